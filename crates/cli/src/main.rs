//! `interleave`: run programs from the command line, as tests and course authors do.

mod run;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let code = match arguments.first().map(String::as_str) {
        Some("run") => run::run(&arguments[1..]),
        _ => {
            eprintln!("usage: interleave run FILE");
            2
        }
    };
    std::process::exit(code);
}
