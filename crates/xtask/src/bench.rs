//! `cargo xtask bench`: sizes and speeds, each against its peer, in one run.
//!
//! A [`Row`] is one measurement. Its ratio is above 1 when we are better than the peer,
//! whatever the unit: ratios of one run carry over between machines, seconds do not.
//! To add a measurement, write a file under `bench/` with a function that returns rows,
//! and name it in [`GROUPS`].

mod embed;
mod go;
mod links;
mod seek;
mod sizes;
mod speed;

use crate::place::Place;
use crate::program::say;
use serde_json::{Value, json};

/// One measurement beside its peer's.
pub struct Row {
    pub name: String,
    pub value: f64,
    pub unit: &'static str,
    pub peer: Option<Peer>,
}

/// What a row is measured against.
pub struct Peer {
    pub name: String,
    pub value: f64,
    pub better: Better,
}

/// Which direction of a value is the better one.
#[derive(Clone, Copy)]
pub enum Better {
    Less,
    More,
}

impl Row {
    /// Above 1: better than the peer.
    pub fn ratio(&self) -> Option<f64> {
        let peer = self.peer.as_ref()?;
        Some(match peer.better {
            Better::Less => peer.value / self.value,
            Better::More => self.value / peer.value,
        })
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "peer": self.peer.as_ref().map(|peer| &peer.name),
            "peer_value": self.peer.as_ref().map(|peer| peer.value),
            "ratio": self.ratio(),
        })
    }
}

/// Rows, or why there are none.
type Measured = Result<Vec<Row>, String>;

const GROUPS: &[(&str, fn(&Place) -> Measured)] = &[
    ("speed", speed::programs),
    ("loop turns", speed::loop_turns),
    ("crowds", speed::crowds),
    ("Go programs", go::programs),
    ("goroutines", go::goroutines),
    ("seek", seek::worst),
    ("sizes", sizes::of_dist),
    ("embed", embed::of_dist),
    ("links", links::of_catalogue),
];

/// Prints a table, or with `--json` a list of rows. A group that cannot be measured is
/// told on standard error and makes the run fail after the others.
pub fn run(place: &Place, options: &[String]) -> Result<(), String> {
    let mut as_json = false;
    for option in options {
        match option.as_str() {
            "--json" => as_json = true,
            other => return Err(format!("bench has no option `{other}`")),
        }
    }
    let mut rows = Vec::new();
    let mut missing = Vec::new();
    for (name, measure) in GROUPS {
        say(&format!("measuring {name}"));
        match measure(place) {
            Ok(measured) => rows.extend(measured),
            Err(reason) => missing.push(format!("{name}: {reason}")),
        }
    }
    match as_json {
        true => {
            let list: Vec<Value> = rows.iter().map(Row::json).collect();
            println!("{}", Value::Array(list));
        }
        false => print_table(&rows),
    }
    match missing.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "not measured: {}",
            missing.join("\nnot measured: ")
        )),
    }
}

fn print_table(rows: &[Row]) {
    println!(
        "{:<28} {:>12} {:<8} {:>14}  {:>6}",
        "name", "value", "unit", "peer's", "ratio"
    );
    for row in rows {
        let value = figure(row.value);
        print!("{:<28} {value:>12} {:<8}", row.name, row.unit);
        if let (Some(peer), Some(ratio)) = (&row.peer, row.ratio()) {
            print!(" {:>14}  {ratio:>6.2}  {}", figure(peer.value), peer.name);
        }
        println!();
    }
}

/// Whole from a hundred on, three places below.
fn figure(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Better, Peer, Row};

    #[test]
    fn a_ratio_above_one_is_better_in_either_direction() {
        let row = |better| Row {
            name: "r".into(),
            value: 2.0,
            unit: "s",
            peer: Some(Peer {
                name: "p".into(),
                value: 4.0,
                better,
            }),
        };
        assert_eq!(row(Better::Less).ratio(), Some(2.0));
        assert_eq!(row(Better::More).ratio(), Some(0.5));
    }
}
