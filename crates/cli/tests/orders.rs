//! What a real system leaves open is open here too.
//!
//! With several Ps, Go's order is: every order that the real runtime came to is one that our
//! choices can make, and what we do by ourselves is what it does most often.
//! `orders/NAME.go` stand beside `orders/orders.json`: what each printed under real Go 1.27.3, thousands
//! of times with two and with four Ps on two busy cores, how often, and the schedule with which the
//! simulated computer prints the same. When costs change, other schedules may be needed:
//! `ORDERS_SEARCHED=60000 cargo test --profile fast -p cli --test orders every_real` tries so many where
//! none prints it any longer, and writes them; with `ORDERS_OF=NAME.go` for one program.

use engine::go::GoMachine;
use kernel::{Choice, Machine, Runtime, Schedule, Until};
use scenario::{Language, Scenario};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use trace::validate::{Expect, validate};
use trace::{Event, Trace};

/// Orders for which the search has found no schedule: one of `trylock.go`, seen in one of 1,500 real runs.
const NOT_FOUND: usize = 1;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orders")
}

fn recorded() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("orders.json")).expect("the recording");
    serde_json::from_str(&text).expect("JSON")
}

/// A program on the simulated computer with a core for each P.
struct Started {
    scenario: Scenario,
    machine: GoMachine,
}

fn started(case: &Value) -> Started {
    let scenario = computer(case);
    let machine = engine::go::machine(&scenario).expect("it builds");
    Started { scenario, machine }
}

fn computer(case: &Value) -> Scenario {
    let name = case["program"].as_str().expect("a name");
    let text = std::fs::read_to_string(folder().join(name)).expect("a program");
    let mut scenario = Scenario::new(Language::Go, name, &text);
    let ps = case["gomaxprocs"].as_u64().expect("a number of Ps") as u32;
    (scenario.settings.cores, scenario.settings.gomaxprocs) = (ps, ps);
    scenario
}

/// What the program prints, and the choices that were made; the trace is a possible one.
fn run(started: &Started, schedule: Schedule) -> (String, Vec<Choice>) {
    let mut machine = started.machine.clone();
    machine.kernel.reschedule(schedule);
    machine.advance(Until::End);
    must_be_possible(&machine, &started.scenario, true);
    (output(&machine.kernel.trace), machine.kernel.choices().to_vec())
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
    let name = &scenario.main_file().name;
    let chosen = || machine.kernel.choices().iter().map(|choice| choice.chosen).collect::<Vec<_>>();
    assert!(violations.is_empty(), "{name} {:?}: {violations:?}", chosen());
}

/// What was printed, how often, and the schedule with which ours prints it.
fn orders(case: &Value) -> impl Iterator<Item = (&str, u64, Option<Schedule>)> {
    let orders = case["orders"].as_array().expect("a list");
    orders.iter().map(|order| {
        let stdout = order["stdout"].as_str().expect("an output");
        let number = order["schedule"].as_u64().map(Schedule::Random);
        let schedule = number.or_else(|| {
            let choices = order["schedule"].as_array()?;
            Some(Schedule::Recorded(choices.iter().map(|choice| choice.as_u64().expect("a number") as u32).collect()))
        });
        (stdout, order["seen"].as_u64().expect("a count"), schedule)
    })
}

#[test]
fn the_usual_order_is_the_real_ones_usual_order() {
    let mut others = Vec::new();
    for case in recorded() {
        let (usual, ..) = orders(&case).max_by_key(|(_, seen, _)| *seen).expect("an order");
        let printed = run(&started(&case), Schedule::Policy).0;
        if printed != usual {
            others.push(format!("{} with {} Ps: {printed:?}, not {usual:?}", case["program"], case["gomaxprocs"]));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn every_real_order_is_among_those_that_choices_can_make() {
    if let Ok(count) = std::env::var("ORDERS_SEARCHED") {
        return search(count.parse().expect("a number of schedules"));
    }
    let (mut compared, mut not_found) = (0, Vec::new());
    for case in recorded() {
        let started = started(&case);
        for (stdout, _, schedule) in orders(&case) {
            let place = format!("{} with {} Ps", case["program"], case["gomaxprocs"]);
            let Some(schedule) = schedule else {
                not_found.push(format!("{place}: {stdout:?}"));
                continue;
            };
            let (printed, _) = run(&started, schedule.clone());
            assert_eq!(printed, stdout, "{place}, {schedule:?}");
            compared += 1;
        }
    }
    assert!(compared >= 402 && not_found.len() <= NOT_FOUND, "{compared}, not found: {not_found:?}");
}

/// What was chosen at random can be chosen again, one by one.
#[test]
fn recorded_choices_make_the_same_run() {
    for case in recorded() {
        let mut scenario = computer(&case);
        scenario.schedule = scenario::Schedule::Random(7);
        let mut machine = engine::go::machine(&scenario).expect("it builds");
        machine.advance(Until::End);
        let choices = machine.kernel.choices().iter().map(|choice| choice.chosen).collect();
        scenario.schedule = scenario::Schedule::Recorded(choices);
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
            scenario.schedule = scenario::Schedule::Random(schedule);
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
                scenario.schedule = scenario::Schedule::Random(schedule);
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

/// Finds a schedule for each order that has none which still makes it, and writes them: the first of so
/// many numbers, or choices that are come to by changing others.
fn search(count: u64) {
    let only = std::env::var("ORDERS_OF").ok();
    let mut cases = recorded();
    for case in cases.iter_mut().filter(|case| only.as_deref().is_none_or(|only| case["program"] == only)) {
        let started = started(case);
        let still = |stdout: &str, schedule: &Schedule| run(&started, schedule.clone()).0 == stdout;
        let mut wanted: BTreeMap<String, Option<Schedule>> = orders(case)
            .map(|(stdout, _, schedule)| (stdout.to_owned(), schedule.filter(|schedule| still(stdout, schedule))))
            .collect();
        for number in 1..=count {
            if wanted.values().all(Option::is_some) {
                break;
            }
            let schedule = Schedule::Random(number);
            if let Some(found) = wanted.get_mut(&run(&started, schedule.clone()).0) {
                found.get_or_insert(schedule);
            }
        }
        for (stdout, found) in wanted.iter_mut().filter(|(_, found)| found.is_none()) {
            *found = climb(&started, stdout, count).map(Schedule::Recorded);
        }
        for order in case["orders"].as_array_mut().expect("a list") {
            order["schedule"] = match &wanted[order["stdout"].as_str().expect("an output")] {
                Some(Schedule::Random(number)) => json!(number),
                Some(Schedule::Recorded(choices)) => json!(choices),
                _ => Value::Null,
            };
        }
        let missing: Vec<_> = wanted.iter().filter(|(_, found)| found.is_none()).collect();
        eprintln!("{} with {} Ps: {} orders, not found: {missing:?}", case["program"], case["gomaxprocs"], wanted.len());
    }
    let text = serde_json::to_string_pretty(&cases).expect("JSON");
    std::fs::write(folder().join("orders.json"), text + "\n").expect("written");
}

/// Choices with which the program prints `wanted`. From the nearest of some random runs on, one or a few
/// choices are made otherwise at a time, and what comes no further from it is gone on from.
fn climb(started: &Started, wanted: &str, tries: u64) -> Option<Vec<u32>> {
    const STARTS: u64 = 200;
    const TRIES_FROM_ONE: u64 = 2_000;
    let mut random = fastrand::Rng::with_seed(1);
    for climb in 0..tries / TRIES_FROM_ONE {
        let starts = (climb * STARTS..(climb + 1) * STARTS).map(|number| run(started, Schedule::Random(number)));
        let measured = starts.map(|(stdout, choices)| (distance(&stdout, wanted), choices));
        let (mut nearest, mut made) = measured.min_by_key(|(distance, _)| *distance).expect("a start");
        for _ in 0..TRIES_FROM_ONE {
            if nearest == 0 {
                let last = made.iter().rposition(|choice| choice.chosen != 0).map_or(0, |last| last + 1);
                return Some(made[..last].iter().map(|choice| choice.chosen).collect());
            }
            let mut chosen: Vec<u32> = made.iter().map(|choice| choice.chosen).collect();
            for _ in 0..random.usize(1..=3) {
                let place = random.usize(..chosen.len());
                let (was, count) = (chosen[place], made[place].count);
                chosen[place] = match random.u32(..4) {
                    0 => 0,
                    1 => random.u32(..count),
                    _ => (was + random.u32(..9)).saturating_sub(4).min(count - 1),
                };
            }
            let (stdout, choices) = run(started, Schedule::Recorded(chosen));
            let distance = distance(&stdout, wanted);
            if distance <= nearest {
                (nearest, made) = (distance, choices);
            }
        }
    }
    None
}

/// How many words are missing, too many, others, or in the wrong order.
fn distance(one: &str, other: &str) -> usize {
    let words = |text: &str| text.split_inclusive(' ').map(str::to_owned).collect::<Vec<_>>();
    strsim::generic_damerau_levenshtein(&words(one), &words(other))
}
