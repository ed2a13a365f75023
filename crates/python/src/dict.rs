//! A hash table that keeps insertion order: the storage of dict.
//!
//! A table does not know how to compare keys, since that needs the heap: the
//! caller gives the key's hash and an equality. Keys with a Python-level
//! `__eq__` go through `candidates`, so that no Python code runs in here.
//! Small ones are searched in line: they need no index.
//! Sets are another matter, since their order follows the hashes: see `set`.

use crate::value::Value;
use hashbrown::HashTable;

#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub hash: i64,
    pub key: Value,
    pub value: Value,
}

/// A table without an index has at most so many places.
const LINEAR_MAX: usize = 8;

#[derive(Clone, Default)]
pub struct Table {
    /// Removed entries leave a hole, so that positions stay valid while somebody iterates.
    entries: Vec<Option<Entry>>,
    /// Before this position there are only holes: who takes the first entry again and again finds
    /// the next one at once.
    head: usize,
    /// Empty while there are few places.
    index: HashTable<u32>,
    /// How many places hold an entry.
    live: u32,
    /// Counts changes of the set of keys: iteration checks it.
    pub version: u32,
}

fn spread(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Table {
    pub fn new() -> Table {
        Table::default()
    }

    pub fn len(&self) -> usize {
        self.live as usize
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// One more than the last position that may hold an entry.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    #[inline]
    pub fn find(&self, hash: i64, mut equal: impl FnMut(Value) -> bool) -> Option<usize> {
        let mut holds = |entry: &Option<Entry>| match entry {
            Some(entry) => entry.hash == hash && equal(entry.key),
            None => false,
        };
        if self.index.is_empty() {
            return self.entries.iter().position(holds);
        }
        self.index
            .find(spread(hash), |at| holds(&self.entries[*at as usize]))
            .map(|at| *at as usize)
    }

    /// Positions of all keys with this hash, oldest first.
    pub fn candidates(&self, hash: i64) -> Vec<usize> {
        let holds =
            |at: &usize| self.entries[*at].is_some_and(|entry| entry.hash == hash);
        if self.index.is_empty() {
            return (0..self.entries.len()).filter(holds).collect();
        }
        let mut found: Vec<usize> = self
            .index
            .iter_hash(spread(hash))
            .map(|at| *at as usize)
            .filter(holds)
            .collect();
        found.sort_unstable();
        found
    }

    pub fn entry(&self, at: usize) -> Option<Entry> {
        self.entries.get(at).copied().flatten()
    }

    /// The first entry at or after `at`, with its position.
    #[inline]
    pub fn next_from(&self, at: usize) -> Option<(usize, Entry)> {
        (at.max(self.head)..self.entries.len())
            .find_map(|at| self.entries[at].map(|entry| (at, entry)))
    }

    pub fn last(&self) -> Option<(usize, Entry)> {
        (self.head..self.entries.len())
            .rev()
            .find_map(|at| self.entries[at].map(|entry| (at, entry)))
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Entry> + '_ {
        self.entries[self.head..].iter().filter_map(|entry| *entry)
    }

    /// Adds a key that is not there.
    pub fn insert_new(&mut self, hash: i64, key: Value, value: Value) {
        self.entries.push(Some(Entry { hash, key, value }));
        self.live += 1;
        self.version = self.version.wrapping_add(1);
        if !self.index.is_empty() {
            self.note_place(self.entries.len() - 1, hash);
        } else if self.entries.len() > LINEAR_MAX {
            self.build_index();
        }
    }

    #[inline]
    fn note_place(&mut self, at: usize, hash: i64) {
        let entries = &self.entries;
        self.index.insert_unique(spread(hash), at as u32, |other| {
            spread(
                entries[*other as usize]
                    .expect("indexed entries are filled")
                    .hash,
            )
        });
    }

    #[cold]
    #[inline(never)]
    fn build_index(&mut self) {
        for at in 0..self.entries.len() {
            if let Some(entry) = self.entries[at] {
                self.note_place(at, entry.hash);
            }
        }
    }

    /// Replaces the value at a filled position and gives the old one.
    pub fn replace_value(&mut self, at: usize, value: Value) -> Value {
        let entry = self.entries[at]
            .as_mut()
            .expect("a found position is filled");
        std::mem::replace(&mut entry.value, value)
    }

    pub fn remove_at(&mut self, at: usize) -> Entry {
        let entry = self.entries[at].take().expect("a found position is filled");
        self.live -= 1;
        if let Ok(found) = self
            .index
            .find_entry(spread(entry.hash), |other| *other as usize == at)
        {
            found.remove();
        }
        self.version = self.version.wrapping_add(1);
        while matches!(self.entries.last(), Some(None)) {
            self.entries.pop();
        }
        while matches!(self.entries.get(self.head), Some(None)) {
            self.head += 1;
        }
        self.head = self.head.min(self.entries.len());
        if self.entries.len() > 32 && self.live as usize * 4 < self.entries.len() {
            self.compact();
        }
        entry
    }

    /// Moves the entry at a filled position to the end (`OrderedDict.move_to_end`).
    pub fn move_to_end(&mut self, at: usize) {
        let entry = self.remove_at(at);
        self.insert_new(entry.hash, entry.key, entry.value);
    }

    pub fn clear(&mut self) -> Vec<Entry> {
        self.version = self.version.wrapping_add(1);
        self.index.clear();
        self.live = 0;
        self.head = 0;
        std::mem::take(&mut self.entries)
            .into_iter()
            .flatten()
            .collect()
    }

    fn compact(&mut self) {
        let entries: Vec<Entry> = self.iter().collect();
        self.entries.clear();
        self.live = 0;
        self.head = 0;
        self.index.clear();
        let version = self.version;
        for entry in entries {
            self.insert_new(entry.hash, entry.key, entry.value);
        }
        self.version = version;
    }
}
