//! The lessons as static pages of a built site: for search engines, for the previews that chat
//! programs draw of a link, and for reading where no script runs. Each leads into the playground.

use crate::course::{COURSE, Part, Step, text};
use crate::embed::{escaped, script};
use crate::lesson::{Block, Lesson, Tongue, parse, plain};
use crate::page::{Leads, code, main, words};

/// Of a description, in characters: what search engines and chats show of it.
const DESCRIPTION_CHARS_MAX: usize = 160;
/// From a lesson's page to the site's folder.
const SITE: &str = "../..";
/// Of the pictures in `web/shell/pictures`, in pixels: the size that previews are cut to.
pub const PICTURE_SIZE: (u32, u32) = (1200, 630);

/// A file of the site, by its path in the site's folder.
pub struct File {
    pub path: String,
    pub text: String,
}

/// The pages of all lessons in both languages, and their lists. `address`: of the site's folder,
/// when it is known where it will be served. Previews of most chats and the map for search engines
/// need whole addresses, so without it pictures are named relatively, and there is no map.
pub fn pages(address: Option<&str>) -> Vec<File> {
    let address = address.map(|address| address.trim_end_matches('/'));
    let mut files = Vec::new();
    for tongue in [Tongue::Korean, Tongue::English] {
        files.push(File {
            path: list_path(tongue),
            text: list(tongue, address),
        });
        files.extend(COURSE.iter().filter_map(|step| {
            Some(File {
                path: path(step, tongue),
                text: page(step, tongue, address)?,
            })
        }));
    }
    if let Some(address) = address {
        files.push(map(&files, address));
    }
    files
}

/// The picture of a lesson's preview, by the part of the course that it is in: a path in the site's folder.
pub fn picture(part: Part, tongue: Tongue) -> String {
    let name = match part {
        Part::Machine => "threads",
        Part::Matrix => "matrix",
        Part::Coroutines => "coroutine",
        Part::Loop | Part::Many => "event-loop",
        Part::Beside => "executor",
        Part::Go => "go-scheduler",
    };
    format!("pictures/{}/{name}.png", code(tongue))
}

fn path(step: &Step, tongue: Tongue) -> String {
    format!("lessons/{}/{}.html", code(tongue), step.id)
}

fn list_path(tongue: Tongue) -> String {
    format!("lessons/{}/index.html", code(tongue))
}

fn title(step: &Step, tongue: Tongue) -> &'static str {
    words(tongue, step.title_ko, step.title_en)
}

fn page(step: &Step, tongue: Tongue, address: Option<&str>) -> Option<String> {
    let (lesson, _) = parse(text(step.id, tongue)?);
    let other = |id: &str| Some(format!("{id}.html"));
    let head = Head {
        title: title(step, tongue),
        description: &description(&lesson),
        picture: &picture(step.part, tongue),
        path: &|tongue| path(step, tongue),
        kind: "article",
    };
    let minutes = words(tongue, "분", " minutes");
    let open = words(
        tongue,
        "놀이터에서 이 수업 열기",
        "Open this lesson in the playground",
    );
    let body = format!(
        "<p class=\"about\">{} · {}{minutes}</p>\n<main>\n{}</main>\n<p class=\"open\"><a href=\"{SITE}/#lesson/{}\">{open}</a></p>\n{}",
        escaped(words(tongue, step.part.title().0, step.part.title().1)),
        step.minutes,
        main(
            &lesson,
            &Leads {
                lesson: &other,
                right: &[],
                asks: false
            }
        ),
        step.id,
        neighbours(step, tongue),
    );
    Some(document(tongue, address, &head, &body))
}

/// The lessons before and after it in the path.
fn neighbours(step: &Step, tongue: Tongue) -> String {
    let index = COURSE
        .iter()
        .position(|other| other.id == step.id)
        .unwrap_or_default();
    let before = index.checked_sub(1).and_then(|index| COURSE.get(index));
    let after = COURSE.get(index + 1);
    let link = |step: Option<&Step>, relation: &str, mark: (&str, &str)| match step {
        Some(step) => format!(
            "<a rel=\"{relation}\" href=\"{}.html\">{}{}{}</a>\n",
            step.id,
            mark.0,
            escaped(title(step, tongue)),
            mark.1
        ),
        None => String::new(),
    };
    format!(
        "<nav aria-label=\"{}\">\n{}{}</nav>\n",
        words(tongue, "앞뒤 수업", "The lessons before and after"),
        link(before, "prev", ("← ", "")),
        link(after, "next", ("", " →"))
    )
}

fn list(tongue: Tongue, address: Option<&str>) -> String {
    let title = words(tongue, "동시성 수업", "Lessons on concurrency");
    let about = words(
        tongue,
        "asyncio, 제너레이터와 코루틴, 스레드와 GIL, 고루틴과 Go 스케줄러를 직접 실행하며 배우는 수업입니다. 프로그램마다 스케줄러의 큐를 한 걸음씩 볼 수 있습니다.",
        "Lessons on asyncio, generators and coroutines, threads and the GIL, goroutines and Go’s scheduler, each with programs that run on the page and show their scheduler’s queues step by step.",
    );
    let mut body = format!("<main>\n<h1>{title}</h1>\n<p>{about}</p>\n");
    for part in Part::ALL {
        let (korean, english) = part.title();
        body += &format!(
            "<h2>{}</h2>\n<ol>\n",
            escaped(words(tongue, korean, english))
        );
        for step in COURSE.iter().filter(|step| step.part == part) {
            body += &format!(
                "<li><a href=\"{}.html\">{}</a></li>\n",
                step.id,
                escaped(self::title(step, tongue))
            );
        }
        body += "</ol>\n";
    }
    body += "</main>\n";
    let head = Head {
        title,
        description: about,
        picture: &picture(Part::Loop, tongue),
        path: &list_path,
        kind: "website",
    };
    document(tongue, address, &head, &body)
}

/// What the head of a page says of it.
struct Head<'a> {
    title: &'a str,
    description: &'a str,
    picture: &'a str,
    /// Where the page is in each language.
    path: &'a dyn Fn(Tongue) -> String,
    /// Open Graph's type of object.
    kind: &'a str,
}

fn document(tongue: Tongue, address: Option<&str>, head: &Head, body: &str) -> String {
    let (title, description) = (escaped(head.title), escaped(head.description));
    let site = address.unwrap_or(SITE);
    let (width, height) = PICTURE_SIZE;
    let (own, other) = match tongue {
        Tongue::Korean => ("ko_KR", Tongue::English),
        Tongue::English => ("en_US", Tongue::Korean),
    };
    let mut addresses = String::new();
    if let Some(address) = address {
        let own = format!("{address}/{}", (head.path)(tongue));
        addresses += &format!(
            "<link rel=\"canonical\" href=\"{0}\">\n<meta property=\"og:url\" content=\"{0}\">\n",
            escaped(&own)
        );
        for tongue in [tongue, other] {
            let there = format!("{address}/{}", (head.path)(tongue));
            addresses += &format!(
                "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n",
                code(tongue),
                escaped(&there)
            );
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} · Interleave</title>\n<meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:site_name\" content=\"Interleave\">\n<meta property=\"og:type\" content=\"{kind}\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{description}\">\n\
         <meta property=\"og:locale\" content=\"{own}\">\n\
         <meta property=\"og:image\" content=\"{site}/{picture}\">\n\
         <meta property=\"og:image:width\" content=\"{width}\">\n<meta property=\"og:image:height\" content=\"{height}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n{addresses}\
         <link rel=\"icon\" href=\"{SITE}/icon.svg\">\n<link rel=\"stylesheet\" href=\"../lesson.css\">\n\
         <script async src=\"{script}\"></script>\n</head>\n<body>\n\
         <header><a href=\"{SITE}/\">Interleave</a> <a href=\"index.html\">{lessons}</a> <a href=\"../../{there}\" hreflang=\"{other}\" lang=\"{other}\">{name}</a></header>\n\
         {body}</body>\n</html>\n",
        lang = code(tongue),
        kind = head.kind,
        site = escaped(site),
        picture = head.picture,
        script = script(SITE),
        lessons = words(tongue, "수업", "Lessons"),
        there = (head.path)(other),
        other = code(other),
        name = words(other, "한국어", "English"),
    )
}

/// The first words that a lesson says, cut between words.
fn description(lesson: &Lesson) -> String {
    let mut said = String::new();
    for block in &lesson.blocks {
        if let Block::Text(inlines) | Block::Question(inlines) = block {
            if !said.is_empty() {
                said.push(' ');
            }
            said += &plain(inlines);
        }
        if said.chars().count() >= DESCRIPTION_CHARS_MAX {
            break;
        }
    }
    if said.chars().count() <= DESCRIPTION_CHARS_MAX {
        return said;
    }
    let kept: String = said.chars().take(DESCRIPTION_CHARS_MAX - 1).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{}…", &kept[..end])
}

/// For search engines (sitemaps.org): every page of the site that has a text of its own.
fn map(files: &[File], address: &str) -> File {
    let pages = files
        .iter()
        .map(|file| file.path.strip_suffix("index.html").unwrap_or(&file.path));
    let all = std::iter::once("").chain(pages);
    let places = all.map(|path| {
        format!(
            "<url><loc>{}</loc></url>\n",
            escaped(&format!("{address}/{path}"))
        )
    });
    File {
        path: "sitemap.xml".to_owned(),
        text: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
            places.collect::<String>()
        ),
    }
}
