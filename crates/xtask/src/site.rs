//! The site: what Trunk makes of `index.html`, the two wasm programs, the styles and the
//! editor's bundle.

use crate::place::Place;
use crate::program::{command, run, say};
use crate::{archive, toolbox};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const PORT: u16 = 8080;
/// How many ports after the wanted one are tried when it is taken.
const PORTS_TRIED: u16 = 20;

/// Builds `dist/`: static files with relative addresses, so any sub-path serves them. With
/// `--address URL` the lessons' pages name where that is, which previews in chats and search engines need.
pub fn build(place: &Place, options: &[String]) -> Result<(), String> {
    let address = match options {
        [] => None,
        [option, address] if option == "--address" && address.starts_with("http") => Some(address),
        [option, ..] if option == "--address" => return Err("--address needs an http or https address".to_owned()),
        [other, ..] => return Err(format!("build has no option `{other}`")),
    };
    let path = toolbox::ready(place)?;
    let started = Instant::now();
    say("building the site into dist/");
    let version = version(place)?;
    let mut trunk = trunk(place, &["build", "--release"]);
    trunk.env("PATH", path).env("INTERLEAVE_BUILD", &version);
    match address {
        Some(address) => trunk.env("INTERLEAVE_ADDRESS", address),
        None => trunk.env_remove("INTERLEAVE_ADDRESS"),
    };
    run(&mut trunk)?;
    let dist = place.dist();
    let dist = dist.to_string_lossy();
    run(&mut command("node", &["web/shell/minify.mjs", &dist], place.root()))?;
    run(&mut command("node", &["web/shell/offline.mjs", &dist, &version], place.root()))?;
    let archive = archive::write(place)?;
    say(&format!("any static server serves {}", archive.display()));
    say(&format!(
        "dist/ is built ({} s)",
        started.elapsed().as_secs()
    ));
    Ok(())
}

/// The folders and files that a site is made of.
const SOURCES: [&str; 4] = ["Cargo.lock", "index.html", "crates", "web"];
/// Folders in them that are made, not written.
const MADE: [&str; 3] = ["node_modules", "dist", "e2e"];

/// Names what a site is built from: the page, its engines and its cached files say the same name
/// or do not work together. 16 hexadecimal digits.
fn version(place: &Place) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        digest(&place.join(source), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn digest(path: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let name = path.file_name().unwrap_or_default();
    if path.is_dir() {
        if MADE.iter().any(|made| name == *made) {
            return Ok(());
        }
        let entries = std::fs::read_dir(path).map_err(failed)?;
        let mut inside: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        return inside.iter().try_for_each(|path| digest(path, hasher));
    }
    name.hash(hasher);
    std::fs::read(path).map_err(failed)?.hash(hasher);
    Ok(())
}

/// Serves the site on this machine, and builds it again when a source changes.
pub fn serve(place: &Place, options: &[String]) -> Result<(), String> {
    let mut wanted = PORT;
    let mut passed: Vec<&str> = Vec::new();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--port" => {
                let number = options.next().and_then(|text| text.parse().ok());
                wanted = number.ok_or("--port needs a number")?;
            }
            "--release" | "--open" => passed.push(option),
            other => return Err(format!("serve has no option `{other}`")),
        }
    }
    let path = toolbox::ready(place)?;
    let port = free_port(wanted)?.to_string();
    let mut arguments = vec!["serve", "--address", "127.0.0.1", "--port", &port];
    arguments.extend(passed);
    say(&format!(
        "the playground will be at http://127.0.0.1:{port}/ when it is built; Ctrl-C ends"
    ));
    run(trunk(place, &arguments).env("PATH", path))
}

fn trunk(place: &Place, arguments: &[&str]) -> Command {
    let own = place.tools().join("bin/trunk");
    let mut command = match own.is_file() {
        true => command(own, arguments, place.root()),
        false => command("trunk", arguments, place.root()),
    };
    // Trunk reads NO_COLOR as a switch of its own and stops at any value but true or false.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

fn free_port(wanted: u16) -> Result<u16, String> {
    let last = wanted.saturating_add(PORTS_TRIED);
    (wanted..=last)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| format!("the ports {wanted} to {last} are all taken: name one with --port"))
}
