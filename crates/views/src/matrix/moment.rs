//! What holds at a moment over several cells on one clock, and why: two sentences.
//!
//! If something passes between A and B at that very moment, the reason is told of that; else of
//! what the cells do. All of it comes out of the runs' lanes.

use super::lanes::{Doing, Happening, Lanes, What};
use super::site::{Control, Order};
use crate::narration::Language;
use trace::Time;

/// A cell and its run; none: it did not begin.
#[derive(Clone, Copy, Debug)]
pub struct Watched<'a> {
    pub order: Order,
    pub control: Control,
    pub lanes: Option<&'a Lanes>,
}

/// What holds, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub what: String,
    pub why: String,
}

/// What A does, as far as the sentence tells it apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Standing {
    Stopped,
    Sleeps,
    Idle,
    Ready,
    Works,
    Over,
    NotRun,
}

const ORDER: [Standing; 7] = [
    Standing::Stopped,
    Standing::Sleeps,
    Standing::Idle,
    Standing::Ready,
    Standing::Works,
    Standing::Over,
    Standing::NotRun,
];

impl Watched<'_> {
    fn standing(&self, at: Time) -> Standing {
        let Some(lanes) = self.lanes else {
            return Standing::NotRun;
        };
        if lanes.is_over(at) {
            return Standing::Over;
        }
        match lanes.a_at(at).map(|span| span.doing) {
            Some(Doing::Stopped) => Standing::Stopped,
            Some(Doing::Sleeps) => Standing::Sleeps,
            Some(Doing::Idle) => Standing::Idle,
            Some(Doing::Ready) => Standing::Ready,
            Some(Doing::Works) | None => Standing::Works,
        }
    }

    /// “동기·블로킹”, “synchronous, blocking”.
    fn name(&self, language: Language) -> &'static str {
        match (language, self.order, self.control) {
            (Language::Korean, Order::Sync, Control::Blocking) => "동기·블로킹",
            (Language::Korean, Order::Sync, Control::NonBlocking) => "동기·논블로킹",
            (Language::Korean, Order::Async, Control::Blocking) => "비동기·블로킹",
            (Language::Korean, Order::Async, Control::NonBlocking) => "비동기·논블로킹",
            (Language::English, Order::Sync, Control::Blocking) => "sync blocking",
            (Language::English, Order::Sync, Control::NonBlocking) => "sync non-blocking",
            (Language::English, Order::Async, Control::Blocking) => "async blocking",
            (Language::English, Order::Async, Control::NonBlocking) => "async non-blocking",
        }
    }
}

/// The sentence of a moment.
pub fn told(cells: &[Watched], at: Time, language: Language) -> Told {
    let groups = ORDER.map(|standing| {
        let members = cells.iter().filter(|cell| cell.standing(at) == standing);
        (standing, members.collect::<Vec<_>>())
    });
    let groups: Vec<_> = groups.into_iter().filter(|(_, members)| !members.is_empty()).collect();
    let what = match language {
        Language::Korean => korean_what(&groups, cells.len(), at),
        Language::English => english_what(&groups, cells.len(), at),
    };
    let passing = cells.iter().find_map(|cell| {
        let lanes = cell.lanes?;
        let last = lanes.happenings.iter().rfind(|happening| happening.at == at)?;
        Some((cell, lanes, last))
    });
    let why = match (passing, language) {
        (Some((cell, lanes, happening)), Language::Korean) => korean_passing(cell, lanes, happening),
        (Some((cell, lanes, happening)), Language::English) => english_passing(cell, lanes, happening),
        (None, Language::Korean) => korean_why(cells, &groups, at),
        (None, Language::English) => english_why(cells, &groups, at),
    };
    Told { what, why }
}

type Groups<'a, 'b> = [(Standing, Vec<&'b Watched<'a>>)];

fn korean_what(groups: &Groups, all: usize, at: Time) -> String {
    let last = groups.len().saturating_sub(1);
    let parts = groups.iter().enumerate().map(|(index, (standing, members))| {
        let ends = index == last;
        let state = match (standing, ends) {
            (Standing::Stopped, false) => "멈춰 있고",
            (Standing::Stopped, true) => "멈춰 있습니다",
            (Standing::Sleeps, false) => "다시 물을 때까지 자고",
            (Standing::Sleeps, true) => "다시 물을 때까지 잡니다",
            (Standing::Idle, false) => "이벤트 루프에서 소식을 기다리고",
            (Standing::Idle, true) => "이벤트 루프에서 소식을 기다립니다",
            (Standing::Ready, false) => "차례를 기다리고",
            (Standing::Ready, true) => "차례를 기다립니다",
            (Standing::Works, false) => "제 일을 하고",
            (Standing::Works, true) => "제 일을 합니다",
            (Standing::Over, false) => "끝났고",
            (Standing::Over, true) => "끝났습니다",
            (Standing::NotRun, false) => "실행되지 못했고",
            (Standing::NotRun, true) => "실행되지 못했습니다",
        };
        format!("{} {state}", korean_who(members, all))
    });
    format!("{}: {}.", milliseconds(at.0), parts.collect::<Vec<_>>().join(", "))
}

fn korean_who(members: &[&Watched], all: usize) -> String {
    if members.len() == all {
        return "네 칸의 A가 모두".to_owned();
    }
    match common(members) {
        Some(Common::Control(Control::Blocking)) => "블로킹 두 칸의 A는".to_owned(),
        Some(Common::Control(Control::NonBlocking)) => "논블로킹 두 칸의 A는".to_owned(),
        Some(Common::Order(Order::Sync)) => "동기 두 칸의 A는".to_owned(),
        Some(Common::Order(Order::Async)) => "비동기 두 칸의 A는".to_owned(),
        None => {
            let names: Vec<_> = members.iter().map(|cell| cell.name(Language::Korean)).collect();
            format!("{} 칸의 A는", names.join(", "))
        }
    }
}

fn english_what(groups: &Groups, all: usize, at: Time) -> String {
    let parts = groups.iter().map(|(standing, members)| {
        let one = members.len() == 1;
        let state = match (standing, one) {
            (Standing::Stopped, true) => "stands still",
            (Standing::Stopped, false) => "stand still",
            (Standing::Sleeps, true) => "sleeps until it asks again",
            (Standing::Sleeps, false) => "sleep until they ask again",
            (Standing::Idle, true) => "waits for news in its event loop",
            (Standing::Idle, false) => "wait for news in their event loops",
            (Standing::Ready, true) => "waits for its turn",
            (Standing::Ready, false) => "wait for their turn",
            (Standing::Works, true) => "does work of its own",
            (Standing::Works, false) => "do work of their own",
            (Standing::Over, true) => "has ended",
            (Standing::Over, false) => "have ended",
            (Standing::NotRun, _) => "did not run",
        };
        format!("{} {state}", english_who(members, all))
    });
    format!("{}: {}.", milliseconds(at.0), parts.collect::<Vec<_>>().join(", "))
}

fn english_who(members: &[&Watched], all: usize) -> String {
    if members.len() == all {
        return "all four A".to_owned();
    }
    match common(members) {
        Some(Common::Control(Control::Blocking)) => "both blocking A".to_owned(),
        Some(Common::Control(Control::NonBlocking)) => "both non-blocking A".to_owned(),
        Some(Common::Order(Order::Sync)) => "both synchronous A".to_owned(),
        Some(Common::Order(Order::Async)) => "both asynchronous A".to_owned(),
        None => {
            let names: Vec<_> = members.iter().map(|cell| cell.name(Language::English)).collect();
            format!("A of {}", names.join(" and "))
        }
    }
}

enum Common {
    Control(Control),
    Order(Order),
}

/// What exactly two cells have in common.
fn common(members: &[&Watched]) -> Option<Common> {
    let [one, other] = members else { return None };
    if one.control == other.control {
        return Some(Common::Control(one.control));
    }
    (one.order == other.order).then_some(Common::Order(one.order))
}

fn korean_passing(cell: &Watched, lanes: &Lanes, happening: &Happening) -> String {
    let name = cell.name(Language::Korean);
    match happening.what {
        What::Handed => format!("{name}: A가 일을 맡기고 곧바로 제어권을 돌려받았습니다. 답은 나중에 옵니다."),
        What::Stopped => format!("{name}: {}행의 호출은 결과를 들고서야 돌아옵니다. 그때까지 제어권은 B에게 있습니다.", happening.line),
        What::Slept => format!("{name}: 할 일이 떨어져 다음에 물을 때까지 잡니다. 그사이 답이 와도 알려 주는 이가 없습니다."),
        What::Idled => format!("{name}: 실행할 것이 없어 루프가 소식을 기다립니다. 다른 태스크가 있었다면 실행됐을 것입니다."),
        What::Asked(tries) => format!("{name}: {tries}번째로 물었지만 답은 아직입니다. 논블로킹 호출이라 “아직”이라는 말과 함께 곧바로 돌아왔습니다."),
        What::Answered => match lanes.got() {
            Some(got) if got > happening.at => format!("{name}: B의 답이 왔습니다. A는 {} 뒤에 받습니다.", milliseconds(got.0 - happening.at.0)),
            _ => format!("{name}: B의 답이 왔습니다."),
        },
        What::Got => format!("{name}: A가 답을 받았습니다. 멈춘 시간은 모두 {}입니다.", milliseconds(lanes.sums.stopped)),
        What::Ended => format!("{name}: 여기서 끝났습니다. 일 {}, 멈춤 {}.", milliseconds(lanes.sums.works), milliseconds(lanes.sums.stopped)),
    }
}

fn english_passing(cell: &Watched, lanes: &Lanes, happening: &Happening) -> String {
    let name = cell.name(Language::English);
    match happening.what {
        What::Handed => format!("{name}: A handed the request over and has control again at once. The answer comes later."),
        What::Stopped => format!("{name}: the call on line {} comes back only with its result. Until then control is with B.", happening.line),
        What::Slept => format!("{name}: out of work, it sleeps until it asks again. If the answer comes meanwhile, nobody tells it."),
        What::Idled => format!("{name}: nothing is left to run, so the loop waits for news. Another task would have run now."),
        What::Asked(1) => format!("{name}: it asked for the first time, in vain. A non-blocking call comes back at once, saying “not yet”."),
        What::Asked(tries) => format!("{name}: it has asked {tries} times now, in vain. A non-blocking call comes back at once, saying “not yet”."),
        What::Answered => match lanes.got() {
            Some(got) if got > happening.at => format!("{name}: B’s answer is there. A takes it {} later.", milliseconds(got.0 - happening.at.0)),
            _ => format!("{name}: B’s answer is there."),
        },
        What::Got => format!("{name}: A has the answer. It stood still for {} in all.", milliseconds(lanes.sums.stopped)),
        What::Ended => format!("{name}: it ends here. {} of work, {} standing still.", milliseconds(lanes.sums.works), milliseconds(lanes.sums.stopped)),
    }
}

fn has(groups: &Groups, standing: Standing) -> bool {
    groups.iter().any(|(one, _)| *one == standing)
}

/// The shortest time until one of the answers that somebody stands still for.
fn outstanding(cells: &[Watched], at: Time) -> Option<u64> {
    let waiting = cells.iter().filter(|cell| cell.standing(at) == Standing::Stopped);
    let answers = waiting.filter_map(|cell| {
        let next = cell.lanes?.happenings.iter().find(|next| next.what == What::Answered && next.at > at)?;
        Some(next.at.0 - at.0)
    });
    answers.min()
}

/// The first to end and the last, if they differ by a hundredth.
fn ends<'a, 'b>(cells: &'b [Watched<'a>]) -> Option<(&'b Watched<'a>, &'b Watched<'a>, u64)> {
    let end = |cell: &&Watched| cell.lanes.map(|lanes| lanes.end.0).unwrap_or_default();
    let ran = || cells.iter().filter(|cell| cell.lanes.is_some());
    let (first, last) = (ran().min_by_key(end)?, ran().max_by_key(end)?);
    let later = end(&last) - end(&first);
    (later * 100 > end(&last)).then_some((first, last, later))
}

fn korean_why(cells: &[Watched], groups: &Groups, at: Time) -> String {
    if has(groups, Standing::Stopped) {
        let rest = match has(groups, Standing::Works) {
            true => " 논블로킹 호출은 제어권을 곧바로 돌려주었기에, 기다리는 동안에도 일이 나아갑니다.",
            false => "",
        };
        let until = outstanding(cells, at).map_or_else(String::new, |left| format!(" B의 답은 {} 뒤에 옵니다.", milliseconds(left)));
        return format!("블로킹 호출은 제어권을 넘긴 채 답이 올 때까지 돌려받지 못합니다.{until}{rest}");
    }
    if has(groups, Standing::Sleeps) || has(groups, Standing::Idle) {
        return "남은 일이 없고 답은 아직입니다. 물어보는 쪽은 때맞춰 다시 물어야 하고, 비동기 쪽은 알림을 받습니다.".to_owned();
    }
    if has(groups, Standing::Works) || has(groups, Standing::Ready) {
        let answered = |cell: &Watched| cell.lanes.and_then(Lanes::answer).is_none_or(|answer| answer <= at);
        return match cells.iter().all(answered) {
            true => "답은 이미 왔습니다. 멈춰 있던 쪽은 미뤄 둔 일을 이제 합니다.".to_owned(),
            false => "제어권이 A에게 있습니다. B는 그 옆에서 답을 준비합니다.".to_owned(),
        };
    }
    match ends(cells) {
        Some((first, last, later)) => format!(
            "{} 칸이 {} 칸보다 {} 먼저 끝났습니다. 기다리는 시간과 일하는 시간이 겹쳤기 때문입니다.",
            first.name(Language::Korean),
            last.name(Language::Korean),
            milliseconds(later)
        ),
        None => "모두 거의 같은 때에 끝났습니다. 겹칠 수 있는 일이 없었습니다.".to_owned(),
    }
}

fn english_why(cells: &[Watched], groups: &Groups, at: Time) -> String {
    if has(groups, Standing::Stopped) {
        let rest = match has(groups, Standing::Works) {
            true => " A non-blocking call gave control back at once, so work goes on meanwhile.",
            false => "",
        };
        let until = outstanding(cells, at).map_or_else(String::new, |left| format!(" B’s answer comes in {}.", milliseconds(left)));
        return format!("A blocking call keeps control until the answer is there.{until}{rest}");
    }
    if has(groups, Standing::Sleeps) || has(groups, Standing::Idle) {
        return "No work is left, and the answer is not there. Who asks has to ask again in time; who is told, is told.".to_owned();
    }
    if has(groups, Standing::Works) || has(groups, Standing::Ready) {
        let answered = |cell: &Watched| cell.lanes.and_then(Lanes::answer).is_none_or(|answer| answer <= at);
        return match cells.iter().all(answered) {
            true => "The answer is there. Who stood still does only now what was put off.".to_owned(),
            false => "Control is with A. B prepares the answer beside it.".to_owned(),
        };
    }
    match ends(cells) {
        Some((first, last, later)) => format!(
            "{} ended {} before {}: its waiting and its work overlapped.",
            capital(first.name(Language::English)),
            milliseconds(later),
            last.name(Language::English)
        ),
        None => "All ended at nearly the same time: there was no work to overlap with the waiting.".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// `240 ms`, `2.4 ms`, `0.01 ms`; from ten seconds on `12.3 s`.
pub fn milliseconds(nanoseconds: u64) -> String {
    let value = nanoseconds as f64 / 1e6;
    match value {
        10_000.0.. => format!("{:.1} s", value / 1e3),
        9.95.. => format!("{value:.0} ms"),
        0.095.. => format!("{value:.1} ms"),
        0.0 => "0 ms".to_owned(),
        _ => format!("{value:.2} ms"),
    }
}
