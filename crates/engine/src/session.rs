//! A run that somebody looks at.

use crate::checkpoints::{Checkpoints, SPACING};
use kernel::{Choice, FrameView, Limits, Machine, ProcessView, Progress, Runtime, Until};
use trace::{SourceStep, ThreadId, Trace};

/// Source steps that one question may ask for; a longer answer is cut.
const SOURCE_STEPS_MAX: u64 = 100_000;

/// Generic over the runtime: it never asks which language it runs.
#[derive(Clone, Debug)]
pub struct Session<R> {
    /// The machine at the end of what has been run so far.
    head: Machine<R>,
    checkpoints: Checkpoints<R>,
    /// Lines that somebody typed during the run, for recomputing; and how many
    /// lines of standard input there were before.
    typed: Vec<String>,
    foreseen_lines: usize,
}

impl<R: Runtime> Session<R> {
    /// A session of a machine that has not run yet.
    pub fn new(machine: Machine<R>) -> Session<R> {
        Session::with_spacing(machine, SPACING)
    }

    /// With a checkpoint every `spacing` steps at first.
    pub fn with_spacing(machine: Machine<R>, spacing: u64) -> Session<R> {
        Session {
            foreseen_lines: machine.kernel.world.stdin.len(),
            typed: Vec::new(),
            checkpoints: Checkpoints::new(machine.clone(), spacing),
            head: machine,
        }
    }

    /// Runs at most so many steps further. `Reached`: there is more.
    pub fn run_for(&mut self, budget_steps: u64) -> Progress {
        let end = self.head.kernel.steps().saturating_add(budget_steps);
        self.run_until(Until::Steps(end))
    }

    /// Runs until the stopping point or the end, leaving checkpoints on the way.
    pub fn run_until(&mut self, until: Until) -> Progress {
        loop {
            let due = self.checkpoints.next_due();
            let progress = self.head.advance_within(until, due);
            self.checkpoints.offer(&self.head);
            // Stopped for the sake of a checkpoint only: on.
            if progress != Progress::Reached || self.steps() < due {
                return progress;
            }
        }
    }

    /// Somebody types a line while the run waits for input.
    pub fn type_line(&mut self, text: &str) {
        self.head.type_line(text);
        self.typed.push(text.to_owned());
    }

    /// Recomputes up to `step`. A checkpoint knows nothing of what was typed later:
    /// the machine asks again, and gets the same line.
    fn recompute(&self, machine: &mut Machine<R>, step: u64) {
        while machine.advance(Until::Steps(step)) == Progress::Input {
            let known = machine.kernel.world.stdin.len() - self.foreseen_lines;
            let Some(line) = self.typed.get(known) else {
                return;
            };
            machine.type_line(line);
        }
    }

    /// What was chosen so far, in order.
    pub fn choices(&self) -> &[Choice] {
        self.head.kernel.choices()
    }

    /// How many moments the run can be recomputed from.
    pub fn checkpoint_count(&self) -> usize {
        self.checkpoints.count()
    }

    /// What has happened so far.
    pub fn trace(&self) -> &Trace {
        &self.head.kernel.trace
    }

    /// The machine at the end of what has been run.
    pub fn machine(&self) -> &Machine<R> {
        &self.head
    }

    /// How the run ended, if it has.
    pub fn end(&self) -> Option<Progress> {
        self.head.end()
    }

    /// Instructions executed so far.
    pub fn steps(&self) -> u64 {
        self.head.kernel.steps()
    }

    /// The machine as it was when it had executed `step` instructions, or at the
    /// end of what has been run if that is earlier.
    pub fn machine_at(&self, step: u64) -> Machine<R> {
        if step >= self.steps() {
            return self.head.clone();
        }
        let mut machine = self.checkpoints.before(step).clone();
        self.recompute(&mut machine, step);
        machine
    }

    /// The instructions from `from_step` up to, not including, `to_step`; at most
    /// `SOURCE_STEPS_MAX`, and none that has not been run yet.
    pub fn source_steps(&self, from_step: u64, to_step: u64) -> Vec<SourceStep> {
        let to_step = to_step
            .min(self.steps())
            .min(from_step.saturating_add(SOURCE_STEPS_MAX));
        if from_step >= to_step {
            return Vec::new();
        }
        let mut machine = self.checkpoints.before(from_step).clone();
        self.recompute(&mut machine, from_step);
        machine.kernel.watch(true);
        self.recompute(&mut machine, to_step);
        let steps = machine.kernel.source_steps();
        steps
            .iter()
            .filter(|step| step.step >= from_step && step.step < to_step)
            .copied()
            .collect()
    }

    /// The instructions between two records of the trace.
    pub fn source_steps_between(&self, from_event: usize, to_event: usize) -> Vec<SourceStep> {
        let trace = self.trace();
        let step = |event: usize| {
            if event < trace.len() {
                trace.step(event)
            } else {
                self.steps()
            }
        };
        self.source_steps(step(from_event), step(to_event))
    }

    /// The stacks of all threads at a step, each with its thread.
    pub fn stacks_at(&self, step: u64) -> Vec<(ThreadId, Vec<FrameView>)> {
        let machine = self.machine_at(step);
        let threads = machine.kernel.thread_ids();
        threads
            .map(|thread| (thread, machine.runtime.inspect(&machine.kernel, thread)))
            .filter(|(_, frames)| !frames.is_empty())
            .collect()
    }

    /// What each living process has in its memory at a step.
    pub fn processes_at(&self, step: u64) -> Vec<ProcessView> {
        let machine = self.machine_at(step);
        machine.runtime.processes(&machine.kernel)
    }

    /// The stack at a step of the thread that runs then.
    pub fn stack_at(&self, step: u64) -> Vec<FrameView> {
        let machine = self.machine_at(step);
        machine
            .runtime
            .inspect(&machine.kernel, machine.kernel.thread())
    }

    /// Gives the run other limits. If a limit had ended it, it stands again where it
    /// was before that end, and can go on. Returns the number of records up to which
    /// the trace certainly is the one it was.
    pub fn raise_limits(&mut self, limits: &Limits) -> usize {
        for checkpoint in self.checkpoints.iter_mut() {
            checkpoint.kernel.limits = limits.clone();
        }
        if !matches!(self.end(), Some(Progress::Limit(_))) {
            self.head.kernel.limits = limits.clone();
            return self.trace().len();
        }
        let mut head = self.checkpoints.last().clone();
        let same = head.kernel.trace.len();
        self.recompute(&mut head, self.steps());
        self.head = head;
        same
    }
}
