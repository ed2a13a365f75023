//! `euc_kr` and `cp949`: two bytes for a letter of KS X 1001, and in `cp949` for every other syllable.
//!
//! The syllables that the standard lacks stand in Unicode's order in the places that it leaves
//! free (Unified Hangul Code); `euc_kr` spells them, a filler and three letters of two bytes each
//! (the standard's Annex 3). The table was made by `tests/make_korean_table.py`.

/// 94 letters a line, one line a row; a full stop where there is none.
const TABLE: &str = include_str!("ksx1001.txt");
const FIRST: u8 = 0xa1;
const LAST: u8 = 0xfe;
const SYLLABLES: std::ops::RangeInclusive<char> = '가'..='힣';
/// Second bytes in rows before the standard's, and in its own rows.
const TRAILS_WIDE: usize = 178;
const TRAILS_NARROW: usize = 84;
const LEAD_FIRST: u8 = 0x81;
const LEADS_WIDE: usize = 32;

/// What stands before a spelt syllable, and for a last letter that is not there.
const FILLER: [u8; 2] = [0xa4, 0xd4];
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// The eight bytes of a syllable that `euc_kr` spells.
pub fn spelt(letter: char) -> Option<Vec<u8>> {
    if !SYLLABLES.contains(&letter) {
        return None;
    }
    let code = letter as usize - *SYLLABLES.start() as usize;
    let (initial, vowel, last) = (code / 588, code % 588 / 28, code % 28);
    let pair = |letters: &str, at: usize| bytes_of(letters.chars().nth(at)?, false);
    let last = if last == 0 {
        FILLER
    } else {
        pair(FINALS, last - 1)?
    };
    Some([FILLER, pair(INITIALS, initial)?, pair(VOWELS, vowel)?, last].concat())
}

/// The syllable that these eight bytes spell.
pub fn syllable(bytes: &[u8]) -> Option<char> {
    let [a, b, c, d, e, f, g, h] = *bytes.first_chunk::<8>()?;
    if [a, b] != FILLER {
        return None;
    }
    let place = |letters: &str, lead, trail| {
        let letter = letter_of(lead, trail, false)?;
        letters.chars().position(|known| known == letter)
    };
    let last = if [g, h] == FILLER {
        0
    } else {
        place(FINALS, g, h)? + 1
    };
    let code = place(INITIALS, c, d)? * 588 + place(VOWELS, e, f)? * 28 + last;
    char::from_u32(*SYLLABLES.start() as u32 + code as u32)
}

/// The two bytes of a letter that is not ASCII.
pub fn bytes_of(letter: char, is_extended: bool) -> Option<[u8; 2]> {
    for (row, line) in TABLE.lines().enumerate() {
        if letter != '.'
            && let Some(column) = line.chars().position(|known| known == letter)
        {
            return Some([FIRST + row as u8, FIRST + column as u8]);
        }
    }
    if !is_extended || !SYLLABLES.contains(&letter) {
        return None;
    }
    let standard = standard_syllables();
    let before = standard.partition_point(|known| *known < letter);
    let at = letter as usize - *SYLLABLES.start() as usize - before;
    let wide = LEADS_WIDE * TRAILS_WIDE;
    let (lead, trail) = if at < wide {
        (at / TRAILS_WIDE, at % TRAILS_WIDE)
    } else {
        let rest = at - wide;
        (LEADS_WIDE + rest / TRAILS_NARROW, rest % TRAILS_NARROW)
    };
    Some([LEAD_FIRST + lead as u8, trail_byte(trail)])
}

/// The letter of two bytes, the first not ASCII.
pub fn letter_of(lead: u8, trail: u8, is_extended: bool) -> Option<char> {
    if (FIRST..=LAST).contains(&lead) && (FIRST..=LAST).contains(&trail) {
        let line = TABLE.lines().nth(usize::from(lead - FIRST))?;
        return line
            .chars()
            .nth(usize::from(trail - FIRST))
            .filter(|letter| *letter != '.');
    }
    if !is_extended || lead < LEAD_FIRST {
        return None;
    }
    let row = usize::from(lead - LEAD_FIRST);
    let trail = trail_place(trail)?;
    let at = if row < LEADS_WIDE {
        row * TRAILS_WIDE + trail
    } else if trail < TRAILS_NARROW {
        LEADS_WIDE * TRAILS_WIDE + (row - LEADS_WIDE) * TRAILS_NARROW + trail
    } else {
        return None;
    };
    // The at-th syllable that the standard lacks.
    let mut code = *SYLLABLES.start() as usize + at;
    for known in standard_syllables() {
        if known as usize > code {
            break;
        }
        code += 1;
    }
    let letter = char::from_u32(code as u32)?;
    SYLLABLES.contains(&letter).then_some(letter)
}

fn standard_syllables() -> Vec<char> {
    TABLE
        .chars()
        .filter(|letter| SYLLABLES.contains(letter))
        .collect()
}

fn trail_byte(place: usize) -> u8 {
    match place {
        0..26 => 0x41 + place as u8,
        26..52 => 0x61 + (place - 26) as u8,
        _ => 0x81 + (place - 52) as u8,
    }
}

fn trail_place(byte: u8) -> Option<usize> {
    match byte {
        0x41..=0x5a => Some(usize::from(byte - 0x41)),
        0x61..=0x7a => Some(usize::from(byte - 0x61) + 26),
        0x81..=LAST => Some(usize::from(byte - 0x81) + 52),
        _ => None,
    }
}
