//! The top bar: which program, run and stop, language, theme.

use super::glyph::{Icon, icon};
use super::{LanguageSwitch, ProgramPicker, SettingsPanel};
use crate::app::Store;
use crate::chunk::Later;
use crate::chunks::{SHARE, ShareAsk};
use crate::pages;
use crate::route::Route;
use crate::settings::Theme;
use crate::state::{Action, Popover, RunPhase};
use crate::words::Word;
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    pub store: Store,
    pub on_run: Callback<()>,
    pub on_stop: Callback<()>,
    pub on_open: Callback<&'static lessons::Program>,
    pub on_document: Callback<crate::shared::File>,
}

#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let act = |action: fn() -> Action| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(action()))
    };
    let bench = !pages::is_instead_of_bench(&store.route);
    let running = store.run == RunPhase::Running;
    let (on_run, on_stop) = (props.on_run.clone(), props.on_stop.clone());
    let title = lessons::program(&store.slug).map(|program| match language {
        Language::Korean => program.title_ko,
        Language::English => program.title_en,
    });
    let run_word = if store.text_ran.is_some() {
        Word::RunAgain
    } else {
        Word::Run
    };
    let next_theme = match store.settings.theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    };
    let theme_name = match store.settings.theme {
        Theme::Auto => Word::ThemeAuto,
        Theme::Light => Word::ThemeLight,
        Theme::Dark => Word::ThemeDark,
    };
    let on_theme = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::SetTheme(next_theme)))
    };
    html! {
        <header class="top">
            <h1 class="brand"><a href={Route::Playground.fragment()} aria-label="Interleave">{ logo() }<span>{ "Interleave" }</span></a></h1>
            { page_links(store) }
            if bench {
                <div class="anchor">
                    <button type="button" class="btn quiet picker-button" aria-expanded={(store.popover == Some(Popover::Programs)).to_string()} aria-haspopup="dialog"
                        onclick={act(|| Action::Toggle(Popover::Programs))}>
                        <span class="lab">{ w(Word::Programs) }</span><span class="ink3">{ "/" }</span><b>{ title.unwrap_or(&store.file) }</b>{ icon(Icon::Down) }
                    </button>
                    if store.popover == Some(Popover::Programs) {
                        <ProgramPicker store={store.clone()} on_open={props.on_open.clone()} />
                    }
                </div>
                <LanguageSwitch store={store.clone()} on_open={props.on_open.clone()} />
                { facts(store) }
            }
            <span class="spacer"></span>
            if bench {
                if running {
                    <button type="button" class="btn primary run" onclick={Callback::from(move |_: MouseEvent| on_stop.emit(()))}>{ icon(Icon::Stop) }{ w(Word::Stop) }</button>
                } else {
                    <button type="button" class="btn primary run" onclick={Callback::from(move |_: MouseEvent| on_run.emit(()))}>{ icon(Icon::Play) }{ w(run_word) }</button>
                }
                <button type="button" class="btn quiet restore" title={w(Word::RestoreTitle)} disabled={store.text == store.text_original} onclick={act(|| Action::Restore)}>{ w(Word::Restore) }</button>
                <div class="anchor">
                    <button type="button" class="btn quiet share-button" aria-expanded={(store.popover == Some(Popover::Share)).to_string()} aria-haspopup="dialog"
                        onclick={act(|| Action::Toggle(Popover::Share))}>{ w(Word::Share) }</button>
                    if store.popover == Some(Popover::Share) {
                        <Later<ShareAsk> store={store.clone()} chunk={&SHARE} class="popover share" ask={ShareAsk { store: store.clone(), on_document: props.on_document.clone() }} />
                    }
                </div>
            }
            <span class="bar"></span>
            <div class="languages" role="group" aria-label={w(Word::LanguageLabel)}>
                <button type="button" lang="ko" class="btn quiet" aria-pressed={store.settings.korean.to_string()} onclick={act(|| Action::SetKorean(true))}>{ "한국어" }</button>
                <button type="button" lang="en" class="btn quiet" aria-pressed={(!store.settings.korean).to_string()} onclick={act(|| Action::SetKorean(false))}>{ "English" }</button>
            </div>
            <button type="button" class="btn quiet square" title={format!("{}: {}", w(Word::Theme), w(theme_name))} aria-label={format!("{}: {}", w(Word::Theme), w(theme_name))} onclick={on_theme}>{ icon(Icon::Theme) }</button>
            <div class="anchor">
                <button type="button" class="btn quiet square" aria-label={w(Word::Settings)} title={w(Word::Settings)} aria-expanded={(store.popover == Some(Popover::Settings)).to_string()} aria-haspopup="dialog"
                    onclick={act(|| Action::Toggle(Popover::Settings))}>{ icon(Icon::Gear) }</button>
                if store.popover == Some(Popover::Settings) {
                    <SettingsPanel store={store.clone()} />
                }
            </div>
        </header>
    }
}

/// The other pages; the logo leads back to the playground.
pub fn page_links(store: &Store) -> Html {
    let links = Route::BAR.iter().map(|(route, word)| {
        let current = store.route.is_under(route).then_some("page");
        let word = word.to(store.settings.language());
        html! { <a key={word} href={route.fragment()} aria-current={current}>{ word }</a> }
    });
    html! { <nav class="pages" aria-label={Word::Pages.to(store.settings.language())}>{ for links }</nav> }
}

/// The computer that the program runs on; what is usual is not said.
fn facts(store: &Store) -> Html {
    let w = |word: Word| word.to(store.settings.language());
    let now = &store.computer;
    let guest = store.program_language();
    let release = match now.release.as_str() {
        "" => guest.releases()[0],
        release => release,
    };
    html! {
        <span class="facts">
            if store.is_set_since_run() { <span class="edited">{ w(Word::SetSinceRun) }</span> }
            <span>{ guest.name() }{ " " }<b>{ release }</b></span>
            <span>{ w(Word::Cores) }{ " " }<b>{ now.cores }</b></span>
            if now.gomaxprocs != 0 { <span>{ "GOMAXPROCS " }<b>{ now.gomaxprocs }</b></span> }
            if now.free_threaded { <span><b>{ w(Word::FreeThreaded) }</b></span> }
            if now.seed != 0 { <span>{ w(Word::Seed) }{ " " }<b>{ now.seed }</b></span> }
            if now.schedule != 0 { <span>{ w(Word::Order) }{ " " }<b>{ now.schedule }</b></span> }
            if now.frozen { <span><b>{ w(Word::ClockFrozenFact) }</b></span> }
        </span>
    }
}

/// Two strands that interleave.
pub fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 22 16" aria-hidden="true">
            <path class="over" d="M1 3.5c6 0 5 9 10 9s4-9 10-9" />
            <path class="gap" d="M1 12.5c6 0 5-9 10-9s4 9 10 9" />
            <path class="under" d="M1 12.5c6 0 5-9 10-9s4 9 10 9" />
            <path class="over" d="M1 3.5c3.2 0 4.4 2.6 5.5 5" />
        </svg>
    }
}
