//! Starting a Go scenario.

use crate::convert;
use crate::session::Session;
use go::check::{Checked, Release};
use go::{Problem, Settings, Vm};
use scenario::Scenario;
use source::{Diagnostic, Severity, Span};

/// A simulated computer with a Go program on it.
pub type GoMachine = kernel::Machine<Vm>;

/// Goroutines that may be there at once, unless the scenario says otherwise.
const GOROUTINES_MAX: u32 = 1_000_000;

/// Why a program is not started.
#[derive(Clone, Debug)]
pub struct Problems {
    /// As `go build` prints them, with its header line.
    pub lines: Vec<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Nothing is wrong with the program, but it needs what we do not have.
    pub unsupported: bool,
}

fn release(scenario: &Scenario) -> Release {
    match scenario.release() {
        "1.21" => Release::Go121,
        _ => Release::Go127,
    }
}

/// The files with their names as messages show them: `./prog.go`.
fn files(scenario: &Scenario) -> Vec<(String, String)> {
    let program = scenario.program.iter();
    program
        .map(|file| {
            let base = file.name.rsplit('/').next().unwrap_or(&file.name);
            (format!("./{base}"), file.text.clone())
        })
        .collect()
}

fn of_checked(checked: &Checked) -> Problems {
    let findings = checked.findings.iter();
    let diagnostics = findings.map(|finding| {
        let span = match checked.files().local(finding.span) {
            Some((_, span)) => span,
            None => Span::new(0, 0),
        };
        let code = match finding.severity {
            Severity::Unsupported => "go.unsupported",
            Severity::Warning => "go.vet",
            _ => "go.build",
        };
        let message = finding.message.as_str();
        let diagnostic = Diagnostic::new(code, finding.severity, span, message);
        match &finding.hint {
            Some(hint) => diagnostic.with_hint(hint),
            None => diagnostic,
        }
    });
    let has = |severity| checked.findings.iter().any(|it| it.severity == severity);
    Problems {
        lines: checked.shown(),
        diagnostics: diagnostics.collect(),
        unsupported: has(Severity::Unsupported) && !has(Severity::Error),
    }
}

/// Everything that is to be said about a program's text, vet's warnings included.
pub fn check(scenario: &Scenario) -> Problems {
    let files = files(scenario);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    of_checked(&go::check::check(&files, release(scenario)))
}

/// A machine with the program loaded, or why it is not started.
pub fn machine(scenario: &Scenario) -> Result<GoMachine, Problems> {
    let files = files(scenario);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut machine = convert::settings(scenario);
    if scenario.limits.strands.is_none() {
        machine.limits.strands = GOROUTINES_MAX;
    }
    if scenario.world.start_ns.is_none() {
        // As the Go Playground: 2009-11-10 23:00:00 UTC.
        machine.world.start = 1_257_894_000 * 1_000_000_000;
    }
    let gomaxprocs = scenario.settings.gomaxprocs;
    // As many cores as Ps, if nobody said otherwise.
    machine.cores = machine.cores.max(gomaxprocs);
    let settings = Settings {
        gomaxprocs,
        file: scenario.main_file().name.clone(),
    };
    go::start(&files, release(scenario), settings, machine).map_err(|problem| match problem {
        Problem::Checked(checked) => of_checked(&checked),
        Problem::Refused(refusals) => {
            let line = |(place, refusal): &(String, go::compile::Refusal)| {
                format!("{place}: unsupported: {}", refusal.message)
            };
            let diagnostic = |(_, refusal): &(String, go::compile::Refusal)| {
                let message = refusal.message.as_str();
                let span = Span::new(refusal.span.start.saturating_sub(1), refusal.span.end.saturating_sub(1));
                Diagnostic::new("go.unsupported", Severity::Unsupported, span, message)
            };
            Problems {
                lines: refusals.iter().map(line).collect(),
                diagnostics: refusals.iter().map(diagnostic).collect(),
                unsupported: true,
            }
        }
    })
}

/// A session at the program's beginning, or what is wrong with its text.
pub fn start(scenario: &Scenario) -> Result<Session<Vm>, Problems> {
    machine(scenario).map(Session::new)
}
