//! The one place that executes instructions.
//!
//! `run_thread` alternates between Python frames (`execute`) and native frames
//! until the thread's slice ends or it cannot go on. Operands stay on the stack
//! while an instruction works, so that they are alive whatever it does.

use crate::code::{BinaryOperator, CompareOperator, Intrinsic, Op};
use crate::native::Stop;
use crate::object::{Iter, Object};
use crate::value::Value;
use crate::vm::cost::cost;
use crate::vm::deliver::Ending;
use crate::vm::{Flow, Frame, Input, Then, Vm};
use kernel::Stop as ThreadStop;

/// Integers below this are floats without rounding.
const EXACT: u64 = 1 << 53;

/// Why `execute` came back.
enum Leave {
    /// Another frame is on top, or this one continues elsewhere.
    Frames,
    Thread(ThreadStop),
}

impl Vm {
    /// Runs the current thread's frames until it stops.
    pub(crate) fn run_thread(&mut self) -> ThreadStop {
        loop {
            if self.departure.is_some() {
                self.flush();
                return ThreadStop::Finished;
            }
            let left = match self.frames.last() {
                None => {
                    self.flush();
                    return ThreadStop::Exited;
                }
                Some(Frame::Python(_)) => self.execute(),
                Some(Frame::Native(frame)) => {
                    let step = frame.step;
                    let input = std::mem::replace(&mut self.input, Input::Start);
                    self.spent_steps += 1;
                    self.spent_ns += 20;
                    match step(self, input) {
                        Flow::Continue => Leave::Frames,
                        Flow::Return(value) => {
                            self.heap.retain(value);
                            self.finish(Ending::Value(value));
                            Leave::Frames
                        }
                        Flow::End => {
                            self.finish(Ending::Exhausted(Value::None));
                            Leave::Frames
                        }
                        Flow::Raise(exception) => {
                            self.heap.retain(exception);
                            self.finish(Ending::Raised(exception));
                            Leave::Frames
                        }
                        Flow::Block(wait) => Leave::Thread(self.block(wait)),
                    }
                }
            };
            match left {
                Leave::Frames if self.spent_steps < self.slice_steps => {}
                Leave::Frames => {
                    if self.end_of_slice() {
                        return ThreadStop::Slice;
                    }
                }
                Leave::Thread(stop) => {
                    self.flush();
                    return stop;
                }
            }
        }
    }

    /// Executes the Python frame on top until another frame is.
    #[allow(clippy::too_many_lines, unused_assignments)]
    fn execute(&mut self) -> Leave {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return Leave::Frames;
        };
        let mut base = frame.base as usize;
        let mut ip = frame.ip as usize;
        let mut loaded = self.codes[frame.code.0 as usize].clone();
        let watching = self.kernel.is_watching();
        // Work since the last `save!`, and how many steps may follow it.
        let (mut steps, mut nanoseconds) = (0u64, 0u64);
        let mut limit = self.slice_steps.saturating_sub(self.spent_steps);

        // Before anything that looks at the frame or the clock: the position and the work are stored.
        macro_rules! save {
            () => {
                if let Some(Frame::Python(frame)) = self.frames.last_mut() {
                    frame.ip = ip as u32;
                }
                self.spent_steps += steps;
                self.spent_ns += nanoseconds;
                (steps, nanoseconds) = (0, 0);
                limit = self.slice_steps.saturating_sub(self.spent_steps);
            };
        }
        // Continues with the frame on top, if it is Python's.
        macro_rules! reload {
            () => {{
                let Some(Frame::Python(frame)) = self.frames.last() else {
                    return Leave::Frames;
                };
                base = frame.base as usize;
                ip = frame.ip as usize;
                if frame.code != loaded.id {
                    loaded = self.codes[frame.code.0 as usize].clone();
                }
                limit = self.slice_steps.saturating_sub(self.spent_steps);
                continue;
            }};
        }
        // The slice's time is over: asks for more, at the places where the interpreter may switch.
        macro_rules! breathe {
            () => {
                if self.spent_ns + nanoseconds >= self.slice_ns {
                    save!();
                    if self.end_of_slice() {
                        return Leave::Thread(ThreadStop::Slice);
                    }
                    limit = self.slice_steps;
                }
            };
        }
        // Raises an exception value in this frame.
        macro_rules! raise {
            ($exception:expr) => {{
                let exception = $exception;
                save!();
                self.unwind(exception);
                reload!()
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
        // A slow instruction is done by a method that works on the stack: Ok(true) go on, Ok(false) frames changed.
        macro_rules! slow {
            ($call:expr) => {{
                save!();
                match $call {
                    Ok(true) => limit = self.slice_steps.saturating_sub(self.spent_steps),
                    Ok(false) => reload!(),
                    Err(exception) => {
                        self.unwind(exception);
                        reload!()
                    }
                }
            }};
        }

        loop {
            if self.heap.has_dead() {
                save!();
                let frames = self.frames.len();
                self.bury_dead();
                if self.frames.len() != frames {
                    reload!();
                }
                limit = self.slice_steps.saturating_sub(self.spent_steps);
            }
            if steps >= limit {
                save!();
                if self.end_of_slice() {
                    return Leave::Thread(ThreadStop::Slice);
                }
                limit = self.slice_steps;
            }
            if watching {
                save!();
                self.note_instruction(&loaded, ip);
                limit = self.slice_steps.saturating_sub(self.spent_steps);
            }
            let instr = loaded.instrs[ip];
            ip += 1;
            steps += 1;
            nanoseconds += u64::from(COSTS[instr.op as usize]);
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
                        raise!(self.unbound_local(&loaded, arg));
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
                        raise!(self.unbound_local(&loaded, arg));
                    }
                    self.heap.release(old);
                }
                Op::LoadDeref => {
                    let value = self.cell_value(self.stack[base + arg]);
                    if value.is_null() {
                        raise!(self.unbound_cell(&loaded, arg));
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
                        raise!(self.unbound_cell(&loaded, arg));
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
                    match self.load_global(&loaded, ip - 1, name) {
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
                        reload!();
                    };
                    let namespace = frame.namespace;
                    slow!(self.op_load_class_deref(
                        &loaded,
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
                        &loaded,
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
                    if let Some(value) = self.instance_attribute(&loaded, ip - 1, object, name) {
                        settle!(1, value);
                    } else {
                        save!();
                        let frames = self.frames.len();
                        match self.load_attribute(object, name) {
                            Ok(value) => settle!(1, value),
                            Err(Stop::Raise(exception)) => raise!(exception),
                            Err(_) => {
                                let floor = self.stack_floor_of(frames);
                                self.frames[frames].place(floor, Then::AttributeOf);
                                reload!();
                            }
                        }
                    }
                }
                Op::LoadMethod => slow!(self.op_load_method(&loaded, ip - 1, loaded.names[arg])),
                Op::StoreAttr => {
                    let (value, object) = (self.peek(1), self.peek(0));
                    if self.store_instance_attribute(
                        &loaded,
                        ip - 1,
                        object,
                        loaded.names[arg],
                        value,
                    ) {
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
                            BinaryOperator::FloorDivide if b > 0 => {
                                Some(Value::Int(a.div_euclid(b)))
                            }
                            BinaryOperator::Remainder if b > 0 => Some(Value::Int(a.rem_euclid(b))),
                            BinaryOperator::And => Some(Value::Int(a & b)),
                            BinaryOperator::Or => Some(Value::Int(a | b)),
                            BinaryOperator::Xor => Some(Value::Int(a ^ b)),
                            BinaryOperator::RightShift if (0..64).contains(&b) => {
                                Some(Value::Int(a >> b))
                            }
                            BinaryOperator::TrueDivide
                                if b != 0
                                    && a.unsigned_abs() < EXACT
                                    && b.unsigned_abs() < EXACT =>
                            {
                                Some(Value::Float(a as f64 / b as f64))
                            }
                            _ => None,
                        },
                        (Value::Float(a), Value::Float(b)) => match op {
                            BinaryOperator::Add => Some(Value::Float(a + b)),
                            BinaryOperator::Subtract => Some(Value::Float(a - b)),
                            BinaryOperator::Multiply => Some(Value::Float(a * b)),
                            BinaryOperator::TrueDivide if b != 0.0 => Some(Value::Float(a / b)),
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
                        Some(truth) => settle!(1, Value::Bool(truth != negate)),
                        None => {
                            save!();
                            let value = self.pop();
                            self.truth_then(value, negate);
                            reload!();
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
                        self.stack[top] = Value::Bool(answer);
                    } else {
                        slow!(self.op_compare(op));
                    }
                }
                Op::IsOp => {
                    let answer = self.peek(1).is(self.peek(0));
                    settle!(2, Value::Bool(answer != (arg == 1)));
                }
                Op::ContainsOp => slow!(self.op_contains(arg == 1)),
                Op::BuildTuple => {
                    let at = self.stack.len() - arg;
                    let items = self.stack.split_off(at).into_boxed_slice();
                    let tuple = self.heap.alloc(Object::Tuple(items));
                    self.push(Value::Object(tuple));
                }
                Op::BuildList => {
                    let at = self.stack.len() - arg;
                    let items = self.stack.split_off(at);
                    let list = self.heap.alloc(Object::List(items));
                    self.push(Value::Object(list));
                }
                Op::BuildSet => slow!(self.op_build_set(arg)),
                Op::BuildMap => slow!(self.op_build_map(arg)),
                Op::BuildString => {
                    let at = self.stack.len() - arg;
                    let parts = self.stack[at..].iter();
                    let parts = parts.map(|part| self.text_of(*part).unwrap_or(""));
                    let mut text = String::with_capacity(parts.clone().map(str::len).sum());
                    text.extend(parts);
                    let text = self.heap.str(&text);
                    settle!(arg, text);
                }
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
                Op::Jump => ip = arg,
                Op::JumpBackward => {
                    ip = arg;
                    breathe!();
                }
                Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
                    let wanted = instr.op == Op::PopJumpIfTrue;
                    let value = self.peek(0);
                    match value {
                        Value::Int(number) => {
                            self.stack.pop();
                            if (number != 0) == wanted {
                                ip = arg;
                            }
                        }
                        Value::Bool(truth) => {
                            self.stack.pop();
                            if truth == wanted {
                                ip = arg;
                            }
                        }
                        _ => match self.truth_native(value) {
                            Some(truth) => {
                                self.drop_top();
                                if truth == wanted {
                                    ip = arg;
                                }
                            }
                            None => {
                                // Its truth takes the value's place, and this instruction runs again.
                                ip -= 1;
                                save!();
                                let value = self.pop();
                                self.truth_then(value, false);
                                reload!();
                            }
                        },
                    }
                }
                Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                    let is_none = self.peek(0).is_none();
                    self.drop_top();
                    if is_none == (instr.op == Op::PopJumpIfNone) {
                        ip = arg;
                    }
                }
                Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                    let wanted = instr.op == Op::JumpIfTrueOrPop;
                    let value = self.peek(0);
                    match self.truth_native(value) {
                        Some(truth) if truth == wanted => ip = arg,
                        Some(_) => self.drop_top(),
                        None => {
                            save!();
                            self.truth_or_pop(wanted, arg as u32);
                            reload!();
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
                                ip = arg;
                            } else {
                                let value = Value::Int(*next);
                                *left -= 1;
                                *next = next.wrapping_add(*step);
                                self.stack.push(value);
                            }
                        }
                        Object::Generator(_) => {
                            save!();
                            let then = Then::ForIter { end: arg as u32 };
                            if self.resume_quietly(id, then) {
                                reload!();
                            }
                            match self.next_then(Value::Object(id), then) {
                                Ok(None) => reload!(),
                                Ok(Some(_)) => {
                                    self.drop_top();
                                    ip = arg;
                                }
                                Err(exception) => raise!(exception),
                            }
                        }
                        _ => {
                            save!();
                            let iterator = Value::Object(id);
                            match self.next_then(iterator, Then::ForIter { end: arg as u32 }) {
                                Ok(Some(Input::Value(value))) => self.push(value),
                                Ok(Some(_)) => {
                                    self.drop_top();
                                    ip = arg;
                                }
                                Ok(None) => reload!(),
                                Err(exception) => raise!(exception),
                            }
                        }
                    }
                }
                Op::UnpackSequence => slow!(self.op_unpack(arg)),
                Op::UnpackEx => slow!(self.op_unpack_ex(arg & 0xff, arg >> 8)),
                Op::Call => {
                    save!();
                    if self.call_function_fast(arg) {
                        reload!();
                    }
                    match self.op_call(arg, false) {
                        Ok(true) => {
                            limit = self.slice_steps.saturating_sub(self.spent_steps);
                            breathe!();
                        }
                        Ok(false) => reload!(),
                        Err(Stop::Raise(exception)) => raise!(exception),
                        Err(Stop::Block(wait)) => return Leave::Thread(self.block(wait)),
                        Err(_) => unreachable!("invoke settles every other stop"),
                    }
                }
                Op::CallKw | Op::CallEx => {
                    save!();
                    let called = if instr.op == Op::CallKw {
                        self.op_call(arg, true)
                    } else {
                        self.op_call_ex(arg == 1)
                    };
                    match called {
                        Ok(true) => {}
                        Ok(false) => reload!(),
                        Err(Stop::Raise(exception)) => raise!(exception),
                        Err(Stop::Block(wait)) => return Leave::Thread(self.block(wait)),
                        Err(_) => unreachable!("invoke settles every other stop"),
                    }
                }
                Op::MakeFunction => self.op_make_function(instr.arg),
                Op::LoadBuildClass => {
                    let value = self.state.build_class;
                    self.push(value);
                }
                Op::ReturnValue => {
                    let plain = match self.frames.last() {
                        Some(Frame::Python(frame))
                            if frame.then == Then::Push && frame.generator.is_none() =>
                        {
                            Some((frame.floor, frame.function, frame.namespace))
                        }
                        _ => None,
                    };
                    if let Some((floor, function, namespace)) = plain {
                        let value = self.pop();
                        self.frames.pop();
                        self.cut(floor as usize);
                        self.heap.release(function);
                        self.heap.release(namespace);
                        self.stack.push(value);
                    } else {
                        save!();
                        let value = self.pop();
                        let ending = self.returning(value);
                        self.finish(ending);
                    }
                    self.spent_steps += steps;
                    self.spent_ns += nanoseconds;
                    (steps, nanoseconds) = (0, 0);
                    reload!();
                }
                Op::Resume => {
                    breathe!();
                }
                Op::YieldValue => {
                    save!();
                    self.op_yield(arg == 1);
                    reload!();
                }
                Op::GetAwaitable => slow!(self.op_get_awaitable(arg)),
                Op::GetYieldFromIter => slow!(self.op_get_yield_from_iter(loaded.code.kind)),
                Op::Send => {
                    save!();
                    if let (Value::Object(id), Value::None) = (self.peek(1), self.peek(0)) {
                        self.stack.pop();
                        if self.resume_quietly(id, Then::Send { end: arg as u32 }) {
                            reload!();
                        }
                        self.stack.push(Value::None);
                    }
                    match self.op_send(arg as u32) {
                        Ok(Some(jump)) => {
                            if jump {
                                ip = arg;
                            }
                        }
                        Ok(None) => reload!(),
                        Err(exception) => raise!(exception),
                    }
                }
                Op::GetAIter => slow!(self.op_get_aiter()),
                Op::GetANext => slow!(self.op_get_anext()),
                Op::EndAsyncFor => slow!(self.op_end_async_for()),
                Op::RaiseVarargs => {
                    save!();
                    self.op_raise(arg);
                    reload!();
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
                    {
                        ip = at as usize + 1;
                    }
                    save!();
                    self.unwind_from(exception, true);
                    self.heap.release(exception);
                    reload!();
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
                    self.push(Value::Bool(answer));
                }
                Op::MatchSequence => {
                    let answer = self.match_sequence(self.peek(0));
                    self.push(Value::Bool(answer));
                }
                Op::MatchKeys => slow!(self.op_match_keys()),
                Op::MatchClass => slow!(self.op_match_class(arg)),
                Op::GetLen => slow!(self.op_get_len()),
                Op::CallIntrinsic => slow!(self.op_intrinsic(Intrinsic::ALL[arg])),
            }
        }
    }
}

/// [`cost`] of every operation, by number.
static COSTS: [u32; 256] = {
    let mut costs = [10; 256];
    let all = Op::ALL;
    let mut at = 0;
    while at < all.len() {
        costs[all[at] as usize] = cost(all[at]);
        at += 1;
    }
    costs
};
