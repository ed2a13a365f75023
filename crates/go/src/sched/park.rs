//! A G's life: made, parked, yielding, ended (G11 to G15); and the first Ps and Gs (G25, G26).

use super::{Frame, FrameFlag, G, GId, GStatus, GoReason, MState, P, PStatus, Timers};
use crate::code::FuncId;
use crate::vm::Vm;
use std::collections::VecDeque;
use std::rc::Rc;
use trace::{Event, GoYield, StrandId, ThreadId, Time};

/// Giving up the processor to wait. Nanoseconds.
const PARK_NS: u64 = 40;

impl P {
    fn new() -> P {
        P {
            status: PStatus::Idle,
            tick: 0,
            syscall_tick: 0,
            runnext: None,
            ring: VecDeque::new(),
            m: None,
            timers: Timers::default(),
            seen: (0, Time::ZERO),
            seen_syscall: (0, Time::ZERO),
            goids: (0, 0),
        }
    }
}

/// The main thread.
pub const M0: usize = 0;
/// A P takes so many goroutine ids at a time.
const GOID_BATCH: u32 = 16;
/// The main goroutine and the three of the garbage collector, which are parked for good.
const FIRST_FREE_GOID: u32 = 5;

impl Vm {
    /// The P of the M that runs now.
    pub(crate) fn current_p(&self) -> usize {
        self.sched.ms[self.m].p.unwrap_or(0)
    }

    pub(crate) fn current_g(&self) -> GId {
        self.sched.ms[self.m].g.expect("Go code runs in a G")
    }

    /// The state of P0 when the main goroutine begins.
    pub(crate) fn boot(&mut self, procs: usize) {
        self.m = M0;
        let strand = self.kernel.strand;
        self.add_m(ThreadId(0), strand);
        for _ in 0..procs {
            self.sched.ps.push(P::new());
        }
        self.sched.next_goid = 1;
        for p in (1..procs).rev() {
            self.sched.idle_ps.push(p);
        }
        self.emit(Event::SchedStarted { procs: procs as u32 });
        self.sched.ps[0].tick = 4;
        self.acquire_p(M0, 0);
        let start = self.program.start;
        let main = self.new_g(start, 0, None);
        self.sched.g_mut(main).status = GStatus::Running;
        self.sched.ps[0].goids.0 = FIRST_FREE_GOID;
        let mut systems = vec![GoReason::Updater];
        if self.program.links_os {
            systems.push(GoReason::FinalizerWait);
        }
        for reason in systems {
            let g = self.new_g(start, 0, Some(reason));
            self.runq_put(0, g, true);
        }
        self.sched.g_mut(main).m = Some(M0);
        self.sched.ms[M0].g = Some(main);
        self.sched.ms[M0].state = MState::Run;
        let strand = self.sched.g(main).strand;
        self.emit(Event::GExecuted {
            g: strand,
            p: 0,
            inherit: true,
            tick: 4,
            source: trace::GoSource::Local,
        });
        self.kernel.strand = strand;
        self.start_sysmon();
    }

    fn take_goid(&mut self, p: usize) -> u32 {
        let (next, end) = self.sched.ps[p].goids;
        if next == end {
            let first = self.sched.next_goid;
            self.sched.next_goid += GOID_BATCH;
            self.sched.ps[p].goids = (first, first + GOID_BATCH);
        }
        let goid = self.sched.ps[p].goids.0;
        self.sched.ps[p].goids.0 += 1;
        goid
    }

    /// A G at the first instruction of `entry`, in no queue yet. Emits `GCreated`.
    pub(crate) fn new_g(&mut self, entry: FuncId, closure: u64, system: Option<GoReason>) -> GId {
        let p = self.current_p();
        let goid = self.take_goid(p);
        self.flush();
        let strand = self.kernel.fresh_strand();
        let mut g = G::new(goid, strand);
        g.system = system;
        g.entry = entry;
        let func = self.program.func(entry);
        if system.is_none() {
            g.stack = vec![0; func.registers as usize];
            if func.context != crate::code::NONE {
                g.stack[func.context as usize] = closure;
            }
            g.frames = Vec::with_capacity(2);
            g.frames.push(Frame {
                func: entry,
                pc: 0,
                base: 0,
                flag: FrameFlag::Call,
            });
            self.sched.live += 1;
            self.sched.live_most = self.sched.live_most.max(self.sched.live);
        }
        let name = match system {
            Some(reason) => reason.text().to_owned(),
            None => self.own_function(entry, closure),
        };
        let id = match self.sched.free.pop() {
            Some(id) => {
                self.sched.gs[id.0 as usize] = Rc::new(g);
                id
            }
            None => {
                self.sched.gs.push(Rc::new(g));
                GId(self.sched.gs.len() as u32 - 1)
            }
        };
        if system.is_none() {
            self.join_bubble(id);
        }
        let function = self.kernel.text(&name);
        self.emit(Event::GCreated {
            g: strand,
            goid,
            function,
            system: system.is_some(),
            p: p as u32,
        });
        self.notice();
        id
    }

    /// `newproc`: a G that calls `closure`, next on this P.
    pub(crate) fn go(&mut self, closure: u64, p: usize) -> Option<GId> {
        self.synced();
        let entry = FuncId(self.memory.load_u64(closure).ok()? as u32);
        let id = self.new_g(entry, closure, None);
        let (parent, created_by, line) = self.creator();
        let g = self.sched.g_mut(id);
        (g.parent, g.created_by, g.created_line) = (parent, created_by, line);
        self.runq_put(p, id, true);
        self.wakep();
        Some(id)
    }

    /// A timer of `time.AfterFunc` starts a goroutine, on the scheduler's stack.
    pub(crate) fn go_from_timer(&mut self, closure: u64, p: usize) {
        self.go(closure, p);
    }

    /// `gopark`: the current G waits. The caller has put it where it will be found.
    pub(crate) fn park(&mut self, reason: GoReason) {
        let p = self.current_p();
        let id = self.current_g();
        self.charge(PARK_NS);
        self.flush();
        let now = self.kernel.now();
        let g = self.sched.g_mut(id);
        g.status = GStatus::Waiting;
        g.reason = reason;
        g.since = now;
        g.m = None;
        let strand = g.strand;
        let reason = self.kernel.text(reason.text());
        self.emit(Event::GParked {
            g: strand,
            p: p as u32,
            reason,
        });
        self.blocked_in_bubble(id);
        self.leave_g();
    }

    fn leave_g(&mut self) {
        let m = &mut self.sched.ms[self.m];
        m.g = None;
        m.state = MState::Find;
    }

    /// The current G gives up its turn: Gosched and preemption to the global queue, goyield
    /// (from a starving mutex) to the local one.
    pub(crate) fn yield_g(&mut self, how: GoYield) {
        let p = self.current_p();
        let id = self.current_g();
        let g = self.sched.g_mut(id);
        g.status = GStatus::Runnable;
        g.m = None;
        g.preempt = false;
        let strand = g.strand;
        self.emit(Event::GYielded {
            g: strand,
            p: p as u32,
            how,
        });
        self.leave_g();
        match how {
            GoYield::Goyield => self.runq_put(p, id, false),
            GoYield::Gosched | GoYield::Preempted => {
                self.global_put(p, id);
                self.wakep();
            }
        }
    }

    /// `goexit0`: the current G is over.
    pub(crate) fn exit_g(&mut self) {
        let p = self.current_p();
        let id = self.current_g();
        let strand = self.sched.g(id).strand;
        self.emit(Event::GExited {
            g: strand,
            p: p as u32,
        });
        self.leave_g();
        let m = self.m;
        let g = self.sched.g_mut(id);
        g.status = GStatus::Dead;
        g.m = None;
        let locked = g.locked_m.take().is_some();
        g.stack = Vec::new();
        g.frames = Vec::new();
        g.defers = Vec::new();
        if let Some(timer) = g.timer.take() {
            self.sched.free_timers.push(timer);
        }
        if locked {
            // Simplified: the real thread ends with its G; ours goes on with other Gs.
            self.sched.ms[m].locked_g = None;
        }
        self.leave_bubble(id);
        let coroutine = std::mem::take(&mut self.sched.g_mut(id).coroutine);
        if let (true, Ok(other)) = (coroutine != 0, self.memory.load_u64(coroutine)) {
            self.ready(GId(other as u32), p);
        }
        self.sched.free.push(id);
        self.sched.live -= 1;
        self.kernel.strand_gone();
    }

    /// A system G runs for the first time: it parks for good.
    pub(crate) fn park_system(&mut self, reason: GoReason) {
        self.park(reason);
    }

    /// The scheduler itself works now, in no G.
    pub(crate) fn strand_of_m(&mut self, m: usize) {
        self.flush();
        let strand: StrandId = self.sched.ms[m].strand;
        self.kernel.strand = strand;
        self.kernel.line = 0;
    }

    /// `procresize`, while the program runs. Emits `SchedStarted` with the new number.
    /// Simplified: the world is not stopped first; Gs on Ps that go away wait in the global queue.
    pub(crate) fn resize_procs(&mut self, procs: usize) {
        let before = self.sched.ps.len();
        self.emit(Event::SchedStarted { procs: procs as u32 });
        if procs > before {
            for _ in before..procs {
                self.sched.ps.push(P::new());
            }
            for p in (before..procs).rev() {
                self.sched.idle_ps.insert(0, p);
            }
            return self.wakep();
        }
        let current = self.current_p();
        self.sched.idle_ps.retain(|p| *p < procs);
        for p in procs..before {
            let mut moved: Vec<GId> = self.sched.ps[p].ring.drain(..).collect();
            moved.extend(self.sched.ps[p].runnext.take());
            let timers = std::mem::take(&mut self.sched.ps[p].timers);
            for (_, id) in timers.heap {
                self.timer(id).heaped = false;
                let when = self.timer(id).when;
                let period = self.timer(id).period;
                if when != 0 {
                    self.modify_timer(id, when, period);
                }
            }
            if let Some(m) = self.sched.ps[p].m.filter(|m| *m != self.m) {
                self.sched.ms[m].p = None;
                if self.sched.ms[m].state == MState::Run
                    && let Some(g) = self.sched.ms[m].g.take()
                {
                    let running = self.sched.g_mut(g);
                    running.status = GStatus::Runnable;
                    running.m = None;
                    self.sched.ms[m].state = MState::Find;
                    moved.push(g);
                }
            }
            for g in moved {
                self.global_put(0, g);
            }
        }
        if current >= procs {
            // The first P takes over; whoever had it looks for another one.
            let m = self.m;
            if let Some(owner) = self.sched.ps[0].m.filter(|owner| *owner != m) {
                self.sched.ms[owner].p = None;
            }
            self.sched.idle_ps.retain(|p| *p != 0);
            self.acquire_p(m, 0);
        }
        self.sched.ps.truncate(procs);
    }

    /// `LockOSThread`.
    pub(crate) fn lock_thread(&mut self) {
        let (m, id) = (self.m, self.current_g());
        let g = self.sched.g_mut(id);
        g.lock_count += 1;
        g.locked_m = Some(m);
        self.sched.ms[m].locked_g = Some(id);
    }

    pub(crate) fn unlock_thread(&mut self) {
        let (m, id) = (self.m, self.current_g());
        let g = self.sched.g_mut(id);
        if g.lock_count == 0 {
            return;
        }
        g.lock_count -= 1;
        if g.lock_count == 0 {
            g.locked_m = None;
            self.sched.ms[m].locked_g = None;
        }
    }
}
