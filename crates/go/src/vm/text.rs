//! Times as the program sees them.

use super::Vm;

/// From 0001-01-01 to 1885-01-01, and to 1970-01-01. Seconds.
const YEAR_1_TO_1885: u64 = 59_453_308_800;
const YEAR_1_TO_1970: u64 = 62_135_596_800;

impl Vm {
    /// The date at a `nanotime`: nanoseconds since 1970.
    pub(crate) fn date_at(&self, nanotime: u64) -> u64 {
        self.kernel.world.date(trace::Time(nanotime.saturating_sub(1)))
    }

    /// A `time.Time` with a monotonic part, as package time packs it (`time/time.go`, Go 1.27):
    /// flag, seconds since 1885, nanoseconds; then the monotonic clock; then the zone.
    pub(crate) fn time_words(&mut self, nanotime: u64) -> [u64; 3] {
        let date = self.date_at(nanotime);
        let seconds = date / 1_000_000_000 + YEAR_1_TO_1970 - YEAR_1_TO_1885;
        let wall = 1 << 63 | seconds << 30 | date % 1_000_000_000;
        [wall, nanotime, self.program.local_zone]
    }
}
