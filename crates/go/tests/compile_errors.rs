//! Small programs and what real `go build` and `go vet` say of them, by line and message.

mod support;

use serde_json::Value;

/// Programs that the real compiler refuses (or vet warns of), with its output.
const RECORDED: &str = include_str!("fixtures/compile_errors.json");

/// What the real tools wrote, without their headings; what depends on the machine left out.
fn expected(case: &Value) -> Vec<String> {
    let text = match case["build_exit"].as_u64() {
        Some(0) => &case["vet"],
        _ => &case["build"],
    };
    let lines = text.as_str().unwrap_or_default().lines();
    lines
        .filter(|line| !line.starts_with('#') && !line.starts_with("go: "))
        .map(|line| match line.starts_with("main.go:") {
            true => format!("./{line}"),
            false => line.to_owned(),
        })
        .collect()
}

#[test]
fn findings_equal_those_of_the_real_tools() {
    let cases: Vec<Value> = serde_json::from_str(RECORDED).expect("JSON");
    assert!(cases.len() > 100);
    let mut wrong = Vec::new();
    for case in &cases {
        let source = case["source"].as_str().expect("a program");
        let found = support::check("./main.go", source).shown();
        let found: Vec<String> = found
            .iter()
            .flat_map(|line| line.lines().map(str::to_owned))
            // Where Go is installed was left out of the recording.
            .map(|line| line.replace("/usr/local/go/src", "GOROOT/src"))
            .collect();
        let wanted = expected(case);
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
