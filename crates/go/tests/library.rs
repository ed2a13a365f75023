//! Our standard packages have no errors in them.

use go::check::{Bodies, Finding, Release, check_bodies};
use source::Severity;

#[test]
fn every_package_of_the_library_checks_clean() {
    let packages = go::library::packages();
    let library = |path: &str| {
        let files = go::library::files(path).into_iter();
        files.map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    };
    for package in &packages {
        if package.starts_with("internal") {
            continue;
        }
        let text = format!("package main\n\nimport _ {package:?}\n\nfunc main() {{}}\n");
        let checked = check_bodies(&[("./main.go", &text)], Release::Go127, &library, Bodies::All);
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        let errors = checked.findings.iter().filter(is_error);
        let errors: Vec<String> = errors.map(|finding| checked.render(finding)).collect();
        assert_eq!(errors, Vec::<String>::new(), "{package}");
    }
}
