//! The store: one state, the actions that change it, and the pure reducer.
//!
//! The recording itself grows in place and is shared; the state says how much
//! of it counts (`recorded`), and holds the scene folded at `moment`.

use crate::lesson::{LessonAction, LessonState, Reading};
use crate::predict::{self, Predict, Predicting};
use crate::recording::Recording;
use crate::route::Route;
use crate::settings::{Axis, Computer, Settings, Theme};
use crate::source_steps::{Wish, WishKind, choose};
use crate::stages;
pub use crate::tabs::{StageTab, Tab};
use scenario::Scenario;
use scenario::link::LinkError;
use std::rc::Rc;
use trace::StrandId;
use views::{EventLoopState, Language, StepSize};
use worker::{Finding, Pause, Progress, SourceStep, StackFrame, ThreadStack};
use yew::Reducible;

#[derive(Clone, PartialEq, Debug, Default)]
pub enum RunPhase {
    /// Nothing has been run yet.
    #[default]
    Idle,
    Running,
    /// It has run as far as somebody looks; there is more.
    Paused,
    /// It waits for a line that somebody types.
    Input,
    Over,
    /// Stopped by the reader; another worker is still on the way to this point.
    Stopped,
    Fault(String),
    /// A part of the engine did not come.
    Incomplete,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Popover {
    Programs,
    Settings,
    Share,
    /// What differs from CPython.
    Differences,
    /// What a word of the glossary means; where, in CSS pixels of the window.
    Term {
        slug: &'static str,
        left: i32,
        top: i32,
        above: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EngineState {
    #[default]
    Loading,
    Ready,
    Missing,
    Stale,
}

/// The call stacks of all threads at a step.
#[derive(Clone, PartialEq)]
pub struct Stacks {
    step: u64,
    /// The thread that runs then.
    thread: u32,
    of: Rc<Vec<ThreadStack>>,
}

/// Faster than this, in steps a second, nobody reads variables.
const STACK_RATE_MAX: f64 = 4.0;

#[derive(Clone, PartialEq)]
pub struct State {
    pub settings: Settings,
    pub computer: Computer,
    /// What the shown run had.
    pub computer_ran: Computer,
    pub slug: String,
    pub file: String,
    pub text: Rc<str>,
    pub text_original: Rc<str>,
    pub text_ran: Option<Rc<str>>,
    /// Counts the times that the app, not the reader, replaced the text.
    pub document: u32,
    pub findings: Rc<Vec<Finding>>,
    /// What was printed instead of running the program, if it was refused.
    pub refusal: Option<Rc<str>>,
    pub engine: EngineState,
    pub run: RunPhase,
    pub progress: Progress,
    pub recording: Recording,
    pub moment: usize,
    pub scene: Rc<EventLoopState>,
    /// The instruction that one stands at, between two events.
    pub inner: Option<SourceStep>,
    /// The engine's last answer about the call stacks.
    pub stacks: Option<Stacks>,
    pub wish: Option<Wish>,
    wishes: u32,
    /// Lines of the program at which playing stops, in order.
    pub breakpoints: Rc<Vec<u32>>,
    /// While it plays: the visit of a breakpoint's line that comes next.
    pub halt: Option<SourceStep>,
    /// The reader stopped the run that is shown.
    pub was_stopped: bool,
    /// Somebody stepped past the end of what has run.
    pub wants_more: bool,
    /// The moment changed by a single step forward: motion may show it.
    pub stepped: bool,
    pub playing: bool,
    /// The page that the address names.
    pub route: Route,
    pub tab: Tab,
    /// The lesson beside the workbench, and the course.
    pub lessons: LessonState,
    /// The stage that the reader chose for this program; none: the one that fits.
    pub stage_chosen: Option<StageTab>,
    pub popover: Option<Popover>,
    /// What came with a shared program beside its text and computer: its world, schedule, notes.
    pub carried: Option<Rc<Scenario>>,
    /// Why the link that this page was opened by opens nothing.
    pub link_error: Option<LinkError>,
    /// The moment that a link asked for, until the run has got there.
    goal: Option<usize>,
    /// What was chosen in the shown run, and how many events it had then.
    pub choices: Option<(usize, Rc<Vec<u32>>)>,
    /// Counts requests to read the sentence aloud.
    pub read_aloud: u32,
    /// Questions about what comes next: while one stands, `recording` ends at its moment.
    pub predicting: Predicting,
}

pub enum Action {
    SetKorean(bool),
    SetTheme(Theme),
    SetSingleKeys(bool),
    SetSpeed(usize),
    SetStep(u8),
    SetAxis(Axis),
    Open {
        slug: String,
        file: String,
        original: Rc<str>,
        text: Rc<str>,
        computer: Computer,
    },
    /// A scenario that came by a link or a file; the second is the reader's own version of its text.
    OpenShared {
        slug: String,
        scenario: Rc<Scenario>,
        text: Rc<str>,
    },
    LinkError(Option<LinkError>),
    ChoicesArrived {
        run: u32,
        choices: Vec<u32>,
    },
    SetComputer(Computer),
    Edit(Rc<str>),
    Restore,
    Engine(EngineState),
    Findings(Vec<Finding>),
    Refused {
        findings: Vec<Finding>,
        told: String,
    },
    RunBegan {
        run: u32,
    },
    RunResumed,
    Arrived {
        run: u32,
        piece: Vec<u8>,
        progress: Progress,
    },
    RunPaused {
        run: u32,
        pause: Pause,
        progress: Progress,
    },
    RunStopped,
    RunFault(String),
    RunIncomplete,
    Seek(usize),
    SourceArrived {
        run: u32,
        steps: Vec<SourceStep>,
    },
    StacksArrived {
        run: u32,
        step: u64,
        thread: u32,
        stacks: Vec<ThreadStack>,
    },
    SetBreakpoints(Vec<u32>),
    /// To the nearest visit of a breakpoint's line.
    ToBreakpoint {
        forward: bool,
    },
    Step {
        size: StepSize,
        forward: bool,
    },
    Play(bool),
    Show(Route),
    Lesson(LessonAction),
    /// A fetched lesson, or that it could not be had; one that nobody waits for is dropped.
    LessonArrived {
        id: String,
        language: Language,
        reading: Reading,
    },
    ShowTab(Tab),
    ShowStage(StageTab),
    Toggle(Popover),
    ClosePopover,
    ReadAloud,
    Predict(Predict),
}

impl State {
    pub fn new(
        settings: Settings,
        slug: String,
        file: String,
        original: Rc<str>,
        text: Rc<str>,
        computer: Computer,
    ) -> State {
        State {
            settings,
            computer_ran: computer.clone(),
            computer,
            slug,
            file,
            text,
            text_original: original,
            text_ran: None,
            document: 0,
            findings: Rc::default(),
            refusal: None,
            engine: EngineState::default(),
            run: RunPhase::default(),
            progress: Progress::default(),
            recording: Recording::default(),
            moment: 0,
            scene: Rc::default(),
            inner: None,
            stacks: None,
            wish: None,
            wishes: 0,
            breakpoints: Rc::default(),
            halt: None,
            was_stopped: false,
            wants_more: false,
            stepped: false,
            playing: false,
            tab: Tab::on(&Route::here()),
            route: Route::here(),
            lessons: LessonState::default(),
            stage_chosen: None,
            popover: None,
            carried: None,
            link_error: None,
            goal: None,
            choices: None,
            read_aloud: 0,
            predicting: Predicting::default(),
        }
    }

    /// With a scenario that came by a link or a file. `text`: the reader's own version.
    pub fn shared(settings: Settings, slug: String, scenario: Rc<Scenario>, text: Rc<str>) -> State {
        let file = scenario.main_file();
        let (name, original) = (named_for(scenario.language, &file.name), file.text.as_str().into());
        let computer = Computer::of_scenario(&scenario);
        let view = &scenario.view;
        State {
            stage_chosen: stages::named(&view.stage),
            breakpoints: Rc::new(view.breakpoints.clone()),
            carried: Some(scenario.clone()),
            ..State::new(settings, slug, name, original, text, computer)
        }
    }

    /// The recorded choices belong to the very program and computer that they were made on.
    pub fn is_as_carried(&self, text: &str, computer: &Computer) -> bool {
        self.carried.as_ref().is_some_and(|carried| {
            carried.main_file().text == text && Computer::of_scenario(carried) == *computer
        })
    }

    /// What the open program is written in: its file's name says so.
    pub fn program_language(&self) -> scenario::Language {
        scenario::Language::of_file(&self.file).unwrap_or(scenario::Language::Python)
    }

    pub fn is_edited_since_run(&self) -> bool {
        self.text_ran.as_ref().is_some_and(|ran| *ran != self.text)
    }

    /// What is shown is another computer's run than the one that is set now.
    pub fn is_set_since_run(&self) -> bool {
        self.text_ran.is_some() && self.computer != self.computer_ran
    }

    pub fn at_end(&self) -> bool {
        self.moment >= self.recording.recorded
    }

    pub fn has_more(&self) -> bool {
        self.run == RunPhase::Paused && !self.predicting.hides()
    }

    pub fn go(&mut self, moment: usize, stepped: bool) {
        let moment = moment.min(self.recording.recorded);
        if self.playing && self.stop_at_breakpoint(moment) {
            return;
        }
        self.stand(moment, stepped);
    }

    /// Whether the way to `moment` leads over a breakpoint; then it ends there.
    fn stop_at_breakpoint(&mut self, moment: usize) -> bool {
        let Some(halt) = self.halt.take() else {
            return false;
        };
        let reached = self
            .recording
            .read(|replay| replay.trace().events_before_step(halt.step + 1));
        if moment <= self.moment || reached > moment {
            self.halt = Some(halt);
            return false;
        }
        self.playing = false;
        self.stand(reached.max(self.moment), false);
        self.inner = Some(halt);
        true
    }

    pub fn stand(&mut self, moment: usize, stepped: bool) {
        let scene = self
            .recording
            .read(|replay| replay.state_from(&self.scene, moment));
        self.scene = Rc::new(scene);
        self.moment = moment;
        self.stepped = stepped;
        self.inner = None;
        self.wish = None;
    }

    /// The number of the instruction that one stands at; after an event, of the next one.
    pub fn here(&self) -> u64 {
        if let Some(inner) = &self.inner {
            return inner.step;
        }
        let last = self.moment.checked_sub(1);
        last.map_or(0, |event| {
            self.recording.read(|replay| replay.trace().step(event))
        })
    }

    /// The virtual time of the moment, between two events too; nanoseconds.
    pub fn at(&self) -> u64 {
        let inner = self.inner.as_ref().map(|inner| inner.at);
        inner.unwrap_or(self.scene.at.0).max(self.scene.at.0)
    }

    fn step(&mut self, size: StepSize, forward: bool) {
        if forward && self.at_end() && self.has_more() {
            self.wants_more = true;
            return;
        }
        match size {
            StepSize::Instruction | StepSize::Line => {
                if self.wish.is_none() && self.recording.recorded > 0 {
                    let here = self.here() + u64::from(forward && self.inner.is_some());
                    self.wish(WishKind::Step { size, forward }, here);
                }
            }
            // From inside an event, back to where it began.
            StepSize::Decision if !forward && self.inner.is_some() => self.go(self.moment, false),
            _ => self.step_events(size, forward),
        }
    }

    fn step_events(&mut self, size: StepSize, forward: bool) {
        let from = self.moment;
        let to = self.recording.read(|replay| {
            if forward {
                replay.steps.next(size, from)
            } else {
                replay.steps.previous(size, from)
            }
        });
        // One event, one move: a longer step is a seek, and is not animated.
        self.go(to, to == from + 1);
    }

    /// The call stacks of this moment, once the engine has told them.
    fn stacks_here(&self) -> Option<&Stacks> {
        let stacks = self.stacks.as_ref()?;
        // Until the answer comes, a few milliseconds, the last one stays: the box must not flicker.
        (stacks.step == self.here() || self.asks_stack()).then_some(stacks)
    }

    /// All that was told, the running thread's first.
    pub fn stacks(&self) -> Option<&[ThreadStack]> {
        self.stacks_here().map(|stacks| stacks.of.as_slice())
    }

    /// The frames of the thread that runs, outermost first.
    pub fn stack(&self) -> Option<&[StackFrame]> {
        let stacks = self.stacks_here()?;
        self.stack_of(stacks.thread)
    }

    /// The frames of a thread, outermost first.
    pub fn stack_of(&self, thread: u32) -> Option<&[StackFrame]> {
        let mut stacks = self.stacks_here()?.of.iter();
        let found = stacks.find(|stack| stack.thread == Some(thread))?;
        Some(&found.frames)
    }

    /// The frames of a goroutine, outermost first, if they were told.
    pub fn stack_of_goroutine(&self, strand: StrandId) -> Option<&[StackFrame]> {
        let mut stacks = self.stacks_here()?.of.iter();
        let found = stacks.find(|stack| stack.strand == strand.0)?;
        Some(&found.frames)
    }

    /// Whether the engine stands where this run stopped, and can be asked.
    pub fn answers(&self) -> bool {
        matches!(
            self.run,
            RunPhase::Paused | RunPhase::Input | RunPhase::Over
        )
    }

    /// Whether somebody has the time to read the call stack, and the engine can be asked.
    pub fn asks_stack(&self) -> bool {
        self.answers() && (!self.playing || self.settings.steps_per_second() <= STACK_RATE_MAX)
    }

    fn wish(&mut self, kind: WishKind, here: u64) {
        self.wishes += 1;
        self.wish = Some(Wish::new(self.wishes, kind, here));
    }

    /// The strand and line that one stands at.
    fn line_here(&self) -> (u32, u32) {
        if let Some(inner) = &self.inner {
            return (inner.strand, inner.line);
        }
        let record = self
            .recording
            .read(|replay| replay.record_before(self.moment));
        record.map_or((0, 0), |record| (record.strand.0, record.line))
    }

    /// The engine's answer to the wish: an instruction to stand at, else an event.
    fn source_arrived(&mut self, steps: &[SourceStep]) {
        let Some(wish) = self.wish.take() else {
            return;
        };
        let forward = match wish.kind {
            WishKind::Halt => {
                self.halt = steps.first().filter(|step| !self.is_hidden(step.step)).cloned();
                return;
            }
            WishKind::Breakpoint { forward } | WishKind::Step { forward, .. } => forward,
        };
        let chosen = choose(steps, &wish, self.line_here());
        let Some(chosen) = chosen.filter(|chosen| !self.is_hidden(chosen.step)) else {
            match wish.kind {
                WishKind::Step { size, .. } => {
                    let size = match size {
                        StepSize::Instruction => StepSize::Decision,
                        size => size,
                    };
                    self.step_events(size, forward);
                }
                _ => {
                    let end = if forward { self.recording.recorded } else { 0 };
                    self.go(end, false);
                }
            }
            return;
        };
        // An event's step counts the instruction that made it, so those with this step are over.
        let reached = self
            .recording
            .read(|replay| replay.trace().events_before_step(chosen.step + 1));
        let moment = if forward {
            reached.max(self.moment)
        } else {
            reached.min(self.moment)
        };
        let stepped = moment == self.moment + 1;
        self.stand(moment.min(self.recording.recorded), stepped);
        self.inner = Some(chosen);
    }

    fn arrive(&mut self, run: u32, piece: &[u8], progress: Progress) {
        if run != self.recording.run {
            return;
        }
        let first = self.recording.recorded == 0;
        // What a standing question hides grows out of sight.
        let recording = self.predicting.hidden_mut().unwrap_or(&mut self.recording);
        // A reducer may be run again with the same action: the second time is a gap, and ignored.
        let appended = recording.append(piece);
        self.progress = progress;
        if appended.is_ok() && first && self.recording.recorded > 0 {
            self.go(1, false);
        }
        if self.goal.is_some_and(|goal| goal <= self.recording.recorded)
            && let Some(goal) = self.goal.take()
        {
            self.go(goal, false);
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::SetKorean(korean) => state.settings.korean = korean,
            Action::SetTheme(theme) => state.settings.theme = theme,
            Action::SetSingleKeys(on) => state.settings.single_keys = on,
            Action::SetComputer(computer) => state.computer = computer,
            Action::SetSpeed(speed) => state.settings.speed = speed,
            Action::SetStep(step) => state.settings.step = step,
            Action::SetAxis(axis) => state.settings.axis = axis,
            Action::Open {
                slug,
                file,
                original,
                text,
                computer,
            } => {
                let before = state.program_language();
                let opened = scenario::Language::of_file(&file);
                state = State {
                    settings: state.settings,
                    // Another language has another engine.
                    engine: match opened == Some(before) {
                        true => state.engine,
                        false => EngineState::Loading,
                    },
                    // Opening a program closes the picker; who changes its language still picks.
                    popover: state.popover.filter(|popover| {
                        *popover == Popover::Programs && opened != Some(before)
                    }),
                    document: state.document + 1,
                    tab: if state.tab == Tab::Lesson {
                        Tab::Code
                    } else {
                        state.tab
                    },
                    lessons: state.lessons,
                    recording: Recording::of(state.recording.run + 1),
                    ..State::new(Settings::default(), slug, file, original, text, computer)
                };
            }
            Action::OpenShared { slug, scenario, text } => {
                let same_language = scenario.language == state.program_language();
                let next = State::shared(state.settings, slug, scenario, text);
                state = State {
                    engine: if same_language { state.engine } else { EngineState::Loading },
                    document: state.document + 1,
                    tab: Tab::Code,
                    lessons: state.lessons,
                    recording: Recording::of(state.recording.run + 1),
                    ..next
                };
            }
            Action::LinkError(error) => state.link_error = error,
            Action::ChoicesArrived { run, choices } => {
                if run == state.recording.run {
                    state.choices = Some((state.recording.recorded, Rc::new(choices)));
                }
            }
            Action::Edit(text) => {
                state.findings = Rc::default();
                state.text = text;
            }
            Action::Restore => {
                state.text = state.text_original.clone();
                state.findings = Rc::default();
                state.document += 1;
            }
            Action::Engine(engine) => state.engine = engine,
            Action::Findings(findings) => state.findings = Rc::new(findings),
            Action::Refused { findings, told } => {
                state.findings = Rc::new(findings);
                state.refusal = Some(told.into());
                state.run = RunPhase::Idle;
                state.tab = Tab::Code;
                predict::give_up(&mut state);
            }
            Action::RunBegan { run } => {
                predict::run_began(&mut state, run);
                state.scene = Rc::default();
                state.moment = 0;
                state.inner = None;
                state.stacks = None;
                state.halt = None;
                state.was_stopped = false;
                state.wish = None;
                state.wants_more = false;
                state.stepped = false;
                state.playing = false;
                state.choices = None;
                let as_carried = state.is_as_carried(&state.text, &state.computer);
                let moment = state.carried.as_ref().and_then(|carried| carried.view.moment);
                let shows = as_carried && !state.predicting.hides();
                state.goal = moment.filter(|_| shows).map(|moment| moment as usize);
                state.text_ran = Some(state.text.clone());
                state.computer_ran = state.computer.clone();
                state.progress = Progress::default();
                state.run = RunPhase::Running;
                state.refusal = None;
                state.findings = Rc::default();
                if state.tab == Tab::Code || state.tab == Tab::Lesson {
                    state.tab = Tab::Stage;
                }
            }
            Action::RunResumed => {
                state.run = RunPhase::Running;
                state.was_stopped = false;
                state.wants_more = false;
            }
            Action::SourceArrived { run, steps } => {
                if run == state.recording.run {
                    state.source_arrived(&steps);
                }
            }
            Action::StacksArrived {
                run,
                step,
                thread,
                stacks,
            } => {
                if run == state.recording.run {
                    let of = Rc::new(stacks);
                    state.stacks = Some(Stacks { step, thread, of });
                }
            }
            Action::SetBreakpoints(lines) => {
                state.breakpoints = Rc::new(lines);
                state.halt = None;
            }
            Action::ToBreakpoint { forward } => {
                let here = state.here() + u64::from(forward && state.inner.is_some());
                if state.recording.recorded > 0 && !state.breakpoints.is_empty() {
                    state.playing = false;
                    state.wish(WishKind::Breakpoint { forward }, here);
                }
            }
            Action::Arrived {
                run,
                piece,
                progress,
            } => state.arrive(run, &piece, progress),
            Action::RunPaused {
                run,
                pause,
                progress,
            } => {
                if run == state.recording.run {
                    state.progress = progress;
                    state.run = match pause {
                        Pause::Over => RunPhase::Over,
                        Pause::Input => RunPhase::Input,
                        Pause::Budget => RunPhase::Paused,
                    };
                    // On a phone the line is typed where the output is.
                    if pause == Pause::Input && !state.predicting.hides() && state.tab != Tab::Lesson {
                        state.tab = Tab::Output;
                    }
                    // The moment that the link asked for is further on, or was never reached.
                    match (state.goal, pause) {
                        (Some(_), Pause::Budget) => state.wants_more = true,
                        (Some(_), _) => {
                            state.goal = None;
                            state.go(state.recording.recorded, false);
                        }
                        (None, _) => predict::run_paused(&mut state),
                    }
                }
            }
            Action::RunStopped => {
                if state.run == RunPhase::Running {
                    state.run = RunPhase::Stopped;
                    predict::give_up(&mut state);
                }
                state.was_stopped = true;
                state.playing = false;
            }
            Action::RunFault(message) => {
                // The worker's own words come first; the browser's about its end say less.
                if !matches!(state.run, RunPhase::Fault(_)) {
                    state.run = RunPhase::Fault(message);
                    predict::give_up(&mut state);
                }
                state.playing = false;
            }
            Action::RunIncomplete => {
                state.run = RunPhase::Incomplete;
                predict::give_up(&mut state);
                state.playing = false;
            }
            Action::Seek(moment) => {
                let forward = moment == state.moment + 1;
                state.go(moment, forward);
            }
            Action::Step { size, forward } => state.step(size, forward),
            Action::Play(on) => {
                if on && state.at_end() && !state.has_more() && state.run != RunPhase::Running {
                    state.go(1, false);
                }
                state.playing = on && state.recording.recorded > 0;
                state.halt = None;
                if state.playing && !state.breakpoints.is_empty() {
                    let next = state.here() + u64::from(state.inner.is_some());
                    state.wish(WishKind::Halt, next);
                }
            }
            Action::ShowTab(tab) => state.tab = tab,
            Action::ShowStage(tab) => state.stage_chosen = Some(tab),
            Action::Toggle(popover) => {
                state.popover = (state.popover != Some(popover)).then_some(popover);
            }
            Action::ClosePopover => state.popover = None,
            Action::Show(route) => {
                state.tab = match Tab::on(&route) {
                    Tab::Lesson => Tab::Lesson,
                    _ => state.tab,
                };
                if !matches!(route, Route::Lesson(_)) {
                    state.lessons.reduce(LessonAction::Slides(false));
                }
                state.route = route;
                state.popover = None;
                state.playing = false;
                predict::lesson_left(&mut state);
            }
            Action::Lesson(action) => {
                // A slide is shown whole before the next one comes.
                let turns = matches!(action, LessonAction::Turn { forward: true });
                let open = state.lessons.open().cloned().filter(|_| turns);
                let folds = open.as_ref().map(|open| open.folds_slide(&state)).unwrap_or_default();
                if folds.is_empty() {
                    state.lessons.reduce(action);
                }
                for number in folds {
                    let lesson = open.as_ref().map(|open| open.score_name()).unwrap_or_default();
                    state.lessons.reduce(LessonAction::Skip { lesson, number });
                }
                predict::lesson_left(&mut state);
            }
            Action::LessonArrived { id, language, reading } => {
                if state.route == Route::Lesson(id) && state.settings.language() == language {
                    state.lessons.reduce(LessonAction::Show(reading));
                    predict::lesson_arrived(&mut state);
                }
            }
            Action::ReadAloud => state.read_aloud += 1,
            Action::Predict(action) => predict::reduce(&mut state, action),
        }
        Rc::new(state)
    }
}

/// A file's name with the ending that tells its language.
fn named_for(language: scenario::Language, name: &str) -> String {
    let ending = match language {
        scenario::Language::Python => "py",
        scenario::Language::Go => "go",
    };
    match scenario::Language::of_file(name) == Some(language) {
        true => name.to_owned(),
        false => format!("{}.{ending}", if name.is_empty() { "program" } else { name }),
    }
}
