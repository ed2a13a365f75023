//! The GIL, locks and executors: a legal trace, and one for every rule that can be broken.

use super::*;

const LOCK: ObjectId = ObjectId(1);
const POOL: ObjectId = ObjectId(2);
const JOB: JobId = JobId(1);

fn shared() -> Event {
    Event::GilShared { interval: 5 }
}

fn awaited(holder: u32, until: u64) -> Event {
    let (holder, until) = (ThreadId(holder), Time(until));
    Event::GilAwaited {
        holder,
        until,
        waiters: 1,
    }
}

fn taken() -> Event {
    Event::GilTaken { waited: 0 }
}

fn drop_requested(holder: u32) -> Event {
    let holder = ThreadId(holder);
    Event::GilDropRequested {
        holder,
        interval: 5,
    }
}

fn released(why: GilRelease, next: Option<u32>) -> Event {
    let next = next.map(ThreadId);
    Event::GilReleased { why, next }
}

fn lock_made() -> Event {
    Event::ObjectCreated {
        object: LOCK,
        kind: ObjectKind::Lock,
        label: text(),
    }
}

fn lock_awaited(holder: u32) -> Event {
    Event::LockAwaited {
        lock: LOCK,
        holder: Some(ThreadId(holder)),
        until: None,
        waiters: 1,
    }
}

fn lock_acquired() -> Event {
    let (lock, levels) = (LOCK, 1);
    Event::LockAcquired { lock, levels }
}

fn lock_released(next: Option<u32>, handed: bool) -> Event {
    let (lock, next) = (LOCK, next.map(ThreadId));
    Event::LockReleased { lock, next, handed }
}

fn wait(thread: u32, holder: u32) -> ThreadWait {
    ThreadWait {
        thread: ThreadId(thread),
        reason: WaitReason::Lock,
        what: text(),
        lock: Some(LOCK),
        holder: Some(ThreadId(holder)),
        line: 1,
    }
}

fn deadlocked(cycle: u32) -> Event {
    let waits = vec![wait(0, 1), wait(1, 1)];
    Event::ThreadsDeadlocked { waits, cycle }
}

fn pool(workers_max: u32) -> Event {
    Event::PoolCreated {
        pool: POOL,
        kind: PoolKind::Thread,
        name: text(),
        workers_max,
    }
}

fn submitted(job: u32, queued: u32) -> Event {
    Event::JobSubmitted {
        pool: POOL,
        job: JobId(job),
        label: text(),
        queued,
        idle: 0,
        workers: 0,
    }
}

fn worker(worker: u32) -> Event {
    Event::WorkerStarted {
        pool: POOL,
        worker: ThreadId(worker),
        workers: 1,
    }
}

fn job_started(job: u32) -> Event {
    Event::JobStarted {
        pool: POOL,
        job: JobId(job),
        queued: 0,
    }
}

fn job_finished() -> Event {
    Event::JobFinished {
        pool: POOL,
        job: JOB,
        state: FutureState::Finished,
        value: text(),
    }
}

fn job_cancelled() -> Event {
    let (pool, job) = (POOL, JOB);
    Event::JobCancelled { pool, job }
}

fn awaits_job() -> Event {
    Event::JobAwaited { job: JobId(7) }
}

fn polled(tries: u32, ready: bool) -> Event {
    let what = text();
    Event::Polled { what, tries, ready }
}

fn threaded(events: Vec<Event>) -> Vec<Event> {
    with(start(), [vec![created(1), shared()], events].concat())
}

fn locking(events: Vec<Event>) -> Vec<Event> {
    with(start(), [vec![lock_made()], events].concat())
}

fn pooling(events: Vec<Event>) -> Vec<Event> {
    with(start(), [vec![pool(1), worker(0)], events].concat())
}

/// Illegal traces, each with the rule that it breaks.
pub(super) fn broken() -> Vec<(&'static str, Vec<Event>)> {
    let interval = Event::SwitchIntervalSet { interval: 9 };
    let sleep = GilRelease::Sleep;
    let waits = |more: Vec<Event>| threaded([vec![awaited(0, 0)], more].concat());
    vec![
        (
            "tries are counted one by one",
            with(start(), vec![polled(1, false), polled(3, false)]),
        ),
        (
            "tries are counted one by one",
            with(start(), vec![polled(1, false), polled(1, true), polled(2, false)]),
        ),
        ("the GIL is shared once", threaded(vec![shared()])),
        ("the GIL is shared first", with(start(), vec![taken()])),
        (
            "who waits for the GIL names its holder",
            threaded(vec![awaited(1, 0)]),
        ),
        ("the holder does not wait", threaded(vec![awaited(0, 0)])),
        (
            "a drop request comes from a waiter, after its interval",
            threaded(vec![drop_requested(0)]),
        ),
        (
            "a drop request comes from a waiter, after its interval",
            threaded(vec![awaited(0, 7), drop_requested(0)]),
        ),
        (
            "a drop request comes from a waiter, after its interval",
            waits(vec![interval.clone(), drop_requested(0)]),
        ),
        (
            "a drop request is for the holder",
            waits(vec![drop_requested(1)]),
        ),
        (
            "a forced release was asked for",
            threaded(vec![released(GilRelease::DropRequest, None)]),
        ),
        (
            "only a waiter is signalled",
            threaded(vec![released(sleep, Some(1))]),
        ),
        ("one holder of the GIL", threaded(vec![taken()])),
        (
            "the signalled waiter takes the GIL",
            threaded(vec![released(sleep, Some(1)), taken()]),
        ),
        (
            "nobody runs Python without the GIL",
            threaded(vec![released(sleep, None), future(1)]),
        ),
        (
            "nobody runs Python without the GIL",
            threaded(vec![released(sleep, None), interval]),
        ),
        (
            "who waits does not hold the GIL",
            threaded(vec![blocked(None)]),
        ),
        ("a lock is known", with(start(), vec![lock_acquired()])),
        (
            "one holder of a lock",
            locking(vec![lock_awaited(1), lock_acquired()]),
        ),
        (
            "who waits for a lock names its holder",
            locking(vec![lock_acquired(), lock_awaited(1)]),
        ),
        (
            "a lock wakes its waiter",
            locking(vec![lock_released(Some(1), false)]),
        ),
        (
            "only a waiter gives up",
            locking(vec![Event::LockTimedOut { lock: LOCK }]),
        ),
        ("a cycle is closed", locking(vec![deadlocked(2)])),
        ("a pool is created once", pooling(vec![pool(1)])),
        ("a pool is known", with(start(), vec![submitted(1, 1)])),
        (
            "a job is submitted once",
            pooling(vec![submitted(1, 1), submitted(1, 2)]),
        ),
        ("a queue is as long as told", pooling(vec![submitted(1, 2)])),
        (
            "a pool has no more workers than it may",
            pooling(vec![worker(1)]),
        ),
        (
            "only a worker works",
            with(start(), vec![pool(1), submitted(1, 1), job_started(1)]),
        ),
        ("only a queued job is taken", pooling(vec![job_started(1)])),
        (
            "only a queued job is taken",
            pooling(vec![submitted(1, 1), job_cancelled(), job_started(1)]),
        ),
        (
            "jobs are taken first in, first out",
            pooling(vec![submitted(1, 1), submitted(2, 2), job_started(2)]),
        ),
        (
            "only a pending job is cancelled",
            pooling(vec![submitted(1, 1), job_started(1), job_cancelled()]),
        ),
        (
            "a running job is finished by its worker",
            pooling(vec![submitted(1, 1), job_finished()]),
        ),
        ("a job is known", with(start(), vec![awaits_job()])),
    ]
}

#[test]
fn a_forced_switch_is_legal() {
    let gil_wait = |until| Event::ThreadBlocked {
        core: CoreId(1),
        reason: WaitReason::Gil,
        until,
        what: text(),
    };
    let events = vec![
        (0, 0, run_started()),
        (0, 0, created(0)),
        (0, 0, running(0)),
        (0, 0, created(1)),
        (0, 0, shared()),
        (0, 1, running(1)),
        (0, 1, awaited(0, 5)),
        (0, 1, gil_wait(Some(Time(5)))),
        (5, 1, woken(1, true)),
        (5, 1, running(1)),
        (5, 1, drop_requested(0)),
        (5, 1, awaited(0, 10)),
        (5, 1, gil_wait(Some(Time(10)))),
        (6, 0, released(GilRelease::DropRequest, Some(1))),
        (6, 0, woken(1, false)),
        (6, 0, awaited(1, 11)),
        (
            6,
            0,
            Event::ThreadBlocked {
                core: CoreId(0),
                reason: WaitReason::Gil,
                until: Some(Time(11)),
                what: text(),
            },
        ),
        (6, 1, running(1)),
        (6, 1, taken()),
        (7, 1, lock_made()),
        (7, 1, lock_acquired()),
        (8, 1, lock_released(None, false)),
        (9, 1, pool(1)),
        (9, 1, submitted(1, 1)),
        (9, 1, worker(1)),
        (9, 1, job_started(1)),
        (9, 1, job_finished()),
    ];
    legal(events, Expect::PREFIX);
}
