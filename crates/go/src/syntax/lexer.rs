//! From text to tokens, with Go's automatic semicolons.
//!
//! Modelled after the specification's "Lexical elements" and the messages of
//! `cmd/compile/internal/syntax/scanner.go` of Go 1.27.

use super::ast::{BinaryOp, LiteralKind};
use super::number;
use super::token::{Keyword, Operator, Token};

/// An error of the text itself: offset and message.
pub type LexError = (u32, String);

pub struct Lexer<'a> {
    text: &'a str,
    /// Where the next letter is read.
    at: usize,
    /// A line end here is a semicolon.
    ends_statement: bool,
    /// The current token.
    pub token: Token,
    pub start: u32,
    pub end: u32,
    /// Of a semicolon: `semicolon`, `newline` or `EOF`.
    pub semicolon: &'static str,
    /// The current literal has an error.
    pub is_bad: bool,
    pub errors: Vec<LexError>,
    /// `//go:` directives since the last look, with their offsets.
    pub directives: Vec<(u32, String)>,
}

impl<'a> Lexer<'a> {
    /// Reads from this offset on.
    pub fn new(text: &'a str, at: u32) -> Lexer<'a> {
        Lexer {
            text,
            at: at as usize,
            ends_statement: false,
            token: Token::Eof,
            start: 0,
            end: 0,
            semicolon: "",
            is_bad: false,
            errors: Vec::new(),
            directives: Vec::new(),
        }
    }

    /// The current token as it is written.
    pub fn lexeme(&self) -> &'a str {
        &self.text[self.start as usize..self.end as usize]
    }

    /// What stands behind the current token.
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Goes to the end of the line on which a declaration ends, in a text without errors: the first that
    /// ends outside of all brackets.
    pub fn pass_declaration(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth -= 1,
                b'\n' if depth == 0 => break,
                b'"' | b'\'' | b'`' => {
                    self.at += 1;
                    while bytes.get(self.at).is_some_and(|it| it != byte) {
                        self.at += if bytes[self.at] == b'\\' && *byte != b'`' { 2 } else { 1 };
                    }
                }
                b'/' if self.byte(1) == b'/' => {
                    while bytes.get(self.at + 1).is_some_and(|it| *it != b'\n') {
                        self.at += 1;
                    }
                }
                b'/' if self.byte(1) == b'*' => {
                    let length = self.rest().find("*/").unwrap_or(0);
                    self.at += length + 1;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.min(bytes.len());
        self.ends_statement = true;
    }

    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte < 0x80 {
            return Some(byte as char);
        }
        self.text[self.at..].chars().next()
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text
            .as_bytes()
            .get(self.at + ahead)
            .copied()
            .unwrap_or(0)
    }

    fn error(&mut self, at: usize, message: impl Into<String>) {
        self.errors.push((at as u32, message.into()));
    }

    /// Reads the next token.
    pub fn next(&mut self) {
        let newline_counts = std::mem::take(&mut self.ends_statement);
        self.is_bad = false;
        loop {
            while matches!(self.peek(), Some(' ' | '\t' | '\r'))
                || self.peek() == Some('\n') && !newline_counts
            {
                self.at += 1;
            }
            self.start = self.at as u32;
            if let Some(token) = self.scan(newline_counts) {
                self.token = token;
                self.end = self.at as u32;
                return;
            }
        }
    }

    /// None: a comment or an unknown letter was passed over.
    fn scan(&mut self, newline_counts: bool) -> Option<Token> {
        let Some(letter) = self.peek() else {
            if newline_counts {
                self.semicolon = "EOF";
                return Some(Token::Semi);
            }
            return Some(Token::Eof);
        };
        match letter {
            '\n' => {
                self.at += 1;
                self.semicolon = "newline";
                Some(Token::Semi)
            }
            '0'..='9' => Some(self.number()),
            '.' if self.byte(1).is_ascii_digit() => Some(self.number()),
            '"' => Some(self.string()),
            '`' => Some(self.raw_string()),
            '\'' => Some(self.rune()),
            '/' if self.byte(1) == b'/' => {
                self.line_comment();
                None
            }
            '/' if self.byte(1) == b'*' => {
                let has_newline = self.block_comment();
                if has_newline && newline_counts {
                    self.semicolon = "newline";
                    return Some(Token::Semi);
                }
                None
            }
            'a'..='z' | 'A'..='Z' | '_' => Some(self.name()),
            other if !other.is_ascii() => self.foreign(other),
            _ => self.punctuation(letter),
        }
    }

    fn foreign(&mut self, letter: char) -> Option<Token> {
        if letter.is_alphabetic() || letter.is_numeric() {
            return Some(self.name());
        }
        let shown = show_letter(letter);
        self.error(self.at, format!("invalid character {shown} in identifier"));
        self.at += letter.len_utf8();
        let token = self.name();
        Some(token)
    }

    fn name(&mut self) -> Token {
        let start = self.start as usize;
        while let Some(letter) = self.peek() {
            if letter.is_ascii_alphanumeric() || letter == '_' {
                self.at += 1;
            } else if letter.is_ascii() {
                break;
            } else {
                if letter.is_numeric() && self.at == start {
                    let shown = show_letter(letter);
                    self.error(
                        self.at,
                        format!("identifier cannot begin with digit {shown}"),
                    );
                } else if !letter.is_alphanumeric() {
                    let shown = show_letter(letter);
                    self.error(self.at, format!("invalid character {shown} in identifier"));
                }
                self.at += letter.len_utf8();
            }
        }
        match Keyword::of(&self.text[start..self.at]) {
            Some(keyword) => {
                self.ends_statement = keyword.ends_statement();
                Token::Keyword(keyword)
            }
            None => {
                self.ends_statement = true;
                Token::Name
            }
        }
    }

    fn number(&mut self) -> Token {
        let scanned = number::scan(&self.text.as_bytes()[self.at..]);
        for (offset, message) in scanned.errors {
            self.error(self.at + offset, message);
            self.is_bad = true;
        }
        self.at += scanned.length;
        self.ends_statement = true;
        Token::Literal(scanned.kind)
    }

    fn string(&mut self) -> Token {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    break;
                }
                Some('\\') => {
                    self.at += 1;
                    if !self.escape('"') {
                        self.is_bad = true;
                    }
                }
                Some('\n') => {
                    self.error(self.at, "newline in string");
                    self.is_bad = true;
                    break;
                }
                None => {
                    self.error(start, "string not terminated");
                    self.is_bad = true;
                    break;
                }
                Some(letter) => self.at += letter.len_utf8(),
            }
        }
        self.ends_statement = true;
        Token::Literal(LiteralKind::String)
    }

    fn raw_string(&mut self) -> Token {
        let start = self.at;
        match self.text[start + 1..].find('`') {
            Some(length) => self.at = start + length + 2,
            None => {
                self.at = self.text.len();
                self.error(start, "string not terminated");
                self.is_bad = true;
            }
        }
        self.ends_statement = true;
        Token::Literal(LiteralKind::String)
    }

    fn rune(&mut self) -> Token {
        let start = self.at;
        self.at += 1;
        let mut count = 0;
        let mut is_good = true;
        loop {
            match self.peek() {
                Some('\'') => {
                    if is_good && count == 0 {
                        self.error(self.at, "empty rune literal or unescaped '");
                        is_good = false;
                    } else if is_good && count != 1 {
                        self.error(start, "more than one character in rune literal");
                        is_good = false;
                    }
                    self.at += 1;
                    break;
                }
                Some('\\') => {
                    self.at += 1;
                    is_good &= self.escape('\'');
                }
                Some('\n') => {
                    if is_good {
                        self.error(self.at, "newline in rune literal");
                    }
                    is_good = false;
                    break;
                }
                None => {
                    if is_good {
                        self.error(start, "rune literal not terminated");
                    }
                    is_good = false;
                    break;
                }
                Some(letter) => self.at += letter.len_utf8(),
            }
            count += 1;
        }
        self.is_bad = !is_good;
        self.ends_statement = true;
        Token::Literal(LiteralKind::Rune)
    }

    /// Behind a backslash. False: its error is told.
    fn escape(&mut self, quote: char) -> bool {
        let (count, base, most) = match self.peek() {
            Some('a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\') => {
                self.at += 1;
                return true;
            }
            Some(letter) if letter == quote => {
                self.at += 1;
                return true;
            }
            Some('0'..='7') => (3, 8, 255),
            Some('x') => (2, 16, 255),
            Some('u') => (4, 16, 0x10ffff),
            Some('U') => (8, 16, 0x10ffff),
            None => return true,
            Some(_) => {
                self.error(self.at, "unknown escape");
                return false;
            }
        };
        if base == 16 {
            self.at += 1;
        }
        let mut value = 0u32;
        for _ in 0..count {
            let Some(letter) = self.peek() else {
                return true;
            };
            let Some(digit) = letter.to_digit(base) else {
                let name = if base == 8 { "octal" } else { "hexadecimal" };
                let shown = quote_letter(letter);
                let message = format!("invalid character {shown} in {name} escape");
                self.error(self.at, message);
                return false;
            };
            value = value.wrapping_mul(base).wrapping_add(digit);
            self.at += 1;
        }
        if value > most && base == 8 {
            self.error(self.at, format!("octal escape value {value} > 255"));
            return false;
        }
        if value > most || (0xd800..0xe000).contains(&value) && most > 255 {
            let shown = format!("escape is invalid Unicode code point U+{value:04X}");
            self.error(self.at, shown);
            return false;
        }
        true
    }

    fn line_comment(&mut self) {
        let rest = &self.text[self.at..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let comment = &rest[..length];
        if comment.starts_with("//go:") {
            let text = comment[2..].trim_end().to_owned();
            self.directives.push((self.at as u32, text));
        }
        self.at += length;
    }

    /// True if it spans lines.
    fn block_comment(&mut self) -> bool {
        let start = self.at;
        match self.text[start + 2..].find("*/") {
            Some(length) => self.at = start + length + 4,
            None => {
                self.at = self.text.len();
                self.error(start, "comment not terminated");
            }
        }
        self.text[start..self.at].contains('\n')
    }

    fn punctuation(&mut self, letter: char) -> Option<Token> {
        let closes = |token| (token, true);
        let (token, ends) = match letter {
            '(' => (Token::Lparen, false),
            '[' => (Token::Lbrack, false),
            '{' => (Token::Lbrace, false),
            ',' => (Token::Comma, false),
            ';' => {
                self.semicolon = "semicolon";
                (Token::Semi, false)
            }
            ')' => closes(Token::Rparen),
            ']' => closes(Token::Rbrack),
            '}' => closes(Token::Rbrace),
            '.' if self.byte(1) == b'.' && self.byte(2) == b'.' => {
                self.at += 2;
                (Token::DotDotDot, false)
            }
            '.' => (Token::Dot, false),
            ':' if self.byte(1) == b'=' => {
                self.at += 1;
                (Token::Define, false)
            }
            ':' => (Token::Colon, false),
            _ => return self.operator(letter),
        };
        self.at += 1;
        self.ends_statement = ends;
        Some(token)
    }

    fn operator(&mut self, letter: char) -> Option<Token> {
        use BinaryOp::*;
        let second = self.byte(1) as char;
        let third = self.byte(2) as char;
        // The operator, its precedence and its length.
        let (op, precedence, length) = match (letter, second) {
            ('+', '+') | ('-', '-') => {
                self.at += 2;
                self.ends_statement = true;
                return Some(Token::IncOp(letter == '+'));
            }
            ('<', '-') => {
                self.at += 2;
                return Some(Token::Arrow);
            }
            ('&', '&') => (AndAnd, 2, 2),
            ('|', '|') => (OrOr, 1, 2),
            ('=', '=') => (Eq, 3, 2),
            ('!', '=') => (Ne, 3, 2),
            ('<', '=') => (Le, 3, 2),
            ('>', '=') => (Ge, 3, 2),
            ('<', '<') => (Shl, 5, 2),
            ('>', '>') => (Shr, 5, 2),
            ('&', '^') => (AndNot, 5, 2),
            ('+', _) => (Add, 4, 1),
            ('-', _) => (Sub, 4, 1),
            ('|', _) => (Or, 4, 1),
            ('^', _) => (Xor, 4, 1),
            ('*', _) => (Mul, 5, 1),
            ('/', _) => (Div, 5, 1),
            ('%', _) => (Rem, 5, 1),
            ('&', _) => (And, 5, 1),
            ('<', _) => (Lt, 3, 1),
            ('>', _) => (Gt, 3, 1),
            ('=', _) => {
                self.at += 1;
                return Some(Token::Assign);
            }
            ('!', _) => {
                self.at += 1;
                return Some(Token::Operator(Operator::Not, 0));
            }
            ('~', _) => {
                self.at += 1;
                return Some(Token::Operator(Operator::Tilde, 0));
            }
            _ => {
                let shown = show_letter(letter);
                self.error(self.at, format!("invalid character {shown}"));
                self.at += letter.len_utf8();
                return None;
            }
        };
        self.at += length;
        let follows = if length == 1 { second } else { third };
        let assigns = precedence >= 4 && follows == '=';
        if assigns {
            self.at += 1;
            return Some(Token::AssignOp(op));
        }
        Some(match op {
            Mul => Token::Star,
            op => Token::Operator(Operator::Binary(op), precedence),
        })
    }
}

/// `U+003F '?'`.
fn show_letter(letter: char) -> String {
    let code = letter as u32;
    if letter.is_control() {
        format!("U+{code:04X}")
    } else {
        format!("U+{code:04X} '{letter}'")
    }
}

/// As Go's `%q` shows a letter.
fn quote_letter(letter: char) -> String {
    match letter {
        '\'' => "'\\''".to_owned(),
        '\\' => "'\\\\'".to_owned(),
        '\n' => "'\\n'".to_owned(),
        '\t' => "'\\t'".to_owned(),
        '\r' => "'\\r'".to_owned(),
        other => format!("'{other}'"),
    }
}
