//! Instructions on maps, interfaces and channels: too long for the loop in `run`, which
//! calls this for them.

use super::Vm;
use super::panic::Thrown;
use crate::chan::{NOWHERE, Outcome, SelectCase};
use crate::code::{Instr, NONE, Op, RtypeId};
use crate::map::ITERATOR_WORDS;
use std::rc::Rc;

/// How such an instruction went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Aside {
    Next,
    Jump(u32),
    /// The goroutine is parked.
    Left,
    Finished,
}

/// Words taken out of the stack: a few, mostly.
enum Held {
    Few([u64; 4], usize),
    Many(Vec<u64>),
}

impl Held {
    fn of(words: &[u64]) -> Held {
        if words.len() > 4 {
            return Held::Many(words.to_vec());
        }
        let mut few = [0; 4];
        few[..words.len()].copy_from_slice(words);
        Held::Few(few, words.len())
    }

    fn words(&self) -> &[u64] {
        match self {
            Held::Few(words, count) => &words[..*count],
            Held::Many(words) => words,
        }
    }
}

impl Vm {
    /// `exts`: the words behind the instruction.
    pub(super) fn aside(&mut self, i: Instr, exts: &[Instr], base: usize) -> Result<Aside, Thrown> {
        let (a, b, c) = (base + i.a as usize, base + i.b as usize, base + i.c as usize);
        let ext = exts.first().copied().unwrap_or(i);
        match i.op {
            Op::MapMake
            | Op::MapGet
            | Op::MapSet
            | Op::MapDelete
            | Op::MapLen
            | Op::MapClear
            | Op::MapIter
            | Op::MapNext => return self.map_aside(i, ext, base),
            Op::MakeIface => {
                let id = RtypeId(ext.number());
                (self.stack[a], self.stack[a + 1]) = self.make_iface_at(id, b);
            }
            Op::Implements => {
                let id = RtypeId(ext.number());
                let held = self.stack[b];
                let yes = held != 0 && self.missing_method(RtypeId(held as u32), id).is_none();
                self.stack[a] = u64::from(yes);
            }
            Op::Unbox => {
                let program = Rc::clone(&self.program);
                let rtype = program.rtype(RtypeId(ext.number()));
                let from = self.stack[b + 1];
                match (rtype.is_direct(), rtype.size) {
                    (true, 0) => {}
                    (true, _) => self.stack[a] = from,
                    (false, size) => {
                        let to = &mut self.stack[a..a + rtype.words()];
                        self.memory.load_words(from, size, to)?;
                    }
                }
            }
            Op::AssertFailed => {
                let wanted = RtypeId(ext.number());
                let from = RtypeId(exts[1].number());
                return Err(self.assertion(self.stack[a], wanted, from));
            }
            Op::EqIface => {
                let x = [self.stack[b], self.stack[b + 1]];
                let y = [self.stack[c], self.stack[c + 1]];
                let equal = self.equal_ifaces(x, y);
                self.stack[a] = u64::from(equal.map_err(|error| self.uncomparable(error.0))?);
            }
            Op::EqValue => {
                let id = RtypeId(ext.number());
                let words = self.program.rtype(id).words();
                let equal = self.equal_values(id, &self.stack[b..b + words], &self.stack[c..c + words]);
                self.stack[a] = u64::from(equal.map_err(|error| self.uncomparable(error.0))?);
            }
            _ => return self.chan_aside(i, exts, base),
        }
        Ok(Aside::Next)
    }

    fn uncomparable(&self, id: RtypeId) -> Thrown {
        let name = &self.program.rtype(id).name;
        Thrown::Runtime(format!("comparing uncomparable type {name}"))
    }

    fn map_aside(&mut self, i: Instr, ext: Instr, base: usize) -> Result<Aside, Thrown> {
        let (a, b, c) = (base + i.a as usize, base + i.b as usize, base + i.c as usize);
        let program = Rc::clone(&self.program);
        let words_of = |id: RtypeId| program.rtype(id).words();
        let race = match i.op {
            Op::MapGet => self.map_race(self.stack[b], false),
            Op::MapSet | Op::MapDelete => self.map_race(self.stack[a], true),
            _ => None,
        };
        if let Some(text) = race {
            self.fatal(text);
            return Ok(Aside::Finished);
        }
        match i.op {
            Op::MapMake => self.stack[a] = self.make_map(RtypeId(ext.number())),
            Op::MapGet => {
                let rtype = program.rtype(RtypeId(ext.number()));
                let (key_words, words) = (words_of(rtype.key), words_of(rtype.elem));
                let key = &self.stack[c..c + key_words];
                let found = self.map_look_up(self.stack[b], rtype.key, key)?;
                let to = &mut self.stack[a..a + words];
                match found {
                    Some((number, entry)) => to.copy_from_slice(self.maps.get(number).value_at(entry)),
                    None => to.fill(0),
                }
                if ext.a != NONE {
                    self.stack[base + ext.a as usize] = u64::from(found.is_some());
                }
            }
            Op::MapSet => {
                let rtype = program.rtype(RtypeId(ext.number()));
                let key = Held::of(&self.stack[b..b + words_of(rtype.key)]);
                let (number, entry) = self.map_entry(self.stack[a], key.words())?;
                let value = &self.stack[c..c + words_of(rtype.elem)];
                self.maps.get_mut(number).value_at_mut(entry).copy_from_slice(value);
            }
            Op::MapDelete => {
                let rtype = program.rtype(RtypeId(ext.number()));
                let key = Held::of(&self.stack[b..b + words_of(rtype.key)]);
                self.map_delete(self.stack[a], rtype.key, key.words())?;
            }
            Op::MapLen => {
                let number = self.map_number(self.stack[b]);
                self.stack[a] = number.map_or(0, |number| self.maps.get(number).count as u64);
            }
            Op::MapClear => self.map_clear(self.stack[a]),
            Op::MapIter => {
                let iterator = self.map_iterator(self.stack[b]);
                self.stack[a..a + ITERATOR_WORDS].copy_from_slice(&iterator);
            }
            _ => {
                let mut iterator = [0; ITERATOR_WORDS];
                iterator.copy_from_slice(&self.stack[a..a + ITERATOR_WORDS]);
                let next = self.map_next(&mut iterator);
                self.stack[a..a + ITERATOR_WORDS].copy_from_slice(&iterator);
                let Some((number, entry)) = next else {
                    return Ok(Aside::Jump(ext.number()));
                };
                let map = self.maps.get(number);
                if i.b != NONE {
                    self.stack[b..b + map.key_words].copy_from_slice(map.key_at(entry));
                }
                if i.c != NONE {
                    self.stack[c..c + map.value_words].copy_from_slice(map.value_at(entry));
                }
            }
        }
        Ok(Aside::Next)
    }

    fn chan_aside(&mut self, i: Instr, exts: &[Instr], base: usize) -> Result<Aside, Thrown> {
        let (a, b, c) = (base + i.a as usize, base + i.b as usize, base + i.c as usize);
        let absolute = |register: u16| match register {
            NONE => NOWHERE,
            register => base as u32 + u32::from(register),
        };
        let (chan, what) = match i.op {
            Op::Send => (a, "send on"),
            Op::TrySend => (b, "send on"),
            Op::Recv | Op::TryRecv => (b, "receive on"),
            Op::Close => (a, "close of"),
            _ => (a, ""),
        };
        if !what.is_empty() {
            self.check_bubble(self.stack[chan], what)?;
        }
        let outcome = match i.op {
            Op::MakeChan => {
                let size = self.stack[b] as i64;
                self.stack[a] = self.make_chan(RtypeId(exts[0].number()), size)?;
                Outcome::Done
            }
            Op::Send => self.chan_send(self.stack[a], b as u32, true)?,
            Op::TrySend => {
                let outcome = self.chan_send(self.stack[b], c as u32, false)?;
                self.tell_poll("select", outcome == Outcome::Done);
                self.stack[a] = u64::from(outcome == Outcome::Done);
                outcome
            }
            Op::Recv => self.chan_receive(self.stack[b], absolute(i.a), absolute(i.c), true),
            Op::TryRecv => {
                let chan = self.stack[b];
                let outcome = self.chan_receive(chan, absolute(i.a), absolute(i.c), false);
                self.tell_poll("select", outcome == Outcome::Done);
                self.stack[base + exts[0].a as usize] = u64::from(outcome == Outcome::Done);
                outcome
            }
            Op::Close => {
                self.chan_close(self.stack[a])?;
                Outcome::Done
            }
            Op::ChanLen => {
                self.stack[a] = self.chan_len(self.stack[b]);
                Outcome::Done
            }
            Op::ChanCap => {
                self.stack[a] = self.chan_cap(self.stack[b]);
                Outcome::Done
            }
            _ => {
                let case = |ext: &Instr| SelectCase {
                    receives: ext.a != 0,
                    chan: self.stack[base + ext.b as usize],
                    value: absolute(ext.c),
                    ok: if ext.a == 0 { NOWHERE } else { b as u32 },
                };
                let cases: Vec<SelectCase> = exts[1..].iter().map(case).collect();
                for case in &cases {
                    self.check_bubble(case.chan, "select on")?;
                }
                self.select(&cases, exts[0].a != 0, a as u32)?
            }
        };
        Ok(match outcome {
            Outcome::Parked => Aside::Left,
            _ => Aside::Next,
        })
    }
}
