//! Branches and loops, conditions, and the way out of blocks.

use ruff_python_ast::{self as ast, BoolOp, Expr, Stmt, UnaryOp};

use super::constant::constant_of;
use super::generator::{Generator, range};
use super::unit::{Block, BlockKind, Label};
use crate::code::{CodeKind, Constant, Op, Range};
use crate::syntax::Version;

impl<'a> Generator<'a> {
    pub fn if_statement(&mut self, node: &'a ast::StmtIf) {
        let end = self.label();
        let mut next = self.label();
        self.jump_if(&node.test, next, false);
        self.statements(&node.body);
        for clause in &node.elif_else_clauses {
            let from = node.range;
            self.jump(Op::Jump, end, super::generator::range_of(from));
            self.place(next);
            next = self.label();
            if let Some(test) = &clause.test {
                self.jump_if(test, next, false);
            }
            self.statements(&clause.body);
        }
        self.place(next);
        self.place(end);
    }

    pub fn while_statement(&mut self, node: &'a ast::StmtWhile) {
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.place(next);
        if !is_true(&node.test) {
            self.jump_if(&node.test, otherwise, false);
        } else {
            self.unit().mark(range(&*node.test));
        }
        let block = BlockKind::Loop {
            next,
            end,
            has_iterator: false,
        };
        self.unit().push_block(block, None);
        self.statements(&node.body);
        self.unit().pop_block();
        self.jump(Op::JumpBackward, next, range(&*node.test));
        self.place(otherwise);
        self.statements(&node.orelse);
        self.place(end);
    }

    /// Where a `for` that cannot iterate is marked: the whole statement up to 3.11.
    fn iterated(&self, node: &ast::StmtFor) -> Range {
        match self.version {
            Version::Py311 => range(node),
            Version::Py314 => range(&*node.iter),
        }
    }

    pub fn for_statement(&mut self, node: &'a ast::StmtFor) {
        let iterable = self.iterated(node);
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.expression(&node.iter);
        self.emit(Op::GetIter, 0, iterable);
        self.place(next);
        self.jump(Op::ForIter, otherwise, iterable);
        let block = BlockKind::Loop {
            next,
            end,
            has_iterator: true,
        };
        self.unit().push_block(block, None);
        self.store(&node.target);
        self.statements(&node.body);
        self.unit().pop_block();
        self.jump(Op::JumpBackward, next, iterable);
        self.place(otherwise);
        self.statements(&node.orelse);
        self.place(end);
    }

    pub fn async_for(&mut self, node: &'a ast::StmtFor) {
        let iterable = self.iterated(node);
        if !self.is_async() {
            return self.error("'async for' outside async function", range(node));
        }
        let (next, end) = (self.label(), self.label());
        self.expression(&node.iter);
        self.emit(Op::GetAIter, 0, iterable);
        self.place(next);
        let (handler, depth) = self.next_awaited(iterable);
        let block = BlockKind::Loop {
            next,
            end,
            has_iterator: true,
        };
        self.unit().push_block(block, None);
        self.store(&node.target);
        self.statements(&node.body);
        self.unit().pop_block();
        self.jump(Op::JumpBackward, next, iterable);
        self.unit().place_handler(handler, depth, false);
        self.emit(Op::EndAsyncFor, 0, iterable);
        self.statements(&node.orelse);
        self.place(end);
    }

    /// `[aiter] -> [aiter, item]`; the handler (for [`Op::EndAsyncFor`]) has to be placed at that depth.
    pub fn next_awaited(&mut self, iterable: Range) -> (Label, i32) {
        let handler = self.label();
        let depth = self.depth();
        let region = self.unit().open(handler, depth, false);
        self.emit(Op::GetANext, 0, iterable);
        self.load_constant(Constant::None, iterable);
        self.send_loop(iterable);
        self.unit().close(region);
        (handler, depth)
    }

    /// `[receiver, value] -> [result]`, yielding whatever the receiver yields.
    pub fn send_loop(&mut self, range: Range) {
        let (again, end) = (self.label(), self.label());
        self.place(again);
        self.jump(Op::Send, end, range);
        self.emit(Op::YieldValue, 1, range);
        self.jump(Op::JumpBackward, again, range);
        self.place(end);
    }

    /// Whether `await` is allowed in the code object being written.
    pub fn is_async(&mut self) -> bool {
        matches!(
            self.unit().code.kind,
            CodeKind::Coroutine | CodeKind::AsyncGenerator
        )
    }

    /// Jumps when the truth of the expression is `when`; goes on otherwise. Leaves nothing on the stack.
    pub fn jump_if(&mut self, expr: &'a Expr, target: Label, when: bool) {
        match expr {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
                return self.jump_if(&node.operand, target, !when);
            }
            Expr::BoolOp(node) => {
                // `and` is decided by a false value, `or` by a true one.
                let decided_by = node.op == BoolOp::Or;
                let (last, first) = node.values.split_last().expect("two operands at least");
                let skip = self.label();
                let early = if decided_by == when { target } else { skip };
                for value in first {
                    self.jump_if(value, early, decided_by);
                }
                self.jump_if(last, target, when);
                return self.place(skip);
            }
            Expr::If(node) => {
                let (otherwise, end) = (self.label(), self.label());
                self.jump_if(&node.test, otherwise, false);
                self.jump_if(&node.body, target, when);
                self.jump(Op::Jump, end, range(node));
                self.place(otherwise);
                self.jump_if(&node.orelse, target, when);
                return self.place(end);
            }
            _ => {}
        }
        self.expression(expr);
        let op = if when {
            Op::PopJumpIfTrue
        } else {
            Op::PopJumpIfFalse
        };
        self.jump(op, target, range(expr));
    }

    /// Writes the way out of the blocks around: all of them (`return`), or up to the innermost loop.
    /// With `value` the stack's top is kept. The blocks are to be given back to [`Self::restore`].
    pub fn unwind(&mut self, word: Option<&str>, value: bool, range: Range) -> Unwound<'a> {
        let depth = self.depth();
        let mut taken = Vec::new();
        while let Some(&block) = self.unit().blocks.last() {
            if word.is_some() && matches!(block.kind, BlockKind::Loop { .. }) {
                break;
            }
            self.unit().pop_block();
            taken.push(block);
            if let BlockKind::Handler(_) = block.kind {
                // Its cleanup range ends as well, before the handled exception is dropped.
                taken.extend(self.unit().blocks.last());
                self.unit().pop_block();
            }
            self.leave_block(block.kind, value, range);
        }
        Unwound { taken, depth }
    }

    /// After [`Self::unwind`] and the jump: the code that follows is in its blocks again.
    pub fn restore(&mut self, unwound: Unwound<'a>) {
        let here = self.unit().here();
        for mut block in unwound.taken.into_iter().rev() {
            if let Some(region) = &mut block.region {
                region.start = here;
            }
            self.unit().blocks.push(block);
        }
        self.unit().depth = unwound.depth;
    }

    fn leave_block(&mut self, kind: BlockKind<'a>, value: bool, range: Range) {
        let below = |this: &mut Self| {
            if value {
                this.emit(Op::Swap, 2, range);
            }
        };
        match kind {
            BlockKind::Try
            | BlockKind::Loop {
                has_iterator: false,
                ..
            } => {}
            BlockKind::Loop { .. } | BlockKind::Value => {
                below(self);
                self.emit(Op::PopTop, 0, range);
            }
            BlockKind::FinallyTry(body) => {
                if value {
                    self.unit().push_block(BlockKind::Value, None);
                }
                self.statements(body);
                if value {
                    self.unit().pop_block();
                }
            }
            BlockKind::FinallyEnd => {
                below(self);
                self.emit(Op::PopTop, 0, range);
                below(self);
                self.emit(Op::PopExcept, 0, range);
            }
            BlockKind::Handler(name) => {
                below(self);
                self.emit(Op::PopExcept, 0, range);
                self.forget_exception(name, range);
            }
            BlockKind::StarHandler => self.error(
                "'break', 'continue' and 'return' cannot appear in an except* block",
                range,
            ),
            BlockKind::With {
                is_async,
                range: context,
            } => {
                below(self);
                self.exit_with_none(is_async, context);
                self.emit(Op::PopTop, 0, context);
            }
        }
    }

    /// `e = None; del e` at the end of `except … as e`.
    pub fn forget_exception(&mut self, name: Option<&ast::Identifier>, range: Range) {
        if let Some(name) = name {
            self.load_constant(Constant::None, range);
            self.store_name(name, range);
            self.delete_name(name, range);
        }
    }

    /// Instructions that do not belong to the innermost block's range, though it goes on after them.
    pub fn outside_range(&mut self, write: impl FnOnce(&mut Self)) {
        let block = *self.unit().blocks.last().expect("a block is open");
        self.unit().pop_block();
        write(self);
        let here = self.unit().here();
        let region = block.region.map(|region| super::unit::Region {
            start: here,
            ..region
        });
        self.unit().push_block(block.kind, region);
    }

    /// A body with its block around it.
    pub fn body_in(
        &mut self,
        kind: BlockKind<'a>,
        region: Option<super::unit::Region>,
        body: &'a [Stmt],
    ) {
        self.unit().push_block(kind, region);
        self.statements(body);
        self.unit().pop_block();
    }
}

/// What [`Generator::unwind`] took away.
pub struct Unwound<'a> {
    taken: Vec<Block<'a>>,
    depth: i32,
}

/// `while True`, `while 1`: CPython makes no test.
fn is_true(test: &Expr) -> bool {
    match constant_of(test) {
        Some(Constant::Bool(value)) => value,
        Some(Constant::Int(value)) => value != 0,
        _ => false,
    }
}
