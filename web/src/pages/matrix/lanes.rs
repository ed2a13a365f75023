//! A cell's picture: A's lane, the line of control, B's lane, and the bar of what it cost; all from
//! the run's lanes, on the clock that the four cells share.

use crate::matrix_words::{self, MatrixWord};
use std::fmt::Write;
use trace::Time;
use views::Language;
use views::matrix::{Doing, Holder, Lanes, Span, Sums, Told, What, milliseconds};
use yew::prelude::*;

const A_TOP: f64 = 30.0;
const B_TOP: f64 = 116.0;
const LANE: f64 = 32.0;
const HEIGHT: f64 = 178.0;
/// The line of control: at A, at nobody, at B.
const AT_A: f64 = 68.0;
const AT_NOBODY: f64 = 89.0;
const AT_B: f64 = 110.0;
/// What the last tick's number needs on the right.
const MARGIN: f64 = 16.0;
/// A word inside a span needs so much room.
const WORD_MIN: f64 = 54.0;
const NUMBER_MIN: f64 = 15.0;

/// The clock in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    pub width: f64,
    pub extent: Time,
}

impl Scale {
    fn x(&self, at: Time) -> f64 {
        let long = self.extent.0.max(1) as f64;
        (at.0.min(self.extent.0) as f64 / long * (self.width - MARGIN)).max(0.0)
    }

    /// Times of the axis, so that their numbers have room: 1, 2 or 5 of a power of ten.
    fn ticks(&self) -> Vec<u64> {
        let most = ((self.width / 64.0) as u64).clamp(2, 8);
        let least = (self.extent.0 / most).max(1);
        let mut step = 1_000u64;
        while step < least {
            let next = [2, 5, 10].map(|times| step * times).into_iter().find(|next| *next >= least);
            step = next.unwrap_or(step * 10);
        }
        (0..).map(|index| index * step).take_while(|at| *at <= self.extent.0).collect()
    }
}

fn height_of(holder: Holder) -> f64 {
    match holder {
        Holder::A => AT_A,
        Holder::Nobody => AT_NOBODY,
        Holder::B => AT_B,
    }
}

/// The picture of a run, up to now in full and veiled after it. `told`: how the answer comes.
pub fn picture(lanes: &Lanes, told: Option<Told>, scale: Scale, now: Time, language: Language) -> Html {
    let w = |word: MatrixWord| word.to(language);
    let now_x = scale.x(now);
    let answer = lanes.answer().map(|at| milliseconds(at.0));
    let said = matrix_words::lanes_said(&milliseconds(lanes.sums.stopped), &milliseconds(lanes.sums.works), answer.as_deref(), language);
    let notified = matches!(told, Some(Told::Message | Told::Loop | Told::Callback));
    let here = if now >= lanes.end { None } else { lanes.a_at(now).map(|span| height_of(span.doing.holder())) };
    let anchor = if now_x < 16.0 { "start" } else if now_x > scale.width - 24.0 { "end" } else { "middle" };
    html! {
        <svg class="mx-lanes" width={px(scale.width)} height={px(HEIGHT)} role="img" aria-label={said}>
            { axis(scale) }
            <g class="orange">
                { for lanes.b.iter().enumerate().map(|(index, span)| callee(index, span, scale)) }
                { answers(lanes, scale, notified, w(MatrixWord::Answer)) }
            </g>
            <g class="blue">
                { for lanes.a.iter().enumerate().map(|(index, span)| caller(index, span, scale, language)) }
                { work(lanes, scale) }
                { taken(lanes, scale, w(MatrixWord::Takes)) }
            </g>
            <path class="mx-control" d={control(lanes, scale)} />
            <path class="mx-asks" d={asks(lanes, scale)} />
            if now < scale.extent {
                <rect class="mx-veil" x={px(now_x)} y="13" width={px((scale.width - now_x + 4.0).max(0.0))} height={px(B_TOP + LANE - 8.0)} />
            }
            <path class="mx-now" d={format!("M{now_x:.1} 16V156")} />
            <text class="mx-clock" x={px(now_x)} y="11" text-anchor={anchor}>{ plain(now.0) }</text>
            if let Some(y) = here {
                <circle class="mx-token" cx={px(now_x)} cy={px(y)} r="9" />
            }
        </svg>
    }
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}

/// Milliseconds as a number alone.
fn plain(nanoseconds: u64) -> String {
    let value = nanoseconds as f64 / 1e6;
    if nanoseconds.is_multiple_of(1_000_000) || value >= 100.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

fn axis(scale: Scale) -> Html {
    let ticks = scale.ticks().into_iter().map(|at| {
        let x = scale.x(Time(at));
        let anchor = if at == 0 { "start" } else { "middle" };
        html! {
            <g key={at}>
                <path class="mx-tick" d={format!("M{x:.1} 24V154")} />
                <text class="mx-number" x={px(x)} y="173" text-anchor={anchor}>{ plain(at) }</text>
            </g>
        }
    });
    html! { <>{ for ticks }</> }
}

fn caller(index: usize, span: &Span, scale: Scale, language: Language) -> Html {
    let (x, end) = (scale.x(span.from), scale.x(span.to));
    let width = end - x;
    let word = |word: MatrixWord| {
        let text = word.to(language);
        let wide = 14.0 + text.chars().map(|letter| if letter.is_ascii() { 7.0 } else { 12.5 }).sum::<f64>();
        (width >= WORD_MIN.max(wide + 12.0)).then(|| html! {
            <>
                <rect class="mx-word" x={px(x + 8.0)} y={px(A_TOP + 7.0)} width={px(wide)} height="18" rx="2" />
                <text class="mx-state" x={px(x + 14.0)} y={px(A_TOP + 20.0)}>{ text }</text>
            </>
        })
    };
    if width < 0.7 {
        return html! { <g key={index}></g> };
    }
    let body = match span.doing {
        Doing::Works => return html! { <g key={index}></g> },
        Doing::Stopped => html! {
            <>
                <rect class="mx-stopped" x={px(x)} y={px(A_TOP)} width={px(width)} height={px(LANE)} />
                <rect class="mx-hatched" x={px(x)} y={px(A_TOP)} width={px(width)} height={px(LANE)} />
                <path class="mx-edges" d={format!("M{x:.1} {A_TOP}h{width:.1}M{x:.1} {}h{width:.1}", A_TOP + LANE)} />
                { word(MatrixWord::Stopped) }
            </>
        },
        Doing::Sleeps => html! {
            <><path class="mx-dotted" d={format!("M{x:.1} {}h{width:.1}", A_TOP + LANE / 2.0)} />{ word(MatrixWord::Sleeps) }</>
        },
        Doing::Idle => html! {
            <>
                <circle class="mx-ring" cx={px(x + 5.0)} cy={px(A_TOP + LANE / 2.0)} r="4" />
                <path class="mx-thin" d={format!("M{:.1} {}h{:.1}", x + 9.0, A_TOP + LANE / 2.0, (width - 9.0).max(0.0))} />
                if width > WORD_MIN + 30.0 {
                    <rect class="mx-word" x={px(x + 18.0)} y={px(A_TOP + 7.0)} width="66" height="18" rx="2" />
                    <text class="mx-state" x={px(x + 22.0)} y={px(A_TOP + 20.0)}>{ MatrixWord::Idle.to(language) }</text>
                }
            </>
        },
        Doing::Ready => html! {
            <rect class="mx-ready" x={px(x + 0.5)} y={px(A_TOP + 0.5)} width={px((width - 1.0).max(0.5))} height={px(LANE - 1.0)} rx="2" />
        },
    };
    html! { <g key={index}>{ body }</g> }
}

/// A's work in its pieces, numbered where there are several.
fn work(lanes: &Lanes, scale: Scale) -> Html {
    let several = lanes.pieces.len() > 1;
    let pieces = lanes.pieces.iter().enumerate().filter(|(_, (from, _))| *from < scale.extent).map(|(index, (from, to))| {
        let (x, end) = (scale.x(*from), scale.x(*to));
        let width = (end - x - 1.0).max(0.8);
        html! {
            <g key={index}>
                <rect class="mx-works" x={px(x + 0.5)} y={px(A_TOP)} width={px(width)} height={px(LANE)} rx={if width > 4.0 { "2" } else { "0" }} />
                if several && width >= NUMBER_MIN + if index >= 9 { 6.0 } else { 0.0 } {
                    <text class="mx-piece" x={px(x + 0.5 + width / 2.0)} y={px(A_TOP + 20.5)} text-anchor="middle">{ index + 1 }</text>
                }
            </g>
        }
    });
    html! { <>{ for pieces }</> }
}

fn callee(index: usize, span: &Span, scale: Scale) -> Html {
    let (x, end) = (scale.x(span.from), scale.x(span.to));
    let width = end - x;
    if width < 0.7 {
        return html! { <g key={index}></g> };
    }
    html! {
        <g key={index}>
            if span.doing == Doing::Works {
                <rect class="mx-works" x={px(x)} y={px(B_TOP)} width={px(width)} height={px(LANE)} rx="2" />
            } else {
                <rect class="mx-prepares" x={px(x)} y={px(B_TOP)} width={px(width)} height={px(LANE)} />
                <path class="mx-edges" d={format!("M{x:.1} {B_TOP}h{width:.1}M{x:.1} {}h{width:.1}", B_TOP + LANE)} />
            }
        </g>
    }
}

/// B's answers; where A is told of them, an arrow to A.
fn answers(lanes: &Lanes, scale: Scale, notified: bool, word: &'static str) -> Html {
    let times: Vec<Time> = lanes.happenings.iter().filter(|one| one.what == What::Answered && one.at <= scale.extent).map(|one| one.at).collect();
    let marks = times.iter().fold(String::new(), |mut marks, at| {
        let _ = write!(marks, "M{:.1} {}v{}", scale.x(*at), B_TOP - 3.0, LANE + 6.0);
        marks
    });
    let Some(first) = times.first() else { return Html::default() };
    let x = scale.x(*first);
    let left = x > scale.width - 74.0;
    html! {
        <>
            <path class="mx-answer" d={marks} />
            <text class="mx-told" x={px(if left { x - 8.0 } else { x + 8.0 })} y={px(B_TOP + 20.0)} text-anchor={if left { "end" } else { "start" }}>{ word }</text>
            if notified {
                <path class="mx-notice" d={format!("M{:.1} {}V{}", x + 5.0, B_TOP - 5.0, AT_A + 10.0)} />
                <path class="mx-notice-head" d={format!("M{:.1} {}l4 7h-8Z", x + 5.0, AT_A + 4.0)} />
            }
        </>
    }
}

/// Where A first has the answer.
fn taken(lanes: &Lanes, scale: Scale, word: &'static str) -> Html {
    let Some(got) = lanes.got().filter(|got| *got <= scale.extent) else { return Html::default() };
    let x = scale.x(got);
    let left = x > scale.width - 60.0;
    html! { <text class="mx-takes" x={px(if left { scale.width } else { x + 1.0 })} y="24" text-anchor={if left { "end" } else { "start" }}>{ word }</text> }
}

fn control(lanes: &Lanes, scale: Scale) -> String {
    let mut path = String::new();
    for span in lanes.a.iter().filter(|span| span.from <= scale.extent) {
        let y = height_of(span.doing.holder());
        let start = if path.is_empty() { "M" } else { "L" };
        let x = scale.x(span.from);
        let _ = write!(path, "{start}{x:.1} {y}H{:.1}", scale.x(span.to));
    }
    path
}

/// A question is a short visit at B: control goes there and comes back at once. So is the handing over.
fn asks(lanes: &Lanes, scale: Scale) -> String {
    let mut path = String::new();
    let mut drawn = f64::MIN;
    for happening in &lanes.happenings {
        let visits = matches!(happening.what, What::Asked(_) | What::Handed);
        let x = scale.x(happening.at).max(1.5);
        if visits && happening.at <= scale.extent && x >= drawn + 0.5 {
            let _ = write!(path, "M{x:.1} {AT_A}V{AT_B}");
            drawn = x;
        }
    }
    path
}

/// What the run cost, end to end: stopped, idle, waiting for a turn, at work.
pub fn bar(sums: &Sums, scale: Scale) -> Html {
    let parts = [
        ("mx-bar-stopped", sums.stopped),
        ("mx-bar-idle", sums.idle),
        ("mx-bar-ready", sums.ready),
        ("mx-bar-works", sums.works),
    ];
    let mut before = 0;
    let drawn = parts.into_iter().filter_map(|(class, long)| {
        let (x, end) = (scale.x(Time(before)), scale.x(Time(before + long)));
        before += long;
        let width = end - x;
        (width >= 0.5).then(|| html! { <rect key={class} {class} x={px(x)} y="0.5" width={px(width)} height="11" /> })
    });
    let drawn: Vec<Html> = drawn.collect();
    html! { <svg class="mx-bar blue" width={px(scale.width)} height="12" aria-hidden="true">{ for drawn }</svg> }
}

/// Where the bar ends, for the words above it.
pub fn end_of(lanes: &Lanes, scale: Scale) -> f64 {
    scale.x(lanes.end)
}

/// The patterns that all pictures of the page use.
pub fn patterns() -> Html {
    html! {
        <svg class="mx-patterns" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="mx-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v6" stroke="var(--ink-3)" stroke-width="2" /></pattern>
                <pattern id="mx-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.1" fill="var(--ink-3)" /></pattern>
            </defs>
        </svg>
    }
}
