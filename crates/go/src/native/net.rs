//! Package net: sockets of the simulated computer. None of the calls waits: one that would says
//! so, and the Go side parks the goroutine with `poll`.

use crate::vm::{Flow, Native, Vm};
use kernel::{Address, Attempt, Errno, Family, SocketKind};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("net.socket", socket),
    ("net.bindListen", bind_listen),
    ("net.connect", connect),
    ("net.connected", connected),
    ("net.accept", accept),
    ("net.receive", receive),
    ("net.send", send),
    ("net.sendTo", send_to),
    ("net.shutdown", shutdown),
    ("net.closeSocket", close),
    ("net.address", address),
    ("net.resolve", resolve),
    ("net.poll", poll),
    ("net.evict", evict),
];

/// What a call gives when it would have to wait.
const WAITS: i64 = -11;
/// A system call that does not wait. Nanoseconds.
const CALL_NS: u64 = 1_500;

fn answer(vm: &mut Vm, base: usize, attempt: Attempt<u64>) -> Flow {
    vm.charge(CALL_NS);
    let word = match attempt {
        Attempt::Done(value) => value as i64,
        Attempt::Wait(_) => WAITS,
        Attempt::Failed(errno) => -i64::from(errno.0),
    };
    vm.set(base, 0, word as u64);
    Flow::Next
}

fn result(vm: &mut Vm, base: usize, done: Result<(), Errno>) -> Flow {
    let attempt = match done {
        Ok(()) => Attempt::Done(0),
        Err(errno) => Attempt::Failed(errno),
    };
    answer(vm, base, attempt)
}

/// Host and port at two registers and one; family: a path where the port is negative.
fn address_at(vm: &Vm, base: usize, index: usize) -> Address {
    let (host, port) = (vm.arg_text(base, index), vm.arg(base, index + 2) as i64);
    match u16::try_from(port) {
        Ok(port) => Address::Inet { host, port },
        Err(_) => Address::Unix(host),
    }
}

/// Whether it has a path for an address, and whether it is for datagrams: a descriptor.
fn socket(vm: &mut Vm, base: usize) -> Flow {
    let family = if vm.arg(base, 0) != 0 { Family::Unix } else { Family::Inet };
    let kind = if vm.arg(base, 1) != 0 { SocketKind::Datagram } else { SocketKind::Stream };
    let number = vm.kernel.socket_open(family, kind);
    answer(vm, base, Attempt::Done(u64::from(number)))
}

/// Descriptor, host, port, whether to listen.
fn bind_listen(vm: &mut Vm, base: usize) -> Flow {
    let (number, address) = (vm.arg(base, 0) as u32, address_at(vm, base, 1));
    let listens = vm.arg(base, 4) != 0;
    let _ = vm.kernel.socket_reuse_address(number, true);
    let mut done = vm.kernel.socket_bind(number, address);
    if listens {
        done = done.and_then(|()| vm.kernel.socket_listen(number));
    }
    result(vm, base, done)
}

fn connect(vm: &mut Vm, base: usize) -> Flow {
    let (number, address) = (vm.arg(base, 0) as u32, address_at(vm, base, 1));
    let attempt = match vm.kernel.socket_connect(number, &address, false) {
        Attempt::Done(()) => Attempt::Done(0),
        Attempt::Wait(until) => Attempt::Wait(until),
        Attempt::Failed(errno) => Attempt::Failed(errno),
    };
    answer(vm, base, attempt)
}

fn connected(vm: &mut Vm, base: usize) -> Flow {
    let attempt = match vm.kernel.socket_connected(vm.arg(base, 0) as u32) {
        Attempt::Done(()) => Attempt::Done(0),
        Attempt::Wait(until) => Attempt::Wait(until),
        Attempt::Failed(errno) => Attempt::Failed(errno),
    };
    answer(vm, base, attempt)
}

fn accept(vm: &mut Vm, base: usize) -> Flow {
    let attempt = match vm.kernel.socket_accept(vm.arg(base, 0) as u32) {
        Attempt::Done(number) => Attempt::Done(u64::from(number)),
        Attempt::Wait(until) => Attempt::Wait(until),
        Attempt::Failed(errno) => Attempt::Failed(errno),
    };
    answer(vm, base, attempt)
}

/// Descriptor, buffer: how many bytes; for datagrams also host and port of the sender.
fn receive(vm: &mut Vm, base: usize) -> Flow {
    let (number, buffer, room) = (vm.arg(base, 0) as u32, vm.arg(base, 1), vm.arg(base, 2) as usize);
    let attempt = match vm.kernel.socket_receive(number, room, false) {
        Attempt::Done((bytes, from)) => {
            let count = bytes.len().min(room);
            let _ = vm.memory.write(buffer, &bytes[..count]);
            vm.charge(count as u64 / 16);
            let (host, port) = match from {
                Some(Address::Inet { host, port }) => (host, port),
                Some(Address::Unix(path)) => (path, 0),
                None => (String::new(), 0),
            };
            vm.set_text(base, 1, host.as_bytes());
            vm.set(base, 3, u64::from(port));
            Attempt::Done(count as u64)
        }
        Attempt::Wait(until) => Attempt::Wait(until),
        Attempt::Failed(errno) => Attempt::Failed(errno),
    };
    answer(vm, base, attempt)
}

fn sent(vm: &mut Vm, base: usize, attempt: Attempt<usize>) -> Flow {
    let attempt = match attempt {
        Attempt::Done(count) => {
            vm.charge(count as u64 / 16);
            Attempt::Done(count as u64)
        }
        Attempt::Wait(until) => Attempt::Wait(until),
        Attempt::Failed(errno) => Attempt::Failed(errno),
    };
    answer(vm, base, attempt)
}

fn send(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.arg_bytes(base, 1);
    vm.flush();
    let attempt = vm.kernel.socket_send(vm.arg(base, 0) as u32, &bytes);
    sent(vm, base, attempt)
}

/// Descriptor, bytes, host, port.
fn send_to(vm: &mut Vm, base: usize) -> Flow {
    let (bytes, to) = (vm.arg_bytes(base, 1), address_at(vm, base, 4));
    vm.flush();
    let attempt = vm.kernel.socket_send_to(vm.arg(base, 0) as u32, &bytes, &to);
    sent(vm, base, attempt)
}

/// Descriptor, whether reading ends, whether writing ends.
fn shutdown(vm: &mut Vm, base: usize) -> Flow {
    let (number, reads, writes) = (vm.arg(base, 0) as u32, vm.arg(base, 1) != 0, vm.arg(base, 2) != 0);
    let done = vm.kernel.socket_shutdown(number, reads, writes);
    result(vm, base, done)
}

fn close(vm: &mut Vm, base: usize) -> Flow {
    let number = vm.arg(base, 0) as u32;
    vm.flush();
    let p = vm.current_p();
    vm.poll_evict(number, true, true, p);
    let done = vm.kernel.close_descriptor(number);
    result(vm, base, done)
}

/// Descriptor, whether the other end's: host (or path) and port; -1: none.
fn address(vm: &mut Vm, base: usize) -> Flow {
    let (number, remote) = (vm.arg(base, 0) as u32, vm.arg(base, 1) != 0);
    let found = vm.kernel.network.socket(number).ok().and_then(|socket| match remote {
        true => socket.remote.clone(),
        false => socket.local.clone(),
    });
    let (host, port) = match found {
        Some(Address::Inet { host, port }) => (host, i64::from(port)),
        Some(Address::Unix(path)) => (path, 0),
        None => (String::new(), -1),
    };
    vm.set_text(base, 0, host.as_bytes());
    vm.set(base, 2, port as u64);
    Flow::Next
}

/// A host's number; empty: nobody knows the name.
fn resolve(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.arg_text(base, 0);
    let number = vm.kernel.resolve(&name).unwrap_or_default();
    let (address, length) = vm.memory.text(number.as_bytes());
    vm.set(base, 0, address);
    vm.set(base, 1, length);
    Flow::Next
}

/// Descriptor, whether to write: the goroutine waits.
fn poll(vm: &mut Vm, base: usize) -> Flow {
    match vm.poll_wait(vm.arg(base, 0) as u32, vm.arg(base, 1) != 0) {
        true => Flow::Left,
        false => Flow::Next,
    }
}

/// Descriptor, whether readers, whether writers: they go on.
fn evict(vm: &mut Vm, base: usize) -> Flow {
    let p = vm.current_p();
    vm.poll_evict(vm.arg(base, 0) as u32, vm.arg(base, 1) != 0, vm.arg(base, 2) != 0, p);
    Flow::Next
}
