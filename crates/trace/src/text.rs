//! The table of texts: each text once, with an id in order of first use.
//!
//! Cloning is cheap, since a checkpoint clones the trace: texts are kept in
//! sealed chunks that clones share, and the index from text to id is split into
//! shards of which only those are copied that a clone adds to.

use crate::ids::TextId;
use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

const CHUNK: usize = 256;
const SHARDS: usize = 64;

/// FNV-1a: the same on every host, and short texts hash fast. Nothing walks the
/// maps, so that their order is never seen.
#[derive(Clone)]
struct TextHash(u64);

impl Default for TextHash {
    fn default() -> Self {
        TextHash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for TextHash {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// The id that a text had the last time it was interned in some place. Only ever a hint, checked on use.
#[derive(Clone, Debug, Default)]
pub struct TextHint(Cell<u32>);

type Shard = HashMap<Arc<str>, TextId, BuildHasherDefault<TextHash>>;

#[derive(Clone, Debug)]
pub(crate) struct Texts {
    sealed: Arc<Vec<Arc<[Arc<str>]>>>,
    tail: Vec<Arc<str>>,
    shards: Vec<Arc<Shard>>,
}

impl Default for Texts {
    fn default() -> Self {
        Texts {
            sealed: Arc::default(),
            tail: Vec::new(),
            shards: vec![Arc::default(); SHARDS],
        }
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.sealed == other.sealed && self.tail == other.tail
    }
}

impl Texts {
    pub fn len(&self) -> usize {
        self.sealed.len() * CHUNK + self.tail.len()
    }

    pub fn get(&self, index: usize) -> Option<&str> {
        let text = match self.sealed.get(index / CHUNK) {
            Some(chunk) => &chunk[index % CHUNK],
            None => self.tail.get(index - self.sealed.len() * CHUNK)?,
        };
        Some(text)
    }

    /// [`intern`](Self::intern) of what is mostly the same text.
    pub fn intern_hinted(&mut self, text: &str, hint: &TextHint) -> TextId {
        if self.get(hint.0.get() as usize) == Some(text) {
            return TextId(hint.0.get());
        }
        let id = self.intern(text);
        hint.0.set(id.0);
        id
    }

    pub fn intern(&mut self, text: &str) -> TextId {
        let mut hash = TextHash::default();
        hash.write(text.as_bytes());
        let shard = (hash.finish() >> 32) as usize % SHARDS;
        if let Some(id) = self.shards[shard].get(text) {
            return *id;
        }
        let id = TextId(self.len() as u32);
        let text: Arc<str> = text.into();
        Arc::make_mut(&mut self.shards[shard]).insert(text.clone(), id);
        self.tail.push(text);
        if self.tail.len() == CHUNK {
            Arc::make_mut(&mut self.sealed).push(std::mem::take(&mut self.tail).into());
        }
        id
    }
}
