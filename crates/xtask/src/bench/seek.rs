//! The player's slowest jump: any moment of a long trace, in milliseconds.

use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command, run, say};

/// Long recordings: of a program in Python, and of one in Go.
const RECORDED: [(&str, &str, &str); 2] = [
    ("seek.worst", "turns.py", "100000"),
    ("seek.go", "goroutines.go", "1000000"),
];
/// A frame at sixty a second, in milliseconds.
const AIM_MS: f64 = 16.0;

/// Builds the measuring program and runs it over the traces.
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
    RECORDED.iter().map(|(name, file, events)| slowest(place, name, file, events)).collect()
}

fn slowest(place: &Place, name: &str, file: &str, events: &str) -> Result<Row, String> {
    let program = place.target().join("release/examples/seek");
    let path = place.join(&format!("crates/xtask/bench/{file}"));
    let told = answer(command(program, &[], place.root()).arg(path).arg(events))
        .ok_or_else(|| format!("`seek` cannot measure {file}"))?;
    let milliseconds = told
        .split_whitespace()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("`seek` says {told:?}"))?;
    Ok(Row {
        name: name.into(),
        value: milliseconds,
        unit: "ms",
        peer: Some(Peer {
            name: "aim".into(),
            value: AIM_MS,
            better: Better::Less,
        }),
    })
}
