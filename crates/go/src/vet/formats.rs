//! Format strings, taken apart.

/// `%[2]*.3f`: one directive.
#[derive(Clone, Debug)]
pub(crate) struct Directive {
    /// The whole of it.
    pub text: String,
    /// Where it begins in the format string, in bytes.
    pub start: usize,
    pub flags: String,
    pub verb: char,
    /// The call's argument that it formats.
    pub argument: usize,
    /// The arguments that `*` takes.
    pub stars: Vec<usize>,
    /// It has an explicit index somewhere.
    pub is_indexed: bool,
}

struct Reader<'f> {
    rest: &'f str,
    at: usize,
    first: usize,
    next: usize,
    is_indexed: bool,
    is_pending: bool,
}

/// All directives; `format` is the call's argument with this number. Errors: in vet's words.
pub(crate) fn parse(format: &str, format_index: usize) -> Result<Vec<Directive>, String> {
    let first = format_index + 1;
    let mut next = first;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = format[at..].find('%') {
        at += offset;
        let mut reader = Reader {
            rest: &format[at..],
            at: 1,
            first,
            next,
            is_indexed: false,
            is_pending: false,
        };
        let directive = reader.directive(at)?;
        at += directive.text.len();
        if directive.verb != '%' {
            next = directive.argument + 1;
        }
        found.push(directive);
    }
    Ok(found)
}

impl Reader<'_> {
    fn byte(&self) -> u8 {
        self.rest.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn directive(&mut self, start: usize) -> Result<Directive, String> {
        let flags_start = self.at;
        while matches!(self.byte(), b'#' | b'0' | b'+' | b'-' | b' ') {
            self.at += 1;
        }
        let flags = self.rest[flags_start..self.at].to_owned();
        let mut stars = Vec::new();
        self.index()?;
        self.size(&mut stars);
        if self.byte() == b'.' {
            self.at += 1;
            self.index()?;
            self.size(&mut stars);
        }
        if !self.is_pending {
            self.index()?;
        }
        let Some(verb) = self.rest[self.at..].chars().next() else {
            return Err(format!(
                "format {} is missing verb at end of string",
                self.rest
            ));
        };
        self.at += verb.len_utf8();
        Ok(Directive {
            text: self.rest[..self.at].to_owned(),
            start,
            flags,
            verb,
            argument: self.next,
            stars,
            is_indexed: self.is_indexed,
        })
    }

    fn index(&mut self) -> Result<(), String> {
        if self.byte() != b'[' {
            return Ok(());
        }
        self.at += 1;
        let Some(length) = self.rest[self.at..].find(']') else {
            return Err(format!("format {} is missing closing ]", self.rest));
        };
        let inner = &self.rest[self.at..self.at + length];
        let number = inner.parse::<usize>().ok().filter(|number| *number > 0);
        let Some(number) = number.filter(|_| inner.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            return Err(format!("format has invalid argument index [{inner}]"));
        };
        self.at += length + 1;
        self.next = self.first + number - 1;
        self.is_indexed = true;
        self.is_pending = true;
        Ok(())
    }

    fn size(&mut self, stars: &mut Vec<usize>) {
        if self.byte() == b'*' {
            self.at += 1;
            self.is_pending = false;
            stars.push(self.next);
            self.next += 1;
            return;
        }
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
    }
}

/// Where the `offset`th byte of a string literal's value is written in the literal.
pub(crate) fn position_in_literal(literal: &str, offset: usize) -> usize {
    if literal.starts_with('`') {
        return offset + 1;
    }
    let (mut at, mut value) = (1, 0);
    while value < offset && at < literal.len() {
        let rest = &literal[at..];
        let Some(letter) = rest.chars().next() else {
            break;
        };
        if letter != '\\' {
            at += letter.len_utf8();
            value += letter.len_utf8();
            continue;
        }
        let (length, bytes) = match rest.as_bytes().get(1) {
            Some(b'x') => (4, 1),
            Some(b'0'..=b'7') => (4, 1),
            Some(b'u') => (6, code_length(&rest[2..], 4)),
            Some(b'U') => (10, code_length(&rest[2..], 8)),
            _ => (2, 1),
        };
        at += length;
        value += bytes;
    }
    at
}

fn code_length(digits: &str, count: usize) -> usize {
    let digits = digits.get(..count).unwrap_or("");
    let code = u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32);
    code.map_or(3, char::len_utf8)
}
