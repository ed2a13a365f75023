//! The arrows: which crate may use which, read from `cargo metadata`.
//!
//! A crate may use the crates named beside it and what those stand on. One exception: the
//! page uses only the worker's messages, so what the worker stands on stays out of the
//! page; it depends on it without the default features, which bring the engine.

use crate::place::Place;
use crate::program::{answer, command};
use serde_json::Value;

const ALLOWED: [(&str, &[&str]); 13] = [
    ("source", &[]),
    ("trace", &["source"]),
    ("kernel", &["trace"]),
    ("python", &["source", "kernel"]),
    ("go", &["source", "kernel"]),
    ("scenario", &["source"]),
    ("engine", &["python", "go", "scenario"]),
    ("views", &["trace"]),
    ("lessons", &["scenario"]),
    ("worker", &["engine"]),
    ("cli", &["engine", "views", "lessons"]),
    ("xtask", &[]),
    ("web", &["views", "scenario", "lessons", "worker"]),
];

/// Crates from outside that only some of ours may know.
const OUTSIDE: [(&str, &[&str]); 5] = [
    ("yew", &["web"]),
    ("web-sys", &["web"]),
    ("wasm-bindgen", &["web", "worker"]),
    ("wasm-bindgen-futures", &["web", "worker"]),
    ("js-sys", &["web", "worker"]),
];

/// Every arrow that is not allowed, as a sentence.
pub fn forbidden(place: &Place) -> Result<Vec<String>, String> {
    let arguments = ["metadata", "--format-version", "1", "--no-deps"];
    let text = answer(&mut command("cargo", &arguments, place.root()))
        .ok_or("`cargo metadata` does not answer")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(wrong_arrows(&metadata))
}

fn wrong_arrows(metadata: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for package in list(&metadata["packages"]) {
        let name = package["name"].as_str().unwrap_or_default();
        if !ALLOWED.iter().any(|(crate_name, _)| *crate_name == name) {
            wrong.push(format!(
                "`{name}` is not in the layout: give it a place in arrows.rs"
            ));
            continue;
        }
        for dependency in list(&package["dependencies"]) {
            let used = dependency["name"].as_str().unwrap_or_default();
            if dependency["path"].is_string() {
                if !may_use(name, used) {
                    wrong.push(format!("`{name}` may not use `{used}`"));
                }
                let whole = dependency["uses_default_features"] == Value::Bool(true);
                if (name, used) == ("web", "worker") && whole {
                    wrong.push(
                        "`web` uses `worker` with its default features: only its messages may come"
                            .into(),
                    );
                }
            } else if let Some((_, users)) = OUTSIDE.iter().find(|(outside, _)| *outside == used)
                && !users.contains(&name)
            {
                wrong.push(format!(
                    "`{name}` may not know `{used}`: only {} may",
                    users.join(" and ")
                ));
            }
        }
    }
    wrong
}

/// Whether the crate is named beside `user`, or is something that those stand on.
fn may_use(user: &str, used: &str) -> bool {
    let direct = ALLOWED.iter().find(|(name, _)| *name == user);
    direct.is_some_and(|(_, names)| {
        names.iter().any(|name| {
            *name == used || ((user, *name) != ("web", "worker") && may_use(name, used))
        })
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{may_use, wrong_arrows};
    use serde_json::json;

    #[test]
    fn a_crate_may_use_what_its_dependencies_stand_on() {
        assert!(may_use("cli", "kernel"));
        assert!(may_use("web", "trace"));
        assert!(!may_use("trace", "kernel"));
        assert!(!may_use("views", "scenario"));
        assert!(
            !may_use("web", "engine"),
            "the page has only the worker's messages"
        );
    }

    #[test]
    fn a_wrong_arrow_is_named() {
        let metadata = json!({ "packages": [
            { "name": "trace", "dependencies": [
                { "name": "kernel", "path": "there", "uses_default_features": true },
                { "name": "yew", "path": null, "uses_default_features": true },
            ]},
            { "name": "kernel", "dependencies": [
                { "name": "trace", "path": "there", "uses_default_features": true },
            ]},
            { "name": "misc", "dependencies": [] },
        ]});
        let wrong = wrong_arrows(&metadata);
        assert_eq!(wrong.len(), 3, "{wrong:?}");
        assert_eq!(wrong[0], "`trace` may not use `kernel`");
    }
}
