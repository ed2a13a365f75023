//! What differs from CPython and from Go: a page of its own, over the work, made from the lessons' data.

use crate::app::Store;
use crate::state::Action;
use crate::words::Word;
use lessons::{Area, differences, refusals};
use scenario::Language as Guest;
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DifferencesProps {
    pub store: Store,
}

/// The page's heading for a language.
pub fn differences_title(guest: Guest) -> Word {
    match guest {
        Guest::Python => Word::Differences,
        Guest::Go => Word::DifferencesGo,
    }
}

#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let say = |(ko, en): (&'static str, &'static str)| match language {
        Language::Korean => ko,
        Language::English => en,
    };
    // The open program's list first.
    let shown = use_state(|| store.program_language());
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(close) = node.cast::<web_sys::HtmlElement>() {
                // Escape and Tab then act in here; without focus they act all the same.
                let _ = close.focus();
            }
        });
    }
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::ClosePopover))
    };
    let area = |area: &Area| {
        let mut rows = differences(*shown).iter().filter(|difference| difference.area == *area).peekable();
        rows.peek()?;
        Some(html! {
            <section key={say(area.title())}>
                <h3>{ say(area.title()) }</h3>
                <ul>{ for rows.map(|row| html! { <li key={row.en}>{ say((row.ko, row.en)) }</li> }) }</ul>
            </section>
        })
    };
    let choice = |guest: Guest, name: &'static str| {
        let shown = shown.clone();
        let pressed = *shown == guest;
        let onclick = Callback::from(move |_: MouseEvent| shown.set(guest));
        html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ name }</button> }
    };
    let note = match *shown {
        Guest::Python => Word::DifferencesNote,
        Guest::Go => Word::DifferencesGoNote,
    };
    let title = w(differences_title(*shown));
    html! {
        <section class="differences" role="dialog" aria-modal="true" aria-label={title}>
            <header>
                <h2>{ title }</h2>
                <span class="segments" role="group" aria-label={w(Word::ProgramLanguage)}>
                    { choice(Guest::Python, "Python") }
                    { choice(Guest::Go, "Go") }
                </span>
                <button type="button" class="btn" ref={node} {onclick}>{ w(Word::Close) }</button>
            </header>
            <div class="differences-body" key={title} tabindex="0">
                <p>{ w(note) }</p>
                <section>
                    <h3>{ w(Word::RefusedBefore) }</h3>
                    <p class="lab">{ w(Word::RefusedNote) }</p>
                    <ul>{ for refusals(*shown).iter().map(|row| html! { <li key={row.en}>{ say((row.ko, row.en)) }</li> }) }</ul>
                </section>
                { for Area::ALL.iter().filter_map(area) }
            </div>
        </section>
    }
}
