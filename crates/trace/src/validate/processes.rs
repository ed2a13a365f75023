//! Processes and messages: made once, ended once, reaped after the end and by the parent; a
//! message is received after it was sent, once, in order; nobody writes into a pipe without an end.

use super::{Follow, Report};
use crate::event::{Event, PipeEnd};
use crate::ids::*;
use crate::record::Record;
use std::collections::BTreeMap;

#[derive(Default)]
struct Process {
    parent: ProcessId,
    ended: bool,
    reaped: bool,
}

#[derive(Default)]
struct Pipe {
    sent: u32,
    received: u32,
    reading_closed: bool,
    writing_closed: bool,
}

#[derive(Default)]
pub(super) struct Processes {
    /// The program's first process is not among them.
    made: BTreeMap<ProcessId, Process>,
    of_thread: BTreeMap<ThreadId, ProcessId>,
    main_thread: Option<(ThreadId, ProcessId)>,
    pipes: BTreeMap<ObjectId, Pipe>,
    memory: BTreeMap<ObjectId, u32>,
}

impl Processes {
    pub fn process_of(&self, thread: ThreadId) -> ProcessId {
        self.of_thread.get(&thread).copied().unwrap_or_default()
    }

    /// The threads of a process.
    pub fn threads(&self, process: ProcessId) -> impl Iterator<Item = ThreadId> + '_ {
        let threads = self.of_thread.iter();
        threads.filter_map(move |(thread, of)| (*of == process).then_some(*thread))
    }
}

impl Follow for Processes {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let here = self.process_of(record.thread);
        match record.event {
            Event::ThreadCreated { child, .. } => {
                let process = match self.main_thread.take() {
                    Some((thread, process)) => {
                        report.demand(
                            "a process's main thread is created next",
                            thread == child,
                            || format!("thread {} comes instead of {}", child.0, thread.0),
                        );
                        process
                    }
                    None => here,
                };
                self.of_thread.insert(child, process);
            }
            Event::ProcessCreated {
                process,
                parent,
                thread,
                ..
            } => {
                report.demand("a process is made by its parent", parent == here, || {
                    format!("{parent:?}, and {here:?} made it")
                });
                let made = Process {
                    parent,
                    ..Process::default()
                };
                let known = self.made.insert(process, made).is_some();
                report.demand("a process is made once", !known && process.0 > 0, || {
                    format!("{process:?}")
                });
                self.main_thread = Some((thread, process));
            }
            Event::ProcessExited { process, .. } => self.exit(process, report),
            Event::ProcessReaped { process } => self.reap(process, here, report),
            Event::SignalSent { process, .. } => {
                let known = process.0 == 0 || self.made.contains_key(&process);
                report.demand("a process is known", known, || format!("{process:?}"));
            }
            Event::MemoryShared { memory, bytes, .. } => {
                self.memory.insert(memory, bytes);
            }
            Event::MemoryWritten { memory, offset, .. } => {
                let bytes = self.memory.get(&memory).copied().unwrap_or(0);
                report.demand("shared memory is written inside", offset < bytes, || {
                    format!("at {offset} of {bytes} bytes")
                });
            }
            _ => self.follow_pipe(record, report),
        }
    }
}

impl Processes {
    fn exit(&mut self, process: ProcessId, report: &mut Report) {
        let ended = self.made.entry(process).or_default();
        report.demand("a process ends once", !ended.ended, || {
            format!("{process:?}")
        });
        ended.ended = true;
    }

    fn reap(&mut self, process: ProcessId, here: ProcessId, report: &mut Report) {
        let ended = self.made.entry(process).or_default();
        report.demand(
            "only an ended process is reaped, once, by its parent",
            ended.ended && !ended.reaped && ended.parent == here,
            || format!("{process:?} by {here:?}"),
        );
        ended.reaped = true;
    }

    fn follow_pipe(&mut self, record: &Record, report: &mut Report) {
        match record.event {
            Event::PipeCreated { pipe, .. } => {
                let known = self.pipes.insert(pipe, Pipe::default()).is_some();
                report.demand("a pipe is made once", !known, || format!("{pipe:?}"));
            }
            Event::MessageSent { pipe, message, .. } => {
                let pipe = self.pipes.entry(pipe).or_default();
                pipe.sent += 1;
                report.demand("messages are numbered", message == pipe.sent, || {
                    format!("{message} is number {}", pipe.sent)
                });
                report.demand(
                    "only an open pipe is written",
                    !pipe.writing_closed && !pipe.reading_closed,
                    || format!("message {message}"),
                );
            }
            Event::MessageReceived { pipe, message, .. } => {
                let pipe = self.pipes.entry(pipe).or_default();
                pipe.received += 1;
                report.demand(
                    "a message is received after it was sent, in order",
                    message == pipe.received && message <= pipe.sent,
                    || format!("{message} of {}", pipe.sent),
                );
            }
            Event::PipeClosed { pipe, end } => {
                let pipe = self.pipes.entry(pipe).or_default();
                match end {
                    PipeEnd::Reading => pipe.reading_closed = true,
                    PipeEnd::Writing => pipe.writing_closed = true,
                }
            }
            _ => {}
        }
    }
}
