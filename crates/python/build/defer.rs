//! Marks the functions of a library module whose bodies wait, see `src/compile/bodies.rs`.

use super::headers::{class_name, indent_of, is_def};
use super::minify::{Line, split};

/// Shorter bodies are compiled with their module, in bytes.
const BODY_MIN: usize = 48;

/// The minified text with marks.
pub fn marked(text: &str) -> String {
    // Their annotations would be texts.
    if text.contains("from __future__ import annotations") {
        return text.to_owned();
    }
    let lines = split(text);
    let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].begins).collect();
    let mut marks = vec![0; lines.len()];
    let mut in_class = false;
    for (index, &at) in starts.iter().enumerate() {
        let line = lines[at].text;
        let indent = indent_of(line);
        if indent == 0 {
            in_class = class_name(line).is_some() || in_class && line.starts_with('@');
        }
        if !is_def(line) || indent > 1 || indent == 1 && !in_class {
            continue;
        }
        let body = starts.get(index + 1).copied().unwrap_or(lines.len());
        let after = starts[index + 1..].iter().copied();
        let end = after
            .clone()
            .find(|next| indent_of(lines[*next].text) <= indent)
            .unwrap_or(lines.len());
        let header = (at..body).rev().find(|at| !lines[*at].text.is_empty());
        if let (Some(header), Some(spaces)) = (header, spaces(&lines[body..end], indent))
            && lines[header].text.ends_with(':')
            && !(at + 1..=header).any(|at| is_def(lines[at].text))
        {
            marks[header] = spaces;
        }
    }
    let mut marked = String::with_capacity(text.len());
    for (line, spaces) in text.lines().zip(marks) {
        marked.push_str(line);
        marked.extend(std::iter::repeat_n(' ', spaces));
        marked.push('\n');
    }
    marked
}

/// The mark of a function with this body, if its body may wait.
fn spaces(body: &[Line], indent: usize) -> Option<usize> {
    let size: usize = body.iter().map(|line| line.text.len() + 1).sum();
    // A reader would take such a line for the body's end.
    let ends_early = |line: &Line| !line.text.is_empty() && indent_of(line.text) <= indent;
    // A text alone is the function's docstring, and stays.
    let first = body.iter().find(|line| !line.text.is_empty())?;
    let first = first.text.trim_start();
    let is_text = first.trim_start_matches('r').starts_with(['"', '\'']);
    if size < BODY_MIN || is_text || body.iter().any(ends_early) {
        return None;
    }
    let has = |word: &str| body.iter().any(|line| has_name(line.text, word));
    let yields = body
        .iter()
        .any(|line| has_name(code_alone(line.text), "yield"));
    if yields && (has("def") || has("lambda")) {
        return None;
    }
    let uses_class = indent > 0 && (has("super") || has("__class__"));
    Some(1 + usize::from(yields) + 2 * usize::from(uses_class))
}

/// The line up to its first text.
fn code_alone(line: &str) -> &str {
    line.split('"').next().unwrap_or(line)
}

/// Is there such a name or keyword, no attribute and no text in quotes?
fn has_name(line: &str, word: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(|letter| part(letter) || matches!(letter, '.' | '"' | '\''))
            && !after.is_some_and(part)
    })
}
