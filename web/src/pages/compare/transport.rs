//! The transport of all variants: to a change, play, speed, the place, the clock.

use super::bench::{Action, Bench, SPEEDS};
use crate::compare_words::CompareWord;
use crate::parts::{Icon, icon};
use views::{Language, length};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub fn transport(bench: &UseReducerHandle<Bench>, language: Language) -> Html {
    let w = |word: CompareWord| word.to(language);
    let nothing = bench.end() == 0;
    let button = |word: CompareWord, pic: Icon, class: &'static str, act: fn(&Bench) -> Action| {
        let bench = bench.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            bench.dispatch(Action::Play(false));
            bench.dispatch(act(&bench));
        });
        html! { <button type="button" class={classes!("btn", "square", class)} title={w(word)} aria-label={w(word)} disabled={nothing} {onclick}>{ icon(pic) }</button> }
    };
    let (play_word, play_icon) = match bench.playing {
        true => (CompareWord::Pause, Icon::Pause),
        false => (CompareWord::Play, Icon::Play),
    };
    let on_play = {
        let bench = bench.clone();
        Callback::from(move |_: MouseEvent| bench.dispatch(Action::Play(!bench.playing)))
    };
    let (now, end) = (bench.now(), bench.end());
    html! {
        <div class="compare-transport transport" role="group" aria-label={w(CompareWord::Play)}>
            <div class="buttons">
                { button(CompareWord::ToStart, Icon::First, "quiet ends", |_| Action::Seek(0)) }
                { button(CompareWord::Back, Icon::Back, "", |_| Action::Step { forward: false }) }
                <button type="button" class="btn primary play" aria-label={w(play_word)} disabled={nothing} onclick={on_play}>{ icon(play_icon) }<span>{ w(play_word) }</span></button>
                { button(CompareWord::Forward, Icon::Forward, "", |_| Action::Step { forward: true }) }
                { button(CompareWord::ToEnd, Icon::Last, "quiet ends", |_| Action::Seek(u64::MAX)) }
            </div>
            { speed(bench, language) }
            { slider(bench, language) }
            <span class="lab keys-hint wide-only">{ w(CompareWord::Keys) }</span>
            <span class="reading time"><span class="clock">{ length(now) }</span><span class="num total">{ format!("/ {}", length(end)) }</span></span>
        </div>
    }
}

fn speed(bench: &UseReducerHandle<Bench>, language: Language) -> Html {
    let word = CompareWord::Speed.to(language);
    let onchange = {
        let bench = bench.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                bench.dispatch(Action::SetSpeed(select.selected_index().max(0) as usize));
            }
        })
    };
    let options = SPEEDS.iter().enumerate().map(|(index, (_, name))| {
        html! { <option key={index} selected={index == bench.speed}>{ *name }</option> }
    });
    html! { <label class="speed wide-only"><span class="lab">{ word }</span><select {onchange} aria-label={word}>{ for options }</select></label> }
}

/// By changes, so that each arrow key goes to the next; the text says the time.
fn slider(bench: &UseReducerHandle<Bench>, language: Language) -> Html {
    let last = bench.changes.len().saturating_sub(1);
    let place = bench.place().min(last);
    let oninput = {
        let bench = bench.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let place: Option<usize> = input.and_then(|input| input.value().parse().ok());
            if let Some(at) = place.and_then(|place| bench.changes.get(place).copied()) {
                bench.dispatch(Action::Seek(at));
            }
        })
    };
    let walked = place as f64 / last.max(1) as f64 * 100.0;
    html! {
        <input class="slider" type="range" min="0" max={last.to_string()} step="1" value={place.to_string()} disabled={last == 0}
            style={format!("--walked:{walked}%")} aria-label={CompareWord::Position.to(language)} aria-valuetext={length(bench.now())} {oninput} />
    }
}
