//! Messages between the app and the page's script, which carries them on: commands in, news out,
//! as events of the window with JSON in them. Version 1; `web/embed/embed.d.ts` has the types.

use super::{Part, marks, mode, opened};
use crate::app::Store;
use crate::engine::Engine;
use crate::predict::Stand;
use crate::shared;
use crate::state::{Action, EngineState, RunPhase, State};
use crate::words::Word;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use trace::OutcomeKind;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CustomEvent, CustomEventInit};
use yew::prelude::*;

const COMMAND: &str = "interleave:command";
const NEWS: &str = "interleave:news";

/// Characters of output in a message; of more, the last ones.
const OUTPUT_CHARS_MAX: usize = 65_536;

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Command {
    Run,
    Seek {
        moment: usize,
    },
    Set {
        link: String,
        lines: Option<String>,
        hide: Option<String>,
        moment: Option<u64>,
    },
}

/// What a command may need of the app.
#[derive(Clone, PartialEq)]
pub struct Controls {
    pub run: Callback<()>,
    pub engine: Engine,
    pub more: Callback<()>,
}

/// Hears commands and tells news.
#[hook]
pub fn use_messages(store: &Store, controls: &Controls) {
    use_commands(store, controls);
    let language = store.settings.language();
    let state: &State = store;
    use_told(state.document, state.link_error.is_none().then(|| loaded(state)));
    use_ran(state);
    let last = state.recording.recorded;
    let step = json!({ "type": "step", "moment": state.moment, "last": last, "time_ns": state.at() });
    use_told((state.recording.run, state.moment, state.inner.is_some()), (last > 0).then_some(step));
    let written = written(state);
    let output = mode().and_then(|_| (last > 0).then(|| json!({ "type": "output", "text": output(state) })));
    use_told((state.recording.run, written), output);
    let answer = answered(state);
    use_told(answer, answer.map(|(_, at, right)| json!({ "type": "predicted", "at": at, "right": right })));
    // What a question keeps out of sight is not seen.
    let over = matches!(state.run, RunPhase::Over) && state.at_end() && last > 0 && !state.predicting.hides();
    let (right, of) = state.predicting.scores.count(&format!("program:{}", state.slug));
    let completed = json!({ "type": "completed", "moments": last, "right": right, "of": of });
    use_told((state.recording.run, over), over.then_some(completed));
    let wrong = state.link_error.as_ref().map(|error| shared::words(error, language));
    use_told(wrong.clone(), wrong.map(|message| error("link", &message)));
    let refused = state.refusal.clone();
    use_told(refused.clone(), refused.map(|told| error("refused", &told)));
    let fault = match (&state.run, state.engine) {
        (RunPhase::Fault(message), _) => Some(message.clone()),
        (RunPhase::Incomplete, _) => Some(Word::PartMissing.to(language).to_owned()),
        (_, EngineState::Missing) => Some(Word::EngineMissing.to(language).to_owned()),
        (_, EngineState::Stale) => Some(Word::EngineStale.to(language).to_owned()),
        _ => None,
    };
    use_told(fault.clone(), fault.map(|message| error("fault", &message)));
}

/// Tells a message whenever what it is about changes.
#[hook]
fn use_told<About: PartialEq + 'static>(about: About, message: Option<Value>) {
    use_effect_with(about, move |_| {
        if let (Some(message), true) = (message, mode().is_some()) {
            tell(&message);
        }
    });
}

/// Tells of each run once: when it stands, and no question keeps part of it out of sight.
#[hook]
fn use_ran(state: &State) {
    let told = use_mut_ref(|| (RunPhase::Idle, 0));
    let now = (state.run.clone(), state.recording.run);
    let message = ran(state).filter(|_| !state.predicting.hides());
    use_effect_with((now, message.is_some()), move |(now, _)| {
        if let (Some(message), true) = (message, mode().is_some())
            && told.replace(now.clone()) != *now
        {
            tell(&message);
        }
    });
}

/// The answer that the panel tells of: which of its round, about how many events, whether it is right.
fn answered(state: &State) -> Option<(usize, usize, bool)> {
    let predicting = &state.predicting;
    let exercise = predicting.exercise().filter(|_| predicting.stand == Stand::Told)?;
    let right = (*predicting.results.last()?)?;
    Some((predicting.place, exercise.at, right))
}

fn tell(message: &Value) {
    let init = CustomEventInit::new();
    init.set_detail(&message.to_string().into());
    let event = CustomEvent::new_with_event_init_dict(NEWS, &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // A listener's exception is the listener's own.
        let _ = window.dispatch_event(&event);
    }
}

/// Takes commands one at a time, each in a render of its own, so that it sees what the one before did.
#[hook]
fn use_commands(store: &Store, controls: &Controls) {
    let queue: Rc<RefCell<VecDeque<Command>>> = use_mut_ref(VecDeque::new);
    let wanted: Rc<RefCell<Option<usize>>> = use_mut_ref(|| None);
    let autoplay = use_mut_ref(|| mode().is_some_and(|embed| embed.autoplay && embed.has(Part::Controls)));
    let update = use_force_update();
    {
        let (queue, update) = (queue.clone(), update.clone());
        use_effect_with((), move |()| {
            let heard = mode().map(|_| listen(queue, update));
            move || drop(heard)
        });
    }
    let (store, controls) = (store.clone(), controls.clone());
    use_effect(move || {
        let command = queue.borrow_mut().pop_front();
        if let Some(command) = command {
            obey(command, &store, &controls, &wanted);
            update.force_update();
        }
        reach(&store, &controls, &wanted);
        if store.answers() && autoplay.replace(false) && !crate::hooks::prefers_reduced_motion() {
            store.dispatch(Action::Play(true));
        }
    });
}

/// The listener, as long as it is kept, and its first word.
fn listen(queue: Rc<RefCell<VecDeque<Command>>>, update: UseForceUpdateHandle) -> Closure<dyn FnMut(CustomEvent)> {
    let listener = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        let text = event.detail().as_string().unwrap_or_default();
        // What is no command is left alone.
        if let Ok(command) = serde_json::from_str(&text) {
            queue.borrow_mut().push_back(command);
            update.force_update();
        }
    });
    if let Some(window) = web_sys::window() {
        // A listener on the window is never refused.
        let _ = window.add_event_listener_with_callback(COMMAND, listener.as_ref().unchecked_ref());
    }
    tell(&json!({ "type": "ready" }));
    listener
}

fn obey(command: Command, store: &Store, controls: &Controls, wanted: &RefCell<Option<usize>>) {
    match command {
        Command::Run => {
            wanted.replace(None);
            controls.run.emit(());
        }
        Command::Seek { moment } => {
            wanted.replace(Some(moment));
            if store.text_ran.is_none() {
                controls.run.emit(());
            }
        }
        Command::Set { link, lines, hide, moment } => {
            let stage = mode().map_or("", |embed| embed.stage.as_str());
            match opened(&link, moment, stage) {
                Ok((slug, scenario)) => {
                    wanted.replace(None);
                    if store.run == RunPhase::Running {
                        controls.engine.stop();
                    }
                    controls.engine.speak(scenario.language);
                    let (lines, hide) = (lines.unwrap_or_default(), hide.unwrap_or_default());
                    marks::set(marks::Marks::new(&lines, &hide, moment));
                    let text = scenario.main_file().text.as_str().into();
                    store.dispatch(Action::OpenShared { slug, scenario, text });
                }
                Err(error) => store.dispatch(Action::LinkError(Some(error))),
            }
        }
    }
}

/// Goes to the moment that was asked for, as soon as the run has it.
fn reach(store: &Store, controls: &Controls, wanted: &RefCell<Option<usize>>) {
    let Some(moment) = *wanted.borrow() else {
        return;
    };
    let there = store.recording.recorded;
    let ended = matches!(store.run, RunPhase::Over | RunPhase::Input | RunPhase::Stopped);
    if there > 0 && (moment <= there || ended) {
        wanted.replace(None);
        store.dispatch(Action::Seek(moment));
    } else if store.run == RunPhase::Paused {
        controls.more.emit(());
    }
}

fn loaded(state: &State) -> Value {
    let language = match state.program_language() {
        scenario::Language::Python => "python",
        scenario::Language::Go => "go",
    };
    json!({ "type": "loaded", "language": language, "characters": state.text.chars().count() })
}

/// How the run stands, when it has come as far as it goes by itself.
fn ran(state: &State) -> Option<Value> {
    let ending = state.recording.read(|replay| replay.newest().ending.clone());
    let outcome = match (&state.run, ending.limit, ending.outcome) {
        (RunPhase::Paused, ..) => "paused",
        (RunPhase::Input, ..) => "input",
        (RunPhase::Stopped, ..) => "stopped",
        (RunPhase::Over, Some(_), _) => "limit",
        (RunPhase::Over, _, Some(OutcomeKind::Deadlock)) => "deadlock",
        (RunPhase::Over, _, Some(OutcomeKind::Failed | OutcomeKind::Unsupported)) => "failed",
        (RunPhase::Over, ..) => "exited",
        _ => return None,
    };
    Some(json!({ "type": "ran", "events": state.recording.recorded, "outcome": outcome, "exit_code": ending.code }))
}

/// How many times something had been written at the shown moment.
fn written(state: &State) -> usize {
    state.recording.read(|replay| {
        let written = replay.transcript.written();
        written.partition_point(|write| (write.event as usize) < state.moment)
    })
}

fn output(state: &State) -> String {
    let count = written(state);
    let text: String = state.recording.read(|replay| {
        let written = &replay.transcript.written()[..count];
        written.iter().map(|write| replay.trace().text(write.text)).collect()
    });
    let spare = text.chars().count().saturating_sub(OUTPUT_CHARS_MAX);
    text.chars().skip(spare).collect()
}

fn error(kind: &str, message: &str) -> Value {
    json!({ "type": "error", "kind": kind, "message": message })
}
