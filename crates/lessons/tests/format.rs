//! The lesson format: what is read, and what is wrong with a file, by line.

use lessons::lesson::{Block, Inline, parse};

const GOOD: &str = "\
---
lesson: small
title: A small lesson
language: en
minutes: 3
needs: gil-cpu, gil-io
---

# Head

The [GIL](term:gil) is *one* lock; see `n += 1` and
**two** threads ([there](lesson:gil-cpu)).

> Why?

1. first
2. second
   goes on

| a | b |
|---|---|
| 1 | `x` |

---

```python two.py cores=2 until=30s lines=big.txt:100
print(1)
```

```output
1
```

```facts
outcome exited
```

```predict
at: start
kind: prints
ask: What comes?
- 1 | it is printed
- 2 | it is not
```
";

#[test]
fn a_lesson_is_read_whole() {
    let (lesson, problems) = parse(GOOD);
    assert_eq!(problems, []);
    assert_eq!((lesson.id.as_str(), lesson.minutes), ("small", 3));
    assert_eq!(lesson.needs, ["gil-cpu", "gil-io"]);
    assert_eq!(lesson.slides().len(), 2);
    let program = lesson.programs().next().expect("a program");
    assert_eq!(program.text(), "print(1)\n");
    assert_eq!(program.scenario.settings.cores, 2);
    assert_eq!(program.scenario.limits.time_ns, Some(30_000_000_000));
    assert_eq!(
        program
            .output
            .as_ref()
            .map(|output| (output.line, output.text.as_str())),
        Some((31, "1\n"))
    );
    assert_eq!(program.facts[0].line, 35);
    let prediction = lesson.predictions().next().expect("a prediction");
    assert_eq!(
        (prediction.kind.as_str(), prediction.choices.len()),
        ("prints", 2)
    );
    let Block::Text(text) = &lesson.blocks[1] else {
        panic!("{:?}", lesson.blocks[1]);
    };
    assert!(text.contains(&Inline::Term {
        slug: "gil".to_owned(),
        text: "GIL".to_owned()
    }));
    assert!(text.contains(&Inline::Emphasis("one".to_owned())));
    assert!(text.contains(&Inline::Code("n += 1".to_owned())));
    assert!(matches!(&lesson.blocks[3], Block::List { numbered: true, items } if items.len() == 2));
}

/// One change to the good lesson, and what is said of it.
#[track_caller]
fn wrong(old: &str, new: &str, line: u32, words: &str) {
    assert!(GOOD.contains(old), "{old}");
    let (lesson, problems) = parse(&GOOD.replacen(old, new, 1));
    let found = problems
        .iter()
        .any(|problem| problem.line == line && problem.words.contains(words));
    assert!(found, "{new:?}: {problems:?}");
    assert!(lesson.blocks.len() > 5, "the rest is there");
}

#[test]
fn each_mistake_is_told_with_its_line() {
    wrong("lesson: small\n", "", 1, "no lesson:");
    wrong("small", "Small Lesson", 2, "small letters");
    wrong("language: en", "language: fr", 4, "ko or en");
    wrong("minutes: 3", "minutes: soon", 5, "from 1 to 60");
    wrong("needs:", "wants:", 6, "no entry wants");
    wrong("term:gil", "term:gli", 11, "no term gli");
    wrong("lesson:gil-cpu)", "file:x)", 11, "a link goes to");
    wrong("`n += 1`", "`n += 1", 11, "` without its end");
    wrong("**two**", "**two", 11, "** without its end");
    wrong("| 1 | `x` |", "| 1 |", 22, "not as many cells");
    wrong("python two.py", "ruby two.rb", 26, "a fence is");
    wrong("two.py", "two.go", 26, "names its file");
    wrong("cores=2", "cores", 26, "NAME=VALUE");
    wrong("cores=2", "speed=2", 26, "no such setting: speed");
    wrong("until=30s", "until=long", 26, "a time is");
    wrong("at: start\n", "", 38, "no at:");
    wrong("kind: prints", "sort: prints", 40, "not sort:");
    wrong("- 2 | it is not\n", "", 38, "fewer than two");
    wrong("- 2 | it is not", "- 2", 43, "an answer is");
    wrong("ask: What comes?", "What comes", 41, "a prediction has");
}

#[test]
fn what_is_missing_is_told() {
    let (_, problems) = parse("");
    assert!(
        problems[0].words.contains("begins with its head"),
        "{problems:?}"
    );
    let (lesson, problems) =
        parse("no head\n\n```output\n1\n```\n```predict\n```\n> \n>\n```python a.py\nprint(1)");
    let words: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.words.as_str()))
        .collect();
    for (line, part) in [
        (1, "begins with its head"),
        (3, "no program before"),
        (6, "there is none"),
        (10, "no end"),
        (10, "output is not said"),
    ] {
        let found = words
            .iter()
            .any(|(at, words)| *at == line && words.contains(part));
        assert!(found, "{line} {part}: {words:?}");
    }
    assert_eq!(lesson.programs().count(), 1);
}

#[test]
fn no_text_stops_the_reader() {
    // Every prefix, and the text with each line left out.
    for end in GOOD.char_indices().map(|(at, _)| at) {
        parse(&GOOD[..end]);
    }
    for skip in 0..GOOD.lines().count() {
        let lines = GOOD.lines().enumerate().filter(|(at, _)| *at != skip);
        let text: String = lines.map(|(_, line)| format!("{line}\n")).collect();
        parse(&text);
    }
}
