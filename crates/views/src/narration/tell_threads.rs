//! The GIL, locks of threads and executors.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, shorten, told};
use crate::standstill::Standstill;
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    teller
        .tell_gil()
        .or_else(|| teller.tell_lock())
        .or_else(|| teller.tell_deadlock())
        .or_else(|| teller.tell_pool())
        .or_else(|| teller.tell_job())
}

/// Milliseconds, with as many digits as it takes.
fn milliseconds(nanoseconds: u64) -> Piece {
    number(nanoseconds as f64 / 1e6)
}

impl Teller<'_> {
    /// A thread with its full name and hue.
    pub fn thread(&self, id: ThreadId) -> Piece {
        match self.state.threads.get(&id) {
            Some(thread) => self.strand(thread.strand),
            None => Piece::text(format!("Thread {}", id.0)),
        }
    }

    fn tell_gil(&self) -> Option<Story> {
        let thread = self.thread(self.record.thread);
        match &self.record.event {
            Event::GilShared { interval } => told(
                What::GilShared { thread },
                Why::OneHolderRuns {
                    interval: milliseconds(*interval),
                },
                "GIL",
            ),
            Event::GilAwaited { holder, .. } => self.tell_gil_wait(thread, *holder),
            Event::GilDropRequested { interval, .. } => told(
                What::GilDropAsked { thread },
                Why::NoSwitchFor {
                    interval: milliseconds(*interval),
                },
                "drop_request",
            ),
            Event::GilTaken { waited } => {
                let why = match self.before(|event| matches!(event, Event::GilReleased { .. })) {
                    Some(record) if *waited > 0 || self.was_signalled(&record) => Why::GilCameBy {
                        other: self.thread(record.thread),
                    },
                    _ => Why::GilWasFree {},
                };
                told(What::GilTaken { thread }, why, "take_gil")
            }
            Event::GilReleased { why, .. } => {
                let why = self.gil_release(*why);
                told(What::GilReleased { thread }, why, "drop_gil")
            }
            Event::SwitchIntervalSet { interval } => told(
                What::IntervalSet {
                    who: self.who(),
                    interval: milliseconds(*interval),
                },
                Why::IntervalRule {},
                "sys.setswitchinterval",
            ),
            _ => None,
        }
    }

    fn tell_gil_wait(&self, thread: Piece, holder: ThreadId) -> Option<Story> {
        let me = self.record.thread;
        let gil = self.state.gil_of(me)?;
        let interval = milliseconds(gil.interval);
        let renewed = gil
            .waiters
            .iter()
            .any(|waiter| waiter.thread == me && waiter.renewed);
        let holder_piece = self.thread(holder);
        if renewed {
            let why = match gil.drop_request {
                Some(_) => Why::SeenAtNextCheck {
                    holder: holder_piece,
                },
                None => Why::SwitchedMeanwhile {},
            };
            return told(What::GilWaitsOn { thread }, why, "take_gil");
        }
        if gil.holder.is_none() {
            let (what, why) = (
                What::GilAwaitedBehind {
                    thread,
                    holder: holder_piece.clone(),
                },
                Why::SignalledFirst {
                    other: holder_piece,
                },
            );
            return told(what, why, "take_gil");
        }
        told(
            What::GilAwaited {
                thread,
                holder: holder_piece,
            },
            Why::AsksAfterInterval { interval },
            "take_gil",
        )
    }

    /// The last record before this one whose event is such.
    fn before(&self, such: impl Fn(&Event) -> bool) -> Option<Record> {
        const LOOK_BACK: usize = 64;
        let here = self.state.events.saturating_sub(1);
        (here.saturating_sub(LOOK_BACK)..here)
            .rev()
            .map(|index| self.trace.record(index))
            .find(|record| such(&record.event))
    }

    fn was_signalled(&self, release: &Record) -> bool {
        matches!(release.event, Event::GilReleased { next: Some(next), .. } if next == self.record.thread)
    }

    fn gil_release(&self, why: GilRelease) -> Why {
        let call = |name: &str| Why::WaitsInKernel {
            call: Piece::code(name),
        };
        match why {
            GilRelease::DropRequest => {
                let asked = self.before(|event| matches!(event, Event::GilDropRequested { .. }));
                let who = asked.map_or(Piece::text("?"), |record| self.thread(record.thread));
                Why::DropRequestSeen { who }
            }
            GilRelease::Sleep => call("time.sleep"),
            GilRelease::Lock => call("acquire"),
            GilRelease::Join => call("join"),
            GilRelease::Select => call("select"),
            GilRelease::Io => call("I/O"),
            GilRelease::Input => call("input"),
            GilRelease::Exit => Why::ThreadIsOver {},
        }
    }

    fn tell_lock(&self) -> Option<Story> {
        let thread = self.thread(self.record.thread);
        match &self.record.event {
            Event::LockAcquired { lock, levels } => {
                let handed = self.before(|event| {
                    matches!(event, Event::LockReleased { lock: other, .. }
                        | Event::LockAcquired { lock: other, .. } if other == lock)
                });
                let handed = handed.is_some_and(|record| {
                    matches!(record.event, Event::LockReleased { next, handed: true, .. }
                        if next == Some(self.record.thread))
                });
                let why = match (handed, *levels > 1) {
                    (_, true) => Why::LockAgain {
                        levels: number(levels),
                    },
                    (true, _) => Why::LockWasHanded {},
                    _ => Why::LockWasFree {},
                };
                let lock = self.object(*lock);
                told(What::LockTaken { thread, lock }, why, "acquire")
            }
            Event::LockAwaited { lock, holder, .. } => {
                let why = holder.map_or(Why::LockHeld {}, |holder| Why::LockHeldBy {
                    holder: self.thread(holder),
                });
                let lock = self.object(*lock);
                told(What::LockAwaited { thread, lock }, why, "acquire")
            }
            Event::LockReleased { lock, next, handed } => {
                let other = next.map(|next| self.thread(next));
                let why = match (other, handed) {
                    (None, _) => Why::NobodyWaits {},
                    (Some(other), true) => Why::LockHandsOver { other },
                    (Some(other), false) => Why::LockWakes { other },
                };
                let lock = self.object(*lock);
                told(What::LockReleased { thread, lock }, why, "release")
            }
            Event::LockTimedOut { lock } => {
                let lock = self.object(*lock);
                let why = Why::TimeoutIsOver {};
                told(What::LockGivenUp { thread, lock }, why, "timeout")
            }
            Event::Polled { what, tries, ready } => {
                let (who, call) = (self.who(), self.code(*what));
                match ready {
                    true => told(
                        What::AskedWell { who, call, tries: number(tries) },
                        Why::AskedAgain {},
                        "poll",
                    ),
                    false => told(What::AskedInVain { who, call }, Why::GoesOnUntold {}, "poll"),
                }
            }
            Event::JoinAwaited { joined, .. } => {
                let other = self.thread(*joined);
                let why = Why::JoinNeedsEnd {
                    other: other.clone(),
                };
                told(What::JoinAwaited { thread, other }, why, "join")
            }
            _ => None,
        }
    }

    fn tell_deadlock(&self) -> Option<Story> {
        let Event::ThreadsDeadlocked { waits, cycle } = &self.record.event else {
            return None;
        };
        let Some(first) = waits.first().filter(|_| *cycle > 0) else {
            let count = number(waits.len());
            if self.state.standstill() == Some(Standstill::Network) {
                let what = What::AllWaitForNetwork { count };
                return told(what, Why::NobodyConnects {}, "select");
            }
            return told(What::AllWait { count }, Why::NobodyWakes {}, "deadlock");
        };
        let second = &waits[1 % *cycle as usize];
        let why = Why::WaitsForHolder {
            first: self.thread(first.thread),
            what: match first.lock {
                Some(lock) => self.object(lock),
                None => Piece::code(shorten(self.text(first.what))),
            },
            second: self.thread(second.thread),
        };
        let (first, second) = (self.thread(first.thread), self.thread(second.thread));
        let what = match cycle {
            1 => What::DeadlockOfOne { first },
            2 => What::DeadlockOfTwo { first, second },
            _ => What::DeadlockOfMany {
                first,
                count: number(cycle),
            },
        };
        told(what, why, "deadlock")
    }

    fn pool(&self, id: ObjectId) -> Piece {
        let pool = self.state.pools.get(&id);
        pool.map_or(Piece::text("?"), |pool| self.code(pool.name))
    }

    /// A job by number and function: `J2 fetch`.
    fn job_name(&self, id: JobId) -> Piece {
        let label = self.state.job(id).map_or("", |job| self.text(job.label));
        Piece::code(shorten(&format!("J{} {label}", id.0)))
    }

    fn tell_pool(&self) -> Option<Story> {
        let thread = self.thread(self.record.thread);
        match &self.record.event {
            Event::PoolCreated {
                pool, workers_max, ..
            } => told(
                What::PoolMade {
                    who: self.who(),
                    pool: self.pool(*pool),
                    count: number(workers_max),
                },
                Why::WorkersOnDemand {},
                "Executor",
            ),
            Event::WorkerStarted {
                worker, workers, ..
            } => told(
                What::WorkerMade {
                    thread: self.thread(*worker),
                },
                Why::NobodyIdle {
                    workers: number(workers),
                },
                "submit",
            ),
            Event::WorkerIdle { .. } => {
                told(What::WorkerRests { thread }, Why::WorkQueueEmpty {}, "get")
            }
            Event::WorkerStopped { .. } => {
                told(What::WorkerLeft { thread }, Why::NoMoreWork {}, "shutdown")
            }
            Event::PoolShutdown {
                pool, cancelled, ..
            } => {
                let why = match cancelled {
                    0 => Why::QueuedStillRun {},
                    count => Why::QueuedDropped {
                        count: number(count),
                    },
                };
                let (who, pool) = (self.who(), self.pool(*pool));
                told(What::PoolShut { who, pool }, why, "shutdown")
            }
            _ => None,
        }
    }

    fn tell_job(&self) -> Option<Story> {
        let thread = self.thread(self.record.thread);
        match &self.record.event {
            Event::JobSubmitted {
                pool,
                job,
                idle,
                workers,
                ..
            } => {
                let most = self
                    .state
                    .pools
                    .get(pool)
                    .map_or(0, |pool| pool.workers_max);
                let why = match (*idle, *workers) {
                    (0, workers) if workers < most => Why::WorkerComes {
                        workers: number(workers),
                    },
                    (0, workers) => Why::AllWorkersBusy {
                        workers: number(workers),
                    },
                    (idle, _) => Why::IdleTakesIt { idle: number(idle) },
                };
                let (who, job) = (self.who(), self.job_name(*job));
                told(What::JobQueued { who, job }, why, "submit")
            }
            Event::JobStarted { job, queued, .. } => told(
                What::JobTaken {
                    thread,
                    job: self.job_name(*job),
                },
                Why::FirstInFirstOut {
                    queued: number(queued),
                },
                "get",
            ),
            Event::JobSkipped { job, .. } => told(
                What::JobDropped {
                    thread,
                    job: self.job_name(*job),
                },
                Why::WasCancelled {},
                "get",
            ),
            Event::JobFinished {
                job, state, value, ..
            } => {
                let (job, value) = (self.job_name(*job), self.code(*value));
                match state {
                    FutureState::Failed => told(
                        What::JobFailed { job, value },
                        Why::ErrorStays {},
                        "set_exception",
                    ),
                    _ => told(
                        What::JobDone { job, value },
                        Why::ResultStays {},
                        "set_result",
                    ),
                }
            }
            Event::JobCancelled { job, .. } => told(
                What::JobCancelled {
                    who: self.who(),
                    job: self.job_name(*job),
                },
                Why::OnlyPendingCancelled {},
                "cancel",
            ),
            Event::JobAwaited { job } => told(
                What::JobAwaited {
                    who: self.who(),
                    job: self.job_name(*job),
                },
                Why::ResultNotThere {},
                "result",
            ),
            Event::JobBridged { job, future } => told(
                What::JobBridged {
                    future: self.future(*future),
                    job: self.job_name(*job),
                },
                Why::LoopStaysFree {},
                "run_in_executor",
            ),
            _ => None,
        }
    }
}
