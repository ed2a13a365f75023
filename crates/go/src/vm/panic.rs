//! Panics, recover, Goexit: unwinding without the host's stack (F4, F5, F9).
//!
//! A panic runs the goroutine's deferred calls, innermost frame first, on top of
//! the frames that are there; nothing is taken off before somebody recovers.
//! Rules from `runtime/panic.go`, Go 1.27.

use super::Vm;
use crate::code::{FuncId, Kind, NONE};
use crate::memory::{Fault, Kind as Block};
use crate::sched::{Defer, Frame, FrameFlag, GId, Panic};

/// What an operation throws.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Thrown {
    /// `runtime error: …`.
    Runtime(String),
    /// The same of an index or of slice bounds, whose type is another.
    Bounds(String),
    /// A runtime error whose text has no such prefix.
    Plain(String),
    /// `interface conversion: …`.
    Assertion(String),
    /// A nil dereference.
    Fault,
    /// `panic(value)`.
    Value([u64; 2]),
    /// Cannot be recovered.
    Fatal(String),
}

impl From<Fault> for Thrown {
    fn from(_: Fault) -> Thrown {
        Thrown::Fault
    }
}

/// What is to be done after unwinding moved on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unwound {
    /// Frames have changed: go on with the topmost.
    Reload,
    /// The goroutine is over (Goexit).
    Ended,
    Finished,
}

const FAULT: &str = "invalid memory address or nil pointer dereference";

impl Vm {
    /// Begins a panic. `pc`s of all frames are up to date.
    #[cold]
    #[inline(never)]
    pub(crate) fn throw(&mut self, thrown: Thrown) -> Unwound {
        let is_fault = thrown == Thrown::Fault;
        let value = match thrown {
            Thrown::Runtime(text) => self.runtime_error("runtime.errorString", &text),
            Thrown::Bounds(text) => self.runtime_error("runtime.boundsError", &text),
            Thrown::Fault => self.runtime_error("runtime.errorString", FAULT),
            Thrown::Plain(text) => self.runtime_error("runtime.plainError", &text),
            Thrown::Assertion(text) => self.runtime_error("runtime.assertionError", &text),
            Thrown::Value([0, _]) => self.runtime_error("runtime.nilPanic", ""),
            Thrown::Value(value) => value,
            Thrown::Fatal(text) => {
                self.fatal(&text);
                return Unwound::Finished;
            }
        };
        self.panics.push(Panic {
            value,
            frames: self.frames.len() as u32,
            call: 0,
            target: 0,
            recovered: false,
            goexit: false,
            is_fault,
        });
        self.unwind()
    }

    /// A value of one of package runtime's string types, or a pointer to a struct with a text.
    fn runtime_error(&mut self, name: &str, text: &str) -> [u64; 2] {
        let (address, length) = self.memory.text(text.as_bytes());
        let Some(id) = self.program.known_types.get(name).copied() else {
            return [0, 0];
        };
        if self.program.rtype(id).kind != Kind::Pointer {
            return self.make_iface(id, &[address, length]);
        }
        let block = self.memory.alloc(16, Block::Plain);
        let _ = self.memory.store_words(block, 16, &[address, length]);
        [u64::from(id.0), block]
    }

    pub(crate) fn goexit(&mut self) -> Unwound {
        self.panics.push(Panic {
            value: [0, 0],
            frames: self.frames.len() as u32,
            call: 0,
            target: 0,
            recovered: false,
            goexit: true,
            is_fault: false,
        });
        self.unwind()
    }

    /// Runs the next deferred call; without one the goroutine, or the program, is over.
    fn unwind(&mut self) -> Unwound {
        let Some(deferred) = self.defers.pop() else {
            if self.panics.last().is_some_and(|panic| panic.goexit) {
                self.panics.clear();
                self.frames.clear();
                return Unwound::Ended;
            }
            return self.enter_fatal_panic();
        };
        let call = self.frames.len() as u32;
        let panic = self.panics.last_mut().expect("a panic unwinds");
        panic.target = deferred.frame;
        panic.call = call;
        match self.enter_closure(deferred.closure, FrameFlag::Unwinding) {
            true => Unwound::Reload,
            // `defer` of a nil function panics when it would run.
            false => self.throw(Thrown::Fault),
        }
    }

    /// What stands for the topmost frame in loops over functions, whose bodies are functions of their own.
    pub(crate) fn frame_token(&self) -> u64 {
        u64::from(self.current_g().0) << 32 | (self.frames.len() as u64 - 1)
    }

    /// Defers a call until a frame further down ends, which may be another goroutine's: the body
    /// of a loop is called by its iterator, and that may be a coroutine.
    pub(crate) fn defer_for(&mut self, token: u64, closure: u64) {
        let (owner, frame) = (GId((token >> 32) as u32), token as u32);
        let defers = match owner == self.current_g() {
            true => &mut self.defers,
            false => &mut self.sched.g_mut(owner).defers,
        };
        let at = defers.partition_point(|other| other.frame <= frame);
        defers.insert(at, Defer { frame, closure });
    }

    /// Pushes a frame for a closure without parameters, above everything that is there.
    pub(crate) fn enter_closure(&mut self, closure: u64, flag: FrameFlag) -> bool {
        let Ok(number) = self.memory.load_u64(closure) else {
            return false;
        };
        self.enter_func(FuncId(number as u32), closure, flag);
        true
    }

    pub(crate) fn enter_func(&mut self, func: FuncId, closure: u64, flag: FrameFlag) {
        let program = std::rc::Rc::clone(&self.program);
        let base = match self.frames.last() {
            Some(frame) => frame.base + program.func(frame.func).registers,
            None => 0,
        };
        let entered = program.func(func);
        let end = (base + entered.registers) as usize;
        self.stack.reach(base as usize);
        self.stack[base as usize..end].fill(0);
        if entered.context != NONE {
            self.stack[base as usize + entered.context as usize] = closure;
        }
        self.frames.push(Frame {
            func,
            pc: 0,
            base,
            flag,
        });
    }

    /// A deferred call that unwinding had started has returned; its frame is gone.
    pub(crate) fn after_deferred_call(&mut self) -> Unwound {
        let panic = *self.panics.last().expect("a panic had started it");
        if !panic.recovered {
            return self.unwind();
        }
        let target = panic.target;
        let goexit = self
            .panics
            .iter()
            .find(|other| other.goexit && other.frames > target)
            .copied();
        self.panics.retain(|other| other.frames <= target);
        if let Some(goexit) = goexit {
            self.panics.push(goexit);
            return self.unwind();
        }
        self.frames.truncate(target as usize + 1);
        let frame = self.frames.last_mut().expect("the frame that deferred is there");
        frame.pc = self.program.func(frame.func).recover_at;
        Unwound::Reload
    }

    /// `recover()`, called by the topmost frame.
    pub(crate) fn recover(&mut self) -> [u64; 2] {
        let top = self.frames.len() as u32 - 1;
        let Some(panic) = self.panics.last() else {
            return [0, 0];
        };
        if panic.goexit || panic.recovered {
            return [0, 0];
        }
        let through_wrapper = top > 0 && panic.call == top - 1 && {
            let outer = self.frames[top as usize - 1];
            self.program.func(outer.func).wrapper
        };
        if panic.call != top && !through_wrapper {
            return [0, 0];
        }
        let panic = self.panics.last_mut().expect("it is there");
        panic.recovered = true;
        panic.value
    }

    /// Nobody recovered: the texts of all values are put together by Go code, since they may
    /// have methods, and then the program ends.
    fn enter_fatal_panic(&mut self) -> Unwound {
        match self.program.fatal_panic {
            Some(func) => {
                self.enter_func(func, 0, FrameFlag::Call);
                Unwound::Reload
            }
            None => {
                self.fatal("panic");
                Unwound::Finished
            }
        }
    }
}
