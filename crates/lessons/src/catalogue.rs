//! The catalogue: asyncio and generator programs of our own, in teaching order.
//!
//! Every program runs under real CPython as it stands here; titles are nouns.

/// One program of the picker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Program {
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
    ($slug:literal, $file:literal, $title_ko:literal, $title_en:literal, $lesson_ko:literal, $lesson_en:literal) => {
        Program {
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

pub const PROGRAMS: &[Program] = &[
    program!(
        "hello",
        "hello.py",
        "첫 코루틴",
        "A first coroutine",
        "asyncio.run은 루프를 만들고, 코루틴 하나를 태스크로 돌립니다.",
        "asyncio.run makes a loop and runs one coroutine as a task."
    ),
    program!(
        "object",
        "object_without_await.py",
        "await하지 않은 코루틴 객체",
        "A coroutine object without await",
        "async 함수를 부르면 객체만 생깁니다. 몸은 await할 때 실행됩니다.",
        "Calling an async function only makes an object. Its body runs when awaited."
    ),
    program!(
        "task-or-await",
        "task_or_await.py",
        "create_task와 await의 차이",
        "create_task against await",
        "create_task는 ready 끝에 세우고, await는 그 자리에서 들어갑니다.",
        "create_task puts a task at the end of ready; await goes in right here."
    ),
    program!(
        "gather",
        "power.py",
        "gather로 한꺼번에 기다리기",
        "Waiting for all with gather",
        "네 태스크가 한 스레드에서 번갈아 실행되고, gather는 모두 끝나야 채워집니다.",
        "Four tasks take turns on one thread; gather is set when all are done."
    ),
    program!(
        "nested",
        "nested_task.py",
        "태스크 속의 태스크",
        "Tasks inside tasks",
        "태스크가 만든 태스크도 같은 ready에 섭니다. 기다림은 사슬이 됩니다.",
        "Tasks made by tasks stand in the same ready. Waiting becomes a chain."
    ),
    program!(
        "ten-seconds",
        "ten_seconds.py",
        "10초마다 하는 일",
        "Every ten seconds",
        "끝없는 프로그램도 보는 만큼만 실행됩니다. 기다림은 가상 시간이라 바로 지나갑니다.",
        "A program without an end runs as far as you look. Waiting is virtual and takes no time."
    ),
    program!(
        "blocking",
        "blocking_call.py",
        "코루틴 안의 막는 호출",
        "A blocking call in a coroutine",
        "time.sleep은 스레드를 재우므로, 그동안 어떤 태스크도 실행되지 못합니다.",
        "time.sleep stops the thread, so no task can run meanwhile."
    ),
    program!(
        "future",
        "future_by_hand.py",
        "손으로 채우는 future",
        "A future set by hand",
        "future는 나중에 채워질 자리입니다. 채우면 기다리던 쪽이 다음 턴에 깨어납니다.",
        "A future is a place to be filled. Filling it wakes the waiter in the next turn."
    ),
    program!(
        "two-in-turn",
        "two_in_turn.py",
        "번갈아 실행되는 두 코루틴",
        "Two coroutines in turn",
        "sleep(0)은 한 턴을 양보합니다. ready는 먼저 온 차례대로 실행됩니다.",
        "sleep(0) gives way for one turn. ready runs first come, first served."
    ),
    program!(
        "generator",
        "generator_or_coroutine.py",
        "제너레이터와 코루틴",
        "Generators and coroutines",
        "yield와 await는 모두 멈췄다 이어집니다. 누가 이어 주는지가 다릅니다.",
        "yield and await both stop and go on. The difference is who resumes them."
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
}
