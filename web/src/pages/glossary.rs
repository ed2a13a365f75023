//! The words of the field, in both languages, to be searched in both.

use crate::app::Store;
use crate::lesson_words::LessonWord;
use crate::route::Route;
use lessons::glossary::{GLOSSARY, Term};
use views::Language;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GlossaryPageProps {
    pub store: Store,
    /// The word that the address names.
    pub word: Option<String>,
}

#[component]
pub fn GlossaryPage(props: &GlossaryPageProps) -> Html {
    let language = props.store.settings.language();
    let w = |word: LessonWord| word.to(language);
    let wanted = use_state(String::new);
    use_named(&props.word);
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            wanted.set(input.map(|input| input.value()).unwrap_or_default());
        })
    };
    let sought = wanted.trim().to_lowercase();
    let mut found: Vec<&Term> = GLOSSARY.iter().filter(|term| has(term, &sought)).collect();
    found.sort_by_key(|term| {
        let name = name(term, language).0.to_lowercase();
        // Who looks for a word by its beginning finds it at the top.
        (!sought.is_empty() && !name.starts_with(&sought), name)
    });
    html! {
        <div class="sheet glossary">
            <header>
                <h2>{ w(LessonWord::Glossary) }</h2>
                <p class="lead">{ w(LessonWord::GlossaryNote) }</p>
                <label class="search"><span>{ w(LessonWord::Search) }</span><input type="search" autocomplete="off" {oninput} /></label>
            </header>
            if found.is_empty() { <p role="status">{ w(LessonWord::NothingFound) }</p> }
            <dl>{ for found.iter().map(|term| entry(props, language, term)) }</dl>
        </div>
    }
}

/// What it is called in the page's language, and in the other.
fn name(term: &Term, language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Korean => (term.ko, term.en),
        Language::English => (term.en, term.ko),
    }
}

fn has(term: &Term, sought: &str) -> bool {
    let texts = [term.slug, term.ko, term.en, term.text_ko, term.text_en];
    sought.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(sought))
}

fn entry(props: &GlossaryPageProps, language: Language, term: &Term) -> Html {
    let (name, other) = name(term, language);
    let (here, there) = match language {
        Language::Korean => ("ko", "en"),
        Language::English => ("en", "ko"),
    };
    let (text, text_there) = match language {
        Language::Korean => (term.text_ko, term.text_en),
        Language::English => (term.text_en, term.text_ko),
    };
    let named = props.word.as_deref() == Some(term.slug);
    html! {
        <div key={term.slug} id={format!("term-{}", term.slug)} class={classes!("entry", named.then_some("named"))} tabindex={named.then_some("-1")}>
            <dt>
                <a href={Route::Glossary(Some(term.slug.to_owned())).fragment()} lang={here} aria-current={named.then_some("true")}>{ name }</a>
                if other != name { <span class="lab" lang={there}>{ other }</span> }
            </dt>
            <dd><p lang={here}>{ text }</p><p class="lab" lang={there}>{ text_there }</p></dd>
        </div>
    }
}

/// Brings the named word into sight, and the keyboard to it.
#[hook]
fn use_named(word: &Option<String>) {
    use_effect_with(word.clone(), |word| {
        let Some(word) = word else { return };
        let document = web_sys::window().and_then(|window| window.document());
        let entry = document.and_then(|document| document.get_element_by_id(&format!("term-{word}")));
        if let Some(entry) = entry.and_then(|entry| entry.dyn_into::<HtmlElement>().ok()) {
            entry.scroll_into_view();
            let _ = entry.focus();
        }
    });
}
