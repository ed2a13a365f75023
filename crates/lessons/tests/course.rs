//! The course as a whole: both languages, one structure, one path, nothing missing.

use lessons::course::{COURSE, Part, step, text};
use lessons::lesson::{Block, Inline, Lesson, Tongue, parse, plain};
use std::collections::BTreeSet;

const TONGUES: [Tongue; 2] = [Tongue::Korean, Tongue::English];

fn lesson(id: &str, tongue: Tongue) -> Lesson {
    let (lesson, problems) = parse(text(id, tongue).expect("a text for each step"));
    assert!(problems.is_empty(), "{id} {tongue:?}: {problems:?}");
    lesson
}

#[test]
fn heads_say_what_the_path_says() {
    for step in COURSE {
        for tongue in TONGUES {
            let lesson = lesson(step.id, tongue);
            let title = match tongue {
                Tongue::Korean => step.title_ko,
                Tongue::English => step.title_en,
            };
            assert_eq!(
                (lesson.id.as_str(), lesson.title.as_str()),
                (step.id, title)
            );
            assert_eq!(
                (lesson.tongue, lesson.minutes),
                (tongue, step.minutes),
                "{}",
                step.id
            );
            assert_eq!(lesson.needs, step.needs, "{}", step.id);
        }
    }
}

#[test]
fn the_path_is_in_order_and_of_short_lessons() {
    assert!(COURSE.is_sorted_by_key(|step| step.part));
    for part in Part::ALL {
        assert!(COURSE.iter().any(|step| step.part == part), "{part:?}");
    }
    for (place, step) in COURSE.iter().enumerate() {
        assert!((3..=8).contains(&step.minutes), "{}", step.id);
        let before = &COURSE[..place];
        assert!(
            before.iter().all(|other| other.id != step.id),
            "{}",
            step.id
        );
        for need in step.needs {
            assert!(
                before.iter().any(|other| other.id == *need),
                "{} needs {need}",
                step.id
            );
        }
    }
}

/// What must be the same in both languages: everything but the words.
fn structure(lesson: &Lesson) -> Vec<String> {
    let marks = |inlines: &[Inline]| {
        let marks = inlines.iter().filter_map(|inline| match inline {
            Inline::Term { slug, .. } => Some(format!("term:{slug}")),
            Inline::Lesson { id, .. } => Some(format!("lesson:{id}")),
            Inline::Link { address, .. } => Some(address.clone()),
            _ => None,
        });
        // A sentence of the other language may name things in another order.
        let marks: BTreeSet<String> = marks.collect();
        format!("{marks:?}")
    };
    let blocks = lesson.blocks.iter().map(|block| match block {
        Block::Heading(_) => "heading".to_owned(),
        Block::Text(text) => format!("text {}", marks(text)),
        Block::Question(text) => format!("question {}", marks(text)),
        Block::List { numbered, items } => {
            let items: Vec<_> = items.iter().map(|item| marks(item)).collect();
            format!("list {numbered} {items:?}")
        }
        Block::Table(rows) => format!("table {}", rows.len()),
        Block::Slide => "slide".to_owned(),
        Block::Program(program) => {
            let expected =
                [&program.output, &program.errors].map(|part| part.as_ref().map(|part| &part.text));
            let facts: Vec<_> = program.facts.iter().map(|fact| &fact.text).collect();
            format!("program {:?} {expected:?} {facts:?}", program.scenario)
        }
        Block::Prediction(prediction) => {
            let answers: Vec<_> = prediction
                .choices
                .iter()
                .map(|choice| &choice.answer)
                .collect();
            let (at, kind) = (&prediction.at, &prediction.kind);
            format!("prediction {} {at} {kind} {answers:?}", prediction.program)
        }
    });
    blocks.collect()
}

#[test]
fn both_languages_have_the_same_structure() {
    for step in COURSE {
        let (korean, english) = (
            lesson(step.id, Tongue::Korean),
            lesson(step.id, Tongue::English),
        );
        for (ko, en) in structure(&korean).iter().zip(&structure(&english)) {
            assert_eq!(ko, en, "{}", step.id);
        }
        assert_eq!(korean.blocks.len(), english.blocks.len(), "{}", step.id);
    }
}

/// All prose of a lesson.
fn prose(lesson: &Lesson) -> Vec<String> {
    let mut texts = vec![lesson.title.clone()];
    for block in &lesson.blocks {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Question(text) => {
                texts.push(plain(text))
            }
            Block::List { items, .. } => texts.extend(items.iter().map(|item| plain(item))),
            Block::Table(rows) => texts.extend(rows.iter().flatten().map(|cell| plain(cell))),
            Block::Prediction(prediction) => {
                texts.push(plain(&prediction.ask));
                texts.extend(prediction.choices.iter().map(|choice| plain(&choice.why)));
            }
            Block::Slide | Block::Program(_) => {}
        }
    }
    texts
}

#[test]
fn each_lesson_asks_before_it_answers_and_leads_on() {
    for step in COURSE {
        let lesson = lesson(step.id, Tongue::English);
        let questions = lesson
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Question(_)));
        let asked = questions.count() + lesson.predictions().count();
        assert!(asked >= 2, "{} asks {asked} times", step.id);
        let marks = prose(&lesson);
        assert!(marks.len() > 3, "{}", step.id);
        for block in &lesson.blocks {
            if let Block::Text(text) | Block::Question(text) = block {
                for inline in text {
                    if let Inline::Lesson { id, .. } = inline {
                        assert!(
                            lessons::course::step(id).is_some(),
                            "{}: no lesson {id}",
                            step.id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn korean_is_korean_and_english_is_english() {
    let is_hangul = |letter: char| ('가'..='힣').contains(&letter);
    for step in COURSE {
        for text in prose(&lesson(step.id, Tongue::English)) {
            assert!(!text.chars().any(is_hangul), "{}: {text}", step.id);
        }
        let korean = prose(&lesson(step.id, Tongue::Korean)).join(" ");
        let hangul = korean.chars().filter(|letter| is_hangul(*letter)).count();
        let latin = korean.chars().filter(char::is_ascii_alphabetic).count();
        assert!(hangul > latin, "{}: {hangul} against {latin}", step.id);
    }
}

/// What the course texts teach, and the programs that they show.
const TAUGHT: [&str; 46] = [
    "process and its memory",
    "code, data, heap, stack",
    "threads share, processes do not",
    "communication between processes",
    "GIL",
    "why there is a GIL: reference counts",
    "GIL released at I/O",
    "race condition and lock",
    "multiprocessing for computing",
    "concurrency",
    "parallelism",
    "one core, several cores",
    "synchronous and asynchronous",
    "order of completion",
    "blocking and non-blocking",
    "sync + blocking",
    "sync + non-blocking: polling, spin lock",
    "async + blocking",
    "async + non-blocking: callback",
    "generator and yield",
    "lazy evaluation",
    "generator expression",
    "coroutine with send",
    "GeneratorExit and StopIteration",
    "coroutine against function",
    "generator against coroutine",
    "preemptive against cooperative",
    "event loop turn by turn",
    "one running loop per thread",
    "awaitable, coroutine, task, future",
    "high-level and low-level API",
    "await against create_task against nothing",
    "never awaited",
    "gather, wait, as_completed",
    "blocking code in a coroutine",
    "run_in_executor with threads",
    "run_in_executor with processes",
    "several loops and threads",
    "asyncio is not thread-safe",
    "cancellation",
    "graceful shutdown",
    "goroutine",
    "WaitGroup",
    "channels and select",
    "GOMAXPROCS",
    "the Go scheduler",
];

const PROGRAMS: [&str; 17] = [
    "hello, a second, world",
    "nested coroutine in a task",
    "factorials with gather",
    "sync and async print in Go",
    "three goroutines and a WaitGroup",
    "GOMAXPROCS and a hundred goroutines",
    "two sorts in turn",
    "two sorts in threads",
    "numbers from a generator",
    "a large file line by line",
    "average by send",
    "a job every ten seconds",
    "jobs awaited",
    "jobs never awaited",
    "a blocking request and a counter",
    "the request in an executor",
    "a sum in two halves",
];

#[test]
fn every_concept_and_program_of_the_course_texts_has_its_lesson() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/course.md");
    let table = std::fs::read_to_string(path).expect("docs/course.md");
    let mut rows = Vec::new();
    for line in table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| what"))
    {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let ids: Vec<&str> = cells[1].split(", ").collect();
        for id in &ids {
            assert!(step(id).is_some(), "{}: no lesson {id}", cells[0]);
        }
        rows.push(cells[0]);
    }
    for what in TAUGHT.iter().chain(&PROGRAMS) {
        assert!(rows.contains(what), "docs/course.md has no row for {what}");
    }
    for row in rows {
        let known = TAUGHT.contains(&row) || PROGRAMS.contains(&row);
        assert!(known, "docs/course.md has a row too many: {row}");
    }
}
