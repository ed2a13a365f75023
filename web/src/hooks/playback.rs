//! Playing: one step at each tick, pausing at the end of what has run.

use crate::state::{Action, RunPhase, State};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

#[hook]
pub fn use_playback(state: UseReducerHandle<State>) {
    let latest: Rc<RefCell<Option<UseReducerHandle<State>>>> = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(state.clone());
    let rhythm = (state.playing, state.settings.speed);
    use_effect_with(rhythm, move |(playing, _)| {
        let mut running = None;
        if *playing && let Some(window) = web_sys::window() {
            let speed = state.settings.steps_per_second();
            let tick = Closure::<dyn FnMut()>::new(move || {
                let state = latest.borrow().clone();
                if let Some(state) = state {
                    step(&state);
                }
            });
            let id = window.set_interval_with_callback_and_timeout_and_arguments_0(
                tick.as_ref().unchecked_ref(),
                (1000.0 / speed) as i32,
            );
            running = id.ok().map(|id| (window, id, tick));
        }
        move || {
            if let Some((window, id, _tick)) = running {
                window.clear_interval_with_handle(id);
            }
        }
    });
}

fn step(state: &UseReducerHandle<State>) {
    if !state.at_end() {
        let size = state.settings.step_size();
        state.dispatch(Action::Step {
            size,
            forward: true,
        });
    } else if !matches!(state.run, RunPhase::Running | RunPhase::Paused) {
        state.dispatch(Action::Play(false));
    }
}
