//! The `math` module's functions of floats, with their domain and range errors, and float arithmetic that has rules.
//!
//! Invariant: no function of the platform's math library is called, so that native
//! and wasm agree to the bit. What std computes by IEEE 754 itself (`+ - * /`, `sqrt`,
//! `floor`, `%`) is safe; all else comes from [`super::elementary`] or the `libm` crate.
//!
//! Source of the rules: CPython 3.14, Modules/mathmodule.c (`math_1`, `math_pow_impl`,
//! `loghelper`) and Objects/floatobject.c (`float_pow`, `float_divmod`).

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::{ErrorKind, PureError, PureResult, elementary, float_text};

fn domain_error() -> PureError {
    PureError::value("math domain error")
}

fn range_error() -> PureError {
    PureError::overflow("math range error")
}

fn zero_division(message: &str) -> PureError {
    PureError::new(ErrorKind::ZeroDivisionError, message)
}

/// A function of one float, and what it raises.
struct Unary {
    compute: fn(f64) -> f64,
    /// An infinite result of a finite argument is an overflow, else outside of the domain.
    overflows: bool,
    /// The words before `, got x`, for an argument outside of the domain; empty for the general ones.
    expected: &'static str,
}

fn unary_named(name: &str) -> Option<Unary> {
    let plain = |compute| Unary {
        compute,
        overflows: false,
        expected: "",
    };
    let overflowing = |compute| Unary {
        compute,
        overflows: true,
        expected: "",
    };
    let within = |compute, expected| Unary {
        compute,
        overflows: false,
        expected,
    };
    Some(match name {
        "acos" => within(
            elementary::acos,
            "expected a number in range from -1 up to 1",
        ),
        "asin" => within(
            elementary::asin,
            "expected a number in range from -1 up to 1",
        ),
        "acosh" => within(elementary::acosh, "expected argument value not less than 1"),
        "atanh" => within(elementary::atanh, "expected a number between -1 and 1"),
        "cos" => within(elementary::cos, "expected a finite input"),
        "sin" => within(elementary::sin, "expected a finite input"),
        "tan" => within(elementary::tan, "expected a finite input"),
        "sqrt" => within(f64::sqrt, "expected a nonnegative input"),
        "log1p" => within(libm::log1p, "expected argument value > -1"),
        "log" => within(elementary::log, "expected a positive input"),
        "log2" => within(elementary::log2, "expected a positive input"),
        "log10" => within(libm::log10, "expected a positive input"),
        "asinh" => plain(elementary::asinh),
        "atan" => plain(elementary::atan),
        "cbrt" => plain(libm::cbrt),
        "erf" => plain(libm::erf),
        "erfc" => plain(libm::erfc),
        "fabs" => plain(f64::abs),
        "tanh" => plain(libm::tanh),
        "cosh" => overflowing(libm::cosh),
        "sinh" => overflowing(libm::sinh),
        "exp" => overflowing(elementary::exp),
        "exp2" => overflowing(libm::exp2),
        "expm1" => overflowing(libm::expm1),
        _ => return None,
    })
}

/// `math.NAME(value)` for the functions of one float; `None` when there is none of that name.
///
/// Errors: ValueError outside of the domain, OverflowError when the result is too large.
pub fn unary(name: &str, value: f64) -> Option<PureResult<f64>> {
    let function = match name {
        "gamma" => return Some(gamma(value)),
        "lgamma" => return Some(log_gamma(value)),
        "degrees" => return Some(Ok(value * (180.0 / std::f64::consts::PI))),
        "radians" => return Some(Ok(value * (std::f64::consts::PI / 180.0))),
        _ => unary_named(name)?,
    };
    let result = (function.compute)(value);
    let wrong = (result.is_nan() && !value.is_nan()) || (result.is_infinite() && value.is_finite());
    Some(match () {
        _ if !wrong => Ok(result),
        _ if result.is_infinite() && function.overflows => Err(range_error()),
        _ if function.expected.is_empty() => Err(domain_error()),
        _ => Err(PureError::value(format!(
            "{}, got {}",
            function.expected,
            float_text::repr(value)
        ))),
    })
}

fn not_a_pole(value: f64) -> PureResult<()> {
    if value == f64::NEG_INFINITY || (value <= 0.0 && value == value.floor()) {
        let shown = float_text::repr(value);
        return Err(PureError::value(format!(
            "expected a noninteger or positive integer, got {shown}"
        )));
    }
    Ok(())
}

/// `math.gamma(value)`.
pub fn gamma(value: f64) -> PureResult<f64> {
    not_a_pole(value)?;
    if !value.is_finite() {
        return Ok(value);
    }
    let result = super::gamma::gamma(value);
    if result.is_infinite() && value.is_finite() {
        Err(range_error())
    } else {
        Ok(result)
    }
}

/// `math.lgamma(value)`.
pub fn log_gamma(value: f64) -> PureResult<f64> {
    if value.is_infinite() {
        return Ok(f64::INFINITY);
    }
    not_a_pole(value)?;
    if value.is_nan() {
        return Ok(value);
    }
    let result = super::gamma::log_gamma(value);
    if result.is_infinite() {
        Err(range_error())
    } else {
        Ok(result)
    }
}

/// `math.log(n)`, `log2`, `log10` of an int of any size. Errors: ValueError unless positive.
pub fn log_integer(name: &str, value: &BigInt) -> PureResult<f64> {
    if !value.is_positive() {
        return Err(PureError::value("expected a positive input"));
    }
    let log: fn(f64) -> f64 = match name {
        "log2" => elementary::log2,
        "log10" => libm::log10,
        _ => elementary::log,
    };
    if let Ok(small) = float_text::from_integer(value) {
        return Ok(log(small));
    }
    let bits = value.bits();
    let top = (value >> (bits - 64)).to_f64().unwrap_or(1.0);
    Ok(log(libm::scalbn(top, -64)) + log(2.0) * bits as f64)
}

/// `math.pow(base, power)`. Errors: ValueError, OverflowError.
pub fn pow(base: f64, power: f64) -> PureResult<f64> {
    let result = elementary::pow(base, power);
    let finite = base.is_finite() && power.is_finite();
    match () {
        _ if !finite || result.is_finite() => Ok(result),
        _ if result.is_nan() || base == 0.0 => Err(domain_error()),
        _ => Err(range_error()),
    }
}

/// `base ** power` of floats. `None` is for a negative base and a broken power, whose answer is complex.
///
/// Errors: ZeroDivisionError, OverflowError.
pub fn float_pow(base: f64, power: f64) -> Option<PureResult<f64>> {
    let finite = base.is_finite() && power.is_finite();
    if base == 0.0 && power < 0.0 && finite {
        return Some(Err(zero_division("zero to a negative power")));
    }
    if finite && base < 0.0 && power != power.floor() {
        return None;
    }
    let result = elementary::pow(base, power);
    if finite && result.is_infinite() {
        return Some(Err(PureError::overflow(
            "(34, 'Numerical result out of range')",
        )));
    }
    Some(Ok(result))
}

/// `left / right`. Errors: ZeroDivisionError.
pub fn divide(left: f64, right: f64) -> PureResult<f64> {
    if right == 0.0 {
        Err(zero_division("division by zero"))
    } else {
        Ok(left / right)
    }
}

/// `left // right, left % right`. Errors: ZeroDivisionError.
pub fn divmod(left: f64, right: f64) -> PureResult<(f64, f64)> {
    if right == 0.0 {
        return Err(zero_division("division by zero"));
    }
    let mut rest = left % right;
    let mut quotient = (left - rest) / right;
    if rest == 0.0 {
        rest = 0.0f64.copysign(right);
    } else if (right < 0.0) != (rest < 0.0) {
        rest += right;
        quotient -= 1.0;
    }
    let whole = match quotient {
        0.0 => 0.0f64.copysign(left / right),
        _ if quotient - quotient.floor() > 0.5 => quotient.floor() + 1.0,
        _ => quotient.floor(),
    };
    Ok((whole, rest))
}

/// `math.fmod(left, right)`. Errors: ValueError.
pub fn fmod(left: f64, right: f64) -> PureResult<f64> {
    let result = left % right;
    if result.is_nan() && !left.is_nan() && !right.is_nan() {
        Err(domain_error())
    } else {
        Ok(result)
    }
}

/// `math.remainder(left, right)`: to the nearest multiple, ties to the even one. Errors: ValueError.
pub fn remainder(left: f64, right: f64) -> PureResult<f64> {
    let result = libm::remainder(left, right);
    if result.is_nan() && !left.is_nan() && !right.is_nan() {
        Err(domain_error())
    } else {
        Ok(result)
    }
}

/// `math.atan2(height, width)`.
pub fn atan2(height: f64, width: f64) -> f64 {
    elementary::atan2(height, width)
}

/// `math.hypot(*parts)`, and `math.dist` of the differences.
pub fn hypot(parts: &[f64]) -> f64 {
    elementary::hypot(parts)
}

/// `math.fma(x, y, z)`. Errors: ValueError, OverflowError.
pub fn fma(x: f64, y: f64, z: f64) -> PureResult<f64> {
    let result = libm::fma(x, y, z);
    match () {
        _ if result.is_finite() || x.is_nan() || y.is_nan() || z.is_nan() => Ok(result),
        _ if result.is_nan() => Err(PureError::value("invalid operation in fma")),
        _ if x.is_finite() && y.is_finite() && z.is_finite() => {
            Err(PureError::overflow("overflow in fma"))
        }
        _ => Ok(result),
    }
}

/// `math.ldexp(value, power)`. Errors: OverflowError.
pub fn ldexp(value: f64, power: i64) -> PureResult<f64> {
    let result = libm::scalbn(value, power.clamp(-10_000, 10_000) as i32);
    if result.is_infinite() && value.is_finite() {
        Err(range_error())
    } else {
        Ok(result)
    }
}

/// `math.frexp(value)`.
pub fn frexp(value: f64) -> (f64, i32) {
    if value == 0.0 || !value.is_finite() {
        (value, 0)
    } else {
        libm::frexp(value)
    }
}

/// `math.modf(value)`: fraction and whole part, both with the sign.
pub fn modf(value: f64) -> (f64, f64) {
    if value.is_infinite() {
        return (0.0f64.copysign(value), value);
    }
    ((value - value.trunc()).copysign(value), value.trunc())
}

/// `math.floor(value)`. Errors: as [`float_text::require_finite`].
pub fn floor(value: f64) -> PureResult<BigInt> {
    float_text::truncate(float_text::require_finite(value)?.floor())
}

/// `math.ceil(value)`. Errors: as [`float_text::require_finite`].
pub fn ceil(value: f64) -> PureResult<BigInt> {
    float_text::truncate(float_text::require_finite(value)?.ceil())
}

/// `math.isclose(left, right, rel_tol=…, abs_tol=…)`. Errors: ValueError for a negative tolerance.
pub fn is_close(left: f64, right: f64, relative: f64, absolute: f64) -> PureResult<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(PureError::value("tolerances must be non-negative"));
    }
    if left == right {
        return Ok(true);
    }
    if left.is_infinite() || right.is_infinite() {
        return Ok(false);
    }
    let difference = (right - left).abs();
    Ok(difference <= (relative * right).abs()
        || difference <= (relative * left).abs()
        || difference <= absolute)
}

/// `math.nextafter(value, towards, steps=…)`.
pub fn next_after(value: f64, towards: f64, steps: u64) -> f64 {
    if steps == 0 {
        return value;
    }
    if value.is_nan() || towards.is_nan() {
        return value + towards;
    }
    // Floats in order are whole numbers in order, zero in the middle.
    let place = |value: f64| {
        let magnitude = (value.to_bits() & !(1 << 63)) as i64;
        if value.is_sign_negative() {
            -magnitude
        } else {
            magnitude
        }
    };
    let (from, to) = (place(value), place(towards));
    let distance = i128::from(to) - i128::from(from);
    if i128::from(steps) >= distance.abs() {
        return towards;
    }
    let at = i128::from(from) + i128::from(steps) * distance.signum();
    let result = f64::from_bits(at.unsigned_abs() as u64);
    if at < 0 || (at == 0 && value.is_sign_negative()) {
        -result
    } else {
        result
    }
}

/// `math.ulp(value)`.
pub fn ulp(value: f64) -> f64 {
    let value = value.abs();
    match () {
        _ if !value.is_finite() => value,
        _ if value == f64::MAX => value - next_after(value, 0.0, 1),
        _ => next_after(value, f64::INFINITY, 1) - value,
    }
}

/// `math.fsum(values)`: exact, rounded once. Errors: OverflowError, ValueError.
pub fn fsum(values: impl IntoIterator<Item = f64>) -> PureResult<f64> {
    // Sums that do not overlap, in increasing magnitude; together they are exact.
    let mut partials: Vec<f64> = Vec::new();
    let (mut infinite, mut special, mut any_special) = (0.0, 0.0, false);
    for value in values {
        if !value.is_finite() {
            infinite += if value.is_infinite() { value } else { 0.0 };
            special += value;
            any_special = true;
            partials.clear();
            continue;
        }
        let mut carried = value;
        partials =
            std::mem::take(&mut partials)
                .into_iter()
                .fold(Vec::new(), |mut kept, partial| {
                    let (large, small) = if carried.abs() < partial.abs() {
                        (partial, carried)
                    } else {
                        (carried, partial)
                    };
                    let sum = large + small;
                    let lost = small - (sum - large);
                    kept.extend((lost != 0.0).then_some(lost));
                    carried = sum;
                    kept
                });
        if carried.is_infinite() {
            return Err(PureError::overflow("intermediate overflow in fsum"));
        }
        partials.extend((carried != 0.0).then_some(carried));
    }
    if any_special {
        return if f64::is_nan(infinite) {
            Err(PureError::value("-inf + inf in fsum"))
        } else {
            Ok(special)
        };
    }
    Ok(rounded_sum(&partials))
}

/// The sum of partials, exactly rounded: exact integers do it without a case to forget.
fn rounded_sum(partials: &[f64]) -> f64 {
    let exponents = partials
        .iter()
        .map(|partial| float_text::decompose(*partial).1);
    let Some(lowest) = exponents.min() else {
        return 0.0;
    };
    let total: BigInt = partials
        .iter()
        .map(|partial| {
            let (mantissa, exponent) = float_text::decompose(*partial);
            BigInt::from(mantissa) << (exponent - lowest)
        })
        .sum();
    let magnitude = float_text::scaled(total.magnitude().clone(), lowest.into());
    if total.is_negative() {
        -magnitude
    } else {
        magnitude
    }
}

/// `sum()` of floats since 3.12: compensated (Neumaier), as CPython's builtin does for a run of floats.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CompensatedSum {
    total: f64,
    lost: f64,
}

impl CompensatedSum {
    pub fn new(start: f64) -> CompensatedSum {
        CompensatedSum {
            total: start,
            lost: 0.0,
        }
    }

    pub fn add(&mut self, value: f64) {
        let sum = self.total + value;
        self.lost += if self.total.abs() >= value.abs() {
            (self.total - sum) + value
        } else {
            (value - sum) + self.total
        };
        self.total = sum;
    }

    pub fn value(self) -> f64 {
        // An infinite sum has a nan for its loss.
        if self.lost != 0.0 && self.lost.is_finite() {
            self.total + self.lost
        } else {
            self.total
        }
    }
}

/// `math.trunc(value)`. Errors: as [`float_text::require_finite`].
pub fn trunc(value: f64) -> PureResult<BigInt> {
    float_text::truncate(value)
}
