//! `Future`: a result that is not there yet, and the callbacks that wait for it.
//!
//! Model: `Modules/_asynciomodule.c` (`FutureObj`) and `asyncio.futures`, 3.14
//! (R45-R48). Tasks are futures too; what they add is in `task`.

use crate::asyncio::handle::Callback;
use crate::asyncio::state::FutureObject;
use crate::attributes::Attributes;
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, attribute, class_method, getter, method,
    static_method,
};
use crate::object::Object;
use crate::settings::Version;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};
use trace::{Event, FutureKind, FutureState};

pub static METHODS: &[NativeDef] = &[
    static_method("Future", "__new__", new),
    method("Future", "__init__", init),
    method("Future", "__await__", iterator),
    method("Future", "__iter__", iterator),
    class_method("Future", "__class_getitem__", class_getitem).takes(1),
    method("Future", "__repr__", repr),
    method("Future", "cancel", cancel),
    method("Future", "cancelled", cancelled),
    method("Future", "done", done),
    method("Future", "result", result),
    method("Future", "exception", exception),
    method("Future", "set_result", set_result),
    method("Future", "set_exception", set_exception),
    method("Future", "add_done_callback", add_done_callback),
    method("Future", "remove_done_callback", remove_done_callback),
    method("Future", "get_loop", get_loop),
    method("Future", "_make_cancelled_error", make_cancelled_error),
    getter("Future", "_loop", get_loop),
    getter("Future", "_state", state),
    getter("Future", "_callbacks", callbacks),
    getter("Future", "_result", raw_result),
    getter("Future", "_exception", raw_exception),
    getter("Future", "_cancel_message", cancel_message),
    getter("Future", "_source_traceback", source),
    attribute("Future", "_asyncio_future_blocking", blocking, set_blocking),
    attribute("Future", "_log_traceback", log_traceback, set_log_traceback),
];

static CALLBACK: Signature = Signature {
    name: "add_done_callback",
    names: &["fn", "context"],
    required: 1,
    positional_only: 1,
    positional: 1,
};

static LOOP: Signature = Signature {
    name: "Future",
    names: &["loop"],
    required: 0,
    positional_only: 0,
    positional: 0,
};

static MESSAGE: Signature = Signature {
    name: "cancel",
    names: &["msg"],
    required: 0,
    positional_only: 0,
    positional: 1,
};

/// A future's answer to whoever asks for its result.
pub(crate) enum Answer {
    Value(Value),
    Raise(Value),
    NotYet,
}

impl Vm {
    pub(crate) fn future(&self, id: Id) -> &FutureObject {
        match self.heap.get(id) {
            Object::Future(future) => future,
            _ => unreachable!("the caller matched it"),
        }
    }

    pub(crate) fn future_mut(&mut self, id: Id) -> &mut FutureObject {
        match self.heap.get_mut(id) {
            Object::Future(future) => future,
            _ => unreachable!("the caller matched it"),
        }
    }

    /// The place of a future among the objects, if the value is one.
    pub(crate) fn future_of(&self, value: Value) -> Option<Id> {
        match value {
            Value::Object(id) if matches!(self.heap.get(id), Object::Future(_)) => Some(id),
            _ => None,
        }
    }

    fn store_future(&mut self, id: Id, value: Value, place: fn(&mut FutureObject) -> &mut Value) {
        self.heap.store(id, value, |object| match object {
            Object::Future(future) => place(future),
            _ => unreachable!("the caller matched it"),
        });
    }

    /// A pending future without a loop.
    pub(crate) fn make_future(&mut self, class: Id) -> Value {
        let id = self.kernel.fresh_future();
        let kind = if self.is_subclass(class, self.classes.task) {
            FutureKind::Task
        } else if self.type_name(class) == "_GatheringFuture" {
            FutureKind::Gather
        } else {
            FutureKind::Plain
        };
        self.heap.make(Object::Future(Box::new(FutureObject {
            class,
            attributes: Attributes::new(),
            id,
            kind,
            event_loop: Value::None,
            state: FutureState::Pending,
            result: Value::Null,
            exception: Value::Null,
            exception_traceback: Vec::new(),
            callbacks: Vec::new(),
            log_traceback: false,
            cancel_message: Value::None,
            cancelled_error: Value::Null,
            source: Value::None,
            blocking: false,
            task: None,
        })))
    }

    /// Binds a future to its loop, and tells the trace.
    pub(crate) fn init_future(&mut self, future: Value, event_loop: Value) {
        let Some(id) = self.future_of(future) else {
            return;
        };
        let first = self.future(id).event_loop.is_none();
        self.store_future(id, event_loop, |future| &mut future.event_loop);
        let source = self.source_of_new(event_loop);
        self.store_future(id, source, |future| &mut future.source);
        if first {
            let (future, kind) = (self.future(id).id, self.future(id).kind);
            self.emit(Event::FutureCreated { future, kind });
        }
    }

    /// Debug mode: the Python frames that make something of this loop now; else None.
    pub(crate) fn source_of_new(&mut self, event_loop: Value) -> Value {
        const FRAMES_MAX: usize = 10;
        let debug = self
            .loop_core(event_loop)
            .is_some_and(|core| self.event_loop(core).debug);
        if !debug {
            return Value::None;
        }
        let places = self.running_places(FRAMES_MAX);
        let mut entries = Vec::new();
        for (code, at) in places.into_iter().rev() {
            let loaded = self.loaded(code);
            let line = self.line_of(code, at);
            let source = loaded
                .file
                .text
                .lines()
                .nth((line as usize).saturating_sub(1));
            let items = vec![
                self.heap.str(&loaded.file.path),
                Value::Int(i64::from(line)),
                self.heap.str(&loaded.code.name),
                self.heap.str(source.unwrap_or("").trim()),
            ];
            entries.push(self.heap.tuple(items));
        }
        self.heap.list(entries)
    }

    /// The loop for `loop=None`: the running one; else Python must be asked.
    pub(crate) fn running_loop(&self) -> Option<Value> {
        let running = self.asyncio.running.get(&self.kernel.thread().0)?;
        (!running.is_none()).then_some(*running)
    }

    /// `asyncio.events.get_event_loop`
    pub(crate) fn get_event_loop_function(&mut self) -> Result<Value, Stop> {
        let name = self.sym("get_event_loop");
        let found = self
            .modules
            .get("asyncio.events")
            .and_then(|events| self.heap.attributes(*events))
            .and_then(|names| names.get(name));
        found.ok_or_else(|| self.runtime_error("no running event loop"))
    }

    pub(crate) fn future_answer(&mut self, id: Id) -> Answer {
        match self.future(id).state {
            FutureState::Pending => Answer::NotYet,
            FutureState::Cancelled => Answer::Raise(self.cancelled_error(id)),
            FutureState::Finished => Answer::Value(self.future(id).result),
            FutureState::Failed => {
                let future = self.future_mut(id);
                future.log_traceback = false;
                let exception = future.exception;
                let traceback = future.exception_traceback.clone();
                self.set_traceback(exception, traceback);
                Answer::Raise(exception)
            }
        }
    }

    /// The exception of a cancelled future; the second time it is a new one.
    pub(crate) fn cancelled_error(&mut self, id: Id) -> Value {
        let kept = self.future(id).cancelled_error;
        if !kept.is_null() {
            self.store_future(id, Value::Null, |future| &mut future.cancelled_error);
            return kept;
        }
        let message = self.future(id).cancel_message;
        let class = self.classes.cancelled_error;
        if message.is_none() {
            self.new_exception(class, &[])
        } else {
            self.new_exception(class, &[message])
        }
    }

    pub(crate) fn keep_cancelled_error(&mut self, id: Id, exception: Value) {
        self.store_future(id, exception, |future| &mut future.cancelled_error);
    }

    pub(crate) fn set_cancel_message(&mut self, id: Id, message: Value) {
        self.store_future(id, message, |future| &mut future.cancel_message);
    }

    /// Pending becomes finished, failed or cancelled; the callbacks are not queued yet.
    pub(crate) fn resolve_future(&mut self, id: Id, state: FutureState, value: Value) {
        self.future_mut(id).state = state;
        match state {
            FutureState::Finished => self.store_future(id, value, |future| &mut future.result),
            FutureState::Failed => {
                let traceback = match self.object_of(value) {
                    Some(Object::Exception(exception)) => exception.traceback.clone(),
                    _ => Vec::new(),
                };
                self.store_future(id, value, |future| &mut future.exception);
                traceback
                    .iter()
                    .for_each(|entry| self.heap.retain(entry.locals));
                let future = self.future_mut(id);
                future.exception_traceback = traceback;
                future.log_traceback = true;
            }
            _ => {}
        }
        let text = match state {
            FutureState::Finished | FutureState::Failed => self.short_repr(value),
            _ => String::new(),
        };
        let value = self.kernel.text(&text);
        let future = self.future(id).id;
        self.emit(Event::FutureResolved {
            future,
            state,
            value,
        });
    }

    /// Queues the callbacks of a future that is done, then gives `answer` to `then`: at once
    /// (`Some`), or from a frame, where the loop's class has a `call_soon` of its own.
    pub(crate) fn queue_callbacks(&mut self, id: Id, answer: Value, then: Then) -> Option<Value> {
        let callbacks = std::mem::take(&mut self.future_mut(id).callbacks);
        let event_loop = self.future(id).event_loop;
        if callbacks.is_empty() {
            return Some(answer);
        }
        if let Some(core) = self.loop_is_native(event_loop, Sym::CALL_SOON)
            && !self.event_loop(core).closed
        {
            for (callback, context) in callbacks {
                let made = Callback {
                    callback,
                    args: &[Value::Object(id)],
                    context,
                };
                self.queue(event_loop, core, &made, false);
                self.heap.release(callback);
                self.heap.release(context);
            }
            return Some(answer);
        }
        let mut items = Vec::new();
        for (callback, context) in &callbacks {
            items.extend([*callback, *context]);
        }
        let list = self.heap.list(items);
        for (callback, context) in callbacks {
            self.heap.release(callback);
            self.heap.release(context);
        }
        self.enter_native(
            "done callbacks",
            callbacks_step,
            &[Value::Object(id), list, answer],
            then,
        );
        None
    }

    /// The same as a native's last act.
    fn queue_and_return(&mut self, id: Id, answer: Value) -> Outcome {
        self.queue_callbacks(id, answer, Then::Push)
            .ok_or(Stop::Frame)
    }

    /// Adds a done-callback; one of a future that is done already is queued at once.
    pub(crate) fn add_callback(&mut self, id: Id, callback: Value, context: Value) -> Outcome {
        let context = match context {
            Value::Null | Value::None => self.copy_of_context(),
            context => context,
        };
        self.heap.retain(callback);
        self.heap.retain(context);
        let callbacks = &mut self.future_mut(id).callbacks;
        if callbacks.is_empty() {
            // Most have one.
            callbacks.reserve_exact(1);
        }
        callbacks.push((callback, context));
        if self.future(id).state == FutureState::Pending {
            return Ok(Value::None);
        }
        self.queue_and_return(id, Value::None)
    }

    fn check_pending(&mut self, id: Id) -> Result<(), Stop> {
        if self.future(id).state == FutureState::Pending {
            return Ok(());
        }
        Err(self.raise(self.classes.invalid_state_error, "invalid state"))
    }

    /// `future.cancel(msg)` of a plain future: the state, not the callbacks. False: it was done.
    pub(crate) fn cancel_plain(&mut self, id: Id, message: Value) -> bool {
        self.future_mut(id).log_traceback = false;
        if self.future(id).state != FutureState::Pending {
            return false;
        }
        self.set_cancel_message(id, message);
        self.resolve_future(id, FutureState::Cancelled, Value::None);
        true
    }
}

/// `[future, list of callbacks and contexts, answer]`: `loop.call_soon` of Python for each.
fn callbacks_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let (future, list) = (vm.slot(0), vm.slot(1));
    let at = vm.native_frame().pc as usize;
    let pair = match vm.object_of(list) {
        Some(Object::List(items)) => items.get(at).copied().zip(items.get(at + 1).copied()),
        _ => None,
    };
    let Some((callback, context)) = pair else {
        return Flow::Return(vm.slot(2));
    };
    vm.native_frame().pc += 2;
    let Some(id) = vm.future_of(future) else {
        return Flow::Return(vm.slot(2));
    };
    let event_loop = vm.future(id).event_loop;
    let name = vm.sym("call_soon");
    match vm.load_attribute(event_loop, name) {
        Ok(call_soon) => {
            let mut args = Args::of(&[callback, future, context]);
            args.names.push(vm.sym("context"));
            vm.native_call_args(call_soon, &args)
        }
        Err(stop) => Flow::Raise(vm.only_raise(stop)),
    }
}

fn receiver(vm: &mut Vm, args: &Args) -> Result<Id, Stop> {
    match vm.future_of(args.get(0)) {
        Some(id) => Ok(id),
        None => Err(vm.type_error("a Future is expected")),
    }
}

/// `args` without the receiver.
fn rest(args: &Args) -> Args {
    let mut rest = args.clone();
    rest.values.remove(0);
    rest
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(class) = args.get(0) else {
        return Err(vm.type_error("Future.__new__(X): X is not a type object"));
    };
    Ok(vm.make_future(class))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let [event_loop] = vm.bind::<1>(&rest(args), &LOOP)?;
    let event_loop = match event_loop {
        Value::Null | Value::None => vm.running_loop(),
        given => {
            if vm.loop_core(given).is_none() {
                let name = vm.sym("get_debug");
                vm.load_attribute(given, name)?;
            }
            Some(given)
        }
    };
    if let Some(event_loop) = event_loop {
        vm.init_future(args.get(0), event_loop);
        return Ok(Value::None);
    }
    vm.enter_native("future", init_step, &[args.get(0)], Then::Push);
    Err(Stop::Frame)
}

fn init_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => match vm.get_event_loop_function() {
            Ok(function) => vm.native_call(function, &[]),
            Err(stop) => Flow::Raise(vm.only_raise(stop)),
        },
        Input::Value(event_loop) => {
            let future = vm.slot(0);
            vm.init_future(future, event_loop);
            Flow::Return(Value::None)
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn iterator(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.heap.make(Object::FutureIter {
        future: args.get(0),
        stage: 0,
    }))
}

fn class_getitem(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__class_getitem__", 2)?;
    let items = match vm.object_of(args.get(1)) {
        Some(Object::Tuple(_)) => args.get(1),
        _ => vm.heap.tuple(vec![args.get(1)]),
    };
    Ok(vm.heap.make(Object::GenericAlias(Box::new(
        crate::object::GenericAlias {
            origin: args.get(0),
            args: items,
        },
    ))))
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let text = vm.future_repr(args.get(0));
    Ok(vm.heap.str(&text))
}

fn cancel(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let [message] = vm.bind::<1>(&rest(args), &MESSAGE)?;
    let message = message.bound().unwrap_or(Value::None);
    if !vm.cancel_plain(id, message) {
        return Ok(Value::bool(false));
    }
    vm.queue_and_return(id, Value::bool(true))
}

fn cancelled(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(Value::bool(vm.future(id).state == FutureState::Cancelled))
}

fn done(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let done = vm.future(id).state != FutureState::Pending;
    vm.polled("Future.done", done, 0);
    Ok(Value::bool(done))
}

fn result(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "result", 1)?;
    let id = receiver(vm, args)?;
    match vm.future_answer(id) {
        Answer::Value(value) => Ok(value),
        Answer::Raise(exception) => Err(Stop::Raise(exception)),
        Answer::NotYet => Err(vm.raise(vm.classes.invalid_state_error, "Result is not set.")),
    }
}

fn exception(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "exception", 1)?;
    let id = receiver(vm, args)?;
    match vm.future(id).state {
        FutureState::Pending => {
            Err(vm.raise(vm.classes.invalid_state_error, "Exception is not set."))
        }
        FutureState::Cancelled => Err(Stop::Raise(vm.cancelled_error(id))),
        _ => {
            vm.future_mut(id).log_traceback = false;
            Ok(vm.future(id).exception.bound().unwrap_or(Value::None))
        }
    }
}

fn set_result(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "set_result", 2)?;
    let id = receiver(vm, args)?;
    vm.check_pending(id)?;
    vm.resolve_future(id, FutureState::Finished, args.get(1));
    vm.queue_and_return(id, Value::None)
}

fn set_exception(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "set_exception", 2)?;
    let id = receiver(vm, args)?;
    vm.check_pending(id)?;
    match vm.raisable(args.get(1)) {
        Ok(Some(exception)) => fail(vm, id, exception),
        Ok(None) => {
            vm.enter_native(
                "set_exception",
                set_exception_step,
                &[args.get(0), args.get(1)],
                Then::Push,
            );
            Err(Stop::Frame)
        }
        Err(_) => Err(vm.type_error("invalid exception object")),
    }
}

/// An exception class is called first.
fn set_exception_step(vm: &mut Vm, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => {
            let class = vm.slot(1);
            vm.native_call(class, &[])
        }
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, Input::Value(exception)) => {
            vm.native_frame().pc = 1;
            let future = vm.slot(0);
            let Some(id) = vm.future_of(future) else {
                return Flow::Return(Value::None);
            };
            match fail_then(vm, id, exception, Then::Native) {
                Ok(Some(value)) => Flow::Return(value),
                Ok(None) => Flow::Continue,
                Err(stop) => Flow::Raise(vm.only_raise(stop)),
            }
        }
        (_, Input::Value(value)) => Flow::Return(value),
        _ => Flow::Return(Value::None),
    }
}

fn fail(vm: &mut Vm, id: Id, exception: Value) -> Outcome {
    fail_then(vm, id, exception, Then::Push)?.ok_or(Stop::Frame)
}

fn fail_then(vm: &mut Vm, id: Id, exception: Value, then: Then) -> Result<Option<Value>, Stop> {
    let mut exception = exception;
    if vm.is_exception(exception, vm.classes.stop_iteration) {
        let text =
            "StopIteration interacts badly with generators and cannot be raised into a Future";
        if vm.settings.version == Version::Py311 {
            return Err(vm.type_error(text));
        }
        let changed = vm.exception_with(vm.classes.runtime_error, text);
        if let Value::Object(changed) = changed {
            for place in [
                (|object: &mut Object| match object {
                    Object::Exception(exception) => &mut exception.cause,
                    _ => unreachable!("just made"),
                }) as fn(&mut Object) -> &mut Value,
                |object| match object {
                    Object::Exception(exception) => &mut exception.context,
                    _ => unreachable!("just made"),
                },
            ] {
                vm.heap.store(changed, exception, place);
            }
        }
        exception = changed;
    }
    vm.resolve_future(id, FutureState::Failed, exception);
    Ok(vm.queue_callbacks(id, Value::None, then))
}

fn add_done_callback(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let [callback, context] = vm.bind::<2>(&rest(args), &CALLBACK)?;
    vm.add_callback(id, callback, context)
}

/// Compares with `==`; callbacks with an `__eq__` of Python are compared by identity only.
fn remove_done_callback(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "remove_done_callback", 2)?;
    let id = receiver(vm, args)?;
    let callbacks = std::mem::take(&mut vm.future_mut(id).callbacks);
    let mut kept = Vec::new();
    let mut removed = 0;
    for (callback, context) in callbacks {
        let same = callback.is(args.get(1)) || matches!(vm.equal(callback, args.get(1)), Ok(true));
        if same {
            removed += 1;
            vm.heap.release(callback);
            vm.heap.release(context);
        } else {
            kept.push((callback, context));
        }
    }
    vm.future_mut(id).callbacks = kept;
    Ok(Value::Int(removed))
}

fn get_loop(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.future(id).event_loop)
}

fn make_cancelled_error(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.cancelled_error(id))
}

fn state(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let word = match vm.future(id).state {
        FutureState::Pending => "PENDING",
        FutureState::Cancelled => "CANCELLED",
        _ => "FINISHED",
    };
    Ok(vm.heap.str(word))
}

fn callbacks(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let callbacks = vm.future(id).callbacks.clone();
    let pairs = callbacks
        .into_iter()
        .map(|(callback, context)| vm.heap.tuple(vec![callback, context]))
        .collect();
    Ok(vm.heap.list(pairs))
}

fn raw_result(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.future(id).result.bound().unwrap_or(Value::None))
}

fn raw_exception(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.future(id).exception.bound().unwrap_or(Value::None))
}

fn cancel_message(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.future(id).cancel_message)
}

fn source(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.future(id).source)
}

fn blocking(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(Value::bool(vm.future(id).blocking))
}

fn set_blocking(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let blocking = vm.truth_native(args.get(1)).unwrap_or(true);
    vm.future_mut(id).blocking = blocking;
    Ok(Value::None)
}

fn log_traceback(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(Value::bool(vm.future(id).log_traceback))
}

fn set_log_traceback(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    if vm.truth_native(args.get(1)).unwrap_or(true) {
        return Err(vm.value_error("_log_traceback can only be set to False"));
    }
    vm.future_mut(id).log_traceback = false;
    Ok(Value::None)
}
