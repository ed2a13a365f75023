//! `_disk`: the kernel's files by descriptor and by name, for `lib/_files.py` and `lib/os`.

use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::value::Value;
use crate::vm::Vm;
use kernel::{Errno, OpenMode};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_disk", "open", open),
    function("_disk", "read", read),
    function("_disk", "write", write),
    function("_disk", "seek", seek),
    function("_disk", "truncate", truncate),
    function("_disk", "size", size),
    function("_disk", "status", status),
    function("_disk", "list", list),
    function("_disk", "make_folder", make_folder),
    function("_disk", "remove_folder", remove_folder),
    function("_disk", "remove_file", remove_file),
    function("_disk", "rename", rename),
    function("_disk", "working_folder", working_folder),
    function("_disk", "change_folder", change_folder),
];

/// Bytes that are copied in a nanosecond.
const BYTES_PER_NS: u64 = 8;

fn name_of(vm: &Vm, value: Value) -> String {
    vm.text_of(value).unwrap_or_default().to_owned()
}

fn number(vm: &mut Vm, value: Value) -> Result<u32, Stop> {
    match vm
        .as_int(value)
        .and_then(|number| u32::try_from(number).ok())
    {
        Some(number) => Ok(number),
        None => Err(vm.os_error(Errno::EBADF)),
    }
}

/// The error, with the file's name.
fn named(vm: &mut Vm, errno: Errno, name: Value) -> Stop {
    Stop::Raise(crate::types::exception::os_error(vm, errno, name))
}

/// `open(path, reads, writes, appends, creates, exclusive, truncates, mode)`: a descriptor. The
/// mode's text is for the trace.
fn open(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "open", 8)?;
    let name = name_of(vm, args.get(0));
    let truth = |vm: &Vm, at: usize| vm.truth_native(args.get(at)).unwrap_or(false);
    let mode = OpenMode {
        reads: truth(vm, 1),
        writes: truth(vm, 2),
        appends: truth(vm, 3),
        creates: truth(vm, 4),
        exclusive: truth(vm, 5),
        truncates: truth(vm, 6),
    };
    let words = name_of(vm, args.get(7));
    vm.enter_kernel();
    let opened = vm.kernel.file_open(&name, mode, &words);
    vm.notice();
    match opened {
        Ok(number) => Ok(Value::Int(i64::from(number))),
        Err(errno) => Err(named(vm, errno, args.get(0))),
    }
}

/// `read(fd, size)`: bytes.
fn read(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "read", 2)?;
    let file = number(vm, args.get(0))?;
    let most = vm.as_int(args.get(1)).filter(|most| *most >= 0);
    vm.enter_kernel();
    let result = vm
        .kernel
        .file_read(file, most.map_or(usize::MAX, |most| most as usize));
    vm.notice();
    match result {
        Ok(bytes) => {
            vm.charge(bytes.len() as u64 / BYTES_PER_NS);
            Ok(vm.heap.bytes_object(bytes))
        }
        Err(errno) => Err(vm.os_error(errno)),
    }
}

/// `write(fd, data)`: how many bytes.
fn write(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "write", 2)?;
    let file = number(vm, args.get(0))?;
    let Some(bytes) = vm.bytes_of(args.get(1)).map(<[u8]>::to_vec) else {
        let name = vm.class_name(args.get(1));
        return Err(vm.type_error(&format!("a bytes-like object is required, not '{name}'")));
    };
    vm.enter_kernel();
    let result = vm.kernel.file_write(file, &bytes);
    vm.notice();
    vm.charge(bytes.len() as u64 / BYTES_PER_NS);
    match result {
        Ok(count) => Ok(Value::Int(count as i64)),
        Err(errno) => Err(vm.os_error(errno)),
    }
}

fn seek(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "seek", 3)?;
    let file = number(vm, args.get(0))?;
    let offset = vm.as_int(args.get(1)).unwrap_or(0);
    let whence = vm.as_int(args.get(2)).unwrap_or(0);
    match vm.kernel.file_seek(file, offset, whence as u8) {
        Ok(place) => Ok(Value::Int(place as i64)),
        Err(errno) => Err(vm.os_error(errno)),
    }
}

fn truncate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "truncate", 2)?;
    let file = number(vm, args.get(0))?;
    let size = vm.as_int(args.get(1)).unwrap_or(0).max(0);
    match vm.kernel.file_truncate(file, size as u64) {
        Ok(()) => Ok(Value::Int(size)),
        Err(errno) => Err(vm.os_error(errno)),
    }
}

fn size(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "size", 1)?;
    let file = number(vm, args.get(0))?;
    match vm.kernel.file_size(file) {
        Ok(size) => Ok(Value::Int(size as i64)),
        Err(errno) => Err(vm.os_error(errno)),
    }
}

/// `status(path)`: (is a folder, size, nanoseconds since 1970, number), or None.
fn status(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "status", 1)?;
    let name = name_of(vm, args.get(0));
    vm.charge(1_000);
    let Ok(status) = vm.kernel.disk.status(&name) else {
        return Ok(Value::None);
    };
    let date = vm.kernel.world.date(status.modified);
    let items = vec![
        Value::bool(status.is_folder),
        Value::Int(status.size as i64),
        Value::Int(date as i64),
        Value::Int(status.node as i64),
    ];
    Ok(vm.heap.tuple(items))
}

fn list(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "list", 1)?;
    let name = name_of(vm, args.get(0));
    match vm.kernel.disk.list(&name) {
        Ok(names) => {
            let names = names.iter().map(|name| vm.heap.str(name)).collect();
            Ok(vm.heap.list(names))
        }
        Err(errno) => Err(named(vm, errno, args.get(0))),
    }
}

type Change = fn(&mut kernel::Disk, &str) -> Result<(), Errno>;

fn change(vm: &mut Vm, args: &Args, what: &str, change: Change) -> Outcome {
    vm.exactly(args, what, 1)?;
    let name = name_of(vm, args.get(0));
    vm.charge(5_000);
    match change(&mut vm.kernel.disk, &name) {
        Ok(()) => Ok(Value::None),
        Err(errno) => Err(named(vm, errno, args.get(0))),
    }
}

fn make_folder(vm: &mut Vm, args: &Args) -> Outcome {
    change(vm, args, "make_folder", kernel::Disk::make_folder)
}

fn remove_folder(vm: &mut Vm, args: &Args) -> Outcome {
    change(vm, args, "remove_folder", kernel::Disk::remove_folder)
}

fn remove_file(vm: &mut Vm, args: &Args) -> Outcome {
    change(vm, args, "remove_file", kernel::Disk::remove_file)
}

fn rename(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "rename", 2)?;
    let (from, to) = (name_of(vm, args.get(0)), name_of(vm, args.get(1)));
    match vm.kernel.disk.rename(&from, &to) {
        Ok(()) => Ok(Value::None),
        Err(errno) => Err(named(vm, errno, args.get(0))),
    }
}

fn working_folder(vm: &mut Vm, _args: &Args) -> Outcome {
    let folder = vm.kernel.disk.working_folder.clone();
    Ok(vm.heap.str(&folder))
}

fn change_folder(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "change_folder", 1)?;
    let name = name_of(vm, args.get(0));
    match vm.kernel.disk.status(&name) {
        Ok(status) if status.is_folder => {
            vm.kernel.disk.working_folder = vm.kernel.disk.path(&name);
            Ok(Value::None)
        }
        Ok(_) => Err(named(vm, Errno::ENOTDIR, args.get(0))),
        Err(errno) => Err(named(vm, errno, args.get(0))),
    }
}
