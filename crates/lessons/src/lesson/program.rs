//! A lesson's program: its text, the computer that it runs on, what must come out.

use super::block::Problem;
use scenario::{Clock, GeneratedFile, Language, Scenario};

/// Text of the lesson, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// 1-based; of a block of several lines, the first line inside.
    pub line: u32,
    pub text: String,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Program {
    /// The fence's line, 1-based.
    pub line: u32,
    /// What is run, settings and world included.
    pub scenario: Scenario,
    /// All of standard output.
    pub output: Option<Written>,
    /// Lines that standard error must contain, in this order.
    pub errors: Option<Written>,
    /// What must hold of the run, one a line, see `views::exercise`.
    pub facts: Vec<Written>,
}

impl Program {
    pub fn text(&self) -> &str {
        &self.scenario.main_file().text
    }
}

/// From a fence's words: `python power.py cores=2 until=30s`. None: not a program's fence.
pub(super) fn begin(info: &str, line: u32, problems: &mut Vec<Problem>) -> Option<Program> {
    let mut words = info.split_whitespace();
    let (language, extension) = match words.next() {
        Some("python") => (Language::Python, ".py"),
        Some("go") => (Language::Go, ".go"),
        _ => return None,
    };
    let mut wrong = |words: String| problems.push(Problem { line, words });
    let name = match words.next() {
        Some(name) if name.ends_with(extension) => name,
        other => {
            wrong(format!(
                "a program's fence names its file: ```{info} … {extension}"
            ));
            other.map_or("main", |_| "main")
        }
    };
    let mut scenario = Scenario::new(language, name, "");
    for word in words {
        let Some((key, value)) = word.split_once('=') else {
            wrong(format!("a setting is NAME=VALUE, not {word}"));
            continue;
        };
        if let Err(words) = set(&mut scenario, key, value) {
            wrong(words);
        }
    }
    Some(Program {
        line,
        scenario,
        output: None,
        errors: None,
        facts: Vec::new(),
    })
}

fn set(scenario: &mut Scenario, key: &str, value: &str) -> Result<(), String> {
    let number = || {
        value
            .parse::<u64>()
            .map_err(|_| format!("{key} is a number, not {value}"))
    };
    let settings = &mut scenario.settings;
    match key {
        "cores" => settings.cores = number()?.clamp(1, 64) as u32,
        "gomaxprocs" => settings.gomaxprocs = number()?.clamp(1, 64) as u32,
        "seed" => settings.seed = number()?,
        "gil" => settings.free_threaded = number()? == 0,
        "clock" => {
            settings.clock = match value {
                "costed" => Clock::Costed,
                "frozen" => Clock::Frozen,
                _ => return Err(format!("clock is costed or frozen, not {value}")),
            }
        }
        "release" => scenario.release = value.to_owned(),
        "until" => scenario.limits.time_ns = Some(nanoseconds(value)?),
        "lines" => {
            let (name, lines) = value.split_once(':').ok_or("lines=NAME:N")?;
            let lines = lines
                .parse()
                .map_err(|_| format!("lines={name}:N, N is a number"))?;
            let made = GeneratedFile {
                lines,
                ..GeneratedFile::default()
            };
            scenario.world.generated.insert(name.to_owned(), made);
        }
        _ => return Err(format!("no such setting: {key}")),
    }
    scenario.check().map_err(|error| error.to_string())
}

/// `30s`, `250ms`.
fn nanoseconds(value: &str) -> Result<u64, String> {
    let (digits, unit) = match value.strip_suffix("ms") {
        Some(digits) => (digits, 1_000_000),
        None => (value.strip_suffix('s').unwrap_or(value), 1_000_000_000),
    };
    let number: u64 = digits
        .parse()
        .map_err(|_| format!("a time is 30s or 250ms, not {value}"))?;
    Ok(number.saturating_mul(unit))
}
