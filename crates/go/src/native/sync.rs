//! What package sync stands on: semaphores and notify lists.

use crate::sched::GoReason;
use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("sync.semacquireOnce", semacquire_once),
    ("sync.semrelease", semrelease),
    ("sync.canSpin", can_spin),
    ("sync.doSpin", do_spin),
    ("sync.notifyWait", notify_wait),
    ("sync.notifyAll", notify_all),
    ("sync.notifyOne", notify_one),
    ("sync.nanotime", nanotime),
    ("sync.fatal", fatal),
];

/// Address, lifo, reason: true if the count was taken, or handed over after a wait.
fn semacquire_once(vm: &mut Vm, base: usize) -> Flow {
    vm.charge(15);
    let (address, lifo) = (vm.arg(base, 0), vm.arg(base, 1) != 0);
    let reason = match vm.arg(base, 2) {
        1 => GoReason::MutexLock,
        2 => GoReason::RWMutexRLock,
        3 => GoReason::RWMutexLock,
        4 => GoReason::WaitGroupWait,
        _ => GoReason::Semacquire,
    };
    if vm.sema_acquire(address, lifo, reason, base as u32) {
        vm.set(base, 0, 1);
        return Flow::Next;
    }
    Flow::Left
}

fn semrelease(vm: &mut Vm, base: usize) -> Flow {
    vm.charge(15);
    let (address, handoff) = (vm.arg(base, 0), vm.arg(base, 1) != 0);
    vm.sema_release(address, handoff);
    // A waiter that got the ticket runs at once.
    let m = &vm.sched.ms[vm.m];
    if m.g.is_none() { Flow::Left } else { Flow::Next }
}

/// `sync_runtime_canSpin`: only with several cores, other running Ps and an empty queue.
fn can_spin(vm: &mut Vm, base: usize) -> Flow {
    let turn = vm.arg(base, 0) as i64;
    let busy = vm.sched.idle_ps.len() + vm.sched.spinning as usize + 1;
    let p = vm.current_p();
    let may = turn < 4
        && vm.kernel.core_count() > 1
        && vm.sched.ps.len() > busy
        && vm.runq_is_empty(p);
    vm.set(base, 0, u64::from(may));
    Flow::Next
}

/// 30 `PAUSE` instructions.
fn do_spin(vm: &mut Vm, _: usize) -> Flow {
    vm.charge(1_000);
    Flow::Next
}

fn notify_wait(vm: &mut Vm, base: usize) -> Flow {
    let (list, ticket) = (vm.arg(base, 0), vm.arg(base, 1) as u32);
    vm.notify_wait(list, ticket);
    let m = &vm.sched.ms[vm.m];
    if m.g.is_none() { Flow::Left } else { Flow::Next }
}

fn notify_all(vm: &mut Vm, base: usize) -> Flow {
    let list = vm.arg(base, 0);
    vm.notify_all(list);
    Flow::Next
}

fn notify_one(vm: &mut Vm, base: usize) -> Flow {
    let list = vm.arg(base, 0);
    vm.notify_one(list);
    Flow::Next
}

fn nanotime(vm: &mut Vm, base: usize) -> Flow {
    let now = vm.nanotime();
    vm.set(base, 0, now);
    Flow::Next
}

fn fatal(vm: &mut Vm, base: usize) -> Flow {
    let text = vm.arg_text(base, 0);
    vm.fatal(&text);
    Flow::Finished
}
