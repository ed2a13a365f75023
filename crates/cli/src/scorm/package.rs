//! The files of a package, and the archive of them.

use super::failure;
use crate::failure::Failure;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub struct File {
    /// From the package's root, with `/`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What an embed needs of a playground, else the folder is none.
const NEEDED: [&str; 2] = ["embed.js", "embed.html"];
/// What of a playground no embed needs: pages for search engines, and what keeps a visited page.
const LEFT_OUT: [&str; 3] = ["lessons", "sw.js", "manifest.webmanifest"];

/// The playground's files under `name`, in the order of their names.
pub fn site(folder: &str, name: &str) -> Result<Vec<File>, Failure> {
    for needed in NEEDED {
        if !Path::new(folder).join(needed).is_file() {
            let words = format!(
                "no built playground: it has no {needed} (name one with --dist, build one with `cargo xtask build`, or use one elsewhere with --site URL)"
            );
            return Err(failure(folder, words));
        }
    }
    let mut files = Vec::new();
    collect(Path::new(folder), name, &mut files)?;
    let left_out = |file: &File| {
        let within = file.name[name.len() + 1..].split('/').next().unwrap_or_default();
        LEFT_OUT.contains(&within)
    };
    files.retain(|file| !left_out(file));
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn collect(folder: &Path, name: &str, files: &mut Vec<File>) -> Result<(), Failure> {
    let told = |path: &Path, error: std::io::Error| failure(&path.display().to_string(), error);
    for entry in std::fs::read_dir(folder).map_err(|error| told(folder, error))? {
        let path = entry.map_err(|error| told(folder, error))?.path();
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        let inner = format!("{name}/{own}");
        if path.is_dir() {
            collect(&path, &inner, files)?;
        } else {
            let bytes = std::fs::read(&path).map_err(|error| told(&path, error))?;
            files.push(File { name: inner, bytes });
        }
    }
    Ok(())
}

/// The archive; the manifest comes first, as given.
pub fn zip(files: &[File]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest date of the format, in place of today's.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for file in files {
        archive.start_file(file.name.as_str(), options).map_err(|error| error.to_string())?;
        archive.write_all(&file.bytes).map_err(|error| error.to_string())?;
    }
    let archive = archive.finish().map_err(|error| error.to_string())?;
    Ok(archive.into_inner())
}
