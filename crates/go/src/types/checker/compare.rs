//! Comparisons.

use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::types::{BasicKind, Mode, Type, TypeId, Value};

impl<'a> Checker<'a> {
    /// `x` becomes the result. In a switch, `x` is the case and `y` the tag.
    pub fn comparison(
        &mut self,
        x: &mut Operand<'a>,
        y: &mut Operand<'a>,
        op: BinaryOp,
        in_switch: bool,
    ) {
        if !self.types.is_valid(x.typ) || !self.types.is_valid(y.typ) {
            x.mode = Mode::Invalid;
            return;
        }
        let op = if in_switch { BinaryOp::Eq } else { op };
        if let Err((is_second, cause)) = self.comparable_operands(x, y, op) {
            self.not_comparable(x, y, op, in_switch, is_second, cause);
            x.mode = Mode::Invalid;
            return;
        }
        if x.is_constant() && y.is_constant() {
            x.value = match x.value.is_unknown() || y.value.is_unknown() {
                true => Value::Unknown,
                false => Value::Bool(x.value.compare(op, &y.value)),
            };
        } else {
            x.mode = Mode::Value;
            let (a, b) = (
                self.types.default_type(x.typ),
                self.types.default_type(y.typ),
            );
            self.update_type_of(x, a, true);
            self.update_type_of(y, b, true);
            self.note_mixed_comparison(x, y);
        }
        x.typ = TypeId::UNTYPED_BOOL;
    }

    /// An interface compared with a concrete value: that value is converted.
    fn note_mixed_comparison(&mut self, x: &Operand<'a>, y: &Operand<'a>) {
        let (a, b) = (
            self.types.is_interface(x.typ),
            self.types.is_interface(y.typ),
        );
        if a && !b && !y.is_nil() {
            self.note_conversion(y, x.typ);
        } else if b && !a && !x.is_nil() {
            self.note_conversion(x, y.typ);
        }
    }

    /// The operand at fault (true: the second), and a cause if there is a special one.
    fn comparable_operands(
        &mut self,
        x: &Operand<'a>,
        y: &Operand<'a>,
        op: BinaryOp,
    ) -> Result<(), (bool, String)> {
        let fits = self.assignable(x, y.typ).is_ok() || self.assignable(y, x.typ).is_ok();
        if !fits {
            let (a, b) = (self.ts(x.typ), self.ts(y.typ));
            return Err((true, format!("mismatched types {a} and {b}")));
        }
        if !matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if !self.types.all_basic(x.typ, BasicKind::is_ordered) {
                return Err((false, String::new()));
            }
            if !self.types.all_basic(y.typ, BasicKind::is_ordered) {
                return Err((true, String::new()));
            }
            return Ok(());
        }
        if x.is_nil() || y.is_nil() {
            let typ = if x.is_nil() { y.typ } else { x.typ };
            return match self.types.has_nil(typ) {
                true => Ok(()),
                false => Err((true, String::new())),
            };
        }
        for (operand, is_second) in [(x, false), (y, true)] {
            if !self.types.comparable(operand.typ) {
                return Err((is_second, self.incomparable_cause(operand.typ)));
            }
        }
        Ok(())
    }

    fn incomparable_cause(&mut self, typ: TypeId) -> String {
        match self.types.shape(typ) {
            Type::Slice(_) | Type::Signature(_) | Type::Map { .. } => {
                format!("{} can only be compared to nil", self.composite_kind(typ))
            }
            _ => self.incomparable_part(typ),
        }
    }

    /// Which part of a type cannot be compared.
    fn incomparable_part(&mut self, typ: TypeId) -> String {
        if self.types.is_type_param(typ) {
            let is_empty = self
                .types
                .terms_of(typ)
                .is_some_and(|terms| terms.is_empty());
            return match is_empty {
                true => "empty type set".to_owned(),
                false => "incomparable types in type set".to_owned(),
            };
        }
        match self.types.shape(typ) {
            Type::Struct(shape) => {
                for field in &shape.fields {
                    let typ = self.types.type_of(*field);
                    if !self.types.comparable(typ) {
                        let shown = self.ts(typ);
                        return format!("struct containing {shown} cannot be compared");
                    }
                }
                String::new()
            }
            Type::Array { .. } => format!("{} cannot be compared", self.ts(typ)),
            _ => String::new(),
        }
    }

    fn not_comparable(
        &mut self,
        x: &Operand<'a>,
        y: &Operand<'a>,
        op: BinaryOp,
        in_switch: bool,
        is_second: bool,
        cause: String,
    ) {
        let mut is_second = is_second;
        let mut cause = cause;
        if cause.is_empty() {
            let has_tparam = self.types.is_type_param(x.typ) || self.types.is_type_param(y.typ);
            if has_tparam {
                is_second |= !self.types.is_type_param(x.typ);
                let typ = self.ts(if is_second { y.typ } else { x.typ });
                cause = format!("type parameter {typ} cannot use operator {}", op.text());
            } else {
                let typ = if is_second { y.typ } else { x.typ };
                let what = match self.composite_kind(typ) {
                    "" => self.ts(typ),
                    kind => kind.to_owned(),
                };
                cause = format!("operator {} not defined on {what}", op.text());
            }
        }
        let (left, right) = (x.text(), y.text());
        if in_switch {
            let message = format!("invalid case {left} in switch on {right} ({cause})");
            return self.error_on(x, message);
        }
        let message = format!("invalid operation: {left} {} {right} ({cause})", op.text());
        self.error_on(if is_second { y } else { x }, message);
    }
}
