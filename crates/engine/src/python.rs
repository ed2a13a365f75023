//! Starting a Python scenario.

use crate::convert;
use crate::session::Session;
use python::syntax::{ProblemKind, SyntaxProblem, display};
use python::{Processes, Settings, Version};
use scenario::Scenario;
use source::{Diagnostic, Severity, Span};

/// A simulated computer with a Python program on it.
pub type PythonMachine = kernel::Machine<Processes>;

/// What is wrong with a program's text, or not supported; in the order in which it is to be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problems(pub Vec<SyntaxProblem>);

impl Problems {
    /// What CPython prints to stderr for the syntax error, if there is one.
    pub fn syntax_error(&self, scenario: &Scenario) -> Option<String> {
        let file = scenario.main_file();
        let problem = self.0.iter().find(|problem| problem.kind.is_error())?;
        Some(display::syntax_error(
            problem,
            &file.name,
            &file.text,
            version(scenario),
        ))
    }

    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.0.iter().map(diagnostic).collect()
    }
}

fn diagnostic(problem: &SyntaxProblem) -> Diagnostic {
    let span = Span::new(problem.start, problem.end.max(problem.start));
    let worded = format!("{}: {}", problem.kind.name(), problem.message);
    match problem.kind {
        ProblemKind::Unsupported => {
            let message = problem.message.as_str();
            let found = Diagnostic::new("python.unsupported", Severity::Unsupported, span, message);
            match &problem.rewrite {
                Some(rewrite) => found.with_hint(rewrite),
                None => found,
            }
        }
        ProblemKind::SyntaxWarning => {
            let message = problem.message.as_str();
            Diagnostic::new("python.warning", Severity::Warning, span, message)
        }
        _ => Diagnostic::new("python.syntax", Severity::Error, span, worded),
    }
}

/// The CPython that a scenario asks for.
pub fn version(scenario: &Scenario) -> Version {
    match scenario.release() {
        "3.11" => Version::Py311,
        _ => Version::Py314,
    }
}

/// Everything that is to be said about a program's text, warnings included.
pub fn check(scenario: &Scenario) -> Problems {
    if let Some(problem) = too_long(scenario) {
        return Problems(vec![problem]);
    }
    let file = scenario.main_file();
    Problems(python::check(&file.text, &file.name, version(scenario)))
}

/// A machine with the program loaded, or why it is not started.
pub fn machine(scenario: &Scenario) -> Result<PythonMachine, Problems> {
    if let Some(problem) = too_long(scenario) {
        return Err(Problems(vec![problem]));
    }
    let file = scenario.main_file();
    let settings = Settings {
        version: version(scenario),
        file: file.name.clone(),
        source: file.text.clone(),
        seed: scenario.settings.seed,
        free_threaded: scenario.settings.free_threaded && version(scenario) != Version::Py311,
        line_cost: scenario.settings.line_cost_ns,
    };
    python::start(settings, convert::settings(scenario)).map_err(Problems)
}

/// A session at the program's beginning, or what is wrong with its text.
pub fn start(scenario: &Scenario) -> Result<Session<Processes>, Problems> {
    machine(scenario).map(Session::new)
}

fn too_long(scenario: &Scenario) -> Option<SyntaxProblem> {
    let limit = convert::limits(&scenario.limits).source_bytes;
    let bytes = scenario.main_file().text.len() as u64;
    (bytes > limit).then(|| {
        SyntaxProblem::unsupported(
            format!("limit source-bytes: the program has {bytes} bytes, {limit} are allowed"),
            "make it shorter",
            0,
            0,
        )
    })
}
