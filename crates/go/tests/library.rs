//! Our standard packages have no errors in them.

use go::check::{Finding, Release, check};
use source::Severity;

#[test]
fn every_package_of_the_library_checks_clean() {
    let packages = go::library::packages();
    for package in &packages {
        if package.starts_with("internal") {
            continue;
        }
        let text = format!("package main\n\nimport _ {package:?}\n\nfunc main() {{}}\n");
        let checked = check(&[("./main.go", &text)], Release::Go127);
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        let errors = checked.findings.iter().filter(is_error);
        let errors: Vec<String> = errors.map(|finding| checked.render(finding)).collect();
        assert_eq!(errors, Vec::<String>::new(), "{package}");
    }
}
