//! `_thread.lock` and `_thread.RLock`.
//!
//! Model: 3.14's `PyMutex` (`Python/lock.c`). Waiters queue first in, first out.
//! A release wakes the first one: if that one has waited for more than a
//! millisecond the lock is handed to it, otherwise the lock is free and whoever
//! asks first gets it; a waiter that loses queues again at the end and keeps
//! the time since when it waits. 3.11 never hands over.
//! Invariant: a waiter is in the queue while its thread is blocked here, and
//! nowhere else.

use crate::native::{
    Args, NativeDef, OnWake, Outcome, Signature, Stop, Wait, method, static_method,
};
use crate::object::{Lock, LockWaiter, Object};
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};
use trace::{ThreadId, Time, WaitReason};

pub static LOCK: &[NativeDef] = &[
    static_method("lock", "__new__", lock_new),
    method("lock", "acquire", acquire),
    method("lock", "release", release),
    method("lock", "locked", locked),
    method("lock", "acquire_lock", acquire),
    method("lock", "release_lock", release),
    method("lock", "locked_lock", locked),
    method("lock", "__enter__", acquire),
    method("lock", "__exit__", exit),
];

pub static RLOCK: &[NativeDef] = &[
    static_method("RLock", "__new__", rlock_new),
    method("RLock", "acquire", acquire),
    method("RLock", "release", release),
    method("RLock", "locked", locked),
    method("RLock", "__enter__", acquire),
    method("RLock", "__exit__", exit),
    method("RLock", "_is_owned", is_owned),
    method("RLock", "_recursion_count", recursion_count),
    method("RLock", "_release_save", release_save),
    method("RLock", "_acquire_restore", acquire_restore),
];

/// A waiter of more than this is handed the lock. Nanoseconds.
const FAIR_AFTER: u64 = 1_000_000;

const ACQUIRE: Signature = Signature {
    name: "acquire",
    names: &["blocking", "timeout"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

impl Vm {
    pub fn new_lock(&mut self, reentrant: bool) -> Value {
        self.heap.make(Object::Lock(Box::new(Lock {
            reentrant,
            count: 0,
            holder: None,
            waiters: Vec::new(),
        })))
    }

    /// Makes a blocked thread ready.
    pub(crate) fn wake_thread(&mut self, thread: ThreadId) {
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.kernel.wake(thread);
        self.notice();
    }
}

fn lock_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "lock", 1)?;
    Ok(vm.new_lock(false))
}

fn rlock_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "RLock", 1)?;
    Ok(vm.new_lock(true))
}

fn id_of(value: Value) -> Id {
    match value {
        Value::Object(id) => id,
        _ => unreachable!("the VM checked the receiver"),
    }
}

fn lock_mut(vm: &mut Vm, id: Id) -> &mut Lock {
    match vm.heap.get_mut(id) {
        Object::Lock(lock) => lock,
        _ => unreachable!("the VM checked the receiver"),
    }
}

/// Takes the lock if it is free or already this thread's (re-entrant ones).
fn try_take(vm: &mut Vm, id: Id, levels: u32) -> bool {
    let me = vm.kernel.thread();
    let lock = lock_mut(vm, id);
    if lock.count == 0 {
        lock.count = levels;
        lock.holder = Some(me);
        return true;
    }
    if lock.reentrant && lock.holder == Some(me) {
        lock.count += levels;
        return true;
    }
    false
}

fn acquire(vm: &mut Vm, args: &Args) -> Outcome {
    let id = id_of(args.get(0));
    let rest = Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    };
    let [blocking, timeout] = vm.bind::<2>(&rest, &ACQUIRE)?;
    let blocking = blocking.is_null() || vm.truth_native(blocking).unwrap_or(true);
    let mut length = -1;
    if !timeout.is_null() {
        let seconds = vm.real(timeout)?;
        if !blocking && seconds != -1.0 {
            return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
        }
        if seconds < 0.0 && seconds != -1.0 {
            return Err(vm.value_error("timeout value must be a non-negative number"));
        }
        if seconds > crate::modules::thread::TIMEOUT_MAX {
            return Err(vm.overflow_error("timeout value is too large"));
        }
        if seconds >= 0.0 {
            length = crate::modules::time::duration_ns(vm, timeout)?;
        }
    }
    if try_take(vm, id, 1) {
        return Ok(Value::Bool(true));
    }
    if !blocking || length == 0 {
        return Ok(Value::Bool(false));
    }
    wait_for(vm, id, 1, length)
}

/// Queues for the lock. `length`: nanoseconds, or -1.
fn wait_for(vm: &mut Vm, id: Id, levels: u32, length: i64) -> Outcome {
    vm.flush();
    let now = vm.kernel.now().0 as i64;
    let until = if length < 0 { -1 } else { now + length };
    vm.enter_native(
        "acquire",
        acquire_step,
        &[Value::Object(id), Value::Int(i64::from(levels))],
        Then::Push,
    );
    vm.native_frame().numbers = [until, now];
    Err(Stop::Frame)
}

/// `[lock, levels]`; `numbers`: the deadline or -1, and since when it waits.
fn acquire_step(vm: &mut Vm, _input: Input) -> Flow {
    let id = id_of(vm.slot(0));
    let levels = vm.slot(1);
    let levels = vm.as_int(levels).unwrap_or(1) as u32;
    let [until, since] = vm.native_frame().numbers;
    let me = vm.kernel.thread();
    vm.flush();
    let now = vm.kernel.now().0 as i64;
    if let Some(at) = lock_mut(vm, id)
        .waiters
        .iter()
        .position(|waiter| waiter.thread == me)
    {
        let waiter = lock_mut(vm, id).waiters.remove(at);
        if waiter.handed {
            lock_mut(vm, id).count = levels;
            return Flow::Return(Value::Bool(true));
        }
    }
    if try_take(vm, id, levels) {
        return Flow::Return(Value::Bool(true));
    }
    if until >= 0 && now >= until {
        return Flow::Return(Value::Bool(false));
    }
    lock_mut(vm, id).waiters.push(LockWaiter {
        thread: me,
        since: since as u64,
        woken: false,
        handed: false,
    });
    Flow::Block(Wait {
        reason: WaitReason::Lock,
        until: (until >= 0).then_some(Time(until as u64)),
        resume: OnWake::Value(Value::None),
    })
}

fn release(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "release", 1)?;
    let id = id_of(args.get(0));
    let me = vm.kernel.thread();
    let lock = lock_mut(vm, id);
    if lock.reentrant {
        if lock.count == 0 || lock.holder != Some(me) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        lock.count -= 1;
        if lock.count > 0 {
            return Ok(Value::None);
        }
    } else if lock.count == 0 {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    free(vm, id);
    Ok(Value::None)
}

/// The lock is let go: the first waiter is woken, and gets it if it has waited for long.
fn free(vm: &mut Vm, id: Id) {
    vm.flush();
    let now = vm.kernel.now().0;
    let fair = !vm.is_old();
    let lock = lock_mut(vm, id);
    lock.count = 0;
    lock.holder = None;
    let Some(waiter) = lock.waiters.iter_mut().find(|waiter| !waiter.woken) else {
        return;
    };
    waiter.woken = true;
    let thread = waiter.thread;
    if fair && now.saturating_sub(waiter.since) > FAIR_AFTER {
        waiter.handed = true;
        lock.count = 1;
        lock.holder = Some(thread);
    }
    vm.wake_thread(thread);
}

fn exit(vm: &mut Vm, args: &Args) -> Outcome {
    release(vm, &Args::of(&[args.get(0)]))
}

fn locked(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "locked", 1)?;
    let id = id_of(args.get(0));
    Ok(Value::Bool(lock_mut(vm, id).count > 0))
}

fn is_owned(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, me) = (id_of(args.get(0)), vm.kernel.thread());
    let lock = lock_mut(vm, id);
    Ok(Value::Bool(lock.count > 0 && lock.holder == Some(me)))
}

fn recursion_count(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, me) = (id_of(args.get(0)), vm.kernel.thread());
    let lock = lock_mut(vm, id);
    let count = if lock.holder == Some(me) {
        lock.count
    } else {
        0
    };
    Ok(Value::Int(i64::from(count)))
}

/// Lets go of all levels (a Condition does while it waits); gives what takes them back.
fn release_save(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, me) = (id_of(args.get(0)), vm.kernel.thread());
    let lock = lock_mut(vm, id);
    if lock.count == 0 || lock.holder != Some(me) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let levels = lock.count;
    free(vm, id);
    Ok(vm.heap.tuple(vec![
        Value::Int(i64::from(levels)),
        Value::Int(i64::from(me.0)),
    ]))
}

fn acquire_restore(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_acquire_restore", 2)?;
    let id = id_of(args.get(0));
    let levels = match vm.object_of(args.get(1)) {
        Some(Object::Tuple(items)) => items.first().and_then(|levels| vm.as_int(*levels)),
        _ => None,
    };
    let levels = levels.unwrap_or(1) as u32;
    if try_take(vm, id, levels) {
        return Ok(Value::None);
    }
    wait_for(vm, id, levels, -1)
}
