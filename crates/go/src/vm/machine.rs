//! The VM as the kernel's runtime: what an M does when it gets a core.

use super::{Leave, Vm};
use crate::sched::{GStatus, MState};
use kernel::{FrameView, Kernel, Runtime, Stop};
use std::hash::{Hash, Hasher};
use trace::{GoYield, ThreadId};

impl Vm {
    fn run_m(&mut self, m: usize) -> Stop {
        self.m = m;
        loop {
            match self.sched.ms[m].state {
                MState::Sysmon => return self.sysmon_cycle(m),
                MState::Idle | MState::Locked => {
                    self.strand_of_m(m);
                    if !self.take_next_p(m) {
                        return self.sleep_m(m);
                    }
                }
                MState::Poll => {
                    self.strand_of_m(m);
                    if let Some(stop) = self.end_poll(m) {
                        return stop;
                    }
                }
                MState::Syscall => {
                    if let Some(stop) = self.exit_syscall(m) {
                        return stop;
                    }
                }
                MState::Find => {
                    if self.sched.ms[m].nextp.is_some() {
                        self.strand_of_m(m);
                        self.take_next_p(m);
                    }
                    if self.sched.ms[m].p.is_none() {
                        return self.stopm(m);
                    }
                    if let Some(stop) = self.schedule(m) {
                        return stop;
                    }
                    if self.must_pause() {
                        return Stop::Slice;
                    }
                }
                MState::Run => {
                    let id = self.sched.ms[m].g.expect("an M that runs has a G");
                    let g = self.sched.g(id);
                    if let Some(reason) = g.system {
                        self.kernel.strand = g.strand;
                        self.park_system(reason);
                        continue;
                    }
                    if g.preempt && g.status == GStatus::Running {
                        self.kernel.strand = g.strand;
                        self.yield_g(GoYield::Preempted);
                        continue;
                    }
                    self.load_g(id);
                    let left = self.run_g();
                    self.unload_g();
                    match left {
                        Leave::Switch => {}
                        Leave::Slice => return Stop::Slice,
                        Leave::Stop(stop) => return stop,
                        Leave::Finished => return Stop::Finished,
                    }
                    if self.must_pause() {
                        return Stop::Slice;
                    }
                }
            }
        }
    }

    pub(crate) fn must_pause(&mut self) -> bool {
        self.flush();
        let slice = self.kernel.slice();
        slice.nanoseconds == 0 || slice.steps == 0
    }
}

impl Runtime for Vm {
    fn run(&mut self, kernel: &mut Kernel, thread: ThreadId) -> Stop {
        std::mem::swap(&mut self.kernel, kernel);
        let m = self.sched.m_of_thread[&thread];
        let stop = self.run_m(m);
        self.flush();
        std::mem::swap(&mut self.kernel, kernel);
        stop
    }

    /// Go itself would wait for ever: for a connection, or for a signal, that never comes.
    fn deadlock(&mut self, kernel: &mut Kernel) {
        let what = match self.sched.netpoll.waits.is_empty() {
            true => "waits for a signal that never comes",
            false => "waits for the network, where nothing will ever happen",
        };
        let message = kernel.text(what);
        let outcome = trace::OutcomeKind::Deadlock;
        kernel.output(trace::Stream::Stderr, &format!("interleave: the program {what}\n"));
        kernel.emit(trace::Event::OutcomeReached { outcome, code: 1, message });
    }

    /// Between collections the heap only grows: it was largest before one of them, or now. A
    /// goroutine's stack has 2 KiB at least (Go 1.27, `runtime/stack.go`, `stackMin`).
    fn memory_peak(&self) -> u64 {
        const STACK_MIN: u64 = 2048;
        let heap = self.heap_peak.max(self.heap_bytes()) - self.heap_before;
        heap + u64::from(self.sched.live_most) * STACK_MIN
    }

    fn digest(&self, state: &mut impl Hasher) {
        self.memory.digest(state);
        for map in &self.maps.maps {
            (&map.words, map.count).hash(state);
        }
        for chan in &self.chans.chans {
            (&chan.buffer, chan.closed, &chan.recvq, &chan.sendq).hash(state);
        }
        for g in &self.sched.gs {
            (g.status, g.reason, &g.stack, &g.frames, &g.defers, &g.panics).hash(state);
            (g.m, &g.resume, g.success, g.case, g.ticket, g.preempt).hash(state);
        }
        for p in &self.sched.ps {
            (p.status, p.tick, p.runnext, &p.ring, p.m, &p.timers.heap).hash(state);
        }
        for m in &self.sched.ms {
            (m.state, m.g, m.p, m.nextp, m.spinning).hash(state);
        }
        self.sched.bubbles.hash(state);
        self.spent_quarters.hash(state);
        (&self.sched.global, &self.sched.idle_ps, &self.sched.idle_ms).hash(state);
    }

    fn inspect(&self, _kernel: &Kernel, thread: ThreadId) -> Vec<FrameView> {
        match self.sched.m_of_thread.get(&thread) {
            Some(m) => self.frame_views(*m),
            None => Vec::new(),
        }
    }

    fn clone_bytes(&self) -> u64 {
        let gs = self.sched.gs.len() as u64 * 8;
        let tables = (self.maps.maps.len() + self.chans.chans.len()) as u64 * 8;
        self.memory.clone_bytes() + gs + tables + 50_000
    }
}
