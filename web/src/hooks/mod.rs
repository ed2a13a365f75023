//! Effects: everything that happens because the state is what it is.

mod drop;
mod keys;
mod lesson;
mod measure;
mod motion;
mod playback;
mod pointer;
mod predict;
mod route;
mod roving;
mod sentences;
mod sight;

pub use drop::use_dropped_files;
pub use keys::{is_taken, use_keys};
pub use lesson::{open_program, use_lesson, use_wanted_run};
pub use measure::use_width;
pub use motion::{prefers_reduced_motion, use_motion};
pub use playback::use_playback;
pub use pointer::follow_pointer;
pub use predict::{use_kept_scores, use_predicted_run};
pub use route::use_route;
pub use roving::{move_in_list, tab_stop};
pub use sentences::{Sentences, use_sentences};
pub use sight::keep_in_sight;
