//! `interleave draw FILE`: a moment of a run as a picture (SVG), for paper and slides.

use crate::duration;
use crate::failure::Failure;
use crate::files;
use crate::options::{Command, Options};
use crate::run::{conclude, drive};
use std::io::Write;
use trace::Time;
use views::draw::{Axis, Sheet, Stage, Theme, draw as picture};
use views::{Language, Replay};

/// Which moment.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
enum Moment {
    #[default]
    End,
    /// So many events have happened.
    Event(usize),
    /// The last event at this virtual time, in nanoseconds, or before it.
    At(u64),
}

#[derive(Debug, Default)]
struct Drawing {
    sheet: Sheet,
    moment: Moment,
    /// Where the picture goes; none: standard output.
    out: Option<String>,
}

/// Exit code 0 when there is a picture, however the program ended; what went wrong with the
/// program is said as `run` says it.
pub fn draw(arguments: &[String], out: &mut dyn Write, err: &mut dyn Write) -> Result<i32, Failure> {
    let (mut drawing, rest) = Drawing::take(arguments).map_err(Failure::Usage)?;
    let options = Options::parse(&rest, Command::Run).map_err(Failure::Usage)?;
    let scenario = files::scenario(&options)?;
    let driven = drive(&options.file, &scenario, &mut |_| {})?;
    let _ = conclude(&driven, err);
    if drawing.sheet.title.is_empty() {
        let name = scenario.main_file().name.as_str();
        drawing.sheet.title = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    }
    drawing.sheet.cores = scenario.settings.cores;
    let moment = match drawing.moment {
        Moment::End => driven.trace.len(),
        Moment::Event(event) => event,
        Moment::At(at) => driven.trace.events_until(Time(at)),
    };
    let svg = picture(&Replay::of(driven.trace), moment, &drawing.sheet);
    match &drawing.out {
        None => {
            let _ = out.write_all(svg.as_bytes());
        }
        Some(path) => {
            std::fs::write(path, svg).map_err(|error| Failure::Usage(format!("{path}: {error}")))?;
        }
    }
    Ok(0)
}

impl Drawing {
    /// Its own options, and the arguments that are left for the scenario.
    fn take(arguments: &[String]) -> Result<(Drawing, Vec<String>), String> {
        let mut drawing = Drawing::default();
        let mut rest = Vec::new();
        let mut left = arguments.iter();
        while let Some(argument) = left.next() {
            if argument == "--" {
                rest.push(argument.clone());
                rest.extend(left.cloned());
                break;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (argument.as_str(), None),
            };
            if !NAMES.contains(&name) {
                rest.push(argument.clone());
                continue;
            }
            let value = value.or_else(|| left.next().map(String::as_str));
            let value = value.filter(|value| !value.is_empty());
            drawing.set(name, value.ok_or_else(|| format!("{name} needs a value"))?)?;
        }
        Ok((drawing, rest))
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let number = || value.parse::<usize>().map_err(|_| format!("{name} needs a number, not {value}"));
        let sheet = &mut self.sheet;
        match name {
            "--stage" => sheet.stage = Stage::named(value).ok_or(format!("--stage: {}", Stage::NAMES))?,
            "--at" => self.moment = Moment::At(duration::parse(value)?),
            "--moment" => self.moment = Moment::Event(number()?),
            "--axis" => {
                sheet.axis = match value {
                    "order" => Axis::Order,
                    "time" => Axis::Time,
                    _ => return Err("--axis: order or time".to_owned()),
                }
            }
            "--theme" => {
                sheet.theme = match value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    _ => return Err("--theme: light or dark".to_owned()),
                }
            }
            "--lang" => {
                sheet.language = match value {
                    "ko" => Language::Korean,
                    "en" => Language::English,
                    _ => return Err("--lang: ko or en".to_owned()),
                }
            }
            "--width" => {
                let width = number()?;
                if !(480..=4000).contains(&width) {
                    return Err("--width: 480 to 4000 pixels".to_owned());
                }
                sheet.width = width as f64;
            }
            "--title" => sheet.title = value.to_owned(),
            "--sentence" => {
                sheet.sentence = match value {
                    "1" => true,
                    "0" => false,
                    _ => return Err("--sentence: 1 or 0".to_owned()),
                }
            }
            _ => self.out = Some(value.to_owned()),
        }
        Ok(())
    }
}

const NAMES: [&str; 10] = [
    "--stage", "--at", "--moment", "--axis", "--theme", "--lang", "--width", "--title", "--sentence", "--out",
];
