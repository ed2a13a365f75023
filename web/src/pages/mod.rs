//! The pages that stand in the workbench's place, one file each. The workbench lives on behind
//! them: its program, its run and its editor's history are there when the reader comes back.

mod compare;

use crate::app::Store;
use crate::route::Route;
use yew::prelude::*;

/// The page that the address names; none: the workbench, alone or with a lesson beside it.
pub fn page(store: &Store) -> Option<Html> {
    match &store.route {
        Route::Playground
        | Route::Lessons
        | Route::Lesson(_)
        | Route::Matrix(_)
        | Route::Glossary(_) => None,
        Route::Compare(id) => Some(html! { <compare::ComparePage store={store.clone()} id={id.clone()} /> }),
    }
}

/// Whether the address names a page in the workbench's place: its keys and its part of the top
/// bar are away then.
pub fn is_instead_of_bench(route: &Route) -> bool {
    match route {
        Route::Playground | Route::Lesson(_) => false,
        Route::Compare(_) => true,
        Route::Lessons | Route::Matrix(_) | Route::Glossary(_) => false,
    }
}
