//! The two stages: Scheduler G-M-P, and Channels & locks.

use crate::parts::term;
use super::look::Look;
use super::{channels, goroutine_tree, locks, processor, selects, side, theft, wait_graph, walk};
use crate::app::Store;
use crate::go_words::{self, GoWord};
use crate::hooks::{use_motion, use_width};
use yew::prelude::*;

/// Above this many steps a second nothing travels.
const TRAVEL_RATE_MAX: f64 = 4.0;
/// Goroutines of the global queue that are named.
const GLOBAL_NAMED_MAX: usize = 8;

#[derive(Properties, PartialEq)]
pub struct GoStageProps {
    pub store: Store,
}

#[hook]
fn use_go_motion(store: &Store) -> NodeRef {
    let node = use_node_ref();
    let slow = !store.playing || store.settings.steps_per_second() <= TRAVEL_RATE_MAX;
    use_motion(node.clone(), store.moment, store.stepped && slow);
    node
}

/// Draws with everything that the parts need; a sentence while there is nothing to draw.
fn with_look(store: &Store, draw: impl FnOnce(&Look) -> Html) -> Html {
    store.recording.read(|replay| {
        let look = Look {
            state: &store.scene,
            go: &store.scene.go,
            trace: replay.trace(),
            last: replay.timeline.last_at().0,
            language: store.settings.language(),
        };
        if !look.go.is_go() {
            let word = if replay.is_empty() { GoWord::NothingYet } else { GoWord::NotSetUp };
            return html! { <p class="empty-stage">{ look.w(word) }</p> };
        }
        draw(&look)
    })
}

#[component]
pub fn SchedulerStage(props: &GoStageProps) -> Html {
    let node = use_go_motion(&props.store);
    let width = theft::picture_width(use_width(node.clone(), 1040.0));
    let body = with_look(&props.store, |look| {
        let columns = theft::columns(width, look.go.ps.len());
        html! {
            <>
                { global_queue(look) }
                <div class="go-picture">
                    <div class="go-ps-box">
                        <h3 class="unseen">{ look.w(GoWord::Processors) }</h3>
                        <ol class="go-ps" style={format!("grid-template-columns:repeat({columns},minmax(0,1fr))")}>
                            { for look.go.ps.iter().map(|p| processor::column(look, p)) }
                        </ol>
                        { theft::arc(look, width, columns) }
                    </div>
                    { side::side(look) }
                </div>
                { walk::walk(look) }
                { goroutine_tree::tree(look) }
            </>
        }
    });
    let name = GoWord::Scheduler.to(props.store.settings.language());
    html! { <div class="go-stage" ref={node} role="group" aria-label={name} tabindex="0">{ body }</div> }
}

fn global_queue(look: &Look) -> Html {
    let count = look.go.global.len();
    let shown = look.go.global.iter().take(GLOBAL_NAMED_MAX);
    html! {
        <section class="go-global" data-queue="global">
            <h3>{ term("global-queue", look.w(GoWord::GlobalQueue)) }</h3>
            if count > 0 { <span class="lab">{ look.w(GoWord::Head) }</span> }
            <ol class="go-line">
                { for shown.map(|g| html! { <li key={g.0}>{ look.mark(*g) }</li> }) }
                if count > GLOBAL_NAMED_MAX { <li key="more" class="lab num">{ format!("+{}", count - GLOBAL_NAMED_MAX) }</li> }
                if count == 0 { <li key="empty"><span class="go-slot">{ look.w(GoWord::Empty) }</span></li> }
            </ol>
            if count > 0 { <span class="lab">{ go_words::waiting(count, look.language) }</span> }
            <span class="spacer"></span>
            <span class="lab go-settings">{ "GOMAXPROCS " }<b class="num">{ look.go.ps.len() }</b>{ " · " }{ look.w(GoWord::Spinning) }{ " " }<b class="num">{ look.go.spinning() }</b></span>
        </section>
    }
}

/// Ps that an embed shows above its channels: there the scheduler's stage has no room beside them.
const BRIEF_PS_MAX: usize = 4;

fn brief(look: &Look) -> Html {
    let ps = look.go.ps.iter().filter(|p| p.running.is_some() || p.number == 0).take(BRIEF_PS_MAX);
    html! { <ol class="go-brief" data-queue="brief">{ for ps.map(|p| processor::brief(look, p)) }</ol> }
}

#[component]
pub fn ChannelsStage(props: &GoStageProps) -> Html {
    let node = use_go_motion(&props.store);
    let body = with_look(&props.store, |look| {
        html! {
            <>
                if crate::embed::mode().is_some() { { brief(look) } }
                { wait_graph::graph(look) }
                { channels::channels(look) }
                { selects::selects(look) }
                { locks::locks(look) }
                { goroutine_tree::tree(look) }
            </>
        }
    });
    let name = GoWord::Channels.to(props.store.settings.language());
    html! { <div class="go-stage" ref={node} role="group" aria-label={name} tabindex="0">{ body }</div> }
}
