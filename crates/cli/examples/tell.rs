//! `tell FILE PROCS clock language`: every event of a Go program as the page tells it, for whoever
//! writes the sentences. `clock`: costed or frozen; `language`: ko or en.

use kernel::Until;
use scenario::{Clock, Language, Scenario};
use views::{Replay, story};

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a file");
    let procs: u32 = args.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let frozen = args.next().is_some_and(|text| text == "frozen");
    let language = match args.next().as_deref() {
        Some("ko") => views::Language::Korean,
        _ => views::Language::English,
    };
    let text = std::fs::read_to_string(&path).expect("the file can be read");
    let mut scenario = Scenario::new(Language::Go, "prog.go", &text);
    scenario.settings.cores = procs;
    if frozen {
        scenario.settings.clock = Clock::Frozen;
    }
    let Ok(mut machine) = engine::go::machine(&scenario) else {
        println!("not started");
        return;
    };
    machine.advance(Until::End);
    let replay = Replay::of(machine.kernel.trace.clone());
    let mut state = replay.state_at(0);
    for moment in 1..=replay.len() {
        let record = replay.record_before(moment).expect("there is an event");
        state.apply(replay.trace(), &record);
        let told = story(replay.trace(), &record, &state).tell(language).plain();
        println!("{moment:5} {:>12} {:18} {told}", record.at.0, record.event.name());
    }
    let broken = trace::validate::validate(replay.trace(), trace::validate::Expect::WHOLE);
    for violation in broken.iter().take(5) {
        println!("illegal: {violation}");
    }
}
