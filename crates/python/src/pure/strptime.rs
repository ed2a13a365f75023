//! `strptime` of `time` and `datetime`: reading a moment by a format.
//!
//! The format becomes a list of matchers, tried with backtracking, as Python's regular
//! expression does: `%d` takes two digits where it can and one where it must.
//!
//! Source of the rule: CPython 3.14, Lib/_strptime.py, in the C locale.

use super::calendar;
use super::date_text::{DAYS, MONTHS};
use super::str_repr::repr as str_repr;
use super::{PureError, PureResult, unicode};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Matcher {
    Literal(char),
    /// A run of white space matches any other.
    Spaces,
    Directive(char),
}

/// What the directives found.
#[derive(Clone, Debug, Default)]
struct Found {
    values: Vec<(char, i64)>,
    offset: Option<i64>,
    zone: Option<String>,
}

impl Found {
    fn value(&self, directive: char) -> Option<i64> {
        self.values
            .iter()
            .rev()
            .find(|(name, _)| *name == directive)
            .map(|(_, value)| *value)
    }
}

/// What a text gives by its format. The date exists, except 29 February of 1900: of no year at all.
#[derive(Debug)]
pub struct Parsed {
    /// Year, month, day.
    pub date: (i64, i64, i64),
    pub hour: i64,
    pub minute: i64,
    /// Up to 61.
    pub second: i64,
    pub microsecond: i64,
    /// As the text has it, whatever the date's is. Monday is 0.
    pub weekday: i64,
    pub day_of_year: i64,
    /// 0 for UTC and GMT, else -1.
    pub summer: i64,
    /// Distance from UTC in microseconds, by `%z`.
    pub offset: Option<i64>,
    /// By `%Z`.
    pub zone: Option<String>,
    /// A day of the month without a year.
    pub is_ambiguous: bool,
}

/// Reads a text by a format. Errors: ValueError.
pub fn strptime(text: &str, format: &str) -> PureResult<Parsed> {
    let matchers = matchers(format)?;
    let letters: Vec<char> = text.chars().collect();
    let mut found = Found::default();
    let Some(end) = run(&matchers, &letters, 0, &mut found) else {
        let (text, format) = (str_repr(text), str_repr(format));
        return Err(PureError::value(format!(
            "time data {text} does not match format {format}"
        )));
    };
    if end < letters.len() {
        let rest: String = letters[end..].iter().collect();
        return Err(PureError::value(format!(
            "unconverted data remains: {rest}"
        )));
    }
    let formatted = |letters: &[char]| {
        let directive = |matcher| matches!(matcher, &Matcher::Directive(letter) if letters.contains(&letter));
        matchers.iter().any(directive)
    };
    let is_ambiguous = formatted(&['d']) && !formatted(&['Y', 'y', 'G']);
    Ok(Parsed { is_ambiguous, ..parsed(found)? })
}

fn matchers(format: &str) -> PureResult<Vec<Matcher>> {
    let mut matchers = Vec::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if unicode::is_space(letter) {
            if matchers.last() != Some(&Matcher::Spaces) {
                matchers.push(Matcher::Spaces);
            }
            continue;
        }
        if letter != '%' {
            matchers.push(Matcher::Literal(letter));
            continue;
        }
        let whole = || str_repr(format);
        let directive = letters
            .next()
            .ok_or_else(|| PureError::value(format!("stray % in format {}", whole())))?;
        match directive {
            '%' => matchers.push(Matcher::Literal('%')),
            'c' | 'x' | 'X' => {
                let parts = match directive {
                    'c' => "%a %b %d %H:%M:%S %Y",
                    'x' => "%m/%d/%y",
                    _ => "%H:%M:%S",
                };
                matchers.extend(self::matchers(parts)?);
            }
            'F' => matchers.extend(self::matchers("%Y-%m-%d")?),
            'T' => matchers.extend(self::matchers("%H:%M:%S")?),
            'R' => matchers.extend(self::matchers("%H:%M")?),
            'a' | 'A' | 'b' | 'B' | 'd' | 'f' | 'G' | 'H' | 'I' | 'j' | 'm' | 'M' | 'p' | 'S'
            | 'u' | 'U' | 'V' | 'w' | 'W' | 'y' | 'Y' | 'z' | 'Z' => {
                matchers.push(Matcher::Directive(directive))
            }
            _ => {
                let words = format!("'{directive}' is a bad directive in format {}", whole());
                return Err(PureError::value(words));
            }
        }
    }
    Ok(matchers)
}

/// Where the match of all matchers ends, trying the longest reading of each first.
fn run(matchers: &[Matcher], letters: &[char], at: usize, found: &mut Found) -> Option<usize> {
    let Some((first, rest)) = matchers.split_first() else {
        return Some(at);
    };
    match first {
        Matcher::Literal(wanted) => {
            let letter = letters.get(at)?;
            let same = letter == wanted || letter.to_lowercase().eq(wanted.to_lowercase());
            if same {
                run(rest, letters, at + 1, found)
            } else {
                None
            }
        }
        Matcher::Spaces => {
            let most = letters[at..]
                .iter()
                .take_while(|letter| unicode::is_space(**letter))
                .count();
            (1..=most)
                .rev()
                .find_map(|count| run(rest, letters, at + count, found))
        }
        Matcher::Directive(directive) => {
            readings(*directive, &letters[at..])
                .into_iter()
                .find_map(|(length, reading)| {
                    let before = found.clone();
                    match reading {
                        Reading::Value(value) => found.values.push((*directive, value)),
                        Reading::Offset(offset) => found.offset = Some(offset),
                        Reading::Zone(zone) => found.zone = Some(zone),
                    }
                    let end = run(rest, letters, at + length, found);
                    if end.is_none() {
                        *found = before;
                    }
                    end
                })
        }
    }
}

enum Reading {
    Value(i64),
    Offset(i64),
    Zone(String),
}

/// The ways to read a directive at the start of the letters, in the order they are tried.
fn readings(directive: char, letters: &[char]) -> Vec<(usize, Reading)> {
    let number = |lengths: &[usize], low: i64, high: i64| -> Vec<(usize, Reading)> {
        let read = |length: &usize| {
            let digits: String = letters.get(..*length)?.iter().collect();
            let value = digits
                .bytes()
                .all(|digit| digit.is_ascii_digit())
                .then(|| digits.parse().ok())??;
            (low..=high)
                .contains(&value)
                .then_some((*length, Reading::Value(value)))
        };
        lengths.iter().filter_map(read).collect()
    };
    let name = |names: &[&str], short: bool| -> Vec<(usize, Reading)> {
        let fits = |name: &str| {
            name.chars()
                .zip(letters)
                .filter(|(wanted, letter)| wanted.eq_ignore_ascii_case(letter))
                .count()
                == name.len()
        };
        let named = names
            .iter()
            .enumerate()
            .map(|(index, name)| (index, if short { &name[..3] } else { name }));
        named
            .filter(|(_, name)| fits(name))
            .map(|(index, name)| (name.len(), Reading::Value(index as i64)))
            .collect()
    };
    match directive {
        'd' => number(&[2, 1], 1, 31),
        'm' => number(&[2, 1], 1, 12),
        'H' => number(&[2, 1], 0, 23),
        'I' => number(&[2, 1], 1, 12),
        'M' => number(&[2, 1], 0, 59),
        'S' => number(&[2, 1], 0, 61),
        'j' => number(&[3, 2, 1], 1, 366),
        'U' | 'W' => number(&[2, 1], 0, 53),
        'V' => number(&[2, 1], 1, 53),
        'w' => number(&[1], 0, 6),
        'u' => number(&[1], 1, 7),
        'y' => number(&[2], 0, 99),
        'Y' | 'G' => number(&[4], 0, 9999),
        'f' => number(&[6, 5, 4, 3, 2, 1], 0, 999_999)
            .into_iter()
            .map(|(length, reading)| match reading {
                Reading::Value(value) => {
                    (length, Reading::Value(value * 10i64.pow(6 - length as u32)))
                }
                other => (length, other),
            })
            .collect(),
        'a' => name(&DAYS, true),
        'A' => name(&DAYS, false),
        'b' => name(&MONTHS, true),
        'B' => name(&MONTHS, false),
        'p' => name(&["AM", "PM"], false),
        'z' => offset(letters).into_iter().collect(),
        'Z' => ["utc", "gmt"]
            .into_iter()
            .filter(|zone| {
                letters.len() >= 3
                    && zone
                        .chars()
                        .zip(letters)
                        .all(|(wanted, letter)| letter.eq_ignore_ascii_case(&wanted))
            })
            .map(|zone| (3, Reading::Zone(zone.to_uppercase())))
            .collect(),
        _ => Vec::new(),
    }
}

/// `Z`, `+HHMM`, `+HH:MM`, with seconds and their fraction.
fn offset(letters: &[char]) -> Option<(usize, Reading)> {
    let negative = match letters.first()? {
        'Z' | 'z' => return Some((1, Reading::Offset(0))),
        '+' => false,
        '-' => true,
        _ => return None,
    };
    let pair = |at: usize| -> Option<i64> {
        Some(i64::from(
            letters.get(at)?.to_digit(10)? * 10 + letters.get(at + 1)?.to_digit(10)?,
        ))
    };
    let colon = usize::from(letters.get(3) == Some(&':'));
    let (hours, minutes) = (pair(1)?, pair(3 + colon).filter(|minutes| *minutes < 60)?);
    let mut length = 5 + colon;
    let mut micros = (hours * 60 + minutes) * 60_000_000;
    let second_at = length + colon;
    if (colon == 0 || letters.get(length) == Some(&':'))
        && let Some(seconds) = pair(second_at).filter(|seconds| *seconds < 60)
    {
        micros += seconds * 1_000_000;
        length = second_at + 2;
        if letters.get(length) == Some(&'.') {
            let digits: String = letters[length + 1..]
                .iter()
                .take(6)
                .take_while(|digit| digit.is_ascii_digit())
                .collect();
            if !digits.is_empty() {
                micros += format!("{digits:0<6}").parse::<i64>().unwrap_or(0);
                length += 1 + digits.len();
            }
        }
    }
    Some((
        length,
        Reading::Offset(if negative { -micros } else { micros }),
    ))
}

/// Puts together what was found: by date, by day of the year, or by week and weekday.
fn parsed(found: Found) -> PureResult<Parsed> {
    let value = |directive| found.value(directive);
    // POSIX: 69 to 99 are of the last century.
    let short_year = value('y').map(|year| if year <= 68 { 2000 + year } else { 1900 + year });
    let year = value('Y').or(short_year);
    let weekday = value('a')
        .or(value('A'))
        .or(value('w').map(|day| (day + 6) % 7))
        .or(value('u').map(|day| day - 1));
    let month = value('m').or(value('b').or(value('B')).map(|month| month + 1));
    let hour = match (value('H'), value('I')) {
        (Some(hour), _) => hour,
        (None, Some(hour)) => hour % 12 + 12 * value('p').unwrap_or(0),
        (None, None) => 0,
    };
    let (mut date, day_of_year) = date(&found, year, month, weekday)?;
    let (year_then, month_then, day_then) = date;
    calendar::check_date(year_then, month_then, day_then)?;
    let weekday = weekday.unwrap_or_else(|| calendar::weekday(calendar::ordinal(year_then, month_then, day_then)));
    if year_then == LEAP_YEAR_OF_NONE && year.is_none() {
        date.0 = 1900;
    }
    Ok(Parsed {
        date,
        hour,
        minute: value('M').unwrap_or(0),
        second: value('S').unwrap_or(0),
        microsecond: value('f').unwrap_or(0),
        weekday,
        day_of_year: day_of_year.unwrap_or_else(|| calendar::day_of_year(year_then, month_then, day_then)),
        summer: if found.zone.is_some() { 0 } else { -1 },
        offset: found.offset,
        zone: found.zone,
        is_ambiguous: false,
    })
}

/// The year of 29 February where the text has none, for its weekday; then it is 1900.
const LEAP_YEAR_OF_NONE: i64 = 1904;

/// The date, and the day of the year by which it was found.
fn date(
    found: &Found,
    year: Option<i64>,
    month: Option<i64>,
    weekday: Option<i64>,
) -> PureResult<((i64, i64, i64), Option<i64>)> {
    let value = |directive| found.value(directive);
    if let Some(iso_year) = value('G') {
        return match (value('V'), weekday) {
            _ if value('j').is_some() => Err(PureError::value(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.",
            )),
            (Some(week), Some(weekday)) => {
                Ok((calendar::from_iso_calendar(iso_year, week, weekday + 1)?, None))
            }
            _ => Err(PureError::value(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive \
                 ('%A', '%a', '%w', or '%u').",
            )),
        };
    }
    if value('V').is_some() {
        return Err(PureError::value(if year.is_none() || weekday.is_none() {
            "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive \
             ('%A', '%a', '%w', or '%u')."
        } else {
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        }));
    }
    let given_year = year;
    let is_leap_day = month == Some(2) && value('d') == Some(29);
    let year = year.unwrap_or(if is_leap_day { LEAP_YEAR_OF_NONE } else { 1900 });
    let day_of_year = value('j').or_else(|| {
        let (week, first) = value('U')
            .map(|week| (week, 6))
            .or(value('W').map(|week| (week, 0)))?;
        let (weekday, _) = (weekday?, given_year?);
        // Days from the week's first weekday; week 0 is what comes before the first whole one.
        let first_weekday = calendar::weekday(calendar::ordinal(year, 1, 1));
        let before = (first_weekday - first).rem_euclid(7);
        let inside_week = (weekday - first).rem_euclid(7) + 1;
        let whole_weeks = if week == 0 {
            0
        } else {
            week - i64::from(before == 0)
        };
        Some(whole_weeks * 7 - before + inside_week)
    });
    match day_of_year {
        Some(day) => {
            let first = calendar::ordinal(year, 1, 1);
            let date = calendar::from_ordinal(first + day - 1)?;
            // The days before the year's first week are the last ones of the year before.
            let day = if day > 0 { day } else { first + day - calendar::ordinal(year - 1, 1, 1) };
            Ok((date, Some(day)))
        }
        None => Ok(((year, month.unwrap_or(1), value('d').unwrap_or(1)), None)),
    }
}
