//! Questions about what comes next, and how a run answers them.

use crate::machine::EventLoopState;
use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// The next line of output; `-`: none any more.
    Prints,
    /// Which task, thread or goroutine runs next, by name.
    Runs,
    /// How the program ends: `exited`, `failed`, `deadlock`, `limit`.
    Ends,
    /// How long the whole run takes: `1.5 s`.
    Takes,
    /// How many lines of output are still to come.
    Lines,
}

/// What a run says.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    pub words: String,
    /// How many events there are when it is seen: the step that decides is the one before.
    pub at: usize,
}

impl Question {
    /// Errors: what is wrong with the word.
    pub fn parse(text: &str) -> Result<Question, String> {
        match text {
            "prints" => Ok(Question::Prints),
            "runs" => Ok(Question::Runs),
            "ends" => Ok(Question::Ends),
            "takes" => Ok(Question::Takes),
            "lines" => Ok(Question::Lines),
            _ => Err(format!("a prediction's kind is prints, runs, ends, takes or lines, not {text}")),
        }
    }

    /// What the run says to it after its first `events` events.
    pub fn answer(self, trace: &Trace, events: usize) -> Answer {
        match self {
            Question::Prints => prints(trace, events),
            Question::Runs => runs(trace, events),
            Question::Ends => ends(trace),
            Question::Takes => Answer {
                words: format!("{:.3} s", trace.at(trace.len().saturating_sub(1)).seconds()),
                at: trace.len(),
            },
            Question::Lines => {
                let rest = (events..trace.len()).map(|index| lines_of(trace, index));
                Answer { words: rest.sum::<u32>().to_string(), at: trace.len() }
            }
        }
    }

    /// Whether an answer as a lesson words it is what the run said. Times agree within 5 %, or 5 ms; space around
    /// a line of output does not count.
    pub fn agrees(self, written: &str, answer: &Answer) -> bool {
        match self {
            Question::Takes => match (seconds(written), seconds(&answer.words)) {
                (Some(written), Some(found)) => (written - found).abs() <= (found * 0.05).max(0.005),
                _ => false,
            },
            _ => written.trim() == answer.words.trim(),
        }
    }
}

/// `1.5 s`, `240 ms`.
pub(super) fn seconds(text: &str) -> Option<f64> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1e-3),
        None => (text.strip_suffix('s')?, 1.0),
    };
    Some(decimal(number.trim())? * unit)
}

/// A number such as `240` or `1.5`. `f64::parse` would bring ten kilobytes of powers to the page.
fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part}");
    let is_plain = !whole.is_empty() && digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse::<u64>().ok().filter(|_| is_plain)?;
    Some(number as f64 / 10_u64.pow(part.len() as u32) as f64)
}

fn lines_of(trace: &Trace, index: usize) -> u32 {
    match trace.record(index).event {
        Event::Output { stream: Stream::Stdout, text } => trace.text(text).matches('\n').count() as u32,
        _ => 0,
    }
}

fn prints(trace: &Trace, events: usize) -> Answer {
    let mut line = String::new();
    for index in events..trace.len() {
        let Event::Output { stream: Stream::Stdout, text } = trace.record(index).event else {
            continue;
        };
        let text = trace.text(text);
        match text.split_once('\n') {
            Some((end, _)) => {
                line.push_str(end);
                return Answer { words: line, at: index + 1 };
            }
            None => line.push_str(text),
        }
    }
    let words = if line.is_empty() { "-".to_owned() } else { line };
    Answer { words, at: trace.len() }
}

fn runs(trace: &Trace, events: usize) -> Answer {
    let mut state = EventLoopState::default();
    for index in 0..trace.len() {
        let record = trace.record(index);
        state.apply(trace, &record);
        if index < events {
            continue;
        }
        let strand = match record.event {
            Event::TaskStepStarted { task, .. } => Some(task),
            Event::GExecuted { g, .. } => Some(g),
            Event::GilTaken { .. } => Some(thread_strand(&state, record.thread)),
            Event::StrandResumed { child, .. } => Some(child),
            _ => None,
        };
        if let Some(strand) = strand.and_then(|strand| state.strand(strand)) {
            let words = match strand.kind {
                Some(StrandKind::Goroutine) => strand.label.to_string(),
                _ => trace.text(strand.name).to_owned(),
            };
            return Answer { words, at: index + 1 };
        }
    }
    Answer { words: "-".to_owned(), at: trace.len() }
}

fn thread_strand(state: &EventLoopState, thread: ThreadId) -> StrandId {
    state.threads.get(&thread).map_or(StrandId(0), |thread| thread.strand)
}

fn ends(trace: &Trace) -> Answer {
    for index in (0..trace.len()).rev() {
        match trace.record(index).event {
            Event::OutcomeReached { outcome, .. } => {
                return Answer { words: outcome.word().to_owned(), at: index + 1 };
            }
            Event::LimitReached { .. } => {
                return Answer { words: "limit".to_owned(), at: index + 1 };
            }
            _ => {}
        }
    }
    Answer { words: "-".to_owned(), at: trace.len() }
}
