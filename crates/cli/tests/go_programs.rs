//! The Go programs of the picker: what they print (what real Go 1.27.3 prints, where that is
//! settled) and what the scheduler did in them.

use kernel::Until;
use scenario::{InputLine, Language, Scenario};
use trace::validate::{Expect, validate};
use trace::{Event, GoQueue, GoSource, GoYield, OutcomeKind, Stream, Trace};

struct Ran {
    trace: Trace,
    out: String,
    err: String,
}

impl Ran {
    fn events(&self) -> impl Iterator<Item = Event> + '_ {
        (0..self.trace.len()).map(|index| self.trace.record(index).event)
    }

    fn count(&self, is: impl Fn(&Event) -> bool) -> usize {
        self.events().filter(|event| is(event)).count()
    }

    fn parked(&self, wanted: &str) -> usize {
        let is = |event: &Event| matches!(event, Event::GParked { reason, .. } if self.trace.text(*reason) == wanted);
        self.count(is)
    }

    fn code(&self) -> Option<i32> {
        self.events().find_map(|event| match event {
            Event::OutcomeReached { code, .. } => Some(code),
            _ => None,
        })
    }

    fn made(&self) -> usize {
        self.count(|event| matches!(event, Event::GCreated { system: false, .. }))
    }
}

/// Runs a program of the picker on its own computer; somebody has typed these lines.
fn run(slug: &str, typed: &[(u64, &str)]) -> Ran {
    let program = lessons::program(slug).expect("it is in the picker");
    assert_eq!(program.language(), Language::Go);
    let mut scenario = Scenario::new(Language::Go, program.file, program.text);
    scenario.settings.cores = program.cores;
    scenario.settings.gomaxprocs = program.gomaxprocs;
    let line = |(at_ns, text): &(u64, &str)| InputLine {
        at_ns: *at_ns,
        text: format!("{text}\n"),
    };
    scenario.world.stdin = typed.iter().map(line).collect();
    ran(&scenario)
}

fn ran(scenario: &Scenario) -> Ran {
    let mut machine = engine::go::machine(scenario).expect("it builds");
    machine.advance(Until::End);
    let violations = validate(&machine.kernel.trace, Expect::WHOLE);
    assert!(violations.is_empty(), "{}: {violations:?}", scenario.main_file().name);
    let mut ran = Ran {
        trace: machine.kernel.trace.clone(),
        out: String::new(),
        err: String::new(),
    };
    for index in 0..ran.trace.len() {
        if let Event::Output { stream, text } = ran.trace.record(index).event {
            let text = ran.trace.text(text).to_owned();
            match stream {
                Stream::Stdout => ran.out.push_str(&text),
                Stream::Stderr => ran.err.push_str(&text),
            }
        }
    }
    ran
}

fn lines(ran: &Ran) -> Vec<&str> {
    ran.out.lines().collect()
}

#[test]
fn every_one_checks_clean() {
    let programs = lessons::PROGRAMS.iter().filter(|program| program.language() == Language::Go);
    let mut count = 0;
    for program in programs {
        let scenario = Scenario::new(Language::Go, program.file, program.text);
        let findings = engine::go::findings(&scenario);
        assert!(findings.is_empty(), "{}: {findings:?}", program.file);
        count += 1;
    }
    assert!(count >= 16, "{count}");
}

#[test]
fn main_ends_and_takes_the_goroutine_along() {
    let ran = run("main-ends", &[]);
    let called = (1..=4).map(|n| format!("called: {n}\n")).collect::<String>();
    let started = (1..=3).map(|n| format!("started with go: {n}\n")).collect::<String>();
    let last = "main returns; nobody waits for the goroutine\n";
    assert_eq!(ran.out, format!("{called}{started}{last}"));
    assert_eq!((ran.made(), ran.code()), (2, Some(0)));
    let exited = ran.count(|event| matches!(event, Event::GExited { .. }));
    assert_eq!(exited, 0, "main's return ends the process; the other never gets to its end");
}

#[test]
fn a_wait_group_waits_for_all() {
    let ran = run("wait-group", &[]);
    let wanted = ["the table is laid", "tea is ready", "rice is ready", "soup is ready", "dinner"];
    assert_eq!(lines(&ran), wanted);
    assert_eq!(ran.parked("sync.WaitGroup.Wait"), 1);
}

#[test]
fn a_hundred_goroutines_run_on_four_ps_while_main_reads() {
    let ran = run("hundred", &[(1_000_000_000, "")]);
    let mut said = lines(&ran);
    assert_eq!(said.len(), 102);
    assert_eq!(said[0], "Ps: 4");
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), 102, "each number once");
    let mut ps: Vec<u32> = ran
        .events()
        .filter_map(|event| match event {
            Event::GExecuted { p, .. } => Some(p),
            _ => None,
        })
        .collect();
    ps.sort_unstable();
    ps.dedup();
    assert!(ps.len() >= 2, "more than one P ran them: {ps:?}");
}

#[test]
fn the_leaked_ones_never_end() {
    let ran = run("leak", &[]);
    let gave_up = (2..=4).map(|n| format!("gave up and {n} goroutines are there\n"));
    assert_eq!(ran.out, gave_up.collect::<String>() + "left for ever: 3\n");
    assert_eq!(ran.parked("chan send"), 3);
}

#[test]
fn the_last_one_made_runs_first_on_one_p() {
    let ran = run("order-one-p", &[]);
    let order = [5, 0, 1, 2, 3, 4].map(|n| format!("number {n}\n")).concat();
    assert_eq!(ran.out, format!("all six are made, none has run\n{order}"));
    let nexts = ran.count(|event| matches!(event, Event::GQueued { place: GoQueue::Runnext, .. }));
    assert!(nexts >= 6, "each new one takes runnext: {nexts}");
}

#[test]
fn idle_ps_steal() {
    let ran = run("stealing", &[]);
    assert_eq!(ran.out, "total 438000\n");
    let stolen = ran.count(|event| matches!(event, Event::WorkStolen { .. }));
    let found = ran.count(|event| matches!(event, Event::GExecuted { source: GoSource::Steal, .. }));
    assert!(stolen > 0 && found > 0, "{stolen} steals, {found} found so");
}

#[test]
fn a_blocking_call_gives_its_p_away() {
    let ran = run("syscall", &[(1_000_000_000, "Ada")]);
    let wanted = ["who is there?", "tick 1", "tick 2", "tick 3", "hello, Ada"];
    assert_eq!(lines(&ran), wanted);
    assert!(ran.count(|event| matches!(event, Event::SyscallEntered { .. })) > 0);
    assert!(ran.count(|event| matches!(event, Event::PRetaken { .. })) > 0);
}

#[test]
fn a_busy_loop_is_stopped_after_ten_milliseconds() {
    let ran = run("preemption", &[]);
    let turns = (1..=3).map(|n| format!("main has the P again {n}\n"));
    assert_eq!(ran.out, turns.collect::<String>());
    assert!(ran.count(|event| matches!(event, Event::PreemptRequested { .. })) >= 3);
    let preempted =
        ran.count(|event| matches!(event, Event::GYielded { how: GoYield::Preempted, .. }));
    assert!(preempted >= 3, "{preempted}");
}

#[test]
fn unbuffered_and_buffered_channels() {
    let ran = run("unbuffered", &[]);
    let strokes = ["ping 1", "pong 2", "ping 3", "pong 4", "ping 5", "pong 6"];
    assert_eq!(lines(&ran), strokes);
    let handed = ran.count(|event| matches!(event, Event::ChanSent { to: Some(_), .. }));
    let waited = ran.count(|event| matches!(event, Event::ChanWaiting { .. }));
    assert!(handed > 0 && waited >= 6, "{handed} {waited}");

    let ran = run("buffered", &[]);
    let said = [
        "bring red when 0 lie there",
        "bring green when 1 lie there",
        "bring blue when 2 lie there",
        "take red",
        "bring grey when 2 lie there",
        "take green",
        "take blue",
        "take grey",
    ];
    assert_eq!(lines(&ran), said);
}

#[test]
fn values_flow_through_channels() {
    let ran = run("producer-consumer", &[]);
    let packed = ["bread 1", "cake 1", "bread 2", "bread 3", "cake 2", "cake 3"];
    let packed = packed.map(|item| format!("packed {item}\n")).concat();
    assert_eq!(ran.out, format!("{packed}the belt is closed\n"));
    let ran = run("worker-pool", &[]);
    let jobs: Vec<&str> = ran.out.lines().map(|line| &line[..5]).collect();
    assert_eq!(jobs, ["job 1", "job 2", "job 3", "job 4", "job 5", "job 6"]);
    let ran = run("pipeline", &[]);
    assert_eq!(ran.out, "1\n4\n9\n16\n25\nsum 55\n");
}

#[test]
fn a_select_gives_up_in_time() {
    let ran = run("select-timeout", &[]);
    assert_eq!(ran.out, "an answer after 20ms\nno answer in 100ms\n");
    assert_eq!(ran.parked("select"), 2);
}

#[test]
fn updates_get_lost_without_a_mutex_only() {
    let ran = run("race", &[]);
    let said = lines(&ran);
    let lost = said[0].strip_prefix("without a mutex, lost: ").expect("the first line");
    let lost: u32 = lost.parse().expect("a number");
    assert!(lost > 0 && lost < 40_000, "{lost}");
    assert_eq!(said[1], "with a mutex, lost: 0");
}

#[test]
fn a_deadlock_is_told_in_gos_words() {
    let ran = run("go-deadlock", &[]);
    assert_eq!(ran.out, "two meet at a door, and both speak first\n");
    let head = "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan send]:\nmain.main()\n";
    assert!(ran.err.starts_with(head), "{}", ran.err);
    assert_eq!(ran.code(), Some(2));
    let outcome = ran.count(|event| matches!(event, Event::OutcomeReached { outcome: OutcomeKind::Deadlock, .. }));
    assert_eq!(outcome, 1);
}

#[test]
fn a_context_stops_whoever_listens() {
    let ran = run("cancellation", &[]);
    let said = ["news 1", "news 2", "news stops: context deadline exceeded", "silence"];
    assert_eq!(lines(&ran), said);
}

/// A timer is due while another thread has the only core: sysmon does not wait for it again and again.
#[test]
fn sysmon_sleeps_until_no_time_that_has_passed() {
    let text = lessons::matrix::Cell::AsyncNonBlocking.program(Language::Go);
    let mut scenario = Scenario::new(Language::Go, "main.go", text);
    scenario.settings.cores = 1;
    let ran = ran(&scenario);
    let records = (0..ran.trace.len()).map(|index| ran.trace.record(index));
    let late = |record: &trace::Record| match record.event {
        Event::ThreadBlocked { until: Some(until), .. } => until <= record.at,
        _ => false,
    };
    assert_eq!(records.filter(late).count(), 0);
}
