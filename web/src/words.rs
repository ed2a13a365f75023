//! Every word of the interface, in every language: a typed catalogue.

use views::{Language, Standing};

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
    Pages: "페이지", "Pages";
    LessonsPage: "강의", "Lessons";
    Compare: "비교", "Compare";
    GlossaryPage: "용어", "Glossary";
    CompareWith: "다른 조건과 비교", "Compare with…";
    MatrixPage: "매트릭스", "Matrix";
    PartComing: "이 부분을 불러오는 중입니다.", "This part is on its way.";
    PartMissing: "이 부분을 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주세요. 프로그램과 기록은 그대로 있습니다.", "This part did not load. Check the connection and try again. Your program and its run are safe.";
    PartAgain: "다시 시도", "Try again";
    Programs: "프로그램", "Programs";
    ProgramsHint: "고른 프로그램은 고치고 다시 실행할 수 있습니다.", "Every program can be edited and run again.";
    Run: "실행", "Run";
    RunAgain: "다시 실행", "Run again";
    Stop: "중지", "Stop";
    Restore: "처음 글로", "Original text";
    RestoreTitle: "이 프로그램을 처음 글로 되돌립니다", "Brings back this program's original text";
    Settings: "설정", "Settings";
    Share: "공유", "Share";
    ShareNote: "링크 안에 프로그램과 설정이 모두 들어 있어 서버가 필요 없습니다. 여는 사람이 실행을 누르기 전에는 아무것도 실행되지 않습니다.", "The link holds the program and its settings; no server keeps anything. Nothing runs until its reader presses Run.";
    ShareLink: "링크", "Link";
    ShareCopy: "링크 복사", "Copy link";
    ShareCopied: "복사했습니다", "Copied";
    ShareFreeze: "이 실행의 이 순간까지 담기", "With this run, at this moment";
    ShareFreezeNote: "누가 다음에 실행될지 정해진 대로 기록해, 여는 사람도 같은 실행의 같은 순간을 봅니다.", "Who ran next is written down, so its reader sees the same run at the same moment.";
    ShareCharacters: "글자", "characters";
    ShareLong: "대화 프로그램(디스코드 등)이 2,000자에서 자를 수 있습니다. 파일로 보내는 것이 안전합니다.", "Some chat programs (Discord) cut at 2,000 characters. A file is safer.";
    ShareVeryLong: "많은 대화 프로그램이 4,000자에서 자릅니다. 파일로 보내세요.", "Many chat programs cut at 4,000 characters. Send the file.";
    ShareEmbed: "강의 자료에 넣기", "For a course page";
    EmbedFrame: "iframe", "iframe";
    EmbedElement: "요소", "element";
    EmbedCopy: "복사", "Copy";
    EmbedOpen: "열기", "Open";
    EmbedOpenTitle: "놀이터에서 열기: 고친 프로그램을 가져갑니다", "Open in the playground, with your edits";
    EmbedReset: "처음으로", "Reset";
    EmbedResetTitle: "처음 프로그램으로 돌아갑니다", "Brings back the author’s program";
    FoldedLines: "숨긴 줄 보기:", "Show hidden lines:";
    ShareSave: "파일로 저장", "Save as file";
    ShareOpen: "파일 열기", "Open a file";
    ShareQr: "QR 코드: 휴대폰으로 열기", "QR code: open on a phone";
    Picture: "그림으로", "As a picture";
    PictureFirstRun: "실행한 뒤에 이 순간의 그림과 실행 전체의 동영상을 만들 수 있습니다.", "After a run: this moment as a picture, the whole run as a video.";
    PictureFailed: "이 브라우저에서는 만들 수 없습니다. SVG는 언제나 됩니다.", "This browser cannot make it. SVG always works.";
    Film: "동영상", "Video";
    FilmStop: "여기까지", "Stop here";
    SharedHint: "공유된 프로그램입니다. 읽어 보고 실행을 누르세요.", "A shared program. Read it, then press Run.";
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
    KeysSlice: "Shift + ← →: 다음 고루틴", "Shift + ← →: next goroutine";
    KeysEnds: "Home End: 처음과 끝", "Home End: first and last";
    KeysRead: "N: 지금 문장 읽기", "N: read the sentence";
    KeysBreak: "B, Shift + B: 다음, 앞 중단점", "B, Shift + B: next, previous breakpoint";
    KeysSetBreak: "편집기에서 F9: 중단점 걸기", "F9 in the editor: set a breakpoint";
    Computer: "가상 컴퓨터", "Simulated computer";
    ComputerNote: "다음 실행부터 적용됩니다.", "Takes effect at the next run.";
    Release: "Python 버전", "Python release";
    ReleaseGo: "Go 버전", "Go release";
    ProgramLanguage: "프로그래밍 언어", "Programming language";
    Cores: "코어", "Cores";
    Gomaxprocs: "GOMAXPROCS", "GOMAXPROCS";
    AsManyAsCores: "코어만큼", "cores";
    Clock: "시계", "Clock";
    ClockCosted: "일에도 시간이 듦", "Work takes time";
    ClockFrozen: "기다릴 때만 흐름", "Only waiting does";
    ClockFrozenFact: "기다릴 때만 시간이 흐름", "only waiting takes time";
    Seed: "시드", "Seed";
    Order: "순서", "Order";
    OrderSetting: "다른 순서 (0: 보통)", "Other order (0: usual)";
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
    EditorHintGo: "마커: 어느 고루틴이 어느 줄에 있나", "Marks: where each goroutine stands";
    EditorHint: "마커: 누가 어느 줄에 있나", "Marks: who stands where";
    EditedSinceRun: "실행한 뒤에 고침", "Edited since the run";
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
    ThreadsStage: "스레드와 GIL", "Threads & GIL";
    ExecutorsStage: "실행기", "Executors";
    MemoryStage: "메모리", "Memory";
    GoroutinesStage: "고루틴", "Goroutines";
    GoroutinesEmpty: "아직 고루틴이 없습니다.", "No goroutine yet.";
    GoroutineRuns: "실행 중인 고루틴", "The goroutine that runs";
    NoGoroutineRuns: "이 순간에는 아무 고루틴도 실행되지 않습니다.", "No goroutine runs at this moment.";
    StartedBy: "누가 시작했나", "Started by";
    ParallelStage: "동시성과 병렬성", "Concurrency and parallelism";
    WaitsElsewhere: "GIL 없이 기다림", "Waits without the GIL";
    WaitsElsewhereFree: "기다림", "Waits";
    WaitsForGil: "GIL을 기다림", "Waits for the GIL";
    WaitsForCore: "코어를 기다림", "Waits for a core";
    NobodyWantsGil: "GIL을 기다리는 스레드가 없습니다.", "No thread waits for the GIL.";
    OneThreadOnly: "아직 스레드가 하나라서 다툴 상대가 없습니다.", "There is only one thread yet: nobody to share it with.";
    HoldsGil: "GIL을 쥠", "Holds the GIL";
    OnlyOne: "언제나 하나뿐", "always one only";
    OnlyHereRuns: "Python 코드는 여기서만 실행됩니다.", "Python code runs in here only.";
    GilFree: "비어 있음", "Free";
    GilSignalled: "신호를 받음", "was signalled";
    NobodyHoldsGil: "아무도 쥐지 않음", "Nobody holds it";
    NoGilNote: "GIL이 없습니다. 코어마다 한 스레드가 정말로 같이 실행됩니다.", "There is no GIL. Each core truly runs a thread of its own.";
    DropRequestSet: "가 섰습니다", " is set";
    CoreOne: "코어", "Core";
    CoreIdle: "쉼", "idle";
    HasIt: "이 쥠", "has it";
    Joining: "스레드가 끝나기를", "the end of a thread";
    DeadlockCycle: "데드락: 서로의 락을 기다리는 고리", "Deadlock: a cycle of threads that wait for each other's lock";
    NetworkSilent: "모두 네트워크를 기다리는데, 올 사람이 없습니다.", "Everyone waits for the network, and nobody will come.";
    NetworkSilentHint: "진짜 서버라면 계속 기다립니다. 스레드나 태스크로 클라이언트를 더해 보세요.", "A real server would wait on. Add a client, as a thread or a task.";
    DeadlockNobody: "데드락: 아무도 깨울 수 없음", "Deadlock: nobody can wake anybody";
    CloseUp: "가까이 본 줄", "The line from close up";
    CloseUpEmpty: "프로그램의 줄에 서 있는 스레드가 없습니다.", "No thread stands on a line of the program.";
    Instructions: "명령", "instructions";
    SwitchPlaces: "GIL이 넘어갈 수 있는 곳", "Where the GIL can change hands";
    UpTo39: "3.9까지", "Up to 3.9";
    Since310: "3.10부터", "Since 3.10";
    MaySwitchHere: "여기서 넘어갈 수 있음", "may change hands here";
    InsideThisCall: "이 호출 안에 있음", "inside this call";
    NextInstruction: "앞에 멈춤", "comes next";
    InHand: "손에 든 값", "in hand:";
    NoteNoGates: "이 줄 안에는 GIL이 넘어갈 수 있는 곳이 없습니다.", "Nowhere inside this line can the GIL change hands.";
    NoteGates: "표시한 곳에서만 다른 스레드에 GIL이 넘어갈 수 있습니다.", "Only at the marked places can another thread get the GIL.";
    NoteWhole: "읽고 다시 쓰기까지 넘어갈 수 있는 곳이 없어서, 이 줄의 갱신은 사라지지 않습니다.", "Between the read and the write nothing can come in, so this line's update cannot get lost.";
    NoteTorn: "읽고 나서 쓰기 전에 넘어갈 수 있습니다. 그 사이 다른 스레드가 쓴 값은 덮여 사라집니다.", "Another thread can come in after the read and before the write; what it writes is then overwritten.";
    NoteFree: "자유 스레드에서는 다른 스레드가 모든 명령 사이에, 같은 순간에도 실행됩니다. 락이 없으면 갱신이 사라질 수 있습니다.", "Free-threaded, others run between any two instructions, and at the same moment. Without a lock an update can get lost.";
    Threads: "스레드", "Threads";
    NoPoolYet: "아직 실행기가 만들어지지 않았습니다.", "No executor has been made yet.";
    PoolShut: "닫힘: 새 일을 받지 않음", "shut down: takes no new work";
    WorkQueue: "작업 큐", "Work queue";
    QueueEmpty: "기다리는 일이 없습니다.", "No job waits.";
    Workers: "작업자", "Workers";
    NoWorkers: "아직 작업자가 없습니다. 일이 오면 하나씩 만듭니다.", "No worker yet: one is made when a job comes.";
    WorkerIdle: "일을 기다림", "waits for work";
    NextJobOf: "다음 일", "the next job of";
    WorkerLooks: "큐를 봄", "looks into the queue";
    Jobs: "맡긴 일", "Jobs";
    ResultColumn: "결과", "Result";
    LoopSide: "기다리는 쪽", "Who waits for it";
    MadeByFork: "fork: 부모의 메모리를 그대로 복사함", "fork: a copy of its parent's memory";
    MadeBySpawn: "spawn: 빈 메모리에서 시작함", "spawn: begins with an empty memory";
    MadeByForkserver: "forkserver: 깨끗한 서버의 복사본", "forkserver: a copy of a clean server";
    ProcessEnded: "끝남, 종료 코드", "ended, exit code";
    SharedHere: "함께 씀", "Shared";
    CodePart: "코드", "Code";
    CodeNote: "읽기만 함", "read only";
    DataPart: "데이터", "Data";
    DataNote: "인터프리터 전역", "the interpreter's own";
    HeapPart: "힙", "Heap";
    NoNamesYet: "아직 이름 붙은 값이 없습니다.", "No named value yet.";
    StackOf: "스택", "stack";
    StackUnknown: "지금은 볼 수 없음", "not told now";
    BetweenProcesses: "프로세스 사이", "Between processes";
    BetweenNote: "메모리는 나누지 않고, 메시지는 복사본으로 갑니다.", "Memory is not shared; a message goes over as a copy.";
    PipeEmpty: "비어 있음", "empty";
    SharedMemory: "공유 메모리", "shared memory";
    ParallelTitle: "같은 프로그램, 다른 코어 수", "The same program, other cores";
    ParallelNote: "두 실행을 한 시계 위에 놓았습니다. 채운 칸이 그 코어에서 실행된 스레드입니다.", "Both runs on one clock. A filled slice is a thread that ran on that core.";
    ParallelRunning: "비교할 실행을 만드는 중입니다.", "Making the runs to compare.";
    VerdictFaster: "여러 스레드나 프로세스가 정말로 같은 순간에 실행되었습니다. 이것이 병렬성입니다.", "Several threads or processes truly ran at the same moment: that is parallelism.";
    VerdictGil: "스레드가 여럿 번갈아 나아갔지만(동시성) GIL 때문에 한 순간에는 하나만 실행되어, 코어가 늘어도 빨라지지 않습니다.", "Several threads made progress in turns (concurrency), but the GIL lets only one run at any moment, so more cores do not help.";
    VerdictWaiting: "대부분의 시간은 기다림입니다. 기다림은 코어 하나에서도 겹치므로, 코어를 늘려도 그대로입니다.", "Most of the time is waiting. Waits overlap on one core already, so more cores change nothing.";
    VerdictShared: "자유 스레드지만 일이 나뉘지 않았습니다. 한 스레드가 대부분을 하거나 락이 차례를 세웁니다.", "Free-threaded, but the work is not divided: one thread does most of it, or a lock makes them queue.";
    VerdictOneProcess: "프로세스들은 같은 순간에 실행될 수 있지만, 여기서는 한 번에 하나가 거의 모든 일을 합니다.", "Processes can run at the same moment, but here one at a time does nearly all of the work.";
    VerdictOneThread: "스레드가 하나뿐이라 나눌 일이 없습니다.", "There is one thread only, so nothing can be divided.";
    VerdictCut: "프로그램이 끝나기 전까지만 비교했습니다.", "Compared only up to where the runs were cut.";
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
    Happened: "방금 일어난 일", "What just happened";
    NarrationStart: "실행을 누르면 여기에서 한 사건씩 설명합니다.", "Press Run: every event is explained here, one at a time.";
    NarrationReady: "실행이 기록되었습니다. 재생하거나 한 걸음씩 가 보세요.", "The run is recorded. Play it, or step through it.";
    TimelineName: "타임라인", "Timeline";
    VirtualTime: "가상 시간", "Virtual time";
    LoopLane: "루프", "Loop";
    GilLaneHint: "쥔 스레드", "who holds it";
    LoopLaneHint: "실행한 핸들", "handles run";
    TimelineEmpty: "실행하면 태스크마다 한 줄이 생깁니다.", "Every task gets a lane when the program runs.";
    TimelineEmptyGo: "실행하면 P와 고루틴마다 한 줄이 생깁니다.", "Every P and every goroutine gets a lane when the program runs.";
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
    BySlice: "고루틴", "Goroutine";
    AxisOrder: "사건 순서", "Event order";
    AxisTime: "시간", "Time";
    Position: "위치", "Position";
    RunOn: "더 실행", "Run on";
    RunOnHint: "여기까지 실행했습니다. 프로그램은 아직 끝나지 않았습니다.", "It has run up to here. The program has not ended.";
    Running: "실행하는 중", "Running";
    EventsSoFar: "사건", "events so far";
    Differences: "CPython과 다른 점", "What differs from CPython";
    DifferencesNote: "프로그램은 CPython 3.14(또는 3.11)와 같은 것을 출력하도록 비교해 가며 만들었습니다. 그래도 다른 것은 여기에 모두 적혀 있습니다.", "Programs print what CPython 3.14 (or 3.11) prints: that is compared, program by program. Whatever still differs is listed here.";
    DifferencesGo: "Go와 다른 점", "What differs from Go";
    DifferencesGoNote: "프로그램은 Go 1.27.3과 같은 것을 출력하고, P가 하나이고 시간이 멈춰 있을 때 스케줄러의 결정이 하나하나 같도록 비교해 가며 만들었습니다. 그래도 다른 것은 여기에 모두 적혀 있습니다.", "Programs print what Go 1.27.3 prints, and on one P, while time stands, the scheduler decides the same, one for one: that is compared, program by program. Whatever still differs is listed here.";
    RefusedBefore: "실행하기 전에 거절하는 것", "Refused before the run";
    RefusedNote: "줄과 까닭, 바꿔 쓰는 방법을 알려 줍니다.", "Told with its line, the reason and a way round.";
    Close: "닫기", "Close";
    Stopped: "중지했습니다. 여기까지는 모두 볼 수 있습니다.", "Stopped. All of it up to here can be viewed.";
    LimitBar: "여기까지는 모두 볼 수 있습니다.", "All of it up to here can be viewed.";
    UntoldBar: "이 수를 넘은 제너레이터 전환은 여기부터 기록되지 않습니다:", "Generator switches beyond this number are not recorded from here on:";
    FailedBar: "예외로 끝났습니다.", "Ended by an exception.";
    FailedBarGo: "패닉이나 치명적인 오류로 끝났습니다.", "Ended by a panic or a fatal error.";
    ExitedBar: "프로그램이 스스로 끝냈습니다.", "The program ended itself.";
    ExitCode: "종료 코드", "exit code";
    DeadlockBar: "아무도 실행할 수 없습니다.", "Nobody can run.";
    DeadlockSee: "끝으로 가면 누가 무엇을 기다리는지 보입니다.", "At the end one sees who waits for what.";
    FaultBar: "Interleave 안에서 잘못이 생겼습니다. 프로그램의 잘못이 아닙니다. 글은 그대로 있습니다.", "Something went wrong inside Interleave. It is not your program's fault, and your text is safe.";
    FaultLink: "이 실행을 다시 여는 링크", "A link that replays this run";
    EngineMissing: "실행 엔진을 불러오지 못했습니다. 글은 그대로 있습니다. 새로 고쳐 보세요.", "The engine could not be loaded. Your text is safe. Try a reload.";
    EngineStale: "페이지가 새 판으로 바뀌었습니다. 새로 고치면 이어서 쓸 수 있습니다.", "The page has a newer version. Reload to go on.";
    Problems: "고칠 곳", "Problems";
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
    StageStart: "실행을 누르면 이벤트 루프와 그 줄들이 여기에 그려집니다.", "Press Run: the event loop and its queues are drawn here.";
    StageStartPlain: "실행을 누르면 이 프로그램이 하는 일이 여기에 그려집니다.", "Press Run: what this program does is drawn here.";
    StageStartThreads: "실행을 누르면 스레드와 GIL이 여기에 그려집니다.", "Press Run: the threads and the GIL are drawn here.";
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
    standing.word(language)
}

/// “명령 수 한도에 이르러 멈췄습니다.”, “Stopped at the limit of instructions.”
pub fn limit_reached(limit: trace::Limit, language: Language) -> String {
    let word = views::limit_word(limit, language);
    match language {
        Language::Korean => format!("{word} 한도에 이르러 멈췄습니다."),
        Language::English => format!("Stopped at the limit of {word}."),
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

/// “3개 중 2개 살아 있음”, “2 of 3 alive”.
pub fn living_of(living: usize, total: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{total}개 중 {living}개 살아 있음"),
        Language::English => format!("{living} of {total} alive"),
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

/// “20행”, “20 lines”: how many there are.
pub fn lines(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Korean, _) => format!("{count}행"),
        (Language::English, 1) => "1 line".to_owned(),
        (Language::English, _) => format!("{count} lines"),
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

/// “2.000초까지”, “until 2.000 s”.
pub fn until(seconds: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("{seconds}초까지"),
        Language::English => format!("until {seconds} s"),
    }
}

/// “1.030초부터”, “since 1.030 s”.
pub fn since(seconds: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("{seconds}초부터"),
        Language::English => format!("since {seconds} s"),
    }
}

/// “0.4 ms 뒤 drop_request”, “drop_request in 0.4 ms”.
pub fn drop_request_in(length: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("· {length} 뒤 drop_request"),
        Language::English => format!("· drop_request in {length}"),
    }
}

/// “작업자 2 / 4명”, “2 of 4 workers”.
pub fn workers_of(number: usize, most: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("작업자 {number} / {most}"),
        Language::English => format!("{number} of {most} workers"),
    }
}

/// “스레드 4개가 같은 것을 봄”, “seen by 4 threads”.
pub fn seen_by(threads: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("스레드 {threads}개가 같은 것을 봄"),
        Language::English if threads == 1 => "seen by 1 thread".to_owned(),
        Language::English => format!("the same for {threads} threads"),
    }
}

/// “3개 보냄, 2개 받음”, “3 sent, 2 received”.
pub fn messages_of(sent: u32, received: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("{sent}개 보냄, {received}개 받음"),
        Language::English => format!("{sent} sent, {received} received"),
    }
}

/// “코어 2개”, “2 cores”.
pub fn cores(number: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("코어 {number}개"),
        Language::English if number == 1 => "1 core".to_owned(),
        Language::English => format!("{number} cores"),
    }
}

/// “코어 4개에서”, “On 4 cores”.
pub fn on_cores(cores: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("코어 {cores}개에서"),
        Language::English if cores == 1 => "On 1 core".to_owned(),
        Language::English => format!("On {cores} cores"),
    }
}

/// “스레드 3개, 한 순간에 많아야 1개”, “3 threads, at most 1 at one moment”.
pub fn at_once(most: usize, threads: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("스레드 {threads}개, 한 순간에 많아야 {most}개 실행"),
        Language::English if threads == 1 => "1 thread".to_owned(),
        Language::English => format!("{threads} threads, at most {most} ran at one moment"),
    }
}

/// “코어 4개에서 1.9배 빨라졌습니다.”, “1.90 times as fast on 4 cores.”
pub fn times_faster(gain: f64, cores: u32, language: Language) -> String {
    let same = (0.95..1.05).contains(&gain);
    match language {
        Language::Korean if same => format!("코어 {cores}개에서도 같은 시간이 걸립니다."),
        Language::Korean => format!("코어 {cores}개에서 {gain:.2}배 빨라졌습니다."),
        Language::English if same => format!("The same time on {cores} cores."),
        Language::English => format!("{gain:.2} times as fast on {cores} cores."),
    }
}
