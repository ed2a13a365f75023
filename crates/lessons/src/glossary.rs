//! The words of the field, each explained in both languages; lessons and the page link to them.

/// A word. `ko` and `en` are what it is called; the texts explain it in one or two sentences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// The name in links; never changes.
    pub slug: &'static str,
    pub ko: &'static str,
    pub en: &'static str,
    pub text_ko: &'static str,
    pub text_en: &'static str,
}

const fn entry(
    slug: &'static str,
    ko: &'static str,
    en: &'static str,
    text_ko: &'static str,
    text_en: &'static str,
) -> Term {
    Term {
        slug,
        ko,
        en,
        text_ko,
        text_en,
    }
}

/// The terms, and their slugs by themselves: a page has these long before it explains a word.
macro_rules! glossary {
    ($(entry($slug:literal, $($rest:literal),* $(,)?),)*) => {
        /// In the order of the English words.
        pub const GLOSSARY: &[Term] = &[$(entry($slug, $($rest),*)),*];
        const SLUGS: &[&str] = &[$($slug),*];
    };
}

glossary! {
    entry(
        "async",
        "비동기",
        "asynchronous",
        "결과가 나오기 전에 호출이 돌아오고, 결과는 나중에 알림으로 옵니다. 부른 쪽이 결과를 챙기러 가지 않습니다.",
        "The call comes back before the result; the result comes later, by a notification. The caller does not go to fetch it.",
    ),
    entry(
        "asyncio",
        "asyncio",
        "asyncio",
        "파이썬 표준 라이브러리의 이벤트 루프와, 그 위에서 코루틴을 실행하는 도구 모음입니다.",
        "The event loop of Python's standard library, with the tools that run coroutines on it.",
    ),
    entry(
        "as-completed",
        "as_completed",
        "as_completed",
        "여러 awaitable의 결과를 넘겨준 차례가 아니라 끝난 차례대로 내줍니다.",
        "Gives the results of several awaitables in the order in which they end, not in which they were passed.",
    ),
    entry(
        "await",
        "await",
        "await",
        "awaitable이 끝날 때까지 이 코루틴을 멈추고, 그동안 루프가 다른 일을 실행하게 합니다.",
        "Suspends this coroutine until the awaitable is done, and lets the loop run others meanwhile.",
    ),
    entry(
        "awaitable",
        "awaitable",
        "awaitable",
        "await 뒤에 올 수 있는 것입니다. 코루틴, 태스크, future가 여기에 듭니다.",
        "What may stand behind await: a coroutine, a task, a future.",
    ),
    entry(
        "blocking",
        "블로킹",
        "blocking",
        "부른 쪽이 결과가 나올 때까지 CPU를 쓰지 못하고 멈춰 있는 방식입니다. 제어권이 돌아오지 않습니다.",
        "The caller is off the CPU until the result is there. Control does not come back.",
    ),
    entry(
        "callback",
        "콜백",
        "callback",
        "나중에 때가 되면 불러 달라고 맡겨 두는 함수입니다.",
        "A function that is handed over to be called when the time has come.",
    ),
    entry(
        "call-stack",
        "호출 스택",
        "call stack",
        "지금 실행 중인 함수와 그것을 부른 함수들입니다. 맨 위가 실행 중이고, 끝나면 그 아래로 돌아갑니다.",
        "The function that runs now and those that called it. The top one runs; when it ends, the one below goes on.",
    ),
    entry(
        "cancellation",
        "취소",
        "cancellation",
        "태스크에 그만두라고 요청하는 일입니다. 태스크가 다음에 실행될 때 CancelledError가 던져집니다.",
        "Asking a task to stop. CancelledError is thrown into it when it runs next.",
    ),
    entry(
        "channel",
        "채널",
        "channel",
        "고루틴끼리 값을 건네는 통로입니다. 버퍼가 없으면 주는 쪽과 받는 쪽이 만나야 값이 넘어갑니다.",
        "A way for goroutines to hand over values. Without a buffer, sender and receiver must meet.",
    ),
    entry(
        "concurrency",
        "동시성",
        "concurrency",
        "여러 일을 시작해 놓고 번갈아 진행하도록 프로그램을 짜는 방식입니다. 코어가 하나여도 됩니다.",
        "Composing a program of several things that are under way and take turns. One core is enough.",
    ),
    entry(
        "condition",
        "조건 변수",
        "condition variable",
        "락을 쥔 채 조건을 살피다가, 아니면 락을 놓고 알림을 기다리는 도구입니다.",
        "Looks at a condition while holding a lock, and if it is not met, lets the lock go and waits to be notified.",
    ),
    entry(
        "context-switch",
        "문맥 교환",
        "context switch",
        "CPU가 한 스레드의 상태를 저장하고 다른 스레드의 상태를 불러와 이어 가는 일입니다.",
        "The CPU saves the state of one thread and goes on with that of another.",
    ),
    entry(
        "cooperative",
        "협력적 멀티태스킹",
        "cooperative multitasking",
        "실행 중인 쪽이 스스로 자리를 내줄 때에만 차례가 바뀌는 방식입니다.",
        "Turns change only when the one that runs gives way by itself.",
    ),
    entry(
        "core",
        "코어",
        "core",
        "한 번에 스레드 하나를 실행하는 CPU의 계산 장치입니다.",
        "The part of a CPU that runs one thread at a time.",
    ),
    entry(
        "coroutine",
        "코루틴",
        "coroutine",
        "중간에 멈췄다가 그 자리에서 이어 갈 수 있는 함수의 실행입니다. async def 함수를 부르면 코루틴 객체가 생깁니다.",
        "A function's run that can be suspended and go on from the same place. Calling an async def function makes a coroutine object.",
    ),
    entry(
        "cpu-bound",
        "CPU 바운드",
        "CPU-bound",
        "시간의 대부분을 계산하는 데 쓰는 일입니다.",
        "Work that spends most of its time computing.",
    ),
    entry(
        "critical-section",
        "임계 구역",
        "critical section",
        "한 번에 하나만 들어가야 하는 코드입니다. 보통 락으로 지킵니다.",
        "Code that only one may be in at a time, usually kept by a lock.",
    ),
    entry(
        "daemon",
        "데몬 스레드",
        "daemon thread",
        "프로그램이 끝날 때 기다려 주지 않는 스레드입니다.",
        "A thread that the program's end does not wait for.",
    ),
    entry(
        "deadlock",
        "데드락",
        "deadlock",
        "서로가 서로를 기다려서 아무도 나아갈 수 없는 상태입니다.",
        "A state in which everybody waits for one another and nobody can go on.",
    ),
    entry(
        "event-loop",
        "이벤트 루프",
        "event loop",
        "실행할 것을 줄에서 하나씩 꺼내 실행하고, 없으면 타이머나 I/O를 기다리기를 되풀이하는 것입니다.",
        "It takes what is ready from a queue, one by one, runs it, and waits for timers and I/O when there is nothing, over and over.",
    ),
    entry(
        "executor",
        "실행기",
        "executor",
        "함수를 받아 작업자 스레드나 프로세스에서 실행하고 future를 돌려주는 것입니다.",
        "Takes functions, runs them in worker threads or processes, and gives futures for them.",
    ),
    entry(
        "fork",
        "fork",
        "fork",
        "지금 프로세스를 통째로 복사해 자식 프로세스를 만드는 방법입니다.",
        "A way to make a child process: a copy of the whole present one.",
    ),
    entry(
        "free-threaded",
        "자유 스레드 빌드",
        "free-threaded build",
        "GIL 없이 만든 CPython입니다. 스레드가 여러 코어에서 함께 계산합니다.",
        "CPython built without the GIL: threads compute on several cores at once.",
    ),
    entry(
        "function",
        "함수(서브루틴)",
        "function (subroutine)",
        "처음부터 시작해 return에서 끝나는 코드입니다. 중간에 멈췄다 이어 갈 수 없습니다.",
        "Code that begins at its beginning and ends at return. It cannot stop in the middle and go on later.",
    ),
    entry(
        "future",
        "future",
        "future",
        "나중에 채워질 결과의 자리입니다. 채워지면 기다리던 쪽이 깨어납니다.",
        "A place for a result that is still to come. Filling it wakes whoever waits for it.",
    ),
    entry(
        "gather",
        "gather",
        "gather",
        "여러 awaitable을 함께 실행하고, 모두 끝나면 결과를 넘겨준 차례대로 리스트로 줍니다.",
        "Runs several awaitables together and, when all are done, gives their results in the order in which they were passed.",
    ),
    entry(
        "generator",
        "제너레이터",
        "generator",
        "yield로 값을 하나씩 내주고 그 자리에서 멈췄다가, 다음 값을 달라고 할 때 이어 가는 것입니다.",
        "Gives values out one by one with yield, stops there, and goes on when the next one is asked for.",
    ),
    entry(
        "generator-expression",
        "제너레이터 식",
        "generator expression",
        "괄호 안에 for를 적어 제너레이터를 바로 만드는 식입니다. 돌려 보기 전에는 아무것도 계산하지 않습니다.",
        "A for in parentheses that makes a generator at once. It computes nothing until it is iterated.",
    ),
    entry(
        "gil",
        "GIL",
        "GIL (global interpreter lock)",
        "CPython에서 파이썬 코드를 실행하려면 쥐어야 하는 단 하나의 락입니다.",
        "The one lock that a thread of CPython must hold to run Python code.",
    ),
    entry(
        "global-queue",
        "전역 큐",
        "global run queue",
        "어느 P에도 속하지 않은 고루틴들의 줄입니다. P는 자기 큐가 비었거나 61번에 한 번씩 여기를 봅니다.",
        "The queue of goroutines that belong to no P. A P looks here when its own queue is empty, and once in 61 rounds.",
    ),
    entry(
        "gmp",
        "G-M-P",
        "G-M-P",
        "Go 스케줄러의 세 주역입니다. G는 고루틴, M은 OS 스레드, P는 실행할 자격과 그 큐입니다.",
        "The three parts of Go's scheduler: G is a goroutine, M an OS thread, P the right to run Go code with its queue.",
    ),
    entry(
        "gomaxprocs",
        "GOMAXPROCS",
        "GOMAXPROCS",
        "Go에서 동시에 Go 코드를 실행할 수 있는 P의 수입니다. 기본값은 코어 수입니다.",
        "How many Ps there are, so how many threads may run Go code at once. By default, as many as cores.",
    ),
    entry(
        "goroutine",
        "고루틴",
        "goroutine",
        "Go 런타임이 스케줄하는 가벼운 실행 흐름입니다. go 문으로 시작합니다.",
        "A light flow of execution that Go's runtime schedules. A go statement starts one.",
    ),
    entry(
        "graceful-shutdown",
        "얌전한 종료",
        "graceful shutdown",
        "새 일은 받지 않고, 하던 일은 마무리한 뒤에 끝내는 방식입니다.",
        "Ending by taking no new work and finishing what was begun.",
    ),
    entry(
        "handle",
        "핸들",
        "handle",
        "이벤트 루프가 실행할 호출 하나입니다. ready 큐나 타이머 힙에 들어 있습니다.",
        "One call that the event loop is to run; it stands in the ready queue or in the heap of timers.",
    ),
    entry(
        "heap-memory",
        "힙 영역",
        "heap (memory)",
        "실행 중에 만든 객체들이 사는 메모리입니다. 한 프로세스의 스레드들이 함께 씁니다.",
        "The memory in which objects made at run time live. The threads of a process share it.",
    ),
    entry(
        "io-bound",
        "I/O 바운드",
        "I/O-bound",
        "시간의 대부분을 네트워크나 디스크를 기다리는 데 쓰는 일입니다.",
        "Work that spends most of its time waiting for network or disk.",
    ),
    entry(
        "ipc",
        "프로세스 간 통신",
        "inter-process communication",
        "메모리를 나누지 않는 프로세스끼리 파이프, 소켓, 큐로 데이터를 주고받는 일입니다.",
        "How processes, which share no memory, exchange data: pipes, sockets, queues.",
    ),
    entry(
        "join",
        "join",
        "join",
        "다른 스레드나 프로세스가 끝날 때까지 기다리는 호출입니다.",
        "A call that waits for the end of another thread or process.",
    ),
    entry(
        "latency",
        "지연 시간",
        "latency",
        "요청한 때부터 답이 올 때까지 걸리는 시간입니다.",
        "The time from a request to its answer.",
    ),
    entry(
        "lazy",
        "느긋한 평가",
        "lazy evaluation",
        "값이 필요해질 때까지 계산을 미루는 방식입니다.",
        "Putting a computation off until its value is needed.",
    ),
    entry(
        "lock",
        "락",
        "lock (mutex)",
        "한 번에 하나만 쥘 수 있는 것입니다. 쥐지 못한 쪽은 기다립니다.",
        "Something that only one can hold at a time; the others wait.",
    ),
    entry(
        "memory-area",
        "메모리 영역",
        "memory areas",
        "프로세스의 메모리는 코드, 데이터, 힙, 그리고 스레드마다 하나씩인 스택으로 나뉩니다.",
        "A process's memory is parted into code, data, heap, and one stack for each thread.",
    ),
    entry(
        "multiprocessing",
        "멀티프로세싱",
        "multiprocessing",
        "프로세스를 여러 개 만들어 일을 나누는 방식입니다. GIL도 메모리도 저마다 따로 가집니다.",
        "Sharing work among several processes, each with a memory and a GIL of its own.",
    ),
    entry(
        "netpoller",
        "netpoller",
        "netpoller",
        "네트워크를 기다리는 고루틴을 스레드 없이 맡아 두었다가, 준비되면 큐로 돌려보내는 Go 런타임의 부분입니다.",
        "The part of Go's runtime that keeps goroutines that wait for the network, without a thread each, and puts them back into a queue when they can go on.",
    ),
    entry(
        "never-awaited",
        "never awaited",
        "never awaited",
        "코루틴 객체를 만들고 한 번도 await하지 않아, 몸이 실행되지 않은 채 사라졌다는 경고입니다.",
        "A warning: a coroutine object was made and never awaited, so its body never ran.",
    ),
    entry(
        "non-blocking",
        "논블로킹",
        "non-blocking",
        "결과가 없어도 호출이 곧바로 돌아와, 부른 쪽이 제어권을 계속 갖는 방식입니다.",
        "The call comes back at once even without a result: the caller keeps control.",
    ),
    entry(
        "parallelism",
        "병렬성",
        "parallelism",
        "여러 일이 정말로 같은 순간에 실행되는 것입니다. 코어가 둘 이상 있어야 합니다.",
        "Several things truly running at the same moment. It takes two cores or more.",
    ),
    entry(
        "polling",
        "폴링",
        "polling",
        "다 됐는지 되풀이해 물어보는 방식입니다.",
        "Asking again and again whether something is done.",
    ),
    entry(
        "pool",
        "풀",
        "pool",
        "미리 만들어 두고 돌려 쓰는 작업자들입니다.",
        "Workers that are kept and used again.",
    ),
    entry(
        "preemptive",
        "선점",
        "preemption",
        "실행 중인 쪽의 뜻과 상관없이 스케줄러가 자리를 빼앗아 다른 쪽에 주는 방식입니다.",
        "The scheduler takes the place from whoever runs, willing or not, and gives it to another.",
    ),
    entry(
        "process",
        "프로세스",
        "process",
        "실행 중인 프로그램입니다. 메모리를 따로 가집니다.",
        "A program that runs, with a memory of its own.",
    ),
    entry(
        "race",
        "경쟁 상태",
        "race condition",
        "누가 먼저 하느냐에 따라 결과가 달라지는 상태입니다.",
        "A state in which the result depends on who comes first.",
    ),
    entry(
        "ready",
        "ready 큐",
        "ready queue",
        "곧 실행할 핸들이 먼저 온 차례대로 서 있는 줄입니다.",
        "The queue of handles that are to run, first come, first served.",
    ),
    entry(
        "refcount",
        "참조 횟수",
        "reference count",
        "객체를 가리키는 곳이 몇 군데인지 센 수입니다. 0이 되면 CPython이 객체를 치웁니다.",
        "How many places refer to an object. At 0 CPython removes it.",
    ),
    entry(
        "run-in-executor",
        "run_in_executor",
        "run_in_executor",
        "막는 함수를 실행기에 맡기고, 루프에서 await할 수 있는 future를 받는 방법입니다.",
        "Gives a blocking function to an executor and gets a future that can be awaited.",
    ),
    entry(
        "runnext",
        "runnext",
        "runnext",
        "P가 다음에 바로 실행할 고루틴 하나를 넣어 두는 자리입니다.",
        "A P's place for the one goroutine that it runs next.",
    ),
    entry(
        "scheduler",
        "스케줄러",
        "scheduler",
        "다음에 누가 실행될지 정하는 것입니다.",
        "What decides who runs next.",
    ),
    entry(
        "select-go",
        "select",
        "select (Go)",
        "여러 채널 연산 가운데 지금 할 수 있는 하나를 고르는 Go의 문장입니다.",
        "Go's statement that picks one of several channel operations that can go on.",
    ),
    entry(
        "selector",
        "셀렉터",
        "selector",
        "여러 소켓을 한꺼번에 지켜보다가 준비된 것을 알려 주는 도구입니다.",
        "Watches many sockets at once and tells which are ready.",
    ),
    entry(
        "semaphore",
        "세마포어",
        "semaphore",
        "정해진 수만큼만 들여보내는 도구입니다.",
        "Lets in only so many at a time.",
    ),
    entry(
        "send",
        "send",
        "send",
        "멈춰 있는 제너레이터의 yield 자리에 값을 넣어 주며 이어 가게 하는 메서드입니다.",
        "Makes a generator go on and puts a value into the yield where it stands.",
    ),
    entry(
        "spin-lock",
        "스핀락",
        "spin lock",
        "락이 풀릴 때까지 자지 않고 계속 물어보는 락입니다.",
        "A lock whose waiter does not sleep but asks all the time.",
    ),
    entry(
        "stack",
        "스택",
        "stack",
        "부른 함수들의 지역 변수와 돌아갈 자리가 쌓이는 메모리입니다. 스레드마다 하나씩 있습니다.",
        "The memory in which local variables and return places of called functions are piled up; one for each thread.",
    ),
    entry(
        "steal",
        "훔치기",
        "work stealing",
        "할 일이 없는 P가 다른 P의 큐에서 고루틴 절반을 가져오는 일입니다.",
        "A P without work takes half of the goroutines in another P's queue.",
    ),
    entry(
        "switch-interval",
        "전환 간격",
        "switch interval",
        "GIL을 기다리는 스레드가 놓아 달라고 하기까지 참는 시간입니다. 기본 5ms입니다.",
        "How long a thread waits for the GIL before it asks for it to be dropped: 5 ms by default.",
    ),
    entry(
        "sync",
        "동기",
        "synchronous",
        "부른 쪽이 결과를 직접 챙기는 방식입니다. 결과를 받아야 다음 일로 넘어갑니다.",
        "The caller sees to the result itself, and goes on to the next thing once it has it.",
    ),
    entry(
        "syscall",
        "시스템 호출",
        "system call",
        "운영체제에 일을 시키는 호출입니다. 그동안 M은 커널 안에 있고, 오래 걸리면 P는 다른 M에게 넘어갑니다.",
        "A call into the operating system. Meanwhile the M is in the kernel; if it takes long, its P goes to another M.",
    ),
    entry(
        "sysmon",
        "sysmon",
        "sysmon",
        "P 없이 도는 Go 런타임의 감시 스레드입니다. 오래 실행된 고루틴에 양보를 요청하고, 시스템 호출에 묶인 P를 되찾습니다.",
        "The watching thread of Go's runtime, which needs no P. It asks goroutines that ran long to yield, and takes back Ps from system calls.",
    ),
    entry(
        "task",
        "태스크",
        "task",
        "코루틴을 이벤트 루프에서 실행하는 것입니다. future이기도 해서 await할 수 있습니다.",
        "What runs a coroutine on the event loop. It is a future too, so it can be awaited.",
    ),
    entry(
        "task-group",
        "TaskGroup",
        "task group",
        "안에서 만든 태스크가 모두 끝나야 빠져나오는 블록입니다. 하나가 실패하면 나머지를 취소합니다.",
        "A block that is left when all tasks made in it are done. If one fails, the others are cancelled.",
    ),
    entry(
        "thread",
        "스레드",
        "thread",
        "프로세스 안의 실행 흐름입니다. 스택은 따로 갖고 나머지 메모리는 함께 씁니다.",
        "A flow of execution in a process. It has a stack of its own and shares the rest of the memory.",
    ),
    entry(
        "thread-safe",
        "스레드 안전",
        "thread-safe",
        "여러 스레드가 함께 써도 망가지지 않는다는 뜻입니다.",
        "Not harmed by being used by several threads at once.",
    ),
    entry(
        "timer-heap",
        "타이머 힙",
        "heap of timers",
        "아직 때가 되지 않은 핸들을 이른 차례로 꺼낼 수 있게 담아 둔 것입니다.",
        "Holds handles whose time has not come, the earliest on top.",
    ),
    entry(
        "turn",
        "턴",
        "turn",
        "이벤트 루프의 한 바퀴입니다. 기다리고, 때가 된 타이머를 옮기고, 줄에 있던 핸들을 실행합니다.",
        "One round of the event loop: wait, move due timers, run the handles that stood in the queue.",
    ),
    entry(
        "waitgroup",
        "WaitGroup",
        "WaitGroup",
        "세어 둔 고루틴이 모두 끝날 때까지 기다리는 Go의 도구입니다.",
        "Go's tool for waiting until all of a number of goroutines are done.",
    ),
    entry(
        "work-queue",
        "작업 큐",
        "work queue",
        "실행기에 맡긴 함수들이 작업자를 기다리는 줄입니다.",
        "Where functions that were given to an executor wait for a worker.",
    ),
    entry(
        "worker",
        "작업자",
        "worker",
        "풀에 속해 맡겨진 일을 차례로 하는 스레드나 프로세스입니다.",
        "A thread or process of a pool that does the jobs one after the other.",
    ),
    entry(
        "yield",
        "yield",
        "yield",
        "값을 내주고 그 자리에서 멈추는 식입니다. 함수 안에 있으면 그 함수는 제너레이터를 만듭니다.",
        "Gives a value out and stops there. A function that has it makes generators.",
    ),
}

/// A slug of the glossary, if it is one.
pub fn slug(slug: &str) -> Option<&'static str> {
    SLUGS.iter().find(|known| **known == slug).copied()
}

/// The term of that slug.
pub fn term(slug: &str) -> Option<&'static Term> {
    GLOSSARY.iter().find(|term| term.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_both_languages_and_a_slug_of_its_own() {
        for (index, term) in GLOSSARY.iter().enumerate() {
            let texts = [term.ko, term.en, term.text_ko, term.text_en];
            assert!(texts.iter().all(|text| !text.is_empty()), "{}", term.slug);
            let ends = term.text_ko.ends_with('.') && term.text_en.ends_with('.');
            assert!(ends, "{}", term.slug);
            assert!(
                GLOSSARY[index + 1..]
                    .iter()
                    .all(|other| other.slug != term.slug)
            );
        }
    }
}
