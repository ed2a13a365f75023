//! Generators, coroutines and async generators: making, resuming, throwing, closing.
//!
//! Model: `Objects/genobject.c`, `Python/bytecodes.c` (SEND, YIELD_VALUE), 3.14.
//! A suspended frame's slots lie in its `Generator`; resuming moves them onto
//! the thread's stack, yielding moves them back. Throwing into a strand that
//! delegates (`yield from`, `await`) throws into the delegate first.

use crate::code::{CodeKind, Op};
use crate::native::{Args, Stop};
use crate::object::{AsyncGenCall, AsyncGenStep, Generator, GeneratorKind, GeneratorState, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::deliver::Ending;
use crate::vm::{Frame, Input, Loaded, PyFrame, Then, Vm};
use trace::{Event, Finish, StrandKind};

/// So many switches to and from generators are told in the trace; a program that draws millions of
/// items from one would bury everything else under them.
pub const GENERATOR_SWITCHES_MAX: u32 = 20_000;

/// What a strand is resumed with.
#[derive(Clone, Copy, Debug)]
pub enum Resumption {
    Send(Value),
    Throw(Value),
}

impl Vm {
    pub(crate) fn make_generator(
        &mut self,
        function: Id,
        loaded: &Loaded,
        globals: Id,
        slots: Vec<Value>,
    ) -> Value {
        let Object::Function(object) = self.heap.get(function) else {
            unreachable!("only functions make generators")
        };
        let (name, qualname) = (object.name, object.qualname);
        let (kind, strand_kind) = match loaded.code.kind {
            CodeKind::Coroutine => (GeneratorKind::Coroutine, StrandKind::Coroutine),
            CodeKind::AsyncGenerator => (GeneratorKind::AsyncGenerator, StrandKind::AsyncGenerator),
            _ => (GeneratorKind::Generator, StrandKind::Generator),
        };
        let strand = self.kernel.fresh_strand();
        let told = !loaded.library && self.generator_switches < GENERATOR_SWITCHES_MAX;
        if told {
            self.generator_switches += 1;
            let text = self.text_of(qualname).unwrap_or("?").to_owned();
            let name = self.kernel.text(&text);
            let line = loaded.code.first_line;
            self.emit(Event::StrandCreated {
                child: strand,
                kind: strand_kind,
                name,
                line,
            });
        }
        self.heap.make(Object::Generator(Box::new(Generator {
            kind,
            state: GeneratorState::Created,
            function: Value::Object(function),
            code: loaded.id,
            globals,
            name,
            qualname,
            ip: 0,
            saved: slots,
            handled: Value::None,
            delegate: Value::Null,
            strand,
            told,
            step_running: false,
            hooked: false,
            closed: false,
            finalizer: Value::None,
        })))
    }

    /// Is the strand worth telling? It is the program's own code, and not one of very many switches.
    fn told(&self, id: Id) -> Option<trace::StrandId> {
        match self.heap.get(id) {
            Object::Generator(generator)
                if generator.told && self.generator_switches < GENERATOR_SWITCHES_MAX =>
            {
                Some(generator.strand)
            }
            _ => None,
        }
    }

    /// The same for a switch: inside a task's step, a coroutine that is awaited is a call, not a switch.
    fn told_switch(&mut self, id: Id) -> Option<trace::StrandId> {
        let strand = self.told(id)?;
        let awaited = matches!(self.heap.get(id), Object::Generator(generator) if generator.kind == GeneratorKind::Coroutine);
        if awaited && self.strand != self.thread_strand {
            return None;
        }
        self.generator_switches += 1;
        Some(strand)
    }

    pub(crate) fn strand_finished(&mut self, id: Id, result: Result<Value, Value>) {
        let Some(child) = self.told(id) else { return };
        let (how, value) = match result {
            Ok(value) => (Finish::Returned, self.short_repr(value)),
            Err(exception) if self.is_exception(exception, self.classes.generator_exit) => {
                (Finish::Closed, String::new())
            }
            Err(exception) if self.is_exception(exception, self.classes.cancelled_error) => {
                (Finish::Cancelled, String::new())
            }
            Err(exception) => (Finish::Raised, self.short_repr(exception)),
        };
        let value = self.kernel.text(&value);
        self.emit(Event::StrandFinished { child, how, value });
    }

    /// The frame of a finished generator returned: how that is delivered.
    pub(crate) fn generator_returned(&mut self, id: Id, value: Value) -> Ending {
        let Object::Generator(generator) = self.heap.get(id) else {
            return Ending::Value(value);
        };
        if generator.kind == GeneratorKind::AsyncGenerator {
            self.heap.release(value);
            let exception = self.new_exception(self.classes.stop_async_iteration, &[]);
            self.heap.retain(exception);
            return Ending::Raised(exception);
        }
        Ending::Exhausted(value)
    }

    /// Resumes a generator, coroutine or async generator: a frame is pushed whose yield or end goes
    /// to `then`. `Err`: nothing was pushed; the exception is raised at the caller.
    pub fn resume(&mut self, id: Id, with: Resumption, then: Then) -> Result<(), Value> {
        let Object::Generator(generator) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let (kind, state) = (generator.kind, generator.state);
        let noun = match kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        match (state, with) {
            (GeneratorState::Running, _) => {
                return Err(self.exception_with(
                    self.classes.value_error,
                    &format!("{noun} already executing"),
                ));
            }
            (GeneratorState::Finished, _) if kind == GeneratorKind::Coroutine => {
                return Err(self.exception_with(
                    self.classes.runtime_error,
                    "cannot reuse already awaited coroutine",
                ));
            }
            (GeneratorState::Finished, Resumption::Throw(exception)) => return Err(exception),
            (GeneratorState::Finished, Resumption::Send(_)) => {
                let class = if kind == GeneratorKind::AsyncGenerator {
                    self.classes.stop_async_iteration
                } else {
                    self.classes.stop_iteration
                };
                return Err(self.new_exception(class, &[]));
            }
            (GeneratorState::Created, Resumption::Send(value)) if !value.is_none() => {
                return Err(self.exception_with(
                    self.classes.type_error,
                    &format!("can't send non-None value to a just-started {noun}"),
                ));
            }
            _ => {}
        }
        if self.is_too_deep() {
            return Err(self.exception_with(
                self.classes.recursion_error,
                "maximum recursion depth exceeded",
            ));
        }
        if let Some(child) = self.told_switch(id) {
            let sent = match with {
                Resumption::Send(value) if value.is_none() => String::new(),
                Resumption::Send(value) | Resumption::Throw(value) => self.short_repr(value),
            };
            let sent = self.kernel.text(&sent);
            self.emit(Event::StrandResumed { child, sent });
        }
        self.push_generator_frame(id, then);
        match with {
            Resumption::Send(value) => {
                // What it waited for is over: nothing of it shall live on because of this.
                if let Object::Generator(generator) = self.heap.get_mut(id) {
                    let delegate = std::mem::replace(&mut generator.delegate, Value::Null);
                    self.heap.release(delegate);
                }
                if state == GeneratorState::Suspended {
                    self.push(value);
                }
            }
            Resumption::Throw(exception) => self.throw_here(id, exception),
        }
        Ok(())
    }

    /// `next` on a generator whose switches nobody is told of: the same as [`Vm::resume`], in short.
    /// False: nothing was done.
    pub(crate) fn resume_quietly(&mut self, id: Id, then: Then) -> bool {
        let untold = self.generator_switches >= GENERATOR_SWITCHES_MAX;
        let Object::Generator(generator) = self.heap.get(id) else {
            return false;
        };
        let state = generator.state;
        let usual = generator.kind == GeneratorKind::Generator
            && matches!(state, GeneratorState::Created | GeneratorState::Suspended)
            && (untold || !generator.told);
        if !usual || self.frames.len() >= self.state.recursion_limit {
            return false;
        }
        self.push_generator_frame(id, then);
        if let Object::Generator(generator) = self.heap.get_mut(id)
            && !generator.delegate.is_null()
        {
            let delegate = std::mem::replace(&mut generator.delegate, Value::Null);
            self.heap.release(delegate);
        }
        if state == GeneratorState::Suspended {
            self.stack.push(Value::None);
        }
        true
    }

    fn push_generator_frame(&mut self, id: Id, then: Then) {
        let floor = self.stack.len() as u32;
        let Object::Generator(generator) = self.heap.get_mut(id) else {
            unreachable!("the caller matched it")
        };
        generator.state = GeneratorState::Running;
        self.stack.append(&mut generator.saved);
        let (code, ip, globals, handled) = (
            generator.code,
            generator.ip,
            generator.globals,
            generator.handled,
        );
        generator.handled = Value::None;
        self.heap.retain(Value::Object(id));
        let outer_handled = std::mem::replace(&mut self.handled, handled);
        self.frames.push(Frame::Python(PyFrame {
            code,
            ip,
            base: floor,
            floor,
            globals,
            namespace: Value::Null,
            generator: Some(id),
            function: Value::Null,
            outer_handled,
            then,
        }));
    }

    /// Throws into the frame that `push_generator_frame` pushed: into its delegate first.
    fn throw_here(&mut self, id: Id, exception: Value) {
        let Object::Generator(generator) = self.heap.get_mut(id) else {
            unreachable!("the caller matched it")
        };
        let delegate = std::mem::replace(&mut generator.delegate, Value::Null);
        if delegate.is_null() {
            return self.raise_at_yield(exception);
        }
        self.heap.release(delegate);
        // The stack is `[.., receiver]` now, and the frame stands after `YieldValue 1`.
        let Some(Frame::Python(frame)) = self.frames.last_mut() else {
            unreachable!("just pushed")
        };
        frame.ip -= 1;
        let send_at = frame.ip as usize - 1;
        let code = frame.code;
        let instr = self.codes[code.0 as usize].code.instrs[send_at];
        debug_assert_eq!(instr.op, Op::Send);
        let then = Then::Send { end: instr.arg };
        if self.is_exception(exception, self.classes.generator_exit) {
            match self.close_then(delegate, Then::CloseDelegate) {
                Ok(true) => {}
                Ok(false) => self.unwind(exception),
                Err(other) => self.unwind(other),
            }
            return;
        }
        match self.throw_then(delegate, exception, then) {
            Ok(()) => {}
            Err(raised) => self.deliver_raised(then, raised),
        }
    }

    fn deliver_raised(&mut self, then: Then, exception: Value) {
        self.heap.retain(exception);
        self.deliver(then, Ending::Raised(exception));
    }

    /// Raises in the frame just resumed, at the instruction where it was suspended.
    fn raise_at_yield(&mut self, exception: Value) {
        if let Some(Frame::Python(frame)) = self.frames.last_mut()
            && frame.ip == 0
        {
            // Never started: the body is not entered, its handlers do not count.
            let (code, generator) = (frame.code, frame.generator);
            self.add_trace(exception, crate::object::TraceEntry { code, instr: 0 });
            if let Some(id) = generator {
                if let Object::Generator(generator) = self.heap.get_mut(id) {
                    generator.state = GeneratorState::Finished;
                }
                self.strand_finished(id, Err(exception));
            }
            self.heap.retain(exception);
            return self.finish(Ending::Raised(exception));
        }
        self.unwind(exception);
    }

    /// Throws into an awaitable or iterator. `Err`: raised at once.
    pub fn throw_then(
        &mut self,
        receiver: Value,
        exception: Value,
        then: Then,
    ) -> Result<(), Value> {
        let Value::Object(id) = receiver else {
            return Err(exception);
        };
        match self.heap.get(id) {
            Object::Generator(_) => self.resume(id, Resumption::Throw(exception), then),
            Object::CoroutineWrapper(inner) => {
                let inner = *inner;
                self.throw_then(inner, exception, then)
            }
            Object::FutureIter { .. } => {
                self.future_iter_throw(id);
                Err(exception)
            }
            Object::AsyncGenStep(_) => self.async_step_throw(id, exception, then),
            Object::Iterator(_) => Err(exception),
            _ => match self.find_attribute(receiver, Sym::THROW) {
                Some(method) => {
                    self.call_deliver(method, &Args::of(&[exception]), then);
                    Ok(())
                }
                None => Err(exception),
            },
        }
    }

    /// Closes a strand: Ok(true): a frame was pushed, its end goes to `then`; Ok(false): nothing to do.
    pub fn close_then(&mut self, receiver: Value, then: Then) -> Result<bool, Value> {
        let Value::Object(id) = receiver else {
            return Ok(false);
        };
        match self.heap.get_mut(id) {
            Object::Generator(generator) => match generator.state {
                GeneratorState::Finished => Ok(false),
                GeneratorState::Created => {
                    generator.state = GeneratorState::Finished;
                    let saved = std::mem::take(&mut generator.saved);
                    saved.iter().for_each(|value| self.heap.release(*value));
                    if let Some(child) = self.told(id) {
                        let value = self.kernel.text("");
                        self.emit(Event::StrandFinished {
                            child,
                            how: Finish::Closed,
                            value,
                        });
                    }
                    Ok(false)
                }
                _ => {
                    let exit = self.new_exception(self.classes.generator_exit, &[]);
                    self.resume(id, Resumption::Throw(exit), then)
                        .map(|()| true)
                }
            },
            Object::CoroutineWrapper(inner) => {
                let inner = *inner;
                self.close_then(inner, then)
            }
            Object::FutureIter { .. } | Object::Iterator(_) => Ok(false),
            Object::AsyncGenStep(_) => {
                let exit = self.new_exception(self.classes.generator_exit, &[]);
                self.async_step_throw(id, exit, then).map(|()| true)
            }
            _ => match self.find_attribute(receiver, Sym::CLOSE) {
                Some(method) => {
                    self.call_deliver(method, &Args::default(), then);
                    Ok(true)
                }
                None => Ok(false),
            },
        }
    }

    /// YIELD_VALUE: the frame is suspended; its stack part goes into the generator.
    pub(crate) fn op_yield(&mut self, delegated: bool) {
        let value = self.pop();
        let Some(Frame::Python(frame)) = self.frames.last() else {
            unreachable!("a Python frame executes this")
        };
        let id = frame.generator.expect("only generators yield");
        let (code, ip, base, then) = (frame.code, frame.ip, frame.base as usize, frame.then);
        let handled = std::mem::replace(&mut self.handled, frame.outer_handled);
        self.frames.truncate(self.frames.len() - 1);
        let delegate = if delegated { self.peek(0) } else { Value::Null };
        self.heap.retain(delegate);
        let Object::Generator(generator) = self.heap.get_mut(id) else {
            unreachable!("frames name generators")
        };
        // The vector keeps its room from one switch to the next.
        generator.saved.extend_from_slice(&self.stack[base..]);
        self.stack.truncate(base);
        generator.ip = ip;
        generator.state = GeneratorState::Suspended;
        generator.handled = handled;
        let old = std::mem::replace(&mut generator.delegate, delegate);
        let maybe_told = generator.told && self.generator_switches < GENERATOR_SWITCHES_MAX;
        self.heap.release(old);
        if maybe_told && let Some(child) = self.told_switch(id) {
            let line = self.codes[code.0 as usize].code.lines[ip as usize - 1];
            let text = self.yielded_text(value);
            let yielded = self.kernel.text(&text);
            self.emit(Event::StrandSuspended {
                child,
                line,
                yielded,
            });
        }
        self.heap.release(Value::Object(id));
        match then {
            Then::ForIter { .. } | Then::Send { .. } => self.stack.push(value),
            _ => self.deliver(then, Ending::Yielded(value)),
        }
    }

    fn yielded_text(&mut self, value: Value) -> String {
        match self.object_of(value) {
            Some(Object::AsyncGenWrapped(inner)) => {
                let inner = *inner;
                self.short_repr(inner)
            }
            Some(Object::Future(_)) => String::from("future"),
            _ => self.short_repr(value),
        }
    }

    /// SEND on `[receiver, value]`. Ok(Some(false)): yielded, on the stack; Ok(Some(true)): ended,
    /// the result took the receiver's place, jump; Ok(None): a frame was pushed.
    pub(crate) fn op_send(&mut self, end: u32) -> Result<Option<bool>, Value> {
        let value = self.pop();
        let receiver = self.peek(0);
        let sent = self.send_then(receiver, value, Then::Send { end });
        self.heap.release(value);
        match sent? {
            None => Ok(None),
            Some(Input::End) => unreachable!("send_then gives the value of an end"),
            Some(Input::Yielded(value)) => {
                self.push(value);
                Ok(Some(false))
            }
            Some(Input::Value(value)) => {
                self.heap.retain(value);
                self.drop_top();
                self.stack.push(value);
                Ok(Some(true))
            }
            Some(_) => unreachable!("send_then gives values"),
        }
    }

    /// Sends into any awaitable iterator. `Some(Yielded)`, `Some(Value)` (its end) or a pushed frame.
    pub fn send_then(
        &mut self,
        receiver: Value,
        value: Value,
        then: Then,
    ) -> Result<Option<Input>, Value> {
        let Value::Object(id) = receiver else {
            unreachable!("GET_AWAITABLE gives objects")
        };
        match self.heap.get(id) {
            Object::Generator(_) => self
                .resume(id, Resumption::Send(value), then)
                .map(|()| None)
                .or_else(|raised| {
                    if self.is_exception(raised, self.classes.stop_iteration) {
                        return Ok(Some(Input::Value(self.stop_iteration_value(raised))));
                    }
                    Err(raised)
                }),
            Object::CoroutineWrapper(inner) => {
                let inner = *inner;
                self.send_then(inner, value, then)
            }
            Object::FutureIter { .. } => self.future_iter_send(id).map(Some),
            Object::AsyncGenStep(_) => self.async_step_send(id, value, then),
            _ if value.is_none() => match self.next_then(receiver, then)? {
                Some(Input::Value(value)) => Ok(Some(Input::Yielded(value))),
                Some(_) => Ok(Some(Input::Value(Value::None))),
                None => Ok(None),
            },
            _ => match self.find_attribute(receiver, Sym::SEND) {
                Some(method) => {
                    self.call_deliver(method, &Args::of(&[value]), then);
                    Ok(None)
                }
                None => {
                    let name = self.class_name(receiver);
                    Err(self.exception_with(
                        self.classes.attribute_error,
                        &format!("'{name}' object has no attribute 'send'"),
                    ))
                }
            },
        }
    }

    pub(crate) fn op_get_yield_from_iter(&mut self, kind: CodeKind) -> Result<bool, Value> {
        let value = self.peek(0);
        if let Some(Object::Generator(generator)) = self.object_of(value) {
            match generator.kind {
                GeneratorKind::Generator => return Ok(true),
                GeneratorKind::Coroutine if kind != CodeKind::Coroutine => {
                    return Err(self.exception_with(
                        self.classes.type_error,
                        "cannot 'yield from' a coroutine object in a non-coroutine generator",
                    ));
                }
                _ => return Ok(true),
            }
        }
        self.op_get_iter()
    }

    /// GET_AWAITABLE: `[object] -> [iterator]`.
    pub(crate) fn op_get_awaitable(&mut self, place: usize) -> Result<bool, Value> {
        let value = self.peek(0);
        match self.object_of(value) {
            Some(Object::Generator(generator)) if generator.kind == GeneratorKind::Coroutine => {
                if !generator.delegate.is_null() {
                    return Err(self.exception_with(
                        self.classes.runtime_error,
                        "coroutine is being awaited already",
                    ));
                }
                return Ok(true);
            }
            Some(Object::Generator(generator))
                if generator.kind == GeneratorKind::Generator
                    && self.state.iterable_coroutines.contains(&generator.code.0) =>
            {
                return Ok(true);
            }
            Some(Object::AsyncGenStep(_) | Object::CoroutineWrapper(_)) => return Ok(true),
            Some(Object::Future(_)) if self.python_method(value, Sym::AWAIT).is_none() => {
                let iter = self.heap.make(Object::FutureIter {
                    future: value,
                    stage: 0,
                });
                self.heap.retain(iter);
                self.drop_top();
                self.stack.push(iter);
                return Ok(true);
            }
            _ => {}
        }
        match self.lookup_special(value, Sym::AWAIT) {
            Some(method) => match self.call_then(method, &Args::of(&[value]), Then::Push) {
                Ok(Some(iterator)) => {
                    self.heap.retain(iterator);
                    self.drop_top();
                    self.stack.push(iterator);
                    Ok(true)
                }
                Ok(None) => {
                    // The result replaces the object.
                    let floor = self.stack_floor_below_call();
                    if let Some(frame) = self.frames.last_mut() {
                        frame.place(floor, Then::Push);
                    }
                    Ok(false)
                }
                Err(Stop::Raise(exception)) => Err(exception),
                Err(_) => unreachable!("call_then settles every other stop"),
            },
            None => {
                let name = self.class_name(value);
                let text = match (place, self.settings.version) {
                    (1, _) => format!(
                        "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                    ),
                    (2, _) => format!(
                        "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                    ),
                    (_, crate::settings::Version::Py311) => {
                        format!("object {name} can't be used in 'await' expression")
                    }
                    _ => format!("'{name}' object can't be awaited"),
                };
                Err(self.exception_with(self.classes.type_error, &text))
            }
        }
    }

    /// A call was pushed whose only argument lies, as an operand, on top of the stack below it: its
    /// frame is to drop that operand too.
    fn stack_floor_below_call(&self) -> usize {
        match self.frames.last() {
            Some(Frame::Python(frame)) => frame.floor as usize - 1,
            Some(Frame::Native(frame)) => frame.floor as usize - 1,
            None => 0,
        }
    }

    // ---- async generators ------------------------------------------------------

    pub fn make_async_step(
        &mut self,
        generator: Value,
        call: AsyncGenCall,
        argument: Value,
        is_next: bool,
    ) -> Value {
        self.heap.make(Object::AsyncGenStep(Box::new(AsyncGenStep {
            generator,
            call,
            argument,
            stage: 0,
            is_next,
        })))
    }

    fn async_step(&self, id: Id) -> &AsyncGenStep {
        match self.heap.get(id) {
            Object::AsyncGenStep(step) => step,
            _ => unreachable!("the caller matched it"),
        }
    }

    fn set_step_stage(&mut self, id: Id, stage: u8) {
        if let Object::AsyncGenStep(step) = self.heap.get_mut(id) {
            step.stage = stage;
        }
    }

    fn set_async_running(&mut self, generator: Value, running: bool) {
        if let Value::Object(id) = generator
            && let Object::Generator(generator) = self.heap.get_mut(id)
        {
            generator.step_running = running;
        }
    }

    /// Drives one `asend`/`athrow`/`aclose`/`__anext__` through a native frame, which sees whether
    /// the generator awaited something (passed on) or gave a value out (the step's result).
    fn async_step_send(
        &mut self,
        id: Id,
        value: Value,
        then: Then,
    ) -> Result<Option<Input>, Value> {
        let (call, argument, stage, generator, is_next) = {
            let step = self.async_step(id);
            (
                step.call,
                step.argument,
                step.stage,
                step.generator,
                step.is_next,
            )
        };
        let Value::Object(generator_id) = generator else {
            unreachable!("made so")
        };
        if stage == 2 {
            let what = if call == AsyncGenCall::Send {
                "__anext__()/asend()"
            } else {
                "aclose()/athrow()"
            };
            return Err(self.exception_with(
                self.classes.runtime_error,
                &format!("cannot reuse already awaited {what}"),
            ));
        }
        let Object::Generator(object) = self.heap.get(generator_id) else {
            unreachable!("made so")
        };
        let (running, closed, state) = (object.step_running, object.closed, object.state);
        let with = if stage == 0 {
            if running {
                self.set_step_stage(id, 2);
                let what = match (call, is_next) {
                    (AsyncGenCall::Send, true) => "anext()",
                    (AsyncGenCall::Send, false) => "asend()",
                    (AsyncGenCall::Throw, _) => "athrow()",
                    (AsyncGenCall::Close, _) => "aclose()",
                };
                return Err(self.exception_with(
                    self.classes.runtime_error,
                    &format!("{what}: asynchronous generator is already running"),
                ));
            }
            if state == GeneratorState::Finished || closed {
                self.set_step_stage(id, 2);
                return match call {
                    AsyncGenCall::Close => Ok(Some(Input::Value(Value::None))),
                    _ => Err(self.new_exception(self.classes.stop_async_iteration, &[])),
                };
            }
            match call {
                AsyncGenCall::Send => {
                    Resumption::Send(if value.is_none() { argument } else { value })
                }
                AsyncGenCall::Throw => Resumption::Throw(argument),
                AsyncGenCall::Close => {
                    if let Object::Generator(object) = self.heap.get_mut(generator_id) {
                        object.closed = true;
                    }
                    if state == GeneratorState::Created {
                        self.set_step_stage(id, 2);
                        self.close_then(generator, Then::Discard)?;
                        return Ok(Some(Input::Value(Value::None)));
                    }
                    Resumption::Throw(self.new_exception(self.classes.generator_exit, &[]))
                }
            }
        } else {
            Resumption::Send(value)
        };
        self.set_step_stage(id, 1);
        self.set_async_running(generator, true);
        self.drive_async_step(id, generator_id, with, then)
    }

    fn async_step_throw(&mut self, id: Id, exception: Value, then: Then) -> Result<(), Value> {
        let (stage, generator) = {
            let step = self.async_step(id);
            (step.stage, step.generator)
        };
        let Value::Object(generator_id) = generator else {
            unreachable!("made so")
        };
        if stage == 2 {
            return Err(exception);
        }
        self.set_step_stage(id, 1);
        self.set_async_running(generator, true);
        self.drive_async_step(id, generator_id, Resumption::Throw(exception), then)
            .map(|_| ())
    }

    fn drive_async_step(
        &mut self,
        step: Id,
        generator: Id,
        with: Resumption,
        then: Then,
    ) -> Result<Option<Input>, Value> {
        self.enter_native(
            "async generator step",
            async_step_step,
            &[Value::Object(step)],
            then,
        );
        if let Err(raised) = self.resume(generator, with, Then::Native) {
            self.input = Input::Raised(raised);
        }
        Ok(None)
    }
}

/// What became of the resumed async generator: `Yielded` a wrapped value (the step's result),
/// `Yielded` anything else (it awaits: passed on), raised.
fn async_step_step(vm: &mut Vm, input: Input) -> crate::vm::Flow {
    use crate::vm::Flow;
    let Value::Object(step) = vm.slot(0) else {
        unreachable!("entered so")
    };
    let (call, generator) = {
        let step = vm.async_step(step);
        (step.call, step.generator)
    };
    match input {
        Input::Yielded(value) => {
            if let Some(Object::AsyncGenWrapped(inner)) = vm.object_of(value) {
                let inner = *inner;
                vm.set_step_stage(step, 2);
                vm.set_async_running(generator, false);
                if call == AsyncGenCall::Close {
                    let class = vm.classes.runtime_error;
                    return Flow::Raise(
                        vm.exception_with(class, "async generator ignored GeneratorExit"),
                    );
                }
                return vm.end_native_exhausted(inner);
            }
            vm.end_native_yielded(value)
        }
        Input::Raised(exception) => {
            vm.set_step_stage(step, 2);
            vm.set_async_running(generator, false);
            let over = vm.is_exception(exception, vm.classes.stop_async_iteration)
                || vm.is_exception(exception, vm.classes.generator_exit);
            if call == AsyncGenCall::Close && over {
                return vm.end_native_exhausted(Value::None);
            }
            Flow::Raise(exception)
        }
        _ => unreachable!("async generators end by raising"),
    }
}

impl Vm {
    /// The running native frame stands for a strand's step and gives a value out.
    fn end_native_yielded(&mut self, value: Value) -> crate::vm::Flow {
        self.heap.retain(value);
        self.finish(Ending::Yielded(value));
        crate::vm::Flow::Continue
    }

    /// The running native frame stands for a strand's step, which ends with a value.
    pub(crate) fn end_native_exhausted(&mut self, value: Value) -> crate::vm::Flow {
        self.heap.retain(value);
        self.finish(Ending::Exhausted(value));
        crate::vm::Flow::Continue
    }

    /// GET_AITER: `[object] -> [async iterator]`.
    pub(crate) fn op_get_aiter(&mut self) -> Result<bool, Value> {
        let value = self.peek(0);
        if let Some(Object::Generator(generator)) = self.object_of(value)
            && generator.kind == GeneratorKind::AsyncGenerator
        {
            return Ok(true);
        }
        let Some(method) = self.lookup_special(value, Sym::AITER) else {
            let name = self.class_name(value);
            return Err(self.exception_with(
                self.classes.type_error,
                &format!("'async for' requires an object with __aiter__ method, got {name}"),
            ));
        };
        self.replace_top_by_call(method, value)
    }

    /// Replaces the top operand by `method(operand)`.
    pub(crate) fn replace_top_by_call(
        &mut self,
        method: Value,
        operand: Value,
    ) -> Result<bool, Value> {
        let floor = self.stack.len() - 1;
        match self.invoke(method, &Args::of(&[operand]), floor, Then::Push) {
            Ok(Some(result)) => {
                self.heap.retain(result);
                self.cut(floor);
                self.stack.push(result);
                Ok(true)
            }
            Ok(None) => Ok(false),
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => Err(self.exception_with(
                self.classes.runtime_error,
                "this operation cannot wait here",
            )),
        }
    }

    /// GET_ANEXT: `[aiter] -> [aiter, awaitable]`.
    pub(crate) fn op_get_anext(&mut self) -> Result<bool, Value> {
        let value = self.peek(0);
        if let Some(Object::Generator(generator)) = self.object_of(value)
            && generator.kind == GeneratorKind::AsyncGenerator
        {
            // A hook's frame stands above the step.
            let step = self.make_async_step(value, AsyncGenCall::Send, Value::None, true);
            self.push(step);
            let hooked = self.async_gen_hooks(value)?;
            return Ok(!hooked);
        }
        let Some(method) = self.lookup_special(value, Sym::ANEXT) else {
            let name = self.class_name(value);
            return Err(self.exception_with(
                self.classes.type_error,
                &format!("'async for' requires an iterator with __anext__ method, got {name}"),
            ));
        };
        self.push(value);
        // The awaitable goes through GET_AWAITABLE, as a native frame, before the instruction ends.
        self.enter_native("anext", anext_step, &[method, value], Then::Push);
        let floor = self.stack.len() - 3;
        if let Some(frame) = self.frames.last_mut() {
            frame.place(floor, Then::Push);
        }
        Ok(false)
    }

    /// END_ASYNC_FOR on `[aiter, exc]`.
    pub(crate) fn op_end_async_for(&mut self) -> Result<bool, Value> {
        let exception = self.peek(0);
        if self.is_exception(exception, self.classes.stop_async_iteration) {
            self.drop_top();
            self.drop_top();
            return Ok(true);
        }
        self.unwind_from(exception, true);
        Ok(false)
    }

    /// The first iteration of an async generator calls the loop's hook. True: a frame was pushed
    /// (its result is dropped).
    pub fn async_gen_hooks(&mut self, generator: Value) -> Result<bool, Value> {
        let Value::Object(id) = generator else {
            return Ok(false);
        };
        let (first, finalizer) = self.state.async_gen_hooks;
        let Object::Generator(object) = self.heap.get_mut(id) else {
            return Ok(false);
        };
        if object.hooked {
            return Ok(false);
        }
        object.hooked = true;
        if !finalizer.is_none() {
            self.heap.store(id, finalizer, |object| match object {
                Object::Generator(generator) => &mut generator.finalizer,
                _ => unreachable!("just matched"),
            });
        }
        if first.is_none() {
            return Ok(false);
        }
        let frames = self.frames.len();
        self.call_deliver(first, &Args::of(&[generator]), Then::Discard);
        Ok(self.frames.len() != frames)
    }
}

fn anext_step(vm: &mut Vm, input: Input) -> crate::vm::Flow {
    use crate::vm::Flow;
    match input {
        Input::Start => {
            let (method, value) = (vm.slot(0), vm.slot(1));
            vm.native_call(method, &[value])
        }
        Input::Value(awaitable) => {
            if let Some(Object::Generator(generator)) = vm.object_of(awaitable)
                && generator.kind == GeneratorKind::Coroutine
            {
                return Flow::Return(awaitable);
            }
            if vm.native_frame().pc == 1 {
                return Flow::Return(awaitable);
            }
            match vm.object_of(awaitable) {
                Some(
                    Object::AsyncGenStep(_)
                    | Object::CoroutineWrapper(_)
                    | Object::FutureIter { .. },
                ) => Flow::Return(awaitable),
                Some(Object::Future(_)) => {
                    let iter = vm.heap.make(Object::FutureIter {
                        future: awaitable,
                        stage: 0,
                    });
                    Flow::Return(iter)
                }
                _ => match vm.lookup_special(awaitable, Sym::AWAIT) {
                    Some(method) => {
                        vm.native_frame().pc = 1;
                        vm.native_call(method, &[awaitable])
                    }
                    None => {
                        let name = vm.class_name(awaitable);
                        let class = vm.classes.type_error;
                        Flow::Raise(vm.exception_with(
                            class,
                            &format!(
                                "'async for' received an invalid object from __anext__: {name}"
                            ),
                        ))
                    }
                },
            }
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => unreachable!("it calls, and nothing else"),
    }
}
