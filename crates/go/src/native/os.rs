//! Package os: standard streams, the simulated computer's files, arguments, environment, exit.

use crate::sched::GoReason;
use crate::vm::{Flow, Native, Vm};
use kernel::{Errno, Input, OpenMode, Stop};
use trace::{OutcomeKind, Stream, WaitReason};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("os.writeOut", write_out),
    ("os.readIn", read_in),
    ("os.runtimeArgs", arguments),
    ("os.getenv", getenv),
    ("os.setenv", setenv),
    ("os.environ", environ),
    ("os.exit", exit),
    ("os.openFile", open_file),
    ("os.readFile", read_file),
    ("os.writeFile", write_file),
    ("os.seekFile", seek_file),
    ("os.truncateFile", truncate_file),
    ("os.closeFile", close_file),
    ("os.stat", stat),
    ("os.list", list),
    ("os.change", change),
    ("os.getwd", getwd),
    ("os.chdir", chdir),
    ("os.watchSignals", watch_signals),
    ("os.killed", killed),
    ("os/signal.receive", receive_signal),
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
                let what = vm.kernel.text("read");
                return Flow::Block(Stop::Blocked {
                    reason: WaitReason::Input,
                    until,
                    what,
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
    // `go run` builds a program of this name; where its text lies is not the program's business.
    let name = vm.settings.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut all = vec![name.trim_end_matches(".go").to_owned()];
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

/// Name, value, whether it is set at all.
fn setenv(vm: &mut Vm, base: usize) -> Flow {
    let (name, value) = (vm.arg_text(base, 0), vm.arg_text(base, 2));
    let environment = &mut vm.kernel.world.environment;
    if vm.stack[base + 4] != 0 {
        environment.insert(name, value);
    } else {
        environment.remove(&name);
    }
    Flow::Next
}

/// `NAME=value` with NULs between.
fn environ(vm: &mut Vm, base: usize) -> Flow {
    let entries = vm.kernel.world.environment.iter();
    let lines: Vec<String> = entries.map(|(name, value)| format!("{name}={value}")).collect();
    let text = lines.join("\0");
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}

fn exit(vm: &mut Vm, base: usize) -> Flow {
    let code = vm.arg(base, 0) as i32;
    vm.finish(OutcomeKind::Exited, code & 0xff, "");
    Flow::Finished
}

/// A system call's result: a number, or minus an error number.
fn done(vm: &mut Vm, base: usize, result: Result<u64, Errno>) -> Flow {
    vm.charge(WRITE_NS);
    let word = match result {
        Ok(value) => value as i64,
        Err(errno) => -i64::from(errno.0),
    };
    vm.set(base, 0, word as u64);
    Flow::Next
}

/// Name, flags as Linux numbers them: a descriptor.
fn open_file(vm: &mut Vm, base: usize) -> Flow {
    let (name, flags) = (vm.arg_text(base, 0), vm.arg(base, 2));
    let access = flags & 3;
    let mode = OpenMode {
        reads: access != 1,
        writes: access != 0,
        appends: flags & 0x400 != 0,
        creates: flags & 0x40 != 0,
        exclusive: flags & 0x80 != 0,
        truncates: flags & 0x200 != 0,
    };
    let words = ["r", "w", "rw", "rw"][access as usize];
    vm.flush();
    let opened = vm.kernel.file_open(&name, mode, words).map(u64::from);
    done(vm, base, opened)
}

/// Descriptor, buffer: how many bytes, 0 at the end.
fn read_file(vm: &mut Vm, base: usize) -> Flow {
    let (number, address, room) = (vm.arg(base, 0) as u32, vm.arg(base, 1), vm.arg(base, 2) as usize);
    vm.flush();
    let read = vm.kernel.file_read(number, room).map(|bytes| {
        let _ = vm.memory.write(address, &bytes);
        vm.charge(bytes.len() as u64 / 16);
        bytes.len() as u64
    });
    done(vm, base, read)
}

fn write_file(vm: &mut Vm, base: usize) -> Flow {
    let (number, bytes) = (vm.arg(base, 0) as u32, vm.arg_bytes(base, 1));
    vm.flush();
    let written = vm.kernel.file_write(number, &bytes).map(|count| count as u64);
    vm.charge(bytes.len() as u64 / 16);
    done(vm, base, written)
}

/// Descriptor, offset, whence.
fn seek_file(vm: &mut Vm, base: usize) -> Flow {
    let (number, offset) = (vm.arg(base, 0) as u32, vm.arg(base, 1) as i64);
    let place = vm.kernel.file_seek(number, offset, vm.arg(base, 2) as u8);
    done(vm, base, place)
}

fn truncate_file(vm: &mut Vm, base: usize) -> Flow {
    let (number, size) = (vm.arg(base, 0) as u32, vm.arg(base, 1));
    let cut = vm.kernel.file_truncate(number, size).map(|()| 0);
    done(vm, base, cut)
}

fn close_file(vm: &mut Vm, base: usize) -> Flow {
    vm.flush();
    let closed = vm.kernel.close_descriptor(vm.arg(base, 0) as u32).map(|()| 0);
    done(vm, base, closed)
}

/// Path: error number, whether a folder, size, when it was changed (nanoseconds since 1970), node.
fn stat(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.arg_text(base, 0);
    let words = match vm.kernel.disk.status(&name) {
        Ok(status) => {
            let date = vm.kernel.world.date(status.modified);
            [0, u64::from(status.is_folder), status.size, date, status.node]
        }
        Err(errno) => [errno.0 as u64, 0, 0, 0, 0],
    };
    vm.charge(WRITE_NS);
    vm.stack[base..base + 5].copy_from_slice(&words);
    Flow::Next
}

/// Path: error number, names with NULs between.
fn list(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.arg_text(base, 0);
    let (errno, text) = match vm.kernel.disk.list(&name) {
        Ok(names) => (0, names.join("\0")),
        Err(errno) => (errno.0, String::new()),
    };
    vm.set_text(base, 1, text.as_bytes());
    vm.set(base, 0, errno as u64);
    Flow::Next
}

/// What to do (make a folder, remove a folder, remove a file, rename), path, new path.
fn change(vm: &mut Vm, base: usize) -> Flow {
    let (name, other) = (vm.arg_text(base, 1), vm.arg_text(base, 3));
    let disk = &mut vm.kernel.disk;
    let changed = match vm.stack[base] {
        0 => disk.make_folder(&name),
        1 => disk.remove_folder(&name),
        2 => disk.remove_file(&name),
        _ => disk.rename(&name, &other),
    };
    done(vm, base, changed.map(|()| 0))
}

fn getwd(vm: &mut Vm, base: usize) -> Flow {
    let folder = vm.kernel.disk.working_folder.clone();
    vm.set_text(base, 0, folder.as_bytes());
    Flow::Next
}

fn chdir(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.arg_text(base, 0);
    let disk = &mut vm.kernel.disk;
    let changed = match disk.status(&name) {
        Ok(status) if status.is_folder => {
            disk.working_folder = disk.path(&name);
            Ok(0)
        }
        Ok(_) => Err(Errno::ENOTDIR),
        Err(errno) => Err(errno),
    };
    done(vm, base, changed)
}

/// Somebody waits for signals: whoever sleeps may be woken from outside.
fn watch_signals(vm: &mut Vm, base: usize) -> Flow {
    vm.sched.signals = vm.arg(base, 0) != 0;
    Flow::Next
}

/// Parks the goroutine that takes signals until one comes from outside.
fn receive_signal(vm: &mut Vm, _: usize) -> Flow {
    vm.sched.signal_g = Some(vm.current_g());
    vm.park(GoReason::Signal);
    Flow::Left
}

/// A signal that nobody handles ends the program, as a shell tells it.
fn killed(vm: &mut Vm, base: usize) -> Flow {
    let (number, text) = (vm.arg(base, 0) as i32, vm.arg_text(base, 1));
    vm.finish(OutcomeKind::Failed, 128 + number, &format!("signal: {text}"));
    Flow::Finished
}

/// A system call that blocks its thread for so many nanoseconds. The second word: begun.
fn sleep(vm: &mut Vm, base: usize) -> Flow {
    if vm.arg(base, 1) != 0 {
        return Flow::Next;
    }
    vm.set(base, 1, 1);
    vm.flush();
    let until = vm.kernel.now().after(vm.arg(base, 0));
    let what = vm.kernel.text("nanosleep");
    Flow::Block(Stop::Blocked {
        reason: WaitReason::Sleep,
        until: Some(until),
        what,
    })
}
