//! `_processes`: processes and pipes, for `os` and `multiprocessing`.
//!
//! The kernel has them; here are the calls. What fails gives minus the number of the error
//! (`errno`), and the library's Python raises. A call that has to wait is a native frame that asks
//! again each time it wakes, as a system call does.

use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, function};
use crate::object::Object;
use crate::value::Value;
use crate::vm::{Departure, Flow, Input, Then, Vm};
use kernel::{ChildState, Read, Written};
use trace::{OutcomeKind, PipeEnd, ProcessId, StartMethod, Time, WaitReason};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_processes", "fork", fork),
    function("_processes", "spawn", spawn),
    function("_processes", "run_program", run_program),
    function("_processes", "exit", exit),
    function("_processes", "getpid", getpid),
    function("_processes", "getppid", getppid),
    function("_processes", "wait", wait),
    function("_processes", "kill", kill),
    function("_processes", "program_code", crate::builtins::dynamic_code::program_code),
    function("_signal", "default_int_handler", default_int_handler),
    function("_processes", "handle", handle),
    function("_processes", "pipe", pipe),
    function("_processes", "duplex_pipe", duplex_pipe),
    function("_processes", "close", close),
    function("_processes", "duplicate", duplicate),
    function("_processes", "hand_over", hand_over),
    function("_processes", "connect", connect),
    function("_processes", "accept", accept),
    function("_processes", "read", read),
    function("_processes", "write", write),
    function("_processes", "send", send),
    function("_processes", "recv", recv),
    function("_processes", "poll", poll),
    function("_processes", "poll_or_child", poll_or_child),
    function("_processes", "register", register),
    function("_processes", "thread_count", thread_count),
    function("_processes", "is_pipe", is_pipe),
    function("_processes", "program_forks", program_forks),
];

const NO_SUCH_PROCESS: i64 = -3;
const BAD_DESCRIPTOR: i64 = -9;
const NO_CHILD: i64 = -10;
const TRY_AGAIN: i64 = -11;
const BROKEN_PIPE: i64 = -32;

/// Bytes before a message: its length, big-endian.
const HEADER_BYTES: usize = 4;
/// Copying bytes into or out of a pipe, for each; a system call.
const COPY_PS_PER_BYTE: u64 = 200;
const CALL_NS: u64 = 1_500;

fn number(vm: &Vm, args: &Args, n: usize) -> i64 {
    vm.as_int(args.get(n)).unwrap_or(-1)
}

fn text(vm: &Vm, args: &Args, n: usize) -> String {
    vm.text_of(args.get(n)).unwrap_or("").to_owned()
}

fn descriptor(vm: &Vm, args: &Args, n: usize) -> u32 {
    u32::try_from(number(vm, args, n)).unwrap_or(u32::MAX)
}

/// A system call begins: the work so far is charged, and events are recorded here.
fn enter(vm: &mut Vm) {
    vm.charge(CALL_NS);
    vm.stand_here();
}

// ---- processes --------------------------------------------------------------------------

/// `fork(name, forkserver)`: the child's number, 0 in the child.
fn fork(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "fork", 2)?;
    let values = [args.get(0), args.get(1)];
    vm.enter_native("fork", fork_step, &values, Then::Push);
    Err(Stop::Frame)
}

/// `[name, forkserver]`; the child continues its copy of this frame with `pc` 1.
fn fork_step(vm: &mut Vm, _input: Input) -> Flow {
    if vm.native_frame().pc == 1 {
        return Flow::Return(Value::Int(0));
    }
    let (name, server) = (vm.slot(0), vm.slot(1));
    let name = vm.text_of(name).unwrap_or("").to_owned();
    let how = match vm.truth_native(server) {
        Some(true) => StartMethod::Forkserver,
        _ => StartMethod::Fork,
    };
    let made = vm.fork(&name, how);
    Flow::Return(Value::Int(made.map_or(TRY_AGAIN, i64::from)))
}

/// `spawn(name, source, descriptors)`: a fresh interpreter with that main module.
fn spawn(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "spawn", 3)?;
    let (name, source) = (text(vm, args, 0), text(vm, args, 1));
    let inherits = vm.items_of(args.get(2)).unwrap_or_default();
    let inherits: Vec<u32> = inherits
        .iter()
        .filter_map(|number| u32::try_from(vm.as_int(*number)?).ok())
        .collect();
    let made = vm.spawn(&name, &source, &inherits);
    Ok(Value::Int(made.map_or(TRY_AGAIN, i64::from)))
}

/// `run_program(name)`: runs the program's own text as a module of that name, which it gives.
fn run_program(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "run_program", 1)?;
    vm.enter_native(
        "run_program",
        run_program_step,
        &[args.get(0), Value::None],
        Then::Push,
    );
    Err(Stop::Frame)
}

fn run_program_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let name = vm.slot(0);
            let name = vm.text_of(name).unwrap_or("").to_owned();
            let own = vm.frames.len() - 1;
            let module = vm.enter_program(&name);
            // The frame above is the program's; the module is kept in this one's place.
            let crate::vm::Frame::Native(frame) = &vm.frames[own] else {
                unreachable!("this frame is native")
            };
            let place = frame.base as usize + 1;
            vm.heap.retain(Value::Object(module));
            vm.stack[place] = Value::Object(module);
            Flow::Continue
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(vm.slot(1)),
    }
}

/// `register(name, module)`: the module is imported under that name.
fn register(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "register", 2)?;
    let name = text(vm, args, 0);
    if let Value::Object(id) = args.get(1)
        && matches!(vm.object(id), Object::Module(_))
    {
        vm.register_module(&name, id);
    }
    Ok(Value::None)
}

/// `exit(code)`: ends the process at once, without any clean-up.
fn exit(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "exit", 1)?;
    let code = (number(vm, args, 0) & 0xff) as i32;
    enter(vm);
    leave(
        vm,
        Departure {
            outcome: OutcomeKind::Exited,
            code,
            ..Departure::default()
        },
    )
}

/// The process is over when the VM looks at its frames again: at once, since a frame was pushed.
fn leave(vm: &mut Vm, departure: Departure) -> Outcome {
    vm.departure = Some(departure);
    vm.enter_native("exit", |_, _| Flow::Return(Value::None), &[], Then::Push);
    Err(Stop::Frame)
}

fn getpid(vm: &mut Vm, _args: &Args) -> Outcome {
    let process = vm.kernel.process();
    Ok(Value::Int(i64::from(vm.kernel.pid(process))))
}

fn getppid(vm: &mut Vm, _args: &Args) -> Outcome {
    let process = vm.kernel.process();
    Ok(Value::Int(i64::from(vm.kernel.parent_pid(process))))
}

fn thread_count(vm: &mut Vm, _args: &Args) -> Outcome {
    let process = vm.kernel.process();
    Ok(Value::Int(vm.kernel.live_threads(process).len() as i64))
}

/// `wait(pid, nohang)`: (pid, code); (0, 0) if it still runs. -1: any child.
fn wait(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "wait", 2)?;
    let (pid, nohang) = (args.get(0), args.get(1));
    vm.enter_native("wait", wait_step, &[pid, nohang], Then::Push);
    Err(Stop::Frame)
}

fn wait_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        for process in vm.kernel.children() {
            vm.kernel.forget_process(process);
        }
        return Flow::Raise(exception);
    }
    let (pid, nohang) = (vm.slot(0), vm.slot(1));
    let pid = vm.as_int(pid).unwrap_or(-1);
    enter(vm);
    let asked: Vec<ProcessId> = match u32::try_from(pid) {
        Ok(pid) => vm.kernel.process_with_pid(pid).into_iter().collect(),
        Err(_) => vm.kernel.children(),
    };
    let mut running = Vec::new();
    for process in asked {
        vm.kernel.forget_process(process);
        match vm.kernel.reap(process) {
            ChildState::Ended(code) => {
                vm.notice();
                let pid = i64::from(vm.kernel.pid(process));
                let ended = vec![Value::Int(pid), Value::Int(i64::from(code))];
                return Flow::Return(vm.heap.tuple(ended));
            }
            ChildState::Running => running.push(process),
            ChildState::NoChild => {}
        }
    }
    if running.is_empty() {
        return Flow::Return(Value::Int(NO_CHILD));
    }
    if vm.truth_native(nohang) == Some(true) {
        return Flow::Return(vm.heap.tuple(vec![Value::Int(0), Value::Int(0)]));
    }
    for process in running {
        vm.kernel.watch_process(process);
    }
    Flow::Block(until_woken(WaitReason::Join, -1))
}

fn until_woken(reason: WaitReason, until: i64) -> Wait {
    Wait {
        reason,
        until: u64::try_from(until).ok().map(Time),
        resume: OnWake::Value(Value::None),
    }
}

/// `kill(pid, signal)`; 0 only asks whether the process is there.
fn kill(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "kill", 2)?;
    let (pid, signal) = (number(vm, args, 0), number(vm, args, 1));
    enter(vm);
    let process = u32::try_from(pid).ok();
    let Some(process) = process.and_then(|pid| vm.kernel.process_with_pid(pid)) else {
        return Ok(Value::Int(NO_SUCH_PROCESS));
    };
    if signal > 0 && vm.kernel.is_running(process) {
        vm.kernel.kill(process, signal as u32);
        if !vm.kernel.is_running(process) && process == vm.kernel.process() {
            return leave(vm, Departure::default());
        }
    }
    vm.notice();
    Ok(Value::Int(0))
}

/// What SIGINT does unless the program says otherwise.
fn default_int_handler(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "default_int_handler", 2)?;
    let class = vm.classes.keyboard_interrupt;
    Err(Stop::Raise(vm.new_exception(class, &[])))
}

/// `handle(signal, handled, ignored)`: what this process does with a signal.
fn handle(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "handle", 3)?;
    let signal = number(vm, args, 0);
    let [handled, ignored] = [1, 2].map(|at| vm.truth_native(args.get(at)) == Some(true));
    vm.kernel.set_signal_action(signal as u32, handled, ignored);
    if !handled && vm.kernel.forget_signal(signal as u32) && !ignored {
        enter(vm);
        vm.kernel.kill(vm.kernel.process(), signal as u32);
        return leave(vm, Departure::default());
    }
    Ok(Value::None)
}

// ---- descriptors ------------------------------------------------------------------------

fn pair(vm: &mut Vm, (first, second): (u32, u32)) -> Value {
    vm.notice();
    let both = [first, second].map(|number| Value::Int(i64::from(number)));
    vm.heap.tuple(both.to_vec())
}

/// `pipe(label)`: reading end, writing end.
fn pipe(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "pipe", 1)?;
    let label = text(vm, args, 0);
    enter(vm);
    let ends = vm.kernel.pipe(&label);
    Ok(pair(vm, ends))
}

/// `duplex_pipe(label there, label back)`
fn duplex_pipe(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "duplex_pipe", 2)?;
    let (there, back) = (text(vm, args, 0), text(vm, args, 1));
    enter(vm);
    let ends = vm.kernel.duplex_pipe(&there, &back);
    Ok(pair(vm, ends))
}

fn close(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "close", 1)?;
    let number = descriptor(vm, args, 0);
    enter(vm);
    let closed = vm.kernel.close(number);
    vm.notice();
    Ok(Value::Int(closed.map_or(BAD_DESCRIPTOR, |()| 0)))
}

fn is_pipe(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "is_pipe", 1)?;
    let number = descriptor(vm, args, 0);
    Ok(Value::bool(vm.kernel.is_open(number)))
}

/// Whether the program's text calls `fork`.
fn program_forks(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(vm.settings.source.contains("fork(")))
}

fn duplicate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "duplicate", 1)?;
    let number = descriptor(vm, args, 0);
    enter(vm);
    let made = vm.kernel.duplicate(number);
    Ok(Value::Int(made.map_or(BAD_DESCRIPTOR, i64::from)))
}

/// `hand_over(descriptor, pid)`: its number in the other process.
fn hand_over(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "hand_over", 2)?;
    let (fd, pid) = (descriptor(vm, args, 0), descriptor(vm, args, 1));
    enter(vm);
    let Some(process) = vm.kernel.process_with_pid(pid) else {
        return Ok(Value::Int(NO_SUCH_PROCESS));
    };
    let made = vm.kernel.hand_over(fd, process);
    Ok(Value::Int(made.map_or(BAD_DESCRIPTOR, i64::from)))
}

/// `connect(pid, label)`: a descriptor whose other end that process accepts.
fn connect(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "connect", 2)?;
    let (pid, label) = (descriptor(vm, args, 0), text(vm, args, 1));
    enter(vm);
    let process = vm.kernel.process_with_pid(pid);
    let made = process.and_then(|process| vm.kernel.connect(process, &label));
    vm.notice();
    Ok(Value::Int(made.map_or(NO_SUCH_PROCESS, i64::from)))
}

/// `accept()`: the descriptor of the next connection that another process made to this one.
fn accept(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "accept", 0)?;
    vm.enter_native("accept", accept_step, &[], Then::Push);
    Err(Stop::Frame)
}

fn accept_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    enter(vm);
    match vm.kernel.accept() {
        Some(number) => Flow::Return(Value::Int(i64::from(number))),
        None => Flow::Block(until_woken(WaitReason::Io, -1)),
    }
}

// ---- bytes and messages --------------------------------------------------------------------

/// `read(descriptor, most)`: bytes, none at the end.
fn read(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "read", 2)?;
    let (fd, most) = (args.get(0), args.get(1));
    vm.enter_native("read", read_step, &[fd, most], Then::Push);
    Err(Stop::Frame)
}

fn read_step(vm: &mut Vm, input: Input) -> Flow {
    let values = Args::of(&[vm.slot(0), vm.slot(1)]);
    let (fd, most) = (descriptor(vm, &values, 0), number(vm, &values, 1));
    enter(vm);
    vm.kernel.forget_pipe(fd, PipeEnd::Reading);
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let found = vm.kernel.read(fd, usize::try_from(most).unwrap_or(0));
    vm.notice();
    match found {
        Ok(Read::Bytes(bytes)) => {
            vm.charge(bytes.len() as u64 * COPY_PS_PER_BYTE / 1000);
            Flow::Return(vm.heap.bytes_object(bytes))
        }
        Ok(Read::End) => Flow::Return(vm.heap.bytes_object(Vec::new())),
        Ok(Read::Wait) => wait_for_pipe(vm, fd, PipeEnd::Reading, -1),
        Err(_) => Flow::Return(Value::Int(BAD_DESCRIPTOR)),
    }
}

fn wait_for_pipe(vm: &mut Vm, fd: u32, end: PipeEnd, until: i64) -> Flow {
    match vm.kernel.watch_pipe(fd, end) {
        Ok(()) => Flow::Block(until_woken(WaitReason::Io, until)),
        Err(_) => Flow::Return(Value::Int(BAD_DESCRIPTOR)),
    }
}

/// `write(descriptor, bytes)`: how many were written, all of them.
fn write(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "write", 2)?;
    start_writing(vm, args.get(0), args.get(1), None)
}

/// `send(descriptor, bytes, what)`: one message; `what` is what it shows, for the trace.
fn send(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "send", 3)?;
    let label = vm.short_repr(args.get(2));
    let Some(bytes) = vm.bytes_of(args.get(1)) else {
        return Err(vm.type_error("a bytes-like object is required"));
    };
    let mut message = (bytes.len() as u32).to_be_bytes().to_vec();
    message.extend_from_slice(bytes);
    let message = vm.heap.bytes_object(message);
    let label = vm.heap.str(&label);
    start_writing(vm, args.get(0), message, Some(label))
}

fn start_writing(vm: &mut Vm, fd: Value, bytes: Value, label: Option<Value>) -> Outcome {
    let values = [fd, bytes, label.unwrap_or(Value::None)];
    vm.enter_native("write", write_step, &values, Then::Push);
    Err(Stop::Frame)
}

/// `[descriptor, bytes, label]`; `numbers[0]`: how many bytes are written.
fn write_step(vm: &mut Vm, input: Input) -> Flow {
    let values = Args::of(&[vm.slot(0), vm.slot(1), vm.slot(2)]);
    let fd = descriptor(vm, &values, 0);
    let from = vm.native_frame().numbers[0] as usize;
    let bytes = vm.bytes_of(values.get(1)).unwrap_or_default();
    let (rest, whole) = (bytes[from..].to_vec(), bytes.len());
    enter(vm);
    vm.kernel.forget_pipe(fd, PipeEnd::Writing);
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let written = vm.kernel.write(fd, &rest);
    vm.notice();
    let count = match written {
        Err(_) => return Flow::Return(Value::Int(BAD_DESCRIPTOR)),
        Ok(Written::Broken) => return Flow::Return(Value::Int(BROKEN_PIPE)),
        Ok(Written::Bytes(count)) => count,
    };
    vm.charge(count as u64 * COPY_PS_PER_BYTE / 1000);
    vm.native_frame().numbers[0] += count as i64;
    if count < rest.len() {
        return wait_for_pipe(vm, fd, PipeEnd::Writing, -1);
    }
    if let Some(label) = vm.text_of(values.get(2)).map(str::to_owned) {
        vm.stand_here();
        let length = whole - HEADER_BYTES;
        vm.kernel.message_sent(fd, length as u32, &label);
        vm.notice();
    }
    Flow::Return(Value::Int(whole as i64))
}

/// `recv(descriptor)`: the next message's bytes; None at the end, False if it ends inside a message.
fn recv(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "recv", 1)?;
    let gathered = vm.heap.make(Object::ByteArray(Vec::new()));
    vm.enter_native("recv", recv_step, &[args.get(0), gathered], Then::Push);
    Err(Stop::Frame)
}

/// `[descriptor, what has come so far]`
fn recv_step(vm: &mut Vm, input: Input) -> Flow {
    let values = Args::of(&[vm.slot(0), vm.slot(1)]);
    let (fd, gathered) = (descriptor(vm, &values, 0), values.get(1));
    enter(vm);
    vm.kernel.forget_pipe(fd, PipeEnd::Reading);
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    loop {
        let so_far = vm.bytes_of(gathered).unwrap_or_default();
        let length = so_far.len();
        let whole = match so_far.first_chunk::<HEADER_BYTES>() {
            Some(header) => HEADER_BYTES + u32::from_be_bytes(*header) as usize,
            None => HEADER_BYTES,
        };
        if length >= HEADER_BYTES && length == whole {
            let message = so_far[HEADER_BYTES..].to_vec();
            vm.charge(length as u64 * COPY_PS_PER_BYTE / 1000);
            vm.stand_here();
            vm.kernel.message_received(fd, message.len() as u32);
            vm.notice();
            return Flow::Return(vm.heap.bytes_object(message));
        }
        let found = vm.kernel.read(fd, whole - length);
        vm.notice();
        match found {
            Ok(Read::Bytes(bytes)) => {
                if let Value::Object(id) = gathered
                    && let Object::ByteArray(gathered) = vm.heap.get_mut(id)
                {
                    gathered.extend(bytes);
                }
            }
            Ok(Read::End) if length == 0 => return Flow::Return(Value::None),
            Ok(Read::End) => return Flow::Return(Value::bool(false)),
            Ok(Read::Wait) => return wait_for_pipe(vm, fd, PipeEnd::Reading, -1),
            Err(_) => return Flow::Return(Value::Int(BAD_DESCRIPTOR)),
        }
    }
}

/// `poll(descriptors, timeout)`: those that can be read, in their order; waits at most so many
/// seconds (None: as long as it takes) for one.
fn poll(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "poll", 2)?;
    let mut until = -1;
    if !args.get(1).is_none() {
        let length = super::time::duration_ns(vm, args.get(1))?;
        vm.flush();
        until = vm.kernel.now().0 as i64 + length.max(0);
    }
    vm.enter_native("poll", poll_step, &[args.get(0)], Then::Push);
    vm.native_frame().numbers = [until, 0];
    Err(Stop::Frame)
}

/// `poll_or_child(descriptors)`: the same without a limit, but comes back too when there is a child
/// that has ended and was not waited for.
fn poll_or_child(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "poll_or_child", 1)?;
    vm.enter_native("poll", poll_step, &[args.get(0)], Then::Push);
    vm.native_frame().numbers = [-1, 1];
    Err(Stop::Frame)
}

/// `[descriptors]`; `numbers`: the deadline or -1, and whether children count.
fn poll_step(vm: &mut Vm, input: Input) -> Flow {
    let asked = vm.slot(0);
    let asked = vm.items_of(asked).unwrap_or_default();
    let [until, children] = vm.native_frame().numbers;
    enter(vm);
    let numbers: Vec<u32> = asked
        .iter()
        .map(|value| vm.as_int(*value).map_or(u32::MAX, |number| number as u32))
        .collect();
    let mut ready = Vec::new();
    for number in &numbers {
        vm.kernel.forget_pipe(*number, PipeEnd::Reading);
        // A descriptor that is not open is "ready", so that the next call tells its error.
        if vm.kernel.is_readable(*number).unwrap_or(true) {
            ready.push(Value::Int(i64::from(*number)));
        }
    }
    let late = until >= 0 && vm.kernel.now().0 as i64 >= until;
    let children = match children {
        0 => Vec::new(),
        _ => vm.kernel.children(),
    };
    if let Input::Raised(exception) = input {
        for child in &children {
            vm.kernel.forget_process(*child);
        }
        return Flow::Raise(exception);
    }
    let mut has_ended = false;
    for child in &children {
        vm.kernel.forget_process(*child);
        has_ended |= !vm.kernel.is_running(*child);
    }
    if !ready.is_empty() || late || has_ended {
        return Flow::Return(vm.heap.list(ready));
    }
    for child in children {
        vm.kernel.watch_process(child);
    }
    for number in numbers {
        let _ = vm.kernel.watch_pipe(number, PipeEnd::Reading);
    }
    Flow::Block(until_woken(WaitReason::Io, until))
}
