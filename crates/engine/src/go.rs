//! Checking a Go scenario.

use go::check::{Checked, Release};
use scenario::Scenario;

/// The Go that a scenario asks for.
pub fn release(scenario: &Scenario) -> Release {
    match scenario.release() {
        "1.21" => Release::Go121,
        _ => Release::Go127,
    }
}

/// Everything that is to be said about a program's text, `go vet`'s warnings included.
pub fn check(scenario: &Scenario) -> Checked {
    let names: Vec<String> = scenario
        .program
        .iter()
        .map(|file| shown_name(&file.name))
        .collect();
    let texts = scenario.program.iter().map(|file| file.text.as_str());
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts).collect();
    go::check::check(&files, release(scenario))
}

/// As `go build` names a file: `./prog.go`.
fn shown_name(name: &str) -> String {
    match name.contains('/') {
        true => name.to_owned(),
        false => format!("./{name}"),
    }
}
