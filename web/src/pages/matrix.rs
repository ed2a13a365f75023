//! The matrix: four programs, synchronous or not, blocking or not, run by the engine and drawn on
//! one clock. Sliders rewrite their constants, and all four run again.

mod cell;
mod controls;
mod lanes;
mod playhead;
mod runs;

use crate::app::Store;
use crate::matrix_words::{self, MatrixWord};
use crate::storage;
use cell::MatrixCell;
use controls::{first_values, head, narration, transport};
use lessons::matrix::{Cell, Slider};
use playhead::use_playhead;
use runs::{Cells, extent, file, moments, use_runs};
use scenario::Language;
use std::rc::Rc;
use trace::Time;
use views::matrix::{MomentTold, Watched, told};
use yew::prelude::*;

/// A cell's program for the workbench.
#[derive(Clone, PartialEq, Debug)]
pub struct Edit {
    pub language: Language,
    pub slug: String,
    pub file: String,
    pub original: Rc<str>,
    pub text: Rc<str>,
}

#[derive(Properties, PartialEq)]
pub struct MatrixPageProps {
    pub store: Store,
    pub go: bool,
    pub on_edit: Callback<Edit>,
}

/// Under which name the reader's own version of a cell's program is kept.
fn slug(cell: Cell, language: Language) -> String {
    format!("matrix-{}", file(cell, language))
}

/// The cells' texts: the reader's own, or ours; without the sliders.
fn kept_texts(language: Language) -> [Rc<str>; 4] {
    Cell::ALL.map(|cell| {
        let kept = storage::load(&format!("text:{}", slug(cell, language)));
        kept.map_or_else(|| cell.program(language).into(), Into::into)
    })
}

#[component]
pub fn MatrixPage(props: &MatrixPageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: MatrixWord| word.to(language);
    let guest = if props.go { Language::Go } else { Language::Python };
    let values = use_state_eq(first_values);
    // Counts the times that a text was brought back to ours.
    let restored = use_state_eq(|| 0u32);
    let kept = use_memo((guest, *restored), |(guest, _)| kept_texts(*guest));
    let texts = use_memo((kept.clone(), *values, guest), |(kept, values, guest)| {
        kept.each_ref().map(|text| {
            let sliders = Slider::ALL.iter().zip(values);
            sliders.fold(text.to_string(), |text, (slider, value)| slider.set(&text, *guest, *value))
        })
    });
    let (cells, running) = use_runs(guest, &texts);
    let extent = extent(&cells);
    let stops = moments(&cells, extent);
    let playhead = use_playhead(store, &stops, first_look(&cells));

    let on_value = {
        let values = values.clone();
        Callback::from(move |(index, value): (usize, u32)| {
            let mut moved = *values;
            moved[index] = value;
            values.set(moved);
        })
    };
    let on_edit = {
        let (texts, on_edit) = (texts.clone(), props.on_edit.clone());
        Callback::from(move |cell: Cell| {
            on_edit.emit(Edit {
                language: guest,
                slug: slug(cell, guest),
                file: file(cell, guest),
                original: cell.program(guest).into(),
                text: texts[place(cell)].as_str().into(),
            });
        })
    };
    let on_restore = {
        let restored = restored.clone();
        Callback::from(move |cell: Cell| {
            storage::forget(&format!("text:{}", slug(cell, guest)));
            restored.set(*restored + 1);
        })
    };
    let watched: Vec<Watched> = Cell::ALL.iter().zip(cells.iter()).map(|(cell, run)| {
        let (order, control) = matrix_words::sides(*cell);
        let lanes = run.as_ref().filter(|run| run.ran()).map(|run| &run.lanes);
        Watched { order, control, lanes }
    }).collect();
    let sentence = match cells.iter().all(Option::is_some) {
        true => told(&watched, playhead.at, language),
        false => MomentTold { what: w(MatrixWord::Waiting).to_owned(), why: String::new() },
    };
    let ends = order_of_ends(&cells);
    let cell = |cell: Cell| {
        let index = place(cell);
        let rank = ends.iter().position(|(other, end)| *other == cell && end.is_some()).map(|index| index + 1);
        html! {
            <MatrixCell key={cell.stem()} {cell} {guest} {language} run={cells[index].clone()} text={Rc::<str>::from(texts[index].as_str())}
                edited={is_edited(&kept[index], cell, guest)} {extent} now={playhead.at} {rank} on_edit={on_edit.clone()} on_restore={on_restore.clone()} />
        }
    };
    let side = |name: MatrixWord, note: MatrixWord, class: &'static str| {
        html! { <div class={classes!("mx-side", class)}><b>{ w(name) }</b><span>{ w(note) }</span></div> }
    };
    html! {
        <div class="matrix" aria-busy={running.to_string()}>
            { lanes::patterns() }
            { head(props.go, *values, &on_value, running && cells.iter().any(Option::is_some), language) }
            <div class="mx-grid">
                { side(MatrixWord::Blocking, MatrixWord::BlockingNote, "column first") }
                { side(MatrixWord::NonBlocking, MatrixWord::NonBlockingNote, "column") }
                { side(MatrixWord::Sync, MatrixWord::SyncNote, "row") }
                { cell(Cell::SyncBlocking) }
                { cell(Cell::SyncNonBlocking) }
                { side(MatrixWord::Async, MatrixWord::AsyncNote, "row") }
                { cell(Cell::AsyncBlocking) }
                { cell(Cell::AsyncNonBlocking) }
            </div>
            <div class="mx-foot">
                { narration(&sentence, &ends, &playhead, language) }
                { transport(&playhead, &stops, language) }
            </div>
        </div>
    }
}

fn place(cell: Cell) -> usize {
    Cell::ALL.iter().position(|other| *other == cell).unwrap_or(0)
}

/// The first look is in the middle of the waiting, where the cells differ most.
fn first_look(cells: &Cells) -> Time {
    let answer = cells[0].as_ref().and_then(|run| run.lanes.answer());
    answer.map_or(Time::ZERO, |answer| Time(answer.0 * 5 / 8 / 1_000_000 * 1_000_000))
}

/// Whether a text differs from ours in more than the sliders' constants.
fn is_edited(text: &str, cell: Cell, language: Language) -> bool {
    let plain = Slider::ALL.iter().fold(text.to_owned(), |text, slider| slider.set(&text, language, slider.range().3));
    plain != cell.program(language)
}

/// The cells, the first to end first; those that did not end last.
fn order_of_ends(cells: &Cells) -> Vec<(Cell, Option<Time>)> {
    let ends = Cell::ALL.iter().zip(cells.iter()).filter_map(|(cell, run)| {
        let run = run.as_ref()?;
        Some((*cell, run.is_over().then_some(run.lanes.end)))
    });
    let mut ends: Vec<_> = ends.collect();
    ends.sort_by_key(|(_, end)| (end.is_none(), *end));
    ends
}
