//! How an M looks for work: the stations of `findRunnable`, in their order.

use trace::*;

/// Where one looks, in the order of `runtime.findRunnable`, Go 1.27.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Station {
    Timers,
    /// The global queue first, at each 61st tick.
    Tick61,
    Runnext,
    Ring,
    Global,
    Netpoll,
    Steal,
}

impl Station {
    pub const ALL: [Station; 7] = [
        Station::Timers,
        Station::Tick61,
        Station::Runnext,
        Station::Ring,
        Station::Global,
        Station::Netpoll,
        Station::Steal,
    ];
}

#[derive(Clone, PartialEq, Debug)]
pub struct Walk {
    pub p: u32,
    /// The tick as it was when the look began: at a multiple of 61 the global queue comes first.
    pub tick: u32,
    /// The station that it has come to.
    pub at: Station,
    /// Ps whose rings it looked at.
    pub victims: Vec<u32>,
    pub found: Option<(StrandId, GoSource)>,
    /// It found nothing, and lets the P go.
    pub gave_up: bool,
}

impl Walk {
    pub fn new(p: u32, tick: u32) -> Walk {
        Walk {
            p,
            tick,
            at: Station::Timers,
            victims: Vec::new(),
            found: None,
            gave_up: false,
        }
    }

    pub(super) fn find(&mut self, g: StrandId, source: GoSource) {
        self.found = Some((g, source));
        self.at = match source {
            GoSource::Runnext | GoSource::Locked => Station::Runnext,
            GoSource::Local => Station::Ring,
            GoSource::Global => Station::Global,
            GoSource::Tick61 => Station::Tick61,
            GoSource::Netpoll => Station::Netpoll,
            GoSource::Steal => Station::Steal,
        };
    }

    /// Stations that it passed without finding anything.
    pub fn passed(&self) -> impl Iterator<Item = Station> + '_ {
        let looks = |station: &Station| *station != Station::Tick61 || self.tick % 61 == 0;
        let before = move |station: &Station| *station < self.at || self.gave_up;
        Station::ALL.into_iter().filter(looks).filter(before)
    }
}
