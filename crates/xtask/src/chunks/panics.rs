//! Takes the words of panics out of the page's program: it has no hook that tells them, and a
//! browser no standard error, so nobody ever reads them. A panic stops the page as before.
//!
//! What leads straight to a panic (the message is put together, the place in the source is named)
//! becomes the trap that follows it, in place; constants that only it used become zeros, which
//! wasm-opt takes away. The engines keep their words: theirs are told (`crates/worker`).
//!
//! Rejected: `panic = "immediate-abort"`. Stable Rust has it not.

use crate::parts::body::Body;
use crate::parts::cut::{leb, put_section, start, text};
use crate::parts::linked::{CODE, DATA, Linked, Reader, WITH_ADDEND};
use crate::parts::panics::{panicking, ways};
use std::collections::BTreeSet;
use std::ops::Range;

const NOTHING: u8 = 0x01;
const TRAP: u8 = 0x00;

/// The program without them.
pub fn without_words(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let program = Linked::read(bytes)?;
    let bodies: Vec<Option<Body>> = (0..program.bodies.len()).map(|place| Body::read(&program, place)).collect();
    let panics = panicking(&program, &bodies)?;
    let places = bodies.iter().enumerate().filter_map(|(place, body)| Some((place, body.as_ref()?)));
    let ways: Vec<Range<usize>> = places.flat_map(|(place, body)| ways(&program, place, body, &panics)).collect();
    let mut bytes = bytes.to_vec();
    for way in &ways {
        bytes[way.clone()].fill(NOTHING);
        bytes[way.end - 1] = TRAP;
    }
    let is_way = |at: usize| {
        let after = ways.partition_point(|way| way.end <= at);
        ways.get(after).is_some_and(|way| way.contains(&at))
    };
    let kept = kept(&program, &is_way);
    let first = program.constants.1.start;
    for (place, kept) in kept.iter().enumerate() {
        if !kept {
            bytes[first + place] = 0;
        }
    }
    let (code, data) = (program.section(CODE)?.start, program.section(DATA)?.start);
    let mut out = start();
    for (number, range) in &program.sections {
        let name = if *number == 0 { Reader::new(program.bytes, range.start).text() } else { String::new() };
        let contents = &bytes[range.clone()];
        match name.as_str() {
            "reloc.CODE" => put_section(&mut out, 0, &relocations(&name, contents, |offset| !is_way(code + offset))),
            "reloc.DATA" => {
                let is_kept = |offset: usize| (data + offset).checked_sub(first).and_then(|place| kept.get(place)).is_none_or(|kept| *kept);
                put_section(&mut out, 0, &relocations(&name, contents, is_kept));
            }
            _ => put_section(&mut out, *number, contents),
        }
    }
    Ok(out)
}

/// Which constants are used yet, byte by byte of the segment.
fn kept(program: &Linked, is_way: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let exported = program.exports.iter().filter(|(_, kind, _)| *kind == 0).map(|(_, _, function)| *function);
    let mut open: Vec<u32> = exported.chain(program.slots.values().copied()).chain(program.started).collect();
    let (mut lives, mut pieces) = (BTreeSet::new(), program.roots.clone());
    while let Some(function) = open.pop() {
        let Some(place) = function.checked_sub(program.imported).filter(|_| lives.insert(function)) else {
            continue;
        };
        let calls = &program.calls[place as usize];
        open.extend(calls.iter().filter(|call| !is_way(call.at)).map(|call| call.function));
        let uses = &program.uses[place as usize];
        pieces.extend(uses.iter().filter(|used| !is_way(used.at)).map(|used| used.piece));
    }
    program.reached(pieces)
}

/// A section of relocations with those that are kept.
fn relocations(name: &str, contents: &[u8], is_kept: impl Fn(usize) -> bool) -> Vec<u8> {
    let mut reader = Reader::new(contents, 0);
    let (_name, section, count) = (reader.text(), reader.number(), reader.number());
    let (mut kept, mut entries) = (0, Vec::new());
    for _ in 0..count {
        let at = reader.at;
        let (kind, offset, _symbol) = (reader.byte(), reader.number() as usize, reader.number());
        if WITH_ADDEND.contains(&kind) {
            let _ = reader.signed();
        }
        if is_kept(offset) {
            kept += 1;
            entries.extend(&contents[at..reader.at]);
        }
    }
    [text(name), leb(section), leb(kept), entries].concat()
}
