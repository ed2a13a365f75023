//! The operations of a program, and what single characters they accept.
//!
//! Numbers and operands are those that `lib/re/_compiler.py` writes: the two files agree.

use super::Subject;
use crate::pure::unicode;

pub const SUCCESS: u32 = 0;
pub const FAIL: u32 = 1;
/// code
pub const CHAR: u32 = 2;
/// folded code
pub const CHAR_ANY_CASE: u32 = 3;
/// anything but a line feed
pub const ANY: u32 = 4;
pub const ANY_ALL: u32 = 5;
/// length, then: negated?, items
pub const SET: u32 = 6;
pub const SET_ANY_CASE: u32 = 7;
/// which place
pub const AT: u32 = 8;
/// address
pub const JUMP: u32 = 9;
/// first address, second address
pub const SPLIT: u32 = 10;
/// slot: twice the group, and one more for its end
pub const MARK: u32 = 11;
/// group
pub const BACKREF: u32 = 12;
pub const BACKREF_ANY_CASE: u32 = 13;
/// greed, least, most, address behind; one character's operation
pub const REPEAT_ONE: u32 = 14;
/// loop
pub const LOOP_INIT: u32 = 15;
/// loop, least, most, greed, address behind; the body, which jumps back
pub const LOOP: u32 = 16;
/// kind, width, address behind; the body, which succeeds
pub const LOOK: u32 = 17;
/// address behind; the body, which succeeds
pub const ATOMIC: u32 = 18;
/// group, address if it took no part
pub const COND: u32 = 19;

/// No upper bound of a repetition.
pub const NO_MAX: u32 = u32::MAX;

/// `LOOK` kinds: bit 0 negative, bit 1 behind.
pub const NEGATIVE: u32 = 1;
pub const BEHIND: u32 = 2;

/// `REPEAT_ONE` greed.
pub const LAZY: u32 = 0;
pub const POSSESSIVE: u32 = 2;

fn letter(code: u32) -> char {
    char::from_u32(code).unwrap_or('\u{fffd}')
}

/// The one code that stands for a letter in any case.
pub fn fold(code: u32) -> u32 {
    match code {
        0..=0x7f => u32::from((code as u8).to_ascii_lowercase()),
        // Letters whose lower case is another's too: K of Kelvin, long s, micro.
        0x212a => u32::from(b'k'),
        0x17f => u32::from(b's'),
        0xb5 => 0x3bc,
        0x3c2 => 0x3c3,
        _ => {
            let mut lower = letter(code).to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(only), None) => only as u32,
                _ => code,
            }
        }
    }
}

fn upper(code: u32) -> u32 {
    let mut upper = letter(code).to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(only), None) => only as u32,
        _ => code,
    }
}

fn is_ascii_word(code: u32) -> bool {
    code < 128 && ((code as u8).is_ascii_alphanumeric() || code == u32::from(b'_'))
}

pub fn is_word(code: u32, ascii: bool) -> bool {
    is_ascii_word(code) || (!ascii && code >= 128 && unicode::is_alphanumeric(letter(code)))
}

/// Categories: 0 digit, 1 space, 2 word; 8 more: ASCII only.
fn category(which: u32, code: u32) -> bool {
    let ascii = which & 8 != 0;
    match which & 7 {
        0 if ascii => (0x30..0x3a).contains(&code),
        0 => unicode::decimal_value(letter(code)).is_some(),
        1 if ascii => matches!(code, 9..=13 | 32),
        1 => unicode::is_space(letter(code)),
        _ => is_word(code, ascii),
    }
}

/// `items`: pairs and triples of 0 literal, 1 range, 2 category, 3 what is not in a category.
fn in_items(items: &[u32], code: u32) -> bool {
    let mut at = 0;
    while at < items.len() {
        let (hit, width) = match items[at] {
            0 => (items[at + 1] == code, 2),
            1 => ((items[at + 1]..=items[at + 2]).contains(&code), 3),
            2 => (category(items[at + 1], code), 2),
            _ => (!category(items[at + 1], code), 2),
        };
        if hit {
            return true;
        }
        at += width;
    }
    false
}

/// Does the operation at `pc`, of one character, accept `code`?
pub fn accepts(program: &[u32], pc: usize, code: u32) -> bool {
    match program[pc] {
        CHAR => program[pc + 1] == code,
        CHAR_ANY_CASE => program[pc + 1] == fold(code),
        ANY => code != 10,
        ANY_ALL => true,
        set => {
            let content = &program[pc + 2..pc + 2 + program[pc + 1] as usize];
            let (negated, items) = (content[0] != 0, &content[1..]);
            let hit = in_items(items, code)
                || (set == SET_ANY_CASE
                    && (in_items(items, fold(code)) || in_items(items, upper(code))));
            hit != negated
        }
    }
}

/// The width in words of the operation at `pc`, of one character.
pub fn width_of_one(program: &[u32], pc: usize) -> usize {
    match program[pc] {
        CHAR | CHAR_ANY_CASE => 2,
        SET | SET_ANY_CASE => 2 + program[pc + 1] as usize,
        _ => 1,
    }
}

/// Places: 0 beginning, 1 beginning of a line, 2 `$`, 3 end of a line, 4 end, 5 edge of a word,
/// 6 no edge; 8 more: words of ASCII letters.
pub fn is_at(which: u32, subject: Subject, end: usize, place: usize) -> bool {
    let is_feed = |at: usize| subject.at(at) == 10;
    match which & 7 {
        0 => place == 0,
        1 => place == 0 || is_feed(place - 1),
        2 => place == end || (place + 1 == end && is_feed(place)),
        3 => place == end || is_feed(place),
        4 => place == end,
        edge => {
            let word = |at: usize| is_word(subject.at(at), which & 8 != 0);
            let (before, after) = (place > 0 && word(place - 1), place < end && word(place));
            (before != after) == (edge == 5)
        }
    }
}
