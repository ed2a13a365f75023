//! What it means that nobody can go on.

use crate::machine::EventLoopState;
use trace::WaitReason;

/// Why a run came to stand: every thread waits, and no time is set for any.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standstill {
    /// Threads wait for each other in a circle.
    Circle,
    /// Somebody waits for the network, from which nothing will come: a server without clients.
    /// In the real world that would be no deadlock.
    Network,
    /// Whoever could wake one waits too.
    Everybody,
}

impl EventLoopState {
    /// None: somebody can go on, or the run ended in another way.
    pub fn standstill(&self) -> Option<Standstill> {
        if self.deadlock.is_empty() {
            return None;
        }
        if self.deadlock_cycle > 0 {
            return Some(Standstill::Circle);
        }
        let mut reasons = self.deadlock.iter().map(|wait| wait.reason);
        let waits_outside =
            reasons.any(|reason| matches!(reason, WaitReason::Io | WaitReason::Select));
        Some(match waits_outside && !self.sockets.is_empty() {
            true => Standstill::Network,
            false => Standstill::Everybody,
        })
    }
}
