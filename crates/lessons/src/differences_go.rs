//! What differs from Go, for learners to read, told as [`super::differences`] tells of CPython.

use crate::differences::{Area, Difference, Refusal, differs};

pub(crate) const DIFFERENCES: &[Difference] = &[
    differs(
        Area::Time,
        "시간은 가상입니다. 명령마다 표에 적힌 비용이 들고, 캐시나 분기 예측에 따라 달라지지 않습니다. 비율은 실제와 비슷하지만 초 단위 값은 컴퓨터마다 다릅니다.",
        "Time is virtual. Each operation has a cost from a table, whatever the processor's caches hold and however its neighbours keep it waiting. Ratios are close to the real ones; seconds differ from machine to machine anyway.",
        &["go/src/code/instr.rs"],
    ),
    differs(
        Area::Time,
        "출력에 쓰는 일은 시스템 호출로 보이지 않습니다. 너무 짧아서 sysmon이 P를 빼앗을 일이 없습니다.",
        "Writing output is not shown as a system call: it is too short for sysmon to take the P.",
        &["go/src/native/os.rs"],
    ),
    differs(
        Area::World,
        "네트워크는 시나리오의 것입니다. net/http는 HTTP/1.1만 말하고, 암호화(TLS)와 프록시, 여러 부분으로 된 폼(multipart), 범위 요청이 없습니다. https 주소도 평문으로 말합니다.",
        "The network is the scenario's. net/http speaks HTTP/1.1 only, without encryption (TLS), proxies, multipart forms and ranges; https addresses are spoken to in plain text.",
        &["go/lib/net/http/message.go", "go/lib/net/http/files.go"],
    ),
    differs(
        Area::World,
        "쿠키 상자(cookiejar)에는 공개 접미사 목록이 없습니다.",
        "A cookie jar has no list of public suffixes.",
        &["go/lib/net/http/cookiejar/cookiejar.go"],
    ),
    differs(
        Area::World,
        "파일의 권한은 아무것도 막지 않습니다.",
        "Permissions of files keep nobody out.",
        &["go/lib/os/file.go"],
    ),
    differs(
        Area::World,
        "시그널은 프로그램이 스스로에게 보낼 수 있습니다. 바깥에서는, 더는 아무 일도 일어날 수 없을 때 Ctrl-C가 한 번 옵니다.",
        "A program can send signals to itself; from outside comes one Ctrl-C, when nothing else can happen any more.",
        &["go/lib/os/signal/signal.go"],
    ),
    differs(
        Area::Scheduler,
        "가비지 컬렉터의 고루틴이 없습니다. 수거는 한 번에, 시간을 들이지 않고 끝납니다. 실제 Go의 수거는 프로그램 옆에서 돌아갑니다. runtime/debug의 설정은 돌려주는 값만 바꿉니다.",
        "There are no goroutines of the garbage collector: it collects all at once and in no time, where Go's runs beside the program. The settings of runtime/debug change nothing but what they give back.",
        &[
            "go/src/sched/mod.rs",
            "go/src/memory/collect.rs",
            "go/lib/runtime/debug/debug.go",
        ],
    ),
    differs(
        Area::Scheduler,
        "GOMAXPROCS를 실행 중에 바꿀 때 세계를 멈추지 않고, 없어지는 P의 고루틴은 전역 큐에서 기다립니다. 스레드에 묶인 채 끝난 고루틴의 스레드는 끝나지 않고 다른 고루틴을 이어서 실행합니다.",
        "Changing GOMAXPROCS during the run does not stop the world; goroutines of Ps that go away wait in the global queue. The thread of a goroutine that ends while locked to it does not end, but goes on with others.",
        &["go/src/sched/park.rs"],
    ),
    differs(
        Area::Scheduler,
        "netpoller가 한 번 살피는 값은 소켓 수와 상관없이 같고, 기다림은 시작할 때 등록됩니다. 실제로는 소켓마다 한 번만 등록합니다.",
        "A look of the netpoller costs the same however many sockets it finds, and a wait is registered when it begins; Go registers a socket once.",
        &["go/src/sched/netpoll.rs"],
    ),
    differs(
        Area::Scheduler,
        "sync.Pool은 모든 P가 하나를 함께 쓰고, 가비지 컬렉터가 비우지 않습니다.",
        "A sync.Pool is one for all Ps, and the garbage collector does not empty it.",
        &["go/lib/sync/pool.go"],
    ),
    differs(
        Area::Language,
        "맵을 도는 순서는 시드가 정합니다: 넣은 순서를 임의로 돌려 놓은 것입니다. 실제 Go의 순서에는 해시도 영향을 줍니다.",
        "The order in which a map is ranged over comes from the seed: that of insertion, turned by a random amount. Go's own also depends on the hash.",
        &["go/src/map/mod.rs"],
    ),
    differs(
        Area::Language,
        "스택의 한도는 Go의 프레임 1 GB가 아니라 우리 프레임의 칸 수로 잽니다. 끝없는 재귀는 같은 말로, 다른 깊이에서 끝납니다.",
        "The limit of a stack is counted in our frames' words, not as 1 GB of Go's: endless recursion ends with the same words at another depth.",
        &["go/src/vm/plain.rs"],
    ),
    differs(
        Area::Language,
        "append가 처음 잡는 용량(cap)은 Go 컴파일러의 규칙을 따르지만, 인라인되는 함수가 무엇인지는 어림한 것이어서 드물게 다를 수 있습니다.",
        "The capacity that the first append takes follows the rules of Go's compiler, but which functions are inlined is estimated: cap may differ now and then.",
        &["go/src/compile/escape.rs", "go/src/compile/exclusive.rs"],
    ),
    differs(
        Area::Language,
        "go vet의 lostcancel은 흐름 그래프가 아니라 문장의 구조로 길을 따라갑니다. goto는 이어지는 것으로 칩니다.",
        "go vet's lostcancel follows the statements' structure instead of a control-flow graph; a goto counts as going on.",
        &["go/src/vet/lostcancel.rs"],
    ),
    differs(
        Area::Library,
        "go vet의 tests 검사는 테스트 함수의 이름만 봅니다. 예제(Example)의 이름이 가리키는 것이 있는지는 보지 않습니다.",
        "Of go vet's tests check, only the names of tests are looked at, not whether there is what an example's name refers to.",
        &["go/src/vet/tests.rs"],
    ),
    differs(
        Area::Library,
        "reflect로는 프로그램에 없는 타입을 만들 수 없습니다.",
        "reflect makes no types that the program does not have.",
        &["go/lib/reflect/type.go"],
    ),
    differs(
        Area::Library,
        "main 없이 테스트만 있는 프로그램은 go test -v처럼 실행되지만, 그 안의 벤치마크는 검사만 하고 실행하지 않습니다. testing.Benchmark는 1초가 아니라 가상 시간 1밀리초 동안 잽니다. 같은 일은 언제나 같은 시간이 걸리기 때문입니다. 퍼즈 테스트는 시드로만 실행합니다.",
        "A program of tests without main is run as go test -v does, but its benchmarks are checked and not run. testing.Benchmark measures for a millisecond of virtual time, not for a second, as the same work takes the same time every time. A fuzz target runs with its seeds only.",
        &[
            "go/src/test_main.rs",
            "go/lib/testing/testing.go",
            "go/lib/testing/benchmark.go",
        ],
    ),
    differs(
        Area::Library,
        "testing/synctest의 버블에서 쓰는 타이머는 타임라인에 나오지 않습니다. 버블의 시계가 따로 가기 때문입니다. WaitGroup은 카운터가 0이 되는 순간 버블을 떠납니다.",
        "Timers of a bubble of testing/synctest are not on the timeline, as the bubble has a clock of its own. A WaitGroup leaves its bubble as soon as its counter is 0.",
        &["go/src/sched/bubble.rs"],
    ),
    differs(
        Area::Library,
        "runtime.MemStats와 testing.AllocsPerRun은 우리 힙이 내준 블록을 셉니다. 실제 Go의 컴파일러가 스택에 두는 변수도, 주소를 얻었으면 함께 셉니다. 맵이 자라는 것은 세지 않습니다.",
        "runtime.MemStats and testing.AllocsPerRun count the blocks that our heap gave out: a variable whose address is taken is one, even where Go's compiler keeps it on the stack; a map that grows is none.",
        &["go/lib/runtime/memory.go"],
    ),
    differs(
        Area::Library,
        "runtime.SetFinalizer로 등록한 함수는 실행되지 않습니다. 실제 Go에서도 언제 실행될지, 실행되기는 할지 정해져 있지 않습니다.",
        "What runtime.SetFinalizer is given never runs; in real Go it is not settled when, or if, it does.",
        &["go/lib/runtime/runtime.go"],
    ),
    differs(
        Area::Library,
        "crypto/rand의 수는 시드에서 나오므로 비밀이 아닙니다.",
        "The numbers of crypto/rand come from the run's seed, and are no secret.",
        &["go/lib/crypto/rand/rand.go"],
    ),
    differs(
        Area::Library,
        "html은 이름 있는 개체 가운데 이스케이프에 쓰는 것만 압니다. unicode의 문자 체계(script)는 흔한 열두 가지의 주된 범위만 압니다.",
        "Of named entities, html knows those of escaped text only; of scripts, unicode knows the main ranges of the twelve usual ones.",
        &["go/lib/html/html.go", "go/src/native/strings.rs"],
    ),
    differs(
        Area::Library,
        "시간대는 흔한 것만, 지금의 서머타임 규칙으로만 압니다. 다른 것을 time.LoadLocation으로 읽으면 오류가 납니다.",
        "Of time zones the usual ones are known, with today's rules of daylight saving for all years; time.LoadLocation gives an error for others.",
        &["go/lib/time/zone.go"],
    ),
];

pub(crate) const REFUSALS: &[Refusal] = &[
    Refusal {
        program: "package main\n\nimport _ \"os/exec\"\n\nfunc main() {}\n",
        ko: "다른 프로그램을 실행하는 os/exec, plugin",
        en: "Running other programs: os/exec, plugin",
    },
    Refusal {
        program: "package main\n\nimport _ \"database/sql\"\n\nfunc main() {}\n",
        ko: "우리에게 없는 표준 패키지: database/sql, crypto/tls, go/ast, image 따위",
        en: "Standard packages that we lack: database/sql, crypto/tls, go/ast, image and their kind",
    },
    Refusal {
        program: "package main\n\nimport \"github.com/fatih/color\"\n\nfunc main() { color.Red(\"hello\") }\n",
        ko: "golang.org/x/sync와 golang.org/x/time/rate 밖의, 따로 받는 모듈",
        en: "Modules to be downloaded, other than golang.org/x/sync and golang.org/x/time/rate",
    },
    Refusal {
        program: "package main\n\nimport \"reflect\"\n\nfunc main() { println(reflect.StructOf(nil)) }\n",
        ko: "있는 패키지에서 우리에게 없는 이름: reflect의 StructOf, os의 StartProcess 따위",
        en: "Names that our packages lack: reflect.StructOf, os.StartProcess and their kind",
    },
];
