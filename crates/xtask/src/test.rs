//! `cargo xtask test`: everything that must hold, quick checks first.
//!
//! Each part runs even when one before it failed, so that one run shows all; only the
//! browser tests need the site that was built just before.

use crate::browser;
use crate::place::Place;
use crate::program::{command, say, watch};
use crate::tally::Tally;
use crate::{site, tidy, toolbox};
use std::time::Instant;

/// Milliseconds after which a file of browser tests is given up: Node counts a file as a test.
const BROWSER_TEST_MS_MAX: u32 = 600_000;

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
        match site::build(place) {
            Ok(()) => {
                tally.pass(1);
                in_browser(place, &mut tally);
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

/// The browser tests, by Node's own runner: spoken to the screen, counted from its TAP.
fn in_browser(place: &Place, tally: &mut Tally) {
    let prepared = toolbox::npm_packages(place, "web/e2e").and_then(|()| browser::find(place));
    let chrome = match prepared {
        Ok(chrome) => chrome,
        Err(reason) => return tally.fail(1, reason),
    };
    say(&format!("browser tests with {}", chrome.display()));
    let tap = place.target().join("browser-tests.tap");
    let folder = place.join("web/e2e");
    let arguments = [
        "--test",
        "--test-concurrency=1",
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=tap",
    ];
    let mut node = command("node", &arguments, &folder);
    node.arg(format!("--test-timeout={BROWSER_TEST_MS_MAX}"))
        .arg(format!("--test-reporter-destination={}", tap.display()))
        .args(test_files(&folder))
        .env("CHROME", chrome);
    let ended = watch(&mut node, |line| println!("{line}"));
    let counts = std::fs::read_to_string(&tap).unwrap_or_default();
    let count = |name: &str| tap_count(&counts, name);
    tally.pass(count("pass"));
    let failed = count("fail") + count("cancelled");
    if failed > 0 || ended != Ok(true) {
        tally.fail(failed.max(1), "browser tests (web/e2e)");
    }
}

fn test_files(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    names.sort();
    names
}

/// `# pass 12`
fn tap_count(tap: &str, name: &str) -> usize {
    let head = format!("# {name} ");
    let last = tap
        .lines()
        .filter_map(|line| line.strip_prefix(&head))
        .next_back();
    last.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{failed_test, result_line, tap_count};

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
        assert_eq!(
            tap_count("1..2\n# tests 2\n# pass 1\n# fail 1\n", "fail"),
            1
        );
    }
}
