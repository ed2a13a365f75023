//! The browser tests, by Node's own runner: spoken to the screen, counted from its TAP.
//!
//! A file of which a test failed is run again, alone: a machine that is busy with other things
//! can make a browser late. What passes only then is named in the summary, so that it is seen
//! and mended; what fails at every attempt has failed.

use crate::place::Place;
use crate::program::{command, run as run_program, say, watch};
use crate::tally::Tally;
use crate::{browser, toolbox};
use std::fs::{read_dir, read_to_string};
use std::path::Path;

/// Milliseconds after which a file of browser tests is given up: Node counts a file as a test.
const FILE_MS_MAX: u32 = 600_000;

/// How often a file of browser tests is run at most.
const ATTEMPTS_MAX: usize = 3;

pub fn run(place: &Place, tally: &mut Tally) {
    let prepared = toolbox::npm_packages(place, "web/e2e").and_then(|()| browser::find(place));
    let chrome = match prepared {
        Ok(chrome) => chrome,
        Err(reason) => return tally.fail(1, reason),
    };
    // The tools that the course kit is tested with; what cannot be had its tests tell by name.
    if let Err(reason) = run_program(&mut command("node", &["web/kit/tools.mjs"], place.root())) {
        say(&reason);
    }
    say(&format!("browser tests with {}", chrome.display()));
    let mut last = attempt(place, &chrome, &test_files(&place.join("web/e2e")));
    tally.pass(last.passed);
    let failed = last.failed;
    let mut late = Vec::new();
    for _ in 1..ATTEMPTS_MAX {
        if last.good() || last.files.is_empty() {
            break;
        }
        say(&format!("once more, alone: {}", last.files.join(", ")));
        late.append(&mut last.names);
        last = attempt(place, &chrome, &last.files);
    }
    if last.good() {
        tally.pass(failed);
        for name in late {
            tally.note(format!("did not pass at the first attempt: {name}"));
        }
        return;
    }
    for name in &last.names {
        tally.fail(0, format!("{name} (web/e2e, at every attempt)"));
    }
    tally.fail(last.failed.max(1), "browser tests (web/e2e)");
}

/// What one run of some files came to.
#[derive(Debug, Default, PartialEq)]
struct Attempt {
    passed: usize,
    failed: usize,
    /// The tests that failed, and the files that they stand in.
    names: Vec<String>,
    files: Vec<String>,
    /// The runner itself ended well.
    ended: bool,
}

impl Attempt {
    fn good(&self) -> bool {
        self.failed == 0 && self.ended
    }

    /// Reads what Node's runner wrote.
    fn of(tap: &str, ended: bool) -> Attempt {
        let mut attempt = Attempt {
            passed: count(tap, "pass"),
            failed: count(tap, "fail") + count(tap, "cancelled"),
            ended,
            ..Attempt::default()
        };
        let mut failing = false;
        for line in tap.lines().map(str::trim_start) {
            if let Some(failure) = line.strip_prefix("not ok ") {
                failing = true;
                let name = failure.split_once(" - ").map_or(failure, |(_, name)| name);
                attempt.names.push(name.to_owned());
            } else if line.starts_with("ok ") {
                failing = false;
            } else if let Some(file) = line.strip_prefix("location: ").and_then(file_name) {
                if failing && !attempt.files.contains(&file) {
                    attempt.files.push(file);
                }
            }
        }
        attempt
    }
}

fn attempt(place: &Place, chrome: &Path, files: &[String]) -> Attempt {
    let tap = place.target().join("browser-tests.tap");
    let arguments = [
        "--test",
        "--test-concurrency=1",
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=tap",
    ];
    let mut node = command("node", &arguments, &place.join("web/e2e"));
    node.arg(format!("--test-timeout={FILE_MS_MAX}"))
        .arg(format!("--test-reporter-destination={}", tap.display()))
        .args(files)
        .env("CHROME", chrome);
    let ended = watch(&mut node, |line| println!("{line}"));
    Attempt::of(
        &read_to_string(&tap).unwrap_or_default(),
        ended == Ok(true),
    )
}

fn test_files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    names.sort();
    names
}

/// `'/folder/share.test.mjs:67:1'`
fn file_name(location: &str) -> Option<String> {
    let path = location.trim_matches('\'').rsplitn(3, ':').last()?;
    Some(path.rsplit('/').next()?.to_owned())
}

/// `# pass 12`
fn count(tap: &str, name: &str) -> usize {
    let head = format!("# {name} ");
    let last = tap
        .lines()
        .filter_map(|line| line.strip_prefix(&head))
        .next_back();
    last.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Attempt;

    #[test]
    fn what_failed_is_read_with_its_files() {
        let tap = "not ok 1 - one\n  ---\n  location: '/a/share.test.mjs:2:1'\n  ...\n\
            ok 2 - two\n  ---\n  location: '/a/go.test.mjs:3:1'\n  ...\n\
            \x20   not ok 1 - inner\n      ---\n      location: '/a/shell.test.mjs:3:36'\n\
            not ok 3 - outer\n  ---\n  location: '/a/shell.test.mjs:3:1'\n  ...\n\
            1..3\n# tests 4\n# pass 1\n# fail 3\n# cancelled 0\n";
        assert_eq!(
            Attempt::of(tap, false),
            Attempt {
                passed: 1,
                failed: 3,
                names: vec!["one".into(), "inner".into(), "outer".into()],
                files: vec!["share.test.mjs".into(), "shell.test.mjs".into()],
                ended: false,
            }
        );
    }
}
