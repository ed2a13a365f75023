//! property, staticmethod, classmethod.

use crate::native::{
    Args, NativeDef, Outcome, Signature, attribute, getter, method, static_method,
};
use crate::object::{Object, Property};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

pub static PROPERTY: &[NativeDef] = &[
    static_method("property", "__new__", property_new),
    method("property", "getter", with_getter),
    method("property", "setter", with_setter),
    method("property", "deleter", with_deleter),
    method("property", "__get__", property_get),
    method("property", "__set_name__", property_set_name),
    getter("property", "fget", fget),
    getter("property", "fset", fset),
    getter("property", "fdel", fdel),
    attribute("property", "__doc__", property_doc, set_property_doc),
    getter("property", "__name__", property_name),
    getter("property", "__isabstractmethod__", is_abstract),
];

pub static STATIC_METHOD: &[NativeDef] = &[
    static_method("staticmethod", "__new__", static_new),
    method("staticmethod", "__get__", static_get),
    getter("staticmethod", "__func__", inner),
    getter("staticmethod", "__wrapped__", inner),
    getter("staticmethod", "__isabstractmethod__", is_abstract),
];

pub static CLASS_METHOD: &[NativeDef] = &[
    static_method("classmethod", "__new__", class_new),
    method("classmethod", "__get__", class_get),
    getter("classmethod", "__func__", inner),
    getter("classmethod", "__wrapped__", inner),
    getter("classmethod", "__isabstractmethod__", is_abstract),
];

static PROPERTY_NEW: Signature = Signature {
    name: "property",
    names: &["cls", "fget", "fset", "fdel", "doc"],
    required: 1,
    positional_only: 1,
    positional: 5,
};

fn given(value: Value) -> Value {
    if value.is_null() { Value::None } else { value }
}

fn property_new(vm: &mut Vm, args: &Args) -> Outcome {
    let [class, getter, setter, deleter, doc] = vm.bind::<5>(args, &PROPERTY_NEW)?;
    let doc = if doc.is_null() && !given(getter).is_none() {
        vm.find_attribute(getter, Sym::DOC).unwrap_or(Value::None)
    } else {
        given(doc)
    };
    let property = Property {
        getter: given(getter),
        setter: given(setter),
        deleter: given(deleter),
        doc,
        name: Value::None,
    };
    let made = vm.heap.make(Object::Property(Box::new(property)));
    let Value::Object(class) = class else {
        return Ok(made);
    };
    let builtin = vm.classes.property;
    Ok(vm.wrap_payload(class, builtin, made))
}

fn property(vm: &Vm, value: Value) -> &Property {
    match vm.object_of(vm.payload(value)) {
        Some(Object::Property(property)) => property,
        _ => unreachable!("the VM checked the receiver"),
    }
}

fn copy_with(vm: &mut Vm, args: &Args, change: fn(&mut Property, Value)) -> Outcome {
    let mut copy = property(vm, args.get(0)).clone();
    change(&mut copy, args.get(1));
    Ok(vm.heap.make(Object::Property(Box::new(copy))))
}

fn with_getter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "getter", 2)?;
    copy_with(vm, args, |property, function| property.getter = function)
}

fn with_setter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "setter", 2)?;
    copy_with(vm, args, |property, function| property.setter = function)
}

fn with_deleter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "deleter", 2)?;
    copy_with(vm, args, |property, function| property.deleter = function)
}

fn property_get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "__get__", 2, 3)?;
    if args.get(1).is_none() {
        return Ok(args.get(0));
    }
    let getter = property(vm, args.get(0)).getter;
    if getter.is_none() {
        return Err(vm.attribute_error("property has no getter"));
    }
    vm.tail_call(getter, &Args::of(&[args.get(1)]))
}

fn property_set_name(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__set_name__", 3)?;
    store(vm, args.get(0), args.get(2), |property| &mut property.name);
    Ok(Value::None)
}

fn store(vm: &mut Vm, receiver: Value, value: Value, place: fn(&mut Property) -> &mut Value) {
    if let Value::Object(id) = vm.payload(receiver) {
        vm.heap.store(id, value, |object| match object {
            Object::Property(property) => place(property),
            _ => unreachable!("the VM checked the receiver"),
        });
    }
}

fn fget(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(property(vm, args.get(0)).getter)
}

fn fset(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(property(vm, args.get(0)).setter)
}

fn fdel(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(property(vm, args.get(0)).deleter)
}

fn property_doc(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(property(vm, args.get(0)).doc)
}

fn set_property_doc(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args.get(0), given(args.get(1)), |property| {
        &mut property.doc
    });
    Ok(Value::None)
}

fn property_name(vm: &mut Vm, args: &Args) -> Outcome {
    let (name, getter) = {
        let property = property(vm, args.get(0));
        (property.name, property.getter)
    };
    if name.is_none() {
        vm.load_attribute(getter, Sym::NAME)
    } else {
        Ok(name)
    }
}

/// A descriptor is abstract when a function in it is.
fn is_abstract(vm: &mut Vm, args: &Args) -> Outcome {
    let functions = match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::Property(property)) => {
            vec![property.getter, property.setter, property.deleter]
        }
        Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => vec![*inner],
        _ => Vec::new(),
    };
    let found = functions.into_iter().any(|function| {
        let marked = match function {
            Value::Object(id) => vm
                .heap
                .attributes(id)
                .and_then(|names| names.get(Sym::ISABSTRACT)),
            _ => None,
        };
        marked.and_then(|value| vm.truth_native(value)) == Some(true)
    });
    Ok(Value::bool(found))
}

// ---- staticmethod, classmethod -----------------------------------------------------

fn one_function(vm: &mut Vm, args: &Args, name: &str) -> Result<(Id, Value), crate::native::Stop> {
    vm.between_own(args, name, 1, 1)?;
    match args.get(0) {
        Value::Object(class) => Ok((class, args.get(1))),
        _ => Err(vm.type_error("a class is expected")),
    }
}

fn static_new(vm: &mut Vm, args: &Args) -> Outcome {
    let (class, function) = one_function(vm, args, "staticmethod")?;
    let made = vm.heap.make(Object::StaticMethod(function));
    let builtin = vm.classes.static_method;
    Ok(vm.wrap_payload(class, builtin, made))
}

fn class_new(vm: &mut Vm, args: &Args) -> Outcome {
    let (class, function) = one_function(vm, args, "classmethod")?;
    let made = vm.heap.make(Object::ClassMethod(function));
    let builtin = vm.classes.class_method;
    Ok(vm.wrap_payload(class, builtin, made))
}

fn inner(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => Ok(*inner),
        _ => Ok(Value::None),
    }
}

fn static_get(vm: &mut Vm, args: &Args) -> Outcome {
    inner(vm, args)
}

fn class_get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "__get__", 2, 3)?;
    let function = inner(vm, args)?;
    let class = match args.optional(2) {
        Value::Null | Value::None => Value::Object(vm.class_of(args.get(1))),
        class => class,
    };
    Ok(vm.heap.make(Object::Method {
        function,
        this: class,
    }))
}
