//! A teacher's own lesson: opened from a file, given away as a link.

use crate::app::Store;
use crate::lesson::{self, LESSON_BYTES_MAX, OWN, OpenLesson};
use crate::lesson_words::LessonWord;
use crate::parts::{copy, read_file};
use crate::route::Route;
use crate::shared::{File, LONG_CHARS, VERY_LONG_CHARS};
use crate::words::Word;
use std::rc::Rc;
use views::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OwnFileProps {
    pub language: Language,
    pub on_document: Callback<File>,
}

/// The button that opens a lesson's file.
#[component]
pub fn OwnFile(props: &OwnFileProps) -> Html {
    let onchange = {
        let on_document = props.on_document.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(file) = input.and_then(|input| input.files()?.get(0)) {
                read_file(file, on_document.clone());
            }
        })
    };
    html! { <label class="btn file-button">{ LessonWord::OwnOpen.to(props.language) }<input type="file" accept=".md" {onchange} /></label> }
}

#[derive(Properties, PartialEq)]
pub struct OwnLessonProps {
    pub store: Store,
    pub open: Rc<OpenLesson>,
}

/// Under the title of a lesson that is not of the course: its link.
#[component]
pub fn OwnLesson(props: &OwnLessonProps) -> Html {
    let language = props.store.settings.language();
    let copied = use_state(|| None::<bool>);
    let address = use_memo(props.open.clone(), |open| (open.text.len() <= LESSON_BYTES_MAX).then(|| address(open)));
    let Some(address) = &*address else {
        return Html::default();
    };
    let onclick = {
        let (copied, address) = (copied.clone(), address.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, address) = (copied.clone(), address.clone());
            spawn_local(async move { copied.set(Some(copy(&address, &NodeRef::default()).await)) });
        })
    };
    let characters = address.chars().count();
    let warning = match characters {
        VERY_LONG_CHARS.. => Some(Word::ShareVeryLong),
        LONG_CHARS.. => Some(Word::ShareLong),
        _ => None,
    };
    let told = match *copied {
        Some(true) => LessonWord::OwnCopied,
        Some(false) => LessonWord::OwnNotCopied,
        None => LessonWord::OwnLink,
    };
    html! {
        <div class="own-link">
            if *copied == Some(false) {
                <p role="status"><a href={address.clone()}>{ told.to(language) }</a></p>
            } else {
                <button type="button" class="btn" {onclick}>{ told.to(language) }</button>
            }
            <p class="lab"><span class="num">{ characters }</span>{ " " }{ Word::ShareCharacters.to(language) }if let Some(word) = warning { { ". " }{ word.to(language) } }</p>
        </div>
    }
}

/// This page's address with the whole lesson in it.
fn address(open: &OpenLesson) -> String {
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    let id = match open.id == OWN {
        true => lesson::link_id(&open.text),
        false => open.id.clone(),
    };
    format!("{page}{}", Route::Lesson(id).fragment())
}
