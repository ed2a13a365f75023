//! A lesson's blocks and the words inside them.

use super::program_card::ProgramCard;
use crate::app::Store;
use crate::lesson::OpenLesson;
use crate::lesson_words::LessonWord;
use crate::parts::{LessonPrediction, term};
use crate::route::Route;
use lessons::lesson::{Block, Inline, Prediction};
use std::rc::Rc;
use yew::prelude::*;

/// `number`: how many programs stand before the block.
pub fn block(store: &Store, open: &Rc<OpenLesson>, block: &Block, number: usize, on_program: &Callback<(usize, bool)>) -> Html {
    match block {
        Block::Heading(text) => html! { <h3>{ inlines(text) }</h3> },
        Block::Text(text) => html! { <p>{ inlines(text) }</p> },
        Block::Question(text) => html! {
            <blockquote><b class="lab">{ LessonWord::Question.to(store.settings.language()) }</b><p>{ inlines(text) }</p></blockquote>
        },
        Block::List { numbered, items } => list(*numbered, items),
        Block::Table(rows) => table(rows),
        Block::Slide => html! { <hr /> },
        Block::Program(_) => html! { <ProgramCard store={store.clone()} open={open.clone()} {number} on_program={on_program.clone()} /> },
        Block::Prediction(prediction) => ask(store, open, prediction, on_program),
    }
}

fn list(numbered: bool, items: &[Vec<Inline>]) -> Html {
    let items = items.iter().enumerate().map(|(index, item)| html! { <li key={index}>{ inlines(item) }</li> });
    match numbered {
        true => html! { <ol>{ for items }</ol> },
        false => html! { <ul>{ for items }</ul> },
    }
}

/// The first row is the head; a first cell that is empty there makes the first column one too.
fn table(rows: &[Vec<Vec<Inline>>]) -> Html {
    let Some((head, body)) = rows.split_first() else {
        return Html::default();
    };
    let named = head.first().is_some_and(Vec::is_empty);
    let heading = |(index, cell): (usize, &Vec<Inline>)| match cell.is_empty() {
        true => html! { <td key={index}></td> },
        false => html! { <th key={index} scope="col">{ inlines(cell) }</th> },
    };
    let cell = |(index, cell): (usize, &Vec<Inline>)| match named && index == 0 {
        true => html! { <th key={index} scope="row">{ inlines(cell) }</th> },
        false => html! { <td key={index}>{ inlines(cell) }</td> },
    };
    html! {
        <div class="table" tabindex="0">
            <table>
                <thead><tr>{ for head.iter().enumerate().map(heading) }</tr></thead>
                <tbody>{ for body.iter().enumerate().map(|(index, row)| html! { <tr key={index}>{ for row.iter().enumerate().map(cell) }</tr> }) }</tbody>
            </table>
        </div>
    }
}

/// A marked moment: the question stands at the workbench once the reader takes it.
fn ask(store: &Store, open: &OpenLesson, prediction: &Prediction, on_program: &Callback<(usize, bool)>) -> Html {
    let number = super::fold::number(open, prediction);
    let before = {
        let (on_program, program) = (on_program.clone(), prediction.program);
        Callback::from(move |()| on_program.emit((program, false)))
    };
    html! { <LessonPrediction store={store.clone()} lesson={open.score_name()} {number} prediction={prediction.clone()} {before} /> }
}

/// Words of a lesson.
pub fn inlines(inlines: &[Inline]) -> Html {
    html! { { for inlines.iter().enumerate().map(|(index, inline)| html! { <key={index}>{ in_lesson(inline) }</> }) } }
}

fn in_lesson(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => html! { { text } },
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Emphasis(text) => html! { <em>{ text }</em> },
        Inline::Strong(text) => html! { <strong>{ text }</strong> },
        Inline::Term { slug, text } => match lessons::glossary::slug(slug) {
            Some(slug) => term(slug, text),
            None => html! { { text } },
        },
        Inline::Lesson { id, text } => html! { <a href={Route::Lesson(id.clone()).fragment()}>{ text }</a> },
        Inline::Link { address, text } => html! { <a href={address.clone()} target="_blank" rel="noopener noreferrer">{ text }</a> },
    }
}
