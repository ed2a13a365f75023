//! `_contextvars`: variables whose values follow a task or a thread.
//!
//! Model: `Python/context.c` of 3.14. A context is a mapping of variables; a copy
//! is a snapshot. The running thread's current one is `state.context` (`Null`:
//! an empty one, made when it is needed); a parked thread's is with the thread.
//! Invariant: `Context.run` puts the former context back on every way out.

use crate::native::{Args, NativeDef, Outcome, Stop, function, getter, method, static_method};
use crate::object::{ContextToken, ContextVar, Object};
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

pub static FUNCTIONS: &[NativeDef] = &[function("_contextvars", "copy_context", copy_context)];

pub static VAR: &[NativeDef] = &[
    static_method("ContextVar", "__new__", var_new),
    method("ContextVar", "get", var_get),
    method("ContextVar", "set", var_set),
    method("ContextVar", "reset", var_reset),
    getter("ContextVar", "name", var_name),
    crate::native::class_method("ContextVar", "__class_getitem__", alias).takes(1),
];

pub static TOKEN: &[NativeDef] = &[
    static_method("Token", "__new__", token_new),
    getter("Token", "var", token_var),
    getter("Token", "old_value", token_old),
    method("Token", "__enter__", token_enter),
    method("Token", "__exit__", token_exit),
    crate::native::class_method("Token", "__class_getitem__", alias).takes(1),
];

pub static CONTEXT: &[NativeDef] = &[
    static_method("Context", "__new__", context_new),
    method("Context", "run", run),
    method("Context", "copy", context_copy),
    method("Context", "get", context_get),
    method("Context", "keys", keys).takes(0),
    method("Context", "values", values).takes(0),
    method("Context", "items", items).takes(0),
    method("Context", "__getitem__", context_getitem),
    method("Context", "__contains__", context_contains),
    method("Context", "__len__", context_len),
    method("Context", "__iter__", context_iter),
];

static MISSING_REPR: &[NativeDef] = &[method("Token.MISSING", "__repr__", missing_repr)];

pub fn fill(vm: &mut Vm, module: Id) {
    for (name, class) in [
        ("ContextVar", vm.classes.context_var),
        ("Context", vm.classes.context),
        ("Token", vm.classes.context_token),
    ] {
        super::put(vm, module, name, Value::Object(class));
    }
    let missing = missing(vm);
    let token = vm.classes.context_token;
    super::put(vm, token, "MISSING", missing);
}

/// `Token.MISSING`: kept as an attribute of `Token`.
fn missing(vm: &mut Vm) -> Value {
    let (token, name) = (vm.classes.context_token, vm.sym("MISSING"));
    if let Some(known) = vm.heap.attributes(token).and_then(|names| names.get(name)) {
        return known;
    }
    let object = vm.classes.object;
    let class = vm.native_class(
        "Token.MISSING",
        "contextvars",
        object,
        super::native_class::Shape::Plain,
        &[MISSING_REPR],
    );
    vm.record(class, &[])
}

fn missing_repr(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(vm.heap.str("<Token.MISSING>"))
}

fn alias(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.alias_of(args.get(0), args.get(1)))
}

// ---- contexts as tables ------------------------------------------------------------

impl Vm {
    /// The running thread's context, made when there is none yet.
    pub fn current_context(&mut self) -> Id {
        if let Value::Object(id) = self.state.context {
            return id;
        }
        let Value::Object(id) = self.heap.make(Object::Context(Box::default())) else {
            unreachable!("just made")
        };
        self.set_current_context(Value::Object(id));
        self.state.entered.insert(id);
        id
    }

    /// Makes a context (or `Null`) the current one; gives the former, still alive for this instruction.
    pub fn set_current_context(&mut self, context: Value) -> Value {
        self.heap.retain(context);
        let old = std::mem::replace(&mut self.state.context, context);
        self.heap.release(old);
        old
    }

    /// `copy_context()`: a snapshot of the current one.
    pub fn context_snapshot(&mut self) -> Value {
        let id = self.current_context();
        let Object::Context(table) = self.heap.get(id) else {
            unreachable!("a context")
        };
        let table = table.clone();
        self.heap.make(Object::Context(table))
    }

    fn context_value(&mut self, context: Id, var: Value) -> Result<Option<Value>, Stop> {
        let hash = self.hash(var)?;
        let Object::Context(table) = self.heap.get(context) else {
            return Ok(None);
        };
        let at = table.find(hash, |key| key.is(var));
        Ok(at.and_then(|at| table.entry(at)).map(|entry| entry.value))
    }

    /// Binds a variable in a context; a `Null` value unbinds it.
    fn context_bind(&mut self, context: Id, var: Value, value: Value) -> Result<(), Stop> {
        let hash = self.hash(var)?;
        self.heap.retain(value);
        let Object::Context(table) = self.heap.get_mut(context) else {
            return Ok(());
        };
        match (table.find(hash, |key| key.is(var)), value) {
            (Some(at), Value::Null) => {
                let entry = table.remove_at(at);
                self.heap.release(entry.key);
                self.heap.release(entry.value);
            }
            (None, Value::Null) => {}
            (Some(at), value) => {
                let old = table.replace_value(at, value);
                self.heap.release(old);
            }
            (None, value) => {
                table.insert_new(hash, var, value);
                self.heap.retain(var);
            }
        }
        Ok(())
    }
}

fn copy_context(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "copy_context", 0)?;
    Ok(vm.context_snapshot())
}

// ---- ContextVar ----------------------------------------------------------------------

fn var_new(vm: &mut Vm, args: &Args) -> Outcome {
    let rest = Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    };
    let signature = crate::native::Signature {
        name: "ContextVar",
        names: &["name", "default"],
        required: 1,
        positional_only: 1,
        positional: 1,
    };
    let [name, default] = vm.bind::<2>(&rest, &signature)?;
    if vm.text_of(name).is_none() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    Ok(vm
        .heap
        .make(Object::ContextVar(Box::new(ContextVar { name, default }))))
}

fn var_get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "get", 1, 2)?;
    let var = args.get(0);
    if let Value::Object(context) = vm.state.context
        && let Some(value) = vm.context_value(context, var)?
    {
        return Ok(value);
    }
    if args.len() > 1 {
        return Ok(args.get(1));
    }
    match vm.object_of(var) {
        Some(Object::ContextVar(object)) if !object.default.is_null() => Ok(object.default),
        _ => {
            let class = vm.classes.lookup_error;
            let exception = vm.new_exception(class, &[var]);
            Err(Stop::Raise(exception))
        }
    }
}

fn var_set(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "set", 2)?;
    let var = args.get(0);
    let context = vm.current_context();
    let old = vm.context_value(context, var)?.unwrap_or(Value::Null);
    let token = vm.heap.make(Object::ContextToken(Box::new(ContextToken {
        var,
        old,
        context: Value::Object(context),
        used: false,
    })));
    vm.context_bind(context, var, args.get(1))?;
    Ok(token)
}

fn var_reset(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "reset", 2)?;
    let token = args.get(1);
    let Some(Object::ContextToken(parts)) = vm.object_of(token) else {
        let shown = vm.repr_native(token)?;
        return Err(vm.type_error(&format!("expected an instance of Token, got {shown}")));
    };
    let (var, old, context, used) = (parts.var, parts.old, parts.context, parts.used);
    if used {
        let text = format!("{} has already been used once", vm.repr_native(token)?);
        return Err(vm.runtime_error(&text));
    }
    if !var.is(args.get(0)) {
        let text = format!(
            "{} was created by a different ContextVar",
            vm.repr_native(token)?
        );
        return Err(vm.value_error(&text));
    }
    let current = vm.current_context();
    if !context.is(Value::Object(current)) {
        let text = format!(
            "{} was created in a different Context",
            vm.repr_native(token)?
        );
        return Err(vm.value_error(&text));
    }
    vm.context_bind(current, var, old)?;
    if let Value::Object(id) = token
        && let Object::ContextToken(parts) = vm.heap.get_mut(id)
    {
        parts.used = true;
    }
    Ok(Value::None)
}

fn var_name(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(match vm.object_of(args.get(0)) {
        Some(Object::ContextVar(var)) => var.name,
        _ => Value::None,
    })
}

// ---- Token -----------------------------------------------------------------------------

fn token_new(vm: &mut Vm, _args: &Args) -> Outcome {
    Err(vm.runtime_error("Tokens can only be created by ContextVars"))
}

fn token_var(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(match vm.object_of(args.get(0)) {
        Some(Object::ContextToken(parts)) => parts.var,
        _ => Value::None,
    })
}

fn token_old(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(args.get(0)) {
        Some(Object::ContextToken(parts)) if !parts.old.is_null() => Ok(parts.old),
        _ => Ok(missing(vm)),
    }
}

fn token_enter(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}

/// Leaving `with var.set(…)` resets the variable.
fn token_exit(vm: &mut Vm, args: &Args) -> Outcome {
    let var = token_var(vm, args)?;
    var_reset(vm, &Args::of(&[var, args.get(0)]))
}

// ---- Context ----------------------------------------------------------------------------

fn context_new(vm: &mut Vm, args: &Args) -> Outcome {
    if args.len() > 1 {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    Ok(vm.heap.make(Object::Context(Box::default())))
}

fn run(vm: &mut Vm, args: &Args) -> Outcome {
    if args.positional().len() < 2 {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    }
    let context = args.get(0);
    let Value::Object(id) = context else {
        unreachable!("the VM checked the receiver")
    };
    if vm.state.entered.contains(&id) {
        let text = format!(
            "cannot enter context: {} is already entered",
            vm.repr_native(context)?
        );
        return Err(vm.runtime_error(&text));
    }
    let callable = args.get(1);
    let mut values = vec![context, vm.state.context, callable];
    values.extend_from_slice(&args.values[2..]);
    values.extend(args.names.iter().map(|name| Value::Int(i64::from(name.0))));
    vm.state.entered.insert(id);
    vm.set_current_context(context);
    vm.enter_native("context run", run_step, &values, Then::Push);
    vm.native_frame().numbers[0] = args.len() as i64 - 2;
    Err(Stop::Frame)
}

/// `[context, former context, callable, arguments, names]`
fn run_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Start = input {
        let base = vm.native_frame().base as usize;
        let count = vm.native_frame().numbers[0] as usize;
        let callable = vm.stack[base + 2];
        let args = Args {
            values: vm.stack[base + 3..base + 3 + count].into(),
            names: vm.stack[base + 3 + count..]
                .iter()
                .filter_map(|value| match value {
                    Value::Int(number) => Some(crate::symbol::Sym(*number as u32)),
                    _ => None,
                })
                .collect(),
        };
        return vm.native_call_args(callable, &args);
    }
    let (context, former) = (vm.slot(0), vm.slot(1));
    if let Value::Object(id) = context {
        vm.state.entered.remove(&id);
    }
    vm.set_current_context(former);
    match input {
        Input::Value(value) | Input::Yielded(value) => Flow::Return(value),
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn entries(vm: &Vm, value: Value) -> Vec<(Value, Value)> {
    match vm.object_of(value) {
        Some(Object::Context(table)) => {
            table.iter().map(|entry| (entry.key, entry.value)).collect()
        }
        _ => Vec::new(),
    }
}

fn context_copy(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "copy", 1)?;
    match vm.object_of(args.get(0)) {
        Some(Object::Context(table)) => {
            let table = table.clone();
            Ok(vm.heap.make(Object::Context(table)))
        }
        _ => Ok(Value::None),
    }
}

fn lookup(vm: &mut Vm, args: &Args) -> Result<Option<Value>, Stop> {
    let var = args.get(1);
    if !matches!(vm.object_of(var), Some(Object::ContextVar(_))) {
        let text = format!(
            "a ContextVar key was expected, got {}",
            vm.repr_native(var)?
        );
        return Err(vm.type_error(&text));
    }
    match args.get(0) {
        Value::Object(context) => vm.context_value(context, var),
        _ => Ok(None),
    }
}

fn context_get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "get", 2, 3)?;
    let found = lookup(vm, args)?;
    Ok(found.unwrap_or(args.optional(2).bound().unwrap_or(Value::None)))
}

fn context_getitem(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__getitem__", 2)?;
    match lookup(vm, args)? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(args.get(1))),
    }
}

fn context_contains(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__contains__", 2)?;
    Ok(Value::bool(lookup(vm, args)?.is_some()))
}

fn context_len(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(entries(vm, args.get(0)).len() as i64))
}

/// An iterator over a list made now: contexts do not change size under an iterator.
fn over(vm: &mut Vm, list: Vec<Value>) -> Outcome {
    let list = vm.heap.list(list);
    vm.iterator_of(list)
}

fn context_iter(vm: &mut Vm, args: &Args) -> Outcome {
    keys(vm, args)
}

fn keys(vm: &mut Vm, args: &Args) -> Outcome {
    let list = entries(vm, args.get(0))
        .into_iter()
        .map(|(var, _)| var)
        .collect();
    over(vm, list)
}

fn values(vm: &mut Vm, args: &Args) -> Outcome {
    let list = entries(vm, args.get(0))
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    over(vm, list)
}

fn items(vm: &mut Vm, args: &Args) -> Outcome {
    let list = entries(vm, args.get(0))
        .into_iter()
        .map(|(var, value)| vm.heap.tuple(vec![var, value]))
        .collect();
    over(vm, list)
}
