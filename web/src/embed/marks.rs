//! What the author marked in the open program: lines that stand out, lines that are folded away.
//!
//! They belong to the author's text, so the editor gets them when that text comes into it, and
//! moves them with the edits from then on.

use super::mode;
use crate::app::Store;
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Ranges of lines that are looked at; more make no page clearer.
const RANGES_MAX: usize = 64;

/// Lines count from 1; a range holds its last line too.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    lines: Vec<(u32, u32)>,
    hidden: Vec<(u32, u32)>,
    /// The moment that is shown after a run.
    pub moment: Option<u64>,
}

impl Marks {
    pub fn new(lines: &str, hidden: &str, moment: Option<u64>) -> Marks {
        Marks {
            lines: ranges(lines),
            hidden: ranges(hidden),
            moment,
        }
    }
}

thread_local! {
    /// Of the program that is open: an author's message may bring another.
    static MARKS: RefCell<Marks> = RefCell::default();
}

pub fn set(marks: Marks) {
    MARKS.set(marks);
}

/// Tells the editor the marks, whenever the app has put a text into it. In the playground: nothing.
#[hook]
pub fn use_marks(node: NodeRef, store: &Store) {
    use_effect_with(store.document, move |_| {
        let (Some(embed), Some(editor)) = (mode(), node.get()) else {
            return;
        };
        let set = |name: &str, value: JsValue| {
            // Properties of our own element can always be set.
            let _ = Reflect::set(&editor, &name.into(), &value);
        };
        let marks = MARKS.with_borrow(Clone::clone);
        set("readOnly", embed.readonly.into());
        set("marked", array(&marks.lines));
        set("folded", array(&marks.hidden));
        set("foldWord", crate::words::Word::FoldedLines.to(embed.settings().language()).into());
    });
}

fn array(ranges: &[(u32, u32)]) -> JsValue {
    let pair = |(from, to): &(u32, u32)| Array::of2(&(*from).into(), &(*to).into());
    ranges.iter().map(pair).collect::<Array>().into()
}

/// Reads `3,5-7`; what is neither a line nor a range is passed over.
fn ranges(list: &str) -> Vec<(u32, u32)> {
    let range = |word: &str| {
        let (from, to) = word.split_once('-').unwrap_or((word, word));
        let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        (from >= 1 && to >= from).then_some((from, to))
    };
    list.split(',').filter_map(range).take(RANGES_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn lines_and_ranges_are_read_and_the_rest_is_passed_over() {
        assert_eq!(ranges("3, 5-7"), [(3, 3), (5, 7)]);
        assert_eq!(ranges("0,x,9-2,4-"), []);
        assert_eq!(ranges(""), []);
    }
}
