//! The lesson beside the workbench: its text, its programs as cards, what is before and after it.

mod facts;
mod fold;
mod listing;
mod own;
mod program_card;
mod slides;
mod text;

use crate::app::Store;
use crate::lesson::{self, LessonAction, OpenLesson, Reading};
use crate::lesson_words::{self, LessonWord};
use crate::route::Route;
use crate::shared;
use crate::state::Action;
use lessons::course::{self, COURSE, Step};
use lessons::lesson::Block;
use views::Language;
use yew::prelude::*;

pub use own::OwnFile;

#[derive(Properties, PartialEq)]
pub struct LessonPaneProps {
    pub store: Store,
    /// Opens a program of the lesson by its number; `true`: and runs it.
    pub on_program: Callback<(usize, bool)>,
}

#[component]
pub fn LessonPane(props: &LessonPaneProps) -> Html {
    let store = &props.store;
    let w = |word: LessonWord| word.to(store.settings.language());
    let told = |word: LessonWord| html! { <div class="lesson"><p class="lesson-told" role="status">{ w(word) }</p>{ to_course(store) }</div> };
    match &store.lessons.reading {
        Reading::Nothing | Reading::Loading => told(LessonWord::Loading),
        Reading::Unknown => told(LessonWord::Unknown),
        Reading::Missing => {
            let onclick = act(store, || Action::Lesson(LessonAction::Again));
            html! {
                <div class="lesson">
                    <p class="lesson-told" role="alert">{ w(LessonWord::Missing) }</p>
                    <button type="button" class="btn primary" {onclick}>{ w(LessonWord::Again) }</button>
                    { to_course(store) }
                </div>
            }
        }
        Reading::Broken(error) => html! {
            <div class="lesson">
                <p class="lesson-told" role="alert"><b>{ w(LessonWord::Broken) }</b>{ " " }{ shared::words(error, store.settings.language()) }</p>
                { to_course(store) }
            </div>
        },
        Reading::Open(open) if store.lessons.slides.is_some() => {
            let show = store.lessons.slides.unwrap_or_default();
            html! { <slides::Slides store={store.clone()} open={open.clone()} {show} on_program={props.on_program.clone()} /> }
        }
        Reading::Open(open) => {
            html! {
                <article class="lesson" key={open.id.clone()} lang={lang(open)} aria-label={open.lesson.title.clone()}>
                    { head(store, open) }
                    if open.step().is_none() { <own::OwnLesson store={store.clone()} open={open.clone()} /> }
                    { problems(store, open) }
                    { for open.slides().into_iter().enumerate().map(|(index, (first, blocks))| section(props, open, index, first, blocks)) }
                    { end(store, open) }
                </article>
            }
        }
    }
}

fn act(store: &Store, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| store.dispatch(action()))
}

fn lang(open: &OpenLesson) -> &'static str {
    match open.lesson.tongue {
        lessons::lesson::Tongue::Korean => "ko",
        lessons::lesson::Tongue::English => "en",
    }
}

/// How many programs stand before the block: its own number, if it is one.
fn programs_before(blocks: &[Block], at: usize) -> usize {
    blocks[..at].iter().filter(|block| matches!(block, Block::Program(_))).count()
}

/// The part between two breaks, as far as its predictions are answered.
fn section(props: &LessonPaneProps, open: &std::rc::Rc<OpenLesson>, index: usize, first: usize, blocks: &[Block]) -> Html {
    let shown = fold::shown(&props.store, open, blocks);
    let drawn = (first..first + shown).map(|at| {
        let number = programs_before(&open.lesson.blocks, at);
        html! { <LessonBlock key={at} store={props.store.clone()} open={open.clone()} {at} on_program={props.on_program.clone()} {number} /> }
    });
    html! {
        <key={index}>
            if index > 0 { <hr /> }
            { for drawn }
            if shown < blocks.len() { { fold::rest(&props.store, open, blocks) } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LessonBlockProps {
    store: Store,
    open: std::rc::Rc<OpenLesson>,
    /// Which block of the lesson.
    at: usize,
    number: usize,
    on_program: Callback<(usize, bool)>,
}

#[component]
fn LessonBlock(props: &LessonBlockProps) -> Html {
    text::block(&props.store, &props.open, &props.open.lesson.blocks[props.at], props.number, &props.on_program)
}

fn to_course(store: &Store) -> Html {
    html! { <a class="to-course" href={Route::Lessons.fragment()}>{ LessonWord::ToCourse.to(store.settings.language()) }</a> }
}

fn head(store: &Store, open: &OpenLesson) -> Html {
    let language = store.settings.language();
    let place = COURSE.iter().position(|step| step.id == open.id);
    let missing = open.lesson.needs.iter().filter(|id| !store.lessons.is_finished(id));
    let missing: Vec<&Step> = missing.filter_map(|id| course::step(id)).collect();
    html! {
        <header>
            <p class="crumbs">
                { to_course(store) }
                if let Some(place) = place {
                    <span class="num">{ format!("{} / {}", place + 1, COURSE.len()) }</span>
                }
                if open.lesson.minutes > 0 { <span>{ lesson_words::minutes(open.lesson.minutes, language) }</span> }
                if store.lessons.is_finished(&open.id) { <span class="finished">{ "✓ " }{ LessonWord::Finished.to(language) }</span> }
                <span class="spacer"></span>
                <button type="button" class="btn quiet to-slides" title={LessonWord::SlidesTitle.to(language)} onclick={act(store, || Action::Lesson(LessonAction::Slides(true)))}>{ LessonWord::Slides.to(language) }</button>
            </p>
            <h2>{ &open.lesson.title }</h2>
            if !missing.is_empty() {
                <p class="needs">{ LessonWord::Needs.to(language) }{ ": " }{ for missing.iter().enumerate().map(|(index, step)| need(index, step, language)) }</p>
            }
        </header>
    }
}

fn need(index: usize, step: &Step, language: Language) -> Html {
    html! { <span key={step.id}>if index > 0 { { ", " } }<a href={Route::Lesson(step.id.to_owned()).fragment()}>{ lesson::title(step, language) }</a></span> }
}

/// What is wrong with a lesson's file, by line.
fn problems(store: &Store, open: &OpenLesson) -> Html {
    let language = store.settings.language();
    if open.problems.is_empty() {
        return Html::default();
    }
    html! {
        <section class="lesson-problems" role="alert" aria-label={LessonWord::Problems.to(language)}>
            <h3>{ LessonWord::Problems.to(language) }</h3>
            <ul>
                { for open.problems.iter().enumerate().map(|(index, problem)| html! {
                    <li key={index}><b>{ lesson_words::line(problem.line, language) }</b>{ " " }{ problem_words(&problem.words, language) }</li>
                }) }
            </ul>
            <p class="lab">{ LessonWord::ProblemsNote.to(language) }</p>
        </section>
    }
}

fn problem_words(words: &str, language: Language) -> Html {
    match (language, lessons::lesson::problem_in_korean(words)) {
        (Language::Korean, Some(korean)) => html! { <span>{ korean }</span> },
        _ => html! { <span lang="en">{ words.to_owned() }</span> },
    }
}

fn end(store: &Store, open: &OpenLesson) -> Html {
    let language = store.settings.language();
    let w = |word: LessonWord| word.to(language);
    if open.step().is_none() {
        return html! { <footer class="lesson-end">{ to_course(store) }</footer> };
    }
    let finished = store.lessons.is_finished(&open.id);
    let (before, after) = lesson::neighbours(&open.id);
    let (answered, right, all) = open.predicted(store);
    let finish = |to: bool| {
        let id = open.id.clone();
        act(store, move || Action::Lesson(LessonAction::Finish { id: id.clone(), finished: to }))
    };
    let link = |step: &Step, word: LessonWord, class: &'static str, onclick: Option<Callback<MouseEvent>>| {
        html! {
            <a class={class} href={Route::Lesson(step.id.to_owned()).fragment()} {onclick}>
                <span class="lab">{ w(word) }</span><b>{ lesson::title(step, language) }</b>
            </a>
        }
    };
    html! {
        <footer class="lesson-end">
            <label class="check"><input type="checkbox" class="finish" checked={finished} onclick={finish(!finished)} />{ w(LessonWord::MarkFinished) }</label>
            if all > 0 { <p class="lab predicted" role="status">{ lesson_words::predicted(answered, right, all, language) }</p> }
            <nav aria-label={w(LessonWord::Course)}>
                if let Some(step) = before { { link(step, LessonWord::Previous, "before", None) } }
                if let Some(step) = after {
                    // Who goes on has read it, and has finished it with its predictions.
                    { link(step, LessonWord::Next, "after", Some(finish(finished || answered == all))) }
                } else {
                    { to_course(store) }
                }
            </nav>
        </footer>
    }
}
