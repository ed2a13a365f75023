//! The fold of Go's events into strands: goroutines are strands, Ms the threads that carry them.

use crate::machine::EventLoopState;
use crate::strand::{Label, Standing, WaitKind};
use trace::*;

impl EventLoopState {
    pub(crate) fn apply_go(&mut self, trace: &Trace, record: &Record, event: &Event) -> bool {
        match event {
            Event::GCreated { g, goid, function, system, .. } => {
                let hue = if *system { crate::hue::Hue::None } else { self.next_hue(*function) };
                let born = self.events as u32;
                let entry = self.strands.entry(g.0 as usize);
                entry.id = *g;
                entry.kind = Some(StrandKind::Goroutine);
                entry.label = match goid {
                    1 => Label::Main,
                    goid => Label::Numbered('G', *goid),
                };
                entry.hue = hue;
                entry.name = *function;
                entry.function = *function;
                entry.creator = Some(record.strand);
                entry.born = born;
            }
            Event::GQueued { g, .. } | Event::GReadied { g, .. } | Event::GYielded { g, .. } => {
                self.set_standing(*g, Standing::Ready);
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
            Event::SchedStarted { .. }
            | Event::QueueSpilled { .. }
            | Event::GlobalTaken { .. }
            | Event::WorkStolen { .. }
            | Event::PIdled { .. }
            | Event::PAcquired { .. }
            | Event::MSpinning { .. }
            | Event::PRetaken { .. }
            | Event::PreemptRequested { .. }
            | Event::TimerArmed { .. }
            | Event::TimerFired { .. }
            | Event::TimerStopped { .. }
            | Event::ChanMade { .. }
            | Event::ChanSent { .. }
            | Event::ChanReceived { .. }
            | Event::ChanWaiting { .. }
            | Event::ChanLeft { .. }
            | Event::ChanClosed { .. }
            | Event::SelectChose { .. }
            | Event::SemaWaiting { .. }
            | Event::SemaWoken { .. } => {}
            _ => return false,
        }
        true
    }
}
