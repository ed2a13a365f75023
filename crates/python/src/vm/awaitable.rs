//! What `__await__` may give: an iterator that is no coroutine.
//!
//! Source: `_PyCoro_GetAwaitableIter` in Objects/genobject.c, 3.14.

use crate::code::CodeKind;
use crate::object::{GeneratorKind, Object};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Vm};

impl Vm {
    /// Is it a function whose call makes a generator?
    pub(crate) fn makes_generator(&self, function: Value) -> bool {
        match self.object_of(function) {
            Some(Object::Function(function)) => {
                self.codes[function.code.0 as usize].code.kind == CodeKind::Generator
            }
            _ => false,
        }
    }

    fn is_iterator(&self, value: Value) -> bool {
        let native = matches!(
            self.object_of(value),
            Some(
                Object::Iterator(_)
                    | Object::Generator(_)
                    | Object::FutureIter { .. }
                    | Object::CoroutineWrapper(_)
                    | Object::AsyncGenStep(_)
            )
        );
        native || self.lookup_special(value, Sym::NEXT).is_some()
    }
}

/// `[__await__, object]`: what `__await__` gives must be an iterator, and no coroutine.
pub(crate) fn await_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let (method, value) = (vm.slot(0), vm.slot(1));
            vm.native_call(method, &[value])
        }
        Input::Value(iterator) => {
            let class = vm.classes.type_error;
            match vm.object_of(iterator) {
                Some(Object::Generator(generator))
                    if generator.kind == GeneratorKind::Coroutine =>
                {
                    Flow::Raise(vm.exception_with(class, "__await__() returned a coroutine"))
                }
                _ if vm.is_iterator(iterator) => Flow::Return(iterator),
                _ => {
                    let name = vm.class_name(iterator);
                    let text = format!("__await__() returned non-iterator of type '{name}'");
                    Flow::Raise(vm.exception_with(class, &text))
                }
            }
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}
