//! Blocks: taken from spans, by size class and kind.

use super::size_class::{CLASSES, class_of, round_up};
use super::{BASE, Memory, PAGE, offset_of};
use std::rc::Rc;

/// What the collector has to know of a block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// May hold addresses.
    Plain,
    /// Holds none: text, numbers.
    NoScan,
    /// The handle of a map: its first word is the number in the VM's table.
    Map,
    /// The same for a channel.
    Chan,
    /// The same for a timer.
    Timer,
}

pub(super) const KINDS: usize = 5;

#[derive(Clone, Debug)]
pub(super) struct Span {
    pub start: u64,
    pub size: u64,
    /// Multiplied with where a block begins in the span, its number is in the upper half.
    inverse: u64,
    pub count: u32,
    pub kind: Kind,
    /// Which blocks are given out, and (while collecting) which were reached.
    pub used: Box<[u64]>,
    pub marks: Box<[u64]>,
}

#[derive(Clone, Default)]
pub(super) struct Spans {
    pub spans: Vec<Span>,
    /// The span of each page, plus one; 0: none.
    pub of_page: Vec<u32>,
    /// Free blocks by class and kind, the next one last.
    pub free: Vec<Vec<u64>>,
    /// Where the newest span of each class and kind is still untouched: next, end.
    pub fresh: Vec<(u64, u64)>,
    /// Runs of free pages: first page, count.
    pub free_pages: Vec<(u32, u32)>,
    pub live_bytes: u64,
    pub collect_at: u64,
    pub counts: Counts,
}

/// What was ever given out; for `runtime.MemStats`.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    pub bytes: u64,
    pub blocks: u64,
    pub freed: u64,
    pub collections: u64,
}

const FIRST_COLLECTION_BYTES: u64 = 8 << 20;

impl Spans {
    pub fn clone_bytes(&self) -> u64 {
        self.spans.len() as u64 * 160 + self.of_page.len() as u64 * 4
    }

    fn bin(class: usize, kind: Kind) -> usize {
        class * KINDS + kind as usize
    }

    pub fn span_at(&self, address: u64) -> Option<usize> {
        let page = offset_of(address) / PAGE;
        match self.of_page.get(page) {
            None | Some(0) => None,
            Some(number) => Some(*number as usize - 1),
        }
    }

    /// So many bytes are given out as one block.
    fn count(&mut self, bytes: u64) {
        self.live_bytes += bytes;
        self.counts.bytes += bytes;
        self.counts.blocks += 1;
    }

    fn mark_used(&mut self, address: u64) {
        let index = self.span_at(address).expect("a block lies in a span");
        let span = &mut self.spans[index];
        let block = (address - span.start) * span.inverse >> 32;
        span.used[block as usize / 64] |= 1 << (block % 64);
    }
}

impl Memory {
    /// Whether a block that is in use lies around `address`.
    pub fn is_live(&self, address: u64) -> bool {
        let span = self.spans.span_at(address).and_then(|index| self.spans.spans.get(index));
        span.is_some_and(|span| {
            let block = (address - span.start) / span.size;
            span.used.get(block as usize / 64).is_some_and(|used| used & 1 << (block % 64) != 0)
        })
    }

    /// Whether the address is in static data, which is the first block.
    pub fn is_static(&self, address: u64) -> bool {
        let first = self.spans.span_at(super::BASE).and_then(|index| self.spans.spans.get(index));
        first.is_some_and(|span| (super::BASE..super::BASE + span.size).contains(&address))
    }

    /// A block of at least `size` bytes, zeroed. Size 0 gives the address of nothing in particular.
    pub fn alloc(&mut self, size: u64, kind: Kind) -> u64 {
        let size = size.max(1);
        let Some(class) = class_of(size) else {
            return self.alloc_large(round_up(size), kind);
        };
        let bin = Spans::bin(class, kind);
        if self.spans.free.len() <= bin {
            self.spans.free.resize(CLASSES.len() * KINDS, Vec::new());
            self.spans.fresh.resize(CLASSES.len() * KINDS, (0, 0));
        }
        let block_size = u64::from(CLASSES[class]);
        self.spans.count(block_size);
        let address = match self.spans.free[bin].pop() {
            Some(address) => {
                let _ = self.clear(address, block_size);
                address
            }
            None => {
                let (next, end) = self.spans.fresh[bin];
                let (next, end) = if next + block_size > end {
                    let pages = span_pages(block_size);
                    let start = self.new_span(block_size, pages, kind);
                    (start, start + (pages * PAGE) as u64)
                } else {
                    (next, end)
                };
                self.spans.fresh[bin] = (next + block_size, end);
                next
            }
        };
        self.spans.mark_used(address);
        address
    }

    fn alloc_large(&mut self, size: u64, kind: Kind) -> u64 {
        self.spans.count(size);
        let address = self.new_span(size, size as usize / PAGE, kind);
        self.spans.mark_used(address);
        address
    }

    fn new_span(&mut self, size: u64, pages: usize, kind: Kind) -> u64 {
        let first = self.take_pages(pages);
        let count = (pages * PAGE) as u64 / size;
        let words = count.div_ceil(64) as usize;
        let span = Span {
            start: BASE + (first * PAGE) as u64,
            size,
            inverse: (1 << 32) / size + 1,
            count: count as u32,
            kind,
            used: vec![0; words].into(),
            marks: vec![0; words].into(),
        };
        let start = span.start;
        self.spans.spans.push(span);
        let number = self.spans.spans.len() as u32;
        self.spans.of_page[first..first + pages].fill(number);
        start
    }

    fn take_pages(&mut self, pages: usize) -> usize {
        let fits = |run: &&mut (u32, u32)| run.1 as usize >= pages;
        if let Some(run) = self.spans.free_pages.iter_mut().find(fits) {
            let first = run.0 as usize;
            run.0 += pages as u32;
            run.1 -= pages as u32;
            self.spans.free_pages.retain(|run| run.1 > 0);
            return first;
        }
        let first = self.pages.len();
        let zero = Rc::clone(&self.zero);
        self.pages.resize(first + pages, zero);
        self.spans.of_page.resize(first + pages, 0);
        first
    }

    /// Bytes in blocks that are given out.
    pub fn live_bytes(&self) -> u64 {
        self.spans.live_bytes
    }

    pub fn counts(&self) -> Counts {
        self.spans.counts
    }

    /// Whether so much was allocated since the last collection that another one is due.
    #[inline]
    pub fn wants_collection(&self) -> bool {
        self.spans.live_bytes > self.spans.collect_at.max(FIRST_COLLECTION_BYTES)
    }

    /// Text that nothing refers to yet.
    pub fn text(&mut self, text: &[u8]) -> (u64, u64) {
        if text.is_empty() {
            return (0, 0);
        }
        let address = self.alloc(text.len() as u64, Kind::NoScan);
        let _ = self.write(address, text);
        (address, text.len() as u64)
    }
}

/// Eight blocks or more, and two pages or more.
fn span_pages(size: u64) -> usize {
    (size as usize * 8).div_ceil(PAGE).max(2)
}
