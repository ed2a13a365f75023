//! Marked moments: `start`, `output 2`, `line 9`, `line 9 time 3`, `event TaskCreated 2`.

use trace::*;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moment {
    /// Nothing has happened yet.
    Start,
    /// After so many lines of output.
    Output(u32),
    /// Before the first thing that happens at this line, for the `time`th time that it comes there.
    Line { line: u32, time: u32 },
    /// Before the `time`th event of this name.
    Event { name: String, time: u32 },
}

impl Moment {
    /// Errors: what is wrong with the words.
    pub fn parse(text: &str) -> Result<Moment, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let number = |word: &str| {
            let number = word.parse::<u32>().ok().filter(|number| *number > 0);
            number.ok_or(format!("not a number from 1: {word}"))
        };
        match words[..] {
            ["start"] => Ok(Moment::Start),
            ["output", count] => Ok(Moment::Output(number(count)?)),
            ["line", line] => Ok(Moment::Line { line: number(line)?, time: 1 }),
            ["line", line, "time", time] => Ok(Moment::Line { line: number(line)?, time: number(time)? }),
            ["event", name] => Moment::event(name, 1),
            ["event", name, time] => Moment::event(name, number(time)?),
            _ => Err("a moment is start, output N, line N, line N time M or event NAME N".to_owned()),
        }
    }

    fn event(name: &str, time: u32) -> Result<Moment, String> {
        known(name)?;
        Ok(Moment::Event { name: name.to_owned(), time })
    }

    /// How many events there are before it; none: the run does not come there.
    pub fn find(&self, trace: &Trace) -> Option<usize> {
        match self {
            Moment::Start => Some(0),
            Moment::Output(count) => {
                let mut lines = 0;
                for index in 0..trace.len() {
                    if let Event::Output { stream: Stream::Stdout, text } = trace.record(index).event {
                        lines += trace.text(text).matches('\n').count() as u32;
                        if lines >= *count {
                            return Some(index + 1);
                        }
                    }
                }
                None
            }
            Moment::Line { line, time } => {
                let mut left = *time;
                let mut before = BTreeMapByThread::default();
                for index in 0..trace.len() {
                    let moment = trace.moment(index);
                    let last = before.insert(moment.thread, moment.line);
                    if moment.line == *line && last != Some(*line) {
                        left -= 1;
                        if left == 0 {
                            return Some(index);
                        }
                    }
                }
                None
            }
            Moment::Event { name, time } => {
                let events = (0..trace.len()).filter(|index| trace.record(*index).event.name() == name);
                events.skip(*time as usize - 1).take(1).next()
            }
        }
    }
}

type BTreeMapByThread = std::collections::BTreeMap<ThreadId, u32>;

/// Errors: there is no such event.
pub(super) fn known(name: &str) -> Result<(), String> {
    match Event::TABLE.iter().any(|(_, known, _)| *known == name) {
        true => Ok(()),
        false => Err(format!("there is no event {name}")),
    }
}
