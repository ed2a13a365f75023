//! Frames: what is being executed, and where its result goes.
//!
//! Python and native frames stand in one stack, so that no call of ours lives
//! on the host's stack. A frame says with [`Then`] what becomes of its result;
//! nobody else looks at it.

use crate::code::CompareOperator;
use crate::native::Args;
use crate::object::CodeId;
use crate::value::{Held, Id, Value};
use crate::vm::Vm;

/// What happens with a frame's result in the frame below it.
///
/// Eight bytes, with the tag in one of its own: it is looked at with each return.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Then {
    /// Push it.
    Push,
    /// Drop it (`__setattr__`, `__delitem__`, module bodies …).
    Discard,
    /// The end of `__init__`: must be None; the instance lies on top already.
    Init,
    /// A `for` loop's next item; at the end continue at the instruction.
    ForIter {
        end: u32,
    },
    /// What an awaited or delegated-to strand gives; at its end continue at the instruction.
    Send {
        end: u32,
    },
    /// The delegate was asked to close; then GeneratorExit is raised here.
    CloseDelegate,
    /// What `except*` matched: a tuple of two, which are pushed.
    StarMatch,
    /// Truth of an object: must be a bool (`__len__`: an int); pushes it (negated).
    Truth {
        negate: bool,
    },
    /// `in` by `__contains__`: its truth.
    Contains {
        negate: bool,
    },
    /// A binary operator's method; on NotImplemented the next candidate.
    Binary {
        op: u8,
        stage: u8,
    },
    Compare {
        op: CompareOperator,
        stage: u8,
    },
    /// A getter for LOAD_ATTR: its result replaces the object on the stack.
    AttributeOf,
    /// A getter for LOAD_METHOD: `[object]` becomes `[result, null]`.
    MethodOf,
    /// Input of the native frame below.
    Native,
    /// The same for a strand that it resumed: yields and returns are told apart, StopIteration is its return.
    NativeStrand,
    /// The same for an iterator's next item: StopIteration counts as the end.
    NativeNext,
    /// A finalizer (`__del__`, generator close): result dropped, exceptions reported as unraisable.
    Finalizer,
    /// A generator that dies is closed: its end is quiet.
    DyingGenerator,
    /// The end of the thread.
    Thread,
}

#[derive(Clone)]
pub enum Frame {
    Python(PyFrame),
    Native(NativeFrame),
}

#[derive(Clone)]
pub struct PyFrame {
    pub code: CodeId,
    /// The next instruction; while a call runs above, the one after the call.
    pub ip: u32,
    /// Where its locals begin in the stack.
    pub base: u32,
    /// What the stack is cut to when it ends: below its callable and arguments.
    pub floor: u32,
    pub globals: Id,
    /// Of a generator that a `for` loop asks: one more than the local slot of the loop's frame in which
    /// its next instruction, a STORE_FAST, puts the item; 0: another instruction comes next. Only a hint.
    pub store: u32,
    /// Of a generator: nobody is told when it yields, and a loop, a delegating generator or a native
    /// iterator waits. Only a hint.
    pub quiet: bool,
    /// The class body's namespace (a dict). Counted.
    pub namespace: Held,
    /// The generator whose frame this is. Counted.
    pub generator: Held,
    /// The function, for its name and arguments' sake. Counted; none for modules and classes.
    pub function: Held,
    /// Generators: what was being handled outside when it was resumed. Counted.
    pub outer_handled: Held,
    pub then: Then,
}

/// What a native frame is told when it continues.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    Start,
    /// The call that it started returned this; for `NativeNext`, the item.
    Value(Value),
    /// A generator or coroutine that it resumed gave this out.
    Yielded(Value),
    /// The iterator that it asked is exhausted.
    End,
    Raised(Value),
}

/// What a native frame does next.
#[derive(Clone, Copy, Debug)]
pub enum Flow {
    /// It pushed a frame, or asked for something whose answer is in `Vm::input`.
    Continue,
    Return(Value),
    /// For frames that stand for an iterator's next: the end.
    End,
    Raise(Value),
    /// The thread waits.
    Block(crate::native::Wait),
}

/// The stage of a collecting frame that waits for an item. No other native frame has it or the next.
pub(crate) const COLLECTS: u32 = 0xc011_ec75;

/// The stage of a collecting frame that has met integers only, and adds them up at once.
pub(crate) const ADDS: u32 = 0xadd5_0000;

/// The name of the frame that drains an argument, see [`Stop::Collect`](crate::native::Stop::Collect).
pub(crate) const COLLECT: &str = "collect";

/// Virtual nanoseconds of a native step.
pub(crate) const NATIVE_STEP_NS: u64 = 20;

pub type NativeStep = fn(&mut Vm, Input) -> Flow;

/// A native function in the middle of its work. Its values lie on the stack
/// from `base`; they are counted there and dropped with the frame.
#[derive(Clone)]
pub struct NativeFrame {
    pub name: &'static str,
    pub step: NativeStep,
    pub base: u32,
    pub floor: u32,
    pub pc: u32,
    pub numbers: [i64; 2],
    pub then: Then,
}

impl NativeFrame {
    /// It is draining an iterator into the list under it, and waits for an item: see `native_call::collect_step`.
    #[inline]
    pub(crate) fn collects(&self) -> bool {
        self.pc == COLLECTS
    }

    /// It is adding up what an iterator gives, and waits for an item: see `native_call::collect_step`.
    #[inline]
    pub(crate) fn adds(&self) -> bool {
        self.pc == ADDS
    }
}

impl Frame {
    pub fn then(&self) -> Then {
        match self {
            Frame::Python(frame) => frame.then,
            Frame::Native(frame) => frame.then,
        }
    }

    /// Sets where the stack is cut and where the result goes.
    pub fn place(&mut self, floor: usize, then_: Then) {
        match self {
            Frame::Python(frame) => (frame.floor, frame.then) = (floor as u32, then_),
            Frame::Native(frame) => (frame.floor, frame.then) = (floor as u32, then_),
        }
    }
}

impl Vm {
    /// Pushes a native frame with its values; `step` runs with `Input::Start` when the VM continues.
    pub fn enter_native(
        &mut self,
        name: &'static str,
        step: NativeStep,
        values: &[Value],
        then: Then,
    ) {
        let base = self.stack.len() as u32;
        for value in values {
            self.push(*value);
        }
        self.frames.push(Frame::Native(NativeFrame {
            name,
            step,
            base,
            floor: base,
            pc: 0,
            numbers: [0; 2],
            then,
        }));
        self.input = Input::Start;
    }

    /// The running native frame.
    pub fn native_frame(&mut self) -> &mut NativeFrame {
        match self.frames.last_mut() {
            Some(Frame::Native(frame)) => frame,
            _ => panic!("a native step runs in its own frame"),
        }
    }

    /// The n-th value of the running native frame.
    pub fn slot(&mut self, n: usize) -> Value {
        let base = self.native_frame().base as usize;
        self.stack[base + n]
    }

    /// Stores the n-th value of the running native frame.
    pub fn set_slot(&mut self, n: usize, value: Value) {
        let base = self.native_frame().base as usize;
        self.heap.retain(value);
        let old = std::mem::replace(&mut self.stack[base + n], value);
        self.heap.release(old);
    }

    /// From a native step: calls something; the answer is the next input.
    pub fn native_call(&mut self, callable: Value, args: &[Value]) -> Flow {
        self.native_call_args(callable, &Args::of(args))
    }

    pub fn native_call_args(&mut self, callable: Value, args: &Args) -> Flow {
        match self.call_then(callable, args, Then::Native) {
            Ok(Some(value)) => self.answer(Input::Value(value)),
            Ok(None) => Flow::Continue,
            Err(crate::native::Stop::Raise(exception)) => self.answer(Input::Raised(exception)),
            Err(crate::native::Stop::Block(wait)) => Flow::Block(wait),
            Err(_) => panic!("call_then settles every other stop"),
        }
    }

    /// From a native step: gives itself an input at once, without leaving the loop.
    pub fn answer(&mut self, input: Input) -> Flow {
        self.input = input;
        Flow::Continue
    }

    /// From a native step: asks an iterator for its next item.
    pub fn native_next(&mut self, iterator: Value) -> Flow {
        match self.next_then(iterator, Then::NativeNext) {
            Ok(Some(input)) => self.answer(input),
            Ok(None) => Flow::Continue,
            Err(exception) => self.answer(Input::Raised(exception)),
        }
    }
}
