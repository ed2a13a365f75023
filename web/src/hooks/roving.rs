//! A list of buttons with one stop for the Tab key: the arrows go from one to the next.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// For the list's `onkeydown`: up and down move the focus among its buttons.
pub fn move_in_list(event: KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let list = event.current_target().and_then(|list| list.dyn_into::<Element>().ok());
    let focused = event.target().and_then(|button| button.dyn_into::<web_sys::Node>().ok());
    let (Some(list), Some(focused)) = (list, focused) else {
        return;
    };
    let Ok(buttons) = list.query_selector_all("button") else {
        return;
    };
    let at = (0..buttons.length())
        .find(|index| buttons.get(*index).is_some_and(|button| button.is_same_node(Some(&focused))));
    let next = match at {
        Some(at) if down => at + 1,
        Some(at) => at.wrapping_sub(1),
        None => 0,
    };
    let next = buttons.get(next).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        event.prevent_default();
        // A button that is there takes the focus.
        let _ = next.focus();
    }
}

/// Which button of a list is its stop: the current one, or else the first.
pub fn tab_stop(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}
