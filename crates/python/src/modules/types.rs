//! `_types`: what `types.coroutine` and dataclasses need of the VM.

use crate::native::{Args, NativeDef, Outcome, function, method};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use smallvec::SmallVec;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_types", "mark_iterable_coroutine", mark_iterable_coroutine),
    function("_types", "assign_all", assign_all),
    method("StringIO", "write", write_text),
];

/// `(instance, names, args, kwargs, defaults, raw, factories)`: binds the arguments to the names, the last of
/// which have defaults, and sets them as attributes, if nothing of the class has a say in it; `raw`: a
/// `__setattr__` of the class is not asked; where a name has a factory, that makes its default, if it is `list`,
/// `dict` or `set`. False: nothing was done.
fn assign_all(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "assign_all", 7)?;
    Ok(Value::bool(assigned(vm, args).is_some()))
}

fn assigned(vm: &mut Vm, args: &Args) -> Option<()> {
    let given = items(vm, args.get(2))?;
    let Some(Object::Dict(named)) = vm.object_of(args.get(3)) else {
        return None;
    };
    let named = named.len();
    let plan = [args.get(1), args.get(4), args.get(5), args.get(6)];
    let by_name = |vm: &mut Vm, name| vm.dict_get_sym(args.get(3), name);
    assign(vm, args.get(0), plan, given, by_name, named)
}

/// The virtual time of an `__init__` that assigns, without the instructions of its call.
const INIT_NS: u64 = 48;
/// The same of a `__new__` that makes a record.
const RECORD_NS: u64 = 82;

/// What a function that the library made for a class has under `name`, if it has it of its own: not copied
/// from another one. The last part says whose it is.
fn plan_of(vm: &Vm, function: Value, name: Sym) -> Option<&[Value]> {
    let Some(Object::Function(object)) = vm.object_of(function) else {
        return None;
    };
    match vm.object_of(object.attributes.get(name)?) {
        Some(Object::Tuple(plan)) if plan.last().is_some_and(|owner| owner.is(function)) => {
            Some(plan)
        }
        _ => None,
    }
}

/// The call of a dataclass's `__init__` that assigns its arguments to the fields. False: nothing was done.
pub(crate) fn assigns(vm: &mut Vm, instance: Value, init: Value, args: &Args) -> bool {
    let Some(&[names, defaults, raw, factories, _]) = plan_of(vm, init, Sym::ASSIGNS) else {
        return false;
    };
    let by_name = |_: &mut Vm, name| args.keyword(name);
    let plan = [names, defaults, raw, factories];
    let given = SmallVec::from_slice(args.positional());
    let done = assign(vm, instance, plan, given, by_name, args.names.len()).is_some();
    if done {
        vm.charge(INIT_NS);
    }
    done
}

/// The call of a named tuple's class with as many arguments as it has places.
pub(crate) fn record(
    vm: &mut Vm,
    class: Id,
    new: Value,
    init: Value,
    args: &Args,
) -> Option<Value> {
    let Some(&[Value::Int(places), _]) = plan_of(vm, vm.unwrap_static(new), Sym::RECORD) else {
        return None;
    };
    let plain = args.names.is_empty()
        && args.len() as i64 == places
        && matches!(vm.object_of(init), Some(Object::Native(def)) if def.owner == "object");
    if !plain {
        return None;
    }
    vm.charge(RECORD_NS);
    let payload = vm.heap.tuple(args.values.to_vec());
    Some(vm.wrap_payload(class, vm.classes.tuple, payload))
}

fn items(vm: &Vm, tuple: Value) -> Option<SmallVec<[Value; 8]>> {
    match vm.object_of(tuple) {
        Some(Object::Tuple(items)) => Some(SmallVec::from_slice(items)),
        _ => None,
    }
}

/// `plan`: names, defaults, raw, factories; `by_name`: what was given by keyword, `named` of them.
fn assign(
    vm: &mut Vm,
    instance: Value,
    [names, defaults, raw, factories]: [Value; 4],
    mut given: SmallVec<[Value; 8]>,
    by_name: impl Fn(&mut Vm, Sym) -> Option<Value>,
    mut named: usize,
) -> Option<()> {
    let (names, defaults) = (items(vm, names)?, items(vm, defaults)?);
    let raw = vm.truth_native(raw).unwrap_or(false);
    let factories = items(vm, factories).filter(|factories| factories.len() == names.len())?;
    let id = instance.id()?;
    let Object::Instance(object) = vm.object(id) else {
        return None;
    };
    let class = object.class;
    if given.len() > names.len() {
        return None;
    }
    let mut symbols = SmallVec::<[Sym; 8]>::new();
    for name in &names {
        let name = vm.symbol_of(*name)?;
        if !vm.sets_plainly(class, name, raw) {
            return None;
        }
        symbols.push(name);
    }
    for at in given.len()..names.len() {
        let by_name = match named {
            0 => None,
            _ => by_name(vm, symbols[at]),
        };
        named -= usize::from(by_name.is_some());
        let default = || defaults.get((at + defaults.len()).checked_sub(names.len())?);
        let value = by_name.or_else(|| default().copied())?;
        given.push(match factories[at] {
            factory if by_name.is_some() || factory.is_none() => value,
            factory => empty(vm, factory)?,
        });
    }
    if named > 0 {
        return None;
    }
    for (name, value) in symbols.into_iter().zip(given) {
        vm.heap.set_attribute(id, name, value);
    }
    Some(())
}

/// What `list()`, `dict()` or `set()` gives; nothing for any other class.
fn empty(vm: &mut Vm, factory: Value) -> Option<Value> {
    match factory.id()? {
        list if list == vm.classes.list => Some(vm.heap.list(Vec::new())),
        dict if dict == vm.classes.dict => Some(vm.new_dict()),
        set if set == vm.classes.set => Some(vm.new_set()),
        _ => None,
    }
}

/// The generators of this function may be awaited (the code flag `CO_ITERABLE_COROUTINE`).
fn mark_iterable_coroutine(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "mark_iterable_coroutine", 1)?;
    if let Value::Object(id) = args.get(0)
        && let Object::Function(_) = vm.object(id)
    {
        let code = vm.code_of_function(id).id;
        vm.state.iterable_coroutines.insert(code.0);
    }
    Ok(args.get(0))
}

/// `StringIO.write` behind everything else; all other cases are `_write_any`'s.
fn write_text(vm: &mut Vm, args: &Args) -> Outcome {
    if let Some(length) = appended(vm, args) {
        vm.charge(WRITE_NS);
        return Ok(Value::Int(length));
    }
    let name = vm.sym("_write_any");
    let Some(this) = args.positional().first().copied() else {
        return Err(vm.type_error("unbound method StringIO.write() needs an argument"));
    };
    match vm.lookup_special(this, name) {
        Some(write) => vm.tail_call(write, args),
        None => {
            let class = vm.class_name(this);
            Err(vm.type_error(&format!(
                "descriptor 'write' for '_io.StringIO' objects doesn't apply to a '{class}' object"
            )))
        }
    }
}

/// The virtual time of a write, without its call.
const WRITE_NS: u64 = 87;

fn appended(vm: &mut Vm, args: &Args) -> Option<i64> {
    let ([Value::Object(this), text], true) = (args.positional(), args.names.is_empty()) else {
        return None;
    };
    let (this, text) = (*this, *text);
    let Some(Object::Str(content)) = vm.object_of(text) else {
        return None;
    };
    let length = i64::from(content.length);
    let Object::Instance(instance) = vm.object(this) else {
        return None;
    };
    let names = &instance.attributes;
    let (Value::Object(parts), Value::Int(at), Value::Int(size)) = (
        names.get(Sym::PARTS)?,
        names.get(Sym::AT)?,
        names.get(Sym::SIZE)?,
    ) else {
        return None;
    };
    // A closed one has a name of its own for that.
    if at != size || names.get(Sym::CLOSED).is_some() || vm.heap.list_items(parts).is_none() {
        return None;
    }
    vm.heap.list_push(parts, text);
    for name in [Sym::AT, Sym::SIZE] {
        vm.heap.set_attribute(this, name, Value::Int(at + length));
    }
    Some(length)
}
