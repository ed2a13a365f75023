//! The timeline: lane labels in the DOM, lanes on a canvas, a playhead that seeks.

use super::mark::mark;
use super::timeline_drawing::{Drawing, LANE_HEIGHT, LANE_TOP, View};
use crate::app::Store;
use crate::hooks::use_width;
use crate::state::Action;
use crate::words::Word;
use trace::StrandId;
use views::{EventLoopState, LaneKind, Replay};
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

/// More lanes than this are chosen from: those near what happens now.
const LANES_MAX: usize = 12;
const LABELS_WIDTH: f64 = 150.0;

#[derive(Properties, PartialEq)]
pub struct TimelinePaneProps {
    pub store: Store,
}

/// The strands whose lanes are shown: tasks and generators, threads if there are several or nothing else.
fn shown_lanes(replay: &Replay, scene: &EventLoopState) -> Vec<usize> {
    let newest = replay.newest();
    let many_threads = newest.threads.len() > 1;
    let nothing_else = newest.tasks.is_empty();
    let shown = |kind: LaneKind| match kind {
        LaneKind::Loop(_) => false,
        LaneKind::Strand(id) => newest.strand(id).is_some_and(|strand| {
            strand.is_task() || strand.is_hand_driven() || many_threads || nothing_else
        }),
    };
    let lanes = replay.timeline.lanes.iter().enumerate();
    let mut lanes: Vec<usize> = lanes
        .filter(|(_, lane)| shown(lane.kind))
        .map(|(index, _)| index)
        .collect();
    if lanes.len() > LANES_MAX {
        let alive = |index: &usize| match replay.timeline.lanes[*index].kind {
            LaneKind::Strand(id) => scene
                .strand(id)
                .is_some_and(|strand| !strand.standing.is_over()),
            LaneKind::Loop(_) => true,
        };
        let (mut front, over): (Vec<usize>, Vec<usize>) = lanes.into_iter().partition(alive);
        let room = LANES_MAX.saturating_sub(front.len());
        front.truncate(LANES_MAX);
        front.extend(over.into_iter().rev().take(room));
        front.sort_unstable();
        lanes = front;
    }
    lanes
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
    let lanes = store
        .recording
        .read(|replay| shown_lanes(replay, &store.scene));
    let view = View {
        width,
        axis: store.settings.axis,
        moment: store.moment as u32,
        korean: store.settings.korean,
        theme: store.settings.theme.name(),
        dark: is_dark(),
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
            .map(|(row, lane)| label(store, replay, replay.timeline.lanes[*lane].kind, row))
            .collect::<Vec<_>>()
    });
    let height = LANE_TOP + lanes.len().max(1) as f64 * LANE_HEIGHT + 6.0;
    html! {
        <section class="timeline" aria-label={w(Word::TimelineName)} tabindex="0">
            <div class="timeline-inner" style={format!("min-height:{height}px")}>
                <div class="labels" style={format!("width:{LABELS_WIDTH}px")}>
                    <span class="row-label ink3" style="top:3px">{ w(Word::VirtualTime) }</span>
                    <span class="row-label ink3" style="top:23px">{ w(Word::Turn) }</span>
                    <span class="row-label" style="top:42px"><b>{ w(Word::LoopLane) }</b><span class="ink3">{ w(Word::LoopLaneHint) }</span></span>
                    { for labels }
                </div>
                <div class="lanes" ref={holder} style={format!("height:{height}px")}>
                    <canvas ref={canvas} aria-hidden="true" {onpointerdown} {onpointermove}></canvas>
                    if lanes.is_empty() { <p class="empty">{ w(Word::TimelineEmpty) }</p> }
                </div>
            </div>
        </section>
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
    let name = match strand.label {
        views::Label::Thread(0) => "MainThread",
        _ => name.rsplit('.').next().unwrap_or(name),
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
fn is_dark() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?)
        .is_some_and(|query| query.matches())
}
