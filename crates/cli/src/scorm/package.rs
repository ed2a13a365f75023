//! The files of a package.

use super::failure;
use crate::failure::Failure;
use std::path::Path;

pub struct File {
    /// From the package's root, with `/`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What an embed needs of a playground, else the folder is none.
const NEEDED: [&str; 2] = ["embed.js", "embed.html"];
/// What of a playground no embed needs: pages for search engines, and what keeps a visited page.
const LEFT_OUT: [&str; 3] = ["lessons", "service-worker.js", "manifest.webmanifest"];

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
