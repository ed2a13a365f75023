//! A socket: its state, its buffer, and who waits for it.
//!
//! Nouns: a *segment* is what one send puts into the other side's inbox, with
//! the time when it is there; an *inbox* is the buffer that `recv` takes from.
//! Bytes are in exactly one inbox. A socket is *readable* when a call that reads
//! would not wait (bytes, an end, an error, a connection to accept), and
//! *writable* when one that writes would not.
//! Model: Linux's TCP over loopback and AF_UNIX streams, as programs see them.
//! `// Simplified:` no packets, no windows, no TIME_WAIT; loopback takes no time.

use crate::errno::Errno;
use crate::host::Host;
use std::collections::VecDeque;
use std::sync::Arc;
use trace::{SocketId, ThreadId, Time};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Family {
    Inet,
    Inet6,
    Unix,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SocketKind {
    Stream,
    Datagram,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Address {
    /// Dotted (or with colons), and the port.
    Inet { host: String, port: u16 },
    /// A path; empty: no name.
    Unix(String),
}

impl std::fmt::Display for Address {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Address::Inet { host, port } => write!(out, "{host}:{port}"),
            Address::Unix(path) => write!(out, "{path}"),
        }
    }
}

/// What a segment brings.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Freight {
    Bytes(Arc<Vec<u8>>),
    /// The other side will send nothing more.
    End,
    /// The other side is gone, with bytes unread.
    Reset,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Segment {
    pub at: Time,
    /// Counts everything that arrives at any socket: who was ready first.
    pub sequence: u64,
    pub freight: Freight,
    /// How much of it was taken already.
    pub taken: usize,
    /// Datagrams: who sent it.
    pub from: Option<Address>,
    /// HTTP: the first segment of a reply, its status and its address.
    pub reply: Option<(u16, String)>,
}

impl Segment {
    pub fn bytes_left(&self) -> usize {
        match &self.freight {
            Freight::Bytes(bytes) => bytes.len() - self.taken,
            Freight::End | Freight::Reset => 0,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum State {
    Fresh,
    Listening {
        backlog: VecDeque<Arrival>,
    },
    /// The answer to the connect comes at that time; none: never.
    Connecting {
        until: Option<Time>,
        refused: Option<Errno>,
    },
    Connected,
}

/// A connection that waits to be accepted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Arrival {
    pub at: Time,
    pub sequence: u64,
    pub socket: SocketId,
}

/// The other end.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Peer {
    None,
    Socket(SocketId),
    /// A simulated machine of the scenario's network.
    Host(Box<Host>),
}

/// A thread that waits for the socket. `alone`: one waiter is enough to wake.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Waiter {
    pub thread: ThreadId,
    pub alone: bool,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Socket {
    pub id: SocketId,
    pub family: Family,
    pub kind: SocketKind,
    pub state: State,
    pub local: Option<Address>,
    pub remote: Option<Address>,
    pub peer: Peer,
    pub inbox: VecDeque<Segment>,
    pub read_shut: bool,
    pub write_shut: bool,
    /// TCP: the other end is gone, and a send has found that out.
    pub broken: bool,
    pub reuse_address: bool,
    /// It was told to the trace: a connection, a listener, or a datagram socket in use.
    pub told: bool,
    pub waiters: Vec<Waiter>,
}

/// What a poll finds, and when it may find more.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Readiness {
    pub readable: bool,
    pub writable: bool,
    pub hung_up: bool,
    pub failed: bool,
    /// Something will arrive by itself then.
    pub next: Option<Time>,
    /// For the order among several: what made it ready.
    pub sequence: u64,
}

/// Bytes that a TCP connection holds between sender and receiver.
const TCP_ROOM: usize = 2_621_440;

/// `net.core.wmem_default`: what an AF_UNIX socket may have under way, overhead included.
const UNIX_ROOM: usize = 212_992;

impl Socket {
    pub fn new(id: SocketId, family: Family, kind: SocketKind) -> Socket {
        Socket {
            id,
            family,
            kind,
            state: State::Fresh,
            local: None,
            remote: None,
            peer: Peer::None,
            inbox: VecDeque::new(),
            read_shut: false,
            write_shut: false,
            broken: false,
            reuse_address: false,
            told: false,
            waiters: Vec::new(),
        }
    }

    /// How many more bytes a sender can put into this inbox.
    pub fn room(&self) -> usize {
        match self.family {
            Family::Unix => {
                let used: usize = self.inbox.iter().map(kernel_memory).sum();
                if used < UNIX_ROOM {
                    UNIX_ROOM - used
                } else {
                    0
                }
            }
            Family::Inet | Family::Inet6 => {
                let used: usize = self.inbox.iter().map(Segment::bytes_left).sum();
                TCP_ROOM.saturating_sub(used)
            }
        }
    }

    /// Has it another end (datagram sockets: a usual one)?
    pub fn is_connected(&self) -> bool {
        match self.kind {
            SocketKind::Stream => matches!(self.state, State::Connected),
            SocketKind::Datagram => self.remote.is_some(),
        }
    }

    /// Is there something for a reader at `now`; if not, when will there be?
    pub fn readable(&self, now: Time) -> Result<u64, Option<Time>> {
        if let State::Listening { backlog } = &self.state {
            return match backlog.front() {
                Some(first) if first.at <= now => Ok(first.sequence),
                Some(first) => Err(Some(first.at)),
                None => Err(None),
            };
        }
        match self.inbox.front() {
            Some(first) if first.at <= now => Ok(first.sequence),
            Some(first) => Err(Some(first.at)),
            None if self.read_shut => Ok(0),
            None => Err(None),
        }
    }

    /// Did the other side go, as far as is known at `now`?
    pub fn is_ended(&self, now: Time) -> bool {
        let ended = |segment: &Segment| !matches!(segment.freight, Freight::Bytes(_));
        self.inbox
            .back()
            .is_some_and(|last| last.at <= now && ended(last))
    }
}

/// What Linux counts for a buffer of an AF_UNIX socket (`skb->truesize`): the data with 320 bytes
/// behind it in a power of two, and 256 for its head.
fn kernel_memory(segment: &Segment) -> usize {
    match &segment.freight {
        Freight::Bytes(bytes) => (bytes.len() + 320).next_power_of_two() + 256,
        Freight::End | Freight::Reset => 0,
    }
}
