//! What an embed costs its reader, in brotli kilobytes: before the click, and by it.

use super::sizes::{Loader, brotli_kb};
use super::{Better, Measured, Peer, Row};
use crate::place::Place;

/// What a reader loads to see the program, and what an author's page loads for the element.
const BEFORE_CLICK: [&str; 3] = ["embed.html", "embed-frame.js", "embed-frame.css"];
const BEFORE_CLICK_AIM_KB: f64 = 30.0;
const SCRIPT_AIM_KB: f64 = 10.0;

/// Weighs the site that is there: the group of sizes has built it.
pub fn of_dist(place: &Place) -> Measured {
    let dist = place.dist();
    let weigh = |names: &[String]| names.iter().try_fold(0.0, |sum, name| Ok::<f64, String>(sum + brotli_kb(&dist.join(name))?));
    let aim = |value| {
        Some(Peer {
            name: "aim".into(),
            value,
            better: Better::Less,
        })
    };
    let before = weigh(&BEFORE_CLICK.map(str::to_owned))?;
    let script = weigh(&["embed.js".to_owned()])?;
    let mut rows = vec![
        row("before_click", before, aim(BEFORE_CLICK_AIM_KB)),
        row("script", script, aim(SCRIPT_AIM_KB)),
    ];
    let page = std::fs::read_to_string(dist.join("embed.html")).map_err(|error| format!("embed.html: {error}"))?;
    let loader = Loader::of(&dist)?;
    let app = weigh(&named(&page))? + weigh(std::slice::from_ref(&loader.name))?;
    for engine in ["python", "go"] {
        let files = ["-worker_loader.js", "-worker.js", "-worker_bg.wasm"].map(|ending| format!("{engine}{ending}"));
        // Go's stages are a chunk of their own name.
        let chunks = if engine == "go" { loader.chunks(Some("go")) } else { Vec::new() };
        rows.push(row(&format!("after_click.{engine}"), app + weigh(&files)? + weigh(&chunks)?, None));
    }
    Ok(rows)
}

fn row(name: &str, value: f64, peer: Option<Peer>) -> Row {
    Row {
        name: format!("embed.{name}"),
        value,
        unit: "KB",
        peer,
    }
}

/// The files of the playground that the embed page names: app, editor, styles.
fn named(page: &str) -> Vec<String> {
    ["app", "wasm", "editor", "styles"]
        .iter()
        .filter_map(|what| {
            let (_, rest) = page.split_once(&format!("data-{what}=\""))?;
            Some(rest.split_once('"')?.0)
        })
        .flat_map(|list| list.split(' '))
        .map(|name| name.trim_start_matches("./").to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_files_that_a_page_names_are_found() {
        let page = r#"<script data-app="./web-1.js" data-wasm="./web-1.wasm" data-editor="./e.js" data-styles="./a.css b.css">"#;
        assert_eq!(named(page), ["web-1.js", "web-1.wasm", "e.js", "a.css", "b.css"]);
    }
}
