//! What package sync stands on: semaphores and notify lists.

use crate::sched::GoReason;
use crate::vm::{Flow, Native, Thrown, Vm};
use trace::{Event, GoLockStep, GoSync};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("sync.semacquireOnce", semacquire_once),
    ("sync.semrelease", semrelease),
    ("sync.canSpin", can_spin),
    ("sync.doSpin", do_spin),
    ("sync.notifyWait", notify_wait),
    ("sync.notifyAll", notify_all),
    ("sync.notifyOne", notify_one),
    ("sync.nanotime", nanotime),
    ("sync.tellMutex", tell_mutex),
    ("sync.unlockTold", unlock_told),
    ("sync.unlockOnceTold", unlock_once_told),
    ("sync.tellSlow", tell_slow),
    ("sync.tellRWMutex", tell_rwmutex),
    ("sync.countTold", count_told),
    ("sync.tellOnce", tell_once),
    ("sync.tellOnceDone", tell_once_done),
    ("sync.tellCond", tell_cond),
    ("sync.fatal", fatal),
];

/// Where a WaitGroup's semaphore is, from the group's address.
const SEMA_OF_GROUP: u64 = 8;

/// Address, lifo, reason: true if the count was taken, or handed over after a wait.
fn semacquire_once(vm: &mut Vm, base: usize) -> Flow {
    vm.charge(15);
    let (address, lifo) = (vm.arg(base, 0), vm.arg(base, 1) != 0);
    let reason = match vm.arg(base, 2) {
        1 => GoReason::MutexLock,
        2 => GoReason::RWMutexRLock,
        3 => GoReason::RWMutexLock,
        4 if vm.counts_for_bubble(address - SEMA_OF_GROUP) => GoReason::DurableWaitGroupWait,
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
    if vm.notifies_foreign(list) {
        vm.fatal("semaphore wake of synctest goroutine from outside bubble");
        return Flow::Finished;
    }
    vm.notify_all(list);
    Flow::Next
}

fn notify_one(vm: &mut Vm, base: usize) -> Flow {
    let list = vm.arg(base, 0);
    if vm.notifies_foreign(list) {
        vm.fatal("semaphore wake of synctest goroutine from outside bubble");
        return Flow::Finished;
    }
    vm.notify_one(list);
    Flow::Next
}

/// The steps that `lib/sync` numbers.
fn step(number: u64) -> GoLockStep {
    GoLockStep::ALL[(number as usize).min(GoLockStep::ALL.len() - 1)]
}

/// Waiters, woken, starving: as `sync.mutex.state` has them.
fn mutex_state(vm: &Vm, address: u64) -> (u32, bool, bool) {
    let state = vm.memory.load_u32(address).unwrap_or(0);
    (state >> 3, state & 2 != 0, state & 4 != 0)
}

/// Mutex and step, after it.
fn tell_mutex(vm: &mut Vm, base: usize) -> Flow {
    let (mutex, step) = (vm.arg(base, 0), step(vm.arg(base, 1)));
    vm.sync_at(mutex, GoSync::Mutex, &[mutex + 4]);
    let state = mutex_state(vm, mutex);
    vm.lock_stepped(mutex, step, state, 0);
    Flow::Next
}

/// Takes the lock's bit off a mutex's state: one step with telling it, since somebody on another
/// core may take the mutex right after.
fn unlock(vm: &mut Vm, base: usize, told: u64, mutex: u64) -> Flow {
    vm.synced();
    vm.charge(super::atomic::ATOMIC_NS);
    let state = vm.memory.load_u32(mutex).unwrap_or(0);
    let next = state.wrapping_sub(1);
    let _ = vm.memory.store_u32(mutex, next);
    if state & 1 != 0 {
        let state = mutex_state(vm, mutex);
        vm.lock_stepped(told, GoLockStep::Unlocked, state, 0);
    }
    vm.set(base, 0, next as i32 as i64 as u64);
    Flow::Next
}

fn unlock_told(vm: &mut Vm, base: usize) -> Flow {
    let mutex = vm.arg(base, 0);
    if vm.memory.load_u32(mutex).is_err() {
        return vm.panic(Thrown::Fault);
    }
    vm.sync_at(mutex, GoSync::Mutex, &[mutex + 4]);
    unlock(vm, base, mutex, mutex)
}

fn unlock_once_told(vm: &mut Vm, base: usize) -> Flow {
    let (once, mutex) = (vm.arg(base, 0), vm.arg(base, 1));
    unlock(vm, base, once, mutex)
}

/// A mutex that is going to be waited for; one inside an RWMutex or Once is told by that.
fn tell_slow(vm: &mut Vm, base: usize) -> Flow {
    let mutex = vm.arg(base, 0);
    if vm.syncs.get(&mutex).is_some_and(|told| told.kind == GoSync::Mutex) {
        let state = mutex_state(vm, mutex);
        vm.lock_stepped(mutex, GoLockStep::Waits, state, 0);
    }
    Flow::Next
}

/// RWMutex and step. Its fields: `w` (state, sema), `writerSem`, `readerSem`, `readerCount`, `readerWait`.
fn tell_rwmutex(vm: &mut Vm, base: usize) -> Flow {
    const MAX_READERS: i32 = 1 << 30;
    let (rw, step) = (vm.arg(base, 0), step(vm.arg(base, 1)));
    vm.sync_at(rw, GoSync::RwMutex, &[rw + 12, rw + 8, rw + 4]);
    let count = vm.memory.load_u32(rw + 16).unwrap_or(0) as i32;
    let wait = vm.memory.load_u32(rw + 20).unwrap_or(0) as i32;
    let (writers, woken, starving) = mutex_state(vm, rw);
    // With a writer there, those whom it waits for are readers, and the others wait.
    let (readers, waiting) = match count < 0 {
        true => (wait.max(0), count + MAX_READERS - wait.max(0)),
        false => (count, 0),
    };
    let waiters = writers + waiting.max(0) as u32 + u32::from(count < 0 && readers > 0);
    vm.lock_stepped(rw, step, (waiters, woken, starving), readers as u32);
    Flow::Next
}

/// Adds to a WaitGroup's counter: one step with telling it, since somebody on another core may
/// change it right after. Below 0 the program panics, and nothing is told.
fn count_told(vm: &mut Vm, base: usize) -> Flow {
    let (group, delta) = (vm.arg(base, 0), vm.arg(base, 1));
    let Ok(before) = vm.memory.load_u64(group) else {
        return vm.panic(Thrown::Fault);
    };
    let object = vm.sync_at(group, GoSync::WaitGroup, &[group + SEMA_OF_GROUP]);
    vm.synced();
    vm.charge(super::atomic::ATOMIC_NS);
    let state = before.wrapping_add(delta << 32);
    if let Some(wrong) = vm.count_in_bubble(group, before, (state >> 32) as i32) {
        vm.fatal(wrong);
        return Flow::Finished;
    }
    let _ = vm.memory.store_u64(group, state);
    let (counter, waiters) = ((state >> 32) as i32, state as u32);
    if counter >= 0 {
        vm.emit(Event::CounterChanged { object, counter, waiters });
    }
    vm.set(base, 0, state);
    Flow::Next
}

/// Once, its mutex and step.
fn tell_once(vm: &mut Vm, base: usize) -> Flow {
    let (once, mutex, step) = (vm.arg(base, 0), vm.arg(base, 1), step(vm.arg(base, 2)));
    vm.sync_at(once, GoSync::Once, &[mutex + 4]);
    let state = mutex_state(vm, mutex);
    vm.lock_stepped(once, step, state, 0);
    Flow::Next
}

fn tell_once_done(vm: &mut Vm, base: usize) -> Flow {
    let (once, mutex) = (vm.arg(base, 0), vm.arg(base, 1));
    let object = vm.sync_at(once, GoSync::Once, &[mutex + 4]);
    vm.emit(Event::OnceDone { object });
    Flow::Next
}

/// A condition variable's list, before somebody waits in it.
fn tell_cond(vm: &mut Vm, base: usize) -> Flow {
    let list = vm.arg(base, 0);
    vm.sync_at(list, GoSync::Cond, &[]);
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
