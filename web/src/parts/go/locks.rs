//! Mutexes and the like: who holds them, in which mode, who waits.

use crate::parts::term;
use super::look::Look;
use crate::go_words::GoWord;
use crate::parts::glyph::Glyph;
use crate::words;
use trace::{GoSync, StrandId};
use views::go::{LockWaiter, SyncObject};
use yew::prelude::*;

const LOCKS_MAX: usize = 24;
const NAMED_MAX: usize = 8;

pub fn kind_name(kind: GoSync) -> &'static str {
    match kind {
        GoSync::Mutex => "Mutex",
        GoSync::RwMutex => "RWMutex",
        GoSync::WaitGroup => "WaitGroup",
        GoSync::Once => "Once",
        GoSync::Cond => "Cond",
    }
}

pub fn locks(look: &Look) -> Html {
    let all: Vec<&SyncObject> = look.go.objects.iter().filter_map(|id| look.go.sync(*id)).collect();
    let mut shown = all.clone();
    if all.len() > LOCKS_MAX {
        shown.sort_by_key(|lock| (look.go.object != Some(lock.id), lock.waiting.is_empty(), std::cmp::Reverse(lock.id)));
        shown.truncate(LOCKS_MAX);
        shown.sort_by_key(|lock| lock.id);
    }
    html! {
        <section class="go-section">
            <h3><b>{ term("lock", look.w(GoWord::Locks)) }</b><span class="num">{ all.len() }</span></h3>
            if all.is_empty() { <p class="ink3">{ look.w(GoWord::NoLocks) }</p> }
            <ul class="go-locks">{ for shown.iter().map(|lock| lock_row(look, lock)) }</ul>
            if all.len() > shown.len() { <p class="lab">{ format!("+{}", all.len() - shown.len()) }</p> }
        </section>
    }
}

fn lock_row(look: &Look, lock: &SyncObject) -> Html {
    let now = look.go.object == Some(lock.id);
    html! {
        <li key={lock.id.0} class={classes!("go-lock", now.then_some("hot"))} data-lock={look.object_name(lock.id)}>
            <div class="go-chan-name">
                <span><b class="code">{ lock.name.map(|name| look.text(name)) }</b>{ " " }<code>{ kind_name(lock.kind) }</code></span>
                <span class="lab">if lock.line > 0 { { look.w(GoWord::UsedAt) }{ " " }{ words::line(lock.line, look.language) } }</span>
            </div>
            <div class="go-lock-state">{ state(look, lock) }</div>
            <div class="go-waitq"><span class="lab">{ look.w(GoWord::Waiters) }</span>{ waiters(look, lock) }</div>
        </li>
    }
}

fn state(look: &Look, lock: &SyncObject) -> Html {
    match lock.kind {
        GoSync::Mutex => mutex(look, lock),
        GoSync::RwMutex => rwmutex(look, lock),
        GoSync::WaitGroup => html! { <span class="go-counter"><strong class="num">{ lock.counter }</strong>{ " " }{ look.w(GoWord::Counter) }</span> },
        GoSync::Once => {
            let word = match (lock.done, lock.holder) {
                (true, _) => GoWord::Done,
                (_, Some(_)) => GoWord::RunsNow,
                _ => GoWord::NotDone,
            };
            html! { <>{ lock.holder.map(|g| held(look, g)) }<span>{ look.w(word) }</span></> }
        }
        GoSync::Cond => Html::default(),
    }
}

fn held(look: &Look, g: StrandId) -> Html {
    html! { <span class="state">{ Glyph::Padlock.draw() }<span class="lab">{ look.w(GoWord::HeldBy) }</span>{ look.still(g) }</span> }
}

fn mutex(look: &Look, lock: &SyncObject) -> Html {
    let mode = if lock.starving { GoWord::Starving } else { GoWord::Normal };
    html! {
        <>
            { match lock.holder {
                Some(g) => held(look, g),
                None => html! { <span class="ink3">{ look.w(GoWord::Free) }</span> },
            } }
            <span class={classes!("lab", "go-mode", lock.starving.then_some("starving"))}>{ look.w(mode) }</span>
            if lock.woken { <span class="lab">{ look.w(GoWord::Woken) }</span> }
        </>
    }
}

fn rwmutex(look: &Look, lock: &SyncObject) -> Html {
    html! {
        <>
            if let Some(g) = lock.holder { <span class="state">{ Glyph::Padlock.draw() }<span class="lab">{ look.w(GoWord::Writer) }</span>{ look.still(g) }</span> }
            if !lock.readers.is_empty() {
                <span class="state"><span class="lab">{ look.w(GoWord::Readers) }</span>{ for lock.readers.iter().take(NAMED_MAX).map(|g| look.still(*g)) }<b class="num">{ lock.readers.len() }</b></span>
            }
            if lock.holder.is_none() && lock.readers.is_empty() { <span class="ink3">{ look.w(GoWord::Free) }</span> }
        </>
    }
}

fn waiters(look: &Look, lock: &SyncObject) -> Html {
    let count = lock.waiting.len();
    let row = |(index, waiter): (usize, &LockWaiter)| {
        let reads = lock.reads(waiter);
        let word = (lock.kind == GoSync::RwMutex).then(|| look.w(if reads { GoWord::Reads } else { GoWord::Writes }));
        html! { <li key={waiter.g.0}><span class="ordinal">{ index + 1 }</span>{ look.mark(waiter.g) }if let Some(word) = word { <span class="lab">{ word }</span> }</li> }
    };
    html! {
        <ol class="go-sudogs">
            { for lock.waiting.iter().take(NAMED_MAX).enumerate().map(row) }
            if count > NAMED_MAX { <li key="more" class="lab num">{ format!("+{}", count - NAMED_MAX) }</li> }
            if count == 0 { <li key="empty" class="ink3">{ look.w(GoWord::Empty) }</li> }
        </ol>
    }
}
