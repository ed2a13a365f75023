//! `collections.deque`.
//!
//! Model: `Modules/_collectionsmodule.c` of 3.14. `version` counts changes, so
//! that an iterator notices them.

use super::protocol::{self, collection, equality, ordering};
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, class_method, getter, method, static_method,
};
use crate::object::{Deque, Iter, Object};
use crate::value::{Id, Truth, Value};
use crate::vm::{Flow, Input, Then, Vm};
use std::collections::VecDeque;

pub static METHODS: &[NativeDef] = &[
    static_method("deque", "__new__", new),
    method("deque", "__init__", init),
    method("deque", "append", append),
    method("deque", "appendleft", appendleft),
    method("deque", "pop", pop),
    method("deque", "popleft", popleft),
    method("deque", "extend", extend),
    method("deque", "extendleft", extendleft),
    method("deque", "clear", clear),
    method("deque", "copy", copy),
    method("deque", "__copy__", copy),
    method("deque", "rotate", rotate),
    method("deque", "reverse", reverse),
    method("deque", "remove", remove),
    method("deque", "insert", insert),
    method("deque", "index", index),
    method("deque", "count", count),
    method("deque", "__getitem__", protocol::getitem),
    method("deque", "__setitem__", protocol::setitem),
    method("deque", "__delitem__", protocol::delitem),
    method("deque", "__add__", protocol::add),
    method("deque", "__iadd__", protocol::iadd),
    method("deque", "__mul__", protocol::mul),
    method("deque", "__rmul__", protocol::rmul),
    method("deque", "__imul__", protocol::imul),
    method("deque", "__reversed__", reversed).takes(0),
    method("deque", "__reduce__", reduce),
    getter("deque", "maxlen", maxlen),
    class_method("deque", "__class_getitem__", protocol::class_getitem).takes(1),
];
pub static EQUALITY: &[NativeDef] = &equality!("deque");
pub static ORDERING: &[NativeDef] = &ordering!("deque");
pub static COLLECTION: &[NativeDef] = &collection!("deque");

const NEW: Signature = Signature {
    name: "deque",
    names: &["iterable", "maxlen"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = match args.positional().first() {
        Some(Value::Object(class)) if vm.is_subclass(*class, vm.classes.deque) => *class,
        _ => return Err(vm.type_error("deque.__new__(X): X is not a type object")),
    };
    let deque = make(vm, VecDeque::new(), None);
    Ok(vm.wrap_payload(class, vm.classes.deque, deque))
}

fn make(vm: &mut Vm, items: VecDeque<Value>, limit: Option<usize>) -> Value {
    vm.heap.make(Object::Deque(Box::new(Deque {
        items,
        limit,
        version: 0,
    })))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let rest = Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    };
    let [iterable, limit] = vm.bind::<2>(&rest, &NEW)?;
    let limit = match limit {
        Value::Null | Value::None => None,
        value => match vm.as_int(value) {
            Some(limit) if limit >= 0 => Some(limit as usize),
            Some(_) => return Err(vm.value_error("maxlen must be non-negative")),
            None => return Err(vm.type_error("an integer is required")),
        },
    };
    let items = if iterable.is_null() {
        Vec::new()
    } else {
        match vm.items_of(iterable) {
            Some(items) => items,
            None if args.positional().len() > 1 => return Err(Stop::Collect(1)),
            None => return Err(Stop::Collect(args.positional().len())),
        }
    };
    let id = vm.storage(args.get(0));
    empty(vm, id);
    if let Object::Deque(deque) = vm.heap.get_mut(id) {
        deque.limit = limit;
    }
    for item in items {
        vm.deque_push(id, item, false);
    }
    Ok(Value::None)
}

fn empty(vm: &mut Vm, id: Id) {
    let items = match vm.heap.get_mut(id) {
        Object::Deque(deque) => {
            deque.version = deque.version.wrapping_add(1);
            std::mem::take(&mut deque.items)
        }
        _ => return,
    };
    vm.heap.grew(items.len() as i64 * -16);
    for item in items.into_iter().rev() {
        vm.heap.release(item);
    }
}

fn deque<'a>(vm: &'a Vm, args: &Args) -> Option<&'a Deque> {
    match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::Deque(deque)) => Some(deque),
        _ => None,
    }
}

fn items(vm: &Vm, args: &Args) -> Vec<Value> {
    deque(vm, args).map_or(Vec::new(), |deque| deque.items.iter().copied().collect())
}

/// Changes the order, or the places, of what is in a deque: counts nothing.
fn rearrange(vm: &mut Vm, args: &Args, change: impl FnOnce(&mut VecDeque<Value>)) {
    let id = vm.storage(args.get(0));
    if let Object::Deque(deque) = vm.heap.get_mut(id) {
        deque.version = deque.version.wrapping_add(1);
        change(&mut deque.items);
    }
}

/// One argument besides the deque.
fn one(vm: &mut Vm, args: &Args, name: &str) -> Result<Value, Stop> {
    if args.len() == 2 && args.names.is_empty() {
        return Ok(args.get(1));
    }
    Err(vm.type_error(&format!(
        "deque.{name}() takes exactly one argument ({} given)",
        args.len() - 1
    )))
}

fn none(vm: &mut Vm, args: &Args, name: &str) -> Result<(), Stop> {
    if args.len() == 1 {
        return Ok(());
    }
    Err(vm.type_error(&format!(
        "deque.{name}() takes no arguments ({} given)",
        args.len() - 1
    )))
}

fn append(vm: &mut Vm, args: &Args) -> Outcome {
    let value = one(vm, args, "append")?;
    let id = vm.storage(args.get(0));
    vm.deque_push(id, value, false);
    Ok(Value::None)
}

fn appendleft(vm: &mut Vm, args: &Args) -> Outcome {
    let value = one(vm, args, "appendleft")?;
    let id = vm.storage(args.get(0));
    vm.deque_push(id, value, true);
    Ok(Value::None)
}

fn take(vm: &mut Vm, args: &Args, left: bool) -> Outcome {
    if deque(vm, args).is_none_or(|deque| deque.items.is_empty()) {
        return Err(vm.index_error("pop from an empty deque"));
    }
    let mut taken = Value::None;
    rearrange(vm, args, |items| {
        let end = if left {
            items.pop_front()
        } else {
            items.pop_back()
        };
        taken = end.unwrap_or(Value::None);
    });
    vm.heap.grew(-16);
    vm.heap.release(taken);
    Ok(taken)
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    none(vm, args, "pop")?;
    take(vm, args, false)
}

fn popleft(vm: &mut Vm, args: &Args) -> Outcome {
    none(vm, args, "popleft")?;
    take(vm, args, true)
}

fn extend_with(vm: &mut Vm, args: &Args, left: bool) -> Outcome {
    let id = vm.storage(args.get(0));
    let Some(items) = vm.items_of(args.get(1)) else {
        return Err(Stop::Collect(1));
    };
    for item in items {
        vm.deque_push(id, item, left);
    }
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &Args) -> Outcome {
    one(vm, args, "extend")?;
    extend_with(vm, args, false)
}

fn extendleft(vm: &mut Vm, args: &Args) -> Outcome {
    one(vm, args, "extendleft")?;
    extend_with(vm, args, true)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    none(vm, args, "clear")?;
    let id = vm.storage(args.get(0));
    empty(vm, id);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    none(vm, args, "copy")?;
    let limit = deque(vm, args).and_then(|deque| deque.limit);
    let items = items(vm, args).into();
    let made = make(vm, items, limit);
    let class = vm.class_of(args.get(0));
    Ok(vm.wrap_payload(class, vm.classes.deque, made))
}

fn rotate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "rotate", 1, 2)?;
    let steps = match args.positional().get(1) {
        Some(steps) => vm.as_index(*steps)?,
        None => 1,
    };
    rearrange(vm, args, |items| {
        let length = items.len() as i64;
        if length > 0 {
            items.rotate_right(steps.rem_euclid(length) as usize);
        }
    });
    Ok(Value::None)
}

fn reverse(vm: &mut Vm, args: &Args) -> Outcome {
    none(vm, args, "reverse")?;
    rearrange(vm, args, |items| items.make_contiguous().reverse());
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "insert", 3)?;
    let at = vm.as_index(args.get(1))?;
    let full = deque(vm, args)
        .is_some_and(|deque| deque.limit.is_some_and(|limit| deque.items.len() >= limit));
    if full {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    vm.heap.retain(args.get(2));
    vm.heap.grew(16);
    rearrange(vm, args, |items| {
        let length = items.len() as i64;
        let at = if at < 0 {
            (at + length).max(0)
        } else {
            at.min(length)
        };
        items.insert(at as usize, args.get(2));
    });
    Ok(Value::None)
}

// ---- searching: a frame when items compare by Python code ---------------------------

/// What a search is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    Remove,
    Index,
    Count,
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    one(vm, args, "remove")?;
    let end = items(vm, args).len();
    search(vm, args, Search::Remove, 0, end)
}

fn count(vm: &mut Vm, args: &Args) -> Outcome {
    one(vm, args, "count")?;
    let end = items(vm, args).len();
    search(vm, args, Search::Count, 0, end)
}

fn index(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "index", 2, 4)?;
    let length = items(vm, args).len() as i64;
    let mut ends = [0, length];
    for (end, value) in ends.iter_mut().zip(&args.positional()[2..]) {
        if let Some(given) = vm.clipped(*value)? {
            *end = if given < 0 {
                given.saturating_add(length).max(0)
            } else {
                given.min(length)
            };
        }
    }
    search(vm, args, Search::Index, ends[0] as usize, ends[1] as usize)
}

fn search(vm: &mut Vm, args: &Args, what: Search, start: usize, end: usize) -> Outcome {
    let wanted = args.get(1);
    let all = items(vm, args);
    let mut found = 0;
    for (at, item) in all.iter().enumerate().take(end).skip(start) {
        match vm.equal(*item, wanted) {
            Ok(false) => {}
            Ok(true) if what == Search::Count => found += 1,
            Ok(true) => return Ok(hit(vm, args, what, at)),
            Err(Stop::Fallback) => {
                vm.enter_native(
                    "search",
                    search_step,
                    &[args.get(0), wanted, Value::Int(what as i64)],
                    Then::Push,
                );
                vm.native_frame().numbers = [at as i64, end as i64];
                vm.native_frame().pc = found as u32;
                return Err(Stop::Frame);
            }
            Err(stop) => return Err(stop),
        }
    }
    if what == Search::Count {
        return Ok(Value::Int(found));
    }
    Err(not_found(vm, wanted, what))
}

fn hit(vm: &mut Vm, args: &Args, what: Search, at: usize) -> Value {
    if what == Search::Index {
        return Value::Int(at as i64);
    }
    let mut removed = None;
    rearrange(vm, args, |items| removed = items.remove(at));
    if let Some(item) = removed {
        vm.heap.grew(-16);
        vm.heap.release(item);
    }
    Value::None
}

fn not_found(vm: &mut Vm, wanted: Value, what: Search) -> Stop {
    if what == Search::Remove && !vm.is_old() {
        return vm.value_error("deque.remove(x): x not in deque");
    }
    match vm.repr_native(wanted) {
        Ok(text) => vm.value_error(&format!("{text} is not in deque")),
        Err(_) => vm.value_error("the value is not in deque"),
    }
}

/// `[deque, wanted, what]`; `numbers`: the place, and where it ends; `pc` counts.
fn search_step(vm: &mut Vm, input: Input) -> Flow {
    let (this, wanted, what) = (vm.slot(0), vm.slot(1), vm.slot(2));
    let what = match what {
        Value::Int(0) => Search::Remove,
        Value::Int(1) => Search::Index,
        _ => Search::Count,
    };
    let args = Args::of(&[this, wanted]);
    let [at, end] = vm.native_frame().numbers;
    match input {
        Input::Raised(exception) => return Flow::Raise(exception),
        Input::Value(Value::Bool(Truth::True)) if what == Search::Count => {
            vm.native_frame().pc += 1
        }
        Input::Value(Value::Bool(Truth::True)) => {
            let value = hit(vm, &args, what, at as usize);
            return Flow::Return(value);
        }
        _ => {}
    }
    let at = if matches!(input, Input::Start) {
        at
    } else {
        at + 1
    };
    vm.native_frame().numbers[0] = at;
    let item = items(vm, &args).get(at as usize).copied();
    match item.filter(|_| at < end) {
        Some(item) => vm.native_equal(item, wanted),
        None if what == Search::Count => Flow::Return(Value::Int(i64::from(vm.native_frame().pc))),
        None => crate::modules::coerce::raised(not_found(vm, wanted, what)),
    }
}

// ---- as a sequence ---------------------------------------------------------------------

fn reversed(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    let version = deque(vm, args).map_or(0, |deque| deque.version);
    Ok(vm.make_iterator(Iter::Deque {
        deque: inner,
        at: 0,
        version,
        reverse: true,
    }))
}

fn reduce(vm: &mut Vm, args: &Args) -> Outcome {
    let class = Value::Object(vm.class_of(args.get(0)));
    let limit = maxlen(vm, args)?;
    let items = items(vm, args);
    let list = vm.heap.list(items);
    let parts = if limit.is_none() {
        vm.heap.tuple(vec![list])
    } else {
        vm.heap.tuple(vec![list, limit])
    };
    Ok(vm.heap.tuple(vec![class, parts]))
}

fn maxlen(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(deque(vm, args)
        .and_then(|deque| deque.limit)
        .map_or(Value::None, |limit| Value::Int(limit as i64)))
}
