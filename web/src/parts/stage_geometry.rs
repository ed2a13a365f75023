//! Where the parts of the event loop's picture lie, for a given width.
//!
//! The picture keeps its shape: a track around two rails (ready, scheduled)
//! and the running slot at their head. Narrow stages shorten the rails.

pub const HEIGHT: f64 = 330.0;
pub const TICKET_WIDTH: f64 = 138.0;
/// A ticket that has room for its strand's name and its place alone.
pub const TICKET_SMALL: f64 = 74.0;
pub const TICKET_GAP: f64 = 8.0;

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geometry {
    pub width: f64,
    pub track_left: f64,
    pub track_right: f64,
    pub track_top: f64,
    pub track_bottom: f64,
    /// The rails' ends.
    pub rail_left: f64,
    pub rail_right: f64,
    pub ready_top: f64,
    pub ready_bottom: f64,
    pub axis_y: f64,
    pub slot_left: f64,
    pub slot_width: f64,
    pub slot_top: f64,
    pub slot_height: f64,
}

impl Geometry {
    pub fn of(width: f64) -> Geometry {
        let width = width.max(560.0);
        let wide = width >= 800.0;
        let track_left = if wide { 40.0 } else { 24.0 };
        let track_right = width - track_left;
        let slot_width = (width * 0.245).clamp(176.0, 254.0);
        let slot_left = track_right - 20.0 - slot_width;
        Geometry {
            width,
            track_left,
            track_right,
            track_top: 34.0,
            track_bottom: 316.0,
            rail_left: track_left + if wide { 110.0 } else { 92.0 },
            rail_right: slot_left - 26.0,
            ready_top: 88.0,
            ready_bottom: 142.0,
            axis_y: 214.0,
            slot_left,
            slot_width,
            slot_top: 62.0,
            slot_height: 226.0,
        }
    }

    pub fn rail_width(&self) -> f64 {
        self.rail_right - self.rail_left
    }

    /// How wide the tickets of a queue of `total` are, and how many of them stand on the rail when
    /// `taken` pixels of it are not theirs: whole ones if all fit, else small ones.
    pub fn queue(&self, total: usize, taken: f64) -> (f64, usize) {
        let fits = |width: f64, taken: f64| ((self.rail_width() - taken) / (width + TICKET_GAP)).floor().max(1.0) as usize;
        if fits(TICKET_WIDTH, taken) >= total {
            return (TICKET_WIDTH, total);
        }
        match fits(TICKET_SMALL, taken) {
            room if room >= total => (TICKET_SMALL, total),
            // The rest are dots with their number.
            _ => (TICKET_SMALL, fits(TICKET_SMALL, taken + 64.0).min(total)),
        }
    }

    /// How many tickets stand on a rail beside a note of `note` pixels.
    pub fn capacity(&self, note: f64) -> usize {
        let room = self.rail_width() - note;
        ((room / (TICKET_WIDTH + TICKET_GAP)).floor() as usize).max(1)
    }
}
