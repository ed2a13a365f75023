//! The timeline: lane labels in the DOM, lanes on a canvas, a playhead that seeks.

use super::mark::{go_name, mark};
use super::timeline_drawing::{Drawing, LANE_HEIGHT, LANE_TOP, View};
use crate::app::Store;
use crate::predict_words::PredictWord;
use crate::hooks::use_width;
use crate::state::Action;
use crate::words::Word;
use trace::StrandId;
use super::glyph::{Icon, icon};
use views::{EventLoopState, LaneKind, Replay, Standing};
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

/// More lanes than this are folded into one for each family.
const LANES_MAX: usize = 12;
/// Of an opened family so many members are shown: those that live first.
const MEMBERS_MAX: usize = 60;
/// Under a folded family these stay in sight: whoever runs or failed.
const KEPT_MAX: usize = 4;
const LABELS_WIDTH: f64 = 150.0;

#[derive(Properties, PartialEq)]
pub struct TimelinePaneProps {
    pub store: Store,
}

/// A row of the timeline: a strand's lane, or a whole family's shares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    Lane(usize),
    /// One of Go's Ps.
    Processor(usize),
    Family { family: usize, open: bool },
}

/// Goroutines; else tasks and generators, threads if there are several or nothing else; all of them while they
/// are few, then one row for each family, whose members follow when it is open.
fn rows(replay: &Replay, scene: &EventLoopState, open: &[usize]) -> Vec<Row> {
    let newest = replay.newest();
    let processors = (0..replay.timeline.processors.len()).map(Row::Processor);
    let mut rows: Vec<Row> = processors.collect();
    let goroutines = newest.goroutines().next().is_some();
    let many_threads = newest.threads.len() > 1;
    let nothing_else = newest.tasks.is_empty();
    let shown = |lane: usize| match replay.timeline.lanes[lane].kind {
        LaneKind::Loop(_) => false,
        LaneKind::Strand(id) => newest.strand(id).is_some_and(|strand| match goroutines {
            true => strand.is_goroutine(),
            false => strand.is_task() || strand.is_hand_driven() || many_threads || nothing_else,
        }),
    };
    let lanes = (0..replay.timeline.lanes.len()).filter(|lane| shown(*lane));
    let lanes: Vec<usize> = lanes.take(LANES_MAX + 1).collect();
    if lanes.len() <= LANES_MAX {
        rows.extend(lanes.into_iter().map(Row::Lane));
        return rows;
    }
    let standing = |lane: usize| match replay.timeline.lanes[lane].kind {
        LaneKind::Strand(id) => scene.strand(id).map(|strand| strand.standing),
        LaneKind::Loop(_) => None,
    };
    for (family, state) in replay.timeline.families.iter().enumerate() {
        let members = state.lanes.iter().map(|lane| *lane as usize);
        let members = members.filter(|lane| shown(*lane));
        if goroutines && members.clone().next().is_none() {
            continue;
        }
        match state.lanes.as_slice() {
            [_] => rows.extend(members.map(Row::Lane)),
            _ if open.contains(&family) => {
                rows.push(Row::Family { family, open: true });
                let is_over = |lane: &usize| standing(*lane).is_none_or(Standing::is_over);
                let (over, alive): (Vec<usize>, Vec<usize>) = members.partition(is_over);
                let room = MEMBERS_MAX.saturating_sub(alive.len());
                let mut shown: Vec<usize> = alive.into_iter().take(MEMBERS_MAX).collect();
                shown.extend(over.into_iter().rev().take(room));
                shown.sort_unstable();
                rows.extend(shown.into_iter().map(Row::Lane));
            }
            _ => {
                rows.push(Row::Family { family, open: false });
                let kept = members.filter(|lane| {
                    matches!(standing(*lane), Some(Standing::Running | Standing::Failed))
                });
                rows.extend(kept.take(KEPT_MAX).map(Row::Lane));
            }
        }
    }
    rows
}

#[component]
pub fn TimelinePane(props: &TimelinePaneProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let holder = use_node_ref();
    let canvas = use_node_ref();
    let width = use_width(holder.clone(), 1290.0);
    let scroll = use_mut_ref(|| 0.0f64);
    let open = use_state_eq(Vec::<usize>::new);
    let lanes = store
        .recording
        .read(|replay| rows(replay, &store.scene, &open));
    let view = View {
        width,
        axis: store.settings.axis,
        moment: store.moment as u32,
        korean: store.settings.korean,
        theme: store.settings.theme.name(),
        dark: is_dark(),
        hatch: store.predicting.hides().then(|| PredictWord::Hidden.to(language)),
    };
    {
        let (store, canvas, lanes, scroll) =
            (store.clone(), canvas.clone(), lanes.clone(), scroll.clone());
        use_effect(move || {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                store.recording.read(|replay| {
                    let mut drawing =
                        Drawing::new(replay, &store.scene, &view, &lanes, *scroll.borrow());
                    *scroll.borrow_mut() = drawing.follow();
                    drawing.draw(&canvas);
                });
            }
        });
    }
    let seek = {
        let (store, canvas, lanes, scroll) =
            (store.clone(), canvas.clone(), lanes.clone(), scroll.clone());
        move |client_x: i32| {
            if let Some(element) = canvas.cast::<web_sys::Element>() {
                let x = f64::from(client_x) - element.get_bounding_client_rect().left();
                let moment = store.recording.read(|replay| {
                    Drawing::new(replay, &store.scene, &view, &lanes, *scroll.borrow()).moment_at(x)
                });
                store.dispatch(Action::Seek(moment as usize));
            }
        }
    };
    let onpointerdown = {
        let seek = seek.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(target) = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            {
                let _ = target.set_pointer_capture(event.pointer_id());
            }
            seek(event.client_x());
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            seek(event.client_x());
        }
    });
    let labels = store.recording.read(|replay| {
        lanes
            .iter()
            .enumerate()
            .map(|(place, row)| match row {
                Row::Processor(p) => processor_label(store, *p, place),
                Row::Lane(lane) => label(store, replay, replay.timeline.lanes[*lane].kind, place),
                Row::Family { family, .. } => family_label(replay, *family, place, &open),
            })
            .collect::<Vec<_>>()
    });
    let (turns, has_gil) = store.recording.read(|replay| {
        let python = store.program_language() == scenario::Language::Python;
        let turns = !replay.newest().loops.is_empty() || replay.is_empty() && python;
        (turns, !replay.timeline.gil_events.is_empty())
    });
    let height = LANE_TOP + lanes.len().max(1) as f64 * LANE_HEIGHT + 6.0;
    html! {
        <section class="timeline" aria-label={w(Word::TimelineName)} tabindex="0">
            <div class="timeline-inner" style={format!("min-height:{height}px")}>
                <div class="labels" style={format!("width:{LABELS_WIDTH}px")}>
                    <span class="row-label ink3" style="top:3px">{ w(Word::VirtualTime) }</span>
                    if turns { <span class="row-label ink3" style="top:23px">{ w(Word::Turn) }</span> }
                    if turns {
                        <span class="row-label" style="top:42px"><b>{ w(Word::LoopLane) }</b><span class="ink3">{ w(Word::LoopLaneHint) }</span></span>
                    } else if has_gil {
                        <span class="row-label" style="top:42px"><b>{ "GIL" }</b><span class="ink3">{ w(Word::GilLaneHint) }</span></span>
                    }
                    { for labels }
                </div>
                <div class="lanes" ref={holder} style={format!("height:{height}px")}>
                    <canvas ref={canvas} aria-hidden="true" {onpointerdown} {onpointermove}></canvas>
                    if store.predicting.hides() { <p class="spoken">{ PredictWord::Hidden.to(language) }</p> }
                    if lanes.is_empty() && !store.predicting.hides() { <p class="empty">{ w(match store.program_language() { scenario::Language::Python => Word::TimelineEmpty, scenario::Language::Go => Word::TimelineEmptyGo }) }</p> }
                </div>
            </div>
        </section>
    }
}

/// `P0 on M3, core 1`.
fn processor_label(store: &Store, p: usize, place: usize) -> Html {
    let top = LANE_TOP + place as f64 * LANE_HEIGHT;
    let held = store.scene.go.ps.get(p).and_then(|p| p.held);
    let core = held.and_then(|m| store.scene.threads.get(&m)?.core);
    let core_word = crate::go_words::GoWord::CoreWord.to(store.settings.language());
    let place = match (held, core) {
        (Some(m), Some(core)) => format!("M{}, {core_word} {}", m.0, core.0),
        (Some(m), None) => format!("M{}", m.0),
        _ => String::new(),
    };
    html! {
        <span key={format!("p{p}")} class="row-label" style={format!("top:{top}px")}>
            <b class="mark-cell">{ format!("P{p}") }</b><span class="name">{ place }</span>
        </span>
    }
}

/// A family's row: how many, of what function, and a way to open it.
fn family_label(
    replay: &Replay,
    family: usize,
    place: usize,
    open: &UseStateHandle<Vec<usize>>,
) -> Html {
    let top = LANE_TOP + place as f64 * LANE_HEIGHT;
    let state = &replay.timeline.families[family];
    let is_open = open.contains(&family);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| {
            let mut now = (*open).clone();
            match now.iter().position(|other| *other == family) {
                Some(at) => {
                    now.remove(at);
                }
                None => now.push(family),
            }
            open.set(now);
        })
    };
    let key = format!("family-{family}");
    let class = classes!("row-label", "family", is_open.then_some("open"));
    html! {
        <button type="button" {key} {class} style={format!("top:{top}px")} aria-expanded={is_open.to_string()} {onclick}>
            { icon(Icon::Down) }<span class={classes!("mark", "tag", state.hue.class())}>{ format!("×{}", state.lanes.len()) }</span><span class="name">{ &state.name }</span>
        </button>
    }
}

fn label(store: &Store, replay: &Replay, kind: LaneKind, row: usize) -> Html {
    let LaneKind::Strand(id) = kind else {
        return Html::default();
    };
    let top = LANE_TOP + row as f64 * LANE_HEIGHT;
    let (strand, born) = strand_of(store, replay, id);
    let Some(strand) = strand else {
        return Html::default();
    };
    let name = replay.trace().text(if strand.is_task() {
        strand.function
    } else {
        strand.name
    });
    let led = replay.newest().shared.led_by(strand.thread);
    let led = led.filter(|_| strand.kind == Some(trace::StrandKind::Thread));
    let led = led.map(|process| replay.trace().text(process.name));
    let name = match strand.label {
        views::Label::Thread(0) => "MainThread",
        // Each process has a MainThread: the process is worth the room.
        _ if led.is_some_and(|name| !name.is_empty()) => led.unwrap_or_default(),
        // `Thread-1 (work)`: the mark says which one, the function is worth the room.
        _ if strand.is_goroutine() => go_name(name),
        _ => match name.split_once(" (") {
            Some((_, function)) => function.trim_end_matches(')'),
            None => name.rsplit('.').next().unwrap_or(name),
        },
    };
    html! {
        <span key={id.0} class={classes!("row-label", (!born || strand.standing.is_over()).then_some("ink3"))} style={format!("top:{top}px")}>
            <span class="mark-cell">{ mark(&strand) }</span><span class="name">{ name }</span>
        </span>
    }
}

/// The strand now, or as it will be named when it is not yet born.
fn strand_of(store: &Store, replay: &Replay, id: StrandId) -> (Option<views::Strand>, bool) {
    if let Some(strand) = store.scene.strand(id) {
        return (Some(strand.clone()), true);
    }
    let later = replay.newest().strand(id).cloned();
    let later = later.map(|strand| views::Strand {
        standing: views::Standing::New,
        ..strand
    });
    (later, false)
}

/// Whether the page shows dark colours now; the canvas reads them when it draws.
/// Whether the reader's machine prefers the dark.
pub fn is_dark() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?)
        .is_some_and(|query| query.matches())
}
