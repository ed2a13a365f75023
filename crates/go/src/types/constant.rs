//! Arithmetic on constants, and how messages show them.

use super::{Rational, Value};
use crate::syntax::ast::{BinaryOp, LiteralKind, UnaryOp};
use crate::syntax::unquote;
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Strings in messages are cut behind so many letters.
const SHOWN_LETTERS_MAX: usize = 72;

/// A literal's exponent beyond this would take all memory.
const EXPONENT_MAX: i64 = 10_000;

impl Value {
    /// `Unknown` if it cannot be represented.
    pub fn from_literal(kind: LiteralKind, text: &str) -> Value {
        match kind {
            LiteralKind::Int => Value::Int(unquote::integer(text)),
            LiteralKind::Float => float_literal(text).map_or(Value::Unknown, Value::Float),
            LiteralKind::Imaginary => {
                let body = &text[..text.len() - 1];
                match imaginary_literal(body) {
                    Some(value) => Value::Complex(Rational::zero(), value),
                    None => Value::Unknown,
                }
            }
            LiteralKind::Rune => Value::Int(unquote::rune(text).into()),
            LiteralKind::String => Value::String(unquote::string(text).into()),
        }
    }

    /// An integer if its value is one; else unknown.
    pub fn as_int(&self) -> Value {
        self.to_int().map_or(Value::Unknown, Value::Int)
    }

    pub fn as_float(&self) -> Value {
        self.to_rational().map_or(Value::Unknown, Value::Float)
    }

    /// Both in the larger of their kinds: integer, float, complex.
    fn matched(&self, other: &Value) -> (Value, Value) {
        use Value::*;
        match (self, other) {
            (Complex(..), Int(_) | Float(_)) => (self.clone(), other.as_complex_value()),
            (Int(_) | Float(_), Complex(..)) => (self.as_complex_value(), other.clone()),
            (Float(_), Int(_)) => (self.clone(), other.as_float()),
            (Int(_), Float(_)) => (self.as_float(), other.clone()),
            _ => (self.clone(), other.clone()),
        }
    }

    fn as_complex_value(&self) -> Value {
        match self.to_complex() {
            Some((real, imaginary)) => Value::Complex(real, imaginary),
            None => Value::Unknown,
        }
    }

    /// Not a comparison, not a shift. Integers are divided as integers if `is_integer`. The
    /// divisor is not zero.
    pub fn binary(&self, op: BinaryOp, other: &Value, is_integer: bool) -> Value {
        match self.matched(other) {
            (Value::Bool(x), Value::Bool(y)) => match op {
                BinaryOp::AndAnd => Value::Bool(x && y),
                BinaryOp::OrOr => Value::Bool(x || y),
                _ => Value::Unknown,
            },
            (Value::String(x), Value::String(y)) => Value::String([&x[..], &y[..]].concat().into()),
            (Value::Int(x), Value::Int(y)) => int_binary(x, op, y, is_integer),
            (Value::Float(x), Value::Float(y)) => match op {
                BinaryOp::Add => Value::Float(x.add(&y)),
                BinaryOp::Sub => Value::Float(x.sub(&y)),
                BinaryOp::Mul => Value::Float(x.mul(&y)),
                BinaryOp::Div if !y.is_zero() => Value::Float(x.div(&y)),
                _ => Value::Unknown,
            },
            (Value::Complex(a, b), Value::Complex(c, d)) => complex_binary(a, b, op, c, d),
            _ => Value::Unknown,
        }
    }

    /// `bits`: of an unsigned type, for `^`.
    pub fn unary(&self, op: UnaryOp, bits: Option<u64>) -> Value {
        match (op, self) {
            (UnaryOp::Plus, _) => self.clone(),
            (UnaryOp::Minus, Value::Int(value)) => Value::Int(-value),
            (UnaryOp::Minus, Value::Float(value)) => Value::Float(value.neg()),
            (UnaryOp::Minus, Value::Complex(real, imaginary)) => {
                Value::Complex(real.neg(), imaginary.neg())
            }
            (UnaryOp::Complement, Value::Int(value)) => {
                let inverted: BigInt = -value - 1;
                match bits {
                    Some(bits) => Value::Int(inverted & ((BigInt::one() << bits) - 1)),
                    None => Value::Int(inverted),
                }
            }
            (UnaryOp::Not, Value::Bool(value)) => Value::Bool(!value),
            _ => Value::Unknown,
        }
    }

    pub fn shift(&self, op: BinaryOp, count: u64) -> Value {
        match self.to_int() {
            Some(value) if op == BinaryOp::Shl => Value::Int(value << count),
            Some(value) => Value::Int(value >> count),
            None => Value::Unknown,
        }
    }

    pub fn compare(&self, op: BinaryOp, other: &Value) -> bool {
        let order = match self.matched(other) {
            (Value::Bool(x), Value::Bool(y)) => x.cmp(&y),
            (Value::String(x), Value::String(y)) => x.cmp(&y),
            (Value::Int(x), Value::Int(y)) => x.cmp(&y),
            (Value::Float(x), Value::Float(y)) => x.cmp(&y),
            (Value::Complex(a, b), Value::Complex(c, d)) if a == c && b == d => Ordering::Equal,
            (Value::Complex(..), Value::Complex(..)) => Ordering::Less,
            _ => return false,
        };
        match op {
            BinaryOp::Eq => order == Ordering::Equal,
            BinaryOp::Ne => order != Ordering::Equal,
            BinaryOp::Lt => order == Ordering::Less,
            BinaryOp::Le => order != Ordering::Greater,
            BinaryOp::Gt => order == Ordering::Greater,
            BinaryOp::Ge => order != Ordering::Less,
            _ => false,
        }
    }

    pub fn real(&self) -> Value {
        match self.to_complex() {
            Some((real, _)) => Value::Float(real),
            None => Value::Unknown,
        }
    }

    pub fn imaginary(&self) -> Value {
        match self.to_complex() {
            Some((_, imaginary)) => Value::Float(imaginary),
            None => Value::Unknown,
        }
    }

    /// As messages show it.
    pub fn show(&self) -> String {
        match self {
            Value::Unknown => "unknown".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Float(value) => general(value.to_f64()),
            Value::Complex(real, imaginary) => {
                format!(
                    "({} + {}i)",
                    general(real.to_f64()),
                    general(imaginary.to_f64())
                )
            }
            Value::String(bytes) => quote_cut(bytes),
        }
    }
}

fn int_binary(x: BigInt, op: BinaryOp, y: BigInt, is_integer: bool) -> Value {
    match op {
        BinaryOp::Add => Value::Int(x + y),
        BinaryOp::Sub => Value::Int(x - y),
        BinaryOp::Mul => Value::Int(x * y),
        BinaryOp::Div if y.is_zero() => Value::Unknown,
        BinaryOp::Div if is_integer => Value::Int(x / y),
        BinaryOp::Div => Value::Float(Rational::new(x, y)),
        BinaryOp::Rem if y.is_zero() => Value::Unknown,
        BinaryOp::Rem => Value::Int(x % y),
        BinaryOp::And => Value::Int(x & y),
        BinaryOp::Or => Value::Int(x | y),
        BinaryOp::Xor => Value::Int(x ^ y),
        BinaryOp::AndNot => Value::Int(x & (-y - 1)),
        _ => Value::Unknown,
    }
}

fn complex_binary(a: Rational, b: Rational, op: BinaryOp, c: Rational, d: Rational) -> Value {
    match op {
        BinaryOp::Add => Value::Complex(a.add(&c), b.add(&d)),
        BinaryOp::Sub => Value::Complex(a.sub(&c), b.sub(&d)),
        BinaryOp::Mul => Value::Complex(a.mul(&c).sub(&b.mul(&d)), b.mul(&c).add(&a.mul(&d))),
        BinaryOp::Div => {
            let size = c.mul(&c).add(&d.mul(&d));
            if size.is_zero() {
                return Value::Unknown;
            }
            let real = a.mul(&c).add(&b.mul(&d)).div(&size);
            let imaginary = b.mul(&c).sub(&a.mul(&d)).div(&size);
            Value::Complex(real, imaginary)
        }
        _ => Value::Unknown,
    }
}

fn imaginary_literal(body: &str) -> Option<Rational> {
    let is_float = body.contains(['.', 'p', 'P'])
        || !body.starts_with("0x") && !body.starts_with("0X") && body.contains(['e', 'E']);
    if is_float {
        return float_literal(body);
    }
    // For old programs' sake a leading zero does not make it octal.
    let is_old = body.len() > 1
        && body
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_');
    let digits = if is_old {
        body.trim_start_matches(['0', '_'])
    } else {
        body
    };
    let digits = if digits.is_empty() { "0" } else { digits };
    Some(unquote::integer(digits).into())
}

fn float_literal(text: &str) -> Option<Rational> {
    let text: String = text.chars().filter(|letter| *letter != '_').collect();
    let lower = text.to_ascii_lowercase();
    let (body, base, marker) = match lower.strip_prefix("0x") {
        Some(body) => (body, 16u32, 'p'),
        None => (&lower[..], 10, 'e'),
    };
    let (mantissa, exponent) = match body.split_once(marker) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let digits = if digits.is_empty() { "0" } else { &digits };
    let value = BigInt::parse_bytes(digits.as_bytes(), base)?;
    if value.is_zero() {
        return Some(Rational::zero());
    }
    if exponent.abs() > EXPONENT_MAX {
        return (exponent < 0).then(Rational::zero);
    }
    let places = fraction.len() as i64;
    let (step, power) = match base {
        16 => (2u32, exponent - 4 * places),
        _ => (10, exponent - places),
    };
    let factor = BigInt::from(step).pow(power.unsigned_abs() as u32);
    Some(match power >= 0 {
        true => (value * factor).into(),
        false => Rational::new(value, factor),
    })
}

/// `%.6g`.
pub(crate) fn general(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if !value.is_finite() {
        return if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let scientific = format!("{value:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if exponent < -4 || exponent >= 6 {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim(mantissa), exponent.abs());
    }
    let places = (5 - exponent).max(0) as usize;
    trim(&format!("{value:.places$}"))
}

/// Quoted as Go quotes, at most `SHOWN_LETTERS_MAX` long.
fn quote_cut(bytes: &[u8]) -> String {
    let quoted = quote(bytes);
    if quoted.chars().count() <= SHOWN_LETTERS_MAX {
        return quoted;
    }
    let kept: String = quoted.chars().take(SHOWN_LETTERS_MAX - 3).collect();
    format!("{kept}...")
}

/// `strconv.Quote`.
pub(crate) fn quote(bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\u{7}' => out.push_str("\\a"),
                '\u{8}' => out.push_str("\\b"),
                '\u{c}' => out.push_str("\\f"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\u{b}' => out.push_str("\\v"),
                letter if (letter as u32) < 0x20 || letter as u32 == 0x7f => {
                    out.push_str(&format!("\\x{:02x}", letter as u32));
                }
                letter if letter.is_control() => {
                    out.push_str(&format!("\\u{:04x}", letter as u32));
                }
                letter => out.push(letter),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out.push('"');
    out
}

impl Value {
    /// How many binary digits an integer has.
    pub(crate) fn bit_length(&self) -> u64 {
        match self {
            Value::Int(value) => value.magnitude().bits(),
            _ => 0,
        }
    }

    /// Beyond what a float can hold; far larger than any, it is not kept exactly.
    pub(crate) fn is_huge(&self) -> bool {
        let large = |value: &Rational| {
            let size = value.numerator.magnitude().bits() as i64
                - value.denominator.magnitude().bits() as i64;
            size.abs() > 1 << 20
        };
        match self {
            Value::Float(value) => large(value),
            Value::Complex(real, imaginary) => large(real) || large(imaginary),
            _ => false,
        }
    }

    /// The code point as a string, as `string(65)` has it.
    pub(crate) fn rune_string(&self) -> Value {
        let code = self.to_int().and_then(|value| value.to_u32());
        let letter = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
        Value::string(letter.encode_utf8(&mut [0; 4]))
    }
}

/// Integers within the bounds of a kind.
pub(crate) fn fits_integer(value: &BigInt, bits: u64, is_unsigned: bool) -> bool {
    if is_unsigned {
        return !value.is_negative() && value.magnitude().bits() <= bits;
    }
    let limit = BigInt::one() << (bits - 1);
    *value < limit && *value >= -limit
}
