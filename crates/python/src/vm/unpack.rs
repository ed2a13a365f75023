//! `a, b = x` and `a, *b = x`.

use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

impl Vm {
    /// UNPACK_SEQUENCE: `[iterable] -> [vn .. v1]`.
    pub(crate) fn op_unpack(&mut self, count: usize) -> Result<bool, Value> {
        let value = self.peek(0);
        if self.unpack_plainly(value, count) {
            return Ok(true);
        }
        let Some(items) = self.items_of(value) else {
            return match self.never_iterable(value) {
                Some(exception) => Err(exception),
                None => Ok(self.unpack_slowly(count, None)),
            };
        };
        if items.len() < count {
            return Err(self.too_few(count, items.len(), false));
        }
        if items.len() > count {
            // Only of these does CPython know the length without asking.
            let known = matches!(
                self.object_of(value),
                Some(
                    crate::object::Object::List(_)
                        | crate::object::Object::Tuple(_)
                        | crate::object::Object::Dict(_)
                )
            );
            return Err(self.too_many(count, known.then_some(items.len())));
        }
        items.iter().for_each(|item| self.heap.retain(*item));
        self.drop_top();
        self.stack.extend(items.iter().rev());
        Ok(true)
    }

    /// A tuple or list of so many items. False: nothing was done.
    pub(crate) fn unpack_plainly(&mut self, value: Value, count: usize) -> bool {
        use crate::object::Object;
        let Value::Object(id) = value else {
            return false;
        };
        let items: &[Value] = match self.heap.get(id) {
            Object::Tuple(items) => items,
            Object::List(items) => items,
            _ => return false,
        };
        if items.len() != count {
            return false;
        }
        let items: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::from_slice(items);
        items.iter().for_each(|item| self.heap.retain(*item));
        self.drop_top();
        self.stack.extend(items.iter().rev());
        true
    }

    /// UNPACK_EX: `[iterable] -> [.. after, list, before ..]`, first target on top.
    pub(crate) fn op_unpack_ex(&mut self, before: usize, after: usize) -> Result<bool, Value> {
        let value = self.peek(0);
        let Some(items) = self.items_of(value) else {
            return match self.never_iterable(value) {
                Some(exception) => Err(exception),
                None => Ok(self.unpack_slowly(before, Some(after))),
            };
        };
        if items.len() < before + after {
            return Err(self.too_few(before + after, items.len(), true));
        }
        let middle = items.len() - after;
        let list = self.heap.list(items[before..middle].to_vec());
        items[..before]
            .iter()
            .chain(&items[middle..])
            .for_each(|item| self.heap.retain(*item));
        self.heap.retain(list);
        self.drop_top();
        self.stack.extend(items[middle..].iter().rev());
        self.stack.push(list);
        self.stack.extend(items[..before].iter().rev());
        Ok(true)
    }

    /// The TypeError for a value that cannot be iterated over at all.
    fn never_iterable(&mut self, value: Value) -> Option<Value> {
        let has = |vm: &mut Vm, name: Sym| vm.lookup_special(value, name).is_some();
        if has(self, Sym::ITER) || has(self, Sym::GETITEM) {
            return None;
        }
        let class = self.class_name(value);
        let text = format!("cannot unpack non-iterable {class} object");
        Some(self.exception_with(self.classes.type_error, &text))
    }

    /// An iterable of Python: its items are drained first, one more than wanted at most.
    fn unpack_slowly(&mut self, count: usize, after: Option<usize>) -> bool {
        let iterable = self.peek(0);
        let list = self.heap.list(Vec::new());
        let floor = self.stack.len() - 1;
        self.enter_native("unpack", unpack_step, &[iterable, list], Then::Push);
        let limit = if after.is_some() { -1 } else { count as i64 };
        self.native_frame().numbers = [limit, 0];
        let top = self.frames.len() - 1;
        self.frames[top].place(floor, Then::Push);
        false
    }

    fn too_few(&mut self, wanted: usize, got: usize, at_least: bool) -> Value {
        let words = if at_least { "at least " } else { "" };
        let text = format!("not enough values to unpack (expected {words}{wanted}, got {got})");
        self.exception_with(self.classes.value_error, &text)
    }

    fn too_many(&mut self, wanted: usize, got: Option<usize>) -> Value {
        let got = match (got, self.settings.version) {
            (Some(got), crate::settings::Version::Py314) => format!(", got {got}"),
            _ => String::new(),
        };
        let text = format!("too many values to unpack (expected {wanted}{got})");
        self.exception_with(self.classes.value_error, &text)
    }
}

/// `[iterable, list]`, then the iterator. `numbers[0]`: how many are wanted, -1 all.
fn unpack_step(vm: &mut Vm, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, Input::Start) => {
            vm.native_frame().pc = 1;
            let iterable = vm.slot(0);
            if vm
                .iterator_of(iterable)
                .is_err_and(|stop| matches!(stop, crate::native::Stop::Raise(_)))
            {
                let name = vm.class_name(iterable);
                let class = vm.classes.type_error;
                return Flow::Raise(
                    vm.exception_with(class, &format!("cannot unpack non-iterable {name} object")),
                );
            }
            vm.native_iter(iterable)
        }
        (1, Input::Value(iterator)) => {
            vm.push(iterator);
            vm.native_frame().pc = 2;
            vm.native_next(iterator)
        }
        (_, Input::Value(item)) => {
            let (list, iterator) = (vm.slot(1), vm.slot(2));
            let Value::Object(id) = list else {
                unreachable!("entered so")
            };
            vm.heap.list_push(id, item);
            let wanted = vm.native_frame().numbers[0];
            let got = vm.heap.list_items(id).map_or(0, Vec::len) as i64;
            if wanted >= 0 && got > wanted {
                return Flow::Raise(vm.too_many(wanted as usize, None));
            }
            vm.native_next(iterator)
        }
        _ => {
            // The list takes the iterable's place, and the instruction runs again.
            if let Some(crate::vm::Frame::Python(frame)) = vm.frames.iter_mut().rev().nth(1) {
                frame.ip -= 1;
            }
            Flow::Return(vm.slot(1))
        }
    }
}
