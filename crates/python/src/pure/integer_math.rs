//! The whole-number part of the `math` module, and the arithmetic of `int` that has rules of its own.
//!
//! Source of the rules: CPython 3.14, Modules/mathmodule.c (Modules/mathintegermodule.c)
//! and Objects/longobject.c.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{ErrorKind, PureError, PureResult};

/// More steps than this are refused as CPython's would not end: a learner's typing error.
const STEPS_MAX: i64 = 1_000_000;

fn counted(number: &BigInt, name: &str) -> PureResult<()> {
    if number.is_negative() {
        Err(PureError::value(format!(
            "{name} must be a non-negative integer"
        )))
    } else {
        Ok(())
    }
}

fn too_long() -> PureError {
    PureError::new(ErrorKind::MemoryError, "")
}

/// The product of `first`, `first + 1`, … `last`, by halves, so that the factors stay of a size.
fn product(first: &BigInt, last: &BigInt) -> BigInt {
    if last < first {
        return BigInt::one();
    }
    let count: BigInt = last - first;
    if count < BigInt::from(8) {
        let mut product = first.clone();
        let mut factor = first.clone();
        while factor < *last {
            factor += 1;
            product *= &factor;
        }
        return product;
    }
    let middle: BigInt = first + (count >> 1);
    product(first, &middle) * product(&(middle + 1), last)
}

/// `math.factorial(n)`. Errors: ValueError for a negative one, OverflowError for one beyond i64.
pub fn factorial(n: &BigInt) -> PureResult<BigInt> {
    if n.is_negative() {
        return Err(PureError::value(
            "factorial() not defined for negative values",
        ));
    }
    match n.to_i64() {
        None => Err(PureError::overflow(
            "factorial() argument should not exceed 9223372036854775807",
        )),
        Some(n) if n > STEPS_MAX => Err(too_long()),
        Some(_) => Ok(product(&BigInt::one(), n)),
    }
}

/// `math.comb(n, k)`. Errors: ValueError, OverflowError.
pub fn comb(n: &BigInt, k: &BigInt) -> PureResult<BigInt> {
    counted(n, "n")?;
    counted(k, "k")?;
    if k > n {
        return Ok(BigInt::zero());
    }
    let least = k.clone().min(n - k);
    match least.to_i64() {
        None => Err(PureError::overflow(
            "min(n - k, k) must not exceed 9223372036854775807",
        )),
        Some(least) if least > STEPS_MAX => Err(too_long()),
        Some(_) => Ok(product(&(n - &least + 1), n) / product(&BigInt::one(), &least)),
    }
}

/// `math.perm(n, k)`; without `k`, `factorial(n)` is the caller's. Errors: ValueError, OverflowError.
pub fn perm(n: &BigInt, k: &BigInt) -> PureResult<BigInt> {
    counted(n, "n")?;
    counted(k, "k")?;
    if k > n {
        return Ok(BigInt::zero());
    }
    match k.to_i64() {
        None => Err(PureError::overflow("k must not exceed 9223372036854775807")),
        Some(k) if k > STEPS_MAX => Err(too_long()),
        Some(0) => Ok(BigInt::one()),
        Some(_) => Ok(product(&(n - k + 1), n)),
    }
}

/// `math.gcd(*numbers)`.
pub fn gcd<'a>(numbers: impl IntoIterator<Item = &'a BigInt>) -> BigInt {
    numbers
        .into_iter()
        .fold(BigInt::zero(), |all, number| all.gcd(number))
}

/// `math.lcm(*numbers)`.
pub fn lcm<'a>(numbers: impl IntoIterator<Item = &'a BigInt>) -> BigInt {
    numbers
        .into_iter()
        .fold(BigInt::one(), |all, number| all.lcm(number))
}

/// `math.isqrt(n)`. Errors: ValueError.
pub fn isqrt(n: &BigInt) -> PureResult<BigInt> {
    if n.is_negative() {
        return Err(PureError::value("isqrt() argument must be nonnegative"));
    }
    Ok(n.sqrt())
}

/// `left // right, left % right`: rounded down, the rest has the divisor's sign. Errors: ZeroDivisionError.
pub fn divmod(left: &BigInt, right: &BigInt) -> PureResult<(BigInt, BigInt)> {
    if right.is_zero() {
        return Err(PureError::new(
            ErrorKind::ZeroDivisionError,
            "division by zero",
        ));
    }
    Ok(left.div_mod_floor(right))
}

/// `left / right`, correctly rounded. Errors: ZeroDivisionError, OverflowError.
pub fn true_divide(left: &BigInt, right: &BigInt) -> PureResult<f64> {
    if right.is_zero() {
        return Err(PureError::new(
            ErrorKind::ZeroDivisionError,
            "division by zero",
        ));
    }
    if left.is_zero() {
        // A zero has the divisor's sign.
        return Ok(if right.is_negative() { -0.0 } else { 0.0 });
    }
    // 66 bits of quotient and one for the rest: rounding them once rounds the fraction.
    let shift = 66 + right.bits() as i64 - left.bits() as i64;
    let (top, bottom): (BigUint, BigUint) = match shift {
        0.. => (left.magnitude() << shift, right.magnitude().clone()),
        _ => (left.magnitude().clone(), right.magnitude() << -shift),
    };
    let (quotient, rest) = top.div_rem(&bottom);
    let sticky: BigUint = (quotient << 1u8) + u8::from(!rest.is_zero());
    let value = super::float_text::scaled(sticky, -shift - 1);
    if value.is_infinite() {
        return Err(PureError::overflow(
            "integer division result too large for a float",
        ));
    }
    Ok(if left.sign() == right.sign() {
        value
    } else {
        -value
    })
}

/// `pow(base, exponent, modulus)`; a negative exponent asks for the inverse.
///
/// Errors: ValueError for a modulus of 0, or when there is no inverse.
pub fn pow_modulo(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> PureResult<BigInt> {
    if modulus.is_zero() {
        return Err(PureError::value("pow() 3rd argument cannot be 0"));
    }
    if exponent.is_negative() {
        let inverse = base.modinv(&modulus.abs());
        let inverse = inverse
            .ok_or_else(|| PureError::value("base is not invertible for the given modulus"))?;
        return Ok(inverse.modpow(&-exponent, modulus));
    }
    Ok(base.modpow(exponent, modulus))
}

/// `base ** exponent` for an exponent from 0 on. Errors: MemoryError when the answer has more than about 30 million bits.
pub fn pow(base: &BigInt, exponent: &BigInt) -> PureResult<BigInt> {
    const BITS_MAX: u64 = 1 << 25;
    if base.bits() <= 1 {
        // 0, 1 and -1 have every power.
        let flips = base.sign() == Sign::Minus && exponent.is_even();
        return Ok(if exponent.is_zero() || flips {
            BigInt::one()
        } else {
            base.clone()
        });
    }
    let steps = exponent
        .to_u32()
        .filter(|steps| u64::from(*steps).saturating_mul(base.bits()) <= BITS_MAX);
    Ok(base.pow(steps.ok_or_else(too_long)?))
}
