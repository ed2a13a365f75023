//! `whlie True:` is answered with `invalid syntax. Did you mean 'while'?`.
//!
//! Source: CPython 3.14 `Lib/traceback.py`, `TracebackException._find_keyword_typos`:
//! each name of the line is replaced by the keywords that look like it, until
//! the line could be the beginning of a program.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, ParseErrorType, parse_module};

use super::layout::Layout;
use super::problem::SyntaxProblem;

/// CPython's `keyword.kwlist`.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Names of the line that are looked at, and keywords tried for each.
const NAMES_MAX: usize = 10;
const MATCHES_MAX: usize = 3;
/// Longer lines are left alone.
const LINE_BYTES_MAX: usize = 1024;

/// The corrected problem, if a mistyped keyword on the error's line explains it.
pub fn find(layout: &Layout, error: u32) -> Option<SyntaxProblem> {
    let source = layout.source;
    let error = (error as usize).min(source.len());
    let start = source[..error].rfind('\n').map_or(0, |newline| newline + 1);
    let end = source[error..]
        .find('\n')
        .map_or(source.len(), |at| error + at);
    let line = &source[start..end];
    if line.len() > LINE_BYTES_MAX {
        return None;
    }
    let names = layout.tokens.iter().filter(|token| {
        token.kind == TokenKind::Name
            && (start..end).contains(&(token.start as usize))
            && !KEYWORDS.contains(&layout.text(token))
    });
    for token in names.take(NAMES_MAX) {
        for keyword in close_matches(layout.text(token)) {
            let before = &source[start..token.start as usize];
            let after = &source[token.end as usize..end];
            let candidate = format!("{before}{keyword}{after}");
            if could_begin(candidate.trim_start()) {
                let message = format!("invalid syntax. Did you mean '{keyword}'?");
                return Some(SyntaxProblem::error(message, token.start, token.end));
            }
        }
    }
    None
}

/// Is the text a program, or the first lines of one?
fn could_begin(text: &str) -> bool {
    match parse_module(&format!("{text}\n")) {
        Ok(_) => true,
        Err(error) => match &error.error {
            ParseErrorType::OtherError(message) => {
                message.starts_with("Expected an indented block")
            }
            ParseErrorType::Lexical(LexicalErrorType::Eof) => true,
            _ => false,
        },
    }
}

/// `difflib.get_close_matches(word, kwlist, n=3, cutoff=0.5)`.
fn close_matches(word: &str) -> Vec<&'static str> {
    let mut scored: Vec<(f64, &'static str)> = KEYWORDS
        .iter()
        .map(|&keyword| (ratio(keyword, word), keyword))
        .filter(|(score, _)| *score >= 0.5)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(a.1)));
    scored.truncate(MATCHES_MAX);
    scored.into_iter().map(|(_, keyword)| keyword).collect()
}

/// Twice the matching characters by all characters.
fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    2.0 * matching(&a, &b) as f64 / (a.len() + b.len()) as f64
}

/// Characters in the longest common block, and left and right of it.
fn matching(a: &[char], b: &[char]) -> usize {
    let (mut best, mut at_a, mut at_b) = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let length = a[i..]
                .iter()
                .zip(&b[j..])
                .take_while(|(x, y)| x == y)
                .count();
            if length > best {
                (best, at_a, at_b) = (length, i, j);
            }
        }
    }
    if best == 0 {
        return 0;
    }
    best + matching(&a[..at_a], &b[..at_b]) + matching(&a[at_a + best..], &b[at_b + best..])
}
