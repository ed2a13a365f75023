//! `getattr`, `setattr`, `hasattr`, `delattr`.

use crate::native::{Args, Outcome, Stop};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

fn name_argument(vm: &mut Vm, value: Value) -> Result<Sym, Stop> {
    match vm.symbol_of(value) {
        Some(name) => Ok(name),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(&format!("attribute name must be string, not '{class}'")))
        }
    }
}

impl Vm {
    /// From a native step: `getattr(object, name)`; the answer is the next input.
    pub fn native_getattr(&mut self, object: Value, name: Sym) -> Flow {
        let frames = self.frames.len();
        match self.load_attribute(object, name) {
            Ok(value) => self.answer(Input::Value(value)),
            Err(Stop::Frame) => {
                let floor = self.stack_floor_of(frames);
                self.frames[frames].place(floor, Then::Native);
                Flow::Continue
            }
            Err(stop) => {
                let exception = self.only_raise(stop);
                self.answer(Input::Raised(exception))
            }
        }
    }
}

pub fn getattr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "getattr", 2, 3)?;
    let name = name_argument(vm, args.get(1))?;
    if args.len() == 2 {
        return vm.load_attribute(args.get(0), name);
    }
    let values = [args.get(0), args.get(1), args.get(2)];
    vm.enter_native("getattr", getattr_step, &values, Then::Push);
    Err(Stop::Frame)
}

fn getattr_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => ask(vm),
        Input::Value(value) => Flow::Return(value),
        Input::Raised(exception) if vm.is_exception(exception, vm.classes.attribute_error) => {
            Flow::Return(vm.slot(2))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn ask(vm: &mut Vm) -> Flow {
    let (object, name) = (vm.slot(0), vm.slot(1));
    let name = vm.symbol_of(name).unwrap_or(Sym::EMPTY);
    vm.native_getattr(object, name)
}

pub fn hasattr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "hasattr", 2)?;
    name_argument(vm, args.get(1))?;
    vm.enter_native(
        "hasattr",
        hasattr_step,
        &[args.get(0), args.get(1)],
        Then::Push,
    );
    Err(Stop::Frame)
}

fn hasattr_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => ask(vm),
        Input::Raised(exception) if vm.is_exception(exception, vm.classes.attribute_error) => {
            Flow::Return(Value::bool(false))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::bool(true)),
    }
}

pub fn setattr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "setattr", 3)?;
    let name = name_argument(vm, args.get(1))?;
    store(vm, args.get(0), name, args.get(1), args.get(2))
}

pub fn delattr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "delattr", 2)?;
    let name = name_argument(vm, args.get(1))?;
    store(vm, args.get(0), name, args.get(1), Value::Null)
}

/// Stores as the statement does; a `Null` value deletes.
fn store(vm: &mut Vm, object: Value, name: Sym, name_value: Value, value: Value) -> Outcome {
    let class = vm.class_of(object);
    let hook = if value.is_null() {
        Sym::DELATTR
    } else {
        Sym::SETATTR
    };
    if let Some(method) = vm.store_hook(class, hook) {
        let all = [object, name_value, value];
        return vm.tail_call(
            method,
            &Args::of(if value.is_null() { &all[..2] } else { &all }),
        );
    }
    let frames = vm.frames.len();
    vm.generic_store(object, name, value, 0)?;
    if vm.frames.len() > frames {
        Err(Stop::Frame)
    } else {
        Ok(Value::None)
    }
}
