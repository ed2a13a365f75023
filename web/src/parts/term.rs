//! A word of the field where it is shown: the word itself opens its explanation.

use crate::app::Store;
use crate::lesson_words::LessonWord;
use crate::route::Route;
use crate::state::{Action, Popover};
use lessons::glossary;
use views::Language;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// As wide as the explanation gets, CSS pixels; `lesson.css` says the same.
const WIDTH: f64 = 300.0;
/// So much room is wanted below the word; else it opens above.
const HEIGHT: f64 = 190.0;

/// The word as a button; `slug` is one of the glossary's. [`explains`] hears it.
pub fn term(slug: &'static str, shown: &str) -> Html {
    html! { <button type="button" class="term" aria-haspopup="dialog" data-term={slug}>{ shown }</button> }
}

/// The word inside a picture, where a screen reader finds no button: the mouse's way to it only,
/// and beside the picture there is [`term`].
pub fn term_drawn(slug: &'static str, shown: &str) -> Html {
    html! { <span class="term" data-term={slug}>{ shown }</span> }
}

/// Presses on words anywhere below the element that has this.
pub fn explains(store: &Store) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let word = target.and_then(|target| target.closest("[data-term]").ok()?);
        let slug = word.as_ref().and_then(|word| word.get_attribute("data-term"));
        if let (Some(word), Some(slug)) = (word, slug.and_then(|slug| glossary::slug(&slug))) {
            store.dispatch(Action::Toggle(beside(&word, slug)));
        }
    })
}

/// Under the word, or above it, inside the window.
fn beside(button: &Element, slug: &'static str) -> Popover {
    let window = web_sys::window();
    let room = |get: fn(&web_sys::Window) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        window.as_ref().and_then(|window| get(window).ok()?.as_f64()).unwrap_or(0.0)
    };
    let (width, height) = (room(web_sys::Window::inner_width), room(web_sys::Window::inner_height));
    let place = button.get_bounding_client_rect();
    let left = place.left().min(width - WIDTH - 8.0).max(8.0);
    let above = place.bottom() + HEIGHT > height && place.top() > HEIGHT;
    let top = if above { place.top() - 6.0 } else { place.bottom() + 6.0 };
    Popover::Term { slug, left: left as i32, top: top as i32, above }
}

#[derive(Properties, PartialEq)]
pub struct ExplanationProps {
    pub store: Store,
    pub slug: &'static str,
    pub left: i32,
    pub top: i32,
    pub above: bool,
}

/// What a word means, over the page.
#[component]
pub fn Explanation(props: &ExplanationProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.slug, props.left, props.top), move |_| {
            let focused = || web_sys::window()?.document()?.active_element();
            let before = focused();
            let panel = node.cast::<HtmlElement>();
            if let Some(panel) = &panel {
                // Escape acts without the focus too.
                let _ = panel.focus();
            }
            move || {
                // Back to the word, unless the reader has gone elsewhere by now.
                let here = focused().filter(|focused| panel.is_some_and(|panel| panel.contains(Some(focused))));
                if let Some(word) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok())
                    && here.is_some()
                {
                    let _ = word.focus();
                }
            }
        });
    }
    let Some(term) = glossary::term(props.slug) else {
        return Html::default();
    };
    let (name, other, text) = match language {
        Language::Korean => (term.ko, term.en, term.text_ko),
        Language::English => (term.en, term.ko, term.text_en),
    };
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::ClosePopover))
    };
    let onfocusout = {
        let (store, node) = (store.clone(), node.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
            let inside = to.as_ref().is_some_and(|to| node.get().is_some_and(|panel| panel.contains(Some(to))));
            // A word's own press follows, and closes or opens.
            let word = to.is_some_and(|to| to.class_list().contains("term"));
            if !inside && !word {
                store.dispatch(Action::ClosePopover);
            }
        })
    };
    let place = match props.above {
        true => format!("left:{}px;bottom:calc(100dvh - {}px)", props.left, props.top),
        false => format!("left:{}px;top:{}px", props.left, props.top),
    };
    html! {
        <div class="popover explanation" role="dialog" aria-label={name} tabindex="-1" ref={node} style={place} {onfocusout}>
            <p><b>{ name }</b>if other != name { { " " }<span class="lab">{ other }</span> }</p>
            <p>{ text }</p>
            <p class="explanation-end">
                <a href={Route::Glossary(Some(term.slug.to_owned())).fragment()}>{ LessonWord::InGlossary.to(language) }</a>
                <button type="button" class="btn quiet" {onclick}>{ crate::words::Word::Close.to(language) }</button>
            </p>
        </div>
    }
}
