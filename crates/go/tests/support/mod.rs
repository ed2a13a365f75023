//! A library of signatures only, so that these tests stand on nothing else.

use go::check::{Checked, Release, check_with};
use std::path::PathBuf;

fn library(path: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/lib")
        .join(path);
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<(String, String)> = entries
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            (
                name.to_owned(),
                std::fs::read_to_string(&path).expect("text"),
            )
        })
        .collect();
    files.sort();
    files
}

pub fn check(name: &str, text: &str) -> Checked {
    check_with(&[(name, text)], Release::Go127, &library)
}
