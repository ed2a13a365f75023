//! Identifiers' normal form, against the digests of what CPython 3.14 (Unicode 16.0) answers:
//! `unicodedata.normalize("NFKC", text)` for each character, and for drawn texts.

use unicode_normalization::UnicodeNormalization;

/// FNV-1a over the normal forms of texts.
fn digest(texts: impl Iterator<Item = String>) -> u64 {
    let bytes = texts.flat_map(|text| text.nfkc().collect::<String>().into_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |digest: u64, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn each_character_has_the_form_that_cpython_gives_it() {
    let all = (0..0x11_0000).filter_map(char::from_u32).map(String::from);
    assert_eq!(digest(all), 0xce5c_3baf_6940_9e9c);
}

#[test]
fn so_have_texts_of_letters_and_marks() {
    let mut state = 1u64;
    let mut draw = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32
    };
    let texts = (0..20_000).map(move |_| {
        let count = draw() % 6 + 1;
        let mut text = String::new();
        for _ in 0..count {
            let wide = draw() % 3 == 0;
            let mut code = draw() % if wide { 0x2_0000 } else { 0x3400 };
            if draw() % 2 == 1 {
                code = 0x300 + draw() % 0x70;
            }
            if (0xD800..0xE000).contains(&code) {
                code = 0xAC00 + (code & 0xff);
            }
            text.extend(char::from_u32(code));
        }
        text
    });
    assert_eq!(digest(texts), 0xa8d8_274a_6204_574b);
}

#[test]
fn what_learners_may_write() {
    let form = |text: &str| text.nfkc().collect::<String>();
    assert_eq!(form("ﬁle"), "file");
    assert_eq!(form("ｎａｍｅ"), "name");
    assert_eq!(form("e\u{301}"), "é");
    assert_eq!(form("\u{1112}\u{1161}\u{11ab}글"), "한글");
    assert_eq!(form("x²"), "x2");
}
