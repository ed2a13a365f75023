//! Modules, generic aliases, unions, tracebacks, mapping proxies: small attribute tables.

use crate::native::{Args, NativeDef, Outcome, getter, method, static_method};
use crate::object::{GenericAlias, Object};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;

pub static MODULE: &[NativeDef] = &[
    static_method("module", "__new__", module_new),
    getter("module", "__dict__", names),
];

pub static GENERIC_ALIAS: &[NativeDef] = &[
    static_method("GenericAlias", "__new__", alias_new),
    getter("GenericAlias", "__origin__", origin),
    getter("GenericAlias", "__args__", alias_args),
    getter("GenericAlias", "__parameters__", parameters),
    method("GenericAlias", "__mro_entries__", mro_entries),
];

pub static UNION: &[NativeDef] = &[
    getter("Union", "__args__", union_args),
    getter("Union", "__origin__", union_origin),
];

pub static TRACEBACK: &[NativeDef] = &[
    getter("traceback", "tb_lineno", line),
    getter("traceback", "tb_next", next),
    getter("traceback", "tb_frame", frame),
];

fn module_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "module", 2, 3)?;
    let Some(name) = vm.text_of(args.get(1)).map(str::to_owned) else {
        return Err(vm.type_error("module() argument 'name' must be str"));
    };
    let id = vm.new_module(&name, false);
    // Nothing loaded it: no place is shown.
    let spec = vm.sym("__spec__");
    vm.heap.set_attribute(id, spec, Value::None);
    if let Some(doc) = args.positional().get(2) {
        vm.heap.set_attribute(id, Sym::DOC, *doc);
    }
    Ok(Value::Object(id))
}

fn names(vm: &mut Vm, args: &Args) -> Outcome {
    match args.get(0) {
        Value::Object(id) if matches!(vm.object(id), Object::Module(_)) => Ok(vm.globals_view(id)),
        _ => Ok(Value::None),
    }
}

fn alias(vm: &Vm, value: Value) -> Option<&GenericAlias> {
    match vm.object_of(vm.payload(value)) {
        Some(Object::GenericAlias(alias)) => Some(alias),
        _ => None,
    }
}

fn alias_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "GenericAlias", 3)?;
    let class = vm.class_argument(args, "GenericAlias")?;
    let alias = vm.alias_of(args.get(1), args.get(2));
    Ok(vm.wrap_payload(class, vm.classes.generic_alias, alias))
}

fn origin(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(alias(vm, args.get(0)).map_or(Value::None, |alias| alias.origin))
}

fn alias_args(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(alias(vm, args.get(0)).map_or(Value::None, |alias| alias.args))
}

fn parameters(vm: &mut Vm, args: &Args) -> Outcome {
    let all = alias_args(vm, args)?;
    let items = vm.items_of(all).unwrap_or_default();
    let kept = items
        .into_iter()
        .filter(|item| vm.is_type_parameter(*item))
        .collect();
    Ok(vm.heap.tuple(kept))
}

fn mro_entries(vm: &mut Vm, args: &Args) -> Outcome {
    let origin = origin(vm, args)?;
    Ok(vm.heap.tuple(vec![origin]))
}

fn union_args(vm: &mut Vm, args: &Args) -> Outcome {
    let items = match vm.object_of(args.get(0)) {
        Some(Object::Union(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    Ok(vm.heap.tuple(items))
}

fn union_origin(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Object(vm.classes.union))
}

// ---- tracebacks: outermost frame first, as `tb_next` walks them ------------------------

fn entries(vm: &Vm, value: Value) -> Vec<crate::object::TraceEntry> {
    match vm.object_of(value) {
        Some(Object::Traceback(traceback)) => traceback.entries.clone(),
        _ => Vec::new(),
    }
}

fn line(vm: &mut Vm, args: &Args) -> Outcome {
    let line = entries(vm, args.get(0))
        .last()
        .map_or(0, |entry| vm.line_of(entry.code, entry.instr));
    Ok(Value::Int(i64::from(line)))
}

fn next(vm: &mut Vm, args: &Args) -> Outcome {
    let mut entries = entries(vm, args.get(0));
    entries.pop();
    if entries.is_empty() {
        return Ok(Value::None);
    }
    Ok(vm.heap.make(Object::Traceback(Box::new(
        crate::object::TracebackObject { entries, owner: None },
    ))))
}

fn frame(vm: &mut Vm, args: &Args) -> Outcome {
    match entries(vm, args.get(0)).last().copied() {
        Some(entry) => vm.frame_of_entry(entry),
        None => Ok(Value::None),
    }
}
