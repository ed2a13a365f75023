//! Number literals: how far they go, and what is wrong with them.

use super::ast::LiteralKind;

pub struct Scanned {
    pub length: usize,
    pub kind: LiteralKind,
    /// Offset into the literal, and message; at most one.
    pub errors: Vec<(usize, String)>,
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    has_digits: bool,
    has_separators: bool,
    /// The first digit that the base does not have.
    invalid_digit: Option<usize>,
    error: Option<(usize, String)>,
}

impl Scan<'_> {
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn lower(&self) -> u8 {
        self.byte().to_ascii_lowercase()
    }

    fn fail(&mut self, at: usize, message: impl Into<String>) {
        if self.error.is_none() {
            self.error = Some((at, message.into()));
        }
    }

    fn digits(&mut self, base: u8) {
        loop {
            let byte = self.byte();
            let is_digit = if base == 16 {
                byte.is_ascii_hexdigit()
            } else {
                byte.is_ascii_digit()
            };
            if byte == b'_' {
                self.has_separators = true;
            } else if is_digit {
                self.has_digits = true;
                if base < 10 && byte >= b'0' + base && self.invalid_digit.is_none() {
                    self.invalid_digit = Some(self.at);
                }
            } else {
                return;
            }
            self.at += 1;
        }
    }
}

/// `bytes` begin with a digit, or with a point and a digit.
pub fn scan(bytes: &[u8]) -> Scanned {
    let mut scan = Scan {
        bytes,
        at: 0,
        has_digits: false,
        has_separators: false,
        invalid_digit: None,
        error: None,
    };
    let mut kind = LiteralKind::Int;
    // None: decimal; `0`: octal by its leading zero.
    let mut prefix = None;
    let mut base = 10;
    if scan.byte() == b'0' {
        scan.at += 1;
        (base, prefix) = match scan.lower() {
            b'x' => (16, Some(b'x')),
            b'o' => (8, Some(b'o')),
            b'b' => (2, Some(b'b')),
            _ => (8, Some(b'0')),
        };
        if prefix == Some(b'0') {
            scan.has_digits = true;
        } else {
            scan.at += 1;
        }
    }
    if scan.byte() != b'.' || prefix.is_some() {
        scan.digits(base);
    }
    if scan.byte() == b'.' {
        if matches!(prefix, Some(b'o' | b'b')) {
            let message = format!("invalid radix point in {} literal", base_name(base));
            scan.fail(scan.at, message);
        }
        scan.at += 1;
        kind = LiteralKind::Float;
        scan.digits(base);
    }
    if !scan.has_digits {
        scan.fail(
            scan.at,
            format!("{} literal has no digits", base_name(base)),
        );
    }
    exponent(&mut scan, &mut kind, prefix);
    if scan.byte() == b'i' {
        kind = LiteralKind::Imaginary;
        scan.at += 1;
    }
    if let Some(invalid) = scan.invalid_digit
        && kind == LiteralKind::Int
    {
        let digit = bytes[invalid] as char;
        let name = base_name(base);
        scan.fail(
            invalid,
            format!("invalid digit '{digit}' in {name} literal"),
        );
    }
    if scan.has_separators
        && let Some(index) = bad_separator(&bytes[..scan.at])
    {
        scan.fail(index, "'_' must separate successive digits");
    }
    Scanned {
        length: scan.at,
        kind,
        errors: scan.error.into_iter().collect(),
    }
}

fn exponent(scan: &mut Scan, kind: &mut LiteralKind, prefix: Option<u8>) {
    let letter = scan.lower();
    if letter == b'e' || letter == b'p' {
        let shown = scan.byte() as char;
        if letter == b'e' && !matches!(prefix, None | Some(b'0')) {
            let message = format!("'{shown}' exponent requires decimal mantissa");
            scan.fail(scan.at, message);
        } else if letter == b'p' && prefix != Some(b'x') {
            let message = format!("'{shown}' exponent requires hexadecimal mantissa");
            scan.fail(scan.at, message);
        }
        scan.at += 1;
        *kind = LiteralKind::Float;
        if matches!(scan.byte(), b'+' | b'-') {
            scan.at += 1;
        }
        scan.has_digits = false;
        scan.digits(10);
        if !scan.has_digits {
            scan.fail(scan.at, "exponent has no digits");
        }
    } else if prefix == Some(b'x') && *kind == LiteralKind::Float {
        scan.fail(scan.at, "hexadecimal mantissa requires a 'p' exponent");
    }
}

fn base_name(base: u8) -> &'static str {
    match base {
        2 => "binary",
        8 => "octal",
        16 => "hexadecimal",
        _ => "decimal",
    }
}

/// The first `_` that does not stand between digits (a prefix counts as one).
fn bad_separator(literal: &[u8]) -> Option<usize> {
    let has_prefix = literal.len() > 1
        && literal[0] == b'0'
        && matches!(literal[1].to_ascii_lowercase(), b'x' | b'o' | b'b');
    let is_hex = has_prefix && literal[1].eq_ignore_ascii_case(&b'x');
    let is_digit = |byte: u8| byte.is_ascii_digit() || is_hex && byte.is_ascii_hexdigit();
    let first = if has_prefix { 2 } else { 0 };
    // A prefix counts as a digit.
    let mut before = if has_prefix { b'0' } else { b'.' };
    for (index, byte) in literal.iter().enumerate().skip(first) {
        let kind = match *byte {
            b'_' if before != b'0' => return Some(index),
            b'_' => b'_',
            digit if is_digit(digit) => b'0',
            _ if before == b'_' => return Some(index - 1),
            _ => b'.',
        };
        before = kind;
    }
    (before == b'_').then(|| literal.len() - 1)
}
