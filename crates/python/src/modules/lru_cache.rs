//! `functools._lru_cache_wrapper`: the callable that `lru_cache` puts in a function's place.
//!
//! Nouns: the *key* (what counts as the same call), the *results* (a dict whose
//! order is the order of use, oldest first). They are attributes of the
//! instance; keys with `__hash__` or `__eq__` of Python take the prelude's way.
//! Simplified: CPython keeps a linked list beside the dict; the order of a dict
//! with re-insertion gives the same victims.
//! Rejected: the wrapper in Python: each cached call would cost a Python frame,
//! and a cached recursion would go half as deep as in CPython.

use crate::native::{Args, NativeDef, Outcome, Stop, method, static_method};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Truth, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub static METHODS: &[NativeDef] = &[
    static_method("_lru_cache_wrapper", "__new__", new),
    method("_lru_cache_wrapper", "__call__", call),
    method("_lru_cache_wrapper", "__get__", get),
    method("_lru_cache_wrapper", "cache_info", info),
    method("_lru_cache_wrapper", "cache_clear", clear),
    method("_lru_cache_wrapper", "__copy__", itself),
    method("_lru_cache_wrapper", "__deepcopy__", itself),
];

const FIELDS: [&str; 7] = [
    "_call",
    "_maxsize",
    "_typed",
    "_info_type",
    "_results",
    "_hits",
    "_misses",
];

/// `_lru_cache_wrapper(function, maxsize, typed, cache_info_type)`
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_lru_cache_wrapper", 5)?;
    let Value::Object(class) = args.get(0) else {
        return Err(vm.type_error("_lru_cache_wrapper.__new__(X): X is not a type object"));
    };
    let results = vm.new_dict();
    let values = [
        args.get(1),
        args.get(2),
        args.get(3),
        args.get(4),
        results,
        Value::Int(0),
        Value::Int(0),
    ];
    let fields: Vec<(&str, Value)> = FIELDS.into_iter().zip(values).collect();
    Ok(vm.record(class, &fields))
}

fn field(vm: &mut Vm, this: Value, name: &str) -> Value {
    let name = vm.sym(name);
    this.id()
        .and_then(|id| vm.heap.attributes(id)?.get(name))
        .unwrap_or(Value::None)
}

fn set_field(vm: &mut Vm, this: Value, name: &str, value: Value) {
    let name = vm.sym(name);
    if let Value::Object(id) = this {
        vm.heap.set_attribute(id, name, value);
    }
}

/// One more hit or miss.
fn count(vm: &mut Vm, this: Value, name: &str) {
    if let Value::Int(number) = field(vm, this, name) {
        set_field(vm, this, name, Value::Int(number + 1));
    }
}

/// What counts as the same call.
fn key_of(vm: &mut Vm, args: &Args) -> Value {
    let this = args.get(0);
    let typed = matches!(field(vm, this, "_typed"), Value::Bool(Truth::True));
    let positional = &args.positional()[1..];
    if let ([one], true, false) = (positional, args.names.is_empty(), typed) {
        // So that f(1) and f(1.0) are different calls, as in CPython.
        let class = vm.class_of(*one);
        if class == vm.classes.int || class == vm.classes.str {
            return *one;
        }
    }
    let mut parts = positional.to_vec();
    if !args.names.is_empty() {
        parts.push(Value::Object(vm.class_of(this)));
        for (name, value) in args.keywords() {
            parts.push(vm.name_value(name));
            parts.push(value);
        }
    }
    if typed {
        for value in &args.values[1..] {
            parts.push(Value::Object(vm.class_of(*value)));
        }
    }
    vm.heap.tuple(parts)
}

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let this = args.get(0);
    let function = field(vm, this, "_call");
    let rest = Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    };
    let limit = field(vm, this, "_maxsize");
    if matches!(limit, Value::Int(0)) {
        count(vm, this, "_misses");
        return vm.tail_call(function, &rest);
    }
    let Value::Object(results) = field(vm, this, "_results") else {
        return Err(vm.runtime_error("the cache has no results"));
    };
    let key = key_of(vm, args);
    let hash = vm.hash(key)?;
    if let Some(at) = vm.dict_find(results, hash, key)? {
        count(vm, this, "_hits");
        return Ok(used(vm, results, at, !limit.is_none()));
    }
    count(vm, this, "_misses");
    let mut values = vec![this, key, function];
    values.extend_from_slice(&rest.values);
    values.extend(rest.names.iter().map(|name| Value::Int(i64::from(name.0))));
    vm.enter_native("lru_cache", call_step, &values, Then::Push);
    vm.native_frame().numbers[0] = rest.len() as i64;
    Err(Stop::Frame)
}

/// A result; in a bounded cache it is the one that was used last now.
fn used(vm: &mut Vm, results: Id, at: usize, bounded: bool) -> Value {
    let Object::Dict(table) = vm.heap.get_mut(results) else {
        return Value::None;
    };
    let value = table.entry(at).map_or(Value::None, |entry| entry.value);
    if bounded {
        table.move_to_end(at);
    }
    value
}

/// `[wrapper, key, function, arguments, names]`: calls the function and keeps what it gives.
fn call_step(vm: &mut Vm, input: Input) -> Flow {
    let (this, key, function) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match input {
        Input::Start => {
            let base = vm.native_frame().base as usize + 3;
            let count = vm.native_frame().numbers[0] as usize;
            let names = vm.stack[base + count..]
                .iter()
                .filter_map(|value| match value {
                    Value::Int(number) => Some(Sym(*number as u32)),
                    _ => None,
                })
                .collect();
            let args = Args {
                values: vm.stack[base..base + count].into(),
                names,
            };
            vm.native_call_args(function, &args)
        }
        Input::Value(value) => match keep(vm, this, key, value) {
            Ok(()) | Err(Stop::Fallback) => Flow::Return(value),
            Err(stop) => super::coerce::raised(stop),
        },
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

/// The call may have filled the place itself, or emptied the cache.
fn keep(vm: &mut Vm, this: Value, key: Value, value: Value) -> Result<(), Stop> {
    let Value::Object(results) = field(vm, this, "_results") else {
        return Ok(());
    };
    let hash = vm.hash(key)?;
    if vm.dict_find(results, hash, key)?.is_some() {
        return Ok(());
    }
    if let Value::Int(limit) = field(vm, this, "_maxsize") {
        let oldest = match vm.object(results) {
            Object::Dict(table) if table.len() as i64 >= limit => {
                table.next_from(0).map(|(at, _)| at)
            }
            _ => None,
        };
        if let Some(at) = oldest {
            vm.dict_remove_at(results, at);
        }
    }
    vm.dict_put(results, None, hash, key, value);
    Ok(())
}

/// As an attribute of a class it is a method.
fn get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "__get__", 2, 3)?;
    if args.get(1).is_none() {
        return Ok(args.get(0));
    }
    Ok(vm.heap.make(Object::Method {
        function: args.get(0),
        this: args.get(1),
    }))
}

/// Hits, misses, the limit, and how many results are kept.
fn info(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "cache_info", 1)?;
    let this = args.get(0);
    let results = field(vm, this, "_results");
    let size = vm.length_of(results).unwrap_or(0) as i64;
    let values = [
        field(vm, this, "_hits"),
        field(vm, this, "_misses"),
        field(vm, this, "_maxsize"),
        Value::Int(size),
    ];
    let class = field(vm, this, "_info_type");
    vm.tail_call(class, &Args::of(&values))
}

/// Forgets the results and the counts.
fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "cache_clear", 1)?;
    let this = args.get(0);
    let results = field(vm, this, "_results");
    vm.dict_clear(results);
    set_field(vm, this, "_hits", Value::Int(0));
    set_field(vm, this, "_misses", Value::Int(0));
    Ok(Value::None)
}

fn itself(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}
