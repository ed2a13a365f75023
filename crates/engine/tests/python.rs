//! A Python machine is one value: copied, digested, and reached again.

use engine::Session;
use engine::python::{PythonMachine, machine};
use kernel::{Progress, Until};
use scenario::{Language, Scenario};
use std::collections::BTreeSet;

fn start(text: &str) -> PythonMachine {
    machine(&Scenario::new(Language::Python, "main.py", text)).expect("the program is right")
}

const THREADS: &str = "\
import threading, random
names = []
def work(name):
    for number in sorted(random.random() for _ in range(40)):
        names.append(f'{name} {number:.3f}')
threads = [threading.Thread(target=work, args=(n,)) for n in 'ab']
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(names), {name[0] for name in names})
";

#[test]
fn any_moment_has_the_digest_it_had() {
    let mut session = Session::with_spacing(start(THREADS), 5_000);
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    let mut walked = start(THREADS);
    let first = session.steps() / 2;
    for step in (first..session.steps()).step_by(997) {
        walked.advance(Until::Steps(step));
        let again = session.machine_at(step);
        assert_eq!(again.digest(), walked.digest(), "at step {step}");
    }
}

#[test]
fn a_digest_tells_contents_apart_that_no_reference_shows() {
    let values = [
        "'ab'",
        "'ba'",
        "b'ab'",
        "b'ba'",
        "bytearray(b'ab')",
        "bytearray(b'ba')",
        "10**30",
        "10**30 + 1",
        "1j",
        "2j",
        "range(9)",
        "range(8)",
    ];
    let digests: BTreeSet<u64> = values
        .iter()
        .map(|value| {
            let mut machine = start(&format!("x = {value}\nimport time\ntime.sleep(1)\n"));
            machine.advance(Until::Time(trace::Time(500_000_000)));
            machine.digest()
        })
        .collect();
    assert_eq!(digests.len(), values.len());
}

/// What a browser has room for once is not kept twice: such a run is recomputed from its start.
#[test]
fn a_large_memory_is_not_kept_in_checkpoints() {
    let small = "x = [0] * 10\nfor i in range(400_000): x[i % 10] = i\n";
    let mut session = Session::with_spacing(start(small), 100_000);
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    assert!(session.checkpoint_count() > 3);
    let large = small.replace("[0] * 10\n", "[0] * 18_000_000\n");
    let mut session = Session::with_spacing(start(&large), 100_000);
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    assert_eq!(session.checkpoint_count(), 1);
}
