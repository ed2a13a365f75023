//! Predict, then see: the question that stands at the workbench, its answer, and the ways to it.
//!
//! [`PredictPanel`] stands under the stage while something is asked, whoever asks: practice
//! ([`PredictButton`]) or a lesson. A lesson's reader puts a [`LessonPrediction`] where the block
//! stands in the text; nothing else is to be done:
//!
//! ```ignore
//! <LessonPrediction store={store.clone()} lesson={id} number={0} prediction={prediction.clone()}
//!     before={Callback::from(move |()| open_program(prediction.program))} />
//! ```
//!
//! `number` counts the lesson's predictions from 0 (`Lesson::predictions`, the same in every
//! language), `before` is called first: it has to bring the block's program to the workbench, if
//! another one is there. The program is then run out of sight, if it has not run yet, and the
//! question stands in the workbench's panel (on a phone the stage's tab comes to the front).
//! `store.predicting.scores` has the answers: `count(&Scores::of_lesson(id))`, and
//! `answer(&Scores::of_lesson(id), "0")` of one prediction.

use super::glyph::{Glyph, Icon, icon};
use super::mark::styled;
use super::narration::piece;
use crate::app::Store;
use crate::hooks::use_sentences;
use crate::predict::{Body, Exercise, LessonQuestion, Predict, Source, Stand};
use crate::predict_words::{self as words, PredictWord};
use crate::scores::Scores;
use crate::state::{Action, EngineState};
use lessons::lesson::{Inline, Prediction};
use std::rc::Rc;
use views::exercise::{Choice, Practice};
use views::{Language, story};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PredictProps {
    pub store: Store,
}

/// Begins a round of practice, or ends it; says how many were right so far.
#[component]
pub fn PredictButton(props: &PredictProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let is_shown = store.predicting.is_shown();
    let disabled = matches!(store.engine, EngineState::Missing | EngineState::Stale);
    let (right, of) = store.predicting.scores.count(&format!("program:{}", store.slug));
    let hint = match of {
        0 => PredictWord::PredictHint.to(language).to_owned(),
        _ => format!("{}. {}: {}", PredictWord::PredictHint.to(language), PredictWord::OfProgram.to(language), words::count(right, of, language)),
    };
    let onclick = act(store, move || if is_shown { Predict::Close } else { Predict::Practise });
    html! {
        <button type="button" class="btn predict-button" aria-pressed={is_shown.to_string()} title={hint} {disabled} {onclick}>
            <b>{ PredictWord::Predict.to(language) }</b>if of > 0 { <span class="num">{ format!("{right}/{of}") }</span> }
        </button>
    }
}

fn act(store: &Store, action: impl Fn() -> Predict + 'static) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| store.dispatch(Action::Predict(action())))
}

/// The question, its answer, the round's end.
#[component]
pub fn PredictPanel(props: &PredictProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: PredictWord| word.to(language);
    let _ = use_sentences(language);
    let node = use_node_ref();
    {
        let node = node.clone();
        let place = (store.predicting.stand, store.predicting.place);
        use_effect_with(place, move |_| focus_first(&node));
    }
    {
        let node = node.clone();
        use_effect_with(store.predicting.chosen, move |chosen| if chosen.is_some() { focus_chosen(&node) });
    }
    let predicting = &store.predicting;
    let (body, said) = match (predicting.stand, predicting.exercise()) {
        (Stand::Away, _) => return Html::default(),
        (Stand::Awaited, _) => (message(store, PredictWord::Runs), w(PredictWord::Runs).to_owned()),
        (Stand::Nothing, _) => {
            let word = match predicting.source {
                Source::Practice => PredictWord::Nothing,
                Source::Lesson(_) => PredictWord::NotReached,
            };
            (message(store, word), w(word).to_owned())
        }
        (Stand::Asked, Some(exercise)) => (html! { <Question store={store.clone()} exercise={exercise.clone()} /> }, String::new()),
        (Stand::Told, Some(exercise)) => (told(store, exercise), verdict(store, exercise)),
        _ => (round_over(store), format!("{}. {}", w(PredictWord::RoundOver), round_count(store))),
    };
    let stand = match predicting.stand {
        Stand::Asked => "asked",
        Stand::Told => "told",
        _ => "aside",
    };
    html! {
        <section class={classes!("predict", stand)} aria-label={w(PredictWord::Panel)} ref={node}>
            { body }
            <div class="spoken" role="status">{ said }</div>
        </section>
    }
}

/// The first thing to do has the focus: the choices, or the way on.
fn focus_first(node: &NodeRef) {
    let Some(panel) = node.cast::<web_sys::Element>() else { return };
    let found = ["input", ".btn.primary", ".btn"].iter().find_map(|kind| panel.query_selector(kind).ok()?);
    focus(found);
}

/// The focus goes with the choice, so that the arrows go on from it; but it is not fetched from elsewhere.
fn focus_chosen(node: &NodeRef) {
    let Some(panel) = node.cast::<web_sys::Element>() else { return };
    if panel.query_selector("input:focus").is_ok_and(|focused| focused.is_some()) {
        focus(panel.query_selector("input:checked").ok().flatten());
    }
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A page that is not in front keeps its focus where it was.
        let _ = element.focus();
    }
}

fn message(store: &Store, word: PredictWord) -> Html {
    let language = store.settings.language();
    html! {
        <div class="predict-message">
            <p>{ word.to(language) }</p><span class="spacer"></span>
            <button type="button" class="btn" onclick={act(store, || Predict::Close)}>{ PredictWord::Close.to(language) }</button>
        </div>
    }
}

fn place_of(store: &Store) -> Html {
    let predicting = &store.predicting;
    let of = predicting.round.len();
    html! { <span class="lab place">if of > 1 { { words::place(predicting.place + 1, of, store.settings.language()) } }</span> }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    store: Store,
    exercise: Exercise,
}

#[component]
fn Question(props: &QuestionProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: PredictWord| word.to(language);
    let chosen = store.predicting.chosen;
    let onsubmit = {
        let store = store.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            store.dispatch(Action::Predict(Predict::Answer));
        })
    };
    let onkeydown = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            let digit = event.key().parse::<usize>().ok().filter(|digit| *digit > 0);
            if let (Some(digit), false) = (digit, event.ctrl_key() || event.alt_key() || event.meta_key()) {
                event.prevent_default();
                event.stop_propagation();
                store.dispatch(Action::Predict(Predict::Choose(digit - 1)));
            }
        })
    };
    let choices = (0..props.exercise.choices()).map(|index| {
        let onchange = {
            let store = store.clone();
            Callback::from(move |_: Event| store.dispatch(Action::Predict(Predict::Choose(index))))
        };
        let on = chosen == Some(index);
        html! {
            <label key={index} class={classes!("choice", on.then_some("on"))}>
                <input type="radio" name="prediction" checked={on} {onchange} />
                <span class="digit num" aria-hidden="true">{ index + 1 }</span>
                { offer(store, &props.exercise, index) }
            </label>
        }
    });
    let bare = matches!(props.exercise.body, Body::Lesson(_)).then_some("bare");
    html! {
        <form {onsubmit} {onkeydown}>
            <header><h2 id="predict-ask">{ ask(&props.exercise, language) }</h2>{ place_of(store) }</header>
            <div class={classes!("choices", bare)} role="radiogroup" aria-labelledby="predict-ask">{ for choices }</div>
            <footer>
                <button type="submit" class="btn primary" disabled={chosen.is_none()}>{ w(PredictWord::AndSee) }</button>
                <button type="button" class="btn quiet" onclick={act(store, || Predict::Skip)}>{ w(PredictWord::Skip) }</button>
                <span class="spacer"></span>
                <span class="lab keys-hint">{ w(PredictWord::Keys) }</span>
            </footer>
        </form>
    }
}

fn ask(exercise: &Exercise, language: Language) -> Html {
    match &exercise.body {
        Body::Practice(practice) => html! { { practice.ask.tell(language) } },
        Body::Lesson(question) => inlines(&question.prediction.ask),
    }
}

/// A choice: what it says, and in practice why one may think so. A lesson's reasons say which one is
/// right, and come after the answer.
fn offer(store: &Store, exercise: &Exercise, index: usize) -> Html {
    let language = store.settings.language();
    match &exercise.body {
        Body::Practice(practice) => match practice.choices.get(index) {
            Some(choice) => html! { <>{ answer_of(choice, language) }<span class="why">{ choice.why(language) }</span></> },
            None => Html::default(),
        },
        Body::Lesson(_) => answer(store, exercise, index),
    }
}

fn answer(store: &Store, exercise: &Exercise, index: usize) -> Html {
    let language = store.settings.language();
    match &exercise.body {
        Body::Practice(practice) => practice.choices.get(index).map_or_else(Html::default, |choice| answer_of(choice, language)),
        Body::Lesson(question) => {
            let choice = question.prediction.choices.get(index);
            let answer = choice.map_or("", |choice| &choice.answer);
            match runner(store, &question.prediction.kind, answer) {
                Some(found) => found,
                None => lesson_words(&question.prediction.kind, answer, language),
            }
        }
    }
}

fn answer_of(choice: &Choice, language: Language) -> Html {
    let words = choice.answer(language);
    match choice.who() {
        Some(who) => html! { <span class="answer">{ styled(&who.label, who.hue, "tag") }<span class="name">{ &who.name }</span></span> },
        None if choice.is_code() => html! { <code class="answer">{ words }</code> },
        None => html! { <b class="answer">{ words }</b> },
    }
}

/// Who is named by a lesson's answer, as the stage draws them; none: nobody who was there by now.
fn runner(store: &Store, kind: &str, answer: &str) -> Option<Html> {
    if kind != "runs" {
        return None;
    }
    store.recording.read(|replay| {
        let trace = replay.trace();
        let strand = store.scene.strands.iter().find(|strand| match strand.is_goroutine() {
            true => strand.label.to_string() == answer,
            false => trace.text(strand.name) == answer,
        })?;
        let name = match strand.is_goroutine() {
            true => trace.text(strand.function),
            false => answer,
        };
        Some(html! { <span class="answer">{ styled(&strand.label.to_string(), strand.hue, "tag") }<span class="name">{ name.to_owned() }</span></span> })
    })
}

/// An answer of a lesson, which is in the run's own words.
fn lesson_words(kind: &str, answer: &str, language: Language) -> Html {
    let korean = language == Language::Korean;
    let told = match (kind, answer) {
        ("prints" | "runs", "-") => if korean { "없음" } else { "nothing any more" },
        ("ends", "exited") => if korean { "끝까지 감" } else { "to its own end" },
        ("ends", "failed") => if korean { "오류로 끝남" } else { "with an error" },
        ("ends", "deadlock") => if korean { "데드락" } else { "in a deadlock" },
        ("ends", "limit") => if korean { "끝나지 않음" } else { "not at all" },
        _ => return html! { <code class="answer">{ answer.to_owned() }</code> },
    };
    html! { <b class="answer">{ told }</b> }
}

/// Right or not, in words.
fn verdict(store: &Store, exercise: &Exercise) -> String {
    let language = store.settings.language();
    let is_right = exercise.right.is_some() && exercise.right == store.predicting.chosen;
    let word = if is_right { PredictWord::Right } else { PredictWord::Wrong };
    let sentence = deciding(store, exercise).map(|sentence| sentence.plain()).unwrap_or_default();
    format!("{}. {}: {sentence}", word.to(language), PredictWord::Decides.to(language))
}

fn deciding(store: &Store, exercise: &Exercise) -> Option<views::Sentence> {
    let language = store.settings.language();
    store.recording.read(|replay| {
        let record = replay.record_before(exercise.decided)?;
        let state = replay.state_at(exercise.decided);
        Some(story(replay.trace(), &record, &state).tell(language))
    })
}

fn told(store: &Store, exercise: &Exercise) -> Html {
    let language = store.settings.language();
    let w = |word: PredictWord| word.to(language);
    let predicting = &store.predicting;
    let chosen = predicting.chosen.unwrap_or_default();
    let is_right = exercise.right == Some(chosen);
    let is_last = predicting.place + 1 >= predicting.round.len();
    let on = match (&predicting.source, is_last) {
        (_, false) => PredictWord::Next,
        (Source::Practice, true) => PredictWord::Finish,
        (Source::Lesson(_), true) => PredictWord::ToLesson,
    };
    let decided = exercise.decided;
    let show = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Seek(decided)))
    };
    let found = match exercise.right {
        Some(right) => html! { <>{ answer(store, exercise, right) }{ why(exercise, right, language) }</> },
        None => html! { <><code class="answer">{ &exercise.found }</code><span class="why">{ w(PredictWord::NoneAgrees) }</span></> },
    };
    html! {
        <>
            <header>
                <h2 class={if is_right { "right" } else { "wrong" }}>{ if is_right { Glyph::Tick.draw() } else { Glyph::Cross.draw() } }{ w(if is_right { PredictWord::Right } else { PredictWord::Wrong }) }</h2>
                { place_of(store) }
            </header>
            <dl class="said">
                if !is_right {
                    <div class="mine"><dt>{ w(PredictWord::YouSaid) }</dt><dd>{ answer(store, exercise, chosen) }{ why(exercise, chosen, language) }</dd></div>
                }
                <div><dt>{ w(PredictWord::TheRun) }</dt><dd>{ found }</dd></div>
                if let Some(sentence) = deciding(store, exercise) {
                    <div class="decides">
                        <dt><button type="button" class="btn quiet" onclick={show}>{ w(PredictWord::Decides) }{ " " }<span class="num">{ decided }</span></button></dt>
                        <dd>
                            <p class="what">{ for sentence.what.iter().enumerate().map(piece) }</p>
                            if !sentence.why.is_empty() { <p class="why">{ for sentence.why.iter().enumerate().map(piece) }</p> }
                        </dd>
                    </div>
                }
            </dl>
            <footer>
                <button type="button" class="btn primary" onclick={act(store, || Predict::GoOn)}>{ w(on) }{ icon(Icon::Forward) }</button>
                if !is_last { <button type="button" class="btn quiet" onclick={act(store, || Predict::Close)}>{ w(PredictWord::Leave) }</button> }
                <span class="spacer"></span>
                { score(store, false) }
            </footer>
        </>
    }
}

/// A lesson's sentence to an answer; practice said its own with the choice.
fn why(exercise: &Exercise, index: usize, language: Language) -> Html {
    match &exercise.body {
        Body::Practice(Practice { choices, .. }) => match choices.get(index) {
            Some(choice) => html! { <span class="why">{ choice.why(language) }</span> },
            None => Html::default(),
        },
        Body::Lesson(question) => match question.prediction.choices.get(index) {
            Some(choice) => html! { <span class="why">{ inlines(&choice.why) }</span> },
            None => Html::default(),
        },
    }
}

fn round_count(store: &Store) -> String {
    let results = &store.predicting.results;
    let right = results.iter().filter(|result| **result == Some(true)).count();
    words::count(right, results.len(), store.settings.language())
}

fn round_over(store: &Store) -> Html {
    let language = store.settings.language();
    let w = |word: PredictWord| word.to(language);
    let results = store.predicting.results.iter().enumerate().map(|(index, result)| {
        let (word, picture) = match result {
            Some(true) => (PredictWord::Right, Glyph::Tick.draw()),
            Some(false) => (PredictWord::Wrong, Glyph::Cross.draw()),
            None => (PredictWord::Skipped, Html::default()),
        };
        html! { <li key={index}><span class="num">{ index + 1 }</span>{ picture }<span>{ w(word) }</span></li> }
    });
    html! {
        <>
            <header><h2>{ w(PredictWord::RoundOver) }</h2><b class="place">{ round_count(store) }</b></header>
            <ol class="results">{ for results }</ol>
            <footer>
                <button type="button" class="btn primary" onclick={act(store, || Predict::Practise)}>{ w(PredictWord::Again) }</button>
                <button type="button" class="btn quiet" onclick={act(store, || Predict::Close)}>{ w(PredictWord::Close) }</button>
                <span class="spacer"></span>
                { score(store, true) }
            </footer>
        </>
    }
}

/// What is kept of this program or lesson.
fn score(store: &Store, with_reset: bool) -> Html {
    let language = store.settings.language();
    let key = store.score_key();
    let (right, of) = store.predicting.scores.count(&key);
    let whose = match store.predicting.source {
        Source::Practice => PredictWord::OfProgram,
        Source::Lesson(_) => PredictWord::OfLesson,
    };
    html! {
        <>
            <span class="lab score">{ whose.to(language) }{ ": " }{ words::count(right, of, language) }</span>
            if with_reset && of > 0 {
                <button type="button" class="btn quiet" onclick={act(store, move || Predict::Forget(key.clone()))}>{ PredictWord::Forget.to(language) }</button>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct LessonPredictionProps {
    pub store: Store,
    /// The lesson's id.
    pub lesson: AttrValue,
    /// Which of its predictions, from 0.
    pub number: usize,
    pub prediction: Prediction,
    /// Brings the block's program to the workbench.
    pub before: Callback<()>,
}

/// A marked moment in a lesson's text: the question, and how it was answered.
#[component]
pub fn LessonPrediction(props: &LessonPredictionProps) -> Html {
    let LessonPredictionProps { store, lesson, number, prediction, before } = props;
    let language = store.settings.language();
    let w = |word: PredictWord| word.to(language);
    let result = store.predicting.scores.answer(&Scores::of_lesson(lesson), &number.to_string());
    let is_open = store.predicting.is_open() && store.predicting.shows_lesson(lesson, *number);
    let onclick = {
        let (store, before) = (store.clone(), before.clone());
        let question = LessonQuestion { lesson: lesson.to_string(), number: *number, prediction: prediction.clone() };
        Callback::from(move |_: MouseEvent| {
            before.emit(());
            store.dispatch(Action::Predict(Predict::Ask(Rc::new(question.clone()))));
        })
    };
    let state = match (is_open, result) {
        (true, _) => html! { <span class="lab">{ w(PredictWord::AtBench) }</span> },
        (false, Some(true)) => html! { <span class="lab right">{ Glyph::Tick.draw() }{ w(PredictWord::Right) }</span> },
        (false, Some(false)) => html! { <span class="lab wrong">{ Glyph::Cross.draw() }{ w(PredictWord::Wrong) }</span> },
        (false, None) => Html::default(),
    };
    let word = if result.is_some() { PredictWord::TryAgain } else { PredictWord::Try };
    html! {
        <section class="predict-card" aria-label={w(PredictWord::Panel)}>
            <p class="ask">{ inlines(&prediction.ask) }</p>
            <div class="predict-way">
                <button type="button" class={classes!("btn", result.is_none().then_some("primary"))} disabled={is_open} {onclick}>{ w(word) }</button>
                { state }
            </div>
        </section>
    }
}

/// A lesson's inline text; its references are plain here, since a question is no place to leave from.
fn inlines(inlines: &[Inline]) -> Html {
    let parts = inlines.iter().enumerate().map(|(index, inline)| match inline {
        Inline::Code(text) => html! { <code key={index}>{ text }</code> },
        Inline::Emphasis(text) => html! { <em key={index}>{ text }</em> },
        Inline::Strong(text) => html! { <b key={index}>{ text }</b> },
        Inline::Text(text) | Inline::Term { text, .. } | Inline::Lesson { text, .. } | Inline::Link { text, .. } => {
            html! { <span key={index}>{ text }</span> }
        }
    });
    html! { { for parts } }
}
