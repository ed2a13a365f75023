//! Exceptions: construction, attributes, groups.
//!
//! Model: `Objects/exceptions.c` of 3.14. `args` is kept by the object; what
//! some classes add (`value`, `code`, `errno` …) is computed from it or stored
//! as an attribute by `__init__`.

use crate::native::{Args, NativeDef, Outcome, Stop, attribute, getter, method, static_method};
use crate::object::{Exception, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

pub static BASE: &[NativeDef] = &[
    static_method("BaseException", "__new__", new),
    method("BaseException", "__init__", init),
    method("BaseException", "__repr__", repr),
    method("BaseException", "__str__", text),
    method("BaseException", "with_traceback", with_traceback),
    method("BaseException", "add_note", add_note),
    method("BaseException", "__reduce__", reduce),
    attribute("BaseException", "args", args_of, set_args),
    attribute("BaseException", "__cause__", cause, set_cause),
    attribute("BaseException", "__context__", context, set_context),
    attribute(
        "BaseException",
        "__suppress_context__",
        suppress,
        set_suppress,
    ),
    attribute("BaseException", "__traceback__", traceback, set_traceback),
];

pub static STOP_ITERATION: &[NativeDef] = &[getter("StopIteration", "value", first_or_none)];

pub static SYSTEM_EXIT: &[NativeDef] = &[getter("SystemExit", "code", exit_code)];

pub static OS_ERROR: &[NativeDef] = &[
    static_method("OSError", "__new__", os_error_new),
    getter("OSError", "errno", errno),
    getter("OSError", "strerror", strerror),
    method("OSError", "__init__", os_error_init),
    attribute("OSError", "filename", filename, set_filename),
    attribute("OSError", "filename2", filename2, set_filename2),
];

pub static IMPORT_ERROR: &[NativeDef] = &[
    method("ImportError", "__init__", import_error_init),
    getter("ImportError", "msg", first_or_none),
];

pub static SYNTAX_ERROR: &[NativeDef] = &[
    method("SyntaxError", "__init__", syntax_error_init),
    attribute("SyntaxError", "msg", syntax_message, set_syntax_message),
];

pub static NAME_ERROR: &[NativeDef] = &[method("NameError", "__init__", name_error_init)];

pub static ATTRIBUTE_ERROR: &[NativeDef] =
    &[method("AttributeError", "__init__", attribute_error_init)];

pub static GROUP: &[NativeDef] = &[
    static_method("BaseExceptionGroup", "__new__", group_new),
    getter("BaseExceptionGroup", "message", group_message),
    getter("BaseExceptionGroup", "exceptions", group_exceptions),
    method("BaseExceptionGroup", "split", group_split),
    method("BaseExceptionGroup", "subgroup", group_subgroup),
    method("BaseExceptionGroup", "derive", group_derive),
];

pub(crate) fn object(vm: &Vm, value: Value) -> Option<(Id, &Exception)> {
    match value {
        Value::Object(id) => match vm.object(id) {
            Object::Exception(exception) => Some((id, exception)),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn arg_list(vm: &Vm, value: Value) -> Vec<Value> {
    match object(vm, value).and_then(|(_, exception)| vm.object_of(exception.args)) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn class_arg(vm: &mut Vm, args: &Args) -> Result<Id, Stop> {
    match args.positional().first() {
        Some(Value::Object(class)) if vm.is_exception_class(*class) => Ok(*class),
        _ => Err(vm.type_error("BaseException.__new__(X): X is not an exception class")),
    }
}

/// `args` are the positional arguments; keywords are for `__init__`.
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = class_arg(vm, args)?;
    let values = args.positional()[1..].to_vec();
    for (owner, count) in [("UnicodeDecodeError", 5), ("UnicodeEncodeError", 5), ("UnicodeTranslateError", 4)] {
        let owner = vm.state.owners.get(owner).copied();
        if values.len() != count && owner.is_some_and(|owner| vm.is_subclass(class, owner)) {
            let given = values.len();
            return Err(vm.type_error(&format!("function takes exactly {count} arguments ({given} given)")));
        }
    }
    Ok(vm.exception_instance(class, &values))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    if !args.names.is_empty() {
        let name = vm.class_name(args.get(0));
        return Err(vm.type_error(&format!("{name}() takes no keyword arguments")));
    }
    store_args(vm, args)
}

fn store_args(vm: &mut Vm, args: &Args) -> Outcome {
    let tuple = vm.heap.tuple(args.positional()[1..].to_vec());
    store(vm, args.get(0), tuple, |exception| &mut exception.args);
    Ok(Value::None)
}

/// `name=`, `obj=` … become attributes.
fn keywords_init(vm: &mut Vm, args: &Args) -> Outcome {
    let keywords: Vec<(Sym, Value)> = args.keywords().collect();
    if let Value::Object(id) = args.get(0) {
        for (name, value) in keywords {
            vm.heap.set_attribute(id, name, value);
        }
    }
    store_args(vm, args)
}

fn name_error_init(vm: &mut Vm, args: &Args) -> Outcome {
    init_with(vm, args, &["name"])
}

fn attribute_error_init(vm: &mut Vm, args: &Args) -> Outcome {
    init_with(vm, args, &["name", "obj"])
}

fn import_error_init(vm: &mut Vm, args: &Args) -> Outcome {
    init_with(vm, args, &["name", "path", "name_from"])
}

/// These are None if no keyword says otherwise.
fn init_with(vm: &mut Vm, args: &Args, names: &[&str]) -> Outcome {
    for (given, _) in args.keywords() {
        let given = vm.symbols.text(given).to_owned();
        if !names.contains(&&*given) {
            let owner = match names.len() {
                1 => "NameError",
                2 => "AttributeError",
                _ => "ImportError",
            };
            return Err(vm.unexpected_keyword(owner, &given, names));
        }
    }
    for name in names {
        let key = vm.symbols.intern(name);
        if let Value::Object(id) = args.get(0)
            && vm
                .heap
                .attributes(id)
                .is_some_and(|names| names.get(key).is_none())
        {
            vm.heap.set_attribute(id, key, Value::None);
        }
    }
    keywords_init(vm, args)
}

/// What the second argument of a SyntaxError tells, by position.
const SYNTAX_DETAILS: [&str; 7] = [
    "filename",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "print_file_and_line",
];

fn syntax_error_init(vm: &mut Vm, args: &Args) -> Outcome {
    keywords_init(vm, args)?;
    keep_syntax_details(vm, args.get(0));
    Ok(Value::None)
}

/// Binds the attributes of a SyntaxError that its arguments tell; None where they do not.
pub(crate) fn keep_syntax_details(vm: &mut Vm, exception: Value) {
    let values = arg_list(vm, exception);
    let details = values.get(1).and_then(|details| vm.items_of(*details));
    let details = details.filter(|_| values.len() == 2).unwrap_or_default();
    for (at, name) in SYNTAX_DETAILS.iter().enumerate() {
        let value = details.get(at).copied().unwrap_or(Value::None);
        let key = vm.sym(name);
        if let Value::Object(id) = exception {
            vm.heap.set_attribute(id, key, value);
        }
    }
}

fn syntax_message(vm: &mut Vm, args: &Args) -> Outcome {
    let own = attribute_of(vm, args.get(0), "_msg");
    if own.is_none() {
        return first_or_none(vm, args);
    }
    Ok(own)
}

fn set_syntax_message(vm: &mut Vm, args: &Args) -> Outcome {
    set_attribute_of(vm, args, "_msg")
}

fn store(vm: &mut Vm, exception: Value, value: Value, place: fn(&mut Exception) -> &mut Value) {
    if let Value::Object(id) = exception {
        vm.heap.store(id, value, |object| match object {
            Object::Exception(exception) => place(exception),
            _ => unreachable!("the VM checked the receiver"),
        });
    }
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let text = vm.repr_native(args.get(0))?;
    Ok(vm.heap.str(&text))
}

fn text(vm: &mut Vm, args: &Args) -> Outcome {
    let text = vm.exception_text(args.get(0))?;
    Ok(vm.heap.str(&text))
}

fn with_traceback(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "with_traceback", 2)?;
    if !args.get(1).is_none() && !matches!(vm.object_of(args.get(1)), Some(Object::Traceback(_))) {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    set_traceback(vm, args)?;
    Ok(args.get(0))
}

fn add_note(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "add_note", 2)?;
    if vm.text_of(args.get(1)).is_none() {
        let name = vm.class_name(args.get(1));
        return Err(vm.type_error(&format!("add_note() argument must be str, not {name}")));
    }
    let Value::Object(id) = args.get(0) else {
        unreachable!("the VM checked the receiver")
    };
    let notes = vm
        .heap
        .attributes(id)
        .and_then(|names| names.get(Sym::NOTES));
    let notes = match notes {
        Some(notes) => notes,
        None => {
            let notes = vm.heap.list(Vec::new());
            vm.heap.set_attribute(id, Sym::NOTES, notes);
            notes
        }
    };
    if let Value::Object(list) = notes {
        vm.heap.list_push(list, args.get(1));
    }
    Ok(Value::None)
}

fn reduce(vm: &mut Vm, args: &Args) -> Outcome {
    let class = Value::Object(vm.class_of(args.get(0)));
    let values = args_of(vm, args)?;
    Ok(vm.heap.tuple(vec![class, values]))
}

fn args_of(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(object(vm, args.get(0)).map_or(Value::None, |(_, exception)| exception.args))
}

fn set_args(vm: &mut Vm, args: &Args) -> Outcome {
    let items = vm.items_of(args.get(1)).unwrap_or_default();
    let tuple = vm.heap.tuple(items);
    store(vm, args.get(0), tuple, |exception| &mut exception.args);
    Ok(Value::None)
}

fn shown(value: Value) -> Value {
    if value.is_null() { Value::None } else { value }
}

fn cause(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(object(vm, args.get(0)).map_or(Value::None, |(_, exception)| shown(exception.cause)))
}

fn context(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(object(vm, args.get(0)).map_or(Value::None, |(_, exception)| shown(exception.context)))
}

fn exception_or_none(vm: &mut Vm, value: Value, what: &str) -> Result<Value, Stop> {
    if value.is_none() || value.is_null() {
        return Ok(Value::Null);
    }
    if object(vm, value).is_none() {
        return Err(vm.type_error(&format!(
            "exception {what} must be None or derive from BaseException"
        )));
    }
    Ok(value)
}

fn set_cause(vm: &mut Vm, args: &Args) -> Outcome {
    let value = exception_or_none(vm, args.get(1), "cause")?;
    store(vm, args.get(0), value, |exception| &mut exception.cause);
    if let Value::Object(id) = args.get(0)
        && let Object::Exception(exception) = vm.heap.get_mut(id)
    {
        exception.suppress_context = true;
    }
    Ok(Value::None)
}

fn set_context(vm: &mut Vm, args: &Args) -> Outcome {
    let value = exception_or_none(vm, args.get(1), "context")?;
    store(vm, args.get(0), value, |exception| &mut exception.context);
    Ok(Value::None)
}

fn suppress(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(
        object(vm, args.get(0)).is_some_and(|(_, exception)| exception.suppress_context),
    ))
}

fn set_suppress(vm: &mut Vm, args: &Args) -> Outcome {
    let truth = vm.truth_native(args.get(1)).unwrap_or(true);
    if let Value::Object(id) = args.get(0)
        && let Object::Exception(exception) = vm.heap.get_mut(id)
    {
        exception.suppress_context = truth;
    }
    Ok(Value::None)
}

fn traceback(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.traceback_of(args.get(0)))
}

fn set_traceback(vm: &mut Vm, args: &Args) -> Outcome {
    let entries = match vm.object_of(args.get(1)) {
        Some(Object::Traceback(traceback)) => traceback.entries.clone(),
        None if args.get(1).is_none() => Vec::new(),
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    vm.set_traceback(args.get(0), entries);
    if let Value::Object(exception) = args.get(0) {
        vm.show_traceback(exception, args.get(1));
    }
    Ok(Value::None)
}

fn first_or_none(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(arg_list(vm, args.get(0))
        .first()
        .copied()
        .unwrap_or(Value::None))
}

fn exit_code(vm: &mut Vm, args: &Args) -> Outcome {
    let values = arg_list(vm, args.get(0));
    Ok(match values.len() {
        0 => Value::None,
        1 => values[0],
        _ => args_of(vm, args)?,
    })
}

// ---- OSError ----------------------------------------------------------------

/// The class of an OSError with that number (PEP 3151).
fn os_error_class(vm: &Vm, number: i64) -> Id {
    match number {
        11 | 114 | 115 => vm.classes.blocking_io_error,
        10 => vm.classes.child_process_error,
        32 | 108 => vm.classes.broken_pipe_error,
        103 => vm.classes.connection_aborted_error,
        111 => vm.classes.connection_refused_error,
        104 => vm.classes.connection_reset_error,
        17 => vm.classes.file_exists_error,
        2 => vm.classes.file_not_found_error,
        4 => vm.classes.interrupted_error,
        21 => vm.classes.is_a_directory_error,
        20 => vm.classes.not_a_directory_error,
        1 | 13 => vm.classes.permission_error,
        3 => vm.classes.process_lookup_error,
        110 => vm.classes.timeout_error,
        _ => vm.classes.os_error,
    }
}

/// `OSError(errno, …)` becomes the subclass of that number.
fn os_error_new(vm: &mut Vm, args: &Args) -> Outcome {
    let mut class = class_arg(vm, args)?;
    let values = args.positional()[1..].to_vec();
    if class == vm.classes.os_error
        && values.len() >= 2
        && let Value::Int(number) = values[0]
    {
        class = os_error_class(vm, number);
    }
    let exception = vm.exception_instance(class, &values);
    keep_filenames(vm, exception, &values);
    Ok(exception)
}

fn os_error_init(vm: &mut Vm, args: &Args) -> Outcome {
    let values = args.positional()[1..].to_vec();
    init(vm, args)?;
    keep_filenames(vm, args.get(0), &values);
    Ok(Value::None)
}

/// The file's name is no part of `args`, which are number and text then.
fn keep_filenames(vm: &mut Vm, exception: Value, values: &[Value]) {
    let (Value::Object(id), 3..=5) = (exception, values.len()) else {
        return;
    };
    for (name, at) in [("filename", 2), ("filename2", 4)] {
        if let Some(value) = values.get(at).filter(|value| !value.is_none()) {
            let key = vm.sym(name);
            vm.heap.set_attribute(id, key, *value);
        }
    }
    let kept = vm.heap.tuple(values[..2].to_vec());
    store(vm, exception, kept, |exception| &mut exception.args);
}

/// The OSError of an error number; `filename` may be `Null`.
pub(crate) fn os_error(vm: &mut Vm, errno: kernel::Errno, filename: Value) -> Value {
    let number = i64::from(errno.0);
    let values = [Value::Int(number), vm.heap.str(errno.text())];
    let class = os_error_class(vm, number);
    let exception = vm.new_exception(class, &values);
    if let (Value::Object(id), false) = (exception, filename.is_null()) {
        let key = vm.sym("filename");
        vm.heap.set_attribute(id, key, filename);
    }
    exception
}

fn os_part(vm: &Vm, exception: Value, at: usize) -> Value {
    let values = arg_list(vm, exception);
    if values.len() < 2 {
        Value::None
    } else {
        values.get(at).copied().unwrap_or(Value::None)
    }
}

fn errno(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(os_part(vm, args.get(0), 0))
}

fn strerror(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(os_part(vm, args.get(0), 1))
}

fn attribute_of(vm: &mut Vm, exception: Value, name: &str) -> Value {
    let key = vm.sym(name);
    let found = exception
        .id()
        .and_then(|id| vm.heap.attributes(id)?.get(key));
    found.unwrap_or(Value::None)
}

fn set_attribute_of(vm: &mut Vm, args: &Args, name: &str) -> Outcome {
    let key = vm.sym(name);
    if let Value::Object(id) = args.get(0) {
        vm.heap.set_attribute(id, key, args.get(1));
    }
    Ok(Value::None)
}

fn filename(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(attribute_of(vm, args.get(0), "filename"))
}

fn filename2(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(attribute_of(vm, args.get(0), "filename2"))
}

fn set_filename(vm: &mut Vm, args: &Args) -> Outcome {
    set_attribute_of(vm, args, "filename")
}

fn set_filename2(vm: &mut Vm, args: &Args) -> Outcome {
    set_attribute_of(vm, args, "filename2")
}

// ---- groups ---------------------------------------------------------------------

fn group_new(vm: &mut Vm, args: &Args) -> Outcome {
    let mut class = class_arg(vm, args)?;
    vm.exactly(args, "BaseExceptionGroup.__new__", 3)?;
    if vm.text_of(args.get(1)).is_none() {
        let name = vm.class_name(args.get(1));
        return Err(vm.type_error(&format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}")));
    }
    let Some(members) = vm.items_of(args.get(2)) else {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    };
    if members.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    for (at, member) in members.iter().enumerate() {
        if object(vm, *member).is_none() {
            return Err(vm.value_error(&format!(
                "Item {at} of second argument (exceptions) is not an exception"
            )));
        }
    }
    let all_plain = members
        .iter()
        .all(|member| vm.is_exception(*member, vm.classes.exception));
    if class == vm.classes.base_exception_group && all_plain {
        class = vm.classes.exception_group;
    } else if !all_plain && vm.is_subclass(class, vm.classes.exception) {
        let text = if class == vm.classes.exception_group {
            String::from("Cannot nest BaseExceptions in an ExceptionGroup")
        } else {
            format!("Cannot nest BaseExceptions in '{}'", vm.type_name(class))
        };
        return Err(vm.type_error(&text));
    }
    let group = vm.exception_instance(class, &args.positional()[1..]);
    let tuple = vm.heap.tuple(members);
    if let Value::Object(id) = group {
        let key = vm.symbols.intern("_exceptions");
        vm.heap.set_attribute(id, key, tuple);
    }
    Ok(group)
}

pub(crate) fn members(vm: &Vm, group: Value) -> Vec<Value> {
    let Some((id, _)) = object(vm, group) else {
        return Vec::new();
    };
    let Some(key) = vm.symbols.find("_exceptions") else {
        return Vec::new();
    };
    match vm
        .heap
        .attributes(id)
        .and_then(|names| names.get(key))
        .and_then(|value| vm.object_of(value))
    {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn group_message(vm: &mut Vm, args: &Args) -> Outcome {
    first_or_none(vm, args)
}

fn group_exceptions(vm: &mut Vm, args: &Args) -> Outcome {
    let members = members(vm, args.get(0));
    Ok(vm.heap.tuple(members))
}

/// `split`, `subgroup` and `derive` are Python: they call conditions and each other.
fn group_split(_vm: &mut Vm, _args: &Args) -> Outcome {
    Err(Stop::Fallback)
}

fn group_subgroup(_vm: &mut Vm, _args: &Args) -> Outcome {
    Err(Stop::Fallback)
}

fn group_derive(_vm: &mut Vm, _args: &Args) -> Outcome {
    Err(Stop::Fallback)
}
