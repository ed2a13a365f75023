//! Chunks: parts of the page's program that come over the network when they are first shown.
//!
//! The build splits the program after linking (`cargo xtask chunks`): what only a function marked
//! `wasm_split` reaches is a file of its own. Such a function gives back the chunk's *drawer*, which
//! draws what is *asked* of it; [`Later`] stands where the part will stand, says that it is on its
//! way, and that it did not come, with a way to try again. A chunk that came is drawn at once, as
//! if it had always been there.
//!
//! Rejected: wasm programs of their own for the pages. They share the store, the folds of a trace
//! and Yew with the workbench, so each would be as large as the whole again.

use crate::app::Store;
use crate::words::Word;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
pub use wasm_split_helpers::SplitLoaderError as NotLoaded;
use views::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Draws what is asked of a chunk.
pub type Drawer<A> = fn(&A) -> Html;

/// A chunk's drawer on its way.
pub type Loading<A> = Pin<Box<dyn Future<Output = Result<Drawer<A>, NotLoaded>>>>;

/// A chunk, by what can be asked of it.
pub struct Chunk<A: 'static> {
    drawer: OnceLock<Drawer<A>>,
    load: fn() -> Loading<A>,
}

impl<A> Chunk<A> {
    pub const fn new(load: fn() -> Loading<A>) -> Chunk<A> {
        Chunk { drawer: OnceLock::new(), load }
    }
}

#[derive(Properties)]
pub struct LaterProps<A: Clone + PartialEq + 'static> {
    pub store: Store,
    pub chunk: &'static Chunk<A>,
    pub ask: A,
    /// Of the box that says how it stands while the chunk is not here.
    #[prop_or_default]
    pub class: Classes,
}

impl<A: Clone + PartialEq> PartialEq for LaterProps<A> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.chunk, other.chunk)
            && self.store == other.store
            && self.ask == other.ask
            && self.class == other.class
    }
}

/// A part of the page that is in a chunk.
#[component]
pub fn Later<A: Clone + PartialEq + 'static>(props: &LaterProps<A>) -> Html {
    let chunk = props.chunk;
    // Counts the attempts that failed.
    let failed = use_state(|| 0_u32);
    let attempt = use_state(|| 0_u32);
    let drawn = use_force_update();
    {
        let failed = failed.clone();
        use_effect_with(*attempt, move |_| {
            if chunk.drawer.get().is_some() {
                return;
            }
            spawn_local(async move {
                match (chunk.load)().await {
                    Ok(drawer) => {
                        // Another place of the page may have had it first: it is the same.
                        let _ = chunk.drawer.set(drawer);
                        drawn.force_update();
                    }
                    Err(_) => failed.set(*failed + 1),
                }
            });
        });
    }
    if let Some(draw) = chunk.drawer.get() {
        return draw(&props.ask);
    }
    let language = props.store.settings.language();
    let class = classes!("later", props.class.clone());
    if *failed <= *attempt {
        return html! { <div {class} role="status"><p class="coming">{ Word::PartComing.to(language) }</p></div> };
    }
    let on_again = Callback::from(move |_: MouseEvent| attempt.set(*failed));
    html! { <div {class} role="alert">{ missing(language, on_again) }</div> }
}

/// Says that a part did not come, with a way to try again.
pub fn missing(language: Language, on_again: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <p>{ Word::PartMissing.to(language) }</p>
            <button type="button" class="btn" onclick={on_again}>{ Word::PartAgain.to(language) }</button>
        </>
    }
}
