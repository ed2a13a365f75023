//! `str.format`: the pieces of a template, and the path in a field's name.
//!
//! The VM walks the pieces, looks the values up, converts them (`!r`), formats the
//! field's spec itself if it has fields (to [`DEPTH_MAX`] levels), and calls the
//! value's `__format__`. Pieces come one by one, so that an error shows only after
//! what stands before it was formatted.
//!
//! Source of the rules: CPython 3.14, `MarkupIterator_next`, `FieldNameIterator_next`
//! and `autonumber_state_error` (Objects/stringlib/unicode_format.h).

use super::{ErrorKind, PureError, PureResult, unicode};

/// Levels of fields inside of specs: a template, and the specs of its fields.
pub const DEPTH_MAX: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(String),
    Field(Field),
}

/// One replacement field: `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// What follows `!`: `r`, `s`, `a`, or what [`unknown_conversion`] reports.
    pub conversion: Option<char>,
    pub spec: String,
    /// The spec has fields of its own.
    pub nested: bool,
}

/// Where a field's value starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// `{}`
    Automatic,
    /// `{0}`
    Position(i64),
    /// `{name}`
    Name(String),
}

/// One step of the path behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Attribute(String),
    Index(i64),
    Key(String),
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
        if self.at >= self.letters.len() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.at = self.letters.len();
        }
        Some(piece)
    }
}

impl Pieces {
    fn take(&mut self) -> Option<char> {
        let letter = self.letters.get(self.at).copied();
        self.at += usize::from(letter.is_some());
        letter
    }

    fn piece(&mut self) -> PureResult<Piece> {
        let literal: String = self.letters[self.at..]
            .iter()
            .take_while(|letter| !matches!(letter, '{' | '}'))
            .collect();
        if !literal.is_empty() {
            self.at += literal.chars().count();
            return Ok(Piece::Literal(literal));
        }
        let brace = self.letters[self.at];
        let doubled = self.letters.get(self.at + 1) == Some(&brace);
        if doubled {
            self.at += 2;
            return Ok(Piece::Literal(brace.to_string()));
        }
        if brace == '}' || self.at + 1 == self.letters.len() {
            return Err(PureError::value(format!(
                "Single '{brace}' encountered in format string"
            )));
        }
        self.at += 1;
        self.field().map(Piece::Field)
    }

    fn field(&mut self) -> PureResult<Field> {
        let mut name = String::new();
        let mut conversion = None;
        let end = loop {
            match self.take() {
                None => return Err(PureError::value("expected '}' before end of string")),
                Some('{') => return Err(PureError::value("unexpected '{' in field name")),
                Some(end @ ('}' | ':' | '!')) => break end,
                Some('[') => {
                    name.push('[');
                    while let Some(letter) =
                        self.letters.get(self.at).filter(|letter| **letter != ']')
                    {
                        name.push(*letter);
                        self.at += 1;
                    }
                }
                Some(letter) => name.push(letter),
            }
        };
        if end == '!' {
            let missing =
                || PureError::value("end of string while looking for conversion specifier");
            conversion = Some(self.take().ok_or_else(missing)?);
            match self.take() {
                Some('}') => {
                    return Ok(Field {
                        name,
                        conversion,
                        spec: String::new(),
                        nested: false,
                    });
                }
                Some(':') | None => {}
                Some(_) => return Err(PureError::value("expected ':' after conversion specifier")),
            }
        }
        let (spec, nested) = if end == '}' {
            (String::new(), false)
        } else {
            self.spec()?
        };
        Ok(Field {
            name,
            conversion,
            spec,
            nested,
        })
    }
}

impl Pieces {
    /// Up to the brace that closes the field, and whether there are fields inside.
    fn spec(&mut self) -> PureResult<(String, bool)> {
        let (mut spec, mut nested) = (String::new(), false);
        let mut depth = 1;
        loop {
            let unmatched = || PureError::value("unmatched '{' in format spec");
            let letter = self.take().ok_or_else(unmatched)?;
            match letter {
                '{' => {
                    nested = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok((spec, nested));
            }
            spec.push(letter);
        }
    }
}

/// A run of digits as a number, `None` when it is not one. Errors: ValueError when too large.
fn number(text: &str) -> PureResult<Option<i64>> {
    let mut number: Option<i64> = None;
    for letter in text.chars() {
        let Some(digit) = unicode::decimal_value(letter) else {
            return Ok(None);
        };
        let next = number
            .unwrap_or(0)
            .checked_mul(10)
            .and_then(|tens| tens.checked_add(i64::from(digit)));
        number =
            Some(next.ok_or_else(|| PureError::value("Too many decimal digits in format string"))?);
    }
    Ok(number)
}

/// Takes a field's name apart: `0.name[key]`. Errors: ValueError.
///
/// // Simplified: CPython looks up the first steps before it finds a later one malformed.
pub fn path(name: &str) -> PureResult<(Root, Vec<Step>)> {
    let (first, mut rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
    let root = match number(first)? {
        Some(position) => Root::Position(position),
        None if first.is_empty() => Root::Automatic,
        None => Root::Name(first.to_owned()),
    };
    let empty = || PureError::value("Empty attribute in format string");
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(attribute) = rest.strip_prefix('.') {
            let (attribute, after) =
                attribute.split_at(attribute.find(['.', '[']).unwrap_or(attribute.len()));
            if attribute.is_empty() {
                return Err(empty());
            }
            steps.push(Step::Attribute(attribute.to_owned()));
            rest = after;
        } else if let Some(item) = rest.strip_prefix('[') {
            let (item, after) = item
                .split_once(']')
                .ok_or_else(|| PureError::value("Missing ']' in format string"))?;
            if item.is_empty() {
                return Err(empty());
            }
            steps.push(number(item)?.map_or_else(|| Step::Key(item.to_owned()), Step::Index));
            rest = after;
        } else {
            return Err(PureError::value(
                "Only '.' or '[' may follow ']' in format field specifier",
            ));
        }
    }
    Ok((root, steps))
}

/// Whether the fields so far are numbered by hand or by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    #[default]
    Unknown,
    Automatic {
        next: i64,
    },
    Manual,
}

impl Numbering {
    /// The number of the next `{}`. Errors: ValueError after a `{0}`.
    pub fn automatic(&mut self) -> PureResult<i64> {
        let next = match *self {
            Numbering::Unknown => 0,
            Numbering::Automatic { next } => next,
            Numbering::Manual => {
                return Err(PureError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
        };
        *self = Numbering::Automatic { next: next + 1 };
        Ok(next)
    }

    /// Notes a `{0}`. Errors: ValueError after a `{}`.
    pub fn manual(&mut self) -> PureResult<()> {
        if let Numbering::Automatic { .. } = self {
            return Err(PureError::value(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        *self = Numbering::Manual;
        Ok(())
    }
}

/// IndexError: no such positional argument.
pub fn out_of_range(position: i64) -> PureError {
    PureError::new(
        ErrorKind::IndexError,
        format!("Replacement index {position} out of range for positional args tuple"),
    )
}

/// ValueError: `!x` for an unknown x.
pub fn unknown_conversion(conversion: char) -> PureError {
    let shown = if (' '..'\x7f').contains(&conversion) {
        conversion.to_string()
    } else {
        format!("\\x{:x}", conversion as u32)
    };
    PureError::value(format!("Unknown conversion specifier {shown}"))
}

/// ValueError: more than [`DEPTH_MAX`] levels of fields.
pub fn too_deep() -> PureError {
    PureError::value("Max string recursion exceeded")
}
