//! The program picker: programs under headings, each with what it teaches.

use crate::app::{Store, last_program};
use crate::words::Word;
use lessons::{Group, PROGRAMS, Program};
use scenario::Language as Guest;
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProgramPickerProps {
    pub store: Store,
    pub on_open: Callback<&'static Program>,
}

/// The picker as a panel under its button.
#[component]
pub fn ProgramPicker(props: &ProgramPickerProps) -> Html {
    let language = props.store.settings.language();
    html! {
        <div class="popover programs" role="dialog" aria-label={Word::Programs.to(language)}>
            <div class="programs-head"><p class="lab">{ Word::ProgramsHint.to(language) }</p><LanguageSwitch store={props.store.clone()} on_open={props.on_open.clone()} /></div>
            <ProgramList store={props.store.clone()} on_open={props.on_open.clone()} />
        </div>
    }
}

/// Python or Go: changes to the program that was open last in the other language.
#[component]
pub fn LanguageSwitch(props: &ProgramPickerProps) -> Html {
    let language = props.store.settings.language();
    let now = props.store.program_language();
    let choice = |guest: Guest| {
        let on_open = props.on_open.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if guest == now {
                return;
            }
            on_open.emit(last_program(guest));
        });
        html! { <button type="button" aria-pressed={(guest == now).to_string()} {onclick}>{ guest.name() }</button> }
    };
    html! {
        <span class="segments language-switch" role="group" aria-label={Word::ProgramLanguage.to(language)}>
            { choice(Guest::Python) }{ choice(Guest::Go) }
        </span>
    }
}

/// The list itself; on a phone it is the lesson tab.
#[component]
pub fn ProgramList(props: &ProgramPickerProps) -> Html {
    let language = props.store.settings.language();
    let guest = props.store.program_language();
    html! {
        <div class="program-list">
            { for Group::ALL.iter().filter(|group| group.language() == guest).map(|group| section(props, language, *group)) }
        </div>
    }
}

fn section(props: &ProgramPickerProps, language: Language, group: Group) -> Html {
    let (ko, en) = group.title();
    let title = match language {
        Language::Korean => ko,
        Language::English => en,
    };
    let same = PROGRAMS.iter().filter(|program| program.language() == group.language());
    let programs = same.enumerate().filter(|(_, program)| program.group == group);
    html! {
        <section key={en} aria-label={title}>
            <h3>{ title }</h3>
            <ol>{ for programs.map(|(index, program)| entry(props, language, index, program)) }</ol>
        </section>
    }
}

fn entry(
    props: &ProgramPickerProps,
    language: Language,
    index: usize,
    program: &'static Program,
) -> Html {
    let (title, lesson) = match language {
        Language::Korean => (program.title_ko, program.lesson_ko),
        Language::English => (program.title_en, program.lesson_en),
    };
    let current = props.store.slug == program.slug;
    let on_open = props.on_open.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_open.emit(program));
    html! {
        <li key={program.slug}>
            <button type="button" class="program" aria-current={current.then_some("true")} onclick={onclick}>
                <span class="number num">{ index + 1 }</span>
                <span class="title">{ title }<code>{ program.file }</code></span>
                <span class="lesson">{ lesson }</span>
            </button>
        </li>
    }
}
