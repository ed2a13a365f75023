//! Links: scenarios in, fragments out, and back; any bytes in, a scenario or an error out.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use scenario::link::{self, Base, DOCUMENT_BYTES_MAX, LINK_CHARS_MAX, LinkError};
use scenario::{
    Clock, GeneratedFile, InputLine, Language, Limits, ProgramFile, Reply, ReplyError, Scenario,
    Schedule, Settings, View, World,
};

const GO: &str = include_str!("fixtures/pool.go");

fn none(_: &str) -> Vec<String> {
    Vec::new()
}

fn go_with_everything() -> Scenario {
    let mut scenario = Scenario::new(Language::Go, "main.go", GO);
    scenario.settings.cores = 4;
    scenario.settings.gomaxprocs = 2;
    scenario.settings.seed = 77;
    scenario.schedule = Schedule::Recorded((0..60).map(|n| u32::from(n % 7 == 3) + n % 2).collect());
    scenario.view.moment = Some(214);
    scenario.view.stage = "go-scheduler".to_owned();
    scenario.view.breakpoints = vec![12, 20];
    scenario
}

#[test]
fn a_program_of_seven_hundred_bytes_with_all_that_decides_it_stays_under_six_hundred_characters() {
    assert!((640..=720).contains(&GO.len()), "{}", GO.len());
    let link = link::encode(&go_with_everything(), None);
    assert!(link.len() < 600, "{}", link.len());
    assert_eq!(link::decode(&link, none), Ok(go_with_everything()));
}

#[test]
fn a_variant_of_a_known_program_says_what_differs() {
    let base = Base {
        slug: "worker-pool".to_owned(),
        text: GO.to_owned(),
    };
    let text = GO.replace("workers = 3", "workers = 1");
    let mut variant = Scenario::new(Language::Go, "main.go", text);
    variant.settings.gomaxprocs = 1;
    let link = link::encode(&variant, Some(&base));
    assert!(link.len() < 150, "{}", link.len());
    let old_texts = |slug: &str| match slug {
        "worker-pool" => vec!["another text".to_owned(), GO.to_owned()],
        _ => Vec::new(),
    };
    assert_eq!(link::decode(&link, old_texts), Ok(variant.clone()));
    let unknown = LinkError::UnknownBase("worker-pool".to_owned());
    assert_eq!(link::decode(&link, none), Err(unknown));
    let changed = |_: &str| vec!["another text".to_owned()];
    let error = LinkError::ChangedBase("worker-pool".to_owned());
    assert_eq!(link::decode(&link, changed), Err(error));
    // A program that has nothing of its base gets a link that does not need it.
    let other = Scenario::new(Language::Python, "main.py", "print(1)\n");
    let link = link::encode(&other, Some(&base));
    assert_eq!(link::decode(&link, none), Ok(other));
}

/// Links that were given away, a line each: the link, a space, the document. They only grow in number.
#[test]
fn every_link_ever_made_opens() {
    let golden = include_str!("fixtures/golden_links.txt");
    let texts = |slug: &str| match slug {
        "worker-pool" => vec![GO.to_owned()],
        _ => Vec::new(),
    };
    let mut count = 0;
    for line in golden.lines() {
        let (link, document) = line.split_once(' ').expect("a link and a document");
        let opened = link::decode(link, texts).unwrap_or_else(|error| panic!("{link}: {error}"));
        assert_eq!(opened.to_json(), document);
        count += 1;
    }
    assert!(count >= 5);
    let lesson = "LXFKQfjkyAVIArf8tLS0KbGVzc29uOiBzbWFsbAp0aXRsZTog7J6R7J2AIOqwleydmApsYW5ndWFnZToga28KbWludXRlczogMQotLS0KCuq4gOyeheuLiOuLpC4K";
    let text = "---\nlesson: small\ntitle: 작은 강의\nlanguage: ko\nminutes: 1\n---\n\n글입니다.\n";
    assert_eq!(link::decode_lesson(lesson).as_deref(), Ok(text));
}

#[test]
fn what_is_wrong_with_a_link_is_said() {
    let link = link::encode(&go_with_everything(), None);
    let told = |text: &str| link::decode(text, none).unwrap_err().to_string();
    assert_eq!(told(""), "an empty link");
    assert_eq!(told("https://example.org/play/#"), "an empty link");
    assert_eq!(
        told("9abc"),
        "a link of version '9', which this program does not know (it may be from a later one)"
    );
    assert_eq!(told("1ab%20"), "character 4 of the link, '%', belongs to no link");
    for kept in 1..link.len() {
        let error = link::decode(&link[..kept], none).unwrap_err();
        assert!(matches!(error, LinkError::Cut { .. }), "{kept}: {error}");
    }
    assert!(told(&link[..100]).starts_with("the link's end is missing: 7"));
    assert_eq!(
        told(&format!("{link}AAAA")),
        "3 bytes follow the link's end: something was added to it"
    );
    let flipped = format!("{}x{}", &link[..200], &link[201..]);
    assert_eq!(told(&flipped), "the link was changed on its way: its checksum is wrong");
    let long = "1".repeat(LINK_CHARS_MAX + 1);
    assert_eq!(link::decode(&long, none), Err(LinkError::TooLong(LINK_CHARS_MAX + 1)));
}

/// Lessons that were given away as links open for ever.
const LESSON_LINK: &str = "LYGQJV4YUNZixCYBQDET7myL8ziKlTaZJYyEqFv4J3EGwcQcLp1KH-MkPvwy5g1ccHBwzI-Y_ocXqGXnM8yD07Q-99_FfJxqD0LTCNFZim1APt0JVA6y6jQGRv-Rn6vyPAg";
const LESSON: &str = "---\nlesson: mine\ntitle: 내 강의\nlanguage: ko\nminutes: 5\n---\n\n```python mine.py\nprint(\"mine\")\n```\n";

#[test]
fn a_lesson_comes_back_as_it_was_written() {
    let link = link::encode_lesson(LESSON);
    assert_eq!(link::decode_lesson(&link).as_deref(), Ok(LESSON));
    assert_eq!(link::decode_lesson(LESSON_LINK).as_deref(), Ok(LESSON), "now: {link}");
    // Neither decoder takes what is the other's.
    assert_eq!(link::decode(&link, none), Err(LinkError::Version('L')));
    let program = link::encode(&go_with_everything(), None);
    assert_eq!(link::decode_lesson(&program), Err(LinkError::Version('1')));
}

#[test]
fn what_is_wrong_with_a_lesson_s_link_is_said() {
    let link = link::encode_lesson(LESSON);
    assert_eq!(link::decode_lesson(" "), Err(LinkError::Empty));
    for kept in 1..link.len() {
        let error = link::decode_lesson(&link[..kept]).unwrap_err();
        assert!(matches!(error, LinkError::Cut { .. }), "{kept}: {error}");
    }
    let bomb = link::encode_lesson(&"0".repeat(DOCUMENT_BYTES_MAX + 1));
    assert!(matches!(link::decode_lesson(&bomb), Err(LinkError::TooLarge(_))));
    let long = "L".repeat(LINK_CHARS_MAX + 1);
    assert_eq!(link::decode_lesson(&long), Err(LinkError::TooLong(LINK_CHARS_MAX + 1)));
}

#[test]
fn a_whole_address_is_opened_by_its_fragment() {
    let scenario = Scenario::new(Language::Python, "main.py", "print('한글')\n");
    let link = link::encode(&scenario, None);
    let address = format!("https://example.org/play/?lang=ko#{link}\n");
    assert_eq!(link::decode(&address, none), Ok(scenario));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut scenario = Scenario::new(Language::Python, "main.py", "");
    scenario.view.notes = "0".repeat(DOCUMENT_BYTES_MAX);
    let link = link::encode(&scenario, None);
    assert!(link.len() < 4_000, "{}", link.len());
    let error = link::decode(&link, none).unwrap_err();
    assert!(matches!(error, LinkError::TooLarge(_)), "{error}");
}

#[test]
fn nesting_without_an_end_is_an_error() {
    let json = format!("{{\"scenario\":1,\"world\":{}", "[".repeat(200_000));
    assert!(Scenario::from_json(&json).is_err());
    let json = format!("{{\"scenario\":1,\"program\":{}", "{\"a\":".repeat(200_000));
    assert!(Scenario::from_json(&json).is_err());
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(\\PC|\n|\t){0,200}",
        "(async def |await |asyncio|go func\\(\\) \\{\n|\t|wg.Done\\(\\)|한글 |🙂|\"|\\\\|\n){0,80}",
    ]
}

fn file() -> impl Strategy<Value = ProgramFile> {
    ("[a-z가-힣/._]{0,12}", text()).prop_map(|(name, text)| ProgramFile { name, text })
}

fn settings() -> impl Strategy<Value = Settings> {
    let numbers = (1u32..=64, any::<u64>(), any::<Option<u64>>(), any::<u32>());
    (numbers, any::<[bool; 3]>()).prop_map(
        |((cores, seed, line_cost_ns, gomaxprocs), [frozen, debug, free_threaded])| Settings {
            cores,
            clock: if frozen { Clock::Frozen } else { Clock::Costed },
            seed,
            debug,
            free_threaded,
            line_cost_ns,
            gomaxprocs,
        },
    )
}

fn schedule() -> impl Strategy<Value = Schedule> {
    prop_oneof![
        Just(Schedule::Policy),
        any::<u64>().prop_map(Schedule::Random),
        vec(any::<u32>(), 0..40).prop_map(Schedule::Recorded),
    ]
}

fn world() -> impl Strategy<Value = World> {
    let reply = (any::<u64>(), any::<u16>(), text(), any::<bool>()).prop_map(
        |(latency_ns, status, body, refused)| Reply {
            latency_ns,
            status,
            body,
            error: refused.then_some(ReplyError::Refused),
            ..Reply::default()
        },
    );
    let line = (any::<u64>(), text()).prop_map(|(at_ns, text)| InputLine { at_ns, text });
    let made = (0u64..1000).prop_map(|lines| GeneratedFile {
        lines,
        ..GeneratedFile::default()
    });
    (
        btree_map("[a-z:/.]{0,20}", reply, 0..3),
        btree_map("[a-z.]{0,8}", text(), 0..3),
        btree_map("[a-z.]{0,8}", made, 0..3),
        vec(line, 0..4),
        vec(text(), 0..3),
        any::<Option<u64>>(),
    )
        .prop_map(|(addresses, files, generated, stdin, arguments, start_ns)| World {
            addresses,
            files,
            generated,
            stdin,
            arguments,
            start_ns,
            ..World::default()
        })
}

fn view() -> impl Strategy<Value = View> {
    (any::<Option<u64>>(), any::<Option<u64>>(), "[a-z-]{0,12}", vec(any::<u32>(), 0..4), "[a-z-]{0,12}", text())
        .prop_map(|(moment, step, stage, breakpoints, lesson, notes)| View {
            moment,
            step,
            stage,
            breakpoints,
            lesson,
            notes,
        })
}

fn scenario() -> impl Strategy<Value = Scenario> {
    let program = vec(file(), 1..3);
    let limits = (any::<Option<u64>>(), any::<Option<u32>>());
    let rest = (settings(), schedule(), world(), limits, view());
    (any::<[bool; 2]>(), program, rest).prop_map(
        |([go, old], program, (settings, schedule, world, (steps, strands), view))| {
            let language = if go { Language::Go } else { Language::Python };
            Scenario {
                release: language.releases()[usize::from(old)].to_owned(),
                program,
                settings,
                schedule,
                world,
                limits: Limits {
                    steps,
                    strands,
                    ..Limits::default()
                },
                view,
                ..Scenario::new(language, "", "")
            }
        },
    )
}

proptest! {
    #[test]
    fn any_scenario_survives_the_round_trip(scenario in scenario(), base in text()) {
        let base = Base { slug: "base".to_owned(), text: base };
        let texts = |_: &str| vec![base.text.clone()];
        for base in [None, Some(&base)] {
            let link = link::encode(&scenario, base);
            prop_assert_eq!(link::decode(&link, texts), Ok(scenario.clone()));
        }
    }

    #[test]
    fn a_changed_link_opens_nothing_else(scenario in scenario(), at in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
        let link = link::encode(&scenario, None);
        let at = at.index(link.len());
        let changed = format!("{}{letter}{}", &link[..at], &link[at + 1..]);
        if let Ok(opened) = link::decode(&changed, none) {
            prop_assert_eq!(opened, scenario);
        }
    }

    #[test]
    fn any_text_is_a_scenario_or_an_error(letters in "[12L][A-Za-z0-9_-]{0,400}", text in "\\PC{0,60}") {
        let texts = |_: &str| vec![GO.to_owned()];
        let _ = link::decode(&letters, texts);
        let _ = link::decode(&text, texts);
        let _ = link::decode_lesson(&letters);
        let _ = link::decode_lesson(&text);
    }
}

/// How many inputs each of the tests below tries: ten million take some minutes in release.
fn fuzzed() -> usize {
    std::env::var("LINKS_FUZZED").map_or(20_000, |count| count.parse().expect("a number"))
}

/// Numbers below a bound, the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

#[test]
fn damaged_links_open_what_was_meant_or_nothing() {
    let base = Base {
        slug: "worker-pool".to_owned(),
        text: GO.to_owned(),
    };
    let texts = |_: &str| vec![GO.to_owned()];
    let whole = go_with_everything();
    let links = [link::encode(&whole, None), link::encode(&whole, Some(&base))];
    let mut dice = Dice(1);
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for _ in 0..fuzzed() {
        let mut link = links[dice.below(2)].clone().into_bytes();
        for _ in 0..=dice.below(3) {
            let at = dice.below(link.len());
            match dice.below(4) {
                0 => link.truncate(at.max(1)),
                1 => link.insert(at, dice.of(LETTERS)),
                2 => drop(link.remove(at)),
                _ => link[at] = dice.of(LETTERS),
            }
            if link.is_empty() {
                link.push(b'1');
            }
        }
        let link = String::from_utf8(link).expect("letters");
        if let Ok(opened) = link::decode(&link, texts) {
            assert_eq!(opened, whole);
        }
    }
}

/// The link of any document, its checksum right: a stored block (RFC 1951, 3.2.4) in an envelope.
fn sound(document: &[u8]) -> String {
    let bytes = document.len() as u16;
    let mut rest = varint(document.len());
    rest.extend(crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(document).to_le_bytes());
    rest.push(1);
    rest.extend(bytes.to_le_bytes());
    rest.extend((!bytes).to_le_bytes());
    rest.extend(document);
    let mut all = varint(rest.len());
    all.extend(rest);
    format!("1{}", BASE64_URL_SAFE_NO_PAD.encode(all))
}

fn varint(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// Whoever wants harm gets the checksum right: a document of their own in a sound envelope.
#[test]
fn hostile_documents_are_a_scenario_or_an_error() {
    let documents = [go_with_everything().to_json(), Scenario::new(Language::Python, "main.py", "print(1)\n").to_json()];
    const PIECES: [&str; 20] = [
        "null", "-1", "1e999", "18446744073709551616", "[", "]", "{", "}", ",", ":", "\"", "\\u0000", "\\ud800",
        "<script>alert(1)</script>", "true", "[[[[[[[[[[[[[[[[", "{\"a\":", "\u{202e}", "\"version\":9", "가",
    ];
    assert_eq!(link::decode(&sound(documents[0].as_bytes()), none), Ok(go_with_everything()));
    let mut dice = Dice(2);
    for _ in 0..fuzzed() {
        let mut letters: Vec<char> = documents[dice.below(2)].chars().collect();
        for _ in 0..=dice.below(4) {
            let at = dice.below(letters.len());
            let end = (at + dice.below(12)).min(letters.len());
            match dice.below(3) {
                0 => drop(letters.splice(at..end, dice.of(&PIECES).chars())),
                1 => drop(letters.splice(at..at, dice.of(&PIECES).chars())),
                _ => drop(letters.drain(at..end)),
            }
            if letters.is_empty() {
                letters.push('{');
            }
        }
        let text: String = letters.iter().collect();
        let link = sound(text.as_bytes());
        if let Ok(opened) = link::decode(&link, none) {
            assert_eq!(link::decode(&link::encode(&opened, None), none), Ok(opened), "{text}");
        }
    }
}

/// A sound length, and any bytes where deflated ones are meant: no more than what a document may have
/// is ever made of them.
#[test]
fn any_bytes_inflate_to_an_error_within_the_limits() {
    let mut dice = Dice(3);
    for _ in 0..fuzzed() {
        let mut rest = vec![0x80 | dice.below(128) as u8, 0x80 | dice.below(128) as u8, dice.below(64) as u8];
        rest.extend((0..4 + dice.below(40)).map(|_| dice.below(256) as u8));
        let mut bytes = vec![rest.len() as u8];
        bytes.extend(rest);
        let link = format!("1{}", BASE64_URL_SAFE_NO_PAD.encode(bytes));
        assert!(matches!(link::decode(&link, none), Err(LinkError::Damaged | LinkError::TooLarge(_))), "{link}");
    }
}
