//! Package sync/atomic: each operation is one step that nobody can come between.

use crate::vm::{Flow, Native, Thrown, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("sync/atomic.load32", load32),
    ("sync/atomic.load64", load64),
    ("sync/atomic.store32", store32),
    ("sync/atomic.store64", store64),
    ("sync/atomic.add32", add32),
    ("sync/atomic.add64", add64),
    ("sync/atomic.swap32", swap32),
    ("sync/atomic.swap64", swap64),
    ("sync/atomic.cas32", cas32),
    ("sync/atomic.cas64", cas64),
    ("sync/atomic.and32", and32),
    ("sync/atomic.and64", and64),
    ("sync/atomic.or32", or32),
    ("sync/atomic.or64", or64),
];

/// A locked instruction takes longer than a plain one.
pub(super) const ATOMIC_NS: u64 = 4;

/// Changes a word of 32 bits; the result register gets what `change` gives as its second part.
fn on32(vm: &mut Vm, base: usize, change: impl FnOnce(u32) -> (u32, u64)) -> Flow {
    vm.synced();
    vm.charge(ATOMIC_NS);
    let address = vm.arg(base, 0);
    match vm.memory.load_u32(address) {
        Ok(old) => {
            let (new, result) = change(old);
            if new != old {
                let _ = vm.memory.store_u32(address, new);
            }
            vm.set(base, 0, result);
            Flow::Next
        }
        Err(_) => vm.panic(Thrown::Fault),
    }
}

fn on64(vm: &mut Vm, base: usize, change: impl FnOnce(u64) -> (u64, u64)) -> Flow {
    vm.synced();
    vm.charge(ATOMIC_NS);
    let address = vm.arg(base, 0);
    match vm.memory.load_u64(address) {
        Ok(old) => {
            let (new, result) = change(old);
            if new != old {
                let _ = vm.memory.store_u64(address, new);
            }
            vm.set(base, 0, result);
            Flow::Next
        }
        Err(_) => vm.panic(Thrown::Fault),
    }
}

/// Results of 32 bits are unsigned; Go code converts them.
fn load32(vm: &mut Vm, base: usize) -> Flow {
    on32(vm, base, |old| (old, u64::from(old)))
}

fn load64(vm: &mut Vm, base: usize) -> Flow {
    on64(vm, base, |old| (old, old))
}

fn store32(vm: &mut Vm, base: usize) -> Flow {
    let new = vm.arg(base, 1) as u32;
    on32(vm, base, |_| (new, 0))
}

fn store64(vm: &mut Vm, base: usize) -> Flow {
    let new = vm.arg(base, 1);
    on64(vm, base, |_| (new, 0))
}

fn add32(vm: &mut Vm, base: usize) -> Flow {
    let delta = vm.arg(base, 1) as u32;
    on32(vm, base, |old| {
        let new = old.wrapping_add(delta);
        (new, u64::from(new))
    })
}

fn add64(vm: &mut Vm, base: usize) -> Flow {
    let delta = vm.arg(base, 1);
    on64(vm, base, |old| {
        let new = old.wrapping_add(delta);
        (new, new)
    })
}

fn swap32(vm: &mut Vm, base: usize) -> Flow {
    let new = vm.arg(base, 1) as u32;
    on32(vm, base, |old| (new, u64::from(old)))
}

fn swap64(vm: &mut Vm, base: usize) -> Flow {
    let new = vm.arg(base, 1);
    on64(vm, base, |old| (new, old))
}

fn cas32(vm: &mut Vm, base: usize) -> Flow {
    let (expected, new) = (vm.arg(base, 1) as u32, vm.arg(base, 2) as u32);
    on32(vm, base, |old| if old == expected { (new, 1) } else { (old, 0) })
}

fn cas64(vm: &mut Vm, base: usize) -> Flow {
    let (expected, new) = (vm.arg(base, 1), vm.arg(base, 2));
    on64(vm, base, |old| if old == expected { (new, 1) } else { (old, 0) })
}

fn and32(vm: &mut Vm, base: usize) -> Flow {
    let mask = vm.arg(base, 1) as u32;
    on32(vm, base, |old| (old & mask, u64::from(old)))
}

fn and64(vm: &mut Vm, base: usize) -> Flow {
    let mask = vm.arg(base, 1);
    on64(vm, base, |old| (old & mask, old))
}

fn or32(vm: &mut Vm, base: usize) -> Flow {
    let mask = vm.arg(base, 1) as u32;
    on32(vm, base, |old| (old | mask, u64::from(old)))
}

fn or64(vm: &mut Vm, base: usize) -> Flow {
    let mask = vm.arg(base, 1);
    on64(vm, base, |old| (old | mask, old))
}
