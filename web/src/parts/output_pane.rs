//! What the program wrote, on virtual time: lines of the future are veiled, and
//! a line is a way to the moment when it was written.

use super::mark::styled;
use super::track::clock_seconds;
use crate::app::Store;
use crate::hooks::{keep_in_sight, move_in_list, tab_stop};
use crate::predict_words::PredictWord;
use crate::state::{Action, RunPhase};
use crate::words::Word;
use trace::Stream;
use views::OutputLine;
use yew::prelude::*;

/// More lines than this are shown around the current one only.
const LINES_MAX: usize = 400;

#[derive(Properties, PartialEq)]
pub struct OutputPaneProps {
    pub store: Store,
    pub on_line: Callback<String>,
}

#[component]
pub fn OutputPane(props: &OutputPaneProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let node = use_node_ref();
    let hides = store.predicting.hides();
    let (written, total, rows) = store.recording.read(|replay| {
        let lines = replay.transcript.lines();
        let written = replay.transcript.lines_before(store.moment).len();
        let first = written
            .saturating_sub(LINES_MAX / 2)
            .min(lines.len().saturating_sub(LINES_MAX));
        let rows: Vec<Html> = lines
            .iter()
            .enumerate()
            .skip(first)
            .take(LINES_MAX)
            .map(|(index, line)| row(store, line, index, written))
            .collect();
        (written, lines.len(), rows)
    });
    {
        let node = node.clone();
        use_effect_with((written, store.recording.run), move |_| {
            if let Some(list) = node.cast::<web_sys::Element>() {
                keep_in_sight(&list, list.query_selector("li.new").ok().flatten())
            }
        });
    }
    html! {
        <section class="output" aria-label={w(Word::Output)}>
            <header class="pane-head">
                <h2>{ w(Word::Output) }</h2>
                <span class="num">{ if total == 0 { String::new() } else if hides { format!("{written} / ?") } else { format!("{written} / {total}") } }</span>
                <span class="spacer"></span>
                <span>{ w(Word::OutputHint) }</span>
            </header>
            <ol class="lines" ref={node} tabindex="0" onkeydown={Callback::from(move_in_list)} aria-label={w(Word::Output)}>
                { for rows }
                if let Some(told) = &store.refusal {
                    { for told.lines().map(|line| html! { <li class="stderr refusal"><span class="text">{ line }</span></li> }) }
                } else if hides {
                    <li class="asked">{ if total == 0 { PredictWord::FirstLine } else { PredictWord::NextLine }.to(language) }</li>
                } else if total == 0 {
                    <li class="empty">{ w(if store.run == RunPhase::Over { Word::OutputNone } else { Word::OutputEmpty }) }</li>
                }
            </ol>
            if store.run == RunPhase::Input && !hides {
                <InputLine store={store.clone()} on_line={props.on_line.clone()} />
            }
        </section>
    }
}

/// The line that the program waits for: typed, and sent with Enter.
#[component]
fn InputLine(props: &OutputPaneProps) -> Html {
    let w = |word: Word| word.to(props.store.settings.language());
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(input) = node.cast::<web_sys::HtmlElement>() {
                // The reader's next thing to do; a page without focus keeps it anyway.
                let _ = input.focus();
            }
        });
    }
    let onsubmit = {
        let (node, on_line) = (node.clone(), props.on_line.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
                on_line.emit(format!("{}\n", input.value()));
            }
        })
    };
    html! {
        <form class="input-line" {onsubmit}>
            <label><span class="lab">{ w(Word::InputLine) }</span><input ref={node} type="text" autocomplete="off" spellcheck="false" /></label>
            <button type="submit" class="btn">{ w(Word::InputSend) }</button>
        </form>
    }
}

fn row(store: &Store, line: &OutputLine, index: usize, written: usize) -> Html {
    let strand = store.scene.strand(line.writer);
    let newest = store
        .recording
        .read(|replay| replay.newest().strand(line.writer).cloned());
    let strand = strand.or(newest.as_ref());
    let target = line.event_last as usize + 1;
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Seek(target)))
    };
    let current = index + 1 == written;
    let stop = tab_stop(current || written == 0 && index == 0);
    let hue = strand.map_or("none", |strand| strand.hue.class());
    let writer = match strand {
        Some(strand) if strand.is_task() || strand.is_hand_driven() || strand.is_goroutine() => {
            styled(&strand.label.to_string(), strand.hue, "tag plain")
        }
        _ => Html::default(),
    };
    html! {
        <li key={index} class={classes!(hue.to_owned(), current.then_some("new"), (index >= written).then_some("veiled"), (line.stream == Stream::Stderr).then_some("stderr"))}>
            <button type="button" onclick={onclick} tabindex={stop}>
                <span class="t">{ clock_seconds(line.at.0) }</span>
                <span class="who">{ writer }</span>
                <span class="text">{ &line.text }</span>
            </button>
        </li>
    }
}
