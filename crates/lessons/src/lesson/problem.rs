//! What is wrong with a lesson's file, in Korean: problems are worded in English where they are found.

/// English, Korean; `{}` is a hole that takes the file's own words over, in the same order.
const KOREAN: &[(&str, &str)] = &[
    (
        "a lesson's file has at most {} bytes, not {}",
        "강의 파일은 {}바이트까지인데 이 파일은 {}바이트입니다",
    ),
    (
        "a lesson begins with its head, between two lines of ---",
        "강의는 ---만 적은 두 줄 사이의 머리로 시작합니다",
    ),
    (
        "the head has no end: a line of ---",
        "머리가 끝나지 않았습니다: ---만 적은 줄이 있어야 합니다",
    ),
    (
        "the head's lines are NAME: VALUE",
        "머리의 줄은 이름: 값 꼴입니다",
    ),
    (
        "the head has no entry {}",
        "머리에 그런 항목은 없습니다: {}",
    ),
    ("the head has no {}:", "머리에 빠진 항목이 있습니다: {}:"),
    (
        "an id has small letters, digits and hyphens",
        "id에는 영어 소문자, 숫자, 붙임표만 씁니다",
    ),
    ("the title is empty", "제목이 비어 있습니다"),
    (
        "language is ko or en, not {}",
        "language는 ko나 en입니다. 적힌 것: {}",
    ),
    (
        "minutes is a number from 1 to 60",
        "minutes는 1에서 60까지의 수입니다",
    ),
    (
        "this row has not as many cells as the table's head",
        "이 줄의 칸 수가 표의 첫 줄과 다릅니다",
    ),
    (
        "this fence has no end: a line of ```",
        "이 코드 블록이 끝나지 않았습니다: ```만 적은 줄이 있어야 합니다",
    ),
    (
        "a fence is python, go, output, errors, facts or predict, not {}",
        "코드 블록은 python, go, output, errors, facts, predict 가운데 하나입니다. 적힌 것: {}",
    ),
    (
        "there is no program before this",
        "이 앞에 프로그램이 없습니다",
    ),
    (
        "this is said twice of the program before it",
        "앞의 프로그램에 대해 이것을 두 번 적었습니다",
    ),
    (
        "a prediction is about the program before it; there is none",
        "예측은 앞의 프로그램에 대한 것인데, 앞에 프로그램이 없습니다",
    ),
    (
        "an answer is `- ANSWER | why one may think so`",
        "답은 `- 답 | 그렇게 생각할 만한 까닭` 꼴입니다",
    ),
    (
        "a prediction has at:, kind:, ask: and answers, not {}:",
        "예측에는 at:, kind:, ask:와 답만 적습니다. 적힌 것: {}:",
    ),
    (
        "a prediction has at:, kind:, ask: and answers that begin with -",
        "예측에는 at:, kind:, ask:와 -로 시작하는 답만 적습니다",
    ),
    (
        "the prediction has no {}",
        "예측에 빠진 항목이 있습니다: {}",
    ),
    (
        "the prediction has fewer than two answers",
        "예측의 답이 둘보다 적습니다",
    ),
    (
        "a lesson has a program",
        "강의에는 프로그램이 있어야 합니다",
    ),
    (
        "the program's output is not said: ```output",
        "프로그램의 출력이 적혀 있지 않습니다: ```output",
    ),
    ("` without its end", "`의 짝이 없습니다"),
    ("** without its end", "**의 짝이 없습니다"),
    ("* without its end", "*의 짝이 없습니다"),
    (
        "the glossary has no term {}",
        "용어집에 그런 말은 없습니다: {}",
    ),
    (
        "a link goes to term:, lesson: or https:, not {}",
        "링크는 term:, lesson:, https:로만 갑니다. 적힌 것: {}",
    ),
    (
        "a program's fence names its file: {}",
        "프로그램의 코드 블록에는 파일 이름을 적습니다: {}",
    ),
    (
        "a setting is NAME=VALUE, not {}",
        "설정은 이름=값 꼴입니다. 적힌 것: {}",
    ),
    ("no such setting: {}", "그런 설정은 없습니다: {}"),
    (
        "clock is costed or frozen, not {}",
        "clock은 costed나 frozen입니다. 적힌 것: {}",
    ),
    ("lines=NAME:N", "lines는 lines=이름:줄수 꼴입니다"),
    (
        "lines={}:N, N is a number",
        "lines={}:줄수에서 줄수는 수입니다",
    ),
    (
        "a time is 30s or 250ms, not {}",
        "시간은 30s나 250ms처럼 적습니다. 적힌 것: {}",
    ),
    (
        "a time is 1.5 s or 240 ms, not {}",
        "시간은 1.5 s나 240 ms처럼 적습니다. 적힌 것: {}",
    ),
    ("there is no outcome {}", "그런 결말은 없습니다: {}"),
    (
        "a fact begins with takes, outcome, count, cell, at-once or turns",
        "사실은 takes, outcome, count, cell, at-once, turns 가운데 하나로 시작합니다",
    ),
    ("count NAME = N", "count는 count 이름 = 수 꼴입니다"),
    (
        "a field is NAME=VALUE, not {}",
        "필드는 이름=값 꼴입니다. 적힌 것: {}",
    ),
    (
        "cell LINE sync|async blocking|non-blocking",
        "cell은 cell 행 sync|async blocking|non-blocking 꼴입니다",
    ),
    ("not a number from 1: {}", "1부터 세는 수가 아닙니다: {}"),
    ("not a number: {}", "수가 아닙니다: {}"),
    (
        "a moment is start, output N, line N, line N time M or event NAME N",
        "순간은 start, output N, line N, line N time M, event 이름 N 가운데 하나입니다",
    ),
    ("there is no event {}", "그런 사건은 없습니다: {}"),
    (
        "a prediction's kind is prints, runs, ends, takes or lines, not {}",
        "예측의 kind는 prints, runs, ends, takes, lines 가운데 하나입니다. 적힌 것: {}",
    ),
    (
        "{} is a number, not {}",
        "{}에는 수를 적습니다. 적힌 것: {}",
    ),
];

/// A problem's words in Korean; none: it is worded elsewhere, and has no Korean.
pub fn korean(words: &str) -> Option<String> {
    KOREAN.iter().find_map(|(english, korean)| {
        let mut holes = holes(english, words)?.into_iter();
        let mut parts = korean.split("{}");
        let first = parts.next().unwrap_or_default().to_owned();
        Some(parts.fold(first, |text, part| {
            text + holes.next().unwrap_or_default() + part
        }))
    })
}

/// What stands in the template's holes, if the words are of its form.
fn holes<'a>(template: &str, words: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = template.split("{}");
    let mut rest = words.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = match parts.peek() {
            // The last part ends the words.
            None => rest
                .len()
                .checked_sub(part.len())
                .filter(|end| rest.ends_with(part) && *end > 0)?,
            Some(_) => rest.find(part)?,
        };
        found.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{KOREAN, korean};
    use crate::lesson::parse;

    #[test]
    fn what_is_wrong_with_a_file_is_told_in_korean_with_its_own_words() {
        let text = "---\nlesson: Bad Id\ntitle:\nlanguage: fr\nminutes: 0\nspeed: 3\nodd\n---\n\
            A `code and **bold and [x](ftp:y) and [y](term:nothing-known).\n\n| a | b |\n|---|---|\n| 1 |\n\n\
            ```output\nx\n```\n\n```predict\nat: start\n```\n\n```rust\n```\n\n```python power cores=x odd clock=fast speed=2 until=soon lines=3 lines=a:b\n```\n\n\
            ```predict\nwhen: x\n- one\nnothing\n```\n\n```output\n```\n\n```output\n```\n\n```go a.go\n```\n\n```go b.go\n";
        let (_, problems) = parse(text);
        assert!(problems.len() > 25, "{problems:#?}");
        for problem in &problems {
            assert!(
                korean(&problem.words).is_some(),
                "no Korean: {}",
                problem.words
            );
        }
        assert_eq!(
            korean("the glossary has no term nothing-known").as_deref(),
            Some("용어집에 그런 말은 없습니다: nothing-known")
        );
        assert_eq!(
            korean("cores is a number, not x").as_deref(),
            Some("cores에는 수를 적습니다. 적힌 것: x")
        );
        assert_eq!(
            korean("the head has no title:").as_deref(),
            Some("머리에 빠진 항목이 있습니다: title:")
        );
        assert_eq!(korean("something else"), None);
    }

    #[test]
    fn each_has_its_holes() {
        for (english, korean) in KOREAN {
            assert_eq!(
                english.matches("{}").count(),
                korean.matches("{}").count(),
                "{english}"
            );
        }
    }
}
