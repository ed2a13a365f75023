//! The walk of `findRunnable`: the stations that the M passed, and where it found something.

use super::look::Look;
use crate::go_words::{self, GoWord};
use crate::parts::glyph::arrow;
use trace::GoSource;
use views::go::{Station, Walk};
use yew::prelude::*;

pub fn walk(look: &Look) -> Html {
    let m = look.go.walker.and_then(|id| Some((id, look.go.machine(id)?.walk.as_ref()?)));
    let Some((id, walk)) = m else {
        return Html::default();
    };
    let mut passed: Vec<Station> = walk.passed().collect();
    if walk.found.is_none() && !walk.gave_up {
        passed.retain(|station| *station < walk.at);
    }
    let hit = (!walk.gave_up).then_some(walk.at);
    let all = passed.iter().map(|station| (*station, false)).chain(hit.map(|station| (station, true)));
    let word = if walk.found.is_some() || walk.gave_up { GoWord::Looked } else { GoWord::LooksNow };
    html! {
        <div class="go-walk">
            <h3>{ format!("M{} ", id.0) }{ look.w(word) }</h3>
            <ol>
                { for all.map(|(station, hit)| step(look, walk, station, hit)) }
            </ol>
            <span class="lab">{ end(look, walk) }</span>
        </div>
    }
}

fn step(look: &Look, walk: &Walk, station: Station, hit: bool) -> Html {
    let found = hit && walk.found.is_some();
    let name = match (station, walk.victims.as_slice()) {
        (Station::Steal, [.., _]) => {
            let names: Vec<String> = walk.victims.iter().map(|p| format!("P{p}")).collect();
            format!("{} {}", go_words::station(station, look.language), names.join(", "))
        }
        _ => go_words::station(station, look.language).to_owned(),
    };
    html! {
        <li key={station as usize} class={classes!(hit.then_some("hit"), found.then_some("found"))}>
            if station != Station::Timers { { arrow() } }<i></i>{ name }
        </li>
    }
}

fn end(look: &Look, walk: &Walk) -> Html {
    if walk.gave_up {
        return html! { { look.w(GoWord::NothingAnywhere) } };
    }
    match walk.found {
        Some((g, source)) => html! {
            <>{ look.tag(g) }if source == GoSource::Global || source == GoSource::Steal { { " · " }{ look.w(GoWord::EmptyUntilHere) } }</>
        },
        None => Html::default(),
    }
}
