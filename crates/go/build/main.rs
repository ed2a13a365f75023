//! Lists the library's Go files for `src/library.rs`, sorted by package path and file name.

mod minify;

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
    println!("cargo:rerun-if-changed=build");
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut found = Vec::new();
    collect(&Path::new(&root).join("lib"), "", &mut found);
    found.sort();
    let mut text = String::from("static SOURCES: &[(&str, &str, &str)] = &[\n");
    for (path, name, file) in found {
        let source = std::fs::read_to_string(&file).expect("a library file is text");
        writeln!(text, "    ({path:?}, {name:?}, {:?}),", minify::minified(&source)).expect("a String grows");
    }
    text.push_str("];\n");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("library_sources.rs"), text).expect("OUT_DIR is writable");
}
