//! From the files that a command line names to a scenario.

use crate::failure::Failure;
use crate::options::Options;
use scenario::{GeneratedFile, InputLine, Language, ProgramFile, Scenario, World};
use std::io::Read;

// A command line has more room than a browser tab.
const STEPS_MAX: u64 = 20_000_000_000;
const EVENTS_MAX: u64 = 5_000_000;
const OUTPUT_BYTES_MAX: u64 = 16 << 20;
const HEAP_BYTES_MAX: u64 = 2 << 30;

/// Errors: a file cannot be read; the program is too long.
pub fn scenario(options: &Options) -> Result<Scenario, Failure> {
    let name = absolute(&options.file);
    let language = Language::of_file(&options.file).unwrap_or(Language::Python);
    let mut scenario = Scenario::new(language, name, read(&options.file)?);
    for path in &options.more_files {
        scenario.program.push(ProgramFile {
            name: absolute(path),
            text: read(path)?,
        });
    }
    scenario.release.clone_from(&options.release);
    scenario.settings.seed = options.seed;
    scenario.settings.clock = options.clock;
    scenario.settings.free_threaded = options.free_threaded;
    scenario.settings.line_cost_ns = options.line_cost_ns;
    // A core for each P, if nobody says otherwise.
    scenario.settings.cores = options.cores.unwrap_or(options.gomaxprocs.max(1));
    scenario.settings.gomaxprocs = options.gomaxprocs;
    scenario.limits.steps = options.steps.or(Some(STEPS_MAX));
    scenario.limits.events = Some(EVENTS_MAX);
    scenario.limits.output_bytes = Some(OUTPUT_BYTES_MAX);
    scenario.limits.heap_bytes = Some(HEAP_BYTES_MAX);
    scenario.limits.time_ns = options.until_ns;
    if let Some(path) = &options.world {
        scenario.world = World::from_json(&read(path)?).map_err(|error| failure(path, error))?;
    }
    scenario.world.arguments.clone_from(&options.arguments);
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

/// As CPython shows the script's path in tracebacks: absolute, links and dots as they were written.
fn absolute(path: &str) -> String {
    match std::path::absolute(path) {
        Ok(path) => path.to_string_lossy().into_owned(),
        Err(_) => path.to_owned(),
    }
}

fn read(path: &str) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| failure(path, error))?;
    text(path, bytes)
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
