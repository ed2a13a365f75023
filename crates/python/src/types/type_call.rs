//! `type`: making classes, calling them, and what a class says about itself.

use crate::native::{Args, NativeDef, Outcome, attribute, getter, method, static_method};
use crate::object::{Object, Type};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Vm, type_new};

pub static METHODS: &[NativeDef] = &[
    static_method("type", "__new__", type_new),
    method("type", "__init__", init),
    method("type", "__call__", call),
    method("type", "mro", mro_method).takes(0),
    method("type", "__subclasses__", subclasses).takes(0),
    method("type", "__instancecheck__", instancecheck),
    method("type", "__subclasscheck__", subclasscheck),
    method("type", "__repr__", repr),
    method("type", "__or__", or),
    method("type", "__ror__", ror),
    attribute("type", "__name__", name, set_name),
    attribute("type", "__qualname__", qualname, set_qualname),
    attribute("type", "__module__", module, set_module),
    attribute("type", "__doc__", doc, set_doc),
    attribute("type", "__annotations__", annotations, set_annotations),
    attribute("type", "__annotate__", annotate, set_annotate),
    attribute(
        "type",
        "__abstractmethods__",
        abstract_methods,
        set_abstract_methods,
    ),
    getter("type", "__mro__", mro),
    getter("type", "__bases__", bases),
    getter("type", "__base__", base),
    getter("type", "__dict__", names),
];

fn class_id(vm: &mut Vm, args: &Args) -> Id {
    match args.get(0) {
        Value::Object(id) if matches!(vm.object(id), Object::Type(_)) => id,
        _ => unreachable!("the VM checked the receiver"),
    }
}

fn class<'a>(vm: &'a mut Vm, args: &Args) -> &'a Type {
    let id = class_id(vm, args);
    match vm.object(id) {
        Object::Type(class) => class,
        _ => unreachable!("class_id checked it"),
    }
}

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let class = class_id(vm, args);
    let mut rest = args.clone();
    rest.values.remove(0);
    vm.type_call(class, &rest)
}

fn ids(vm: &mut Vm, ids: &[Id]) -> Outcome {
    Ok(vm
        .heap
        .tuple(ids.iter().map(|id| Value::Object(*id)).collect()))
}

fn mro_method(vm: &mut Vm, args: &Args) -> Outcome {
    let items = class(vm, args)
        .mro
        .iter()
        .map(|id| Value::Object(*id))
        .collect();
    Ok(vm.heap.list(items))
}

fn mro(vm: &mut Vm, args: &Args) -> Outcome {
    let mro = class(vm, args).mro.clone();
    ids(vm, &mro)
}

fn bases(vm: &mut Vm, args: &Args) -> Outcome {
    let bases = class(vm, args).bases.clone();
    ids(vm, &bases)
}

fn base(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(class(vm, args)
        .bases
        .first()
        .map_or(Value::None, |id| Value::Object(*id)))
}

fn subclasses(vm: &mut Vm, args: &Args) -> Outcome {
    let all = class(vm, args).subclasses.clone();
    let live = all
        .into_iter()
        .filter(|id| matches!(vm.object(*id), Object::Type(_)));
    let items = live.map(Value::Object).collect();
    Ok(vm.heap.list(items))
}

fn instancecheck(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__instancecheck__", 2)?;
    let class = class_id(vm, args);
    Ok(Value::bool(vm.is_instance(args.get(1), class)))
}

fn subclasscheck(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__subclasscheck__", 2)?;
    let class = class_id(vm, args);
    match args.get(1) {
        Value::Object(other) if matches!(vm.object(other), Object::Type(_)) => {
            Ok(Value::bool(vm.is_subclass(other, class)))
        }
        _ => Err(vm.type_error("issubclass() arg 1 must be a class")),
    }
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let id = class_id(vm, args);
    let text = format!("<class '{}'>", vm.class_path(id));
    Ok(vm.heap.str(&text))
}

fn or(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__or__", 2)?;
    vm.union_of(&[args.get(0), args.get(1)])
}

fn ror(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__ror__", 2)?;
    vm.union_of(&[args.get(1), args.get(0)])
}

/// Sets an attribute of a class that programs may change.
fn changed(vm: &mut Vm, args: &Args, what: &str) -> Result<Id, crate::native::Stop> {
    let id = class_id(vm, args);
    if let Object::Type(class) = vm.object(id)
        && class.builtin
    {
        let text = format!(
            "cannot set '{what}' attribute of immutable type '{}'",
            class.name
        );
        return Err(vm.type_error(&text));
    }
    vm.class_changed();
    Ok(id)
}

fn name(vm: &mut Vm, args: &Args) -> Outcome {
    let name = class(vm, args).name.clone();
    Ok(vm.heap.str(&name))
}

fn set_name(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__name__")?;
    let Some(text) = vm.text_of(args.get(1)).map(str::to_owned) else {
        return Err(vm.type_error("can only assign string to class.__name__"));
    };
    if let Object::Type(class) = vm.heap.get_mut(id) {
        class.name = text;
    }
    Ok(Value::None)
}

fn store(vm: &mut Vm, id: Id, value: Value, place: fn(&mut Type) -> &mut Value) -> Outcome {
    vm.heap.store(id, value, |object| match object {
        Object::Type(class) => place(class),
        _ => unreachable!("class_id checked it"),
    });
    Ok(Value::None)
}

fn qualname(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(class(vm, args).qualname)
}

fn set_qualname(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__qualname__")?;
    store(vm, id, args.get(1), |class| &mut class.qualname)
}

fn module(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(class(vm, args).module)
}

fn set_module(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__module__")?;
    vm.heap.set_attribute(id, Sym::MODULE, args.get(1));
    store(vm, id, args.get(1), |class| &mut class.module)
}

fn own(vm: &mut Vm, args: &Args, name: Sym) -> Option<Value> {
    class(vm, args).attributes.get(name)
}

fn doc(vm: &mut Vm, args: &Args) -> Outcome {
    match (own(vm, args, Sym::DOC), args.get(0)) {
        (Some(doc), Value::Object(class))
            if class != vm.classes.object && (!doc.is_none() || !vm.is_of_library(args.get(0))) =>
        {
            Ok(doc)
        }
        (None, class) if !vm.is_of_library(class) => Ok(Value::None),
        (_, Value::Object(class)) => vm.class_docstring(class),
        _ => Ok(Value::None),
    }
}

fn set_doc(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__doc__")?;
    vm.heap.set_attribute(id, Sym::DOC, args.get(1));
    Ok(Value::None)
}

/// Computed at the first use from the class's `__annotate_func__` (PEP 649), then kept.
fn annotations(vm: &mut Vm, args: &Args) -> Outcome {
    if let Some(kept) = own(vm, args, Sym::ANNOTATIONS) {
        return Ok(kept);
    }
    match vm.prelude_function("type___annotations__") {
        Some(function) => vm.tail_call(function, &Args::of(&[args.get(0)])),
        None => Ok(vm.new_dict()),
    }
}

fn set_annotations(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__annotations__")?;
    vm.heap.set_attribute(id, Sym::ANNOTATIONS, args.get(1));
    Ok(Value::None)
}

/// The function that computes the annotations; the class body keeps it under another name.
fn annotate(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(own(vm, args, Sym::ANNOTATE_FUNC)
        .or_else(|| own(vm, args, Sym::ANNOTATE))
        .unwrap_or(Value::None))
}

fn set_annotate(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__annotate__")?;
    vm.heap.remove_attribute(id, Sym::ANNOTATIONS);
    vm.heap.set_attribute(id, Sym::ANNOTATE_FUNC, args.get(1));
    Ok(Value::None)
}

fn abstract_methods(vm: &mut Vm, args: &Args) -> Outcome {
    match own(vm, args, Sym::ABSTRACTMETHODS) {
        Some(names) => Ok(names),
        None => {
            let text = format!(
                "type object '{}' has no attribute '__abstractmethods__'",
                class(vm, args).name
            );
            Err(vm.attribute_error(&text))
        }
    }
}

fn set_abstract_methods(vm: &mut Vm, args: &Args) -> Outcome {
    let id = changed(vm, args, "__abstractmethods__")?;
    vm.heap.set_attribute(id, Sym::ABSTRACTMETHODS, args.get(1));
    Ok(Value::None)
}

fn names(vm: &mut Vm, args: &Args) -> Outcome {
    let id = class_id(vm, args);
    let view = vm.heap.make(Object::NamesView(id));
    Ok(vm.heap.make(Object::MappingProxy(view)))
}
