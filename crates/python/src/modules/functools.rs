//! `_functools`: `partial`, `reduce` and the caches; `cmp_to_key` is Python (`lib/functools.py`).

use super::native_class::Shape;
use crate::native::{Args, NativeDef, Outcome, function, method};
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub static FUNCTIONS: &[NativeDef] = &[function("_functools", "reduce", reduce)];

static PLACEHOLDER: &[NativeDef] = &[
    method("_PlaceholderType", "__repr__", placeholder_repr),
    method("_PlaceholderType", "__reduce__", placeholder_repr),
];

pub fn fill(vm: &mut Vm, module: Id) {
    let partial = vm.classes.partial;
    super::put(vm, module, "partial", Value::Object(partial));
    let object = vm.classes.object;
    let class = vm.native_class(
        "_lru_cache_wrapper",
        "functools",
        object,
        Shape::Plain,
        &[super::lru_cache::METHODS],
    );
    super::put(vm, module, "_lru_cache_wrapper", Value::Object(class));
    if vm.is_old() {
        return;
    }
    let class = vm.native_class(
        "_PlaceholderType",
        "functools",
        object,
        Shape::Plain,
        &[PLACEHOLDER],
    );
    let placeholder = vm.record(class, &[]);
    vm.heap.retain(placeholder);
    vm.state.placeholder = placeholder;
    super::put(vm, module, "Placeholder", placeholder);
}

fn placeholder_repr(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(vm.heap.str("Placeholder"))
}

fn reduce(vm: &mut Vm, args: &Args) -> Outcome {
    let initial = vm.sym("initial");
    let start = args.keyword(initial);
    if let Some((name, _)) = args.keywords().find(|(name, _)| *name != initial) {
        let text = vm.symbols.text(name).to_owned();
        return Err(vm.type_error(&format!(
            "reduce() got an unexpected keyword argument '{text}'"
        )));
    }
    let given = args.positional();
    if given.len() + usize::from(start.is_some()) > 3 || given.len() < 2 {
        let word = if given.len() < 2 {
            "at least 2"
        } else {
            "at most 3"
        };
        return Err(vm.type_error(&format!(
            "reduce expected {word} arguments, got {}",
            given.len()
        )));
    }
    let start = start.or(given.get(2).copied()).unwrap_or(Value::Null);
    vm.enter_native(
        "reduce",
        reduce_step,
        &[given[0], given[1], start],
        Then::Push,
    );
    Err(crate::native::Stop::Frame)
}

/// `[function, iterable then iterator, total]`
fn reduce_step(vm: &mut Vm, input: Input) -> Flow {
    let (function, iterator, total) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => vm.native_iter(iterator),
        (0, Input::Value(iterator)) => {
            vm.set_slot(1, iterator);
            vm.native_frame().pc = 1;
            vm.native_next(iterator)
        }
        (1, Input::Value(item)) if total.is_null() => {
            vm.set_slot(2, item);
            vm.native_next(iterator)
        }
        (1, Input::Value(item)) => {
            vm.native_frame().pc = 2;
            vm.native_call(function, &[total, item])
        }
        (2, Input::Value(total)) => {
            vm.set_slot(2, total);
            vm.native_frame().pc = 1;
            vm.native_next(iterator)
        }
        (1, Input::End) if total.is_null() => {
            let class = vm.classes.type_error;
            Flow::Raise(
                vm.exception_with(class, "reduce() of empty iterable with no initial value"),
            )
        }
        (_, Input::End) => Flow::Return(total),
        (0, Input::Raised(exception))
            if vm.is_exception(exception, vm.classes.type_error)
                && vm
                    .lookup_special(iterator, crate::symbol::Sym::ITER)
                    .is_none() =>
        {
            let class = vm.classes.type_error;
            Flow::Raise(vm.exception_with(class, "reduce() arg 2 must support iteration"))
        }
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (_, Input::Start | Input::Value(_) | Input::Yielded(_)) => {
            unreachable!("reduce asks for nothing else")
        }
    }
}
