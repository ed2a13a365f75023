//! `itertools`: native iterators.
//!
//! Model: `Modules/itertoolsmodule.c` of 3.14. A tool is an `Iter::Tool`: its
//! kind, the values that it works on, and plain numbers; each kind says in its
//! place what they are. An exhausted tool has neither.
//! Those that only count or combine answer at once (`next`); those that ask
//! other iterators or call functions run as a native frame (`step`), so that
//! whatever they ask may be Python code.

mod combine;
mod group;
mod make;
mod step;

pub use step::step;

use super::native_class::Shape;
use crate::native::{NativeDef, class_method, method, static_method};
use crate::object::{Iter, Object};
use crate::value::{Id, Value};
use crate::vm::{Next, Vm};

macro_rules! kinds {
    ($($kind:ident = $name:literal: $methods:expr),* $(,)?) => {
        /// Which tool it is; the place of its class in `state.tool_classes`.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum Kind { $($kind),* }

        const CLASSES: &[(Kind, &str, &[NativeDef])] = &[$((Kind::$kind, $name, $methods)),*];
    };
}

kinds! {
    Count = "count": &[static_method("count", "__new__", make::count)],
    Cycle = "cycle": &[static_method("cycle", "__new__", make::cycle)],
    Repeat = "repeat": &[
        static_method("repeat", "__new__", make::repeat),
        method("object", "__length_hint__", make::repeat_hint),
    ],
    Accumulate = "accumulate": &[static_method("accumulate", "__new__", make::accumulate)],
    Batched = "batched": &[static_method("batched", "__new__", make::batched)],
    Chain = "chain": &[
        static_method("chain", "__new__", make::chain),
        class_method("chain", "from_iterable", make::chain_from_iterable),
    ],
    Combinations = "combinations": &[static_method("combinations", "__new__", make::combinations)],
    Repeating = "combinations_with_replacement":
        &[static_method("combinations_with_replacement", "__new__", make::repeating)],
    Compress = "compress": &[static_method("compress", "__new__", make::compress)],
    Dropwhile = "dropwhile": &[static_method("dropwhile", "__new__", make::dropwhile)],
    Filterfalse = "filterfalse": &[static_method("filterfalse", "__new__", make::filterfalse)],
    Groupby = "groupby": &[static_method("groupby", "__new__", make::groupby)],
    Islice = "islice": &[static_method("islice", "__new__", make::islice)],
    Pairwise = "pairwise": &[static_method("pairwise", "__new__", make::pairwise)],
    Permutations = "permutations": &[static_method("permutations", "__new__", make::permutations)],
    Product = "product": &[static_method("product", "__new__", make::product)],
    Starmap = "starmap": &[static_method("starmap", "__new__", make::starmap)],
    Takewhile = "takewhile": &[static_method("takewhile", "__new__", make::takewhile)],
    ZipLongest = "zip_longest": &[static_method("zip_longest", "__new__", make::zip_longest)],
    Tee = "_tee": &[method("object", "__copy__", make::tee_copy)],
    Grouper = "_grouper": &[],
    TeeData = "_tee_dataobject": &[],
}

pub static FUNCTIONS: &[NativeDef] = &[crate::native::function("itertools", "tee", make::tee)];

impl Kind {
    fn of(number: u16) -> Kind {
        CLASSES[number as usize].0
    }
}

pub fn fill(vm: &mut Vm, module: Id) {
    let object = vm.classes.object;
    for (kind, name, methods) in CLASSES {
        if vm.is_old() && *kind == Kind::Batched {
            vm.state.tool_classes.push(vm.classes.tool);
            vm.heap.retain(Value::Object(vm.classes.tool));
            continue;
        }
        let tables = [*methods, crate::types::iterator::METHODS];
        let class = vm.native_class(name, "itertools", object, Shape::Own, &tables);
        vm.heap.retain(Value::Object(class));
        vm.state.tool_classes.push(class);
        if !matches!(kind, Kind::TeeData | Kind::Grouper | Kind::Tee) {
            super::put(vm, module, name, Value::Object(class));
        }
    }
}

/// Steps a tool that needs nobody else; the others ask for a frame.
pub fn next(vm: &mut Vm, id: Id) -> Result<Next, Value> {
    let Some((kind, inners, numbers)) = parts(vm, id) else {
        return Ok(Next::End);
    };
    if inners.is_empty() && numbers.is_empty() {
        return Ok(Next::End);
    }
    Ok(match kind {
        Kind::Count if inners.is_empty() => match numbers[0].checked_add(numbers[1]) {
            Some(next) => {
                let now = numbers[0];
                set_number(vm, id, 0, next);
                Next::Item(Value::Int(now))
            }
            None => {
                // Beyond 64 bits: as objects from now on.
                let (now, step) = (numbers[0], numbers[1]);
                let place = tool(vm, id);
                place.0.extend([Value::Int(now), Value::Int(step)]);
                place.1.clear();
                Next::Python
            }
        },
        Kind::Repeat => {
            let (value, left) = (inners[0], numbers[0]);
            match left {
                0 => {
                    finish(vm, id);
                    return Ok(Next::End);
                }
                1.. => set_number(vm, id, 0, left - 1),
                _ => {}
            }
            Next::Item(value)
        }
        Kind::Cycle if numbers[0] == 1 => match inners.get(1 + numbers[1] as usize).copied() {
            Some(value) => {
                let last = inners.len() as i64 - 2;
                let next = if numbers[1] >= last {
                    0
                } else {
                    numbers[1] + 1
                };
                set_number(vm, id, 1, next);
                Next::Item(value)
            }
            None => Next::End,
        },
        Kind::Tee => {
            let (data, at) = (inners[0], numbers[0]);
            let Value::Object(source) = data else {
                return Ok(Next::End);
            };
            let known =
                parts(vm, source).and_then(|(_, items, _)| items.get(1 + at as usize).copied());
            match known {
                Some(value) => {
                    set_number(vm, id, 0, at + 1);
                    Next::Item(value)
                }
                None => Next::Python,
            }
        }
        Kind::Combinations => combine::combination(vm, id, false),
        Kind::Repeating => combine::combination(vm, id, true),
        Kind::Permutations => combine::permutation(vm, id),
        Kind::Product => combine::product(vm, id),
        _ => Next::Python,
    })
}

/// How `count` and `repeat` show themselves: name and arguments.
pub fn shown(vm: &Vm, id: Id) -> Option<(&'static str, Vec<Value>)> {
    let (kind, inners, numbers) = parts(vm, id)?;
    match (kind, inners.as_slice(), numbers.as_slice()) {
        (Kind::Count, [], [now, 1]) => Some(("count", vec![Value::Int(*now)])),
        (Kind::Count, [], [now, step]) => {
            Some(("count", vec![Value::Int(*now), Value::Int(*step)]))
        }
        (Kind::Count, [now, Value::Int(1)], _) => Some(("count", vec![*now])),
        (Kind::Count, [now, step], _) => Some(("count", vec![*now, *step])),
        (Kind::Repeat, [value], [..0]) => Some(("repeat", vec![*value])),
        (Kind::Repeat, [value], [left]) => Some(("repeat", vec![*value, Value::Int(*left)])),
        _ => None,
    }
}

// ---- a tool's parts ---------------------------------------------------------------------

fn parts(vm: &Vm, id: Id) -> Option<(Kind, &Vec<Value>, &Vec<i64>)> {
    match vm.object(id) {
        Object::Iterator(iter) => match &**iter {
            Iter::Tool {
                kind,
                inners,
                numbers,
            } => Some((Kind::of(*kind), inners, numbers)),
            _ => None,
        },
        _ => None,
    }
}

/// The lists themselves; whoever stores values counts them.
fn tool(vm: &mut Vm, id: Id) -> (&mut Vec<Value>, &mut Vec<i64>) {
    match vm.heap.get_mut(id) {
        Object::Iterator(iter) => match &mut **iter {
            Iter::Tool {
                inners, numbers, ..
            } => (inners, numbers),
            _ => unreachable!("the caller has a tool"),
        },
        _ => unreachable!("the caller has a tool"),
    }
}

/// The n-th value; `Null` where there is none.
fn inner(vm: &Vm, id: Id, n: usize) -> Value {
    parts(vm, id)
        .and_then(|(_, inners, _)| inners.get(n).copied())
        .unwrap_or(Value::Null)
}

fn set_inner(vm: &mut Vm, id: Id, n: usize, value: Value) {
    if parts(vm, id).is_none_or(|(_, inners, _)| inners.len() <= n) {
        return;
    }
    vm.heap.store(id, value, |object| match object {
        Object::Iterator(iter) => match &mut **iter {
            Iter::Tool { inners, .. } => &mut inners[n],
            _ => unreachable!("just matched"),
        },
        _ => unreachable!("just matched"),
    });
}

fn push_inner(vm: &mut Vm, id: Id, value: Value) {
    vm.heap.retain(value);
    vm.heap.grew(16);
    tool(vm, id).0.push(value);
}

fn number(vm: &Vm, id: Id, n: usize) -> i64 {
    parts(vm, id)
        .and_then(|(_, _, numbers)| numbers.get(n).copied())
        .unwrap_or(0)
}

fn set_number(vm: &mut Vm, id: Id, n: usize, value: i64) {
    if let Some(place) = tool(vm, id).1.get_mut(n) {
        *place = value;
    }
}

/// The tool is exhausted: it lets go of everything, and stays what it is.
fn finish(vm: &mut Vm, id: Id) {
    let (inners, numbers) = tool(vm, id);
    let old = std::mem::take(inners);
    numbers.clear();
    for value in old {
        vm.heap.release(value);
    }
}
