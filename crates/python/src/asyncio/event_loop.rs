//! `LoopCore`: scheduling calls, the loop's flags, its clock.
//!
//! Model: `asyncio.base_events.BaseEventLoop`, 3.14: the parts that the turn
//! works on. The Python class around it sets the flags.

use crate::asyncio::handle::{About, Callback};
use crate::asyncio::state::EventLoop;
use crate::code::BinaryOperator;
use crate::native::{Args, NativeDef, Outcome, Stop, attribute, getter, method, static_method};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};
use std::collections::{BTreeMap, VecDeque};
use trace::{Event, HandleKind, ThreadId, Time, WaitReason};

pub static METHODS: &[NativeDef] = &[
    static_method("LoopCore", "__new__", new),
    method("LoopCore", "__init__", init),
    method("LoopCore", "call_soon", call_soon),
    method("LoopCore", "call_soon_threadsafe", call_soon_threadsafe),
    method("LoopCore", "call_later", call_later),
    method("LoopCore", "call_at", call_at),
    method("LoopCore", "time", time),
    method("LoopCore", "create_future", create_future),
    method("LoopCore", "_run_once", super::turn::run_once),
    method("LoopCore", "_clear", clear),
    method("LoopCore", "_check_closed", check_closed),
    method("LoopCore", "_watch", super::readers::watch).between(3, usize::MAX),
    method("LoopCore", "_unwatch", super::readers::unwatch).between(2, 2),
    method("LoopCore", "_watches", super::readers::watches).between(2, 2),
    method("LoopCore", "_read_from_self", read_from_self),
    method("LoopCore", "_write_to_self", write_to_self),
    method(
        "LoopCore",
        "_timer_handle_cancelled",
        timer_handle_cancelled,
    ),
    attribute("LoopCore", "_closed", closed, set_closed),
    attribute("LoopCore", "_stopping", stopping, set_stopping),
    attribute("LoopCore", "_debug", debug, set_debug),
    attribute("LoopCore", "_thread_id", thread_id, set_thread_id),
    attribute(
        "LoopCore",
        "slow_callback_duration",
        slow_callback_duration,
        set_slow_callback_duration,
    ),
    getter("LoopCore", "_ready", ready),
    getter("LoopCore", "_scheduled", scheduled),
    getter("LoopCore", "_current_handle", current_handle),
];

/// `self._read_from_self`, as `ready` holds it.
pub(crate) const READ_FROM_SELF: &str = "_read_from_self";

/// Up to so many timers, the shown time of a new one is compared with all others.
const ORDERED_TIMERS_MAX: usize = 256;

const NANOSECONDS: f64 = 1e9;

/// Seconds on a loop's clock as the computer's time.
pub(crate) fn nanoseconds(seconds: f64) -> Time {
    Time((seconds * NANOSECONDS).round().max(0.0) as u64)
}

impl Vm {
    /// The native part of a loop, if the value is one.
    pub(crate) fn loop_core(&self, event_loop: Value) -> Option<Id> {
        match self.payload(event_loop) {
            Value::Object(id) if matches!(self.heap.get(id), Object::Loop(_)) => Some(id),
            _ => None,
        }
    }

    /// Does the loop do this itself, or has its class a method of its own?
    pub(crate) fn loop_is_native(&mut self, event_loop: Value, name: Sym) -> Option<Id> {
        let core = self.loop_core(event_loop)?;
        let class = self.class_of(event_loop);
        let found = self.lookup_cached(class, name)?;
        matches!(self.object_of(found), Some(Object::Native(_))).then_some(core)
    }

    /// The loop's clock in seconds.
    pub(crate) fn loop_time(&mut self) -> f64 {
        self.flush();
        let now = self.kernel.now();
        match self.asyncio.exact {
            Some((at, seconds)) if at == now => seconds,
            _ => now.0 as f64 / NANOSECONDS,
        }
    }

    pub(crate) fn check_open(&mut self, core: Id) -> Result<(), Stop> {
        if self.event_loop(core).closed {
            return Err(self.runtime_error("Event loop is closed"));
        }
        Ok(())
    }

    /// Debug mode: the loop's own thread only.
    fn check_thread(&mut self, core: Id) -> Result<(), Stop> {
        let event_loop = self.event_loop(core);
        if !event_loop.debug || event_loop.thread_id.is_none() {
            return Ok(());
        }
        let runs_here = self
            .asyncio
            .running
            .get(&self.kernel.thread().0)
            .is_some_and(|running| self.loop_core(*running) == Some(core));
        if runs_here {
            return Ok(());
        }
        Err(self.runtime_error(
            "Non-thread-safe operation invoked on an event loop other than the current one",
        ))
    }

    /// Appends a handle to `ready`.
    pub(crate) fn queue(
        &mut self,
        event_loop: Value,
        core: Id,
        callback: &Callback,
        threadsafe: bool,
    ) -> Value {
        let handle = self.make_handle(event_loop, callback, None);
        let About {
            kind,
            label,
            task,
            future,
        } = self.about(callback.callback, callback.args);
        if kind == HandleKind::SelfPipe {
            self.handle_mut(handle).kind = kind;
        }
        self.heap.retain(handle);
        self.handle_mut(handle).queued = true;
        self.event_loop_mut(core).ready.push_back(handle);
        let event = Event::HandleQueued {
            event_loop: self.event_loop(core).id,
            handle: self.handle(handle).id,
            kind,
            label,
            task,
            future,
            threadsafe,
        };
        self.emit(event);
        handle
    }

    fn schedule(&mut self, event_loop: Value, core: Id, callback: &Callback, when: f64) -> Value {
        let handle = self.make_handle(event_loop, callback, Some(when));
        let due = self.due_time(core, when);
        self.handle_mut(handle).due = due;
        self.push_timer(core, handle);
        self.handle_mut(handle).queued = true;
        let about = self.about(callback.callback, callback.args);
        let event = Event::TimerScheduled {
            event_loop: self.event_loop(core).id,
            handle: self.handle(handle).id,
            when: due,
            kind: about.kind,
            label: about.label,
            task: about.task,
            future: about.future,
        };
        self.emit(event);
        handle
    }

    /// The computer's time for a loop's time. Timers whose seconds differ by less than a
    /// nanosecond keep their order: the earlier one is put before those that it precedes. In very
    /// long heaps that is not looked for: it would cost more than it shows.
    fn due_time(&self, core: Id, when: f64) -> Time {
        let due = nanoseconds(when);
        if self.event_loop(core).scheduled.len() > ORDERED_TIMERS_MAX {
            return due;
        }
        let follower = self
            .event_loop(core)
            .scheduled
            .iter()
            .filter(|timer| timer.due <= due && timer.when > when)
            .map(|timer| timer.due.0)
            .min();
        Time(follower.map_or(due.0, |due| due.saturating_sub(1)))
    }

    /// A byte in the self-pipe: a sleeping `select` returns.
    pub(crate) fn poke(&mut self, core: Id) {
        self.event_loop_mut(core).poked = true;
        if let Some(thread) = self.event_loop(core).sleeper {
            self.wake_thread(ThreadId(thread), WaitReason::Select);
        }
    }

    pub(crate) fn core_of(&mut self, event_loop: Value) -> Id {
        self.loop_core(event_loop)
            .expect("the VM checked the receiver")
    }
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(class) = args.get(0) else {
        return Err(vm.type_error("LoopCore.__new__(X): X is not a type object"));
    };
    let id = vm.kernel.fresh_loop();
    let payload = vm.heap.make(Object::Loop(Box::new(EventLoop {
        id,
        ready: VecDeque::new(),
        scheduled: Vec::new(),
        cancelled_timers: 0,
        turn: 0,
        stopping: false,
        closed: false,
        debug: false,
        current_handle: Value::None,
        poked: false,
        sleeper: None,
        thread_id: Value::None,
        slow_callback_duration: 0.1,
        watched: BTreeMap::new(),
        ready_list: Vec::new(),
    })));
    vm.emit(Event::LoopCreated { event_loop: id });
    Ok(vm.wrap_payload(class, vm.classes.loop_core, payload))
}

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

/// `(callback, *args, context=None)` after the receiver and `skip` more arguments.
fn callback_of(
    vm: &mut Vm,
    args: &Args,
    skip: usize,
    name: &str,
) -> Result<(Value, Vec<Value>, Value), Stop> {
    let mut context = Value::None;
    for (key, value) in args.keywords() {
        match vm.symbols.text(key) {
            "context" => context = value,
            other => {
                let text = format!("{name}() got an unexpected keyword argument '{other}'");
                return Err(vm.type_error(&text));
            }
        }
    }
    let positional = &args.positional()[1..];
    if positional.len() <= skip {
        let missing = if skip == 1 && positional.is_empty() {
            "2 required positional arguments: 'delay' and 'callback'"
        } else {
            "1 required positional argument: 'callback'"
        };
        return Err(vm.type_error(&format!("BaseEventLoop.{name}() missing {missing}")));
    }
    Ok((positional[skip], positional[skip + 1..].to_vec(), context))
}

fn call_soon(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    vm.check_open(core)?;
    vm.check_thread(core)?;
    let (callback, arguments, context) = callback_of(vm, args, 0, "call_soon")?;
    if vm.event_loop(core).debug {
        return checked(vm, args, callback, "call_soon", 0);
    }
    let callback = Callback {
        callback,
        args: &arguments,
        context,
    };
    Ok(vm.queue(args.get(0), core, &callback, false))
}

fn call_soon_threadsafe(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    vm.check_open(core)?;
    let (callback, arguments, context) = callback_of(vm, args, 0, "call_soon_threadsafe")?;
    if vm.event_loop(core).debug {
        return checked(vm, args, callback, "call_soon_threadsafe", 1);
    }
    let callback = Callback {
        callback,
        args: &arguments,
        context,
    };
    let handle = vm.queue(args.get(0), core, &callback, true);
    vm.poke(core);
    Ok(handle)
}

fn call_later(vm: &mut Vm, args: &Args) -> Outcome {
    let delay = args.optional(1);
    if delay.is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    callback_of(vm, args, 1, "call_later")?;
    let now = Value::float(vm.loop_time());
    let when = match vm.binary_op(BinaryOperator::Add, false, now, delay) {
        Err(Stop::Fallback) => Value::float(vm.real(delay)?),
        other => other?,
    };
    let mut call = args.clone();
    call.values[1] = when;
    if vm.loop_is_native(args.get(0), Sym::CALL_AT).is_some() {
        return call_at(vm, &call);
    }
    let name = vm.sym("call_at");
    let method = vm.load_attribute(args.get(0), name)?;
    call.values.remove(0);
    vm.tail_call(method, &call)
}

fn call_at(vm: &mut Vm, args: &Args) -> Outcome {
    if args.optional(1).is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    let core = vm.core_of(args.get(0));
    vm.check_open(core)?;
    vm.check_thread(core)?;
    let (callback, arguments, context) = callback_of(vm, args, 1, "call_at")?;
    let when = vm.real(args.get(1))?;
    if vm.event_loop(core).debug {
        return checked(vm, args, callback, "call_at", 2);
    }
    let callback = Callback {
        callback,
        args: &arguments,
        context,
    };
    Ok(vm.schedule(args.get(0), core, &callback, when))
}

/// Debug mode: `self._check_callback(callback, name)` first. `how`: 0 soon, 1 threadsafe, 2 at.
fn checked(vm: &mut Vm, args: &Args, callback: Value, name: &str, how: i64) -> Outcome {
    let skip = if how == 2 { 1 } else { 0 };
    let (_, arguments, context) = callback_of(vm, args, skip, name)?;
    let when = if how == 2 { args.get(1) } else { Value::None };
    let arguments = vm.heap.tuple(arguments);
    let name = vm.heap.str(name);
    vm.enter_native(
        "call_soon",
        checked_step,
        &[args.get(0), callback, arguments, context, when, name],
        Then::Push,
    );
    vm.native_frame().numbers[0] = how;
    Err(Stop::Frame)
}

fn checked_step(vm: &mut Vm, input: Input) -> Flow {
    let (event_loop, function) = (vm.slot(0), vm.slot(1));
    match input {
        Input::Start => {
            let (key, name) = (vm.sym("_check_callback"), vm.slot(5));
            match vm.load_attribute(event_loop, key) {
                Ok(check) => vm.native_call(check, &[function, name]),
                Err(stop) => Flow::Raise(vm.only_raise(stop)),
            }
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => {
            let tuple = vm.slot(2);
            let args = vm.items_of(tuple).unwrap_or_default();
            let callback = Callback {
                callback: function,
                args: &args,
                context: vm.slot(3),
            };
            let core = vm.core_of(event_loop);
            let how = vm.native_frame().numbers[0];
            let when = vm.slot(4);
            let handle = match how {
                2 => {
                    let when = vm.as_float(when).unwrap_or(0.0);
                    vm.schedule(event_loop, core, &callback, when)
                }
                _ => vm.queue(event_loop, core, &callback, how == 1),
            };
            if how == 1 {
                vm.poke(core);
            }
            Flow::Return(handle)
        }
    }
}

fn time(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::float(vm.loop_time()))
}

fn create_future(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.classes.future;
    let future = vm.make_future(class);
    vm.init_future(future, args.get(0));
    Ok(future)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let event_loop = vm.event_loop_mut(core);
    let ready = std::mem::take(&mut event_loop.ready);
    let scheduled = std::mem::take(&mut event_loop.scheduled);
    let scheduled = scheduled.into_iter().map(|timer| timer.handle);
    for handle in ready.into_iter().chain(scheduled) {
        let object = vm.handle_mut(handle);
        (object.queued, object.scheduled) = (false, false);
        vm.heap.release(handle);
    }
    let watched = std::mem::take(&mut vm.event_loop_mut(core).watched);
    for watch in watched.into_values() {
        watch.references(&mut |value| vm.heap.release(value));
    }
    Ok(Value::None)
}

fn check_closed(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    vm.check_open(core)?;
    Ok(Value::None)
}

/// Empties the self-pipe; runs as a handle.
fn read_from_self(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    vm.event_loop_mut(core).poked = false;
    Ok(Value::None)
}

fn write_to_self(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    vm.poke(core);
    Ok(Value::None)
}

/// The native `cancel` has counted already.
fn timer_handle_cancelled(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

// ---- flags ------------------------------------------------------------------

fn truth(vm: &mut Vm, args: &Args) -> bool {
    let value = args.get(1);
    vm.truth_native(value).unwrap_or(!value.is_null())
}

fn closed(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    Ok(Value::bool(vm.event_loop(core).closed))
}

fn set_closed(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let closed = truth(vm, args);
    let before = std::mem::replace(&mut vm.event_loop_mut(core).closed, closed);
    if closed && !before {
        let event_loop = vm.event_loop(core).id;
        vm.emit(Event::LoopClosed { event_loop });
    }
    Ok(Value::None)
}

fn stopping(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    Ok(Value::bool(vm.event_loop(core).stopping))
}

fn set_stopping(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let stopping = truth(vm, args);
    let before = std::mem::replace(&mut vm.event_loop_mut(core).stopping, stopping);
    if stopping && !before {
        let event_loop = vm.event_loop(core).id;
        vm.emit(Event::LoopStopRequested { event_loop });
    }
    Ok(Value::None)
}

fn debug(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    Ok(Value::bool(vm.event_loop(core).debug))
}

fn set_debug(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let debug = truth(vm, args);
    vm.event_loop_mut(core).debug = debug;
    Ok(Value::None)
}

fn thread_id(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    Ok(vm.event_loop(core).thread_id)
}

/// Set: `run_forever` begins; None: it returns.
fn set_thread_id(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let value = args.get(1);
    let was_running = !vm.event_loop(core).thread_id.is_none();
    vm.heap.store(core, value, |object| match object {
        Object::Loop(event_loop) => &mut event_loop.thread_id,
        _ => unreachable!("core_of matched it"),
    });
    let event_loop = vm.event_loop(core).id;
    match (was_running, value.is_none()) {
        (false, false) => vm.emit(Event::LoopStarted { event_loop }),
        (true, true) => vm.emit(Event::LoopStopped { event_loop }),
        _ => {}
    }
    Ok(Value::None)
}

fn slow_callback_duration(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    Ok(Value::float(vm.event_loop(core).slow_callback_duration))
}

fn set_slow_callback_duration(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let seconds = vm.real(args.get(1))?;
    vm.event_loop_mut(core).slow_callback_duration = seconds;
    Ok(Value::None)
}

fn ready(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let items = vm.event_loop(core).ready.iter().copied().collect();
    Ok(vm.heap.list(items))
}

fn scheduled(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    let timers = &vm.event_loop(core).scheduled;
    let items = timers.iter().map(|timer| timer.handle).collect();
    Ok(vm.heap.list(items))
}

fn current_handle(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    Ok(vm.event_loop(core).current_handle)
}
