//! The format mini-language: `format(value, "spec")` for str, int, bool and float.
//!
//! Nouns: a [`FormatSpec`] is the parsed text `[[fill]align][sign][z][#][0][width]
//! [,_][.precision[,_]][type]`; a *number* is taken apart into sign, prefix, whole
//! digits, fraction and rest before it is laid out.
//!
//! Source of the rules: CPython 3.14, Python/formatter_unicode.c (with the grouping
//! of fraction digits that is new there). An empty spec is `str(value)`: the caller's,
//! as a subclass can have its own.
//!
//! // Simplified: type `n` knows the C locale only, which groups nothing.

use super::float_text::{self, Notation};
use super::int_text::Integer;
use super::{ErrorKind, PureError, PureResult, int_text};

/// Wider than any screen; more is refused as CPython refuses what memory cannot hold.
pub const WIDTH_MAX: usize = 10_000_000;

/// A parsed format specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    pub fill: char,
    pub align: char,
    pub sign: Option<char>,
    /// `z`: a negative zero loses its sign.
    pub coerce_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: Option<usize>,
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    pub fraction_grouping: Option<char>,
    /// The type letter, or the default of the value's type.
    pub kind: Option<char>,
}

struct SpecReader<'a> {
    letters: Vec<char>,
    at: usize,
    text: &'a str,
}

impl SpecReader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn take_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let letter = self.peek(0).filter(|letter| wanted(*letter))?;
        self.at += 1;
        Some(letter)
    }

    fn number(&mut self) -> PureResult<Option<usize>> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.peek(0).and_then(super::unicode::decimal_value) {
            let next = number
                .unwrap_or(0)
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(i64::from(digit)));
            number = Some(
                next.ok_or_else(|| PureError::value("Too many decimal digits in format string"))?,
            );
            self.at += 1;
        }
        Ok(number.map(|number| number as usize))
    }

    /// `,` or `_`, and not both.
    fn separator(&mut self) -> PureResult<Option<char>> {
        let comma = self.take_if(|letter| letter == ',');
        let underscore = self.take_if(|letter| letter == '_');
        if underscore.is_some() && (comma.is_some() || self.peek(0) == Some(',')) {
            return Err(PureError::value("Cannot specify both ',' and '_'."));
        }
        Ok(comma.or(underscore))
    }
}

fn is_align(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=' | '^')
}

impl FormatSpec {
    /// Parses a spec for a value of the named type, with that type's default letter and alignment.
    ///
    /// Errors: ValueError.
    pub fn parse(
        text: &str,
        type_name: &str,
        default_kind: Option<char>,
        default_align: char,
    ) -> PureResult<FormatSpec> {
        let mut reader = SpecReader {
            letters: text.chars().collect(),
            at: 0,
            text,
        };
        let (mut fill, mut align) = (None, None);
        if reader.peek(1).is_some_and(is_align) {
            fill = reader.take_if(|_| true);
            align = reader.take_if(is_align);
        } else if let Some(given) = reader.take_if(is_align) {
            align = Some(given);
        }
        let sign = reader.take_if(|letter| matches!(letter, ' ' | '+' | '-'));
        let coerce_zero = reader.take_if(|letter| letter == 'z').is_some();
        let alternate = reader.take_if(|letter| letter == '#').is_some();
        if fill.is_none() && reader.take_if(|letter| letter == '0').is_some() {
            fill = Some('0');
            if align.is_none() && default_align == '>' {
                align = Some('=');
            }
        }
        let width = reader.number()?;
        let grouping = reader.separator()?;
        let (mut precision, mut fraction_grouping) = (None, None);
        if reader.take_if(|letter| letter == '.').is_some() {
            precision = reader.number()?;
            fraction_grouping = reader.separator()?;
            if precision.is_none() && fraction_grouping.is_none() {
                return Err(PureError::value("Format specifier missing precision"));
            }
        }
        let kind = reader.take_if(|_| true);
        if reader.peek(0).is_some() {
            let text = reader.text;
            return Err(PureError::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        let spec = FormatSpec {
            fill: fill.unwrap_or(' '),
            align: align.unwrap_or(default_align),
            sign,
            coerce_zero,
            alternate,
            width,
            grouping,
            precision,
            fraction_grouping,
            kind: kind.or(default_kind),
        };
        spec.check_grouping()?;
        if spec.width.is_some_and(|width| width > WIDTH_MAX) {
            return Err(PureError::new(ErrorKind::MemoryError, ""));
        }
        Ok(spec)
    }

    fn check_grouping(&self) -> PureResult<()> {
        let refused = |separator: char, kind: char| {
            let shown = if ('!'..'\x7f').contains(&kind) {
                kind.to_string()
            } else {
                format!("\\x{:x}", kind as u32)
            };
            Err(PureError::value(format!(
                "Cannot specify '{separator}' with '{shown}'."
            )))
        };
        match (self.grouping, self.kind) {
            (Some('_'), Some('b' | 'o' | 'x' | 'X')) => {}
            (None, _) | (_, None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')) => {}
            (Some(separator), Some(kind)) => return refused(separator, kind),
        }
        match (self.fraction_grouping, self.kind) {
            (Some(separator), Some('n')) => refused(separator, 'n'),
            _ => Ok(()),
        }
    }

    fn group_size(&self) -> usize {
        if matches!(self.kind, Some('b' | 'o' | 'x' | 'X')) {
            4
        } else {
            3
        }
    }

    /// Pads text of `length` characters to the width; `=` pads as `>` does.
    fn pad(&self, text: &str) -> String {
        let length = text.chars().count();
        let padding = self.width.unwrap_or(0).saturating_sub(length);
        let left = match self.align {
            '<' => 0,
            '^' => padding / 2,
            _ => padding,
        };
        let fill = |count: usize| std::iter::repeat_n(self.fill, count);
        fill(left)
            .chain(text.chars())
            .chain(fill(padding - left))
            .collect()
    }
}

fn unknown_code(kind: char, type_name: &str) -> PureError {
    let shown = if ('!'..'\u{80}').contains(&kind) {
        kind.to_string()
    } else {
        format!("\\x{:x}", kind as u32)
    };
    PureError::value(format!(
        "Unknown format code '{shown}' for object of type '{type_name}'"
    ))
}

/// `format(text, spec)`. Errors: ValueError.
pub fn format_str(text: &str, spec: &str, type_name: &str) -> PureResult<String> {
    let spec = FormatSpec::parse(spec, type_name, Some('s'), '<')?;
    if let Some(kind) = spec.kind.filter(|kind| *kind != 's') {
        return Err(unknown_code(kind, type_name));
    }
    let refused = match () {
        _ if spec.sign == Some(' ') => "Space not allowed in string format specifier",
        _ if spec.sign.is_some() => "Sign not allowed in string format specifier",
        _ if spec.coerce_zero => {
            "Negative zero coercion (z) not allowed in string format specifier"
        }
        _ if spec.alternate => "Alternate form (#) not allowed in string format specifier",
        _ if spec.align == '=' => "'=' alignment not allowed in string format specifier",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(PureError::value(refused));
    }
    match spec.precision {
        Some(precision) => Ok(spec.pad(&text.chars().take(precision).collect::<String>())),
        None => Ok(spec.pad(text)),
    }
}

/// `format(value, spec)` of an int or, by its `type_name`, a bool. The spec is not empty.
///
/// Errors: ValueError; OverflowError for `c` and for a float type when too large.
pub fn format_int(value: &Integer, spec: &str, type_name: &str) -> PureResult<String> {
    let spec = FormatSpec::parse(spec, type_name, Some('d'), '>')?;
    let kind = spec.kind.unwrap_or('d');
    match kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => whole(value, &spec, kind),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            floating(float_text::from_integer(&value.to_big())?, &spec)
        }
        _ => Err(unknown_code(kind, type_name)),
    }
}

/// `format(value, spec)` of a float. The spec is not empty. Errors: ValueError.
pub fn format_float(value: f64, spec: &str, type_name: &str) -> PureResult<String> {
    let spec = FormatSpec::parse(spec, type_name, None, '>')?;
    match spec.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => floating(value, &spec),
        Some(kind) => Err(unknown_code(kind, type_name)),
    }
}

fn whole(value: &Integer, spec: &FormatSpec, kind: char) -> PureResult<String> {
    if spec.precision.is_some() {
        return Err(PureError::value(
            "Precision not allowed in integer format specifier",
        ));
    }
    if spec.coerce_zero {
        return Err(PureError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if kind == 'c' {
        return character(value, spec);
    }
    let (base, prefix) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = value.magnitude_text(base)?;
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let number = Number {
        negative: value.is_negative(),
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        fraction: None,
        rest: "",
    };
    Ok(number.lay_out(spec))
}

fn character(value: &Integer, spec: &FormatSpec) -> PureResult<String> {
    if spec.sign.is_some() {
        return Err(PureError::value(
            "Sign not allowed with integer format specifier 'c'",
        ));
    }
    if spec.alternate {
        return Err(PureError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = match value {
        Integer::Small(code) => *code,
        Integer::Big(_) => {
            return Err(PureError::overflow(
                "Python int too large to convert to C long",
            ));
        }
    };
    if !(0..0x110000).contains(&code) {
        return Err(PureError::overflow("%c arg not in range(0x110000)"));
    }
    let letter = int_text::chr(&Integer::Small(code))?.to_string();
    Ok(Number {
        negative: false,
        prefix: "",
        digits: "",
        fraction: None,
        rest: &letter,
    }
    .lay_out(spec))
}

fn floating(value: f64, spec: &FormatSpec) -> PureResult<String> {
    if spec
        .precision
        .is_some_and(|precision| precision > i32::MAX as usize)
    {
        return Err(PureError::value("precision too big"));
    }
    if spec
        .precision
        .is_some_and(|precision| precision > WIDTH_MAX)
    {
        return Err(PureError::new(ErrorKind::MemoryError, ""));
    }
    let precision = spec.precision.unwrap_or(6);
    let notation = match spec.kind {
        None if spec.precision.is_none() => Notation::Repr,
        None | Some('g' | 'G' | 'n') => Notation::General { precision },
        Some('e' | 'E') => Notation::Scientific { precision },
        _ => Notation::Fixed { precision },
    };
    let percent = spec.kind == Some('%');
    let value = if percent { value * 100.0 } else { value };
    let mut text = float_text::format(value, notation, spec.alternate, spec.kind.is_none());
    if percent {
        text.push('%');
    }
    if spec.kind.is_some_and(|kind| kind.is_ascii_uppercase()) {
        text.make_ascii_uppercase();
    }
    let (mut negative, unsigned) = text
        .strip_prefix('-')
        .map_or((false, text.as_str()), |rest| (true, rest));
    let (digits, after) = split_digits(unsigned);
    let (fraction, rest) = match after.strip_prefix('.') {
        Some(after) => {
            let (fraction, rest) = split_digits(after);
            (Some(fraction), rest)
        }
        None => (None, after),
    };
    let zero = |part: &str| part.bytes().all(|digit| digit == b'0');
    if spec.coerce_zero && !digits.is_empty() && zero(digits) && zero(fraction.unwrap_or("")) {
        negative = false;
    }
    Ok(Number {
        negative,
        prefix: "",
        digits,
        fraction,
        rest,
    }
    .lay_out(spec))
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(
        text.find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(text.len()),
    )
}

/// The parts of a number's text, before padding and grouping.
struct Number<'a> {
    negative: bool,
    prefix: &'a str,
    digits: &'a str,
    /// What stands after the decimal point, if there is one.
    fraction: Option<&'a str>,
    rest: &'a str,
}

impl Number<'_> {
    fn lay_out(&self, spec: &FormatSpec) -> String {
        let sign = match spec.sign {
            _ if self.negative => "-",
            Some('+') => "+",
            Some(' ') => " ",
            _ => "",
        };
        let fraction = self.fraction.map(|fraction| match spec.fraction_grouping {
            Some(separator) => group_from_left(fraction, separator),
            None => fraction.to_owned(),
        });
        let tail = match fraction {
            Some(fraction) => format!(".{fraction}{}", self.rest),
            None => self.rest.to_owned(),
        };
        let head = sign.len() + self.prefix.len();
        let zero_filled = spec.fill == '0' && spec.align == '=';
        let room = if zero_filled {
            spec.width
                .unwrap_or(0)
                .saturating_sub(head + tail.chars().count())
        } else {
            0
        };
        let digits = group(self.digits, spec.grouping, spec.group_size(), room);
        if spec.align != '=' {
            return spec.pad(&format!("{sign}{}{digits}{tail}", self.prefix));
        }
        let inner_width = spec.width.map(|width| width.saturating_sub(head));
        let inner = FormatSpec {
            width: inner_width,
            ..spec.clone()
        }
        .pad(&format!("{digits}{tail}"));
        format!("{sign}{}{inner}", self.prefix)
    }
}

/// Groups digits from the right, with leading zeros up to `room` characters.
fn group(digits: &str, separator: Option<char>, size: usize, room: usize) -> String {
    if digits.is_empty() {
        return String::new();
    }
    let Some(separator) = separator else {
        return format!("{}{digits}", "0".repeat(room.saturating_sub(digits.len())));
    };
    let mut groups: Vec<String> = Vec::new();
    let (mut remaining, mut room) = (digits.len(), room);
    loop {
        let length = size.min(remaining.max(room).max(1));
        let taken = length.min(remaining);
        groups.push(format!(
            "{}{}",
            "0".repeat(length - taken),
            &digits[remaining - taken..remaining]
        ));
        remaining -= taken;
        room = room.saturating_sub(length);
        if remaining == 0 && room == 0 {
            break;
        }
        room = room.saturating_sub(1);
    }
    groups.reverse();
    groups.join(&separator.to_string())
}

fn group_from_left(digits: &str, separator: char) -> String {
    let groups: Vec<String> = digits
        .chars()
        .collect::<Vec<_>>()
        .chunks(3)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(&separator.to_string())
}
