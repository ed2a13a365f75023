//! Reads and writes of memory, told to the kernel before they happen.
//!
//! Variables that one goroutine alone sees live in registers, so that whatever is in memory may
//! be shared: captured and addressed variables, what pointers, slices and maps lead to, package
//! variables. When somebody listens the slice is one instruction long (`renew`), and what the
//! next one will touch is read off its operands; nothing is looked at otherwise.
//! A map is one place, at the address of its handle, as for Go's race detector.
//! Not told: what natives do inside (a lock's word, an atomic operation, sorting), which either
//! orders goroutines itself or works on what the caller passes.

use super::Vm;
use crate::code::{Instr, Op};

/// Bytes that stand for a whole map.
const MAP_BYTES: u64 = 8;

impl Vm {
    /// Reports what the instruction that runs next reads and writes.
    pub(super) fn note_accesses(&mut self) {
        let Some(frame) = self.frames.last().copied() else {
            return;
        };
        let program = std::rc::Rc::clone(&self.program);
        let code = &program.func(frame.func).code;
        let pc = frame.pc as usize;
        let i = code[pc];
        let exts = &code[pc + 1..(pc + 1 + i.op.exts()).min(code.len())];
        let touched = self.touched(i, exts, frame.base as usize);
        if touched.iter().all(Option::is_none) {
            return;
        }
        // The frame's next instruction is this one, so that its line is the caller's of before it.
        let own = program.func(frame.func);
        self.kernel.line = match own.library {
            true => self.program_line(),
            false => own.lines.get(pc).copied().unwrap_or(0),
        };
        for (address, bytes, is_write) in touched.into_iter().flatten() {
            if bytes > 0 && self.memory.is_mapped(address) {
                self.kernel.access(address, bytes, is_write);
            }
        }
    }

    /// Address, bytes, whether it is a write.
    fn touched(&self, i: Instr, exts: &[Instr], base: usize) -> [Option<(u64, u64, bool)>; 3] {
        let reg = |register: u16| self.stack.get(base + register as usize).copied().unwrap_or(0);
        let size = |at: usize| exts.get(at).map_or(0, |ext| u64::from(ext.number()));
        let load = |bytes| [Some((reg(i.b).wrapping_add(u64::from(i.c)), bytes, false)), None, None];
        let store = |bytes| [Some((reg(i.a).wrapping_add(u64::from(i.c)), bytes, true)), None, None];
        let element = |slice: u16, index: u16, bytes: u64, is_write: bool| {
            let (index, length) = (reg(index), reg(slice + 1));
            let inside = index < length;
            [inside.then(|| (reg(slice) + bytes * index, bytes, is_write)), None, None]
        };
        match i.op {
            Op::LoadU8 | Op::LoadS8 => load(1),
            Op::LoadU16 | Op::LoadS16 => load(2),
            Op::LoadU32 | Op::LoadS32 => load(4),
            Op::Load64 => load(8),
            Op::LoadN => load(size(0)),
            Op::Store8 => store(1),
            Op::Store16 => store(2),
            Op::Store32 => store(4),
            Op::Store64 => store(8),
            Op::StoreN => store(size(0)),
            Op::CopyMem => [Some((reg(i.b), size(0), false)), Some((reg(i.a), size(0), true)), None],
            Op::ClearMem => [Some((reg(i.a), size(0), true)), None, None],
            Op::SliceLoad64 => element(i.b, i.c, 8, false),
            Op::SliceLoad8 => element(i.b, i.c, 1, false),
            Op::SliceStore64 => element(i.a, i.b, 8, true),
            Op::Append => {
                let count = exts.first().map_or(0, |ext| u64::from(ext.a));
                self.appended([reg(i.b), reg(i.b + 1), reg(i.b + 2)], count, size(0), None)
            }
            Op::AppendSlice => {
                let count = reg(i.c + 1);
                self.appended([reg(i.b), reg(i.b + 1), reg(i.b + 2)], count, size(0), Some(reg(i.c)))
            }
            Op::CopySlice => {
                let bytes = reg(i.b + 1).min(reg(i.c + 1)) * size(0);
                [Some((reg(i.c), bytes, false)), Some((reg(i.b), bytes, true)), None]
            }
            Op::MapGet | Op::MapLen | Op::MapIter => [Some((reg(i.b), MAP_BYTES, false)), None, None],
            Op::MapNext => [Some((reg(i.a), MAP_BYTES, false)), None, None],
            Op::MapSet | Op::MapDelete | Op::MapClear => [Some((reg(i.a), MAP_BYTES, true)), None, None],
            _ => [None; 3],
        }
    }

    /// Elements behind a slice's end, or, when it has to grow, all that it has; and what is added.
    fn appended(
        &self,
        [address, length, capacity]: [u64; 3],
        count: u64,
        size: u64,
        from: Option<u64>,
    ) -> [Option<(u64, u64, bool)>; 3] {
        let own = match length + count <= capacity {
            true => (address + length * size, count * size, true),
            false => (address, length * size, false),
        };
        [Some(own), from.map(|from| (from, count * size, false)), None]
    }
}
