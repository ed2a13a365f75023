//! Plain instructions: moves, numbers, jumps, single words of memory, calls. The loop below calls nothing
//! on its usual way, so that all it works with lies in the host's registers; whatever takes more, and every
//! other instruction, is for `run::run_g`, which enters this loop again behind it.

use super::{Flow, Vm};
use super::aside::Aside;
use super::memory_ops::{index_error, runtime};
use super::number::{cut, divide, float_to_int, float_to_uint};
use super::panic::Thrown;
use super::stack::{WINDOW, clear_registers, set_slice, slice_at, text_at};
use crate::code::{Func, FuncId, Instr, NONE, Narrow, Op, Program, RtypeId, STEP, STEPS};
use crate::memory::Kind;
use crate::sched::{Frame, FrameFlag};

/// Words of a goroutine's stack. `// Simplified:` real Go's limit is 1 GB of its own frames.
pub(super) const STACK_WORDS_MAX: usize = 8 << 20;

/// Where the running goroutine stands, and what it has done since anybody counted.
pub(super) struct Place<'p> {
    pub func: &'p Func,
    pub pc: usize,
    pub base: usize,
    /// Both counts in one word: instructions above, quarters of a nanosecond below.
    pub done: u64,
    /// The same of what may still be done: below 1, nothing.
    pub left: i64,
}

/// Why `run_plain` ends.
pub(super) enum Next {
    /// What was granted is done.
    Granted,
    /// This instruction is not plain, or not so this time: it is counted, and not executed.
    Other(Instr),
    /// Before a call for which frames or stack have no room.
    NoRoom,
    /// A frame was entered that lies beyond the stack's limit.
    Overflow,
    /// A native, for which everything is counted, did something else than to come back.
    Native(Flow),
    /// The program is over.
    Finished,
    Throw(Thrown),
}

impl Vm {
    /// Runs until `Next` says what else is to be done.
    #[allow(unused_assignments)]
    #[inline(never)]
    pub(super) fn run_plain<'p>(&mut self, program: &'p Program, place: &mut Place<'p>) -> Next {
        let Place { mut func, mut pc, mut base, done, mut left } = *place;
        // What was left when all was counted.
        let mut counted = left.wrapping_add(done as i64);
        let mut code: &[Instr] = &func.code;
        let mut regs: &mut [u64; WINDOW] = self.stack.window(base);

        macro_rules! leave {
            ($next:expr) => {{
                *place = Place { func, pc, base, done: counted.wrapping_sub(left) as u64, left };
                return $next;
            }};
        }
        /// The frame's state as it is now; and everything done so far is counted.
        macro_rules! save {
            () => {{
                if let Some(top) = self.frames.last_mut() {
                    top.pc = pc as u32;
                }
                let done = counted.wrapping_sub(left) as u64;
                self.spent_steps += done / STEP;
                self.spent_quarters += done % STEP;
                counted = left;
            }};
        }
        /// Behind what may have taken longer than an instruction: a new look at what may be done, which
        /// is `renew`'s if not enough is known.
        macro_rules! renew {
            () => {{
                left = self.still_granted();
                counted = left;
                regs = self.stack.window(base);
            }};
        }
        macro_rules! throw {
            ($thrown:expr) => {
                leave!(Next::Throw($thrown))
            };
        }
        macro_rules! check {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(error) => throw!(Thrown::from(error)),
                }
            };
        }
        /// `$held`: the closure's address, or the receiver.
        macro_rules! enter {
            ($i:expr, $entered:expr, $held:expr) => {{
                let (entered, above) = ($entered, base + $i.a as usize);
                if self.frames.len() == self.frames.capacity() || !self.stack.has_room(above) {
                    pc -= 1;
                    left += STEPS[$i.op as usize] as i64;
                    leave!(Next::NoRoom);
                }
                if let Some(top) = self.frames.last_mut() {
                    top.pc = pc as u32;
                }
                self.frames.push(Frame::called(entered, above));
                func = program.func(entered);
                (code, pc, base) = (&func.code, 0, above);
                regs = self.stack.window(base);
                if $i.op == Op::CallMethod {
                    regs[0] = $held;
                }
                clear_registers(regs, func.parameter_words, func.registers);
                if $i.op == Op::CallClosure && func.context != NONE {
                    regs[func.context as usize] = $held;
                }
                if base > STACK_WORDS_MAX - func.registers as usize {
                    leave!(Next::Overflow);
                }
            }};
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

        /// The second of two that are fused, if there is something left for it.
        macro_rules! second {
            ($op:ident, $next:ident => $do:expr) => {
                if left > 0 {
                    let $next = &code[pc];
                    left -= STEPS[Op::$op as usize] as i64;
                    pc += 1;
                    $do;
                }
            };
        }

        macro_rules! count_on {
            ($i:expr) => {{
                regs[$i.a as usize] = regs[$i.b as usize].wrapping_add($i.c as i16 as u64);
                second!(JLtS, i => jump_if!(i, (regs[i.a as usize] as i64) < regs[i.b as usize] as i64));
            }};
        }
        macro_rules! count_on_if_next {
            () => {{
                let next = &code[pc];
                if next.op == Op::AddIJLtS && left > 0 {
                    pc += 1;
                    left -= STEPS[Op::AddIJLtS as usize] as i64;
                    count_on!(next);
                }
            }};
        }
        macro_rules! mask_and_jump {
            ($i:expr) => {{
                regs[$i.a as usize] = regs[$i.b as usize] & $i.c as i16 as u64;
                second!(JEqI, i => jump_if!(i, regs[i.a as usize] == i.b as i16 as u64));
            }};
        }
        /// Maps and interfaces.
        macro_rules! aside {
            ($i:expr) => {{
                let exts = &code[pc..pc + $i.op.exts()];
                pc += exts.len();
                let side_by_side = self.sched.ps.len() > 1;
                if side_by_side {
                    save!();
                    self.settle();
                }
                let went = self.aside($i, exts, base);
                if side_by_side {
                    renew!();
                } else {
                    regs = self.stack.window(base);
                }
                match went {
                    Ok(Aside::Next) => {}
                    Ok(Aside::Jump(target)) => pc = target as usize,
                    Ok(Aside::Left | Aside::Finished) => leave!(Next::Finished),
                    Err(thrown) => throw!(thrown),
                }
                if self.memory.wants_collection() {
                    leave!(Next::Granted);
                }
            }};
        }

        loop {
            if left <= 0 {
                leave!(Next::Granted);
            }
            // Looked at where it stands: an arm that calls a function copies it first, so that nobody has
            // to keep where it stands over a call.
            let i = &code[pc];
            pc += 1;
            left -= STEPS[i.op as usize] as i64;
            match i.op {
                Op::Ext | Op::Nop => {}
                Op::Mov => regs[i.a as usize] = regs[i.b as usize],
                Op::MovN if i.c == 2 => {
                    let (first, second) = text_at(regs, i.b);
                    regs[i.a as usize] = first;
                    regs[i.a.wrapping_add(1) as usize] = second;
                }
                Op::MovN if i.c == 3 => set_slice(regs, i.a, slice_at(regs, i.b)),
                Op::MovN => move_words(regs, *i),
                Op::LoadInt => regs[i.a as usize] = i.number() as i32 as u64,
                Op::LoadK => regs[i.a as usize] = func.constants[i.number() as usize],
                Op::Zero => clear_registers(regs, u32::from(i.a), u32::from(i.a + i.b)),

                Op::Add => int!(i, |x: u64, y| x.wrapping_add(y)),
                Op::Sub => {
                    int!(i, |x: u64, y| x.wrapping_sub(y));
                    count_on_if_next!();
                }
                Op::Mul => int!(i, |x: u64, y| x.wrapping_mul(y)),
                Op::DivS | Op::RemS | Op::DivU | Op::RemU => {
                    match divide(i.op, regs[i.b as usize], regs[i.c as usize]) {
                        Some(word) => regs[i.a as usize] = word,
                        None => throw!(runtime("integer divide by zero".to_owned())),
                    }
                }
                Op::And => int!(i, |x, y| x & y),
                Op::Or => int!(i, |x, y| x | y),
                Op::Xor => {
                    int!(i, |x, y| x ^ y);
                    let next = &code[pc];
                    if next.op == Op::AndIJEqI && left > 0 {
                        pc += 1;
                        left -= STEPS[Op::AndIJEqI as usize] as i64;
                        mask_and_jump!(next);
                    }
                }
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
                Op::Jmp => {
                    pc = i.number() as usize;
                    // Mostly to where a loop counts on.
                    count_on_if_next!();
                }
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
                // Texts, interfaces and slices; what has other sizes is not plain.
                Op::LoadN if matches!(code[pc].number(), 16 | 24) => {
                    let is_text = ext!().number() == 16;
                    let address = regs[i.b as usize].wrapping_add(u64::from(i.c));
                    if is_text {
                        let [first, second] = check!(self.memory.load_some(address));
                        regs[i.a as usize] = first;
                        regs[i.a.wrapping_add(1) as usize] = second;
                    } else {
                        set_slice(regs, i.a, check!(self.memory.load_some(address)));
                    }
                }
                Op::StoreN if matches!(code[pc].number(), 16 | 24) => {
                    let is_text = ext!().number() == 16;
                    let address = regs[i.a as usize].wrapping_add(u64::from(i.c));
                    if is_text {
                        let (first, second) = text_at(regs, i.b);
                        check!(self.memory.store_some(address, [first, second]));
                    } else {
                        check!(self.memory.store_some(address, slice_at(regs, i.b)));
                    }
                }
                Op::Store8 => store!(i, store_u8, u8),
                Op::Store16 => store!(i, store_u16, u16),
                Op::Store32 => store!(i, store_u32, u32),
                Op::Store64 => store!(i, store_u64, u64),
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
                    let (index, length) = (regs[i.c as usize], regs[i.b.wrapping_add(1) as usize]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.b as usize] + 8 * index;
                    regs[i.a as usize] = check!(self.memory.load_u64(address));
                }
                Op::SliceStore64 => {
                    let (index, length) = (regs[i.b as usize], regs[i.a.wrapping_add(1) as usize]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.a as usize] + 8 * index;
                    check!(self.memory.store_u64(address, regs[i.c as usize]));
                }
                Op::SliceLoad8 => {
                    let (index, length) = (regs[i.c as usize], regs[i.b.wrapping_add(1) as usize]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.b as usize] + index;
                    regs[i.a as usize] = u64::from(check!(self.memory.load_u8(address)));
                }
                Op::SliceAddr => {
                    let size = u64::from(ext!().number());
                    let (index, length) = (regs[i.c as usize], regs[i.b.wrapping_add(1) as usize]);
                    if index >= length {
                        throw!(index_error(index, length));
                    }
                    let address = regs[i.b as usize] + size * index;
                    regs[i.a as usize] = address;
                    // What stores there mostly follows at once.
                    let next = code[pc];
                    let follows = matches!(next.op, Op::Store8 | Op::Store64) && next.a == i.a && next.c == 0;
                    if follows && left > 0 {
                        pc += 1;
                        left -= STEPS[next.op as usize] as i64;
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
                Op::IsType => {
                    let id = ext!().number();
                    regs[i.a as usize] = u64::from(regs[i.b as usize] == u64::from(id));
                }
                Op::EqStr => {
                    let i = *i;
                    let (x, y) = (text_at(regs, i.b), text_at(regs, i.c));
                    regs[i.a as usize] = u64::from(self.memory.is_same(x, y));
                }
                Op::CmpStr => {
                    let i = *i;
                    let order = self.memory.compare(text_at(regs, i.b), text_at(regs, i.c));
                    regs[i.a as usize] = order as i8 as u64;
                }
                Op::New | Op::NewNoScan => {
                    let i = *i;
                    let kind = if i.op == Op::New { Kind::Plain } else { Kind::NoScan };
                    regs[i.a as usize] = self.memory.alloc(u64::from(i.number()), kind);
                    if self.memory.wants_collection() {
                        leave!(Next::Granted);
                    }
                }
                Op::Concat => {
                    let i = *i;
                    save!();
                    let from = base + i.b as usize;
                    let (address, length) = self.concat(from, i.c as usize);
                    renew!();
                    regs[i.a as usize] = address;
                    regs[i.a.wrapping_add(1) as usize] = length;
                }
                Op::MapGet => {
                    let i = *i;
                    let (a, b, c) = (base + i.a as usize, base + i.b as usize, base + i.c as usize);
                    let is_there = code[pc].a;
                    let is_there = (is_there != NONE).then_some(base + is_there as usize);
                    if self.sched.ps.len() == 1 && self.map_get_at(a, b, c, is_there) {
                        pc += 1;
                        regs = self.stack.window(base);
                    } else {
                        aside!(i);
                    }
                }
                Op::MapSet => {
                    let i = *i;
                    let (a, b, c) = (base + i.a as usize, base + i.b as usize, base + i.c as usize);
                    if self.sched.ps.len() == 1 && self.map_set_at(a, b, c) {
                        pc += 1;
                        regs = self.stack.window(base);
                    } else {
                        aside!(i);
                    }
                }
                Op::MakeIface if self.sched.ps.len() == 1 => {
                    let i = *i;
                    let id = RtypeId(ext!().number());
                    let (held, word) = self.make_iface_at(id, base + i.b as usize);
                    regs = self.stack.window(base);
                    regs[i.a as usize] = held;
                    regs[i.a.wrapping_add(1) as usize] = word;
                    if self.memory.wants_collection() {
                        leave!(Next::Granted);
                    }
                }
                Op::MapMake
                | Op::MapDelete
                | Op::MapLen
                | Op::MapClear
                | Op::MapNext
                | Op::MakeIface
                | Op::Implements
                | Op::Unbox
                | Op::EqIface
                | Op::EqValue => {
                    let i = *i;
                    aside!(i);
                }
                Op::CallNative if i.number() < self.quiet_natives => {
                    let i = *i;
                    save!();
                    let native = self.natives[i.number() as usize];
                    match native(self, base + i.a as usize) {
                        Flow::Next => renew!(),
                        flow => leave!(Next::Native(flow)),
                    }
                }
                Op::Call => {
                    let i = *i;
                    enter!(i, FuncId(i.number()), 0);
                }
                Op::CallClosure => {
                    let i = *i;
                    let closure = regs[i.b as usize];
                    enter!(i, FuncId(check!(self.memory.load_u64(closure)) as u32), closure);
                }
                Op::CallMethod => {
                    let i = *i;
                    let (held, data) = text_at(regs, i.b);
                    if held == 0 {
                        throw!(Thrown::Fault);
                    }
                    let method = program.rtype(RtypeId(held as u32)).method(i.c);
                    let Some(method) = method.and_then(|method| method.func) else {
                        throw!(Thrown::Fault);
                    };
                    enter!(i, method, data);
                }
                Op::Ret => {
                    let (caller, finished) = match self.frames[..] {
                        [.., caller, finished] if finished.flag == FrameFlag::Call => (caller, finished),
                        _ => leave!(Next::Other(*i)),
                    };
                    debug_assert_eq!(finished.base as usize, base);
                    give_results(regs, *i);
                    self.frames.pop();
                    (base, pc) = (caller.base as usize, caller.pc as usize);
                    func = program.func(caller.func);
                    code = &func.code;
                    regs = self.stack.window(base);
                }

                Op::AddIJLtS => count_on!(i),
                Op::AndIJEqI => mask_and_jump!(i),
                Op::AndIJNeI => {
                    regs[i.a as usize] = regs[i.b as usize] & i.c as i16 as u64;
                    second!(JNeI, i => jump_if!(i, regs[i.a as usize] != i.b as i16 as u64));
                }
                Op::AddJLeS => {
                    int!(i, |x: u64, y| x.wrapping_add(y));
                    second!(JLeS, i => jump_if!(i, (regs[i.a as usize] as i64) <= regs[i.b as usize] as i64));
                }
                Op::AddJmp => {
                    int!(i, |x: u64, y| x.wrapping_add(y));
                    if left > 0 {
                        left -= STEPS[Op::Jmp as usize] as i64;
                        pc = code[pc].number() as usize;
                    }
                }
                Op::MulAdd => {
                    int!(i, |x: u64, y| x.wrapping_mul(y));
                    second!(Add, i => int!(i, |x: u64, y| x.wrapping_add(y)));
                    // A branch mostly ends with a jump behind the other one.
                    let next = &code[pc];
                    if next.op == Op::Jmp && left > 0 {
                        left -= STEPS[Op::Jmp as usize] as i64;
                        pc = next.number() as usize;
                        count_on_if_next!();
                    }
                }
                Op::LoadIntLoadInt => {
                    regs[i.a as usize] = i.number() as i32 as u64;
                    second!(LoadInt, i => regs[i.a as usize] = i.number() as i32 as u64);
                }
                Op::LoadKLoadInt => {
                    regs[i.a as usize] = func.constants[i.number() as usize];
                    second!(LoadInt, i => regs[i.a as usize] = i.number() as i32 as u64);
                }
                _ => leave!(Next::Other(*i)),
            }
        }
    }
}

/// More words than two or three.
#[cold]
#[inline(never)]
fn move_words(regs: &mut [u64; WINDOW], i: Instr) {
    let from = i.b as usize;
    regs.copy_within(from..from + i.c as usize, i.a as usize);
}

/// A function's results go where its frame begins.
#[inline]
pub(super) fn give_results(regs: &mut [u64; WINDOW], i: Instr) {
    match (i.a, i.b) {
        (0, _) | (_, 0) => {}
        (from, 1) => regs[0] = regs[from as usize],
        (from, 2) => (regs[0], regs[1]) = (regs[from as usize], regs[from.wrapping_add(1) as usize]),
        (a, c) => move_words(regs, Instr { a: 0, b: a, c, ..i }),
    }
}
