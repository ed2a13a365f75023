//! Maps: keys and values as words, in the order of their insertion, behind a hash index.
//!
//! Every entry has a sequence number, so that an iterator finds its place again
//! after entries were moved together. An iteration begins at a random place, as
//! Go's does, and goes around once.
//! `// Simplified:` Go's own order also depends on the hash; ours is the order of
//! insertion, turned by a random amount.

use crate::code::{Kind as TypeKind, RType, RtypeId};
use crate::memory::{Kind, Memory, word_hash};
use crate::sched::GId;
use crate::value::Uncomparable;
use crate::vm::{Thrown, Vm};
use hashbrown::HashTable;
use kernel::ChoicePoint;
use std::rc::Rc;

#[derive(Clone, Debug)]
pub struct GoMap {
    pub rtype: RtypeId,
    pub key: RtypeId,
    how: Keys,
    pub key_words: usize,
    pub value_words: usize,
    /// Keys and values, one entry behind the other.
    pub words: Vec<u64>,
    pub hashes: Vec<u64>,
    /// Ascending; the top bit marks an entry that was deleted.
    sequences: Vec<u64>,
    index: HashTable<u32>,
    pub count: usize,
    next: u64,
    moves: u64,
    /// The last write: whose, until when it took, and how often that goroutine had synchronized.
    last_write: Option<LastWrite>,
}

/// How keys are hashed and compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Keys {
    /// One word, that is all that there is to it.
    Word,
    Text,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct LastWrite {
    g: GId,
    until: u64,
    syncs: u64,
}

/// How long a write takes, as far as others can notice. Nanoseconds.
const WRITE_NS: u64 = 25;

const GONE: u64 = 1 << 63;

#[derive(Clone, Debug, Default)]
pub struct Maps {
    pub maps: Vec<Rc<GoMap>>,
    free: Vec<u32>,
    looked_up: Option<LookedUp>,
}

/// What was looked up last, for `m[key]++`: nothing was written to a map since, and no text's place was
/// given to another one (`forget`).
#[derive(Clone, Copy, Debug)]
struct LookedUp {
    map: u64,
    text: [u64; 2],
    hash: u64,
    entry: Option<usize>,
}

impl Maps {
    pub fn get(&self, number: u64) -> &GoMap {
        &self.maps[number as usize]
    }

    /// Memory is collected.
    pub fn forget(&mut self) {
        self.looked_up = None;
    }

    pub fn get_mut(&mut self, number: u64) -> &mut GoMap {
        self.looked_up = None;
        Rc::make_mut(&mut self.maps[number as usize])
    }

    pub fn drop_map(&mut self, number: u64) {
        let map = self.get_mut(number);
        map.clear();
        map.words = Vec::new();
        self.free.push(number as u32);
    }
}

impl GoMap {
    pub fn new(rtype: RtypeId, map: &RType, key: &RType, value: &RType) -> GoMap {
        GoMap {
            rtype,
            key: map.key,
            how: match key.kind {
                TypeKind::String => Keys::Text,
                _ if key.plain && key.words() == 1 => Keys::Word,
                _ => Keys::Other,
            },
            key_words: key.words(),
            value_words: value.words(),
            words: Vec::new(),
            hashes: Vec::new(),
            sequences: Vec::new(),
            index: HashTable::new(),
            count: 0,
            next: 0,
            moves: 0,
            last_write: None,
        }
    }

    fn stride(&self) -> usize {
        self.key_words + self.value_words
    }

    pub fn key_at(&self, entry: usize) -> &[u64] {
        let at = entry * self.stride();
        &self.words[at..at + self.key_words]
    }

    pub fn value_at(&self, entry: usize) -> &[u64] {
        let at = entry * self.stride() + self.key_words;
        &self.words[at..at + self.value_words]
    }

    pub fn value_at_mut(&mut self, entry: usize) -> &mut [u64] {
        let at = entry * self.stride() + self.key_words;
        &mut self.words[at..at + self.value_words]
    }

    /// Entries that are there, in order.
    pub fn entries(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.sequences.len()).filter(|entry| self.sequences[*entry] & GONE == 0)
    }

    fn find(&self, hash: u64, mut is_key: impl FnMut(&[u64]) -> bool) -> Option<usize> {
        let found = self.index.find(hash, |entry| {
            let entry = *entry as usize;
            self.hashes[entry] == hash && is_key(self.key_at(entry))
        });
        found.map(|entry| *entry as usize)
    }

    /// The hash and the entry (if it is there) of a key of a simple kind.
    #[inline]
    fn simple_place(&self, memory: &Memory, key: &[u64]) -> Option<(u64, Option<usize>)> {
        Some(match (self.how, key) {
            (Keys::Word, [word]) => {
                let hash = word_hash(*word);
                (hash, self.find(hash, |other| other == [*word]))
            }
            (Keys::Text, [address, length]) => {
                let hash = memory.text_hash(*address, *length);
                let is_key = |other: &[u64]| memory.is_same((*address, *length), (other[0], other[1]));
                (hash, self.find(hash, is_key))
            }
            _ => return None,
        })
    }

    fn insert(&mut self, hash: u64, key: &[u64]) -> usize {
        if self.sequences.len() > 16 && self.sequences.len() > 2 * self.count {
            self.move_together();
        }
        let entry = self.sequences.len();
        self.words.extend(key);
        self.words.resize(self.words.len() + self.value_words, 0);
        self.hashes.push(hash);
        self.sequences.push(self.next);
        self.next += 1;
        self.count += 1;
        let hashes = &self.hashes;
        self.index.insert_unique(hash, entry as u32, |entry| hashes[*entry as usize]);
        entry
    }

    fn remove(&mut self, entry: usize) {
        self.sequences[entry] |= GONE;
        self.count -= 1;
        let hash = self.hashes[entry];
        if let Ok(found) = self.index.find_entry(hash, |other| *other as usize == entry) {
            found.remove();
        }
        let at = entry * self.stride();
        let stride = self.stride();
        self.words[at..at + stride].fill(0);
    }

    fn clear(&mut self) {
        self.words.clear();
        self.hashes.clear();
        self.sequences.clear();
        self.index.clear();
        self.count = 0;
        self.moves += 1;
    }

    fn move_together(&mut self) {
        let stride = self.stride();
        let mut to = 0;
        for from in 0..self.sequences.len() {
            if self.sequences[from] & GONE != 0 {
                continue;
            }
            self.words.copy_within(from * stride..(from + 1) * stride, to * stride);
            self.hashes[to] = self.hashes[from];
            self.sequences[to] = self.sequences[from];
            to += 1;
        }
        self.words.truncate(to * stride);
        self.hashes.truncate(to);
        self.sequences.truncate(to);
        self.moves += 1;
        self.index.clear();
        let hashes = &self.hashes;
        for entry in 0..to {
            self.index
                .insert_unique(hashes[entry], entry as u32, |entry| hashes[*entry as usize]);
        }
    }
}

/// A value's words, of which there are as many on both sides.
#[inline]
fn move_words(to: &mut [u64], from: &[u64]) {
    match (to, from) {
        ([to], [from]) => *to = *from,
        (to, from) => to.copy_from_slice(from),
    }
}

/// Words of an iterator in registers: the map, the sequence number it began at, the next
/// one, a flag for "went around", and the number of moves that its place counts from.
pub const ITERATOR_WORDS: usize = 5;

impl Vm {
    pub(crate) fn make_map(&mut self, rtype: RtypeId) -> u64 {
        let program = Rc::clone(&self.program);
        let map = program.rtype(rtype);
        let map = GoMap::new(rtype, map, program.rtype(map.key), program.rtype(map.elem));
        let number = match self.maps.free.pop() {
            Some(number) => {
                self.maps.forget();
                self.maps.maps[number as usize] = Rc::new(map);
                u64::from(number)
            }
            None => {
                self.maps.maps.push(Rc::new(map));
                self.maps.maps.len() as u64 - 1
            }
        };
        let address = self.memory.alloc(8, Kind::Map);
        let _ = self.memory.store_u64(address, number);
        address
    }

    /// The flag that real maps check: another goroutine writes at this very time, and has not
    /// synchronized with anybody since. Best effort, as in Go: only where Ps run side by side.
    pub(crate) fn map_race(&mut self, address: u64, writes: bool) -> Option<&'static str> {
        if self.sched.ps.len() < 2 {
            return None;
        }
        let number = self.map_number(address)?;
        self.flush();
        let now = self.kernel.now().0;
        let g = self.current_g();
        let last = self.maps.get(number).last_write;
        if let Some(last) = last
            && last.g != g
            && now < last.until
            && self.sched.g(last.g).syncs == last.syncs
        {
            return Some(match writes {
                true => "concurrent map writes",
                false => "concurrent map read and map write",
            });
        }
        if writes {
            let syncs = self.sched.g(g).syncs;
            let until = now + WRITE_NS;
            self.maps.get_mut(number).last_write = Some(LastWrite { g, until, syncs });
        }
        None
    }

    /// The current goroutine did something that others can be ordered by.
    pub(crate) fn synced(&mut self) {
        if self.sched.ps.len() > 1
            && let Some(g) = self.sched.ms[self.m].g
        {
            self.sched.g_mut(g).syncs += 1;
        }
    }

    /// A map's number by its address; nil: none.
    #[inline]
    pub(crate) fn map_number(&self, address: u64) -> Option<u64> {
        self.memory.load_u64(address).ok()
    }

    pub(crate) fn map_find(&self, number: u64, key: &[u64]) -> Result<Option<usize>, Uncomparable> {
        self.map_place(self.maps.get(number), key).map(|(_, entry)| entry)
    }

    /// A key's hash, and its entry if it is there.
    fn map_place(&self, map: &GoMap, key: &[u64]) -> Result<(u64, Option<usize>), Uncomparable> {
        if let Some(place) = map.simple_place(&self.memory, key) {
            return Ok(place);
        }
        let hash = self.hash_value(map.key, key)?;
        let is_key = |other: &[u64]| self.equal_values(map.key, key, other).unwrap_or(false);
        Ok((hash, map.find(hash, is_key)))
    }

    /// `MapGet` between words of the stack, if it is simple: value, map, key, "is there".
    pub(crate) fn map_get_at(&mut self, to: usize, map: usize, key: usize, is_there: Option<usize>) -> bool {
        let Some(number) = self.map_number(self.stack[map]) else {
            return false;
        };
        let map = &self.maps.maps[number as usize];
        let key = &self.stack[key..key + map.key_words];
        let Some((hash, found)) = map.simple_place(&self.memory, key) else {
            return false;
        };
        if let [address, length] = *key {
            self.maps.looked_up = Some(LookedUp { map: number, text: [address, length], hash, entry: found });
        }
        let words = &mut self.stack[to..to + map.value_words];
        match found {
            Some(entry) => move_words(words, map.value_at(entry)),
            None => words.fill(0),
        }
        if let Some(at) = is_there {
            self.stack[at] = u64::from(found.is_some());
        }
        true
    }

    /// The same of `MapSet`: map, key, value.
    pub(crate) fn map_set_at(&mut self, map: usize, key: usize, value: usize) -> bool {
        let Some(number) = self.map_number(self.stack[map]) else {
            return false;
        };
        let looked_up = self.maps.looked_up;
        let map = self.maps.get_mut(number);
        let key = &self.stack[key..key + map.key_words];
        let (hash, found) = match looked_up {
            Some(known) if known.map == number && known.text[..] == *key => (known.hash, known.entry),
            _ => match map.simple_place(&self.memory, key) {
                Some(place) => place,
                None => return false,
            },
        };
        let entry = found.unwrap_or_else(|| map.insert(hash, key));
        let value = &self.stack[value..value + map.value_words];
        move_words(map.value_at_mut(entry), value);
        true
    }

    /// The entry of a key, made if it is not there.
    pub(crate) fn map_entry(&mut self, address: u64, key: &[u64]) -> Result<(u64, usize), Thrown> {
        let Some(number) = self.map_number(address) else {
            return Err(Thrown::Plain("assignment to entry in nil map".to_owned()));
        };
        let placed = self.map_place(self.maps.get(number), key);
        let (hash, found) = placed.map_err(|error| self.unhashable(error))?;
        let entry = match found {
            Some(entry) => entry,
            None => self.maps.get_mut(number).insert(hash, key),
        };
        Ok((number, entry))
    }

    pub(crate) fn unhashable(&self, error: Uncomparable) -> Thrown {
        let name = &self.program.rtype(error.0).name;
        Thrown::Runtime(format!("hash of unhashable type {name}"))
    }

    /// The same where the map, nil or empty, did not have to hash it (`mapKeyError`).
    fn unhashable_in_empty(&self, error: Uncomparable) -> Thrown {
        let name = &self.program.rtype(error.0).name;
        Thrown::Plain(format!("hash of unhashable type: {name}"))
    }

    /// The entry of a key in the map at `address`, which may be nil; `key_type` is its keys' type.
    pub(crate) fn map_look_up(&self, address: u64, key_type: RtypeId, key: &[u64]) -> Result<Option<(u64, usize)>, Thrown> {
        let number = self.map_number(address);
        let Some(number) = number.filter(|number| self.maps.get(*number).count > 0) else {
            let hashed = self.hash_value(key_type, key);
            return hashed.map(|_| None).map_err(|error| self.unhashable_in_empty(error));
        };
        let found = self.map_find(number, key).map_err(|error| self.unhashable(error))?;
        Ok(found.map(|entry| (number, entry)))
    }

    pub(crate) fn map_delete(&mut self, address: u64, key_type: RtypeId, key: &[u64]) -> Result<(), Thrown> {
        if let Some((number, entry)) = self.map_look_up(address, key_type, key)? {
            self.maps.get_mut(number).remove(entry);
        }
        Ok(())
    }

    pub(crate) fn map_clear(&mut self, address: u64) {
        if let Some(number) = self.map_number(address) {
            self.maps.get_mut(number).clear();
        }
    }

    /// The first five registers of an iteration.
    pub(crate) fn map_iterator(&mut self, address: u64) -> [u64; ITERATOR_WORDS] {
        let Some(number) = self.map_number(address) else {
            return [0; ITERATOR_WORDS];
        };
        let entries = self.maps.get(number).sequences.len() as u32;
        let start = self.draw(ChoicePoint::MapOrder, entries.max(1)) as usize;
        let map = self.maps.get(number);
        let first = map.sequences.get(start).map_or(0, |sequence| sequence & !GONE);
        [address, first, first, 0, map.moves << 32 | start as u64]
    }

    /// The next entry, if there is one; the iterator's registers are brought up to date.
    pub(crate) fn map_next(&self, iterator: &mut [u64]) -> Option<(u64, usize)> {
        let number = self.map_number(iterator[0])?;
        let map = self.maps.get(number);
        let mut place = if iterator[4] >> 32 == map.moves {
            (iterator[4] & 0xffff_ffff) as usize
        } else {
            let next = iterator[2];
            map.sequences.partition_point(|sequence| sequence & !GONE < next)
        };
        loop {
            let Some(sequence) = map.sequences.get(place) else {
                if iterator[3] != 0 || iterator[1] == 0 {
                    return None;
                }
                iterator[3] = 1;
                place = 0;
                iterator[2] = 0;
                if map.sequences.is_empty() {
                    return None;
                }
                continue;
            };
            let number_of = sequence & !GONE;
            if iterator[3] != 0 && number_of >= iterator[1] {
                return None;
            }
            place += 1;
            if sequence & GONE == 0 {
                iterator[2] = number_of + 1;
                iterator[4] = map.moves << 32 | place as u64;
                return Some((number, place - 1));
            }
        }
    }
}
