//! Makes the packs of the library's texts, and the table of its modules for `src/library.rs`.

mod defer;
mod digest;
mod headers;
mod minify;
mod packs;

use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=lib");
    println!("cargo:rerun-if-changed=build");
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    let modules = packs::modules(&Path::new(&root).join("lib"));
    let mut table = String::from("static MODULES: &[Entry] = &[\n");
    let mut ends = [0; packs::PACKS];
    for module in &modules {
        let from = ends[module.pack];
        let to = from + module.text.len();
        ends[module.pack] = to;
        let (name, is_package, pack) = (&module.name, module.is_package, module.pack);
        writeln!(
            table,
            "    Entry {{ name: {name:?}, is_package: {is_package}, pack: {pack}, from: {from}, to: {to} }},"
        )
        .expect("a String grows");
    }
    table.push_str("];\n");
    let write = |name: &str, text: &str| {
        std::fs::write(out.join(name), text).expect("OUT_DIR is writable");
    };
    let mut digests = Vec::new();
    for pack in 0..packs::PACKS {
        let text = packs::text(&modules, pack);
        digests.push(digest::of(&text));
        write(&format!("pack{pack}.txt"), &text);
    }
    let count = digests.len();
    writeln!(table, "const DIGESTS: [u64; {count}] = {digests:?};").expect("a String grows");
    write("library_modules.rs", &table);
}
