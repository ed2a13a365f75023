//! Normal form KC of Unicode 16.0, which Python brings identifiers into.
//!
//! The table (`nfkc.bin`) is written by `crates/python/tests/make_normalization_table.py`, whose
//! head says what stands in it. It is unpacked when the first text comes that needs it.

use std::sync::OnceLock;

static PACKED: &[u8] = include_bytes!("nfkc.bin");

/// Hangul syllables are put together by their numbers.
const SYLLABLES: u32 = 0xAC00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TAILS: u32 = 0x11A7;
const LEAD_COUNT: u32 = 19;
const VOWEL_COUNT: u32 = 21;
const TAIL_COUNT: u32 = 28;
const SYLLABLE_COUNT: u32 = LEAD_COUNT * VOWEL_COUNT * TAIL_COUNT;

pub trait UnicodeNormalization {
    /// The characters of the text in normal form KC.
    fn nfkc(&self) -> std::vec::IntoIter<char>;
}

impl UnicodeNormalization for str {
    fn nfkc(&self) -> std::vec::IntoIter<char> {
        if self.is_ascii() {
            return self.chars().collect::<Vec<_>>().into_iter();
        }
        let tables = tables();
        let mut codes = Vec::with_capacity(self.len());
        for character in self.chars() {
            tables.decompose(character as u32, &mut codes);
        }
        tables.order(&mut codes);
        tables.compose(&mut codes);
        let characters: Vec<char> = codes.into_iter().filter_map(char::from_u32).collect();
        characters.into_iter()
    }
}

#[derive(Default)]
struct Tables {
    /// Code, and where its parts begin and end; sorted.
    decompositions: Vec<(u32, usize, usize)>,
    parts: Vec<u32>,
    /// First code, last code, combining class; sorted.
    classes: Vec<(u32, u32, u32)>,
    /// Two parts, and the whole; sorted.
    compositions: Vec<((u32, u32), u32)>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::read(PACKED))
}

/// Reads variable-length numbers.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    /// A number that lies at a signed distance from another.
    fn near(&mut self, other: u32) -> u32 {
        let zigzag = self.number();
        match zigzag & 1 {
            0 => other.wrapping_add(zigzag >> 1),
            _ => other.wrapping_sub((zigzag + 1) >> 1),
        }
    }
}

impl Tables {
    fn read(packed: &[u8]) -> Tables {
        let mut reader = Reader(packed);
        let mut tables = Tables::default();
        let (mut code, mut before) = (0, [0; 32]);
        for _ in 0..reader.number() {
            code += reader.number();
            let from = tables.parts.len();
            let count = reader.number() as usize;
            for last in before.iter_mut().take(count) {
                *last = reader.near(*last);
                tables.parts.push(*last);
            }
            tables.decompositions.push((code, from, tables.parts.len()));
        }
        code = 0;
        for _ in 0..reader.number() {
            code += reader.number();
            let last = code + reader.number() - 1;
            tables.classes.push((code, last, reader.number()));
        }
        let (mut code, mut first, mut second) = (0, 0, 0);
        for _ in 0..reader.number() {
            code += reader.number();
            first = reader.near(first);
            second = reader.near(second);
            tables.compositions.push(((first, second), code));
        }
        tables.compositions.sort_unstable();
        tables
    }

    fn decompose(&self, code: u32, out: &mut Vec<u32>) {
        if let Some(index) = code
            .checked_sub(SYLLABLES)
            .filter(|at| *at < SYLLABLE_COUNT)
        {
            out.push(LEADS + index / (VOWEL_COUNT * TAIL_COUNT));
            out.push(VOWELS + index / TAIL_COUNT % VOWEL_COUNT);
            if index % TAIL_COUNT > 0 {
                out.push(TAILS + index % TAIL_COUNT);
            }
            return;
        }
        match self
            .decompositions
            .binary_search_by_key(&code, |item| item.0)
        {
            Ok(at) => {
                let (_, from, to) = self.decompositions[at];
                out.extend_from_slice(&self.parts[from..to]);
            }
            Err(_) => out.push(code),
        }
    }

    /// The combining class; 0: it begins a new character.
    fn class(&self, code: u32) -> u32 {
        let after = self.classes.partition_point(|(first, _, _)| *first <= code);
        match after.checked_sub(1).map(|at| self.classes[at]) {
            Some((_, last, class)) if code <= last => class,
            _ => 0,
        }
    }

    /// Sorts each run of marks by their classes; equals stay as they are.
    fn order(&self, codes: &mut [u32]) {
        let mut from = 0;
        while from < codes.len() {
            if self.class(codes[from]) == 0 {
                from += 1;
                continue;
            }
            let run = codes[from..]
                .iter()
                .take_while(|code| self.class(**code) > 0);
            let to = from + run.count();
            codes[from..to].sort_by_key(|code| self.class(*code));
            from = to;
        }
    }

    fn compose(&self, codes: &mut Vec<u32>) {
        let mut out: Vec<u32> = Vec::with_capacity(codes.len());
        // Where the last character began, and the class of what was put after it.
        let (mut starter, mut last_class) = (None, 0);
        for &code in codes.iter() {
            let class = self.class(code);
            if let Some(at) = starter {
                let adjacent = out.len() == at + 1;
                let whole = self.whole(out[at], code);
                if let Some(whole) = whole.filter(|_| adjacent || last_class < class) {
                    out[at] = whole;
                    continue;
                }
            }
            if class == 0 {
                starter = Some(out.len());
            }
            last_class = class;
            out.push(code);
        }
        *codes = out;
    }

    /// What two characters are together.
    fn whole(&self, first: u32, second: u32) -> Option<u32> {
        let lead = first.checked_sub(LEADS).filter(|at| *at < LEAD_COUNT);
        let vowel = second.checked_sub(VOWELS).filter(|at| *at < VOWEL_COUNT);
        if let (Some(lead), Some(vowel)) = (lead, vowel) {
            return Some(SYLLABLES + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT);
        }
        let syllable = first
            .checked_sub(SYLLABLES)
            .filter(|at| *at < SYLLABLE_COUNT);
        let tail = second
            .checked_sub(TAILS)
            .filter(|at| (1..TAIL_COUNT).contains(at));
        if let (Some(syllable), Some(tail)) = (syllable, tail)
            && syllable % TAIL_COUNT == 0
        {
            return Some(first + tail);
        }
        let found = self
            .compositions
            .binary_search_by_key(&(first, second), |item| item.0);
        found.ok().map(|at| self.compositions[at].1)
    }
}
