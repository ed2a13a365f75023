//! Every lesson is a test: its programs run, print what it says, and its facts and predictions hold.

use lessons::course::{COURSE, text};
use lessons::lesson::Tongue;

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
