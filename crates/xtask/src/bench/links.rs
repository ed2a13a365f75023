//! How long links are: a link for each program of the catalogue, with its whole text, beside the
//! same documents by lz-string.

use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command, run, say};
use crate::toolbox;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

const PROGRAMS: &str = "crates/lessons/programs";

pub fn of_catalogue(place: &Place) -> Measured {
    say("building the release `interleave`");
    run(&mut command("cargo", &["build", "--quiet", "--release", "--package", "cli"], place.root()))?;
    let interleave = place.target().join("release/interleave");
    let mut lengths = Vec::new();
    let mut documents = String::new();
    for path in programs(place)? {
        let told = |words: &[&str], last: &std::ffi::OsStr| {
            answer(command(&interleave, words, place.root()).arg(last))
                .ok_or_else(|| format!("`interleave {}` says nothing of {}", words[0], path.display()))
        };
        let link = told(&["link"], path.as_os_str())?;
        // Without its `#`.
        lengths.push(link.chars().count() as f64 - 1.0);
        documents.push_str(&told(&["open"], link.as_ref())?);
        documents.push('\n');
    }
    let theirs = by_lz_string(place, &documents)?;
    if theirs.len() != lengths.len() {
        return Err(format!("{} links, and {} of lz-string", lengths.len(), theirs.len()));
    }
    let row = |name: &str, pick: fn(&mut [f64]) -> f64| Row {
        name: format!("link.{name}"),
        value: pick(&mut lengths.clone()),
        unit: "chars",
        peer: Some(Peer {
            name: "lz-string".into(),
            value: pick(&mut theirs.clone()),
            better: Better::Less,
        }),
    };
    Ok(vec![row("median", median), row("largest", largest)])
}

fn programs(place: &Place) -> Result<Vec<PathBuf>, String> {
    let folder = place.join(PROGRAMS);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py" || extension == "go"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: no programs", folder.display()));
    }
    Ok(paths)
}

/// Characters of each document's link.
fn by_lz_string(place: &Place, documents: &str) -> Result<Vec<f64>, String> {
    toolbox::npm_packages(place, "web/e2e")?;
    let failed = |error: std::io::Error| format!("node: {error}");
    let mut node = command("node", &["lz_links.mjs"], &place.join("web/e2e"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(input) = &mut node.stdin {
        input.write_all(documents.as_bytes()).map_err(failed)?;
    }
    // Its end closes the program's input.
    let output = node.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err("lz_links.mjs failed".into());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().filter_map(|line| line.parse().ok()).collect())
}

fn median(lengths: &mut [f64]) -> f64 {
    lengths.sort_by(f64::total_cmp);
    lengths[lengths.len() / 2]
}

fn largest(lengths: &mut [f64]) -> f64 {
    lengths.iter().copied().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::{largest, median};

    #[test]
    fn the_middle_and_the_end_are_found_in_any_order() {
        assert_eq!(median(&mut [9.0, 1.0, 5.0]), 5.0);
        assert_eq!(largest(&mut [9.0, 1.0, 5.0]), 9.0);
    }
}
