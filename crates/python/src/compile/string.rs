//! f-strings.

use ruff_python_ast::{self as ast, ConversionFlag, FStringPart, InterpolatedStringElement};

use super::generator::{Generator, range, range_of};
use crate::code::{Constant, Op, Range};

/// A format specification lies on the stack: a bit of `FormatValue`'s operand.
const WITH_SPEC: u32 = 4;

/// `BuildString` takes the result: another bit.
const JOINED: u32 = 8;

/// Literal text not yet written, and how many strings are on the stack.
#[derive(Default)]
struct Pieces {
    literal: String,
    literal_range: Range,
    count: u32,
    /// Where its `FormatValue` instructions stand.
    formats: Vec<usize>,
}

impl<'a> Generator<'a> {
    pub fn f_string(&mut self, node: &'a ast::ExprFString) {
        let whole = range(node);
        let mut pieces = Pieces::default();
        for part in &node.value {
            match part {
                FStringPart::Literal(literal) => pieces.text(&literal.value, range(literal)),
                FStringPart::FString(string) => self.elements(&string.elements, &mut pieces),
            }
        }
        self.join(pieces, whole);
    }

    /// `t"…"`: a call of `string.templatelib._make(strings, interpolations)`.
    pub fn template_string(&mut self, node: &'a ast::ExprTString) {
        let whole = range(node);
        self.load_constant(Constant::Int(0), whole);
        let name = Constant::Str("_make".to_owned());
        self.load_constant(Constant::Tuple(vec![name]), whole);
        self.emit_name(Op::ImportName, "string.templatelib", whole);
        self.emit_name(Op::LoadAttr, "_make", whole);
        self.emit(Op::PushNull, 0, whole);
        let mut strings = vec![String::new()];
        let mut fields = Vec::new();
        let parts = node.value.as_slice().iter();
        for element in parts.flat_map(|part| &part.elements) {
            let last = strings.last_mut().expect("there always is one");
            match element {
                InterpolatedStringElement::Literal(literal) => last.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(text) = &field.debug_text {
                        last.push_str(text.as_str());
                    }
                    strings.push(String::new());
                    fields.push(field);
                }
            }
        }
        let strings = strings.into_iter().map(Constant::Str).collect();
        self.load_constant(Constant::Tuple(strings), whole);
        let count = fields.len() as u32;
        for field in fields {
            self.template_field(field);
        }
        self.emit(Op::BuildTuple, count, whole);
        self.emit(Op::Call, 2, whole);
    }

    /// One `{…}` of a template: a tuple of value, text, conversion and format.
    fn template_field(&mut self, field: &'a ast::InterpolatedElement) {
        let whole = range_of(field.range);
        self.expression(&field.expression);
        let text = &self.source[ruff_text_size::Ranged::range(&*field.expression)];
        let text = Constant::Str(text.to_owned());
        self.load_constant(text, whole);
        let conversion = match field.conversion {
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => {
                Constant::Str("r".to_owned())
            }
            ConversionFlag::None => Constant::None,
            flag => Constant::Str(char::from(flag as i8 as u8).to_string()),
        };
        self.load_constant(conversion, whole);
        let mut inner = Pieces::default();
        if let Some(spec) = &field.format_spec {
            self.elements(&spec.elements, &mut inner);
        }
        self.join(inner, whole);
        self.emit(Op::BuildTuple, 4, whole);
    }

    fn elements(&mut self, elements: &'a ast::InterpolatedStringElements, pieces: &mut Pieces) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    pieces.text(&literal.value, range_of(literal.range));
                }
                InterpolatedStringElement::Interpolation(field) => self.field(field, pieces),
            }
        }
    }

    /// One `{…}`.
    fn field(&mut self, field: &'a ast::InterpolatedElement, pieces: &mut Pieces) {
        let whole = range_of(field.range);
        if let Some(text) = &field.debug_text {
            pieces.text(text.as_str(), whole);
        }
        self.flush(pieces);
        self.expression(&field.expression);
        let mut flags = match field.conversion {
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => 2,
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        };
        if let Some(spec) = &field.format_spec {
            let mut inner = Pieces::default();
            self.elements(&spec.elements, &mut inner);
            self.join(inner, range_of(spec.range));
            flags |= WITH_SPEC;
        }
        pieces.formats.push(self.unit().code.instrs.len());
        self.emit(Op::FormatValue, flags, whole);
        pieces.count += 1;
    }

    fn flush(&mut self, pieces: &mut Pieces) {
        if !pieces.literal.is_empty() {
            let literal = std::mem::take(&mut pieces.literal);
            self.load_constant(Constant::Str(literal), pieces.literal_range);
            pieces.count += 1;
        }
    }

    fn join(&mut self, mut pieces: Pieces, whole: Range) {
        self.flush(&mut pieces);
        match pieces.count {
            0 => self.load_constant(Constant::Str(String::new()), whole),
            1 => {}
            count => {
                for at in pieces.formats {
                    self.unit().code.instrs[at].arg |= JOINED;
                }
                self.emit(Op::BuildString, count, whole);
            }
        }
    }
}

impl Pieces {
    fn text(&mut self, text: &str, range: Range) {
        if self.literal.is_empty() {
            self.literal_range = range;
        }
        self.literal.push_str(text);
    }
}
