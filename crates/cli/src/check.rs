//! `interleave check FILE`: diagnostics only.

use crate::failure::Failure;
use crate::options::Options;
use crate::{files, refusal};
use scenario::{Language, Scenario};
use source::Severity;
use std::io::Write;

/// A lesson's file: one line for each thing that is wrong with it, or one that says what held.
/// 0 or 1.
pub fn lesson(options: &Options, out: &mut dyn Write) -> Result<i32, Failure> {
    let path = &options.file;
    let (lesson, problems) = crate::check_lesson(&files::read(path)?);
    for problem in &problems {
        let _ = writeln!(out, "{path}:{}: {}", problem.line, problem.words);
    }
    if problems.is_empty() {
        let (programs, predictions) = (lesson.programs().count(), lesson.predictions().count());
        let facts: usize = lesson.programs().map(|program| program.facts.len()).sum();
        let _ = writeln!(
            out,
            "{path}: all holds (programs: {programs}, facts: {facts}, predictions: {predictions})"
        );
    }
    Ok(i32::from(!problems.is_empty()))
}

/// One line for each finding on stdout. 0: it can be run; 1: an error; 3: not supported.
pub fn check(options: &Options, out: &mut dyn Write) -> Result<i32, Failure> {
    let scenario = files::scenario(options)?;
    refusal::too_long(&scenario)?;
    let (lines, severities) = match scenario.language {
        Language::Python => python(options, &scenario),
        Language::Go => go(options, scenario),
    };
    let _ = write!(out, "{lines}");
    let has = |severity| severities.contains(&severity);
    Ok(if has(Severity::Error) {
        1
    } else if has(Severity::Unsupported) {
        refusal::UNSUPPORTED
    } else {
        0
    })
}

fn python(options: &Options, scenario: &Scenario) -> (String, Vec<Severity>) {
    let problems = engine::python::check(scenario);
    let lines = refusal::lines(&options.file, scenario, &problems);
    let diagnostics = problems.diagnostics().into_iter();
    (lines, diagnostics.map(|finding| finding.severity).collect())
}

/// As `go build` shows them (the first ten errors), or `go vet` if it builds; the files named as
/// on the command line.
fn go(options: &Options, mut scenario: Scenario) -> (String, Vec<Severity>) {
    let names = std::iter::once(&options.file).chain(&options.more_files);
    for (file, name) in scenario.program.iter_mut().zip(names) {
        file.name.clone_from(name);
    }
    let checked = engine::go::check(&scenario);
    let lines = checked.shown().into_iter().map(|line| line + "\n");
    let severities = checked.findings.iter().map(|finding| finding.severity);
    (lines.collect(), severities.collect())
}
