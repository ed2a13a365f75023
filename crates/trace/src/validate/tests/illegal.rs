//! Every rule is broken once: a checker that cannot fail is worth nothing.

use super::*;
use std::collections::BTreeSet;

/// Illegal traces, each with the rule that it breaks.
fn broken() -> Vec<(&'static str, Vec<Event>)> {
    let stop = Event::LoopStopRequested { event_loop: LOOP };
    let stopped = Event::LoopStopped { event_loop: LOOP };
    let loop_started = Event::LoopStarted { event_loop: LOOP };
    let closed = Event::LoopClosed { event_loop: LOOP };
    let empty_turn = || in_turn(1, 0, vec![]);
    let opened = |number| Event::ConnectionOpened {
        socket: SocketId(number),
        address: text(),
    };
    let listens = Event::SocketListens {
        socket: SocketId(1),
        address: text(),
    };
    let accepted = Event::ConnectionAccepted {
        socket: SocketId(2),
        peer: SocketId(1),
        address: text(),
    };
    let received = |number, bytes| Event::BytesReceived {
        socket: SocketId(number),
        bytes,
    };
    let sent = |number, bytes| Event::BytesSent {
        socket: SocketId(number),
        bytes,
    };
    let reply = Event::ReplyCame {
        socket: SocketId(1),
        status: 200,
        address: text(),
    };
    let shut = Event::SocketClosed {
        socket: SocketId(1),
    };
    let file_opened = Event::FileOpened {
        file: FileId(1),
        name: text(),
        mode: text(),
    };
    let file_closed = Event::FileClosed { file: FileId(1) };
    let file_read = Event::FileRead {
        file: FileId(1),
        bytes: 1,
    };
    vec![
        (
            "a socket is opened once",
            with(start(), vec![opened(1), opened(1)]),
        ),
        (
            "only an opened connection is accepted",
            with(start(), vec![accepted.clone()]),
        ),
        (
            "only an open socket is used",
            with(start(), vec![sent(1, 1)]),
        ),
        (
            "only an open socket is used",
            with(start(), vec![opened(1), shut, sent(1, 1)]),
        ),
        (
            "a listening socket carries no bytes",
            with(start(), vec![listens, received(1, 1)]),
        ),
        (
            "nobody receives what nobody sent",
            with(
                start(),
                vec![opened(1), accepted, sent(1, 2), received(2, 3)],
            ),
        ),
        (
            "a reply answers a request",
            with(start(), vec![opened(1), reply]),
        ),
        (
            "a file is opened once",
            with(start(), vec![file_opened.clone(), file_opened.clone()]),
        ),
        (
            "only an open file is used",
            with(start(), vec![file_opened, file_closed, file_read]),
        ),
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
        ("telling ends once for a limit", {
            let telling = Event::TellingEnded {
                limit: Limit::GeneratorSwitches,
                value: 1,
            };
            with(start(), vec![telling.clone(), telling])
        }),
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
                timer(1, 50),
                turn(1),
                select(Some(1)),
                selected(),
                due(1),
            ]),
        ),
        (
            "timers leave the heap by due time",
            looping(vec![
                timer(1, 0),
                timer(2, 1),
                turn(1),
                select(Some(1)),
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
            "only a request is forwarded",
            stepping(vec![Event::CancelForwarded {
                task: MAIN,
                accepted: true,
            }]),
        ),
        (
            "a task is freed after its end",
            stepping(vec![Event::TaskFreed { task: MAIN }]),
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
    .into_iter()
    .chain(broken_between_processes())
    .collect()
}

fn broken_between_processes() -> Vec<(&'static str, Vec<Event>)> {
    let with_child = |events| with(start(), with(vec![process(1, 0), created(1)], events));
    let in_pipe = |events| with(start(), with(vec![pipe_made()], events));
    let closed = |end| Event::PipeClosed { pipe: PIPE, end };
    vec![
        (
            "a process's main thread is created next",
            with(start(), vec![process(1, 0), created(2)]),
        ),
        (
            "a process is made by its parent",
            with(start(), vec![process(1, 4)]),
        ),
        ("a process is made once", with_child(vec![process(1, 0)])),
        ("a process is made once", with(start(), vec![process(0, 0)])),
        (
            "a process ends once",
            with_child(vec![process_exit(1), process_exit(1)]),
        ),
        (
            "only an ended process is reaped, once, by its parent",
            with_child(vec![reaped(1)]),
        ),
        (
            "only an ended process is reaped, once, by its parent",
            with_child(vec![process_exit(1), reaped(1), reaped(1)]),
        ),
        (
            "a process is known",
            with(
                start(),
                vec![Event::SignalSent {
                    process: ProcessId(3),
                    signal: 15,
                }],
            ),
        ),
        (
            "shared memory is written inside",
            with(
                start(),
                vec![Event::MemoryWritten {
                    memory: PIPE,
                    offset: 0,
                    value: text(),
                }],
            ),
        ),
        ("a pipe is made once", in_pipe(vec![pipe_made()])),
        ("messages are numbered", in_pipe(vec![sent(2)])),
        (
            "only an open pipe is written",
            in_pipe(vec![closed(PipeEnd::Reading), sent(1)]),
        ),
        (
            "a message is received after it was sent, in order",
            in_pipe(vec![received(1)]),
        ),
        (
            "only a waiting thread is woken",
            with_child(vec![process_exit(1), woken(1, false)]),
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
    for (rule, events) in broken().into_iter().chain(threads::broken()).chain(goroutines::broken()) {
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

    let held = [(0, 0, Event::PAcquired { p: 0 }), (0, 1, Event::PAcquired { p: 0 })];
    add("a P belongs to one M", &build(&held), Expect::PREFIX);

    let (m, p, spinning) = (ThreadId(0), 1, false);
    let idle = [
        (0, 0, Event::MIdled {}),
        (0, 1, Event::MIdled {}),
        (0, 1, Event::MStarted { m, p, spinning }),
    ];
    add("the M that became idle last starts first", &build(&idle), Expect::PREFIX);
    rules
}

#[test]
fn no_rule_is_without_an_illegal_trace() {
    let sources = [
        include_str!("../run.rs"),
        include_str!("../threads.rs"),
        include_str!("../processes.rs"),
        include_str!("../event_loop.rs"),
        include_str!("../tasks.rs"),
        include_str!("../strands.rs"),
        include_str!("../gil.rs"),
        include_str!("../locks.rs"),
        include_str!("../polls.rs"),
        include_str!("../pools.rs"),
        include_str!("../world.rs"),
        include_str!("../goroutines.rs"),
        include_str!("../go_machine.rs"),
        include_str!("../go_sync.rs"),
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
        .chain(threads::broken())
        .chain(goroutines::broken())
        .map(|(rule, _)| rule)
        .chain(broken_otherwise())
        .collect();
    assert!(written.len() > 40, "the rules are found: {written:?}");
    assert_eq!(written, broken);
}
