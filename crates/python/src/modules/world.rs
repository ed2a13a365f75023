//! `_os`: environment and cores, for the library's Python modules.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::value::Value;
use crate::vm::Vm;

pub static OS: &[NativeDef] = &[
    function("_os", "environ", environ),
    function("_os", "core_count", core_count),
    function("_os", "random", random),
];

fn environ(vm: &mut Vm, _args: &Args) -> Outcome {
    let entries: Vec<(String, String)> = vm
        .kernel
        .world
        .environment
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let dict = vm.new_dict();
    for (name, value) in entries {
        let value = vm.heap.str(&value);
        vm.dict_set_name(dict, &name, value);
    }
    Ok(dict)
}

fn core_count(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(vm.kernel.core_count() as i64))
}

/// `random(size)`: bytes from the scenario's seed.
fn random(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "random", 1)?;
    let size = vm.as_int(args.get(0)).unwrap_or(0).max(0) as usize;
    let mut bytes = Vec::with_capacity(size + 8);
    while bytes.len() < size {
        bytes.extend_from_slice(&vm.kernel.random().to_le_bytes());
    }
    bytes.truncate(size);
    Ok(vm.heap.bytes_object(bytes))
}
