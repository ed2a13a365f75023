//! `schedule` and `findRunnable` (G10): the one place that decides which G runs next.

use super::{GId, GStatus, MState};
use crate::vm::Vm;
use kernel::{ClockMode, Stop};
use trace::{Event, GoSource, TextId, Time, WaitReason};

/// One look through the queues. Nanoseconds.
const SCHEDULE_NS: u64 = 60;
/// Saving one G's registers and taking another's.
const SWITCH_NS: u64 = 60;
/// How late a thread wakes that waits for a time: Linux lets it oversleep by this much
/// (`timer_slack_ns`) to wake several at once, and switching to it takes a little more.
pub(super) const TIMER_SLACK_NS: u64 = 55_000;

struct Found {
    g: GId,
    inherit: bool,
    source: GoSource,
}

impl Found {
    fn new(g: GId, source: GoSource) -> Found {
        Found {
            g,
            inherit: source == GoSource::Runnext,
            source,
        }
    }
}

impl Vm {
    /// Finds the next G for an M and makes it the running one; or says why the M stops.
    pub(crate) fn schedule(&mut self, m: usize) -> Option<Stop> {
        self.strand_of_m(m);
        if let Some(g) = self.sched.ms[m].locked_g {
            return self.stop_locked(m, g);
        }
        let found = match self.find_runnable(m) {
            Ok(found) => found,
            Err(stop) => return Some(stop),
        };
        if self.sched.ms[m].spinning {
            self.reset_spinning(m);
        }
        if let Some(locked) = self.sched.g(found.g).locked_m
            && locked != m
        {
            return Some(self.start_locked(m, locked));
        }
        self.execute(m, found);
        None
    }

    fn execute(&mut self, m: usize, found: Found) {
        let p = self.sched.ms[m].p.expect("only an M with a P runs a G");
        self.charge(SWITCH_NS);
        self.kernel.begin_work();
        let now = self.kernel.now();
        let g = self.sched.g_mut(found.g);
        g.status = GStatus::Running;
        g.since = now;
        g.m = Some(m);
        g.preempt = false;
        let strand = g.strand;
        let tick = self.sched.ps[p].tick;
        self.emit(Event::GExecuted {
            g: strand,
            p: p as u32,
            inherit: found.inherit,
            tick,
            source: found.source,
        });
        if !found.inherit {
            self.sched.ps[p].tick += 1;
        }
        self.sched.ms[m].g = Some(found.g);
        self.sched.ms[m].state = MState::Run;
    }

    /// Runs a G that an M just got back from a system call: it is running already.
    pub(crate) fn go_on(&mut self, m: usize) {
        self.sched.ms[m].state = MState::Run;
    }

    fn find_runnable(&mut self, m: usize) -> Result<Found, Stop> {
        loop {
            let p = self.sched.ms[m].p.expect("an M that looks for a G has a P");
            self.charge(SCHEDULE_NS);
            self.settle_bubbles(p);
            self.run_timers(p, p);
            if self.sched.ps[p].tick % 61 == 0
                && let Some(g) = self.sched.global.pop_front()
            {
                self.emit(Event::GlobalTaken {
                    p: p as u32,
                    count: 1,
                });
                return Ok(Found::new(g, GoSource::Tick61));
            }
            if let Some((g, inherit)) = self.runq_get(p) {
                let source = if inherit {
                    GoSource::Runnext
                } else {
                    GoSource::Local
                };
                return Ok(Found::new(g, source));
            }
            if let Some(g) = self.global_batch(p) {
                return Ok(Found::new(g, GoSource::Global));
            }
            if self.sched.poller.is_none() {
                let ready = self.netpoll();
                if let Some(g) = self.polled(ready, p) {
                    return Ok(Found::new(g, GoSource::Netpoll));
                }
            }
            if self.may_spin(m) {
                self.become_spinning(m);
                if let Some((g, inherit)) = self.steal(m, p) {
                    let source = GoSource::Steal;
                    self.sched.ms[m].napped_for = None;
                    return Ok(Found { g, inherit, source });
                }
                if let Some(stop) = self.nap(m) {
                    return Err(stop);
                }
            }
            if let Some(g) = self.global_batch(p) {
                return Ok(Found::new(g, GoSource::Global));
            }
            if !self.sched.ms[m].spinning && self.sched.need_spinning {
                self.become_spinning(m);
                continue;
            }
            if let Some(stop) = self.give_up(m, p) {
                return Err(stop);
            }
            // There was something for another P, which has to get on with it: a busy look, but not
            // one that the others wait for.
            if self.kernel.clock == ClockMode::Frozen {
                return Err(Stop::Yielded);
            }
            if self.must_pause() {
                return Err(Stop::Slice);
            }
        }
    }

    fn may_spin(&self, m: usize) -> bool {
        let busy = self.sched.ps.len() - self.sched.idle_ps.len();
        self.sched.ms[m].spinning || 2 * (self.sched.spinning as usize) < busy
    }

    fn become_spinning(&mut self, m: usize) {
        if !self.sched.ms[m].spinning && self.sched.ps.len() > 1 {
            self.sched.ms[m].spinning = true;
            self.sched.spinning += 1;
            self.sched.need_spinning = false;
            self.emit(Event::MSpinning { spinning: true });
        }
        self.sched.need_spinning = false;
    }

    /// The P goes idle; then once more a look everywhere. None: there was something, look again.
    fn give_up(&mut self, m: usize, p: usize) -> Option<Stop> {
        self.sched.ms[m].p = None;
        self.pidle_put(p);
        if self.sched.ms[m].spinning {
            self.sched.ms[m].spinning = false;
            self.sched.spinning -= 1;
            self.emit(Event::MSpinning { spinning: false });
            let any = !self.sched.global.is_empty()
                || (0..self.sched.ps.len()).any(|p| !self.runq_is_empty(p));
            if any && let Some(p) = self.pidle_get() {
                self.acquire_p(m, p);
                self.become_spinning(m);
                return None;
            }
        }
        let when = self.earliest_timer();
        if when == 0 && self.interrupt(m) {
            return None;
        }
        let waits = !self.sched.netpoll.waits.is_empty();
        if (when != 0 || waits) && self.sched.poller.is_none() {
            if when != 0 && when <= self.nanotime() {
                if let Some(p) = self.pidle_get() {
                    self.acquire_p(m, p);
                    return None;
                }
            }
            return Some(self.begin_poll(m, when));
        }
        if self.check_dead(m) {
            return Some(Stop::Finished);
        }
        Some(self.stopm(m))
    }

    /// Nothing will ever happen any more, and the program waits for signals: whoever runs it
    /// presses Ctrl-C, once. Whether this M has work now.
    fn interrupt(&mut self, last: usize) -> bool {
        let Some(g) = self.sched.signal_g else {
            return false;
        };
        let busy = |(m, it): (usize, &super::M)| {
            let waits = match it.state {
                MState::Idle | MState::Sysmon | MState::Locked => it.nextp.is_none(),
                MState::Poll => self.poller_until.is_some_and(|(_, until)| until == u64::MAX),
                _ => false,
            };
            m != last && !waits
        };
        let busy = self.sched.ms.iter().enumerate().any(busy);
        if busy || self.sched.interrupted || self.sched.netpoll.next().is_some() {
            return false;
        }
        let Some(p) = self.pidle_get() else {
            return false;
        };
        self.sched.interrupted = true;
        self.sched.signal_g = None;
        self.acquire_p(last, p);
        self.ready(g, p);
        true
    }

    /// `netpoll(delay)`: the M waits until a socket changes, or for the timer that is due at `when`
    /// (0: none).
    fn begin_poll(&mut self, m: usize, when: u64) -> Stop {
        self.sched.poller = Some(m);
        self.poller_until = Some((m, if when == 0 { u64::MAX } else { when }));
        self.sched.ms[m].state = MState::Poll;
        let slack = match self.kernel.clock {
            ClockMode::Costed => TIMER_SLACK_NS,
            ClockMode::Frozen => 0,
        };
        let timer = (when != 0).then(|| Time(when - 1 + slack));
        let socket = self.sched.netpoll.next();
        let until = match (timer, socket) {
            (Some(timer), Some(socket)) => Some(timer.min(socket)),
            (timer, socket) => timer.or(socket),
        };
        self.flush();
        let thread = self.sched.ms[m].thread;
        if self.kernel.wake_at_socket_change(thread) {
            return Stop::Slice;
        }
        Stop::Blocked {
            reason: WaitReason::Netpoll,
            until,
            what: TextId::default(),
        }
    }

    /// The poller woke: it takes an idle P, if there is one, and runs the first G whose socket is
    /// ready. Some: it stops.
    pub(crate) fn end_poll(&mut self, m: usize) -> Option<Stop> {
        self.sched.poller = None;
        self.poller_until = None;
        let ready = self.netpoll();
        match self.pidle_get() {
            Some(p) => {
                self.acquire_p(m, p);
                self.sched.ms[m].state = MState::Find;
                if let Some(g) = self.polled(ready, p) {
                    self.execute(m, Found::new(g, GoSource::Netpoll));
                }
                None
            }
            None => {
                self.inject(ready, None);
                Some(self.stopm(m))
            }
        }
    }

    /// `checkdead` (F1, F2, S26): nobody runs and nobody will. The program's end is told.
    fn check_dead(&mut self, last: usize) -> bool {
        let active = |m: &super::M| {
            !matches!(m.state, MState::Idle | MState::Sysmon | MState::Locked)
        };
        let others = self.sched.ms.iter().enumerate();
        if others.filter(|(m, _)| *m != last).any(|(_, m)| active(m)) {
            return false;
        }
        if self.sched.signals || self.sched.ps.iter().any(|p| !p.timers.heap.is_empty()) {
            return false;
        }
        self.report_deadlock();
        true
    }

    /// `stoplockedm`: the M of a locked G gives its P away and waits for that G.
    fn stop_locked(&mut self, m: usize, g: GId) -> Option<Stop> {
        if let Some(p) = self.sched.ms[m].p.take() {
            self.sched.ps[p].m = None;
            // The G may be next on this very P.
            self.handoff_p(p);
        }
        self.sched.ms[m].state = MState::Locked;
        let _ = g;
        if self.check_dead_locked() {
            return Some(Stop::Finished);
        }
        Some(self.sleep_m(m))
    }

    fn check_dead_locked(&mut self) -> bool {
        let active = self.sched.ms.iter().any(|m| {
            !matches!(m.state, MState::Idle | MState::Sysmon | MState::Locked) || m.nextp.is_some()
        });
        if active || self.sched.signals || self.earliest_timer() != 0 {
            return false;
        }
        self.report_deadlock();
        true
    }

    /// `startlockedm`: the G belongs to another M, which gets this one's P.
    fn start_locked(&mut self, m: usize, locked: usize) -> Stop {
        let p = self.sched.ms[m].p.take();
        self.sched.ms[locked].nextp = p;
        if let Some(p) = p {
            self.emit_started(locked, p, false);
        }
        self.wake_m(locked);
        self.stopm(m)
    }

    /// An M woke with a P in `nextp`.
    pub(crate) fn take_next_p(&mut self, m: usize) -> bool {
        let Some(p) = self.sched.ms[m].nextp.take() else {
            return false;
        };
        self.acquire_p(m, p);
        match (self.sched.ms[m].state, self.sched.ms[m].locked_g) {
            (MState::Locked, Some(g)) => {
                self.execute(m, Found::new(g, GoSource::Locked));
            }
            _ => self.sched.ms[m].state = MState::Find,
        }
        true
    }
}
