//! Arithmetic of builtin numbers: int of any size, float, complex.
//!
//! Source of the rules: CPython 3.14, Objects/{longobject,floatobject,complexobject}.c.
//! Limit: an int result of more than [`BITS_MAX`] bits is a MemoryError, so that
//! `10**10**10` cannot hang the machine.

use crate::code::BinaryOperator;
use crate::native::{Outcome, Stop};
use crate::pure::float_text;
use crate::pure::math_functions;
use crate::settings::Version;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::number::Number;
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{Signed, ToPrimitive, Zero};

/// 16 MiB of number.
const BITS_MAX: u64 = 1 << 27;

impl Vm {
    /// `a op b` of two numbers; `None` when the operator is not theirs.
    pub(crate) fn arithmetic(
        &mut self,
        op: BinaryOperator,
        a: Number,
        b: Number,
    ) -> Option<Outcome> {
        use Number::{Big, Complex, Float, Int};
        Some(match (a, b) {
            (Int(a), Int(b)) => return self.small_arithmetic(op, a, b),
            (Int(a), Big(b)) => return self.big_arithmetic(op, &BigInt::from(a), &b),
            (Big(a), Int(b)) => return self.big_arithmetic(op, &a, &BigInt::from(b)),
            (Big(a), Big(b)) => return self.big_arithmetic(op, &a, &b),
            (a @ Complex(..), b) | (a, b @ Complex(..)) => {
                let is_mixed = matches!(a, Complex(..)) != matches!(b, Complex(..));
                let a_is_real = !matches!(a, Complex(..));
                let (a, b) = match (self.complex_parts(&a), self.complex_parts(&b)) {
                    (Ok(a), Ok(b)) => (a, b),
                    (Err(stop), _) | (_, Err(stop)) => return Some(Err(stop)),
                };
                if is_mixed
                    && self.settings.version != Version::Py311
                    && let Some((real, imaginary)) = mixed_arithmetic(op, a, b, a_is_real)
                {
                    return Some(Ok(self.complex(real, imaginary)));
                }
                return self.complex_arithmetic(op, a, b);
            }
            (Float(a), Float(b)) => return self.float_arithmetic(op, a, b),
            (Float(a), b) => match self.to_float(&b) {
                Ok(b) => return self.float_arithmetic(op, a, b),
                Err(stop) => Err(stop),
            },
            (a, Float(b)) => match self.to_float(&a) {
                Ok(a) => return self.float_arithmetic(op, a, b),
                Err(stop) => Err(stop),
            },
        })
    }

    fn to_float(&mut self, number: &Number) -> Result<f64, Stop> {
        match number {
            Number::Int(small) => Ok(*small as f64),
            Number::Float(number) => Ok(*number),
            Number::Big(big) => self.pure(float_text::from_integer(big)),
            Number::Complex(real, _) => Ok(*real),
        }
    }

    fn complex_parts(&mut self, number: &Number) -> Result<(f64, f64), Stop> {
        match number {
            Number::Complex(real, imaginary) => Ok((*real, *imaginary)),
            other => Ok((self.to_float(other)?, 0.0)),
        }
    }

    /// A division by zero, in the words of the version; `old`: those of 3.11.
    pub(crate) fn divided_by_zero(&mut self, old: &str) -> Stop {
        let text = if self.settings.version == Version::Py311 {
            old
        } else {
            "division by zero"
        };
        self.zero_division(text)
    }

    fn small_arithmetic(&mut self, op: BinaryOperator, a: i64, b: i64) -> Option<Outcome> {
        let quick = match op {
            BinaryOperator::Add => a.checked_add(b),
            BinaryOperator::Subtract => a.checked_sub(b),
            BinaryOperator::Multiply => a.checked_mul(b),
            BinaryOperator::FloorDivide if b != 0 => a.checked_div_floor_(b),
            BinaryOperator::Remainder if b != 0 => Some(if b == -1 { 0 } else { a.mod_floor(&b) }),
            BinaryOperator::And => Some(a & b),
            BinaryOperator::Or => Some(a | b),
            BinaryOperator::Xor => Some(a ^ b),
            BinaryOperator::RightShift if b >= 0 => Some(a >> b.min(63)),
            BinaryOperator::Power if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
            BinaryOperator::TrueDivide
                if b != 0 && a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 =>
            {
                return Some(Ok(Value::float(a as f64 / b as f64)));
            }
            _ => None,
        };
        match quick {
            Some(number) => Some(Ok(Value::Int(number))),
            None => self.big_arithmetic(op, &BigInt::from(a), &BigInt::from(b)),
        }
    }

    fn big_arithmetic(&mut self, op: BinaryOperator, a: &BigInt, b: &BigInt) -> Option<Outcome> {
        let size = a.bits() + b.bits();
        self.charge(size / 16);
        let number = match op {
            BinaryOperator::Add => a + b,
            BinaryOperator::Subtract => a - b,
            BinaryOperator::Multiply => {
                self.charge((a.bits() / 64) * (b.bits() / 64));
                if size > BITS_MAX {
                    return Some(Err(self.number_too_large()));
                }
                a * b
            }
            BinaryOperator::FloorDivide | BinaryOperator::Remainder if b.is_zero() => {
                let old = if op == BinaryOperator::Remainder {
                    "integer modulo by zero"
                } else {
                    "integer division or modulo by zero"
                };
                return Some(Err(self.divided_by_zero(old)));
            }
            BinaryOperator::FloorDivide => a.div_floor(b),
            BinaryOperator::Remainder => a.mod_floor(b),
            BinaryOperator::TrueDivide => return Some(self.true_divide(a, b)),
            BinaryOperator::Power => return Some(self.integer_power(a, b)),
            BinaryOperator::LeftShift | BinaryOperator::RightShift if b.is_negative() => {
                return Some(Err(self.value_error("negative shift count")));
            }
            BinaryOperator::LeftShift => match b.to_u64() {
                _ if a.is_zero() => BigInt::zero(),
                Some(count) if count + a.bits() <= BITS_MAX => a << count,
                _ => return Some(Err(self.number_too_large())),
            },
            BinaryOperator::RightShift => match b.to_u64() {
                Some(count) => a >> count,
                None => BigInt::from(if a.is_negative() { -1 } else { 0 }),
            },
            BinaryOperator::And => a & b,
            BinaryOperator::Or => a | b,
            BinaryOperator::Xor => a ^ b,
            BinaryOperator::MatrixMultiply => return None,
        };
        Some(Ok(self.int_from(number)))
    }

    fn number_too_large(&mut self) -> Stop {
        self.raise(
            self.classes.memory_error,
            "the number would be too large for this playground",
        )
    }

    /// `a / b` of ints, correctly rounded.
    fn true_divide(&mut self, a: &BigInt, b: &BigInt) -> Outcome {
        if b.is_zero() {
            return Err(self.zero_division("division by zero"));
        }
        match float_text::from_ratio(a, b) {
            Some(quotient) => Ok(Value::float(quotient)),
            None => Err(self.overflow_error("integer division result too large for a float")),
        }
    }

    fn integer_power(&mut self, a: &BigInt, b: &BigInt) -> Outcome {
        if b.is_negative() {
            let (a, b) = (
                self.pure(float_text::from_integer(a))?,
                self.pure(float_text::from_integer(b))?,
            );
            return self.float_power(a, b);
        }
        let Some(exponent) = b.to_u64() else {
            return match a.to_i64() {
                Some(0 | 1) => Ok(Value::Int(a.to_i64().unwrap_or(0))),
                Some(-1) => Ok(Value::Int(if b.is_odd() { -1 } else { 1 })),
                _ => Err(self.number_too_large()),
            };
        };
        if a.bits() > 1 && exponent.saturating_mul(a.bits()) > BITS_MAX {
            return Err(self.number_too_large());
        }
        let bits = exponent.saturating_mul(a.bits());
        self.charge((bits / 64).saturating_mul(bits / 64) / 4);
        let number = num_traits::Pow::pow(a, exponent);
        Ok(self.int_from(number))
    }

    /// `pow(a, b, m)` of ints. Errors: ValueError.
    pub(crate) fn power_modulo(&mut self, a: &BigInt, b: &BigInt, modulus: &BigInt) -> Outcome {
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        let base = if b.is_negative() {
            match a.modinv(modulus) {
                Some(inverse) => inverse,
                None => {
                    return Err(self.value_error("base is not invertible for the given modulus"));
                }
            }
        } else {
            a.clone()
        };
        self.charge(b.bits() * (modulus.bits() / 64 + 1) * 4);
        let number = base.modpow(&b.abs(), modulus);
        Ok(self.int_from(number))
    }

    pub(crate) fn float_arithmetic(
        &mut self,
        op: BinaryOperator,
        a: f64,
        b: f64,
    ) -> Option<Outcome> {
        let zero = b == 0.0;
        Some(Ok(Value::float(match op {
            BinaryOperator::Add => a + b,
            BinaryOperator::Subtract => a - b,
            BinaryOperator::Multiply => a * b,
            BinaryOperator::TrueDivide if zero => {
                return Some(Err(self.divided_by_zero("float division by zero")));
            }
            BinaryOperator::TrueDivide => a / b,
            BinaryOperator::FloorDivide if zero => {
                return Some(Err(self.divided_by_zero("float floor division by zero")));
            }
            BinaryOperator::Remainder if zero => {
                return Some(Err(self.divided_by_zero("float modulo")));
            }
            BinaryOperator::FloorDivide => float_divmod(a, b).0,
            BinaryOperator::Remainder => float_divmod(a, b).1,
            BinaryOperator::Power => return Some(self.float_power(a, b)),
            _ => return None,
        })))
    }

    /// `a ** b` of floats: complex for a negative base and a fraction.
    pub(crate) fn float_power(&mut self, a: f64, b: f64) -> Outcome {
        if a == 0.0 && b < 0.0 {
            let text = if self.settings.version == Version::Py311 {
                "0.0 cannot be raised to a negative power"
            } else {
                "zero to a negative power"
            };
            return Err(self.zero_division(text));
        }
        if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
            return match self.complex_arithmetic(BinaryOperator::Power, (a, 0.0), (b, 0.0)) {
                Some(outcome) => outcome,
                None => Ok(Value::NotImplemented),
            };
        }
        // Our own power: the platforms' differ in the last bit.
        match math_functions::float_pow(a, b) {
            Some(Ok(power)) => Ok(Value::float(power)),
            _ => {
                let class = self.classes.overflow_error;
                let text = self.heap.str("Numerical result out of range");
                let exception = self.new_exception(class, &[Value::Int(34), text]);
                Err(Stop::Raise(exception))
            }
        }
    }

    fn complex_arithmetic(
        &mut self,
        op: BinaryOperator,
        a: (f64, f64),
        b: (f64, f64),
    ) -> Option<Outcome> {
        let (real, imaginary) = match op {
            BinaryOperator::Add => (a.0 + b.0, a.1 + b.1),
            BinaryOperator::Subtract => (a.0 - b.0, a.1 - b.1),
            BinaryOperator::Multiply => (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0),
            BinaryOperator::TrueDivide if b == (0.0, 0.0) => {
                return Some(Err(self.divided_by_zero("complex division by zero")));
            }
            BinaryOperator::TrueDivide => complex_quotient(a, b),
            BinaryOperator::Power => {
                if a == (0.0, 0.0) && (b.0 < 0.0 || b.1 != 0.0) {
                    let old = "0.0 to a negative or complex power";
                    let new = "zero to a negative or complex power";
                    let text = if self.settings.version == Version::Py311 {
                        old
                    } else {
                        new
                    };
                    return Some(Err(self.zero_division(text)));
                }
                complex_power(a, b)
            }
            _ => return None,
        };
        Some(Ok(self.complex(real, imaginary)))
    }
}

/// Division that rounds down; `None` when it overflows.
trait DivFloor {
    fn checked_div_floor_(self, other: Self) -> Option<i64>;
}

impl DivFloor for i64 {
    fn checked_div_floor_(self, other: i64) -> Option<i64> {
        (!(self == i64::MIN && other == -1)).then(|| num_integer::Integer::div_floor(&self, &other))
    }
}

/// `divmod(a, b)` of floats, `b` not zero (`float_divmod` in floatobject.c).
pub(crate) fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 {
        if (b < 0.0) != (remainder < 0.0) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = 0.0f64.copysign(b);
    }
    let floored = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    } else {
        0.0f64.copysign(a / b)
    };
    (floored, remainder)
}

/// Of a real and a complex number, since 3.14: the real one has no imaginary part, not one of zero.
fn mixed_arithmetic(
    op: BinaryOperator,
    a: (f64, f64),
    b: (f64, f64),
    a_is_real: bool,
) -> Option<(f64, f64)> {
    Some(match (op, a_is_real) {
        (BinaryOperator::Add, true) => (a.0 + b.0, b.1),
        (BinaryOperator::Add, false) => (a.0 + b.0, a.1),
        (BinaryOperator::Subtract, true) => (a.0 - b.0, -b.1),
        (BinaryOperator::Subtract, false) => (a.0 - b.0, a.1),
        (BinaryOperator::Multiply, true) => (a.0 * b.0, a.0 * b.1),
        (BinaryOperator::Multiply, false) => (a.0 * b.0, a.1 * b.0),
        (BinaryOperator::TrueDivide, false) if b.0 != 0.0 => (a.0 / b.0, a.1 / b.0),
        _ => return None,
    })
}

fn complex_quotient(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        (
            (a.0 + a.1 * ratio) / denominator,
            (a.1 - a.0 * ratio) / denominator,
        )
    } else {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        (
            (a.0 * ratio + a.1) / denominator,
            (a.1 * ratio - a.0) / denominator,
        )
    }
}

fn complex_power(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    if b == (0.0, 0.0) {
        return (1.0, 0.0);
    }
    if a == (0.0, 0.0) {
        return (0.0, 0.0);
    }
    let whole = b.1 == 0.0 && b.0.fract() == 0.0 && b.0.abs() <= 100.0;
    if whole {
        let mut power = (1.0, 0.0);
        let mut square = a;
        let mut left = b.0.abs() as u32;
        while left > 0 {
            if left & 1 == 1 {
                power = (
                    power.0 * square.0 - power.1 * square.1,
                    power.0 * square.1 + power.1 * square.0,
                );
            }
            square = (
                square.0 * square.0 - square.1 * square.1,
                2.0 * square.0 * square.1,
            );
            left >>= 1;
        }
        return if b.0 < 0.0 {
            complex_quotient((1.0, 0.0), power)
        } else {
            power
        };
    }
    let (magnitude, angle) = (libm::hypot(a.0, a.1), libm::atan2(a.1, a.0));
    let mut length = libm::pow(magnitude, b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= libm::exp(-b.1 * angle);
        phase += b.1 * libm::log(magnitude);
    }
    (length * libm::cos(phase), length * libm::sin(phase))
}
