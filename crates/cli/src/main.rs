//! `interleave`: run programs from the command line, as tests and course authors do.

use std::io::{stderr, stdout};

// The VM's objects are small and many: with the system's allocator 100,000 tasks take a quarter longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let code = cli::interleave(&arguments, &mut stdout().lock(), &mut stderr().lock());
    std::process::exit(code);
}
