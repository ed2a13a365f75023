//! A strand as a reader sees it: one name, one short label, one hue, one state.

use crate::hue::Hue;
use crate::narration::Language;
use trace::*;

/// What a waiting strand waits for; decides glyph and pattern.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WaitKind {
    Timer,
    Io,
    Lock,
    Channel,
    Future,
    /// For the end of a thread.
    Join,
    /// A pool's worker, for the next job.
    Work,
}

/// The state of a strand, one of the rows of the visual language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Standing {
    /// Made, and nothing of it has run; nobody has queued it either.
    #[default]
    New,
    Ready,
    Running,
    /// It called into another strand, which runs in its place.
    Calling,
    Preempted,
    Waiting(WaitKind),
    /// A generator or coroutine that gave a value out and can be resumed.
    Suspended,
    Done,
    Failed,
    Cancelled,
}

impl Standing {
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Standing::Done | Standing::Failed | Standing::Cancelled
        )
    }

    /// The word for it.
    pub fn word(self, language: Language) -> &'static str {
        let (ko, en) = match self {
            Standing::New => ("시작 전", "not started"),
            Standing::Ready => ("준비됨", "ready"),
            Standing::Running => ("실행 중", "running"),
            Standing::Calling => ("부른 것을 기다림", "in a call"),
            Standing::Preempted => ("밀려남", "preempted"),
            Standing::Waiting(WaitKind::Timer) => ("타이머 대기", "waits for a timer"),
            Standing::Waiting(WaitKind::Io) => ("I/O 대기", "waits for I/O"),
            Standing::Waiting(WaitKind::Lock) => ("락 대기", "waits for a lock"),
            Standing::Waiting(WaitKind::Channel) => ("큐 대기", "waits for a queue"),
            Standing::Waiting(WaitKind::Future) => ("future 대기", "waits for a future"),
            Standing::Waiting(WaitKind::Work) => ("일 대기", "waits for work"),
            Standing::Waiting(WaitKind::Join) => ("스레드 끝 대기", "waits for a thread to end"),
            Standing::Suspended => ("멈춤", "suspended"),
            Standing::Done => ("끝남", "done"),
            Standing::Failed => ("실패", "failed"),
            Standing::Cancelled => ("취소됨", "cancelled"),
        };
        match language {
            Language::Korean => ko,
            Language::English => en,
        }
    }

    /// The word for it where the strand is a goroutine: its queues are channels'.
    pub fn word_of_goroutine(self, language: Language) -> &'static str {
        match (self, language) {
            (Standing::Waiting(WaitKind::Channel), Language::Korean) => "채널 대기",
            (Standing::Waiting(WaitKind::Channel), Language::English) => "waits for a channel",
            (other, _) => other.word(language),
        }
    }

    /// The class name that the style sheet uses.
    pub fn class(self) -> &'static str {
        match self {
            Standing::New => "new",
            Standing::Ready => "ready",
            Standing::Running => "run",
            Standing::Calling => "calling",
            Standing::Preempted => "preempted",
            Standing::Waiting(_) => "wait",
            Standing::Suspended => "wait suspended",
            Standing::Done => "done",
            Standing::Failed => "fail",
            Standing::Cancelled => "done cancelled",
        }
    }
}

/// The short name: kind and runtime number, or a name that is short itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Label {
    #[default]
    Unnamed,
    /// The first task, when it runs a function called `main`.
    Main,
    Numbered(char, u32),
    Thread(u32),
    Given(String),
}

impl std::fmt::Display for Label {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Label::Unnamed => out.write_str("?"),
            Label::Main => out.write_str("main"),
            Label::Numbered(kind, number) => write!(out, "{kind}{number}"),
            Label::Thread(number) => write!(out, "Th{number}"),
            Label::Given(name) => out.write_str(name),
        }
    }
}

/// The longest name that is its own label.
const LABEL_CHARS_MAX: usize = 5;

/// A task's label: `T3` for `Task-3`; a short name of its own; else its letter and number.
pub fn task_label(name: &str, ordinal: u32) -> Label {
    if let Some(number) = name.strip_prefix("Task-").and_then(|n| n.parse().ok()) {
        return Label::Numbered('T', number);
    }
    if !name.is_empty() && name.chars().count() <= LABEL_CHARS_MAX {
        return Label::Given(name.to_owned());
    }
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = name[name.len() - digits..].parse().unwrap_or(ordinal);
    let letter = name.chars().next().filter(|c| c.is_alphabetic());
    Label::Numbered(letter.unwrap_or('T').to_ascii_uppercase(), number)
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Strand {
    pub id: StrandId,
    /// None until the trace has named it.
    pub kind: Option<StrandKind>,
    pub label: Label,
    pub hue: Hue,
    pub name: TextId,
    pub function: TextId,
    pub standing: Standing,
    /// The line of the program where it stands, 1-based; 0 if not known.
    pub line: u32,
    /// The line where its function is defined, or where the object was made.
    pub line_defined: u32,
    /// From its own function to the innermost one, as of its last suspension.
    pub chain: Vec<AwaitFrame>,
    /// The future that it awaits.
    pub awaits: Option<FutureId>,
    /// The future that it also is (a task).
    pub future: Option<FutureId>,
    pub event_loop: Option<LoopId>,
    /// Who made it, and who resumed it last.
    pub creator: Option<StrandId>,
    pub resumer: Option<StrandId>,
    /// `StrandResumed` inside a task: its steps are that task's.
    pub inside_task: bool,
    pub thread: ThreadId,
    /// What it returned, raised or last yielded, in words of its repr.
    pub value: TextId,
    pub how: Option<Finish>,
    pub cancel_requests: u32,
    /// The next step will throw `CancelledError`.
    pub must_cancel: bool,
    /// "never awaited", "never retrieved": said when its object died.
    pub lost: Option<TextId>,
    /// A task whose object died in the turn in which it ended.
    pub freed: bool,
    pub resumed_count: u32,
    /// The event that made it.
    pub born: u32,
}

impl Strand {
    pub fn is_task(&self) -> bool {
        self.kind == Some(StrandKind::Task)
    }

    /// A goroutine of the program, not one of Go's own runtime.
    pub fn is_goroutine(&self) -> bool {
        self.kind == Some(StrandKind::Goroutine) && self.hue != Hue::None
    }

    /// A generator, or a coroutine that somebody drives by hand: worth a row of its own.
    pub fn is_hand_driven(&self) -> bool {
        match self.kind {
            Some(StrandKind::Generator | StrandKind::AsyncGenerator) => true,
            Some(StrandKind::Coroutine) => !self.inside_task && self.resumed_count > 0,
            _ => false,
        }
    }

    /// A coroutine object that nobody has awaited yet.
    pub fn is_idle_coroutine(&self) -> bool {
        self.kind == Some(StrandKind::Coroutine)
            && self.resumed_count == 0
            && !self.standing.is_over()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short_and_say_the_runtime_number() {
        let label = |name| task_label(name, 9).to_string();
        assert_eq!(label("Task-3"), "T3");
        assert_eq!(label("tea"), "tea");
        assert_eq!(label("worker-12"), "W12");
        assert_eq!(label("background"), "B9");
    }
}
