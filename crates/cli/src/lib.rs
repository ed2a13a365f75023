//! The command-line program `interleave`, as a function that tests can call.
//!
//! Nouns: a command (`run`, `check`, `trace`, `compare`, `link`) has [`Options`](options::Options);
//! they name files, which together are a scenario; a command runs it and writes.
//! Exit codes: the program's own; 1 for a syntax error; 2 for a wrong command
//! line; 3 for what is not supported; 124 for a limit, as `timeout` of GNU
//! coreutils has it.
//! Invariant: nothing but files that the command line names, and what was
//! written, connects a run with the outside.

mod check;
mod compare;
mod draw;
mod duration;
mod embed;
mod failure;
mod fence;
mod files;
mod lesson;
mod link;
mod mdbook;
mod options;
mod refusal;
mod reply;
mod run;
mod scorm;
mod trace;
mod usage;

pub use lesson::check_lesson;

use failure::Failure;
use options::{Command, Options};
use std::io::Write;

/// Does what the arguments say (without the program's own name); the exit code.
pub fn interleave(arguments: &[String], out: &mut dyn Write, err: &mut dyn Write) -> i32 {
    let wants_help = |argument: &String| argument == "-h" || argument == "--help";
    let own = arguments.iter().take_while(|argument| *argument != "--");
    if own.clone().any(wants_help) {
        let _ = write!(out, "{}", usage::TEXT);
        return 0;
    }
    match command(arguments, out, err) {
        Ok(code) => code,
        Err(failure) => {
            let _ = out.flush();
            let _ = write!(err, "{}", failure.text());
            failure.code()
        }
    }
}

fn command(arguments: &[String], out: &mut dyn Write, err: &mut dyn Write) -> Result<i32, Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        return Err(Failure::Usage("no command".to_owned()));
    };
    let options = |command| Options::parse(rest, command).map_err(Failure::Usage);
    match name.as_str() {
        "run" => run::run(&options(Command::Run)?, out, err),
        "check" => {
            let options = options(Command::Run)?;
            match options.file.ends_with(".md") {
                true => check::lesson(&options, out),
                false => check::check(&options, out),
            }
        }
        "trace" => trace::trace(&options(Command::Trace)?, out, err),
        "compare" => compare::compare(rest, out, err),
        "link" => link::link(&options(Command::Link)?, out),
        "open" => link::open(rest, out),
        "draw" => draw::draw(rest, out, err),
        "mdbook" => mdbook::mdbook(rest, out),
        "scorm" => scorm::scorm(rest, out),
        _ => Err(Failure::Usage(format!("no such command: {name}"))),
    }
}
