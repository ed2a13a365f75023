//! `exp`, `log`, `log2`, `pow`, the trigonometric and inverse hyperbolic functions and `hypot`, rounded correctly
//! in all but the rarest cases.
//!
//! C's library differs from platform to platform in the last bit, and a program's
//! output must not. glibc, on which most people run CPython, rounds these correctly
//! for all but about one argument in a thousand; so does this, by way of [`Double`].
//! The first guess is the `libm` crate's, one step of Newton's method in double the
//! precision does the rest.
//!
//! // Simplified: angles beyond a million, results that are subnormal, and the
//! functions that glibc itself rounds carelessly (`log10`, `cbrt`, `cosh`, `tanh`, `gamma` and
//! their kind) are the `libm` crate's: right but for the last digit.

use super::double_double::{Double, HALF_PI, LN_2, LOG2_E, reduce, two_product};

/// `e` to the power, for a result inside of the normal range.
fn exp_double(power: Double) -> Double {
    // e^p = 2^k × (e^(r / 2^9))^(2^9)
    const HALVINGS: i32 = 9;
    let count = (power.high / LN_2[0]).round_ties_even();
    let rest = reduce(power, count, LN_2).scale(-HALVINGS);
    // e^r - 1, which keeps its digits where e^r would lose them.
    let (mut term, mut sum) = (rest, rest);
    for factor in 2..10 {
        term = term * rest / Double::from(f64::from(factor));
        sum = sum + term;
    }
    for _ in 0..HALVINGS {
        sum = sum + sum + sum * sum;
    }
    (sum + Double::from(1.0)).scale(count as i32)
}

/// The natural logarithm of a positive normal number.
fn log_double(value: f64) -> Double {
    if (0.99..1.01).contains(&value) {
        let ratio = Double::from(value - 1.0) / (Double::from(value) + Double::from(1.0));
        let square = ratio * ratio;
        let (mut power, mut sum) = (ratio, ratio);
        for odd in (3..20).step_by(2) {
            power = power * square;
            sum = sum + power / Double::from(f64::from(odd));
        }
        return sum + sum;
    }
    // log(2^k × m) = k log 2 + log m, so that e^guess stays near 1.
    let (mantissa, power) = libm::frexp(value);
    let guess = Double::from(libm::log(mantissa));
    let (back, wanted) = (exp_double(guess), Double::from(mantissa));
    let step = (wanted - back) / (wanted + back);
    let count = f64::from(power);
    let twos = two_product(count, LN_2[0]) + two_product(count, LN_2[1]);
    twos + guess + step + step
}

/// Sine and cosine of an angle up to a million.
fn sine_cosine(angle: Double) -> (Double, Double) {
    let quarter = (angle.high / HALF_PI[0]).round_ties_even();
    let rest = reduce(angle, quarter, HALF_PI);
    let square = -(rest * rest);
    let (mut sine, mut cosine) = (rest, Double::from(1.0));
    let (mut sine_term, mut cosine_term) = (rest, Double::from(1.0));
    for step in 1..15 {
        let even = f64::from(2 * step);
        cosine_term = cosine_term * square / Double::from(even * (even - 1.0));
        sine_term = sine_term * square / Double::from(even * (even + 1.0));
        cosine = cosine + cosine_term;
        sine = sine + sine_term;
    }
    match (quarter as i64).rem_euclid(4) {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

/// Whether an argument is where the long way is safe: not 0, tiny, huge, infinite or nan.
fn moderate(value: f64, largest: f64) -> bool {
    (1e-9..=largest).contains(&value.abs())
}

pub(super) fn exp(value: f64) -> f64 {
    if moderate(value, 700.0) {
        exp_double(Double::from(value)).rounded()
    } else {
        libm::exp(value)
    }
}

fn is_normal_positive(value: f64) -> bool {
    value.is_normal() && value > 0.0 && value != 1.0
}

pub(super) fn log(value: f64) -> f64 {
    if is_normal_positive(value) {
        log_double(value).rounded()
    } else {
        libm::log(value)
    }
}

pub(super) fn log2(value: f64) -> f64 {
    if is_normal_positive(value) {
        (log_double(value) * LOG2_E).rounded()
    } else {
        libm::log2(value)
    }
}

fn log_of(value: Double) -> Double {
    let rest = Double::from(value.low) / Double::from(value.high);
    log_double(value.high) + rest - (rest * rest).scale(-1)
}

/// `x + c1 x^3 + c2 x^5 + …` for a small x.
fn odd_series(value: f64, factors: [(f64, f64); 4]) -> f64 {
    let square = two_product(value, value);
    let (mut power, mut sum) = (Double::from(value), Double::from(value));
    for (above, below) in factors {
        power = power * square;
        sum = sum + power * Double::from(above) / Double::from(below);
    }
    sum.rounded()
}

/// Below it the inverse hyperbolic functions are summed up.
const SMALL: f64 = 1e-3;
/// Beyond it `x + 1` is no other than `x` here.
const LARGE: f64 = 1e15;

pub(super) fn asinh(value: f64) -> f64 {
    let (one, size) = (Double::from(1.0), value.abs());
    if !value.is_finite() || size < 1e-100 {
        return value;
    }
    if size < SMALL {
        return odd_series(value, [(-1.0, 6.0), (3.0, 40.0), (-15.0, 336.0), (105.0, 3456.0)]);
    }
    let result = match size > LARGE {
        true => log_double(size) + Double { high: LN_2[0], low: LN_2[1] },
        false => log_of(Double::from(size) + (two_product(size, size) + one).sqrt()),
    };
    result.rounded().copysign(value)
}

pub(super) fn acosh(value: f64) -> f64 {
    if value.is_nan() || value < 1.0 || value.is_infinite() {
        return libm::acosh(value);
    }
    if value == 1.0 {
        return 0.0;
    }
    let (one, own) = (Double::from(1.0), Double::from(value));
    let result = match value > LARGE {
        true => log_double(value) + Double { high: LN_2[0], low: LN_2[1] },
        false => log_of(own + ((own - one) * (own + one)).sqrt()),
    };
    result.rounded()
}

pub(super) fn atanh(value: f64) -> f64 {
    let (one, size) = (Double::from(1.0), value.abs());
    if value.is_nan() || size >= 1.0 || size < 1e-100 {
        return libm::atanh(value);
    }
    if size < SMALL {
        return odd_series(value, [(1.0, 3.0), (1.0, 5.0), (1.0, 7.0), (1.0, 9.0)]);
    }
    let own = Double::from(size);
    log_of((one + own) / (one - own)).scale(-1).rounded().copysign(value)
}

const ANGLE_MAX: f64 = 1e6;

pub(super) fn sin(angle: f64) -> f64 {
    if moderate(angle, ANGLE_MAX) {
        sine_cosine(Double::from(angle)).0.rounded()
    } else {
        libm::sin(angle)
    }
}

pub(super) fn cos(angle: f64) -> f64 {
    if moderate(angle, ANGLE_MAX) {
        sine_cosine(Double::from(angle)).1.rounded()
    } else {
        libm::cos(angle)
    }
}

pub(super) fn tan(angle: f64) -> f64 {
    if !moderate(angle, ANGLE_MAX) {
        return libm::tan(angle);
    }
    let (sine, cosine) = sine_cosine(Double::from(angle));
    (sine / cosine).rounded()
}

pub(super) fn asin(value: f64) -> f64 {
    if !moderate(value, 1.0) || value.abs() == 1.0 {
        return libm::asin(value);
    }
    let guess = Double::from(libm::asin(value));
    let (sine, cosine) = sine_cosine(guess);
    let step = (Double::from(value) - sine) / cosine;
    (guess + (step + sine / cosine * step * step * Double::from(0.5))).rounded()
}

pub(super) fn acos(value: f64) -> f64 {
    if !moderate(value, 1.0) || value.abs() == 1.0 {
        return libm::acos(value);
    }
    let guess = Double::from(libm::acos(value));
    let (sine, cosine) = sine_cosine(guess);
    let step = (cosine - Double::from(value)) / sine;
    (guess + (step - cosine / sine * step * step * Double::from(0.5))).rounded()
}

pub(super) fn atan(value: f64) -> f64 {
    if moderate(value, 1e9) {
        angle_of(value, 1.0, libm::atan(value))
    } else {
        libm::atan(value)
    }
}

pub(super) fn atan2(height: f64, width: f64) -> f64 {
    let guess = libm::atan2(height, width);
    let safe = |value: f64| (1e-9..1e9).contains(&value.abs());
    if safe(height) && safe(width) {
        angle_of(height, width, guess)
    } else {
        guess
    }
}

fn angle_of(height: f64, width: f64, guess: f64) -> f64 {
    let (sine, cosine) = sine_cosine(Double::from(guess));
    let (height, width) = (Double::from(height), Double::from(width));
    let step = (height * cosine - width * sine) / (width * cosine + height * sine);
    (Double::from(guess) + step).rounded()
}

/// `base ** power` as C's `pow`, all special cases included.
pub(super) fn pow(base: f64, power: f64) -> f64 {
    let plain = libm::pow(base, power);
    // Zeros, infinities, nans, exact ones, and the ends of the range.
    if !plain.is_normal()
        || !(1e-290..1e290).contains(&plain.abs())
        || base.abs() == 1.0
        || power == 0.0
        || power == 1.0
    {
        return plain;
    }
    if let Some(exact) = whole_power(base, power) {
        return exact;
    }
    if power == 0.5 {
        return base.sqrt();
    }
    if !is_normal_positive(base.abs()) || !moderate(power, 1e6) {
        return plain;
    }
    let result = exp_double(log_double(base.abs()) * Double::from(power)).rounded();
    result.copysign(plain)
}

/// A small whole power of a number with few digits, exactly rounded: ties would else be decided by noise.
fn whole_power(base: f64, power: f64) -> Option<f64> {
    let (mantissa, exponent) = super::float_text::decompose(base);
    let bits = f64::from(64 - mantissa.unsigned_abs().leading_zeros());
    if power.fract() != 0.0 || power < 0.0 || bits * power > 127.0 || power > 127.0 {
        return None;
    }
    let power = power as u32;
    let magnitude = u128::from(mantissa.unsigned_abs()).checked_pow(power)?;
    // `as` rounds to nearest, ties to even.
    let value = libm::scalbn(magnitude as f64, exponent.checked_mul(power as i32)?);
    Some(if mantissa < 0 && power % 2 == 1 {
        -value
    } else {
        value
    })
}

/// The length of a vector.
pub(super) fn hypot(parts: &[f64]) -> f64 {
    if parts.iter().any(|part| part.is_infinite()) {
        return f64::INFINITY;
    }
    let largest = parts.iter().fold(0.0, |most: f64, part| {
        if part.is_nan() {
            f64::NAN
        } else {
            most.max(part.abs())
        }
    });
    if largest == 0.0 || parts.iter().any(|part| part.is_nan()) {
        return if parts.iter().any(|part| part.is_nan()) {
            f64::NAN
        } else {
            0.0
        };
    }
    let (_, power) = libm::frexp(largest);
    let squares = parts.iter().map(|part| {
        let scaled = libm::scalbn(*part, -power);
        two_product(scaled, scaled)
    });
    let sum = squares.fold(Double::from(0.0), |sum, square| sum + square);
    libm::scalbn(sum.sqrt().rounded(), power)
}
