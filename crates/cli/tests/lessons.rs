//! Every lesson is a test: its programs run, print what it says, and its facts and predictions hold.

use lessons::course::{COURSE, text};
use lessons::lesson::{Tongue, parse};
use views::Language;
use views::exercise::Fact;

#[test]
fn every_program_output_fact_and_prediction_holds() {
    let mut wrong = Vec::new();
    for step in COURSE {
        // The Korean text has the same programs and answers: a test of the lessons says so.
        let (_, problems) = cli::check_lesson(text(step.id, Tongue::English).expect("a text"));
        let told = problems.into_iter().map(|problem| format!("{}:{}: {}", step.id, problem.line, problem.words));
        wrong.extend(told);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Learners read facts, not names of events.
#[test]
fn every_fact_of_the_course_has_words_in_both_languages() {
    let mut raw = Vec::new();
    for step in COURSE {
        let (lesson, _) = parse(text(step.id, Tongue::English).expect("a text"));
        for fact in lesson.programs().flat_map(|program| &program.facts) {
            let parsed = Fact::parse(&fact.text).expect("a fact");
            let (ko, en) = (parsed.told(Language::Korean), parsed.told(Language::English));
            let names_event = fact.text.split(' ').nth(1).is_some_and(|name| {
                name.starts_with(char::is_uppercase) && (ko.contains(name) || en.contains(name))
            });
            if names_event || !ko.ends_with("니다") {
                raw.push(format!("{}:{}: {ko} / {en}", step.id, fact.line));
            }
        }
    }
    assert!(raw.is_empty(), "{}", raw.join("\n"));
}

#[test]
fn facts_are_sentences() {
    let told = |fact: &str, language| Fact::parse(fact).expect("a fact").told(language);
    let table = [
        ("count TaskCreated function=greet = 1", "greet() 태스크를 1개 만듭니다", "It makes 1 task from greet()"),
        ("count TaskCreated function=job = 0", "job() 태스크를 만들지 않습니다", "It makes no task from job()"),
        ("count GilTaken > 1", "GIL을 1번보다 많이 잡습니다", "It takes the GIL more than once"),
        ("at-once 1", "같은 순간에는 스레드가 하나만 실행됩니다", "Only one thread runs at a time"),
        ("takes 3 s", "가상 시간으로 3초 걸립니다", "It takes 3 s of virtual time"),
        ("count ReadyCounted = 1", "사건 ReadyCounted: 1번", "Event ReadyCounted: once"),
    ];
    for (fact, korean, english) in table {
        assert_eq!((told(fact, Language::Korean).as_str(), told(fact, Language::English).as_str()), (korean, english));
    }
}

const LESSON: &str = "\
---
lesson: t
title: T
language: en
minutes: 3
---

```python t.py
import asyncio
asyncio.run(asyncio.sleep(1))
print(1)
```

```output
1
```

```facts
takes 1 s
```

```predict
at: start
kind: prints
ask: What?
- 1 | yes
- 2 | no
```
";

#[track_caller]
fn wrong(old: &str, new: &str, line: u32, words: &str) {
    assert!(LESSON.contains(old), "{old}");
    let (_, problems) = cli::check_lesson(&LESSON.replacen(old, new, 1));
    let found = problems.iter().any(|problem| problem.line == line && problem.words.contains(words));
    assert!(found, "{new:?}: {problems:?}");
}

#[test]
fn what_does_not_hold_is_told_with_its_line() {
    assert_eq!(cli::check_lesson(LESSON).1, []);
    wrong("print(1)", "print(2)", 15, "prints \"2\" here, not \"1\"");
    wrong("print(1)", "pass", 15, "does not print \"1\"");
    wrong("print(1)", "print(1)\nprint(3)", 17, "goes on to print \"3\"");
    wrong("print(1)", "print(1", 11, "never closed");
    wrong("takes 1 s", "takes 2 s", 19, "it took 1.");
    wrong("takes 1 s", "takes long", 19, "a time is");
    wrong("takes 1 s", "outcome deadlock", 19, "it was exited");
    wrong("takes 1 s", "count TaskMade = 1", 19, "no event TaskMade");
    wrong("takes 1 s", "count TaskCreated = 7", 19, "there were 3");
    wrong("takes 1 s", "cell 10 sync blocking", 19, "nothing waits at line 10");
    wrong("takes 1 s", "at-once 2", 19, "there were 1");
    wrong("takes 1 s", "quick", 19, "a fact begins with");
    wrong("at: start", "at: noon", 23, "a moment is");
    wrong("at: start", "at: output 5", 23, "does not come to this moment");
    wrong("kind: prints", "kind: sings", 22, "kind is prints");
    wrong("- 1 | yes", "- 3 | yes", 22, "none of the answers is the run's: 1");
    wrong("- 2 | no", "- 1 | no", 22, "several of the answers");
}
