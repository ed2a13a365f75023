//! Recorded CPython answers: a line is `[function, [arguments], {"ok": value}]`, or
//! `{"error": "Kind: words"}` in place of the value. Floats are written as the hex of
//! their bits (`"f:3ff0000000000000"`), ints as text (`"i:12"`), bytes as `"b:00ff"`.

use python::pure::PureError;
use python::pure::int_text::Integer;
use serde_json::{Value, json};

/// One argument of a recorded call.
#[derive(Clone, Copy)]
pub struct Argument<'a>(pub &'a Value);

#[allow(dead_code)]
impl<'a> Argument<'a> {
    fn tagged(self, tag: &str) -> &'a str {
        let text = self
            .0
            .as_str()
            .unwrap_or_else(|| panic!("not text: {}", self.0));
        text.strip_prefix(tag)
            .unwrap_or_else(|| panic!("no {tag} in {text}"))
    }
    pub fn is(self, tag: &str) -> bool {
        self.0.as_str().is_some_and(|text| text.starts_with(tag))
    }
    pub fn is_null(self) -> bool {
        self.0.is_null()
    }
    pub fn text(self) -> &'a str {
        self.tagged("s:")
    }
    pub fn big(self) -> num_bigint::BigInt {
        self.tagged("i:").parse().unwrap()
    }
    pub fn integer(self) -> Integer {
        Integer::from(self.big())
    }
    pub fn small(self) -> i64 {
        self.tagged("i:").parse().unwrap()
    }
    pub fn optional(self) -> Option<i64> {
        (!self.is_null()).then(|| self.small())
    }
    pub fn optional_text(self) -> Option<&'a str> {
        (!self.is_null()).then(|| self.text())
    }
    pub fn float(self) -> f64 {
        f64::from_bits(u64::from_str_radix(self.tagged("f:"), 16).unwrap())
    }
    pub fn boolean(self) -> bool {
        self.0.as_bool().unwrap()
    }
    pub fn bytes(self) -> Vec<u8> {
        let hex = self.tagged("b:");
        (0..hex.len() / 2)
            .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
            .collect()
    }
    pub fn list(self) -> Vec<Argument<'a>> {
        self.0.as_array().unwrap().iter().map(Argument).collect()
    }
}

/// A value as the recording script writes it.
pub trait Recorded {
    fn recorded(self) -> Value;
}
impl Recorded for bool {
    fn recorded(self) -> Value {
        json!(self)
    }
}
impl Recorded for String {
    fn recorded(self) -> Value {
        json!(format!("s:{self}"))
    }
}
impl Recorded for &str {
    fn recorded(self) -> Value {
        json!(format!("s:{self}"))
    }
}
impl Recorded for i64 {
    fn recorded(self) -> Value {
        json!(format!("i:{self}"))
    }
}
impl Recorded for num_bigint::BigInt {
    fn recorded(self) -> Value {
        json!(format!("i:{self}"))
    }
}
impl Recorded for Integer {
    fn recorded(self) -> Value {
        self.to_big().recorded()
    }
}
impl Recorded for f64 {
    fn recorded(self) -> Value {
        // One nan stands for all: Python cannot tell their bits apart.
        let bits = if self.is_nan() {
            0x7ff8_0000_0000_0000
        } else {
            self.to_bits()
        };
        json!(format!("f:{bits:016x}"))
    }
}
impl Recorded for &[u8] {
    fn recorded(self) -> Value {
        json!(format!(
            "b:{}",
            self.iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
        ))
    }
}
impl Recorded for Vec<u8> {
    fn recorded(self) -> Value {
        self.as_slice().recorded()
    }
}
impl<T: Recorded> Recorded for Option<T> {
    fn recorded(self) -> Value {
        self.map_or(Value::Null, Recorded::recorded)
    }
}
impl Recorded for Value {
    fn recorded(self) -> Value {
        self
    }
}

/// A list of values.
#[allow(dead_code)]
pub fn list<T: Recorded>(items: impl IntoIterator<Item = T>) -> Value {
    Value::Array(items.into_iter().map(Recorded::recorded).collect())
}

/// What a call gave.
pub type Answer = Result<Value, PureError>;

#[allow(dead_code)]
pub fn ok(value: impl Recorded) -> Answer {
    Ok(value.recorded())
}

/// Runs every recorded call, and reports all that differ.
pub fn check(lines: &str, call: impl Fn(&str, &[Argument<'_>]) -> Answer) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in lines.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let name = entry[0].as_str().unwrap();
        let arguments: Vec<Argument<'_>> =
            entry[1].as_array().unwrap().iter().map(Argument).collect();
        let answer = match call(name, &arguments) {
            Ok(value) => json!({ "ok": value }),
            Err(error) => json!({ "error": error.to_string() }),
        };
        count += 1;
        if answer != entry[2] {
            wrong.push(format!(
                "{name}{}\n  CPython {}\n  ours    {answer}",
                entry[1], entry[2]
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(25)].join("\n")
    );
    assert!(count > 0);
}
