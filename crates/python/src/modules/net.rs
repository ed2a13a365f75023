//! `_net`: the kernel's sockets by descriptor, for `lib/_socket.py` and whoever stands on it.
//!
//! Calls that may wait take a timeout in seconds as their last argument: None
//! waits as long as it takes, 0 does not wait (BlockingIOError). They are native
//! frames that try, wait for the socket, and try again when they are woken.

use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, function};
use crate::object::Object;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};
use kernel::{Address, Attempt, Errno, Family, Readiness, SocketKind};
use trace::{Time, WaitReason};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_net", "open", open),
    function("_net", "pair", pair),
    function("_net", "bind", bind),
    function("_net", "listen", listen),
    function("_net", "close", close),
    function("_net", "duplicate", duplicate),
    function("_net", "reserve", reserve),
    function("_net", "accept", accept),
    function("_net", "connect", connect),
    function("_net", "send", send),
    function("_net", "send_all", send_all),
    function("_net", "send_to", send_to),
    function("_net", "receive", receive),
    function("_net", "shutdown", shutdown),
    function("_net", "local", local),
    function("_net", "remote", remote),
    function("_net", "connect_error", connect_error),
    function("_net", "reuse_address", reuse_address),
    function("_net", "resolve", resolve),
    function("_net", "host_name", host_name),
    function("_net", "poll", poll),
    function("_net", "sequence", sequence),
    function("_net", "error_table", error_table),
];

/// What a waiting call does: the `pc` of its frame.
mod call {
    pub const ACCEPT: u32 = 0;
    pub const CONNECT: u32 = 1;
    pub const SEND: u32 = 2;
    pub const SEND_ALL: u32 = 3;
    pub const RECEIVE: u32 = 4;
    pub const PEEK: u32 = 5;
}

/// Deadlines of frames that have none.
const FOR_EVER: i64 = -1;
const NOT_AT_ALL: i64 = -2;

/// What a call of the operating system costs. Virtual nanoseconds.
const CALL_NS: u64 = 2_000;
/// What moving bytes between program and kernel costs: nanoseconds for so many bytes.
const BYTES_PER_NS: u64 = 4;

impl Vm {
    /// Before a call of the kernel that records events: time, strand and line are told.
    pub(crate) fn enter_kernel(&mut self) {
        self.charge(CALL_NS);
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
    }

    pub(crate) fn os_error(&mut self, errno: Errno) -> Stop {
        Stop::Raise(crate::types::exception::os_error(self, errno, Value::Null))
    }

    fn after_call(&mut self, result: Result<(), Errno>) -> Outcome {
        self.notice();
        match result {
            Ok(()) => Ok(Value::None),
            Err(errno) => Err(self.os_error(errno)),
        }
    }

    fn descriptor_of(&mut self, value: Value) -> Result<u32, Stop> {
        match self
            .as_int(value)
            .and_then(|number| u32::try_from(number).ok())
        {
            Some(number) => Ok(number),
            None => Err(self.os_error(Errno::EBADF)),
        }
    }
}

// ---- values -----------------------------------------------------------------------------------

fn family_of(number: Value) -> Family {
    match number {
        Value::Int(1) => Family::Unix,
        Value::Int(10) => Family::Inet6,
        _ => Family::Inet,
    }
}

fn kind_of(number: Value) -> SocketKind {
    match number {
        Value::Int(2) => SocketKind::Datagram,
        _ => SocketKind::Stream,
    }
}

/// `(host, port)` with the host as a number, or a path; `lib/_socket.py` has checked it.
fn address_of(vm: &Vm, value: Value) -> Address {
    if let Some(path) = vm.text_of(value) {
        return Address::Unix(path.to_owned());
    }
    let items = match vm.object_of(value) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let host = items.first().and_then(|host| vm.text_of(*host));
    let port = items.get(1).and_then(|port| vm.as_int(*port));
    Address::Inet {
        host: host.unwrap_or_default().to_owned(),
        port: port.unwrap_or_default() as u16,
    }
}

fn address_value(vm: &mut Vm, address: Option<&Address>, family: Family) -> Value {
    match address {
        Some(Address::Inet { host, port }) => {
            let host = vm.heap.str(host);
            let mut items = vec![host, Value::Int(i64::from(*port))];
            if family == Family::Inet6 {
                items.extend([Value::Int(0), Value::Int(0)]);
            }
            vm.heap.tuple(items)
        }
        Some(Address::Unix(path)) => vm.heap.str(path),
        None if family == Family::Unix => vm.heap.str(""),
        None => {
            let host = vm.heap.str("0.0.0.0");
            vm.heap.tuple(vec![host, Value::Int(0)])
        }
    }
}

/// The last argument as a deadline.
fn deadline(vm: &mut Vm, timeout: Value) -> Result<i64, Stop> {
    if timeout.is_none() || timeout.is_null() {
        return Ok(FOR_EVER);
    }
    let length = super::time::duration_ns(vm, timeout)?;
    if length <= 0 {
        return Ok(NOT_AT_ALL);
    }
    vm.flush();
    Ok(vm.kernel.now().0 as i64 + length)
}

// ---- calls that never wait ------------------------------------------------------------------------

fn open(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "open", 2)?;
    let number = vm
        .kernel
        .socket_open(family_of(args.get(0)), kind_of(args.get(1)));
    Ok(Value::Int(i64::from(number)))
}

fn pair(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "pair", 2)?;
    vm.enter_kernel();
    let (first, second) = vm
        .kernel
        .socket_pair(family_of(args.get(0)), kind_of(args.get(1)));
    vm.notice();
    let pair = [first, second].map(|number| Value::Int(i64::from(number)));
    Ok(vm.heap.tuple(pair.to_vec()))
}

fn bind(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "bind", 2)?;
    let number = vm.descriptor_of(args.get(0))?;
    let address = address_of(vm, args.get(1));
    vm.enter_kernel();
    let result = vm.kernel.socket_bind(number, address);
    vm.after_call(result)
}

fn listen(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "listen", 2)?;
    let number = vm.descriptor_of(args.get(0))?;
    vm.enter_kernel();
    let result = vm.kernel.socket_listen(number);
    vm.after_call(result)
}

fn close(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "close", 1)?;
    let number = vm.descriptor_of(args.get(0))?;
    vm.enter_kernel();
    let result = vm.kernel.close_descriptor(number);
    vm.after_call(result)
}

fn duplicate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "duplicate", 1)?;
    let number = vm.descriptor_of(args.get(0))?;
    match vm.kernel.duplicate_descriptor(number) {
        Ok(number) => Ok(Value::Int(i64::from(number))),
        Err(errno) => Err(vm.os_error(errno)),
    }
}

/// A descriptor for something that has none here (a selector).
fn reserve(vm: &mut Vm, _args: &Args) -> Outcome {
    let number = vm
        .kernel
        .network
        .open_descriptor(kernel::Descriptor::Reserved);
    Ok(Value::Int(i64::from(number)))
}

fn shutdown(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "shutdown", 2)?;
    let number = vm.descriptor_of(args.get(0))?;
    let how = vm.as_int(args.get(1)).unwrap_or(2);
    vm.enter_kernel();
    let result = vm.kernel.socket_shutdown(number, how != 1, how != 0);
    vm.after_call(result)
}

fn local(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "local", 1)?;
    let number = vm.descriptor_of(args.get(0))?;
    match vm.kernel.network.socket(number) {
        Ok(socket) => {
            let (address, family) = (socket.local.clone(), socket.family);
            Ok(address_value(vm, address.as_ref(), family))
        }
        Err(errno) => Err(vm.os_error(errno)),
    }
}

fn remote(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "remote", 1)?;
    let number = vm.descriptor_of(args.get(0))?;
    let found = vm.kernel.network.socket(number);
    let (address, family, known) = match found {
        Ok(socket) => (socket.remote.clone(), socket.family, socket.is_connected()),
        Err(errno) => return Err(vm.os_error(errno)),
    };
    if !known {
        return Err(vm.os_error(Errno::ENOTCONN));
    }
    Ok(address_value(vm, address.as_ref(), family))
}

/// `SO_ERROR` after a connect that was begun: its number, 0 if it succeeded or goes on.
fn connect_error(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "connect_error", 1)?;
    let number = vm.descriptor_of(args.get(0))?;
    vm.enter_kernel();
    let attempt = vm.kernel.socket_connected(number);
    vm.notice();
    Ok(Value::Int(match attempt {
        Attempt::Failed(Errno::ENOTCONN) | Attempt::Done(()) | Attempt::Wait(_) => 0,
        Attempt::Failed(errno) => i64::from(errno.0),
    }))
}

fn reuse_address(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "reuse_address", 2)?;
    let number = vm.descriptor_of(args.get(0))?;
    let reuses = vm.truth_native(args.get(1)).unwrap_or(true);
    let result = vm.kernel.socket_reuse_address(number, reuses);
    vm.after_call(result)
}

/// `resolve(name)`: the number as text, or None.
fn resolve(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "resolve", 1)?;
    let name = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    match vm.kernel.resolve(&name) {
        Some(number) => Ok(vm.heap.str(&number)),
        None => Ok(Value::None),
    }
}

fn host_name(vm: &mut Vm, _args: &Args) -> Outcome {
    let name = vm.kernel.host_name();
    Ok(vm.heap.str(name))
}

/// The number of this moment among everything that made a socket ready.
fn sequence(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(vm.kernel.network.sequence() as i64))
}

/// Number, name and text of each error.
fn error_table(vm: &mut Vm, _args: &Args) -> Outcome {
    let mut rows = Vec::new();
    for (number, name, text) in Errno::TABLE {
        let (name, text) = (vm.heap.str(name), vm.heap.str(text));
        rows.push(
            vm.heap
                .tuple(vec![Value::Int(i64::from(*number)), name, text]),
        );
    }
    Ok(vm.heap.list(rows))
}

// ---- calls that may wait ------------------------------------------------------------------------------

fn begin(vm: &mut Vm, what: u32, values: &[Value], timeout: Value) -> Outcome {
    vm.descriptor_of(values[0])?;
    let until = deadline(vm, timeout)?;
    vm.enter_native("socket call", io_step, values, Then::Push);
    let frame = vm.native_frame();
    frame.pc = what;
    frame.numbers[0] = until;
    Err(Stop::Frame)
}

/// `accept(fd, timeout)`: a descriptor.
fn accept(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "accept", 2)?;
    begin(vm, call::ACCEPT, &[args.get(0)], args.get(1))
}

/// `connect(fd, address, timeout)`
fn connect(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "connect", 3)?;
    begin(vm, call::CONNECT, &[args.get(0), args.get(1)], args.get(2))
}

/// `send(fd, data, timeout)`: how many bytes.
fn send(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "send", 3)?;
    check_bytes(vm, args.get(1))?;
    begin(vm, call::SEND, &[args.get(0), args.get(1)], args.get(2))
}

fn send_all(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "send_all", 3)?;
    check_bytes(vm, args.get(1))?;
    begin(vm, call::SEND_ALL, &[args.get(0), args.get(1)], args.get(2))
}

/// `receive(fd, size, peek, timeout)`: bytes and the sender's address (datagrams) or None.
fn receive(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "receive", 4)?;
    let peeks = vm.truth_native(args.get(2)).unwrap_or(false);
    let what = if peeks { call::PEEK } else { call::RECEIVE };
    begin(vm, what, &[args.get(0), args.get(1)], args.get(3))
}

fn check_bytes(vm: &mut Vm, value: Value) -> Result<(), Stop> {
    if vm.bytes_of(value).is_some() {
        return Ok(());
    }
    let name = vm.class_name(value);
    Err(vm.type_error(&format!("a bytes-like object is required, not '{name}'")))
}

/// `send_to(fd, data, address)`: datagrams never wait.
fn send_to(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "send_to", 3)?;
    check_bytes(vm, args.get(1))?;
    let number = vm.descriptor_of(args.get(0))?;
    let bytes = vm.bytes_of(args.get(1)).unwrap_or_default().to_vec();
    let address = address_of(vm, args.get(2));
    vm.enter_kernel();
    let attempt = vm.kernel.socket_send_to(number, &bytes, &address);
    vm.notice();
    match attempt {
        Attempt::Done(count) => Ok(Value::Int(count as i64)),
        Attempt::Failed(errno) => Err(vm.os_error(errno)),
        Attempt::Wait(_) => Err(vm.os_error(Errno::EAGAIN)),
    }
}

fn call_name(what: u32) -> &'static str {
    match what {
        call::ACCEPT => "socket.accept",
        call::CONNECT => "socket.connect",
        call::SEND | call::SEND_ALL => "socket.send",
        _ => "socket.recv",
    }
}

/// `[descriptor, argument]`; `numbers`: the deadline, and how many bytes were sent.
fn io_step(vm: &mut Vm, input: Input) -> Flow {
    let what = vm.native_frame().pc;
    let [until, sent] = vm.native_frame().numbers;
    let number = vm.slot(0);
    let number = vm.as_int(number).unwrap_or(0) as u32;
    let me = vm.kernel.thread();
    vm.enter_kernel();
    vm.kernel.stop_waiting(number, me);
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let attempt = try_call(vm, what, number, sent);
    vm.notice();
    let next = match attempt {
        Attempt::Done(value) => {
            if until == NOT_AT_ALL {
                vm.polled(call_name(what), true, 1);
            }
            return Flow::Return(value);
        }
        Attempt::Failed(errno) => return raise(vm, errno),
        Attempt::Wait(next) => next,
    };
    if until == NOT_AT_ALL {
        vm.polled(call_name(what), false, 1);
        let connects = what == call::CONNECT;
        return raise(
            vm,
            if connects {
                Errno::EINPROGRESS
            } else {
                Errno::EAGAIN
            },
        );
    }
    if until >= 0 && vm.kernel.now().0 as i64 >= until {
        let class = vm.classes.timeout_error;
        return Flow::Raise(vm.exception_with(class, "timed out"));
    }
    let alone = matches!(what, call::ACCEPT | call::RECEIVE);
    vm.kernel.wait_for_socket(number, me, alone);
    let deadline = (until >= 0).then_some(Time(until as u64));
    Flow::Block(Wait {
        reason: WaitReason::Io,
        until: earlier(next, deadline),
        resume: OnWake::Value(Value::None),
    })
}

fn raise(vm: &mut Vm, errno: Errno) -> Flow {
    Flow::Raise(crate::types::exception::os_error(vm, errno, Value::Null))
}

fn earlier(one: Option<Time>, other: Option<Time>) -> Option<Time> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn try_call(vm: &mut Vm, what: u32, number: u32, sent: i64) -> Attempt<Value> {
    match what {
        call::ACCEPT => match vm.kernel.socket_accept(number) {
            Attempt::Done(number) => Attempt::Done(Value::Int(i64::from(number))),
            Attempt::Wait(next) => Attempt::Wait(next),
            Attempt::Failed(errno) => Attempt::Failed(errno),
        },
        call::CONNECT => {
            let address = vm.slot(1);
            let address = address_of(vm, address);
            let waits = vm.native_frame().numbers[0] != NOT_AT_ALL;
            match vm.kernel.socket_connect(number, &address, waits) {
                Attempt::Done(()) => Attempt::Done(Value::None),
                Attempt::Wait(next) => Attempt::Wait(next),
                Attempt::Failed(errno) => Attempt::Failed(errno),
            }
        }
        call::RECEIVE | call::PEEK => try_receive(vm, what, number),
        _ => try_send(vm, what, number, sent as usize),
    }
}

fn try_receive(vm: &mut Vm, what: u32, number: u32) -> Attempt<Value> {
    let most = vm.slot(1);
    let most = vm.as_int(most).unwrap_or(0).max(0) as usize;
    match vm.kernel.socket_receive(number, most, what == call::PEEK) {
        Attempt::Done((bytes, from)) => {
            vm.charge(bytes.len() as u64 / BYTES_PER_NS);
            let bytes = vm.heap.bytes_object(bytes);
            let from = match from {
                Some(from) => address_value(vm, Some(&from), Family::Inet),
                None => Value::None,
            };
            Attempt::Done(vm.heap.tuple(vec![bytes, from]))
        }
        Attempt::Wait(next) => Attempt::Wait(next),
        Attempt::Failed(errno) => Attempt::Failed(errno),
    }
}

fn try_send(vm: &mut Vm, what: u32, number: u32, mut sent: usize) -> Attempt<Value> {
    let data = vm.slot(1);
    let bytes = vm.bytes_of(data).unwrap_or_default().to_vec();
    loop {
        match vm
            .kernel
            .socket_send(number, &bytes[sent.min(bytes.len())..])
        {
            Attempt::Done(count) => {
                vm.charge(count as u64 / BYTES_PER_NS);
                sent += count;
                vm.native_frame().numbers[1] = sent as i64;
                if what == call::SEND {
                    return Attempt::Done(Value::Int(sent as i64));
                }
                if sent >= bytes.len() {
                    return Attempt::Done(Value::None);
                }
            }
            Attempt::Wait(next) => return Attempt::Wait(next),
            Attempt::Failed(errno) => return Attempt::Failed(errno),
        }
    }
}

// ---- several at once ------------------------------------------------------------------------------------

/// `poll([(fd, reads, writes), …], timeout)`: a list of (fd, readable, writable, hung up, failed,
/// sequence) of those that are ready; empty at the timeout.
fn poll(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "poll", 2)?;
    let until = deadline(vm, args.get(1))?;
    vm.enter_native("poll", poll_step, &[args.get(0)], Then::Push);
    vm.native_frame().numbers[0] = until;
    Err(Stop::Frame)
}

fn interests(vm: &mut Vm) -> Vec<(u32, bool, bool)> {
    let list = vm.slot(0);
    let items = vm.items_of(list).unwrap_or_default();
    let row = |item: &Value| {
        let Some(Object::Tuple(parts)) = vm.object_of(*item) else {
            return None;
        };
        let number = u32::try_from(vm.as_int(parts[0])?).ok()?;
        let truth = |at: usize| vm.truth_native(parts[at]).unwrap_or(false);
        Some((number, truth(1), truth(2)))
    };
    items.iter().filter_map(row).collect()
}

fn poll_step(vm: &mut Vm, input: Input) -> Flow {
    let until = vm.native_frame().numbers[0];
    let me = vm.kernel.thread();
    let wanted = interests(vm);
    vm.enter_kernel();
    if let Input::Raised(exception) = input {
        for (number, _, _) in wanted {
            vm.kernel.stop_waiting(number, me);
        }
        return Flow::Raise(exception);
    }
    let (mut found, mut next) = (Vec::new(), None);
    for (number, reads, writes) in &wanted {
        vm.kernel.stop_waiting(*number, me);
        let ready = match vm.kernel.socket_readiness(*number) {
            Ok(ready) => ready,
            Err(errno) => return raise(vm, errno),
        };
        next = earlier(next, ready.next);
        let (readable, writable) = (*reads && ready.readable, *writes && ready.writable);
        if readable || writable || ready.hung_up || ready.failed {
            vm.kernel.socket_found_ready(*number, readable, writable);
            found.push(row(vm, *number, readable, writable, ready));
        }
    }
    vm.notice();
    let late = until == NOT_AT_ALL || until >= 0 && vm.kernel.now().0 as i64 >= until;
    if until == NOT_AT_ALL {
        vm.polled("select", !found.is_empty(), 2);
    }
    if !found.is_empty() || late {
        return Flow::Return(vm.heap.list(found));
    }
    for (number, _, _) in wanted {
        vm.kernel.wait_for_socket(number, me, false);
    }
    let deadline = (until >= 0).then_some(Time(until as u64));
    Flow::Block(Wait {
        reason: WaitReason::Select,
        until: earlier(next, deadline),
        resume: OnWake::Value(Value::None),
    })
}

fn row(vm: &mut Vm, number: u32, readable: bool, writable: bool, ready: Readiness) -> Value {
    vm.heap.tuple(vec![
        Value::Int(i64::from(number)),
        Value::bool(readable),
        Value::bool(writable),
        Value::bool(ready.hung_up),
        Value::bool(ready.failed),
        Value::Int(ready.sequence as i64),
    ])
}
