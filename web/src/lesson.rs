//! The lesson that is read beside the workbench: what is shown of it, its programs, its slides,
//! and what of the course its reader has finished.
//!
//! A lesson's programs are opened in the workbench like shared ones: each under a name of its own,
//! so that edits are kept, with its settings and world carried along.

use crate::scores::Scores;
use crate::settings::Computer;
use crate::state::State;
use crate::storage;
use lessons::course::{self, COURSE, Step};
use lessons::lesson::{Block, Lesson, Prediction, Problem, Program, parse};
use scenario::link::{self, LinkError};
use std::collections::BTreeSet;
use std::rc::Rc;
use views::Language;
use views::exercise::{Fact, Moment, Question};

/// A teacher's own lesson goes by this id in addresses; no lesson of the course has it.
pub const OWN: &str = "own";
/// An id that begins so is a whole lesson, see `scenario::link`.
const LINK: char = '=';
/// Bytes of a lesson's file that are read.
pub const LESSON_BYTES_MAX: usize = 256 << 10;
/// Problems of a file that are told.
pub const PROBLEMS_MAX: usize = 50;
const OWN_TEXT: &str = "lessons:own";
const FINISHED: &str = "lessons:finished";
const LAST: &str = "lessons:last";

/// A lesson that was read, whole or with problems. Equal if its text is.
pub struct OpenLesson {
    /// Its id in addresses: the course's, or [`OWN`].
    pub id: String,
    pub lesson: Lesson,
    /// What is wrong with its text; the rest is shown.
    pub problems: Vec<Problem>,
    /// Its file's text.
    pub text: Rc<str>,
    /// Names its text.
    key: String,
}

impl PartialEq for OpenLesson {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.key == other.key
    }
}

impl OpenLesson {
    pub fn read(id: &str, text: &str) -> OpenLesson {
        let (lesson, problems) = match text.len() > LESSON_BYTES_MAX {
            true => {
                let words = format!("a lesson's file has at most {LESSON_BYTES_MAX} bytes, not {}", text.len());
                (Lesson::default(), vec![Problem { line: 1, words }])
            }
            false => parse(text),
        };
        let problems = match course::step(id) {
            Some(_) => problems,
            None => own_problems(&lesson, problems),
        };
        OpenLesson {
            id: id.to_owned(),
            lesson,
            problems,
            text: text.into(),
            key: link::name(text),
        }
    }

    pub fn step(&self) -> Option<&'static Step> {
        course::step(&self.id)
    }

    pub fn program(&self, index: usize) -> Option<&Program> {
        self.lesson.programs().nth(index)
    }

    /// The name under which the reader's version of a program is kept: the same in both languages.
    pub fn slug(&self, index: usize) -> String {
        let file = self.program(index).map_or("", |program| &program.scenario.main_file().name);
        match self.step() {
            Some(step) => format!("lesson:{}:{index}:{file}", step.id),
            None => format!("lesson:{}:{index}:{file}", self.key),
        }
    }

    /// Its slides, each with the number of its first block.
    pub fn slides(&self) -> Vec<(usize, &[Block])> {
        let mut slides = Vec::new();
        let mut first = 0;
        for part in self.lesson.blocks.split(|block| *block == Block::Slide) {
            if !part.is_empty() || slides.is_empty() {
                slides.push((first, part));
            }
            first += part.len() + 1;
        }
        slides
    }

    /// By which name the reader's predictions of it are kept.
    pub fn score_name(&self) -> String {
        match self.step() {
            None => format!("{OWN}:{}", self.key),
            Some(_) => self.id.clone(),
        }
    }

    /// How many of its predictions the reader answered, how many of them rightly, and how many there are.
    pub fn predicted(&self, state: &State) -> (usize, usize, usize) {
        let key = Scores::of_lesson(&self.score_name());
        let all = self.lesson.predictions().count();
        let answers = (0..all).filter_map(|number| state.predicting.scores.answer(&key, &number.to_string()));
        let answers: Vec<bool> = answers.collect();
        (answers.len(), answers.iter().filter(|right| **right).count(), all)
    }

    /// Whether a prediction was neither answered nor skipped.
    pub fn awaits(&self, state: &State, number: usize) -> bool {
        let name = self.score_name();
        let answer = state.predicting.scores.answer(&Scores::of_lesson(&name), &number.to_string());
        answer.is_none() && !state.lessons.skipped.contains(&(name, number))
    }

    /// Which of its predictions it is, from 0.
    pub fn number(&self, prediction: &Prediction) -> usize {
        self.lesson.predictions().position(|other| other.line == prediction.line).unwrap_or(0)
    }

    /// The predictions among these blocks, by number.
    pub fn asked_in(&self, blocks: &[Block]) -> Vec<usize> {
        let asked = blocks.iter().filter_map(|block| match block {
            Block::Prediction(prediction) => Some(self.number(prediction)),
            _ => None,
        });
        asked.collect()
    }

    /// How many of a section's blocks are shown: up to the prediction that is open, and those that
    /// follow it at once.
    pub fn shown(&self, state: &State, blocks: &[Block]) -> usize {
        let is_open = |block: &Block| match block {
            Block::Prediction(prediction) => self.awaits(state, self.number(prediction)),
            _ => false,
        };
        let Some(first) = blocks.iter().position(is_open) else {
            return blocks.len();
        };
        let more = blocks[first..].iter().take_while(|block| matches!(block, Block::Prediction(_)));
        first + more.count()
    }

    /// Which predictions keep the rest of the slide that is shown folded away.
    pub fn folds_slide(&self, state: &State) -> Vec<usize> {
        let slides = self.slides();
        let shown = state.lessons.slides.and_then(|show| slides.get(show.at).copied());
        let Some((_, blocks)) = shown else {
            return Vec::new();
        };
        match self.shown(state, blocks) {
            shown if shown < blocks.len() => self.asked_in(&blocks[..shown]),
            _ => Vec::new(),
        }
    }

    /// Which of its programs is the one in the workbench.
    pub fn in_workbench(&self, state: &State) -> Option<usize> {
        (0..self.lesson.programs().count()).find(|index| self.slug(*index) == state.slug)
    }

    /// Whether the shown run is the lesson's own: that program, as it is written, on its computer.
    pub fn is_run_as_written(&self, index: usize, state: &State) -> bool {
        self.program(index).is_some_and(|program| {
            self.slug(index) == state.slug
                && state.text_ran.as_deref() == Some(program.text())
                && state.computer_ran == Computer::of_scenario(&program.scenario)
        })
    }
}

/// What the reader's column shows.
#[derive(Clone, PartialEq, Default)]
pub enum Reading {
    #[default]
    Nothing,
    Loading,
    /// The lesson's file could not be had.
    Missing,
    /// No lesson has that id.
    Unknown,
    /// The link that should hold a lesson does not open.
    Broken(LinkError),
    Open(Rc<OpenLesson>),
}

/// A lesson as slides, for who teaches with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SlideShow {
    pub at: usize,
    /// The workbench is shown instead of the slide.
    pub bench: bool,
    /// A large dot follows the mouse.
    pub pointer: bool,
}

/// Part of the store.
#[derive(Clone, PartialEq)]
pub struct LessonState {
    pub reading: Reading,
    /// Counts the times that the reader asked for a lesson again.
    pub attempt: u32,
    /// Ids of finished lessons of the course, kept in the browser.
    pub finished: Rc<BTreeSet<String>>,
    /// The lesson that was open last.
    pub last: Option<String>,
    /// A program that was just opened is to run once the engine is there.
    pub run_wanted: bool,
    pub slides: Option<SlideShow>,
    /// Predictions that the reader skipped, by lesson and number; as long as the page lives.
    skipped: Rc<BTreeSet<(String, usize)>>,
    /// The file that the reader opened last.
    own: Option<Rc<str>>,
}

impl Default for LessonState {
    fn default() -> Self {
        let kept = storage::load(FINISHED).unwrap_or_default();
        LessonState {
            reading: Reading::default(),
            attempt: 0,
            finished: Rc::new(kept.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect()),
            last: storage::load(LAST),
            run_wanted: false,
            slides: None,
            skipped: Rc::default(),
            own: storage::load(OWN_TEXT).map(Into::into),
        }
    }
}

pub enum LessonAction {
    Load,
    Show(Reading),
    Again,
    Finish { id: String, finished: bool },
    RunWanted(bool),
    /// A lesson's file that the reader opened.
    Own(Rc<str>),
    Slides(bool),
    Turn { forward: bool },
    Bench(bool),
    Pointer,
    /// A prediction of a lesson, by the name of its score, is not to be waited for.
    Skip { lesson: String, number: usize },
}

impl LessonState {
    pub fn reduce(&mut self, action: LessonAction) {
        match action {
            LessonAction::Load => self.reading = Reading::Loading,
            LessonAction::Show(reading) => {
                if let Reading::Open(open) = &reading
                    && open.step().is_some()
                {
                    self.last = Some(open.id.clone());
                    storage::save(LAST, &open.id);
                }
                let same = matches!((self.open(), &reading), (Some(before), Reading::Open(now)) if before.id == now.id);
                if let (Some(show), false) = (&mut self.slides, same) {
                    (show.at, show.bench) = (0, false);
                }
                self.reading = reading;
            }
            LessonAction::Again => self.attempt += 1,
            LessonAction::Finish { id, finished } => {
                let mut all = (*self.finished).clone();
                match finished {
                    true => all.insert(id),
                    false => all.remove(&id),
                };
                storage::save(FINISHED, &all.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
                self.finished = Rc::new(all);
            }
            LessonAction::RunWanted(wanted) => self.run_wanted = wanted,
            LessonAction::Own(text) => {
                if text.len() <= LESSON_BYTES_MAX {
                    storage::save(OWN_TEXT, &text);
                }
                self.own = Some(text);
                self.attempt += 1;
            }
            LessonAction::Slides(on) => self.slides = on.then(SlideShow::default),
            LessonAction::Turn { forward } => self.turn(forward),
            LessonAction::Bench(bench) => {
                if let Some(show) = &mut self.slides {
                    show.bench = bench;
                }
            }
            LessonAction::Skip { lesson, number } => {
                Rc::make_mut(&mut self.skipped).insert((lesson, number));
            }
            LessonAction::Pointer => {
                if let Some(show) = &mut self.slides {
                    show.pointer = !show.pointer;
                }
            }
        }
    }

    /// To the next slide or the one before, where there is one.
    fn turn(&mut self, forward: bool) {
        let count = self.open().map_or(0, |open| open.slides().len());
        if let Some(show) = &mut self.slides {
            show.bench = false;
            show.at = match forward {
                true => (show.at + 1).min(count.saturating_sub(1)),
                false => show.at.saturating_sub(1),
            };
        }
    }

    /// A lesson that is not fetched: the reader's file, or the one that an address holds.
    pub fn at_hand(&self, id: &str) -> Option<Reading> {
        if id == OWN {
            let own = self.own.as_ref()?;
            return Some(Reading::Open(Rc::new(OpenLesson::read(OWN, own))));
        }
        let link = id.strip_prefix(LINK)?;
        Some(match link::decode_lesson(link) {
            Ok(text) => Reading::Open(Rc::new(OpenLesson::read(id, &text))),
            Err(error) => Reading::Broken(error),
        })
    }

    pub fn open(&self) -> Option<&Rc<OpenLesson>> {
        match &self.reading {
            Reading::Open(open) => Some(open),
            _ => None,
        }
    }

    pub fn is_finished(&self, id: &str) -> bool {
        self.finished.contains(id)
    }

    /// Where to go on: the lesson that was open last, or the first after it that is not finished.
    /// None: all are.
    pub fn goes_on_at(&self) -> Option<&'static Step> {
        let last = self.last.as_deref().and_then(|last| COURSE.iter().position(|step| step.id == last));
        let (before, after) = COURSE.split_at(last.unwrap_or(0));
        after.iter().chain(before).find(|step| !self.is_finished(step.id))
    }
}

/// What the words of facts and predictions have wrong, too: our own lessons are tested for that.
fn own_problems(lesson: &Lesson, mut problems: Vec<Problem>) -> Vec<Problem> {
    let mut wrong = |line: u32, words: Result<(), String>| {
        if let Err(words) = words {
            problems.push(Problem { line, words });
        }
    };
    for fact in lesson.programs().flat_map(|program| &program.facts) {
        wrong(fact.line, Fact::parse(&fact.text).map(|_| ()));
    }
    for prediction in lesson.predictions() {
        // What is not said at all is told already.
        if !prediction.at.is_empty() {
            wrong(prediction.at_line, Moment::parse(&prediction.at).map(|_| ()));
        }
        if !prediction.kind.is_empty() {
            wrong(prediction.line, Question::parse(&prediction.kind).map(|_| ()));
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems.truncate(PROBLEMS_MAX);
    problems
}

/// The id of a link that holds the lesson itself.
pub fn link_id(text: &str) -> String {
    format!("{LINK}{}", link::encode_lesson(text))
}

/// The lesson before and the lesson after in the path.
pub fn neighbours(id: &str) -> (Option<&'static Step>, Option<&'static Step>) {
    let Some(place) = COURSE.iter().position(|step| step.id == id) else {
        return (None, None);
    };
    let before = place.checked_sub(1).map(|before| &COURSE[before]);
    (before, COURSE.get(place + 1))
}

pub fn title(step: &Step, language: Language) -> &'static str {
    match language {
        Language::Korean => step.title_ko,
        Language::English => step.title_en,
    }
}

/// Where a lesson's text lies, beside the page.
pub fn address(id: &str, language: Language) -> String {
    let folder = match language {
        Language::Korean => "ko",
        Language::English => "en",
    };
    format!("lessons/{folder}/{id}.md")
}

/// The reader's own version of a lesson's program, if there is one.
pub fn kept_text(slug: &str, program: &Program) -> Rc<str> {
    storage::load(&format!("text:{slug}")).map_or_else(|| program.text().into(), Into::into)
}

/// The reader's own computer for it, if there is one.
pub fn kept_computer(slug: &str, program: &Program) -> Computer {
    let kept = storage::load(&format!("computer:{slug}"));
    let kept = kept.and_then(|text| serde_json::from_str(&text).ok());
    kept.unwrap_or_else(|| Computer::of_scenario(&program.scenario))
}
