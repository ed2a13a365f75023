//! What `eval` and `ast.literal_eval` ask of a text before it is compiled.

use crate::syntax::{SyntaxProblem, Version, parse};
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{self as ast, Expr, Operator, Stmt, UnaryOp};
use ruff_text_size::Ranged;

/// Why a text is not one expression, if it is none: where CPython's parser stops.
pub fn no_expression(source: &str, version: Version) -> Option<SyntaxProblem> {
    let at = |start: usize, end: usize| {
        Some(SyntaxProblem::error(
            "invalid syntax",
            start as u32,
            end as u32,
        ))
    };
    if source.trim().is_empty() {
        return at(0, 0);
    }
    let parsed = match parse::parse(source, version) {
        Ok(parsed) => parsed,
        Err(problems) => return problems.into_iter().next(),
    };
    let body = &parsed.syntax().body;
    let token_at = |start: usize| {
        let found = parsed
            .tokens()
            .iter()
            .find(|token| usize::from(token.start()) >= start);
        found.map_or((start, start), |token| {
            (usize::from(token.start()), usize::from(token.end()))
        })
    };
    let after = |stmt: &Stmt| match stmt {
        Stmt::Expr(expr) => Some(usize::from(expr.value.end())),
        Stmt::Assign(assign) => assign
            .targets
            .first()
            .map(|target| usize::from(target.end())),
        Stmt::AugAssign(assign) => Some(usize::from(assign.target.end())),
        Stmt::AnnAssign(assign) => Some(usize::from(assign.target.end())),
        _ => None,
    };
    let Some(first) = body.first() else {
        return at(0, 0);
    };
    let Some(end) = after(first) else {
        let (start, end) = token_at(first.start().into());
        return at(start, end);
    };
    let rest = source[end..].trim_start_matches([' ', '\t', ')']);
    if body.len() == 1 && matches!(first, Stmt::Expr(_)) && !rest.starts_with(';') {
        return None;
    }
    if let (Stmt::Expr(_), Some(second), false) = (first, body.get(1), rest.starts_with(';')) {
        let (start, end) = token_at(second.start().into());
        return at(start, end);
    }
    let (start, end) = token_at(source.len() - rest.len());
    at(start, end)
}

/// Why a text is not one statement, or several on one line, as somebody types them at a prompt.
pub fn no_single_statement(source: &str, version: Version) -> Option<SyntaxProblem> {
    let problem = |words: &str, start: usize, end: usize| {
        Some(SyntaxProblem::error(words, start as u32, end as u32))
    };
    let parsed = match parse::parse(source, version) {
        Ok(parsed) => parsed,
        Err(problems) => return problems.into_iter().next(),
    };
    let body = &parsed.syntax().body;
    let (Some(first), Some(last)) = (body.first(), body.last()) else {
        return problem("invalid syntax", 0, 0);
    };
    let token_end = |start: usize| {
        let token = parsed
            .tokens()
            .iter()
            .find(move |token| usize::from(token.start()) >= start && !token.range().is_empty());
        token.map_or(start, |token| token.end().into())
    };
    if is_compound(first) {
        let second = usize::from(body.get(1)?.start());
        return problem("invalid syntax", second, token_end(second));
    }
    let mut tokens = parsed.tokens().iter();
    let end = tokens.find(|token| token.start() >= first.end() && token.kind() == TokenKind::Newline)?;
    match last.start() > end.start() {
        true => problem(
            "multiple statements found while compiling a single statement",
            end.start().into(),
            usize::from(end.start()) + 1,
        ),
        false => None,
    }
}

fn is_compound(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
    )
}

/// The class of the first node that is no literal, by its name in `ast`.
pub(crate) fn not_literal(source: &str, version: Version) -> Option<String> {
    let parsed = parse::parse(source, version).ok()?;
    match parsed.syntax().body.as_slice() {
        [Stmt::Expr(only)] => offender(&only.value),
        _ => None,
    }
}

fn offender(expr: &Expr) -> Option<String> {
    let all = |items: &[Expr]| items.iter().find_map(offender);
    match expr {
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => None,
        Expr::Tuple(node) => all(&node.elts),
        Expr::List(node) => all(&node.elts),
        Expr::Set(node) => all(&node.elts),
        Expr::Dict(node) => node.items.iter().find_map(|item| match &item.key {
            Some(key) => offender(key).or_else(|| offender(&item.value)),
            None => Some(String::from("Dict")),
        }),
        Expr::UnaryOp(node) if is_signed(expr) => offender(&node.operand),
        Expr::BinOp(node) if is_complex(node) => None,
        Expr::Call(node) if is_empty_set(node) => None,
        other => Some(class_of(other).to_owned()),
    }
}

fn is_signed(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_) => true,
        Expr::UnaryOp(node) => {
            matches!(node.op, UnaryOp::UAdd | UnaryOp::USub) && is_signed(&node.operand)
        }
        _ => false,
    }
}

fn is_complex(node: &ast::ExprBinOp) -> bool {
    let is_imaginary = |expr: &Expr| match expr {
        Expr::NumberLiteral(number) => matches!(number.value, ast::Number::Complex { .. }),
        _ => false,
    };
    matches!(node.op, Operator::Add | Operator::Sub)
        && is_signed(&node.left)
        && is_imaginary(&node.right)
}

fn is_empty_set(node: &ast::ExprCall) -> bool {
    let name = matches!(&*node.func, Expr::Name(name) if name.id.as_str() == "set");
    name && node.arguments.is_empty()
}

fn class_of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Name(_) => "Name",
        Expr::Call(_) => "Call",
        Expr::Attribute(_) => "Attribute",
        Expr::Subscript(_) => "Subscript",
        Expr::BinOp(_) => "BinOp",
        Expr::UnaryOp(_) => "UnaryOp",
        Expr::BoolOp(_) => "BoolOp",
        Expr::Compare(_) => "Compare",
        Expr::If(_) => "IfExp",
        Expr::Lambda(_) => "Lambda",
        Expr::FString(_) => "JoinedStr",
        Expr::ListComp(_) => "ListComp",
        Expr::SetComp(_) => "SetComp",
        Expr::DictComp(_) => "DictComp",
        Expr::Generator(_) => "GeneratorExp",
        Expr::Starred(_) => "Starred",
        Expr::Await(_) => "Await",
        Expr::Named(_) => "NamedExpr",
        _ => "AST",
    }
}
