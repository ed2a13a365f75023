//! `gorun [--lib FOLDER] PROCS CLOCK FILES`: runs each Go program and shows its output, its exit code,
//! and whether its trace is legal. With `--lib` the library comes from a folder as it is now, so that
//! work on it needs no build.

use go::Settings;
use go::check::Release;
use kernel::{ClockMode, Until};
use std::path::{Path, PathBuf};
use trace::{Event, Stream};

/// The files of a package in a folder like `crates/go/lib`.
fn package(folder: &Path, path: &str) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder.join(path)) else {
        return go::library::files(path)
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
    };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|it| it == "go")).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a text"))
    };
    paths.into_iter().map(read).collect()
}

fn main() {
    let mut args = std::env::args().skip(1).peekable();
    let folder = args.next_if(|word| word == "--lib").and_then(|_| args.next()).map(PathBuf::from);
    let procs: u32 = args.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let frozen = args.next().is_some_and(|text| text == "frozen");
    for path in args {
        run(&path, folder.as_deref(), procs, frozen);
    }
}

fn run(path: &str, folder: Option<&Path>, procs: u32, frozen: bool) {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let mut settings = kernel::Settings {
        cores: procs,
        main_thread: "m0".to_owned(),
        ..kernel::Settings::default()
    };
    settings.limits.strands = 1_000_000;
    settings.limits.steps = 2_000_000_000;
    settings.limits.events = 5_000_000;
    settings.world.start = 1_257_894_000 * 1_000_000_000;
    if frozen {
        settings.clock = ClockMode::Frozen;
    }
    let own = Settings { gomaxprocs: procs, file: path.to_owned() };
    let files: &[(&str, &str)] = &[("./prog.go", &text)];
    let folder = folder.unwrap_or(Path::new("/nowhere"));
    let library = |path: &str| package(folder, path);
    let mut machine = match go::start_with(files, &library, Release::Go127, own, settings) {
        Ok(machine) => machine,
        Err(go::Problem::Checked(checked)) => {
            eprintln!("{}", checked.shown().join("\n"));
            std::process::exit(1);
        }
        Err(go::Problem::Refused { refusals, files }) => {
            for refusal in refusals {
                eprintln!("{}: refused: {}", files.show(refusal.span.start), refusal.message);
            }
            std::process::exit(1);
        }
    };
    let started = std::time::Instant::now();
    let end = machine.advance(Until::End);
    let trace = &machine.kernel.trace;
    let mut exit = None;
    for record in trace.records() {
        match record.event {
            Event::Output { text, stream } if stream == Stream::Stdout => print!("{}", trace.text(text)),
            Event::Output { text, .. } => eprint!("{}", trace.text(text)),
            Event::OutcomeReached { code, .. } => exit = Some((code, record.at.0)),
            _ => {}
        }
    }
    if std::env::var_os("GORUN_QUIET").is_none() {
        eprintln!("{path}: {end:?}, exit {exit:?} ns, {:?}", started.elapsed());
    }
    let broken = trace::validate::validate(trace, trace::validate::Expect::WHOLE);
    if let Some(first) = broken.first() {
        eprintln!("{path}: illegal: {first}");
    }
    if let Some((code, _)) = exit
        && code != 0
    {
        std::process::exit(code);
    }
}
