//! The loop's own events in words: turns, select, timers, handles.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, seconds, told};
use crate::handle::Handle;
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_turn(teller).or_else(|| tell_handle(teller))
}

fn tell_turn(teller: &Teller) -> Option<Story> {
    let state = teller.state;
    match &teller.record.event {
        Event::LoopCreated { .. } => {
            told(What::LoopMade {}, Why::LoopOwnsQueues {}, "new_event_loop")
        }
        Event::LoopStarted { .. } => told(
            What::LoopBegan {
                thread: teller.strand(
                    state
                        .threads
                        .get(&teller.record.thread)
                        .map_or(teller.record.strand, |thread| thread.strand),
                ),
            },
            Why::RunForever {},
            "run_forever",
        ),
        Event::LoopStopped { .. } => told(What::LoopEnded {}, Why::StopWasAsked {}, "run_forever"),
        Event::LoopClosed { .. } => told(What::LoopClosed {}, Why::CloseDropsAll {}, "close"),
        Event::LoopStopRequested { .. } => told(
            What::StopAsked { who: teller.who() },
            Why::TurnEndsFirst {},
            "stop",
        ),
        Event::TurnStarted { turn, .. } => told(
            What::TurnBegan { turn: number(turn) },
            Why::TurnIsOneRound {},
            "_run_once",
        ),
        Event::TimersPurged { handles, .. } => told(
            What::TimersPurged {
                count: number(handles.len()),
            },
            Why::CancelledAtHead {},
            "heappop",
        ),
        Event::SelectStarted {
            event_loop,
            timeout,
        } => tell_select(teller, *event_loop, *timeout),
        Event::SelectReturned { events, .. } => {
            let passed = waited(teller);
            if *events > 0 {
                return told(
                    What::SelectBackWith {
                        events: number(events),
                    },
                    Why::IoOrWake {},
                    "select",
                );
            }
            let why = if passed >= WAIT_NS_MIN {
                Why::TimePassed {
                    time: seconds(Time(passed)),
                }
            } else {
                Why::NothingToWaitFor {}
            };
            told(What::SelectBack {}, why, "select")
        }
        Event::TimerDue { handle, .. } => told(
            What::TimerDue {
                timer: timer_name(teller, *handle),
            },
            Why::ItIs {
                time: seconds(teller.record.at),
            },
            "heappop",
        ),
        Event::ReadyCounted { count: 0, .. } => {
            told(What::CountedNone {}, Why::NothingYet {}, "len(ready)")
        }
        Event::ReadyCounted { count, .. } => told(
            What::Counted {
                count: number(count),
            },
            Why::SnapshotRule {},
            "len(ready)",
        ),
        Event::TurnFinished { event_loop, turn } => {
            let left = state.loops.get(event_loop).map_or(0, |l| l.ready.len());
            told(
                What::TurnEnded { turn: number(turn) },
                Why::SnapshotEmpty { left: number(left) },
                "_run_once",
            )
        }
        _ => None,
    }
}

/// Less than this, in nanoseconds, is the work of the call itself, not a wait.
const WAIT_NS_MIN: u64 = 100_000;

/// How long the select that just returned took, in nanoseconds.
fn waited(teller: &Teller) -> u64 {
    let last = teller.state.events.saturating_sub(1);
    let mut before = (0..last).rev().take(SELECT_EVENTS_MAX);
    let began = before.find(|index| {
        matches!(
            teller.trace.record(*index).event,
            Event::SelectStarted { .. }
        )
    });
    began.map_or(0, |index| teller.record.at.0 - teller.trace.at(index).0)
}

/// Other threads' events may lie between a select's beginning and its end.
const SELECT_EVENTS_MAX: usize = 200;

fn tell_select(teller: &Teller, event_loop: LoopId, timeout: Option<u64>) -> Option<Story> {
    let state = teller.state.loops.get(&event_loop)?;
    match timeout {
        Some(0) if !state.ready.is_empty() => told(
            What::SelectAtOnce {},
            Why::ReadyNotEmpty {
                count: number(state.ready.len()),
            },
            "select(0)",
        ),
        Some(0) => {
            let why = match state.scheduled.first() {
                _ if state.is_stopping => Why::StopAskedBefore {},
                Some((_, timer)) => Why::TimerIsDue {
                    timer: timer_name(teller, *timer),
                },
                None => Why::TurnIsOneRound {},
            };
            told(What::SelectAtOnce {}, why, "select(0)")
        }
        Some(nanoseconds) => {
            let head = state.scheduled.first();
            let why = head.map(|(when, handle)| Why::NothingReadyUntil {
                timer: timer_name(teller, *handle),
                time: seconds(*when),
            });
            told(
                What::SelectFor {
                    timeout: seconds(Time(nanoseconds)),
                },
                why,
                "select",
            )
        }
        None => told(
            What::SelectForEver {},
            Why::NothingPlanned {},
            "select(None)",
        ),
    }
}

/// A timer is named after whom it wakes, else after its callback.
fn timer_name(teller: &Teller, handle: HandleId) -> Piece {
    let Some(handle) = teller.state.handle(handle) else {
        return Piece::text("?");
    };
    let waiter = || teller.state.future(handle.future?)?.waiter;
    if let Some(task) = handle.task.or_else(waiter) {
        let mut piece = teller.strand(task);
        if let Some(when) = handle.when {
            piece.text = format!("{} {}", piece.text, seconds(when).text);
        }
        return piece;
    }
    teller.callback(handle.label)
}

fn handle_name(teller: &Teller, handle: &Handle) -> Piece {
    match (handle.kind, handle.task) {
        (Some(HandleKind::Step | HandleKind::Wakeup), Some(task)) => teller.strand(task),
        _ => teller.callback(handle.label),
    }
}

fn tell_handle(teller: &Teller) -> Option<Story> {
    let named = |id: HandleId| teller.state.handle(id);
    match &teller.record.event {
        Event::HandleQueued { handle, .. } => tell_queued(teller, named(*handle)?),
        Event::TimerScheduled {
            when,
            future,
            label,
            ..
        } => {
            let (who, when) = (teller.who(), seconds(*when));
            match future {
                Some(future) => told(
                    What::TimerPushed { who, when },
                    Why::SleepMakesTimer {
                        future: teller.future(*future),
                    },
                    "call_later",
                ),
                None => told(
                    What::TimerPushedFor {
                        who,
                        when,
                        callback: teller.callback(*label),
                    },
                    Why::CallLaterMakesTimer {},
                    "call_later",
                ),
            }
        }
        Event::HandleCancelled { handle } => told(
            What::HandleCancelled {
                who: teller.who(),
                handle: handle_name(teller, named(*handle)?),
            },
            Why::CancelMarksOnly {},
            "Handle.cancel",
        ),
        Event::HandleStarted { handle, .. } => {
            let handle = named(*handle)?;
            match (handle.kind, handle.task) {
                (Some(HandleKind::Step), Some(task)) => told(
                    What::StepPopped {
                        task: teller.strand(task),
                    },
                    Why::HeadOfReady {},
                    "popleft",
                ),
                (Some(HandleKind::Wakeup), Some(task)) => {
                    let why = match handle.future {
                        Some(future) if teller.is_task(future) => Why::HeadAfterTask {
                            other: teller.future(future),
                        },
                        Some(future) => Why::HeadContinues {
                            future: teller.future(future),
                        },
                        None => Why::HeadOfReady {},
                    };
                    told(
                        What::StepPopped {
                            task: teller.strand(task),
                        },
                        why,
                        "popleft",
                    )
                }
                _ => told(
                    What::CallbackPopped {
                        callback: teller.callback(handle.label),
                    },
                    Why::HeadOfReady {},
                    "popleft",
                ),
            }
        }
        Event::HandleSkipped { handle, .. } => told(
            What::HandleSkipped {
                handle: handle_name(teller, named(*handle)?),
            },
            Why::WasCancelled {},
            "popleft",
        ),
        Event::HandleFinished { handle, .. } => {
            let handle = named(*handle)?;
            let why = if handle.task.is_some() {
                Why::TaskGaveControl {}
            } else {
                Why::CallbackReturned {}
            };
            told(
                What::HandleDone {
                    handle: handle_name(teller, handle),
                },
                why,
                "Handle._run",
            )
        }
        _ => None,
    }
}

fn tell_queued(teller: &Teller, handle: &Handle) -> Option<Story> {
    let task = handle.task.and_then(|task| teller.state.strand(task));
    match (handle.kind?, task) {
        (HandleKind::Step, Some(task)) => {
            let name = teller.strand(task.id);
            if task.must_cancel {
                return told(
                    What::StepQueued { task: name.clone() },
                    Why::CancelWillBeThrown { task: name },
                    "call_soon",
                );
            }
            if task.resumed_count == 0 {
                return told(
                    What::FirstStepQueued {
                        who: teller.who(),
                        task: name,
                    },
                    Why::CreateTaskDoesNotRun {},
                    "create_task",
                );
            }
            told(
                What::StepQueued { task: name.clone() },
                Why::SleepZero { task: name },
                "call_soon",
            )
        }
        (HandleKind::Wakeup, Some(task)) => {
            let name = teller.strand(task.id);
            let awaited = handle.future.or(task.awaits);
            let why = awaited.and_then(|id| {
                let future = teller.state.future(id)?;
                Some(if future.task.is_some() {
                    Why::AwaitedTaskDone {
                        task: name.clone(),
                        other: teller.future(id),
                    }
                } else if !future.children.is_empty() {
                    Why::AwaitedGroupDone { task: name.clone() }
                } else {
                    Why::AwaitedIsSet {
                        task: name.clone(),
                        future: teller.future(id),
                    }
                })
            });
            told(What::WakeupQueued { task: name }, why, "call_soon")
        }
        (HandleKind::SelfPipe, _) => told(
            What::SelfPipeQueued {},
            Why::ThreadsafeWakes {},
            "self-pipe",
        ),
        _ => {
            let why = match handle.future {
                _ if handle.threadsafe => Why::ThreadsafeWakes {},
                Some(future) => Why::DoneCallbacks {
                    future: teller.future(future),
                },
                None => Why::CallSoonAppends {},
            };
            let call = if handle.threadsafe {
                "call_soon_threadsafe"
            } else {
                "call_soon"
            };
            told(
                What::CallbackQueued {
                    who: teller.who(),
                    callback: teller.callback(handle.label),
                },
                why,
                call,
            )
        }
    }
}
