//! `time`: clocks over virtual time, sleeping, and the calendar.
//!
//! Model: `Modules/timemodule.c` of 3.14. `monotonic` and `perf_counter` count
//! from the program's start; `time` adds the date that the world gives.
//! Simplified: a thread's CPU time is that of the whole process, and there is no
//! daylight saving time.

use super::native_class::Shape;
use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, function, static_method};
use crate::pure::calendar::{self, Moment, ORDINAL_OF_EPOCH};
use crate::pure::date_text;
use crate::value::{Id, Value};
use crate::vm::Vm;
use trace::{Time, WaitReason};

pub static FUNCTIONS: &[NativeDef] = &[
    function("time", "time", time),
    function("time", "time_ns", time_ns),
    function("time", "monotonic", monotonic),
    function("time", "monotonic_ns", monotonic_ns),
    function("time", "perf_counter", monotonic),
    function("time", "perf_counter_ns", monotonic_ns),
    function("time", "process_time", process_time),
    function("time", "process_time_ns", process_time_ns),
    function("time", "thread_time", process_time),
    function("time", "thread_time_ns", process_time_ns),
    function("time", "sleep", sleep),
    function("time", "gmtime", gmtime),
    function("time", "localtime", localtime),
    function("time", "mktime", mktime),
    function("time", "strftime", strftime),
    function("time", "strptime", strptime),
    function("time", "asctime", asctime),
    function("time", "ctime", ctime),
    function("time", "get_clock_info", clock_info),
];

pub static PARSING: &[NativeDef] = &[function("_strptime", "_strptime", parsed_by_format)];

static STRUCT: &[NativeDef] = &[static_method("struct_time", "__new__", struct_new)];

const FIELDS: &[&str] = &[
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
    "tm_zone",
    "tm_gmtoff",
];
const SHOWN: usize = 9;
const SECOND: i64 = 1_000_000_000;

fn struct_class(vm: &mut Vm) -> Id {
    let tuple = vm.classes.tuple;
    vm.native_class("struct_time", "time", tuple, Shape::Inherited, &[STRUCT])
}

pub fn fill(vm: &mut Vm, module: Id) {
    let class = struct_class(vm);
    super::put(vm, module, "struct_time", Value::Object(class));
    let offset = i64::from(vm.kernel.world.utc_offset) * 60;
    super::put(vm, module, "timezone", Value::Int(-offset));
    super::put(vm, module, "altzone", Value::Int(-offset));
    super::put(vm, module, "daylight", Value::Int(0));
    let zone = zone_name(vm);
    let zone = vm.heap.str(&zone);
    let names = vm.heap.tuple(vec![zone, zone]);
    super::put(vm, module, "tzname", names);
    for (name, value) in [
        ("CLOCK_REALTIME", 0),
        ("CLOCK_MONOTONIC", 1),
        ("CLOCK_PROCESS_CPUTIME_ID", 2),
        ("CLOCK_THREAD_CPUTIME_ID", 3),
    ] {
        super::put(vm, module, name, Value::Int(value));
    }
}

// ---- clocks -------------------------------------------------------------------

fn now(vm: &mut Vm) -> i64 {
    vm.flush();
    vm.kernel.read_clock().0 as i64
}

fn date(vm: &mut Vm) -> i64 {
    vm.flush();
    let now = vm.kernel.read_clock();
    vm.kernel.world.date(now) as i64
}

fn seconds(nanoseconds: i64) -> Value {
    Value::float(nanoseconds as f64 / SECOND as f64)
}

fn time(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "time.time", 0)?;
    Ok(seconds(date(vm)))
}

fn time_ns(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "time.time_ns", 0)?;
    Ok(Value::Int(date(vm)))
}

fn monotonic(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "time.monotonic", 0)?;
    Ok(seconds(now(vm)))
}

fn monotonic_ns(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "time.monotonic_ns", 0)?;
    Ok(Value::Int(now(vm)))
}

fn process_time(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "time.process_time", 0)?;
    vm.flush();
    Ok(seconds(vm.state.worked_ns as i64))
}

fn process_time_ns(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "time.process_time_ns", 0)?;
    vm.flush();
    Ok(Value::Int(vm.state.worked_ns as i64))
}

/// Nanoseconds of a length of time, rounded up as `_PyTime_ROUND_TIMEOUT` does.
pub fn duration_ns(vm: &mut Vm, value: Value) -> Result<i64, Stop> {
    if let Some(whole) = vm.as_int(value) {
        return match whole.checked_mul(SECOND) {
            Some(nanoseconds) => Ok(nanoseconds),
            None => Err(vm.overflow_error("timestamp out of range for platform time_t")),
        };
    }
    let length = match vm.real(value) {
        Err(Stop::Raise(_)) => {
            let name = vm.class_name(value);
            return Err(vm.type_error(&format!(
                "'{name}' object cannot be interpreted as an integer"
            )));
        }
        other => other?,
    };
    if length.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    let nanoseconds = length * SECOND as f64;
    let nanoseconds = if nanoseconds < 0.0 {
        nanoseconds.floor()
    } else {
        nanoseconds.ceil()
    };
    if nanoseconds.abs() >= i64::MAX as f64 {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(nanoseconds as i64)
}

fn sleep(vm: &mut Vm, args: &Args) -> Outcome {
    if !args.names.is_empty() {
        return Err(vm.type_error("time.sleep() takes no keyword arguments"));
    }
    if args.len() != 1 {
        return Err(vm.type_error(&format!(
            "time.sleep() takes exactly one argument ({} given)",
            args.len()
        )));
    }
    let length = duration_ns(vm, args.get(0));
    let length = match length {
        Err(Stop::Fallback) => {
            return vm.coerced(
                Err(Stop::Fallback),
                "time",
                "sleep",
                args,
                super::coerce::Target::Float,
            );
        }
        other => other?,
    };
    if length < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let start = now(vm);
    Err(Stop::Block(Wait {
        reason: WaitReason::Sleep,
        until: Some(Time(start as u64 + length as u64)),
        resume: OnWake::Value(Value::None),
    }))
}

fn clock_info(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "get_clock_info", 1)?;
    let Some(name) = vm.text_of(args.get(0)).map(str::to_owned) else {
        return Err(vm.type_error("get_clock_info() argument 1 must be str"));
    };
    let (implementation, adjustable) = match name.as_str() {
        "time" => ("clock_gettime(CLOCK_REALTIME)", true),
        "monotonic" | "perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", false),
        "process_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", false),
        "thread_time" => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", false),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let object = vm.classes.object;
    let class = vm.native_class("clock_info", "time", object, Shape::Plain, &[]);
    let implementation = vm.heap.str(implementation);
    Ok(vm.record(
        class,
        &[
            ("implementation", implementation),
            ("monotonic", Value::bool(!adjustable)),
            ("adjustable", Value::bool(adjustable)),
            ("resolution", Value::float(1e-9)),
        ],
    ))
}

// ---- the calendar ----------------------------------------------------------------

fn zone_name(vm: &Vm) -> String {
    match vm.kernel.world.utc_offset {
        0 => String::from("UTC"),
        minutes => {
            let text = date_text::offset_text(i64::from(minutes) * 60_000_000, false);
            text.strip_suffix("00").map(str::to_owned).unwrap_or(text)
        }
    }
}

/// Whole seconds since 1970 of an argument; now without one.
fn epoch_seconds(vm: &mut Vm, value: Value) -> Result<i64, Stop> {
    match value {
        Value::Null | Value::None => Ok(date(vm).div_euclid(SECOND)),
        value => {
            if let Some(whole) = vm.as_int(value) {
                return Ok(whole);
            }
            let real = vm.real(value)?;
            if !real.is_finite() || real.abs() > 1e15 {
                return Err(vm.overflow_error("timestamp out of range for platform time_t"));
            }
            Ok(real.floor() as i64)
        }
    }
}

/// `struct_time` of seconds since 1970, `offset` seconds east of Greenwich.
fn broken_down(vm: &mut Vm, epoch: i64, offset: i64, zone: &str) -> Outcome {
    let micros = (i128::from(epoch) + i128::from(offset)) * 1_000_000
        + i128::from(ORDINAL_OF_EPOCH) * 86_400_000_000;
    let moment = Moment::from_micros(micros);
    let moment = vm.pure(moment)?;
    let zone = vm.heap.str(zone);
    let days = (
        calendar::weekday(moment.ordinal()),
        calendar::day_of_year(moment.year, moment.month, moment.day),
    );
    Ok(struct_of(vm, &moment, days, 0, zone, Value::Int(offset)))
}

fn struct_of(
    vm: &mut Vm,
    moment: &Moment,
    (weekday, day_of_year): (i64, i64),
    summer: i64,
    zone: Value,
    offset: Value,
) -> Value {
    let mut values: Vec<Value> = [
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
        weekday,
        day_of_year,
        summer,
    ]
    .into_iter()
    .map(Value::Int)
    .collect();
    values.extend([zone, offset]);
    let class = struct_class(vm);
    vm.named_tuple(class, FIELDS, &values, SHOWN)
}

fn strptime(vm: &mut Vm, args: &Args) -> Outcome {
    let usual = String::from("%a %b %d %H:%M:%S %Y");
    vm.between(args, "strptime", 1, 2)?;
    let text = text_to_parse(vm, args, 0)?;
    let format = match args.positional().len() {
        1 => usual,
        _ => text_to_parse(vm, args, 1)?,
    };
    let parsed = crate::pure::strptime::strptime(&text, &format);
    let parsed = vm.pure(parsed)?;
    let (year, month, day) = parsed.date;
    let moment = Moment {
        year,
        month,
        day,
        hour: parsed.hour,
        minute: parsed.minute,
        second: parsed.second,
        microsecond: 0,
        offset: None,
        zone: None,
    };
    let zone = match &parsed.zone {
        Some(zone) => vm.heap.str(zone),
        None => Value::None,
    };
    let offset = parsed
        .offset
        .map_or(Value::None, |offset| Value::Int(offset / 1_000_000));
    let days = (parsed.weekday, parsed.day_of_year);
    Ok(struct_of(vm, &moment, days, parsed.summer, zone, offset))
}

fn text_to_parse(vm: &mut Vm, args: &Args, at: usize) -> Result<String, Stop> {
    match vm.text_of(args.get(at)) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let class = vm.type_name(vm.class_of(args.get(at)));
            Err(vm.type_error(&format!("strptime() argument {at} must be str, not <class '{class}'>")))
        }
    }
}

/// `_strptime(text, format)`: year, month, day, hour, minute, second, microsecond, microseconds from
/// UTC, name of the zone, and whether a day of the month has no year.
fn parsed_by_format(vm: &mut Vm, args: &Args) -> Outcome {
    let (text, format) = (text_to_parse(vm, args, 0)?, text_to_parse(vm, args, 1)?);
    let parsed = crate::pure::strptime::strptime(&text, &format);
    let parsed = vm.pure(parsed)?;
    let (year, month, day) = parsed.date;
    let mut values: Vec<Value> =
        [year, month, day, parsed.hour, parsed.minute, parsed.second, parsed.microsecond].map(Value::Int).to_vec();
    values.push(parsed.offset.map_or(Value::None, Value::Int));
    values.push(match &parsed.zone {
        Some(zone) => vm.heap.str(zone),
        None => Value::None,
    });
    values.push(Value::bool(parsed.is_ambiguous));
    Ok(vm.heap.tuple(values))
}

fn gmtime(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "gmtime", 0, 1)?;
    let epoch = epoch_seconds(vm, args.optional(0))?;
    broken_down(vm, epoch, 0, "UTC")
}

fn localtime(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "localtime", 0, 1)?;
    let epoch = epoch_seconds(vm, args.optional(0))?;
    local(vm, epoch)
}

fn local(vm: &mut Vm, epoch: i64) -> Outcome {
    let (offset, zone) = (i64::from(vm.kernel.world.utc_offset) * 60, zone_name(vm));
    broken_down(vm, epoch, offset, &zone)
}

fn struct_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "struct_time", 2, 3)?;
    let Some(mut values) = vm.items_of(args.get(1)) else {
        return Err(Stop::Collect(1));
    };
    if values.len() < SHOWN {
        return Err(vm.type_error(&format!(
            "time.struct_time() takes an at least 9-sequence ({}-sequence given)",
            values.len()
        )));
    }
    if values.len() > FIELDS.len() {
        return Err(vm.type_error(&format!(
            "time.struct_time() takes an at most 11-sequence ({}-sequence given)",
            values.len()
        )));
    }
    values.resize(FIELDS.len(), Value::None);
    let class = struct_class(vm);
    Ok(vm.named_tuple(class, FIELDS, &values, SHOWN))
}

/// The moment that a nine-tuple means, its places checked as `asctime` does.
fn moment_of(vm: &mut Vm, value: Value) -> Result<Moment, Stop> {
    let inner = vm.payload(value);
    let items = match vm.object_of(inner) {
        Some(crate::object::Object::Tuple(items)) => items.to_vec(),
        _ => return Err(vm.type_error("Tuple or struct_time argument required")),
    };
    if items.len() < SHOWN {
        return Err(vm.type_error("time tuple must have exactly 9 items"));
    }
    let mut parts = Vec::new();
    for item in items.iter().take(SHOWN) {
        parts.push(vm.as_index(*item)?);
    }
    let checks = [
        (parts[1], 0, 12, "month out of range"),
        (parts[2], 0, 31, "day of month out of range"),
        (parts[3], 0, 23, "hour out of range"),
        (parts[4], 0, 59, "minute out of range"),
        (parts[5], 0, 61, "seconds out of range"),
    ];
    for (part, least, most, text) in checks {
        if part < least || part > most {
            return Err(vm.value_error(text));
        }
    }
    let made = Moment::of_date(parts[0], parts[1].max(1), parts[2].max(1));
    let mut moment = vm.pure(made)?;
    (moment.hour, moment.minute, moment.second) = (parts[3], parts[4], parts[5].min(59));
    moment.zone = Some(zone_name(vm));
    moment.offset = Some(i64::from(vm.kernel.world.utc_offset) * 60_000_000);
    Ok(moment)
}

/// Parts out of range are carried over, as C's `mktime` does.
fn mktime(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "mktime", 1)?;
    let inner = vm.payload(args.get(0));
    let items = match vm.object_of(inner) {
        Some(crate::object::Object::Tuple(items)) if items.len() >= SHOWN => items.to_vec(),
        _ => return Err(vm.type_error("Tuple or struct_time argument required")),
    };
    let mut parts = Vec::new();
    for item in items.iter().take(6) {
        parts.push(vm.as_index(*item)?);
    }
    let months = parts[0] * 12 + parts[1] - 1;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    if !(1..=calendar::YEAR_MAX).contains(&year) {
        return Err(vm.overflow_error("mktime argument out of range"));
    }
    let days = calendar::ordinal(year, month, 1) + parts[2] - 1 - ORDINAL_OF_EPOCH;
    let clock = (parts[3] * 60 + parts[4]) * 60 + parts[5];
    let offset = i64::from(vm.kernel.world.utc_offset) * 60;
    Ok(Value::float((days * 86_400 + clock - offset) as f64))
}

fn time_tuple(vm: &mut Vm, value: Value) -> Result<Value, Stop> {
    if !value.is_null() {
        return Ok(value);
    }
    let epoch = date(vm).div_euclid(SECOND);
    local(vm, epoch)
}

fn strftime(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "strftime", 1, 2)?;
    let Some(format) = vm.text_of(args.get(0)).map(str::to_owned) else {
        let name = vm.class_name(args.get(0));
        return Err(vm.type_error(&format!("strftime() argument 1 must be str, not {name}")));
    };
    let parts = time_tuple(vm, args.optional(1))?;
    let moment = moment_of(vm, parts)?;
    let text = date_text::strftime(&moment, &format);
    Ok(vm.heap.str(&text))
}

fn asctime(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "asctime", 0, 1)?;
    let parts = time_tuple(vm, args.optional(0))?;
    let moment = moment_of(vm, parts)?;
    let text = date_text::strftime(&moment, "%a %b %e %H:%M:%S %Y");
    Ok(vm.heap.str(&text))
}

fn ctime(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "ctime", 0, 1)?;
    let epoch = epoch_seconds(vm, args.optional(0))?;
    let parts = local(vm, epoch)?;
    asctime(vm, &Args::of(&[parts]))
}
