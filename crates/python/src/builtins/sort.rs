//! `sorted` and `list.sort`: the resumable sort of `pure::sort`, its keys and comparisons.
//!
//! The work is a native frame, since a key function or a `__lt__` can be Python:
//! slot 0 the list to fill, 1 the key function, 2 the items, 3 their keys, 4 the machine.

use super::plain_sort::{order_plain, sort_plain};
use crate::code::CompareOperator;
use crate::native::{Args, Outcome, Signature, Stop};
use crate::object::Object;
use crate::pure::sort::{SortMachine, Step};
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

const SORT: Signature = Signature {
    name: "sort",
    names: &["key", "reverse"],
    required: 0,
    positional_only: 0,
    positional: 0,
};
const SORTED: Signature = Signature {
    name: "sort",
    names: &["iterable", "key", "reverse"],
    required: 0,
    positional_only: 1,
    positional: 1,
};

/// One comparison of values that are not all of one plain kind.
const COMPARISON_NS: u64 = 20;

/// `list.sort(*, key=None, reverse=False)`
pub fn list_sort(vm: &mut Vm, args: &Args) -> Outcome {
    if args.positional().len() > 1 {
        return Err(vm.type_error("sort() takes no positional arguments"));
    }
    let [key, reverse] = vm.bind_own::<2>(args, &SORT)?;
    let id = vm.storage(args.get(0));
    let items = vm.heap.list_items(id).cloned().unwrap_or_default();
    sort(vm, id, items, key, reverse, Value::None)
}

/// `sorted(iterable, /, *, key=None, reverse=False)`
pub fn sorted(vm: &mut Vm, args: &Args) -> Outcome {
    let count = args.positional().len();
    if count != 1 {
        return Err(vm.type_error(&format!("sorted expected 1 argument, got {count}")));
    }
    let [iterable, key, reverse] = vm.bind::<3>(args, &SORTED)?;
    let Some(items) = vm.items_of(iterable) else {
        return vm.collect(args, 0);
    };
    let list = vm.heap.list(Vec::new());
    let id = vm.storage(list);
    sort(vm, id, items, key, reverse, list)
}

/// Sorts the items into a list; `result` is returned at the end.
fn sort(
    vm: &mut Vm,
    list: Id,
    mut items: Vec<Value>,
    key: Value,
    reverse: Value,
    result: Value,
) -> Outcome {
    let reverse = vm.truth_native(reverse).unwrap_or(true);
    let no_key = key.is_null() || key.is_none();
    if no_key && sort_plain(vm, &mut items, reverse) {
        vm.heap.list_replace(list, items);
        return Ok(result);
    }
    vm.charge(items.len() as u64 * 2);
    if no_key && let Some(order) = quick(vm, &items, reverse) {
        let sorted = order.into_iter().map(|at| items[at]).collect();
        vm.heap.list_replace(list, sorted);
        return Ok(result);
    }
    let key = if no_key { Value::None } else { key };
    let machine = vm.heap.make(Object::Sort(Box::new(SortMachine::new(
        items.len(),
        reverse,
    ))));
    let keys = vm
        .heap
        .list(if no_key { items.clone() } else { Vec::new() });
    let items = vm.heap.list(items);
    vm.heap.list_replace(list, Vec::new());
    vm.enter_native(
        "sort",
        sort_step,
        &[Value::Object(list), key, items, keys, machine, result],
        Then::Push,
    );
    vm.native_frame().pc = u32::from(no_key);
    vm.native_frame().numbers[0] = i64::from(reverse);
    Err(Stop::Frame)
}

/// The order of items whose comparisons run no Python code and raise nothing.
fn quick(vm: &mut Vm, items: &[Value], reverse: bool) -> Option<Vec<usize>> {
    let mut machine = SortMachine::new(items.len(), reverse);
    let mut answer = None;
    loop {
        match machine.next(answer) {
            Step::Done(order) => return Some(order),
            Step::Less(a, b) => {
                vm.charge(COMPARISON_NS);
                match vm.compare_native(CompareOperator::Less, items[a], items[b]) {
                    Some(Ok(Value::Bool(less))) => answer = Some(less.get()),
                    _ => return None,
                }
            }
        }
    }
}

fn list_at(vm: &mut Vm, slot: usize) -> Vec<Value> {
    let list = vm.slot(slot);
    let id = vm.storage(list);
    vm.heap.list_items(id).cloned().unwrap_or_default()
}

fn sort_step(vm: &mut Vm, input: Input) -> Flow {
    let pc = vm.native_frame().pc;
    match (pc, input) {
        (_, Input::Raised(exception)) => {
            // The list keeps its items, in the order they had.
            let items = list_at(vm, 2);
            let list = vm.slot(0);
            let id = vm.storage(list);
            vm.heap.list_replace(id, items);
            Flow::Raise(exception)
        }
        (0, input) => {
            let keys = vm.slot(3);
            let keys = vm.storage(keys);
            if let Input::Value(key) = input {
                vm.heap.list_push(keys, key);
            }
            let done = vm.heap.list_items(keys).map_or(0, Vec::len);
            let items = vm.slot(2);
            let items = vm.storage(items);
            match vm
                .heap
                .list_items(items)
                .and_then(|items| items.get(done))
                .copied()
            {
                Some(item) => {
                    let function = vm.slot(1);
                    vm.native_call(function, &[item])
                }
                None => {
                    let reverse = vm.native_frame().numbers[0] == 1;
                    let keys = list_at(vm, 3);
                    if let Some(order) = order_plain(vm, &keys, reverse) {
                        return finish(vm, &order);
                    }
                    vm.native_frame().pc = 1;
                    vm.answer(Input::Start)
                }
            }
        }
        (_, Input::Value(answer)) if pc == 2 => {
            vm.native_frame().pc = 3;
            vm.native_truth(answer)
        }
        (_, Input::Value(Value::Bool(less))) => compare_on(vm, Some(less.get())),
        _ => compare_on(vm, None),
    }
}

/// Asks the machine on until a comparison needs Python code.
fn compare_on(vm: &mut Vm, mut answer: Option<bool>) -> Flow {
    let machine = vm.slot(4);
    let machine_id = vm.storage(machine);
    let keys = vm.slot(3);
    let keys = vm.storage(keys);
    loop {
        let Object::Sort(machine) = vm.heap.get_mut(machine_id) else {
            unreachable!("sort made it")
        };
        match machine.next(answer) {
            Step::Done(order) => return finish(vm, &order),
            Step::Less(a, b) => {
                vm.charge(COMPARISON_NS);
                let items = vm.heap.list_items(keys).expect("a list");
                let (a, b) = (items[a], items[b]);
                match vm.compare_native(CompareOperator::Less, a, b) {
                    Some(Ok(Value::Bool(less))) => answer = Some(less.get()),
                    Some(Err(Stop::Raise(exception))) => {
                        return vm.answer(Input::Raised(exception));
                    }
                    _ => {
                        vm.native_frame().pc = 2;
                        return vm.native_prelude("op_less", &[a, b]);
                    }
                }
            }
        }
    }
}

fn finish(vm: &mut Vm, order: &[usize]) -> Flow {
    let items = list_at(vm, 2);
    let list = vm.slot(0);
    let id = vm.storage(list);
    let modified = vm.heap.list_items(id).is_some_and(|now| !now.is_empty());
    let sorted = order.iter().map(|at| items[*at]).collect();
    vm.heap.list_replace(id, sorted);
    if modified {
        let class = vm.classes.value_error;
        return Flow::Raise(vm.exception_with(class, "list modified during sort"));
    }
    Flow::Return(vm.slot(5))
}
