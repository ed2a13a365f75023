//! Lengths of virtual time as people write them: `10s`, `250ms`, `1.5m`.

/// Unit and its nanoseconds; the first that fits counts, so that `ms` comes before `s`.
const UNITS: [(&str, u64); 6] = [
    ("ns", 1),
    ("us", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
];

/// Nanoseconds. A number without a unit is seconds. Errors: anything else, or more than u64 holds.
pub fn parse(text: &str) -> Result<u64, String> {
    let wrong = || format!("not a duration: {text} (10s, 250ms, 2m)");
    let unit = UNITS.iter().find(|(unit, _)| text.ends_with(unit));
    let (digits, scale) = match unit {
        Some((unit, scale)) => (&text[..text.len() - unit.len()], *scale),
        None => (text, 1_000_000_000),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(wrong());
    }
    let whole: u64 = whole.parse().map_err(|_| wrong())?;
    let mut nanoseconds = whole.checked_mul(scale).ok_or_else(wrong)?;
    let mut place = scale;
    for letter in fraction.chars() {
        place /= 10;
        let digit = u64::from(letter.to_digit(10).ok_or_else(wrong)?);
        nanoseconds = nanoseconds.checked_add(digit * place).ok_or_else(wrong)?;
    }
    Ok(nanoseconds)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn durations_are_nanoseconds() {
        for (text, nanoseconds) in [
            ("10s", 10_000_000_000),
            ("250ms", 250_000_000),
            ("2m", 120_000_000_000),
            ("1.5h", 5_400_000_000_000),
            ("0.25s", 250_000_000),
            ("7us", 7_000),
            ("3ns", 3),
            ("4", 4_000_000_000),
        ] {
            assert_eq!(parse(text), Ok(nanoseconds), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "s", "-1s", "1.x", "1 s", "ten", "99999999999h", ".5s"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
