//! `_types`: what `types.coroutine` and dataclasses need of the VM.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use smallvec::SmallVec;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_types", "mark_iterable_coroutine", mark_iterable_coroutine),
    function("_types", "assign_all", assign_all),
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
    let items = |vm: &Vm, n: usize| match vm.object_of(args.get(n)) {
        Some(Object::Tuple(items)) => Some(SmallVec::<[Value; 8]>::from_slice(items)),
        _ => None,
    };
    let (names, mut given, defaults) = (items(vm, 1)?, items(vm, 2)?, items(vm, 4)?);
    let raw = vm.truth_native(args.get(5)).unwrap_or(false);
    let factories = items(vm, 6).filter(|factories| factories.len() == names.len())?;
    let id = args.get(0).id()?;
    let (Object::Instance(instance), Some(Object::Dict(named))) =
        (vm.object(id), vm.object_of(args.get(3)))
    else {
        return None;
    };
    let (class, mut named) = (instance.class, named.len());
    if given.len() > names.len() {
        return None;
    }
    let mut symbols = SmallVec::<[Sym; 8]>::new();
    for name in &names {
        let name = vm.symbols.find(vm.text_of(*name)?)?;
        if !vm.sets_plainly(class, name, raw) {
            return None;
        }
        symbols.push(name);
    }
    for at in given.len()..names.len() {
        let by_name = match named {
            0 => None,
            _ => vm.dict_get_sym(args.get(3), symbols[at]),
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
