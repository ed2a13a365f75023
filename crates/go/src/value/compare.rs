//! Equality and hashes of values of any type.

use super::{part, parts, unpack};
use crate::code::{Kind, RtypeId};
use crate::vm::Vm;
use std::hash::Hasher;

/// A value of this type can neither be compared nor be a map's key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Uncomparable(pub RtypeId);

impl Vm {
    pub(crate) fn equal_values(&self, id: RtypeId, a: &[u64], b: &[u64]) -> Result<bool, Uncomparable> {
        let rtype = self.program.rtype(id);
        if rtype.plain {
            return Ok(a == b);
        }
        match rtype.kind {
            Kind::String => Ok(a[1] == b[1]
                && (a[0] == b[0] || self.memory.compare((a[0], a[1]), (b[0], b[1])).is_eq())),
            Kind::Float64 => Ok(f64::from_bits(a[0]) == f64::from_bits(b[0])),
            Kind::Float32 => Ok(f32::from_bits(a[0] as u32) == f32::from_bits(b[0] as u32)),
            Kind::Complex128 => Ok(f64::from_bits(a[0]) == f64::from_bits(b[0])
                && f64::from_bits(a[1]) == f64::from_bits(b[1])),
            Kind::Complex64 => {
                let half = |word: u64, shift: u32| f32::from_bits((word >> shift) as u32);
                Ok(half(a[0], 0) == half(b[0], 0) && half(a[0], 32) == half(b[0], 32))
            }
            Kind::Interface => self.equal_ifaces([a[0], a[1]], [b[0], b[1]]),
            Kind::Struct | Kind::Array => {
                let mut equal = true;
                for index in 0..parts(rtype) {
                    let (part_id, offset) = part(&self.program, rtype, index);
                    if rtype.kind == Kind::Struct && rtype.fields[index].name == "_" {
                        continue;
                    }
                    let part_type = self.program.rtype(part_id);
                    let (x, y) = (unpack(a, offset, part_type), unpack(b, offset, part_type));
                    equal = equal && self.equal_values(part_id, &x, &y)?;
                }
                Ok(equal)
            }
            Kind::Slice | Kind::Map | Kind::Func => Err(Uncomparable(id)),
            _ => Ok(a == b),
        }
    }

    pub(crate) fn equal_ifaces(&self, a: [u64; 2], b: [u64; 2]) -> Result<bool, Uncomparable> {
        if a[0] != b[0] {
            return Ok(false);
        }
        let (Some((id, x)), Some((_, y))) = (self.held(a), self.held(b)) else {
            return Ok(true);
        };
        if !self.program.rtype(id).comparable {
            return Err(Uncomparable(id));
        }
        self.equal_values(id, &x, &y)
    }

    pub(crate) fn hash_value(&self, id: RtypeId, words: &[u64]) -> Result<u64, Uncomparable> {
        let mut state = kernel::Digest::new();
        self.feed(id, words, &mut state)?;
        Ok(state.finish())
    }

    fn feed(&self, id: RtypeId, words: &[u64], state: &mut kernel::Digest) -> Result<(), Uncomparable> {
        let rtype = self.program.rtype(id);
        if rtype.plain {
            words.iter().for_each(|word| state.write_u64(*word));
            return Ok(());
        }
        match rtype.kind {
            Kind::String => {
                // A text may lie over a page's end, and must hash the same.
                match self.memory.piece(words[0], words[1]) {
                    Some(piece) => state.write(piece),
                    None => state.write(&self.memory.bytes(words[0], words[1])),
                }
            }
            Kind::Float64 | Kind::Complex128 => {
                for word in words {
                    let float = f64::from_bits(*word);
                    state.write_u64(if float == 0.0 { 0 } else { *word });
                }
            }
            Kind::Float32 => {
                let float = f32::from_bits(words[0] as u32);
                state.write_u64(if float == 0.0 { 0 } else { words[0] });
            }
            Kind::Interface => {
                state.write_u64(words[0]);
                if let Some((held, inner)) = self.held([words[0], words[1]]) {
                    self.feed(held, &inner, state)?;
                }
            }
            Kind::Struct | Kind::Array => {
                for index in 0..parts(rtype) {
                    let (part_id, offset) = part(&self.program, rtype, index);
                    if rtype.kind == Kind::Struct && rtype.fields[index].name == "_" {
                        continue;
                    }
                    let inner = unpack(words, offset, self.program.rtype(part_id));
                    self.feed(part_id, &inner, state)?;
                }
            }
            Kind::Slice | Kind::Map | Kind::Func => return Err(Uncomparable(id)),
            _ => state.write_u64(words[0]),
        }
        Ok(())
    }
}
