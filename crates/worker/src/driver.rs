//! The engine behind the protocol: takes requests, gives replies, keeps the run.
//!
//! It runs in slices, and after each sends what is new, so that the page sees a
//! run grow. It stops when about as many events as were asked for are there;
//! a program that makes no events runs until its own limits, or until the page
//! ends the worker.

use crate::protocol::{
    Finding, Progress, Reply, Request, Severity, SourceStep, StackFrame, Variable,
};
use engine::Session;
use python::Processes;
use python::syntax::{ProblemKind, SyntaxProblem};
use scenario::Scenario;
use source::LineIndex;
use trace::{Mark, Trace};

/// Small enough that the page hears of a run many times a second.
const SLICE_STEPS: u64 = 20_000;
const SLICE_STEPS_MAX: u64 = 640_000;

#[derive(Default)]
pub struct Driver {
    session: Option<Session<Processes>>,
    sent: Mark,
}

impl Driver {
    pub fn handle(&mut self, request: Request, send: &mut dyn FnMut(Reply)) {
        match request {
            Request::Hello => send(Reply::Ready),
            Request::Check { text } => {
                let problems = python::check(&text, "program.py", python::Version::default());
                let findings = findings(&text, &problems);
                send(Reply::Diagnostics { findings });
            }
            Request::Run {
                scenario,
                budget_events,
            } => self.run(&scenario, budget_events, send),
            Request::More { budget_events } => self.more(budget_events, send),
            Request::Steps { from, to } => {
                let steps = self
                    .session
                    .as_ref()
                    .map(|session| session.source_steps(from, to));
                let steps = steps
                    .unwrap_or_default()
                    .into_iter()
                    .map(|step| SourceStep {
                        step: step.step,
                        strand: step.strand.0,
                        line: step.line,
                        from_column: step.from_column,
                        to_column: step.to_column,
                        instruction: step.instruction.to_owned(),
                    });
                let steps = steps.collect();
                send(Reply::Steps { from, to, steps });
            }
            Request::Inspect { step } => {
                let frames = self.session.as_ref().map(|session| session.stack_at(step));
                let frames = frames.unwrap_or_default().into_iter().map(stack_frame);
                let frames = frames.collect();
                send(Reply::Inspected { step, frames });
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

    fn run(&mut self, document: &str, budget_events: u64, send: &mut dyn FnMut(Reply)) {
        self.session = None;
        self.sent = Mark::default();
        let scenario = match Scenario::from_json(document) {
            Ok(scenario) => scenario,
            Err(error) => {
                let message = error.to_string();
                return send(Reply::Fault { message });
            }
        };
        match engine::python::start(&scenario) {
            Ok(session) => self.session = Some(session),
            Err(problems) => {
                let text = &scenario.main_file().text;
                let findings = findings(text, &problems.0);
                let told = problems.syntax_error(&scenario);
                let told =
                    told.unwrap_or_else(|| unsupported(&scenario.main_file().name, &findings));
                return send(Reply::Refused { findings, told });
            }
        }
        self.more(budget_events, send);
    }

    fn more(&mut self, budget_events: u64, send: &mut dyn FnMut(Reply)) {
        let Some(session) = &mut self.session else {
            return;
        };
        let wanted = session.trace().len() as u64 + budget_events;
        let mut slice = SLICE_STEPS;
        loop {
            let before = session.trace().len();
            let ended = session.run_for(slice);
            let trace = session.trace();
            // Many steps without an event: fewer words about it.
            let quiet = trace.len() - before < 64;
            slice = if quiet {
                (slice * 2).min(SLICE_STEPS_MAX)
            } else {
                SLICE_STEPS
            };
            let progress = Progress {
                steps: session.steps(),
                events: trace.len() as u64,
                at: trace
                    .len()
                    .checked_sub(1)
                    .map_or(0, |last| trace.at(last).0),
            };
            let piece = trace.encode_since(self.sent);
            self.sent = trace.mark();
            send(Reply::Chunk { piece, progress });
            let over = ended != kernel::Progress::Reached;
            if over || progress.events >= wanted {
                return send(Reply::Paused { progress, over });
            }
        }
    }
}

/// A line for each: where, what, and a way round.
fn unsupported(file: &str, findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|f| f.severity == Severity::Error);
    let line = |f: &Finding| {
        let hint = if f.hint_en.is_empty() {
            String::new()
        } else {
            format!(" ({})", f.hint_en)
        };
        let (line, column, message) = (f.from_line, f.from_column, &f.message);
        format!("{file}:{line}:{column}: unsupported: {message}{hint}\n")
    };
    errors.map(line).collect()
}

fn stack_frame(frame: kernel::FrameView) -> StackFrame {
    let variables = frame.locals.into_iter();
    StackFrame {
        function: frame.function,
        line: frame.line,
        library: frame.library,
        variables: variables
            .map(|(name, value)| Variable { name, value })
            .collect(),
        parameters: frame.parameters,
    }
}

fn findings(text: &str, problems: &[SyntaxProblem]) -> Vec<Finding> {
    let lines = LineIndex::new(text);
    let finding = |problem: &SyntaxProblem| {
        let from = lines.line_column(text, problem.start);
        let to = lines.line_column(text, problem.end.max(problem.start));
        let hint = problem.rewrite.clone().unwrap_or_default();
        Finding {
            severity: match problem.kind {
                ProblemKind::SyntaxWarning => Severity::Warning,
                _ => Severity::Error,
            },
            from_line: from.line,
            from_column: from.column,
            to_line: to.line,
            to_column: to.column,
            message: match problem.kind {
                ProblemKind::Unsupported => problem.message.clone(),
                kind => format!("{}: {}", kind.name(), problem.message),
            },
            hint_ko: hint.clone(),
            hint_en: hint,
        }
    };
    problems.iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use scenario::Language;
    use trace::Event;

    fn replies(driver: &mut Driver, request: Request) -> Vec<Reply> {
        let mut replies = Vec::new();
        driver.handle(request, &mut |reply| replies.push(reply));
        replies
    }

    fn run(text: &str) -> Request {
        Request::Run {
            scenario: Scenario::new(Language::Python, "program.py", text).to_json(),
            budget_events: 1_000,
        }
    }

    #[test]
    fn a_run_arrives_in_pieces_that_make_its_trace() {
        let mut driver = Driver::default();
        let mut copy = Trace::new();
        let mut over = false;
        for reply in replies(&mut driver, run("x = 6 * 7\n")) {
            match reply {
                Reply::Chunk { piece, .. } => copy.append(&piece).expect("pieces in order"),
                Reply::Paused { over: ended, .. } => over = ended,
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
    fn a_wrong_program_is_refused_with_its_place() {
        let mut driver = Driver::default();
        let replies = replies(&mut driver, run("x = 1\nif x\n    pass\n"));
        let [Reply::Refused { findings, told }] = &replies[..] else {
            panic!("unexpected {replies:?}");
        };
        assert_eq!(findings[0].from_line, 2);
        assert!(told.contains("line 2") && told.contains("SyntaxError: expected ':'"));
        assert!(findings[0].message.starts_with("SyntaxError: "));
    }
}
