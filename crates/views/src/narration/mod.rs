//! The narration: one record told in a sentence, and why it happened in another.
//!
//! [`story`] reads a record and the state after it and picks the messages of the
//! typed catalogue ([`What`], [`Why`]); `korean` and `english` hold the templates,
//! each an exhaustive match. A template names its parts in braces; `{who|이}`
//! takes the Korean particle that fits the part's last sound.

mod english;
mod korean;
mod message;
mod piece;
mod tell;
mod tell_go;
mod tell_go_sync;
mod tell_loop;
mod tell_process;
mod tell_task;
mod tell_threads;
mod tell_world;

pub use message::{What, Why};
pub use piece::{Piece, PieceKind};
pub use tell::story;

use std::sync::OnceLock;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    #[default]
    Korean,
    English,
}

/// What happened and why, before any language.
#[derive(Clone, PartialEq, Debug)]
pub struct Story {
    pub what: What,
    pub why: Option<Why>,
    /// The runtime's own word for it (`call_later`), for the corner of the panel.
    pub call: &'static str,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Sentence {
    pub what: Vec<Piece>,
    pub why: Vec<Piece>,
}

/// The sentences of a language, with gaps for their parts.
#[derive(Clone, Copy)]
pub struct Sentences {
    what: fn(&What) -> &'static str,
    why: fn(&Why) -> &'static str,
}

/// The Korean ones, which a page may have in a part of their own.
pub fn korean() -> Sentences {
    Sentences { what: korean::what, why: korean::why }
}

/// The English ones.
pub fn english() -> Sentences {
    Sentences { what: english::what, why: english::why }
}

/// Of both languages, as far as they are here.
static HERE: [OnceLock<Sentences>; 2] = [OnceLock::new(), OnceLock::new()];

/// The sentences of a language are here from now on.
pub fn bring(language: Language, sentences: Sentences) {
    let _ = HERE[language as usize].set(sentences);
}

/// A program of this machine's has all of them; a page has those that it was brought.
pub fn sentences(language: Language) -> Option<Sentences> {
    #[cfg(not(target_arch = "wasm32"))]
    bring(language, if language == Language::Korean { korean() } else { english() });
    HERE[language as usize].get().copied()
}

impl Story {
    /// Without words while the language's sentences are not here.
    pub fn tell(&self, language: Language) -> Sentence {
        let Some(Sentences { what, why }) = sentences(language) else {
            return Sentence { what: Vec::new(), why: Vec::new() };
        };
        Sentence {
            what: piece::fill(what(&self.what), &self.what.parts()),
            why: self
                .why
                .as_ref()
                .map(|reason| piece::fill(why(reason), &reason.parts()))
                .unwrap_or_default(),
        }
    }
}

impl Sentence {
    /// Both sentences as plain text, for the live region and the event log.
    pub fn plain(&self) -> String {
        let text = |pieces: &[Piece]| pieces.iter().map(Piece::plain).collect::<String>();
        let (what, why) = (text(&self.what), text(&self.why));
        if why.is_empty() {
            return what;
        }
        format!("{what} {why}")
    }

    pub fn what_plain(&self) -> String {
        self.what.iter().map(Piece::plain).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_fills_its_template_in_every_language() {
        for language in [Language::Korean, Language::English] {
            for what in What::samples() {
                for why in Why::samples() {
                    let story = Story {
                        what: what.clone(),
                        why: Some(why.clone()),
                        call: "",
                    };
                    let told = story.tell(language).plain();
                    assert!(!told.contains(['{', '}', '`', '|']), "{told}");
                    assert!(!told.contains("  "), "{told}");
                }
            }
        }
    }
}
