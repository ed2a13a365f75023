//! Generators, coroutines and async generators: making, resuming, throwing, closing.
//!
//! Model: `Objects/genobject.c`, `Python/bytecodes.c` (SEND, YIELD_VALUE), 3.14.
//! A suspended frame's slots lie in its `Generator`; resuming moves them onto
//! the thread's stack, yielding moves them back. Throwing into a strand that
//! delegates (`yield from`, `await`) throws into the delegate first.

use crate::builtins::aggregate::ADD_NS;
use crate::code::{CodeKind, Op};
use crate::native::{Args, Stop};
use crate::object::{Generator, GeneratorKind, GeneratorState, Object};
use crate::symbol::Sym;
use crate::value::{Held, Id, Value};
use crate::vm::awaitable::await_step;
use crate::vm::deliver::Ending;
use crate::vm::{Frame, Input, Loaded, PyFrame, Then, Vm};
use trace::{Event, Finish, Limit, StrandKind};

/// So many switches to and from generators are told in the trace; a program that draws millions of
/// items from one would bury everything else under them.
pub const GENERATOR_SWITCHES_MAX: u32 = 20_000;

/// What a strand is resumed with.
#[derive(Clone, Copy, Debug)]
pub enum Resumption {
    Send(Value),
    Throw(Value),
}

/// What came of a switch that nobody is told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Quiet {
    /// Nothing: it is to be told, or not so simple.
    No,
    Done,
    /// The instruction that follows was done as well: what was sent is dropped, the item is stored.
    More,
    /// A native that collects items has this one, and the generator goes on at once.
    Collected,
}

/// Copies values word by word: those just written are not at hand as one block yet.
#[inline(always)]
fn carry(from: &[Value], to: &mut Vec<Value>) {
    to.reserve(from.len());
    for value in from {
        to.push(*value);
    }
}

impl Vm {
    /// One more that is told; the last one says so.
    fn count_switch(&mut self) {
        self.generator_switches += 1;
        if self.generator_switches == GENERATOR_SWITCHES_MAX {
            self.emit(Event::TellingEnded {
                limit: Limit::GeneratorSwitches,
                value: u64::from(GENERATOR_SWITCHES_MAX),
            });
        }
    }

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
            self.count_switch();
            let text = match qualname {
                Value::Object(id) => match self.heap.get(id) {
                    Object::Str(text) => &*text.text,
                    _ => "?",
                },
                _ => "?",
            };
            let name = self.kernel.text_hinted(text, &loaded.strand_text);
            self.emit(Event::StrandCreated {
                child: strand,
                kind: strand_kind,
                name,
                line: loaded.code.first_line,
            });
        }
        let made = self.heap.make(Object::Generator(Box::new(Generator {
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
            discards: false,
        })));
        self.with_origin(made)
    }

    /// Are switches to and from strands of the program told still?
    pub(crate) fn tells_switches(&self) -> bool {
        self.generator_switches < GENERATOR_SWITCHES_MAX
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
        self.count_switch();
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

    /// Resumes a strand: a frame is pushed whose yield or end goes to `then`. `Err`: the exception is the caller's.
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
            Resumption::Throw(exception) => {
                self.set_own_context(exception);
                self.throw_here(id, exception);
            }
        }
        Ok(())
    }

    /// `next` or `await` on a generator or coroutine whose switches nobody is told of: the same as [`Vm::resume`], in short.
    /// `store`: where the loop's next instruction stores the item, see [`PyFrame::store`].
    /// `fuses`: the caller charges the instruction that drops what is sent.
    #[inline(never)]
    pub(crate) fn resume_quietly(&mut self, id: Id, then: Then, store: u32, fuses: bool) -> Quiet {
        let told = self.tells_switches();
        // Inside a task's step, a coroutine that is awaited is a call, not a switch.
        let in_task = self.strand != self.thread_strand;
        if self.frames.len() >= self.state.recursion_limit {
            return Quiet::No;
        }
        let Object::Generator(generator) = self.heap.get_mut_quickly(id) else {
            return Quiet::No;
        };
        let started = generator.state == GeneratorState::Suspended;
        let quiet = match generator.kind {
            GeneratorKind::Generator => !(told && generator.told),
            GeneratorKind::Coroutine => !(told && generator.told) || in_task,
            GeneratorKind::AsyncGenerator => false,
        };
        let usual = quiet && (started || generator.state == GeneratorState::Created);
        if !usual {
            return Quiet::No;
        }
        generator.state = GeneratorState::Running;
        let base = self.stack.len() as u32;
        carry(&generator.saved, &mut self.stack);
        generator.saved.clear();
        let discards = started && fuses && generator.discards;
        if started && !discards {
            self.stack.push(Value::None);
        }
        let delegate = std::mem::replace(&mut generator.delegate, Value::Null);
        let handled = std::mem::replace(&mut generator.handled, Value::None);
        self.frames.push(Frame::Python(PyFrame {
            code: generator.code,
            ip: generator.ip + u32::from(discards),
            base,
            floor: base,
            globals: generator.globals,
            store,
            quiet: matches!(
                then,
                Then::ForIter { .. } | Then::Send { .. } | Then::NativeNext | Then::NativeStrand
            ),
            namespace: Held::NONE,
            generator: Held::at(id),
            function: Held::NONE,
            outer_handled: Held::of(std::mem::replace(&mut self.handled, handled)),
            then,
        }));
        self.heap.retain(Value::Object(id));
        self.heap.release(delegate);
        match discards {
            true => Quiet::More,
            false => Quiet::Done,
        }
    }

    /// YIELD_VALUE to a loop or a delegating generator whose switches nobody is told of: the same as
    /// [`Vm::op_yield`], in short. `discards`: the instruction after it, at `ip`, drops what is sent.
    #[inline(never)]
    pub(crate) fn yield_quietly(&mut self, delegated: bool, discards: bool, ip: u32) -> Quiet {
        let [.., below, Frame::Python(frame)] = &mut self.frames[..] else {
            return Quiet::No;
        };
        let (Some(id), true) = (frame.generator.id(), frame.quiet) else {
            return Quiet::No;
        };
        let (base, then, store) = (frame.base as usize, frame.then, frame.store as usize);
        let outer_handled = frame.outer_handled.or(Value::None);
        if then == Then::NativeNext
            && let Frame::Native(below) = below
            && below.collects()
            && let [.., Value::Object(list), _] = self.stack[..base]
            && let Some(value) = self.stack.pop()
        {
            // What would be suspended is resumed at once: nobody sees the difference.
            self.heap.list_push(list, value);
            self.heap.release(value);
            if !discards {
                self.stack.push(Value::None);
            }
            return Quiet::Collected;
        }
        if then == Then::NativeNext
            && let Frame::Native(below) = below
            && below.adds()
            && let Some(total) = base.checked_sub(3)
            && let Value::Int(sum) = self.stack[total]
            && let Some(Value::Int(number)) = self.stack.last()
            && let Some(sum) = sum.checked_add(*number)
        {
            self.stack.pop();
            self.stack[total] = Value::Int(sum);
            self.spent_ns += ADD_NS;
            if !discards {
                self.stack.push(Value::None);
            }
            return Quiet::Collected;
        }
        let Object::Generator(generator) = self.heap.get_mut_quickly(id) else {
            return Quiet::No;
        };
        let value = self.stack.pop().expect("the compiler checked the depth");
        carry(&self.stack[base..], &mut generator.saved);
        self.stack.truncate(base);
        generator.ip = ip;
        generator.state = GeneratorState::Suspended;
        generator.discards = discards;
        generator.handled = std::mem::replace(&mut self.handled, outer_handled);
        let delegate = match generator.saved.last() {
            Some(receiver) if delegated => *receiver,
            _ => Value::Null,
        };
        generator.delegate = delegate;
        self.heap.retain(delegate);
        self.heap.release(Value::Object(id));
        let mut quiet = Quiet::Done;
        if then == Then::NativeNext {
            self.heap.release(value);
            self.input = Input::Value(value);
        } else if then == Then::NativeStrand {
            self.heap.release(value);
            self.input = Input::Yielded(value);
        } else if store > 0
            && let Frame::Python(below) = below
        {
            let place = &mut self.stack[below.base as usize + store - 1];
            let old = std::mem::replace(place, value);
            below.ip += 1;
            self.heap.release(old);
            quiet = Quiet::More;
        } else {
            self.stack.push(value);
        }
        self.frames.truncate(self.frames.len() - 1);
        quiet
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
            store: 0,
            quiet: false,
            namespace: Held::NONE,
            generator: Held::at(id),
            function: Held::NONE,
            outer_handled: Held::of(outer_handled),
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
            let (code, generator) = (frame.code, frame.generator.id());
            self.add_trace(
                exception,
                crate::object::TraceEntry {
                    code,
                    instr: 0,
                    locals: Value::Null,
                },
            );
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
        let id = frame.generator.id().expect("only generators yield");
        let (code, ip, base, then) = (frame.code, frame.ip, frame.base as usize, frame.then);
        let handled = std::mem::replace(&mut self.handled, frame.outer_handled.or(Value::None));
        self.frames.truncate(self.frames.len() - 1);
        let delegate = if delegated { self.peek(0) } else { Value::Null };
        self.heap.retain(delegate);
        let Object::Generator(generator) = self.heap.get_mut(id) else {
            unreachable!("frames name generators")
        };
        // The vector keeps its room from one switch to the next.
        carry(&self.stack[base..], &mut generator.saved);
        self.stack.truncate(base);
        generator.ip = ip;
        generator.state = GeneratorState::Suspended;
        generator.discards = false;
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
            Then::DyingGenerator => self.finalizer_yielded(id, value),
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
            Some(method) if !self.makes_generator(method) => {
                self.enter_native("await", await_step, &[method, value], Then::Push);
                let floor = self.stack.len() - 3;
                if let Some(frame) = self.frames.last_mut() {
                    frame.place(floor, Then::Push);
                }
                Ok(false)
            }
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
}
