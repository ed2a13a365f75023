//! `_weakref`: references that do not keep their objects alive.
//!
//! Model: `Objects/weakrefobject.c`. `state.weak` lists the references to an
//! object; the VM clears them when it dies (`vm::bury`). Which objects can be
//! referred to: what CPython gives a `__weakref__`, so no int, str, tuple, list or dict.
//! Simplified: a proxy is written in Python (`lib/_weak_proxy.py`).

use crate::native::{Args, NativeDef, Outcome, Stop, function, getter, method, static_method};
use crate::object::{Object, WeakRef};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_weakref", "getweakrefcount", count),
    function("_weakref", "getweakrefs", all),
];

pub static METHODS: &[NativeDef] = &[
    static_method("ReferenceType", "__new__", new),
    method("ReferenceType", "__init__", init),
    method("ReferenceType", "__call__", call),
    method("ReferenceType", "__eq__", eq),
    method("ReferenceType", "__ne__", ne),
    method("ReferenceType", "__hash__", hash),
    getter("ReferenceType", "__callback__", callback),
    crate::native::class_method("ReferenceType", "__class_getitem__", alias).takes(1),
];

pub fn fill(vm: &mut Vm, module: Id) {
    let class = vm.classes.weak_ref;
    super::put(vm, module, "ref", Value::Object(class));
    super::put(vm, module, "ReferenceType", Value::Object(class));
}

fn alias(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.alias_of(args.get(0), args.get(1)))
}

fn can_be_referred_to(vm: &Vm, value: Value) -> bool {
    match vm.object_of(value) {
        Some(Object::Instance(instance)) => {
            let inner = vm.object_of(instance.payload);
            let slots = matches!(
                vm.object(instance.class),
                Object::Type(class) if class.slots.is_some()
            );
            let slotted = slots
                && vm.lookup(instance.class, Sym::WEAKREF).is_none()
                && !names_slot(vm, instance.class);
            !slotted && !matches!(inner, Some(Object::Int(_) | Object::Tuple(_)))
        }
        Some(
            Object::Type(_)
            | Object::Exception(_)
            | Object::Function(_)
            | Object::Native(_)
            | Object::Method { .. }
            | Object::Module(_)
            | Object::Set(_)
            | Object::FrozenSet(_)
            | Object::Deque(_)
            | Object::Generator(_)
            | Object::Partial(_)
            | Object::Future(_)
            | Object::Loop(_)
            | Object::Code(_)
            | Object::WeakRef(_)
            | Object::Random(_)
            | Object::Context(_)
            | Object::Lock(_)
            | Object::Stream(_),
        ) => true,
        _ => false,
    }
}

/// `__slots__` of some class of the MRO names `__weakref__`.
fn names_slot(vm: &Vm, class: Id) -> bool {
    matches!(vm.object(class), Object::Type(class)
        if class.slots.as_ref().is_some_and(|names| names.contains(&Sym::WEAKREF)))
}

fn weak(vm: &Vm, value: Value) -> Option<&WeakRef> {
    match vm.object_of(vm.payload(value)) {
        Some(Object::WeakRef(weak)) => Some(weak),
        _ => None,
    }
}

fn target(vm: &Vm, value: Value) -> Option<Value> {
    weak(vm, value)?.target.map(Value::Object)
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = match args.positional().first() {
        Some(Value::Object(class)) if vm.is_subclass(*class, vm.classes.weak_ref) => *class,
        _ => return Err(vm.type_error("ReferenceType.__new__(X): X is not a type object")),
    };
    let own = class == vm.classes.weak_ref;
    if own && (args.positional().len() > 3 || args.positional().len() < 2) {
        let word = if args.positional().len() < 2 {
            "at least 1"
        } else {
            "at most 2"
        };
        return Err(vm.type_error(&format!(
            "__new__ expected {word} argument, got {}",
            args.positional().len() - 1
        )));
    }
    let object = args.get(1);
    let callback = args.optional(2).bound().unwrap_or(Value::None);
    if !can_be_referred_to(vm, object) {
        let name = vm.class_name(object);
        return Err(vm.type_error(&format!("cannot create weak reference to '{name}' object")));
    }
    let Value::Object(id) = object else {
        unreachable!("just checked")
    };
    if own && callback.is_none() {
        let known = vm.state.weak.get(&id).cloned().unwrap_or_default();
        let plain = known.into_iter().find(|reference| {
            matches!(vm.object(*reference), Object::WeakRef(weak) if weak.callback.is_none())
        });
        if let Some(reference) = plain {
            return Ok(Value::Object(reference));
        }
    }
    // Kept for the time when the object is gone; one that needs Python code is asked when needed.
    let hash = vm.hash(object).ok();
    let made = vm.heap.make(Object::WeakRef(Box::new(WeakRef {
        target: Some(id),
        callback,
        hash,
    })));
    if let Value::Object(reference) = made {
        vm.state.weak.entry(id).or_default().push(reference);
    }
    let class_builtin = vm.classes.weak_ref;
    Ok(vm.wrap_payload(class, class_builtin, made))
}

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__call__", 1)?;
    Ok(target(vm, args.get(0)).unwrap_or(Value::None))
}

fn callback(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(weak(vm, args.get(0)).map_or(Value::None, |weak| weak.callback))
}

fn hash(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__hash__", 1)?;
    let this = args.get(0);
    if let Some(hash) = weak(vm, this).and_then(|weak| weak.hash) {
        return Ok(Value::Int(hash));
    }
    let Some(object) = target(vm, this) else {
        return Err(vm.type_error("weak object has gone away"));
    };
    match vm.hash(object) {
        Ok(hash) => {
            keep_hash(vm, this, hash);
            Ok(Value::Int(hash))
        }
        Err(Stop::Fallback) => {
            vm.enter_native("weak hash", hash_step, &[this, object], Then::Push);
            Err(Stop::Frame)
        }
        Err(stop) => Err(stop),
    }
}

fn keep_hash(vm: &mut Vm, this: Value, hash: i64) {
    if let Value::Object(id) = vm.payload(this)
        && let Object::WeakRef(weak) = vm.heap.get_mut(id)
    {
        weak.hash = Some(hash);
    }
}

/// `[reference, object]`, whose `__hash__` is Python's.
fn hash_step(vm: &mut Vm, input: Input) -> Flow {
    let (this, object) = (vm.slot(0), vm.slot(1));
    match input {
        Input::Start => match vm.lookup_special(object, Sym::HASH) {
            Some(method) => vm.native_call(method, &[object]),
            None => {
                let class = vm.classes.type_error;
                Flow::Raise(vm.exception_with(class, "unhashable type"))
            }
        },
        Input::Value(value) => {
            if let Some(hash) = vm.as_int(value) {
                keep_hash(vm, this, hash);
            }
            Flow::Return(value)
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn eq(vm: &mut Vm, args: &Args) -> Outcome {
    compare(vm, args, true)
}

fn ne(vm: &mut Vm, args: &Args) -> Outcome {
    compare(vm, args, false)
}

/// Alive: as their objects; dead: by identity.
fn compare(vm: &mut Vm, args: &Args, wanted: bool) -> Outcome {
    vm.exactly(args, "__eq__", 2)?;
    let (a, b) = (args.get(0), args.get(1));
    if weak(vm, b).is_none() {
        return Ok(Value::NotImplemented);
    }
    let (Some(left), Some(right)) = (target(vm, a), target(vm, b)) else {
        return Ok(Value::bool(a.is(b) == wanted));
    };
    match vm.equal(left, right) {
        Ok(equal) => Ok(Value::bool(equal == wanted)),
        Err(Stop::Fallback) => {
            vm.enter_native("weak equal", equal_step, &[left, right], Then::Push);
            vm.native_frame().numbers[0] = i64::from(wanted);
            Err(Stop::Frame)
        }
        Err(stop) => Err(stop),
    }
}

fn equal_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let (left, right) = (vm.slot(0), vm.slot(1));
            vm.native_equal(left, right)
        }
        Input::Value(Value::Bool(equal)) => {
            let wanted = vm.native_frame().numbers[0] == 1;
            Flow::Return(Value::bool(equal.get() == wanted))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::bool(false)),
    }
}

fn references(vm: &Vm, value: Value) -> Vec<Id> {
    match value {
        Value::Object(id) => vm.state.weak.get(&id).cloned().unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn count(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_weakref.getweakrefcount", 1)?;
    Ok(Value::Int(references(vm, args.get(0)).len() as i64))
}

fn all(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_weakref.getweakrefs", 1)?;
    let list = references(vm, args.get(0))
        .into_iter()
        .map(Value::Object)
        .collect();
    Ok(vm.heap.list(list))
}
