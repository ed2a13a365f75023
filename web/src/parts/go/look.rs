//! What every part of Go's stages needs, and marks of goroutines.

use crate::go_words::GoWord;
use crate::parts::mark::{chip, mark, tag};
use crate::parts::track::{clock_seconds, fine_seconds};
use trace::{ObjectId, StrandId, TextId, Trace};
use views::go::{GoState, Goroutine};
use views::{EventLoopState, Language, Strand};
use yew::prelude::*;

pub struct Look<'a> {
    pub state: &'a EventLoopState,
    pub go: &'a GoState,
    pub trace: &'a Trace,
    /// The end of what has run, in nanoseconds.
    pub last: u64,
    pub language: Language,
}

impl<'a> Look<'a> {
    pub fn w(&self, word: GoWord) -> &'static str {
        word.to(self.language)
    }

    pub fn strand(&self, id: StrandId) -> Option<&'a Strand> {
        self.state.strand(id)
    }

    pub fn g(&self, id: StrandId) -> Option<&'a Goroutine> {
        self.go.goroutine(id)
    }

    /// `G7`.
    pub fn label(&self, id: StrandId) -> String {
        self.strand(id).map_or_else(|| "?".to_owned(), |strand| strand.label.to_string())
    }

    pub fn text(&self, id: TextId) -> &'a str {
        self.trace.text(id)
    }

    /// The function that a goroutine runs, without its package: `worker`, `main.func1`.
    pub fn function(&self, id: TextId) -> &'a str {
        let name = self.text(id);
        let own = name.strip_prefix("main.").unwrap_or(name);
        if own == "main" { "main" } else { own }
    }

    /// A moment in seconds, as fine as the run is short.
    pub fn time(&self, nanoseconds: u64) -> String {
        match self.last < 1_000_000_000 {
            true => fine_seconds(nanoseconds),
            false => clock_seconds(nanoseconds),
        }
    }

    /// A mark that travels when its goroutine goes from one place to another.
    pub fn mark(&self, id: StrandId) -> Html {
        let Some(strand) = self.strand(id) else {
            return Html::default();
        };
        let moved = self.go.moved.contains(&id) && self.go.moved.len() == 1;
        let function = self.g(id).map(|g| self.function(g.function));
        html! {
            <span key={id.0} class={classes!("go-mark", moved.then_some("moved"))} data-flip={format!("g{}", id.0)} title={function.map(str::to_owned)}>{ mark(strand) }</span>
        }
    }

    /// A mark for reference, which stays where it is.
    pub fn still(&self, id: StrandId) -> Html {
        self.strand(id).map(mark).unwrap_or_default()
    }

    pub fn tag(&self, id: StrandId) -> Html {
        self.strand(id).map(tag).unwrap_or_default()
    }

    pub fn chip(&self, id: StrandId, size: &'static str) -> Html {
        let Some(strand) = self.strand(id) else {
            return Html::default();
        };
        let name = self.g(id).map_or("", |g| self.function(g.function));
        let moved = self.go.moved.contains(&id) && self.go.moved.len() == 1;
        html! {
            <span key={id.0} class={classes!("go-chip", moved.then_some("moved"))} data-flip={format!("g{}", id.0)} title={name.to_owned()}>{ chip(strand, name, size) }</span>
        }
    }

    /// What the program calls a channel or lock, else what it is.
    pub fn object_name(&self, id: ObjectId) -> String {
        if let Some(chan) = self.go.chan(id) {
            return match chan.name {
                Some(name) => self.text(name).to_owned(),
                None => format!("chan {}", self.text(chan.elem)),
            };
        }
        match self.go.sync(id) {
            Some(lock) => match lock.name {
                Some(name) => self.text(name).to_owned(),
                None => super::locks::kind_name(lock.kind).to_owned(),
            },
            None => "?".to_owned(),
        }
    }
}
