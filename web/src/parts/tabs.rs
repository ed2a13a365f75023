//! Tabs: of the stage, and of the phone's five parts.

use crate::app::Store;
use crate::go_words::GoWord;
use crate::matrix_words::MatrixWord;
use crate::stages;
use crate::state::{Action, StageTab, Tab};
use crate::words::Word;
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TabsProps {
    pub store: Store,
}

#[component]
pub fn StageTabs(props: &TabsProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let shown = stages::shown(store);
    let tabs = stages::open(store).into_iter().map(|tab| {
        let word = stage_word(tab, language);
        let on = shown == tab;
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::ShowStage(tab)));
        html! { <button type="button" key={word} aria-pressed={on.to_string()} onclick={onclick}>{ word }</button> }
    });
    html! { <div class="tabs" role="group" aria-label={Word::Stage.to(language)}>{ for tabs }</div> }
}

/// What a stage is called.
pub fn stage_word(tab: StageTab, language: Language) -> &'static str {
    match tab {
        StageTab::Scheduler => GoWord::Scheduler.to(language),
        StageTab::Channels => GoWord::Channels.to(language),
        StageTab::EventLoop => Word::EventLoop.to(language),
        StageTab::Threads => Word::ThreadsStage.to(language),
        StageTab::Executors => Word::ExecutorsStage.to(language),
        StageTab::Memory => Word::MemoryStage.to(language),
        StageTab::Parallel => Word::ParallelStage.to(language),
        StageTab::Goroutines => Word::GoroutinesStage.to(language),
        StageTab::Matrix => MatrixWord::Title.to(language),
        StageTab::EventLog => Word::EventLog.to(language),
    }
}

#[component]
pub fn PhoneTabs(props: &TabsProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let tabs = [
        (Tab::Lesson, Word::Lesson),
        (Tab::Code, Word::Code),
        (Tab::Stage, Word::Stage),
        (Tab::Output, Word::Output),
        (Tab::Time, Word::TimeTab),
    ];
    let tabs = tabs.map(|(tab, word)| {
        let on = store.tab == tab;
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::ShowTab(tab)));
        html! { <button type="button" key={word.to(language)} aria-pressed={on.to_string()} onclick={onclick}>{ word.to(language) }</button> }
    });
    html! { <nav class="phone-tabs" aria-label="Interleave">{ for tabs }</nav> }
}
