//! `_collections`: `deque` (see `types::deque`) and `defaultdict`.
//!
//! A `defaultdict` is an instance with a dict as payload and `default_factory`
//! as an attribute.

use super::native_class::Shape;
use crate::native::{Args, NativeDef, Outcome, Stop, attribute, method, static_method};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub static FUNCTIONS: &[NativeDef] = &[];

/// The attribute for one place of a named tuple.
static TUPLE_GETTER: &[NativeDef] = &[
    static_method("_tuplegetter", "__new__", new_getter),
    method("_tuplegetter", "__get__", get_place),
    method("_tuplegetter", "__set__", set_place),
    method("_tuplegetter", "__delete__", delete_place),
    method("_tuplegetter", "__repr__", crate::types::protocol::repr),
];

pub static DEFAULTDICT: &[NativeDef] = &[
    static_method("defaultdict", "__new__", new),
    method("defaultdict", "__init__", init),
    method("defaultdict", "__missing__", missing),
    method("defaultdict", "copy", copy),
    method("defaultdict", "__copy__", copy),
    attribute(
        "defaultdict",
        "default_factory",
        default_factory,
        set_default_factory,
    ),
    method("defaultdict", "__repr__", repr),
    method("defaultdict", "__reduce__", reduce),
];

pub fn fill(vm: &mut Vm, module: Id) {
    for (name, class) in [
        ("deque", vm.classes.deque),
        ("defaultdict", vm.classes.defaultdict),
    ] {
        super::put(vm, module, name, Value::Object(class));
    }
    let class = vm.native_class(
        "_tuplegetter",
        "collections",
        vm.classes.object,
        Shape::Plain,
        &[TUPLE_GETTER],
    );
    super::put(vm, module, "_tuplegetter", Value::Object(class));
}

// ---- named tuples ------------------------------------------------------------------

/// The virtual time of reading a place, without the instruction.
const PLACE_NS: u64 = 27;

/// `_tuplegetter(index, doc)`
fn new_getter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_tuplegetter", 3)?;
    let Value::Object(class) = args.get(0) else {
        return Err(vm.type_error("_tuplegetter.__new__(X): X is not a type object"));
    };
    Ok(vm.record(class, &[("_index", args.get(1)), ("__doc__", args.get(2))]))
}

fn field(vm: &Vm, getter: Value, name: Sym) -> Value {
    let names = getter.id().and_then(|id| vm.heap.attributes(id));
    names
        .and_then(|names| names.get(name))
        .unwrap_or(Value::None)
}

fn get_place(vm: &mut Vm, args: &Args) -> Outcome {
    let (this, tuple) = (args.get(0), args.optional(1).bound().unwrap_or(Value::None));
    if tuple.is_none() {
        return Ok(this);
    }
    let Value::Int(index) = field(vm, this, Sym::INDEX_FIELD) else {
        return Ok(this);
    };
    let payload = vm.payload(tuple);
    let Some(Object::Tuple(items)) = vm.object_of(payload) else {
        let class = vm.class_name(tuple);
        return Err(vm.type_error(&format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{class}' object"
        )));
    };
    let item = items.get(index as usize).copied();
    vm.charge(PLACE_NS);
    match item {
        Some(item) => Ok(item),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn set_place(vm: &mut Vm, _args: &Args) -> Outcome {
    Err(vm.attribute_error("can't set attribute"))
}

fn delete_place(vm: &mut Vm, _args: &Args) -> Outcome {
    Err(vm.attribute_error("can't delete attribute"))
}

// ---- defaultdict -------------------------------------------------------------------

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = match args.positional().first() {
        Some(Value::Object(class)) if vm.is_subclass(*class, vm.classes.defaultdict) => *class,
        _ => return Err(vm.type_error("defaultdict.__new__(X): X is not a type object")),
    };
    let payload = vm.new_dict();
    let made = vm
        .heap
        .make(Object::Instance(Box::new(crate::object::Instance {
            class,
            attributes: crate::attributes::Attributes::new(),
            payload,
        })));
    set_factory(vm, made, Value::None);
    Ok(made)
}

fn set_factory(vm: &mut Vm, object: Value, factory: Value) {
    let name = vm.sym("default_factory");
    if let Value::Object(id) = object {
        vm.heap.set_attribute(id, name, factory);
    }
}

fn factory(vm: &mut Vm, object: Value) -> Value {
    let name = vm.sym("default_factory");
    object
        .id()
        .and_then(|id| vm.heap.attributes(id)?.get(name))
        .unwrap_or(Value::None)
}

fn default_factory(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(factory(vm, args.get(0)))
}

fn set_default_factory(vm: &mut Vm, args: &Args) -> Outcome {
    let factory = args.get(1).bound().unwrap_or(Value::None);
    set_factory(vm, args.get(0), factory);
    Ok(Value::None)
}

/// The first argument is the factory; the others are `dict`'s.
fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let given = args.positional();
    let this = args.get(0);
    let mut rest = Args::of(&given[..1]);
    if given.len() > 1 {
        let factory = given[1];
        if !factory.is_none() && !is_callable(vm, factory) {
            return Err(vm.type_error("first argument must be callable or None"));
        }
        set_factory(vm, this, factory);
        rest.values.extend_from_slice(&given[2..]);
    }
    if rest.len() == 1 && args.names.is_empty() {
        return Ok(Value::None);
    }
    rest.values.extend(args.keywords().map(|(_, value)| value));
    rest.names = args.names.clone();
    let dict = vm.classes.dict;
    match vm.lookup(dict, Sym::INIT) {
        Some(init) => vm.tail_call(init, &rest),
        None => Ok(Value::None),
    }
}

fn is_callable(vm: &Vm, value: Value) -> bool {
    matches!(
        vm.object_of(value),
        Some(
            Object::Function(_)
                | Object::Native(_)
                | Object::Method { .. }
                | Object::Type(_)
                | Object::Partial(_)
        )
    ) || vm.lookup_special(value, Sym::CALL).is_some()
}

fn missing(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__missing__", 2)?;
    let factory = factory(vm, args.get(0));
    if factory.is_none() {
        return Err(vm.key_error(args.get(1)));
    }
    vm.enter_native(
        "missing",
        missing_step,
        &[args.get(0), args.get(1), factory],
        Then::Push,
    );
    Err(Stop::Frame)
}

/// `[dict, key, factory]`: calls the factory and stores what it gives.
fn missing_step(vm: &mut Vm, input: Input) -> Flow {
    let (this, key, factory) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => vm.native_call(factory, &[]),
        (0, Input::Value(value)) => {
            let dict = vm.storage(this);
            if !vm.overrides(this, Sym::SETITEM) {
                match vm.dict_set(dict, key, value) {
                    Ok(()) => return Flow::Return(value),
                    Err(Stop::Fallback) => {}
                    Err(stop) => return super::coerce::raised(stop),
                }
            }
            vm.native_frame().pc = 1;
            vm.push(value);
            vm.native_prelude("op_setitem", &[this, key, value])
        }
        (1, Input::Value(_)) => Flow::Return(vm.peek(0)),
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        _ => unreachable!("missing asks for nothing else"),
    }
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "copy", 1)?;
    let this = args.get(0);
    let (class, payload) = (vm.class_of(this), vm.dict_copy(this));
    let made = vm
        .heap
        .make(Object::Instance(Box::new(crate::object::Instance {
            class,
            attributes: crate::attributes::Attributes::new(),
            payload,
        })));
    vm.copy_default_factory(this, made);
    Ok(made)
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let text = vm.repr_native(args.get(0))?;
    Ok(vm.heap.str(&text))
}

/// What `copy` and pickling need: the class, its factory, and the items.
fn reduce(vm: &mut Vm, args: &Args) -> Outcome {
    let this = args.get(0);
    let factory = factory(vm, this);
    let parts = if factory.is_none() {
        Vec::new()
    } else {
        vec![factory]
    };
    let class = Value::Object(vm.class_of(this));
    let parts = vm.heap.tuple(parts);
    let items: Vec<Value> = vm
        .dict_entries(this)
        .unwrap_or_default()
        .into_iter()
        .map(|(key, value)| vm.heap.tuple(vec![key, value]))
        .collect();
    let items = vm.heap.list(items);
    let items = vm.iterator_of(items)?;
    Ok(vm
        .heap
        .tuple(vec![class, parts, Value::None, Value::None, items]))
}
