//! One turn of a loop (`_run_once`), as a native frame, and the run of one handle.
//!
//! Model: `asyncio.base_events.BaseEventLoop._run_once` and `events.Handle._run`, 3.14
//! (R7): purge cancelled timers, choose the timeout, select, queue what is due,
//! run exactly the handles that are ready by then. This is the only place where
//! callbacks are called.
//! `select` waits for the self-pipe, for watched sockets (see `readers`) and for the time.

use crate::asyncio::event_loop::{READ_FROM_SELF, nanoseconds};
use crate::asyncio::handle::Callback;
use crate::asyncio::state::HandleObject;
use crate::code::Op;
use crate::native::{Args, OnWake, Outcome, Stop, Wait};
use crate::object::{CodeId, Object, TraceEntry};
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};
use kernel::ChoicePoint;
use trace::{Event, Time, WaitReason};

/// Above so many timers, more than half of them cancelled, the heap is rebuilt.
const CANCELLED_TIMERS_MIN: usize = 100;

/// The grain of epoll's timeout.
const EPOLL_GRAIN_NS: u64 = 1_000_000;

/// `select` waits at most so long: 86400 s.
const SELECT_NS_MAX: u64 = 86_400_000_000_000;

/// `time.get_clock_info("monotonic").resolution`
const CLOCK_RESOLUTION_SECONDS: f64 = 1e-9;

/// The name, no identifier, under which an exception that ends the loop holds its handle.
const HELD_HANDLE: &str = " handle";

/// Where the turn stands (the frame's `pc`).
mod phase {
    pub const BEGIN: u32 = 0;
    pub const SELECTED: u32 = 1;
    pub const NEXT: u32 = 2;
    pub const RAN: u32 = 3;
    pub const REPORTED: u32 = 4;
}

/// The frame's values.
const LOOP: usize = 0;
const HANDLE: usize = 1;

pub(crate) fn run_once(vm: &mut Vm, args: &Args) -> Outcome {
    vm.enter_native(
        "run_once",
        run_once_step,
        &[args.get(0), Value::None],
        Then::Push,
    );
    Err(Stop::Frame)
}

fn run_once_step(vm: &mut Vm, input: Input) -> Flow {
    let event_loop = vm.slot(LOOP);
    let core = vm.core_of(event_loop);
    loop {
        match (vm.native_frame().pc, input) {
            (phase::BEGIN, _) => {
                vm.native_frame().pc = phase::SELECTED;
                if let Some(wait) = vm.begin_turn(core) {
                    return Flow::Block(wait);
                }
            }
            (phase::SELECTED, Input::Raised(exception)) => {
                vm.selected(event_loop, core);
                return Flow::Raise(exception);
            }
            (phase::SELECTED, _) => {
                let count = vm.selected(event_loop, core);
                vm.native_frame().numbers[0] = i64::from(count);
                vm.native_frame().pc = phase::NEXT;
            }
            (phase::NEXT, _) => {
                // What died in the handle before dies in that handle's time.
                let frames = vm.frames.len();
                vm.bury_dead();
                if vm.frames.len() != frames {
                    return Flow::Continue;
                }
                if vm.native_frame().numbers[0] == 0 {
                    let turn = vm.event_loop(core).turn;
                    let event_loop = vm.event_loop(core).id;
                    vm.emit(Event::TurnFinished { event_loop, turn });
                    return Flow::Return(Value::None);
                }
                vm.native_frame().numbers[0] -= 1;
                if let Some(handle) = vm.take_handle(core) {
                    vm.set_slot(HANDLE, handle);
                    vm.heap.release(handle);
                    vm.native_frame().pc = phase::RAN;
                    if vm.event_loop(core).debug {
                        let now = vm.kernel.now();
                        vm.native_frame().numbers[1] = now.0 as i64;
                        vm.set_current_handle(core, handle);
                    }
                    vm.enter_handle(handle, Then::Native);
                    return Flow::Continue;
                }
            }
            (_, Input::Raised(exception)) => {
                vm.set_current_handle(core, Value::None);
                return Flow::Raise(exception);
            }
            (phase::RAN, _) => {
                vm.native_frame().pc = phase::REPORTED;
                if let Some(text) = vm.slow_report(core)
                    && let Some(warn) = vm.module_function("asyncio.log", "_slow")
                {
                    let text = vm.heap.str(&text);
                    return vm.native_call_args(warn, &Args::of(&[text]));
                }
            }
            _ => {
                vm.finish_handle(core);
                vm.native_frame().pc = phase::NEXT;
            }
        }
    }
}

impl Vm {
    fn set_current_handle(&mut self, core: Id, handle: Value) {
        self.heap.store(core, handle, |object| match object {
            Object::Loop(event_loop) => &mut event_loop.current_handle,
            _ => unreachable!("the caller matched it"),
        });
    }

    /// Purge, timeout, and the wait if there is one.
    fn begin_turn(&mut self, core: Id) -> Option<Wait> {
        self.event_loop_mut(core).turn += 1;
        let (id, turn) = (self.event_loop(core).id, self.event_loop(core).turn);
        self.emit(Event::TurnStarted {
            event_loop: id,
            turn,
        });
        self.purge_timers(core);
        let now = self.kernel.now();
        let event_loop = self.event_loop(core);
        let poked = event_loop.poked;
        let timeout = if !event_loop.ready.is_empty() || event_loop.stopping {
            Some(0)
        } else {
            self.first_timer(core)
                .and_then(|timer| self.handle(timer).when.map(nanoseconds))
                .map(|until| until.0.saturating_sub(now.0).min(SELECT_NS_MAX))
        };
        self.emit(Event::SelectStarted {
            event_loop: id,
            timeout,
        });
        // `select(0)` lets a waiting thread in, mostly (policy P5).
        if poked || timeout == Some(0) && !(self.gil.is_wanted() && self.kernel.choose(ChoicePoint::Release, 2) == 0) {
            return None;
        }
        let arrival = match self.watched_ready(core) {
            Ok(()) => return None,
            Err(arrival) => arrival,
        };
        self.wait_for_watched(core, true);
        let until = timeout.map(|timeout| now.after(self.epoll_wait(timeout)));
        let until = match (until, arrival) {
            (Some(until), Some(arrival)) => Some(until.min(arrival)),
            (until, arrival) => until.or(arrival),
        };
        let thread = self.kernel.thread().0;
        self.event_loop_mut(core).sleeper = Some(thread);
        Some(Wait {
            reason: WaitReason::Select,
            until,
            resume: OnWake::Flag,
        })
    }

    /// How long `select` really waits: `EpollSelector` rounds up to whole milliseconds
    /// (`Lib/selectors.py`), so that timers closer than that are due in one turn. The frozen clock
    /// knows no such grain.
    fn epoll_wait(&self, timeout: u64) -> u64 {
        match self.kernel.clock {
            kernel::ClockMode::Costed => timeout
                .div_ceil(EPOLL_GRAIN_NS)
                .saturating_mul(EPOLL_GRAIN_NS),
            kernel::ClockMode::Frozen => timeout,
        }
    }

    /// R7.1: cancelled timers leave the heap's head, or all of it if they are many.
    fn purge_timers(&mut self, core: Id) {
        let event_loop = self.event_loop(core);
        let (timers, cancelled) = (event_loop.scheduled.len(), event_loop.cancelled_timers);
        let mut purged = Vec::new();
        if timers > CANCELLED_TIMERS_MIN && f64::from(cancelled) / timers as f64 > 0.5 {
            purged = self.drop_cancelled_timers(core);
            self.event_loop_mut(core).cancelled_timers = 0;
        } else {
            while let Some(timer) = self.first_timer(core)
                && self.handle(timer).cancelled
            {
                purged.extend(self.pop_timer(core));
                self.event_loop_mut(core).cancelled_timers -= 1;
            }
        }
        if purged.is_empty() {
            return;
        }
        let handles = purged.iter().map(|timer| self.handle(*timer).id).collect();
        for timer in purged {
            self.handle_mut(timer).queued = false;
            self.heap.release(timer);
        }
        let event_loop = self.event_loop(core).id;
        self.emit(Event::TimersPurged {
            event_loop,
            handles,
        });
    }

    /// After the select: the self-pipe's reader, due timers, and the snapshot's size.
    fn selected(&mut self, event_loop: Value, core: Id) -> u32 {
        self.event_loop_mut(core).sleeper = None;
        self.flush();
        self.wait_for_watched(core, false);
        let now = self.kernel.now();
        if let Some(when) = self
            .first_timer(core)
            .and_then(|timer| self.handle(timer).when)
            && nanoseconds(when) == now
        {
            self.asyncio.exact = Some((now, when));
        }
        let (id, poked) = (self.event_loop(core).id, self.event_loop(core).poked);
        let found = self.ready_watched(core);
        self.emit(Event::SelectReturned {
            event_loop: id,
            events: u32::from(poked) + found.len() as u32,
        });
        if poked {
            let name = self.sym(READ_FROM_SELF);
            if let Ok(callback) = self.load_attribute(event_loop, name) {
                let callback = Callback {
                    callback,
                    args: &[],
                    context: Value::None,
                };
                self.queue(event_loop, core, &callback, false);
            }
        }
        self.queue_watched(event_loop, core, &found);
        self.queue_due_timers(core, now);
        let count = self.event_loop(core).ready.len() as u32;
        self.emit(Event::ReadyCounted {
            event_loop: id,
            count,
        });
        count
    }

    fn queue_due_timers(&mut self, core: Id, now: Time) {
        // R7.3: the clock's resolution counts as passed.
        let exact = self.asyncio.exact.filter(|(time, _)| *time == now);
        let seconds = exact.map_or(now.0 as f64 / 1e9, |(_, seconds)| seconds);
        let end = seconds + CLOCK_RESOLUTION_SECONDS;
        let is_due =
            |timer: &HandleObject| timer.due <= now || timer.when.is_some_and(|when| when < end);
        while let Some(timer) = self.first_timer(core)
            && is_due(self.handle(timer))
        {
            let Some(timer) = self.pop_timer(core) else {
                return;
            };
            if self.handle(timer).cancelled {
                self.event_loop_mut(core).cancelled_timers -= 1;
            }
            self.event_loop_mut(core).ready.push_back(timer);
            let event = Event::TimerDue {
                event_loop: self.event_loop(core).id,
                handle: self.handle(timer).id,
            };
            self.emit(event);
        }
    }

    /// Pops the next handle, its reference handed over; none if it was cancelled.
    fn take_handle(&mut self, core: Id) -> Option<Value> {
        let handle = self.event_loop_mut(core).ready.pop_front()?;
        self.handle_mut(handle).queued = false;
        let (event_loop, id) = (self.event_loop(core).id, self.handle(handle).id);
        if self.handle(handle).cancelled {
            self.emit(Event::HandleSkipped {
                event_loop,
                handle: id,
            });
            self.heap.release(handle);
            return None;
        }
        self.emit(Event::HandleStarted {
            event_loop,
            handle: id,
        });
        Some(handle)
    }

    fn finish_handle(&mut self, core: Id) {
        let handle = self.slot(HANDLE);
        if self.event_loop(core).debug {
            self.set_current_handle(core, Value::None);
        }
        let (event_loop, id) = (self.event_loop(core).id, self.handle(handle).id);
        self.set_slot(HANDLE, Value::None);
        self.emit(Event::HandleFinished {
            event_loop,
            handle: id,
        });
    }

    /// Debug mode: what is said of a callback that took too long (R14).
    fn slow_report(&mut self, core: Id) -> Option<String> {
        if !self.event_loop(core).debug {
            return None;
        }
        self.flush();
        let handle = self.slot(HANDLE);
        let began = self.native_frame().numbers[1] as u64;
        let took = self.kernel.now().0.saturating_sub(began) as f64 / 1e9;
        if took < self.event_loop(core).slow_callback_duration {
            return None;
        }
        let what = match self.object_of(self.handle(handle).callback) {
            Some(Object::Method { this, .. })
                if matches!(self.object_of(*this), Some(Object::Future(_))) =>
            {
                *this
            }
            _ => handle,
        };
        let what = self.short_text(what);
        Some(format!("Executing {what} took {took:.3} seconds"))
    }

    // ---- one handle -------------------------------------------------------------

    /// Runs a handle's callback in its context; errors go to the loop's handler.
    pub(crate) fn enter_handle(&mut self, handle: Value, then: Then) {
        self.enter_native(
            "handle",
            handle_step,
            &[handle, Value::Null, Value::None, Value::None],
            then,
        );
    }

    /// Makes a context the current one; gives the one before, whose count is handed over.
    pub(crate) fn swap_context(&mut self, context: Value) -> Value {
        self.heap.retain(context);
        std::mem::replace(&mut self.state.context, context)
    }

    /// Brings the context in slot `n` of the running frame back.
    pub(crate) fn restore_context(&mut self, n: usize) {
        let before = self.slot(n);
        let inside = self.swap_context(before);
        self.heap.release(inside);
        self.set_slot(n, Value::Null);
    }

    /// The line of CPython's loop that a native frame of that name stands for, as tracebacks show it.
    pub(crate) fn loop_entry(&mut self, frame: &str) -> Option<TraceEntry> {
        let (at, line) = match frame {
            "run_once" => (0, LoopLine::RUN_ONCE),
            "handle" => (1, LoopLine::HANDLE_RUN),
            _ => return None,
        };
        let code = match self.asyncio.loop_codes[at] {
            Some(code) => code,
            None => self.load_loop_line(&line)?,
        };
        self.asyncio.loop_codes[at] = Some(code);
        let instrs = &self.loaded(code).code.instrs;
        let at = instrs.iter().rposition(|instr| line.calls.contains(&instr.op))?;
        Some(TraceEntry {
            code,
            instr: at as u32,
            locals: Value::Null,
        })
    }

    /// The line of `asyncio/events.py` in which CPython's `Handle._run` calls back.
    pub(crate) fn handle_run_line(&self) -> usize {
        LoopLine::HANDLE_RUN.lines[usize::from(!self.is_old())]
    }

    /// A text that has, at CPython's place, the line that a traceback shows.
    fn load_loop_line(&mut self, shown: &LoopLine) -> Option<CodeId> {
        let version = self.settings.version;
        let line = shown.lines[usize::from(!self.is_old())];
        let blank = "\n".repeat(line - 4);
        let LoopLine {
            class, name, text, ..
        } = shown;
        let text =
            format!("{blank}class {class}:\n    def {name}(self):\n        if True:\n            {text}\n");
        let path = crate::library::path(shown.module, version);
        let code = crate::compile_source(&text, &path, version).ok()?;
        let file = std::rc::Rc::new(crate::vm::SourceFile { path, text });
        let module = self.load(&code, &file, true);
        let class = self.code_within(module)?;
        self.code_within(class)
    }

    fn code_within(&self, code: CodeId) -> Option<CodeId> {
        let loaded = self.loaded(code);
        loaded.consts.iter().find_map(|value| match self.object_of(*value) {
            Some(Object::Code(code)) => Some(*code),
            _ => None,
        })
    }
}

/// A line of CPython's loop.
struct LoopLine {
    module: &'static str,
    class: &'static str,
    name: &'static str,
    text: &'static str,
    /// Its number in 3.11 and in 3.14.
    lines: [usize; 2],
    calls: &'static [Op],
}

impl LoopLine {
    const RUN_ONCE: LoopLine = LoopLine {
        module: "asyncio.base_events",
        class: "BaseEventLoop",
        name: "_run_once",
        text: "handle._run()",
        lines: [1922, 2064],
        calls: &[Op::Call],
    };
    const HANDLE_RUN: LoopLine = LoopLine {
        module: "asyncio.events",
        class: "Handle",
        name: "_run",
        text: "self._context.run(self._callback, *self._args)",
        lines: [80, 94],
        calls: &[Op::CallEx],
    };
}

/// `[handle, the context before, exception, what was handled before]`
fn handle_step(vm: &mut Vm, input: Input) -> Flow {
    let handle = vm.slot(0);
    match (vm.native_frame().pc, input) {
        (0, _) => {
            vm.native_frame().pc = 1;
            let object = vm.handle(handle);
            let (callback, args, context) = (object.callback, object.args.clone(), object.context);
            let before = vm.swap_context(context);
            vm.set_slot(1, before);
            vm.heap.release(before);
            vm.native_call(callback, &args)
        }
        (1, Input::Raised(exception)) => {
            vm.restore_context(1);
            let classes = vm.classes;
            if vm.is_exception(exception, classes.system_exit)
                || vm.is_exception(exception, classes.keyboard_interrupt)
            {
                // CPython's traceback holds `_run_once`'s frame, and that holds the handle.
                if let Value::Object(id) = exception {
                    let key = vm.sym(HELD_HANDLE);
                    vm.heap.set_attribute(id, key, handle);
                }
                return Flow::Raise(exception);
            }
            vm.set_slot(2, exception);
            vm.native_frame().pc = 2;
            // As in `except BaseException as exc`: what the handler raises has it as its context.
            let handled = vm.handled;
            vm.set_slot(3, handled);
            vm.set_handled(exception);
            vm.callback_failed(handle, exception)
        }
        (1, _) => {
            vm.restore_context(1);
            Flow::Return(Value::None)
        }
        (_, input) => {
            let before = vm.slot(3);
            vm.set_handled(before);
            match input {
                Input::Raised(exception) => Flow::Raise(exception),
                _ => Flow::Return(Value::None),
            }
        }
    }
}

impl Vm {
    fn set_handled(&mut self, exception: Value) {
        self.heap.retain(exception);
        let before = std::mem::replace(&mut self.handled, exception);
        self.heap.release(before);
    }

    /// Tells the loop's exception handler (R70).
    fn callback_failed(&mut self, handle: Value, exception: Value) -> Flow {
        if let Some(entry) = self.loop_entry("handle") {
            self.add_trace(exception, entry);
        }
        let object = self.handle(handle);
        let (callback, args, event_loop) =
            (object.callback, object.args.clone(), object.event_loop);
        let debug = self
            .loop_core(event_loop)
            .is_some_and(|core| self.event_loop(core).debug);
        let what = self.callback_source(callback, &args, debug);
        let message = self.heap.str(&format!("Exception in callback {what}"));
        let context = self.new_dict();
        self.dict_set_name(context, "message", message);
        self.dict_set_name(context, "exception", exception);
        self.dict_set_name(context, "handle", handle);
        let source = self.handle(handle).source;
        if !source.is_none() {
            self.dict_set_name(context, "source_traceback", source);
        }
        let name = self.sym("call_exception_handler");
        match self.load_attribute(event_loop, name) {
            Ok(handler) => self.native_call(handler, &[context]),
            Err(stop) => Flow::Raise(self.only_raise(stop)),
        }
    }
}
