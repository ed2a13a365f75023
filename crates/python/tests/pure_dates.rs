//! Dates, times and lengths of time, against recorded CPython answers (fixtures/dates.jsonl).

mod recorded;

use num_bigint::BigInt;
use python::pure::calendar::{self, Moment};
use python::pure::duration::{Duration, DurationSum};
use python::pure::{PureError, date_text, strptime};
use recorded::{Answer, Argument, Recorded, check, list, ok};
use serde_json::Value;

fn three((first, second, third): (i64, i64, i64)) -> Answer {
    ok(list([first, second, third]))
}

fn parts(moment: &Moment) -> Answer {
    let Moment {
        year,
        month,
        day,
        hour,
        minute,
        second,
        microsecond,
        offset,
        ..
    } = *moment;
    let mut parts: Vec<Value> = [year, month, day, hour, minute, second, microsecond]
        .map(Recorded::recorded)
        .into();
    parts.push(offset.recorded());
    ok(Value::Array(parts))
}

fn moment(argument: Argument<'_>) -> Moment {
    let parts = argument.list();
    let moment = Moment {
        year: parts[0].small(),
        month: parts[1].small(),
        day: parts[2].small(),
        hour: parts[3].small(),
        minute: parts[4].small(),
        second: parts[5].small(),
        microsecond: parts[6].small(),
        offset: parts[7].optional(),
        zone: parts
            .get(8)
            .and_then(|zone| zone.optional_text())
            .map(str::to_owned),
    };
    let again = Moment::from_micros(moment.micros()).unwrap();
    assert_eq!(
        Moment {
            offset: moment.offset,
            zone: moment.zone.clone(),
            ..again
        },
        moment
    );
    moment
}

fn micros(duration: Duration) -> BigInt {
    BigInt::from(duration.micros())
}

#[test]
fn dates_agree_with_cpython() {
    check(include_str!("fixtures/dates.jsonl"), |name, a| match name {
        "from_ordinal" => three(calendar::from_ordinal(a[0].small())?),
        "ordinal" => ok(calendar::ordinal(a[0].small(), a[1].small(), a[2].small())),
        "weekday" => ok(calendar::weekday(a[0].small())),
        "iso_calendar" => three(calendar::iso_calendar(
            a[0].small(),
            a[1].small(),
            a[2].small(),
        )),
        "from_iso_calendar" => three(calendar::from_iso_calendar(
            a[0].small(),
            a[1].small(),
            a[2].small(),
        )?),
        "strftime" => ok(date_text::strftime(&moment(a[0]), a[1].text())),
        "isoformat" => ok(date_text::iso_datetime(&moment(a[0]), 'T', a[1].text())?),
        "parse_datetime" => parts(&date_text::parse_iso_datetime(a[0].text())?),
        "parse_date" => parts(&date_text::parse_iso_date(a[0].text())?),
        "parse_time" => parts(&date_text::parse_iso_time(a[0].text())?),
        "strptime" => {
            let parsed = strptime::strptime(a[0].text(), a[1].text())?;
            let (year, month, day) = parsed.date;
            calendar::check_date(year, month, day)?;
            calendar::check_time(parsed.hour, parsed.minute, parsed.second, 0)?;
            parts(&Moment {
                hour: parsed.hour,
                minute: parsed.minute,
                second: parsed.second,
                microsecond: parsed.microsecond,
                offset: parsed.offset,
                ..Moment::of_date(year, month, day)?
            })
        }
        "duration" => {
            let duration = Duration::from_micros(a[0].0.as_str().unwrap()[2..].parse().unwrap())?;
            assert_eq!(BigInt::from(duration.micros()), a[0].big());
            ok(Value::Array(vec![
                duration.days.recorded(),
                duration.seconds.recorded(),
                duration.microseconds.recorded(),
                duration.text().recorded(),
                format!("datetime.timedelta({})", duration.repr_arguments()).recorded(),
                duration.total_seconds().recorded(),
            ]))
        }
        "scaled" => {
            let duration = Duration::from_micros(a[0].0.as_str().unwrap()[2..].parse().unwrap())?;
            ok(micros(duration.scaled(&a[1].big(), &a[2].big())?))
        }
        "duration_sum" => {
            let mut sum = DurationSum::default();
            // CPython begins with the smallest unit.
            sum.add_float(a[2].float(), 1)?;
            sum.add_float(a[1].float(), 1_000_000)?;
            sum.add_float(a[0].float(), 86_400_000_000)?;
            ok(micros(sum.finish()?))
        }
        _ => panic!("no such function: {name}"),
    });
}

/// Words and forms that are new in 3.14, which no recording has.
#[test]
fn errors_say_what_they_got() {
    let words = |result: Result<(), PureError>| result.unwrap_err().message;
    assert_eq!(
        words(calendar::check_date(2024, 13, 1)),
        "month must be in 1..12, not 13"
    );
    assert_eq!(
        words(calendar::check_date(2023, 2, 29)),
        "day 29 must be in range 1..28 for month 2 in year 2023"
    );
    assert_eq!(
        words(calendar::check_date(0, 1, 1)),
        "year must be in 1..9999, not 0"
    );
    assert_eq!(
        words(calendar::check_time(24, 0, 0, 0)),
        "hour must be in 0..23, not 24"
    );
    assert_eq!(
        words(calendar::check_time(0, 0, 0, 1_000_000)),
        "microsecond must be in 0..999999, not 1000000"
    );
    let new_year = date_text::parse_iso_datetime("2024-12-31T24:00Z").unwrap();
    assert_eq!(
        date_text::iso_datetime(&new_year, ' ', "auto").unwrap(),
        "2025-01-01 00:00:00+00:00"
    );
    let refused = date_text::parse_iso_datetime("2024-12-31T24:01").unwrap_err();
    assert_eq!(
        refused.message,
        "minute, second, and microsecond must be 0 when hour is 24"
    );
    assert_eq!(
        date_text::strftime(&Moment::of_date(5, 1, 2).unwrap(), "%Y %G %F"),
        "0005 0004 0005-01-02"
    );
}
