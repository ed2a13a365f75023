//! A few Unicode names, for `"\N{BULLET}"`; any other one is refused by the parser, with a rewrite.

/// The character of a name, in any case.
pub fn character(name: &str) -> Option<char> {
    let name = name.to_ascii_uppercase();
    if let Some(letter) = name.strip_prefix("GREEK SMALL LETTER ") {
        return greek(letter, 'α');
    }
    if let Some(letter) = name.strip_prefix("GREEK CAPITAL LETTER ") {
        return greek(letter, 'Α');
    }
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, character)| character)
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

const NAMES: [(&str, char); 22] = [
    ("BULLET", '•'),
    ("CHECK MARK", '✓'),
    ("COPYRIGHT SIGN", '©'),
    ("DEGREE SIGN", '°'),
    ("DOWNWARDS ARROW", '↓'),
    ("EM DASH", '—'),
    ("EN DASH", '–'),
    ("EURO SIGN", '€'),
    ("HEAVY CHECK MARK", '✔'),
    ("HORIZONTAL ELLIPSIS", '…'),
    ("INFINITY", '∞'),
    ("LEFTWARDS ARROW", '←'),
    ("MICRO SIGN", 'µ'),
    ("MULTIPLICATION SIGN", '×'),
    ("NO-BREAK SPACE", '\u{a0}'),
    ("PLUS-MINUS SIGN", '±'),
    ("RIGHTWARDS ARROW", '→'),
    ("SNOWMAN", '☃'),
    ("SNAKE", '🐍'),
    ("SQUARE ROOT", '√'),
    ("UPWARDS ARROW", '↑'),
    ("ZERO WIDTH SPACE", '\u{200b}'),
];
