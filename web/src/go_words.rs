//! The words of Go's stages, in every language.

use views::Language;
use views::go::Station;

macro_rules! go_words {
    ($($name:ident: $ko:literal, $en:literal;)*) => {
        /// A fixed text of Go's stages.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum GoWord { $($name),* }

        impl GoWord {
            pub fn to(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Korean, GoWord::$name) => $ko, (Language::English, GoWord::$name) => $en),*
                }
            }
        }
    };
}

go_words! {
    Scheduler: "스케줄러 G-M-P", "Scheduler G-M-P";
    Channels: "채널과 락", "Channels & locks";
    NothingYet: "실행을 누르면 스케줄러가 나타납니다.", "Press Run, and the scheduler is here.";
    NotSetUp: "한 걸음 가거나 재생하면 스케줄러가 준비됩니다.", "Take a step, or play: the scheduler is set up first.";
    GlobalQueue: "전역 큐", "Global queue";
    Head: "맨 앞", "head";
    Empty: "비어 있음", "empty";
    Processors: "P와 M", "Ps and Ms";
    Thread: "스레드", "thread";
    NoThread: "M 없음", "no M";
    NoCore: "코어 없음", "no core";
    Looks: "할 일을 찾음", "looking for work";
    Wakes: "깨어나는 중", "waking up";
    PIsIdle: "쉬는 P", "idle";
    InSyscall: "시스템 호출 중", "in a system call";
    Spinning: "찾아다니는 M", "spinning";
    OfRing: "256칸 중", "of 256";
    Looked: "찾은 순서", "looked at";
    LooksNow: "찾는 순서", "looks at";
    EmptyUntilHere: "여기까지 비어 있었음", "empty until here";
    NothingAnywhere: "어디에도 없음", "nothing anywhere";
    Syscalls: "시스템 호출", "In a system call";
    KeepsP: "P를 아직 가짐:", "keeps";
    HasNoP: "P 없음", "no P";
    NobodyThere: "없음", "nobody";
    Netpoller: "netpoller", "netpoller";
    WaitsForTimer: "여기서 기다리는 M", "waits here";
    Timers: "타이머", "Timers";
    SysmonNever: "P를 갖지 않음", "never has a P";
    SysmonNone: "시간이 멈춘 시계에서는 할 일이 없습니다.", "Under the frozen clock it has nothing to watch.";
    Idle: "쉬는 것", "Idle";
    IdleFirst: "맨 앞이 먼저 쓰임", "the first is taken next";
    None: "없음", "none";
    Preempt: "양보 요청됨", "asked to yield";
    Tick: "틱", "tick";
    Goroutines: "고루틴", "Goroutines";
    GoStatement: "go 문", "go statement";
    WaitsFor: "무엇을 기다리나", "What it waits for";
    RunsOn: "실행 중:", "runs on";
    ChannelsTitle: "채널", "Channels";
    ChannelsNote: "맨 앞이 버퍼 쪽에 있습니다", "the first in line stands next to the buffer";
    NoChannels: "아직 채널이 없습니다.", "No channel yet.";
    Unbuffered: "버퍼 없음", "unbuffered";
    Closed: "닫힘", "closed";
    PastBuffer: "버퍼를 거치지 않고 바로", "directly, past the buffer";
    ThroughBuffer: "버퍼의 맨 앞을 받고, 기다리던 값이 끝에 들어감", "the head of the buffer; the waiting value goes to its tail";
    WonElsewhere: "다른 case로 진행함", "went on with another case";
    Select: "select", "select";
    SelectOf: "의 select", "’s select";
    Receive: "받기", "receive from";
    Send: "보내기", "send to";
    NilChan: "nil 채널", "nil channel";
    CaseReady: "진행 가능", "can go on";
    CaseNot: "기다림", "not ready";
    CaseChosen: "선택됨", "taken";
    Default: "default", "default";
    SelectOrder: "준비된 case 중 무작위로 하나. 적힌 순서는 뜻이 없습니다.", "One of the ready cases, at random; their order means nothing.";
    Locks: "락과 동기화", "Locks and the like";
    NoLocks: "아직 쓴 락이 없습니다.", "No lock has been used yet.";
    Free: "아무도 쥐지 않음", "free";
    HeldBy: "쥔 고루틴", "held by";
    Normal: "일반 모드", "normal mode";
    Starving: "기아 모드", "starvation mode";
    Woken: "깨운 고루틴이 경쟁 중", "one was woken and competes";
    Readers: "읽는 고루틴", "readers";
    Writer: "쓰는 고루틴", "writer";
    Reads: "읽기", "reads";
    Writes: "쓰기", "writes";
    Counter: "카운터", "counter";
    Done: "실행됨", "has run";
    NotDone: "아직 실행 전", "has not run yet";
    RunsNow: "실행 중", "runs now";
    Waiters: "기다리는 줄", "in line";
    WaitGraph: "누가 누구를 기다리나", "Who waits for whom";
    Cycle: "교착: 서로의 락을 기다림", "Deadlock: they wait for each other’s locks";
    NobodyLeft: "모든 고루틴이 기다리고, 깨워 줄 고루틴이 없음", "All goroutines wait, and nobody is left to wake one";
    Running: "실행 중", "running";
    Ready: "준비됨", "ready";
    Over: "끝남", "over";
    CoreWord: "코어", "core";
    UsedAt: "처음 쓴 곳", "first used at";
}

/// A station of `findRunnable`.
pub fn station(station: Station, language: Language) -> &'static str {
    let (ko, en) = match station {
        Station::Timers => ("타이머", "timers"),
        Station::Tick61 => ("전역 큐(61번째 틱)", "global queue (61st tick)"),
        Station::Runnext => ("runnext", "runnext"),
        Station::Ring => ("자기 큐", "own ring"),
        Station::Global => ("전역 큐", "global queue"),
        Station::Netpoll => ("netpoll", "netpoll"),
        Station::Steal => ("훔치기", "steal"),
    };
    match language {
        Language::Korean => ko,
        Language::English => en,
    }
}

/// “3개 기다림”, “3 wait”.
pub fn waiting(count: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{count}개 기다림"),
        Language::English if count == 1 => "1 waits".to_owned(),
        Language::English => format!("{count} wait"),
    }
}

/// “40개 중 20개”, “20 of 40”.
pub fn of(part: usize, whole: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{whole}개 중 {part}개"),
        Language::English => format!("{part} of {whole}"),
    }
}

/// “만든 것 372개, 살아 있는 것 309개”, “372 made, 309 live”.
pub fn made_live(made: u32, live: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("만든 것 {made}개 · 살아 있는 것 {live}개"),
        Language::English => format!("{made} made, {live} live"),
    }
}

/// “P1의 큐 3번째”, “place 3 in P1’s queue”.
pub fn place_in(place: usize, p: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("P{p}의 큐 {place}번째"),
        Language::English => format!("place {place} in P{p}’s queue"),
    }
}

/// “전역 큐 3번째”, “place 3 in the global queue”.
pub fn place_global(place: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("전역 큐 {place}번째"),
        Language::English => format!("place {place} in the global queue"),
    }
}

/// “P0의 runnext”, “runnext of P0”.
pub fn runnext_of(p: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("P{p}의 runnext"),
        Language::English => format!("runnext of P{p}"),
    }
}

/// “가득 참 · 4칸 중 4칸”, “full, 4 of 4”.
pub fn fill_of(count: usize, capacity: u32, language: Language) -> String {
    let full = count > 0 && count as u32 >= capacity;
    match language {
        Language::Korean if full => format!("가득 참 · {capacity}칸"),
        Language::Korean => format!("{capacity}칸 중 {count}칸"),
        Language::English if full => format!("full, {count} of {capacity}"),
        Language::English => format!("{count} of {capacity}"),
    }
}

/// “P1을 가져감”, “took P1”: what sysmon did.
pub fn retook(p: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("시스템 호출에서 P{p}{} 가져감", views::Particle::Object.after(&p.to_string())),
        Language::English => format!("took P{p} from a system call"),
    }
}

/// “G7에 양보를 요청함”, “asked G7 to yield”.
pub fn asked(g: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("{g}에 양보를 요청함"),
        Language::English => format!("asked {g} to yield"),
    }
}

/// “P0의 로컬 큐: 256칸 중 3칸. 앞에서부터 G7, G8, G9.”: what the ring says without a picture.
pub fn ring_said(p: u32, count: usize, names: &[String], language: Language) -> String {
    let more = count.saturating_sub(names.len());
    let names = names.join(", ");
    match (language, count) {
        (Language::Korean, 0) => format!("P{p}의 로컬 큐: 비어 있음"),
        (Language::English, 0) => format!("Local queue of P{p}: empty"),
        (Language::Korean, _) if more > 0 => format!("P{p}의 로컬 큐: 256칸 중 {count}칸, 앞에서부터 {names} 외 {more}개"),
        (Language::Korean, _) => format!("P{p}의 로컬 큐: 256칸 중 {count}칸, 앞에서부터 {names}"),
        (Language::English, _) if more > 0 => format!("Local queue of P{p}: {count} of 256, from the head {names} and {more} more"),
        (Language::English, _) => format!("Local queue of P{p}: {count} of 256, from the head {names}"),
    }
}
