//! The rows of `interleave trace --view event-loop`: one per turn of a loop.
//!
//! Field names and meanings are the oracle's, which records real CPython's
//! turns: `ev`, `loop`, `it`, `t`, `timeout`, `ready`, `ran`, `next`, `timers`,
//! `tasks`. Everything is derived from the trace; a done task is listed in the
//! row in which it ended, if somebody still had it at the end of that turn.

use crate::handle::Handle;
use crate::machine::EventLoopState;
use crate::strand::{Standing, Strand};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use trace::*;

/// Folds a whole trace into its rows, in the order in which the turns began.
pub fn rows(trace: &Trace) -> Vec<Value> {
    let mut writer = TurnWriter::default();
    for index in 0..trace.len() {
        writer.push(trace, &trace.record(index));
    }
    writer.finish(trace)
}

/// The fold, for callers that get a trace in chunks.
#[derive(Default)]
pub struct TurnWriter {
    state: EventLoopState,
    rows: Vec<Value>,
    open: BTreeMap<LoopId, OpenTurn>,
    /// Tasks that were listed as done: they are listed once.
    told_done: BTreeSet<StrandId>,
}

struct OpenTurn {
    row: usize,
    ran: Vec<Map<String, Value>>,
    has_ready: bool,
    running: bool,
}

impl TurnWriter {
    pub fn push(&mut self, trace: &Trace, record: &Record) {
        match &record.event {
            // What the next turn purges before its select is not left over by this one.
            Event::SelectStarted { event_loop, .. } | Event::LoopStopped { event_loop } => {
                self.close_turn(trace, *event_loop);
            }
            // Handles are described as they were when they were popped.
            Event::HandleStarted { event_loop, handle }
            | Event::HandleSkipped { event_loop, handle } => {
                let skipped = matches!(record.event, Event::HandleSkipped { .. });
                self.pop(trace, record, *event_loop, *handle, skipped);
            }
            Event::Output {
                stream: Stream::Stdout,
                text,
            } => self.write(trace, record, *text),
            _ => {}
        }
        self.state.apply(trace, record);
        match &record.event {
            Event::SelectStarted {
                event_loop,
                timeout,
            } => {
                let turn = self
                    .state
                    .loops
                    .get(event_loop)
                    .map_or(0, |state| state.turn);
                self.open_turn(record, *event_loop, turn);
                let timeout = timeout.map_or(Value::Null, |t| time(t));
                self.set(*event_loop, "timeout", timeout);
            }
            Event::HandleQueued {
                event_loop, handle, ..
            } => self.note(trace, record, *event_loop, *handle, "added"),
            Event::TimerScheduled {
                event_loop, handle, ..
            } => self.note(trace, record, *event_loop, *handle, "timers"),
            Event::HandleFinished { event_loop, .. } => {
                if let Some(turn) = self.open.get_mut(event_loop) {
                    turn.running = false;
                }
            }
            _ => {}
        }
    }

    /// The rows so far; turns that are still open are written as they stand.
    pub fn finish(mut self, trace: &Trace) -> Vec<Value> {
        for event_loop in self.open.keys().copied().collect::<Vec<_>>() {
            self.close_turn(trace, event_loop);
        }
        self.rows
    }

    fn open_turn(&mut self, record: &Record, event_loop: LoopId, turn: u32) {
        self.open.insert(
            event_loop,
            OpenTurn {
                row: self.rows.len(),
                ran: Vec::new(),
                has_ready: false,
                running: false,
            },
        );
        self.rows.push(json!({
            "ev": "loop", "loop": event_loop.0, "it": turn, "t": time(record.at.0),
            "timeout": null, "ready": [], "ran": [],
        }));
    }

    fn set(&mut self, event_loop: LoopId, key: &str, value: Value) {
        if let Some(turn) = self.open.get(&event_loop) {
            self.rows[turn.row][key] = value;
        }
    }

    fn pop(
        &mut self,
        trace: &Trace,
        record: &Record,
        event_loop: LoopId,
        handle: HandleId,
        skipped: bool,
    ) {
        let Some(turn) = self.open.get(&event_loop) else {
            return;
        };
        if !turn.has_ready {
            let ready = self.queue(trace, event_loop);
            self.set(event_loop, "t", time(record.at.0));
            self.set(event_loop, "ready", ready);
        }
        let entry = self.state.handle(handle).filter(|h| is_visible(h));
        let mut described = entry.map(|entry| self.describe(trace, entry));
        if let Some(entry) = &mut described
            && skipped
        {
            entry.insert("skipped".to_owned(), json!(true));
        }
        if let Some(turn) = self.open.get_mut(&event_loop) {
            turn.has_ready = true;
            turn.running = described.is_some() && !skipped;
            turn.ran.extend(described);
        }
    }

    fn write(&mut self, trace: &Trace, record: &Record, text: TextId) {
        let mut turns = self.open.iter_mut();
        let here = turns.find(|(id, turn)| {
            let thread = self.state.loops.get(id).map(|state| state.thread);
            turn.running && thread == Some(record.thread)
        });
        let Some((_, turn)) = here else {
            return;
        };
        if let Some(entry) = turn.ran.last_mut() {
            let mut out = entry
                .get("out")
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned();
            out.push_str(trace.text(text));
            entry.insert("out".to_owned(), json!(out));
        }
    }

    /// Notes in the running handle's entry what it queued or timed.
    fn note(
        &mut self,
        trace: &Trace,
        record: &Record,
        event_loop: LoopId,
        handle: HandleId,
        key: &str,
    ) {
        let thread = self.state.loops.get(&event_loop).map(|state| state.thread);
        let Some(entry) = self.state.handle(handle) else {
            return;
        };
        if thread != Some(record.thread) || !is_visible(entry) {
            return;
        }
        let described = self.describe(trace, entry);
        let Some(turn) = self.open.get_mut(&event_loop).filter(|turn| turn.running) else {
            return;
        };
        if let Some(ran) = turn.ran.last_mut()
            && let Value::Array(list) = ran.entry(key.to_owned()).or_insert_with(|| json!([]))
        {
            list.push(Value::Object(described));
        }
    }

    fn close_turn(&mut self, trace: &Trace, event_loop: LoopId) {
        let Some(turn) = self.open.remove(&event_loop) else {
            return;
        };
        let ran = turn.ran.into_iter().map(Value::Object).collect::<Vec<_>>();
        let next = self.queue(trace, event_loop);
        let timers = match self.state.loops.get(&event_loop) {
            Some(state) => state
                .scheduled
                .iter()
                .filter_map(|(_, id)| self.state.handle(*id))
                .map(|handle| Value::Object(self.describe(trace, handle)))
                .collect(),
            None => Vec::new(),
        };
        let tasks = self.state.tasks.iter();
        let tasks = tasks
            .filter_map(|id| self.state.strand(*id))
            .filter(|task| task.event_loop == Some(event_loop))
            .filter(|task| task.lost.is_none() && !task.freed)
            .filter(|task| !self.told_done.contains(&task.id))
            .collect::<Vec<_>>();
        let over = tasks
            .iter()
            .filter(|task| is_over(task))
            .map(|task| task.id);
        let over = over.collect::<Vec<_>>();
        let tasks = tasks
            .iter()
            .map(|task| self.describe_task(trace, task))
            .collect::<Vec<_>>();
        self.told_done.extend(over);
        let row = &mut self.rows[turn.row];
        row["ran"] = json!(ran);
        row["next"] = next;
        row["timers"] = json!(timers);
        row["tasks"] = json!(tasks);
    }

    fn queue(&self, trace: &Trace, event_loop: LoopId) -> Value {
        let Some(state) = self.state.loops.get(&event_loop) else {
            return json!([]);
        };
        let handles = state.ready.iter().filter_map(|id| self.state.handle(*id));
        handles
            .filter(|handle| is_visible(handle))
            .map(|handle| Value::Object(self.describe(trace, handle)))
            .collect()
    }

    fn describe(&self, trace: &Trace, handle: &Handle) -> Map<String, Value> {
        let mut entry = Map::new();
        entry.insert("h".to_owned(), json!(handle.id.0));
        if let Some(when) = handle.when {
            // Of two timers within one nanosecond the earlier one is told a nanosecond early.
            entry.insert("when".to_owned(), time((when.0 + 5) / 10 * 10));
        }
        if handle.cancelled {
            entry.insert("kind".to_owned(), json!("cancelled"));
            return entry;
        }
        let kind = handle.kind.unwrap_or(HandleKind::Callback);
        match kind {
            HandleKind::Step | HandleKind::Wakeup => {
                entry.insert("kind".to_owned(), json!(kind.word()));
                if let (HandleKind::Wakeup, Some(by)) = (kind, handle.future) {
                    entry.insert("by".to_owned(), json!(self.future_label(trace, by)));
                }
                if let Some(task) = handle.task.and_then(|task| self.state.strand(task)) {
                    entry.insert("task".to_owned(), json!(trace.text(task.name)));
                }
            }
            HandleKind::SelfPipe => {
                entry.insert("kind".to_owned(), json!(kind.word()));
            }
            HandleKind::Callback => {
                let word = if handle.when.is_some() { "timer" } else { "cb" };
                entry.insert("kind".to_owned(), json!(word));
                entry.insert("name".to_owned(), json!(trace.text(handle.label)));
                // A method of a task, say its `cancel`; the oracle says `cb` also of timers.
                if let Some(task) = handle.task.and_then(|task| self.state.strand(task)) {
                    entry.insert("kind".to_owned(), json!("cb"));
                    entry.insert("task".to_owned(), json!(trace.text(task.name)));
                    return entry;
                }
                if let Some(future) = handle.future {
                    entry.insert("fut".to_owned(), json!(self.future_label(trace, future)));
                    if let Some(waiter) = self.first_waiter(future) {
                        entry.insert("wakes".to_owned(), json!(trace.text(waiter.name)));
                    }
                }
            }
        }
        entry
    }

    /// The first task whose last step ended in waiting for exactly this future, set or not.
    fn first_waiter(&self, future: FutureId) -> Option<&Strand> {
        let known = self.state.future(future)?.waiter?;
        let waits = |strand: &&Strand| {
            strand.awaits == Some(future)
                && matches!(strand.standing, Standing::Waiting(_) | Standing::Ready)
        };
        let tasks = self.state.tasks.iter();
        let mut waiting = tasks.filter_map(|id| self.state.strand(*id)).filter(waits);
        match self.state.strand(known).filter(waits) {
            Some(_) => waiting.next(),
            None => None,
        }
    }

    fn future_label(&self, trace: &Trace, id: FutureId) -> String {
        let Some(future) = self.state.future(id) else {
            return format!("F#{}", id.0);
        };
        if let Some(task) = future.task.and_then(|task| self.state.strand(task)) {
            return trace.text(task.name).to_owned();
        }
        match future.kind {
            Some(FutureKind::Gather) => format!("Gather#{}", future.number),
            _ => format!("F#{}", future.number),
        }
    }

    fn describe_task(&self, trace: &Trace, task: &Strand) -> Value {
        let state = match task.standing {
            Standing::Cancelled => "cancelled",
            Standing::Done | Standing::Failed => "done",
            _ => "pending",
        };
        let mut row = json!({ "name": trace.text(task.name), "state": state });
        if task.standing == Standing::Failed {
            let value = trace.text(task.value);
            let end = value.find(['(', ':']).unwrap_or(value.len());
            row["exc"] = json!(value[..end].rsplit('.').next());
        }
        if state != "pending" {
            return row;
        }
        if task.cancel_requests > 0 {
            row["cancelling"] = json!(task.cancel_requests);
        }
        if task.must_cancel {
            row["must_cancel"] = json!(true);
        }
        let mut chain = Vec::new();
        if task.resumed_count == 0 && task.line_defined > 0 {
            chain.push(format!(
                "{}:{}",
                short_name(trace.text(task.function)),
                task.line_defined
            ));
        }
        for frame in &task.chain {
            let name = short_name(trace.text(frame.function));
            chain.push(if frame.library || frame.line == 0 {
                name.to_owned()
            } else {
                format!("{name}:{}", frame.line)
            });
        }
        if let Some(future) = task.awaits {
            chain.push(self.future_label(trace, future));
        }
        row["await"] = json!(chain);
        row
    }
}

fn is_over(task: &Strand) -> bool {
    matches!(
        task.standing,
        Standing::Cancelled | Standing::Done | Standing::Failed
    )
}

/// `__code__.co_name`: without the enclosing scopes.
fn short_name(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// The oracle leaves the loop's own reader out.
fn is_visible(handle: &Handle) -> bool {
    handle.kind != Some(HandleKind::SelfPipe)
}

/// Seconds, to the nanosecond, as a JSON number.
fn time(nanoseconds: u64) -> Value {
    json!(nanoseconds as f64 / 1e9)
}
