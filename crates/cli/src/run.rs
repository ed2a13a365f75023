//! `interleave run FILE`: the program's own stdout, stderr and exit code.

use scenario::{Language, Scenario};
use std::io::Write;
use trace::{Event, Stream};

const CHUNK_STEPS: u64 = 1_000_000;

pub fn run(arguments: &[String]) -> i32 {
    let Some(path) = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
    else {
        eprintln!("usage: interleave run FILE");
        return 2;
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("interleave: {path}: {error}");
            return 2;
        }
    };
    let scenario = Scenario::new(Language::Python, path.clone(), text);
    let mut session = match engine::python::start(&scenario) {
        Ok(session) => session,
        Err(problems) => {
            for problem in problems {
                eprintln!("{path}: {}", problem.message);
            }
            return 1;
        }
    };
    let mut shown = 0;
    let mut code = 0;
    loop {
        let progress = session.run_for(CHUNK_STEPS);
        let trace = session.trace();
        while shown < trace.len() {
            match trace.record(shown).event {
                Event::Output {
                    stream: Stream::Stdout,
                    text,
                } => {
                    let _ = std::io::stdout().write_all(trace.text(text).as_bytes());
                }
                Event::Output {
                    stream: Stream::Stderr,
                    text,
                } => {
                    let _ = std::io::stdout().flush();
                    let _ = std::io::stderr().write_all(trace.text(text).as_bytes());
                }
                Event::OutcomeReached { code: exit, .. } => code = exit,
                _ => {}
            }
            shown += 1;
        }
        if progress != kernel::Progress::Reached {
            let _ = std::io::stdout().flush();
            if let kernel::Progress::Limit(limit) = progress {
                eprintln!("interleave: the limit '{}' was reached", limit.word());
            }
            return code;
        }
    }
}
