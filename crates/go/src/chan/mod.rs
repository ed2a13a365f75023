//! Channels and select (C1 to C12): `runtime/chan.go`, `runtime/select.go`, Go 1.27.
//!
//! Nouns: an [`Hchan`] has a ring buffer and two queues of [`Sudog`]s: goroutines
//! that wait to receive or to send, first in, first out. A sudog names registers
//! of its goroutine's stack, so that a value is handed over directly, past the
//! buffer, as the real runtime does.
//! Invariants: of `recvq` and `sendq` at most one has waiters (a select on both
//! sides aside); values in the buffer: nobody waits to receive; room in it:
//! nobody waits to send.

mod operate;
mod select;

pub use operate::Outcome;
pub use select::SelectCase;

use crate::code::RtypeId;
use crate::memory::Kind;
use crate::sched::{BubbleId, GId, TimerId};
use crate::vm::{Thrown, Vm};
use std::collections::VecDeque;
use std::rc::Rc;
use trace::{Event, ObjectId};

/// "Nobody asked" for the register of `ok`.
pub const NOWHERE: u32 = u32::MAX;

/// A goroutine that waits in a channel's queue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Sudog {
    pub g: GId,
    /// Absolute registers: of the value, and of `ok`.
    pub value: u32,
    pub ok: u32,
    /// Its case, and the number of its select; 0: a plain operation.
    pub case: u16,
    pub select: u64,
}

#[derive(Clone, Debug)]
pub struct Hchan {
    pub elem: RtypeId,
    pub words: usize,
    pub capacity: usize,
    pub count: usize,
    pub buffer: VecDeque<u64>,
    pub closed: bool,
    pub recvq: VecDeque<Sudog>,
    pub sendq: VecDeque<Sudog>,
    pub timer: Option<TimerId>,
    /// Where it was made.
    pub bubble: Option<BubbleId>,
    pub object: ObjectId,
    /// How often its name was looked for; `NAMED` once it is known.
    pub named: u8,
    /// What the program calls it.
    pub name: Option<trace::TextId>,
}

/// The table of channels; a program's channel is the address of a handle.
#[derive(Clone, Debug, Default)]
pub struct Chans {
    pub chans: Vec<Rc<Hchan>>,
    free: Vec<u32>,
}

impl Chans {
    pub fn get(&self, number: u64) -> &Hchan {
        &self.chans[number as usize]
    }

    pub fn get_mut(&mut self, number: u64) -> &mut Hchan {
        Rc::make_mut(&mut self.chans[number as usize])
    }

    /// The collector found that nobody refers to it any more.
    pub fn drop_chan(&mut self, number: u64) {
        let chan = self.get_mut(number);
        chan.buffer = VecDeque::new();
        self.free.push(number as u32);
    }
}

impl Hchan {
    fn push_value(&mut self, value: &[u64]) {
        self.buffer.extend(value);
        self.count += 1;
    }

    fn pop_value(&mut self) -> Vec<u64> {
        self.count -= 1;
        self.buffer.drain(..self.words).collect()
    }

    /// Words that the collector has to follow.
    pub fn roots(&self) -> Vec<u64> {
        self.buffer.iter().copied().collect()
    }
}

impl Vm {
    /// A channel's number by its address. Nil, and what is no channel: none.
    #[inline]
    pub(crate) fn chan_number(&self, address: u64) -> Option<u64> {
        self.memory.load_u64(address).ok()
    }

    pub(crate) fn make_chan(&mut self, elem: RtypeId, capacity: i64) -> Result<u64, Thrown> {
        let rtype = self.program.rtype(elem);
        let (size, words) = (rtype.size.max(1), rtype.words());
        let name = rtype.name.clone();
        if capacity < 0 || capacity as u64 > (1 << 47) / size {
            return Err(Thrown::Plain("makechan: size out of range".to_owned()));
        }
        self.flush();
        let object = self.kernel.fresh_object();
        let chan = Hchan {
            elem,
            words,
            capacity: capacity as usize,
            count: 0,
            buffer: VecDeque::new(),
            closed: false,
            recvq: VecDeque::new(),
            sendq: VecDeque::new(),
            timer: None,
            bubble: self.bubble(),
            object,
            named: 0,
            name: None,
        };
        let number = match self.chans.free.pop() {
            Some(number) => {
                self.chans.chans[number as usize] = Rc::new(chan);
                u64::from(number)
            }
            None => {
                self.chans.chans.push(Rc::new(chan));
                self.chans.chans.len() as u64 - 1
            }
        };
        let address = self.memory.alloc(8, Kind::Chan);
        let _ = self.memory.store_u64(address, number);
        let elem = self.kernel.text(&name);
        self.emit(Event::ChanMade {
            chan: object,
            capacity: capacity.min(i64::from(u32::MAX)) as u32,
            elem,
        });
        self.name_new_chan(object, address);
        Ok(address)
    }

    pub(crate) fn chan_len(&mut self, address: u64) -> u64 {
        self.chan_number(address).map_or(0, |number| {
            let chan = self.chans.get(number);
            if chan.timer.is_some() { 0 } else { chan.count as u64 }
        })
    }

    pub(crate) fn chan_cap(&mut self, address: u64) -> u64 {
        self.chan_number(address).map_or(0, |number| {
            let chan = self.chans.get(number);
            if chan.timer.is_some() { 0 } else { chan.capacity as u64 }
        })
    }

    /// A timer's channel loses the value that nobody has received. Whether there was one.
    pub(crate) fn chan_drain(&mut self, address: u64) -> bool {
        let Some(number) = self.chan_number(address) else {
            return false;
        };
        if self.chans.get(number).count == 0 {
            return false;
        }
        let chan = self.chans.get_mut(number);
        chan.buffer.clear();
        chan.count = 0;
        true
    }
}
