//! The language's speed: our VM, recording scheduling events, against `python3`.
//!
//! Both run the same program, in turns, so that a busy moment of the machine meets both;
//! the best of several runs counts. Programs that print different things are not compared.

use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command, run, say};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

pub(super) const ROUNDS: usize = 5;
/// More than any of the programs needs: the default limit is for learners.
pub(super) const STEPS_MAX: &str = "100000000000";
const PROGRAMS: [&str; 5] = ["fib", "loops", "containers", "methods", "generators"];
/// `turns.py`: turns of the loop, one for each `sleep(0)` of its twenty tasks together.
const TURNS: f64 = 20_000.0;

/// One row for each program, in seconds.
pub fn programs(place: &Place) -> Measured {
    let pair = Pair::ready(place)?;
    let timed = |name: &&str| {
        let (ours, theirs) = pair.seconds(name)?;
        Ok(Row {
            name: format!("speed.{name}"),
            value: ours,
            unit: "s",
            peer: Some(Peer {
                name: pair.peer.clone(),
                value: theirs,
                better: Better::Less,
            }),
        })
    };
    PROGRAMS.iter().map(timed).collect()
}

/// A hundred thousand tasks, and ten thousand threads, from beginning to end, in seconds.
pub fn crowds(place: &Place) -> Measured {
    let pair = Pair::ready(place)?;
    ["tasks", "threads"]
        .iter()
        .map(|name| {
            let (ours, theirs) = pair.seconds(name)?;
            Ok(Row {
                name: format!("crowd.{name}"),
                value: ours,
                unit: "s",
                peer: Some(Peer {
                    name: pair.peer.clone(),
                    value: theirs,
                    better: Better::Less,
                }),
            })
        })
        .collect()
}

/// Turns of the event loop in a second, against real asyncio.
pub fn loop_turns(place: &Place) -> Measured {
    let pair = Pair::ready(place)?;
    let (ours, theirs) = pair.seconds("turns")?;
    Ok(vec![Row {
        name: "loop.turns".into(),
        value: TURNS / ours,
        unit: "turns/s",
        peer: Some(Peer {
            name: format!("asyncio of {}", pair.peer),
            value: TURNS / theirs,
            better: Better::More,
        }),
    }])
}

/// The two interpreters.
struct Pair {
    ours: PathBuf,
    peer: String,
    programs: PathBuf,
}

impl Pair {
    fn ready(place: &Place) -> Result<Pair, String> {
        let peer =
            answer(Command::new("python3").arg("--version")).ok_or("there is no `python3`")?;
        say("building the release `interleave`");
        let arguments = ["build", "--quiet", "--release", "--package", "cli"];
        run(&mut command("cargo", &arguments, place.root()))?;
        Ok(Pair {
            ours: place.target().join("release/interleave"),
            peer,
            programs: place.join("crates/xtask/bench"),
        })
    }

    /// The best seconds of each, ours first.
    fn seconds(&self, name: &str) -> Result<(f64, f64), String> {
        let file = self.programs.join(format!("{name}.py"));
        let mut best = (f64::INFINITY, f64::INFINITY);
        for _ in 0..ROUNDS {
            let (ours, our_seconds) = timed(
                Command::new(&self.ours)
                    .arg("run")
                    .arg(&file)
                    .args(["--steps", STEPS_MAX]),
            )?;
            let (theirs, their_seconds) = timed(Command::new("python3").arg(&file))?;
            if ours != theirs {
                return Err(format!(
                    "{} prints {:?}, {} prints {:?}",
                    file.display(),
                    first_line(&ours),
                    self.peer,
                    first_line(&theirs),
                ));
            }
            best = (best.0.min(our_seconds), best.1.min(their_seconds));
        }
        Ok(best)
    }
}

pub(super) fn timed(command: &mut Command) -> Result<(Vec<u8>, f64), String> {
    let started = Instant::now();
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", Path::new(command.get_program()).display()))?;
    let seconds = started.elapsed().as_secs_f64();
    match output.status.success() {
        true => Ok((output.stdout, seconds)),
        false => Err(format!(
            "a program of the bench ended with {}",
            output.status
        )),
    }
}

fn first_line(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    text.lines().next().unwrap_or_default().to_string()
}
