//! `_prelude_natives`: what the prelude needs of the VM. Not importable by programs.

use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::object::Object;
use crate::value::{Id, Truth, Value};
use crate::vm::Vm;
use kernel::ChoicePoint;

const OWNER: &str = "_prelude_natives";

pub static FUNCTIONS: &[NativeDef] = &[
    function(OWNER, "_table_candidates", candidates),
    function(OWNER, "_table_key", key),
    function(OWNER, "_table_value", value),
    function(OWNER, "_table_insert", insert),
    function(OWNER, "_table_store", store),
    function(OWNER, "_table_remove", remove),
    function(OWNER, "_type_of", type_of),
    function(OWNER, "_ignore", crate::vm::unraisable::ignore),
    function(OWNER, "_build_class", build_class),
    function(OWNER, "_payload", payload),
    function(OWNER, "_is_old", is_old),
    function(OWNER, "_escape_non_ascii", escape_non_ascii),
    function(OWNER, "_stdout_replaced", stdout_replaced),
    function(OWNER, "_hash_of_hashes", hash_of_hashes),
    function(OWNER, "_any_order", any_order),
    function(OWNER, "_format_pieces", crate::builtins::format::pieces),
    function(
        OWNER,
        "_percent_conversions",
        crate::builtins::format::percent_conversions,
    ),
    function(
        OWNER,
        "_percent_with",
        crate::builtins::format::percent_with,
    ),
];

/// `_any_order(list)`: its items as a set of them may give them; in CPython that is by address, so
/// different from run to run (policy P2).
fn any_order(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, OWNER, 1)?;
    let Some(Object::List(items)) = vm.object_of(args.get(0)) else {
        return Err(vm.type_error("a list is expected"));
    };
    let items = items.clone();
    let arranged = vm.kernel.arrange(ChoicePoint::SetOrder, items);
    Ok(vm.heap.list(arranged))
}

/// The dict or set behind the first argument, and the integer after it.
fn table(vm: &mut Vm, args: &Args) -> Result<(Id, i64), Stop> {
    match (vm.payload(args.get(0)), args.optional(1)) {
        (Value::Object(id), Value::Int(number)) => Ok((id, number)),
        _ => Err(vm.type_error("a dict or set and a number are expected")),
    }
}

fn candidates(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, hash) = table(vm, args)?;
    let found = match vm.object(id) {
        Object::Dict(table) => table.candidates(hash),
        Object::Set(table) | Object::FrozenSet(table) => table.candidates(hash),
        _ => Vec::new(),
    };
    Ok(vm
        .heap
        .list(found.into_iter().map(|at| Value::Int(at as i64)).collect()))
}

fn key(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, at) = table(vm, args)?;
    Ok(match vm.object(id) {
        Object::Dict(table) => table
            .entry(at as usize)
            .map_or(Value::None, |entry| entry.key),
        Object::Set(table) | Object::FrozenSet(table) => {
            table.key(at as usize).unwrap_or(Value::None)
        }
        _ => Value::None,
    })
}

fn value(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, at) = table(vm, args)?;
    Ok(match vm.object(id) {
        Object::Dict(table) => table
            .entry(at as usize)
            .map_or(Value::None, |entry| entry.value),
        _ => Value::None,
    })
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, hash) = table(vm, args)?;
    match vm.object(id) {
        Object::Dict(_) => vm.dict_put(id, None, hash, args.get(2), args.get(3)),
        _ => vm.set_put(id, hash, args.get(2)),
    }
    Ok(Value::None)
}

fn store(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, at) = table(vm, args)?;
    vm.dict_put(id, Some(at as usize), 0, Value::None, args.get(2));
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, at) = table(vm, args)?;
    Ok(match vm.object(id) {
        Object::Dict(_) => vm.dict_remove_at(id, at as usize).1,
        _ => vm.set_remove_at(id, at as usize),
    })
}

fn type_of(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_type_of", 1)?;
    Ok(Value::Object(vm.class_of(args.get(0))))
}

/// The builtin part of an instance of a subclass of a builtin type.
fn payload(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_payload", 1)?;
    Ok(vm.payload(args.get(0)))
}

/// Is 3.11 the version that is shown?
fn is_old(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(vm.is_old()))
}

/// What `ascii` makes of a repr.
fn escape_non_ascii(vm: &mut Vm, args: &Args) -> Outcome {
    let text = crate::pure::str_repr::escape_non_ascii(vm.text_of(args.get(0)).unwrap_or(""));
    Ok(vm.heap.str(&text))
}

/// What stands in the place of `sys.stdout`, or None.
fn stdout_replaced(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(vm.stdout_replaced().unwrap_or(Value::None))
}

/// `(hashes, of a set)`: the hash of a tuple or frozenset whose items have these hashes.
fn hash_of_hashes(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_hash_of_hashes", 2)?;
    let items = vm.items_of(args.get(0)).unwrap_or_default();
    let hashes: Vec<i64> = items
        .into_iter()
        .filter_map(|item| vm.as_int(item))
        .collect();
    Ok(Value::Int(
        if matches!(args.get(1), Value::Bool(Truth::True)) {
            crate::pure::hash::frozenset(hashes.into_iter())
        } else {
            crate::pure::hash::tuple(hashes.into_iter())
        },
    ))
}

/// `(body, name, original bases, *resolved bases, **keywords)`
fn build_class(vm: &mut Vm, args: &Args) -> Outcome {
    let original = args.get(2);
    let mut call = args.clone();
    call.values.remove(2);
    vm.build_class_resolved(&call, original)
}
