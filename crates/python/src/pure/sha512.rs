//! SHA-512, which `random.seed` stirs text with.
//!
//! Source of the rule: FIPS 180-4. Its constants are the first 64 bits of the
//! fractional parts of roots of primes, and are computed here from that definition.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

fn primes() -> impl Iterator<Item = u64> {
    (2u64..).filter(|number| {
        (2..*number)
            .take_while(|divisor| divisor * divisor <= *number)
            .all(|divisor| number % divisor != 0)
    })
}

/// The first 64 bits after the point of a prime's `degree`-th root.
fn root_fraction(prime: u64, degree: u32) -> u64 {
    let root = (BigUint::from(prime) << (64 * degree)).nth_root(degree);
    let fraction: BigUint = root % (BigUint::from(1u8) << 64);
    fraction.to_u64().unwrap_or(0)
}

/// The digest of `data`.
pub fn digest(data: &[u8]) -> [u8; 64] {
    let constants: Vec<u64> = primes()
        .take(80)
        .map(|prime| root_fraction(prime, 3))
        .collect();
    let mut state: Vec<u64> = primes()
        .take(8)
        .map(|prime| root_fraction(prime, 2))
        .collect();
    let mut padded = data.to_vec();
    padded.push(0x80);
    // Zeros up to where the length, in bits, ends a block.
    padded.resize((padded.len() + 16).next_multiple_of(128) - 16, 0);
    padded.extend_from_slice(&(data.len() as u128 * 8).to_be_bytes());
    for block in padded.as_chunks::<128>().0 {
        compress(&mut state, block, &constants);
    }
    let mut digest = [0; 64];
    for (place, word) in digest.as_chunks_mut::<8>().0.iter_mut().zip(&state) {
        *place = word.to_be_bytes();
    }
    digest
}

fn compress(state: &mut [u64], block: &[u8; 128], constants: &[u64]) {
    let mut schedule: Vec<u64> = block
        .as_chunks::<8>()
        .0
        .iter()
        .map(|word| u64::from_be_bytes(*word))
        .collect();
    for index in 16..80 {
        let (near, far) = (schedule[index - 2], schedule[index - 15]);
        let small_0 = far.rotate_right(1) ^ far.rotate_right(8) ^ (far >> 7);
        let small_1 = near.rotate_right(19) ^ near.rotate_right(61) ^ (near >> 6);
        let word = schedule[index - 16]
            .wrapping_add(small_0)
            .wrapping_add(schedule[index - 7])
            .wrapping_add(small_1);
        schedule.push(word);
    }
    let mut working: [u64; 8] = std::array::from_fn(|index| state[index]);
    for (word, constant) in schedule.iter().zip(constants) {
        let [a, b, c, d, e, f, g, h] = working;
        let big_1 = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = (e & f) ^ (!e & g);
        let first = h
            .wrapping_add(big_1)
            .wrapping_add(choice)
            .wrapping_add(*constant)
            .wrapping_add(*word);
        let big_0 = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        let second = big_0.wrapping_add(majority);
        working = [
            first.wrapping_add(second),
            a,
            b,
            c,
            d.wrapping_add(first),
            e,
            f,
            g,
        ];
    }
    for (word, added) in state.iter_mut().zip(working) {
        *word = word.wrapping_add(added);
    }
}
