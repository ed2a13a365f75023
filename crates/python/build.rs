//! Lists the library's Python files for `src/library.rs`, sorted by module name.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, PathBuf, bool)>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("lib is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    entries.sort();
    for path in entries {
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("")
            .to_owned();
        if path.is_dir() {
            if stem != "__pycache__" {
                collect(&path, &format!("{prefix}{stem}."), found);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            if stem == "__init__" {
                found.push((prefix.trim_end_matches('.').to_owned(), path, true));
            } else {
                found.push((format!("{prefix}{stem}"), path, false));
            }
        }
    }
}

fn main() {
    println!("cargo:rerun-if-changed=lib");
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut found = Vec::new();
    collect(&Path::new(&root).join("lib"), "", &mut found);
    found.sort();
    let mut text = String::from("static SOURCES: &[(&str, &str, bool)] = &[\n");
    for (name, path, package) in found {
        writeln!(
            text,
            "    ({name:?}, include_str!({:?}), {package}),",
            path.display().to_string()
        )
        .expect("a String grows");
    }
    text.push_str("];\n");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("library_sources.rs"), text).expect("OUT_DIR is writable");
}
