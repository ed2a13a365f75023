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
use crate::vm::{Flow, Frame, Input, Then, Vm, WaitsOn};
use trace::{Event, ObjectId, ObjectKind, ThreadId, Time, WaitReason};

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

/// So many times taking a lock is recorded although nobody waits for it.
const QUICK_MAX: u32 = 256;

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
            signal: false,
            object: None,
            told: self.made_by_program(),
            recorded: 0,
            shown: false,
        })))
    }

    /// Makes a thread ready that waits for this reason. Under the GIL it gets a core at
    /// once, to queue for the GIL.
    pub(crate) fn wake_thread(&mut self, thread: ThreadId, reason: WaitReason) {
        // Its time may have run out already, and it waits for the GIL now.
        if self.kernel.wait_reason(thread) != Some(reason) {
            return;
        }
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        if self.gil.is_enabled() {
            self.kernel.wake_promptly(thread);
        } else {
            self.kernel.wake(thread);
        }
        self.notice();
    }

    /// Whether the program itself makes the lock that is being made, or a Condition of its own.
    fn made_by_program(&self) -> bool {
        let mut frames = self.frames.iter().rev().filter_map(|frame| match frame {
            Frame::Python(frame) => Some(&self.codes[frame.code.0 as usize]),
            Frame::Native(_) => None,
        });
        match frames.next() {
            Some(loaded) if loaded.library && loaded.code.qualname == "Condition.__init__" => {
                frames.next().is_some_and(|loaded| !loaded.library)
            }
            Some(loaded) => !loaded.library,
            None => false,
        }
    }

    // ---- what the trace says of locks ------------------------------------------------

    /// The lock's id in the trace. Emits `ObjectCreated` the first time.
    fn lock_object(&mut self, id: Id) -> ObjectId {
        if let Some(object) = lock_mut(self, id).object {
            return object;
        }
        let object = self.kernel.fresh_object();
        lock_mut(self, id).object = Some(object);
        let (kind, word) = match lock_mut(self, id).reentrant {
            true => (ObjectKind::RLock, "RLock"),
            false => (ObjectKind::Lock, "Lock"),
        };
        let name = self.program_name_of(Value::Object(id));
        let name = name.unwrap_or_else(|| format!("{word} #{}", object.0));
        let label = self.kernel.text(&name);
        self.state.lock_names.insert(object, name);
        self.emit(Event::ObjectCreated {
            object,
            kind,
            label,
        });
        object
    }

    /// A lock was taken. Emits `LockAcquired`, unless it is one quick time of many.
    fn tell_acquired(&mut self, id: Id, waited: bool) {
        let several = self.threads.len() > 1;
        let lock = lock_mut(self, id);
        if !lock.told || !several || lock.signal || !waited && lock.recorded >= QUICK_MAX {
            return;
        }
        lock.recorded += u32::from(!waited);
        lock.shown = true;
        let levels = lock.count;
        let lock = self.lock_object(id);
        self.emit(Event::LockAcquired { lock, levels });
    }

    /// A lock is waited for. Emits `LockAwaited`.
    fn tell_awaited(&mut self, id: Id, until: Option<Time>) {
        let lock = lock_mut(self, id);
        if !lock.told || lock.signal {
            return;
        }
        lock.shown = true;
        let (holder, waiters) = (lock.holder, lock.waiters.len() as u32);
        let lock = self.lock_object(id);
        self.emit(Event::LockAwaited {
            lock,
            holder,
            until,
            waiters,
        });
    }

    fn tell_timed_out(&mut self, id: Id) {
        let lock = lock_mut(self, id);
        if lock.told && !lock.signal {
            let lock = self.lock_object(id);
            self.emit(Event::LockTimedOut { lock });
        }
    }

    fn tell_released(&mut self, id: Id, next: Option<ThreadId>, handed: bool) {
        let lock = lock_mut(self, id);
        if !lock.told || lock.signal || !lock.shown {
            return;
        }
        lock.shown = handed;
        let lock = self.lock_object(id);
        self.emit(Event::LockReleased { lock, next, handed });
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
fn try_take(vm: &mut Vm, id: Id, levels: u32, waited: bool) -> bool {
    let me = vm.kernel.thread();
    let lock = lock_mut(vm, id);
    if lock.count == 0 {
        lock.count = levels;
        lock.holder = Some(me);
        vm.tell_acquired(id, waited);
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
            let words = match vm.is_old() {
                true => "timeout value must be positive",
                false => "timeout value must be a non-negative number",
            };
            return Err(vm.value_error(words));
        }
        if seconds > crate::modules::thread::TIMEOUT_MAX {
            let words = match seconds > i64::MAX as f64 / 1e9 {
                true => "timestamp out of range for C PyTime_t",
                false => "timeout value is too large",
            };
            return Err(vm.overflow_error(words));
        }
        if seconds >= 0.0 {
            length = crate::modules::time::duration_ns(vm, timeout)?;
        }
    }
    let waits = blocking && length != 0;
    if try_take(vm, id, 1, false) {
        if !waits {
            vm.polled("Lock.acquire", true, 0);
        }
        return Ok(Value::bool(true));
    }
    if !waits {
        vm.polled("Lock.acquire", false, 0);
        return Ok(Value::bool(false));
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
fn acquire_step(vm: &mut Vm, input: Input) -> Flow {
    let id = id_of(vm.slot(0));
    if let Input::Raised(exception) = input {
        return interrupted(vm, id, exception);
    }
    let levels = vm.slot(1);
    let levels = vm.as_int(levels).unwrap_or(1) as u32;
    let [until, since] = vm.native_frame().numbers;
    let me = vm.kernel.thread();
    vm.flush();
    let now = vm.kernel.now().0 as i64;
    let place = lock_mut(vm, id)
        .waiters
        .iter()
        .position(|waiter| waiter.thread == me);
    let waiter = place.map(|at| lock_mut(vm, id).waiters.remove(at));
    if waiter.is_some_and(|waiter| waiter.handed) {
        lock_mut(vm, id).count = levels;
        vm.tell_acquired(id, true);
        return Flow::Return(Value::bool(true));
    }
    // A wait that timed out is over, even if the lock is free by now.
    let late = until >= 0 && now >= until && !waiter.is_some_and(|waiter| waiter.woken);
    if !late && try_take(vm, id, levels, true) {
        return Flow::Return(Value::bool(true));
    }
    if until >= 0 && now >= until {
        vm.tell_timed_out(id);
        return Flow::Return(Value::bool(false));
    }
    lock_mut(vm, id).waiters.push(LockWaiter {
        thread: me,
        since: since as u64,
        woken: false,
        handed: false,
    });
    let until = (until >= 0).then_some(Time(until as u64));
    vm.tell_awaited(id, until);
    vm.waits_on = WaitsOn::Lock(id);
    Flow::Block(Wait {
        reason: WaitReason::Lock,
        until,
        resume: OnWake::Value(Value::None),
    })
}

/// A signal's handler raised in the middle of the wait. A lock that was handed over is let go.
fn interrupted(vm: &mut Vm, id: Id, exception: Value) -> Flow {
    let me = vm.kernel.thread();
    let lock = lock_mut(vm, id);
    let handed = lock.waiters.iter().any(|w| w.thread == me && w.handed);
    lock.waiters.retain(|waiter| waiter.thread != me);
    if handed {
        (lock.count, lock.holder) = (0, None);
    }
    vm.tell_timed_out(id);
    Flow::Raise(exception)
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
    // The tracer that line costs are for models 3.14's locks whatever it runs on.
    let fair = !vm.is_old() || vm.settings.line_cost.is_some();
    let Object::Lock(lock) = vm.heap.get_mut(id) else {
        unreachable!("the caller matched it")
    };
    lock.count = 0;
    lock.holder = None;
    let kernel = &vm.kernel;
    // Who timed out, or was woken, does not sleep at the lock any more.
    let sleeps = |waiter: &&mut LockWaiter| {
        !waiter.woken && kernel.wait_reason(waiter.thread) == Some(WaitReason::Lock)
    };
    let Some(waiter) = lock.waiters.iter_mut().find(sleeps) else {
        vm.tell_released(id, None, false);
        return;
    };
    waiter.woken = true;
    let thread = waiter.thread;
    let handed = fair && now.saturating_sub(waiter.since) > FAIR_AFTER;
    if handed {
        waiter.handed = true;
        lock.count = 1;
        lock.holder = Some(thread);
    }
    vm.tell_released(id, Some(thread), handed);
    vm.wake_thread(thread, WaitReason::Lock);
}

fn exit(vm: &mut Vm, args: &Args) -> Outcome {
    release(vm, &Args::of(&[args.get(0)]))
}

fn locked(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "locked", 1)?;
    let id = id_of(args.get(0));
    Ok(Value::bool(lock_mut(vm, id).count > 0))
}

fn is_owned(vm: &mut Vm, args: &Args) -> Outcome {
    let (id, me) = (id_of(args.get(0)), vm.kernel.thread());
    let lock = lock_mut(vm, id);
    Ok(Value::bool(lock.count > 0 && lock.holder == Some(me)))
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
    if try_take(vm, id, levels, false) {
        return Ok(Value::None);
    }
    wait_for(vm, id, levels, -1)
}
