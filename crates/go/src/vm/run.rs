//! Executes a goroutine's instructions: the plain ones in `plain`, all others here.

use super::aside::Aside;
use super::plain::{Next, Place, give_results};
use super::memory_ops::{block_kind, class_capacity, slice_part, text_part};
use super::panic::{Thrown, Unwound};
use super::stack::{WINDOW, set_slice, slice_at};
use super::{Flow, Leave, Vm};
use crate::code::{FRAME_STORE_BYTES, Instr, NONE, Op, STEP};
use crate::memory::Kind;
use crate::sched::{Defer, FrameFlag, GoReason};
use std::rc::Rc;
use trace::OutcomeKind;

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
        // See `Place`.
        let (mut done, mut left) = (0u64, 0i64);
        let frame = *self.frames.last().expect("a goroutine has a frame");
        let mut func = program.func(frame.func);
        let mut code: &[Instr] = &func.code;
        let mut pc = frame.pc as usize;
        let mut base = frame.base as usize;
        let mut regs: &mut [u64; WINDOW] = self.stack.window(base);

        /// Counts what was done, and takes back what is left of the instructions that were granted.
        macro_rules! count {
            () => {{
                self.spent_steps += done / STEP;
                self.spent_quarters += done % STEP;
                (done, left) = (0, 0);
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
                regs = self.stack.window(base);
            }};
        }
        macro_rules! again {
            () => {
                regs = self.stack.window(base)
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
        /// What a native did.
        macro_rules! went {
            ($flow:expr) => {
                match $flow {
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

        loop {
            if left <= 0 {
                save!();
                match self.renew() {
                    Some(chunk) => left = (chunk * STEP) as i64,
                    None => return Leave::Slice,
                }
            }
            let mut place = Place { func, pc, base, done, left };
            let next = self.run_plain(&program, &mut place);
            Place { func, pc, base, done, left } = place;
            self.settle();
            code = &func.code;
            regs = self.stack.window(base);
            let i = match next {
                Next::Other(i) => i,
                Next::Granted => {
                    save!();
                    continue;
                }
                Next::Native(flow) => {
                    count!();
                    went!(flow);
                    continue;
                }
                Next::Finished => return Leave::Finished,
                Next::NoRoom => {
                    self.frames.reserve(1);
                    self.stack.reach(base + WINDOW);
                    continue;
                }
                Next::Overflow => {
                    save!();
                    self.stack_overflow();
                    return Leave::Finished;
                }
                Next::Throw(thrown) => throw!(thrown),
            };
            match i.op {
                Op::LoadN => {
                    let size = u64::from(ext!().number());
                    let address = regs[i.b as usize].wrapping_add(u64::from(i.c));
                    let at = i.a as usize;
                    let words = size.div_ceil(8) as usize;
                    check!(self.memory.load_words(address, size, &mut regs[at..at + words]));
                }
                Op::StoreN => {
                    let size = u64::from(ext!().number());
                    let address = regs[i.a as usize].wrapping_add(u64::from(i.c));
                    let at = i.b as usize;
                    let words = size.div_ceil(8) as usize;
                    check!(self.memory.store_words(address, size, &regs[at..at + words]));
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
                Op::SliceOf | Op::SliceArray => {
                    let indices = ext!();
                    let size = u64::from(ext!().number());
                    let whole = if i.op == Op::SliceOf {
                        slice_at(regs, i.b)
                    } else {
                        let length = u64::from(ext!().number());
                        if regs[i.b as usize] < crate::memory::BASE {
                            throw!(Thrown::Fault);
                        }
                        [regs[i.b as usize], length, length]
                    };
                    let part = slice_part(regs, indices, whole, size, i.op == Op::SliceOf);
                    set_slice(regs, i.a, check!(part));
                }
                Op::SliceStr => {
                    let indices = ext!();
                    let text = [regs[i.b as usize], regs[i.b.wrapping_add(1) as usize]];
                    let [address, length] = check!(text_part(regs, indices, text));
                    regs[i.a as usize] = address;
                    regs[i.a.wrapping_add(1) as usize] = length;
                }
                Op::MakeSlice => {
                    let ext = ext!();
                    let (length, capacity) = (regs[i.b as usize], regs[i.c as usize]);
                    save!();
                    let size = u64::from(ext.number());
                    let made = self.make_slice(length, capacity, size, block_kind(ext.a));
                    again!();
                    let made = check!(made);
                    set_slice(regs, i.a, made);
                }
                Op::Append => {
                    let (ext, kind) = (ext!(), ext!());
                    let slice = slice_at(regs, i.b);
                    let (count, size) = (u64::from(ext.a), u64::from(ext.number()));
                    let needed = slice[1] + count;
                    let mut grown = slice;
                    if needed > slice[2] {
                        save!();
                        let used = (kind.b != NONE).then(|| base + kind.b as usize);
                        let result = self.append_room(slice, needed, size, kind, used);
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
                    set_slice(regs, i.a, grown);
                }
                Op::CutStore => {
                    let size = u64::from(ext!().number());
                    let [_, length, capacity] = slice_at(regs, i.a);
                    if regs[i.b as usize] == 1 && capacity == FRAME_STORE_BYTES / size {
                        regs[i.b as usize] = 2;
                        regs[i.a as usize + 2] = class_capacity(length, size);
                    }
                }
                Op::AppendSlice => {
                    let ext = ext!();
                    let slice = slice_at(regs, i.b);
                    let (from, count) = (regs[i.c as usize], regs[i.c.wrapping_add(1) as usize]);
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
                    set_slice(regs, i.a, grown);
                }
                Op::CopySlice => {
                    let size = u64::from(ext!().number());
                    let count = regs[i.b.wrapping_add(1) as usize].min(regs[i.c.wrapping_add(1) as usize]);
                    done += count * size / 8;
                    check!(self.memory.copy(regs[i.b as usize], regs[i.c as usize], count * size));
                    regs[i.a as usize] = count;
                }
                Op::DecodeRune => {
                    let text = (regs[i.b as usize], regs[i.b.wrapping_add(1) as usize]);
                    let at = regs[i.c as usize];
                    let (rune, width) = self.decode_rune(text, at);
                    again!();
                    regs[i.a as usize] = rune;
                    regs[i.a.wrapping_add(1) as usize] = width;
                }
                Op::SliceToArray => {
                    let wanted = u64::from(ext!().number());
                    let [address, length, _] = slice_at(regs, i.b);
                    if length < wanted {
                        throw!(Thrown::Bounds(format!(
                            "cannot convert slice with length {length} to array or pointer to array with length {wanted}"
                        )));
                    }
                    regs[i.a as usize] = address;
                }

                Op::MapIter | Op::AssertFailed => {
                    let exts = &code[pc..pc + i.op.exts()];
                    pc += exts.len();
                    if self.sched.ps.len() > 1 || i.op == Op::MapIter {
                        save!();
                    }
                    match self.aside(i, exts, base) {
                        Ok(_) => again!(),
                        Err(thrown) => throw!(thrown),
                    }
                }

                Op::CallNative => {
                    save!();
                    let native = self.natives[i.number() as usize];
                    went!(native(self, base + i.a as usize));
                }
                Op::Ret => {
                    give_results(regs, i);
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
                        Some(_) => reload!(),
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
                    let value = [regs[i.a as usize], regs[i.a.wrapping_add(1) as usize]];
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
                _ => unreachable!("{} is a plain instruction", i.op.name()),
            }
        }
    }
}
