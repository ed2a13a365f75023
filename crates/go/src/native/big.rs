//! Package math/big: arithmetic of natural numbers, little-endian words of 64 bits.

use crate::memory::Kind;
use crate::vm::{Flow, Native, Vm};
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::Zero;

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("math/big.natOp", operate),
    ("math/big.natModPow", mod_pow),
    ("math/big.natText", text),
    ("math/big.natParse", parse),
];

fn number_at(vm: &Vm, base: usize, index: usize) -> BigUint {
    let bytes = vm.memory.bytes(vm.arg(base, index), vm.arg(base, index + 1) * 8);
    BigUint::from_bytes_le(&bytes)
}

fn set_number(vm: &mut Vm, base: usize, number: &BigUint) {
    let words = number.to_u64_digits();
    let count = words.len() as u64;
    let address = if count == 0 { 0 } else { vm.memory.alloc(8 * count, Kind::NoScan) };
    let _ = vm.memory.store_words(address, 8 * count, &words);
    vm.charge(20 + count);
    vm.set(base, 0, address);
    vm.set(base, 1, count);
    vm.set(base, 2, count);
}

/// What to do, two numbers. Subtraction wants the greater one first; a shift has its width as the
/// second number.
fn operate(vm: &mut Vm, base: usize) -> Flow {
    let (a, b) = (number_at(vm, base, 1), number_at(vm, base, 4));
    let words = |number: &BigUint| number.bits() / 64 + 1;
    let wide = vm.arg(base, 0);
    vm.charge(match wide {
        2..=4 => words(&a) * words(&b),
        _ => words(&a) + words(&b),
    });
    let shift = || b.to_u64_digits().first().copied().unwrap_or(0);
    if wide == 8 && vm.too_much((a.bits() + shift()) / 8) {
        return Flow::Finished;
    }
    let result = match wide {
        0 => a + b,
        1 => a - b,
        2 => a * b,
        3 => a / b,
        4 => a % b,
        5 => a & b,
        6 => a | b,
        7 => a ^ b,
        8 => {
            let by = shift();
            a << by
        }
        9 => {
            let by = shift();
            a >> by
        }
        10 => a.gcd(&b),
        _ => a.sqrt(),
    };
    set_number(vm, base, &result);
    Flow::Next
}

/// Base, exponent, modulus (zero: none).
fn mod_pow(vm: &mut Vm, base: usize) -> Flow {
    let (a, exponent, modulus) = (number_at(vm, base, 0), number_at(vm, base, 3), number_at(vm, base, 6));
    let result = if modulus.is_zero() {
        let exponent = exponent.to_u64_digits().first().copied().unwrap_or(0);
        if vm.too_much((a.bits() / 8 + 1).saturating_mul(exponent)) {
            return Flow::Finished;
        }
        a.pow(exponent as u32)
    } else {
        let words = modulus.bits() / 64 + 1;
        vm.charge(exponent.bits() * words * words);
        a.modpow(&exponent, &modulus)
    };
    set_number(vm, base, &result);
    Flow::Next
}

/// Number, radix 2 to 36.
fn text(vm: &mut Vm, base: usize) -> Flow {
    let number = number_at(vm, base, 0);
    let text = number.to_str_radix(vm.arg(base, 3) as u32);
    vm.charge(text.len() as u64 * (number.bits() / 64 + 1) / 4);
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}

/// Digits, radix: the number, and whether they were digits.
fn parse(vm: &mut Vm, base: usize) -> Flow {
    let digits = vm.arg_bytes(base, 0);
    let radix = vm.arg(base, 2) as u32;
    let number = BigUint::parse_bytes(&digits, radix);
    set_number(vm, base, &number.clone().unwrap_or_default());
    vm.set(base, 3, u64::from(number.is_some()));
    Flow::Next
}
