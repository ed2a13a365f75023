//! `cargo xtask test`: everything that must hold, quick checks first.
//!
//! Each part runs even when one before it failed, so that one run shows all; only the
//! browser tests need the site that was built just before.

use crate::browser_tests;
use crate::place::Place;
use crate::program::{command, say, watch};
use crate::tally::Tally;
use crate::{site, tidy};
use std::time::Instant;

pub fn run(place: &Place, options: &[String]) -> Result<(), String> {
    let mut with_browser = true;
    for option in options {
        match option.as_str() {
            "--no-browser" => with_browser = false,
            other => return Err(format!("test has no option `{other}`")),
        }
    }
    let started = Instant::now();
    let mut tally = Tally::default();
    say("the rules of the house");
    tidy::check(place, &mut tally);
    say("native tests");
    native(place, &mut tally);
    if with_browser {
        match site::build(place, &[]) {
            Ok(()) => {
                tally.pass(1);
                browser_tests::run(place, &mut tally);
            }
            Err(reason) => tally.fail(
                1,
                format!("the site does not build, no browser test ran: {reason}"),
            ),
        }
    }
    say(&format!("took {} s", started.elapsed().as_secs()));
    tally.print();
    if tally.good() {
        Ok(())
    } else {
        Err(String::new())
    }
}

/// `cargo test` over the workspace, counted by the harness's own result lines.
fn native(place: &Place, tally: &mut Tally) {
    let mut failed = 0;
    let arguments = ["test", "--workspace", "--no-fail-fast"];
    let ended = watch(&mut command("cargo", &arguments, place.root()), |line| {
        println!("{line}");
        if let Some((passed, failures)) = result_line(line) {
            tally.pass(passed);
            failed += failures;
        } else if let Some(name) = failed_test(line) {
            tally.fail(0, name);
        }
    });
    match ended {
        Ok(true) if failed == 0 => {}
        Ok(_) => tally.fail(failed.max(1), "cargo test --workspace"),
        Err(reason) => tally.fail(1, reason),
    }
}

/// `test result: ok. 3 passed; 0 failed; …`
fn result_line(line: &str) -> Option<(usize, usize)> {
    let counts = line.strip_prefix("test result: ")?;
    let before = |word: &str| -> Option<usize> {
        counts
            .split(word)
            .next()?
            .split_whitespace()
            .last()?
            .parse()
            .ok()
    };
    Some((before(" passed")?, before(" failed")?))
}

/// `test name … FAILED`
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

#[cfg(test)]
mod tests {
    use super::{failed_test, result_line};

    #[test]
    fn counts_are_read_from_the_harness() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(result_line(line), Some((12, 3)));
        assert_eq!(result_line("running 15 tests"), None);
        assert_eq!(
            failed_test("test queue::pops_first ... FAILED"),
            Some("queue::pops_first")
        );
    }
}
