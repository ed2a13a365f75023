//! `type` as a callable: making classes and calling them.

use crate::native::{Args, NativeDef, Outcome, method, static_method};
use crate::value::Value;
use crate::vm::{Vm, type_new};

pub static METHODS: &[NativeDef] = &[
    static_method("type", "__new__", type_new),
    method("type", "__init__", init),
    method("type", "__call__", call),
];

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(class) = args.get(0) else { return Err(vm.type_error("type.__call__ needs a class")) };
    let mut rest = args.clone();
    rest.values.remove(0);
    vm.type_call(class, &rest)
}
