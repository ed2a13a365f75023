//! `_executor`: what `concurrent.futures` tells the trace. Not importable by programs.
//!
//! The pools themselves are Python (`lib/concurrent/futures`), as CPython's are; nothing
//! here decides anything.

use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::value::Value;
use crate::vm::Vm;
use trace::{Event, FutureState, JobId, ObjectId, PoolKind};

const OWNER: &str = "_executor";

pub static FUNCTIONS: &[NativeDef] = &[
    function(OWNER, "pool", pool),
    function(OWNER, "submitted", submitted),
    function(OWNER, "worker_started", worker_started),
    function(OWNER, "worker_idle", worker_idle),
    function(OWNER, "worker_stopped", worker_stopped),
    function(OWNER, "started", started),
    function(OWNER, "skipped", skipped),
    function(OWNER, "finished", finished),
    function(OWNER, "cancelled", cancelled),
    function(OWNER, "shutdown", shutdown),
    function(OWNER, "awaited", awaited),
    function(OWNER, "bridged", bridged),
    function(OWNER, "polled", polled),
];

/// What is counted of a pool for the trace.
#[derive(Clone, Default, Hash, Debug)]
pub struct Pool {
    queued: u32,
    workers: u32,
}

fn number(vm: &mut Vm, args: &Args, at: usize) -> Result<u32, Stop> {
    let value = args.optional(at);
    match vm.as_int(value) {
        Some(number) => Ok(number.max(0) as u32),
        None => Err(vm.type_error("_executor takes numbers")),
    }
}

fn pool_of(vm: &mut Vm, args: &Args) -> Result<ObjectId, Stop> {
    Ok(ObjectId(number(vm, args, 0)?))
}

fn job_of(vm: &mut Vm, args: &Args) -> Result<JobId, Stop> {
    Ok(JobId(number(vm, args, 1)?))
}

fn told(vm: &mut Vm, event: Event) -> Outcome {
    vm.emit(event);
    Ok(Value::None)
}

/// `polled(what, ready)`: the program's question, which a function of the library answers. The answer.
fn polled(vm: &mut Vm, args: &Args) -> Outcome {
    let what = vm.text_of(args.optional(0)).unwrap_or_default().to_owned();
    let ready = vm.truth_native(args.optional(1)).unwrap_or(false);
    vm.polled(&what, ready, 2);
    Ok(Value::bool(ready))
}

/// `pool(kind, name, workers_max)`: the pool's number.
fn pool(vm: &mut Vm, args: &Args) -> Outcome {
    let kind = match vm.text_of(args.optional(0)) {
        Some("process") => PoolKind::Process,
        Some("interpreter") => PoolKind::Interpreter,
        _ => PoolKind::Thread,
    };
    let name = vm.text_of(args.optional(1)).unwrap_or_default().to_owned();
    let name = vm.kernel.text(&name);
    let workers_max = number(vm, args, 2)?;
    let pool = vm.kernel.fresh_object();
    vm.state.pools.insert(pool, Pool::default());
    vm.emit(Event::PoolCreated {
        pool,
        kind,
        name,
        workers_max,
    });
    Ok(Value::Int(i64::from(pool.0)))
}

/// `submitted(pool, function, idle)`: the job's number.
fn submitted(vm: &mut Vm, args: &Args) -> Outcome {
    let pool = pool_of(vm, args)?;
    let label = vm.callback_name(args.optional(1));
    let label = vm.kernel.text(&label);
    let idle = number(vm, args, 2)?;
    let job = vm.kernel.fresh_job();
    let counted = vm.state.pools.entry(pool).or_default();
    counted.queued += 1;
    let (queued, workers) = (counted.queued, counted.workers);
    vm.emit(Event::JobSubmitted {
        pool,
        job,
        label,
        queued,
        idle,
        workers,
    });
    Ok(Value::Int(i64::from(job.0)))
}

/// The running thread is a new worker.
fn worker_started(vm: &mut Vm, args: &Args) -> Outcome {
    let pool = pool_of(vm, args)?;
    let counted = vm.state.pools.entry(pool).or_default();
    counted.workers += 1;
    let workers = counted.workers;
    let worker = vm.kernel.thread();
    told(
        vm,
        Event::WorkerStarted {
            pool,
            worker,
            workers,
        },
    )
}

fn worker_idle(vm: &mut Vm, args: &Args) -> Outcome {
    let pool = pool_of(vm, args)?;
    let idle = number(vm, args, 1)?;
    told(vm, Event::WorkerIdle { pool, idle })
}

fn worker_stopped(vm: &mut Vm, args: &Args) -> Outcome {
    let pool = pool_of(vm, args)?;
    let counted = vm.state.pools.entry(pool).or_default();
    counted.workers = counted.workers.saturating_sub(1);
    let workers = counted.workers;
    told(vm, Event::WorkerStopped { pool, workers })
}

/// A job left the queue; how many are in it now.
fn taken(vm: &mut Vm, pool: ObjectId) -> u32 {
    let counted = vm.state.pools.entry(pool).or_default();
    counted.queued = counted.queued.saturating_sub(1);
    counted.queued
}

fn started(vm: &mut Vm, args: &Args) -> Outcome {
    let (pool, job) = (pool_of(vm, args)?, job_of(vm, args)?);
    let queued = taken(vm, pool);
    told(vm, Event::JobStarted { pool, job, queued })
}

fn skipped(vm: &mut Vm, args: &Args) -> Outcome {
    let (pool, job) = (pool_of(vm, args)?, job_of(vm, args)?);
    let queued = taken(vm, pool);
    told(vm, Event::JobSkipped { pool, job, queued })
}

/// `finished(pool, job, failed, value)`
fn finished(vm: &mut Vm, args: &Args) -> Outcome {
    let (pool, job) = (pool_of(vm, args)?, job_of(vm, args)?);
    let state = match vm.truth_native(args.optional(2)) {
        Some(true) => FutureState::Failed,
        _ => FutureState::Finished,
    };
    let value = vm.short_repr(args.optional(3));
    let value = vm.kernel.text(&value);
    told(
        vm,
        Event::JobFinished {
            pool,
            job,
            state,
            value,
        },
    )
}

fn cancelled(vm: &mut Vm, args: &Args) -> Outcome {
    let (pool, job) = (pool_of(vm, args)?, job_of(vm, args)?);
    told(vm, Event::JobCancelled { pool, job })
}

/// `shutdown(pool, wait, cancelled)`
fn shutdown(vm: &mut Vm, args: &Args) -> Outcome {
    let pool = pool_of(vm, args)?;
    let wait = vm.truth_native(args.optional(1)).unwrap_or(true);
    let cancelled = number(vm, args, 2)?;
    let counted = vm.state.pools.entry(pool).or_default();
    counted.queued = counted.queued.saturating_sub(cancelled);
    told(
        vm,
        Event::PoolShutdown {
            pool,
            wait,
            cancelled,
        },
    )
}

/// `awaited(pool, job)`
fn awaited(vm: &mut Vm, args: &Args) -> Outcome {
    let job = job_of(vm, args)?;
    told(vm, Event::JobAwaited { job })
}

/// `bridged(job, future)`: a future of asyncio stands for the job.
fn bridged(vm: &mut Vm, args: &Args) -> Outcome {
    let job = JobId(number(vm, args, 0)?);
    let Some(future) = vm.future_of(args.optional(1)) else {
        return Ok(Value::None);
    };
    let future = vm.future(future).id;
    told(vm, Event::JobBridged { job, future })
}
