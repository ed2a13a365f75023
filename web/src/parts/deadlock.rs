//! A deadlock of threads: the cycle, thread by thread, and whoever hangs on it.

use super::gil_stage::Look;
use super::glyph::{Glyph, arrow};
use super::mark::mark;
use crate::words::{self, Word};
use trace::{ThreadWait, WaitReason};
use views::Standstill;
use yew::prelude::*;

/// Nothing until it happened.
pub(super) fn deadlock(look: &Look) -> Html {
    let waits = &look.state.deadlock;
    if waits.is_empty() {
        return Html::default();
    }
    let cycle = look.state.deadlock_cycle as usize;
    let (round, others) = waits.split_at(cycle.min(waits.len()));
    let first = round.first().and_then(|wait| look.thread(wait.thread));
    let network = look.state.standstill() == Some(Standstill::Network);
    let title = look.w(match network {
        true => Word::NetworkSilent,
        false if cycle > 0 => Word::DeadlockCycle,
        false => Word::DeadlockNobody,
    });
    html! {
        <section class={classes!("deadlock", network.then_some("calm"))}>
            <h3>{ if network { Glyph::Arrows } else { Glyph::Cross }.draw() }<b>{ title }</b></h3>
            if cycle > 0 {
                <p class="cycle">
                    { for round.iter().enumerate().map(|(index, wait)| html! { <span key={index} class="link">{ thread(look, wait) }{ arrow() }<code>{ lock(look, wait) }</code>{ arrow() }</span> }) }
                    { first.map(mark) }
                </p>
            }
            <ul>{ for round.iter().chain(others).enumerate().map(|(index, wait)| html! { <li key={index}>{ told(look, wait) }</li> }) }</ul>
        </section>
    }
}

fn thread(look: &Look, wait: &ThreadWait) -> Html {
    look.thread(wait.thread).map(mark).unwrap_or_default()
}

/// The lock that is waited for, or the call.
fn lock(look: &Look, wait: &ThreadWait) -> String {
    let object = wait.lock.and_then(|lock| look.state.object(lock));
    let label = object.map(|object| look.trace.text(object.label));
    let label = label.filter(|label| !label.is_empty());
    label.unwrap_or(look.trace.text(wait.what)).to_owned()
}

/// “Th1, line 9: waits for a, held by Th2.”, “Th0, line 12: waits for the end of Th1.”
fn told(look: &Look, wait: &ThreadWait) -> Html {
    let holder = wait.holder.and_then(|id| look.thread(id)).map(mark);
    let place = (wait.line > 0).then(|| words::line(wait.line, look.language));
    let korean = look.language == views::Language::Korean;
    let what = html! { <code>{ lock(look, wait) }</code> };
    let body = match (wait.reason, holder) {
        (WaitReason::Join, Some(holder)) if korean => html! { <>{ holder }{ " 끝나기를 기다림" }</> },
        (WaitReason::Join, Some(holder)) => html! { <>{ "waits for the end of " }{ holder }</> },
        (_, Some(holder)) if korean => html! { <>{ what }{ " 기다림 · 쥔 스레드 " }{ holder }</> },
        (_, Some(holder)) => html! { <>{ "waits for " }{ what }{ ", held by " }{ holder }</> },
        (_, None) if korean => html! { <>{ what }{ " 기다림" }</> },
        (_, None) => html! { <>{ "waits in " }{ what }</> },
    };
    html! { <>{ thread(look, wait) }if let Some(place) = place { { " " }<span class="lab">{ place }</span> }{ ": " }{ body }</> }
}
