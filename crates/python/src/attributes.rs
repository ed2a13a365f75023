//! The names of an object, class or module with their values, in order of first assignment.
//!
//! Small ones are searched in line (a handful of symbols compare faster than
//! they hash); larger ones have an index. A caller may remember the position of
//! a name as a hint: positions are checked, so a stale hint is only slow.

use crate::symbol::Sym;
use crate::value::Value;
use hashbrown::HashTable;

const LINEAR_MAX: usize = 8;

#[derive(Clone, Default)]
pub struct Attributes {
    entries: Vec<(Sym, Value)>,
    index: Option<Box<HashTable<u32>>>,
    /// Counts the names that came and went.
    shape: u32,
}

fn hash(sym: Sym) -> u64 {
    u64::from(sym.0).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Attributes {
    pub fn new() -> Attributes {
        Attributes::default()
    }

    /// Equal numbers of one object: it has the same names at the same positions.
    pub fn shape(&self) -> u32 {
        self.shape
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    #[inline]
    pub fn position(&self, name: Sym) -> Option<usize> {
        match &self.index {
            None => self.entries.iter().position(|entry| entry.0 == name),
            Some(index) => index
                .find(hash(name), |at| self.entries[*at as usize].0 == name)
                .map(|at| *at as usize),
        }
    }

    /// The dict that was set as the object's `__dict__`: it has the names, there is none here.
    #[inline]
    pub fn elsewhere(&self) -> Option<Value> {
        match self.entries.first() {
            Some((Sym::DICT, dict)) => Some(*dict),
            _ => None,
        }
    }

    /// Is the name not bound, for certain?
    #[inline]
    pub fn lacks(&self, name: Sym) -> bool {
        self.position(name).is_none() && self.elsewhere().is_none()
    }

    #[inline]
    pub fn get(&self, name: Sym) -> Option<Value> {
        self.position(name).map(|at| self.entries[at].1)
    }

    /// The value at a remembered position, if `name` still stands there.
    #[inline]
    pub fn at_hint(&self, hint: usize, name: Sym) -> Option<Value> {
        self.entries
            .get(hint)
            .filter(|entry| entry.0 == name)
            .map(|entry| entry.1)
    }

    /// The same for a change: the value that stood there before, if `name` still stands there.
    #[inline]
    pub fn replace_hinted(&mut self, hint: usize, name: Sym, value: Value) -> Option<Value> {
        let entry = self.entries.get_mut(hint).filter(|entry| entry.0 == name)?;
        Some(std::mem::replace(&mut entry.1, value))
    }

    /// Binds a name as the next one, if that is the remembered position and the name is not bound.
    /// False: nothing was done.
    #[inline]
    pub fn append_hinted(&mut self, hint: usize, name: Sym, value: Value) -> bool {
        let fits = self.entries.len() == hint && hint < LINEAR_MAX && self.lacks(name);
        if fits {
            self.shape = self.shape.wrapping_add(1);
            self.entries.push((name, value));
        }
        fits
    }

    /// Binds a name; the value that it had before, for the caller to release.
    pub fn set(&mut self, name: Sym, value: Value) -> Option<Value> {
        if let Some(at) = self.position(name) {
            return Some(std::mem::replace(&mut self.entries[at].1, value));
        }
        self.shape = self.shape.wrapping_add(1);
        self.entries.push((name, value));
        if let Some(index) = &mut self.index {
            let entries = &self.entries;
            index.insert_unique(hash(name), entries.len() as u32 - 1, |at| {
                hash(entries[*at as usize].0)
            });
        } else if self.entries.len() > LINEAR_MAX {
            self.build_index();
        }
        None
    }

    pub fn remove(&mut self, name: Sym) -> Option<Value> {
        let at = self.position(name)?;
        self.shape = self.shape.wrapping_add(1);
        let (_, value) = self.entries.remove(at);
        let was_last = at == self.entries.len();
        match &mut self.index {
            // The usual one that goes again: the name of `except … as name`.
            Some(index) if was_last => {
                let found = index.find_entry(hash(name), |place| *place as usize == at);
                found.map(|entry| entry.remove()).ok();
            }
            Some(_) => self.build_index(),
            None => {}
        }
        Some(value)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Sym, Value)> + '_ {
        self.entries.iter().copied()
    }

    pub fn clear(&mut self) -> Vec<(Sym, Value)> {
        self.index = None;
        self.shape = self.shape.wrapping_add(1);
        std::mem::take(&mut self.entries)
    }

    fn build_index(&mut self) {
        let mut index = HashTable::with_capacity(self.entries.len());
        for (at, entry) in self.entries.iter().enumerate() {
            index.insert_unique(hash(entry.0), at as u32, |other| {
                hash(self.entries[*other as usize].0)
            });
        }
        self.index = Some(Box::new(index));
    }
}
