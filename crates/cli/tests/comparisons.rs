//! The comparisons of the catalogue: every variant runs to its end, and the point that is made
//! of them holds. And `interleave compare`, which says the same figures.

use lessons::comparisons::{COMPARISONS, Variant, comparison};
use scenario::{Language, Scenario};
use serde_json::Value;
use trace::validate::{Expect, explain, validate};
use trace::{Event, OutcomeKind, Trace};
use views::Measures;

fn traced(scenario: &Scenario) -> Trace {
    let trace = match scenario.language {
        Language::Python => {
            let mut machine = engine::python::machine(scenario).expect("it starts");
            machine.advance(kernel::Until::End);
            machine.kernel.trace.clone()
        }
        Language::Go => {
            let mut machine = engine::go::machine(scenario).expect("it starts");
            machine.advance(kernel::Until::End);
            machine.kernel.trace.clone()
        }
    };
    let violations = validate(&trace, Expect::WHOLE);
    assert!(violations.is_empty(), "{}", explain(&trace, &violations));
    trace
}

fn written(trace: &Trace) -> String {
    let texts = trace.records().filter_map(|record| match record.event {
        Event::Output { text, .. } => Some(trace.text(text).to_owned()),
        _ => None,
    });
    texts.collect()
}

/// What a variant cost, and what it printed.
struct Ran {
    wall: f64,
    cpu: f64,
    waiting: f64,
    strands: usize,
    switches: usize,
    printed: String,
}

fn ran(variant: &Variant) -> Ran {
    let trace = traced(&variant.scenario(variant.text));
    let measures = Measures::of(&trace, 0);
    assert_eq!(measures.outcome, Some(OutcomeKind::Exited), "{}", variant.file);
    // What the page shows of a run beside: far below where it cuts.
    assert!(trace.len() < 10_000, "{}: {} events", variant.file, trace.len());
    Ran {
        wall: measures.wall as f64,
        cpu: measures.cpu as f64,
        waiting: measures.waiting as f64,
        strands: measures.strands,
        switches: measures.switches,
        printed: written(&trace),
    }
}

fn all(slug: &str) -> Vec<Ran> {
    let comparison = comparison(slug).expect("it is in the catalogue");
    comparison.variants.iter().map(ran).collect()
}

/// The slugs whose point a test below holds.
const HELD: [&str; 8] =
    ["await", "blocking", "lines", "cores", "gil", "processes", "downloads", "buffer"];

#[test]
fn every_comparison_has_its_point_held() {
    let slugs: Vec<&str> = COMPARISONS.iter().map(|comparison| comparison.slug).collect();
    assert_eq!(slugs, HELD);
}

#[test]
fn tasks_wait_at_once_and_neither_runs_nothing() {
    let [awaited, tasks, neither] = &all("await")[..] else { panic!() };
    assert!(tasks.wall <= awaited.wall * 0.601, "{} {}", tasks.wall, awaited.wall);
    assert!(neither.wall < awaited.wall / 1000.0);
    assert!(neither.printed.contains("coroutine 'brew' was never awaited"));
    assert!(!neither.printed.contains("tea on"));
    assert!(tasks.printed.starts_with("tea on\ncoffee on\n"));
    assert!(awaited.printed.starts_with("tea on\ntea done\n"));
    assert_eq!(tasks.strands, awaited.strands + 2);
}

#[test]
fn a_blocking_call_stops_the_loop_unless_a_thread_takes_it() {
    let [blocked, awaited, thread] = &all("blocking")[..] else { panic!() };
    assert!(blocked.printed.starts_with("tick 0\nloaded\n"));
    for other in [awaited, thread] {
        assert!(other.wall < blocked.wall * 0.65);
        assert!(other.printed.starts_with("tick 0\ntick 1\ntick 2\n"));
    }
    assert!(thread.strands > awaited.strands);
}

#[test]
fn only_a_second_machine_halves_two_lines() {
    let [sequential, concurrent, parallel] = &all("lines")[..] else { panic!() };
    assert!((0.95..1.05).contains(&(concurrent.wall / sequential.wall)));
    assert!(parallel.wall < sequential.wall * 0.6);
    assert!(sequential.printed.starts_with("left 0\nleft 1\nleft 2\n"));
    assert!(concurrent.printed.starts_with("right 0\nleft 0\nright 1\n"));
    assert!(concurrent.switches > sequential.switches);
    assert!((0.9..1.1).contains(&(parallel.cpu / sequential.cpu)));
}

#[test]
fn goroutines_use_as_many_cores_as_there_are() {
    let [one, two, four] = &all("cores")[..] else { panic!() };
    assert!((0.45..0.6).contains(&(two.wall / one.wall)));
    assert!((0.22..0.35).contains(&(four.wall / one.wall)));
    assert!((0.9..1.15).contains(&(four.cpu / one.cpu)));
}

#[test]
fn four_cores_do_not_help_under_the_gil() {
    let [one, four, free] = &all("gil")[..] else { panic!() };
    assert!((0.95..1.1).contains(&(four.wall / one.wall)));
    assert!(free.wall < four.wall * 0.35);
}

#[test]
fn processes_compute_at_once_and_threads_do_not() {
    let [alone, threads, processes] = &all("processes")[..] else { panic!() };
    assert!((0.95..1.1).contains(&(threads.wall / alone.wall)));
    assert!(processes.wall < alone.wall * 0.65, "{} {}", processes.wall, alone.wall);
    assert!(processes.cpu > alone.cpu * 1.1, "they have to be started");
    assert!(alone.printed == threads.printed && alone.printed == processes.printed);
}

#[test]
fn the_same_downloads_overlap_but_in_the_small_pool() {
    let runs = all("downloads");
    for index in [0, 2, 3] {
        assert!((2.0e9..2.05e9).contains(&runs[index].wall), "{index}: {}", runs[index].wall);
    }
    assert!((4.0e9..4.05e9).contains(&runs[1].wall), "{}", runs[1].wall);
    assert!(runs.iter().all(|run| run.cpu < run.wall / 1000.0));
    let lines = |run: &Ran| {
        let mut lines: Vec<String> = run.printed.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert!(runs.iter().all(|run| lines(run) == ["got 1", "got 1", "got 2", "got 2"]));
}

#[test]
fn a_buffer_keeps_the_receiver_busy_through_the_senders_pause() {
    let [unbuffered, buffered] = &all("buffer")[..] else { panic!() };
    assert!(buffered.wall < unbuffered.wall * 0.65);
    assert!(buffered.waiting < unbuffered.waiting);
    assert_eq!(unbuffered.printed, buffered.printed);
}

fn interleave(arguments: &[&str]) -> (i32, String, String) {
    let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

fn file(name: &str, text: &str) -> String {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("comparisons");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path.to_str().expect("a plain path").to_owned()
}

#[test]
fn the_command_line_says_the_measures_of_each_variant() {
    let text = comparison("gil").expect("there").variants[0].text;
    let path = file("sums.py", text);
    let arguments = ["compare", &path, "--cores", "1,4", "--gil", "1,0", "--json"];
    let (code, out, err) = interleave(&arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    let rows: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[3]["settings"], serde_json::json!({"cores": "4", "gil": "0"}));
    let variant = &comparison("gil").expect("there").variants[2];
    let measures = Measures::of(&traced(&variant.scenario(variant.text)), 0);
    assert_eq!(rows[3]["wall_s"], measures.wall as f64 / 1e9);
    assert_eq!(rows[3]["cpu_s"], measures.cpu as f64 / 1e9);
    assert_eq!(rows[3]["waiting_s"], measures.waiting as f64 / 1e9);
    assert_eq!(rows[3]["strands"], measures.strands);
    assert_eq!(rows[3]["switches"], measures.switches);
    assert_eq!(rows[3]["ended"], "exited");
}

#[test]
fn a_variant_that_fails_or_never_ends_leaves_the_others() {
    let fails = file("fails.py", "import time\ntime.sleep(1)\nraise SystemExit(3)\n");
    let never = file("never.py", "import time\nwhile True:\n    time.sleep(0.5)\n");
    let wrong = file("wrong.py", "def f(:\n    pass\n");
    let fine = file("fine.go", "package main\n\nfunc main() {\n}\n");
    let (code, out, err) = interleave(&["compare", &fails, &never, &wrong, &fine, "--until", "10s"]);
    assert_eq!(code, 3, "the first that is not 0");
    assert!(err.contains("SyntaxError"), "{err}");
    let lines: Vec<Vec<&str>> = out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["variant", "wall", "CPU", "waiting", "strands", "switches", "memory", "ended"]);
    let last = |row: usize| *lines[row].last().expect("words");
    assert_eq!([last(1), last(2), last(3), last(4)], ["exited", "limit-time", "refused", "exited"]);
    assert_eq!(&lines[3][1..7], ["-"; 6]);
    assert!(out.contains("9.500 s"), "{out}");
}

/// Bytes that a program's objects took at most.
fn memory_of(name: &str, text: &str) -> f64 {
    let path = file(name, text);
    let (code, out, err) = interleave(&["compare", &path, "--json"]);
    assert_eq!((code, err.as_str()), (0, ""), "{name}");
    let row: Value = serde_json::from_str(out.trim()).expect("JSON");
    row["memory_bytes"].as_f64().expect("a number")
}

#[test]
fn memory_is_about_what_tracemalloc_says() {
    // Beside each program the peak by `tracemalloc` of CPython 3.11.7, in bytes.
    let programs = [
        ("squares.py", "data = [i * i for i in range(100000)]\nprint(sum(data))\n", 4_000_800.0),
        ("zeros.py", "xs = [0] * 500000\nprint(len(xs))\n", 4_000_378.0),
        ("words.py", "words = [f'word-{i}' for i in range(20000)]\nprint(len(' '.join(words)))\n", 1_551_000.0),
        ("table.py", "d = {i: str(i) for i in range(20000)}\nprint(len(d))\n", 2_290_930.0),
        ("grid.py", "grid = [[x * y for x in range(200)] for y in range(200)]\nprint(len(grid))\n", 1_556_888.0),
        ("set.py", "s = set(range(50000))\nprint(len(s))\n", 3_689_520.0),
        (
            "points.py",
            "class Point:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\nps = [Point(i, i + 1) for i in range(20000)]\nprint(len(ps))\n",
            3_202_744.0,
        ),
        (
            "tasks.py",
            "import asyncio\nasync def work(i):\n    await asyncio.sleep(0.01)\n    return i\nasync def main():\n    r = await asyncio.gather(*(work(i) for i in range(2000)))\n    print(sum(r))\nasyncio.run(main())\n",
            3_231_582.0,
        ),
    ];
    for (name, text, real) in programs {
        let share = memory_of(name, text) / real;
        assert!((0.6..1.6).contains(&share), "{name}: {share}");
    }
    let lazy = memory_of("lazy.py", "print(sum(i * i for i in range(100000)))\n");
    assert!(lazy < 5_000.0, "{lazy}");
}

#[test]
fn a_programs_imports_are_not_its_memory_and_its_processes_are() {
    let nothing = memory_of("nothing.py", "import asyncio, json, logging, threading\nprint('hello')\n");
    assert!(nothing < 30_000.0, "{nothing}");
    let text = "from multiprocessing import Process\nimport time\ndef work():\n    data = [0] * 100000\n    time.sleep(1)\nif __name__ == '__main__':\n    ps = [Process(target=work) for _ in range(COUNT)]\n    for p in ps: p.start()\n    for p in ps: p.join()\n";
    let one = memory_of("one_process.py", &text.replace("COUNT", "1"));
    let three = memory_of("three_processes.py", &text.replace("COUNT", "3"));
    assert!((2.5..3.5).contains(&(three / one)), "{one} {three}");
}

#[test]
fn memory_of_go_is_its_heap_and_two_kibibytes_for_each_goroutine() {
    let text = "package main\n\nimport \"sync\"\n\nfunc main() {\n\tvar wg sync.WaitGroup\n\tgate := make(chan int)\n\tfor range 1000 {\n\t\twg.Go(func() { <-gate })\n\t}\n\tclose(gate)\n\twg.Wait()\n}\n";
    let stacks = memory_of("stacks.go", text);
    assert!((2_048_000.0..2_600_000.0).contains(&stacks), "{stacks}");
    let slice = memory_of("slice.go", "package main\n\nfunc main() {\n\ts := make([]int, 1000000)\n\tprintln(len(s))\n}\n");
    assert!((8_000_000.0..8_100_000.0).contains(&slice), "{slice}");
}
