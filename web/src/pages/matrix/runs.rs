//! The four runs: made anew when a program's text changes, after a moment's rest. The old picture
//! stays until the new one is whole.

use crate::side_runs::{Ended, SideRun, SideRuns, Wanted};
use lessons::matrix::{Cell, lines_of_a};
use scenario::{Language, Scenario};
use std::cell::RefCell;
use std::rc::Rc;
use trace::{OutcomeKind, StrandId, Time};
use views::matrix::{Lanes, Matrix};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// A cell that runs longer than this is cut. Instructions; a cell as it is takes about a million.
const STEPS_MAX: u64 = 20_000_000;
/// And so is one whose clock gets this far. Virtual nanoseconds.
const TIME_MAX: u64 = 60_000_000_000;
/// Visits of A's lines that are asked for; later ones are not marked.
const VISITS_MAX: u32 = 600;
/// A slider's rest before the programs run again. Milliseconds.
const REST: i32 = 180;

/// What one cell's run came to.
#[derive(PartialEq, Debug)]
pub struct CellRun {
    pub text: String,
    pub lanes: Lanes,
    pub matrix: Matrix,
    pub ended: Ended,
    /// When A came to which of its lines.
    visits: Vec<(Time, u32)>,
    visits_cut: bool,
}

impl CellRun {
    fn of(text: String, run: &SideRun) -> CellRun {
        let lanes = Lanes::of(&run.trace);
        let of_a = run.visits.iter().filter(|step| !lanes.others.contains(&StrandId(step.strand)));
        let visits = of_a.map(|step| (Time(step.at), step.line)).collect();
        CellRun {
            text,
            matrix: Matrix::of(&run.trace),
            ended: run.ended.clone(),
            visits,
            visits_cut: run.visits.len() >= VISITS_MAX as usize,
            lanes,
        }
    }

    /// Whether there is anything to draw.
    pub fn ran(&self) -> bool {
        !self.lanes.a.is_empty()
    }

    /// Whether the program came to an end of its own.
    pub fn is_over(&self) -> bool {
        let limit = matches!(self.lanes.outcome, Some((OutcomeKind::Limit, _)) | None);
        self.ended == Ended::Over && !limit
    }

    /// A's line at a moment, where it is known.
    pub fn line_at(&self, at: Time) -> Option<u32> {
        let span = self.lanes.a_at(at)?;
        if span.line != 0 {
            return Some(span.line);
        }
        let next = self.visits.partition_point(|(when, _)| *when <= at);
        if self.visits_cut && next == self.visits.len() {
            return None;
        }
        self.visits[..next].last().map(|(_, line)| *line)
    }
}

pub type Cells = Rc<[Option<Rc<CellRun>>; 4]>;

/// The runs that are shown, and what they are of.
#[derive(Clone, PartialEq, Default)]
pub struct Shown {
    pub cells: Cells,
    of: Option<(Language, Rc<[String; 4]>)>,
}

/// The file of a cell's program.
pub fn file(cell: Cell, language: Language) -> String {
    let ending = match language {
        Language::Python => "py",
        Language::Go => "go",
    };
    format!("{}.{ending}", cell.stem())
}

fn wanted(language: Language, texts: &[String; 4]) -> Vec<Wanted> {
    let cells = Cell::ALL.iter().zip(texts);
    let wanted = cells.map(|(cell, text)| {
        let mut scenario = Scenario::new(language, file(*cell, language).as_str(), text.as_str());
        scenario.limits.steps = Some(STEPS_MAX);
        scenario.limits.time_ns = Some(TIME_MAX);
        let document = scenario.to_json();
        Wanted { language, document }
    });
    wanted.collect()
}

/// The runs of these texts, or still those of the texts before; `true`: newer ones are being made.
#[hook]
pub fn use_runs(language: Language, texts: &Rc<[String; 4]>) -> (Cells, bool) {
    let shown = use_state_eq(Shown::default);
    let wants = (language, texts.clone());
    let same_language = shown.of.as_ref().is_some_and(|(of, _)| *of == language);
    let settled = shown.of.as_ref() == Some(&wants) && shown.cells.iter().all(Option::is_some);
    {
        let shown = shown.clone();
        use_effect_with(wants, move |(language, texts)| {
            let (language, texts) = (*language, texts.clone());
            let running: Rc<RefCell<Option<SideRuns>>> = Rc::default();
            let made = running.clone();
            let begin = Closure::once(move || {
                let fresh: RefCell<[Option<Rc<CellRun>>; 4]> = RefCell::default();
                let visits = texts.iter().map(|text| {
                    let (first, last) = lines_of_a(text, language);
                    (first..=last).collect()
                });
                let (visits, runs) = (visits.collect(), wanted(language, &texts));
                let told = Callback::from(move |(index, run): (usize, SideRun)| {
                    let cell = CellRun::of(texts[index].clone(), &run);
                    fresh.borrow_mut()[index] = Some(Rc::new(cell));
                    let cells = fresh.borrow();
                    // The first picture grows; later ones take its place when they are whole.
                    if !same_language || cells.iter().all(Option::is_some) {
                        let of = Some((language, texts.clone()));
                        shown.set(Shown { cells: Rc::new(cells.clone()), of });
                    }
                });
                *made.borrow_mut() = Some(SideRuns::start_watched(runs, visits, VISITS_MAX, told));
            });
            let window = web_sys::window();
            let timer = window.as_ref().and_then(|window| {
                let rest = if same_language { REST } else { 0 };
                window.set_timeout_with_callback_and_timeout_and_arguments_0(begin.as_ref().unchecked_ref(), rest).ok()
            });
            move || {
                if let (Some(window), Some(timer)) = (window, timer) {
                    window.clear_timeout_with_handle(timer);
                }
                drop(begin);
                drop(running.take());
            }
        });
    }
    let cells = if same_language { shown.cells.clone() } else { Cells::default() };
    (cells, !settled)
}

/// How far the common clock goes: to the last end. A cell that never ends does not stretch it,
/// unless none ends.
pub fn extent(cells: &Cells) -> Time {
    let end = |of: fn(&CellRun) -> bool| {
        let runs = cells.iter().flatten().filter(|run| run.ran() && of(run));
        runs.map(|run| run.lanes.end).max()
    };
    end(CellRun::is_over).or_else(|| end(|_| true)).unwrap_or_default()
}

/// All moments at which something happens in one of the cells, from the clock's beginning to its end.
pub fn moments(cells: &Cells, extent: Time) -> Vec<Time> {
    let happenings = cells.iter().flatten().flat_map(|run| &run.lanes.happenings);
    let mut moments: Vec<Time> = happenings.map(|happening| happening.at).filter(|at| *at <= extent).collect();
    moments.extend([Time::ZERO, extent]);
    moments.sort_unstable();
    moments.dedup();
    moments
}
