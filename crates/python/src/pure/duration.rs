//! `timedelta`: a length of time in whole microseconds.
//!
//! Source of the rules: CPython 3.14, Modules/_datetimemodule.c (`delta_new`,
//! `accum`, `delta_str`, `delta_repr`, `divide_nearest`).

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{Signed, ToPrimitive};

use super::float_text::round_to_integer;
use super::{PureError, PureResult};

pub const MICROS_PER_SECOND: i64 = 1_000_000;
pub const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;
const DAYS_MAX: i64 = 999_999_999;

/// A `timedelta`: only `days` can be negative; 0 ≤ seconds < 86400, 0 ≤ microseconds < 1000000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    pub days: i64,
    pub seconds: i64,
    pub microseconds: i64,
}

impl Duration {
    /// Errors: OverflowError beyond 999999999 days.
    pub fn from_micros(micros: i128) -> PureResult<Duration> {
        let days = micros.div_euclid(MICROS_PER_DAY.into());
        let clock = micros.rem_euclid(MICROS_PER_DAY.into()) as i64;
        if i32::try_from(days).is_err() {
            return Err(PureError::overflow(
                "Python int too large to convert to C int",
            ));
        }
        if days.unsigned_abs() > DAYS_MAX as u128 {
            return Err(PureError::overflow(format!(
                "days={days}; must have magnitude <= {DAYS_MAX}"
            )));
        }
        Ok(Duration {
            days: days as i64,
            seconds: clock / MICROS_PER_SECOND,
            microseconds: clock % MICROS_PER_SECOND,
        })
    }

    pub fn micros(self) -> i128 {
        i128::from(self.days) * i128::from(MICROS_PER_DAY)
            + i128::from(self.seconds * MICROS_PER_SECOND + self.microseconds)
    }

    /// `total_seconds()`: the quotient, correctly rounded.
    pub fn total_seconds(self) -> f64 {
        let seconds = super::integer_math::true_divide(
            &BigInt::from(self.micros()),
            &BigInt::from(MICROS_PER_SECOND),
        );
        seconds.unwrap_or(0.0)
    }

    /// `self * numerator / denominator`, to the nearest microsecond, ties to even: for products with a float's ratio.
    ///
    /// Errors: OverflowError. The denominator is not zero.
    pub fn scaled(self, numerator: &BigInt, denominator: &BigInt) -> PureResult<Duration> {
        let product = BigInt::from(self.micros()) * numerator;
        let (product, denominator) = if denominator.is_negative() {
            (-product, -denominator)
        } else {
            (product, denominator.clone())
        };
        let (quotient, rest) = product.div_mod_floor(&denominator);
        let twice: BigInt = rest * 2;
        let up = twice > denominator || (twice == denominator && quotient.is_odd());
        let micros = quotient + i32::from(up);
        // Too large for i128 is too large for a timedelta.
        Duration::from_micros(micros.to_i128().unwrap_or(i128::MAX))
    }

    /// `str(delta)`: `-1 day, 23:59:59.000001`.
    pub fn text(self) -> String {
        let (hours, minutes, seconds) = (
            self.seconds / 3600,
            self.seconds / 60 % 60,
            self.seconds % 60,
        );
        let mut text = String::new();
        if self.days != 0 {
            let plural = if self.days.abs() == 1 { "" } else { "s" };
            text = format!("{} day{plural}, ", self.days);
        }
        text.push_str(&format!("{hours}:{minutes:02}:{seconds:02}"));
        if self.microseconds != 0 {
            text.push_str(&format!(".{:06}", self.microseconds));
        }
        text
    }

    /// What stands in the parentheses of `repr(delta)`: `days=-1, seconds=5`.
    pub fn repr_arguments(self) -> String {
        let parts = [
            ("days", self.days),
            ("seconds", self.seconds),
            ("microseconds", self.microseconds),
        ];
        let named: Vec<String> = parts
            .into_iter()
            .filter(|(_, value)| *value != 0)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if named.is_empty() {
            "0".into()
        } else {
            named.join(", ")
        }
    }
}

/// Adds up the arguments of `timedelta(…)`: ints exactly, fractions of floats last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DurationSum {
    micros: BigInt,
    left_over: f64,
}

impl DurationSum {
    /// `count` units of so many microseconds.
    pub fn add_integer(&mut self, count: &BigInt, unit_micros: i64) {
        self.micros += count * unit_micros;
    }

    /// Errors: ValueError for nan, OverflowError for inf.
    pub fn add_float(&mut self, count: f64, unit_micros: i64) -> PureResult<()> {
        let whole = super::float_text::truncate(count)?;
        self.add_integer(&whole, unit_micros);
        let fraction = count - count.trunc();
        if fraction != 0.0 {
            let part = fraction * unit_micros as f64;
            self.micros += super::float_text::truncate(part)?;
            self.left_over += part - part.trunc();
        }
        Ok(())
    }

    /// The sum, to the nearest microsecond, ties to even. Errors: OverflowError.
    pub fn finish(self) -> PureResult<Duration> {
        // Half a microsecond goes to the even sum, not to the even rest.
        let odd = f64::from(u8::from(self.micros.is_odd()));
        let near = self.left_over.round_ties_even();
        let tie = (near - self.left_over).abs() == 0.5;
        let rounded = if tie {
            2.0 * ((self.left_over + odd) * 0.5).round_ties_even() - odd
        } else {
            near
        };
        let micros = self.micros + round_to_integer(rounded)?;
        Duration::from_micros(micros.to_i128().unwrap_or(i128::MAX))
    }
}
