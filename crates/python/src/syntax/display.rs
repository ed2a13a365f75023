//! A syntax error as CPython prints it: place, line, markers, words.
//!
//! Source: `TracebackException._format_syntax_error` (3.14), and for 3.11
//! `print_error_text` in `Python/pythonrun.c`; the offsets that they get differ.

use super::problem::{ProblemKind, SyntaxProblem, Version};

/// The text for stderr, with its line end.
pub fn syntax_error(problem: &SyntaxProblem, file: &str, source: &str, version: Version) -> String {
    let start = (problem.start as usize).min(source.len());
    let end = (problem.end as usize).clamp(start, source.len());
    let line = line_number(source, start);
    let mut text = format!("  File \"{file}\", line {line}\n");
    text.push_str(&marked_line(problem, source, (start, end), version));
    text.push_str(&format!("{}: {}\n", problem.kind.name(), problem.message));
    text
}

/// A warning of the compiler as CPython prints it: place, words, line.
pub fn syntax_warning(problem: &SyntaxProblem, file: &str, source: &str) -> String {
    let start = (problem.start as usize).min(source.len());
    let line = line_number(source, start);
    let (words, shown) = (&problem.message, source_line(source, start).1.trim());
    format!("{file}:{line}: SyntaxWarning: {words}\n  {shown}\n")
}

fn marked_line(
    problem: &SyntaxProblem,
    source: &str,
    (start, end): (usize, usize),
    version: Version,
) -> String {
    let (line_start, line) = source_line(source, start);
    let shown = line.trim_start_matches([' ', '\t', '\u{c}']);
    let indent = line.len() - shown.len();
    let shown = shown.trim_end();
    if shown.is_empty() {
        return String::new();
    }
    // The parser stops at the indentation, which is not shown.
    if problem.message == "unexpected indent" && line[..indent].ends_with(' ') {
        return format!("    {shown}\n");
    }
    let from = (start - line_start).max(indent) - indent;
    let line_end = line_start + line.trim_end().len();
    // Beyond the line's end: one place after it; over several lines: to the line's end.
    let to = end.min(line_end.max(start)) - line_start;
    let to = to.max(indent) - indent;
    let before: String = letters(shown, 0, from).map(blank).collect();
    let count = match problem.kind {
        // 3.11 marks only where the indentation ends.
        ProblemKind::IndentationError | ProblemKind::TabError if version == Version::Py311 => 1,
        _ => letters(shown, from, to).count().max(1),
    };
    format!("    {shown}\n    {before}{}\n", "^".repeat(count))
}

/// The characters between two byte offsets; those beyond the text count as blanks.
fn letters(text: &str, from: usize, to: usize) -> impl Iterator<Item = char> + '_ {
    let inside = text
        .char_indices()
        .filter(move |(at, _)| (from..to).contains(at))
        .map(|(_, letter)| letter);
    let beyond = to.saturating_sub(from.max(text.len()));
    inside.chain(std::iter::repeat_n(' ', beyond))
}

fn blank(letter: char) -> char {
    if letter.is_whitespace() { letter } else { ' ' }
}

fn line_number(source: &str, offset: usize) -> usize {
    source.as_bytes()[..offset]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

/// The line around an offset, without its end, and where it begins.
fn source_line(source: &str, offset: usize) -> (usize, &str) {
    let start = source[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = source[start..].split('\n').next().unwrap_or("");
    (start, line.trim_end_matches('\r'))
}
