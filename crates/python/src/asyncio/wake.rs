//! The wake-up of a task: what it awaited is done, so it is stepped with that.
//!
//! Model: `task_wakeup` of `Modules/_asynciomodule.c`, 3.14 (R39).

use crate::asyncio::future::Answer;
use crate::native::{Args, Outcome, Stop};
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

/// `task.__wakeup(future)`
pub(crate) fn task_wakeup(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "task_wakeup", 2)?;
    let (task, future) = (args.get(0), args.get(1));
    if let Some(id) = vm.future_of(future) {
        let thrown = match vm.future_answer(id) {
            Answer::Raise(exception) => exception,
            _ => Value::Null,
        };
        return vm.begin_step(task, thrown, false);
    }
    vm.enter_native("wakeup", wakeup_step, &[task, future], Then::Push);
    Err(Stop::Frame)
}

/// `[task, future]`: a future of Python is asked by its `result` method.
fn wakeup_step(vm: &mut Vm, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => {
            vm.native_frame().pc = 1;
            let (future, name) = (vm.slot(1), vm.sym("result"));
            match vm.load_attribute(future, name) {
                Ok(result) => vm.native_call(result, &[]),
                Err(stop) => Flow::Raise(vm.only_raise(stop)),
            }
        }
        (1, input) => {
            vm.native_frame().pc = 2;
            let thrown = match input {
                Input::Raised(exception) => exception,
                _ => Value::Null,
            };
            let task = vm.slot(0);
            let frames = vm.frames.len();
            match vm.begin_step(task, thrown, false) {
                Err(Stop::Frame) => {
                    let floor = vm.stack_floor_of(frames);
                    vm.frames[frames].place(floor, Then::Native);
                    Flow::Continue
                }
                Err(stop) => Flow::Raise(vm.only_raise(stop)),
                Ok(value) => Flow::Return(value),
            }
        }
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}
