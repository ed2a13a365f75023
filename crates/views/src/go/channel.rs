//! A channel: buffer, who waits to receive and to send, values.

use crate::line::Line;
use trace::*;

/// A goroutine in a channel's queue (`sudog`).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Waiting {
    pub g: StrandId,
    /// What it wants to send.
    pub value: TextId,
    /// It waits in other queues as well.
    pub select: bool,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Channel {
    pub id: ObjectId,
    pub capacity: u32,
    pub elem: TextId,
    pub name: Option<TextId>,
    /// Who made it, and where.
    pub maker: StrandId,
    pub line: u32,
    pub buffer: Line<TextId>,
    pub recvq: Line<Waiting>,
    pub sendq: Line<Waiting>,
    pub closed: bool,
    pub sent: u32,
    pub received: u32,
}

/// A value that went from one goroutine to another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Handed {
    pub chan: ObjectId,
    pub value: TextId,
    /// None: a timer.
    pub from: Option<StrandId>,
    pub to: StrandId,
    /// It went past the buffer; else the receiver took the head and the sender's value went to the tail.
    pub direct: bool,
}
