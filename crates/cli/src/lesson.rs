//! `interleave check LESSON.md`: a lesson's text, and whether its programs do what it says.

use crate::run::drive;
use engine::python::Problems;
use lessons::lesson::{Lesson, Prediction, Problem, Program, parse};
use scenario::Language;
use trace::{Event, Stream, Trace};
use views::exercise::{Fact, Moment, Question};

/// A lesson whose programs were run.
pub struct Checked {
    pub lesson: Lesson,
    /// By line.
    pub problems: Vec<Problem>,
    /// Of each prediction, which answer is the run's, counted from 0; none: the run agrees with
    /// none or with several, which is a problem too.
    pub right: Vec<Option<usize>>,
}

/// Reads a lesson, runs its programs, and tells everything that is wrong, by line.
pub fn check_lesson(text: &str) -> (Lesson, Vec<Problem>) {
    let checked = checked(text);
    (checked.lesson, checked.problems)
}

pub fn checked(text: &str) -> Checked {
    let (lesson, mut problems) = parse(text);
    let traces: Vec<Option<Trace>> = lesson
        .programs()
        .map(|program| run(program, &mut problems))
        .collect();
    for (program, trace) in lesson.programs().zip(&traces) {
        for fact in &program.facts {
            let told = match (Fact::parse(&fact.text), trace) {
                (Err(words), _) => Err(words),
                (Ok(fact), Some(trace)) => fact.check(trace, views::Language::English),
                (Ok(_), None) => Ok(()),
            };
            if let Err(words) = told {
                problem(&mut problems, fact.line, format!("{}: {words}", fact.text));
            }
        }
    }
    let mut right = Vec::new();
    for prediction in lesson.predictions() {
        let trace = traces.get(prediction.program).and_then(Option::as_ref);
        right.push(predict(prediction, trace, &mut problems));
    }
    problems.sort_by_key(|problem| problem.line);
    Checked { lesson, problems, right }
}

fn problem(problems: &mut Vec<Problem>, line: u32, words: impl Into<String>) {
    problems.push(Problem {
        line,
        words: words.into(),
    });
}

/// Runs it to its end and compares what it wrote. None: it cannot be run.
fn run(program: &Program, problems: &mut Vec<Problem>) -> Option<Trace> {
    let before = problems.len();
    diagnostics(program, problems);
    if problems.len() > before {
        return None;
    }
    let name = program.scenario.main_file().name.clone();
    match drive(&name, &program.scenario, &mut |_| {}) {
        Ok(driven) => {
            compare(program, &driven.trace, problems);
            Some(driven.trace)
        }
        Err(failure) => {
            problem(problems, program.line, failure.text().trim_end());
            None
        }
    }
}

/// What keeps the program from running, at its lines of the lesson.
fn diagnostics(program: &Program, problems: &mut Vec<Problem>) {
    let scenario = &program.scenario;
    match scenario.language {
        Language::Python => {
            let found: Problems = engine::python::check(scenario);
            let file = scenario.main_file();
            let source = source::SourceText::new(file.name.as_str(), file.text.as_str());
            for diagnostic in found.diagnostics() {
                let line = source.lines().line(diagnostic.span.start);
                problem(problems, program.line + line, diagnostic.message.clone());
            }
        }
        Language::Go => {
            let checked = engine::go::check(scenario);
            if checked.is_runnable() {
                return;
            }
            for shown in checked.shown() {
                // `./main.go:7:2: declared and not used: x`
                let line = shown.split(':').nth(1).and_then(|line| line.parse::<u32>().ok());
                problem(problems, program.line + line.unwrap_or(0), shown);
            }
        }
    }
}

fn written(trace: &Trace, wanted: Stream) -> String {
    let texts = trace.records().filter_map(|record| match record.event {
        Event::Output { stream, text } if stream == wanted => Some(trace.text(text).to_owned()),
        _ => None,
    });
    texts.collect()
}

fn compare(program: &Program, trace: &Trace, problems: &mut Vec<Problem>) {
    let printed = written(trace, Stream::Stdout);
    if let Some(output) = &program.output
        && output.text != printed
    {
        let (wanted, found): (Vec<&str>, Vec<&str>) =
            (output.text.lines().collect(), printed.lines().collect());
        let same = wanted.iter().zip(&found).take_while(|(wanted, found)| wanted == found).count();
        let words = match (wanted.get(same), found.get(same)) {
            (Some(wanted), Some(found)) => format!("the program prints {found:?} here, not {wanted:?}"),
            (Some(wanted), None) => format!("the program does not print {wanted:?}"),
            (None, Some(found)) => format!("the program goes on to print {found:?}"),
            (None, None) => "the program's last line has no line feed".to_owned(),
        };
        problem(problems, output.line + same as u32, words);
    }
    if let Some(errors) = &program.errors {
        let printed = written(trace, Stream::Stderr);
        let mut found = printed.lines();
        for (offset, wanted) in errors.text.lines().enumerate() {
            if !found.any(|line| line.contains(wanted)) {
                let words = format!("standard error has no line with {wanted:?} here");
                problem(problems, errors.line + offset as u32, words);
            }
        }
    }
}

fn predict(prediction: &Prediction, trace: Option<&Trace>, problems: &mut Vec<Problem>) -> Option<usize> {
    let moment = Moment::parse(&prediction.at);
    let question = Question::parse(&prediction.kind);
    let (moment, question) = match (moment, question) {
        (Ok(moment), Ok(question)) => (moment, question),
        (moment, question) => {
            // What is not said at all was told when the lesson was read.
            if let (Err(words), false) = (moment, prediction.at.is_empty()) {
                problem(problems, prediction.at_line, words);
            }
            if let (Err(words), false) = (question, prediction.kind.is_empty()) {
                problem(problems, prediction.line, words);
            }
            return None;
        }
    };
    let trace = trace?;
    let Some(events) = moment.find(trace) else {
        problem(problems, prediction.at_line, "the run does not come to this moment");
        return None;
    };
    let answer = question.answer(trace, events);
    let agrees = |choice: &lessons::lesson::Choice| question.agrees(&choice.answer, &answer);
    let right: Vec<usize> = (0..prediction.choices.len()).filter(|index| agrees(&prediction.choices[*index])).collect();
    let words = match right[..] {
        [one] => return Some(one),
        [] => "none of the answers is the run's",
        _ => "several of the answers are the run's",
    };
    problem(problems, prediction.line, format!("{words}: {}", answer.words));
    None
}
