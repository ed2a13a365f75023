//! The one place that executes instructions.

use super::memory_ops::{block_kind, check_bounds, index_error, runtime};
use super::panic::{Thrown, Unwound};
use super::{Flow, Leave, Vm};
use crate::chan::{NOWHERE, Outcome, SelectCase};
use crate::code::{FuncId, Instr, NONE, Narrow, Op, RtypeId};
use crate::memory::Kind;
use crate::sched::{Defer, Frame, FrameFlag, GId, GoReason, Resume};
use std::rc::Rc;
use trace::OutcomeKind;

const COSTS: [u8; 256] = {
    let mut costs = [1; 256];
    let mut at = 0;
    while at < Op::ALL.len() {
        costs[Op::ALL[at] as usize] = Op::ALL[at].cost() as u8;
        at += 1;
    }
    costs
};
/// No instruction costs more by itself.
const COST_MAX: u64 = 250;
/// Instructions between two looks at the clock, at most.
const CHUNK_MAX: u64 = 1 << 16;
/// Words of a goroutine's stack. `// Simplified:` real Go's limit is 1 GB of its own frames.
const STACK_WORDS_MAX: usize = 8 << 20;

impl Vm {
    pub(super) fn load_g(&mut self, id: GId) {
        let g = self.sched.g_mut(id);
        let strand = g.strand;
        let (stack, frames) = (std::mem::take(&mut g.stack), std::mem::take(&mut g.frames));
        let (defers, panics) = (std::mem::take(&mut g.defers), std::mem::take(&mut g.panics));
        (self.stack, self.frames, self.defers, self.panics) = (stack, frames, defers, panics);
        self.loaded = Some(id);
        self.kernel.strand = strand;
    }

    pub(super) fn unload_g(&mut self) {
        let Some(id) = self.loaded.take() else { return };
        let (stack, frames) = (std::mem::take(&mut self.stack), std::mem::take(&mut self.frames));
        let (defers, panics) = (std::mem::take(&mut self.defers), std::mem::take(&mut self.panics));
        if self.sched.g(id).status == crate::sched::GStatus::Dead {
            return;
        }
        let g = self.sched.g_mut(id);
        (g.stack, g.frames, g.defers, g.panics) = (stack, frames, defers, panics);
    }

    /// How many instructions may be executed before the next look; none: the slice is used up.
    fn renew(&mut self) -> Option<u64> {
        self.flush();
        if self.memory.wants_collection() {
            self.collect();
        }
        let slice = self.kernel.slice();
        if slice.steps == 0 || slice.nanoseconds == 0 {
            return None;
        }
        if self.kernel.is_watching() {
            self.note_instruction();
            return Some(1);
        }
        Some(slice.steps.min(slice.nanoseconds / COST_MAX).clamp(1, CHUNK_MAX))
    }

    /// What the goroutine has to do first, having been woken.
    fn resume(&mut self) -> Result<(), Thrown> {
        let id = self.current_g();
        if self.sched.g(id).resume == Resume::Nothing {
            return Ok(());
        }
        let resume = std::mem::take(&mut self.sched.g_mut(id).resume);
        match resume {
            Resume::Nothing | Resume::Again => Ok(()),
            Resume::Send if self.sched.g(id).success => Ok(()),
            Resume::Send => Err(Thrown::Plain("send on closed channel".to_owned())),
            Resume::Receive { timer } => {
                self.unblock_timer(timer);
                Ok(())
            }
            Resume::Select { cases, chosen } => self.finish_select(&cases, chosen),
            Resume::Semaphore { result } => {
                self.stack[result as usize] = u64::from(self.sched.g(id).ticket);
                Ok(())
            }
        }
    }

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
        let (mut granted, mut left, mut spent) = (0u64, 0u64, 0u64);
        let mut frame = *self.frames.last().expect("a goroutine has a frame");
        let mut func = program.func(frame.func);
        let mut code: &[Instr] = &func.code;
        let mut pc = frame.pc as usize;
        let mut base = frame.base as usize;
        let mut regs: &mut [u64] = &mut self.stack[base..base + func.registers as usize];

        /// The frame's state as it is now; and everything done so far is counted.
        macro_rules! save {
            () => {{
                if let Some(top) = self.frames.last_mut() {
                    top.pc = pc as u32;
                }
                self.spent_steps += granted - left;
                self.spent_ns += spent;
                (granted, left, spent) = (0, 0, 0);
            }};
        }
        macro_rules! reload {
            () => {{
                frame = *self.frames.last().expect("a goroutine has a frame");
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
        macro_rules! race {
            ($map:expr, $writes:expr) => {
                if self.sched.ps.len() > 1 {
                    let map = $map;
                    self.spent_ns += spent;
                    spent = 0;
                    let race = self.map_race(map, $writes);
                    again!();
                    if let Some(text) = race {
                        save!();
                        self.fatal(text);
                        return Leave::Finished;
                    }
                }
            };
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
            if left == 0 {
                self.spend(granted, spent);
                spent = 0;
                if let Some(top) = self.frames.last_mut() {
                    top.pc = pc as u32;
                }
                match self.renew() {
                    Some(chunk) => (granted, left) = (chunk, chunk),
                    None => return Leave::Slice,
                }
                again!();
            }
            left -= 1;
            let i = code[pc];
            pc += 1;
            spent += u64::from(COSTS[i.op as usize]);
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
                Op::DivS | Op::RemS => {
                    let (x, y) = (regs[i.b as usize] as i64, regs[i.c as usize] as i64);
                    if y == 0 {
                        throw!(runtime("integer divide by zero".to_owned()));
                    }
                    regs[i.a as usize] = if i.op == Op::DivS {
                        x.wrapping_div(y) as u64
                    } else {
                        x.wrapping_rem(y) as u64
                    };
                }
                Op::DivU | Op::RemU => {
                    let (x, y) = (regs[i.b as usize], regs[i.c as usize]);
                    if y == 0 {
                        throw!(runtime("integer divide by zero".to_owned()));
                    }
                    regs[i.a as usize] = if i.op == Op::DivU { x / y } else { x % y };
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
                Op::EqIface => {
                    let (b, c) = (i.b as usize, i.c as usize);
                    let (x, y) = ([regs[b], regs[b + 1]], [regs[c], regs[c + 1]]);
                    let result = self.equal_ifaces(x, y);
                    again!();
                    match result {
                        Ok(equal) => regs[i.a as usize] = u64::from(equal),
                        Err(error) => {
                            let name = &program.rtype(error.0).name;
                            throw!(runtime(format!("comparing uncomparable type {name}")));
                        }
                    }
                }
                Op::EqValue => {
                    let id = RtypeId(ext!().number());
                    let words = program.rtype(id).words();
                    let (b, c) = (i.b as usize, i.c as usize);
                    let (x, y) = (regs[b..b + words].to_vec(), regs[c..c + words].to_vec());
                    let result = self.equal_values(id, &x, &y);
                    again!();
                    match result {
                        Ok(equal) => regs[i.a as usize] = u64::from(equal),
                        Err(error) => {
                            let name = &program.rtype(error.0).name;
                            throw!(runtime(format!("comparing uncomparable type {name}")));
                        }
                    }
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
                Op::NilCheckIface => {
                    if regs[i.a as usize] == 0 {
                        throw!(Thrown::Fault);
                    }
                }
                Op::NilCheck => {
                    if regs[i.a as usize] < crate::memory::BASE {
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
                    spent += size / 16;
                    check!(self.memory.copy(regs[i.a as usize], regs[i.b as usize], size));
                }
                Op::ClearMem => {
                    let size = u64::from(ext!().number());
                    spent += size / 32;
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
                    regs[i.a as usize] = regs[i.b as usize] + size * index;
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
                    let [address, length, capacity] = if i.op == Op::SliceOf {
                        slice_at!(i.b)
                    } else {
                        let length = u64::from(ext!().number());
                        if regs[i.b as usize] < crate::memory::BASE {
                            throw!(Thrown::Fault);
                        }
                        [regs[i.b as usize], length, length]
                    };
                    let pick = |register: u16, usual: u64| match register {
                        NONE => usual,
                        register => regs[register as usize],
                    };
                    let (low, high) = (pick(indices.a, 0), pick(indices.b, length));
                    let max = (indices.c != NONE).then(|| pick(indices.c, capacity));
                    let is_slice = i.op == Op::SliceOf;
                    check!(check_bounds(low, high, max, capacity, is_slice));
                    let capacity = max.unwrap_or(capacity) - low;
                    // A slice of no capacity must not point behind its block.
                    let address = if capacity == 0 { address } else { address + low * size };
                    set_slice!(i.a, [address, high - low, capacity]);
                }
                Op::SliceStr => {
                    let indices = ext!();
                    let (address, length) = (regs[i.b as usize], regs[i.b as usize + 1]);
                    let pick = |register: u16, usual: u64| match register {
                        NONE => usual,
                        register => regs[register as usize],
                    };
                    let (low, high) = (pick(indices.a, 0), pick(indices.b, length));
                    check!(check_bounds(low, high, None, length, false));
                    regs[i.a as usize] = if high == low { 0 } else { address + low };
                    regs[i.a as usize + 1] = high - low;
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
                        save!();
                        let result = self.grow(slice, needed, size, block_kind(kind.a));
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
                Op::AppendSlice => {
                    let ext = ext!();
                    let slice = slice_at!(i.b);
                    let (from, count) = (regs[i.c as usize], regs[i.c as usize + 1]);
                    let size = u64::from(ext.number());
                    save!();
                    let result = self.grow(slice, slice[1] + count, size, block_kind(ext.a));
                    self.charge(count * size / 16);
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
                    spent += count * size / 16;
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
                        throw!(runtime(format!(
                            "cannot convert slice with length {length} to array or pointer to array with length {wanted}"
                        )));
                    }
                    regs[i.a as usize] = address;
                }

                Op::MapMake => {
                    let id = RtypeId(ext!().number());
                    let map = self.make_map(id);
                    again!();
                    regs[i.a as usize] = map;
                }
                Op::MapGet => {
                    let ext = ext!();
                    race!(regs[i.b as usize], false);
                    let rtype = program.rtype(RtypeId(ext.number()));
                    let key_words = program.rtype(rtype.key).words();
                    let words = program.rtype(rtype.elem).words();
                    let at = i.c as usize;
                    let key = regs[at..at + key_words].to_vec();
                    let map = regs[i.b as usize];
                    let found = match self.map_number(map) {
                        Some(number) => self.map_find(number, &key).map(|entry| entry.map(|entry| (number, entry))),
                        None => self.hash_value(rtype.key, &key).map(|_| None),
                    };
                    let found = match found {
                        Ok(found) => found,
                        Err(error) => {
                            let thrown = self.unhashable(error);
                            throw!(thrown);
                        }
                    };
                    again!();
                    let to = &mut regs[i.a as usize..i.a as usize + words];
                    match found {
                        Some((number, entry)) => to.copy_from_slice(self.maps.get(number).value_at(entry)),
                        None => to.fill(0),
                    }
                    if ext.a != NONE {
                        regs[ext.a as usize] = u64::from(found.is_some());
                    }
                }
                Op::MapSet => {
                    race!(regs[i.a as usize], true);
                    let rtype = program.rtype(RtypeId(ext!().number()));
                    let key_words = program.rtype(rtype.key).words();
                    let words = program.rtype(rtype.elem).words();
                    let key = regs[i.b as usize..i.b as usize + key_words].to_vec();
                    let value = regs[i.c as usize..i.c as usize + words].to_vec();
                    let map = regs[i.a as usize];
                    let (number, entry) = check!(self.map_entry(map, &key));
                    self.maps.get_mut(number).value_at_mut(entry).copy_from_slice(&value);
                    again!();
                }
                Op::MapDelete => {
                    race!(regs[i.a as usize], true);
                    let rtype = program.rtype(RtypeId(ext!().number()));
                    let key_words = program.rtype(rtype.key).words();
                    let key = regs[i.b as usize..i.b as usize + key_words].to_vec();
                    let map = regs[i.a as usize];
                    check!(self.map_delete(map, &key));
                    again!();
                }
                Op::MapLen => {
                    let map = regs[i.b as usize];
                    let number = self.map_number(map);
                    again!();
                    regs[i.a as usize] = number.map_or(0, |number| self.maps.get(number).count as u64);
                }
                Op::MapClear => {
                    ext!();
                    let map = regs[i.a as usize];
                    self.map_clear(map);
                    again!();
                }
                Op::MapIter => {
                    ext!();
                    let map = regs[i.b as usize];
                    save!();
                    let iterator = self.map_iterator(map);
                    again!();
                    let at = i.a as usize;
                    regs[at..at + iterator.len()].copy_from_slice(&iterator);
                }
                Op::MapNext => {
                    let target = ext!().number();
                    let at = i.a as usize;
                    let mut iterator = regs[at..at + crate::map::ITERATOR_WORDS].to_vec();
                    let next = self.map_next(&mut iterator);
                    again!();
                    regs[at..at + iterator.len()].copy_from_slice(&iterator);
                    match next {
                        Some((number, entry)) => {
                            let map = self.maps.get(number);
                            if i.b != NONE {
                                let to = i.b as usize;
                                regs[to..to + map.key_words].copy_from_slice(map.key_at(entry));
                            }
                            if i.c != NONE {
                                let to = i.c as usize;
                                regs[to..to + map.value_words].copy_from_slice(map.value_at(entry));
                            }
                        }
                        None => pc = target as usize,
                    }
                }

                Op::MakeIface => {
                    let id = RtypeId(ext!().number());
                    let words = program.rtype(id).words();
                    let value = regs[i.b as usize..i.b as usize + words].to_vec();
                    let iface = self.make_iface(id, &value);
                    again!();
                    regs[i.a as usize..i.a as usize + 2].copy_from_slice(&iface);
                    if self.memory.wants_collection() {
                        save!();
                    }
                }
                Op::IsType => {
                    let id = ext!().number();
                    regs[i.a as usize] = u64::from(regs[i.b as usize] == u64::from(id));
                }
                Op::Implements => {
                    let id = RtypeId(ext!().number());
                    let held = regs[i.b as usize];
                    let yes = held != 0 && self.missing_method(RtypeId(held as u32), id).is_none();
                    again!();
                    regs[i.a as usize] = u64::from(yes);
                }
                Op::Unbox => {
                    let rtype = program.rtype(RtypeId(ext!().number()));
                    let (from, at) = (regs[i.b as usize + 1], i.a as usize);
                    if rtype.is_direct() {
                        if rtype.size > 0 {
                            regs[at] = from;
                        }
                    } else {
                        let words = rtype.words();
                        check!(self.memory.load_words(from, rtype.size, &mut regs[at..at + words]));
                    }
                }
                Op::AssertFailed => {
                    let wanted = RtypeId(ext!().number());
                    let from = RtypeId(ext!().number());
                    let held = regs[i.a as usize];
                    let thrown = self.assertion(held, wanted, from);
                    throw!(thrown);
                }

                Op::Call => {
                    let entered = FuncId(i.number());
                    let callee = program.func(entered);
                    let new_base = base + i.a as usize;
                    if let Some(top) = self.frames.last_mut() {
                        top.pc = pc as u32;
                    }
                    let end = new_base + callee.registers as usize;
                    let arguments = new_base + callee.parameter_words as usize;
                    self.stack.truncate(arguments);
                    self.stack.resize(end, 0);
                    self.frames.push(Frame {
                        func: entered,
                        pc: 0,
                        base: new_base as u32,
                        flag: FrameFlag::Call,
                    });
                    reload!();
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
                    let arguments = new_base + callee.parameter_words as usize;
                    self.stack.truncate(arguments);
                    self.stack.resize(end, 0);
                    if callee.context != NONE {
                        self.stack[new_base + callee.context as usize] = closure;
                    }
                    self.frames.push(Frame {
                        func: entered,
                        pc: 0,
                        base: new_base as u32,
                        flag: FrameFlag::Call,
                    });
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
                    let (from, count) = (base + i.a as usize, i.b as usize);
                    if i.a != 0 {
                        self.stack.copy_within(from..from + count, base);
                    }
                    let finished = self.frames.pop().expect("it returns from a frame");
                    match self.frames.last() {
                        None => {
                            self.spend(granted - left, spent);
                            return self.end_g();
                        }
                        Some(_) if finished.flag == FrameFlag::Unwinding => {
                            self.spend(granted - left, spent);
                            (granted, left, spent) = (0, 0, 0);
                            unwound!(self.after_deferred_call());
                        }
                        Some(caller) => {
                            let end = caller.base + program.func(caller.func).registers;
                            self.stack.resize(end as usize, 0);
                            reload!();
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

                Op::MakeChan => {
                    let elem = RtypeId(ext!().number());
                    let size = regs[i.b as usize] as i64;
                    save!();
                    let made = self.make_chan(elem, size);
                    again!();
                    regs[i.a as usize] = check!(made);
                }
                Op::Send | Op::TrySend => {
                    let (chan, value, block) = if i.op == Op::Send {
                        (i.a, i.b, true)
                    } else {
                        (i.b, i.c, false)
                    };
                    let (chan, value) = (regs[chan as usize], base as u32 + u32::from(value));
                    save!();
                    let outcome = self.chan_send(chan, value, block);
                    again!();
                    match check!(outcome) {
                        Outcome::Parked => return Leave::Switch,
                        outcome if !block => {
                            regs[i.a as usize] = u64::from(outcome == Outcome::Done);
                        }
                        _ => {}
                    }
                }
                Op::Recv | Op::TryRecv => {
                    let block = i.op == Op::Recv;
                    let outcome_register = if block { NONE } else { ext!().a };
                    let absolute = |register: u16| match register {
                        NONE => NOWHERE,
                        register => base as u32 + u32::from(register),
                    };
                    let (value, ok) = (absolute(i.a), absolute(i.c));
                    let chan = regs[i.b as usize];
                    save!();
                    let outcome = self.chan_receive(chan, value, ok, block);
                    again!();
                    match outcome {
                        Outcome::Parked => return Leave::Switch,
                        outcome if !block => {
                            regs[outcome_register as usize] = u64::from(outcome == Outcome::Done);
                        }
                        _ => {}
                    }
                }
                Op::Close => {
                    let chan = regs[i.a as usize];
                    save!();
                    let closed = self.chan_close(chan);
                    again!();
                    check!(closed);
                }
                Op::ChanLen | Op::ChanCap => {
                    let chan = regs[i.b as usize];
                    let number = if i.op == Op::ChanLen {
                        self.chan_len(chan)
                    } else {
                        self.chan_cap(chan)
                    };
                    again!();
                    regs[i.a as usize] = number;
                }
                Op::Select => {
                    let default = ext!().a != 0;
                    let mut cases = Vec::with_capacity(i.c as usize);
                    for _ in 0..i.c {
                        let ext = ext!();
                        cases.push(SelectCase {
                            receives: ext.a != 0,
                            chan: regs[ext.b as usize],
                            value: match ext.c {
                                NONE => NOWHERE,
                                register => base as u32 + u32::from(register),
                            },
                            ok: match ext.a {
                                0 => NOWHERE,
                                _ => base as u32 + u32::from(i.b),
                            },
                        });
                    }
                    let chosen = base as u32 + u32::from(i.a);
                    save!();
                    let outcome = self.select(&cases, default, chosen);
                    again!();
                    if check!(outcome) == Outcome::Parked {
                        return Leave::Switch;
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

    /// The goroutine's last frame returned.
    fn end_g(&mut self) -> Leave {
        self.finish_g();
        Leave::Switch
    }

    pub(crate) fn finish_g(&mut self) {
        if self.current_g() == GId(0) {
            self.sched.main_exited = true;
        }
        self.exit_g();
    }

    fn stack_overflow(&mut self) {
        self.write_stderr(
            "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\n",
        );
        let mut out = String::new();
        let (g, frames) = (self.current_g(), self.frames.clone());
        self.goroutine_text(g, &frames, "running", &mut out);
        self.write_stderr(&out);
        self.finish(OutcomeKind::Failed, 2, "fatal error: stack overflow");
    }
}

/// Bits of a packed word: as a load of this kind (unsigned 8, 16, 32; signed 8, 16, 32).
fn cut(word: u64, kind: u16) -> u64 {
    match kind {
        0 => word as u8 as u64,
        1 => word as u16 as u64,
        2 => word as u32 as u64,
        3 => word as i8 as u64,
        4 => word as i16 as u64,
        5 => word as i32 as u64,
        _ => word,
    }
}

/// What amd64 gives: out of range is the smallest number.
fn float_to_int(float: f64) -> u64 {
    if float >= -9_223_372_036_854_775_808.0 && float < 9_223_372_036_854_775_808.0 {
        float as i64 as u64
    } else {
        i64::MIN as u64
    }
}

fn float_to_uint(float: f64) -> u64 {
    if float < 9_223_372_036_854_775_808.0 {
        float_to_int(float)
    } else {
        float_to_int(float - 9_223_372_036_854_775_808.0) ^ 1 << 63
    }
}
