//! Which thread runs on which core, and when: the one place that decides.
//!
//! A discrete-event simulation. Of the cores that run a thread, the one whose
//! clock is earliest has the next turn, until it is a quantum ahead of the
//! others. A turn also ends where another thread could start: at the next
//! deadline, and when a wake-up finds an idle core.
//!
//! Rules:
//! - The ready queue is FIFO. A woken or new thread goes to its end; the one
//!   that woke it goes on (policy P4).
//! - A thread goes back to the core it ran on last if that one is idle; else to
//!   the idle core with the earliest clock.
//! - With more ready threads than cores a thread leaves its core at the end of
//!   its time slice. A slice that ends while nobody is ready begins anew.
//! - A thread whose *deadline* comes while no core is idle takes the one that has
//!   run its thread longest, as sleepers do on Linux (wake-up preemption). So does one
//!   that is woken promptly.
//! - A ready thread starts on a free core at once, and keeps it. With several cores both are
//!   choices, since on a real machine other programs run too: a thread may start late, and may
//!   lose its core for a moment, once for each piece of work that its runtime begins.
//! - Equal deadlines come in the order of the waits (policy P11).
//! - When every thread waits, time jumps to the earliest deadline.
//!
//! Rejected: one global clock and a fixed tick (it rounds every time that a
//! learner sees); running each core for one instruction at a time (exact, but
//! an order slower for two busy threads; the quantum bounds the error instead).
//! `// Simplified:` no thread priorities, no migration of a running thread.

use crate::choice::{ChoicePoint, INTERRUPTION_PARTS, INTERRUPTIONS, LATENCIES, interruption, latency};
use crate::kernel::{Kernel, Slice, Turn};
use crate::machine::{Progress, Stop};
use crate::settings::ClockMode;
use crate::thread::{Deadline, ThreadState, WakeCause};
use crate::world::InputLine;
use trace::{CoreId, Event, Limit, TextId, ThreadId, Time, WaitReason};

/// Of equal deadlines so many can come first.
const EQUAL_MAX: usize = 8;

/// What the machine does next.
pub(crate) enum Next {
    Run(ThreadId),
    /// The driver's stopping point.
    Reached,
    Limit(Limit),
    /// Nobody can run and no deadline will come.
    Stuck,
}

impl Kernel {
    /// How far the running thread may go. A function of the machine's state and
    /// the driver's stopping point; ask again when [`Kernel::attention`] says so.
    pub fn slice(&mut self) -> Slice {
        self.attention = false;
        let mut steps = self
            .limits
            .steps
            .min(self.aim.steps)
            .saturating_sub(self.steps);
        if self.must_stop() {
            return Slice {
                nanoseconds: 0,
                steps: 0,
            };
        }
        let turn = self.turn.unwrap_or(Turn {
            core: 0,
            until: Time(0),
            until_steps: 0,
        });
        if self.clock == ClockMode::Frozen {
            steps = steps.min(turn.until_steps.saturating_sub(self.steps));
            return Slice {
                nanoseconds: u64::MAX,
                steps,
            };
        }
        let mut until = turn.until.min(self.aim.time);
        if let Some(at) = self.cores[self.core].interrupted_at {
            until = until.min(at);
        }
        if let Some(deadline) = self.deadlines.first() {
            until = until.min(deadline.at);
        }
        if let Some(limit) = self.limits.time {
            until = until.min(limit);
        }
        if !self.ready.is_empty() {
            until = until.min(self.cores[self.core].since.after(self.time_slice));
        }
        Slice {
            nanoseconds: until.0.saturating_sub(self.now().0),
            steps,
        }
    }

    fn must_stop(&self) -> bool {
        self.limit_hit().is_some()
            || self.trace.len() as u64 >= self.aim.events
            || !self.ready.is_empty()
                && (self.idle_core(None).is_some() || self.cores[self.core].give_way)
    }

    /// Decides what happens next, and makes it so. Called again without a run in
    /// between, it changes nothing.
    pub(crate) fn next(&mut self) -> Next {
        if self.steps >= self.limits.steps {
            self.hit_limit(Limit::Steps, self.limits.steps);
        }
        loop {
            if let Some(limit) = self.limit_hit() {
                return Next::Limit(limit);
            }
            if self.steps >= self.aim.steps || self.trace.len() as u64 >= self.aim.events {
                return Next::Reached;
            }
            self.wake_due();
            if self.dispatch() {
                continue;
            }
            let Some(core) = self.pick() else {
                let Some(deadline) = self.deadlines.first().copied() else {
                    return Next::Stuck;
                };
                if self.passes_time(deadline.at) {
                    continue;
                }
                if deadline.at > self.aim.time {
                    return Next::Reached;
                }
                self.wake_until(deadline.at);
                continue;
            };
            if self.must_give_way(core) {
                self.preempt(core);
                continue;
            }
            let clock = self.cores[core].clock;
            if self.limits.time.is_some_and(|limit| clock >= limit) {
                self.hit_limit(Limit::Time, clock.0);
                continue;
            }
            if clock >= self.aim.time {
                return Next::Reached;
            }
            return Next::Run(self.resume(core));
        }
    }

    /// Whether a jump to `at` goes beyond the time limit, which then is reached.
    fn passes_time(&mut self, at: Time) -> bool {
        let Some(limit) = self.limits.time.filter(|limit| at > *limit) else {
            return false;
        };
        self.hit_limit(Limit::Time, limit.0);
        true
    }

    /// Makes the core's thread the running one.
    fn resume(&mut self, core: usize) -> ThreadId {
        let thread = self.cores[core].thread.expect("a picked core has a thread");
        let resumed = &self.threads[thread.0 as usize];
        (self.core, self.thread) = (core, thread);
        (self.strand, self.line) = (resumed.strand, resumed.line);
        self.network.process = resumed.process;
        thread
    }

    /// Takes note of why the running thread stopped.
    pub(crate) fn stopped(&mut self, stop: Stop) {
        let (core, thread) = (self.core, self.thread);
        let stopped = &mut self.threads[thread.0 as usize];
        (stopped.strand, stopped.line) = (self.strand, self.line);
        match stop {
            Stop::Slice => {}
            Stop::Yielded if self.ready.is_empty() => {}
            Stop::Yielded => self.preempt(core),
            Stop::Blocked {
                reason,
                until,
                what,
            } => self.block(core, thread, reason, until, what),
            Stop::Exited => {
                self.emit(Event::ThreadExited {
                    core: CoreId(core as u32),
                });
                self.leave(core);
                self.threads[thread.0 as usize].state = ThreadState::Exited;
            }
            Stop::Gone => {}
            Stop::Finished => self.end = Some(Progress::Finished),
        }
    }

    fn block(
        &mut self,
        core: usize,
        thread: ThreadId,
        reason: WaitReason,
        until: Option<Time>,
        what: TextId,
    ) {
        self.emit(Event::ThreadBlocked {
            core: CoreId(core as u32),
            reason,
            until,
            what,
        });
        self.leave(core);
        let deadline = until.map(|at| {
            self.waits += 1;
            Deadline {
                at,
                sequence: self.waits,
                thread,
            }
        });
        self.deadlines.extend(deadline);
        self.readings = 0;
        self.threads[thread.0 as usize].state = ThreadState::Blocked { deadline, reason };
        // A wait that is over before it began (`sleep(0)`) only lets the others go first.
        if let Some(deadline) = deadline.filter(|deadline| deadline.at <= self.now()) {
            self.time_out(deadline);
        }
    }

    pub(crate) fn leave(&mut self, core: usize) {
        self.cores[core].thread = None;
        self.cores[core].give_way = false;
        self.cores[core].interrupted_at = None;
        self.turn = None;
    }

    fn must_give_way(&self, core: usize) -> bool {
        let core = &self.cores[core];
        let used = core.clock.0 - core.since.0;
        core.is_interrupted()
            || !self.ready.is_empty()
            && (core.give_way || self.clock == ClockMode::Costed && used >= self.time_slice)
    }

    /// Takes a thread off its core, to the end of the ready queue.
    fn preempt(&mut self, core: usize) {
        let thread = self.cores[core]
            .thread
            .expect("only a running thread is preempted");
        let at = self.cores[core].clock;
        self.emit_of(
            at,
            thread,
            Event::ThreadPreempted {
                core: CoreId(core as u32),
            },
        );
        let was_interrupted = self.cores[core].is_interrupted();
        let interruptions = self.threads[thread.0 as usize].interruptions + u32::from(was_interrupted);
        self.leave(core);
        self.make_ready(thread, at);
        self.threads[thread.0 as usize].interruptions = interruptions;
    }

    /// Appends a thread to the ready queue, as of `at`.
    pub(crate) fn make_ready(&mut self, thread: ThreadId, at: Time) {
        if self.ready.is_empty() {
            self.renew_slices();
        }
        let woken = &mut self.threads[thread.0 as usize];
        woken.state = ThreadState::Ready;
        woken.ready_at = at;
        woken.interruptions = 0;
        self.ready.push_back(thread);
        self.attention = true;
    }

    /// Slices that ended while nobody was ready began anew.
    fn renew_slices(&mut self) {
        for core in &mut self.cores {
            let used = core.clock.0.saturating_sub(core.since.0);
            core.since = Time(core.clock.0 - used % self.time_slice);
            core.give_way = false;
        }
    }

    /// Wakes every thread whose deadline all running cores have reached.
    fn wake_due(&mut self) {
        let running = self.cores.iter().filter(|core| core.thread.is_some());
        let horizon = running.map(|core| core.clock).min();
        self.wake_until(horizon.unwrap_or(self.now()));
    }

    fn wake_until(&mut self, horizon: Time) {
        while let Some(first) = self.deadlines.first().filter(|due| due.at <= horizon) {
            let equal = self.deadlines.iter().take(EQUAL_MAX).take_while(|due| due.at == first.at);
            let count = equal.count() as u32;
            let chosen = self.choose(ChoicePoint::DeadlineTie, count) as usize;
            let due = *self.deadlines.iter().nth(chosen).expect("a choice is below its count");
            self.time_out(due);
            self.make_way();
        }
    }

    /// A thread became ready that shall run soon: if no core is idle, the one that has
    /// run its thread longest gives way.
    pub(crate) fn make_way(&mut self) {
        if self.idle_core(None).is_none() {
            let staying = self.cores.iter_mut().filter(|core| !core.give_way);
            if let Some(core) = staying.min_by_key(|core| core.since) {
                core.give_way = true;
            }
        }
    }

    /// Whether threads run side by side, so that what else a system does decides who is first. Not
    /// when the clock is frozen: its cores have no speed.
    fn is_timed_by_others(&self) -> bool {
        self.cores.len() > 1 && self.clock == ClockMode::Costed
    }

    fn time_out(&mut self, deadline: Deadline) {
        self.deadlines.remove(&deadline);
        let woken = deadline.thread;
        self.threads[woken.0 as usize].wake_cause = WakeCause::TimedOut;
        self.emit_of(
            deadline.at,
            woken,
            Event::ThreadWoken {
                woken,
                timed_out: true,
            },
        );
        self.make_ready(woken, deadline.at);
    }

    /// Puts the first ready thread on an idle core, if there are both.
    fn dispatch(&mut self) -> bool {
        if self.ready.is_empty() || self.idle_core(None).is_none() {
            return false;
        }
        let chosen = self.choose(ChoicePoint::Dispatch, self.ready.len() as u32);
        let thread = self
            .ready
            .remove(chosen as usize)
            .expect("a choice is below its count");
        let placed = &self.threads[thread.0 as usize];
        let index = self
            .idle_core(Some(placed.last_core))
            .expect("there is an idle core");
        let ready_at = placed.ready_at;
        let mut late = 0;
        if self.is_timed_by_others() {
            late = latency(self.choose(ChoicePoint::Latency, LATENCIES));
        }
        let core = &mut self.cores[index];
        core.clock = core.clock.max(ready_at).after(late);
        core.since = core.clock;
        core.thread = Some(thread);
        let at = core.clock;
        self.choose_interruption(index);
        self.turn = None;
        let placed = &mut self.threads[thread.0 as usize];
        placed.state = ThreadState::Running { core: index };
        placed.last_core = index;
        self.emit_of(
            at,
            thread,
            Event::ThreadRunning {
                core: CoreId(index as u32),
            },
        );
        true
    }

    /// The running thread begins with something new: when the system takes its core is open again, so
    /// that each moment of a short piece of work can be met, however long the thread has run before.
    pub fn begin_work(&mut self) {
        if self.cores[self.core].thread.is_some() {
            self.choose_interruption(self.core);
        }
    }

    /// When the system takes a core from its thread.
    fn choose_interruption(&mut self, core: usize) {
        if !self.is_timed_by_others() {
            return;
        }
        let chosen = self.choose(ChoicePoint::Interruption, INTERRUPTIONS);
        let part = if chosen == 0 { 0 } else { self.choose(ChoicePoint::Interruption, INTERRUPTION_PARTS) };
        let core = &mut self.cores[core];
        let thread = core.thread.expect("only a running thread is interrupted");
        let before = self.threads[thread.0 as usize].interruptions;
        core.interrupted_at = (chosen != 0).then(|| core.clock.after(interruption(chosen, part, before)));
        self.attention |= core.interrupted_at.is_some();
    }

    /// An idle core: the preferred one, or the one with the earliest clock.
    fn idle_core(&self, preferred: Option<usize>) -> Option<usize> {
        let idle = |index: &usize| self.cores[*index].thread.is_none();
        preferred.filter(idle).or_else(|| {
            (0..self.cores.len())
                .filter(idle)
                .min_by_key(|index| self.cores[*index].clock)
        })
    }

    /// The core that has the turn: the same as before while its turn lasts.
    fn pick(&mut self) -> Option<usize> {
        if let Some(turn) = self.turn {
            let clock = self.cores[turn.core].clock;
            // A core that is ahead may have reached a deadline; the others have to catch up.
            let at_deadline = self
                .deadlines
                .first()
                .is_some_and(|deadline| deadline.at <= clock);
            if clock < turn.until && self.steps < turn.until_steps && !at_deadline {
                return Some(turn.core);
            }
        }
        let running = |index: &usize| self.cores[*index].thread.is_some();
        let key = |index: &usize| (self.cores[*index].clock, self.cores[*index].turn);
        let core = (0..self.cores.len()).filter(running).min_by_key(key)?;
        let others = (0..self.cores.len())
            .filter(running)
            .filter(|index| *index != core);
        let (until, until_steps) = match others.map(|index| self.cores[index].clock).min() {
            None => (Time(u64::MAX), u64::MAX),
            Some(clock) if self.clock == ClockMode::Costed => (clock.after(self.quantum), u64::MAX),
            Some(_) => (Time(u64::MAX), self.steps + self.quantum_steps),
        };
        self.turns += 1;
        self.cores[core].turn = self.turns;
        self.turn = Some(Turn {
            core,
            until,
            until_steps,
        });
        Some(core)
    }

    /// Records an event of a thread that is not, or not yet, the running one.
    fn emit_of(&mut self, at: Time, thread: ThreadId, event: Event) {
        let of = &self.threads[thread.0 as usize];
        let (strand, line) = (of.strand, of.line);
        self.emit_for(at, thread, strand, line, event);
    }

    /// Whether a thread waits for somebody to type.
    pub(crate) fn waits_for_input(&self) -> bool {
        self.world.interactive
            && self.threads.iter().any(|thread| {
                matches!(
                    thread.state,
                    ThreadState::Blocked {
                        reason: WaitReason::Input,
                        ..
                    }
                )
            })
    }

    /// A line arrives that nobody had foreseen: now, for whoever waits for one.
    pub(crate) fn type_line(&mut self, text: &str) {
        let at = self.now();
        self.world.stdin.push(InputLine {
            at,
            text: text.to_owned(),
        });
        for index in 0..self.threads.len() {
            let woken = ThreadId(index as u32);
            let ThreadState::Blocked {
                deadline,
                reason: WaitReason::Input,
            } = self.threads[index].state
            else {
                continue;
            };
            if let Some(deadline) = deadline {
                self.deadlines.remove(&deadline);
            }
            self.threads[index].wake_cause = WakeCause::Woken;
            self.emit_of(
                at,
                woken,
                Event::ThreadWoken {
                    woken,
                    timed_out: false,
                },
            );
            self.make_ready(woken, at);
        }
    }

    pub(crate) fn all_exited(&self) -> bool {
        self.threads
            .iter()
            .all(|thread| thread.state == ThreadState::Exited)
    }
}
