//! Bytes on their way: sending, receiving, and the ends of connections.

use crate::errno::Errno;
use crate::host::{Answer, Host};
use crate::kernel::Kernel;
use crate::network::{Attempt, Descriptor, is_any};
use crate::socket::*;
use std::sync::Arc;
use trace::{Event, SocketId, Time};

impl Kernel {
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
                    return self.send_to_nobody(id, bytes.len());
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

    /// The other end was closed. Over TCP the first send still goes out; the answer to it, a
    /// reset, breaks the connection.
    fn send_to_nobody(&mut self, id: SocketId, count: usize) -> Attempt<usize> {
        let socket = self.network.get_mut(id);
        if socket.family == Family::Unix || std::mem::replace(&mut socket.broken, true) {
            return Attempt::Failed(Errno::EPIPE);
        }
        let reset = socket.inbox.iter_mut();
        let mut reset = reset.filter(|segment| segment.freight == Freight::Reset);
        if let Some(segment) = reset.next() {
            segment.freight = Freight::End;
            return Attempt::Failed(Errno::ECONNRESET);
        }
        self.emit(Event::BytesSent {
            socket: id,
            bytes: count as u64,
        });
        Attempt::Done(count)
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

    pub(crate) fn tell_datagram(&mut self, id: SocketId) {
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
            Some(Descriptor::Reserved | Descriptor::Pipe) => Ok(()),
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
}

fn socket_is_inet(socket: &Socket) -> bool {
    socket.family != Family::Unix
}
