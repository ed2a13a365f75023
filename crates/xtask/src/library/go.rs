//! The Go library's packs, as its crate makes them.

use crate::place::Place;

#[path = "../../../go/build/minify.rs"]
mod minify;
#[path = "../../../go/build/packs.rs"]
mod packs;

/// All but the first.
pub fn later_packs(place: &Place) -> Vec<String> {
    let files = packs::files(&place.join("crates/go/lib"));
    (1..packs::PACKS).map(|pack| packs::text(&files, pack)).collect()
}
