//! The release: the built site as one file, for any static server.

use crate::place::Place;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const NAME: &str = "interleave-playground";

/// Packs `dist/`; the files stand in one folder inside. The same site gives the same bytes.
pub fn write(place: &Place) -> Result<PathBuf, String> {
    let path = place.target().join(format!("{NAME}.zip"));
    let failed = |error: io::Error| format!("{}: {error}", path.display());
    let mut zip = ZipWriter::new(BufWriter::new(File::create(&path).map_err(failed)?));
    add(&mut zip, &place.dist(), NAME).map_err(failed)?;
    zip.finish().map_err(|error| failed(error.into()))?;
    Ok(path)
}

fn add(zip: &mut ZipWriter<BufWriter<File>>, folder: &Path, name: &str) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.flatten().collect();
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        let inside = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            add(zip, &entry.path(), &inside)?;
        } else {
            zip.start_file(inside, options)?;
            io::copy(&mut File::open(entry.path())?, zip)?;
        }
    }
    Ok(())
}
