//! Exceptions: making them, raising them, matching them in handlers.

use crate::attributes::Attributes;
use crate::native::{Args, Outcome, Stop};
use crate::object::{Exception, Layout, Object, TraceEntry};
use crate::pure::{ErrorKind, PureError};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Frame, Loaded, Then, Vm};

/// A shorthand for the classes that natives raise most.
pub type ExceptionKind = ErrorKind;

impl Vm {
    /// A new exception of a builtin class; its context is the one being handled.
    pub fn new_exception(&mut self, class: Id, args: &[Value]) -> Value {
        let args = self.heap.tuple(args.to_vec());
        let exception = self.heap.make(Object::Exception(Box::new(Exception {
            class,
            args,
            attributes: Attributes::new(),
            cause: Value::Null,
            context: Value::Null,
            suppress_context: false,
            traceback: Vec::new(),
            shown: None,
        })));
        self.set_context(exception);
        exception
    }

    pub fn exception_with(&mut self, class: Id, message: &str) -> Value {
        let message = self.heap.str(message);
        self.new_exception(class, &[message])
    }

    pub fn raise(&mut self, class: Id, message: &str) -> Stop {
        Stop::Raise(self.exception_with(class, message))
    }

    pub fn type_error(&mut self, message: &str) -> Stop {
        self.raise(self.classes.type_error, message)
    }

    pub fn value_error(&mut self, message: &str) -> Stop {
        self.raise(self.classes.value_error, message)
    }

    pub fn index_error(&mut self, message: &str) -> Stop {
        self.raise(self.classes.index_error, message)
    }

    pub fn overflow_error(&mut self, message: &str) -> Stop {
        self.raise(self.classes.overflow_error, message)
    }

    pub fn zero_division(&mut self, message: &str) -> Stop {
        self.raise(self.classes.zero_division_error, message)
    }

    pub fn runtime_error(&mut self, message: &str) -> Stop {
        self.raise(self.classes.runtime_error, message)
    }

    pub fn attribute_error(&mut self, message: &str) -> Stop {
        self.raise(self.classes.attribute_error, message)
    }

    pub fn key_error(&mut self, key: Value) -> Stop {
        Stop::Raise(self.new_exception(self.classes.key_error, &[key]))
    }

    pub fn raise_pure(&mut self, error: PureError) -> Stop {
        let class = match error.kind {
            ErrorKind::ValueError => self.classes.value_error,
            ErrorKind::TypeError => self.classes.type_error,
            ErrorKind::OverflowError => self.classes.overflow_error,
            ErrorKind::ZeroDivisionError => self.classes.zero_division_error,
            ErrorKind::IndexError => self.classes.index_error,
            ErrorKind::KeyError => self.classes.key_error,
            ErrorKind::UnicodeDecodeError => self.classes.unicode_decode_error,
            ErrorKind::UnicodeEncodeError => self.classes.unicode_encode_error,
            ErrorKind::LookupError => self.classes.lookup_error,
            ErrorKind::MemoryError => self.classes.memory_error,
        };
        if self.is_old() {
            let words = old_words(&error.message).unwrap_or(error.message);
            return self.raise(class, &words);
        }
        self.raise(class, &error.message)
    }

    /// What is being handled here: by this frame's strand, or by whoever resumed it.
    pub fn handled_exception(&self) -> Value {
        if !self.handled.is_none() {
            return self.handled;
        }
        self.frames
            .iter()
            .rev()
            .find_map(|frame| match frame {
                Frame::Python(frame)
                    if frame.generator.is_some() && frame.outer_handled.is_some() =>
                {
                    Some(frame.outer_handled.or(Value::None))
                }
                _ => None,
            })
            .unwrap_or(Value::None)
    }

    /// What is thrown into a strand has what the strand itself is handling as its context.
    pub(crate) fn set_own_context(&mut self, exception: Value) {
        if !self.handled.is_none() {
            self.set_context(exception);
        }
    }

    /// `raise` sets the context to the exception being handled, and breaks cycles.
    pub(crate) fn set_context(&mut self, exception: Value) {
        let handled = self.handled_exception();
        let (Value::Object(id), Value::Object(handled_id)) = (exception, handled) else {
            return;
        };
        if id == handled_id {
            return;
        }
        // Somewhere along the chain of the handled one: cut it there.
        let mut at = handled_id;
        while let Object::Exception(object) = self.heap.get(at) {
            match object.context {
                Value::Object(next) if next == id => {
                    self.heap.store(at, Value::Null, context_place);
                    break;
                }
                Value::Object(next) => at = next,
                _ => break,
            }
        }
        self.heap.store(id, handled, context_place);
    }

    /// Is it an instance of the class (or of a subclass)?
    pub fn is_exception(&self, exception: Value, class: Id) -> bool {
        match self.object_of(exception) {
            Some(Object::Exception(exception)) => self.is_subclass(exception.class, class),
            _ => false,
        }
    }

    pub fn stop_iteration(&mut self, value: Value) -> Value {
        let args: &[Value] = if value.is_none() { &[] } else { &[value] };
        self.new_exception(self.classes.stop_iteration, args)
    }

    pub fn stop_iteration_value(&self, exception: Value) -> Value {
        match self.object_of(exception) {
            Some(Object::Exception(exception)) => match self.object_of(exception.args) {
                Some(Object::Tuple(items)) => items.first().copied().unwrap_or(Value::None),
                _ => Value::None,
            },
            _ => Value::None,
        }
    }

    pub(crate) fn unbound_local(&mut self, loaded: &Loaded, slot: usize) -> Value {
        let name = &loaded.code.locals[slot];
        let text = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        self.exception_with(self.classes.unbound_local_error, &text)
    }

    pub(crate) fn unbound_cell(&mut self, loaded: &Loaded, slot: usize) -> Value {
        if slot < loaded.code.locals.len() - loaded.code.free as usize {
            return self.unbound_local(loaded, slot);
        }
        let name = &loaded.code.locals[slot];
        let text = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        let exception = self.exception_with(self.classes.name_error, &text);
        self.name_attribute(exception, name);
        exception
    }

    pub(crate) fn name_error(&mut self, name: Sym) -> Value {
        let name = self.symbols.text(name).to_owned();
        let exception = self.exception_with(
            self.classes.name_error,
            &format!("name '{name}' is not defined"),
        );
        self.name_attribute(exception, &name);
        if let (Some(nearest), Value::Object(id)) = (self.nearest_name(&name), exception) {
            let key = self.symbols.intern(crate::vm::suggest::NEAREST);
            let nearest = self.heap.str(&nearest);
            self.heap.set_attribute(id, key, nearest);
        }
        exception
    }

    fn name_attribute(&mut self, exception: Value, name: &str) {
        let key = self.symbols.intern("name");
        let value = self.heap.str(name);
        if let Value::Object(id) = exception {
            self.heap.set_attribute(id, key, value);
        }
    }

    /// RAISE_VARARGS: always leaves the frame's normal course.
    pub(crate) fn op_raise(&mut self, count: usize) {
        if count == 0 {
            let handled = self.handled_exception();
            if handled.is_none() {
                let exception = self
                    .exception_with(self.classes.runtime_error, "No active exception to reraise");
                return self.unwind(exception);
            }
            return self.unwind_from(handled, true);
        }
        let cause = if count == 2 {
            self.peek(0)
        } else {
            Value::Null
        };
        let raised = self.peek(count - 1);
        self.enter_native("raise", raise_step, &[raised, cause], Then::Discard);
    }

    /// CHECK_EXC_MATCH: `[exc, type] -> [exc, bool]`.
    pub(crate) fn op_check_exc_match(&mut self) -> Result<bool, Value> {
        let (exception, wanted) = (self.peek(1), self.peek(0));
        let answer = self.matches_handler(exception, wanted)?;
        self.drop_top();
        self.stack.push(Value::bool(answer));
        Ok(true)
    }

    fn matches_handler(&mut self, exception: Value, wanted: Value) -> Result<bool, Value> {
        if let Some(Object::Tuple(items)) = self.object_of(wanted) {
            let items = items.clone();
            for item in items {
                if self.matches_handler(exception, item)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match wanted {
            Value::Object(class) if self.is_exception_class(class) => {
                Ok(self.is_exception(exception, class))
            }
            _ => Err(self.exception_with(
                self.classes.type_error,
                "catching classes that do not inherit from BaseException is not allowed",
            )),
        }
    }

    pub fn is_exception_class(&self, class: Id) -> bool {
        matches!(self.heap.get(class), Object::Type(class) if class.layout == Layout::Exception)
    }

    /// CHECK_EG_MATCH: `[exc, type] -> [rest, match]`.
    pub(crate) fn op_check_eg_match(&mut self) -> Result<bool, Value> {
        let (exception, wanted) = (self.peek(1), self.peek(0));
        self.prelude_operands(
            "except_star_match",
            &[exception, wanted],
            2,
            Then::StarMatch,
        )
    }

    /// The answer to CHECK_EG_MATCH, a tuple: its parts are pushed, and what matched is handled now.
    pub(crate) fn after_star_match(&mut self, answer: Value) {
        let parts = self.items_of(answer).unwrap_or_default();
        for part in &parts {
            self.push(*part);
        }
        if let Some(matched) = parts.last().filter(|matched| !matched.is_none()) {
            self.heap.retain(*matched);
            let before = std::mem::replace(&mut self.handled, *matched);
            self.heap.release(before);
        }
        self.heap.release(answer);
    }

    /// PREP_RERAISE_STAR: `[original, list] -> [exception-or-None]`.
    pub(crate) fn op_prep_reraise_star(&mut self) -> Result<bool, Value> {
        let (original, list) = (self.peek(1), self.peek(0));
        self.prelude_operands("except_star_reraise", &[original, list], 2, Then::Push)
    }

    pub(crate) fn prelude_operands(
        &mut self,
        name: &str,
        args: &[Value],
        operands: usize,
        then: Then,
    ) -> Result<bool, Value> {
        self.prelude_then(name, args, operands, then);
        Ok(false)
    }

    /// What `raise` raises: an exception, or a class that is called.
    pub(crate) fn raisable(&mut self, value: Value) -> Result<Option<Value>, Value> {
        match value {
            Value::Object(id) => match self.heap.get(id) {
                Object::Exception(_) => Ok(Some(value)),
                Object::Type(class) if class.layout == Layout::Exception => Ok(None),
                _ => Err(self.not_an_exception()),
            },
            _ => Err(self.not_an_exception()),
        }
    }

    fn not_an_exception(&mut self) -> Value {
        self.exception_with(
            self.classes.type_error,
            "exceptions must derive from BaseException",
        )
    }

    /// Writes a line (if it is not empty) and an exception's traceback to stderr, at once unless
    /// Python code is needed for it: then a frame is pushed, whose result is None.
    pub fn report_then(&mut self, line: &str, exception: Value, then: Then) {
        let line = self.heap.str(line);
        self.enter_native("report", report_step, &[line, exception], then);
        let Some(text) = self.format_then(exception, Then::Native) else {
            return;
        };
        self.write_report(line, &text);
        // Nothing is left to do for the frame.
        self.frames.pop();
        let depth = self.stack.len() - 2;
        self.cut(depth);
    }

    /// [`Vm::report_then`] as what a native does last.
    pub fn report(&mut self, line: &str, exception: Value) -> Outcome {
        let frames = self.frames.len();
        self.report_then(line, exception, Then::Push);
        match self.frames.len() == frames {
            true => Ok(Value::None),
            false => Err(Stop::Frame),
        }
    }

    fn write_report(&mut self, line: Value, traceback: &str) {
        let line = self.text_of(line).unwrap_or_default();
        let text = match line {
            "" => traceback.to_owned(),
            line => format!("{line}\n{traceback}"),
        };
        self.write_stderr(&text);
    }

    /// A finalizer gave a value out instead of ending.
    pub(crate) fn finalizer_yielded(&mut self, generator: Id, value: Value) {
        self.heap.release(value);
        self.note_ignored(Value::Object(generator), "while closing generator");
        let exception = self.exception_with(
            self.classes.runtime_error,
            "generator ignored GeneratorExit",
        );
        self.heap.retain(exception);
        if let Some(Frame::Python(frame)) = self.frames.last() {
            let (code, instr) = (frame.code, frame.ip.saturating_sub(1));
            let locals = Value::Null;
            self.add_trace(exception, TraceEntry { code, instr, locals });
        }
        self.unraisable(exception);
    }
}

/// What 3.11 says instead of an error text of 3.14's pure functions.
fn old_words(message: &str) -> Option<String> {
    if message.starts_with("expected a") {
        return Some("math domain error".to_owned());
    }
    if message.starts_with("month must be in 1..12") {
        return Some("month must be in 1..12".to_owned());
    }
    if let Some(year) = message.strip_prefix("year must be in 1..9999, not ") {
        return Some(format!("year {year} is out of range"));
    }
    let is_day = message.starts_with("day ") && message.contains(" must be in range ");
    is_day.then(|| "day is out of range for month".to_owned())
}

/// `[line, exception]`: the traceback's text has come.
fn report_step(vm: &mut Vm, input: crate::vm::Input) -> crate::vm::Flow {
    let line = vm.slot(0);
    if let crate::vm::Input::Value(text) = input {
        let text = vm.text_of(text).unwrap_or_default().to_owned();
        vm.write_report(line, &text);
    }
    crate::vm::Flow::Return(Value::None)
}

fn context_place(object: &mut Object) -> &mut Value {
    match object {
        Object::Exception(exception) => &mut exception.context,
        _ => unreachable!("only exceptions have a context"),
    }
}

fn cause_place(object: &mut Object) -> &mut Value {
    match object {
        Object::Exception(exception) => &mut exception.cause,
        _ => unreachable!("only exceptions have a cause"),
    }
}

/// `raise X from Y`: calls the classes, sets the cause, then raises in the frame below.
fn raise_step(vm: &mut Vm, input: crate::vm::Input) -> crate::vm::Flow {
    use crate::vm::{Flow, Input};
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => return Flow::Raise(exception),
        (0, Input::Value(made)) => vm.set_slot(0, made),
        (1, Input::Value(made)) => vm.set_slot(1, made),
        _ => {}
    }
    let (raised, cause) = (vm.slot(0), vm.slot(1));
    match vm.raisable(raised) {
        Err(exception) => return Flow::Raise(exception),
        Ok(None) => {
            vm.native_frame().pc = 0;
            return vm.native_call_args(raised, &Args::default());
        }
        Ok(Some(_)) => {}
    }
    let Value::Object(id) = raised else {
        unreachable!("exceptions are objects")
    };
    if !cause.is_null() {
        if !cause.is_none() {
            match vm.raisable(cause) {
                Err(_) => {
                    let class = vm.classes.type_error;
                    return Flow::Raise(
                        vm.exception_with(class, "exception causes must derive from BaseException"),
                    );
                }
                Ok(None) => {
                    vm.native_frame().pc = 1;
                    return vm.native_call_args(cause, &Args::default());
                }
                Ok(Some(_)) => {}
            }
        }
        let stored = if cause.is_none() { Value::Null } else { cause };
        vm.heap.store(id, stored, cause_place);
        if let Object::Exception(exception) = vm.heap.get_mut(id) {
            exception.suppress_context = true;
        }
    }
    vm.set_context(raised);
    Flow::Raise(raised)
}
