//! `int` as text and bytes: `int("…", base)`, `str`, `bin`, `oct`, `hex`, `to_bytes`, `from_bytes`.
//!
//! Noun: an [`Integer`] is an `i64` where it fits and a big one only where it does
//! not; that is its invariant, and [`Integer::from`] the only way to keep it.
//!
//! Source of the rules: CPython 3.14, `PyLong_FromString`, `long_to_decimal_string`,
//! `_PyLong_AsByteArray` (Objects/longobject.c).

use std::borrow::Cow;

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive, Zero};

use super::str_repr::repr as str_repr;
use super::{ErrorKind, PureError, PureResult, unicode};

/// `sys.get_int_max_str_digits()`: above this, decimal text and int are not converted.
pub const MAX_STR_DIGITS: usize = 4300;

/// A Python int: `Big` only when no `i64` holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Integer {
    Small(i64),
    Big(BigInt),
}

impl From<i64> for Integer {
    fn from(value: i64) -> Integer {
        Integer::Small(value)
    }
}

impl From<BigInt> for Integer {
    fn from(value: BigInt) -> Integer {
        value.to_i64().map_or(Integer::Big(value), Integer::Small)
    }
}

impl Integer {
    pub fn to_big(&self) -> BigInt {
        match self {
            Integer::Small(value) => BigInt::from(*value),
            Integer::Big(value) => value.clone(),
        }
    }

    pub fn is_negative(&self) -> bool {
        match self {
            Integer::Small(value) => *value < 0,
            Integer::Big(value) => value.is_negative(),
        }
    }

    /// The digits of the absolute value in a base from 2 to 36, in lower case.
    ///
    /// Errors: ValueError for a decimal of more than [`MAX_STR_DIGITS`] digits.
    pub fn magnitude_text(&self, base: u32) -> PureResult<String> {
        match self {
            Integer::Small(value) => Ok(match base {
                10 => value.unsigned_abs().to_string(),
                _ => num_bigint::BigUint::from(value.unsigned_abs()).to_str_radix(base),
            }),
            Integer::Big(value) => {
                let refused = || {
                    PureError::value(format!(
                        "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion; \
                         use sys.set_int_max_str_digits() to increase the limit"
                    ))
                };
                // By size first, so that a huge number is refused without the work.
                if base == 10 && value.bits() as f64 > (MAX_STR_DIGITS + 1) as f64 * 3.33 {
                    return Err(refused());
                }
                let text = value.magnitude().to_str_radix(base);
                if base == 10 && text.len() > MAX_STR_DIGITS {
                    Err(refused())
                } else {
                    Ok(text)
                }
            }
        }
    }
}

/// `str(value)`. Errors: ValueError above [`MAX_STR_DIGITS`] digits.
pub fn str(value: &Integer) -> PureResult<String> {
    with_prefix(value, 10, "")
}

/// `bin(value)`, `oct(value)`, `hex(value)` by base 2, 8, 16 and prefix `0b`, `0o`, `0x`.
pub fn with_prefix(value: &Integer, base: u32, prefix: &str) -> PureResult<String> {
    let sign = if value.is_negative() { "-" } else { "" };
    Ok(format!("{sign}{prefix}{}", value.magnitude_text(base)?))
}

/// Turns the decimal digits and spaces of every script into ASCII, as `int()` and `float()` do first.
pub(crate) fn ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let ascii = |letter: char| match unicode::decimal_value(letter) {
        Some(value) => char::from(b'0' + value as u8),
        None if !letter.is_ascii() && unicode::is_space(letter) => ' ',
        None => letter,
    };
    Cow::Owned(text.chars().map(ascii).collect())
}

/// C's `isspace`, which knows less than Python's: `\x1c` to `\x1f` are not stripped.
pub(crate) fn is_c_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t'..='\r')
}

/// `int(text, base)`; base 10 when Python code gives none, 0 to go by the prefix.
///
/// Errors: ValueError.
pub fn parse(text: &str, base: i64) -> PureResult<Integer> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(PureError::value("int() base must be >= 2 and <= 36, or 0"));
    }
    parse_digits(&ascii_digits(text), base as u32).map_err(|error| {
        error.unwrap_or_else(|| {
            PureError::value(format!(
                "invalid literal for int() with base {base}: {}",
                str_repr(text)
            ))
        })
    })
}

/// The error is `None` where the text is no literal: the caller knows the words.
fn parse_digits(text: &str, base: u32) -> Result<Integer, Option<PureError>> {
    let trimmed = text.trim_matches(is_c_space);
    let (negative, unsigned) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let prefixed = match unsigned.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    let (base, digits, only_zero) = match (base, prefixed) {
        (0, Some(prefixed)) => (prefixed, &unsigned[2..], false),
        // A leading zero was octal in Python 2: only zero itself may have one.
        (0, None) => (10, unsigned, unsigned.starts_with('0')),
        (given, Some(prefixed)) if given == prefixed => (given, &unsigned[2..], false),
        (given, _) => (given, unsigned, false),
    };
    // One underscore may follow a prefix.
    let after_prefix = digits.len() != unsigned.len();
    let digits = if after_prefix {
        digits.strip_prefix('_').unwrap_or(digits)
    } else {
        digits
    };
    let well_placed = !digits.is_empty()
        && !digits.starts_with('_')
        && !digits.ends_with('_')
        && !digits.contains("__");
    let plain: Cow<'_, str> = if digits.contains('_') {
        digits.replace('_', "").into()
    } else {
        digits.into()
    };
    if !well_placed || !plain.chars().all(|digit| digit.is_digit(base)) {
        return Err(None);
    }
    if !base.is_power_of_two() && plain.len() > MAX_STR_DIGITS {
        return Err(Some(PureError::value(format!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            plain.len()
        ))));
    }
    if let Ok(value) = i64::from_str_radix(&plain, base) {
        return if only_zero && value != 0 {
            Err(None)
        } else {
            Ok(Integer::Small(if negative { -value } else { value }))
        };
    }
    let magnitude = BigInt::parse_bytes(plain.as_bytes(), base).ok_or(None)?;
    if only_zero {
        return Err(None);
    }
    Ok(Integer::from(if negative { -magnitude } else { magnitude }))
}

/// `value.bit_length()`.
pub fn bit_length(value: &Integer) -> u64 {
    match value {
        Integer::Small(value) => u64::from(u64::BITS - value.unsigned_abs().leading_zeros()),
        Integer::Big(value) => value.bits(),
    }
}

/// `value.bit_count()`: ones in the absolute value.
pub fn bit_count(value: &Integer) -> u64 {
    match value {
        Integer::Small(value) => u64::from(value.unsigned_abs().count_ones()),
        Integer::Big(value) => value.magnitude().count_ones(),
    }
}

/// The byte order argument. Errors: ValueError for a word that is neither.
pub fn is_little(byteorder: &str) -> PureResult<bool> {
    match byteorder {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(PureError::value(
            "byteorder must be either 'little' or 'big'",
        )),
    }
}

/// `value.to_bytes(length, byteorder, signed=…)`.
///
/// Errors: ValueError for a negative length, OverflowError when it does not fit.
pub fn to_bytes(value: &Integer, length: i64, little: bool, signed: bool) -> PureResult<Vec<u8>> {
    let length = usize::try_from(length)
        .map_err(|_| PureError::value("length argument must be non-negative"))?;
    let negative = value.is_negative();
    if negative && !signed {
        return Err(PureError::overflow(
            "can't convert negative int to unsigned",
        ));
    }
    let value = value.to_big();
    let mut bytes = match (signed, value.is_zero()) {
        (_, true) => Vec::new(),
        // CPython lets -1 into no bytes at all, as it does 0.
        (true, _) if length == 0 && value == BigInt::from(-1) => Vec::new(),
        (true, _) => value.to_signed_bytes_le(),
        (false, _) => value.to_bytes_le().1,
    };
    if bytes.len() > length {
        return Err(PureError::overflow("int too big to convert"));
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=…)`.
pub fn from_bytes(bytes: &[u8], little: bool, signed: bool) -> Integer {
    Integer::from(match (little, signed) {
        (true, true) => BigInt::from_signed_bytes_le(bytes),
        (true, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (false, true) => BigInt::from_signed_bytes_be(bytes),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
    })
}

/// `chr(code)`. Errors: ValueError outside of Unicode, and for a surrogate, which text here cannot hold.
pub fn chr(code: &Integer) -> PureResult<char> {
    let code = match code {
        Integer::Small(code) => u32::try_from(*code).ok().filter(|code| *code <= 0x10ffff),
        Integer::Big(_) => None,
    };
    let code = code.ok_or_else(|| PureError::value("chr() arg not in range(0x110000)"))?;
    char::from_u32(code).ok_or_else(|| {
        PureError::value(format!(
            "chr() of the surrogate {code:#x} is not supported in this playground"
        ))
    })
}

/// `ord(text)`. Errors: TypeError unless it is one character.
pub fn ord(text: &str) -> PureResult<i64> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(i64::from(letter as u32)),
        _ => Err(PureError::new(
            ErrorKind::TypeError,
            format!(
                "ord() expected a character, but string of length {} found",
                text.chars().count()
            ),
        )),
    }
}
