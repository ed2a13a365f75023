//! The module `_asyncio`: its functions, and what else it holds.

use crate::native::{Args, NativeDef, Outcome, Signature, function};
use crate::object::Object;
use crate::settings::Version;
use crate::value::{Id, Value};
use crate::vm::Vm;
use trace::{Event, FutureState};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_asyncio", "_get_running_loop", get_running_or_none),
    function("_asyncio", "_set_running_loop", set_running_loop),
    function("_asyncio", "get_running_loop", get_running_loop),
    function("_asyncio", "_event_loop", event_loop),
    function("_asyncio", "_set_event_loop", set_event_loop),
    function("_asyncio", "current_task", current_task),
    function("_asyncio", "all_tasks", all_tasks),
    function("_asyncio", "_register_task", register_task),
    function("_asyncio", "_unregister_task", unregister_task),
    function("_asyncio", "_enter_task", enter_task),
    function("_asyncio", "_leave_task", leave_task),
    function("_asyncio", "_swap_current_task", swap_current_task),
    function("_asyncio", "future_add_to_awaited_by", awaited_by),
    function("_asyncio", "future_discard_from_awaited_by", awaited_by),
    function("_asyncio", "note_group", note_group),
    function("_asyncio", "log_error", log_error),
    function("_asyncio", "format_callback_source", format_callback_source),
];

static ONE_LOOP: Signature = Signature {
    name: "current_task",
    names: &["loop"],
    required: 0,
    positional_only: 0,
    positional: 1,
};

static CALLBACK_SOURCE: Signature = Signature {
    name: "format_callback_source",
    names: &["func", "args", "debug"],
    required: 2,
    positional_only: 0,
    positional: 3,
};

/// Adds the classes and constants.
pub fn fill(vm: &mut Vm, module: Id) {
    let classes = vm.classes;
    for (name, class) in [
        ("Future", classes.future),
        ("Task", classes.task),
        ("Handle", classes.handle),
        ("TimerHandle", classes.timer_handle),
        ("LoopCore", classes.loop_core),
        ("CancelledError", classes.cancelled_error),
        ("InvalidStateError", classes.invalid_state_error),
    ] {
        let name = vm.sym(name);
        vm.heap.set_attribute(module, name, Value::Object(class));
    }
    let minor = match vm.settings.version {
        Version::Py311 => 11,
        Version::Py314 => 14,
    };
    let version = vm.heap.tuple(vec![Value::Int(3), Value::Int(minor)]);
    let name = vm.sym("PYTHON_VERSION");
    vm.heap.set_attribute(module, name, version);
}

// ---- slots, one for each thread ------------------------------------------------------

fn set_slot(vm: &mut Vm, running: bool, value: Value) {
    let thread = vm.kernel.thread().0;
    vm.heap.retain(value);
    let slots = if running {
        &mut vm.asyncio.running
    } else {
        &mut vm.asyncio.current
    };
    if let Some(old) = slots.insert(thread, value) {
        vm.heap.release(old);
    }
}

fn get_running_or_none(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(vm.running_loop().unwrap_or(Value::None))
}

fn set_running_loop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_set_running_loop", 1)?;
    set_slot(vm, true, args.get(0));
    Ok(Value::None)
}

fn get_running_loop(vm: &mut Vm, _args: &Args) -> Outcome {
    match vm.running_loop() {
        Some(event_loop) => Ok(event_loop),
        None => Err(vm.runtime_error("no running event loop")),
    }
}

fn event_loop(vm: &mut Vm, _args: &Args) -> Outcome {
    let thread = vm.kernel.thread().0;
    Ok(vm
        .asyncio
        .current
        .get(&thread)
        .copied()
        .unwrap_or(Value::None))
}

fn set_event_loop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_set_event_loop", 1)?;
    set_slot(vm, false, args.get(0));
    Ok(Value::None)
}

// ---- tasks of a loop -----------------------------------------------------------------

fn loop_argument(vm: &mut Vm, args: &Args) -> Outcome {
    let [event_loop] = vm.bind::<1>(args, &ONE_LOOP)?;
    match event_loop {
        Value::Null | Value::None => get_running_loop(vm, args),
        event_loop => Ok(event_loop),
    }
}

fn current_task(vm: &mut Vm, args: &Args) -> Outcome {
    let event_loop = loop_argument(vm, args)?;
    Ok(vm.current_task(event_loop).unwrap_or(Value::None))
}

fn all_tasks(vm: &mut Vm, args: &Args) -> Outcome {
    let event_loop = loop_argument(vm, args)?;
    let alive: Vec<Value> = vm
        .asyncio
        .tasks
        .values()
        .filter(|id| {
            let future = vm.future(**id);
            future.state == FutureState::Pending
                && future.event_loop.is(event_loop)
                && vm.heap.count(**id) > 0
        })
        .map(|id| Value::Object(*id))
        .collect();
    let list = vm.heap.list(alive);
    let name = vm.sym("OrderedSet");
    let class = vm
        .modules
        .get("_ordered_set")
        .and_then(|module| vm.heap.attributes(*module))
        .and_then(|names| names.get(name));
    match class {
        Some(class) => vm.tail_call(class, &Args::of(&[list])),
        None => Ok(list),
    }
}

fn register_task(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_register_task", 1)?;
    if let Some(id) = vm.task_of(args.get(0)) {
        let strand = vm.task(id).strand;
        vm.asyncio.tasks.insert(strand, id);
    }
    Ok(Value::None)
}

fn unregister_task(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_unregister_task", 1)?;
    if let Some(id) = vm.task_of(args.get(0)) {
        let strand = vm.task(id).strand;
        vm.asyncio.tasks.remove(&strand);
    }
    Ok(Value::None)
}

fn enter_task(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_enter_task", 2)?;
    vm.enter_task(args.get(0), args.get(1))?;
    Ok(Value::None)
}

fn leave_task(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_leave_task", 2)?;
    let current = vm.current_task(args.get(0)).unwrap_or(Value::None);
    if !current.is(args.get(1)) {
        let (task, current) = (vm.short_text(args.get(1)), vm.short_text(current));
        return Err(vm.runtime_error(&format!(
            "Leaving task {task} does not match the current task {current}."
        )));
    }
    let left = vm.swap_current_task(args.get(0), Value::None);
    vm.heap.release(left);
    Ok(Value::None)
}

fn swap_current_task(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_swap_current_task", 2)?;
    let before = vm.swap_current_task(args.get(0), args.get(1));
    vm.heap.release(before);
    Ok(before)
}

/// Who waits for whom: the trace tells it by other events.
fn awaited_by(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "future_add_to_awaited_by", 2)?;
    Ok(Value::None)
}

/// `note_group(future, children)`: what a future stands for, for the trace.
fn note_group(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "note_group", 2)?;
    let items = vm.items_of(args.get(1)).unwrap_or_default();
    let number = |vm: &Vm, value: Value| vm.future_of(value).map(|id| vm.future(id).id);
    let children = items
        .into_iter()
        .filter_map(|value| number(vm, value))
        .collect();
    if let Some(future) = number(vm, args.get(0)) {
        vm.emit(Event::FutureGroups { future, children });
    }
    Ok(Value::None)
}

// ---- texts -----------------------------------------------------------------------------

/// A text and a newline to standard error, then the exception's traceback.
fn log_error(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "log_error", 1, 2)?;
    let text = vm.str_native(args.get(0))?;
    let exception = Some(args.optional(1))
        .filter(|exception| matches!(vm.object_of(*exception), Some(Object::Exception(_))));
    if let Some(exception) = exception {
        return vm.report(&text, exception);
    }
    vm.write_stderr(&format!("{text}\n"));
    Ok(Value::None)
}

fn format_callback_source(vm: &mut Vm, args: &Args) -> Outcome {
    let [function, arguments, debug] = vm.bind::<3>(args, &CALLBACK_SOURCE)?;
    let items = vm.items_of(arguments).unwrap_or_default();
    let debug = !debug.is_null() && vm.truth_native(debug).unwrap_or(true);
    let text = vm.callback_source(function, &items, debug);
    Ok(vm.heap.str(&text))
}
