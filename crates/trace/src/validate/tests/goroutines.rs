//! Goroutines: a legal trace, and one for every rule that can be broken.

use super::*;

fn made(g: u32) -> Event {
    Event::GCreated {
        g: StrandId(g),
        goid: g,
        function: text(),
        system: false,
        p: 0,
    }
}

fn queued(g: u32, place: GoQueue) -> Event {
    let (g, p) = (StrandId(g), 0);
    Event::GQueued { g, p, place }
}

fn executed(g: u32, source: GoSource) -> Event {
    Event::GExecuted {
        g: StrandId(g),
        p: 0,
        inherit: false,
        tick: 0,
        source,
    }
}

fn parked(g: u32) -> Event {
    let (g, p) = (StrandId(g), 0);
    Event::GParked { g, p, reason: text() }
}

fn readied(g: u32) -> Event {
    let (g, p) = (StrandId(g), 0);
    Event::GReadied { g, p }
}

fn mutex() -> Event {
    Event::SyncUsed {
        object: ObjectId(7),
        kind: GoSync::Mutex,
        parts: Vec::new(),
    }
}

fn stepped(step: GoLockStep, holder: Option<u32>, readers: u32) -> Event {
    Event::LockStepped {
        object: ObjectId(7),
        step,
        holder: holder.map(StrandId),
        readers,
        waiters: 0,
        woken: false,
        starving: false,
    }
}

fn counted(counter: i32) -> Event {
    Event::CounterChanged {
        object: ObjectId(7),
        counter,
        waiters: 1,
    }
}

/// Main starts two goroutines and waits; the later one runs first and wakes main.
fn legal() -> Vec<Event> {
    vec![
        run_started(),
        made(1),
        executed(1, GoSource::Local),
        made(2),
        queued(2, GoQueue::Runnext),
        made(3),
        queued(3, GoQueue::Runnext),
        queued(2, GoQueue::Local),
        parked(1),
        executed(3, GoSource::Runnext),
        readied(1),
        queued(1, GoQueue::Runnext),
        parked(3),
        executed(1, GoSource::Runnext),
        parked(1),
        executed(2, GoSource::Local),
    ]
}

#[test]
fn goroutines_in_order_are_legal() {
    let trace = build(&on_main(legal()));
    let violations = validate(&trace, Expect::PREFIX);
    assert!(violations.is_empty(), "{}", explain(&trace, &violations));
}

/// Each rule with the events that break it.
pub(super) fn broken() -> Vec<(&'static str, Vec<Event>)> {
    let after = |events: Vec<Event>| {
        let mut all = legal();
        all.extend(events);
        all
    };
    let many = (10..270).flat_map(|g| [made(g), queued(g, GoQueue::Local)]).collect();
    vec![
        ("a goroutine is made once", after(vec![made(2)])),
        ("only a waiting goroutine is readied", after(vec![readied(2)])),
        (
            "a goroutine stands in one queue",
            after(vec![made(4), queued(4, GoQueue::Local), queued(4, GoQueue::Global)]),
        ),
        ("a ring has 256 places", after(many)),
        (
            "nobody runs without being woken",
            after(vec![parked(2), executed(1, GoSource::Locked)]),
        ),
        (
            "queues are served in their order",
            after(vec![
                made(4),
                queued(4, GoQueue::Local),
                made(5),
                queued(5, GoQueue::Local),
                parked(2),
                executed(5, GoSource::Local),
            ]),
        ),
        ("only a running goroutine stops", after(vec![parked(3)])),
        (
            "only an M without a P is idle",
            after(vec![Event::PAcquired { p: 0 }, Event::MIdled {}]),
        ),
        (
            "nobody steals from himself",
            after(vec![Event::StealSearched { p: 2, victims: vec![1, 2] }]),
        ),
        ("a lock is told of once", after(vec![mutex(), mutex()])),
        (
            "what has a name was told of",
            after(vec![Event::ObjectNamed { object: ObjectId(8), name: text() }]),
        ),
        (
            "a lock has one holder",
            after(vec![mutex(), stepped(GoLockStep::Unlocked, Some(3), 0), stepped(GoLockStep::Locked, Some(2), 0)]),
        ),
        ("a writer is alone", after(vec![mutex(), stepped(GoLockStep::Locked, Some(2), 1)])),
        (
            "a counter that is waited for is above 0",
            after(vec![counted(0), counted(0)]),
        ),
        (
            "a Once runs once",
            after(vec![Event::OnceDone { object: ObjectId(7) }, Event::OnceDone { object: ObjectId(7) }]),
        ),
        (
            "a select takes a ready case",
            after(vec![
                Event::SelectLooked {
                    cases: vec![SelectArm { chan: None, receives: true, ready: false }],
                    default: false,
                },
                Event::SelectChose { case: 0, ready: 1 },
            ]),
        ),
    ]
}
