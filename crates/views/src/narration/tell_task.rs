//! Futures, tasks and synchronisation objects in words.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, seconds, told};
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_task(teller)
        .or_else(|| tell_future(teller))
        .or_else(|| tell_object(teller))
}

fn tell_task(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::TaskCreated {
            task,
            function,
            eager,
            ..
        } => {
            let (who, task) = (teller.who(), teller.strand(*task));
            let function = teller.function(*function);
            if *eager {
                return told(
                    What::TaskMadeEagerly {
                        who,
                        task,
                        function,
                    },
                    Why::EagerRuns {},
                    "create_task",
                );
            }
            let why = Why::TaskWrapsCoroutine {
                function: function.clone(),
            };
            told(
                What::TaskMade {
                    who,
                    task,
                    function,
                },
                why,
                "create_task",
            )
        }
        Event::TaskRenamed { task, name } => told(
            What::TaskRenamed {
                task: teller.strand(*task),
                name: teller.code(*name),
            },
            None,
            "set_name",
        ),
        Event::TaskStepStarted { task, throwing } => tell_step(teller, *task, *throwing),
        Event::TaskSuspended { task, future, .. } => tell_suspended(teller, *task, *future),
        Event::TaskFinished { task, how, value } => {
            let name = teller.strand(*task);
            match how {
                Finish::Returned => told(
                    What::TaskReturned {
                        task: name,
                        value: teller.code(*value),
                    },
                    waiter_of(teller, *task).map_or(Why::ReturnNobody {}, |waiter| {
                        Why::ReturnWakes {
                            waiter: teller.strand(waiter),
                        }
                    }),
                    "return",
                ),
                Finish::Raised => told(
                    What::TaskRaised {
                        task: name,
                        value: teller.code(*value),
                    },
                    Why::RaiseStored {},
                    "raise",
                ),
                Finish::Cancelled | Finish::Closed => told(
                    What::TaskCancelled { task: name },
                    Why::CancelEnds {},
                    "CancelledError",
                ),
            }
        }
        Event::CancelRequested {
            task, delegated, ..
        } => {
            let awaited = teller.state.strand(*task).and_then(|strand| strand.awaits);
            let why = match awaited {
                Some(future) if *delegated => Why::CancelDelegated {
                    future: teller.future(future),
                },
                _ => Why::CancelNextStep {},
            };
            told(
                What::CancelAsked {
                    who: teller.who(),
                    task: teller.strand(*task),
                },
                why,
                "cancel",
            )
        }
        Event::CancelTakenBack { task, .. } => told(
            What::CancelTakenBack {
                task: teller.strand(*task),
            },
            Why::UncancelLowers {},
            "uncancel",
        ),
        Event::CancelForwarded { task, accepted } => told(
            What::CancelForwarded {
                task: teller.strand(*task),
            },
            match accepted {
                true => Why::ForwardAccepted {},
                false => Why::ForwardRefused {},
            },
            "cancel",
        ),
        Event::TaskFreed { task } => told(
            What::TaskFreed {
                task: teller.strand(*task),
            },
            Why::FreedWeakly {},
            "__del__",
        ),
        Event::TaskLost { task, text } => told(
            What::TaskLost {
                task: teller.strand(*task),
            },
            Why::LostWhy {
                text: teller.code(*text),
            },
            "__del__",
        ),
        _ => None,
    }
}

/// Who awaits a task, itself or through a gathering future.
fn waiter_of(teller: &Teller, task: StrandId) -> Option<StrandId> {
    let own = teller.state.strand(task)?.future?;
    teller.state.future(own)?.waiter
}

fn tell_step(teller: &Teller, task: StrandId, throwing: Option<TextId>) -> Option<Story> {
    let name = teller.strand(task);
    if let Some(exception) = throwing {
        return told(
            What::TaskThrownInto {
                task: name,
                exception: teller.code(exception),
            },
            Why::CancelArrives {},
            "throw",
        );
    }
    let strand = teller.state.strand(task)?;
    if strand.resumed_count <= 1 {
        let function = teller.function(strand.function);
        return told(
            What::TaskBegins {
                task: name,
                function: function.clone(),
            },
            Why::FirstStep { function },
            "send(None)",
        );
    }
    let handle = teller
        .state
        .current()
        .and_then(|state| teller.state.handle(state.running?));
    let why = match handle.and_then(|handle| handle.future) {
        Some(future) if teller.is_task(future) => Why::ContinuesAfterTask {
            other: teller.future(future),
        },
        Some(future) => Why::ContinuesAfter {
            future: teller.future(future),
        },
        None => Why::ContinuesAfterSleep {},
    };
    told(What::TaskContinues { task: name }, why, "send(None)")
}

fn tell_suspended(teller: &Teller, task: StrandId, future: Option<FutureId>) -> Option<Story> {
    let name = teller.strand(task);
    let Some(id) = future else {
        return told(
            What::TaskGivesWay { task: name },
            Why::BareYield {},
            "await",
        );
    };
    let Some(future) = teller.state.future(id) else {
        return told(
            What::TaskAwaitsFuture {
                task: name,
                future: Piece::text("future"),
            },
            None,
            "await",
        );
    };
    if let Some(object) = future.object {
        let state = teller.state.object(object);
        let why = state.map(|state| Why::AwaitObject {
            object: teller.object(object),
            state: teller.code(state.state),
        });
        let object = teller.object(object);
        return told(What::TaskAwaitsObject { task: name, object }, why, "await");
    }
    if future.task.is_some() {
        let other = teller.future(id);
        let why = Why::AwaitTask {
            other: other.clone(),
        };
        return told(What::TaskAwaitsTask { task: name, other }, why, "await");
    }
    if !future.children.is_empty() {
        let count = future.children.len();
        let pending = |id: &&FutureId| teller.state.future(**id).is_some_and(|f| f.is_pending());
        let open = future.children.iter().filter(pending).count();
        return told(
            What::TaskAwaitsGroup {
                task: name,
                count: number(count),
            },
            Why::AwaitAll {
                done: number(count - open),
                count: number(count),
            },
            "await",
        );
    }
    let timer = future.timer.and_then(|timer| teller.state.handle(timer));
    if let Some(when) = timer.and_then(|timer| timer.when) {
        let label = match future.label {
            Some(label) => teller.code(label),
            None => Piece::code("sleep()"),
        };
        return told(
            What::TaskAwaitsTimer {
                task: name,
                when: seconds(when),
            },
            Why::AwaitTimer { label },
            "await",
        );
    }
    let future = teller.future(id);
    let why = Why::AwaitPending {
        future: future.clone(),
    };
    told(What::TaskAwaitsFuture { task: name, future }, why, "await")
}

fn tell_future(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::FutureCreated { future, kind } => {
            let who = teller.who();
            match kind {
                FutureKind::Task => {
                    told(What::TaskFutureMade { who }, Why::TaskIsFuture {}, "Future")
                }
                FutureKind::Gather => {
                    let future = teller.future(*future);
                    told(
                        What::GatherMade { who, future },
                        Why::FutureIsPromise {},
                        "gather",
                    )
                }
                FutureKind::Plain => {
                    let future = teller.future(*future);
                    told(
                        What::FutureMade { who, future },
                        Why::FutureIsPromise {},
                        "create_future",
                    )
                }
            }
        }
        Event::FutureResolved {
            future,
            state,
            value,
        } => {
            let entry = teller.state.future(*future);
            let task = entry.and_then(|future| future.task);
            if let (Some(task), FutureState::Finished) = (task, state) {
                let task = teller.strand(task);
                return told(
                    What::TaskResultSet { task },
                    Why::TaskEndSets {},
                    "set_result",
                );
            }
            let by_timer = entry.is_some_and(|future| future.timer.is_some());
            let why = if by_timer {
                Why::TimerSets {}
            } else if entry.is_some_and(|future| !future.children.is_empty()) {
                Why::LastChildDone {}
            } else {
                Why::SetBy { who: teller.who() }
            };
            let future = teller.future(*future);
            match state {
                FutureState::Failed => {
                    let value = teller.code(*value);
                    told(What::FutureFailed { future, value }, why, "set_exception")
                }
                FutureState::Cancelled => told(What::FutureCancelled { future }, None, "cancel"),
                _ => told(What::FutureSet { future }, why, "set_result"),
            }
        }
        Event::FutureGroups { future, children } => {
            let count = number(children.len());
            told(
                What::FutureGroups {
                    future: teller.future(*future),
                    count: count.clone(),
                },
                Why::GatherWaitsForAll { count },
                "gather",
            )
        }
        Event::FutureLabelled { future, label } => told(
            What::FutureLabelled {
                future: teller.future(*future),
                label: teller.code(*label),
            },
            None,
            "future",
        ),
        _ => None,
    }
}

fn tell_object(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::ObjectCreated { object, kind, .. } => told(
            What::ObjectMade {
                who: teller.who(),
                object: teller.object(*object),
            },
            Why::ObjectOrders {},
            kind.word(),
        ),
        Event::ObjectChanged {
            object,
            state,
            waiters,
        } => {
            let kind = teller.state.object(*object).and_then(|entry| entry.kind);
            told(
                What::ObjectChanged {
                    object: teller.object(*object),
                    state: teller.code(*state),
                },
                Why::ObjectWaiters {
                    count: number(waiters),
                },
                kind.map_or("object", ObjectKind::word),
            )
        }
        Event::ObjectAwaited { object, .. } => {
            let entry = teller.state.object(*object);
            let why = entry.map(|entry| Why::AwaitObject {
                object: teller.object(*object),
                state: teller.code(entry.state),
            });
            told(
                What::ObjectWaits {
                    who: teller.who(),
                    object: teller.object(*object),
                },
                why,
                "await",
            )
        }
        _ => None,
    }
}
