//! The open program's own matrix: each call that has waited so far, in the cell that its run put it
//! into, with the reason.

use crate::app::Store;
use crate::matrix_words::{self, MatrixWord};
use crate::state::Action;
use lessons::matrix::Cell;
use trace::Time;
use views::Language;
use views::matrix::{Fold, Matrix, Site, milliseconds};
use yew::prelude::*;

/// So many calls of a cell are shown; those that matter most come first.
const SITES_MAX: usize = 12;

/// The fold as far as it was looked at: going on costs only what is new.
#[derive(Default)]
struct Folded {
    run: u32,
    moment: usize,
    fold: Fold,
}

#[derive(Properties, PartialEq)]
pub struct MatrixStageProps {
    pub store: Store,
}

#[component]
pub fn MatrixStage(props: &MatrixStageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: MatrixWord| word.to(language);
    let folded = use_mut_ref(Folded::default);
    let matrix = use_memo((store.recording.run, store.moment), |(run, moment)| {
        let mut folded = folded.borrow_mut();
        if folded.run != *run || folded.moment > *moment {
            *folded = Folded { run: *run, ..Folded::default() };
        }
        store.recording.read(|replay| {
            let trace = replay.trace();
            while folded.moment < (*moment).min(trace.len()) {
                let record = trace.record(folded.moment);
                folded.fold.push(trace, &record);
                folded.moment += 1;
            }
        });
        folded.fold.so_far()
    });
    let side = |name: MatrixWord, note: MatrixWord, class: &'static str| {
        html! { <div class={classes!("mx-side", class)}><b>{ w(name) }</b><span>{ w(note) }</span></div> }
    };
    let empty = match (store.recording.recorded, matrix.sites.is_empty()) {
        (0, _) => Some(MatrixWord::StageNone),
        (_, true) => Some(MatrixWord::StageEmpty),
        _ => None,
    };
    html! {
        <div class="mx-stage">
            <p class="lab">{ w(empty.unwrap_or(MatrixWord::StageNote)) }</p>
            <div class="mx-quarters">
                { side(MatrixWord::Blocking, MatrixWord::BlockingNote, "column first") }
                { side(MatrixWord::NonBlocking, MatrixWord::NonBlockingNote, "column") }
                { side(MatrixWord::Sync, MatrixWord::SyncNote, "row") }
                { quarter(store, &matrix, Cell::SyncBlocking, language) }
                { quarter(store, &matrix, Cell::SyncNonBlocking, language) }
                { side(MatrixWord::Async, MatrixWord::AsyncNote, "row") }
                { quarter(store, &matrix, Cell::AsyncBlocking, language) }
                { quarter(store, &matrix, Cell::AsyncNonBlocking, language) }
            </div>
        </div>
    }
}

fn quarter(store: &Store, matrix: &Matrix, cell: Cell, language: Language) -> Html {
    let own = || matrix.sites.iter().filter(|site| matrix_words::cell_of(site.order, site.control) == cell);
    let count = own().count();
    let rows = own().take(SITES_MAX).map(|site| row(store, site, language));
    html! {
        <section class={classes!("mx-quarter", cell.stem())} aria-label={matrix_words::cell_name(cell, language)}>
            <h3 class="where">{ matrix_words::cell_name(cell, language) }</h3>
            if count == 0 {
                <p class="mx-none">{ MatrixWord::CellEmpty.to(language) }</p>
            } else {
                <ul>{ for rows }</ul>
            }
            if count > SITES_MAX { <p class="lab">{ matrix_words::more(count - SITES_MAX, language) }</p> }
        </section>
    }
}

fn row(store: &Store, site: &Site, language: Language) -> Html {
    let text = store.text_ran.as_ref().unwrap_or(&store.text);
    let source = text.lines().nth((site.line as usize).saturating_sub(1)).unwrap_or("").trim().to_owned();
    let first = site.waits.iter().map(|wait| wait.from).min().unwrap_or(Time::ZERO);
    // A wait that has not ended goes on now.
    let now = site.waits.iter().any(|wait| !wait.finished);
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let moment = store.recording.read(|replay| replay.trace().events_until(first));
            store.dispatch(Action::Play(false));
            store.dispatch(Action::Seek(moment));
        })
    };
    let polls = site.polls();
    html! {
        <li key={format!("{} {}", site.line, site.call)} class={classes!("mx-site", now.then_some("now"))}>
            <button type="button" {onclick} title={matrix_words::go_to(site.line, language)}>
                <span class="num t">{ site.line }</span><code>{ source }</code>
            </button>
            <p class="mx-figures">
                <code>{ &site.call }</code>
                <span>{ matrix_words::times(site.count(), language) }</span>
                <span>{ MatrixWord::Stopped.to(language) }{ " " }<b>{ milliseconds(site.waited()) }</b></span>
                if polls > 0 { <span>{ MatrixWord::Asked.to(language) }{ " " }<b>{ polls }</b></span> }
                if now { <span class="edited">{ MatrixWord::Now.to(language) }</span> }
            </p>
            <p class="mx-why">{ site.why(language) }</p>
        </li>
    }
}
