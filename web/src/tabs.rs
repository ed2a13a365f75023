//! What can be in front: the parts of a phone's page, and the stages.

use crate::route::Route;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    Lesson,
    Code,
    #[default]
    Stage,
    Output,
    Time,
}

impl Tab {
    /// The tab that a page begins with.
    pub fn on(route: &Route) -> Tab {
        match route {
            Route::Lesson(_) => Tab::Lesson,
            _ => Tab::default(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StageTab {
    #[default]
    EventLoop,
    Scheduler,
    Channels,
    Threads,
    Executors,
    Memory,
    Parallel,
    Goroutines,
    Matrix,
    EventLog,
}
