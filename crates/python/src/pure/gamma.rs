//! `math.gamma` and `math.lgamma`, to the last bit as CPython has them.
//!
//! Source: CPython 3.14 `Modules/mathmodule.c`, `m_tgamma` and `m_lgamma`: Lanczos' approximation
//! with N = 13 and g = 6.0246…, as Boost has it. Rejected: `libm`'s, which differ in the last bit.

use super::elementary::{cos, exp, log, pow, sin};

const G: f64 = 6.024_680_040_776_729_583_740_234_375;
const G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;
#[allow(clippy::excessive_precision)]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const DENOMINATOR: [f64; 13] = [
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0,
    357423.0, 32670.0, 1925.0, 66.0, 1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(&DENOMINATOR);
    let (above, below) = if x < 5.0 {
        terms.rev().fold((0.0, 0.0), |(above, below), (a, b)| {
            (above * x + a, below * x + b)
        })
    } else {
        terms.fold((0.0, 0.0), |(above, below), (a, b)| {
            (above / x + a, below / x + b)
        })
    };
    above / below
}

/// `sin(pi * x)`, which is 0 at whole numbers.
fn sin_pi(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let value = match (2.0 * y).round() as i32 {
        0 => sin(PI * y),
        1 => cos(PI * (y - 0.5)),
        2 => sin(PI * (1.0 - y)),
        3 => -cos(PI * (y - 1.5)),
        _ => sin(PI * (y - 2.0)),
    };
    1f64.copysign(x) * value
}

/// Of a finite number that is no pole; infinite if it is too large.
pub fn gamma(x: f64) -> f64 {
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        return (1..x as i32).fold(1.0, |product, factor| product * f64::from(factor));
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = size + G_MINUS_HALF;
    let lost = match size > G_MINUS_HALF {
        true => y - size - G_MINUS_HALF,
        false => y - G_MINUS_HALF - size,
    };
    let correction = lost * G / y;
    let mut result = match x < 0.0 {
        true => -std::f64::consts::PI / sin_pi(size) / size * exp(y) / lanczos_sum(size),
        false => lanczos_sum(size) / exp(y),
    };
    match x < 0.0 {
        true => result -= correction * result,
        false => result += correction * result,
    }
    let (power, times) = match size < 140.0 {
        true => (pow(y, size - 0.5), 1),
        false => (pow(y, size / 2.0 - 0.25), 2),
    };
    for _ in 0..times {
        match x < 0.0 {
            true => result /= power,
            false => result *= power,
        }
    }
    result
}

/// The logarithm of [`gamma`]'s size.
pub fn log_gamma(x: f64) -> f64 {
    if x == x.floor() && (1.0..=2.0).contains(&x) {
        return 0.0;
    }
    let size = x.abs();
    if size < 1e-20 {
        return -log(size);
    }
    let sum = log(lanczos_sum(size)) - G + (size - 0.5) * (log(size + G - 0.5) - 1.0);
    match x < 0.0 {
        true => LOG_PI - log(sin_pi(size).abs()) - log(size) - sum,
        false => sum,
    }
}
