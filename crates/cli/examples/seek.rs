//! How long the slowest jump to another moment of a long trace takes, in milliseconds.
//!
//! `seek FILE EVENTS` runs the program until its trace has so many events, then asks for the
//! moments farthest from a snapshot, each several times; the best of each counts, so that a
//! busy moment of the host does not. Prints the number of events and the worst milliseconds.
//! `seek --goroutines FILE` runs a Go program, and prints how many bytes its goroutines took when they
//! took most.

use kernel::{Progress, Until};
use std::process::ExitCode;
use std::time::Instant;
use views::{Replay, SNAPSHOT_EVENTS};

const ROUNDS: usize = 5;
/// Instructions between two looks at the trace's length.
const STRETCH_STEPS: u64 = 100_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [option, path] = &arguments[..]
        && option == "--goroutines"
    {
        return match goroutine_bytes(path) {
            Ok(bytes) => {
                println!("{bytes}");
                ExitCode::SUCCESS
            }
            Err(reason) => {
                eprintln!("seek: {reason}");
                ExitCode::FAILURE
            }
        };
    }
    match measured() {
        Ok((events, milliseconds)) => {
            println!("{events} {milliseconds}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("seek: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn measured() -> Result<(usize, f64), String> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(events)) = (arguments.next(), arguments.next()) else {
        return Err("it needs a program and a number of events".into());
    };
    let wanted: usize = events.parse().map_err(|_| "that is no number of events")?;
    let replay = recorded(&path, wanted)?;
    if replay.len() < wanted {
        return Err(format!("{path} has {} events only", replay.len()));
    }
    let slowest = (0..replay.len())
        .step_by(SNAPSHOT_EVENTS)
        .map(|snapshot| (snapshot + SNAPSHOT_EVENTS - 1).min(replay.len()))
        .map(|moment| best_of_seeks(&replay, moment))
        .fold(0.0, f64::max);
    Ok((replay.len(), slowest))
}

fn recorded(path: &str, events: usize) -> Result<Replay, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    if path.ends_with(".go") {
        let mut machine = go_machine(path, text)?;
        machine.advance(Until::Events(events as u64));
        return Ok(Replay::of(machine.kernel.trace.clone()));
    }
    let scenario = scenario::Scenario::new(scenario::Language::Python, "main.py", text);
    let mut session =
        engine::python::start(&scenario).map_err(|_| format!("{path} cannot be run"))?;
    while session.trace().len() < events && session.end().is_none() {
        session.run_for(STRETCH_STEPS);
    }
    Ok(Replay::of(session.trace().clone()))
}

fn go_machine(path: &str, text: String) -> Result<engine::go::GoMachine, String> {
    let scenario = scenario::Scenario::new(scenario::Language::Go, "main.go", text);
    engine::go::machine(&scenario).map_err(|_| format!("{path} cannot be run"))
}

/// The most that the goroutines took at any of the moments that were looked at.
fn goroutine_bytes(path: &str) -> Result<u64, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut machine = go_machine(path, text)?;
    let mut most = 0;
    loop {
        let progress = machine.advance(Until::Steps(machine.kernel.steps() + STRETCH_STEPS));
        most = most.max(machine.runtime.goroutine_bytes());
        if progress != Progress::Reached {
            return Ok(most);
        }
    }
}

fn best_of_seeks(replay: &Replay, moment: usize) -> f64 {
    let once = |_| {
        let started = Instant::now();
        let state = replay.state_at(moment);
        let seconds = started.elapsed().as_secs_f64();
        assert_eq!(state.events, moment, "a seek ends at its moment");
        seconds * 1_000.0
    };
    (0..ROUNDS).map(once).fold(f64::INFINITY, f64::min)
}
