//! Calls in short: plain functions, generators and coroutines with positional arguments.
//!
//! Each function here does all of a call or of a return, or nothing: then the
//! general way of `vm::call` does it. Which functions are plain is found out
//! when their code is loaded, see `vm::load`.

use crate::attributes::Attributes;
use crate::object::{GeneratorKind, GeneratorState, Instance, Object};
use crate::value::{Held, Id, Value};
use crate::vm::{Frame, Loaded, PyFrame, Then, Vm};
use smallvec::SmallVec;
use std::rc::Rc;

/// Room for operands beside the slots of a new generator's frame.
const OPERANDS_USUAL: usize = 2;

impl Vm {
    /// Calls a plain function with plain positional arguments in place, past its RESUME. False:
    /// nothing was done.
    #[inline(never)]
    pub(crate) fn call_plain(&mut self, count: u32, codes: &[Rc<Loaded>]) -> bool {
        let floor = self.stack.len().wrapping_sub(count as usize + 2);
        let Some([Value::Object(id), this, ..]) = self.stack.get(floor..) else {
            return false;
        };
        let (id, bound) = (*id, u32::from(!this.is_null()));
        let Object::Function(function) = self.heap.get(id) else {
            return false;
        };
        let Some(callee) = codes.get(function.code.0 as usize) else {
            return false;
        };
        let (globals, defaults) = (function.globals, function.defaults);
        let given = count + bound;
        if self.is_too_deep() {
            return false;
        }
        if callee.plain_arguments != given {
            let Some(defaults) = self.defaults_for(callee.plain_arguments, given, defaults) else {
                return false;
            };
            for value in defaults {
                self.push(value);
            }
        }
        let floor = floor as u32;
        let base = floor + 2 - bound;
        for _ in callee.plain_arguments..callee.own_slots {
            self.stack.push(Value::Null);
        }
        if callee.closed {
            self.push_closure(id);
        }
        self.frames.push(Frame::Python(PyFrame {
            code: callee.id,
            ip: 1,
            base,
            floor,
            globals,
            store: 0,
            quiet: false,
            namespace: Held::NONE,
            generator: Held::NONE,
            function: Held::NONE,
            outer_handled: Held::NONE,
            then: Then::Push,
        }));
        true
    }

    /// CALL, at `at`, of a class with a plain `__init__`, with plain positional arguments: the instance
    /// takes the class's place, and the frame of its `__init__` is pushed, which begins with
    /// instruction `ip`. False: nothing was done.
    #[inline(never)]
    pub(crate) fn construct_plainly(
        &mut self,
        count: u32,
        loaded: &Loaded,
        at: usize,
        ip: u32,
    ) -> bool {
        let floor = self.stack.len().wrapping_sub(count as usize + 2);
        let Some([Value::Object(class), Value::Null, ..]) = self.stack.get(floor..) else {
            return false;
        };
        let class = *class;
        if !matches!(self.heap.get(class), Object::Type(_)) || self.is_too_deep() {
            return false;
        }
        let Some(init) = self.plain_init(loaded, at, class) else {
            return false;
        };
        let Object::Function(function) = self.heap.get(init) else {
            return false;
        };
        let (defaults, globals) = (function.defaults, function.globals);
        let callee = self.loaded(function.code);
        if callee.plain_arguments != count + 1 {
            let Some(defaults) = self.defaults_for(callee.plain_arguments, count + 1, defaults)
            else {
                return false;
            };
            for value in defaults {
                self.push(value);
            }
        }
        let instance = self.heap.make(Object::Instance(Box::new(Instance {
            class,
            attributes: Attributes::new(),
            payload: Value::Null,
        })));
        for place in [floor, floor + 1] {
            self.heap.retain(instance);
            self.stack[place] = instance;
        }
        self.heap.retain(Value::Object(init));
        self.heap.release(Value::Object(class));
        for _ in callee.plain_arguments..callee.own_slots {
            self.stack.push(Value::Null);
        }
        if callee.closed {
            self.push_closure(init);
        }
        self.frames.push(Frame::Python(PyFrame {
            code: callee.id,
            ip,
            base: floor as u32 + 1,
            floor: floor as u32 + 1,
            globals,
            store: 0,
            quiet: false,
            namespace: Held::NONE,
            generator: Held::NONE,
            function: Held::at(init),
            outer_handled: Held::NONE,
            then: Then::Init,
        }));
        true
    }

    /// Returns from an `__init__` that [`Vm::construct_plainly`] called: the instance lies on top then.
    /// The caller charges the step that looks at its result. False: nothing was done.
    #[inline(never)]
    pub(crate) fn return_from_init(&mut self, value: Value) -> bool {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return false;
        };
        if frame.then != Then::Init || !value.is_none() {
            return false;
        }
        let (floor, function) = (frame.floor as usize, frame.function);
        self.frames.truncate(self.frames.len() - 1);
        self.cut_frame(floor);
        self.heap.release(function.or(Value::Null));
        true
    }

    /// The defaults of the last positional parameters, if they make up for what was not given.
    #[inline(never)]
    fn defaults_for(
        &self,
        positional: u32,
        given: u32,
        defaults: Value,
    ) -> Option<SmallVec<[Value; 4]>> {
        let missing = match positional {
            u32::MAX => return None,
            _ => positional.checked_sub(given)? as usize,
        };
        match self.object_of(defaults)? {
            Object::Tuple(items) if items.len() >= missing => {
                Some(SmallVec::from_slice(&items[items.len() - missing..]))
            }
            _ => None,
        }
    }

    /// CALL of a function that makes a generator or coroutine, with plain positional arguments. False:
    /// nothing was done.
    pub(crate) fn strand_called(&mut self, count: usize) -> bool {
        let floor = self.stack.len() - count - 2;
        let Value::Object(id) = self.stack[floor] else {
            return false;
        };
        let Object::Function(function) = self.heap.get(id) else {
            return false;
        };
        let loaded = &self.codes[function.code.0 as usize];
        let first = floor + 1 + usize::from(self.stack[floor + 1].is_null());
        let given = (self.stack.len() - first) as u32;
        if loaded.strand_arguments == u32::MAX || self.is_too_deep() {
            return false;
        }
        let mut slots: Vec<Value> = Vec::with_capacity(loaded.code.locals.len() + OPERANDS_USUAL);
        slots.extend_from_slice(&self.stack[first..]);
        if loaded.strand_arguments != given {
            let defaults = function.defaults;
            match self.defaults_for(loaded.strand_arguments, given, defaults) {
                Some(defaults) => slots.extend_from_slice(&defaults),
                None => return false,
            }
        }
        slots.resize(loaded.own_slots as usize, Value::Null);
        slots.extend_from_slice(&function.closure);
        let (globals, loaded) = (function.globals, loaded.clone());
        let generator = self.make_generator(id, &loaded, globals, slots);
        self.heap.retain(generator);
        self.cut(floor);
        self.stack.push(generator);
        true
    }

    /// Returns from the call of a function to the Python frame below. False: nothing was done.
    #[inline(always)]
    pub(crate) fn return_plainly(&mut self, value: Value) -> bool {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return false;
        };
        if frame.then != Then::Push || frame.generator.is_some() {
            return false;
        }
        let (floor, function, namespace) = (frame.floor as usize, frame.function, frame.namespace);
        self.heap.retain(value);
        self.frames.truncate(self.frames.len() - 1);
        self.cut_frame(floor);
        if function.is_some() || namespace.is_some() {
            self.heap.release(function.or(Value::Null));
            self.heap.release(namespace.or(Value::Null));
        }
        self.stack.push(value);
        true
    }

    /// Returns from a generator or coroutine that nobody is told of to what waits for it by
    /// `yield from` or `await`. False: nothing was done.
    #[inline(never)]
    pub(crate) fn return_from_strand(&mut self, value: Value) -> bool {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return false;
        };
        let (Some(id), Then::Send { end }) = (frame.generator.id(), frame.then) else {
            return false;
        };
        let (floor, function, outer_handled) =
            (frame.floor as usize, frame.function, frame.outer_handled);
        let tells = self.tells_switches();
        let Object::Generator(generator) = self.heap.get_mut(id) else {
            return false;
        };
        if generator.kind == GeneratorKind::AsyncGenerator || generator.told && tells {
            return false;
        }
        generator.state = GeneratorState::Finished;
        self.heap.retain(value);
        self.frames.truncate(self.frames.len() - 1);
        self.cut_frame(floor);
        self.heap.release(function.or(Value::Null));
        let handled = std::mem::replace(&mut self.handled, outer_handled.or(Value::None));
        self.heap.release(handled);
        self.heap.release(Value::Object(id));
        // The result takes the receiver's place.
        self.drop_top();
        self.stack.push(value);
        if let Some(Frame::Python(frame)) = self.frames.last_mut() {
            frame.ip = end;
        }
        true
    }

    /// Pushes the cells of a function's closure, the last of its slots.
    pub(crate) fn push_closure(&mut self, id: Id) {
        for at in 0.. {
            let Object::Function(function) = self.heap.get(id) else {
                unreachable!("the caller matched it")
            };
            let Some(cell) = function.closure.get(at) else {
                break;
            };
            self.push(*cell);
        }
    }
}
