//! The static pages of the lessons: whole, in both languages, and with nothing that leads nowhere.

use lessons::course::{COURSE, Part};
use lessons::lesson::Tongue;
use lessons::preview::{PICTURE_SIZE, pages, picture};
use std::collections::BTreeMap;
use std::path::Path;

const ADDRESS: &str = "https://example.org/course/";

fn files(address: Option<&str>) -> BTreeMap<String, String> {
    pages(address)
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect()
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before)
        .skip(1)
        .filter_map(move |rest| rest.split(after).next())
}

#[test]
fn every_lesson_has_a_page_in_both_languages() {
    let files = files(None);
    assert_eq!(files.len(), 2 * (COURSE.len() + 1));
    for step in COURSE {
        for (code, title) in [("ko", step.title_ko), ("en", step.title_en)] {
            let page = &files[&format!("lessons/{code}/{}.html", step.id)];
            assert!(
                page.contains(&format!("<html lang=\"{code}\">")),
                "{}",
                step.id
            );
            assert!(
                page.contains(&format!("<h1>{title}</h1>")),
                "{}: {title}",
                step.id
            );
            assert!(
                page.contains(&format!("href=\"../../#lesson/{}\"", step.id)),
                "{}",
                step.id
            );
            assert!(
                page.contains("<interleave-embed"),
                "{code} {}: a lesson has a program",
                step.id
            );
            let description = between(page, "<meta name=\"description\" content=\"", "\"")
                .next()
                .unwrap_or_default();
            let characters = description.chars().count();
            assert!(
                (30..=200).contains(&characters),
                "{code} {}: {description}",
                step.id
            );
        }
    }
}

#[test]
fn every_address_within_the_pages_leads_to_one() {
    let files = files(None);
    for (path, text) in &files {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for address in between(text, "href=\"", "\"") {
            let outside = address.starts_with("http")
                || address.starts_with('#')
                || address.starts_with("../../#");
            let assets = ["../../", "../../icon.svg", "../lesson.css"].contains(&address);
            if outside || assets {
                continue;
            }
            let target = match address.strip_prefix("../../") {
                Some(rest) => rest.to_owned(),
                None => format!("{folder}/{}", address.trim_start_matches("./")),
            };
            let target = if target.ends_with('/') {
                target + "index.html"
            } else {
                target
            };
            assert!(files.contains_key(&target), "{path}: {address}");
        }
    }
}

#[test]
fn with_an_address_everything_a_crawler_reads_is_whole() {
    let files = files(Some(ADDRESS));
    let map = &files["sitemap.xml"];
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let own = path.strip_suffix("index.html").unwrap_or(path);
        assert!(
            map.contains(&format!("<loc>{ADDRESS}{own}</loc>")),
            "{path}"
        );
        assert!(
            text.contains(&format!(
                "<link rel=\"canonical\" href=\"{ADDRESS}{path}\">"
            )),
            "{path}"
        );
        let image = between(text, "property=\"og:image\" content=\"", "\"")
            .next()
            .unwrap_or_default();
        assert!(
            image.starts_with(ADDRESS) && image.ends_with(".png"),
            "{path}: {image}"
        );
        assert_eq!(
            text.matches("hreflang=\"ko\"").count() + text.matches("hreflang=\"en\"").count(),
            3,
            "{path}"
        );
    }
    assert!(map.contains(&format!("<loc>{ADDRESS}</loc>")));
}

#[test]
fn every_part_has_a_picture_of_the_size_that_is_said() {
    for (part, tongue) in Part::ALL
        .iter()
        .flat_map(|part| [(*part, Tongue::Korean), (*part, Tongue::English)])
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../web/shell")
            .join(picture(part, tongue));
        let bytes =
            std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // PNG: the width and height stand in the first chunk, at byte 16.
        let number = |at: usize| {
            u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        assert_eq!((number(16), number(20)), PICTURE_SIZE, "{}", path.display());
    }
}
