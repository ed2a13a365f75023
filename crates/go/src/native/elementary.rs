//! Elementary functions that give what Go's package math gives on amd64, to the last bit.
//!
//! Programs print their results with all digits, so that another method's last bit would be seen.
//! The methods, which decide the rounding: the Cephes library's rational approximations after
//! reduction to an octant (`sin.go`, `tan.go`, `atan.go`, `tanh.go`, `gamma.go`), FreeBSD's msun
//! (`exp.go`'s `expmulti`, `cbrt.go`), powers by repeated squaring (`pow.go`), and for `exp` and
//! `hypot` the assembler's (`exp_amd64.s` with fused multiplication, `hypot_amd64.s`); Go 1.27.
//! Functions that libm computes by the same method as Go are not here.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, LOG2_E, LOG10_E, PI};

/// `((c0·x + c1)·x + c2)…`, rounded at each step.
fn horner(x: f64, coefficients: &[f64]) -> f64 {
    let (first, rest) = coefficients.split_first().expect("a polynomial has a coefficient");
    rest.iter().fold(*first, |sum, next| sum * x + next)
}

/// From here on three parts of π/4 are not enough.
const REDUCE_FROM: f64 = (1u64 << 29) as f64;
const PI_4_PARTS: [f64; 3] = [
    7.853_981_256_484_985e-1,
    3.774_894_707_930_798e-8,
    2.695_151_429_079_059_5e-15,
];
/// Binary digits of 4/π.
const FOUR_OVER_PI: [u64; 20] = [
    0x0000_0000_0000_0001,
    0x45f3_06dc_9c88_2a53,
    0xf84e_afa3_ea69_bb81,
    0xb6c5_2b32_7887_2083,
    0xfca2_c757_bd77_8ac3,
    0x6e48_dc74_849b_a5c0,
    0x0c92_5dd4_13a3_2439,
    0xfc3b_d639_6253_4e7d,
    0xd104_6bea_5d76_8909,
    0xd338_e04d_68be_fc82,
    0x7323_ac73_06a6_73e9,
    0x3908_bf17_7bf2_5076,
    0x3ff1_2fff_bc0b_301f,
    0xde5e_2316_b414_da3e,
    0xda6c_fd9e_4f96_136e,
    0x9e8c_7ecd_3cbf_d45a,
    0xea4f_758f_d7cb_e2f6,
    0x7a0e_73ef_14a5_25d4,
    0xd7f6_bf62_3f1a_ba10,
    0xac06_608d_f8f6_d757,
];

/// The octant of a positive angle, made even, and what is left of the angle.
fn octant(x: f64) -> (u64, f64) {
    if x >= REDUCE_FROM {
        return far_octant(x);
    }
    let mut octant = (x * (4.0 / PI)) as u64;
    octant += octant & 1;
    let turned = octant as f64;
    let [high, middle, low] = PI_4_PARTS;
    (octant & 7, ((x - turned * high) - turned * middle) - turned * low)
}

/// The method of Payne and Hanek: x · 4/π with as many digits as matter.
fn far_octant(x: f64) -> (u64, f64) {
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as usize + 61 - 1023 - 52;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    let (digit, shift) = (exponent / 64, exponent as u32 % 64);
    let word = |n: usize| match shift {
        0 => FOUR_OVER_PI[digit + n],
        shift => FOUR_OVER_PI[digit + n] << shift | FOUR_OVER_PI[digit + n + 1] >> (64 - shift),
    };
    let wide = |word: u64| u128::from(word) * u128::from(mantissa);
    let product = (u128::from(word(0).wrapping_mul(mantissa)) << 64)
        .wrapping_add(wide(word(1)))
        .wrapping_add(wide(word(2)) >> 64);
    let octant = (product >> 125) as u64;
    let fraction = product << 3;
    let zeros = fraction.leading_zeros() + 1;
    let digits = ((fraction << zeros) >> 64) as u64 >> 12;
    let left = f64::from_bits(digits | u64::from(1023 - zeros) << 52);
    match octant & 1 {
        0 => (octant, left * FRAC_PI_4),
        _ => ((octant + 1) & 7, (left - 1.0) * FRAC_PI_4),
    }
}

const SINE: [f64; 6] = [
    1.589_623_015_765_465_7e-10,
    -2.505_074_776_285_780_7e-8,
    2.755_731_362_138_572_2e-6,
    -1.984_126_982_958_954e-4,
    8.333_333_333_322_118e-3,
    -1.666_666_666_666_663e-1,
];
const COSINE: [f64; 6] = [
    -1.135_853_652_138_768_2e-11,
    2.087_570_084_197_473e-9,
    -2.755_731_417_929_674e-7,
    2.480_158_728_885_170_4e-5,
    -1.388_888_888_887_305_6e-3,
    4.166_666_666_666_659_3e-2,
];

fn near_sine(z: f64) -> f64 {
    let square = z * z;
    z + z * square * horner(square, &SINE)
}

fn near_cosine(z: f64) -> f64 {
    let square = z * z;
    1.0 - 0.5 * square + square * square * horner(square, &COSINE)
}

fn signed(value: f64, negative: bool) -> f64 {
    if negative { -value } else { value }
}

pub(super) fn sin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::NAN;
    }
    let (octant, z) = octant(x.abs());
    let value = if matches!(octant & 3, 1 | 2) { near_cosine(z) } else { near_sine(z) };
    signed(value, (x < 0.0) != (octant > 3))
}

pub(super) fn cos(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    let (octant, z) = octant(x.abs());
    let value = if matches!(octant & 3, 1 | 2) { near_sine(z) } else { near_cosine(z) };
    signed(value, (octant > 3) != (octant & 3 > 1))
}

pub(super) fn tan(x: f64) -> f64 {
    const ABOVE: [f64; 3] = [-1.309_369_391_813_837_8e4, 1.153_516_648_385_874_2e6, -1.795_652_519_764_848_8e7];
    const BELOW: [f64; 5] = [
        1.0,
        1.368_129_634_706_929_5e4,
        -1.320_892_344_402_109_7e6,
        2.500_838_018_233_579e7,
        -5.386_957_559_294_546_4e7,
    ];
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::NAN;
    }
    let (octant, z) = octant(x.abs());
    let square = z * z;
    let mut value = z;
    if square > 1e-14 {
        value = z + z * (square * horner(square, &ABOVE) / horner(square, &BELOW));
    }
    if octant & 2 == 2 {
        value = -1.0 / value;
    }
    signed(value, x < 0.0)
}

fn near_atan(x: f64) -> f64 {
    const ABOVE: [f64; 5] = [
        -8.750_608_600_031_904e-1,
        -1.615_753_718_733_365_2e1,
        -7.500_855_792_314_705e1,
        -1.228_866_684_490_136_1e2,
        -6.485_021_904_942_025e1,
    ];
    const BELOW: [f64; 6] = [
        1.0,
        2.485_846_490_142_306_2e1,
        1.650_270_098_316_988_4e2,
        4.328_810_604_912_902_7e2,
        4.853_903_996_359_137e2,
        1.945_506_571_482_614e2,
    ];
    let square = x * x;
    let z = square * horner(square, &ABOVE) / horner(square, &BELOW);
    x * z + x
}

fn positive_atan(x: f64) -> f64 {
    /// What π/2 has beyond its 53 bits.
    const MORE: f64 = 6.123_233_995_736_766e-17;
    const TAN_3_PI_8: f64 = 2.414_213_562_373_095;
    if x <= 0.66 {
        near_atan(x)
    } else if x > TAN_3_PI_8 {
        FRAC_PI_2 - near_atan(1.0 / x) + MORE
    } else {
        FRAC_PI_4 + near_atan((x - 1.0) / (x + 1.0)) + 0.5 * MORE
    }
}

pub(super) fn atan(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    if x > 0.0 { positive_atan(x) } else { -positive_atan(-x) }
}

pub(super) fn asin(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let size = x.abs();
    if size > 1.0 {
        return f64::NAN;
    }
    let other = (1.0 - size * size).sqrt();
    let angle = if size > 0.7 { FRAC_PI_2 - positive_atan(other / size) } else { positive_atan(size / other) };
    signed(angle, x < 0.0)
}

pub(super) fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

pub(super) fn atan2(y: f64, x: f64) -> f64 {
    if y.is_nan() || x.is_nan() || y == 0.0 || x == 0.0 || y.is_infinite() || x.is_infinite() {
        // Exact cases: multiples of π/4.
        return libm::atan2(y, x);
    }
    let angle = atan(y / x);
    match x < 0.0 {
        false => angle,
        true if angle <= 0.0 => angle + PI,
        true => angle - PI,
    }
}

pub(super) fn exp(x: f64) -> f64 {
    const OVERFLOW: f64 = 709.782_712_893_384;
    const LN_2_PARTS: [f64; 2] = [0.693_147_180_559_662_956_511_601_805_686_950_683_593_75, 2.823_529_056_303_157_7e-13];
    const SERIES: [f64; 8] = [
        2.480_158_730_158_730_2e-5,
        1.984_126_984_126_984e-4,
        1.388_888_888_888_889e-3,
        8.333_333_333_333_333e-3,
        4.166_666_666_666_666_4e-2,
        1.666_666_666_666_666_6e-1,
        0.5,
        1.0,
    ];
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x > OVERFLOW {
        return f64::INFINITY;
    }
    if x == f64::NEG_INFINITY || x < -1e6 {
        return 0.0;
    }
    let power = libm::rint(x * LOG2_E);
    let rest = LN_2_PARTS.iter().fold(x, |rest, part| libm::fma(-power, *part, rest)) * 0.0625;
    let (first, others) = SERIES.split_first().expect("eight");
    let series = others.iter().fold(*first, |sum, next| libm::fma(sum, rest, *next));
    // e^r - 1, doubled four times: (1 + s)² - 1 = s (s + 2).
    let mut less_one = rest * series;
    for _ in 0..3 {
        less_one *= less_one + 2.0;
    }
    let value = libm::fma(less_one, less_one + 2.0, 1.0);
    let exponent = power as i64 + 1023;
    match exponent {
        0x7ff.. => f64::INFINITY,
        1.. => value * f64::from_bits((exponent as u64) << 52),
        -52..=0 => value * f64::from_bits((exponent as u64 + 1022) << 52) * f64::from_bits(1 << 52),
        _ => 0.0,
    }
}

pub(super) fn exp2(x: f64) -> f64 {
    const LN_2_PARTS: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];
    const SERIES: [f64; 5] = [
        4.138_136_797_057_238_5e-8,
        -1.653_390_220_546_525_2e-6,
        6.613_756_321_437_934e-5,
        -2.777_777_777_701_559_3e-3,
        1.666_666_666_666_666_6e-1,
    ];
    if x.is_nan() {
        return x;
    }
    if x > 1.023_999_999_999_999_9e3 {
        return f64::INFINITY;
    }
    if x < -1074.0 {
        return 0.0;
    }
    let power = if x > 0.0 { (x + 0.5) as i32 } else { (x - 0.5) as i32 };
    let rest = x - f64::from(power);
    let (high, low) = (rest * LN_2_PARTS[0], -rest * LN_2_PARTS[1]);
    let r = high - low;
    let square = r * r;
    let c = r - square * horner(square, &SERIES);
    libm::ldexp(1.0 - ((low - (r * c) / (2.0 - c)) - high), power)
}

pub(super) fn sinh(x: f64) -> f64 {
    const ABOVE: [f64; 4] = [
        -0.263_056_321_339_749_7e2,
        -0.289_421_135_598_956_4e4,
        -0.899_127_202_203_950_9e5,
        -0.630_767_364_049_771_7e6,
    ];
    const BELOW: [f64; 4] = [1.0, -0.173_678_953_558_233_7e3, 0.152_151_737_879_001_9e5, -0.630_767_364_049_771_7e6];
    let size = x.abs();
    let value = if size > 21.0 {
        exp(size) * 0.5
    } else if size > 0.5 {
        let power = exp(size);
        (power - 1.0 / power) * 0.5
    } else {
        let square = size * size;
        horner(square, &ABOVE) * size / horner(square, &BELOW)
    };
    signed(value, x < 0.0)
}

pub(super) fn cosh(x: f64) -> f64 {
    let power = exp(x.abs());
    match x.abs() > 21.0 {
        true => power * 0.5,
        false => (power + 1.0 / power) * 0.5,
    }
}

pub(super) fn tanh(x: f64) -> f64 {
    const LOG_MAX: f64 = 8.802_969_193_111_305e1;
    const ABOVE: [f64; 3] = [-9.643_991_794_250_523e-1, -9.928_772_310_019_186e1, -1.614_687_684_417_084_4e3];
    const BELOW: [f64; 4] = [1.0, 1.128_116_784_916_329_3e2, 2.235_488_390_601_004_5e3, 4.844_063_053_251_255e3];
    let size = x.abs();
    if size > 0.5 * LOG_MAX {
        return signed(1.0, x < 0.0);
    }
    if size >= 0.625 {
        return signed(1.0 - 2.0 / (exp(2.0 * size) + 1.0), x < 0.0);
    }
    if x == 0.0 {
        return x;
    }
    let square = x * x;
    x + x * square * horner(square, &ABOVE) / horner(square, &BELOW)
}

pub(super) fn log2(x: f64) -> f64 {
    let (fraction, exponent) = libm::frexp(x);
    match fraction == 0.5 {
        true => f64::from(exponent - 1),
        false => libm::log(fraction) * LOG2_E + f64::from(exponent),
    }
}

pub(super) fn log10(x: f64) -> f64 {
    libm::log(x) * LOG10_E
}

pub(super) fn hypot(x: f64, y: f64) -> f64 {
    let (x, y) = (x.abs(), y.abs());
    if x.is_infinite() || y.is_infinite() {
        return f64::INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let (most, least) = (x.max(y), x.min(y));
    if most == 0.0 {
        return 0.0;
    }
    let ratio = least / most;
    most * (1.0 + ratio * ratio).sqrt()
}

pub(super) fn cbrt(x: f64) -> f64 {
    /// 19/35, -864/1225, 99/70, 45/28, 5/14.
    const PARTS: [f64; 5] =
        [5.428_571_428_571_428e-1, -7.053_061_224_489_796e-1, 1.414_285_714_285_714_4, 1.607_142_857_142_857_2, 3.571_428_571_428_571_5e-1];
    const ROUGH: [u64; 2] = [715_094_163, 696_219_795];
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = x.abs();
    let mut root = f64::from_bits(size.to_bits() / 3 + (ROUGH[0] << 32));
    if size < f64::MIN_POSITIVE {
        let normal = (1u64 << 54) as f64 * size;
        root = f64::from_bits(normal.to_bits() / 3 + (ROUGH[1] << 32));
    }
    let [c, d, e, f, g] = PARTS;
    let s = c + root * root / size * root;
    root *= g + f / (s + e + d / s);
    // To 22 bits, rounded away from 0; then one step of Newton's.
    root = f64::from_bits((root.to_bits() & 0xf_ffff_fffc << 28) + (1 << 30));
    let r = size / (root * root);
    signed(root + root * ((r - root) / (root + root + r)), x < 0.0)
}

fn is_odd(x: f64) -> bool {
    x.abs() < (1u64 << 53) as f64 && x.fract() == 0.0 && x as i64 & 1 == 1
}

pub(super) fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == 0.0 || x.is_infinite() {
        let is_zero = (x == 0.0) == (y > 0.0);
        let size = if is_zero { 0.0 } else { f64::INFINITY };
        return signed(size, x.is_sign_negative() && is_odd(y));
    }
    if y.is_infinite() || y.abs() >= (1u64 << 63) as f64 {
        return match x {
            -1.0 => 1.0,
            _ if (x.abs() < 1.0) == (y > 0.0) => 0.0,
            _ => f64::INFINITY,
        };
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if y == -0.5 {
        return 1.0 / x.sqrt();
    }
    let (mut whole, mut rest) = (y.abs().trunc(), y.abs().fract());
    if rest != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    let (mut value, mut exponent) = (1.0, 0i64);
    if rest != 0.0 {
        if rest > 0.5 {
            rest -= 1.0;
            whole += 1.0;
        }
        value = exp(rest * libm::log(x));
    }
    let (mut square, power) = libm::frexp(x);
    let mut power = i64::from(power);
    let mut left = whole as i64;
    while left != 0 {
        if !(-(1 << 12)..=1 << 12).contains(&power) {
            exponent += power;
            break;
        }
        if left & 1 == 1 {
            value *= square;
            exponent += power;
        }
        square *= square;
        power <<= 1;
        if square < 0.5 {
            square += square;
            power -= 1;
        }
        left >>= 1;
    }
    if y < 0.0 {
        (value, exponent) = (1.0 / value, -exponent);
    }
    libm::ldexp(value, exponent as i32)
}

/// Stirling's formula, for above 33: two factors, since the product may be too large.
fn stirling(x: f64) -> (f64, f64) {
    const SERIES: [f64; 6] = [
        7.873_113_957_930_937e-4,
        -2.295_499_616_133_781_3e-4,
        -2.681_326_178_057_812_4e-3,
        3.472_222_216_054_586_7e-3,
        8.333_333_333_334_822e-2,
        1.0,
    ];
    const SQRT_2_PI: f64 = 2.506_628_274_631_000_7;
    if x > 200.0 {
        return (f64::INFINITY, 1.0);
    }
    let series = horner(1.0 / x, &SERIES[..5]);
    let series = 1.0 + 1.0 / x * series;
    let power = exp(x);
    match x > 143.01608 {
        true => {
            let half = pow(x, 0.5 * x - 0.25);
            (half, SQRT_2_PI * series * (half / power))
        }
        false => (pow(x, x - 0.5) / power, SQRT_2_PI * series * 1.0),
    }
}

pub(super) fn gamma(x: f64) -> f64 {
    const EULER: f64 = 0.577_215_664_901_532_9;
    const ABOVE: [f64; 7] = [
        1.601_195_224_767_518_5e-4,
        1.191_351_470_065_863_8e-3,
        1.042_137_975_617_615_7e-2,
        4.763_678_004_571_372e-2,
        2.074_482_276_484_359_8e-1,
        4.942_148_268_014_971e-1,
        1.0,
    ];
    const BELOW: [f64; 8] = [
        -2.315_818_733_241_201_4e-5,
        5.396_055_804_933_034e-4,
        -4.456_419_138_517_973e-3,
        1.181_397_852_220_604_3e-2,
        3.582_363_986_054_986_5e-2,
        -2.345_917_957_182_433_5e-1,
        7.143_049_170_302_73e-2,
        1.0,
    ];
    if x < 0.0 && x.fract() == 0.0 || x == f64::NEG_INFINITY || x.is_nan() {
        return f64::NAN;
    }
    if x == 0.0 || x == f64::INFINITY {
        return signed(f64::INFINITY, x.is_sign_negative());
    }
    let size = x.abs();
    if size > 33.0 {
        let (first, second) = stirling(size);
        if x >= 0.0 {
            return first * second;
        }
        return mirrored_gamma(size, first, second);
    }
    let small = |x: f64, z: f64| z / ((1.0 + EULER * x) * x);
    let (mut x, mut z) = (x, 1.0);
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 0.0 {
        if x > -1e-9 {
            return small(x, z);
        }
        z /= x;
        x += 1.0;
    }
    while x < 2.0 {
        if x < 1e-9 {
            return if x == 0.0 { f64::INFINITY } else { small(x, z) };
        }
        z /= x;
        x += 1.0;
    }
    if x == 2.0 {
        return z;
    }
    x -= 2.0;
    z * horner(x, &ABOVE) / horner(x, &BELOW)
}

/// Of `-size`, by the sine and the gamma of `size`.
fn mirrored_gamma(size: f64, first: f64, second: f64) -> f64 {
    let mut whole = size.floor();
    let is_negative = whole as i64 & 1 == 0;
    if size - whole > 0.5 {
        whole += 1.0;
    }
    let sine = size * sin(PI * (size - whole));
    if sine == 0.0 {
        return signed(f64::INFINITY, is_negative);
    }
    let product = sine.abs() * first * second;
    let value = match product.is_infinite() {
        true => PI / sine.abs() / first / second,
        false => PI / product,
    };
    signed(value, is_negative)
}
