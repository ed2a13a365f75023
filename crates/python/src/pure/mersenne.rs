//! `random.Random`'s generator: MT19937, seeded as CPython seeds it.
//!
//! The seed comes from the program (or, for `seed(None)`, from the scenario by way of
//! the VM): nothing here is a source of chance. The state is plain data, so that a
//! checkpoint holds it.
//!
//! Source of the rules: CPython 3.14, Modules/_randommodule.c and `Random.seed`
//! (version 2) in Lib/random.py; M. Matsumoto, T. Nishimura, "Mersenne Twister" (1998).

use num_bigint::{BigInt, BigUint, Sign};

use super::{PureError, PureResult, hash, sha512};

const WORDS: usize = 624;
const MIDDLE: usize = 397;

/// The generator: 624 words, and how many of them are used up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mersenne {
    words: Vec<u32>,
    index: usize,
}

impl Mersenne {
    /// `Random(seed)` with an int: its absolute value counts.
    pub fn from_integer(seed: &BigInt) -> Mersenne {
        Mersenne::from_key(&seed.magnitude().to_u32_digits())
    }

    /// `Random(seed)` with a str.
    pub fn from_text(seed: &str) -> Mersenne {
        Mersenne::from_bytes(seed.as_bytes())
    }

    /// `Random(seed)` with bytes or a bytearray: the bytes, then their SHA-512, read as one number.
    pub fn from_bytes(seed: &[u8]) -> Mersenne {
        let stirred = [seed, &sha512::digest(seed)].concat();
        Mersenne::from_key(&BigUint::from_bytes_be(&stirred).to_u32_digits())
    }

    /// `Random(seed)` with a float: its hash as an unsigned number.
    pub fn from_float(seed: f64) -> Mersenne {
        Mersenne::from_key(&BigUint::from(hash::float(seed) as u64).to_u32_digits())
    }

    fn from_key(key: &[u32]) -> Mersenne {
        let key = if key.is_empty() { &[0] } else { key };
        let mut words = vec![19650218u32];
        for index in 1..WORDS {
            let last = words[index - 1];
            words.push(
                1812433253u32
                    .wrapping_mul(last ^ (last >> 30))
                    .wrapping_add(index as u32),
            );
        }
        let mut place = 1;
        let mut advance = |words: &mut Vec<u32>, mix: &dyn Fn(u32, u32, u32) -> u32| {
            let last = words[place - 1];
            words[place] = mix(words[place], last ^ (last >> 30), place as u32);
            place += 1;
            if place == WORDS {
                words[0] = words[WORDS - 1];
                place = 1;
            }
        };
        for step in 0..WORDS.max(key.len()) {
            let offset = step % key.len();
            advance(&mut words, &|word, last, _| {
                (word ^ last.wrapping_mul(1664525))
                    .wrapping_add(key[offset])
                    .wrapping_add(offset as u32)
            });
        }
        for _ in 1..WORDS {
            advance(&mut words, &|word, last, place| {
                (word ^ last.wrapping_mul(1566083941)).wrapping_sub(place)
            });
        }
        words[0] = 0x80000000;
        Mersenne {
            words,
            index: WORDS,
        }
    }

    /// The next 32 bits.
    pub fn next_word(&mut self) -> u32 {
        if self.index >= WORDS {
            self.refill();
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        word ^ (word >> 18)
    }

    fn refill(&mut self) {
        for place in 0..WORDS {
            let joined =
                (self.words[place] & 0x80000000) | (self.words[(place + 1) % WORDS] & 0x7fffffff);
            let twist = if joined & 1 == 1 { 0x9908b0df } else { 0 };
            self.words[place] = self.words[(place + MIDDLE) % WORDS] ^ (joined >> 1) ^ twist;
        }
        self.index = 0;
    }

    /// `random()`: 53 bits, from 0.0 up to and without 1.0.
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67108864.0 + low) / 9007199254740992.0
    }

    /// `getrandbits(count)`. Errors: ValueError for a negative count.
    pub fn bits(&mut self, count: i64) -> PureResult<BigInt> {
        if count < 0 {
            return Err(PureError::value("number of bits must be non-negative"));
        }
        let mut words = Vec::new();
        let mut left = count;
        while left > 0 {
            let word = self.next_word();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left -= 32;
        }
        Ok(BigInt::from_biguint(Sign::Plus, BigUint::new(words)))
    }

    /// `_randbelow(limit)`: evenly from 0 up to and without a positive limit.
    pub fn below(&mut self, limit: &BigInt) -> BigInt {
        let count = limit.bits() as i64;
        loop {
            match self.bits(count) {
                Ok(drawn) if drawn < *limit => return drawn,
                Ok(_) if limit.sign() == Sign::Plus => (),
                _ => return BigInt::default(),
            }
        }
    }

    /// `getstate()[1]`: the 624 words and the index.
    pub fn state(&self) -> Vec<u32> {
        let mut state = self.words.clone();
        state.push(self.index as u32);
        state
    }

    /// `setstate`. Errors: ValueError unless it is 624 words and an index up to 624.
    pub fn set_state(&mut self, state: &[u32]) -> PureResult<()> {
        match state.split_last() {
            Some((_, words)) if words.len() != WORDS => {
                Err(PureError::value("state vector is the wrong size"))
            }
            Some((index, _)) if *index as usize > WORDS => Err(PureError::value("invalid state")),
            Some((index, words)) => {
                self.words = words.to_vec();
                self.index = *index as usize;
                Ok(())
            }
            None => Err(PureError::value("state vector is the wrong size")),
        }
    }
}
