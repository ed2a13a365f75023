//! `_os` and `_network`: the scenario's world, for the library's Python modules.

use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, function};
use crate::value::Value;
use crate::vm::Vm;
use trace::WaitReason;

pub static OS: &[NativeDef] = &[
    function("_os", "environ", environ),
    function("_os", "core_count", core_count),
    function("_os", "has_file", has_file),
    function("_os", "file", file),
];

pub static NETWORK: &[NativeDef] = &[function("_network", "fetch", fetch)];

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

fn has_file(vm: &mut Vm, args: &Args) -> Outcome {
    let path = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    Ok(Value::Bool(vm.kernel.world.files.contains_key(&path)))
}

/// The bytes of a file of the scenario, or None.
fn file(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "file", 1)?;
    let name = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    match vm.kernel.world.files.get(&name).cloned() {
        Some(content) => Ok(vm.heap.bytes_object(content.to_vec())),
        None => Ok(Value::None),
    }
}

/// `fetch(address, timeout)`: waits for the reply; (seconds, status, body), or None at the timeout.
fn fetch(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "fetch", 2)?;
    let address = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let limit = vm
        .as_float(args.get(1))
        .map(|seconds| (seconds * 1e9) as u64);
    vm.flush();
    let reply = vm.kernel.world.reply(&address).clone();
    let (wait, answer) = match limit {
        Some(limit) if limit < reply.latency => (limit, Value::None),
        _ => {
            let body = vm.heap.bytes_object(reply.body.to_vec());
            let seconds = Value::Float(reply.latency as f64 / 1e9);
            let status = Value::Int(i64::from(reply.status));
            (reply.latency, vm.heap.tuple(vec![seconds, status, body]))
        }
    };
    let until = vm.kernel.now().after(wait);
    Err(Stop::Block(Wait {
        reason: WaitReason::Io,
        until: Some(until),
        resume: OnWake::Value(answer),
    }))
}
