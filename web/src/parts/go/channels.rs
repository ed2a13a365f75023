//! Channels: who waits to send, the buffer with its values, who waits to receive.
//!
//! Everything leaves on the right: the head of `sendq` stands next to the buffer, the buffer's
//! head next to `recvq`; the first of `recvq` stands next to the buffer.

use crate::parts::term;
use super::look::Look;
use crate::go_words::{self, GoWord};
use crate::parts::glyph::arrow;
use crate::words;
use trace::StrandId;
use views::go::{Channel, GoStatus, Handed, Waiting};
use yew::prelude::*;

const CHANNELS_MAX: usize = 24;
const NAMED_MAX: usize = 5;
const CELLS_MAX: usize = 12;
/// Values longer than this are cut.
const VALUE_CHARS_MAX: usize = 10;

pub fn channels(look: &Look) -> Html {
    let all: Vec<&Channel> = look.go.objects.iter().filter_map(|id| look.go.chan(*id)).collect();
    let mut shown: Vec<&Channel> = all.clone();
    if all.len() > CHANNELS_MAX {
        // The one that this event is about and those where somebody waits do not fold away.
        let weight = |chan: &&Channel| {
            let now = look.go.object == Some(chan.id);
            let waited = !chan.recvq.is_empty() || !chan.sendq.is_empty();
            (!now, !waited, std::cmp::Reverse(chan.id))
        };
        shown.sort_by_key(weight);
        shown.truncate(CHANNELS_MAX);
        shown.sort_by_key(|chan| chan.id);
    }
    html! {
        <section class="go-section">
            <h3><b>{ term("channel", look.w(GoWord::ChannelsTitle)) }</b><span class="num">{ all.len() }</span><span class="spacer"></span><span>{ look.w(GoWord::ChannelsNote) }</span></h3>
            if all.is_empty() { <p class="ink3">{ look.w(GoWord::NoChannels) }</p> }
            <ul class="go-chans">{ for shown.iter().map(|chan| channel(look, chan)) }</ul>
            if all.len() > shown.len() { <p class="lab">{ format!("+{}", all.len() - shown.len()) }</p> }
        </section>
    }
}

fn channel(look: &Look, chan: &Channel) -> Html {
    let now = look.go.object == Some(chan.id);
    let handed = look.go.handed.filter(|handed| handed.chan == chan.id);
    let status = match (chan.closed, chan.capacity) {
        (true, _) => look.w(GoWord::Closed).to_owned(),
        (_, 0) => look.w(GoWord::Unbuffered).to_owned(),
        (_, capacity) => go_words::fill_of(chan.buffer.len(), capacity, look.language),
    };
    html! {
        <li key={chan.id.0} class={classes!("go-chan", now.then_some("hot"), chan.closed.then_some("closed"))} data-chan={look.object_name(chan.id)}>
            <div class="go-chan-name">
                <span><b class="code">{ chan.name.map(|name| look.text(name)) }</b>{ " " }<code>{ format!("chan {}", look.text(chan.elem)) }</code></span>
                <span class="lab">{ status }if chan.line > 0 { { " · " }{ words::line(chan.line, look.language) } }</span>
            </div>
            <div class="go-chan-picture">
                <div class="go-waitq send"><span class="lab code">{ "sendq" }</span>{ sendq(look, chan) }</div>
                { arrow() }
                { buffer(look, chan) }
                { arrow() }
                <div class="go-waitq recv"><span class="lab code">{ "recvq" }</span>{ recvq(look, chan) }</div>
            </div>
            if let Some(handed) = handed { { hand_off(look, &handed) } }
        </li>
    }
}

/// A waiter; one whose select went on with another case is still in the queue, but passed over.
fn waiter(look: &Look, waiting: &Waiting, receives: bool) -> Html {
    let stale = look.g(waiting.g).is_some_and(|g| g.status != GoStatus::Waiting);
    let value = (!receives).then(|| short(look.text(waiting.value)));
    html! {
        <span class={classes!("go-sudog", stale.then_some("stale"))} title={stale.then(|| look.w(GoWord::WonElsewhere))}>
            { look.mark(waiting.g) }
            if let Some(value) = value { <code>{ value }</code> }
            if waiting.select { <span class="lab">{ look.w(GoWord::Select) }</span> }
        </span>
    }
}

/// The head stands at the right.
fn sendq(look: &Look, chan: &Channel) -> Html {
    let count = chan.sendq.len();
    let mut shown: Vec<&Waiting> = chan.sendq.iter().take(NAMED_MAX).collect();
    shown.reverse();
    html! {
        <ol class="go-sudogs" reversed={true}>
            if count > NAMED_MAX { <li key="more" class="lab num">{ format!("+{}", count - NAMED_MAX) }</li> }
            { for shown.iter().map(|waiting| html! { <li key={waiting.g.0}>{ waiter(look, waiting, false) }</li> }) }
            if count == 0 { <li key="empty" class="ink3">{ look.w(GoWord::Empty) }</li> }
        </ol>
    }
}

fn recvq(look: &Look, chan: &Channel) -> Html {
    let count = chan.recvq.len();
    html! {
        <ol class="go-sudogs">
            { for chan.recvq.iter().take(NAMED_MAX).map(|waiting| html! { <li key={waiting.g.0}>{ waiter(look, waiting, true) }</li> }) }
            if count > NAMED_MAX { <li key="more" class="lab num">{ format!("+{}", count - NAMED_MAX) }</li> }
            if count == 0 { <li key="empty" class="ink3">{ look.w(GoWord::Empty) }</li> }
        </ol>
    }
}

/// Cells from tail to head; of a long buffer the head's end.
fn buffer(look: &Look, chan: &Channel) -> Html {
    if chan.capacity == 0 {
        return html! { <span class="go-no-buffer" aria-hidden="true"></span> };
    }
    let count = chan.buffer.len();
    let cells = (chan.capacity as usize).min(CELLS_MAX);
    let values: Vec<&str> = chan.buffer.iter().take(cells).map(|value| look.text(*value)).collect();
    let hidden = (chan.capacity as usize) - cells;
    let drawn = (0..cells).rev().map(|index| match values.get(index) {
        Some(value) => html! { <li key={index} class="full"><code>{ short(value) }</code></li> },
        None => html! { <li key={index}></li> },
    });
    html! {
        <ol class="go-buffer" reversed={true} aria-label={go_words::fill_of(count, chan.capacity, look.language)}>
            if hidden > 0 { <li key="hidden" class="hidden lab num">{ format!("+{hidden}") }</li> }
            { for drawn }
        </ol>
    }
}

/// The value that this event handed from one goroutine to another.
fn hand_off(look: &Look, handed: &Handed) -> Html {
    let from = |id: Option<StrandId>| match id {
        Some(id) => look.still(id),
        None => html! { <span class="go-token">{ look.w(GoWord::Timers) }</span> },
    };
    let word = if handed.direct { GoWord::PastBuffer } else { GoWord::ThroughBuffer };
    html! {
        <p class="go-handed">
            { from(handed.from) }{ arrow() }<code class="moved">{ short(look.text(handed.value)) }</code>{ arrow() }{ look.still(handed.to) }
            <span class="lab">{ look.w(word) }</span>
        </p>
    }
}

pub fn short(text: &str) -> String {
    if text.chars().count() <= VALUE_CHARS_MAX {
        return text.to_owned();
    }
    text.chars().take(VALUE_CHARS_MAX - 1).chain(['…']).collect()
}
