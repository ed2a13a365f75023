//! The toolbox: what a build of the site needs besides stable Rust and Node.js.
//!
//! | tool | from | kept in |
//! |---|---|---|
//! | wasm32-unknown-unknown | rustup | the toolchain |
//! | Trunk, pinned | a prebuilt one through cargo-binstall, else compiled | `.tools/bin` |
//! | wasm-bindgen, of exactly Cargo.lock's version | the same | `.tools/bin` |
//! | wasm-split-cli, pinned | compiled | `.tools/bin` |
//! | CodeMirror, esbuild, Terser, wasm-opt | npm | `web/editor/node_modules` |
//!
//! One already on `PATH` in the right version is used as it is. Compiling Trunk is the
//! longest step: it is built unoptimized and without its network features, since it only
//! moves files here; wasm-bindgen does real work and is optimized a little.

use crate::place::Place;
use crate::program::{answer, command, on_path, run, say};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The last Trunk that builds with the project's minimum Rust.
const TRUNK: &str = "0.21.14";
/// Splits the page's program; a pair with `wasm_split_helpers`. It does not say its version: a file
/// beside it does.
const SPLITTER: &str = "0.2.4";
const WASM: &str = "wasm32-unknown-unknown";
const NODE_MAJOR_MIN: u32 = 20;

/// Makes sure that everything is there; the `PATH` to run Trunk with.
pub fn ready(place: &Place) -> Result<OsString, String> {
    node()?;
    wasm_target(place)?;
    trunk(place)?;
    wasm_bindgen(place)?;
    splitter(place)?;
    npm_packages(place, "web/editor")?;
    path_with(&[
        place.tools().join("bin"),
        place.join("web/editor/node_modules/.bin"),
    ])
}

/// Node.js, which nothing here can install.
fn node() -> Result<(), String> {
    let advice = "install Node.js 20 or later, with npm";
    let version = answer(Command::new("node").arg("--version"))
        .ok_or_else(|| format!("there is no `node`: {advice}"))?;
    let major = version.trim_start_matches('v').split('.').next();
    match major.and_then(|text| text.parse::<u32>().ok()) {
        Some(major) if major >= NODE_MAJOR_MIN => Ok(()),
        _ => Err(format!("`node` is {version}: {advice}")),
    }
}

/// Installs a folder's npm packages when its lockfile changed since the last time.
pub fn npm_packages(place: &Place, folder: &str) -> Result<(), String> {
    run(&mut command(
        "node",
        &["web/packages.mjs", folder],
        place.root(),
    ))
}

fn wasm_target(place: &Place) -> Result<(), String> {
    let library = answer(&mut command(
        "rustc",
        &["--print", "target-libdir", "--target", WASM],
        place.root(),
    ));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("adding Rust's {WASM} target"));
    run(&mut command(
        "rustup",
        &["target", "add", WASM],
        place.root(),
    ))
    .map_err(|reason| {
        format!(
            "{reason}\nRust's {WASM} target is missing: install it with `rustup target add {WASM}`"
        )
    })
}

fn trunk(place: &Place) -> Result<(), String> {
    if has(place, "trunk", TRUNK) {
        return Ok(());
    }
    let build = |place: &Place| {
        let options = ["--locked", "--no-default-features", "--debug"];
        run(compiled(place, "trunk", TRUNK, &options)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0"))
    };
    install(place, "trunk", "trunk", TRUNK, build)
}

fn wasm_bindgen(place: &Place) -> Result<(), String> {
    let version = locked_version(place, "wasm-bindgen")?;
    if has(place, "wasm-bindgen", &version) {
        return Ok(());
    }
    let build = |place: &Place| {
        let attempt = |options: &[&str]| {
            run(compiled(place, "wasm-bindgen-cli", &version, options)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
        };
        attempt(&["--bin", "wasm-bindgen", "--locked"]).or_else(|_| {
            say("its lockfile names a version that this registry lacks: once more without it");
            attempt(&["--bin", "wasm-bindgen"])
        })
    };
    install(place, "wasm-bindgen", "wasm-bindgen-cli", &version, build)
}

fn splitter(place: &Place) -> Result<(), String> {
    let package = "wasm_split_cli_support";
    let (program, stamp) = (place.tools().join("bin/wasm-split-cli"), place.tools().join("wasm-split-cli.version"));
    let has = std::fs::read_to_string(&stamp).is_ok_and(|version| version == SPLITTER);
    if has && (program.is_file() || program.with_extension("exe").is_file()) {
        return Ok(());
    }
    say(&format!("compiling wasm-split-cli {SPLITTER} into .tools (once; a minute or two)"));
    run(compiled(place, package, SPLITTER, &["--features", "build-binary", "--force"])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
    .map_err(|reason| {
        format!("{reason}\nwasm-split-cli is missing: install it with `cargo install {package} --version {SPLITTER} --features build-binary`")
    })?;
    let _ = std::fs::remove_dir_all(place.tools().join("build"));
    std::fs::write(&stamp, SPLITTER).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Installs a program: prebuilt where cargo-binstall can, else compiled by `build`.
fn install(
    place: &Place,
    name: &str,
    package: &str,
    version: &str,
    build: impl Fn(&Place) -> Result<(), String>,
) -> Result<(), String> {
    let started = Instant::now();
    if !prebuilt(place, package, version) {
        say(&format!(
            "compiling {package} {version} into .tools (once; some minutes on a small machine)"
        ));
        build(place).map_err(|reason| {
            format!("{reason}\n{name} {version} is missing: install it with `cargo install {package} --version {version}`")
        })?;
    }
    // Only the program is wanted: its objects are a gigabyte.
    let _ = std::fs::remove_dir_all(place.tools().join("build"));
    match has(place, name, version) {
        true => {
            say(&format!(
                "{name} {version} is ready ({} s)",
                started.elapsed().as_secs()
            ));
            Ok(())
        }
        false => Err(format!(
            "{name} {version} was installed, but does not answer `--version`"
        )),
    }
}

fn prebuilt(place: &Place, package: &str, version: &str) -> bool {
    if on_path("cargo-binstall").is_none() {
        return false;
    }
    say(&format!("fetching a prebuilt {package} {version}"));
    let wanted = format!("{package}@{version}");
    let options = [
        "binstall",
        "--no-confirm",
        "--disable-strategies",
        "compile",
        &wanted,
        "--root",
    ];
    run(command("cargo", &options, place.root()).arg(place.tools())).is_ok()
}

/// `cargo install` of a package into `.tools`, outside of this workspace's own objects.
fn compiled(place: &Place, package: &str, version: &str, options: &[&str]) -> Command {
    let arguments = ["install", package, "--version", version, "--quiet"];
    let mut install = command("cargo", &arguments, place.root());
    install
        .args(options)
        .arg("--root")
        .arg(place.tools())
        .arg("--target-dir")
        .arg(place.tools().join("build"));
    install
}

/// Whether the program answers with this version, from `.tools` or from `PATH`.
fn has(place: &Place, name: &str, version: &str) -> bool {
    let own = place.tools().join("bin").join(name);
    [own.into_os_string(), name.into()]
        .into_iter()
        .any(|program| {
            let text = answer(Command::new(program).arg("--version"));
            text.is_some_and(|text| text.split_whitespace().nth(1) == Some(version))
        })
}

/// The version of a package in Cargo.lock.
fn locked_version(place: &Place, package: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(place.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    version_in(&text, package).ok_or_else(|| format!("Cargo.lock has no package `{package}`"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_string())
}

fn path_with(first: &[std::path::PathBuf]) -> Result<OsString, String> {
    let present = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(std::env::split_paths(&present));
    std::env::join_paths(folders).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn a_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.1"));
        assert_eq!(version_in(lock, "yew"), None);
    }
}
