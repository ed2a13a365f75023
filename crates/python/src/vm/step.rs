//! One instruction at a time, whatever it is: the whole meaning of the instruction set.
//!
//! `run::execute` does the usual cases of the frequent instructions itself and
//! leaves everything else to [`Vm::step`]. Operands stay on the stack while an
//! instruction works, so that they are alive whatever it does.

use crate::code::{BinaryOperator, CompareOperator, Intrinsic, Op};
use crate::native::Stop;
use crate::object::{Iter, Object};
use crate::value::Value;
use crate::vm::cost::cost;
use crate::vm::{Frame, Input, Loaded, Then, Vm};
use kernel::Stop as ThreadStop;

/// Integers below this are floats without rounding.
const EXACT: u64 = 1 << 53;

/// Why `execute` came back.
pub(crate) enum Leave {
    /// Another frame is on top, or this one continues elsewhere.
    Frames,
    Thread(ThreadStop),
}

/// Where the running frame goes on.
pub(crate) enum Next {
    /// With the next instruction.
    On,
    /// With this one.
    To(usize),
    /// With this one; the interpreter may switch threads before it.
    Breathe(usize),
    /// Another frame is on top, or this one continues where it says.
    Frames,
    Leave(Leave),
}

impl Vm {
    /// The next instruction alone, with everything that may come before it: the slice's end, the
    /// report to who watches. The work so far is stored.
    #[inline(never)]
    pub(crate) fn single(&mut self, loaded: &Loaded, at: usize, watching: bool) -> Next {
        if self.spent_steps >= self.slice_steps && self.end_of_slice() {
            return Next::Leave(Leave::Thread(ThreadStop::Slice));
        }
        if self.settings.line_cost.is_some()
            && let Some(stop) = self.begin_line(loaded, at)
        {
            return Next::Leave(Leave::Thread(stop));
        }
        if self.is_traced() && self.trace_point(loaded, at) {
            return Next::Frames;
        }
        if watching {
            self.note_instruction(loaded, at);
        }
        self.spent_steps += 1;
        self.spent_ns += u64::from(cost(loaded.instrs[at].op));
        if let Some(Frame::Python(frame)) = self.frames.last_mut() {
            frame.ip = at as u32 + 1;
        }
        self.step(loaded, at)
    }

    /// Executes instruction `at` of the Python frame on top, whose `ip` is behind it already. The
    /// caller has charged its cost.
    #[inline(never)]
    #[allow(clippy::too_many_lines)]
    pub(crate) fn step(&mut self, loaded: &Loaded, at: usize) -> Next {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return Next::Frames;
        };
        let (base, globals) = (frame.base as usize, frame.globals);

        // Raises an exception value in this frame.
        macro_rules! raise {
            ($exception:expr) => {{
                let exception = $exception;
                self.unwind(exception);
                return Next::Frames;
            }};
        }
        // Replaces the top n operands by a result.
        macro_rules! settle {
            ($count:expr, $value:expr) => {{
                let value = $value;
                self.heap.retain(value);
                for _ in 0..$count {
                    self.drop_top();
                }
                self.stack.push(value);
            }};
        }
        // A method that works on the stack: Ok(true) go on, Ok(false) frames changed.
        macro_rules! slow {
            ($call:expr) => {{
                match $call {
                    Ok(true) => {}
                    Ok(false) => return Next::Frames,
                    Err(exception) => {
                        self.unwind(exception);
                        return Next::Frames;
                    }
                }
            }};
        }

        let instr = loaded.instrs[at];
        let arg = instr.arg as usize;
        match instr.op {
            Op::Nop | Op::SetupAnnotations => {}
            Op::PopTop => self.drop_top(),
            Op::Copy => {
                let value = self.peek(arg - 1);
                self.push(value);
            }
            Op::Swap => {
                let top = self.stack.len() - 1;
                self.stack.swap(top, top + 1 - arg);
            }
            Op::LoadConst => {
                let value = loaded.consts[arg];
                self.push(value);
            }
            Op::LoadSmallInt => self.stack.push(Value::Int(i64::from(instr.arg as i32))),
            Op::PushNull => self.stack.push(Value::Null),
            Op::LoadFast => {
                let value = self.stack[base + arg];
                if value.is_null() {
                    raise!(self.unbound_local(loaded, arg));
                }
                self.push(value);
            }
            Op::StoreFast => {
                let value = self.pop();
                let old = std::mem::replace(&mut self.stack[base + arg], value);
                self.heap.release(old);
            }
            Op::DeleteFast => {
                let old = std::mem::replace(&mut self.stack[base + arg], Value::Null);
                if old.is_null() {
                    raise!(self.unbound_local(loaded, arg));
                }
                self.heap.release(old);
            }
            Op::LoadDeref => {
                let value = self.cell_value(self.stack[base + arg]);
                if value.is_null() {
                    raise!(self.unbound_cell(loaded, arg));
                }
                self.push(value);
            }
            Op::StoreDeref => {
                let value = self.pop();
                self.set_cell(self.stack[base + arg], value);
                self.heap.release(value);
            }
            Op::DeleteDeref => {
                let cell = self.stack[base + arg];
                if self.cell_value(cell).is_null() {
                    raise!(self.unbound_cell(loaded, arg));
                }
                self.set_cell(cell, Value::Null);
            }
            Op::MakeCell => {
                let content = self.stack[base + arg];
                let cell = self.heap.make(Object::Cell(content));
                self.heap.retain(cell);
                let old = std::mem::replace(&mut self.stack[base + arg], cell);
                self.heap.release(old);
            }
            Op::LoadClosure => {
                let cell = self.stack[base + arg];
                self.push(cell);
            }
            Op::LoadGlobal => {
                let name = loaded.names[arg];
                match self.load_global(loaded, at, globals) {
                    Some(value) => self.push(value),
                    None => raise!(self.name_error(name)),
                }
            }
            Op::StoreGlobal => {
                let value = self.pop();
                let globals = self.current_globals();
                self.heap.set_attribute(globals, loaded.names[arg], value);
                self.heap.release(value);
            }
            Op::DeleteGlobal => {
                let globals = self.current_globals();
                if !self.heap.remove_attribute(globals, loaded.names[arg]) {
                    raise!(self.name_error(loaded.names[arg]));
                }
            }
            Op::LoadName => slow!(self.op_load_name(loaded.names[arg])),
            Op::StoreName => slow!(self.op_store_name(loaded.names[arg])),
            Op::DeleteName => slow!(self.op_delete_name(loaded.names[arg])),
            Op::LoadClassDeref => {
                let cell = self.stack[base + (arg & 0xfff)];
                let Some(Frame::Python(frame)) = self.frames.last() else {
                    return Next::Frames;
                };
                let namespace = frame.namespace.or(Value::Null);
                slow!(self.op_load_class_deref(
                    loaded,
                    loaded.names[arg >> 12],
                    cell,
                    arg & 0xfff,
                    namespace
                ));
            }
            Op::ClearFast => {
                let old = std::mem::replace(&mut self.stack[base + arg], Value::Null);
                self.heap.release(old);
            }
            Op::LoadLocals => self.op_load_locals(),
            Op::LoadFromDictOrGlobals => slow!(self.op_load_from_mapping(loaded.names[arg])),
            Op::LoadFromMappingOrDeref => {
                let cell = self.stack[base + (arg & 0xfff)];
                let mapping = self.pop();
                let answer = self.op_load_class_deref(
                    loaded,
                    loaded.names[arg >> 12],
                    cell,
                    arg & 0xfff,
                    mapping,
                );
                self.heap.release(mapping);
                slow!(answer);
            }
            Op::LoadAttr => {
                let object = self.peek(0);
                let name = loaded.names[arg];
                if let Some(value) = self.instance_attribute(loaded, at, object) {
                    settle!(1, value);
                } else {
                    let frames = self.frames.len();
                    match self.load_attribute(object, name) {
                        Ok(value) => settle!(1, value),
                        Err(Stop::Raise(exception)) => raise!(exception),
                        Err(_) => {
                            let floor = self.stack_floor_of(frames);
                            self.frames[frames].place(floor, Then::AttributeOf);
                            return Next::Frames;
                        }
                    }
                }
            }
            Op::LoadMethod => slow!(self.op_load_method(loaded, at, loaded.names[arg])),
            Op::StoreAttr => {
                let (value, object) = (self.peek(1), self.peek(0));
                if self.store_instance_attribute(loaded, at, object, value) {
                    self.drop_top();
                    self.drop_top();
                } else {
                    slow!(self.op_store_attr(loaded.names[arg]));
                }
            }
            Op::DeleteAttr => slow!(self.op_delete_attr(loaded.names[arg])),
            Op::BinarySubscr => {
                let (object, key) = (self.peek(1), self.peek(0));
                match (self.object_of(object), key) {
                    (Some(Object::List(items)), Value::Int(at))
                        if at >= 0 && (at as usize) < items.len() =>
                    {
                        let value = items[at as usize];
                        settle!(2, value);
                    }
                    _ => slow!(self.op_subscript()),
                }
            }
            Op::StoreSubscr => slow!(self.op_store_subscript()),
            Op::DeleteSubscr => slow!(self.op_delete_subscript()),
            Op::BuildSlice => {
                let step = if arg == 3 { self.peek(0) } else { Value::None };
                let (start, stop) = (self.peek(arg - 1), self.peek(arg - 2));
                let slice = self.heap.make(Object::Slice(Box::new([start, stop, step])));
                settle!(arg, slice);
            }
            Op::BinaryOp | Op::InplaceOp => {
                let (a, b) = (self.peek(1), self.peek(0));
                let op = BinaryOperator::ALL[arg];
                let quick = match (a, b) {
                    (Value::Int(a), Value::Int(b)) => match op {
                        BinaryOperator::Add => a.checked_add(b).map(Value::Int),
                        BinaryOperator::Subtract => a.checked_sub(b).map(Value::Int),
                        BinaryOperator::Multiply => a.checked_mul(b).map(Value::Int),
                        BinaryOperator::FloorDivide if b > 0 => Some(Value::Int(a.div_euclid(b))),
                        BinaryOperator::Remainder if b > 0 => Some(Value::Int(a.rem_euclid(b))),
                        BinaryOperator::And => Some(Value::Int(a & b)),
                        BinaryOperator::Or => Some(Value::Int(a | b)),
                        BinaryOperator::Xor => Some(Value::Int(a ^ b)),
                        BinaryOperator::RightShift if (0..64).contains(&b) => {
                            Some(Value::Int(a >> b))
                        }
                        BinaryOperator::TrueDivide
                            if b != 0 && a.unsigned_abs() < EXACT && b.unsigned_abs() < EXACT =>
                        {
                            Some(Value::float(a as f64 / b as f64))
                        }
                        _ => None,
                    },
                    (Value::Float(a), Value::Float(b)) => match op {
                        BinaryOperator::Add => Some(Value::float(a.get() + b.get())),
                        BinaryOperator::Subtract => Some(Value::float(a.get() - b.get())),
                        BinaryOperator::Multiply => Some(Value::float(a.get() * b.get())),
                        BinaryOperator::TrueDivide if b.get() != 0.0 => {
                            Some(Value::float(a.get() / b.get()))
                        }
                        _ => None,
                    },
                    _ => None,
                };
                if let Some(value) = quick {
                    self.stack.pop();
                    let top = self.stack.len() - 1;
                    self.stack[top] = value;
                } else {
                    slow!(self.op_binary(op, instr.op == Op::InplaceOp));
                }
            }
            Op::UnaryNegative | Op::UnaryPositive | Op::UnaryInvert => {
                slow!(self.op_unary(instr.op))
            }
            Op::UnaryNot | Op::ToBool => {
                let negate = instr.op == Op::UnaryNot;
                let value = self.peek(0);
                match self.truth_native(value) {
                    Some(truth) => settle!(1, Value::bool(truth != negate)),
                    None => {
                        let value = self.pop();
                        self.truth_then(value, negate);
                        return Next::Frames;
                    }
                }
            }
            Op::CompareOp => {
                let op = CompareOperator::ALL[arg];
                if let (Value::Int(a), Value::Int(b)) = (self.peek(1), self.peek(0)) {
                    let answer = match op {
                        CompareOperator::Less => a < b,
                        CompareOperator::LessEqual => a <= b,
                        CompareOperator::Equal => a == b,
                        CompareOperator::NotEqual => a != b,
                        CompareOperator::Greater => a > b,
                        CompareOperator::GreaterEqual => a >= b,
                    };
                    self.stack.pop();
                    let top = self.stack.len() - 1;
                    self.stack[top] = Value::bool(answer);
                } else {
                    slow!(self.op_compare(op));
                }
            }
            Op::IsOp => {
                let answer = self.peek(1).is(self.peek(0));
                settle!(2, Value::bool(answer != (arg == 1)));
            }
            Op::ContainsOp => slow!(self.op_contains(arg == 1)),
            Op::BuildTuple => self.build_tuple(arg),
            Op::BuildList => self.build_list(arg),
            Op::BuildSet => slow!(self.op_build_set(arg)),
            Op::BuildMap => slow!(self.op_build_map(arg)),
            Op::BuildString => self.build_string(arg),
            Op::ListAppend => {
                let value = self.pop();
                if let Value::Object(list) = self.peek(arg - 1) {
                    self.heap.list_push(list, value);
                }
                self.heap.release(value);
            }
            Op::SetAdd => slow!(self.op_set_add(arg)),
            Op::MapAdd => slow!(self.op_map_add(arg)),
            Op::ListExtend => slow!(self.op_list_extend(arg)),
            Op::SetUpdate => slow!(self.op_set_update(arg)),
            Op::DictUpdate => slow!(self.op_dict_update(arg)),
            Op::DictMerge => slow!(self.op_dict_merge(arg)),
            Op::ListToTuple => {
                let items = match self.object_of(self.peek(0)) {
                    Some(Object::List(items)) => items.clone(),
                    _ => Vec::new(),
                };
                let tuple = self.heap.tuple(items);
                settle!(1, tuple);
            }
            Op::FormatValue => slow!(self.op_format_value(arg)),
            Op::BuildTemplate => raise!(self.exception_with(
                self.classes.runtime_error,
                "template strings are not supported"
            )),
            Op::Jump => return Next::To(arg),
            Op::JumpBackward => {
                return Next::Breathe(arg);
            }
            Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
                let wanted = instr.op == Op::PopJumpIfTrue;
                let value = self.peek(0);
                match value {
                    Value::Int(number) => {
                        self.stack.pop();
                        if (number != 0) == wanted {
                            return Next::To(arg);
                        }
                    }
                    Value::Bool(truth) => {
                        self.stack.pop();
                        if truth.get() == wanted {
                            return Next::To(arg);
                        }
                    }
                    _ => match self.truth_native(value) {
                        Some(truth) => {
                            self.drop_top();
                            if truth == wanted {
                                return Next::To(arg);
                            }
                        }
                        None => {
                            // Its truth takes the value's place, and this instruction runs again.
                            if let Some(Frame::Python(frame)) = self.frames.last_mut() {
                                frame.ip = at as u32;
                            }
                            let value = self.pop();
                            self.truth_then(value, false);
                            return Next::Frames;
                        }
                    },
                }
            }
            Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                let is_none = self.peek(0).is_none();
                self.drop_top();
                if is_none == (instr.op == Op::PopJumpIfNone) {
                    return Next::To(arg);
                }
            }
            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                let wanted = instr.op == Op::JumpIfTrueOrPop;
                let value = self.peek(0);
                match self.truth_native(value) {
                    Some(truth) if truth == wanted => return Next::To(arg),
                    Some(_) => self.drop_top(),
                    None => {
                        self.truth_or_pop(wanted, arg as u32);
                        return Next::Frames;
                    }
                }
            }
            Op::GetIter => slow!(self.op_get_iter()),
            Op::ForIter => {
                let Value::Object(id) = self.peek(0) else {
                    unreachable!("GET_ITER gives an object")
                };
                match self.heap.get(id) {
                    Object::Iterator(iter) if matches!(**iter, Iter::Range { .. }) => {
                        let Object::Iterator(iter) = self.heap.get_mut(id) else {
                            unreachable!("just matched")
                        };
                        let Iter::Range { next, step, left } = &mut **iter else {
                            unreachable!("just matched")
                        };
                        if *left == 0 {
                            self.drop_top();
                            return Next::To(arg);
                        } else {
                            let value = Value::Int(*next);
                            *left -= 1;
                            *next = next.wrapping_add(*step);
                            self.stack.push(value);
                        }
                    }
                    Object::Generator(_) => {
                        let then = Then::ForIter { end: arg as u32 };
                        match self.next_then(Value::Object(id), then) {
                            Ok(None) => return Next::Frames,
                            Ok(Some(_)) => {
                                self.drop_top();
                                return Next::To(arg);
                            }
                            Err(exception) => raise!(exception),
                        }
                    }
                    _ => {
                        let iterator = Value::Object(id);
                        match self.next_then(iterator, Then::ForIter { end: arg as u32 }) {
                            Ok(Some(Input::Value(value))) => self.push(value),
                            Ok(Some(_)) => {
                                self.drop_top();
                                return Next::To(arg);
                            }
                            Ok(None) => return Next::Frames,
                            Err(exception) => raise!(exception),
                        }
                    }
                }
            }
            Op::UnpackSequence => slow!(self.op_unpack(arg)),
            Op::UnpackEx => slow!(self.op_unpack_ex(arg & 0xff, arg >> 8)),
            Op::Call => {
                let codes = self.codes.clone();
                if self.call_plain(instr.arg, &codes) {
                    // Its RESUME is an instruction like others here.
                    if let Some(Frame::Python(frame)) = self.frames.last_mut() {
                        frame.ip = 0;
                    }
                    return Next::Frames;
                }
                if self.construct_plainly(instr.arg, loaded, at, 0) {
                    return Next::Frames;
                }
                return self.call_other(instr.arg, at);
            }
            Op::CallKw | Op::CallEx => {
                let called = if instr.op == Op::CallKw {
                    self.op_call(arg, true)
                } else {
                    self.op_call_ex(arg == 1)
                };
                match called {
                    Ok(true) => return Next::Breathe(at + 1),
                    Ok(false) => return Next::Frames,
                    Err(Stop::Raise(exception)) => raise!(exception),
                    Err(Stop::Block(wait)) => {
                        return Next::Leave(Leave::Thread(self.block(wait)));
                    }
                    Err(_) => unreachable!("invoke settles every other stop"),
                }
            }
            Op::MakeFunction => self.op_make_function(instr.arg),
            Op::LoadBuildClass => {
                let value = self.state.build_class;
                self.push(value);
            }
            Op::ReturnValue => {
                if !self.return_plainly(self.peek(0)) {
                    let value = self.pop();
                    let ending = self.returning(value);
                    self.finish(ending);
                }
                return Next::Frames;
            }
            Op::Resume => {
                return Next::Breathe(at + 1);
            }
            Op::YieldValue => {
                self.op_yield(arg == 1);
                return Next::Frames;
            }
            Op::GetAwaitable => slow!(self.op_get_awaitable(arg)),
            Op::GetYieldFromIter => slow!(self.op_get_yield_from_iter(loaded.code.kind)),
            Op::Send => match self.op_send(arg as u32) {
                Ok(Some(jump)) => {
                    if jump {
                        return Next::To(arg);
                    }
                }
                Ok(None) => return Next::Frames,
                Err(exception) => raise!(exception),
            },
            Op::GetAIter => slow!(self.op_get_aiter()),
            Op::GetANext => slow!(self.op_get_anext()),
            Op::EndAsyncFor => slow!(self.op_end_async_for()),
            Op::RaiseVarargs => {
                self.op_raise(arg);
                return Next::Frames;
            }
            Op::PushExcInfo => {
                let exception = self.pop();
                let before = std::mem::replace(&mut self.handled, exception);
                self.stack.push(before);
                self.push(exception);
            }
            Op::PopExcept => {
                let before = self.pop();
                let old = std::mem::replace(&mut self.handled, before);
                self.heap.release(old);
            }
            Op::CheckExcMatch => slow!(self.op_check_exc_match()),
            Op::CheckEgMatch => slow!(self.op_check_eg_match()),
            Op::PrepReraiseStar => slow!(self.op_prep_reraise_star()),
            Op::Reraise => {
                let exception = self.pop();
                if arg == 1
                    && let Value::Int(at) = self.peek(0)
                    && let Some(Frame::Python(frame)) = self.frames.last_mut()
                {
                    frame.ip = at as u32 + 1;
                }
                self.unwind_from(exception, true);
                self.heap.release(exception);
                return Next::Frames;
            }
            Op::LoadAssertionError => {
                let class = Value::Object(self.classes.assertion_error);
                self.push(class);
            }
            Op::BeforeWith => slow!(self.op_before_with()),
            Op::BeforeAsyncWith => slow!(self.op_before_async_with()),
            Op::WithExceptStart => slow!(self.op_with_except_start()),
            Op::ImportName => slow!(self.op_import_name(loaded.names[arg])),
            Op::ImportFrom => slow!(self.op_import_from(loaded.names[arg])),
            Op::ImportStar => slow!(self.op_import_star()),
            Op::MatchMapping => {
                let answer = self.match_mapping(self.peek(0));
                self.push(Value::bool(answer));
            }
            Op::MatchSequence => {
                let answer = self.match_sequence(self.peek(0));
                self.push(Value::bool(answer));
            }
            Op::MatchKeys => slow!(self.op_match_keys()),
            Op::MatchClass => slow!(self.op_match_class(arg)),
            Op::GetLen => slow!(self.op_get_len()),
            Op::CallIntrinsic => slow!(self.op_intrinsic(Intrinsic::ALL[arg])),
        }
        Next::On
    }
}
