//! `_heapq`: the moves of `heapq` where comparisons run no Python code.
//!
//! A move is found out first, by comparisons that change nothing, and then done in one go. So
//! whenever a comparison needs Python code, or raises, nothing has happened yet, and the function of
//! `lib/heapq.py` with the same name and an underscore does it all.
//!
//! Source of the rule: CPython 3.14, `Modules/_heapqmodule.c` (`siftdown`, `siftup`).

use crate::code::CompareOperator;
use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Then, Vm};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_heapq", "heappush", heappush),
    function("_heapq", "heappop", heappop),
    function("_heapq", "heapreplace", heapreplace),
    function("_heapq", "heappushpop", heappushpop),
    function("_heapq", "heapify", heapify),
];

const CALL_NS: u64 = 20;
const COMPARISON_NS: u64 = 12;

/// Why a move cannot be told here: the library's Python does it.
struct Python;

/// `a < b`
fn less(vm: &mut Vm, a: Value, b: Value) -> Result<bool, Python> {
    vm.charge(COMPARISON_NS);
    if let (Value::Int(a), Value::Int(b)) = (a, b) {
        return Ok(a < b);
    }
    match vm.compare_native(CompareOperator::Less, a, b) {
        Some(Ok(Value::Bool(answer))) => Ok(answer.get()),
        _ => Err(Python),
    }
}

/// The list that the first argument is. Errors: TypeError in CPython's words.
fn list(vm: &mut Vm, args: &Args, name: &str, count: usize) -> Result<Id, Stop> {
    match count {
        1 => vm.one_argument(args, name)?,
        _ => vm.exactly(args, name, count)?,
    }
    vm.charge(CALL_NS);
    let place = vm.payload(args.get(0));
    match (vm.object_of(place), place) {
        (Some(Object::List(_)), Value::Object(id)) => Ok(id),
        _ => {
            let class = vm.class_name(args.get(0));
            let argument = match count {
                1 => "argument",
                _ => "argument 1",
            };
            Err(vm.type_error(&format!("{name}() {argument} must be list, not {class}")))
        }
    }
}

fn items(vm: &Vm, list: Id) -> &[Value] {
    vm.heap.list_items(list).map_or(&[], Vec::as_slice)
}

/// Changes the order of a list's items, or what a place holds whose references are counted already.
fn items_mut(vm: &mut Vm, list: Id) -> &mut Vec<Value> {
    match vm.heap.get_mut(list) {
        Object::List(items) => items,
        _ => unreachable!("the caller matched it"),
    }
}

fn in_python(vm: &mut Vm, name: &str, args: &Args) -> Outcome {
    let Some(function) = vm.module_function("heapq", name) else {
        return Err(vm.type_error("heapq is not imported"));
    };
    match vm.call_then(function, args, Then::Push)? {
        Some(value) => Ok(value),
        None => Err(Stop::Frame),
    }
}

/// How far up an item goes that stands at `place`: the places that it passes.
fn rise(vm: &mut Vm, list: Id, item: Value, mut place: usize) -> Result<Vec<usize>, Python> {
    let mut passed = vec![place];
    while place > 0 {
        place = (place - 1) / 2;
        let parent = items(vm, list)[place];
        if !less(vm, item, parent)? {
            break;
        }
        passed.push(place);
    }
    Ok(passed)
}

/// Where an item comes to rest that is put at `top` of the first `end` items: the places that lead there.
fn sink(
    vm: &mut Vm,
    list: &dyn Fn(&Vm, usize) -> Value,
    item: Value,
    top: usize,
    end: usize,
) -> Result<Vec<usize>, Python> {
    let mut path = vec![top];
    let mut child = 2 * top + 1;
    // To a leaf first, then up again: CPython's way, which asks less.
    while child < end {
        if child + 1 < end {
            let (left, right) = (list(vm, child), list(vm, child + 1));
            if !less(vm, left, right)? {
                child += 1;
            }
        }
        path.push(child);
        child = 2 * child + 1;
    }
    while let [.., _, last] = path[..] {
        // Its parent's place would hold what stands here now.
        let above = list(vm, last);
        if !less(vm, item, above)? {
            break;
        }
        path.pop();
    }
    Ok(path)
}

/// Moves what stands on a path one place up; the item takes the last.
fn shift(items: &mut [Value], path: &[usize], item: Value) {
    for step in path.windows(2) {
        items[step[0]] = items[step[1]];
    }
    items[path[path.len() - 1]] = item;
}

fn heappush(vm: &mut Vm, args: &Args) -> Outcome {
    let id = list(vm, args, "heappush", 2)?;
    let item = args.get(1);
    let place = items(vm, id).len();
    let Ok(passed) = rise(vm, id, item, place) else {
        return in_python(vm, "_heappush", args);
    };
    vm.heap.list_push(id, item);
    shift(items_mut(vm, id), &passed, item);
    Ok(Value::None)
}

fn heappop(vm: &mut Vm, args: &Args) -> Outcome {
    let id = list(vm, args, "heappop", 1)?;
    let Some((last, rest)) = items(vm, id).split_last() else {
        return Err(vm.index_error("index out of range"));
    };
    let (last, end) = (*last, rest.len());
    let first = rest.first().copied().unwrap_or(last);
    if end > 0 {
        let at = |vm: &Vm, place: usize| items(vm, id)[place];
        let Ok(path) = sink(vm, &at, last, 0, end) else {
            return in_python(vm, "_heappop", args);
        };
        shift(items_mut(vm, id), &path, last);
    }
    items_mut(vm, id).pop();
    vm.heap.grew(-16);
    vm.heap.release(first);
    Ok(first)
}

/// Puts an item in the place of the smallest, which it gives.
fn replace(vm: &mut Vm, id: Id, item: Value) -> Result<Value, Python> {
    let (first, end) = (items(vm, id)[0], items(vm, id).len());
    let at = |vm: &Vm, place: usize| items(vm, id)[place];
    let path = sink(vm, &at, item, 0, end)?;
    vm.heap.retain(item);
    shift(items_mut(vm, id), &path, item);
    vm.heap.release(first);
    Ok(first)
}

fn heapreplace(vm: &mut Vm, args: &Args) -> Outcome {
    let id = list(vm, args, "heapreplace", 2)?;
    if items(vm, id).is_empty() {
        return Err(vm.index_error("index out of range"));
    }
    match replace(vm, id, args.get(1)) {
        Ok(first) => Ok(first),
        Err(Python) => in_python(vm, "_heapreplace", args),
    }
}

fn heappushpop(vm: &mut Vm, args: &Args) -> Outcome {
    let id = list(vm, args, "heappushpop", 2)?;
    let item = args.get(1);
    let Some(first) = items(vm, id).first().copied() else {
        return Ok(item);
    };
    let replaced = match less(vm, first, item) {
        Ok(false) => return Ok(item),
        Ok(true) => replace(vm, id, item),
        Err(Python) => Err(Python),
    };
    match replaced {
        Ok(first) => Ok(first),
        Err(Python) => in_python(vm, "_heappushpop", args),
    }
}

fn heapify(vm: &mut Vm, args: &Args) -> Outcome {
    let id = list(vm, args, "heapify", 1)?;
    let mut order = items(vm, id).to_vec();
    for top in (0..order.len() / 2).rev() {
        let end = order.len();
        let item = order[top];
        let path = {
            let at = |_: &Vm, place: usize| order[place];
            sink(vm, &at, item, top, end)
        };
        match path {
            Ok(path) => shift(&mut order, &path, item),
            Err(Python) => return in_python(vm, "_heapify", args),
        }
    }
    *items_mut(vm, id) = order;
    Ok(Value::None)
}
