//! The embed's layout: title, run and reset above; code beside the stage and the output; the
//! sentence and the transport below. Two columns from 640 pixels, one above the other below.

use super::messages::{Controls, use_messages};
use super::{Embed, Part, mode};
use crate::app::{Store, stage};
use crate::chunk::Later;
use crate::chunks::{PAGES, PagesAsk};
use crate::parts::{EditorPane, Icon, Narration, OutputPane, PredictButton, RunBar, StageTabs, TimelinePane, Transport, icon, logo, stage_word};
use crate::shared;
use crate::stages;
use crate::state::{Action, RunPhase};
use crate::words::{self, Word};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EmbedBenchProps {
    pub store: Store,
    pub controls: Controls,
    pub on_stop: Callback<()>,
    pub on_line: Callback<String>,
}

#[component]
pub fn EmbedBench(props: &EmbedBenchProps) -> Html {
    use_messages(&props.store, &props.controls);
    let Some(embed) = mode() else {
        return Html::default();
    };
    let store = &props.store;
    let [code, scene] = [embed.has(Part::Code), embed.has(Part::Stage) || embed.has(Part::Output)];
    let controls = embed.has(Part::Controls);
    html! {
        <div class={classes!("embed", store.predicting.is_shown().then_some("asking"))}>
            { head(props, embed) }
            <main class={classes!("embed-work", (code && scene).then_some("two"))}>
                // Never without an editor: it holds the program.
                <div class="side" hidden={!code}><EditorPane store={store.clone()} /></div>
                if scene {
                    <div class="scene">
                        if embed.has(Part::Stage) { { stages_of(store, embed) } }
                        if embed.has(Part::Output) { <OutputPane store={store.clone()} on_line={props.on_line.clone()} /> }
                    </div>
                }
            </main>
            <div class="told">
                if embed.has(Part::Predict) && store.predicting.is_shown() {
                    <Later<PagesAsk> store={store.clone()} chunk={&PAGES} ask={PagesAsk::Predict(store.clone())} />
                }
                if !store.predicting.hides() { <RunBar store={store.clone()} on_run={props.controls.run.clone()} on_stop={props.on_stop.clone()} on_more={props.controls.more.clone()} /> }
                if embed.has(Part::Narration) && store.predicting.leaves_narration(store.moment) { <Narration store={store.clone()} /> }
            </div>
            if embed.has(Part::Timeline) { <TimelinePane store={store.clone()} /> }
            if controls {
                <footer class="embed-foot"><Transport store={store.clone()} /><OpenLink store={store.clone()} /></footer>
            }
        </div>
    }
}

fn head(props: &EmbedBenchProps, embed: &Embed) -> Html {
    let store = &props.store;
    let w = |word: Word| word.to(store.settings.language());
    let title = if embed.title.is_empty() { &store.file } else { &embed.title };
    let running = store.run == RunPhase::Running;
    let (on_run, on_stop) = (props.controls.run.clone(), props.on_stop.clone());
    let fresh = store.text == store.text_original && store.text_ran.is_none();
    let on_reset = {
        let (store, on_stop) = (store.clone(), props.on_stop.clone());
        Callback::from(move |_: MouseEvent| reset(&store, &on_stop))
    };
    let run_word = if store.text_ran.is_some() { Word::RunAgain } else { Word::Run };
    html! {
        <header class="embed-bar">
            <h1>{ title }</h1>
            <span class="embed-computer">{ facts(store) }</span>
            if store.is_edited_since_run() { <span class="edited">{ w(Word::EditedSinceRun) }</span> }
            if running {
                <button type="button" class="btn primary run" onclick={Callback::from(move |_: MouseEvent| on_stop.emit(()))}>{ icon(Icon::Stop) }{ w(Word::Stop) }</button>
            } else {
                <button type="button" class="btn primary run" onclick={Callback::from(move |_: MouseEvent| on_run.emit(()))}>{ icon(Icon::Play) }{ w(run_word) }</button>
            }
            if embed.has(Part::Predict) { <PredictButton store={store.clone()} /> }
            <button type="button" class="btn quiet reset" title={w(Word::EmbedResetTitle)} disabled={fresh} onclick={on_reset}>{ w(Word::EmbedReset) }</button>
            if !embed.has(Part::Controls) { <OpenLink store={store.clone()} /> }
        </header>
    }
}

/// The author's program again, and nothing run.
fn reset(store: &Store, on_stop: &Callback<()>) {
    let Some(scenario) = store.carried.clone() else {
        return store.dispatch(Action::Restore);
    };
    if store.run == RunPhase::Running {
        on_stop.emit(());
    }
    let (slug, text) = (store.slug.clone(), store.text_original.clone());
    store.dispatch(Action::OpenShared { slug, scenario, text });
}

/// “Go 1.27, 1 core”: what decides the run.
fn facts(store: &Store) -> String {
    let language = store.settings.language();
    let (guest, now) = (store.program_language(), &store.computer);
    let release = match now.release.as_str() {
        "" => guest.releases()[0],
        release => release,
    };
    let mut facts = vec![format!("{} {release}", guest.name()), words::cores(now.cores, language)];
    if now.gomaxprocs != 0 {
        facts.push(format!("GOMAXPROCS {}", now.gomaxprocs));
    }
    if now.free_threaded {
        facts.push(Word::FreeThreaded.to(language).to_owned());
    }
    facts.join(", ")
}

fn stages_of(store: &Store, embed: &Embed) -> Html {
    let shown = stages::shown(store);
    html! {
        <>
            if embed.stage.is_empty() { <StageTabs store={store.clone()} /> }
            <div class="stage" role="region" tabindex="0" aria-label={stage_word(shown, store.settings.language())}>{ stage(store) }</div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OpenLinkProps {
    store: Store,
}

/// To the playground, with the program as it has been edited here.
#[component]
fn OpenLink(props: &OpenLinkProps) -> Html {
    let store = &props.store;
    let w = |word: Word| word.to(store.settings.language());
    let about = (store.text.clone(), store.computer.clone(), store.document);
    let address = {
        let store = store.clone();
        use_memo(about, move |_| shared::address(&store, &shared::scenario_to_share(&store, None)))
    };
    html! {
        <a class="embed-open" href={(*address).clone()} target="_blank" rel="noopener" title={w(Word::EmbedOpenTitle)} aria-label={w(Word::EmbedOpenTitle)}>{ logo() }<span>{ w(Word::EmbedOpen) }</span></a>
    }
}
