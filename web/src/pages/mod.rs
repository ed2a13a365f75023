//! The pages that stand in the workbench's place, one file each. The workbench lives on behind
//! them: its program, its run and its editor's history are there when the reader comes back.

mod compare;
mod glossary;
mod lessons;
mod matrix;

use crate::app::Store;
use crate::route::Route;
use crate::shared::File;
use yew::prelude::*;

pub use matrix::Edit;

/// The page that the address names, where that is one in the workbench's place.
pub fn page(store: &Store, on_edit: &Callback<Edit>, on_document: &Callback<File>) -> Html {
    match &store.route {
        Route::Lessons => html! { <lessons::LessonsPage store={store.clone()} on_document={on_document.clone()} /> },
        Route::Compare(id) => html! { <compare::ComparePage store={store.clone()} id={id.clone()} /> },
        Route::Glossary(word) => html! { <glossary::GlossaryPage store={store.clone()} word={word.clone()} /> },
        Route::Matrix(go) => {
            html! { <matrix::MatrixPage store={store.clone()} go={*go} on_edit={on_edit.clone()} /> }
        }
        Route::Playground | Route::Lesson(_) => Html::default(),
    }
}

/// Whether the address names a page in the workbench's place: its keys and its part of the top
/// bar are away then.
pub fn is_instead_of_bench(route: &Route) -> bool {
    match route {
        Route::Lessons | Route::Matrix(_) | Route::Compare(_) | Route::Glossary(_) => true,
        Route::Playground | Route::Lesson(_) => false,
    }
}
