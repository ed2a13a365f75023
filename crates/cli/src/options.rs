//! The options of a command.

use crate::duration;
use scenario::{Clock, Language};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    Events,
    EventLoop,
    Threads,
    GoSched,
    Matrix,
    Output,
    Digest,
}

/// Which command the options are for: some have options that others do not know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    Run,
    Trace,
    Link,
}

/// What a link opens with, beside the scenario.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Opened {
    /// The page's address; empty: the fragment alone.
    pub address: String,
    /// Every choice of the run is written down.
    pub freeze: bool,
    pub moment: Option<u64>,
    pub stage: String,
    pub notes: String,
    /// A program of the catalogue that this one is a variant of.
    pub variant_of: String,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Options {
    /// The program.
    pub file: String,
    /// Further files of a Go program's package.
    pub more_files: Vec<String>,
    // What is none here is as the scenario has it.
    pub seed: Option<u64>,
    /// Choices at random, from this; 0: the usual ones; none: as the document says.
    pub schedule: Option<u64>,
    pub cores: Option<u32>,
    /// Go's number of Ps.
    pub gomaxprocs: Option<u32>,
    /// Empty: the newest.
    pub release: String,
    pub clock: Option<Clock>,
    /// Python without the GIL.
    pub free_threaded: Option<bool>,
    /// Nanoseconds for each line, instead of the cost table.
    pub line_cost_ns: Option<u64>,
    pub stdin: Option<String>,
    /// Name for the program, path outside.
    pub files: Vec<(String, String)>,
    /// Name of a made-up file, and how many lines it has.
    pub generated: Vec<(String, u64)>,
    /// Address, its reply, and the path outside of the file that has its body.
    pub replies: Vec<(String, scenario::Reply, Option<String>)>,
    /// The path of a world as JSON.
    pub world: Option<String>,
    pub until_ns: Option<u64>,
    pub steps: Option<u64>,
    pub view: Option<View>,
    /// What the link of `interleave link` opens with.
    pub opened: Opened,
    /// The program's own.
    pub arguments: Vec<String>,
}

impl Options {
    /// Errors: what is wrong with the command line, in words.
    pub fn parse(arguments: &[String], command: Command) -> Result<Options, String> {
        let mut options = Options::default();
        let mut left = arguments.iter();
        while let Some(argument) = left.next() {
            if argument == "--" {
                options.arguments = left.cloned().collect();
                break;
            }
            if !argument.starts_with("--") {
                let is_go = |name: &str| Language::of_file(name) == Some(Language::Go);
                if !options.file.is_empty() && is_go(&options.file) && is_go(argument) {
                    options.more_files.push(argument.clone());
                    continue;
                }
                if !options.file.is_empty() {
                    return Err(format!(
                        "one FILE, not also {argument} (the program's arguments come after --)"
                    ));
                }
                options.file = argument.clone();
                continue;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, value.to_owned()),
                None => {
                    let value = left.next().filter(|_| is_known(argument, command));
                    (argument.as_str(), value.cloned().unwrap_or_default())
                }
            };
            if !is_known(name, command) {
                return Err(format!("unknown option: {name}"));
            }
            if value.is_empty() {
                return Err(format!("{name} needs a value"));
            }
            options.set(name, &value)?;
        }
        if options.file.is_empty() {
            return Err("no FILE".to_owned());
        }
        if options.free_threaded == Some(true) && options.release == "3.11" {
            return Err("--gil 0: there is no Python 3.11 without the GIL".to_owned());
        }
        if command == Command::Trace && options.view.is_none() {
            return Err(
                "trace needs --view events, event-loop, threads, go-sched, matrix, output or digest"
                    .to_owned(),
            );
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "--seed" => self.seed = Some(number(name, value)?),
            "--schedule" => self.schedule = Some(number(name, value)?),
            "--cores" => {
                let cores = number(name, value)?;
                let cores = u32::try_from(cores)
                    .ok()
                    .filter(|cores| (1..=64).contains(cores));
                self.cores = Some(cores.ok_or("--cores: 1 to 64")?);
            }
            "--gomaxprocs" => {
                let procs = number(name, value)?;
                let procs = u32::try_from(procs).ok().filter(|procs| (1..=64).contains(procs));
                self.gomaxprocs = Some(procs.ok_or("--gomaxprocs: 1 to 64")?);
            }
            "--python" => {
                let known = Language::Python.releases();
                if !known.contains(&value) {
                    return Err(format!("--python: {}", known.join(" or ")));
                }
                self.release = value.to_owned();
            }
            "--go" => {
                let known = Language::Go.releases();
                if !known.contains(&value) {
                    return Err(format!("--go: {}", known.join(" or ")));
                }
                self.release = value.to_owned();
            }
            "--clock" => {
                self.clock = match value {
                    "costed" => Some(Clock::Costed),
                    "frozen" => Some(Clock::Frozen),
                    _ => return Err("--clock: costed or frozen".to_owned()),
                }
            }
            "--gil" => {
                self.free_threaded = match value {
                    "1" => Some(false),
                    "0" => Some(true),
                    _ => return Err("--gil: 1 or 0".to_owned()),
                }
            }
            "--line-cost" => self.line_cost_ns = Some(duration::parse(value)?),
            "--stdin" => self.stdin = Some(value.to_owned()),
            "--file" => {
                let (name, path) = value.split_once('=').ok_or("--file: NAME=PATH")?;
                self.files.push((name.to_owned(), path.to_owned()));
            }
            "--lines" => {
                let (name, count) = value.split_once('=').ok_or("--lines: NAME=N")?;
                self.generated
                    .push((name.to_owned(), number("--lines", count)?));
            }
            "--reply" => self.replies.push(crate::reply::parse(value)?),
            "--world" => self.world = Some(value.to_owned()),
            "--until" => self.until_ns = Some(duration::parse(value)?),
            "--steps" => self.steps = Some(number(name, value)?),
            "--address" => self.opened.address = value.to_owned(),
            "--freeze" => {
                self.opened.freeze = match value {
                    "1" => true,
                    "0" => false,
                    _ => return Err("--freeze: 1 or 0".to_owned()),
                }
            }
            "--moment" => self.opened.moment = Some(number(name, value)?),
            "--stage" => self.opened.stage = value.to_owned(),
            "--notes" => self.opened.notes = value.to_owned(),
            "--variant-of" => self.opened.variant_of = value.to_owned(),
            _ => {
                self.view = Some(match value {
                    "events" => View::Events,
                    "event-loop" => View::EventLoop,
                    "threads" => View::Threads,
                    "go-sched" => View::GoSched,
                    "matrix" => View::Matrix,
                    "output" => View::Output,
                    "digest" => View::Digest,
                    _ => {
                        return Err(
                            "--view: events, event-loop, threads, go-sched, matrix, output or digest"
                                .to_owned(),
                        );
                    }
                })
            }
        }
        Ok(())
    }
}

const NAMES: [&str; 16] = [
    "--seed",
    "--schedule",
    "--cores",
    "--gomaxprocs",
    "--python",
    "--go",
    "--clock",
    "--gil",
    "--line-cost",
    "--stdin",
    "--file",
    "--until",
    "--steps",
    "--lines",
    "--reply",
    "--world",
];

const LINK_NAMES: [&str; 6] = [
    "--address",
    "--freeze",
    "--moment",
    "--stage",
    "--notes",
    "--variant-of",
];

fn is_known(name: &str, command: Command) -> bool {
    let own: &[&str] = match command {
        Command::Run => &[],
        Command::Trace => &["--view"],
        Command::Link => &LINK_NAMES,
    };
    NAMES.contains(&name) || own.contains(&name)
}

fn number(name: &str, value: &str) -> Result<u64, String> {
    value
        .parse()
        .map_err(|_| format!("{name} needs a number, not {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str, command: Command) -> Result<Options, String> {
        let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
        Options::parse(&arguments, command)
    }

    #[test]
    fn options_stand_anywhere_before_the_programs_own_arguments() {
        let options = parse(
            "--seed=7 a.py --file d=x=y --file e=z --until 2s --cores 4 -- --seed 9",
            Command::Run,
        )
        .unwrap();
        assert_eq!((options.file.as_str(), options.seed), ("a.py", Some(7)));
        assert_eq!(
            (options.cores, options.until_ns),
            (Some(4), Some(2_000_000_000))
        );
        assert_eq!(options.files[0], ("d".to_owned(), "x=y".to_owned()));
        assert_eq!(options.files[1], ("e".to_owned(), "z".to_owned()));
        assert_eq!(options.arguments, ["--seed", "9"]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, words) in [
            ("--seed 7", "no FILE"),
            (
                "a.py b.py",
                "one FILE, not also b.py (the program's arguments come after --)",
            ),
            ("a.py --fast", "unknown option: --fast"),
            ("a.py --view events", "unknown option: --view"),
            ("a.py --freeze 1", "unknown option: --freeze"),
            ("a.py --seed", "--seed needs a value"),
            ("a.py --seed x", "--seed needs a number, not x"),
            ("a.py --cores 0", "--cores: 1 to 64"),
            ("a.py --python 2.7", "--python: 3.14 or 3.11"),
            ("a.py --clock slow", "--clock: costed or frozen"),
            ("a.py --gil maybe", "--gil: 1 or 0"),
            (
                "a.py --gil 0 --python 3.11",
                "--gil 0: there is no Python 3.11 without the GIL",
            ),
            ("a.py --file x", "--file: NAME=PATH"),
        ] {
            assert_eq!(parse(line, Command::Run).unwrap_err(), words, "{line}");
        }
        let words = "trace needs --view events, event-loop, threads, go-sched, matrix, output or digest";
        assert_eq!(parse("a.py", Command::Trace).unwrap_err(), words);
    }
}
