//! The one place that executes instructions.

use super::aside::Aside;
use super::number::{cut, divide, float_to_int, float_to_uint};
use super::memory_ops::{block_kind, class_capacity, clear_words, index_error, runtime, slice_part, text_part};
use super::panic::{Thrown, Unwound};
use super::{Flow, Leave, Vm};
use crate::code::{FRAME_STORE_BYTES, FuncId, Instr, NONE, Narrow, Op, RtypeId, STEP, STEPS};
use crate::memory::Kind;
use crate::sched::{Defer, Frame, FrameFlag, GoReason};
use std::rc::Rc;
use trace::OutcomeKind;

/// Words of a goroutine's stack. `// Simplified:` real Go's limit is 1 GB of its own frames.
const STACK_WORDS_MAX: usize = 8 << 20;

impl Vm {
    /// Runs the loaded goroutine until it leaves.
    #[allow(unused_assignments)]
    pub(super) fn run_g(&mut self) -> Leave {
        if let Err(thrown) = self.resume() {
            match self.throw(thrown) {
                Unwound::Reload => {}
                Unwound::Ended => return self.end_g(),
                Unwound::Finished => return Leave::Finished,
            }
        }
        let program = Rc::clone(&self.program);
        // Both counts in one word: instructions above, quarters of a nanosecond below.
        let (mut done, mut granted) = (0u64, 0u64);
        let frame = *self.frames.last().expect("a goroutine has a frame");
        let mut func = program.func(frame.func);
        let mut code: &[Instr] = &func.code;
        let mut pc = frame.pc as usize;
        let mut base = frame.base as usize;
        let mut regs: &mut [u64] = &mut self.stack[base..base + func.registers as usize];

        /// Counts what was done, and takes back what is left of the instructions that were granted.
        macro_rules! count {
            () => {{
                self.spent_steps += done / STEP;
                self.spent_quarters += done % STEP;
                (done, granted) = (0, 0);
            }};
        }
        /// The frame's state as it is now; and everything done so far is counted.
        macro_rules! save {
            () => {{
                if let Some(top) = self.frames.last_mut() {
                    top.pc = pc as u32;
                }
                count!();
            }};
        }
        macro_rules! reload {
            () => {{
                let frame = *self.frames.last().expect("a goroutine has a frame");
                func = program.func(frame.func);
                code = &func.code;
                pc = frame.pc as usize;
                base = frame.base as usize;
                regs = &mut self.stack[base..base + func.registers as usize];
            }};
        }
        macro_rules! again {
            () => {
                regs = &mut self.stack[base..base + func.registers as usize]
            };
        }
        macro_rules! unwound {
            ($unwound:expr) => {
                match $unwound {
                    Unwound::Reload => reload!(),
                    Unwound::Ended => return self.end_g(),
                    Unwound::Finished => return Leave::Finished,
                }
            };
        }
        macro_rules! throw {
            ($thrown:expr) => {{
                let thrown: Thrown = $thrown;
                save!();
                unwound!(self.throw(thrown));
                continue;
            }};
        }
        macro_rules! check {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(error) => throw!(Thrown::from(error)),
                }
            };
        }
        macro_rules! ext {
            () => {{
                let ext = code[pc];
                pc += 1;
                ext
            }};
        }
        macro_rules! int {
            ($i:expr, $f:expr) => {{
                let (x, y): (u64, u64) = (regs[$i.b as usize], regs[$i.c as usize]);
                #[allow(clippy::redundant_closure_call)]
                let word: u64 = $f(x, y);
                regs[$i.a as usize] = word;
            }};
        }
        macro_rules! float {
            ($i:expr, $f:expr) => {{
                let x = f64::from_bits(regs[$i.b as usize]);
                let y = f64::from_bits(regs[$i.c as usize]);
                #[allow(clippy::redundant_closure_call)]
                let word = $f(x, y);
                regs[$i.a as usize] = word;
            }};
        }
        macro_rules! float32 {
            ($i:expr, $f:expr) => {{
                let x = f32::from_bits(regs[$i.b as usize] as u32);
                let y = f32::from_bits(regs[$i.c as usize] as u32);
                #[allow(clippy::redundant_closure_call)]
                let float: f32 = $f(x, y);
                regs[$i.a as usize] = u64::from(float.to_bits());
            }};
        }
        macro_rules! jump_if {
            ($i:expr, $condition:expr) => {
                if $condition {
                    pc = (pc as i64 + i64::from($i.c as i16)) as usize;
                }
            };
        }
        macro_rules! load {
            ($i:expr, $load:ident, $type:ty) => {{
                let address = regs[$i.b as usize].wrapping_add(u64::from($i.c));
                let loaded = check!(self.memory.$load(address));
                regs[$i.a as usize] = loaded as $type as u64;
            }};
        }
        macro_rules! store {
            ($i:expr, $store:ident, $type:ty) => {{
                let address = regs[$i.a as usize].wrapping_add(u64::from($i.c));
                let value = regs[$i.b as usize] as $type;
                check!(self.memory.$store(address, value));
            }};
        }
        macro_rules! slice_at {
            ($register:expr) => {{
                let at = $register as usize;
                [regs[at], regs[at + 1], regs[at + 2]]
            }};
        }
        macro_rules! set_slice {
            ($register:expr, $slice:expr) => {{
                let at = $register as usize;
                regs[at..at + 3].copy_from_slice(&$slice);
            }};
        }

        loop {
            if done >= granted {
                count!();
                if let Some(top) = self.frames.last_mut() {
                    top.pc = pc as u32;
                }
                match self.renew() {
                    Some(chunk) => granted = chunk * STEP,
                    None => return Leave::Slice,
                }
                again!();
            }
            let i = code[pc];
            pc += 1;
            done += STEPS[i.op as usize];
            match i.op {
                Op::Ext | Op::Nop => {}
                Op::Mov => regs[i.a as usize] = regs[i.b as usize],
                Op::MovN => {
                    let from = i.b as usize;
                    regs.copy_within(from..from + i.c as usize, i.a as usize);
                }
                Op::LoadInt => regs[i.a as usize] = i.number() as i32 as u64,
                Op::LoadK => regs[i.a as usize] = func.constants[i.number() as usize],
                Op::Zero => regs[i.a as usize..(i.a + i.b) as usize].fill(0),

                Op::Add => int!(i, |x: u64, y| x.wrapping_add(y)),
                Op::Sub => int!(i, |x: u64, y| x.wrapping_sub(y)),
                Op::Mul => int!(i, |x: u64, y| x.wrapping_mul(y)),
                Op::DivS | Op::RemS | Op::DivU | Op::RemU => {
                    match divide(i.op, regs[i.b as usize], regs[i.c as usize]) {
                        Some(word) => regs[i.a as usize] = word,
                        None => throw!(runtime("integer divide by zero".to_owned())),
                    }
                }
                Op::And => int!(i, |x, y| x & y),
                Op::Or => int!(i, |x, y| x | y),
                Op::Xor => int!(i, |x, y| x ^ y),
                Op::AndNot => int!(i, |x: u64, y: u64| x & !y),
                Op::Shl => int!(i, |x: u64, y: u64| if y < 64 { x << y } else { 0 }),
                Op::ShrU => int!(i, |x: u64, y: u64| if y < 64 { x >> y } else { 0 }),
                Op::ShrS => int!(i, |x: u64, y: u64| ((x as i64) >> y.min(63)) as u64),
                Op::CheckShift => {
                    if (regs[i.a as usize] as i64) < 0 {
                        throw!(runtime("negative shift amount".to_owned()));
                    }
                }
                Op::AddI => {
                    regs[i.a as usize] = regs[i.b as usize].wrapping_add(i.c as i16 as u64);
                }
                Op::MulI => regs[i.a as usize] = regs[i.b as usize].wrapping_mul(i.c as i16 as u64),
                Op::AndI => regs[i.a as usize] = regs[i.b as usize] & i.c as i16 as u64,
                Op::DivSI => regs[i.a as usize] = (regs[i.b as usize] as i64 / i64::from(i.c)) as u64,
                Op::RemSI => regs[i.a as usize] = (regs[i.b as usize] as i64 % i64::from(i.c)) as u64,
                Op::ShlI => regs[i.a as usize] = regs[i.b as usize] << (i.c & 63),
                Op::ShrSI => regs[i.a as usize] = (regs[i.b as usize] as i64 >> (i.c & 63)) as u64,
                Op::ShrUI => regs[i.a as usize] = regs[i.b as usize] >> (i.c & 63),
                Op::Neg => regs[i.a as usize] = regs[i.b as usize].wrapping_neg(),
                Op::Com => regs[i.a as usize] = !regs[i.b as usize],
                Op::Cut => {
                    regs[i.a as usize] = Narrow::ALL[i.c as usize].cut(regs[i.b as usize]);
                }
                Op::Not => regs[i.a as usize] = regs[i.b as usize] ^ 1,

                Op::AddF => float!(i, |x: f64, y: f64| (x + y).to_bits()),
                Op::SubF => float!(i, |x: f64, y: f64| (x - y).to_bits()),
                Op::MulF => float!(i, |x: f64, y: f64| (x * y).to_bits()),
                Op::DivF => float!(i, |x: f64, y: f64| (x / y).to_bits()),
                Op::NegF => regs[i.a as usize] = regs[i.b as usize] ^ 1 << 63,
                Op::AddF32 => float32!(i, |x: f32, y: f32| x + y),
                Op::SubF32 => float32!(i, |x: f32, y: f32| x - y),
                Op::MulF32 => float32!(i, |x: f32, y: f32| x * y),
                Op::DivF32 => float32!(i, |x: f32, y: f32| x / y),
                Op::NegF32 => regs[i.a as usize] = regs[i.b as usize] ^ 1 << 31,
                Op::IntToF => {
                    regs[i.a as usize] = (regs[i.b as usize] as i64 as f64).to_bits();
                }
                Op::UintToF => regs[i.a as usize] = (regs[i.b as usize] as f64).to_bits(),
                Op::FToInt => {
                    regs[i.a as usize] = float_to_int(f64::from_bits(regs[i.b as usize]));
                }
                Op::FToUint => {
                    regs[i.a as usize] = float_to_uint(f64::from_bits(regs[i.b as usize]));
                }
                Op::FToF32 => {
                    let float = f64::from_bits(regs[i.b as usize]) as f32;
                    regs[i.a as usize] = u64::from(float.to_bits());
                }
                Op::F32ToF => {
                    let float = f64::from(f32::from_bits(regs[i.b as usize] as u32));
                    regs[i.a as usize] = float.to_bits();
                }
                Op::IntToF32 => {
                    let float = regs[i.b as usize] as i64 as f32;
                    regs[i.a as usize] = u64::from(float.to_bits());
                }
                Op::UintToF32 => {
                    let float = regs[i.b as usize] as f32;
                    regs[i.a as usize] = u64::from(float.to_bits());
                }

                Op::Eq => int!(i, |x, y| u64::from(x == y)),
                Op::Ne => int!(i, |x, y| u64::from(x != y)),
                Op::LtS => int!(i, |x, y| u64::from((x as i64) < y as i64)),
                Op::LeS => int!(i, |x, y| u64::from((x as i64) <= y as i64)),
                Op::LtU => int!(i, |x, y| u64::from(x < y)),
                Op::LeU => int!(i, |x, y| u64::from(x <= y)),
                Op::EqF => float!(i, |x, y| u64::from(x == y)),
                Op::NeF => float!(i, |x, y| u64::from(x != y)),
                Op::LtF => float!(i, |x, y| u64::from(x < y)),
                Op::LeF => float!(i, |x, y| u64::from(x <= y)),
                Op::EqStr => {
                    let (b, c) = (i.b as usize, i.c as usize);
                    let (x, y) = ((regs[b], regs[b + 1]), (regs[c], regs[c + 1]));
                    let equal = x.1 == y.1 && self.memory.compare(x, y).is_eq();
                    regs[i.a as usize] = u64::from(equal);
                }
                Op::CmpStr => {
                    let (b, c) = (i.b as usize, i.c as usize);
                    let (x, y) = ((regs[b], regs[b + 1]), (regs[c], regs[c + 1]));
                    regs[i.a as usize] = self.memory.compare(x, y) as i8 as u64;
                }
                Op::Jmp => pc = i.number() as usize,
                Op::JmpIf => {
                    if regs[i.a as usize] != 0 {
                        pc = i.number() as usize;
                    }
                }
                Op::JmpIfNot => {
                    if regs[i.a as usize] == 0 {
                        pc = i.number() as usize;
                    }
                }
                Op::JEq => jump_if!(i, regs[i.a as usize] == regs[i.b as usize]),
                Op::JNe => jump_if!(i, regs[i.a as usize] != regs[i.b as usize]),
                Op::JLtS => jump_if!(i, (regs[i.a as usize] as i64) < regs[i.b as usize] as i64),
                Op::JLeS => jump_if!(i, (regs[i.a as usize] as i64) <= regs[i.b as usize] as i64),

                Op::JEqI => jump_if!(i, regs[i.a as usize] == i.b as i16 as u64),
                Op::JNeI => jump_if!(i, regs[i.a as usize] != i.b as i16 as u64),
                Op::JLtI => jump_if!(i, (regs[i.a as usize] as i64) < i64::from(i.b as i16)),
                Op::JLeI => jump_if!(i, (regs[i.a as usize] as i64) <= i64::from(i.b as i16)),
                Op::JGtI => jump_if!(i, (regs[i.a as usize] as i64) > i64::from(i.b as i16)),
                Op::JGeI => jump_if!(i, (regs[i.a as usize] as i64) >= i64::from(i.b as i16)),

                Op::LoadU8 => load!(i, load_u8, u8),
                Op::LoadS8 => load!(i, load_u8, i8),
                Op::LoadU16 => load!(i, load_u16, u16),
                Op::LoadS16 => load!(i, load_u16, i16),
                Op::LoadU32 => load!(i, load_u32, u32),
                Op::LoadS32 => load!(i, load_u32, i32),
                Op::Load64 => load!(i, load_u64, u64),
                Op::LoadN => {
                    let size = u64::from(ext!().number());
                    let address = regs[i.b as usize].wrapping_add(u64::from(i.c));
                    let at = i.a as usize;
                    let words = size.div_ceil(8) as usize;
                    check!(self.memory.load_words(address, size, &mut regs[at..at + words]));
                }
                Op::Store8 => store!(i, store_u8, u8),
                Op::Store16 => store!(i, store_u16, u16),
                Op::Store32 => store!(i, store_u32, u32),
                Op::Store64 => store!(i, store_u64, u64),
                Op::StoreN => {
                    let size = u64::from(ext!().number());
                    let address = regs[i.a as usize].wrapping_add(u64::from(i.c));
                    let at = i.b as usize;
                    let words = size.div_ceil(8) as usize;
                    check!(self.memory.store_words(address, size, &regs[at..at + words]));
                }
                Op::Lea => {
                    let address = regs[i.b as usize];
                    if address < crate::memory::BASE {
                        throw!(Thrown::Fault);
                    }
                    regs[i.a as usize] = address + u64::from(i.c);
                }
                Op::NilCheck | Op::NilCheckIface => {
                    let least = if i.op == Op::NilCheck { crate::memory::BASE } else { 1 };
                    if regs[i.a as usize] < least {
                        throw!(Thrown::Fault);
                    }
                }
                Op::New | Op::NewNoScan => {
                    let kind = if i.op == Op::New { Kind::Plain } else { Kind::NoScan };
                    regs[i.a as usize] = self.memory.alloc(u64::from(i.number()), kind);
                    if self.memory.wants_collection() {
                        save!();
                    }
                }
                Op::CopyMem => {
                    let size = u64::from(ext!().number());
                    done += size / 8;
                    check!(self.memory.copy(regs[i.a as usize], regs[i.b as usize], size));
                }
                Op::ClearMem => {
                    let size = u64::from(ext!().number());
                    done += size / 16;
                    check!(self.memory.clear(regs[i.a as usize], size));
                }
                Op::Extract => {
                    let ext = ext!();
                    let word = regs[i.b as usize] >> ext.a;
                    regs[i.a as usize] = cut(word, ext.b);
                }
                Op::Insert => {
                    let ext = ext!();
                    let mask = (u64::MAX >> (64 - ext.b)) << ext.a;
                    let word = regs[i.b as usize] << ext.a & mask;
                    regs[i.a as usize] = regs[i.a as usize] & !mask | word;
                }

                Op::SliceLoad64 => {
                    let (index, length) = (regs[i.c as usize], regs[i.b as usize + 1]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.b as usize] + 8 * index;
                    regs[i.a as usize] = check!(self.memory.load_u64(address));
                }
                Op::SliceStore64 => {
                    let (index, length) = (regs[i.b as usize], regs[i.a as usize + 1]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.a as usize] + 8 * index;
                    check!(self.memory.store_u64(address, regs[i.c as usize]));
                }
                Op::SliceLoad8 => {
                    let (index, length) = (regs[i.c as usize], regs[i.b as usize + 1]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.b as usize] + index;
                    regs[i.a as usize] = u64::from(check!(self.memory.load_u8(address)));
                }
                Op::SliceAddr => {
                    let size = u64::from(ext!().number());
                    let (index, length) = (regs[i.c as usize], regs[i.b as usize + 1]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.b as usize] + size * index;
                    regs[i.a as usize] = address;
                    // What stores there mostly follows at once.
                    let next = code[pc];
                    let follows = matches!(next.op, Op::Store8 | Op::Store64) && next.a == i.a && next.c == 0;
                    if follows && done < granted {
                        pc += 1;
                        done += STEPS[next.op as usize];
                        match (next.op, regs[next.b as usize]) {
                            (Op::Store8, word) => check!(self.memory.store_u8(address, word as u8)),
                            (_, word) => check!(self.memory.store_u64(address, word)),
                        }
                    }
                }
                Op::ElemAddr => {
                    let size = u64::from(ext!().number());
                    let offset = size.wrapping_mul(regs[i.c as usize]);
                    regs[i.a as usize] = regs[i.b as usize].wrapping_add(offset);
                }
                Op::ArrayAddr => {
                    let size = u64::from(ext!().number());
                    let length = u64::from(ext!().number());
                    let index = regs[i.c as usize];
                    if regs[i.b as usize] < crate::memory::BASE {
                        throw!(Thrown::Fault);
                    }
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    regs[i.a as usize] = regs[i.b as usize] + size * index;
                }
                Op::Bounds => {
                    let index = regs[i.a as usize];
                    if index >= u64::from(i.number()) {
                        throw!(index_error(index, u64::from(i.number())));
                    }
                }
                Op::SliceOf | Op::SliceArray => {
                    let indices = ext!();
                    let size = u64::from(ext!().number());
                    let whole = if i.op == Op::SliceOf {
                        slice_at!(i.b)
                    } else {
                        let length = u64::from(ext!().number());
                        if regs[i.b as usize] < crate::memory::BASE {
                            throw!(Thrown::Fault);
                        }
                        [regs[i.b as usize], length, length]
                    };
                    let part = slice_part(regs, indices, whole, size, i.op == Op::SliceOf);
                    set_slice!(i.a, check!(part));
                }
                Op::SliceStr => {
                    let indices = ext!();
                    let text = [regs[i.b as usize], regs[i.b as usize + 1]];
                    let [address, length] = check!(text_part(regs, indices, text));
                    regs[i.a as usize] = address;
                    regs[i.a as usize + 1] = length;
                }
                Op::MakeSlice => {
                    let ext = ext!();
                    let (length, capacity) = (regs[i.b as usize], regs[i.c as usize]);
                    save!();
                    let size = u64::from(ext.number());
                    let made = self.make_slice(length, capacity, size, block_kind(ext.a));
                    again!();
                    let made = check!(made);
                    set_slice!(i.a, made);
                }
                Op::Append => {
                    let (ext, kind) = (ext!(), ext!());
                    let slice = slice_at!(i.b);
                    let (count, size) = (u64::from(ext.a), u64::from(ext.number()));
                    let needed = slice[1] + count;
                    let mut grown = slice;
                    if needed > slice[2] {
                        let in_frame = kind.b != NONE
                            && slice[1] == 0
                            && needed <= FRAME_STORE_BYTES / size
                            && regs[kind.b as usize] == 0;
                        save!();
                        let by_class = kind.c == 1 && needed <= FRAME_STORE_BYTES / size;
                        let result = if by_class {
                            self.grow_by_class(slice, needed, size, block_kind(kind.a))
                        } else if in_frame {
                            regs[kind.b as usize] = 1;
                            Ok(self.frame_store(size, block_kind(kind.a)))
                        } else {
                            self.grow(slice, needed, size, block_kind(kind.a))
                        };
                        again!();
                        grown = check!(result);
                    }
                    let words = size.div_ceil(8) as usize;
                    for n in 0..count as usize {
                        let at = i.c as usize + n * words;
                        let address = grown[0] + (slice[1] + n as u64) * size;
                        if grown[2] >= needed {
                            check!(self.memory.store_words(address, size, &regs[at..at + words]));
                        }
                    }
                    grown[1] = needed.min(grown[2]);
                    set_slice!(i.a, grown);
                }
                Op::CutStore => {
                    let size = u64::from(ext!().number());
                    let [_, length, capacity] = slice_at!(i.a);
                    if regs[i.b as usize] == 1 && capacity == FRAME_STORE_BYTES / size {
                        regs[i.b as usize] = 2;
                        regs[i.a as usize + 2] = class_capacity(length, size);
                    }
                }
                Op::AppendSlice => {
                    let ext = ext!();
                    let slice = slice_at!(i.b);
                    let (from, count) = (regs[i.c as usize], regs[i.c as usize + 1]);
                    let size = u64::from(ext.number());
                    save!();
                    let result = self.grow(slice, slice[1] + count, size, block_kind(ext.a));
                    self.charge(count * size / 32);
                    again!();
                    let mut grown = check!(result);
                    if grown[2] >= slice[1] + count {
                        check!(self.memory.copy(grown[0] + slice[1] * size, from, count * size));
                        grown[1] = slice[1] + count;
                    }
                    set_slice!(i.a, grown);
                }
                Op::CopySlice => {
                    let size = u64::from(ext!().number());
                    let count = regs[i.b as usize + 1].min(regs[i.c as usize + 1]);
                    done += count * size / 8;
                    check!(self.memory.copy(regs[i.b as usize], regs[i.c as usize], count * size));
                    regs[i.a as usize] = count;
                }
                Op::Concat => {
                    let from = i.b as usize;
                    let texts = regs[from..from + 2 * i.c as usize].to_vec();
                    save!();
                    let (address, length) = self.concat(&texts);
                    again!();
                    regs[i.a as usize] = address;
                    regs[i.a as usize + 1] = length;
                }
                Op::DecodeRune => {
                    let text = (regs[i.b as usize], regs[i.b as usize + 1]);
                    let at = regs[i.c as usize];
                    let (rune, width) = self.decode_rune(text, at);
                    again!();
                    regs[i.a as usize] = rune;
                    regs[i.a as usize + 1] = width;
                }
                Op::SliceToArray => {
                    let wanted = u64::from(ext!().number());
                    let [address, length, _] = slice_at!(i.b);
                    if length < wanted {
                        throw!(Thrown::Bounds(format!(
                            "cannot convert slice with length {length} to array or pointer to array with length {wanted}"
                        )));
                    }
                    regs[i.a as usize] = address;
                }

                Op::IsType => {
                    let id = ext!().number();
                    regs[i.a as usize] = u64::from(regs[i.b as usize] == u64::from(id));
                }
                // Maps and interfaces.
                Op::MapMake
                | Op::MapGet
                | Op::MapSet
                | Op::MapDelete
                | Op::MapLen
                | Op::MapClear
                | Op::MapIter
                | Op::MapNext
                | Op::MakeIface
                | Op::Implements
                | Op::Unbox
                | Op::AssertFailed
                | Op::EqIface
                | Op::EqValue => {
                    let exts = &code[pc..pc + i.op.exts()];
                    pc += exts.len();
                    if self.sched.ps.len() > 1 || matches!(i.op, Op::MapIter) {
                        save!();
                    }
                    let done = self.aside(i, exts, base);
                    again!();
                    match done {
                        Ok(Aside::Jump(target)) => pc = target as usize,
                        Ok(Aside::Finished) => return Leave::Finished,
                        Ok(_) => {}
                        Err(thrown) => throw!(thrown),
                    }
                    if self.memory.wants_collection() {
                        save!();
                    }
                }

                Op::Call => {
                    let entered = FuncId(i.number());
                    let callee = program.func(entered);
                    let new_base = base + i.a as usize;
                    if let Some(top) = self.frames.last_mut() {
                        top.pc = pc as u32;
                    }
                    let end = new_base + callee.registers as usize;
                    clear_words(&mut self.stack, new_base + callee.parameter_words as usize, end);
                    self.frames.push(Frame::called(entered, new_base));
                    (func, code, pc, base) = (callee, &callee.code, 0, new_base);
                    regs = &mut self.stack[base..end];
                    if end > STACK_WORDS_MAX {
                        save!();
                        self.stack_overflow();
                        return Leave::Finished;
                    }
                }
                Op::CallClosure | Op::CallMethod => {
                    let new_base = base + i.a as usize;
                    let mut closure = 0;
                    let entered = if i.op == Op::CallClosure {
                        closure = regs[i.b as usize];
                        FuncId(check!(self.memory.load_u64(closure)) as u32)
                    } else {
                        let held = RtypeId(regs[i.b as usize] as u32);
                        let data = regs[i.b as usize + 1];
                        if held.0 == 0 {
                            throw!(Thrown::Fault);
                        }
                        let method = program.rtype(held).method(i.c);
                        let Some(method) = method.and_then(|method| method.func) else {
                            throw!(Thrown::Fault);
                        };
                        regs[i.a as usize] = data;
                        method
                    };
                    let callee = program.func(entered);
                    if let Some(top) = self.frames.last_mut() {
                        top.pc = pc as u32;
                    }
                    let end = new_base + callee.registers as usize;
                    clear_words(&mut self.stack, new_base + callee.parameter_words as usize, end);
                    if callee.context != NONE {
                        self.stack[new_base + callee.context as usize] = closure;
                    }
                    self.frames.push(Frame::called(entered, new_base));
                    reload!();
                    if end > STACK_WORDS_MAX {
                        save!();
                        self.stack_overflow();
                        return Leave::Finished;
                    }
                }
                Op::CallNative => {
                    save!();
                    let native = self.natives[i.number() as usize];
                    match native(self, base + i.a as usize) {
                        Flow::Next => again!(),
                        Flow::Left => return Leave::Switch,
                        Flow::Reload => reload!(),
                        Flow::Block(stop) => {
                            // The same call again once the kernel wakes the M.
                            self.frames.last_mut().expect("it called").pc = pc as u32 - 1;
                            return Leave::Stop(self.enter_syscall(stop));
                        }
                        Flow::Finished => return Leave::Finished,
                    }
                }
                Op::Ret => {
                    match (i.a, i.b) {
                        (0, _) | (_, 0) => {}
                        (from, 1) => regs[0] = regs[from as usize],
                        (from, count) => regs.copy_within(from as usize..(from + count) as usize, 0),
                    }
                    let finished = self.frames.pop().expect("it returns from a frame");
                    match self.frames.last() {
                        None => {
                            count!();
                            return self.end_g();
                        }
                        Some(_) if finished.flag == FrameFlag::Unwinding => {
                            count!();
                            unwound!(self.after_deferred_call());
                        }
                        Some(caller) => {
                            (base, pc) = (caller.base as usize, caller.pc as usize);
                            func = program.func(caller.func);
                            code = &func.code;
                            let end = base + func.registers as usize;
                            // It was cut to a shorter frame while the goroutine waited.
                            if self.stack.len() < end {
                                self.stack.resize(end, 0);
                            }
                            regs = &mut self.stack[base..end];
                        }
                    }
                }
                Op::MakeClosure => {
                    let target = ext!().number();
                    let count = i.c as usize;
                    let block = self.memory.alloc(8 * (count as u64 + 1), Kind::Plain);
                    check!(self.memory.store_u64(block, u64::from(target)));
                    for n in 0..count {
                        let word = regs[i.b as usize + n];
                        check!(self.memory.store_u64(block + 8 * (n as u64 + 1), word));
                    }
                    regs[i.a as usize] = block;
                    if self.memory.wants_collection() {
                        save!();
                    }
                }
                Op::Go => {
                    let closure = regs[i.a as usize];
                    save!();
                    let p = self.current_p();
                    if self.go(closure, p).is_none() {
                        self.fatal("go of nil func value");
                        return Leave::Finished;
                    }
                    again!();
                }
                Op::Defer => {
                    let frame = self.frames.len() as u32 - 1;
                    let closure = regs[i.a as usize];
                    self.defers.push(Defer { frame, closure });
                }
                Op::FrameToken => {
                    let token = self.frame_token();
                    again!();
                    regs[i.a as usize] = token;
                }
                Op::DeferFor => {
                    let (closure, token) = (regs[i.a as usize], regs[i.b as usize]);
                    self.defer_for(token, closure);
                    again!();
                }
                Op::RunDefers => {
                    let top = self.frames.len() as u32 - 1;
                    if let Some(deferred) = self.defers.last().copied()
                        && deferred.frame == top
                    {
                        self.defers.pop();
                        pc -= 1;
                        save!();
                        if self.enter_closure(deferred.closure, FrameFlag::Call) {
                            reload!();
                        } else {
                            unwound!(self.throw(Thrown::Fault));
                        }
                    }
                }
                Op::Panic => {
                    let value = [regs[i.a as usize], regs[i.a as usize + 1]];
                    throw!(Thrown::Value(value));
                }
                Op::Recover => {
                    let value = self.recover();
                    again!();
                    regs[i.a as usize..i.a as usize + 2].copy_from_slice(&value);
                }

                Op::MakeChan
                | Op::Send
                | Op::TrySend
                | Op::Recv
                | Op::TryRecv
                | Op::Close
                | Op::ChanLen
                | Op::ChanCap
                | Op::Select => {
                    let cases = if i.op == Op::Select { i.c as usize } else { 0 };
                    let exts = &code[pc..pc + i.op.exts() + cases];
                    pc += exts.len();
                    save!();
                    match self.aside(i, exts, base) {
                        Ok(Aside::Left) => return Leave::Switch,
                        Ok(_) => again!(),
                        Err(thrown) => throw!(thrown),
                    }
                }
                Op::Block => {
                    save!();
                    self.park(GoReason::ALL[i.a as usize]);
                    return Leave::Switch;
                }
                Op::Exit => {
                    save!();
                    self.finish(OutcomeKind::Exited, 0, "");
                    return Leave::Finished;
                }
            }
        }
    }
}
