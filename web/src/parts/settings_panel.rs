//! Settings: the simulated computer, theme, language, keys.

use crate::app::Store;
use crate::parts::differences_title;
use crate::settings::{CORES, Computer, PROCS, PROCS_NAMES, Theme};
use crate::state::{Action, Popover};
use crate::route::Route;
use crate::words::Word;
use scenario::Language as Guest;
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SettingsPanelProps {
    pub store: Store,
}

#[component]
pub fn SettingsPanel(props: &SettingsPanelProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let theme = |theme: Theme, word: Word| {
        let store = store.clone();
        let on = store.settings.theme == theme;
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::SetTheme(theme)));
        html! { <button type="button" aria-pressed={on.to_string()} onclick={onclick}>{ w(word) }</button> }
    };
    let on_keys = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::SetSingleKeys(!store.settings.single_keys));
        })
    };
    let korean = |on: bool, lang: &'static str, name: &'static str| {
        let store = store.clone();
        let pressed = store.settings.korean == on;
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::SetKorean(on)));
        html! { <button type="button" {lang} aria-pressed={pressed.to_string()} onclick={onclick}>{ name }</button> }
    };
    let on_differences = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Toggle(Popover::Differences)))
    };
    let keys = [
        Word::KeysPlay,
        Word::KeysStep,
        match store.program_language() {
            Guest::Python => Word::KeysTurn,
            Guest::Go => Word::KeysSlice,
        },
        Word::KeysEnds,
        Word::KeysRead,
        Word::KeysBreak,
        Word::KeysSetBreak,
    ];
    html! {
        <div class="popover settings" role="dialog" aria-label={w(Word::Settings)}>
            <h2>{ w(Word::Computer) }</h2>
            { computer(store) }
            <h2>{ w(Word::Theme) }</h2>
            <div class="segments" role="group" aria-label={w(Word::Theme)}>
                { theme(Theme::Auto, Word::ThemeAuto) }
                { theme(Theme::Light, Word::ThemeLight) }
                { theme(Theme::Dark, Word::ThemeDark) }
            </div>
            <h2>{ w(Word::LanguageLabel) }</h2>
            <div class="segments" role="group" aria-label={w(Word::LanguageLabel)}>
                { korean(true, "ko", "한국어") }
                { korean(false, "en", "English") }
            </div>
            <button type="button" class="btn differences-link" onclick={on_differences}>{ w(differences_title(store.program_language())) }</button>
            <h2>{ w(Word::KeysTitle) }</h2>
            <label class="check"><input type="checkbox" checked={store.settings.single_keys} onclick={on_keys} />{ w(Word::SingleKeys) }</label>
            <ul class="keys">{ for keys.iter().enumerate().map(|(index, word)| html! { <li key={index}>{ w(*word) }</li> }) }</ul>
        </div>
    }
}

/// What the program runs on, from the next run on.
fn computer(store: &Store) -> Html {
    let w = |word: Word| word.to(store.settings.language());
    let now = &store.computer;
    let change = |other: Computer| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::SetComputer(other.clone())))
    };
    let choice = |label: &'static str, on: bool, other: Computer| html! { <button type="button" key={label} aria-pressed={on.to_string()} onclick={change(other)}>{ label }</button> };
    let row = |word: Word, choices: Vec<Html>| {
        html! {
            <div class="setting"><span class="lab">{ w(word) }</span><span class="segments" role="group" aria-label={w(word)}>{ for choices }</span></div>
        }
    };
    let guest = store.program_language();
    let known = guest.releases();
    let releases = known.iter().map(|release| {
        let chosen = if now.release.is_empty() {
            known[0]
        } else {
            now.release.as_str()
        };
        let other = Computer {
            release: (*release).to_owned(),
            ..now.clone()
        };
        choice(release, chosen == *release, other)
    });
    let names = ["1", "2", "4", "8"];
    let cores = CORES.iter().zip(names).map(|(cores, name)| {
        let other = Computer {
            cores: *cores,
            ..now.clone()
        };
        choice(name, now.cores == *cores, other)
    });
    let procs = PROCS.iter().zip(PROCS_NAMES).map(|(gomaxprocs, name)| {
        let label = if *gomaxprocs == 0 { w(Word::AsManyAsCores) } else { name };
        let other = Computer {
            gomaxprocs: *gomaxprocs,
            ..now.clone()
        };
        choice(label, now.gomaxprocs == *gomaxprocs, other)
    });
    let clock = |frozen: bool, word: Word| {
        choice(
            w(word),
            now.frozen == frozen,
            Computer {
                frozen,
                ..now.clone()
            },
        )
    };
    let gil = |free_threaded: bool, word: Word| {
        choice(
            w(word),
            now.free_threaded == free_threaded,
            Computer {
                free_threaded,
                ..now.clone()
            },
        )
    };
    let number = |word: Word, value: u64, with: fn(Computer, u64) -> Computer| {
        let (store, now) = (store.clone(), now.clone());
        let onchange = Callback::from(move |event: Event| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            if let Some(value) = input.and_then(|input| input.value().parse().ok()) {
                store.dispatch(Action::SetComputer(with(now.clone(), value)));
            }
        });
        html! {
            <label class="setting"><span class="lab">{ w(word) }</span><input class="number" type="number" min="0" max="4294967295" step="1" value={value.to_string()} {onchange} /></label>
        }
    };
    let on_away = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::ClosePopover))
    };
    html! {
        <div class="computer">
            { row(match guest { Guest::Python => Word::Release, Guest::Go => Word::ReleaseGo }, releases.collect()) }
            { row(Word::Cores, cores.collect()) }
            if guest == Guest::Python {
                { row(Word::Threading, vec![gil(false, Word::WithGil), gil(true, Word::FreeThreaded)]) }
            } else {
                { row(Word::Gomaxprocs, procs.collect()) }
            }
            { row(Word::Clock, vec![clock(false, Word::ClockCosted), clock(true, Word::ClockFrozen)]) }
            { number(Word::Seed, now.seed, |computer, seed| Computer { seed, ..computer }) }
            { number(Word::OrderSetting, now.schedule, |computer, schedule| Computer { schedule, ..computer }) }
            <p class="lab">{ w(Word::ComputerNote) }</p>
            <a class="btn compare-with" href={Route::Compare(Some("own".to_owned())).fragment()} onclick={on_away}>{ w(Word::CompareWith) }</a>
        </div>
    }
}
