//! `interleave`: run programs from the command line, as tests and course authors do.

use std::io::{stderr, stdout};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let code = cli::interleave(&arguments, &mut stdout().lock(), &mut stderr().lock());
    std::process::exit(code);
}
