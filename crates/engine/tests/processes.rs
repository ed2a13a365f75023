//! Processes run side by side on the simulated cores, and a run with several of them is still one
//! value that can be copied, looked at and repeated.

use engine::Session;
use kernel::{Progress, Until};
use scenario::{Language, Scenario};
use trace::validate::{Expect, explain, validate};
use trace::{Event, ProcessId};

/// The same work twice: one after the other, then in two processes. Prints the quotient.
const SIDE_BY_SIDE: &str = "
import multiprocessing as mp
import time

def burn(n):
    total = 0
    for i in range(n):
        total += i
    return total

if __name__ == '__main__':
    with mp.Pool(2) as pool:
        pool.map(burn, [1, 1])
        start = time.perf_counter()
        burn(300_000)
        burn(300_000)
        alone = time.perf_counter() - start
        start = time.perf_counter()
        pool.map(burn, [300_000, 300_000])
        print((time.perf_counter() - start) / alone)
";

fn scenario(text: &str, cores: u32, release: &str) -> Scenario {
    let mut scenario = Scenario::new(Language::Python, "main.py", text);
    scenario.settings.cores = cores;
    scenario.release = release.to_owned();
    scenario
}

fn session(text: &str, cores: u32, release: &str) -> Session<python::Processes> {
    engine::python::start(&scenario(text, cores, release)).expect("it is legal")
}

fn quotient(cores: u32, release: &str) -> f64 {
    let mut session = session(SIDE_BY_SIDE, cores, release);
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    let trace = session.trace();
    let found = validate(trace, Expect::WHOLE);
    assert!(found.is_empty(), "{}", explain(trace, &found));
    let printed = trace.records().find_map(|record| match record.event {
        Event::Output { text, .. } => Some(trace.text(text).trim().to_owned()),
        _ => None,
    });
    let printed = printed.expect("a number is printed");
    printed.parse().expect("a number is printed")
}

#[test]
fn two_processes_on_two_cores_take_about_half_the_time() {
    for release in ["3.11", "3.14"] {
        let two = quotient(2, release);
        assert!((0.45..0.6).contains(&two), "{release}: {two}");
        let one = quotient(1, release);
        assert!((0.95..1.15).contains(&one), "{release} on one core: {one}");
    }
}

const FORKED: &str = "
import multiprocessing as mp
shared = [1, 2, 3]

def child(q):
    shared.append(4)
    q.put(len(shared))

if __name__ == '__main__':
    mp.set_start_method('fork')
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,))
    p.start()
    print(q.get(), len(shared))
    p.join()
";

#[test]
fn each_process_has_a_memory_of_its_own_and_any_moment_comes_again() {
    let mut session = session(FORKED, 2, "3.14");
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    let trace = session.trace();
    let sent = (0..trace.len())
        .find(|index| matches!(trace.record(*index).event, Event::MessageSent { .. }))
        .expect("the child sends a message");
    let views = session.processes_at(trace.step(sent));
    assert_eq!(views.len(), 2);
    let shared = |process: u32| {
        let view = views.iter().find(|view| view.process == ProcessId(process));
        let globals = &view.expect("it lives").globals;
        let found = globals.iter().find(|(name, _)| name == "shared");
        found.expect("the list is there").1.clone()
    };
    assert_eq!(shared(0), "[1, 2, 3]");
    assert_eq!(shared(1), "[1, 2, 3, 4]");
    let code = &views[1].code;
    assert!(code.iter().any(|(name, _)| name == "child"), "{code:?}");

    for step in [trace.step(sent) / 2, trace.step(sent), session.steps() - 1] {
        let once = session.machine_at(step).digest();
        let mut again = engine::python::machine(&scenario(FORKED, 2, "3.14")).expect("legal");
        again.advance(Until::Steps(step));
        assert_eq!(again.digest(), once, "step {step}");
    }
}
