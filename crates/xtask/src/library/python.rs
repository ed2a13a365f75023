//! The Python library's packs, as its crate makes them.

use crate::place::Place;

#[path = "../../../python/build/defer.rs"]
mod defer;
#[path = "../../../python/build/headers.rs"]
mod headers;
#[path = "../../../python/build/minify.rs"]
mod minify;
#[path = "../../../python/build/packs.rs"]
mod packs;

/// All but the first.
pub fn later_packs(place: &Place) -> Vec<String> {
    let modules = packs::modules(&place.join("crates/python/lib"));
    (1..packs::PACKS).map(|pack| packs::text(&modules, pack)).collect()
}
