//! Which part of the page is in which chunk. What the first screen shows is in none.

// The macro declares the other side of each boundary, which is foreign until the build splits it.
#![allow(unsafe_code)]

use crate::app::Store;
use crate::chunk::{Chunk, Drawer, NotLoaded};
use crate::embed::{Controls, EmbedBench};
use crate::pages::{self, Edit};
use crate::parts::{
    ChannelsStage, Differences, ExecutorStage, Explanation, GilStage, GoroutineStage, LessonPane, MatrixStage, MemoryStage,
    ParallelStage, PredictPanel, SchedulerStage, SharePanel,
};
use crate::shared::File;
use crate::state::StageTab;
use views::narration;
use wasm_split_helpers::wasm_split;
use yew::prelude::*;

/// Pages in the workbench's place, and what stands beside or over it.
#[derive(Clone, PartialEq)]
pub enum PagesAsk {
    Page { store: Store, on_edit: Callback<Edit>, on_document: Callback<File> },
    Lesson { store: Store, on_program: Callback<(usize, bool)> },
    Predict(Store),
    Differences(Store),
    /// What a word means; where, as [`Popover::Term`](crate::state::Popover) has it.
    Explanation { store: Store, slug: &'static str, left: i32, top: i32, above: bool },
}

pub static PAGES: Chunk<PagesAsk> = Chunk::new(|| Box::pin(pages()));

#[wasm_split(pages, fallible)]
fn pages() -> Result<Drawer<PagesAsk>, NotLoaded> {
    Ok(draw_pages)
}

fn draw_pages(ask: &PagesAsk) -> Html {
    match ask.clone() {
        PagesAsk::Page { store, on_edit, on_document } => pages::page(&store, &on_edit, &on_document),
        PagesAsk::Lesson { store, on_program } => html! { <LessonPane {store} {on_program} /> },
        PagesAsk::Predict(store) => html! { <PredictPanel {store} /> },
        PagesAsk::Differences(store) => html! { <Differences {store} /> },
        PagesAsk::Explanation { store, slug, left, top, above } => {
            html! { <Explanation key={slug} {store} {slug} {left} {top} {above} /> }
        }
    }
}

/// The sentences of a language, which tell what happened: the page's own comes at once.
#[wasm_split(korean, fallible)]
pub fn korean() -> Result<narration::Sentences, NotLoaded> {
    Ok(narration::korean())
}

#[wasm_split(english, fallible)]
pub fn english() -> Result<narration::Sentences, NotLoaded> {
    Ok(narration::english())
}

/// The app in a frame of a course page, with what its messages need.
#[derive(Clone, PartialEq)]
pub struct EmbedAsk {
    pub store: Store,
    pub controls: Controls,
    pub on_stop: Callback<()>,
    pub on_line: Callback<String>,
}

pub static EMBED: Chunk<EmbedAsk> = Chunk::new(|| Box::pin(embed()));

#[wasm_split(embed, fallible)]
fn embed() -> Result<Drawer<EmbedAsk>, NotLoaded> {
    Ok(draw_embed)
}

fn draw_embed(ask: &EmbedAsk) -> Html {
    let EmbedAsk { store, controls, on_stop, on_line } = ask.clone();
    html! { <EmbedBench {store} {controls} {on_stop} {on_line} /> }
}

/// A stage of the open program.
#[derive(Clone, PartialEq)]
pub struct StageAsk {
    pub store: Store,
    pub stage: StageTab,
}

/// Go's stages.
pub static GO: Chunk<StageAsk> = Chunk::new(|| Box::pin(go()));

#[wasm_split(go, fallible)]
fn go() -> Result<Drawer<StageAsk>, NotLoaded> {
    Ok(draw_go)
}

fn draw_go(ask: &StageAsk) -> Html {
    let store = ask.store.clone();
    match ask.stage {
        StageTab::Channels => html! { <ChannelsStage {store} /> },
        StageTab::Goroutines => html! { <GoroutineStage {store} /> },
        _ => html! { <SchedulerStage {store} /> },
    }
}

/// The stages that a program without threads and processes does not begin with.
pub static THREADS: Chunk<StageAsk> = Chunk::new(|| Box::pin(threads()));

#[wasm_split(threads, fallible)]
fn threads() -> Result<Drawer<StageAsk>, NotLoaded> {
    Ok(draw_threads)
}

fn draw_threads(ask: &StageAsk) -> Html {
    let store = ask.store.clone();
    match ask.stage {
        StageTab::Executors => html! { <ExecutorStage {store} /> },
        StageTab::Memory => html! { <MemoryStage {store} /> },
        StageTab::Parallel => html! { <ParallelStage {store} /> },
        StageTab::Matrix => html! { <MatrixStage {store} /> },
        _ => html! { <GilStage {store} /> },
    }
}

/// Links, files, pictures and code of an embed.
#[derive(Clone, PartialEq)]
pub struct ShareAsk {
    pub store: Store,
    pub on_document: Callback<File>,
}

pub static SHARE: Chunk<ShareAsk> = Chunk::new(|| Box::pin(share()));

#[wasm_split(share, fallible)]
fn share() -> Result<Drawer<ShareAsk>, NotLoaded> {
    Ok(draw_share)
}

fn draw_share(ask: &ShareAsk) -> Html {
    let ShareAsk { store, on_document } = ask.clone();
    html! { <SharePanel {store} {on_document} /> }
}
