//! `interleave scorm LESSON.md …`: lessons as a SCORM 1.2 package for a learning system.
//!
//! A lesson becomes a page (a *SCO*): its text, its programs as embeds, its predictions as
//! questions. The page's script (`web/kit/scorm/report.js`) reports through the system's API:
//! the score is the part of the questions that were right at the first answer, and the lesson is
//! completed when all are answered (without questions: when each program ran).
//! Which answers are right is not written down in a lesson: the programs are run here, and a
//! lesson of which something does not hold is not packed.
//!
//! The package holds the playground's files, so that it needs nothing from outside, or leads to a
//! playground elsewhere. It holds no date: the same lessons give the same bytes.
//!
//! Source: SCORM 1.2, Content Aggregation Model 2.3 (manifest) and Run-Time Environment 3.

mod archive;
mod choices;
mod manifest;
mod package;

use crate::failure::Failure;
use crate::files;
use choices::{Choices, Site};
use lessons::embed::{escaped, script};
use lessons::lesson::Lesson;
use lessons::page::{Leads, code, main};
use manifest::Item;
use package::File;
use std::io::Write;

const REPORT: &str = include_str!("../../../web/kit/scorm/report.js");
const STYLE: &str = include_str!("../../../web/kit/lesson.css");
/// The folder of the playground in the package.
const SITE: &str = "site";

/// A lesson whose programs did what it says.
struct Sound {
    lesson: Lesson,
    /// The right answer of each prediction.
    right: Vec<usize>,
}

/// Errors: a lesson cannot be read, or does not hold (each line is told); the playground's folder
/// lacks the embed; the package cannot be written.
pub fn scorm(arguments: &[String], out: &mut dyn Write) -> Result<i32, Failure> {
    let choices = Choices::parse(arguments).map_err(Failure::Usage)?;
    let mut lessons = Vec::new();
    for path in &choices.lessons {
        lessons.push(sound(path)?);
    }
    let pages: Vec<File> = lessons
        .iter()
        .enumerate()
        .map(|(index, sound)| File {
            name: page_name(index),
            bytes: page(sound, &choices.site, &lessons).into_bytes(),
        })
        .collect();
    let mut shared = vec![
        File { name: "report.js".to_owned(), bytes: REPORT.as_bytes().to_vec() },
        File { name: "lesson.css".to_owned(), bytes: STYLE.as_bytes().to_vec() },
    ];
    if let Site::Folder(folder) = &choices.site {
        shared.extend(package::site(folder, SITE)?);
    }
    let items: Vec<Item> = lessons
        .iter()
        .zip(&pages)
        .map(|(sound, page)| Item { title: &sound.lesson.title, page: &page.name })
        .collect();
    let title = choices.title.as_deref().unwrap_or(&lessons[0].lesson.title);
    let manifest = manifest::text(title, &items, &shared, choices.mastery);
    let mut all = vec![File { name: "imsmanifest.xml".to_owned(), bytes: manifest.into_bytes() }];
    all.extend(pages);
    all.extend(shared);
    let bytes = archive::zip(&all).map_err(|words| failure(&choices.out, words))?;
    std::fs::write(&choices.out, &bytes).map_err(|error| failure(&choices.out, error.to_string()))?;
    let (count, kilobytes) = (all.len(), bytes.len().div_ceil(1024));
    let _ = writeln!(out, "{}: {} lessons, {count} files, {kilobytes} KB", choices.out, lessons.len());
    Ok(0)
}

fn sound(path: &str) -> Result<Sound, Failure> {
    let checked = crate::lesson::checked(&files::read(path)?);
    let right: Vec<usize> = checked.right.iter().flatten().copied().collect();
    if checked.problems.is_empty() {
        return Ok(Sound { lesson: checked.lesson, right });
    }
    let lines = checked.problems.iter().map(|problem| format!("{path}:{}: {}\n", problem.line, problem.words));
    Err(Failure::Refused {
        text: lines.collect(),
        code: 1,
    })
}

/// The SCO's page, by the lesson's place in the package.
fn page_name(index: usize) -> String {
    format!("lesson-{}.html", index + 1)
}

fn page(sound: &Sound, site: &Site, all: &[Sound]) -> String {
    let Sound { lesson, right } = sound;
    let other = |id: &str| all.iter().position(|other| other.lesson.id == id).map(page_name);
    let text = main(lesson, &Leads { lesson: &other, right, asks: lesson.predictions().count() == 0 });
    let playground = match site {
        Site::Folder(_) => SITE,
        Site::Address(address) => address.as_str(),
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <link rel=\"stylesheet\" href=\"lesson.css\">\n<script defer src=\"report.js\"></script>\n\
         <script async src=\"{}\"></script>\n</head>\n<body>\n<p class=\"report\" role=\"status\"></p>\n<main>\n{text}</main>\n</body>\n</html>\n",
        code(lesson.tongue),
        escaped(&lesson.title),
        escaped(&script(playground)),
    )
}

fn failure(path: &str, words: impl ToString) -> Failure {
    Failure::File {
        path: path.to_owned(),
        words: words.to_string(),
    }
}
