//! A variant, and what of its run is drawn: folded once, when the run is whole.

use crate::side_runs::{Ended, SideRun};
use scenario::Scenario;
use std::rc::Rc;
use views::{Language, Measures, OutputLine, Replay, TimeLane, lanes};

/// Instructions of a variant: one that computes for ever must not keep the others waiting long.
pub const STEPS_MAX: u64 = 200_000_000;

#[derive(Clone, PartialEq)]
pub struct Variant {
    /// Korean and English.
    pub title: (String, String),
    /// Its original text is the main file's.
    pub scenario: Rc<Scenario>,
    /// Where edits are kept; none: the text is edited elsewhere.
    pub key: Option<String>,
}

impl Variant {
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Korean => &self.title.0,
            Language::English => &self.title.1,
        }
    }

    pub fn original(&self) -> &str {
        &self.scenario.main_file().text
    }

    /// With this text.
    pub fn scenario_with(&self, text: &str) -> Scenario {
        let mut scenario = (*self.scenario).clone();
        scenario.program[0].text = text.to_owned();
        scenario
    }

    /// What the engine is given.
    pub fn document(&self, text: &str) -> String {
        let mut scenario = self.scenario_with(text);
        scenario.limits.steps = scenario.limits.steps.or(Some(STEPS_MAX));
        scenario.to_json()
    }
}

/// A run as far as it is shown.
#[derive(Debug)]
pub struct Run {
    /// The round of measuring, and the variant's place: no other run has them.
    pub id: (u32, usize),
    pub ended: Ended,
    pub measures: Measures,
    pub lanes: Vec<TimeLane>,
    pub lines: Vec<OutputLine>,
}

impl PartialEq for Run {
    fn eq(&self, other: &Run) -> bool {
        self.id == other.id
    }
}

impl Run {
    pub fn of(id: (u32, usize), run: SideRun) -> Run {
        let trace = Rc::unwrap_or_clone(run.trace);
        let measures = Measures::of(&trace, run.memory_peak);
        let replay = Replay::of(trace);
        Run {
            id,
            ended: run.ended,
            measures,
            lanes: lanes(&replay),
            lines: replay.transcript.lines().to_vec(),
        }
    }

    /// Whether it ran at all.
    pub fn has_run(&self) -> bool {
        !matches!(self.ended, Ended::Refused { .. } | Ended::Fault(_))
    }

    /// It would go on beyond where it was cut.
    pub fn goes_on(&self) -> bool {
        self.has_run() && self.measures.outcome.is_none()
    }
}
