//! The trace itself: records in order, stored as columns, with a table of texts.
//!
//! Time never goes back, steps never go back. An event is stored in its binary
//! form and decoded when it is read: a hundred thousand events take about two
//! megabytes, and a fold over a thousand of them takes far less than a frame.
//!
//! The columns come in chunks. A full chunk is sealed and shared by all clones,
//! so that a checkpoint of a machine can hold its trace: the price of a clone is
//! the open chunk and one pointer. Rejected: checkpoints without the trace (a
//! mark to cut back to): the machine would be whole only together with a trace
//! that somebody else keeps.

use crate::event::Event;
use crate::field::Reader;
use crate::ids::*;
use crate::text::{TextHint, Texts};
use std::sync::Arc;

/// One event with its when and where.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Record {
    pub at: Time,
    /// How many instructions the machine had executed when it happened.
    pub step: u64,
    pub thread: ThreadId,
    /// Who ran: the running task, or else the thread itself.
    pub strand: StrandId,
    /// The line of the program that was being executed, 1-based; 0 if none.
    pub line: u32,
    pub event: Event,
}

/// Where in the machine's life a record is made; the rest of [`Record`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Moment {
    pub at: Time,
    pub step: u64,
    pub thread: ThreadId,
    pub strand: StrandId,
    pub line: u32,
}

/// One instruction that was executed. Not part of the trace; recomputed from a
/// checkpoint when it is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SourceStep {
    pub at: Time,
    /// Instructions executed before this one.
    pub step: u64,
    pub thread: ThreadId,
    pub strand: StrandId,
    /// 1-based; 0 if none.
    pub line: u32,
    /// 0-based code points in the line; both 0 if unknown.
    pub from_column: u32,
    pub to_column: u32,
    /// The instruction's name.
    pub instruction: &'static str,
}

/// Records in a chunk.
const CHUNK: usize = 512;

#[derive(Clone, Default, Debug, PartialEq)]
struct Chunk {
    at: Vec<u64>,
    step: Vec<u64>,
    thread: Vec<u32>,
    strand: Vec<u32>,
    line: Vec<u32>,
    /// Where each event begins in `bytes`.
    start: Vec<u32>,
    bytes: Vec<u8>,
}

impl Chunk {
    /// An empty one with room for as much: where there were so many records, there are more.
    fn room_for_another(&self) -> Chunk {
        Chunk {
            at: Vec::with_capacity(CHUNK),
            step: Vec::with_capacity(CHUNK),
            thread: Vec::with_capacity(CHUNK),
            strand: Vec::with_capacity(CHUNK),
            line: Vec::with_capacity(CHUNK),
            start: Vec::with_capacity(CHUNK),
            bytes: Vec::with_capacity(self.bytes.len()),
        }
    }
}

#[derive(Clone, Default, Debug, PartialEq)]
pub struct Trace {
    sealed: Arc<Vec<Arc<Chunk>>>,
    open: Chunk,
    texts: Texts,
}

impl Trace {
    pub fn new() -> Trace {
        Trace::default()
    }

    pub fn len(&self) -> usize {
        self.sealed.len() * CHUNK + self.open.at.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn push(&mut self, moment: Moment, event: &Event) {
        let chunk = &mut self.open;
        chunk.at.push(moment.at.0);
        chunk.step.push(moment.step);
        chunk.thread.push(moment.thread.0);
        chunk.strand.push(moment.strand.0);
        chunk.line.push(moment.line);
        chunk.start.push(chunk.bytes.len() as u32);
        event.write(&mut chunk.bytes);
        if chunk.at.len() == CHUNK {
            let next = self.open.room_for_another();
            let full = std::mem::replace(&mut self.open, next);
            Arc::make_mut(&mut self.sealed).push(Arc::new(full));
        }
    }

    /// The id of a text, the same for equal texts.
    pub fn intern(&mut self, text: &str) -> TextId {
        self.texts.intern(text)
    }

    /// The same, quick if it is mostly the same text that is asked for with this hint.
    pub fn intern_hinted(&mut self, text: &str, hint: &TextHint) -> TextId {
        self.texts.intern_hinted(text, hint)
    }

    /// The text of an id; empty for an id that this trace never gave out.
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id.0 as usize).unwrap_or_default()
    }

    pub fn text_count(&self) -> usize {
        self.texts.len()
    }

    pub fn at(&self, index: usize) -> Time {
        let (chunk, offset) = self.place(index);
        Time(chunk.at[offset])
    }

    pub fn step(&self, index: usize) -> u64 {
        let (chunk, offset) = self.place(index);
        chunk.step[offset]
    }

    /// The record at `index`. Panics beyond the end: an index comes from this trace.
    pub fn record(&self, index: usize) -> Record {
        let (chunk, offset) = self.place(index);
        let event = Event::read(&mut Reader::new(event_bytes(chunk, offset)))
            .expect("a trace decodes what it encoded");
        let Moment {
            at,
            step,
            thread,
            strand,
            line,
        } = moment(chunk, offset);
        Record {
            at,
            step,
            thread,
            strand,
            line,
            event,
        }
    }

    /// The number of the event at `index` ([`EventNumber`](crate::EventNumber)), without decoding it.
    pub fn number(&self, index: usize) -> u8 {
        let (chunk, offset) = self.place(index);
        chunk.bytes[chunk.start[offset] as usize]
    }

    /// The moment of the record at `index`, without decoding its event.
    pub fn moment(&self, index: usize) -> Moment {
        let (chunk, offset) = self.place(index);
        moment(chunk, offset)
    }

    /// The binary form of the event at `index`.
    pub(crate) fn event_bytes(&self, index: usize) -> &[u8] {
        let (chunk, offset) = self.place(index);
        event_bytes(chunk, offset)
    }

    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        (0..self.len()).map(|index| self.record(index))
    }

    /// The number of events before `step`, by binary search.
    pub fn events_before_step(&self, step: u64) -> usize {
        self.partition_point(|chunk, offset| chunk.step[offset] < step)
    }

    /// The number of events at or before `at`, by binary search.
    pub fn events_until(&self, at: Time) -> usize {
        self.partition_point(|chunk, offset| chunk.at[offset] <= at.0)
    }

    fn partition_point(&self, before: impl Fn(&Chunk, usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let (chunk, offset) = self.place(middle);
            if before(chunk, offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn place(&self, index: usize) -> (&Chunk, usize) {
        match self.sealed.get(index / CHUNK) {
            Some(chunk) => (chunk, index % CHUNK),
            None => (&self.open, index - self.sealed.len() * CHUNK),
        }
    }
}

fn moment(chunk: &Chunk, offset: usize) -> Moment {
    Moment {
        at: Time(chunk.at[offset]),
        step: chunk.step[offset],
        thread: ThreadId(chunk.thread[offset]),
        strand: StrandId(chunk.strand[offset]),
        line: chunk.line[offset],
    }
}

fn event_bytes(chunk: &Chunk, offset: usize) -> &[u8] {
    let begin = chunk.start[offset] as usize;
    let end = chunk
        .start
        .get(offset + 1)
        .map_or(chunk.bytes.len(), |end| *end as usize);
    &chunk.bytes[begin..end]
}
