//! Running a program: one stack of open ways and of changes to take back.

use super::op::{self, accepts, fold};
use super::{Found, Mode, STEPS_MAX, Search, TooManySteps};

/// What backtracking does when it comes by.
#[derive(Clone, Copy, Debug)]
enum Back {
    /// Go on here.
    Way {
        pc: u32,
        place: u32,
    },
    /// A lazy loop: run its body once more.
    Body {
        pc: u32,
        place: u32,
    },
    /// A greedy run of single characters: give one back, down to `least`.
    Shorter {
        pc: u32,
        least: u32,
        place: u32,
    },
    /// A lazy run of single characters: take one more.
    Longer {
        pc: u32,
        place: u32,
        left: u32,
    },
    Slot {
        slot: u32,
        old: i64,
    },
    LastGroup {
        old: u32,
    },
    Loop {
        which: u32,
        count: u32,
        last: i64,
    },
}

pub struct Matcher<'a> {
    search: Search<'a>,
    slots: Vec<i64>,
    last_group: u32,
    /// Rounds begun, and where the last one began.
    loops: Vec<(u32, i64)>,
    stack: Vec<Back>,
    steps: u64,
    /// Where this attempt began.
    begin: usize,
}

impl<'a> Matcher<'a> {
    pub fn new(search: Search<'a>) -> Matcher<'a> {
        Matcher {
            search,
            slots: vec![-1; 2 * (search.groups + 1)],
            last_group: 0,
            loops: vec![(0, -1); search.loops],
            stack: Vec::new(),
            steps: 0,
            begin: search.start,
        }
    }

    pub fn first(mut self) -> Result<(Option<Found>, u64), TooManySteps> {
        let Search { start, end, .. } = self.search;
        if start > end {
            return Ok((None, 0));
        }
        let last = if self.search.mode == Mode::Search {
            end
        } else {
            start
        };
        for begin in start..=last {
            if self.cannot_begin(begin) {
                self.steps += 1;
                continue;
            }
            self.slots.fill(-1);
            self.last_group = 0;
            self.stack.clear();
            self.begin = begin;
            if let Some(stop) = self.run(0, begin, true)? {
                self.slots[0] = begin as i64;
                self.slots[1] = stop as i64;
                let found = Found {
                    spans: self.slots,
                    last_group: self.last_group,
                };
                return Ok((Some(found), self.steps));
            }
        }
        Ok((None, self.steps))
    }

    /// A look at the first operation that spares most attempts.
    fn cannot_begin(&self, begin: usize) -> bool {
        let program = self.search.program;
        let mut pc = 0;
        while program[pc] == op::MARK {
            pc += 2;
        }
        match program[pc] {
            op::CHAR | op::CHAR_ANY_CASE | op::SET => {
                begin >= self.search.end || !accepts(program, pc, self.search.subject.at(begin))
            }
            op::AT if program[pc + 1] == 0 => begin > 0,
            _ => false,
        }
    }

    fn set_slot(&mut self, slot: usize, value: i64) {
        let old = self.slots[slot];
        self.stack.push(Back::Slot {
            slot: slot as u32,
            old,
        });
        self.slots[slot] = value;
        if slot % 2 == 1 {
            self.stack.push(Back::LastGroup {
                old: self.last_group,
            });
            self.last_group = slot as u32 / 2;
        }
    }

    fn set_loop(&mut self, which: usize, count: u32, last: i64) {
        let (old_count, old_last) = self.loops[which];
        self.stack.push(Back::Loop {
            which: which as u32,
            count: old_count,
            last: old_last,
        });
        self.loops[which] = (count, last);
    }

    fn way(&mut self, pc: usize, place: usize) {
        self.stack.push(Back::Way {
            pc: pc as u32,
            place: place as u32,
        });
    }

    /// Takes back until a way is open; None below `base`.
    fn backtrack(&mut self, base: usize) -> Option<(usize, usize)> {
        while self.stack.len() > base {
            match self.stack.pop()? {
                Back::Way { pc, place } => return Some((pc as usize, place as usize)),
                Back::Body { pc, place } => {
                    let which = self.search.program[pc as usize + 1] as usize;
                    let (count, _) = self.loops[which];
                    self.set_loop(which, count + 1, i64::from(place));
                    return Some((pc as usize + 6, place as usize));
                }
                Back::Shorter { pc, least, place } => {
                    let place = place - 1;
                    if place > least {
                        self.stack.push(Back::Shorter { pc, least, place });
                    }
                    let next = self.search.program[pc as usize + 4] as usize;
                    return Some((next, place as usize));
                }
                Back::Longer { pc, place, left } => {
                    let at = pc as usize;
                    let program = self.search.program;
                    let is_more = (place as usize) < self.search.end
                        && accepts(program, at + 5, self.search.subject.at(place as usize));
                    if left == 0 || !is_more {
                        continue;
                    }
                    let (place, left) = (place + 1, left - 1);
                    self.stack.push(Back::Longer { pc, place, left });
                    return Some((program[at + 4] as usize, place as usize));
                }
                Back::Slot { slot, old } => self.slots[slot as usize] = old,
                Back::LastGroup { old } => self.last_group = old,
                Back::Loop { which, count, last } => self.loops[which as usize] = (count, last),
            }
        }
        None
    }

    /// Closes the ways above `base`, and keeps what must be taken back.
    fn close(&mut self, base: usize) {
        let mut kept = base;
        for at in base..self.stack.len() {
            if let Back::Slot { .. } | Back::LastGroup { .. } | Back::Loop { .. } = self.stack[at] {
                self.stack[kept] = self.stack[at];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    fn is_accepted_end(&self, place: usize) -> bool {
        let Search {
            mode,
            end,
            start,
            advance,
            ..
        } = self.search;
        !(mode == Mode::FullMatch && place != end)
            && !(advance && self.begin == start && place == start)
    }

    /// From `pc` at `place` to SUCCESS: where it ended. Ways stay open on the stack.
    fn run(&mut self, pc: usize, place: usize, top: bool) -> Result<Option<usize>, TooManySteps> {
        let base = self.stack.len();
        let (mut pc, mut place) = (pc, place);
        loop {
            self.steps += 1;
            if self.steps > STEPS_MAX {
                return Err(TooManySteps);
            }
            if self.search.program[pc] == op::SUCCESS && (!top || self.is_accepted_end(place)) {
                return Ok(Some(place));
            }
            let next = match self.step(pc, place)? {
                Some(next) => Some(next),
                None => self.backtrack(base),
            };
            match next {
                Some(next) => (pc, place) = next,
                None => return Ok(None),
            }
        }
    }

    /// One operation; None: it fails.
    fn step(&mut self, pc: usize, place: usize) -> Result<Option<(usize, usize)>, TooManySteps> {
        let Search {
            program,
            subject,
            end,
            ..
        } = self.search;
        let word = |n: usize| program[pc + n] as usize;
        Ok(match program[pc] {
            op::SUCCESS | op::FAIL => None,
            op::JUMP => Some((word(1), place)),
            op::SPLIT => {
                self.way(word(2), place);
                Some((word(1), place))
            }
            op::MARK => {
                self.set_slot(word(1), place as i64);
                Some((pc + 2, place))
            }
            op::AT => op::is_at(program[pc + 1], subject, end, place).then_some((pc + 2, place)),
            op::BACKREF | op::BACKREF_ANY_CASE => self
                .after_group(word(1), place, program[pc] == op::BACKREF_ANY_CASE)
                .map(|place| (pc + 2, place)),
            op::REPEAT_ONE => self.repeat_one(pc, place),
            op::LOOP_INIT => {
                self.set_loop(word(1), 0, -1);
                Some((pc + 2, place))
            }
            op::LOOP => Some(self.round(pc, place)),
            op::LOOK => self.look(pc, place)?,
            op::ATOMIC => {
                let base = self.stack.len();
                let stop = self.run(pc + 2, place, false)?;
                self.close(base);
                stop.map(|stop| (word(1), stop))
            }
            op::COND => {
                let took_part = self.slots[2 * word(1) + 1] >= 0;
                Some((if took_part { pc + 3 } else { word(2) }, place))
            }
            _ => (place < end && accepts(program, pc, subject.at(place)))
                .then(|| (pc + op::width_of_one(program, pc), place + 1)),
        })
    }

    fn after_group(&self, group: usize, place: usize, any_case: bool) -> Option<usize> {
        let (from, to) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if from < 0 || to < from {
            return None;
        }
        let mut place = place;
        for at in from as usize..to as usize {
            if place >= self.search.end {
                return None;
            }
            let (a, b) = (self.search.subject.at(at), self.search.subject.at(place));
            if a != b && !(any_case && fold(a) == fold(b)) {
                return None;
            }
            place += 1;
        }
        Some(place)
    }

    fn repeat_one(&mut self, pc: usize, place: usize) -> Option<(usize, usize)> {
        let Search {
            program,
            subject,
            end,
            ..
        } = self.search;
        let (greed, least, most) = (program[pc + 1], program[pc + 2], program[pc + 3]);
        let next = program[pc + 4] as usize;
        let room = (end - place).min(most as usize);
        let wanted = if greed == op::LAZY {
            room.min(least as usize)
        } else {
            room
        };
        let mut taken = 0;
        while taken < wanted && accepts(program, pc + 5, subject.at(place + taken)) {
            taken += 1;
        }
        self.steps += taken as u64;
        if taken < least as usize {
            return None;
        }
        let here = (place + taken) as u32;
        if greed == op::LAZY {
            let left = if most == op::NO_MAX {
                op::NO_MAX
            } else {
                most - least
            };
            self.stack.push(Back::Longer {
                pc: pc as u32,
                place: here,
                left,
            });
        } else if greed != op::POSSESSIVE && taken > least as usize {
            self.stack.push(Back::Shorter {
                pc: pc as u32,
                least: place as u32 + least,
                place: here,
            });
        }
        Some((next, here as usize))
    }

    /// LOOP: one more round, or on behind it.
    fn round(&mut self, pc: usize, place: usize) -> (usize, usize) {
        let program = self.search.program;
        let which = program[pc + 1] as usize;
        let (least, most) = (program[pc + 2], program[pc + 3]);
        let (is_lazy, behind) = (program[pc + 4] == op::LAZY, program[pc + 5] as usize);
        let (count, last) = self.loops[which];
        let may_go_on = (most == op::NO_MAX || count < most) && last != place as i64;
        if count >= least && (is_lazy || !may_go_on) {
            if may_go_on {
                self.stack.push(Back::Body {
                    pc: pc as u32,
                    place: place as u32,
                });
            }
            return (behind, place);
        }
        if count >= least {
            self.way(behind, place);
        }
        self.set_loop(which, count + 1, place as i64);
        (pc + 6, place)
    }

    fn look(&mut self, pc: usize, place: usize) -> Result<Option<(usize, usize)>, TooManySteps> {
        let program = self.search.program;
        let (kind, width) = (program[pc + 1], program[pc + 2] as usize);
        let behind = program[pc + 3] as usize;
        let is_negative = kind & op::NEGATIVE != 0;
        let from = if kind & op::BEHIND != 0 {
            place.checked_sub(width)
        } else {
            Some(place)
        };
        let base = self.stack.len();
        let hit = match from {
            Some(from) => self.run(pc + 4, from, false)?.is_some(),
            None => false,
        };
        if is_negative && hit {
            // What the body took back is as before; its open ways are closed.
            self.close(base);
            while self.backtrack(base).is_some() {}
        } else {
            self.close(base);
        }
        Ok((hit != is_negative).then_some((behind, place)))
    }
}
