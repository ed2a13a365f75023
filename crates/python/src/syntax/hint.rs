//! Ways round what is refused, in Korean: each sentence of ours beside its English.
//!
//! CPython's own words stay as they are; only hints that we wrote are here. A test
//! asks for every hint of [`support`](super::support).

/// `(English, Korean)`.
const KOREAN: &[(&str, &str)] = &[
    (
        "use asyncio.open_connection, or let asyncio.sleep stand for the request",
        "asyncio.open_connection을 쓰거나, 요청 대신 asyncio.sleep으로 기다리세요",
    ),
    (
        "use requests, or let asyncio.sleep stand for the request",
        "requests를 쓰거나, 요청 대신 asyncio.sleep으로 기다리세요",
    ),
    (
        "use concurrent.futures or threading",
        "concurrent.futures나 threading을 쓰세요",
    ),
    (
        "leave it out: asyncio.run works here",
        "빼도 됩니다. 여기서는 asyncio.run이 그대로 됩니다",
    ),
    (
        "use lists, math and random",
        "리스트와 math, random을 쓰세요",
    ),
    ("use lists and dicts", "리스트와 딕셔너리를 쓰세요"),
    (
        "use asyncio, which waits for you",
        "대신 기다려 주는 asyncio를 쓰세요",
    ),
    (
        "use asyncio.open_connection and asyncio.start_server",
        "asyncio.open_connection과 asyncio.start_server를 쓰세요",
    ),
    (
        "let asyncio.sleep or time.sleep stand for the process",
        "프로세스 대신 asyncio.sleep이나 time.sleep으로 기다리세요",
    ),
    (
        "print the progress yourself",
        "진행 상황을 직접 print로 출력하세요",
    ),
    ("use asyncio.TaskGroup", "asyncio.TaskGroup을 쓰세요"),
    (
        "step through the program here instead",
        "여기서는 한 걸음씩 가 보세요",
    ),
    (
        "read the documentation at docs.python.org",
        "docs.python.org의 문서를 읽으세요",
    ),
    (
        "use cProfile, which counts the same, or read the timeline here",
        "같은 것을 세는 cProfile을 쓰거나, 여기서 타임라인을 보세요",
    ),
    (
        "there is no C here: write the function in Python",
        "여기에는 C가 없습니다. 함수를 Python으로 쓰세요",
    ),
    (
        "leave it out: tracebacks are always written here",
        "빼도 됩니다. 여기서는 트레이스백이 언제나 나옵니다",
    ),
    (
        "use os.cpu_count and os.getpid",
        "os.cpu_count와 os.getpid를 쓰세요",
    ),
    (
        "get_traced_memory gives the sums; which line made what is not known here",
        "합계는 get_traced_memory가 알려 줍니다. 어느 줄이 무엇을 만들었는지는 여기서 알 수 없습니다",
    ),
    (
        "use subprocess.run or asyncio.create_subprocess_exec",
        "subprocess.run이나 asyncio.create_subprocess_exec를 쓰세요",
    ),
    ("use requests", "requests를 쓰세요"),
    (
        "leave it out: the loop here is asyncio's own",
        "빼도 됩니다. 여기의 루프는 asyncio 자신의 것입니다",
    ),
    ("use an import statement", "import 문을 쓰세요"),
    (
        "leave the import out, or write what you need of it",
        "import를 빼거나, 필요한 부분을 직접 쓰세요",
    ),
    (
        "write the definitions into this file",
        "그 정의들을 이 파일에 쓰세요",
    ),
    (
        "give parts of it names, or build it in a loop",
        "부분마다 이름을 붙이거나, 반복문으로 만드세요",
    ),
    ("use an f-string: f\"…\"", "f-문자열을 쓰세요: f\"…\""),
    (
        "write the character itself, or its number: \\u2026",
        "글자를 그대로 쓰거나 번호로 쓰세요: \\u2026",
    ),
    ("please report this program", "이 프로그램을 알려 주세요"),
    ("make it shorter", "더 짧게 줄이세요"),
];

/// The same hint in Korean; none for a hint that has no Korean yet.
pub fn hint_in_korean(hint: &str) -> Option<&'static str> {
    let found = KOREAN.iter().find(|(english, _)| *english == hint);
    found.map(|(_, korean)| *korean)
}
