//! An engine in two parts: what first runs call, and the rest, which comes when it is called.
//!
//! `cargo xtask chunks` calls this for a release. The linked engine runs the programs that a visitor
//! begins with once, here, and counts to which places of which functions it comes
//! (`crates/worker/rehearsal.mjs`). What no run came to is taken out of the functions that were
//! called (`cold.rs`); what is left of these is the first part. So nobody keeps a list, and a
//! program that calls more runs as well, after one more file has come.

pub(crate) mod body;
mod cold;
mod count;
pub(crate) mod cut;
pub(crate) mod linked;
pub(crate) mod panics;

use crate::chunks::{digest, finish, read, read_text, save};
use crate::place::Place;
use crate::program::{answer, command, run};
use cold::{CALL_COST, Sorted};
use count::Counted;
use linked::Linked;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// An engine: its program, and what a visitor of its language begins with.
struct Engine {
    program: &'static str,
    /// How the names of its programs end.
    ending: &'static str,
    /// A program in which one of these words is does not belong to the beginning.
    later: &'static [&'static str],
}

const ENGINES: [Engine; 2] = [
    Engine { program: "python-worker", ending: "py", later: &["thread", "process", "executor", "concurrent", "signal", "call_graph", "contextvars"] },
    Engine { program: "go-worker", ending: "go", later: &[] },
];

/// The picker's programs, and what a visitor may write and mistype next: folders, and how the names
/// of the programs in them begin.
const REHEARSED: [(&str, &str); 3] =
    [("crates/lessons/programs", ""), ("crates/worker/rehearsal", ""), ("crates/python/tests/programs", "aio_")];

/// Control flow stays as it is: what making it anew does to the interpreters' speed was not measured.
const PASSES: [&str; 2] = ["-Oz", "-Oz"];
/// How wasm-bindgen names the import of the rest's loader, and where it has just made the program.
const IMPORT: &str = " from \"./rest.js\"";
const MADE: &str = "    return __wbg_finalize_init(instance, module);\n}\n\nexport";

/// Replaces the engines in Trunk's staging folder by their two parts.
pub fn write(place: &Place, staging: &Path) -> Result<(), String> {
    let write = |engine: &Engine| write_engine(place, staging, engine).map_err(|error| format!("{}: {error}", engine.program));
    std::thread::scope(|scope| {
        let written = ENGINES.each_ref().map(|engine| scope.spawn(move || write(engine)));
        written.into_iter().try_for_each(|written| written.join().map_err(|_| "it stopped".to_owned())?)
    })
}

fn write_engine(place: &Place, staging: &Path, engine: &Engine) -> Result<(), String> {
    let name = engine.program;
    let bytes = read(&place.target().join(format!("wasm32-unknown-unknown/engine/{name}.wasm")))?;
    let program = Linked::read(&bytes)?;
    let work = place.target().join("parts").join(name);
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;

    let counted = Counted::new(&program);
    let came = rehearsed(place, staging, engine, &program, &counted, &work)?;
    let own = 0..program.bodies.len();
    let called = own.filter(|own| counted.is_called(&came, *own)).map(|own| program.imported + own as u32);
    let mut called: BTreeSet<u32> = called.collect();
    called.extend(cut::bound(&program));
    let sorted = Sorted::new(&program, &counted, &came, CALL_COST);
    let parts = cut::cut(&sorted.linked(&program), &called)?;
    let (first, rest) = (work.join("first"), work.join("rest.wasm"));
    let script = bound(place, name, &parts.first, &first)?;
    save(&rest, &parts.rest)?;
    let small = work.join("small.wasm");
    finish(place, &rest, &small, &PASSES)?;
    let small = read(&small)?;
    let named = format!("{name}-rest-{:016x}.wasm", digest(&small));
    save(&staging.join(&named), &small)?;
    let wasm = format!("{name}_bg.wasm");
    finish(place, &first.join(&wasm), &staging.join(&wasm), &PASSES)?;
    save(&staging.join(format!("{name}.js")), loading(&script, &named)?.as_bytes())
}

/// To which of its counted places the engine comes when it runs what a visitor begins with.
fn rehearsed(place: &Place, staging: &Path, engine: &Engine, program: &Linked, counted: &Counted, work: &Path) -> Result<Vec<bool>, String> {
    let name = engine.program;
    let folder = work.join("counted");
    bound(place, name, &counted.program(program), &folder)?;
    let files = REHEARSED.iter().map(|(folder, beginning)| programs(&place.join(folder), beginning, engine));
    let files: Vec<PathBuf> = files.collect::<Result<Vec<_>, _>>()?.concat();
    let mut rehearsal = command("node", &["crates/worker/rehearsal.mjs"], place.root());
    rehearsal.arg(folder.join(format!("{name}.js"))).arg(folder.join(format!("{name}_bg.wasm")));
    rehearsal.arg(counted.address(program).to_string()).arg(counted.count.to_string());
    let told = answer(rehearsal.arg(staging).args(files)).ok_or("its rehearsal failed")?;
    let places: Vec<usize> = serde_json::from_str(&told).map_err(|error| error.to_string())?;
    let mut came = vec![false; counted.count as usize];
    places.into_iter().for_each(|place| came[place] = true);
    Ok(came)
}

/// A folder's programs that are rehearsed, in order.
fn programs(folder: &Path, beginning: &str, engine: &Engine) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| {
        let begins = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(beginning));
        begins && path.extension().is_some_and(|extension| extension == engine.ending)
    });
    paths.sort();
    let mut begun = Vec::new();
    for path in paths {
        let text = read_text(&path)?;
        if !engine.later.iter().any(|word| text.contains(word)) {
            begun.push(path);
        }
    }
    Ok(begun)
}

/// What wasm-bindgen makes of a program, in a folder; its script.
fn bound(place: &Place, name: &str, wasm: &[u8], folder: &Path) -> Result<String, String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let linked = folder.join(format!("{name}.wasm"));
    save(&linked, wasm)?;
    let options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name, "--out-dir"];
    run(command("wasm-bindgen", &options, place.root()).arg(folder).arg(&linked))?;
    read_text(&folder.join(format!("{name}.js")))
}

/// The engine's script, with the loader of the rest in it.
fn loading(script: &str, file: &str) -> Result<String, String> {
    let line = script.lines().find(|line| line.starts_with("import ") && line.contains(IMPORT));
    let line = line.ok_or("its script does not import the loader of its rest")?;
    let own = line.split_whitespace().nth(3).unwrap_or_default();
    if script.matches(MADE).count() != 1 {
        return Err("its script starts in another way than this wasm-bindgen's".to_owned());
    }
    let made = format!("    await {own}.arrive(instance.exports);\n{MADE}");
    let loader = LOADER.replace("NAME", own).replace("FILE", file).replace("IS_HERE", cut::IS_HERE);
    Ok(script.replace(line, &loader).replace(MADE, &made))
}

/// Gets the rest of the engine in the middle of a call, so it waits for it: a worker may. The
/// page's own thread may not, and has it before the engine starts.
const LOADER: &str = r#"
const NAME = (() => {
    const address = new URL("./FILE", import.meta.url);
    const isPage = typeof document === "object";
    let first;
    const here = () => { first.IS_HERE.value = 1; };
    return {
        async arrive(exports) {
            first = exports;
            if (!isPage) return;
            const response = await fetch(address);
            if (!response.ok) throw new Error(`${address}: ${response.status}`);
            await WebAssembly.instantiate(await response.arrayBuffer(), { first });
            here();
        },
        load() {
            const request = new XMLHttpRequest();
            try {
                request.open("GET", address, false);
                request.responseType = "arraybuffer";
                request.send();
            } catch (error) {
                throw new Error(`${address}: ${error}`);
            }
            if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
            new WebAssembly.Instance(new WebAssembly.Module(request.response), { first });
            here();
        },
    };
})();
"#;
