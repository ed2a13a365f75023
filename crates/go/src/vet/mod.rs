//! What `go vet` says about programs that build.
//!
//! Modelled after the analyzers of `golang.org/x/tools/go/analysis/passes` that Go 1.27's vet
//! runs: their names are the modules' names.

use crate::check::Finding;
use crate::types::Program;

/// All warnings of the program's own package, by analyzer.
pub(crate) fn check(_program: &mut Program) -> Vec<Finding> {
    Vec::new()
}
