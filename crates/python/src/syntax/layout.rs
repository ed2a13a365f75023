//! What CPython's tokenizer finds: brackets, indentation, strings, characters.
//!
//! These errors win over the parser's, wherever they are: CPython reads the rest
//! of the file before it reports a parser error (`_PyPegen_tokenize_full_source_to_check_for_errors`).

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};

use super::problem::{ProblemKind, SyntaxProblem};

/// A token without comments and blank lines.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: TokenKind,
    pub start: u32,
    pub end: u32,
    /// Open brackets before it.
    pub level: u32,
}

/// A bracket that is open at the end of the file.
pub struct Unclosed {
    pub bracket: char,
    pub start: u32,
}

pub struct Layout<'s> {
    pub source: &'s str,
    pub tokens: Vec<Token>,
    pub unclosed: Option<Unclosed>,
    /// In the order of their places.
    pub errors: Vec<SyntaxProblem>,
}

impl<'s> Layout<'s> {
    pub fn new(source: &'s str, kinds: impl Iterator<Item = (TokenKind, u32, u32)>) -> Self {
        let mut layout = Layout {
            source,
            tokens: Vec::new(),
            unclosed: None,
            errors: Vec::new(),
        };
        layout.read_brackets(kinds);
        layout.read_indentation();
        layout.read_numbers();
        layout
    }

    pub fn text(&self, token: &Token) -> &'s str {
        &self.source[token.start as usize..token.end as usize]
    }

    /// The first token of the statement that a place is in.
    pub fn keyword_before(&self, offset: u32) -> Option<TokenKind> {
        let count = self.tokens.partition_point(|token| token.start < offset);
        let before = &self.tokens[..count];
        let ends = [TokenKind::Newline, TokenKind::Semi, TokenKind::Indent, TokenKind::Dedent];
        let from = before.iter().rposition(|token| ends.contains(&token.kind));
        before.get(from.map_or(0, |at| at + 1)).map(|token| token.kind)
    }

    /// 1-based.
    pub fn line(&self, offset: u32) -> usize {
        let before = &self.source[..offset as usize];
        before.bytes().filter(|&b| b == b'\n').count() + 1
    }

    fn read_brackets(&mut self, kinds: impl Iterator<Item = (TokenKind, u32, u32)>) {
        let mut open: Vec<(char, u32)> = Vec::new();
        let mut mismatched = false;
        for (kind, start, end) in kinds {
            let level = open.len() as u32;
            match bracket(kind) {
                Some((opening, true)) => open.push((opening, start)),
                Some((opening, false)) if !mismatched => match open.pop() {
                    Some((found, _)) if found == opening => {}
                    found => {
                        mismatched = true;
                        self.mismatch(found, start, end);
                    }
                },
                _ => {}
            }
            self.tokens.push(Token {
                kind,
                start,
                end,
                level,
            });
        }
        self.unclosed = open
            .last()
            .filter(|_| !mismatched)
            .map(|&(bracket, start)| Unclosed { bracket, start });
    }

    fn mismatch(&mut self, opened: Option<(char, u32)>, start: u32, end: u32) {
        let closing = &self.source[start as usize..end as usize];
        let message = match opened {
            None => format!("unmatched '{closing}'"),
            Some((bracket, at)) => {
                let mut message = format!(
                    "closing parenthesis '{closing}' does not match opening parenthesis '{bracket}'"
                );
                let line = self.line(at);
                if line != self.line(start) {
                    message.push_str(&format!(" on line {line}"));
                }
                message
            }
        };
        self.errors.push(SyntaxProblem::error(message, start, end));
    }

    /// Columns with tabs to the next eight and with tabs as one must grow and shrink together.
    fn read_indentation(&mut self) {
        let mut stack = vec![(0usize, 0usize)];
        let mut at_line_start = true;
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            match token.kind {
                TokenKind::Newline => {
                    at_line_start = token.level == 0;
                    continue;
                }
                TokenKind::Indent
                | TokenKind::Dedent
                | TokenKind::Unknown
                | TokenKind::EndOfFile => continue,
                _ if !at_line_start || token.level > 0 => continue,
                _ => at_line_start = false,
            }
            let line_start = self.source[..token.start as usize]
                .rfind('\n')
                .map_or(0, |newline| newline + 1);
            let columns = columns(&self.source[line_start..token.start as usize]);
            let (mut top, mut narrow) = stack[stack.len() - 1];
            let error = if columns.0 > top {
                stack.push(columns);
                (columns.1 <= narrow).then_some(ProblemKind::TabError)
            } else {
                while columns.0 < top && stack.len() > 1 {
                    stack.pop();
                    (top, narrow) = stack[stack.len() - 1];
                }
                if columns.0 != top {
                    Some(ProblemKind::IndentationError)
                } else {
                    (columns.1 != narrow).then_some(ProblemKind::TabError)
                }
            };
            if let Some(kind) = error {
                let message = match kind {
                    ProblemKind::TabError => "inconsistent use of tabs and spaces in indentation",
                    _ => "unindent does not match any outer indentation level",
                };
                let rest = &self.source[token.start as usize..];
                let length = rest.find(['\n', '\r']).unwrap_or(rest.len()) as u32;
                let end = token.start + length;
                self.errors.push(SyntaxProblem {
                    kind,
                    ..SyntaxProblem::error(message, end, end)
                });
                return;
            }
        }
    }

    /// `3x`, `0b12`: a number that runs into something.
    fn read_numbers(&mut self) {
        for pair in self.tokens.clone().windows(2) {
            let (number, next) = (&pair[0], &pair[1]);
            let is_number = matches!(
                number.kind,
                TokenKind::Int | TokenKind::Float | TokenKind::Complex
            );
            if !is_number || number.end != next.start {
                continue;
            }
            let text = self.text(number).to_ascii_lowercase();
            let base = match text.get(..2) {
                Some("0x") => "hexadecimal",
                Some("0o") => "octal",
                Some("0b") => "binary",
                _ => "decimal",
            };
            let last = number.end - 1;
            match next.kind {
                TokenKind::Name => {
                    let message = format!("invalid {base} literal");
                    self.errors
                        .push(SyntaxProblem::error(message, last, number.end));
                }
                TokenKind::Int if base != "decimal" => {
                    let digit = self.text(next).chars().next().unwrap_or('?');
                    let message = format!("invalid digit '{digit}' in {base} literal");
                    let end = next.start + 1;
                    self.errors
                        .push(SyntaxProblem::error(message, next.start, end));
                }
                _ => {}
            }
        }
    }

    /// Words a lexer error of ruff's; None if it is the parser's business (or known here already).
    pub fn lexical(&self, error: &ParseError) -> Option<SyntaxProblem> {
        let (start, end) = (error.location.start().into(), error.location.end().into());
        let one = |message: String| Some(SyntaxProblem::error(message, start, start + 1));
        match &error.error {
            ParseErrorType::Lexical(kind) => match kind {
                LexicalErrorType::UnclosedStringError if self.closes_f_string(start) => {
                    one("f-string: expecting '}'".to_string())
                }
                LexicalErrorType::UnclosedStringError => self.unterminated(start, end, ""),
                LexicalErrorType::FStringError(
                    InterpolatedStringErrorType::UnterminatedString
                    | InterpolatedStringErrorType::UnterminatedTripleQuotedString,
                ) => self.unterminated(start, end, "f-"),
                LexicalErrorType::FStringError(InterpolatedStringErrorType::SingleRbrace) => {
                    one("f-string: single '}' is not allowed".to_string())
                }
                LexicalErrorType::LineContinuationError => Some(SyntaxProblem::error(
                    "unexpected character after line continuation character",
                    start + 1,
                    start + 1,
                )),
                LexicalErrorType::UnrecognizedToken { tok } if !tok.is_ascii() => {
                    let code = *tok as u32;
                    let message = if tok.is_whitespace() || tok.is_control() {
                        format!("invalid non-printable character U+{code:04X}")
                    } else {
                        format!("invalid character '{tok}' (U+{code:04X})")
                    };
                    Some(SyntaxProblem::error(message, start, end))
                }
                LexicalErrorType::InvalidByteLiteral => Some(SyntaxProblem::error(
                    "bytes can only contain ASCII literal characters",
                    start,
                    end,
                )),
                LexicalErrorType::UnicodeError
                | LexicalErrorType::MissingUnicodeLbrace
                | LexicalErrorType::MissingUnicodeRbrace => Some(self.escape(start, end)),
                LexicalErrorType::OtherError(text) if text.contains("decimal integer") => {
                    Some(SyntaxProblem::error(
                        "leading zeros in decimal integer literals are not permitted; \
                         use an 0o prefix for octal integers",
                        start,
                        start + 1,
                    ))
                }
                LexicalErrorType::OtherError(_) => {
                    let text = &self.source[start as usize..end as usize];
                    let base = match text.to_ascii_lowercase().get(..2) {
                        Some("0x") => "hexadecimal",
                        Some("0o") => "octal",
                        Some("0b") => "binary",
                        _ => "decimal",
                    };
                    let rest = self.source[start as usize..].get(2..).unwrap_or("");
                    let digits = match base {
                        "octal" => "01234567_",
                        _ => "01_",
                    };
                    let wrong = rest.chars().find(|digit| !digits.contains(*digit));
                    if let (Some(digit @ '0'..='9'), "octal" | "binary") = (wrong, base) {
                        let at = start + 2 + rest.find(digit).unwrap_or(0) as u32;
                        let message = format!("invalid digit '{digit}' in {base} literal");
                        return Some(SyntaxProblem::error(message, at, at + 1));
                    }
                    Some(SyntaxProblem::error(
                        format!("invalid {base} literal"),
                        end.saturating_sub(1),
                        end,
                    ))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Is the quote there the one of an f-string whose field is open, on the same line?
    fn closes_f_string(&self, start: u32) -> bool {
        let count = self.tokens.partition_point(|token| token.start < start);
        let before = &self.tokens[..count];
        let opened = before.iter().rev().find(|token| {
            matches!(token.kind, TokenKind::FStringStart | TokenKind::FStringEnd)
        });
        opened.is_some_and(|token| {
            let text = self.text(token);
            let quote = text.chars().next_back();
            token.kind == TokenKind::FStringStart
                && text.len() - text.trim_end_matches(['"', '\'']).len() == 1
                && self.source[start as usize..].chars().next() == quote
                && self.line(token.start) == self.line(start)
        })
    }

    fn unterminated(&self, start: u32, end: u32, prefix: &str) -> Option<SyntaxProblem> {
        let text = &self.source[start as usize..];
        let body = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let triple = body.starts_with("\"\"\"") || body.starts_with("'''");
        let last = end
            .saturating_sub(1)
            .max(start)
            .min(self.source.len() as u32);
        // A triple-quoted string swallows the file: CPython counts the lines to its end.
        let line = if triple {
            self.source.trim_end_matches('\n').matches('\n').count() + 1
        } else {
            self.line(last)
        };
        let rest = body.get(1..).unwrap_or("").split('\n').next().unwrap_or("");
        let quote = body.chars().next().unwrap_or('"');
        let escaped = !triple && rest.contains(&format!("\\{quote}"));
        let quoted = if triple { "triple-quoted " } else { "" };
        let mut message =
            format!("unterminated {quoted}{prefix}string literal (detected at line {line})");
        if escaped {
            message.push_str("; perhaps you escaped the end quote?");
        }
        Some(SyntaxProblem::error(message, start, start + 1))
    }

    /// A `\N{…}`, `\x…` or `\u…` that cannot be read.
    fn escape(&self, start: u32, end: u32) -> SyntaxProblem {
        let before = &self.source[..start as usize];
        let backslash = before.rfind('\\').unwrap_or(0) as u32;
        let kind = self.source[backslash as usize + 1..].chars().next();
        match kind {
            Some('N') => SyntaxProblem::unsupported(
                "named characters (\\N{…}) are not supported, apart from a few",
                "write the character itself, or its number: \\u2026",
                backslash,
                end.max(backslash + 1),
            ),
            Some(kind) => {
                let shape = match kind {
                    'x' => "\\xXX",
                    'u' => "\\uXXXX",
                    _ => "\\UXXXXXXXX",
                };
                let body = before[..backslash as usize]
                    .rfind(['"', '\''])
                    .map_or(0, |quote| quote + 1);
                let from = before[body..backslash as usize].chars().count();
                let digits = self.source[backslash as usize + 2..]
                    .chars()
                    .take(shape.len() - 2)
                    .take_while(char::is_ascii_hexdigit)
                    .count();
                let to = from + 1 + digits;
                SyntaxProblem::error(
                    format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position \
                         {from}-{to}: truncated {shape} escape"
                    ),
                    backslash,
                    end.max(backslash + 1),
                )
            }
            None => SyntaxProblem::error("invalid syntax", start, end),
        }
    }
}

fn bracket(kind: TokenKind) -> Option<(char, bool)> {
    Some(match kind {
        TokenKind::Lpar => ('(', true),
        TokenKind::Lsqb => ('[', true),
        TokenKind::Lbrace => ('{', true),
        TokenKind::Rpar => ('(', false),
        TokenKind::Rsqb => ('[', false),
        TokenKind::Rbrace => ('{', false),
        _ => return None,
    })
}

/// Width with tab stops at eight, and with tabs of one.
fn columns(indent: &str) -> (usize, usize) {
    indent.chars().fold((0, 0), |(wide, narrow), c| match c {
        '\t' => ((wide / 8 + 1) * 8, narrow + 1),
        '\x0c' => (0, 0),
        _ => (wide + 1, narrow + 1),
    })
}
