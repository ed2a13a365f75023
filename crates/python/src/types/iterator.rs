//! Builtin iterators: `__iter__` and `__next__`, the same for all of them.

use crate::native::{Args, NativeDef, Outcome, Stop, method};
use crate::object::Object;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

pub static METHODS: &[NativeDef] = &[
    method("object", "__iter__", itself),
    method("object", "__next__", next),
];

fn itself(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}

/// `next(iterator)` as a call: the end is a StopIteration.
pub fn next(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__next__", 1)?;
    if let Value::Object(id) = args.get(0)
        && matches!(vm.object(id), Object::Iterator(_))
        && vm.is_builtin_iterator(args.get(0))
    {
        return match vm.next_then(args.get(0), Then::Push) {
            Ok(Some(Input::Value(value))) => Ok(value),
            Ok(_) => Err(Stop::Raise(vm.stop_iteration(Value::None))),
            Err(exception) => Err(Stop::Raise(exception)),
        };
    }
    vm.enter_native("next", next_step, &[args.get(0)], Then::Push);
    Err(Stop::Frame)
}

fn next_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let iterator = vm.slot(0);
            vm.native_next(iterator)
        }
        Input::Value(value) | Input::Yielded(value) => Flow::Return(value),
        Input::End => Flow::Raise(vm.stop_iteration(Value::None)),
        Input::Raised(exception) => Flow::Raise(exception),
    }
}
