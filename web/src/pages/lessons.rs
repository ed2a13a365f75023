//! The path: its parts, the lessons of each, what is finished, and where to go on.

use crate::app::Store;
use crate::lesson::{self, OWN, title};
use crate::lesson_words::{self, LessonWord};
use crate::parts::OwnFile;
use crate::predict_words;
use crate::route::Route;
use crate::scores::Scores;
use crate::shared::File;
use lessons::course::{COURSE, Part, Step, step};
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LessonsPageProps {
    pub store: Store,
    pub on_document: Callback<File>,
}

#[component]
pub fn LessonsPage(props: &LessonsPageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: LessonWord| word.to(language);
    let finished = COURSE.iter().filter(|step| store.lessons.is_finished(step.id)).count();
    let next = store.lessons.goes_on_at();
    let scores = COURSE.iter().map(|step| store.predicting.scores.count(&Scores::of_lesson(step.id)));
    let (right, of) = scores.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    html! {
        <div class="sheet path">
            <header>
                <h2>{ w(LessonWord::Course) }</h2>
                <p class="lead">{ w(LessonWord::CourseNote) }</p>
                if let Some(step) = next {
                    <a class="go-on" href={Route::Lesson(step.id.to_owned()).fragment()}>
                        <span>{ w(if finished == 0 { LessonWord::StartHere } else { LessonWord::GoOn }) }</span>
                        <b>{ title(step, language) }</b>
                        <span>{ lesson_words::minutes(step.minutes, language) }</span>
                    </a>
                } else {
                    <p><b>{ w(LessonWord::AllDone) }</b></p>
                }
                <p class="lab">{ lesson_words::finished_of(finished, COURSE.len(), language) }if of > 0 { { ". " }{ LessonWord::Predicted.to(language) }{ ": " }{ predict_words::count(right, of, language) } }</p>
            </header>
            <div class="path-parts">
                { for Part::ALL.iter().map(|part| section(store, *part, next)) }
            </div>
            { own(props) }
        </div>
    }
}

/// A teacher's own lesson: from a file, with one of ours to begin from.
fn own(props: &LessonsPageProps) -> Html {
    let language = props.store.settings.language();
    let w = |word: LessonWord| word.to(language);
    html! {
        <section class="own-lesson" aria-label={w(LessonWord::Own)}>
            <h3>{ w(LessonWord::Own) }</h3>
            <p>{ w(LessonWord::OwnNote) }</p>
            <p class="own-ways">
                <OwnFile {language} on_document={props.on_document.clone()} />
                if props.store.lessons.at_hand(OWN).is_some() { <a href={Route::Lesson(OWN.to_owned()).fragment()}>{ w(LessonWord::OwnLast) }</a> }
                <a href={lesson::address("await-create-task", language)} download="lesson.md">{ w(LessonWord::OwnExample) }</a>
            </p>
        </section>
    }
}

fn section(store: &Store, part: Part, next: Option<&Step>) -> Html {
    let language = store.settings.language();
    let (ko, en) = part.title();
    let title = match language {
        Language::Korean => ko,
        Language::English => en,
    };
    let numbered = COURSE.iter().enumerate().filter(|(_, step)| step.part == part);
    let rows = numbered.map(|(index, step)| row(store, index, step, next.is_some_and(|next| next.id == step.id)));
    html! {
        <section key={en} aria-label={title}>
            <h3>{ title }</h3>
            <ol>{ for rows }</ol>
        </section>
    }
}

fn row(store: &Store, index: usize, entry: &Step, is_next: bool) -> Html {
    let language = store.settings.language();
    let finished = store.lessons.is_finished(entry.id);
    let (right, of) = store.predicting.scores.count(&Scores::of_lesson(entry.id));
    let needs = entry.needs.iter().filter_map(|id| step(id)).map(|step| title(step, language));
    let needs = needs.collect::<Vec<_>>().join(", ");
    html! {
        <li key={entry.id} class={classes!(finished.then_some("finished"))}>
            <a href={Route::Lesson(entry.id.to_owned()).fragment()} aria-current={is_next.then_some("step")}>
                <span class="number num">{ index + 1 }</span>
                <span class="title">{ title(entry, language) }</span>
                <span class="minutes">{ lesson_words::minutes(entry.minutes, language) }</span>
                if of > 0 { <span class="predicted">{ LessonWord::Predicted.to(language) }{ " " }<span class="num">{ format!("{right}/{of}") }</span></span> }
                if !needs.is_empty() { <span class="needs">{ LessonWord::Needs.to(language) }{ ": " }{ needs }</span> }
                <span class="tick">if finished { { "✓ " }{ LessonWord::Finished.to(language) } }</span>
            </a>
        </li>
    }
}
