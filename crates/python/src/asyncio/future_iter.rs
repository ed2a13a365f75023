//! What `future.__await__()` gives: it yields the future once, then gives its result (R40).
//!
//! Model: `FutureIter` of `Modules/_asynciomodule.c`, 3.14.

use crate::asyncio::future::Answer;
use crate::native::{Args, NativeDef, Outcome, Stop, method};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Input, Vm};

pub static METHODS: &[NativeDef] = &[
    method("FutureIter", "__iter__", itself),
    method("FutureIter", "__next__", next),
    method("FutureIter", "send", send),
    method("FutureIter", "throw", throw),
    method("FutureIter", "close", close),
];

impl Vm {
    /// `send(None)` on a future's iterator: yields the future, or gives its result.
    pub fn future_iter_send(&mut self, iterator: Id) -> Result<Input, Value> {
        let Object::FutureIter { future, stage } = self.heap.get(iterator) else {
            unreachable!("the caller matched it")
        };
        let (future, stage) = (*future, *stage);
        let Some(id) = self.future_of(future) else {
            return Ok(Input::Value(Value::None));
        };
        match self.future_answer(id) {
            Answer::Value(value) => Ok(Input::Value(value)),
            Answer::Raise(exception) => Err(exception),
            Answer::NotYet if stage == 0 => {
                self.future_mut(id).blocking = true;
                if let Object::FutureIter { stage, .. } = self.heap.get_mut(iterator) {
                    *stage = 1;
                }
                Ok(Input::Yielded(future))
            }
            Answer::NotYet => {
                Err(self
                    .exception_with(self.classes.runtime_error, "await wasn't used with future"))
            }
        }
    }

    /// Something was thrown into the await: it is over.
    pub fn future_iter_throw(&mut self, iterator: Id) {
        if let Object::FutureIter { stage, .. } = self.heap.get_mut(iterator) {
            *stage = 2;
        }
    }
}

fn itself(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}

fn next(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(iterator) = args.get(0) else {
        return Err(vm.type_error("a FutureIter is expected"));
    };
    match vm.future_iter_send(iterator) {
        Ok(Input::Yielded(value)) => Ok(value),
        Ok(Input::Value(value)) => Err(Stop::Raise(vm.stop_iteration(value))),
        Ok(_) => Err(Stop::Raise(vm.stop_iteration(Value::None))),
        Err(exception) => Err(Stop::Raise(exception)),
    }
}

fn send(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "send", 2)?;
    next(vm, args)
}

fn throw(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "throw", 2, 4)?;
    if let Value::Object(iterator) = args.get(0) {
        vm.future_iter_throw(iterator);
    }
    let thrown = args.get(args.len() - 1);
    match vm.raisable(thrown) {
        Ok(Some(exception)) => Err(Stop::Raise(exception)),
        Ok(None) => match thrown {
            Value::Object(class) => Err(Stop::Raise(vm.exception_instance(class, &[]))),
            _ => Err(vm.type_error("exceptions must derive from BaseException")),
        },
        Err(exception) => Err(Stop::Raise(exception)),
    }
}

fn close(vm: &mut Vm, args: &Args) -> Outcome {
    if let Value::Object(iterator) = args.get(0) {
        vm.future_iter_throw(iterator);
    }
    Ok(Value::None)
}
