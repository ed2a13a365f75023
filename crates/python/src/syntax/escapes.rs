//! Escapes in strings that mean nothing: what CPython's tokenizer warns of.
//!
//! Source: `warn_invalid_escape_sequence` of `Parser/string_parser.c`, 3.14. (3.11 gives a
//! DeprecationWarning instead, which nobody sees by default.)

use ruff_python_ast::token::TokenKind;

use super::problem::{ProblemKind, SyntaxProblem};

/// The warnings of a text; tokens are kind, start and end.
pub fn invalid_escapes(
    source: &str,
    tokens: impl Iterator<Item = (TokenKind, usize, usize)>,
) -> Vec<SyntaxProblem> {
    let mut found = Vec::new();
    // Of f-strings and t-strings around: are they raw?
    let mut raw = Vec::new();
    for (kind, start, end) in tokens {
        let text = &source[start..end];
        match kind {
            TokenKind::String => {
                let quote = text.find(['"', '\'']).unwrap_or(0);
                let prefix = text[..quote].to_ascii_lowercase();
                if !prefix.contains('r') {
                    in_text(&text[quote..], prefix.contains('b'), start, &mut found);
                }
            }
            TokenKind::FStringStart | TokenKind::TStringStart => {
                raw.push(text.contains(['r', 'R']));
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => {
                raw.pop();
            }
            TokenKind::FStringMiddle | TokenKind::TStringMiddle if raw.last() == Some(&false) => {
                in_text(text, false, start, &mut found);
            }
            _ => {}
        }
    }
    found
}

fn in_text(text: &str, is_bytes: bool, start: usize, found: &mut Vec<SyntaxProblem>) {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter != '\\' {
            continue;
        }
        let Some((_, next)) = letters.next() else {
            return;
        };
        let kind = match next {
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {
                continue;
            }
            'N' | 'u' | 'U' if !is_bytes => continue,
            '4'..='7' if is_octal(&text[at + 1..]) => "invalid octal escape sequence",
            '0'..='7' => continue,
            _ => "invalid escape sequence",
        };
        let shown = if kind.contains("octal") {
            &text[at + 1..at + 4]
        } else {
            &text[at + 1..at + 1 + next.len_utf8()]
        };
        found.push(SyntaxProblem {
            kind: ProblemKind::SyntaxWarning,
            message: format!(
                "\"\\{shown}\" is an {kind}. Such sequences will not work in the future. \
                 Did you mean \"\\\\{shown}\"? A raw string is also an option."
            ),
            start: start as u32,
            end: start as u32,
            rewrite: None,
            uncorrected: None,
        });
    }
}

fn is_octal(text: &str) -> bool {
    let digits = text.bytes().take(3);
    digits.filter(|digit| (b'0'..=b'7').contains(digit)).count() == 3
}
