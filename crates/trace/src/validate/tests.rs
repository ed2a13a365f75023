//! Every rule is broken once: a checker that cannot fail is worth nothing.

use super::*;
use crate::event::*;
use crate::ids::*;
use crate::record::Moment;
use std::collections::BTreeSet;

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
fn equal_timers_in_another_order_are_a_choice() {
    let events = looping(vec![timer(1, 5), timer(2, 5), turn(1), select(Some(5))]);
    let mut events = on_main(events);
    events.extend([selected(), due(2), due(1)].map(|event| (5, 0, event)));
    legal(
        events.clone(),
        Expect {
            whole: false,
            policy: false,
        },
    );
    assert!(!validate(&build(&events), Expect::PREFIX).is_empty());
}

/// Illegal traces, each with the rule that it breaks.
fn broken() -> Vec<(&'static str, Vec<Event>)> {
    let stop = Event::LoopStopRequested { event_loop: LOOP };
    let stopped = Event::LoopStopped { event_loop: LOOP };
    let loop_started = Event::LoopStarted { event_loop: LOOP };
    let closed = Event::LoopClosed { event_loop: LOOP };
    let empty_turn = || in_turn(1, 0, vec![]);
    vec![
        ("run starts once, first", vec![created(0)]),
        ("run starts once, first", vec![run_started(), run_started()]),
        (
            "the outcome is last",
            with(start(), vec![outcome(), outcome()]),
        ),
        (
            "only the outcome follows a limit",
            with(
                start(),
                vec![
                    Event::LimitReached {
                        limit: Limit::Steps,
                        value: 1,
                        line: 1,
                    },
                    created(1),
                ],
            ),
        ),
        (
            "a thread is created once",
            with(start(), vec![created(1), created(1)]),
        ),
        (
            "only a ready thread is put on a core",
            with(start(), vec![running(1)]),
        ),
        (
            "only a ready thread is put on a core",
            with(start(), vec![blocked(None), running(0)]),
        ),
        (
            "only a running thread leaves its core",
            with(start(), vec![Event::ThreadPreempted { core: CoreId(1) }]),
        ),
        (
            "only a waiting thread is woken",
            with(start(), vec![woken(0, false)]),
        ),
        (
            "a wait times out at its deadline",
            with(start(), vec![blocked(None), woken(0, true)]),
        ),
        (
            "a wait times out at its deadline",
            with(start(), vec![blocked(Some(3)), woken(0, true)]),
        ),
        (
            "a loop is created once",
            looping(vec![Event::LoopCreated { event_loop: LOOP }]),
        ),
        ("a loop is known", with(start(), vec![turn(1)])),
        ("a loop is known", with(start(), vec![loop_started.clone()])),
        (
            "only an open loop takes handles",
            with(start(), vec![callback(1)]),
        ),
        (
            "only an open loop takes handles",
            looping(vec![stopped.clone(), closed.clone(), callback(1)]),
        ),
        (
            "a handle is queued once",
            looping(vec![callback(1), callback(1)]),
        ),
        (
            "a handle is queued once",
            looping(vec![timer(1, 1), callback(1)]),
        ),
        ("a handle is known", looping(vec![cancelled(1)])),
        ("a handle is known", looping(vec![started(1)])),
        ("a handle is known", looping(vec![due(1)])),
        ("a handle is known", looping(vec![purged(1)])),
        (
            "only an idle, open loop starts",
            looping(vec![loop_started.clone()]),
        ),
        (
            "only an idle, open loop starts",
            looping(vec![stopped.clone(), closed.clone(), loop_started]),
        ),
        (
            "only a running loop stops",
            looping(vec![stopped.clone(), stopped.clone()]),
        ),
        ("a running loop is not closed", looping(vec![closed])),
        (
            "turns happen in a running loop",
            looping(vec![stopped, turn(1)]),
        ),
        ("turns are counted from one", looping(vec![turn(2)])),
        (
            "no turn begins after a stop",
            looping([vec![stop], empty_turn(), vec![turn(2)]].concat()),
        ),
        (
            "a turn goes through its phases in order",
            looping(vec![turn(1), selected()]),
        ),
        (
            "a turn goes through its phases in order",
            looping(vec![turn(1), turn(2)]),
        ),
        (
            "select waits only for what is to come",
            looping(vec![callback(1), turn(1), select(None)]),
        ),
        (
            "select waits only for what is to come",
            looping(vec![turn(1), select(Some(5))]),
        ),
        (
            "select waits only for what is to come",
            looping(vec![timer(1, 5), turn(1), select(None)]),
        ),
        (
            "only cancelled timers are purged",
            looping(vec![timer(1, 5), turn(1), purged(1)]),
        ),
        (
            "due timers come after the select",
            looping(vec![timer(1, 0), turn(1), due(1)]),
        ),
        (
            "a timer is never early",
            looping(vec![
                timer(1, 1),
                turn(1),
                select(Some(1)),
                selected(),
                due(1),
            ]),
        ),
        (
            "timers leave the heap by due time, then creation",
            looping(vec![
                timer(1, 0),
                timer(2, 0),
                turn(1),
                select(Some(0)),
                selected(),
                due(2),
            ]),
        ),
        (
            "the snapshot counts what is ready",
            looping(vec![
                callback(1),
                turn(1),
                select(Some(0)),
                selected(),
                counted(2),
            ]),
        ),
        (
            "a due timer leaves the heap",
            looping(vec![
                timer(1, 0),
                turn(1),
                select(Some(0)),
                selected(),
                counted(0),
            ]),
        ),
        (
            "ready is first in, first out",
            looping(
                [
                    vec![callback(1), callback(2)],
                    in_turn(1, 2, vec![started(2)]),
                ]
                .concat(),
            ),
        ),
        (
            "only a waiting handle is taken",
            looping(
                [
                    vec![callback(1)],
                    in_turn(1, 1, vec![started(1), finished(1), started(1)]),
                ]
                .concat(),
            ),
        ),
        (
            "a cancelled handle is skipped, any other runs",
            looping(
                [
                    vec![callback(1), cancelled(1)],
                    in_turn(1, 1, vec![started(1)]),
                ]
                .concat(),
            ),
        ),
        (
            "a cancelled handle is skipped, any other runs",
            looping([vec![callback(1)], in_turn(1, 1, vec![skipped(1)])].concat()),
        ),
        (
            "a turn runs the handles of its snapshot",
            looping(in_turn(1, 0, vec![callback(1), started(1), finished(1)])),
        ),
        (
            "one handle at a time",
            looping(
                [
                    vec![callback(1), callback(2)],
                    in_turn(1, 2, vec![started(1), started(2)]),
                ]
                .concat(),
            ),
        ),
        (
            "a handle finishes after it started",
            looping(vec![callback(1), finished(1)]),
        ),
        (
            "a turn ends under its number",
            looping(vec![
                turn(1),
                select(None),
                selected(),
                counted(0),
                turn_end(2),
            ]),
        ),
        (
            "a turn runs its whole snapshot",
            looping([vec![callback(1)], in_turn(1, 1, vec![])].concat()),
        ),
        (
            "a turn ends between handles",
            looping([vec![callback(1)], in_turn(1, 1, vec![started(1)])].concat()),
        ),
        ("a step ends within its handle", stepping(vec![finished(1)])),
        (
            "a future is created once",
            with(start(), vec![future(1), future(1)]),
        ),
        ("a future is known", with(start(), vec![resolved(1)])),
        (
            "a future is known",
            stepping(vec![suspended(MAIN, Some(77))]),
        ),
        (
            "a future resolves to something",
            with(
                start(),
                vec![
                    future(1),
                    Event::FutureResolved {
                        future: FutureId(1),
                        state: FutureState::Pending,
                        value: text(),
                    },
                ],
            ),
        ),
        (
            "a future resolves once",
            with(start(), vec![future(1), resolved(1), resolved(1)]),
        ),
        (
            "a task is created once",
            looping(vec![task(MAIN, false), task(MAIN, false)]),
        ),
        ("a task is known", looping(vec![step(MAIN)])),
        (
            "a task suspends inside a step",
            stepping(vec![suspended(MAIN, None), suspended(MAIN, None)]),
        ),
        (
            "a task finishes once",
            stepping(vec![task_end(MAIN), task_end(MAIN)]),
        ),
        (
            "a task finishes inside a step",
            stepping(vec![suspended(MAIN, None), task_end(MAIN)]),
        ),
        (
            "only an unfinished task is cancelled",
            stepping(vec![task_end(MAIN), cancel(MAIN)]),
        ),
        (
            "a finished task is never stepped",
            stepping(vec![task_end(MAIN), step(MAIN)]),
        ),
        ("one step at a time", stepping(vec![step(MAIN)])),
        (
            "a waiting task is not stepped",
            stepping(vec![future(7), suspended(MAIN, Some(7)), step(MAIN)]),
        ),
        (
            "a task steps in a handle of its own",
            looping(vec![task(MAIN, false), step(MAIN)]),
        ),
        (
            "a task steps in a handle of its own",
            stepping(vec![suspended(MAIN, None), step(MAIN)]),
        ),
        (
            "a task steps in a handle of its own",
            stepping(vec![task(StrandId(9), false), step(StrandId(9))]),
        ),
        (
            "a strand is created once",
            strand(vec![Event::StrandCreated {
                child: StrandId(5),
                kind: StrandKind::Coroutine,
                name: text(),
                line: 1,
            }]),
        ),
        ("a strand is known", with(start(), vec![resume()])),
        (
            "only a created or suspended strand is resumed",
            strand(vec![resume(), resume()]),
        ),
        (
            "only a created or suspended strand is resumed",
            strand(vec![strand_end(), resume()]),
        ),
        ("only a running strand suspends", strand(vec![suspend()])),
        (
            "a strand finishes once",
            strand(vec![strand_end(), strand_end()]),
        ),
        (
            "only a strand that never ran was never awaited",
            strand(vec![resume(), never_awaited()]),
        ),
    ]
}

fn rules_broken_by(events: &[(u64, u32, Event)], expect: Expect) -> BTreeSet<&'static str> {
    validate(&build(events), expect)
        .iter()
        .map(|violation| violation.rule)
        .collect()
}

#[test]
fn every_illegal_trace_is_told_by_its_rule() {
    for (rule, events) in broken() {
        let rules = rules_broken_by(&on_main(events.clone()), Expect::PREFIX);
        assert!(rules.contains(rule), "{rule}: {rules:?}: {events:?}");
    }
}

/// The ones whose point is time, steps, threads or the end.
fn broken_otherwise() -> BTreeSet<&'static str> {
    let mut rules = BTreeSet::new();
    let mut add = |rule, trace: &Trace, expect| {
        let found = validate(trace, expect);
        assert!(
            found.iter().any(|violation| violation.rule == rule),
            "{rule}: {found:?}"
        );
        rules.insert(rule);
    };
    let mut back = on_main(start());
    back[1].0 = 5;
    add("time never goes back", &build(&back), Expect::PREFIX);

    let mut steps = Trace::new();
    steps.push(
        Moment {
            step: 5,
            ..Moment::default()
        },
        &run_started(),
    );
    steps.push(
        Moment {
            step: 4,
            ..Moment::default()
        },
        &created(0),
    );
    add("steps never go back", &steps, Expect::PREFIX);

    add(
        "a whole run has an outcome",
        &build(&on_main(start())),
        Expect::WHOLE,
    );

    let mut two = on_main(start());
    two.extend([(0, 0, created(1)), (0, 1, running(0))]);
    add("one running thread on a core", &build(&two), Expect::PREFIX);

    let mut ghost = on_main(start());
    ghost.extend([(0, 0, created(1)), (0, 1, future(1))]);
    add(
        "only a running thread does anything",
        &build(&ghost),
        Expect::PREFIX,
    );
    rules
}

#[test]
fn no_rule_is_without_an_illegal_trace() {
    let sources = [
        include_str!("run.rs"),
        include_str!("threads.rs"),
        include_str!("event_loop.rs"),
        include_str!("tasks.rs"),
        include_str!("strands.rs"),
    ];
    let mut written = BTreeSet::new();
    for source in sources {
        for call in ["demand(", "breaks(", "=> ("] {
            for (place, _) in source.match_indices(call) {
                let rest = source[place + call.len()..].trim_start();
                if let Some(literal) = rest.strip_prefix('"') {
                    written.insert(literal.split('"').next().unwrap_or_default());
                }
            }
        }
    }
    let broken: BTreeSet<&str> = broken()
        .into_iter()
        .map(|(rule, _)| rule)
        .chain(broken_otherwise())
        .collect();
    assert!(written.len() > 40, "the rules are found: {written:?}");
    assert_eq!(written, broken);
}
