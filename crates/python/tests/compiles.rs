//! Every program of ours compiles, and every code object keeps its stack in order.

use std::path::{Path, PathBuf};

use python::compile::{compile, effect::check_code};
use python::syntax::Version;

fn python_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            python_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

/// The program's own recording says whether CPython rejects it.
fn is_syntax_error(path: &Path) -> bool {
    // Here the text that is wrong is one that the program itself makes.
    if path
        .file_stem()
        .is_some_and(|name| name == "err_exec_syntax")
    {
        return false;
    }
    let meta = std::fs::read_to_string(path.with_extension("meta.json")).unwrap_or_default();
    ["SyntaxError", "IndentationError", "TabError"]
        .iter()
        .any(|name| meta.contains(&format!("\"stderr_last\": \"{name}")))
}

/// Programs with syntax that is newer than 3.11: type parameters, template strings, backslashes in f-strings.
const NEWER: [&str; 6] = [
    "pep695",
    "lang_templates",
    "lang_syntax_tour",
    "lang_except_without_brackets",
    "lang_type_parameters",
    "lang_named_characters",
];

#[test]
fn every_program_compiles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    python_files(&root.join("tests/programs"), &mut files);
    python_files(&root.join("tests/asyncio"), &mut files);
    python_files(&root.join("lib"), &mut files);
    assert!(files.len() > 50);
    let mut failures = Vec::new();
    for path in files {
        let source = std::fs::read_to_string(&path).expect("a text file");
        let name = path.to_string_lossy();
        let is_new = NEWER.iter().any(|part| name.contains(part));
        for version in [Version::Py311, Version::Py314] {
            if is_new && version == Version::Py311 {
                continue;
            }
            match compile(&source, version) {
                Ok(compiled) => {
                    if let Err(error) = check_code(&compiled.code) {
                        failures.push(format!("{}: {error}", path.display()));
                    }
                    assert!(!is_syntax_error(&path), "{} compiles", path.display());
                }
                Err(_) if is_syntax_error(&path) => {}
                Err(problems) => {
                    failures.push(format!("{}: {:?}", path.display(), problems[0]));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
