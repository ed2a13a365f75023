//! The transport: step, play, speed, step size, slider, clock, event number.

use super::glyph::{Icon, icon};
use super::track::clock_seconds;
use crate::app::Store;
use super::predict::PredictButton;
use crate::settings::{Axis, SPEEDS};
use crate::state::Action;
use crate::words::Word;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TransportProps {
    pub store: Store,
}

#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let nothing = store.recording.recorded == 0;
    let button = |word: Word, pic: Icon, class: &'static str, disabled: bool, act: fn(&Store)| {
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&store));
        html! { <button type="button" class={classes!("btn", "square", class)} title={w(word)} aria-label={w(word)} {disabled} {onclick}>{ icon(pic) }</button> }
    };
    let on_play = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Play(!store.playing)))
    };
    let (play_word, play_icon) = if store.playing {
        (Word::Pause, Icon::Pause)
    } else {
        (Word::Play, Icon::Play)
    };
    html! {
        <div class="transport" role="group" aria-label={w(Word::Play)}>
            <div class="buttons">
                { button(Word::ToStart, Icon::First, "quiet ends", nothing, |store| store.dispatch(Action::Seek(0))) }
                { button(Word::StepBack, Icon::Back, "", nothing || store.moment == 0, |store| step(store, false)) }
                <button type="button" class="btn primary play" aria-label={w(play_word)} disabled={nothing} onclick={on_play}>{ icon(play_icon) }<span>{ w(play_word) }</span></button>
                { button(Word::StepForward, Icon::Forward, "", nothing, |store| step(store, true)) }
                { button(Word::ToEnd, Icon::Last, "quiet ends", nothing, |store| store.dispatch(Action::Seek(store.recording.recorded))) }
            </div>
            <PredictButton store={store.clone()} />
            { speed(store) }
            <span class="bar wide-only"></span>
            { step_sizes(store) }
            { slider(store) }
            <div class="segments axis wide-only" role="group" aria-label={w(Word::TimelineName)}>
                { axis(store, Axis::Order, Word::AxisOrder) }
                { axis(store, Axis::Time, Word::AxisTime) }
            </div>
            <span class="reading time"><span class="lab">{ w(Word::VirtualTime) }</span><span class="clock">{ clock(store.at(), store.recording.read(|replay| replay.timeline.last_at().0)) }</span></span>
            <span class="bar wide-only"></span>
            <span class={classes!("reading", "event", (total(store).len() > 3).then_some("long"))}><span class="lab">{ w(Word::Event) }</span><span class="clock">{ store.moment }</span><span class="num total">{ "/ " }{ total(store) }</span></span>
        </div>
    }
}

/// How many events there are: `146`, with more to come `4096+`; before a prediction nobody knows.
fn total(store: &Store) -> String {
    match store.predicting.hides() {
        true => "?".to_owned(),
        false => format!("{}{}", store.recording.recorded, if store.has_more() { "+" } else { "" }),
    }
}

fn step(store: &Store, forward: bool) {
    if store.playing {
        store.dispatch(Action::Play(false));
    }
    let size = store.settings.step_size();
    store.dispatch(Action::Step { size, forward });
}

fn speed(store: &Store) -> Html {
    let w = |word: Word| word.to(store.settings.language());
    let onchange = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let select = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                store.dispatch(Action::SetSpeed(select.selected_index().max(0) as usize));
            }
        })
    };
    let options = SPEEDS.iter().enumerate().map(|(index, (_, name))| {
        html! { <option key={index} selected={index == store.settings.speed}>{ *name }</option> }
    });
    html! {
        <label class="speed wide-only"><span class="lab">{ w(Word::Speed) }</span><select {onchange} aria-label={w(Word::Speed)}>{ for options }</select></label>
    }
}

fn step_sizes(store: &Store) -> Html {
    let language = store.settings.language();
    let words = [
        Word::ByInstruction,
        Word::ByLine,
        Word::ByDecision,
        match store.program_language() {
            scenario::Language::Python => Word::ByTurn,
            scenario::Language::Go => Word::BySlice,
        },
    ];
    let sizes = words.iter().enumerate().map(|(index, word)| {
        let on = usize::from(store.settings.step) == index;
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::SetStep(index as u8)));
        html! { <button type="button" key={index} aria-pressed={on.to_string()} {onclick}>{ word.to(language) }</button> }
    });
    html! {
        <span class="step-size"><span class="lab">{ Word::StepEquals.to(language) }</span>
            <span class="segments" role="group" aria-label={Word::StepEquals.to(language)}>{ for sizes }</span>
        </span>
    }
}

fn axis(store: &Store, axis: Axis, word: Word) -> Html {
    let on = store.settings.axis == axis;
    let language = store.settings.language();
    let store = store.clone();
    let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::SetAxis(axis)));
    html! { <button type="button" aria-pressed={on.to_string()} {onclick}>{ word.to(language) }</button> }
}

fn slider(store: &Store) -> Html {
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let max = store.recording.recorded;
    let oninput = {
        let store = store.clone();
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(moment) = input.and_then(|input| input.value().parse().ok()) {
                store.dispatch(Action::Seek(moment));
            }
        })
    };
    let text = format!(
        "{} {} / {}, {}",
        w(Word::Event),
        store.moment,
        total(store),
        crate::words::seconds(&clock_seconds(store.scene.at.0), language)
    );
    let walked = if max == 0 {
        0.0
    } else {
        store.moment as f64 / max as f64 * 100.0
    };
    html! {
        <input class="slider" type="range" min="0" max={max.to_string()} step="1" value={store.moment.to_string()} disabled={max == 0}
            style={format!("--walked:{walked}%")} aria-label={w(Word::Position)} aria-valuetext={text} {oninput} />
    }
}

/// A run shorter than this is told in microseconds.
const FINE_BELOW: u64 = 1_000_000_000;

/// Minutes, seconds, milliseconds: 00:01.000; in a short run microseconds too.
fn clock(nanoseconds: u64, last: u64) -> String {
    let micros = nanoseconds / 1_000;
    let (minutes, rest) = (micros / 60_000_000, micros % 60_000_000);
    let (seconds, rest) = (rest / 1_000_000, rest % 1_000_000);
    if last > 0 && last < FINE_BELOW {
        return format!("{minutes:02}:{seconds:02}.{rest:06}");
    }
    format!("{minutes:02}:{seconds:02}.{:03}", rest / 1000)
}
