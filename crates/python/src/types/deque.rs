//! `collections.deque`.

use super::protocol::{self, collection, equality, ordering};
use crate::native::{
    Args, NativeDef, Outcome, Signature, class_method, getter, method, static_method,
};
use crate::object::{Deque, Object};
use crate::value::{Id, Value};
use crate::vm::Vm;
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
    method("deque", "index", super::list::index),
    method("deque", "count", super::list::count),
    method("deque", "__getitem__", protocol::getitem),
    method("deque", "__setitem__", protocol::setitem),
    method("deque", "__delitem__", protocol::delitem),
    method("deque", "__add__", protocol::add),
    method("deque", "__iadd__", protocol::iadd),
    method("deque", "__mul__", protocol::mul),
    method("deque", "__reversed__", protocol::reversed),
    getter("deque", "maxlen", maxlen),
    class_method("deque", "__class_getitem__", protocol::class_getitem),
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
    let class = vm.class_argument(args, "deque")?;
    let deque = vm.heap.make(Object::Deque(Box::new(Deque {
        items: VecDeque::new(),
        limit: None,
        version: 0,
    })));
    Ok(vm.wrap_payload(class, vm.classes.deque, deque))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let [iterable, limit] = vm.bind_own::<2>(args, &NEW)?;
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
        let Some(items) = vm.items_of(iterable) else {
            return vm.collect(args, 1);
        };
        items
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
    for item in items {
        vm.heap.release(item);
    }
}

/// Changes the order, or the places, of what is in a deque: nothing is added or lost.
fn rearrange(vm: &mut Vm, args: &Args, change: impl FnOnce(&mut VecDeque<Value>)) {
    let id = vm.storage(args.get(0));
    if let Object::Deque(deque) = vm.heap.get_mut(id) {
        deque.version = deque.version.wrapping_add(1);
        change(&mut deque.items);
    }
}

fn append(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.append", 1)?;
    let id = vm.storage(args.get(0));
    vm.deque_push(id, args.get(1), false);
    Ok(Value::None)
}

fn appendleft(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.appendleft", 1)?;
    let id = vm.storage(args.get(0));
    vm.deque_push(id, args.get(1), true);
    Ok(Value::None)
}

fn take(vm: &mut Vm, args: &Args, left: bool) -> Outcome {
    let mut taken = None;
    rearrange(vm, args, |items| {
        taken = if left {
            items.pop_front()
        } else {
            items.pop_back()
        }
    });
    match taken {
        Some(value) => {
            vm.heap.grew(-16);
            vm.heap.release(value);
            Ok(value)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.pop", 0)?;
    take(vm, args, false)
}

fn popleft(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.popleft", 0)?;
    take(vm, args, true)
}

fn extend_with(vm: &mut Vm, args: &Args, left: bool) -> Outcome {
    let id = vm.storage(args.get(0));
    let Some(items) = vm.items_of(args.get(1)) else {
        return vm.collect(args, 1);
    };
    for item in items {
        vm.deque_push(id, item, left);
    }
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.extend", 1)?;
    extend_with(vm, args, false)
}

fn extendleft(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.extendleft", 1)?;
    extend_with(vm, args, true)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.clear", 0)?;
    let id = vm.storage(args.get(0));
    empty(vm, id);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::Deque(deque)) => {
            let copy = Deque {
                items: deque.items.clone(),
                limit: deque.limit,
                version: 0,
            };
            Ok(vm.heap.make(Object::Deque(Box::new(copy))))
        }
        _ => Ok(Value::None),
    }
}

fn rotate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "rotate", 0, 1)?;
    let steps = if args.len() > 1 {
        vm.as_index(args.get(1))?
    } else {
        1
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
    vm.method_count(args, "deque.reverse", 0)?;
    rearrange(vm, args, |items| items.make_contiguous().reverse());
    Ok(Value::None)
}

fn items(vm: &Vm, args: &Args) -> Vec<Value> {
    match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::Deque(deque)) => deque.items.iter().copied().collect(),
        _ => Vec::new(),
    }
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "deque.remove", 1)?;
    for (at, item) in items(vm, args).into_iter().enumerate() {
        if vm.equal(item, args.get(1))? {
            rearrange(vm, args, |items| {
                items.remove(at);
            });
            vm.heap.release(item);
            return Ok(Value::None);
        }
    }
    let text = if vm.is_old() {
        String::from("deque.remove(x): x not in deque")
    } else {
        format!("{} is not in deque", vm.repr_native(args.get(1))?)
    };
    Err(vm.value_error(&text))
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "insert", 2, 2)?;
    let at = vm.as_index(args.get(1))?;
    let full = match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::Deque(deque)) => deque.limit.is_some_and(|limit| deque.items.len() >= limit),
        _ => false,
    };
    if full {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    vm.heap.retain(args.get(2));
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

fn maxlen(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::Deque(deque)) => deque
            .limit
            .map_or(Value::None, |limit| Value::Int(limit as i64)),
        _ => Value::None,
    })
}
