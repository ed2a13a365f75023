//! Executors: each pool's queue of calls, its workers, and who waits for which result.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::Look;
use crate::executor::{Job, JobStanding, PoolState};
use crate::narration::Language;
use crate::strand::Standing;
use trace::{JobId, ObjectId, PoolKind, ThreadId};

const POOLS_MAX: usize = 3;
const QUEUE_MAX: usize = 6;
const WORKERS_MAX: usize = 6;
const JOBS_MAX: usize = 8;
const ROW: f64 = 34.0;
const TICKET: f64 = 28.0;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let pools = &look.state.pools;
    if pools.is_empty() {
        let none = look.say("아직 실행기가 만들어지지 않았습니다.", "No executor has been made yet.");
        pen.text(none, x, y + 14.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return 24.0;
    }
    let mut top = y;
    for (id, state) in pools.iter().take(POOLS_MAX) {
        top += pool(pen, look, *id, state, [x, top, width]) + 18.0;
    }
    pen.more(pools.len().saturating_sub(POOLS_MAX), x, top + 4.0);
    top - y
}

fn pool(pen: &mut Pen, look: &Look, id: ObjectId, state: &PoolState, [x, y, width]: [f64; 3]) -> f64 {
    let kind = match state.kind {
        PoolKind::Thread => "ThreadPoolExecutor",
        PoolKind::Process => "ProcessPoolExecutor",
        PoolKind::Interpreter => "InterpreterPoolExecutor",
    };
    let (some, most) = (state.workers.len(), state.workers_max);
    let count = match look.is_korean() {
        true => format!("작업자 {some} / {most}"),
        false => format!("{some} of {most} workers"),
    };
    let shut = if state.shut { look.say(" · 닫힘: 새 일을 받지 않음", " · shut down: takes no new work") } else { "" };
    pen.heading(kind, &format!("{} · {count}{shut}", look.trace.text(state.name)), [x, y + 14.0, x + width]);
    let lefts = [x, x + 0.24 * width, x + 0.55 * width];
    let room = lefts[1] - lefts[0] - 18.0;
    let heights = [
        queue(pen, look, state, [lefts[0], y + 26.0, room]),
        workers(pen, look, state, [lefts[1], y + 26.0, lefts[2] - lefts[1] - 18.0]),
        jobs(pen, look, id, [lefts[2], y + 26.0, x + width - lefts[2]]),
    ];
    let height = heights.into_iter().fold(0.0, f64::max);
    for left in &lefts[1..] {
        let line = left - 10.0;
        pen.line([line, y + 30.0, line, y + 26.0 + height], Stroke::plain(pen.ink("line"), 1.0));
    }
    26.0 + height
}

/// A call as a ticket: `J3 fetch`.
fn ticket(pen: &mut Pen, look: &Look, id: JobId, [x, y, room]: [f64; 3]) {
    let label = format!("J{}", id.0);
    let job = look.state.job(id);
    let call = job.map_or("", |job| look.trace.text(job.label));
    let head = Font::BOLD.width(&label);
    let call = Font::CODE.fit(call, room - head - 24.0);
    let wide = (head + 24.0 + Font::CODE.width(&call)).min(room);
    pen.block([x, y, wide, TICKET], pen.ink("sheet"), Some(Stroke::plain(pen.ink("edge"), 1.2)));
    pen.text(&label, x + 8.0, y + 19.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    pen.text(&call, x + 16.0 + head, y + 19.0, Font::CODE, Anchor::Start, pen.ink("ink"));
    if job.is_some_and(|job| job.standing == JobStanding::Cancelled) {
        pen.line([x + 4.0, y + 14.0, x + wide - 4.0, y + 14.0], Stroke::plain(pen.ink("ink-2"), 1.2));
    }
}

/// The next job on top.
fn queue(pen: &mut Pen, look: &Look, state: &PoolState, [x, y, room]: [f64; 3]) -> f64 {
    let title = look.say("작업 큐", "Work queue");
    pen.heading(title, &state.queue.len().to_string(), [x, y + 14.0, x + room]);
    let mut top = y + 24.0;
    if state.queue.is_empty() {
        let empty = look.say("기다리는 일이 없습니다.", "No job waits.");
        pen.text(empty, x, top + 19.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return top + ROW - y;
    }
    for job in state.queue.iter().take(QUEUE_MAX) {
        ticket(pen, look, *job, [x, top, room]);
        top += ROW;
    }
    let more = state.queue.len().saturating_sub(QUEUE_MAX);
    pen.more(more, x, top + 12.0);
    top - y + if more > 0 { 18.0 } else { 0.0 }
}

fn workers(pen: &mut Pen, look: &Look, state: &PoolState, [x, y, room]: [f64; 3]) -> f64 {
    pen.text(look.say("작업자", "Workers"), x, y + 14.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let mut top = y + 24.0;
    if state.workers.is_empty() {
        let none = look.say("아직 작업자가 없습니다.", "No worker yet.");
        pen.text(none, x, top + 19.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return top + ROW - y;
    }
    for worker in state.workers.iter().take(WORKERS_MAX) {
        let wide = mark_of(pen, look, worker.thread, x, top) + 8.0;
        match worker.job {
            Some(job) => ticket(pen, look, job, [x + wide, top, room - wide]),
            None => {
                let word = match worker.idle {
                    true => look.say("일을 기다림", "waits for work"),
                    false => look.say("큐를 봄", "looks into the queue"),
                };
                pen.text(word, x + wide, top + 19.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
            }
        }
        top += ROW;
    }
    let more = state.workers.len().saturating_sub(WORKERS_MAX);
    pen.more(more, x, top + 12.0);
    top - y + if more > 0 { 18.0 } else { 0.0 }
}

/// A thread's mark; how wide it was.
fn mark_of(pen: &mut Pen, look: &Look, thread: ThreadId, x: f64, y: f64) -> f64 {
    let strand = look.state.threads.get(&thread).and_then(|thread| look.state.strand(thread.strand));
    strand.map_or(0.0, |strand| chip::mark(pen, strand, x, y))
}

/// The newest jobs: their state, and who waits for the result.
fn jobs(pen: &mut Pen, look: &Look, pool: ObjectId, [x, y, room]: [f64; 3]) -> f64 {
    let all = (0..look.state.jobs.len()).map(|number| JobId(number as u32));
    let all = all.filter_map(|id| Some((id, look.state.job(id)?)));
    let all: Vec<(JobId, &Job)> = all.filter(|(_, job)| job.pool == pool).collect();
    let heads = [look.say("맡긴 일", "Jobs"), look.say("결과", "Result"), look.say("기다리는 쪽", "Who waits for it")];
    let lefts = [x, x + 0.46 * room, x + 0.74 * room];
    pen.heading(heads[0], &all.len().to_string(), [x, y + 14.0, lefts[1] - 6.0]);
    for (head, [left, right]) in heads[1..].iter().zip([[lefts[1], lefts[2]], [lefts[2], x + room + 6.0]]) {
        pen.text(&Font::LABEL.fit(head, right - left - 6.0), left, y + 14.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    }
    let mut top = y + 22.0;
    let hidden = all.len().saturating_sub(JOBS_MAX);
    for (id, job) in all.iter().skip(hidden) {
        pen.line([x, top, x + room, top], Stroke::plain(pen.ink("line"), 1.0));
        job_row(pen, look, *id, job, [lefts[0], lefts[1], lefts[2], top]);
        top += 26.0;
    }
    pen.more(hidden, x, top + 12.0);
    top - y + if hidden > 0 { 18.0 } else { 0.0 }
}

fn job_row(pen: &mut Pen, look: &Look, id: JobId, job: &Job, [x, result, waits, top]: [f64; 4]) {
    let base = top + 18.0;
    let label = format!("J{}", id.0);
    let state = word_of(job.standing, look.language);
    pen.text(&label, x, base, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let left = x + Font::BOLD.width(&label) + 8.0;
    pen.text(&Font::LABEL.fit(state, result - left - 6.0), left, base, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    let value = Font::CODE.fit(look.trace.text(job.value), waits - result - 8.0);
    pen.text(&value, result, base, Font::CODE, Anchor::Start, pen.ink("ink"));
    let future = job.future.and_then(|id| look.state.future(id));
    let over = matches!(job.standing, JobStanding::Finished | JobStanding::Failed | JobStanding::Cancelled);
    let waiter = future.and_then(|future| future.waiter).or(job.waiter);
    let waiter = waiter.and_then(|waiter| look.state.strand(waiter));
    let mut words = future.map_or(String::new(), |future| format!("F{}", future.number));
    // Whoever waited for a job that is over waits for something else now.
    if let Some(waiter) = waiter.filter(|waiter| !over && matches!(waiter.standing, Standing::Waiting(_))) {
        let arrow = if words.is_empty() { "" } else { " → " };
        words = format!("{words}{arrow}{}", waiter.label);
    }
    pen.text(&words, waits, base, Font::CODE, Anchor::Start, pen.ink("ink"));
}

fn word_of(standing: JobStanding, language: Language) -> &'static str {
    let standing = match standing {
        JobStanding::Pending => Standing::Ready,
        JobStanding::Running(_) => Standing::Running,
        JobStanding::Finished => Standing::Done,
        JobStanding::Failed => Standing::Failed,
        JobStanding::Cancelled => Standing::Cancelled,
    };
    standing.word(language)
}
