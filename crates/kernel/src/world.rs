//! What is outside the simulated computer: date, network, files, standard
//! input, environment. It comes from the scenario, never from the host.

use crate::demo_sites::{self, Place};
use crate::http::Request;
use crate::reply::{Failure, Reply};
use std::collections::BTreeMap;
use std::sync::Arc;
use trace::Time;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct World {
    /// The date when the program starts: nanoseconds since 1970-01-01T00:00:00Z.
    pub start: u64,
    /// Minutes east of Greenwich.
    pub utc_offset: i32,
    /// What an address answers that is not in `addresses`; none: see [`crate::demo_sites`].
    pub network: Option<Reply>,
    pub addresses: BTreeMap<String, Reply>,
    /// What is at `host:port`, where it is no web server.
    pub peers: BTreeMap<String, PeerKind>,
    /// By path, absolute or from where the program starts.
    pub files: BTreeMap<String, Arc<Vec<u8>>>,
    pub stdin: Vec<InputLine>,
    /// Somebody sits at the keyboard: after the last line of `stdin` there is no
    /// end of file, but a wait for more.
    pub interactive: bool,
    pub environment: BTreeMap<String, String>,
    /// The program's arguments, without its own name.
    pub arguments: Vec<String>,
    /// Its own name; empty: its file's.
    pub called: String,
}

/// A line of standard input and when it arrives.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct InputLine {
    pub at: Time,
    /// With its line end, if it has one.
    pub text: String,
}

/// What stands at an address of the simulated network, besides web servers.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PeerKind {
    /// Answers requests by `World::reply`.
    Http,
    /// Sends back what it gets, after so many nanoseconds.
    Echo { latency: u64 },
    /// Takes connections and bytes, and never says anything.
    Silent,
    /// Nobody listens.
    Refused,
    /// Packets get lost: a connect has no end but its timeout.
    Unreachable,
}

/// What reading a line from standard input gives.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Input {
    Line(String),
    /// Nothing yet: wait until this time, or (none) until somebody types.
    Wait(Option<Time>),
    End,
}

impl Default for World {
    fn default() -> World {
        World {
            // 2026-01-01T09:00:00Z
            start: 1_767_258_000 * 1_000_000_000,
            utc_offset: 0,
            network: None,
            addresses: BTreeMap::new(),
            peers: BTreeMap::new(),
            files: BTreeMap::new(),
            stdin: Vec::new(),
            interactive: false,
            environment: BTreeMap::new(),
            arguments: Vec::new(),
            called: String::new(),
        }
    }
}

/// Words in the names of hosts that examples take for missing ones.
const MISSING_WORDS: [&str; 8] = [
    "invalid",
    "nonexist",
    "non-exist",
    "notexist",
    "not-exist",
    "doesnt-exist",
    "no-such",
    "nosuch",
];

impl World {
    /// How `address` answers `request`: its own entry, the scenario's default, or a known site.
    pub fn reply(&self, request: &Request, address: &str) -> Reply {
        if let Some(reply) = self.own_reply(address) {
            return reply.clone();
        }
        match &self.network {
            Some(reply) => reply.clone(),
            None => demo_sites::reply(request, address),
        }
    }

    /// The entry for an address, in the order of the forms in which it may be written: whole,
    /// without its query, without its scheme, its host alone.
    fn own_reply(&self, address: &str) -> Option<&Reply> {
        let bare = address.split(['?', '#']).next().unwrap_or(address);
        let schemeless = |text: &str| match text.split_once("://") {
            Some((_, rest)) => rest.to_owned(),
            None => text.to_owned(),
        };
        let host = schemeless(bare);
        let host = host.split('/').next().unwrap_or("").to_owned();
        let forms = [
            address.to_owned(),
            bare.to_owned(),
            schemeless(address),
            schemeless(bare),
        ];
        let found = forms.iter().find_map(|form| {
            let form = form.trim_end_matches('/');
            let mut entries = self.addresses.iter();
            entries
                .find(|(name, _)| name.trim_end_matches('/') == form)
                .map(|(_, reply)| reply)
        });
        found.or_else(|| self.addresses.get(&host)).or_else(|| {
            let name = host.split(':').next().unwrap_or("");
            self.addresses.get(name)
        })
    }

    /// Does the scenario say how this host and port answer?
    pub fn has_address(&self, name: &str, port: u16) -> bool {
        let with_port = format!("{name}:{port}");
        self.addresses.keys().any(|address| {
            let rest = address
                .split_once("://")
                .map_or(address.as_str(), |(_, rest)| rest);
            rest.split('/').next() == Some(with_port.as_str())
        })
    }

    /// How every connect to the host fails, if the scenario says so for all of it.
    pub fn failure_of_host(&self, name: &str) -> Option<Failure> {
        let entry = self.addresses.iter().find(|(address, _)| {
            let place = Place::of(address);
            place.path.trim_end_matches('/').is_empty() && place.host == Place::of(name).host
        });
        entry.and_then(|(_, reply)| reply.failure)
    }

    /// Whether a name is known to the simulated network: one with a dot, that no convention and
    /// no habit of examples marks as missing.
    pub fn is_known_name(&self, name: &str) -> bool {
        match self.failure_of_host(name) {
            Some(Failure::Unresolved) => return false,
            Some(_) => return true,
            None => {}
        }
        let own = |address: &String| Place::of(address).host == Place::of(name).host;
        if self.addresses.keys().any(own) || self.peers.keys().any(own) {
            return true;
        }
        let name = name.to_lowercase();
        let last = name.rsplit('.').next().unwrap_or("");
        name.contains('.')
            && !["invalid", "test", "local", "localdomain", "nonexistent"].contains(&last)
            && !MISSING_WORDS.iter().any(|word| name.contains(word))
    }

    /// The date at `now`: nanoseconds since 1970-01-01T00:00:00Z.
    pub fn date(&self, now: Time) -> u64 {
        self.start.saturating_add(now.0)
    }
}
