//! A comparison on the screen: the texts, the clock with everybody's lanes, outputs, figures,
//! and the transport of all.

use super::bench::{Action, Bench};
use super::column::Column;
use super::lanes::Lanes;
use super::measures::measures;
use super::outputs::outputs;
use super::run::{Run, Variant};
use super::transport::transport;
use super::{LETTERS, back};
use crate::app::Store;
use crate::compare_words::{self, CompareWord};
use crate::hooks::is_taken;
use crate::side_runs::{SideRun, SideRuns, Wanted};
use crate::storage;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// Milliseconds between two pictures of play; where motion is unwanted, between two steps.
const TICK_MS: i32 = 50;
const STEP_MS: i32 = 500;

#[derive(Properties, PartialEq)]
pub struct BenchViewProps {
    pub store: Store,
    pub variants: Rc<Vec<Variant>>,
    pub title: AttrValue,
    pub look: AttrValue,
    /// What stands above the texts.
    #[prop_or_default]
    pub choices: Html,
}

#[component]
pub fn BenchView(props: &BenchViewProps) -> Html {
    let language = props.store.settings.language();
    let w = |word: CompareWord| word.to(language);
    let variants = props.variants.clone();
    let bench = use_reducer(move || {
        let texts = variants.iter().map(|variant| {
            let kept = variant.key.as_deref().and_then(storage::load);
            kept.map_or_else(|| variant.original().into(), Into::into)
        });
        let texts = texts.collect();
        Bench::new(variants.clone(), texts)
    });
    use_runs(&bench);
    use_kept_texts(&bench);
    use_playing(&bench);
    use_keys(&bench, &props.store);
    let count = bench.variants.len();
    let on_measure = {
        let bench = bench.clone();
        Callback::from(move |_: MouseEvent| bench.dispatch(Action::Measure))
    };
    let measuring = bench.measured() < count;
    // As high as the longest text, within limits.
    let lines = bench.variants.iter().map(|variant| variant.original().lines().count()).max();
    let lines = lines.unwrap_or(0).clamp(LINES_MIN, LINES_MAX) + 1;
    let columns = (0..count).map(|index| {
        html! { <Column key={index} bench={bench.clone()} {index} {language} {lines} /> }
    });
    html! {
        <div class="compare" style={format!("--variants:{count}")}>
            <header class="compare-head">
                { back(language) }
                <h2>{ &props.title }</h2>
                <p>{ &props.look }</p>
                { props.choices.clone() }
            </header>
            <section class="compare-texts" aria-label={w(CompareWord::Texts)}>{ for columns }</section>
            <div class="compare-state">
                <h3 id="compare-clock">{ w(CompareWord::Clock) }<span class="lab">{ w(CompareWord::Lanes) }</span></h3>
                <span class="spacer"></span>
                <span role="status">
                    if measuring {
                        <b>{ compare_words::measuring(bench.measured() + 1, count, language) }</b>
                    } else if bench.is_edited() {
                        <span class="edited">{ w(CompareWord::EditedSince) }</span>
                    }
                </span>
                <button type="button" class={classes!("btn", bench.is_edited().then_some("primary"), "measure")} disabled={measuring} onclick={on_measure}>{ w(CompareWord::RunAll) }</button>
            </div>
            <Lanes bench={bench.clone()} {language} />
            { outputs(&bench, language) }
            { measures(&bench, language) }
            { transport(&bench, language) }
        </div>
    }
}

/// Lines of a text that are in sight.
const LINES_MIN: usize = 5;
const LINES_MAX: usize = 14;

/// `A` in its box, wherever the variant is meant.
pub fn letter(index: usize) -> Html {
    html! { <b class="letter">{ LETTERS[index % LETTERS.len()] }</b> }
}

/// Runs all variants, once for each round.
#[hook]
fn use_runs(bench: &UseReducerHandle<Bench>) {
    let bench = bench.clone();
    use_effect_with(bench.round, move |round| {
        let round = *round;
        let wanted = bench.variants.iter().zip(&bench.ran);
        let wanted = wanted.map(|(variant, text)| Wanted {
            language: variant.scenario.language,
            document: variant.document(text),
        });
        let dispatcher = bench.dispatcher();
        let told = Callback::from(move |(index, run): (usize, SideRun)| {
            let run = Rc::new(Run::of((round, index), run));
            dispatcher.dispatch(Action::Told(round, index, run));
        });
        let runs = SideRuns::start(wanted.collect(), told);
        move || drop(runs)
    });
}

/// Edits survive a reload; a text equal to the original is not kept.
#[hook]
fn use_kept_texts(bench: &UseReducerHandle<Bench>) {
    let variants = bench.variants.clone();
    use_effect_with(bench.texts.clone(), move |texts| {
        for (variant, text) in variants.iter().zip(texts) {
            match &variant.key {
                Some(key) if **text == *variant.original() => storage::forget(key),
                Some(key) => storage::save(key, text),
                None => {}
            }
        }
    });
}

#[hook]
fn use_playing(bench: &UseReducerHandle<Bench>) {
    let dispatcher = bench.dispatcher();
    use_effect_with(bench.playing, move |playing| {
        let mut running = None;
        if *playing && let Some(window) = web_sys::window() {
            let still = window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
            let still = still.is_some_and(|media| media.matches());
            let tick = Closure::<dyn FnMut()>::new(move || {
                dispatcher.dispatch(match still {
                    true => Action::Step { forward: true },
                    false => Action::Tick(f64::from(TICK_MS) / 1000.0),
                });
            });
            let pause = if still { STEP_MS } else { TICK_MS };
            let id = window.set_interval_with_callback_and_timeout_and_arguments_0(tick.as_ref().unchecked_ref(), pause);
            running = id.ok().map(|id| (window, id, tick));
        }
        move || {
            if let Some((window, id, _tick)) = running {
                window.clear_interval_with_handle(id);
            }
        }
    });
}

/// Space, arrows, Home and End, as in the workbench.
#[hook]
fn use_keys(bench: &UseReducerHandle<Bench>, store: &Store) {
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some((bench.clone(), store.clone()));
    use_effect_with((), move |()| {
        let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let now = latest.borrow().clone();
            if let Some((bench, store)) = now {
                press(&bench, &store, &event);
            }
        });
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(document) = &document {
            // Adding a listener to the page's own document cannot fail.
            let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
        }
        move || {
            if let Some(document) = document {
                let _ = document.remove_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
            }
        }
    });
}

fn press(bench: &UseReducerHandle<Bench>, store: &Store, event: &KeyboardEvent) {
    let key = event.key();
    let with_others = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
    if !store.settings.single_keys || with_others || store.popover.is_some() || is_taken(event, &key) {
        return;
    }
    let action = match key.as_str() {
        " " => Action::Play(!bench.playing),
        "ArrowRight" => Action::Step { forward: true },
        "ArrowLeft" => Action::Step { forward: false },
        "Home" => Action::Seek(0),
        "End" => Action::Seek(u64::MAX),
        _ => return,
    };
    event.prevent_default();
    if bench.playing && !matches!(action, Action::Play(_)) {
        bench.dispatch(Action::Play(false));
    }
    bench.dispatch(action);
}
