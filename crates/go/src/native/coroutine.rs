//! Coroutines, for `iter.Pull`: goroutines of which exactly one runs at a time.

use crate::code::FuncId;
use crate::memory::Kind;
use crate::sched::{GId, GStatus, GoReason};
use crate::vm::{Flow, Native, Thrown, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("iter.newcoro", new_coroutine),
    ("iter.coroswitch", switch),
];

/// A goroutine that waits, and will call the closure with the coroutine when it is switched to.
fn new_coroutine(vm: &mut Vm, base: usize) -> Flow {
    let closure = vm.arg(base, 0);
    let Ok(entry) = vm.memory.load_u64(closure) else {
        return vm.panic(Thrown::Fault);
    };
    let handle = vm.memory.alloc(8, Kind::Plain);
    let id = vm.new_g(FuncId(entry as u32), closure, None);
    let (parent, created_by, line) = vm.creator();
    let g = vm.sched.g_mut(id);
    (g.parent, g.created_by, g.created_line) = (parent, created_by, line);
    g.status = GStatus::Waiting;
    g.reason = GoReason::Coroutine;
    g.coroutine = handle;
    if let Some(first) = g.stack.first_mut() {
        *first = handle;
    }
    vm.blocked_in_bubble(id);
    let _ = vm.memory.store_u64(handle, u64::from(id.0));
    vm.set(base, 0, handle);
    Flow::Next
}

/// The current goroutine waits, the coroutine's other one runs.
fn switch(vm: &mut Vm, base: usize) -> Flow {
    let handle = vm.arg(base, 0);
    let Ok(other) = vm.memory.load_u64(handle) else {
        return vm.panic(Thrown::Fault);
    };
    let current = vm.current_g();
    let _ = vm.memory.store_u64(handle, u64::from(current.0));
    let p = vm.current_p();
    vm.park(GoReason::Coroutine);
    vm.ready(GId(other as u32), p);
    Flow::Left
}
