//! The trace itself: records in order, stored as columns, with a table of texts.
//!
//! Time never goes back, steps never go back. An event is stored in its binary
//! form and decoded when it is read: a hundred thousand events take about two
//! megabytes, and a fold over a thousand of them takes far less than a frame.

use crate::event::Event;
use crate::field::Reader;
use crate::ids::*;
use std::collections::BTreeMap;

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

#[derive(Clone, Default, Debug, PartialEq)]
pub struct Trace {
    at: Vec<u64>,
    step: Vec<u64>,
    thread: Vec<u32>,
    strand: Vec<u32>,
    line: Vec<u32>,
    /// Where each event begins in `bytes`.
    start: Vec<u32>,
    bytes: Vec<u8>,
    texts: Vec<String>,
    text_ids: BTreeMap<String, TextId>,
}

impl Trace {
    pub fn new() -> Trace {
        Trace::default()
    }

    pub fn len(&self) -> usize {
        self.at.len()
    }

    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    pub fn push(&mut self, moment: Moment, event: &Event) {
        self.at.push(moment.at.0);
        self.step.push(moment.step);
        self.thread.push(moment.thread.0);
        self.strand.push(moment.strand.0);
        self.line.push(moment.line);
        self.start.push(self.bytes.len() as u32);
        event.write(&mut self.bytes);
    }

    /// The id of a text, the same for equal texts.
    pub fn intern(&mut self, text: &str) -> TextId {
        if let Some(id) = self.text_ids.get(text) {
            return *id;
        }
        let id = TextId(self.texts.len() as u32);
        self.texts.push(text.to_owned());
        self.text_ids.insert(text.to_owned(), id);
        id
    }

    /// The text of an id; empty for an id that this trace never gave out.
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id.0 as usize).map_or("", String::as_str)
    }

    pub fn text_count(&self) -> usize {
        self.texts.len()
    }

    pub fn at(&self, index: usize) -> Time {
        Time(self.at[index])
    }

    pub fn step(&self, index: usize) -> u64 {
        self.step[index]
    }

    /// The record at `index`. Panics beyond the end: an index comes from this trace.
    pub fn record(&self, index: usize) -> Record {
        let begin = self.start[index] as usize;
        let event = Event::read(&mut Reader::new(&self.bytes[begin..]))
            .expect("a trace decodes what it encoded");
        Record {
            at: Time(self.at[index]),
            step: self.step[index],
            thread: ThreadId(self.thread[index]),
            strand: StrandId(self.strand[index]),
            line: self.line[index],
            event,
        }
    }

    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        (0..self.len()).map(|index| self.record(index))
    }

    /// The number of events before `step`, by binary search.
    pub fn events_before_step(&self, step: u64) -> usize {
        self.step.partition_point(|recorded| *recorded < step)
    }

    /// The number of events at or before `at`, by binary search.
    pub fn events_until(&self, at: Time) -> usize {
        self.at.partition_point(|recorded| *recorded <= at.0)
    }
}
