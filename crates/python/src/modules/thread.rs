//! `_thread`: starting and joining threads. Locks are `types::lock`.
//!
//! Model: `Modules/_threadmodule.c` of 3.14. A thread's lowest frame is
//! `thread_step`; its handle is done when that frame ends, and whoever joins is
//! woken then, first come first.

use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, function, getter, method};
use crate::object::{Object, ThreadHandle};
use crate::value::{Id, Value};
use crate::vm::{Flow, Frame, Input, NativeFrame, PyThread, Then, Vm, WaitsOn};
use trace::{Event, ThreadId, Time, WaitReason};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_thread", "allocate_lock", allocate_lock),
    function("_thread", "allocate", allocate_lock),
    function("_thread", "get_ident", get_ident),
    function("_thread", "get_native_id", get_native_id),
    function("_thread", "_get_main_thread_ident", main_ident),
    function("_thread", "start_new_thread", start_new_thread),
    function("_thread", "start_new", start_new_thread),
    function("_thread", "start_joinable_thread", start_joinable_thread),
    function("_thread", "_count", count),
    function("_thread", "stack_size", stack_size),
    function("_thread", "_signal_lock", signal_lock),
    function("_thread", "interrupt_main", interrupt_main),
    function("_thread", "exit", exit),
];

pub static HANDLE: &[NativeDef] = &[
    method("_ThreadHandle", "join", join),
    method("_ThreadHandle", "is_done", is_done),
    method("_ThreadHandle", "_set_done", set_done),
    getter("_ThreadHandle", "ident", handle_ident),
];

/// Idents look like the addresses that CPython shows, and are the same in every run.
const IDENT_BASE: i64 = 0x7f3a_4c00_0000;
const IDENT_STEP: i64 = 0x80_1000;
const NATIVE_BASE: i64 = 4200;

pub fn fill(vm: &mut Vm, module: Id) {
    for (name, class) in [
        ("lock", vm.classes.lock),
        ("LockType", vm.classes.lock),
        ("RLock", vm.classes.rlock),
        ("_ThreadHandle", vm.classes.thread_handle),
        ("error", vm.classes.runtime_error),
    ] {
        super::put(vm, module, name, Value::Object(class));
    }
    super::put(vm, module, "TIMEOUT_MAX", Value::float(TIMEOUT_MAX));
}

/// Seconds.
pub const TIMEOUT_MAX: f64 = 9_223_372_036.0;

pub(crate) fn ident(vm: &Vm, thread: ThreadId) -> i64 {
    IDENT_BASE + (i64::from(thread.0) - vm.ident_shift) * IDENT_STEP
}

fn get_ident(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(ident(vm, vm.kernel.thread())))
}

fn main_ident(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(ident(vm, vm.main_thread)))
}

fn get_native_id(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(NATIVE_BASE + i64::from(vm.kernel.thread().0)))
}

fn allocate_lock(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "allocate_lock", 0)?;
    Ok(vm.new_lock(false))
}

/// Threads that were started here and have not ended.
fn count(vm: &mut Vm, _args: &Args) -> Outcome {
    let main = usize::from(vm.kernel.thread() != vm.main_thread);
    let parked = vm
        .threads
        .iter()
        .skip(1)
        .filter(|thread| !thread.frames.is_empty())
        .count();
    Ok(Value::Int((parked + main) as i64))
}

/// A lock that is held, and waited on by its holder until somebody else lets it go.
/// `interrupt_main(signum=SIGINT)`: as if the signal had come.
fn interrupt_main(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "interrupt_main", 0, 1)?;
    let signal = args.positional().first().and_then(|n| vm.as_int(*n));
    let signal = match signal.unwrap_or(2) {
        signal @ 1..=64 => signal as u32,
        _ => return Err(vm.value_error("signal number out of range")),
    };
    vm.stand_here();
    let process = vm.kernel.process();
    vm.kernel.kill(process, signal);
    vm.notice();
    Ok(Value::None)
}

fn signal_lock(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_signal_lock", 0)?;
    let lock = vm.new_lock(false);
    let me = vm.kernel.thread();
    if let Value::Object(id) = lock
        && let Object::Lock(lock) = vm.heap.get_mut(id)
    {
        lock.signal = true;
        lock.told = false;
        lock.count = 1;
        lock.holder = Some(me);
    }
    Ok(lock)
}

fn stack_size(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(0))
}

fn exit(vm: &mut Vm, _args: &Args) -> Outcome {
    let class = vm.classes.system_exit;
    let exception = vm.new_exception(class, &[]);
    Err(Stop::Raise(exception))
}

// ---- starting -----------------------------------------------------------------------

/// `start_joinable_thread(function, handle=None, daemon=True)`
fn start_joinable_thread(vm: &mut Vm, args: &Args) -> Outcome {
    let signature = crate::native::Signature {
        name: "start_joinable_thread",
        names: &["function", "handle", "daemon"],
        required: 1,
        positional_only: 0,
        positional: 3,
    };
    let [function, _, daemon] = vm.bind::<3>(args, &signature)?;
    let daemon = daemon.is_null() || vm.truth_native(daemon).unwrap_or(true);
    let name = thread_name(vm, function);
    let thread = spawn(vm, &name, daemon, &[function]);
    Ok(thread)
}

/// `start_new_thread(function, args[, kwargs])`: the ident.
fn start_new_thread(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "start_new_thread", 2, 3)?;
    let function = args.get(0);
    let arguments = match vm.object_of(vm.payload(args.get(1))) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => return Err(vm.type_error("2nd arg must be a tuple")),
    };
    let keywords = match args.positional().get(2) {
        Some(dict) => vm.dict_entries(*dict).unwrap_or_default(),
        None => Vec::new(),
    };
    let mut values = vec![function];
    values.extend(arguments);
    if !keywords.is_empty() {
        let mut bound = Args::of(&values[1..]);
        for (key, value) in keywords {
            let text = vm.text_of(key).unwrap_or("").to_owned();
            bound.names.push(vm.sym(&text));
            bound.values.push(value);
        }
        let partial = vm.partial_of(function, &bound);
        values = vec![partial];
    }
    let name = format!("Thread-{}", vm.threads.len().max(1));
    let handle = spawn(vm, &name, true, &values);
    handle_ident(vm, &Args::of(&[handle]))
}

/// What the trace calls the thread: the `threading.Thread`'s name.
fn thread_name(vm: &mut Vm, function: Value) -> String {
    let key = vm.sym("_name");
    let owner = match vm.object_of(function) {
        Some(Object::Method { this, .. }) => *this,
        _ => return String::from("Thread"),
    };
    owner
        .id()
        .and_then(|id| vm.heap.attributes(id)?.get(key))
        .and_then(|name| vm.text_of(name))
        .unwrap_or("Thread")
        .to_owned()
}

/// A new thread that calls `values[0]` with the others; its handle.
fn spawn(vm: &mut Vm, name: &str, daemon: bool, values: &[Value]) -> Value {
    vm.flush();
    vm.kernel.strand = vm.strand;
    vm.kernel.line = vm.program_line();
    let (thread, strand) = vm.kernel.spawn(name, daemon);
    vm.state.thread_names.insert(thread, name.to_owned());
    vm.share_gil();
    vm.notice();
    let handle = vm.heap.make(Object::ThreadHandle(Box::new(ThreadHandle {
        thread,
        done: false,
        waiters: Vec::new(),
    })));
    let mut stack = vec![handle];
    stack.extend_from_slice(values);
    stack.iter().for_each(|value| vm.heap.retain(*value));
    let frame = NativeFrame {
        name: "thread",
        step: thread_step,
        base: 0,
        floor: 0,
        pc: 0,
        numbers: [0; 2],
        then: Then::Thread,
    };
    let place = thread.0 as usize;
    while vm.threads.len() <= place {
        vm.threads.push(PyThread::default());
    }
    vm.threads[place] = PyThread {
        stack,
        frames: vec![Frame::Native(frame)],
        strand,
        ..PyThread::default()
    };
    handle
}

/// `[handle, function, arguments]`: a thread's lowest frame.
fn thread_step(vm: &mut Vm, input: Input) -> Flow {
    let handle = vm.slot(0);
    match input {
        Input::Start if vm.native_frame().pc == 0 => {
            let function = vm.slot(1);
            let arguments = vm.stack[2..].to_vec();
            return vm.native_call(function, &arguments);
        }
        Input::Raised(exception) if !vm.is_exception(exception, vm.classes.system_exit) => {
            let function = vm.slot(1);
            vm.note_ignored(function, "in thread started by");
            vm.heap.retain(exception);
            vm.native_frame().pc = 1;
            let frames = vm.frames.len();
            vm.unraisable(exception);
            if vm.frames.len() != frames {
                return Flow::Continue;
            }
        }
        _ => {}
    }
    finish(vm, handle);
    Flow::Return(Value::None)
}

/// The handle is done: those who join go on.
fn finish(vm: &mut Vm, handle: Value) {
    let Value::Object(id) = handle else { return };
    let Object::ThreadHandle(object) = vm.heap.get_mut(id) else {
        return;
    };
    object.done = true;
    let waiters = std::mem::take(&mut object.waiters);
    for thread in waiters {
        vm.wake_thread(thread, WaitReason::Join);
    }
}

// ---- handles ---------------------------------------------------------------------------

fn handle<'a>(vm: &'a Vm, args: &Args) -> Option<(Id, &'a ThreadHandle)> {
    match args.get(0) {
        Value::Object(id) => match vm.object(id) {
            Object::ThreadHandle(handle) => Some((id, handle)),
            _ => None,
        },
        _ => None,
    }
}

fn handle_ident(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(handle(vm, args).map_or(Value::None, |(_, handle)| {
        Value::Int(ident(vm, handle.thread))
    }))
}

fn is_done(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(
        handle(vm, args).is_none_or(|(_, handle)| handle.done),
    ))
}

fn set_done(vm: &mut Vm, args: &Args) -> Outcome {
    finish(vm, args.get(0));
    Ok(Value::None)
}

/// `join(timeout=None)`: seconds; negative or None: as long as it takes.
fn join(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "join", 1, 2)?;
    let mut until = -1;
    if let Some(timeout) = args.positional().get(1)
        && !timeout.is_none()
    {
        let length = super::time::duration_ns(vm, *timeout)?;
        if length >= 0 {
            vm.flush();
            until = vm.kernel.now().0 as i64 + length;
        }
    }
    if let Some((_, handle)) = handle(vm, args)
        && handle.thread == vm.kernel.thread()
        && !handle.done
    {
        return Err(vm.runtime_error("Cannot join current thread"));
    }
    vm.enter_native("join", join_step, &[args.get(0)], Then::Push);
    vm.native_frame().numbers[0] = until;
    Err(Stop::Frame)
}

fn join_step(vm: &mut Vm, input: Input) -> Flow {
    let args = Args::of(&[vm.slot(0)]);
    if let Input::Raised(exception) = input {
        let me = vm.kernel.thread();
        if let Some((id, _)) = handle(vm, &args)
            && let Object::ThreadHandle(object) = vm.heap.get_mut(id)
        {
            object.waiters.retain(|thread| *thread != me);
        }
        return Flow::Raise(exception);
    }
    let until = vm.native_frame().numbers[0];
    let me = vm.kernel.thread();
    let Some((id, object)) = handle(vm, &args) else {
        return Flow::Return(Value::None);
    };
    if object.done {
        return Flow::Return(Value::None);
    }
    let joined = object.thread;
    vm.flush();
    let late = until >= 0 && vm.kernel.now().0 as i64 >= until;
    if let Object::ThreadHandle(object) = vm.heap.get_mut(id) {
        object.waiters.retain(|thread| *thread != me);
        if late {
            return Flow::Return(Value::None);
        }
        object.waiters.push(me);
    }
    let until = (until >= 0).then_some(Time(until as u64));
    vm.emit(Event::JoinAwaited { joined, until });
    vm.waits_on = WaitsOn::Thread(joined);
    Flow::Block(Wait {
        reason: WaitReason::Join,
        until,
        resume: OnWake::Value(Value::None),
    })
}
