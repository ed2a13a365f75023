//! Comparing the last line of stderr loosely: the exception's type and message.

/// Is an expected last line there? None: chatter is fine, an error is not.
pub fn agrees(expected: Option<&str>, stderr: &str) -> bool {
    let lines: Vec<&str> = stderr
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let last = normal(lines.last().copied().unwrap_or(""));
    let Some(expected) = expected.map(normal) else {
        return !exception(&last).is_some_and(|(name, _)| is_error_name(name));
    };
    if is_group_end(&expected) {
        return is_group_end(&last) || last.contains("ExceptionGroup");
    }
    if expected.contains("Enable tracemalloc") {
        let warned =
            |line: &&str| line.contains("RuntimeWarning") && line.contains("never awaited");
        return lines.iter().any(warned);
    }
    last == expected || exception(&last).is_some() && exception(&last) == exception(&expected)
}

/// The whole of stderr without what depends on the place and the release: frames of the library
/// with their lines, and the digits of addresses.
pub fn masked(stderr: &str) -> String {
    let mut text = String::new();
    let mut in_library = false;
    for line in stderr.lines() {
        // Without a group's bar.
        let inner = line.trim_start().strip_prefix("| ").unwrap_or(line);
        if inner.trim_start().starts_with("File \"") {
            in_library = line.contains("\"/usr/lib/python");
        } else if !line.trim_start_matches(['|', ' ', '+']).is_empty()
            && !inner.starts_with("    ")
        {
            in_library = false;
        }
        if !in_library {
            text.push_str(&without_library_places(&without_addresses(line)));
            text.push('\n');
        }
    }
    text
}

/// `created at FILE:LINE` (asyncio's debug mode), where the file is the library's.
fn without_library_places(line: &str) -> String {
    const WORDS: &str = "created at ";
    match line.split_once("created at /usr/lib/python") {
        Some((before, place)) => {
            let rest = place.find([' ', '>']).map_or("", |end| &place[end..]);
            format!("{before}{WORDS}LIBRARY{rest}")
        }
        None => line.to_owned(),
    }
}

fn without_addresses(line: &str) -> String {
    let mut parts = line.split("0x");
    let mut text = parts.next().unwrap_or("").to_owned();
    for part in parts {
        text.push_str("0x");
        text.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()));
    }
    text
}

/// The closing line of a drawn exception group.
fn is_group_end(line: &str) -> bool {
    let dashes = line.strip_prefix('+').unwrap_or(line);
    !dashes.is_empty() && dashes.chars().all(|letter| letter == '-')
}

/// Without a group's frame, addresses, suggestions, and places in library files.
fn normal(line: &str) -> String {
    let line = line.trim().trim_start_matches('|').trim();
    let mut text = without_addresses(line);
    for words in ["Did you mean", "Did you forget"] {
        if let Some(at) = text.find(words) {
            text.truncate(text[..at].trim_end().trim_end_matches('.').len());
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `(Type, message)`, the type without its module.
fn exception(line: &str) -> Option<(&str, &str)> {
    let (name, message) = line.split_once(':').unwrap_or((line, ""));
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let short = name.rsplit('.').next().unwrap_or(name);
    (is_error_name(short) || line.contains(':')).then_some((short, message.trim()))
}

fn is_error_name(name: &str) -> bool {
    let endings = [
        "Error",
        "Exception",
        "Warning",
        "Interrupt",
        "Exit",
        "Group",
    ];
    endings.iter().any(|ending| name.ends_with(ending)) || name.contains("Stop")
}
