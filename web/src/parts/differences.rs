//! What differs from CPython: a page of its own, over the work, made from the lessons' data.

use crate::app::Store;
use crate::state::Action;
use crate::words::Word;
use lessons::{Area, DIFFERENCES, REFUSALS};
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DifferencesProps {
    pub store: Store,
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
        let rows = DIFFERENCES.iter().filter(|difference| difference.area == *area);
        html! {
            <section key={say(area.title())}>
                <h3>{ say(area.title()) }</h3>
                <ul>{ for rows.map(|row| html! { <li key={row.en}>{ say((row.ko, row.en)) }</li> }) }</ul>
            </section>
        }
    };
    html! {
        <section class="differences" role="dialog" aria-modal="true" aria-label={w(Word::Differences)}>
            <header>
                <h2>{ w(Word::Differences) }</h2>
                <button type="button" class="btn" ref={node} {onclick}>{ w(Word::Close) }</button>
            </header>
            <div class="differences-body" tabindex="0">
                <p>{ w(Word::DifferencesNote) }</p>
                <section>
                    <h3>{ w(Word::RefusedBefore) }</h3>
                    <p class="lab">{ w(Word::RefusedNote) }</p>
                    <ul>{ for REFUSALS.iter().map(|row| html! { <li key={row.en}>{ say((row.ko, row.en)) }</li> }) }</ul>
                </section>
                { for Area::ALL.iter().map(area) }
            </div>
        </section>
    }
}
