//! `Task`: a future that runs a coroutine. Its steps are in `step`.
//!
//! Model: `Modules/_asynciomodule.c` (`TaskObj`) and `asyncio.tasks`, 3.14
//! (R36, R43, R50-R57, R87).

use crate::asyncio::handle::Callback;
use crate::asyncio::state::TaskState;
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, attribute, getter, method, static_method,
};
use crate::object::{GeneratorKind, Object};
use crate::settings::Version;
use crate::symbol::Sym;
use crate::value::{Id, Truth, Value};
use crate::vm::{Flow, Input, Then, Vm};
use trace::{Event, FutureState};

pub static METHODS: &[NativeDef] = &[
    static_method("Task", "__new__", new),
    method("Task", "__init__", init),
    method("Task", "task_step", super::step::task_step),
    method("Task", "task_wakeup", super::wake::task_wakeup),
    method("Task", "cancel", cancel),
    method("Task", "cancelling", cancelling),
    method("Task", "uncancel", uncancel),
    method("Task", "get_name", get_name),
    method("Task", "set_name", set_name),
    method("Task", "get_coro", get_coro),
    method("Task", "get_context", get_context),
    method("Task", "get_stack", get_stack),
    method("Task", "print_stack", print_stack),
    method("Task", "set_result", set_result),
    method("Task", "set_exception", set_exception),
    getter("Task", "_coro", get_coro),
    getter("Task", "_context", get_context),
    getter("Task", "_name", get_name),
    getter("Task", "_must_cancel", must_cancel),
    getter("Task", "_fut_waiter", fut_waiter),
    getter("Task", "_cancels_requested", cancelling),
    attribute(
        "Task",
        "_log_destroy_pending",
        log_destroy_pending,
        set_log_destroy_pending,
    ),
];

static SIGNATURE: Signature = Signature {
    name: "Task",
    names: &["coro", "loop", "name", "context", "eager_start"],
    required: 1,
    positional_only: 0,
    positional: 1,
};

static MESSAGE: Signature = Signature {
    name: "cancel",
    names: &["msg"],
    required: 0,
    positional_only: 0,
    positional: 1,
};

impl Vm {
    pub(crate) fn task(&self, id: Id) -> &TaskState {
        self.future(id)
            .task
            .as_ref()
            .expect("a task's state is made with it")
    }

    pub(crate) fn task_mut(&mut self, id: Id) -> &mut TaskState {
        self.future_mut(id)
            .task
            .as_mut()
            .expect("a task's state is made with it")
    }

    /// Is it a task?
    pub(crate) fn task_of(&self, value: Value) -> Option<Id> {
        let id = self.future_of(value)?;
        self.future(id).task.is_some().then_some(id)
    }

    pub(crate) fn store_task(
        &mut self,
        id: Id,
        value: Value,
        place: fn(&mut TaskState) -> &mut Value,
    ) {
        self.heap.store(id, value, |object| match object {
            Object::Future(future) => place(
                future
                    .task
                    .as_mut()
                    .expect("a task's state is made with it"),
            ),
            _ => unreachable!("the caller matched it"),
        });
    }

    /// A bound method of the task.
    pub(crate) fn task_method(&mut self, task: Value, name: Sym) -> Value {
        let function = self
            .lookup_cached(self.classes.task, name)
            .expect("a method of the table");
        self.heap.make(Object::Method {
            function,
            this: task,
        })
    }

    fn is_coroutine(&mut self, coro: Value) -> bool {
        match self.object_of(coro) {
            Some(Object::Generator(generator)) => match generator.kind {
                GeneratorKind::Coroutine => true,
                GeneratorKind::Generator => self.is_old(),
                GeneratorKind::AsyncGenerator => false,
            },
            Some(Object::Instance(_)) => {
                self.lookup_special(coro, Sym::SEND).is_some()
                    && self.lookup_special(coro, Sym::THROW).is_some()
            }
            Some(Object::AsyncGenStep(_) | Object::CoroutineWrapper(_)) => true,
            _ => false,
        }
    }

    /// The defining function's name and line, for the trace.
    fn coroutine_place(&mut self, coro: Value) -> (String, u32) {
        match self.object_of(coro) {
            Some(Object::Generator(generator)) => {
                let name = self.text_of(generator.qualname).unwrap_or("?").to_owned();
                (name, self.loaded(generator.code).code.first_line)
            }
            _ => (self.type_name(self.class_of(coro)).to_owned(), 0),
        }
    }

    /// A new task's state; its first step is queued by [`start_task`](Self::start_task).
    fn init_task(
        &mut self,
        task: Value,
        coro: Value,
        event_loop: Value,
        name: Value,
        context: Value,
        eager: bool,
    ) -> Outcome {
        let Some(id) = self.future_of(task) else {
            return Err(self.type_error("a Task is expected"));
        };
        let unnamed = matches!(name, Value::Null | Value::None);
        if unnamed || self.settings.version == Version::Py311 {
            self.asyncio.names += 1;
        }
        let name = if unnamed {
            let text = format!("Task-{}", self.asyncio.names);
            self.heap.str(&text)
        } else {
            let text = self.str_native(name)?;
            self.heap.str(&text)
        };
        let context = match context {
            Value::Null | Value::None => self.copy_of_context(),
            context => context,
        };
        let strand = self.kernel.fresh_strand();
        for value in [coro, name, context] {
            self.heap.retain(value);
        }
        self.future_mut(id).task = Some(Box::new(TaskState {
            strand,
            coro,
            name,
            context,
            waiter: Value::None,
            must_cancel: false,
            ended_in: 0,
            cancel_requests: 0,
            log_destroy_pending: true,
        }));
        self.init_future(task, event_loop);
        let eager = eager && self.loop_runs(event_loop);
        let (function, line) = self.coroutine_place(coro);
        let name_text = self.text_of(name).unwrap_or("?").to_owned();
        let event = Event::TaskCreated {
            task: strand,
            future: self.future(id).id,
            name: self.kernel.text(&name_text),
            function: self.kernel.text(&function),
            line,
            eager,
        };
        self.emit(event);
        self.asyncio.tasks.insert(strand, id);
        if eager {
            return self.begin_step(task, Value::Null, true);
        }
        self.queue_step(id, &[])
    }

    fn loop_runs(&self, event_loop: Value) -> bool {
        self.loop_core(event_loop)
            .is_some_and(|core| !self.event_loop(core).thread_id.is_none())
    }

    /// `loop.call_soon(task.__step, *args, context=…)`: at once, or as a native's last act.
    pub(crate) fn queue_step(&mut self, id: Id, args: &[Value]) -> Outcome {
        let task = Value::Object(id);
        let event_loop = self.future(id).event_loop;
        let callback = self.task_method(task, Sym::TASK_STEP);
        let context = self.task(id).context;
        if let Some(core) = self.loop_is_native(event_loop, Sym::CALL_SOON) {
            self.check_open(core)?;
            let made = Callback {
                callback,
                args,
                context,
            };
            self.queue(event_loop, core, &made, false);
            return Ok(Value::None);
        }
        let name = self.sym("call_soon");
        let call_soon = self.load_attribute(event_loop, name)?;
        let mut call = Args::of(&[callback]);
        call.values.extend_from_slice(args);
        call.values.push(context);
        call.names.push(self.sym("context"));
        self.enter_native("queue step", queue_step_step, &[], Then::Push);
        match self.call_then(call_soon, &call, Then::Native) {
            Ok(Some(value)) => self.input = Input::Value(value),
            Ok(None) => {}
            Err(stop) => {
                let exception = self.only_raise(stop);
                self.input = Input::Raised(exception);
            }
        }
        Err(Stop::Frame)
    }
}

/// The handle that `call_soon` of Python gave is dropped.
fn queue_step_step(_vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn receiver(vm: &mut Vm, args: &Args) -> Result<Id, Stop> {
    match vm.task_of(args.get(0)) {
        Some(id) => Ok(id),
        None => Err(vm.runtime_error("Task object is not initialized")),
    }
}

fn rest(args: &Args) -> Args {
    let mut rest = args.clone();
    rest.values.remove(0);
    rest
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(class) = args.get(0) else {
        return Err(vm.type_error("Task.__new__(X): X is not a type object"));
    };
    Ok(vm.make_future(class))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let [coro, event_loop, name, context, eager] = vm.bind::<5>(&rest(args), &SIGNATURE)?;
    if !vm.is_coroutine(coro) {
        let text = vm.short_text(coro);
        return Err(vm.type_error(&format!("a coroutine was expected, got {text}")));
    }
    let eager = vm.truth_native(eager).unwrap_or(false) && !eager.is_null();
    let given = match event_loop {
        Value::Null | Value::None => vm.running_loop(),
        given => Some(given),
    };
    if let Some(event_loop) = given {
        return vm.init_task(args.get(0), coro, event_loop, name, context, eager);
    }
    vm.enter_native(
        "task",
        init_step,
        &[args.get(0), coro, name, context, Value::bool(eager)],
        Then::Push,
    );
    Err(Stop::Frame)
}

/// `[task, coro, name, context, eager]`: asks for the current loop first.
fn init_step(vm: &mut Vm, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, Input::Start) => match vm.get_event_loop_function() {
            Ok(function) => vm.native_call(function, &[]),
            Err(stop) => Flow::Raise(vm.only_raise(stop)),
        },
        (0, Input::Value(event_loop)) => {
            vm.native_frame().pc = 1;
            let (task, coro, name, context) = (vm.slot(0), vm.slot(1), vm.slot(2), vm.slot(3));
            let eager = matches!(vm.slot(4), Value::Bool(Truth::True));
            let frames = vm.frames.len();
            match vm.init_task(task, coro, event_loop, name, context, eager) {
                Ok(value) => Flow::Return(value),
                Err(Stop::Frame) => {
                    let floor = vm.stack_floor_of(frames);
                    vm.frames[frames].place(floor, Then::Native);
                    Flow::Continue
                }
                Err(stop) => Flow::Raise(vm.only_raise(stop)),
            }
        }
        _ => Flow::Return(Value::None),
    }
}

// ---- cancelling -----------------------------------------------------------------------

fn cancel(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let [message] = vm.bind::<1>(&rest(args), &MESSAGE)?;
    let message = message.bound().unwrap_or(Value::None);
    // Native futures and tasks down to the one that is really waited for.
    let mut chain = vec![id];
    let mut at = id;
    loop {
        if vm.future(at).state != FutureState::Pending {
            break;
        }
        let waiter = vm.task(at).waiter;
        match vm.task_of(waiter).filter(|_| vm.cancels_natively(waiter)) {
            Some(next) if !chain.contains(&next) => {
                chain.push(next);
                at = next;
            }
            _ => break,
        }
    }
    let last = at;
    if vm.future(last).state != FutureState::Pending {
        // Only a task that is done has a done one here: its own answer is False.
        chain.pop();
        let Some(owner) = chain.last().copied() else {
            return Ok(Value::bool(false));
        };
        for task in &chain {
            vm.count_cancel(*task, *task != owner);
        }
        vm.must_cancel(owner, message);
        return Ok(Value::bool(true));
    }
    let waiter = vm.task(last).waiter;
    let plain = vm.future_of(waiter).filter(|_| vm.cancels_natively(waiter));
    match plain {
        Some(future) if vm.future(future).state == FutureState::Pending => {
            chain.iter().for_each(|task| vm.count_cancel(*task, true));
            vm.cancel_plain(future, message);
            match vm.queue_callbacks(future, Value::bool(true), Then::Push) {
                Some(value) => Ok(value),
                None => Err(Stop::Frame),
            }
        }
        None if !waiter.is_none() => {
            for task in &chain {
                vm.count_cancel(*task, true);
            }
            vm.enter_native(
                "cancel",
                cancel_step,
                &[Value::Object(last), waiter, message],
                Then::Push,
            );
            Err(Stop::Frame)
        }
        _ => {
            for task in &chain {
                vm.count_cancel(*task, *task != last);
            }
            vm.must_cancel(last, message);
            Ok(Value::bool(true))
        }
    }
}

/// `[task, what it awaits, message]`: a `cancel` of Python (gather's) is called by name.
fn cancel_step(vm: &mut Vm, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, Input::Start) => {
            let (waiter, message) = (vm.slot(1), vm.slot(2));
            let name = vm.sym("cancel");
            match vm.load_attribute(waiter, name) {
                Ok(method) => {
                    let mut args = Args::of(&[message]);
                    args.names.push(vm.sym("msg"));
                    vm.native_call_args(method, &args)
                }
                Err(stop) => Flow::Raise(vm.only_raise(stop)),
            }
        }
        (0, Input::Value(accepted)) => {
            if !vm.truth_native(accepted).unwrap_or(true) {
                let (task, message) = (vm.slot(0), vm.slot(2));
                if let Some(id) = vm.task_of(task) {
                    vm.must_cancel(id, message);
                    vm.tell_forwarded(id, false);
                }
            }
            Flow::Return(Value::bool(true))
        }
        _ => Flow::Return(Value::bool(true)),
    }
}

impl Vm {
    /// Its `cancel` is the native one.
    pub(crate) fn cancels_natively(&mut self, future: Value) -> bool {
        let class = self.class_of(future);
        self.future_of(future).is_some()
            && self
                .lookup_cached(class, Sym::CANCEL)
                .is_some_and(|found| matches!(self.object_of(found), Some(Object::Native(_))))
    }

    fn count_cancel(&mut self, id: Id, delegated: bool) {
        self.future_mut(id).log_traceback = false;
        let task = self.task_mut(id);
        task.cancel_requests += 1;
        let event = Event::CancelRequested {
            task: task.strand,
            requests: task.cancel_requests,
            delegated,
        };
        self.emit(event);
    }

    /// What the task awaits was asked to cancel.
    pub(crate) fn tell_forwarded(&mut self, id: Id, accepted: bool) {
        let task = self.task(id).strand;
        self.emit(Event::CancelForwarded { task, accepted });
    }

    fn must_cancel(&mut self, id: Id, message: Value) {
        self.task_mut(id).must_cancel = true;
        self.set_cancel_message(id, message);
    }
}

fn cancelling(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(Value::Int(i64::from(vm.task(id).cancel_requests)))
}

fn uncancel(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let version = vm.settings.version;
    let task = vm.task_mut(id);
    if task.cancel_requests > 0 {
        task.cancel_requests -= 1;
        let (strand, requests) = (task.strand, task.cancel_requests);
        if requests == 0 && version != Version::Py311 {
            task.must_cancel = false;
        }
        vm.emit(Event::CancelTakenBack {
            task: strand,
            requests,
        });
    }
    Ok(Value::Int(i64::from(vm.task(id).cancel_requests)))
}

// ---- what a task says of itself -------------------------------------------------------

fn get_name(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.task(id).name)
}

fn set_name(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "set_name", 2)?;
    let id = receiver(vm, args)?;
    let text = vm.str_native(args.get(1))?;
    let name = vm.heap.str(&text);
    vm.store_task(id, name, |task| &mut task.name);
    let task = vm.task(id).strand;
    let name = vm.kernel.text(&text);
    vm.emit(Event::TaskRenamed { task, name });
    Ok(Value::None)
}

fn get_coro(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.task(id).coro)
}

fn get_context(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.task(id).context)
}

fn get_stack(vm: &mut Vm, args: &Args) -> Outcome {
    stack_of(vm, args, "_task_get_stack", &["limit"])
}

fn print_stack(vm: &mut Vm, args: &Args) -> Outcome {
    stack_of(vm, args, "_task_print_stack", &["limit", "file"])
}

/// What `asyncio.base_tasks` does with a task and these keywords.
fn stack_of(vm: &mut Vm, args: &Args, name: &str, keywords: &[&str]) -> Outcome {
    let id = receiver(vm, args)?;
    let mut values = vec![Value::Object(id)];
    for keyword in keywords {
        values.push(args.keyword(vm.sym(keyword)).unwrap_or(Value::None));
    }
    match vm.module_function("asyncio.base_tasks", name) {
        Some(function) => vm.tail_call(function, &Args::of(&values)),
        None => Err(vm.runtime_error("asyncio is not imported")),
    }
}

fn set_result(vm: &mut Vm, _args: &Args) -> Outcome {
    Err(vm.runtime_error("Task does not support set_result operation"))
}

fn set_exception(vm: &mut Vm, _args: &Args) -> Outcome {
    Err(vm.runtime_error("Task does not support set_exception operation"))
}

fn must_cancel(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(Value::bool(vm.task(id).must_cancel))
}

fn fut_waiter(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(vm.task(id).waiter)
}

fn log_destroy_pending(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    Ok(Value::bool(vm.task(id).log_destroy_pending))
}

fn set_log_destroy_pending(vm: &mut Vm, args: &Args) -> Outcome {
    let id = receiver(vm, args)?;
    let value = vm.truth_native(args.get(1)).unwrap_or(true);
    vm.task_mut(id).log_destroy_pending = value;
    Ok(Value::None)
}
