//! How a frame ends, and what its end means for the frame below.

use crate::code::Handler;
use crate::object::{GeneratorState, Object, TraceEntry};
use crate::value::Value;
use crate::vm::{Frame, Input, Then, Vm};

/// How a frame ended. The value is a counted reference that is handed over.
#[derive(Clone, Copy, Debug)]
pub enum Ending {
    /// A function or native returned.
    Value(Value),
    /// A generator gave a value out and is suspended.
    Yielded(Value),
    /// A generator or native iterator ended with a value.
    Exhausted(Value),
    Raised(Value),
}

impl Vm {
    /// Ends the running frame: its part of the stack is dropped, and its end delivered.
    pub(crate) fn finish(&mut self, ending: Ending) {
        if let Some(then) = self.leave_frame(ending) {
            self.deliver(then, ending);
        }
    }

    /// Pops the running frame; where its end goes.
    pub(crate) fn leave_frame(&mut self, ending: Ending) -> Option<Then> {
        let frame = self.frames.pop()?;
        let then = frame.then();
        match frame {
            Frame::Python(frame) => {
                if let (Ending::Raised(_), Then::Finalizer | Then::DyingGenerator) = (ending, then)
                {
                    let what = frame.generator.or(frame.function.or(Value::Null));
                    let how = match frame.generator.is_some() {
                        true => "while closing generator",
                        false => "while calling deallocator",
                    };
                    self.note_ignored(what, how);
                }
                self.cut_frame(frame.floor as usize);
                self.heap.release(frame.function.or(Value::Null));
                self.heap.release(frame.namespace.or(Value::Null));
                if let Some(generator) = frame.generator.id() {
                    self.heap.release(self.handled);
                    self.handled = frame.outer_handled.or(Value::None);
                    self.heap.release(Value::Object(generator));
                }
            }
            Frame::Native(frame) => self.cut(frame.floor as usize),
        }
        Some(then)
    }

    fn jump(&mut self, target: u32) {
        if let Some(Frame::Python(frame)) = self.frames.last_mut() {
            frame.ip = target;
        }
    }

    /// Gives an ended frame's result to the frame below, as `then` says.
    pub(crate) fn deliver(&mut self, then: Then, ending: Ending) {
        if let Some(exception) = self.deliver_value(then, ending) {
            self.unwind(exception);
            self.heap.release(exception);
        }
    }

    /// The same, but for an exception that is to be raised in the frame below: that is handed back,
    /// counted, so that a deep stack unwinds in a loop.
    fn deliver_value(&mut self, then: Then, ending: Ending) -> Option<Value> {
        let ending = self.as_end(then, ending);
        match (then, ending) {
            (
                Then::Push,
                Ending::Value(value) | Ending::Yielded(value) | Ending::Exhausted(value),
            ) => {
                self.stack.push(value);
            }
            (Then::Init, Ending::Raised(exception)) => {
                self.enter_init();
                self.set_input(Input::Raised(exception), exception);
            }
            (
                Then::Init,
                Ending::Value(value) | Ending::Yielded(value) | Ending::Exhausted(value),
            ) => {
                self.enter_init();
                self.set_input(Input::Value(value), value);
            }
            (
                Then::Discard,
                Ending::Value(value) | Ending::Exhausted(value) | Ending::Yielded(value),
            ) => {
                self.heap.release(value);
            }
            (Then::ForIter { .. }, Ending::Value(value) | Ending::Yielded(value)) => {
                self.stack.push(value)
            }
            (Then::ForIter { end }, Ending::Exhausted(value)) => {
                self.heap.release(value);
                self.drop_top();
                self.jump(end);
            }
            (Then::Send { .. }, Ending::Value(value) | Ending::Yielded(value)) => {
                self.stack.push(value)
            }
            (Then::Send { end }, Ending::Exhausted(value)) => {
                self.drop_top();
                self.stack.push(value);
                self.jump(end);
            }
            (Then::StarMatch, Ending::Value(value)) => self.after_star_match(value),
            (Then::CloseDelegate, ending) => self.after_delegate_closed(ending),
            (Then::Truth { negate }, Ending::Value(value)) => self.after_truth(value, negate),
            (Then::Contains { negate }, Ending::Value(value)) => match self.truth_native(value) {
                Some(truth) => {
                    self.heap.release(value);
                    self.stack.push(Value::bool(truth != negate));
                }
                None => self.truth_then(value, negate),
            },
            (Then::Binary { op, stage }, Ending::Value(value)) => {
                self.after_binary(op, stage, value)
            }
            (Then::Compare { op, stage }, Ending::Value(value)) => {
                self.after_compare(op, stage, value)
            }
            (Then::AttributeOf, Ending::Value(value)) => {
                self.drop_top();
                self.stack.push(value);
            }
            (Then::MethodOf, Ending::Value(value)) => {
                self.drop_top();
                self.stack.push(value);
                self.stack.push(Value::Null);
            }
            (Then::Native | Then::NativeStrand, Ending::Exhausted(value)) => {
                self.set_input(Input::Value(value), value)
            }
            (Then::NativeStrand, Ending::Value(value) | Ending::Yielded(value)) => {
                self.set_input(Input::Yielded(value), value);
            }
            (Then::Native, Ending::Value(value)) => self.set_input(Input::Value(value), value),
            (Then::Native, Ending::Yielded(value)) => self.set_input(Input::Yielded(value), value),
            (Then::NativeNext, Ending::Value(value) | Ending::Yielded(value)) => {
                self.set_input(Input::Value(value), value);
            }
            (Then::NativeNext, Ending::Exhausted(value)) => self.set_input(Input::End, value),
            (Then::Native | Then::NativeNext | Then::NativeStrand, Ending::Raised(exception)) => {
                self.set_input(Input::Raised(exception), exception);
            }
            (Then::Finalizer, Ending::Raised(exception)) => self.unraisable(exception),
            (
                Then::Finalizer,
                Ending::Value(value) | Ending::Exhausted(value) | Ending::Yielded(value),
            ) => self.heap.release(value),
            (Then::DyingGenerator, Ending::Raised(exception)) => {
                if self.is_exception(exception, self.classes.generator_exit) {
                    self.heap.release(exception);
                } else {
                    self.unraisable(exception);
                }
            }
            (
                Then::DyingGenerator,
                Ending::Value(value) | Ending::Exhausted(value) | Ending::Yielded(value),
            ) => self.heap.release(value),
            (Then::Thread, ending) => self.thread_ended(ending),
            (_, Ending::Raised(exception)) => return Some(exception),
            (_, Ending::Yielded(value) | Ending::Exhausted(value)) => self.stack.push(value),
        }
        None
    }

    /// Where an iterator is asked, a StopIteration is its end.
    fn as_end(&mut self, then: Then, ending: Ending) -> Ending {
        let asks = matches!(
            then,
            Then::ForIter { .. } | Then::Send { .. } | Then::NativeNext | Then::NativeStrand
        );
        match ending {
            Ending::Raised(exception)
                if asks && self.is_exception(exception, self.classes.stop_iteration) =>
            {
                let value = self.stop_iteration_value(exception);
                self.heap.retain(value);
                self.heap.release(exception);
                Ending::Exhausted(value)
            }
            other => other,
        }
    }

    /// Sets the next input of the native frame on top; gives up the counted reference.
    fn set_input(&mut self, input: Input, owned: Value) {
        self.heap.release(owned);
        self.input = input;
    }

    /// Raises in the running frame: to its handler, or through it and on.
    /// The exception is not counted by this call.
    pub(crate) fn unwind(&mut self, exception: Value) {
        self.unwind_from(exception, false);
    }

    /// `again`: the running frame is in the traceback already.
    pub(crate) fn unwind_from(&mut self, exception: Value, again: bool) {
        self.heap.retain(exception);
        let mut raised = Some((exception, again));
        while let Some((exception, again)) = raised {
            raised = self
                .unwind_frame(exception, again)
                .map(|exception| (exception, false));
        }
    }

    /// Raises in the running frame alone; an exception that it does not handle is to be raised in the next.
    /// Takes and gives a counted reference.
    fn unwind_frame(&mut self, exception: Value, again: bool) -> Option<Value> {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            if !self.frames.is_empty() {
                self.input = Input::Raised(exception);
            }
            self.heap.release(exception);
            return None;
        };
        let (code, at, base) = (frame.code, frame.ip.saturating_sub(1), frame.base as usize);
        if !again && !self.was_traced() {
            let locals = Value::Null;
            self.add_trace(
                exception,
                TraceEntry {
                    code,
                    instr: at,
                    locals,
                },
            );
        }
        let loaded = self.codes[code.0 as usize].clone();
        let covers = |handler: &&Handler| handler.start <= at && at < handler.end;
        let handler = loaded.code.handlers.iter().find(covers);
        if self.trace_raised(exception, &loaded, at as usize, handler.is_none()) {
            self.heap.release(exception);
            return None;
        }
        let Some(handler) = handler else {
            // As in `cut_unwound`, when the frame is left, also where it releases the rest in order.
            if self.is_old() {
                self.stack[base + loaded.code.locals.len()..].reverse();
            }
            self.keep_locals(exception);
            let ending = self.generator_raised(exception);
            let then = self.leave_frame(ending)?;
            return self.deliver_value(then, ending);
        };
        self.cut_unwound(base + loaded.code.locals.len() + handler.depth as usize);
        if self.heap.has_dead() {
            self.jumped = Some((code, handler.target, at));
        }
        if handler.lasti {
            self.stack.push(Value::Int(i64::from(at)));
        }
        self.stack.push(exception);
        self.jump(handler.target);
        None
    }

    /// The running frame dies of an exception: a generator is finished by it.
    fn generator_raised(&mut self, exception: Value) -> Ending {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return Ending::Raised(exception);
        };
        let Some(id) = frame.generator.id() else {
            return Ending::Raised(exception);
        };
        let Object::Generator(generator) = self.heap.get_mut(id) else {
            return Ending::Raised(exception);
        };
        generator.state = GeneratorState::Finished;
        self.strand_finished(id, Err(exception));
        Ending::Raised(exception)
    }

    pub(crate) fn add_trace(&mut self, exception: Value, entry: TraceEntry) {
        if let Value::Object(id) = exception
            && let Object::Exception(exception) = self.heap.get_mut(id)
        {
            exception.traceback.push(entry);
        }
    }

    fn after_truth(&mut self, value: Value, negate: bool) {
        let truth = match value {
            Value::Bool(truth) => Some(truth.get()),
            Value::Int(length) if length >= 0 => Some(length != 0),
            _ => None,
        };
        match truth {
            Some(truth) => self.stack.push(Value::bool(truth != negate)),
            None => {
                let name = self.class_name(value);
                self.heap.release(value);
                self.unwind_stop_type(&format!("__bool__ should return bool, returned {name}"));
            }
        }
    }

    pub(crate) fn unwind_stop_type(&mut self, message: &str) {
        let class = self.classes.type_error;
        let exception = self.exception_with(class, message);
        self.unwind(exception);
    }

    /// The delegate was asked to close: GeneratorExit is raised here, whatever it made of it,
    /// unless it raised something else.
    fn after_delegate_closed(&mut self, ending: Ending) {
        let class = match ending {
            Ending::Yielded(value) => {
                self.heap.release(value);
                let class = self.classes.runtime_error;
                let exception = self.exception_with(class, "generator ignored GeneratorExit");
                return self.unwind(exception);
            }
            Ending::Value(value) | Ending::Exhausted(value) => {
                self.heap.release(value);
                self.classes.generator_exit
            }
            Ending::Raised(exception) => {
                let quiet = self.is_exception(exception, self.classes.generator_exit)
                    || self.is_exception(exception, self.classes.stop_iteration);
                if !quiet {
                    self.unwind(exception);
                    return self.heap.release(exception);
                }
                self.heap.release(exception);
                self.classes.generator_exit
            }
        };
        let exception = self.new_exception(class, &[]);
        self.unwind(exception);
    }
}
