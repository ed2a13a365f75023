//! The English templates.

use super::message::{What, Why};

pub(super) fn what(what: &What) -> &'static str {
    match what {
        What::Began { .. } => "{program} began.",
        What::Printed { .. } => "{who} printed {text}.",
        What::PrintedError { .. } => "{who} wrote {text} to standard error.",
        What::Read { .. } => "{who} read the input line {text}.",
        What::Exited { .. } => "The program ended.",
        What::ExitedWith { .. } => "The program ended with exit code {code}.",
        What::Uncaught { .. } => "The program ended with {message}.",
        What::Deadlocked { .. } => "Nobody can run.",
        What::LimitEnded { .. } => "The run stopped at the limit of {limit_en}.",
        What::UnsupportedMet { .. } => "Met something unsupported: {message}",
        What::LimitReached { .. } => "The limit of {limit_en} was reached at {value}.",
        What::TellingEnded { .. } => {
            "From here on this is not recorded any more: {limit_en} reached {value}."
        }
        What::ThreadMade { .. } => "{who} made the thread {thread}.",
        What::MainThreadMade { .. } => "The program's thread {thread} came to be.",
        What::StrandClosing { .. } => "{who} began to close {strand}.",
        What::TaskResultSet { .. } => "The result of {task} is set.",
        What::ThreadRuns { .. } => "{thread} runs on core {core}.",
        What::ThreadPushedOff { .. } => "{thread} was taken off its core.",
        What::ThreadSleeps { .. } => "{thread} sleeps, the whole thread, until {until} s.",
        What::ThreadSelects { .. } => "{thread} waits inside `select`.",
        What::ThreadLeavesForGil { .. } => "{thread} left its core to wait for the GIL.",
        What::ThreadWaits { .. } => "{thread} stopped to wait for {what}.",
        What::ThreadWoke { .. } => "{thread} woke up.",
        What::ThreadTimedOut { .. } => "{thread} woke up: its time came.",
        What::ThreadEnded { .. } => "{thread} ended.",
        What::CoroutineMade { .. } => "{who} made a coroutine object of {name}.",
        What::GeneratorMade { .. } => "{who} made a generator of {name}; it is {strand}.",
        What::CoroutineEntered { .. } => "{who} went into {name}.",
        What::StrandBegan { .. } => "{who} started {strand} from its first line.",
        What::StrandResumed { .. } => "{who} resumed {strand} where it had stopped.",
        What::StrandSent { .. } => "{who} resumed {strand} and sent {value} in.",
        What::StrandYielded { .. } => "{strand} gave {value} out at line {line} and stopped.",
        What::CoroutineSuspended { .. } => "{name} stopped at line {line}.",
        What::CoroutineReturned { .. } => "{name} returned.",
        What::StrandReturned { .. } => "{strand} ended.",
        What::StrandRaised { .. } => "{strand} ended with {value}.",
        What::StrandClosed { .. } => "{strand} was closed before its end.",
        What::NeverAwaited { .. } => "The coroutine {name} vanished without running a line.",
        What::LoopMade { .. } => "An event loop was made.",
        What::LoopBegan { .. } => "{thread} began to run the event loop.",
        What::LoopEnded { .. } => "The event loop stopped.",
        What::LoopClosed { .. } => "The event loop was closed.",
        What::StopAsked { .. } => "{who} asked the loop to stop.",
        What::TurnBegan { .. } => "Turn {turn} began.",
        What::TimersPurged { .. } => "Cancelled timers were dropped from the heap: {count}.",
        What::SelectAtOnce { .. } => "The loop looks at `select` without waiting.",
        What::SelectFor { .. } => "The loop waits in `select`, at most {timeout} s.",
        What::SelectForEver { .. } => "The loop waits in `select` for as long as it takes.",
        What::SelectBack { .. } => "The loop came back from `select`.",
        What::SelectBackWith { .. } => "The loop came back from `select` with {events} I/O events.",
        What::TimerDue { .. } => "The timer {timer} went to the end of ready.",
        What::Counted { .. } => "Handles that this turn will run: {count}.",
        What::CountedNone { .. } => "This turn has no handle to run.",
        What::FirstStepQueued { .. } => "{who} put {task} at the end of ready.",
        What::StepQueued { .. } => "{task} went back to the end of ready.",
        What::WakeupQueued { .. } => "{task} woke up and stands at the end of ready.",
        What::CallbackQueued { .. } => "{who} put the callback {callback} at the end of ready.",
        What::SelfPipeQueued { .. } => "The handle that reads the loop's own pipe entered ready.",
        What::TimerPushed { .. } => "{who} pushed a timer for {when} s.",
        What::TimerPushedFor { .. } => {
            "{who} pushed a timer that will call {callback} at {when} s."
        }
        What::HandleCancelled { .. } => "{who} cancelled the handle {handle}.",
        What::StepPopped { .. } => "The loop took {task} from the head of ready.",
        What::CallbackPopped { .. } => {
            "The loop took the callback {callback} from the head of ready."
        }
        What::HandleSkipped { .. } => "The loop skipped the handle {handle}.",
        What::HandleDone { .. } => "The handle of {handle} returned to the loop.",
        What::TurnEnded { .. } => "Turn {turn} ended.",
        What::FutureMade { .. } => "{who} made an empty future, {future}.",
        What::GatherMade { .. } => "{who} made gather's future, {future}.",
        What::TaskFutureMade { .. } => "{who} made the place for a task's result.",
        What::FutureSet { .. } => "{future} is set.",
        What::FutureFailed { .. } => "{future} was set to the exception {value}.",
        What::FutureCancelled { .. } => "{future} was cancelled.",
        What::TaskMade { .. } => "{who} wrapped {function} into {task}.",
        What::TaskMadeEagerly { .. } => "{who} made {task} and runs {function} at once.",
        What::TaskRenamed { .. } => "{task} is now called {name}.",
        What::TaskBegins { .. } => "{task} runs {function} from its first line.",
        What::TaskContinues { .. } => "{task} continues.",
        What::TaskThrownInto { .. } => "{exception} is thrown inside {task}.",
        What::TaskAwaitsTimer { .. } => "{task} stopped, until {when} s.",
        What::TaskAwaitsFuture { .. } => "{task} stopped to wait for {future}.",
        What::TaskAwaitsTask { .. } => "{task} stopped to wait for {other}.",
        What::TaskAwaitsGroup { .. } => "{task} stopped to wait for {count} at once.",
        What::TaskAwaitsObject { .. } => "{task} stopped to wait for {object}.",
        What::TaskGivesWay { .. } => "{task} gave way for one turn.",
        What::TaskReturned { .. } => "{task} returned {value} and is done.",
        What::TaskRaised { .. } => "{task} ended with {value}.",
        What::TaskCancelled { .. } => "{task} ended, cancelled.",
        What::CancelAsked { .. } => "{who} asked {task} to cancel.",
        What::CancelTakenBack { .. } => "One cancel request of {task} was taken back.",
        What::TaskLost { .. } => "{task} vanished, and nobody looked at its result.",
        What::TaskFreed { .. } => "{task} is gone: nobody had kept it.",
        What::CancelForwarded { .. } => "The cancel request of {task} went on to what it awaits.",
        What::FutureGroups { .. } => "{future} stands for {count} others.",
        What::FutureLabelled { .. } => "{future} will be set by {label}.",
        What::ObjectMade { .. } => "{who} made {object}.",
        What::ObjectChanged { .. } => "{object} is now {state}.",
        What::ObjectWaits { .. } => "{who} joined the queue of {object}.",
        What::GilShared { .. } => "{thread} now shares the GIL with others.",
        What::GilAwaited { .. } => "{thread} waits for the GIL, which {holder} has.",
        What::GilAwaitedBehind { .. } => "{thread} queued for the GIL behind {holder}.",
        What::GilWaitsOn { .. } => "{thread} goes on waiting for the GIL.",
        What::GilTaken { .. } => "{thread} took the GIL and runs Python.",
        What::GilDropAsked { .. } => "{thread} set `drop_request`.",
        What::GilReleased { .. } => "{thread} released the GIL.",
        What::IntervalSet { .. } => "{who} set the switch interval to {interval} ms.",
        What::LockTaken { .. } => "{thread} acquired {lock}.",
        What::LockAwaited { .. } => "{thread} waits for {lock}.",
        What::LockReleased { .. } => "{thread} released {lock}.",
        What::LockGivenUp { .. } => "{thread} gave up waiting for {lock}.",
        What::DeadlockOfTwo { .. } => "{first} and {second} wait for each other for ever.",
        What::DeadlockOfMany { .. } => {
            "{count} threads wait for each other in a circle, from {first} on."
        }
        What::DeadlockOfOne { .. } => "{first} waits for itself for ever.",
        What::AllWait { .. } => "All threads wait: {count} of them, and no timer.",
        What::AllWaitForNetwork { .. } => "All threads wait for the network: {count} of them.",
        What::NetworkSilent { .. } => "The run ends here: nothing will come from the network.",
        What::WorkerWaits { .. } => "{thread} waits for work.",
        What::AskedInVain { .. } => "{who} asked with {call}, and it was not there yet.",
        What::AskedWell { .. } => "{who} asked with {call} once more, and now it was there. Tries in vain: {tries}.",
        What::JoinAwaited { .. } => "{thread} waits in `join` for the end of {other}.",
        What::PoolMade { .. } => "{who} made the pool {pool} for at most {count} workers.",
        What::JobQueued { .. } => "{who} put {job} at the end of the work queue.",
        What::WorkerMade { .. } => "{thread} begins as a worker of the pool.",
        What::WorkerRests { .. } => "{thread} has no work and waits.",
        What::JobTaken { .. } => "{thread} took {job} from the head of the work queue.",
        What::JobDone { .. } => "{job} is done with {value}.",
        What::JobFailed { .. } => "{job} ended with the exception {value}.",
        What::JobCancelled { .. } => "{who} cancelled {job}.",
        What::JobDropped { .. } => "{thread} took {job} from the work queue and dropped it.",
        What::PoolShut { .. } => "{who} shut the pool {pool} down.",
        What::WorkerLeft { .. } => "{thread} left the pool.",
        What::JobAwaited { .. } => "{who} waits for the result of {job}.",
        What::JobBridged { .. } => "{future} stands for {job} in the event loop.",
        What::ProcessMade { .. } => "{who} made the process {process}, pid {pid}.",
        What::ProcessEnded { .. } => "The process {process} ended with exit code {code}.",
        What::ProcessKilled { .. } => "The process {process} was killed by signal {signal}.",
        What::ProcessReaped { .. } => "{who} took the exit code of {process}.",
        What::SignalSent { .. } => "{who} sent signal {signal} to {process}.",
        What::OutputFlushed { .. } => "{process} emptied its output buffer.",
        What::PipeMade { .. } => "{who} made the pipe {pipe}.",
        What::MessageSent { .. } => "{who} put {message} into {pipe}: {bytes} bytes.",
        What::MessageReceived { .. } => "{who} took {message} out of {pipe}: {bytes} bytes.",
        What::PipeUnread { .. } => "Nobody can read from {pipe} any more.",
        What::PipeEnded { .. } => "Nobody can write to {pipe} any more.",
        What::MemoryShared { .. } => "{who} made shared memory for {memory}: {bytes} bytes.",
        What::MemoryWritten { .. } => "{who} wrote {value} to the shared {memory}.",
        What::Connected { .. } => "{who} opened connection {socket} to {address}.",
        What::Accepted { .. } => "{who} accepted connection {socket} from {address}.",
        What::BytesSent { .. } => "{who} sent {bytes} bytes on connection {socket}.",
        What::BytesReceived { .. } => "{who} received {bytes} bytes on connection {socket}.",
        What::EndReceived { .. } => "{who} found connection {socket} ended by the other side.",
        What::SocketReadable { .. } => "Socket {socket} is ready to read.",
        What::SocketWritable { .. } => "Socket {socket} is ready to write.",
        What::RequestSent { .. } => "{who} sent the request {request}.",
        What::ReplyCame { .. } => "The reply from {address} came: status {status}.",
        What::Listens { .. } => "{who} listens for connections at {address}.",
        What::SocketClosed { .. } => "{who} closed socket {socket}.",
        What::FileOpened { .. } => "{who} opened the file {file} in mode {mode}.",
        What::FileRead { .. } => "{who} read {bytes} bytes of {file}.",
        What::FileEnded { .. } => "{who} reached the end of {file}.",
        What::FileWritten { .. } => "{who} wrote {bytes} bytes to {file}.",
        What::FileClosed { .. } => "{who} closed the file {file}.",
        What::GoSchedSet { .. } => "The scheduler works with {procs} P.",
        What::GoMade { .. } => "{who} started the goroutine {g}, which runs {function}.",
        What::GoQueuedNext { .. } => "{g} goes to `runnext` of {p}.",
        What::GoQueuedLocal { .. } => "{g} goes to the tail of the queue of {p}.",
        What::GoQueuedGlobal { .. } => "{g} goes to the tail of the global queue.",
        What::GoReadied { .. } => "{who} made {g} runnable.",
        What::GoRuns { .. } => "{g} runs on {p}.",
        What::GoParked { .. } => "{g} stopped to wait: {reason}.",
        What::GoYielded { .. } => "{g} gave up its turn.",
        What::GoPreempted { .. } => "{g} was made to give up its turn.",
        What::GoEnded { .. } => "{g} ended.",
        What::GoSyscall { .. } => "{g} is in a system call; {p} stays with it.",
        What::GoSyscallBack { .. } => "{g} came back from its system call.",
        What::GoPreemptAsked { .. } => "`sysmon` asked {g} to give up its turn.",
        What::GoSemaWaits { .. } => "{g} waits in the queue of {object}.",
        What::GoSemaWoken { .. } => "{g} leaves the queue of {object}.",
        What::GoSpilled { .. } => "The queue of {p} gave its oldest {count} to the global queue.",
        What::GoGlobalTaken { .. } => "{p} took {count} from the global queue.",
        What::GoStolen { .. } => "{p} stole {count} from {victim}.",
        What::GoPIdle { .. } => "{p} is idle.",
        What::GoPTaken { .. } => "{m} holds {p} now.",
        What::GoSpins { .. } => "{m} looks for work elsewhere.",
        What::GoSpinsNoMore { .. } => "{m} stopped looking for work.",
        What::GoPRetaken { .. } => "`sysmon` took {p} away from a system call.",
        What::GoTimerSet { .. } => "A timer for {when} s stands in the heap of {p}.",
        What::GoTimerFired { .. } => "A timer of {p} fired.",
        What::GoTimerStopped { .. } => "A timer was stopped.",
        What::GoChanMade { .. } => "{who} made {chan} with room for {capacity}.",
        What::GoSent { .. } => "{who} put {value} into the buffer of {chan}.",
        What::GoSentTo { .. } => "{who} handed {value} to {other}, which was waiting.",
        What::GoReceived { .. } => "{who} took {value} from the buffer of {chan}.",
        What::GoReceivedFrom { .. } => "{who} received {value}; {other} was waiting to send.",
        What::GoReceivedClosed { .. } => "{who} received the zero value: {chan} is closed.",
        What::GoWaitsReceive { .. } => "{g} joined those who wait to receive from {chan}.",
        What::GoWaitsSend { .. } => "{g} joined those who wait to send to {chan}, with {value}.",
        What::GoLeft { .. } => "{g} left the queue of {chan}.",
        What::GoClosed { .. } => "{who} closed {chan}.",
        What::GoSelected { .. } => "The select of {who} took case {case}; ready were {ready}.",
        What::GoMWakes { .. } => "{m} wakes and gets {p}.",
        What::GoMIdle { .. } => "{m} goes to sleep; it has no P.",
        What::GoSearched { .. } => "{m} looked into the queues of {victims}.",
        What::GoSelectLooks { .. } => "{who} looks at the cases of its select: {ready} of {count} can go on.",
        What::GoSyncUsed { .. } => "{who} uses a {kind} for the first time.",
        What::GoUnbufferedMade { .. } => "{who} made {chan} without a buffer.",
        What::GoNamed { .. } => "The program calls it {name}.",
        What::GoLocked { .. } => "{who} holds {lock} now.",
        What::GoLockWaits { .. } => "{who} has to wait for {lock}.",
        What::GoUnlocked { .. } => "{who} let {lock} go.",
        What::GoRLocked { .. } => "{who} holds {lock} for reading; readers: {readers}.",
        What::GoRUnlocked { .. } => "{who} let {lock} go, which it held for reading; readers: {readers}.",
        What::GoCounter { .. } => "The counter of {wg} is {counter} now.",
        What::GoOnceDone { .. } => "The function of {once} has returned.",
        What::GoMNetpoll { .. } => "{m} waits in the netpoller.",
        What::GoMSleepsFutex { .. } => "{m} sleeps.",
    }
}

pub(super) fn why(why: &Why) -> &'static str {
    match why {
        Why::ProgramFromTop { .. } => "MainThread runs from the first line down.",
        Why::PrintKeepsControl { .. } => "`print` does not give control away. {who} runs on.",
        Why::NotCaught { .. } => "Nobody caught the exception.",
        Why::NobodyCanRun { .. } => {
            "All wait, and there is neither a timer nor anybody to wake them."
        }
        Why::LimitKeeps { .. } => {
            "The limit stops endless runs. Everything up to here can be viewed."
        }
        Why::TellingLimit { .. } => {
            "So many would bury everything else. The program goes on and its output is complete; only these switches are no longer shown."
        }
        Why::ThreadStartsReady { .. } => "A new thread is ready and waits for a core.",
        Why::ProgramHasOneThread { .. } => "A program begins with one thread.",
        Why::SendRunsToPause { .. } => "`send(None)` runs it up to where it stops next.",
        Why::CloseThrows { .. } => "`GeneratorExit` is thrown at the `yield` where it stood.",
        Why::ReturnIsTaskResult { .. } => {
            "The function ended, and its value is the result of the task."
        }
        Why::TaskEndSets { .. } => {
            "A task is a future too. Its callbacks go through ready and run in the next turn."
        }
        Why::HeadAfterTask { .. } => {
            "It was next in the snapshot, and {other}, which it awaited, is done."
        }
        Why::ContinuesAfterTask { .. } => "{other}, which it awaited, is done.",
        Why::TimerIsDue { .. } => "The timer at the top of the heap, {timer}, is due already.",
        Why::StopAskedBefore { .. } => "The loop was asked to stop, so it does not wait.",
        Why::CoreWasFree { .. } => "The core was free, and this thread was ready.",
        Why::CoreTaken { .. } => "The operating system takes the core: its time slice is used up, or something else runs first.",
        Why::SleepHoldsThread { .. } => {
            "`time.sleep` stops all of {thread}. The event loop cannot turn meanwhile."
        }
        Why::SelectWaitsForAll { .. } => {
            "No handle can run. The thread sleeps until a timer or I/O comes."
        }
        Why::OnlyHolderRuns { .. } => {
            "Only the thread that holds the GIL runs Python code. Whoever waits for it needs no core."
        }
        Why::WaitsForOther { .. } => "It can go on only after {what}.",
        Why::WokenBy { .. } => "{who} released what it waited for.",
        Why::DeadlineReached { .. } => "Virtual time is {time} s.",
        Why::ThreadFunctionEnded { .. } => "The thread's function came to its end.",
        Why::CallRunsNothing { .. } => {
            "Calling an `async def` function only makes an object. The body of {name} runs when it is awaited or made a task."
        }
        Why::GeneratorCallRunsNothing { .. } => {
            "Calling a generator function only makes an object. Its body starts at the first `next()`."
        }
        Why::AwaitEntersAtOnce { .. } => {
            "Awaiting a coroutine goes in right here, without queueing."
        }
        Why::NextRunsToYield { .. } => "`next()` runs it up to the next `yield`.",
        Why::SendGivesValue { .. } => {
            "The value given to `send` becomes the result of the `yield` where it stood."
        }
        Why::YieldKeepsFrame { .. } => {
            "`yield` keeps the local variables and goes back to the caller."
        }
        Why::AwaitPassesUp { .. } => "What it waits for is handed up through the outer coroutines.",
        Why::ReturnEndsIt { .. } => {
            "It came to its end. The caller learns that by `StopIteration`."
        }
        Why::ReturnStops { .. } => {
            "The function ended, and its value is the result of the `await`."
        }
        Why::ExceptionLeaves { .. } => {
            "An exception that nobody inside catches goes out to the caller."
        }
        Why::ClosedFromOutside { .. } => "Somebody called `close()`, or nobody uses it any more.",
        Why::DroppedUnrun { .. } => {
            "It was neither awaited nor made a task. An object alone runs nothing."
        }
        Why::LoopOwnsQueues { .. } => "A loop has one ready queue and one heap of timers.",
        Why::RunForever { .. } => "It repeats turns until it is asked to stop.",
        Why::StopWasAsked { .. } => {
            "The awaited task was done, `stop()` was called, and that turn is over."
        }
        Why::CloseDropsAll { .. } => {
            "Whatever is left in ready and in the heap is dropped silently."
        }
        Why::TurnEndsFirst { .. } => "`stop()` only sets a flag. This turn's handles all run.",
        Why::TurnIsOneRound { .. } => "One turn is: `select`, due timers, then the snapshot runs.",
        Why::CancelledAtHead { .. } => {
            "Cancelled timers at the top of the heap are cleared away first."
        }
        Why::ReadyNotEmpty { .. } => "Handles in ready: {count}. No reason to wait.",
        Why::NothingReadyUntil { .. } => {
            "ready is empty, and the timer at the top of the heap is for {time} s."
        }
        Why::NothingPlanned { .. } => {
            "ready and the heap are both empty. Somebody outside must wake it."
        }
        Why::IoOrWake { .. } => "I/O came, or another thread woke the loop.",
        Why::NothingToWaitFor { .. } => "The timeout was zero, so it returns at once.",
        Why::TimePassed { .. } => "{time} s passed in which nobody ran.",
        Why::ItIs { .. } => "It is {time} s. Due timers go behind ready, earliest first.",
        Why::SnapshotRule { .. } => {
            "The number is taken once, here. Handles appended while they run wait for the next turn."
        }
        Why::NothingYet { .. } => "ready is empty.",
        Why::CreateTaskDoesNotRun { .. } => {
            "`create_task` does not run it. It first runs when its turn comes in ready."
        }
        Why::SleepZero { .. } => "It only gave control away. {task} goes on in the next turn.",
        Why::AwaitedIsSet { .. } => "{future}, which {task} awaits, is set.",
        Why::AwaitedTaskDone { .. } => "{other}, which {task} awaits, is done.",
        Why::AwaitedGroupDone { .. } => "All tasks that {task} awaits are done.",
        Why::CancelWillBeThrown { .. } => "The cancellation is thrown at the next step of {task}.",
        Why::CallSoonAppends { .. } => {
            "`call_soon` does not run anything, it appends to ready. First come, first run."
        }
        Why::DoneCallbacks { .. } => "It was registered to be called when {future} is done.",
        Why::ThreadsafeWakes { .. } => "`call_soon_threadsafe` wakes the waiting loop.",
        Why::SleepMakesTimer { .. } => {
            "`sleep` makes the empty future {future} and a timer that will set it."
        }
        Why::CallLaterMakesTimer { .. } => "A timer goes to ready only when it is due.",
        Why::CancelMarksOnly { .. } => {
            "A cancelled handle stays in its queue and is skipped when its turn comes."
        }
        Why::HeadOfReady { .. } => "It was next in the snapshot.",
        Why::HeadContinues { .. } => {
            "It was next in the snapshot, and {future}, which it awaited, is set."
        }
        Why::WasCancelled { .. } => "It was cancelled before it could run.",
        Why::CallbackReturned { .. } => "A callback runs to its end in one go.",
        Why::TaskGaveControl { .. } => {
            "The task stopped at an `await` or ended. The loop goes to the next handle."
        }
        Why::SnapshotEmpty { .. } => {
            "The whole snapshot has run. Handles for the next turn so far: {left}."
        }
        Why::FutureIsPromise { .. } => {
            "A future is a place to be filled later. Whoever awaits it is woken then."
        }
        Why::GatherWaitsForAll { .. } => "gather is set when all {count} are done.",
        Why::TaskIsFuture { .. } => "A task is a future too. Its result will be kept there.",
        Why::TimerSets { .. } => {
            "Its timer was due and the callback ran. Whoever awaits it wakes in the next turn."
        }
        Why::SetBy { .. } => {
            "{who} set its result. Callbacks go through ready and run in the next turn."
        }
        Why::LastChildDone { .. } => "All that it waited for is done.",
        Why::TaskWrapsCoroutine { .. } => "The loop can run {function} on its own only as a task.",
        Why::EagerRuns { .. } => {
            "An eager task runs to its first `await` without going through ready."
        }
        Why::FirstStep { .. } => {
            "Its turn came in ready. Nobody can cut in until it stops at an `await`."
        }
        Why::ContinuesAfter { .. } => "{future}, which it awaited, is set.",
        Why::ContinuesAfterSleep { .. } => "It gave way for one turn, and its turn came again.",
        Why::CancelArrives { .. } => {
            "It was asked to cancel before, and the exception arrives at its next step."
        }
        Why::AwaitTimer { .. } => {
            "{label} waits for a future that a timer will set. The loop runs other handles meanwhile."
        }
        Why::AwaitPending { .. } => {
            "{future} is still empty. When it is set, a `wakeup` goes to ready."
        }
        Why::AwaitTask { .. } => "{other} is not done yet. When it is, a `wakeup` goes to ready.",
        Why::AwaitAll { .. } => "{done} of {count} are done. It goes on when all are.",
        Why::AwaitObject { .. } => "{object} is {state} now. First come, first served.",
        Why::BareYield { .. } => {
            "It gave control away without a future. It runs again in the next turn."
        }
        Why::ReturnWakes { .. } => "Its function ended. {waiter}, which awaits it, will wake.",
        Why::ReturnNobody { .. } => "Its function ended. The result stays in the task.",
        Why::RaiseStored { .. } => {
            "The exception is kept in the task and raised again where it is awaited."
        }
        Why::CancelEnds { .. } => "Nobody caught the `CancelledError`.",
        Why::CancelDelegated { .. } => {
            "`cancel()` cancels {future}, which it awaits. The task gets the exception at its next step."
        }
        Why::CancelNextStep { .. } => {
            "It does not end at once. The exception arrives at its next step."
        }
        Why::UncancelLowers { .. } => "`uncancel()` only lowers the count of requests.",
        Why::LostWhy { .. } => "{text}",
        Why::FreedWeakly { .. } => {
            "The event loop remembers tasks by weak references only; a result that nobody reads goes with the task."
        }
        Why::ForwardAccepted { .. } => {
            "That is cancelled now. The task gets the `CancelledError` from it at its next step."
        }
        Why::ForwardRefused { .. } => {
            "That is done already and cannot be cancelled. The task's own next step throws `CancelledError`."
        }
        Why::ObjectOrders { .. } => "It decides the order in which several use one thing.",
        Why::ObjectWaiters { .. } => "Tasks that wait for it: {count}.",
        Why::OneHolderRuns { .. } => {
            "Only the holder runs Python. Whoever waits for {interval} ms asks it to let go."
        }
        Why::AsksAfterInterval { .. } => "If no switch comes for {interval} ms, it will ask.",
        Why::SignalledFirst { .. } => {
            "The GIL was let go and {other} was signalled; first come, first served."
        }
        Why::SwitchedMeanwhile { .. } => {
            "The GIL changed hands meanwhile, so its interval begins anew."
        }
        Why::SeenAtNextCheck { .. } => {
            "{holder} sees the request only on function entry, at the end of a loop pass, or after a call."
        }
        Why::GilWasFree { .. } => "Nobody held it.",
        Why::GilCameBy { .. } => "{other} let it go, and this thread was first in the queue.",
        Why::NoSwitchFor { .. } => "No switch for {interval} ms.",
        Why::DropRequestSeen { .. } => {
            "{who} had set `drop_request`. It is looked at only between two steps, never inside `n += 1`."
        }
        Why::WaitsInKernel { .. } => "{call} waits outside of Python. Others may run meanwhile.",
        Why::ThreadIsOver { .. } => "The thread's function has ended.",
        Why::IntervalRule { .. } => "A waiter asks for the GIL after this time.",
        Why::LockWasFree { .. } => "The lock was free.",
        Why::LockWasHanded { .. } => {
            "It had waited for more than 1 ms, so the lock was handed over."
        }
        Why::LockAgain { .. } => "It holds it already: an RLock counts, now {levels}.",
        Why::LockHeldBy { .. } => "{holder} holds it.",
        Why::LockHeld { .. } => "It is taken.",
        Why::NobodyWaits { .. } => "Nobody waits for it.",
        Why::LockWakes { .. } => {
            "{other} waited first and wakes. The lock is free until somebody takes it."
        }
        Why::LockHandsOver { .. } => {
            "{other} waited for more than 1 ms, so it gets the lock at once."
        }
        Why::TimeoutIsOver { .. } => "Its timeout is over.",
        Why::WaitsForHolder { .. } => {
            "{first} waits for {what}, which {second} holds, and so round."
        }
        Why::NobodyWakes { .. } => "Whoever could wake them waits too.",
        Why::NobodyConnects { .. } => "No client is on its way, and no timer is set.",
        Why::ServerWouldWait { .. } => "A real server would go on waiting for its next client.",
        Why::NoJobForIt { .. } => "The work queue is empty; the next job wakes it.",
        Why::JoinNeedsEnd { .. } => "`join` returns when {other} has ended.",
        Why::WorkersOnDemand { .. } => {
            "A pool starts a worker only when a job comes and nobody is idle."
        }
        Why::IdleTakesIt { .. } => {
            "Idle workers: {idle}. One of them is woken, no new one is started."
        }
        Why::WorkerComes { .. } => {
            "Nobody is idle, and the pool has only {workers} workers yet. One more is started."
        }
        Why::AllWorkersBusy { .. } => "All {workers} workers are busy. The job waits its turn.",
        Why::NobodyIdle { .. } => "No worker was idle. Workers of the pool now: {workers}.",
        Why::WorkQueueEmpty { .. } => "The work queue is empty. A worker stays for the next job.",
        Why::FirstInFirstOut { .. } => {
            "Jobs are taken first in, first out. Still queued: {queued}."
        }
        Why::ResultStays { .. } => "The result stays in its future until somebody asks.",
        Why::ErrorStays { .. } => {
            "The exception stays silent in its future until somebody asks for the result."
        }
        Why::OnlyPendingCancelled { .. } => {
            "A job can be cancelled only before a worker has taken it."
        }
        Why::QueuedStillRun { .. } => "No new jobs are taken. Those in the queue still run.",
        Why::QueuedDropped { .. } => "`cancel_futures` dropped queued jobs: {count}.",
        Why::NoMoreWork { .. } => "The pool is shut down and its queue is empty.",
        Why::GoesOnUntold { .. } => "The call does not wait: control comes back at once, and nobody will tell.",
        Why::AskedAgain { .. } => "Nobody told it: it found out because it asked again.",
        Why::ResultNotThere { .. } => "The job is not done. `result()` blocks the whole thread.",
        Why::LoopStaysFree { .. } => {
            "The worker will set it by `call_soon_threadsafe`. The loop turns on meanwhile."
        }
        Why::ForkCopies { .. } => {
            "`fork` copies the whole memory. From here on the two change apart."
        }
        Why::SpawnBeginsEmpty { .. } => {
            "`spawn` starts a new interpreter. It shares nothing, and imports the main module anew."
        }
        Why::ServerCopies { .. } => {
            "The fork server copies itself. It has imported the main module once, and none of the values that the program made later."
        }
        Why::ThreadsEndWithProcess { .. } => "Its threads and its memory end with it.",
        Why::ZombieUntilWaited { .. } => {
            "An ended process stays until its parent asks for the code."
        }
        Why::BufferPerProcess { .. } => {
            "Each process has a buffer of its own. In a file or pipe its lines appear only now."
        }
        Why::PipeIsOutside { .. } => "A pipe lies in the operating system, outside every process.",
        Why::MessageIsCopy { .. } => "The value was pickled. What travels is a copy in bytes.",
        Why::ReceivedIsNew { .. } => "Unpickling builds a new object in this process's memory.",
        Why::WritingBreaks { .. } => "Whoever writes now gets `BrokenPipeError`.",
        Why::ReadingEnds { .. } => "Whoever reads gets `EOFError` once it is empty.",
        Why::SeenByAll { .. } => "Every process that has the block sees the same bytes.",
        Why::ConnectionIsTwoBuffers { .. } => {
            "A connection is a buffer of bytes in each direction."
        }
        Why::AcceptTakesFirst { .. } => "`accept` takes the connection that has waited longest.",
        Why::SendFillsBuffer { .. } => {
            "Sending only fills the other side's buffer; nobody has read it yet."
        }
        Why::ReceiveEmptiesBuffer { .. } => {
            "Receiving takes what is in the buffer, however it was sent."
        }
        Why::EndMeansClosed { .. } => "No bytes means that nothing more will come.",
        Why::ReadyMeansNoWait { .. } => "Ready means that the call would not have to wait.",
        Why::RequestTakesTime { .. } => {
            "The simulated network answers after its latency; nobody computes meanwhile."
        }
        Why::ReplyAfterLatency { .. } => "Its latency has passed.",
        Why::ReadsOnePiece { .. } => "A file is read a buffer at a time, not as a whole.",
        Why::GoTailOfRing { .. } => "The queue is first in, first out.",
        Why::GoGlobalIsLast { .. } => "Everything in the P's own queue runs before it.",
        Why::GoWakerGoesOn { .. } => "The one that wakes keeps running.",
        Why::GoEvery61st { .. } => "Each 61st tick looks into the global queue first, so that nobody starves there.",
        Why::GoFoundByStealing { .. } => "Its own queue was empty, and another P had work.",
        Why::GoRingWasEmpty { .. } => "The P's own queue was empty.",
        Why::GoInheritsSlice { .. } => "It stood in `runnext` and goes on in the same time slice.",
        Why::GoHeadOfRing { .. } => "It stood at the head of the queue; a new time slice begins.",
        Why::GoOnNoQueue { .. } => "While it waits it stands in no run queue; somebody has to wake it.",
        Why::GoSliceIsOver { .. } => "Its time slice was over.",
        Why::GoStarvingMutex { .. } => "A starving mutex is handed over at once.",
        Why::GoKeepsPForNow { .. } => "Most system calls are short; `sysmon` takes the P if this one is not.",
        Why::GoTenMilliseconds { .. } => "Its slice has lasted for 10 ms.",
        Why::GoTicketHanded { .. } => "What it waited for was handed over to it.",
        Why::GoMustTryAgain { .. } => "It has to try again when it runs.",
        Why::GoRingIsFull { .. } => "The queue has 256 places, and all were taken.",
        Why::GoHalfIsTaken { .. } => "A thief takes half of the queue; `runnext` only as the last resort.",
        Why::GoOneLooksAtATime { .. } => "One more M begins to look whenever work is found.",
        Why::GoOthersNeedP { .. } => "Others need it to run.",
        Why::GoTimersComeFirst { .. } => "Due timers run before any goroutine is chosen.",
        Why::GoPastTheBuffer { .. } => "A value goes directly to a receiver that waits.",
        Why::GoBufferHasRoom { .. } => "The buffer had room, and nobody was waiting.",
        Why::GoSenderWaited { .. } => "A sender that waits is served first come, first served.",
        Why::GoFirstComeFirstServed { .. } => "Those who wait are served in the order in which they came.",
        Why::GoOtherCaseWon { .. } => "Another case of its select went on.",
        Why::GoCloseWakesAll { .. } => "Closing wakes everybody who waits, the last one first.",
        Why::GoSelectDrawsLots { .. } => "Of the ready cases one is drawn at random; their order means nothing.",
        Why::GoGoReturns { .. } => "`go` waits for nothing: whoever called it runs on.",
        Why::GoMadeRunsNext { .. } => "A goroutine that was just made runs next.",
        Why::GoMadeRunsNextOver { .. } => "A goroutine that was just made runs next; {other}, which stood there, moves to the tail.",
        Why::GoWokenRunsNext { .. } => "A goroutine that was just woken runs next.",
        Why::GoWokenRunsNextOver { .. } => "A goroutine that was just woken runs next; {other}, which stood there, moves to the tail.",
        Why::GoKicked { .. } => "{other} took its place in `runnext`.",
        Why::GoSpinsForWork { .. } => "There is work, a P is idle, and nobody looks around yet.",
        Why::GoPNeedsM { .. } => "The M that had {p} cannot go on with it.",
        Why::GoLastMFirst { .. } => "It lies on the list of idle Ms; the last to come is woken first.",
        Why::GoAllEmpty { .. } => "There was nothing to steal; the order is drawn anew for each look.",
        Why::GoStealOrder { .. } => "The order is drawn at random; the last one has work.",
        Why::GoNoneReadyWaits { .. } => "None can go on, so it waits at all of them.",
        Why::GoNoneReadyDefault { .. } => "None can go on, and there is a `default`.",
        Why::GoOnlyOneReady { .. } => "Only one can go on; that one is taken.",
        Why::GoHeldBy { .. } => "{holder} holds {lock}.",
        Why::GoReadersHold { .. } => "Readers hold it: {readers}.",
        Why::GoWriterFirst { .. } => "A writer waits already, and new readers wait behind it.",
        Why::GoLockFree { .. } => "Nobody held it.",
        Why::GoHandedOver { .. } => "In starvation mode the lock goes directly to whoever waited longest.",
        Why::GoFirstCompetes { .. } => "{waiters} wait; the first of them is woken and has to compete for it.",
        Why::GoNobodyWaitsFor { .. } => "Nobody waits for it.",
        Why::GoWaitUntilZero { .. } => "`Wait` returns at 0; waiting: {waiters}.",
        Why::GoZeroWakes { .. } => "At 0 everybody in `Wait` is woken: {waiters}.",
        Why::GoOnceNever { .. } => "It never runs again.",
        Why::GoNothingToReceive { .. } => "Nothing is in {chan}, and nobody waits to send.",
        Why::GoNobodyReceives { .. } => "{chan} has no buffer, and nobody waits to receive.",
        Why::GoBufferFull { .. } => "The buffer of {chan} is full.",
        Why::GoSleepsByTimer { .. } => "Its timer is set next; it can run when that is due.",
        Why::GoCounterAbove { .. } => "The counter of {wg} is {counter}, not 0.",
        Why::GoNilChan { .. } => "A nil channel is never ready: it waits for ever.",
        Why::GoSelectNone { .. } => "None of the cases can go on.",
        Why::GoTimerIsDue { .. } => "Its timer is due.",
        Why::GoTakesShare { .. } => "Its own queue was empty. It takes its share; the first of it runs.",
        Why::GoNothingFound { .. } => "Nothing was found anywhere.",
        Why::GoNoPLeft { .. } => "Its P was taken meanwhile and none is idle, so it waits in the global queue.",
        Why::GoOfTheRuntime { .. } => "It belongs to the runtime itself, and waits most of the time.",
        Why::GoOnlyWithP { .. } => "Only an M that holds a P runs Go code.",
        Why::GoProcsMax { .. } => "GOMAXPROCS: so many goroutines at most run Go code at one moment.",
        Why::GoWritesOn { .. } => "Writing takes a moment in the kernel; {who} runs on.",
        Why::GoMainFirst { .. } => "The runtime sets up its scheduler; then `main.main` runs from its first line.",
        Why::GoNaps { .. } => "It gives the P that it saw work at a chance to run that first.",
        Why::GoUntilTimer { .. } => "It wakes for the next timer, or for the network.",
        Why::GoUntilWoken { .. } => "Another M wakes it when there is work for it.",
    }
}
