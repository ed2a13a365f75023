//! Who waits for whom: the cycle of a deadlock marked, and, when nobody can run, what each
//! goroutine waits for.

use super::goroutine_tree::wait_glyph;
use super::look::Look;
use crate::go_words::GoWord;
use crate::parts::glyph::{Glyph, arrow};
use crate::words;
use trace::OutcomeKind;
use views::go::{GoStatus, Wait, cycle, waits};
use yew::prelude::*;

const ROWS_MAX: usize = 12;

pub fn graph(look: &Look) -> Html {
    let all = waits(look.go);
    let round = cycle(&all);
    let ended = look.state.ending.outcome == Some(OutcomeKind::Deadlock);
    if !round.is_empty() || ended {
        return deadlock(look, &round, &all, ended);
    }
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <section class="go-section go-graph">
            <h3><b>{ look.w(GoWord::WaitGraph) }</b></h3>
            <ul>{ for all.iter().take(ROWS_MAX).enumerate().map(|(index, wait)| html! { <li key={index}>{ edge(look, wait) }</li> }) }</ul>
            if all.len() > ROWS_MAX { <p class="lab">{ format!("+{}", all.len() - ROWS_MAX) }</p> }
        </section>
    }
}

fn edge(look: &Look, wait: &Wait) -> Html {
    html! {
        <span class="link">{ look.still(wait.g) }{ arrow() }<code>{ look.object_name(wait.object) }</code>{ arrow() }{ for wait.holders.iter().take(4).map(|g| look.still(*g)) }</span>
    }
}

fn deadlock(look: &Look, round: &[Wait], all: &[Wait], ended: bool) -> Html {
    let title = if round.is_empty() { GoWord::NobodyLeft } else { GoWord::Cycle };
    let others: Vec<&Wait> = all.iter().filter(|wait| !round.contains(wait)).collect();
    html! {
        <section class="deadlock go-deadlock">
            <h3>{ Glyph::Cross.draw() }<b>{ look.w(title) }</b></h3>
            if let Some(first) = round.first() {
                <p class="cycle">
                    { for round.iter().map(|wait| html! { <span key={wait.g.0} class="link">{ look.still(wait.g) }{ arrow() }<code>{ look.object_name(wait.object) }</code>{ arrow() }</span> }) }
                    { look.still(first.g) }
                </p>
            }
            <ul>{ for others.iter().take(ROWS_MAX).enumerate().map(|(index, wait)| html! { <li key={format!("e{index}")}>{ edge(look, wait) }</li> }) }</ul>
            if ended { { everybody(look) } }
        </section>
    }
}

/// What each goroutine waits for, and where, as the dump says it.
fn everybody(look: &Look) -> Html {
    let all: Vec<_> = look.go.order.iter().filter_map(|id| look.g(*id)).collect();
    let waiting: Vec<_> = all.into_iter().filter(|g| !g.system && g.status == GoStatus::Waiting).collect();
    let rows = waiting.iter().take(ROWS_MAX).map(|g| {
        let line = look.strand(g.id).map_or(0, |strand| strand.line);
        let reason = look.text(g.reason);
        html! {
            <li key={g.id.0}>
                { look.still(g.id) }
                if line > 0 { <span class="lab">{ words::line(line, look.language) }</span> }
                <span class="state">{ wait_glyph(reason).draw() }{ reason }</span>
                { for g.waits.iter().take(4).map(|id| html! { <code key={id.0}>{ look.object_name(*id) }</code> }) }
            </li>
        }
    });
    html! {
        <>
            <ul class="go-everybody">{ for rows }</ul>
            if waiting.len() > ROWS_MAX { <p class="lab">{ format!("+{}", waiting.len() - ROWS_MAX) }</p> }
        </>
    }
}
