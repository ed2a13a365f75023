//! One event loop between two events: its phase, `ready`, `scheduled`.
//!
//! Invariant: while a turn runs, the first `snapshot_left` handles of `ready`
//! are the rest of this turn's snapshot; whatever stands behind them runs in
//! the next turn. (CPython 3.14, `asyncio.base_events.BaseEventLoop._run_once`.)

use std::collections::{BTreeSet, VecDeque};
use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    /// Not inside `run_forever`, or between two turns.
    #[default]
    Idle,
    /// 1: `select(timeout)`.
    Select,
    /// 2: due timers move to `ready`.
    Timers,
    /// 3: the snapshot runs.
    Run,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct LoopState {
    pub id: LoopId,
    pub thread: ThreadId,
    pub turn: u32,
    pub phase: Phase,
    /// What `select` was given; the inner none is "for ever".
    pub timeout: Option<Option<u64>>,
    pub ready: VecDeque<HandleId>,
    /// Timers by due time, equal ones by number.
    pub scheduled: BTreeSet<(Time, HandleId)>,
    pub running: Option<HandleId>,
    /// The handles of this turn's snapshot, in order, and how many of them began.
    pub snapshot: Vec<HandleId>,
    pub snapshot_begun: usize,
    pub snapshot_left: usize,
    pub io_events: u32,
    pub is_running: bool,
    pub is_stopping: bool,
    pub is_closed: bool,
    /// The virtual time when this turn's handles began to run.
    pub turn_at: Time,
}
