//! Pictures for paper and slides: a moment of a run as one SVG document that stands by itself.
//!
//! Nouns. A *sheet* is the whole picture: heading, stage, sentence, timeline. A *stage* is the
//! part with the queues. The *pen* writes SVG in the picture's hand, with a *theme*'s inks; its
//! letters are the reader's fonts, so their widths are estimated generously.
//! Everything comes from a [`Replay`], as on the page: the same moment, the same queues.

mod channels;
mod chip;
mod cores;
mod event_loop;
mod executors;
mod matrix;
mod memory;
mod pen;
mod processors;
mod sheet;
mod strands;
mod theme;
mod threads;
mod timeline;

pub use sheet::{Axis, Sheet, Stage, draw};
pub use theme::Theme;
