//! Practice over the hand-made recording; other programs' runs are asked in `crates/cli/tests`.

use super::{Ask, Offer, practice};
use crate::exercise::Question;
use crate::narration::Language;
use crate::replay::Replay;
use crate::sample::gather_trace;
use trace::Trace;

#[test]
fn a_round_is_spread_over_the_run_and_the_run_agrees_with_it() {
    let replay = Replay::of(gather_trace());
    let round = practice(&replay);
    assert!(round.len() >= 3, "{round:#?}");
    let kinds: std::collections::BTreeSet<_> = round.iter().map(|one| one.ask.word()).collect();
    assert!(kinds.len() >= 2, "{kinds:?}");
    let mut reached = 0;
    for one in &round {
        assert!(one.at >= reached && one.decided > one.at && one.decided <= replay.len());
        assert!((2..=super::CHOICES_MAX).contains(&one.choices.len()));
        reached = one.decided;
        if let (Ask::Prints { .. }, Offer::Line(line)) = (&one.ask, &one.choices[one.right].answer) {
            let answer = Question::Prints.answer(replay.trace(), one.at);
            assert_eq!((&answer.words, answer.at), (line, one.decided));
        }
    }
    assert!(round.last().is_some_and(|last| last.at > replay.len() / 2), "all at the beginning");
    assert_eq!(practice(&replay), round);
}

#[test]
fn no_two_choices_say_the_same() {
    for one in practice(&Replay::of(gather_trace())) {
        for language in [Language::Korean, Language::English] {
            let said: std::collections::BTreeSet<_> = one.choices.iter().map(|choice| choice.answer(language)).collect();
            assert_eq!(said.len(), one.choices.len());
            assert!(!one.ask.tell(language).is_empty());
            assert!(one.choices.iter().all(|choice| !choice.why(language).is_empty()));
        }
    }
}

#[test]
fn a_recording_of_the_past_knows_nothing_of_the_future() {
    let replay = Replay::of(gather_trace());
    let past = replay.before(30);
    assert_eq!(past.len(), 30);
    assert_eq!(*past.newest(), replay.state_at(30));
    assert!(past.transcript.lines().len() < replay.transcript.lines().len());
    assert_eq!(replay.before(replay.len()).trace(), replay.trace());
}

#[test]
fn an_empty_run_has_nothing_to_ask() {
    assert!(practice(&Replay::of(Trace::new())).is_empty());
}
