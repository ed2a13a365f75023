//! `cargo xtask`: the project's own commands.
//!
//! They need only rustup's stable Rust and Node.js. What else is needed they install into
//! the project's `.tools/` and `node_modules/` folders, saying so, and find it there the
//! next time. What they cannot install they name, with the command that would.
//!
//! Nouns: a [`place::Place`] is the checkout; a [`toolbox`] holds the programs that builds
//! need; the [`site`] is what Trunk makes of `index.html`; a [`tally::Tally`] counts what
//! was tested; a [`bench::Row`] is one measured ratio.

mod archive;
mod arrows;
mod bench;
mod browser;
mod browser_tests;
mod chunks;
mod library;
mod parts;
mod place;
mod program;
mod site;
mod tally;
mod test;
mod tidy;
mod toolbox;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N] [--release] [--open]   build the playground and serve it on this machine
  build [--address URL]                   a static dist/ that works from any sub-path
  test  [--no-browser]                    everything that must hold, quick checks first
  bench [--json]                          sizes and speeds, each against its peer
  library                                 the libraries' packs, for a build of the site
  chunks                                  the page's program and the engines in parts, for a build of the site
  tidy                                    the rules of the house only";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, options) = match arguments.split_first() {
        Some((command, options)) => (command.as_str(), options),
        None => ("help", &[][..]),
    };
    let place = place::Place::here();
    let outcome = match command {
        "serve" => site::serve(&place, options),
        "build" => site::build(&place, options),
        "test" => test::run(&place, options),
        "bench" => bench::run(&place, options),
        "library" => library::write(&place),
        "chunks" => chunks::write(&place),
        "tidy" => tidy::run(&place),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if !reason.is_empty() {
                eprintln!("xtask: {reason}");
            }
            ExitCode::FAILURE
        }
    }
}
