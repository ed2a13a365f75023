//! Lists the library's Go files for `src/library.rs`, sorted by package path and file name.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn collect(folder: &Path, path: &str, found: &mut Vec<(String, String, PathBuf)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let entries = entries.map(|entry| entry.expect("readable").path());
    for entry in entries {
        let name = entry
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("")
            .to_owned();
        if entry.is_dir() {
            let inner = match path {
                "" => name,
                path => format!("{path}/{name}"),
            };
            collect(&entry, &inner, found);
        } else if name.ends_with(".go") {
            found.push((path.to_owned(), name, entry));
        }
    }
}

fn main() {
    println!("cargo:rerun-if-changed=lib");
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut found = Vec::new();
    collect(&Path::new(&root).join("lib"), "", &mut found);
    found.sort();
    let mut text = String::from("static SOURCES: &[(&str, &str, &str)] = &[\n");
    for (path, name, file) in found {
        let inside = file.strip_prefix(&root).expect("collected below it");
        let inside = format!("/{}", inside.display());
        writeln!(
            text,
            "    ({path:?}, {name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {inside:?}))),"
        )
        .expect("a String grows");
    }
    text.push_str("];\n");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("library_sources.rs"), text).expect("OUT_DIR is writable");
}
