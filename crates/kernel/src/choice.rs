//! Decisions that a real system leaves open, and who makes them.
//!
//! Invariant: with the same scenario and the same choices a run is the same.
//! A choice among one is no choice, and is not recorded.

use crate::digest::mix;

/// How late something may be: so many alternatives.
pub const LATENCIES: u32 = 119;

/// How late alternative `chosen` of [`LATENCIES`] is, in nanoseconds: not at all, which is the policy, or
/// 0.1 µs to 1.5 ms, eight steps to the double, or from 1.6 ms to 52 ms, a step to the double. On a real
/// machine with cores to spare an interrupt takes less than a microsecond, waking some microseconds, and
/// now and then it is a millisecond; on a busy one another program has the core for some of its slices.
pub fn latency(chosen: u32) -> u64 {
    const FINE: u32 = 112;
    match chosen.checked_sub(1) {
        None => 0,
        Some(step) if step < FINE => stepped(100, step, 8),
        Some(step) => stepped(100, FINE, 8) << (step - FINE),
    }
}

/// When a thread may be interrupted: so many alternatives, of a time that doubles every
/// [`INTERRUPTION_STEPS`].
pub const INTERRUPTIONS: u32 = 141;
const INTERRUPTION_STEPS: u32 = 8;

/// Into so many parts the time from one alternative of [`INTERRUPTIONS`] to the next is cut by a second
/// choice, so that a short piece of work is met at each of its moments even late in a thread's run.
pub(crate) const INTERRUPTION_PARTS: u32 = 16;

/// After how many nanoseconds alternative `chosen` of [`INTERRUPTIONS`], and part `part` of it, takes the
/// core from a thread that has been interrupted `before` times since it was woken: 10 ns to 1.8 ms. Each
/// time four times later, so that long work is not cut to pieces.
pub(crate) fn interruption(chosen: u32, part: u32, before: u32) -> u64 {
    let steps = INTERRUPTION_STEPS * INTERRUPTION_PARTS;
    stepped(10, (chosen - 1) * INTERRUPTION_PARTS + part, steps) << (2 * before).min(20)
}

/// From `first` on, twice as much after so many equal steps.
fn stepped(first: u64, step: u32, steps: u32) -> u64 {
    let whole = first << (step / steps);
    whole + whole * u64::from(step % steps) / u64::from(steps)
}

/// What a choice is about. The order of the alternatives is the asker's; number
/// 0 is always the policy (what the real runtime does most often).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChoicePoint {
    /// Which ready OS thread gets a free core.
    Dispatch,
    /// How late a ready thread starts on a free core ([`latency`]).
    Latency,
    /// How long a thread runs before the system takes the core from it for a moment: never, which is
    /// the policy, or until a time ([`INTERRUPTIONS`]), whose part is a choice of its own.
    Interruption,
    /// Which of several threads with the same deadline wakes first (policy P11).
    DeadlineTie,
    /// Python: which member of a set of tasks is next as it is walked (policy P2).
    SetOrder,
    /// Python: whether a wait of no time lets a waiting thread in (policy P5).
    Release,
    /// Python: how late a waiter asks for the GIL, after the switch interval (policy P6).
    GilRequest,
    /// Python: which waiter gets the GIL (policies P7 and P8).
    GilWaiter,
    /// Go: which ready case of a `select`.
    SelectCase,
    /// Go: where a map's iteration begins.
    MapOrder,
    /// Go: which P is stolen from.
    Steal,
}

/// One choice that was made.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Choice {
    pub point: ChoicePoint,
    /// How many alternatives there were, at least 2.
    pub count: u32,
    pub chosen: u32,
    /// The machine's step at which it was made.
    pub step: u64,
}

/// Who makes the choices.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Schedule {
    /// Always the policy.
    #[default]
    Policy,
    /// At random, from this seed.
    Random(u64),
    /// These, in order; then the policy.
    Recorded(Vec<u32>),
}

#[derive(Clone, Hash, Debug)]
pub(crate) struct Chooser {
    schedule: Schedule,
    random: Random,
    next: usize,
}

impl Chooser {
    pub fn new(schedule: Schedule) -> Chooser {
        let seed = match schedule {
            Schedule::Random(seed) => seed,
            _ => 0,
        };
        Chooser {
            schedule,
            random: Random::new(seed),
            next: 0,
        }
    }

    pub fn choose(&mut self, count: u32) -> u32 {
        self.choose_or(count, 0)
    }

    /// With another policy than number 0.
    pub fn choose_or(&mut self, count: u32, policy: u32) -> u32 {
        match &self.schedule {
            Schedule::Policy => policy,
            Schedule::Random(_) => (self.random.next() % u64::from(count)) as u32,
            Schedule::Recorded(choices) => {
                let chosen = choices.get(self.next).copied().unwrap_or(policy);
                self.next += 1;
                // A schedule that was recorded for another program must not break this one.
                chosen.min(count - 1)
            }
        }
    }
}

/// SplitMix64: tiny, and good enough for schedules and seeds.
#[derive(Clone, Hash, Debug)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    pub fn new(seed: u64) -> Random {
        Random { state: seed }
    }

    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }
}
