//! `interleave run FILE`: the program's own stdout, stderr and exit code.

use crate::failure::Failure;
use crate::options::Options;
use crate::{files, refusal};
use kernel::{Machine, Progress, Runtime, Until};
use scenario::{Language, Scenario};
use std::io::{IsTerminal, Write};
use trace::{Event, Stream, Trace};
use views::Buffers;

/// Instructions between looks at what was written: a few milliseconds.
const CHUNK_STEPS: u64 = 50_000;

pub fn run(options: &Options, out: &mut dyn Write, err: &mut dyn Write) -> Result<i32, Failure> {
    let mut scenario = files::scenario(options)?;
    if scenario.main_file().name == files::absolute(&options.file) {
        scenario.world.called.clone_from(&options.file);
    }
    let mut shown = 0;
    // As for the real one: a terminal shows lines at once, a file or pipe when buffers are emptied.
    let is_terminal = std::io::stdout().is_terminal();
    let mut buffers = Buffers::new(buffer_bytes(&scenario));
    let driven = drive(&options.file, &scenario, &mut |trace| {
        while shown < trace.len() {
            if !Buffers::minds(trace.number(shown)) {
                shown += 1;
                continue;
            }
            let record = trace.record(shown);
            match record.event {
                Event::Output {
                    stream: Stream::Stderr,
                    text,
                } => {
                    let _ = out.flush();
                    let _ = err.write_all(trace.text(text).as_bytes());
                }
                // A reader that went away does not concern the simulated program.
                Event::Output { text, .. } if is_terminal => {
                    let _ = out.write_all(trace.text(text).as_bytes());
                }
                _ if is_terminal => {}
                _ => {
                    let let_out = buffers.take(trace, &record).unwrap_or_default();
                    let _ = out.write_all(let_out.as_bytes());
                }
            }
            shown += 1;
        }
        let _ = out.flush();
    })?;
    Ok(conclude(&driven, err))
}

/// A run that is over.
pub struct Driven {
    pub trace: Trace,
    /// What was chosen, in order.
    pub choices: Vec<u32>,
    /// About how many bytes the program's own objects took when they took most.
    pub memory_peak: u64,
    pub end: Option<Progress>,
}

/// Starts the program and runs it to its end, with a look at the trace every now and then.
/// Errors: it was not started.
pub fn drive(
    path: &str,
    scenario: &Scenario,
    look: &mut dyn FnMut(&Trace),
) -> Result<Driven, Failure> {
    refusal::before_reading(scenario)?;
    match scenario.language {
        Language::Python => {
            let machine = engine::python::machine(scenario)
                .map_err(|problems| refusal::refused(scenario, path, &problems))?;
            Ok(to_end(machine, look))
        }
        Language::Go => {
            let machine =
                engine::go::machine(scenario).map_err(|problems| refusal::refused_go(&problems))?;
            Ok(to_end(machine, look))
        }
    }
}

fn to_end<R: Runtime>(mut machine: Machine<R>, look: &mut dyn FnMut(&Trace)) -> Driven {
    loop {
        let steps = machine.kernel.steps().saturating_add(CHUNK_STEPS);
        let progress = machine.advance(Until::Steps(steps));
        look(&machine.kernel.trace);
        if progress != Progress::Reached {
            let end = machine.end();
            let choices = machine.kernel.choices().iter();
            return Driven {
                choices: choices.map(|choice| choice.chosen).collect(),
                memory_peak: machine.runtime.memory_peak(),
                trace: machine.kernel.trace,
                end,
            };
        }
    }
}

/// How much a process prints before its buffer is emptied when nobody flushes it.
pub fn buffer_bytes(scenario: &Scenario) -> usize {
    match (scenario.language, scenario.release()) {
        // Go writes at once.
        (Language::Go, _) => 0,
        (_, "3.11") => 8 << 10,
        _ => 128 << 10,
    }
}

/// Says why a run ended if not by itself; the exit code.
pub fn conclude(driven: &Driven, err: &mut dyn Write) -> i32 {
    let trace = &driven.trace;
    let mut exit_code = 0;
    for index in (0..trace.len()).rev() {
        match trace.record(index).event {
            Event::OutcomeReached { code, message, .. } => {
                exit_code = code;
                let before = index.checked_sub(1).map(|index| trace.record(index).event);
                let told = matches!(before, Some(Event::ThreadsDeadlocked { .. }));
                if driven.end == Some(Progress::Deadlock) && !told {
                    let _ = writeln!(err, "interleave: deadlock: {}", trace.text(message));
                }
            }
            Event::LimitReached { limit, value, line } => {
                let word = limit.word();
                let _ = writeln!(
                    err,
                    "interleave: the limit {word} was reached ({value}) at line {line}"
                );
                break;
            }
            _ => break,
        }
    }
    exit_code
}
