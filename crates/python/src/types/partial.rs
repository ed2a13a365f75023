//! `functools.partial`, with `Placeholder` (3.14).

use crate::attributes::Attributes;
use crate::native::{Args, NativeDef, Outcome, Stop, class_method, getter, method, static_method};
use crate::object::{Object, Partial};
use crate::value::Value;
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[
    static_method("partial", "__new__", new),
    method("partial", "__init__", init),
    method("partial", "__call__", call),
    method("partial", "__repr__", repr),
    method("partial", "__reduce__", reduce),
    method("partial", "__setstate__", set_state),
    method("partial", "__get__", get),
    getter("partial", "func", function),
    getter("partial", "args", arguments),
    getter("partial", "keywords", keywords),
    getter("partial", "__dict__", names),
    class_method("partial", "__class_getitem__", alias).takes(1),
];

impl Vm {
    /// `partial(function, *args, **keywords)`; a partial of a partial is flattened.
    pub(crate) fn partial_of(&mut self, function: Value, args: &Args) -> Value {
        let (mut function, mut all) = (function, args.positional().to_vec());
        let keywords = self.new_dict();
        if let Some(Object::Partial(inner)) = self.object_of(function)
            && inner.attributes.is_empty()
        {
            let (inner_function, inner_args, inner_keywords) =
                (inner.function, inner.args.to_vec(), inner.keywords);
            function = inner_function;
            all = self.filled(&inner_args, &all);
            for (key, value) in self.dict_entries(inner_keywords).unwrap_or_default() {
                self.dict_set_str(keywords, key, value);
            }
        }
        for (name, value) in args.keywords() {
            let key = self.name_value(name);
            self.dict_set_str(keywords, key, value);
        }
        self.heap.make(Object::Partial(Box::new(Partial {
            function,
            args: all.into_boxed_slice(),
            keywords,
            attributes: Attributes::new(),
        })))
    }

    /// Arguments kept by a partial with those of a call: placeholders are filled first.
    pub(crate) fn filled(&self, kept: &[Value], given: &[Value]) -> Vec<Value> {
        let placeholder = self.state.placeholder;
        let mut given = given.iter().copied();
        let mut all: Vec<Value> = kept
            .iter()
            .map(|value| {
                if !placeholder.is_null() && value.is(placeholder) {
                    given.next().unwrap_or(*value)
                } else {
                    *value
                }
            })
            .collect();
        all.extend(given);
        all
    }
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let given = args.positional();
    let class = match given.first() {
        Some(Value::Object(class)) if vm.is_subclass(*class, vm.classes.partial) => *class,
        _ => return Err(vm.type_error("partial.__new__(X): X is not a type object")),
    };
    let Some(function) = given.get(1).copied() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    let callable = matches!(
        vm.object_of(function),
        Some(
            Object::Function(_)
                | Object::Native(_)
                | Object::Method { .. }
                | Object::Type(_)
                | Object::Partial(_)
                | Object::GenericAlias(_)
        )
    ) || vm
        .lookup_special(function, crate::symbol::Sym::CALL)
        .is_some();
    if !callable {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let placeholder = vm.state.placeholder;
    if !placeholder.is_null() {
        if given.len() > 2 && given.last().is_some_and(|last| last.is(placeholder)) {
            return Err(vm.type_error("trailing Placeholders are not allowed"));
        }
        if args.keywords().any(|(_, value)| value.is(placeholder)) {
            return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
        }
    }
    let rest = Args {
        values: args.values[2..].into(),
        names: args.names.clone(),
    };
    let made = vm.partial_of(function, &rest);
    Ok(vm.wrap_payload(class, vm.classes.partial, made))
}

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    let rest = Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    };
    vm.tail_call(inner, &rest)
}

/// As a class attribute, a partial of 3.14 is a method; older ones are not bound.
fn get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "__get__", 2, 3)?;
    let (this, object) = (args.get(0), args.get(1));
    if object.is_none() || vm.is_old() {
        return Ok(this);
    }
    Ok(vm.heap.make(Object::Method {
        function: this,
        this: object,
    }))
}

fn partial(vm: &Vm, value: Value) -> Option<&Partial> {
    match vm.object_of(vm.payload(value)) {
        Some(Object::Partial(partial)) => Some(partial),
        _ => None,
    }
}

fn function(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(partial(vm, args.get(0)).map_or(Value::None, |partial| partial.function))
}

fn arguments(vm: &mut Vm, args: &Args) -> Outcome {
    let items = partial(vm, args.get(0)).map_or(Vec::new(), |partial| partial.args.to_vec());
    Ok(vm.heap.tuple(items))
}

fn keywords(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(partial(vm, args.get(0)).map_or(Value::None, |partial| partial.keywords))
}

fn names(vm: &mut Vm, args: &Args) -> Outcome {
    match args.get(0) {
        Value::Object(id) => Ok(vm.heap.make(Object::NamesView(id))),
        _ => Ok(Value::None),
    }
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let text = vm.repr_native(args.get(0))?;
    Ok(vm.heap.str(&text))
}

/// What `copy` needs.
fn reduce(vm: &mut Vm, args: &Args) -> Outcome {
    let (function, arguments, keywords) = (
        function(vm, args)?,
        arguments(vm, args)?,
        keywords(vm, args)?,
    );
    let class = Value::Object(vm.class_of(args.get(0)));
    let first = vm.heap.tuple(vec![function]);
    let state = vm
        .heap
        .tuple(vec![function, arguments, keywords, Value::None]);
    Ok(vm.heap.tuple(vec![class, first, state]))
}

/// What unpickling does with the last part of `__reduce__`: (function, arguments, keywords, names).
fn set_state(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__setstate__", 2)?;
    let state = vm.items_of(args.get(1)).unwrap_or_default();
    let (Value::Object(id), [function, arguments, keywords, ..]) = (args.get(0), state.as_slice())
    else {
        return Err(vm.type_error("invalid partial state"));
    };
    let Some(kept) = vm.items_of(*arguments) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let (function, keywords) = (*function, *keywords);
    let counted = kept.iter().chain([&function, &keywords]);
    counted.for_each(|value| vm.heap.retain(*value));
    let mut old = Vec::new();
    if let Object::Partial(partial) = vm.heap.get_mut(id) {
        let before = std::mem::replace(&mut partial.args, kept.into_boxed_slice());
        old.extend(before);
        old.push(std::mem::replace(&mut partial.function, function));
        old.push(std::mem::replace(&mut partial.keywords, keywords));
    }
    old.into_iter().for_each(|value| vm.heap.release(value));
    Ok(Value::None)
}

fn alias(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.alias_of(args.get(0), args.get(1)))
}

/// Errors: TypeError when a call leaves placeholders unfilled.
pub(crate) fn check_filled(vm: &mut Vm, kept: &[Value], given: usize) -> Result<(), Stop> {
    let placeholder = vm.state.placeholder;
    if placeholder.is_null() {
        return Ok(());
    }
    let open = kept.iter().filter(|value| value.is(placeholder)).count();
    if open <= given {
        return Ok(());
    }
    Err(vm.type_error(&format!(
        "missing positional arguments in 'partial' call; expected at least {open}, got {given}"
    )))
}
