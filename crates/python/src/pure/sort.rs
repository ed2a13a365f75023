//! `list.sort`: CPython's sort as a machine that asks for one comparison at a time.
//!
//! A learner's `__lt__` is Python code: it can print, await its turn for the GIL or
//! raise. So the sort never calls; it says which two elements it wants compared, and
//! the VM comes back with the answer. The order and number of the questions are those
//! of CPython 3.13 and later, so a program that counts comparisons counts the same.
//!
//! Nouns: an *element* is named by its index in the list as it was given; a *run* is
//! a sorted stretch; a *unit* is a piece of work that asks few questions (one insertion,
//! one gallop). Invariant: a unit changes the machine only after its last question is
//! answered. Until then its answers stand in `answers`, and each call of
//! [`SortMachine::next`] does the unit again from its beginning, which costs at most
//! the square of a logarithm and keeps the machine plain data.
//!
//! Source of the rule: CPython 3.14, Objects/listobject.c (`count_run`, `binarysort`,
//! `gallop_left`, `gallop_right`, `merge_lo`, `merge_hi`, `powerloop`) and listsort.txt.
//!
//! Rejected: sorting inside of a native with a callback (the VM would recurse), and
//! collecting all comparisons first (their number is not known, and `__lt__` may lie).

use super::sort_merge::Merge;
use std::hash::{Hash, Hasher};

/// What the machine wants next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Is element `.0` less than element `.1`?
    Less(usize, usize),
    /// Sorted: the elements' original indices in their new order.
    Done(Vec<usize>),
}

/// An unanswered question: is the first less than the second?
pub(super) type Question = (usize, usize);

/// The answers that a unit has so far; asking for one more stops the unit.
pub(super) struct Answers<'a> {
    given: &'a [bool],
    used: usize,
}

impl Answers<'_> {
    pub(super) fn less(&mut self, left: usize, right: usize) -> Result<bool, Question> {
        let answer = self.given.get(self.used).copied().ok_or((left, right))?;
        self.used += 1;
        Ok(answer)
    }
}

#[derive(Clone, Copy, Debug, Hash)]
struct Run {
    start: usize,
    length: usize,
    /// Where the powersort tree puts the border to the next run.
    power: u32,
}

/// How far `count_run` is; the run so far is `length` long.
#[derive(Clone, Copy, Debug, Hash)]
enum Counting {
    Ascending,
    /// A smaller element follows: were all before it equal, so that the run may descend?
    AllEqual,
    /// The last `equal` elements equal the one before them.
    Descending {
        equal: usize,
    },
    /// Turned round; it may go on upwards.
    Extending,
}

#[derive(Clone, Debug, Hash)]
enum Phase {
    Count {
        counting: Counting,
        length: usize,
    },
    /// Elements before `next` are in order; the run shall be `length` long.
    Insert {
        length: usize,
        next: usize,
    },
    /// A run of this length was found; earlier ones may have to be merged first.
    Found {
        length: usize,
    },
    /// No run is left to find.
    Collapse,
    Done,
}

/// The state of one sort.
#[derive(Clone, Debug)]
pub struct SortMachine {
    order: Vec<usize>,
    /// Where the run being found starts.
    start: usize,
    phase: Phase,
    pending: Vec<Run>,
    merge: Option<Merge>,
    gallop_min: usize,
    run_min: usize,
    reverse: bool,
    answers: Vec<bool>,
}

impl Hash for SortMachine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_each(&self.order, state);
        (self.start, &self.phase, self.gallop_min, self.run_min).hash(state);
        (self.reverse, &self.answers, &self.merge).hash(state);
        self.pending.iter().for_each(|run| run.hash(state));
    }
}

/// One by one: a slice of `usize` is hashed by its bytes, of which there are 4 or 8.
pub(super) fn hash_each(numbers: &[usize], state: &mut impl Hasher) {
    numbers.iter().for_each(|number| number.hash(state));
}

impl SortMachine {
    /// A sort of `length` elements; `reverse` keeps equal elements in their order too.
    pub fn new(length: usize, reverse: bool) -> SortMachine {
        let mut order: Vec<usize> = (0..length).collect();
        if reverse {
            order.reverse();
        }
        let phase = if length < 2 {
            Phase::Done
        } else {
            Phase::Count {
                counting: Counting::Ascending,
                length: 1,
            }
        };
        SortMachine {
            order,
            start: 0,
            phase,
            pending: Vec::new(),
            merge: None,
            gallop_min: super::sort_merge::GALLOP_MIN,
            run_min: shortest_run(length),
            reverse,
            answers: Vec::new(),
        }
    }

    /// Gives the answer to the last question (`None` at first) and gets the next one.
    pub fn next(&mut self, last_answer: Option<bool>) -> Step {
        self.answers.extend(last_answer);
        loop {
            if matches!(self.phase, Phase::Done) {
                let mut order = std::mem::take(&mut self.order);
                if self.reverse {
                    order.reverse();
                }
                return Step::Done(order);
            }
            let given = std::mem::take(&mut self.answers);
            match self.unit(&mut Answers {
                given: &given,
                used: 0,
            }) {
                Ok(()) => {}
                Err((left, right)) => {
                    self.answers = given;
                    return Step::Less(left, right);
                }
            }
        }
    }

    fn unit(&mut self, answers: &mut Answers<'_>) -> Result<(), Question> {
        if let Some(merge) = &mut self.merge {
            if merge.unit(answers, &mut self.gallop_min)? {
                merge.write_back(&mut self.order);
                self.merge = None;
            }
            return Ok(());
        }
        match self.phase {
            Phase::Count { counting, length } => self.count(answers, counting, length)?,
            Phase::Insert { length, next } => self.insert(answers, length, next)?,
            Phase::Found { length } => self.found(length),
            Phase::Collapse => self.collapse(),
            Phase::Done => {}
        }
        Ok(())
    }

    /// `count_run`, one comparison (or two, of a descending run) further.
    fn count(
        &mut self,
        answers: &mut Answers<'_>,
        counting: Counting,
        length: usize,
    ) -> Result<(), Question> {
        let rest = &mut self.order[self.start..];
        let at_end = length == rest.len();
        let mut length = length;
        let next = match counting {
            Counting::Ascending | Counting::Extending if at_end => None,
            Counting::Ascending => match answers.less(rest[length], rest[length - 1])? {
                false => {
                    length += 1;
                    Some(Counting::Ascending)
                }
                true if length > 1 => Some(Counting::AllEqual),
                true => {
                    length += 1;
                    Some(Counting::Descending { equal: 0 })
                }
            },
            Counting::AllEqual if answers.less(rest[0], rest[length - 1])? => None,
            Counting::AllEqual => {
                // Turned twice, equal elements end in the order they had.
                rest[..length].reverse();
                length += 1;
                Some(Counting::Descending { equal: 0 })
            }
            Counting::Descending { equal } => {
                let smaller = !at_end && answers.less(rest[length], rest[length - 1])?;
                let larger =
                    at_end || (!smaller && answers.less(rest[length - 1], rest[length])?);
                if smaller || larger {
                    rest[length - 1 - equal..length].reverse();
                }
                if larger {
                    rest[..length].reverse();
                    Some(Counting::Extending)
                } else {
                    length += 1;
                    Some(Counting::Descending {
                        equal: if smaller { 0 } else { equal + 1 },
                    })
                }
            }
            Counting::Extending => match answers.less(rest[length], rest[length - 1])? {
                true => None,
                false => {
                    length += 1;
                    Some(Counting::Extending)
                }
            },
        };
        self.phase = match next {
            Some(counting) => Phase::Count { counting, length },
            None => Phase::Insert {
                length: length.max(self.run_min.min(rest.len())),
                next: length,
            },
        };
        Ok(())
    }

    /// `binarysort`, one element further.
    fn insert(
        &mut self,
        answers: &mut Answers<'_>,
        length: usize,
        next: usize,
    ) -> Result<(), Question> {
        if next == length {
            self.phase = Phase::Found { length };
            return Ok(());
        }
        let run = &mut self.order[self.start..self.start + length];
        let (mut low, mut high) = (0, next);
        while low < high {
            let middle = (low + high) / 2;
            if answers.less(run[next], run[middle])? {
                high = middle
            } else {
                low = middle + 1
            }
        }
        run[low..=next].rotate_right(1);
        self.phase = Phase::Insert {
            length,
            next: next + 1,
        };
        Ok(())
    }

    /// `found_new_run`: merges what is deeper in the tree, then keeps the run.
    fn found(&mut self, length: usize) {
        if let Some(last) = self.pending.last().copied() {
            let power = power(last.start, last.length, length, self.order.len());
            let count = self.pending.len();
            if count > 1 && self.pending[count - 2].power > power {
                return self.merge_at(count - 2);
            }
            self.pending[count - 1].power = power;
        }
        self.pending.push(Run {
            start: self.start,
            length,
            power: 0,
        });
        self.start += length;
        self.phase = match self.order.len() - self.start {
            0 => Phase::Collapse,
            _ => Phase::Count {
                counting: Counting::Ascending,
                length: 1,
            },
        };
    }

    /// `merge_force_collapse`, one merge further.
    fn collapse(&mut self) {
        let count = self.pending.len();
        if count < 2 {
            self.phase = Phase::Done;
            return;
        }
        let last = count - 2;
        let earlier = last > 0 && self.pending[last - 1].length < self.pending[last + 1].length;
        self.merge_at(last - usize::from(earlier));
    }

    fn merge_at(&mut self, at: usize) {
        let right = self.pending.remove(at + 1);
        let left = &mut self.pending[at];
        let middle = left.start + left.length;
        left.length += right.length;
        // The border behind the merged run is the right one's.
        left.power = right.power;
        self.merge = Some(Merge::new(
            &self.order,
            left.start,
            middle,
            middle + right.length,
        ));
    }
}

/// `merge_compute_minrun`: from 32 to 64, so that the number of runs is a power of two or just below.
fn shortest_run(length: usize) -> usize {
    let (mut length, mut odd) = (length, 0);
    while length >= 64 {
        odd |= length & 1;
        length >>= 1;
    }
    length + odd
}

/// `powerloop`: the first binary digit in which the middles of two adjacent runs differ, as fractions of the list.
fn power(start: usize, left: usize, right: usize, total: usize) -> u32 {
    let mut low = 2 * start + left;
    let mut high = low + left + right;
    let mut power = 0;
    loop {
        power += 1;
        if low >= total {
            low -= total;
            high -= total;
        } else if high >= total {
            return power;
        }
        low <<= 1;
        high <<= 1;
    }
}
