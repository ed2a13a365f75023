//! The packs of the two libraries that the page fetches when a program needs them.
//!
//! The engines know their digests and offsets from their own builds, by the same code.

mod go;
mod python;

use crate::place::Place;

/// Where Trunk finds them (`index.html`).
const FOLDER: &str = "target/library";

/// Writes all packs but the first ones, which are part of the engines. Those that are right stay as
/// they are, so that a build which watches them is not begun again.
pub fn write(place: &Place) -> Result<(), String> {
    let folder = place.join(FOLDER);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for (language, packs) in [("python", python::later_packs(place)), ("go", go::later_packs(place))] {
        for (pack, text) in (1..).zip(packs) {
            let path = folder.join(format!("{language}-library-{pack}.txt"));
            if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
                std::fs::write(&path, text).map_err(failed)?;
            }
        }
    }
    Ok(())
}
