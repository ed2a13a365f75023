//! Beside the Ps: system calls, the netpoller, timers, sysmon, the idle lists.

use crate::parts::term;
use super::look::Look;
use crate::go_words::{self, GoWord};
use crate::parts::glyph::Glyph;
use trace::{StrandId, ThreadId, WaitReason};
use views::go::{Machine, SysmonDeed};
use yew::prelude::*;

const NAMED_MAX: usize = 6;
const TIMERS_MAX: usize = 4;

pub fn side(look: &Look) -> Html {
    html! {
        <aside class="go-side">
            { syscalls(look) }
            { netpoller(look) }
            { timers(look) }
            { sysmon(look) }
            { idle(look) }
        </aside>
    }
}

fn part(title: Html, note: Html, body: Html) -> Html {
    html! { <section class="go-part"><h3><span>{ title }</span><span>{ note }</span></h3>{ body }</section> }
}

fn m_name(id: ThreadId) -> Html {
    html! { <span class="go-token">{ format!("M{}", id.0) }</span> }
}

fn syscalls(look: &Look) -> Html {
    let all = look.go.ms.iter().enumerate();
    let all = all.filter_map(|(number, m)| Some((ThreadId(number as u32), m.as_ref()?)));
    let inside: Vec<(ThreadId, &Machine)> = all.filter(|(_, m)| m.syscall).collect();
    let rows = inside.iter().take(NAMED_MAX).map(|(id, m)| {
        let what = look.state.threads.get(id).map_or("", |thread| look.text(thread.what));
        html! {
            <li key={id.0}>
                { m_name(*id) }{ " " }{ m.g.map(|g| look.mark(g)) }
                if !what.is_empty() { { " " }<code>{ what }</code> }
                <span class="lab">{ match m.p {
                    Some(p) => format!("{} P{p}", look.w(GoWord::KeepsP)),
                    None => look.w(GoWord::HasNoP).to_owned(),
                } }</span>
            </li>
        }
    });
    let count = inside.len();
    let body = html! {
        <ul class="go-rows">
            { for rows }
            if count == 0 { <li key="none" class="ink3">{ look.w(GoWord::NobodyThere) }</li> }
            if count > NAMED_MAX { <li key="more" class="lab">{ format!("+{}", count - NAMED_MAX) }</li> }
        </ul>
    };
    part(term("syscall", look.w(GoWord::Syscalls)), Html::default(), body)
}

/// Who waits for the network, and the M that sleeps until the next timer.
fn netpoller(look: &Look) -> Html {
    let io = |id: &&StrandId| {
        let g = look.g(**id);
        g.is_some_and(|g| g.status == views::go::GoStatus::Waiting && look.text(g.reason) == "IO wait")
    };
    let waiting: Vec<StrandId> = look.go.order.iter().filter(io).copied().collect();
    let poller = look.state.threads.values().find(|thread| thread.waits == Some(WaitReason::Netpoll));
    if waiting.is_empty() && poller.is_none() {
        return Html::default();
    }
    let body = html! {
        <ul class="go-rows">
            if let Some(thread) = poller {
                <li key="poller">{ m_name(thread.id) }<span class="lab">{ look.w(GoWord::WaitsForTimer) }if let Some(until) = thread.until { { " · " }{ crate::words::until(&look.time(until.0), look.language) } }</span></li>
            }
            if !waiting.is_empty() {
                <li key="io">{ for waiting.iter().take(NAMED_MAX).map(|g| look.mark(*g)) }<span class="state">{ Glyph::Arrows.draw() }{ "IO wait" }</span></li>
            }
        </ul>
    };
    let note = html! { if !waiting.is_empty() { { go_words::waiting(waiting.len(), look.language) } } };
    part(term("netpoller", look.w(GoWord::Netpoller)), note, body)
}

fn timers(look: &Look) -> Html {
    let total: u32 = look.go.ps.iter().map(|p| p.timers).sum();
    if total == 0 {
        return Html::default();
    }
    let mut all: Vec<views::go::GoTimer> = look.go.timers.iter().filter(|timer| timer.armed).copied().collect();
    all.sort_by_key(|timer| timer.when);
    let rows = all.iter().take(TIMERS_MAX).enumerate().map(|(index, timer)| {
        let name = timer.chan.map(|chan| look.object_name(chan));
        html! {
            <li key={index}>
                <code>{ format!("P{}", timer.p) }</code>
                <span class="state">{ Glyph::Clock.draw() }<span class="num">{ crate::words::seconds(&look.time(timer.when.0), look.language) }</span></span>
                { timer.g.map(|g| look.tag(g)) }
                if let Some(name) = name { <code>{ name }</code> }
            </li>
        }
    });
    let body = html! {
        <ul class="go-rows">
            { for rows }
            if all.len() > TIMERS_MAX { <li key="more" class="lab">{ format!("+{}", all.len() - TIMERS_MAX) }</li> }
        </ul>
    };
    part(html! { { look.w(GoWord::Timers) } }, html! { { total } }, body)
}

fn sysmon(look: &Look) -> Html {
    let Some(id) = look.go.sysmon else {
        return part(term("sysmon", "sysmon"), Html::default(), html! { <p class="lab">{ look.w(GoWord::SysmonNone) }</p> });
    };
    let thread = look.state.threads.get(&id);
    let until = thread.and_then(|thread| thread.until);
    let deed = look.go.sysmon_deed.map(|(deed, at)| {
        let told = match deed {
            SysmonDeed::Retook { p, .. } => go_words::retook(p, look.language),
            SysmonDeed::AskedToYield { g, .. } => go_words::asked(&look.label(g), look.language),
        };
        html! { <>{ look.time(at.0) }{ " · " }{ told }</> }
    });
    let body = html! {
        <>
            if let Some(until) = until { <p class="lab">{ Glyph::Clock.draw() }{ " " }{ crate::words::until(&look.time(until.0), look.language) }</p> }
            if let Some(deed) = deed { <p class="lab">{ deed }</p> }
        </>
    };
    let note = html! { <>{ format!("M{}, ", id.0) }{ look.w(GoWord::SysmonNever) }</> };
    part(term("sysmon", "sysmon"), note, body)
}

fn idle(look: &Look) -> Html {
    let ps = look.go.idle_ps.iter().rev().map(|p| html! { <span key={*p} class="go-token">{ format!("P{p}") }</span> });
    let ms: Vec<ThreadId> = look.go.idle_ms.iter().rev().copied().collect();
    let more = ms.len().saturating_sub(2 * NAMED_MAX);
    let body = html! {
        <dl class="go-idle">
            <dt>{ "P" }</dt>
            <dd>if look.go.idle_ps.is_empty() { <span class="ink3">{ look.w(GoWord::None) }</span> }{ for ps }</dd>
            <dt>{ "M" }</dt>
            <dd>
                if ms.is_empty() { <span class="ink3">{ look.w(GoWord::None) }</span> }
                { for ms.iter().take(2 * NAMED_MAX).map(|m| html! { <span key={m.0} class="holder">{ m_name(*m) }</span> }) }
                if more > 0 { <span class="lab">{ format!("+{more}") }</span> }
            </dd>
        </dl>
    };
    let several = look.go.idle_ps.len() > 1 || ms.len() > 1;
    let note = html! { if several { { look.w(GoWord::IdleFirst) } } };
    part(html! { { look.w(GoWord::Idle) } }, note, body)
}
