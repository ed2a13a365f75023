//! Starting a Python scenario.

use crate::convert;
use crate::session::Session;
use python::syntax::SyntaxProblem;
use python::{Settings, Version, Vm};
use scenario::Scenario;

/// The CPython that a scenario asks for.
pub fn version(scenario: &Scenario) -> Version {
    match scenario.release() {
        "3.11" => Version::Py311,
        _ => Version::Py314,
    }
}

/// A session at the program's beginning, or what is wrong with its text.
pub fn start(scenario: &Scenario) -> Result<Session<Vm>, Vec<SyntaxProblem>> {
    let file = scenario.main_file();
    let settings = Settings {
        version: version(scenario),
        file: file.name.clone(),
        source: file.text.clone(),
        seed: convert::settings(scenario).seed,
    };
    python::start(settings, convert::settings(scenario)).map(Session::new)
}
