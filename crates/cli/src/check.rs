//! `interleave check FILE`: diagnostics only.

use crate::failure::Failure;
use crate::options::Options;
use crate::{files, refusal};
use source::Severity;
use std::io::Write;

/// One line for each finding on stdout. 0: it can be run; 1: syntax error; 3: not supported.
pub fn check(options: &Options, out: &mut dyn Write) -> Result<i32, Failure> {
    let scenario = files::scenario(options)?;
    refusal::before_reading(&scenario)?;
    if scenario.language == scenario::Language::Go {
        let problems = engine::go::check(&scenario);
        for line in &problems.lines {
            let _ = writeln!(out, "{line}");
        }
        let wrong = problems.diagnostics.iter().any(|it| it.severity == Severity::Error);
        return Ok(match (wrong, problems.unsupported) {
            (true, _) => 1,
            (false, true) => refusal::UNSUPPORTED,
            (false, false) => 0,
        });
    }
    let problems = engine::python::check(&scenario);
    let _ = write!(
        out,
        "{}",
        refusal::lines(&options.file, &scenario, &problems)
    );
    let diagnostics = problems.diagnostics();
    let has = |severity| {
        diagnostics
            .iter()
            .any(|finding| finding.severity == severity)
    };
    Ok(if has(Severity::Error) {
        1
    } else if has(Severity::Unsupported) {
        refusal::UNSUPPORTED
    } else {
        0
    })
}
