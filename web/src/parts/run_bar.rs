//! How the run stands: running, more to come, stopped, a limit, an error, our own fault.

use super::glyph::Glyph;
use crate::app::Store;
use crate::route::Route;
use crate::shared;
use crate::state::{Action, EngineState, RunPhase};
use crate::words::{self, Word};
use trace::OutcomeKind;
use views::Standstill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RunBarProps {
    pub store: Store,
    pub on_run: Callback<()>,
    pub on_stop: Callback<()>,
    pub on_more: Callback<()>,
}

#[component]
pub fn RunBar(props: &RunBarProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let (ending, message, standstill) = store.recording.read(|replay| {
        let ending = replay.newest().ending.clone();
        let message = replay.trace().text(ending.message).to_owned();
        (ending, message, replay.newest().standstill())
    });
    let (on_stop, on_more) = (props.on_stop.clone(), props.on_more.clone());
    let bar = |class: &'static str, body: Html| html! { <div class={classes!("run-bar", class)} role="status">{ body }</div> };
    if let Some(error) = &store.link_error {
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::LinkError(None)));
        return bar(
            "alarm",
            html! {
                <>
                    { Glyph::Cross.draw() }<b>{ shared::words(error, props.store.settings.language()) }</b>
                    <span class="spacer"></span>
                    <button type="button" class="btn quiet" {onclick}>{ w(Word::Close) }</button>
                </>
            },
        );
    }
    if let (None, Some(carried), false) = (&store.text_ran, &store.carried, matches!(store.route, Route::Lesson(_))) {
        let notes = carried.view.notes.trim();
        let said = if notes.is_empty() { w(Word::SharedHint) } else { notes };
        return bar("shared", html! { <span class="notes">{ said }</span> });
    }
    let failed = match store.program_language() {
        scenario::Language::Python => Word::FailedBar,
        scenario::Language::Go => Word::FailedBarGo,
    };
    let code = html! { <span class="exit">{ w(Word::ExitCode) }{ " " }<span class="num">{ ending.code }</span></span> };
    match (&store.run, store.engine) {
        (RunPhase::Fault(message), _) => bar(
            "alarm",
            html! {
                <>
                    { Glyph::Cross.draw() }<b>{ w(Word::FaultBar) }</b><code>{ message }</code>
                    <a href={shared::address_of_run(store)} target="_blank" rel="noopener">{ w(Word::FaultLink) }</a>
                </>
            },
        ),
        (RunPhase::Incomplete, _) => {
            let on_run = props.on_run.clone();
            bar(
                "alarm",
                html! {
                    <>
                        { Glyph::Cross.draw() }<b>{ w(Word::PartMissing) }</b><span class="spacer"></span>
                        <button type="button" class="btn quiet" onclick={Callback::from(move |_: MouseEvent| on_run.emit(()))}><b>{ w(Word::PartAgain) }</b></button>
                    </>
                },
            )
        }
        (_, EngineState::Missing) => bar(
            "alarm",
            html! { <>{ Glyph::Cross.draw() }<b>{ w(Word::EngineMissing) }</b></> },
        ),
        (_, EngineState::Stale) => bar("limit", html! { <b>{ w(Word::EngineStale) }</b> }),
        (RunPhase::Running, _) => bar(
            "running",
            html! {
                <>
                    <span class="meter" aria-hidden="true"></span>
                    <span>{ w(Word::Running) }{ ": " }<span class="num">{ store.progress.events.max(store.recording.recorded as u64) }</span>{ " " }{ w(Word::EventsSoFar) }</span>
                    <span class="spacer"></span>
                    <button type="button" class="btn quiet" onclick={Callback::from(move |_: MouseEvent| on_stop.emit(()))}><b>{ w(Word::Stop) }</b></button>
                </>
            },
        ),
        (RunPhase::Stopped, _) => bar("limit", html! { <b>{ w(Word::Stopped) }</b> }),
        (RunPhase::Input, _) => bar("limit", html! { <b>{ w(Word::InputBar) }</b> }),
        (RunPhase::Paused, _) if store.at_end() || store.was_stopped => bar(
            "limit",
            html! {
                <>
                    <span>{ w(if store.was_stopped { Word::Stopped } else { Word::RunOnHint }) }</span><span class="spacer"></span>
                    <button type="button" class="btn quiet" onclick={Callback::from(move |_: MouseEvent| on_more.emit(()))}><b>{ w(Word::RunOn) }</b></button>
                </>
            },
        ),
        _ => match (ending.limit, ending.outcome) {
            (Some((limit, _, line)), _) => bar(
                "limit",
                html! {
                    <><b>{ words::limit_reached(limit, language) }</b><span>{ w(Word::LimitBar) }</span>if line > 0 { <span>{ words::line(line, language) }</span> }</>
                },
            ),
            (_, Some(OutcomeKind::Deadlock)) if standstill == Some(Standstill::Network) => bar(
                "limit",
                html! { <><b>{ w(Word::NetworkSilent) }</b><span>{ w(Word::NetworkSilentHint) }</span></> },
            ),
            (_, Some(OutcomeKind::Deadlock)) => bar(
                "alarm",
                html! {
                    <>
                        { Glyph::Cross.draw() }<b>{ w(Word::DeadlockBar) }</b>
                        if standstill.is_none() { <span>{ message }</span> } else if !store.at_end() { <span>{ w(Word::DeadlockSee) }</span> }
                    </>
                },
            ),
            (_, Some(OutcomeKind::Failed)) => bar(
                "alarm",
                html! { <>{ Glyph::Cross.draw() }<b>{ w(failed) }</b>{ code }<code>{ message }</code></> },
            ),
            (_, Some(OutcomeKind::Exited)) if ending.code != 0 => {
                bar("limit", html! { <><b>{ w(Word::ExitedBar) }</b>{ code }</> })
            }
            (_, Some(OutcomeKind::Unsupported)) => bar(
                "alarm",
                html! { <>{ Glyph::Cross.draw() }<code>{ message }</code></> },
            ),
            _ => match store.scene.untold {
                Some((limit, value)) => bar(
                    "limit",
                    html! { <><b>{ views::limit_word(limit, language) }</b><span>{ w(Word::UntoldBar) }{ " " }<span class="num">{ value }</span></span></> },
                ),
                None => Html::default(),
            },
        },
    }
}
