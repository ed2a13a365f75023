//! An element that follows the mouse, outside the virtual DOM.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, PointerEvent};
use yew::prelude::*;

/// From the first move on the element is shown where the mouse is; what is returned ends it.
pub fn follow_pointer(node: NodeRef) -> impl FnOnce() {
    let moved = Closure::<dyn Fn(PointerEvent)>::new(move |event: PointerEvent| {
        if let Some(dot) = node.cast::<HtmlElement>() {
            let place = format!("translate({}px,{}px)", event.client_x(), event.client_y());
            dot.set_hidden(false);
            // A property that exists is always set.
            let _ = dot.style().set_property("transform", &place);
        }
    });
    let window = web_sys::window();
    if let Some(window) = &window {
        // Refused only for a listener that is null.
        let _ = window.add_event_listener_with_callback("pointermove", moved.as_ref().unchecked_ref());
    }
    move || {
        if let Some(window) = window {
            let _ = window.remove_event_listener_with_callback("pointermove", moved.as_ref().unchecked_ref());
        }
    }
}
