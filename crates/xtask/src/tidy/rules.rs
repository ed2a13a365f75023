//! The rules, one function each: from a file to its breaches, as line and sentence.

use super::files::SourceFile;

/// A rule of the house.
pub struct Rule {
    pub name: &'static str,
    /// What holds where the rule is kept.
    pub says: &'static str,
    /// The breaches in one file: line from 1, and what is wrong there.
    pub check: fn(&SourceFile) -> Vec<(usize, String)>,
}

pub const RULES: &[Rule] = &[
    Rule {
        name: "length",
        says: "no source file passes 800 lines",
        check: length,
    },
    Rule {
        name: "finished",
        says: "nothing is left for later, no test is switched off",
        check: finished,
    },
    Rule {
        name: "named",
        says: "files are named after nouns",
        check: named,
    },
    Rule {
        name: "deterministic",
        says: "below web and cli: no clock, randomness, input, output, hash order or global",
        check: deterministic,
    },
    Rule {
        name: "lockfiles",
        says: "no lockfile names a registry",
        check: lockfiles,
    },
];

const LINES_MAX: usize = 800;

fn length(file: &SourceFile) -> Vec<(usize, String)> {
    let lines = file.text.lines().count();
    let ruled = ["rs", "js", "mjs", "css", "py", "go"].contains(&file.extension());
    match ruled && lines > LINES_MAX {
        true => vec![(LINES_MAX, format!("{lines} lines: split it along a noun"))],
        false => Vec::new(),
    }
}

/// Words for what is not there yet; `concat!` keeps them out of this file itself.
const UNFINISHED: [&str; 4] = [
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
];
const OFF_IN_RUST: [&str; 1] = [concat!("#[", "ignore")];
const OFF_IN_BROWSER: [&str; 5] = [
    concat!(".on", "ly("),
    concat!("test.sk", "ip("),
    concat!("it.sk", "ip("),
    concat!("describe.sk", "ip("),
    concat!("test.to", "do("),
];

const UNFINISHED_IN_GO: [&str; 3] = [
    concat!("TO", "DO:"),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
];

fn finished(file: &SourceFile) -> Vec<(usize, String)> {
    let extension = file.extension();
    let off: &[&str] = match extension {
        "rs" => &OFF_IN_RUST,
        "mjs" | "js" => &OFF_IN_BROWSER,
        _ => &[],
    };
    match extension {
        "json" | "md" => Vec::new(),
        // There it is also a function of package context: a mark ends in a colon.
        "go" => lines_with(&file.text, UNFINISHED_IN_GO.iter().copied()),
        _ => lines_with(&file.text, UNFINISHED.iter().chain(off).copied()),
    }
}

const VAGUE: [&str; 5] = ["utils", "util", "helpers", "common", "misc"];

fn named(file: &SourceFile) -> Vec<(usize, String)> {
    // A library's modules have the names that programs import (`email.utils`).
    if file.path.starts_with("crates/python/lib/") {
        return Vec::new();
    }
    let parts = file
        .path
        .split('/')
        .map(|part| part.split('.').next().unwrap_or(part));
    let vague = parts.filter(|part| VAGUE.contains(part));
    vague
        .map(|part| (1, format!("`{part}` names no noun")))
        .collect()
}

/// Crates whose runs must be the same everywhere, to the byte.
const DETERMINISTIC: [&str; 10] = [
    "source", "trace", "kernel", "python", "go", "scenario", "engine", "views", "lessons", "worker",
];
const FORBIDDEN: [&str; 15] = [
    "Instant::now",
    "SystemTime",
    "std::time::Instant",
    "HashMap",
    "HashSet",
    "RandomState",
    "thread_local!",
    "static mut ",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "println!(",
    "unsafe {",
];

/// `(file, word, why it may)`.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "crates/trace/src/text.rs",
    "HashMap",
    "its hasher is fixed, and it is looked up, never walked",
)];

fn deterministic(file: &SourceFile) -> Vec<(usize, String)> {
    let mut parts = file.path.split('/');
    let ruled = parts.next() == Some("crates")
        && parts
            .next()
            .is_some_and(|name| DETERMINISTIC.contains(&name))
        && parts.next() == Some("src")
        // A program of a crate is where its library meets the outside.
        && parts.next() != Some("bin")
        && file.extension() == "rs"
        && file.name() != "tests.rs";
    if !ruled {
        return Vec::new();
    }
    let may = |word: &str| {
        EXCEPTIONS
            .iter()
            .any(|(path, what, _)| *path == file.path && *what == word)
    };
    let code = before_tests(&file.text);
    lines_with(&code, FORBIDDEN.into_iter().filter(|word| !may(word)))
}

/// The lines before a file's own tests, comments emptied.
fn before_tests(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let tests_follow = lines
            .peek()
            .is_some_and(|next| next.trim_start().starts_with("mod tests {"));
        if line.trim() == "#[cfg(test)]" && tests_follow {
            break;
        }
        let comment = line.trim_start().starts_with("//");
        code.push_str(if comment { "" } else { line });
        code.push('\n');
    }
    code
}

fn lockfiles(file: &SourceFile) -> Vec<(usize, String)> {
    match file.name() {
        "package-lock.json" => lines_with(
            &file.text,
            ["\"resolved\"", "http://registry", "https://registry"].into_iter(),
        ),
        _ => Vec::new(),
    }
}

fn lines_with<'a>(
    text: &str,
    words: impl Iterator<Item = &'a str> + Clone,
) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for word in words.clone().filter(|word| stands_in(line, word)) {
            found.push((index + 1, format!("`{}`", word.trim())));
        }
    }
    found
}

/// Whether the word stands in the line, not as the end of a longer name.
fn stands_in(line: &str, word: &str) -> bool {
    let inner = |character: char| character.is_alphanumeric() || character == '_';
    let whole = word.starts_with(inner);
    line.match_indices(word)
        .any(|(at, _)| !whole || !line[..at].ends_with(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        let (path, text) = (path.to_string(), text.to_string());
        SourceFile { path, text }
    }

    #[test]
    fn a_clock_below_the_page_is_found_where_it_stands() {
        let text = "//! Instant::now is forbidden\nfn now() { Instant::now(); }\n";
        let found = deterministic(&file("crates/kernel/src/clock.rs", text));
        assert_eq!(found, [(2, "`Instant::now`".to_string())]);
        assert!(deterministic(&file("crates/cli/src/main.rs", text)).is_empty());
        assert!(deterministic(&file("crates/kernel/tests/clock.rs", text)).is_empty());
        assert!(deterministic(&file("crates/lessons/src/bin/pages.rs", text)).is_empty());
    }

    #[test]
    fn tests_inside_a_file_may_use_everything() {
        let text = "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        assert!(deterministic(&file("crates/kernel/src/clock.rs", text)).is_empty());
    }

    #[test]
    fn a_word_inside_a_name_is_another_word() {
        assert!(stands_in("// TOD".to_string().as_str(), "TOD"));
        assert!(!stands_in("MYHashMap", "HashMap"));
        assert_eq!(
            finished(&file("a/b.rs", concat!("fn f() { todo", "!() }"))).len(),
            1
        );
    }

    #[test]
    fn a_file_needs_a_noun_and_an_end() {
        assert_eq!(named(&file("web/src/utils.rs", "")).len(), 1);
        assert_eq!(length(&file("a.rs", &"x\n".repeat(801))).len(), 1);
        assert!(length(&file("a.rs", &"x\n".repeat(800))).is_empty());
    }
}
