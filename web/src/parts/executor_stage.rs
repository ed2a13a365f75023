//! The Executors stage: each pool's queue of calls, its workers, and the futures on both
//! sides: the pool's own and the one of asyncio that stands for it in the event loop.

use super::term;
use super::gil_stage::Look;
use super::glyph::{Glyph, arrow};
use super::mark::{mark, tag, word_of};
use crate::app::Store;
use crate::hooks::use_motion;
use crate::words::{self, Word};
use trace::{JobId, ObjectId, PoolKind};
use views::{Job, JobStanding, PoolState, Standing, WaitKind, Worker};
use yew::prelude::*;

const QUEUE_MAX: usize = 8;
const WORKERS_MAX: usize = 12;
/// More jobs than this are told as a number; the newest are shown.
const JOBS_MAX: usize = 40;
const TRAVEL_RATE_MAX: f64 = 4.0;

#[derive(Properties, PartialEq)]
pub struct ExecutorStageProps {
    pub store: Store,
}

#[component]
pub fn ExecutorStage(props: &ExecutorStageProps) -> Html {
    let store = &props.store;
    let node = use_node_ref();
    let slow = !store.playing || store.settings.steps_per_second() <= TRAVEL_RATE_MAX;
    use_motion(node.clone(), store.moment, store.stepped && slow);
    let body = store.recording.read(|replay| {
        let look = Look {
            store,
            state: &store.scene,
            trace: replay.trace(),
            last: replay.timeline.last_at().0,
            language: store.settings.language(),
        };
        let pools = look.state.pools.iter().map(|(id, state)| pool(&look, *id, state));
        html! {
            <>
                if look.state.pools.is_empty() { <p class="empty">{ look.w(Word::NoPoolYet) }</p> }
                { for pools }
            </>
        }
    });
    html! { <div class="executors" ref={node}>{ body }</div> }
}

fn pool(look: &Look, id: ObjectId, state: &PoolState) -> Html {
    let kind = match state.kind {
        PoolKind::Thread => "ThreadPoolExecutor",
        PoolKind::Process => "ProcessPoolExecutor",
        PoolKind::Interpreter => "InterpreterPoolExecutor",
    };
    let queue = &state.queue;
    let tickets = queue.iter().take(QUEUE_MAX).enumerate();
    let tickets = tickets.map(|(index, job)| html! {
        <li key={job.0}><span class="ordinal">{ index + 1 }</span>{ ticket(look, *job) }</li>
    });
    let workers = state.workers.iter().take(WORKERS_MAX).map(|worker| worker_row(look, worker));
    html! {
        <section class="pool" key={id.0}>
            <h3>
                <b><code>{ kind }</code></b><span>{ look.trace.text(state.name) }</span>
                <span>{ words::workers_of(state.workers.len(), state.workers_max, look.language) }</span>
                if state.shut { <span class="edited">{ look.w(Word::PoolShut) }</span> }
            </h3>
            <div class="pool-picture">
                <div>
                    <h4>{ term("work-queue", look.w(Word::WorkQueue)) }<span>{ words::count(queue.len(), look.language) }</span></h4>
                    <ol class="gil-rail work">
                        { for tickets }
                        if queue.is_empty() { <li class="ink3">{ look.w(Word::QueueEmpty) }</li> }
                        if queue.len() > QUEUE_MAX { <li class="lab">{ format!("+{}", queue.len() - QUEUE_MAX) }</li> }
                    </ol>
                </div>
                <div>
                    <h4>{ term("worker", look.w(Word::Workers)) }</h4>
                    <ul class="workers">
                        { for workers }
                        if state.workers.is_empty() { <li class="ink3">{ look.w(Word::NoWorkers) }</li> }
                    </ul>
                </div>
            </div>
            { jobs(look, id) }
        </section>
    }
}

/// Jobs are named by their number: `J1`.
fn label(job: JobId) -> String {
    format!("J{}", job.0)
}

fn ticket(look: &Look, id: JobId) -> Html {
    let job = look.state.job(id);
    let call = job.map(|job| look.trace.text(job.label));
    let cancelled = job.is_some_and(|job| job.standing == JobStanding::Cancelled);
    html! {
        <span class={classes!("job-ticket", cancelled.then_some("cancelled"))} data-flip={label(id)}><b>{ label(id) }</b><code>{ call }</code></span>
    }
}

fn worker_row(look: &Look, worker: &Worker) -> Html {
    let strand = look.thread(worker.thread);
    html! {
        <li key={worker.thread.0} class={classes!(worker.idle.then_some("idle"))}>
            { strand.map(mark).unwrap_or_default() }
            { match worker.job {
                Some(job) => ticket(look, job),
                None => html! { <span class="ink3">{ look.w(if worker.idle { Word::WorkerIdle } else { Word::WorkerLooks }) }</span> },
            } }
            { strand.filter(|_| worker.job.is_some()).map(|strand| word_of(strand.standing, look.language)) }
        </li>
    }
}

fn jobs(look: &Look, pool: ObjectId) -> Html {
    let all = (0..look.state.jobs.len()).map(|number| JobId(number as u32));
    let all = all.filter_map(|id| Some((id, look.state.job(id)?)));
    let all: Vec<(JobId, &Job)> = all.filter(|(_, job)| job.pool == pool).collect();
    let hidden = all.len().saturating_sub(JOBS_MAX);
    let rows = all.iter().skip(hidden).map(|(id, job)| job_row(look, *id, job));
    html! {
        <table class="strands jobs">
            <thead><tr>
                <th scope="col"><b>{ look.w(Word::Jobs) }</b>{ " " }{ words::count(all.len(), look.language) }</th>
                <th scope="col">{ look.w(Word::StateColumn) }</th>
                <th scope="col" class="place">{ look.w(Word::ResultColumn) }</th>
                <th scope="col">{ look.w(Word::LoopSide) }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn job_row(look: &Look, id: JobId, job: &Job) -> Html {
    let standing = match job.standing {
        JobStanding::Pending => Standing::Ready,
        JobStanding::Running(_) => Standing::Running,
        JobStanding::Finished => Standing::Done,
        JobStanding::Failed => Standing::Failed,
        JobStanding::Cancelled => Standing::Cancelled,
    };
    let worker = match job.standing {
        JobStanding::Running(thread) => look.thread(thread),
        _ => None,
    };
    let future = job.future.and_then(|id| look.state.future(id));
    let waiter = future.and_then(|future| future.waiter).or(job.waiter);
    let waiter = waiter.and_then(|waiter| look.state.strand(waiter));
    // Whoever waited for a job that is over waits for something else now.
    let waits = waiter.filter(|waiter| {
        !standing.is_over() && matches!(waiter.standing, Standing::Waiting(_))
    });
    html! {
        <tr key={id.0} class={classes!(standing.is_over().then_some("over"))}>
            <th scope="row"><span class="who"><b>{ label(id) }</b><code class="name">{ look.trace.text(job.label) }</code></span></th>
            <td><span class="chain">{ word_of(standing, look.language) }{ worker.map(mark) }</span></td>
            <td class="place"><code>{ look.trace.text(job.value) }</code></td>
            <td><span class="chain">
                if let Some(future) = future {
                    { if future.is_pending() { Glyph::of(Standing::Waiting(WaitKind::Future)).draw() } else { Glyph::Dot.draw() } }
                    <code>{ format!("F{}", future.number) }</code>
                }
                if let Some(waits) = waits { if future.is_some() { { arrow() } }{ tag(waits) } }
            </span></td>
        </tr>
    }
}
