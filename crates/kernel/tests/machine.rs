//! What the simulated computer does with threads, cores, deadlines and limits.

mod toy;

use kernel::{ClockMode, InputLine, Progress, Schedule, Settings, Until, WakeCause};
use toy::Op::*;
use toy::{machine, run, said, thread_events, woken};
use trace::validate::{Expect, validate};
use trace::{Event, Limit, OutcomeKind, Time};

fn settings(cores: u32) -> Settings {
    Settings {
        cores,
        ..Settings::default()
    }
}

fn frozen() -> Settings {
    Settings {
        clock: ClockMode::Frozen,
        ..Settings::default()
    }
}

#[test]
fn the_spawner_goes_on_and_the_child_follows() {
    let (said, progress, _) = run(settings(1), &[&[Spawn(1), Say("main")], &[Say("child")]]);
    assert_eq!(
        (said.as_str(), progress),
        ("main child", Progress::Finished)
    );
}

#[test]
fn a_busy_thread_leaves_its_core_at_the_end_of_its_slice() {
    // 4 ms are 400,000 steps of 10 ns.
    let (said, _, machine) = run(
        settings(1),
        &[
            &[Spawn(1), Work(600_000), Say("main")],
            &[Work(100), Say("child")],
        ],
    );
    assert_eq!(said, "child main");
    assert_eq!(
        thread_events(&machine),
        [
            "0:Created@0",
            "0:Running@0",
            "1:Created@10",
            "0:Preempted@4000000",
            "1:Running@4000000",
            "1:Exited@4001010",
            "0:Running@4001010",
            "0:Exited@6001030",
        ]
    );
}

#[test]
fn a_slice_that_ends_with_nobody_ready_leaves_no_trace() {
    let (_, _, machine) = run(settings(1), &[&[Work(2_000_000)]]);
    assert_eq!(
        thread_events(&machine),
        ["0:Created@0", "0:Running@0", "0:Exited@20000000"]
    );
}

#[test]
fn sleepers_wake_in_the_order_of_their_deadlines() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Spawn(2), Spawn(3), Say("main")],
        &[Sleep(3_000_000_000), Say("three")],
        &[Sleep(1_000_000_000), Say("one")],
        &[Sleep(2_000_000_000), Say("two")],
    ];
    for settings in [settings(1), settings(4), frozen()] {
        assert_eq!(run(settings, scripts).0, "main one two three");
    }
}

#[test]
fn equal_deadlines_come_in_the_order_of_the_waits() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Spawn(2), Spawn(3), Say("main")],
        &[Sleep(1_000), Say("a")],
        &[Sleep(1_000), Say("b")],
        &[Sleep(1_000), Say("c")],
    ];
    assert_eq!(run(frozen(), scripts).0, "main a b c");
}

#[test]
fn sleeping_for_no_time_lets_the_others_go_first() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Spawn(2), Sleep(0), Say("main")],
        &[Sleep(0), Say("a")],
        &[Say("b")],
    ];
    for settings in [settings(1), frozen()] {
        assert_eq!(run(settings, scripts).0, "b main a");
    }
}

#[test]
fn under_the_frozen_clock_time_moves_only_in_jumps() {
    let (_, _, machine) = run(frozen(), &[&[Work(1_000), Sleep(5_000_000), Work(1_000)]]);
    let times: Vec<u64> = machine
        .kernel
        .trace
        .records()
        .map(|record| record.at.0)
        .collect();
    assert!(
        times.iter().all(|at| *at == 0 || *at == 5_000_000),
        "{times:?}"
    );
}

#[test]
fn the_woken_go_to_the_end_and_the_waker_goes_on() {
    let scripts: &[&[toy::Op]] = &[
        &[
            Spawn(1),
            Spawn(2),
            Sleep(1_000),
            Wake(2),
            Wake(1),
            Say("main"),
        ],
        &[Wait(None), Say("first")],
        &[Wait(None), Say("second")],
    ];
    let (said, _, machine) = run(settings(1), scripts);
    assert_eq!(said, "main second first");
    assert_eq!(woken(&machine, 1), WakeCause::Woken);
}

#[test]
fn a_wait_ends_by_its_deadline_or_by_a_wake_up() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Spawn(2), Sleep(1_000), Wake(2)],
        &[Wait(Some(500)), Say("timed out")],
        &[Wait(Some(1_000_000)), Say("woken")],
    ];
    let (said, _, machine) = run(settings(1), scripts);
    assert_eq!(said, "timed out woken");
    assert_eq!(woken(&machine, 1), WakeCause::TimedOut);
    assert_eq!(woken(&machine, 2), WakeCause::Woken);
}

#[test]
fn a_sleeper_takes_the_core_of_a_busy_thread_when_its_time_comes() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Work(1_000_000), Say("busy")],
        &[Sleep(5_000_000), Say("up")],
    ];
    let (said, _, machine) = run(settings(1), scripts);
    assert_eq!(said, "up busy");
    assert!(
        thread_events(&machine)
            .iter()
            .any(|event| event.starts_with("1:Running@90000"))
    );
}

#[test]
fn yielding_lets_the_others_go_first() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Spawn(2), Yield, Say("main")],
        &[Say("a")],
        &[Say("b")],
    ];
    assert_eq!(run(settings(1), scripts).0, "a b main");
    let (_, _, alone) = run(settings(1), &[&[Yield, Yield]]);
    assert_eq!(
        thread_events(&alone),
        ["0:Created@0", "0:Running@0", "0:Exited@20"]
    );
}

#[test]
fn two_cores_work_at_the_same_time() {
    let scripts: &[&[toy::Op]] = &[&[Spawn(1), Work(100_000)], &[Work(100_000)]];
    let (_, _, one) = run(settings(1), scripts);
    let (_, _, two) = run(settings(2), scripts);
    let end = |machine: &kernel::Machine<toy::Toys>| {
        machine.kernel.trace.at(machine.kernel.trace.len() - 1).0
    };
    assert_eq!(end(&one), 2_000_010);
    assert_eq!(end(&two), 1_000_010);
}

#[test]
fn a_woken_thread_starts_at_once_on_an_idle_core() {
    let scripts: &[&[toy::Op]] = &[
        &[Spawn(1), Work(100), Wake(1), Work(1_000_000)],
        &[Wait(None), Work(10)],
    ];
    let (_, _, machine) = run(settings(2), scripts);
    let events = thread_events(&machine);
    assert!(events.contains(&"1:Woken@1020".to_owned()), "{events:?}");
    assert!(events.contains(&"1:Running@1020".to_owned()), "{events:?}");
}

#[test]
fn everybody_waits_for_ever_is_a_deadlock() {
    let (_, progress, machine) = run(settings(2), &[&[Spawn(1), Wait(None)], &[Wait(None)]]);
    assert_eq!(progress, Progress::Deadlock);
    assert_eq!(machine.kernel.outcome(), Some(OutcomeKind::Deadlock));
}

#[test]
fn limits_end_a_run_and_keep_what_was_before() {
    let mut few_steps = settings(1);
    few_steps.limits.steps = 1_000;
    let (said, progress, machine) = run(few_steps, &[&[Say("before"), Work(u64::MAX)]]);
    assert_eq!(
        (said.as_str(), progress),
        ("before", Progress::Limit(Limit::Steps))
    );
    assert_eq!(machine.kernel.steps(), 1_000);

    let mut short = settings(1);
    short.limits.time = Some(Time(1_000_000_000));
    let (said, progress, _) = run(
        short,
        &[&[Say("before"), Sleep(2_000_000_000), Say("after")]],
    );
    assert_eq!(
        (said.as_str(), progress),
        ("before", Progress::Limit(Limit::Time))
    );

    let mut quiet = settings(1);
    quiet.limits.output_bytes = 7;
    let (said, progress, _) = run(quiet, &[&[Say("before"), Say("ö"), Say("after")]]);
    assert_eq!(
        (said.as_str(), progress),
        ("before", Progress::Limit(Limit::Output))
    );

    let mut few_events = settings(1);
    few_events.limits.events = 6;
    let says: Vec<toy::Op> = (0..100).map(|_| Say("x")).collect();
    let (_, progress, machine) = run(few_events, &[&says]);
    assert_eq!(progress, Progress::Limit(Limit::Events));
    // The six, the limit, the outcome.
    assert_eq!(machine.kernel.trace.len(), 8);

    let mut few_threads = settings(1);
    few_threads.limits.threads = 2;
    let (_, progress, _) = run(few_threads, &[&[Spawn(1), Spawn(1), Say("x")], &[]]);
    assert_eq!(progress, Progress::Limit(Limit::Threads));

    let (said, progress, _) = run(settings(1), &[&[Limit, Say("after")]]);
    assert_eq!(
        (said.as_str(), progress),
        ("", Progress::Limit(Limit::Heap))
    );
}

#[test]
fn the_last_event_is_the_outcome() {
    for scripts in [&[&[Work(1)][..]][..], &[&[Wait(None)]], &[&[Limit]]] {
        let (_, _, machine) = run(settings(1), scripts);
        let trace = &machine.kernel.trace;
        let last = trace.record(trace.len() - 1).event;
        assert!(matches!(last, Event::OutcomeReached { .. }), "{last:?}");
    }
}

#[test]
fn input_arrives_in_its_time_and_ends() {
    let mut settings = settings(1);
    let line = |at, text: &str| InputLine {
        at: Time(at),
        text: text.to_owned(),
    };
    settings.world.stdin = vec![line(0, "a"), line(1_000_000, "b")];
    let (said, _, machine) = run(settings, &[&[ReadLine, ReadLine, ReadLine]]);
    assert_eq!(said, "a b <end>");
    assert_eq!(machine.kernel.now(), Time(1_000_020));
}

#[test]
fn a_program_waits_for_somebody_to_type() {
    let mut settings = settings(1);
    settings.world.interactive = true;
    let mut machine = machine(settings, &[&[ReadLine, Say("got it")]]);
    assert_eq!(machine.advance(Until::End), Progress::Input);
    machine.type_line("typed");
    assert_eq!(machine.advance(Until::End), Progress::Finished);
    assert_eq!(said(&machine), "typed got it");
}

/// Threads that work, sleep, wake each other, on fewer cores than threads.
fn busy(settings: Settings) -> kernel::Machine<toy::Toys> {
    let settings = Settings {
        time_slice: 40_000,
        ..settings
    };
    let scripts: &[&[toy::Op]] = &[
        &[
            Spawn(1),
            Spawn(2),
            Spawn(3),
            Work(9_000),
            Wake(3),
            Say("m"),
            Yield,
            Work(90),
        ],
        &[
            Work(7_000),
            Say("a"),
            Sleep(15_000),
            Say("a2"),
            Work(5_000),
            Say("a3"),
        ],
        &[
            Sleep(10_000),
            Say("b"),
            Work(1_234),
            Say("b2"),
            Wake(3),
            Sleep(77),
            Say("b3"),
        ],
        &[
            Wait(Some(200_000)),
            Say("c"),
            Work(4_501),
            Say("c2"),
            Wait(Some(5)),
            Say("c3"),
        ],
    ];
    machine(settings, scripts)
}

fn variants() -> Vec<Settings> {
    let random = |seed| Settings {
        schedule: Schedule::Random(seed),
        ..settings(2)
    };
    let two_frozen = Settings {
        cores: 2,
        ..frozen()
    };
    vec![
        settings(1),
        settings(2),
        settings(3),
        frozen(),
        two_frozen,
        random(1),
        random(2),
    ]
}

#[test]
fn the_same_settings_give_the_same_trace() {
    for settings in variants() {
        let (mut first, mut second) = (busy(settings.clone()), busy(settings));
        assert_eq!(first.advance(Until::End), second.advance(Until::End));
        assert_eq!(validate(&first.kernel.trace, Expect::WHOLE), []);
        assert_eq!(first.kernel.trace, second.kernel.trace);
        assert_eq!(first.digest(), second.digest());
    }
}

#[test]
fn where_a_driver_pauses_changes_nothing() {
    for settings in variants() {
        let mut whole = busy(settings.clone());
        whole.advance(Until::End);
        for chunk in [1, 7, 100, 501] {
            let mut chunked = busy(settings.clone());
            while chunked.advance(Until::Steps(chunked.kernel.steps() + chunk)) == Progress::Reached
            {
                // Stopping points of the other kinds, in between.
                if chunk == 501 {
                    chunked.advance(Until::Time(chunked.kernel.now().after(3_333)));
                    chunked.advance(Until::Events(chunked.kernel.trace.len() as u64 + 1));
                }
            }
            chunked.advance(Until::End);
            assert_eq!(
                whole.kernel.trace, chunked.kernel.trace,
                "{settings:?}, chunks of {chunk}"
            );
            assert_eq!(whole.digest(), chunked.digest());
        }
    }
}

#[test]
fn a_clone_goes_on_as_the_original_does() {
    for settings in variants() {
        let mut original = busy(settings);
        original.advance(Until::Steps(10_003));
        let mut clone = original.clone();
        assert_eq!(original.digest(), clone.digest());
        original.advance(Until::End);
        clone.advance(Until::End);
        assert_eq!(original.kernel.trace, clone.kernel.trace);
        assert_eq!(original.digest(), clone.digest());
    }
}

#[test]
fn a_recorded_schedule_replays_a_random_one() {
    for seed in 0..20 {
        let random = Schedule::Random(seed);
        let mut first = busy(Settings {
            schedule: random,
            ..settings(1)
        });
        first.advance(Until::End);
        let choices = first
            .kernel
            .choices()
            .iter()
            .map(|choice| choice.chosen)
            .collect();
        let recorded = Schedule::Recorded(choices);
        let mut second = busy(Settings {
            schedule: recorded,
            ..settings(1)
        });
        second.advance(Until::End);
        assert_eq!(first.kernel.trace, second.kernel.trace);
    }
}

#[test]
fn a_digest_tells_states_apart() {
    let mut machine = busy(settings(1));
    let mut digests = std::collections::BTreeSet::new();
    for steps in 1..=100 {
        machine.advance(Until::Steps(steps));
        digests.insert(machine.digest());
    }
    assert_eq!(digests.len(), 100);
}

#[test]
fn a_digest_is_the_same_on_every_host() {
    // The number itself is arbitrary; that it does not depend on the host is the point.
    let mut digest = kernel::Digest::new();
    std::hash::Hash::hash(&("text", 7usize, 3u8, [1u32, 2]), &mut digest);
    assert_eq!(std::hash::Hasher::finish(&digest), DIGEST);
}

const DIGEST: u64 = 15_924_474_528_703_778_258;
