//! The page follows the address: links are plain, and the browser's Back and Forward work.

use crate::app::Store;
use crate::route::Route;
use crate::state::Action;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

#[hook]
pub fn use_route(store: &Store) {
    let dispatcher = store.dispatcher();
    use_effect_with((), move |()| {
        let changed = Closure::<dyn Fn()>::new(move || dispatcher.dispatch(Action::Show(Route::here())));
        let window = web_sys::window();
        if let Some(window) = &window {
            // Refused only for a listener that is null.
            let _ = window.add_event_listener_with_callback("hashchange", changed.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = window {
                let _ = window.remove_event_listener_with_callback("hashchange", changed.as_ref().unchecked_ref());
            }
        }
    });
}
