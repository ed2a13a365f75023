//! Literals, and the displays that CPython folds into constants.

use num_bigint::BigInt;
use ruff_python_ast::{Expr, Number, UnaryOp};

use crate::code::Constant;

/// The constant that an expression is, if it is one: a literal, a negated number, a tuple of such.
pub fn constant_of(expr: &Expr) -> Option<Constant> {
    match expr {
        Expr::NoneLiteral(_) => Some(Constant::None),
        Expr::EllipsisLiteral(_) => Some(Constant::Ellipsis),
        Expr::BooleanLiteral(literal) => Some(Constant::Bool(literal.value)),
        Expr::StringLiteral(literal) => Some(Constant::Str(literal.value.to_str().to_string())),
        Expr::BytesLiteral(literal) => Some(Constant::Bytes(literal.value.bytes().collect())),
        Expr::NumberLiteral(literal) => Some(number(&literal.value)),
        Expr::UnaryOp(unary) if unary.op == UnaryOp::USub => negated(constant_of(&unary.operand)?),
        Expr::Tuple(tuple) => {
            let items: Option<Vec<Constant>> = tuple.elts.iter().map(constant_of).collect();
            Some(Constant::Tuple(items?))
        }
        _ => None,
    }
}

/// As `repr` shows what can be a key of a mapping pattern.
pub fn repr(constant: &Constant) -> String {
    match constant {
        Constant::Bool(value) => String::from(if *value { "True" } else { "False" }),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(digits) => digits.clone(),
        Constant::Float(value) => crate::pure::float_text::repr(*value),
        Constant::Str(text) => crate::pure::str_repr::repr(text),
        Constant::Bytes(bytes) => crate::pure::bytes_text::repr(bytes),
        _ => String::from("None"),
    }
}

/// Equal keys, of whatever types.
pub fn same_key(a: &Constant, b: &Constant) -> bool {
    let value = |constant: &Constant| match constant {
        Constant::Bool(value) => Some(f64::from(u8::from(*value))),
        Constant::Int(value) => Some(*value as f64),
        Constant::Float(value) => Some(*value),
        _ => None,
    };
    match (a, b) {
        (Constant::Int(a), Constant::Int(b)) => a == b,
        _ => a == b || value(a).is_some_and(|value_of_a| Some(value_of_a) == value(b)),
    }
}

fn number(number: &Number) -> Constant {
    match number {
        Number::Int(int) => match int.as_i64() {
            Some(value) => Constant::Int(value),
            None => Constant::BigInt(decimal(&int.to_string())),
        },
        Number::Float(value) => Constant::Float(*value),
        Number::Complex { imag, .. } => Constant::Complex(*imag),
    }
}

/// The parser keeps the text of an integer beyond 64 bits: `0xff…`, `1_000…`.
fn decimal(text: &str) -> String {
    let text: String = text.chars().filter(|c| *c != '_').collect();
    let lower = text.to_ascii_lowercase();
    let (digits, radix) = match lower.get(..2) {
        Some("0x") => (&lower[2..], 16),
        Some("0o") => (&lower[2..], 8),
        Some("0b") => (&lower[2..], 2),
        _ => (lower.as_str(), 10),
    };
    let value = BigInt::parse_bytes(digits.as_bytes(), radix);
    value.unwrap_or_default().to_string()
}

fn negated(constant: Constant) -> Option<Constant> {
    match constant {
        Constant::Int(value) => Some(match value.checked_neg() {
            Some(value) => Constant::Int(value),
            None => Constant::BigInt((-BigInt::from(value)).to_string()),
        }),
        Constant::BigInt(digits) => {
            let value = -digits.parse::<BigInt>().ok()?;
            Some(match i64::try_from(&value) {
                Ok(value) => Constant::Int(value),
                Err(_) => Constant::BigInt(value.to_string()),
            })
        }
        Constant::Float(value) => Some(Constant::Float(-value)),
        _ => None,
    }
}
