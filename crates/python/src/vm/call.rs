//! Calls: binding arguments, entering frames, running natives.
//!
//! `invoke` is the one door: whatever is called, either the result is there at
//! once or a frame was pushed that will give it. Arguments of a fast call stay
//! where the caller pushed them and become the callee's first locals.

use crate::code::{CodeKind, make_function};
use crate::native::{Args, OnWake, Stop};
use crate::object::{CodeId, Function, Object};
use crate::symbol::Sym;
use crate::value::{Held, Id, Value};
use crate::vm::bind::Slots;
use crate::vm::deliver::Ending;
use crate::vm::step::{Leave, Next};
use crate::vm::{Frame, PyFrame, Then, Vm};
use smallvec::SmallVec;
use std::rc::Rc;

/// CPython's default recursion limit, and the frame below the program.
pub const RECURSION_MAX: usize = 1_001;

/// What is called in the end, with the arguments that bound methods add.
pub enum Callee {
    Function(Id),
    Native(&'static crate::native::NativeDef),
    Class(Id),
    Other,
}

impl Vm {
    /// Does the recursion limit forbid one more Python frame? Native frames do not count, as C's do not.
    #[inline]
    pub(crate) fn is_too_deep(&self) -> bool {
        self.frames.len() >= self.state.recursion_limit && self.has_too_many_python_frames()
    }

    #[cold]
    fn has_too_many_python_frames(&self) -> bool {
        let python = |frame: &&Frame| matches!(frame, Frame::Python(_));
        self.frames.iter().filter(python).count() + 1 >= self.state.recursion_limit
    }

    /// CALL of anything but a plain function.
    #[inline(never)]
    pub(crate) fn call_other(&mut self, count: u32, at: usize) -> Next {
        if let Some(called) = self.native_called(count as usize) {
            return self.called_other(called, at);
        }
        if self.unbind_callable(count as usize) {
            let codes = self.codes.clone();
            if self.call_plain(count, &codes) {
                // Its RESUME is an instruction like others here.
                if let Some(Frame::Python(frame)) = self.frames.last_mut() {
                    frame.ip = 0;
                }
                return Next::Frames;
            }
        }
        if self.strand_called(count as usize) {
            return Next::Breathe(at + 1);
        }
        let called = self.op_call(count as usize, false);
        self.called_other(called, at)
    }

    /// What such a call came to.
    fn called_other(&mut self, called: Result<bool, Stop>, at: usize) -> Next {
        match called {
            Ok(true) => Next::Breathe(at + 1),
            Ok(false) => Next::Frames,
            Err(Stop::Raise(exception)) => {
                self.unwind(exception);
                Next::Frames
            }
            Err(Stop::Block(wait)) => Next::Leave(Leave::Thread(self.block(wait))),
            Err(_) => unreachable!("invoke settles every other stop"),
        }
    }

    /// CALL of a bound method: its function and its instance take its place. False: it is something else.
    fn unbind_callable(&mut self, count: usize) -> bool {
        let floor = self.stack.len() - count - 2;
        let [callable, Value::Null] = self.stack[floor..floor + 2] else {
            return false;
        };
        let Some(Object::Method { function, this }) = self.object_of(callable) else {
            return false;
        };
        let (function, this) = (*function, *this);
        if !matches!(self.object_of(function), Some(Object::Function(_))) {
            return false;
        }
        for (at, value) in [(floor, function), (floor + 1, this)] {
            self.heap.retain(value);
            self.stack[at] = value;
        }
        self.heap.release(callable);
        true
    }

    /// CALL and CALL_KW. Ok(false): a frame was pushed.
    pub(crate) fn op_call(&mut self, count: usize, keywords: bool) -> Result<bool, Stop> {
        let top = self.stack.len() - usize::from(keywords);
        let floor = top - count - 2;
        let callable = self.stack[floor];
        let first = if self.stack[floor + 1].is_null() {
            floor + 2
        } else {
            floor + 1
        };
        let mut args = Args::default();
        args.add(&self.stack[first..top]);
        if keywords {
            args.names = self.keyword_names(self.peek(0));
        }
        self.call_at(callable, &args, floor)
    }

    /// CALL_FUNCTION_EX.
    pub(crate) fn op_call_ex(&mut self, with_dict: bool) -> Result<bool, Stop> {
        let floor = self.stack.len() - 3 - usize::from(with_dict);
        let callable = self.stack[floor];
        let mut args = match self.object_of(self.stack[floor + 2]) {
            Some(Object::List(items)) => Args::of(items),
            _ => unreachable!("the compiler put a list there"),
        };
        if with_dict
            && let Some(Object::Dict(table)) = self.object_of(self.payload(self.stack[floor + 3]))
        {
            let entries: SmallVec<[(Value, Value); 4]> =
                table.iter().map(|entry| (entry.key, entry.value)).collect();
            for (key, value) in entries {
                if self.text_of(key).is_none() {
                    return Err(self.type_error("keywords must be strings"));
                }
                let name = self.name_of_keyword(key);
                args.names.push(name);
                args.values.push(value);
            }
        }
        self.call_at(callable, &args, floor)
    }

    fn call_at(&mut self, callable: Value, args: &Args, floor: usize) -> Result<bool, Stop> {
        let called = self.invoke(callable, args, floor, Then::Push);
        self.called(called, floor)
    }

    /// What a call of an instruction came to: a result replaces the operands.
    pub(crate) fn called(&mut self, called: Result<Option<Value>, Stop>, floor: usize) -> Result<bool, Stop> {
        match called {
            Ok(Some(value)) => {
                self.heap.retain(value);
                self.cut(floor);
                self.stack.push(value);
                Ok(true)
            }
            Ok(None) => Ok(false),
            Err(Stop::Block(wait)) if matches!(wait.resume, OnWake::Retry) => {
                // The frame that calls again stands on these operands.
                Err(Stop::Block(wait))
            }
            Err(Stop::Block(wait)) => {
                if let OnWake::Value(value) = wait.resume {
                    self.heap.retain(value);
                }
                self.cut(floor);
                if let OnWake::Value(value) = wait.resume {
                    self.heap.release(value);
                }
                Err(Stop::Block(wait))
            }
            Err(stop) => Err(stop),
        }
    }

    /// The symbol of a keyword. A name that no code has is interned.
    fn name_of_keyword(&mut self, name: Value) -> Sym {
        self.symbol_of(name).unwrap_or(Sym::EMPTY)
    }

    /// The symbol of a str, made on first use.
    pub(crate) fn symbol_of(&mut self, name: Value) -> Option<Sym> {
        let name = self.payload(name);
        let Some(Object::Str(text)) = self.object_of(name) else {
            return None;
        };
        let known = Sym(text.symbol.get());
        if self.symbols.is(known, &text.text) {
            return Some(known);
        }
        let found = match self.symbols.find(&text.text) {
            Some(found) => found,
            None => {
                let text = text.text.clone();
                self.symbols.intern(&text)
            }
        };
        if let Some(Object::Str(text)) = self.object_of(name) {
            text.symbol.set(found.0);
        }
        Some(found)
    }

    fn keyword_names(&mut self, names: Value) -> SmallVec<[Sym; 2]> {
        let items: SmallVec<[Value; 4]> = match self.object_of(names) {
            Some(Object::Tuple(items)) => SmallVec::from_slice(items),
            _ => SmallVec::new(),
        };
        items
            .iter()
            .map(|item| self.name_of_keyword(*item))
            .collect()
    }

    /// Calls something from native code, with the result going to `then`.
    /// `Some`: the result is there already. Stops with `Raise` or `Block` only.
    pub fn call_then(
        &mut self,
        callable: Value,
        args: &Args,
        then: Then,
    ) -> Result<Option<Value>, Stop> {
        let floor = self.stack.len();
        match self.invoke(callable, args, floor, then) {
            Ok(Some(value)) => {
                self.heap.retain(value);
                self.cut(floor);
                if let Value::Object(_) = value {
                    self.heap.release(value);
                }
                Ok(Some(value))
            }
            other => other,
        }
    }

    /// Calls something whose result `deliver` gives to `then` in any case.
    pub fn call_deliver(&mut self, callable: Value, args: &Args, then: Then) {
        match self.call_then(callable, args, then) {
            Ok(Some(value)) => {
                self.heap.retain(value);
                self.deliver(then, Ending::Value(value));
            }
            Ok(None) => {}
            Err(Stop::Raise(exception)) => {
                self.heap.retain(exception);
                self.deliver(then, Ending::Raised(exception));
            }
            Err(_) => self.unwind_stop_type("this operation cannot wait here"),
        }
    }

    /// Runs a function of the prelude on operands; they are dropped when it returns.
    pub(crate) fn prelude_then(&mut self, name: &str, args: &[Value], operands: usize, then: Then) {
        let floor = self.stack.len() - operands;
        let Some(function) = self.prelude_function(name) else {
            let class = self.classes.system_error;
            let exception = self.exception_with(class, &format!("the prelude has no {name}"));
            return self.unwind(exception);
        };
        match self.invoke(function, &Args::of(args), floor, then) {
            Ok(Some(value)) => {
                self.heap.retain(value);
                self.cut(floor);
                self.deliver(then, Ending::Value(value));
            }
            Ok(None) => {}
            Err(Stop::Raise(exception)) => self.unwind(exception),
            Err(_) => unreachable!("prelude functions are Python"),
        }
    }

    pub(crate) fn prelude_function(&mut self, name: &str) -> Option<Value> {
        let name = self.symbols.intern(name);
        self.heap.attributes(self.prelude?)?.get(name)
    }

    /// Calls `callable`. `Some(value)`: done; the caller cuts the stack to `floor`.
    /// `None`: frames were pushed; the lowest of them cuts to `floor` and delivers to `then`.
    /// The arguments must be alive on the stack or elsewhere. Stops with `Raise` or `Block` only.
    pub(crate) fn invoke(
        &mut self,
        callable: Value,
        args: &Args,
        floor: usize,
        then: Then,
    ) -> Result<Option<Value>, Stop> {
        let Value::Object(id) = callable else {
            return Err(self.not_callable(callable));
        };
        match self.heap.get(id) {
            Object::Function(_) => {
                self.enter_function(id, args, floor, then)?;
                match self.made_generator.take() {
                    Some(generator) => Ok(Some(generator)),
                    None => Ok(None),
                }
            }
            Object::Native(def) => {
                let def = *def;
                let frames = self.frames.len();
                let outcome = self
                    .check_native(def, args)
                    .and_then(|()| (def.call)(self, args));
                self.settle_native(outcome, callable, args, frames, floor, then)
            }
            Object::Method { function, this } => {
                let (function, this) = (*function, *this);
                self.invoke(function, &args.with_first(this), floor, then)
            }
            Object::Type(_) if id == self.classes.super_ && args.len() == 2 => {
                crate::types::super_::new(self, &args.with_first(callable)).map(Some)
            }
            Object::Type(_) => {
                let frames = self.frames.len();
                let outcome = self.call_class(id, args);
                self.settle_native(outcome, callable, args, frames, floor, then)
            }
            Object::Partial(partial) => {
                let (function, kept, keywords) =
                    (partial.function, partial.args.clone(), partial.keywords);
                crate::types::partial::check_filled(self, &kept, args.positional().len())?;
                let mut all = Args::of(&self.filled(&kept, args.positional()));
                self.add_partial_keywords(&mut all, keywords, args);
                self.invoke(function, &all, floor, then)
            }
            Object::GenericAlias(alias) => {
                let origin = alias.origin;
                self.invoke(origin, args, floor, then)
            }
            Object::StaticMethod(function) => {
                let function = *function;
                self.invoke(function, args, floor, then)
            }
            _ => match self.lookup_special(callable, Sym::CALL) {
                Some(method) => self.invoke(method, &args.with_first(callable), floor, then),
                None => self.invoke_descriptor(callable, args, floor, then),
            },
        }
    }

    fn add_partial_keywords(&mut self, all: &mut Args, keywords: Value, args: &Args) {
        let mut named: Vec<(Sym, Value)> = Vec::new();
        if let Some(Object::Dict(table)) = self.object_of(keywords) {
            let entries: Vec<(Value, Value)> =
                table.iter().map(|entry| (entry.key, entry.value)).collect();
            for (key, value) in entries {
                let text = self.text_of(key).unwrap_or("").to_owned();
                named.push((self.symbols.intern(&text), value));
            }
        }
        for (name, value) in args.keywords() {
            match named.iter_mut().find(|(known, _)| *known == name) {
                Some(entry) => entry.1 = value,
                None => named.push((name, value)),
            }
        }
        for (name, value) in named {
            all.values.push(value);
            all.names.push(name);
        }
    }

    /// A special method that a descriptor of Python gives (`__get__`), or nothing that can be called.
    fn invoke_descriptor(
        &mut self,
        callable: Value,
        args: &Args,
        floor: usize,
        then: Then,
    ) -> Result<Option<Value>, Stop> {
        let is_descriptor = matches!(self.object_of(callable), Some(Object::Property(_)))
            || self.python_method(callable, Sym::GET).is_some();
        match self.prelude_function("call_descriptor") {
            Some(function) if is_descriptor && !args.positional().is_empty() => {
                self.invoke(function, &args.with_first(callable), floor, then)
            }
            _ => Err(self.not_callable(callable)),
        }
    }

    fn not_callable(&mut self, callable: Value) -> Stop {
        let name = self.class_name(callable);
        self.type_error(&format!("'{name}' object is not callable"))
    }

    // ---- Python functions -----------------------------------------------------

    /// Pushes a function's frame, or makes its generator (left in `made_generator`).
    pub(crate) fn enter_function(
        &mut self,
        id: Id,
        args: &Args,
        floor: usize,
        then: Then,
    ) -> Result<(), Stop> {
        let Object::Function(function) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let globals = function.globals;
        let loaded = self.code_of_function(id);
        let plain =
            args.names.is_empty() && loaded.plain_arguments as usize == args.values.len();
        let mut locals = Slots::new();
        if !plain {
            self.bind_parameters(id, &loaded, args, &mut locals)?;
        }
        if self.is_too_deep() {
            return Err(self.raise(
                self.classes.recursion_error,
                "maximum recursion depth exceeded",
            ));
        }
        if loaded.code.kind != CodeKind::Function {
            let generator = self.make_generator(id, &loaded, globals, locals.into_vec());
            self.made_generator = Some(generator);
            return Ok(());
        }
        let base = self.stack.len();
        if plain {
            for value in &args.values {
                self.push(*value);
            }
            for _ in loaded.plain_arguments..loaded.own_slots {
                self.stack.push(Value::Null);
            }
            if loaded.closed {
                self.push_closure(id);
            }
        }
        for value in &locals {
            self.push(*value);
        }
        self.heap.retain(Value::Object(id));
        self.frames.push(Frame::Python(PyFrame {
            code: loaded.id,
            ip: 0,
            base: base as u32,
            floor: floor as u32,
            globals,
            store: 0,
            quiet: false,
            namespace: Held::NONE,
            generator: Held::NONE,
            function: Held::at(id),
            outer_handled: Held::NONE,
            then,
        }));
        Ok(())
    }

    /// Pushes the frame of a module's or class's body.
    pub(crate) fn enter_body(
        &mut self,
        code: CodeId,
        globals: Id,
        namespace: Value,
        closure: &[Value],
        then: Then,
    ) {
        let floor = self.stack.len();
        let loaded = self.codes[code.0 as usize].clone();
        let slots = loaded.code.locals.len();
        self.stack.resize(floor + slots, Value::Null);
        for (n, cell) in closure.iter().enumerate() {
            self.heap.retain(*cell);
            self.stack[floor + slots - loaded.code.free as usize + n] = *cell;
        }
        self.heap.retain(namespace);
        self.frames.push(Frame::Python(PyFrame {
            code,
            ip: 0,
            base: floor as u32,
            floor: floor as u32,
            globals,
            store: 0,
            quiet: false,
            namespace: Held::of(namespace),
            generator: Held::NONE,
            function: Held::NONE,
            outer_handled: Held::NONE,
            then,
        }));
    }

    pub(crate) fn op_make_function(&mut self, flags: u32) {
        let code_value = self.peek(0);
        let Some(Object::Code(code)) = self.object_of(code_value) else {
            unreachable!("compiled so")
        };
        let code = *code;
        let mut taken = 1;
        let mut take = |vm: &Vm, flag: u32| {
            if flags & flag == 0 {
                return Value::None;
            }
            taken += 1;
            vm.peek(taken - 1)
        };
        let closure = take(self, make_function::CLOSURE);
        let annotate = take(self, make_function::ANNOTATE);
        let keyword_defaults = take(self, make_function::KEYWORD_DEFAULTS);
        let defaults = take(self, make_function::DEFAULTS);
        let loaded = self.codes[code.0 as usize].clone();
        let name = self.heap.str(&loaded.code.name);
        let qualname = self.heap.str(&loaded.code.qualname);
        let doc = match &loaded.code.docstring {
            Some(text) => self.heap.str(text),
            None => Value::None,
        };
        let globals = self.current_globals();
        let module = self
            .heap
            .attributes(globals)
            .and_then(|names| names.get(Sym::NAME))
            .unwrap_or(Value::None);
        let closure = match self.object_of(closure) {
            Some(Object::Tuple(cells)) => cells.clone(),
            _ => Box::default(),
        };
        let function = self.heap.make(Object::Function(Box::new(Function {
            code,
            globals,
            name,
            qualname,
            defaults,
            keyword_defaults,
            closure,
            annotate,
            doc,
            module,
            attributes: crate::attributes::Attributes::new(),
        })));
        self.heap.retain(function);
        for _ in 0..taken {
            self.drop_top();
        }
        self.stack.push(function);
    }

    pub(crate) fn current_globals(&self) -> Id {
        self.frames
            .iter()
            .rev()
            .find_map(|frame| match frame {
                Frame::Python(frame) => Some(frame.globals),
                Frame::Native(_) => None,
            })
            .unwrap_or(self.builtins)
    }

    /// The running Python frame returns: a generator ends, anything else has a value.
    pub(crate) fn returning(&mut self, value: Value) -> Ending {
        let generator = match self.frames.last() {
            Some(Frame::Python(frame)) => frame.generator.id(),
            _ => None,
        };
        match generator {
            None => Ending::Value(value),
            Some(id) => {
                if let Object::Generator(generator) = self.heap.get_mut(id) {
                    generator.state = crate::object::GeneratorState::Finished;
                }
                self.strand_finished(id, Ok(value));
                self.generator_returned(id, value)
            }
        }
    }

    pub(crate) fn loaded(&self, code: CodeId) -> Rc<crate::vm::Loaded> {
        self.codes[code.0 as usize].clone()
    }
}
