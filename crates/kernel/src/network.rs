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
use crate::host;
use crate::kernel::Kernel;
use crate::socket::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use trace::{Event, FileId, ProcessId, SocketId, ThreadId, Time};

/// What a descriptor stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Descriptor {
    Socket(SocketId),
    File(FileId),
    /// Held by a runtime for itself (an event loop's selector).
    Reserved,
    /// An end of a pipe in some process, see `pipe`.
    Pipe,
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
    /// By process and number.
    pub(crate) descriptors: BTreeMap<(ProcessId, u32), Descriptor>,
    /// The process whose numbers are meant: that of the running thread.
    pub(crate) process: ProcessId,
    pub(crate) sockets: BTreeMap<SocketId, Socket>,
    /// The names that stand behind numbers given out by `resolve`.
    pub(crate) names: BTreeMap<String, String>,
    /// Sockets whose changes a runtime's poller wants to know (`epoll`), and the thread that waits
    /// for one.
    watched: BTreeSet<SocketId>,
    watcher: Option<ThreadId>,
    /// A watched socket changed since the poller looked.
    changed: bool,
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
pub(crate) const OWN_ADDRESS: &str = "192.168.0.10";

pub(crate) fn is_loopback(host: &str) -> bool {
    host.starts_with("127.") || host == "::1" || host == OWN_ADDRESS || is_any(host)
}

/// Four numbers with dots, or anything with a colon.
fn is_number(host: &str) -> bool {
    let is_byte = |part: &str| part.parse::<u8>().is_ok();
    host.contains(':') || host.split('.').count() == 4 && host.split('.').all(is_byte)
}

pub(crate) fn is_any(host: &str) -> bool {
    host == "0.0.0.0" || host == "::"
}

impl Network {
    pub fn descriptor(&self, number: u32) -> Option<Descriptor> {
        self.descriptors.get(&(self.process, number)).copied()
    }

    /// The lowest free number.
    pub fn open_descriptor(&mut self, what: Descriptor) -> u32 {
        let mut number = DESCRIPTOR_FIRST;
        while self.descriptors.contains_key(&(self.process, number)) {
            number += 1;
        }
        self.descriptors.insert((self.process, number), what);
        number
    }

    pub(crate) fn reserve_for_pipe(&mut self, process: ProcessId, number: u32) {
        let key = (process, number);
        self.descriptors.insert(key, Descriptor::Pipe);
    }

    pub(crate) fn release_pipe(&mut self, process: ProcessId, number: u32) {
        self.descriptors.remove(&(process, number));
    }

    /// Is the number taken in that process, by anything but a pipe?
    pub(crate) fn is_taken(&self, process: ProcessId, number: u32) -> bool {
        let what = self.descriptors.get(&(process, number));
        what.is_some_and(|what| *what != Descriptor::Pipe)
    }

    /// A process begins with the descriptors of its parent: with all, or with those named.
    pub(crate) fn inherit(&mut self, parent: ProcessId, child: ProcessId, kept: Option<&[u32]>) {
        let numbers = self.descriptors.range((parent, 0)..=(parent, u32::MAX));
        let is_kept = |number: &u32| kept.is_none_or(|kept| kept.contains(number));
        let inherited: Vec<(u32, Descriptor)> = numbers
            .map(|((_, number), what)| (*number, *what))
            .filter(|(number, _)| is_kept(number))
            .collect();
        for (number, what) in inherited {
            self.descriptors.insert((child, number), what);
        }
    }

    pub(crate) fn numbers_of(&self, process: ProcessId) -> Vec<u32> {
        let numbers = self.descriptors.range((process, 0)..=(process, u32::MAX));
        numbers.map(|((_, number), _)| *number).collect()
    }

    pub fn close_descriptor(&mut self, number: u32) -> Option<Descriptor> {
        self.descriptors.remove(&(self.process, number))
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

    pub(crate) fn id(&self, number: u32) -> Result<SocketId, Errno> {
        self.socket(number).map(|socket| socket.id)
    }

    pub(crate) fn get(&self, id: SocketId) -> &Socket {
        &self.sockets[&id]
    }

    pub(crate) fn get_mut(&mut self, id: SocketId) -> &mut Socket {
        self.sockets.get_mut(&id).expect("an id in use")
    }

    pub(crate) fn make(&mut self, family: Family, kind: SocketKind) -> SocketId {
        self.last_socket += 1;
        let id = SocketId(self.last_socket);
        self.sockets.insert(id, Socket::new(id, family, kind));
        id
    }

    /// The number of what happens now, among everything that made a socket ready.
    pub fn sequence(&mut self) -> u64 {
        self.last_sequence += 1;
        self.last_sequence
    }

    pub(crate) fn free_port(&mut self) -> u16 {
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

    /// Whether some socket waits for connections.
    pub(crate) fn has_listeners(&self) -> bool {
        let listens = |socket: &Socket| matches!(socket.state, State::Listening { .. });
        self.sockets.values().any(listens)
    }

    /// The listener or datagram socket at a local address.
    pub(crate) fn at_address(&self, address: &Address, kind: SocketKind) -> Option<SocketId> {
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

impl Kernel {
    /// Whether some socket of a program waits for connections.
    pub fn has_listeners(&self) -> bool {
        self.network.has_listeners()
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

    pub(crate) fn link(&mut self, first: SocketId, second: SocketId) {
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
    pub fn socket_listen(&mut self, number: u32) -> Result<(), Errno> {
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
        if let State::Listening { .. } = socket.state {
            return Ok(());
        }
        socket.state = State::Listening {
            backlog: VecDeque::new(),
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
        if is_number(plain) {
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

    pub fn socket_readiness(&self, number: u32) -> Result<Readiness, Errno> {
        let socket = match self.network.descriptor(number) {
            Some(Descriptor::Socket(_)) => self.network.socket(number)?,
            Some(Descriptor::Pipe) => return Ok(self.pipe_readiness(number)),
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
        if self.network.descriptor(number) == Some(Descriptor::Pipe) {
            return self.wait_for_pipe(number, thread, true);
        }
        if let Ok(id) = self.network.id(number) {
            let waiters = &mut self.network.get_mut(id).waiters;
            waiters.retain(|waiter| waiter.thread != thread);
            waiters.push(Waiter { thread, alone });
        }
    }

    /// The thread does not wait any more, for whatever socket.
    pub fn stop_waiting(&mut self, number: u32, thread: ThreadId) {
        if self.network.descriptor(number) == Some(Descriptor::Pipe) {
            return self.wait_for_pipe(number, thread, false);
        }
        if let Ok(id) = self.network.id(number) {
            let waiters = &mut self.network.get_mut(id).waiters;
            waiters.retain(|waiter| waiter.thread != thread);
        }
    }

    /// Whether changes of the socket are for the poller.
    pub fn watch_socket(&mut self, number: u32, watches: bool) {
        if let Ok(id) = self.network.id(number) {
            match watches {
                true => self.network.watched.insert(id),
                false => self.network.watched.remove(&id),
            };
        }
    }

    /// Did a watched socket change since this was asked last?
    pub fn take_socket_change(&mut self) -> bool {
        self.network.watcher = None;
        std::mem::take(&mut self.network.changed)
    }

    /// The thread is woken when a watched socket changes. True: one has, there is nothing to wait for.
    pub fn wake_at_socket_change(&mut self, thread: ThreadId) -> bool {
        self.network.watcher = Some(thread);
        self.network.changed
    }

    pub(crate) fn wake_waiters(&mut self, id: SocketId) {
        if self.network.watched.contains(&id) {
            self.network.changed = true;
            if let Some(thread) = self.network.watcher.take() {
                self.wake(thread);
            }
        }
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
