//! `try` in its four forms. The shape of the code is described at `code::Handler`.

use ruff_python_ast::{self as ast, ExceptHandler, Stmt};

use super::generator::{Generator, range};
use super::unit::{BlockKind, Label, Region};
use crate::code::{Op, Range};
use crate::syntax::Version;

impl<'a> Generator<'a> {
    pub fn try_statement(&mut self, node: &'a ast::StmtTry) {
        self.unit().mark(range(node));
        if node.finalbody.is_empty() {
            return self.try_except(node);
        }
        let whole = range(node);
        let (handler, end) = (self.label(), self.label());
        let depth = self.depth();
        let region = self.unit().open(handler, depth, false);
        self.unit()
            .push_block(BlockKind::FinallyTry(&node.finalbody), Some(region));
        if node.handlers.is_empty() {
            self.statements(&node.body);
        } else {
            self.try_except(node);
        }
        self.unit().pop_block();
        self.statements(&node.finalbody);
        self.jump(Op::Jump, end, whole);
        let last = node.finalbody.last().map_or(whole, range);
        let cleanup = self.begin_handler(handler, depth, false, last);
        self.unit()
            .push_block(BlockKind::FinallyEnd, Some(cleanup.1));
        self.statements(&node.finalbody);
        self.emit(Op::Reraise, 0, last);
        self.end_handler(cleanup.0, depth, last);
        self.place(end);
        self.warn_of_leaving_finally(&node.finalbody);
    }

    /// Starts a handler: `[exc]` becomes `[prev, exc]`; returns the cleanup's label and range.
    pub fn begin_handler(
        &mut self,
        handler: Label,
        depth: i32,
        lasti: bool,
        range: Range,
    ) -> (Label, Region) {
        self.unit().place_handler(handler, depth, lasti);
        self.emit(Op::PushExcInfo, 0, range);
        let cleanup = self.label();
        let below = depth + 1 + i32::from(lasti);
        (cleanup, self.unit().open(cleanup, below, false))
    }

    /// Ends the innermost block, a handler's: an exception in it restores what was handled before.
    /// `depth` is the stack's under `[prev]`.
    pub fn end_handler(&mut self, cleanup: Label, depth: i32, range: Range) {
        self.unit().pop_block();
        self.unit().place_handler(cleanup, depth + 1, false);
        self.emit(Op::Copy, 2, range);
        self.emit(Op::PopExcept, 0, range);
        self.emit(Op::Reraise, 0, range);
    }

    fn try_except(&mut self, node: &'a ast::StmtTry) {
        if node.is_star {
            return self.try_except_star(node);
        }
        let whole = range(node);
        let (handler, end) = (self.label(), self.label());
        let depth = self.depth();
        let region = self.unit().open(handler, depth, false);
        self.body_in(BlockKind::Try, Some(region), &node.body);
        self.statements(&node.orelse);
        self.jump(Op::Jump, end, whole);
        let first = node.handlers.first().map_or(whole, range);
        let (cleanup, region) = self.begin_handler(handler, depth, false, first);
        self.unit().push_block(BlockKind::Try, Some(region));
        for (at, clause) in node.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(clause) = clause;
            let here = range(clause);
            if clause.type_.is_none() && at + 1 < node.handlers.len() {
                self.error("default 'except:' must be last", self.keyword(here, 6));
            }
            let next = self.label();
            if let Some(kind) = &clause.type_ {
                self.expression(kind);
                self.emit(Op::CheckExcMatch, 0, range(&**kind));
                self.jump(Op::PopJumpIfFalse, next, range(&**kind));
            }
            self.except_clause(clause, end, depth, here);
            self.unit().depth = depth + 2;
            self.place(next);
        }
        self.emit(Op::Reraise, 0, first);
        self.end_handler(cleanup, depth, first);
        self.place(end);
    }

    /// `[prev, exc] -> []`, and on to `end`.
    fn except_clause(
        &mut self,
        clause: &'a ast::ExceptHandlerExceptHandler,
        end: Label,
        depth: i32,
        here: Range,
    ) {
        let Some(name) = &clause.name else {
            self.emit(Op::PopTop, 0, here);
            self.body_in(BlockKind::Handler(None), None, &clause.body);
            return self.outside_range(|this| {
                this.emit(Op::PopExcept, 0, here);
                this.jump(Op::Jump, end, here);
            });
        };
        self.store_name(name, range(name));
        let forget = self.label();
        let region = self.unit().open(forget, depth + 1, false);
        self.body_in(BlockKind::Handler(Some(name)), Some(region), &clause.body);
        // No place of its own: what the exception held dies on the body's last line.
        let last = self.unit().last_range().unwrap_or(here);
        self.outside_range(|this| {
            this.emit(Op::PopExcept, 0, last);
            this.forget_exception(Some(name), last);
            this.jump(Op::Jump, end, last);
        });
        self.unit().place_handler(forget, depth + 1, false);
        self.forget_exception(Some(name), here);
        self.emit(Op::Reraise, 0, here);
    }

    /// The stack in the clauses: `[prev, original, raised list, rest]`.
    fn try_except_star(&mut self, node: &'a ast::StmtTry) {
        let whole = range(node);
        let (handler, end) = (self.label(), self.label());
        let depth = self.depth();
        let region = self.unit().open(handler, depth, false);
        self.body_in(BlockKind::Try, Some(region), &node.body);
        self.statements(&node.orelse);
        self.jump(Op::Jump, end, whole);
        let first = node.handlers.first().map_or(whole, range);
        let (cleanup, region) = self.begin_handler(handler, depth, false, first);
        self.unit().push_block(BlockKind::Try, Some(region));
        self.emit(Op::Copy, 1, first);
        self.emit(Op::BuildList, 0, first);
        self.emit(Op::Swap, 2, first);
        for clause in &node.handlers {
            let ExceptHandler::ExceptHandler(clause) = clause;
            self.except_star_clause(clause, depth);
        }
        self.emit(Op::ListAppend, 1, first);
        self.emit(Op::PrepReraiseStar, 0, first);
        self.emit(Op::Copy, 1, first);
        let raise = self.label();
        self.jump(Op::PopJumpIfNotNone, raise, first);
        self.outside_range(|this| {
            this.emit(Op::PopTop, 0, first);
            this.emit(Op::PopExcept, 0, first);
            this.jump(Op::Jump, end, first);
            this.place(raise);
            this.emit(Op::Swap, 2, first);
            this.emit(Op::PopExcept, 0, first);
            this.emit(Op::Reraise, 0, first);
        });
        self.unit().depth = depth + 2;
        self.end_handler(cleanup, depth, first);
        self.place(end);
    }

    fn except_star_clause(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, depth: i32) {
        let here = range(clause);
        let (no_match, next, raised) = (self.label(), self.label(), self.label());
        if let Some(kind) = &clause.type_ {
            self.expression(kind);
            self.emit(Op::CheckEgMatch, 0, range(&**kind));
        }
        self.emit(Op::Copy, 1, here);
        self.jump(Op::PopJumpIfNone, no_match, here);
        match &clause.name {
            Some(name) => self.store_name(name, range(name)),
            None => self.emit(Op::PopTop, 0, here),
        }
        let region = self.unit().open(raised, depth + 4, false);
        self.body_in(BlockKind::StarHandler, Some(region), &clause.body);
        self.forget_exception(clause.name.as_ref(), here);
        self.jump(Op::Jump, next, here);
        self.unit().place_handler(raised, depth + 4, false);
        self.forget_exception(clause.name.as_ref(), here);
        // Under the exception: the rest, then the list.
        self.emit(Op::ListAppend, 2, here);
        self.jump(Op::Jump, next, here);
        self.place(no_match);
        self.emit(Op::PopTop, 0, here);
        self.place(next);
    }

    /// The first `length` bytes of a range: its keyword.
    fn keyword(&self, range: Range, length: u32) -> Range {
        Range {
            start: range.start,
            end: range.start + length,
        }
    }

    /// Since 3.14 (PEP 765).
    fn warn_of_leaving_finally(&mut self, body: &'a [Stmt]) {
        if self.version < Version::Py314 {
            return;
        }
        let mut found = Vec::new();
        leaving(body, false, &mut found);
        for (word, range) in found {
            let warning = format!("'{word}' in a 'finally' block");
            if !self.warnings.iter().any(|known| known.start == range.start) {
                self.warn(warning, range);
            }
        }
    }
}

/// `return`, `break` and `continue` that leave the block `body`.
fn leaving(body: &[Stmt], in_loop: bool, found: &mut Vec<(&'static str, Range)>) {
    for stmt in body {
        match stmt {
            Stmt::Return(_) => found.push(("return", range(stmt))),
            Stmt::Break(_) if !in_loop => found.push(("break", range(stmt))),
            Stmt::Continue(_) if !in_loop => found.push(("continue", range(stmt))),
            Stmt::If(node) => {
                leaving(&node.body, in_loop, found);
                for clause in &node.elif_else_clauses {
                    leaving(&clause.body, in_loop, found);
                }
            }
            Stmt::For(node) => {
                leaving(&node.body, true, found);
                leaving(&node.orelse, in_loop, found);
            }
            Stmt::While(node) => {
                leaving(&node.body, true, found);
                leaving(&node.orelse, in_loop, found);
            }
            Stmt::With(node) => leaving(&node.body, in_loop, found),
            Stmt::Try(node) => {
                leaving(&node.body, in_loop, found);
                for clause in &node.handlers {
                    let ExceptHandler::ExceptHandler(clause) = clause;
                    leaving(&clause.body, in_loop, found);
                }
                leaving(&node.orelse, in_loop, found);
                leaving(&node.finalbody, in_loop, found);
            }
            Stmt::Match(node) => {
                for case in &node.cases {
                    leaving(&case.body, in_loop, found);
                }
            }
            _ => {}
        }
    }
}
