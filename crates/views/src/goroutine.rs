//! The fold of Go's events into strands: goroutines are strands, Ms the threads that carry them.

use crate::hue::Hue;
use crate::machine::EventLoopState;
use crate::strand::{Label, Standing, WaitKind};
use trace::*;

/// The main goroutine's number.
const MAIN_GOID: u32 = 1;

impl EventLoopState {
    pub(crate) fn apply_go(&mut self, trace: &Trace, record: &Record, event: &Event) -> bool {
        match event {
            Event::GCreated { g, goid, function, system, .. } => {
                let hue = match (*system, *goid) {
                    (true, _) => Hue::None,
                    (_, MAIN_GOID) => Hue::Main,
                    _ => self.next_hue(*function),
                };
                let born = self.events as u32;
                let entry = self.strands.entry(g.0 as usize);
                entry.id = *g;
                entry.kind = Some(StrandKind::Goroutine);
                entry.label = Label::Numbered('G', *goid);
                entry.line_defined = record.line;
                entry.hue = hue;
                entry.name = *function;
                entry.function = *function;
                entry.creator = Some(record.strand);
                entry.born = born;
            }
            Event::GYielded { g, how: GoYield::Preempted, .. } => {
                self.set_standing(*g, Standing::Preempted);
            }
            Event::GQueued { g, .. } | Event::GReadied { g, .. } | Event::GYielded { g, .. } => {
                let preempted = self.strand(*g).is_some_and(|g| g.standing == Standing::Preempted);
                if !preempted {
                    self.set_standing(*g, Standing::Ready);
                }
            }
            Event::GExecuted { g, .. } => {
                self.strands.entry(g.0 as usize).thread = record.thread;
                self.set_standing(*g, Standing::Running);
            }
            Event::GParked { g, reason, .. } => {
                let kind = match trace.text(*reason) {
                    "sleep" => WaitKind::Timer,
                    "IO wait" => WaitKind::Io,
                    reason if reason.starts_with("chan") || reason.starts_with("select") => {
                        WaitKind::Channel
                    }
                    _ => WaitKind::Lock,
                };
                self.set_standing(*g, Standing::Waiting(kind));
            }
            Event::GExited { g, .. } => self.set_standing(*g, Standing::Done),
            Event::SyscallEntered { g, .. } => self.set_standing(*g, Standing::Waiting(WaitKind::Io)),
            Event::SyscallExited { g, .. } => self.set_standing(*g, Standing::Running),
            Event::SchedStarted { .. } => self.call_threads_ms(),
            _ => return false,
        }
        true
    }

    /// Go's threads are Ms.
    fn call_threads_ms(&mut self) {
        let threads: Vec<(ThreadId, StrandId)> = self.threads.values().map(|thread| (thread.id, thread.strand)).collect();
        for (thread, strand) in threads {
            self.strands.entry(strand.0 as usize).label = Label::Numbered('M', thread.0);
        }
    }
}
