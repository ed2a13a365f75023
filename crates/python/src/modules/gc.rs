//! `gc`: the collector of cycles, as far as programs can ask for it.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;

pub static FUNCTIONS: &[NativeDef] = &[
    function("gc", "collect", collect),
    function("gc", "enable", enable),
    function("gc", "disable", disable),
    function("gc", "isenabled", is_enabled),
    function("gc", "get_count", get_count),
    function("gc", "get_threshold", get_threshold),
    function("gc", "set_threshold", nothing),
    function("gc", "freeze", nothing),
    function("gc", "unfreeze", nothing),
    function("gc", "get_referents", get_referents),
    function("gc", "get_referrers", get_referrers),
    function("gc", "get_objects", get_objects),
    function("gc", "is_tracked", is_tracked),
];

pub fn fill(vm: &mut Vm, module: Id) {
    let garbage = vm.heap.list(Vec::new());
    super::put(vm, module, "garbage", garbage);
    let callbacks = vm.heap.list(Vec::new());
    super::put(vm, module, "callbacks", callbacks);
}

/// Those whose last words are Python code say them in frames above this call.
fn collect(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "collect", 0, 1)?;
    vm.charge(50_000);
    vm.enter_collect(crate::vm::Then::Push);
    Err(crate::native::Stop::Frame)
}

fn enable(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "enable", 0)?;
    vm.state.gc_enabled = true;
    Ok(Value::None)
}

fn disable(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "disable", 0)?;
    vm.state.gc_enabled = false;
    Ok(Value::None)
}

fn is_enabled(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "isenabled", 0)?;
    Ok(Value::bool(vm.state.gc_enabled))
}

/// Simplified: nothing is counted, since nothing is collected on the way.
fn get_count(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "get_count", 0)?;
    Ok(vm.heap.tuple(vec![Value::Int(0); 3]))
}

fn get_threshold(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "get_threshold", 0)?;
    let (young, old) = if vm.is_old() { (700, 10) } else { (2000, 0) };
    Ok(vm
        .heap
        .tuple(vec![Value::Int(young), Value::Int(10), Value::Int(old)]))
}

fn nothing(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn get_referents(vm: &mut Vm, args: &Args) -> Outcome {
    let mut found = Vec::new();
    for value in args.positional() {
        if let Some(object) = vm.object_of(*value) {
            object.references(&mut |value| found.push(value));
        }
    }
    found.retain(|value| !value.is_null());
    Ok(vm.heap.list(found))
}

fn get_referrers(vm: &mut Vm, args: &Args) -> Outcome {
    let wanted = args.positional().to_vec();
    let mut found = Vec::new();
    for id in vm.heap.ids() {
        let mut refers = false;
        vm.object(id)
            .references(&mut |value| refers |= wanted.iter().any(|wanted| wanted.is(value)));
        if refers {
            found.push(Value::Object(id));
        }
    }
    Ok(vm.heap.list(found))
}

fn get_objects(vm: &mut Vm, _args: &Args) -> Outcome {
    let all = vm.heap.ids().map(Value::Object).collect();
    Ok(vm.heap.list(all))
}

/// Can it be part of a cycle?
fn is_tracked(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "is_tracked", 1)?;
    let is_old = vm.is_old();
    let value = args.get(0);
    // A tuple is untracked again when the collector has seen that it holds nothing tracked.
    let tracked = match vm.object_of(vm.payload(value)) {
        Some(Object::Str(_) | Object::Int(_) | Object::Complex(..)) | None => false,
        Some(Object::Bytes(_) | Object::ByteArray(_) | Object::Range(_) | Object::Code(_)) => false,
        Some(Object::Tuple(items)) => {
            let holds = |item: &Value| is_old || matches!(item, Value::Object(_));
            items.iter().any(holds)
        }
        Some(Object::Dict(table)) => {
            !is_old || table.iter().any(|entry| holds_others(vm, entry.value))
        }
        Some(Object::Instance(_)) => vm.user_class(value).is_some(),
        Some(_) => true,
    };
    Ok(Value::bool(tracked))
}

/// Is it a value that refers to others?
fn holds_others(vm: &Vm, value: Value) -> bool {
    !matches!(
        vm.object_of(value),
        None | Some(Object::Str(_) | Object::Int(_) | Object::Bytes(_) | Object::Complex(..))
    )
}
