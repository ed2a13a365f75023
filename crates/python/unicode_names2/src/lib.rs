//! A few Unicode names, for `"\N{BULLET}"`; any other one is refused by the parser, with a rewrite.

mod names;

use names::{MARKED, NAMES};

/// The character of a name, in any case.
pub fn character(name: &str) -> Option<char> {
    let name = name.to_ascii_uppercase();
    if let Some(letter) = name.strip_prefix("GREEK SMALL LETTER ") {
        return greek(letter, 'α');
    }
    if let Some(letter) = name.strip_prefix("GREEK CAPITAL LETTER ") {
        return greek(letter, 'Α');
    }
    if let Some(found) = latin(&name) {
        return Some(found);
    }
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, character)| character)
}

/// `LATIN SMALL LETTER E`, and the same `WITH ACUTE`.
fn latin(name: &str) -> Option<char> {
    let rest = name.strip_prefix("LATIN ")?;
    let (is_small, rest) = match rest.strip_prefix("SMALL LETTER ") {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix("CAPITAL LETTER ")?),
    };
    let (letter, mark) = rest.split_once(" WITH ").unwrap_or((rest, ""));
    let mut letters = letter.chars();
    let (Some(letter @ 'A'..='Z'), None) = (letters.next(), letters.next()) else {
        return None;
    };
    let letter = if is_small { letter.to_ascii_lowercase() } else { letter };
    if mark.is_empty() {
        return Some(letter);
    }
    let (_, pairs) = MARKED.iter().find(|(known, _)| *known == mark)?;
    let pairs: Vec<char> = pairs.chars().collect();
    let pair = pairs.chunks(2).find(|pair| pair[1] == letter)?;
    Some(pair[0])
}

fn greek(letter: &str, alpha: char) -> Option<char> {
    let at = GREEK.iter().position(|known| *known == letter)?;
    char::from_u32(alpha as u32 + at as u32)
}

/// In code order; the place between rho and sigma is the final sigma's.
const GREEK: [&str; 25] = [
    "ALPHA",
    "BETA",
    "GAMMA",
    "DELTA",
    "EPSILON",
    "ZETA",
    "ETA",
    "THETA",
    "IOTA",
    "KAPPA",
    "LAMDA",
    "MU",
    "NU",
    "XI",
    "OMICRON",
    "PI",
    "RHO",
    "FINAL SIGMA",
    "SIGMA",
    "TAU",
    "UPSILON",
    "PHI",
    "CHI",
    "PSI",
    "OMEGA",
];
