//! MD5, SHA-1 and SHA-256 (RFC 1321, FIPS 180-4) of a whole message.

/// The message with its padding, in blocks of 64 bytes.
fn padded(data: &[u8], big_endian: bool) -> Vec<u8> {
    let mut message = data.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    let bits = (data.len() as u64).wrapping_mul(8);
    if big_endian {
        message.extend(bits.to_be_bytes());
    } else {
        message.extend(bits.to_le_bytes());
    }
    message
}

fn words(block: &[u8], big_endian: bool) -> impl Iterator<Item = u32> + '_ {
    block.chunks_exact(4).map(move |word| {
        let word = [word[0], word[1], word[2], word[3]];
        if big_endian {
            u32::from_be_bytes(word)
        } else {
            u32::from_le_bytes(word)
        }
    })
}

/// The first 32 bits of the fractional part of the `root`-th root (2 or 3) of `prime`.
const fn fraction_of_root(prime: u64, root: u32) -> u32 {
    // floor(prime^(1/root) * 2^32), by halving: its low 32 bits are the fraction.
    let target = (prime as u128) << (32 * root);
    let (mut low, mut high) = (0u128, 1u128 << 40);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if middle.pow(root) <= target {
            low = middle;
        } else {
            high = middle;
        }
    }
    low as u32
}

/// Fractions of the roots of the first `N` primes.
const fn fractions<const N: usize>(root: u32) -> [u32; N] {
    let mut found = [0; N];
    let (mut count, mut number) = (0, 2);
    while count < N {
        let mut divisor = 2;
        while number % divisor != 0 {
            divisor += 1;
        }
        if divisor == number {
            found[count] = fraction_of_root(number, root);
            count += 1;
        }
        number += 1;
    }
    found
}

const SHA256_CONSTANTS: [u32; 64] = fractions(3);
const SHA256_START: [u32; 8] = fractions(2);

pub fn sha256(data: &[u8]) -> Vec<u8> {
    let mut state = SHA256_START;
    for block in padded(data, true).chunks_exact(64) {
        let mut w: Vec<u32> = words(block, true).collect();
        for t in 16..64 {
            let (a, b) = (w[t - 15], w[t - 2]);
            let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            w.push(
                s1.wrapping_add(w[t - 7])
                    .wrapping_add(s0)
                    .wrapping_add(w[t - 16]),
            );
        }
        let mut v = state;
        for (word, constant) in w.iter().zip(&SHA256_CONSTANTS) {
            let [a, b, c, _, e, f, g, h] = v;
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let one = h
                .wrapping_add(s1)
                .wrapping_add((e & f) ^ (!e & g))
                .wrapping_add(*constant)
                .wrapping_add(*word);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let two = s0.wrapping_add((a & b) ^ (a & c) ^ (b & c));
            v.rotate_right(1);
            v[0] = one.wrapping_add(two);
            v[4] = v[4].wrapping_add(one);
        }
        for (word, part) in state.iter_mut().zip(v) {
            *word = word.wrapping_add(part);
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

pub fn sha1(data: &[u8]) -> Vec<u8> {
    let mut state = [
        0x67452301u32,
        0xefcdab89,
        0x98badcfe,
        0x10325476,
        0xc3d2e1f0,
    ];
    for block in padded(data, true).chunks_exact(64) {
        let mut w: Vec<u32> = words(block, true).collect();
        for t in 16..80 {
            w.push((w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (t, word) in w.iter().enumerate() {
            let (f, constant) = match t / 20 {
                0 => ((b & c) | (!b & d), 0x5a827999u32),
                1 => (b ^ c ^ d, 0x6ed9eba1),
                2 => ((b & c) | (b & d) | (c & d), 0x8f1bbcdc),
                _ => (b ^ c ^ d, 0xca62c1d6),
            };
            let next = a
                .rotate_left(5)
                .wrapping_add(f)
                .wrapping_add(e)
                .wrapping_add(constant)
                .wrapping_add(*word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (word, part) in state.iter_mut().zip([a, b, c, d, e]) {
            *word = word.wrapping_add(part);
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

pub fn md5(data: &[u8]) -> Vec<u8> {
    const SHIFTS: [[u32; 4]; 4] = [
        [7, 12, 17, 22],
        [5, 9, 14, 20],
        [4, 11, 16, 23],
        [6, 10, 15, 21],
    ];
    // floor(2^32 * |sin(t)|), t in radians from 1 to 64.
    let constants: Vec<u32> = (1..=64)
        .map(|t| (libm::sin(f64::from(t)).abs() * 4_294_967_296.0) as u32)
        .collect();
    let mut state = [0x67452301u32, 0xefcdab89, 0x98badcfe, 0x10325476];
    for block in padded(data, false).chunks_exact(64) {
        let w: Vec<u32> = words(block, false).collect();
        let [mut a, mut b, mut c, mut d] = state;
        for t in 0..64 {
            let (f, place) = match t / 16 {
                0 => ((b & c) | (!b & d), t),
                1 => ((d & b) | (!d & c), (5 * t + 1) % 16),
                2 => (b ^ c ^ d, (3 * t + 5) % 16),
                _ => (c ^ (b | !d), (7 * t) % 16),
            };
            let sum = a
                .wrapping_add(f)
                .wrapping_add(constants[t])
                .wrapping_add(w[place]);
            let turned = sum.rotate_left(SHIFTS[t / 16][t % 4]);
            (a, d, c, b) = (d, c, b, b.wrapping_add(turned));
        }
        for (word, part) in state.iter_mut().zip([a, b, c, d]) {
            *word = word.wrapping_add(part);
        }
    }
    state.iter().flat_map(|word| word.to_le_bytes()).collect()
}
