//! The recorded run: it grows in place and is shared.

use std::cell::RefCell;
use std::rc::Rc;
use trace::DecodeError;
use views::Replay;

/// The recorded run; equal when it is the same run with the same number of events.
#[derive(Clone, Default)]
pub struct Recording {
    pub run: u32,
    pub recorded: usize,
    replay: Rc<RefCell<Replay>>,
}

impl PartialEq for Recording {
    fn eq(&self, other: &Self) -> bool {
        self.run == other.run && self.recorded == other.recorded
    }
}

impl Recording {
    /// Of a run that has not told anything yet.
    pub fn of(run: u32) -> Recording {
        Recording {
            run,
            ..Recording::default()
        }
    }

    pub fn read<T>(&self, look: impl FnOnce(&Replay) -> T) -> T {
        look(&self.replay.borrow())
    }

    /// Errors: the piece does not follow what is here.
    pub fn append(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        let mut replay = self.replay.borrow_mut();
        let appended = replay.extend(|trace| trace.append(piece));
        self.recorded = replay.len();
        appended
    }

    /// The first `moment` events of it, as a recording that knows of no others.
    pub fn before(&self, moment: usize) -> Recording {
        let replay = self.read(|replay| replay.before(moment));
        Recording {
            run: self.run,
            recorded: replay.len(),
            replay: Rc::new(RefCell::new(replay)),
        }
    }
}
