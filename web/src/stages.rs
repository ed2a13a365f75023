//! Which stages a program opens: those of what its run uses.

use crate::state::{StageTab, State};
use scenario::Language;
use views::EventLoopState;

/// The stages that have something to show, in their order, the matrix and the event log last.
pub fn open(state: &State) -> Vec<StageTab> {
    let mut stages = match state.program_language() {
        Language::Python => used(state),
        Language::Go => state.recording.read(|replay| go(replay.newest())),
    };
    if stages.is_empty() {
        stages.push(StageTab::EventLoop);
    }
    stages.extend([StageTab::Matrix, StageTab::EventLog]);
    stages
}

/// Stages by their names in links; a name never changes.
const NAMES: [(StageTab, &str); 10] = [
    (StageTab::EventLoop, "event-loop"),
    (StageTab::Threads, "threads"),
    (StageTab::Executors, "executors"),
    (StageTab::Memory, "memory"),
    (StageTab::Parallel, "parallel"),
    (StageTab::Scheduler, "scheduler"),
    (StageTab::Channels, "channels"),
    (StageTab::Goroutines, "goroutines"),
    (StageTab::Matrix, "matrix"),
    (StageTab::EventLog, "event-log"),
];

pub fn named(name: &str) -> Option<StageTab> {
    let found = NAMES.iter().find(|(_, known)| *known == name);
    found.map(|(stage, _)| *stage)
}

pub fn name(stage: StageTab) -> &'static str {
    let found = NAMES.iter().find(|(known, _)| *known == stage);
    found.map_or("", |(_, name)| name)
}

/// The stage that is shown: the reader's choice while it is open, else the one that fits best.
pub fn shown(state: &State) -> StageTab {
    let open = open(state);
    let chosen = state.stage_chosen.filter(|stage| open.contains(stage));
    chosen.unwrap_or(open[0])
}

/// A Go program's stages.
fn go(newest: &EventLoopState) -> Vec<StageTab> {
    let mut stages = vec![StageTab::Scheduler];
    if !newest.go.objects.is_empty() {
        stages.push(StageTab::Channels);
    }
    stages.push(StageTab::Goroutines);
    stages
}

/// Before a run nobody knows what it will use: what the text imports tells where to begin.
fn expected(text: &str) -> Vec<StageTab> {
    let imports = |name: &str| text.lines().any(|line| line.contains("import") && line.contains(name));
    let threads = imports("threading") || imports("concurrent.futures");
    match threads && !imports("asyncio") {
        true => vec![StageTab::Threads],
        false => Vec::new(),
    }
}

fn used(state: &State) -> Vec<StageTab> {
    state.recording.read(|replay| {
        let newest: &EventLoopState = replay.newest();
        if replay.is_empty() {
            return expected(&state.text);
        }
        let threads = newest.threads.len() > 1;
        let processes = !newest.shared.processes.is_empty();
        let mut stages = Vec::new();
        if !newest.loops.is_empty() || !newest.others.is_empty() {
            stages.push(StageTab::EventLoop);
        }
        if !newest.pools.is_empty() {
            stages.push(StageTab::Executors);
        }
        if threads {
            stages.push(StageTab::Threads);
        }
        if threads || processes {
            stages.push(StageTab::Memory);
            stages.push(StageTab::Parallel);
        }
        // Processes are about memory first, locks and turns about threads.
        if processes {
            stages.sort_by_key(|stage| *stage != StageTab::Memory);
        } else if newest.loops.is_empty() && newest.pools.is_empty() {
            stages.sort_by_key(|stage| *stage != StageTab::Threads);
        }
        stages
    })
}
