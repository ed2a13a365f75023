//! The simulated computer: virtual time, cores, OS threads, timers, choices,
//! limits and the world outside. A language runtime runs *on* it.
//!
//! Nouns: a [`Machine`] is a [`Kernel`] and a [`Runtime`] on it. The kernel has
//! cores, each with its own clock; processes, with descriptors, and pipes, semaphores and blocks
//! of memory that they share; OS threads, each of one process, each running, ready, blocked or
//! exited; one FIFO queue of ready threads; deadlines of blocked threads; a
//! chooser; limits; the world; and the trace, which is the only output.
//!
//! Invariants:
//! - The whole machine is one plain value: `Clone` copies it, [`Machine::digest`]
//!   names its state, and nothing outside of it can be seen by a program.
//! - A runtime never decides which thread runs next. It runs the thread that it
//!   is given until its [`Slice`] ends, and says with a [`Stop`] why it stopped.
//! - Where a driver pauses the machine ([`Machine::advance`]) changes nothing
//!   in what happens: any chunking of a run gives the same trace.
//! - Every decision that a real system leaves open goes through
//!   [`Kernel::choose`].

mod access;
mod choice;
mod connection;
pub mod demo_sites;
mod digest;
mod disk;
mod errno;
mod host;
pub mod http;
mod kernel;
mod limits;
mod machine;
mod network;
mod pipe;
mod process;
mod reply;
mod schedule;
mod settings;
mod shared;
mod socket;
mod thread;
mod traffic;
mod world;

pub use access::Access;
pub use choice::{Choice, ChoicePoint, LATENCIES, Schedule, latency};
pub use digest::Digest;
pub use disk::{Disk, HOME, OpenMode, Status};
pub use errno::Errno;
pub use kernel::{Kernel, Slice};
pub use limits::Limits;
pub use machine::{FrameView, Machine, ProcessView, Progress, Runtime, Stop, Until};
pub use network::{Attempt, Descriptor, Network};
pub use pipe::{BadDescriptor, Read, Written};
pub use process::{ChildState, FIRST_PID, NewProcess, PROCESSES_MAX};
pub use reply::{Failure, Reply};
pub use settings::{ClockMode, Settings};
pub use socket::{Address, Family, Readiness, SocketKind};
pub use thread::WakeCause;
pub use world::{Input, InputLine, PeerKind, World};
