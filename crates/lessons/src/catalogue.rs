//! The catalogue: programs of our own, by what they teach, each group in teaching order.
//!
//! Every program runs under real CPython as it stands here; titles are nouns.

/// What a program is about: the picker's headings, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    EventLoop,
    Generators,
    Threads,
    Locks,
    Executors,
}

impl Group {
    pub const ALL: [Group; 5] = [
        Group::EventLoop,
        Group::Generators,
        Group::Threads,
        Group::Locks,
        Group::Executors,
    ];

    /// Korean and English.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Group::EventLoop => ("이벤트 루프", "The event loop"),
            Group::Generators => ("제너레이터", "Generators"),
            Group::Threads => ("스레드와 GIL", "Threads and the GIL"),
            Group::Locks => ("함께 쓰기와 락", "Sharing and locks"),
            Group::Executors => ("실행기와 future", "Executors and futures"),
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
