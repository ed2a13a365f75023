//! The program picker: programs under headings, each with what it teaches.

use crate::app::Store;
use crate::words::Word;
use lessons::{Group, PROGRAMS, Program};
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
            <p class="lab">{ Word::ProgramsHint.to(language) }</p>
            <ProgramList store={props.store.clone()} on_open={props.on_open.clone()} />
        </div>
    }
}

/// The list itself; on a phone it is the lesson tab.
#[component]
pub fn ProgramList(props: &ProgramPickerProps) -> Html {
    let language = props.store.settings.language();
    html! {
        <div class="program-list">
            { for Group::ALL.iter().map(|group| section(props, language, *group)) }
        </div>
    }
}

fn section(props: &ProgramPickerProps, language: Language, group: Group) -> Html {
    let (ko, en) = group.title();
    let title = match language {
        Language::Korean => ko,
        Language::English => en,
    };
    let programs = PROGRAMS.iter().enumerate();
    let programs = programs.filter(|(_, program)| program.group == group);
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
