//! Small pictures: one glyph for each state, and the arrows and icons of the controls.

use views::{Standing, WaitKind};
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    Running,
    Ready,
    Preempted,
    Clock,
    Arrows,
    Padlock,
    Pipe,
    Ring,
    Tick,
    Cross,
    Slashed,
    Dot,
    Pause,
    New,
}

impl Glyph {
    pub fn of(standing: Standing) -> Glyph {
        match standing {
            Standing::New => Glyph::New,
            Standing::Ready => Glyph::Ready,
            Standing::Running => Glyph::Running,
            Standing::Calling => Glyph::Pause,
            Standing::Preempted => Glyph::Preempted,
            Standing::Waiting(WaitKind::Timer) => Glyph::Clock,
            Standing::Waiting(WaitKind::Io) => Glyph::Arrows,
            Standing::Waiting(WaitKind::Lock) => Glyph::Padlock,
            Standing::Waiting(WaitKind::Channel | WaitKind::Work) => Glyph::Pipe,
            Standing::Waiting(WaitKind::Future | WaitKind::Join) => Glyph::Ring,
            Standing::Suspended => Glyph::Pause,
            Standing::Done => Glyph::Tick,
            Standing::Failed => Glyph::Cross,
            Standing::Cancelled => Glyph::Slashed,
        }
    }

    pub fn draw(self) -> Html {
        let line = |d: &'static str| html! { <path d={d} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" /> };
        let solid = |d: &'static str| html! { <path d={d} fill="currentColor" /> };
        let ring = || html! { <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.5" /> };
        let body = match self {
            Glyph::Running => solid("M3 1.5 10.5 6 3 10.5Z"),
            Glyph::Ready => line("M3.2 2 9.8 6 3.2 10Z"),
            Glyph::Preempted => line("M2 2 6.4 4.7v2.6L2 10ZM9.4 1.4v9.2"),
            Glyph::Clock => html! { <>{ ring() }{ line("M6 3.2V6l2 1.4") }</> },
            Glyph::Arrows => {
                line("M3.5 10.5v-9M1.3 3.6 3.5 1.4l2.2 2.2M8.5 1.5v9M6.3 8.4l2.2 2.2 2.2-2.2")
            }
            Glyph::Padlock => {
                html! { <>{ line("M4 5.5V4a2 2 0 0 1 4 0v1.5") }{ line("M2.5 5.5h7v5h-7Z") }</> }
            }
            Glyph::Pipe => line("M1.5 2.5h9M1.5 9.5h9M4 2.5v7M8 2.5v7"),
            Glyph::Ring => ring(),
            Glyph::Tick => line("M2 6.4 4.8 9.2 10.2 3"),
            Glyph::Cross => line("M2.5 2.5l7 7M9.5 2.5l-7 7"),
            Glyph::Slashed => html! { <>{ ring() }{ line("M3 9 9 3") }</> },
            Glyph::Dot => html! { <circle cx="6" cy="6" r="4.2" fill="currentColor" /> },
            Glyph::Pause => line("M4 2.2v7.6M8 2.2v7.6"),
            Glyph::New => {
                html! { <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.3" stroke-dasharray="1.6 1.8" /> }
            }
        };
        html! { <svg class="i" viewBox="0 0 12 12" aria-hidden="true">{ body }</svg> }
    }
}

/// An arrow between two links of an await chain.
pub fn arrow() -> Html {
    html! {
        <svg class="ar" viewBox="0 0 16 8" aria-hidden="true">
            <path d="M0 4h13M10 1l4 3-4 3" fill="none" stroke="currentColor" stroke-width="1.3" />
        </svg>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    First,
    Back,
    Play,
    Pause,
    Forward,
    Last,
    Stop,
    Theme,
    Gear,
    Down,
}

pub fn icon(icon: Icon) -> Html {
    let body = match icon {
        Icon::First => {
            html! { <path d="M3 2v10M12 2 5 7l7 5Z" fill="currentColor" stroke="currentColor" stroke-width="1.4" /> }
        }
        Icon::Back => html! { <path d="M11 2 4 7l7 5Z" fill="currentColor" /> },
        Icon::Play => html! { <path d="M4 1.5 12 7l-8 5.5Z" fill="currentColor" /> },
        Icon::Pause => html! { <path d="M3.5 2h2.6v10H3.5ZM8 2h2.6v10H8Z" fill="currentColor" /> },
        Icon::Forward => html! { <path d="M3 2l7 5-7 5Z" fill="currentColor" /> },
        Icon::Last => {
            html! { <path d="M11 2v10M2 2l7 5-7 5Z" fill="currentColor" stroke="currentColor" stroke-width="1.4" /> }
        }
        Icon::Stop => html! { <path d="M3 3h8v8H3Z" fill="currentColor" /> },
        Icon::Theme => {
            html! { <><circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" stroke-width="1.4" /><path d="M7 1.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" /></> }
        }
        Icon::Gear => {
            html! { <path d="M2 4h5.5M10.5 4H12M2 10h1.5M6.5 10H12M9 2.4v3.2M5 8.4v3.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" /> }
        }
        Icon::Down => {
            html! { <path d="M3 5l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.6" /> }
        }
    };
    html! { <svg class="icon" viewBox="0 0 14 14" aria-hidden="true">{ body }</svg> }
}
