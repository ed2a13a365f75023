//! `template % values` of str: the template's pieces, and how a value fills one.
//!
//! The VM walks the pieces, fetches each value (and each `*`) and calls the renderer;
//! pieces come one by one, so that an error in the template shows only after what
//! stands before it was formatted, as in CPython.
//!
//! Source of the rules: CPython 3.14, `unicode_format_arg_parse` and
//! `unicode_format_arg_output` (Objects/unicodeobject.c, unicode_format.c).

use super::float_text::{self, Notation};
use super::format_spec::WIDTH_MAX;
use super::int_text::{self, Integer};
use super::{ErrorKind, PureError, PureResult};

/// A width or a precision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    #[default]
    Absent,
    /// `*`: the next value says.
    Star,
    Given(usize),
}

/// One `%…` of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// `%(key)s`
    pub key: Option<String>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// ` `
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Count,
    pub precision: Count,
    /// Any character: the renderer's caller reports one that is unknown, with [`Field::unsupported`].
    pub conversion: char,
    /// Where the conversion stands in the template, in code points.
    pub index: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(String),
    Field(Field),
}

/// The pieces of a template, in order; nothing follows an error.
#[derive(Clone, Debug)]
pub struct Pieces {
    letters: Vec<char>,
    at: usize,
}

/// Splits a template. Each piece can be an error: ValueError.
pub fn pieces(template: &str) -> Pieces {
    Pieces {
        letters: template.chars().collect(),
        at: 0,
    }
}

impl Iterator for Pieces {
    type Item = PureResult<Piece>;

    fn next(&mut self) -> Option<PureResult<Piece>> {
        let rest = self
            .letters
            .get(self.at..)
            .filter(|rest| !rest.is_empty())?;
        let literal: String = rest.iter().take_while(|letter| **letter != '%').collect();
        if !literal.is_empty() {
            self.at += literal.chars().count();
            return Some(Ok(Piece::Literal(literal)));
        }
        self.at += 1;
        // Only the bare `%%`: one with flags or a width is an unsupported conversion.
        if self.peek() == Some('%') {
            self.at += 1;
            return Some(Ok(Piece::Literal("%".into())));
        }
        let field = self.field();
        if field.is_err() {
            self.at = self.letters.len();
        }
        Some(field.map(Piece::Field))
    }
}

impl Pieces {
    fn take(&mut self) -> Option<char> {
        let letter = self.letters.get(self.at).copied();
        self.at += 1;
        letter
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn field(&mut self) -> PureResult<Field> {
        let mut field = Field::default();
        if self.peek() == Some('(') {
            self.at += 1;
            field.key = Some(self.key()?);
        }
        while let Some(flag) = self.peek() {
            match flag {
                '-' => field.left = true,
                '+' => field.plus = true,
                ' ' => field.blank = true,
                '#' => field.alternate = true,
                '0' => field.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        field.width = self.count(i64::MAX, "width too big")?;
        if self.peek() == Some('.') {
            self.at += 1;
            field.precision = match self.count(i64::from(i32::MAX), "precision too big")? {
                Count::Absent => Count::Given(0),
                count => count,
            };
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        field.index = self.at;
        field.conversion = self
            .take()
            .ok_or_else(|| PureError::value("incomplete format"))?;
        Ok(field)
    }

    /// Up to the parenthesis that closes the first one.
    fn key(&mut self) -> PureResult<String> {
        let mut depth = 1;
        let mut key = String::new();
        loop {
            let letter = self
                .take()
                .ok_or_else(|| PureError::value("incomplete format key"))?;
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(key);
            }
            key.push(letter);
        }
    }

    fn count(&mut self, most: i64, too_big: &str) -> PureResult<Count> {
        if self.peek() == Some('*') {
            self.at += 1;
            return Ok(Count::Star);
        }
        let mut count = None;
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            let tens = count.unwrap_or(0i64).checked_mul(10);
            let number = tens.and_then(|tens| tens.checked_add(i64::from(digit as u8 - b'0')));
            count = Some(
                number
                    .filter(|number| *number <= most)
                    .ok_or_else(|| PureError::value(too_big))?,
            );
            self.at += 1;
        }
        Ok(count.map_or(Count::Absent, |count| Count::Given(count as usize)))
    }
}

impl Field {
    /// Fills in a `*` width; a negative one means `-`.
    pub fn set_width(&mut self, width: i64) {
        self.left |= width < 0;
        self.width = Count::Given(width.unsigned_abs() as usize);
    }

    /// Fills in a `*` precision; a negative one is 0.
    pub fn set_precision(&mut self, precision: i64) {
        self.precision = Count::Given(precision.max(0) as usize);
    }

    fn precision(&self) -> Option<usize> {
        match self.precision {
            Count::Given(precision) => Some(precision),
            _ => None,
        }
    }

    fn padding(&self, length: usize) -> PureResult<usize> {
        let width = if let Count::Given(width) = self.width {
            width
        } else {
            0
        };
        if width > WIDTH_MAX
            || self
                .precision()
                .is_some_and(|precision| precision > WIDTH_MAX)
        {
            return Err(PureError::new(ErrorKind::MemoryError, ""));
        }
        Ok(width.saturating_sub(length))
    }

    /// `%s`, `%r`, `%a`: of the value's `str`, `repr` or `ascii`.
    pub fn render_text(&self, text: &str) -> PureResult<String> {
        match self.precision() {
            Some(precision) => self.pad_text(&text.chars().take(precision).collect::<String>()),
            None => self.pad_text(text),
        }
    }

    /// `%c`: a character stays whole, whatever the precision.
    pub fn render_char(&self, letter: char) -> PureResult<String> {
        self.pad_text(letter.encode_utf8(&mut [0; 4]))
    }

    /// `%c` of an int. Errors: OverflowError outside of Unicode.
    pub fn render_code(&self, code: &Integer) -> PureResult<String> {
        match code {
            Integer::Small(0..0x110000) => self.render_char(int_text::chr(code)?),
            _ => Err(PureError::overflow("%c arg not in range(0x110000)")),
        }
    }

    fn pad_text(&self, text: &str) -> PureResult<String> {
        let padding = " ".repeat(self.padding(text.chars().count())?);
        Ok(if self.left {
            format!("{text}{padding}")
        } else {
            format!("{padding}{text}")
        })
    }

    /// `%d`, `%i`, `%u`, `%x`, `%X`, `%o`.
    pub fn render_int(&self, value: &Integer) -> PureResult<String> {
        let (base, prefix) = match self.conversion {
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            'o' => (8, "0o"),
            _ => (10, ""),
        };
        let mut digits = value.magnitude_text(base)?;
        if self.conversion == 'X' {
            digits.make_ascii_uppercase();
        }
        self.padding(0)?;
        let zeros = "0".repeat(self.precision().unwrap_or(0).saturating_sub(digits.len()));
        let prefix = if self.alternate { prefix } else { "" };
        self.pad_number(value.is_negative(), prefix, &format!("{zeros}{digits}"))
    }

    /// `%e`, `%E`, `%f`, `%F`, `%g`, `%G`.
    pub fn render_float(&self, value: f64) -> PureResult<String> {
        self.padding(0)?;
        let precision = self.precision().unwrap_or(6);
        let notation = match self.conversion.to_ascii_lowercase() {
            'e' => Notation::Scientific { precision },
            'f' => Notation::Fixed { precision },
            _ => Notation::General { precision },
        };
        let mut text = float_text::format(value, notation, self.alternate, false);
        if self.conversion.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        match text.strip_prefix('-') {
            Some(unsigned) => self.pad_number(true, "", unsigned),
            None => self.pad_number(false, "", &text),
        }
    }

    fn pad_number(&self, negative: bool, prefix: &str, digits: &str) -> PureResult<String> {
        let sign = match () {
            _ if negative => "-",
            _ if self.plus => "+",
            _ if self.blank => " ",
            _ => "",
        };
        let padding = self.padding(sign.len() + prefix.len() + digits.len())?;
        let (spaces, zeros) = (" ".repeat(padding), "0".repeat(padding));
        Ok(match (self.left, self.zero) {
            (true, _) => format!("{sign}{prefix}{digits}{spaces}"),
            (false, true) => format!("{sign}{prefix}{zeros}{digits}"),
            (false, false) => format!("{spaces}{sign}{prefix}{digits}"),
        })
    }

    /// The TypeError for a value that the conversion cannot take.
    pub fn wrong_type(&self, type_name: &str) -> PureError {
        let conversion = self.conversion;
        PureError::type_error(match conversion {
            'c' => format!("%c requires an int or a unicode character, not {type_name}"),
            'x' | 'X' | 'o' => {
                format!("%{conversion} format: an integer is required, not {type_name}")
            }
            'd' | 'i' | 'u' => {
                format!("%{conversion} format: a real number is required, not {type_name}")
            }
            _ => format!("must be real number, not {type_name}"),
        })
    }

    /// The TypeError for `%c` with a str of another length than one.
    pub fn wrong_length(&self, length: usize) -> PureError {
        PureError::type_error(format!(
            "%c requires an int or a unicode character, not a string of length {length}"
        ))
    }

    /// The ValueError for a conversion that does not exist; CPython raises it after fetching the value.
    pub fn unsupported(&self) -> PureError {
        let letter = self.conversion;
        let shown = if ('\x1f'..='~').contains(&letter) {
            letter
        } else {
            '?'
        };
        PureError::value(format!(
            "unsupported format character '{shown}' (0x{:x}) at index {}",
            letter as u32, self.index
        ))
    }
}

/// TypeError: too few values.
pub fn not_enough() -> PureError {
    PureError::type_error("not enough arguments for format string")
}

/// TypeError: values are left over.
pub fn not_all_converted() -> PureError {
    PureError::type_error("not all arguments converted during string formatting")
}

/// TypeError: `%(key)s` with values that are no mapping. CPython checks this before it reads the key.
pub fn mapping_required() -> PureError {
    PureError::type_error("format requires a mapping")
}

/// TypeError: `*` with a value that is no int.
pub fn star_wants_int() -> PureError {
    PureError::type_error("* wants int")
}
