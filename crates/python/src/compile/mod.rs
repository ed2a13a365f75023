//! Syntax tree to code objects.
//!
//! First `collect` and `resolve` find what every name is, then the generator
//! writes the instructions, statement by statement, in CPython's order of
//! evaluation. Source: CPython 3.14 `Python/codegen.c`, `Python/compile.c`.
//! Rejected: CPython's graph of basic blocks between tree and code; a teaching
//! VM needs none of its optimisations, and without them an instruction stays
//! where its text is.

mod bodies;
mod call;
mod class;
mod collect;
mod comprehension;
mod constant;
mod control;
pub mod deferred;
mod display;
pub mod effect;
mod expression;
mod function;
mod generator;
mod import;
pub mod listing;
mod name;
mod pattern;
mod resolve;
pub mod scope;
mod statement;
mod string;
mod target;
pub mod text;
pub mod tree;
mod try_statement;
mod type_params;
mod unit;
mod with_statement;

use std::rc::Rc;

pub(crate) use call::{LIST_OF_CALL, LIST_OF_LATE_CALL};
pub(crate) use text::not_literal;

use crate::code::Code;
use crate::syntax::{SyntaxProblem, Version, parse};
use generator::Generator;
use ruff_text_size::Ranged;

/// A program's code, and what CPython warns of while it compiles.
pub struct Compiled {
    pub code: Rc<Code>,
    pub warnings: Vec<SyntaxProblem>,
}

/// What kind of text is compiled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TextKind {
    /// A file: its names are globals.
    Module,
    /// For `exec`: its names are those of a namespace.
    Statements,
    /// For `eval`.
    Expression,
    /// For the mode 'single': one statement, whose expressions' values are shown.
    Interactive,
}

/// Compiles the text of an `exec` or `eval`.
pub fn compile_text(
    source: &str,
    version: Version,
    kind: TextKind,
) -> Result<Compiled, Vec<SyntaxProblem>> {
    let problem = match kind {
        TextKind::Expression => text::no_expression(source, version),
        TextKind::Interactive => text::no_single_statement(source, version),
        _ => None,
    };
    if let Some(problem) = problem {
        return Err(vec![problem]);
    }
    compile_kind(source, version, kind)
}

/// Compiles a module. The problems are in CPython's order: the first is the one that it reports.
pub fn compile(source: &str, version: Version) -> Result<Compiled, Vec<SyntaxProblem>> {
    compile_kind(source, version, TextKind::Module)
}

fn compile_kind(
    source: &str,
    version: Version,
    kind: TextKind,
) -> Result<Compiled, Vec<SyntaxProblem>> {
    let parsed = parse::parse(source, version)?;
    let body = &parsed.syntax().body;
    let mut problems = Vec::new();
    let mut scopes = collect::collect(body, &mut problems);
    resolve::resolve(&mut scopes, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut compiled = Generator::new(source, version, scopes, kind).module(body)?;
    if version != Version::Py311 {
        let tokens = parsed.tokens().iter();
        let tokens = tokens.map(|token| (token.kind(), token.start().into(), token.end().into()));
        let escapes = crate::syntax::escapes::invalid_escapes(source, tokens);
        compiled.warnings.splice(0..0, escapes);
    }
    Ok(compiled)
}

/// [`compile`] without the warnings. `_file` is not part of a code object: the VM knows whose code it runs.
pub fn parse_and_compile(
    source: &str,
    _file: &str,
    version: Version,
) -> Result<Rc<Code>, Vec<SyntaxProblem>> {
    compile(source, version).map(|compiled| compiled.code)
}
