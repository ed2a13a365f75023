//! The merge of two adjacent runs, which gallops through what is clearly on one side.
//!
//! Part of [`super::sort`]; see there for the nouns and the source.

use super::sort::{Answers, Question, hash_each};
use std::hash::{Hash, Hasher};

/// So many wins in a row make galloping worth it (`MIN_GALLOP`).
pub(super) const GALLOP_MIN: usize = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Stage {
    /// Skip what is in its place already: the start of the left run, the end of the right one.
    TrimLeft,
    TrimRight,
    /// Compare pair by pair.
    Pairs,
    /// Gallop in the left run, then in the right one.
    GallopLeft,
    GallopRight,
}

/// One merge. The runs are copied; the merged elements collect in `merged`, in reverse when merging from the end.
#[derive(Clone, Debug)]
pub(super) struct Merge {
    left: Vec<usize>,
    right: Vec<usize>,
    /// Where `left` starts in the list.
    start: usize,
    merged: Vec<usize>,
    /// The right run is the shorter one: merge from the end (`merge_hi`).
    from_end: bool,
    stage: Stage,
    left_wins: usize,
    right_wins: usize,
}

impl Hash for Merge {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for part in [&self.left, &self.right, &self.merged] {
            hash_each(part, state);
        }
        (self.start, self.from_end, self.stage).hash(state);
        (self.left_wins, self.right_wins).hash(state);
    }
}

impl Merge {
    pub(super) fn new(order: &[usize], start: usize, middle: usize, end: usize) -> Merge {
        Merge {
            left: order[start..middle].to_vec(),
            right: order[middle..end].to_vec(),
            start,
            merged: Vec::new(),
            from_end: false,
            stage: Stage::TrimLeft,
            left_wins: 0,
            right_wins: 0,
        }
    }

    /// Puts everything into the list, once [`Merge::unit`] said that it is done.
    pub(super) fn write_back(&mut self, order: &mut [usize]) {
        // What is left of both runs has its order known: at most one side is longer than one element.
        let merged = std::mem::take(&mut self.merged);
        let whole: Vec<usize> = if self.from_end {
            self.rest()
                .into_iter()
                .chain(merged.into_iter().rev())
                .collect()
        } else {
            merged.into_iter().chain(self.rest()).collect()
        };
        order[self.start..self.start + whole.len()].copy_from_slice(&whole);
    }

    /// The elements never compared again. From the start, one left element stays behind all right ones; from the
    /// end, one right element goes before all left ones: in both cases right ones come first. When trimming
    /// ended the merge, or one side is used up, the order is the runs' own.
    fn rest(&mut self) -> Vec<usize> {
        let (left, right) = (
            std::mem::take(&mut self.left),
            std::mem::take(&mut self.right),
        );
        let trimmed_only = matches!(self.stage, Stage::TrimLeft | Stage::TrimRight);
        if trimmed_only {
            [left, right].concat()
        } else {
            [right, left].concat()
        }
    }

    /// Does one unit; true when the merge is done.
    pub(super) fn unit(
        &mut self,
        answers: &mut Answers<'_>,
        gallop_min: &mut usize,
    ) -> Result<bool, Question> {
        match self.stage {
            Stage::TrimLeft => {
                let skip = gallop_right(answers, self.right[0], &self.left, 0)?;
                self.start += skip;
                self.left.drain(..skip);
                self.stage = Stage::TrimRight;
                Ok(self.left.is_empty())
            }
            Stage::TrimRight => {
                let last = self.left[self.left.len() - 1];
                let keep = gallop_left(answers, last, &self.right, self.right.len() - 1)?;
                self.right.truncate(keep);
                if keep == 0 {
                    return Ok(true);
                }
                self.stage = Stage::Pairs;
                self.from_end = self.left.len() > self.right.len();
                // The first (or last) one is known by the trimming.
                Ok(if self.from_end {
                    self.take_left(1)
                } else {
                    self.take_right(1)
                })
            }
            Stage::Pairs if self.from_end => {
                let (left, right) = (
                    self.left[self.left.len() - 1],
                    self.right[self.right.len() - 1],
                );
                let right_less = answers.less(right, left)?;
                Ok(self.pair(right_less, gallop_min))
            }
            Stage::Pairs => {
                let right_less = answers.less(self.right[0], self.left[0])?;
                Ok(self.pair(!right_less, gallop_min))
            }
            Stage::GallopLeft => {
                let count = if self.from_end {
                    let key = self.right[self.right.len() - 1];
                    self.left.len() - gallop_right(answers, key, &self.left, self.left.len() - 1)?
                } else {
                    gallop_right(answers, self.right[0], &self.left, 0)?
                };
                *gallop_min -= usize::from(*gallop_min > 1);
                self.left_wins = count;
                self.stage = Stage::GallopRight;
                Ok((count > 0 && self.take_left(count)) || self.take_right(1))
            }
            Stage::GallopRight => {
                let count = if self.from_end {
                    let key = self.left[self.left.len() - 1];
                    self.right.len() - gallop_left(answers, key, &self.right, self.right.len() - 1)?
                } else {
                    gallop_left(answers, self.left[0], &self.right, 0)?
                };
                self.right_wins = count;
                let done = (count > 0 && self.take_right(count)) || self.take_left(1);
                if !done && self.left_wins < GALLOP_MIN && self.right_wins < GALLOP_MIN {
                    // Leaving costs one more win the next time.
                    *gallop_min += 1;
                    (self.left_wins, self.right_wins) = (0, 0);
                    self.stage = Stage::Pairs;
                } else {
                    self.stage = Stage::GallopLeft;
                }
                Ok(done)
            }
        }
    }

    /// One pair was compared; true when the merge is done.
    fn pair(&mut self, left_wins: bool, gallop_min: &mut usize) -> bool {
        let done = if left_wins {
            (self.left_wins, self.right_wins) = (self.left_wins + 1, 0);
            self.take_left(1)
        } else {
            (self.left_wins, self.right_wins) = (0, self.right_wins + 1);
            self.take_right(1)
        };
        if !done && self.left_wins.max(self.right_wins) >= *gallop_min {
            // It goes down by one again on entering the first gallop.
            *gallop_min += 1;
            self.stage = Stage::GallopLeft;
        }
        done
    }

    /// Merges `count` elements of the left run; true when no question is left.
    fn take_left(&mut self, count: usize) -> bool {
        if self.from_end {
            let keep = self.left.len() - count;
            self.merged.extend(self.left.drain(keep..).rev());
            self.left.is_empty() || self.right.len() == 1
        } else {
            self.merged.extend(self.left.drain(..count));
            self.left.len() <= 1
        }
    }

    /// Merges `count` elements of the right run; true when no question is left.
    fn take_right(&mut self, count: usize) -> bool {
        if self.from_end {
            let keep = self.right.len() - count;
            self.merged.extend(self.right.drain(keep..).rev());
            self.right.len() <= 1
        } else {
            self.merged.extend(self.right.drain(..count));
            self.right.is_empty() || self.left.len() == 1
        }
    }
}

/// Where `key` belongs in a sorted run, before its equals; the search starts at `hint`.
fn gallop_left(
    answers: &mut Answers<'_>,
    key: usize,
    run: &[usize],
    hint: usize,
) -> Result<usize, Question> {
    if answers.less(run[hint], key)? {
        let (low, high) = stride(run.len() - hint, |offset| {
            answers.less(run[hint + offset], key)
        })?;
        search(hint + low + 1, hint + high, |at| {
            Ok(!answers.less(run[at], key)?)
        })
    } else {
        let (low, high) = stride(hint + 1, |offset| {
            Ok(!answers.less(run[hint - offset], key)?)
        })?;
        search(hint + 1 - high, hint - low, |at| {
            Ok(!answers.less(run[at], key)?)
        })
    }
}

/// Where `key` belongs in a sorted run, behind its equals; the search starts at `hint`.
fn gallop_right(
    answers: &mut Answers<'_>,
    key: usize,
    run: &[usize],
    hint: usize,
) -> Result<usize, Question> {
    if answers.less(key, run[hint])? {
        let (low, high) = stride(hint + 1, |offset| answers.less(key, run[hint - offset]))?;
        search(hint + 1 - high, hint - low, |at| answers.less(key, run[at]))
    } else {
        let (low, high) = stride(run.len() - hint, |offset| {
            Ok(!answers.less(key, run[hint + offset])?)
        })?;
        search(hint + low + 1, hint + high, |at| answers.less(key, run[at]))
    }
}

/// Doubles the offset while `further` says so: the last offset that held, and the first that did not (or the most).
fn stride(
    most: usize,
    mut further: impl FnMut(usize) -> Result<bool, Question>,
) -> Result<(usize, usize), Question> {
    let (mut last, mut offset) = (0, 1);
    while offset < most && further(offset)? {
        (last, offset) = (offset, 2 * offset + 1);
    }
    Ok((last, offset.min(most)))
}

/// The first place from `low` on at which `stop` holds, or `high`.
fn search(
    mut low: usize,
    mut high: usize,
    mut stop: impl FnMut(usize) -> Result<bool, Question>,
) -> Result<usize, Question> {
    while low < high {
        let middle = low + (high - low) / 2;
        if stop(middle)? {
            high = middle
        } else {
            low = middle + 1
        }
    }
    Ok(low)
}
