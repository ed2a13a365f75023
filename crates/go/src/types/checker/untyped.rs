//! Untyped expressions: they get their type from where they stand.

use super::consts::Misfit;
use super::{Checker, Operand, Untyped};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{BasicKind, Mode, Type, TypeId, Value};

/// The larger of two untyped numeric types; of other kinds only the same.
pub(crate) fn larger(a: TypeId, b: TypeId) -> Option<TypeId> {
    let is_number = |typ: TypeId| (TypeId::UNTYPED_INT..=TypeId::UNTYPED_COMPLEX).contains(&typ);
    if a == b {
        return Some(a);
    }
    (is_number(a) && is_number(b)).then(|| a.max(b))
}

impl<'a> Checker<'a> {
    /// Records an expression; an untyped one when its type is final.
    pub fn record(&mut self, x: &Operand<'a>) {
        let Some(e) = x.expr() else {
            return;
        };
        match x.mode {
            Mode::Invalid => self.record_type(e.id, x.mode, TypeId::INVALID, None),
            Mode::NoValue => self.record_type(e.id, x.mode, TypeId::EMPTY_TUPLE, None),
            _ if self.types.is_untyped(x.typ) => {
                let entry = Untyped {
                    expr: e,
                    is_shift_operand: false,
                    mode: x.mode,
                    typ: x.typ,
                    value: x.value.clone(),
                };
                self.untyped.insert(e.id, entry);
            }
            _ => {
                let value = x.is_constant().then(|| x.value.clone());
                self.record_type(e.id, x.mode, x.typ, value);
            }
        }
    }

    /// What stayed untyped to the end keeps its untyped type.
    pub fn record_untyped(&mut self) {
        for (node, entry) in std::mem::take(&mut self.untyped) {
            let value = (entry.mode == Mode::Constant).then_some(entry.value);
            self.record_type(node, entry.mode, entry.typ, value);
        }
    }

    pub fn update_value(&mut self, x: &Operand<'a>, value: &Value) {
        if let Some(e) = x.expr()
            && let Some(entry) = self.untyped.get_mut(&e.id)
        {
            entry.value = value.clone();
        }
    }

    pub fn update_type_of(&mut self, x: &Operand<'a>, typ: TypeId, is_final: bool) {
        if let Some(e) = x.expr() {
            self.update_type(e, typ, is_final);
        }
    }

    /// Gives an untyped expression and its untyped operands a type.
    pub fn update_type(&mut self, e: &'a Expr, typ: TypeId, is_final: bool) {
        let Some(old) = self.untyped.get(&e.id).cloned() else {
            return;
        };
        let is_constant = old.mode == Mode::Constant;
        match &e.kind {
            ExprKind::Paren(inner) => self.update_type(inner, typ, is_final),
            ExprKind::Unary(_, inner) if !is_constant => self.update_type(inner, typ, is_final),
            ExprKind::Binary(op, left, right) if !is_constant && !op.is_comparison() => {
                self.update_type(left, typ, is_final);
                if !op.is_shift() {
                    self.update_type(right, typ, is_final);
                }
            }
            _ => {}
        }
        if !is_final && self.types.is_untyped(typ) {
            if let Some(entry) = self.untyped.get_mut(&e.id) {
                entry.typ = typ;
            }
            return;
        }
        self.untyped.remove(&e.id);
        if old.is_shift_operand && !self.types.all_basic(typ, BasicKind::is_integer) {
            let (text, typ) = (printer::expr(e), self.ts(typ));
            let message =
                format!("invalid operation: shifted operand {text} (type {typ}) must be integer");
            return self.error_at(e, message);
        }
        let mut value = None;
        if is_constant {
            let mut x = Operand::new(old.mode, old.typ, e);
            x.value = old.value.clone();
            self.convert_untyped(&mut x, typ);
            if !x.is_valid() {
                return;
            }
            value = Some(x.value);
        }
        self.record_type(old.expr.id, old.mode, typ, value);
    }

    /// The type (and constant value) that an untyped operand gets from a target; unchanged if it
    /// is typed.
    pub fn implicit_type(
        &mut self,
        x: &Operand<'a>,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Misfit> {
        if !x.is_valid() || !self.types.is_untyped(x.typ) || !self.types.is_valid(target) {
            return Ok((x.typ, None));
        }
        if self.types.is_untyped(target) {
            return larger(x.typ, target)
                .map(|typ| (typ, None))
                .ok_or(Misfit::Other);
        }
        if x.is_nil() {
            return match self.types.has_nil(target) {
                true => Ok((target, None)),
                false => Err(Misfit::Other),
            };
        }
        match self.types.shape(target) {
            Type::Basic(kind) => {
                if x.is_constant() {
                    let value = self.representation(x, kind)?;
                    return Ok((target, Some(value)));
                }
                let fits = match x.typ {
                    TypeId::UNTYPED_BOOL => kind.is_boolean(),
                    TypeId::UNTYPED_STRING => kind.is_string(),
                    TypeId::UNTYPED_NIL => false,
                    _ => kind.is_numeric(),
                };
                match fits {
                    true => Ok((target, None)),
                    false => Err(Misfit::Other),
                }
            }
            Type::Interface(_) if self.types.is_type_param(target) => {
                let fits = self.all_under(target, &mut |checker, under| match under {
                    Some(under) => checker.implicit_type(x, under).is_ok(),
                    None => false,
                });
                match fits {
                    true => Ok((target, None)),
                    false => Err(Misfit::Other),
                }
            }
            Type::Interface(_) => {
                let set = self.types.type_set(target);
                let is_empty = set.methods.is_empty() && set.terms.is_none() && !set.is_comparable;
                match is_empty {
                    true => Ok((self.types.default_type(x.typ), None)),
                    false => Err(Misfit::Other),
                }
            }
            _ => Err(Misfit::Other),
        }
    }

    pub fn convert_untyped(&mut self, x: &mut Operand<'a>, target: TypeId) {
        match self.implicit_type(x, target) {
            Err(misfit) => {
                let shown = match self.types.is_type_param(target) {
                    true => target,
                    false => self.types.underlying(target),
                };
                self.invalid_conversion(misfit, x, shown);
                x.mode = Mode::Invalid;
            }
            Ok((typ, value)) => self.take_type(x, typ, value),
        }
    }

    /// Gives an operand the type and value that `implicit_type` found.
    pub fn take_type(&mut self, x: &mut Operand<'a>, typ: TypeId, value: Option<Value>) {
        if let Some(value) = value {
            self.update_value(x, &value);
            x.value = value;
        }
        if typ != x.typ {
            x.typ = typ;
            self.update_type_of(x, typ, false);
        }
    }
}
