//! F-strings as 3.11 reads them: one token each, taken apart when the token is met.
//!
//! Before 3.12 an f-string is a string like any other to the tokenizer, so that it ends at the first
//! quote of its own; its fields are then found by counting brackets, and each expression is parsed
//! alone, in parentheses. The parser here reads them as 3.12 does. A program that it finds wrong is
//! therefore read again: its f-strings by these rules, and the rest with each f-string blanked out.
//! Source: `Parser/string_parser.c` of 3.11 (`fstring_find_literal`, `fstring_find_expr`).

use super::parse::problems_of;
use super::problem::{SyntaxProblem, Version};

/// Fields in a format specification may not have such fields again.
const DEPTH_MAX: u32 = 2;

/// A string token.
struct Token<'a> {
    start: usize,
    end: usize,
    body: &'a str,
    is_formatted: bool,
    is_raw: bool,
}

/// What 3.11 says of a program of which the parser says `found`.
pub(super) fn reworded(source: &str, found: Vec<SyntaxProblem>) -> Vec<SyntaxProblem> {
    let tokens = tokens(source);
    let wrong = tokens
        .iter()
        .filter(|token| token.is_formatted)
        .find_map(|token| {
            let message = Fields::new(token).read(0).err()?;
            let (start, end) = (token.start as u32, token.end as u32);
            Some(SyntaxProblem::error(message, start, end))
        });
    let Some(wrong) = wrong else { return found };
    let mut rest = problems_of(&blanked(source, &tokens), Version::Py311);
    let place = rest.partition_point(|problem| problem.start < wrong.start);
    rest.insert(place, wrong);
    rest
}

/// The program with every f-string as a plain string of the same length.
fn blanked(source: &str, tokens: &[Token]) -> String {
    let mut text = String::new();
    let mut at = 0;
    for token in tokens.iter().filter(|token| token.is_formatted) {
        let mark = if token.body.contains('\n') {
            "\"\"\""
        } else {
            "\""
        };
        let inside = &source[token.start + mark.len()..token.end - mark.len()];
        text.push_str(&source[at..token.start]);
        text.push_str(mark);
        for letter in inside.chars() {
            match letter {
                '\n' => text.push('\n'),
                _ => (0..letter.len_utf8()).for_each(|_| text.push(' ')),
            }
        }
        text.push_str(mark);
        at = token.end;
    }
    text.push_str(&source[at..]);
    text
}

/// The string tokens, up to one that does not end.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let bytes = source.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += source[at..].find('\n').unwrap_or(source.len() - at),
            b'"' | b'\'' => {
                let Some(token) = token(source, at) else {
                    break;
                };
                at = token.end;
                tokens.push(token);
            }
            _ => at += 1,
        }
    }
    tokens
}

/// The token whose first quote is at `quote`.
fn token(source: &str, quote: usize) -> Option<Token<'_>> {
    let before = source[..quote].rfind(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    let prefix_at = before.map_or(0, |at| {
        at + source[at..].chars().next().map_or(1, char::len_utf8)
    });
    let prefix = source[prefix_at..quote].to_ascii_lowercase();
    let is_prefix = ["r", "u", "b", "f", "br", "rb", "fr", "rf"].contains(&prefix.as_str());
    let mark = &source[quote..=quote];
    let triple = mark.repeat(3);
    let mark = if source[quote..].starts_with(&triple) {
        triple.as_str()
    } else {
        mark
    };
    let from = quote + mark.len();
    let bytes = source.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'\n' if mark.len() == 1 => return None,
            _ if source.as_bytes()[at..].starts_with(mark.as_bytes()) => break,
            _ => at += 1,
        }
    }
    Some(Token {
        start: if is_prefix { prefix_at } else { quote },
        end: at + mark.len(),
        body: &source[from..at],
        is_formatted: is_prefix && prefix.contains('f'),
        is_raw: is_prefix && prefix.contains('r'),
    })
}

/// Reads the fields of a token's text.
struct Fields<'a> {
    letters: Vec<char>,
    at: usize,
    token: &'a Token<'a>,
}

impl<'a> Fields<'a> {
    fn new(token: &'a Token<'a>) -> Fields<'a> {
        Fields {
            letters: token.body.chars().collect(),
            at: 0,
            token,
        }
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next_is(&self, letter: char) -> bool {
        self.letters.get(self.at + 1) == Some(&letter)
    }

    /// Literal text and fields up to the end; inside a format specification up to its brace.
    fn read(&mut self, depth: u32) -> Result<(), String> {
        while let Some(letter) = self.peek() {
            match letter {
                '\\' if !self.token.is_raw => {
                    self.at += 2;
                    let is_name = self.letters.get(self.at - 1) == Some(&'N');
                    if is_name && self.peek() == Some('{') {
                        let rest = &self.letters[self.at..];
                        let length = rest.iter().position(|letter| *letter == '}');
                        self.at += length.map_or(rest.len(), |length| length + 1);
                    }
                }
                '{' | '}' if depth == 0 && self.next_is(letter) => self.at += 2,
                '}' if depth > 0 => return Ok(()),
                '}' => return Err("f-string: single '}' is not allowed".to_owned()),
                '{' => self.field(depth)?,
                _ => self.at += 1,
            }
        }
        Ok(())
    }

    fn field(&mut self, depth: u32) -> Result<(), String> {
        if depth >= DEPTH_MAX {
            return Err("f-string: expressions nested too deeply".to_owned());
        }
        self.at += 1;
        let from = self.at;
        self.find_end()?;
        let text: String = self.letters[from..self.at].iter().collect();
        self.check(&text)?;
        if self.peek() == Some('=') {
            self.at += 1;
            while self.peek().is_some_and(char::is_whitespace) {
                self.at += 1;
            }
        }
        if self.peek() == Some('!') {
            self.at += 1;
            let kind = self.peek().ok_or_else(unended)?;
            self.at += 1;
            if !"sra".contains(kind) {
                return Err(
                    "f-string: invalid conversion character: expected 's', 'r', or 'a'".to_owned(),
                );
            }
        }
        if self.peek() == Some(':') {
            self.at += 1;
            self.read(depth + 1)?;
        }
        if self.peek() != Some('}') {
            return Err(unended());
        }
        self.at += 1;
        Ok(())
    }

    /// Goes to what ends the expression: `!`, `:`, `=` or `}` outside of brackets and strings.
    fn find_end(&mut self) -> Result<(), String> {
        let mut open: Vec<char> = Vec::new();
        let mut quote: Option<(char, usize)> = None;
        while let Some(letter) = self.peek() {
            if letter == '\\' {
                return Err("f-string expression part cannot include a backslash".to_owned());
            }
            let count = match self.letters[self.at..] {
                [a, b, c, ..] if a == b && b == c => 3,
                _ => 1,
            };
            if let Some((mark, length)) = quote {
                let ends = letter == mark && count >= length;
                self.at += if ends { length } else { 1 };
                quote = (!ends).then_some((mark, length));
                continue;
            }
            match letter {
                '\'' | '"' => {
                    quote = Some((letter, count));
                    self.at += count - 1;
                }
                '[' | '{' | '(' => open.push(letter),
                '#' => return Err("f-string expression part cannot include '#'".to_owned()),
                '!' | '=' | '<' | '>' if open.is_empty() && self.next_is('=') => self.at += 1,
                '!' | ':' | '}' | '=' if open.is_empty() => break,
                ']' | '}' | ')' => match open.pop() {
                    None => return Err(format!("f-string: unmatched '{letter}'")),
                    Some(opening)
                        if !matches!((opening, letter), ('(', ')') | ('[', ']') | ('{', '}')) =>
                    {
                        return Err(format!(
                            "f-string: closing parenthesis '{letter}' does not match opening \
                             parenthesis '{opening}'"
                        ));
                    }
                    Some(_) => {}
                },
                _ => {}
            }
            self.at += 1;
        }
        if quote.is_some() {
            return Err("f-string: unterminated string".to_owned());
        }
        match open.last() {
            Some(opening) => Err(format!("f-string: unmatched '{opening}'")),
            None if self.peek().is_none() => Err(unended()),
            None => Ok(()),
        }
    }

    /// The expression alone, in parentheses.
    fn check(&self, text: &str) -> Result<(), String> {
        if text.chars().all(char::is_whitespace) {
            return Err(match self.peek() {
                Some(end @ ('!' | ':' | '=')) => {
                    format!("f-string: expression required before '{end}'")
                }
                _ => "f-string: empty expression not allowed".to_owned(),
            });
        }
        let problems = problems_of(&format!("({text})"), Version::Py311);
        match problems.into_iter().next() {
            None => Ok(()),
            Some(problem) if is_of_tokenizer(&problem.message) => Err(problem.message),
            Some(problem) => Err(format!("f-string: {}", problem.message)),
        }
    }
}

fn unended() -> String {
    "f-string: expecting '}'".to_owned()
}

/// Messages of the tokenizer do not say where they come from.
fn is_of_tokenizer(message: &str) -> bool {
    let begins = [
        "f-string",
        "unterminated",
        "leading zeros",
        "unexpected character",
        "invalid character",
    ];
    begins.iter().any(|begin| message.starts_with(begin))
        || message.starts_with("invalid ") && message.ends_with(" literal")
}
