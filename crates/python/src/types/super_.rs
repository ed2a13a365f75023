//! `super`.

use crate::native::{Args, NativeDef, Outcome, static_method};
use crate::object::{Object, Super};
use crate::value::Value;
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[static_method("super", "__new__", new)];

/// `super(class, object_or_class)`; the compiler gives both for `super()`.
pub(crate) fn new(vm: &mut Vm, args: &Args) -> Outcome {
    if args.len() == 1 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    vm.between(args, "super", 2, 3)?;
    let Value::Object(class) = args.get(1) else {
        return Err(vm.type_error("super() argument 1 must be a type"));
    };
    let this = args.optional(2);
    let this = if this.is_null() { Value::None } else { this };
    let this_class = match this {
        Value::Object(id)
            if matches!(vm.object(id), Object::Type(_)) && vm.is_subclass(id, class) =>
        {
            id
        }
        _ => vm.class_of(this),
    };
    if !vm.is_subclass(this_class, class) {
        let text = if vm.is_old() {
            String::from("super(type, obj): obj must be an instance or subtype of type")
        } else {
            let given = match vm.object_of(this) {
                Some(Object::Type(class)) => format!("type {}", class.name),
                _ => format!("instance of {}", vm.type_name(this_class)),
            };
            let class = vm.type_name(class);
            format!(
                "super(type, obj): obj ({given}) is not an instance or subtype of type ({class})."
            )
        };
        return Err(vm.type_error(&text));
    }
    Ok(vm.heap.make(Object::Super(Box::new(Super {
        class,
        this,
        this_class,
    }))))
}
