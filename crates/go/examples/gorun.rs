//! `gorun PROCS CLOCK FILES`: runs each Go program and shows its output, and on standard error its
//! exit code and the virtual time of its end, and whether its trace is legal. `SEED` in the
//! environment is the seed of its choices.

use go::Settings;
use go::check::Release;
use kernel::{ClockMode, Until};
use trace::{Event, Stream};

fn main() {
    let mut args = std::env::args().skip(1);
    let procs: u32 = args.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let frozen = args.next().is_some_and(|text| text == "frozen");
    for path in args {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let mut settings = kernel::Settings {
            cores: procs,
            main_thread: "m0".to_owned(),
            ..kernel::Settings::default()
        };
        settings.seed = std::env::var("SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
        settings.limits.strands = 1_000_000;
        settings.limits.steps = 2_000_000_000;
        settings.limits.events = 5_000_000;
        settings.world.start = 1_257_894_000 * 1_000_000_000;
        if frozen {
            settings.clock = ClockMode::Frozen;
        }
        let own = Settings {
            gomaxprocs: procs,
            file: path.clone(),
        };
        let mut machine = match go::start(&[("./prog.go", &text)], Release::Go127, own, settings) {
            Ok(machine) => machine,
            Err(_) => {
                println!("{path}: not started");
                continue;
            }
        };
        machine.advance(Until::End);
        let trace = &machine.kernel.trace;
        for record in trace.records() {
            match record.event {
                Event::Output { text, stream: Stream::Stdout } => print!("{}", trace.text(text)),
                Event::Output { text, .. } => eprint!("{}", trace.text(text)),
                Event::OutcomeReached { code, .. } => {
                    eprintln!("exit {code} at {} ns", record.at.0);
                }
                _ => {}
            }
        }
        let broken = trace::validate::validate(trace, trace::validate::Expect::WHOLE);
        if let Some(first) = broken.first() {
            eprintln!("{path}: illegal: {first}");
        }
    }
}
