//! Executors: a job is queued, taken by a worker of its pool, and finished, in that order.
//!
//! Jobs are taken first in, first out. Pools of processes have workers that are
//! no threads of this machine: who takes a job is not looked at for them.

use super::{Follow, Report};
use crate::event::{Event, PoolKind};
use crate::ids::*;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    Pending,
    Cancelled,
    Running(ThreadId),
    Done,
}

struct Pool {
    kind: PoolKind,
    workers_max: u32,
    workers: BTreeSet<ThreadId>,
    queue: VecDeque<JobId>,
}

#[derive(Default)]
pub(super) struct Pools {
    pools: BTreeMap<ObjectId, Pool>,
    jobs: BTreeMap<JobId, State>,
}

impl Follow for Pools {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let thread = record.thread;
        match record.event {
            Event::PoolCreated {
                pool,
                kind,
                workers_max,
                ..
            } => {
                let made = Pool {
                    kind,
                    workers_max,
                    workers: BTreeSet::new(),
                    queue: VecDeque::new(),
                };
                let known = self.pools.insert(pool, made).is_some();
                report.demand("a pool is created once", !known, || format!("{pool:?}"));
            }
            Event::JobSubmitted {
                pool, job, queued, ..
            } => {
                let again = self.jobs.insert(job, State::Pending).is_some();
                report.demand("a job is submitted once", !again, || format!("{job:?}"));
                if let Some(pool) = self.pool(pool, report) {
                    pool.queue.push_back(job);
                    let length = pool.queue.len();
                    report.demand(
                        "a queue is as long as told",
                        length == queued as usize,
                        || format!("{length}, not {queued}"),
                    );
                }
            }
            Event::WorkerStarted { pool, worker, .. } => {
                if let Some(pool) = self.pool(pool, report) {
                    pool.workers.insert(worker);
                    let (count, most) = (pool.workers.len(), pool.workers_max);
                    report.demand(
                        "a pool has no more workers than it may",
                        count <= most as usize,
                        || format!("{count} of {most}"),
                    );
                }
            }
            Event::PoolShutdown {
                pool, cancelled, ..
            } => {
                if let Some(pool) = self.pool(pool, report) {
                    let dropped = pool.queue.len().min(cancelled as usize);
                    pool.queue.drain(..dropped);
                }
            }
            Event::WorkerIdle { pool, .. } => self.worker(pool, thread, report),
            Event::WorkerStopped { pool, .. } => {
                self.worker(pool, thread, report);
                if let Some(pool) = self.pools.get_mut(&pool) {
                    pool.workers.remove(&thread);
                }
            }
            Event::JobStarted { pool, job, .. } => {
                self.taken(pool, job, thread, State::Pending, report);
                self.jobs.insert(job, State::Running(thread));
            }
            Event::JobSkipped { pool, job, .. } => {
                self.taken(pool, job, thread, State::Cancelled, report);
                self.jobs.insert(job, State::Done);
            }
            Event::JobCancelled { job, .. } => {
                let before = self.jobs.insert(job, State::Cancelled);
                let pending = before == Some(State::Pending);
                report.demand("only a pending job is cancelled", pending, || {
                    format!("{job:?} was {before:?}")
                });
            }
            Event::JobFinished { pool, job, .. } => {
                let threads = self
                    .pools
                    .get(&pool)
                    .is_some_and(|pool| pool.kind != PoolKind::Process);
                let before = self.jobs.insert(job, State::Done);
                let runs = match before {
                    Some(State::Running(by)) => by == thread || !threads,
                    _ => false,
                };
                report.demand("a running job is finished by its worker", runs, || {
                    format!("{job:?} was {before:?}")
                });
            }
            Event::JobAwaited { job } | Event::JobBridged { job, .. } => {
                let known = self.jobs.contains_key(&job);
                report.demand("a job is known", known, || format!("{job:?}"));
            }
            _ => {}
        }
    }
}

impl Pools {
    fn pool(&mut self, id: ObjectId, report: &mut Report) -> Option<&mut Pool> {
        let pool = self.pools.get_mut(&id);
        report.demand("a pool is known", pool.is_some(), || format!("{id:?}"));
        pool
    }

    fn worker(&mut self, pool: ObjectId, thread: ThreadId, report: &mut Report) {
        if let Some(pool) = self.pool(pool, report)
            && pool.kind != PoolKind::Process
        {
            let works = pool.workers.contains(&thread);
            report.demand("only a worker works", works, || {
                format!("thread {}", thread.0)
            });
        }
    }

    fn taken(
        &mut self,
        pool: ObjectId,
        job: JobId,
        thread: ThreadId,
        wanted: State,
        report: &mut Report,
    ) {
        self.worker(pool, thread, report);
        let state = self.jobs.get(&job).copied();
        report.demand("only a queued job is taken", state == Some(wanted), || {
            format!("{job:?} was {state:?}")
        });
        if let Some(pool) = self.pools.get_mut(&pool) {
            let head = pool.queue.pop_front();
            report.demand(
                "jobs are taken first in, first out",
                head == Some(job),
                || format!("{job:?}, and {head:?} was first"),
            );
        }
    }
}
