//! `all`, `any`, `sum`, `min`, `max`: folds over any iterable.
//!
//! Builtin collections are folded at once; anything that runs Python code is a
//! native frame: slot 0 the iterator, then what the fold keeps.

use crate::code::{BinaryOperator, CompareOperator};
use crate::native::{Args, Outcome, Signature, Stop};
use crate::object::Object;
use crate::pure::math_functions::CompensatedSum;
use crate::value::{Truth, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub fn all(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "all")?;
    until(vm, args.get(0), false)
}

pub fn any(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "any")?;
    until(vm, args.get(0), true)
}

/// Is there an item whose truth is `wanted`? The answer is `wanted` then, else its opposite.
fn until(vm: &mut Vm, iterable: Value, wanted: bool) -> Outcome {
    if !matches!(vm.object_of(iterable), Some(Object::Iterator(_)))
        && let Some(items) = vm.items_of(iterable)
        && let Some(truths) = items
            .iter()
            .map(|item| vm.truth_native(*item))
            .collect::<Option<Vec<bool>>>()
    {
        vm.charge(truths.len() as u64 * 5);
        return Ok(Value::bool(truths.contains(&wanted) == wanted));
    }
    vm.enter_native("any", until_step, &[iterable], Then::Push);
    vm.native_frame().numbers[0] = i64::from(wanted);
    Err(Stop::Frame)
}

fn until_step(vm: &mut Vm, input: Input) -> Flow {
    let wanted = vm.native_frame().numbers[0] == 1;
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, _) => {
            vm.native_frame().pc = 1;
            let iterable = vm.slot(0);
            vm.native_iter(iterable)
        }
        (1, Input::Value(iterator)) => {
            vm.set_slot(0, iterator);
            vm.native_frame().pc = 2;
            vm.native_next(iterator)
        }
        (2, Input::Value(item)) => {
            vm.native_frame().pc = 3;
            vm.native_truth(item)
        }
        (3, Input::Value(Value::Bool(truth))) => {
            if truth.get() == wanted {
                return Flow::Return(Value::bool(wanted));
            }
            vm.native_frame().pc = 2;
            let iterator = vm.slot(0);
            vm.native_next(iterator)
        }
        _ => Flow::Return(Value::bool(!wanted)),
    }
}

/// Virtual nanoseconds of an addition in `sum`.
pub(crate) const ADD_NS: u64 = 8;

const SUM: Signature = Signature {
    name: "sum",
    names: &["iterable", "start"],
    required: 1,
    positional_only: 1,
    positional: 2,
};

/// `sum(iterable, /, start=0)`: floats are summed with compensation, as since 3.12.
pub fn sum(vm: &mut Vm, args: &Args) -> Outcome {
    if args.positional().is_empty() {
        return Err(vm.type_error("sum() takes at least 1 positional argument (0 given)"));
    }
    let [iterable, start] = vm.bind::<2>(args, &SUM)?;
    let start = if start.is_null() {
        Value::Int(0)
    } else {
        start
    };
    if vm.text_of(start).is_some() {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if let Some(Object::Bytes(_)) = vm.object_of(start) {
        return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    let Some(items) = vm.items_of(iterable) else {
        return vm.collect(args, 0);
    };
    vm.charge(items.len() as u64 * ADD_NS);
    let mut total = start;
    let mut at = 0;
    if let Value::Float(first) = start
        && !vm.is_old()
    {
        return float_sum(vm, first.get(), &items);
    }
    while at < items.len() {
        let item = items[at];
        total = match (total, item) {
            (Value::Int(a), Value::Int(b)) => match a.checked_add(b) {
                Some(sum) => Value::Int(sum),
                None => vm.binary_op(BinaryOperator::Add, false, total, item)?,
            },
            (Value::Int(a), Value::Float(b)) if !vm.is_old() => {
                return float_sum(vm, a as f64 + b.get(), &items[at + 1..]);
            }
            _ => vm.binary_op(BinaryOperator::Add, false, total, item)?,
        };
        at += 1;
    }
    Ok(total)
}

/// A collecting frame of `sum` becomes `[sum, iterable, total, list]`, so that integers need not be
/// collected. False: another function asks, or no integer is the start.
pub(crate) fn begin_adding(vm: &mut Vm) -> bool {
    let callable = vm.slot(0);
    match vm.object_of(callable) {
        Some(Object::Native(def)) if def.name == SUM.name && def.owner == "builtins" => {}
        _ => return false,
    }
    let frame = vm.native_frame();
    let (base, given) = (frame.base as usize, frame.numbers[0] as usize);
    let start = match given {
        1 => Value::Int(0),
        _ => vm.stack[base + 2],
    };
    let Value::Int(_) = start else {
        return false;
    };
    let list = vm.pop();
    vm.cut(base + 2);
    vm.stack.push(start);
    vm.stack.push(list);
    vm.native_frame().numbers[0] = 2;
    true
}

impl Vm {
    /// Adds an item to the total that lies `depth` below the top of the stack. False: they are not both
    /// small integers.
    #[inline]
    pub(crate) fn add_collected(&mut self, item: Value, depth: usize) -> bool {
        let at = self.stack.len() - depth;
        let (Value::Int(total), Value::Int(number)) = (self.stack[at], item) else {
            return false;
        };
        let Some(sum) = total.checked_add(number) else {
            return false;
        };
        self.stack[at] = Value::Int(sum);
        self.charge(ADD_NS);
        true
    }
}

fn float_sum(vm: &mut Vm, start: f64, items: &[Value]) -> Outcome {
    let mut sum = CompensatedSum::new(start);
    for (at, item) in items.iter().enumerate() {
        match vm.payload(*item) {
            Value::Float(number) => sum.add(number.get()),
            Value::Int(number) => sum.add(number as f64),
            Value::Bool(truth) => sum.add(f64::from(truth.get())),
            _ => {
                let mut total = Value::float(sum.value());
                for item in &items[at..] {
                    total = vm.binary_op(BinaryOperator::Add, false, total, *item)?;
                }
                return Ok(total);
            }
        }
    }
    Ok(Value::float(sum.value()))
}

pub fn min(vm: &mut Vm, args: &Args) -> Outcome {
    extreme(vm, args, "min", CompareOperator::Less)
}

pub fn max(vm: &mut Vm, args: &Args) -> Outcome {
    extreme(vm, args, "max", CompareOperator::Greater)
}

fn extreme(vm: &mut Vm, args: &Args, name: &'static str, op: CompareOperator) -> Outcome {
    let positional = args.positional();
    let (mut key, mut default) = (Value::None, Value::Null);
    for (keyword, value) in args.keywords() {
        match keyword {
            crate::symbol::Sym::KEY => key = value,
            crate::symbol::Sym::DEFAULT => default = value,
            _ => {
                let text = vm.symbols.text(keyword).to_owned();
                return Err(vm.unexpected_keyword(name, &text, &["key", "default"]));
            }
        }
    }
    let items = match positional.len() {
        0 => return Err(vm.type_error(&format!("{name} expected at least 1 argument, got 0"))),
        1 => {
            let Some(items) = vm.items_of(positional[0]) else {
                return vm.collect(args, 0);
            };
            items
        }
        _ if !default.is_null() => {
            return Err(vm.type_error(&format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => positional.to_vec(),
    };
    vm.charge(items.len() as u64 * 10);
    if items.is_empty() {
        return match default {
            Value::Null if vm.is_old() => {
                Err(vm.value_error(&format!("{name}() arg is an empty sequence")))
            }
            Value::Null => Err(vm.value_error(&format!("{name}() iterable argument is empty"))),
            default => Ok(default),
        };
    }
    if key.is_none()
        && let Some(best) = quick(vm, &items, op)
    {
        return Ok(best);
    }
    let items = vm.heap.list(items);
    // `[items, key function, best item, best key]`
    vm.enter_native(
        name,
        extreme_step,
        &[items, key, Value::Null, Value::Null],
        Then::Push,
    );
    vm.native_frame().numbers = [0, i64::from(op == CompareOperator::Greater)];
    Err(Stop::Frame)
}

fn quick(vm: &mut Vm, items: &[Value], op: CompareOperator) -> Option<Value> {
    let mut best = items[0];
    for item in &items[1..] {
        match vm.compare_native(op, *item, best) {
            Some(Ok(Value::Bool(Truth::True))) => best = *item,
            Some(Ok(Value::Bool(Truth::False))) => {}
            _ => return None,
        }
    }
    Some(best)
}

fn extreme_step(vm: &mut Vm, input: Input) -> Flow {
    let [at, greater] = vm.native_frame().numbers;
    let items = vm.slot(0);
    let items = vm.storage(items);
    let item = vm
        .heap
        .list_items(items)
        .and_then(|items| items.get(at as usize))
        .copied();
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        // The next item: its key.
        (0, _) => {
            let Some(item) = item else {
                return Flow::Return(vm.slot(2));
            };
            vm.native_frame().pc = 1;
            match vm.slot(1) {
                Value::None => vm.answer(Input::Value(item)),
                key => vm.native_call(key, &[item]),
            }
        }
        (1, Input::Value(key)) => {
            vm.push(key);
            vm.native_frame().pc = 2;
            match vm.slot(3) {
                Value::Null => vm.answer(Input::Value(Value::bool(true))),
                best => {
                    let op = if greater == 1 {
                        CompareOperator::Greater
                    } else {
                        CompareOperator::Less
                    };
                    match vm.compare_native(op, key, best) {
                        Some(Ok(answer)) => vm.answer(Input::Value(answer)),
                        Some(Err(Stop::Raise(exception))) => vm.answer(Input::Raised(exception)),
                        _ => vm.native_prelude(
                            if greater == 1 {
                                "op_greater"
                            } else {
                                "op_less"
                            },
                            &[key, best],
                        ),
                    }
                }
            }
        }
        (2, Input::Value(better)) => {
            vm.native_frame().pc = 3;
            vm.native_truth(better)
        }
        (_, Input::Value(better)) => {
            let key = vm.peek(0);
            if matches!(better, Value::Bool(Truth::True)) {
                vm.set_slot(2, item.unwrap_or(Value::None));
                vm.set_slot(3, key);
            }
            vm.drop_top();
            vm.native_frame().numbers[0] = at + 1;
            vm.native_frame().pc = 0;
            vm.answer(Input::Start)
        }
        _ => Flow::Return(Value::None),
    }
}
