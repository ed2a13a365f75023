//! `range` and `slice`.

use super::protocol::{self, collection};
use crate::native::{Args, NativeDef, Outcome, Stop, getter, method, static_method};
use crate::object::{Iter, Object, Range};
use crate::value::Value;
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[
    static_method("range", "__new__", new),
    method("range", "index", index).takes(1),
    method("range", "count", count).takes(1),
    method("range", "__getitem__", protocol::getitem).slot(1, 1),
    method("range", "__reversed__", protocol::reversed).takes(0),
    method("range", "__hash__", protocol::hash),
    method("range", "__eq__", protocol::eq).slot(1, 1),
    method("range", "__ne__", protocol::ne).slot(1, 1),
    method("range", "__bool__", protocol::truth).slot(0, 0),
    getter("range", "start", start),
    getter("range", "stop", stop),
    getter("range", "step", step),
];
pub static COLLECTION: &[NativeDef] = &collection!("range");

pub static SLICE: &[NativeDef] = &[
    static_method("slice", "__new__", slice_new),
    method("slice", "indices", indices).takes(1),
    method("slice", "__hash__", protocol::hash),
    method("slice", "__eq__", protocol::eq).slot(1, 1),
    method("slice", "__ne__", protocol::ne).slot(1, 1),
    method("slice", "__repr__", protocol::repr).slot(0, 0),
    getter("slice", "start", slice_start),
    getter("slice", "stop", slice_stop),
    getter("slice", "step", slice_step),
];

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    if args.len() < 2 && args.names.is_empty() {
        return Err(vm.type_error("range expected at least 1 argument, got 0"));
    }
    vm.between_own(args, "range", 1, 3)?;
    let mut numbers = [0i64; 3];
    for (at, number) in numbers.iter_mut().enumerate().take(args.len() - 1) {
        *number = match vm.integer(args.get(at + 1))? {
            crate::pure::int_text::Integer::Small(number) => number,
            crate::pure::int_text::Integer::Big(_) => {
                return Err(
                    vm.overflow_error("a range beyond 64 bits is not supported in this playground")
                );
            }
        };
    }
    let range = match args.len() {
        2 => Range {
            start: 0,
            stop: numbers[0],
            step: 1,
        },
        3 => Range {
            start: numbers[0],
            stop: numbers[1],
            step: 1,
        },
        _ => Range {
            start: numbers[0],
            stop: numbers[1],
            step: numbers[2],
        },
    };
    if range.step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(vm.heap.make(Object::Range(Box::new(range))))
}

fn own(vm: &Vm, args: &Args) -> Range {
    match vm.object_of(args.get(0)) {
        Some(Object::Range(range)) => (**range).clone(),
        _ => Range {
            start: 0,
            stop: 0,
            step: 1,
        },
    }
}

fn start(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(own(vm, args).start))
}

fn stop(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(own(vm, args).stop))
}

fn step(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(own(vm, args).step))
}

fn index(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "range.index", 1)?;
    let range = own(vm, args);
    match vm.as_int(args.get(1)) {
        Some(number) if range.contains(number) => {
            Ok(Value::Int((number - range.start) / range.step))
        }
        _ => {
            let text = if vm.is_old() {
                format!("{} is not in range", vm.repr_native(args.get(1))?)
            } else {
                String::from("range.index(x): x not in range")
            };
            Err(vm.value_error(&text))
        }
    }
}

fn count(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "range.count", 1)?;
    let found = vm.contains_native(args.get(0), args.get(1))?;
    Ok(Value::Int(i64::from(found)))
}

impl Vm {
    /// `reversed(value)` of builtin sequences and dicts; `None`: not one.
    pub fn reverse_iterator(&mut self, value: Value) -> Option<Value> {
        let inner = self.payload(value);
        let iter = match self.object_of(inner)? {
            Object::Range(range) => {
                let (length, range) = (range.len(), (**range).clone());
                Iter::Range {
                    next: range.at(length - 1),
                    step: range.step.wrapping_neg(),
                    left: length as u64,
                }
            }
            Object::List(_)
            | Object::Tuple(_)
            | Object::Str(_)
            | Object::Bytes(_)
            | Object::ByteArray(_) => Iter::Reversed {
                sequence: inner,
                at: self.length_of(inner)? as i64 - 1,
            },
            Object::Deque(deque) => Iter::Deque {
                deque: inner,
                at: 0,
                version: deque.version,
                reverse: true,
            },
            Object::Dict(table) => Iter::Dict {
                dict: inner,
                at: 0,
                version: table.version,
                kind: crate::object::ViewKind::Keys,
                reverse: true,
            },
            Object::NamesView(owner) => {
                let owner = *owner;
                let keys = self.names_of(owner);
                let at = keys.len() as i64 - 1;
                let sequence = self.heap.list(keys);
                Iter::Reversed { sequence, at }
            }
            Object::DictView { dict, kind } => {
                let (dict, kind) = (Value::Object(*dict), *kind);
                let version = self.table_of(dict)?.version;
                Iter::Dict {
                    dict,
                    at: 0,
                    version,
                    kind,
                    reverse: true,
                }
            }
            _ => return None,
        };
        Some(self.make_iterator(iter))
    }
}

// ---- slice -------------------------------------------------------------------------

fn slice_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "slice", 1, 3)?;
    let given = &args.positional()[1..];
    let parts = match *given {
        [stop] => [Value::None, stop, Value::None],
        [start, stop] => [start, stop, Value::None],
        [start, stop, step, ..] => [start, stop, step],
        [] => [Value::None; 3],
    };
    Ok(vm.heap.make(Object::Slice(Box::new(parts))))
}

fn part(vm: &Vm, args: &Args, at: usize) -> Value {
    match vm.object_of(args.get(0)) {
        Some(Object::Slice(parts)) => parts[at],
        _ => Value::None,
    }
}

fn slice_start(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(part(vm, args, 0))
}

fn slice_stop(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(part(vm, args, 1))
}

fn slice_step(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(part(vm, args, 2))
}

fn indices(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "slice.indices", 1)?;
    let length = vm.as_index(args.get(1))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length should not be negative"));
    };
    let range: Result<_, Stop> = vm.slice_range(args.get(0), length);
    let range = range?;
    Ok(vm.heap.tuple(vec![
        Value::Int(range.start),
        Value::Int(range.stop),
        Value::Int(range.step),
    ]))
}
