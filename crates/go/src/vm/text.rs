//! Times as the program sees them.

use super::Vm;

/// From 0001-01-01 to 1970-01-01. Seconds.
const YEAR_1_TO_1970: u64 = 62_135_596_800;

impl Vm {
    /// The date at a `nanotime`: nanoseconds since 1970.
    pub(crate) fn date_at(&self, nanotime: u64) -> u64 {
        self.kernel.world.date(trace::Time(nanotime.saturating_sub(1)))
    }

    /// A `time.Time` of our package time: seconds since year 1, nanoseconds, the monotonic clock,
    /// the zone.
    pub(crate) fn time_words(&mut self, nanotime: u64) -> [u64; 4] {
        // A bubble's times have no reading of the monotonic clock.
        let (date, reading) = match self.bubble() {
            Some(_) => (nanotime, 0),
            None => (self.date_at(nanotime), nanotime + 1),
        };
        let seconds = date / 1_000_000_000 + YEAR_1_TO_1970;
        [seconds, date % 1_000_000_000, reading, self.program.local_zone]
    }
}
