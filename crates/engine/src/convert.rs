//! From the scenario document to what the kernel is built from.
//!
//! The document says only what is special; the kernel's defaults fill the rest.

use kernel::{ClockMode, Failure, InputLine, Limits, PeerKind, Reply, Settings, World};
use scenario::{Clock, Language, Scenario, Schedule};
use std::sync::Arc;
use trace::Time;

/// The kernel's settings for a scenario.
pub fn settings(scenario: &Scenario) -> Settings {
    let usual = Settings::default();
    Settings {
        program: scenario.main_file().name.clone(),
        main_thread: match scenario.language {
            Language::Python => "MainThread".to_owned(),
            Language::Go => "m0".to_owned(),
        },
        cores: scenario.settings.cores,
        clock: match scenario.settings.clock {
            Clock::Costed => ClockMode::Costed,
            Clock::Frozen => ClockMode::Frozen,
        },
        seed: scenario.settings.seed,
        schedule: match &scenario.schedule {
            Schedule::Policy => kernel::Schedule::Policy,
            Schedule::Random(seed) => kernel::Schedule::Random(*seed),
            Schedule::Recorded(choices) => kernel::Schedule::Recorded(choices.clone()),
        },
        limits: limits(&scenario.limits),
        world: world(&scenario.world),
        ..usual
    }
}

/// What a run may use up.
pub(crate) fn limits(limits: &scenario::Limits) -> Limits {
    let usual = Limits::default();
    Limits {
        steps: limits.steps.unwrap_or(usual.steps),
        time: limits.time_ns.map(Time).or(usual.time),
        events: limits.events.unwrap_or(usual.events),
        output_bytes: limits.output_bytes.unwrap_or(usual.output_bytes),
        heap_bytes: limits.heap_bytes.unwrap_or(usual.heap_bytes),
        strands: limits.strands.unwrap_or(usual.strands),
        threads: limits.threads.unwrap_or(usual.threads),
        source_bytes: limits.source_bytes.unwrap_or(usual.source_bytes),
    }
}

fn world(world: &scenario::World) -> World {
    let usual = World::default();
    let addresses = world.addresses.iter();
    let files = world.files.iter();
    let generated = world.generated.iter();
    let generated =
        generated.map(|(name, file)| (name.clone(), Arc::new(file.text().into_bytes())));
    World {
        start: world.start_ns.unwrap_or(usual.start),
        utc_offset: world.utc_offset_minutes,
        network: world.network.as_ref().map(reply),
        addresses: addresses
            .map(|(address, answer)| (address.clone(), reply(answer)))
            .collect(),
        peers: world
            .peers
            .iter()
            .map(|(place, kind)| (place.clone(), peer(kind)))
            .collect(),
        files: files
            .map(|(name, text)| (name.clone(), Arc::new(text.clone().into_bytes())))
            .chain(generated)
            .collect(),
        stdin: world.stdin.iter().map(input_line).collect(),
        interactive: world.interactive,
        environment: world.environment.clone(),
        arguments: world.arguments.clone(),
        called: world.called.clone(),
    }
}

fn reply(reply: &scenario::Reply) -> Reply {
    Reply {
        latency: reply.latency_ns,
        status: reply.status,
        body: reply.body.as_bytes().into(),
        headers: reply.headers.clone().into_iter().collect(),
        failure: reply.error.map(|error| match error {
            scenario::ReplyError::Unresolved => Failure::Unresolved,
            scenario::ReplyError::Refused => Failure::Refused,
            scenario::ReplyError::Silent => Failure::Silent,
            scenario::ReplyError::Reset => Failure::Reset,
        }),
    }
}

fn peer(peer: &scenario::Peer) -> PeerKind {
    match peer {
        scenario::Peer::Http => PeerKind::Http,
        scenario::Peer::Echo { latency_ns } => PeerKind::Echo {
            latency: *latency_ns,
        },
        scenario::Peer::Silent => PeerKind::Silent,
        scenario::Peer::Refused => PeerKind::Refused,
        scenario::Peer::Unreachable => PeerKind::Unreachable,
    }
}

fn input_line(line: &scenario::InputLine) -> InputLine {
    InputLine {
        at: Time(line.at_ns),
        text: line.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_scenario_gives_the_usual_settings() {
        let scenario = Scenario::new(Language::Python, "main", "");
        assert_eq!(settings(&scenario), Settings::default());
    }

    #[test]
    fn what_the_document_says_arrives() {
        let mut scenario = Scenario::new(Language::Go, "main.go", "");
        scenario.settings.cores = 4;
        scenario.settings.clock = Clock::Frozen;
        scenario.schedule = Schedule::Recorded(vec![1]);
        scenario.limits.time_ns = Some(9);
        scenario.world.stdin.push(scenario::InputLine {
            at_ns: 3,
            text: "x".to_owned(),
        });
        let settings = settings(&scenario);
        assert_eq!((settings.cores, settings.clock), (4, ClockMode::Frozen));
        assert_eq!(settings.schedule, kernel::Schedule::Recorded(vec![1]));
        assert_eq!(settings.limits.time, Some(Time(9)));
        assert_eq!(
            settings.world.stdin,
            [InputLine {
                at: Time(3),
                text: "x".to_owned()
            }]
        );
    }
}
