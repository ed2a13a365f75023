//! Every event of every program of the picker, as the page folds and tells it.

use kernel::{Machine, Runtime, Until};
use scenario::{Language, Scenario};
use trace::Trace;
use views::{Replay, story};

/// A program without an end is told so far.
const STEPS: u64 = 60_000;

fn replay(program: &lessons::Program) -> Replay {
    let mut scenario = Scenario::new(program.language(), program.file, program.text);
    match program.language() {
        Language::Python => {
            Replay::of(run(engine::python::machine(&scenario).expect("the picker's programs run")))
        }
        Language::Go => {
            scenario.settings.cores = program.cores;
            Replay::of(run(engine::go::machine(&scenario).expect("the picker's programs build")))
        }
    }
}

fn run<R: Runtime>(mut machine: Machine<R>) -> Trace {
    machine.advance(Until::Steps(STEPS));
    machine.kernel.trace.clone()
}

#[test]
fn every_event_has_its_sentence_in_both_languages() {
    for program in lessons::PROGRAMS {
        let replay = replay(program);
        for moment in 1..=replay.len() {
            let record = replay.record_before(moment).expect("there is an event");
            let state = replay.state_at(moment);
            let story = story(replay.trace(), &record, &state);
            for language in [views::Language::Korean, views::Language::English] {
                let told = story.tell(language);
                let what = told.what_plain();
                let place = format!("{} {moment}: {what}", program.file);
                assert!(!what.is_empty() && !what.contains("? "), "{place}");
                assert!(!told.plain().contains("1 handles"), "{place}");
            }
        }
    }
}

#[test]
fn a_moment_is_the_same_from_either_side() {
    for program in lessons::PROGRAMS {
        let replay = replay(program);
        let mut walked = replay.state_at(0);
        for moment in (0..=replay.len()).step_by(7) {
            walked = replay.state_from(&walked, moment);
            assert_eq!(walked, replay.state_at(moment), "{} {moment}", program.file);
        }
        let end = replay.newest();
        assert_eq!(*end, replay.state_at(replay.len()), "{}", program.file);
    }
}
