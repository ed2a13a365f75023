//! Telling of Go: goroutines, Ps and Ms, channels, semaphores.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, seconds, told};
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_goroutine(teller)
        .or_else(|| tell_processor(teller))
        .or_else(|| tell_channel(teller))
}

impl Teller<'_> {
    fn go_who(&self) -> Piece {
        self.strand(self.record.strand)
    }

    fn go_p(&self, p: u32) -> Piece {
        Piece::code(format!("P{p}"))
    }

    fn go_m(&self) -> Piece {
        Piece::code(format!("M{}", self.record.thread.0))
    }

    fn go_chan(&self, chan: ObjectId) -> Piece {
        Piece::code(format!("chan {}", chan.0))
    }
}

fn tell_goroutine(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::GCreated { g, function, .. } => told(
            What::GoMade {
                who: teller.go_who(),
                g: teller.strand(*g),
                function: teller.code(*function),
            },
            None,
            "newproc",
        ),
        Event::GQueued { g, p, place } => {
            let (g, p) = (teller.strand(*g), teller.go_p(*p));
            match place {
                GoQueue::Runnext => told(What::GoQueuedNext { g, p }, Why::GoNewestRunsNext {}, "runqput"),
                GoQueue::Local => told(What::GoQueuedLocal { g, p }, Why::GoTailOfRing {}, "runqput"),
                GoQueue::Global => told(What::GoQueuedGlobal { g }, Why::GoGlobalIsLast {}, "globrunqput"),
            }
        }
        Event::GReadied { g, .. } => told(
            What::GoReadied {
                who: teller.go_who(),
                g: teller.strand(*g),
            },
            Why::GoWakerGoesOn {},
            "goready",
        ),
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
            Why::GoOnNoQueue {},
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
        Event::SyscallEntered { g, p } => told(
            What::GoSyscall { g: teller.strand(*g), p: teller.go_p(*p) },
            Why::GoKeepsPForNow {},
            "entersyscall",
        ),
        Event::SyscallExited { g, .. } => {
            told(What::GoSyscallBack { g: teller.strand(*g) }, None, "exitsyscall")
        }
        Event::PreemptRequested { g, .. } => told(
            What::GoPreemptAsked { g: teller.strand(*g) },
            Why::GoTenMilliseconds {},
            "preemptone",
        ),
        Event::SemaWaiting { g, waiters, .. } => told(
            What::GoSemaWaits { g: teller.strand(*g), waiters: number(waiters) },
            None,
            "semacquire",
        ),
        Event::SemaWoken { g, ticket, .. } => {
            let why = match ticket {
                true => Why::GoTicketHanded {},
                false => Why::GoMustTryAgain {},
            };
            told(What::GoSemaWoken { g: teller.strand(*g) }, why, "semrelease")
        }
        _ => None,
    }
}

fn tell_processor(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::SchedStarted { procs } => {
            told(What::GoSchedSet { procs: number(procs) }, None, "schedinit")
        }
        Event::QueueSpilled { p, count } => told(
            What::GoSpilled { p: teller.go_p(*p), count: number(count) },
            Why::GoRingIsFull {},
            "runqputslow",
        ),
        Event::GlobalTaken { p, count } => told(
            What::GoGlobalTaken { p: teller.go_p(*p), count: number(count) },
            None,
            "globrunqget",
        ),
        Event::WorkStolen { p, victim, count, .. } => told(
            What::GoStolen {
                p: teller.go_p(*p),
                victim: teller.go_p(*victim),
                count: number(count),
            },
            Why::GoHalfIsTaken {},
            "runqsteal",
        ),
        Event::PIdled { p } => told(What::GoPIdle { p: teller.go_p(*p) }, None, "pidleput"),
        Event::PAcquired { p } => told(
            What::GoPTaken { m: teller.go_m(), p: teller.go_p(*p) },
            None,
            "acquirep",
        ),
        Event::MSpinning { spinning: true } => {
            told(What::GoSpins { m: teller.go_m() }, Why::GoOneLooksAtATime {}, "spinning")
        }
        Event::MSpinning { spinning: false } => {
            told(What::GoSpinsNoMore { m: teller.go_m() }, None, "resetspinning")
        }
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

fn tell_channel(teller: &Teller) -> Option<Story> {
    let who = || teller.go_who();
    match &teller.record.event {
        Event::ChanMade { chan, capacity, .. } => told(
            What::GoChanMade {
                who: who(),
                chan: teller.go_chan(*chan),
                capacity: number(capacity),
            },
            None,
            "makechan",
        ),
        Event::ChanSent { value, to: Some(to), .. } => told(
            What::GoSentTo {
                who: who(),
                value: teller.code(*value),
                other: teller.strand(*to),
            },
            Why::GoPastTheBuffer {},
            "chansend",
        ),
        Event::ChanSent { chan, value, to: None } => told(
            What::GoSent {
                who: who(),
                value: teller.code(*value),
                chan: teller.go_chan(*chan),
            },
            Why::GoBufferHasRoom {},
            "chansend",
        ),
        Event::ChanReceived { chan, open: false, .. } => told(
            What::GoReceivedClosed { who: who(), chan: teller.go_chan(*chan) },
            None,
            "chanrecv",
        ),
        Event::ChanReceived { value, from: Some(from), .. } => told(
            What::GoReceivedFrom {
                who: who(),
                value: teller.code(*value),
                other: teller.strand(*from),
            },
            Why::GoSenderWaited {},
            "chanrecv",
        ),
        Event::ChanReceived { chan, value, .. } => told(
            What::GoReceived {
                who: who(),
                value: teller.code(*value),
                chan: teller.go_chan(*chan),
            },
            None,
            "chanrecv",
        ),
        Event::ChanWaiting { g, chan, receives: true, .. } => told(
            What::GoWaitsReceive { g: teller.strand(*g), chan: teller.go_chan(*chan) },
            Why::GoFirstComeFirstServed {},
            "enqueue",
        ),
        Event::ChanWaiting { g, chan, value, .. } => told(
            What::GoWaitsSend {
                g: teller.strand(*g),
                value: teller.code(*value),
                chan: teller.go_chan(*chan),
            },
            Why::GoFirstComeFirstServed {},
            "enqueue",
        ),
        Event::ChanLeft { g, chan, .. } => told(
            What::GoLeft { g: teller.strand(*g), chan: teller.go_chan(*chan) },
            Why::GoOtherCaseWon {},
            "dequeueSudoG",
        ),
        Event::ChanClosed { chan } => told(
            What::GoClosed { who: who(), chan: teller.go_chan(*chan) },
            Why::GoCloseWakesAll {},
            "closechan",
        ),
        Event::SelectChose { case, ready } => told(
            What::GoSelected { who: who(), case: number(case), ready: number(ready) },
            Why::GoSelectDrawsLots {},
            "selectgo",
        ),
        _ => None,
    }
}
