//! The packs of the Python library that the page fetches when a program needs them.
//!
//! The engine knows their digests and offsets from its own build, by the same code.

use crate::place::Place;

#[path = "../../python/build/defer.rs"]
mod defer;
#[path = "../../python/build/headers.rs"]
mod headers;
#[path = "../../python/build/minify.rs"]
mod minify;
#[path = "../../python/build/packs.rs"]
mod packs;

/// Where Trunk finds them (`index.html`).
const FOLDER: &str = "target/python-library";

/// Writes all packs but the first, which is part of the engine. Those that are right stay as
/// they are, so that a build which watches them is not begun again.
pub fn write(place: &Place) -> Result<(), String> {
    let folder = place.join(FOLDER);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let modules = packs::modules(&place.join("crates/python/lib"));
    for pack in 1..packs::PACKS {
        let path = folder.join(format!("python-library-{pack}.txt"));
        let text = packs::text(&modules, pack);
        if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            std::fs::write(&path, text).map_err(failed)?;
        }
    }
    Ok(())
}
