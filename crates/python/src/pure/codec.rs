//! `str.encode` and `bytes.decode`: UTF-8, ASCII, Latin-1, UTF-16, UTF-32 and the Korean ones.
//!
//! Source of the rules: CPython 3.14, Objects/unicodeobject.c and Python/codecs.c;
//! the words of an error are `UnicodeEncodeError.__str__`'s and its sibling's.
//!
//! // Simplified: `surrogateescape` and `surrogatepass` act as `strict` does when
//! they would have to make a surrogate, which text here cannot hold.

use super::korean;
use super::str_repr::push_escape;
use super::{ErrorKind, PureError, PureResult};

/// An encoding; the name of one can be spelled in many ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Utf8,
    Utf8Sig,
    Ascii,
    Latin1,
    /// `big` is `None` for the kind that says its byte order in its first character.
    /// Backslash escapes in Latin-1.
    UnicodeEscape,
    Utf16 {
        big: Option<bool>,
    },
    Utf32 {
        big: Option<bool>,
    },
    EucKr,
    Cp949,
}

impl Codec {
    /// Errors: LookupError.
    pub fn named(name: &str) -> PureResult<Codec> {
        let plain: String = name
            .to_ascii_lowercase()
            .chars()
            .map(|letter| {
                if letter == '-' || letter == ' ' {
                    '_'
                } else {
                    letter
                }
            })
            .collect();
        Ok(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Codec::Utf8,
            "utf_8_sig" | "utf8_sig" => Codec::Utf8Sig,
            "ascii" | "us_ascii" | "646" | "us" | "iso646_us" | "ansi_x3.4_1968" => Codec::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859"
            | "8859" | "cp819" => Codec::Latin1,
            "unicode_escape" | "unicodeescape" => Codec::UnicodeEscape,
            "utf_16" | "utf16" | "u16" => Codec::Utf16 { big: None },
            "utf_16_le" | "utf_16le" | "utf16_le" => Codec::Utf16 { big: Some(false) },
            "utf_16_be" | "utf_16be" | "utf16_be" => Codec::Utf16 { big: Some(true) },
            "utf_32" | "utf32" | "u32" => Codec::Utf32 { big: None },
            "utf_32_le" | "utf_32le" | "utf32_le" => Codec::Utf32 { big: Some(false) },
            "utf_32_be" | "utf_32be" | "utf32_be" => Codec::Utf32 { big: Some(true) },
            "euc_kr" | "euckr" | "korean" | "ksc5601" | "ks_c_5601" | "ks_c_5601_1987"
            | "ksx1001" | "ks_x_1001" => Codec::EucKr,
            "cp949" | "949" | "ms949" | "uhc" => Codec::Cp949,
            _ => {
                return Err(PureError::new(
                    ErrorKind::LookupError,
                    format!("unknown encoding: {name}"),
                ));
            }
        })
    }

    /// The name that errors use.
    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::UnicodeEscape => "unicodeescape",
            Codec::Utf16 {
                big: None | Some(false),
            } => "utf-16-le",
            Codec::Utf16 { big: Some(true) } => "utf-16-be",
            Codec::Utf32 {
                big: None | Some(false),
            } => "utf-32-le",
            Codec::Utf32 { big: Some(true) } => "utf-32-be",
            Codec::EucKr => "euc_kr",
            Codec::Cp949 => "cp949",
        }
    }
}

fn unknown_handler(name: &str) -> PureError {
    PureError::new(
        ErrorKind::LookupError,
        format!("unknown error handler name '{name}'"),
    )
}

/// `text.encode(codec, errors)`. Errors: UnicodeEncodeError; LookupError for an unknown handler that is needed.
pub fn encode(text: &str, codec: Codec, errors: &str) -> PureResult<Vec<u8>> {
    Ok(match codec {
        Codec::Utf8 => text.as_bytes().to_vec(),
        Codec::Utf8Sig => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Codec::Ascii => encode_narrow(text, codec, 128, errors)?,
        Codec::Latin1 => encode_narrow(text, codec, 256, errors)?,
        Codec::EucKr | Codec::Cp949 => encode_korean(text, codec, errors)?,
        Codec::UnicodeEscape => escaped(text).into_bytes(),
        Codec::Utf16 { big } => {
            let mark = if big.is_none() { Some(0xfeff) } else { None };
            let order = if big == Some(true) {
                u16::to_be_bytes
            } else {
                u16::to_le_bytes
            };
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(order)
                .collect()
        }
        Codec::Utf32 { big } => {
            let mark = if big.is_none() { Some(0xfeff) } else { None };
            let order = if big == Some(true) {
                u32::to_be_bytes
            } else {
                u32::to_le_bytes
            };
            mark.into_iter()
                .chain(text.chars().map(u32::from))
                .flat_map(order)
                .collect()
        }
    })
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            ' '..='~' => out.push(letter),
            _ => push_escape(&mut out, letter),
        }
    }
    out
}

/// Unknown escapes stay. Errors: UnicodeDecodeError for one that is cut short.
fn unescaped(data: &[u8]) -> PureResult<String> {
    let mut out = String::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        let Some(after) = data.get(at + 1).filter(|_| data[at] == b'\\') else {
            out.push(data[at] as char);
            at += 1;
            continue;
        };
        let digits = match after {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            _ => 0,
        };
        if digits > 0 {
            let text = data.get(at + 2..at + 2 + digits);
            let text = text.and_then(|text| std::str::from_utf8(text).ok());
            let code = text.and_then(|text| u32::from_str_radix(text, 16).ok());
            let Some(letter) = code.and_then(char::from_u32) else {
                let what = match digits {
                    2 => "\\xXX",
                    4 => "\\uXXXX",
                    _ => "\\UXXXXXXXX",
                };
                let last = (at + 1 + digits).min(data.len() - 1);
                return Err(PureError::new(
                    ErrorKind::UnicodeDecodeError,
                    format!(
                        "'unicodeescape' codec can't decode bytes in position {at}-{last}: truncated {what} escape"
                    ),
                ));
            };
            out.push(letter);
            at += 2 + digits;
            continue;
        }
        if (b'0'..=b'7').contains(after) {
            let octal = data[at + 1..].iter().take(3);
            let octal: Vec<u32> = octal
                .take_while(|digit| (b'0'..=b'7').contains(digit))
                .map(|digit| u32::from(digit - b'0'))
                .collect();
            let code = octal.iter().fold(0, |code, digit| code * 8 + digit);
            out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            at += 1 + octal.len();
            continue;
        }
        match after {
            b'\n' => {}
            b'\\' | b'\'' | b'"' => out.push(*after as char),
            b'a' => out.push('\x07'),
            b'b' => out.push('\x08'),
            b'f' => out.push('\x0c'),
            b'n' => out.push('\n'),
            b'r' => out.push('\r'),
            b't' => out.push('\t'),
            b'v' => out.push('\x0b'),
            other => {
                out.push('\\');
                out.push(*other as char);
            }
        }
        at += 2;
    }
    Ok(out)
}

fn encode_narrow(text: &str, codec: Codec, limit: u32, errors: &str) -> PureResult<Vec<u8>> {
    let letters: Vec<char> = text.chars().collect();
    let mut bytes = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        if (letters[at] as u32) < limit {
            bytes.push(letters[at] as u32 as u8);
            at += 1;
            continue;
        }
        // A run of characters is one error.
        let run = letters[at..]
            .iter()
            .take_while(|letter| **letter as u32 >= limit)
            .count();
        let mut replacement = String::new();
        for letter in &letters[at..at + run] {
            match errors {
                "ignore" => {}
                "replace" => replacement.push('?'),
                "backslashreplace" => push_escape(&mut replacement, *letter),
                "xmlcharrefreplace" => replacement.push_str(&format!("&#{};", *letter as u32)),
                "strict" | "surrogateescape" | "surrogatepass" => {
                    return Err(cannot_encode(codec, letters[at], at, run, limit));
                }
                _ => return Err(unknown_handler(errors)),
            }
        }
        bytes.extend_from_slice(replacement.as_bytes());
        at += run;
    }
    Ok(bytes)
}

/// Here each character is an error of its own.
fn encode_korean(text: &str, codec: Codec, errors: &str) -> PureResult<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for (at, letter) in text.chars().enumerate() {
        if letter.is_ascii() {
            bytes.push(letter as u8);
        } else if let Some(pair) = korean::bytes_of(letter, codec == Codec::Cp949) {
            bytes.extend(pair);
        } else if let Some(spelt) = korean::spelt(letter).filter(|_| codec == Codec::EucKr) {
            bytes.extend(spelt);
        } else {
            let mut escape = String::new();
            push_escape(&mut escape, letter);
            match errors {
                "ignore" => {}
                "replace" => bytes.push(b'?'),
                "backslashreplace" => bytes.extend(escape.bytes()),
                "xmlcharrefreplace" => bytes.extend(format!("&#{};", letter as u32).bytes()),
                "strict" | "surrogateescape" | "surrogatepass" => {
                    let name = codec.name();
                    return Err(PureError::new(
                        ErrorKind::UnicodeEncodeError,
                        format!(
                            "'{name}' codec can't encode character '{escape}' in position {at}: illegal multibyte sequence"
                        ),
                    ));
                }
                _ => return Err(unknown_handler(errors)),
            }
        }
    }
    Ok(bytes)
}

fn korean_letter(rest: &[u8], codec: Codec) -> Found {
    match rest {
        [byte, ..] if byte.is_ascii() => Found::Letter(*byte as char, 1),
        _ if codec == Codec::EucKr && korean::syllable(rest).is_some() => {
            let letter = korean::syllable(rest).unwrap_or(char::REPLACEMENT_CHARACTER);
            Found::Letter(letter, 8)
        }
        [lead, trail, ..] => match korean::letter_of(*lead, *trail, codec == Codec::Cp949) {
            Some(letter) => Found::Letter(letter, 2),
            None => Found::Wrong(1, "illegal multibyte sequence"),
        },
        _ => Found::Wrong(1, "incomplete multibyte sequence"),
    }
}

fn cannot_encode(codec: Codec, letter: char, at: usize, run: usize, limit: u32) -> PureError {
    let name = codec.name();
    let message = if run == 1 {
        let mut escape = String::new();
        push_escape(&mut escape, letter);
        format!(
            "'{name}' codec can't encode character '{escape}' in position {at}: ordinal not in range({limit})"
        )
    } else {
        let last = at + run - 1;
        format!(
            "'{name}' codec can't encode characters in position {at}-{last}: ordinal not in range({limit})"
        )
    };
    PureError::new(ErrorKind::UnicodeEncodeError, message)
}

/// What a decoder finds at a place: a character, or a wrong run of bytes and why.
enum Found {
    Letter(char, usize),
    Wrong(usize, &'static str),
}

/// `data.decode(codec, errors)`. Errors: UnicodeDecodeError; LookupError for an unknown handler that is needed.
pub fn decode(data: &[u8], codec: Codec, errors: &str) -> PureResult<String> {
    match codec {
        Codec::Utf8 => decode_utf8(data, errors),
        Codec::Utf8Sig => decode_utf8(data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data), errors),
        Codec::Latin1 => Ok(data.iter().map(|byte| *byte as char).collect()),
        Codec::UnicodeEscape => unescaped(data),
        Codec::EucKr | Codec::Cp949 => {
            decode_with(data, 0, codec, errors, |rest| korean_letter(rest, codec))
        }
        Codec::Ascii => decode_with(data, 0, codec, errors, |rest| match rest[0] {
            byte if byte < 128 => Found::Letter(byte as char, 1),
            _ => Found::Wrong(1, "ordinal not in range(128)"),
        }),
        Codec::Utf16 { big } => {
            let (big, start) = match (big, data) {
                (Some(big), _) => (big, 0),
                (None, [0xff, 0xfe, ..]) => (false, 2),
                (None, [0xfe, 0xff, ..]) => (true, 2),
                (None, _) => (false, 0),
            };
            decode_with(
                data,
                start,
                Codec::Utf16 { big: Some(big) },
                errors,
                |rest| utf16_letter(rest, big),
            )
        }
        Codec::Utf32 { big } => {
            let (big, start) = match (big, data) {
                (Some(big), _) => (big, 0),
                (None, [0xff, 0xfe, 0, 0, ..]) => (false, 4),
                (None, [0, 0, 0xfe, 0xff, ..]) => (true, 4),
                (None, _) => (false, 0),
            };
            decode_with(
                data,
                start,
                Codec::Utf32 { big: Some(big) },
                errors,
                |rest| utf32_letter(rest, big),
            )
        }
    }
}

fn utf16_letter(rest: &[u8], big: bool) -> Found {
    let unit = |at: usize| -> Option<u16> {
        let pair = [*rest.get(at)?, *rest.get(at + 1)?];
        Some(if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        })
    };
    match unit(0) {
        None => Found::Wrong(rest.len(), "truncated data"),
        Some(high @ 0xd800..0xdc00) => match unit(2) {
            None => Found::Wrong(rest.len(), "unexpected end of data"),
            Some(low @ 0xdc00..0xe000) => {
                let code = 0x10000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(low) - 0xdc00);
                Found::Letter(
                    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                    4,
                )
            }
            Some(_) => Found::Wrong(2, "illegal UTF-16 surrogate"),
        },
        Some(other) => match char::from_u32(other.into()) {
            Some(letter) => Found::Letter(letter, 2),
            None => Found::Wrong(2, "illegal encoding"),
        },
    }
}

fn utf32_letter(rest: &[u8], big: bool) -> Found {
    let Some(unit) = rest.first_chunk::<4>() else {
        return Found::Wrong(rest.len(), "truncated data");
    };
    let code = if big {
        u32::from_be_bytes(*unit)
    } else {
        u32::from_le_bytes(*unit)
    };
    match char::from_u32(code) {
        Some(letter) => Found::Letter(letter, 4),
        None if code > 0x10ffff => Found::Wrong(4, "code point not in range(0x110000)"),
        None => Found::Wrong(
            4,
            "code point in surrogate code point range(0xd800, 0xe000)",
        ),
    }
}

fn decode_with(
    data: &[u8],
    start: usize,
    codec: Codec,
    errors: &str,
    find: impl Fn(&[u8]) -> Found,
) -> PureResult<String> {
    let mut text = String::with_capacity(data.len());
    let mut at = start;
    while at < data.len() {
        match find(&data[at..]) {
            Found::Letter(letter, size) => {
                text.push(letter);
                at += size;
            }
            Found::Wrong(size, reason) => {
                text.push_str(&handled(data, at, size, reason, codec, errors)?);
                at += size;
            }
        }
    }
    Ok(text)
}

fn decode_utf8(data: &[u8], errors: &str) -> PureResult<String> {
    let mut text = String::with_capacity(data.len());
    let mut at = 0;
    loop {
        let error = match std::str::from_utf8(&data[at..]) {
            Ok(rest) => {
                text.push_str(rest);
                return Ok(text);
            }
            Err(error) => error,
        };
        let good = error.valid_up_to();
        text.push_str(&String::from_utf8_lossy(&data[at..at + good]));
        at += good;
        let size = error.error_len().unwrap_or(data.len() - at);
        let reason = match error.error_len() {
            None => "unexpected end of data",
            Some(1) if !(0xc2..=0xf4).contains(&data[at]) => "invalid start byte",
            Some(_) => "invalid continuation byte",
        };
        text.push_str(&handled(data, at, size, reason, Codec::Utf8, errors)?);
        at += size;
    }
}

/// What the error handler puts in place of the wrong bytes.
fn handled(
    data: &[u8],
    at: usize,
    size: usize,
    reason: &str,
    codec: Codec,
    errors: &str,
) -> PureResult<String> {
    match errors {
        "ignore" => Ok(String::new()),
        "replace" => Ok(char::REPLACEMENT_CHARACTER.to_string()),
        "backslashreplace" => Ok(data[at..at + size]
            .iter()
            .map(|byte| format!("\\x{byte:02x}"))
            .collect()),
        "strict" | "surrogateescape" | "surrogatepass" => {
            let name = codec.name();
            let place = match size {
                1 => format!("byte {:#04x} in position {at}", data[at]),
                _ => format!("bytes in position {at}-{}", at + size - 1),
            };
            let message = format!("'{name}' codec can't decode {place}: {reason}");
            Err(PureError::new(ErrorKind::UnicodeDecodeError, message))
        }
        _ => Err(unknown_handler(errors)),
    }
}
