//! What the reader predicted so far, by program and lesson, in the browser's own storage.
//!
//! A question counts once: who answers it again has the newer answer counted.

use crate::storage;
use std::collections::BTreeMap;
use std::rc::Rc;

const KEY: &str = "predictions";
/// Of one program so many questions count; edited versions have questions of their own.
const ANSWERS_MAX: usize = 400;

/// By program or lesson, then by question: whether the answer was right.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scores {
    of: Rc<BTreeMap<String, BTreeMap<String, bool>>>,
}

impl Scores {
    pub fn load() -> Scores {
        let kept = storage::load(KEY);
        let of = kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Scores { of: Rc::new(of) }
    }

    pub fn save(&self) {
        match serde_json::to_string(&*self.of) {
            Ok(text) if !self.of.is_empty() => storage::save(KEY, &text),
            _ => storage::forget(KEY),
        }
    }

    /// The key of a lesson.
    pub fn of_lesson(id: &str) -> String {
        format!("lesson:{id}")
    }

    /// How many answers were right, of how many.
    pub fn count(&self, key: &str) -> (usize, usize) {
        let answers = self.of.get(key);
        answers.map_or((0, 0), |answers| (answers.values().filter(|right| **right).count(), answers.len()))
    }

    /// Whether the last answer to a question was right; none: it was not answered.
    pub fn answer(&self, key: &str, question: &str) -> Option<bool> {
        self.of.get(key)?.get(question).copied()
    }

    pub fn record(&mut self, key: &str, question: &str, is_right: bool) {
        let answers = Rc::make_mut(&mut self.of).entry(key.to_owned()).or_default();
        if answers.len() < ANSWERS_MAX || answers.contains_key(question) {
            answers.insert(question.to_owned(), is_right);
        }
    }

    pub fn forget(&mut self, key: &str) {
        Rc::make_mut(&mut self.of).remove(key);
    }
}
