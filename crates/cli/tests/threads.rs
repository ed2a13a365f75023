//! Threads and the GIL, as somebody at the command line sees them: times, races, deadlocks.

use std::path::PathBuf;
use trace::validate::{Expect, explain, validate};
use trace::{Event, GilRelease, Trace};

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("threads");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path
}

fn run(name: &str, text: &str, options: &[&str]) -> Run {
    let path = file(name, text);
    let mut arguments = vec!["run".to_owned(), path.display().to_string()];
    arguments.extend(options.iter().map(|option| (*option).to_owned()));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&arguments, &mut out, &mut err);
    Run {
        code,
        out: String::from_utf8(out).expect("text"),
        err: String::from_utf8(err).expect("text"),
    }
}

/// The whole trace of a run, which must be legal.
fn traced(text: &str, cores: u32, free_threaded: bool) -> Trace {
    let mut scenario = scenario::Scenario::new(scenario::Language::Python, "main.py", text);
    scenario.settings.cores = cores;
    scenario.settings.free_threaded = free_threaded;
    let mut machine = engine::python::machine(&scenario).expect("the program starts");
    machine.advance(kernel::Until::End);
    let trace = machine.kernel.trace.clone();
    let violations = validate(&trace, Expect::WHOLE);
    assert!(violations.is_empty(), "{}", explain(&trace, &violations));
    trace
}

/// Sorting random numbers twice: one after the other, or in two threads. Prints the seconds.
const SORTING: &str = r#"
import random, sys, threading, time

def working():
    return sorted([random.random() for _ in range(200_000)])

start = time.perf_counter()
if "threads" in sys.argv:
    threads = [threading.Thread(target=working) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
else:
    working()
    working()
print(time.perf_counter() - start)
"#;

fn sorting(options: &[&str]) -> f64 {
    let ran = run("sorting.py", SORTING, options);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out.trim().parse().expect("seconds")
}

#[test]
fn two_threads_take_as_long_as_one_after_the_other_on_any_number_of_cores() {
    let sequential = sorting(&[]);
    for cores in ["1", "2", "4"] {
        let threads = sorting(&["--cores", cores, "--", "threads"]);
        let ratio = threads / sequential;
        assert!((0.95..1.1).contains(&ratio), "{cores} cores: {ratio}");
    }
}

#[test]
fn without_the_gil_two_threads_on_two_cores_take_half() {
    let sequential = sorting(&["--gil", "0"]);
    let two = sorting(&["--gil", "0", "--cores", "2", "--", "threads"]) / sequential;
    assert!((0.45..0.6).contains(&two), "{two}");
    let one = sorting(&["--gil", "0", "--cores", "1", "--", "threads"]) / sequential;
    assert!((0.95..1.1).contains(&one), "{one}");
}

#[test]
fn whoever_wakes_during_a_long_sort_is_seen_asking_and_waiting() {
    let text = "
import random, threading, time
numbers = [random.random() for _ in range(500_000)]

def nap():
    time.sleep(0.001)
    time.sleep(0.001)

napper = threading.Thread(target=nap)
napper.start()
numbers.sort()
napper.join()
";
    for cores in [1, 2] {
        let trace = traced(text, cores, false);
        let of_napper = || trace.records().filter(|record| record.thread.0 == 1);
        let asked = of_napper().find(|r| matches!(r.event, Event::GilDropRequested { .. }));
        let asked = asked.expect("it asks for the GIL").at.0;
        let (taken, waited) = of_napper()
            .find_map(|record| match record.event {
                Event::GilTaken { waited } if record.at.0 > asked => Some((record.at.0, waited)),
                _ => None,
            })
            .expect("it gets the GIL");
        assert!(waited > 50_000_000, "{cores} cores: {waited}");
        assert!(
            (4_999_000..5_100_000).contains(&(asked + waited - taken)),
            "{cores} cores"
        );
    }
}

/// Adds in three threads; prints the sum. `{add}` adds one to `count`.
fn adding(add: &str) -> String {
    format!(
        "
import sys, threading
sys.setswitchinterval(1e-6)
count = 0
lock = threading.Lock()

def read(x):
    return x

def work():
    global count
    for _ in range(20_000):
        {add}

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
"
    )
}

fn sum(add: &str, options: &[&str]) -> u32 {
    let ran = run("adding.py", &adding(add), options);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out.trim().parse().expect("a number")
}

#[test]
fn under_the_gil_an_addition_survives_and_a_read_a_call_and_a_write_do_not() {
    for cores in ["1", "2"] {
        let cores = ["--cores", cores];
        assert_eq!(sum("count += 1", &cores), 60_000);
        let lost = sum("count = read(count) + 1", &cores);
        assert!((20_000..60_000).contains(&lost), "{lost}");
    }
    assert_eq!(
        sum(
            "lock.acquire(); count = read(count) + 1; lock.release()",
            &[]
        ),
        60_000
    );
}

#[test]
fn without_the_gil_an_addition_is_torn_and_a_lock_helps() {
    let free = ["--gil", "0", "--cores", "2"];
    let lost = sum("count += 1", &free);
    assert!((20_000..60_000).contains(&lost), "{lost}");
    let locked = sum("lock.acquire(); count += 1; lock.release()", &free);
    assert_eq!(locked, 60_000);
}

#[test]
fn the_gil_goes_round_every_five_milliseconds() {
    let text = "
import threading

def spin():
    n = 0
    while n < 2_000_000:
        n += 1

threads = [threading.Thread(target=spin) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    for cores in [1, 2] {
        let trace = traced(text, cores, false);
        let is_forced = |event: &Event| matches!(event, Event::GilReleased { why: GilRelease::DropRequest, .. });
        let forced: Vec<_> = trace.records().filter(|record| is_forced(&record.event)).collect();
        assert!(forced.iter().all(|record| ![4, 5].contains(&record.line)), "in the loop, not before it");
        let forced: Vec<u64> = forced.iter().map(|record| record.at.0).collect();
        assert!(forced.len() >= 8, "{cores} cores: {forced:?}");
        let slices = forced.windows(2).map(|pair| pair[1] - pair[0]);
        let even = slices
            .filter(|slice| (5_000_000..5_010_000).contains(slice))
            .count();
        assert!(even * 10 >= forced.len() * 7, "{cores} cores: {forced:?}");
    }
    let free = traced(text, 2, true);
    let tells = |event: &Event| (100..106).contains(&event.number());
    assert!(!free.records().any(|record| tells(&record.event)));
}

const TWO_LOCKS: &str = "\
import threading
import time
a = threading.Lock()
b = threading.Lock()

def first():
    with a:
        time.sleep(0.01)
        with b:
            print('never')

def second():
    with b:
        time.sleep(0.01)
        with a:
            print('never')

threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";

#[test]
fn a_deadlock_is_told_as_a_cycle() {
    for options in [&["--cores", "1"][..], &["--cores", "2", "--gil", "0"]] {
        let ran = run("two_locks.py", TWO_LOCKS, options);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        assert_eq!(
            ran.err,
            "\
interleave: deadlock: threads wait for each other in a circle
  Thread-1 (first) waits in Lock.acquire for b, held by Thread-2 (second) (line 9)
  Thread-2 (second) waits in Lock.acquire for a, held by Thread-1 (first) (line 15)
  MainThread waits in Thread.join for Thread-1 (first) (line 22)
"
        );
    }
    let trace = traced(TWO_LOCKS, 1, false);
    let told = trace.records().find_map(|record| match record.event {
        Event::ThreadsDeadlocked { waits, cycle } => Some((waits, cycle)),
        _ => None,
    });
    let (waits, cycle) = told.expect("the deadlock is an event");
    let threads: Vec<u32> = waits.iter().map(|wait| wait.thread.0).collect();
    assert_eq!((threads, cycle), (vec![1, 2, 0], 2));
}

#[test]
fn other_deadlocks_are_told_too() {
    let itself = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";
    let ran = run("itself.py", itself, &[]);
    assert_eq!(
        ran.err,
        "\
interleave: deadlock: a thread waits for itself
  MainThread waits in Lock.acquire for lock, held by MainThread (line 4)
"
    );
    let queue = "\
import queue, threading
jobs = queue.Queue()

def work():
    while True:
        jobs.get()
        jobs.task_done()

threading.Thread(target=work).start()
jobs.put(1)
jobs.join()
print('all done')
";
    let ran = run("queue.py", queue, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "all done\n"));
    assert_eq!(
        ran.err,
        "\
interleave: deadlock: every thread waits, and nothing can wake one
  MainThread waits in Thread.join for Thread-1 (work)
  Thread-1 (work) waits in Queue.get (line 6)
"
    );
}

#[test]
fn the_release_says_whether_there_is_a_gil() {
    let text = "import sys\nprint(sys._is_gil_enabled())\n";
    assert_eq!(run("gil.py", text, &[]).out, "True\n");
    assert_eq!(run("gil.py", text, &["--gil", "0"]).out, "False\n");
}
