//! The keyboard: Space, arrows, Home and End, N, B. Single keys can be turned off,
//! and none acts while somebody types or a control of its own has the focus.

use crate::lesson::LessonAction;
use crate::pages;
use crate::predict::{Predict, Stand};
use crate::state::{Action, State};
use views::StepSize;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

#[hook]
pub fn use_keys(state: UseReducerHandle<State>) {
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(state);
    use_effect_with((), move |()| {
        let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let state = latest.borrow().clone();
            if let Some(state) = state {
                handle(&state, &event);
            }
        });
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(document) = &document {
            // Adding a listener to the page's own document cannot fail.
            let _ = document
                .add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
        }
        move || {
            if let Some(document) = document {
                let _ = document.remove_event_listener_with_callback(
                    "keydown",
                    listener.as_ref().unchecked_ref(),
                );
            }
        }
    });
}

fn handle(state: &UseReducerHandle<State>, event: &KeyboardEvent) {
    let key = event.key();
    if key == "Escape" && state.popover.is_some() {
        state.dispatch(Action::ClosePopover);
        return;
    }
    if let Some(action) = slide_key(state, event, &key) {
        event.prevent_default();
        return state.dispatch(Action::Lesson(action));
    }
    if !state.settings.single_keys
        || event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || event.is_composing()
        || state.popover.is_some()
        || pages::is_instead_of_bench(&state.route)
        || is_taken(event, &key)
    {
        return;
    }
    if let Some(action) = predicts(state, event, &key) {
        event.prevent_default();
        state.dispatch(Action::Predict(action));
        return;
    }
    let size = if event.shift_key() {
        StepSize::Turn
    } else {
        state.settings.step_size()
    };
    let action = match key.as_str() {
        " " => Action::Play(!state.playing),
        "ArrowRight" => Action::Step {
            size,
            forward: true,
        },
        "ArrowLeft" => Action::Step {
            size,
            forward: false,
        },
        "Home" => Action::Seek(0),
        "End" => Action::Seek(state.recording.recorded),
        "n" | "N" | "ㅜ" => Action::ReadAloud,
        "b" | "B" | "ㅠ" => Action::ToBreakpoint {
            forward: !event.shift_key(),
        },
        _ => return,
    };
    event.prevent_default();
    if !matches!(action, Action::Play(_) | Action::ReadAloud) && state.playing {
        state.dispatch(Action::Play(false));
    }
    state.dispatch(action);
}

/// What a key does to a lesson's slides. With the workbench in sight the arrows are its own.
fn slide_key(state: &State, event: &KeyboardEvent, key: &str) -> Option<LessonAction> {
    let show = state.lessons.slides?;
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() || is_taken(event, key) {
        return None;
    }
    Some(match key {
        "Escape" => LessonAction::Slides(false),
        "PageDown" => LessonAction::Turn { forward: true },
        "PageUp" => LessonAction::Turn { forward: false },
        "ArrowRight" if !show.bench => LessonAction::Turn { forward: true },
        "ArrowLeft" if !show.bench => LessonAction::Turn { forward: false },
        "p" | "P" | "ㅔ" if state.settings.single_keys => LessonAction::Pointer,
        _ => return None,
    })
}

/// Digits choose an answer while a question stands, Enter gives it.
fn predicts(state: &State, event: &KeyboardEvent, key: &str) -> Option<Predict> {
    if state.predicting.stand != Stand::Asked {
        return None;
    }
    if key == "Enter" {
        // A button or a link does its own work with it.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let does = target.is_some_and(|target| matches!(target.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY"));
        return (!does && state.predicting.chosen.is_some()).then_some(Predict::Answer);
    }
    let digit = key.parse::<usize>().ok()?;
    Some(Predict::Choose(digit.checked_sub(1)?))
}

/// Somebody types, or the focused control uses this key itself.
pub fn is_taken(event: &KeyboardEvent, key: &str) -> bool {
    let path = event.composed_path();
    path.iter().any(|target| {
        let Some(element) = target.dyn_ref::<web_sys::Element>() else {
            return false;
        };
        let name = element.tag_name().to_ascii_lowercase();
        match name.as_str() {
            "textarea" | "select" | "interleave-editor" => true,
            "input" => true,
            // Space does nothing to a link.
            "button" | "summary" => key == " ",
            _ => {
                element.has_attribute("contenteditable")
                    || (element.get_attribute("role").as_deref() == Some("tab")
                        && key.starts_with("Arrow"))
            }
        }
    })
}
