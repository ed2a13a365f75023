//! The whole picture of a moment.

use super::pen::{Anchor, Font, Pen, Stroke};
use super::theme::Theme;
use super::{channels, cores, event_loop, executors, matrix, memory, processors, strands, threads, timeline};
use crate::machine::EventLoopState;
use crate::narration::{Language, story};
use crate::replay::Replay;
use trace::Trace;

/// What stands in the middle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stage {
    /// The one that fits the program.
    #[default]
    Fitting,
    EventLoop,
    Threads,
    Executors,
    Memory,
    /// Which thread ran on which core, over the whole run.
    Parallel,
    /// Go's Ms, Ps and queues.
    Scheduler,
    /// Go's channels and locks.
    Channels,
    /// A table of tasks, threads or goroutines.
    Strands,
    /// The calls that have waited, each in its cell.
    Matrix,
    /// Nothing: the timeline alone.
    Timeline,
}

/// The stages by their names in links, and those that only pictures have.
const NAMED: [(&str, Stage); 12] = [
    ("", Stage::Fitting),
    ("event-loop", Stage::EventLoop),
    ("threads", Stage::Threads),
    ("executors", Stage::Executors),
    ("memory", Stage::Memory),
    ("parallel", Stage::Parallel),
    ("scheduler", Stage::Scheduler),
    ("channels", Stage::Channels),
    ("goroutines", Stage::Strands),
    ("strands", Stage::Strands),
    ("matrix", Stage::Matrix),
    ("timeline", Stage::Timeline),
];

impl Stage {
    /// Their names, for a message.
    pub const NAMES: &str = "event-loop, threads, executors, memory, parallel, scheduler, channels, strands, matrix or timeline";

    /// Reads the names of `--stage`.
    pub fn named(name: &str) -> Option<Stage> {
        let found = NAMED.iter().find(|(known, _)| *known == name);
        found.map(|(_, stage)| *stage)
    }

    fn fitting(self, newest: &EventLoopState) -> Stage {
        match self {
            Stage::Fitting if newest.go.is_go() => Stage::Scheduler,
            Stage::Fitting if !newest.shared.processes.is_empty() => Stage::Memory,
            Stage::Fitting if !newest.loops.is_empty() => Stage::EventLoop,
            Stage::Fitting if !newest.pools.is_empty() => Stage::Executors,
            Stage::Fitting if newest.threads.len() > 1 => Stage::Threads,
            Stage::Fitting => Stage::Strands,
            chosen => chosen,
        }
    }
}

/// What the timeline's abscissa counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Axis {
    /// Each thing that ran has the same width.
    #[default]
    Order,
    /// Virtual time.
    Time,
}

/// How a picture is to be.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// Left above; empty: no heading.
    pub title: String,
    pub stage: Stage,
    pub axis: Axis,
    /// How many the computer has; the parallel stage shows idle ones too.
    pub cores: u32,
    pub theme: Theme,
    pub language: Language,
    /// Pixels, at least 480.
    pub width: f64,
    /// The sentence that says what just happened, and why.
    pub sentence: bool,
}

impl Default for Sheet {
    fn default() -> Sheet {
        Sheet {
            title: String::new(),
            stage: Stage::Fitting,
            axis: Axis::Order,
            cores: 1,
            theme: Theme::Light,
            language: Language::English,
            width: 960.0,
            sentence: true,
        }
    }
}

/// What every part of the picture needs.
pub(super) struct Look<'a> {
    pub replay: &'a Replay,
    pub trace: &'a Trace,
    pub state: &'a EventLoopState,
    pub language: Language,
}

impl Look<'_> {
    pub fn is_korean(&self) -> bool {
        self.language == Language::Korean
    }

    pub fn say(&self, ko: &'static str, en: &'static str) -> &'static str {
        if self.is_korean() { ko } else { en }
    }
}

/// Seconds, with as many digits as they need, three at least.
pub(super) fn seconds(nanoseconds: u64) -> String {
    let micros = (nanoseconds + 500) / 1000;
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    format!("{} s", text.strip_suffix("000").unwrap_or(&text))
}

const WIDTH_MIN: f64 = 480.0;
const MARGIN: f64 = 24.0;

/// The picture after `moment` events, as an SVG document. The same replay, moment and sheet give
/// the same text.
pub fn draw(replay: &Replay, moment: usize, sheet: &Sheet) -> String {
    let state = replay.state_at(moment.min(replay.len()));
    let look = Look { replay, trace: replay.trace(), state: &state, language: sheet.language };
    let mut pen = Pen::new(sheet.theme);
    let width = sheet.width.max(WIDTH_MIN);
    let room = width - 2.0 * MARGIN;
    let mut y = 16.0;
    if !sheet.title.is_empty() {
        pen.text(&sheet.title, MARGIN, y + 16.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
        let event = look.say("사건", "event");
        let where_ = format!("{} · {event} {} / {}", seconds(state.at.0), state.events, replay.len());
        pen.text(&where_, width - MARGIN, y + 16.0, Font::CODE, Anchor::End, pen.ink("ink-2"));
        y += 28.0;
        pen.line([0.0, y, width, y], Stroke::plain(pen.ink("line"), 1.0));
        y += 16.0;
    }
    let place = |y: f64| [MARGIN, y, room];
    let stage = sheet.stage.fitting(replay.newest());
    y += match stage {
        Stage::EventLoop => event_loop::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Threads => threads::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Executors => executors::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Memory => memory::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Parallel => cores::draw(&mut pen, &look, sheet.cores, place(y)) + 16.0,
        Stage::Scheduler => processors::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Channels => channels::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Matrix => matrix::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Strands => strands::draw(&mut pen, &look, place(y)) + 16.0,
        Stage::Timeline | Stage::Fitting => 0.0,
    };
    let mut told = String::new();
    if let Some(record) = replay.record_before(state.events) {
        let sentence = story(replay.trace(), &record, &state).tell(sheet.language);
        told = sentence.plain();
        if sheet.sentence {
            pen.line([0.0, y, width, y], Stroke::plain(pen.ink("line"), 1.0));
            for line in wrapped(&sentence.what_plain(), Font::SENTENCE, room) {
                y += 26.0;
                pen.text(&line, MARGIN, y, Font::SENTENCE, Anchor::Start, pen.ink("ink"));
            }
            let why: String = sentence.why.iter().map(crate::narration::Piece::plain).collect();
            if !why.is_empty() {
                let why = format!("{} {why}", look.say("왜?", "Why?"));
                for line in wrapped(&why, Font::TEXT, room) {
                    y += 21.0;
                    pen.text(&line, MARGIN, y, Font::TEXT, Anchor::Start, pen.ink("ink-2"));
                }
            }
            y += 18.0;
        }
    }
    pen.line([0.0, y, width, y], Stroke::plain(pen.ink("line"), 1.0));
    y += 12.0;
    y += timeline::draw(&mut pen, &look, sheet.axis, place(y));
    let title = format!("{} {told}", sheet.title);
    pen.document(width, y + 10.0, title.trim())
}

/// Lines that fit, broken between words.
fn wrapped(text: &str, font: Font, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is one");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        match font.width(&longer) <= room || line.is_empty() {
            true => *line = longer,
            false => lines.push(word.to_owned()),
        }
    }
    lines
}
