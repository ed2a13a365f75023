//! Package runtime.

use crate::vm::{Flow, Native, Vm};
use trace::GoYield;

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("runtime.Gosched", gosched),
    ("runtime.Goexit", goexit),
    ("runtime.gomaxprocs", gomaxprocs),
    ("runtime.NumCPU", num_cpu),
    ("runtime.NumGoroutine", num_goroutine),
    ("runtime.LockOSThread", lock_thread),
    ("runtime.UnlockOSThread", unlock_thread),
    ("runtime.GC", collect),
    ("runtime.heapBytes", heap_bytes),
    ("runtime.panicCount", panic_count),
    ("runtime.panicValue", panic_value),
    ("runtime.panicFlags", panic_flags),
    ("runtime.panicLine", panic_line),
    ("runtime.fatalExit", fatal_exit),
    ("runtime.throw", throw),
    ("runtime.caller", caller),
    ("runtime.stackText", stack_text),
    ("runtime.goid", goid),
    ("runtime.nanotime", nanotime),
];

fn gosched(vm: &mut Vm, _: usize) -> Flow {
    vm.yield_g(GoYield::Gosched);
    Flow::Left
}

fn goexit(vm: &mut Vm, _: usize) -> Flow {
    match vm.goexit() {
        crate::vm::Unwound::Reload => Flow::Reload,
        crate::vm::Unwound::Ended => vm.ended(),
        crate::vm::Unwound::Finished => Flow::Finished,
    }
}

/// Sets the number of Ps where the argument is positive; gives what it was.
fn gomaxprocs(vm: &mut Vm, base: usize) -> Flow {
    let wanted = vm.arg(base, 0) as i64;
    let before = vm.sched.ps.len();
    if wanted > 0 && wanted as usize != before {
        vm.resize_procs(wanted.min(256) as usize);
    }
    vm.set(base, 0, before as u64);
    Flow::Next
}

fn num_cpu(vm: &mut Vm, base: usize) -> Flow {
    let cores = vm.kernel.core_count();
    vm.set(base, 0, u64::from(cores));
    Flow::Next
}

fn num_goroutine(vm: &mut Vm, base: usize) -> Flow {
    let live = vm.sched.live;
    vm.set(base, 0, u64::from(live));
    Flow::Next
}

fn lock_thread(vm: &mut Vm, _: usize) -> Flow {
    vm.lock_thread();
    Flow::Next
}

fn unlock_thread(vm: &mut Vm, _: usize) -> Flow {
    vm.unlock_thread();
    Flow::Next
}

fn collect(vm: &mut Vm, _: usize) -> Flow {
    vm.collect();
    Flow::Next
}

fn heap_bytes(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.memory.live_bytes();
    vm.set(base, 0, bytes);
    Flow::Next
}

fn panic_count(vm: &mut Vm, base: usize) -> Flow {
    let count = vm.panics.iter().filter(|panic| !panic.goexit).count();
    vm.set(base, 0, count as u64);
    Flow::Next
}

fn panic_value(vm: &mut Vm, base: usize) -> Flow {
    let index = vm.arg(base, 0) as usize;
    let panic = vm.panics.iter().filter(|panic| !panic.goexit).nth(index);
    let value = panic.map_or([0, 0], |panic| panic.value);
    vm.set(base, 0, value[0]);
    vm.set(base, 1, value[1]);
    Flow::Next
}

/// Bit 0: it was recovered. Bit 1: the next one has the same value.
fn panic_flags(vm: &mut Vm, base: usize) -> Flow {
    let index = vm.arg(base, 0) as usize;
    let mut panics = vm.panics.iter().filter(|panic| !panic.goexit).skip(index);
    let (this, next) = (panics.next(), panics.next());
    let recovered = this.is_some_and(|panic| panic.recovered);
    let again = match (this, next) {
        (Some(this), Some(next)) => this.value == next.value,
        _ => false,
    };
    vm.set(base, 0, u64::from(recovered) | u64::from(again) << 1);
    Flow::Next
}

fn panic_line(vm: &mut Vm, base: usize) -> Flow {
    let line = vm.arg_text(base, 0);
    vm.last_words.push_str(&line);
    Flow::Next
}

fn fatal_exit(vm: &mut Vm, _: usize) -> Flow {
    vm.report_panic();
    Flow::Finished
}

/// `fatal error: …`, which nobody can recover.
fn throw(vm: &mut Vm, base: usize) -> Flow {
    let text = vm.arg_text(base, 0);
    vm.fatal(&text);
    Flow::Finished
}

/// The frame so many levels above the caller of the Go function that calls this:
/// function, file, line, whether there is one.
fn caller(vm: &mut Vm, base: usize) -> Flow {
    let skip = vm.arg(base, 0) as usize + 1;
    let shown: Vec<_> = vm.frames.iter().rev().filter(|frame| !vm.program.func(frame.func).wrapper).collect();
    let found = shown.get(skip).map(|frame| {
        let func = vm.program.func(frame.func);
        let line = func.lines.get((frame.pc as usize).saturating_sub(1)).copied().unwrap_or(0);
        (func.name.clone(), vm.program.files[func.file as usize].clone(), line)
    });
    let (name, file, line) = found.clone().unwrap_or_default();
    vm.set_text(base, 0, name.as_bytes());
    vm.set_text(base, 2, file.as_bytes());
    vm.set(base, 4, u64::from(line));
    vm.set(base, 5, u64::from(found.is_some()));
    Flow::Next
}

fn stack_text(vm: &mut Vm, base: usize) -> Flow {
    let mut out = String::new();
    let (g, frames) = (vm.current_g(), vm.frames.clone());
    vm.goroutine_text(g, &frames, "running", &mut out);
    vm.set_text(base, 0, out.as_bytes());
    Flow::Next
}

fn goid(vm: &mut Vm, base: usize) -> Flow {
    let g = vm.current_g();
    let goid = vm.sched.g(g).goid;
    vm.set(base, 0, u64::from(goid));
    Flow::Next
}

fn nanotime(vm: &mut Vm, base: usize) -> Flow {
    let now = vm.nanotime();
    vm.set(base, 0, now);
    Flow::Next
}
