//! What differs from CPython and from Go, for learners to read: the page of the app is made from this.
//!
//! Go's own list is in `differences_go`. Two sources. A departure that the code marks as simplified is told by the entry that names
//! its file; a construct that is refused is told by a program that shows it. A test
//! (`crates/cli/tests/differences.rs`) checks both ways: no mark without an entry, no entry
//! without its mark, and each of the programs is refused.

use scenario::Language;

/// The page's headings, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Area {
    Time,
    World,
    Asyncio,
    Scheduler,
    Language,
    Library,
}

impl Area {
    pub const ALL: [Area; 6] = [
        Area::Time,
        Area::World,
        Area::Asyncio,
        Area::Scheduler,
        Area::Language,
        Area::Library,
    ];

    /// Korean and English.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Area::Time => ("시간과 스레드", "Time and threads"),
            Area::World => ("네트워크와 파일", "Network and files"),
            Area::Asyncio => ("asyncio", "asyncio"),
            Area::Scheduler => ("스케줄러", "The scheduler"),
            Area::Language => ("언어와 객체", "The language and its objects"),
            Area::Library => ("표준 라이브러리", "The standard library"),
        }
    }
}

/// One thing that the real thing does otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    pub area: Area,
    pub ko: &'static str,
    pub en: &'static str,
    /// The files, below `crates/`, whose marks this tells.
    pub marks: &'static [&'static str],
}

/// What the real thing runs and the playground refuses before the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The shortest program that shows it.
    pub program: &'static str,
    pub ko: &'static str,
    pub en: &'static str,
}

/// What differs in programs of a language, by area.
pub const fn differences(language: Language) -> &'static [Difference] {
    match language {
        Language::Python => DIFFERENCES,
        Language::Go => crate::differences_go::DIFFERENCES,
    }
}

/// What is refused of a language before the run.
pub const fn refusals(language: Language) -> &'static [Refusal] {
    match language {
        Language::Python => REFUSALS,
        Language::Go => crate::differences_go::REFUSALS,
    }
}

pub(crate) const fn differs(
    area: Area,
    ko: &'static str,
    en: &'static str,
    marks: &'static [&'static str],
) -> Difference {
    Difference {
        area,
        ko,
        en,
        marks,
    }
}

const DIFFERENCES: &[Difference] = &[
    differs(
        Area::Time,
        "시간은 가상입니다. 명령마다 표에 적힌 비용이 들고, 값이 크든 작든 같은 명령은 같은 시간이 걸립니다. 비율은 실제와 비슷하지만 초 단위 값은 컴퓨터마다 다릅니다.",
        "Time is virtual. Each instruction has a cost from a table, the same whatever its operands are. Ratios are close to the real ones; seconds differ from machine to machine anyway.",
        &["python/src/vm/cost.rs", "python/src/builtins/plain_sort.rs"],
    ),
    differs(
        Area::Time,
        "GIL은 신호를 받은 스레드가 언제나 가져갑니다. 실제로는 마침 지나가던 다른 스레드가 먼저 쥘 수도 있습니다.",
        "The thread that was signalled always gets the GIL. In reality one that comes by at that very moment may win.",
        &["python/src/vm/gil.rs"],
    ),
    differs(
        Area::Time,
        "운영체제의 스레드에는 우선순위가 없고, 실행 중인 스레드가 코어를 옮기지 않습니다.",
        "Threads of the operating system have no priorities, and a running thread does not move to another core.",
        &["kernel/src/schedule.rs"],
    ),
    differs(
        Area::Time,
        "스레드의 CPU 시간은 프로세스 전체의 것이고, 서머타임이 없습니다.",
        "A thread's CPU time is that of the whole process, and there is no daylight saving time.",
        &["python/src/modules/time.rs"],
    ),
    differs(
        Area::World,
        "네트워크는 시나리오의 것입니다. 패킷과 창이 없고, 같은 컴퓨터 안의 연결은 시간이 들지 않으며, 연결을 맺는 데에도 시간이 들지 않습니다.",
        "The network is the scenario's: no packets and no windows; connections inside the computer, and making a connection, take no time.",
        &["kernel/src/connection.rs", "kernel/src/socket.rs"],
    ),
    differs(
        Area::World,
        "암호화(TLS)는 하지 않습니다. https 주소도 평문으로 말합니다. 이름을 찾는 일에는 스레드를 쓰지 않습니다.",
        "Nothing is encrypted (no TLS): https addresses are spoken to in plain text. Looking a name up uses no thread.",
        &[
            "kernel/src/host.rs",
            "python/lib/_http_stream.py",
            "python/lib/asyncio/_connections.py",
            "python/lib/http/client.py",
            "python/lib/ssl.py",
        ],
    ),
    differs(
        Area::World,
        "파일을 읽고 쓰는 일은 기다리게 하지 않습니다. 파일이 모두 메모리에 있는 것과 같습니다. 파이프의 두 끝은 소켓 쌍입니다.",
        "Reading and writing files makes nobody wait, as if all of them were in memory. Both ends of a pipe are those of a socket pair.",
        &["kernel/src/disk.rs", "python/lib/os/_folders.py"],
    ),
    differs(
        Area::World,
        "알람은 메인 스레드가 일하는 동안 늦게 도착하고, 시그널은 네이티브 함수 한가운데에서 그 스레드의 다음 조각까지 기다리며, 시그널 막기는 프로세스 단위입니다.",
        "An alarm is late while the main thread works, a signal waits in the middle of a native function until the thread's next slice, and signals are held back for the whole process.",
        &["python/lib/signal.py", "python/lib/_signal.py", "python/src/vm/signal.rs"],
    ),
    differs(
        Area::World,
        "다른 프로그램은 Python(python3 -c, 파일)과 sh, echo, sleep, cat, sort 같은 작은 명령 몇 가지뿐이고, 그 밖의 이름은 없는 프로그램이라고 합니다. sh에는 목록, 파이프, 방향 바꾸기, 따옴표, 변수, 정수 계산, $(명령)이 있고 파이프의 부분은 차례로 실행됩니다.",
        "Of other programs there are Python (python3 -c, a file), sh, and a few small commands such as echo, sleep, cat and sort; any other name is not found. sh has lists, pipes, redirections, quotes, variables, whole numbers and $(command); the parts of a pipe run one after the other.",
        &["python/lib/subprocess.py", "python/lib/_programs.py", "python/lib/_shell.py"],
    ),
    differs(
        Area::Asyncio,
        "누가 future를 기다리는지는 호출 그래프를 물을 때 모든 태스크를 살펴 찾습니다.",
        "Who awaits a future is found by looking at all tasks when the call graph is asked for.",
        &["python/lib/asyncio/graph.py"],
    ),
    differs(
        Area::Asyncio,
        "소켓 감시가 울릴 때마다 새 핸들이 생깁니다. CPython은 같은 핸들을 다시 줄 세웁니다.",
        "A watch on a socket makes a new handle each time that it fires; CPython queues the same one again.",
        &["python/src/asyncio/readers.rs"],
    ),
    differs(
        Area::Asyncio,
        "디버그 모드는 환경 변수로는 켜지지 않습니다. run(debug=True)를 쓰세요.",
        "Debug mode is not turned on by the environment: use run(debug=True).",
        &["python/lib/asyncio/coroutines.py"],
    ),
    differs(
        Area::Asyncio,
        "태스크와 핸들의 repr 안에서, __repr__을 직접 쓴 객체는 클래스 이름으로 나옵니다.",
        "Inside the repr of tasks and handles, objects with a __repr__ of their own are shown by their class.",
        &["python/src/asyncio/text.rs"],
    ),
    differs(
        Area::Asyncio,
        "asyncio는 파이프와 다른 프로세스의 끝을 보이지 않는 스레드로 기다립니다.",
        "asyncio waits for pipes and for the end of other processes in threads that the program does not see.",
        &["python/lib/asyncio/subprocess.py", "python/lib/asyncio/pipes.py"],
    ),
    differs(
        Area::Language,
        "순환 참조는 프로그램이 끝날 때, gc.collect()를 부를 때, 메모리 한도에 가까울 때에만 수거됩니다.",
        "Reference cycles are collected at the end of the program, on gc.collect() and near the memory limit only.",
        &["python/src/vm/bury.rs", "python/src/modules/gc.rs"],
    ),
    differs(
        Area::Language,
        "예외는 프레임을 붙들지 않습니다. 지나온 함수의 지역 변수는 예외가 지나갈 때 사라집니다.",
        "An exception keeps no frames: the locals of the functions that it leaves die when it leaves them.",
        &["python/src/vm/traceback.rs"],
    ),
    differs(
        Area::Language,
        "프레임 객체는 물었을 때의 모습입니다. 줄 번호와 f_locals는 그 뒤로 바뀌지 않습니다. 제너레이터의 프레임은 줄 번호만 압니다. 추적 함수에는 프로그램 자신의 프레임만 보이고, 기다린 코루틴이 끝나는 것은 exception으로 알리지 않으며, 여러 줄에 걸친 컴프리헨션의 줄은 순서가 다릅니다.",
        "A frame object is as it was when somebody asked for it: its line and its f_locals do not change any more; a generator's frame knows its line only. Trace functions are told of the program's own frames only, not of the end of an awaited coroutine as an exception, and of the lines of a comprehension over several lines in another order.",
        &[
            "python/src/vm/frame_object.rs",
            "python/src/types/generator.rs",
            "python/src/vm/line.rs",
            "python/src/vm/tracer.rs",
        ],
    ),
    differs(
        Area::Language,
        "문자열에는 짝 없는 서로게이트(\\ud800)를 담을 수 없습니다.",
        "Text cannot hold a lone surrogate (\\ud800).",
        &["python/src/pure/mod.rs", "python/src/pure/codec.rs"],
    ),
    differs(
        Area::Language,
        "객체의 크기(sys.getsizeof, __sizeof__)는 64비트 CPython의 배치로 계산한 값입니다. 줄어들거나 한꺼번에 늘어난 리스트는 하나씩 늘어난 것으로 치고, 클래스와 드문 객체는 한 가지 크기입니다.",
        "Sizes of objects (sys.getsizeof, __sizeof__) are worked out from 64-bit CPython's layouts: a list that shrank or grew at once counts as grown one by one, and classes and rare objects have one size.",
        &["python/src/modules/sizes.rs", "python/src/types/object.rs"],
    ),
    differs(
        Area::Language,
        "실행되지 않는 갈래의 주석도 주석으로 셉니다. __future__에서는 이름을 가져오지 않습니다.",
        "An annotation in a branch that is not taken counts as well, and __future__ gives no names.",
        &[
            "python/src/compile/function.rs",
            "python/src/compile/import.rs",
        ],
    ),
    differs(
        Area::Library,
        "서브인터프리터(concurrent.interpreters, InterpreterPoolExecutor)는 저마다 가상 컴퓨터의 프로세스입니다. 큐의 unbounditems는 UNBOUND 하나입니다.",
        "Each subinterpreter (concurrent.interpreters, InterpreterPoolExecutor) is a process of the simulated computer; unbounditems of their queues is always UNBOUND.",
        &["python/lib/_interpreters.py"],
    ),
    differs(
        Area::Library,
        "ctypes는 메모리 배치가 없는 숫자, 배열, 구조체뿐이고 C 라이브러리를 부르지 못합니다. 로캘은 C 하나이고, tokenize는 f-문자열을 3.11처럼 토큰 하나로 봅니다.",
        "ctypes has numbers, arrays and structures without a place in memory, and calls no library of C. The one locale is C, and tokenize has an f-string as one token, as 3.11.",
        &["python/lib/ctypes.py", "python/lib/locale.py", "python/lib/tokenize.py"],
    ),
    differs(
        Area::Library,
        "내장 함수와 라이브러리의 독스트링은 흔히 출력하는 것만 있습니다. 그 밖의 것을 프로그램이 읽으면 모른다고 거절합니다.",
        "Of the docstrings of builtins and the library there are those that programs usually print; a program that reads another one is refused.",
        &["python/src/vm/docstring.rs"],
    ),
    differs(
        Area::Library,
        "ast의 트리를 컴파일하면 그 트리를 글로 쓴 것이 컴파일되므로 줄 번호가 다르고, f-문자열 안의 글은 문자열 전체의 위치를 가집니다. cProfile은 프로그램의 함수와 그것이 부르는 내장 함수만 셉니다. 라이브러리의 함수가 쓴 시간은 부른 쪽의 것입니다. xml.etree에는 엔티티 선언이 없고 경로는 흔한 것만 됩니다.",
        "What is compiled of a tree of ast is its text, whose lines are others; texts inside an f-string have the place of the whole string. cProfile counts the program's functions and the builtins that they call; what the library's functions take is their caller's. xml.etree knows no entity declarations, and the usual paths only.",
        &[
            "python/src/vm/profiler.rs",
            "python/src/compile/tree.rs",
            "python/lib/ast.py",
            "python/lib/xml/etree/ElementTree.py",
        ],
    ),
    differs(
        Area::Library,
        "tracemalloc의 크기는 CPython 객체의 크기와 비슷한 값이고, 스냅숏은 없습니다.",
        "Sizes of tracemalloc are about those of CPython's objects; there are no snapshots.",
        &["python/lib/tracemalloc.py"],
    ),
    differs(
        Area::Library,
        "multiprocessing의 공유 객체는 저마다 제 메모리를 쓰고 ctypes는 단순한 타입만 됩니다. 다른 컴퓨터의 관리자는 없고, forkserver는 소켓 대신 파이프 하나로 말합니다. SharedMemory.buf는 바이트를 다루는 간단한 뷰입니다.",
        "Shared objects of multiprocessing have a block of memory each, of ctypes the simple types only; there are no remote managers, and the fork server listens at one pipe instead of a socket. SharedMemory.buf is a plain view of bytes.",
        &[
            "python/lib/multiprocessing/sharedctypes.py",
            "python/lib/multiprocessing/managers.py",
            "python/lib/multiprocessing/forkserver.py",
            "python/lib/multiprocessing/shared_memory.py",
        ],
    ),
    differs(
        Area::Library,
        "os.pipe는 프로그램이 fork할 때에만 프로세스끼리 나누는 파이프이고, fork 전에 만든 제너레이터는 자식에서 따로 보이지 않습니다. pickle에는 별도 버퍼가 없습니다.",
        "os.pipe is shared between processes only if the program forks, and generators made before a fork are not shown in the child. pickle has no out-of-band buffers.",
        &[
            "python/lib/_os_processes.py",
            "python/src/vm/process.rs",
            "python/lib/pickle.py",
        ],
    ),
    differs(
        Area::Library,
        "약한 참조의 프록시와 lru_cache, tee는 만드는 방법이 달라서, 안쪽을 들여다보는 프로그램에는 다르게 보입니다.",
        "Weak proxies, lru_cache and tee are made otherwise, which a program that looks inside can see.",
        &[
            "python/lib/_weak_proxy.py",
            "python/src/modules/weakref.rs",
            "python/src/modules/lru_cache.rs",
            "python/src/modules/itertools/make.rs",
        ],
    ),
    differs(
        Area::Library,
        "형식 지정의 n은 C 로캘만 알고, strftime의 플래그는 -만 알며, str.format의 오류 하나가 다른 순서로 발견됩니다.",
        "The format type n knows the C locale only, strftime only the flag -, and one error of str.format is found in another order.",
        &[
            "python/src/pure/format_spec.rs",
            "python/src/pure/date_text.rs",
            "python/src/pure/str_format.rs",
        ],
    ),
    differs(
        Area::Library,
        "몇몇 수학 함수(log10, cosh, gamma 따위)는 마지막 자리가 다를 수 있습니다.",
        "Some functions of math (log10, cosh, gamma and their kind) may differ in the last digit.",
        &["python/src/pure/elementary.rs"],
    ),
    differs(
        Area::Library,
        "decimal에는 비정규 수가 없습니다. SystemRandom의 수는 메르센 트위스터에서 나옵니다.",
        "decimal has no subnormal numbers. SystemRandom draws from a Mersenne Twister.",
        &["python/lib/decimal.py", "python/lib/random.py"],
    ),
    differs(
        Area::Library,
        "logging에는 파일로 된 설정과 소켓, 메일, 시스템 로그 핸들러가 없습니다.",
        "logging has no configuration from files and no handlers for sockets, mail and the system log.",
        &["python/lib/logging/__init__.py"],
    ),
    differs(
        Area::Library,
        "unittest는 파일에서 테스트를 찾지 않습니다. 인코딩 오류의 object는 None입니다.",
        "unittest does not discover tests in files; the object of an encoding error is None.",
        &[
            "python/lib/unittest/__init__.py",
            "python/src/types/unicode_error.rs",
        ],
    ),
    differs(
        Area::Library,
        "zoneinfo는 흔한 시간대만, 지금의 규칙이 시작된 해부터 압니다. 그 밖의 것은 거절합니다.",
        "zoneinfo knows the usual zones only, from the year in which their present rule began; the rest is refused.",
        &["python/lib/zoneinfo.py"],
    ),
    differs(
        Area::Library,
        "exec, eval, compile이 만든 코드는 프로그램이 끝날 때까지 남고, 전역으로 준 딕셔너리의 키는 문자열이어야 합니다.",
        "Code that exec, eval and compile make is kept to the program's end; the keys of a dict given as globals must be str.",
        &["python/src/builtins/dynamic_code.rs"],
    ),
    differs(
        Area::Library,
        "sys.stdout.buffer에 쓴 바이트와 글은 터미널에서처럼 쓴 차례로 나가고, UTF-8이 아닌 바이트는 쓸 수 없습니다.",
        "Bytes written to sys.stdout.buffer and text go out in the order of the calls, as at a terminal; bytes that are not UTF-8 cannot.",
        &["python/lib/_stream_bytes.py"],
    ),
    differs(
        Area::Library,
        "html.parser는 주석을 첫 -->에서, 선언을 첫 >에서 끝내고, CDATA 구역을 모릅니다.",
        "html.parser ends a comment at the first --> and a declaration at the first >, and knows no CDATA sections.",
        &["python/lib/html/parser.py"],
    ),
    differs(
        Area::Library,
        "argparse는 줄여 쓴 옵션과 인자 파일을 모릅니다.",
        "argparse knows no shortened options and no argument files.",
        &["python/lib/argparse.py"],
    ),
    differs(
        Area::Library,
        "Enum의 mixin이 가진 __init_subclass__는 멤버보다 먼저 실행되고, string.Template의 하위 클래스는 delimiter만 바꿀 수 있습니다.",
        "__init_subclass__ of an Enum's mixin runs before its members exist; a subclass of string.Template can change its delimiter only.",
        &["python/lib/enum.py", "python/lib/string/__init__.py"],
    ),
];

const REFUSALS: &[Refusal] = &[
    Refusal {
        program: "import numpy\n",
        ko: "따로 설치하는 패키지: numpy, pandas 따위",
        en: "Packages to be installed: numpy, pandas and the like",
    },
    Refusal {
        program: "import os\nos.system('ls')\n",
        ko: "다른 프로그램을 실행하는 os.system, os.popen, os.exec*: subprocess를 쓰면 됩니다",
        en: "Running other programs by os.system, os.popen and os.exec*: use subprocess",
    },
    Refusal {
        program: "breakpoint()\n",
        ko: "breakpoint와 help: 여기서는 한 걸음씩 가 보면 됩니다",
        en: "breakpoint and help: step through the program here instead",
    },
    Refusal {
        program: "from . import other\n",
        ko: "상대 import: 프로그램은 파일 하나입니다",
        en: "Relative imports: a program is one file",
    },
];
