//! The words of the comparisons' page, in every language.

use trace::{Limit, OutcomeKind};
use views::Language;

macro_rules! compare_words {
    ($($name:ident: $ko:literal, $en:literal;)*) => {
        /// A fixed text of the comparisons' page.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum CompareWord { $($name),* }

        impl CompareWord {
            pub fn to(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Korean, CompareWord::$name) => $ko, (Language::English, CompareWord::$name) => $en),*
                }
            }
        }
    };
}

compare_words! {
    Compare: "비교", "Compare";
    ListNote: "둘에서 넷을 한 시계 위에 나란히 놓습니다. 글은 모두 고칠 수 있고, 고친 대로 다시 잽니다.", "Two to four programs side by side on one clock. Every text can be edited, and is measured again as edited.";
    ListOwn: "놀이터에 열린 프로그램을 자기와", "The playground’s open program with itself";
    ListOwnNote: "코어, GIL, 시드, 처음 글처럼 다른 조건에서", "on other cores, without the GIL, from another seed, as its original text";
    All: "모든 비교", "All comparisons";
    Unknown: "그런 비교가 없습니다.", "There is no such comparison.";
    Texts: "프로그램", "Programs";
    Base: "기준", "the base";
    SameText: "기준과 같은 글", "same text as A";
    OtherLanguage: "다른 언어라 표시하지 않음", "another language: not marked";
    Reset: "처음 글로", "Original text";
    Open: "놀이터에서 열기", "Open in the playground";
    RunAll: "다시 재기", "Measure again";
    Measuring: "재는 중", "Measuring";
    EditedSince: "고친 글은 아직 재지 않았습니다", "Edited since it was measured";
    Clock: "한 시계 위에서", "On one clock";
    Lanes: "누가 언제 무엇을 하나", "Who does what, when";
    Waits: "기다려 주세요. 앞의 것을 재고 있습니다.", "Wait: an earlier one is being measured.";
    Output: "출력", "Output";
    NoOutput: "아무것도 출력하지 않음", "prints nothing";
    Measures: "숫자로", "In numbers";
    MeasuresNote: "막대는 그 칸에서 가장 큰 값에 대한 비율입니다. 작은 숫자는 A의 몇 배인지입니다.", "A bar is the share of the largest in its column; the small figure is how many times A’s.";
    Variant: "변형", "Variant";
    Wall: "걸린 시간", "Wall time";
    WallNote: "끝날 때의 가상 시각", "the virtual time of the end";
    Cpu: "CPU 시간", "CPU time";
    CpuNote: "코어마다 쓴 시간의 합", "summed over the cores";
    Waiting: "기다린 시간", "Waiting";
    WaitingNote: "흐름마다 기다린 시간의 합. 제 차례를 기다린 것은 빼고", "summed over strands; not their wait for a turn";
    Strands: "흐름", "Strands";
    StrandsNote: "스레드, 태스크, 고루틴", "threads, tasks, goroutines";
    Switches: "전환", "Switches";
    SwitchesNote: "달리는 것이 바뀐 횟수", "how often another one ran";
    Memory: "메모리", "Memory";
    MemoryNote: "객체가 가장 많았을 때, 어림. 스레드는 스택으로 8 MiB씩 더 예약함", "its objects at their most, about; each thread reserves 8 MiB more as its stack";
    Ended: "끝", "End";
    Exited: "끝남", "ended";
    Failed: "실패", "failed";
    Deadlock: "데드락", "deadlock";
    Unsupported: "지원하지 않음", "not supported";
    Cut: "끝나지 않음", "does not end";
    CutNote: "여기까지만 재고 나머지를 이어 갔습니다.", "Measured this far; the others go on.";
    Input: "입력을 기다림", "waits for input";
    InputNote: "여기서는 아무도 입력하지 않습니다. 놀이터에서 열면 줄 수 있습니다.", "Nobody types here. Open it in the playground to type.";
    Refused: "실행하지 않음", "not run";
    Fault: "엔진이 멈췄습니다", "The engine stopped";
    Play: "재생", "Play";
    Pause: "멈춤", "Pause";
    ToStart: "처음으로", "To the start";
    ToEnd: "끝으로", "To the end";
    Back: "앞 변화로", "Previous change";
    Forward: "다음 변화로", "Next change";
    Position: "모두의 시각", "The time of all";
    Speed: "빠르기", "Speed";
    Keys: "스페이스 재생 · ← → 변화마다 · Home End", "Space plays · ← → by change · Home End";
    GoesOn: "계속", "goes on";
    OwnTitle: "이 프로그램을 다른 조건과", "This program, otherwise";
    OwnLook: "글은 놀이터에 열린 그대로이고, 다른 것은 컴퓨터뿐입니다. 무엇과 견줄지 고르세요.", "The text is the one that is open in the playground; only the computer differs. Choose what it is compared with.";
    With: "견줄 것", "Compare with";
    AsItStands: "지금 그대로", "As it stands";
    OriginalText: "처음 글", "Original text";
    FreeThreaded: "GIL 없이", "Without the GIL";
    WithGil: "GIL 있이", "With the GIL";
    ChooseOne: "하나 이상 고르면 나란히 놓입니다.", "Choose one, and they stand side by side.";
    FourMost: "넷까지 나란히 놓습니다.", "Four at most.";
}

/// “코어 4개”, “4 cores”.
pub fn cores(count: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("코어 {count}개"),
        Language::English if count == 1 => "1 core".to_owned(),
        Language::English => format!("{count} cores"),
    }
}

/// “A와 다른 줄 3, 없는 줄 1”, “3 lines differ from A, 1 is missing”.
pub fn differing(added: usize, missing: u32, language: Language) -> String {
    match (language, added, missing) {
        (Language::Korean, added, 0) => format!("A와 다른 줄 {added}개"),
        (Language::Korean, 0, missing) => format!("A의 줄 {missing}개가 없음"),
        (Language::Korean, added, missing) => format!("A와 다른 줄 {added}개, 없는 줄 {missing}개"),
        (Language::English, 1, 0) => "1 line is not in A".to_owned(),
        (Language::English, added, 0) => format!("{added} lines are not in A"),
        (Language::English, 0, 1) => "1 line of A is missing".to_owned(),
        (Language::English, 0, missing) => format!("{missing} lines of A are missing"),
        (Language::English, added, missing) => format!("{added} not in A, {missing} of A missing"),
    }
}

/// How a run ended, in a word or two.
pub fn outcome(outcome: OutcomeKind, code: i32, language: Language) -> String {
    let word = match outcome {
        OutcomeKind::Exited => CompareWord::Exited,
        OutcomeKind::Failed => CompareWord::Failed,
        OutcomeKind::Deadlock => CompareWord::Deadlock,
        OutcomeKind::Limit => CompareWord::Cut,
        OutcomeKind::Unsupported => CompareWord::Unsupported,
    };
    match code {
        0 => word.to(language).to_owned(),
        code => format!("{} ({code})", word.to(language)),
    }
}

/// “한도: 명령 수”, “limit: instructions”.
pub fn limit(limit: Limit, language: Language) -> String {
    match language {
        Language::Korean => format!("한도: {}", views::limit_word(limit, language)),
        Language::English => format!("limit: {}", views::limit_word(limit, language)),
    }
}

/// “사건 60000개까지”, “after 60000 events”.
pub fn after_events(events: u64, language: Language) -> String {
    match language {
        Language::Korean => format!("사건 {events}개까지"),
        Language::English => format!("after {events} events"),
    }
}

/// “2/3 재는 중”, “Measuring 2 of 3”.
pub fn measuring(number: usize, of: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{of}개 중 {number}번째를 재는 중"),
        Language::English => format!("Measuring {number} of {of}"),
    }
}

/// “12개 더 있음”, “12 more lines”.
pub fn more_lines(count: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{count}줄 더"),
        Language::English => format!("{count} more {}", if count == 1 { "line" } else { "lines" }),
    }
}

/// “순서 7”, “order 7”: choices at random instead of the usual ones.
pub fn order(schedule: u64, language: Language) -> String {
    match language {
        Language::Korean => format!("순서 {schedule}"),
        Language::English => format!("order {schedule}"),
    }
}

/// “시드 7”, “seed 7”.
pub fn seed(seed: u64, language: Language) -> String {
    match language {
        Language::Korean => format!("시드 {seed}"),
        Language::English => format!("seed {seed}"),
    }
}
