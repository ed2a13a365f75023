//! `float` as text: `repr`, `float("…")`, `hex`, `fromhex`, `round`, `as_integer_ratio`.
//!
//! Nouns: the *digits* of a finite float are a run of decimal digits and the place
//! of the decimal point before the first of them (`0.DIGITS × 10^point`), as
//! `_Py_dg_dtoa` gives them; [`Notation`] says how they are laid out.
//!
//! Source of the rules: CPython 3.14, `format_float_short` (Python/pystrtod.c),
//! `float_from_string`, `float___round__`, `float_hex`, `float_fromhex`
//! (Objects/floatobject.c). Rust's own shortest and exact conversions give the
//! digits: both are correctly rounded and the same on every platform.

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use super::int_text::{ascii_digits, is_c_space};
use super::str_repr::repr as str_repr;
use super::{PureError, PureResult};

/// A finite float's decimal digits never reach further than this.
const DIGITS_MAX: usize = 1100;

/// The significant decimal digits of a finite float: `0.digits × 10^point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    pub digits: String,
    pub point: i32,
}

impl Digits {
    fn zero() -> Digits {
        Digits {
            digits: "0".into(),
            point: 1,
        }
    }

    /// The fewest digits that read back as `value`.
    pub fn shortest(value: f64) -> Digits {
        Digits::from_scientific(&format!("{:e}", value.abs()))
    }

    /// `count` significant digits, correctly rounded, without trailing zeros.
    pub fn significant(value: f64, count: usize) -> Digits {
        let count = count.clamp(1, DIGITS_MAX);
        Digits::from_scientific(&format!("{:.*e}", count - 1, value.abs()))
    }

    /// Digits up to `count` places after the decimal point, correctly rounded.
    pub fn after_point(value: f64, count: usize) -> Digits {
        let text = format!("{:.*}", count.min(DIGITS_MAX), value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        Digits {
            digits: format!("{whole}{fraction}"),
            point: whole.len() as i32,
        }
        .normalised()
    }

    fn from_scientific(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        Digits {
            digits: mantissa.replace('.', ""),
            point: exponent + 1,
        }
        .normalised()
    }

    fn normalised(self) -> Digits {
        let leading = self.digits.len() - self.digits.trim_start_matches('0').len();
        let digits = self.digits[leading..].trim_end_matches('0');
        if digits.is_empty() {
            return Digits::zero();
        }
        Digits {
            digits: digits.to_owned(),
            point: self.point - leading as i32,
        }
    }
}

/// How digits are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `repr`: shortest digits, an exponent below 1e-4 and from 1e16 on.
    Repr,
    /// `e`: one digit, a point, `precision` digits, an exponent.
    Scientific { precision: usize },
    /// `f`: `precision` digits after the point.
    Fixed { precision: usize },
    /// `g`: `precision` significant digits, an exponent where it is shorter.
    General { precision: usize },
}

/// Writes a float in a notation, in lower case: `-1.5`, `1e+16`, `inf`, `nan`.
///
/// `alternate` keeps the decimal point and trailing zeros (`#`); `dot_zero` adds
/// `.0` to what would look like an int.
pub fn format(value: f64, notation: Notation, alternate: bool, dot_zero: bool) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    let (digits, exponent_form, wanted) = match notation {
        Notation::Repr => {
            let digits = Digits::shortest(value);
            let exponent_form = digits.point <= -4 || digits.point > 16;
            let wanted = digits.digits.len() as i64;
            (digits, exponent_form, wanted)
        }
        Notation::Scientific { precision } => (
            Digits::significant(value, precision + 1),
            true,
            precision as i64 + 1,
        ),
        Notation::Fixed { precision } => {
            let digits = Digits::after_point(value, precision);
            let wanted = i64::from(digits.point) + precision as i64;
            (digits, false, wanted)
        }
        Notation::General { precision } => {
            let precision = precision.max(1);
            let digits = Digits::significant(value, precision);
            let last_plain = precision as i64 - i64::from(dot_zero);
            let exponent_form = digits.point <= -4 || i64::from(digits.point) > last_plain;
            let wanted = if alternate {
                precision as i64
            } else {
                digits.digits.len() as i64
            };
            (digits, exponent_form, wanted)
        }
    };
    format!(
        "{sign}{}",
        lay_out(&digits, exponent_form, wanted, alternate, dot_zero)
    )
}

/// `wanted` counts digits from the first one on, so zeros may have to follow.
fn lay_out(
    digits: &Digits,
    exponent_form: bool,
    wanted: i64,
    alternate: bool,
    dot_zero: bool,
) -> String {
    let point = if exponent_form {
        1
    } else {
        i64::from(digits.point)
    };
    let mut last = wanted.max(point);
    if dot_zero && !exponent_form {
        last = last.max(point + 1);
    }
    let digit_at = |index: i64| -> char {
        if index < 0 {
            return '0';
        }
        digits
            .digits
            .as_bytes()
            .get(index as usize)
            .map_or('0', |digit| *digit as char)
    };
    let mut text = String::new();
    if point <= 0 {
        text.push('0');
    }
    text.extend((0..point).map(digit_at));
    if last > point || alternate {
        text.push('.');
        text.extend((point..last).map(digit_at));
    }
    if exponent_form {
        let exponent = digits.point - 1;
        let sign = if exponent < 0 { '-' } else { '+' };
        text.push_str(&format!("e{sign}{:02}", exponent.abs()));
    }
    text
}

/// `repr(value)`, which is also `str(value)`.
pub fn repr(value: f64) -> String {
    format(value, Notation::Repr, false, true)
}

/// `float(text)`. Errors: ValueError.
pub fn parse(text: &str) -> PureResult<f64> {
    let invalid = || {
        PureError::value(format!(
            "could not convert string to float: {}",
            str_repr(text)
        ))
    };
    let plain = ascii_digits(text);
    let trimmed = plain.trim_matches(is_c_space);
    let unsigned = trimmed.strip_prefix(['+', '-']).unwrap_or(trimmed);
    let negative = trimmed.starts_with('-');
    let magnitude = match unsigned.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => {
            let number = decimal_literal(lower).ok_or_else(invalid)?;
            number.parse::<f64>().map_err(|_| invalid())?
        }
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// Checks `digits[.digits][e[±]digits]` and drops its underscores.
fn decimal_literal(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let digit_at = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(u8::is_ascii_digit)
        };
        if *byte == b'_' && !(digit_at(index.checked_sub(1)) && digit_at(Some(index + 1))) {
            return None;
        }
    }
    let number = text.replace('_', "");
    let (mantissa, exponent) = match number.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (number.as_str(), None),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !(all_digits(whole) && all_digits(fraction)) || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if let Some(exponent) = exponent {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if exponent.is_empty() || !all_digits(exponent) {
            return None;
        }
    }
    Some(number)
}

/// `round(value, places)`: correctly rounded in decimal, ties to even.
///
/// Errors: OverflowError when the rounded value is no float.
pub fn round(value: f64, places: i64) -> PureResult<f64> {
    // Beyond these no digit of a float is left to round (NDIGITS_MAX, NDIGITS_MIN).
    const PLACES_MAX: i64 = 323;
    const PLACES_MIN: i64 = -308;
    if !value.is_finite() || value == 0.0 || places > PLACES_MAX {
        return Ok(value);
    }
    if places < PLACES_MIN {
        return Ok(0.0 * value);
    }
    let rounded = if places >= 0 {
        format!("{:.*}", places as usize, value)
            .parse()
            .unwrap_or(value)
    } else {
        round_left_of_point(value, -places)
    };
    if f64::is_infinite(rounded) {
        return Err(PureError::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

fn round_left_of_point(value: f64, places: i64) -> f64 {
    let unit = BigInt::from(10).pow(places as u32);
    let (numerator, denominator) = ratio(value.abs());
    let divisor = &unit * &denominator;
    let quotient: BigInt = &numerator / &divisor;
    let twice_rest: BigInt = (&numerator - &quotient * &divisor) * 2;
    let up = twice_rest > divisor || (twice_rest == divisor && quotient.bit(0));
    let rounded = (quotient + i32::from(up)) * unit;
    rounded
        .to_string()
        .parse::<f64>()
        .unwrap_or(f64::INFINITY)
        .copysign(value)
}

/// `round(value)` and `int(value)` share these errors. Errors: ValueError for nan, OverflowError for inf.
pub fn require_finite(value: f64) -> PureResult<f64> {
    if value.is_nan() {
        return Err(PureError::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(PureError::overflow(
            "cannot convert float infinity to integer",
        ));
    }
    Ok(value)
}

/// `int(value)`: towards zero. Errors: as [`require_finite`].
pub fn truncate(value: f64) -> PureResult<BigInt> {
    let (numerator, denominator) = ratio(require_finite(value)?);
    Ok(numerator / denominator)
}

/// `round(value)`: to the nearest int, ties to even. Errors: as [`require_finite`].
pub fn round_to_integer(value: f64) -> PureResult<BigInt> {
    truncate(require_finite(value)?.round_ties_even())
}

/// `value.as_integer_ratio()`, in lowest terms, the denominator positive.
///
/// Errors: OverflowError for inf, ValueError for nan.
pub fn as_integer_ratio(value: f64) -> PureResult<(BigInt, BigInt)> {
    if value.is_infinite() {
        return Err(PureError::overflow(
            "cannot convert Infinity to integer ratio",
        ));
    }
    if value.is_nan() {
        return Err(PureError::value("cannot convert NaN to integer ratio"));
    }
    Ok(ratio(value))
}

/// A finite value as mantissa and power of two: `mantissa × 2^exponent`, the mantissa odd or zero.
pub(crate) fn decompose(value: f64) -> (i64, i32) {
    let bits = value.to_bits();
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let (magnitude, exponent) = if biased == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, biased - 1075)
    };
    if magnitude == 0 {
        return (0, 0);
    }
    let zeros = magnitude.trailing_zeros();
    let odd = magnitude >> zeros;
    (
        if value.is_sign_negative() { -odd } else { odd },
        exponent + zeros as i32,
    )
}

fn ratio(value: f64) -> (BigInt, BigInt) {
    let (mantissa, exponent) = decompose(value);
    if exponent >= 0 {
        (BigInt::from(mantissa) << exponent, BigInt::from(1))
    } else {
        (BigInt::from(mantissa), BigInt::from(1) << -exponent)
    }
}

/// `value.is_integer()`.
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value.floor() == value
}

/// `float(integer)`, correctly rounded, ties to even. Errors: OverflowError.
pub fn from_integer(integer: &BigInt) -> PureResult<f64> {
    let value = scaled(integer.magnitude().clone(), 0);
    if value.is_infinite() {
        return Err(PureError::overflow("int too large to convert to float"));
    }
    Ok(if integer.sign() == num_bigint::Sign::Minus {
        -value
    } else {
        value
    })
}

/// `a / b` of integers, correctly rounded, ties to even; `None` when too large. `b` is not zero.
pub fn from_ratio(a: &BigInt, b: &BigInt) -> Option<f64> {
    let shift = (b.bits() as i64 - a.bits() as i64 + 66).max(0) as u64;
    let (numerator, denominator) = (a.magnitude() << shift, b.magnitude());
    let (quotient, rest) = (&numerator / denominator, &numerator % denominator);
    // What is left over only matters as a bit below all others.
    let sticky = (quotient << 1u32) | num_bigint::BigUint::from(u8::from(!rest.is_zero()));
    let value = scaled(sticky, -(shift as i64) - 1);
    let negative = (a.sign() == num_bigint::Sign::Minus) != (b.sign() == num_bigint::Sign::Minus);
    value
        .is_finite()
        .then_some(if negative { -value } else { value })
}

/// `magnitude × 2^exponent` correctly rounded to a float; infinite when too large.
pub(crate) fn scaled(magnitude: num_bigint::BigUint, exponent: i64) -> f64 {
    if magnitude.is_zero() {
        return 0.0;
    }
    let bits = magnitude.bits() as i64;
    // The last bit a float at this height can hold, and no lower than a subnormal's.
    let lowest = (exponent + bits - 53).max(-1074);
    if exponent + bits > 1024 {
        return f64::INFINITY;
    }
    let drop = lowest - exponent;
    let mantissa = if drop <= 0 {
        (magnitude << (-drop) as u64).to_u64().unwrap_or(0)
    } else {
        let kept = (&magnitude >> drop as u64).to_u64().unwrap_or(0);
        let half = magnitude.bit(drop as u64 - 1);
        let below_half = magnitude
            .trailing_zeros()
            .is_some_and(|zeros| (zeros as i64) < drop - 1);
        kept + u64::from(half && (below_half || kept & 1 == 1))
    };
    multiply_by_power(mantissa as f64, lowest)
}

/// `value × 2^power` where the result is a float exactly, or infinite.
fn multiply_by_power(mut value: f64, mut power: i64) -> f64 {
    while power > 1000 {
        value *= f64::from_bits((1023 + 1000) << 52);
        power -= 1000;
    }
    while power < -1000 {
        // Two exact halves: the value is a multiple of the final unit all along.
        value *= f64::from_bits((1023 - 1000) << 52);
        power += 1000;
    }
    value * f64::from_bits(((1023 + power) as u64) << 52)
}

/// `value.hex()`.
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let (lead, exponent) = if biased == 0 {
        (0, -1022)
    } else {
        (1, biased - 1023)
    };
    format!(
        "{sign}0x{lead}.{:013x}p{exponent:+}",
        bits & ((1 << 52) - 1)
    )
}

/// `float.fromhex(text)`. Errors: ValueError; OverflowError when too large.
pub fn from_hex(text: &str) -> PureResult<f64> {
    let invalid = || PureError::value("invalid hexadecimal floating-point string");
    let lower = text.trim_matches(is_c_space).to_ascii_lowercase();
    let (negative, unsigned) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let magnitude = match unsigned {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let number = unsigned.strip_prefix("0x").unwrap_or(unsigned);
            let (mantissa, exponent) = match number.split_once('p') {
                Some((mantissa, exponent)) => {
                    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
                    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                        return Err(invalid());
                    }
                    // An exponent that no i32 holds is as good as infinite.
                    let far = if exponent.starts_with('-') {
                        i64::from(i32::MIN)
                    } else {
                        i64::from(i32::MAX)
                    };
                    (
                        mantissa,
                        exponent
                            .parse::<i64>()
                            .unwrap_or(far)
                            .clamp(i64::from(i32::MIN), i64::from(i32::MAX)),
                    )
                }
                None => (number, 0),
            };
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let digits = format!("{whole}{fraction}");
            let value = num_bigint::BigUint::parse_bytes(digits.as_bytes(), 16);
            if digits.contains(['_', '+']) {
                return Err(invalid());
            }
            let value = scaled(
                value.ok_or_else(invalid)?,
                exponent - 4 * fraction.len() as i64,
            );
            if value.is_infinite() {
                return Err(PureError::overflow(
                    "hexadecimal value too large to represent as a float",
                ));
            }
            value
        }
    };
    Ok(if negative { -magnitude } else { magnitude })
}
