//! All comparisons, each with what to look at.

use super::{LETTERS, OWN, said};
use crate::compare_words::CompareWord;
use crate::route::Route;
use lessons::comparisons::COMPARISONS;
use views::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub language: Language,
}

#[component]
pub fn List(props: &ListProps) -> Html {
    let language = props.language;
    let w = |word: CompareWord| word.to(language);
    let address = |slug: &str| Route::Compare(Some(slug.to_owned())).fragment();
    let rows = COMPARISONS.iter().map(|comparison| {
        let variants = comparison.variants.iter().zip(LETTERS);
        let variants = variants.map(|(variant, letter)| {
            html! { <li key={letter}><b class="letter">{ letter }</b>{ said(variant.title, language) }</li> }
        });
        html! {
            <li key={comparison.slug}>
                <a href={address(comparison.slug)}>
                    <h3>{ said(comparison.title, language) }</h3>
                    <p>{ said(comparison.look, language) }</p>
                </a>
                <ul class="variant-names">{ for variants }</ul>
            </li>
        }
    });
    html! {
        <div class="compare compare-list">
            <header class="compare-head"><h2>{ w(CompareWord::Compare) }</h2><p>{ w(CompareWord::ListNote) }</p></header>
            <ol class="comparisons">
                { for rows }
                <li key={OWN}>
                    <a href={address(OWN)}><h3>{ w(CompareWord::ListOwn) }</h3><p>{ w(CompareWord::ListOwnNote) }</p></a>
                </li>
            </ol>
        </div>
    }
}
