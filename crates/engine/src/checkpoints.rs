//! Copies of the machine along the run, few enough to keep, dense enough to seek.
//!
//! Invariants: the first is the start; steps increase; there are never more than
//! `COUNT_MAX` or `BYTES_MAX`. When there would be, every second one is dropped and the
//! spacing doubles, so that any moment is at most one spacing away and a run of any length
//! is covered evenly. While the machine alone is too large for two of it, none is kept: two
//! lists of ten million elements fit into a browser once, not three times.

use kernel::{Machine, Runtime};

/// Steps between checkpoints at first: a few milliseconds of recomputing.
pub(crate) const SPACING: u64 = 200_000;
const COUNT_MAX: usize = 64;
/// Over all checkpoints, by what the runtimes say of themselves.
const BYTES_MAX: u64 = 256 << 20;

#[derive(Clone, Debug)]
pub(crate) struct Checkpoints<R> {
    machines: Vec<Machine<R>>,
    bytes: u64,
    spacing: u64,
    /// The step at which the next one is due.
    due: u64,
}

impl<R: Runtime> Checkpoints<R> {
    pub fn new(start: Machine<R>, spacing: u64) -> Self {
        let bytes = start.runtime.clone_bytes();
        let spacing = spacing.max(1);
        Checkpoints {
            due: start.kernel.steps().saturating_add(spacing),
            machines: vec![start],
            bytes,
            spacing,
        }
    }

    /// The step at which the next one is due.
    pub fn next_due(&self) -> u64 {
        self.due
    }

    /// Keeps a copy of the machine if one is due.
    pub fn offer(&mut self, machine: &Machine<R>) {
        if machine.kernel.steps() >= self.due && machine.end().is_none() {
            if machine.runtime.clone_bytes() <= BYTES_MAX / 2 {
                self.keep(machine);
            }
            self.due = machine.kernel.steps().saturating_add(self.spacing);
        }
    }

    fn keep(&mut self, machine: &Machine<R>) {
        self.bytes += machine.runtime.clone_bytes();
        self.machines.push(machine.clone());
        while self.machines.len() > COUNT_MAX || self.bytes > BYTES_MAX && self.machines.len() > 2 {
            self.thin();
        }
    }

    fn thin(&mut self) {
        let mut index = 0;
        self.machines.retain(|_| {
            index += 1;
            index % 2 == 1
        });
        self.bytes = self
            .machines
            .iter()
            .map(|machine| machine.runtime.clone_bytes())
            .sum();
        self.spacing = self.spacing.saturating_mul(2);
    }

    /// The last one at or before `step`.
    pub fn before(&self, step: u64) -> &Machine<R> {
        let after = self
            .machines
            .partition_point(|machine| machine.kernel.steps() <= step);
        &self.machines[after.max(1) - 1]
    }

    pub fn last(&self) -> &Machine<R> {
        self.machines.last().expect("the start is always kept")
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Machine<R>> {
        self.machines.iter_mut()
    }

    pub fn count(&self) -> usize {
        self.machines.len()
    }
}
