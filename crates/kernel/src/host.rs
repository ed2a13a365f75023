//! A simulated machine at the other end of a connection: it answers HTTP, or
//! sends back what it gets, or says nothing.
//!
//! Model: a server that handles the requests of one connection in order. Each
//! answer comes its latency after the request was whole, never before the one
//! that was asked first.
//! `// Simplified:` TLS is not modelled: port 443 is spoken to in plain text.

use crate::http::{self, Request};
use crate::reply::Failure;
use crate::socket::Freight;
use crate::world::{PeerKind, World};
use std::sync::Arc;
use trace::Time;

/// Ports that speak HTTP on any host of the simulated network.
const HTTP_PORTS: [u16; 5] = [80, 443, 8000, 8080, 8443];
/// Addresses from which nothing ever comes back: private ones, and those of RFC 5737 that
/// examples of timeouts use.
const UNREACHABLE: [&str; 5] = ["10.", "192.168.", "192.0.2.", "198.51.100.", "203.0.113."];

/// RFC 862.
const ECHO_PORT: u16 = 7;

/// Nanoseconds from a connect to its refusal.
pub const REFUSAL_NS: u64 = 50_000_000;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Host {
    pub name: String,
    pub port: u16,
    pub kind: PeerKind,
    /// Bytes of a request that is not whole yet.
    received: Vec<u8>,
    /// The answers so far are all there by then.
    busy_until: Time,
    over: bool,
}

/// What a host sends: when, what, and (for the trace) to which request.
pub struct Answer {
    pub at: Time,
    pub freight: Freight,
    pub reply: Option<(u16, String)>,
}

impl Host {
    /// The machine at an address, or how the connect to it ends; none: it never ends.
    pub fn at(world: &World, name: &str, port: u16) -> Result<Host, Option<crate::Errno>> {
        let kind = match world.peers.get(&format!("{name}:{port}")) {
            Some(kind) => kind.clone(),
            None => usual(world, name, port)?,
        };
        match kind {
            PeerKind::Refused => Err(Some(crate::Errno::ECONNREFUSED)),
            PeerKind::Unreachable => Err(None),
            kind => Ok(Host {
                name: name.to_owned(),
                port,
                kind,
                received: Vec::new(),
                busy_until: Time::ZERO,
                over: false,
            }),
        }
    }

    /// Bytes arrive at `now`. Gives the requests that are whole now, and what will be sent.
    pub fn receive(
        &mut self,
        world: &World,
        bytes: &[u8],
        now: Time,
    ) -> (Vec<String>, Vec<Answer>) {
        let (mut requests, mut answers) = (Vec::new(), Vec::new());
        match self.kind {
            PeerKind::Echo { latency } => answers.push(Answer {
                at: now.after(latency),
                freight: Freight::Bytes(Arc::new(bytes.to_vec())),
                reply: None,
            }),
            PeerKind::Http if !self.over => {
                self.received.extend_from_slice(bytes);
                while let Some((request, used)) = http::parse(&self.received) {
                    self.received.drain(..used);
                    let address = self.address(&request);
                    requests.push(format!("{} {address}", request.method));
                    self.answer(world, &request, address, now, &mut answers);
                }
            }
            _ => {}
        }
        (requests, answers)
    }

    /// The other side will send no more.
    pub fn end(&mut self, now: Time) -> Option<Answer> {
        if self.over || matches!(self.kind, PeerKind::Silent) {
            return None;
        }
        self.over = true;
        Some(Answer {
            at: self.busy_until.max(now),
            freight: Freight::End,
            reply: None,
        })
    }

    fn address(&self, request: &Request) -> String {
        if request.target.contains("://") {
            return request.target.clone();
        }
        let host = request.header("host").unwrap_or(&self.name);
        let scheme = if self.port == 443 { "https" } else { "http" };
        format!("{scheme}://{host}{}", request.target)
    }

    fn answer(
        &mut self,
        world: &World,
        request: &Request,
        address: String,
        now: Time,
        answers: &mut Vec<Answer>,
    ) {
        let reply = world.reply(request, &address);
        let at = self.busy_until.max(now).after(reply.latency);
        self.busy_until = at;
        match reply.failure {
            Some(Failure::Silent) => {
                self.over = true;
                return;
            }
            Some(_) => {
                self.over = true;
                return answers.push(Answer {
                    at,
                    freight: Freight::Reset,
                    reply: None,
                });
            }
            None => {}
        }
        answers.push(Answer {
            at,
            freight: Freight::Bytes(Arc::new(http::format(&reply, request, world.date(at)))),
            reply: Some((reply.status, address)),
        });
        if request.closes() {
            self.over = true;
            answers.push(Answer {
                at,
                freight: Freight::End,
                reply: None,
            });
        }
    }
}

/// What is at a port when the scenario does not say.
fn usual(world: &World, name: &str, port: u16) -> Result<PeerKind, Option<crate::Errno>> {
    if UNREACHABLE.iter().any(|prefix| name.starts_with(prefix)) {
        return Err(None);
    }
    match world.failure_of_host(name) {
        Some(Failure::Refused) => return Err(Some(crate::Errno::ECONNREFUSED)),
        Some(Failure::Silent) => return Err(None),
        _ => {}
    }
    if HTTP_PORTS.contains(&port) || world.has_address(name, port) {
        Ok(PeerKind::Http)
    } else if port == ECHO_PORT {
        Ok(PeerKind::Echo {
            latency: REFUSAL_NS,
        })
    } else {
        Err(Some(crate::Errno::ECONNREFUSED))
    }
}

/// The number under which a name is known on the simulated network: made from the name, in the
/// range that RFC 2544 sets apart for tests.
pub fn number_of(name: &str) -> String {
    let mut hash: u32 = 2_166_136_261;
    for byte in name.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    }
    let [_, second, third, fourth] = (hash ^ hash >> 15).to_be_bytes();
    format!("198.{}.{}.{}", 18 + (second & 1), third, fourth.max(1))
}
