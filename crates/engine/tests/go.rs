//! A Go machine is one value: copied, digested, and reached again; its goroutines can be seen.

use engine::Session;
use engine::go::{GoMachine, machine};
use kernel::{Progress, Until};
use scenario::{Language, Scenario};
use trace::Event;

const WORKERS: &str = "\
package main

import (
	\"fmt\"
	\"math/rand\"
	\"sync\"
	\"time\"
)

type point struct{ x, y int }

func work(name string, at point, out chan<- string, group *sync.WaitGroup) {
	defer group.Done()
	for turn := range 5 {
		seen := map[string]int{name: turn}
		time.Sleep(time.Duration(rand.Intn(5)) * time.Millisecond)
		out <- fmt.Sprint(name, at.x+at.y, seen)
	}
}

func main() {
	out := make(chan string, 2)
	var group sync.WaitGroup
	for n, name := range []string{\"a\", \"b\", \"c\"} {
		group.Add(1)
		go work(name, point{n, 10}, out, &group)
	}
	go func() { group.Wait(); close(out) }()
	for text := range out {
		fmt.Println(text)
	}
}
";

fn scenario(text: &str, cores: u32) -> Scenario {
    let mut scenario = Scenario::new(Language::Go, "main.go", text);
    scenario.settings.cores = cores;
    scenario
}

fn start(cores: u32) -> GoMachine {
    machine(&scenario(WORKERS, cores)).expect("the program is right")
}

#[test]
fn any_moment_has_the_digest_it_had() {
    for cores in [1, 4] {
        let mut session = Session::with_spacing(start(cores), 2_000);
        assert_eq!(session.run_until(Until::End), Progress::Finished);
        let mut walked = start(cores);
        let mut seen = std::collections::BTreeSet::new();
        for step in (0..session.steps()).step_by(397) {
            walked.advance(Until::Steps(step));
            let again = session.machine_at(step);
            assert_eq!(again.digest(), walked.digest(), "at step {step}, {cores} cores");
            seen.insert(walked.digest());
        }
        assert!(seen.len() > 20, "moments differ");
    }
}

#[test]
fn a_copy_goes_its_own_way_to_the_same_end() {
    let mut original = start(4);
    original.advance(Until::Steps(3_000));
    let mut copy = original.clone();
    copy.advance(Until::End);
    original.advance(Until::End);
    assert_eq!(copy.digest(), original.digest());
    assert_eq!(copy.kernel.trace.digest(), original.kernel.trace.digest());
}

#[test]
fn steps_in_the_middle_are_those_of_the_run() {
    let mut session = Session::with_spacing(start(1), 2_000);
    session.run_until(Until::End);
    let whole = session.source_steps(0, session.steps());
    let part = session.source_steps(5_000, 5_400);
    let same = whole.iter().filter(|step| (5_000..5_400).contains(&step.step));
    assert!(part.iter().eq(same));
    assert!(whole.iter().any(|step| step.line == 16), "the loop's body is stepped through");
}

#[test]
fn a_goroutine_shows_its_frames_and_variables() {
    let mut session = Session::new(start(1));
    session.run_until(Until::End);
    let trace = session.trace();
    let records = (0..trace.len()).map(|index| (index, trace.record(index).event));
    // The third goroutine's first sleep: it has all of its variables then.
    let parked = records.filter_map(|(index, event)| match event {
        Event::GParked { g, reason, .. } if trace.text(reason) == "sleep" => Some((index, g)),
        _ => None,
    });
    let (index, g) = parked.take(1).next().expect("somebody sleeps");
    let machine = session.machine_at(trace.step(index) + 1);
    let stacks = machine.runtime.stacks(machine.kernel.thread(), 16);
    let stack = stacks.iter().find(|stack| stack.strand == g).expect("it is told");
    let frame = stack.frames.iter().find(|frame| !frame.library).expect("a frame of the program");
    assert_eq!(frame.function, "main.work");
    assert_eq!(frame.line, 16);
    let held = |name: &str| frame.locals.iter().find(|(other, _)| other == name);
    let value = |name: &str| held(name).map(|(_, value)| value.as_str());
    assert!(["\"a\"", "\"b\"", "\"c\""].contains(&value("name").expect("a parameter")));
    // A sleep of no time at all is none, so it may be a later turn than the first.
    let turn = value("turn").expect("the loop's variable");
    assert!(value("seen").expect("a map").contains(&format!(":{turn}")), "{:?}", frame.locals);
    assert!(value("at").expect("a struct").contains("y:10"), "{:?}", frame.locals);
    assert!(value("seen").expect("a map").starts_with("map["), "{:?}", frame.locals);
    assert_eq!(frame.parameters, 4);
    let strands: std::collections::BTreeSet<_> = stacks.iter().map(|stack| stack.strand).collect();
    assert_eq!(strands.len(), stacks.len(), "each goroutine once");
    assert!(stacks.len() >= 4, "main and the workers");
}

#[test]
fn ps_and_cores_are_two_things() {
    let text = "\
package main

import (
	\"fmt\"
	\"runtime\"
)

func main() { fmt.Println(runtime.GOMAXPROCS(0), runtime.NumCPU()) }
";
    let says = |cores, procs| {
        let mut scenario = scenario(text, cores);
        scenario.settings.gomaxprocs = procs;
        let mut machine = machine(&scenario).expect("the program is right");
        machine.advance(Until::End);
        let trace = &machine.kernel.trace;
        let mut events = (0..trace.len()).map(|index| trace.record(index).event);
        events.find_map(|event| match event {
            Event::Output { text, .. } => Some(trace.text(text).to_owned()),
            _ => None,
        })
    };
    assert_eq!(says(2, 0).as_deref(), Some("2 2\n"));
    assert_eq!(says(1, 4).as_deref(), Some("4 1\n"));
    assert_eq!(says(4, 1).as_deref(), Some("1 4\n"));
}

#[test]
fn what_is_wrong_has_its_place() {
    let text = "package main\n\nfunc main() {\n\tx := 1\n\treturn 2\n}\n";
    let problems = machine(&scenario(text, 1)).err().expect("it does not build");
    assert_eq!(problems.lines[0], "./main.go:4:2: declared and not used: x");
    let places: Vec<u32> = problems.findings.iter().map(|it| it.diagnostic.span.start).collect();
    let line = |offset: u32| text[..offset as usize].lines().count();
    assert_eq!(places.iter().map(|at| line(*at)).collect::<Vec<_>>(), [4, 5]);
    assert!(!problems.unsupported);
}
