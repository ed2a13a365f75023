//! `_types`: what `types.coroutine` needs of the VM.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::object::Object;
use crate::value::Value;
use crate::vm::Vm;

pub static FUNCTIONS: &[NativeDef] = &[function(
    "_types",
    "mark_iterable_coroutine",
    mark_iterable_coroutine,
)];

/// The generators of this function may be awaited (the code flag `CO_ITERABLE_COROUTINE`).
fn mark_iterable_coroutine(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "mark_iterable_coroutine", 1)?;
    if let Value::Object(id) = args.get(0)
        && let Object::Function(_) = vm.object(id)
    {
        let code = vm.code_of_function(id).id;
        vm.state.iterable_coroutines.insert(code.0);
    }
    Ok(args.get(0))
}
