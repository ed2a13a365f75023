//! `sys.getsizeof`: what an object takes in CPython on 64 bits.
//!
//! Source: `__sizeof__` of the types, with the collector's header of 16 bytes. A list's room is
//! that of `list_resize` after appends one by one from the places that it was made with, a dict's
//! and a set's table that of insertions one by one.
//! Simplified: a list that shrank or was extended at once counts as grown by appends; classes and
//! rare objects have one size.

use crate::heap::LITERAL;
use crate::native::{Args, NativeDef, Outcome, function};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;

/// The collector's header.
const GC: i64 = 16;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_sizes", "memory", memory),
    function("_sizes", "begin_peak", begin_peak),
];

/// `memory()`: bytes of the program's own objects, now and at most since `begin_peak`.
fn memory(vm: &mut Vm, _args: &Args) -> Outcome {
    let bytes = vm.heap.own_bytes().map(|bytes| Value::Int(bytes as i64));
    Ok(vm.heap.tuple(bytes.to_vec()))
}

/// `begin_peak()`: the peak is what there is now, which it gives.
fn begin_peak(vm: &mut Vm, _args: &Args) -> Outcome {
    vm.heap.begin_peak();
    Ok(Value::Int(vm.heap.own_bytes()[0] as i64))
}

pub fn sizeof(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "getsizeof", 1, 2)?;
    Ok(Value::Int(size(vm, args.get(0))))
}

fn size(vm: &Vm, value: Value) -> i64 {
    let is_old = vm.is_old();
    let id = match value {
        Value::Float(_) => return 24,
        Value::Int(0) | Value::Bool(_) => return 28,
        Value::Int(number) => {
            return 24 + 4 * digits(i64::from(64 - number.unsigned_abs().leading_zeros()));
        }
        Value::None | Value::Null | Value::NotImplemented | Value::Ellipsis => return 16,
        Value::Object(id) => id,
    };
    let name = vm.type_name(vm.class_of(value));
    match vm.object(id) {
        Object::Str(text) => {
            let ascii = if is_old { 48 } else { 40 };
            let wide = if is_old { 72 } else { 56 };
            let units = i64::from(text.length) + 1;
            match text.text.chars().map(u32::from).max().unwrap_or(0) {
                0..=0x7f => ascii + units,
                0x80..=0xff => wide + units,
                0x100..=0xffff => wide + 2 * units,
                _ => wide + 4 * units,
            }
        }
        Object::Int(number) => 24 + 4 * digits(number.bits() as i64),
        Object::Complex(..) => 32,
        Object::Bytes(bytes) => 33 + bytes.len() as i64,
        Object::ByteArray(bytes) if bytes.is_empty() => 56,
        Object::ByteArray(bytes) => 57 + bytes.len() as i64,
        Object::List(items) => 56 + 8 * list_places(vm, id, items),
        Object::Tuple(items) => tuple(is_old) + 8 * items.len() as i64,
        Object::Dict(table) if table.is_empty() => 64,
        Object::Dict(table) => {
            let is_text = |entry: crate::dict::Entry| vm.text_of(entry.key).is_some();
            64 + keys(table.len() as i64, table.iter().all(is_text))
        }
        Object::Set(table) | Object::FrozenSet(table) => set(table.len() as i64),
        Object::Range(_) => 48,
        Object::Slice(_) => 56,
        Object::Function(_) if is_old => 152,
        Object::Function(_) => 168,
        Object::Generator(generator) => {
            let code = &vm.loaded(generator.code).code;
            168 + 8 * (code.locals.len() as i64 + i64::from(code.stack_max))
        }
        Object::Type(_) => 1688,
        Object::Deque(_) => 760,
        Object::Module(_) => 88,
        Object::Exception(_) => 88,
        Object::NamesView(_) => 296,
        Object::Instance(instance) if !instance.payload.is_null() => {
            let content = size(vm, instance.payload);
            match name {
                "defaultdict" => content + 8,
                "OrderedDict" => content + 64,
                _ => content,
            }
        }
        Object::Instance(_) if name == "object" => 16,
        Object::Instance(instance) => match slots(vm, instance.class) {
            Some(slots) => 16 + GC + 8 * slots,
            None if is_old => 56,
            None => 48,
        },
        _ => 48,
    }
}

fn tuple(is_old: bool) -> i64 {
    // 3.14 keeps the hash.
    if is_old { 24 + GC } else { 32 + GC }
}

/// How many places the list has: as it was made, then grown by appends.
fn list_places(vm: &Vm, id: Id, items: &[Value]) -> i64 {
    let made = vm.heap.allocated(id);
    let length = items.len() as i64;
    let mut places = i64::from(made & !LITERAL);
    let is_constant = |item: &Value| match item {
        Value::Object(id) => matches!(
            vm.object(*id),
            Object::Str(_) | Object::Int(_) | Object::Bytes(_) | Object::Complex(..)
        ),
        _ => true,
    };
    // A display of constants is an empty list that is extended by a tuple.
    if made & LITERAL != 0 && items.iter().all(is_constant) {
        places = extended(0, places);
    }
    while places < length {
        places = extended(places, places + 1);
    }
    places
}

/// `list_resize` from so many items to so many.
fn extended(from: i64, to: i64) -> i64 {
    let places = (to + (to >> 3) + 6) & !3;
    if to - from > places - to {
        (to + 3) & !3
    } else {
        places
    }
}

/// A dict's table of keys.
fn keys(entries: i64, is_text: bool) -> i64 {
    let mut slots = 8;
    while slots * 2 / 3 < entries {
        slots *= 2;
    }
    let index = match slots {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    };
    32 + slots * index + slots * 2 / 3 * if is_text { 16 } else { 24 }
}

fn set(entries: i64) -> i64 {
    let mut slots = 8;
    // It grows when three fifths are taken.
    while entries * 5 >= (slots - 1) * 3 {
        slots *= if entries > 50_000 { 2 } else { 4 };
    }
    let own = 200 + GC;
    if slots == 8 { own } else { own + 16 * slots }
}

/// How many `__slots__` an instance has; none: it has a `__dict__`.
fn slots(vm: &Vm, class: Id) -> Option<i64> {
    let mut count = 0;
    for class in vm.mro(class) {
        let Object::Type(object) = vm.heap.get(*class) else {
            continue;
        };
        if object.builtin {
            continue;
        }
        let names = object.attributes.get(vm.symbols.find("__slots__")?)?;
        count += match vm.object_of(names) {
            Some(Object::Tuple(names)) => names.len() as i64,
            Some(Object::List(names)) => names.len() as i64,
            _ => 1,
        };
    }
    Some(count)
}

/// How many digits of 30 bits an int of so many bits has.
fn digits(bits: i64) -> i64 {
    (bits + 29) / 30
}
