//! Packages strings and unicode: the search that Go writes in assembly, and what a rune is.

use super::category::category_of;
use crate::vm::{Flow, Native, Vm};
use std::collections::BTreeMap;
use std::sync::OnceLock;

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("strings.Index", index),
    ("unicode.category", category),
    ("unicode.script", script),
    ("unicode.upper", |vm, base| map(vm, base, upper)),
    ("unicode.title", |vm, base| map(vm, base, upper)),
    ("unicode.lower", |vm, base| map(vm, base, lower)),
    ("unicode.fold", |vm, base| map(vm, base, fold)),
];

fn index(vm: &mut Vm, base: usize) -> Flow {
    let (text, part) = (vm.arg_bytes(base, 0), vm.arg_bytes(base, 2));
    let found = match part.is_empty() {
        true => Some(0),
        false => text.windows(part.len()).position(|window| window == part),
    };
    vm.charge(5 + text.len() as u64 / 8);
    vm.set(base, 0, found.map_or(-1, |at| at as i64) as u64);
    Flow::Next
}

fn character(vm: &Vm, base: usize) -> Option<char> {
    u32::try_from(vm.arg(base, 0)).ok().and_then(char::from_u32)
}

fn map(vm: &mut Vm, base: usize, to: fn(char) -> char) -> Flow {
    if let Some(character) = character(vm, base) {
        vm.set(base, 0, u64::from(u32::from(to(character))));
    }
    Flow::Next
}

/// The simple mapping: what becomes several letters stays as it is.
fn upper(character: char) -> char {
    let mut upper = character.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => character,
    }
}

fn lower(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

/// The next greater one of those that differ only by case, or the least of them.
fn fold(character: char) -> char {
    let orbit = orbits().get(&same_case(character));
    let pair = [upper(character), lower(character)];
    let all = orbit.map_or(&pair[..], |orbit| &orbit[..]);
    let greater = all.iter().filter(|other| **other > character).min();
    match matches!(character, '\u{130}' | '\u{131}') {
        true => character,
        false => *greater.or(all.iter().min()).unwrap_or(&character),
    }
}

fn same_case(character: char) -> char {
    lower(upper(character))
}

/// Of letters with more than two forms, as `k`, `K` and the Kelvin sign: all of them.
fn orbits() -> &'static BTreeMap<char, Vec<char>> {
    static ORBITS: OnceLock<BTreeMap<char, Vec<char>>> = OnceLock::new();
    ORBITS.get_or_init(|| {
        let mut orbits: BTreeMap<char, Vec<char>> = BTreeMap::new();
        // Above stand pairs only; the two letters i without and with a dot go round alone.
        let letters = ('\0'..'\u{b000}').filter(|letter| !matches!(letter, '\u{130}' | '\u{131}'));
        for letter in letters.filter(|letter| letter.is_alphabetic()) {
            orbits.entry(same_case(letter)).or_default().push(letter);
        }
        orbits.retain(|_, all| all.len() > 2);
        orbits
    })
}

fn category(vm: &mut Vm, base: usize) -> Flow {
    let category = category_of(vm.arg(base, 0) as u32);
    vm.set_text(base, 0, category.as_bytes());
    Flow::Next
}

// Simplified: the main ranges of the usual scripts.
fn script(vm: &mut Vm, base: usize) -> Flow {
    let script = match vm.arg(base, 0) {
        0x41..=0x5a | 0x61..=0x7a | 0xaa | 0xba | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x2b8 => "Latin",
        0x370..=0x3ff | 0x1f00..=0x1fff => "Greek",
        0x400..=0x52f => "Cyrillic",
        0x590..=0x5ff => "Hebrew",
        0x600..=0x6ff | 0x750..=0x77f => "Arabic",
        0x900..=0x97f => "Devanagari",
        0xe01..=0xe7f => "Thai",
        0x1100..=0x11ff | 0x3131..=0x318e | 0xac00..=0xd7a3 => "Hangul",
        0x3041..=0x309f => "Hiragana",
        0x30a1..=0x30ff | 0x31f0..=0x31ff => "Katakana",
        0x2e80..=0x2fd5 | 0x3005 | 0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfad9 => "Han",
        0x20000..=0x323af => "Han",
        _ => "",
    };
    vm.set_text(base, 0, script.as_bytes());
    Flow::Next
}
