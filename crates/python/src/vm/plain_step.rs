//! Instructions in short that run no Python code, raise nothing, and look at neither the frame nor
//! the clock: `run::execute` does them without storing its position.
//!
//! Each of them does all of its work, or nothing: then `Vm::step` does it.

use crate::code::{Instr, Op};
use crate::dict::Entry;
use crate::heap::{LITERAL, with_digits};
use crate::object::{Object, Text};
use crate::value::Value;
use crate::vm::Vm;
use smallvec::SmallVec;

/// A buffer of so many bytes is kept from one f-string to the next.
const JOINED_KEPT: usize = 4096;

/// Is there such a short way for the instruction?
pub(crate) fn is_plain(op: Op) -> bool {
    matches!(
        op,
        Op::BuildString
            | Op::BuildTuple
            | Op::BuildList
            | Op::BuildMap
            | Op::LoadClosure
            | Op::StoreDeref
            | Op::UnpackSequence
            | Op::FormatValue
            | Op::GetIter
            | Op::ContainsOp
            | Op::UnaryNot
            | Op::ToBool
            | Op::ListExtend
            | Op::DictMerge
    )
}

impl Vm {
    /// Executes such an instruction of the frame whose locals begin at `base`. False: nothing was done.
    #[inline(never)]
    pub(crate) fn step_plainly(&mut self, instr: Instr, base: usize) -> bool {
        let arg = instr.arg as usize;
        match instr.op {
            Op::BuildString => self.build_string(arg),
            Op::BuildTuple => self.build_tuple(arg),
            Op::BuildList => self.build_list(arg),
            Op::BuildMap if arg == 0 => {
                let dict = self.heap.alloc_held(Object::Dict(Box::default()));
                self.stack.push(dict);
            }
            Op::LoadClosure => {
                let cell = self.stack[base + arg];
                self.push(cell);
            }
            Op::StoreDeref => {
                let value = self.pop();
                self.set_cell(self.stack[base + arg], value);
                self.heap.release(value);
            }
            Op::UnpackSequence => return self.unpack_plainly(self.peek(0), arg),
            Op::FormatValue => return self.format_plainly(arg),
            Op::GetIter => return self.iterate_plainly(),
            Op::ContainsOp => return self.contains_plainly(arg == 1),
            Op::UnaryNot | Op::ToBool => {
                let Some(truth) = self.truth_native(self.peek(0)) else {
                    return false;
                };
                self.drop_top();
                let negate = instr.op == Op::UnaryNot;
                self.stack.push(Value::bool(truth != negate));
            }
            Op::ListExtend => return self.extend_plainly(arg),
            Op::DictMerge => return self.merge_plainly(arg),
            _ => return false,
        }
        true
    }

    /// BUILD_STRING: `[parts] -> [str]`.
    pub(crate) fn build_string(&mut self, count: usize) {
        let at = self.stack.len() - count;
        let mut text = std::mem::take(&mut self.joined);
        for part in &self.stack[at..] {
            match *part {
                Value::Int(number) => with_digits(number, |digits| text.push_str(digits)),
                part => text.push_str(self.text_of(part).unwrap_or("")),
            }
        }
        let joined = self.heap.alloc_held(Object::Str(Text::new(&text)));
        text.clear();
        if text.capacity() <= JOINED_KEPT {
            self.joined = text;
        }
        self.cut(at);
        self.stack.push(joined);
    }

    /// BUILD_TUPLE: `[items] -> [tuple]`.
    pub(crate) fn build_tuple(&mut self, count: usize) {
        let at = self.stack.len() - count;
        let items = self.stack[at..].into();
        self.stack.truncate(at);
        let tuple = self.heap.alloc_held(Object::Tuple(items));
        self.stack.push(tuple);
    }

    /// BUILD_LIST: `[items] -> [list]`.
    pub(crate) fn build_list(&mut self, count: usize) {
        let at = self.stack.len() - count;
        let items = self.stack.split_off(at);
        let list = self.heap.alloc_held(Object::List(items));
        if count > 2
            && let Value::Object(id) = list
        {
            self.heap.note_allocated(id, count as u32 | LITERAL);
        }
        self.stack.push(list);
    }

    /// GET_ITER of what iterates without Python code.
    fn iterate_plainly(&mut self) -> bool {
        let iterable = matches!(
            self.object_of(self.peek(0)),
            Some(
                Object::List(_)
                    | Object::Tuple(_)
                    | Object::Range(_)
                    | Object::Dict(_)
                    | Object::DictView { .. }
                    | Object::Set(_)
                    | Object::Str(_)
                    | Object::Iterator(_)
            )
        );
        iterable && matches!(self.op_get_iter(), Ok(true))
    }

    /// CONTAINS_OP of a plain str or small integer in a dict or set.
    fn contains_plainly(&mut self, negate: bool) -> bool {
        let (item, container) = (self.peek(1), self.peek(0));
        let found = match self.object_of(container) {
            Some(Object::Dict(table)) => self.plain_place(table, item).map(|(_, at)| at),
            Some(Object::Set(table) | Object::FrozenSet(table)) => {
                self.plain_member(table, item).map(|(_, at)| at)
            }
            _ => None,
        };
        let Some(found) = found.map(|at| at.is_some()) else {
            return false;
        };
        self.cut(self.stack.len() - 2);
        self.stack.push(Value::bool(found != negate));
        true
    }

    /// LIST_EXTEND with a tuple.
    pub(crate) fn extend_plainly(&mut self, operand: usize) -> bool {
        let depth = operand & !(crate::compile::LIST_OF_LATE_CALL as usize);
        let Some(Object::Tuple(items)) = self.object_of(self.peek(0)) else {
            return false;
        };
        let items: SmallVec<[Value; 6]> = SmallVec::from_slice(items);
        if let Value::Object(list) = self.peek(depth) {
            for item in items {
                self.heap.list_push(list, item);
            }
        }
        self.drop_top();
        true
    }

    /// DICT_MERGE of a dict whose keys are strs into an empty one.
    fn merge_plainly(&mut self, depth: usize) -> bool {
        let (mapping, Value::Object(dict)) = (self.peek(0), self.peek(depth)) else {
            return false;
        };
        let Some(Object::Dict(table)) = self.object_of(mapping) else {
            return false;
        };
        let is_empty = matches!(self.heap.get(dict), Object::Dict(into) if into.is_empty());
        let is_str = |entry: &Entry| matches!(self.object_of(entry.key), Some(Object::Str(_)));
        if !is_empty || !table.iter().all(|entry| is_str(&entry)) {
            return false;
        }
        let entries: SmallVec<[Entry; 4]> = table.iter().collect();
        for entry in entries {
            self.dict_put(dict, None, entry.hash, entry.key, entry.value);
        }
        self.drop_top();
        true
    }
}
