//! Programs that build, with packages of our library, and what `go vet` 1.27.3 said of them.
//!
//! In any order: vet's analyzers tell theirs one after the other, and which is first changes from run to run.

use go::check::{Release, check};
use serde_json::Value;

const VETTED: &str = include_str!("fixtures/vetted.json");

#[test]
fn warnings_equal_what_was_recorded() {
    let cases: Vec<Value> = serde_json::from_str(VETTED).expect("JSON");
    for case in &cases {
        let source = case["source"].as_str().expect("a program");
        let checked = check(&[("./main.go", source)], Release::Go127);
        let mut shown = checked.shown();
        shown.sort();
        let wanted: Vec<&str> = case["shown"].as_array().expect("lines").iter().filter_map(Value::as_str).collect();
        assert_eq!(shown, wanted, "{}", case["name"]);
    }
}
