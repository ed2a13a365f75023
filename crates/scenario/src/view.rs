//! What of a run is open when somebody opens the document. None of it decides the run.

use crate::document::is_default;
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// The moment that is shown: so many events have happened. None: the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<u64>,
    /// So many instructions have been done, where a moment is one between two events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<u64>,
    /// The stage that is open, by its name on the page; empty: the program's usual one.
    #[serde(skip_serializing_if = "is_default")]
    pub stage: String,
    /// Lines with a breakpoint, from 1.
    #[serde(skip_serializing_if = "is_default")]
    pub breakpoints: Vec<u32>,
    /// The lesson that the program belongs to, by its id; empty: none.
    #[serde(skip_serializing_if = "is_default")]
    pub lesson: String,
    /// The author's notes for the reader, as plain text.
    #[serde(skip_serializing_if = "is_default")]
    pub notes: String,
}
