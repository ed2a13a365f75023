//! Telling of Go: channels, select, locks of package sync, semaphores.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, told};
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_channel(teller)
        .or_else(|| tell_select(teller))
        .or_else(|| tell_lock(teller))
        .or_else(|| tell_semaphore(teller))
}

impl Teller<'_> {
    /// A channel's or lock's name in the program, else its type.
    fn go_object(&self, id: ObjectId) -> Piece {
        let go = &self.state.go;
        if let Some(chan) = go.chan(id) {
            return match chan.name {
                Some(name) => self.code(name),
                None => Piece::code(format!("chan {}", self.text(chan.elem))),
            };
        }
        match go.sync(id) {
            Some(lock) => match lock.name {
                Some(name) => self.code(name),
                None => Piece::code(kind(lock.kind)),
            },
            None => Piece::code("sema"),
        }
    }

    /// The object of the last event, or the one that a semaphore belongs to.
    fn go_this(&self, id: ObjectId) -> Piece {
        self.go_object(self.state.go.object.unwrap_or(id))
    }
}

fn kind(kind: GoSync) -> &'static str {
    match kind {
        GoSync::Mutex => "Mutex",
        GoSync::RwMutex => "RWMutex",
        GoSync::WaitGroup => "WaitGroup",
        GoSync::Once => "Once",
        GoSync::Cond => "Cond",
    }
}

/// Why a goroutine cannot go on: what it would need.
pub(super) fn why_parked(teller: &Teller, g: StrandId, reason: TextId) -> Why {
    let go = &teller.state.go;
    let Some(entry) = go.goroutine(g) else {
        return Why::GoOnNoQueue {};
    };
    let object = entry.waits.first().copied();
    let chan = object.and_then(|id| go.chan(id));
    let lock = object.and_then(|id| go.sync(id));
    match (teller.text(reason), chan, lock) {
        ("chan receive", Some(chan), _) => Why::GoNothingToReceive { chan: teller.go_object(chan.id) },
        ("chan send", Some(chan), _) if chan.capacity == 0 => {
            Why::GoNobodyReceives { chan: teller.go_object(chan.id) }
        }
        ("chan send", Some(chan), _) => Why::GoBufferFull { chan: teller.go_object(chan.id) },
        ("select", ..) => Why::GoSelectNone {},
        ("sleep", ..) => Why::GoSleepsByTimer {},
        (reason, ..) if reason.ends_with("(nil chan)") => Why::GoNilChan {},
        (_, _, Some(lock)) if lock.kind == GoSync::WaitGroup => Why::GoCounterAbove {
            wg: teller.go_object(lock.id),
            counter: number(lock.counter),
        },
        (_, _, Some(lock)) => why_locked(teller, lock.id, g),
        _ => Why::GoOnNoQueue {},
    }
}

/// Who is in the way of somebody who waits for a lock.
fn why_locked(teller: &Teller, id: ObjectId, g: StrandId) -> Why {
    let Some(lock) = teller.state.go.sync(id) else {
        return Why::GoOnNoQueue {};
    };
    let reads = lock.waiting.iter().any(|waiter| waiter.g == g && lock.reads(waiter));
    match lock.holder {
        Some(holder) => Why::GoHeldBy {
            holder: teller.strand(holder),
            lock: teller.go_object(id),
        },
        None if reads && !lock.readers.is_empty() => Why::GoWriterFirst {},
        None if !lock.readers.is_empty() => Why::GoReadersHold { readers: number(lock.readers.len()) },
        None => Why::GoOnNoQueue {},
    }
}

fn tell_channel(teller: &Teller) -> Option<Story> {
    let who = || teller.go_who();
    match &teller.record.event {
        Event::ChanMade { chan, capacity: 0, .. } => told(
            What::GoUnbufferedMade {
                who: who(),
                chan: teller.go_object(*chan),
            },
            None,
            "makechan",
        ),
        Event::ChanMade { chan, capacity, .. } => told(
            What::GoChanMade {
                who: who(),
                chan: teller.go_object(*chan),
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
                chan: teller.go_object(*chan),
            },
            Why::GoBufferHasRoom {},
            "chansend",
        ),
        Event::ChanReceived { chan, open: false, .. } => told(
            What::GoReceivedClosed { who: who(), chan: teller.go_object(*chan) },
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
                chan: teller.go_object(*chan),
            },
            None,
            "chanrecv",
        ),
        Event::ChanWaiting { g, chan, receives: true, .. } => told(
            What::GoWaitsReceive { g: teller.strand(*g), chan: teller.go_object(*chan) },
            Why::GoFirstComeFirstServed {},
            "enqueue",
        ),
        Event::ChanWaiting { g, chan, value, .. } => told(
            What::GoWaitsSend {
                g: teller.strand(*g),
                value: teller.code(*value),
                chan: teller.go_object(*chan),
            },
            Why::GoFirstComeFirstServed {},
            "enqueue",
        ),
        Event::ChanLeft { g, chan, .. } => told(
            What::GoLeft { g: teller.strand(*g), chan: teller.go_object(*chan) },
            Why::GoOtherCaseWon {},
            "dequeueSudoG",
        ),
        Event::ChanClosed { chan } => told(
            What::GoClosed { who: who(), chan: teller.go_object(*chan) },
            Why::GoCloseWakesAll {},
            "closechan",
        ),
        _ => None,
    }
}

fn tell_select(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::SelectLooked { cases, default } => {
            let ready = cases.iter().filter(|arm| arm.ready).count();
            let why = match (ready, default) {
                (0, true) => Why::GoNoneReadyDefault {},
                (0, false) => Why::GoNoneReadyWaits {},
                (1, _) => Why::GoOnlyOneReady {},
                _ => Why::GoSelectDrawsLots {},
            };
            let what = What::GoSelectLooks {
                who: teller.go_who(),
                count: number(cases.len()),
                ready: number(ready),
            };
            told(what, why, "selectgo")
        }
        Event::SelectChose { case, ready } => {
            let why = match ready {
                1 => Why::GoOnlyOneReady {},
                _ => Why::GoSelectDrawsLots {},
            };
            let what = What::GoSelected {
                who: teller.go_who(),
                // As the reader counts the cases.
                case: number(case + 1),
                ready: number(ready),
            };
            told(what, why, "selectgo")
        }
        _ => None,
    }
}

fn tell_lock(teller: &Teller) -> Option<Story> {
    let who = || teller.go_who();
    match &teller.record.event {
        Event::SyncUsed { kind: used, .. } => {
            let kind = Piece::code(format!("sync.{}", kind(*used)));
            told(What::GoSyncUsed { who: who(), kind }, None, "sync")
        }
        Event::ObjectNamed { name, .. } => told(What::GoNamed { name: teller.code(*name) }, None, "name"),
        Event::LockStepped { object, step, readers, waiters, starving, .. } => {
            let lock = teller.go_object(*object);
            let readers = number(readers);
            match step {
                GoLockStep::Waits => told(
                    What::GoLockWaits { who: who(), lock },
                    why_locked(teller, *object, teller.record.strand),
                    "lockSlow",
                ),
                GoLockStep::Locked => {
                    let why = if *starving { Why::GoHandedOver {} } else { Why::GoLockFree {} };
                    told(What::GoLocked { who: who(), lock }, why, "Lock")
                }
                GoLockStep::Unlocked => {
                    let why = match (waiters, starving) {
                        (0, _) => Why::GoNobodyWaitsFor {},
                        (_, true) => Why::GoHandedOver {},
                        _ => Why::GoFirstCompetes { waiters: number(waiters) },
                    };
                    told(What::GoUnlocked { who: who(), lock }, why, "Unlock")
                }
                GoLockStep::RLocked => told(What::GoRLocked { who: who(), lock, readers }, None, "RLock"),
                GoLockStep::RUnlocked => told(What::GoRUnlocked { who: who(), lock, readers }, None, "RUnlock"),
            }
        }
        Event::CounterChanged { object, counter, waiters } => {
            let waiting = number(waiters);
            let why = match (counter, waiters) {
                (_, 0) => None,
                (0, _) => Some(Why::GoZeroWakes { waiters: waiting }),
                _ => Some(Why::GoWaitUntilZero { waiters: waiting }),
            };
            let what = What::GoCounter {
                wg: teller.go_object(*object),
                counter: number(counter),
            };
            told(what, why, "WaitGroup.Add")
        }
        Event::OnceDone { object } => {
            told(What::GoOnceDone { once: teller.go_object(*object) }, Why::GoOnceNever {}, "Once.Do")
        }
        _ => None,
    }
}

fn tell_semaphore(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::SemaWaiting { g, object, .. } => told(
            What::GoSemaWaits {
                g: teller.strand(*g),
                object: teller.go_this(*object),
            },
            Why::GoFirstComeFirstServed {},
            "semacquire",
        ),
        Event::SemaWoken { g, object, ticket, .. } => {
            let why = match ticket {
                true => Why::GoTicketHanded {},
                false => Why::GoMustTryAgain {},
            };
            let what = What::GoSemaWoken {
                g: teller.strand(*g),
                object: teller.go_this(*object),
            };
            told(what, why, "semrelease")
        }
        _ => None,
    }
}
