//! Wrong programs of our own, with what real Go 1.27 said of each.

mod support;

use serde_json::Value;

const RECORDED: &str = include_str!("fixtures/recorded.json");

#[test]
fn findings_equal_what_was_recorded() {
    let cases: Vec<Value> = serde_json::from_str(RECORDED).expect("JSON");
    let mut wrong = Vec::new();
    for case in &cases {
        let source = case["source"].as_str().expect("a program");
        let shown = support::check("./main.go", source).shown();
        let found: Vec<&str> = shown.iter().flat_map(|line| line.lines()).collect();
        let wanted = case["shown"].as_array().expect("lines").iter();
        let wanted: Vec<&str> = wanted.filter_map(Value::as_str).collect();
        if found != wanted {
            wrong.push(format!(
                "{}\n  go:  {wanted:#?}\n  own: {found:#?}",
                case["name"]
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
