//! The next item of tools that ask others: native frames.
//!
//! A frame's only own value is the tool; what it pushes above is scratch. `pc`
//! says what it has asked for.

use super::{Kind, finish, group, inner, number, parts, push_inner, set_inner, set_number};
use crate::code::BinaryOperator;
use crate::value::{Id, Truth, Value};
use crate::vm::{Flow, Input, Vm};

/// `[tool]`
pub fn step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let Value::Object(id) = vm.slot(0) else {
        unreachable!("entered so")
    };
    let Some((kind, inners, numbers)) = parts(vm, id) else {
        return Flow::End;
    };
    if inners.is_empty() && numbers.is_empty() {
        return Flow::End;
    }
    match kind {
        Kind::Count => count(vm, id, input),
        Kind::Cycle => cycle(vm, id, input),
        Kind::Accumulate => accumulate(vm, id, input),
        Kind::Batched => batched(vm, id, input),
        Kind::Chain => chain(vm, id, input),
        Kind::Compress => compress(vm, id, input),
        Kind::Dropwhile | Kind::Takewhile | Kind::Filterfalse => tested(vm, id, kind, input),
        Kind::Groupby => group::next_group(vm, id, input),
        Kind::Grouper => group::next_member(vm, id, input),
        Kind::Islice => islice(vm, id, input),
        Kind::Pairwise => pairwise(vm, id, input),
        Kind::Starmap => starmap(vm, id, input),
        Kind::ZipLongest => zip_longest(vm, id, input),
        Kind::Tee => tee(vm, id, input),
        _ => Flow::End,
    }
}

fn end(vm: &mut Vm, id: Id) -> Flow {
    finish(vm, id);
    Flow::End
}

fn ask(vm: &mut Vm, id: Id, n: usize, pc: u32) -> Flow {
    vm.native_frame().pc = pc;
    let iterator = inner(vm, id, n);
    vm.native_next(iterator)
}

/// Of numbers that are not small integers.
fn count(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match input {
        Input::Value(next) => {
            let now = inner(vm, id, 0);
            vm.push(now);
            set_inner(vm, id, 0, next);
            Flow::Return(now)
        }
        _ => {
            let (now, step) = (inner(vm, id, 0), inner(vm, id, 1));
            vm.native_binary(BinaryOperator::Add, now, step)
        }
    }
}

fn cycle(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match input {
        Input::Value(value) => {
            push_inner(vm, id, value);
            Flow::Return(value)
        }
        Input::End => {
            set_number(vm, id, 0, 1);
            let first = inner(vm, id, 1);
            if first.is_null() {
                return end(vm, id);
            }
            let next = i64::from(parts(vm, id).is_some_and(|(_, inners, _)| inners.len() > 2));
            set_number(vm, id, 1, next);
            Flow::Return(first)
        }
        _ => ask(vm, id, 0, 0),
    }
}

fn accumulate(vm: &mut Vm, id: Id, input: Input) -> Flow {
    let (function, total) = (inner(vm, id, 1), inner(vm, id, 2));
    match (vm.native_frame().pc, input) {
        (0, Input::Start) if number(vm, id, 0) == 2 => {
            set_number(vm, id, 0, 1);
            Flow::Return(total)
        }
        (0, Input::Start) => ask(vm, id, 0, 1),
        (1, Input::Value(value)) if number(vm, id, 0) == 0 => {
            set_number(vm, id, 0, 1);
            set_inner(vm, id, 2, value);
            Flow::Return(value)
        }
        (1, Input::Value(value)) => {
            vm.native_frame().pc = 2;
            if function.is_none() {
                vm.native_binary(BinaryOperator::Add, total, value)
            } else {
                vm.native_call(function, &[total, value])
            }
        }
        (2, Input::Value(value)) => {
            set_inner(vm, id, 2, value);
            Flow::Return(value)
        }
        _ => end(vm, id),
    }
}

fn batched(vm: &mut Vm, id: Id, input: Input) -> Flow {
    let base = vm.native_frame().base as usize + 1;
    let size = number(vm, id, 0) as usize;
    if let Input::Value(value) = input {
        vm.push(value);
    }
    let got = vm.stack.len() - base;
    let ended = matches!(input, Input::End);
    if got < size && !ended {
        return ask(vm, id, 0, 0);
    }
    let items = vm.stack[base..].to_vec();
    if ended {
        let strict = number(vm, id, 1) == 1;
        finish(vm, id);
        if got == 0 {
            return Flow::End;
        }
        if strict {
            let class = vm.classes.value_error;
            return Flow::Raise(vm.exception_with(class, "batched(): incomplete batch"));
        }
    }
    Flow::Return(vm.heap.tuple(items))
}

fn chain(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) if inner(vm, id, 1).is_null() => ask(vm, id, 0, 1),
        (0, Input::Start) => ask(vm, id, 1, 3),
        (1, Input::Value(iterable)) => {
            vm.native_frame().pc = 2;
            vm.native_iter(iterable)
        }
        (2, Input::Value(iterator)) => {
            set_inner(vm, id, 1, iterator);
            ask(vm, id, 1, 3)
        }
        (3, Input::Value(value)) => Flow::Return(value),
        (3, Input::End) => {
            set_inner(vm, id, 1, Value::Null);
            ask(vm, id, 0, 1)
        }
        _ => end(vm, id),
    }
}

fn compress(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => ask(vm, id, 0, 1),
        (1, Input::Value(value)) => {
            vm.push(value);
            ask(vm, id, 1, 2)
        }
        (2, Input::Value(selector)) => {
            vm.native_frame().pc = 3;
            vm.native_truth(selector)
        }
        (3, Input::Value(Value::Bool(Truth::True))) => Flow::Return(vm.peek(0)),
        (3, Input::Value(_)) => {
            vm.drop_top();
            ask(vm, id, 0, 1)
        }
        _ => end(vm, id),
    }
}

/// `dropwhile`, `takewhile`, `filterfalse`: an item and what the function says about it.
fn tested(vm: &mut Vm, id: Id, kind: Kind, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => ask(vm, id, 1, 1),
        (1, Input::Value(value)) if kind == Kind::Dropwhile && number(vm, id, 0) == 1 => {
            Flow::Return(value)
        }
        (1, Input::Value(value)) => {
            vm.push(value);
            let function = inner(vm, id, 0);
            if kind == Kind::Filterfalse && (function.is_none() || vm.is_bool_class(function)) {
                vm.native_frame().pc = 3;
                return vm.native_truth(value);
            }
            vm.native_frame().pc = 2;
            vm.native_call(function, &[value])
        }
        (2, Input::Value(answer)) => {
            vm.native_frame().pc = 3;
            vm.native_truth(answer)
        }
        (3, Input::Value(Value::Bool(truth))) => {
            let value = vm.peek(0);
            match (kind, truth.get()) {
                (Kind::Takewhile, true) | (Kind::Filterfalse, false) => Flow::Return(value),
                (Kind::Takewhile, false) => {
                    // The item is gone, and nothing comes after it.
                    finish(vm, id);
                    Flow::End
                }
                (Kind::Dropwhile, false) => {
                    set_number(vm, id, 0, 1);
                    Flow::Return(value)
                }
                _ => {
                    vm.drop_top();
                    ask(vm, id, 1, 1)
                }
            }
        }
        _ => end(vm, id),
    }
}

fn islice(vm: &mut Vm, id: Id, input: Input) -> Flow {
    let [taken, next, stop, step] = [0, 1, 2, 3].map(|n| number(vm, id, n));
    match input {
        Input::Start => {}
        Input::Value(value) => {
            set_number(vm, id, 0, taken + 1);
            if taken >= next {
                let after = next.saturating_add(step);
                let after = if stop >= 0 { after.min(stop) } else { after };
                set_number(vm, id, 1, after);
                return Flow::Return(value);
            }
        }
        _ => return end(vm, id),
    }
    let taken = number(vm, id, 0);
    if taken >= next && stop >= 0 && taken >= stop {
        return end(vm, id);
    }
    ask(vm, id, 0, 0)
}

fn pairwise(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) if inner(vm, id, 1).is_null() => ask(vm, id, 0, 1),
        (0, Input::Start) => ask(vm, id, 0, 2),
        (1, Input::Value(value)) => {
            set_inner(vm, id, 1, value);
            ask(vm, id, 0, 2)
        }
        (2, Input::Value(value)) => {
            let old = inner(vm, id, 1);
            let pair = vm.heap.tuple(vec![old, value]);
            set_inner(vm, id, 1, value);
            Flow::Return(pair)
        }
        _ => end(vm, id),
    }
}

fn starmap(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => ask(vm, id, 1, 1),
        (1, Input::Value(items)) => {
            let function = inner(vm, id, 0);
            if let Some(args) = vm.items_of(items) {
                vm.native_frame().pc = 3;
                return vm.native_call(function, &args);
            }
            vm.native_frame().pc = 2;
            let list = Value::Object(vm.classes.list);
            vm.native_call(list, &[items])
        }
        (2, Input::Value(list)) => {
            let args = vm.items_of(list).unwrap_or_default();
            vm.native_frame().pc = 3;
            let function = inner(vm, id, 0);
            vm.native_call(function, &args)
        }
        (3, Input::Value(value)) => Flow::Return(value),
        _ => end(vm, id),
    }
}

fn zip_longest(vm: &mut Vm, id: Id, input: Input) -> Flow {
    let base = vm.native_frame().base as usize + 1;
    let count = parts(vm, id).map_or(0, |(_, inners, _)| inners.len() - 1);
    let fill = inner(vm, id, 0);
    match input {
        Input::Value(value) => vm.push(value),
        Input::End => {
            let at = vm.stack.len() - base;
            set_inner(vm, id, at + 1, Value::Null);
            let left = number(vm, id, 0) - 1;
            set_number(vm, id, 0, left);
            if left == 0 {
                return end(vm, id);
            }
            vm.push(fill);
        }
        _ => {}
    }
    loop {
        let at = vm.stack.len() - base;
        if at == count {
            if count == 0 {
                return end(vm, id);
            }
            let items = vm.stack[base..].to_vec();
            return Flow::Return(vm.heap.tuple(items));
        }
        if inner(vm, id, at + 1).is_null() {
            vm.push(fill);
            continue;
        }
        return ask(vm, id, at + 1, 0);
    }
}

fn tee(vm: &mut Vm, id: Id, input: Input) -> Flow {
    let Value::Object(data) = inner(vm, id, 0) else {
        return Flow::End;
    };
    match input {
        Input::Start => ask(vm, data, 0, 0),
        Input::Value(value) => {
            push_inner(vm, data, value);
            let at = number(vm, id, 0);
            set_number(vm, id, 0, at + 1);
            Flow::Return(value)
        }
        _ => Flow::End,
    }
}
