//! The Threads & GIL stage: who waits elsewhere, who waits for the GIL, the one GIL disc in
//! its holder's gate, and the cores; below them the line that runs, from close up.
//! A free-threaded build has no GIL: threads go from ready to a core of their own.

use super::term;
use super::close_up::close_ups;
use super::deadlock::deadlock;
use super::glyph::{Glyph, arrow};
use super::mark::{chip, mark, word_of};
use super::track::{clock_seconds, fine_seconds, length};
use crate::app::Store;
use crate::hooks::use_motion;
use crate::words::{self, Word};
use trace::{ProcessId, ThreadId, Trace};
use views::{EventLoopState, GilState, GilWaiter, Language, Standing, Strand, ThreadState, WaitKind};
use yew::prelude::*;

/// Above this many steps a second nothing travels.
const TRAVEL_RATE_MAX: f64 = 4.0;
/// More chips than this in one place are counted.
const NAMED_MAX: usize = 6;
const CORES_MAX: usize = 8;

#[derive(Properties, PartialEq)]
pub struct GilStageProps {
    pub store: Store,
}

/// What every part of the picture needs.
pub(super) struct Look<'a> {
    pub store: &'a Store,
    pub state: &'a EventLoopState,
    pub trace: &'a Trace,
    /// The end of what has run, in nanoseconds.
    pub last: u64,
    pub language: Language,
}

impl<'a> Look<'a> {
    pub fn w(&self, word: Word) -> &'static str {
        word.to(self.language)
    }

    /// The strand of a thread.
    pub fn thread(&self, id: ThreadId) -> Option<&'a Strand> {
        self.state.strand(self.state.threads.get(&id)?.strand)
    }

    /// A moment in seconds, as fine as the run is short.
    fn time(&self, nanoseconds: u64) -> String {
        match self.last < 1_000_000_000 {
            true => fine_seconds(nanoseconds),
            false => clock_seconds(nanoseconds),
        }
    }

    /// The process that the picture is of: each has a GIL of its own.
    pub fn process(&self) -> ProcessId {
        self.state.process_of(self.state.thread)
    }

    fn gil(&self) -> GilState {
        self.state.gil_of(self.state.thread).cloned().unwrap_or_default()
    }

    /// The threads of that process.
    fn threads(&self) -> impl Iterator<Item = &'a ThreadState> {
        let process = self.process();
        let all = self.state.threads.values();
        all.filter(move |thread| thread.process == process)
    }

    /// The function that a thread was made for, or its name.
    pub fn name(&self, strand: &Strand) -> String {
        let name = self.trace.text(strand.name);
        match strand.thread.0 {
            0 => "MainThread".to_owned(),
            _ => name.to_owned(),
        }
    }

    fn chip(&self, id: ThreadId, size: &'static str) -> Html {
        let Some(strand) = self.thread(id) else {
            return Html::default();
        };
        // `Thread-1 (work)`: the mark says which one, the function is worth the room.
        let name = self.name(strand);
        let short = name.split_once(" (").map(|(_, function)| function.trim_end_matches(')'));
        html! { <span class="holder" title={name.clone()} data-flip={format!("thread-{}", id.0)}>{ chip(strand, short.unwrap_or(&name), size) }</span> }
    }
}

#[component]
pub fn GilStage(props: &GilStageProps) -> Html {
    let store = &props.store;
    let node = use_node_ref();
    let slow = !store.playing || store.settings.steps_per_second() <= TRAVEL_RATE_MAX;
    use_motion(node.clone(), store.moment, store.stepped && slow);
    if store.recording.recorded == 0 {
        let start = Word::StageStartThreads.to(store.settings.language());
        return html! { <p class="empty-stage" ref={node}>{ start }</p> };
    }
    let body = store.recording.read(|replay| {
        let look = Look {
            store,
            state: &store.scene,
            trace: replay.trace(),
            last: replay.timeline.last_at().0,
            language: store.settings.language(),
        };
        let free = store.computer_ran.free_threaded;
        html! {
            <>
                { deadlock(&look) }
                <div class={classes!("gil-picture", free.then_some("free"))}>
                    { elsewhere(&look) }
                    { if free { ready_column(&look) } else { queue(&look) } }
                    if !free { { gate(&look) } }
                    { cores(&look, free) }
                </div>
                { close_ups(&look) }
                { table(&look) }
            </>
        }
    });
    html! { <div class="gil-stage" ref={node}>{ body }</div> }
}

fn column(title: Html, class: &'static str, body: Html) -> Html {
    html! { <section class={classes!("gil-column", class)}><h3>{ title }</h3>{ body }</section> }
}

/// Threads that neither run nor want the GIL: why, and until when.
fn elsewhere(look: &Look) -> Html {
    let waits = |thread: &&ThreadState| {
        matches!(thread.standing, Standing::Waiting(_))
            && thread.waits != Some(trace::WaitReason::Gil)
    };
    let all: Vec<&ThreadState> = look.threads().filter(waits).collect();
    let rows = all.iter().take(NAMED_MAX).map(|thread| {
        let until = thread.until.map(|until| {
            words::until(&look.time(until.0), look.language)
        });
        let rests = thread.standing == Standing::Waiting(WaitKind::Work);
        let what = if rests { "" } else { look.trace.text(thread.what) };
        html! {
            <li key={thread.id.0}>
                { look.chip(thread.id, "") }
                <span class="lab">
                    { words::standing(thread.standing, look.language) }
                    if !what.is_empty() { { " · " }<code>{ what }</code> }
                    if let Some(until) = until { { " · " }{ until } }
                </span>
            </li>
        }
    });
    let title = look.w(if look.store.computer_ran.free_threaded {
        Word::WaitsElsewhereFree
    } else {
        Word::WaitsElsewhere
    });
    let body = html! {
        <ul class="elsewhere">
            { for rows }
            if all.is_empty() { <li class="ink3">{ look.w(Word::NobodyWaits) }</li> }
            if all.len() > NAMED_MAX { <li class="lab">{ format!("+{}", all.len() - NAMED_MAX) }</li> }
        </ul>
    };
    column(html! { <b>{ title }</b> }, "", body)
}

/// The queue for the GIL, head at the right, and the interval of the first waiter.
fn queue(look: &Look) -> Html {
    let gil = look.gil();
    let count = gil.waiters.len();
    let shown = gil.waiters.iter().take(NAMED_MAX).enumerate();
    let chips = shown.map(|(index, waiter)| html! {
        <li key={waiter.thread.0}><span class="ordinal">{ index + 1 }</span>{ look.chip(waiter.thread, "") }</li>
    });
    let title = html! { <><b>{ term("switch-interval", look.w(Word::WaitsForGil)) }</b><span>{ words::count(count, look.language) }</span></> };
    let body = html! {
        <>
            <ol class="gil-rail">
                { for chips }
                if count > NAMED_MAX { <li class="lab">{ format!("+{}", count - NAMED_MAX) }</li> }
                if count == 0 { <li class="ink3">{ look.w(if gil.shared { Word::NobodyWantsGil } else { Word::OneThreadOnly }) }</li> }
            </ol>
            { interval(look) }
        </>
    };
    column(title, "rail-column", body)
}

/// The switch interval of the first waiter, running out.
fn interval(look: &Look) -> Html {
    let gil = look.gil();
    let requested = gil.drop_request;
    let Some(first) = gil.waiters.first().copied().filter(|_| gil.interval > 0) else {
        return Html::default();
    };
    let GilWaiter { thread, until, .. } = first;
    let now = look.store.at();
    let left = until.0.saturating_sub(now).min(gil.interval);
    let gone = if requested.is_some() {
        gil.interval
    } else {
        gil.interval - left
    };
    let share = gone as f64 / gil.interval as f64 * 100.0;
    let label = look.thread(thread).map(mark).unwrap_or_default();
    let whole = length(gil.interval);
    html! {
        <div class="interval">
            <div class="interval-bar" aria-hidden="true"><span style={format!("width:{share:.1}%")}></span><i class={classes!("flag", requested.is_some().then_some("up"))}></i></div>
            <p class="lab">
                { label }{ " " }<b class="num">{ length(gone) }</b>{ " / " }{ whole }{ " " }
                if requested.is_some() { <span class="nb"><code>{ "drop_request" }</code>{ look.w(Word::DropRequestSet) }</span> }
                else { <span class="nb">{ words::drop_request_in(&length(left), look.language) }</span> }
            </p>
        </div>
    }
}

/// The gate: the disc lies in it always, since the GIL is in one place.
fn gate(look: &Look) -> Html {
    let gil = look.gil();
    let running = || {
        let mut threads = look.threads();
        threads.find(|thread| thread.standing == Standing::Running)
    };
    let holder = match gil.shared {
        true => gil.holder,
        false => running().map(|thread| thread.id),
    };
    let standing = holder.and_then(|id| look.state.threads.get(&id)).map(|thread| thread.standing);
    let since = (gil.shared && holder.is_some())
        .then(|| words::since(&look.time(gil.since.0), look.language));
    let next = gil.next.filter(|_| holder.is_none());
    let ended = look.state.ending.outcome.is_some();
    let body = html! {
        <div class="gate" data-source="gate">
            <div class="gate-head">
                { match standing {
                    Some(standing) if !ended => word_of(standing, look.language),
                    _ => html! { <span class="state">{ Glyph::New.draw() }{ look.w(Word::GilFree) }</span> },
                } }
                <span>{ since }</span>
            </div>
            <div class="gate-body">
                <span class="gil-disc" data-flip={holder.map(|_| "gil")}>{ "GIL" }</span>
                { match (holder, next) {
                    (Some(holder), _) if !ended => look.chip(holder, "l"),
                    (None, Some(next)) => html! { <span class="signalled lab">{ look.thread(next).map(mark) }{ " " }{ look.w(Word::GilSignalled) }</span> },
                    _ => html! { <span class="chip l none idle"><span class="nm">{ look.w(if ended { Word::ProgramEnded } else { Word::NobodyHoldsGil }) }</span></span> },
                } }
            </div>
            <p class="lab">{ look.w(Word::OnlyHereRuns) }</p>
        </div>
    };
    let title = html! { <><b>{ term("gil", look.w(Word::HoldsGil)) }</b><span>{ look.w(Word::OnlyOne) }</span></> };
    column(title, "gate-column", body)
}

/// Without a GIL: who is ready and has no core.
fn ready_column(look: &Look) -> Html {
    let ready = |thread: &&ThreadState| {
        matches!(thread.standing, Standing::Ready | Standing::Preempted)
    };
    let all: Vec<&ThreadState> = look.threads().filter(ready).collect();
    let chips = all.iter().take(NAMED_MAX);
    let title = html! { <><b>{ look.w(Word::WaitsForCore) }</b><span>{ words::count(all.len(), look.language) }</span></> };
    let body = html! {
        <>
            <ol class="gil-rail">
                { for chips.map(|thread| html! { <li key={thread.id.0}>{ look.chip(thread.id, "") }</li> }) }
                if all.is_empty() { <li class="ink3">{ look.w(Word::NobodyWaits) }</li> }
                if all.len() > NAMED_MAX { <li class="lab">{ format!("+{}", all.len() - NAMED_MAX) }</li> }
            </ol>
            <p class="lab">{ look.w(Word::NoGilNote) }</p>
        </>
    };
    column(title, "rail-column", body)
}

fn cores(look: &Look, wide: bool) -> Html {
    let number = look.store.computer_ran.cores as usize;
    let on = |core: usize| {
        let mut threads = look.state.threads.values();
        threads.find(|thread| thread.core.is_some_and(|on| on.0 as usize == core))
    };
    let rows = (0..number.min(CORES_MAX)).map(|core| {
        let thread = on(core);
        html! {
            <li key={core} class={classes!("core", thread.map_or("idle", |_| "busy"))}>
                <span>{ look.w(Word::CoreOne) }{ format!(" {core}") }</span>
                { match thread {
                    Some(thread) if wide => look.chip(thread.id, ""),
                    Some(thread) => look.thread(thread.id).map(mark).unwrap_or_default(),
                    None => html! { <span>{ look.w(Word::CoreIdle) }</span> },
                } }
            </li>
        }
    });
    let title = html! { <><b>{ term("core", look.w(Word::Cores)) }</b><span>{ words::count(number, look.language) }</span></> };
    column(title, "core-column", html! { <ul class="cores">{ for rows }</ul> })
}

/// All threads: state, place, what they wait for and from whom.
fn table(look: &Look) -> Html {
    const ROWS_MAX: usize = 60;
    let total = look.threads().count();
    let rows = look.threads().take(ROWS_MAX).filter_map(|thread| {
        let strand = look.thread(thread.id)?;
        let running = thread.standing == Standing::Running;
        let class = classes!(
            running.then(|| format!("running {}", strand.hue.class())),
            thread.standing.is_over().then_some("over")
        );
        Some(html! {
            <tr key={thread.id.0} class={class}>
                <th scope="row"><span class="who">{ mark(strand) }<span class="name">{ look.name(strand) }</span></span></th>
                <td>{ word_of(thread.standing, look.language) }</td>
                <td class="place">{ (strand.line > 0).then(|| words::line(strand.line, look.language)) }</td>
                <td>{ waits_for(look, thread) }</td>
            </tr>
        })
    });
    html! {
        <div class="tables">
            <table class="strands">
                <thead><tr>
                    <th scope="col"><b>{ look.w(Word::Threads) }</b>{ " " }{ words::count(total, look.language) }</th>
                    <th scope="col">{ look.w(Word::StateColumn) }</th>
                    <th scope="col" class="place">{ look.w(Word::PlaceColumn) }</th>
                    <th scope="col">{ look.w(Word::WaitColumn) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// A worker without a job waits for the next one of its pool.
fn next_job(look: &Look, thread: &ThreadState) -> Html {
    let mut pools = look.state.pools.values();
    let own = pools.find(|pool| pool.workers.iter().any(|worker| worker.thread == thread.id));
    let name = own.map(|pool| look.trace.text(pool.name)).filter(|name| !name.is_empty());
    html! { <span class="chain">{ look.w(Word::NextJobOf) }if let Some(name) = name { { " " }<code>{ name }</code> }</span> }
}

fn waits_for(look: &Look, thread: &ThreadState) -> Html {
    match thread.standing {
        Standing::Waiting(WaitKind::Work) => return next_job(look, thread),
        Standing::Waiting(_) => {}
        _ => return Html::default(),
    }
    let lock = look.state.locks.iter().find(|(_, lock)| lock.waiters.contains(&thread.id));
    if thread.waits == Some(trace::WaitReason::Gil) {
        let holder = look.gil().holder.and_then(|id| look.thread(id));
        return html! { <span class="chain"><code>{ "GIL" }</code>if let Some(holder) = holder { { arrow() }{ mark(holder) } }</span> };
    }
    if let Some((id, lock)) = lock {
        let label = look.state.object(*id).map(|object| look.trace.text(object.label).to_owned());
        let holder = lock.holder.and_then(|id| look.thread(id));
        return html! {
            <span class="chain"><code>{ label }</code>if let Some(holder) = holder { { arrow() }{ mark(holder) }<span class="lab">{ look.w(Word::HasIt) }</span> }</span>
        };
    }
    let what = look.trace.text(thread.what);
    let until = thread.until.map(|until| look.time(until.0));
    html! {
        <span class="chain">
            if !what.is_empty() { <code>{ what }</code> }
            if let Some(until) = until { { Glyph::Clock.draw() }<span class="num">{ until }</span> }
            if thread.standing == Standing::Waiting(WaitKind::Join) && what.is_empty() { { look.w(Word::Joining) } }
        </span>
    }
}
