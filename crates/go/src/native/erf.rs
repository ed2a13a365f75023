//! The error function, as FreeBSD's `s_erf.c` has it and Go's `math/erf.go` after it, with our `exp`.

use super::elementary::exp;

/// erf(1), of which the middle piece is a correction.
const AT_ONE: f64 = 0.8450629115104675;
/// 2/√π − 1, and eight times that.
const SLOPE: [f64; 2] = [0.1283791670955126, 1.0270333367641007];
// Numerators and denominators of the pieces from 0, 0.84375, 1.25 and 1/0.35 on.
const NEAR_OVER: [f64; 5] = [0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-05];
const NEAR_UNDER: [f64; 5] = [0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-06];
const MIDDLE_OVER: [f64; 7] = [-0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668, 0.035478304325618236, -0.002166375594868791];
const MIDDLE_UNDER: [f64; 6] = [0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905, 0.011984499846799107];
const FAR_OVER: [f64; 8] = [-0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347, -184.60509290671104, -81.2874355063066, -9.814329344169145];
const FAR_UNDER: [f64; 8] = [19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783, 108.63500554177944, 6.570249770319282, -0.0604244152148581];
const TAIL_OVER: [f64; 7] = [-0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896, -1025.0951316110772, -483.5191916086514];
const TAIL_UNDER: [f64; 7] = [30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644, 474.52854120695537, -22.44095244658582];

fn series(x: f64, terms: &[f64]) -> f64 {
    terms.iter().rev().fold(None, |sum: Option<f64>, term| Some(sum.map_or(*term, |sum| term + x * sum))).unwrap_or(0.0)
}

fn quotient(x: f64, over: &[f64], under: &[f64]) -> f64 {
    series(x, over) / (1.0 + x * series(x, under))
}

/// What is missing to 1, times `size`, from 1.25 on.
fn rest(size: f64, tail: bool) -> f64 {
    let square = 1.0 / (size * size);
    let fraction = match tail {
        false => quotient(square, &FAR_OVER, &FAR_UNDER),
        true => quotient(square, &TAIL_OVER, &TAIL_UNDER),
    };
    // Of 20 bits, so that its square is exact.
    let short = f64::from_bits(size.to_bits() & 0xffff_ffff_0000_0000);
    exp(-short * short - 0.5625) * exp((short - size) * (short + size) + fraction)
}

pub(super) fn erf(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let size = x.abs();
    let positive = if size < 0.84375 {
        if size < 2.848_094_538_889_218e-306 {
            0.125 * (8.0 * size + SLOPE[1] * size)
        } else if size < 1.0 / (1 << 28) as f64 {
            size + SLOPE[0] * size
        } else {
            size + size * quotient(size * size, &NEAR_OVER, &NEAR_UNDER)
        }
    } else if size < 1.25 {
        AT_ONE + quotient(size - 1.0, &MIDDLE_OVER, &MIDDLE_UNDER)
    } else if size >= 6.0 {
        1.0
    } else {
        1.0 - rest(size, size >= 1.0 / 0.35) / size
    };
    if x < 0.0 { -positive } else { positive }
}
