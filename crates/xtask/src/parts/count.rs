//! The program, with a byte for each place where a run may come or not, which is 1 once one came.

use super::body::Body;
use super::cut::{copy_section, leb, put_body, put_section, read_by_bindgen, sleb, start};
use super::linked::{CODE, Linked, MEMORIES};

const PAGE: u32 = 65_536;

/// Where a function's bytes are among all: its own first, and those behind its forks.
pub struct Counted {
    /// What can be read of each function of its own.
    pub bodies: Vec<Option<Body>>,
    first: Vec<u32>,
    pub count: u32,
}

impl Counted {
    pub fn new(program: &Linked) -> Counted {
        let quiet = read_by_bindgen(program);
        let is_quiet = |place: usize| quiet.contains(&(program.imported + place as u32));
        let read = |place: usize| if is_quiet(place) { None } else { Body::read(program, place) };
        let bodies: Vec<Option<Body>> = (0..program.bodies.len()).map(read).collect();
        let mut count = 0;
        let first = bodies.iter().map(|body| {
            let own = count;
            count += 1 + body.as_ref().map_or(0, |body| body.forks().count() as u32);
            own
        });
        let first = first.collect();
        Counted { bodies, first, count }
    }

    /// The program that counts.
    pub fn program(&self, program: &Linked) -> Vec<u8> {
        let quiet = read_by_bindgen(program);
        let mark = |number: u32| [vec![0x41], sleb(i64::from(self.address(program) + number)), vec![0x41, 1, 0x3a, 0, 0]].concat();
        let mut out = start();
        for (number, range) in &program.sections {
            match *number {
                MEMORIES => {
                    let pages = self.address(program) / PAGE + 1 + self.count / PAGE;
                    put_section(&mut out, MEMORIES, &[&[1, 0][..], &leb(pages)].concat());
                }
                CODE => {
                    let mut code = leb(program.bodies.len() as u32);
                    for (place, range) in program.bodies.iter().enumerate() {
                        let Some(own) = &self.bodies[place] else {
                            let body = &program.bytes[range.clone()];
                            let is_quiet = quiet.contains(&(program.imported + place as u32));
                            let at = if is_quiet { 0 } else { after_locals(body) };
                            let mark = if is_quiet { Vec::new() } else { mark(self.first[place]) };
                            put_body(&mut code, &[&body[..at], &mark, &body[at..]].concat());
                            continue;
                        };
                        let mut body = Vec::new();
                        let mut at = range.start;
                        let forks = own.forks().map(|fork| own.code[fork].bytes.end);
                        for (number, fork) in std::iter::once(own.code[0].bytes.start).chain(forks).enumerate() {
                            body.extend(&program.bytes[at..fork]);
                            body.extend(mark(self.first[place] + number as u32));
                            at = fork;
                        }
                        body.extend(&program.bytes[at..range.end]);
                        put_body(&mut code, &body);
                    }
                    put_section(&mut out, CODE, &code);
                }
                _ => copy_section(program, &mut out, *number, range),
            }
        }
        out
    }

    /// Where the bytes are in the memory.
    pub fn address(&self, program: &Linked) -> u32 {
        program.memory_pages * PAGE
    }

    /// Whether a run came into a function.
    pub fn is_called(&self, came: &[bool], place: usize) -> bool {
        came[self.first[place] as usize]
    }

    /// Behind which of a function's instructions a run came.
    pub fn came_behind(&self, came: &[bool], place: usize) -> Vec<bool> {
        let Some(body) = &self.bodies[place] else {
            return Vec::new();
        };
        let mut behind = vec![true; body.code.len()];
        for (number, fork) in body.forks().enumerate() {
            behind[fork] = came[self.first[place] as usize + 1 + number];
        }
        behind
    }
}

/// Where a body's instructions begin.
fn after_locals(body: &[u8]) -> usize {
    let mut reader = super::linked::Reader::new(body, 0);
    for _ in 0..reader.number() {
        let (_count, _type) = (reader.number(), reader.byte());
    }
    reader.at
}
