//! The pages that stand in the workbench's place, one file each. The workbench lives on behind
//! them: its program, its run and its editor's history are there when the reader comes back.

mod matrix;

use crate::app::Store;
use crate::route::Route;
use yew::prelude::*;

pub use matrix::Edit;

/// The page that the address names; none: the workbench, alone or with a lesson beside it.
pub fn page(store: &Store, on_edit: &Callback<Edit>) -> Option<Html> {
    match &store.route {
        Route::Matrix(go) => {
            Some(html! { <matrix::MatrixPage store={store.clone()} go={*go} on_edit={on_edit.clone()} /> })
        }
        Route::Playground
        | Route::Lessons
        | Route::Lesson(_)
        | Route::Compare(_)
        | Route::Glossary(_) => None,
    }
}

/// Whether the address names a page in the workbench's place: its keys and its part of the top
/// bar are away then.
pub fn is_instead_of_bench(route: &Route) -> bool {
    match route {
        Route::Playground | Route::Lesson(_) => false,
        Route::Matrix(_) => true,
        Route::Lessons | Route::Compare(_) | Route::Glossary(_) => false,
    }
}
