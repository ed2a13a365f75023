//! Exceptions that nobody can catch: of finalizers, of weak references' callbacks, of raw threads.
//!
//! Model: `_PyErr_WriteUnraisableMsg`, `sys.unraisablehook` and its default, `Python/errors.c`, 3.14.
//! CPython's own printer does it: no chain, no notes, no markers.
//! Invariant: what the program's hook raises is printed, and never told to the hook.

use crate::modules::native_class::Shape;
use crate::native::{Args, Outcome};
use crate::object::Object;
use crate::settings::Version;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

const ARGUMENTS: &str = "UnraisableHookArgs";
const FIELDS: &[&str] = &["exc_type", "exc_value", "exc_traceback", "err_msg", "object"];

/// What is said above an ignored exception.
#[derive(Clone, Debug, Default, Hash)]
pub struct Ignored {
    /// `err_msg`; empty: None.
    message: String,
    /// `object`, a counted reference; `Null`: None.
    object: Value,
}

impl Vm {
    /// Notes where an exception will be ignored; `how` as in "while calling deallocator".
    pub(crate) fn note_ignored(&mut self, what: Value, how: &str) {
        let shown = self.repr_or_kind(what);
        self.note_ignored_as(what, &shown, how);
    }

    /// The same, with what `repr` has made of it.
    fn note_ignored_as(&mut self, what: Value, shown: &str, how: &str) {
        let noted = match self.settings.version {
            Version::Py311 if how.starts_with("while ") => Ignored {
                message: String::new(),
                object: what,
            },
            Version::Py311 => Ignored {
                message: format!("Exception ignored {how}"),
                object: what,
            },
            _ => Ignored {
                message: format!("Exception ignored {how} {shown}"),
                object: Value::Null,
            },
        };
        self.heap.retain(noted.object);
        let before = std::mem::replace(&mut self.state.ignored_in, noted);
        self.heap.release(before.object);
    }

    fn repr_or_kind(&mut self, what: Value) -> String {
        match self.repr_native(what) {
            Ok(text) => text,
            Err(_) => format!("<{} object>", self.class_name(what)),
        }
    }

    /// Tells the program's `sys.unraisablehook`, or prints; gives up the reference.
    pub(crate) fn unraisable(&mut self, exception: Value) {
        let place = std::mem::take(&mut self.state.ignored_in);
        match self.program_unraisable_hook() {
            Some(hook) if !self.frames.is_empty() => {
                let told = self.hook_arguments(exception, &place);
                self.enter_native("unraisable", hook_step, &[hook, told], Then::Finalizer);
            }
            _ => self.print_unraisable(exception, &place),
        }
        self.heap.release(place.object);
        self.heap.release(exception);
    }

    fn program_unraisable_hook(&mut self) -> Option<Value> {
        let hook = self.module_function("sys", "unraisablehook")?;
        (!matches!(self.object_of(hook), Some(Object::Native(_)))).then_some(hook)
    }

    fn hook_arguments(&mut self, exception: Value, place: &Ignored) -> Value {
        let tuple = self.classes.tuple;
        let class = self.native_class(ARGUMENTS, "sys", tuple, Shape::Inherited, &[]);
        let kind = Value::Object(self.class_of(exception));
        let traceback = self.traceback_of(exception);
        let message = match place.message.as_str() {
            "" => Value::None,
            text => self.heap.str(text),
        };
        let object = match place.object {
            Value::Null => Value::None,
            object => object,
        };
        let values = [kind, exception, traceback, message, object];
        self.named_tuple(class, FIELDS, &values, values.len())
    }

    fn print_unraisable(&mut self, exception: Value, place: &Ignored) {
        let line = match (place.message.as_str(), place.object) {
            ("", Value::Null) => String::new(),
            (message, Value::Null) => format!("{message}:\n"),
            ("", object) => format!("Exception ignored in: {}\n", self.repr_or_kind(object)),
            (message, object) => format!("{message}: {}\n", self.repr_or_kind(object)),
        };
        let entries = match self.object_of(exception) {
            Some(Object::Exception(object)) => object.traceback.clone(),
            _ => Vec::new(),
        };
        // At the very end no file can be read any more.
        let bare = self.library_is_gone();
        let mut stack = self.stack_text(&entries, self.settings.version == Version::Py311);
        if bare {
            stack = stack.split_inclusive('\n').filter(|line| !line.starts_with("    ")).collect();
        }
        if !entries.is_empty() {
            stack.insert_str(0, "Traceback (most recent call last):\n");
        }
        let last = self.exception_line(exception);
        let text = format!("{line}{stack}{last}\n");
        if self.stderr_replaced().is_some()
            && let Some(write) = self.module_function("_prelude", "_write_error")
        {
            let text = self.heap.str(&text);
            self.call_deliver(write, &Args::of(&[text]), Then::Finalizer);
            return;
        }
        self.write_stderr(&text);
    }

    /// A weak reference's callback, whose exception is ignored.
    pub(crate) fn enter_weak_callback(&mut self, callback: Value, reference: Value) {
        let parts = [callback, reference, Value::None];
        self.enter_native("weak_callback", weak_callback_step, &parts, Then::Finalizer);
    }
}

/// `[hook, what it is told]`
fn hook_step(vm: &mut Vm, input: Input) -> Flow {
    let (hook, told) = (vm.slot(0), vm.slot(1));
    match input {
        Input::Start => return vm.native_call(hook, &[told]),
        Input::Raised(exception) => {
            let message = "Exception ignored in sys.unraisablehook".to_owned();
            vm.print_unraisable(exception, &Ignored { message, object: hook });
        }
        _ => {}
    }
    Flow::Return(Value::None)
}

/// `[callback, reference, what it raised]`
fn weak_callback_step(vm: &mut Vm, input: Input) -> Flow {
    let (callback, reference, raised) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match input {
        Input::Raised(exception) if raised.is_none() && vm.repr_native(callback).is_err() => {
            vm.set_slot(2, exception);
            match vm.module_function("builtins", "repr") {
                Some(repr) => vm.native_call(repr, &[callback]),
                None => Flow::Raise(exception),
            }
        }
        Input::Value(text) if !raised.is_none() => {
            let shown = vm.text_of(text).unwrap_or_default().to_owned();
            vm.note_ignored_as(callback, &shown, "while calling weakref callback");
            Flow::Raise(raised)
        }
        Input::Start => vm.native_call(callback, &[reference]),
        Input::Raised(exception) => {
            vm.note_ignored(callback, "while calling weakref callback");
            Flow::Raise(exception)
        }
        _ => Flow::Return(Value::None),
    }
}

/// `sys.unraisablehook(unraisable, /)`
pub fn unraisable_hook(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "unraisablehook", 1)?;
    let told = args.get(0);
    let items = vm.items_of(told).unwrap_or_default();
    if vm.class_name(told) != ARGUMENTS || items.len() != FIELDS.len() {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let message = vm.text_of(items[3]).unwrap_or_default().to_owned();
    let object = if items[4].is_none() { Value::Null } else { items[4] };
    vm.print_unraisable(items[1], &Ignored { message, object });
    Ok(Value::None)
}

/// What `_unraisable(exception, what, how)` of the library's own finalizers does.
pub fn ignore(vm: &mut Vm, args: &Args) -> Outcome {
    let how = vm.text_of(args.get(2)).unwrap_or_default().to_owned();
    vm.note_ignored(args.get(1), &how);
    vm.heap.retain(args.get(0));
    let frames = vm.frames.len();
    vm.unraisable(args.get(0));
    match vm.frames.len() == frames {
        true => Ok(Value::None),
        false => Err(crate::native::Stop::Frame),
    }
}
