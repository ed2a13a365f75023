//! What well-known demonstration addresses answer when the scenario does not say.
//!
//! Nothing here comes from the real sites: the bodies have their form only (JSON
//! with the same fields, a page of about the same size), and the latencies are
//! round numbers that differ, so that a program which asks several sees them
//! come one after the other. A scenario's own entries go before all of this.
//!
//! [`SITES`] is the table; `delay/N` takes N seconds.

use crate::http::Request;
use crate::reply::{Reply, USUAL_LATENCY_NS};

/// Milliseconds as nanoseconds.
const MS: u64 = 1_000_000;

type Answer = fn(&Request, &Place) -> Reply;

/// Host, latency in milliseconds, and what answers.
pub const SITES: &[(&str, u64, Answer)] = &[
    ("httpbin.org", 500, httpbin),
    ("postman-echo.com", 500, httpbin),
    ("jsonplaceholder.typicode.com", 250, placeholder),
    ("api.github.com", 300, github),
    ("reqres.in", 300, json_echo),
    ("pokeapi.co", 350, named_json),
    ("swapi.dev", 400, named_json),
    ("catfact.ninja", 200, cat_fact),
    ("api.ipify.org", 150, own_address),
    ("example.com", 300, page),
    ("example.org", 320, page),
    ("example.net", 340, page),
    ("google.com", 200, page),
    ("python.org", 400, page),
    ("docs.python.org", 450, page),
    ("github.com", 350, page),
    ("stackoverflow.com", 500, page),
    ("wikipedia.org", 280, page),
    ("en.wikipedia.org", 280, page),
    ("bing.com", 260, page),
    ("yahoo.com", 600, page),
    ("amazon.com", 550, page),
    ("facebook.com", 420, page),
    ("youtube.com", 470, page),
    ("reddit.com", 520, page),
    ("twitter.com", 440, page),
    ("news.ycombinator.com", 240, page),
];

/// The parts of an address.
pub struct Place {
    /// Without `www.` and port, in small letters.
    pub host: String,
    pub path: String,
    pub query: String,
    pub url: String,
    latency: u64,
}

impl Place {
    pub fn of(url: &str) -> Place {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (host, path) = match rest.find('/') {
            Some(at) => rest.split_at(at),
            None => (rest, "/"),
        };
        let path = path.split('#').next().unwrap_or(path);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let host = host.split(':').next().unwrap_or(host).to_lowercase();
        Place {
            host: host.strip_prefix("www.").unwrap_or(&host).to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            url: url.to_owned(),
            latency: USUAL_LATENCY_NS,
        }
    }

    fn parts(&self) -> Vec<&str> {
        self.path
            .split('/')
            .filter(|part| !part.is_empty())
            .collect()
    }

    fn json(&self, status: u16, body: String) -> Reply {
        Reply::new(self.latency, status, body)
            .with_header("Content-Type", "application/json; charset=utf-8")
    }

    fn missing(&self) -> Reply {
        self.json(404, "{}".to_owned())
    }
}

/// What a request gets where the scenario has no entry.
pub fn reply(request: &Request, url: &str) -> Reply {
    let mut place = Place::of(url);
    let known = SITES.iter().find(|(host, _, _)| *host == place.host);
    if let Some((_, latency, answer)) = known {
        place.latency = latency * MS;
        return answer(request, &place);
    }
    if place.host.starts_with("api.") || place.path.starts_with("/api") {
        return json_echo(request, &place);
    }
    Reply::default()
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            '\n' => out += "\\n",
            letter if (letter as u32) < 32 => out += &format!("\\u{:04x}", letter as u32),
            letter => out.push(letter),
        }
    }
    out + "\""
}

fn object(rows: &[(&str, String)], indent: &str) -> String {
    if rows.is_empty() {
        return "{}".to_owned();
    }
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, value)| format!("{indent}  {}: {value}", quoted(name)))
        .collect();
    format!("{{\n{}\n{indent}}}", rows.join(",\n"))
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let pair = text.get(at + 1..at + 3);
        match (
            bytes[at],
            pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()),
        ) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// `a=1&b=2` as a JSON object.
fn pairs(text: &str, indent: &str) -> String {
    let rows: Vec<(String, String)> = text
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), quoted(&decoded(value))))
        .collect();
    let rows: Vec<(&str, String)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    object(&rows, indent)
}

fn headers_of(request: &Request) -> String {
    let mut rows: Vec<(&str, String)> = request
        .headers
        .iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case("connection"))
        .map(|(name, value)| (name.as_str(), quoted(value)))
        .collect();
    rows.sort();
    object(&rows, "  ")
}

// ---- httpbin ------------------------------------------------------------------------

fn httpbin(request: &Request, place: &Place) -> Reply {
    let parts = place.parts();
    let number = parts.get(1).and_then(|part| part.parse::<f64>().ok());
    let text = |body: &str| place.json(200, body.to_owned());
    match (parts.first().copied().unwrap_or(""), number) {
        ("", _) => page(request, place),
        ("delay", Some(seconds)) => {
            // The real one waits ten seconds at most.
            let latency = (seconds.clamp(0.0, 10.0) * 1e9) as u64;
            Reply {
                latency,
                ..echo(request, place)
            }
        }
        ("status", Some(status)) => Reply::new(place.latency, status as u16, ""),
        ("bytes", Some(count)) => {
            let count = (count as usize).min(100 * 1024);
            let bytes: Vec<u8> = (0..count).map(|at| (at * 131 + 7) as u8).collect();
            Reply::new(place.latency, 200, bytes)
                .with_header("Content-Type", "application/octet-stream")
        }
        ("stream", Some(count)) => {
            let lines = (0..(count as usize).min(100))
                .map(|id| format!("{{\"id\": {id}, \"url\": {}}}\n", quoted(&place.url)));
            place.json(200, lines.collect())
        }
        ("redirect" | "relative-redirect" | "absolute-redirect", Some(left)) => {
            let target = if left <= 1.0 {
                "/get".to_owned()
            } else {
                format!("/redirect/{}", left as u64 - 1)
            };
            Reply::new(place.latency, 302, "").with_header("Location", target)
        }
        ("redirect-to", _) => {
            let target = place
                .query
                .split('&')
                .find_map(|pair| pair.strip_prefix("url="));
            Reply::new(place.latency, 302, "")
                .with_header("Location", decoded(target.unwrap_or("/get")))
        }
        ("ip", _) => text("{\n  \"origin\": \"203.0.113.7\"\n}\n"),
        ("uuid", _) => text("{\n  \"uuid\": \"7d444840-9dc0-41d1-b245-5ffdce74fad2\"\n}\n"),
        ("user-agent", _) => {
            let agent = quoted(request.header("user-agent").unwrap_or(""));
            text(&(object(&[("user-agent", agent)], "") + "\n"))
        }
        ("headers", _) => text(&(object(&[("headers", headers_of(request))], "") + "\n")),
        ("json", _) => text(
            "{\n  \"slideshow\": {\n    \"author\": \"A. Learner\",\n    \"slides\": [],\n    \
             \"title\": \"Sample\"\n  }\n}\n",
        ),
        ("html", _) => page(request, place),
        ("get" | "post" | "put" | "patch" | "delete" | "anything", _) => {
            let own = parts[0] == "anything" || request.method.eq_ignore_ascii_case(parts[0]);
            if own || request.method == "HEAD" && parts[0] == "get" {
                return echo(request, place);
            }
            Reply::new(
                place.latency,
                405,
                "<title>405 Method Not Allowed</title>\n",
            )
        }
        _ => Reply::new(place.latency, 404, "<title>404 Not Found</title>\n"),
    }
}

/// The request itself, as JSON.
fn echo(request: &Request, place: &Place) -> Reply {
    let body = String::from_utf8_lossy(&request.body).into_owned();
    let kind = request.header("content-type").unwrap_or("");
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let is_json = kind.starts_with("application/json");
    let mut rows = vec![("args", pairs(&place.query, "  "))];
    if request.method != "GET" && request.method != "HEAD" {
        let data = if is_form { String::new() } else { body.clone() };
        let form = if is_form { body.as_str() } else { "" };
        let json = if is_json {
            body.clone()
        } else {
            "null".to_owned()
        };
        rows.push(("data", quoted(&data)));
        rows.push(("files", "{}".to_owned()));
        rows.push(("form", pairs(form, "  ")));
        rows.push(("headers", headers_of(request)));
        rows.push(("json", json));
    } else {
        rows.push(("headers", headers_of(request)));
    }
    rows.push(("origin", quoted("203.0.113.7")));
    rows.push(("url", quoted(&place.url)));
    place.json(200, object(&rows, "") + "\n")
}

// ---- jsonplaceholder ----------------------------------------------------------------

/// Kinds of things, how many there are, and how many of them one owner has.
const THINGS: [(&str, u64, u64); 6] = [
    ("posts", 100, 10),
    ("comments", 500, 5),
    ("albums", 100, 10),
    ("photos", 5000, 50),
    ("todos", 200, 20),
    ("users", 10, 1),
];

const WORDS: [&str; 16] = [
    "delectus",
    "aut",
    "autem",
    "quis",
    "ut",
    "nam",
    "facilis",
    "et",
    "officia",
    "qui",
    "fugiat",
    "veniam",
    "minus",
    "illo",
    "expedita",
    "consequatur",
];

const NAMES: [&str; 10] = [
    "Ada Berg",
    "Ben Castillo",
    "Chae Dohyun",
    "Dana Eriksen",
    "Emil Fontaine",
    "Farah Gill",
    "Goran Hale",
    "Hana Ito",
    "Ivan Jansen",
    "Jisoo Kim",
];

/// `count` words that go with the number.
fn words(number: u64, count: u64) -> String {
    let word = |at: u64| WORDS[((number - 1) * 3 + at) as usize % WORDS.len()];
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

fn thing(kind: &str, owners: u64, id: u64, indent: &str) -> String {
    let owner = ((id - 1) / owners + 1).to_string();
    let own = id.to_string();
    let title = quoted(&words(id, 3));
    let body = quoted(&format!("{}\n{}", words(id + 1, 6), words(id + 2, 5)));
    let rows = match kind {
        "posts" => vec![
            ("userId", owner),
            ("id", own),
            ("title", title),
            ("body", body),
        ],
        "comments" => vec![
            ("postId", owner),
            ("id", own),
            ("name", title),
            ("email", quoted(&format!("reader{id}@example.com"))),
            ("body", body),
        ],
        "albums" => vec![("userId", owner), ("id", own), ("title", title)],
        "photos" => vec![
            ("albumId", owner),
            ("id", own),
            ("title", title),
            ("url", quoted(&format!("https://example.com/photos/{id}"))),
        ],
        "todos" => vec![
            ("userId", owner),
            ("id", own),
            ("title", title),
            ("completed", (id % 4 == 0).to_string()),
        ],
        _ => {
            let name = NAMES[(id as usize - 1) % NAMES.len()];
            let first = name.split(' ').next().unwrap_or(name);
            vec![
                ("id", own),
                ("name", quoted(name)),
                ("username", quoted(first)),
                (
                    "email",
                    quoted(&format!("{}@example.com", first.to_lowercase())),
                ),
            ]
        }
    };
    object(&rows, indent)
}

fn placeholder(request: &Request, place: &Place) -> Reply {
    let parts = place.parts();
    let Some(kind) = parts.first() else {
        return page(request, place);
    };
    let Some((kind, count, owners)) = THINGS.into_iter().find(|known| known.0 == *kind) else {
        return place.missing();
    };
    let id = parts.get(1).map(|id| id.parse().unwrap_or(0));
    match (request.method.as_str(), id) {
        ("POST", None) => {
            let sent = String::from_utf8_lossy(&request.body).trim().to_owned();
            let inner = sent
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            let body = match inner.map(str::trim).filter(|inner| !inner.is_empty()) {
                Some(inner) => format!("{{{inner}, \"id\": {}}}", count + 1),
                None => format!("{{\n  \"id\": {}\n}}", count + 1),
            };
            place.json(201, body)
        }
        ("PUT" | "PATCH", Some(_)) => {
            place.json(200, String::from_utf8_lossy(&request.body).into_owned())
        }
        ("DELETE", Some(_)) => place.json(200, "{}".to_owned()),
        (_, Some(id)) if id == 0 || id > count => place.missing(),
        (_, Some(id)) if parts.len() == 2 => place.json(200, thing(kind, owners, id, "")),
        (_, Some(id)) => list(place, parts[2], Some(id)),
        (_, None) => {
            let owner = place.query.split('&').find_map(|pair| {
                let (name, value) = pair.split_once('=')?;
                matches!(name, "userId" | "postId" | "albumId")
                    .then(|| value.parse().ok())
                    .flatten()
            });
            list(place, kind, owner)
        }
    }
}

fn list(place: &Place, kind: &str, owner: Option<u64>) -> Reply {
    let Some((kind, count, owners)) = THINGS.into_iter().find(|known| known.0 == kind) else {
        return place.missing();
    };
    let ids = match owner {
        Some(owner) => (owner.saturating_sub(1) * owners + 1)..(owner * owners + 1).min(count + 1),
        None => 1..count + 1,
    };
    let rows: Vec<String> = ids
        .map(|id| format!("  {}", thing(kind, owners, id, "  ")))
        .collect();
    place.json(200, format!("[\n{}\n]", rows.join(",\n")))
}

// ---- others -----------------------------------------------------------------------------

fn github(request: &Request, place: &Place) -> Reply {
    let parts = place.parts();
    let number = |text: &str| {
        text.bytes()
            .fold(7u64, |sum, byte| sum * 31 % 99_991 + u64::from(byte))
    };
    let rows = match parts.as_slice() {
        [] => vec![
            ("current_user_url", quoted("https://api.github.com/user")),
            ("events_url", quoted("https://api.github.com/events")),
            ("user_url", quoted("https://api.github.com/users/{user}")),
        ],
        ["users", name] => vec![
            ("login", quoted(name)),
            ("id", number(name).to_string()),
            ("type", quoted("User")),
            ("name", quoted(name)),
            ("public_repos", (number(name) % 90).to_string()),
            ("followers", (number(name) % 5000).to_string()),
        ],
        ["repos", owner, name] => vec![
            ("id", number(name).to_string()),
            ("name", quoted(name)),
            ("full_name", quoted(&format!("{owner}/{name}"))),
            ("description", quoted(&format!("The simulated {name}"))),
            ("language", quoted("Python")),
            ("stargazers_count", (number(name) % 60_000).to_string()),
            ("forks_count", (number(name) % 9_000).to_string()),
            ("open_issues_count", (number(name) % 900).to_string()),
        ],
        ["events"] | ["users", _, _] | ["repos", _, _, ..] => {
            return place.json(200, "[]".to_owned());
        }
        _ => return json_echo(request, place),
    };
    place.json(200, object(&rows, ""))
}

/// An API that nobody knows: says what it was asked.
fn json_echo(request: &Request, place: &Place) -> Reply {
    let rows = [
        ("url", quoted(&place.url)),
        ("method", quoted(&request.method)),
        ("args", pairs(&place.query, "  ")),
        ("simulated", "true".to_owned()),
    ];
    let status = if request.method == "POST" { 201 } else { 200 };
    place.json(status, object(&rows, ""))
}

/// `…/people/1`: a thing with a number and a name.
fn named_json(_request: &Request, place: &Place) -> Reply {
    let parts = place.parts();
    let last = parts.last().copied().unwrap_or("1");
    let id: u64 = last.parse().unwrap_or(1).max(1);
    let name = if last.parse::<u64>().is_ok() {
        words(id, 1)
    } else {
        last.to_owned()
    };
    let rows = [
        ("id", id.to_string()),
        ("name", quoted(&name)),
        ("height", (id % 20 + 4).to_string()),
        ("weight", (id % 90 + 10).to_string()),
        ("url", quoted(&place.url)),
    ];
    place.json(200, object(&rows, ""))
}

fn cat_fact(_request: &Request, place: &Place) -> Reply {
    let fact = "Cats sleep for about two thirds of the day.";
    let rows = [("fact", quoted(fact)), ("length", fact.len().to_string())];
    place.json(200, object(&rows, ""))
}

fn own_address(_request: &Request, place: &Place) -> Reply {
    if place.query.contains("json") {
        return place.json(200, "{\"ip\":\"203.0.113.7\"}".to_owned());
    }
    Reply::new(place.latency, 200, "203.0.113.7")
}

/// An HTML page of a size that goes with the host and the path.
fn page(_request: &Request, place: &Place) -> Reply {
    let title = match place.host.strip_prefix("example.") {
        Some(_) => "Example Domain".to_owned(),
        None => format!("Welcome to {}", place.host),
    };
    let mut body = format!(
        "<!doctype html>\n<html>\n<head>\n<title>{title}</title>\n</head>\n<body>\n\
         <h1>{title}</h1>\n<p>A page of the simulated network: {}</p>\n",
        place.url
    );
    if place.host.strip_prefix("example.").is_none() {
        let lines = place
            .url
            .bytes()
            .fold(0u64, |sum, byte| sum * 31 % 9973 + u64::from(byte))
            % 400;
        for line in 1..=lines + 100 {
            body += &format!("<p>{}</p>\n", words(line, 8));
        }
    }
    body += "</body>\n</html>\n";
    Reply::new(place.latency, 200, body).with_header("Content-Type", "text/html; charset=utf-8")
}
