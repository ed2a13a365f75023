//! Which constants a type can hold.

use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::types::constant::fits_integer;
use crate::types::{BasicKind, Rational, TypeId, Value};
use source::Span;

/// Untyped integers have at most so many binary digits, as in Go's compiler.
const INTEGER_BITS_MAX: u64 = 512;

/// Why a constant does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Misfit {
    Truncated,
    Overflow,
    Other,
}

impl<'a> Checker<'a> {
    /// A constant that was just computed must fit its type.
    pub fn overflow(&mut self, x: &mut Operand<'a>, e: Option<&'a Expr>) {
        let at = e.map_or(x.span(), operator_span);
        if x.value.is_unknown() || x.value.is_huge() {
            self.error(at, "constant result is not representable");
            x.value = Value::Unknown;
            return;
        }
        if self.types.is_typed(x.typ) {
            if let Some(kind) = self.types.basic(x.typ) {
                self.representable(x, kind);
            }
            return;
        }
        if x.value.bit_length() > INTEGER_BITS_MAX {
            let name = e.map_or("", operation_name);
            self.error(at, format!("constant {name}overflow"));
            x.value = Value::Unknown;
        }
    }

    /// Rounds a constant to a basic type, or tells that it does not fit.
    pub fn representable(&mut self, x: &mut Operand<'a>, kind: BasicKind) {
        match self.representation(x, kind) {
            Ok(value) => x.value = value,
            Err(misfit) => {
                self.invalid_conversion(misfit, x, TypeId(kind as u32));
                x.mode = crate::types::Mode::Invalid;
            }
        }
    }

    pub fn representation(&mut self, x: &Operand<'a>, kind: BasicKind) -> Result<Value, Misfit> {
        if let Some(value) = represent(&x.value, kind) {
            return Ok(value);
        }
        let own = self.types.basic(x.typ).unwrap_or(BasicKind::Invalid);
        if !own.is_numeric() || !kind.is_numeric() {
            return Err(Misfit::Other);
        }
        match !own.is_integer() && kind.is_integer() {
            true => Err(Misfit::Truncated),
            false => Err(Misfit::Overflow),
        }
    }

    pub fn invalid_conversion(&mut self, misfit: Misfit, x: &Operand<'a>, target: TypeId) {
        let (shown, target) = (self.describe(x), self.ts(target));
        let message = match misfit {
            Misfit::Truncated => format!("{shown} truncated to {target}"),
            Misfit::Overflow => format!("{shown} overflows {target}"),
            Misfit::Other => format!("cannot convert {shown} to type {target}"),
        };
        self.error_on(x, message);
    }
}

/// A value as a basic type holds it; none if it does not fit.
pub(crate) fn represent(value: &Value, kind: BasicKind) -> Option<Value> {
    if value.is_unknown() {
        return Some(Value::Unknown);
    }
    if kind.is_integer() {
        let integer = value.to_int()?;
        let fits = kind.is_untyped() || fits_integer(&integer, kind.size() * 8, kind.is_unsigned());
        return fits.then_some(Value::Int(integer));
    }
    if kind.is_float() {
        return round(&value.to_rational()?, kind).map(Value::Float);
    }
    if kind.is_complex() {
        let (real, imaginary) = value.to_complex()?;
        return Some(Value::Complex(
            round(&real, kind)?,
            round(&imaginary, kind)?,
        ));
    }
    let fits = match value {
        Value::String(_) => kind.is_string(),
        Value::Bool(_) => kind.is_boolean(),
        _ => false,
    };
    fits.then(|| value.clone())
}

fn round(value: &Rational, kind: BasicKind) -> Option<Rational> {
    match kind {
        BasicKind::Float32 | BasicKind::Complex64 => Rational::from_f64(value.to_f32().into()),
        BasicKind::Float64 | BasicKind::Complex128 => Rational::from_f64(value.to_f64()),
        _ => Some(value.clone()),
    }
}

/// Where an operation's own errors stand: at its operator.
pub(crate) fn operator_span(e: &Expr) -> Span {
    match e.kind {
        ExprKind::Binary(..) | ExprKind::Unary(..) => Span::new(e.pos, e.span.end.max(e.pos)),
        _ => super::span_of(e),
    }
}

fn operation_name(e: &Expr) -> &'static str {
    match e.kind {
        ExprKind::Unary(UnaryOp::Complement, _) => "bitwise complement ",
        ExprKind::Binary(op, ..) => match op {
            BinaryOp::Add => "addition ",
            BinaryOp::Sub => "subtraction ",
            BinaryOp::Xor => "bitwise XOR ",
            BinaryOp::Mul => "multiplication ",
            BinaryOp::Shl => "shift ",
            _ => "",
        },
        _ => "",
    }
}
