//! The event log: the run as text, one sentence for each event; the alternative to the picture.

use super::narration::piece;
use super::track::clock_seconds;
use crate::app::Store;
use crate::hooks::{keep_in_sight, move_in_list, tab_stop, use_sentences};
use crate::state::Action;
use crate::words::Word;
use views::{EventLoopState, story};
use yew::prelude::*;

/// How many events are listed around the current one.
const BEFORE: usize = 40;
const AFTER: usize = 60;

#[derive(Properties, PartialEq)]
pub struct EventLogProps {
    pub store: Store,
}

#[component]
pub fn EventLog(props: &EventLogProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    // The narration tells when they do not come.
    let _ = use_sentences(language);
    let rows = store.recording.read(|replay| {
        let first = store.moment.saturating_sub(BEFORE);
        let last = (store.moment + AFTER).min(replay.len());
        let mut state: EventLoopState = replay.state_at(first);
        let trace = replay.trace();
        let mut rows = Vec::new();
        for index in first..last {
            let record = trace.record(index);
            state.apply(trace, &record);
            let sentence = story(trace, &record, &state).tell(language);
            let moment = index + 1;
            let store = store.clone();
            let now = moment == store.moment;
            let stop = now || store.moment == 0 && index == first;
            let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::Seek(moment)));
            rows.push(html! {
                <li key={moment} class={classes!(now.then_some("now"))}>
                    <button type="button" {onclick} tabindex={tab_stop(stop)} aria-current={now.then_some("step")}>
                        <span class="num t">{ moment }</span>
                        <span class="num t">{ clock_seconds(record.at.0) }</span>
                        <span>{ for sentence.what.iter().enumerate().map(piece) }</span>
                    </button>
                </li>
            });
        }
        rows
    });
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((store.moment, store.recording.run), move |_| {
            let list = node.cast::<web_sys::Element>();
            // The stage scrolls, with the list in it.
            let pane = list.as_ref().and_then(|list| list.closest(".stage").ok().flatten());
            if let (Some(list), Some(pane)) = (list, pane) {
                keep_in_sight(&pane, list.query_selector("li.now").ok().flatten());
            }
        });
    }
    html! {
        <ol class="event-log" ref={node} onkeydown={Callback::from(move_in_list)} aria-label={Word::EventLog.to(language)}>
            if rows.is_empty() { <li class="empty">{ Word::AlreadyRunNothing.to(language) }</li> }
            { for rows }
        </ol>
    }
}
