//! Bubbles for `testing/synctest`.

use crate::sched::Stuck;
use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("internal/synctest.IsInBubble", is_in_bubble),
    ("internal/synctest.begin", begin),
    ("internal/synctest.idle", idle),
    ("internal/synctest.advance", advance),
    ("internal/synctest.end", end),
    ("internal/synctest.wait", wait),
    ("internal/synctest.woken", woken),
];

fn is_in_bubble(vm: &mut Vm, base: usize) -> Flow {
    let inside = vm.bubble().is_some();
    vm.set(base, 0, u64::from(inside));
    Flow::Next
}

fn begin(vm: &mut Vm, base: usize) -> Flow {
    let closure = vm.arg(base, 0);
    vm.begin_bubble(closure);
    Flow::Next
}

fn idle(vm: &mut Vm, _: usize) -> Flow {
    vm.wait_for_bubble();
    Flow::Left
}

fn advance(vm: &mut Vm, base: usize) -> Flow {
    let goes_on = vm.advance_bubble();
    vm.set(base, 0, u64::from(goes_on));
    Flow::Next
}

fn end(vm: &mut Vm, base: usize) -> Flow {
    let why: &str = match vm.end_bubble() {
        Stuck::No => "",
        Stuck::MainEnded => "deadlock: main bubble goroutine has exited but blocked goroutines remain",
        Stuck::AllBlocked => "deadlock: all goroutines in bubble are blocked",
    };
    vm.set_text(base, 0, why.as_bytes());
    Flow::Next
}

/// What is wrong with waiting; nothing, when it is over.
fn wait(vm: &mut Vm, base: usize) -> Flow {
    vm.set_text(base, 0, b"");
    match vm.wait_for_idleness() {
        Ok(()) => Flow::Left,
        Err(why) => {
            vm.set_text(base, 0, why.as_bytes());
            Flow::Next
        }
    }
}

fn woken(vm: &mut Vm, _: usize) -> Flow {
    vm.found_idle();
    Flow::Next
}
