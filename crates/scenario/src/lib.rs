//! The Scenario: everything that decides a run, as one document.
//!
//! Program, settings, schedule, world, limits. Same scenario, same trace. It is
//! JSON in which whatever has its default is left out, so that a document says
//! only what is special about it. Version 1; a later version reads earlier ones.

mod document;
mod world;

pub use document::{
    Clock, Language, Limits, ProgramFile, Scenario, ScenarioError, Schedule, Settings, VERSION,
};
pub use world::{GENERATED_BYTES_MAX, GeneratedFile, InputLine, Peer, Reply, ReplyError, World};
