//! Effects: everything that happens because the state is what it is.

mod drop;
mod keys;
mod measure;
mod motion;
mod playback;
mod route;
mod roving;

pub use drop::use_dropped_files;
pub use keys::{is_taken, use_keys};
pub use measure::use_width;
pub use motion::{prefers_reduced_motion, use_motion};
pub use playback::use_playback;
pub use route::use_route;
pub use roving::{move_in_list, tab_stop};
