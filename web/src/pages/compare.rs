//! Comparisons: two to four variants on one clock, side by side.
//!
//! Nouns: a [`Variant`] is a scenario with a title; the [`Bench`] has the variants' texts, their
//! runs and the one time that all are looked at. Each variant is run by an engine beside the
//! reader's own (`side_runs.rs`); what a run is drawn from is folded once, when it is whole.

mod bench;
mod bench_view;
mod column;
mod lane_paths;
mod lanes;
mod list;
mod measures;
mod outputs;
mod own;
mod run;
mod transport;

use crate::app::Store;
use crate::compare_words::CompareWord;
use bench_view::BenchView;
use lessons::comparisons::comparison;
use list::List;
use own::Own;
use run::Variant;
use std::rc::Rc;
use views::Language;
use yew::prelude::*;

/// The address of the playground's own program against itself.
pub const OWN: &str = "own";

/// The variants' names, in their order.
const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

#[derive(Properties, PartialEq)]
pub struct ComparePageProps {
    pub store: Store,
    /// The comparison; none: the list of them.
    pub id: Option<String>,
}

#[component]
pub fn ComparePage(props: &ComparePageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let body = match props.id.as_deref() {
        None => html! { <List {language} /> },
        Some(OWN) => html! { <Own store={store.clone()} /> },
        Some(slug) => match comparison(slug) {
            Some(comparison) => {
                let variants = comparison.variants.iter().enumerate();
                let variants = variants.map(|(index, variant)| Variant {
                    title: (variant.title.0.to_owned(), variant.title.1.to_owned()),
                    scenario: Rc::new(variant.scenario(variant.text)),
                    key: Some(format!("compare:{slug}:{index}")),
                });
                html! {
                    <BenchView key={slug.to_owned()} store={store.clone()} variants={Rc::new(variants.collect::<Vec<_>>())}
                        title={said(comparison.title, language)} look={said(comparison.look, language)} />
                }
            }
            None => html! { <div class="compare"><header class="compare-head">{ back(language) }<h2>{ CompareWord::Unknown.to(language) }</h2></header></div> },
        },
    };
    html! { <>{ body }</> }
}

fn said((ko, en): (&'static str, &'static str), language: Language) -> AttrValue {
    AttrValue::Static(match language {
        Language::Korean => ko,
        Language::English => en,
    })
}

/// To the list of all comparisons.
fn back(language: Language) -> Html {
    html! { <a class="compare-back" href={crate::route::Route::Compare(None).fragment()}>{ CompareWord::All.to(language) }</a> }
}
