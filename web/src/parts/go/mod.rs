//! Go's stages: the scheduler with its queues, channels and locks, the tree of goroutines.

mod channels;
mod goroutine_tree;
mod locks;
mod look;
mod processor;
mod ring;
mod selects;
mod side;
mod stages;
mod theft;
mod wait_graph;
mod walk;

pub use stages::{ChannelsStage, SchedulerStage};
