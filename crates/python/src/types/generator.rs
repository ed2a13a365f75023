//! Methods of generators, coroutines, async generators and their awaitables.

use crate::native::{Args, NativeDef, Outcome, Stop, attribute, getter, method};
use crate::object::{AsyncGenCall, GeneratorState, Object};
use crate::value::{Id, Value};
use crate::vm::generator::Resumption;
use crate::vm::{Flow, Input, Then, Vm};

pub static GENERATOR: &[NativeDef] = &[
    method("generator", "__iter__", itself),
    method("generator", "__next__", next).slot(0, 0),
    method("generator", "send", send),
    method("generator", "throw", throw),
    method("generator", "close", close).takes(0),
    attribute("generator", "__name__", name, set_name),
    attribute("generator", "__qualname__", qualname, set_qualname),
    getter("generator", "gi_running", running),
    getter("generator", "gi_suspended", suspended),
    getter("generator", "gi_frame", frame),
    getter("generator", "gi_code", code),
    getter("generator", "gi_yieldfrom", delegate),
];

pub static COROUTINE: &[NativeDef] = &[
    method("coroutine", "__await__", wrapper),
    method("coroutine", "send", send),
    method("coroutine", "throw", throw),
    method("coroutine", "close", close).takes(0),
    attribute("coroutine", "__name__", name, set_name),
    attribute("coroutine", "__qualname__", qualname, set_qualname),
    getter("coroutine", "cr_running", running),
    getter("coroutine", "cr_suspended", suspended),
    getter("coroutine", "cr_frame", frame),
    getter("coroutine", "cr_code", code),
    getter("coroutine", "cr_await", delegate),
    getter("coroutine", "cr_origin", crate::vm::origin::cr_origin),
];

pub static WRAPPER: &[NativeDef] = &[
    method("coroutine_wrapper", "__iter__", itself),
    method("coroutine_wrapper", "__next__", next),
    method("coroutine_wrapper", "send", send),
    method("coroutine_wrapper", "throw", throw),
    method("coroutine_wrapper", "close", close).takes(0),
];

pub static ASYNC_GENERATOR: &[NativeDef] = &[
    method("async_generator", "__aiter__", itself),
    method("async_generator", "__anext__", anext),
    method("async_generator", "asend", asend),
    method("async_generator", "athrow", athrow),
    method("async_generator", "aclose", aclose).takes(0),
    attribute("async_generator", "__name__", name, set_name),
    attribute("async_generator", "__qualname__", qualname, set_qualname),
    getter("async_generator", "ag_running", step_running),
    getter("async_generator", "ag_suspended", suspended),
    getter("async_generator", "ag_frame", frame),
    getter("async_generator", "ag_code", code),
    getter("async_generator", "ag_await", delegate),
];

pub static STEP: &[NativeDef] = &[
    method("async_generator_asend", "__await__", itself),
    method("async_generator_asend", "__iter__", itself),
    method("async_generator_asend", "__next__", next),
    method("async_generator_asend", "send", send),
    method("async_generator_asend", "throw", throw),
    method("async_generator_asend", "close", close).takes(0),
];

pub static THROW_STEP: &[NativeDef] = &[
    method("async_generator_athrow", "__await__", itself),
    method("async_generator_athrow", "__iter__", itself),
    method("async_generator_athrow", "__next__", next),
    method("async_generator_athrow", "send", send),
    method("async_generator_athrow", "throw", throw),
    method("async_generator_athrow", "close", close).takes(0),
];

fn itself(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}

fn next(vm: &mut Vm, args: &Args) -> Outcome {
    resume_with(vm, args.get(0), Value::None)
}

fn send(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "send", 2)?;
    resume_with(vm, args.get(0), args.get(1))
}

/// Resumes; what it gives out is the result, its end a StopIteration.
fn resume_with(vm: &mut Vm, receiver: Value, value: Value) -> Outcome {
    vm.enter_native("send", send_step, &[receiver, value], Then::Push);
    Err(Stop::Frame)
}

fn send_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let (receiver, value) = (vm.slot(0), vm.slot(1));
            match vm.send_then(receiver, value, Then::NativeStrand) {
                Ok(None) => Flow::Continue,
                Ok(Some(Input::Yielded(value))) => Flow::Return(value),
                Ok(Some(Input::Value(value))) => Flow::Raise(vm.stop_iteration(value)),
                Ok(Some(_)) => Flow::Raise(vm.stop_iteration(Value::None)),
                Err(exception) => Flow::Raise(exception),
            }
        }
        Input::Yielded(value) => Flow::Return(value),
        Input::Value(value) => Flow::Raise(vm.stop_iteration(value)),
        Input::Raised(exception) => Flow::Raise(exception),
        Input::End => Flow::Raise(vm.stop_iteration(Value::None)),
    }
}

fn throw(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "throw", 2, 4)?;
    let (thrown, value) = thrown(vm, args);
    vm.enter_native(
        "throw",
        throw_step,
        &[args.get(0), thrown, value],
        Then::Push,
    );
    Err(Stop::Frame)
}

/// What `throw(exception)` and `throw(class, value)` throw; and for a class its argument, or None.
fn thrown(vm: &Vm, args: &Args) -> (Value, Value) {
    let class = args.get(1);
    let value = args.optional(2);
    if value.is_null() || value.is_none() {
        return (class, Value::None);
    }
    match vm.object_of(value) {
        Some(Object::Exception(_)) => (value, Value::None),
        _ => (class, value),
    }
}

fn throw_step(vm: &mut Vm, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => {
            let (receiver, thrown) = (vm.slot(0), vm.slot(1));
            match vm.raisable(thrown) {
                Err(_) => {
                    let class = vm.class_name(thrown);
                    Flow::Raise(vm.exception_with(
                        vm.classes.type_error,
                        &format!("exceptions must be classes or instances deriving from BaseException, not {class}"),
                    ))
                }
                Ok(None) => {
                    let value = vm.slot(2);
                    match vm.object_of(value) {
                        _ if value.is_none() => vm.native_call(thrown, &[]),
                        Some(Object::Tuple(items)) => {
                            let items = items.to_vec();
                            vm.native_call(thrown, &items)
                        }
                        _ => vm.native_call(thrown, &[value]),
                    }
                }
                Ok(Some(exception)) => {
                    vm.native_frame().pc = 1;
                    match vm.throw_then(receiver, exception, Then::NativeStrand) {
                        Ok(()) => Flow::Continue,
                        Err(exception) => Flow::Raise(exception),
                    }
                }
            }
        }
        (0, Input::Value(made)) => {
            vm.set_slot(1, made);
            vm.answer(Input::Start)
        }
        (_, Input::Yielded(value)) => Flow::Return(value),
        (_, Input::Value(value)) => Flow::Raise(vm.stop_iteration(value)),
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        _ => Flow::Raise(vm.stop_iteration(Value::None)),
    }
}

fn close(vm: &mut Vm, args: &Args) -> Outcome {
    vm.enter_native("close", close_step, &[args.get(0)], Then::Push);
    Err(Stop::Frame)
}

fn close_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let receiver = vm.slot(0);
            match vm.close_then(receiver, Then::NativeStrand) {
                Ok(true) => Flow::Continue,
                Ok(false) => Flow::Return(Value::None),
                Err(exception) => Flow::Raise(exception),
            }
        }
        Input::Yielded(_) => {
            let class = vm.classes.runtime_error;
            Flow::Raise(vm.exception_with(class, "generator ignored GeneratorExit"))
        }
        Input::Value(value) if vm.settings.version == crate::settings::Version::Py311 => {
            let _ = value;
            Flow::Return(Value::None)
        }
        Input::Value(value) => Flow::Return(value),
        Input::Raised(exception) if vm.is_exception(exception, vm.classes.generator_exit) => {
            Flow::Return(Value::None)
        }
        Input::Raised(exception) => Flow::Raise(exception),
        Input::End => Flow::Return(Value::None),
    }
}

fn generator_of(vm: &Vm, value: Value) -> Option<(Id, &crate::object::Generator)> {
    match value {
        Value::Object(id) => match vm.object(id) {
            Object::Generator(generator) => Some((id, generator)),
            _ => None,
        },
        _ => None,
    }
}

fn name(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(generator_of(vm, args.get(0)).map_or(Value::None, |(_, generator)| generator.name))
}

fn qualname(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(generator_of(vm, args.get(0)).map_or(Value::None, |(_, generator)| generator.qualname))
}

fn set_name(vm: &mut Vm, args: &Args) -> Outcome {
    set_text(vm, args, |generator| &mut generator.name)
}

fn set_qualname(vm: &mut Vm, args: &Args) -> Outcome {
    set_text(vm, args, |generator| &mut generator.qualname)
}

fn set_text(
    vm: &mut Vm,
    args: &Args,
    place: fn(&mut crate::object::Generator) -> &mut Value,
) -> Outcome {
    if vm.text_of(args.get(1)).is_none() {
        return Err(vm.type_error("__name__ must be set to a string object"));
    }
    if let Value::Object(id) = args.get(0) {
        vm.heap.store(id, args.get(1), |object| match object {
            Object::Generator(generator) => place(generator),
            _ => unreachable!("the VM checked the receiver"),
        });
    }
    Ok(Value::None)
}

fn state(vm: &Vm, args: &Args) -> GeneratorState {
    generator_of(vm, args.get(0)).map_or(GeneratorState::Finished, |(_, generator)| generator.state)
}

fn running(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(state(vm, args) == GeneratorState::Running))
}

fn suspended(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(state(vm, args) == GeneratorState::Suspended))
}

fn step_running(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(
        generator_of(vm, args.get(0)).is_some_and(|(_, generator)| generator.step_running),
    ))
}

/// Simplified: a frame object that knows its line only; None once finished.
fn frame(vm: &mut Vm, args: &Args) -> Outcome {
    let Some((_, generator)) = generator_of(vm, args.get(0)) else {
        return Ok(Value::None);
    };
    if generator.state == GeneratorState::Finished {
        return Ok(Value::None);
    }
    let (code, at, fresh) = (
        generator.code,
        generator.ip.saturating_sub(1),
        generator.state == GeneratorState::Created,
    );
    let line = if fresh {
        vm.loaded(code).code.first_line
    } else {
        vm.line_of(code, at)
    };
    let lasti = if fresh { -1 } else { i64::from(at) };
    let (slots, globals) = (generator.saved.clone(), generator.globals);
    let locals = vm.locals_of(code, &slots);
    vm.frame_of(code, line, lasti, locals, globals)
}

fn code(vm: &mut Vm, args: &Args) -> Outcome {
    let code = generator_of(vm, args.get(0)).map(|(_, generator)| generator.code);
    Ok(code.map_or(Value::None, |code| vm.code_object(code)))
}

fn delegate(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(generator_of(vm, args.get(0))
        .and_then(|(_, generator)| generator.delegate.bound())
        .unwrap_or(Value::None))
}

fn wrapper(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.heap.make(Object::CoroutineWrapper(args.get(0))))
}

fn anext(vm: &mut Vm, args: &Args) -> Outcome {
    async_step(vm, args.get(0), AsyncGenCall::Send, Value::None, true)
}

fn asend(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "asend", 2)?;
    async_step(vm, args.get(0), AsyncGenCall::Send, args.get(1), false)
}

fn athrow(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "athrow", 2, 4)?;
    let (thrown, value) = thrown(vm, args);
    match vm.raisable(thrown) {
        Ok(Some(exception)) => async_step(vm, args.get(0), AsyncGenCall::Throw, exception, false),
        Ok(None) => {
            let Value::Object(class) = thrown else {
                unreachable!("raisable says so")
            };
            let given: &[Value] = if value.is_none() { &[] } else { &[value] };
            let exception = vm.exception_instance(class, given);
            async_step(vm, args.get(0), AsyncGenCall::Throw, exception, false)
        }
        Err(exception) => Err(Stop::Raise(exception)),
    }
}

fn aclose(vm: &mut Vm, args: &Args) -> Outcome {
    async_step(vm, args.get(0), AsyncGenCall::Close, Value::None, false)
}

fn async_step(
    vm: &mut Vm,
    generator: Value,
    call: AsyncGenCall,
    argument: Value,
    is_next: bool,
) -> Outcome {
    let step = vm.make_async_step(generator, call, argument, is_next);
    vm.enter_native(
        "async generator hooks",
        hooks_step,
        &[step, generator],
        Then::Push,
    );
    Err(Stop::Frame)
}

/// Calls the first-iteration hook, then gives the step.
fn hooks_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let (step, generator) = (vm.slot(0), vm.slot(1));
    match vm.async_gen_hooks(generator) {
        Ok(true) => Flow::Continue,
        Ok(false) => Flow::Return(step),
        Err(exception) => Flow::Raise(exception),
    }
}

/// Throws into a suspended strand by id (tasks do).
pub fn throw_into(vm: &mut Vm, id: Id, exception: Value, then: Then) -> Result<(), Value> {
    vm.resume(id, Resumption::Throw(exception), then)
}
