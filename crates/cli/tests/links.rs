//! Scenarios as links and documents, from the command line: what goes in comes out, and runs alike.

use std::path::Path;

const POOL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenario/tests/fixtures/pool.go");

fn interleave(arguments: &[&str]) -> (String, String, i32) {
    let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(out), text(err), code)
}

fn said(arguments: &[&str]) -> String {
    let (out, err, code) = interleave(arguments);
    assert_eq!((err.as_str(), code), ("", 0), "{arguments:?}");
    out
}

#[test]
fn a_frozen_run_is_the_same_run_wherever_its_link_is_opened() {
    let free = said(&["link", POOL, "--gomaxprocs", "3", "--cores", "3", "--seed", "5"]);
    let ran = said(&["trace", free.trim_end(), "--view", "digest"]);
    let link = said(&[
        "link", POOL, "--gomaxprocs", "3", "--cores", "3", "--seed", "5", "--freeze", "1", "--moment", "40", "--stage", "scheduler",
        "--notes", "왜 셋째가 먼저일까요?", "--address", "https://example.org/play/",
    ]);
    let link = link.trim_end();
    assert!(link.starts_with("https://example.org/play/#1"), "{link}");
    let document = said(&["open", link]);
    let opened = scenario::Scenario::from_json(&document).expect("a scenario");
    assert_eq!(opened.main_file().name, "pool.go");
    assert_eq!((opened.settings.gomaxprocs, opened.settings.cores), (3, 3));
    assert_eq!((opened.view.moment, opened.view.notes.as_str()), (Some(40), "왜 셋째가 먼저일까요?"));
    assert!(matches!(opened.schedule, scenario::Schedule::Recorded(_)));
    assert_eq!(said(&["trace", link, "--view", "digest"]), ran);

    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pool.interleave.json");
    std::fs::write(&file, &document).expect("a file");
    let file = file.to_str().expect("a path");
    assert_eq!(said(&["trace", file, "--view", "digest"]), ran);
    // What is said beside it counts more.
    assert_ne!(said(&["trace", file, "--gomaxprocs", "1", "--view", "digest"]), ran);
}

#[test]
fn a_variant_of_a_program_of_the_picker_is_short() {
    let program = lessons::PROGRAMS.iter().max_by_key(|program| program.text.len()).expect("programs");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(program.file);
    std::fs::write(&file, program.text.replacen('1', "7", 1)).expect("a file");
    let file = file.to_str().expect("a path");
    let link = said(&["link", file, "--cores", "2", "--variant-of", program.slug]);
    assert!(link.len() < 150, "{} {}", program.slug, link.len());
    assert!(said(&["open", link.trim_end()]).contains("\"cores\":2"));
}

#[test]
fn a_lesson_is_a_link_with_all_of_it() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mine.md");
    let text = "---\nlesson: mine\ntitle: 내 강의\nlanguage: ko\nminutes: 5\n---\n\n글.\n";
    std::fs::write(&file, text).expect("a file");
    let link = said(&["link", file.to_str().expect("a path"), "--address", "https://example.org/play/"]);
    let inside = link.trim_end().strip_prefix("https://example.org/play/#lesson/=").expect("the page's address");
    assert_eq!(scenario::link::decode_lesson(inside).as_deref(), Ok(text));
}

#[test]
fn what_is_wrong_with_a_link_is_said() {
    let (_, err, code) = interleave(&["open", "#1AAAA"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("interleave: the link: "), "{err}");
    let (_, err, code) = interleave(&["run", "https://example.org/#x"]);
    assert_eq!((err.as_str(), code), ("interleave: the link: a link of version 'x', which this program does not know (it may be from a later one)\n", 2));
    let (_, err, _) = interleave(&["open"]);
    assert!(err.starts_with("interleave: open needs one LINK"), "{err}");
    let (_, err, _) = interleave(&["link", POOL, "--variant-of", "nothing"]);
    assert!(err.starts_with("interleave: --variant-of: there is no program `nothing`"), "{err}");
}

/// Ms that look for work must let those that have it get on, on whatever cores and clock.
#[test]
fn many_ps_come_to_an_end_on_few_cores_and_when_time_stands() {
    for options in [
        &["--gomaxprocs", "2", "--cores", "1"][..],
        &["--gomaxprocs", "4", "--cores", "4"],
        &["--gomaxprocs", "8", "--cores", "2", "--clock", "frozen"],
        &["--gomaxprocs", "2", "--clock", "frozen"],
        &["--gomaxprocs", "16"],
    ] {
        let mut arguments = vec!["run", POOL];
        arguments.extend(options);
        let out = said(&arguments);
        assert!(out.ends_with("sum of squares: 285\n"), "{options:?}: {out}");
    }
}
