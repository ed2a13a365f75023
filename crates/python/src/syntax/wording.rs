//! CPython's words for the parser's errors.
//!
//! Source: the `invalid_*` rules of CPython 3.14's `Grammar/python.gram`. What no
//! rule names is `invalid syntax`, at the token where the parser stopped.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, Number};
use ruff_python_parser::{
    InterpolatedStringErrorType, ParseError, ParseErrorType, parse_expression,
};

use super::keyword_typo;
use super::layout::{Layout, Token};
use super::problem::{ProblemKind, SyntaxProblem, Version};
use super::token_kinds::{
    ends_operand, is_binary_operator, is_line_end, is_opening, starts_operand,
};

type Kind = TokenKind;

/// Words one parser error.
pub fn word(layout: &Layout, error: &ParseError, version: Version) -> SyntaxProblem {
    let (start, end) = (error.location.start().into(), error.location.end().into());
    let tokens = &layout.tokens;
    let mut at = tokens.partition_point(|token| token.end <= start && token.start < start);
    while at + 1 < tokens.len() && tokens[at].kind == Kind::Dedent {
        at += 1;
    }
    let words = Words {
        layout,
        at,
        start,
        end,
    };
    let mut problem = words.word(&error.error);
    let is_plain = problem.message == "invalid syntax" || problem.message.starts_with("f-string: ");
    if is_plain && let Some(better) = super::corrections::corrected(layout, at) {
        if version >= Version::Py314 || better.message == "expected '('" {
            return better;
        }
    }
    if version < Version::Py314 {
        if problem.message.starts_with("parameter without") {
            problem.message = "non-default argument follows default argument".to_string();
        } else if let Some((_, after)) = problem
            .message
            .strip_prefix("f-string: invalid conversion character '")
            .and_then(|rest| rest.split_once(": "))
        {
            problem.message = format!("f-string: invalid conversion character: {after}");
        } else if problem.message.starts_with("Expected one or more names") {
            problem.message = "invalid syntax".to_string();
        }
    }
    if version >= Version::Py314
        && (problem.message == "invalid syntax" || problem.message.ends_with("forgot a comma?"))
        && let Some(typo) = keyword_typo::find(layout, problem.start)
    {
        let uncorrected = Some(Box::new(problem));
        return SyntaxProblem { uncorrected, ..typo };
    }
    problem
}

struct Words<'l, 's> {
    layout: &'l Layout<'s>,
    /// The token where the parser stopped.
    at: usize,
    start: u32,
    end: u32,
}

impl Words<'_, '_> {
    fn word(&self, error: &ParseErrorType) -> SyntaxProblem {
        use ParseErrorType as E;
        if let Some(problem) = self.comprehension_target() {
            return problem;
        }
        match error {
            E::ExpectedToken { expected, found } => self.expected(*expected, *found),
            E::SimpleStatementsOnSameLine => {
                self.legacy_statement().unwrap_or_else(|| self.plain())
            }
            E::InvalidAssignmentTarget | E::InvalidAnnotatedAssignmentTarget => {
                self.assignment(matches!(error, E::InvalidAnnotatedAssignmentTarget))
            }
            E::InvalidAugmentedAssignmentTarget => self.here(format!(
                "'{}' is an illegal expression for augmented assignment",
                self.described()
            )),
            E::InvalidNamedAssignmentTarget => self.here(format!(
                "cannot use assignment expressions with {}",
                self.described()
            )),
            E::InvalidDeleteTarget => self.here(format!("cannot delete {}", self.described())),
            E::PositionalAfterKeywordArgument => {
                self.closing("positional argument follows keyword argument")
            }
            E::PositionalAfterKeywordUnpacking => {
                self.closing("positional argument follows keyword argument unpacking")
            }
            E::InvalidArgumentUnpackingOrder => {
                self.first("iterable argument unpacking follows keyword argument unpacking")
            }
            E::NonDefaultParamAfterDefaultParam => {
                self.here("parameter without a default follows parameter with a default")
            }
            E::ParamAfterVarKeywordParam => {
                self.first("arguments cannot follow var-keyword argument")
            }
            E::VarParameterWithDefault => {
                let double = self.layout.source[..self.start as usize].ends_with("**");
                let which = if double { "keyword" } else { "positional" };
                self.here(format!("var-{which} argument cannot have default value"))
            }
            E::ExpectedKeywordParam => self.first("named arguments must follow bare *"),
            E::UnparenthesizedGeneratorExpression => {
                self.here("Generator expression must be parenthesized")
            }
            E::IterableUnpackingInComprehension => {
                self.here("iterable unpacking cannot be used in comprehension")
            }
            E::UnexpectedIndentation => {
                let first = self.layout.tokens[self.at..]
                    .iter()
                    .find(|token| !matches!(token.kind, Kind::Indent | Kind::Newline));
                let at = first.map_or(self.end, |token| token.start);
                self.indentation("unexpected indent".to_string(), at, at)
            }
            E::EmptyImportNames if self.token().is_some_and(|token| is_line_end(token.kind)) => {
                let mut problem = self.plain();
                problem.message = "Expected one or more names after 'import'".to_string();
                problem
            }
            E::FStringError(kind) => self.f_string(kind),
            E::InvalidStarredExpressionUsage
                if self
                    .previous()
                    .is_some_and(|token| token.kind == Kind::Lpar) =>
            {
                self.here("cannot use starred expression here")
            }
            E::ExpectedExpression => self.expected_expression(),
            E::OtherError(text) => self.other(text),
            _ => self.plain(),
        }
    }

    fn token(&self) -> Option<&Token> {
        self.layout.tokens.get(self.at)
    }

    fn previous(&self) -> Option<&Token> {
        self.layout.tokens[..self.at.min(self.layout.tokens.len())].last()
    }

    fn here(&self, message: impl Into<String>) -> SyntaxProblem {
        SyntaxProblem::error(message, self.start, self.end)
    }

    /// At the first token of the error's range.
    fn first(&self, message: &str) -> SyntaxProblem {
        let end = self.token().map_or(self.end, |token| token.end);
        SyntaxProblem::error(message, self.start, end)
    }

    /// `invalid syntax` at the token; a newline has no width.
    fn plain(&self) -> SyntaxProblem {
        match self.token() {
            Some(token) if !is_line_end(token.kind) => {
                SyntaxProblem::error("invalid syntax", token.start, token.end)
            }
            _ => SyntaxProblem::error("invalid syntax", self.start, self.start),
        }
    }

    fn indentation(&self, message: String, start: u32, end: u32) -> SyntaxProblem {
        SyntaxProblem {
            kind: ProblemKind::IndentationError,
            ..SyntaxProblem::error(message, start, end)
        }
    }

    /// At the bracket that closes the call around.
    fn closing(&self, message: &str) -> SyntaxProblem {
        let level = self.token().map_or(0, |token| token.level);
        let close = self.layout.tokens[self.at..]
            .iter()
            .find(|token| token.kind == Kind::Rpar && token.level == level);
        match close {
            Some(close) => SyntaxProblem::error(message, close.start, close.end),
            None => self.here(message),
        }
    }

    /// The first token of the logical line.
    fn line_start(&self) -> usize {
        let before = &self.layout.tokens[..self.at];
        before
            .iter()
            .rposition(|token| token.kind == Kind::Newline && token.level == 0)
            .map_or(0, |newline| newline + 1)
    }

    /// The first token of the statement, past indentation.
    fn statement_start(&self) -> usize {
        let mut at = self.line_start();
        while at < self.at
            && matches!(
                self.layout.tokens[at].kind,
                Kind::Indent | Kind::Dedent | Kind::Newline
            )
        {
            at += 1;
        }
        at
    }

    /// In a dict display, after a comma.
    fn in_later_pair(&self) -> bool {
        let before = &self.layout.tokens[..self.at];
        let level = self.token().map_or(0, |token| token.level);
        let open = before.iter().rposition(|token| token.level < level);
        let is_comma = |token: &Token| token.kind == Kind::Comma && token.level == level;
        open.is_some_and(|at| before[at].kind == Kind::Lbrace && before[at..].iter().any(is_comma))
    }

    fn expected(&self, expected: Kind, found: Kind) -> SyntaxProblem {
        let first = self.layout.tokens.get(self.statement_start());
        let keyword = first.map_or(Kind::EndOfFile, |token| token.kind);
        if expected == Kind::Colon && (found == Kind::Rbrace || self.in_later_pair()) {
            let previous = self.previous().expect("a key was read");
            let message = "':' expected after dictionary key";
            return SyntaxProblem::error(message, previous.start, previous.end);
        }
        if expected == Kind::Colon && found == Kind::Equal {
            return self.equals_in_test();
        }
        if expected == Kind::Colon {
            let forced = matches!(keyword, Kind::Else | Kind::Try | Kind::Finally | Kind::Def)
                || self.layout.tokens[self.statement_start()..self.at]
                    .iter()
                    .any(|token| token.kind == Kind::Lambda);
            if is_line_end(found) || forced {
                let mut problem = self.plain();
                problem.message = "expected ':'".to_string();
                return problem;
            }
            return self.plain();
        }
        if expected == Kind::Lpar && keyword == Kind::Async && self.at == self.statement_start() + 3
        {
            let mut problem = self.plain();
            problem.message = "expected '('".to_string();
            return problem;
        }
        if expected == Kind::Else {
            let previous = self.previous().map_or(self.start, |token| token.end);
            let message = "expected 'else' after 'if' expression";
            let start = self.layout.tokens[self.operand_start()].start;
            return SyntaxProblem::error(message, start, previous);
        }
        if expected == Kind::Comma && found.as_augmented_assign_operator().is_some() {
            let start = self.layout.tokens[self.statement_start()].start;
            let end = self.previous().map_or(self.start, |token| token.end);
            let message = "'tuple' is an illegal expression for augmented assignment";
            return SyntaxProblem::error(message, start, end);
        }
        if matches!(found, Kind::Equal) && self.token().is_some_and(|token| token.level > 0) {
            return self.equals_in_test();
        }
        self.forgotten_comma("")
            .or_else(|| self.parenthesized_parameters())
            .unwrap_or_else(|| self.plain())
    }

    /// `[a, b for …]`.
    fn comprehension_target(&self) -> Option<SyntaxProblem> {
        let token = self.token()?;
        let before = &self.layout.tokens[..self.at];
        if token.kind != Kind::For || token.level == 0 {
            return None;
        }
        let opening = before
            .iter()
            .rposition(|other| is_opening(other.kind) && other.level + 1 == token.level)?;
        let inside = &before[opening + 1..];
        let separates = |other: &&Token| other.level == token.level;
        let has = |kind| {
            inside
                .iter()
                .filter(separates)
                .any(|other| other.kind == kind)
        };
        if before[opening].kind == Kind::Lpar
            || !has(Kind::Comma)
            || has(Kind::Colon)
            || has(Kind::For)
        {
            return None;
        }
        let message = "did you forget parentheses around the comprehension target?";
        Some(SyntaxProblem::error(
            message,
            inside.first()?.start,
            inside.last()?.end,
        ))
    }

    /// `def f(a, (b, c))`.
    fn parenthesized_parameters(&self) -> Option<SyntaxProblem> {
        let (token, first) = (
            self.token()?,
            self.layout.tokens.get(self.statement_start())?,
        );
        let in_parameters = match first.kind {
            Kind::Def => token.level == 1,
            Kind::Async => token.level == 1,
            _ => false,
        };
        let is_first = matches!(self.previous()?.kind, Kind::Lpar | Kind::Comma);
        if !in_parameters || token.kind != Kind::Lpar || !is_first {
            return None;
        }
        let mut rest = self.layout.tokens[self.at..].iter();
        let close =
            rest.find(|other| other.kind == Kind::Rpar && other.level == token.level + 1)?;
        let message = "Function parameters cannot be parenthesized";
        Some(SyntaxProblem::error(message, token.start, close.end))
    }

    /// `a b` inside brackets.
    fn forgotten_comma(&self, prefix: &str) -> Option<SyntaxProblem> {
        let token = self.token()?;
        let previous = self.previous()?;
        let first = self.layout.tokens.get(self.statement_start());
        if token.level == 1 && first.is_some_and(|t| matches!(t.kind, Kind::Def | Kind::Async)) {
            return None;
        }
        if token.level == 0 || !starts_operand(token.kind) || !ends_operand(previous.kind) {
            return None;
        }
        let from = self.operand_start();
        let first = &self.layout.tokens[from];
        let second = &self.layout.tokens[from + 1];
        let soft = matches!(self.layout.text(first), "match" | "case" | "type" | "_");
        if soft || first.kind == Kind::Name && second.kind == Kind::String {
            return None;
        }
        let end = self.operand_end(self.at);
        let message = format!("{prefix}invalid syntax. Perhaps you forgot a comma?");
        Some(SyntaxProblem::error(message, first.start, end))
    }

    /// The first token of the expression that ends before the error.
    fn operand_start(&self) -> usize {
        let tokens = &self.layout.tokens;
        let level = tokens[self.at - 1].level.min(tokens[self.at].level);
        let mut at = self.at;
        while at > 0 {
            let token = &tokens[at - 1];
            let opens =
                is_opening(token.kind) && token.level < level.max(1) && token.level + 1 == level;
            let separates = token.level == level
                && (matches!(
                    token.kind,
                    Kind::Comma
                        | Kind::Colon
                        | Kind::Equal
                        | Kind::ColonEqual
                        | Kind::For
                        | Kind::Return
                        | Kind::Newline
                        | Kind::Indent
                        | Kind::Dedent
                        | Kind::Semi
                        | Kind::FStringStart
                ) || token.kind.as_augmented_assign_operator().is_some());
            if opens || separates {
                break;
            }
            at -= 1;
        }
        at.min(self.at.saturating_sub(1))
    }

    /// Where the expression that begins at a token ends.
    fn operand_end(&self, from: usize) -> u32 {
        let tokens = &self.layout.tokens;
        let level = tokens[from].level;
        let mut end = tokens[from].end;
        let mut wants_operand = !ends_operand(tokens[from].kind);
        for token in &tokens[from + 1..] {
            let nested = token.level > level;
            let closes = nested && token.level == level + 1 && ends_operand(token.kind);
            if nested {
                end = token.end;
                wants_operand &= !closes;
                continue;
            }
            if wants_operand {
                if !starts_operand(token.kind) {
                    break;
                }
                wants_operand = !ends_operand(token.kind) && !is_opening(token.kind);
            } else if is_binary_operator(token.kind) || token.kind == Kind::Dot {
                wants_operand = true;
            } else if !matches!(token.kind, Kind::Lpar | Kind::Lsqb) {
                break;
            }
            end = token.end;
        }
        end
    }

    /// `if x = 3`.
    fn equals_in_test(&self) -> SyntaxProblem {
        let tokens = &self.layout.tokens;
        let level = tokens[self.at].level;
        let mut from = self.at;
        while from > 0 {
            let token = &tokens[from - 1];
            let stops = matches!(
                token.kind,
                Kind::If
                    | Kind::While
                    | Kind::Elif
                    | Kind::And
                    | Kind::Or
                    | Kind::Not
                    | Kind::Comma
            ) && token.level == level
                || is_opening(token.kind) && token.level + 1 == level
                || is_line_end(token.kind) && token.level <= level;
            if stops {
                break;
            }
            from -= 1;
        }
        let right = tokens.get(self.at + 1);
        let no_right = right.is_none_or(|token| !starts_operand(token.kind));
        if no_right || from == self.at || from > 0 && tokens[from - 1].kind == Kind::Not {
            return self.plain();
        }
        let text =
            &self.layout.source[tokens[from].start as usize..tokens[self.at - 1].end as usize];
        let Ok(parsed) = parse_expression(text) else {
            return self.plain();
        };
        match parsed.expr() {
            Expr::Name(_) => {
                let end = self.operand_end((self.at + 1).min(tokens.len() - 1));
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                SyntaxProblem::error(message, tokens[from].start, end)
            }
            Expr::Compare(_) | Expr::List(_) | Expr::Tuple(_) | Expr::Generator(_) => self.plain(),
            Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => self.plain(),
            expr => {
                let message = format!(
                    "cannot assign to {} here. Maybe you meant '==' instead of '='?",
                    description(expr)
                );
                SyntaxProblem::error(message, tokens[from].start, tokens[self.at - 1].end)
            }
        }
    }

    /// `print x`.
    fn legacy_statement(&self) -> Option<SyntaxProblem> {
        let first = self.previous()?;
        let name = self.layout.text(first);
        if !matches!(name, "print" | "exec") || self.statement_start() + 1 != self.at {
            return None;
        }
        let last = self.layout.tokens[self.at..]
            .iter()
            .take_while(|token| !is_line_end(token.kind) && token.kind != Kind::Semi)
            .last()?;
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        Some(SyntaxProblem::error(message, first.start, last.end))
    }

    fn described(&self) -> String {
        let text = &self.layout.source[self.start as usize..self.end as usize];
        parse_expression(text).map_or("expression".to_string(), |parsed| {
            description(parsed.expr()).to_string()
        })
    }

    fn assignment(&self, annotated: bool) -> SyntaxProblem {
        let mut description = self.described();
        let text = &self.layout.source[self.start as usize..self.end as usize];
        let in_brackets = self.layout.source[..self.start as usize].ends_with('(');
        if description == "expression" && text.starts_with("yield") {
            if !in_brackets {
                return self.here("assignment to yield expression not possible");
            }
            description = "yield expression".to_string();
        } else if description == "expression" && text.contains(":=") {
            description = "named expression".to_string();
        }
        if in_brackets
            && matches!(
                description.as_str(),
                "yield expression" | "named expression"
            )
        {
            return self.here(format!(
                "cannot assign to {description} here. Maybe you meant '==' instead of '='?"
            ));
        }
        if annotated {
            let colon = self.layout.tokens.iter().position(|token| token.start >= self.end);
            let is_bare = |at: usize| {
                let after = self.layout.tokens.get(at + 1);
                after.is_none_or(|token| is_line_end(token.kind))
            };
            if let Some(at) = colon.filter(|&at| is_bare(at) && !matches!(description.as_str(), "tuple" | "list")) {
                let colon = &self.layout.tokens[at];
                return SyntaxProblem::error("invalid syntax", colon.start, colon.end);
            }
            return self.here(match description.as_str() {
                "tuple" | "list" => {
                    format!("only single target (not {description}) can be annotated")
                }
                _ => "illegal target for annotation".to_string(),
            });
        }
        let tokens = &self.layout.tokens;
        let first = tokens.get(self.statement_start());
        let is_whole = first.is_some_and(|token| token.start == self.start);
        let next = tokens.iter().find(|token| token.start >= self.end);
        let before_equals = next.is_some_and(|token| token.kind == Kind::Equal);
        let alone = matches!(
            description.as_str(),
            "True" | "False" | "None" | "comparison" | "conditional expression" | "lambda"
        ) || description == "expression" && self.is_boolean();
        if is_whole && before_equals && !alone {
            return self.here(format!(
                "cannot assign to {description} here. Maybe you meant '==' instead of '='?"
            ));
        }
        self.here(format!("cannot assign to {description}"))
    }

    /// `a and b`, `not a`: CPython's hint about `==` stops short of these.
    fn is_boolean(&self) -> bool {
        let text = &self.layout.source[self.start as usize..self.end as usize];
        parse_expression(text).is_ok_and(|parsed| match parsed.expr() {
            Expr::BoolOp(_) => true,
            Expr::UnaryOp(node) => node.op == ruff_python_ast::UnaryOp::Not,
            _ => false,
        })
    }

    fn f_string(&self, kind: &InterpolatedStringErrorType) -> SyntaxProblem {
        use InterpolatedStringErrorType as F;
        let message = match kind {
            F::UnclosedLbrace => {
                if let Some(problem) = self.forgotten_comma("") {
                    return problem;
                }
                "f-string: expecting '}'".to_string()
            }
            F::InvalidConversionFlag => format!(
                "f-string: invalid conversion character '{}': expected 's', 'r', or 'a'",
                &self.layout.source[self.start as usize..self.end as usize]
            ),
            F::SingleRbrace => "f-string: single '}' is not allowed".to_string(),
            F::LambdaWithoutParentheses => {
                "f-string: lambda expressions are not allowed without parentheses".to_string()
            }
            F::ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: conversion type must come right after the exclamation mark".to_string()
            }
            F::NewlineInFormatSpec => {
                "f-string: newlines are not allowed in format specifiers when using single quotes"
                    .to_string()
            }
            F::UnterminatedString | F::UnterminatedTripleQuotedString => {
                "f-string: expecting '}'".to_string()
            }
        };
        self.here(message)
    }

    fn expected_expression(&self) -> SyntaxProblem {
        let (Some(token), Some(previous)) = (self.token(), self.previous()) else {
            return self.plain();
        };
        if token.kind == Kind::Rbrace && previous.kind == Kind::Colon {
            let message = "expression expected after dictionary key and ':'";
            return SyntaxProblem::error(message, previous.start, previous.end);
        }
        let in_f_string = self.layout.tokens[..self.at.saturating_sub(1)]
            .last()
            .is_some_and(|t| matches!(t.kind, Kind::FStringStart | Kind::FStringMiddle));
        if previous.kind == Kind::Lbrace && in_f_string {
            let found = self.layout.text(token);
            let message = format!("f-string: valid expression required before '{found}'");
            return SyntaxProblem::error(message, token.start, token.end);
        }
        self.plain()
    }

    fn other(&self, text: &str) -> SyntaxProblem {
        if let Some(block) = text.strip_prefix("Expected an indented block after ") {
            return self.missing_block(block);
        }
        match text {
            "Expected `except` or `finally` after `try` block" => {
                self.first("expected 'except' or 'finally' block")
            }
            "Only one '*' parameter allowed" => self.first("* argument may appear only once"),
            "Bytes literal cannot be mixed with non-bytes literals" => {
                self.here("cannot mix bytes and nonbytes literals")
            }
            "Multiple exception types must be parenthesized when using `as`" => {
                self.here("multiple exception types must be parenthesized when using 'as'")
            }
            "Trailing comma not allowed" => {
                let tokens = &self.layout.tokens;
                let next = tokens
                    .get(self.at + 1)
                    .map_or(self.end, |token| token.start);
                let is_from = tokens
                    .get(self.statement_start())
                    .is_some_and(|token| token.kind == Kind::From);
                let message = if is_from {
                    "trailing comma not allowed without surrounding parentheses"
                } else {
                    "invalid syntax"
                };
                SyntaxProblem::error(message, next, next)
            }
            "Expected a parameter name" => self.keyword_name(),
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                self.first("cannot have both 'except' and 'except*' on the same 'try'")
            }
            "Expected one or more exception types" => {
                self.here("expected one or more exception types")
            }
            "Only single target (not tuple) can be annotated" => {
                self.here("only single target (not tuple) can be annotated")
            }
            "Only single target (not list) can be annotated" => {
                self.here("only single target (not list) can be annotated")
            }
            "Only one '/' separator allowed" => self.first("/ may appear only once"),
            "Position-only parameter separator not allowed as first parameter" => {
                self.first("at least one argument must precede /")
            }
            "'/' parameter must appear before '*' parameter" => self.first("/ must be ahead of *"),
            _ => self
                .parenthesized_parameters()
                .unwrap_or_else(|| self.plain()),
        }
    }

    /// `f(1=2)`.
    fn keyword_name(&self) -> SyntaxProblem {
        let text = &self.layout.source[self.start as usize..self.end as usize];
        let equals = self.layout.tokens[self.at..]
            .iter()
            .find(|token| token.kind == Kind::Equal);
        let end = equals.map_or(self.end, |token| token.end);
        let message = match text {
            "True" | "False" | "None" => format!("cannot assign to {text}"),
            _ => "expression cannot contain assignment, perhaps you meant \"==\"?".to_string(),
        };
        SyntaxProblem::error(message, self.start, end)
    }

    fn missing_block(&self, block: &str) -> SyntaxProblem {
        let what = match block {
            "function definition" => block.to_string(),
            "`class` definition" => "class definition".to_string(),
            _ => match block.split('`').nth(1) {
                Some(word) => format!("'{word}' statement"),
                None => block.to_string(),
            },
        };
        // The header is the logical line before.
        let tokens = &self.layout.tokens;
        let newline = tokens[..(self.at + 1).min(tokens.len())]
            .iter()
            .rposition(|token| token.kind == Kind::Newline)
            .unwrap_or(0);
        let start = tokens[..newline]
            .iter()
            .rposition(|token| token.kind == Kind::Newline)
            .map_or(0, |before| before + 1);
        let header = tokens[start..]
            .iter()
            .find(|token| !matches!(token.kind, Kind::Indent | Kind::Dedent | Kind::Newline))
            .map_or(0, |token| token.start);
        let line = self.layout.line(header);
        let message = format!("expected an indented block after {what} on line {line}");
        match self.token() {
            Some(token) if !is_line_end(token.kind) => {
                self.indentation(message, token.start, token.end)
            }
            _ => self.indentation(message, self.start, self.start),
        }
    }
}

/// CPython's `_PyPegen_get_expr_name`.
pub fn description(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::NumberLiteral(node) => match node.value {
            Number::Int(_) | Number::Float(_) | Number::Complex { .. } => "literal",
        },
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::BooleanLiteral(node) if node.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}
