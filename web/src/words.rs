//! Every word of the interface, in every language: a typed catalogue.

use views::{Language, Standing, WaitKind};

macro_rules! words {
    ($($name:ident: $ko:literal, $en:literal;)*) => {
        /// A fixed text of the interface.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Word { $($name),* }

        fn korean(word: Word) -> &'static str {
            match word { $(Word::$name => $ko),* }
        }

        fn english(word: Word) -> &'static str {
            match word { $(Word::$name => $en),* }
        }
    };
}

words! {
    Programs: "프로그램", "Programs";
    ProgramsHint: "고른 프로그램은 고치고 다시 실행할 수 있습니다.", "Every program can be edited and run again.";
    Run: "실행", "Run";
    RunAgain: "다시 실행", "Run again";
    Stop: "중지", "Stop";
    Restore: "처음 글로", "Original text";
    RestoreTitle: "이 프로그램을 처음 글로 되돌립니다", "Brings back this program's original text";
    Settings: "설정", "Settings";
    Theme: "테마", "Theme";
    ThemeAuto: "시스템", "System";
    ThemeLight: "밝게", "Light";
    ThemeDark: "어둡게", "Dark";
    LanguageLabel: "언어", "Language";
    SingleKeys: "한 글자 단축키 쓰기", "Use single-key shortcuts";
    KeysTitle: "단축키", "Keys";
    KeysPlay: "스페이스: 재생, 멈춤", "Space: play, pause";
    KeysStep: "← →: 한 걸음", "← →: one step";
    KeysTurn: "Shift + ← →: 한 턴", "Shift + ← →: one turn";
    KeysEnds: "Home End: 처음과 끝", "Home End: first and last";
    KeysRead: "N: 지금 문장 읽기", "N: read the sentence";
    KeysBreak: "B, Shift + B: 다음, 앞 중단점", "B, Shift + B: next, previous breakpoint";
    KeysSetBreak: "편집기에서 F9: 중단점 걸기", "F9 in the editor: set a breakpoint";
    Computer: "가상 컴퓨터", "Simulated computer";
    ComputerNote: "다음 실행부터 적용됩니다.", "Takes effect at the next run.";
    Release: "Python 버전", "Python release";
    Cores: "코어", "Cores";
    Clock: "시계", "Clock";
    ClockCosted: "일에도 시간이 듦", "Work takes time";
    ClockFrozen: "기다릴 때만 흐름", "Only waiting does";
    ClockFrozenFact: "기다릴 때만 시간이 흐름", "only waiting takes time";
    Seed: "시드", "Seed";
    Threading: "스레드", "Threads";
    WithGil: "GIL 있음", "With the GIL";
    FreeThreaded: "자유 스레드", "Free-threaded";
    SetSinceRun: "설정이 바뀜: 다시 실행하세요", "Settings changed: run again";
    InputBar: "프로그램이 입력 한 줄을 기다립니다. 출력 칸에 쓰세요.", "The program waits for a line. Type it under the output.";
    InputLine: "입력 한 줄", "A line of input";
    InputSend: "보내기", "Send";
    Breakpoints: "중단점", "Breakpoints";
    BreakpointNext: "다음 중단점으로", "To the next breakpoint";
    BreakpointBack: "앞 중단점으로", "To the previous breakpoint";
    BreakpointRemove: "중단점 지우기", "Remove the breakpoint";
    EditorHint: "마커: 각 태스크가 있는 줄", "Marks: where each task stands";
    EditedSinceRun: "실행한 뒤에 고침", "Edited since the run";
    LineUnit: "행", "lines";
    Output: "출력", "Output";
    OutputHint: "가상 시간, 초", "Virtual time, s";
    OutputEmpty: "아직 출력이 없습니다. 실행을 누르면 여기에 나타납니다.", "Nothing yet. Press Run, and it appears here.";
    OutputNone: "이 프로그램은 아무것도 출력하지 않았습니다.", "This program printed nothing.";
    Stage: "무대", "Stage";
    Code: "코드", "Code";
    Lesson: "강의", "Lesson";
    TimeTab: "시간", "Time";
    EventLoop: "이벤트 루프", "Event loop";
    EventLog: "사건 기록", "Event log";
    HandleCount: "핸들", "handles";
    ThisTurn: "이번 턴", "This turn";
    NextTurn: "다음 턴", "Next turn";
    Left: "남음", "left";
    AppendNote: "뒤로 붙음", "joins at the back";
    ReadyEmpty: "차례를 기다리는 핸들이 없습니다.", "No handle waits for its turn.";
    HeapNote: "타이머 힙", "in the timer heap";
    HeapEmpty: "걸린 타이머가 없습니다.", "No timer is set.";
    Now: "지금", "Now";
    TopOfHeap: "힙의 맨 위", "next due";
    JustCame: "방금 옴", "just came";
    StationSelect: "select", "select";
    StationTimers: "만료된", "Due";
    StationTimers2: "타이머", "timers";
    StationRun: "스냅숏 실행", "Run the snapshot";
    Turn: "턴", "Turn";
    ToNextTurn: "다음 턴으로", "to the next turn";
    Forever: "기한 없음", "for ever";
    RunningNow: "실행 중", "Running";
    NobodyRuns: "아무도 실행하지 않음", "Nobody runs";
    ProgramEnded: "프로그램이 끝났습니다", "The program has ended";
    LoopItself: "이벤트 루프", "The loop itself";
    Program: "프로그램", "The program";
    CallStack: "호출 스택", "Call stack";
    Top: "맨 위", "Top";
    Library: "라이브러리", "library";
    Tasks: "태스크", "Tasks";
    Strands: "제너레이터와 코루틴", "Generators, coroutines";
    StateColumn: "상태", "State";
    PlaceColumn: "멈춘 곳", "Where it stands";
    WaitColumn: "무엇을 기다리나", "What it waits for";
    TasksEmpty: "아직 태스크가 없습니다.", "No task yet.";
    IsSet: "채워짐", "is set";
    Returned: "돌려준 값", "returned";
    WillCancel: "다음 실행 때 취소 예외", "cancellation at its next step";
    Why: "왜?", "Why?";
    Event: "사건", "Event";
    NarrationStart: "실행을 누르면 여기에서 한 사건씩 설명합니다.", "Press Run: every event is explained here, one at a time.";
    NarrationReady: "실행이 기록되었습니다. 재생하거나 한 걸음씩 가 보세요.", "The run is recorded. Play it, or step through it.";
    TimelineName: "타임라인", "Timeline";
    VirtualTime: "가상 시간", "Virtual time";
    LoopLane: "루프", "Loop";
    LoopLaneHint: "실행한 핸들", "handles run";
    TimelineEmpty: "실행하면 태스크마다 한 줄이 생깁니다.", "Every task gets a lane when the program runs.";
    ToStart: "처음으로", "To the beginning";
    ToEnd: "끝으로", "To the end";
    StepBack: "한 걸음 뒤로", "One step back";
    StepForward: "한 걸음 앞으로", "One step forward";
    Play: "재생", "Play";
    Pause: "멈춤", "Pause";
    Speed: "속도", "Speed";
    StepEquals: "한 걸음 =", "One step =";
    ByInstruction: "명령", "Instruction";
    ByLine: "줄", "Line";
    ByDecision: "결정", "Decision";
    ByTurn: "턴", "Turn";
    AxisOrder: "사건 순서", "Event order";
    AxisTime: "시간", "Time";
    Position: "위치", "Position";
    RunOn: "더 실행", "Run on";
    RunOnHint: "여기까지 실행했습니다. 프로그램은 아직 끝나지 않았습니다.", "It has run up to here. The program has not ended.";
    Running: "실행하는 중", "Running";
    EventsSoFar: "사건", "events so far";
    Stopped: "중지했습니다. 여기까지는 모두 볼 수 있습니다.", "Stopped. All of it up to here can be viewed.";
    LimitName: "한도", "Limit";
    LimitBar: "에 이르러 멈췄습니다. 여기까지는 모두 볼 수 있습니다.", " reached. All of it up to here can be viewed.";
    UntoldBar: "이 수를 넘은 제너레이터 전환은 여기부터 기록되지 않습니다:", "Generator switches beyond this number are not recorded from here on:";
    FailedBar: "예외로 끝났습니다.", "Ended by an exception.";
    DeadlockBar: "아무도 실행할 수 없습니다.", "Nobody can run.";
    FaultBar: "Interleave 안에서 잘못이 생겼습니다. 프로그램의 잘못이 아닙니다. 글은 그대로 있습니다.", "Something went wrong inside Interleave. It is not your program's fault, and your text is safe.";
    FaultLink: "이 실행을 다시 여는 링크", "A link that replays this run";
    EngineMissing: "실행 엔진을 불러오지 못했습니다. 글은 그대로 있습니다. 새로 고쳐 보세요.", "The engine could not be loaded. Your text is safe. Try a reload.";
    EngineStale: "페이지가 새 판으로 바뀌었습니다. 새로 고치면 이어서 쓸 수 있습니다.", "The page has a newer version. Reload to go on.";
    Problems: "고칠 곳", "Problems";
    LineWord: "행", "Line";
    NowHeading: "지금", "Now";
    NextHeading: "다음", "Next";
    WaitingHeading: "기다림", "Waiting";
    NobodyWaits: "아무도 기다리지 않습니다.", "Nobody waits.";
    NobodyNext: "ready가 비어 있습니다.", "ready is empty.";
    Wakeup: "깨우기", "wake-up";
    FirstStep: "첫 실행", "first step";
    NextStep: "이어서 실행", "next step";
    Callback: "콜백", "callback";
    TimerCallback: "타이머", "timer";
    BecauseDone: "끝나서", "is done";
    BecauseSet: "채워져서", "is set";
    Cancelled: "취소됨", "cancelled";
    DueNow: "때가 됨", "due";
    Yielded: "내준 값", "gave out";
    NoLoopYet: "이벤트 루프가 아직 없습니다.", "There is no event loop yet.";
    NoLoop: "이 프로그램은 이벤트 루프를 쓰지 않습니다.", "This program uses no event loop.";
    CoreName: "코어", "core";
    AlreadyRunNothing: "먼저 실행을 누르세요.", "Press Run first.";
}

impl Word {
    pub fn to(self, language: Language) -> &'static str {
        match language {
            Language::Korean => korean(self),
            Language::English => english(self),
        }
    }
}

/// The word for a state.
pub fn standing(standing: Standing, language: Language) -> &'static str {
    let (ko, en) = match standing {
        Standing::New => ("시작 전", "not started"),
        Standing::Ready => ("준비됨", "ready"),
        Standing::Running => ("실행 중", "running"),
        Standing::Calling => ("부른 것을 기다림", "in a call"),
        Standing::Preempted => ("밀려남", "preempted"),
        Standing::Waiting(WaitKind::Timer) => ("타이머 대기", "waits for a timer"),
        Standing::Waiting(WaitKind::Io) => ("I/O 대기", "waits for I/O"),
        Standing::Waiting(WaitKind::Lock) => ("락 대기", "waits for a lock"),
        Standing::Waiting(WaitKind::Channel) => ("큐 대기", "waits for a queue"),
        Standing::Waiting(WaitKind::Future) => ("future 대기", "waits for a future"),
        Standing::Suspended => ("멈춤", "suspended"),
        Standing::Done => ("끝남", "done"),
        Standing::Failed => ("실패", "failed"),
        Standing::Cancelled => ("취소됨", "cancelled"),
    };
    match language {
        Language::Korean => ko,
        Language::English => en,
    }
}

/// “5개”, “5”: a count as it stands behind its noun.
pub fn count(number: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{number}개"),
        Language::English => number.to_string(),
    }
}

/// “3개 중 2번째”, “2 of 3”.
pub fn ordinal_of(place: usize, total: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{total}개 중 {place}번째"),
        Language::English => format!("{place} of {total}"),
    }
}

/// “4개 중 1개 끝남”, “1 of 4 done”.
pub fn done_of(done: usize, total: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{total}개 중 {done}개 끝남"),
        Language::English => format!("{done} of {total} done"),
    }
}

/// “0.2초 남음”, “0.2 s left”.
pub fn time_left(seconds: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("{seconds}초 남음"),
        Language::English => format!("{seconds} s left"),
    }
}

/// “0.5초”, “0.5 s”.
pub fn seconds(text: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("{text}초"),
        Language::English => format!("{text} s"),
    }
}

/// “라이브러리 3개 접힘”, “3 library frames folded”.
pub fn folded(number: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("라이브러리 {number}개 접힘"),
        Language::English if number == 1 => "1 library frame folded".to_owned(),
        Language::English => format!("{number} library frames folded"),
    }
}

/// “8행”, “line 8”.
pub fn line(number: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("{number}행"),
        Language::English => format!("line {number}"),
    }
}

/// “ready 1번째”, “ready, 1st”.
pub fn ready_place(place: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("ready {place}번째"),
        Language::English => format!("place {place} in ready"),
    }
}

/// “핸들 2개”, “2 handles”.
pub fn counted(noun: Word, number: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{} {number}개", noun.to(language)),
        Language::English if number == 1 && noun == Word::HandleCount => "1 handle".to_owned(),
        Language::English => format!("{number} {}", noun.to(language)),
    }
}
