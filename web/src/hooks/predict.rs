//! What predictions need of the world: a run to ask about, and a place for the score.

use crate::app::Store;
use crate::state::EngineState;
use yew::prelude::*;

/// Runs the program when a question waits for its run, as soon as the engine is there.
#[hook]
pub fn use_predicted_run(store: &Store, on_run: Callback<()>) {
    // Another program counts anew, and has another run.
    let served = use_mut_ref(|| (String::new(), 0));
    let wanted = ((store.slug.clone(), store.predicting.runs_wanted), store.engine == EngineState::Ready);
    let waits = store.predicting.is_open();
    use_effect_with(wanted, move |(wanted, is_ready)| {
        if *is_ready && waits && *served.borrow() != *wanted {
            *served.borrow_mut() = wanted.clone();
            on_run.emit(());
        }
    });
}

#[hook]
pub fn use_kept_scores(store: &Store) {
    use_effect_with(store.predicting.scores.clone(), |scores| scores.save());
}
