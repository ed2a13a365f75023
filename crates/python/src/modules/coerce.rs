//! Calling a native again with arguments that Python methods have converted.
//!
//! `math.sqrt(x)` of an object with `__float__`: the conversion is a Python
//! call, so it happens in a frame; then the function runs on what came out.

use crate::native::{Args, Outcome, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};
use smallvec::SmallVec;

/// What arguments are converted to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// `__float__`, else `__index__`
    Float = 0,
    /// `__index__`
    Index = 1,
}

impl Vm {
    /// Settles a fallback of `module.name`: converts the arguments and calls again.
    pub(crate) fn coerced(
        &mut self,
        outcome: Outcome,
        module: &'static str,
        name: &str,
        args: &Args,
        target: Target,
    ) -> Outcome {
        if !matches!(outcome, Err(Stop::Fallback)) {
            return outcome;
        }
        let Some(def) = super::declaration(module, name) else {
            return outcome;
        };
        let native = self.heap.make(Object::Native(def));
        let mut values = vec![native];
        values.extend(args.values.iter().copied());
        values.extend(args.names.iter().map(|name| Value::Int(i64::from(name.0))));
        self.enter_native("convert", convert_step, &values, Then::Push);
        self.native_frame().numbers = [args.len() as i64, target as i64];
        Err(Stop::Frame)
    }

    /// The method that converts a value, if it is a Python one.
    fn conversion(&self, value: Value, target: i64) -> Option<Value> {
        let by_float = (target == Target::Float as i64)
            .then(|| self.override_of(value, Sym::FLOAT))
            .flatten();
        by_float.or_else(|| self.override_of(value, Sym::INDEX))
    }
}

/// `[native, arguments, names]`; `pc` counts the arguments that are done.
fn convert_step(vm: &mut Vm, input: Input) -> Flow {
    let [count, target] = vm.native_frame().numbers;
    let mut at = vm.native_frame().pc as usize;
    match input {
        Input::Raised(exception) => return Flow::Raise(exception),
        Input::Value(value) if at > count as usize => return Flow::Return(value),
        Input::Value(value) => {
            let fits = match vm.payload(value) {
                Value::Float(_) => target == Target::Float as i64,
                other => vm.is_int(other),
            };
            if !fits {
                let asked = vm.slot(at);
                let (class, got) = (vm.class_name(asked), vm.class_name(value));
                let (method, word) = if target == Target::Float as i64 {
                    ("__float__", "float")
                } else {
                    ("__index__", "int")
                };
                let error = vm.type_error(&format!(
                    "{class}.{method}() must return a {word}, not {got}"
                ));
                return raised(error);
            }
            vm.set_slot(at, value);
        }
        _ => {}
    }
    while at < count as usize {
        at += 1;
        vm.native_frame().pc = at as u32;
        let value = vm.slot(at);
        if vm.number_of(value).is_none()
            && let Some(method) = vm.conversion(value, target)
        {
            return vm.native_call(method, &[value]);
        }
    }
    vm.native_frame().pc = count as u32 + 1;
    let base = vm.native_frame().base as usize;
    let native = vm.stack[base];
    let values: SmallVec<[Value; 6]> =
        SmallVec::from_slice(&vm.stack[base + 1..=base + count as usize]);
    let names = vm.stack[base + 1 + count as usize..]
        .iter()
        .filter_map(|value| match value {
            Value::Int(number) => Some(Sym(*number as u32)),
            _ => None,
        })
        .collect();
    vm.native_call_args(native, &Args { values, names })
}

/// A stop that can only be an exception, as a native step ends.
pub(crate) fn raised(stop: Stop) -> Flow {
    match stop {
        Stop::Raise(exception) => Flow::Raise(exception),
        _ => unreachable!("an error is raised"),
    }
}
