//! The engine behind the protocol: takes requests, gives replies, keeps the run.
//!
//! It runs in slices, and after each sends what is new, so that the page sees a
//! run grow. It stops when about as many events as were asked for are there;
//! a program that makes no events runs until its own limits, or until the page
//! ends the worker. [`Driver::handle`] runs all slices; where nothing can be ended
//! from outside (on the page's own thread) [`Driver::begin`] and [`Driver::go_on`]
//! give control back between them.

use crate::language::{Language, Refused};
use crate::protocol::{Pause, Progress, Reply, Request, SourceStep};
use engine::Session;
use scenario::Scenario;
use trace::{Mark, Trace};

/// Small enough that the page hears of a run many times a second.
const SLICE_STEPS: u64 = 20_000;
const SLICE_STEPS_MAX: u64 = 640_000;

/// Instructions that one search for a line's visit looks at; further ones are not found.
const FIND_STEPS_MAX: u64 = 2_000_000;
const FIND_WINDOW_STEPS: u64 = 50_000;
/// As many as one question for source steps answers, with the one before the window.
const VISIT_WINDOW_STEPS: u64 = 99_999;

/// What the present run is to reach before it pauses.
#[derive(Clone, Debug)]
enum Goal {
    /// So many events; each slice is told.
    Events(u64),
    /// So many steps, in silence; these lines are still to be typed on the way.
    Steps(u64, std::vec::IntoIter<String>),
}

/// The engine of one language.
pub struct Driver<L: Language> {
    session: Option<Session<L::Runtime>>,
    sent: Mark,
    goal: Option<Goal>,
    slice: u64,
}

impl<L: Language> Default for Driver<L> {
    fn default() -> Self {
        Driver {
            session: None,
            sent: Mark::default(),
            goal: None,
            slice: 0,
        }
    }
}

impl<L: Language> Driver<L> {
    /// Answers a request to its end.
    pub fn handle(&mut self, request: Request, send: &mut dyn FnMut(Reply)) {
        self.begin(request, send);
        while self.go_on(SLICE_STEPS_MAX, send) {}
    }

    /// Answers a request; what has to be run for it is left to [`Driver::go_on`].
    pub fn begin(&mut self, request: Request, send: &mut dyn FnMut(Reply)) {
        match request {
            Request::Hello => send(Reply::Ready),
            // Taken in before a request comes here.
            Request::Library { .. } => {}
            Request::Check { scenario } => self.check(&scenario, send),
            Request::Run {
                scenario,
                budget_events,
            } => {
                if self.start(&scenario, send) {
                    self.aim(budget_events);
                }
            }
            Request::More { budget_events } => self.aim(budget_events),
            Request::TypeLine {
                text,
                budget_events,
            } => {
                if let Some(session) = &mut self.session {
                    session.type_line(&text);
                }
                self.aim(budget_events);
            }
            Request::Rerun {
                scenario,
                steps,
                typed,
            } => {
                if self.start(&scenario, send) {
                    self.goal = Some(Goal::Steps(steps, typed.into_iter()));
                }
            }
            Request::Steps { from, to } => {
                let steps = self.source_steps(from, to);
                let steps = steps.into_iter().map(source_step).collect();
                send(Reply::Steps { from, to, steps });
            }
            Request::Find {
                from,
                lines,
                forward,
            } => {
                let found = self.find(from, &lines, forward);
                let steps = found.into_iter().map(source_step).collect();
                send(Reply::Steps {
                    from,
                    to: from,
                    steps,
                });
            }
            Request::Visits { lines, most } => {
                let visits = self.visits(&lines, most as usize);
                let to = visits.last().map_or(0, |last| last.step + 1);
                let steps = visits.into_iter().map(source_step).collect();
                send(Reply::Steps { from: 0, to, steps });
            }
            Request::Inspect { step } => self.inspect(step, send),
            Request::Choices => {
                let choices = self.session.as_ref().map(Session::choices).unwrap_or_default();
                let choices = choices.iter().map(|choice| choice.chosen).collect();
                send(Reply::Chosen { choices });
            }
            Request::Digest => {
                let trace = self.session.as_ref().map(Session::trace);
                send(Reply::Digested {
                    events: trace.map_or(0, |trace| trace.len() as u64),
                    digest: trace.map_or(0, Trace::digest),
                });
            }
        }
    }

    /// Runs one slice of at most so many steps; false: nothing is left to run.
    pub fn go_on(&mut self, slice_max: u64, send: &mut dyn FnMut(Reply)) -> bool {
        let (Some(goal), Some(session)) = (&mut self.goal, &mut self.session) else {
            return false;
        };
        let before = session.trace().len();
        let slice = self.slice.clamp(SLICE_STEPS, slice_max.max(SLICE_STEPS));
        let slice = match goal {
            Goal::Events(_) => slice,
            Goal::Steps(steps, _) => slice_max.min(steps.saturating_sub(session.steps())),
        };
        let ended = session.run_for(slice);
        let progress = progress_of(session);
        // Many steps without an event: fewer words about it.
        let quiet = session.trace().len() - before < 64;
        self.slice = if quiet { slice * 2 } else { SLICE_STEPS };
        let mut pause = match ended {
            kernel::Progress::Reached => None,
            kernel::Progress::Input => Some(Pause::Input),
            _ => Some(Pause::Over),
        };
        match goal {
            Goal::Events(wanted) => {
                send(Reply::Chunk {
                    piece: session.trace().encode_since(self.sent),
                    progress,
                });
                self.sent = session.trace().mark();
                if pause.is_none() && progress.events >= *wanted {
                    pause = Some(Pause::Budget);
                }
            }
            Goal::Steps(steps, typed) => {
                let line = (pause == Some(Pause::Input))
                    .then(|| typed.next())
                    .flatten();
                if let Some(line) = line {
                    session.type_line(&line);
                    pause = None;
                } else if pause.is_none() && progress.steps >= *steps {
                    pause = Some(Pause::Budget);
                }
                self.sent = session.trace().mark();
            }
        }
        match pause {
            Some(pause) => {
                self.goal = None;
                send(Reply::Paused { progress, pause });
                false
            }
            None => true,
        }
    }

    /// Leaves the run where it is; what was run can still be asked for.
    pub fn halt(&mut self) {
        self.goal = None;
    }

    fn aim(&mut self, budget_events: u64) {
        if let Some(session) = &self.session {
            let wanted = session.trace().len() as u64 + budget_events;
            self.goal = Some(Goal::Events(wanted));
            self.slice = SLICE_STEPS;
        }
    }

    fn check(&self, document: &str, send: &mut dyn FnMut(Reply)) {
        let findings = match scenario_of::<L>(document) {
            Ok(scenario) => L::check(&scenario),
            Err(_) => Vec::new(),
        };
        send(Reply::Diagnostics { findings });
    }

    /// A session at the program's beginning; false: refused, and told so.
    fn start(&mut self, document: &str, send: &mut dyn FnMut(Reply)) -> bool {
        *self = Driver::default();
        let scenario = match scenario_of::<L>(document) {
            Ok(scenario) => scenario,
            Err(message) => {
                send(Reply::Fault { message });
                return false;
            }
        };
        match L::start(&scenario) {
            Ok(session) => {
                self.session = Some(session);
                true
            }
            Err(Refused { findings, told }) => {
                send(Reply::Refused { findings, told });
                false
            }
        }
    }

    fn source_steps(&self, from: u64, to: u64) -> Vec<trace::SourceStep> {
        let session = self.session.as_ref();
        session.map_or_else(Vec::new, |session| session.source_steps(from, to))
    }

    /// See [`Request::Find`].
    fn find(&self, from: u64, lines: &[u32], forward: bool) -> Option<trace::SourceStep> {
        let end = self.session.as_ref()?.steps();
        let place = |step: &trace::SourceStep| (step.strand, step.line);
        let begins = |pair: &[trace::SourceStep]| {
            lines.contains(&pair[1].line) && place(&pair[0]) != place(&pair[1])
        };
        let mut window = from;
        for _ in 0..FIND_STEPS_MAX / FIND_WINDOW_STEPS {
            // One more before it: a visit begins where the place changes.
            let (first, last) = match forward {
                true => (window, (window + FIND_WINDOW_STEPS).min(end)),
                false => (window.saturating_sub(FIND_WINDOW_STEPS), window),
            };
            let steps = self.source_steps(first.saturating_sub(1), last);
            let pairs = steps.windows(2);
            let at_start = steps.first().filter(|step| step.step == 0);
            let at_start = at_start.filter(|step| first == 0 && lines.contains(&step.line));
            let found = match forward {
                true => at_start.or_else(|| {
                    steps
                        .windows(2)
                        .find(|pair| begins(pair))
                        .map(|pair| &pair[1])
                }),
                false => pairs
                    .rev()
                    .find(|pair| begins(pair))
                    .map(|pair| &pair[1])
                    .or(at_start),
            };
            if let Some(found) = found {
                return Some(*found);
            }
            window = if forward { last } else { first };
            if (forward && last >= end) || (!forward && first == 0) {
                return None;
            }
        }
        None
    }

    /// See [`Request::Visits`]; like [`Driver::find`], it looks at so many instructions only.
    fn visits(&self, lines: &[u32], most: usize) -> Vec<trace::SourceStep> {
        let end = self.session.as_ref().map_or(0, Session::steps).min(FIND_STEPS_MAX);
        let mut visits = Vec::new();
        let mut before = None;
        let mut first = 0;
        while first < end && visits.len() < most {
            let last = (first + VISIT_WINDOW_STEPS).min(end);
            for step in self.source_steps(first, last) {
                let place = (step.strand, step.line);
                if lines.contains(&step.line) && before != Some(place) {
                    visits.push(step);
                }
                before = Some(place);
            }
            first = last;
        }
        visits.truncate(most);
        visits
    }

    fn inspect(&self, step: u64, send: &mut dyn FnMut(Reply)) {
        let Some(session) = &self.session else {
            let (thread, stacks) = (0, Vec::new());
            return send(Reply::Inspected {
                step,
                thread,
                stacks,
            });
        };
        let machine = session.machine_at(step);
        send(Reply::Inspected {
            step,
            thread: machine.kernel.thread().0,
            stacks: L::stacks(&machine),
        });
    }
}

/// The scenario of a document, if it is for this engine.
pub(crate) fn scenario_of<L: Language>(document: &str) -> Result<Scenario, String> {
    let scenario = Scenario::from_json(document).map_err(|error| error.to_string())?;
    if scenario.language != L::LANGUAGE {
        let (wanted, own) = (scenario.language.name(), L::LANGUAGE.name());
        return Err(format!("a {wanted} program came to the engine of {own}"));
    }
    Ok(scenario)
}

fn progress_of<R: kernel::Runtime>(session: &Session<R>) -> Progress {
    let trace = session.trace();
    let last = trace.len().checked_sub(1);
    Progress {
        steps: session.steps(),
        events: trace.len() as u64,
        at: last.map_or(0, |last| trace.at(last).0),
        memory_peak: session.machine().runtime.memory_peak(),
    }
}

fn source_step(step: trace::SourceStep) -> SourceStep {
    SourceStep {
        step: step.step,
        at: step.at.0,
        strand: step.strand.0,
        line: step.line,
        from_column: step.from_column,
        to_column: step.to_column,
        instruction: step.instruction.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::Go;
    use crate::python::Python;
    use scenario::Language::Python as PYTHON;
    use trace::Event;

    fn replies(driver: &mut Driver<Python>, request: Request) -> Vec<Reply> {
        let mut replies = Vec::new();
        driver.handle(request, &mut |reply| replies.push(reply));
        replies
    }

    fn run(text: &str) -> Request {
        Request::Run {
            scenario: Scenario::new(PYTHON, "program.py", text).to_json(),
            budget_events: 1_000,
        }
    }

    #[test]
    fn a_run_arrives_in_pieces_that_make_its_trace() {
        let mut driver = Driver::<Python>::default();
        let mut copy = Trace::new();
        let mut over = false;
        for reply in replies(&mut driver, run("x = 6 * 7\n")) {
            match reply {
                Reply::Chunk { piece, .. } => copy.append(&piece).expect("pieces in order"),
                Reply::Paused { pause, .. } => over = pause == Pause::Over,
                other => panic!("unexpected {other:?}"),
            }
        }
        assert!(over);
        let last = copy.record(copy.len() - 1).event;
        assert!(
            matches!(last, Event::OutcomeReached { code: 0, .. }),
            "{last:?}"
        );
    }

    #[test]
    fn visits_of_lines_are_told_in_their_order() {
        let mut driver = Driver::<Python>::default();
        let text = "def f():\n    for i in range(60_000):\n        pass\n\nx = 1\nf()\ny = 2\nf()\n";
        replies(&mut driver, run(text));
        let mut visited = |most| {
            let request = Request::Visits { lines: vec![5, 6, 7, 8], most };
            let [Reply::Steps { steps, .. }] = &replies(&mut driver, request)[..] else {
                panic!("one answer");
            };
            assert!(steps.windows(2).all(|pair| pair[0].step < pair[1].step));
            steps.iter().map(|step| step.line).collect::<Vec<_>>()
        };
        // The call's own line is visited again when the call is over.
        assert_eq!(visited(100), [5, 6, 6, 7, 8, 8]);
        assert_eq!(visited(2), [5, 6]);
    }

    #[test]
    fn a_wrong_program_is_refused_with_its_place() {
        let mut driver = Driver::<Python>::default();
        let replies = replies(&mut driver, run("x = 1\nif x\n    pass\n"));
        let [Reply::Refused { findings, told }] = &replies[..] else {
            panic!("unexpected {replies:?}");
        };
        assert_eq!(findings[0].from_line, 2);
        assert!(told.contains("line 2") && told.contains("SyntaxError: expected ':'"));
        assert!(findings[0].message.starts_with("SyntaxError: "));
    }

    #[test]
    fn a_worker_that_takes_over_stands_where_the_ended_one_stood() {
        let text = "def f(n):\n    for i in range(n):\n        yield i\n\nfor i in f(20000):\n    print(i)\n";
        let mut first = Driver::<Python>::default();
        let scenario = Scenario::new(PYTHON, "program.py", text).to_json();
        let budget_events = 1_000_000;
        let request = Request::Run {
            scenario: scenario.clone(),
            budget_events,
        };
        first.begin(request, &mut |_| {});
        let mut progress = Progress::default();
        for _ in 0..3 {
            assert!(first.go_on(SLICE_STEPS, &mut |reply| {
                if let Reply::Chunk { progress: now, .. } = reply {
                    progress = now;
                }
            }));
        }
        let mut second = Driver::<Python>::default();
        let rerun = Request::Rerun {
            scenario,
            steps: progress.steps,
            typed: Vec::new(),
        };
        let told = replies(&mut second, rerun);
        let [
            Reply::Paused {
                progress: reached,
                pause: Pause::Budget,
            },
        ] = &told[..]
        else {
            panic!("unexpected {told:?}");
        };
        assert_eq!(*reached, progress);
        let more = Request::More { budget_events: 100 };
        first.halt();
        let (one, other) = (
            replies(&mut first, more.clone()),
            replies(&mut second, more),
        );
        assert_eq!(one, other);
    }

    #[test]
    fn a_line_is_found_from_either_side() {
        let mut driver = Driver::<Python>::default();
        replies(
            &mut driver,
            run("a = 1\nfor i in (1, 2):\n    b = i\nc = 3\n"),
        );
        let find = |driver: &mut Driver<Python>, from, forward| {
            let lines = vec![3];
            let found = replies(
                driver,
                Request::Find {
                    from,
                    lines,
                    forward,
                },
            );
            let [Reply::Steps { steps, .. }] = &found[..] else {
                panic!("unexpected {found:?}");
            };
            steps.first().map(|step| step.step)
        };
        let first = find(&mut driver, 0, true).expect("the first visit");
        let second = find(&mut driver, first + 1, true).expect("the second visit");
        assert_eq!(find(&mut driver, second + 1, true), None);
        assert_eq!(find(&mut driver, second, false), Some(first));
        assert_eq!(find(&mut driver, first, false), None);
    }

    #[test]
    fn a_refusal_has_its_way_round_in_korean() {
        let mut driver = Driver::<Python>::default();
        let told = replies(&mut driver, run("import numpy\n"));
        let [Reply::Refused { findings, .. }] = &told[..] else {
            panic!("unexpected {told:?}");
        };
        assert_ne!(findings[0].hint_ko, findings[0].hint_en);
    }

    fn run_go(text: &str) -> Request {
        Request::Run {
            scenario: Scenario::new(scenario::Language::Go, "prog.go", text).to_json(),
            budget_events: 100_000,
        }
    }

    fn told(request: Request) -> Vec<Reply> {
        let (mut driver, mut told) = (Driver::<Go>::default(), Vec::new());
        driver.handle(request, &mut |reply| told.push(reply));
        told
    }

    #[test]
    fn go_is_refused_in_go_builds_words_and_at_their_places() {
        let text = "package main\n\nfunc main() {\n\tx := 1\n\treturn 2\n}\n";
        let told = told(run_go(text));
        let [Reply::Refused { findings, told }] = &told[..] else {
            panic!("unexpected {told:?}");
        };
        let place = |index: usize| (findings[index].from_line, findings[index].from_column);
        assert_eq!((place(0), place(1)), ((4, 2), (5, 9)));
        assert_eq!(findings[0].to_column, 3);
        let head = "# command-line-arguments\n./prog.go:4:2: declared and not used: x\n";
        assert!(told.starts_with(head), "{told}");
    }

    #[test]
    fn gos_way_round_has_its_korean() {
        let text = "package main\n\nimport \"os/exec\"\n\nfunc main() { exec.Command(\"ls\") }\n";
        let told = told(run_go(text));
        let [Reply::Refused { findings, .. }] = &told[..] else {
            panic!("unexpected {told:?}");
        };
        assert!(!findings[0].hint_en.is_empty() && findings[0].hint_ko != findings[0].hint_en);
    }

    #[test]
    fn each_goroutine_tells_its_stack() {
        let text = "package main\n\nfunc wait(c chan int) { <-c }\n\nfunc main() {\n\tc := make(chan int)\n\tgo wait(c)\n\tfor n := 0; n < 1000; n++ {\n\t}\n\tc <- 1\n}\n";
        let mut driver = Driver::<Go>::default();
        let mut steps = 0;
        driver.handle(run_go(text), &mut |reply| {
            if let Reply::Paused { progress, .. } = reply {
                steps = progress.steps;
            }
        });
        let mut told = Vec::new();
        let step = steps - 500;
        driver.handle(Request::Inspect { step }, &mut |reply| told.push(reply));
        let [Reply::Inspected { thread, stacks, .. }] = &told[..] else {
            panic!("unexpected {told:?}");
        };
        let main = &stacks[0];
        assert_eq!(main.thread, Some(*thread));
        let frame = main.frames.last().expect("main runs");
        assert_eq!((frame.function.as_str(), frame.line), ("main.main", 8));
        assert!(frame.variables.iter().any(|variable| variable.name == "n"));
    }

    #[test]
    fn another_languages_program_is_not_run() {
        let told = told(run("x = 1\n"));
        assert!(matches!(&told[..], [Reply::Fault { .. }]), "{told:?}");
    }
}
