//! Unpacking: `a, b = x` and `a, *b, c = x`.
//!
//! Builtin collections are unpacked at once; anything else by the prelude, which
//! gives a tuple of exactly the values to push. Words: CPython 3.14, `_PyEval_UnpackIterableStackRef`.

use crate::native::Stop;
use crate::object::Object;
use crate::settings::Version;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

impl Vm {
    /// UNPACK_SEQUENCE: `[iterable] -> [vn .. v1]`.
    pub(crate) fn op_unpack(&mut self, count: usize) -> Result<bool, Value> {
        let value = self.peek(0);
        match self.unpackable(value)? {
            Some(items) => {
                self.check_count(value, items.len(), count)?;
                self.push_reversed(&items);
                Ok(true)
            }
            None => {
                self.enter_native("unpack", unpack_step, &[value], Then::Discard);
                self.native_frame().numbers = [count as i64, -1];
                Ok(false)
            }
        }
    }

    /// UNPACK_EX: `[iterable] -> [.. after, list, before ..]`.
    pub(crate) fn op_unpack_ex(&mut self, before: usize, after: usize) -> Result<bool, Value> {
        let value = self.peek(0);
        match self.unpackable(value)? {
            Some(items) => {
                let items = self.with_rest(&items, before, after)?;
                self.push_reversed(&items);
                Ok(true)
            }
            None => {
                self.enter_native("unpack", unpack_step, &[value], Then::Discard);
                self.native_frame().numbers = [before as i64, after as i64];
                Ok(false)
            }
        }
    }

    /// The items of a builtin collection; `None`: iterating runs Python code, or its length is not known.
    fn unpackable(&mut self, value: Value) -> Result<Option<Vec<Value>>, Value> {
        if !matches!(self.object_of(value), Some(Object::Iterator(_)))
            && let Some(items) = self.items_of(value)
        {
            return Ok(Some(items));
        }
        match self.iterator_of(value) {
            Err(Stop::Raise(_)) => {
                let name = self.class_name(value);
                let class = self.classes.type_error;
                Err(self.exception_with(class, &format!("cannot unpack non-iterable {name} object")))
            }
            _ => Ok(None),
        }
    }

    fn check_count(&mut self, value: Value, given: usize, count: usize) -> Result<(), Value> {
        if given == count {
            return Ok(());
        }
        let text = if given < count {
            format!("not enough values to unpack (expected {count}, got {given})")
        } else if self.settings.version >= Version::Py314
            && matches!(self.object_of(value), Some(Object::List(_) | Object::Tuple(_) | Object::Dict(_)))
        {
            format!("too many values to unpack (expected {count}, got {given})")
        } else {
            format!("too many values to unpack (expected {count})")
        };
        Err(self.exception_with(self.classes.value_error, &text))
    }

    /// The items with the middle ones as a list.
    fn with_rest(&mut self, items: &[Value], before: usize, after: usize) -> Result<Vec<Value>, Value> {
        if items.len() < before + after {
            let text =
                format!("not enough values to unpack (expected at least {}, got {})", before + after, items.len());
            return Err(self.exception_with(self.classes.value_error, &text));
        }
        let last = items.len() - after;
        let rest = self.heap.list(items[before..last].to_vec());
        let mut all = items[..before].to_vec();
        all.push(rest);
        all.extend_from_slice(&items[last..]);
        Ok(all)
    }

    /// Replaces the top by the items, the first one on top.
    fn push_reversed(&mut self, items: &[Value]) {
        let value = self.pop();
        for item in items.iter().rev() {
            self.push(*item);
        }
        self.heap.release(value);
    }
}

/// Unpacks by iteration: `[iterable, iterator, items..]`; at the end the items go under the frame.
fn unpack_step(vm: &mut Vm, input: Input) -> Flow {
    let [before, after] = vm.native_frame().numbers;
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, _) => {
            vm.native_frame().pc = 1;
            let iterable = vm.slot(0);
            vm.native_iter(iterable)
        }
        (1, Input::Value(iterator)) => {
            vm.push(iterator);
            vm.native_frame().pc = 2;
            if after < 0 && before == 0 {
                vm.native_frame().pc = 3;
            }
            vm.native_next(iterator)
        }
        (2, Input::Value(item)) => {
            vm.push(item);
            let got = vm.stack.len() - vm.native_frame().base as usize - 2;
            if after < 0 && got as i64 == before {
                vm.native_frame().pc = 3;
            }
            let iterator = vm.slot(1);
            vm.native_next(iterator)
        }
        (3, Input::Value(_)) => {
            let class = vm.classes.value_error;
            Flow::Raise(vm.exception_with(class, &format!("too many values to unpack (expected {before})")))
        }
        (_, Input::End) => {
            let first = vm.native_frame().base as usize + 2;
            let items = vm.stack[first..].to_vec();
            let iterable = vm.slot(0);
            let items = if after < 0 {
                vm.check_count(iterable, items.len(), before as usize).map(|()| items)
            } else {
                vm.with_rest(&items, before as usize, after as usize)
            };
            match items {
                Ok(items) => {
                    vm.put_under_frame(&items);
                    Flow::Return(Value::None)
                }
                Err(exception) => Flow::Raise(exception),
            }
        }
        _ => unreachable!("unpacking asks for nothing else"),
    }
}

impl Vm {
    /// Replaces the operand right under the running native frame by the items, the first one topmost.
    fn put_under_frame(&mut self, items: &[Value]) {
        let place = self.native_frame().base as usize - 1;
        for item in items {
            self.heap.retain(*item);
        }
        let old = self.stack.remove(place);
        self.heap.release(old);
        self.stack.splice(place..place, items.iter().rev().copied());
        let count = items.len() as u32;
        let frame = self.native_frame();
        frame.base = frame.base + count - 1;
        frame.floor = frame.floor + count - 1;
    }
}
