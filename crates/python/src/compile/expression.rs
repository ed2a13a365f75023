//! Expressions: one place that tells them apart, and operators.

use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, UnaryOp};

use super::constant::constant_of;
use super::generator::{Generator, range};
use super::statement::binary_operator;
use crate::code::{CodeKind, CompareOperator, Constant, Intrinsic, Op, Range};
use crate::syntax::Version;

impl<'a> Generator<'a> {
    /// Leaves the value on the stack.
    pub fn expression(&mut self, expr: &'a Expr) {
        let whole = range(expr);
        if let Some(constant) = constant_of(expr) {
            return self.load_constant(constant, whole);
        }
        match expr {
            Expr::Name(node) => self.load_name(&node.id, whole),
            Expr::Attribute(node) => {
                self.expression(&node.value);
                let name = self.mangled(&node.attr);
                self.emit_name(Op::LoadAttr, &name, whole);
            }
            Expr::Subscript(node) => {
                self.warn_of_subscript(node);
                self.expression(&node.value);
                self.subscript_key(&node.slice);
                self.emit(Op::BinarySubscr, 0, whole);
            }
            Expr::Call(node) => self.call(node),
            Expr::BinOp(node) => {
                self.expression(&node.left);
                self.expression(&node.right);
                self.emit(Op::BinaryOp, binary_operator(node.op) as u32, whole);
            }
            Expr::UnaryOp(node) => self.unary(node),
            Expr::BoolOp(node) => self.bool_operation(node),
            Expr::Compare(node) => self.comparison(node),
            Expr::If(node) => self.conditional(node),
            Expr::Named(node) => {
                self.expression(&node.value);
                self.emit(Op::Copy, 1, whole);
                self.store(&node.target);
            }
            Expr::Lambda(node) => self.lambda(node),
            Expr::List(node) => self.list(&node.elts, whole),
            Expr::Tuple(node) => self.tuple(&node.elts, whole),
            Expr::Set(node) => self.set(&node.elts, whole),
            Expr::Dict(node) => self.dict(node),
            Expr::ListComp(node) => self.list_comprehension(node),
            Expr::SetComp(node) => self.set_comprehension(node),
            Expr::DictComp(node) => self.dict_comprehension(node),
            Expr::Generator(node) => self.generator_expression(node),
            Expr::FString(node) => self.f_string(node),
            Expr::TString(node) => self.template_string(node),
            Expr::Slice(node) => self.slice(node),
            Expr::Starred(_) => {
                self.error("can't use starred expression here", whole);
                self.load_constant(Constant::None, whole);
            }
            Expr::Await(node) => self.await_expression(node),
            Expr::Yield(node) => self.yield_expression(node),
            Expr::YieldFrom(node) => self.yield_from(node),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => {
                self.error("invalid syntax", whole);
                self.load_constant(Constant::None, whole);
            }
        }
    }

    fn unary(&mut self, node: &'a ast::ExprUnaryOp) {
        self.expression(&node.operand);
        let op = match node.op {
            UnaryOp::Invert => Op::UnaryInvert,
            UnaryOp::Not => Op::UnaryNot,
            UnaryOp::UAdd => Op::UnaryPositive,
            UnaryOp::USub => Op::UnaryNegative,
        };
        self.emit(op, 0, range(node));
    }

    fn bool_operation(&mut self, node: &'a ast::ExprBoolOp) {
        let end = self.label();
        let op = match node.op {
            BoolOp::And => Op::JumpIfFalseOrPop,
            BoolOp::Or => Op::JumpIfTrueOrPop,
        };
        let (last, first) = node.values.split_last().expect("two operands at least");
        for value in first {
            self.expression(value);
            self.jump(op, end, range(value));
        }
        self.expression(last);
        self.place(end);
    }

    fn comparison(&mut self, node: &'a ast::ExprCompare) {
        let whole = range(node);
        self.warn_of_identity(node);
        self.expression(&node.left);
        let last = node.ops.len() - 1;
        let (cleanup, end) = (self.label(), self.label());
        for (at, (op, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
            self.expression(right);
            if at == last {
                self.compare(*op, whole);
                break;
            }
            // The middle operand is evaluated once: it stays under the result.
            self.emit(Op::Swap, 2, whole);
            self.emit(Op::Copy, 2, whole);
            self.compare(*op, whole);
            self.jump(Op::JumpIfFalseOrPop, cleanup, whole);
        }
        if last > 0 {
            self.jump(Op::Jump, end, whole);
            self.place(cleanup);
            self.emit(Op::Swap, 2, whole);
            self.emit(Op::PopTop, 0, whole);
        }
        self.place(end);
    }

    fn compare(&mut self, op: CmpOp, range: Range) {
        let operator = match op {
            CmpOp::Is => return self.emit(Op::IsOp, 0, range),
            CmpOp::IsNot => return self.emit(Op::IsOp, 1, range),
            CmpOp::In => return self.emit(Op::ContainsOp, 0, range),
            CmpOp::NotIn => return self.emit(Op::ContainsOp, 1, range),
            CmpOp::Eq => CompareOperator::Equal,
            CmpOp::NotEq => CompareOperator::NotEqual,
            CmpOp::Lt => CompareOperator::Less,
            CmpOp::LtE => CompareOperator::LessEqual,
            CmpOp::Gt => CompareOperator::Greater,
            CmpOp::GtE => CompareOperator::GreaterEqual,
        };
        self.emit(Op::CompareOp, operator as u32, range);
    }

    /// `"a" ["b"]`: a comma is missing, says CPython's warning.
    fn warn_of_subscript(&mut self, node: &'a ast::ExprSubscript) {
        let Some(kind) = inferred_type(&node.value) else {
            return;
        };
        let words = match kind {
            "str" | "bytes" | "tuple" | "list" => match inferred_type(&node.slice) {
                None | Some("int" | "bool") => return,
                Some(index) => format!("{kind} indices must be integers or slices, not {index}"),
            },
            "dict" => return,
            _ => format!("'{kind}' object is not subscriptable"),
        };
        let range = range(&*node.value);
        self.warn(format!("{words}; perhaps you missed a comma?"), range);
    }

    /// `1 (2)`
    pub fn warn_of_call(&mut self, node: &'a ast::ExprCall) {
        if let Some(kind) = inferred_type(&node.func)
            && kind != "function"
        {
            let words = format!("'{kind}' object is not callable; perhaps you missed a comma?");
            self.warn(words, range(&*node.func));
        }
    }

    /// `x is 1`: CPython's warning.
    fn warn_of_identity(&mut self, node: &'a ast::ExprCompare) {
        let mut left: &Expr = &node.left;
        for (op, right) in node.ops.iter().zip(&node.comparators) {
            let word = match op {
                CmpOp::Is => "\"is\" with ",
                CmpOp::IsNot => "\"is not\" with ",
                _ => "",
            };
            let literal = literal_type(left).or_else(|| literal_type(right));
            if let (false, Some(literal)) = (word.is_empty(), literal) {
                let instead = if *op == CmpOp::Is { "==" } else { "!=" };
                let kind = match self.version {
                    Version::Py311 => String::from("a"),
                    Version::Py314 => format!("'{literal}'"),
                };
                let warning = format!("{word}{kind} literal. Did you mean \"{instead}\"?");
                return self.warn(warning, range(node));
            }
            left = right;
        }
    }

    fn conditional(&mut self, node: &'a ast::ExprIf) {
        let (otherwise, end) = (self.label(), self.label());
        self.jump_if(&node.test, otherwise, false);
        self.expression(&node.body);
        self.jump(Op::Jump, end, range(node));
        self.unit().depth -= 1;
        self.place(otherwise);
        self.expression(&node.orelse);
        self.place(end);
    }

    pub fn subscript_key(&mut self, key: &'a Expr) {
        self.expression(key);
    }

    fn slice(&mut self, node: &'a ast::ExprSlice) {
        let whole = range(node);
        for bound in [&node.lower, &node.upper] {
            match bound {
                Some(bound) => self.expression(bound),
                None => self.load_constant(Constant::None, whole),
            }
        }
        if let Some(step) = &node.step {
            self.expression(step);
        }
        let parts = if node.step.is_some() { 3 } else { 2 };
        self.emit(Op::BuildSlice, parts, whole);
    }

    fn await_expression(&mut self, node: &'a ast::ExprAwait) {
        let whole = range(node);
        if !self.is_async() {
            let kind = self.unit().code.kind;
            let message = if matches!(kind, CodeKind::Module | CodeKind::Class) {
                "'await' outside function"
            } else {
                "'await' outside async function"
            };
            self.error(message, whole);
        }
        self.expression(&node.value);
        self.emit(Op::GetAwaitable, 0, whole);
        self.load_constant(Constant::None, whole);
        self.send_loop(whole);
    }

    fn yield_expression(&mut self, node: &'a ast::ExprYield) {
        let whole = range(node);
        let kind = self.unit().code.kind;
        if matches!(kind, CodeKind::Module | CodeKind::Class) {
            self.error("'yield' outside function", whole);
        }
        match &node.value {
            Some(value) => self.expression(value),
            None => self.load_constant(Constant::None, whole),
        }
        if kind == CodeKind::AsyncGenerator {
            self.emit(Op::CallIntrinsic, Intrinsic::AsyncGenWrap as u32, whole);
        }
        self.emit(Op::YieldValue, 0, whole);
    }

    fn yield_from(&mut self, node: &'a ast::ExprYieldFrom) {
        let whole = range(node);
        match self.unit().code.kind {
            CodeKind::Module | CodeKind::Class => {
                self.error("'yield from' outside function", whole);
            }
            CodeKind::Coroutine | CodeKind::AsyncGenerator => {
                self.error("'yield from' inside async function", whole);
            }
            _ => {}
        }
        self.expression(&node.value);
        self.emit(Op::GetYieldFromIter, 0, whole);
        self.load_constant(Constant::None, whole);
        self.send_loop(whole);
    }
}

/// The type of a literal that `is` should not compare with.
fn literal_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(node) => match node.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::Tuple(_) if constant_of(expr).is_some() => "tuple",
        _ => return None,
    })
}

/// The type of a display or constant, as the compiler knows it.
fn inferred_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) | Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::BooleanLiteral(_) => "bool",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(number) => match number.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        _ => return None,
    })
}
