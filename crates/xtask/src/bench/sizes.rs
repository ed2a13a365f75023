//! What a visitor downloads, in brotli kilobytes, as a static host would send it.

use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command};
use crate::site;
use std::path::{Path, PathBuf};

/// Brotli kilobytes for app, editor and the engine of one language together.
const AIM_KB: f64 = 900.0;

/// Builds the site and weighs its programs. Who stays with one language loads one engine.
pub fn of_dist(place: &Place) -> Measured {
    site::build(place, &[])?;
    let mut parts = [
        ("app", 0.0),
        ("editor", 0.0),
        ("python", 0.0),
        ("go", 0.0),
        // Fetched when a program imports asyncio or its kind; when it imports what is rarer.
        ("library.asyncio", 0.0),
        ("library.rest", 0.0),
    ];
    for path in programs(&place.dist())? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let part = match name.as_str() {
            name if name.starts_with("editor") => 1,
            name if name.starts_with("python-worker") => 2,
            name if name.starts_with("go-worker") => 3,
            // Pages of others load these: see the group of the embed.
            name if name.starts_with("embed") => continue,
            "python-library-1.txt" => 4,
            "python-library-2.txt" => 5,
            _ => 0,
        };
        parts[part].1 += brotli_kb(&path)?;
    }
    let [(_, app), (_, editor), (_, python), (_, go), (_, asyncio), _] = parts;
    let row = |name: &str, value, peer| Row {
        name: format!("size.{name}"),
        value,
        unit: "KB",
        peer,
    };
    let mut rows: Vec<Row> = parts
        .iter()
        .map(|(name, value)| row(name, *value, None))
        .collect();
    let totals = [
        ("total.python", python),
        ("total.asyncio", python + asyncio),
        ("total.go", go),
    ];
    for (name, engine) in totals {
        let aim = Peer {
            name: "aim".into(),
            value: AIM_KB,
            better: Better::Less,
        };
        rows.push(row(name, app + editor + engine, Some(aim)));
    }
    Ok(rows)
}

/// The scripts, wasm files and library packs of `dist/`.
fn programs(dist: &Path) -> Result<Vec<PathBuf>, String> {
    let entries =
        std::fs::read_dir(dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| ["js", "wasm", "txt"].iter().any(|own| extension == *own))
        })
        .collect();
    paths.sort();
    Ok(paths)
}

pub(super) fn brotli_kb(path: &Path) -> Result<f64, String> {
    let ask = "const { brotliCompressSync } = require('node:zlib'); \
               const bytes = require('node:fs').readFileSync(process.argv[1]); \
               console.log(brotliCompressSync(bytes).length)";
    answer(command("node", &["-e", ask], Path::new(".")).arg(path))
        .and_then(|text| text.parse::<f64>().ok())
        .map(|bytes| bytes / 1000.0)
        .ok_or_else(|| format!("{} cannot be compressed", path.display()))
}
