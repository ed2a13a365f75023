//! `dict`, its views, `defaultdict`, `mappingproxy`.

use super::protocol::{self, collection, equality, ordering};
use crate::native::{Args, NativeDef, Outcome, Stop, class_method, getter, method, static_method};
use crate::object::{Iter, Object, ViewKind};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub static METHODS: &[NativeDef] = &[
    static_method("dict", "__new__", new),
    method("dict", "__init__", init),
    method("dict", "get", get).between(1, 2),
    method("dict", "setdefault", setdefault).between(1, 2),
    method("dict", "pop", pop).between(1, 2),
    method("dict", "popitem", popitem).takes(0),
    method("dict", "update", update),
    method("dict", "clear", clear).takes(0),
    method("dict", "copy", copy).takes(0),
    method("dict", "keys", keys).takes(0),
    method("dict", "values", values).takes(0),
    method("dict", "items", items).takes(0),
    class_method("dict", "fromkeys", fromkeys).between(1, 2),
    method("dict", "__getitem__", protocol::getitem).takes(1),
    method("dict", "__setitem__", protocol::setitem).between(2, 2),
    method("dict", "__delitem__", protocol::delitem).slot(1, 1),
    method("dict", "__or__", protocol::or).slot(1, 1),
    method("dict", "__ror__", protocol::ror).slot(1, 1),
    method("dict", "__ior__", protocol::ior).slot(1, 1),
    method("dict", "__reversed__", reversed).takes(0),
    class_method("dict", "__class_getitem__", protocol::class_getitem).takes(1),
];
pub static EQUALITY: &[NativeDef] = &equality!("dict");
pub static COLLECTION: &[NativeDef] = &collection!("dict", takes(1));

pub static KEYS: &[NativeDef] = &[
    method("dict_keys", "__and__", protocol::and).slot(1, 1),
    method("dict_keys", "__or__", protocol::or).slot(1, 1),
    method("dict_keys", "__sub__", protocol::sub).slot(1, 1),
    method("dict_keys", "__xor__", protocol::xor).slot(1, 1),
    method("dict_keys", "isdisjoint", super::set::isdisjoint),
    method("dict_keys", "__reversed__", view_reversed).takes(0),
    getter("dict_keys", "mapping", mapping),
];
pub static KEYS_EQUALITY: &[NativeDef] = &equality!("dict_keys");
pub static KEYS_ORDERING: &[NativeDef] = &ordering!("dict_keys");
pub static KEYS_COLLECTION: &[NativeDef] = &collection!("dict_keys");

pub static ITEMS: &[NativeDef] = &[
    method("dict_items", "__and__", protocol::and).slot(1, 1),
    method("dict_items", "__or__", protocol::or).slot(1, 1),
    method("dict_items", "__sub__", protocol::sub).slot(1, 1),
    method("dict_items", "__xor__", protocol::xor).slot(1, 1),
    method("dict_items", "isdisjoint", super::set::isdisjoint),
    method("dict_items", "__reversed__", view_reversed).takes(0),
    getter("dict_items", "mapping", mapping),
];
pub static ITEMS_EQUALITY: &[NativeDef] = &equality!("dict_items");
pub static ITEMS_ORDERING: &[NativeDef] = &ordering!("dict_items");
pub static ITEMS_COLLECTION: &[NativeDef] = &collection!("dict_items");

pub static VALUES: &[NativeDef] = &[
    method("dict_values", "__reversed__", view_reversed).takes(0),
    getter("dict_values", "mapping", mapping),
];
pub static VALUES_COLLECTION: &[NativeDef] = &collection!("dict_values");

pub static DEFAULTDICT: &[NativeDef] = &[
    static_method("defaultdict", "__new__", default_new),
    method("defaultdict", "__init__", default_init),
    method("defaultdict", "__missing__", default_missing),
    method("defaultdict", "copy", default_copy),
    method("defaultdict", "__copy__", default_copy),
    method("defaultdict", "__repr__", protocol::repr).slot(0, 0),
];

pub static PROXY: &[NativeDef] = &[
    static_method("mappingproxy", "__new__", proxy_new),
    method("mappingproxy", "__getitem__", protocol::getitem),
    method("mappingproxy", "get", proxy_get),
    method("mappingproxy", "keys", proxy_keys),
    method("mappingproxy", "values", proxy_values),
    method("mappingproxy", "items", proxy_items),
    method("mappingproxy", "copy", proxy_copy),
    method("mappingproxy", "__or__", protocol::or).slot(1, 1),
    method("mappingproxy", "__hash__", protocol::hash),
    method("mappingproxy", "__eq__", protocol::eq).slot(1, 1),
    method("mappingproxy", "__ne__", protocol::ne).slot(1, 1),
];
pub static PROXY_COLLECTION: &[NativeDef] = &collection!("mappingproxy");

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "dict")?;
    let dict = vm.new_dict();
    Ok(vm.wrap_payload(class, vm.classes.dict, dict))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    fill(vm, args, "dict")
}

fn update(vm: &mut Vm, args: &Args) -> Outcome {
    fill(vm, args, "update")
}

/// `dict(mapping_or_pairs, **names)` into an existing dict.
fn fill(vm: &mut Vm, args: &Args, name: &str) -> Outcome {
    let positional = args.positional();
    if positional.len() > 2 {
        let given = positional.len() - 1;
        return Err(vm.type_error(&format!("{name} expected at most 1 argument, got {given}")));
    }
    let dict = positional[0];
    if let Some(source) = positional.get(1).copied() {
        if names_view(vm, dict).is_some() || vm.table_of(dict).is_none() {
            return Err(Stop::Fallback);
        }
        // Of a dict nothing but its iterator counts, as in `dict_merge` of Objects/dictobject.c.
        let plain = match vm.object_of(vm.payload(source)) {
            Some(Object::Dict(_)) => !vm.overrides(source, crate::symbol::Sym::ITER),
            _ => {
                !vm.overrides(source, crate::symbol::Sym::KEYS)
                    && !vm.overrides(source, crate::symbol::Sym::ITER)
                    && !vm.overrides(source, crate::symbol::Sym::GETITEM)
            }
        };
        let merged = plain && vm.dict_merge(dict, source)?;
        if !merged {
            if vm
                .lookup_special(source, crate::symbol::Sym::KEYS)
                .is_some()
            {
                return Err(Stop::Fallback);
            }
            let Some(pairs) = vm.items_of(source) else {
                return vm.collect(args, 1);
            };
            add_pairs(vm, dict, &pairs)?;
        }
    }
    for (key, value) in args.keywords() {
        let key = vm.name_value(key);
        match names_view(vm, dict) {
            Some(_) => {
                if let Some(stored) = vm.store_subscript_native(dict, key, value) {
                    stored?;
                }
            }
            None => {
                let id = vm.storage(dict);
                vm.dict_set(id, key, value)?;
            }
        }
    }
    Ok(Value::None)
}

fn names_view(vm: &Vm, value: Value) -> Option<Id> {
    match vm.object_of(vm.payload(value)) {
        Some(Object::NamesView(owner)) => Some(*owner),
        _ => None,
    }
}

fn add_pairs(vm: &mut Vm, dict: Value, pairs: &[Value]) -> Result<(), Stop> {
    let mut entries = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let Some(items) = vm.items_of(*pair) else {
            if vm.overrides(*pair, crate::symbol::Sym::ITER)
                || vm.lookup_special(*pair, crate::symbol::Sym::ITER).is_some()
            {
                return Err(Stop::Fallback);
            }
            let words = "convert dictionary update sequence element";
            if vm.is_old() {
                return Err(vm.type_error(&format!("cannot {words} #{at} to a sequence")));
            }
            let error = vm.exception_with(vm.classes.type_error, "object is not iterable");
            let note = vm.heap.str(&format!("Cannot {words} #{at} to a sequence"));
            let notes = vm.heap.list(vec![note]);
            if let Value::Object(id) = error {
                vm.heap.set_attribute(id, crate::symbol::Sym::NOTES, notes);
            }
            return Err(Stop::Raise(error));
        };
        if items.len() != 2 {
            return Err(vm.value_error(&format!(
                "dictionary update sequence element #{at} has length {}; 2 is required",
                items.len()
            )));
        }
        // Python-level hashes are found out before anything changes.
        if let Err(Stop::Fallback) = vm.hash(items[0]) {
            return Err(Stop::Fallback);
        }
        entries.push((items[0], items[1]));
    }
    let id = vm.storage(dict);
    for (key, value) in entries {
        vm.dict_set(id, key, value)?;
    }
    Ok(())
}

fn get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "get", 1, 2)?;
    let default = args.optional(2).bound().unwrap_or(Value::None);
    if let Some(value) = vm.plain_item(args.get(0), args.get(1)) {
        return Ok(value.bound().unwrap_or(default));
    }
    if names_view(vm, args.get(0)).is_some() {
        return proxy_get(vm, args);
    }
    Ok(vm.dict_value(args.get(0), args.get(1))?.unwrap_or(default))
}

fn setdefault(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "setdefault", 1, 2)?;
    let default = args.optional(2).bound().unwrap_or(Value::None);
    if let Some(owner) = names_view(vm, args.get(0)) {
        if let Some(found) = own_name(vm, owner, args.get(1)) {
            return Ok(found);
        }
        let stored = vm.store_subscript_native(args.get(0), args.get(1), default);
        return stored.unwrap_or(Ok(())).map(|()| default);
    }
    let id = vm.storage(args.get(0));
    let hash = vm.hash_for(args.get(1), "dict key")?;
    match vm.dict_find(id, hash, args.get(1))? {
        Some(at) => Ok(vm
            .table_of(args.get(0))
            .and_then(|table| table.entry(at))
            .map_or(default, |entry| entry.value)),
        None => {
            vm.dict_put(id, None, hash, args.get(1), default);
            Ok(default)
        }
    }
}

/// An object's own name, in methods of its `__dict__`.
fn own_name(vm: &Vm, owner: Id, key: Value) -> Option<Value> {
    let name = vm.symbols.find(vm.text_of(key)?)?;
    vm.heap.attributes(owner)?.get(name)
}

fn remove_name(vm: &mut Vm, view: Value, key: Value) -> Result<(), Stop> {
    vm.delete_subscript_native(view, key).unwrap_or(Ok(()))
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "pop", 1, 2)?;
    let removed = match names_view(vm, args.get(0)) {
        Some(owner) => match own_name(vm, owner, args.get(1)) {
            Some(found) => {
                remove_name(vm, args.get(0), args.get(1))?;
                Some(found)
            }
            None => None,
        },
        None => {
            let id = vm.storage(args.get(0));
            vm.dict_remove(id, args.get(1))?
        }
    };
    match removed {
        Some(value) => Ok(value),
        None => match args.optional(2) {
            Value::Null => Err(vm.key_error(args.get(1))),
            default => Ok(default),
        },
    }
}

fn popitem(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "dict.popitem", 0)?;
    if names_view(vm, args.get(0)).is_some() {
        let last = vm
            .dict_entries(args.get(0))
            .and_then(|mut entries| entries.pop());
        if let Some((key, value)) = last {
            remove_name(vm, args.get(0), key)?;
            return Ok(vm.heap.tuple(vec![key, value]));
        }
    }
    let last = vm.table_of(args.get(0)).and_then(crate::dict::Table::last);
    let Some((at, _)) = last else {
        let text = vm.heap.str("popitem(): dictionary is empty");
        return Err(vm.key_error(text));
    };
    let id = vm.storage(args.get(0));
    let (key, value) = vm.dict_remove_at(id, at);
    Ok(vm.heap.tuple(vec![key, value]))
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "dict.clear", 0)?;
    if names_view(vm, args.get(0)).is_some() {
        for (key, _) in vm.dict_entries(args.get(0)).unwrap_or_default() {
            remove_name(vm, args.get(0), key)?;
        }
        return Ok(Value::None);
    }
    vm.dict_clear(args.get(0));
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "dict.copy", 0)?;
    let dict = vm.new_dict();
    vm.dict_merge(dict, args.get(0))?;
    Ok(dict)
}

fn view(vm: &mut Vm, args: &Args, kind: ViewKind) -> Outcome {
    if names_view(vm, args.get(0)).is_some() {
        // A snapshot: an object's names are no table.
        let dict = vm.new_dict();
        vm.dict_merge(dict, args.get(0))?;
        return Ok(vm.view_of(dict, kind));
    }
    Ok(vm.view_of(args.get(0), kind))
}

fn keys(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "dict.keys", 0)?;
    view(vm, args, ViewKind::Keys)
}

fn values(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "dict.values", 0)?;
    view(vm, args, ViewKind::Values)
}

fn items(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "dict.items", 0)?;
    view(vm, args, ViewKind::Items)
}

fn fromkeys(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "fromkeys", 1, 2)?;
    let Value::Object(class) = args.get(0) else {
        return Err(vm.type_error("fromkeys needs a class"));
    };
    let value = args.optional(2).bound().unwrap_or(Value::None);
    if class != vm.classes.dict {
        return Err(Stop::Fallback);
    }
    let Some(keys) = vm.items_of(args.get(1)) else {
        return vm.collect(args, 1);
    };
    let dict = vm.new_dict();
    let id = vm.storage(dict);
    for key in keys {
        vm.dict_set(id, key, value)?;
    }
    Ok(dict)
}

fn reverse_of(vm: &mut Vm, dict: Value, kind: ViewKind) -> Value {
    let version = vm.table_of(dict).map_or(0, |table| table.version);
    let dict = vm.payload(dict);
    vm.make_iterator(Iter::Dict {
        dict,
        at: 0,
        version,
        kind,
        reverse: true,
    })
}

fn reversed(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(reverse_of(vm, args.get(0), ViewKind::Keys))
}

fn view_reversed(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(args.get(0)) {
        Some(Object::DictView { dict, kind }) => {
            let (dict, kind) = (Value::Object(*dict), *kind);
            Ok(reverse_of(vm, dict, kind))
        }
        _ => Ok(Value::NotImplemented),
    }
}

fn mapping(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(args.get(0)) {
        Some(Object::DictView { dict, .. }) => {
            let dict = Value::Object(*dict);
            Ok(vm.heap.make(Object::MappingProxy(dict)))
        }
        _ => Ok(Value::None),
    }
}

// ---- defaultdict ----------------------------------------------------------------

fn factory_of(vm: &mut Vm, value: Value) -> Value {
    let name = vm.sym("default_factory");
    match value {
        Value::Object(id) => vm
            .heap
            .attributes(id)
            .and_then(|names| names.get(name))
            .unwrap_or(Value::None),
        _ => Value::None,
    }
}

fn set_factory(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.sym("default_factory");
    if let Value::Object(id) = args.get(0) {
        vm.heap.set_attribute(id, name, args.get(1));
    }
    Ok(Value::None)
}

fn default_new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "defaultdict")?;
    let dict = vm.new_dict();
    // Always an instance: the factory is an attribute.
    let made = vm.wrap_payload(class, vm.classes.dict, dict);
    set_factory(vm, &Args::of(&[made, Value::None]))?;
    Ok(made)
}

fn default_init(vm: &mut Vm, args: &Args) -> Outcome {
    let factory = args.optional(1).bound().unwrap_or(Value::None);
    let callable = factory.is_none() || vm.is_callable(factory);
    if !callable {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    let mut rest = args.clone();
    if args.positional().len() > 1 {
        rest.values.remove(1);
    }
    if let Err(stop) = fill(vm, &rest, "defaultdict") {
        return Err(match stop {
            Stop::Collect(at) => Stop::Collect(at + 1),
            other => other,
        });
    }
    set_factory(vm, &Args::of(&[args.get(0), factory]))
}

fn default_copy(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = vm.dict_copy(args.get(0));
    let class = vm.class_of(args.get(0));
    let made = vm.wrap_payload(class, vm.classes.dict, dict);
    vm.copy_default_factory(args.get(0), made);
    Ok(made)
}

/// `__missing__`: calls the factory, stores and returns what it gives.
fn default_missing(vm: &mut Vm, args: &Args) -> Outcome {
    let factory = factory_of(vm, args.get(0));
    if factory.is_none() {
        return Err(vm.key_error(args.get(1)));
    }
    vm.enter_native(
        "__missing__",
        missing_step,
        &[args.get(0), args.get(1), factory],
        Then::Push,
    );
    Err(Stop::Frame)
}

fn missing_step(vm: &mut Vm, input: Input) -> Flow {
    let (dict, key) = (vm.slot(0), vm.slot(1));
    match input {
        Input::Start => {
            let factory = vm.slot(2);
            vm.native_call(factory, &[])
        }
        Input::Value(value) if vm.native_frame().pc == 0 => {
            let id = vm.storage(dict);
            match vm.dict_set(id, key, value) {
                Ok(()) => Flow::Return(value),
                Err(Stop::Raise(exception)) => Flow::Raise(exception),
                Err(_) => {
                    vm.native_frame().pc = 1;
                    vm.set_slot(2, value);
                    vm.native_prelude("op_setitem", &[dict, key, value])
                }
            }
        }
        Input::Value(_) => Flow::Return(vm.slot(2)),
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

// ---- mappingproxy -------------------------------------------------------------

fn proxy_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "mappingproxy", 1, 1)?;
    let mapping = args.get(1);
    let is_sequence = matches!(vm.object_of(vm.payload(mapping)), Some(Object::List(_) | Object::Tuple(_)));
    if is_sequence || vm.lookup_special(mapping, Sym::GETITEM).is_none() {
        let class = vm.class_name(mapping);
        return Err(vm.type_error(&format!("mappingproxy() argument must be a mapping, not {class}")));
    }
    Ok(vm.heap.make(Object::MappingProxy(mapping)))
}

fn proxied(vm: &Vm, value: Value) -> Value {
    match vm.object_of(value) {
        Some(Object::MappingProxy(inner)) => *inner,
        _ => value,
    }
}

fn proxy_get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "get", 1, 2)?;
    let default = args.optional(2).bound().unwrap_or(Value::None);
    let inner = proxied(vm, args.get(0));
    if vm.contains_native(inner, args.get(1))? {
        vm.subscript_native(inner, args.get(1))
            .unwrap_or(Ok(default))
    } else {
        Ok(default)
    }
}

fn proxy_view(vm: &mut Vm, args: &Args, kind: ViewKind) -> Outcome {
    let inner = proxied(vm, args.get(0));
    let own = matches!(vm.object_of(vm.payload(inner)), Some(Object::Dict(_) | Object::NamesView(_)));
    if !own {
        let name = vm.sym(match kind {
            ViewKind::Keys => "keys",
            ViewKind::Values => "values",
            ViewKind::Items => "items",
        });
        let method = vm.load_attribute(inner, name)?;
        return vm.tail_call(method, &Args::default());
    }
    view(vm, &Args::of(&[inner]), kind)
}

fn proxy_keys(vm: &mut Vm, args: &Args) -> Outcome {
    proxy_view(vm, args, ViewKind::Keys)
}

fn proxy_values(vm: &mut Vm, args: &Args) -> Outcome {
    proxy_view(vm, args, ViewKind::Values)
}

fn proxy_items(vm: &mut Vm, args: &Args) -> Outcome {
    proxy_view(vm, args, ViewKind::Items)
}

fn proxy_copy(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = vm.new_dict();
    vm.dict_merge(dict, args.get(0))?;
    Ok(dict)
}
