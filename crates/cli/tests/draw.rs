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

/// The words of a stage at an event, in English.
fn stage(file: &str, stage: &str, event: usize, options: &[&str]) -> Vec<String> {
    let (file, event) = (program(file), event.to_string());
    let mut arguments = vec!["draw", &file, "--stage", stage, "--moment", &event];
    arguments.extend(options);
    let (code, svg, _) = interleave(&arguments);
    assert_eq!(code, 0);
    assert_well_formed(&svg);
    words(&svg)
}

/// After how many events the first that has all these texts in its row has happened.
fn event_with(file: &str, texts: &[&str]) -> usize {
    let (_, rows, _) = interleave(&["trace", &program(file), "--view", "events"]);
    let found = rows.lines().position(|row| texts.iter().all(|text| row.contains(text)));
    found.unwrap_or_else(|| panic!("{file}: {texts:?}")) + 1
}

fn assert_has(words: &[String], expected: &[&str]) {
    for expected in expected {
        assert!(words.iter().any(|word| word == expected), "{expected}: {words:?}");
    }
}

#[test]
fn an_executors_queue_and_workers_are_in_the_picture() {
    // Two workers have taken a call each; the third call waits in the queue.
    let event = event_with("pool_futures.py", &["JobSubmitted", "\"job\":3"]);
    let words = stage("pool_futures.py", "executors", event, &[]);
    assert_has(&words, &["ThreadPoolExecutor", "Work queue", "J3", "Th1", "Th2"]);
    let before = stage("pool_futures.py", "executors", 1, &[]);
    assert_has(&before, &["No executor has been made yet."]);
}

#[test]
fn each_process_has_its_memory_in_the_picture() {
    let event = event_with("own_memory.py", &["ProcessCreated", "Process-1"]);
    let words = stage("own_memory.py", "memory", event, &[]);
    assert_has(&words, &["MainProcess", "Process-1", "Heap", "Between processes", "Queue"]);
}

#[test]
fn idle_cores_are_in_the_picture_too() {
    let words = stage("free_threads.py", "parallel", 40, &["--cores", "4"]);
    assert_has(&words, &["On 4 cores", "Core 0", "Core 3"]);
}

#[test]
fn channels_and_a_cycle_of_locks_are_in_the_picture() {
    let event = event_with("buffered.go", &["ChanWaiting", "blue"]);
    let words = stage("buffered.go", "channels", event, &["--lang", "en"]);
    assert_has(&words, &["Channels", "shelf", "chan string", "sendq", "recvq", "\"blue\"", "\"red\""]);
    let words = stage("deadlock.go", "channels", usize::MAX, &["--lang", "ko"]);
    assert_has(&words, &["left", "right", "버퍼 없음"]);
}

#[test]
fn each_call_that_waited_is_in_its_cell() {
    let words = stage("blocking_call.py", "matrix", usize::MAX, &[]);
    assert_has(&words, &["Blocking", "Non-blocking", "Synchronous", "Asynchronous", "time.sleep"]);
    let early = stage("blocking_call.py", "matrix", 0, &[]);
    assert!(!early.iter().any(|word| word == "time.sleep"), "{early:?}");
}

#[test]
fn every_stage_can_be_drawn_of_every_program_at_any_width() {
    let stages = [
        "event-loop", "threads", "executors", "memory", "parallel", "scheduler", "channels", "goroutines", "matrix", "timeline",
    ];
    for (index, program) in lessons::PROGRAMS.iter().enumerate() {
        let stage = stages[index % stages.len()];
        let path = self::program(program.file);
        let (code, svg, _) = interleave(&["draw", &path, "--stage", stage, "--at", "100ms", "--width", "480", "--until", "30s"]);
        assert_eq!(code, 0, "{path} {stage}");
        assert_well_formed(&svg);
        assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("width=\"-"), "{path} {stage}");
    }
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
