//! The lesson that the address names is fetched and read, and its first program opened.

use crate::app::Store;
use crate::engine::Engine;
use crate::engine_library;
use crate::lesson::{self, LessonAction, OpenLesson, Reading};
use crate::route::Route;
use crate::state::{Action, EngineState, RunPhase, Tab};
use lessons::course;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Follows the address and the language.
#[hook]
pub fn use_lesson(store: &Store, engine: &Engine) {
    let id = match &store.route {
        Route::Lesson(id) => Some(id.clone()),
        _ => None,
    };
    let wanted = (id, store.settings.language(), store.lessons.attempt);
    {
        let store = store.clone();
        use_effect_with(wanted, move |(id, language, _)| {
            let Some(id) = id.clone() else { return };
            let show = |reading| store.dispatch(Action::Lesson(LessonAction::Show(reading)));
            if course::step(&id).is_none() {
                return show(store.lessons.at_hand(&id).unwrap_or(Reading::Unknown));
            }
            // Another language's text replaces this one when it is there.
            if store.lessons.open().is_none_or(|open| open.id != id) {
                store.dispatch(Action::Lesson(LessonAction::Load));
            }
            let (dispatcher, language) = (store.dispatcher(), *language);
            spawn_local(async move {
                let text = engine_library::fetched(&lesson::address(&id, language)).await;
                let reading = match text {
                    Some(text) => Reading::Open(Rc::new(OpenLesson::read(&id, &text))),
                    None => Reading::Missing,
                };
                dispatcher.dispatch(Action::LessonArrived { id, language, reading });
            });
        });
    }
    let shown = store.lessons.open().cloned();
    {
        let (store, engine) = (store.clone(), engine.clone());
        use_effect_with(shown, move |shown| {
            if let Some(open) = shown
                && open.in_workbench(&store).is_none()
            {
                open_program(&store, &engine, open, 0);
            }
        });
    }
}

/// Opens a program of the lesson in the workbench, where the lesson stays in sight.
pub fn open_program(store: &Store, engine: &Engine, open: &OpenLesson, index: usize) {
    let Some(program) = open.program(index) else {
        return;
    };
    if store.run == RunPhase::Running {
        engine.stop();
    }
    engine.speak(program.scenario.language);
    let slug = open.slug(index);
    let tab = store.tab;
    let computer = lesson::kept_computer(&slug, program);
    store.dispatch(Action::OpenShared {
        text: lesson::kept_text(&slug, program),
        scenario: Rc::new(program.scenario.clone()),
        slug,
    });
    store.dispatch(Action::SetComputer(computer));
    store.dispatch(Action::ShowTab(if tab == Tab::Code { Tab::Code } else { Tab::Lesson }));
}

/// Runs what was just opened, once the engine of its language is there.
#[hook]
pub fn use_wanted_run(store: &Store, on_run: Callback<()>) {
    let now = store.lessons.run_wanted && store.engine == EngineState::Ready;
    let dispatcher = store.dispatcher();
    use_effect_with((now, store.slug.clone()), move |(now, _)| {
        if *now {
            dispatcher.dispatch(Action::Lesson(LessonAction::RunWanted(false)));
            on_run.emit(());
        }
    });
}
