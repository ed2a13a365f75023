//! Slice arithmetic: how `start`, `stop` and `step` select positions of a sequence.
//!
//! Source of the rule: CPython 3.14, `PySlice_AdjustIndices` and `slice.indices`
//! (Objects/sliceobject.c); `ADJUST_INDICES` (Objects/stringlib/find.h) for the
//! optional range of `find`, `count`, `startswith` and their like.

use super::{PureError, PureResult};

/// A slice fitted to one length: `length` positions, from `start` in steps of `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SliceRange {
    pub start: i64,
    /// As `slice.indices` gives it; `-1` is possible when `step` is negative.
    pub stop: i64,
    pub step: i64,
    /// How many positions are selected.
    pub length: usize,
}

impl SliceRange {
    /// The selected positions, in the slice's order. Each lies inside the sequence.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..self.length as i64).map(move |index| (self.start + index * self.step) as usize)
    }

    /// The selected items.
    pub fn of<T: Copy>(self, items: &[T]) -> Vec<T> {
        match self.step {
            1 => items[self.start as usize..][..self.length].to_vec(),
            _ => self.positions().map(|at| items[at]).collect(),
        }
    }
}

/// Fits a slice to a sequence of `length` items. `None` is an omitted part.
///
/// Integers too large for `i64` are the caller's to saturate (CPython clips them).
/// Errors: ValueError when `step` is zero.
pub fn adjust(
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
    length: usize,
) -> PureResult<SliceRange> {
    let length = length as i64;
    // -i64::MAX, so that the step can be negated (CPython does the same).
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return Err(PureError::value("slice step cannot be zero"));
    }
    let (lowest, highest) = if step < 0 {
        (-1, length - 1)
    } else {
        (0, length)
    };
    let fit = |bound: i64| {
        let from_start = if bound < 0 {
            bound.saturating_add(length)
        } else {
            bound
        };
        from_start.clamp(lowest, highest)
    };
    let (default_start, default_stop) = if step < 0 {
        (highest, lowest)
    } else {
        (lowest, highest)
    };
    let start = start.map_or(default_start, fit);
    let stop = stop.map_or(default_stop, fit);
    let length = if step < 0 {
        if stop < start {
            (start - stop - 1) / -step + 1
        } else {
            0
        }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Ok(SliceRange {
        start,
        stop,
        step,
        length: length as usize,
    })
}

/// A position counted from either end, or `None` when it lies outside.
pub fn position(index: i64, length: usize) -> Option<usize> {
    let length = length as i64;
    let from_start = if index < 0 {
        index.checked_add(length)?
    } else {
        index
    };
    (0..length)
        .contains(&from_start)
        .then_some(from_start as usize)
}

/// The optional `start`, `end` of `find` and its like, fitted to `length`.
///
/// The first number can lie beyond `length` (and then nothing is found, not even
/// the empty text); the second never does.
pub fn search_range(start: Option<i64>, end: Option<i64>, length: usize) -> (usize, usize) {
    let length = length as i64;
    let fit = |bound: i64| {
        if bound < 0 {
            bound.saturating_add(length).max(0)
        } else {
            bound
        }
    };
    let end = end.map_or(length, |bound| fit(bound).min(length));
    (start.map_or(0, fit) as usize, end as usize)
}
