//! The fold of Go's traces, against another fold (the rows of `--view go-sched`) and against what
//! the programs do: queues at every decision, steals, hand-offs, deadlocks, locks, the tree.

use kernel::Until;
use scenario::{Clock, Language, Scenario};
use std::collections::BTreeMap;
use trace::*;
use views::go::{GoStatus, Spot, Station, cycle, kinships, waits};
use views::{EventLoopState, Replay};

fn run(text: &str, procs: u32, clock: Clock) -> Replay {
    let mut scenario = Scenario::new(Language::Go, "prog.go", text);
    scenario.settings.cores = procs;
    scenario.settings.clock = clock;
    let Ok(mut machine) = engine::go::machine(&scenario) else {
        panic!("not started: {text}");
    };
    machine.advance(Until::End);
    let replay = Replay::of(machine.kernel.trace.clone());
    let broken = validate::validate(replay.trace(), validate::Expect::WHOLE);
    assert!(broken.is_empty(), "{}", validate::explain(replay.trace(), &broken));
    replay
}

/// Calls `look` with each record and the states before and after it.
fn each(replay: &Replay, mut look: impl FnMut(&Record, &EventLoopState, &EventLoopState)) {
    let mut before = replay.state_at(0);
    for moment in 1..=replay.len() {
        let record = replay.record_before(moment).expect("there is an event");
        let mut after = before.clone();
        after.apply(replay.trace(), &record);
        look(&record, &before, &after);
        before = after;
    }
}

const ORDER: &str = include_str!("go_views/order.go");
const MANY: &str = include_str!("go_views/many.go");
const DEADLOCK: &str = include_str!("go_views/deadlock.go");
const POOL: &str = include_str!("go_views/pool.go");
const LOCKS: &str = include_str!("go_views/locks.go");
const SELECT: &str = include_str!("go_views/select.go");
const SYSCALL: &str = include_str!("go_views/syscall.go");

/// The queues as `--view go-sched` writes them, before each decision.
fn queues_equal(replay: &Replay) {
    let rows: Vec<serde_json::Value> = views::go_sched::rows(replay.trace())
        .iter()
        .map(|row| serde_json::from_str(row).expect("JSON"))
        .collect();
    let mut names: BTreeMap<StrandId, String> = BTreeMap::new();
    let (mut made, mut next, mut started) = (0, 0, false);
    let mut look = |record: &Record, before: &EventLoopState| {
        if let Event::GCreated { g, goid, system, .. } = &record.event {
            made += u32::from(!system);
            let name = if *system { format!("g{goid}") } else { format!("G{made}") };
            names.insert(*g, name);
        }
        let p = match &record.event {
            Event::GCreated { p, system: false, .. }
            | Event::GReadied { p, .. }
            | Event::GParked { p, .. }
            | Event::GYielded { p, .. }
            | Event::GExited { p, .. } => *p,
            // There the row is told after the goroutine was taken out of its queue.
            Event::GExecuted { .. } => {
                next += usize::from(started);
                started = true;
                return;
            }
            _ => return,
        };
        if !started {
            return;
        }
        let row = &rows[next];
        next += 1;
        let name = |g: &StrandId| names[g].clone();
        let listed = |field: &str| -> Vec<String> {
            let list = row[field].as_array().expect("a list");
            list.iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
        };
        let proc = &before.go.ps[p as usize];
        let ring: Vec<String> = proc.ring.iter().take(12).map(name).collect();
        let global: Vec<String> = before.go.global.iter().take(12).map(name).collect();
        let runnext = proc.runnext.as_ref().map_or("-".to_owned(), name);
        assert_eq!(row["tick"], proc.tick, "{row}");
        assert_eq!(
            (row["runnext"].as_str(), listed("runq"), listed("globq")),
            (Some(runnext.as_str()), ring, global),
            "{row}"
        );
    };
    let mut state = replay.state_at(0);
    for moment in 1..=replay.len() {
        let record = replay.record_before(moment).expect("there is an event");
        look(&record, &state);
        state.apply(replay.trace(), &record);
    }
    assert_eq!(next, rows.len());
}

#[test]
fn the_queues_are_those_of_every_decision() {
    for text in [ORDER, MANY, POOL, LOCKS, SELECT, DEADLOCK, SYSCALL] {
        for procs in [1, 4] {
            for clock in [Clock::Frozen, Clock::Costed] {
                queues_equal(&run(text, procs, clock));
            }
        }
    }
}

#[test]
fn every_goroutine_stands_where_its_entry_says() {
    let replay = run(MANY, 4, Clock::Costed);
    each(&replay, |_, _, after| {
        for p in &after.go.ps {
            assert!(p.ring.len() <= 256);
            for g in &p.ring {
                assert_eq!(after.go.goroutine(*g).and_then(|g| g.spot), Some(Spot::Local(p.number)));
            }
            if let Some(g) = p.running {
                assert_eq!(after.go.goroutine(g).map(|g| g.status), Some(GoStatus::Running));
            }
        }
        // One may be on its way from an M to another one.
        let held = after.go.ps.iter().filter(|p| p.held.is_some()).count();
        assert!(held + after.go.idle_ps.len() + 1 >= after.go.ps.len());
    });
}

#[test]
fn a_moment_is_the_same_from_either_side() {
    let replay = run(POOL, 2, Clock::Costed);
    let mut walked = replay.state_at(0);
    for moment in (0..=replay.len()).step_by(7) {
        walked = replay.state_from(&walked, moment);
        assert_eq!(walked.go, replay.state_at(moment).go, "{moment}");
    }
}

#[test]
fn more_than_256_spill_half_of_the_ring_to_the_global_queue() {
    let replay = run(MANY, 1, Clock::Frozen);
    let mut spilled = 0;
    each(&replay, |record, before, after| {
        if let Event::QueueSpilled { p, count } = record.event {
            let (before, after_p) = (&before.go.ps[p as usize], &after.go.ps[p as usize]);
            assert_eq!((before.ring.len(), after_p.ring.len(), count), (256, 128, 128));
            assert_eq!(after_p.head, (before.head + 128) % 256);
            spilled += after.go.moved.len();
        }
    });
    assert_eq!(spilled, 128);
}

#[test]
fn a_thief_takes_half_and_runs_the_last_of_it() {
    let replay = run(MANY, 4, Clock::Costed);
    let mut thefts = 0;
    each(&replay, |_, before, after| {
        let Some(theft) = after.go.theft.as_ref().filter(|theft| !theft.runnext) else {
            return;
        };
        thefts += 1;
        let victim = &before.go.ps[theft.victim as usize];
        assert_eq!(theft.gs.len(), victim.ring.len() - victim.ring.len() / 2);
        assert!(theft.gs.iter().eq(victim.ring.iter().take(theft.gs.len())));
        let walk = after.go.machine(after.go.walker.expect("a thief")).and_then(|m| m.walk.clone());
        let walk = walk.expect("it looked");
        assert_eq!((walk.at, walk.victims.last()), (Station::Steal, Some(&theft.victim)));
    });
    assert!(thefts > 3, "{thefts}");
}

#[test]
fn a_deadlock_of_two_mutexes_is_a_cycle_of_their_holders() {
    let replay = run(DEADLOCK, 2, Clock::Costed);
    let state = replay.newest();
    assert_eq!(state.ending.outcome, Some(OutcomeKind::Deadlock));
    let round = cycle(&waits(&state.go));
    assert_eq!(round.len(), 2);
    assert_eq!(round[0].holders, [round[1].g]);
    let mut names: Vec<&str> = round
        .iter()
        .filter_map(|wait| state.go.sync(wait.object)?.name)
        .map(|name| replay.trace().text(name))
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["a", "b"]);
    // main waits for a counter, and hangs on nobody's lock.
    let group = state.go.objects.iter().find_map(|id| state.go.sync(*id).filter(|it| it.kind == GoSync::WaitGroup));
    let group = group.expect("a WaitGroup");
    assert_eq!((group.counter, group.waiting.len()), (2, 1));
}

#[test]
fn channels_have_their_names_values_and_waiters() {
    let replay = run(POOL, 2, Clock::Costed);
    let (mut handed, mut full) = (0, 0);
    each(&replay, |_, before, after| {
        handed += usize::from(after.go.handed.is_some_and(|handed| handed.direct));
        for id in after.go.objects.iter() {
            let Some(chan) = after.go.chan(*id) else { continue };
            assert!(chan.buffer.len() <= chan.capacity as usize);
            assert!(chan.recvq.is_empty() || chan.buffer.is_empty());
            full += usize::from(chan.capacity > 0 && chan.buffer.len() == chan.capacity as usize);
        }
        let _ = before;
    });
    assert!(handed > 0 && full > 0);
    let state = replay.newest();
    let mut names: Vec<&str> = state
        .go
        .objects
        .iter()
        .filter_map(|id| state.go.chan(*id)?.name)
        .map(|name| replay.trace().text(name))
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["jobs", "results"]);
    let named = |name: &str| {
        let mut locks = state.go.objects.iter().filter_map(|id| state.go.sync(*id));
        locks.any(|lock| lock.name.is_some_and(|id| replay.trace().text(id) == name))
    };
    assert!(named("c.mu") && named("wg"));
}

#[test]
fn a_select_tells_its_cases_and_leaves_the_other_queues() {
    let replay = run(SELECT, 1, Clock::Frozen);
    let mut seen = (0, 0);
    each(&replay, |record, _, after| {
        if let Event::SelectLooked { cases, default } = &record.event {
            seen.0 += 1;
            let ready = cases.iter().filter(|arm| arm.ready).count();
            seen.1 += usize::from(ready == 0 && *default);
        }
        for id in after.go.objects.iter() {
            let Some(chan) = after.go.chan(*id) else { continue };
            for waiting in chan.recvq.iter().chain(chan.sendq.iter()) {
                let g = after.go.goroutine(waiting.g).expect("known");
                assert!(waiting.select || g.status != GoStatus::Dead);
            }
        }
    });
    assert!(seen.0 >= 3 && seen.1 >= 1, "{seen:?}");
    let left = replay.newest().go.objects.iter().filter_map(|id| replay.newest().go.chan(*id));
    assert!(left.into_iter().all(|chan| chan.recvq.is_empty() && chan.sendq.is_empty()));
}

#[test]
fn a_starving_mutex_is_handed_over_and_says_so() {
    let replay = run(LOCKS, 2, Clock::Costed);
    let (mut starving, mut handed, mut readers) = (false, false, 0);
    each(&replay, |record, _, after| {
        for id in after.go.objects.iter() {
            let Some(lock) = after.go.sync(*id) else { continue };
            starving |= lock.starving;
            readers = readers.max(lock.readers.len());
            assert!(lock.readers.is_empty() || lock.holder.is_none());
        }
        handed |= matches!(record.event, Event::SemaWoken { ticket: true, .. });
    });
    assert!(starving && handed && readers > 1, "{starving} {handed} {readers}");
    let once = replay.newest().go.objects.iter().find_map(|id| {
        replay.newest().go.sync(*id).filter(|lock| lock.kind == GoSync::Once)
    });
    assert!(once.is_some_and(|once| once.done));
}

#[test]
fn a_blocking_system_call_loses_its_p() {
    let replay = run(SYSCALL, 1, Clock::Costed);
    let mut retaken = 0;
    each(&replay, |record, before, after| {
        if let Event::PRetaken { p } = record.event {
            let m = before.go.ps[p as usize].held.expect("it was held");
            assert!(before.go.machine(m).is_some_and(|m| m.syscall));
            assert_eq!(after.go.machine(m).and_then(|m| m.p), None);
            assert!(after.go.away().any(|(away, _)| away == m));
            retaken += 1;
        }
    });
    assert!(retaken > 0);
}

#[test]
fn the_tree_says_who_started_whom() {
    let replay = run(MANY, 1, Clock::Frozen);
    let state = replay.newest();
    let rows = kinships(&state.go);
    let told: Vec<(u32, &str, u32)> =
        rows.iter().map(|row| (row.depth, replay.trace().text(row.function), row.total)).collect();
    assert_eq!(told[0], (0, "main.main", 1));
    assert!(told.contains(&(1, "main.grade", 300)), "{told:?}");
    assert!(told.contains(&(2, "main.note", 3)), "{told:?}");
}

/// Any moment of a million events within a frame: the dearest part of a seek is folding one thousand.
#[test]
fn folding_a_thousand_events_takes_less_than_a_frame() {
    let replay = run(MANY, 4, Clock::Costed);
    let begun = std::time::Instant::now();
    let rounds = 20;
    for _ in 0..rounds {
        replay.state_at(replay.len().min(999));
    }
    let each = begun.elapsed() / rounds;
    assert!(each.as_millis() < 16, "{each:?}");
}
