//! Package os: standard streams, the scenario's files, arguments, exit.

use crate::memory::Kind;
use crate::vm::{Flow, Native, Vm};
use kernel::{Input, Stop};
use std::rc::Rc;
use trace::{OutcomeKind, Stream, TextId, WaitReason};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("os.writeOut", write_out),
    ("os.readIn", read_in),
    ("os.runtimeArgs", arguments),
    ("os.getenv", getenv),
    ("os.exit", exit),
    ("os.openFile", open_file),
    ("os.readFile", read_file),
    ("syscall.sleep", sleep),
];

/// A `write` to a stream that takes it at once.
/// Simplified: too short for sysmon to take the P, so that it is not told as a system call.
const WRITE_NS: u64 = 1_000;

/// Descriptor, bytes.
fn write_out(vm: &mut Vm, base: usize) -> Flow {
    let stream = if vm.arg(base, 0) == 2 { Stream::Stderr } else { Stream::Stdout };
    let bytes = vm.arg_bytes(base, 1);
    vm.charge(WRITE_NS);
    vm.write_out(stream, &bytes);
    Flow::Next
}

/// Fills a buffer from standard input; the count, 0 at its end. Waits in a system call.
fn read_in(vm: &mut Vm, base: usize) -> Flow {
    if vm.stdin_rest.is_empty() {
        vm.flush();
        match vm.kernel.read_line() {
            Input::Line(line) => vm.stdin_rest = line.into_bytes(),
            Input::End => {
                vm.set(base, 0, 0);
                return Flow::Next;
            }
            Input::Wait(until) => {
                return Flow::Block(Stop::Blocked {
                    reason: WaitReason::Input,
                    until,
                    what: TextId::default(),
                });
            }
        }
    }
    let room = vm.arg(base, 1) as usize;
    let count = room.min(vm.stdin_rest.len());
    let bytes: Vec<u8> = vm.stdin_rest.drain(..count).collect();
    let address = vm.arg(base, 0);
    let _ = vm.memory.write(address, &bytes);
    vm.charge(WRITE_NS);
    vm.set(base, 0, count as u64);
    Flow::Next
}

/// The program's name and its arguments, as one text with NULs between.
fn arguments(vm: &mut Vm, base: usize) -> Flow {
    let mut all = vec![vm.settings.file.trim_end_matches(".go").to_owned()];
    all.extend(vm.kernel.world.arguments.iter().cloned());
    let text = all.join("\0");
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}

fn getenv(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.arg_text(base, 0);
    let value = vm.kernel.world.environment.get(&name).cloned();
    vm.set_text(base, 0, value.clone().unwrap_or_default().as_bytes());
    vm.set(base, 2, u64::from(value.is_some()));
    Flow::Next
}

fn exit(vm: &mut Vm, base: usize) -> Flow {
    let code = vm.arg(base, 0) as i32;
    vm.finish(OutcomeKind::Exited, code & 0xff, "");
    Flow::Finished
}

/// The number of the scenario's file with this name, or -1.
fn open_file(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.arg_text(base, 0);
    let found = vm.kernel.world.files.get(name.trim_start_matches("./")).cloned();
    let number = match found {
        Some(content) => {
            vm.files.push((Rc::new(content.to_vec()), 0));
            vm.files.len() as i64 - 1
        }
        None => -1,
    };
    vm.charge(WRITE_NS);
    vm.set(base, 0, number as u64);
    Flow::Next
}

/// Number of an open file, how many bytes at most: the next ones.
fn read_file(vm: &mut Vm, base: usize) -> Flow {
    let (number, room) = (vm.arg(base, 0) as usize, vm.arg(base, 1) as usize);
    let Some((content, at)) = vm.files.get_mut(number) else {
        vm.stack[base..base + 3].fill(0);
        return Flow::Next;
    };
    let end = content.len().min(at.saturating_add(room));
    let bytes = content[*at..end].to_vec();
    *at = end;
    vm.charge(WRITE_NS);
    let address = vm.memory.alloc(bytes.len() as u64, Kind::NoScan);
    let _ = vm.memory.write(address, &bytes);
    vm.set(base, 0, address);
    vm.set(base, 1, bytes.len() as u64);
    vm.set(base, 2, bytes.len() as u64);
    Flow::Next
}

/// A system call that blocks its thread for so many nanoseconds. The second word: begun.
fn sleep(vm: &mut Vm, base: usize) -> Flow {
    if vm.arg(base, 1) != 0 {
        return Flow::Next;
    }
    vm.set(base, 1, 1);
    vm.flush();
    let until = vm.kernel.now().after(vm.arg(base, 0));
    Flow::Block(Stop::Blocked {
        reason: WaitReason::Sleep,
        until: Some(until),
        what: TextId::default(),
    })
}
