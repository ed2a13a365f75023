//! The sentences that tell what happened: those of the page's language come beside its program,
//! in a chunk of their own.

use crate::chunks;
use views::Language;
use views::narration;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How the sentences of a language stand.
#[derive(Clone, PartialEq)]
pub enum Sentences {
    Here,
    Coming,
    /// They did not come: asks for them again.
    Missing(Callback<MouseEvent>),
}

/// Brings the sentences of a language, and draws the component again when they are here.
#[hook]
pub fn use_sentences(language: Language) -> Sentences {
    // Counts the attempts that failed.
    let failed = use_state(|| 0_u32);
    let attempt = use_state(|| 0_u32);
    let drawn = use_force_update();
    {
        let failed = failed.clone();
        use_effect_with((language, *attempt), move |(language, _)| {
            let language = *language;
            if narration::sentences(language).is_some() {
                return;
            }
            spawn_local(async move {
                let brought = match language {
                    Language::Korean => chunks::korean().await,
                    Language::English => chunks::english().await,
                };
                match brought {
                    Ok(sentences) => {
                        narration::bring(language, sentences);
                        drawn.force_update();
                    }
                    Err(_) => failed.set(*failed + 1),
                }
            });
        });
    }
    if narration::sentences(language).is_some() {
        Sentences::Here
    } else if *failed <= *attempt {
        Sentences::Coming
    } else {
        Sentences::Missing(Callback::from(move |_: MouseEvent| attempt.set(*failed)))
    }
}
