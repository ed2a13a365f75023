//! Marks, tags and chips: the same strand looks the same wherever it is.

use super::glyph::Glyph;
use views::{Hue, Standing, Strand};
use yew::prelude::*;

/// A mark: the id only, with its state.
pub fn mark(strand: &Strand) -> Html {
    styled(
        &strand.label.to_string(),
        strand.hue,
        strand.standing.class(),
    )
}

pub fn styled(label: &str, hue: Hue, class: &'static str) -> Html {
    html! { <span class={classes!("mark", hue.class(), class)}>{ label }</span> }
}

/// A tag: a reference to a strand, without its state.
pub fn tag(strand: &Strand) -> Html {
    styled(&strand.label.to_string(), strand.hue, "tag")
}

/// A chip: id, glyph and name.
pub fn chip(strand: &Strand, name: &str, size: &'static str) -> Html {
    html! {
        <span class={classes!("chip", strand.hue.class(), strand.standing.class(), size)}>
            <span class="id">{ strand.label.to_string() }</span>
            <span class="nm">{ Glyph::of(strand.standing).draw() }<code>{ name }</code></span>
        </span>
    }
}

/// The function's own name with parentheses: `power()`.
pub fn call_name(name: &str) -> String {
    format!("{}()", name.rsplit('.').next().unwrap_or(name))
}

/// A Go function as its own package calls it: `worker`, `main.func1` (a literal in `main`).
pub fn go_name(name: &str) -> &str {
    name.strip_prefix("main.").unwrap_or(name)
}

pub fn word_of(standing: Standing, language: views::Language) -> Html {
    html! { <span class="state">{ Glyph::of(standing).draw() }{ crate::words::standing(standing, language) }</span> }
}
