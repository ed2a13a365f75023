//! Numbers as amd64 has them: cut out of words, and made from floats.

/// Bits of a packed word: as a load of this kind (unsigned 8, 16, 32; signed 8, 16, 32).
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
pub(super) fn float_to_int(float: f64) -> u64 {
    if float >= -9_223_372_036_854_775_808.0 && float < 9_223_372_036_854_775_808.0 {
        float as i64 as u64
    } else {
        i64::MIN as u64
    }
}

pub(super) fn float_to_uint(float: f64) -> u64 {
    if float < 9_223_372_036_854_775_808.0 {
        float_to_int(float)
    } else {
        float_to_int(float - 9_223_372_036_854_775_808.0) ^ 1 << 63
    }
}
