//! A column: the M on top, below it the P with what it runs, `runnext`, ring, head of the queue.

use crate::parts::term;
use super::look::Look;
use super::ring::ring;
use crate::go_words::GoWord;
use crate::parts::glyph::Glyph;
use crate::words::Word;
use trace::{StrandId, ThreadId};
use views::go::Processor;
use yew::prelude::*;

/// How many of the ring's head are named.
const NAMED_MAX: usize = 3;

pub fn column(look: &Look, p: &Processor) -> Html {
    let m = p.held.and_then(|id| Some((id, look.go.machine(id)?)));
    let thief = look.go.theft.as_ref().is_some_and(|theft| theft.thief == p.number);
    let acts = p.held == Some(look.state.thread) && look.state.events > 0;
    let idle = look.go.idle_ps.contains(&p.number);
    html! {
        <li key={p.number} class={classes!("go-p", (thief || acts).then_some("hot"), idle.then_some("idle"))} data-p={p.number.to_string()}>
            { machine(look, p.held) }
            <div class="go-p-body">
                <div class="go-now">
                    <b>{ format!("P{}", p.number) }</b>
                    { now(look, p, m.is_some_and(|(_, m)| m.syscall)) }
                </div>
                <div class="go-runnext">
                    <code>{ term("runnext", "runnext") }</code>
                    <span class="go-runnext-slot">{ next(look, p.runnext) }</span>
                </div>
                { ring(look, p) }
                { head(look, p) }
                { notes(look, p) }
            </div>
        </li>
    }
}

/// A P in two lines, where there is no room for its column: what runs on it, and who is next.
pub fn brief(look: &Look, p: &Processor) -> Html {
    let held = p.held.and_then(|id| look.go.machine(id));
    let queued = p.ring.len() + look.go.global.len();
    html! {
        <li key={p.number} class="go-brief-p">
            <div><h3><b>{ Word::NowHeading.to(look.language) }</b>{ format!(" P{}", p.number) }</h3>{ now(look, p, held.is_some_and(|m| m.syscall)) }</div>
            <div><h3><b>{ Word::NextHeading.to(look.language) }</b></h3>
                <span class="go-brief-next"><code>{ "runnext" }</code>{ next(look, p.runnext) }if queued > 0 { <span class="lab num">{ format!("+{queued}") }</span> }</span>
            </div>
        </li>
    }
}

fn machine(look: &Look, held: Option<ThreadId>) -> Html {
    let Some(id) = held else {
        return html! { <div class="go-m none"><span>{ look.w(GoWord::NoThread) }</span></div> };
    };
    let core = look.state.threads.get(&id).and_then(|thread| thread.core);
    let core = match core {
        Some(core) => format!("{} {}", look.w(GoWord::CoreWord), core.0),
        None => look.w(GoWord::NoCore).to_owned(),
    };
    html! {
        <div class="go-m">
            <span><b>{ format!("M{}", id.0) }</b>{ " " }{ look.w(GoWord::Thread) }</span>
            <span>{ core }</span>
        </div>
    }
}

/// What runs on the P, or why nothing does.
fn now(look: &Look, p: &Processor, syscall: bool) -> Html {
    if let Some(g) = p.running {
        return look.chip(g, "");
    }
    if p.syscall || syscall {
        let g = p.held.and_then(|m| look.go.machine(m)).and_then(|m| m.g);
        return html! { <span class="go-doing">{ Glyph::Arrows.draw() }{ look.w(GoWord::InSyscall) }{ " " }{ g.map(|g| look.tag(g)) }</span> };
    }
    let Some(m) = p.held else {
        return html! { <span class="go-doing none">{ look.w(GoWord::PIsIdle) }</span> };
    };
    let running = look.state.threads.get(&m).is_some_and(|thread| thread.core.is_some());
    let (glyph, word) = match running {
        true => (Glyph::New, GoWord::Looks),
        false => (Glyph::Ready, GoWord::Wakes),
    };
    html! { <span class="go-doing">{ glyph.draw() }{ look.w(word) }</span> }
}

fn next(look: &Look, g: Option<StrandId>) -> Html {
    match g {
        Some(g) => look.mark(g),
        None => html! { <span class="go-slot">{ look.w(GoWord::Empty) }</span> },
    }
}

fn head(look: &Look, p: &Processor) -> Html {
    let count = p.ring.len();
    html! {
        <ol class="go-head" data-queue={format!("p{}", p.number)}>
            if count > 0 { <li key="head" class="lab">{ look.w(GoWord::Head) }</li> }
            { for p.ring.iter().take(NAMED_MAX).map(|g| html! { <li key={g.0}>{ look.mark(*g) }</li> }) }
            if count > NAMED_MAX { <li key="more" class="lab num">{ format!("+{}", count - NAMED_MAX) }</li> }
            if count == 0 { <li key="empty" class="ink3">{ look.w(GoWord::Empty) }</li> }
        </ol>
    }
}

/// The tick, timers, and a request to yield.
fn notes(look: &Look, p: &Processor) -> Html {
    html! {
        <p class="go-notes lab">
            <span>{ look.w(GoWord::Tick) }{ " " }<span class="num">{ p.tick }</span></span>
            if p.timers > 0 { <span>{ look.w(GoWord::Timers) }{ " " }<span class="num">{ p.timers }</span></span> }
            if p.preempt { <b>{ look.w(GoWord::Preempt) }</b> }
        </p>
    }
}
