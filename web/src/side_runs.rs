//! Runs beside the reader's own: some scenarios, one after the other, in a worker of their own.

use crate::engine::{Engine, EngineNews};
use scenario::Language;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use trace::Trace;
use worker::{Finding, Pause, SourceStep};
use yew::Callback;

/// Each run is followed for so many events; what lies beyond is cut, and said to be.
pub const EVENTS_MAX: u64 = 60_000;

/// A scenario document to run, and its language.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    pub language: Language,
    pub document: String,
}

/// How a run beside came to its end.
#[derive(Clone, PartialEq, Debug)]
pub enum Ended {
    Over,
    /// [`EVENTS_MAX`] was reached.
    Cut,
    /// It waits for a line of input, which nobody types here.
    Input,
    /// It did not begin: the compiler's or the playground's words.
    Refused { findings: Vec<Finding>, told: String },
    /// Our own fault, or the engine could not be loaded.
    Fault(String),
}

/// A run that will not go on.
#[derive(Clone)]
pub struct SideRun {
    pub trace: Rc<Trace>,
    /// About how many bytes the program's own objects took when they took most.
    pub memory_peak: u64,
    pub ended: Ended,
    /// Where it came to the lines that were asked about ([`SideRuns::start_watched`]).
    pub visits: Vec<SourceStep>,
}

struct Queue {
    wanted: Vec<Wanted>,
    /// For each run, the lines whose visits are asked for, and how many at most.
    lines: Vec<Vec<u32>>,
    visits_max: u32,
    /// How the run ended whose visits are on the way.
    ending: RefCell<Option<Ended>>,
    next: Cell<usize>,
    trace: RefCell<Trace>,
    memory_peak: Cell<u64>,
    engine: RefCell<Option<Engine>>,
    told: Callback<(usize, SideRun)>,
}

/// Ends its worker when it is dropped.
pub struct SideRuns(Rc<Queue>);

impl SideRuns {
    /// Makes all runs in their order; each is told with its place when it is whole. One that
    /// fails or does not end leaves those after it running.
    pub fn start(wanted: Vec<Wanted>, told: Callback<(usize, SideRun)>) -> SideRuns {
        SideRuns::start_watched(wanted, Vec::new(), 0, told)
    }

    /// Like [`SideRuns::start`]; of each run it is also told when it came to these lines of its,
    /// the first `visits_max` times.
    pub fn start_watched(
        wanted: Vec<Wanted>,
        lines: Vec<Vec<u32>>,
        visits_max: u32,
        told: Callback<(usize, SideRun)>,
    ) -> SideRuns {
        let queue = Rc::new(Queue {
            wanted,
            lines,
            visits_max,
            ending: RefCell::default(),
            next: Cell::new(0),
            trace: RefCell::new(Trace::new()),
            memory_peak: Cell::new(0),
            engine: RefCell::default(),
            told,
        });
        if let Some(first) = queue.wanted.first() {
            let heard = Rc::downgrade(&queue);
            let news = Callback::from(move |news| {
                if let Some(queue) = heard.upgrade() {
                    queue.hear(news);
                }
            });
            let engine = Engine::start_alone(first.language, news);
            *queue.engine.borrow_mut() = Some(engine);
            queue.begin();
        }
        SideRuns(queue)
    }
}

impl Drop for SideRuns {
    fn drop(&mut self) {
        if let Some(engine) = self.0.engine.borrow_mut().take() {
            engine.end();
        }
    }
}

impl Queue {
    fn begin(&self) {
        let index = self.next.get();
        let engine = self.engine.borrow().clone();
        let (Some(engine), Some(wanted)) = (engine, self.wanted.get(index)) else {
            return;
        };
        engine.speak(wanted.language);
        engine.run(index as u32 + 1, wanted.document.clone());
    }

    fn hear(&self, news: EngineNews) {
        let current = self.next.get() as u32 + 1;
        match news {
            EngineNews::Piece { run, piece, .. } if run == current => {
                // A piece that does not fit is one of an ended run.
                let _ = self.trace.borrow_mut().append(&piece);
            }
            EngineNews::Paused { run, pause, progress } if run == current => {
                self.memory_peak.set(progress.memory_peak);
                match pause {
                    Pause::Budget if progress.events < EVENTS_MAX => {
                        let engine = self.engine.borrow().clone();
                        if let Some(engine) = engine {
                            engine.more(run);
                        }
                    }
                    Pause::Budget => self.stands(run, Ended::Cut),
                    Pause::Input => self.stands(run, Ended::Input),
                    Pause::Over => self.stands(run, Ended::Over),
                }
            }
            EngineNews::Steps { run, steps } if run == current => {
                let ended = self.ending.borrow_mut().take();
                if let Some(ended) = ended {
                    self.end(ended, steps);
                }
            }
            EngineNews::Refused { findings, told } => self.end(Ended::Refused { findings, told }, Vec::new()),
            EngineNews::Fault(message) => self.end(Ended::Fault(message), Vec::new()),
            EngineNews::Missing | EngineNews::Stale | EngineNews::Incomplete => self.end(Ended::Fault(String::new()), Vec::new()),
            _ => {}
        }
    }

    /// The run does not go on; what is left to ask is its visits.
    fn stands(&self, run: u32, ended: Ended) {
        let lines = self.lines.get(self.next.get()).filter(|lines| !lines.is_empty());
        let engine = self.engine.borrow().clone();
        match (lines, engine) {
            (Some(lines), Some(engine)) => {
                *self.ending.borrow_mut() = Some(ended);
                engine.visits(run, lines.clone(), self.visits_max);
            }
            _ => self.end(ended, Vec::new()),
        }
    }

    fn end(&self, ended: Ended, visits: Vec<SourceStep>) {
        let index = self.next.get();
        if index >= self.wanted.len() {
            return;
        }
        let trace = Rc::new(std::mem::take(&mut *self.trace.borrow_mut()));
        self.next.set(index + 1);
        self.ending.take();
        let memory_peak = self.memory_peak.take();
        self.told.emit((index, SideRun { trace, memory_peak, ended, visits }));
        self.begin();
    }
}
