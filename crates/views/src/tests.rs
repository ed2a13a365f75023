//! The folds against a hand-made recording of four tasks under one gather.

use crate::*;
use trace::*;

fn replay() -> Replay {
    Replay::of(sample::gather_trace())
}

#[test]
fn a_seek_equals_a_fold_from_the_beginning() {
    let replay = replay();
    let mut state = EventLoopState::default();
    for moment in 0..=replay.len() {
        assert_eq!(replay.state_at(moment), state, "moment {moment}");
        if moment < replay.len() {
            state.apply(replay.trace(), &replay.trace().record(moment));
        }
    }
}

#[test]
fn the_queues_are_those_of_turn_six() {
    let replay = replay();
    let turn = (0..replay.len())
        .find(|index| {
            matches!(replay.trace().record(*index).event, Event::TimerScheduled { when, .. }
                if when == Time(1_500_000_000))
        })
        .expect("B sleeps until 1.5 s");
    let state = replay.state_at(turn + 1);
    let current = state.current().expect("one loop");
    assert_eq!((current.turn, current.phase), (6, Phase::Run));
    assert_eq!((current.ready.len(), current.snapshot_left), (2, 1));
    let times = current.scheduled.iter().map(|(when, _)| when.0 / 1_000_000);
    assert_eq!(times.collect::<Vec<_>>(), [1200, 1500]);
    let labels = state.tasks.iter().filter_map(|id| state.strand(*id));
    let shown = labels.map(|task| format!("{} {}", task.label, task.standing.class()));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        ["main wait", "T2 done", "T3 run", "T4 ready", "T5 wait"]
    );
    let main = state.strand(state.tasks[0]).expect("main");
    assert!(matches!(
        chain_of(&state, main)[..],
        [Link::Group {
            done: 1,
            total: 4,
            ..
        }]
    ));
    assert!(matches!(
        state.moved,
        Some(Move {
            from: Place::Outside,
            to: Place::Scheduled,
            ..
        })
    ));
}

#[test]
fn every_event_is_told_in_both_languages() {
    let replay = replay();
    let mut state = EventLoopState::default();
    for record in replay.trace().records() {
        state.apply(replay.trace(), &record);
        let story = story(replay.trace(), &record, &state);
        for language in [Language::Korean, Language::English] {
            let told = story.tell(language).plain();
            assert!(told.len() > 8 && !told.contains('?'), "{told}");
        }
    }
}

#[test]
fn sentences_say_who_what_and_why() {
    let replay = replay();
    let told = |wanted: fn(&Event) -> bool, language| {
        let index = (0..replay.len())
            .find(|index| wanted(&replay.trace().record(*index).event))
            .expect("the event happens");
        let record = replay.trace().record(index);
        let state = replay.state_at(index + 1);
        story(replay.trace(), &record, &state)
            .tell(language)
            .plain()
    };
    let timer = |event: &Event| matches!(event, Event::TimerScheduled { when, .. } if when.0 == 1_500_000_000);
    assert_eq!(
        told(timer, Language::Korean),
        "Task-3이 1.500초에 울릴 타이머를 힙에 넣었습니다. \
         `sleep`은 빈 future F9를 만들고, 그것을 채울 타이머를 겁니다."
            .replace('`', "")
    );
    assert_eq!(
        told(
            |event| matches!(event, Event::FutureGroups { .. }),
            Language::English
        ),
        "F1 stands for 4 others. gather is set when all 4 are done."
    );
}

#[test]
fn turns_become_rows_of_the_oracle() {
    let rows = turns::rows(&sample::gather_trace());
    assert_eq!(rows[0]["it"], 1);
    assert_eq!(rows[0]["ran"][0]["task"], "Task-1");
    assert_eq!(rows[0]["ran"][0]["added"][3]["task"], "Task-5");
    assert_eq!(rows[0]["tasks"][0]["await"][1], "Gather#1");
    assert_eq!(rows[0]["tasks"][1]["await"][0], "power:3");
    assert_eq!(rows[1]["ran"][0]["out"], "A: 2^1 = 2\n");
    assert_eq!(rows[1]["ran"][0]["timers"][0]["fut"], "F#2");
    assert_eq!(rows[1]["timers"][0]["wakes"], "Task-2");
    assert_eq!(rows[2]["t"], 0.5);
    assert_eq!(rows[2]["ready"][0]["kind"], "timer");
    assert_eq!(rows[2]["next"][0]["kind"], "wakeup");
}

#[test]
fn steps_go_both_ways() {
    let replay = replay();
    let steps = &replay.steps;
    let mut moment = 0;
    let mut turns = 0;
    while moment < replay.len() {
        let next = steps.next(StepSize::Turn, moment);
        assert!(next > moment);
        if next < replay.len() {
            assert_eq!(steps.previous(StepSize::Turn, next + 1), next);
            turns += 1;
        }
        moment = next;
    }
    assert_eq!(turns, steps.turn_count());
    let lines = replay.transcript.lines();
    assert_eq!(lines.len(), 11);
    assert_eq!(
        replay
            .transcript
            .lines_before(lines[4].event as usize + 1)
            .len(),
        5
    );
}

#[test]
fn columns_and_events_agree() {
    let replay = replay();
    let (columns, len) = (&replay.timeline.columns, replay.len() as u32);
    let mut last = -1.0;
    for event in 0..len {
        let place = columns.place(event, len);
        assert!(place >= last, "places never go back");
        assert_eq!(columns.event_at(place + 1e-4, len), event);
        last = place;
    }
    assert_eq!(
        replay.timeline.lanes.len(),
        7,
        "thread, loop and five tasks"
    );
}

/// A process with a message to it and one back, shared memory, and its end.
fn two_processes() -> Trace {
    let mut trace = Trace::new();
    trace.intern("");
    let mut text = |words: &str| trace.intern(words);
    let (name, label, value) = (text("Process-1"), text("Queue"), text("[1, 2]"));
    let (child, thread) = (ProcessId(1), ThreadId(1));
    let (pipe, memory) = (ObjectId(1), ObjectId(2));
    let created = |child, strand, name| Event::ThreadCreated {
        child: ThreadId(child),
        strand: StrandId(strand),
        name,
        daemon: false,
    };
    let sent = |message| Event::MessageSent {
        pipe,
        message,
        bytes: 9,
        label: value,
    };
    let received = |message| Event::MessageReceived {
        pipe,
        message,
        bytes: 9,
    };
    let closed = |end| Event::PipeClosed { pipe, end };
    let on = |core| Event::ThreadRunning { core: CoreId(core) };
    let events = [
        (0, Event::RunStarted { program: name }),
        (0, created(0, 0, name)),
        (0, on(0)),
        (0, Event::PipeCreated { pipe, label }),
        (
            0,
            Event::ProcessCreated {
                process: child,
                parent: ProcessId(0),
                how: StartMethod::Fork,
                pid: 4712,
                thread,
                name,
            },
        ),
        (0, created(1, 1, name)),
        (0, sent(1)),
        (1, on(1)),
        (1, received(1)),
        (0, sent(2)),
        (
            1,
            Event::MemoryShared {
                memory,
                bytes: 8,
                label,
            },
        ),
        (
            1,
            Event::MemoryWritten {
                memory,
                offset: 0,
                value,
            },
        ),
        (1, closed(PipeEnd::Reading)),
        (1, closed(PipeEnd::Writing)),
        (1, Event::StdoutFlushed {}),
        (
            0,
            Event::SignalSent {
                process: child,
                signal: 15,
            },
        ),
        (
            1,
            Event::ProcessExited {
                process: child,
                code: -15,
            },
        ),
        (0, Event::ProcessReaped { process: child }),
    ];
    for (thread, event) in events {
        let (thread, strand) = (ThreadId(thread), StrandId(thread));
        let moment = Moment {
            thread,
            strand,
            ..Moment::default()
        };
        trace.push(moment, &event);
    }
    trace
}

#[test]
fn processes_own_their_threads_and_pipes_hold_what_was_sent() {
    let replay = Replay::of(two_processes());
    let state = replay.state_at(replay.len());
    assert_eq!(state.process_of(ThreadId(1)), ProcessId(1));
    assert_eq!(state.threads[&ThreadId(1)].standing, Standing::Done);
    let child = &state.shared.processes[&ProcessId(1)];
    assert_eq!((child.exit, child.is_reaped), (Some(-15), true));
    let pipe = &state.shared.pipes[&ObjectId(1)];
    assert_eq!((pipe.sent, pipe.received, pipe.messages.len()), (2, 1, 1));
    assert_eq!(pipe.messages[0].sender, ProcessId(0));
    assert!(pipe.is_reading_closed && pipe.is_writing_closed);
    let memory = &state.shared.memory[&ObjectId(2)];
    assert_eq!(memory.values[&0].1, ProcessId(1));
}

#[test]
fn processes_are_told_in_both_languages() {
    let replay = Replay::of(two_processes());
    for index in 0..replay.len() {
        let (record, state) = (replay.trace().record(index), replay.state_at(index + 1));
        let story = story(replay.trace(), &record, &state);
        for language in [Language::Korean, Language::English] {
            let told = story.tell(language).plain();
            assert!(told.len() > 8 && !told.contains('?'), "{told}");
        }
    }
}
