//! The collector: marks from the roots, then frees what was not reached.
//!
//! `// Simplified:` all at once and in no time; Go's own collector runs beside the program.

use super::alloc::{Kind, Span};
use super::size_class::class_of;
use super::{BASE, Memory, PAGE};

/// A block that is a handle of something outside of memory was reached, or freed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handle {
    pub kind: Kind,
    /// Its number in the VM's table.
    pub number: u64,
}

impl Memory {
    /// Forgets all marks.
    pub fn begin_collection(&mut self) {
        for span in &mut self.spans.spans {
            span.marks.fill(0);
        }
    }

    /// Marks what `words` keep alive, and what that keeps alive; handles that were
    /// reached for the first time are appended to `handles`, whose content the
    /// caller has to mark in turn.
    pub fn mark(&mut self, words: &[u64], handles: &mut Vec<Handle>) {
        let mut blocks = Vec::new();
        for word in words {
            self.mark_word(*word, &mut blocks, handles);
        }
        while let Some((start, size)) = blocks.pop() {
            let mut address = start;
            while address < start + size {
                let word = self.load_u64(address).unwrap_or(0);
                self.mark_word(word, &mut blocks, handles);
                address += 8;
            }
        }
    }

    fn mark_word(&mut self, word: u64, blocks: &mut Vec<(u64, u64)>, handles: &mut Vec<Handle>) {
        if word < BASE {
            return;
        }
        let Some(index) = self.spans.span_at(word) else {
            return;
        };
        let span = &mut self.spans.spans[index];
        let block = (word - span.start) / span.size;
        let (at, bit) = (block as usize / 64, 1 << (block % 64));
        if block >= u64::from(span.count) || span.used[at] & bit == 0 || span.marks[at] & bit != 0 {
            return;
        }
        span.marks[at] |= bit;
        let start = span.start + block * span.size;
        match span.kind {
            Kind::Plain => blocks.push((start, span.size)),
            Kind::NoScan => {}
            kind => {
                let number = self.load_u64(start).unwrap_or(0);
                handles.push(Handle { kind, number });
            }
        }
    }

    /// Frees every block that was not marked; the handles among them.
    pub fn sweep(&mut self) -> Vec<Handle> {
        let mut freed = Vec::new();
        let mut live = 0;
        for list in &mut self.spans.free {
            list.clear();
        }
        let fresh = self.spans.fresh.clone();
        let mut kept: Vec<Span> = Vec::new();
        for mut span in std::mem::take(&mut self.spans.spans) {
            let mut any = false;
            for block in 0..u64::from(span.count) {
                let (at, bit) = (block as usize / 64, 1 << (block % 64));
                if span.marks[at] & bit != 0 {
                    any = true;
                    live += span.size;
                } else if span.used[at] & bit != 0 {
                    span.used[at] &= !bit;
                    self.spans.counts.freed += 1;
                    if !matches!(span.kind, Kind::Plain | Kind::NoScan) {
                        let number = self.load_u64(span.start + block * span.size).unwrap_or(0);
                        freed.push(Handle { kind: span.kind, number });
                    }
                }
            }
            let is_fresh = fresh
                .iter()
                .any(|(next, end)| *next >= span.start && *next < *end && *end <= span_end(&span) && *end > span.start);
            if any || is_fresh {
                kept.push(span);
            } else {
                self.release_pages(&span);
            }
        }
        self.spans.spans = kept;
        self.index_spans(&fresh);
        self.spans.counts.collections += 1;
        self.spans.live_bytes = live;
        self.spans.collect_at = live * 2;
        freed
    }

    fn release_pages(&mut self, span: &Span) {
        let first = (span.start - BASE) as usize / PAGE;
        let pages = (span_end(span) - span.start) as usize / PAGE;
        for page in &mut self.pages[first..first + pages] {
            *page = self.zero.clone();
        }
        self.spans.of_page[first..first + pages].fill(0);
        self.spans.free_pages.push((first as u32, pages as u32));
    }

    /// Numbers the spans anew and lists their free blocks.
    fn index_spans(&mut self, fresh: &[(u64, u64)]) {
        let spans = std::mem::take(&mut self.spans.spans);
        for (index, span) in spans.iter().enumerate() {
            let first = (span.start - BASE) as usize / PAGE;
            let pages = (span_end(span) - span.start) as usize / PAGE;
            self.spans.of_page[first..first + pages].fill(index as u32 + 1);
            let Some(class) = class_of(span.size) else {
                continue;
            };
            let bin = class * super::alloc::KINDS + span.kind as usize;
            let untouched = fresh[bin];
            for block in (0..u64::from(span.count)).rev() {
                let address = span.start + block * span.size;
                let is_untouched = address >= untouched.0 && address < untouched.1;
                if span.used[block as usize / 64] & 1 << (block % 64) == 0 && !is_untouched {
                    self.spans.free[bin].push(address);
                }
            }
        }
        self.spans.spans = spans;
    }
}

fn span_end(span: &Span) -> u64 {
    let bytes = span.size * u64::from(span.count);
    span.start + bytes.div_ceil(PAGE as u64) * PAGE as u64
}


#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reached_stays_and_what_is_not_is_used_again() {
        let mut memory = Memory::default();
        let kept = memory.alloc(24, Kind::Plain);
        let inner = memory.alloc(100, Kind::NoScan);
        let lost = memory.alloc(24, Kind::Plain);
        memory.store_u64(kept + 8, inner + 50).unwrap();
        memory.store_u64(inner, lost).unwrap();
        memory.begin_collection();
        memory.mark(&[kept + 3], &mut Vec::new());
        assert!(memory.sweep().is_empty());
        assert_eq!(memory.load_u64(kept + 8), Ok(inner + 50));
        assert_eq!(memory.alloc(24, Kind::Plain), lost);
        assert_ne!(memory.alloc(112, Kind::NoScan), inner);
    }

    #[test]
    fn a_freed_handle_is_told() {
        let mut memory = Memory::default();
        let handle = memory.alloc(8, Kind::Chan);
        memory.store_u64(handle, 7).unwrap();
        let mut reached = Vec::new();
        memory.begin_collection();
        memory.mark(&[handle], &mut reached);
        assert_eq!(reached, [Handle { kind: Kind::Chan, number: 7 }]);
        assert!(memory.sweep().is_empty());
        memory.begin_collection();
        assert_eq!(memory.sweep(), reached);
    }
}
