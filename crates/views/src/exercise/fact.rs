//! Facts of a run, one a line:
//!
//! - `takes 1.5 s`, `takes < 2 s`: the virtual time of the end; equal within 5 % or 5 ms.
//! - `outcome exited`: how it ended (`exited`, `failed`, `deadlock`, `limit`).
//! - `count TaskCreated = 3`, `count ThreadBlocked reason=io >= 1`: how many events of that name,
//!   with these fields as a JSON line shows them.
//! - `cell 8 async non-blocking`: the matrix's cell of a site at that line.
//! - `at-once 2`: so many threads were on a core at the same time, at most.
//! - `turns = 4`: the event loops' turns together.

use super::moment::known;
use super::question::seconds;
use crate::matrix::Matrix;
use crate::narration::Language;
use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Relation {
    Equal,
    Less,
    More,
    AtMost,
    AtLeast,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Kind {
    Takes(Relation, f64),
    Outcome(String),
    Count {
        name: String,
        fields: Vec<(String, String)>,
        relation: Relation,
        count: usize,
    },
    Cell {
        line: u32,
        order: String,
        control: String,
    },
    AtOnce(Relation, usize),
    Turns(Relation, usize),
}

#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    pub(super) kind: Kind,
}

impl Fact {
    /// Errors: what is wrong with the words.
    pub fn parse(text: &str) -> Result<Fact, String> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim();
        let kind = match word {
            "takes" => {
                let (relation, time) = related(rest);
                let seconds = seconds(time).ok_or(format!("a time is 1.5 s or 240 ms, not {time}"))?;
                Kind::Takes(relation, seconds)
            }
            "outcome" => match OutcomeKind::ALL.iter().any(|kind| kind.word() == rest) {
                true => Kind::Outcome(rest.to_owned()),
                false => return Err(format!("there is no outcome {rest}")),
            },
            "count" => count(rest)?,
            "cell" => cell(rest)?,
            "at-once" | "turns" => {
                let (relation, number) = related(rest);
                let number = whole(number)?;
                match word {
                    "turns" => Kind::Turns(relation, number),
                    _ => Kind::AtOnce(relation, number),
                }
            }
            _ => return Err("a fact begins with takes, outcome, count, cell, at-once or turns".to_owned()),
        };
        Ok(Fact { kind })
    }

    /// Errors: what was found instead, in words.
    pub fn check(&self, trace: &Trace, language: Language) -> Result<(), String> {
        let korean = language == Language::Korean;
        let were = |found: usize| if korean { format!("{found}") } else { format!("there were {found}") };
        match &self.kind {
            Kind::Takes(relation, wanted) => {
                let found = trace.at(trace.len().saturating_sub(1)).seconds();
                let holds = match relation {
                    Relation::Equal => (wanted - found).abs() <= (wanted * 0.05).max(0.005),
                    Relation::Less | Relation::AtMost => found < *wanted,
                    Relation::More | Relation::AtLeast => found > *wanted,
                };
                said(holds, || if korean { format!("{found:.6}초") } else { format!("it took {found:.6} s") })
            }
            Kind::Outcome(wanted) => {
                let found = super::Question::Ends.answer(trace, 0).words;
                said(*wanted == found, || if korean { found.clone() } else { format!("it was {found}") })
            }
            Kind::Count { name, fields, relation, count } => {
                let found = (0..trace.len()).filter(|index| matches(trace, *index, name, fields)).count();
                said(relation.holds(found, *count), || were(found))
            }
            Kind::Cell { line, order, control } => {
                let matrix = Matrix::of(trace);
                let sites: Vec<_> = matrix.sites.iter().filter(|site| site.line == *line).collect();
                let fits = |site: &&&crate::matrix::Site| {
                    site.order.word() == order && site.control.word() == control
                };
                let found = sites.iter().map(|site| {
                    format!("{} {} {}", site.call, site.order.word(), site.control.word())
                });
                let found: Vec<_> = found.collect();
                said(sites.iter().any(|site| fits(&site)), || match found.is_empty() {
                    true if korean => format!("{line}행에는 기다리는 호출이 없음"),
                    true => format!("nothing waits at line {line}"),
                    false if korean => found.join(", "),
                    false => format!("line {line} has {}", found.join(", ")),
                })
            }
            Kind::AtOnce(relation, wanted) => {
                let found = at_once(trace);
                said(relation.holds(found, *wanted), || were(found))
            }
            Kind::Turns(relation, wanted) => {
                let found = (0..trace.len())
                    .filter(|index| trace.record(*index).event.name() == "TurnStarted")
                    .count();
                said(relation.holds(found, *wanted), || were(found))
            }
        }
    }
}

fn said(holds: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(words()) }
}

impl Relation {
    fn holds(self, found: usize, wanted: usize) -> bool {
        match self {
            Relation::Equal => found == wanted,
            Relation::Less => found < wanted,
            Relation::More => found > wanted,
            Relation::AtMost => found <= wanted,
            Relation::AtLeast => found >= wanted,
        }
    }
}

/// `>= 3` as its relation and the rest; without one: equal.
fn related(text: &str) -> (Relation, &str) {
    let table = [
        ("<=", Relation::AtMost),
        (">=", Relation::AtLeast),
        ("<", Relation::Less),
        (">", Relation::More),
        ("=", Relation::Equal),
    ];
    for (word, relation) in table {
        if let Some(rest) = text.strip_prefix(word) {
            return (relation, rest.trim());
        }
    }
    (Relation::Equal, text.trim())
}

fn whole(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("not a number: {text}"))
}

/// `ThreadBlocked reason=io >= 1`
fn count(text: &str) -> Result<Kind, String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let number = words.pop().ok_or("count NAME = N")?;
    let relation = words.pop().ok_or("count NAME = N")?;
    let (relation, rest) = related(relation);
    if !rest.is_empty() || words.is_empty() {
        return Err("count NAME = N".to_owned());
    }
    known(words[0])?;
    let fields = words[1..].iter().map(|word| match word.split_once('=') {
        Some((key, value)) => Ok((key.to_owned(), value.to_owned())),
        None => Err(format!("a field is NAME=VALUE, not {word}")),
    });
    Ok(Kind::Count {
        name: words[0].to_owned(),
        fields: fields.collect::<Result<_, String>>()?,
        relation,
        count: whole(number)?,
    })
}

/// `8 async non-blocking`
fn cell(text: &str) -> Result<Kind, String> {
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        [line, order @ ("sync" | "async"), control @ ("blocking" | "non-blocking")] => Ok(Kind::Cell {
            line: whole(line)? as u32,
            order: order.to_owned(),
            control: control.to_owned(),
        }),
        _ => Err("cell LINE sync|async blocking|non-blocking".to_owned()),
    }
}

fn matches(trace: &Trace, index: usize, name: &str, fields: &[(String, String)]) -> bool {
    if trace.record(index).event.name() != name {
        return false;
    }
    if fields.is_empty() {
        return true;
    }
    let line: serde_json::Value = serde_json::from_str(&trace.json_line(index)).unwrap_or_default();
    fields.iter().all(|(key, value)| match &line[key] {
        serde_json::Value::String(found) => found == value,
        found => found.to_string() == *value,
    })
}

/// The most threads that were on a core at the same time.
fn at_once(trace: &Trace) -> usize {
    let (mut running, mut most) = (0usize, 0);
    for record in trace.records() {
        match record.event {
            Event::ThreadRunning { .. } => running += 1,
            Event::ThreadPreempted { .. } | Event::ThreadBlocked { .. } | Event::ThreadExited { .. } => {
                running = running.saturating_sub(1);
            }
            _ => {}
        }
        most = most.max(running);
    }
    most
}
