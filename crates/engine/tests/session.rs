//! A session seeks, recomputes and goes on, whatever the runtime.

#[path = "../../kernel/tests/toy/mod.rs"]
mod toy;

use engine::Session;
use kernel::Settings;
use kernel::{Limits, Machine, Progress, Until};
use toy::Op::*;
use trace::Limit;

fn machine(settings: Settings) -> Machine<toy::Toys> {
    toy::machine(
        settings,
        &[
            &[
                Say("a"),
                Spawn(1),
                Work(3_000),
                Say("b"),
                Sleep(5),
                Work(2_000),
                Say("c"),
            ],
            &[Work(1_000), Say("d"), Sleep(9), Work(4_000), Say("e")],
        ],
    )
}

fn session() -> Session<toy::Toys> {
    Session::with_spacing(machine(Settings::default()), 100)
}

#[test]
fn chunks_and_checkpoints_change_nothing() {
    let mut whole = machine(Settings::default());
    whole.advance(Until::End);
    for budget in [1, 333, 100_000] {
        let mut session = session();
        while session.run_for(budget) == Progress::Reached {}
        assert_eq!(session.trace(), &whole.kernel.trace);
        assert_eq!(session.end(), Some(Progress::Finished));
        assert_eq!(session.machine().digest(), whole.digest());
    }
}

#[test]
fn any_moment_is_what_it_was() {
    let mut session = session();
    session.run_until(Until::End);
    let mut machine = machine(Settings::default());
    for step in (0..session.steps()).step_by(71) {
        machine.advance(Until::Steps(step));
        assert_eq!(
            session.machine_at(step).digest(),
            machine.digest(),
            "at step {step}"
        );
    }
}

#[test]
fn checkpoints_stay_few() {
    let mut session = Session::with_spacing(machine(Settings::default()), 10);
    session.run_until(Until::End);
    assert!(session.steps() > 9_000);
    let count = session.checkpoint_count();
    assert!((20..=64).contains(&count), "{count}");
}

#[test]
fn source_steps_are_recomputed() {
    let mut session = session();
    session.run_until(Until::End);
    for (from, to) in [
        (0, 5),
        (999, 1_203),
        (4_000, 4_001),
        (session.steps() - 3, u64::MAX),
    ] {
        let steps = session.source_steps(from, to);
        let numbers: Vec<u64> = steps.iter().map(|step| step.step).collect();
        assert_eq!(numbers, (from..to.min(session.steps())).collect::<Vec<_>>());
    }
    assert_eq!(session.source_steps(0, 1)[0].instruction, "SAY");
    assert!(session.source_steps(5, 5).is_empty());
    let all = session.source_steps_between(0, session.trace().len());
    assert_eq!(all.len() as u64, session.steps());
}

#[test]
fn stacks_are_seen_at_any_step() {
    let mut session = session();
    session.run_until(Until::End);
    let frames = session.stack_at(103);
    assert_eq!(
        (frames[0].function.as_str(), frames[0].line),
        ("script 0", 3)
    );
    assert_eq!(frames[0].locals, [("worked".to_owned(), "101".to_owned())]);
    assert_eq!(session.stacks_at(103).len(), 2);
}

#[test]
fn a_run_goes_on_beyond_a_limit() {
    let mut settings = Settings::default();
    settings.limits.steps = 5_000;
    let mut session = Session::with_spacing(machine(settings), 100);
    assert_eq!(session.run_until(Until::End), Progress::Limit(Limit::Steps));
    assert!(session.steps() == 5_000 && session.trace().len() > 5);
    session.raise_limits(&Limits::default());
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    let mut whole = machine(Settings::default());
    whole.advance(Until::End);
    assert_eq!(session.trace(), &whole.kernel.trace);
}

#[test]
fn stopping_points_of_every_kind_leave_checkpoints() {
    let mut session = session();
    session.run_until(Until::Time(trace::Time(20_000)));
    assert!(session.steps() == 2_000 && session.checkpoint_count() == 21);
    session.run_until(Until::Events(8));
    assert_eq!(session.trace().len(), 8);
    session.run_until(Until::Steps(session.steps()));
    assert_eq!(session.trace().len(), 8);
}

#[test]
fn typed_lines_are_there_when_looking_back() {
    let mut settings = Settings::default();
    settings.world.interactive = true;
    let script: &[toy::Op] = &[ReadLine, Work(1_000), ReadLine, Say("end")];
    let mut session = Session::with_spacing(toy::machine(settings, &[script]), 100);
    assert_eq!(session.run_until(Until::End), Progress::Input);
    session.type_line("one");
    assert_eq!(session.run_until(Until::End), Progress::Input);
    session.type_line("two");
    assert_eq!(session.run_until(Until::End), Progress::Finished);
    assert_eq!(toy::said(session.machine()), "one two end");
    assert_eq!(
        session.source_steps(0, u64::MAX).len() as u64,
        session.steps()
    );
}
