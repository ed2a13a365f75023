//! Statements: one place that tells them apart, and the simple ones.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::TextRange;

use super::TextKind;
use super::constant::constant_of;
use super::generator::{Generator, range, range_of};
use super::unit::BlockKind;
use crate::code::{BinaryOperator, CodeKind, Constant, Intrinsic, Op};

impl<'a> Generator<'a> {
    pub fn statements(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            // After `return` and the like the depth is that of dead code: back to what it was.
            let depth = self.depth();
            self.statement(stmt);
            self.unit().depth = depth;
        }
    }

    fn statement(&mut self, stmt: &'a Stmt) {
        let whole = range(stmt);
        match stmt {
            Stmt::Expr(node) => self.expression_statement(node),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.augmented(node),
            Stmt::AnnAssign(node) => self.annotated(node),
            Stmt::Return(node) => self.return_statement(node),
            Stmt::Pass(_) => self.emit(Op::Nop, 0, whole),
            Stmt::If(node) => self.if_statement(node),
            Stmt::While(node) => self.while_statement(node),
            Stmt::For(node) if node.is_async => self.async_for(node),
            Stmt::For(node) => self.for_statement(node),
            Stmt::Break(node) => self.break_statement(node.range),
            Stmt::Continue(node) => self.continue_statement(node.range),
            Stmt::Try(node) => self.try_statement(node),
            Stmt::With(node) => self.with_statement(node),
            Stmt::Raise(node) => self.raise(node),
            Stmt::Assert(node) => self.assert_statement(node),
            Stmt::Delete(node) => node.targets.iter().for_each(|target| self.delete(target)),
            Stmt::FunctionDef(node) => self.function_def(node),
            Stmt::ClassDef(node) => self.class_def(node),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Match(node) => self.match_statement(node),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            Stmt::IpyEscapeCommand(_) => self.error("invalid syntax", whole),
        }
    }

    fn expression_statement(&mut self, node: &'a ast::StmtExpr) {
        let whole = range(&*node.value);
        if self.kind == TextKind::Interactive && self.units.len() == 1 {
            self.expression(&node.value);
            self.emit(Op::CallIntrinsic, Intrinsic::Print as u32, whole);
            return self.emit(Op::PopTop, 0, whole);
        }
        if constant_of(&node.value).is_some() {
            // CPython drops the value, and keeps the line.
            return self.emit(Op::Nop, 0, whole);
        }
        self.expression(&node.value);
        self.emit(Op::PopTop, 0, whole);
    }

    fn assign(&mut self, node: &'a ast::StmtAssign) {
        self.expression(&node.value);
        for (at, target) in node.targets.iter().enumerate() {
            if at + 1 < node.targets.len() {
                self.emit(Op::Copy, 1, range(target));
            }
            self.store(target);
        }
    }

    fn augmented(&mut self, node: &'a ast::StmtAugAssign) {
        let whole = range(node);
        let operator = binary_operator(node.op) as u32;
        let target = range(&*node.target);
        match &*node.target {
            Expr::Name(name) => {
                self.load_name(&name.id, target);
                self.expression(&node.value);
                self.emit(Op::InplaceOp, operator, whole);
                self.store_name(&name.id, target);
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                self.emit(Op::Copy, 1, target);
                let name = self.mangled(&attribute.attr);
                self.emit_name(Op::LoadAttr, &name, target);
                self.expression(&node.value);
                self.emit(Op::InplaceOp, operator, whole);
                self.emit(Op::Swap, 2, target);
                self.emit_name(Op::StoreAttr, &name, target);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.subscript_key(&subscript.slice);
                self.emit(Op::Copy, 2, target);
                self.emit(Op::Copy, 2, target);
                self.emit(Op::BinarySubscr, 0, target);
                self.expression(&node.value);
                self.emit(Op::InplaceOp, operator, whole);
                self.emit(Op::Swap, 3, target);
                self.emit(Op::Swap, 2, target);
                self.emit(Op::StoreSubscr, 0, target);
            }
            _ => self.error(
                "illegal expression for augmented assignment",
                range(&*node.target),
            ),
        }
    }

    fn annotated(&mut self, node: &'a ast::StmtAnnAssign) {
        if let Some(value) = &node.value {
            self.expression(value);
            return self.store(&node.target);
        }
        // `a.b: int` evaluates `a`, and that is all.
        match &*node.target {
            Expr::Name(_) => self.emit(Op::Nop, 0, range(node)),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                self.emit(Op::PopTop, 0, range(node));
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.emit(Op::PopTop, 0, range(node));
                self.expression(&subscript.slice);
                self.emit(Op::PopTop, 0, range(node));
            }
            _ => {}
        }
    }

    fn return_statement(&mut self, node: &'a ast::StmtReturn) {
        let whole = range(node);
        let kind = self.unit().code.kind;
        if matches!(kind, CodeKind::Module | CodeKind::Class) {
            return self.error("'return' outside function", whole);
        }
        if node.value.is_some() && kind == CodeKind::AsyncGenerator {
            return self.error("'return' with value in async generator", whole);
        }
        let constant = match &node.value {
            Some(value) => constant_of(value),
            None => Some(Constant::None),
        };
        let value = match &node.value {
            Some(value) if constant.is_none() => {
                self.expression(value);
                true
            }
            _ => false,
        };
        let taken = self.unwind(None, value, whole);
        if let Some(constant) = constant {
            self.load_constant(constant, whole);
        }
        self.emit(Op::ReturnValue, 0, whole);
        self.restore(taken);
    }

    fn raise(&mut self, node: &'a ast::StmtRaise) {
        let parts = [&node.exc, &node.cause];
        let mut count = 0;
        for part in parts.into_iter().flatten() {
            self.expression(part);
            count += 1;
        }
        self.emit(Op::RaiseVarargs, count, range(node));
    }

    fn assert_statement(&mut self, node: &'a ast::StmtAssert) {
        let test = range(&*node.test);
        if let Expr::Tuple(tuple) = &*node.test
            && !tuple.elts.is_empty()
        {
            self.warn(
                "assertion is always true, perhaps remove parentheses?",
                test,
            );
        }
        let end = self.label();
        self.jump_if(&node.test, end, true);
        self.emit(Op::LoadAssertionError, 0, test);
        if let Some(message) = &node.msg {
            self.emit(Op::PushNull, 0, test);
            self.expression(message);
            self.emit(Op::Call, 1, test);
        }
        self.emit(Op::RaiseVarargs, 1, test);
        self.place(end);
    }

    fn break_statement(&mut self, text: TextRange) {
        let whole = range_of(text);
        let Some((_, end, has_iterator)) = self.innermost_loop() else {
            return self.error("'break' outside loop", whole);
        };
        let taken = self.unwind(Some("break"), false, whole);
        if has_iterator {
            self.emit(Op::PopTop, 0, whole);
        }
        self.jump(Op::Jump, end, whole);
        self.restore(taken);
    }

    fn continue_statement(&mut self, text: TextRange) {
        let whole = range_of(text);
        let Some((next, _, _)) = self.innermost_loop() else {
            return self.error("'continue' not properly in loop", whole);
        };
        let taken = self.unwind(Some("continue"), false, whole);
        self.jump(Op::JumpBackward, next, whole);
        self.restore(taken);
    }

    fn innermost_loop(&mut self) -> Option<(super::unit::Label, super::unit::Label, bool)> {
        self.unit()
            .blocks
            .iter()
            .rev()
            .find_map(|block| match block.kind {
                BlockKind::Loop {
                    next,
                    end,
                    has_iterator,
                } => Some((next, end, has_iterator)),
                _ => None,
            })
    }
}

pub fn binary_operator(operator: ast::Operator) -> BinaryOperator {
    match operator {
        ast::Operator::Add => BinaryOperator::Add,
        ast::Operator::Sub => BinaryOperator::Subtract,
        ast::Operator::Mult => BinaryOperator::Multiply,
        ast::Operator::MatMult => BinaryOperator::MatrixMultiply,
        ast::Operator::Div => BinaryOperator::TrueDivide,
        ast::Operator::Mod => BinaryOperator::Remainder,
        ast::Operator::Pow => BinaryOperator::Power,
        ast::Operator::LShift => BinaryOperator::LeftShift,
        ast::Operator::RShift => BinaryOperator::RightShift,
        ast::Operator::BitOr => BinaryOperator::Or,
        ast::Operator::BitXor => BinaryOperator::Xor,
        ast::Operator::BitAnd => BinaryOperator::And,
        ast::Operator::FloorDiv => BinaryOperator::FloorDivide,
    }
}
