//! "Predict, then see": the questions that stand at the workbench, and their part of the reducer.
//!
//! Nouns. An *exercise* is a question about the run's first `at` events, with choices, and what the
//! run itself says to it. A *round* is the exercises that are asked one after another: a few that
//! practice chose from the trace, or one marked moment of a lesson. The *score* is what the reader
//! answered so far, of this program or lesson.
//!
//! Invariant: while a question stands, or is about to, or another of the lesson's questions about this
//! run is still open, the state's `recording` is one of the events before it, and knows of no others; the whole run is kept here, out of the views' reach. So no
//! view can show a thing of the future, whichever views there are: not a lane, not a total, not a
//! stage's tab. After an answer the recording goes on to the next question's moment, at the end of
//! the round to its own end.
//!
//! Rejected: a flag that each view looks at. One that forgot it would give the answer away.

use crate::lesson::LessonAction;
use crate::recording::Recording;
use crate::route::Route;
use crate::scores::Scores;
use crate::state::{RunPhase, State, Tab};
use lessons::lesson::Prediction;
use std::rc::Rc;
use views::exercise::{self, Moment, Practice, Question};

/// A lesson's question that comes later than this many pieces of the run is not waited for.
const PIECES_MAX: u32 = 50;

/// A marked moment of a lesson.
#[derive(Clone, PartialEq, Debug)]
pub struct LessonQuestion {
    /// The lesson's id.
    pub lesson: String,
    /// Which of the lesson's predictions, counted from 0: the same in every language.
    pub number: usize,
    pub prediction: Prediction,
}

/// What a round is made from.
#[derive(Clone, PartialEq, Debug)]
pub enum Source {
    Practice,
    Lesson(Rc<LessonQuestion>),
}

#[derive(Clone, PartialEq, Debug)]
pub enum Body {
    Practice(Practice),
    Lesson(Rc<LessonQuestion>),
}

#[derive(Clone, PartialEq, Debug)]
pub struct Exercise {
    pub body: Body,
    pub at: usize,
    /// How many events there are when the answer is seen.
    pub decided: usize,
    /// None: the run says something that is not among the choices (the program was edited).
    pub right: Option<usize>,
    /// What the run said, in its own words.
    pub found: String,
    /// By which the score knows it.
    id: String,
}

impl Exercise {
    pub fn choices(&self) -> usize {
        match &self.body {
            Body::Practice(practice) => practice.choices.len(),
            Body::Lesson(question) => question.prediction.choices.len(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stand {
    #[default]
    Away,
    /// For the run to come to where it can be asked about.
    Awaited,
    Asked,
    Told,
    /// The round is over.
    Over,
    /// There is nothing to ask in this run.
    Nothing,
}

#[derive(Clone, PartialEq)]
pub struct Predicting {
    pub stand: Stand,
    pub round: Rc<Vec<Exercise>>,
    /// Which exercise of the round.
    pub place: usize,
    pub chosen: Option<usize>,
    /// Of each exercise of the round: none, if it was skipped.
    pub results: Vec<Option<bool>>,
    pub source: Source,
    pub scores: Scores,
    /// The run with all that it will say, while the state's recording is cut.
    whole: Option<Recording>,
    /// Counts the runs that were asked for, so that something can be asked about them.
    pub runs_wanted: u32,
    pieces: u32,
}

impl Default for Predicting {
    fn default() -> Predicting {
        Predicting {
            stand: Stand::Away,
            round: Rc::default(),
            place: 0,
            chosen: None,
            results: Vec::new(),
            source: Source::Practice,
            scores: Scores::load(),
            whole: None,
            runs_wanted: 0,
            pieces: 0,
        }
    }
}

/// What a reader does.
pub enum Predict {
    /// Questions of the program's own run.
    Practise,
    /// A lesson's question, about the program that is open.
    Ask(Rc<LessonQuestion>),
    Choose(usize),
    /// The chosen one is the answer: the run goes on to the step that decides.
    Answer,
    Skip,
    /// To the next question, or the round's end.
    GoOn,
    /// No more questions; the run is there whole.
    Close,
    /// The score of this program or lesson begins anew.
    Forget(String),
}

impl Predicting {
    /// Whether part of the run is kept out of sight.
    pub fn hides(&self) -> bool {
        self.whole.is_some()
    }

    pub fn hidden_mut(&mut self) -> Option<&mut Recording> {
        self.whole.as_mut()
    }

    /// The panel is there.
    pub fn is_shown(&self) -> bool {
        self.stand != Stand::Away
    }

    /// A question stands, or the run comes to where one will.
    pub fn is_open(&self) -> bool {
        matches!(self.stand, Stand::Awaited | Stand::Asked)
    }

    /// The sentence of the moment stands below: not while a question does, nor twice.
    pub fn leaves_narration(&self, moment: usize) -> bool {
        match self.stand {
            Stand::Awaited | Stand::Asked => false,
            Stand::Told => self.exercise().is_none_or(|exercise| exercise.decided != moment),
            Stand::Away | Stand::Over | Stand::Nothing => true,
        }
    }

    pub fn exercise(&self) -> Option<&Exercise> {
        self.round.get(self.place)
    }

    /// Whether this question of a lesson is what the panel shows.
    pub fn shows_lesson(&self, lesson: &str, number: usize) -> bool {
        let is_it = |question: &LessonQuestion| question.lesson == lesson && question.number == number;
        self.is_shown() && matches!(&self.source, Source::Lesson(question) if is_it(question))
    }
}

impl State {
    /// Whether the instruction `step` lies beyond what may be seen.
    pub fn is_hidden(&self, step: u64) -> bool {
        let last = self.recording.recorded.checked_sub(1);
        let last = last.map(|last| self.recording.read(|replay| replay.trace().step(last)));
        self.predicting.hides() && last.is_none_or(|last| step > last)
    }

    /// By which name the score of what the panel asks is kept.
    pub fn score_key(&self) -> String {
        match &self.predicting.source {
            Source::Practice => format!("program:{}", self.slug),
            Source::Lesson(question) => Scores::of_lesson(&question.lesson),
        }
    }

    /// Whether the lesson that is read has more questions about the program whose one was asked last:
    /// the rest of its run would answer them.
    fn is_lesson_open(&self) -> bool {
        let Source::Lesson(asked) = &self.predicting.source else {
            return false;
        };
        let Some(open) = self.lessons.open().filter(|open| open.score_name() == asked.lesson) else {
            return false;
        };
        let mut others = open.lesson.predictions().enumerate();
        self.route != Route::Playground
            && others.any(|(number, other)| {
                number != asked.number && other.program == asked.prediction.program && open.awaits(self, number)
            })
    }

    /// What is shown is the run of what is open, and there is something of it.
    fn has_run(&self) -> bool {
        let run = self.predicting.whole.as_ref().unwrap_or(&self.recording);
        run.recorded > 0
            && (self.answers() || self.run == RunPhase::Stopped)
            && !self.is_edited_since_run()
            && !self.is_set_since_run()
    }
}

pub fn reduce(state: &mut State, action: Predict) {
    match action {
        Predict::Practise => open(state, Source::Practice),
        Predict::Ask(question) => open(state, Source::Lesson(question)),
        Predict::Choose(choice) => {
            let choices = state.predicting.exercise().map_or(0, Exercise::choices);
            if state.predicting.stand == Stand::Asked && choice < choices {
                state.predicting.chosen = Some(choice);
            }
        }
        Predict::Answer => answer(state),
        Predict::Skip if state.predicting.stand == Stand::Asked => {
            state.predicting.results.push(None);
            if let Source::Lesson(question) = &state.predicting.source {
                let (lesson, number) = (question.lesson.clone(), question.number);
                state.lessons.reduce(LessonAction::Skip { lesson, number });
            }
            go_on(state);
        }
        Predict::GoOn if state.predicting.stand == Stand::Told => go_on(state),
        Predict::Skip | Predict::GoOn => {}
        Predict::Close => {
            state.predicting.stand = Stand::Away;
            uncover(state);
        }
        Predict::Forget(key) => state.predicting.scores.forget(&key),
    }
}

/// A new run begins: what stood before is gone; what waits for this run stays.
pub fn run_began(state: &mut State, run: u32) {
    state.recording = Recording::of(run);
    let waits = state.predicting.stand == Stand::Awaited;
    state.predicting.whole = waits.then(|| Recording::of(run));
    state.predicting.pieces = 0;
    if !waits {
        state.predicting.stand = Stand::Away;
    }
}

/// The run has come to a stop of its own: to its end, to an input, or far enough ahead.
pub fn run_paused(state: &mut State) {
    if state.predicting.stand != Stand::Awaited {
        return;
    }
    let is_lesson = matches!(state.predicting.source, Source::Lesson(_));
    // A lesson's moment, and its answer, may lie further on.
    if is_lesson && state.run == RunPhase::Paused && state.predicting.pieces < PIECES_MAX {
        state.predicting.pieces += 1;
        if !state.predicting.hides() {
            cover(state, 0);
        }
        state.wants_more = true;
        return;
    }
    begin(state);
}

/// The lesson is there in another language: its question goes on in that one.
pub fn lesson_arrived(state: &mut State) {
    let Source::Lesson(asked) = &state.predicting.source else {
        return;
    };
    let open = state.lessons.open().filter(|open| open.score_name() == asked.lesson);
    let Some(prediction) = open.and_then(|open| open.lesson.predictions().nth(asked.number)).cloned() else {
        return;
    };
    let (lesson, number) = (asked.lesson.clone(), asked.number);
    let question = Rc::new(LessonQuestion { lesson, number, prediction });
    let predicting = &mut state.predicting;
    for exercise in Rc::make_mut(&mut predicting.round) {
        // The same answers, in the same order.
        if exercise.choices() == question.prediction.choices.len() {
            exercise.body = Body::Lesson(question.clone());
        }
    }
    predicting.source = Source::Lesson(question);
}

/// There will be no run to ask about.
pub fn give_up(state: &mut State) {
    if state.predicting.stand == Stand::Awaited {
        state.predicting.stand = Stand::Away;
        uncover(state);
    }
}

fn open(state: &mut State, source: Source) {
    uncover(state);
    let predicting = &mut state.predicting;
    predicting.source = source;
    predicting.stand = Stand::Awaited;
    predicting.round = Rc::default();
    predicting.results = Vec::new();
    predicting.chosen = None;
    predicting.pieces = 0;
    state.playing = false;
    state.popover = None;
    if state.has_run() {
        return run_paused(state);
    }
    // Out of sight from the first event on.
    cover(state, 0);
    if state.run != RunPhase::Running || state.is_edited_since_run() || state.is_set_since_run() {
        state.predicting.runs_wanted += 1;
    }
}

/// The round of this run.
fn begin(state: &mut State) {
    uncover(state);
    let exercises = match &state.predicting.source {
        Source::Practice => practised(state),
        Source::Lesson(question) => asked(state, question).into_iter().collect(),
    };
    let predicting = &mut state.predicting;
    predicting.round = Rc::new(exercises);
    predicting.results = Vec::new();
    if predicting.round.is_empty() {
        predicting.stand = Stand::Nothing;
        if state.moment == 0 {
            state.go(1, false);
        }
        return;
    }
    ask(state, 0);
}

fn practised(state: &State) -> Vec<Exercise> {
    // The same questions of the same program are the same, however often they are asked.
    let program = digest(state.text_ran.as_deref().unwrap_or(&state.text));
    let practice = state.recording.read(exercise::practice);
    let exercises = practice.into_iter().map(|practice| Exercise {
        at: practice.at,
        decided: practice.decided,
        right: Some(practice.right),
        found: String::new(),
        id: format!("{program:08x}:{}:{}", practice.at, practice.ask.word()),
        body: Body::Practice(practice),
    });
    exercises.collect()
}

/// None: the run does not come there.
fn asked(state: &State, question: &Rc<LessonQuestion>) -> Option<Exercise> {
    let prediction = &question.prediction;
    let (moment, kind) = (Moment::parse(&prediction.at).ok()?, Question::parse(&prediction.kind).ok()?);
    let (at, answer) = state.recording.read(|replay| {
        let at = moment.find(replay.trace())?;
        Some((at, kind.answer(replay.trace(), at)))
    })?;
    let right = prediction.choices.iter().position(|choice| kind.agrees(&choice.answer, &answer));
    Some(Exercise {
        body: Body::Lesson(question.clone()),
        // That the program begins is no secret, and the stage has something to show.
        at: at.max(1),
        decided: answer.at.max(at.max(1)),
        right,
        found: answer.words,
        id: question.number.to_string(),
    })
}

fn ask(state: &mut State, place: usize) {
    state.predicting.place = place;
    state.predicting.chosen = None;
    state.predicting.stand = Stand::Asked;
    state.tab = Tab::Stage;
    if let Some(at) = state.predicting.exercise().map(|exercise| exercise.at) {
        cover(state, at);
        state.stand(at, false);
    }
}

fn answer(state: &mut State) {
    let predicting = &state.predicting;
    let (Stand::Asked, Some(chosen), Some(exercise)) = (predicting.stand, predicting.chosen, predicting.exercise()) else {
        return;
    };
    let is_right = exercise.right == Some(chosen);
    let (id, decided) = (exercise.id.clone(), exercise.decided);
    let next = predicting.round.get(predicting.place + 1).map(|next| next.at);
    let key = state.score_key();
    let predicting = &mut state.predicting;
    predicting.scores.record(&key, &id, is_right);
    predicting.results.push(Some(is_right));
    predicting.stand = Stand::Told;
    match next {
        Some(next) => cover(state, next.max(decided)),
        None if state.is_lesson_open() => cover(state, decided),
        None => uncover(state),
    }
    state.stand(decided.min(state.recording.recorded), false);
}

fn go_on(state: &mut State) {
    let next = state.predicting.place + 1;
    if next < state.predicting.round.len() {
        return ask(state, next);
    }
    // A lesson's question leaves the bench to the reader; a round of practice is summed up.
    state.predicting.stand = match state.predicting.source {
        Source::Practice => Stand::Over,
        Source::Lesson(_) => {
            state.tab = Tab::Lesson;
            Stand::Away
        }
    };
    if !state.is_lesson_open() {
        uncover(state);
    }
}

/// The reader skips a lesson's questions, or leaves it: what was kept out of sight for its open
/// questions alone is there again.
pub fn lesson_left(state: &mut State) {
    if state.predicting.stand == Stand::Away && !state.is_lesson_open() {
        uncover(state);
    }
}

/// From here on the state's recording is the run's first `events` events.
fn cover(state: &mut State, events: usize) {
    let whole = state.predicting.whole.take().unwrap_or_else(|| state.recording.clone());
    state.recording = whole.before(events);
    state.predicting.whole = Some(whole);
    forget_later(state);
}

/// The whole run is the state's again; the moment stays.
fn uncover(state: &mut State) {
    if let Some(whole) = state.predicting.whole.take() {
        state.recording = whole;
        forget_later(state);
    }
}

/// Nothing is kept of moments that are out of sight now.
fn forget_later(state: &mut State) {
    state.playing = false;
    state.stacks = None;
    state.halt = None;
    if state.moment > state.recording.recorded {
        state.stand(state.recording.recorded, false);
    } else {
        state.inner = None;
        state.wish = None;
    }
}

/// FNV-1a: a name for a program's text in the reader's own storage.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
