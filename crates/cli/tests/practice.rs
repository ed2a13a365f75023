//! Practice asks of real runs whether a wait ends: one that nobody ends, and not one that is called off.

use kernel::{Machine, Runtime, Until};
use scenario::{Language, Scenario};
use trace::Trace;
use views::Replay;
use views::exercise::{Ask, Offer, Practice, WaitEnd, practice};

const STEPS: u64 = 200_000;

fn asked(file: &str, text: &str) -> Vec<Practice> {
    let language = Language::of_file(file).expect("a program's file");
    let scenario = Scenario::new(language, file, text);
    let trace = match language {
        Language::Python => run(engine::python::machine(&scenario).expect("it runs")),
        Language::Go => run(engine::go::machine(&scenario).expect("it builds")),
    };
    practice(&Replay::of(trace))
}

fn run<R: Runtime>(mut machine: Machine<R>) -> Trace {
    machine.advance(Until::Steps(STEPS));
    machine.kernel.trace.clone()
}

/// The answers that are right to questions whether a wait ends, with who waits.
fn waits(round: &[Practice]) -> Vec<(String, WaitEnd)> {
    let found = round.iter().filter_map(|one| match (&one.ask, &one.choices[one.right].answer) {
        (Ask::Waits { who }, Offer::Wait(end)) => Some((who.label.clone(), *end)),
        _ => None,
    });
    found.collect()
}

#[test]
fn a_goroutine_that_leaks_is_asked_about_last() {
    let text = "package main\n\nimport (\n\t\"fmt\"\n\t\"time\"\n)\n\nfunc main() {\n\tout := make(chan int)\n\tfor i := range 3 {\n\t\tgo func() { out <- i }()\n\t}\n\ttime.Sleep(time.Second)\n\tfmt.Println(<-out)\n\tfmt.Println(<-out)\n}\n";
    let round = asked("leak.go", text);
    let last = round.last().expect("there is a question");
    assert!(matches!(last.ask, Ask::Waits { .. }), "{:?}", last.ask);
    assert_eq!(last.choices[last.right].answer, Offer::Wait(WaitEnd::LeftBehind));
    assert!(round.iter().rev().skip(1).all(|one| one.decided <= last.at), "{round:#?}");
}

#[test]
fn a_wake_up_that_was_forgotten_leaves_a_thread_waiting() {
    let text = "import threading\nimport time\n\nready = threading.Condition()\n\ndef wait():\n    with ready:\n        ready.wait()\n    print(\"never\")\n\nthreading.Thread(target=wait, daemon=True).start()\ntime.sleep(1)\nprint(\"nobody notified\")\n";
    let found = waits(&asked("forgotten.py", text));
    assert_eq!(found.last().map(|(_, end)| *end), Some(WaitEnd::LeftBehind), "{found:?}");
}

#[test]
fn of_a_standstill_its_end_or_its_last_wait_is_asked() {
    let text = |more: &str| format!("import threading\n\na = threading.Lock()\n{more}a.acquire()\na.acquire()\n");
    let joined = "t = threading.Thread(target=print)\nt.start()\nt.join()\n";
    let crossed = "import threading\nimport time\n\na, b = threading.Lock(), threading.Lock()\n\ndef cross(one, other):\n    with one:\n        time.sleep(0.1)\n        with other:\n            print(\"through\")\n\nthreading.Thread(target=cross, args=(a, b)).start()\nthreading.Thread(target=cross, args=(b, a)).start()\n";
    // Of one that stands alone: its wait; of several that wait for each other: the program's end.
    for (text, word) in [(text(""), "waits"), (text(joined), "waits"), (crossed.to_owned(), "ends")] {
        let round = asked("standstill.py", &text);
        let last = round.last().expect("there is a question");
        let right = &last.choices[last.right].answer;
        assert!(matches!(right, Offer::Wait(WaitEnd::Standstill) | Offer::Ending(views::exercise::Ending::Deadlock)), "{last:?}");
        assert_eq!(last.ask.word(), word, "{text}");
    }
}

#[test]
fn a_wait_that_is_called_off_is_not_asked_about() {
    let text = "import asyncio\n\nasync def worker(lock):\n    async with lock:\n        await asyncio.sleep(1)\n\nasync def main():\n    lock = asyncio.Lock()\n    forgotten = asyncio.create_task(asyncio.Event().wait())\n    await asyncio.gather(worker(lock), worker(lock))\n\nasyncio.run(main())\n";
    let round = asked("lock.py", text);
    let found = waits(&round);
    assert!(found.iter().all(|(_, end)| *end == WaitEnd::Ended), "{found:?}");
}

#[test]
fn every_program_of_the_picker_is_asked_what_its_run_says() {
    for program in lessons::PROGRAMS {
        for one in asked(program.file, program.text) {
            assert!(one.decided > one.at && one.right < one.choices.len(), "{}: {one:?}", program.file);
        }
    }
}
