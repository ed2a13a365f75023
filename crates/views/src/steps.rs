//! Step navigation: where the next and the previous step of each size are.
//!
//! A *moment* is a number of applied events, 0 to `len`. A step by decision
//! goes to the next event; by turn to the next `TurnStarted`, in Go to the next goroutine that
//! gets a P; by output to just
//! after the next event that wrote. Lines and instructions lie between events:
//! the engine answers for those.

use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StepSize {
    Instruction,
    Line,
    /// One event of the trace: something that a scheduler did.
    #[default]
    Decision,
    Turn,
    Output,
}

#[derive(Clone, Default, Debug, PartialEq)]
pub struct Steps {
    len: usize,
    /// Moments just after an event of that kind.
    turns: Vec<u32>,
    outputs: Vec<u32>,
    /// Moments at which the strand or the line differs from the moment before.
    lines: Vec<u32>,
    last_line: Option<(StrandId, u32)>,
    /// Virtual time moved without anybody running, just before these events.
    leaps: Vec<u32>,
}

impl Steps {
    pub fn push(&mut self, index: usize, record: &Record) {
        let after = index as u32 + 1;
        self.len = index + 1;
        match record.event {
            // Go has no turns of a loop: a goroutine gets a P.
            Event::TurnStarted { .. } | Event::GExecuted { .. } => self.turns.push(after),
            Event::Output { .. } => self.outputs.push(after),
            Event::SelectReturned { .. } => self.leaps.push(after),
            _ => {}
        }
        let here = (record.strand, record.line);
        if record.line != 0 && self.last_line != Some(here) {
            self.lines.push(after);
            self.last_line = Some(here);
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn turn_count(&self) -> usize {
        self.turns.len()
    }

    /// The next moment of this size after `moment`; `len` when there is none.
    pub fn next(&self, size: StepSize, moment: usize) -> usize {
        let marks = match size {
            StepSize::Decision | StepSize::Instruction => return (moment + 1).min(self.len),
            StepSize::Line => &self.lines,
            StepSize::Turn => &self.turns,
            StepSize::Output => &self.outputs,
        };
        let at = marks.partition_point(|mark| *mark as usize <= moment);
        marks.get(at).map_or(self.len, |mark| *mark as usize)
    }

    /// The moment of this size before `moment`; 0 when there is none.
    pub fn previous(&self, size: StepSize, moment: usize) -> usize {
        let marks = match size {
            StepSize::Decision | StepSize::Instruction => return moment.saturating_sub(1),
            StepSize::Line => &self.lines,
            StepSize::Turn => &self.turns,
            StepSize::Output => &self.outputs,
        };
        let at = marks.partition_point(|mark| (*mark as usize) < moment);
        at.checked_sub(1).map_or(0, |at| marks[at] as usize)
    }
}
