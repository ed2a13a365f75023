//! Selects that are being decided or wait: their cases, which can go on, which one was taken.

use super::look::Look;
use crate::go_words::GoWord;
use crate::parts::glyph::Glyph;
use trace::{SelectArm, StrandId};
use views::go::{GoStatus, SelectLook};
use yew::prelude::*;

const SELECTS_MAX: usize = 4;

pub fn selects(look: &Look) -> Html {
    let current = look.go.machine(look.state.thread).and_then(|m| m.g);
    let relevant = |id: &StrandId| {
        let g = look.g(*id);
        g.is_some_and(|g| g.select.is_some() && (Some(*id) == current || g.status == GoStatus::Waiting))
    };
    let all: Vec<StrandId> = look.go.order.iter().copied().filter(relevant).collect();
    if all.is_empty() {
        return Html::default();
    }
    // The one that is decided now comes first.
    let mut shown = all.clone();
    shown.sort_by_key(|id| Some(*id) != current);
    html! {
        <section class="go-section">
            <h3><b>{ look.w(GoWord::Select) }</b><span class="num">{ all.len() }</span><span class="spacer"></span><span>{ look.w(GoWord::SelectOrder) }</span></h3>
            <ul class="go-selects">
                { for shown.iter().take(SELECTS_MAX).map(|id| select(look, *id)) }
            </ul>
            if all.len() > SELECTS_MAX { <p class="lab">{ format!("+{}", all.len() - SELECTS_MAX) }</p> }
        </section>
    }
}

fn select(look: &Look, id: StrandId) -> Html {
    let Some(select) = look.g(id).and_then(|g| g.select.as_ref()) else {
        return Html::default();
    };
    let default_taken = select.default && !select.cases.iter().any(|arm| arm.ready);
    html! {
        <li key={id.0} class="go-select">
            <div>{ look.still(id) }<span class="lab">{ look.w(GoWord::SelectOf) }</span></div>
            <ol>
                { for select.cases.iter().enumerate().map(|(index, arm)| case(look, select, index, arm)) }
                if select.default {
                    <li key="default" class={classes!(default_taken.then_some("chosen"))}><code>{ look.w(GoWord::Default) }</code>if default_taken { <span class="state">{ Glyph::Tick.draw() }{ look.w(GoWord::CaseChosen) }</span> }</li>
                }
            </ol>
        </li>
    }
}

fn case(look: &Look, select: &SelectLook, index: usize, arm: &SelectArm) -> Html {
    let chosen = select.chosen == Some(index as u32);
    let verb = look.w(if arm.receives { GoWord::Receive } else { GoWord::Send });
    let chan = match arm.chan {
        Some(chan) => html! { <code>{ look.object_name(chan) }</code> },
        None => html! { <span class="ink3">{ look.w(GoWord::NilChan) }</span> },
    };
    let (glyph, word) = match (chosen, arm.ready) {
        (true, _) => (Glyph::Tick, GoWord::CaseChosen),
        (_, true) => (Glyph::Ready, GoWord::CaseReady),
        _ => (Glyph::Pipe, GoWord::CaseNot),
    };
    let korean = look.language == views::Language::Korean;
    html! {
        <li key={index} class={classes!(chosen.then_some("chosen"))}>
            <span class="ordinal">{ index + 1 }</span>
            <span>if korean { { chan.clone() }{ " " }{ verb } } else { { verb }{ " " }{ chan.clone() } }</span>
            <span class="state">{ glyph.draw() }{ look.w(word) }</span>
        </li>
    }
}
