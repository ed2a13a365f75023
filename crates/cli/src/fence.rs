//! A fenced block of a course page that is to become an embed, by its first line.
//!
//! ````text
//! ```go interleave gomaxprocs=1 title="A hand-over"
//! ````
//!
//! Behind the word `interleave` stand options, `NAME=VALUE`, `NAME="VALUE"` or `NAME`. Those that
//! decide the run become part of the link, and are checked as those of `interleave link` are;
//! the others are attributes of the embed (`docs/embed.md`).
//! `web/kit` has the same in Python and JavaScript; `web/kit/blocks.json` is the test of all three.

use crate::failure::Failure;
use crate::options::{Command, Options};
use crate::{files, link};
use scenario::{Language, Scenario};

/// Options that decide the run or what is open of it, each that of the command line.
const RUN: [&str; 8] = ["cores", "gomaxprocs", "seed", "gil", "clock", "moment", "stage", "notes"];
/// Attributes of the embed. Its stage is both: with the attribute the other stages' tabs go.
const SHOWN: [&str; 11] = [
    "title", "lang", "parts", "stage", "theme", "size", "lines", "hide", "readonly", "autoplay", "sandbox",
];
/// Those that need no value.
const SWITCHES: [&str; 2] = ["readonly", "autoplay"];

#[derive(Clone, PartialEq, Debug)]
pub struct Fence {
    pub language: Language,
    /// The program's file, its computer, and what is open.
    options: Options,
    /// Attributes of the embed, in their order.
    pub shown: Vec<(String, String)>,
}

impl Fence {
    /// None: the first line is that of an ordinary block. Errors: what is wrong with it, in words.
    pub fn parse(info: &str) -> Result<Option<Fence>, String> {
        let info = info.trim();
        let end = info.find(|letter: char| letter.is_whitespace() || letter == ',').unwrap_or(info.len());
        let (language, rest) = info.split_at(end);
        let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        let Some(words) = rest.strip_prefix("interleave") else {
            return Ok(None);
        };
        if !words.is_empty() && !words.starts_with(char::is_whitespace) {
            return Ok(None);
        }
        let language = match language.to_lowercase().as_str() {
            "python" | "py" => Language::Python,
            "go" | "golang" => Language::Go,
            other => return Err(format!("interleave runs python and go, not {other}")),
        };
        let mut arguments = Vec::new();
        let mut file = None;
        let mut shown = Vec::new();
        for (name, value) in split(words)? {
            if value.is_empty() && !SWITCHES.contains(&name.as_str()) {
                return Err(format!("{name} needs a value"));
            }
            match name.as_str() {
                "file" => file = Some(value),
                "release" => arguments.push(format!("--{}={value}", language.name().to_lowercase())),
                name if !RUN.contains(&name) && !SHOWN.contains(&name) => return Err(unknown(name)),
                name => {
                    if RUN.contains(&name) {
                        arguments.push(format!("--{name}={value}"));
                    }
                    if SHOWN.contains(&name) {
                        shown.push((name.to_owned(), value));
                    }
                }
            }
        }
        let file = file.unwrap_or_else(|| usual_file(language).to_owned());
        arguments.push(file);
        let options = Options::parse(&arguments, Command::Link);
        let options = options.map_err(|words| words.trim_start_matches("--").to_owned())?;
        Ok(Some(Fence { language, options, shown }))
    }

    /// What the embed runs. Errors: the options do not go together.
    pub fn scenario(&self, program: &str) -> Result<Scenario, Failure> {
        let scenario = Scenario::new(self.language, self.options.file.as_str(), program);
        let mut scenario = files::settled(scenario, &self.options)?;
        link::show(&mut scenario, &self.options.opened);
        Ok(scenario)
    }
}

pub fn usual_file(language: Language) -> &'static str {
    match language {
        Language::Python => "main.py",
        Language::Go => "main.go",
    }
}

fn unknown(name: &str) -> String {
    let mut known: Vec<&str> = RUN.iter().chain(&SHOWN).copied().chain(["file", "release"]).collect();
    known.sort_unstable();
    known.dedup();
    format!("interleave has no option {name}; it has {}", known.join(", "))
}

/// Names with their values; a value in quotes ends at the same quote.
fn split(words: &str) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    let mut rest = words.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_whitespace() || letter == '=').unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            match after.chars().next().filter(|first| "\"'".contains(*first)) {
                Some(quote) => {
                    let inside = &after[1..];
                    let end = inside.find(quote).ok_or_else(|| format!("{name}: a quote is not closed"))?;
                    (value, rest) = (&inside[..end], &inside[end + 1..]);
                    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
                        return Err(format!("{name}: something follows the closing quote"));
                    }
                }
                None => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    (value, rest) = after.split_at(end);
                }
            }
        }
        found.push((name, value.to_owned()));
        rest = rest.trim_start();
    }
    Ok(found)
}
