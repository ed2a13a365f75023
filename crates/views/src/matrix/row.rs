//! The rows of `interleave trace --view matrix`: a site each, the one that matters most first.
//!
//! `{"line","call","order","control","count","waited_s","polls","why"}`; seconds.

use super::site::{Matrix, Site};
use crate::narration::Language;
use serde_json::{Value, json};
use trace::Trace;

/// Folds a whole trace into its rows.
pub fn rows(trace: &Trace) -> Vec<Value> {
    Matrix::of(trace).sites.iter().map(row).collect()
}

fn row(site: &Site) -> Value {
    json!({
        "line": site.line,
        "call": site.call,
        "order": site.order.word(),
        "control": site.control.word(),
        "count": site.count(),
        "waited_s": site.waited() as f64 / 1e9,
        "polls": site.polls(),
        "why": site.why(Language::English),
    })
}
