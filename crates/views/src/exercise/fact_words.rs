//! Facts as a learner's sentences, in Korean and English.
//!
//! Counted events have a sentence each; an event that only a teacher's own lesson counts goes by its
//! name in the trace.

use super::fact::{Fact, Kind, Relation};
use crate::narration::Language;

impl Fact {
    /// The fact as a learner's sentence.
    pub fn told(&self, language: Language) -> String {
        let korean = language == Language::Korean;
        match &self.kind {
            Kind::Takes(relation, seconds) => takes(*relation, *seconds, korean),
            Kind::Outcome(outcome) => ends(outcome, korean),
            Kind::Count { name, fields, relation, count } => {
                let known = counted(name, fields).map(|counted| counted.tell(*relation, *count, korean));
                known.unwrap_or_else(|| by_name(name, fields, *relation, *count, korean))
            }
            Kind::Cell { line, order, control } => cell(*line, order, control, korean),
            Kind::AtOnce(relation, count) => match (korean, relation, count) {
                (true, Relation::Equal, 1) => "같은 순간에는 스레드가 하나만 실행됩니다".to_owned(),
                (true, ..) => format!("같은 순간에 스레드가 {} 실행됩니다", relation.many(*count, "개", korean)),
                (false, Relation::Equal, 1) => "Only one thread runs at a time".to_owned(),
                (false, ..) => {
                    let threads = if *count == 1 { " thread" } else { " threads" };
                    format!("At the same moment there run {}", relation.many(*count, threads, korean))
                }
            },
            Kind::Turns(relation, count) => match korean {
                true => format!("이벤트 루프가 {} 돕니다", relation.many(*count, "턴", korean)),
                false => {
                    let turns = if *count == 1 { " turn" } else { " turns" };
                    format!("The event loop makes {}", relation.many(*count, turns, korean))
                }
            },
        }
    }
}

/// How a number of events is told.
struct Counted {
    /// Before the number, its unit, and after it.
    korean: [String; 3],
    korean_none: String,
    english: English,
}

enum English {
    /// “It makes {3 tasks} of greet()”: before, one, several, after.
    Things([String; 4]),
    /// “It lets go of the GIL {twice} to sleep”: before, after, and if it never happens.
    Times([&'static str; 3]),
}

impl Counted {
    fn tell(&self, relation: Relation, count: usize, korean: bool) -> String {
        let none = relation == Relation::Equal && count == 0;
        if korean {
            let [before, unit, after] = &self.korean;
            return match none {
                true => self.korean_none.clone(),
                false => format!("{before} {} {after}", relation.many(count, unit, korean)),
            };
        }
        match &self.english {
            English::Things([before, one, _, after]) if none => format!("{before} no {one}{after}"),
            English::Things([before, one, several, after]) => {
                let things = format!(" {}", if count == 1 { one } else { several });
                format!("{before} {}{after}", relation.many(count, &things, korean))
            }
            English::Times([_, _, never]) if none => (*never).to_owned(),
            English::Times([before, after, _]) => format!("{before} {}{after}", relation.times(count)),
        }
    }
}

/// None: no sentence is known for it.
fn counted(name: &str, fields: &[(String, String)]) -> Option<Counted> {
    let ko = |before: &str, unit: &str, after: &str| [before, unit, after].map(str::to_owned);
    let things = |before: &str, one: &str, several: &str, after: &str| {
        English::Things([before, one, several, after].map(str::to_owned))
    };
    let field = match fields {
        [] => None,
        [(key, value)] => Some((key.as_str(), value.as_str())),
        _ => return None,
    };
    let (korean, none, english) = match (name, field) {
        ("TaskCreated", Some(("function", function))) => (
            ko(&format!("{function}() 태스크를"), "개", "만듭니다"),
            format!("{function}() 태스크를 만들지 않습니다"),
            things("It makes", "task", "tasks", &format!(" from {function}()")),
        ),
        ("NeverAwaited", None) => (
            ko("아무도 await하지 않은 코루틴이", "개", "버려집니다"),
            "모든 코루틴을 누군가 await합니다".to_owned(),
            things("It throws away", "coroutine", "coroutines", " that nobody awaited"),
        ),
        ("CancelRequested", None) => (
            ko("취소를", "번", "요청합니다"),
            "아무것도 취소하지 않습니다".to_owned(),
            English::Times(["It asks a task to cancel", "", "It cancels nothing"]),
        ),
        ("ProcessCreated", None) => (
            ko("프로세스를", "개", "새로 만듭니다"),
            "프로세스를 새로 만들지 않습니다".to_owned(),
            things("It starts", "process", "processes", ""),
        ),
        ("GilTaken", None) => (
            ko("GIL을", "번", "잡습니다"),
            "GIL을 한 번도 잡지 않습니다".to_owned(),
            English::Times(["It takes the GIL", "", "It never takes the GIL"]),
        ),
        ("GilReleased", Some(("why", "sleep"))) => (
            ko("sleep을 부르며 GIL을", "번", "놓습니다"),
            "sleep 때문에 GIL을 놓지 않습니다".to_owned(),
            English::Times(["It lets go of the GIL", " to sleep", "It never lets go of the GIL to sleep"]),
        ),
        ("GQueued", Some(("place", "runnext"))) => (
            ko("고루틴이 runnext에", "번", "들어갑니다"),
            "runnext에는 아무도 들어가지 않습니다".to_owned(),
            English::Times(["A goroutine goes into runnext", "", "No goroutine goes into runnext"]),
        ),
        ("WorkStolen", None) => (
            ko("할 일이 없는 P가 다른 P의 고루틴을", "번", "훔칩니다"),
            "P끼리 아무것도 훔치지 않습니다".to_owned(),
            English::Times(["An idle P steals from another", "", "No P steals from another"]),
        ),
        ("ChanMade", None) => (
            ko("채널을", "개", "만듭니다"),
            "채널을 만들지 않습니다".to_owned(),
            things("It makes", "channel", "channels", ""),
        ),
        ("ThreadsDeadlocked", None) => (
            ko("스레드들이 서로를 기다리는 일이", "번", "생깁니다"),
            "서로를 기다리는 스레드는 없습니다".to_owned(),
            English::Times(["Threads wait for each other in a circle", "", "No threads wait for each other in a circle"]),
        ),
        ("StrandSuspended", None) => (
            ko("도중에", "번", "멈추고 제어를 돌려줍니다"),
            "도중에 멈추지 않습니다".to_owned(),
            English::Times(["It pauses midway and gives control back", "", "It never pauses midway"]),
        ),
        ("TaskSuspended", None) => (
            ko("태스크가 기다리느라", "번", "멈춥니다"),
            "기다리느라 멈추는 태스크는 없습니다".to_owned(),
            English::Times(["A task stops to wait", "", "No task stops to wait"]),
        ),
        ("Polled", Some(("ready", "false"))) => (
            ko("물어보고 “아직”이라는 답을", "번", "받습니다"),
            "“아직”이라는 답은 받지 않습니다".to_owned(),
            English::Times(["It asks and hears “not yet”", "", "It never hears “not yet”"]),
        ),
        ("MessageSent", None) => (
            ko("다른 프로세스로 메시지를", "개", "보냅니다"),
            "다른 프로세스로 메시지를 보내지 않습니다".to_owned(),
            things("It sends", "message", "messages", " to another process"),
        ),
        ("MessageReceived", None) => (
            ko("다른 프로세스에서 메시지를", "개", "받습니다"),
            "다른 프로세스에서 메시지를 받지 않습니다".to_owned(),
            things("It receives", "message", "messages", " from another process"),
        ),
        ("LoopCreated", None) => (
            ko("이벤트 루프를", "개", "만듭니다"),
            "이벤트 루프를 만들지 않습니다".to_owned(),
            things("It makes", "event loop", "event loops", ""),
        ),
        ("JobSubmitted", None) => (
            ko("풀에 일을", "개", "맡깁니다"),
            "풀에 일을 맡기지 않습니다".to_owned(),
            things("It hands", "job", "jobs", " to a pool"),
        ),
        ("WorkerStarted", None) => (
            ko("풀에서 일할 스레드가", "개", "시작됩니다"),
            "풀의 스레드는 시작되지 않습니다".to_owned(),
            things("The pool starts", "thread", "threads", ""),
        ),
        ("FileOpened", None) => (
            ko("파일을", "번", "엽니다"),
            "파일을 열지 않습니다".to_owned(),
            English::Times(["It opens a file", "", "It opens no file"]),
        ),
        _ => return None,
    };
    Some(Counted { korean, korean_none: none, english })
}

/// “사건 GOMAXPROCS n=2: 1번”
fn by_name(name: &str, fields: &[(String, String)], relation: Relation, count: usize, korean: bool) -> String {
    let fields = fields.iter().map(|(key, value)| format!("{key}={value}"));
    let name = std::iter::once(name.to_owned()).chain(fields).collect::<Vec<_>>().join(" ");
    match korean {
        true => format!("사건 {name}: {}", relation.many(count, "번", korean)),
        false => format!("Event {name}: {}", relation.times(count)),
    }
}

fn takes(relation: Relation, seconds: f64, korean: bool) -> String {
    let time = match seconds {
        seconds if seconds < 1.0 => format!("{} ms", (seconds * 1e6).round() / 1e3),
        seconds if korean => format!("{seconds}초"),
        seconds => format!("{seconds} s"),
    };
    match (relation, korean) {
        (Relation::Equal, true) if seconds == 0.0 => "가상 시간이 거의 흐르지 않습니다".to_owned(),
        (Relation::Equal, false) if seconds == 0.0 => "It takes next to no virtual time".to_owned(),
        (Relation::Equal, true) => format!("가상 시간으로 {time} 걸립니다"),
        (Relation::Less | Relation::AtMost, true) => format!("가상 시간으로 {time}보다 짧게 걸립니다"),
        (Relation::More | Relation::AtLeast, true) => format!("가상 시간으로 {time}보다 오래 걸립니다"),
        (Relation::Equal, false) => format!("It takes {time} of virtual time"),
        (Relation::Less | Relation::AtMost, false) => format!("It takes less than {time} of virtual time"),
        (Relation::More | Relation::AtLeast, false) => format!("It takes more than {time} of virtual time"),
    }
}

fn ends(outcome: &str, korean: bool) -> String {
    let (ko, en) = match outcome {
        "exited" => ("끝까지 실행됩니다", "It comes to its own end"),
        "failed" => ("오류로 끝납니다", "It ends with an error"),
        "deadlock" => ("데드락에 빠집니다", "It deadlocks"),
        "limit" => ("끝나지 않아 한도에서 멈춥니다", "It has no end: a limit stops it"),
        _ => ("지원하지 않는 것에서 멈춥니다", "It stops at something that is not supported"),
    };
    if korean { ko } else { en }.to_owned()
}

fn cell(line: u32, order: &str, control: &str, korean: bool) -> String {
    let sync = order == "sync";
    let blocking = control == "blocking";
    match korean {
        true => format!(
            "{line}행의 호출은 {}, {}입니다",
            if sync { "동기" } else { "비동기" },
            if blocking { "블로킹" } else { "논블로킹" }
        ),
        false => format!("The call at line {line} is {}, {control}", if sync { "synchronous" } else { "asynchronous" }),
    }
}

impl Relation {
    /// “3번 이상”, “at least 3 times”.
    fn many(self, count: usize, unit: &str, korean: bool) -> String {
        match (self, korean) {
            (Relation::Equal, _) => format!("{count}{unit}"),
            (Relation::Less, true) => format!("{count}{unit} 미만"),
            (Relation::More, true) => format!("{count}{unit}보다 많이"),
            (Relation::AtMost, true) => format!("{count}{unit} 이하"),
            (Relation::AtLeast, true) => format!("{count}{unit} 이상"),
            (Relation::Less, false) => format!("fewer than {count}{unit}"),
            (Relation::More, false) => format!("more than {count}{unit}"),
            (Relation::AtMost, false) => format!("at most {count}{unit}"),
            (Relation::AtLeast, false) => format!("at least {count}{unit}"),
        }
    }

    /// “once”, “at least 3 times”.
    fn times(self, count: usize) -> String {
        let times = match count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            count => format!("{count} times"),
        };
        match self {
            Relation::Equal => times,
            Relation::Less => format!("less than {times}"),
            Relation::More => format!("more than {times}"),
            Relation::AtMost => format!("at most {times}"),
            Relation::AtLeast => format!("at least {times}"),
        }
    }
}
