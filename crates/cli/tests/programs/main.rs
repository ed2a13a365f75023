//! Programs in, outputs out: every recorded program prints what CPython prints.
//!
//! A fixture is `NAME.py` with what CPython did beside it: `NAME.out` (stdout),
//! `NAME.meta.json` (exit code and last line of stderr; without it 0 and
//! nothing), `NAME.err` (the whole of stderr, where the folder or the meta file says so) and the turns of its event loop
//! (`NAME.trace.jsonl`, `NAME.turns.jsonl`). The trace of every run passes the
//! validator.
//! Programs that do not work yet stand in `not_yet.txt`, with a reason. One that
//! works all the same makes the test fail, so that the list can only shrink.
//!
//! Names on the command line select programs; `--faults` shows what is wrong with those on the
//! list: `cargo test -p cli --test programs -- aio_ --faults`.

mod fixture;
mod run;
mod stderr;
mod turns;

use fixture::Fixture;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const FOLDERS: [&str; 5] = [
    "../python/tests/processes",
    "../python/tests/programs",
    "../python/tests/asyncio",
    "../python/tests/tracebacks",
    "../python/tests/world",
];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|w| name.contains(w));
    let fixtures: Vec<Fixture> = FOLDERS
        .iter()
        .flat_map(|folder| fixture::all(folder))
        .filter(|fixture| is_wanted(&fixture.name))
        .collect();
    let not_yet = not_yet();
    // A panic is told with its program, not as it happens.
    std::panic::set_hook(Box::new(|_| {}));
    let faults = check_all(&fixtures);
    report(&fixtures, &faults, &not_yet)
}

/// For each fixture, in order: what is wrong, if anything.
fn check_all(fixtures: &[Fixture]) -> Vec<Option<String>> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(vec![None; fixtures.len()]);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(fixture) = fixtures.get(at) else {
                        break;
                    };
                    let checked = catch_unwind(AssertUnwindSafe(|| run::check(fixture)));
                    let fault = match checked {
                        Ok(checked) => checked.err(),
                        Err(panic) => Some(format!("panic: {}", words(&*panic))),
                    };
                    found.lock().expect("workers catch panics")[at] = fault;
                }
            });
        }
    });
    found.into_inner().expect("workers catch panics")
}

fn words(panic: &dyn std::any::Any) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

fn report(
    fixtures: &[Fixture],
    faults: &[Option<String>],
    not_yet: &BTreeMap<String, String>,
) -> ExitCode {
    let (mut passed, mut failed, mut waiting) = (0, 0, 0);
    let shows_faults = std::env::args().any(|argument| argument == "--faults");
    for (fixture, fault) in fixtures.iter().zip(faults) {
        let name = &fixture.name;
        match (fault, not_yet.get(name)) {
            (None, None) => passed += 1,
            (Some(fault), Some(reason)) => {
                waiting += 1;
                if shows_faults {
                    println!("test {name} ... not yet: {reason}\n{fault}");
                }
            }
            (Some(fault), None) => {
                failed += 1;
                println!("test {name} ... FAILED\n{fault}");
            }
            (None, Some(_)) => {
                failed += 1;
                println!("test {name} ... FAILED\n  it works: take it out of not_yet.txt");
            }
        }
    }
    let known = |name: &String| fixtures.iter().any(|fixture| fixture.name == *name);
    let is_whole = std::env::args().len() == 1;
    for name in not_yet.keys().filter(|name| is_whole && !known(name)) {
        failed += 1;
        println!("not_yet.txt names {name}, which is no program");
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {word}. {passed} passed; {failed} failed; {waiting} not yet");
    ExitCode::from(u8::from(failed > 0))
}

/// Name and reason; `#` begins a comment.
fn not_yet() -> BTreeMap<String, String> {
    let lines = include_str!("../not_yet.txt").lines();
    lines
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let (name, reason) = line.split_once(':').expect("NAME: REASON");
            (name.trim().to_owned(), reason.trim().to_owned())
        })
        .collect()
}
