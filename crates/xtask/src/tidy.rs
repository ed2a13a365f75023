//! `cargo xtask tidy`: the rules of the house that a program can keep.
//!
//! Each rule is one test of `cargo xtask test`. A rule that needs an exception has it in
//! its own table, with the reason.

mod files;
mod rules;

use crate::arrows;
use crate::place::Place;
use crate::tally::Tally;
use files::SourceFile;

/// Tells every breach; fails when there is one.
pub fn run(place: &Place) -> Result<(), String> {
    let mut tally = Tally::default();
    check(place, &mut tally);
    tally.print();
    if tally.good() {
        Ok(())
    } else {
        Err(String::new())
    }
}

/// Counts each rule as one test, and names each breach.
pub fn check(place: &Place, tally: &mut Tally) {
    match arrows::forbidden(place) {
        Ok(wrong) => count(
            tally,
            "arrows",
            "crates use only what the layout allows",
            wrong,
        ),
        Err(reason) => tally.fail(1, reason),
    }
    let files = match files::all(place.root()) {
        Ok(files) => files,
        Err(reason) => return tally.fail(1, reason),
    };
    for rule in rules::RULES {
        let breaches = files.iter().flat_map(|file| breaches(rule, file)).collect();
        count(tally, rule.name, rule.says, breaches);
    }
}

fn breaches(rule: &rules::Rule, file: &SourceFile) -> Vec<String> {
    (rule.check)(file)
        .into_iter()
        .map(|(line, what)| format!("{}:{line}: {what}", file.path))
        .collect()
}

fn count(tally: &mut Tally, name: &str, says: &str, breaches: Vec<String>) {
    match breaches.is_empty() {
        true => {
            println!("tidy {name}: {says} ... ok");
            tally.pass(1);
        }
        false => {
            println!("tidy {name}: {says} ... FAILED");
            for breach in &breaches {
                println!("  {breach}");
            }
            tally.fail(1, format!("tidy {name}: {}", breaches[0]));
        }
    }
}
