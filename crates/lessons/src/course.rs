//! The course: the lessons in order, by part, with what each needs.
//!
//! The table stands apart from the texts, so that a page that shows the path need not carry them
//! all. A test holds both together.

use crate::lesson::Tongue;

/// The headings of the path, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    Machine,
    Matrix,
    Coroutines,
    Loop,
    Many,
    Beside,
    Go,
}

impl Part {
    pub const ALL: [Part; 7] = [
        Part::Machine,
        Part::Matrix,
        Part::Coroutines,
        Part::Loop,
        Part::Many,
        Part::Beside,
        Part::Go,
    ];

    /// Korean and English.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Part::Machine => ("기계와 스레드", "The machine and its threads"),
            Part::Matrix => (
                "동기와 비동기, 블로킹과 논블로킹",
                "Sync and async, blocking or not",
            ),
            Part::Coroutines => ("제너레이터와 코루틴", "Generators and coroutines"),
            Part::Loop => ("이벤트 루프", "The event loop"),
            Part::Many => ("여럿을 함께", "Many at once"),
            Part::Beside => ("루프와 스레드", "The loop and threads"),
            Part::Go => ("Go", "Go"),
        }
    }
}

/// A lesson's place in the path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    pub part: Part,
    /// The name in links; never changes.
    pub id: &'static str,
    pub minutes: u32,
    /// Ids of lessons before it that it builds on.
    pub needs: &'static [&'static str],
    pub title_ko: &'static str,
    pub title_en: &'static str,
}

macro_rules! course {
    ($($part:ident $id:literal $minutes:literal [$($needs:literal)*] $ko:literal $en:literal)*) => {
        /// The path.
        pub const COURSE: &[Step] = &[$(Step {
            part: Part::$part,
            id: $id,
            minutes: $minutes,
            needs: &[$($needs),*],
            title_ko: $ko,
            title_en: $en,
        }),*];

        /// The text of a lesson, as [`crate::lesson::parse`] takes it.
        pub fn text(id: &str, tongue: Tongue) -> Option<&'static str> {
            match (id, tongue) {
                $(
                    ($id, Tongue::Korean) => Some(include_str!(concat!("../text/ko/", $id, ".md"))),
                    ($id, Tongue::English) => Some(include_str!(concat!("../text/en/", $id, ".md"))),
                )*
                _ => None,
            }
        }
    };
}

/// The lesson of that id.
pub fn step(id: &str) -> Option<&'static Step> {
    COURSE.iter().find(|step| step.id == id)
}

course! {
    Machine "process-thread" 5 []
        "프로세스와 스레드, 그리고 함께 쓰는 것"
        "A process, its threads, and what they share"
    Machine "process-messages" 4 ["process-thread"]
        "프로세스끼리 이야기하는 법"
        "How processes talk"
    Machine "concurrency-parallelism" 5 ["process-thread"]
        "동시성과 병렬성"
        "Concurrency and parallelism"
    Machine "preemptive-cooperative" 5 ["concurrency-parallelism"]
        "차례는 누가 바꾸는가"
        "Who decides when turns change?"
    Machine "gil-cpu" 6 ["concurrency-parallelism"]
        "계산하는 두 스레드"
        "Two threads that compute"
    Machine "gil-why" 5 ["gil-cpu"]
        "GIL은 왜 있는가"
        "Why there is a GIL"
    Machine "gil-io" 5 ["gil-cpu"]
        "기다리는 세 스레드"
        "Three threads that wait"
    Machine "gil-processes" 5 ["gil-cpu" "process-messages"]
        "모든 코어로 계산하기: 프로세스"
        "Computing on all cores: processes"
    Machine "lost-update" 6 ["gil-cpu"]
        "사라진 갱신과 락"
        "A lost update, and the lock against it"
    Machine "deadlock" 4 ["lost-update"]
        "두 락과 막다른 길"
        "Two locks and no way out"
    Matrix "sync-async" 5 []
        "동기와 비동기"
        "Synchronous and asynchronous"
    Matrix "blocking" 4 ["sync-async"]
        "블로킹과 논블로킹"
        "Blocking and non-blocking"
    Matrix "cell-sync-blocking" 4 ["blocking"]
        "첫째 칸: 부르고, 멈추고, 받기"
        "First cell: call, stop, receive"
    Matrix "cell-sync-non-blocking" 5 ["cell-sync-blocking"]
        "둘째 칸: 부르고, 자꾸 물어보기"
        "Second cell: call, and ask again"
    Matrix "cell-async-blocking" 5 ["cell-sync-non-blocking"]
        "셋째 칸: 맡겨 놓고도 멈추기"
        "Third cell: hand over, and stop all the same"
    Matrix "cell-async-non-blocking" 5 ["cell-async-blocking"]
        "넷째 칸: 맡겨 놓고 제 일 하기"
        "Fourth cell: hand over, and do one’s own work"
    Coroutines "generator" 4 []
        "제너레이터: 값을 하나씩"
        "Generators: one value at a time"
    Coroutines "lazy-file" 4 ["generator"]
        "메모리보다 큰 파일"
        "A file too large for memory"
    Coroutines "generator-expression" 3 ["generator"]
        "객체는 아직 실행이 아니다"
        "An object is not yet a run"
    Coroutines "coroutine-send" 5 ["generator"]
        "값을 안으로 보내기"
        "Sending values in"
    Coroutines "coroutine-end" 4 ["coroutine-send"]
        "이런 코루틴을 끝내는 법"
        "How such a coroutine ends"
    Coroutines "function-coroutine" 5 ["coroutine-send"]
        "함수와 코루틴을 나란히"
        "A function and a coroutine, side by side"
    Coroutines "who-resumes" 5 ["function-coroutine" "preemptive-cooperative"]
        "다음은 누가 이어 가는가"
        "Who goes on next?"
    Loop "hello-asyncio" 4 ["sync-async" "generator"]
        "asyncio의 첫 코루틴"
        "A first coroutine of asyncio"
    Loop "coroutine-object" 4 ["hello-asyncio" "generator-expression"]
        "await하지 않은 코루틴 객체"
        "A coroutine object without await"
    Loop "loop-turns" 6 ["who-resumes" "coroutine-object"]
        "이벤트 루프, 한 턴씩"
        "The event loop, turn by turn"
    Loop "awaitables" 5 ["coroutine-object"]
        "awaitable, 코루틴, 태스크, future"
        "Awaitable, coroutine, task, future"
    Loop "await-create-task" 5 ["awaitables" "loop-turns"]
        "await와 create_task"
        "await against create_task"
    Loop "every-ten-seconds" 6 ["await-create-task"]
        "10초마다 하는 일"
        "A job every ten seconds"
    Loop "future" 5 ["awaitables"]
        "손으로 채우는 future"
        "A future, filled by hand"
    Many "gather" 5 ["await-create-task"]
        "gather: 모두 함께, 차례대로"
        "gather: all of them, in order"
    Many "wait" 5 ["gather"]
        "wait: 언제까지 기다릴까"
        "wait: until when?"
    Many "as-completed" 4 ["gather"]
        "as_completed: 먼저 된 것부터"
        "as_completed: whoever is first"
    Many "halves" 5 ["gather" "loop-turns"]
        "리스트 하나를 둘로 나눠서"
        "One list, two halves"
    Many "cancellation" 5 ["await-create-task" "coroutine-end"]
        "태스크 취소하기"
        "Cancelling a task"
    Many "task-group" 5 ["cancellation" "gather"]
        "TaskGroup: 모두 아니면 모두 아님"
        "Task groups: all or none"
    Many "graceful-shutdown" 6 ["cancellation" "wait"]
        "얌전하게 끝내기"
        "A graceful shutdown"
    Beside "blocking-in-coroutine" 5 ["loop-turns" "blocking"]
        "코루틴 안의 막는 호출"
        "A blocking call in a coroutine"
    Beside "run-in-executor" 5 ["blocking-in-coroutine" "gil-io"]
        "막는 일은 다른 스레드에"
        "Blocking work in another thread"
    Beside "executor-processes" 5 ["run-in-executor" "gil-processes"]
        "루프 곁에서 계산하기"
        "Computing beside the loop"
    Beside "two-loops" 6 ["run-in-executor" "future"]
        "루프 둘, 스레드 둘"
        "Two loops, two threads"
    Go "goroutine" 5 ["sync-async"]
        "go: 시작시키고 이어 가기"
        "go: start and go on"
    Go "waitgroup" 5 ["goroutine"]
        "WaitGroup: 모두 기다리기"
        "WaitGroup: wait for all"
    Go "channel" 6 ["waitgroup"]
        "채널: 손에서 손으로"
        "Channels: values, hand to hand"
    Go "buffered-channel" 5 ["channel"]
        "버퍼: 얼마나 앞서갈까"
        "Buffers: how far ahead?"
    Go "select-go" 5 ["channel"]
        "select: 먼저 오는 쪽"
        "select: whichever comes first"
    Go "gomaxprocs" 5 ["waitgroup" "concurrency-parallelism"]
        "GOMAXPROCS: 한 번에 몇이나"
        "GOMAXPROCS: how many at once"
    Go "go-scheduler" 6 ["gomaxprocs" "preemptive-cooperative"]
        "G, M, P: Go의 스케줄러"
        "G, M, P: Go’s scheduler"
    Go "coroutine-goroutine" 5 ["go-scheduler" "await-create-task"]
        "코루틴과 고루틴"
        "Coroutine and goroutine"
}
