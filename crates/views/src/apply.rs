//! The fold itself: what each event changes.

use crate::handle::Place;
use crate::hue::Hue;
use crate::loop_state::{LoopState, Phase};
use crate::machine::{EventLoopState, ThreadState};
use crate::strand::{Label, Standing, task_label, WaitKind};
use trace::*;

impl EventLoopState {
    /// Takes the next record. `trace` resolves texts; only the record is new.
    pub fn apply(&mut self, trace: &Trace, record: &Record) {
        self.moved = None;
        self.touched.clear();
        self.at = record.at;
        self.step = record.step;
        self.thread = record.thread;
        self.follow_line(record);
        let of_go = self.go.apply(trace, record);
        match &record.event {
            Event::RunStarted { program } => self.begin(record, *program),
            Event::Output { .. } => self.outputs += 1,
            Event::InputRead { .. } => {}
            Event::TellingEnded { limit, value } => self.untold = Some((*limit, *value)),
            Event::OutcomeReached {
                outcome,
                code,
                message,
            } => {
                self.ending.outcome = Some(*outcome);
                self.ending.code = *code;
                self.ending.message = *message;
            }
            Event::LimitReached { limit, value, line } => {
                self.ending.limit = Some((*limit, *value, *line));
            }
            event => {
                let taken = self.apply_thread(trace, record, event)
                    || self.apply_strand(record, event)
                    || self.apply_loop(record, event)
                    || self.apply_handle(record, event)
                    || self.apply_task(trace, record, event)
                    || self.apply_future(record, event)
                    || self.apply_object(event)
                    || self.apply_world(event)
                    || self.apply_gil(record)
                    || self.apply_lock(record)
                    || self.apply_pool(record)
                    || self.apply_process(record, event)
                    || self.apply_go(trace, record, event)
                    || of_go;
                debug_assert!(taken, "no fold for {}", event.name());
            }
        }
        self.events += 1;
    }

    fn begin(&mut self, record: &Record, program: TextId) {
        let thread = self.thread_entry(record.thread);
        thread.standing = Standing::Running;
        thread.strand = record.strand;
        thread.stack = vec![record.strand];
        let strand = self.strands.entry(record.strand.0 as usize);
        strand.id = record.strand;
        strand.kind = Some(StrandKind::Thread);
        strand.label = Label::Thread(record.thread.0);
        strand.name = program;
        strand.thread = record.thread;
        self.set_standing(record.strand, Standing::Running);
    }

    fn thread_entry(&mut self, id: ThreadId) -> &mut ThreadState {
        let thread = self.threads.entry(id).or_default();
        thread.id = id;
        thread
    }

    /// The record's line belongs to whoever runs innermost, and to the task around it.
    fn follow_line(&mut self, record: &Record) {
        if record.line == 0 {
            return;
        }
        let acting = self.strands.get(record.strand.0 as usize);
        if let Some(goroutine) = acting.filter(|strand| strand.is_goroutine()) {
            if goroutine.line != record.line {
                self.strands.entry(record.strand.0 as usize).line = record.line;
            }
            return;
        }
        let Some(thread) = self.threads.get(&record.thread) else {
            return;
        };
        for index in (0..thread.stack.len()).rev() {
            let id = self.threads[&record.thread].stack[index];
            let strand = self.strands.entry(id.0 as usize);
            if strand.line != record.line {
                strand.line = record.line;
            }
            if !(strand.kind == Some(StrandKind::Coroutine) && strand.inside_task) {
                break;
            }
        }
    }

    fn apply_thread(&mut self, trace: &Trace, record: &Record, event: &Event) -> bool {
        match event {
            Event::ThreadCreated {
                child,
                strand,
                name,
                ..
            } => {
                let process = self.process_of_new(*child, record.thread);
                let thread = self.thread_entry(*child);
                thread.process = process;
                thread.strand = *strand;
                thread.name = *name;
                thread.standing = Standing::Ready;
                thread.stack = vec![*strand];
                let is_go = self.go.is_go();
                let hue = if child.0 == 0 || is_go {
                    Hue::None
                } else {
                    self.next_hue(*name)
                };
                let born = self.events as u32;
                let entry = self.strands.entry(strand.0 as usize);
                entry.id = *strand;
                entry.kind = Some(StrandKind::Thread);
                entry.label = match is_go {
                    true => Label::Numbered('M', child.0),
                    false => Label::Thread(child.0),
                };
                entry.hue = hue;
                entry.name = *name;
                entry.function = *name;
                entry.thread = *child;
                entry.creator = Some(record.strand);
                entry.born = born;
                self.set_standing(*strand, Standing::Ready);
            }
            Event::ThreadRunning { core } => {
                let thread = self.thread_entry(record.thread);
                thread.core = Some(*core);
                self.stand_thread(record.thread, Standing::Running);
            }
            Event::ThreadPreempted { .. } => self.stand_thread(record.thread, Standing::Preempted),
            Event::ThreadBlocked {
                reason,
                until,
                what,
                ..
            } => {
                let thread = self.thread_entry(record.thread);
                thread.waits = Some(*reason);
                thread.until = *until;
                thread.what = *what;
                let kind = match self.rests(record.thread, *reason) {
                    true => WaitKind::Work,
                    false => Self::thread_wait_kind(*reason, trace.text(*what)),
                };
                self.stand_thread(record.thread, Standing::Waiting(kind));
            }
            Event::ThreadWoken { woken, .. } => self.stand_thread(*woken, Standing::Ready),
            Event::ThreadExited { .. } => self.stand_thread(record.thread, Standing::Done),
            _ => return false,
        }
        true
    }

    /// A thread's standing; the strand that runs on it stands with it.
    pub(crate) fn stand_thread(&mut self, id: ThreadId, standing: Standing) {
        let thread = self.thread_entry(id);
        thread.standing = standing;
        if !matches!(standing, Standing::Waiting(_)) {
            thread.waits = None;
            thread.until = None;
        }
        if !matches!(standing, Standing::Running) {
            thread.core = None;
        }
        let top = thread.stack.last().copied().unwrap_or(thread.strand);
        self.set_standing(top, standing);
    }

    fn apply_strand(&mut self, record: &Record, event: &Event) -> bool {
        match event {
            Event::StrandCreated {
                child,
                kind,
                name,
                line,
            } => self.create_strand(record, *child, *kind, *name, *line),
            Event::StrandResumed { child, .. } => self.resume(record, *child),
            Event::StrandSuspended {
                child,
                line,
                yielded,
            } => {
                let strand = self.strands.entry(child.0 as usize);
                strand.line = *line;
                strand.value = *yielded;
                self.leave(record.thread, *child, Standing::Suspended);
            }
            Event::StrandFinished { child, how, value } => {
                let strand = self.strands.entry(child.0 as usize);
                strand.value = *value;
                strand.how = Some(*how);
                self.leave(record.thread, *child, finished(*how));
            }
            Event::NeverAwaited { child } => {
                self.set_standing(*child, Standing::Cancelled);
                let strand = self.strands.entry(child.0 as usize);
                strand.how = Some(Finish::Closed);
            }
            _ => return false,
        }
        true
    }

    fn create_strand(
        &mut self,
        record: &Record,
        child: StrandId,
        kind: StrandKind,
        name: TextId,
        line: u32,
    ) {
        let generator = matches!(kind, StrandKind::Generator | StrandKind::AsyncGenerator);
        let (letter, number, hue) = if generator {
            self.generators += 1;
            ('G', self.generators, self.next_hue(name))
        } else {
            self.coroutines += 1;
            ('C', self.coroutines, Hue::None)
        };
        let born = self.events as u32;
        let strand = self.strands.entry(child.0 as usize);
        strand.id = child;
        strand.kind = Some(kind);
        strand.label = Label::Numbered(letter, number);
        strand.hue = hue;
        strand.name = name;
        strand.function = name;
        strand.line_defined = line;
        strand.line = line;
        strand.creator = Some(record.strand);
        strand.thread = record.thread;
        strand.born = born;
        if generator {
            self.others.push(child);
        }
        self.touched.push(child);
    }

    fn resume(&mut self, record: &Record, child: StrandId) {
        let resumer = self.running_on(record.thread).unwrap_or(record.strand);
        let inside_task = self
            .strand(record.strand)
            .is_some_and(|strand| strand.is_task());
        let needs_hue = {
            let strand = self.strands.entry(child.0 as usize);
            strand.resumer = Some(resumer);
            strand.inside_task = inside_task;
            strand.resumed_count += 1;
            strand.kind == Some(StrandKind::Coroutine)
                && !inside_task
                && strand.resumed_count == 1
                && strand.line_defined != 0
        };
        if needs_hue {
            let function = self.strands.entry(child.0 as usize).function;
            let hue = self.next_hue(function);
            self.strands.entry(child.0 as usize).hue = hue;
            self.others.push(child);
        }
        let folded = {
            let strand = self.strands.entry(child.0 as usize);
            strand.kind == Some(StrandKind::Coroutine) && inside_task
        };
        if !folded && resumer != child {
            self.set_standing(resumer, Standing::Calling);
        }
        self.thread_entry(record.thread).stack.push(child);
        self.set_standing(child, Standing::Running);
    }

    /// `strand` stops running; whoever resumed it runs on.
    fn leave(&mut self, thread: ThreadId, strand: StrandId, standing: Standing) {
        let stack = &mut self.thread_entry(thread).stack;
        if let Some(at) = stack.iter().rposition(|id| *id == strand) {
            stack.truncate(at);
            if let Some(below) = stack.last().copied() {
                self.set_standing(below, Standing::Running);
            }
        }
        self.set_standing(strand, standing);
    }

    fn apply_loop(&mut self, record: &Record, event: &Event) -> bool {
        let (id, change): (LoopId, fn(&mut LoopState, &Record)) = match event {
            Event::LoopCreated { event_loop } => (*event_loop, |_, _| {}),
            Event::LoopStarted { event_loop } => (*event_loop, |state, record| {
                state.is_running = true;
                state.is_stopping = false;
                state.thread = record.thread;
            }),
            Event::LoopStopped { event_loop } => (*event_loop, |state, _| {
                state.is_running = false;
                state.phase = Phase::Idle;
            }),
            Event::LoopClosed { event_loop } => (*event_loop, |state, _| {
                state.is_closed = true;
                state.ready.clear();
                state.scheduled.clear();
            }),
            Event::LoopStopRequested { event_loop } => {
                (*event_loop, |state, _| state.is_stopping = true)
            }
            Event::TurnStarted { event_loop, .. } => (*event_loop, |state, record| {
                state.phase = Phase::Select;
                state.timeout = None;
                state.snapshot.clear();
                state.snapshot_begun = 0;
                state.snapshot_left = 0;
                if let Event::TurnStarted { turn, .. } = record.event {
                    state.turn = turn;
                }
            }),
            Event::SelectStarted { event_loop, .. } => (*event_loop, |state, record| {
                state.phase = Phase::Select;
                if let Event::SelectStarted { timeout, .. } = record.event {
                    state.timeout = Some(timeout);
                }
            }),
            Event::SelectReturned { event_loop, .. } => (*event_loop, |state, record| {
                state.phase = Phase::Timers;
                if let Event::SelectReturned { events, .. } = record.event {
                    state.io_events = events;
                }
            }),
            Event::ReadyCounted { event_loop, .. } => (*event_loop, |state, record| {
                state.phase = Phase::Run;
                state.turn_at = record.at;
                if let Event::ReadyCounted { count, .. } = record.event {
                    state.snapshot_left = (count as usize).min(state.ready.len());
                    let taken = state.ready.iter().take(state.snapshot_left);
                    state.snapshot = taken.copied().collect();
                }
            }),
            Event::TurnFinished { event_loop, .. } => (*event_loop, |state, _| {
                state.phase = Phase::Idle;
                state.snapshot_left = 0;
            }),
            Event::TimersPurged { event_loop, .. } => (*event_loop, |state, record| {
                if let Event::TimersPurged { handles, .. } = &record.event {
                    state.scheduled.retain(|(_, id)| !handles.contains(id));
                }
            }),
            _ => return false,
        };
        let state = self.loops.entry(id).or_default();
        state.id = id;
        change(state, record);
        self.current_loop = Some(id);
        if let Event::LoopCreated { .. } = event {
            // Futures are numbered anew in each loop.
            self.plain_futures = 0;
        }
        if let Event::TimersPurged { handles, .. } = &record.event {
            for handle in handles {
                self.place_handle(*handle, Place::Gone);
            }
        }
        true
    }

    fn apply_handle(&mut self, record: &Record, event: &Event) -> bool {
        match event {
            Event::HandleQueued {
                event_loop,
                handle,
                kind,
                label,
                task,
                future,
                threadsafe,
            } => {
                let queued_at = self.events as u32;
                let entry = self.handles.entry(handle.0 as usize);
                entry.id = *handle;
                entry.event_loop = *event_loop;
                entry.kind = Some(*kind);
                entry.label = *label;
                entry.task = *task;
                entry.future = *future;
                entry.threadsafe = *threadsafe;
                entry.queued_by = record.strand;
                entry.queued_at = queued_at;
                self.append_ready(*event_loop, *handle);
                if let (Some(task), HandleKind::Step | HandleKind::Wakeup) = (task, kind)
                    && !self.is_on_stack(*task)
                {
                    self.set_standing(*task, Standing::Ready);
                }
            }
            Event::TimerScheduled {
                event_loop,
                handle,
                when,
                kind,
                label,
                task,
                future,
            } => {
                let queued_at = self.events as u32;
                let entry = self.handles.entry(handle.0 as usize);
                entry.id = *handle;
                entry.event_loop = *event_loop;
                entry.kind = Some(*kind);
                entry.label = *label;
                entry.task = *task;
                entry.future = *future;
                entry.when = Some(*when);
                entry.queued_by = record.strand;
                entry.queued_at = queued_at;
                if let Some(future) = future {
                    self.futures.entry(future.0 as usize).timer = Some(*handle);
                }
                let state = self.loop_entry(*event_loop);
                state.scheduled.insert((*when, *handle));
                self.place_handle(*handle, Place::Scheduled);
            }
            Event::TimerDue { event_loop, handle } => {
                let when = self.handles.entry(handle.0 as usize).when;
                let state = self.loop_entry(*event_loop);
                state.scheduled.remove(&(when.unwrap_or_default(), *handle));
                state.phase = Phase::Timers;
                self.append_ready(*event_loop, *handle);
            }
            Event::HandleCancelled { handle } => {
                self.handles.entry(handle.0 as usize).cancelled = true;
            }
            Event::HandleStarted { event_loop, handle } => {
                self.pop_ready(*event_loop, *handle);
                self.loop_entry(*event_loop).running = Some(*handle);
                self.place_handle(*handle, Place::Running);
            }
            Event::HandleSkipped { event_loop, handle } => {
                self.pop_ready(*event_loop, *handle);
                self.place_handle(*handle, Place::Gone);
            }
            Event::HandleFinished { event_loop, handle } => {
                self.loop_entry(*event_loop).running = None;
                self.place_handle(*handle, Place::Gone);
            }
            _ => return false,
        }
        true
    }

    fn loop_entry(&mut self, id: LoopId) -> &mut LoopState {
        self.current_loop = Some(id);
        let state = self.loops.entry(id).or_default();
        state.id = id;
        state
    }

    fn append_ready(&mut self, event_loop: LoopId, handle: HandleId) {
        self.loop_entry(event_loop).ready.push_back(handle);
        self.place_handle(handle, Place::Ready);
    }

    fn pop_ready(&mut self, event_loop: LoopId, handle: HandleId) {
        let state = self.loop_entry(event_loop);
        if let Some(at) = state.ready.iter().position(|id| *id == handle) {
            state.ready.remove(at);
        }
        state.snapshot_left = state.snapshot_left.saturating_sub(1);
        state.snapshot_begun += 1;
        state.phase = Phase::Run;
    }

    fn is_on_stack(&self, strand: StrandId) -> bool {
        let mut threads = self.threads.values();
        threads.any(|thread| thread.stack.contains(&strand))
    }

    fn apply_task(&mut self, trace: &Trace, record: &Record, event: &Event) -> bool {
        match event {
            Event::TaskCreated {
                task,
                future,
                name,
                function,
                line,
                ..
            } => {
                let ordinal = self.tasks.len() as u32 + 1;
                let (label, hue) = if ordinal == 1 {
                    let is_main = trace.text(*function) == "main";
                    let named = task_label(trace.text(*name), ordinal);
                    (if is_main { Label::Main } else { named }, Hue::Main)
                } else {
                    let hue = self.next_hue(*function);
                    (task_label(trace.text(*name), ordinal), hue)
                };
                let (born, current) = (self.events as u32, self.current_loop);
                let strand = self.strands.entry(task.0 as usize);
                strand.id = *task;
                strand.kind = Some(StrandKind::Task);
                strand.label = label;
                strand.hue = hue;
                strand.name = *name;
                strand.function = *function;
                strand.line_defined = *line;
                strand.line = *line;
                strand.future = Some(*future);
                strand.event_loop = current;
                strand.creator = Some(record.strand);
                strand.thread = record.thread;
                strand.born = born;
                self.tasks.push(*task);
                self.touched.push(*task);
                let entry = self.futures.entry(future.0 as usize);
                entry.id = *future;
                entry.kind = Some(FutureKind::Task);
                entry.task = Some(*task);
                entry.creator = record.strand;
            }
            Event::TaskRenamed { task, name } => {
                let strand = self.strands.entry(task.0 as usize);
                strand.name = *name;
                if strand.label != Label::Main {
                    let ordinal = self.tasks.iter().position(|id| id == task);
                    strand.label =
                        task_label(trace.text(*name), ordinal.unwrap_or_default() as u32 + 1);
                }
            }
            Event::TaskStepStarted { task, throwing } => {
                let strand = self.strands.entry(task.0 as usize);
                strand.resumed_count += 1;
                strand.awaits = None;
                if throwing.is_some() {
                    strand.must_cancel = false;
                }
                let stack = &mut self.thread_entry(record.thread).stack;
                let below = stack.last().copied();
                stack.push(*task);
                if let Some(below) = below {
                    self.set_standing(below, Standing::Calling);
                }
                self.set_standing(*task, Standing::Running);
            }
            Event::TaskSuspended {
                task,
                future,
                chain,
            } => self.suspend_task(record, *task, *future, chain),
            Event::TaskFinished { task, how, value } => {
                let strand = self.strands.entry(task.0 as usize);
                strand.value = *value;
                strand.how = Some(*how);
                strand.awaits = None;
                strand.must_cancel = false;
                self.leave(record.thread, *task, finished(*how));
            }
            Event::CancelRequested {
                task,
                requests,
                delegated,
            } => {
                let strand = self.strands.entry(task.0 as usize);
                strand.cancel_requests = *requests;
                strand.must_cancel = !delegated;
            }
            Event::CancelTakenBack { task, requests } => {
                let strand = self.strands.entry(task.0 as usize);
                strand.cancel_requests = *requests;
                // `uncancel` down to none takes the pending exception back too (3.13).
                strand.must_cancel &= *requests > 0;
            }
            Event::CancelForwarded { task, accepted } => {
                self.strands.entry(task.0 as usize).must_cancel = !accepted;
            }
            Event::TaskFreed { task } => {
                self.strands.entry(task.0 as usize).freed = true;
            }
            Event::TaskLost { task, text } => {
                self.strands.entry(task.0 as usize).lost = Some(*text);
                self.touched.push(*task);
            }
            _ => return false,
        }
        true
    }

    fn suspend_task(
        &mut self,
        record: &Record,
        task: StrandId,
        future: Option<FutureId>,
        chain: &[AwaitFrame],
    ) {
        let strand = self.strands.entry(task.0 as usize);
        strand.chain = chain.to_vec();
        strand.awaits = future;
        let own = chain
            .iter()
            .rev()
            .find(|frame| !frame.library && frame.line != 0);
        if let Some(frame) = own {
            strand.line = frame.line;
        }
        let standing = match future {
            None => Standing::Ready,
            Some(future) => {
                let entry = self.futures.entry(future.0 as usize);
                entry.waiter = Some(task);
                let done = !entry.is_pending();
                if done {
                    Standing::Ready
                } else {
                    Standing::Waiting(self.wait_kind(future))
                }
            }
        };
        self.leave(record.thread, task, standing);
    }

    fn apply_future(&mut self, record: &Record, event: &Event) -> bool {
        match event {
            Event::FutureCreated { future, kind } => {
                let current = self.current_loop;
                if *kind != FutureKind::Task {
                    self.plain_futures += 1;
                }
                let number = self.plain_futures;
                let entry = self.futures.entry(future.0 as usize);
                entry.id = *future;
                entry.kind = Some(*kind);
                entry.creator = record.strand;
                entry.event_loop = current;
                if *kind != FutureKind::Task {
                    entry.number = number;
                }
            }
            Event::FutureResolved {
                future,
                state,
                value,
            } => {
                let entry = self.futures.entry(future.0 as usize);
                entry.state = Some(*state);
                entry.value = *value;
            }
            Event::FutureGroups { future, children } => {
                self.futures.entry(future.0 as usize).children = children.clone();
            }
            Event::FutureLabelled { future, label } => {
                self.futures.entry(future.0 as usize).label = Some(*label);
            }
            _ => return false,
        }
        true
    }

    fn apply_object(&mut self, event: &Event) -> bool {
        match event {
            Event::ObjectCreated {
                object,
                kind,
                label,
            } => {
                let entry = self.objects.entry(object.0 as usize);
                entry.kind = Some(*kind);
                entry.label = *label;
            }
            Event::ObjectChanged {
                object,
                state,
                waiters,
            } => {
                let entry = self.objects.entry(object.0 as usize);
                entry.state = *state;
                entry.waiters = *waiters;
            }
            Event::ObjectAwaited { object, future } => {
                self.futures.entry(future.0 as usize).object = Some(*object);
                let waiter = self.futures.get(future.0 as usize).and_then(|f| f.waiter);
                if let Some(waiter) = waiter {
                    let kind = self.wait_kind(*future);
                    if matches!(
                        self.strand(waiter).map(|s| s.standing),
                        Some(Standing::Waiting(_))
                    ) {
                        self.set_standing(waiter, Standing::Waiting(kind));
                    }
                }
            }
            _ => return false,
        }
        true
    }
}

impl EventLoopState {
    /// Network and files: a file's name is kept, since sentences need it, and which sockets are open.
    fn apply_world(&mut self, event: &Event) -> bool {
        match event {
            Event::FileOpened { file, name, .. } => {
                self.files.insert(*file, *name);
                true
            }
            Event::ConnectionOpened { socket, .. }
            | Event::ConnectionAccepted { socket, .. }
            | Event::SocketListens { socket, .. } => {
                self.sockets.insert(*socket);
                true
            }
            Event::SocketClosed { socket } => {
                self.sockets.remove(socket);
                true
            }
            Event::BytesSent { .. }
            | Event::BytesReceived { .. }
            | Event::SocketReady { .. }
            | Event::RequestSent { .. }
            | Event::ReplyCame { .. }
            | Event::FileRead { .. }
            | Event::FileWritten { .. }
            | Event::FileClosed { .. } => true,
            _ => false,
        }
    }
}

fn finished(how: Finish) -> Standing {
    match how {
        Finish::Returned => Standing::Done,
        Finish::Raised => Standing::Failed,
        Finish::Cancelled | Finish::Closed => Standing::Cancelled,
    }
}
