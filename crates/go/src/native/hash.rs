//! The compression functions of SHA-256, SHA-512, SHA-1 (FIPS 180-4) and MD5 (RFC 1321): whole
//! blocks into a state that the Go side keeps.

use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("crypto/sha256.blocks", sha256),
    ("crypto/sha512.blocks", sha512),
    ("crypto/sha1.blocks", sha1),
    ("crypto/md5.blocks", md5),
];

/// The state's address and the blocks' bytes. Two nanoseconds a byte.
fn input(vm: &mut Vm, base: usize) -> (u64, Vec<u8>) {
    let bytes = vm.arg_bytes(base, 1);
    vm.charge(2 * bytes.len() as u64);
    (vm.arg(base, 0), bytes)
}

fn load32<const N: usize>(vm: &Vm, address: u64) -> [u32; N] {
    std::array::from_fn(|n| vm.memory.load_u32(address + 4 * n as u64).unwrap_or(0))
}

fn store32(vm: &mut Vm, address: u64, state: &[u32]) {
    for (n, word) in state.iter().enumerate() {
        let _ = vm.memory.store_u32(address + 4 * n as u64, *word);
    }
}

/// The first 64 bits of the fractional parts of the cube roots of the first 80 primes; SHA-256 takes the
/// upper halves of the first 64.
const CUBE_ROOTS: [u64; 80] = [
    0x428a_2f98_d728_ae22, 0x7137_4491_23ef_65cd, 0xb5c0_fbcf_ec4d_3b2f, 0xe9b5_dba5_8189_dbbc,
    0x3956_c25b_f348_b538, 0x59f1_11f1_b605_d019, 0x923f_82a4_af19_4f9b, 0xab1c_5ed5_da6d_8118,
    0xd807_aa98_a303_0242, 0x1283_5b01_4570_6fbe, 0x2431_85be_4ee4_b28c, 0x550c_7dc3_d5ff_b4e2,
    0x72be_5d74_f27b_896f, 0x80de_b1fe_3b16_96b1, 0x9bdc_06a7_25c7_1235, 0xc19b_f174_cf69_2694,
    0xe49b_69c1_9ef1_4ad2, 0xefbe_4786_384f_25e3, 0x0fc1_9dc6_8b8c_d5b5, 0x240c_a1cc_77ac_9c65,
    0x2de9_2c6f_592b_0275, 0x4a74_84aa_6ea6_e483, 0x5cb0_a9dc_bd41_fbd4, 0x76f9_88da_8311_53b5,
    0x983e_5152_ee66_dfab, 0xa831_c66d_2db4_3210, 0xb003_27c8_98fb_213f, 0xbf59_7fc7_beef_0ee4,
    0xc6e0_0bf3_3da8_8fc2, 0xd5a7_9147_930a_a725, 0x06ca_6351_e003_826f, 0x1429_2967_0a0e_6e70,
    0x27b7_0a85_46d2_2ffc, 0x2e1b_2138_5c26_c926, 0x4d2c_6dfc_5ac4_2aed, 0x5338_0d13_9d95_b3df,
    0x650a_7354_8baf_63de, 0x766a_0abb_3c77_b2a8, 0x81c2_c92e_47ed_aee6, 0x9272_2c85_1482_353b,
    0xa2bf_e8a1_4cf1_0364, 0xa81a_664b_bc42_3001, 0xc24b_8b70_d0f8_9791, 0xc76c_51a3_0654_be30,
    0xd192_e819_d6ef_5218, 0xd699_0624_5565_a910, 0xf40e_3585_5771_202a, 0x106a_a070_32bb_d1b8,
    0x19a4_c116_b8d2_d0c8, 0x1e37_6c08_5141_ab53, 0x2748_774c_df8e_eb99, 0x34b0_bcb5_e19b_48a8,
    0x391c_0cb3_c5c9_5a63, 0x4ed8_aa4a_e341_8acb, 0x5b9c_ca4f_7763_e373, 0x682e_6ff3_d6b2_b8a3,
    0x748f_82ee_5def_b2fc, 0x78a5_636f_4317_2f60, 0x84c8_7814_a1f0_ab72, 0x8cc7_0208_1a64_39ec,
    0x90be_fffa_2363_1e28, 0xa450_6ceb_de82_bde9, 0xbef9_a3f7_b2c6_7915, 0xc671_78f2_e372_532b,
    0xca27_3ece_ea26_619c, 0xd186_b8c7_21c0_c207, 0xeada_7dd6_cde0_eb1e, 0xf57d_4f7f_ee6e_d178,
    0x06f0_67aa_7217_6fba, 0x0a63_7dc5_a2c8_98a6, 0x113f_9804_bef9_0dae, 0x1b71_0b35_131c_471b,
    0x28db_77f5_2304_7d84, 0x32ca_ab7b_40c7_2493, 0x3c9e_be0a_15c9_bebc, 0x431d_67c4_9c10_0d4c,
    0x4cc5_d4be_cb3e_42b6, 0x597f_299c_fc65_7e2a, 0x5fcb_6fab_3ad6_faec, 0x6c44_198c_4a47_5817,
];

fn sha256(vm: &mut Vm, base: usize) -> Flow {
    let (address, bytes) = input(vm, base);
    let mut state: [u32; 8] = load32(vm, address);
    for block in bytes.chunks_exact(64) {
        let mut w = [0u32; 64];
        for (n, chunk) in block.chunks_exact(4).enumerate() {
            w[n] = u32::from_be_bytes(chunk.try_into().expect("four bytes"));
        }
        for n in 16..64 {
            let (x, y) = (w[n - 15], w[n - 2]);
            let s0 = x.rotate_right(7) ^ x.rotate_right(18) ^ x >> 3;
            let s1 = y.rotate_right(17) ^ y.rotate_right(19) ^ y >> 10;
            w[n] = w[n - 16].wrapping_add(s0).wrapping_add(w[n - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for n in 0..64 {
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = e & f ^ !e & g;
            let first = h.wrapping_add(s1).wrapping_add(choice);
            let first = first.wrapping_add((CUBE_ROOTS[n] >> 32) as u32).wrapping_add(w[n]);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = s0.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (word, add) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(add);
        }
    }
    store32(vm, address, &state);
    Flow::Next
}

fn sha512(vm: &mut Vm, base: usize) -> Flow {
    let (address, bytes) = input(vm, base);
    let mut state: [u64; 8] =
        std::array::from_fn(|n| vm.memory.load_u64(address + 8 * n as u64).unwrap_or(0));
    for block in bytes.chunks_exact(128) {
        let mut w = [0u64; 80];
        for (n, chunk) in block.chunks_exact(8).enumerate() {
            w[n] = u64::from_be_bytes(chunk.try_into().expect("eight bytes"));
        }
        for n in 16..80 {
            let (x, y) = (w[n - 15], w[n - 2]);
            let s0 = x.rotate_right(1) ^ x.rotate_right(8) ^ x >> 7;
            let s1 = y.rotate_right(19) ^ y.rotate_right(61) ^ y >> 6;
            w[n] = w[n - 16].wrapping_add(s0).wrapping_add(w[n - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for n in 0..80 {
            let s1 = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
            let first = h.wrapping_add(s1).wrapping_add(e & f ^ !e & g);
            let first = first.wrapping_add(CUBE_ROOTS[n]).wrapping_add(w[n]);
            let s0 = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
            let second = s0.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (word, add) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(add);
        }
    }
    let _ = vm.memory.store_words(address, 64, &state);
    Flow::Next
}

fn sha1(vm: &mut Vm, base: usize) -> Flow {
    let (address, bytes) = input(vm, base);
    let mut state: [u32; 5] = load32(vm, address);
    for block in bytes.chunks_exact(64) {
        let mut w = [0u32; 80];
        for (n, chunk) in block.chunks_exact(4).enumerate() {
            w[n] = u32::from_be_bytes(chunk.try_into().expect("four bytes"));
        }
        for n in 16..80 {
            w[n] = (w[n - 3] ^ w[n - 8] ^ w[n - 14] ^ w[n - 16]).rotate_left(1);
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (n, word) in w.iter().enumerate() {
            let (mixed, constant) = match n / 20 {
                0 => (b & c | !b & d, 0x5a82_7999),
                1 => (b ^ c ^ d, 0x6ed9_eba1),
                2 => (b & c | b & d | c & d, 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6_u32),
            };
            let next = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e);
            let next = next.wrapping_add(constant).wrapping_add(*word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (word, add) in state.iter_mut().zip([a, b, c, d, e]) {
            *word = word.wrapping_add(add);
        }
    }
    store32(vm, address, &state);
    Flow::Next
}

fn md5(vm: &mut Vm, base: usize) -> Flow {
    const SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let (address, bytes) = input(vm, base);
    let mut state: [u32; 4] = load32(vm, address);
    // Of each step: the first 32 bits of |sin(step)|.
    let sines: [u32; 64] = std::array::from_fn(|n| (libm::sin(n as f64 + 1.0).abs() * 4_294_967_296.0) as u32);
    for block in bytes.chunks_exact(64) {
        let mut w = [0u32; 16];
        for (n, chunk) in block.chunks_exact(4).enumerate() {
            w[n] = u32::from_le_bytes(chunk.try_into().expect("four bytes"));
        }
        let [mut a, mut b, mut c, mut d] = state;
        for n in 0..64 {
            let (mixed, word) = match n / 16 {
                0 => (b & c | !b & d, n),
                1 => (d & b | !d & c, 5 * n + 1),
                2 => (b ^ c ^ d, 3 * n + 5),
                _ => (c ^ (b | !d), 7 * n),
            };
            let sum = a.wrapping_add(mixed).wrapping_add(sines[n]).wrapping_add(w[word % 16]);
            let next = b.wrapping_add(sum.rotate_left(SHIFTS[n / 16][n % 4]));
            (a, d, c, b) = (d, c, b, next);
        }
        for (word, add) in state.iter_mut().zip([a, b, c, d]) {
            *word = word.wrapping_add(add);
        }
    }
    store32(vm, address, &state);
    Flow::Next
}
