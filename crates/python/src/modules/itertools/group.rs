//! `groupby`: the next group, and the next member of a group.
//!
//! A group is a window on its `groupby`: it reads on there, and ends as soon as
//! the key changes or the next group is asked for.

use super::{Kind, inner, number, set_inner, set_number};
use crate::object::Iter;
use crate::value::{Id, Truth, Value};
use crate::vm::{Flow, Input, Vm};

const ITERATOR: usize = 0;
const FUNCTION: usize = 1;
const KEY: usize = 2;
const VALUE: usize = 3;
const GROUP_KEY: usize = 4;

// What the frame has asked for.
const ITEM: u32 = 1;
const KEY_OF_ITEM: u32 = 2;
const SAME: u32 = 3;

/// Reads one item of `groupby` `id` and its key; `Some` when it asks for something.
fn read_on(vm: &mut Vm, id: Id, input: Input) -> Option<Flow> {
    match (vm.native_frame().pc, input) {
        (ITEM, Input::Value(value)) => {
            let function = inner(vm, id, FUNCTION);
            vm.push(value);
            vm.native_frame().pc = KEY_OF_ITEM;
            if function.is_none() {
                return Some(vm.answer(Input::Value(value)));
            }
            Some(vm.native_call(function, &[value]))
        }
        (KEY_OF_ITEM, Input::Value(key)) => {
            let value = vm.peek(0);
            set_inner(vm, id, KEY, key);
            set_inner(vm, id, VALUE, value);
            vm.drop_top();
            None
        }
        _ => {
            vm.native_frame().pc = ITEM;
            let iterator = inner(vm, id, ITERATOR);
            Some(vm.native_next(iterator))
        }
    }
}

pub fn next_group(vm: &mut Vm, id: Id, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (_, Input::End) => return Flow::End,
        (0, Input::Start) => {
            // The group that was given before ends now.
            let serial = number(vm, id, 0);
            set_number(vm, id, 0, serial + 1);
        }
        (SAME, Input::Value(Value::Bool(Truth::False))) => return group(vm, id),
        (SAME, _) => {
            vm.native_frame().pc = 0;
            return read_on(vm, id, Input::Start).unwrap_or(Flow::End);
        }
        _ => {
            if let Some(flow) = read_on(vm, id, input) {
                return flow;
            }
        }
    }
    let (key, last) = (inner(vm, id, KEY), inner(vm, id, GROUP_KEY));
    if key.is_null() {
        return read_on(vm, id, Input::Start).unwrap_or(Flow::End);
    }
    if last.is_null() {
        return group(vm, id);
    }
    vm.native_frame().pc = SAME;
    vm.native_equal(last, key)
}

fn group(vm: &mut Vm, id: Id) -> Flow {
    let key = inner(vm, id, KEY);
    set_inner(vm, id, GROUP_KEY, key);
    let serial = number(vm, id, 0);
    let members = vm.make_iterator(Iter::Tool {
        kind: Kind::Grouper as u16,
        inners: vec![Value::Object(id), key],
        numbers: vec![serial],
    });
    Flow::Return(vm.heap.tuple(vec![key, members]))
}

pub fn next_member(vm: &mut Vm, id: Id, input: Input) -> Flow {
    let (Value::Object(source), own_key) = (inner(vm, id, 0), inner(vm, id, 1)) else {
        return Flow::End;
    };
    match (vm.native_frame().pc, input) {
        (_, Input::End) => return Flow::End,
        (0, Input::Start) => {
            if number(vm, source, 0) != number(vm, id, 0) {
                return Flow::End;
            }
            if inner(vm, source, VALUE).is_null()
                && let Some(flow) = read_on(vm, source, Input::Start)
            {
                return flow;
            }
        }
        (SAME, Input::Value(Value::Bool(Truth::True))) => {
            let value = inner(vm, source, VALUE);
            vm.push(value);
            set_inner(vm, source, VALUE, Value::Null);
            return Flow::Return(value);
        }
        (SAME, _) => return Flow::End,
        _ => {
            if let Some(flow) = read_on(vm, source, input) {
                return flow;
            }
        }
    }
    let key = inner(vm, source, KEY);
    vm.native_frame().pc = SAME;
    vm.native_equal(own_key, key)
}
