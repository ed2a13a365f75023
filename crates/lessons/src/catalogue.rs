//! The catalogue: programs of our own, by what they teach, each group in teaching order.
//!
//! Every program runs under real CPython, or builds and runs with real Go, as it stands here;
//! titles are nouns.

use scenario::Language;

/// What a program is about: the picker's headings, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    EventLoop,
    Generators,
    Threads,
    Locks,
    Executors,
    Goroutines,
    Scheduler,
    Channels,
    Safety,
}

impl Group {
    pub const ALL: [Group; 9] = [
        Group::EventLoop,
        Group::Generators,
        Group::Threads,
        Group::Locks,
        Group::Executors,
        Group::Goroutines,
        Group::Scheduler,
        Group::Channels,
        Group::Safety,
    ];

    /// Korean and English.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Group::EventLoop => ("이벤트 루프", "The event loop"),
            Group::Generators => ("제너레이터", "Generators"),
            Group::Threads => ("스레드와 GIL", "Threads and the GIL"),
            Group::Locks => ("함께 쓰기와 락", "Sharing and locks"),
            Group::Executors => ("실행기와 future", "Executors and futures"),
            Group::Goroutines => ("고루틴과 main", "Goroutines and main"),
            Group::Scheduler => ("스케줄러 G-M-P", "The scheduler: G, M, P"),
            Group::Channels => ("채널과 select", "Channels and select"),
            Group::Safety => ("함께 쓰기와 끝내기", "Sharing and stopping"),
        }
    }

    pub fn language(self) -> Language {
        match self {
            Group::Goroutines | Group::Scheduler | Group::Channels | Group::Safety => Language::Go,
            _ => Language::Python,
        }
    }
}

/// One program of the picker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Program {
    pub group: Group,
    /// The name in links and in local storage; never changes.
    pub slug: &'static str,
    pub file: &'static str,
    pub text: &'static str,
    pub title_ko: &'static str,
    pub title_en: &'static str,
    pub lesson_ko: &'static str,
    pub lesson_en: &'static str,
    /// The computer that shows the point best.
    pub cores: u32,
    pub free_threaded: bool,
    /// Go's number of Ps; 0: as many as cores.
    pub gomaxprocs: u32,
}

impl Program {
    pub fn language(&self) -> Language {
        self.group.language()
    }
}

macro_rules! program {
    ($group:ident, $slug:literal, $file:literal, $title_ko:literal, $title_en:literal, $lesson_ko:literal, $lesson_en:literal) => {
        Program {
            group: Group::$group,
            slug: $slug,
            file: $file,
            text: include_str!(concat!("../programs/", $file)),
            title_ko: $title_ko,
            title_en: $title_en,
            lesson_ko: $lesson_ko,
            lesson_en: $lesson_en,
            cores: 1,
            free_threaded: false,
            gomaxprocs: 0,
        }
    };
}

/// The same program on another computer than the usual one.
macro_rules! on {
    ($program:expr, $cores:literal, $free_threaded:literal) => {
        Program {
            cores: $cores,
            free_threaded: $free_threaded,
            ..$program
        }
    };
}

pub const PROGRAMS: &[Program] = &[
    program!(
        EventLoop,
        "hello",
        "hello.py",
        "첫 코루틴",
        "A first coroutine",
        "asyncio.run은 루프를 만들고, 코루틴 하나를 태스크로 돌립니다.",
        "asyncio.run makes a loop and runs one coroutine as a task."
    ),
    program!(
        EventLoop,
        "object",
        "object_without_await.py",
        "await하지 않은 코루틴 객체",
        "A coroutine object without await",
        "async 함수를 부르면 객체만 생깁니다. 몸은 await할 때 실행됩니다.",
        "Calling an async function only makes an object. Its body runs when awaited."
    ),
    program!(
        EventLoop,
        "task-or-await",
        "task_or_await.py",
        "create_task와 await의 차이",
        "create_task against await",
        "create_task는 ready 끝에 세우고, await는 그 자리에서 들어갑니다.",
        "create_task puts a task at the end of ready; await goes in right here."
    ),
    program!(
        EventLoop,
        "gather",
        "power.py",
        "gather로 한꺼번에 기다리기",
        "Waiting for all with gather",
        "네 태스크가 한 스레드에서 번갈아 실행되고, gather는 모두 끝나야 채워집니다.",
        "Four tasks take turns on one thread; gather is set when all are done."
    ),
    program!(
        EventLoop,
        "nested",
        "nested_task.py",
        "태스크 속의 태스크",
        "Tasks inside tasks",
        "태스크가 만든 태스크도 같은 ready에 섭니다. 기다림은 사슬이 됩니다.",
        "Tasks made by tasks stand in the same ready. Waiting becomes a chain."
    ),
    program!(
        EventLoop,
        "ten-seconds",
        "ten_seconds.py",
        "10초마다 하는 일",
        "Every ten seconds",
        "끝없는 프로그램도 보는 만큼만 실행됩니다. 기다림은 가상 시간이라 바로 지나갑니다.",
        "A program without an end runs as far as you look. Waiting is virtual and takes no time."
    ),
    program!(
        EventLoop,
        "blocking",
        "blocking_call.py",
        "코루틴 안의 막는 호출",
        "A blocking call in a coroutine",
        "time.sleep은 스레드를 재우므로, 그동안 어떤 태스크도 실행되지 못합니다.",
        "time.sleep stops the thread, so no task can run meanwhile."
    ),
    program!(
        EventLoop,
        "future",
        "future_by_hand.py",
        "손으로 채우는 future",
        "A future set by hand",
        "future는 나중에 채워질 자리입니다. 채우면 기다리던 쪽이 다음 턴에 깨어납니다.",
        "A future is a place to be filled. Filling it wakes the waiter in the next turn."
    ),
    program!(
        EventLoop,
        "two-in-turn",
        "two_in_turn.py",
        "번갈아 실행되는 두 코루틴",
        "Two coroutines in turn",
        "sleep(0)은 한 턴을 양보합니다. ready는 먼저 온 차례대로 실행됩니다.",
        "sleep(0) gives way for one turn. ready runs first come, first served."
    ),
    program!(
        EventLoop,
        "graceful-stop",
        "graceful_stop.py",
        "얌전하게 끝내기",
        "A graceful shutdown",
        "맡은 일을 다 기다린 뒤 작업자를 취소합니다. 취소는 예외로 와서, 정리할 틈을 줍니다.",
        "First wait for the work taken on, then cancel. A cancellation arrives as an exception, so there is time to clean up."
    ),
    program!(
        Generators,
        "generator",
        "generator_or_coroutine.py",
        "제너레이터와 코루틴",
        "Generators and coroutines",
        "yield와 await는 모두 멈췄다 이어집니다. 누가 이어 주는지가 다릅니다.",
        "yield and await both stop and go on. The difference is who resumes them."
    ),
    program!(
        Generators,
        "averager",
        "averager.py",
        "평균을 내는 코루틴: send와 GeneratorExit",
        "An averaging coroutine: send and GeneratorExit",
        "send는 멈춘 yield에 값을 넣습니다. close는 그 자리에서 GeneratorExit를 던집니다.",
        "send puts a value into the yield where it stands; close throws GeneratorExit there."
    ),
    program!(
        Generators,
        "lazy-lines",
        "lazy_lines.py",
        "큰 파일을 한 줄씩 읽기",
        "Reading a large file line by line",
        "제너레이터를 이으면 한 줄씩 흐릅니다. 달라고 한 만큼만 읽습니다.",
        "Chained generators let one line flow at a time; only what is asked for is read."
    ),
    on!(
        program!(
            Threads,
            "own-memory",
            "own_memory.py",
            "스레드의 메모리, 프로세스의 메모리",
            "A thread's memory, a process's memory",
            "스레드는 같은 바구니에 담습니다. 프로세스는 제 바구니를 따로 가져서, 메시지로 보낸 복사본만 돌아옵니다.",
            "A thread fills the same basket. A process has a basket of its own; only a copy comes back, in a message."
        ),
        2,
        false
    ),
    on!(
        program!(
            Threads,
            "gil-cpu",
            "gil_cpu.py",
            "계산하는 두 스레드",
            "Two threads that compute",
            "GIL은 하나라서, 코어가 넷이어도 두 스레드는 번갈아 계산합니다. 빨라지지 않습니다.",
            "There is one GIL, so on four cores too the two take turns. Nothing gets faster."
        ),
        4,
        false
    ),
    on!(
        program!(
            Threads,
            "gil-io",
            "gil_io.py",
            "기다리는 세 스레드",
            "Three threads that wait",
            "기다리는 동안에는 GIL을 놓습니다. 그래서 세 번의 1초가 겹쳐 1초에 끝납니다.",
            "Whoever waits lets the GIL go, so three waits of a second overlap and take one."
        ),
        4,
        false
    ),
    on!(
        program!(
            Threads,
            "threads-or-processes",
            "threads_or_processes.py",
            "같은 계산: 스레드 둘, 프로세스 둘",
            "The same work: two threads, two processes",
            "스레드 둘은 GIL 하나를 나눠 씁니다. 프로세스는 인터프리터와 GIL을 따로 가져서 두 코어에서 정말로 같이 계산합니다. 대신 시작하는 데 시간이 듭니다.",
            "Two threads share one GIL. Each process has an interpreter and a GIL of its own, so two cores truly compute at once; but a process takes time to start."
        ),
        2,
        false
    ),
    on!(
        program!(
            Threads,
            "free-threads",
            "free_threads.py",
            "GIL이 없는 파이썬",
            "Python without the GIL",
            "자유 스레드 빌드에서는 네 스레드가 네 코어에서 정말로 같이 계산합니다.",
            "In the free-threaded build four threads truly compute on four cores at once."
        ),
        4,
        true
    ),
    program!(
        Locks,
        "increment",
        "increment.py",
        "n += 1은 왜 무사할까",
        "Why n += 1 survives",
        "3.10부터 GIL은 함수 입구, 뒤로 가는 점프, 호출 뒤에서만 넘어갑니다. n += 1 안에는 그런 곳이 없습니다.",
        "Since 3.10 the GIL changes hands only at a function's entry, on a backward jump and after a call. Inside n += 1 there is none."
    ),
    program!(
        Locks,
        "lost-update",
        "lost_update.py",
        "사라진 갱신",
        "A lost update",
        "읽고, 함수를 부르고, 씁니다. 부른 뒤에 GIL이 넘어가면 그 사이에 쓴 값이 덮여 사라집니다.",
        "Read, call, write: if the GIL changes hands after the call, what others wrote meanwhile is overwritten."
    ),
    program!(
        Locks,
        "locked-update",
        "locked_update.py",
        "락으로 지킨 갱신",
        "The update with its lock",
        "읽기부터 쓰기까지 락을 쥡니다. GIL이 넘어가도 다른 스레드는 락 앞에서 기다립니다.",
        "The lock is held from read to write. The GIL may change hands, but others wait at the lock."
    ),
    program!(
        Locks,
        "two-locks",
        "two_locks.py",
        "두 락의 데드락",
        "A deadlock of two locks",
        "둘이 락을 하나씩 쥐고 상대의 락을 기다립니다. 기다림이 고리가 되면 아무도 못 나아갑니다.",
        "Each holds one lock and waits for the other's. When waits form a cycle, nobody can go on."
    ),
    program!(
        Executors,
        "in-executor",
        "in_executor.py",
        "막는 일을 스레드에 맡기기",
        "Blocking work in another thread",
        "run_in_executor는 막는 함수를 작업자 스레드에 보냅니다. 루프는 그동안 계속 돕니다.",
        "run_in_executor sends a blocking function to a worker thread; the loop keeps turning."
    ),
    program!(
        Executors,
        "pool-futures",
        "pool_futures.py",
        "결과와 예외가 담긴 future",
        "Futures with a result and with an exception",
        "submit은 곧바로 future를 줍니다. 결과도 예외도 그 안에 담겨 있다가 result()에서 나옵니다.",
        "submit gives a future at once. A result or an exception is kept in it until result() asks."
    ),
    program!(
        Goroutines,
        "main-ends",
        "main_ends.go",
        "main이 끝나면 모두 끝남",
        "When main returns, all ends",
        "go로 시작한 함수는 따로 나아갑니다. 하지만 main이 돌아가면 프로그램이 끝나고, 고루틴도 거기서 사라집니다.",
        "A function started with go goes its own way. But when main returns, the program ends, and every goroutine with it."
    ),
    program!(
        Goroutines,
        "wait-group",
        "wait_group.go",
        "WaitGroup으로 기다리기",
        "Waiting with a WaitGroup",
        "Add로 세고 Done으로 줄입니다. Wait는 수가 0이 될 때까지 main을 세워 둡니다.",
        "Add counts up, Done counts down; Wait parks main until the count is 0."
    ),
    on!(
        program!(
            Goroutines,
            "hundred",
            "hundred.go",
            "고루틴 백 개와 GOMAXPROCS",
            "A hundred goroutines and GOMAXPROCS",
            "P가 넷이면 넷이 함께 실행됩니다. main은 Scanln에서 기다리므로, 나머지가 끝까지 갈 틈이 있습니다.",
            "With four Ps, four run at once. main waits in Scanln, so the others have time to finish."
        ),
        4,
        false
    ),
    program!(
        Goroutines,
        "leak",
        "leak.go",
        "새어 나간 고루틴",
        "A leaked goroutine",
        "받을 쪽이 포기하면, 버퍼 없는 채널에 보내는 고루틴은 영원히 기다립니다. 수가 늘기만 합니다.",
        "When the receiver gives up, a goroutine that sends on an unbuffered channel waits for ever. Their number only grows."
    ),
    program!(
        Scheduler,
        "order-one-p",
        "order_one_p.go",
        "P 하나에서의 순서",
        "The order on one P",
        "새로 만든 고루틴은 runnext에 앉아, 먼저 있던 것을 줄 끝으로 밀어냅니다. 그래서 마지막 것이 먼저 실행됩니다.",
        "A new goroutine takes runnext and pushes the one that sat there to the tail. So the last one made runs first."
    ),
    on!(
        program!(
            Scheduler,
            "stealing",
            "stealing.go",
            "일 훔치기",
            "Stealing work",
            "main이 만든 고루틴은 모두 제 P에 섭니다. 할 일이 없는 P가 와서 절반을 가져갑니다.",
            "All goroutines that main makes stand at its own P. A P with nothing to do comes and takes half of them."
        ),
        4,
        false
    ),
    program!(
        Scheduler,
        "syscall",
        "syscall.go",
        "막히는 시스템 호출과 P 넘기기",
        "A blocking system call hands its P on",
        "Scanln은 M을 막습니다. sysmon이 그 P를 거두어 다른 M에 주므로, 째깍거리는 고루틴은 계속 나아갑니다.",
        "Scanln blocks its M. sysmon takes the P away and gives it to another M, so the ticking goroutine goes on."
    ),
    program!(
        Scheduler,
        "preemption",
        "preemption.go",
        "바쁜 고리의 선점",
        "Preempting a busy loop",
        "끝없는 고리는 스스로 양보하지 않습니다. 10ms가 지나면 sysmon이 멈추라고 하고, 고루틴은 전역 큐로 갑니다.",
        "An endless loop never gives way by itself. After 10 ms sysmon asks it to stop, and it goes to the global queue."
    ),
    program!(
        Channels,
        "unbuffered",
        "unbuffered.go",
        "버퍼 없는 채널",
        "An unbuffered channel",
        "보내는 쪽과 받는 쪽이 만나야 값이 건너갑니다. 먼저 온 쪽은 상대를 기다립니다.",
        "A value crosses only when sender and receiver meet. Whoever comes first waits for the other."
    ),
    program!(
        Channels,
        "buffered",
        "buffered.go",
        "버퍼가 있는 채널",
        "A buffered channel",
        "버퍼에 자리가 있으면 보내는 쪽은 기다리지 않습니다. 꽉 차면 자리가 날 때까지 기다립니다.",
        "While there is room in the buffer, sending does not wait. When it is full, the sender waits for room."
    ),
    program!(
        Channels,
        "producer-consumer",
        "producer_consumer.go",
        "생산자와 소비자",
        "Producers and a consumer",
        "둘이 만들고 하나가 받습니다. 다 만들면 채널을 닫고, 받는 쪽의 range가 끝납니다.",
        "Two produce, one consumes. When all is made the channel is closed, and the consumer's range ends."
    ),
    program!(
        Channels,
        "worker-pool",
        "worker_pool.go",
        "작업자 풀",
        "A pool of workers",
        "세 작업자가 한 채널에서 일을 꺼냅니다. 먼저 끝낸 작업자가 다음 일을 받습니다.",
        "Three workers take jobs from one channel. Whoever is done first gets the next one."
    ),
    program!(
        Channels,
        "pipeline",
        "pipeline.go",
        "파이프라인",
        "A pipeline",
        "단계마다 고루틴이 하나씩 있고, 채널로 이어집니다. 닫힘도 앞에서 뒤로 흘러갑니다.",
        "Each stage is a goroutine, joined by channels. The closing flows from front to back, too."
    ),
    program!(
        Channels,
        "select-timeout",
        "select_timeout.go",
        "select와 시간 제한",
        "select with a timeout",
        "select는 여러 채널을 한꺼번에 기다립니다. time.After의 채널이 먼저 오면 시간이 다 된 것입니다.",
        "select waits for several channels at once. If time.After's channel comes first, time is up."
    ),
    on!(
        program!(
            Safety,
            "race",
            "race.go",
            "뮤텍스와 경쟁",
            "A race, and its mutex",
            "bare++는 읽고, 더하고, 씁니다. 네 코어에서 겹치면 갱신이 사라집니다. 뮤텍스는 한 번에 하나만 들여보냅니다.",
            "bare++ reads, adds, writes. When four cores overlap, updates get lost. A mutex lets in one at a time."
        ),
        4,
        false
    ),
    program!(
        Safety,
        "go-deadlock",
        "deadlock.go",
        "데드락",
        "A deadlock",
        "둘 다 먼저 보내고, 아무도 받지 않습니다. 모두 잠들면 Go는 그렇다고 말하고 끝냅니다.",
        "Both send first and nobody receives. When all are asleep, Go says so and ends."
    ),
    program!(
        Safety,
        "cancellation",
        "cancellation.go",
        "context로 그만두게 하기",
        "Cancellation with a context",
        "context는 그만두라는 신호를 나릅니다. 시간이 되면 Done 채널이 닫히고, select가 그것을 봅니다.",
        "A context carries the signal to stop. When time is up its Done channel is closed, and select sees it."
    ),
];

/// The program of that slug.
pub fn program(slug: &str) -> Option<&'static Program> {
    PROGRAMS.iter().find(|program| program.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_files_are_unique_and_texts_end_in_a_line_feed() {
        for (index, program) in PROGRAMS.iter().enumerate() {
            assert!(program.text.ends_with('\n'), "{}", program.file);
            assert_eq!(Language::of_file(program.file), Some(program.language()));
            let others = &PROGRAMS[index + 1..];
            assert!(
                others
                    .iter()
                    .all(|other| other.slug != program.slug && other.file != program.file)
            );
        }
    }

    #[test]
    fn groups_stand_together_and_in_their_order() {
        assert!(PROGRAMS.is_sorted_by_key(|program| program.group));
        for group in Group::ALL {
            assert!(PROGRAMS.iter().any(|program| program.group == group));
        }
    }
}
