//! What a machine is built from.

use crate::choice::Schedule;
use crate::limits::Limits;
use crate::world::World;

/// How work and time hang together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ClockMode {
    /// Work takes time, slices run out.
    #[default]
    Costed,
    /// Work takes none; time moves only when nobody can run, to the next deadline, or when the program does
    /// nothing but read the clock.
    Frozen,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Settings {
    /// The program's name, for `RunStarted`.
    pub program: String,
    /// The main thread's name.
    pub main_thread: String,
    /// At least 1; 0 is taken as 1.
    pub cores: u32,
    pub clock: ClockMode,
    /// For what the *program* draws at random; the schedule has its own.
    pub seed: u64,
    pub schedule: Schedule,
    /// How long a thread keeps its core while others are ready. Nanoseconds.
    pub time_slice: u64,
    /// How far one core's clock may run ahead of another's. Nanoseconds.
    /// Small: finer interleaving, slower runs.
    pub quantum: u64,
    /// The same under the frozen clock, where only steps can be counted.
    pub quantum_steps: u64,
    pub limits: Limits,
    pub world: World,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            program: "main".to_owned(),
            main_thread: "MainThread".to_owned(),
            cores: 1,
            clock: ClockMode::Costed,
            seed: 0,
            schedule: Schedule::Policy,
            time_slice: 4_000_000,
            quantum: 1_000,
            quantum_steps: 32,
            limits: Limits::default(),
            world: World::default(),
        }
    }
}
