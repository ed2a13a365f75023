//! The GIL, locks of threads, and executors, at one moment.

use crate::machine::EventLoopState;
use crate::strand::WaitKind;
use std::collections::VecDeque;
use trace::*;

/// A thread in the queue for the GIL.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GilWaiter {
    pub thread: ThreadId,
    pub since: Time,
    /// When it asks for the GIL, if no switch happens before.
    pub until: Time,
    /// Its first interval ended after a switch, and a new one began.
    pub renewed: bool,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct GilState {
    /// The trace tells of the GIL: there are several threads, and the build has one.
    pub shared: bool,
    /// The switch interval, in nanoseconds.
    pub interval: u64,
    pub holder: Option<ThreadId>,
    /// Since when the holder has it.
    pub since: Time,
    /// The waiter that was signalled, while nobody holds it.
    pub next: Option<ThreadId>,
    /// First come first.
    pub waiters: Vec<GilWaiter>,
    /// Who set the drop request, and the event that did.
    pub drop_request: Option<(ThreadId, u32)>,
    pub last_release: Option<GilRelease>,
    /// How often it went from one thread to another.
    pub switches: u32,
    last_holder: Option<ThreadId>,
}

/// A lock of threads, from its first recorded event on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LockState {
    /// None: free, or not known since quick pairs are not recorded.
    pub holder: Option<ThreadId>,
    pub levels: u32,
    pub waiters: Vec<ThreadId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum JobStanding {
    #[default]
    Pending,
    Running(ThreadId),
    Finished,
    Failed,
    Cancelled,
}

/// A call given to an executor, and its future.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Job {
    pub pool: ObjectId,
    pub label: TextId,
    pub standing: JobStanding,
    pub value: TextId,
    pub submitted_by: StrandId,
    /// The asyncio future that stands for it.
    pub future: Option<FutureId>,
    /// The strand that waits for its result.
    pub waiter: Option<StrandId>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Worker {
    pub thread: ThreadId,
    pub job: Option<JobId>,
    pub idle: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct PoolState {
    pub kind: PoolKind,
    pub name: TextId,
    pub workers_max: u32,
    pub workers: Vec<Worker>,
    /// The work queue, head first. Cancelled jobs stay in it.
    pub queue: VecDeque<JobId>,
    pub finished: u32,
    pub shut: bool,
}

impl PoolState {
    fn worker(&mut self, thread: ThreadId) -> Option<&mut Worker> {
        self.workers
            .iter_mut()
            .find(|worker| worker.thread == thread)
    }
}

impl GilState {
    fn apply(&mut self, record: &Record, number: u32) -> bool {
        let thread = record.thread;
        match record.event {
            Event::GilShared { interval } => {
                (self.shared, self.interval) = (true, interval);
                (self.holder, self.since) = (Some(thread), record.at);
                self.last_holder = Some(thread);
            }
            Event::SwitchIntervalSet { interval } => self.interval = interval,
            Event::GilAwaited { until, .. } => {
                match self
                    .waiters
                    .iter_mut()
                    .find(|waiter| waiter.thread == thread)
                {
                    Some(waiter) => (waiter.until, waiter.renewed) = (until, true),
                    None => self.waiters.push(GilWaiter {
                        thread,
                        since: record.at,
                        until,
                        renewed: false,
                    }),
                }
            }
            Event::GilDropRequested { .. } => self.drop_request = Some((thread, number)),
            Event::GilTaken { .. } => {
                self.waiters.retain(|waiter| waiter.thread != thread);
                self.switches += u32::from(self.last_holder != Some(thread));
                (self.holder, self.since, self.next) = (Some(thread), record.at, None);
                self.last_holder = Some(thread);
            }
            Event::GilReleased { why, next } => {
                (self.holder, self.next, self.drop_request) = (None, next, None);
                self.last_release = Some(why);
            }
            _ => return false,
        }
        true
    }
}

impl EventLoopState {
    pub fn job(&self, id: JobId) -> Option<&Job> {
        self.jobs.get(id.0 as usize)
    }

    pub(crate) fn apply_gil(&mut self, record: &Record) -> bool {
        let number = self.events as u32;
        let process = self.process_of(record.thread);
        match record.event {
            Event::GilShared { .. }
            | Event::SwitchIntervalSet { .. }
            | Event::GilAwaited { .. }
            | Event::GilDropRequested { .. }
            | Event::GilTaken { .. }
            | Event::GilReleased { .. } => {
                self.gils.entry(process).or_default().apply(record, number)
            }
            _ => false,
        }
    }

    /// The GIL of the thread's process; none if the trace tells of none.
    pub fn gil_of(&self, thread: ThreadId) -> Option<&GilState> {
        self.gils.get(&self.process_of(thread))
    }

    pub(crate) fn apply_lock(&mut self, record: &Record) -> bool {
        let thread = record.thread;
        match &record.event {
            Event::LockAcquired { lock, levels } => {
                let lock = self.locks.entry(*lock).or_default();
                (lock.holder, lock.levels) = (Some(thread), *levels);
                lock.waiters.retain(|waiter| *waiter != thread);
            }
            Event::LockAwaited { lock, holder, .. } => {
                let lock = self.locks.entry(*lock).or_default();
                lock.holder = *holder;
                if !lock.waiters.contains(&thread) {
                    lock.waiters.push(thread);
                }
            }
            Event::LockReleased { lock, next, handed } => {
                let lock = self.locks.entry(*lock).or_default();
                lock.holder = next.filter(|_| *handed);
                lock.levels = u32::from(*handed);
            }
            Event::LockTimedOut { lock } => {
                let lock = self.locks.entry(*lock).or_default();
                lock.waiters.retain(|waiter| *waiter != thread);
            }
            Event::ThreadsDeadlocked { waits, cycle } => {
                self.deadlock = waits.clone();
                self.deadlock_cycle = *cycle;
            }
            Event::JoinAwaited { .. } | Event::Polled { .. } => {}
            _ => return false,
        }
        true
    }

    pub(crate) fn apply_pool(&mut self, record: &Record) -> bool {
        let thread = record.thread;
        match &record.event {
            Event::PoolCreated {
                pool,
                kind,
                name,
                workers_max,
            } => {
                let made = PoolState {
                    kind: *kind,
                    name: *name,
                    workers_max: *workers_max,
                    workers: Vec::new(),
                    queue: VecDeque::new(),
                    finished: 0,
                    shut: false,
                };
                self.pools.insert(*pool, made);
            }
            Event::WorkerStarted { pool, worker, .. } => {
                if let Some(pool) = self.pools.get_mut(pool) {
                    let thread = *worker;
                    let (job, idle) = (None, false);
                    pool.workers.push(Worker { thread, job, idle });
                }
            }
            Event::WorkerIdle { pool, .. } => {
                if let Some(worker) = self.pools.get_mut(pool).and_then(|p| p.worker(thread)) {
                    (worker.job, worker.idle) = (None, true);
                }
            }
            Event::WorkerStopped { pool, .. } => {
                if let Some(pool) = self.pools.get_mut(pool) {
                    pool.workers.retain(|worker| worker.thread != thread);
                }
            }
            Event::PoolShutdown {
                pool, cancelled, ..
            } => {
                if let Some(pool) = self.pools.get_mut(pool) {
                    pool.shut = true;
                    let kept = pool.queue.len().saturating_sub(*cancelled as usize);
                    pool.queue.drain(..pool.queue.len() - kept);
                }
            }
            _ => return self.apply_job(record),
        }
        true
    }

    fn apply_job(&mut self, record: &Record) -> bool {
        let thread = record.thread;
        match &record.event {
            Event::JobSubmitted {
                pool, job, label, ..
            } => {
                let entry = self.jobs.entry(job.0 as usize);
                (entry.pool, entry.label) = (*pool, *label);
                entry.submitted_by = record.strand;
                if let Some(pool) = self.pools.get_mut(pool) {
                    pool.queue.push_back(*job);
                }
            }
            Event::JobStarted { pool, job, .. } => {
                self.jobs.entry(job.0 as usize).standing = JobStanding::Running(thread);
                self.take_job(*pool, *job, thread, Some(*job));
            }
            Event::JobSkipped { pool, job, .. } => self.take_job(*pool, *job, thread, None),
            Event::JobFinished {
                pool,
                job,
                state,
                value,
            } => {
                let entry = self.jobs.entry(job.0 as usize);
                entry.standing = match state {
                    FutureState::Failed => JobStanding::Failed,
                    FutureState::Cancelled => JobStanding::Cancelled,
                    _ => JobStanding::Finished,
                };
                entry.value = *value;
                if let Some(pool) = self.pools.get_mut(pool) {
                    pool.finished += 1;
                    let mut workers = pool.workers.iter_mut();
                    if let Some(worker) = workers.find(|worker| worker.job == Some(*job)) {
                        worker.job = None;
                    }
                }
            }
            Event::JobCancelled { job, .. } => {
                self.jobs.entry(job.0 as usize).standing = JobStanding::Cancelled;
            }
            Event::JobAwaited { job } => {
                self.jobs.entry(job.0 as usize).waiter = Some(record.strand);
            }
            Event::JobBridged { job, future } => {
                self.jobs.entry(job.0 as usize).future = Some(*future);
                self.futures.entry(future.0 as usize).job = Some(*job);
            }
            _ => return false,
        }
        true
    }

    fn take_job(&mut self, pool: ObjectId, taken: JobId, thread: ThreadId, runs: Option<JobId>) {
        if let Some(pool) = self.pools.get_mut(&pool) {
            pool.queue.retain(|job| *job != taken);
            if let Some(worker) = pool.worker(thread) {
                (worker.job, worker.idle) = (runs, false);
            }
        }
    }

    /// Whether a thread that waits for a reason is a pool's worker without a job.
    pub(crate) fn rests(&self, thread: ThreadId, reason: WaitReason) -> bool {
        let mut workers = self.pools.values().flat_map(|pool| &pool.workers);
        !matches!(reason, WaitReason::Gil | WaitReason::Sleep)
            && workers.any(|worker| worker.thread == thread && worker.idle)
    }

    /// A waiting thread whose call is known waits for a queue, not for a lock.
    pub(crate) fn thread_wait_kind(reason: WaitReason, what: &str) -> WaitKind {
        match reason {
            WaitReason::Sleep => WaitKind::Timer,
            WaitReason::Select | WaitReason::Io | WaitReason::Input => WaitKind::Io,
            WaitReason::Lock if what.contains("Queue") => WaitKind::Channel,
            WaitReason::Lock if what.contains("Future") => WaitKind::Future,
            WaitReason::Lock | WaitReason::Gil | WaitReason::Futex => WaitKind::Lock,
            WaitReason::Netpoll => WaitKind::Timer,
            WaitReason::Join => WaitKind::Join,
        }
    }
}
