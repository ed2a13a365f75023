//! Writes the lessons' static pages into a site that Trunk builds (its `post_build` hook).
//!
//! `TRUNK_STAGING_DIR` is the site's folder; `INTERLEAVE_ADDRESS`, if there, where it will be served.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const STYLE: &str = include_str!("../../../../web/kit/lesson.css");

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("lesson-pages: TRUNK_STAGING_DIR does not name the site's folder");
        return ExitCode::from(2);
    };
    let address = std::env::var("INTERLEAVE_ADDRESS").ok();
    match write(&folder, address.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lesson-pages: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path, address: Option<&str>) -> std::io::Result<()> {
    for page in lessons::preview::pages(address) {
        let path = folder.join(&page.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, page.text)?;
    }
    std::fs::write(folder.join("lessons/lesson.css"), STYLE)?;
    if let Some(address) = address {
        let home = folder.join("index.html");
        let text = std::fs::read_to_string(&home)?;
        let whole = text.replace(
            "content=\"./pictures/",
            &format!("content=\"{}/pictures/", address.trim_end_matches('/')),
        );
        std::fs::write(home, whole)?;
    }
    Ok(())
}
