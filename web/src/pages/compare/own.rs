//! The playground's open program against itself: on another computer, or as its original text.

use super::bench_view::BenchView;
use super::run::Variant;
use crate::app::{Store, scenario_with};
use crate::compare_words::{self, CompareWord};
use crate::settings::Computer;
use crate::state::State;
use scenario::Language as Guest;
use std::rc::Rc;
use views::Language;
use yew::prelude::*;

/// So many beside the program as it stands.
const OTHERS_MAX: usize = 3;
const CORES: [u32; 3] = [1, 2, 4];

/// What is otherwise in a variant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Otherwise {
    OriginalText,
    Cores(u32),
    FreeThreaded(bool),
    Procs(u32),
    Seed(u64),
    Order(u64),
}

impl Otherwise {
    /// What makes sense for the open program, the most telling first.
    fn choices(state: &State) -> Vec<Otherwise> {
        let computer = &state.computer;
        let mut choices = Vec::new();
        if state.text != state.text_original {
            choices.push(Otherwise::OriginalText);
        }
        let others = CORES.iter().rev().filter(|cores| **cores != computer.cores);
        choices.extend(others.map(|cores| Otherwise::Cores(*cores)));
        match state.program_language() {
            Guest::Python if computer.release != "3.11" => {
                choices.push(Otherwise::FreeThreaded(!computer.free_threaded));
            }
            Guest::Python => {}
            Guest::Go => {
                let others = CORES.iter().filter(|procs| **procs != computer.gomaxprocs);
                choices.extend(others.map(|procs| Otherwise::Procs(*procs)));
            }
        }
        choices.push(Otherwise::Seed(computer.seed.wrapping_add(1)));
        choices.push(Otherwise::Order(computer.schedule.wrapping_add(1)));
        choices
    }

    fn title(self, language: Language) -> String {
        let word = |word: CompareWord| word.to(language).to_owned();
        match self {
            Otherwise::OriginalText => word(CompareWord::OriginalText),
            Otherwise::Cores(cores) => compare_words::cores(cores, language),
            Otherwise::FreeThreaded(true) => word(CompareWord::FreeThreaded),
            Otherwise::FreeThreaded(false) => word(CompareWord::WithGil),
            Otherwise::Procs(procs) => format!("GOMAXPROCS {procs}"),
            Otherwise::Seed(seed) => compare_words::seed(seed, language),
            Otherwise::Order(schedule) => compare_words::order(schedule, language),
        }
    }

    fn variant(self, state: &State) -> Variant {
        let mut computer = state.computer.clone();
        let mut text = &state.text;
        match self {
            Otherwise::OriginalText => text = &state.text_original,
            Otherwise::Cores(cores) => computer.cores = cores,
            Otherwise::FreeThreaded(free) => computer.free_threaded = free,
            Otherwise::Procs(procs) => computer.gomaxprocs = procs,
            Otherwise::Seed(seed) => computer.seed = seed,
            Otherwise::Order(schedule) => computer.schedule = schedule,
        }
        variant(state, text, &computer, |language| self.title(language))
    }
}

fn variant(state: &State, text: &str, computer: &Computer, title: impl Fn(Language) -> String) -> Variant {
    Variant {
        title: (title(Language::Korean), title(Language::English)),
        scenario: Rc::new(scenario_with(state, text, computer, false)),
        key: None,
    }
}

#[derive(Properties, PartialEq)]
pub struct OwnProps {
    pub store: Store,
}

#[component]
pub fn Own(props: &OwnProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: CompareWord| word.to(language);
    let choices = Otherwise::choices(store);
    let chosen = {
        let first = choices[0];
        use_state(move || vec![first])
    };
    let toggles = choices.iter().enumerate().map(|(place, choice)| {
        let on = chosen.contains(choice);
        let onclick = {
            let (chosen, choice) = (chosen.clone(), *choice);
            Callback::from(move |_: MouseEvent| {
                let mut now = (*chosen).clone();
                match now.iter().position(|other| *other == choice) {
                    Some(place) => drop(now.remove(place)),
                    None => now.push(choice),
                }
                chosen.set(now);
            })
        };
        let disabled = !on && chosen.len() >= OTHERS_MAX;
        html! { <button type="button" key={place} class="btn" aria-pressed={on.to_string()} {disabled} {onclick}>{ choice.title(language) }</button> }
    });
    let toggles = html! {
        <div class="own-choices" role="group" aria-label={w(CompareWord::With)}>
            <span class="lab">{ w(CompareWord::With) }</span>{ for toggles }
            <span class="lab">{ w(if chosen.is_empty() { CompareWord::ChooseOne } else { CompareWord::FourMost }) }</span>
        </div>
    };
    let mut variants = vec![variant(store, &store.text, &store.computer, |language| {
        CompareWord::AsItStands.to(language).to_owned()
    })];
    // In the order of the choices, whichever was pressed first.
    variants.extend(choices.iter().filter(|choice| chosen.contains(choice)).map(|choice| choice.variant(store)));
    // Other variants are another bench.
    let key = format!("{:?}", *chosen);
    html! {
        <BenchView {key} store={store.clone()} variants={Rc::new(variants)} title={w(CompareWord::OwnTitle)} look={format!("{}: {}", store.file, w(CompareWord::OwnLook))} choices={toggles} />
    }
}
