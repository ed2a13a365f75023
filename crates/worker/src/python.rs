//! Python for the driver: CPython's words, and stacks by thread.

use crate::language::{Language, Refused, stack_frame};
use crate::protocol::{Close, CloseUp, Finding, Gate, ModuleName, Severity, ThreadStack};
use engine::Session;
use kernel::{Machine, Runtime};
use python::Processes;
use python::syntax::{ProblemKind, SyntaxProblem, hint_in_korean};
use python::vm::close_up;
use scenario::Scenario;
use source::LineIndex;
use trace::ThreadId;

/// Stacks of so many threads are told at a step: the running one's, and the first others.
const STACKS_MAX: usize = 16;

pub enum Python {}

impl Language for Python {
    const LANGUAGE: scenario::Language = scenario::Language::Python;
    type Runtime = Processes;

    fn check(scenario: &Scenario) -> Vec<Finding> {
        let problems = engine::python::check(scenario);
        findings(&scenario.main_file().text, &problems.0)
    }

    fn wanted(scenario: &Scenario) -> Vec<(u32, String)> {
        let texts = scenario.program.iter().map(|file| file.text.as_str());
        let packs = texts.flat_map(python::library::wanted);
        let packs: std::collections::BTreeMap<usize, u64> =
            packs.map(|pack| (pack.number, pack.digest)).collect();
        let file = |(number, digest)| {
            let name = format!("python-library-{number}.txt?{digest:016x}");
            (number as u32, name)
        };
        packs.into_iter().map(file).collect()
    }

    fn bring(number: u32, text: String) -> bool {
        python::library::accept(number as usize, text)
    }

    fn start(scenario: &Scenario) -> Result<Session<Processes>, Refused> {
        engine::python::start(scenario).map_err(|problems| {
            let file = scenario.main_file();
            let findings = findings(&file.text, &problems.0);
            let told = problems.syntax_error(scenario);
            let told = told.unwrap_or_else(|| unsupported(&file.name, &findings));
            Refused { findings, told }
        })
    }

    fn stacks(machine: &Machine<Processes>) -> Vec<ThreadStack> {
        let running = machine.kernel.thread();
        let others = machine.kernel.thread_ids().filter(|id| *id != running);
        let threads = std::iter::once(running).chain(others);
        let stacks = threads.filter_map(|thread| stack(machine, thread));
        stacks.take(STACKS_MAX).collect()
    }
}

fn stack(machine: &Machine<Processes>, thread: ThreadId) -> Option<ThreadStack> {
    // Each process has an interpreter of its own.
    let vm = machine.runtime.vm(machine.kernel.process_of(thread))?;
    let frames = vm.inspect(&machine.kernel, thread);
    let innermost = frames.last()?;
    Some(ThreadStack {
        thread: Some(thread.0),
        strand: innermost.strand.0,
        close_up: vm.close_up(thread).map(seen_close),
        names: vm.module_view(thread).into_iter().map(module_name).collect(),
        frames: frames.into_iter().map(stack_frame).collect(),
    })
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

fn seen_close(seen: close_up::CloseUp) -> CloseUp {
    let close = |close: close_up::Close| Close {
        name: close.name.to_owned(),
        operand: close.operand,
        value: close.value,
        gate: match close.gate {
            close_up::Gate::Never => Gate::Never,
            close_up::Gate::Formerly => Gate::Formerly,
            close_up::Gate::Always => Gate::Always,
        },
    };
    CloseUp {
        function: seen.function,
        line: seen.line,
        instructions: seen.instructions.into_iter().map(close).collect(),
        at: seen.at as u32,
        in_call: seen.in_call,
        held: seen.held,
    }
}

fn module_name(view: close_up::NameView) -> ModuleName {
    ModuleName {
        name: view.name,
        value: view.value,
        is_code: view.is_code,
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
            hint_ko: hint_in_korean(&hint).unwrap_or(&hint).to_owned(),
            hint_en: hint,
        }
    };
    problems.iter().map(finding).collect()
}
