//! The width of an element, as it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// The element's width in CSS pixels; `before` until it has been measured.
#[hook]
pub fn use_width(node: NodeRef, before: f64) -> f64 {
    let width = use_state_eq(|| before);
    {
        let width = width.clone();
        use_effect_with(node, move |node| {
            let element = node.cast::<web_sys::Element>();
            let observed = element.clone();
            let on_resize = Closure::<dyn FnMut()>::new(move || {
                if let Some(element) = &observed {
                    let now = f64::from(element.client_width());
                    if now > 0.0 {
                        width.set(now);
                    }
                }
            });
            let observer = web_sys::ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(on_resize);
            }
        });
    }
    *width
}
