//! `_sre`: the matcher of `re`, whose patterns and matches are `lib/re`.

use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::object::Object;
use crate::pure::regex::{self, Mode, Search, Subject};
use crate::value::Value;
use crate::vm::Vm;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_sre", "scan", scan),
    function("_sre", "fold", fold),
];

/// Nanoseconds of a step of the matcher.
const STEP_NS: u64 = 4;

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
        .collect()
}

fn number(vm: &Vm, args: &Args, n: usize) -> usize {
    vm.as_int(args.get(n)).unwrap_or(0).max(0) as usize
}

/// `(program, groups, loops, subject, start, end, mode, most)`: up to `most` matches one after the
/// other (0: all), each a tuple of its spans and the last group. Modes: 0 search, 1 match, 2 full match.
fn scan(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "scan", 8)?;
    let program = words(vm.bytes_of(args.get(0)).unwrap_or_default());
    let (groups, loops) = (number(vm, args, 1), number(vm, args, 2));
    let mode = match vm.as_int(args.get(6)) {
        Some(0) => Mode::Search,
        Some(1) => Mode::Match,
        _ => Mode::FullMatch,
    };
    let most = number(vm, args, 7);
    let subject = vm.payload(args.get(3));
    let mut letters: Vec<char> = Vec::new();
    let subject = match vm.object_of(subject) {
        Some(Object::Str(text)) if text.is_ascii() => Subject::Bytes(text.text.as_bytes()),
        Some(Object::Str(text)) => {
            letters.extend(text.text.chars());
            Subject::Letters(&letters)
        }
        _ => match vm.bytes_of(subject) {
            Some(bytes) => Subject::Bytes(bytes),
            None => return Err(vm.type_error("expected string or bytes-like object")),
        },
    };
    let end = number(vm, args, 5).min(subject.len());
    let mut start = number(vm, args, 4).min(subject.len());
    let (mut found, mut advance, mut steps) = (Vec::new(), false, 0);
    let answer = loop {
        let one = Search {
            program: &program,
            groups,
            loops,
            subject,
            start,
            end,
            mode,
            advance,
        };
        match regex::search(one) {
            Ok((Some(one), took)) => {
                steps += took;
                start = one.spans[1] as usize;
                advance = one.spans[0] == one.spans[1];
                found.push(one);
                if found.len() == most {
                    break Ok(());
                }
            }
            Ok((None, took)) => {
                steps += took;
                break Ok(());
            }
            Err(regex::TooManySteps) => break Err(()),
        }
    };
    vm.charge(100 + steps * STEP_NS);
    if answer.is_err() {
        let class = vm.classes.runtime_error;
        let text = format!(
            "Interleave: the regular expression took more than {} steps",
            regex::STEPS_MAX
        );
        return Err(Stop::Raise(vm.exception_with(class, &text)));
    }
    let mut matches = Vec::with_capacity(found.len());
    for one in found {
        let mut spans: Vec<Value> = one.spans.into_iter().map(Value::Int).collect();
        spans.push(Value::Int(i64::from(one.last_group)));
        matches.push(vm.heap.tuple(spans));
    }
    Ok(vm.heap.list(matches))
}

/// The code that stands for a code in any case.
fn fold(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "fold", 1)?;
    let code = number(vm, args, 0) as u32;
    Ok(Value::Int(i64::from(regex::fold(code))))
}
