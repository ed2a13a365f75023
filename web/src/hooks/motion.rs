//! Motion of chips and tickets: FLIP with Web Animations, outside the virtual DOM.
//!
//! Motion decorates the step from one state to the next. Elements with
//! `data-flip` are remembered by that name; after a single step forward those
//! that stand elsewhere travel there. A seek cancels whatever still moves.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Animation, Element, HtmlElement};
use yew::prelude::*;

const TRAVEL_MS: f64 = 240.0;
const TRAIL_MS: f64 = 80.0;

#[derive(Default)]
struct Memory {
    places: HashMap<String, (f64, f64)>,
    moving: Vec<Animation>,
}

/// `moment` names the state; `animate`: this change is one step and slow enough to follow.
#[hook]
pub fn use_motion(root: NodeRef, moment: usize, animate: bool) {
    let memory: Rc<RefCell<Memory>> = use_mut_ref(Memory::default);
    use_effect_with(moment, move |_| {
        if let Some(root) = root.cast::<HtmlElement>() {
            let mut memory = memory.borrow_mut();
            for animation in memory.moving.drain(..) {
                animation.cancel();
            }
            let animate = animate && !prefers_reduced_motion();
            travel(&root, &mut memory, animate);
        }
    });
}

fn travel(root: &HtmlElement, memory: &mut Memory, animate: bool) {
    let origin = root.get_bounding_client_rect();
    let Ok(found) = root.query_selector_all("[data-flip]") else {
        return;
    };
    let source = root.query_selector("[data-source]").ok().flatten();
    let source = source.map(|element| {
        let rect = element.get_bounding_client_rect();
        (rect.left() - origin.left(), rect.top() - origin.top())
    });
    let mut places = HashMap::new();
    for index in 0..found.length() {
        let Some(element) = found
            .item(index)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let Some(name) = element.get_attribute("data-flip") else {
            continue;
        };
        let rect = element.get_bounding_client_rect();
        let place = (rect.left() - origin.left(), rect.top() - origin.top());
        let moved = element.class_list().contains("moved");
        let from = memory.places.get(&name).copied();
        let from = from.or(if moved { source } else { None });
        if animate && let Some(from) = from {
            let (dx, dy) = (from.0 - place.0, from.1 - place.1);
            if dx.abs() + dy.abs() > 1.0 {
                memory.moving.extend(fly(&element, dx, dy, moved));
            }
        }
        places.insert(name, place);
    }
    memory.places = places;
}

fn fly(element: &Element, dx: f64, dy: f64, moved: bool) -> Option<Animation> {
    let frame = |transform: &str| {
        let frame = js_sys::Object::new();
        js_sys::Reflect::set(&frame, &"transform".into(), &transform.into()).ok();
        frame
    };
    let frames = js_sys::Array::of2(&frame(&format!("translate({dx}px,{dy}px)")), &frame("none"));
    let options = js_sys::Object::new();
    let set = |key: &str, value: JsValue| {
        js_sys::Reflect::set(&options, &key.into(), &value).ok();
    };
    set("duration", TRAVEL_MS.into());
    set("delay", if moved { TRAIL_MS } else { 0.0 }.into());
    set("easing", "cubic-bezier(.2,0,0,1)".into());
    set("fill", "backwards".into());
    let animate = js_sys::Reflect::get(element, &"animate".into()).ok()?;
    let animate = animate.dyn_into::<js_sys::Function>().ok()?;
    let animation = animate.call2(element, &frames, &options).ok()?;
    animation.dyn_into::<Animation>().ok()
}

pub fn prefers_reduced_motion() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()?
        })
        .is_some_and(|query| query.matches())
}
