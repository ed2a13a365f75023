//! A Chromium for the browser tests: one that is there, else one that can be brought.
//!
//! In this order: `CHROME`; the names and places browsers are usually found under; one
//! brought here before; Debian's and Ubuntu's package, when this is root; npm's
//! `@sparticuz/chromium`, which carries the program itself (Linux on x86-64 only);
//! Playwright's own build, from its servers. Each is asked for its version before it is
//! believed.

use crate::place::Place;
use crate::program::{answer, command, on_path, run, say};
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
];
const MAC_APPS: [&str; 2] = [
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
];
/// The last one that runs on Node.js 20.
const CARRIED: &str = "@sparticuz/chromium@138.0.2";

/// The path of a Chromium that starts.
pub fn find(place: &Place) -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("CHROME") {
        let named = PathBuf::from(named);
        return match starts(&named) {
            true => Ok(named),
            false => Err(format!(
                "CHROME names {}, which does not start",
                named.display()
            )),
        };
    }
    installed()
        .or_else(|| brought_before(place))
        .or_else(debian_package)
        .or_else(|| npm_package(place))
        .or_else(|| playwright_build(place))
        .ok_or_else(|| {
            "no Chromium or Chrome was found, and none could be installed: install one \
             (Debian, Ubuntu: `apt-get install chromium`; macOS: `brew install --cask chromium`), \
             or name it in CHROME"
                .to_string()
        })
}

fn installed() -> Option<PathBuf> {
    let home = std::env::var_os("HOME")
        .map(PathBuf::from)
        .unwrap_or_default();
    let apps = MAC_APPS
        .iter()
        .flat_map(|app| [Path::new("/").join(app), home.join(app)]);
    NAMES
        .iter()
        .filter_map(|name| on_path(name))
        .chain(apps)
        .find(|path| starts(path))
}

fn starts(path: &Path) -> bool {
    path.is_file() && answer(Command::new(path).args(["--no-sandbox", "--version"])).is_some()
}

/// Where a brought browser's path is noted for the next time.
fn note(place: &Place) -> PathBuf {
    place.tools().join("chromium.path")
}

fn brought_before(place: &Place) -> Option<PathBuf> {
    let path = std::fs::read_to_string(note(place)).ok()?;
    Some(PathBuf::from(path)).filter(|path| starts(path))
}

fn brought(place: &Place, path: PathBuf) -> Option<PathBuf> {
    if !starts(&path) {
        return None;
    }
    let _ = std::fs::create_dir_all(place.tools());
    let _ = std::fs::write(note(place), path.to_string_lossy().as_bytes());
    Some(path)
}

fn debian_package() -> Option<PathBuf> {
    let root = answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !root || on_path("apt-get").is_none() {
        return None;
    }
    say("installing Debian's chromium package");
    let folder = Path::new("/");
    let install = ["install", "-y", "--no-install-recommends", "chromium"];
    run(&mut command("apt-get", &["update", "-q"], folder))
        .and_then(|()| {
            run(command("apt-get", &install, folder).env("DEBIAN_FRONTEND", "noninteractive"))
        })
        .map_err(|reason| say(&reason))
        .ok()?;
    installed()
}

fn playwright_build(place: &Place) -> Option<PathBuf> {
    say("fetching Playwright's Chromium");
    let folder = place.join("web/e2e");
    let store = place.tools().join("playwright");
    let arguments = ["node_modules/playwright-core/cli.js", "install", "chromium"];
    run(command("node", &arguments, &folder).env("PLAYWRIGHT_BROWSERS_PATH", &store))
        .map_err(|reason| say(&reason))
        .ok()?;
    let ask =
        "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
    let path =
        answer(command("node", &["-e", ask], &folder).env("PLAYWRIGHT_BROWSERS_PATH", &store))?;
    brought(place, PathBuf::from(path))
}

fn npm_package(place: &Place) -> Option<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return None;
    }
    say(&format!("installing npm's {CARRIED}"));
    let folder = place.tools().join("npm-chromium");
    std::fs::create_dir_all(&folder).ok()?;
    let arguments = [
        "install",
        "--prefix",
        ".",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-save",
        CARRIED,
    ];
    run(&mut command("npm", &arguments, &folder))
        .map_err(|reason| say(&reason))
        .ok()?;
    let ask = "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";
    // It unpacks itself into the temporary folder: here one that outlives a restart.
    let path = answer(command("node", &["-e", ask], &folder).env("TMPDIR", &folder))?;
    brought(place, PathBuf::from(path))
}
