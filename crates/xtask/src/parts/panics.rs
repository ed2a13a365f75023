//! What leads straight to a panic: the message is put together, the place in the source is named.

use super::body::{Body, Kind};
use super::linked::Linked;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a panic comes to, as the linker's symbols name it, before a digest at most.
const PANICS: [&str; 3] =
    ["4core9panicking9panic_fmt", "4core9panicking19panic_nounwind_fmt", "5alloc5alloc18handle_alloc_error"];

/// The functions that do nothing but panic.
pub fn panicking(program: &Linked, bodies: &[Option<Body>]) -> Result<BTreeSet<u32>, String> {
    let named = program.names.iter().filter(|(_, name)| PANICS.iter().any(|panic| is_named(name, panic)));
    let mut panics: BTreeSet<u32> = named.map(|(function, _)| *function).collect();
    if panics.is_empty() {
        return Err("the program has no function that panics: does Rust name it otherwise now?".to_owned());
    }
    loop {
        let places = bodies.iter().enumerate().filter_map(|(place, body)| Some((place, body.as_ref()?)));
        let more = places.filter(|(place, body)| only_panics(program, *place, body, &panics));
        let before = panics.len();
        let more: Vec<u32> = more.map(|(place, _)| program.imported + place as u32).collect();
        panics.extend(more);
        if panics.len() == before {
            return Ok(panics);
        }
    }
}

/// Whether a function comes to a panic on each way through it, and calls nothing else.
fn only_panics(program: &Linked, place: usize, body: &Body, panics: &BTreeSet<u32>) -> bool {
    let calls = &program.calls[place];
    let is_panic = |at: usize| {
        let called = calls.binary_search_by_key(&(at + 1), |call| call.at);
        called.is_ok_and(|called| panics.contains(&calls[called].function))
    };
    let fits = body.code.iter().all(|one| match (&one.kind, program.bytes[one.bytes.start]) {
        (Kind::Loop(_) | Kind::Return, _) | (_, 0x11) => false,
        (_, 0x10) => is_panic(one.bytes.start),
        _ => true,
    });
    // Nobody leaves its outermost block, whose end is behind a trap.
    let leaves = |(depth, one): (u32, &super::body::Instruction)| match &one.kind {
        Kind::Br(target) | Kind::BrIf(target) => *target == depth,
        Kind::BrTable(targets) => targets.contains(&depth),
        _ => false,
    };
    let last = body.code.len().checked_sub(2).map(|last| &body.code[last].kind);
    fits && matches!(last, Some(Kind::Unreachable)) && !body.with_depths().any(leaves)
}

/// The bytes of a function that lead straight to a panic, in order.
pub fn ways(program: &Linked, place: usize, body: &Body, panics: &BTreeSet<u32>) -> Vec<Range<usize>> {
    let calls = &program.calls[place];
    let mut ways = Vec::new();
    let mut from = body.code[0].bytes.start;
    let mut panicked = false;
    for one in &body.code {
        let is_call = matches!(program.bytes[one.bytes.start], 0x10 | 0x11);
        match one.kind {
            Kind::Unreachable => {
                if panicked {
                    ways.push(from..one.bytes.end);
                }
                from = one.bytes.end;
            }
            Kind::Plain if is_call => {
                let called = calls.binary_search_by_key(&(one.bytes.start + 1), |call| call.at);
                panicked = called.is_ok_and(|called| panics.contains(&calls[called].function));
                if !panicked {
                    from = one.bytes.end;
                }
                continue;
            }
            Kind::Plain | Kind::Get(_) | Kind::Set(_) | Kind::Tee(_) => {}
            _ => from = one.bytes.end,
        }
        panicked = false;
    }
    ways
}

fn is_named(symbol: &str, function: &str) -> bool {
    symbol.split_once(function).is_some_and(|(_, after)| after.is_empty() || after.starts_with("17h"))
}

#[cfg(test)]
mod tests {
    use super::super::body::Body;
    use super::super::cut::{five, leb, put_body, put_section, start};
    use super::super::linked::{Call, Linked};
    use super::{panicking, ways};

    /// Calls a function in five bytes, as the linker writes it, then traps.
    fn panic_by(function: u32) -> Vec<u8> {
        [vec![0x10], five(function).to_vec(), vec![0x00]].concat()
    }

    #[test]
    fn what_leads_straight_to_a_panic_is_found_and_no_more() {
        let number = vec![0x41, 7];
        let bodies = [
            // The panic itself.
            vec![0, 0x00, 0x0b],
            // Puts a number into the memory, and panics.
            [vec![0], number.clone(), number.clone(), vec![0x36, 2, 0], panic_by(0), vec![0x0b]].concat(),
            // Panics on one of two ways.
            [vec![0, 0x02, 0x40], number.clone(), vec![0x0d, 0], number.clone(), vec![0x1a], panic_by(1), vec![0x0b, 0x0b]].concat(),
            // Calls what may come back, then panics.
            [vec![0, 0x10], five(2).to_vec(), number, vec![0x1a], panic_by(0), vec![0x0b]].concat(),
        ];
        let mut code = leb(4);
        bodies.iter().for_each(|body| put_body(&mut code, body));
        let sections: [(u8, &[u8]); 9] = [
            (1, &[1, 0x60, 0, 0]), (2, &[0]), (3, &[4, 0, 0, 0, 0]), (4, &[1, 0x70, 0, 1]), (5, &[1, 0, 1]),
            (6, &[0]), (7, &[0]), (9, &[0]), (10, &code),
        ];
        let mut bytes = start();
        sections.iter().for_each(|(number, contents)| put_section(&mut bytes, *number, contents));
        put_section(&mut bytes, 11, &[0]);
        let mut program = Linked::shape(&bytes).expect("a program");
        assert!(panicking(&program, &[]).is_err());
        program.names.insert(0, "_RNvNtCs0_4core9panicking9panic_fmt".to_owned());
        let calls = |place: usize| {
            let range = program.bodies[place].clone();
            let places = range.clone().filter(|at| bytes[*at] == 0x10 && at + 6 <= range.end);
            places.map(|at| Call { at: at + 1, function: u32::from(bytes[at + 1] & 0x7f) }).collect()
        };
        program.calls = (0..4).map(calls).collect();
        let read: Vec<Option<Body>> = (0..4).map(|place| Body::read(&program, place)).collect();
        let panics = panicking(&program, &read).expect("it is named");
        assert_eq!(panics.iter().copied().collect::<Vec<_>>(), [0, 1]);
        let found = |place: usize| {
            let body = read[place].as_ref().expect("it is known");
            let start = program.bodies[place].start;
            ways(&program, place, body, &panics).into_iter().map(|way| way.start - start..way.end - start).collect::<Vec<_>>()
        };
        assert_eq!(found(1), [1..15]);
        assert_eq!(found(2), [7..17]);
        assert_eq!(found(3), [7..17]);
    }
}
