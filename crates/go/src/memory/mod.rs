//! The program's memory: one flat address space of bytes, as a real machine has.
//!
//! Nouns: an *address* is a `u64`, 0 is nil; memory begins at [`BASE`]. A *page*
//! is 4 KiB, shared between clones of the machine until one of them writes. A
//! *span* is a run of pages that holds blocks of one size class and one
//! [`Kind`]. Sizes, alignments and field offsets are those of Go on amd64, so
//! that `cap` after `append` and `unsafe.Sizeof` say what they say there.
//! Invariants: a block never moves; what stands at an address outside of every
//! block cannot be read (a [`Fault`], which is Go's nil dereference).
//! The collector is conservative: every aligned word that looks like an address
//! inside a block keeps it.
//! Rejected: an arena of typed objects (a pointer into a field or an element
//! would need a path; here it is a number), and one word a byte (a `[]byte`
//! would take eight times its size).

mod alloc;
mod collect;
mod size_class;

pub use alloc::{Counts, Kind};
pub use collect::Handle;
pub use size_class::round_up;

use alloc::Spans;
use std::rc::Rc;

/// Where memory begins. Real Go's first arena stands here, so that printed pointers look alike.
pub const BASE: u64 = 0xc0_0000_0000;
const PAGE: usize = 4096;

type Page = [u8; PAGE];

/// An address was used that belongs to no block; what Go calls a nil dereference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault;

#[derive(Clone)]
pub struct Memory {
    pages: Vec<Rc<Page>>,
    zero: Rc<Page>,
    spans: Spans,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            pages: Vec::new(),
            zero: Rc::new([0; PAGE]),
            spans: Spans::default(),
        }
    }
}

/// Where an address lies in memory; for one that is nowhere, beyond every page.
#[inline]
pub(crate) fn offset_of(address: u64) -> usize {
    // In wasm a `usize` has 32 bits: nil must not wrap round to the beginning of memory.
    usize::try_from(address.wrapping_sub(BASE)).unwrap_or(usize::MAX / 2)
}

/// A page to write to, which no clone sees.
#[inline]
fn own(page: &mut Rc<Page>) -> &mut Page {
    if Rc::get_mut(page).is_none() {
        unshare(page);
    }
    Rc::get_mut(page).expect("nobody shares it")
}

/// Out of line: few writes come to it.
#[cold]
#[inline(never)]
fn unshare(page: &mut Rc<Page>) {
    *page = Rc::new(**page);
}

/// A word mixed so that every bit of it reaches every bit of the hash.
#[inline]
pub(crate) fn word_hash(word: u64) -> u64 {
    let word = (word ^ word >> 32).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ word >> 29).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ word >> 32
}

#[inline]
fn bytes_hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut add = |word: u64| hash = (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().for_each(|word| add(u64::from_le_bytes(*word)));
    add(few_bytes(rest));
    word_hash(hash)
}

/// Less than eight bytes in one word, another one for each text of the same length.
#[inline]
fn few_bytes(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => match *bytes {
            [] => 0,
            [one] => u64::from(one),
            [one, two] => u64::from(one) | u64::from(two) << 8,
            [one, two, three, ..] => u64::from(one) | u64::from(two) << 8 | u64::from(three) << 16,
        },
    }
}

/// Texts are short, mostly: the host's own comparison takes longer to begin.
#[inline]
fn are_same(x: &[u8], y: &[u8]) -> bool {
    let ((x, x_rest), (y, y_rest)) = (x.as_chunks::<8>(), y.as_chunks::<8>());
    if x.len() > 4 {
        return x == y && x_rest == y_rest;
    }
    x.len() == y.len()
        && x_rest.len() == y_rest.len()
        && few_bytes(x_rest) == few_bytes(y_rest)
        && (0..x.len()).all(|n| u64::from_le_bytes(x[n]) == u64::from_le_bytes(y[n]))
}

/// Copies between ranges of one length, which is short, mostly.
#[inline]
fn put(to: &mut [u8], from: &[u8]) {
    let (words, rest) = from.as_chunks::<8>();
    let (to_words, to_rest) = to.as_chunks_mut::<8>();
    if words.len() > 4 || words.len() != to_words.len() || rest.len() != to_rest.len() {
        return to.copy_from_slice(from);
    }
    for n in 0..words.len() {
        to_words[n] = words[n];
    }
    for n in 0..rest.len() {
        to_rest[n] = rest[n];
    }
}

macro_rules! accessors {
    ($($load:ident $store:ident $type:ty);* $(;)?) => {$(
        #[inline]
        pub fn $load(&self, address: u64) -> Result<$type, Fault> {
            let offset = offset_of(address);
            let page = self.pages.get(offset / PAGE).ok_or(Fault)?;
            let at = offset % PAGE;
            match page.get(at..at + size_of::<$type>()) {
                Some(bytes) => Ok(<$type>::from_le_bytes(bytes.try_into().expect("of this size"))),
                None => Err(Fault),
            }
        }

        #[inline]
        pub fn $store(&mut self, address: u64, value: $type) -> Result<(), Fault> {
            let offset = offset_of(address);
            let page = self.pages.get_mut(offset / PAGE).ok_or(Fault)?;
            let at = offset % PAGE;
            match own(page).get_mut(at..at + size_of::<$type>()) {
                Some(bytes) => {
                    bytes.copy_from_slice(&value.to_le_bytes());
                    Ok(())
                }
                None => Err(Fault),
            }
        }
    )*};
}

impl Memory {
    accessors! {
        load_u8 store_u8 u8;
        load_u16 store_u16 u16;
        load_u32 store_u32 u32;
        load_u64 store_u64 u64;
    }

    /// Whether `address` can be read at all.
    #[inline]
    pub fn is_mapped(&self, address: u64) -> bool {
        offset_of(address) / PAGE < self.pages.len()
    }

    /// Bytes `address .. address + out.len()`.
    pub fn read(&self, address: u64, out: &mut [u8]) -> Result<(), Fault> {
        let mut offset = offset_of(address);
        let mut rest = out;
        while !rest.is_empty() {
            let page = self.pages.get(offset / PAGE).ok_or(Fault)?;
            let at = offset % PAGE;
            let count = rest.len().min(PAGE - at);
            let (now, later) = rest.split_at_mut(count);
            now.copy_from_slice(&page[at..at + count]);
            rest = later;
            offset += count;
        }
        Ok(())
    }

    pub fn write(&mut self, address: u64, bytes: &[u8]) -> Result<(), Fault> {
        let mut offset = offset_of(address);
        let mut rest = bytes;
        while !rest.is_empty() {
            let page = self.pages.get_mut(offset / PAGE).ok_or(Fault)?;
            let at = offset % PAGE;
            let count = rest.len().min(PAGE - at);
            let (now, later) = rest.split_at(count);
            put(&mut own(page)[at..at + count], now);
            rest = later;
            offset += count;
        }
        Ok(())
    }

    /// The bytes of a string or byte slice.
    pub fn bytes(&self, address: u64, length: u64) -> Vec<u8> {
        let mut out = vec![0; length as usize];
        match self.read(address, &mut out) {
            Ok(()) => out,
            Err(Fault) => Vec::new(),
        }
    }

    /// The bytes of a range that lies in one page.
    #[inline]
    pub fn piece(&self, address: u64, length: u64) -> Option<&[u8]> {
        let offset = offset_of(address);
        let at = offset % PAGE;
        self.pages.get(offset / PAGE)?.get(at..at + length as usize)
    }

    /// Calls `visit` with the pieces of a byte range, page by page, without copying.
    pub fn pieces(&self, address: u64, length: u64, mut visit: impl FnMut(&[u8])) {
        let mut offset = offset_of(address);
        let mut left = length as usize;
        while left > 0 {
            let at = offset % PAGE;
            let count = left.min(PAGE - at);
            match self.pages.get(offset / PAGE) {
                Some(page) => visit(&page[at..at + count]),
                None => return,
            }
            offset += count;
            left -= count;
        }
    }

    /// Compares two byte ranges as `bytes.Compare` does.
    pub fn compare(&self, a: (u64, u64), b: (u64, u64)) -> std::cmp::Ordering {
        if a.0 == b.0 {
            return a.1.cmp(&b.1);
        }
        let (mut x, mut y) = (offset_of(a.0), offset_of(b.0));
        let mut left = a.1.min(b.1) as usize;
        while left > 0 {
            let count = left.min(PAGE - x % PAGE).min(PAGE - y % PAGE);
            let first = &self.pages[x / PAGE][x % PAGE..x % PAGE + count];
            let second = &self.pages[y / PAGE][y % PAGE..y % PAGE + count];
            match first.cmp(second) {
                std::cmp::Ordering::Equal => {}
                unequal => return unequal,
            }
            x += count;
            y += count;
            left -= count;
        }
        a.1.cmp(&b.1)
    }

    /// Whether two texts are the same.
    #[inline]
    pub fn is_same(&self, a: (u64, u64), b: (u64, u64)) -> bool {
        if a.1 != b.1 {
            return false;
        }
        match (self.piece(a.0, a.1), self.piece(b.0, b.1)) {
            (Some(x), Some(y)) => are_same(x, y),
            _ => self.compare(a, b).is_eq(),
        }
    }

    /// A hash of a text, the same wherever it lies.
    pub fn text_hash(&self, address: u64, length: u64) -> u64 {
        match self.piece(address, length) {
            Some(piece) => bytes_hash(piece),
            None => bytes_hash(&self.bytes(address, length)),
        }
    }

    /// Copies `count` bytes; the ranges may overlap.
    pub fn copy(&mut self, to: u64, from: u64, count: u64) -> Result<(), Fault> {
        if count == 0 || to == from {
            return Ok(());
        }
        if count <= 64 {
            let mut buffer = [0u8; 64];
            let buffer = &mut buffer[..count as usize];
            self.read(from, buffer)?;
            return self.write(to, buffer);
        }
        let mut buffer = vec![0; count as usize];
        self.read(from, &mut buffer)?;
        self.write(to, &buffer)
    }

    /// Sets `count` bytes to zero.
    pub fn clear(&mut self, address: u64, count: u64) -> Result<(), Fault> {
        let mut offset = offset_of(address);
        let mut left = count as usize;
        while left > 0 {
            let at = offset % PAGE;
            let now = left.min(PAGE - at);
            let page = self.pages.get_mut(offset / PAGE).ok_or(Fault)?;
            if now == PAGE {
                *page = Rc::clone(&self.zero);
            } else {
                own(page)[at..at + now].fill(0);
            }
            offset += now;
            left -= now;
        }
        Ok(())
    }

    /// The words of a text, an interface or a slice.
    #[inline]
    pub fn load_some<const N: usize>(&self, address: u64) -> Result<[u64; N], Fault> {
        let Some((words, [])) = self.piece(address, 8 * N as u64).map(|piece| piece.as_chunks::<8>()) else {
            return self.load_each(address);
        };
        let words: &[[u8; 8]; N] = words.try_into().expect("so many words");
        Ok(words.map(u64::from_le_bytes))
    }

    /// The same over the end of a page, or of memory.
    #[cold]
    fn load_each<const N: usize>(&self, address: u64) -> Result<[u64; N], Fault> {
        let mut words = [0; N];
        for (n, word) in words.iter_mut().enumerate() {
            *word = self.load_u64(address.wrapping_add(8 * n as u64))?;
        }
        Ok(words)
    }

    #[inline]
    pub fn store_some<const N: usize>(&mut self, address: u64, words: [u64; N]) -> Result<(), Fault> {
        let offset = offset_of(address);
        let at = offset % PAGE;
        if at + 8 * N > PAGE {
            return self.store_each(address, words);
        }
        let page = own(self.pages.get_mut(offset / PAGE).ok_or(Fault)?);
        for (n, word) in words.into_iter().enumerate() {
            page[at + 8 * n..at + 8 * n + 8].copy_from_slice(&word.to_le_bytes());
        }
        Ok(())
    }

    #[cold]
    fn store_each<const N: usize>(&mut self, address: u64, words: [u64; N]) -> Result<(), Fault> {
        for (n, word) in words.into_iter().enumerate() {
            self.store_u64(address.wrapping_add(8 * n as u64), word)?;
        }
        Ok(())
    }

    /// Loads `size` bytes as words: a value as it lies in registers.
    #[inline]
    pub fn load_words(&self, address: u64, size: u64, out: &mut [u64]) -> Result<(), Fault> {
        let whole = size as usize / 8;
        for (index, word) in out.iter_mut().enumerate().take(whole) {
            *word = self.load_u64(address + 8 * index as u64)?;
        }
        let rest = size as usize % 8;
        if rest > 0 {
            let mut bytes = [0; 8];
            self.read(address + 8 * whole as u64, &mut bytes[..rest])?;
            out[whole] = u64::from_le_bytes(bytes);
        }
        if size == 0 && !self.is_mapped(address) {
            return Err(Fault);
        }
        Ok(())
    }

    #[inline]
    pub fn store_words(&mut self, address: u64, size: u64, words: &[u64]) -> Result<(), Fault> {
        let whole = size as usize / 8;
        for (index, word) in words.iter().enumerate().take(whole) {
            self.store_u64(address + 8 * index as u64, *word)?;
        }
        let rest = size as usize % 8;
        if rest > 0 {
            let bytes = words[whole].to_le_bytes();
            self.write(address + 8 * whole as u64, &bytes[..rest])?;
        }
        if size == 0 && !self.is_mapped(address) {
            return Err(Fault);
        }
        Ok(())
    }

    /// Feeds the content to a digest; pages that nobody wrote count as nothing.
    pub fn digest(&self, state: &mut impl std::hash::Hasher) {
        for (number, page) in self.pages.iter().enumerate() {
            if !Rc::ptr_eq(page, &self.zero) && **page != *self.zero {
                state.write_usize(number);
                state.write(&page[..]);
            }
        }
    }

    /// About how much of a clone is not shared.
    pub fn clone_bytes(&self) -> u64 {
        self.pages.len() as u64 * 16 + self.spans.clone_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_at_nil() {
        let memory = Memory::default();
        assert_eq!(memory.load_u64(0), Err(Fault));
        assert_eq!(memory.load_u8(BASE), Err(Fault));
    }

    #[test]
    fn values_come_back_over_page_ends_too() {
        let mut memory = Memory::default();
        let block = memory.alloc(10_000, Kind::Plain);
        let text: Vec<u8> = (0..9_000u32).map(|n| n as u8).collect();
        memory.write(block + 5, &text).unwrap();
        assert_eq!(memory.bytes(block + 5, 9_000), text);
        memory.copy(block + 7, block + 5, 9_000).unwrap();
        assert_eq!(memory.bytes(block + 7, 9_000), text);
        let copy = memory.clone();
        memory.store_u32(block + 8, 0xdead_beef).unwrap();
        assert_ne!(copy.load_u32(block + 8), memory.load_u32(block + 8));
    }
}
