//! `iter`, `next`, and the iterator classes `enumerate`, `zip`, `map`, `filter`, `reversed`.

use crate::native::{Args, NativeDef, Outcome, Signature, Stop, static_method};
use crate::object::{Iter, Object};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

pub static ENUMERATE: &[NativeDef] = &[static_method("enumerate", "__new__", enumerate)];
pub static ZIP: &[NativeDef] = &[static_method("zip", "__new__", zip)];
pub static MAP: &[NativeDef] = &[static_method("map", "__new__", map)];
pub static FILTER: &[NativeDef] = &[static_method("filter", "__new__", filter)];
pub static REVERSED: &[NativeDef] = &[static_method("reversed", "__new__", reversed)];

pub fn iter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "iter", 1, 2)?;
    let value = args.get(0);
    if args.len() == 2 {
        if !vm.is_callable(value) {
            return Err(vm.type_error("iter(v, w): v must be callable"));
        }
        return Ok(vm.make_iterator(Iter::Sentinel {
            callable: value,
            sentinel: args.get(1),
        }));
    }
    match vm.iterator_of(value) {
        Err(Stop::Fallback) => {
            vm.enter_native("iter", iter_step, &[value], Then::Push);
            Err(Stop::Frame)
        }
        other => other,
    }
}

fn iter_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let value = vm.slot(0);
            vm.native_iter(value)
        }
        Input::Value(iterator) => Flow::Return(iterator),
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

pub fn next(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "next", 1, 2)?;
    let iterator = args.get(0);
    let is_iterator = match vm.object_of(iterator) {
        Some(Object::Iterator(_) | Object::Generator(_)) => true,
        _ => vm.lookup_special(iterator, Sym::NEXT).is_some(),
    };
    if !is_iterator {
        let class = vm.class_name(iterator);
        return Err(vm.type_error(&format!("'{class}' object is not an iterator")));
    }
    let default = args.optional(1);
    // A generator's own StopIteration carries its value: `next` must raise that one.
    if default.is_null()
        && let Some(method) = vm.lookup_special(iterator, Sym::NEXT)
        && !matches!(vm.object_of(iterator), Some(Object::Iterator(_)))
    {
        return vm.tail_call(method, &Args::of(&[iterator]));
    }
    vm.enter_native("next", next_step, &[iterator, default], Then::Push);
    Err(Stop::Frame)
}

fn next_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let iterator = vm.slot(0);
            vm.native_next(iterator)
        }
        Input::Value(value) | Input::Yielded(value) => Flow::Return(value),
        Input::End => match vm.slot(1) {
            Value::Null => Flow::Raise(vm.stop_iteration(Value::None)),
            default => Flow::Return(default),
        },
        Input::Raised(exception) => Flow::Raise(exception),
    }
}

pub fn aiter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "aiter")?;
    match vm.lookup_special(args.get(0), Sym::AITER) {
        Some(method) => vm.tail_call(method, args),
        None => {
            let class = vm.class_name(args.get(0));
            Err(vm.type_error(&format!("'{class}' object is not an async iterable")))
        }
    }
}

pub fn anext(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "anext", 1, 2)?;
    if args.len() == 2 {
        return Err(Stop::Fallback);
    }
    match vm.lookup_special(args.get(0), Sym::ANEXT) {
        Some(method) => vm.tail_call(method, args),
        None => {
            let class = vm.class_name(args.get(0));
            Err(vm.type_error(&format!("'{class}' object is not an async iterator")))
        }
    }
}

// ---- iterator classes -----------------------------------------------------------------

/// Makes iterators of the arguments from `first` on, then finishes with `make`: `[class, args.., iterators..]`.
fn with_iterators(
    vm: &mut Vm,
    args: &[Value],
    fixed: &[Value],
    numbers: [i64; 2],
    step: crate::vm::NativeStep,
) -> Outcome {
    let mut ready = Vec::with_capacity(args.len());
    for value in args {
        match vm.iterator_of(*value) {
            Ok(iterator) => ready.push(iterator),
            Err(Stop::Fallback) => {
                // `[fixed.., iterables.., iterators so far..]`
                let mut values = fixed.to_vec();
                values.extend_from_slice(args);
                vm.enter_native("iterators", step, &values, Then::Push);
                vm.native_frame().numbers = numbers;
                return Err(Stop::Frame);
            }
            Err(stop) => return Err(stop),
        }
    }
    let iter = assemble(fixed, &ready, numbers);
    Ok(vm.make_iterator(iter))
}

/// The kinds by `numbers[0]`: 0 enumerate (`numbers[1]` the start), 1 zip (strict), 2 map, 3 filter.
fn assemble(fixed: &[Value], iterators: &[Value], numbers: [i64; 2]) -> Iter {
    match numbers[0] {
        0 => Iter::Enumerate {
            inner: iterators[0],
            count: numbers[1],
        },
        1 => Iter::Zip {
            inners: iterators.to_vec(),
            strict: numbers[1] != 0,
        },
        2 => Iter::Map {
            function: fixed[0],
            inners: iterators.to_vec(),
        },
        _ => Iter::Filter {
            function: fixed[0],
            inner: iterators[0],
            keep: true,
        },
    }
}

/// Asks the iterables for their iterators one by one.
fn iterators_step(vm: &mut Vm, input: Input) -> Flow {
    let numbers = vm.native_frame().numbers;
    let fixed_count = usize::from(numbers[0] >= 2);
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    if let Input::Value(iterator) = input {
        vm.push(iterator);
        vm.native_frame().pc += 1;
    }
    let got = vm.native_frame().pc as usize;
    let base = vm.native_frame().base as usize;
    let count = vm.stack.len() - base - fixed_count - got;
    if got == count {
        let fixed = vm.stack[base..base + fixed_count].to_vec();
        let iterators = vm.stack[base + fixed_count + count..].to_vec();
        let iter = assemble(&fixed, &iterators, numbers);
        return Flow::Return(vm.make_iterator(iter));
    }
    let iterable = vm.slot(fixed_count + got);
    vm.native_iter(iterable)
}

const ENUMERATE_NEW: Signature = Signature {
    name: "enumerate",
    names: &["iterable", "start"],
    required: 1,
    positional_only: 0,
    positional: 2,
};

fn enumerate(vm: &mut Vm, args: &Args) -> Outcome {
    if args.len() == 1 {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    }
    let [iterable, start] = vm.bind_own::<2>(args, &ENUMERATE_NEW)?;
    let start = if start.is_null() {
        0
    } else {
        vm.as_index(start)?
    };
    with_iterators(vm, &[iterable], &[], [0, start], iterators_step)
}

fn zip(vm: &mut Vm, args: &Args) -> Outcome {
    let mut strict = false;
    for (name, value) in args.keywords() {
        if name != Sym::STRICT {
            let text = vm.symbols.text(name).to_owned();
            return Err(vm.unexpected_keyword("zip", &text, &["strict"]));
        }
        strict = vm.truth_native(value).unwrap_or(true);
    }
    let iterables = args.positional()[1..].to_vec();
    match with_iterators(vm, &iterables, &[], [1, i64::from(strict)], iterators_step) {
        Err(Stop::Raise(exception)) if vm.is_exception(exception, vm.classes.type_error) => {
            let at = iterables
                .iter()
                .position(|value| matches!(vm.iterator_of(*value), Err(Stop::Raise(_))));
            match at {
                Some(at) if vm.is_old() => {
                    let class = vm.class_name(iterables[at]);
                    Err(vm.type_error(&format!("'{class}' object is not iterable")))
                }
                _ => Err(Stop::Raise(exception)),
            }
        }
        other => other,
    }
}

fn map(vm: &mut Vm, args: &Args) -> Outcome {
    let mut strict = false;
    for (name, value) in args.keywords() {
        if name != Sym::STRICT || vm.is_old() {
            let text = vm.symbols.text(name).to_owned();
            return Err(match vm.is_old() {
                true => vm.type_error("map() takes no keyword arguments"),
                false => vm.unexpected_keyword("map", &text, &["strict"]),
            });
        }
        strict = vm.truth_native(value).unwrap_or(true);
    }
    if args.positional().len() < 3 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    if strict {
        return Err(Stop::Fallback);
    }
    let iterables = args.positional()[2..].to_vec();
    with_iterators(vm, &iterables, &[args.get(1)], [2, 0], iterators_step)
}

fn filter(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "filter", 2, 2)?;
    with_iterators(vm, &[args.get(2)], &[args.get(1)], [3, 0], iterators_step)
}

fn reversed(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "reversed", 1, 1)?;
    let value = args.get(1);
    if let Some(method) = vm.python_method(value, Sym::REVERSED) {
        return vm.tail_call(method, &Args::of(&[value]));
    }
    if !vm.overrides(value, Sym::GETITEM)
        && let Some(iterator) = vm.reverse_iterator(value)
    {
        return Ok(iterator);
    }
    let sequence = vm.lookup_special(value, Sym::LEN).is_some()
        && vm.lookup_special(value, Sym::GETITEM).is_some();
    if sequence {
        return Err(Stop::Fallback);
    }
    let class = vm.class_name(value);
    Err(vm.type_error(&format!("'{class}' object is not reversible")))
}
