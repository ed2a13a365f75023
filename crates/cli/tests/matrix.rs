//! The matrix: the four cells' own programs in both languages over the sliders' whole range, and
//! call sites of other programs, each in its cell by what the run did.

use lessons::matrix::{Cell, Slider};
use scenario::{Language, Scenario};
use trace::Trace;
use trace::validate::{Expect, explain, validate};
use views::matrix::{Matrix, Site};

fn traced(language: Language, text: &str) -> Trace {
    let name = match language {
        Language::Python => "main.py",
        Language::Go => "main.go",
    };
    let scenario = Scenario::new(language, name, text);
    let trace = match language {
        Language::Python => {
            let mut machine = engine::python::machine(&scenario).expect("it starts");
            machine.advance(kernel::Until::End);
            machine.kernel.trace.clone()
        }
        Language::Go => {
            let mut machine = engine::go::machine(&scenario).expect("it starts");
            machine.advance(kernel::Until::End);
            machine.kernel.trace.clone()
        }
    };
    let violations = validate(&trace, Expect::WHOLE);
    assert!(violations.is_empty(), "{}", explain(&trace, &violations));
    trace
}

fn words(site: &Site) -> (&'static str, &'static str) {
    (site.order.word(), site.control.word())
}

#[test]
fn the_four_programs_are_in_their_cells_over_the_whole_range() {
    for language in [Language::Python, Language::Go] {
        for cell in Cell::ALL {
            let mut changed = Vec::new();
            for slider in Slider::ALL {
                let (least, most, step, first) = slider.range();
                let middle = if slider == Slider::Latency { first } else { least + step };
                for value in [least, middle, most] {
                    let text = slider.set(cell.program(language), language, value);
                    let matrix = Matrix::of(&traced(language, &text));
                    let site = matrix.sites.first().expect("somebody waits");
                    let place = format!("{cell:?} {language:?} {slider:?} {value}: {site:?}");
                    assert!(!site.why(views::Language::Korean).is_empty());
                    if words(site) != cell.words() {
                        changed.push((slider, value, site.why(views::Language::English)));
                        // Only this one may change, where there is too little work to go on with.
                        assert_eq!((cell, language), (Cell::AsyncNonBlocking, Language::Go), "{place}");
                        assert_eq!(words(site), ("async", "blocking"), "{place}");
                        assert!(site.waited() > site.meanwhile(), "{place}");
                    }
                }
            }
            for (slider, value, why) in &changed {
                assert!(why.contains("stopped"), "{slider:?} {value}: {why}");
            }
            let moved = cell == Cell::AsyncNonBlocking && language == Language::Go;
            assert_eq!(!changed.is_empty(), moved, "{cell:?} {language:?}");
        }
    }
}

#[test]
fn what_the_four_cost_is_seen() {
    for language in [Language::Python, Language::Go] {
        let of = |cell: Cell| Matrix::of(&traced(language, cell.program(language)));
        let ends = Cell::ALL.map(|cell| of(cell).end.seconds());
        assert!(ends[0] > 0.475 && ends[2] > 0.475, "{language:?} {ends:?}");
        assert!(ends[1] < 0.33 && ends[3] < 0.33, "{language:?} {ends:?}");
        let asking = of(Cell::SyncNonBlocking);
        assert!((5..=7).contains(&asking.sites[0].polls()), "{:?}", asking.sites[0]);
        assert_eq!(asking.sites[0].asked.len(), asking.sites[0].polls() as usize);
        let stopped = of(Cell::SyncBlocking);
        assert!((230_000_000..250_000_000).contains(&stopped.sites[0].waited()));
    }
}

#[test]
fn lanes_say_what_a_and_b_did() {
    use views::matrix::{Doing, Holder, Lanes, What};
    for language in [Language::Python, Language::Go] {
        for cell in Cell::ALL {
            let trace = traced(language, cell.program(language));
            let (lanes, matrix) = (Lanes::of(&trace), Matrix::of(&trace));
            let place = format!("{cell:?} {language:?}: {lanes:#?}");
            let ms = |time: u64| (time as f64 / 1e6).round() as i64;
            // A does one thing at a time, from the beginning to the end.
            assert_eq!(lanes.a.first().map(|span| span.from), Some(trace::Time::ZERO), "{place}");
            assert!(lanes.a.windows(2).all(|pair| pair[0].to == pair[1].from), "{place}");
            assert_eq!(lanes.a.last().map(|span| span.to), Some(lanes.end), "{place}");
            let sums = lanes.sums;
            assert_eq!(sums.works + sums.stopped + sums.idle + sums.ready, lanes.end.0, "{place}");
            assert!((239..=242).contains(&ms(sums.works)), "{place}");
            assert_eq!(lanes.end, matrix.end);
            // The same that the sites say.
            let asked = lanes.happenings.iter().filter(|one| matches!(one.what, What::Asked(_))).count();
            assert_eq!(asked, matrix.sites[0].polls() as usize, "{place}");
            if cell != Cell::AsyncNonBlocking {
                assert_eq!(ms(sums.stopped), ms(matrix.sites[0].waited()), "{place}");
            }
            let at_150 = lanes.a_at(trace::Time(150_000_000)).expect("it runs");
            let stops = cell.words().1 == "blocking";
            assert_eq!(at_150.doing, if stops { Doing::Stopped } else { Doing::Works }, "{place}");
            assert_eq!(at_150.doing.holder(), if stops { Holder::B } else { Holder::A });
            if stops {
                assert_eq!(at_150.line, matrix.sites[0].line, "{place}");
            }
            // B answers after 240 ms, and A has it no earlier.
            let (Some(answer), Some(got)) = (lanes.answer(), lanes.got()) else {
                panic!("no answer, or never taken: {place}");
            };
            // On one P a goroutine that is made begins when the one that computes is preempted.
            let computes = cell.words().1 == "non-blocking" && language == Language::Go;
            let begins = if computes { 10..=20 } else { -1..=2 };
            assert!(begins.contains(&(ms(answer.0) - 240)), "{place}");
            assert!(got >= answer, "{place}");
            if cell == Cell::SyncNonBlocking {
                // It hears of it when it asks again.
                assert_eq!(ms(got.0) / 10, 28, "{place}");
            } else {
                let most = if language == Language::Go { 17 } else { 1 };
                assert!((0..=most).contains(&ms(got.0 - answer.0)), "{place}");
            }
            assert_eq!(lanes.is_alone, (cell, language) == (Cell::SyncBlocking, Language::Go));
            let pieces = match (cell, language) {
                (Cell::SyncNonBlocking, _) | (Cell::AsyncNonBlocking, Language::Python) => 6,
                _ => 1,
            };
            assert_eq!(lanes.pieces.len(), pieces, "{place}");
        }
    }
}

#[test]
fn every_moment_is_told_in_both_languages() {
    use views::matrix::{Control, Lanes, Order, Watched, told};
    let all: Vec<Lanes> = Cell::ALL.iter().map(|cell| Lanes::of(&traced(Language::Python, cell.program(Language::Python)))).collect();
    let cells: Vec<Watched> = Cell::ALL.iter().zip(&all).map(|(cell, lanes)| {
        let (order, control) = cell.words();
        let order = if order == "sync" { Order::Sync } else { Order::Async };
        let control = if control == "blocking" { Control::Blocking } else { Control::NonBlocking };
        Watched { order, control, lanes: Some(lanes) }
    }).collect();
    let at = |ms: u64| trace::Time(ms * 1_000_000);
    let english = told(&cells, at(150), views::Language::English);
    assert_eq!(english.what, "150 ms: both blocking A stand still, both non-blocking A do work of their own.");
    assert!(english.why.starts_with("A blocking call keeps control until the answer is there. B’s answer comes in 90 ms."), "{english:?}");
    let korean = told(&cells, at(150), views::Language::Korean);
    assert_eq!(korean.what, "150 ms: 블로킹 두 칸의 A는 멈춰 있고, 논블로킹 두 칸의 A는 제 일을 합니다.");
    let over = told(&cells, at(900), views::Language::English);
    assert!(over.what.contains("all four A have ended") && over.why.contains("Async non-blocking ended 240 ms before"), "{over:?}");
    for lanes in &all {
        for happening in &lanes.happenings {
            for language in [views::Language::Korean, views::Language::English] {
                let told = told(&cells, happening.at, language);
                assert!(told.what.ends_with('.') && told.why.contains(": "), "{happening:?} {told:?}");
            }
        }
    }
}

#[track_caller]
fn cell(language: Language, text: &str, line: u32, wanted: (&str, &str)) -> Site {
    let matrix = Matrix::of(&traced(language, text));
    let site = matrix.sites.iter().find(|site| site.line == line);
    let site = site.unwrap_or_else(|| panic!("nothing waits at {line}: {:?}", matrix.sites));
    assert_eq!(words(site), wanted, "{site:?}");
    site.clone()
}

const POOL: &str = "\
import time
from concurrent.futures import ThreadPoolExecutor

def job():
    time.sleep(0.5)
    return 1

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(job)
";

#[test]
fn a_future_of_a_pool_stands_in_three_cells() {
    let at_once = format!("{POOL}    print(future.result())\n");
    let site = cell(Language::Python, &at_once, 10, ("async", "blocking"));
    assert!((0.49..0.51).contains(&(site.waited() as f64 / 1e9)), "{site:?}");

    let busy = "    end = time.perf_counter() + 0.4\n    while time.perf_counter() < end: sum(range(999))\n";
    let after_work = format!("{POOL}{busy}    print(future.result())\n");
    let site = cell(Language::Python, &after_work, 12, ("async", "non-blocking"));
    assert!(site.meanwhile() > site.waited(), "{site:?}");

    let asking = format!("{POOL}    while not future.done():\n        time.sleep(0.1)\n");
    let site = cell(Language::Python, &asking, 10, ("sync", "non-blocking"));
    assert_eq!(site.polls(), 5, "{site:?}");
    let matrix = Matrix::of(&traced(Language::Python, &asking));
    assert_eq!(matrix.sites[0].line, 10, "what it sleeps between its questions counts there");
}

#[test]
fn asking_without_a_pause_is_told_as_lost_time() {
    let spin = format!("{POOL}    while not future.done():\n        pass\n");
    let site = cell(Language::Python, &spin, 10, ("sync", "non-blocking"));
    assert!(site.polls() > 10_000, "{}", site.polls());
    assert!(site.asked.len() < site.polls() as usize / 50, "not every question is recorded");
    assert_eq!(site.meanwhile(), 0);
}

#[test]
fn each_await_of_a_chain_is_a_site_the_innermost_first() {
    let text = "\
import asyncio

async def inner():
    await asyncio.sleep(1)

async def main():
    await inner()
    await asyncio.gather(inner(), inner())

asyncio.run(main())
";
    let matrix = Matrix::of(&traced(Language::Python, text));
    let sites: Vec<_> = matrix.sites.iter().map(|site| (site.line, site.call.as_str(), site.count())).collect();
    assert_eq!(sites, [(4, "await sleep", 3), (8, "await gather", 1), (7, "await inner", 1)], "{sites:?}");
    assert!(matrix.sites.iter().all(|site| words(site) == ("async", "non-blocking")));
}

#[test]
fn a_blocking_call_in_a_coroutine_holds_up_the_loop() {
    let text = "\
import asyncio, time

async def main():
    time.sleep(1)

asyncio.run(main())
";
    let site = cell(Language::Python, text, 4, ("sync", "blocking"));
    assert!(site.holds_loop);
    assert!(site.why(views::Language::English).contains("event loop stood still"));
    assert!(site.why(views::Language::Korean).contains("이벤트 루프 전체가 멈춰"));
}

#[test]
fn other_calls_of_python() {
    let text = "\
import queue, select, socket, threading, time

box, bell = queue.Queue(), threading.Event()
a, b = socket.socketpair()
lock = threading.Lock()

def other():
    with lock:
        time.sleep(0.1)
    box.put(1)
    time.sleep(0.1)
    bell.set()
    time.sleep(0.1)
    b.send(b'x')

thread = threading.Thread(target=other)
thread.start()
time.sleep(0.01)
with lock:
    pass
box.get()
bell.wait()
select.select([a], [], [])
thread.join()
while not lock.acquire(blocking=False):
    pass
";
    for (line, wanted) in [
        (19, ("sync", "blocking")),
        (22, ("async", "blocking")),
        (23, ("async", "blocking")),
    ] {
        cell(Language::Python, text, line, wanted);
    }
}

#[test]
fn calls_of_go() {
    let text = "\
package main

import (
	\"sync\"
	\"time\"
)

func main() {
	var wait sync.WaitGroup
	var lock sync.Mutex
	requests, answers := make(chan int), make(chan int)
	wait.Add(1)
	go func() {
		defer wait.Done()
		lock.Lock()
		time.Sleep(100 * time.Millisecond)
		lock.Unlock()
		answers <- <-requests
		time.Sleep(100 * time.Millisecond)
	}()
	time.Sleep(time.Millisecond)
	lock.Lock()
	time.Sleep(time.Millisecond)
	requests <- 1
	<-answers
	wait.Wait()
	select {
	case <-time.After(time.Second):
	case <-answers:
	}
}
";
    for (line, wanted) in [
        (21, ("sync", "blocking")),
        (22, ("sync", "blocking")),
        (26, ("sync", "blocking")),
        (27, ("async", "blocking")),
    ] {
        cell(Language::Go, text, line, wanted);
    }
}

#[test]
fn rows_have_the_fields_that_are_promised() {
    let trace = traced(Language::Python, "import time\ntime.sleep(0.5)\n");
    let rows = views::matrix::rows(&trace);
    let [row] = &rows[..] else { panic!("{rows:?}") };
    for (key, value) in [
        ("line", serde_json::json!(2)),
        ("call", serde_json::json!("time.sleep")),
        ("order", serde_json::json!("sync")),
        ("control", serde_json::json!("blocking")),
        ("count", serde_json::json!(1)),
        ("waited_s", serde_json::json!(0.5)),
        ("polls", serde_json::json!(0)),
    ] {
        assert_eq!(row[key], value, "{key}");
    }
    assert!(row["why"].as_str().is_some_and(|why| why.contains("off the CPU")));
}

#[test]
fn variants_are_measured_side_by_side() {
    let awaited = "\
import asyncio

async def wait():
    await asyncio.sleep(1)

async def main():
    for _ in range(3):
        await wait()

asyncio.run(main())
";
    let together = awaited.replace("for _ in range(3):\n        await wait()", "await asyncio.gather(wait(), wait(), wait())");
    let threads = "\
import threading, time
threads = [threading.Thread(target=time.sleep, args=(1,)) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    let goroutines = "\
package main

import (
	\"sync\"
	\"time\"
)

func main() {
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() { time.Sleep(time.Second) })
	}
	wait.Wait()
}
";
    let measure = |language, text: &str| views::Measures::of(&traced(language, text), 7);
    let rows = [
        measure(Language::Python, awaited),
        measure(Language::Python, &together),
        measure(Language::Python, threads),
        measure(Language::Go, goroutines),
    ];
    let walls = rows.map(|row| row.wall / 100_000_000);
    assert_eq!(walls, [30, 10, 10, 10], "{rows:?}");
    // Who waits: main three times; main and three tasks; main and three threads; the same in Go.
    let waits = rows.map(|row| row.waiting.div_ceil(100_000_000) / 10);
    assert_eq!(waits, [3, 4, 4, 4], "{rows:?}");
    assert!(rows.iter().all(|row| row.cpu < 20_000_000 && row.memory == 7), "{rows:?}");
    assert_eq!(rows[3].strands, 4, "{rows:?}");
    assert!(rows[2].strands == 4 && rows[1].strands > rows[0].strands, "{rows:?}");
    assert!(rows[1].switches > rows[0].switches, "{rows:?}");
}
