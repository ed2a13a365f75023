//! What was tested: counts, and the names of what failed.

/// Counts over all parts of a test run.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    failures: Vec<String>,
    notes: Vec<String>,
}

impl Tally {
    pub fn pass(&mut self, count: usize) {
        self.passed += count;
    }

    /// Counts failures, named by one line each or together.
    pub fn fail(&mut self, count: usize, what: impl Into<String>) {
        self.failed += count;
        self.failures.push(what.into());
    }

    /// Something that a person should know though nothing failed.
    pub fn note(&mut self, what: impl Into<String>) {
        self.notes.push(what.into());
    }

    pub fn good(&self) -> bool {
        self.failed == 0
    }

    /// Prints what failed; the last line is `N passed, M failed`, alone.
    pub fn print(&self) {
        println!();
        for note in &self.notes {
            println!("note: {note}");
        }
        for failure in &self.failures {
            println!("failed: {failure}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
    }
}
