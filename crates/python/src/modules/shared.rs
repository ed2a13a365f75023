//! `_shared`: semaphores and blocks of memory that several processes see.
//!
//! They are the kernel's, and named by numbers; `multiprocessing` wraps them.

use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, function};
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};
use trace::{Time, WaitReason};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_shared", "semaphore", semaphore),
    function("_shared", "acquire", acquire),
    function("_shared", "release", release),
    function("_shared", "value", value).takes(1),
    function("_shared", "block", block),
    function("_shared", "named_block", named_block),
    function("_shared", "find_block", find_block),
    function("_shared", "forget_block", forget_block),
    function("_shared", "size", size).takes(1),
    function("_shared", "load", load),
    function("_shared", "store", store),
    function("_shared", "pack_float", pack_float),
    function("_shared", "unpack_float", unpack_float),
];

fn index(vm: &Vm, args: &Args, n: usize) -> usize {
    usize::try_from(vm.as_int(args.get(n)).unwrap_or(0)).unwrap_or(0)
}

/// `semaphore(value, most, label)`; the label None: one that the trace does not tell of.
fn semaphore(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "semaphore", 3)?;
    let (value, most) = (index(vm, args, 0) as u32, index(vm, args, 1) as u32);
    let label = vm.text_of(args.get(2)).map(str::to_owned);
    vm.stand_here();
    let made = vm.kernel.new_semaphore(value, most, label.as_deref());
    vm.notice();
    Ok(Value::Int(made as i64))
}

fn value(vm: &mut Vm, args: &Args) -> Outcome {
    let semaphore = index(vm, args, 0);
    Ok(Value::Int(i64::from(vm.kernel.semaphore_value(semaphore))))
}

/// `acquire(semaphore, block, timeout)`: whether one was taken. Seconds, or None.
fn acquire(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "acquire", 3)?;
    let semaphore = index(vm, args, 0);
    vm.charge(50);
    vm.stand_here();
    let taken = vm.kernel.take_semaphore(semaphore);
    vm.notice();
    if taken || vm.truth_native(args.get(1)) == Some(false) {
        return Ok(Value::bool(taken));
    }
    let mut until = -1;
    if !args.get(2).is_none() {
        let length = super::time::duration_ns(vm, args.get(2))?;
        if length <= 0 {
            return Ok(Value::bool(false));
        }
        until = vm.kernel.now().0 as i64 + length;
    }
    vm.enter_native("acquire", acquire_step, &[args.get(0)], Then::Push);
    vm.native_frame().numbers[0] = until;
    Err(Stop::Frame)
}

/// `[semaphore]`; `numbers[0]`: the deadline, or -1.
fn acquire_step(vm: &mut Vm, input: Input) -> Flow {
    let args = Args::of(&[vm.slot(0)]);
    let semaphore = index(vm, &args, 0);
    if let Input::Raised(exception) = input {
        vm.kernel.forget_semaphore(semaphore);
        return Flow::Raise(exception);
    }
    let until = vm.native_frame().numbers[0];
    vm.stand_here();
    vm.kernel.forget_semaphore(semaphore);
    let taken = vm.kernel.take_semaphore(semaphore);
    vm.notice();
    let late = until >= 0 && vm.kernel.now().0 as i64 >= until;
    if taken || late {
        return Flow::Return(Value::bool(taken));
    }
    vm.kernel.queue_for_semaphore(semaphore);
    Flow::Block(Wait {
        reason: WaitReason::Lock,
        until: u64::try_from(until).ok().map(Time),
        resume: OnWake::Value(Value::None),
    })
}

/// False: it is at its most already.
fn release(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "release", 1)?;
    let semaphore = index(vm, args, 0);
    vm.charge(50);
    vm.stand_here();
    let released = vm.kernel.release_semaphore(semaphore);
    vm.notice();
    Ok(Value::bool(released))
}

/// `block(bytes, label)`
fn block(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "block", 2)?;
    let bytes = index(vm, args, 0);
    let label = vm.text_of(args.get(1)).unwrap_or("").to_owned();
    vm.stand_here();
    vm.heap.grew(bytes as i64);
    let made = vm.kernel.new_block(bytes, &label);
    vm.notice();
    Ok(Value::Int(made as i64))
}

/// `named_block(name, bytes)`: -1 if there is one of that name; "": a name is made.
fn named_block(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "named_block", 2)?;
    let name = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    if vm.kernel.named_block(&name).is_some() {
        return Ok(Value::Int(-1));
    }
    let label = vm.heap.str("shared memory");
    let made = block(vm, &Args::of(&[args.get(1), label]))?;
    let index = vm.as_int(made).unwrap_or(0) as usize;
    let name = if name.is_empty() {
        format!("psm_{index:08x}")
    } else {
        name
    };
    vm.kernel.name_block(index, &name);
    Ok(made)
}

/// The block with that name, or -1.
fn find_block(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "find_block", 1)?;
    let name = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let found = vm.kernel.named_block(&name);
    Ok(Value::Int(found.map_or(-1, |index| index as i64)))
}

fn forget_block(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "forget_block", 1)?;
    let name = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    if let Some(index) = vm.kernel.named_block(&name) {
        vm.kernel.name_block(index, "");
    }
    Ok(Value::None)
}

fn size(vm: &mut Vm, args: &Args) -> Outcome {
    let block = index(vm, args, 0);
    let size = vm.kernel.block_bytes(block).map_or(0, <[u8]>::len);
    Ok(Value::Int(size as i64))
}

/// `load(block, offset, count)`: bytes.
fn load(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "load", 3)?;
    let (block, offset, count) = (index(vm, args, 0), index(vm, args, 1), index(vm, args, 2));
    vm.flush();
    let bytes = vm.kernel.block_bytes(block).unwrap_or_default();
    let end = (offset + count).min(bytes.len());
    let part = bytes[offset.min(end)..end].to_vec();
    Ok(vm.heap.bytes_object(part))
}

/// `store(block, offset, bytes, value)`; the value is what the trace shows.
fn store(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "store", 4)?;
    let (block, offset) = (index(vm, args, 0), index(vm, args, 1));
    let bytes = vm.bytes_of(args.get(2)).unwrap_or_default().to_vec();
    let words = vm.short_repr(args.get(3));
    vm.stand_here();
    vm.kernel.write_block(block, offset, &bytes, &words);
    vm.notice();
    Ok(Value::None)
}

/// A C float, little-endian.
fn pack_float(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "pack_float", 1)?;
    let number = vm.as_float(args.get(0)).unwrap_or(f64::NAN) as f32;
    Ok(vm.heap.bytes_object(number.to_le_bytes().to_vec()))
}

fn unpack_float(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "unpack_float", 1)?;
    let bytes = vm.bytes_of(args.get(0)).unwrap_or_default();
    let bytes = bytes.first_chunk::<4>().copied().unwrap_or_default();
    Ok(Value::float(f64::from(f32::from_le_bytes(bytes))))
}
