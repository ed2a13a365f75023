//! Dates and times as text: `isoformat`, `fromisoformat`, `strftime`. Reading by a format is [`super::strptime`]'s.
//!
//! Source of the rules: CPython 3.14, Modules/_datetimemodule.c,
//! and glibc's `strftime` in the C locale, whose names are English.
//!
//! // Simplified: of glibc's flags only `-` is known.

use super::calendar::{self, Moment};
use super::duration::MICROS_PER_SECOND;
use super::str_repr::repr as str_repr;
use super::{PureError, PureResult};

pub const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `+09:00`, with seconds and microseconds only where there are some; `colon` as in `isoformat`, or not, as in `%z`.
pub fn offset_text(offset: i64, colon: bool) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let (micros, seconds) = (
        offset.abs() % MICROS_PER_SECOND,
        offset.abs() / MICROS_PER_SECOND,
    );
    let separator = if colon { ":" } else { "" };
    let mut text = format!(
        "{sign}{:02}{separator}{:02}",
        seconds / 3600,
        seconds / 60 % 60
    );
    if seconds % 60 != 0 || micros != 0 {
        text.push_str(&format!("{separator}{:02}", seconds % 60));
    }
    if micros != 0 {
        text.push_str(&format!(".{micros:06}"));
    }
    text
}

/// `str(timezone(offset))`.
pub fn zone_name(offset: i64) -> String {
    if offset == 0 {
        "UTC".into()
    } else {
        format!("UTC{}", offset_text(offset, true))
    }
}

/// `date.isoformat()`.
pub fn iso_date(moment: &Moment) -> String {
    format!("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day)
}

/// `time.isoformat(timespec)`, with the offset. Errors: ValueError for an unknown timespec.
pub fn iso_time(moment: &Moment, timespec: &str) -> PureResult<String> {
    let Moment {
        hour,
        minute,
        second,
        microsecond,
        ..
    } = *moment;
    let timespec = match timespec {
        "auto" if microsecond == 0 => "seconds",
        "auto" => "microseconds",
        given => given,
    };
    let mut text = match timespec {
        "hours" => format!("{hour:02}"),
        "minutes" => format!("{hour:02}:{minute:02}"),
        "seconds" => format!("{hour:02}:{minute:02}:{second:02}"),
        "milliseconds" => format!(
            "{hour:02}:{minute:02}:{second:02}.{:03}",
            microsecond / 1000
        ),
        "microseconds" => format!("{hour:02}:{minute:02}:{second:02}.{microsecond:06}"),
        _ => return Err(PureError::value("Unknown timespec value")),
    };
    if let Some(offset) = moment.offset {
        text.push_str(&offset_text(offset, true));
    }
    Ok(text)
}

/// `datetime.isoformat(separator, timespec)`. Errors: ValueError.
pub fn iso_datetime(moment: &Moment, separator: char, timespec: &str) -> PureResult<String> {
    Ok(format!(
        "{}{separator}{}",
        iso_date(moment),
        iso_time(moment, timespec)?
    ))
}

/// `moment.strftime(format)`.
pub fn strftime(moment: &Moment, format: &str) -> String {
    let mut text = String::new();
    let mut letters = format.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let plain = letters.next_if_eq(&'-').is_some();
        let colon = letters.next_if_eq(&':').is_some();
        let Some(directive) = letters.next() else {
            text.push('%');
            break;
        };
        match directive_text(moment, directive, colon) {
            Some(part)
                if plain
                    && part.len() > 1
                    && part
                        .bytes()
                        .all(|digit| digit.is_ascii_digit() || digit == b' ') =>
            {
                let short = part.trim_start_matches(['0', ' ']);
                text.push_str(if short.is_empty() { "0" } else { short });
            }
            Some(part) => text.push_str(&part),
            // glibc gives back what it does not know.
            None => text.extend(
                ['%']
                    .into_iter()
                    .chain(plain.then_some('-'))
                    .chain(colon.then_some(':'))
                    .chain([directive]),
            ),
        }
    }
    text
}

fn directive_text(moment: &Moment, directive: char, colon: bool) -> Option<String> {
    let Moment {
        year,
        month,
        day,
        hour,
        minute,
        second,
        ..
    } = *moment;
    let weekday = calendar::weekday(moment.ordinal());
    let day_of_year = calendar::day_of_year(year, month, day);
    let (iso_year, iso_week, iso_weekday) = calendar::iso_calendar(year, month, day);
    let (day_name, month_name) = (DAYS[weekday as usize], MONTHS[month as usize - 1]);
    let twelve = (hour + 11) % 12 + 1;
    Some(match directive {
        'z' => moment
            .offset
            .map_or(String::new(), |offset| offset_text(offset, colon)),
        _ if colon => return None,
        'a' => day_name[..3].into(),
        'A' => day_name.into(),
        'w' => ((weekday + 1) % 7).to_string(),
        'u' => iso_weekday.to_string(),
        'd' => format!("{day:02}"),
        'e' => format!("{day:2}"),
        'b' | 'h' => month_name[..3].into(),
        'B' => month_name.into(),
        'm' => format!("{month:02}"),
        'y' => format!("{:02}", year % 100),
        'Y' => format!("{year:04}"),
        'C' => format!("{:02}", year / 100),
        'G' => format!("{iso_year:04}"),
        'g' => format!("{:02}", iso_year.rem_euclid(100)),
        'V' => format!("{iso_week:02}"),
        'U' => format!("{:02}", (day_of_year + 6 - (weekday + 1) % 7) / 7),
        'W' => format!("{:02}", (day_of_year + 6 - weekday) / 7),
        'j' => format!("{day_of_year:03}"),
        'H' => format!("{hour:02}"),
        'k' => format!("{hour:2}"),
        'I' => format!("{twelve:02}"),
        'l' => format!("{twelve:2}"),
        'M' => format!("{minute:02}"),
        'S' => format!("{second:02}"),
        'f' => format!("{:06}", moment.microsecond),
        'p' => if hour < 12 { "AM" } else { "PM" }.into(),
        'P' => if hour < 12 { "am" } else { "pm" }.into(),
        'Z' => moment.zone.clone().unwrap_or_default(),
        'D' | 'x' => strftime(moment, "%m/%d/%y"),
        'T' | 'X' => strftime(moment, "%H:%M:%S"),
        'R' => strftime(moment, "%H:%M"),
        'r' => strftime(moment, "%I:%M:%S %p"),
        'F' => strftime(moment, "%Y-%m-%d"),
        'c' => strftime(moment, "%a %b %e %H:%M:%S %Y"),
        'n' => "\n".into(),
        't' => "\t".into(),
        '%' => "%".into(),
        _ => return None,
    })
}

fn invalid(text: &str) -> PureError {
    PureError::value(format!("Invalid isoformat string: {}", str_repr(text)))
}

/// A number of exactly so many ASCII digits at the start, and what follows it.
fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let head = text
        .get(..count)
        .filter(|head| head.bytes().all(|digit| digit.is_ascii_digit()))?;
    Some((head.parse().ok()?, &text[count..]))
}

/// `date.fromisoformat(text)`: `2024-01-02`, `20240102`, `2024-W01-2`, `2024W012`. Errors: ValueError.
pub fn parse_iso_date(text: &str) -> PureResult<Moment> {
    match iso_date_at_start(text) {
        Some((date, "")) => date,
        _ => Err(invalid(text)),
    }
}

/// The date at the start of the text, and what follows it.
fn iso_date_at_start(text: &str) -> Option<(PureResult<Moment>, &str)> {
    let (year, rest) = digits(text, 4)?;
    let dashed = rest.starts_with('-');
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    if let Some(week) = rest.strip_prefix('W') {
        let (week, rest) = digits(week, 2)?;
        let day_text = if dashed {
            rest.strip_prefix('-')
        } else {
            Some(rest)
        };
        // The day can be left out, but only at the end of the date.
        let (day, rest) = match day_text.and_then(|text| digits(text, 1)) {
            Some(found) => found,
            None => (1, rest),
        };
        // A week that does not exist makes the text invalid; a day of a month has words of its own.
        let (year, month, day) = calendar::from_iso_calendar(year, week, day).ok()?;
        return Some((Moment::of_date(year, month, day), rest));
    }
    let (month, rest) = digits(rest, 2)?;
    let rest = if dashed {
        rest.strip_prefix('-')?
    } else {
        rest
    };
    let (day, rest) = digits(rest, 2)?;
    Some((Moment::of_date(year, month, day), rest))
}

/// `time.fromisoformat(text)`, in a moment of 1 January 1900. Errors: ValueError.
pub fn parse_iso_time(text: &str) -> PureResult<Moment> {
    let clock = text.strip_prefix('T').unwrap_or(text);
    let mut moment = Moment::of_date(1900, 1, 1)?;
    let midnight = set_iso_time(&mut moment, clock).ok_or_else(|| invalid(text))??;
    if midnight {
        moment.hour = 0;
    }
    Ok(moment)
}

/// `datetime.fromisoformat(text)`: any one character may stand between date and time. Errors: ValueError.
pub fn parse_iso_datetime(text: &str) -> PureResult<Moment> {
    let (date, rest) = iso_date_at_start(text).ok_or_else(|| invalid(text))?;
    let mut letters = rest.chars();
    if letters.next().is_none() {
        return date;
    }
    let clock = letters.as_str();
    let mut moment = date?;
    let midnight = set_iso_time(&mut moment, clock).ok_or_else(|| invalid(text))??;
    if midnight {
        // 24:00 is the next day's 00:00, new in 3.14.
        moment.hour = 0;
        let (offset, zone) = (moment.offset, moment.zone.take());
        moment = Moment {
            offset,
            zone,
            ..Moment::from_micros(moment.micros() + 86_400_000_000)?
        };
    }
    Ok(moment)
}

/// `HH[:MM[:SS[.fff…]]]` and an offset; true for 24:00. `None` when it is no time.
fn set_iso_time(moment: &mut Moment, text: &str) -> Option<PureResult<bool>> {
    let zone_at = text.find(['+', '-', 'Z']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(zone_at);
    let [hour, minute, second, microsecond] = clock_parts(clock)?;
    (
        moment.hour,
        moment.minute,
        moment.second,
        moment.microsecond,
    ) = (hour, minute, second, microsecond);
    if zone == "Z" {
        moment.offset = Some(0);
    } else if !zone.is_empty() {
        let [hours, minutes, seconds, micros] = clock_parts(&zone[1..])?;
        let size = ((hours * 60 + minutes) * 60 + seconds) * MICROS_PER_SECOND + micros;
        let offset = if zone.starts_with('-') { -size } else { size };
        if let Err(error) = check_offset(offset) {
            return Some(Err(error));
        }
        moment.offset = Some(offset);
    }
    moment.zone = moment.offset.map(zone_name);
    if hour == 24 {
        let zeros = minute == 0 && second == 0 && microsecond == 0;
        let refused =
            || PureError::value("minute, second, and microsecond must be 0 when hour is 24");
        return Some(if zeros { Ok(true) } else { Err(refused()) });
    }
    Some(calendar::check_time(hour, minute, second, microsecond).map(|()| false))
}

/// Errors: ValueError for a day or more.
pub fn check_offset(offset: i64) -> PureResult<()> {
    const DAY: i64 = 86_400 * MICROS_PER_SECOND;
    if offset.abs() < DAY {
        return Ok(());
    }
    let given = super::duration::Duration::from_micros(offset.into())?.repr_arguments();
    Err(PureError::value(format!(
        "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), \
         not datetime.timedelta({given})."
    )))
}

fn clock_parts(text: &str) -> Option<[i64; 4]> {
    let (hour, mut rest) = digits(text, 2)?;
    let mut parts = [hour, 0, 0, 0];
    let colons = rest.starts_with(':');
    for part in &mut parts[1..3] {
        if rest.is_empty() {
            return Some(parts);
        }
        if colons {
            rest = rest.strip_prefix(':')?;
        }
        (*part, rest) = digits(rest, 2)?;
    }
    if rest.is_empty() {
        return Some(parts);
    }
    let fraction = rest.strip_prefix(['.', ','])?;
    if fraction.is_empty() || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    // Beyond microseconds digits are cut off.
    parts[3] = format!("{fraction:0<6}")[..6].parse().ok()?;
    Some(parts)
}
