//! `object`: what every class inherits.

use crate::attributes::Attributes;
use crate::native::{
    Args, NativeDef, Outcome, Stop, attribute, class_method, method, static_method,
};
use crate::object::{Instance, Layout, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[
    static_method("object", "__new__", new),
    method("object", "__init__", init),
    method("object", "__repr__", repr).slot(0, 0),
    method("object", "__str__", text).slot(0, 0),
    method("object", "__format__", format).takes(1),
    method("object", "__eq__", equal).slot(1, 1),
    method("object", "__ne__", not_equal).slot(1, 1),
    method("object", "__lt__", not_implemented).slot(1, 1),
    method("object", "__le__", not_implemented).slot(1, 1),
    method("object", "__gt__", not_implemented).slot(1, 1),
    method("object", "__ge__", not_implemented).slot(1, 1),
    method("object", "__hash__", hash),
    method("object", "__getattribute__", getattribute),
    method("object", "__setattr__", setattr),
    method("object", "__delattr__", delattr),
    method("object", "__dir__", dir),
    method("object", "__sizeof__", size),
    method("object", "__reduce__", reduce),
    method("object", "__reduce_ex__", reduce_ex),
    method("object", "__getstate__", getstate),
    class_method("object", "__init_subclass__", init_subclass),
    class_method("object", "__subclasshook__", subclasshook),
    attribute("object", "__class__", class, set_class),
    attribute("object", "__dict__", names, set_names),
    attribute("object", "__doc__", doc, set_doc),
];

/// `object.__new__(class)`: excess arguments are `__init__`'s if there is one.
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "object")?;
    if args.len() > 1 {
        let overridden = |vm: &Vm, name: Sym| {
            vm.lookup(class, name)
                .is_some_and(|found| !matches!(vm.object_of(found), Some(Object::Native(def)) if def.owner == "object"))
        };
        if overridden(vm, Sym::NEW) {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if !overridden(vm, Sym::INIT) {
            let name = vm.type_name(class).to_owned();
            return Err(vm.type_error(&format!("{name}() takes no arguments")));
        }
    }
    vm.object_new(class)
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_of(args.get(0));
    let own_new = vm.lookup(class, Sym::NEW).is_some_and(
        |found| !matches!(vm.object_of(found), Some(Object::Native(def)) if def.owner == "object"),
    );
    let own_init = vm.lookup(class, Sym::INIT).is_some_and(
        |found| !matches!(vm.object_of(found), Some(Object::Native(def)) if def.owner == "object"),
    );
    if args.len() > 1 && own_init {
        return Err(vm.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if args.len() > 1 && !own_new {
        let name = vm.class_name(args.get(0));
        return Err(vm.type_error(&format!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let text = match vm.object_of(args.get(0)) {
        Some(Object::Instance(_)) => vm.plain_repr(args.get(0)),
        _ => vm.repr_native(args.get(0))?,
    };
    Ok(vm.heap.str(&text))
}

/// `str(x)` of a class without `__str__` is its repr.
fn text(vm: &mut Vm, args: &Args) -> Outcome {
    let value = args.get(0);
    if let Some(method) = vm.python_method(value, Sym::REPR) {
        return vm.tail_call(method, &Args::of(&[value]));
    }
    let text = vm.repr_native(value)?;
    Ok(vm.heap.str(&text))
}

fn format(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__format__", 2)?;
    let (value, spec) = (args.get(0), args.get(1));
    let Some(spec) = vm.text_of(spec).map(str::to_owned) else {
        let name = vm.class_name(spec);
        return Err(vm.type_error(&format!("__format__() argument must be str, not {name}")));
    };
    if vm.python_method(value, Sym::STR).is_some() || vm.python_method(value, Sym::REPR).is_some() {
        if !spec.is_empty() {
            let name = vm.class_name(value);
            return Err(vm.type_error(&format!(
                "unsupported format string passed to {name}.__format__"
            )));
        }
        let method = vm
            .python_method(value, Sym::STR)
            .or_else(|| vm.python_method(value, Sym::REPR));
        return vm.tail_call(method.unwrap_or(Value::None), &Args::of(&[value]));
    }
    let text = vm.format_native(value, &spec)?;
    Ok(vm.heap.str(&text))
}

fn equal(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__eq__", 2)?;
    Ok(if args.get(0).is(args.get(1)) {
        Value::bool(true)
    } else {
        Value::NotImplemented
    })
}

/// `!=` is the opposite of `==`, as the class defines that.
fn not_equal(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__ne__", 2)?;
    if vm.python_method(args.get(0), Sym::EQ).is_some() {
        let Some(function) = vm.prelude_function("object___ne__") else {
            return Ok(Value::NotImplemented);
        };
        return vm.tail_call(function, args);
    }
    Ok(if args.get(0).is(args.get(1)) {
        Value::bool(false)
    } else {
        Value::NotImplemented
    })
}

fn not_implemented(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::NotImplemented)
}

fn hash(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int((vm.address_of(args.get(0)) >> 4) as i64))
}

fn attribute_name(vm: &mut Vm, value: Value) -> Result<Sym, Stop> {
    match vm.symbol_of(value) {
        Some(name) => Ok(name),
        None => {
            let name = vm.class_name(value);
            Err(vm.type_error(&format!("attribute name must be string, not '{name}'")))
        }
    }
}

fn getattribute(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__getattribute__", 2)?;
    let name = attribute_name(vm, args.get(1))?;
    let class = vm.class_of(args.get(0));
    vm.plain_attribute(args.get(0), class, name)
}

fn setattr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__setattr__", 3)?;
    let name = attribute_name(vm, args.get(1))?;
    store(vm, args.get(0), name, args.get(2))
}

fn delattr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__delattr__", 2)?;
    let name = attribute_name(vm, args.get(1))?;
    store(vm, args.get(0), name, Value::Null)
}

/// Stores as the last act of a native: a setter's frame is the native's result.
pub fn store(vm: &mut Vm, object: Value, name: Sym, value: Value) -> Outcome {
    let frames = vm.frames.len();
    vm.generic_store(object, name, value, 0)?;
    if vm.frames.len() != frames {
        Err(Stop::Frame)
    } else {
        Ok(Value::None)
    }
}

fn class(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Object(vm.class_of(args.get(0))))
}

fn set_class(vm: &mut Vm, args: &Args) -> Outcome {
    let (Value::Object(id), Value::Object(class)) = (args.get(0), args.get(1)) else {
        return Err(vm.type_error("__class__ must be set to a class"));
    };
    let plain = matches!(vm.object(class), Object::Type(class) if class.layout == Layout::Plain);
    let Object::Instance(instance) = vm.object(id) else {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    };
    if !plain || !instance.payload.is_null() {
        return Err(vm.type_error("__class__ assignment: object layout differs"));
    }
    let old = instance.class;
    vm.heap.retain(args.get(1));
    if let Object::Instance(instance) = vm.heap.get_mut(id) {
        instance.class = class;
    }
    vm.heap.release(Value::Object(old));
    Ok(Value::None)
}

/// Its own, if it was given one, or its class's.
fn doc(vm: &mut Vm, args: &Args) -> Outcome {
    if let Value::Object(id) = args.get(0)
        && let Some(own) = vm.heap.attributes(id).and_then(|names| names.get(Sym::DOC))
    {
        return Ok(own);
    }
    let class = vm.class_of(args.get(0));
    match vm.is_of_library(Value::Object(class)) {
        true => vm.class_docstring(class),
        false => Ok(Value::None),
    }
}

fn set_doc(vm: &mut Vm, args: &Args) -> Outcome {
    let stored = match args.get(0) {
        Value::Object(id) if args.get(1).is_null() => vm.heap.remove_attribute(id, Sym::DOC),
        Value::Object(id) => vm.heap.set_attribute(id, Sym::DOC, args.get(1)),
        _ => false,
    };
    match stored {
        true => Ok(Value::None),
        false => {
            let class = vm.class_name(args.get(0));
            Err(vm.attribute_error(&format!("'{class}' object attribute '__doc__' is read-only")))
        }
    }
}

fn names(vm: &mut Vm, args: &Args) -> Outcome {
    if let Some(Object::Instance(instance)) = vm.object_of(args.get(0))
        && let Some(dict) = instance.attributes.elsewhere()
    {
        return Ok(dict);
    }
    match args.get(0) {
        Value::Object(id) if vm.has_dict(id) => {
            let slots = match vm.heap.get(id) {
                Object::Instance(instance) => vm.slots_beside_names(instance.class),
                _ => Vec::new(),
            };
            let view = vm.heap.make(Object::NamesView(id));
            if slots.is_empty() {
                return Ok(view);
            }
            let slots = slots.iter().map(|slot| vm.name_value(*slot)).collect();
            let slots = vm.heap.tuple(slots);
            match vm.prelude_function("names_beside_slots") {
                Some(function) => vm.tail_call(function, &Args::of(&[args.get(0), view, slots])),
                None => Ok(view),
            }
        }
        value => {
            let name = vm.class_name(value);
            Err(vm.no_attribute(
                value,
                Sym::DICT,
                &format!("'{name}' object has no attribute '__dict__'"),
            ))
        }
    }
}

/// `x.__dict__ = dict`: from now on the dict's items are the object's names, and its names the dict's items.
fn set_names(vm: &mut Vm, args: &Args) -> Outcome {
    let (this, dict) = (args.get(0), args.get(1));
    let Some(id) = this.id().filter(|id| vm.has_dict(*id)) else {
        return names(vm, args);
    };
    if !matches!(vm.object(id), Object::Instance(_)) {
        return Err(not_available(vm, "setting the __dict__ of anything but an instance is not available"));
    }
    let dict = if dict.is_null() { vm.new_dict() } else { dict };
    if !vm.is_subclass(vm.class_of(dict), vm.classes.dict) {
        let name = vm.class_name(dict);
        return Err(vm.type_error(&format!("__dict__ must be set to a dictionary, not a '{name}'")));
    }
    let place = vm.storage(dict);
    if let Object::NamesView(owner) = vm.object(place) {
        if *owner == id {
            return Ok(Value::None);
        }
    } else {
        let entries = vm.dict_entries(dict).unwrap_or_default();
        let owner = nameless(vm);
        for (key, value) in entries {
            let Some(text) = vm.text_of(key).map(str::to_owned) else {
                return Err(not_available(vm, "a __dict__ with keys that are no str is not available"));
            };
            let name = vm.symbols.intern(&text);
            vm.heap.set_attribute(owner, name, value);
        }
        vm.heap.become_names(place, owner);
    }
    // Whoever has the mapping of the names until now keeps them.
    let before = vm.heap.take_names(id);
    if before.elsewhere().is_none() && !before.is_empty() {
        let views: Vec<Id> = vm.heap.ids().filter(|view| matches!(vm.object(*view), Object::NamesView(of) if *of == id)).collect();
        if !views.is_empty() {
            let keeper = nameless(vm);
            for (name, value) in before.iter() {
                vm.heap.set_attribute(keeper, name, value);
            }
            views.into_iter().for_each(|view| vm.heap.become_names(view, keeper));
        }
    }
    vm.heap.put_names_elsewhere(id, dict);
    before.iter().for_each(|(_, value)| vm.heap.release(value));
    Ok(Value::None)
}

fn not_available(vm: &mut Vm, text: &str) -> Stop {
    Stop::Raise(vm.exception_with(vm.classes.not_implemented_error, text))
}

/// An object that only has names.
fn nameless(vm: &mut Vm) -> Id {
    let made = vm.heap.make(Object::Instance(Box::new(Instance {
        class: vm.classes.object,
        attributes: Attributes::new(),
        payload: Value::Null,
    })));
    vm.storage(made)
}

/// `dir(x)`: own names and those of the classes, sorted.
fn dir(vm: &mut Vm, args: &Args) -> Outcome {
    let value = args.get(0);
    let mut found: Vec<String> = Vec::new();
    let mut add = |vm: &Vm, id: Id| {
        if let Some(names) = vm.heap.attributes(id) {
            found.extend(
                names
                    .iter()
                    .map(|(name, _)| vm.symbols.text(name).to_owned()),
            );
        }
    };
    if let Value::Object(id) = value {
        add(vm, id);
        if let Object::Type(class) = vm.object(id) {
            class.mro.clone().into_iter().for_each(|base| add(vm, base));
        }
    }
    if !matches!(
        vm.object_of(value),
        Some(Object::Type(_) | Object::Module(_))
    ) {
        vm.mro(vm.class_of(value))
            .to_vec()
            .into_iter()
            .for_each(|base| add(vm, base));
    }
    found.sort();
    found.dedup();
    let items = found.iter().map(|name| vm.heap.str(name)).collect();
    Ok(vm.heap.list(items))
}

/// Simplified: a fixed size, since there is no memory layout to measure.
fn size(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(48))
}

/// What pickling needs: how the object is made anew (`lib/copyreg.py`).
fn reduce_ex(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__reduce_ex__", 2)?;
    in_prelude(vm, "object___reduce_ex__", args)
}

fn reduce(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__reduce__", 1)?;
    in_prelude(vm, "object___reduce__", args)
}

fn getstate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__getstate__", 1)?;
    in_prelude(vm, "object___getstate__", args)
}

fn in_prelude(vm: &mut Vm, name: &str, args: &Args) -> Outcome {
    match vm.prelude_function(name) {
        Some(function) => vm.tail_call(function, args),
        None => Err(vm.runtime_error("the prelude lacks a function")),
    }
}

fn init_subclass(vm: &mut Vm, args: &Args) -> Outcome {
    if !args.names.is_empty() {
        let name = match args.get(0) {
            Value::Object(class) => vm.type_name(class).to_owned(),
            _ => String::from("object"),
        };
        return Err(vm.type_error(&format!(
            "{name}.__init_subclass__() takes no keyword arguments"
        )));
    }
    Ok(Value::None)
}

fn subclasshook(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::NotImplemented)
}
