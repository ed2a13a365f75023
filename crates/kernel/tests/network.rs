//! Sockets and files of the simulated computer, call by call.

use kernel::{Address, Attempt, Errno, Family, Kernel, OpenMode, Settings, SocketKind};
use trace::Time;

fn local(port: u16) -> Address {
    Address::Inet {
        host: "127.0.0.1".to_owned(),
        port,
    }
}

fn stream(kernel: &mut Kernel) -> u32 {
    kernel.socket_open(Family::Inet, SocketKind::Stream)
}

fn bytes(attempt: Attempt<(Vec<u8>, Option<Address>)>) -> Vec<u8> {
    match attempt {
        Attempt::Done((bytes, _)) => bytes,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_one_end_sends_the_other_receives_once() {
    let mut kernel = Kernel::new(Settings::default());
    let listener = stream(&mut kernel);
    assert_eq!(kernel.socket_bind(listener, local(5000)), Ok(()));
    assert_eq!(kernel.socket_listen(listener), Ok(()));
    assert_eq!(kernel.socket_accept(listener), Attempt::Wait(None));
    let client = stream(&mut kernel);
    let connected = kernel.socket_connect(client, &local(5000), true);
    assert_eq!(connected, Attempt::Done(()));
    let Attempt::Done(server) = kernel.socket_accept(listener) else {
        panic!("a connection waits");
    };
    assert_eq!(kernel.socket_receive(server, 9, false), Attempt::Wait(None));
    assert_eq!(kernel.socket_send(client, b"ab"), Attempt::Done(2));
    assert_eq!(kernel.socket_send(client, b"cd"), Attempt::Done(2));
    assert_eq!(bytes(kernel.socket_receive(server, 3, true)), b"ab");
    assert_eq!(bytes(kernel.socket_receive(server, 3, false)), b"abc");
    assert_eq!(kernel.close_descriptor(client), Ok(()));
    assert_eq!(bytes(kernel.socket_receive(server, 3, false)), b"d");
    assert_eq!(bytes(kernel.socket_receive(server, 3, false)), b"");
    assert_eq!(kernel.socket_send(server, b"x"), Attempt::Done(1));
    assert_eq!(
        kernel.socket_send(server, b"x"),
        Attempt::Failed(Errno::EPIPE)
    );
}

#[test]
fn nobody_listens_and_taken_ports_are_told() {
    let mut kernel = Kernel::new(Settings::default());
    let client = stream(&mut kernel);
    let refused = kernel.socket_connect(client, &local(5000), true);
    assert_eq!(refused, Attempt::Failed(Errno::ECONNREFUSED));
    let first = stream(&mut kernel);
    assert_eq!(kernel.socket_bind(first, local(5000)), Ok(()));
    let second = stream(&mut kernel);
    let taken = kernel.socket_bind(second, local(5000));
    assert_eq!(taken, Err(Errno::EADDRINUSE));
    assert_eq!(kernel.socket_bind(second, local(80)), Err(Errno::EACCES));
    assert_eq!(
        kernel.socket_receive(77, 1, false),
        Attempt::Failed(Errno::EBADF)
    );
}

#[test]
fn a_simulated_host_answers_after_its_latency() {
    let mut kernel = Kernel::new(Settings::default());
    let number = kernel.resolve("httpbin.org").expect("a known name");
    let host = Address::Inet {
        host: number,
        port: 80,
    };
    let client = stream(&mut kernel);
    assert_eq!(
        kernel.socket_connect(client, &host, true),
        Attempt::Done(())
    );
    let request = b"GET /delay/3 HTTP/1.1\r\nHost: httpbin.org\r\n\r\n";
    let sent = kernel.socket_send(client, request);
    assert_eq!(sent, Attempt::Done(request.len()));
    let waits = kernel.socket_receive(client, 99, false);
    assert_eq!(waits, Attempt::Wait(Some(Time(3_000_000_000))));
    kernel.charge(3_000_000_000, 1);
    let reply = bytes(kernel.socket_receive(client, 15, false));
    assert_eq!(reply, b"HTTP/1.1 200 OK");
    assert_eq!(kernel.resolve("no.such.invalid"), None);
}

#[test]
fn a_file_lives_as_long_as_somebody_has_it_open() {
    let mut kernel = Kernel::new(Settings::default());
    let missing = kernel.file_open("a", OpenMode::default(), "r");
    assert_eq!(missing, Err(Errno::ENOENT));
    let mode = OpenMode {
        reads: true,
        writes: true,
        creates: true,
        ..OpenMode::default()
    };
    let file = kernel.file_open("a", mode, "w+").expect("made");
    assert_eq!(kernel.file_write(file, b"hello"), Ok(5));
    assert_eq!(kernel.disk.list("."), Ok(vec!["a".to_owned()]));
    assert_eq!(kernel.disk.remove_file("a"), Ok(()));
    assert_eq!(kernel.file_seek(file, 1, 0), Ok(1));
    assert_eq!(kernel.file_read(file, 99), Ok(b"ello".to_vec()));
    assert_eq!(kernel.close_descriptor(file), Ok(()));
    assert_eq!(kernel.file_read(file, 1), Err(Errno::EBADF));
    assert_eq!(kernel.disk.make_folder("x/y"), Err(Errno::ENOENT));
}

#[test]
fn copies_of_a_kernel_go_their_own_ways() {
    let mut kernel = Kernel::new(Settings::default());
    let (one, other) = kernel.socket_pair(Family::Unix, SocketKind::Stream);
    let mut copy = kernel.clone();
    assert_eq!(kernel.socket_send(one, b"x"), Attempt::Done(1));
    assert_eq!(copy.socket_receive(other, 1, false), Attempt::Wait(None));
    assert_eq!(bytes(kernel.socket_receive(other, 1, false)), b"x");
}
