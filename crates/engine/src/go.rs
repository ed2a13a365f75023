//! Checking and starting a Go scenario.

use crate::convert;
use crate::session::Session;
use go::check::{Checked, Release};
use go::{Problem, Settings, Vm};
use scenario::Scenario;
use source::Severity;

/// A simulated computer with a Go program on it.
pub type GoMachine = kernel::Machine<Vm>;

/// Goroutines that may be there at once, unless the scenario says otherwise.
const GOROUTINES_MAX: u32 = 1_000_000;

/// Why a program is not started: as `go build` prints it, without its header line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problems {
    pub lines: Vec<String>,
    /// Nothing is wrong with the program, but it needs what we do not have.
    pub unsupported: bool,
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
    // As many cores as Ps, if nobody said otherwise.
    machine.cores = machine.cores.max(gomaxprocs);
    let settings = Settings {
        gomaxprocs,
        file: scenario.main_file().name.clone(),
    };
    let files = files(scenario, &names);
    go::start(&files, release(scenario), settings, machine).map_err(told)
}

fn told(problem: Problem) -> Problems {
    match problem {
        Problem::Checked(checked) => {
            let has = |severity| checked.findings.iter().any(|it| it.severity == severity);
            Problems {
                lines: checked.shown(),
                unsupported: has(Severity::Unsupported) && !has(Severity::Error),
            }
        }
        Problem::Refused(refusals) => {
            let lines = refusals.iter();
            Problems {
                lines: lines
                    .map(|(place, refusal)| format!("{place}: unsupported: {}", refusal.message))
                    .collect(),
                unsupported: true,
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
