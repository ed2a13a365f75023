//! The clock: one time axis, and under it the lanes of every variant's strands.

use super::bench::{Action, Bench};
use super::bench_view::letter;
use super::lane_paths::{LANE, paths, tick_label, ticks};
use super::run::Run;
use crate::compare_words::{self, CompareWord};
use crate::hooks::use_width;
use crate::side_runs::{EVENTS_MAX, Ended};
use std::rc::Rc;
use views::{Course, Language, length};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// A narrow page has room for the strand's label only.
const NARROW: f64 = 560.0;
const LABELS: f64 = 168.0;
const LABELS_NARROW: f64 = 56.0;
/// Room for a tick and the words at the end of the longest.
const RIGHT: f64 = 76.0;

#[derive(Properties, PartialEq)]
pub struct LanesProps {
    pub bench: UseReducerHandle<Bench>,
    pub language: Language,
}

#[component]
pub fn Lanes(props: &LanesProps) -> Html {
    let (bench, language) = (&props.bench, props.language);
    let node = use_node_ref();
    let width = use_width(node.clone(), 1200.0);
    let labels = if width < NARROW { LABELS_NARROW } else { LABELS };
    let end = bench.end();
    let room = (width - labels - RIGHT).max(80.0);
    let scale = room / end.max(1) as f64;
    let x = |at: u64| labels + at as f64 * scale;
    let seek = {
        let (bench, node) = (bench.clone(), node.clone());
        Callback::from(move |client_x: i32| {
            if let Some(element) = node.cast::<web_sys::Element>() {
                let x = f64::from(client_x) - element.get_bounding_client_rect().left() - labels;
                bench.dispatch(Action::Seek((x.max(0.0) / scale) as u64));
            }
        })
    };
    let onpointerdown = {
        let seek = seek.clone();
        Callback::from(move |event: PointerEvent| {
            let target = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if let Some(target) = target {
                // Without capture one can still press again.
                let _ = target.set_pointer_capture(event.pointer_id());
            }
            seek.emit(event.client_x());
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            seek.emit(event.client_x());
        }
    });
    let marks = ticks(end, if width < NARROW { 4 } else { 8 });
    let marks = marks.iter().map(|at| {
        html! { <span key={at.to_string()} class="tick num" style={format!("left:{:.1}px", x(*at))}>{ tick_label(*at, end) }</span> }
    });
    let now = bench.now();
    let rows = (0..bench.variants.len()).map(|index| block(bench, index, labels, room, language));
    html! {
        <section class="compare-clock" aria-labelledby="compare-clock">
            <div class="clock-field" ref={node} {onpointerdown} {onpointermove}>
                <div class="axis" aria-hidden="true">if end > 0 { { for marks } }</div>
                { for rows }
                if end > 0 {
                    <div class="veil" style={format!("left:{:.1}px", x(now))}></div>
                    <div class="playhead" style={format!("left:{:.1}px", x(now))} aria-hidden="true"></div>
                }
            </div>
        </section>
    }
}

/// A variant's rows: its name, then its strands.
fn block(bench: &Bench, index: usize, labels: f64, room: f64, language: Language) -> Html {
    let variant = &bench.variants[index];
    let title = variant.title(language);
    let Some(run) = &bench.runs[index] else {
        return html! {
            <div class="clock-variant" key={index} data-index={index.to_string()}>
                <p class="clock-name">{ letter(index) }<b>{ title }</b></p>
                <p class="empty">{ if bench.measured() == index { CompareWord::Measuring } else { CompareWord::Waits }.to(language) }</p>
            </div>
        };
    };
    let now = bench.now();
    let names = run.lanes.iter().enumerate().map(|(place, lane)| {
        let standing = lane.standing_at(now);
        let class = match (&lane.course, standing) {
            (Course::Family { .. }, _) => "tag",
            (_, Some(standing)) => standing.class(),
            (_, None) => "new",
        };
        let label = match &lane.course {
            Course::Family { members, .. } => format!("×{members}"),
            Course::Strand(_) => lane.label.clone(),
        };
        let style = format!("top:{}px", place as f64 * LANE + 2.0);
        html! {
            <span key={place} class="lane-name" {style}><span class={classes!("mark", lane.hue.class(), class)}>{ label }</span><code>{ short(&lane.name) }</code></span>
        }
    });
    let end = bench.end();
    let height = run.lanes.len() as f64 * LANE;
    html! {
        <div class="clock-variant" key={index} data-index={index.to_string()}>
            <p class="clock-name">{ letter(index) }<b>{ title }</b>{ ending(run, language) }</p>
            if !run.lanes.is_empty() {
                <div class="clock-lanes" style={format!("height:{height}px")}>
                    { for names }
                    <Picture run={run.clone()} {end} {room} {labels} label={format!("{title}: {}", length(run.measures.wall))} />
                    { at_end(run, end, labels, room, height, language) }
                </div>
            }
        </div>
    }
}

/// Where the run ended, or that it goes on.
fn at_end(run: &Run, end: u64, labels: f64, room: f64, height: f64, language: Language) -> Html {
    let wall = run.measures.wall.min(end);
    let x = labels + wall as f64 / end.max(1) as f64 * room;
    let goes_on = run.goes_on();
    let words = match goes_on {
        true => format!("{} →", CompareWord::GoesOn.to(language)),
        false => length(run.measures.wall),
    };
    html! {
        <>
            <span class={classes!("clock-end", goes_on.then_some("open"))} style={format!("left:{x:.1}px;height:{height}px")}></span>
            <span class="clock-wall num" style={format!("left:{:.1}px;top:{:.1}px", x + 6.0, (height - 20.0).max(0.0) / 2.0)}>{ words }</span>
        </>
    }
}

/// In words what was not a plain end.
fn ending(run: &Run, language: Language) -> Html {
    let w = |word: CompareWord| word.to(language);
    let alarm = |word: String, note: String| html! { <span class="clock-ending alarm"><b>{ word }</b>{ note }</span> };
    let plain = |word: String, note: String| html! { <span class="clock-ending"><b>{ word }</b>{ note }</span> };
    match (&run.ended, run.measures.outcome) {
        (Ended::Refused { findings, told }, _) => {
            let found = findings.first().map(|finding| format!("{}: {}", crate::words::line(finding.from_line, language), finding.message));
            let first = found.or_else(|| told.lines().last().map(str::to_owned));
            alarm(w(CompareWord::Refused).to_owned(), first.unwrap_or_default())
        }
        (Ended::Fault(message), _) => alarm(w(CompareWord::Fault).to_owned(), message.clone()),
        (Ended::Input, _) => plain(w(CompareWord::Input).to_owned(), w(CompareWord::InputNote).to_owned()),
        (_, Some(trace::OutcomeKind::Exited)) if run.measures.exit_code == 0 => html! {},
        (_, Some(outcome)) => {
            let last = run.lines.iter().rev().find(|line| line.stream == trace::Stream::Stderr);
            let last = last.map(|line| line.text.clone()).unwrap_or_default();
            alarm(compare_words::outcome(outcome, run.measures.exit_code, language), last)
        }
        (_, None) => {
            let far = match run.measures.limit {
                Some(limit) => compare_words::limit(limit, language),
                None => compare_words::after_events(EVENTS_MAX, language),
            };
            plain(format!("{} · {far}", w(CompareWord::Cut)), w(CompareWord::CutNote).to_owned())
        }
    }
}

/// The last part of a qualified name.
fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

#[derive(Properties, PartialEq)]
struct PictureProps {
    run: Rc<Run>,
    end: u64,
    room: f64,
    labels: f64,
    label: String,
}

/// The lanes themselves, drawn once for a run and a width.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let height = props.run.lanes.len() as f64 * LANE;
    let scale = props.room / props.end.max(1) as f64;
    let lanes = props.run.lanes.iter().enumerate().map(|(place, lane)| {
        let paths = paths(lane, place as f64 * LANE, scale, props.end.min(props.run.measures.wall));
        let paths = paths.into_iter().map(|(class, d)| html! { <path key={class} {class} {d} /> });
        html! { <g key={place} class={lane.hue.class()}>{ for paths }</g> }
    });
    // Ticks and crosses stand a little beyond the end.
    let width = props.room + 20.0;
    html! {
        <svg role="img" aria-label={props.label.clone()} style={format!("left:{}px", props.labels)} width={width.to_string()} height={height.to_string()}>
            { for lanes }
        </svg>
    }
}
