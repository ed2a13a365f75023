//! Words for errors that the tokens around the place tell, where the parser only stops.
//!
//! Source: the `invalid_*` rules of CPython 3.14's `Grammar/python.gram`: `invalid_import_as_name`,
//! `invalid_as_pattern`, `invalid_except_stmt`, `invalid_replacement_field`, `invalid_comparison`.

use ruff_python_ast::token::TokenKind as Kind;

use super::layout::{Layout, Token};
use super::problem::SyntaxProblem;

/// The better problem, if there is one. `at`: the token where the parser stopped.
pub fn corrected(layout: &Layout, at: usize) -> Option<SyntaxProblem> {
    let here = Here { layout, at };
    here.parameters()
        .or_else(|| here.renamed())
        .or_else(|| here.unequal())
        .or_else(|| here.legacy_call())
        .or_else(|| here.half_conditional())
        .or_else(|| here.replacement_field())
}

struct Here<'l, 's> {
    layout: &'l Layout<'s>,
    at: usize,
}

impl Here<'_, '_> {
    fn token(&self) -> Option<&Token> {
        self.layout.tokens.get(self.at)
    }

    /// The token so many before the one where the parser stopped.
    fn back(&self, count: usize) -> Option<&Token> {
        self.layout.tokens.get(self.at.checked_sub(count)?)
    }

    fn kind_back(&self, count: usize) -> Kind {
        self.back(count).map_or(Kind::EndOfFile, |token| token.kind)
    }

    /// The keyword of the statement.
    fn keyword(&self) -> Kind {
        let before = &self.layout.tokens[..self.at];
        let from = before
            .iter()
            .rposition(|token| token.level == 0 && is_end(token.kind))
            .map_or(0, |end| end + 1);
        before.get(from).map_or(Kind::EndOfFile, |token| token.kind)
    }

    /// `def f:`.
    fn parameters(&self) -> Option<SyntaxProblem> {
        let token = self.token()?;
        let is_named = self.kind_back(1) == Kind::Name && self.kind_back(2) == Kind::Def;
        let is_open = matches!(token.kind, Kind::Lpar | Kind::Lsqb);
        let end = if is_end(token.kind) { token.start } else { token.end };
        (is_named && !is_open).then(|| SyntaxProblem::error("expected '('", token.start, end))
    }

    /// `import a as b.c`, `except A as 1`, `case 1 as b.c`.
    fn renamed(&self) -> Option<SyntaxProblem> {
        let token = self.token()?;
        let what = match self.keyword() {
            Kind::Import | Kind::From => "import target",
            Kind::Except => "except statement with",
            Kind::Case => "pattern target",
            _ => return None,
        };
        let (described, start) = match token.kind {
            Kind::Int | Kind::Float | Kind::Complex | Kind::String if self.kind_back(1) == Kind::As => {
                ("literal", token.start)
            }
            Kind::Dot if self.kind_back(1) == Kind::Name && self.kind_back(2) == Kind::As => {
                ("attribute", self.back(1)?.start)
            }
            _ => return None,
        };
        let last = match token.kind {
            Kind::Dot => self.layout.tokens.get(self.at + 1)?,
            _ => token,
        };
        let message = match what {
            "except statement with" => format!("cannot use {what} {described}"),
            _ => format!("cannot use {described} as {what}"),
        };
        Some(SyntaxProblem::error(message, start, last.end))
    }

    /// `a <> b`.
    fn unequal(&self) -> Option<SyntaxProblem> {
        let (less, greater) = (self.back(1)?, self.token()?);
        let is_sign = less.kind == Kind::Less && greater.kind == Kind::Greater;
        (is_sign && less.end == greater.start).then(|| {
            let message = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
            SyntaxProblem::error(message, less.start, greater.end)
        })
    }

    /// `x = print y`.
    fn legacy_call(&self) -> Option<SyntaxProblem> {
        let (name, token) = (self.back(1)?, self.token()?);
        let text = self.layout.text(name);
        let is_legacy = name.kind == Kind::Name && matches!(text, "print" | "exec");
        let is_operand = matches!(
            token.kind,
            Kind::Name | Kind::Int | Kind::Float | Kind::String | Kind::FStringStart
        );
        if !is_legacy || !is_operand || matches!(self.kind_back(2), Kind::Dot | Kind::Def) {
            return None;
        }
        let message = format!("Missing parentheses in call to '{text}'. Did you mean {text}(...)?");
        Some(SyntaxProblem::error(message, name.start, token.end))
    }

    /// `x = 1 if y else`, `pass if x else y`.
    fn half_conditional(&self) -> Option<SyntaxProblem> {
        let token = self.token()?;
        let before = &self.layout.tokens[..self.at];
        let from = before
            .iter()
            .rposition(|token| is_end(token.kind))
            .map_or(0, |end| end + 1);
        let first = before.get(from)?;
        let is_bare = matches!(first.kind, Kind::Pass | Kind::Break | Kind::Continue);
        if token.kind == Kind::If && from + 1 == self.at && is_bare {
            let message = "expected expression before 'if', but statement is given";
            return Some(SyntaxProblem::error(message, first.start, first.end));
        }
        let last = before.last()?;
        let level = last.level;
        let has_test = before[from..]
            .iter()
            .rev()
            .take_while(|token| token.level >= level)
            .any(|token| token.kind == Kind::If && token.level == level);
        (last.kind == Kind::Else && from + 1 < self.at && has_test).then(|| {
            let message = "expected expression after 'else', but statement is given";
            SyntaxProblem::error(message, first.start, last.end)
        })
    }

    /// Between the braces of an f-string.
    fn replacement_field(&self) -> Option<SyntaxProblem> {
        let token = self.token()?;
        let before = &self.layout.tokens[..self.at];
        let string = before.iter().rposition(|token| {
            matches!(token.kind, Kind::FStringStart | Kind::TStringStart)
        })?;
        let is_closed = |token: &Token| matches!(token.kind, Kind::FStringEnd | Kind::TStringEnd);
        let inside = &before[string + 1..];
        let open = inside.iter().rposition(|token| token.kind == Kind::Lbrace)?;
        if inside.iter().any(is_closed) || token.level != inside[open].level + 1 {
            return None;
        }
        let prefix = match before[string].kind {
            Kind::TStringStart => "t-string",
            _ => "f-string",
        };
        let in_format = inside[open..].iter().any(|token| {
            token.kind == Kind::Colon && token.level == inside[open].level + 1
        });
        let is_empty = open + 1 == inside.len();
        let ends = matches!(
            token.kind,
            Kind::FStringEnd | Kind::TStringEnd | Kind::EndOfFile
        );
        let message = match (is_empty, ends, in_format) {
            (true, true, _) => "expecting '}'",
            (true, ..) if matches!(token.kind, Kind::Exclamation | Kind::Colon | Kind::Equal | Kind::Rbrace) => {
                return None;
            }
            (true, ..) => "expecting a valid expression after '{'",
            (_, true, true) => "expecting '}', or format specs",
            (_, _, true) => return None,
            _ if matches!(token.kind, Kind::Exclamation) => return None,
            _ if before.last()?.kind == Kind::Exclamation => return None,
            (_, true, false) if is_operand_end(before.last()?.kind) => "expecting '}'",
            _ => "expecting '=', or '!', or ':', or '}'",
        };
        Some(SyntaxProblem::error(
            format!("{prefix}: {message}"),
            token.start,
            token.end,
        ))
    }
}

fn is_operand_end(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Name | Kind::Int | Kind::Float | Kind::String | Kind::Rpar | Kind::Rsqb | Kind::Rbrace
    )
}

fn is_end(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Newline | Kind::Indent | Kind::Dedent | Kind::Semi | Kind::EndOfFile
    )
}
