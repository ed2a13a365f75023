//! Korean particles, chosen by the last *spoken* sound of the word before them.
//!
//! Digits are read in Sino-Korean (0 1 3 6 7 8 end in a consonant; 1 7 8 in ㄹ),
//! Latin words by a stored reading, as letters when they are all capitals or have no vowel (`ch`,
//! `wg`), else by an ending that is always spoken alike (`…s` is 스, `…ng` is ㅇ).
//! When the sound is not known both forms are written: 을(를).

/// How a word ends when it is spoken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sound {
    Vowel,
    /// ㄹ: a final consonant, but it takes 로, not 으로.
    Rieul,
    Consonant,
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Particle {
    /// 은/는
    Topic,
    /// 이/가
    Subject,
    /// 을/를
    Object,
    /// 과/와
    With,
    /// 으로/로
    Toward,
    /// 이/∅ before 라, 었: “이라는/라는”
    Called,
}

impl Particle {
    pub fn after(self, word: &str) -> &'static str {
        let (closed, open, both) = match self {
            Particle::Topic => ("은", "는", "은(는)"),
            Particle::Subject => ("이", "가", "이(가)"),
            Particle::Object => ("을", "를", "을(를)"),
            Particle::With => ("과", "와", "과(와)"),
            Particle::Toward => ("으로", "로", "(으)로"),
            Particle::Called => ("이라는", "라는", "(이)라는"),
        };
        match (self, last_sound(word)) {
            (_, Sound::Unknown) => both,
            (_, Sound::Vowel) | (Particle::Toward, Sound::Rieul) => open,
            _ => closed,
        }
    }
}

pub fn last_sound(word: &str) -> Sound {
    // `ValueError('no')` is read by its name.
    let called = word.strip_suffix(')').and_then(|word| word.split_once('('));
    let word = match called {
        Some((name, _)) if !name.trim_end().is_empty() => name,
        _ => word,
    };
    let spoken = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let Some(last) = spoken.chars().last() else {
        return Sound::Unknown;
    };
    match last {
        '가'..='힣' => hangul((last as u32 - 0xAC00) % 28),
        '0'..='9' => digit(spoken, last),
        'a'..='z' | 'A'..='Z' => latin(spoken),
        _ => Sound::Unknown,
    }
}

fn hangul(final_jamo: u32) -> Sound {
    match final_jamo {
        0 => Sound::Vowel,
        8 => Sound::Rieul,
        _ => Sound::Consonant,
    }
}

fn digit(word: &str, last: char) -> Sound {
    match last {
        // 십, 백, 천, 만: a zero after another digit is a power of ten.
        '0' | '3' | '6' => Sound::Consonant,
        '1' | '7' | '8' => Sound::Rieul,
        _ if word.is_empty() => Sound::Unknown,
        _ => Sound::Vowel,
    }
}

/// Words of this field as Korean readers say them, by their last sound.
const READINGS: &[(&str, Sound)] = &[
    ("mutex", Sound::Vowel),
    ("rwmutex", Sound::Vowel),
    ("waitgroup", Sound::Consonant),
    ("once", Sound::Vowel),
    ("cond", Sound::Vowel),
    ("int", Sound::Vowel),
    ("jobs", Sound::Vowel),
    ("results", Sound::Vowel),
    ("mu", Sound::Vowel),
    ("main", Sound::Consonant),       // 메인
    ("task", Sound::Vowel),           // 태스크
    ("future", Sound::Vowel),         // 퓨처
    ("gather", Sound::Vowel),         // 개더
    ("ready", Sound::Vowel),          // 레디
    ("scheduled", Sound::Vowel),      // 스케줄드
    ("sleep", Sound::Consonant),      // 슬립
    ("await", Sound::Vowel),          // 어웨이트
    ("async", Sound::Vowel),          // 어싱크
    ("yield", Sound::Vowel),          // 일드
    ("send", Sound::Vowel),           // 센드
    ("throw", Sound::Vowel),          // 스로
    ("close", Sound::Vowel),          // 클로즈
    ("next", Sound::Vowel),           // 넥스트
    ("select", Sound::Vowel),         // 셀렉트
    ("create_task", Sound::Vowel),    // 크리에이트 태스크
    ("call_soon", Sound::Consonant),  // 콜 순
    ("call_later", Sound::Vowel),     // 콜 레이터
    ("call_at", Sound::Consonant),    // 콜 앳
    ("event", Sound::Vowel),          // 이벤트
    ("condition", Sound::Consonant),  // 컨디션
    ("semaphore", Sound::Vowel),      // 세마포어
    ("barrier", Sound::Vowel),        // 배리어
    ("queue", Sound::Vowel),          // 큐
    ("lock", Sound::Consonant),       // 락
    ("gil", Sound::Rieul),            // 길
    ("mainthread", Sound::Vowel),     // 메인스레드
    ("thread", Sound::Vowel),         // 스레드
    ("io", Sound::Vowel),             // 아이오
    ("result", Sound::Vowel),         // 리절트
    ("set_result", Sound::Vowel),     // 셋 리절트
    ("none", Sound::Consonant),       // 넌
    ("map", Sound::Consonant),        // 맵
    ("true", Sound::Vowel),           // 트루
    ("false", Sound::Vowel),          // 폴스
    ("input", Sound::Consonant),      // 인풋
    ("join", Sound::Consonant),       // 조인
    ("power", Sound::Vowel),          // 파워
    ("worker", Sound::Vowel),         // 워커
    ("callback", Sound::Consonant),   // 콜백
    ("timeout", Sound::Consonant),    // 타임아웃
    ("generator", Sound::Vowel),      // 제너레이터
    ("coroutine", Sound::Consonant),  // 코루틴
    ("stop", Sound::Consonant),       // 스톱
    ("run", Sound::Consonant),        // 런
    ("cancel", Sound::Rieul),         // 캔슬
    ("hello", Sound::Vowel),          // 헬로
    ("count", Sound::Vowel),          // 카운트
    ("fetch", Sound::Vowel),          // 페치
    ("brew", Sound::Vowel),           // 브루
    ("divide", Sound::Vowel),         // 디바이드
    ("deposit", Sound::Consonant),    // 디파짓
    ("fry", Sound::Vowel),            // 프라이
    ("soup", Sound::Vowel),           // 수프
    ("pan", Sound::Consonant),        // 팬
    ("spoon", Sound::Consonant),      // 스푼
    ("clock", Sound::Consonant),      // 클락
    ("balance", Sound::Vowel),        // 밸런스
    ("acquire", Sound::Vowel),        // 어콰이어
    ("release", Sound::Vowel),        // 릴리스
    ("submit", Sound::Consonant),     // 서밋
    ("pool", Sound::Rieul),           // 풀
    ("process", Sound::Vowel),        // 프로세스
    ("pipe", Sound::Vowel),           // 파이프
    ("cancellederror", Sound::Vowel), // 캔슬드에러
];

fn latin(word: &str) -> Sound {
    let start = word
        .char_indices()
        .rfind(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '_'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let name = &word[start..];
    let lower = name.to_ascii_lowercase();
    if let Some((_, sound)) = READINGS.iter().find(|(word, _)| *word == lower) {
        return *sound;
    }
    if let Some((_, tail)) = lower.rsplit_once('_')
        && let Some((_, sound)) = READINGS.iter().find(|(word, _)| *word == tail)
    {
        return *sound;
    }
    // Exceptions end in “에러”; a single letter and capitals are spelled out.
    if lower.ends_with("error") || lower.ends_with("er") || lower.ends_with("or") {
        return Sound::Vowel;
    }
    let capitals = name.chars().all(|c| c.is_ascii_uppercase());
    let short = name.len() <= 3 && !lower.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    match name.chars().last() {
        Some(letter) if capitals || short || name.len() == 1 => match letter.to_ascii_uppercase() {
            'L' | 'R' => Sound::Rieul,
            'M' | 'N' => Sound::Consonant,
            _ => Sound::Vowel,
        },
        _ => ending(&lower),
    }
}

/// Endings of English words that are written with the same last sound in any word.
const ENDINGS: &[(&str, Sound)] = &[
    ("ng", Sound::Consonant), // ㅇ
    ("ion", Sound::Consonant),
    ("ment", Sound::Vowel), // 트
    ("le", Sound::Rieul),   // 테이블, 파일
    ("ne", Sound::Consonant),
    ("me", Sound::Consonant),
    ("st", Sound::Vowel), // 트
    ("nt", Sound::Vowel),
    ("ct", Sound::Vowel),
    ("rt", Sound::Vowel),
    ("lt", Sound::Vowel),
    ("xt", Sound::Vowel),
    ("rk", Sound::Vowel), // 크
    ("nk", Sound::Vowel),
    ("sk", Sound::Vowel),
    ("l", Sound::Rieul),
    ("n", Sound::Consonant),
    ("m", Sound::Consonant),
    ("s", Sound::Vowel), // 스
    ("x", Sound::Vowel),
    ("e", Sound::Vowel), // 스, 지, 트, 브
    ("a", Sound::Vowel),
    ("i", Sound::Vowel),
    ("o", Sound::Vowel),
    ("u", Sound::Vowel),
    ("y", Sound::Vowel),
    ("ch", Sound::Vowel), // 치
    ("sh", Sound::Vowel), // 시
    ("r", Sound::Vowel),
    ("w", Sound::Vowel),
];

fn ending(word: &str) -> Sound {
    let spoken = word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let known = ENDINGS.iter().find(|(ending, _)| spoken && word.ends_with(ending));
    known.map_or(Sound::Unknown, |(_, sound)| *sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(particle: Particle, expected: &[(&str, &str)]) {
        for (word, written) in expected {
            assert_eq!(format!("{word}{}", particle.after(word)), *written);
        }
    }

    #[test]
    fn digits_are_read() {
        check(
            Particle::Subject,
            &[
                ("Task-2", "Task-2가"),
                ("Task-3", "Task-3이"),
                ("G10", "G10이"),
                ("F7", "F7이"),
                ("F9", "F9가"),
                // A mark of several bytes before the word.
                ("“pipe", "“pipe가"),
            ],
        );
        check(
            Particle::Toward,
            &[
                ("P1", "P1로"),
                ("P3", "P3으로"),
                ("P2", "P2로"),
                ("1.5", "1.5로"),
            ],
        );
    }

    #[test]
    fn latin_words_have_readings() {
        check(
            Particle::Toward,
            &[("GIL", "GIL로"), ("main", "main으로"), ("ready", "ready로")],
        );
        check(
            Particle::Subject,
            &[
                ("future", "future가"),
                ("main", "main이"),
                ("main()", "main()이"),
            ],
        );
        check(
            Particle::Object,
            &[("ValueError", "ValueError를"), ("qwrt", "qwrt을(를)")],
        );
    }

    #[test]
    fn names_of_go_programs_end_as_they_are_spoken() {
        check(
            Particle::Object,
            &[
                ("ch", "ch를"),
                ("wg", "wg를"),
                ("ctx", "ctx를"),
                ("rw", "rw를"),
                ("main.func1", "main.func1을"),
                ("main.gen.func2", "main.gen.func2를"),
                ("done", "done을"),
                ("values", "values를"),
                ("signal", "signal을"),
                ("ticker.C", "ticker.C를"),
                ("out2", "out2를"),
                ("request", "request를"),
                ("ping", "ping을"),
                ("state", "state를"),
                ("table", "table을"),
                // 맵, 퀴트: a last p or t may be either.
                ("quit", "quit을(를)"),
            ],
        );
        check(Particle::Toward, &[("signal", "signal로"), ("done", "done으로"), ("err", "err로")]);
    }

    #[test]
    fn hangul_by_its_final_consonant() {
        check(
            Particle::Topic,
            &[("태스크", "태스크는"), ("락", "락은"), ("길", "길은")],
        );
        check(Particle::With, &[("길", "길과"), ("큐", "큐와")]);
        check(Particle::Toward, &[("힙", "힙으로"), ("칠", "칠로")]);
    }
}
