//! Go for the driver: `go build`'s and `go vet`'s words, and stacks by goroutine.

use crate::language::{Language, Refused, stack_frame};
use crate::protocol::{Finding, Severity, ThreadStack};
use engine::Session;
use engine::go::Placed;
use go::Vm;
use kernel::Machine;
use scenario::Scenario;
use source::LineIndex;

/// Stacks of so many goroutines are told at a step: those that run, then the first others.
const STACKS_MAX: usize = 16;

/// What `go build` prints before the errors of a program that is named by its files.
const HEADER: &str = "# command-line-arguments\n";

pub enum Go {}

impl Language for Go {
    const LANGUAGE: scenario::Language = scenario::Language::Go;
    type Runtime = Vm;

    fn check(scenario: &Scenario) -> Vec<Finding> {
        findings(scenario, &engine::go::findings(scenario))
    }

    fn wanted(scenario: &Scenario) -> Vec<(u32, String)> {
        let digest = scenario.program.iter().find_map(|file| go::library::wanted(&file.name, &file.text));
        digest.map(|digest| (1, format!("go-library-1.txt?{digest:016x}"))).into_iter().collect()
    }

    fn bring(_number: u32, text: String) -> bool {
        go::library::accept(text)
    }

    fn start(scenario: &Scenario) -> Result<Session<Vm>, Refused> {
        engine::go::start(scenario).map_err(|problems| {
            let lines = problems.lines.iter().map(|line| format!("{line}\n"));
            Refused {
                told: HEADER.chars().chain(lines.collect::<String>().chars()).collect(),
                findings: findings(scenario, &problems.findings),
            }
        })
    }

    fn stacks(machine: &Machine<Vm>) -> Vec<ThreadStack> {
        let stacks = machine.runtime.stacks(machine.kernel.thread(), STACKS_MAX);
        let told = stacks.into_iter().map(|stack| ThreadStack {
            thread: stack.thread.map(|thread| thread.0),
            strand: stack.strand.0,
            frames: stack.frames.into_iter().map(stack_frame).collect(),
            close_up: None,
            names: Vec::new(),
        });
        told.collect()
    }
}

fn findings(scenario: &Scenario, placed: &[Placed]) -> Vec<Finding> {
    placed.iter().map(|placed| finding(scenario, placed)).collect()
}

fn finding(scenario: &Scenario, placed: &Placed) -> Finding {
    let diagnostic = &placed.diagnostic;
    // The editor has the first file: what stands in another is told at its head, with its name.
    let file = &scenario.program[placed.file];
    let here = placed.file == 0;
    let lines = LineIndex::new(&file.text);
    let place = |offset: u32| lines.line_column(&file.text, offset);
    let (from, to) = (place(diagnostic.span.start), place(diagnostic.span.end));
    let hint = diagnostic.hint.as_ref().map_or("", |hint| &hint.message);
    Finding {
        severity: match diagnostic.severity {
            source::Severity::Warning => Severity::Warning,
            source::Severity::Error | source::Severity::Unsupported => Severity::Error,
        },
        from_line: if here { from.line } else { 1 },
        from_column: if here { from.column } else { 1 },
        to_line: if here { to.line } else { 1 },
        to_column: if here { to.column } else { 1 },
        message: match here {
            true => diagnostic.message.clone(),
            false => format!("{}:{}:{}: {}", file.name, from.line, from.column, diagnostic.message),
        },
        hint_ko: go::hint::in_korean(hint).unwrap_or(hint).to_owned(),
        hint_en: hint.to_owned(),
    }
}
