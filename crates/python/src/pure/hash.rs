//! CPython's hashes, with hash randomisation off (`PYTHONHASHSEED=0`).
//!
//! A learner who prints a set of strings then sees CPython's own order, the same at
//! every run.
//!
//! Source of the rules: CPython 3.14 on a 64-bit machine: `_Py_HashDouble`,
//! `long_hash`, `tuple_hash`, `frozenset_hash_impl`, `_Py_HashBytes` with SipHash-1-3
//! (Python/pyhash.c) over the string's compact buffer (PEP 393). A hash is never
//! -1, which C uses for an error: -2 stands in.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::float_text::decompose;

/// `hash(None)`, a constant since 3.12.
pub const NONE: i64 = 0xfca86420;
/// `sys.hash_info.inf`.
pub const INFINITY: i64 = 314159;
/// The prime that numeric hashes are taken by: 2^61 - 1.
pub const MODULUS: u64 = (1 << 61) - 1;

fn never_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(value)` of an int or a bool.
pub fn small_integer(value: i64) -> i64 {
    let residue = (value.unsigned_abs() % MODULUS) as i64;
    never_minus_one(if value < 0 { -residue } else { residue })
}

/// `hash(value)` of an int of any size.
pub fn big_integer(value: &BigInt) -> i64 {
    let residue = (value.magnitude() % MODULUS).to_i64().unwrap_or(0);
    never_minus_one(if value.sign() == Sign::Minus {
        -residue
    } else {
        residue
    })
}

/// `hash(value)` of a float that is not nan (a nan hashes by identity, which is the VM's).
pub fn float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    if value.is_nan() {
        return 0;
    }
    let (mantissa, exponent) = decompose(value);
    // 2^61 is 1 by the modulus, so the power of two counts by 61 only.
    let power = 1u128 << exponent.rem_euclid(61);
    let residue = (u128::from(mantissa.unsigned_abs()) * power % u128::from(MODULUS)) as i64;
    never_minus_one(if mantissa < 0 { -residue } else { residue })
}

/// `hash(tuple)` from the hashes of its items.
pub fn tuple(items: impl ExactSizeIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11400714785074694791;
    const PRIME_2: u64 = 14029467366897019727;
    const PRIME_5: u64 = 2870177450012600261;
    let length = items.len() as u64;
    let mut accumulator = PRIME_5;
    for item in items {
        accumulator = accumulator.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        accumulator = accumulator.rotate_left(31).wrapping_mul(PRIME_1);
    }
    accumulator = accumulator.wrapping_add(length ^ (PRIME_5 ^ 3527539));
    if accumulator == u64::MAX {
        1546275796
    } else {
        accumulator as i64
    }
}

/// `hash(frozenset)` from the hashes of its members, in any order.
pub fn frozenset(members: impl ExactSizeIterator<Item = i64>) -> i64 {
    let count = members.len() as u64;
    let shuffled = |hash: u64| ((hash ^ 89869747) ^ (hash << 16)).wrapping_mul(3644798167);
    let mut hash = members.fold(0, |all, member| all ^ shuffled(member as u64));
    hash ^= (count + 1).wrapping_mul(1927868237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69069).wrapping_add(907133923);
    if hash == u64::MAX {
        590923713
    } else {
        hash as i64
    }
}

/// `hash(text)`: of its characters stored in 1, 2 or 4 bytes each, by the widest of them.
pub fn text(text: &str) -> i64 {
    if text.is_ascii() {
        return bytes(text.as_bytes());
    }
    let widest = text.chars().max().map_or(0, |letter| letter as u32);
    let mut buffer = Vec::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let code = (letter as u32).to_le_bytes();
        let width = if widest < 0x100 {
            1
        } else if widest < 0x10000 {
            2
        } else {
            4
        };
        buffer.extend_from_slice(&code[..width]);
    }
    bytes(&buffer)
}

/// `hash(data)` of bytes; 0 when empty.
pub fn bytes(data: &[u8]) -> i64 {
    if data.is_empty() {
        return 0;
    }
    never_minus_one(sip_hash_1_3(data) as i64)
}

/// SipHash with one compression round, three final ones, and the key 0.
fn sip_hash_1_3(data: &[u8]) -> u64 {
    let mut state: [u64; 4] = [
        0x736f6d6570736575,
        0x646f72616e646f6d,
        0x6c7967656e657261,
        0x7465646279746573,
    ];
    let (words, rest) = data.as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word);
        state[3] ^= word;
        sip_round(&mut state);
        state[0] ^= word;
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    last[7] = data.len() as u8;
    let last = u64::from_le_bytes(last);
    state[3] ^= last;
    sip_round(&mut state);
    state[0] ^= last;
    state[2] ^= 0xff;
    for _ in 0..3 {
        sip_round(&mut state);
    }
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

fn sip_round(state: &mut [u64; 4]) {
    let [a, b, c, d] = state;
    *a = a.wrapping_add(*b);
    *b = b.rotate_left(13) ^ *a;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*d);
    *d = d.rotate_left(16) ^ *c;
    *a = a.wrapping_add(*d);
    *d = d.rotate_left(21) ^ *a;
    *c = c.wrapping_add(*b);
    *b = b.rotate_left(17) ^ *c;
    *c = c.rotate_left(32);
}
