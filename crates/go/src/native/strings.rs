//! Packages strings, bytes and unicode: the searches that Go writes in assembly, and tables.

use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("strings.Index", index),
    ("strings.LastIndex", last_index),
    ("strings.Count", count),
    ("strings.IndexByte", index_byte),
    ("strings.repeat", repeat),
    ("strings.ToUpper", to_upper),
    ("strings.ToLower", to_lower),
    ("strings.fromBytes", same),
    ("bytes.Compare", compare),
    ("bytes.Equal", equal),
    ("bytes.indexOf", index_bytes),
    ("unicode.IsLetter", |vm, base| test(vm, base, char::is_alphabetic)),
    ("unicode.IsUpper", |vm, base| test(vm, base, char::is_uppercase)),
    ("unicode.IsLower", |vm, base| test(vm, base, char::is_lowercase)),
    ("unicode.IsDigit", |vm, base| test(vm, base, |c| c.is_numeric() && c.to_digit(10).is_some() || c.is_ascii_digit())),
    ("unicode.IsNumber", |vm, base| test(vm, base, char::is_numeric)),
    ("unicode.IsSpace", |vm, base| test(vm, base, char::is_whitespace)),
    ("unicode.IsControl", |vm, base| test(vm, base, char::is_control)),
    ("unicode.IsPunct", |vm, base| test(vm, base, is_punct)),
    ("unicode.IsPrint", |vm, base| test(vm, base, |c| super::strconv::prints(u32::from(c)))),
    ("unicode.ToUpper", |vm, base| map(vm, base, |c| c.to_uppercase().next().filter(|_| c.to_uppercase().count() == 1))),
    ("unicode.ToLower", |vm, base| map(vm, base, |c| c.to_lowercase().next())),
];

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    text.windows(part.len()).position(|window| window == part)
}

fn answer(vm: &mut Vm, base: usize, found: Option<usize>, length: usize) -> Flow {
    vm.charge(5 + length as u64 / 8);
    vm.set(base, 0, found.map_or(-1, |at| at as i64) as u64);
    Flow::Next
}

fn index(vm: &mut Vm, base: usize) -> Flow {
    let (text, part) = (vm.arg_bytes(base, 0), vm.arg_bytes(base, 2));
    answer(vm, base, find(&text, &part), text.len())
}

/// The same of two byte slices.
fn index_bytes(vm: &mut Vm, base: usize) -> Flow {
    let (text, part) = (vm.arg_bytes(base, 0), vm.arg_bytes(base, 3));
    answer(vm, base, find(&text, &part), text.len())
}

fn last_index(vm: &mut Vm, base: usize) -> Flow {
    let (text, part) = (vm.arg_bytes(base, 0), vm.arg_bytes(base, 2));
    let found = if part.is_empty() {
        Some(text.len())
    } else {
        text.windows(part.len()).rposition(|window| window == part)
    };
    answer(vm, base, found, text.len())
}

fn count(vm: &mut Vm, base: usize) -> Flow {
    let (text, part) = (vm.arg_bytes(base, 0), vm.arg_bytes(base, 2));
    let count = if part.is_empty() {
        String::from_utf8_lossy(&text).chars().count() + 1
    } else {
        let (mut count, mut rest) = (0, &text[..]);
        while let Some(at) = find(rest, &part) {
            count += 1;
            rest = &rest[at + part.len()..];
        }
        count
    };
    answer(vm, base, Some(count), text.len())
}

fn index_byte(vm: &mut Vm, base: usize) -> Flow {
    let text = vm.arg_bytes(base, 0);
    let byte = vm.arg(base, 2) as u8;
    answer(vm, base, text.iter().position(|other| *other == byte), text.len())
}

fn repeat(vm: &mut Vm, base: usize) -> Flow {
    let text = vm.arg_bytes(base, 0);
    let count = vm.arg(base, 2);
    if vm.too_much(text.len() as u64 * count) {
        return Flow::Next;
    }
    let out = text.repeat(count as usize);
    vm.set_text(base, 0, &out);
    Flow::Next
}

fn to_upper(vm: &mut Vm, base: usize) -> Flow {
    let single = |c: char| {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(upper), None) => upper,
            _ => c,
        }
    };
    let text: String = vm.arg_text(base, 0).chars().map(single).collect();
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}

fn to_lower(vm: &mut Vm, base: usize) -> Flow {
    let single = |c: char| c.to_lowercase().next().unwrap_or(c);
    let text: String = vm.arg_text(base, 0).chars().map(single).collect();
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}

/// A byte slice's bytes as a string, shared: nobody writes to them any more.
fn same(_: &mut Vm, _: usize) -> Flow {
    Flow::Next
}

fn compare(vm: &mut Vm, base: usize) -> Flow {
    let a = (vm.arg(base, 0), vm.arg(base, 1));
    let b = (vm.arg(base, 3), vm.arg(base, 4));
    let order = vm.memory.compare(a, b) as i8;
    vm.set(base, 0, order as i64 as u64);
    Flow::Next
}

fn equal(vm: &mut Vm, base: usize) -> Flow {
    let a = (vm.arg(base, 0), vm.arg(base, 1));
    let b = (vm.arg(base, 3), vm.arg(base, 4));
    let equal = a.1 == b.1 && vm.memory.compare(a, b).is_eq();
    vm.set(base, 0, u64::from(equal));
    Flow::Next
}

fn character(vm: &Vm, base: usize) -> Option<char> {
    u32::try_from(vm.arg(base, 0)).ok().and_then(char::from_u32)
}

fn test(vm: &mut Vm, base: usize, is: impl Fn(char) -> bool) -> Flow {
    let yes = character(vm, base).is_some_and(is);
    vm.set(base, 0, u64::from(yes));
    Flow::Next
}

fn map(vm: &mut Vm, base: usize, to: impl Fn(char) -> Option<char>) -> Flow {
    if let Some(mapped) = character(vm, base).and_then(to) {
        vm.set(base, 0, u64::from(u32::from(mapped)));
    }
    Flow::Next
}

fn is_punct(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation() && !matches!(character, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~');
    }
    !character.is_alphanumeric() && !character.is_whitespace() && !character.is_control()
}
