//! Pictures from the command line: well-formed, the same each time, and true to the run.

use std::collections::BTreeSet;

fn interleave(arguments: &[&str]) -> (i32, String, String) {
    let arguments: Vec<String> = arguments.iter().map(|text| (*text).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&arguments, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

fn program(file: &str) -> String {
    format!("{}/../lessons/programs/{file}", env!("CARGO_MANIFEST_DIR"))
}

/// What is written in a picture.
fn words(svg: &str) -> Vec<String> {
    let parts = svg.split("<text ").skip(1);
    let inner = parts.map(|part| part.split_once('>').expect("a tag ends").1.split_once("</text>").expect("so does the text").0);
    inner.map(str::to_owned).collect()
}

/// Every tag is closed in its order; attributes hold no raw `<`.
fn assert_well_formed(svg: &str) {
    let mut open = Vec::new();
    let mut rest = svg;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').expect("a tag ends");
        assert!(!tag.contains('<'), "{tag}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().expect("a name").to_owned()),
        }
        rest = after;
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_ready_queue_of_a_moment_is_in_the_picture() {
    let file = program("task_or_await.py");
    let (code, rows, _) = interleave(&["trace", &file, "--view", "events"]);
    assert_eq!(code, 0);
    let moment = rows.lines().position(|row| row.contains("TaskCreated") && row.contains("\"task\"")).map_or(30, |at| at + 8);
    let (code, svg, err) = interleave(&["draw", &file, "--moment", &moment.to_string()]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_well_formed(&svg);
    let words = words(&svg);
    for expected in ["ready", "scheduled", "task_or_await.py"] {
        assert!(words.iter().any(|word| word == expected), "{expected}: {words:?}");
    }
    let again = interleave(&["draw", &file, "--moment", &moment.to_string()]).1;
    assert_eq!(svg, again);
}

#[test]
fn every_picker_program_has_a_picture_in_both_languages_and_themes() {
    for (index, program) in lessons::PROGRAMS.iter().enumerate() {
        let path = self::program(program.file);
        let (lang, theme) = [("ko", "light"), ("en", "dark")][index % 2];
        let (code, svg, _) = interleave(&["draw", &path, "--lang", lang, "--theme", theme, "--until", "30s"]);
        assert_eq!(code, 0, "{path}");
        assert_well_formed(&svg);
        assert!(words(&svg).len() > 5, "{path}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{path}");
    }
}

#[test]
fn gos_queues_at_a_time_are_those_of_the_trace() {
    let file = program("order_one_p.go");
    let (_, svg, _) = interleave(&["draw", &file, "--stage", "scheduler", "--gomaxprocs", "1", "--at", "1us", "--lang", "ko"]);
    let words = words(&svg);
    assert!(words.iter().any(|word| word == "P0"), "{words:?}");
    assert!(words.iter().any(|word| word == "전역 큐"));
    let early: BTreeSet<String> = words.into_iter().collect();
    let (_, late, _) = interleave(&["draw", &file, "--stage", "scheduler", "--gomaxprocs", "1", "--lang", "ko"]);
    let late: BTreeSet<String> = self::words(&late).into_iter().collect();
    assert_ne!(early, late, "another moment is another picture");
}

#[test]
fn what_is_wrong_is_said() {
    let file = program("hello.py");
    for (arguments, expected) in [
        (vec!["draw", &file, "--stage", "nowhere"], "--stage: event-loop"),
        (vec!["draw", &file, "--width", "10"], "--width: 480 to 4000"),
        (vec!["draw", &file, "--theme", "blue"], "--theme: light or dark"),
        (vec!["draw", &file, "--moment", "x"], "--moment needs a number"),
        (vec!["draw"], "no FILE"),
    ] {
        let (code, out, err) = interleave(&arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(expected), "{err}");
    }
}
