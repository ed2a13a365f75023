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
const TIMER_SLACK_NS: u64 = 55_000;

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
            if self.may_spin(m) {
                self.become_spinning(m);
                if let Some((g, inherit)) = self.steal(m, p) {
                    let source = GoSource::Steal;
                    return Ok(Found { g, inherit, source });
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
        if when != 0 && self.sched.poller.is_none() {
            if when <= self.nanotime() {
                if let Some(p) = self.pidle_get() {
                    self.acquire_p(m, p);
                    return None;
                }
            }
            self.sched.poller = Some(m);
            self.poller_until = Some((m, when));
            self.sched.ms[m].state = MState::Poll;
            let slack = match self.kernel.clock {
                ClockMode::Costed => TIMER_SLACK_NS,
                ClockMode::Frozen => 0,
            };
            return Some(Stop::Blocked {
                reason: WaitReason::Netpoll,
                until: Some(Time(when - 1 + slack)),
                what: TextId::default(),
            });
        }
        if self.check_dead(m) {
            return Some(Stop::Finished);
        }
        Some(self.stopm(m))
    }

    /// The poller woke: it takes an idle P, if there is one. Some: it stops.
    pub(crate) fn end_poll(&mut self, m: usize) -> Option<Stop> {
        self.sched.poller = None;
        self.poller_until = None;
        match self.pidle_get() {
            Some(p) => {
                self.acquire_p(m, p);
                self.sched.ms[m].state = MState::Find;
                None
            }
            None => Some(self.stopm(m)),
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
        if self.sched.ps.iter().any(|p| !p.timers.heap.is_empty()) {
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
        if active || self.earliest_timer() != 0 {
            return false;
        }
        self.report_deadlock();
        true
    }

    /// `startlockedm`: the G belongs to another M, which gets this one's P.
    fn start_locked(&mut self, m: usize, locked: usize) -> Stop {
        let p = self.sched.ms[m].p.take();
        self.sched.ms[locked].nextp = p;
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
