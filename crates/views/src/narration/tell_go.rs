//! Telling of Go: goroutines, Ps and Ms, timers. Channels and locks: `tell_go_sync`.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, seconds, told};
use super::tell_go_sync;
use crate::go::Station;
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_goroutine(teller)
        .or_else(|| tell_processor(teller))
        .or_else(|| tell_machine(teller))
        .or_else(|| tell_go_sync::tell(teller))
}

impl Teller<'_> {
    pub(super) fn go_who(&self) -> Piece {
        self.strand(self.record.strand)
    }

    fn go_p(&self, p: u32) -> Piece {
        Piece::code(format!("P{p}"))
    }

    fn go_m(&self, m: ThreadId) -> Piece {
        Piece::code(format!("M{}", m.0))
    }
}

fn tell_goroutine(teller: &Teller) -> Option<Story> {
    let go = &teller.state.go;
    match &teller.record.event {
        Event::GCreated { g, function, system: true, .. } => told(
            What::GoMade {
                who: teller.go_who(),
                g: teller.strand(*g),
                function: teller.code(*function),
            },
            Why::GoOfTheRuntime {},
            "newproc",
        ),
        Event::GCreated { g, function, .. } => told(
            What::GoMade {
                who: teller.go_who(),
                g: teller.strand(*g),
                function: teller.code(*function),
            },
            Why::GoGoReturns {},
            "newproc",
        ),
        Event::GQueued { g, p, place } => {
            let (g, p) = (teller.strand(*g), teller.go_p(*p));
            let kicked = go.kicked_by.map(|other| Why::GoKicked { other: teller.strand(other) });
            match place {
                GoQueue::Runnext => told(What::GoQueuedNext { g, p }, why_next(teller), "runqput"),
                GoQueue::Local => {
                    told(What::GoQueuedLocal { g, p }, kicked.unwrap_or(Why::GoTailOfRing {}), "runqput")
                }
                GoQueue::Global => {
                    told(What::GoQueuedGlobal { g }, kicked.unwrap_or(Why::GoGlobalIsLast {}), "globrunqput")
                }
            }
        }
        Event::GReadied { g, .. } => {
            let why = match go.woken_by_timer {
                true => Why::GoTimerIsDue {},
                false => Why::GoWakerGoesOn {},
            };
            let what = What::GoReadied {
                who: teller.go_who(),
                g: teller.strand(*g),
            };
            told(what, why, "goready")
        }
        Event::GExecuted { g, p, inherit, source, .. } => {
            let why = match (source, inherit) {
                (GoSource::Tick61, _) => Why::GoEvery61st {},
                (GoSource::Steal, _) => Why::GoFoundByStealing {},
                (GoSource::Global, _) => Why::GoRingWasEmpty {},
                (_, true) => Why::GoInheritsSlice {},
                (_, false) => Why::GoHeadOfRing {},
            };
            let what = What::GoRuns {
                g: teller.strand(*g),
                p: teller.go_p(*p),
            };
            told(what, why, "execute")
        }
        Event::GParked { g, reason, .. } => told(
            What::GoParked {
                g: teller.strand(*g),
                reason: teller.code(*reason),
            },
            tell_go_sync::why_parked(teller, *g, *reason),
            "gopark",
        ),
        Event::GYielded { g, how, .. } => {
            let g = teller.strand(*g);
            match how {
                GoYield::Preempted => told(What::GoPreempted { g }, Why::GoSliceIsOver {}, "gopreempt"),
                GoYield::Gosched => told(What::GoYielded { g }, Why::GoGlobalIsLast {}, "Gosched"),
                GoYield::Goyield => told(What::GoYielded { g }, Why::GoStarvingMutex {}, "goyield"),
            }
        }
        Event::GExited { g, .. } => told(What::GoEnded { g: teller.strand(*g) }, None, "goexit"),
        _ => None,
    }
}

/// Why somebody is in `runnext`: just made or just woken, and who had to go.
fn why_next(teller: &Teller) -> Why {
    let (made, before) = teller.state.go.queued_next.unwrap_or_default();
    match (made, before.map(|before| teller.strand(before))) {
        (true, None) => Why::GoMadeRunsNext {},
        (true, Some(other)) => Why::GoMadeRunsNextOver { other },
        (false, None) => Why::GoWokenRunsNext {},
        (false, Some(other)) => Why::GoWokenRunsNextOver { other },
    }
}

fn tell_processor(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::SchedStarted { procs } => {
            told(What::GoSchedSet { procs: number(procs) }, Why::GoProcsMax {}, "schedinit")
        }
        Event::QueueSpilled { p, count } => told(
            What::GoSpilled { p: teller.go_p(*p), count: number(count) },
            Why::GoRingIsFull {},
            "runqputslow",
        ),
        Event::GlobalTaken { p, count } => {
            let walk = teller.state.go.machine(teller.record.thread).and_then(|m| m.walk.as_ref());
            let is_61st = *count == 1 && walk.is_some_and(|walk| walk.passed().any(|at| at == Station::Tick61));
            let why = if is_61st { Why::GoEvery61st {} } else { Why::GoTakesShare {} };
            let what = What::GoGlobalTaken { p: teller.go_p(*p), count: number(count) };
            told(what, why, "globrunqget")
        }
        Event::StealSearched { victims, .. } => {
            let names: Vec<String> = victims.iter().map(|p| format!("P{p}")).collect();
            let last = victims.last().and_then(|p| teller.state.go.ps.get(*p as usize));
            let has_work = last.is_some_and(|p| !p.ring.is_empty() || p.runnext.is_some());
            let why = if has_work { Why::GoStealOrder {} } else { Why::GoAllEmpty {} };
            let what = What::GoSearched {
                m: teller.go_m(teller.record.thread),
                victims: Piece::code(names.join(", ")),
            };
            told(what, why, "stealWork")
        }
        Event::WorkStolen { p, victim, count, .. } => told(
            What::GoStolen {
                p: teller.go_p(*p),
                victim: teller.go_p(*victim),
                count: number(count),
            },
            Why::GoHalfIsTaken {},
            "runqsteal",
        ),
        Event::PIdled { p } => told(What::GoPIdle { p: teller.go_p(*p) }, Why::GoNothingFound {}, "pidleput"),
        Event::PRetaken { p } => told(
            What::GoPRetaken { p: teller.go_p(*p) },
            Why::GoOthersNeedP {},
            "retake",
        ),
        Event::TimerArmed { p, when, .. } => told(
            What::GoTimerSet { p: teller.go_p(*p), when: seconds(*when) },
            None,
            "timers.add",
        ),
        Event::TimerFired { p, .. } => told(
            What::GoTimerFired { p: teller.go_p(*p) },
            Why::GoTimersComeFirst {},
            "timers.run",
        ),
        Event::TimerStopped { .. } => told(What::GoTimerStopped {}, None, "stopTimer"),
        _ => None,
    }
}

fn tell_machine(teller: &Teller) -> Option<Story> {
    let m = || teller.go_m(teller.record.thread);
    match &teller.record.event {
        Event::PAcquired { p } => told(
            What::GoPTaken { m: m(), p: teller.go_p(*p) },
            Why::GoOnlyWithP {},
            "acquirep",
        ),
        Event::MStarted { m, p, spinning } => {
            let why = match spinning {
                true => Why::GoSpinsForWork {},
                false => Why::GoPNeedsM { p: teller.go_p(*p) },
            };
            told(What::GoMWakes { m: teller.go_m(*m), p: teller.go_p(*p) }, why, "startm")
        }
        Event::MIdled {} => told(What::GoMIdle { m: m() }, Why::GoLastMFirst {}, "stopm"),
        Event::MSpinning { spinning: true } => {
            told(What::GoSpins { m: m() }, Why::GoOneLooksAtATime {}, "spinning")
        }
        Event::MSpinning { spinning: false } => {
            told(What::GoSpinsNoMore { m: m() }, None, "resetspinning")
        }
        Event::SyscallEntered { g, p } => told(
            What::GoSyscall { g: teller.strand(*g), p: teller.go_p(*p) },
            Why::GoKeepsPForNow {},
            "entersyscall",
        ),
        Event::SyscallExited { g, p } => {
            let why = p.is_none().then_some(Why::GoNoPLeft {});
            told(What::GoSyscallBack { g: teller.strand(*g) }, why, "exitsyscall")
        }
        Event::PreemptRequested { g, .. } => told(
            What::GoPreemptAsked { g: teller.strand(*g) },
            Why::GoTenMilliseconds {},
            "preemptone",
        ),
        _ => None,
    }
}
