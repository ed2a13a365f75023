//! `math`: functions of integers and of whole iterables.

use super::coerce::{Target, raised};
use crate::code::BinaryOperator;
use crate::native::{Args, Outcome, Stop};
use crate::pure::{integer_math as integers, math_functions as floats};
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};
use num_bigint::BigInt;

/// The arguments as integers of any size.
fn whole(vm: &mut Vm, args: &Args, name: &str) -> Result<Vec<BigInt>, Stop> {
    if !args.names.is_empty() {
        return Err(vm.type_error(&format!("math.{name}() takes no keyword arguments")));
    }
    args.positional()
        .iter()
        .map(|value| vm.integer(*value).map(|number| number.to_big()))
        .collect()
}

fn on_integers(
    vm: &mut Vm,
    args: &Args,
    name: &'static str,
    compute: impl FnOnce(&[BigInt]) -> crate::pure::PureResult<BigInt>,
) -> Outcome {
    let outcome = whole(vm, args, name).and_then(|numbers| {
        let computed = compute(&numbers);
        let computed = vm.pure(computed)?;
        Ok(vm.int_from(computed))
    });
    vm.coerced(outcome, "math", name, args, Target::Index)
}

pub fn factorial(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "math.factorial", 1)?;
    on_integers(vm, args, "factorial", |numbers| {
        integers::factorial(&numbers[0])
    })
}

pub fn comb(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "comb", 2)?;
    on_integers(vm, args, "comb", |numbers| {
        integers::comb(&numbers[0], &numbers[1])
    })
}

pub fn perm(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "perm", 1, 2)?;
    if args.len() == 1 || args.get(1).is_none() {
        let one = Args::of(&args.positional()[..1]);
        return on_integers(vm, &one, "perm", |numbers| integers::factorial(&numbers[0]));
    }
    on_integers(vm, args, "perm", |numbers| {
        integers::perm(&numbers[0], &numbers[1])
    })
}

pub fn gcd(vm: &mut Vm, args: &Args) -> Outcome {
    on_integers(vm, args, "gcd", |numbers| Ok(integers::gcd(numbers)))
}

pub fn lcm(vm: &mut Vm, args: &Args) -> Outcome {
    on_integers(vm, args, "lcm", |numbers| Ok(integers::lcm(numbers)))
}

pub fn isqrt(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "math.isqrt", 1)?;
    on_integers(vm, args, "isqrt", |numbers| integers::isqrt(&numbers[0]))
}

// ---- whole iterables --------------------------------------------------------------

/// The items of the n-th argument, which is drained first if it runs Python code.
fn items(vm: &mut Vm, args: &Args, at: usize) -> Result<Vec<Value>, Stop> {
    vm.items_of(args.get(at)).ok_or(Stop::Collect(at))
}

/// All items as floats. Fallback: some have a `__float__` of Python.
fn floats_of(vm: &mut Vm, items: &[Value]) -> Result<Vec<f64>, Stop> {
    items.iter().map(|item| vm.real(*item)).collect()
}

/// Settles a fallback on items: they go through `float`, and the function is called on the list.
fn with_floats(vm: &mut Vm, outcome: Outcome, name: &'static str, lists: &[Vec<Value>]) -> Outcome {
    if !matches!(outcome, Err(Stop::Fallback)) {
        return outcome;
    }
    let Some(def) = super::declaration("math", name) else {
        return outcome;
    };
    let native = vm.heap.make(crate::object::Object::Native(def));
    let mut values = vec![native, Value::Object(vm.classes.float)];
    for list in lists {
        values.push(vm.heap.list(list.clone()));
    }
    vm.enter_native("floats", floats_step, &values, Then::Push);
    Err(Stop::Frame)
}

/// `[native, float, lists]`; `numbers[0]` is the list, `numbers[1]` the item that is converted.
fn floats_step(vm: &mut Vm, input: Input) -> Flow {
    let base = vm.native_frame().base as usize;
    let lists = vm.stack[base + 2..].to_vec();
    let [list, item] = vm.native_frame().numbers.map(|number| number as usize);
    match input {
        Input::Raised(exception) => return Flow::Raise(exception),
        Input::Value(value) if list == lists.len() => return Flow::Return(value),
        Input::Value(value) => {
            if let Value::Object(id) = lists[list]
                && let Some(mut items) = vm.heap.list_items(id).cloned()
            {
                items[item] = value;
                vm.heap.list_replace(id, items);
            }
            vm.native_frame().numbers[1] += 1;
        }
        _ => {}
    }
    let [mut list, mut item] = vm.native_frame().numbers.map(|number| number as usize);
    while list < lists.len() {
        let next = match lists[list] {
            Value::Object(id) => vm
                .heap
                .list_items(id)
                .and_then(|items| items.get(item).copied()),
            _ => None,
        };
        if let Some(next) = next {
            vm.native_frame().numbers = [list as i64, item as i64];
            let float = vm.slot(1);
            return vm.native_call(float, &[next]);
        }
        (list, item) = (list + 1, 0);
    }
    vm.native_frame().numbers = [list as i64, 0];
    let native = vm.slot(0);
    vm.native_call(native, &lists)
}

pub fn fsum(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "math.fsum", 1)?;
    let items = items(vm, args, 0)?;
    let outcome = floats_of(vm, &items).and_then(|values| {
        let sum = floats::fsum(values);
        vm.pure(sum).map(Value::float)
    });
    with_floats(vm, outcome, "fsum", &[items])
}

pub fn dist(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "dist", 2)?;
    let (p, q) = (items(vm, args, 0)?, items(vm, args, 1)?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let outcome = floats_of(vm, &p).and_then(|left| {
        let right = floats_of(vm, &q)?;
        let parts: Vec<f64> = left.iter().zip(&right).map(|(a, b)| a - b).collect();
        Ok(Value::float(floats::hypot(&parts)))
    });
    with_floats(vm, outcome, "dist", &[p, q])
}

pub fn prod(vm: &mut Vm, args: &Args) -> Outcome {
    let signature = crate::native::Signature {
        name: "prod",
        names: &["iterable", "start"],
        required: 1,
        positional_only: 1,
        positional: 1,
    };
    let [_, start] = vm.bind::<2>(args, &signature)?;
    let items = items(vm, args, 0)?;
    let start = start.bound().unwrap_or(Value::Int(1));
    let mut values = vec![start];
    values.extend(items);
    fold(vm, &values, 1)
}

/// Products of pairs, then their sum: exact for integers, with one rounding for floats.
pub fn sumprod(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "sumprod", 2)?;
    let (p, q) = (items(vm, args, 0)?, items(vm, args, 1)?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let all_float = p
        .iter()
        .chain(&q)
        .all(|value| matches!(value, Value::Float(_) | Value::Int(_)));
    let some_float = p
        .iter()
        .chain(&q)
        .any(|value| matches!(value, Value::Float(_)));
    if all_float && some_float {
        let (left, right) = (floats_of(vm, &p)?, floats_of(vm, &q)?);
        let mut parts = Vec::with_capacity(left.len() * 2);
        for (a, b) in left.iter().zip(&right) {
            let product = a * b;
            parts.push(product);
            // What the product's rounding lost; sums of both parts are exact.
            let lost = libm::fma(*a, *b, -product);
            if lost.is_finite() {
                parts.push(lost);
            }
        }
        let sum = floats::fsum(parts);
        return vm.pure(sum).map(Value::float);
    }
    let mut values = vec![Value::Int(0)];
    values.extend(p.into_iter().zip(q).flat_map(|(a, b)| [a, b]));
    fold(vm, &values, 2)
}

/// Folds values after the first: by a product (`step` 1), or by adding products of pairs (2).
fn fold(vm: &mut Vm, values: &[Value], step: usize) -> Outcome {
    let mut total = values[0];
    for (n, pair) in values[1..].chunks(step).enumerate() {
        let next = if step == 1 {
            vm.binary_op(BinaryOperator::Multiply, false, total, pair[0])
        } else {
            vm.binary_op(BinaryOperator::Multiply, false, pair[0], pair[1])
                .and_then(|product| vm.binary_op(BinaryOperator::Add, false, total, product))
        };
        match next {
            Ok(value) => total = value,
            Err(Stop::Fallback) => {
                let mut rest = vec![total];
                rest.extend_from_slice(&values[1 + n * step..]);
                vm.enter_native("fold", fold_step, &rest, Then::Push);
                vm.native_frame().numbers[0] = step as i64;
                return Err(Stop::Frame);
            }
            Err(stop) => return Err(stop),
        }
    }
    Ok(total)
}

/// `[total, values]`, with operators of Python; `numbers` are the step and the place.
fn fold_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Raised(exception) => return Flow::Raise(exception),
        Input::Value(value) if vm.native_frame().pc == 1 => {
            // A pair's product: now the sum.
            vm.native_frame().pc = 2;
            let total = vm.slot(0);
            return vm.native_binary(BinaryOperator::Add, total, value);
        }
        Input::Value(value) => vm.set_slot(0, value),
        _ => {}
    }
    let [step, done] = vm.native_frame().numbers.map(|number| number as usize);
    let base = vm.native_frame().base as usize;
    if base + 1 + done >= vm.stack.len() {
        return Flow::Return(vm.slot(0));
    }
    vm.native_frame().numbers[1] = (done + step) as i64;
    let (left, right) = if step == 1 {
        (vm.slot(0), vm.slot(1 + done))
    } else {
        vm.native_frame().pc = 1;
        (vm.slot(1 + done), vm.slot(2 + done))
    };
    vm.native_binary(BinaryOperator::Multiply, left, right)
}

impl Vm {
    /// From a native step: `a op b` of any values is the next input.
    pub(crate) fn native_binary(&mut self, op: BinaryOperator, a: Value, b: Value) -> Flow {
        match self.binary_op(op, false, a, b) {
            Ok(value) => self.answer(Input::Value(value)),
            Err(Stop::Fallback) => {
                let name = if op == BinaryOperator::Add {
                    "op_add"
                } else {
                    "op_multiply"
                };
                self.native_prelude(name, &[a, b])
            }
            Err(stop) => match raised(stop) {
                Flow::Raise(exception) => self.answer(Input::Raised(exception)),
                flow => flow,
            },
        }
    }
}
