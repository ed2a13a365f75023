//! Sentences about the network and files.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, told};
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_socket(teller).or_else(|| tell_file(teller))
}

fn tell_socket(teller: &Teller) -> Option<Story> {
    let who = teller.who();
    match &teller.record.event {
        Event::ConnectionOpened { socket, address } => told(
            What::Connected {
                who,
                socket: number(socket.0),
                address: teller.code(*address),
            },
            Why::ConnectionIsTwoBuffers {},
            "connect",
        ),
        Event::ConnectionAccepted {
            socket, address, ..
        } => told(
            What::Accepted {
                who,
                socket: number(socket.0),
                address: teller.code(*address),
            },
            Why::AcceptTakesFirst {},
            "accept",
        ),
        Event::BytesSent { socket, bytes } => told(
            What::BytesSent {
                who,
                bytes: number(bytes),
                socket: number(socket.0),
            },
            Why::SendFillsBuffer {},
            "send",
        ),
        Event::BytesReceived { socket, bytes: 0 } => told(
            What::EndReceived {
                who,
                socket: number(socket.0),
            },
            Why::EndMeansClosed {},
            "recv",
        ),
        Event::BytesReceived { socket, bytes } => told(
            What::BytesReceived {
                who,
                bytes: number(bytes),
                socket: number(socket.0),
            },
            Why::ReceiveEmptiesBuffer {},
            "recv",
        ),
        Event::SocketReady {
            socket, readable, ..
        } => {
            let socket = number(socket.0);
            let what = if *readable {
                What::SocketReadable { socket }
            } else {
                What::SocketWritable { socket }
            };
            told(what, Why::ReadyMeansNoWait {}, "select")
        }
        Event::RequestSent { request, .. } => told(
            What::RequestSent {
                who,
                request: teller.code(*request),
            },
            Why::RequestTakesTime {},
            "request",
        ),
        Event::ReplyCame {
            status, address, ..
        } => told(
            What::ReplyCame {
                status: number(status),
                address: teller.code(*address),
            },
            Why::ReplyAfterLatency {},
            "response",
        ),
        Event::SocketListens { address, .. } => told(
            What::Listens {
                who,
                address: teller.code(*address),
            },
            None,
            "listen",
        ),
        Event::SocketClosed { socket } => told(
            What::SocketClosed {
                who,
                socket: number(socket.0),
            },
            None,
            "close",
        ),
        _ => None,
    }
}

fn tell_file(teller: &Teller) -> Option<Story> {
    let who = teller.who();
    match &teller.record.event {
        Event::FileOpened { file, mode, .. } => told(
            What::FileOpened {
                who,
                file: name(teller, *file),
                mode: teller.code(*mode),
            },
            None,
            "open",
        ),
        Event::FileRead { file, bytes: 0 } => told(
            What::FileEnded {
                who,
                file: name(teller, *file),
            },
            None,
            "read",
        ),
        Event::FileRead { file, bytes } => told(
            What::FileRead {
                who,
                file: name(teller, *file),
                bytes: number(bytes),
            },
            Why::ReadsOnePiece {},
            "read",
        ),
        Event::FileWritten { file, bytes } => told(
            What::FileWritten {
                who,
                file: name(teller, *file),
                bytes: number(bytes),
            },
            None,
            "write",
        ),
        Event::FileClosed { file } => told(
            What::FileClosed {
                who,
                file: name(teller, *file),
            },
            None,
            "close",
        ),
        _ => None,
    }
}

/// The file's name as it was opened.
fn name(teller: &Teller, file: FileId) -> Piece {
    match teller.state.files.get(&file) {
        Some(name) => teller.code(*name),
        None => Piece::text(file.0.to_string()),
    }
}
