//! The storage of set and frozenset: CPython's own probing, since a set's
//! iteration order is the order of its slots, and learners print sets.
//!
//! Model: `Objects/setobject.c` of 3.14 (`set_add_entry`, `set_table_resize`):
//! a table of a power of two, nine linear probes, then a perturbed jump;
//! removed entries leave dummies; it grows when 5 × fill ≥ 3 × mask.

use crate::value::Value;

const SLOTS_MIN: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

#[derive(Clone, Copy, Debug)]
enum Slot {
    Empty,
    Dummy,
    Full(i64, Value),
}

#[derive(Clone)]
pub struct SetTable {
    slots: Vec<Slot>,
    /// Full and dummy slots.
    fill: usize,
    used: usize,
    pub version: u32,
    /// Where `pop` looks first: behind the slot that it emptied last.
    finger: usize,
}

impl Default for SetTable {
    fn default() -> Self {
        SetTable {
            slots: vec![Slot::Empty; SLOTS_MIN],
            fill: 0,
            used: 0,
            version: 0,
            finger: 0,
        }
    }
}

impl SetTable {
    pub fn new() -> SetTable {
        SetTable::default()
    }

    pub fn len(&self) -> usize {
        self.used
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Walks the probe sequence of a hash until `stop` says so.
    fn probe(&self, hash: i64, mut stop: impl FnMut(usize, Slot) -> bool) {
        let mask = self.slots.len() - 1;
        let mut perturb = hash as u64;
        let mut at = hash as usize & mask;
        loop {
            let probes = if at + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            for near in at..=at + probes {
                if stop(near, self.slots[near]) {
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            at = (at
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize))
                & mask;
        }
    }

    pub fn find(&self, hash: i64, mut equal: impl FnMut(Value) -> bool) -> Option<usize> {
        let mut found = None;
        self.probe(hash, |at, slot| match slot {
            Slot::Empty => true,
            Slot::Full(other, key) if other == hash && equal(key) => {
                found = Some(at);
                true
            }
            _ => false,
        });
        found
    }

    /// Slots of all keys with this hash, in probing order.
    pub fn candidates(&self, hash: i64) -> Vec<usize> {
        let mut found = Vec::new();
        self.probe(hash, |at, slot| {
            if matches!(slot, Slot::Full(other, _) if other == hash) && !found.contains(&at) {
                found.push(at);
            }
            matches!(slot, Slot::Empty)
        });
        found
    }

    pub fn key(&self, at: usize) -> Option<Value> {
        match self.slots.get(at) {
            Some(Slot::Full(_, key)) => Some(*key),
            _ => None,
        }
    }

    /// The first key at or after slot `at`: slot, hash, key.
    pub fn next_from(&self, at: usize) -> Option<(usize, i64, Value)> {
        (at..self.slots.len()).find_map(|at| match self.slots[at] {
            Slot::Full(hash, key) => Some((at, hash, key)),
            _ => None,
        })
    }

    /// The slot that `pop` empties (`set_pop`): the first full one from the finger on, around the end.
    pub fn pop_slot(&mut self) -> Option<usize> {
        let from = self.finger & (self.slots.len() - 1);
        let (at, ..) = self.next_from(from).or_else(|| self.next_from(0))?;
        self.finger = at + 1;
        Some(at)
    }

    pub fn finger(&self) -> usize {
        self.finger
    }

    /// The content of another table; the finger stays where it is.
    pub fn replace_content(&mut self, mut table: SetTable) -> SetTable {
        table.finger = self.finger;
        std::mem::replace(self, table)
    }

    /// A copy for another set, whose finger is at the beginning.
    pub fn copied(&self) -> SetTable {
        SetTable {
            finger: 0,
            ..self.clone()
        }
    }

    /// Hashes and keys in slot order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i64, Value)> + '_ {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Full(hash, key) => Some((*hash, *key)),
            _ => None,
        })
    }

    /// Adds a key that is not there.
    pub fn insert_new(&mut self, hash: i64, key: Value) {
        let mut free = 0;
        self.probe(hash, |at, slot| {
            free = at;
            matches!(slot, Slot::Empty)
        });
        self.slots[free] = Slot::Full(hash, key);
        self.fill += 1;
        self.used += 1;
        self.version = self.version.wrapping_add(1);
        if self.fill * 5 >= (self.slots.len() - 1) * 3 {
            self.resize(if self.used > 50_000 {
                self.used * 2
            } else {
                self.used * 4
            });
        }
    }

    /// Would merging the other into this one copy it slot by slot?
    pub fn copies(&self, other: &SetTable) -> bool {
        self.fill == 0 && self.slots.len() == other.slots.len() && other.fill == other.used
    }

    /// Makes room at once for so many more keys, as a merge does (`set_merge_lock_held`).
    pub fn reserve(&mut self, incoming: usize) {
        if (self.fill + incoming) * 5 >= (self.slots.len() - 1) * 3 {
            self.resize((self.used + incoming) * 2);
        }
    }

    pub fn remove_at(&mut self, at: usize) -> Value {
        let Slot::Full(_, key) = std::mem::replace(&mut self.slots[at], Slot::Dummy) else {
            panic!("a found slot is full");
        };
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
        key
    }

    pub fn clear(&mut self) -> Vec<Value> {
        let keys = self.iter().map(|(_, key)| key).collect();
        let version = self.version.wrapping_add(1);
        *self = SetTable {
            version,
            finger: self.finger,
            ..SetTable::default()
        };
        keys
    }

    fn resize(&mut self, minimum: usize) {
        let mut size = SLOTS_MIN;
        while size <= minimum {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        self.fill = self.used;
        for slot in old {
            if let Slot::Full(hash, _) = slot {
                let mut free = 0;
                self.probe(hash, |at, slot| {
                    free = at;
                    matches!(slot, Slot::Empty)
                });
                self.slots[free] = slot;
            }
        }
    }
}
