//! The Scenario: everything that decides a run, as one document.
//!
//! Program, settings, schedule, world, limits: same scenario, same trace. Beside them stands
//! the [`View`], which decides nothing: the moment, the stage, breakpoints, notes. It is
//! JSON in which whatever has its default is left out, so that a document says
//! only what is special about it. Version 1; a later version reads earlier ones.

mod document;
pub mod link;
mod view;
mod world;

pub use document::{
    Clock, Language, Limits, ProgramFile, Scenario, ScenarioError, Schedule, Settings, VERSION,
};
pub use view::View;
pub use world::{GENERATED_BYTES_MAX, GeneratedFile, InputLine, Peer, Reply, ReplyError, World};
