//! Go's speed: our VM against our own Python VM, another Go interpreter, and real Go's goroutines.
//!
//! Each program of `crates/xtask/bench` that is there in both languages does the same work. Real Go and
//! yaegi (an interpreter of Go) are peers where they are on the PATH; where they are not, that is said.
//! `go install github.com/traefik/yaegi/cmd/yaegi@latest` makes the latter.

use super::speed::{ROUNDS, STEPS_MAX, timed};
use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command, run, say};
use std::path::PathBuf;
use std::process::Command;

const BOTH: [&str; 4] = ["fib", "loops", "sieve", "counts"];
/// So many times faster than our Python VM is the aim.
const FASTER: f64 = 2.0;
/// So many times real Go's time is allowed for goroutines.
const SLOWER: f64 = 3.0;
const GOROUTINES: f64 = 100_000.0;
/// Made and blocked, each goroutine may take so much memory.
const BYTES_EACH: f64 = 1024.0;

/// Programs in both languages, in seconds; the peer is half of what our Python VM takes.
pub fn programs(place: &Place) -> Measured {
    let bench = Bench::ready(place)?;
    let yaegi = answer(Command::new("yaegi").arg("version")).is_some();
    if !yaegi {
        say("there is no `yaegi` on the PATH: Go programs are not compared with it");
    }
    let mut rows = Vec::new();
    for name in BOTH {
        let (go, python) = (bench.file(name, "go"), bench.file(name, "py"));
        let (own, text) = bench.ours(&go)?;
        let (theirs, other) = bench.ours(&python)?;
        if text != other {
            return Err(format!("{name} prints something else in Go than in Python"));
        }
        rows.push(seconds(format!("go.{name}"), own, "our Python VM, halved", theirs / FASTER));
        if yaegi {
            let (peer, _) = best(|| {
                let mut command = Command::new("yaegi");
                command.arg("run").arg(&go);
                command
            })?;
            rows.push(seconds(format!("go.{name}.yaegi"), own, "yaegi", peer));
        }
    }
    Ok(rows)
}

/// A hundred thousand goroutines, and hand-overs between two, against real Go.
pub fn goroutines(place: &Place) -> Measured {
    let bench = Bench::ready(place)?;
    let mut rows = Vec::new();
    for name in ["goroutines", "switches"] {
        let file = bench.file(name, "go");
        let (own, text) = bench.ours(&file)?;
        let peer = match bench.real(name)? {
            None => None,
            Some((theirs, other)) if other == text => Some(Peer {
                name: "real Go, three times".into(),
                value: theirs * SLOWER,
                better: Better::Less,
            }),
            Some(_) => return Err(format!("{name} prints something else in real Go")),
        };
        rows.push(Row {
            name: format!("go.{name}"),
            value: own,
            unit: "s",
            peer,
        });
    }
    rows.push(bench.bytes_each()?);
    Ok(rows)
}

fn seconds(name: String, value: f64, peer: &str, theirs: f64) -> Row {
    Row {
        name,
        value,
        unit: "s",
        peer: Some(Peer {
            name: peer.into(),
            value: theirs,
            better: Better::Less,
        }),
    }
}

struct Bench<'a> {
    place: &'a Place,
    program: PathBuf,
}

impl<'a> Bench<'a> {
    fn ready(place: &'a Place) -> Result<Bench<'a>, String> {
        say("building the release `interleave` and example `seek`");
        for what in [["--bin", "interleave"], ["--example", "seek"]] {
            let mut arguments = vec!["build", "--quiet", "--release", "--package", "cli"];
            arguments.extend(what);
            run(&mut command("cargo", &arguments, place.root()))?;
        }
        Ok(Bench {
            place,
            program: place.target().join("release/interleave"),
        })
    }

    fn file(&self, name: &str, ending: &str) -> PathBuf {
        self.place.join(&format!("crates/xtask/bench/{name}.{ending}"))
    }

    fn ours(&self, file: &std::path::Path) -> Result<(f64, Vec<u8>), String> {
        best(|| {
            let mut command = Command::new(&self.program);
            command.arg("run").arg(file).args(["--steps", STEPS_MAX]);
            command
        })
    }

    /// Real Go's best seconds, its compiler's not counted; none: there is no `go`.
    fn real(&self, name: &str) -> Result<Option<(f64, Vec<u8>)>, String> {
        if answer(Command::new("go").arg("version")).is_none() {
            say("there is no `go` on the PATH: goroutines are not compared with real Go's");
            return Ok(None);
        }
        let made = self.place.target().join(format!("bench-{name}"));
        let file = self.file(name, "go");
        let arguments = ["build".into(), "-o".into(), made.clone().into_os_string(), file.into_os_string()];
        let status = Command::new("go").args(&arguments).status().map_err(|error| error.to_string())?;
        if !status.success() {
            return Err(format!("real Go does not build {name}.go"));
        }
        let measured = best(|| {
            let mut command = Command::new(&made);
            command.env("GOMAXPROCS", "1");
            command
        })?;
        Ok(Some(measured))
    }

    /// Memory of the simulated machine for each goroutine, while all of them are blocked.
    fn bytes_each(&self) -> Result<Row, String> {
        let program = self.place.target().join("release/examples/seek");
        let file = self.file("goroutines", "go");
        let told = answer(command(program, &[], self.place.root()).arg("--goroutines").arg(&file))
            .ok_or("`seek` cannot measure goroutines.go")?;
        let bytes: f64 = told.trim().parse().map_err(|_| format!("`seek` says {told:?}"))?;
        Ok(Row {
            name: "go.goroutine.bytes".into(),
            value: bytes / GOROUTINES,
            unit: "bytes",
            peer: Some(Peer {
                name: "aim".into(),
                value: BYTES_EACH,
                better: Better::Less,
            }),
        })
    }
}

fn best(make: impl Fn() -> Command) -> Result<(f64, Vec<u8>), String> {
    let mut found = (f64::INFINITY, Vec::new());
    for _ in 0..ROUNDS {
        let (output, seconds) = timed(&mut make())?;
        found = (found.0.min(seconds), output);
    }
    Ok(found)
}
