//! `set` and `frozenset`.

use super::protocol::{self, collection, equality, ordering};
use crate::code::BinaryOperator;
use crate::native::{Args, NativeDef, Outcome, Stop, class_method, method, static_method};
use crate::object::Object;
use crate::set::SetTable;
use crate::value::Value;
use crate::vm::Vm;

macro_rules! set_methods {
    ($owner:literal) => {
        [
            method($owner, "copy", copy).takes(0),
            method($owner, "union", union).between(0, usize::MAX),
            method($owner, "intersection", intersection).between(0, usize::MAX),
            method($owner, "difference", difference).between(0, usize::MAX),
            method($owner, "symmetric_difference", symmetric_difference).takes(1),
            method($owner, "isdisjoint", isdisjoint).takes(1),
            method($owner, "issubset", issubset).takes(1),
            method($owner, "issuperset", issuperset).takes(1),
            method($owner, "__and__", protocol::and).slot(1, 1),
            method($owner, "__rand__", protocol::rand).slot(1, 1),
            method($owner, "__or__", protocol::or).slot(1, 1),
            method($owner, "__ror__", protocol::ror).slot(1, 1),
            method($owner, "__sub__", protocol::sub).slot(1, 1),
            method($owner, "__rsub__", protocol::rsub).slot(1, 1),
            method($owner, "__xor__", protocol::xor).slot(1, 1),
            method($owner, "__rxor__", protocol::rxor).slot(1, 1),
            class_method($owner, "__class_getitem__", protocol::class_getitem).takes(1),
        ]
    };
}

pub static METHODS: &[NativeDef] = &[
    static_method("set", "__new__", new),
    method("set", "__init__", init),
    method("set", "add", add).takes(1),
    method("set", "remove", remove).takes(1),
    method("set", "discard", discard).takes(1),
    method("set", "pop", pop).takes(0),
    method("set", "clear", clear).takes(0),
    method("set", "update", update).between(0, usize::MAX),
    method("set", "intersection_update", intersection_update).between(0, usize::MAX),
    method("set", "difference_update", difference_update).between(0, usize::MAX),
    method(
        "set",
        "symmetric_difference_update",
        symmetric_difference_update,
    ).takes(1),
    method("set", "__iand__", protocol::iand).slot(1, 1),
    method("set", "__ior__", protocol::ior).slot(1, 1),
    method("set", "__isub__", protocol::isub).slot(1, 1),
    method("set", "__ixor__", protocol::ixor).slot(1, 1),
];
pub static SHARED: &[NativeDef] = &set_methods!("set");
pub static EQUALITY: &[NativeDef] = &equality!("set");
pub static ORDERING: &[NativeDef] = &ordering!("set");
pub static COLLECTION: &[NativeDef] = &collection!("set", takes(1));

pub static FROZEN: &[NativeDef] = &[
    static_method("frozenset", "__new__", frozen_new),
    method("frozenset", "__hash__", protocol::hash),
    method("frozenset", "__eq__", protocol::eq).slot(1, 1),
    method("frozenset", "__ne__", protocol::ne).slot(1, 1),
];
pub static FROZEN_SHARED: &[NativeDef] = &set_methods!("frozenset");
pub static FROZEN_ORDERING: &[NativeDef] = &ordering!("frozenset");
pub static FROZEN_COLLECTION: &[NativeDef] = &collection!("frozenset", takes(1));

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "set")?;
    let set = vm.set_from(SetTable::new(), false);
    Ok(vm.wrap_payload(class, vm.classes.set, set))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "set", 0, 1)?;
    let mut table = SetTable::new();
    if args.len() > 1 {
        add_all(vm, &mut table, args, 1)?;
    }
    vm.set_replace(args.get(0), table);
    Ok(Value::None)
}

fn frozen_new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "frozenset")?;
    let exact = class == vm.classes.frozenset;
    if exact {
        vm.between_own(args, "frozenset", 0, 1)?;
    }
    let iterable = args.optional(1);
    if exact && matches!(vm.object_of(iterable), Some(Object::FrozenSet(_))) {
        return Ok(iterable);
    }
    let mut table = SetTable::new();
    if !iterable.is_null() {
        add_all(vm, &mut table, args, 1)?;
    }
    let set = vm.set_from(table, true);
    Ok(vm.wrap_payload(class, vm.classes.frozenset, set))
}

/// Adds all items of an argument. An iterable that runs Python code is collected first.
fn add_all(vm: &mut Vm, table: &mut SetTable, args: &Args, at: usize) -> Result<(), Stop> {
    let iterable = args.get(at);
    let plain = vm.set_table(iterable).is_some() || vm.table_of(iterable).is_some();
    if !plain && needs_collect(vm, iterable) {
        return vm.collect(args, at).map(|_| ());
    }
    vm.charge(vm.length_of(iterable).unwrap_or(0) as u64 * 10);
    vm.table_update(table, iterable)
}

fn needs_collect(vm: &mut Vm, value: Value) -> bool {
    let inner = vm.payload(value);
    let builtin = matches!(
        vm.object_of(inner),
        Some(
            Object::List(_)
                | Object::Tuple(_)
                | Object::Str(_)
                | Object::Bytes(_)
                | Object::ByteArray(_)
                | Object::Range(_)
                | Object::Dict(_)
                | Object::DictView { .. }
                | Object::Set(_)
                | Object::FrozenSet(_)
                | Object::Deque(_)
        )
    );
    // An iterator is drained into a list first: it could not be drained twice, should a key fall back.
    !builtin || vm.overrides(value, crate::symbol::Sym::ITER)
}

/// Collects the first argument (after self) that runs Python code when iterated.
fn collect_arguments(vm: &mut Vm, args: &Args) -> Result<(), Stop> {
    for at in 1..args.len() {
        if needs_collect(vm, args.get(at)) {
            vm.collect(args, at)?;
        }
    }
    Ok(())
}

fn add(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.add", 1)?;
    let id = vm.storage(args.get(0));
    vm.set_add(id, args.get(1))?;
    Ok(Value::None)
}

/// What is looked for in a set: a frozenset of the same items for a set, which cannot be hashed.
fn as_item(vm: &mut Vm, item: Value) -> Value {
    match vm.object_of(vm.payload(item)) {
        Some(Object::Set(table)) => {
            let table = table.clone();
            vm.heap.make(Object::FrozenSet(table))
        }
        _ => item,
    }
}

fn discard(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.discard", 1)?;
    let id = vm.storage(args.get(0));
    let item = as_item(vm, args.get(1));
    vm.set_remove(id, item)?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.remove", 1)?;
    let id = vm.storage(args.get(0));
    let item = as_item(vm, args.get(1));
    if vm.set_remove(id, item)? {
        Ok(Value::None)
    } else {
        Err(vm.key_error(args.get(1)))
    }
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.pop", 0)?;
    let id = vm.storage(args.get(0));
    let first = match vm.heap.get_mut(id) {
        Object::Set(table) => table.pop_slot(),
        _ => None,
    };
    match first {
        Some(at) => Ok(vm.set_remove_at(id, at)),
        None => {
            let text = vm.heap.str("pop from an empty set");
            Err(vm.key_error(text))
        }
    }
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.clear", 0)?;
    vm.set_replace(args.get(0), SetTable::new());
    Ok(Value::None)
}

fn update(vm: &mut Vm, args: &Args) -> Outcome {
    collect_arguments(vm, args)?;
    for at in 1..args.len() {
        vm.set_update(args.get(0), args.get(at))?;
    }
    Ok(Value::None)
}

/// A new set of the same kind as self.
fn like(vm: &mut Vm, args: &Args, table: SetTable) -> Outcome {
    let frozen = matches!(
        vm.object_of(vm.payload(args.get(0))),
        Some(Object::FrozenSet(_))
    );
    Ok(vm.set_from(table, frozen))
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    let frozen = matches!(vm.object_of(args.get(0)), Some(Object::FrozenSet(_)));
    if frozen {
        return Ok(args.get(0));
    }
    let table = vm.set_of(vm.payload(args.get(0)))?;
    like(vm, args, table)
}

fn union(vm: &mut Vm, args: &Args) -> Outcome {
    collect_arguments(vm, args)?;
    let mut table = vm.set_of(vm.payload(args.get(0)))?;
    for at in 1..args.len() {
        vm.table_update(&mut table, args.get(at))?;
    }
    like(vm, args, table)
}

/// Folds an operator over the arguments.
fn fold(vm: &mut Vm, args: &Args, op: BinaryOperator) -> Result<SetTable, Stop> {
    collect_arguments(vm, args)?;
    let mut so_far = vm.payload(args.get(0));
    let mut table = vm.set_of(so_far)?;
    for at in 1..args.len() {
        table = match vm.combined_tables(op, so_far, args.get(at)) {
            Some(table) => table?,
            None => table,
        };
        if at + 1 < args.len() {
            so_far = vm.set_from(table.clone(), false);
        }
    }
    Ok(table)
}

fn intersection(vm: &mut Vm, args: &Args) -> Outcome {
    let table = fold(vm, args, BinaryOperator::And)?;
    like(vm, args, table)
}

fn difference(vm: &mut Vm, args: &Args) -> Outcome {
    let table = fold(vm, args, BinaryOperator::Subtract)?;
    like(vm, args, table)
}

fn symmetric_difference(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.symmetric_difference", 1)?;
    let table = fold(vm, args, BinaryOperator::Xor)?;
    like(vm, args, table)
}

fn intersection_update(vm: &mut Vm, args: &Args) -> Outcome {
    let table = fold(vm, args, BinaryOperator::And)?;
    vm.set_replace(args.get(0), table);
    Ok(Value::None)
}

/// Removes in place, so that the order of what stays does not change.
fn difference_update(vm: &mut Vm, args: &Args) -> Outcome {
    collect_arguments(vm, args)?;
    let set = vm.storage(args.get(0));
    for at in 1..args.len() {
        let other = vm.set_of(args.get(at))?;
        for (hash, key) in other.iter() {
            if let Some(at) = vm.set_find(set, hash, key)? {
                vm.set_remove_at(set, at);
            }
        }
    }
    Ok(Value::None)
}

fn symmetric_difference_update(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.symmetric_difference_update", 1)?;
    let table = fold(vm, args, BinaryOperator::Xor)?;
    vm.set_replace(args.get(0), table);
    Ok(Value::None)
}

pub fn isdisjoint(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.isdisjoint", 1)?;
    collect_arguments(vm, args)?;
    let (a, b) = (vm.set_of(args.get(0))?, vm.set_of(args.get(1))?);
    for (hash, key) in b.iter() {
        if vm
            .find_member(&a, hash, key)
            .map_err(|halt| vm.halted(halt))?
            .is_some()
        {
            return Ok(Value::bool(false));
        }
    }
    Ok(Value::bool(true))
}

fn issubset(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.issubset", 1)?;
    collect_arguments(vm, args)?;
    let (a, b) = (vm.set_of(args.get(0))?, vm.set_of(args.get(1))?);
    vm.is_subset(&a, &b)
        .map(Value::bool)
        .map_err(|halt| vm.halted(halt))
}

fn issuperset(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "set.issuperset", 1)?;
    collect_arguments(vm, args)?;
    let (a, b) = (vm.set_of(args.get(0))?, vm.set_of(args.get(1))?);
    vm.is_subset(&b, &a)
        .map(Value::bool)
        .map_err(|halt| vm.halted(halt))
}
