//! The proleptic Gregorian calendar: dates, ordinals, weekdays, ISO weeks, and the parts of a moment.
//!
//! Nouns: an *ordinal* counts days, 1 January of year 1 being 1; a [`Moment`] is the
//! plain parts of a `datetime`, as text and arithmetic need them.
//!
//! Source of the rules: CPython 3.14, Modules/_datetimemodule.c (with the fuller
//! words of its errors). There is no clock here: "now" is the scenario's.

use super::duration::MICROS_PER_DAY;
use super::{PureError, PureResult};

pub const YEAR_MAX: i64 = 9999;
/// `date.max.toordinal()`.
pub const ORDINAL_MAX: i64 = 3_652_059;
/// `date(1970, 1, 1).toordinal()`.
pub const ORDINAL_OF_EPOCH: i64 = 719_163;

/// The parts of a `datetime`, or, with zeros, of a `date`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub microsecond: i64,
    /// Distance from UTC in microseconds, of an aware moment.
    pub offset: Option<i64>,
    /// What `tzname()` gives.
    pub zone: Option<String>,
}

impl Moment {
    /// Midnight of a date, without a time zone. Errors: ValueError.
    pub fn of_date(year: i64, month: i64, day: i64) -> PureResult<Moment> {
        check_date(year, month, day)?;
        Ok(Moment {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
            second: 0,
            microsecond: 0,
            offset: None,
            zone: None,
        })
    }

    pub fn ordinal(&self) -> i64 {
        ordinal(self.year, self.month, self.day)
    }

    /// Microseconds since midnight of day 0 of the calendar, by the moment's own clock.
    pub fn micros(&self) -> i128 {
        let clock =
            ((self.hour * 60 + self.minute) * 60 + self.second) * 1_000_000 + self.microsecond;
        i128::from(self.ordinal()) * i128::from(MICROS_PER_DAY) + i128::from(clock)
    }

    /// The moment at so many microseconds; zone and offset are the caller's. Errors: OverflowError outside of years 1 to 9999.
    pub fn from_micros(micros: i128) -> PureResult<Moment> {
        let day = micros.div_euclid(MICROS_PER_DAY.into());
        let clock = micros.rem_euclid(MICROS_PER_DAY.into()) as i64;
        let day = i64::try_from(day)
            .ok()
            .filter(|day| (1..=ORDINAL_MAX).contains(day));
        let (year, month, day) =
            date_of(day.ok_or_else(|| PureError::overflow("date value out of range"))?);
        Ok(Moment {
            hour: clock / 3_600_000_000,
            minute: clock / 60_000_000 % 60,
            second: clock / 1_000_000 % 60,
            microsecond: clock % 1_000_000,
            ..Moment::of_date(year, month, day)?
        })
    }
}

pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days in a month from 1 to 12.
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Errors: ValueError for a date that does not exist.
pub fn check_date(year: i64, month: i64, day: i64) -> PureResult<()> {
    if !(1..=YEAR_MAX).contains(&year) {
        return Err(PureError::value(format!(
            "year must be in 1..{YEAR_MAX}, not {year}"
        )));
    }
    if !(1..=12).contains(&month) {
        return Err(PureError::value(format!(
            "month must be in 1..12, not {month}"
        )));
    }
    let last = days_in_month(year, month);
    if !(1..=last).contains(&day) {
        let words =
            format!("day {day} must be in range 1..{last} for month {month} in year {year}");
        return Err(PureError::value(words));
    }
    Ok(())
}

/// Errors: ValueError for a time of day that does not exist.
pub fn check_time(hour: i64, minute: i64, second: i64, microsecond: i64) -> PureResult<()> {
    let parts = [
        ("hour", hour, 23),
        ("minute", minute, 59),
        ("second", second, 59),
        ("microsecond", microsecond, 999_999),
    ];
    match parts
        .into_iter()
        .find(|(_, value, last)| !(0..=*last).contains(value))
    {
        Some((name, value, last)) => Err(PureError::value(format!(
            "{name} must be in 0..{last}, not {value}"
        ))),
        None => Ok(()),
    }
}

/// Days before 1 January of a year.
fn days_before_year(year: i64) -> i64 {
    let before = year - 1;
    before * 365 + before / 4 - before / 100 + before / 400
}

/// The day of the year, from 1.
pub fn day_of_year(year: i64, month: i64, day: i64) -> i64 {
    (1..month)
        .map(|earlier| days_in_month(year, earlier))
        .sum::<i64>()
        + day
}

/// `date(year, month, day).toordinal()`.
pub fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    days_before_year(year) + day_of_year(year, month, day)
}

/// `date.fromordinal(ordinal)` as year, month, day. Errors: ValueError.
pub fn from_ordinal(ordinal: i64) -> PureResult<(i64, i64, i64)> {
    if ordinal < 1 {
        return Err(PureError::value("ordinal must be >= 1"));
    }
    if ordinal > ORDINAL_MAX {
        return Err(PureError::value(format!(
            "year must be in 1..{YEAR_MAX}, not {}",
            ordinal * 400 / 146_097 + 1
        )));
    }
    Ok(date_of(ordinal))
}

fn date_of(ordinal: i64) -> (i64, i64, i64) {
    // 400 years have 146097 days; the guess is never too early, and at most two years too late.
    let mut year = ordinal * 400 / 146_097 + 2;
    while days_before_year(year) >= ordinal {
        year -= 1;
    }
    let mut day = ordinal - days_before_year(year);
    let mut month = 1;
    while day > days_in_month(year, month) {
        day -= days_in_month(year, month);
        month += 1;
    }
    (year, month, day)
}

/// `date.weekday()`: Monday is 0.
pub fn weekday(ordinal: i64) -> i64 {
    (ordinal + 6).rem_euclid(7)
}

/// The ordinal of the Monday that begins an ISO year: of the week with the year's first Thursday.
fn first_monday(year: i64) -> i64 {
    let first = days_before_year(year) + 1;
    let weekday = weekday(first);
    first - weekday + if weekday > 3 { 7 } else { 0 }
}

/// `date.isocalendar()`: year, week, weekday from 1.
pub fn iso_calendar(year: i64, month: i64, day: i64) -> (i64, i64, i64) {
    let today = ordinal(year, month, day);
    let iso_year = match () {
        _ if today < first_monday(year) => year - 1,
        _ if today >= first_monday(year + 1) => year + 1,
        _ => year,
    };
    (
        iso_year,
        (today - first_monday(iso_year)) / 7 + 1,
        weekday(today) + 1,
    )
}

/// `date.fromisocalendar(year, week, day)`. Errors: ValueError.
pub fn from_iso_calendar(year: i64, week: i64, day: i64) -> PureResult<(i64, i64, i64)> {
    if !(1..=YEAR_MAX).contains(&year) {
        return Err(PureError::value(format!("Year is out of range: {year}")));
    }
    let weeks = (first_monday(year + 1) - first_monday(year)) / 7;
    if !(1..=weeks).contains(&week) {
        return Err(PureError::value(format!("Invalid week: {week}")));
    }
    if !(1..=7).contains(&day) {
        return Err(PureError::value(format!(
            "Invalid day: {day} (range is [1, 7])"
        )));
    }
    from_ordinal(first_monday(year) + (week - 1) * 7 + day - 1)
}
