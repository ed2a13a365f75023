//! Keeping the right number of Ms awake: spinning, wakep, startm, handoffp, stealing
//! (G16 to G20).

use super::find::TIMER_SLACK_NS;
use super::{GId, GStatus, M, MState, PStatus};
use crate::vm::Vm;
use kernel::{ChoicePoint, ClockMode, Stop};
use trace::{Event, StrandId, TextId, Time, WaitReason};

/// What an M pays for a futex call to wake another one.
const WAKE_NS: u64 = 500;
const NEW_THREAD_NS: u64 = 8_000;
/// How long a thief wants to sleep before it takes a runnext (`usleep(3)`).
const NAP_NS: u64 = 3_000;

impl Vm {
    pub(crate) fn add_m(&mut self, thread: trace::ThreadId, strand: StrandId) -> usize {
        let index = self.sched.ms.len();
        self.sched.ms.push(M {
            thread,
            strand,
            p: None,
            nextp: None,
            oldp: None,
            g: None,
            spinning: false,
            naps_for: None,
            napped_for: None,
            locked_g: None,
            state: MState::Find,
        });
        self.sched.m_of_thread.insert(thread, index);
        index
    }

    /// `wakep`: if nobody spins and a P is idle, one more M begins to look for work.
    pub(crate) fn wakep(&mut self) {
        if self.sched.spinning != 0 {
            return;
        }
        let Some(p) = self.pidle_get() else {
            if self.sched.ps.len() > 1 {
                self.sched.need_spinning = true;
            }
            return;
        };
        self.sched.spinning += 1;
        self.startm(p, true);
    }

    pub(crate) fn pidle_get(&mut self) -> Option<usize> {
        self.sched.idle_ps.pop()
    }

    pub(crate) fn pidle_put(&mut self, p: usize) {
        let idle = &mut self.sched.ps[p];
        idle.status = PStatus::Idle;
        idle.m = None;
        self.sched.idle_ps.push(p);
        self.emit(Event::PIdled { p: p as u32 });
    }

    /// `startm`: an idle M, or a new one, gets the P.
    pub(crate) fn startm(&mut self, p: usize, spinning: bool) {
        match self.sched.idle_ms.pop() {
            Some(m) => {
                self.sched.ms[m].nextp = Some(p);
                self.sched.ms[m].spinning = spinning;
                self.charge(WAKE_NS);
                self.emit_started(m, p, spinning);
                self.wake_m(m);
            }
            None => {
                self.charge(NEW_THREAD_NS);
                self.flush();
                let name = format!("m{}", self.sched.ms.len());
                let (thread, strand) = self.kernel.spawn(&name, true);
                let m = self.add_m(thread, strand);
                self.sched.ms[m].nextp = Some(p);
                self.sched.ms[m].spinning = spinning;
                self.emit_started(m, p, spinning);
                self.notice();
            }
        }
    }

    pub(super) fn emit_started(&mut self, m: usize, p: usize, spinning: bool) {
        let m = self.sched.ms[m].thread;
        self.emit(Event::MStarted { m, p: p as u32, spinning });
    }

    pub(crate) fn wake_m(&mut self, m: usize) {
        self.flush();
        let thread = self.sched.ms[m].thread;
        self.kernel.wake(thread);
        self.notice();
    }

    /// `acquirep`.
    pub(crate) fn acquire_p(&mut self, m: usize, p: usize) {
        self.sched.ms[m].p = Some(p);
        let taken = &mut self.sched.ps[p];
        taken.status = PStatus::Running;
        taken.m = Some(m);
        self.emit(Event::PAcquired { p: p as u32 });
    }

    /// `stopm`: onto the idle list, until somebody hands over a P.
    pub(crate) fn stopm(&mut self, m: usize) -> Stop {
        self.sched.ms[m].state = MState::Idle;
        self.sched.ms[m].spinning = false;
        self.sched.idle_ms.push(m);
        self.emit(Event::MIdled {});
        self.sleep_m(m)
    }

    pub(crate) fn sleep_m(&mut self, _m: usize) -> Stop {
        Stop::Blocked {
            reason: WaitReason::Futex,
            until: None,
            what: TextId::default(),
        }
    }

    /// `resetspinning`: a spinning M found work; another one may begin to spin.
    pub(crate) fn reset_spinning(&mut self, m: usize) {
        self.sched.ms[m].spinning = false;
        self.sched.spinning -= 1;
        self.emit(Event::MSpinning { spinning: false });
        self.wakep();
    }

    /// `handoffp`: a P leaves its M, which is blocked.
    pub(crate) fn handoff_p(&mut self, p: usize) {
        let idle = self.sched.idle_ps.len() as u32;
        let has_work = !self.runq_is_empty(p) || !self.sched.global.is_empty();
        if has_work {
            return self.startm(p, false);
        }
        if self.sched.spinning + idle == 0 {
            self.sched.spinning += 1;
            self.sched.need_spinning = false;
            return self.startm(p, true);
        }
        let is_last = idle as usize == self.sched.ps.len() - 1;
        if is_last && self.sched.poller.is_none() {
            return self.startm(p, false);
        }
        self.pidle_put(p);
        self.wake_poller_for(p);
    }

    /// Timers of a P that went idle may be due before the poller would wake.
    fn wake_poller_for(&mut self, p: usize) {
        let when = self.sched.ps[p].timers.wake_time();
        if let (Some(m), true) = (self.sched.poller, when != 0) {
            self.wake_m(m);
        }
    }

    /// `stealWork`. What is found runs with or without an inherited slice.
    pub(crate) fn steal(&mut self, m: usize, p: usize) -> Option<(GId, bool)> {
        let count = self.sched.ps.len();
        if count < 2 {
            return None;
        }
        let mut seen = Vec::new();
        for pass in 0..4 {
            let last = pass == 3;
            self.charge(100);
            seen.clear();
            for victim in self.steal_order(count) {
                if victim == p {
                    continue;
                }
                if last && self.sched.ps[victim].timers.wake_time() != 0 {
                    self.run_timers(victim, p);
                    if let Some(found) = self.runq_get(p) {
                        return Some(found);
                    }
                }
                if self.sched.ps[victim].status == PStatus::Idle {
                    continue;
                }
                seen.push(victim as u32);
                if let Some(g) = self.runq_steal(m, p, victim, last, &seen) {
                    return Some((g, false));
                }
            }
        }
        if !seen.is_empty() {
            self.emit(Event::StealSearched { p: p as u32, victims: seen });
        }
        None
    }

    /// A random cyclic order with a random step that is coprime to the number of Ps.
    fn steal_order(&mut self, count: usize) -> Vec<usize> {
        let steps: Vec<usize> = (1..=count).filter(|step| gcd(*step, count) == 1).collect();
        let choices = (count * steps.len()) as u32;
        let chosen = self.draw(ChoicePoint::Steal, choices) as usize;
        let (start, step) = (chosen % count, steps[chosen / count]);
        (0..count).map(|n| (start + n * step) % count).collect()
    }

    /// `usleep(3)` of a thief that saw a runnext which its P is about to run. It keeps its P.
    pub(crate) fn nap(&mut self, m: usize) -> Option<Stop> {
        let napped_for = self.sched.ms[m].naps_for.take();
        self.sched.ms[m].napped_for = napped_for;
        napped_for?;
        self.flush();
        Some(match self.kernel.clock {
            ClockMode::Costed => Stop::Blocked {
                reason: WaitReason::Futex,
                until: Some(Time(self.kernel.now().0 + NAP_NS + TIMER_SLACK_NS)),
                what: TextId::default(),
            },
            // Sleeping would move the time, which stands as long as anybody can run.
            ClockMode::Frozen => Stop::Yielded,
        })
    }

    /// `runqsteal`: half of the victim's ring from its head; the last of them runs.
    fn runq_steal(&mut self, m: usize, p: usize, victim: usize, with_runnext: bool, seen: &[u32]) -> Option<GId> {
        let length = self.sched.ps[victim].ring.len();
        let count = length - length / 2;
        if count > 0 {
            let mut taken: Vec<GId> = self.sched.ps[victim].ring.drain(..count).collect();
            let runs = taken.pop();
            self.sched.ps[p].ring.extend(taken);
            self.emit_stolen(p, victim, count, false, seen);
            return runs;
        }
        if !with_runnext {
            return None;
        }
        let g = self.sched.ps[victim].runnext?;
        let owner = self.sched.ps[victim].m.and_then(|m| self.sched.ms[m].g);
        let runs_now = owner.is_some_and(|g| self.sched.g(g).status == GStatus::Running);
        // The victim is about to run it, most likely: it gets its chance (`runqgrab`).
        if runs_now && self.sched.ms[m].napped_for != Some(g) {
            self.sched.ms[m].naps_for = Some(g);
            return None;
        }
        self.sched.ps[victim].runnext = None;
        self.emit_stolen(p, victim, 1, true, seen);
        Some(g)
    }

    fn emit_stolen(&mut self, p: usize, victim: usize, count: usize, runnext: bool, seen: &[u32]) {
        self.emit(Event::StealSearched {
            p: p as u32,
            victims: seen.to_vec(),
        });
        self.emit(Event::WorkStolen {
            p: p as u32,
            victim: victim as u32,
            count: count as u32,
            runnext,
        });
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
