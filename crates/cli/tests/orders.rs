//! What a real system leaves open is open here too.
//!
//! With several Ps, Go's order is: every order that the real runtime came to is one that our
//! choices can make, and what we do by ourselves is what it does most often.
//! `orders/NAME.go` stand beside `orders/orders.json`: what each printed under real Go 1.27.3, thousands
//! of times with two and with four Ps on two busy cores, how often, and the schedule with which the
//! simulated computer prints the same. When costs change, other schedules may be needed:
//! `ORDERS_SEARCHED=20000 cargo test --release -p cli --test orders` tries so many and writes them.

use kernel::{Machine, Runtime, Until};
use scenario::{Language, Scenario, Schedule};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use trace::validate::{Expect, validate};
use trace::{Event, Trace};

/// Orders of real runs that none of twelve thousand schedules made.
const NOT_FOUND: usize = 2;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orders")
}

fn recorded() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("orders.json")).expect("the recording");
    serde_json::from_str(&text).expect("JSON")
}

/// The simulated computer with a core for each P.
fn computer(case: &Value) -> Scenario {
    let name = case["program"].as_str().expect("a name");
    let text = std::fs::read_to_string(folder().join(name)).expect("a program");
    let mut scenario = Scenario::new(Language::Go, name, &text);
    let ps = case["gomaxprocs"].as_u64().expect("a number of Ps") as u32;
    (scenario.settings.cores, scenario.settings.gomaxprocs) = (ps, ps);
    scenario
}

/// What the program prints; the trace is a possible one.
fn printed(scenario: &Scenario) -> String {
    let mut machine = engine::go::machine(scenario).expect("it builds");
    machine.advance(Until::End);
    must_be_possible(&machine, scenario, true);
    output(&machine.kernel.trace)
}

fn output(trace: &Trace) -> String {
    let events = (0..trace.len()).map(|index| trace.record(index).event);
    let texts = events.filter_map(|event| match event {
        Event::Output { text, .. } => Some(trace.text(text)),
        _ => None,
    });
    texts.collect()
}

fn must_be_possible<R: Runtime>(machine: &Machine<R>, scenario: &Scenario, whole: bool) {
    let violations = validate(&machine.kernel.trace, Expect { whole });
    assert!(violations.is_empty(), "{} {:?}: {violations:?}", scenario.main_file().name, scenario.schedule);
}

fn orders(case: &Value) -> impl Iterator<Item = (&str, u64, Option<u64>)> {
    let orders = case["orders"].as_array().expect("a list");
    orders.iter().map(|order| {
        let stdout = order["stdout"].as_str().expect("an output");
        (stdout, order["seen"].as_u64().expect("a count"), order["schedule"].as_u64())
    })
}

#[test]
fn the_usual_order_is_the_real_ones_usual_order() {
    for case in recorded() {
        let (usual, ..) = orders(&case).max_by_key(|(_, seen, _)| *seen).expect("an order");
        assert_eq!(printed(&computer(&case)), usual, "{} with {} Ps", case["program"], case["gomaxprocs"]);
    }
}

#[test]
fn every_real_order_is_among_those_that_choices_can_make() {
    if let Ok(count) = std::env::var("ORDERS_SEARCHED") {
        return search(count.parse().expect("a number of schedules"));
    }
    let (mut compared, mut not_found) = (0, Vec::new());
    for case in recorded() {
        for (stdout, _, schedule) in orders(&case) {
            let mut scenario = computer(&case);
            let Some(schedule) = schedule else {
                not_found.push(format!("{} with {} Ps: {stdout:?}", case["program"], case["gomaxprocs"]));
                continue;
            };
            scenario.schedule = Schedule::Random(schedule);
            assert_eq!(printed(&scenario), stdout, "{}, {} Ps, schedule {schedule}", case["program"], case["gomaxprocs"]);
            compared += 1;
        }
    }
    assert!(compared >= 61 && not_found.len() <= NOT_FOUND, "{compared}, not found: {not_found:?}");
}

/// What was chosen at random can be chosen again, one by one.
#[test]
fn recorded_choices_make_the_same_run() {
    for case in recorded() {
        let mut scenario = computer(&case);
        scenario.schedule = Schedule::Random(7);
        let mut machine = engine::go::machine(&scenario).expect("it builds");
        machine.advance(Until::End);
        let choices = machine.kernel.choices().iter().map(|choice| choice.chosen).collect();
        scenario.schedule = Schedule::Recorded(choices);
        let mut again = engine::go::machine(&scenario).expect("it builds");
        again.advance(Until::End);
        assert_eq!(machine.kernel.trace.encode(), again.kernel.trace.encode(), "{}", case["program"]);
    }
}

/// Cores that are late or taken away make no run that could not be.
#[test]
fn programs_of_the_picker_run_in_other_orders() {
    const STEPS_MAX: u64 = 300_000;
    for program in lessons::PROGRAMS {
        let mut scenario = Scenario::new(program.language(), program.file, program.text);
        (scenario.settings.cores, scenario.settings.gomaxprocs) = (4, 4);
        scenario.settings.free_threaded = program.free_threaded;
        for schedule in 1..=3 {
            scenario.schedule = Schedule::Random(schedule);
            match program.language() {
                Language::Python => run(engine::python::machine(&scenario).expect("it compiles"), &scenario),
                Language::Go => run(engine::go::machine(&scenario).expect("it builds"), &scenario),
            }
        }
    }
    fn run<R: Runtime>(mut machine: Machine<R>, scenario: &Scenario) {
        machine.advance(Until::Steps(STEPS_MAX));
        must_be_possible(&machine, scenario, false);
    }
}

/// What CPython leaves open: sets of tasks (P2), waiters that go on (P8), and whom the interval meets (P6).
#[test]
fn python_leaves_orders_open_too() {
    let table = [
        (
            "import asyncio\nasync def job(name): return name\nasync def main():\n \
             tasks = [asyncio.create_task(job(name)) for name in 'abc']\n done, _ = await asyncio.wait(tasks)\n \
             print(*[task.result() for task in done])\nasyncio.run(main())\n",
            vec!["a b c\n", "a c b\n", "b a c\n", "b c a\n", "c a b\n", "c b a\n"],
        ),
        (
            "import asyncio\nasync def job(name):\n try: await asyncio.sleep(9)\n finally: print(name, end=' ')\n\
             async def bad(): raise ValueError\nasync def main():\n try:\n  async with asyncio.TaskGroup() as group:\n   \
             for name in 'ab': group.create_task(job(name))\n   await asyncio.sleep(1)\n   group.create_task(bad())\n except* ValueError:\n  \
             print('over')\nasyncio.run(main())\n",
            vec!["a b over\n", "b a over\n"],
        ),
        (
            "import threading\ngate = threading.Event()\ndef wait(name):\n gate.wait()\n print(name, end=' ')\n\
             threads = [threading.Thread(target=wait, args=(name,)) for name in 'ab']\nfor thread in threads: thread.start()\n\
             gate.set()\nfor thread in threads: thread.join()\nprint()\n",
            vec!["a b \n", "b a \n"],
        ),
    ];
    for (text, orders) in table {
        let mut scenario = Scenario::new(Language::Python, "a.py", text);
        let mut seen: Vec<String> = (1..=30)
            .map(|schedule| {
                scenario.schedule = Schedule::Random(schedule);
                let mut machine = engine::python::machine(&scenario).expect("it compiles");
                machine.advance(Until::End);
                must_be_possible(&machine, &scenario, true);
                output(&machine.kernel.trace)
            })
            .collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen, orders, "{text}");
    }
}

/// Finds the first schedule for each order, and writes them.
fn search(count: u64) {
    let mut cases = recorded();
    for case in &mut cases {
        let mut scenario = computer(case);
        let mut wanted: BTreeMap<String, Option<u64>> =
            orders(case).map(|(stdout, ..)| (stdout.to_owned(), None)).collect();
        for schedule in 1..=count {
            scenario.schedule = Schedule::Random(schedule);
            if let Some(found) = wanted.get_mut(&printed(&scenario)) {
                found.get_or_insert(schedule);
            }
            if wanted.values().all(Option::is_some) {
                break;
            }
        }
        for order in case["orders"].as_array_mut().expect("a list") {
            order["schedule"] = json!(wanted[order["stdout"].as_str().expect("an output")]);
        }
        let missing: Vec<_> = wanted.iter().filter(|(_, found)| found.is_none()).collect();
        eprintln!("{} with {} Ps: {} orders, not found: {missing:?}", case["program"], case["gomaxprocs"], wanted.len());
    }
    let text = serde_json::to_string_pretty(&cases).expect("JSON");
    std::fs::write(folder().join("orders.json"), text + "\n").expect("written");
}
