//! `with` and `async with`. The shape of the handler is described at `code::Handler`.

use ruff_python_ast as ast;

use super::generator::{Generator, range};
use super::unit::BlockKind;
use crate::code::{Constant, Op, Range};
use crate::syntax::Version;

impl<'a> Generator<'a> {
    pub fn with_statement(&mut self, node: &'a ast::StmtWith) {
        if node.is_async && !self.is_async() {
            return self.error("'async with' outside async function", range(node));
        }
        self.with_items(node, 0);
    }

    fn with_items(&mut self, node: &'a ast::StmtWith, at: usize) {
        let Some(item) = node.items.get(at) else {
            return self.statements(&node.body);
        };
        // What enters and leaves: the whole statement up to 3.11, so that no marker is drawn.
        let context = match self.version {
            Version::Py311 => range(node),
            Version::Py314 => range(&item.context_expr),
        };
        self.expression(&item.context_expr);
        if node.is_async {
            self.emit(Op::BeforeAsyncWith, 0, context);
            self.emit(Op::GetAwaitable, 1, context);
            self.load_constant(Constant::None, context);
            self.send_loop(context);
        } else {
            self.emit(Op::BeforeWith, 0, context);
        }
        let (handler, end) = (self.label(), self.label());
        let depth = self.depth() - 1;
        let region = self.unit().open(handler, depth, true);
        let kind = BlockKind::With {
            is_async: node.is_async,
            range: context,
        };
        self.unit().push_block(kind, Some(region));
        match &item.optional_vars {
            Some(target) => self.store(target),
            None => self.emit(Op::PopTop, 0, context),
        }
        self.with_items(node, at + 1);
        self.unit().depth = depth;
        self.unit().pop_block();
        self.exit_with_none(node.is_async, context);
        self.emit(Op::PopTop, 0, context);
        self.jump(Op::Jump, end, context);

        let (cleanup, region) = self.begin_handler(handler, depth, true, context);
        self.unit().push_block(BlockKind::Try, Some(region));
        self.emit(Op::WithExceptStart, 0, context);
        if node.is_async {
            self.emit(Op::GetAwaitable, 2, context);
            self.load_constant(Constant::None, context);
            self.send_loop(context);
        }
        let suppressed = self.label();
        self.jump(Op::PopJumpIfTrue, suppressed, context);
        self.emit(Op::Reraise, 0, context);
        self.place(suppressed);
        // [exit, lasti, prev, exc]
        self.outside_range(|this| {
            this.emit(Op::PopTop, 0, context);
            this.emit(Op::PopExcept, 0, context);
            this.emit(Op::PopTop, 0, context);
            this.emit(Op::PopTop, 0, context);
            this.jump(Op::Jump, end, context);
        });
        self.end_handler(cleanup, depth + 1, context);
        self.place(end);
    }

    /// `[exit] -> [exit(None, None, None)]`, awaited in an `async with`.
    pub fn exit_with_none(&mut self, is_async: bool, context: Range) {
        self.emit(Op::PushNull, 0, context);
        for _ in 0..3 {
            self.load_constant(Constant::None, context);
        }
        self.emit(Op::Call, 3, context);
        if is_async {
            self.emit(Op::GetAwaitable, 2, context);
            self.load_constant(Constant::None, context);
            self.send_loop(context);
        }
    }
}
