//! The rare operations of `CALL_INTRINSIC`.

use crate::code::{CodeKind, Intrinsic};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Frame, Then, Vm};

impl Vm {
    pub(crate) fn op_intrinsic(&mut self, intrinsic: Intrinsic) -> Result<bool, Value> {
        let value = self.peek(0);
        let result = match intrinsic {
            Intrinsic::AsyncGenWrap => self.heap.make(Object::AsyncGenWrapped(value)),
            Intrinsic::StopIterationError => self.stop_iteration_error(value),
            Intrinsic::SetFunctionTypeParams => {
                let function = self.peek(1);
                if let Value::Object(id) = function {
                    self.heap.set_attribute(id, Sym::TYPE_PARAMS, value);
                }
                self.drop_top();
                return Ok(true);
            }
            Intrinsic::TypeVar => {
                return self.prelude_operands("type_var", &[value], 1, Then::Push);
            }
            Intrinsic::ParamSpec => {
                return self.prelude_operands("param_spec", &[value], 1, Then::Push);
            }
            Intrinsic::TypeVarTuple => {
                return self.prelude_operands("type_var_tuple", &[value], 1, Then::Push);
            }
            Intrinsic::TypeAlias => {
                return self.prelude_operands("type_alias", &[value], 1, Then::Push);
            }
            Intrinsic::Print => {
                return self.prelude_operands("print_expression", &[value], 1, Then::Push);
            }
            Intrinsic::SubscriptGeneric => {
                return self.prelude_operands("subscript_generic", &[value], 1, Then::Push);
            }
        };
        self.heap.retain(result);
        self.drop_top();
        self.stack.push(result);
        Ok(true)
    }

    /// PEP 479: StopIteration may not leave a generator's body.
    fn stop_iteration_error(&mut self, exception: Value) -> Value {
        let kind = match self.frames.last() {
            Some(Frame::Python(frame)) => self.codes[frame.code.0 as usize].code.kind,
            _ => CodeKind::Function,
        };
        let text = match kind {
            CodeKind::AsyncGenerator
                if self.is_exception(exception, self.classes.stop_async_iteration) =>
            {
                "async generator raised StopAsyncIteration"
            }
            _ if !self.is_exception(exception, self.classes.stop_iteration) => return exception,
            CodeKind::AsyncGenerator => "async generator raised StopIteration",
            CodeKind::Coroutine => "coroutine raised StopIteration",
            _ => "generator raised StopIteration",
        };
        let error = self.exception_with(self.classes.runtime_error, text);
        if let Value::Object(id) = error {
            self.heap.store(id, exception, |object| match object {
                Object::Exception(error) => &mut error.cause,
                _ => unreachable!("just made"),
            });
            self.heap.store(id, exception, |object| match object {
                Object::Exception(error) => &mut error.context,
                _ => unreachable!("just made"),
            });
            if let Object::Exception(error) = self.heap.get_mut(id) {
                error.suppress_context = true;
            }
        }
        error
    }
}
