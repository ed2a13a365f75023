//! Async generators: `asend`, `athrow`, `aclose`, `__anext__` as awaitable steps.
//!
//! Model: `Objects/genobject.c` (`async_gen_asend_send` …), 3.14.

use crate::native::{Args, Stop};
use crate::object::{AsyncGenCall, AsyncGenStep, GeneratorKind, GeneratorState, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::deliver::Ending;
use crate::vm::generator::Resumption;
use crate::vm::{Input, Then, Vm};

impl Vm {
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
    pub(crate) fn async_step_send(
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
            return Err(self.reused_step(call));
        }
        let Object::Generator(object) = self.heap.get(generator_id) else {
            unreachable!("made so")
        };
        let (running, closed, state) = (object.step_running, object.closed, object.state);
        let with = if stage == 0 {
            if running {
                self.set_step_stage(id, 2);
                return Err(self.overlapping_step(call, is_next));
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

    fn reused_step(&mut self, call: AsyncGenCall) -> Value {
        let what = match call {
            AsyncGenCall::Send => "__anext__()/asend()",
            _ => "aclose()/athrow()",
        };
        let message = format!("cannot reuse already awaited {what}");
        self.exception_with(self.classes.runtime_error, &message)
    }

    fn overlapping_step(&mut self, call: AsyncGenCall, is_next: bool) -> Value {
        let what = match (call, is_next) {
            (AsyncGenCall::Send, true) => "anext()",
            (AsyncGenCall::Send, false) => "asend()",
            (AsyncGenCall::Throw, _) => "athrow()",
            (AsyncGenCall::Close, _) => "aclose()",
        };
        let message = format!("{what}: asynchronous generator is already running");
        self.exception_with(self.classes.runtime_error, &message)
    }

    pub(crate) fn async_step_throw(
        &mut self,
        id: Id,
        exception: Value,
        then: Then,
    ) -> Result<(), Value> {
        let (stage, generator, call) = {
            let step = self.async_step(id);
            (step.stage, step.generator, step.call)
        };
        let Value::Object(generator_id) = generator else {
            unreachable!("made so")
        };
        if stage == 2 {
            return Err(self.reused_step(call));
        }
        let running = matches!(self.heap.get(generator_id), Object::Generator(object) if object.step_running);
        if stage == 0 && running && !self.is_old() {
            self.set_step_stage(id, 2);
            return Err(self.overlapping_step(call, true));
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
                &format!("'async for' received an object from __aiter__ that does not implement __anext__: {name}"),
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
