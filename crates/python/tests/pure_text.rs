//! `str`, `bytes` and the codecs between them, against recorded CPython answers (fixtures/text.jsonl).

mod recorded;

use python::pure::codec::{self, Codec};
use python::pure::str_text::Ends;
use python::pure::{bytes_text, slice, str_case, str_repr, str_text};
use recorded::{Answer, Argument, check, list, ok};

fn ends(name: &str) -> Ends {
    match name {
        "lstrip" => Ends::Left,
        "rstrip" => Ends::Right,
        _ => Ends::Both,
    }
}

fn position(found: Option<usize>) -> i64 {
    found.map_or(-1, |at| at as i64)
}

fn predicate(name: &str, text: &str) -> bool {
    match name {
        "isalnum" => str_case::is_alphanumeric(text),
        "isalpha" => str_case::is_alpha(text),
        "isascii" => text.is_ascii(),
        "isdecimal" => str_case::is_decimal(text),
        "isdigit" => str_case::is_digit(text),
        "isidentifier" => str_case::is_identifier(text),
        "islower" => str_case::is_lower(text),
        "isnumeric" => str_case::is_numeric(text),
        "isprintable" => str_case::is_printable(text),
        "isspace" => str_case::is_space(text),
        "istitle" => str_case::is_title_text(text),
        "isupper" => str_case::is_upper(text),
        _ => panic!("no such function: {name}"),
    }
}

fn text_call(name: &str, a: &[Argument<'_>]) -> Answer {
    let text = a[0].text();
    let range = || (a[2].optional(), a[3].optional());
    match name {
        "repr" => ok(str_repr::repr(text)),
        "ascii" => ok(str_repr::ascii(text)),
        "capitalize" => ok(str_case::capitalize(text)),
        "casefold" => ok(str_case::casefold(text)),
        "lower" => ok(str_case::lower(text)),
        "upper" => ok(str_case::upper(text)),
        "swapcase" => ok(str_case::swapcase(text)),
        "title" => ok(str_case::title(text)),
        "strip" | "lstrip" | "rstrip" => {
            ok(str_text::strip(text, a[1].optional_text(), ends(name)))
        }
        "splitlines" => ok(list(str_text::split_lines(text, a[1].boolean()))),
        "expandtabs" => ok(str_text::expand_tabs(text, a[1].small())),
        "center" => ok(str_text::centered(
            text,
            a[1].small(),
            str_text::fill_character(a[2].text())?,
        )),
        "ljust" => ok(str_text::left_justified(
            text,
            a[1].small(),
            str_text::fill_character(a[2].text())?,
        )),
        "rjust" => ok(str_text::right_justified(
            text,
            a[1].small(),
            str_text::fill_character(a[2].text())?,
        )),
        "zfill" => ok(str_text::zero_filled(text, a[1].small())),
        "partition" => ok(list(str_text::partition(text, a[1].text())?)),
        "rpartition" => ok(list(str_text::rpartition(text, a[1].text())?)),
        "removeprefix" => ok(str_text::remove_prefix(text, a[1].text())),
        "removesuffix" => ok(str_text::remove_suffix(text, a[1].text())),
        "split" => ok(list(str_text::split(
            text,
            a[1].optional_text(),
            a[2].small(),
        )?)),
        "rsplit" => ok(list(str_text::rsplit(
            text,
            a[1].optional_text(),
            a[2].small(),
        )?)),
        "replace" => ok(str_text::replace(
            text,
            a[1].text(),
            a[2].text(),
            a[3].small(),
        )),
        "find" => ok(position(str_text::find(
            text,
            a[1].text(),
            range().0,
            range().1,
        ))),
        "rfind" => ok(position(str_text::rfind(
            text,
            a[1].text(),
            range().0,
            range().1,
        ))),
        "index" => ok(str_text::find(text, a[1].text(), range().0, range().1)
            .ok_or_else(str_text::not_found)? as i64),
        "rindex" => ok(str_text::rfind(text, a[1].text(), range().0, range().1)
            .ok_or_else(str_text::not_found)? as i64),
        "count" => ok(str_text::count(text, a[1].text(), range().0, range().1) as i64),
        "startswith" => ok(str_text::starts_with(
            text,
            a[1].text(),
            range().0,
            range().1,
        )),
        "endswith" => ok(str_text::ends_with(text, a[1].text(), range().0, range().1)),
        "slice" => {
            let range = slice::adjust(
                a[1].optional(),
                a[2].optional(),
                a[3].optional(),
                str_text::length(text),
            )?;
            ok(str_text::slice(text, range))
        }
        "encode" => ok(codec::encode(
            text,
            Codec::named(a[1].text())?,
            a[2].text(),
        )?),
        "b.fromhex" => ok(bytes_text::from_hex(text)?),
        _ => ok(predicate(name, text)),
    }
}

fn bytes_call(name: &str, a: &[Argument<'_>]) -> Answer {
    let data = &a[0].bytes()[..];
    let second = a
        .get(1)
        .filter(|argument| argument.is("b:"))
        .map(|argument| argument.bytes());
    let sub = || second.as_deref().unwrap();
    let range = || (a[2].optional(), a[3].optional());
    match name {
        "repr" => ok(bytes_text::repr(data)),
        "arrayrepr" => ok(bytes_text::bytearray_repr(data)),
        "hex" => ok(bytes_text::hex(
            data,
            a.get(1).map(|text| text.text()),
            a.get(2).map_or(1, |group| group.small()),
        )?),
        "lower" => ok(bytes_text::lower(data)),
        "upper" => ok(bytes_text::upper(data)),
        "swapcase" => ok(bytes_text::swapcase(data)),
        "capitalize" => ok(bytes_text::capitalize(data)),
        "title" => ok(bytes_text::title(data)),
        "islower" => ok(bytes_text::is_lower(data)),
        "isupper" => ok(bytes_text::is_upper(data)),
        "isspace" => ok(bytes_text::is_space_text(data)),
        "splitlines" => ok(list(bytes_text::split_lines(data, a[1].boolean()))),
        "expandtabs" => ok(bytes_text::expand_tabs(data, a[1].small())),
        "center" => ok(bytes_text::centered(data, a[1].small(), b'*')),
        "ljust" => ok(bytes_text::left_justified(data, a[1].small(), b'*')),
        "rjust" => ok(bytes_text::right_justified(data, a[1].small(), b'*')),
        "zfill" => ok(bytes_text::zero_filled(data, a[1].small())),
        "strip" | "lstrip" | "rstrip" => ok(bytes_text::strip(data, second.as_deref(), ends(name))),
        "partition" => ok(list(bytes_text::partition(data, sub())?)),
        "rpartition" => ok(list(bytes_text::rpartition(data, sub())?)),
        "removeprefix" => ok(bytes_text::remove_prefix(data, sub())),
        "removesuffix" => ok(bytes_text::remove_suffix(data, sub())),
        "split" => ok(list(bytes_text::split(
            data,
            second.as_deref(),
            a[2].small(),
        )?)),
        "rsplit" => ok(list(bytes_text::rsplit(
            data,
            second.as_deref(),
            a[2].small(),
        )?)),
        "replace" => ok(bytes_text::replace(
            data,
            sub(),
            &a[2].bytes(),
            a[3].small(),
        )),
        "find" => ok(position(bytes_text::find(
            data,
            sub(),
            range().0,
            range().1,
        ))),
        "rfind" => ok(position(bytes_text::rfind(
            data,
            sub(),
            range().0,
            range().1,
        ))),
        "index" => ok(bytes_text::find(data, sub(), range().0, range().1)
            .ok_or_else(bytes_text::not_found)? as i64),
        "rindex" => ok(bytes_text::rfind(data, sub(), range().0, range().1)
            .ok_or_else(bytes_text::not_found)? as i64),
        "count" => ok(bytes_text::count(data, sub(), range().0, range().1) as i64),
        "startswith" => ok(bytes_text::starts_with(data, sub(), range().0, range().1)),
        "endswith" => ok(bytes_text::ends_with(data, sub(), range().0, range().1)),
        _ => panic!("no such function: {name}"),
    }
}

#[test]
fn text_agrees_with_cpython() {
    check(include_str!("fixtures/text.jsonl"), |name, a| {
        match name.strip_prefix("b.") {
            Some(name) if a[0].is("b:") => bytes_call(name, a),
            _ if name == "decode" => ok(codec::decode(
                &a[0].bytes(),
                Codec::named(a[1].text())?,
                a[2].text(),
            )?),
            _ => text_call(name, a),
        }
    });
}
