//! What a Go text is made of.

use super::ast::{BinaryOp, LiteralKind};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    Eof,
    Name,
    Literal(LiteralKind),
    /// An operator that is not one of those below, with its precedence (0: unary only).
    Operator(Operator, u8),
    /// `op=`.
    AssignOp(BinaryOp),
    /// `++` (true), `--`.
    IncOp(bool),
    Assign,
    Define,
    Arrow,
    Star,
    Lparen,
    Lbrack,
    Lbrace,
    Rparen,
    Rbrack,
    Rbrace,
    Comma,
    Semi,
    Colon,
    Dot,
    DotDotDot,
    Keyword(Keyword),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    Not,
    Tilde,
    Binary(BinaryOp),
}

impl Operator {
    pub fn text(self) -> &'static str {
        match self {
            Operator::Not => "!",
            Operator::Tilde => "~",
            Operator::Binary(op) => op.text(),
        }
    }
}

macro_rules! keywords {
    ($($name:ident = $text:literal),* $(,)?) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Keyword { $($name),* }

        impl Keyword {
            pub fn text(self) -> &'static str {
                match self { $(Keyword::$name => $text),* }
            }

            pub fn of(text: &str) -> Option<Keyword> {
                match text { $($text => Some(Keyword::$name),)* _ => None }
            }
        }
    };
}

keywords! {
    Break = "break", Case = "case", Chan = "chan", Const = "const", Continue = "continue",
    Default = "default", Defer = "defer", Else = "else", Fallthrough = "fallthrough",
    For = "for", Func = "func", Go = "go", Goto = "goto", If = "if", Import = "import",
    Interface = "interface", Map = "map", Package = "package", Range = "range",
    Return = "return", Select = "select", Struct = "struct", Switch = "switch",
    Type = "type", Var = "var",
}

impl Keyword {
    /// A line that ends with it ends a statement.
    pub fn ends_statement(self) -> bool {
        use Keyword::*;
        matches!(self, Break | Continue | Fallthrough | Return)
    }

    /// It begins a statement: a good place to go on after an error.
    pub fn starts_statement(self) -> bool {
        use Keyword::*;
        matches!(
            self,
            Break
                | Const
                | Continue
                | Defer
                | Fallthrough
                | For
                | Go
                | Goto
                | If
                | Return
                | Select
                | Switch
                | Type
                | Var
        )
    }
}

/// The word that messages use for a token that was expected.
pub fn expected_word(token: Token) -> String {
    match token {
        Token::Comma => "comma".to_owned(),
        Token::Semi => "semicolon or newline".to_owned(),
        Token::Keyword(keyword) => format!("keyword {}", keyword.text()),
        other => token_text(other).to_owned(),
    }
}

pub fn token_text(token: Token) -> &'static str {
    match token {
        Token::Eof => "EOF",
        Token::Name => "name",
        Token::Literal(_) => "literal",
        Token::Operator(op, _) => op.text(),
        Token::AssignOp(_) => "op=",
        Token::IncOp(_) => "opop",
        Token::Assign => "=",
        Token::Define => ":=",
        Token::Arrow => "<-",
        Token::Star => "*",
        Token::Lparen => "(",
        Token::Lbrack => "[",
        Token::Lbrace => "{",
        Token::Rparen => ")",
        Token::Rbrack => "]",
        Token::Rbrace => "}",
        Token::Comma => ",",
        Token::Semi => ";",
        Token::Colon => ":",
        Token::Dot => ".",
        Token::DotDotDot => "...",
        Token::Keyword(keyword) => keyword.text(),
    }
}
