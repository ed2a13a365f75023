//! Constants: exact integers and fractions, as the language asks for.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::rc::Rc;

/// A folded constant. An integer value of any numeric type may be an `Int`; a float or
/// complex value with an integral value may be, too: ask through the accessors.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// Its error is told.
    Unknown,
    Bool(bool),
    /// Any bytes: `"\xff"` is a string.
    String(Rc<[u8]>),
    Int(BigInt),
    Float(Rational),
    Complex(Rational, Rational),
}

/// Lowest terms; the denominator is positive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rational {
    pub numerator: BigInt,
    pub denominator: BigInt,
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl From<BigInt> for Rational {
    fn from(value: BigInt) -> Self {
        Rational {
            numerator: value,
            denominator: BigInt::one(),
        }
    }
}

impl Rational {
    /// The denominator is not zero.
    pub fn new(numerator: BigInt, denominator: BigInt) -> Rational {
        let common = numerator.gcd(&denominator);
        let common = if denominator.is_negative() {
            -common
        } else {
            common
        };
        if common.is_one() {
            return Rational {
                numerator,
                denominator,
            };
        }
        Rational {
            numerator: numerator / &common,
            denominator: denominator / common,
        }
    }

    pub fn zero() -> Rational {
        BigInt::zero().into()
    }

    pub fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    pub fn is_integer(&self) -> bool {
        self.denominator.is_one()
    }

    pub fn is_negative(&self) -> bool {
        self.numerator.is_negative()
    }

    pub fn add(&self, other: &Rational) -> Rational {
        let up = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
        Rational::new(up, &self.denominator * &other.denominator)
    }

    pub fn neg(&self) -> Rational {
        Rational {
            numerator: -&self.numerator,
            denominator: self.denominator.clone(),
        }
    }

    pub fn sub(&self, other: &Rational) -> Rational {
        self.add(&other.neg())
    }

    pub fn mul(&self, other: &Rational) -> Rational {
        Rational::new(
            &self.numerator * &other.numerator,
            &self.denominator * &other.denominator,
        )
    }

    /// `other` is not zero.
    pub fn div(&self, other: &Rational) -> Rational {
        Rational::new(
            &self.numerator * &other.denominator,
            &self.denominator * &other.numerator,
        )
    }

    /// Exact: every finite float is a fraction. None for NaN and infinities.
    pub fn from_f64(value: f64) -> Option<Rational> {
        if !value.is_finite() {
            return None;
        }
        let bits = value.to_bits();
        let exponent = ((bits >> 52) & 0x7ff) as i64;
        let fraction = bits & ((1 << 52) - 1);
        let (mantissa, exponent) = match exponent {
            0 => (fraction, -1074),
            _ => (fraction | 1 << 52, exponent - 1075),
        };
        let mut mantissa = BigInt::from(mantissa);
        if value < 0.0 {
            mantissa = -mantissa;
        }
        Some(if exponent >= 0 {
            Rational::from(mantissa << exponent as usize)
        } else {
            Rational::new(mantissa, BigInt::one() << (-exponent) as usize)
        })
    }

    /// The nearest, ties to even; infinity beyond the range.
    pub fn to_f64(&self) -> f64 {
        self.round(53, -1074, 1024)
    }

    /// The nearest `f32`, ties to even; infinity beyond the range.
    pub fn to_f32(&self) -> f32 {
        self.round(24, -149, 128) as f32
    }

    /// To `digits` binary digits, with the least exponent of the last digit and the bound
    /// that no finite value reaches (as a power of two).
    fn round(&self, digits: i64, least: i64, bound: i64) -> f64 {
        if self.is_zero() {
            return 0.0;
        }
        let numerator = self.numerator.magnitude();
        let denominator = self.denominator.magnitude();
        // The exponent of the last digit, so that the quotient has `digits` digits or one more.
        let size = numerator.bits() as i64 - denominator.bits() as i64;
        let mut exponent = (size - digits).max(least);
        let quotient_at = |exponent: i64| {
            let (up, down) = if exponent < 0 {
                (numerator << (-exponent) as usize, denominator.clone())
            } else {
                (numerator.clone(), denominator << exponent as usize)
            };
            let (quotient, rest) = up.div_rem(&down);
            (quotient, rest, down)
        };
        let (mut quotient, mut rest, mut down) = quotient_at(exponent);
        if quotient.bits() as i64 > digits {
            exponent += 1;
            (quotient, rest, down) = quotient_at(exponent);
        }
        let twice = rest << 1usize;
        let is_odd = quotient.bit(0);
        if twice > down || twice == down && is_odd {
            quotient += 1u32;
        }
        if quotient.bits() as i64 + exponent > bound {
            return if self.is_negative() {
                f64::NEG_INFINITY
            } else {
                f64::INFINITY
            };
        }
        let magnitude = quotient.to_u64().unwrap_or(0) as f64;
        let scaled = scale(magnitude, exponent);
        if self.is_negative() { -scaled } else { scaled }
    }

    /// The integer part.
    pub fn truncate(&self) -> BigInt {
        &self.numerator / &self.denominator
    }
}

/// `value * 2^exponent`, exact where the result is a float.
fn scale(mut value: f64, mut exponent: i64) -> f64 {
    let step = |exponent: i64| f64::from_bits(((exponent + 1023) as u64) << 52);
    while exponent > 1000 {
        value *= step(1000);
        exponent -= 1000;
    }
    while exponent < -1000 {
        // The value has at most 53 digits: what is lost here would be lost anyway.
        value *= step(-1000);
        exponent += 1000;
    }
    value * step(exponent)
}

impl Value {
    pub fn int(value: i64) -> Value {
        Value::Int(value.into())
    }

    pub fn string(text: &str) -> Value {
        Value::String(text.as_bytes().into())
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The exact integer, if it is one.
    pub fn to_int(&self) -> Option<BigInt> {
        match self {
            Value::Int(value) => Some(value.clone()),
            Value::Float(value) if value.is_integer() => Some(value.numerator.clone()),
            Value::Complex(real, imaginary) if imaginary.is_zero() && real.is_integer() => {
                Some(real.numerator.clone())
            }
            _ => None,
        }
    }

    pub fn to_i64(&self) -> Option<i64> {
        self.to_int()?.to_i64()
    }

    pub fn to_u64(&self) -> Option<u64> {
        self.to_int()?.to_u64()
    }

    /// The 64 bits of any integer of at most 64 bits, signed or not.
    pub fn to_bits(&self) -> Option<u64> {
        let value = self.to_int()?;
        value
            .to_u64()
            .or_else(|| value.to_i64().map(|value| value as u64))
    }

    /// The real fraction, if it has no imaginary part.
    pub fn to_rational(&self) -> Option<Rational> {
        match self {
            Value::Int(value) => Some(value.clone().into()),
            Value::Float(value) => Some(value.clone()),
            Value::Complex(real, imaginary) if imaginary.is_zero() => Some(real.clone()),
            _ => None,
        }
    }

    pub fn to_f64(&self) -> Option<f64> {
        Some(self.to_rational()?.to_f64())
    }

    pub fn to_f32(&self) -> Option<f32> {
        Some(self.to_rational()?.to_f32())
    }

    /// Real and imaginary part.
    pub fn to_complex(&self) -> Option<(Rational, Rational)> {
        match self {
            Value::Complex(real, imaginary) => Some((real.clone(), imaginary.clone())),
            _ => Some((self.to_rational()?, Rational::zero())),
        }
    }

    pub fn is_unknown(&self) -> bool {
        *self == Value::Unknown
    }

    /// -1, 0 or 1; 1 for what has no sign.
    pub fn sign(&self) -> i32 {
        let sign = match self {
            Value::Int(value) => value.sign(),
            Value::Float(value) => value.numerator.sign(),
            Value::Complex(real, imaginary) if real.is_zero() && imaginary.is_zero() => {
                Sign::NoSign
            }
            _ => Sign::Plus,
        };
        match sign {
            Sign::Minus => -1,
            Sign::NoSign => 0,
            Sign::Plus => 1,
        }
    }
}
