//! How deep a program's text nests, measured before anything recurses into it.
//!
//! Parser, compiler and tree are recursive, and a browser's stack is about a
//! megabyte: what is deeper than the limits is refused, not tried. CPython's own
//! limit for brackets is 200, for expressions some thousands.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};

use super::problem::SyntaxProblem;

/// Open brackets at one place.
pub const BRACKETS_MAX: usize = 100;
/// Operators, dots, calls and brackets that can lie inside each other at one place.
pub const OPERATIONS_MAX: usize = 500;

/// The first line that is too deep.
pub fn too_deep(source: &str) -> Option<SyntaxProblem> {
    let what = measure(source)?;
    // The lexer does not say where it is: the shortest beginning that is too deep ends with the line.
    let ends: Vec<usize> = source
        .match_indices('\n')
        .map(|(at, _)| at)
        .chain([source.len()])
        .collect();
    let line = ends
        .partition_point(|&end| measure(&source[..end]).is_none())
        .min(ends.len() - 1);
    let start = line.checked_sub(1).map_or(0, |before| ends[before] + 1);
    let rewrite = "give parts of it names, or build it in a loop";
    Some(SyntaxProblem::unsupported(
        what,
        rewrite,
        start as u32,
        ends[line] as u32,
    ))
}

/// What is too deep, if anything.
fn measure(source: &str) -> Option<String> {
    let mut lexer = lexer::lex(source, Mode::Module);
    // For each open bracket: operations since the last comma in it.
    let mut open: Vec<usize> = vec![0];
    let mut total = 0;
    loop {
        let kind = lexer.next_token();
        let opens = matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace);
        match kind {
            TokenKind::EndOfFile => return None,
            // A statement's keyword inside brackets: one was not closed, and that is what to say.
            TokenKind::Newline
            | TokenKind::Def
            | TokenKind::Class
            | TokenKind::Return
            | TokenKind::While
            | TokenKind::With
            | TokenKind::Try
            | TokenKind::Import
            | TokenKind::Raise
            | TokenKind::Pass => {
                open = vec![0];
                total = 0;
            }
            TokenKind::Comma | TokenKind::Semi => {
                total -= open.last_mut().map_or(0, std::mem::take)
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if open.len() > 1 => {
                total -= open.pop().unwrap_or(0);
            }
            kind if opens || deepens(kind) => {
                if let Some(count) = open.last_mut() {
                    *count += 1;
                }
                total += 1;
                if opens {
                    open.push(0);
                }
            }
            _ => {}
        }
        if open.len() > BRACKETS_MAX {
            return Some(format!(
                "more than {BRACKETS_MAX} brackets inside each other are not supported"
            ));
        }
        if total > OPERATIONS_MAX {
            return Some(format!(
                "an expression of more than {OPERATIONS_MAX} operations is not supported"
            ));
        }
    }
}

fn deepens(kind: TokenKind) -> bool {
    kind.as_binary_operator().is_some()
        || kind.as_unary_operator().is_some()
        || matches!(
            kind,
            TokenKind::Dot
                | TokenKind::Lambda
                | TokenKind::If
                | TokenKind::Await
                | TokenKind::ColonEqual
        )
}
