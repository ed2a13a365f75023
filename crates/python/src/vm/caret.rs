//! The source lines of a failing instruction, with markers under what failed.
//!
//! From 3.13 on every line of the instruction's range is shown (long ones are
//! folded), and an operator, a subscript's brackets or a call's parentheses
//! stand out: `~~^~~`. Where the markers would say nothing new they are left
//! out. 3.11 shows the first line, and splits operators and subscripts only.
//! Source: `StackSummary.format_frame_summary` and
//! `_extract_caret_anchors_from_line_segment` of `Lib/traceback.py`.

use crate::code::Range;
use crate::syntax::Version;
use crate::vm::split::{Place, Split, split};
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;
use std::collections::BTreeSet;

const INDENT: &str = "    ";

/// The lines of a range (byte offsets into `text`) and their markers, indented, each with its end.
pub fn marked(text: &str, range: Range, version: Version) -> String {
    let start = (range.start as usize).min(text.len());
    let end = (range.end as usize).clamp(start, text.len());
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let after = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let whole = &text[first..after];
    if whole.trim().is_empty() {
        return String::new();
    }
    if start == end {
        let line = whole.lines().next().unwrap_or("").trim();
        return format!("{INDENT}{line}\n");
    }
    let columns = (start - first, end - first);
    match version {
        Version::Py311 => first_line(whole, columns),
        Version::Py314 => Snippet::new(whole, columns).draw(),
    }
}

/// Columns on the screen: East Asian wide letters take two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|letter| 1 + usize::from(is_wide(letter)))
        .sum()
}

fn is_wide(letter: char) -> bool {
    matches!(u32::from(letter),
        0x1100..=0x115f | 0x231a..=0x231b | 0x23e9..=0x23ec | 0x2614..=0x2615 | 0x2648..=0x2653
        | 0x26a1 | 0x26bd..=0x26be | 0x2705 | 0x270a..=0x270b | 0x2728 | 0x274c | 0x2753..=0x2755
        | 0x2795..=0x2797 | 0x2b1b..=0x2b1c | 0x2b50 | 0x2e80..=0x303e | 0x3041..=0x33ff
        | 0x3400..=0x4dbf | 0x4e00..=0xa4cf | 0xa960..=0xa97f | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff | 0x1f900..=0x1faff | 0x20000..=0x3fffd)
}

// ---- 3.11 -------------------------------------------------------------------

fn first_line(whole: &str, (start, end): (usize, usize)) -> String {
    let line = whole.lines().next().unwrap_or("");
    let shown = line.trim();
    let indent = line.len() - line.trim_start().len();
    let is_single = end <= line.len();
    let end = end.min(line.trim_end().len()).max(start);
    let segment = &line[start..end];
    let found = is_single.then(|| split(segment, false)).flatten();
    let mut text = format!("{INDENT}{shown}\n");
    let covers_all = segment.len() >= shown.len();
    if covers_all && found.is_none() {
        return text;
    }
    text.push_str(INDENT);
    text.push_str(&" ".repeat(width(&line[indent.min(start)..start])));
    for (column, letter) in segment.chars().enumerate() {
        let place = Place { line: 0, column };
        let marker = found.map_or('^', |found| found.marker(place));
        let count = 1 + usize::from(is_wide(letter));
        text.extend(std::iter::repeat_n(marker, count));
    }
    text.push('\n');
    text
}

// ---- 3.13 and later ---------------------------------------------------------

/// The lines of a range without their common indentation.
struct Snippet {
    lines: Vec<String>,
    /// Byte columns in the first and in the last line.
    start: usize,
    end: usize,
}

impl Snippet {
    fn new(whole: &str, (start, end): (usize, usize)) -> Snippet {
        let originals: Vec<&str> = whole
            .split('\n')
            .map(|l| l.trim_end_matches('\r'))
            .collect();
        let lines = dedent(&originals);
        let cut = originals[0].len() - lines[0].len();
        let last_start = whole.rfind('\n').map_or(0, |at| at + 1);
        let end = (end - last_start).saturating_sub(cut);
        let last = lines.last().map_or(0, String::len);
        Snippet {
            start: start.saturating_sub(cut),
            end: end.min(last),
            lines,
        }
    }

    fn draw(&self) -> String {
        let segment = self.segment();
        let found = split(&segment, true).map(|found| self.shift(found));
        let markers = self.needs_markers(found.is_some());
        let mut drawn: Vec<String> = Vec::new();
        let mut before: Option<usize> = None;
        for line in self.significant(found) {
            match before.map_or(0, |before| line - before) {
                0 | 1 => {}
                2 => self.draw_line(line - 1, found, markers, &mut drawn),
                gap => drawn.push(format!("...<{} lines>...", gap - 1)),
            }
            self.draw_line(line, found, markers, &mut drawn);
            before = Some(line);
        }
        let borrowed: Vec<&str> = drawn.iter().map(String::as_str).collect();
        let lines = dedent(&borrowed);
        lines
            .iter()
            .map(|line| format!("{INDENT}{line}\n"))
            .collect()
    }

    /// Exactly the instruction's text.
    fn segment(&self) -> String {
        let whole = self.lines.join("\n");
        let last = self.lines.last().map_or(0, String::len);
        let end = whole.len() - (last - self.end);
        whole[self.start.min(end)..end].to_owned()
    }

    /// A place in the segment's first line becomes one in the shown line; and letters become columns.
    fn shift(&self, found: Split) -> Split {
        let place = |place: Place| {
            let line = &self.lines[place.line];
            let skipped = if place.line == 0 { self.start } else { 0 };
            let letters = line[skipped..].chars().take(place.column);
            let column = width(&line[..skipped]) + width(&letters.collect::<String>());
            Place { column, ..place }
        };
        Split {
            from: place(found.from),
            to: place(found.to),
        }
    }

    fn significant(&self, found: Option<Split>) -> BTreeSet<usize> {
        let last = self.lines.len() - 1;
        let mut lines = BTreeSet::from([0, last]);
        for edge in found
            .iter()
            .flat_map(|found| [found.from.line, found.to.line])
        {
            lines.extend(edge.saturating_sub(1)..=(edge + 1).min(last));
        }
        lines
    }

    fn draw_line(&self, at: usize, found: Option<Split>, markers: bool, drawn: &mut Vec<String>) {
        let line = &self.lines[at];
        drawn.push(line.clone());
        if !markers {
            return;
        }
        let indent = line.chars().count() - line.trim_start().chars().count();
        let from = if at == 0 {
            width(&line[..self.start])
        } else {
            0
        };
        let is_last = at + 1 == self.lines.len();
        let to = width(if is_last { &line[..self.end] } else { line });
        let marker = |column: usize| match found {
            _ if column < indent.max(from) => ' ',
            Some(found) => found.marker(Place { line: at, column }),
            None => '^',
        };
        drawn.push((0..to).map(marker).collect());
    }

    /// Not if they cover a whole line, nor under a call that is all of a `return` or an assignment.
    fn needs_markers(&self, is_split: bool) -> bool {
        let before = &self.lines[0][..self.start];
        let after = self.lines.last().map_or("", |line| &line[self.end..]);
        if self.is_plain_call() {
            return false;
        }
        is_split || !before.trim().is_empty() || !after.trim().is_empty()
    }

    /// `return f(…)`, `name = f(…)` with the range being the call.
    fn is_plain_call(&self) -> bool {
        let whole = self.lines.join("\n");
        let options = ParseOptions::from(Mode::Module);
        let parsed = parse_unchecked(&whole, options);
        if !parsed.errors().is_empty() {
            return false;
        }
        let Some(module) = parsed.try_into_module() else {
            return false;
        };
        let call = match module.syntax().body.first() {
            Some(Stmt::Return(node)) => match node.value.as_deref() {
                Some(Expr::Call(call)) if call.func.is_name_expr() => call,
                _ => return false,
            },
            Some(Stmt::Assign(node)) => match (node.targets.as_slice(), &*node.value) {
                ([Expr::Name(_)], Expr::Call(call)) => call,
                _ => return false,
            },
            _ => return false,
        };
        let last = self.lines.last().map_or(0, String::len);
        let (start, end) = (call.start().to_usize(), call.end().to_usize());
        start == self.start && end == whole.len() - last + self.end
    }
}

/// Without the indentation that all lines share; blank lines count as empty.
fn dedent(lines: &[&str]) -> Vec<String> {
    let indent = |line: &&&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let full = lines.iter().filter(|line| !line.trim().is_empty());
    let common = full.min_by_key(indent).map_or(0, |line| indent(&line));
    let cut = |line: &&str| match line.trim().is_empty() {
        true => String::new(),
        false => line[common..].to_owned(),
    };
    lines.iter().map(cut).collect()
}
