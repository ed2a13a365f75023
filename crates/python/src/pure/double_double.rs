//! A number as the sum of two floats: about 105 bits, on every platform the same.
//!
//! Noun: a [`Double`] is `high + low`, where `high` is the sum rounded to a float.
//!
//! Source of the rules: T. J. Dekker, "A floating-point technique for extending the
//! available precision" (1971). Fused multiply-add is avoided: wasm has none, and a
//! product by splitting gives the same bits everywhere.

use std::ops::{Add, Div, Mul, Neg, Sub};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Double {
    pub high: f64,
    pub low: f64,
}

pub(super) const LN_2: [f64; 3] = [
    std::f64::consts::LN_2,
    2.3190468138462996e-17,
    5.707708438416212e-34,
];
pub(super) const HALF_PI: [f64; 3] = [
    std::f64::consts::FRAC_PI_2,
    6.123233995736766e-17,
    -1.4973849048591833e-33,
];
/// 1 / ln 2.
pub(super) const LOG2_E: Double = Double {
    high: std::f64::consts::LOG2_E,
    low: 2.0355273740931033e-17,
};

/// The sum of two floats and what rounding it loses.
pub(super) fn two_sum(left: f64, right: f64) -> Double {
    let high = left + right;
    let back = high - left;
    Double {
        high,
        low: (left - (high - back)) + (right - back),
    }
}

fn split(value: f64) -> (f64, f64) {
    let scaled = 134217729.0 * value;
    let high = scaled - (scaled - value);
    (high, value - high)
}

/// The product of two floats and what rounding it loses; for magnitudes far from the ends of the range.
pub(super) fn two_product(left: f64, right: f64) -> Double {
    let high = left * right;
    let ((left_high, left_low), (right_high, right_low)) = (split(left), split(right));
    let error = ((left_high * right_high - high) + left_high * right_low + left_low * right_high)
        + left_low * right_low;
    Double { high, low: error }
}

impl From<f64> for Double {
    fn from(value: f64) -> Double {
        Double {
            high: value,
            low: 0.0,
        }
    }
}

impl Neg for Double {
    type Output = Double;
    fn neg(self) -> Double {
        Double {
            high: -self.high,
            low: -self.low,
        }
    }
}

impl Add for Double {
    type Output = Double;
    fn add(self, other: Double) -> Double {
        let (high, low) = (two_sum(self.high, other.high), two_sum(self.low, other.low));
        let sum = two_sum(high.high, high.low + low.high);
        two_sum(sum.high, sum.low + low.low)
    }
}

impl Sub for Double {
    type Output = Double;
    fn sub(self, other: Double) -> Double {
        self + -other
    }
}

impl Mul for Double {
    type Output = Double;
    fn mul(self, other: Double) -> Double {
        let product = two_product(self.high, other.high);
        two_sum(
            product.high,
            product.low + (self.high * other.low + self.low * other.high),
        )
    }
}

impl Div for Double {
    type Output = Double;
    fn div(self, other: Double) -> Double {
        let first = self.high / other.high;
        let rest = self - other * Double::from(first);
        let second = rest.high / other.high;
        let rest = rest - other * Double::from(second);
        let sum = two_sum(first, second);
        sum + Double::from(rest.high / other.high)
    }
}

impl Double {
    /// The square root of a positive number.
    pub fn sqrt(self) -> Double {
        let root = Double::from(self.high.sqrt());
        root + (self - root * root) / (root + root)
    }

    /// Times a power of two, exactly, while in range.
    pub fn scale(self, power: i32) -> Double {
        Double {
            high: libm::scalbn(self.high, power),
            low: libm::scalbn(self.low, power),
        }
    }

    /// The nearest float.
    pub fn rounded(self) -> f64 {
        self.high + self.low
    }
}

/// `value - count × unit`, the unit in three parts, so that little is lost when both are nearly equal.
pub(super) fn reduce(value: Double, count: f64, unit: [f64; 3]) -> Double {
    let first = two_product(count, unit[0]);
    let second = two_product(count, unit[1]);
    ((value - first) - second) - Double::from(count * unit[2])
}
