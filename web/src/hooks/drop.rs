//! Files that somebody drops anywhere on the page.

use crate::parts::read_file;
use crate::shared::File;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::DragEvent;
use yew::prelude::*;

/// Without the first there is no second.
const NAMES: [&str; 2] = ["dragover", "drop"];

/// Hands on the first file of a drop; the page itself stays.
#[hook]
pub fn use_dropped_files(on_document: Callback<File>) {
    let newest = use_mut_ref(|| on_document.clone());
    *newest.borrow_mut() = on_document;
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let listener = Closure::<dyn FnMut(DragEvent)>::new(move |event: DragEvent| {
            let files = event.data_transfer().and_then(|data| data.files());
            let has_files = event
                .data_transfer()
                .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")));
            if !has_files {
                return;
            }
            event.prevent_default();
            if event.type_() == "drop"
                && let Some(file) = files.and_then(|files| files.get(0))
            {
                read_file(file, newest.borrow().clone());
            }
        });
        for name in NAMES {
            if let Some(document) = &document {
                let _ = document.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            }
        }
        move || {
            for name in NAMES {
                if let Some(document) = &document {
                    let _ = document.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
                }
            }
        }
    });
}
