//! Numbers as amd64 has them: cut out of words, made from floats, divided.

use crate::code::Op;

/// Bits of a packed word: as a load of this kind (unsigned 8, 16, 32; signed 8, 16, 32).
#[inline]
pub(super) fn cut(word: u64, kind: u16) -> u64 {
    match kind {
        0 => word as u8 as u64,
        1 => word as u16 as u64,
        2 => word as u32 as u64,
        3 => word as i8 as u64,
        4 => word as i16 as u64,
        5 => word as i32 as u64,
        _ => word,
    }
}

/// What amd64 gives: out of range is the smallest number.
#[inline]
pub(super) fn float_to_int(float: f64) -> u64 {
    if float >= -9_223_372_036_854_775_808.0 && float < 9_223_372_036_854_775_808.0 {
        float as i64 as u64
    } else {
        i64::MIN as u64
    }
}

#[inline]
pub(super) fn float_to_uint(float: f64) -> u64 {
    if float < 9_223_372_036_854_775_808.0 {
        float_to_int(float)
    } else {
        float_to_int(float - 9_223_372_036_854_775_808.0) ^ 1 << 63
    }
}

/// Division of whole numbers; none: by zero.
#[inline]
pub(super) fn divide(op: Op, x: u64, y: u64) -> Option<u64> {
    if y == 0 {
        return None;
    }
    Some(match op {
        Op::DivS => (x as i64).wrapping_div(y as i64) as u64,
        Op::RemS => (x as i64).wrapping_rem(y as i64) as u64,
        Op::DivU => x / y,
        _ => x % y,
    })
}
