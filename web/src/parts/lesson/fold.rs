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
    open.shown(store, blocks)
}

/// In the place of the rest: the way to it.
pub fn rest(store: &Store, open: &OpenLesson, blocks: &[Block]) -> Html {
    let w = |word: LessonWord| word.to(store.settings.language());
    // On a slide it is the teacher who goes on, by the key that turns it.
    let (folded, unfold) = match store.lessons.slides {
        Some(_) => (LessonWord::FoldedSlide, LessonWord::UnfoldSlide),
        None => (LessonWord::Folded, LessonWord::Unfold),
    };
    let onclick = {
        let (store, lesson, numbers) = (store.clone(), open.score_name(), open.asked_in(&blocks[..open.shown(store, blocks)]));
        Callback::from(move |_: MouseEvent| {
            for number in numbers.clone() {
                let lesson = lesson.clone();
                store.dispatch(Action::Lesson(LessonAction::Skip { lesson, number }));
            }
        })
    };
    html! {
        <div class="lesson-fold">
            <p class="lab">{ w(folded) }</p>
            <button type="button" class="btn quiet" {onclick}>{ w(unfold) }</button>
        </div>
    }
}

/// Which of the lesson's predictions it is, from 0.
pub fn number(open: &OpenLesson, prediction: &Prediction) -> usize {
    open.number(prediction)
}
