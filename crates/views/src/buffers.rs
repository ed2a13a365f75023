//! Standard output as a file or pipe gets it: each process has a buffer of its own, and what is in
//! it comes out when it is emptied, not when it was printed.
//!
//! At a terminal every line appears at once, in the order of the trace. Elsewhere the lines of
//! several processes come in another order, a forked process brings a copy of what its parent had
//! not written yet, and what a killed process had not written is lost.

use std::collections::BTreeMap;
use trace::*;

#[derive(Clone, Debug)]
pub struct Buffers {
    /// A buffer with more than so many bytes is emptied.
    bytes_max: usize,
    pending: BTreeMap<ProcessId, String>,
    process_of: BTreeMap<ThreadId, ProcessId>,
    /// The main thread of the process that was made last.
    awaited: Option<(ThreadId, ProcessId)>,
}

impl Buffers {
    pub fn new(bytes_max: usize) -> Buffers {
        Buffers {
            bytes_max,
            pending: BTreeMap::new(),
            process_of: BTreeMap::new(),
            awaited: None,
        }
    }

    /// Does [`take`](Self::take) do anything with an event of this number?
    pub fn minds(number: u8) -> bool {
        matches!(
            number,
            EventNumber::Output
                | EventNumber::StdoutFlushed
                | EventNumber::ProcessCreated
                | EventNumber::ThreadCreated
                | EventNumber::ProcessExited
                | EventNumber::OutcomeReached
        )
    }

    /// Takes the next record; what it lets out, if anything.
    pub fn take(&mut self, trace: &Trace, record: &Record) -> Option<String> {
        let here = self.process_of.get(&record.thread).copied();
        let here = here.unwrap_or_default();
        match &record.event {
            Event::Output {
                stream: Stream::Stdout,
                text,
            } => {
                let pending = self.pending.entry(here).or_default();
                pending.push_str(trace.text(*text));
                if pending.len() > self.bytes_max {
                    return self.pending.remove(&here);
                }
            }
            Event::StdoutFlushed {} => return self.pending.remove(&here),
            Event::ProcessCreated {
                process,
                how,
                thread,
                ..
            } => {
                self.awaited = Some((*thread, *process));
                if *how != StartMethod::Spawn
                    && let Some(copied) = self.pending.get(&here).cloned()
                {
                    self.pending.insert(*process, copied);
                }
            }
            Event::ThreadCreated { child, .. } => {
                let awaited = self.awaited.take().filter(|(thread, _)| thread == child);
                let process = awaited.map_or(here, |(_, process)| process);
                self.process_of.insert(*child, process);
            }
            Event::ProcessExited { process, .. } => {
                self.pending.remove(process);
            }
            Event::OutcomeReached { .. } => {
                let rest: String = std::mem::take(&mut self.pending).into_values().collect();
                return (!rest.is_empty()).then_some(rest);
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(events: &[(u32, Event)], texts: Trace) -> String {
        let mut trace = texts;
        for (thread, event) in events {
            let thread = ThreadId(*thread);
            let moment = Moment {
                thread,
                ..Moment::default()
            };
            trace.push(moment, event);
        }
        let mut buffers = Buffers::new(100);
        let let_out = trace.records().filter_map(|r| buffers.take(&trace, &r));
        let_out.collect()
    }

    #[test]
    fn a_fork_copies_what_was_not_written_and_order_is_that_of_flushes() {
        let mut texts = Trace::new();
        let [empty, one, two] = ["", "one ", "two "].map(|text| texts.intern(text));
        let output = |text| Event::Output {
            stream: Stream::Stdout,
            text,
        };
        let created = |thread| Event::ThreadCreated {
            child: ThreadId(thread),
            strand: StrandId(thread),
            name: empty,
            daemon: false,
        };
        let made = |how| Event::ProcessCreated {
            process: ProcessId(1),
            parent: ProcessId(0),
            how,
            pid: 2,
            thread: ThreadId(1),
            name: empty,
        };
        let end = Event::OutcomeReached {
            outcome: OutcomeKind::Exited,
            code: 0,
            message: empty,
        };
        let exit = Event::ProcessExited {
            process: ProcessId(1),
            code: 0,
        };
        let run = |how, flushed: bool| {
            let mut events = vec![(0, created(0)), (0, output(one)), (0, made(how))];
            events.extend([(0, created(1)), (1, output(two))]);
            events.extend(flushed.then_some((1, Event::StdoutFlushed {})));
            events.extend([(1, exit.clone()), (0, end.clone())]);
            printed(&events, texts.clone())
        };
        assert_eq!(run(StartMethod::Fork, true), "one two one ");
        assert_eq!(run(StartMethod::Spawn, true), "two one ");
        assert_eq!(run(StartMethod::Spawn, false), "one ");
    }
}
