//! Sockets and files: opened before they are used, not used when closed, and
//! nobody receives what nobody sent.

use super::{Follow, Report};
use crate::event::Event;
use crate::ids::{FileId, SocketId};
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Socket {
    /// The other end, if it is a program of this computer.
    peer: Option<SocketId>,
    listens: bool,
    sent: u64,
    received: u64,
    /// Requests that were sent and not yet answered.
    requests: u32,
    closed: bool,
}

#[derive(Default)]
pub(super) struct World {
    sockets: BTreeMap<SocketId, Socket>,
    open: BTreeSet<FileId>,
    files: BTreeSet<FileId>,
}

impl Follow for World {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        match record.event {
            Event::ConnectionOpened { socket, .. } => self.open_socket(socket, report),
            Event::SocketListens { socket, .. } => {
                self.open_socket(socket, report);
                self.sockets.entry(socket).or_default().listens = true;
            }
            Event::ConnectionAccepted { socket, peer, .. } => {
                self.open_socket(socket, report);
                let known = self.sockets.contains_key(&peer);
                report.demand("only an opened connection is accepted", known, || {
                    format!("{peer:?}")
                });
                self.sockets.entry(socket).or_default().peer = Some(peer);
                self.sockets.entry(peer).or_default().peer = Some(socket);
            }
            Event::BytesSent { socket, bytes } => {
                if let Some(known) = self.connected(socket, report) {
                    known.sent += bytes;
                }
            }
            Event::BytesReceived { socket, bytes } => self.receive(socket, bytes, report),
            Event::SocketReady { socket, .. } => {
                self.open_now(socket, report);
            }
            Event::RequestSent { socket, .. } => {
                if let Some(known) = self.connected(socket, report) {
                    known.requests += 1;
                }
            }
            Event::ReplyCame { socket, .. } => {
                if let Some(known) = self.connected(socket, report) {
                    let open = known.requests > 0;
                    known.requests = known.requests.saturating_sub(1);
                    report.demand("a reply answers a request", open, || format!("{socket:?}"));
                }
            }
            Event::SocketClosed { socket } => {
                if let Some(known) = self.open_now(socket, report) {
                    known.closed = true;
                }
            }
            Event::FileOpened { file, .. } => {
                let fresh = self.files.insert(file);
                self.open.insert(file);
                report.demand("a file is opened once", fresh, || format!("{file:?}"));
            }
            Event::FileRead { file, .. } | Event::FileWritten { file, .. } => {
                self.open_file(file, report);
            }
            Event::FileClosed { file } => {
                self.open_file(file, report);
                self.open.remove(&file);
            }
            _ => {}
        }
    }
}

impl World {
    fn open_socket(&mut self, socket: SocketId, report: &mut Report) {
        let known = self.sockets.insert(socket, Socket::default()).is_some();
        report.demand("a socket is opened once", !known, || format!("{socket:?}"));
    }

    fn open_now(&mut self, socket: SocketId, report: &mut Report) -> Option<&mut Socket> {
        let open = self.sockets.get_mut(&socket).filter(|known| !known.closed);
        report.demand("only an open socket is used", open.is_some(), || {
            format!("{socket:?}")
        });
        open
    }

    fn connected(&mut self, socket: SocketId, report: &mut Report) -> Option<&mut Socket> {
        let open = self.open_now(socket, report)?;
        if open.listens {
            report.breaks("a listening socket carries no bytes", format!("{socket:?}"));
            return None;
        }
        Some(open)
    }

    fn receive(&mut self, socket: SocketId, bytes: u64, report: &mut Report) {
        let Some(known) = self.connected(socket, report) else {
            return;
        };
        known.received += bytes;
        let (received, peer) = (known.received, known.peer);
        if let Some(peer) = peer.and_then(|peer| self.sockets.get(&peer)) {
            let sent = peer.sent;
            report.demand("nobody receives what nobody sent", received <= sent, || {
                format!("{socket:?} has {received} of {sent} bytes")
            });
        }
    }

    fn open_file(&mut self, file: FileId, report: &mut Report) {
        let open = self.open.contains(&file);
        report.demand("only an open file is used", open, || format!("{file:?}"));
    }
}
