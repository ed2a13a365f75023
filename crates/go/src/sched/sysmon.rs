//! sysmon (S1 to S5): the thread that watches, without a P.
//!
//! It asks for the end of slices that last too long and takes Ps from Ms that
//! are blocked in system calls. Under the frozen clock there is none, since
//! nothing ever lasts.

use super::find::TIMER_SLACK_NS;
use super::{GStatus, M0, MState, PStatus, SLICE};
use crate::vm::Vm;
use kernel::{ClockMode, Stop};
use trace::{Event, TextId, Time, WaitReason};

#[derive(Clone, Debug, Default)]
pub struct Sysmon {
    pub m: Option<usize>,
    idle_cycles: u32,
    /// How long it sleeps between two looks. Nanoseconds.
    delay: u64,
    /// It sleeps until the next timer, since every P is idle.
    deep: bool,
    sleeping: bool,
}

const DELAY_MIN: u64 = 20_000;
const DELAY_MAX: u64 = 10_000_000;

impl Vm {
    pub(crate) fn start_sysmon(&mut self) {
        if self.kernel.clock == ClockMode::Frozen {
            return;
        }
        self.flush();
        let (thread, strand) = self.kernel.spawn("sysmon", true);
        let m = self.add_m(thread, strand);
        debug_assert_ne!(m, M0);
        self.sched.ms[m].state = MState::Sysmon;
        self.sched.sysmon.m = Some(m);
        self.sched.sysmon.delay = DELAY_MIN;
    }

    /// One look; then sleep.
    pub(crate) fn sysmon_cycle(&mut self, m: usize) -> Stop {
        self.strand_of_m(m);
        self.charge(1_000);
        let was_deep = std::mem::take(&mut self.sched.sysmon.deep);
        if was_deep {
            self.sched.sysmon.idle_cycles = 0;
            self.sched.sysmon.delay = DELAY_MIN;
        }
        if self.retake() {
            self.sched.sysmon.idle_cycles = 0;
            self.sched.sysmon.delay = DELAY_MIN;
        } else {
            self.sched.sysmon.idle_cycles += 1;
        }
        let state = &mut self.sched.sysmon;
        if state.idle_cycles > 50 {
            state.delay = (state.delay * 2).min(DELAY_MAX);
        }
        self.flush();
        let now = self.kernel.now();
        let timer = match self.earliest_timer() {
            0 => None,
            when => Some(Time(when - 1)),
        };
        // A timer that is due already waits for a core, not for sysmon, which goes on as before.
        let deep = self.sched.idle_ps.len() == self.sched.ps.len() && timer.is_none_or(|timer| timer > now);
        self.sched.sysmon.deep = deep;
        self.sched.sysmon.sleeping = true;
        let until = match deep {
            true => timer,
            false => Some(now.after(self.sched.sysmon.delay)),
        };
        Stop::Blocked {
            reason: WaitReason::Sleep,
            until: until.map(|until| until.after(TIMER_SLACK_NS)),
            what: TextId::default(),
        }
    }

    /// It sleeps deeply, and there is something to watch again.
    pub(crate) fn wake_sysmon(&mut self) {
        if let Some(m) = self.sched.sysmon.m
            && self.sched.sysmon.deep
        {
            self.sched.sysmon.deep = false;
            self.sched.sysmon.idle_cycles = 0;
            self.sched.sysmon.delay = DELAY_MIN;
            self.wake_m(m);
        }
    }

    /// `retake`. Whether a P was taken from a system call.
    fn retake(&mut self) -> bool {
        let now = self.kernel.now();
        let mut retaken = false;
        for p in 0..self.sched.ps.len() {
            if self.sched.ps[p].status != PStatus::Running {
                continue;
            }
            let Some(m) = self.sched.ps[p].m else { continue };
            let overdue = self.ask_to_yield(p, m, now);
            if self.sched.ms[m].state == MState::Syscall && self.take_from_syscall(p, m, now, overdue)
            {
                retaken = true;
            }
        }
        retaken
    }

    fn ask_to_yield(&mut self, p: usize, m: usize, now: Time) -> bool {
        let (tick, since) = self.sched.ps[p].seen;
        if tick != self.sched.ps[p].tick {
            self.sched.ps[p].seen = (self.sched.ps[p].tick, now);
            return false;
        }
        if since.after(SLICE) > now {
            return false;
        }
        if let Some(id) = self.sched.ms[m].g
            && self.sched.g(id).status == GStatus::Running
            && !self.sched.g(id).preempt
        {
            let g = self.sched.g_mut(id);
            g.preempt = true;
            let strand = g.strand;
            self.emit(Event::PreemptRequested {
                g: strand,
                p: p as u32,
            });
        }
        true
    }

    fn take_from_syscall(&mut self, p: usize, m: usize, now: Time, overdue: bool) -> bool {
        let (tick, since) = self.sched.ps[p].seen_syscall;
        let current = self.sched.ps[p].syscall_tick + 1;
        if tick != current {
            self.sched.ps[p].seen_syscall = (current, now);
            if !overdue {
                return false;
            }
        }
        let others_look = self.sched.spinning as usize + self.sched.idle_ps.len() > 0;
        if self.runq_is_empty(p) && others_look && since.after(SLICE) > now {
            return false;
        }
        self.sched.ms[m].p = None;
        self.sched.ps[p].m = None;
        self.sched.ps[p].syscall_tick += 1;
        self.emit(Event::PRetaken { p: p as u32 });
        self.handoff_p(p);
        true
    }
}
