//! Legal traces pass; `illegal` has one for every rule that can be broken.

mod goroutines;
mod illegal;
mod threads;

use super::*;
use crate::event::*;
use crate::ids::*;
use crate::record::Moment;

const LOOP: LoopId = LoopId(1);
const MAIN: StrandId = StrandId(1);

fn build(events: &[(u64, u32, Event)]) -> Trace {
    let mut trace = Trace::new();
    trace.intern("");
    for (at, thread, event) in events {
        let thread = ThreadId(*thread);
        trace.push(
            Moment {
                at: Time(*at),
                thread,
                ..Moment::default()
            },
            event,
        );
    }
    trace
}

fn on_main(events: Vec<Event>) -> Vec<(u64, u32, Event)> {
    events.into_iter().map(|event| (0, 0, event)).collect()
}

fn text() -> TextId {
    TextId::default()
}

fn run_started() -> Event {
    Event::RunStarted { program: text() }
}

fn created(thread: u32) -> Event {
    let (child, strand) = (ThreadId(thread), StrandId(thread));
    Event::ThreadCreated {
        child,
        strand,
        name: text(),
        daemon: false,
    }
}

fn running(core: u32) -> Event {
    Event::ThreadRunning { core: CoreId(core) }
}

fn blocked(until: Option<u64>) -> Event {
    let until = until.map(Time);
    Event::ThreadBlocked {
        core: CoreId(0),
        reason: WaitReason::Sleep,
        until,
        what: text(),
    }
}

fn woken(thread: u32, timed_out: bool) -> Event {
    Event::ThreadWoken {
        woken: ThreadId(thread),
        timed_out,
    }
}

fn outcome() -> Event {
    Event::OutcomeReached {
        outcome: OutcomeKind::Exited,
        code: 0,
        message: text(),
    }
}

const PIPE: ObjectId = ObjectId(1);

fn process(process: u32, parent: u32) -> Event {
    Event::ProcessCreated {
        process: ProcessId(process),
        parent: ProcessId(parent),
        how: StartMethod::Fork,
        pid: 100 + process,
        thread: ThreadId(process),
        name: text(),
    }
}

fn process_exit(process: u32) -> Event {
    let (process, code) = (ProcessId(process), 0);
    Event::ProcessExited { process, code }
}

fn reaped(process: u32) -> Event {
    let process = ProcessId(process);
    Event::ProcessReaped { process }
}

fn pipe_made() -> Event {
    let (pipe, label) = (PIPE, text());
    Event::PipeCreated { pipe, label }
}

fn sent(message: u32) -> Event {
    Event::MessageSent {
        pipe: PIPE,
        message,
        bytes: 4,
        label: text(),
    }
}

fn received(message: u32) -> Event {
    let (pipe, bytes) = (PIPE, 4);
    Event::MessageReceived {
        pipe,
        message,
        bytes,
    }
}

fn start() -> Vec<Event> {
    vec![run_started(), created(0), running(0)]
}

fn queued(handle: u32, kind: HandleKind, task: Option<StrandId>) -> Event {
    let (handle, label) = (HandleId(handle), text());
    Event::HandleQueued {
        event_loop: LOOP,
        handle,
        kind,
        label,
        task,
        future: None,
        threadsafe: false,
    }
}

fn callback(handle: u32) -> Event {
    queued(handle, HandleKind::Callback, None)
}

fn timer(handle: u32, when: u64) -> Event {
    let (handle, when, kind) = (HandleId(handle), Time(when), HandleKind::Callback);
    Event::TimerScheduled {
        event_loop: LOOP,
        handle,
        when,
        kind,
        label: text(),
        task: None,
        future: None,
    }
}

fn turn(turn: u32) -> Event {
    Event::TurnStarted {
        event_loop: LOOP,
        turn,
    }
}

fn turn_end(turn: u32) -> Event {
    Event::TurnFinished {
        event_loop: LOOP,
        turn,
    }
}

fn select(timeout: Option<u64>) -> Event {
    Event::SelectStarted {
        event_loop: LOOP,
        timeout,
    }
}

fn selected() -> Event {
    Event::SelectReturned {
        event_loop: LOOP,
        events: 0,
    }
}

fn counted(count: u32) -> Event {
    Event::ReadyCounted {
        event_loop: LOOP,
        count,
    }
}

fn started(handle: u32) -> Event {
    Event::HandleStarted {
        event_loop: LOOP,
        handle: HandleId(handle),
    }
}

fn skipped(handle: u32) -> Event {
    Event::HandleSkipped {
        event_loop: LOOP,
        handle: HandleId(handle),
    }
}

fn finished(handle: u32) -> Event {
    Event::HandleFinished {
        event_loop: LOOP,
        handle: HandleId(handle),
    }
}

fn cancelled(handle: u32) -> Event {
    Event::HandleCancelled {
        handle: HandleId(handle),
    }
}

fn due(handle: u32) -> Event {
    Event::TimerDue {
        event_loop: LOOP,
        handle: HandleId(handle),
    }
}

fn purged(handle: u32) -> Event {
    Event::TimersPurged {
        event_loop: LOOP,
        handles: vec![HandleId(handle)],
    }
}

fn task(task: StrandId, eager: bool) -> Event {
    let future = FutureId(task.0);
    Event::TaskCreated {
        task,
        future,
        name: text(),
        function: text(),
        line: 1,
        eager,
    }
}

fn step(task: StrandId) -> Event {
    Event::TaskStepStarted {
        task,
        throwing: None,
    }
}

fn suspended(task: StrandId, future: Option<u32>) -> Event {
    Event::TaskSuspended {
        task,
        future: future.map(FutureId),
        chain: Vec::new(),
    }
}

fn task_end(task: StrandId) -> Event {
    Event::TaskFinished {
        task,
        how: Finish::Returned,
        value: text(),
    }
}

fn future(future: u32) -> Event {
    Event::FutureCreated {
        future: FutureId(future),
        kind: FutureKind::Plain,
    }
}

fn resolved(future: u32) -> Event {
    Event::FutureResolved {
        future: FutureId(future),
        state: FutureState::Finished,
        value: text(),
    }
}

fn cancel(task: StrandId) -> Event {
    Event::CancelRequested {
        task,
        requests: 1,
        delegated: false,
    }
}

fn looping(events: Vec<Event>) -> Vec<Event> {
    let loops = [
        Event::LoopCreated { event_loop: LOOP },
        Event::LoopStarted { event_loop: LOOP },
    ];
    [start(), loops.to_vec(), events].concat()
}

/// One turn whose snapshot is of this size.
fn in_turn(number: u32, count: u32, events: Vec<Event>) -> Vec<Event> {
    let before = vec![turn(number), select(Some(0)), selected(), counted(count)];
    [before, events, vec![turn_end(number)]].concat()
}

/// A task in its first step, in a loop; then these.
fn stepping(events: Vec<Event>) -> Vec<Event> {
    let before = vec![task(MAIN, false), queued(1, HandleKind::Step, Some(MAIN))];
    let turn = vec![
        turn(1),
        select(Some(0)),
        selected(),
        counted(1),
        started(1),
        step(MAIN),
    ];
    looping([before, turn, events].concat())
}

fn strand(events: Vec<Event>) -> Vec<Event> {
    let (child, kind) = (StrandId(5), StrandKind::Generator);
    [
        start(),
        vec![Event::StrandCreated {
            child,
            kind,
            name: text(),
            line: 1,
        }],
        events,
    ]
    .concat()
}

fn resume() -> Event {
    Event::StrandResumed {
        child: StrandId(5),
        sent: text(),
    }
}

fn suspend() -> Event {
    Event::StrandSuspended {
        child: StrandId(5),
        line: 1,
        yielded: text(),
    }
}

fn strand_end() -> Event {
    Event::StrandFinished {
        child: StrandId(5),
        how: Finish::Returned,
        value: text(),
    }
}

fn never_awaited() -> Event {
    Event::NeverAwaited { child: StrandId(5) }
}

fn with(mut events: Vec<Event>, more: Vec<Event>) -> Vec<Event> {
    events.extend(more);
    events
}

#[track_caller]
fn legal(events: Vec<(u64, u32, Event)>, expect: Expect) {
    let trace = build(&events);
    let violations = validate(&trace, expect);
    assert!(violations.is_empty(), "{}", explain(&trace, &violations));
}

#[test]
fn threads_that_take_turns_are_legal() {
    let mut events = on_main(start());
    events.extend([
        (1, 0, created(1)),
        (2, 0, Event::ThreadPreempted { core: CoreId(0) }),
        (2, 1, running(0)),
        (3, 1, blocked(Some(9))),
        (3, 0, running(0)),
        (4, 0, blocked(None)),
        (9, 1, woken(1, true)),
        (9, 1, running(0)),
        (9, 1, woken(0, false)),
        (9, 1, Event::ThreadExited { core: CoreId(0) }),
        (9, 0, running(0)),
        (9, 0, outcome()),
    ]);
    legal(events, Expect::WHOLE);
}

#[test]
fn a_loop_with_handles_timers_and_a_task_is_legal() {
    let mut events = on_main(stepping(vec![
        future(7),
        timer(2, 10),
        timer(3, 10),
        timer(4, 5),
        timer(5, 30),
        cancelled(4),
        callback(6),
        cancelled(6),
        suspended(MAIN, Some(7)),
        finished(1),
        turn_end(1),
    ]));
    let mut at = |time: u64, more: Vec<Event>| {
        events.extend(more.into_iter().map(|event| (time, 0, event)));
    };
    at(
        0,
        vec![
            turn(2),
            purged(4),
            select(Some(0)),
            selected(),
            counted(1),
            skipped(6),
            turn_end(2),
        ],
    );
    at(0, vec![turn(3), select(Some(10))]);
    at(
        10,
        vec![
            selected(),
            due(2),
            due(3),
            counted(2),
            started(2),
            resolved(7),
        ],
    );
    at(
        10,
        vec![queued(8, HandleKind::Wakeup, Some(MAIN)), finished(2)],
    );
    at(10, vec![started(3), finished(3), turn_end(3)]);
    at(
        10,
        in_turn(
            4,
            1,
            vec![
                started(8),
                step(MAIN),
                task_end(MAIN),
                resolved(1),
                finished(8),
            ],
        ),
    );
    at(
        10,
        vec![
            Event::LoopStopRequested { event_loop: LOOP },
            turn(5),
            select(Some(0)),
        ],
    );
    at(
        10,
        vec![
            selected(),
            counted(0),
            turn_end(5),
            Event::LoopStopped { event_loop: LOOP },
        ],
    );
    at(10, vec![Event::LoopClosed { event_loop: LOOP }, outcome()]);
    legal(events, Expect::WHOLE);
}

#[test]
fn a_cancelled_task_is_stepped_although_its_future_is_pending() {
    legal(
        on_main(stepping(vec![
            future(7),
            suspended(MAIN, Some(7)),
            cancel(MAIN),
            finished(1),
            queued(2, HandleKind::Step, Some(MAIN)),
            turn_end(1),
            turn(2),
            select(Some(0)),
            selected(),
            counted(1),
            started(2),
            step(MAIN),
            task_end(MAIN),
            finished(2),
            turn_end(2),
        ])),
        Expect::PREFIX,
    );
}

#[test]
fn an_eager_task_steps_at_its_creation() {
    let eager = StrandId(9);
    let events = vec![task(eager, true), step(eager), task_end(eager)];
    legal(on_main(looping(events)), Expect::PREFIX);
}

#[test]
fn a_generator_is_legal() {
    let events = vec![resume(), suspend(), resume(), strand_end()];
    legal(on_main(strand(events)), Expect::PREFIX);
    legal(on_main(strand(vec![never_awaited()])), Expect::PREFIX);
}

#[test]
fn equal_timers_come_in_any_order() {
    let events = looping(vec![timer(1, 5), timer(2, 5), turn(1), select(Some(5))]);
    let mut events = on_main(events);
    events.extend([selected(), due(2), due(1)].map(|event| (5, 0, event)));
    legal(events, Expect::PREFIX);
}

#[test]
fn processes_and_their_messages_are_legal() {
    let mut events = on_main(start());
    let main = [process(1, 0), created(1), pipe_made(), sent(1)];
    events.extend(main.map(|event| (0, 0, event)));
    let child = [running(1), received(1), sent(2), process_exit(1)];
    events.extend(child.map(|event| (0, 1, event)));
    events.extend([received(2), reaped(1), outcome()].map(|event| (0, 0, event)));
    let trace = build(&events);
    let found = validate(&trace, Expect::WHOLE);
    assert!(found.is_empty(), "{}", explain(&trace, &found));
}
