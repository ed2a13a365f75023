//! Checking and starting a Go scenario.

use crate::convert;
use crate::session::Session;
use go::check::{Checked, Release};
use go::syntax::FileSet;
use go::{Problem, Refusal, Settings, Vm};
use scenario::Scenario;
use source::{Diagnostic, Severity, Span};

/// A simulated computer with a Go program on it.
pub type GoMachine = kernel::Machine<Vm>;

/// Goroutines that may be there at once, unless the scenario says otherwise.
const GOROUTINES_MAX: u32 = 1_000_000;

/// Why a program is not started.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problems {
    /// As `go build` prints them, without its header line.
    pub lines: Vec<String>,
    /// Nothing is wrong with the program, but it needs what we do not have.
    pub unsupported: bool,
    pub findings: Vec<Placed>,
}

/// What is wrong at a place of the program; its span is inside its own file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed {
    /// Which of the scenario's files.
    pub file: usize,
    pub diagnostic: Diagnostic,
}

/// The Go that a scenario asks for.
pub fn release(scenario: &Scenario) -> Release {
    match scenario.release() {
        "1.21" => Release::Go121,
        _ => Release::Go127,
    }
}

/// Everything that is to be said about a program's text, `go vet`'s warnings included.
pub fn check(scenario: &Scenario) -> Checked {
    let names = shown_names(scenario);
    go::check::check(&files(scenario, &names), release(scenario))
}

/// The same by place, and what a run would be refused for beyond it.
pub fn findings(scenario: &Scenario) -> Vec<Placed> {
    match too_long(scenario) {
        Some(problems) => problems.findings,
        None => placed(&check(scenario), scenario),
    }
}

/// The findings that lie in the program's own files; those of the whole program in its first.
fn placed(checked: &Checked, scenario: &Scenario) -> Vec<Placed> {
    let own = scenario.program.len();
    let findings = checked.findings.iter();
    findings
        .map(|finding| {
            let id = match finding.severity {
                Severity::Error => "go.build",
                Severity::Unsupported => "go.unsupported",
                Severity::Warning => "go.vet",
            };
            let (file, span) = place(checked.files(), finding.span, own);
            let found = Diagnostic::new(id, finding.severity, span, &finding.message);
            Placed {
                file,
                diagnostic: match &finding.hint {
                    Some(hint) => found.with_hint(hint),
                    None => found,
                },
            }
        })
        .collect()
}

fn place(files: &FileSet, span: Span, own: usize) -> (usize, Span) {
    let local = files.local(span).map(|(file, span)| (file.0 as usize, span));
    let inside = local.filter(|(file, _)| *file < own);
    inside.unwrap_or((0, Span::new(0, 0)))
}

/// A program beyond the limit is not read.
fn too_long(scenario: &Scenario) -> Option<Problems> {
    let limit = convert::limits(&scenario.limits).source_bytes;
    let files = scenario.program.iter();
    let bytes: u64 = files.map(|file| file.text.len() as u64).sum();
    (bytes > limit).then(|| {
        let message =
            format!("limit source-bytes: the program has {bytes} bytes, {limit} are allowed");
        let span = Span::new(0, 0);
        Problems {
            lines: vec![format!("unsupported: {message}")],
            unsupported: true,
            findings: vec![Placed {
                file: 0,
                diagnostic: Diagnostic::new("go.unsupported", Severity::Unsupported, span, message),
            }],
        }
    })
}

fn shown_names(scenario: &Scenario) -> Vec<String> {
    let files = scenario.program.iter();
    files.map(|file| shown_name(&file.name)).collect()
}

fn files<'a>(scenario: &'a Scenario, names: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let texts = scenario.program.iter().map(|file| file.text.as_str());
    names.iter().map(String::as_str).zip(texts).collect()
}

/// A machine with the program loaded, or why it is not started.
pub fn machine(scenario: &Scenario) -> Result<GoMachine, Problems> {
    if let Some(problems) = too_long(scenario) {
        return Err(problems);
    }
    // As if the command ran in the program's folder.
    let names: Vec<String> = scenario
        .program
        .iter()
        .map(|file| shown_name(file.name.rsplit('/').next().unwrap_or(&file.name)))
        .collect();
    let mut machine = convert::settings(scenario);
    if scenario.limits.strands.is_none() {
        machine.limits.strands = GOROUTINES_MAX;
    }
    if scenario.world.start_ns.is_none() {
        // As the Go Playground: 2009-11-10 23:00:00 UTC.
        machine.world.start = 1_257_894_000 * 1_000_000_000;
    }
    let gomaxprocs = scenario.settings.gomaxprocs;
    let settings = Settings {
        gomaxprocs,
        file: scenario.main_file().name.clone(),
    };
    let files = files(scenario, &names);
    go::start(&files, release(scenario), settings, machine)
        .map_err(|problem| told(problem, scenario))
}

fn told(problem: Problem, scenario: &Scenario) -> Problems {
    match problem {
        Problem::Checked(checked) => {
            let has = |severity| checked.findings.iter().any(|it| it.severity == severity);
            Problems {
                lines: checked.shown(),
                unsupported: has(Severity::Unsupported) && !has(Severity::Error),
                findings: placed(&checked, scenario),
            }
        }
        Problem::Refused { refusals, files } => {
            let line = |refusal: &Refusal| {
                let shown = files.show(refusal.span.start);
                format!("{shown}: unsupported: {}", refusal.message)
            };
            let finding = |refusal: &Refusal| {
                let (file, span) = place(&files, refusal.span, scenario.program.len());
                let (id, message) = ("go.unsupported", &refusal.message);
                let diagnostic = Diagnostic::new(id, Severity::Unsupported, span, message);
                Placed { file, diagnostic }
            };
            Problems {
                lines: refusals.iter().map(line).collect(),
                unsupported: true,
                findings: refusals.iter().map(finding).collect(),
            }
        }
    }
}

/// A session at the program's beginning, or what is wrong with its text.
pub fn start(scenario: &Scenario) -> Result<Session<Vm>, Problems> {
    machine(scenario).map(Session::new)
}

/// As `go build` names a file: `./prog.go`.
fn shown_name(name: &str) -> String {
    match name.contains('/') {
        true => name.to_owned(),
        false => format!("./{name}"),
    }
}
