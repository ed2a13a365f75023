//! A lesson's program: its text, its computer, and the buttons that bring it into the workbench.

use super::facts::Facts;
use super::listing::listing;
use crate::app::Store;
use crate::lesson::OpenLesson;
use crate::lesson_words::LessonWord;
use crate::parts::glyph::{Icon, icon};
use crate::settings::Computer;
use crate::state::{Action, RunPhase};
use crate::words::Word;
use scenario::Scenario;
use std::rc::Rc;
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProgramCardProps {
    pub store: Store,
    pub open: Rc<OpenLesson>,
    /// Which program of the lesson.
    pub number: usize,
    pub on_program: Callback<(usize, bool)>,
}

#[component]
pub fn ProgramCard(props: &ProgramCardProps) -> Html {
    let (store, number) = (&props.store, props.number);
    let language = store.settings.language();
    let w = |word: LessonWord| word.to(language);
    let Some(program) = props.open.program(number) else {
        return Html::default();
    };
    let here = props.open.slug(number) == store.slug;
    let usual = Computer::of_scenario(&program.scenario);
    let edited = here && (store.text != store.text_original || store.computer != usual);
    let to = |run: bool| {
        let on_program = props.on_program.clone();
        Callback::from(move |_: MouseEvent| on_program.emit((number, run)))
    };
    let on_reset = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::Restore);
            store.dispatch(Action::SetComputer(usual.clone()));
        })
    };
    let name = program.scenario.main_file().name.clone();
    let facts = computer_words(&program.scenario, language);
    let running = here && store.run == RunPhase::Running;
    html! {
        <section class={classes!("program-card", here.then_some("here"))} aria-label={name.clone()}>
            <header>
                <b><code>{ &name }</code></b>
                if !facts.is_empty() { <span class="lab">{ facts }</span> }
                <span class="spacer"></span>
                if edited {
                    <span class="lab edited">{ w(LessonWord::EditedNow) }</span>
                    <button type="button" class="btn quiet reset" title={w(LessonWord::ResetTitle)} onclick={on_reset}>{ w(LessonWord::Reset) }</button>
                } else if here {
                    <span class="lab">{ w(LessonWord::OpenNow) }</span>
                }
                if !here {
                    <button type="button" class="btn quiet open" aria-label={format!("{}: {name}", w(LessonWord::Open))} onclick={to(false)}>{ w(LessonWord::Open) }</button>
                }
                <button type="button" class="btn run-this" disabled={running} aria-label={format!("{}: {name}", Word::Run.to(language))} onclick={to(true)}>{ icon(Icon::Play) }{ Word::Run.to(language) }</button>
            </header>
            { listing(program.text(), program.scenario.language) }
            <Facts store={store.clone()} open={props.open.clone()} {number} />
        </section>
    }
}

/// What of the computer is not as usual.
fn computer_words(scenario: &Scenario, language: Language) -> String {
    let w = |word: Word| word.to(language);
    let computer = Computer::of_scenario(scenario);
    let mut words = Vec::new();
    if computer.cores > 1 {
        words.push(format!("{} {}", w(Word::Cores), computer.cores));
    }
    if computer.gomaxprocs > 0 {
        words.push(format!("GOMAXPROCS {}", computer.gomaxprocs));
    }
    if computer.free_threaded {
        words.push(w(Word::FreeThreaded).to_owned());
    }
    if computer.frozen {
        words.push(w(Word::ClockFrozenFact).to_owned());
    }
    if computer.seed != 0 {
        words.push(format!("{} {}", w(Word::Seed), computer.seed));
    }
    if computer.schedule != 0 {
        words.push(format!("{} {}", w(Word::Order), computer.schedule));
    }
    if !computer.release.is_empty() {
        words.push(format!("{} {}", scenario.language.name(), computer.release));
    }
    words.join(" · ")
}
