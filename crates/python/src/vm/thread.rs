//! The VM as the kernel's runtime: its threads, and the program's beginning and end.
//!
//! The main thread's lowest frame is `main_step`: it runs the program's module
//! and then what CPython does at exit (`Py_FinalizeEx`): threads are joined,
//! `atexit` functions run, the main module's names are cleared, cycles are broken.

use crate::native::{Args, OnWake};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::deliver::Ending;
use crate::vm::frame::NATIVE_STEP_NS;
use crate::vm::last_words::Holder;
use crate::vm::step::Leave;
use crate::vm::{Departure, Flow, Frame, Input, Then, Vm};
use kernel::{Kernel, Runtime, Stop};
use std::hash::Hasher;
use trace::{OutcomeKind, StrandId, ThreadId};

/// A thread that does not run now.
#[derive(Clone, Default)]
pub struct PyThread {
    pub stack: Vec<Value>,
    pub frames: Vec<Frame>,
    pub handled: Value,
    pub input: Input,
    pub strand: StrandId,
    pub thread_strand: StrandId,
    pub on_wake: Option<OnWake>,
    /// The current context of `contextvars`, see `State::context`.
    pub context: Value,
    /// See `Vm::debt` and `Vm::lines`.
    pub(crate) debt: u64,
    pub(crate) lines: super::line::Lines,
}

impl Default for Value {
    fn default() -> Value {
        Value::None
    }
}

impl Default for Input {
    fn default() -> Input {
        Input::Start
    }
}

impl Vm {
    /// Runs the current thread's frames until it stops.
    pub(crate) fn run_thread(&mut self) -> Stop {
        loop {
            if self.departure.is_some() {
                self.flush();
                return Stop::Finished;
            }
            let left = match self.frames.last() {
                None => {
                    self.flush();
                    return Stop::Exited;
                }
                Some(Frame::Python(_)) => self.execute(),
                Some(Frame::Native(frame)) => {
                    let step = frame.step;
                    let input = std::mem::replace(&mut self.input, Input::Start);
                    self.spent_steps += 1;
                    self.spent_ns += NATIVE_STEP_NS;
                    match step(self, input) {
                        Flow::Continue => Leave::Frames,
                        Flow::Return(value) => {
                            self.heap.retain(value);
                            self.finish(Ending::Value(value));
                            Leave::Frames
                        }
                        Flow::End => {
                            self.finish(Ending::Exhausted(Value::None));
                            Leave::Frames
                        }
                        Flow::Raise(exception) => {
                            self.heap.retain(exception);
                            self.finish(Ending::Raised(exception));
                            Leave::Frames
                        }
                        Flow::Block(wait) => Leave::Thread(self.block(wait)),
                    }
                }
            };
            match left {
                Leave::Frames if self.spent_steps < self.slice_steps => {}
                Leave::Frames => {
                    if self.end_of_slice() {
                        return Stop::Slice;
                    }
                }
                Leave::Thread(stop) => {
                    self.flush();
                    return stop;
                }
            }
        }
    }

    /// Exchanges the running thread's stacks with those of `thread`.
    pub(crate) fn switch_to(&mut self, thread: ThreadId) {
        let next = thread.0 as usize;
        if next == self.running {
            return;
        }
        while self.threads.len() <= next.max(self.running) {
            self.threads.push(PyThread::default());
        }
        let incoming = std::mem::take(&mut self.threads[next]);
        let parked = PyThread {
            stack: std::mem::replace(&mut self.stack, incoming.stack),
            frames: std::mem::replace(&mut self.frames, incoming.frames),
            handled: std::mem::replace(&mut self.handled, incoming.handled),
            input: std::mem::replace(&mut self.input, incoming.input),
            strand: std::mem::replace(&mut self.strand, incoming.strand),
            thread_strand: std::mem::replace(&mut self.thread_strand, incoming.thread_strand),
            on_wake: std::mem::replace(&mut self.on_wake, incoming.on_wake),
            context: std::mem::replace(&mut self.state.context, incoming.context),
            debt: std::mem::replace(&mut self.debt, incoming.debt),
            lines: std::mem::replace(&mut self.lines, incoming.lines),
        };
        self.threads[self.running] = parked;
        self.running = next;
    }

    /// A thread's lowest frame ended.
    pub(crate) fn thread_ended(&mut self, ending: Ending) {
        match ending {
            Ending::Raised(exception) => self.unraisable(exception),
            Ending::Value(value) | Ending::Yielded(value) | Ending::Exhausted(value) => {
                self.heap.release(value)
            }
        }
    }

    /// Pushes the main thread's first frame.
    pub(crate) fn enter_main(&mut self, module: crate::value::Id, code: crate::object::CodeId) {
        let code = self.heap.make(Object::Code(code));
        self.enter_native(
            "main",
            main_step,
            &[Value::Object(module), code],
            Then::Thread,
        );
    }

    pub fn write_stderr(&mut self, text: &str) {
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.kernel.output(trace::Stream::Stderr, text);
        self.notice();
    }

    pub fn write_stdout(&mut self, text: &str) {
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.kernel.output(trace::Stream::Stdout, text);
        self.stdout_pending = true;
        if self.stdout_by_line && text.contains('\n') {
            self.flush_stdout();
        }
        self.notice();
    }

    /// For an exception that nobody caught: the exit code, and what makes the text for stderr
    /// (its answer, with a line end, comes as the next input).
    fn uncaught(&mut self, exception: Value) -> (i32, Option<Flow>) {
        if self.is_exception(exception, self.classes.system_exit) {
            let code = self.stop_iteration_value(exception);
            return match self.payload(code) {
                Value::None => (0, None),
                Value::Int(code) => ((code & 0xff) as i32, None),
                Value::Bool(code) => (i32::from(code.get()), None),
                _ => {
                    let class = Value::Object(self.classes.str);
                    (1, Some(self.native_call(class, &[code])))
                }
            };
        }
        let interrupted = self.is_exception(exception, self.classes.keyboard_interrupt);
        self.remember_uncaught(exception);
        let flow = match self.program_excepthook() {
            Some(hook) => {
                let class = Value::Object(self.class_of(exception));
                let traceback = self.traceback_of(exception);
                self.native_call(hook, &[class, exception, traceback])
            }
            None => match self.format_then(exception, Then::Native) {
                Some(text) => {
                    let text = self.heap.str(&text);
                    self.answer(Input::Value(text))
                }
                None => Flow::Continue,
            },
        };
        (if interrupted { 130 } else { 1 }, Some(flow))
    }

    /// `sys.last_exc` and its parts, for what runs at the end: what its frames have lives on, too.
    fn remember_uncaught(&mut self, exception: Value) {
        self.set_slot(1, exception);
        let Some(sys) = self.modules.get("sys").copied() else {
            return;
        };
        let class = Value::Object(self.class_of(exception));
        let mut names = vec![("last_type", class), ("last_value", exception)];
        names.push(("last_traceback", self.traceback_of(exception)));
        if !self.is_old() {
            names.push(("last_exc", exception));
        }
        for (name, value) in names {
            let name = self.symbols.intern(name);
            self.heap.set_attribute(sys, name, value);
        }
    }

    /// `sys.excepthook`, if the program has set its own.
    fn program_excepthook(&mut self) -> Option<Value> {
        let hook = self.module_function("sys", "excepthook")?;
        (!matches!(self.object_of(hook), Some(Object::Native(_)))).then_some(hook)
    }

    /// Writes what [`uncaught`](Self::uncaught) asked for.
    fn tell_uncaught(&mut self, text: Value) -> Option<Flow> {
        let text = self.text_of(text).map(str::to_owned)?;
        let last = text.trim_end().lines().next_back().unwrap_or("");
        self.state.last_words = last.to_owned();
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let text = format!("{text}{end}");
        if self.stderr_replaced().is_some()
            && let Some(write) = self.module_function("_prelude", "_write_error")
        {
            let text = self.heap.str(&text);
            return Some(self.native_call(write, &[text]));
        }
        self.write_stderr(&text);
        None
    }
}

/// The stage of `main_step` after whose beginning no module of the library can be asked for anything.
const LIBRARY_GOES: u32 = 8;
/// The stage that clears the program's names.
const NAMES_GO: u32 = 9;
/// The stage at which nothing is left to do.
const OVER: u32 = 12;

/// `[module, code]`; `pc` is the stage of the program's life, `numbers[0]` its exit code.
fn main_step(vm: &mut Vm, input: Input) -> Flow {
    let (module, code) = (vm.slot(0), vm.slot(1));
    let Value::Object(module) = module else {
        unreachable!("entered so")
    };
    loop {
        let stage = vm.native_frame().pc;
        vm.native_frame().pc += 1;
        match stage {
            0 => {
                let warnings = std::mem::take(&mut vm.state.compiler_warnings);
                if !warnings.is_empty() {
                    vm.write_stderr(&warnings);
                }
                let Some(Object::Code(code)) = vm.object_of(code) else {
                    unreachable!("entered so")
                };
                let code = *code;
                vm.heap.begin_program();
                vm.enter_body(code, module, Value::Null, &[], Then::Native);
                return Flow::Continue;
            }
            1 => {
                // `flush_io` of `Python/pythonrun.c`: before anything of the end.
                vm.flush_stdout();
                if let Input::Raised(exception) = input {
                    let failed = !vm.is_exception(exception, vm.classes.system_exit);
                    // The flow may push a frame: this one's numbers come first.
                    let at = vm.frames.len() - 1;
                    let (code, flow) = vm.uncaught(exception);
                    vm.native_frame_at(at).numbers = [i64::from(code), i64::from(failed)];
                    match flow {
                        Some(flow) => return flow,
                        None => vm.native_frame().pc = 3,
                    }
                }
            }
            2 => {
                if let Input::Value(text) = input
                    && let Some(flow) = vm.tell_uncaught(text)
                {
                    return flow;
                }
            }
            3 => {
                if let Some(function) = vm.module_function("threading", "_shutdown") {
                    return vm.native_call_args(function, &Args::default());
                }
            }
            4 => {
                if let Some(function) = vm.module_function("atexit", "_run_exitfuncs") {
                    return vm.native_call_args(function, &Args::default());
                }
            }
            5 => vm.heap_clear_input(),
            6 => {
                vm.enter_collect(Then::Native);
                return Flow::Continue;
            }
            7 => {
                vm.forget_specials();
                vm.set_slot(1, Value::None);
                let frames = vm.frames.len();
                vm.bury_dead();
                if vm.frames.len() != frames {
                    vm.native_frame_at(frames - 1).pc = 7;
                    return Flow::Continue;
                }
                vm.restore_streams();
            }
            8 => {
                let frames = vm.frames.len();
                if vm.enter_last_words(module, Then::Native) == Holder::Function {
                    vm.native_frame().pc = OVER;
                }
                if vm.frames.len() != frames {
                    return Flow::Continue;
                }
            }
            NAMES_GO => {
                // One name after another, so that each object dies on its own.
                let next = vm.heap.attributes(module).and_then(|names| {
                    let of = |private: bool| {
                        names
                            .iter()
                            .find(|(name, value)| {
                                let text = vm.symbols.text(*name);
                                !value.is_none()
                                    && *name != Sym::NAME
                                    && text != "__builtins__"
                                    && (text.starts_with('_') && !text.starts_with("__")) == private
                            })
                            .map(|(name, _)| name)
                    };
                    of(true).or_else(|| of(false))
                });
                if let Some(name) = next {
                    vm.native_frame().pc = NAMES_GO;
                    vm.heap.set_attribute(module, name, Value::None);
                    let frames = vm.frames.len();
                    vm.bury_dead();
                    if vm.frames.len() != frames {
                        return Flow::Continue;
                    }
                }
            }
            10 => {
                vm.enter_collect(Then::Native);
                return Flow::Continue;
            }
            11 => {
                let frames = vm.frames.len();
                vm.bury_dead();
                if vm.frames.len() != frames {
                    vm.native_frame_at(frames - 1).pc = 11;
                    return Flow::Continue;
                }
            }
            _ => {
                let [code, failed] = vm.native_frame().numbers;
                let outcome = if failed == 1 {
                    OutcomeKind::Failed
                } else {
                    OutcomeKind::Exited
                };
                let message = std::mem::take(&mut vm.state.last_words);
                let message = vm.kernel.text(&message);
                vm.flush_stdout();
                vm.stand_here();
                vm.departure = Some(Departure {
                    outcome,
                    code: code as i32,
                    message,
                });
                return Flow::Return(Value::None);
            }
        }
    }
}

impl Vm {
    pub(crate) fn library_is_gone(&self) -> bool {
        matches!(self.frames.first(), Some(Frame::Native(frame)) if frame.pc >= LIBRARY_GOES)
    }

    pub(crate) fn module_function(&mut self, module: &str, name: &str) -> Option<Value> {
        let id = self.modules.get(module).copied()?;
        let name = self.symbols.intern(name);
        self.heap.attributes(id)?.get(name)
    }

    fn heap_clear_input(&mut self) {
        self.input = Input::Start;
        let handled = std::mem::replace(&mut self.handled, Value::None);
        self.heap.release(handled);
    }

    fn native_frame_at(&mut self, at: usize) -> &mut crate::vm::NativeFrame {
        match &mut self.frames[at] {
            Frame::Native(frame) => frame,
            Frame::Python(_) => unreachable!("the main frame is native"),
        }
    }
}

impl Runtime for Vm {
    fn run(&mut self, kernel: &mut Kernel, thread: ThreadId) -> Stop {
        std::mem::swap(&mut self.kernel, kernel);
        self.switch_to(thread);
        self.spent_steps = 0;
        self.spent_ns = 0;
        let stop = match self.take_gil() {
            Some(stop) => stop,
            None => {
                self.ask_for_slice();
                let boot = std::mem::take(&mut self.boot_ns);
                self.charge(boot);
                self.heed_signals();
                self.after_wake();
                let stop = self.run_thread();
                self.leave_gil(stop);
                stop
            }
        };
        self.flush();
        std::mem::swap(&mut self.kernel, kernel);
        stop
    }

    fn deadlock(&mut self, kernel: &mut Kernel) {
        std::mem::swap(&mut self.kernel, kernel);
        self.tell_deadlock();
        std::mem::swap(&mut self.kernel, kernel);
    }

    fn inspect(&self, _kernel: &Kernel, thread: ThreadId) -> Vec<kernel::FrameView> {
        self.clone().frame_views(thread)
    }

    fn memory_peak(&self) -> u64 {
        self.heap.footprint().bytes()
    }

    fn clone_bytes(&self) -> u64 {
        // Of the heap's pages those that change are copied, with the lists in them; about half.
        let pages = self.heap.bytes() / 2;
        u64::from(self.heap.live()) * 8 + self.stack.len() as u64 * 16 + pages + 100_000
    }

    fn digest(&self, state: &mut impl Hasher) {
        self.feed(state);
    }
}
