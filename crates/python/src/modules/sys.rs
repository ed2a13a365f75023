//! `sys`: what a program can ask about its interpreter.
//!
//! `sys.modules` is a dict that the VM keeps up to date with what is imported, and
//! that imports look at first.

use super::sys_facts;
use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Frame, Vm, tracer};

pub static FUNCTIONS: &[NativeDef] = &[
    function("sys", "exit", exit),
    function("sys", "exc_info", exc_info),
    function("sys", "exception", exception),
    function("sys", "getrecursionlimit", recursion_limit),
    function("sys", "setrecursionlimit", set_recursion_limit),
    function("sys", "getswitchinterval", switch_interval),
    function("sys", "setswitchinterval", set_switch_interval),
    function("sys", "getsizeof", super::sizes::sizeof),
    function("sys", "getrefcount", refcount),
    function("sys", "set_asyncgen_hooks", set_asyncgen_hooks),
    function("sys", "get_asyncgen_hooks", asyncgen_hooks),
    function("sys", "intern", intern),
    function("sys", "getdefaultencoding", encoding).takes(0),
    function("sys", "getfilesystemencoding", encoding).takes(0),
    function("sys", "_is_gil_enabled", is_gil_enabled),
    function("sys", "is_finalizing", is_finalizing).takes(0),
    function("sys", "_getframemodulename", frame_module),
    function("sys", "get_int_max_str_digits", int_digits).takes(0),
    function("sys", "set_int_max_str_digits", nothing),
    function("sys", "gettrace", tracer::trace).takes(0),
    function("sys", "settrace", tracer::set_trace).takes(1),
    function("sys", "getprofile", tracer::profile).takes(0),
    function("sys", "setprofile", tracer::set_profile).takes(1),
    function("sys", "excepthook", excepthook),
    function("sys", "displayhook", displayhook),
    function("sys", "_getframe", crate::vm::frame_object::current),
    function("sys", "_current_frames", crate::vm::frame_object::of_threads),
    function(
        "sys",
        "get_coroutine_origin_tracking_depth",
        crate::vm::origin::tracking_depth,
    ),
    function(
        "sys",
        "set_coroutine_origin_tracking_depth",
        crate::vm::origin::set_tracking_depth,
    ),
    function("sys", "unraisablehook", crate::vm::unraisable::unraisable_hook),
];

pub fn fill(vm: &mut Vm, module: Id) {
    for (name, number) in [("stdin", 0), ("stdout", 1), ("stderr", 2)] {
        let stream = vm.heap.make(Object::Stream(number));
        super::put(vm, module, name, stream);
        super::put(vm, module, &format!("__{name}__"), stream);
    }
    let modules = vm.new_dict();
    let known: Vec<(String, Id)> = vm
        .modules
        .iter()
        .filter(|(name, _)| *name != "_prelude")
        .map(|(name, id)| (name.clone(), *id))
        .collect();
    for (name, id) in known {
        vm.dict_set_name(modules, &name, Value::Object(id));
    }
    vm.heap.retain(modules);
    vm.state.modules_dict = modules;
    super::put(vm, module, "modules", modules);
    let called = &vm.kernel.world.called;
    let called = if called.is_empty() { &vm.settings.file } else { called };
    let mut argv = vec![called.clone()];
    argv.extend(vm.kernel.world.arguments.iter().cloned());
    let argv: Vec<Value> = argv.iter().map(|text| vm.heap.str(text)).collect();
    for name in ["argv", "orig_argv"] {
        let list = vm.heap.list(argv.clone());
        super::put(vm, module, name, list);
    }
    if let Some(def) = super::declaration("sys", "excepthook") {
        let hook = vm.heap.make(Object::Native(def));
        super::put(vm, module, "__excepthook__", hook);
    }
    if let Some(def) = super::declaration("sys", "displayhook") {
        let hook = vm.heap.make(Object::Native(def));
        super::put(vm, module, "__displayhook__", hook);
    }
    if let Some(def) = super::declaration("sys", "unraisablehook") {
        let hook = vm.heap.make(Object::Native(def));
        super::put(vm, module, "__unraisablehook__", hook);
    }
    sys_facts::fill(vm, module);
}

fn nothing(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

// ---- the end, exceptions -------------------------------------------------------------

fn exit(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "exit", 0, 1)?;
    let class = vm.classes.system_exit;
    let given = match args.positional().first() {
        None => Vec::new(),
        // A tuple is the exception's arguments, as for every `raise class, args` of old.
        Some(value) => match vm.object_of(*value) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![*value],
        },
    };
    let exception = vm.new_exception(class, &given);
    Err(Stop::Raise(exception))
}

fn exception(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "exception", 0)?;
    Ok(vm.handled_exception())
}

fn exc_info(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "exc_info", 0)?;
    let exception = vm.handled_exception();
    if exception.is_none() {
        return Ok(vm.heap.tuple(vec![Value::None; 3]));
    }
    let class = Value::Object(vm.class_of(exception));
    let traceback = vm.traceback_of(exception);
    Ok(vm.heap.tuple(vec![class, exception, traceback]))
}

/// Written in Python: the value's `__repr__` may be.
fn displayhook(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "displayhook", 1)?;
    Err(Stop::Fallback)
}

fn excepthook(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "excepthook", 3)?;
    if vm.stderr_replaced().is_some() {
        return Err(Stop::Fallback);
    }
    vm.report("", args.get(1))
}

fn is_finalizing(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(false))
}

// ---- limits and intervals ---------------------------------------------------------------

fn recursion_limit(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "getrecursionlimit", 0)?;
    // The VM counts the frame below the program too.
    Ok(Value::Int(vm.state.recursion_limit as i64 - 1))
}

fn set_recursion_limit(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "setrecursionlimit", 1)?;
    let limit = vm.as_index(args.get(0))?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    vm.state.recursion_limit = limit as usize + 1;
    Ok(Value::None)
}

fn switch_interval(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "getswitchinterval", 0)?;
    Ok(Value::float(vm.gil.interval as f64 / 1e9))
}

fn set_switch_interval(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "setswitchinterval", 1)?;
    let seconds = vm.real(args.get(0))?;
    if seconds <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    // Whole microseconds, and a waiter counts at least one (`take_gil`).
    let microseconds = (seconds * 1e6) as u64;
    vm.set_switch_interval(microseconds.max(1) * 1000);
    Ok(Value::None)
}

fn int_digits(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(crate::pure::int_text::MAX_STR_DIGITS as i64))
}

fn is_gil_enabled(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(vm.gil.is_enabled()))
}

// ---- objects ------------------------------------------------------------------------------

/// The references that are stored now, the argument's own among them.
fn refcount(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "sys.getrefcount", 1)?;
    Ok(Value::Int(match args.get(0) {
        Value::Object(id) => i64::from(vm.heap.count(id)),
        // What immortal objects show.
        _ => 3_221_225_472,
    }))
}

fn intern(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "sys.intern", 1)?;
    let value = args.get(0);
    let Some(Object::Str(text)) = vm.object_of(value) else {
        let class = vm.class_name(value);
        return Err(vm.type_error(&format!("intern() argument must be str, not {class}")));
    };
    let text = text.text.clone();
    let key = vm.symbols.intern(&text);
    if let Some(known) = vm.state.interned.get(&key) {
        return Ok(*known);
    }
    vm.heap.retain(value);
    vm.state.interned.insert(key, value);
    Ok(value)
}

fn encoding(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(vm.heap.str("utf-8"))
}

/// The module of the n-th Python frame, 0 being who asks.
fn frame_module(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "_getframemodulename", 0, 1)?;
    let depth = match args.positional().first() {
        Some(depth) => vm.as_index(*depth)?.max(0) as usize,
        None => 0,
    };
    let globals = vm
        .frames
        .iter()
        .rev()
        .filter_map(|frame| match frame {
            Frame::Python(frame) => Some(frame.globals),
            Frame::Native(_) => None,
        })
        .nth(depth);
    Ok(globals
        .and_then(|globals| vm.heap.attributes(globals)?.get(crate::symbol::Sym::NAME))
        .unwrap_or(Value::None))
}

// ---- hooks of async generators ---------------------------------------------------------------

fn set_asyncgen_hooks(vm: &mut Vm, args: &Args) -> Outcome {
    let signature = crate::native::Signature {
        name: "set_asyncgen_hooks",
        names: &["firstiter", "finalizer"],
        required: 0,
        positional_only: 0,
        positional: 2,
    };
    let [first, finalizer] = vm.bind::<2>(args, &signature)?;
    let old = vm.state.async_gen_hooks;
    let new = (
        first.bound().unwrap_or(old.0),
        finalizer.bound().unwrap_or(old.1),
    );
    vm.heap.retain(new.0);
    vm.heap.retain(new.1);
    vm.heap.release(old.0);
    vm.heap.release(old.1);
    vm.state.async_gen_hooks = new;
    Ok(Value::None)
}

fn asyncgen_hooks(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "get_asyncgen_hooks", 0)?;
    let (first, finalizer) = vm.state.async_gen_hooks;
    let tuple = vm.classes.tuple;
    let class = vm.native_class(
        "asyncgen_hooks",
        "sys",
        tuple,
        super::native_class::Shape::Inherited,
        &[],
    );
    Ok(vm.named_tuple(class, &["firstiter", "finalizer"], &[first, finalizer], 2))
}
