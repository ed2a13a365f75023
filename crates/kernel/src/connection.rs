//! Connecting: to a listener of this computer, or to a host of the simulated network.
//!
//! Model: TCP's handshake as a program sees it. A caller that waits gets its answer; one
//! that does not is told EINPROGRESS, and the socket becomes writable with the answer.
//! `// Simplified:` a handshake takes no time, a refusal from outside does; a full backlog drops
//! nobody, where Linux lets the client try again a second later.

use crate::errno::Errno;
use crate::host::{self, Host};
use crate::kernel::Kernel;
use crate::network::{Attempt, OWN_ADDRESS, is_any, is_loopback};
use crate::socket::*;
use trace::{Event, SocketId};

impl Kernel {
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
            State::Listening { .. } => {
                let stream = matches!(address, Address::Inet { .. });
                return Attempt::Failed(if stream { Errno::EISCONN } else { Errno::EINVAL });
            }
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
        let Some(listener) = listener else {
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

    pub(crate) fn tell_connection(&mut self, id: SocketId, address: &Address) {
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
}
