//! Programs that are not started: their text is wrong, or asks for what we do not have.

use crate::failure::Failure;
use engine::python::Problems;
use scenario::{Language, Scenario};

const SYNTAX_ERROR: i32 = 1;
pub const UNSUPPORTED: i32 = 3;
const LIMIT: i32 = 124;

/// What cannot be run whatever its text says: another language, or too much of it.
pub fn before_reading(scenario: &Scenario) -> Result<(), Failure> {
    let file = scenario.main_file();
    if scenario.language != Language::Python {
        let name = scenario.language.name();
        return Err(Failure::Refused {
            text: format!("{}:1:1: unsupported: {name} programs (yet)\n", file.name),
            code: UNSUPPORTED,
        });
    }
    too_long(scenario)
}

/// A program beyond the limit is not read.
pub fn too_long(scenario: &Scenario) -> Result<(), Failure> {
    let file = scenario.main_file();
    let limit = engine::settings(scenario).limits.source_bytes;
    let files = scenario.program.iter();
    let bytes: u64 = files.map(|file| file.text.len() as u64).sum();
    if bytes > limit {
        return Err(Failure::Refused {
            text: format!(
                "interleave: {}: limit source-bytes: the program has {bytes} bytes, {limit} are allowed\n",
                file.name
            ),
            code: LIMIT,
        });
    }
    Ok(())
}

/// A syntax error as CPython prints it, or each thing that is not supported on a line.
pub fn refused(scenario: &Scenario, path: &str, problems: &Problems) -> Failure {
    match problems.syntax_error(scenario) {
        Some(text) => Failure::Refused {
            text,
            code: SYNTAX_ERROR,
        },
        None => Failure::Refused {
            text: lines(path, scenario, problems),
            code: UNSUPPORTED,
        },
    }
}

/// One line for each problem, the file named as on the command line.
pub fn lines(path: &str, scenario: &Scenario, problems: &Problems) -> String {
    let source = source::SourceText::new(path, scenario.main_file().text.as_str());
    let diagnostics = problems.diagnostics().into_iter();
    diagnostics
        .map(|diagnostic| diagnostic.render(&source) + "\n")
        .collect()
}
