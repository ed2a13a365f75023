//! Pure folds of a trace into what is drawn, and the narration.
//!
//! Everything here is a function of a trace's prefix: [`EventLoopState`] is the
//! fold, [`Replay`] seeks in it, [`Timeline`], [`Steps`] and [`Transcript`] are
//! indexes over it, [`story`] tells one record in words, [`turns`] writes the
//! rows of `interleave trace --view event-loop`. Nothing here knows a screen.

mod apply;
mod buffers;
mod chain;
mod compare;
mod cores;
pub mod draw;
mod executor;
pub mod exercise;
pub mod go;
pub mod go_sched;
mod goroutine;
mod handle;
mod hue;
mod lanes;
mod limit;
mod line;
mod loop_state;
mod machine;
pub mod matrix;
pub mod narration;
mod paged;
mod particle;
mod process;
mod replay;
#[cfg(test)]
mod sample;
mod standstill;
mod steps;
mod strand;
pub mod switches;
mod timeline;
mod transcript;
pub mod turns;

pub use buffers::Buffers;
pub use chain::{Link, chain_of};
pub use compare::{Measures, length, size};
pub use cores::{CoreLanes, Slice};
pub use executor::{GilState, GilWaiter, Job, JobStanding, LockState, PoolState, Worker};
pub use handle::{Future, Handle, Object, Place};
pub use hue::Hue;
pub use lanes::{Course, LANES_MAX, Stretch, TimeLane, lanes};
pub use limit::limit_word;
pub use line::Line;
pub use loop_state::{LoopState, Phase};
pub use machine::{Ending, EventLoopState, Move, ThreadState};
pub use narration::{Language, Piece, PieceKind, Sentence, Story, What, Why, story};
pub use paged::Paged;
pub use particle::{Particle, Sound, last_sound};
pub use process::{Message, PipeState, ProcessState, Processes, SharedMemory};
pub use replay::{Replay, SNAPSHOT_EVENTS};
pub use standstill::Standstill;
pub use steps::{StepSize, Steps};
pub use strand::{Label, Standing, Strand, WaitKind};
pub use timeline::{
    ColumnKind, Columns, Family, Lane, LaneKind, LoopMark, Shares, Span, Timeline,
};
pub use transcript::{OutputLine, Transcript, Written};

#[cfg(test)]
mod tests;
