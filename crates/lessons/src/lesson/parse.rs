//! From a file's text to a lesson and what is wrong with it.

use super::block::{Block, Choice, Lesson, Prediction, Problem, Tongue};
use super::inline::{Inline, inlines};
use super::program::{self, Written};

/// Reads a lesson. Never fails: what is wrong is in the list, in the order of its lines, and what
/// could be read is in the lesson.
pub fn parse(text: &str) -> (Lesson, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader {
        lines: text.lines().collect(),
        next: 0,
        lesson: Lesson::default(),
        problems: Vec::new(),
    };
    reader.head();
    while reader.next < reader.lines.len() {
        reader.block();
    }
    reader.whole();
    reader.problems.sort_by_key(|problem| problem.line);
    (reader.lesson, reader.problems)
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    /// The line that is read next, counted from 0.
    next: usize,
    lesson: Lesson,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn wrong(&mut self, line: usize, words: impl Into<String>) {
        self.problems.push(Problem {
            line: line as u32 + 1,
            words: words.into(),
        });
    }

    // ---- the head ------------------------------------------------------------

    fn head(&mut self) {
        if self.lines.first().map(|line| line.trim_end()) != Some("---") {
            return self.wrong(0, "a lesson begins with its head, between two lines of ---");
        }
        let Some(length) = self.lines[1..]
            .iter()
            .position(|line| line.trim_end() == "---")
        else {
            self.next = 1;
            return self.wrong(0, "the head has no end: a line of ---");
        };
        let mut seen = Vec::new();
        for at in 1..=length {
            let line = self.lines[at];
            if line.trim().is_empty() {
                continue;
            }
            match line.split_once(':') {
                Some((key, value)) => {
                    seen.push(key.trim());
                    self.entry(at, key.trim(), value.trim());
                }
                None => self.wrong(at, "the head's lines are NAME: VALUE"),
            }
        }
        for key in ["lesson", "title", "language", "minutes"] {
            if !seen.contains(&key) {
                self.wrong(0, format!("the head has no {key}:"));
            }
        }
        self.next = length + 2;
    }

    fn entry(&mut self, at: usize, key: &str, value: &str) {
        match key {
            "lesson" if is_slug(value) => self.lesson.id = value.to_owned(),
            "lesson" => self.wrong(at, "an id has small letters, digits and hyphens"),
            "title" if value.is_empty() => self.wrong(at, "the title is empty"),
            "title" => self.lesson.title = value.to_owned(),
            "language" => match value {
                "ko" => self.lesson.tongue = Tongue::Korean,
                "en" => self.lesson.tongue = Tongue::English,
                _ => self.wrong(at, format!("language is ko or en, not {value}")),
            },
            "minutes" => match value.parse() {
                Ok(minutes @ 1..=60) => self.lesson.minutes = minutes,
                _ => self.wrong(at, "minutes is a number from 1 to 60"),
            },
            "needs" => {
                let needs = value
                    .split(',')
                    .map(str::trim)
                    .filter(|need| !need.is_empty());
                self.lesson.needs = needs.map(str::to_owned).collect();
            }
            _ => self.wrong(at, format!("the head has no entry {key}")),
        }
    }

    // ---- blocks -----------------------------------------------------------------

    fn block(&mut self) {
        let at = self.next;
        let line = self.lines[at];
        if line.trim().is_empty() {
            self.next += 1;
        } else if let Some(info) = line.strip_prefix("```") {
            self.fence(at, info.trim());
        } else if line.trim_end() == "---" {
            self.next += 1;
            self.lesson.blocks.push(Block::Slide);
        } else if line.starts_with('#') {
            self.next += 1;
            let text = self.inline(at, line.trim_start_matches('#').trim());
            self.lesson.blocks.push(Block::Heading(text));
        } else if line.starts_with('>') {
            let text = self.joined(|line| line.strip_prefix('>'));
            let text = self.inline(at, &text);
            self.lesson.blocks.push(Block::Question(text));
        } else if line.starts_with('|') {
            self.table();
        } else if item(line).is_some() {
            self.list(at);
        } else {
            let text = self.joined(|line| (!begins_block(line)).then_some(line));
            let text = self.inline(at, &text);
            self.lesson.blocks.push(Block::Text(text));
        }
    }

    fn inline(&mut self, at: usize, text: &str) -> Vec<Inline> {
        inlines(text, at as u32 + 1, &mut self.problems)
    }

    /// The lines of a paragraph as one.
    fn joined(&mut self, part: impl Fn(&'a str) -> Option<&'a str>) -> String {
        let mut text = String::new();
        while let Some(line) = self.lines.get(self.next).and_then(|line| part(line)) {
            if line.trim().is_empty() {
                // A mark alone is read too: the reader must go on.
                self.next += usize::from(text.is_empty());
                break;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line.trim());
            self.next += 1;
        }
        text
    }

    fn list(&mut self, at: usize) {
        let numbered = self.lines[at].starts_with(|letter: char| letter.is_ascii_digit());
        let mut items = Vec::new();
        while let Some(text) = self.lines.get(self.next).and_then(|line| item(line)) {
            let (at, mut text) = (self.next, text.trim().to_owned());
            self.next += 1;
            while let Some(more) = self.lines.get(self.next)
                && more.starts_with("  ")
                && !more.trim().is_empty()
            {
                text.push(' ');
                text.push_str(more.trim());
                self.next += 1;
            }
            let text = self.inline(at, &text);
            items.push(text);
        }
        self.lesson.blocks.push(Block::List { numbered, items });
    }

    fn table(&mut self) {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some(line) = self.lines.get(self.next).copied()
            && line.starts_with('|')
        {
            let at = self.next;
            self.next += 1;
            let inner = line.trim().trim_matches('|');
            if inner.chars().all(|letter| "-:| ".contains(letter)) {
                continue;
            }
            let cells = inner.split('|');
            let row: Vec<_> = cells.map(|cell| self.inline(at, cell.trim())).collect();
            if rows.first().is_some_and(|head| head.len() != row.len()) {
                self.wrong(at, "this row has not as many cells as the table's head");
            }
            rows.push(row);
        }
        self.lesson.blocks.push(Block::Table(rows));
    }

    // ---- fences ------------------------------------------------------------------

    fn fence(&mut self, at: usize, info: &str) {
        let rest = &self.lines[at + 1..];
        let length = match rest.iter().position(|line| line.trim_end() == "```") {
            Some(length) => length,
            None => {
                let length = rest.len();
                self.wrong(at, "this fence has no end: a line of ```");
                length
            }
        };
        let lines: Vec<&str> = self.lines[at + 1..at + 1 + length].to_vec();
        self.next = (at + length + 2).min(self.lines.len());
        let first = at as u32 + 2;
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        match info.split_whitespace().next() {
            Some("output") => self.expect(at, |program| {
                program
                    .output
                    .replace(Written { line: first, text })
                    .is_none()
            }),
            Some("errors") => self.expect(at, |program| {
                program
                    .errors
                    .replace(Written { line: first, text })
                    .is_none()
            }),
            Some("facts") => {
                let facts = lines
                    .iter()
                    .enumerate()
                    .filter(|(_, line)| !line.trim().is_empty());
                let facts: Vec<Written> = facts
                    .map(|(offset, line)| Written {
                        line: first + offset as u32,
                        text: line.trim().to_owned(),
                    })
                    .collect();
                self.expect(at, |program| {
                    program.facts.extend(facts);
                    true
                });
            }
            Some("predict") => self.prediction(at, &lines),
            _ => match program::begin(info, at as u32 + 1, &mut self.problems) {
                Some(mut program) => {
                    program.scenario.program[0].text = text;
                    self.lesson.blocks.push(Block::Program(Box::new(program)));
                }
                None => self.wrong(
                    at,
                    format!(
                        "a fence is python, go, output, errors, facts or predict, not {info:?}"
                    ),
                ),
            },
        }
    }

    /// What belongs to the program before it. `put`: false if it was said twice.
    fn expect(&mut self, at: usize, put: impl FnOnce(&mut program::Program) -> bool) {
        let programs = self.lesson.blocks.iter_mut().rev();
        let last = programs.filter_map(|block| match block {
            Block::Program(program) => Some(&mut **program),
            _ => None,
        });
        match last.take(1).next() {
            None => self.wrong(at, "there is no program before this"),
            Some(program) => {
                if !put(program) {
                    self.wrong(at, "this is said twice of the program before it");
                }
            }
        }
    }

    fn prediction(&mut self, at: usize, lines: &[&'a str]) {
        let Some(program) = self.lesson.programs().count().checked_sub(1) else {
            return self.wrong(
                at,
                "a prediction is about the program before it; there is none",
            );
        };
        let mut prediction = Prediction {
            line: at as u32 + 1,
            program,
            at: String::new(),
            at_line: at as u32 + 1,
            kind: String::new(),
            ask: Vec::new(),
            choices: Vec::new(),
        };
        for (offset, line) in lines.iter().enumerate() {
            let here = at + 1 + offset;
            if let Some(choice) = line.strip_prefix("- ") {
                let (answer, why) = choice.split_once(" | ").unwrap_or((choice, ""));
                if why.is_empty() {
                    self.wrong(here, "an answer is `- ANSWER | why one may think so`");
                }
                let why = self.inline(here, why.trim());
                prediction.choices.push(Choice {
                    line: here as u32 + 1,
                    answer: answer.trim().to_owned(),
                    why,
                });
            } else if let Some((key, value)) = line.split_once(':') {
                match key.trim() {
                    "at" => {
                        prediction.at = value.trim().to_owned();
                        prediction.at_line = here as u32 + 1;
                    }
                    "kind" => prediction.kind = value.trim().to_owned(),
                    "ask" => prediction.ask = self.inline(here, value.trim()),
                    other => self.wrong(
                        here,
                        format!("a prediction has at:, kind:, ask: and answers, not {other}:"),
                    ),
                }
            } else if !line.trim().is_empty() {
                self.wrong(
                    here,
                    "a prediction has at:, kind:, ask: and answers that begin with -",
                );
            }
        }
        for (word, is_missing) in [
            ("at:", prediction.at.is_empty()),
            ("kind:", prediction.kind.is_empty()),
            ("ask:", prediction.ask.is_empty()),
        ] {
            if is_missing {
                self.wrong(at, format!("the prediction has no {word}"));
            }
        }
        if prediction.choices.len() < 2 {
            self.wrong(at, "the prediction has fewer than two answers");
        }
        self.lesson.blocks.push(Block::Prediction(prediction));
    }

    fn whole(&mut self) {
        if self.lesson.programs().next().is_none() {
            self.wrong(self.lines.len().saturating_sub(1), "a lesson has a program");
        }
        let silent: Vec<u32> = self
            .lesson
            .programs()
            .filter(|program| program.output.is_none() && program.errors.is_none())
            .map(|program| program.line)
            .collect();
        for line in silent {
            self.wrong(
                line as usize - 1,
                "the program's output is not said: ```output",
            );
        }
    }
}

fn is_slug(text: &str) -> bool {
    let allowed =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !text.is_empty() && text.chars().all(allowed)
}

/// The text of a list's item.
fn item(line: &str) -> Option<&str> {
    if let Some(text) = line.strip_prefix("- ") {
        return Some(text);
    }
    let (number, text) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
    is_number.then_some(text)
}

fn begins_block(line: &str) -> bool {
    line.starts_with("```")
        || line.starts_with(['#', '>', '|'])
        || line.trim_end() == "---"
        || item(line).is_some()
}
