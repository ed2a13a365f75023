//! The playhead that the four cells share: a moment of the clock, play, steps, and the keys.

use crate::app::Store;
use crate::hooks::{is_taken, prefers_reduced_motion};
use trace::Time;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// Playing from the beginning to the end takes so long. Milliseconds.
const PLAY_LONG: u64 = 9_000;
const TICK: u64 = 40;
/// With reduced motion it goes from event to event. Milliseconds.
const EVENT_TICK: i32 = 900;

/// What somebody does with the playhead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    To(Time),
    Step { forward: bool },
    Play(bool),
}

/// Where it stands.
#[derive(Clone, PartialEq)]
pub struct Playhead {
    pub at: Time,
    pub playing: bool,
    pub act: Callback<Move>,
    /// Counts requests to read the sentence aloud.
    pub read_aloud: u32,
}

#[derive(Clone, Copy, PartialEq, Default)]
struct Standing {
    /// None: nobody has moved it.
    at: Option<Time>,
    playing: bool,
    read_aloud: u32,
}

/// What the latest render knows, for listeners that live longer.
#[derive(Clone)]
struct Latest {
    at: Time,
    moments: Vec<Time>,
    standing: UseStateHandle<Standing>,
    single_keys: bool,
    popover: bool,
}

impl Latest {
    fn end(&self) -> Time {
        self.moments.last().copied().unwrap_or_default()
    }

    fn act(&self, what: Move) {
        let standing = *self.standing;
        self.standing.set(match what {
            Move::To(at) => Standing { at: Some(at.min(self.end())), playing: false, ..standing },
            Move::Step { forward } => Standing { at: Some(self.next(forward)), playing: false, ..standing },
            Move::Play(true) if self.at >= self.end() => Standing { at: Some(Time::ZERO), playing: true, ..standing },
            Move::Play(playing) => Standing { at: Some(self.at), playing, ..standing },
        });
    }

    fn next(&self, forward: bool) -> Time {
        let next = match forward {
            true => self.moments.iter().find(|moment| **moment > self.at),
            false => self.moments.iter().rfind(|moment| **moment < self.at),
        };
        next.copied().unwrap_or(self.at)
    }

    fn tick(&self, by_event: bool) {
        let step = (self.end().0 * TICK / PLAY_LONG).max(1);
        let at = if by_event { self.next(true) } else { Time((self.at.0 + step).min(self.end().0)) };
        let playing = at < self.end();
        self.standing.set(Standing { at: Some(at), playing, ..*self.standing });
    }

    fn key(&self, event: &KeyboardEvent) {
        let key = event.key();
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
        if !self.single_keys || modified || self.popover || is_taken(event, &key) {
            return;
        }
        match key.as_str() {
            " " => self.act(Move::Play(!self.standing.playing)),
            "ArrowRight" => self.act(Move::Step { forward: true }),
            "ArrowLeft" => self.act(Move::Step { forward: false }),
            "Home" => self.act(Move::To(Time::ZERO)),
            "End" => self.act(Move::To(self.end())),
            "n" | "N" | "ㅜ" => {
                let standing = *self.standing;
                self.standing.set(Standing { read_aloud: standing.read_aloud + 1, ..standing });
            }
            _ => return,
        }
        event.prevent_default();
    }
}

/// `moments`: where steps stop, from the clock's beginning to its end. `first`: where it stands
/// until somebody moves it.
#[hook]
pub fn use_playhead(store: &Store, moments: &[Time], first: Time) -> Playhead {
    let standing = use_state_eq(Standing::default);
    let end = moments.last().copied().unwrap_or_default();
    let at = standing.at.unwrap_or(first).min(end);
    let latest = use_mut_ref(|| None::<Latest>);
    *latest.borrow_mut() = Some(Latest {
        at,
        moments: moments.to_vec(),
        standing: standing.clone(),
        single_keys: store.settings.single_keys,
        popover: store.popover.is_some(),
    });
    {
        let latest = latest.clone();
        use_effect_with((), move |()| {
            let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
                let now = latest.borrow().clone();
                if let Some(now) = now {
                    now.key(&event);
                }
            });
            let document = web_sys::window().and_then(|window| window.document());
            if let Some(document) = &document {
                // Adding a listener to the page's own document cannot fail.
                let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
            }
            move || {
                if let Some(document) = document {
                    let _ = document.remove_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
                }
            }
        });
    }
    {
        let latest = latest.clone();
        use_effect_with(standing.playing, move |playing| {
            let mut running = None;
            if *playing && let Some(window) = web_sys::window() {
                let by_event = prefers_reduced_motion();
                let tick = Closure::<dyn FnMut()>::new(move || {
                    let now = latest.borrow().clone();
                    if let Some(now) = now {
                        now.tick(by_event);
                    }
                });
                let rhythm = if by_event { EVENT_TICK } else { TICK as i32 };
                let id = window.set_interval_with_callback_and_timeout_and_arguments_0(tick.as_ref().unchecked_ref(), rhythm);
                running = id.ok().map(|id| (window, id, tick));
            }
            move || {
                if let Some((window, id, _tick)) = running {
                    window.clear_interval_with_handle(id);
                }
            }
        });
    }
    let act = Callback::from(move |what: Move| {
        let now = latest.borrow().clone();
        if let Some(now) = now {
            now.act(what);
        }
    });
    Playhead {
        at,
        playing: standing.playing,
        act,
        read_aloud: standing.read_aloud,
    }
}
