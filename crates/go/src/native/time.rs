//! Package time: the clock, sleeping, timers.

use crate::memory::Kind;
use crate::sched::{GoReason, TimerFire, TimerId};
use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("time.Sleep", sleep),
    ("time.now", now),
    ("time.runtimeNano", runtime_nano),
    ("time.localZone", local_zone),
    ("time.newChanTimer", new_chan_timer),
    ("time.newFuncTimer", new_func_timer),
    ("time.stopTimer", stop_timer),
    ("time.resetTimer", reset_timer),
    ("net.newDeadline", new_deadline),
    ("net.stopDeadline", stop_timer),
];

fn sleep(vm: &mut Vm, base: usize) -> Flow {
    let nanoseconds = vm.arg(base, 0) as i64;
    if nanoseconds <= 0 {
        return Flow::Next;
    }
    let g = vm.current_g();
    let timer = match vm.sched.g(g).timer {
        Some(timer) => timer,
        None => {
            let timer = vm.add_timer(TimerFire::Ready(g));
            vm.sched.g_mut(g).timer = Some(timer);
            timer
        }
    };
    let when = vm.clock().saturating_add(nanoseconds as u64);
    // Parked first, armed then (S23); in a bubble, whose clock stands still meanwhile, by itself.
    if vm.bubble().is_some() {
        vm.modify_timer(timer, when, 0);
        vm.park(GoReason::Sleep);
    } else {
        vm.park(GoReason::Sleep);
        vm.modify_timer(timer, when, 0);
    }
    Flow::Left
}

/// Seconds and nanoseconds since 1970, and the monotonic clock.
fn now(vm: &mut Vm, base: usize) -> Flow {
    vm.charge(40);
    if vm.bubble().is_some() {
        let date = vm.clock();
        vm.set(base, 0, date / 1_000_000_000);
        vm.set(base, 1, date % 1_000_000_000);
        vm.set(base, 2, 0);
        return Flow::Next;
    }
    let nano = vm.nanotime();
    let date = vm.date_at(nano);
    vm.set(base, 0, date / 1_000_000_000);
    vm.set(base, 1, date % 1_000_000_000);
    vm.set(base, 2, nano + 1);
    Flow::Next
}

fn runtime_nano(vm: &mut Vm, base: usize) -> Flow {
    let nano = vm.clock();
    vm.set(base, 0, nano);
    Flow::Next
}

/// The local zone's abbreviation, and its seconds east of Greenwich.
fn local_zone(vm: &mut Vm, base: usize) -> Flow {
    let minutes = i64::from(vm.kernel.world.utc_offset);
    let zone = match minutes {
        0 => "UTC".to_owned(),
        540 => "KST".to_owned(),
        _ => format!("{}{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60),
    };
    vm.set_text(base, 0, zone.as_bytes());
    vm.set(base, 2, (minutes * 60) as u64);
    Flow::Next
}

fn handle(vm: &mut Vm, timer: TimerId) -> u64 {
    let address = vm.memory.alloc(8, Kind::Timer);
    let _ = vm.memory.store_u64(address, u64::from(timer.0));
    address
}

fn timer_at(vm: &Vm, address: u64) -> Option<TimerId> {
    vm.memory.load_u64(address).ok().map(|number| TimerId(number as u32))
}

/// Channel, when, period: a handle.
fn new_chan_timer(vm: &mut Vm, base: usize) -> Flow {
    let chan = vm.arg(base, 0);
    let timer = vm.add_timer(TimerFire::Send(chan));
    if let Some(number) = vm.chan_number(chan) {
        vm.chans.get_mut(number).timer = Some(timer);
    }
    start(vm, base, timer)
}

/// Closure, when, period: a handle.
fn new_func_timer(vm: &mut Vm, base: usize) -> Flow {
    let closure = vm.arg(base, 0);
    let timer = vm.add_timer(TimerFire::Call(closure));
    start(vm, base, timer)
}

fn start(vm: &mut Vm, base: usize, timer: TimerId) -> Flow {
    vm.charge(100);
    let (when, period) = (vm.arg(base, 1), vm.arg(base, 2));
    vm.modify_timer(timer, when, period);
    let handle = handle(vm, timer);
    vm.set(base, 0, handle);
    Flow::Next
}

/// A timer of a bubble is touched from outside: that ends the program.
fn is_foreign(vm: &mut Vm, timer: Option<TimerId>, what: &str) -> bool {
    let foreign = timer.is_some_and(|timer| vm.timer(timer).bubble.is_some()) && vm.bubble().is_none();
    if foreign {
        vm.fatal(&format!("{what} of synctest timer from outside bubble"));
    }
    foreign
}

fn stop_timer(vm: &mut Vm, base: usize) -> Flow {
    vm.charge(50);
    let timer = timer_at(vm, vm.arg(base, 0));
    if is_foreign(vm, timer, "stop") {
        return Flow::Finished;
    }
    let pending = match timer {
        Some(timer) => vm.stop_timer(timer),
        None => false,
    };
    vm.set(base, 0, u64::from(pending));
    Flow::Next
}

/// Descriptor, when, whether for writing: a handle.
fn new_deadline(vm: &mut Vm, base: usize) -> Flow {
    let (descriptor, when, writes) = (vm.arg(base, 0) as u32, vm.arg(base, 1), vm.arg(base, 2) != 0);
    // A bubble's clock says how long, the network's when.
    let when = when.saturating_sub(vm.clock()).saturating_add(vm.nanotime());
    let timer = vm.add_timer(TimerFire::Deadline(descriptor, writes));
    vm.modify_timer(timer, when, 0);
    let handle = handle(vm, timer);
    vm.set(base, 0, handle);
    Flow::Next
}

/// Handle, when, period: whether it was pending.
fn reset_timer(vm: &mut Vm, base: usize) -> Flow {
    vm.charge(80);
    let (when, period) = (vm.arg(base, 1), vm.arg(base, 2));
    let timer = timer_at(vm, vm.arg(base, 0));
    if is_foreign(vm, timer, "reset") {
        return Flow::Finished;
    }
    let pending = match timer {
        Some(timer) => vm.modify_timer(timer, when, period),
        None => false,
    };
    vm.set(base, 0, u64::from(pending));
    Flow::Next
}
