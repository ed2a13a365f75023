//! From the files that a command line names to a scenario.

use crate::failure::Failure;
use crate::options::Options;
use scenario::{GeneratedFile, InputLine, Language, ProgramFile, Scenario, Schedule, World};
use std::io::Read;

// A command line has more room than a browser tab.
const STEPS_MAX: u64 = 20_000_000_000;
const EVENTS_MAX: u64 = 5_000_000;
const OUTPUT_BYTES_MAX: u64 = 16 << 20;
const HEAP_BYTES_MAX: u64 = 2 << 30;

/// What the ending of a scenario document is.
const DOCUMENT_ENDING: &str = ".interleave.json";

/// The scenario that the command line names, with the command line's room.
/// Errors: those of [`document`].
pub fn scenario(options: &Options) -> Result<Scenario, Failure> {
    document(options).map(with_room)
}

/// With the command line's room where the scenario sets no limit of its own.
pub fn with_room(mut scenario: Scenario) -> Scenario {
    let limits = &mut scenario.limits;
    limits.steps = limits.steps.or(Some(STEPS_MAX));
    limits.events = limits.events.or(Some(EVENTS_MAX));
    limits.output_bytes = limits.output_bytes.or(Some(OUTPUT_BYTES_MAX));
    limits.heap_bytes = limits.heap_bytes.or(Some(HEAP_BYTES_MAX));
    scenario
}

/// What the command line says, and nothing else.
/// Errors: a file cannot be read, a link or document is damaged, two settings do not go together.
pub fn document(options: &Options) -> Result<Scenario, Failure> {
    settled(opened(options)?, options)
}

/// A scenario with all that the options say beside its program.
/// Errors: a file cannot be read, two settings do not go together.
pub fn settled(mut scenario: Scenario, options: &Options) -> Result<Scenario, Failure> {
    if !options.release.is_empty() {
        scenario.release.clone_from(&options.release);
    }
    if let Some(seed) = options.schedule {
        scenario.schedule = if seed == 0 { Schedule::Policy } else { Schedule::Random(seed) };
    }
    let settings = &mut scenario.settings;
    settings.seed = options.seed.unwrap_or(settings.seed);
    settings.clock = options.clock.unwrap_or(settings.clock);
    settings.free_threaded = options.free_threaded.unwrap_or(settings.free_threaded);
    settings.line_cost_ns = options.line_cost_ns.or(settings.line_cost_ns);
    // A core for each P, if nobody says otherwise.
    settings.cores = options.cores.or(options.gomaxprocs).unwrap_or(settings.cores);
    settings.gomaxprocs = options.gomaxprocs.unwrap_or(settings.gomaxprocs);
    let limits = &mut scenario.limits;
    limits.steps = options.steps.or(limits.steps);
    limits.time_ns = options.until_ns.or(limits.time_ns);
    if let Some(path) = &options.world {
        scenario.world = World::from_json(&read(path)?).map_err(|error| failure(path, error))?;
    }
    if !options.arguments.is_empty() {
        scenario.world.arguments.clone_from(&options.arguments);
    }
    if let Some(path) = &options.stdin {
        let text = match path.as_str() {
            "-" => read_own_stdin()?,
            path => read(path)?,
        };
        let lines = text.split_inclusive('\n').map(|line| InputLine {
            at_ns: 0,
            text: line.to_owned(),
        });
        scenario.world.stdin = lines.collect();
    }
    for (name, path) in &options.files {
        scenario.world.files.insert(name.clone(), read(path)?);
    }
    for (name, lines) in &options.generated {
        let made = GeneratedFile {
            lines: *lines,
            ..GeneratedFile::default()
        };
        scenario.world.generated.insert(name.clone(), made);
    }
    for (address, reply, body) in &options.replies {
        let mut reply = reply.clone();
        if let Some(path) = body {
            reply.body = read(path)?;
        }
        scenario.world.addresses.insert(address.clone(), reply);
    }
    let checked = scenario.check();
    checked.map_err(|error| Failure::Usage(error.to_string()))?;
    Ok(scenario)
}

/// What FILE is: a program, a scenario's document, or a link.
fn opened(options: &Options) -> Result<Scenario, Failure> {
    let file = &options.file;
    if is_link(file) {
        return link(file);
    }
    if file.ends_with(DOCUMENT_ENDING) {
        return Scenario::from_json(&read(file)?).map_err(|error| failure(file, error));
    }
    let language = Language::of_file(file).unwrap_or(Language::Python);
    let mut scenario = Scenario::new(language, absolute(file), program(file)?);
    for path in &options.more_files {
        scenario.program.push(ProgramFile {
            name: absolute(path),
            text: program(path)?,
        });
    }
    Ok(scenario)
}

fn is_link(file: &str) -> bool {
    file.contains('#') && !std::path::Path::new(file).exists()
}

/// The scenario of a link: an address, or its fragment alone.
/// Errors: what is wrong with it.
pub fn link(address: &str) -> Result<Scenario, Failure> {
    let texts = |slug: &str| lessons::program(slug).map(|program| program.text.to_owned());
    let opened = scenario::link::decode(address, |slug| texts(slug).into_iter().collect());
    opened.map_err(|error| failure("the link", error))
}

/// As CPython shows the script's path in tracebacks: absolute, links and dots as they were written.
pub fn absolute(path: &str) -> String {
    match std::path::absolute(path) {
        Ok(path) => path.to_string_lossy().into_owned(),
        Err(_) => path.to_owned(),
    }
}

pub fn read(path: &str) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| failure(path, error))?;
    text(path, bytes)
}

/// A program's text, whose lines end as both languages read them.
fn program(path: &str) -> Result<String, Failure> {
    Ok(read(path)?.replace("\r\n", "\n"))
}

fn read_own_stdin() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().read_to_end(&mut bytes);
    read.map_err(|error| failure("-", error))?;
    text("-", bytes)
}

fn failure(path: &str, words: impl ToString) -> Failure {
    Failure::File {
        path: path.to_owned(),
        words: words.to_string(),
    }
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    let text = String::from_utf8(bytes).map_err(|_| failure(path, "not UTF-8"))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
