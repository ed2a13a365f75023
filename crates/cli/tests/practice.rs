//! Practice over every program of the picker: what is asked, and that the run agrees with it.

use kernel::{Machine, Runtime, Until};
use scenario::{Language, Scenario};
use std::collections::BTreeSet;
use trace::{Event, Trace};
use views::Replay;
use views::exercise::{Offer, Question, practice};

/// A program without an end is asked about so far.
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
fn every_program_is_asked_about_and_its_run_agrees() {
    let mut kinds = BTreeSet::new();
    for program in lessons::PROGRAMS {
        let replay = replay(program);
        let round = practice(&replay);
        let mut reached = 0;
        for one in &round {
            let place = format!("{} at {}: {}", program.file, one.at, one.ask.tell(views::Language::English));
            println!("{place} (decided at {})", one.decided);
            for (index, choice) in one.choices.iter().enumerate() {
                let mark = if index == one.right { "*" } else { " " };
                println!("  {mark} {} | {} | {}", choice.answer(views::Language::English), choice.why(views::Language::English), choice.why(views::Language::Korean));
            }
            kinds.insert(one.ask.word());
            assert!(one.at >= reached && one.at < one.decided && one.decided <= replay.len(), "{place}");
            reached = one.decided;
            for language in [views::Language::Korean, views::Language::English] {
                let said: BTreeSet<String> = one.choices.iter().map(|choice| choice.answer(language)).collect();
                assert_eq!(said.len(), one.choices.len(), "{place}: the same twice");
            }
            let right = &one.choices[one.right].answer;
            let deciding = replay.trace().record(one.decided - 1);
            match (one.ask.word(), right) {
                ("prints", Offer::Line(line)) => {
                    let answer = Question::Prints.answer(replay.trace(), one.at);
                    assert_eq!((answer.words.as_str(), answer.at), (line.as_str(), one.decided), "{place}");
                }
                ("runs", Offer::Who(who)) => {
                    // The one who runs after the deciding event is the one that was right.
                    let state = replay.state_at(one.decided);
                    let strand = match deciding.event {
                        Event::TaskStepStarted { task, .. } => task,
                        Event::GExecuted { g, .. } => g,
                        Event::GilTaken { .. } => state.threads[&deciding.thread].strand,
                        ref other => panic!("{place}: decided by {}", other.name()),
                    };
                    assert_eq!(state.strand(strand).expect("it runs").label.to_string(), who.label, "{place}");
                }
                ("queue", Offer::Queue(_)) => {
                    let name = deciding.event.name();
                    assert!(["GQueued", "HandleQueued", "TimerScheduled"].contains(&name), "{place}: {name}");
                }
                ("ends", Offer::Ending(_)) => assert_eq!(deciding.event.name(), "OutcomeReached", "{place}"),
                other => panic!("{place}: {other:?}"),
            }
        }
        assert!(!round.is_empty(), "{}: nothing to ask", program.file);
        assert_eq!(practice(&replay), round, "{}", program.file);
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["ends", "prints", "queue", "runs"]);
}

#[test]
fn the_first_choice_is_not_always_the_right_one() {
    let rounds = lessons::PROGRAMS.iter().map(|program| practice(&replay(program)));
    let (mut first, mut all) = (0, 0);
    for one in rounds.flatten().filter(|one| ["prints", "runs"].contains(&one.ask.word())) {
        first += usize::from(one.right == 0);
        all += 1;
    }
    assert!(all > 40 && first * 3 < all * 2 && first * 6 > all, "{first} of {all}");
}
