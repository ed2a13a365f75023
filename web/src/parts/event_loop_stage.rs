//! The Event loop stage: track, ready, heap, running slot, and the tables below.

use super::term;
use crate::lesson_words::LessonWord;
use super::ready_queue::ready_queue;
use super::running_slot::running_slot;
use super::stage_geometry::{Geometry, HEIGHT};
use super::strand_table::strand_tables;
use super::timer_heap::timer_heap;
use super::track::{bare_track, stations, track};
use crate::app::Store;
use crate::hooks::{use_motion, use_width};
use crate::state::RunPhase;
use crate::words::Word;
use views::{Language, Replay};
use yew::prelude::*;

/// Above this many steps a second nothing travels.
const TRAVEL_RATE_MAX: f64 = 4.0;

#[derive(Properties, PartialEq)]
pub struct EventLoopStageProps {
    pub store: Store,
}

#[component]
pub fn EventLoopStage(props: &EventLoopStageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let node = use_node_ref();
    let width = use_width(node.clone(), 1040.0);
    let slow = !store.playing || store.settings.steps_per_second() <= TRAVEL_RATE_MAX;
    use_motion(node.clone(), store.moment, store.stepped && slow);
    let g = Geometry::of(width);
    let state = &store.scene;
    let picture = store.recording.read(|replay| {
        let trace = replay.trace();
        html! {
            <div class="picture" style={format!("height:{HEIGHT}px;width:{}px", g.width)}>
                if let Some(current) = state.current() {
                    { track(&g, state, current) }
                    { stations(&g, state, current, language) }
                    { ready_queue(&g, trace, state, current, language) }
                    { timer_heap(&g, trace, state, current, language) }
                } else {
                    { bare_track(&g) }
                    <p class="no-loop" style={format!("left:{}px;width:{}px", g.rail_left, g.rail_width())}>{ no_loop(store, replay).to(language) }</p>
                }
                { running_slot(&g, trace, store, language) }
            </div>
        }
    });
    let tables = store
        .recording
        .read(|replay| strand_tables(replay.trace(), state, store.stack(), language));
    html! {
        <div class="event-loop" ref={node}>
            <div class="picture-scroll" role="img" aria-label={Word::EventLoop.to(language)} tabindex="0">{ picture }</div>
            { words_here(language) }
            <div class="tables">{ tables }</div>
        </div>
    }
}

/// The picture's words, to be explained: their slugs and names in the glossary, whose explanations
/// come when one is asked for.
const WORDS: [(&str, &str, &str); 7] = [
    ("event-loop", "이벤트 루프", "event loop"),
    ("turn", "턴", "turn"),
    ("selector", "셀렉터", "selector"),
    ("timer-heap", "타이머 힙", "heap of timers"),
    ("ready", "ready 큐", "ready queue"),
    ("handle", "핸들", "handle"),
    ("call-stack", "호출 스택", "call stack"),
];

fn words_here(language: Language) -> Html {
    let words = WORDS.iter().map(|(slug, ko, en)| {
        let name = match language {
            Language::Korean => ko,
            Language::English => en,
        };
        html! { <li key={*slug}>{ term(slug, name) }</li> }
    });
    html! { <ul class="stage-words" aria-label={LessonWord::Glossary.to(language)}>{ for words }</ul> }
}

/// Nothing is drawn that is not there: why there is no loop in the picture.
fn no_loop(store: &Store, replay: &Replay) -> Word {
    let never = replay.newest().loops.is_empty() && store.run == RunPhase::Over;
    if store.recording.recorded == 0 {
        // No loop is promised where the text asks for none.
        match store.text.contains("asyncio") {
            true => Word::StageStart,
            false => Word::StageStartPlain,
        }
    } else if never {
        Word::NoLoop
    } else {
        Word::NoLoopYet
    }
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn the_words_of_the_picture_are_named_as_in_the_glossary() {
        for (slug, ko, en) in WORDS {
            let term = lessons::glossary::term(slug);
            assert_eq!(term.map(|term| (term.ko, term.en)), Some((ko, en)), "{slug}");
        }
    }
}
