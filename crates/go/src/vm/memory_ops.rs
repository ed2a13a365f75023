//! Operations on slices and strings that take more than an instruction's worth of work.

use super::{Thrown, Vm};
use crate::code::{FRAME_STORE_BYTES, Instr, NONE};
use crate::memory::{Kind, round_up};

/// Beyond this a slice grows by a quarter and a bit, not by doubling.
const GROWTH_THRESHOLD: u64 = 256;
/// Of the room for a text that is kept for the next.
const SPARE_BYTES_MAX: usize = 4096;
/// Blocks with addresses beyond this size have a header word in real Go.
const HEADER_FROM: u64 = 512;

#[cold]
pub(super) fn runtime(text: String) -> Thrown {
    Thrown::Runtime(text)
}

#[cold]
pub(super) fn index_error(index: u64, length: u64) -> Thrown {
    Thrown::Bounds(if (index as i64) < 0 {
        format!("index out of range [{}]", index as i64)
    } else {
        format!("index out of range [{index}] with length {length}")
    })
}

pub(super) fn block_kind(number: u16) -> Kind {
    if number == 1 { Kind::NoScan } else { Kind::Plain }
}

/// `a[low:high:max]` of something with a length and a capacity, checked. `max` none: two indices.
fn check_bounds(
    low: u64,
    high: u64,
    max: Option<u64>,
    capacity: u64,
    is_slice: bool,
) -> Result<(), Thrown> {
    let what = if is_slice { "capacity" } else { "length" };
    let out = |text: String| Err(Thrown::Bounds(format!("slice bounds out of range {text}")));
    let (s_low, s_high) = (low as i64, high as i64);
    if let Some(max) = max {
        if max > capacity {
            return match max as i64 {
                negative @ ..0 => out(format!("[::{negative}]")),
                _ => out(format!("[::{max}] with {what} {capacity}")),
            };
        }
        if high > max {
            return out(if s_high < 0 {
                format!("[:{s_high}:]")
            } else {
                format!("[:{high}:{max}]")
            });
        }
        if low > high {
            return out(if s_low < 0 {
                format!("[{s_low}::]")
            } else {
                format!("[{low}:{high}:]")
            });
        }
        return Ok(());
    }
    if high > capacity {
        return out(if s_high < 0 {
            format!("[:{s_high}]")
        } else {
            format!("[:{high}] with {what} {capacity}")
        });
    }
    if low > high {
        return out(if s_low < 0 {
            format!("[{s_low}:]")
        } else {
            format!("[{low}:{high}]")
        });
    }
    Ok(())
}

/// An index in a register, or what is meant without one.
fn pick(regs: &[u64], register: u16, usual: u64) -> u64 {
    match register {
        NONE => usual,
        register => regs[register as usize],
    }
}

/// `whole[low:high:max]`; the registers of the indices are in `indices`.
pub(super) fn slice_part(
    regs: &[u64],
    indices: Instr,
    [address, length, capacity]: [u64; 3],
    size: u64,
    is_slice: bool,
) -> Result<[u64; 3], Thrown> {
    let (low, high) = (pick(regs, indices.a, 0), pick(regs, indices.b, length));
    let max = (indices.c != NONE).then(|| pick(regs, indices.c, capacity));
    check_bounds(low, high, max, capacity, is_slice)?;
    let capacity = max.unwrap_or(capacity) - low;
    // A slice of no capacity must not point behind its block.
    let address = if capacity == 0 { address } else { address + low * size };
    Ok([address, high - low, capacity])
}

/// The same of a string.
pub(super) fn text_part(regs: &[u64], indices: Instr, [address, length]: [u64; 2]) -> Result<[u64; 2], Thrown> {
    let (low, high) = (pick(regs, indices.a, 0), pick(regs, indices.b, length));
    check_bounds(low, high, None, length, false)?;
    Ok([if high == low { 0 } else { address + low }, high - low])
}

/// `nextslicecap` and the rounding of `growslice` (`runtime/slice.go`, Go 1.27).
pub(super) fn grown_capacity(needed: u64, old: u64, size: u64, kind: Kind) -> u64 {
    let mut capacity = old;
    if needed > 2 * old {
        capacity = needed;
    } else if old < GROWTH_THRESHOLD {
        capacity = 2 * old;
    } else {
        while capacity < needed {
            capacity += (capacity + 3 * GROWTH_THRESHOLD) >> 2;
        }
    }
    let bytes = capacity.saturating_mul(size);
    let header = if kind == Kind::Plain && bytes > HEADER_FROM && bytes <= 32768 - 8 {
        8
    } else {
        0
    };
    (round_up(bytes + header) - header) / size
}

/// How many elements the size class of `length` elements has room for.
pub(super) fn class_capacity(length: u64, size: u64) -> u64 {
    if length == 0 { 0 } else { round_up(length * size) / size }
}

impl Vm {
    /// A slice with room for `needed` elements: the same, or a copy.
    pub(super) fn grow(
        &mut self,
        slice: [u64; 3],
        needed: u64,
        size: u64,
        kind: Kind,
    ) -> Result<[u64; 3], Thrown> {
        let [address, length, capacity] = slice;
        if needed <= capacity {
            return Ok(slice);
        }
        if size == 0 {
            return Ok([address.max(crate::memory::BASE), length, needed]);
        }
        let grown = grown_capacity(needed, capacity, size, kind);
        let bytes = grown.saturating_mul(size);
        if bytes > 1 << 40 {
            return Err(runtime("growslice: len out of range".to_owned()));
        }
        if self.too_much(bytes) {
            return Ok(slice);
        }
        let block = self.memory.alloc(bytes, kind);
        self.memory.copy(block, address, length * size)?;
        self.charge(8 + grown * size / 16);
        Ok([block, length, grown])
    }

    /// The store that a slice has in its function's frame (`compile::escape`); ours is a block like others.
    pub(super) fn frame_store(&mut self, size: u64, kind: Kind) -> [u64; 3] {
        let capacity = FRAME_STORE_BYTES / size;
        [self.memory.alloc(capacity * size, kind), 0, capacity]
    }

    /// Room for what `append` adds; `used`: the place in the stack that says whether the slice's store in
    /// the frame is used, if it has one. For the rest see `Op::Append`.
    #[cold]
    pub(super) fn append_room(
        &mut self,
        slice: [u64; 3],
        needed: u64,
        size: u64,
        how: Instr,
        used: Option<usize>,
    ) -> Result<[u64; 3], Thrown> {
        let kind = block_kind(how.a);
        let is_small = size > 0 && needed <= FRAME_STORE_BYTES / size;
        match used {
            _ if how.c == 1 && is_small => self.grow_by_class(slice, needed, size, kind),
            Some(used) if slice[1] == 0 && is_small && self.stack[used] == 0 => {
                self.stack[used] = 1;
                Ok(self.frame_store(size, kind))
            }
            _ => self.grow(slice, needed, size, kind),
        }
    }

    /// Room for `needed` elements and no more than their size class has: `runtime.growsliceBuf`.
    pub(super) fn grow_by_class(
        &mut self,
        [address, length, _]: [u64; 3],
        needed: u64,
        size: u64,
        kind: Kind,
    ) -> Result<[u64; 3], Thrown> {
        let capacity = class_capacity(needed, size);
        let block = self.memory.alloc(capacity * size, kind);
        self.memory.copy(block, address, length * size)?;
        Ok([block, length, capacity])
    }

    /// Whether one block would pass the limit by itself: the run ends.
    pub(crate) fn too_much(&mut self, bytes: u64) -> bool {
        let limit = self.kernel.limits.heap_bytes;
        if bytes <= limit {
            return false;
        }
        self.flush();
        self.kernel.hit_limit(trace::Limit::Heap, limit);
        true
    }

    pub(super) fn make_slice(
        &mut self,
        length: u64,
        capacity: u64,
        size: u64,
        kind: Kind,
    ) -> Result<[u64; 3], Thrown> {
        let most = if size == 0 { i64::MAX as u64 } else { (1 << 47) / size };
        if length > most || (length as i64) < 0 {
            return Err(runtime("makeslice: len out of range".to_owned()));
        }
        if capacity > most || capacity < length {
            return Err(runtime("makeslice: cap out of range".to_owned()));
        }
        let bytes = capacity * size;
        if self.too_much(bytes) {
            return Ok([0, 0, 0]);
        }
        self.charge(bytes / 32);
        let block = self.memory.alloc(bytes, kind);
        Ok([block, length, capacity])
    }

    /// Joins so many texts that stand in the stack.
    pub(super) fn concat(&mut self, from: usize, count: usize) -> (u64, u64) {
        let (mut only, mut parts, mut length) = ((0, 0), 0, 0u64);
        for text in self.stack[from..from + 2 * count].chunks_exact(2).filter(|text| text[1] > 0) {
            only = (text[0], text[1]);
            parts += 1;
            length += text[1];
        }
        if parts < 2 {
            return only;
        }
        self.charge(length / 8);
        let mut bytes = std::mem::take(&mut self.spare);
        for text in self.stack[from..from + 2 * count].chunks_exact(2) {
            self.memory.pieces(text[0], text[1], |piece| bytes.extend_from_slice(piece));
        }
        let joined = self.memory.text(&bytes);
        self.keep_spare(bytes);
        joined
    }

    /// A text that was needed for a moment is no longer: the next one gets its place.
    pub(crate) fn keep_spare(&mut self, mut text: Vec<u8>) {
        if text.capacity() <= SPARE_BYTES_MAX {
            text.clear();
            self.spare = text;
        }
    }

    /// The rune of a string at a byte, and its width.
    pub(super) fn decode_rune(&self, text: (u64, u64), at: u64) -> (u64, u64) {
        let first = self.memory.load_u8(text.0 + at).unwrap_or(0);
        if first < 0x80 {
            return (u64::from(first), 1);
        }
        let bytes = self.memory.bytes(text.0 + at, (text.1 - at).min(4));
        let (rune, width) = decode(&bytes);
        (u64::from(rune), width as u64)
    }
}

/// One rune of UTF-8, as `utf8.DecodeRune`: what is not valid is U+FFFD, one byte wide.
pub(crate) fn decode(bytes: &[u8]) -> (u32, usize) {
    let width = match bytes.first() {
        None => return (0xfffd, 0),
        Some(0..0x80) => 1,
        Some(0xc2..0xe0) => 2,
        Some(0xe0..0xf0) => 3,
        Some(0xf0..0xf5) => 4,
        Some(_) => return (0xfffd, 1),
    };
    let text = bytes.get(..width).and_then(|bytes| std::str::from_utf8(bytes).ok());
    match text.and_then(|text| text.chars().next()) {
        Some(character) => (u32::from(character), width),
        None => (0xfffd, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_grow_as_go_grows_them() {
        // Capacities that Go 1.27 gives when one element after another is appended.
        let mut seen = Vec::new();
        let mut capacity = 0;
        for length in 1..=2000 {
            if length > capacity {
                capacity = grown_capacity(length, capacity, 8, Kind::NoScan);
                seen.push(capacity);
            }
        }
        assert_eq!(seen, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560]);
        assert_eq!(grown_capacity(5, 0, 8, Kind::NoScan), 6);
        assert_eq!(grown_capacity(5, 0, 1, Kind::NoScan), 8);
    }
}
