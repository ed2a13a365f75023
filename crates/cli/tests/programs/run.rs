//! Runs a fixture and compares.

use crate::fixture::Fixture;
use crate::{stderr, turns};
use engine::python::PythonMachine;
use kernel::Until;
use scenario::{Clock, Language, Scenario};
use std::path::Path;
use trace::validate::{Expect, explain, validate};
use trace::{Event, Stream, Trace};
use views::Buffers;

/// More than any fixture needs; an endless loop ends here.
const STEPS_MAX: u64 = 20_000_000;
/// The recorded programs wrote into a pipe: more than any of them printed before a flush.
const BUFFER_BYTES: usize = 8 << 10;

struct Ran {
    stdout: String,
    stderr: String,
    exit: i64,
    /// None: the program was refused.
    trace: Option<Trace>,
}

/// Errors: what is wrong, in words.
pub fn check(fixture: &Fixture) -> Result<(), String> {
    let clock = match fixture.is_frozen {
        true => Clock::Frozen,
        false => Clock::Costed,
    };
    let ran = run(fixture, clock);
    if ran.stdout != fixture.stdout {
        return Err(format!(
            "{}  stderr: {}",
            difference("stdout", &fixture.stdout, &ran.stdout),
            ran.stderr.lines().last().unwrap_or("nothing")
        ));
    }
    if let Some(expected) = &fixture.stderr {
        let found = stderr::masked(&ran.stderr);
        if found != stderr::masked(expected) {
            return Err(difference("stderr", expected, &found));
        }
    }
    let expected = fixture.last_stderr_line.as_deref();
    if fixture.stderr.is_none() && !stderr::agrees(expected, &ran.stderr) {
        return Err(format!(
            "  stderr should end with {expected:?}, not\n{}",
            ran.stderr
        ));
    }
    if ran.exit != fixture.exit {
        return Err(format!("  exit code {}, not {}", fixture.exit, ran.exit));
    }
    is_legal(&ran)?;
    if let Some(expected) = &fixture.turns {
        let ran = run(fixture, Clock::Frozen);
        is_legal(&ran)?;
        let trace = ran.trace.ok_or("  refused")?;
        turns::compare(expected, &views::turns::rows(&trace))?;
    }
    Ok(())
}

fn is_legal(ran: &Ran) -> Result<(), String> {
    let Some(trace) = &ran.trace else {
        return Ok(());
    };
    let violations = validate(trace, Expect::WHOLE);
    match violations.as_slice() {
        [] => Ok(()),
        [first, ..] => {
            let count = violations.len();
            let words = explain(trace, std::slice::from_ref(first));
            Err(format!(
                "  the trace breaks {count} rules, first\n  {words}"
            ))
        }
    }
}

fn run(fixture: &Fixture, clock: Clock) -> Ran {
    let path = fixture.path.to_string_lossy().into_owned();
    let mut scenario = Scenario::new(Language::Python, path, fixture.source.as_str());
    scenario.settings.clock = clock;
    scenario.limits.steps = Some(STEPS_MAX);
    if let Some(release) = &fixture.release {
        scenario.release = release.clone();
    }
    let mut ran = match engine::python::machine(&scenario) {
        Ok(machine) => finish(machine),
        Err(problems) => {
            let syntax = problems.syntax_error(&scenario);
            Ran {
                stdout: String::new(),
                exit: if syntax.is_some() { 1 } else { 3 },
                stderr: syntax.unwrap_or_else(|| format!("unsupported: {:?}", problems.0)),
                trace: None,
            }
        }
    };
    if fixture.stderr.is_some() || fixture.is_frozen {
        // Recorded with the bare name.
        let folder = fixture.path.parent().unwrap_or(Path::new(""));
        let folder = format!("{}/", folder.display());
        ran.stdout = ran.stdout.replace(&folder, "");
        ran.stderr = ran.stderr.replace(&folder, "");
    }
    ran
}

fn finish(mut machine: PythonMachine) -> Ran {
    machine.advance(Until::End);
    let trace = machine.kernel.trace.clone();
    let mut ran = Ran {
        stdout: String::new(),
        stderr: String::new(),
        exit: -1,
        trace: None,
    };
    let mut buffers = Buffers::new(BUFFER_BYTES);
    for index in 0..trace.len() {
        let record = trace.record(index);
        ran.stdout
            .push_str(&buffers.take(&trace, &record).unwrap_or_default());
        match record.event {
            Event::Output {
                stream: Stream::Stderr,
                text,
            } => ran.stderr.push_str(trace.text(text)),
            Event::OutcomeReached { code, .. } => ran.exit = i64::from(code),
            _ => {}
        }
    }
    ran.trace = Some(trace);
    ran
}

/// The first line that differs.
fn difference(what: &str, expected: &str, found: &str) -> String {
    let (mut a, mut b) = (expected.split('\n'), found.split('\n'));
    let mut line = 1;
    loop {
        match (a.next(), b.next()) {
            (Some(a), Some(b)) if a == b => line += 1,
            (a, b) => {
                return format!("  {what}, line {line}\n    expected {a:?}\n    found    {b:?}\n");
            }
        }
    }
}
