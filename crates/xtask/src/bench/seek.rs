//! The player's slowest jump: any moment of a long trace, in milliseconds.

use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command, run, say};

/// A long recording.
const EVENTS: &str = "100000";
/// A frame at sixty a second, in milliseconds.
const AIM_MS: f64 = 16.0;

/// Builds the measuring program and runs it over the trace of `turns.py`.
pub fn worst(place: &Place) -> Measured {
    say("building the release example `seek`");
    let arguments = [
        "build",
        "--quiet",
        "--release",
        "--package",
        "cli",
        "--example",
        "seek",
    ];
    run(&mut command("cargo", &arguments, place.root()))?;
    let program = place.target().join("release/examples/seek");
    let file = place.join("crates/xtask/bench/turns.py");
    let told = answer(command(program, &[], place.root()).arg(file).arg(EVENTS))
        .ok_or("`seek` cannot measure turns.py")?;
    let milliseconds = told
        .split_whitespace()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("`seek` says {told:?}"))?;
    Ok(vec![Row {
        name: "seek.worst".into(),
        value: milliseconds,
        unit: "ms",
        peer: Some(Peer {
            name: "aim".into(),
            value: AIM_MS,
            better: Better::Less,
        }),
    }])
}
