//! One step of a task: its coroutine is resumed, and what comes of it decides what is next.
//!
//! Model: `task_step_impl` of `Modules/_asynciomodule.c`, 3.14 (R38). The step is a
//! native frame; while it runs the task's strand is the running one and the task is
//! the current task of its loop.

use crate::native::{Args, Outcome, Stop};
use crate::object::{GeneratorKind, GeneratorState, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::generator::Quiet;
use crate::vm::{Flow, Input, Then, Vm};
use trace::{AwaitFrame, Event, Finish, FutureState, StrandId};

/// An await chain is told so deep.
const CHAIN_MAX: usize = 30;

/// Where the step stands (the frame's `pc`).
mod phase {
    pub const BEGIN: u32 = 0;
    pub const RESUMED: u32 = 1;
    /// The awaited future was asked to cancel; its answer comes.
    pub const CANCELLING: u32 = 2;
    /// Callbacks or the next step were queued by Python.
    pub const QUEUED: u32 = 3;
    /// A future of Python has taken the wake-up as its callback.
    pub const WATCHED: u32 = 4;
    /// The coroutine has ended; what its frame alone held dies before anybody is told.
    pub const RETURNED: u32 = 5;
}

/// The frame's values: the task, what is thrown in (`Null`: nothing) and later its result, the current task before
/// (eager steps), the context before (eager steps), what is raised at the end (`Null`: nothing).
const TASK: usize = 0;
const THROWN: usize = 1;
const TASK_BEFORE: usize = 2;
const CONTEXT_BEFORE: usize = 3;
const RAISED: usize = 4;

/// `task.__step(exc=None)`
pub(crate) fn task_step(vm: &mut Vm, args: &Args) -> Outcome {
    let thrown = match args.optional(1) {
        Value::None => Value::Null,
        thrown => thrown,
    };
    vm.begin_step(args.get(0), thrown, false)
}

impl Vm {
    pub(crate) fn begin_step(&mut self, task: Value, thrown: Value, eager: bool) -> Outcome {
        let Some(id) = self.task_of(task) else {
            return Err(self.type_error("a Task is expected"));
        };
        let mut thrown = thrown;
        if self.future(id).state != FutureState::Pending {
            let (task, thrown) = (self.short_text(task), self.short_text(thrown));
            let text = format!("__step(): already done: {task}, {thrown}");
            return Err(self.raise(self.classes.invalid_state_error, &text));
        }
        if self.task(id).must_cancel {
            if !self.is_exception(thrown, self.classes.cancelled_error) {
                thrown = self.cancelled_error(id);
            }
            self.task_mut(id).must_cancel = false;
        }
        self.store_task(id, Value::None, |task| &mut task.waiter);
        let event_loop = self.future(id).event_loop;
        let before = if eager {
            self.swap_current_task(event_loop, task)
        } else {
            self.enter_task(event_loop, task)?;
            Value::Null
        };
        let context = if eager {
            let context = self.task(id).context;
            self.swap_context(context)
        } else {
            Value::Null
        };
        self.enter_native(
            "task step",
            step,
            &[task, thrown, before, context, Value::Null],
            Then::Push,
        );
        self.heap.release(before);
        self.heap.release(context);
        self.native_frame().numbers = [i64::from(self.strand.0), i64::from(eager)];
        self.strand = self.task(id).strand;
        let throwing = match thrown {
            Value::Null => None,
            exception => {
                let text = self.short_repr(exception);
                Some(self.kernel.text(&text))
            }
        };
        let task = self.strand;
        self.emit(Event::TaskStepStarted { task, throwing });
        Err(Stop::Frame)
    }

    // ---- the current task of a loop ---------------------------------------------

    pub(crate) fn current_task(&self, event_loop: Value) -> Option<Value> {
        self.asyncio
            .stepping
            .iter()
            .find(|(owner, _)| owner.is(event_loop))
            .map(|(_, task)| *task)
    }

    pub(crate) fn enter_task(&mut self, event_loop: Value, task: Value) -> Result<(), Stop> {
        if let Some(other) = self.current_task(event_loop) {
            let (task, other) = (self.short_text(task), self.short_text(other));
            return Err(self.runtime_error(&format!(
                "Cannot enter into task {task} while another task {other} is being executed."
            )));
        }
        self.heap.retain(event_loop);
        self.heap.retain(task);
        self.asyncio.stepping.push((event_loop, task));
        Ok(())
    }

    /// Sets (None: clears) the current task; gives the one before or None, its count handed over.
    pub(crate) fn swap_current_task(&mut self, event_loop: Value, task: Value) -> Value {
        let at = self
            .asyncio
            .stepping
            .iter()
            .position(|(owner, _)| owner.is(event_loop));
        let before = match at {
            Some(at) => {
                let (owner, before) = self.asyncio.stepping.remove(at);
                self.heap.release(owner);
                before
            }
            None => Value::None,
        };
        if !task.is_none() && !task.is_null() {
            self.heap.retain(event_loop);
            self.heap.retain(task);
            self.asyncio.stepping.push((event_loop, task));
        }
        before
    }

    // ---- the end of a step --------------------------------------------------------

    /// The task's strand and current-ness end; what was before comes back.
    fn leave_step(&mut self, id: Id) {
        let event_loop = self.future(id).event_loop;
        let [strand, eager] = self.native_frame().numbers;
        let before = if eager == 1 {
            self.slot(TASK_BEFORE)
        } else {
            Value::None
        };
        let left = self.swap_current_task(event_loop, before);
        self.heap.release(left);
        if eager == 1 {
            self.restore_context(CONTEXT_BEFORE);
            if self.future(id).state != FutureState::Pending {
                let strand = self.task(id).strand;
                self.asyncio.tasks.remove(&strand);
                self.store_task(id, Value::None, |task| &mut task.coro);
            }
        }
        self.strand = StrandId(strand as u32);
    }

    fn end_step(&mut self, id: Id) -> Flow {
        self.leave_step(id);
        match self.slot(RAISED) {
            Value::Null => Flow::Return(Value::None),
            exception => Flow::Raise(exception),
        }
    }

    /// The coroutine is over: the task is done, its callbacks are queued.
    fn finish_task(&mut self, id: Id, state: FutureState, value: Value) -> Flow {
        let how = match state {
            FutureState::Finished => Finish::Returned,
            FutureState::Cancelled => Finish::Cancelled,
            _ => Finish::Raised,
        };
        let text = match state {
            FutureState::Cancelled => String::new(),
            _ => self.short_repr(value),
        };
        let text = self.kernel.text(&text);
        let core = self.loop_core(self.future(id).event_loop);
        self.task_mut(id).ended_in = core.map_or(0, |core| self.event_loop(core).turn);
        let task = self.task(id).strand;
        self.emit(Event::TaskFinished {
            task,
            how,
            value: text,
        });
        if state == FutureState::Cancelled {
            self.future_mut(id).log_traceback = false;
        }
        self.resolve_future(id, state, value);
        self.native_frame().pc = phase::QUEUED;
        match self.queue_callbacks(id, Value::None, Then::Native) {
            Some(_) => self.end_step(id),
            None => Flow::Continue,
        }
    }

    fn task_raised(&mut self, id: Id, exception: Value) -> Flow {
        let classes = self.classes;
        if self.is_exception(exception, classes.cancelled_error) {
            self.keep_cancelled_error(id, exception);
            self.set_cancel_message(id, Value::None);
            return self.finish_task(id, FutureState::Cancelled, Value::None);
        }
        if self.is_exception(exception, classes.system_exit)
            || self.is_exception(exception, classes.keyboard_interrupt)
        {
            self.set_slot(RAISED, exception);
        }
        self.finish_task(id, FutureState::Failed, exception)
    }

    fn task_returned(&mut self, id: Id, value: Value) -> Flow {
        if self.task(id).must_cancel {
            self.task_mut(id).must_cancel = false;
            return self.finish_task(id, FutureState::Cancelled, Value::None);
        }
        self.finish_task(id, FutureState::Finished, value)
    }

    /// The coroutine gave something out: what the task waits for now.
    fn task_yielded(&mut self, id: Id, result: Value) -> Flow {
        if result.is_none() {
            self.task_suspends(id, Value::None);
            return self.step_again(id, &[]);
        }
        let task = Value::Object(id);
        let Some(future) = self.future_of(result) else {
            return self.foreign_yielded(id, result);
        };
        let problem = if !self
            .future(future)
            .event_loop
            .is(self.future(id).event_loop)
        {
            let (task, future) = (self.short_text(task), self.short_text(result));
            format!("Task {task} got Future {future} attached to a different loop")
        } else if !self.future(future).blocking {
            let (task, future) = (self.short_text(task), self.short_text(result));
            format!("yield was used instead of yield from in task {task} with {future}")
        } else if future == id {
            format!("Task cannot await on itself: {}", self.short_text(task))
        } else {
            return self.await_future(id, future);
        };
        self.bad_yield(id, &problem)
    }

    fn await_future(&mut self, id: Id, future: Id) -> Flow {
        let task = Value::Object(id);
        self.future_mut(future).blocking = false;
        let wakeup = self.task_method(task, Sym::TASK_WAKEUP);
        let context = self.task(id).context;
        self.store_task(id, Value::Object(future), |task| &mut task.waiter);
        self.task_suspends(id, Value::Object(future));
        self.native_frame().pc = phase::QUEUED;
        let frames = self.frames.len();
        match self.add_callback(future, wakeup, context) {
            Ok(_) => {}
            Err(Stop::Frame) => {
                let floor = self.stack_floor_of(frames);
                self.frames[frames].place(floor, Then::Native);
                return Flow::Continue;
            }
            Err(stop) => return Flow::Raise(self.only_raise(stop)),
        }
        if self.task(id).must_cancel {
            return self.cancel_awaited(id, Value::Object(future));
        }
        self.end_step(id)
    }

    /// `cancel()` came while the step ran: it goes to what the task awaits now.
    fn cancel_awaited(&mut self, id: Id, future: Value) -> Flow {
        let message = self.future(id).cancel_message;
        let name = self.sym("cancel");
        self.native_frame().pc = phase::CANCELLING;
        match self.load_attribute(future, name) {
            Ok(cancel) => {
                let mut args = Args::of(&[message]);
                args.names.push(self.sym("msg"));
                self.native_call_args(cancel, &args)
            }
            Err(stop) => Flow::Raise(self.only_raise(stop)),
        }
    }

    /// Something that is no native future: one of Python's own, or a mistake.
    fn foreign_yielded(&mut self, id: Id, result: Value) -> Flow {
        let task = Value::Object(id);
        let key = self.sym("_asyncio_future_blocking");
        let blocking = match self.object_of(result) {
            Some(Object::Instance(_)) => self.find_attribute(result, key),
            _ => None,
        };
        if let Some(blocking) = blocking.filter(|blocking| !blocking.is_none()) {
            if self.truth_native(blocking) != Some(true) {
                let (task, result) = (self.short_text(task), self.short_text(result));
                let text =
                    format!("yield was used instead of yield from in task {task} with {result}");
                return self.bad_yield(id, &text);
            }
            let wakeup = self.task_method(task, Sym::TASK_WAKEUP);
            let context = self.task(id).context;
            self.store_task(id, result, |task| &mut task.waiter);
            self.task_suspends(id, Value::None);
            let name = self.sym("add_done_callback");
            if let Value::Object(place) = result {
                self.heap.set_attribute(place, key, Value::bool(false));
            }
            self.native_frame().pc = phase::WATCHED;
            return match self.load_attribute(result, name) {
                Ok(add) => {
                    let mut args = Args::of(&[wakeup, context]);
                    args.names.push(self.sym("context"));
                    self.native_call_args(add, &args)
                }
                Err(stop) => Flow::Raise(self.only_raise(stop)),
            };
        }
        let generator = matches!(
            self.object_of(result),
            Some(Object::Generator(generator)) if generator.kind == GeneratorKind::Generator
        );
        let shown = self.short_text(result);
        let text = if generator {
            let task = self.short_text(task);
            format!(
                "yield was used instead of yield from for generator in task {task} with {shown}"
            )
        } else {
            format!("Task got bad yield: {shown}")
        };
        self.bad_yield(id, &text)
    }

    /// The mistake is thrown in at the next step.
    fn bad_yield(&mut self, id: Id, text: &str) -> Flow {
        let exception = self.exception_with(self.classes.runtime_error, text);
        self.set_slot(THROWN, exception);
        self.task_suspends(id, Value::None);
        self.step_again(id, &[exception])
    }

    fn step_again(&mut self, id: Id, args: &[Value]) -> Flow {
        self.native_frame().pc = phase::QUEUED;
        let frames = self.frames.len();
        match self.queue_step(id, args) {
            Ok(_) => self.end_step(id),
            Err(Stop::Frame) => {
                let floor = self.stack_floor_of(frames);
                self.frames[frames].place(floor, Then::Native);
                Flow::Continue
            }
            Err(stop) => Flow::Raise(self.only_raise(stop)),
        }
    }

    fn task_suspends(&mut self, id: Id, future: Value) {
        let future = self.future_of(future).map(|future| self.future(future).id);
        let chain = self.await_chain(self.task(id).coro);
        let task = self.task(id).strand;
        self.emit(Event::TaskSuspended {
            task,
            future,
            chain,
        });
    }

    /// From the task's own coroutine to the innermost one.
    fn await_chain(&mut self, coro: Value) -> Vec<AwaitFrame> {
        let mut chain = Vec::with_capacity(3);
        let mut at = coro;
        while chain.len() < CHAIN_MAX {
            match self.object_of(at) {
                Some(Object::Generator(generator)) => {
                    let loaded = self.loaded(generator.code);
                    let line = match generator.state {
                        GeneratorState::Created => loaded.code.first_line,
                        _ => loaded.code.lines[(generator.ip as usize).saturating_sub(1)],
                    };
                    at = generator.delegate;
                    let function = self
                        .kernel
                        .text_hinted(&loaded.code.name, &loaded.name_text);
                    chain.push(AwaitFrame {
                        function,
                        line,
                        library: loaded.library,
                    });
                }
                Some(Object::CoroutineWrapper(inner)) => at = *inner,
                Some(Object::AsyncGenStep(step)) => at = step.generator,
                _ => break,
            }
        }
        chain
    }
}

fn step(vm: &mut Vm, input: Input) -> Flow {
    let task = vm.slot(TASK);
    let Some(id) = vm.task_of(task) else {
        return Flow::Return(Value::None);
    };
    match (vm.native_frame().pc, input) {
        (phase::BEGIN, _) => {
            vm.native_frame().pc = phase::RESUMED;
            let (coro, thrown) = (vm.task(id).coro, vm.slot(THROWN));
            if thrown.is_null()
                && let Value::Object(id) = coro
                && vm.resume_quietly(id, Then::NativeStrand, 0, false) != Quiet::No
            {
                return Flow::Continue;
            }
            let resumed = if thrown.is_null() {
                vm.send_then(coro, Value::None, Then::NativeStrand)
            } else {
                vm.throw_then(coro, thrown, Then::NativeStrand)
                    .map(|()| None)
            };
            match resumed {
                Ok(None) => Flow::Continue,
                Ok(Some(input)) => vm.answer(input),
                Err(exception) => vm.answer(Input::Raised(exception)),
            }
        }
        (phase::RESUMED, Input::Raised(exception)) => vm.task_raised(id, exception),
        (phase::RESUMED, Input::Yielded(result)) => vm.task_yielded(id, result),
        (phase::RESUMED, Input::Value(value)) => {
            vm.set_slot(THROWN, value);
            vm.native_frame().pc = phase::RETURNED;
            vm.answer(Input::Start)
        }
        (phase::RESUMED, _) => vm.task_returned(id, Value::None),
        (phase::RETURNED, _) => {
            let frames = vm.frames.len();
            vm.bury_dead();
            if vm.frames.len() != frames {
                return Flow::Continue;
            }
            let value = vm.slot(THROWN);
            vm.task_returned(id, value)
        }
        (phase::CANCELLING, Input::Value(accepted)) => {
            let accepted = vm.truth_native(accepted).unwrap_or(true);
            vm.task_mut(id).must_cancel = !accepted;
            vm.tell_forwarded(id, accepted);
            vm.end_step(id)
        }
        (phase::WATCHED, Input::Value(_)) if vm.task(id).must_cancel => {
            let waiter = vm.task(id).waiter;
            vm.cancel_awaited(id, waiter)
        }
        (_, Input::Raised(exception)) => {
            vm.set_slot(RAISED, exception);
            vm.end_step(id)
        }
        _ => vm.end_step(id),
    }
}
