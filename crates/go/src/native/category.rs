//! The general category of characters, as the Unicode database of Go 1.27's package unicode has it.
//!
//! `category.txt` lists runs of characters from 0 on: a letter for the category, and how many
//! there are if not one. `LC` is a run of upper and lower case by turns.

const TEXT: &[u8] = include_bytes!("category.txt");
const COUNT: usize = 3181;
/// By the letters of the text.
const CATEGORIES: [&str; 31] = [
    "Cc", "Cf", "Cn", "Co", "Cs", "LC", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc",
    "Me", "Mn", "Nd", "Nl", "No", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps",
    "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs",
];
const ALTERNATING: u32 = 5;
const UPPER: usize = 10;
const LOWER: usize = 6;

/// The first character of each run, times 32, and its category's number.
static RUNS: [u32; COUNT] = runs();

const fn runs() -> [u32; COUNT] {
    let mut runs = [0; COUNT];
    let (mut at, mut start, mut run) = (0, 0, 0);
    while run < COUNT {
        let letter = TEXT[at];
        let number = match letter {
            b'A'..=b'Z' => letter - b'A',
            _ => letter - b'a' + 26,
        };
        runs[run] = start << 5 | number as u32;
        at += 1;
        let mut count = 0;
        while TEXT[at].is_ascii_digit() {
            count = count * 10 + (TEXT[at] - b'0') as u32;
            at += 1;
        }
        start += if count == 0 { 1 } else { count };
        run += 1;
    }
    runs
}

/// Two letters, as in the Unicode database; `Cn` for what is not assigned.
pub(super) fn category_of(character: u32) -> &'static str {
    let behind = RUNS.partition_point(|run| run >> 5 <= character);
    let run = RUNS[behind.max(1) - 1];
    match run & 31 {
        ALTERNATING if (character - (run >> 5)) % 2 == 0 => CATEGORIES[UPPER],
        ALTERNATING => CATEGORIES[LOWER],
        number => CATEGORIES[number as usize],
    }
}
