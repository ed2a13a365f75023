//! What a visitor downloads, in brotli kilobytes, as a static host would send it.

use super::{Better, Measured, Peer, Row};
use crate::place::Place;
use crate::program::{answer, command};
use crate::site;
use std::path::{Path, PathBuf};

/// Brotli kilobytes for app, editor and the engine of one language together.
const AIM_KB: f64 = 900.0;

/// Builds the site and weighs its programs. Who stays with one language loads one engine, of which
/// first programs call the first part (`crate::parts`), and of the page's chunks those that show a
/// first run: the sentences of one language (the page begins in Korean), and Go's stages of Go.
pub fn of_dist(place: &Place) -> Measured {
    site::build(place, &[])?;
    let paths = programs(&place.dist())?;
    let loader = Loader::of(&place.dist())?;
    let sentences = loader.chunks(Some("korean"));
    let of_go = loader.chunks(Some("go"));
    let all = loader.chunks(None);
    let mut parts = [
        ("app", 0.0),
        ("editor", 0.0),
        ("python", 0.0),
        ("go", 0.0),
        // Fetched when a program imports asyncio or its kind; when it imports what is rarer.
        ("library.asyncio", 0.0),
        ("library.rest", 0.0),
        // Fetched when a stage of Go's is shown; when another page, panel or stage is.
        ("app.go", 0.0),
        ("app.rest", 0.0),
        // Fetched when a run calls what first programs do not.
        ("python.rest", 0.0),
        ("go.rest", 0.0),
        // Fetched when a program in Go is opened.
        ("editor.go", 0.0),
        // Fetched when a program in Go imports what is rarer.
        ("library.go", 0.0),
    ];
    for path in paths {
        let name = name(&path);
        let part = match name.as_str() {
            name if sentences.iter().any(|chunk| chunk == name) => 0,
            name if of_go.iter().any(|chunk| chunk == name) => 6,
            name if all.iter().any(|chunk| chunk == name) => 7,
            name if name.starts_with("editor") => 1,
            name if path.parent().is_some_and(|folder| folder.ends_with("grammars")) && name.starts_with("go-") => 10,
            name if name.starts_with("python-worker-rest") => 8,
            name if name.starts_with("go-worker-rest") => 9,
            name if name.starts_with("python-worker") => 2,
            name if name.starts_with("go-worker") => 3,
            // Pages of others load these: see the group of the embed.
            name if name.starts_with("embed") => continue,
            "python-library-1.txt" => 4,
            "python-library-2.txt" | "python-library-3.txt" => 5,
            "go-library-1.txt" => 11,
            _ => 0,
        };
        parts[part].1 += brotli_kb(&path)?;
    }
    let [(_, app), (_, editor), (_, python), (_, go), (_, asyncio), _, (_, app_go), _, _, _, (_, editor_go), _] = parts;
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
        ("total.go", go + app_go + editor_go),
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

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The script that loads the page's chunks.
pub(super) struct Loader {
    pub name: String,
    text: String,
}

impl Loader {
    pub fn of(dist: &Path) -> Result<Loader, String> {
        let paths = programs(dist)?;
        let path = paths.iter().find(|path| name(path).starts_with("chunks-"));
        let path = path.ok_or("dist/ has no script that loads chunks")?;
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Loader { name: name(path), text })
    }

    /// The wasm files that `part` of the page needs; none: all that there are. The script's
    /// constants are loaders: a shared file's (`__chunk_…`), or a part's (`__wasm_split_load_…`),
    /// which ends with the list of the shared ones that it needs.
    pub fn chunks(&self, part: Option<&str>) -> Vec<String> {
        let text = self.text.replace("export const ", "const ");
        let constants = text.split("\nconst ").filter_map(|text| text.split_once(" = "));
        let loaders: Vec<(&str, &str)> = constants
            .filter(|(name, _)| name.starts_with("__chunk_") || name.starts_with("__wasm_split_load_"))
            .collect();
        let own = part.map(|part| format!("__wasm_split_load_{part}"));
        let of_part = loaders.iter().find(|(name, _)| Some(*name) == own.as_deref());
        let list = of_part.and_then(|(_, text)| text.rsplit_once('[')?.1.split(']').next());
        let needed: Vec<&str> = list.unwrap_or_default().split(',').map(str::trim).collect();
        let is_wanted = |name: &str| own.as_deref().is_none_or(|own| name == own || needed.contains(&name));
        let file = |text: &str| Some(text.split_once("\"./")?.1.split('"').next()?.to_owned());
        loaders.iter().filter(|(name, _)| is_wanted(name)).filter_map(|(_, text)| file(text)).collect()
    }
}

/// The scripts, wasm files, grammars and library packs of `dist/`.
fn programs(dist: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = |folder: &Path| std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries(dist)?
        .chain(entries(&dist.join("grammars"))?)
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

#[cfg(test)]
mod tests {
    use super::Loader;

    #[test]
    fn a_part_needs_its_own_chunk_and_those_that_it_names() {
        let text = r#"
/* go, threads */
const __chunk_1 = makeLoad(() => { const src = fetch(new URL("./chunk-1-a.wasm", import.meta.url)); return src; }, []);
const __chunk_2 = makeLoad(() => { const src = fetch(new URL("./chunk-2-b.wasm", import.meta.url)); return src; }, []);
export const __wasm_split_load_go = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./chunk-go-c.wasm", import.meta.url));
    return src;
}, [__chunk_1]));
export const __wasm_split_load_share = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_2]));
"#;
        let loader = Loader { name: "chunks-d.js".into(), text: text.into() };
        assert_eq!(loader.chunks(Some("go")), ["chunk-1-a.wasm", "chunk-go-c.wasm"]);
        assert_eq!(loader.chunks(Some("share")), ["chunk-2-b.wasm"]);
        assert_eq!(loader.chunks(None), ["chunk-1-a.wasm", "chunk-2-b.wasm", "chunk-go-c.wasm"]);
    }
}
