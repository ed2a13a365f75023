//! System calls (S7 to S9): the P stays with the M until somebody takes it.

use super::{GStatus, MState};
use crate::vm::Vm;
use kernel::{ClockMode, Stop};
use trace::Event;

impl Vm {
    /// `entersyscall`: the current G's M will be blocked by the kernel as `stop` says.
    /// Under the frozen clock, where no sysmon looks after it, the P is handed off at once.
    pub(crate) fn enter_syscall(&mut self, stop: Stop) -> Stop {
        let (m, p, id) = (self.m, self.current_p(), self.current_g());
        let g = self.sched.g_mut(id);
        g.status = GStatus::Syscall;
        let strand = g.strand;
        self.emit(Event::SyscallEntered {
            g: strand,
            p: p as u32,
        });
        self.sched.ms[m].state = MState::Syscall;
        self.sched.ms[m].oldp = Some(p);
        if self.kernel.clock == ClockMode::Frozen {
            self.sched.ms[m].p = None;
            self.sched.ps[p].m = None;
            self.handoff_p(p);
        } else {
            self.wake_sysmon();
        }
        stop
    }

    /// `exitsyscall`: with the same P, or any idle one, the G goes on; else it goes to the
    /// global queue and its M stops.
    pub(crate) fn exit_syscall(&mut self, m: usize) -> Option<Stop> {
        let id = self.sched.ms[m].g.expect("a system call is a G's");
        let strand = self.sched.g(id).strand;
        self.flush();
        self.kernel.strand = strand;
        if let Some(p) = self.sched.ms[m].p {
            self.sched.ps[p].syscall_tick += 1;
            self.back_from_syscall(m, Some(p));
            return None;
        }
        if let Some(p) = self.pidle_get() {
            self.acquire_p(m, p);
            self.back_from_syscall(m, Some(p));
            self.wake_sysmon();
            return None;
        }
        self.back_from_syscall(m, None);
        self.sched.g_mut(id).status = GStatus::Runnable;
        self.sched.g_mut(id).m = None;
        self.sched.ms[m].g = None;
        self.global_put(0, id);
        Some(self.stopm(m))
    }

    fn back_from_syscall(&mut self, m: usize, p: Option<usize>) {
        let id = self.sched.ms[m].g.expect("a system call is a G's");
        let g = self.sched.g_mut(id);
        g.status = GStatus::Running;
        let strand = g.strand;
        let p = p.map(|p| p as u32);
        self.emit(Event::SyscallExited { g: strand, p });
        self.go_on(m);
    }
}
