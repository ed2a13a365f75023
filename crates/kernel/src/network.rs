//! The sockets of the simulated computer, and the calls on them.
//!
//! Nouns: a *descriptor* is the small number by which a program names an open
//! socket or file; a socket's [`SocketId`] names it for ever. Sockets that wait in
//! a backlog have no descriptor yet.
//! Invariants: no call here waits. One that would says so with [`Attempt::Wait`];
//! the runtime registers the thread with [`Kernel::wait_for_socket`] and blocks
//! it, and whatever changes the socket wakes it.
//! Rejected: delivery as an event of the kernel's own at the time of arrival.
//! Whoever waits knows when the next bytes come and sets its deadline by that,
//! so that the scheduler needs no second kind of deadline.

use crate::errno::Errno;
use crate::host::{self, Answer, Host};
use crate::kernel::Kernel;
use crate::socket::*;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use trace::{Event, FileId, SocketId, ThreadId, Time};

/// What a descriptor stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Descriptor {
    Socket(SocketId),
    File(FileId),
    /// Held by a runtime for itself (an event loop's selector).
    Reserved,
}

/// How a call on a socket went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Attempt<T> {
    Done(T),
    /// It would have to wait: until that time at most, if something is under way.
    Wait(Option<Time>),
    Failed(Errno),
}

/// The socket table. A program's first descriptor is 3.
#[derive(Clone, Hash, Debug, Default)]
pub struct Network {
    descriptors: BTreeMap<u32, Descriptor>,
    sockets: BTreeMap<SocketId, Socket>,
    /// The names that stand behind numbers given out by `resolve`.
    names: BTreeMap<String, String>,
    last_socket: u32,
    last_sequence: u64,
    last_port: u16,
}

const DESCRIPTOR_FIRST: u32 = 3;
/// `net.ipv4.ip_local_port_range`
const PORT_FIRST: u16 = 32_768;
const PORT_LAST: u16 = 60_999;
/// Below it only the superuser may listen.
const PORT_FREE_FIRST: u16 = 1024;
/// What the computer is called from outside.
const OWN_ADDRESS: &str = "192.168.0.10";
const BACKLOG_MAX: usize = 4096;

fn is_loopback(host: &str) -> bool {
    host.starts_with("127.") || host == "::1" || host == OWN_ADDRESS || is_any(host)
}

fn is_any(host: &str) -> bool {
    host == "0.0.0.0" || host == "::"
}

impl Network {
    pub fn descriptor(&self, number: u32) -> Option<Descriptor> {
        self.descriptors.get(&number).copied()
    }

    /// The lowest free number.
    pub fn open_descriptor(&mut self, what: Descriptor) -> u32 {
        let mut number = DESCRIPTOR_FIRST;
        while self.descriptors.contains_key(&number) {
            number += 1;
        }
        self.descriptors.insert(number, what);
        number
    }

    pub fn close_descriptor(&mut self, number: u32) -> Option<Descriptor> {
        self.descriptors.remove(&number)
    }

    /// Has any descriptor this?
    pub fn has(&self, what: Descriptor) -> bool {
        self.descriptors.values().any(|known| *known == what)
    }

    pub fn socket(&self, number: u32) -> Result<&Socket, Errno> {
        match self.descriptor(number) {
            Some(Descriptor::Socket(id)) => self.sockets.get(&id).ok_or(Errno::EBADF),
            Some(_) => Err(Errno::ENOTSOCK),
            None => Err(Errno::EBADF),
        }
    }

    fn id(&self, number: u32) -> Result<SocketId, Errno> {
        self.socket(number).map(|socket| socket.id)
    }

    fn get(&self, id: SocketId) -> &Socket {
        &self.sockets[&id]
    }

    fn get_mut(&mut self, id: SocketId) -> &mut Socket {
        self.sockets.get_mut(&id).expect("an id in use")
    }

    fn make(&mut self, family: Family, kind: SocketKind) -> SocketId {
        self.last_socket += 1;
        let id = SocketId(self.last_socket);
        self.sockets.insert(id, Socket::new(id, family, kind));
        id
    }

    fn sequence(&mut self) -> u64 {
        self.last_sequence += 1;
        self.last_sequence
    }

    fn free_port(&mut self) -> u16 {
        loop {
            self.last_port = match self.last_port {
                PORT_FIRST..PORT_LAST => self.last_port + 1,
                // Not the first of the range: a learner should not think that they begin there.
                0 => PORT_FIRST + 10_000,
                _ => PORT_FIRST,
            };
            let port = self.last_port;
            let taken = self.sockets.values().any(|socket| {
                matches!(&socket.local, Some(Address::Inet { port: used, .. }) if *used == port)
            });
            if !taken {
                return port;
            }
        }
    }

    /// The listener or datagram socket at a local address.
    fn at_address(&self, address: &Address, kind: SocketKind) -> Option<SocketId> {
        let fits = |socket: &&Socket| {
            let open = match kind {
                SocketKind::Stream => matches!(socket.state, State::Listening { .. }),
                SocketKind::Datagram => true,
            };
            let same = match (&socket.local, address) {
                (
                    Some(Address::Inet { host, port }),
                    Address::Inet {
                        host: wanted,
                        port: wanted_port,
                    },
                ) => {
                    port == wanted_port
                        && (host == wanted || is_any(host) || is_any(wanted) && is_loopback(host))
                }
                (Some(Address::Unix(path)), Address::Unix(wanted)) => path == wanted,
                _ => false,
            };
            socket.kind == kind && open && same
        };
        self.sockets.values().find(fits).map(|socket| socket.id)
    }
}

// ---- making, binding, listening -----------------------------------------------------------

impl Kernel {
    pub fn socket_open(&mut self, family: Family, kind: SocketKind) -> u32 {
        let id = self.network.make(family, kind);
        self.network.open_descriptor(Descriptor::Socket(id))
    }

    /// Two sockets that are connected to each other. Emits `ConnectionOpened` and `ConnectionAccepted`.
    pub fn socket_pair(&mut self, family: Family, kind: SocketKind) -> (u32, u32) {
        let (first, second) = (
            self.network.make(family, kind),
            self.network.make(family, kind),
        );
        self.link(first, second);
        let address = self.text("socketpair");
        self.emit(Event::ConnectionOpened {
            socket: first,
            address,
        });
        self.emit(Event::ConnectionAccepted {
            socket: second,
            peer: first,
            address,
        });
        let number = self.network.open_descriptor(Descriptor::Socket(first));
        (
            number,
            self.network.open_descriptor(Descriptor::Socket(second)),
        )
    }

    fn link(&mut self, first: SocketId, second: SocketId) {
        for (one, other) in [(first, second), (second, first)] {
            let socket = self.network.get_mut(one);
            socket.peer = Peer::Socket(other);
            socket.state = State::Connected;
            socket.told = true;
        }
    }

    /// Errors: EINVAL bound already, EADDRINUSE, EACCES low port, EADDRNOTAVAIL not this computer's.
    pub fn socket_bind(&mut self, number: u32, address: Address) -> Result<(), Errno> {
        let id = self.network.id(number)?;
        let socket = self.network.get(id);
        if socket.local.is_some() {
            return Err(Errno::EINVAL);
        }
        let (kind, reuses) = (socket.kind, socket.reuse_address);
        let address = match address {
            Address::Inet { host, .. } if !is_loopback(&host) => return Err(Errno::EADDRNOTAVAIL),
            Address::Inet { host, port: 0 } => Address::Inet {
                host,
                port: self.network.free_port(),
            },
            Address::Inet { port, .. } if port < PORT_FREE_FIRST => return Err(Errno::EACCES),
            address => address,
        };
        let taken = self.network.sockets.values().any(|other| {
            let overlaps = match (&other.local, &address) {
                (
                    Some(Address::Inet { host, port }),
                    Address::Inet {
                        host: wanted,
                        port: wanted_port,
                    },
                ) => port == wanted_port && (host == wanted || is_any(host) || is_any(wanted)),
                (Some(Address::Unix(path)), Address::Unix(wanted)) => path == wanted,
                _ => false,
            };
            let shares =
                reuses && other.reuse_address && !matches!(other.state, State::Listening { .. });
            other.kind == kind && overlaps && !shares && other.remote.is_none()
        });
        if taken {
            return Err(Errno::EADDRINUSE);
        }
        self.network.get_mut(id).local = Some(address);
        if kind == SocketKind::Datagram {
            self.tell_datagram(id);
        }
        Ok(())
    }

    /// Emits `SocketListens`.
    pub fn socket_listen(&mut self, number: u32, room: usize) -> Result<(), Errno> {
        let id = self.network.id(number)?;
        let port = self
            .network
            .get(id)
            .local
            .is_none()
            .then(|| self.network.free_port());
        let socket = self.network.get_mut(id);
        if let Some(port) = port {
            let host = "0.0.0.0".to_owned();
            socket.local = Some(Address::Inet { host, port });
        }
        if !matches!(socket.state, State::Fresh | State::Listening { .. }) {
            return Err(Errno::EINVAL);
        }
        let room = room.clamp(1, BACKLOG_MAX);
        if let State::Listening { room: before, .. } = &mut socket.state {
            *before = room;
            return Ok(());
        }
        socket.state = State::Listening {
            backlog: VecDeque::new(),
            room,
        };
        socket.told = true;
        let words = socket.local.as_ref().map(Address::to_string);
        let address = self.text(&words.unwrap_or_default());
        self.emit(Event::SocketListens {
            socket: id,
            address,
        });
        Ok(())
    }

    /// `SO_REUSEADDR`
    pub fn socket_reuse_address(&mut self, number: u32, reuses: bool) -> Result<(), Errno> {
        let id = self.network.id(number)?;
        self.network.get_mut(id).reuse_address = reuses;
        Ok(())
    }

    /// The oldest connection that waits. Emits `ConnectionAccepted`.
    pub fn socket_accept(&mut self, number: u32) -> Attempt<u32> {
        let id = match self.network.id(number) {
            Ok(id) => id,
            Err(errno) => return Attempt::Failed(errno),
        };
        let now = self.now();
        let ready = self.network.get(id).readable(now);
        let State::Listening { backlog, .. } = &mut self.network.get_mut(id).state else {
            return Attempt::Failed(Errno::EINVAL);
        };
        if let Err(until) = ready {
            return Attempt::Wait(until);
        }
        let arrival = backlog.pop_front().expect("a ready listener has one");
        let socket = self.network.get_mut(arrival.socket);
        socket.told = true;
        let words = socket.remote.as_ref().map(Address::to_string);
        let peer = match socket.peer {
            Peer::Socket(peer) => peer,
            _ => SocketId::default(),
        };
        let address = self.text(&words.unwrap_or_default());
        self.emit(Event::ConnectionAccepted {
            socket: arrival.socket,
            peer,
            address,
        });
        Attempt::Done(
            self.network
                .open_descriptor(Descriptor::Socket(arrival.socket)),
        )
    }

    // ---- connecting ---------------------------------------------------------------------------

    /// `Done`: connected. `Wait`: the answer is under way, ask again. `waits`: whether the caller
    /// waits for it; one that does not is never told at once, as Linux does for TCP. Emits
    /// `ConnectionOpened`.
    pub fn socket_connect(&mut self, number: u32, address: &Address, waits: bool) -> Attempt<()> {
        let id = match self.network.id(number) {
            Ok(id) => id,
            Err(errno) => return Attempt::Failed(errno),
        };
        let socket = self.network.get(id);
        if socket.kind == SocketKind::Datagram {
            self.network.get_mut(id).remote = Some(address.clone());
            return Attempt::Done(());
        }
        match socket.state {
            State::Fresh => {}
            State::Connecting { .. } => return self.socket_connected(number),
            State::Connected => return Attempt::Failed(Errno::EISCONN),
            State::Listening { .. } => return Attempt::Failed(Errno::EINVAL),
        }
        match self.begin_connect(id, address) {
            Ok(()) if !waits && matches!(address, Address::Inet { .. }) => {
                Attempt::Wait(Some(self.now()))
            }
            Ok(()) => self.socket_connected(number),
            Err(errno) => Attempt::Failed(errno),
        }
    }

    fn begin_connect(&mut self, id: SocketId, address: &Address) -> Result<(), Errno> {
        let local = match address {
            Address::Inet { host, .. } if !is_loopback(host) => {
                return self.call_host(id, address);
            }
            Address::Inet { host, .. } => Some(Address::Inet {
                host: if is_any(host) {
                    "127.0.0.1".to_owned()
                } else {
                    host.clone()
                },
                port: self.network.free_port(),
            }),
            Address::Unix(_) => None,
        };
        let listener = self.network.at_address(address, SocketKind::Stream);
        let has_room = |listener: &SocketId| match &self.network.get(*listener).state {
            State::Listening { backlog, room } => backlog.len() <= *room,
            _ => false,
        };
        let Some(listener) = listener.filter(has_room) else {
            return match address {
                Address::Unix(_) => Err(Errno::ENOENT),
                Address::Inet { .. } => {
                    let until = Some(self.now());
                    let socket = self.network.get_mut(id);
                    socket.remote = Some(address.clone());
                    socket.state = State::Connecting {
                        until,
                        refused: Some(Errno::ECONNREFUSED),
                    };
                    Ok(())
                }
            };
        };
        let family = self.network.get(id).family;
        let other = self.network.make(family, SocketKind::Stream);
        self.link(id, other);
        self.network.get_mut(other).told = false;
        if family != Family::Unix {
            let until = Some(self.now());
            self.network.get_mut(id).state = State::Connecting {
                until,
                refused: None,
            };
        }
        let sequence = self.network.sequence();
        let at = self.now();
        let socket = self.network.get_mut(id);
        socket.local = socket.local.take().or(local);
        let from = socket.local.clone();
        socket.remote = Some(match address {
            Address::Inet { host, port } if is_any(host) => Address::Inet {
                host: "127.0.0.1".to_owned(),
                port: *port,
            },
            address => address.clone(),
        });
        let to = socket.remote.clone();
        let accepted = self.network.get_mut(other);
        (accepted.local, accepted.remote) = (to, from);
        if let State::Listening { backlog, .. } = &mut self.network.get_mut(listener).state {
            backlog.push_back(Arrival {
                at,
                sequence,
                socket: other,
            });
        }
        self.tell_connection(id, address);
        self.wake_waiters(listener);
        Ok(())
    }

    fn tell_connection(&mut self, id: SocketId, address: &Address) {
        let words = match address {
            Address::Inet { host, port } => match self.network.names.get(host) {
                Some(name) => format!("{name}:{port}"),
                None => address.to_string(),
            },
            Address::Unix(path) => path.clone(),
        };
        let address = self.text(&words);
        self.emit(Event::ConnectionOpened {
            socket: id,
            address,
        });
    }

    /// A machine of the simulated network.
    fn call_host(&mut self, id: SocketId, address: &Address) -> Result<(), Errno> {
        let Address::Inet { host, port } = address else {
            return Err(Errno::EINVAL);
        };
        let name = self.network.names.get(host).unwrap_or(host).clone();
        let now = self.now();
        let state = match Host::at(&self.world, &name, *port) {
            Ok(host) => {
                self.network.get_mut(id).peer = Peer::Host(Box::new(host));
                State::Connecting {
                    until: Some(now),
                    refused: None,
                }
            }
            Err(Some(errno)) => State::Connecting {
                until: Some(now.after(host::REFUSAL_NS)),
                refused: Some(errno),
            },
            Err(None) => State::Connecting {
                until: None,
                refused: None,
            },
        };
        let port = self.network.free_port();
        let socket = self.network.get_mut(id);
        socket.state = state;
        socket.remote = Some(address.clone());
        socket.local.get_or_insert(Address::Inet {
            host: OWN_ADDRESS.to_owned(),
            port,
        });
        Ok(())
    }

    /// How the connect that was begun stands.
    pub fn socket_connected(&mut self, number: u32) -> Attempt<()> {
        let id = match self.network.id(number) {
            Ok(id) => id,
            Err(errno) => return Attempt::Failed(errno),
        };
        let now = self.now();
        let socket = self.network.get(id);
        match socket.state {
            State::Connected => Attempt::Done(()),
            State::Connecting { until, .. } if until.is_none_or(|until| until > now) => {
                Attempt::Wait(until)
            }
            State::Connecting {
                refused: Some(errno),
                ..
            } => {
                let socket = self.network.get_mut(id);
                socket.state = State::Fresh;
                socket.remote = None;
                Attempt::Failed(errno)
            }
            State::Connecting { .. } => {
                let remote = socket.remote.clone().expect("connecting somewhere");
                let socket = self.network.get_mut(id);
                socket.state = State::Connected;
                if !std::mem::replace(&mut socket.told, true) {
                    self.tell_connection(id, &remote);
                }
                Attempt::Done(())
            }
            _ => Attempt::Failed(Errno::ENOTCONN),
        }
    }

    // ---- names ------------------------------------------------------------------------------------

    /// The number of a host; none: the name is not known.
    pub fn resolve(&mut self, name: &str) -> Option<String> {
        let plain = name.trim_end_matches('.');
        if plain.is_empty() {
            return Some("0.0.0.0".to_owned());
        }
        if plain.eq_ignore_ascii_case("localhost") {
            return Some("127.0.0.1".to_owned());
        }
        if plain == self.host_name() {
            return Some("127.0.1.1".to_owned());
        }
        if plain.contains(':') || plain.parse::<std::net::Ipv4Addr>().is_ok() {
            return Some(plain.to_owned());
        }
        if !self.world.is_known_name(plain) {
            return None;
        }
        let number = host::number_of(&plain.to_lowercase());
        self.network
            .names
            .insert(number.clone(), plain.to_lowercase());
        Some(number)
    }

    /// `gethostname()`
    pub fn host_name(&self) -> &'static str {
        "interleave"
    }

    // ---- bytes ---------------------------------------------------------------------------------------

    /// Puts as many of the bytes as there is room for into the other end's inbox. Emits `BytesSent`
    /// and, when a simulated host has a whole request, `RequestSent`.
    pub fn socket_send(&mut self, number: u32, bytes: &[u8]) -> Attempt<usize> {
        let id = match self.network.id(number) {
            Ok(id) => id,
            Err(errno) => return Attempt::Failed(errno),
        };
        if let State::Connecting { .. } = self.network.get(id).state {
            match self.socket_connected(number) {
                Attempt::Done(()) => {}
                Attempt::Wait(until) => return Attempt::Wait(until),
                Attempt::Failed(errno) => return Attempt::Failed(errno),
            }
        }
        let socket = self.network.get(id);
        if socket.kind == SocketKind::Datagram {
            return match socket.remote.clone() {
                Some(remote) => self.socket_send_to(number, bytes, &remote),
                None => Attempt::Failed(Errno::EDESTADDRREQ),
            };
        }
        if socket.write_shut || !matches!(socket.state, State::Connected) {
            return Attempt::Failed(Errno::EPIPE);
        }
        match &socket.peer {
            Peer::Socket(peer) => {
                let peer = *peer;
                let Some(other) = self.network.sockets.get(&peer) else {
                    return Attempt::Failed(self.gone(id));
                };
                if other.read_shut {
                    return Attempt::Failed(Errno::EPIPE);
                }
                let room = other.room();
                if room == 0 && !bytes.is_empty() {
                    return Attempt::Wait(None);
                }
                let count = if other.family == Family::Unix {
                    // A buffer is taken whole as long as there is any room.
                    bytes.len().min(room.max(4096))
                } else {
                    bytes.len().min(room)
                };
                self.emit(Event::BytesSent {
                    socket: id,
                    bytes: count as u64,
                });
                if count > 0 {
                    let freight = Freight::Bytes(Arc::new(bytes[..count].to_vec()));
                    self.deliver(peer, self.now(), freight, None, None);
                }
                Attempt::Done(count)
            }
            Peer::Host(_) => {
                self.emit(Event::BytesSent {
                    socket: id,
                    bytes: bytes.len() as u64,
                });
                self.tell_host(id, bytes);
                Attempt::Done(bytes.len())
            }
            Peer::None => Attempt::Failed(Errno::EPIPE),
        }
    }

    /// The other end was closed: the first to notice by sending may get a reset.
    fn gone(&self, id: SocketId) -> Errno {
        let reset = self
            .network
            .get(id)
            .inbox
            .iter()
            .any(|segment| segment.freight == Freight::Reset);
        if reset {
            Errno::ECONNRESET
        } else {
            Errno::EPIPE
        }
    }

    fn tell_host(&mut self, id: SocketId, bytes: &[u8]) {
        let now = self.now();
        let Peer::Host(host) = &mut self.network.get_mut(id).peer else {
            return;
        };
        let mut host = std::mem::replace(
            host,
            Box::new(Host::at(&self.world, "", 80).expect("port 80 is open")),
        );
        let (requests, answers) = host.receive(&self.world, bytes, now);
        self.network.get_mut(id).peer = Peer::Host(host);
        for request in requests {
            let request = self.text(&request);
            self.emit(Event::RequestSent {
                socket: id,
                request,
            });
        }
        for answer in answers {
            self.take_answer(id, answer);
        }
    }

    fn take_answer(&mut self, id: SocketId, answer: Answer) {
        self.deliver(id, answer.at, answer.freight, None, answer.reply);
    }

    fn deliver(
        &mut self,
        id: SocketId,
        at: Time,
        freight: Freight,
        from: Option<Address>,
        reply: Option<(u16, String)>,
    ) {
        let sequence = self.network.sequence();
        let Some(socket) = self.network.sockets.get_mut(&id) else {
            return;
        };
        socket.inbox.push_back(Segment {
            at,
            sequence,
            freight,
            taken: 0,
            from,
            reply,
        });
        self.wake_waiters(id);
    }

    /// Takes up to `most` bytes; none at the end. `keep`: they stay (`MSG_PEEK`). Emits
    /// `BytesReceived` and `ReplyCame`.
    pub fn socket_receive(
        &mut self,
        number: u32,
        most: usize,
        keep: bool,
    ) -> Attempt<(Vec<u8>, Option<Address>)> {
        let id = match self.network.id(number) {
            Ok(id) => id,
            Err(errno) => return Attempt::Failed(errno),
        };
        let now = self.now();
        let socket = self.network.get(id);
        let is_stream = socket.kind == SocketKind::Stream;
        if is_stream && !matches!(socket.state, State::Connected) {
            match self.socket_connected(number) {
                Attempt::Done(()) => {}
                Attempt::Wait(until) => return Attempt::Wait(until),
                Attempt::Failed(errno) => return Attempt::Failed(errno),
            }
        }
        if let Err(until) = self.network.get(id).readable(now) {
            return Attempt::Wait(until);
        }
        if keep {
            let socket = self.network.get(id);
            let found = socket.inbox.front().map(|first| match &first.freight {
                Freight::Bytes(bytes) => {
                    let end = bytes.len().min(first.taken + most);
                    (bytes[first.taken..end].to_vec(), first.from.clone())
                }
                _ => (Vec::new(), None),
            });
            return Attempt::Done(found.unwrap_or_default());
        }
        let (mut taken, mut from, mut replies) = (Vec::new(), None, Vec::new());
        let socket = self.network.get_mut(id);
        while let Some(first) = socket.inbox.front_mut().filter(|first| first.at <= now) {
            match &first.freight {
                Freight::Bytes(bytes) => {
                    replies.extend(first.reply.take());
                    let end = bytes.len().min(first.taken + most - taken.len());
                    taken.extend_from_slice(&bytes[first.taken..end]);
                    from = first.from.take();
                    first.taken = end;
                    if end < bytes.len() && is_stream {
                        break;
                    }
                    socket.inbox.pop_front();
                    if !is_stream || taken.len() == most {
                        break;
                    }
                }
                // An end stays, so that every later read finds it.
                Freight::End => break,
                Freight::Reset if taken.is_empty() => {
                    first.freight = Freight::End;
                    return Attempt::Failed(Errno::ECONNRESET);
                }
                Freight::Reset => break,
            }
        }
        for (status, address) in replies {
            let address = self.text(&address);
            self.emit(Event::ReplyCame {
                socket: id,
                status: u32::from(status),
                address,
            });
        }
        if most > 0 {
            self.emit(Event::BytesReceived {
                socket: id,
                bytes: taken.len() as u64,
            });
        }
        if let Peer::Socket(peer) = self.network.get(id).peer
            && !taken.is_empty()
        {
            // There is room again.
            self.wake_waiters(peer);
        }
        Attempt::Done((taken, from))
    }

    fn tell_datagram(&mut self, id: SocketId) {
        let socket = self.network.get_mut(id);
        if !std::mem::replace(&mut socket.told, true) {
            let words = socket.local.as_ref().map(Address::to_string);
            let address = self.text(&words.unwrap_or_default());
            self.emit(Event::ConnectionOpened {
                socket: id,
                address,
            });
        }
    }

    /// A datagram to an address; nobody there: it is lost.
    pub fn socket_send_to(&mut self, number: u32, bytes: &[u8], to: &Address) -> Attempt<usize> {
        let id = match self.network.id(number) {
            Ok(id) => id,
            Err(errno) => return Attempt::Failed(errno),
        };
        if self.network.get(id).kind == SocketKind::Stream {
            return self.socket_send(number, bytes);
        }
        if self.network.get(id).local.is_none() {
            let port = self.network.free_port();
            let host = "0.0.0.0".to_owned();
            self.network.get_mut(id).local = Some(Address::Inet { host, port });
        }
        self.tell_datagram(id);
        self.emit(Event::BytesSent {
            socket: id,
            bytes: bytes.len() as u64,
        });
        let from = match self.network.get(id).local.clone() {
            Some(Address::Inet { host, port }) if is_any(&host) => Some(Address::Inet {
                host: "127.0.0.1".to_owned(),
                port,
            }),
            local => local,
        };
        if let Some(other) = self.network.at_address(to, SocketKind::Datagram) {
            let freight = Freight::Bytes(Arc::new(bytes.to_vec()));
            self.deliver(other, self.now(), freight, from, None);
        }
        Attempt::Done(bytes.len())
    }

    // ---- ends --------------------------------------------------------------------------------------------

    pub fn socket_shutdown(&mut self, number: u32, read: bool, write: bool) -> Result<(), Errno> {
        let id = self.network.id(number)?;
        if !matches!(self.network.get(id).state, State::Connected) {
            if let State::Listening { .. } = self.network.get(id).state {
                return Ok(());
            }
            return Err(Errno::ENOTCONN);
        }
        let socket = self.network.get_mut(id);
        socket.read_shut |= read;
        let ends = write && !std::mem::replace(&mut socket.write_shut, true);
        if ends {
            self.end_sending(id, Freight::End);
        }
        self.wake_waiters(id);
        Ok(())
    }

    fn end_sending(&mut self, id: SocketId, freight: Freight) {
        let now = self.now();
        match &mut self.network.get_mut(id).peer {
            Peer::Socket(peer) => {
                let peer = *peer;
                self.deliver(peer, now, freight, None, None);
            }
            Peer::Host(host) => {
                if let Some(answer) = host.end(now) {
                    self.take_answer(id, answer);
                }
            }
            Peer::None => {}
        }
    }

    /// Closes a descriptor of any kind. Emits `SocketClosed` or `FileClosed`.
    pub fn close_descriptor(&mut self, number: u32) -> Result<(), Errno> {
        match self.network.close_descriptor(number) {
            Some(Descriptor::Socket(id)) => {
                self.close_socket(id);
                Ok(())
            }
            Some(Descriptor::File(file)) => {
                self.file_closed(file);
                Ok(())
            }
            Some(Descriptor::Reserved) => Ok(()),
            None => Err(Errno::EBADF),
        }
    }

    fn close_socket(&mut self, id: SocketId) {
        if self.network.has(Descriptor::Socket(id)) {
            return;
        }
        let socket = self.network.get(id);
        let unread = socket.inbox.iter().any(|segment| segment.bytes_left() > 0);
        let (ended, is_told) = (socket.write_shut, socket.told);
        let waiting: Vec<SocketId> = match &socket.state {
            State::Listening { backlog, .. } => backlog.iter().map(|one| one.socket).collect(),
            _ => Vec::new(),
        };
        for arrival in waiting {
            self.end_sending(arrival, Freight::Reset);
            self.network.sockets.remove(&arrival);
        }
        if unread && socket_is_inet(self.network.get(id)) {
            self.end_sending(id, Freight::Reset);
        } else if !ended {
            self.end_sending(id, Freight::End);
        }
        if is_told {
            self.emit(Event::SocketClosed { socket: id });
        }
        self.wake_waiters(id);
        self.network.sockets.remove(&id);
    }

    /// Another number for the same socket or file.
    pub fn duplicate_descriptor(&mut self, number: u32) -> Result<u32, Errno> {
        let what = self.network.descriptor(number).ok_or(Errno::EBADF)?;
        Ok(self.network.open_descriptor(what))
    }

    // ---- readiness -----------------------------------------------------------------------------------------

    pub fn socket_readiness(&self, number: u32) -> Result<Readiness, Errno> {
        let socket = match self.network.descriptor(number) {
            Some(Descriptor::Socket(_)) => self.network.socket(number)?,
            // A file never waits.
            Some(_) => {
                return Ok(Readiness {
                    readable: true,
                    writable: true,
                    ..Readiness::default()
                });
            }
            None => return Err(Errno::EBADF),
        };
        let now = self.now();
        let mut found = Readiness::default();
        match socket.readable(now) {
            Ok(sequence) => (found.readable, found.sequence) = (true, sequence),
            Err(next) => found.next = next,
        }
        found.hung_up = socket.is_ended(now) && socket.write_shut;
        found.failed = socket
            .inbox
            .front()
            .is_some_and(|first| first.at <= now && first.freight == Freight::Reset);
        found.writable = match &socket.state {
            State::Fresh if socket.kind == SocketKind::Stream => {
                found.hung_up = true;
                true
            }
            State::Fresh => true,
            State::Listening { .. } => false,
            State::Connecting { until, refused } => {
                let over = until.is_some_and(|until| until <= now);
                if over {
                    found.failed = refused.is_some();
                    found.readable = refused.is_some();
                } else {
                    found.next = *until;
                }
                over
            }
            State::Connected => match &socket.peer {
                Peer::Socket(peer) => self
                    .network
                    .sockets
                    .get(peer)
                    .is_none_or(|other| other.room() > 0),
                _ => true,
            },
        };
        Ok(found)
    }

    /// Says in the trace that somebody's poll found the socket ready. Emits `SocketReady`.
    pub fn socket_found_ready(&mut self, number: u32, readable: bool, writable: bool) {
        if let Ok(socket) = self.network.socket(number)
            && socket.told
        {
            let socket = socket.id;
            self.emit(Event::SocketReady {
                socket,
                readable,
                writable,
            });
        }
    }

    /// The thread is woken when something changes at the socket. `alone`: it is enough to wake one
    /// of those who wait so.
    pub fn wait_for_socket(&mut self, number: u32, thread: ThreadId, alone: bool) {
        if let Ok(id) = self.network.id(number) {
            let waiters = &mut self.network.get_mut(id).waiters;
            waiters.retain(|waiter| waiter.thread != thread);
            waiters.push(Waiter { thread, alone });
        }
    }

    /// The thread does not wait any more, for whatever socket.
    pub fn stop_waiting(&mut self, number: u32, thread: ThreadId) {
        if let Ok(id) = self.network.id(number) {
            let waiters = &mut self.network.get_mut(id).waiters;
            waiters.retain(|waiter| waiter.thread != thread);
        }
    }

    fn wake_waiters(&mut self, id: SocketId) {
        let Some(socket) = self.network.sockets.get_mut(&id) else {
            return;
        };
        let mut woken = Vec::new();
        let mut one = false;
        socket.waiters.retain(|waiter| {
            let wakes = !waiter.alone || !std::mem::replace(&mut one, true);
            if wakes {
                woken.push(waiter.thread);
            }
            !wakes
        });
        for thread in woken {
            self.wake(thread);
        }
    }
}

fn socket_is_inet(socket: &Socket) -> bool {
    socket.family != Family::Unix
}
