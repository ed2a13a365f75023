//! The Korean templates: -습니다; headings are nouns; particles after a bar.

use super::message::{What, Why};

pub(super) fn what(what: &What) -> &'static str {
    match what {
        What::Began { .. } => "{program} 실행이 시작되었습니다.",
        What::Printed { .. } => "{who|이} {text|을} 출력했습니다.",
        What::PrintedError { .. } => "{who|이} 오류 출력에 {text|을} 썼습니다.",
        What::Read { .. } => "{who|이} 입력 한 줄 {text|을} 읽었습니다.",
        What::Exited { .. } => "프로그램이 끝났습니다.",
        What::ExitedWith { .. } => "프로그램이 종료 코드 {code|로} 끝났습니다.",
        What::Uncaught { .. } => "프로그램이 {message|로} 끝났습니다.",
        What::Deadlocked { .. } => "아무도 실행할 수 없습니다.",
        What::LimitEnded { .. } => "{limit} 한도에서 실행이 멈췄습니다.",
        What::UnsupportedMet { .. } => "지원하지 않는 것을 만났습니다: {message}",
        What::LimitReached { .. } => "{limit|이} 한도 {value}에 이르렀습니다.",
        What::TellingEnded { .. } => {
            "{limit|이} {value}에 이르러, 여기부터는 이 사건을 기록하지 않습니다."
        }
        What::ThreadMade { .. } => "{who|이} 스레드 {thread|을} 만들었습니다.",
        What::MainThreadMade { .. } => "프로그램의 스레드 {thread|이} 생겼습니다.",
        What::StrandClosing { .. } => "{who|이} {strand|을} 닫기 시작했습니다.",
        What::TaskResultSet { .. } => "{task}의 결과가 정해졌습니다.",
        What::ThreadRuns { .. } => "{thread|이} 코어 {core}에서 실행됩니다.",
        What::ThreadPushedOff { .. } => "{thread|이} 코어에서 밀려났습니다.",
        What::ThreadSleeps { .. } => "{thread|이} {until}초까지 스레드째 잠들었습니다.",
        What::ThreadSelects { .. } => "{thread|이} `select` 안에서 기다립니다.",
        What::ThreadLeavesForGil { .. } => "{thread|이} 코어를 내주고 GIL을 기다립니다.",
        What::ThreadWaits { .. } => "{thread|이} {what|을} 기다리며 멈췄습니다.",
        What::ThreadWoke { .. } => "{thread|이} 깨어났습니다.",
        What::ThreadTimedOut { .. } => "{thread|이} 시간이 되어 깨어났습니다.",
        What::ThreadEnded { .. } => "{thread|이} 끝났습니다.",
        What::CoroutineMade { .. } => "{who|이} {name} 코루틴 객체를 만들었습니다.",
        What::GeneratorMade { .. } => {
            "{who|이} {name} 제너레이터를 만들었습니다. 이름은 {strand}입니다."
        }
        What::CoroutineEntered { .. } => "{who|이} {name} 안으로 들어갔습니다.",
        What::StrandBegan { .. } => "{who|이} {strand|을} 처음부터 실행시켰습니다.",
        What::StrandResumed { .. } => "{who|이} {strand|을} 멈췄던 곳부터 이어 실행시켰습니다.",
        What::StrandSent { .. } => "{who|이} {strand}에 {value|을} 보내며 이어 실행시켰습니다.",
        What::StrandYielded { .. } => "{strand|이} {line}행에서 {value|을} 내주고 멈췄습니다.",
        What::CoroutineSuspended { .. } => "{name|이} {line}행에서 멈췄습니다.",
        What::CoroutineReturned { .. } => "{name|이} 돌아왔습니다.",
        What::StrandReturned { .. } => "{strand|이} 끝났습니다.",
        What::StrandRaised { .. } => "{strand|이} 예외 {value|로} 끝났습니다.",
        What::StrandClosed { .. } => "{strand|이} 끝까지 가지 않고 닫혔습니다.",
        What::NeverAwaited { .. } => "{name} 코루틴이 한 줄도 실행되지 않고 사라졌습니다.",
        What::LoopMade { .. } => "이벤트 루프가 만들어졌습니다.",
        What::LoopBegan { .. } => "{thread|이} 이벤트 루프를 돌리기 시작했습니다.",
        What::LoopEnded { .. } => "이벤트 루프가 멈췄습니다.",
        What::LoopClosed { .. } => "이벤트 루프가 닫혔습니다.",
        What::StopAsked { .. } => "{who|이} 루프에 멈추라고 했습니다.",
        What::TurnBegan { .. } => "턴 {turn|이} 시작되었습니다.",
        What::TimersPurged { .. } => "취소된 타이머 {count}개를 힙에서 버렸습니다.",
        What::SelectAtOnce { .. } => "루프가 기다리지 않고 `select`만 확인합니다.",
        What::SelectFor { .. } => "루프가 `select`에서 길어야 {timeout}초 기다립니다.",
        What::SelectForEver { .. } => "루프가 `select`에서 기한 없이 기다립니다.",
        What::SelectBack { .. } => "루프가 `select`에서 돌아왔습니다.",
        What::SelectBackWith { .. } => {
            "루프가 I/O 사건 {events}개를 받고 `select`에서 돌아왔습니다."
        }
        What::TimerDue { .. } => "타이머 {timer|이} ready 끝으로 갔습니다.",
        What::Counted { .. } => "이번 턴에 실행할 핸들은 {count}개입니다.",
        What::CountedNone { .. } => "이번 턴에 실행할 핸들이 없습니다.",
        What::FirstStepQueued { .. } => "{who|이} {task|을} ready 끝에 세웠습니다.",
        What::StepQueued { .. } => "{task|이} ready 끝에 다시 섰습니다.",
        What::WakeupQueued { .. } => "{task|이} 깨어나 ready 끝에 섰습니다.",
        What::CallbackQueued { .. } => "{who|이} {callback} 콜백을 ready 끝에 세웠습니다.",
        What::SelfPipeQueued { .. } => "루프 자신의 파이프를 읽을 핸들이 ready에 들어왔습니다.",
        What::TimerPushed { .. } => "{who|이} {when}초에 울릴 타이머를 힙에 넣었습니다.",
        What::TimerPushedFor { .. } => {
            "{who|이} {when}초에 {callback|을} 부를 타이머를 힙에 넣었습니다."
        }
        What::HandleCancelled { .. } => "{who|이} 핸들 {handle|을} 취소했습니다.",
        What::StepPopped { .. } => "루프가 ready의 맨 앞에서 {task|을} 꺼냈습니다.",
        What::CallbackPopped { .. } => "루프가 ready의 맨 앞에서 {callback} 콜백을 꺼냈습니다.",
        What::HandleSkipped { .. } => "루프가 핸들 {handle|을} 건너뛰었습니다.",
        What::HandleDone { .. } => "{handle} 핸들의 실행이 끝나 루프로 돌아왔습니다.",
        What::TurnEnded { .. } => "턴 {turn|이} 끝났습니다.",
        What::FutureMade { .. } => "{who|이} 빈 future {future|을} 만들었습니다.",
        What::GatherMade { .. } => "{who|이} gather의 future {future|을} 만들었습니다.",
        What::TaskFutureMade { .. } => "{who|이} 태스크의 결과가 들어갈 자리를 만들었습니다.",
        What::FutureSet { .. } => "{future|이} 채워졌습니다.",
        What::FutureFailed { .. } => "{future|이} 예외 {value|로} 채워졌습니다.",
        What::FutureCancelled { .. } => "{future|이} 취소되었습니다.",
        What::TaskMade { .. } => "{who|이} {function} 코루틴을 감싸 {task|을} 만들었습니다.",
        What::TaskMadeEagerly { .. } => {
            "{who|이} {task|을} 만들어 곧바로 {function} 코루틴을 실행시킵니다."
        }
        What::TaskRenamed { .. } => "{task}의 이름이 {name|로} 바뀌었습니다.",
        What::TaskBegins { .. } => "{task|이} {function} 코루틴을 첫 줄부터 실행합니다.",
        What::TaskContinues { .. } => "{task|이} 이어서 실행됩니다.",
        What::TaskThrownInto { .. } => "{task} 안에서 {exception|이} 던져집니다.",
        What::TaskAwaitsTimer { .. } => "{task|이} {when}초까지 기다리며 멈췄습니다.",
        What::TaskAwaitsFuture { .. } => "{task|이} {future|을} 기다리며 멈췄습니다.",
        What::TaskAwaitsTask { .. } => "{task|이} {other|을} 기다리며 멈췄습니다.",
        What::TaskAwaitsGroup { .. } => "{task|이} {count}개를 한꺼번에 기다리며 멈췄습니다.",
        What::TaskAwaitsObject { .. } => "{task|이} {object|을} 기다리며 멈췄습니다.",
        What::TaskGivesWay { .. } => "{task|이} 한 턴을 양보했습니다.",
        What::TaskReturned { .. } => "{task|이} {value|을} 돌려주고 끝났습니다.",
        What::TaskRaised { .. } => "{task|이} 예외 {value|로} 끝났습니다.",
        What::TaskCancelled { .. } => "{task|이} 취소되어 끝났습니다.",
        What::CancelAsked { .. } => "{who|이} {task}에 취소를 요청했습니다.",
        What::CancelTakenBack { .. } => "{task}의 취소 요청 하나가 거두어졌습니다.",
        What::TaskLost { .. } => "{task|이} 아무도 결과를 보지 않은 채 사라졌습니다.",
        What::TaskFreed { .. } => "{task|이} 사라졌습니다. 붙들고 있는 곳이 없었습니다.",
        What::CancelForwarded { .. } => "{task}의 취소 요청이 기다리는 것으로 넘어갔습니다.",
        What::FutureGroups { .. } => "{future|이} {count}개를 대신합니다.",
        What::FutureLabelled { .. } => "{future|은} {label|이} 채웁니다.",
        What::ObjectMade { .. } => "{who|이} {object|을} 만들었습니다.",
        What::ObjectChanged { .. } => "{object|이} 이제 {state}입니다.",
        What::ObjectWaits { .. } => "{who|이} {object}의 줄에 섰습니다.",
        What::GilShared { .. } => "{thread|은} 이제 GIL을 다른 스레드와 나눠 씁니다.",
        What::GilAwaited { .. } => {
            "{thread|이} GIL을 기다립니다. 지금은 {holder|이} 갖고 있습니다."
        }
        What::GilAwaitedBehind { .. } => "{thread|이} GIL을 기다리며 {holder} 뒤에 섰습니다.",
        What::GilWaitsOn { .. } => "{thread|이} GIL을 계속 기다립니다.",
        What::GilTaken { .. } => "{thread|이} GIL을 잡고 파이썬을 실행합니다.",
        What::GilDropAsked { .. } => "{thread|이} `drop_request`|을 세웠습니다.",
        What::GilReleased { .. } => "{thread|이} GIL을 놓았습니다.",
        What::IntervalSet { .. } => "{who|이} 전환 간격을 {interval} ms로 정했습니다.",
        What::LockTaken { .. } => "{thread|이} {lock|을} 잡았습니다.",
        What::LockAwaited { .. } => "{thread|이} {lock|을} 기다립니다.",
        What::LockReleased { .. } => "{thread|이} {lock|을} 놓았습니다.",
        What::LockGivenUp { .. } => "{thread|이} {lock|을} 더 기다리지 않기로 했습니다.",
        What::DeadlockOfTwo { .. } => "{first|과} {second|이} 서로를 영원히 기다립니다.",
        What::DeadlockOfMany { .. } => {
            "{first|을} 비롯한 스레드 {count}개가 돌아가며 서로를 기다립니다."
        }
        What::DeadlockOfOne { .. } => "{first|이} 자기 자신을 영원히 기다립니다.",
        What::AllWait { .. } => "스레드 {count}개가 모두 기다리고, 타이머도 없습니다.",
        What::AllWaitForNetwork { .. } => "스레드 {count}개가 모두 네트워크를 기다립니다.",
        What::NetworkSilent { .. } => "실행은 여기서 끝납니다. 네트워크에서 올 것이 없습니다.",
        What::WorkerWaits { .. } => "{thread|이} 일을 기다립니다.",
        What::AskedInVain { .. } => "{who|이} {call|로} 물어봤지만 아직이었습니다.",
        What::AskedWell { .. } => "{who|이} {call|로} 다시 물어보니 이제 있습니다. 헛물음은 {tries}번이었습니다.",
        What::JoinAwaited { .. } => "{thread|이} `join`에서 {other|이} 끝나기를 기다립니다.",
        What::PoolMade { .. } => "{who|이} 워커를 {count}개까지 두는 풀 {pool|을} 만들었습니다.",
        What::JobQueued { .. } => "{who|이} {job|을} 작업 큐 끝에 세웠습니다.",
        What::WorkerMade { .. } => "{thread|이} 풀의 워커로 일을 시작합니다.",
        What::WorkerRests { .. } => "{thread|이} 할 일이 없어 기다립니다.",
        What::JobTaken { .. } => "{thread|이} 작업 큐의 맨 앞에서 {job|을} 꺼냈습니다.",
        What::JobDone { .. } => "{job|이} {value|로} 끝났습니다.",
        What::JobFailed { .. } => "{job|이} 예외 {value|로} 끝났습니다.",
        What::JobCancelled { .. } => "{who|이} {job|을} 취소했습니다.",
        What::JobDropped { .. } => "{thread|이} 작업 큐에서 {job|을} 꺼내 버렸습니다.",
        What::PoolShut { .. } => "{who|이} 풀 {pool|을} 닫았습니다.",
        What::WorkerLeft { .. } => "{thread|이} 풀에서 나왔습니다.",
        What::JobAwaited { .. } => "{who|이} {job}의 결과를 기다립니다.",
        What::JobBridged { .. } => "이벤트 루프에서는 {future|이} {job|을} 대신합니다.",
        What::ProcessMade { .. } => {
            "{who|이} 프로세스 {process|을} 만들었습니다. pid는 {pid}입니다."
        }
        What::ProcessEnded { .. } => "프로세스 {process|이} 종료 코드 {code|로} 끝났습니다.",
        What::ProcessKilled { .. } => "프로세스 {process|이} 시그널 {signal|로} 죽었습니다.",
        What::ProcessReaped { .. } => "{who|이} {process}의 종료 코드를 거두었습니다.",
        What::SignalSent { .. } => "{who|이} {process}에 시그널 {signal|을} 보냈습니다.",
        What::OutputFlushed { .. } => "{process|이} 출력 버퍼를 비웠습니다.",
        What::PipeMade { .. } => "{who|이} 파이프 {pipe|을} 만들었습니다.",
        What::MessageSent { .. } => {
            "{who|이} {message|을} {pipe}에 넣었습니다. {bytes}바이트입니다."
        }
        What::MessageReceived { .. } => {
            "{who|이} {pipe}에서 {message|을} 꺼냈습니다. {bytes}바이트입니다."
        }
        What::PipeUnread { .. } => "{pipe|을} 읽을 프로세스가 더는 없습니다.",
        What::PipeEnded { .. } => "{pipe}에 쓸 프로세스가 더는 없습니다.",
        What::MemoryShared { .. } => {
            "{who|이} {memory}의 공유 메모리 {bytes}바이트를 만들었습니다."
        }
        What::MemoryWritten { .. } => "{who|이} 공유 메모리 {memory}에 {value|을} 썼습니다.",
        What::Connected { .. } => "{who|이} {address}에 연결 {socket|을} 열었습니다.",
        What::Accepted { .. } => "{who|이} {address}에서 온 연결 {socket|을} 받아들였습니다.",
        What::BytesSent { .. } => "{who|이} 연결 {socket|로} {bytes}바이트를 보냈습니다.",
        What::BytesReceived { .. } => "{who|이} 연결 {socket}에서 {bytes}바이트를 받았습니다.",
        What::EndReceived { .. } => "{who|이} 연결 {socket}의 상대가 끝낸 것을 알았습니다.",
        What::SocketReadable { .. } => "소켓 {socket|을} 읽을 수 있습니다.",
        What::SocketWritable { .. } => "소켓 {socket}에 쓸 수 있습니다.",
        What::RequestSent { .. } => "{who|이} 요청 {request|을} 보냈습니다.",
        What::ReplyCame { .. } => "{address}의 응답이 왔습니다. 상태는 {status}입니다.",
        What::Listens { .. } => "{who|이} {address}에서 연결을 기다리기 시작했습니다.",
        What::SocketClosed { .. } => "{who|이} 소켓 {socket|을} 닫았습니다.",
        What::FileOpened { .. } => "{who|이} 파일 {file|을} {mode} 모드로 열었습니다.",
        What::FileRead { .. } => "{who|이} {file}에서 {bytes}바이트를 읽었습니다.",
        What::FileEnded { .. } => "{who|이} {file}의 끝에 이르렀습니다.",
        What::FileWritten { .. } => "{who|이} {file}에 {bytes}바이트를 썼습니다.",
        What::FileClosed { .. } => "{who|이} 파일 {file|을} 닫았습니다.",
        What::GoSchedSet { .. } => "스케줄러가 P {procs}개로 일합니다.",
        What::GoMade { .. } => "{who|이} {function} 함수를 실행할 고루틴 {g|을} 만들었습니다.",
        What::GoQueuedNext { .. } => "{g|이} {p}의 `runnext`로 갑니다.",
        What::GoQueuedLocal { .. } => "{g|이} {p}의 큐 끝으로 갑니다.",
        What::GoQueuedGlobal { .. } => "{g|이} 전역 큐의 끝으로 갑니다.",
        What::GoReadied { .. } => "{who|이} {g|을} 실행 가능하게 했습니다.",
        What::GoRuns { .. } => "{g|이} {p}에서 실행됩니다.",
        What::GoParked { .. } => "{g|이} 기다리기 시작했습니다: {reason}.",
        What::GoYielded { .. } => "{g|이} 차례를 내놓았습니다.",
        What::GoPreempted { .. } => "{g|이} 차례를 빼앗겼습니다.",
        What::GoEnded { .. } => "{g|이} 끝났습니다.",
        What::GoSyscall { .. } => "{g|이} 시스템 호출 안에 있고 {p|은} 곁에 남습니다.",
        What::GoSyscallBack { .. } => "{g|이} 시스템 호출에서 돌아왔습니다.",
        What::GoPreemptAsked { .. } => "`sysmon`이 {g}에게 차례를 내놓으라고 했습니다.",
        What::GoSemaWaits { .. } => "{g|이} {object}의 줄에서 기다립니다.",
        What::GoSemaWoken { .. } => "{g|이} {object}의 줄에서 나옵니다.",
        What::GoSpilled { .. } => "{p}의 큐가 가장 오래된 {count}개를 전역 큐로 보냈습니다.",
        What::GoGlobalTaken { .. } => "{p|이} 전역 큐에서 {count}개를 가져왔습니다.",
        What::GoStolen { .. } => "{p|이} {victim}에서 {count}개를 훔쳤습니다.",
        What::GoPIdle { .. } => "{p|이} 쉽니다.",
        What::GoPTaken { .. } => "이제 {m|이} {p|을} 가집니다.",
        What::GoSpins { .. } => "{m|이} 다른 곳에서 일을 찾습니다.",
        What::GoSpinsNoMore { .. } => "{m|이} 일 찾기를 멈췄습니다.",
        What::GoPRetaken { .. } => "`sysmon`이 시스템 호출에서 {p|을} 가져갔습니다.",
        What::GoTimerSet { .. } => "{when}초의 타이머가 {p}의 힙에 들어갔습니다.",
        What::GoTimerFired { .. } => "{p}의 타이머가 울렸습니다.",
        What::GoTimerStopped { .. } => "타이머를 멈췄습니다.",
        What::GoChanMade { .. } => "{who|이} {capacity}칸짜리 {chan|을} 만들었습니다.",
        What::GoSent { .. } => "{who|이} {value|을} {chan}의 버퍼에 넣었습니다.",
        What::GoSentTo { .. } => "{who|이} 기다리던 {other}에게 {value|을} 건넸습니다.",
        What::GoReceived { .. } => "{who|이} {chan}의 버퍼에서 {value|을} 꺼냈습니다.",
        What::GoReceivedFrom { .. } => "{who|이} {value|을} 받았습니다. {other|은} 보내려고 기다리고 있었습니다.",
        What::GoReceivedClosed { .. } => "{chan|이} 닫혀 있어 {who|이} 제로 값을 받았습니다.",
        What::GoWaitsReceive { .. } => "{g|이} {chan}에서 받으려고 줄을 섰습니다.",
        What::GoWaitsSend { .. } => "{g|이} {value|을} {chan}에 보내려고 줄을 섰습니다.",
        What::GoLeft { .. } => "{g|이} {chan}의 줄에서 나왔습니다.",
        What::GoClosed { .. } => "{who|이} {chan|을} 닫았습니다.",
        What::GoSelected { .. } => "{who}의 select가 준비된 {ready}개 중 {case}번을 골랐습니다.",
        What::GoMWakes { .. } => "{m|이} 깨어나 {p|을} 받습니다.",
        What::GoMIdle { .. } => "{m|이} 잠듭니다. 가진 P가 없습니다.",
        What::GoSearched { .. } => "{m|이} {victims}의 큐를 들여다보았습니다.",
        What::GoSelectLooks { .. } => "{who|이} select의 case {count}개를 살핍니다. 진행할 수 있는 것은 {ready}개입니다.",
        What::GoSyncUsed { .. } => "{who|이} {kind|을} 처음 씁니다.",
        What::GoUnbufferedMade { .. } => "{who|이} 버퍼 없는 {chan|을} 만들었습니다.",
        What::GoNamed { .. } => "프로그램에서 이것의 이름은 {name}입니다.",
        What::GoLocked { .. } => "이제 {who|이} {lock|을} 쥐고 있습니다.",
        What::GoLockWaits { .. } => "{who|이} {lock|을} 기다려야 합니다.",
        What::GoUnlocked { .. } => "{who|이} {lock|을} 놓았습니다.",
        What::GoRLocked { .. } => "{who|이} {lock|을} 읽기용으로 쥡니다. 읽는 고루틴은 {readers}개입니다.",
        What::GoRUnlocked { .. } => "{who|이} 읽기용으로 쥔 {lock|을} 놓았습니다. 읽는 고루틴은 {readers}개입니다.",
        What::GoCounter { .. } => "{wg}의 카운터가 {counter|이} 되었습니다.",
        What::GoOnceDone { .. } => "{once}의 함수가 끝났습니다.",
        What::GoMNetpoll { .. } => "{m|이} netpoller에서 기다립니다.",
        What::GoMSleepsFutex { .. } => "{m|이} 잠듭니다.",
    }
}

pub(super) fn why(why: &Why) -> &'static str {
    match why {
        Why::ProgramFromTop { .. } => "MainThread가 첫 줄부터 차례로 실행합니다.",
        Why::PrintKeepsControl { .. } => {
            "`print`는 제어를 넘기지 않습니다. {who|이} 계속 실행합니다."
        }
        Why::NotCaught { .. } => "예외를 아무도 잡지 않았습니다.",
        Why::NobodyCanRun { .. } => "모두 기다리기만 하고, 깨워 줄 사람도 타이머도 없습니다.",
        Why::LimitKeeps { .. } => "끝없는 실행을 막는 한도입니다. 여기까지는 모두 볼 수 있습니다.",
        Why::TellingLimit { .. } => {
            "너무 많으면 다른 사건이 묻힙니다. 프로그램은 계속되고 출력도 온전하며, 이 전환만 보이지 않습니다."
        }
        Why::ThreadStartsReady { .. } => "새 스레드는 준비된 채 코어를 기다립니다.",
        Why::ProgramHasOneThread { .. } => "프로그램은 스레드 하나로 시작합니다.",
        Why::SendRunsToPause { .. } => "`send(None)`은 다음에 멈출 때까지 실행합니다.",
        Why::CloseThrows { .. } => "멈춰 있던 `yield`에서 `GeneratorExit`가 던져집니다.",
        Why::ReturnIsTaskResult { .. } => "함수가 끝났고, 그 값이 태스크의 결과가 됩니다.",
        Why::TaskEndSets { .. } => {
            "태스크는 future이기도 합니다. 걸어 둔 콜백은 ready를 거쳐 다음 턴에 실행됩니다."
        }
        Why::HeadAfterTask { .. } => "스냅숏에서 다음 차례였고, 기다리던 {other|이} 끝났습니다.",
        Why::ContinuesAfterTask { .. } => "기다리던 {other|이} 끝났습니다.",
        Why::TimerIsDue { .. } => "힙의 맨 위 타이머 {timer|이} 이미 때가 되었습니다.",
        Why::StopAskedBefore { .. } => "루프에 멈추라는 말이 있었으므로 기다리지 않습니다.",
        Why::CoreWasFree { .. } => "코어가 비어 있었고, 이 스레드가 준비되어 있었습니다.",
        Why::CoreTaken { .. } => "운영 체제가 코어를 가져갑니다. 자기 몫의 시간을 다 썼거나, 다른 것이 먼저 실행됩니다.",
        Why::SleepHoldsThread { .. } => {
            "`time.sleep`은 {thread} 전체를 재웁니다. 그동안 이벤트 루프도 돌지 못합니다."
        }
        Why::SelectWaitsForAll { .. } => {
            "실행할 핸들이 없습니다. 타이머나 I/O가 올 때까지 스레드를 재웁니다."
        }
        Why::OnlyHolderRuns { .. } => {
            "GIL을 쥔 스레드만 Python 코드를 실행합니다. 기다리는 동안에는 코어가 필요 없습니다."
        }
        Why::WaitsForOther { .. } => "{what|이} 끝나야 이어서 실행할 수 있습니다.",
        Why::WokenBy { .. } => "{who|이} 기다리던 것을 풀어 주었습니다.",
        Why::DeadlineReached { .. } => "가상 시간이 {time}초가 되었습니다.",
        Why::ThreadFunctionEnded { .. } => "스레드의 함수가 끝까지 갔습니다.",
        Why::CallRunsNothing { .. } => {
            "`async def` 함수를 부르면 객체만 생깁니다. {name}의 몸은 `await`하거나 태스크로 만들어야 실행됩니다."
        }
        Why::GeneratorCallRunsNothing { .. } => {
            "제너레이터 함수를 부르면 객체만 생깁니다. 몸은 첫 `next()`에서 시작합니다."
        }
        Why::AwaitEntersAtOnce { .. } => {
            "코루틴을 `await`하면 줄을 서지 않고 그 자리에서 들어갑니다."
        }
        Why::NextRunsToYield { .. } => "`next()`는 다음 `yield`까지 실행합니다.",
        Why::SendGivesValue { .. } => "`send(값)`의 값이 멈춰 있던 `yield`의 결과가 됩니다.",
        Why::YieldKeepsFrame { .. } => "`yield`는 지역 변수를 그대로 두고 부른 쪽으로 돌아갑니다.",
        Why::AwaitPassesUp { .. } => "기다릴 것이 바깥 코루틴을 거쳐 위로 전해집니다.",
        Why::ReturnEndsIt { .. } => "함수 끝에 이르렀습니다. 부른 쪽은 `StopIteration`으로 압니다.",
        Why::ReturnStops { .. } => "함수가 끝났고, 그 값이 `await`의 결과가 됩니다.",
        Why::ExceptionLeaves { .. } => "안에서 아무도 잡지 않은 예외는 부른 쪽으로 나갑니다.",
        Why::ClosedFromOutside { .. } => "`close()`를 불렀거나 아무도 더 쓰지 않습니다.",
        Why::DroppedUnrun { .. } => {
            "`await`도 `create_task`도 하지 않았습니다. 객체만 만들면 아무것도 실행되지 않습니다."
        }
        Why::LoopOwnsQueues { .. } => "루프는 ready 큐와 타이머 힙을 하나씩 가집니다.",
        Why::RunForever { .. } => "루프는 멈추라는 말이 있을 때까지 턴을 되풀이합니다.",
        Why::StopWasAsked { .. } => "기다리던 태스크가 끝나 `stop()`이 불렸고, 그 턴이 끝났습니다.",
        Why::CloseDropsAll { .. } => "ready와 힙에 남은 것은 소리 없이 버려집니다.",
        Why::TurnEndsFirst { .. } => {
            "`stop()`은 표시만 합니다. 이번 턴의 핸들은 끝까지 실행됩니다."
        }
        Why::TurnIsOneRound { .. } => {
            "한 턴은 `select`, 만료된 타이머, 스냅숏 실행의 차례로 돕니다."
        }
        Why::CancelledAtHead { .. } => "힙의 맨 위에 있는 취소된 타이머는 미리 치웁니다.",
        Why::ReadyNotEmpty { .. } => "ready에 핸들이 {count}개 있습니다. 기다릴 이유가 없습니다.",
        Why::NothingReadyUntil { .. } => "ready가 비었고, 힙의 맨 위 타이머는 {time}초에 울립니다.",
        Why::NothingPlanned { .. } => "ready도 힙도 비었습니다. 바깥에서 깨워야 합니다.",
        Why::IoOrWake { .. } => "I/O가 왔거나 다른 스레드가 루프를 깨웠습니다.",
        Why::NothingToWaitFor { .. } => "시간 제한이 0초라 바로 돌아옵니다.",
        Why::TimePassed { .. } => "아무도 실행하지 않은 채 {time}초가 지났습니다.",
        Why::ItIs { .. } => {
            "지금은 {time}초입니다. 때가 된 타이머는 먼저 울릴 것부터 ready 뒤에 붙습니다."
        }
        Why::SnapshotRule { .. } => {
            "개수를 여기서 한 번 셉니다. 실행 중에 ready에 붙는 핸들은 다음 턴에 실행됩니다."
        }
        Why::NothingYet { .. } => "ready가 비어 있습니다.",
        Why::CreateTaskDoesNotRun { .. } => {
            "`create_task`는 실행하지 않습니다. 첫 실행은 ready에서 차례가 왔을 때입니다."
        }
        Why::SleepZero { .. } => {
            "기다릴 것 없이 제어만 넘겼습니다. {task|은} 다음 턴에 이어집니다."
        }
        Why::AwaitedIsSet { .. } => "{task|이} 기다리던 {future|이} 채워졌습니다.",
        Why::AwaitedTaskDone { .. } => "{task|이} 기다리던 {other|이} 끝났습니다.",
        Why::AwaitedGroupDone { .. } => "{task|이} 기다리던 태스크가 모두 끝났습니다.",
        Why::CancelWillBeThrown { .. } => "{task|이} 다음에 실행될 때 취소 예외가 던져집니다.",
        Why::CallSoonAppends { .. } => {
            "`call_soon`은 실행하지 않고 ready 끝에 붙입니다. 먼저 온 것이 먼저 실행됩니다."
        }
        Why::DoneCallbacks { .. } => "{future|이} 끝나면 불러 달라고 걸어 둔 콜백입니다.",
        Why::ThreadsafeWakes { .. } => "`call_soon_threadsafe`가 기다리던 루프를 깨웁니다.",
        Why::SleepMakesTimer { .. } => {
            "`sleep`은 빈 future {future|을} 만들고, 그것을 채울 타이머를 겁니다."
        }
        Why::CallLaterMakesTimer { .. } => "타이머는 때가 되어야 ready로 갑니다.",
        Why::CancelMarksOnly { .. } => "취소된 핸들은 그 자리에 남았다가 차례가 오면 건너뜁니다.",
        Why::HeadOfReady { .. } => "스냅숏에서 다음 차례였습니다.",
        Why::HeadContinues { .. } => {
            "스냅숏에서 다음 차례였고, 기다리던 {future|이} 채워져 있습니다."
        }
        Why::WasCancelled { .. } => "실행되기 전에 취소되었습니다.",
        Why::CallbackReturned { .. } => "콜백은 한 번에 끝까지 실행됩니다.",
        Why::TaskGaveControl { .. } => {
            "태스크가 `await`에서 멈췄거나 끝났습니다. 루프는 다음 핸들로 갑니다."
        }
        Why::SnapshotEmpty { .. } => "스냅숏을 모두 실행했습니다. 다음 턴의 핸들은 {left}개입니다.",
        Why::FutureIsPromise { .. } => {
            "future는 나중에 채워질 자리입니다. 채워지면 기다리던 쪽이 깨어납니다."
        }
        Why::GatherWaitsForAll { .. } => "gather는 {count}개가 모두 끝나야 채워집니다.",
        Why::TaskIsFuture { .. } => "태스크는 future이기도 합니다. 끝나면 결과가 여기에 담깁니다.",
        Why::TimerSets { .. } => {
            "타이머가 때가 되어 콜백이 실행되었습니다. 기다리던 쪽은 다음 턴에 깨어납니다."
        }
        Why::SetBy { .. } => {
            "{who|이} 결과를 넣었습니다. 콜백은 ready를 거쳐 다음 턴에 실행됩니다."
        }
        Why::LastChildDone { .. } => "기다리던 것이 모두 끝났습니다.",
        Why::TaskWrapsCoroutine { .. } => {
            "태스크가 있어야 루프가 {function} 코루틴을 따로 실행할 수 있습니다."
        }
        Why::EagerRuns { .. } => {
            "eager 태스크는 ready를 거치지 않고 첫 `await`까지 바로 실행됩니다."
        }
        Why::FirstStep { .. } => {
            "ready에서 차례가 왔습니다. `await`에서 멈출 때까지 아무도 끼어들지 않습니다."
        }
        Why::ContinuesAfter { .. } => "기다리던 {future|이} 채워졌습니다.",
        Why::ContinuesAfterSleep { .. } => "한 턴을 양보했고, 다시 차례가 왔습니다.",
        Why::CancelArrives { .. } => "앞서 취소가 요청되었고, 예외는 다음 실행 때 던져집니다.",
        Why::AwaitTimer { .. } => {
            "{label|은} 타이머가 채울 future를 기다립니다. 그동안 루프는 다른 핸들을 실행합니다."
        }
        Why::AwaitPending { .. } => {
            "{future|이} 아직 비어 있습니다. 채워지면 `wakeup`이 ready에 섭니다."
        }
        Why::AwaitTask { .. } => {
            "{other|이} 아직 끝나지 않았습니다. 끝나면 `wakeup`이 ready에 섭니다."
        }
        Why::AwaitAll { .. } => "{count}개 중 {done}개가 끝났습니다. 모두 끝나야 이어집니다.",
        Why::AwaitObject { .. } => "{object|이} 지금 {state}입니다. 먼저 온 쪽이 먼저 얻습니다.",
        Why::BareYield { .. } => "기다릴 future 없이 제어만 넘겼습니다. 다음 턴에 다시 실행됩니다.",
        Why::ReturnWakes { .. } => "함수가 끝났습니다. 기다리던 {waiter|이} 곧 깨어납니다.",
        Why::ReturnNobody { .. } => "함수가 끝났습니다. 결과는 태스크에 남습니다.",
        Why::RaiseStored { .. } => "예외는 태스크에 담겼다가 `await`하는 쪽에서 다시 던져집니다.",
        Why::CancelEnds { .. } => "`CancelledError`를 아무도 잡지 않았습니다.",
        Why::CancelDelegated { .. } => {
            "`cancel()`은 기다리던 {future|을} 취소합니다. 태스크는 다음 실행 때 예외를 받습니다."
        }
        Why::CancelNextStep { .. } => "곧바로 끝나지 않습니다. 예외는 다음 실행 때 던져집니다.",
        Why::UncancelLowers { .. } => "`uncancel()`은 요청의 수만 줄입니다.",
        Why::LostWhy { .. } => "{text}",
        Why::FreedWeakly { .. } => {
            "이벤트 루프는 태스크를 약한 참조로만 기억합니다. 아무도 읽지 않은 결과도 함께 사라집니다."
        }
        Why::ForwardAccepted { .. } => {
            "기다리던 것이 취소되었습니다. 태스크는 다음 실행 때 그 `CancelledError`를 받습니다."
        }
        Why::ForwardRefused { .. } => {
            "이미 끝나서 취소할 수 없습니다. 태스크의 다음 실행 때 `CancelledError`가 던져집니다."
        }
        Why::ObjectOrders { .. } => "여럿이 함께 쓰는 것의 차례를 정합니다.",
        Why::ObjectWaiters { .. } => "기다리는 태스크는 {count}개입니다.",
        Why::OneHolderRuns { .. } => {
            "GIL을 가진 스레드만 파이썬을 실행합니다. {interval} ms를 기다린 쪽이 놓아 달라고 합니다."
        }
        Why::AsksAfterInterval { .. } => {
            "{interval} ms 동안 전환이 없으면 놓아 달라고 할 것입니다."
        }
        Why::SignalledFirst { .. } => {
            "GIL이 풀렸고 {other|이} 먼저 신호를 받았습니다. 먼저 온 쪽이 먼저입니다."
        }
        Why::SwitchedMeanwhile { .. } => "그동안 GIL의 주인이 바뀌어, 간격을 처음부터 다시 잽니다.",
        Why::SeenAtNextCheck { .. } => {
            "{holder|은} 함수에 들어갈 때, 반복문 한 바퀴 끝, 호출 뒤에만 요청을 봅니다."
        }
        Why::GilWasFree { .. } => "아무도 갖고 있지 않았습니다.",
        Why::GilCameBy { .. } => "{other|이} 놓았고, 이 스레드가 줄의 맨 앞이었습니다.",
        Why::NoSwitchFor { .. } => "{interval} ms 동안 GIL이 안 넘어왔습니다.",
        Why::DropRequestSeen { .. } => {
            "{who|이} `drop_request`|을 세워 두었습니다. `n += 1`의 한가운데서는 보지 않습니다."
        }
        Why::WaitsInKernel { .. } => {
            "{call|은} 파이썬 밖에서 기다립니다. 그동안 다른 스레드가 실행할 수 있습니다."
        }
        Why::ThreadIsOver { .. } => "스레드의 함수가 끝났습니다.",
        Why::IntervalRule { .. } => "기다리는 쪽은 이 시간이 지나야 놓아 달라고 합니다.",
        Why::LockWasFree { .. } => "락이 비어 있었습니다.",
        Why::LockWasHanded { .. } => "1 ms 넘게 기다렸으므로 락을 곧바로 건네받았습니다.",
        Why::LockAgain { .. } => "이미 갖고 있습니다. RLock은 횟수를 셉니다. 이제 {levels}입니다.",
        Why::LockHeldBy { .. } => "{holder|이} 갖고 있습니다.",
        Why::LockHeld { .. } => "이미 잡혀 있습니다.",
        Why::NobodyWaits { .. } => "기다리는 쪽이 없습니다.",
        Why::LockWakes { .. } => {
            "먼저 기다리던 {other|이} 깨어납니다. 누가 잡기 전까지 락은 비어 있습니다."
        }
        Why::LockHandsOver { .. } => "{other|이} 1 ms 넘게 기다렸으므로 락을 바로 건넵니다.",
        Why::TimeoutIsOver { .. } => "기다리기로 한 시간이 지났습니다.",
        Why::WaitsForHolder { .. } => {
            "{first|이} 기다리는 {what|은} {second|이} 갖고 있고, 이렇게 한 바퀴를 돕니다."
        }
        Why::NobodyWakes { .. } => "깨워 줄 쪽도 모두 기다리고 있습니다.",
        Why::NobodyConnects { .. } => "오고 있는 클라이언트도, 타이머도 없습니다.",
        Why::ServerWouldWait { .. } => "진짜 서버라면 다음 클라이언트를 계속 기다립니다.",
        Why::NoJobForIt { .. } => "작업 큐가 비었습니다. 다음 일이 오면 깨어납니다.",
        Why::JoinNeedsEnd { .. } => "`join`은 {other|이} 끝나야 돌아옵니다.",
        Why::WorkersOnDemand { .. } => {
            "풀은 작업이 왔는데 노는 워커가 없을 때만 워커를 시작합니다."
        }
        Why::IdleTakesIt { .. } => {
            "노는 워커가 {idle}개 있습니다. 새로 만들지 않고 그 하나를 깨웁니다."
        }
        Why::WorkerComes { .. } => {
            "노는 워커가 없고, 풀의 워커는 아직 {workers}개입니다. 하나를 더 시작합니다."
        }
        Why::AllWorkersBusy { .. } => {
            "워커 {workers}개가 모두 일하고 있습니다. 작업은 차례를 기다립니다."
        }
        Why::NobodyIdle { .. } => "노는 워커가 없었습니다. 이제 풀의 워커는 {workers}개입니다.",
        Why::WorkQueueEmpty { .. } => "작업 큐가 비었습니다. 워커는 다음 작업을 위해 남습니다.",
        Why::FirstInFirstOut { .. } => {
            "먼저 들어온 작업을 먼저 꺼냅니다. 큐에 {queued}개가 남았습니다."
        }
        Why::ResultStays { .. } => "결과는 누가 물을 때까지 future에 남습니다.",
        Why::ErrorStays { .. } => "예외는 누가 결과를 물을 때까지 future 안에 조용히 남습니다.",
        Why::OnlyPendingCancelled { .. } => "작업은 워커가 꺼내기 전에만 취소할 수 있습니다.",
        Why::QueuedStillRun { .. } => {
            "새 작업은 받지 않습니다. 큐에 있는 작업은 끝까지 실행됩니다."
        }
        Why::QueuedDropped { .. } => "`cancel_futures`|이 큐의 작업 {count}개를 버렸습니다.",
        Why::NoMoreWork { .. } => "풀이 닫혔고 작업 큐가 비었습니다.",
        Why::GoesOnUntold { .. } => "이 호출은 기다리지 않습니다. 제어권은 바로 돌아오고, 다 되어도 알려 주는 이가 없습니다.",
        Why::AskedAgain { .. } => "알려 준 이가 없습니다. 다시 물어봐서 알았습니다.",
        Why::ResultNotThere { .. } => {
            "작업이 아직 끝나지 않았습니다. `result()`는 스레드째 기다립니다."
        }
        Why::LoopStaysFree { .. } => {
            "워커가 `call_soon_threadsafe`로 채웁니다. 그동안 루프는 계속 돕니다."
        }
        Why::ForkCopies { .. } => "`fork`는 메모리를 통째로 복사합니다. 이제부터는 따로 바뀝니다.",
        Why::SpawnBeginsEmpty { .. } => {
            "`spawn`은 새 인터프리터를 띄웁니다. 아무것도 공유하지 않고 메인 모듈을 다시 import합니다."
        }
        Why::ServerCopies { .. } => {
            "fork 서버가 자신을 복사합니다. 메인 모듈은 한 번 import해 두었지만, 그 뒤에 만든 값은 없습니다."
        }
        Why::ThreadsEndWithProcess { .. } => "스레드와 메모리도 함께 사라집니다.",
        Why::ZombieUntilWaited { .. } => {
            "끝난 프로세스는 부모가 종료 코드를 물을 때까지 남아 있습니다."
        }
        Why::BufferPerProcess { .. } => {
            "버퍼는 프로세스마다 따로 있습니다. 파일이나 파이프에는 이제야 줄이 나타납니다."
        }
        Why::PipeIsOutside { .. } => "파이프는 어느 프로세스도 아닌 운영체제 안에 있습니다.",
        Why::MessageIsCopy { .. } => {
            "값을 pickle로 바꾸었습니다. 오가는 것은 바이트로 된 복사본입니다."
        }
        Why::ReceivedIsNew { .. } => "pickle을 풀면 이 프로세스의 메모리에 새 객체가 생깁니다.",
        Why::WritingBreaks { .. } => "이제 쓰는 쪽은 `BrokenPipeError`를 받습니다.",
        Why::ReadingEnds { .. } => "읽는 쪽은 다 비운 뒤 `EOFError`를 받습니다.",
        Why::SeenByAll { .. } => "이 블록을 가진 프로세스는 모두 같은 바이트를 봅니다.",
        Why::ConnectionIsTwoBuffers { .. } => "연결은 방향마다 바이트 버퍼가 하나씩 있습니다.",
        Why::AcceptTakesFirst { .. } => "`accept`는 가장 오래 기다린 연결을 꺼냅니다.",
        Why::SendFillsBuffer { .. } => {
            "보내기는 상대의 버퍼를 채울 뿐, 아직 아무도 읽지 않았습니다."
        }
        Why::ReceiveEmptiesBuffer { .. } => "어떻게 나눠 보냈든 버퍼에 있는 만큼 받습니다.",
        Why::EndMeansClosed { .. } => "0바이트는 더 올 것이 없다는 뜻입니다.",
        Why::ReadyMeansNoWait { .. } => "준비되었다는 것은 그 호출이 기다리지 않는다는 뜻입니다.",
        Why::RequestTakesTime { .. } => {
            "시뮬레이션된 네트워크는 지연 시간 뒤에 답하고, 그동안 아무도 계산하지 않습니다."
        }
        Why::ReplyAfterLatency { .. } => "지연 시간이 지났습니다.",
        Why::ReadsOnePiece { .. } => "파일은 통째로가 아니라 버퍼만큼씩 읽습니다.",
        Why::GoTailOfRing { .. } => "큐는 먼저 들어온 것이 먼저 나갑니다.",
        Why::GoGlobalIsLast { .. } => "P 자신의 큐에 있는 것들이 먼저 실행됩니다.",
        Why::GoWakerGoesOn { .. } => "깨운 쪽은 계속 실행됩니다.",
        Why::GoEvery61st { .. } => "61번째 틱마다 전역 큐를 먼저 보아 아무도 굶지 않게 합니다.",
        Why::GoFoundByStealing { .. } => "자기 큐는 비었고 다른 P에 일이 있었습니다.",
        Why::GoRingWasEmpty { .. } => "P 자신의 큐가 비어 있었습니다.",
        Why::GoInheritsSlice { .. } => "`runnext`에 있었고 같은 타임 슬라이스를 이어 씁니다.",
        Why::GoHeadOfRing { .. } => "큐의 맨 앞에 있었고 새 타임 슬라이스가 시작됩니다.",
        Why::GoOnNoQueue { .. } => "기다리는 동안 실행 큐에 없으므로 누군가 깨워야 합니다.",
        Why::GoSliceIsOver { .. } => "타임 슬라이스가 끝났습니다.",
        Why::GoStarvingMutex { .. } => "굶주린 뮤텍스는 바로 넘겨집니다.",
        Why::GoKeepsPForNow { .. } => "대부분의 시스템 호출은 짧습니다. 길어지면 `sysmon`이 P를 가져갑니다.",
        Why::GoTenMilliseconds { .. } => "슬라이스가 10ms 동안 이어졌습니다.",
        Why::GoTicketHanded { .. } => "기다리던 것을 바로 넘겨받았습니다.",
        Why::GoMustTryAgain { .. } => "실행될 때 다시 시도해야 합니다.",
        Why::GoRingIsFull { .. } => "큐의 256자리가 모두 찼습니다.",
        Why::GoHalfIsTaken { .. } => "훔칠 때는 큐의 절반을 가져가고 `runnext`는 마지막 수단입니다.",
        Why::GoOneLooksAtATime { .. } => "일이 발견될 때마다 M이 하나 더 찾기 시작합니다.",
        Why::GoOthersNeedP { .. } => "다른 고루틴이 실행되려면 필요합니다.",
        Why::GoTimersComeFirst { .. } => "고루틴을 고르기 전에 만료된 타이머부터 처리합니다.",
        Why::GoPastTheBuffer { .. } => "기다리는 수신자가 있으면 값이 바로 전달됩니다.",
        Why::GoBufferHasRoom { .. } => "버퍼에 자리가 있었고 기다리는 쪽이 없었습니다.",
        Why::GoSenderWaited { .. } => "기다리는 송신자는 온 순서대로 처리됩니다.",
        Why::GoFirstComeFirstServed { .. } => "기다리는 쪽은 온 순서대로 처리됩니다.",
        Why::GoOtherCaseWon { .. } => "select의 다른 경우가 진행되었습니다.",
        Why::GoCloseWakesAll { .. } => "닫으면 기다리던 모두가 깨어납니다. 마지막에 온 쪽이 먼저입니다.",
        Why::GoSelectDrawsLots { .. } => "준비된 경우 중 하나를 무작위로 고르며 적힌 순서는 뜻이 없습니다.",
        Why::GoGoReturns { .. } => "`go`는 아무것도 기다리지 않으므로 부른 쪽이 이어서 실행됩니다.",
        Why::GoMadeRunsNext { .. } => "방금 만들어진 고루틴이 다음에 실행됩니다.",
        Why::GoMadeRunsNextOver { .. } => "방금 만들어진 고루틴이 다음에 실행됩니다. 그 자리에 있던 {other|은} 큐 끝으로 갑니다.",
        Why::GoWokenRunsNext { .. } => "방금 깨어난 고루틴이 다음에 실행됩니다.",
        Why::GoWokenRunsNextOver { .. } => "방금 깨어난 고루틴이 다음에 실행됩니다. 그 자리에 있던 {other|은} 큐 끝으로 갑니다.",
        Why::GoKicked { .. } => "`runnext`의 그 자리에 {other|이} 들어갔습니다.",
        Why::GoSpinsForWork { .. } => "할 일이 있고 쉬는 P가 있는데 찾아다니는 M이 없었습니다.",
        Why::GoPNeedsM { .. } => "{p|을} 가졌던 M이 계속할 수 없습니다.",
        Why::GoLastMFirst { .. } => "쉬는 M의 목록에 놓입니다. 마지막에 온 M이 먼저 깨어납니다.",
        Why::GoAllEmpty { .. } => "훔칠 것이 없었습니다. 보는 순서는 볼 때마다 무작위입니다.",
        Why::GoStealOrder { .. } => "보는 순서는 무작위이고, 마지막 P에 일이 있습니다.",
        Why::GoNoneReadyWaits { .. } => "진행할 수 있는 것이 없어 모든 채널에서 기다립니다.",
        Why::GoNoneReadyDefault { .. } => "진행할 수 있는 것이 없고 `default`가 있습니다.",
        Why::GoOnlyOneReady { .. } => "하나만 진행할 수 있으므로 그것을 택합니다.",
        Why::GoHeldBy { .. } => "{holder|이} {lock|을} 쥐고 있습니다.",
        Why::GoReadersHold { .. } => "읽는 고루틴 {readers}개가 쥐고 있습니다.",
        Why::GoWriterFirst { .. } => "이미 쓰려고 기다리는 쪽이 있어 새로 읽으려면 그 뒤에서 기다립니다.",
        Why::GoLockFree { .. } => "아무도 쥐고 있지 않았습니다.",
        Why::GoHandedOver { .. } => "기아 모드에서는 가장 오래 기다린 고루틴에게 락이 바로 넘어갑니다.",
        Why::GoFirstCompetes { .. } => "{waiters}개가 기다립니다. 맨 앞이 깨어나지만 다시 경쟁해야 합니다.",
        Why::GoNobodyWaitsFor { .. } => "기다리는 고루틴이 없습니다.",
        Why::GoWaitUntilZero { .. } => "0이 되어야 `Wait`가 돌아옵니다. 기다리는 고루틴은 {waiters}개입니다.",
        Why::GoZeroWakes { .. } => "0이 되면 `Wait`에 있던 {waiters}개가 모두 깨어납니다.",
        Why::GoOnceNever { .. } => "다시는 실행되지 않습니다.",
        Why::GoNothingToReceive { .. } => "{chan}에 든 값도, 보내려고 기다리는 고루틴도 없습니다.",
        Why::GoNobodyReceives { .. } => "{chan|은} 버퍼가 없고, 받으려고 기다리는 고루틴도 없습니다.",
        Why::GoBufferFull { .. } => "{chan}의 버퍼가 가득 찼습니다.",
        Why::GoSleepsByTimer { .. } => "이제 타이머를 걸고, 그것이 만료되면 실행될 수 있습니다.",
        Why::GoCounterAbove { .. } => "{wg}의 카운터가 0이 아니라 {counter}입니다.",
        Why::GoNilChan { .. } => "nil 채널은 준비되는 일이 없어 영영 기다립니다.",
        Why::GoSelectNone { .. } => "진행할 수 있는 case가 없습니다.",
        Why::GoTimerIsDue { .. } => "타이머가 만료되었습니다.",
        Why::GoTakesShare { .. } => "자기 큐가 비어 제 몫을 가져옵니다. 그 첫째가 실행됩니다.",
        Why::GoNothingFound { .. } => "어디에도 할 일이 없었습니다.",
        Why::GoNoPLeft { .. } => "그사이 P를 빼앗겼고 쉬는 P가 없어 전역 큐에서 기다립니다.",
        Why::GoOfTheRuntime { .. } => "런타임 자신의 고루틴이며 대부분 기다립니다.",
        Why::GoOnlyWithP { .. } => "P를 가진 M만 Go 코드를 실행합니다.",
        Why::GoProcsMax { .. } => "GOMAXPROCS: 한 순간에 Go 코드를 실행하는 고루틴은 이만큼이 최대입니다.",
        Why::GoWritesOn { .. } => "쓰기는 커널에서 잠깐이면 끝나고 {who|이} 이어서 실행됩니다.",
        Why::GoMainFirst { .. } => "런타임이 스케줄러를 준비하고, `main.main`이 첫 줄부터 실행됩니다.",
        Why::GoNaps { .. } => "일이 있는 P가 먼저 실행할 틈을 줍니다.",
        Why::GoUntilTimer { .. } => "다음 타이머나 네트워크가 깨웁니다.",
        Why::GoUntilWoken { .. } => "할 일이 생기면 다른 M이 깨웁니다.",
    }
}
