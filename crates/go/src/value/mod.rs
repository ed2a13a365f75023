//! Values as the runtime sees them: compared, hashed, taken out of their packing, shown.

mod compare;
mod show;

pub use compare::Uncomparable;

use crate::code::{Kind, Program, RType, RtypeId};
use crate::vm::Vm;

/// Bits of a value that does not fill its word, extended as it stands alone in a register.
pub fn extend(kind: Kind, word: u64) -> u64 {
    match kind {
        Kind::Bool | Kind::Uint8 => word as u8 as u64,
        Kind::Int8 => word as i8 as u64,
        Kind::Int16 => word as i16 as u64,
        Kind::Uint16 => word as u16 as u64,
        Kind::Int32 => word as i32 as u64,
        Kind::Uint32 | Kind::Float32 => word as u32 as u64,
        _ => word,
    }
}

/// The part of packed words that begins at byte `offset`, as a value of its own.
pub fn unpack(words: &[u64], offset: u64, rtype: &RType) -> Vec<u64> {
    if rtype.size == 0 {
        return Vec::new();
    }
    if offset % 8 == 0 && rtype.size % 8 == 0 {
        let at = offset as usize / 8;
        return words[at..at + rtype.words()].to_vec();
    }
    let mut bytes = Vec::with_capacity(rtype.words() * 8);
    for at in offset..offset + rtype.size {
        bytes.push((words[at as usize / 8] >> (at % 8 * 8)) as u8);
    }
    bytes.resize(rtype.words() * 8, 0);
    let mut out: Vec<u64> = bytes
        .chunks(8)
        .map(|chunk| u64::from_le_bytes(chunk.try_into().expect("eight bytes")))
        .collect();
    if out.len() == 1 {
        out[0] = extend(rtype.kind, out[0]);
    }
    out
}

/// A field's or element's type and place in a struct or array.
pub fn part(program: &Program, rtype: &RType, index: usize) -> (RtypeId, u64) {
    match rtype.kind {
        Kind::Struct => (rtype.fields[index].rtype, rtype.fields[index].offset),
        _ => (rtype.elem, program.rtype(rtype.elem).size * index as u64),
    }
}

/// How many fields or elements.
pub fn parts(rtype: &RType) -> usize {
    match rtype.kind {
        Kind::Struct => rtype.fields.len(),
        _ => rtype.length as usize,
    }
}

impl Vm {
    /// What an interface holds, as its type and words. Nil: none.
    pub(crate) fn held(&self, iface: [u64; 2]) -> Option<(RtypeId, Vec<u64>)> {
        if iface[0] == 0 {
            return None;
        }
        let id = RtypeId(iface[0] as u32);
        let rtype = self.program.rtype(id);
        if rtype.size == 0 {
            return Some((id, Vec::new()));
        }
        if rtype.is_direct() {
            return Some((id, vec![iface[1]]));
        }
        let mut words = vec![0; rtype.words()];
        let _ = self.memory.load_words(iface[1], rtype.size, &mut words);
        Some((id, words))
    }

    /// The same of one whose words stand in the stack.
    #[inline]
    pub(crate) fn make_iface_at(&mut self, id: RtypeId, at: usize) -> (u64, u64) {
        let rtype = self.program.rtype(id);
        let word = match rtype.size {
            0 => 0,
            _ if rtype.is_direct() => self.stack[at],
            size => {
                let address = self.memory.alloc(size, crate::memory::Kind::Plain);
                let _ = self.memory.store_words(address, size, &self.stack[at..at + rtype.words()]);
                address
            }
        };
        (u64::from(id.0), word)
    }

    /// A value as an interface.
    pub(crate) fn make_iface(&mut self, id: RtypeId, words: &[u64]) -> [u64; 2] {
        let rtype = self.program.rtype(id);
        if rtype.size == 0 {
            return [u64::from(id.0), 0];
        }
        if rtype.is_direct() {
            return [u64::from(id.0), words[0]];
        }
        let (size, kind) = (rtype.size, crate::memory::Kind::Plain);
        let address = self.memory.alloc(size, kind);
        let _ = self.memory.store_words(address, size, words);
        [u64::from(id.0), address]
    }

    /// The text of a string value.
    pub(crate) fn string_at(&self, words: &[u64]) -> String {
        let bytes = self.memory.bytes(words[0], words[1]);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// A value that stands in memory.
    pub(crate) fn load_value(&self, address: u64, id: RtypeId) -> Vec<u64> {
        let rtype = self.program.rtype(id);
        let mut words = vec![0; rtype.words()];
        let _ = self.memory.load_words(address, rtype.size, &mut words);
        if rtype.size < 8 && !words.is_empty() {
            words[0] = extend(rtype.kind, words[0]);
        }
        words
    }
}
