//! The global interpreter lock: which thread may run Python.
//!
//! Model: `Python/ceval_gil.c` of 3.14 (`take_gil`, `drop_gil`), `Python/ceval.c`
//! (where the eval breaker is looked at). OS threads run on the kernel's cores;
//! a Python thread that gets a core also needs the GIL. It takes a free one; else it
//! waits for the switch interval, and if no switch happened until then it sets the
//! holder's drop request. The holder sees that only at a check of the eval
//! breaker (3.10 and later: function entry, backward jumps, after calls), lets go, and
//! waits in its turn. A call that blocks lets go first and takes it back afterwards.
//!
//! Nouns: the `holder`; the `waiters`, first come first; `next`, the waiter that the
//! last release signalled; the `drop_request`; `switches` (`gil->switch_number`).
//!
//! Invariants:
//! - At most one holder; a thread's frames run only while it is the holder.
//! - A thread is a waiter, or the holder, or neither (it waits for something else,
//!   is about to ask, or is over).
//! - With waiters, somebody holds the GIL or was signalled to take it.
//! - Nothing is recorded, and nobody waits, before a second thread exists.
//!
//! `// Simplified:` the signalled waiter always gets it (policies P6, P7): in CPython
//! a thread that comes by at that very moment may win. `drop_request` and
//! signals take no time.
//! Rejected: the GIL as a lock of the kernel (it is Python's alone: Go's threads know
//! none); handing it over without a core (a waiter could not be seen asking).

use crate::vm::Vm;
use kernel::{ChoicePoint, LATENCIES, Stop, WakeCause, latency};
use std::collections::VecDeque;
use trace::{Event, GilRelease, ThreadId, Time, WaitReason};

/// `sys.getswitchinterval()` at the start: 5 ms, in nanoseconds.
pub const SWITCH_INTERVAL: u64 = 5_000_000;

/// So many waiters count the interval. `// Simplified:` in CPython all do, which changes nothing but
/// the work: with thousands of threads nearly all of it would be that.
const COUNTING: usize = 8;

/// A timed wait ends late by less than this: not to be seen beside the interval.
const SLACK_MAX: u64 = 1_024;

#[derive(Clone, Copy, Hash, Debug)]
struct Waiter {
    thread: ThreadId,
    since: Time,
    /// When it asks for the GIL, if no switch happened after `switches`.
    until: Time,
    switches: u64,
}

#[derive(Clone, Hash, Debug)]
pub struct Gil {
    /// The build has one. A free-threaded build has not.
    enabled: bool,
    /// There is a second thread.
    shared: bool,
    /// `sys.setswitchinterval`, in nanoseconds.
    pub interval: u64,
    /// The interval counts from when the holder took the GIL, not from when the
    /// waiter asked: what `Settings::line_cost` goes with.
    per_slice: bool,
    holder: Option<ThreadId>,
    since: Time,
    next: Option<ThreadId>,
    waiters: VecDeque<Waiter>,
    drop_request: bool,
    switches: u64,
    last_holder: Option<ThreadId>,
}

impl Gil {
    pub fn new(enabled: bool, per_slice: bool) -> Gil {
        Gil {
            enabled,
            shared: false,
            interval: SWITCH_INTERVAL,
            per_slice,
            holder: None,
            since: Time::ZERO,
            next: None,
            waiters: VecDeque::new(),
            drop_request: false,
            switches: 0,
            last_holder: None,
        }
    }

    /// `sys._is_gil_enabled()`
    pub fn is_enabled(&self) -> bool {
        self.enabled
    }

    /// A waiter wants it: the holder is to let go at its next check.
    pub fn drop_requested(&self) -> bool {
        self.drop_request
    }

    /// Whether anybody would get in if the holder let go for a moment.
    pub fn is_wanted(&self) -> bool {
        !self.waiters.is_empty()
    }

    fn until(&self, now: Time) -> Time {
        if self.per_slice {
            now.max(self.since.after(self.interval))
        } else {
            now.after(self.interval + self.slack())
        }
    }

    /// How late a timed wait ends, in nanoseconds: different each time, as the timers of an
    /// operating system are. Without it every slice of a loop would end at the same place of
    /// the loop's body, and a race that real programs lose would never be seen.
    fn slack(&self) -> u64 {
        let scrambled = (self.switches + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        scrambled % (self.interval / 8).clamp(1, SLACK_MAX)
    }
}

/// Why a wait lets the GIL go.
fn release_for(reason: WaitReason) -> GilRelease {
    match reason {
        WaitReason::Sleep => GilRelease::Sleep,
        WaitReason::Select | WaitReason::Netpoll => GilRelease::Select,
        WaitReason::Lock | WaitReason::Gil | WaitReason::Futex => GilRelease::Lock,
        WaitReason::Join => GilRelease::Join,
        WaitReason::Io => GilRelease::Io,
        WaitReason::Input => GilRelease::Input,
    }
}

impl Vm {
    /// A second thread comes into being: from here on the GIL matters. Emits `GilShared`.
    pub(crate) fn share_gil(&mut self) {
        if !self.gil.enabled || self.gil.shared {
            return;
        }
        let me = self.kernel.thread();
        self.gil.shared = true;
        self.gil.holder = Some(me);
        self.gil.last_holder = Some(me);
        self.gil.since = self.kernel.now();
        let interval = self.gil.interval;
        self.emit(Event::GilShared { interval });
    }

    /// In the copy of a process there is one thread only, and nobody to share with.
    pub(crate) fn renew_gil(&mut self) {
        let interval = self.gil.interval;
        self.gil = Gil::new(self.gil.enabled, self.gil.per_slice);
        self.gil.interval = interval;
    }

    /// `sys.setswitchinterval`. Emits `SwitchIntervalSet` if there are threads.
    pub(crate) fn set_switch_interval(&mut self, nanoseconds: u64) {
        self.gil.interval = nanoseconds;
        if self.gil.shared {
            self.emit(Event::SwitchIntervalSet {
                interval: nanoseconds,
            });
        }
    }

    /// The running thread got a core and needs the GIL: none if it has it now, else how
    /// it waits. Emits `GilTaken`, or `GilDropRequested` and `GilAwaited`.
    pub(crate) fn take_gil(&mut self) -> Option<Stop> {
        let me = self.kernel.thread();
        if !self.gil.shared || self.gil.holder == Some(me) {
            return None;
        }
        self.remember_wake();
        let now = self.kernel.now();
        let place = self
            .gil
            .waiters
            .iter()
            .position(|waiter| waiter.thread == me);
        if self.gil.holder.is_none() && self.gil.next.is_none_or(|next| next == me) {
            let waited = place.and_then(|place| self.gil.waiters.remove(place));
            self.hold_gil(waited.map_or(0, |waiter| now.0 - waiter.since.0));
            return None;
        }
        let place = match place {
            Some(place) => place,
            None => {
                let until = self.gil.until(now).after(self.late_request());
                self.gil.waiters.push_back(Waiter {
                    thread: me,
                    since: now,
                    until,
                    switches: self.gil.switches,
                });
                self.gil.waiters.len() - 1
            }
        };
        let waiter = self.gil.waiters[place];
        if now >= waiter.until {
            let asks = self.gil.holder.is_some() && waiter.switches == self.gil.switches;
            self.renew_gil_wait(place, asks && !self.gil.drop_request);
        }
        let until = self.gil.waiters[place].until;
        let holder = self
            .gil
            .holder
            .or(self.gil.next)
            .expect("else it was taken");
        self.emit(Event::GilAwaited {
            holder,
            until,
            waiters: self.gil.waiters.len() as u32,
        });
        // The first in the queue has asked, and will get it: it need not look again.
        let asked = self.gil.drop_request && (place == 0 || self.gil.per_slice);
        // The interval of a slice that has not begun is not known yet.
        let between = self.gil.per_slice && self.gil.holder.is_none();
        let counts = place < COUNTING && !asked && !between;
        Some(self.wait_for_gil(counts.then_some(until)))
    }

    /// A wait's interval is over; a new one begins. Emits `GilDropRequested` if it `asks`.
    fn renew_gil_wait(&mut self, place: usize, asks: bool) {
        if let (true, Some(holder)) = (asks, self.gil.holder) {
            self.gil.drop_request = true;
            let interval = self.gil.interval;
            self.emit(Event::GilDropRequested { holder, interval });
        }
        let until = self
            .gil
            .until(self.kernel.now().max(self.gil.waiters[place].until));
        let switches = self.gil.switches;
        let waiter = &mut self.gil.waiters[place];
        (waiter.until, waiter.switches) = (until, switches);
    }

    /// How late a waiter's interval ends, as the system's timers have it (policy P6).
    fn late_request(&mut self) -> u64 {
        match self.gil.per_slice {
            true => 0,
            false => latency(self.kernel.choose(ChoicePoint::GilRequest, LATENCIES)),
        }
    }

    fn wait_for_gil(&mut self, until: Option<Time>) -> Stop {
        self.flush();
        let what = self.kernel.text("");
        Stop::Blocked {
            reason: WaitReason::Gil,
            until,
            what,
        }
    }

    fn hold_gil(&mut self, waited: u64) {
        let me = self.kernel.thread();
        self.gil.holder = Some(me);
        self.gil.next = None;
        self.gil.since = self.kernel.now();
        if self.gil.last_holder != Some(me) {
            self.gil.switches += 1;
            self.gil.last_holder = Some(me);
        }
        self.emit(Event::GilTaken { waited });
        // Of the first ones, whoever waits without a time shall count from this switch.
        for place in 0..self.gil.waiters.len().min(COUNTING) {
            let thread = self.gil.waiters[place].thread;
            if self.kernel.waits_without_deadline(thread) {
                self.wake_thread(thread, WaitReason::Gil);
            }
        }
    }

    /// At a check of the eval breaker, with a drop request: lets go, and queues again.
    /// Emits `GilReleased` and `GilAwaited`.
    pub(crate) fn drop_gil(&mut self) -> Stop {
        self.release_gil(GilRelease::DropRequest);
        let stop = self.take_gil().expect("somebody was signalled");
        // Forced switching: it begins to wait only when the other one has taken the GIL.
        if !self.gil.per_slice
            && let Some(waiter) = self.gil.waiters.back_mut()
        {
            waiter.switches += 1;
        }
        stop
    }

    /// The running thread stops: it lets the GIL go if it waits or is over. Emits `GilReleased`.
    pub(crate) fn leave_gil(&mut self, stop: Stop) {
        if !self.gil.shared || self.gil.holder != Some(self.kernel.thread()) {
            return;
        }
        match stop {
            Stop::Blocked { reason, .. } => self.release_gil(release_for(reason)),
            Stop::Exited => self.release_gil(GilRelease::Exit),
            Stop::Slice | Stop::Yielded | Stop::Gone | Stop::Finished => {}
        }
    }

    fn release_gil(&mut self, why: GilRelease) {
        let count = self.gil.waiters.len() as u32;
        let next = match count {
            0 => None,
            count => {
                let chosen = self.kernel.choose(ChoicePoint::GilWaiter, count);
                Some(self.gil.waiters[chosen as usize].thread)
            }
        };
        self.gil.holder = None;
        self.gil.drop_request = false;
        self.gil.next = next;
        self.emit(Event::GilReleased { why, next });
        if let Some(next) = next {
            self.wake_thread(next, WaitReason::Gil);
        }
    }

    /// How the thread's own wait ended, before a wait for the GIL makes that unknown.
    fn remember_wake(&mut self) {
        if let Some(crate::native::OnWake::Flag) = self.on_wake {
            let woken = self.kernel.wake_cause(self.kernel.thread()) == WakeCause::Woken;
            self.on_wake = Some(crate::native::OnWake::Value(crate::value::Value::bool(
                woken,
            )));
        }
    }
}
