//! The words of the matrix, on its page and on its stage, in every language.

use lessons::matrix::{Cell, Slider};
use views::Language;
use views::matrix::{Control, Holder, Order};

macro_rules! matrix_words {
    ($($name:ident: $ko:literal, $en:literal;)*) => {
        /// A fixed text of the matrix.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum MatrixWord { $($name),* }

        impl MatrixWord {
            pub fn to(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Korean, MatrixWord::$name) => $ko, (Language::English, MatrixWord::$name) => $en),*
                }
            }
        }
    };
}

matrix_words! {
    Title: "매트릭스", "Matrix";
    ProgrammingLanguage: "프로그래밍 언어", "Programming language";
    Blocking: "블로킹", "Blocking";
    BlockingNote: "답이 올 때까지 A가 멈춤", "A stops until the answer is there";
    NonBlocking: "논블로킹", "Non-blocking";
    NonBlockingNote: "부르면 곧바로 A에게 돌아옴", "Control is back with A at once";
    Sync: "동기", "Synchronous";
    SyncNote: "A가 결과를 직접 챙김", "A sees to the result itself";
    Async: "비동기", "Asynchronous";
    AsyncNote: "결과가 A를 찾아옴", "The result comes to A";
    LegendWorks: "A가 일함", "A works";
    LegendStopped: "A가 멈춤", "A is stopped";
    LegendPrepares: "B가 답을 준비함", "B prepares the answer";
    LegendControl: "제어권", "Control";
    Edit: "코드 고치기", "Edit this program";
    Edited: "고친 프로그램", "Edited";
    Original: "처음 글로", "Original text";
    Stopped: "멈춤", "stopped";
    Sleeps: "잠", "asleep";
    Idle: "루프 대기", "loop idle";
    Asked: "물음", "asked";
    Times: "번", "times";
    Work: "일", "work";
    Answer: "답이 옴", "answer";
    Takes: "받음", "takes it";
    Code: "A의 코드", "A’s code";
    Waiting: "실행하는 중입니다.", "It is being run.";
    Rerunning: "새 값으로 네 칸을 다시 실행하는 중", "Running all four with the new values";
    OrderOfEnds: "끝난 순서", "Order of completion";
    NotEnded: "끝나지 않음", "not ended";
    Refused: "이 프로그램은 실행되지 않았습니다.", "This program was not run.";
    Failed: "예외로 끝났습니다.", "It ended by an error.";
    Deadlock: "아무도 깨워 줄 수 없어 멈췄습니다(교착).", "It stands still for ever: nobody is left to wake anybody (deadlock).";
    Cut: "끝나지 않아 여기까지만 실행했습니다.", "It did not end: this is as far as it was run.";
    Input: "입력을 기다립니다. 여기서는 입력할 수 없습니다.", "It waits for input, which cannot be typed here.";
    Unsupported: "놀이터가 모르는 것을 만났습니다.", "It met something that the playground does not know.";
    Fault: "엔진이 멈췄습니다.", "The engine failed.";
    NobodyWaits: "이번 실행에서는 아무도 기다리지 않았습니다.", "In this run nobody waited.";
    HereItIs: "이 값에서는 다른 칸입니다:", "At these values it is in another cell:";
    OthersGoOn: "다른 칸은 그대로 실행됩니다.", "The other cells run all the same.";
    Now: "지금", "now";
    KeysHint: "스페이스: 재생 · ← →: 한 사건씩 · Home, End", "Space: play · ← →: event by event · Home, End";
    Why: "왜?", "Why?";
    StageNote: "지금까지 기다린 호출마다, 실제로 한 일로 칸이 정해집니다.", "Each call that has waited so far, in the cell that its run put it into.";
    StageEmpty: "아직 기다린 호출이 없습니다. 앞으로 가 보세요.", "No call has waited yet. Go on.";
    StageNone: "실행을 누르면, 기다린 호출이 여기에 칸마다 나타납니다.", "Press Run, and the calls that wait are here, each in its cell.";
    CellEmpty: "없음", "none";
}

/// What a slider moves.
pub fn slider(slider: Slider, language: Language) -> &'static str {
    match (slider, language) {
        (Slider::Latency, Language::Korean) => "B가 답하는 데 걸리는 시간",
        (Slider::Latency, Language::English) => "B takes to answer",
        (Slider::Work, Language::Korean) => "A의 다른 일",
        (Slider::Work, Language::English) => "A’s other work",
        (Slider::Poll, Language::Korean) => "물음과 물음 사이",
        (Slider::Poll, Language::English) => "Between two questions",
    }
}

/// “동기·블로킹”, “Synchronous, blocking”.
pub fn cell_name(cell: Cell, language: Language) -> &'static str {
    match (cell, language) {
        (Cell::SyncBlocking, Language::Korean) => "동기·블로킹",
        (Cell::SyncNonBlocking, Language::Korean) => "동기·논블로킹",
        (Cell::AsyncBlocking, Language::Korean) => "비동기·블로킹",
        (Cell::AsyncNonBlocking, Language::Korean) => "비동기·논블로킹",
        (Cell::SyncBlocking, Language::English) => "Synchronous, blocking",
        (Cell::SyncNonBlocking, Language::English) => "Synchronous, non-blocking",
        (Cell::AsyncBlocking, Language::English) => "Asynchronous, blocking",
        (Cell::AsyncNonBlocking, Language::English) => "Asynchronous, non-blocking",
    }
}

/// The cell of a site.
pub fn cell_of(order: Order, control: Control) -> Cell {
    match (order, control) {
        (Order::Sync, Control::Blocking) => Cell::SyncBlocking,
        (Order::Sync, Control::NonBlocking) => Cell::SyncNonBlocking,
        (Order::Async, Control::Blocking) => Cell::AsyncBlocking,
        (Order::Async, Control::NonBlocking) => Cell::AsyncNonBlocking,
    }
}

/// Order and control of a cell.
pub fn sides(cell: Cell) -> (Order, Control) {
    match cell {
        Cell::SyncBlocking => (Order::Sync, Control::Blocking),
        Cell::SyncNonBlocking => (Order::Sync, Control::NonBlocking),
        Cell::AsyncBlocking => (Order::Async, Control::Blocking),
        Cell::AsyncNonBlocking => (Order::Async, Control::NonBlocking),
    }
}

/// “제어권은 B에게”, “control: B”.
pub fn holder(holder: Holder, language: Language) -> &'static str {
    match (holder, language) {
        (Holder::A, Language::Korean) => "제어권은 A에게",
        (Holder::A, Language::English) => "Control is with A",
        (Holder::B, Language::Korean) => "제어권은 B에게",
        (Holder::B, Language::English) => "Control is with B",
        (Holder::Nobody, Language::Korean) => "제어권은 시스템에",
        (Holder::Nobody, Language::English) => "Control is with the system",
    }
}

/// “500 ms에 끝”, “ends at 500 ms”.
pub fn ends_at(time: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("{time}에 끝"),
        Language::English => format!("ends at {time}"),
    }
}

/// “1번째로 끝남”, “1st to end”.
pub fn rank(rank: usize, language: Language) -> String {
    match (language, rank) {
        (Language::Korean, _) => format!("{rank}번째로 끝남"),
        (Language::English, 1) => "1st to end".to_owned(),
        (Language::English, 2) => "2nd to end".to_owned(),
        (Language::English, 3) => "3rd to end".to_owned(),
        (Language::English, _) => format!("{rank}th to end"),
    }
}

/// “3번”, “3 times”.
pub fn times(count: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{count}번"),
        Language::English if count == 1 => "once".to_owned(),
        Language::English => format!("{count} times"),
    }
}

/// “24행의 첫 기다림으로 가기”, “Go to the first wait on line 24”.
pub fn go_to(line: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("{line}행이 처음 기다린 때로 가기"),
        Language::English => format!("Go to the first wait on line {line}"),
    }
}

/// What a screen reader hears of a cell's lanes.
pub fn lanes_said(stopped: &str, work: &str, answer: Option<&str>, language: Language) -> String {
    match (language, answer) {
        (Language::Korean, Some(answer)) => format!("A는 {stopped} 멈추고 {work} 일했습니다. B의 답은 {answer}에 왔습니다."),
        (Language::Korean, None) => format!("A는 {stopped} 멈추고 {work} 일했습니다."),
        (Language::English, Some(answer)) => format!("A was stopped for {stopped} and worked for {work}. B’s answer came at {answer}."),
        (Language::English, None) => format!("A was stopped for {stopped} and worked for {work}."),
    }
}

/// “외 3곳”, “and 3 more”.
pub fn more(count: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("외 {count}곳"),
        Language::English => format!("and {count} more"),
    }
}
