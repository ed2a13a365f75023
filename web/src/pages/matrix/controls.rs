//! The page's head (sliders, language, legend) and foot (the sentence, the transport).

use super::playhead::{Move, Playhead};
use crate::matrix_words::{self, MatrixWord};
use crate::parts::{Icon, icon};
use crate::route::Route;
use crate::words::Word;
use lessons::matrix::{Cell, Slider};
use trace::Time;
use views::Language;
use views::matrix::{MomentTold, milliseconds};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Where the sliders stand, in milliseconds, in the order of [`Slider::ALL`].
pub type Values = [u32; 3];

pub fn first_values() -> Values {
    Slider::ALL.map(|slider| slider.range().3)
}

/// Title, language of the programs, sliders, legend.
pub fn head(go: bool, values: Values, on_value: &Callback<(usize, u32)>, running: bool, language: Language) -> Html {
    let w = |word: MatrixWord| word.to(language);
    let link = |of_go: bool, name: &'static str| {
        html! { <a href={Route::Matrix(of_go).fragment()} aria-current={(of_go == go).then_some("true")}>{ name }</a> }
    };
    let sliders = Slider::ALL.iter().enumerate().map(|(index, slider)| {
        let (least, most, step, _) = slider.range();
        let value = values[index];
        let walked = f64::from(value - least) / f64::from(most - least) * 100.0;
        let on_value = on_value.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(value) = input.and_then(|input| input.value().parse().ok()) {
                on_value.emit((index, value));
            }
        });
        let name = matrix_words::slider(*slider, language);
        html! {
            <label key={index} class="mx-slider">
                <span class="lab">{ name }</span><b class="num">{ format!("{value} ms") }</b>
                <input type="range" class="slider" min={least.to_string()} max={most.to_string()} step={step.to_string()} value={value.to_string()}
                    aria-label={name} aria-valuetext={format!("{value} ms")} style={format!("--walked:{walked}%")} {oninput} />
            </label>
        }
    });
    html! {
        <header class="mx-head">
            <div class="mx-title">
                <h2>{ w(MatrixWord::Title) }</h2>
                <nav class="segments links" aria-label={w(MatrixWord::ProgrammingLanguage)}>{ link(false, "Python") }{ link(true, "Go") }</nav>
            </div>
            { for sliders }
            <p class="mx-running" role="status">{ if running { w(MatrixWord::Rerunning) } else { "" } }</p>
            { legend(language) }
        </header>
    }
}

fn legend(language: Language) -> Html {
    let w = |word: MatrixWord| word.to(language);
    let key = |class: &'static str, picture: Html, word: MatrixWord| {
        html! { <li><svg class={classes!("mx-key", class)} width="22" height="12" aria-hidden="true">{ picture }</svg>{ w(word) }</li> }
    };
    html! {
        <ul class="mx-legend">
            { key("blue", html! { <rect class="mx-works" width="22" height="12" rx="2" /> }, MatrixWord::LegendWorks) }
            { key("blue", html! { <><rect class="mx-stopped" width="22" height="12" /><rect class="mx-hatched" width="22" height="12" /></> }, MatrixWord::LegendStopped) }
            { key("orange", html! { <><rect class="mx-prepares" width="22" height="12" /><path class="mx-edges" d="M0 .5h22M0 11.5h22" /></> }, MatrixWord::LegendPrepares) }
            { key("", html! { <><path class="mx-control" d="M0 6h22" /><circle class="mx-token" cx="14" cy="6" r="5" /></> }, MatrixWord::LegendControl) }
        </ul>
    }
}

/// The sentence of the moment, and in which order the cells ended.
pub fn narration(told: &MomentTold, ends: &[(Cell, Option<Time>)], playhead: &Playhead, language: Language) -> Html {
    let w = |word: MatrixWord| word.to(language);
    let spoken = if playhead.playing { String::new() } else { format!("{} {}", told.what, told.why) };
    let ends = ends.iter().map(|(cell, end)| {
        let end = end.map_or_else(|| w(MatrixWord::NotEnded).to_owned(), |end| milliseconds(end.0));
        html! { <li key={cell.stem()}>{ matrix_words::cell_name(*cell, language) }{ " " }<b class="num">{ end }</b></li> }
    });
    html! {
        <section class="narration mx-told" aria-label={Word::Happened.to(language)}>
            <p class="what">{ &told.what }</p>
            <div class="mx-order"><span class="lab">{ w(MatrixWord::OrderOfEnds) }</span><ol>{ for ends }</ol></div>
            <p class="why">if !told.why.is_empty() { <b>{ w(MatrixWord::Why) }</b>{ " " }{ &told.why } }</p>
            <div class="spoken" aria-live="polite" aria-atomic="true"><span key={playhead.read_aloud}>{ spoken }</span></div>
        </section>
    }
}

/// Steps, play, the playhead's slider and the clock.
pub fn transport(playhead: &Playhead, moments: &[Time], language: Language) -> Html {
    let w = |word: Word| word.to(language);
    let end = moments.last().copied().unwrap_or_default();
    let nothing = end == Time::ZERO;
    let button = |word: Word, picture: Icon, class: &'static str, what: Move| {
        let act = playhead.act.clone();
        let onclick = Callback::from(move |_: MouseEvent| act.emit(what));
        html! { <button type="button" class={classes!("btn", "square", class)} title={w(word)} aria-label={w(word)} disabled={nothing} {onclick}>{ icon(picture) }</button> }
    };
    let (play_word, play_icon) = match playhead.playing {
        true => (Word::Pause, Icon::Pause),
        false => (Word::Play, Icon::Play),
    };
    let on_play = {
        let (act, playing) = (playhead.act.clone(), playhead.playing);
        Callback::from(move |_: MouseEvent| act.emit(Move::Play(!playing)))
    };
    // Whole microseconds: a range input knows no larger numbers exactly.
    let oninput = {
        let act = playhead.act.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(micros) = input.and_then(|input| input.value().parse::<u64>().ok()) {
                act.emit(Move::To(Time(micros * 1_000)));
            }
        })
    };
    let onkeydown = {
        let act = playhead.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let what = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => Move::Step { forward: true },
                "ArrowLeft" | "ArrowDown" => Move::Step { forward: false },
                _ => return,
            };
            event.prevent_default();
            act.emit(what);
        })
    };
    let walked = playhead.at.0 as f64 / end.0.max(1) as f64 * 100.0;
    let reached = moments.partition_point(|moment| *moment <= playhead.at);
    html! {
        <div class="transport mx-transport" role="group" aria-label={w(Word::Play)}>
            <div class="buttons">
                { button(Word::ToStart, Icon::First, "quiet ends", Move::To(Time::ZERO)) }
                { button(Word::StepBack, Icon::Back, "", Move::Step { forward: false }) }
                <button type="button" class="btn primary play" aria-label={w(play_word)} disabled={nothing} onclick={on_play}>{ icon(play_icon) }<span>{ w(play_word) }</span></button>
                { button(Word::StepForward, Icon::Forward, "", Move::Step { forward: true }) }
                { button(Word::ToEnd, Icon::Last, "quiet ends", Move::To(end)) }
            </div>
            <span class="lab wide-only mx-keys">{ MatrixWord::KeysHint.to(language) }</span>
            <input class="slider playhead" type="range" min="0" max={(end.0 / 1_000).max(1).to_string()} step="1" value={(playhead.at.0 / 1_000).to_string()} disabled={nothing}
                style={format!("--walked:{walked}%")} aria-label={w(Word::Position)} aria-valuetext={milliseconds(playhead.at.0)} {oninput} {onkeydown} />
            <span class="reading time"><span class="lab">{ w(Word::VirtualTime) }</span><span class="clock">{ clock(playhead.at) }</span></span>
            <span class="bar wide-only"></span>
            <span class="reading event"><span class="lab">{ w(Word::Event) }</span><span class="clock">{ reached }</span><span class="num total">{ format!("/ {}", moments.len()) }</span></span>
        </div>
    }
}

/// `00:00.150`: minutes, seconds, milliseconds.
fn clock(at: Time) -> String {
    let milliseconds = at.0 / 1_000_000;
    format!("{:02}:{:02}.{:03}", milliseconds / 60_000, milliseconds / 1_000 % 60, milliseconds % 1_000)
}
