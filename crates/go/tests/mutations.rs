//! Programs that are spoilt at random places: whatever they say, the checker answers.

mod support;

use serde_json::Value;
use std::panic::catch_unwind;

const RECORDED: [&str; 2] = [
    include_str!("fixtures/compile_errors.json"),
    include_str!("fixtures/recorded.json"),
];

/// Spoilt versions of each program.
const VERSIONS: u64 = 12;

/// A generator that gives the same numbers everywhere.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d);
        (mixed >> 33) as usize % below.max(1)
    }
}

const PIECES: [&str; 24] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ":=",
    "=",
    ".",
    "...",
    "func",
    "type",
    "struct{",
    "interface{",
    "for",
    "range",
    "case",
    "<-",
    "*",
    "\"",
    "'",
    "T[",
];

fn spoil(text: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..1 + numbers.next(3) {
        let at = numbers.next(letters.len());
        let end = (at + 1 + numbers.next(6)).min(letters.len());
        match numbers.next(3) {
            0 => {
                letters.drain(at..end);
            }
            1 => {
                let piece = PIECES[numbers.next(PIECES.len())];
                letters.splice(at..at, piece.chars());
            }
            _ => {
                let copied: Vec<char> = letters[at..end].to_vec();
                let to = numbers.next(letters.len());
                letters.splice(to..to, copied);
            }
        }
    }
    letters.into_iter().collect()
}

#[test]
fn spoilt_programs_get_an_answer() {
    let mut programs = 0;
    for recorded in RECORDED {
        let cases: Vec<Value> = serde_json::from_str(recorded).expect("JSON");
        for case in &cases {
            let source = case["source"].as_str().expect("a program").to_owned();
            for version in 1..=VERSIONS {
                let mut numbers = Numbers(version * 7919 + source.len() as u64);
                let spoilt = spoil(&source, &mut numbers);
                let text = spoilt.clone();
                let answer = catch_unwind(move || support::check("./main.go", &text).shown().len());
                assert!(answer.is_ok(), "it panics on:\n{spoilt}");
                programs += 1;
            }
        }
    }
    assert!(programs > 2000);
}

#[test]
fn deep_nesting_is_refused_not_fatal() {
    for (open, close) in [
        ("(", ")"),
        ("[]int{", "}"),
        ("func() { x = ", "}"),
        ("-", ""),
        ("*", ""),
    ] {
        let text = format!(
            "package main\n\nfunc main() {{\n\tx := {}1{}\n}}\n",
            open.repeat(20_000),
            close.repeat(20_000)
        );
        let worker = std::thread::Builder::new().stack_size(16 << 20);
        let answer = worker
            .spawn(move || support::check("./main.go", &text).shown().len())
            .expect("a thread")
            .join();
        assert!(answer.is_ok_and(|lines| lines > 0), "{open}");
    }
}
