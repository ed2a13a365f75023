//! `_types`: what `types.coroutine` needs of the VM.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::object::Object;
use crate::vm::Vm;

pub static FUNCTIONS: &[NativeDef] = &[function(
    "_types",
    "mark_iterable_coroutine",
    mark_iterable_coroutine,
)];

/// The generators of this function may be awaited (the code flag `CO_ITERABLE_COROUTINE`).
fn mark_iterable_coroutine(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "mark_iterable_coroutine", 1)?;
    if let Some(Object::Function(function)) = vm.object_of(args.get(0)) {
        let code = function.code;
        vm.state.iterable_coroutines.insert(code.0);
    }
    Ok(args.get(0))
}
