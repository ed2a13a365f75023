//! The app: the store, the effects, and the layout of the parts.

use crate::embed;
use crate::engine::{Engine, EngineNews};
use crate::hooks::{
    open_program, use_kept_scores, use_keys, use_lesson, use_playback, use_predicted_run, use_route, use_wanted_run,
};
use crate::lesson::{LessonAction, OWN};
use crate::parts::{
    EditorPane, EventLog, EventLoopStage, Narration, OutputPane, PhoneStage, PhoneTabs, PredictButton, ProgramList, RunBar, StageTabs,
    TimelinePane, TopBar, Transport, explains, page_links, stage_word,
};
use crate::chunk::Later;
use crate::chunks::{EMBED, EmbedAsk, GO, PAGES, PagesAsk, StageAsk, THREADS};
use crate::hooks::use_dropped_files;
use crate::pages;
use crate::predict_words::PredictWord;
use crate::first_links;
use crate::route::Route;
use crate::shared;
use crate::settings::{Computer, Settings};
use crate::source_steps::WishKind;
use crate::stages;
use crate::state::{Action, EngineState, Popover, RunPhase, StageTab, State, Tab};
use crate::storage;
use lessons::{PROGRAMS, Program};
use scenario::{ProgramFile, Scenario};
use std::rc::Rc;
use views::Language;
use yew::prelude::*;

pub type Store = UseReducerHandle<State>;

/// The run ahead goes on when somebody comes this near to its end.
const AHEAD_EVENTS: usize = 200;

/// The page's address that opens what differs from CPython.
const DIFFERENCES: &str = "#differences";

fn first_state() -> State {
    if let Some(embed) = embed::mode() {
        return embed.first_state();
    }
    let (shared, error) = match shared::of_address() {
        Some(Ok(shared)) => (Some(shared), None),
        Some(Err(error)) => (None, Some(error)),
        None => (None, None),
    };
    if let Some(shared::Shared { slug, scenario }) = shared {
        let text = shared::kept_text(&slug, &scenario);
        return State::shared(Settings::load(), slug, scenario, text);
    }
    if let Some((file, text)) = first_links::opened() {
        let text: Rc<str> = text.into();
        let (slug, file) = (first_links::SLUG.to_owned(), file.to_owned());
        let (settings, computer) = (Settings::load(), Computer::default());
        return State::new(settings, slug, file, text.clone(), text, computer);
    }
    let slug = storage::load("open");
    let known = slug.and_then(|slug| lessons::program(&slug));
    let program = known
        .or_else(|| lessons::program("gather"))
        .unwrap_or(&PROGRAMS[0]);
    let mut state = State::new(
        Settings::load(),
        program.slug.to_owned(),
        program.file.to_owned(),
        program.text.into(),
        kept_text(program),
        kept_computer(program),
    );
    // A link that does not open leaves the reader's own work where it was.
    state.link_error = error;
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    state.popover = (hash.as_deref() == Some(DIFFERENCES)).then_some(Popover::Differences);
    state
}

/// Where the program is kept that was open last in a language.
fn last_key(language: scenario::Language) -> String {
    format!("open:{}", language.name())
}

/// The program to open when somebody changes to a language: the last one, else the first.
pub fn last_program(language: scenario::Language) -> &'static Program {
    let slug = storage::load(&last_key(language));
    let known = slug.and_then(|slug| lessons::program(&slug));
    let known = known.filter(|program| program.language() == language);
    let mut all = PROGRAMS.iter().filter(|program| program.language() == language);
    known.or_else(|| all.next()).unwrap_or(&PROGRAMS[0])
}

/// The reader's own version of a program, if there is one.
fn kept_text(program: &Program) -> Rc<str> {
    storage::load(&format!("text:{}", program.slug)).map_or_else(|| program.text.into(), Into::into)
}

/// The reader's own computer for a program, if there is one.
fn kept_computer(program: &Program) -> Computer {
    let kept = storage::load(&format!("computer:{}", program.slug));
    let kept = kept.and_then(|text| serde_json::from_str(&text).ok());
    kept.unwrap_or_else(|| Computer::of(program))
}

#[component]
pub fn App() -> Html {
    let store = use_reducer(first_state);
    let engine = use_engine(&store);
    use_settings(&store);
    use_kept_text(&store);
    use_route(&store);
    use_keys(store.clone());
    use_playback(store.clone());
    use_run_ahead(&store, &engine);
    use_source_steps(&store, &engine);
    use_call_stack(&store, &engine);

    let on_run = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |()| run(&store, &engine))
    };
    use_predicted_run(&store, on_run.clone());
    use_kept_scores(&store);
    use_lesson(&store, &engine);
    use_wanted_run(&store, on_run.clone());
    let on_program = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |(index, runs): (usize, bool)| {
            let Some(open) = store.lessons.open() else { return };
            if open.slug(index) != store.slug {
                open_program(&store, &engine, open, index);
            }
            store.dispatch(Action::Lesson(LessonAction::RunWanted(runs)));
            store.dispatch(Action::Lesson(LessonAction::Bench(true)));
        })
    };
    let on_stop = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |()| {
            store.dispatch(Action::RunStopped);
            engine.stop();
        })
    };
    let on_line = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |line: String| {
            store.dispatch(Action::RunResumed);
            engine.type_line(store.recording.run, line);
        })
    };
    let on_more = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |()| {
            store.dispatch(Action::RunResumed);
            engine.more(store.recording.run);
        })
    };
    let on_open = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |program: &'static Program| {
            if store.run == RunPhase::Running {
                engine.stop();
            }
            storage::save("open", program.slug);
            storage::save(&last_key(program.language()), program.slug);
            engine.speak(program.language());
            store.dispatch(Action::Open {
                slug: program.slug.to_owned(),
                file: program.file.to_owned(),
                original: program.text.into(),
                text: kept_text(program),
                computer: kept_computer(program),
            });
        })
    };
    let on_document = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |file: shared::File| match shared::of_file(&file) {
            _ if file.name.ends_with(".md") => {
                store.dispatch(Action::Lesson(LessonAction::Own(file.text.as_str().into())));
                Route::Lesson(OWN.to_owned()).open();
            }
            Ok(shared) => {
                if store.run == RunPhase::Running {
                    engine.stop();
                }
                engine.speak(shared.scenario.language);
                let text = shared::kept_text(&shared.slug, &shared.scenario);
                let shared::Shared { slug, scenario } = shared;
                store.dispatch(Action::OpenShared { slug, scenario, text });
            }
            Err(error) => store.dispatch(Action::LinkError(Some(error))),
        })
    };
    use_dropped_files(on_document.clone());
    use_choices(&store, &engine);
    let controls = embed::Controls { run: on_run.clone(), engine: engine.clone(), more: on_more.clone() };
    if embed::mode().is_some() {
        let ask = EmbedAsk { store: store.clone(), controls, on_stop, on_line };
        return html! { <Later<EmbedAsk> {store} chunk={&EMBED} {ask} /> };
    }
    let tab = match store.tab {
        Tab::Lesson => "lesson",
        Tab::Code => "code",
        Tab::Stage => "stage",
        Tab::Output => "output",
        Tab::Time => "time",
    };
    let on_edit = {
        let (store, engine) = (store.clone(), engine.clone());
        Callback::from(move |edit: pages::Edit| {
            if store.run == RunPhase::Running {
                engine.stop();
            }
            engine.speak(edit.language);
            let pages::Edit { slug, file, original, text, .. } = edit;
            store.dispatch(Action::Open { slug, file, original, text, computer: Computer::default() });
            let window = web_sys::window();
            // An address of this page is never refused.
            let _ = window.map(|window| window.location().set_hash(&Route::Playground.fragment()));
        })
    };
    let paged = pages::is_instead_of_bench(&store.route);
    let part = |ask: PagesAsk| html! { <Later<PagesAsk> store={store.clone()} chunk={&PAGES} {ask} /> };
    let beside = matches!(store.route, Route::Lesson(_));
    let slides = store.lessons.slides.filter(|_| beside && store.lessons.open().is_some());
    let onclick = explains(&store);
    html! {
        <div class={classes!("app", paged.then_some("paged"), beside.then_some("with-lesson"), slides.is_some().then_some("slides"))} data-tab={tab} data-slide={slides.map(|show| if show.bench { "bench" } else { "text" })} {onclick}>
            <TopBar store={store.clone()} on_run={on_run.clone()} on_stop={on_stop.clone()} on_open={on_open.clone()} on_document={on_document.clone()} />
            <PhoneTabs store={store.clone()} />
            <main class="work">
                <div class="lesson-part" tabindex="0">
                    if beside {
                        { part(PagesAsk::Lesson { store: store.clone(), on_program }) }
                    } else {
                        <div class="in-tab">{ page_links(&store) }</div>{ lesson(&store) }<ProgramList store={store.clone()} on_open={on_open} />
                    }
                </div>
                <div class="side">
                    <EditorPane store={store.clone()} />
                    <OutputPane store={store.clone()} {on_line} />
                </div>
                <div class="scene">
                    <StageTabs store={store.clone()} />
                    <div class="stage" role="region" tabindex="0" aria-label={stage_word(stages::shown(&store), store.settings.language())}>
                        { stage(&store) }
                    </div>
                </div>
                <div class="told">
                    if store.predicting.is_shown() { { part(PagesAsk::Predict(store.clone())) } }
                    if !store.predicting.hides() { <RunBar store={store.clone()} {on_run} on_stop={on_stop} on_more={on_more} /> }
                    if store.predicting.leaves_narration(store.moment) { <Narration store={store.clone()} /> }
                    if !store.predicting.is_shown() {
                        <div class="predict-bar"><p>{ PredictWord::PredictHint.to(store.settings.language()) }</p><PredictButton store={store.clone()} /></div>
                    }
                </div>
            </main>
            if store.popover == Some(Popover::Differences) {
                { part(PagesAsk::Differences(store.clone())) }
            }
            if let Some(Popover::Term { slug, left, top, above }) = store.popover {
                { part(PagesAsk::Explanation { store: store.clone(), slug, left, top, above }) }
            }
            if paged {
                <main class="page">{ part(PagesAsk::Page { store: store.clone(), on_edit, on_document }) }</main>
            }
            <footer class="bottom">
                <TimelinePane store={store.clone()} />
                <Transport store={store.clone()} />
            </footer>
        </div>
    }
}

pub fn stage(store: &Store) -> Html {
    let stage = stages::shown(store);
    let store = store.clone();
    let chunk = match stage {
        StageTab::EventLoop => {
            return html! { <><EventLoopStage store={store.clone()} /><PhoneStage {store} /></> };
        }
        StageTab::EventLog => return html! { <EventLog {store} /> },
        StageTab::Scheduler | StageTab::Channels | StageTab::Goroutines => &GO,
        StageTab::Threads | StageTab::Executors | StageTab::Memory | StageTab::Parallel | StageTab::Matrix => &THREADS,
    };
    html! { <Later<StageAsk> store={store.clone()} {chunk} ask={StageAsk { store, stage }} /> }
}

/// What the open program teaches, on the phone's first tab.
fn lesson(store: &Store) -> Html {
    let Some(program) = lessons::program(&store.slug) else {
        let notes = store.carried.as_ref().map(|carried| carried.view.notes.as_str());
        return html! { <div class="lesson-head"><h2>{ &store.file }</h2><p class="notes">{ notes.unwrap_or_default() }</p></div> };
    };
    let (title, lesson) = match store.settings.language() {
        Language::Korean => (program.title_ko, program.lesson_ko),
        Language::English => (program.title_en, program.lesson_en),
    };
    html! { <div class="lesson-head"><h2>{ title }</h2><p>{ lesson }</p></div> }
}

fn run(store: &Store, engine: &Engine) {
    if store.run == RunPhase::Running {
        engine.stop();
    }
    let run = store.recording.run + 1;
    store.dispatch(Action::RunBegan { run });
    engine.run(run, scenario_of(store));
}

/// The scenario document for the open program.
fn scenario_of(state: &State) -> String {
    document(state, &state.text, &state.computer, true)
}

/// The program that ran, on a computer that differs in its cores only; nobody types.
pub fn scenario_with_cores(state: &State, cores: u32) -> String {
    let text = state.text_ran.as_ref().unwrap_or(&state.text);
    let computer = Computer {
        cores,
        ..state.computer_ran.clone()
    };
    document(state, text, &computer, false)
}

fn document(state: &State, text: &str, computer: &Computer, interactive: bool) -> String {
    scenario_with(state, text, computer, interactive).to_json()
}

/// The program on the computer, with what came with it.
pub fn scenario_with(state: &State, text: &str, computer: &Computer, interactive: bool) -> Scenario {
    let mut scenario = match &state.carried {
        Some(carried) => (**carried).clone(),
        None => Scenario::new(state.program_language(), state.file.as_str(), text),
    };
    if computer.schedule != 0 {
        scenario.schedule = scenario::Schedule::Random(computer.schedule);
    } else if !state.is_as_carried(text, computer) {
        scenario.schedule = scenario::Schedule::Policy;
    }
    scenario.view = scenario::View::default();
    scenario.program[0] = ProgramFile {
        name: state.file.clone(),
        text: text.to_owned(),
    };
    scenario.release = computer.release.clone();
    scenario.settings.cores = computer.cores;
    scenario.settings.seed = computer.seed;
    scenario.settings.free_threaded = computer.free_threaded;
    scenario.settings.gomaxprocs = computer.gomaxprocs;
    scenario.settings.clock = match computer.frozen {
        true => scenario::Clock::Frozen,
        false => scenario::Clock::Costed,
    };
    // Whoever runs a program here can be asked for a line.
    scenario.world.interactive = interactive;
    scenario
}

#[hook]
fn use_engine(store: &Store) -> Engine {
    let (dispatcher, language) = (store.dispatcher(), store.program_language());
    let engine = use_memo((), move |()| {
        // An embed is one of many: none keeps a second worker ready.
        let start = if embed::mode().is_some() { Engine::start_alone } else { Engine::start };
        start(language, Callback::from(move |news: EngineNews| {
            dispatcher.dispatch(match news {
                EngineNews::Ready => Action::Engine(EngineState::Ready),
                EngineNews::Missing => Action::Engine(EngineState::Missing),
                EngineNews::Stale => Action::Engine(EngineState::Stale),
                EngineNews::Findings(findings) => Action::Findings(findings),
                EngineNews::Refused { findings, told } => Action::Refused { findings, told },
                EngineNews::Piece {
                    run,
                    piece,
                    progress,
                } => Action::Arrived {
                    run,
                    piece,
                    progress,
                },
                EngineNews::Paused {
                    run,
                    pause,
                    progress,
                } => Action::RunPaused {
                    run,
                    pause,
                    progress,
                },
                EngineNews::Choices { run, choices } => Action::ChoicesArrived { run, choices },
                EngineNews::Steps { run, steps } => Action::SourceArrived { run, steps },
                EngineNews::Stacks {
                    run,
                    step,
                    thread,
                    stacks,
                } => Action::StacksArrived {
                    run,
                    step,
                    thread,
                    stacks,
                },
                EngineNews::Fault(message) => Action::RunFault(message),
                EngineNews::Incomplete => Action::RunIncomplete,
            });
        }))
    });
    let checked = (
        store.text.clone(),
        store.computer.release.clone(),
        store.engine,
    );
    {
        let (engine, store) = (engine.clone(), store.clone());
        use_effect_with(checked, move |(_, _, state)| {
            if *state == EngineState::Ready {
                engine.check(scenario_of(&store));
            }
        });
    }
    (*engine).clone()
}

/// Theme and language on the page, and all settings kept.
#[hook]
fn use_settings(store: &Store) {
    use_effect_with(store.settings.clone(), |settings| {
        settings.save();
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        if let Some(root) = root {
            let lang = if settings.korean { "ko" } else { "en" };
            // Attribute names that are constants are always legal.
            let _ = root.set_attribute("data-theme", settings.theme.name());
            let _ = root.set_attribute("lang", lang);
        }
    });
}

/// Edits survive a reload; a text equal to the original is not kept.
#[hook]
fn use_kept_text(store: &Store) {
    let carried = store.carried.as_ref().map(|carried| Computer::of_scenario(carried));
    use_effect_with(
        (store.slug.clone(), store.computer.clone()),
        move |(slug, computer)| {
            let key = format!("computer:{slug}");
            let usual = lessons::program(slug).map(Computer::of).or(carried);
            match serde_json::to_string(computer) {
                Ok(text) if usual.as_ref() != Some(computer) => storage::save(&key, &text),
                _ => storage::forget(&key),
            }
        },
    );
    let kept = (store.slug.clone(), store.text.clone());
    let original = store.text_original.clone();
    use_effect_with(kept, move |(slug, text)| {
        let key = format!("text:{slug}");
        if *text == original {
            storage::forget(&key);
        } else {
            storage::save(&key, text);
        }
    });
}

/// Runs on when somebody steps or plays towards the end of what has run.
#[hook]
fn use_run_ahead(store: &Store, engine: &Engine) {
    let near = store.moment + AHEAD_EVENTS >= store.recording.recorded
        && store.recording.recorded > AHEAD_EVENTS;
    let wanted = store.run == RunPhase::Paused && ((near && store.playing) || store.wants_more);
    let (store, engine) = (store.clone(), engine.clone());
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            store.dispatch(Action::RunResumed);
            engine.more(store.recording.run);
        }
    });
}

/// Asks the engine for the instructions that a step by line or instruction needs.
#[hook]
fn use_source_steps(store: &Store, engine: &Engine) {
    let (engine, dispatcher) = (engine.clone(), store.dispatcher());
    let run = store.recording.run;
    // A worker that runs has no answer: then events must do.
    let answers = store.answers();
    let lines = store.breakpoints.clone();
    use_effect_with(store.wish, move |wish| {
        let Some(wish) = wish else {
            return;
        };
        match wish.kind {
            _ if !answers => {
                let steps = Vec::new();
                dispatcher.dispatch(Action::SourceArrived { run, steps });
            }
            WishKind::Step { .. } => engine.steps(run, wish.from, wish.to),
            WishKind::Breakpoint { forward } => {
                engine.find(run, wish.from, lines.to_vec(), forward);
            }
            WishKind::Halt => engine.find(run, wish.from, lines.to_vec(), true),
        }
    });
}

/// Asks the engine for what was chosen, while somebody looks at the link.
#[hook]
fn use_choices(store: &Store, engine: &Engine) {
    let (run, recorded) = (store.recording.run, store.recording.recorded);
    let known = store.choices.as_ref().is_some_and(|(events, _)| *events == recorded);
    let wanted = store.popover == Some(Popover::Share) && store.answers() && !known;
    let engine = engine.clone();
    use_effect_with((wanted, run, recorded), move |(wanted, run, _)| {
        if *wanted {
            engine.choices(*run);
        }
    });
}

/// Asks the engine for the call stacks of the moment that is shown.
#[hook]
fn use_call_stack(store: &Store, engine: &Engine) {
    let wanted = store.asks_stack() && store.moment > 0;
    let wanted = wanted.then(|| (store.recording.run, store.here()));
    let engine = engine.clone();
    use_effect_with(wanted, move |wanted| {
        if let Some((run, step)) = *wanted {
            engine.inspect(run, step);
        }
    });
}
