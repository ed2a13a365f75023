//! What can be asked of any object: `len`, `repr`, `hash`, `isinstance`, `vars` and so on.

use crate::native::{Args, OnWake, Outcome, Stop, Wait};
use crate::object::Object;
use crate::pure::str_repr;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Frame, Input, Then, Vm};

impl Vm {
    /// Checks for exactly one positional argument, in the words of builtin functions.
    pub fn one_argument(&mut self, args: &Args, name: &str) -> Result<(), Stop> {
        if !args.names.is_empty() {
            return Err(self.type_error(&format!("{name}() takes no keyword arguments")));
        }
        match args.len() {
            1 => Ok(()),
            given => Err(self.type_error(&format!(
                "{name}() takes exactly one argument ({given} given)"
            ))),
        }
    }

    pub fn is_callable(&self, value: Value) -> bool {
        match self.object_of(value) {
            Some(
                Object::Function(_)
                | Object::Native(_)
                | Object::Method { .. }
                | Object::Partial(_)
                | Object::Type(_)
                | Object::GenericAlias(_)
                | Object::StaticMethod(_),
            ) => true,
            Some(_) => self.lookup_special(value, Sym::CALL).is_some(),
            None => false,
        }
    }
}

pub fn len(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "len")?;
    let value = args.get(0);
    if let Some(method) = vm.python_method(value, Sym::LEN) {
        vm.enter_native("len", len_step, &[value, method], Then::Push);
        return Err(Stop::Frame);
    }
    match vm.length_of(value) {
        Some(length) => Ok(Value::Int(length as i64)),
        None => match vm.lookup_special(value, Sym::LEN) {
            Some(method) => vm.tail_call(method, args),
            None => {
                let class = vm.class_name(value);
                Err(vm.type_error(&format!("object of type '{class}' has no len()")))
            }
        },
    }
}

pub(crate) fn len_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let (value, method) = (vm.slot(0), vm.slot(1));
            vm.native_call(method, &[value])
        }
        Input::Value(answer) => match vm.as_int(answer) {
            Some(length) if length >= 0 => Flow::Return(Value::Int(length)),
            Some(_) => {
                let class = vm.classes.value_error;
                Flow::Raise(vm.exception_with(class, "__len__() should return >= 0"))
            }
            None => {
                let name = vm.class_name(answer);
                let class = vm.classes.type_error;
                let text = format!("'{name}' object cannot be interpreted as an integer");
                Flow::Raise(vm.exception_with(class, &text))
            }
        },
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

pub fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "repr")?;
    let text = vm.repr_native(args.get(0))?;
    Ok(vm.heap.str(&text))
}

pub fn ascii(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "ascii")?;
    let text = str_repr::escape_non_ascii(&vm.repr_native(args.get(0))?);
    Ok(vm.heap.str(&text))
}

pub fn hash(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "hash")?;
    vm.hash(args.get(0)).map(Value::Int)
}

pub fn id(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "id")?;
    Ok(Value::Int(vm.address_of(args.get(0)) as i64))
}

pub fn callable(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "callable")?;
    Ok(Value::bool(vm.is_callable(args.get(0))))
}

/// The class check's second argument: a class, a union, or a tuple of them.
/// Errors: Fallback when a metaclass answers in Python.
fn check_classes(
    vm: &mut Vm,
    wanted: Value,
    hook: Sym,
    error: &str,
    test: &mut dyn FnMut(&mut Vm, Id) -> bool,
) -> Result<bool, Stop> {
    match vm.object_of(wanted) {
        Some(Object::Type(_)) => {
            let Value::Object(class) = wanted else {
                unreachable!("just matched")
            };
            let metaclass = vm.class_of(wanted);
            let python = vm
                .lookup(metaclass, hook)
                .is_some_and(|method| !matches!(vm.object_of(method), Some(Object::Native(_))));
            if python {
                Err(Stop::Fallback)
            } else {
                Ok(test(vm, class))
            }
        }
        Some(Object::Tuple(items) | Object::Union(items)) => {
            for item in items.to_vec() {
                if check_classes(vm, item, hook, error, test)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Some(Object::GenericAlias(_)) => {
            let name = if hook == Sym::INSTANCECHECK {
                "isinstance"
            } else {
                "issubclass"
            };
            Err(vm.type_error(&format!(
                "{name}() argument 2 cannot be a parameterized generic"
            )))
        }
        Some(_) if vm.lookup_special(wanted, hook).is_some() => Err(Stop::Fallback),
        _ => Err(vm.type_error(error)),
    }
}

pub fn isinstance(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "isinstance", 2)?;
    let value = args.get(0);
    // Of exactly this class: its metaclass is not asked.
    if Value::Object(vm.class_of(value)).is(args.get(1)) {
        return Ok(Value::bool(true));
    }
    let text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    let found = check_classes(
        vm,
        args.get(1),
        Sym::INSTANCECHECK,
        text,
        &mut |vm, class| vm.is_instance(value, class),
    )?;
    // An instance may say that it is of another class, as mocks do.
    let own = vm.lookup(vm.class_of(value), Sym::CLASS);
    match own.and_then(|own| vm.object_of(own)) {
        Some(Object::Property(_)) if !found => Err(Stop::Fallback),
        _ => Ok(Value::bool(found)),
    }
}

pub fn issubclass(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "issubclass", 2)?;
    let own = match args.get(0) {
        Value::Object(id) if matches!(vm.heap.get(id), Object::Type(_)) => id,
        _ => return Err(vm.type_error("issubclass() arg 1 must be a class")),
    };
    let text = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    check_classes(
        vm,
        args.get(1),
        Sym::SUBCLASSCHECK,
        text,
        &mut |vm, class| vm.is_subclass(own, class),
    )
    .map(Value::bool)
}

/// `vars(object)`: its `__dict__`; without argument as `locals()`.
pub fn vars(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "vars", 0, 1)?;
    if args.is_empty() {
        return locals(vm, args);
    }
    match vm.load_attribute(args.get(0), Sym::DICT) {
        Err(Stop::Raise(_)) => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        other => other,
    }
}

pub fn dir(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "dir", 0, 1)?;
    if args.is_empty() {
        let names = locals(vm, args)?;
        let mut texts: Vec<String> = Vec::new();
        for (key, _) in vm.dict_entries(names).unwrap_or_default() {
            texts.push(vm.text_of(key).unwrap_or("").to_owned());
        }
        texts.sort();
        let items = texts.iter().map(|text| vm.heap.str(text)).collect();
        return Ok(vm.heap.list(items));
    }
    if vm.overrides(args.get(0), Sym::DIR) {
        return Err(Stop::Fallback);
    }
    let names = vm.dir_names(args.get(0));
    let items = names.iter().map(|name| vm.heap.str(name)).collect();
    Ok(vm.heap.list(items))
}

pub fn globals(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "globals", 0)?;
    let module = vm.current_globals();
    Ok(vm.globals_view(module))
}

/// `locals()`: of a function a snapshot, of a module its globals, of a class body its namespace.
pub fn locals(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "locals", 0, 0)?;
    let frame = vm.frames.iter().rev().find_map(|frame| match frame {
        Frame::Python(frame) => Some((
            frame.code,
            frame.base as usize,
            frame.namespace,
            frame.globals,
        )),
        Frame::Native(_) => None,
    });
    let Some((code, base, namespace, module)) = frame else {
        return Ok(vm.new_dict());
    };
    if let Some(namespace) = namespace.id() {
        return Ok(Value::Object(namespace));
    }
    let loaded = vm.codes[code.0 as usize].clone();
    if loaded.code.kind == crate::code::CodeKind::Module {
        return Ok(vm.globals_view(module));
    }
    let slots = vm.stack[base..base + loaded.locals.len()].to_vec();
    Ok(vm.locals_of(code, &slots))
}

/// `input(prompt='')`: the next line of the world's standard input; waits when it is not there yet.
pub fn input(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "input", 0, 1)?;
    let asks = !args.positional().is_empty();
    if vm.stdin_replaced().is_some() || asks && vm.stdout_replaced().is_some() {
        return Err(Stop::Fallback);
    }
    if let Some(prompt) = args.positional().first().copied() {
        let text = vm.str_native(prompt)?;
        vm.write_stdout(&text);
    }
    read_line(vm)
}

/// One line without its end. Errors: EOFError.
fn read_line(vm: &mut Vm) -> Outcome {
    match vm.kernel.read_line() {
        kernel::Input::Line(line) => Ok(vm.heap.str(line.trim_end_matches('\n'))),
        kernel::Input::End => Err(vm.raise(vm.classes.eof_error, "EOF when reading a line")),
        kernel::Input::Wait(until) => {
            vm.enter_native("input", input_step, &[], Then::Push);
            let _ = until;
            Err(Stop::Frame)
        }
    }
}

/// Waits for a line, as often as it takes.
fn input_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    match vm.kernel.read_line() {
        kernel::Input::Line(line) => {
            let text = vm.heap.str(line.trim_end_matches('\n'));
            Flow::Return(text)
        }
        kernel::Input::End => {
            let class = vm.classes.eof_error;
            Flow::Raise(vm.exception_with(class, "EOF when reading a line"))
        }
        kernel::Input::Wait(until) => Flow::Block(Wait {
            reason: trace::WaitReason::Input,
            until,
            resume: OnWake::Value(Value::None),
        }),
    }
}

impl Vm {
    /// What `dir(value)` lists, sorted.
    pub fn dir_names(&self, value: Value) -> Vec<String> {
        let mut names = std::collections::BTreeSet::new();
        let mut add = |id: Id| {
            if let Some(own) = self.heap.attributes(id) {
                names.extend(
                    own.iter()
                        .map(|(name, _)| self.symbols.text(name).to_owned()),
                );
            }
        };
        match value {
            Value::Object(id) if matches!(self.heap.get(id), Object::Type(_)) => {
                self.mro(id).iter().for_each(|base| add(*base));
            }
            Value::Object(id) if matches!(self.heap.get(id), Object::Module(_)) => add(id),
            _ => {
                if let Value::Object(id) = value {
                    add(id);
                }
                let class = self.class_of(value);
                self.mro(class).iter().for_each(|base| add(*base));
            }
        }
        names.into_iter().collect()
    }
}
