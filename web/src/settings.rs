//! What a reader has chosen, kept over a reload.

use crate::storage;
use serde::{Deserialize, Serialize};
use views::{Language, StepSize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Axis {
    #[default]
    Order,
    Time,
}

/// The computer that the open program runs on: everything of a scenario's settings that a
/// learner chooses. Kept per program.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Computer {
    /// One of the language's releases; empty: the newest.
    pub release: String,
    pub cores: u32,
    /// Time moves only when nobody can run.
    pub frozen: bool,
    pub seed: u64,
    /// What the system is free in is chosen at random, from this; 0: as a real one does most often.
    pub schedule: u64,
    pub free_threaded: bool,
    /// Go's number of Ps; 0: as many as cores.
    pub gomaxprocs: u32,
}

impl Default for Computer {
    fn default() -> Self {
        Computer {
            release: String::new(),
            cores: 1,
            frozen: false,
            seed: 0,
            schedule: 0,
            free_threaded: false,
            gomaxprocs: 0,
        }
    }
}

impl Computer {
    pub fn of_scenario(scenario: &scenario::Scenario) -> Computer {
        let settings = &scenario.settings;
        Computer {
            release: scenario.release.clone(),
            cores: settings.cores,
            frozen: settings.clock == scenario::Clock::Frozen,
            seed: settings.seed,
            schedule: match scenario.schedule {
                scenario::Schedule::Random(schedule) => schedule,
                scenario::Schedule::Policy | scenario::Schedule::Recorded(_) => 0,
            },
            free_threaded: settings.free_threaded,
            gomaxprocs: settings.gomaxprocs,
        }
    }

    pub fn of(program: &lessons::Program) -> Computer {
        Computer {
            cores: program.cores,
            free_threaded: program.free_threaded,
            gomaxprocs: program.gomaxprocs,
            ..Computer::default()
        }
    }
}

/// Cores that can be chosen.
pub const CORES: [u32; 4] = [1, 2, 4, 8];

/// Values of GOMAXPROCS that can be chosen; 0: as many as cores.
pub const PROCS: [u32; 5] = [0, 1, 2, 4, 8];
pub const PROCS_NAMES: [&str; 5] = ["", "1", "2", "4", "8"];

/// Playback speeds, in steps a second.
pub const SPEEDS: [(f64, &str); 6] = [
    (1.0, "½×"),
    (2.0, "1×"),
    (4.0, "2×"),
    (8.0, "4×"),
    (16.0, "8×"),
    (60.0, "30×"),
];

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub korean: bool,
    pub theme: Theme,
    pub single_keys: bool,
    pub speed: usize,
    pub step: u8,
    pub axis: Axis,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            korean: true,
            theme: Theme::Auto,
            single_keys: true,
            speed: 1,
            step: 2,
            axis: Axis::Order,
        }
    }
}

/// The step sizes of the transport, in its order.
pub const STEP_SIZES: [StepSize; 4] = [
    StepSize::Instruction,
    StepSize::Line,
    StepSize::Decision,
    StepSize::Turn,
];

impl Settings {
    pub fn language(&self) -> Language {
        if self.korean {
            Language::Korean
        } else {
            Language::English
        }
    }

    pub fn step_size(&self) -> StepSize {
        STEP_SIZES[usize::from(self.step) % STEP_SIZES.len()]
    }

    pub fn steps_per_second(&self) -> f64 {
        SPEEDS[self.speed % SPEEDS.len()].0
    }

    pub fn load() -> Settings {
        let stored = storage::load("settings");
        let parsed = stored.and_then(|text| serde_json::from_str(&text).ok());
        parsed.unwrap_or_else(|| Settings {
            korean: reader_prefers_korean(),
            ..Settings::default()
        })
    }

    pub fn save(&self) {
        if let Ok(text) = serde_json::to_string(self) {
            storage::save("settings", &text);
        }
    }
}

/// The page's own `lang` is the default; a reader whose browser asks for English gets English.
fn reader_prefers_korean() -> bool {
    let navigator = web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window, &"navigator".into()).ok())
        .and_then(|navigator| js_sys::Reflect::get(&navigator, &"language".into()).ok())
        .and_then(|language| language.as_string());
    navigator.is_none_or(|language| language.starts_with("ko"))
}
