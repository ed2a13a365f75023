//! What is outside the simulated computer: date, network, files, standard
//! input, environment. It comes from the scenario, never from the host.

use std::collections::BTreeMap;
use std::sync::Arc;
use trace::Time;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct World {
    /// The date when the program starts: nanoseconds since 1970-01-01T00:00:00Z.
    pub start: u64,
    /// Minutes east of Greenwich.
    pub utc_offset: i32,
    /// What an address answers that is not in `addresses`.
    pub network: Reply,
    pub addresses: BTreeMap<String, Reply>,
    pub files: BTreeMap<String, Arc<[u8]>>,
    pub stdin: Vec<InputLine>,
    /// Somebody sits at the keyboard: after the last line of `stdin` there is no
    /// end of file, but a wait for more.
    pub interactive: bool,
    pub environment: BTreeMap<String, String>,
    /// The program's arguments, without its own name.
    pub arguments: Vec<String>,
}

/// A line of standard input and when it arrives.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct InputLine {
    pub at: Time,
    /// With its line end, if it has one.
    pub text: String,
}

/// How an address answers a request.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reply {
    /// From the request to the whole answer. Nanoseconds.
    pub latency: u64,
    pub status: u16,
    pub body: Arc<[u8]>,
}

/// What reading a line from standard input gives.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Input {
    Line(String),
    /// Nothing yet: wait until this time, or (none) until somebody types.
    Wait(Option<Time>),
    End,
}

impl Default for Reply {
    fn default() -> Reply {
        let body =
            "<!doctype html>\n<title>Example</title>\n<p>A page of the simulated network.</p>\n";
        Reply {
            latency: 2_000_000_000,
            status: 200,
            body: body.as_bytes().into(),
        }
    }
}

impl Default for World {
    fn default() -> World {
        World {
            // 2026-01-01T09:00:00Z
            start: 1_767_258_000 * 1_000_000_000,
            utc_offset: 0,
            network: Reply::default(),
            addresses: BTreeMap::new(),
            files: BTreeMap::new(),
            stdin: Vec::new(),
            interactive: false,
            environment: BTreeMap::new(),
            arguments: Vec::new(),
        }
    }
}

impl World {
    /// How `address` answers: its own entry, or the default.
    pub fn reply(&self, address: &str) -> &Reply {
        self.addresses.get(address).unwrap_or(&self.network)
    }

    /// The date at `now`: nanoseconds since 1970-01-01T00:00:00Z.
    pub fn date(&self, now: Time) -> u64 {
        self.start.saturating_add(now.0)
    }
}
