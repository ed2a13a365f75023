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
    ("runtime.memory", memory),
    ("runtime.panicCount", panic_count),
    ("runtime.panicValue", panic_value),
    ("runtime.panicFlags", panic_flags),
    ("runtime.panicLine", panic_line),
    ("runtime.fatalExit", fatal_exit),
    ("runtime.throw", throw),
    ("runtime.callerPC", caller_pc),
    ("runtime.symbol", symbol),
    ("reflect.codeOf", code_of),
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

/// What the heap counts: live bytes, bytes so far, blocks, freed blocks, collections.
fn memory(vm: &mut Vm, base: usize) -> Flow {
    let counts = vm.memory.counts();
    let words = [vm.memory.live_bytes(), counts.bytes, counts.blocks, counts.freed, counts.collections];
    for (at, word) in words.into_iter().enumerate() {
        vm.set(base, at, word);
    }
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

/// Where code stands: a number for each function, and in it for each instruction.
const TEXT: u64 = 0x40_0000;
const FUNC_BITS: u32 = 20;
/// The frame below all others.
const GOEXIT: u64 = TEXT - 1;

fn code_address(func: u32, pc: u32) -> u64 {
    TEXT + (u64::from(func) << FUNC_BITS) + u64::from(pc)
}

/// The return address of the frame so many levels above the caller of the Go function that calls
/// this, -1 being that function itself; 0: none.
fn caller_pc(vm: &mut Vm, base: usize) -> Flow {
    let skip = (vm.arg(base, 0) as i64 + 1).max(0) as usize;
    let shown: Vec<_> = vm.frames.iter().rev().filter(|frame| !vm.program.func(frame.func).wrapper).collect();
    let address = match shown.get(skip) {
        Some(frame) => code_address(frame.func.0, frame.pc),
        None if skip == shown.len() => GOEXIT,
        None => 0,
    };
    vm.set(base, 0, address);
    Flow::Next
}

/// Function, file and line of an address in code; without name: none is there.
fn symbol(vm: &mut Vm, base: usize) -> Flow {
    let address = vm.arg(base, 0);
    let own = |file: &str| format!("$GOROOT/src/runtime/{file}");
    let place = address.checked_sub(TEXT);
    let func = place.and_then(|place| vm.program.funcs.get((place >> FUNC_BITS) as usize));
    let (name, file, line) = match func {
        _ if address == GOEXIT => ("runtime.goexit".to_owned(), own("asm_amd64.s"), 1264),
        None => (String::new(), String::new(), 0),
        Some(func) if func.hidden => ("runtime.main".to_owned(), own("proc.go"), 302),
        Some(func) => {
            let pc = (address - TEXT) as usize & ((1 << FUNC_BITS) - 1);
            let line = func.lines.get(pc.saturating_sub(1)).copied().unwrap_or(0);
            (func.name.clone(), vm.program.files[func.file as usize].clone(), line)
        }
    };
    vm.set_text(base, 0, name.as_bytes());
    vm.set_text(base, 2, file.as_bytes());
    vm.set(base, 4, u64::from(line));
    Flow::Next
}

/// The address of a closure's code.
fn code_of(vm: &mut Vm, base: usize) -> Flow {
    let entry = vm.memory.load_u64(vm.arg(base, 0)).unwrap_or(0);
    vm.set(base, 0, code_address(entry as u32, 0));
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
