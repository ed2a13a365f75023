//! Makes the packs of the library's texts, and the table of its files for `src/library.rs`.

#[path = "../../python/build/digest.rs"]
mod digest;
mod minify;
mod packs;

use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=lib");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=../python/build/digest.rs");
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    let files = packs::files(&Path::new(&root).join("lib"));
    let mut table = String::from("static FILES: &[Entry] = &[\n");
    let mut ends = [0; packs::PACKS];
    for file in &files {
        let from = ends[file.pack];
        let to = from + file.text.len();
        ends[file.pack] = to;
        let (package, name, pack) = (&file.package, &file.name, file.pack);
        writeln!(table, "    Entry {{ package: {package:?}, name: {name:?}, pack: {pack}, from: {from}, to: {to} }},")
            .expect("a String grows");
    }
    table.push_str("];\n");
    let write = |name: &str, text: &str| std::fs::write(out.join(name), text).expect("OUT_DIR is writable");
    for pack in 0..packs::PACKS {
        write(&format!("pack{pack}.txt"), &packs::text(&files, pack));
    }
    let digest = digest::of(&packs::text(&files, 1));
    writeln!(table, "const SECOND_DIGEST: u64 = {digest};").expect("a String grows");
    write("library_files.rs", &table);
}
