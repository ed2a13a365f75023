//! Questions, choices and reasons in Korean and English.

use super::{Arrival, Ask, Choice, Ending, Offer, Queue, Reason, Runner, WaitEnd, Who};
use crate::narration::Language;
use crate::particle::Particle;
use trace::Time;

impl Ask {
    /// What kind of question it is; never changes, since scores are kept by it.
    pub fn word(&self) -> &'static str {
        match self {
            Ask::Prints { .. } => "prints",
            Ask::Runs(_) => "runs",
            Ask::Queue { .. } => "queue",
            Ask::Waits { .. } => "waits",
            Ask::Ends => "ends",
        }
    }

    pub(super) fn arrival(&self) -> Option<Arrival> {
        match self {
            Ask::Queue { arrival, .. } => Some(*arrival),
            _ => None,
        }
    }

    /// Whom it is about.
    pub fn who(&self) -> Option<&Who> {
        match self {
            Ask::Queue { who, .. } | Ask::Waits { who } => Some(who),
            _ => None,
        }
    }

    pub fn tell(&self, language: Language) -> String {
        match language {
            Language::Korean => self.korean(),
            Language::English => self.english(),
        }
    }

    fn korean(&self) -> String {
        match self {
            Ask::Prints { first: true } => "처음 출력될 줄은 무엇일까요?".to_owned(),
            Ask::Prints { first: false } => "다음에 출력될 줄은 무엇일까요?".to_owned(),
            Ask::Runs(Runner::Task) => "다음에 실행될 태스크는 무엇일까요?".to_owned(),
            Ask::Runs(Runner::Thread) => "다음에 GIL을 잡을 스레드는 무엇일까요?".to_owned(),
            Ask::Runs(Runner::Goroutine) => "다음에 실행될 고루틴은 무엇일까요?".to_owned(),
            Ask::Queue { who, arrival } => {
                let (who, topic) = (&who.label, Particle::Topic.after(&who.label));
                match arrival {
                    Arrival::Made => format!("방금 만들어진 {who}{topic} 어디에 설까요?"),
                    Arrival::Woken => format!("기다리던 것이 온 {who}{topic} 어디에 설까요?"),
                    Arrival::Yielded => format!("차례를 내준 {who}{topic} 어디에 설까요?"),
                    Arrival::PushedOut => format!("runnext에서 밀려난 {who}{topic} 어디로 갈까요?"),
                    Arrival::Sleeps => format!("sleep을 부른 {who}{} 깨울 콜백은 어디에 들어갈까요?", Particle::Object.after(who)),
                }
            }
            Ask::Waits { who } => format!("방금 {}{} 기다리기 시작했습니다. 이 기다림은 끝날까요?", who.label, Particle::Subject.after(&who.label)),
            Ask::Ends => "이 프로그램은 어떻게 끝날까요?".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Ask::Prints { first: true } => "Which line is printed first?".to_owned(),
            Ask::Prints { first: false } => "Which line is printed next?".to_owned(),
            Ask::Runs(Runner::Task) => "Which task runs next?".to_owned(),
            Ask::Runs(Runner::Thread) => "Which thread takes the GIL next?".to_owned(),
            Ask::Runs(Runner::Goroutine) => "Which goroutine runs next?".to_owned(),
            Ask::Queue { who, arrival } => {
                let who = &who.label;
                match arrival {
                    Arrival::Made => format!("{who} has just been made. Where does it go?"),
                    Arrival::Woken => format!("What {who} waited for is there. Where does {who} go?"),
                    Arrival::Yielded => format!("{who} gave up its turn. Where does it go?"),
                    Arrival::PushedOut => format!("{who} was pushed out of runnext. Where does it go?"),
                    Arrival::Sleeps => format!("{who} called sleep. Where does the callback go that will wake it?"),
                }
            }
            Ask::Waits { who } => format!("{} has just begun to wait. Does this wait ever end?", who.label),
            Ask::Ends => "How does this program end?".to_owned(),
        }
    }
}

impl Choice {
    /// What it says; a line of output as it is.
    pub fn answer(&self, language: Language) -> String {
        let korean = language == Language::Korean;
        match &self.answer {
            Offer::Line(line) => line.clone(),
            Offer::Nothing => if korean { "없음, 멈춤" } else { "nothing any more" }.to_owned(),
            Offer::Who(who) => who.label.clone(),
            Offer::Queue(queue) => queue.tell(korean),
            Offer::Wait(end) => match end {
                WaitEnd::Ended => if korean { "끝남" } else { "yes" },
                WaitEnd::Standstill => if korean { "안 끝남, 모두 멈춤" } else { "no, all stand still" },
                WaitEnd::LeftBehind => if korean { "안 끝남, 남겨짐" } else { "no, it is left behind" },
            }
            .to_owned(),
            Offer::Ending(ending) => match ending {
                Ending::Exited => if korean { "끝까지 감" } else { "to its own end" },
                Ending::Deadlock => if korean { "데드락" } else { "in a deadlock" },
                Ending::Failed => if korean { "오류로 끝남" } else { "with an error" },
            }
            .to_owned(),
        }
    }

    /// Whether the answer is the program's own text, to be set as code.
    pub fn is_code(&self) -> bool {
        matches!(self.answer, Offer::Line(_))
    }

    pub fn who(&self) -> Option<&Who> {
        match &self.answer {
            Offer::Who(who) => Some(who),
            _ => None,
        }
    }

    pub fn why(&self, language: Language) -> String {
        match language {
            Language::Korean => korean(&self.why),
            Language::English => english(&self.why),
        }
    }
}

impl Queue {
    fn tell(self, korean: bool) -> String {
        match (self, korean) {
            (Queue::ReadyEnd, true) => "ready 맨 뒤".to_owned(),
            (Queue::ReadyEnd, false) => "the end of ready".to_owned(),
            (Queue::ReadyHead, true) => "ready 맨 앞".to_owned(),
            (Queue::ReadyHead, false) => "the head of ready".to_owned(),
            (Queue::TimerHeap, true) => "타이머 힙".to_owned(),
            (Queue::TimerHeap, false) => "the timer heap".to_owned(),
            (Queue::Runnext(p), true) => format!("P{p}의 runnext"),
            (Queue::Runnext(p), false) => format!("P{p}'s runnext"),
            (Queue::LocalTail(p), true) => format!("P{p} 큐의 맨 뒤"),
            (Queue::LocalTail(p), false) => format!("the tail of P{p}'s queue"),
            (Queue::Global, true) => "전역 큐".to_owned(),
            (Queue::Global, false) => "the global queue".to_owned(),
            (Queue::AtOnce, true) => "바로 실행".to_owned(),
            (Queue::AtOnce, false) => "none: it runs".to_owned(),
        }
    }
}

/// Seconds as the clock shows them.
fn seconds(when: &Time) -> String {
    format!("{:.3}", when.seconds())
}

fn korean(reason: &Reason) -> String {
    let subject = |who: &Who| format!("{}{}", who.label, Particle::Subject.after(&who.label));
    match reason {
        Reason::GoesOn(who) => format!("{} 쉬지 않고 이어 가니까", subject(who)),
        Reason::Ready { who, place: 1 } => format!("{} ready의 맨 앞에 서 있으니까", subject(who)),
        Reason::Ready { who, place } => format!("{} ready에서 {place}번째로 기다리니까", subject(who)),
        Reason::Timer { who, when } => format!("{}의 타이머가 {}초에 울리니까", who.label, seconds(when)),
        Reason::Waits(who) => format!("{} 기다리던 것이 곧 오니까", subject(who)),
        Reason::New(who) => format!("{} 만들어지자마자 실행되니까", subject(who)),
        Reason::Further(who) => format!("{} 거기까지 먼저 가니까", subject(who)),
        Reason::Runnext { who, p } => format!("{} P{p}의 runnext에 있으니까", subject(who)),
        Reason::Ring { who, p, place } => format!("{} P{p} 큐에서 {place}번째로 기다리니까", subject(who)),
        Reason::Global { who, place } => format!("{} 전역 큐에서 {place}번째로 기다리니까", subject(who)),
        Reason::Gil { who, place } => format!("{} GIL을 {place}번째로 기다리니까", subject(who)),
        Reason::KeepsGil(who) => format!("{} 놓았다가 바로 다시 잡으니까", subject(who)),
        Reason::AllWait => "남은 것이 모두 기다리기만 하니까".to_owned(),
        Reason::Queue(queue) => match queue {
            Queue::ReadyEnd => "온 순서대로 줄을 서니까",
            Queue::ReadyHead => "새로 온 것이 먼저이니까",
            Queue::TimerHeap => "정해진 시각에 실행되어야 하니까",
            Queue::Runnext(_) => "P마다 다음 차례가 한 자리 있으니까",
            Queue::LocalTail(_) => "P마다 온 순서대로 줄을 서니까",
            Queue::Global => "어느 P의 것도 아니니까",
            Queue::AtOnce => "기다리게 할 까닭이 없으니까",
        }
        .to_owned(),
        Reason::Wait(end) => match end {
            WaitEnd::Ended => "끝내 줄 쪽이 거기까지 가니까",
            WaitEnd::Standstill => "끝내 줄 쪽도 기다리게 되니까",
            WaitEnd::LeftBehind => "아무도 끝내 주지 않은 채 프로그램이 끝나니까",
        }
        .to_owned(),
        Reason::Ending(ending) => match ending {
            Ending::Exited => "기다림마다 끝내 줄 누군가가 있으니까",
            Ending::Deadlock => "모두 서로를 기다리게 되니까",
            Ending::Failed => "아무도 잡지 않는 예외가 나니까",
        }
        .to_owned(),
    }
}

fn english(reason: &Reason) -> String {
    match reason {
        Reason::GoesOn(who) => format!("{} goes on without a break", who.label),
        Reason::Ready { who, place: 1 } => format!("{} stands at the head of ready", who.label),
        Reason::Ready { who, place } => format!("{} is number {place} in ready", who.label),
        Reason::Timer { who, when } => format!("{}'s timer is due at {} s", who.label, seconds(when)),
        Reason::Waits(who) => format!("what {} waits for is about to come", who.label),
        Reason::New(who) => format!("{} runs as soon as it is made", who.label),
        Reason::Further(who) => format!("{} gets that far first", who.label),
        Reason::Runnext { who, p } => format!("{} stands in P{p}'s runnext", who.label),
        Reason::Ring { who, p, place } => format!("{} is number {place} in P{p}'s queue", who.label),
        Reason::Global { who, place } => format!("{} is number {place} in the global queue", who.label),
        Reason::Gil { who, place } => format!("{} is number {place} of those that wait for the GIL", who.label),
        Reason::KeepsGil(who) => format!("{} lets go and takes it right back", who.label),
        Reason::AllWait => "all that is left only waits".to_owned(),
        Reason::Queue(queue) => match queue {
            Queue::ReadyEnd => "they line up in the order of coming",
            Queue::ReadyHead => "the newest comes first",
            Queue::TimerHeap => "it has to run at a set time",
            Queue::Runnext(_) => "each P has a place for the next one",
            Queue::LocalTail(_) => "they line up at their P in the order of coming",
            Queue::Global => "it belongs to no P",
            Queue::AtOnce => "there is no reason to let it wait",
        }
        .to_owned(),
        Reason::Wait(end) => match end {
            WaitEnd::Ended => "whoever can end it gets that far",
            WaitEnd::Standstill => "whoever could end it comes to wait too",
            WaitEnd::LeftBehind => "the program ends before anybody ends it",
        }
        .to_owned(),
        Reason::Ending(ending) => match ending {
            Ending::Exited => "every wait has somebody who ends it",
            Ending::Deadlock => "in the end all wait for each other",
            Ending::Failed => "an exception comes that nobody catches",
        }
        .to_owned(),
    }
}
