//! `list`.

use super::protocol::{self, collection, equality, ordering};
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, class_method, method, static_method,
};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[
    static_method("list", "__new__", new),
    method("list", "__init__", init),
    method("list", "append", append).takes(1),
    method("list", "extend", extend).takes(1),
    method("list", "insert", insert).between(2, 2),
    method("list", "remove", remove).takes(1),
    method("list", "pop", pop).between(0, 1),
    method("list", "clear", clear).takes(0),
    method("list", "copy", copy).takes(0),
    method("list", "index", index).between(1, 3),
    method("list", "count", count).takes(1),
    method("list", "reverse", reverse).takes(0),
    method("list", "sort", crate::builtins::sort::list_sort),
    method("list", "__getitem__", protocol::getitem).takes(1),
    method("list", "__setitem__", protocol::setitem).between(2, 2),
    method("list", "__delitem__", protocol::delitem).slot(1, 1),
    method("list", "__add__", protocol::add).slot(1, 1),
    method("list", "__iadd__", protocol::iadd).slot(1, 1),
    method("list", "__mul__", protocol::mul).slot(1, 1),
    method("list", "__rmul__", protocol::rmul).slot(1, 1),
    method("list", "__imul__", protocol::imul).slot(1, 1),
    method("list", "__reversed__", protocol::reversed).takes(0),
    class_method("list", "__class_getitem__", protocol::class_getitem).takes(1),
];
pub static EQUALITY: &[NativeDef] = &equality!("list");
pub static ORDERING: &[NativeDef] = &ordering!("list");
pub static COLLECTION: &[NativeDef] = &collection!("list");

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "list")?;
    let list = vm.heap.list(Vec::new());
    Ok(vm.wrap_payload(class, vm.classes.list, list))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "list", 0, 1)?;
    let id = vm.storage(args.get(0));
    if args.len() == 1 {
        vm.heap.list_replace(id, Vec::new());
        return Ok(Value::None);
    }
    let Some(items) = vm.items_of(args.get(1)) else {
        return vm.collect(args, 1);
    };
    vm.charge(items.len() as u64 * 4);
    let places = items.len().next_multiple_of(2) as u32;
    vm.heap.list_replace(id, items);
    vm.heap.note_allocated(id, places);
    Ok(Value::None)
}

fn items(vm: &Vm, args: &Args) -> (Id, Vec<Value>) {
    let id = vm.storage(args.get(0));
    (id, vm.heap.list_items(id).cloned().unwrap_or_default())
}

fn append(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "list.append", 1)?;
    let id = vm.storage(args.get(0));
    vm.heap.list_push(id, args.get(1));
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "list.extend", 1)?;
    let id = vm.storage(args.get(0));
    let Some(items) = vm.items_of(args.get(1)) else {
        return vm.collect(args, 1);
    };
    vm.charge(items.len() as u64 * 4);
    for item in items {
        vm.heap.list_push(id, item);
    }
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "insert", 2, 2)?;
    let at = vm.as_index(args.get(1))?;
    let id = vm.storage(args.get(0));
    let length = vm.heap.list_items(id).map_or(0, Vec::len) as i64;
    let at = if at < 0 {
        (at + length).max(0)
    } else {
        at.min(length)
    };
    vm.charge((length - at) as u64);
    let at = at as usize;
    vm.heap.list_splice(id, at..at, vec![args.get(2)]);
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "list.remove", 1)?;
    let id = vm.storage(args.get(0));
    let mut at = 0;
    while let Some(item) = vm.heap.list_items(id).and_then(|items| items.get(at)) {
        if vm.equal(*item, args.get(1))? {
            vm.heap.list_splice(id, at..at + 1, Vec::new());
            return Ok(Value::None);
        }
        at += 1;
    }
    Err(vm.value_error("list.remove(x): x not in list"))
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "pop", 0, 1)?;
    let id = vm.storage(args.get(0));
    let length = vm.length_of(args.get(0)).unwrap_or(0);
    let at = if args.len() > 1 {
        vm.as_index(args.get(1))?
    } else {
        -1
    };
    if length == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let Some(at) = crate::pure::slice::position(at, length) else {
        return Err(vm.index_error("pop index out of range"));
    };
    vm.charge((length - at) as u64 / 4);
    let Object::List(items) = vm.heap.get_mut(id) else {
        return Ok(Value::None);
    };
    let value = items.remove(at);
    vm.heap.grew(-16);
    vm.heap.release(value);
    Ok(value)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "list.clear", 0)?;
    let id = vm.storage(args.get(0));
    vm.heap.list_replace(id, Vec::new());
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "list.copy", 0)?;
    let (_, items) = items(vm, args);
    Ok(vm.heap.list(items))
}

/// `index` of list, tuple and deque.
pub fn index(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "index", 1, 3)?;
    let inner = vm.payload(args.get(0));
    let items = vm.items_of(inner).unwrap_or_default();
    let length = items.len() as i64;
    let start = vm.clipped(args.optional(2))?.unwrap_or(0);
    let stop = vm.clipped(args.optional(3))?.unwrap_or(i64::MAX);
    let fit = |at: i64| {
        if at < 0 {
            (at + length).max(0)
        } else {
            at.min(length)
        }
    };
    for at in fit(start)..fit(stop) {
        if vm.equal(items[at as usize], args.get(1))? {
            return Ok(Value::Int(at));
        }
    }
    let kind = vm.class_name(inner);
    let text = match kind.as_str() {
        "list" if !vm.is_old() => String::from("list.index(x): x not in list"),
        "tuple" => String::from("tuple.index(x): x not in tuple"),
        _ => format!("{} is not in {kind}", vm.repr_native(args.get(1))?),
    };
    Err(vm.value_error(&text))
}

/// `count` of list, tuple and deque.
pub fn count(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "count", 1)?;
    let inner = vm.payload(args.get(0));
    let mut count = 0;
    for item in vm.items_of(inner).unwrap_or_default() {
        count += i64::from(vm.equal(item, args.get(1))?);
    }
    Ok(Value::Int(count))
}

fn reverse(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "list.reverse", 0)?;
    let id = vm.storage(args.get(0));
    if let Object::List(items) = vm.heap.get_mut(id) {
        items.reverse();
    }
    Ok(Value::None)
}

impl Vm {
    /// The class that a native `__new__` gets first.
    pub fn class_argument(&mut self, args: &Args, name: &str) -> Result<Id, Stop> {
        match args.positional().first() {
            Some(Value::Object(id)) if matches!(self.heap.get(*id), Object::Type(_)) => Ok(*id),
            Some(other) => {
                let class = self.class_name(*other);
                Err(self.type_error(&format!(
                    "{name}.__new__(X): X is not a type object ({class})"
                )))
            }
            None => Err(self.type_error(&format!("{name}.__new__(): not enough arguments"))),
        }
    }

    /// "Drain argument `at` and call again": only where that can be iterated.
    pub fn collect(&mut self, args: &Args, at: usize) -> Outcome {
        match self.iterator_of(args.get(at)) {
            Err(Stop::Raise(exception)) => Err(Stop::Raise(exception)),
            _ => Err(Stop::Collect(at)),
        }
    }

    /// Checks a method that takes exactly `count` arguments beside self, in CPython's words.
    pub fn method_count(&mut self, args: &Args, name: &str, count: usize) -> Result<(), Stop> {
        if !args.names.is_empty() {
            return Err(self.type_error(&format!("{name}() takes no keyword arguments")));
        }
        let given = args.len() - 1;
        if given == count {
            return Ok(());
        }
        Err(self.type_error(&match count {
            0 => format!("{name}() takes no arguments ({given} given)"),
            1 => format!("{name}() takes exactly one argument ({given} given)"),
            _ => format!("{name}() takes exactly {count} arguments ({given} given)"),
        }))
    }

    /// Checks a method's number of arguments beside self.
    pub fn method_range(
        &mut self,
        args: &Args,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<(), Stop> {
        self.between_own(args, name, least, most)
    }

    /// [`between`](Self::between) that does not count the first argument.
    pub fn between_own(
        &mut self,
        args: &Args,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<(), Stop> {
        let given = args.values.len().saturating_sub(1);
        self.check_count(given, !args.names.is_empty(), name, least, most)
    }

    /// [`bind`](Self::bind) of everything after self (or the class).
    pub fn bind_own<const N: usize>(
        &mut self,
        args: &Args,
        signature: &Signature,
    ) -> Result<[Value; N], Stop> {
        self.bind_values(&args.values[1..], &args.names, signature)
    }
}
