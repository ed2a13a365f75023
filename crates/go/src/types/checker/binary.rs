//! Binary operations and shifts.

use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{BasicKind, Mode, Type, TypeId, Value};

/// Constants are shifted at most so far, as in Go's compiler.
const SHIFT_MAX: u64 = 1023 - 1 + 52;

impl<'a> Checker<'a> {
    /// Without `e`: the operation of an assignment `left op= right`.
    pub fn binary(
        &mut self,
        e: Option<&'a Expr>,
        left: &'a Expr,
        right: &'a Expr,
        op: BinaryOp,
    ) -> Operand<'a> {
        let mut x = self.expr(None, left);
        let mut y = self.expr(None, right);
        if !x.is_valid() {
            return x;
        }
        if !y.is_valid() {
            return y;
        }
        if op.is_shift() {
            self.shift(&mut x, &mut y, e, op);
            return x;
        }
        self.match_types(&mut x, &mut y);
        if !x.is_valid() {
            return x;
        }
        if op.is_comparison() {
            self.comparison(&mut x, &mut y, op, false);
            return x;
        }
        if !self.types.identical(x.typ, y.typ) {
            if self.types.is_valid(x.typ) && self.types.is_valid(y.typ) {
                let text = match e {
                    Some(e) => printer::expr(e),
                    None => {
                        let (left, right) = (printer::expr(left), printer::expr(right));
                        format!("{left} {}= {right}", op.text())
                    }
                };
                let (a, b) = (self.ts(x.typ), self.ts(y.typ));
                let message = format!("invalid operation: {text} (mismatched types {a} and {b})");
                self.error_on(&x, message);
            }
            x.mode = Mode::Invalid;
            return x;
        }
        if !self.types.all_basic(x.typ, operands_of(op)) {
            let (shown, op) = (self.describe(&x), op.text());
            let message = format!("invalid operation: operator {op} not defined on {shown}");
            self.error_on(&x, message);
            x.mode = Mode::Invalid;
            return x;
        }
        self.arithmetic(x, y, e, op)
    }

    fn arithmetic(
        &mut self,
        mut x: Operand<'a>,
        y: Operand<'a>,
        e: Option<&'a Expr>,
        op: BinaryOp,
    ) -> Operand<'a> {
        let is_integer = self.types.all_basic(x.typ, BasicKind::is_integer);
        if matches!(op, BinaryOp::Div | BinaryOp::Rem)
            && (x.is_constant() || is_integer)
            && y.is_constant()
            && y.value.sign() == 0
            && !y.value.is_unknown()
        {
            self.error_on(&y, "invalid operation: division by zero");
            x.mode = Mode::Invalid;
            return x;
        }
        if x.is_constant() && y.is_constant() {
            if x.value.is_unknown() || y.value.is_unknown() {
                x.value = Value::Unknown;
                return x;
            }
            x.value = x.value.binary(op, &y.value, is_integer);
            if let Some(e) = e {
                x.shown = super::operand::Shown::Expr(e);
            }
            self.overflow(&mut x, e);
            return x;
        }
        x.mode = Mode::Value;
        x
    }

    /// Gives untyped operands the type of the other, if that can be.
    pub fn match_types(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>) {
        if !self.may_convert(x, y) {
            return;
        }
        self.convert_untyped(x, y.typ);
        if !x.is_valid() {
            return;
        }
        self.convert_untyped(y, x.typ);
        if !y.is_valid() {
            x.mode = Mode::Invalid;
        }
    }

    fn may_convert(&mut self, x: &Operand<'a>, y: &Operand<'a>) -> bool {
        if self.types.is_typed(x.typ) && self.types.is_typed(y.typ) {
            return false;
        }
        let both = |checker: &mut Self, holds: fn(BasicKind) -> bool| {
            checker.types.all_basic(x.typ, holds) == checker.types.all_basic(y.typ, holds)
        };
        if !both(self, BasicKind::is_numeric) {
            return false;
        }
        if self.types.is_interface(x.typ) || self.types.is_interface(y.typ) {
            return true;
        }
        if !both(self, BasicKind::is_boolean) || !both(self, BasicKind::is_string) {
            return false;
        }
        if x.is_nil() {
            return self.types.has_nil(y.typ);
        }
        if y.is_nil() {
            return self.types.has_nil(x.typ);
        }
        let is_pointer =
            |checker: &mut Self, typ| matches!(checker.types.shape(typ), Type::Pointer(_));
        !is_pointer(self, x.typ) && !is_pointer(self, y.typ)
    }

    fn shift(
        &mut self,
        x: &mut Operand<'a>,
        y: &mut Operand<'a>,
        e: Option<&'a Expr>,
        op: BinaryOp,
    ) {
        let x_value = match x.is_constant() {
            true => x.value.as_int(),
            false => Value::Unknown,
        };
        let is_integer = self.types.all_basic(x.typ, BasicKind::is_integer);
        let may_be = self.types.is_untyped(x.typ) && !x_value.is_unknown();
        if !is_integer && !may_be {
            return self.not_shiftable(x);
        }
        if !self.valid_count(y) {
            x.mode = Mode::Invalid;
            return;
        }
        if x.is_constant() {
            if y.is_constant() {
                return self.constant_shift(x, y, e, op, &x_value);
            }
            if self.types.is_untyped(x.typ) {
                // Its type is what it would be without the shift: known later.
                if let Some(e) = x.expr()
                    && let Some(entry) = self.untyped.get_mut(&e.id)
                {
                    entry.is_shift_operand = true;
                }
                x.mode = Mode::Value;
                return;
            }
        }
        if !self.types.all_basic(x.typ, BasicKind::is_integer) {
            return self.not_shiftable(x);
        }
        x.mode = Mode::Value;
    }

    fn not_shiftable(&mut self, x: &mut Operand<'a>) {
        let shown = self.describe(x);
        let message = format!("invalid operation: shifted operand {shown} must be integer");
        self.error_on(x, message);
        x.mode = Mode::Invalid;
    }

    fn valid_count(&mut self, y: &mut Operand<'a>) -> bool {
        if y.is_constant() {
            let count = y.value.as_int();
            if !count.is_unknown() && count.sign() < 0 {
                let shown = self.describe(y);
                let message = format!("invalid operation: negative shift count {shown}");
                self.error_on(y, message);
                return false;
            }
            if self.types.is_untyped(y.typ) {
                self.representable(y, BasicKind::Uint);
                return self.finish_count(y);
            }
        }
        if self.types.is_untyped(y.typ) && !y.is_constant() {
            self.convert_untyped(y, TypeId::UINT);
            return y.is_valid();
        }
        if self.types.all_basic(y.typ, BasicKind::is_integer) {
            return true;
        }
        let shown = self.describe(y);
        self.error_on(
            y,
            format!("invalid operation: shift count {shown} must be integer"),
        );
        false
    }

    /// An untyped constant count is materialized as `uint`.
    fn finish_count(&mut self, y: &mut Operand<'a>) -> bool {
        if !y.is_valid() {
            return false;
        }
        self.update_type_of(y, TypeId::UINT, true);
        true
    }

    fn constant_shift(
        &mut self,
        x: &mut Operand<'a>,
        y: &Operand<'a>,
        e: Option<&'a Expr>,
        op: BinaryOp,
        x_value: &Value,
    ) {
        if !self.types.is_basic(x.typ, BasicKind::is_integer) {
            x.typ = TypeId::UNTYPED_INT;
        }
        if x.value.is_unknown() || y.value.is_unknown() {
            x.value = Value::Unknown;
            return;
        }
        let Some(count) = y.value.to_u64().filter(|count| *count <= SHIFT_MAX) else {
            let shown = self.describe(y);
            self.error_on(y, format!("invalid operation: invalid shift count {shown}"));
            x.mode = Mode::Invalid;
            return;
        };
        x.value = x_value.shift(op, count);
        if let Some(e) = e {
            x.shown = super::operand::Shown::Expr(e);
        }
        self.overflow(x, e);
    }
}

fn operands_of(op: BinaryOp) -> fn(BasicKind) -> bool {
    match op {
        BinaryOp::Add => BasicKind::is_numeric_or_string,
        BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => BasicKind::is_numeric,
        BinaryOp::AndAnd | BinaryOp::OrOr => BasicKind::is_boolean,
        _ => BasicKind::is_integer,
    }
}
