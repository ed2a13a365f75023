//! What callables have in common: `__call__`, `__get__`, annotations.

use crate::native::{Args, NativeDef, Outcome, attribute, method, static_method};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

pub static FUNCTION: &[NativeDef] = &[
    attribute("function", "__annotations__", annotations, set_annotations),
    attribute("function", "__type_params__", type_params, set_type_params),
    method("function", "__call__", call),
];

pub static METHOD: &[NativeDef] = &[
    static_method("method", "__new__", method_new),
    method("method", "__call__", call),
    method("method", "__eq__", super::protocol::eq),
    method("method", "__ne__", super::protocol::ne),
    method("method", "__hash__", super::protocol::hash),
    method("method", "__repr__", super::protocol::repr),
];

pub static NATIVE: &[NativeDef] = &[method("builtin_function_or_method", "__call__", call)];

pub static NATIVE_METHOD: &[NativeDef] = &[
    method("method_descriptor", "__get__", bind),
    method("method_descriptor", "__call__", call),
];

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let mut rest = args.clone();
    rest.values.remove(0);
    vm.tail_call(args.get(0), &rest)
}

/// `descriptor.__get__(instance, owner)`
fn bind(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "__get__", 1, 2)?;
    if args.get(1).is_none() {
        return Ok(args.get(0));
    }
    Ok(vm.heap.make(Object::Method {
        function: args.get(0),
        this: args.get(1),
    }))
}

fn method_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "method", 2, 2)?;
    if !vm.is_callable(args.get(1)) {
        return Err(vm.type_error("first argument must be callable"));
    }
    Ok(vm.heap.make(Object::Method {
        function: args.get(1),
        this: args.get(2),
    }))
}

fn own_name(vm: &Vm, args: &Args, name: Sym) -> Option<Value> {
    vm.heap.attributes(args.get(0).id()?)?.get(name)
}

/// `__annotations__`: what the annotate function gives, remembered under that name.
fn annotations(vm: &mut Vm, args: &Args) -> Outcome {
    if let Some(found) = own_name(vm, args, Sym::ANNOTATIONS) {
        return Ok(found);
    }
    let annotate = match vm.object_of(args.get(0)) {
        Some(Object::Function(function)) => function.annotate,
        _ => Value::None,
    };
    if annotate.is_none() {
        let dict = vm.new_dict();
        if let Value::Object(id) = args.get(0) {
            vm.heap.set_attribute(id, Sym::ANNOTATIONS, dict);
        }
        return Ok(dict);
    }
    vm.enter_native(
        "__annotations__",
        annotations_step,
        &[args.get(0), annotate],
        Then::Push,
    );
    Err(crate::native::Stop::Frame)
}

fn annotations_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let annotate = vm.slot(1);
            vm.native_call(annotate, &[Value::Int(1)])
        }
        Input::Value(found) => {
            if let Value::Object(id) = vm.slot(0) {
                vm.heap.set_attribute(id, Sym::ANNOTATIONS, found);
            }
            Flow::Return(found)
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn store(vm: &mut Vm, args: &Args, name: Sym) -> Outcome {
    let Value::Object(id) = args.get(0) else {
        return Ok(Value::None);
    };
    match args.get(1) {
        Value::Null | Value::None => {
            vm.heap.remove_attribute(id, name);
        }
        value => {
            vm.heap.set_attribute(id, name, value);
        }
    }
    Ok(Value::None)
}

fn set_annotations(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, Sym::ANNOTATIONS)
}

fn type_params(vm: &mut Vm, args: &Args) -> Outcome {
    match own_name(vm, args, Sym::TYPE_PARAMS) {
        Some(found) => Ok(found),
        None => Ok(vm.heap.tuple(Vec::new())),
    }
}

fn set_type_params(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, Sym::TYPE_PARAMS)
}
