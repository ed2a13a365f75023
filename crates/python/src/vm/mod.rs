//! The virtual machine: executes code objects, one strand at a time.
//!
//! Nouns: a [`Vm`] has a heap, loaded code, modules and threads; a thread has a
//! stack of values and a stack of frames. The running thread's stacks are in
//! the `Vm` itself; the others are parked.
//! Invariants: the VM never decides who runs next (the kernel and the event
//! loop do); every state lies in these structures, so that a `Vm` can be copied
//! between any two instructions; natives never call Python (see `native`).
//! One place executes instructions: `run::execute`.
//! Rejected: recursion on the host's stack for calls (a machine in the middle
//! of one could be neither copied nor suspended).

pub(crate) mod arithmetic;
pub mod async_generator;
mod attribute;
mod awaitable;
mod bind;
mod boot;
mod build_class;
mod bury;
mod call;
pub mod caret;
mod class;
mod class_of;
pub mod close_up;
mod compare;
mod container;
mod cost;
mod deliver;
mod digest;
mod docstring;
mod dunder;
mod exception;
mod frame;
pub(crate) mod frame_object;
pub mod generator;
mod gil;
pub(crate) mod hash;
mod hint;
mod import;
mod import_names;
mod inspect;
mod intrinsic;
mod iterate;
mod last_words;
mod line;
pub(crate) mod load;
mod matching;
mod names;
pub(crate) mod number;
mod operate;
pub mod origin;
mod pair;
mod native_call;
mod plain;
mod plain_call;
mod plain_step;
pub(crate) mod process;
mod quick;
mod repr;
mod run;
mod signal;
mod slice;
mod split;
mod step;
mod store;
mod subscript;
pub(crate) mod suggest;
mod syntax_place;
mod table;
mod text;
mod thread;
pub(crate) mod profiler;
pub(crate) mod tracer;
mod traceback;
mod unpack;
pub mod unraisable;
mod waiting;

pub use build_class::type_new;
pub use call::{Callee, RECURSION_MAX};
pub use exception::ExceptionKind;
pub use frame::{Flow, Frame, Input, NativeFrame, NativeStep, PyFrame, Then};
pub use iterate::Next;
pub use load::{Loaded, SourceFile};
pub use process::Departure;
pub use thread::PyThread;
pub(crate) use waiting::{Waiting, WaitsOn};

use crate::classes::Classes;
use crate::heap::Heap;
use crate::object::Object;
use crate::settings::Settings;
use crate::symbol::{Sym, Symbols};
use crate::value::{Id, Value};
use kernel::Kernel;
use std::collections::BTreeMap;
use std::rc::Rc;
use trace::{Event, ProcessId, StrandId, ThreadId};

#[derive(Clone)]
pub struct Vm {
    /// Lent by the machine while the VM runs.
    pub kernel: Kernel,
    pub settings: Rc<Settings>,
    pub heap: Heap,
    pub symbols: Symbols,
    pub classes: Classes,
    pub codes: Rc<Vec<Rc<Loaded>>>,
    /// `sys.modules`: by name, counted.
    pub modules: BTreeMap<String, Id>,
    /// The builtins module and the prelude (functions written in Python that natives fall back to).
    pub builtins: Id,
    pub prelude: Option<Id>,

    // the running thread
    pub stack: Vec<Value>,
    pub frames: Vec<Frame>,
    /// The exception being handled, or None. Counted.
    pub handled: Value,
    /// The next input of a native frame on top; not counted, `run` keeps it alive.
    pub input: Input,
    /// The strand that runs: a task, or the thread's own.
    pub strand: StrandId,
    /// The running thread's own strand.
    pub thread_strand: StrandId,

    pub threads: Vec<PyThread>,
    /// The thread whose stacks are here.
    running: usize,
    /// Objects that live as long as the VM: builtin classes and functions.
    pub immortals: Vec<Id>,
    /// asyncio's state that belongs to no single loop.
    pub asyncio: crate::asyncio::Shared,
    /// Warnings that were given already: text and line.
    pub warned: Vec<(String, u32)>,
    /// Native state of modules: random, context, streams …
    pub state: crate::modules::State,
    cache: class_of::Cache,
    fits: class_of::Fits,
    /// Values were dropped by the jump to a handler, and may have died: code, target and origin of the jump.
    jumped: Option<(crate::object::CodeId, u32, u32)>,
    /// Some class has a `__getattribute__` of Python.
    any_getattribute: bool,
    /// Changes of classes so far: invalidates the cache.
    epoch: u32,
    /// Work since the last `flush`, and what the slice allows.
    spent_steps: u64,
    spent_ns: u64,
    slice_steps: u64,
    slice_ns: u64,
    /// A generator function was called: its object, for `invoke`.
    made_generator: Option<Value>,
    /// The running thread waits in a call: how that will return.
    on_wake: Option<crate::native::OnWake>,
    /// The deadline of the main thread's last wait, for a signal that interrupts it.
    sleeps_until: Option<trace::Time>,
    /// Switches to and from generators so far.
    generator_switches: u32,
    /// How the process ended, once it did.
    pub departure: Option<Departure>,

    // processes
    /// Processes that were made while this VM ran, see `processes`.
    pub births: Vec<(ProcessId, Vm)>,
    /// The interpreter before the program was loaded: what a spawned process begins with.
    pub image: Option<Rc<Vm>>,
    /// The thread that the process began with.
    pub main_thread: ThreadId,
    /// What idents of threads leave out, so that they are the process's own.
    pub ident_shift: i64,
    /// Virtual nanoseconds that pass before the process's first instruction.
    pub boot_ns: u64,
    /// Something was printed since standard output was flushed.
    pub stdout_pending: bool,
    /// `sys.stdout.reconfigure(line_buffering=True)`
    pub stdout_by_line: bool,
    /// It was flushed, and the trace does not know.
    pub flush_untold: bool,
    pub(crate) gil: gil::Gil,
    /// What the running thread waits for, said just before it blocks.
    pub(crate) waits_on: WaitsOn,
    /// For each thread that waits: for what. For the report of a deadlock.
    pub(crate) waiting: BTreeMap<ThreadId, Waiting>,
    /// Work of the last native that is still to be paid, in nanoseconds. Saved like `strand`.
    debt: u64,
    /// An empty buffer for the next f-string.
    joined: String,
    /// Where the running thread is with the line that it begins. Saved too.
    lines: line::Lines,
}

impl Vm {
    /// Counts a reference and pushes it.
    #[inline]
    pub fn push(&mut self, value: Value) {
        self.heap.retain(value);
        self.stack.push(value);
    }

    /// Pops a reference that stays counted: the caller stores it, or releases it.
    #[inline]
    pub fn pop(&mut self) -> Value {
        self.stack
            .pop()
            .expect("the compiler checked the stack depth")
    }

    /// Pops and releases.
    #[inline]
    pub fn drop_top(&mut self) {
        let value = self.pop();
        self.heap.release(value);
    }

    /// Cuts the stack to `depth` values; the lowest of them dies first, as arguments do.
    #[inline]
    pub fn cut(&mut self, depth: usize) {
        while self.stack.len() > depth {
            if let Some(value @ Value::Object(_)) = self.stack.pop() {
                self.heap.release(value);
            }
        }
    }

    /// The same where an exception leaves what a frame was working with: the top one dies first, of nested loops
    /// the inner iterator.
    pub(crate) fn cut_unwound(&mut self, depth: usize) {
        self.heap.release_all(&self.stack[depth..]);
        self.stack.truncate(depth);
    }

    /// The same where a frame of Python's ends.
    #[inline]
    pub(crate) fn cut_frame(&mut self, depth: usize) {
        self.heap.release_frame(&self.stack[depth..]);
        self.stack.truncate(depth);
    }

    /// The n-th value from the top, 0 = top.
    #[inline]
    pub fn peek(&self, n: usize) -> Value {
        self.stack[self.stack.len() - 1 - n]
    }

    pub fn sym(&mut self, text: &str) -> Sym {
        self.symbols.intern(text)
    }

    #[inline]
    pub fn object(&self, id: Id) -> &Object {
        self.heap.get(id)
    }

    /// The object behind a value, if it is on the heap.
    #[inline]
    pub fn object_of(&self, value: Value) -> Option<&Object> {
        match value {
            Value::Object(id) => Some(self.heap.get(id)),
            _ => None,
        }
    }

    /// The text of a str (or of an instance of a subclass).
    #[inline]
    pub fn text_of(&self, value: Value) -> Option<&str> {
        match self.object_of(self.payload(value))? {
            Object::Str(text) => Some(&text.text),
            _ => None,
        }
    }

    /// A symbol as a str object.
    pub fn name_value(&mut self, name: Sym) -> Value {
        let text = self.symbols.text(name).to_owned();
        self.heap.str(&text)
    }

    /// The builtin part of an instance of a subclass of a builtin type; any other value itself.
    #[inline]
    pub fn payload(&self, value: Value) -> Value {
        match self.object_of(value) {
            Some(Object::Instance(instance)) if !instance.payload.is_null() => instance.payload,
            _ => value,
        }
    }

    /// Records an event at the running strand's line.
    pub fn emit(&mut self, event: Event) {
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.kernel.emit(event);
        self.notice();
    }

    /// After a call to the kernel: the slice may be too long now, so that the next instruction asks again.
    pub(crate) fn notice(&mut self) {
        if self.kernel.attention() {
            self.slice_steps = 0;
        }
    }

    /// The line of the innermost frame of the program itself, 0 if there is none.
    /// The program asked whether something is there, and did not wait for it. Emits `Polled`, see
    /// there, unless more than `depth` frames of the library lie between: then it is the library
    /// that asks, on its own account.
    pub(crate) fn polled(&mut self, what: &str, ready: bool, depth: usize) {
        let python = self.frames.iter().rev().filter_map(|frame| match frame {
            Frame::Python(frame) => Some(self.codes[frame.code.0 as usize].library),
            Frame::Native(_) => None,
        });
        if python.take(depth + 1).all(|library| library) {
            return;
        }
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.kernel.polled(what, ready);
    }

    pub fn program_line(&self) -> u32 {
        self.frames
            .iter()
            .rev()
            .find_map(|frame| match frame {
                Frame::Python(frame) => {
                    let loaded = &self.codes[frame.code.0 as usize];
                    (!loaded.library).then(|| loaded.line_before(frame.ip))
                }
                Frame::Native(_) => None,
            })
            .unwrap_or(0)
    }
}
