//! What follows an unanswered prediction tells the answer: it is folded away until the reader has
//! answered, or skips.

use crate::app::Store;
use crate::lesson::{LessonAction, OpenLesson};
use crate::lesson_words::LessonWord;
use crate::state::Action;
use lessons::lesson::{Block, Prediction};
use yew::prelude::*;

/// How many of a section's blocks are shown: up to the prediction that is open, and those that
/// follow it at once.
pub fn shown(store: &Store, open: &OpenLesson, blocks: &[Block]) -> usize {
    let is_open = |block: &Block| match block {
        Block::Prediction(prediction) => open.awaits(store, number(open, prediction)),
        _ => false,
    };
    let Some(first) = blocks.iter().position(is_open) else {
        return blocks.len();
    };
    let more = blocks[first..].iter().take_while(|block| matches!(block, Block::Prediction(_)));
    first + more.count()
}

/// In the place of the rest: the way to it.
pub fn rest(store: &Store, open: &OpenLesson, blocks: &[Block]) -> Html {
    let w = |word: LessonWord| word.to(store.settings.language());
    let numbers = blocks[..shown(store, open, blocks)].iter().filter_map(|block| match block {
        Block::Prediction(prediction) => Some(number(open, prediction)),
        _ => None,
    });
    let onclick = {
        let (store, lesson, numbers) = (store.clone(), open.score_name(), numbers.collect::<Vec<_>>());
        Callback::from(move |_: MouseEvent| {
            for number in numbers.clone() {
                let lesson = lesson.clone();
                store.dispatch(Action::Lesson(LessonAction::Skip { lesson, number }));
            }
        })
    };
    html! {
        <div class="lesson-fold">
            <p class="lab">{ w(LessonWord::Folded) }</p>
            <button type="button" class="btn quiet" {onclick}>{ w(LessonWord::Unfold) }</button>
        </div>
    }
}

/// Which of the lesson's predictions it is, from 0.
pub fn number(open: &OpenLesson, prediction: &Prediction) -> usize {
    open.lesson.predictions().position(|other| other.line == prediction.line).unwrap_or(0)
}
