//! The stack that is worked on: that of the goroutine that runs.
//!
//! A *window* is as many words from a frame's base on as a register's number can say, so that no access to
//! a register has to be looked at. What lies above the topmost frame means nothing.
//! Between turns the stack holds nothing: each goroutine keeps its own words, and a copy begins with none.

use std::ops::{Deref, DerefMut};

/// Words of a window: as many as registers can be named.
pub(super) const WINDOW: usize = 1 << 16;
/// Words that are copied when their goroutine begins and ends a turn.
const COPIED_WORDS_MAX: usize = 1 << 16;

#[derive(Default)]
pub struct Stack {
    words: Vec<u64>,
}

impl Clone for Stack {
    fn clone(&self) -> Stack {
        Stack::default()
    }
}

impl Deref for Stack {
    type Target = [u64];

    fn deref(&self) -> &[u64] {
        &self.words
    }
}

impl DerefMut for Stack {
    fn deref_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }
}

impl Stack {
    /// The registers of the frame at `base`, for which there is room.
    #[inline]
    pub(super) fn window(&mut self, base: usize) -> &mut [u64; WINDOW] {
        let words = self.words[base..].first_chunk_mut();
        words.expect("there is room for a window")
    }

    #[inline]
    pub(super) fn has_room(&self, base: usize) -> bool {
        self.words.len() >= base + WINDOW
    }

    /// Makes room for a window at `base`.
    #[inline]
    pub(super) fn reach(&mut self, base: usize) {
        if !self.has_room(base) {
            self.lengthen(base);
        }
    }

    #[cold]
    #[inline(never)]
    fn lengthen(&mut self, base: usize) {
        match self.words.is_empty() {
            // The host's zeroed memory costs nothing until it is used.
            true => self.words = vec![0; 2 * base + WINDOW],
            false => self.words.resize(2 * base + WINDOW, 0),
        }
    }

    /// Takes a goroutine's words for its turn. A small stack is copied, so that each goroutine keeps only
    /// what it needs while it waits; a large one changes hands. What its frames have up to `end`, and is
    /// not kept, becomes 0.
    pub(super) fn load(&mut self, kept: &mut Vec<u64>, end: usize) {
        let count = kept.len();
        if count > COPIED_WORDS_MAX {
            self.words = std::mem::take(kept);
            self.words.resize(end.max(count) + WINDOW, 0);
            return;
        }
        self.reach(end.max(count));
        self.words[..count].copy_from_slice(kept);
        if count < end {
            self.words[count..end].fill(0);
        }
    }

    /// Gives the words below `end` back at the end of a turn.
    pub(super) fn unload(&mut self, kept: &mut Vec<u64>, end: usize) {
        if end > COPIED_WORDS_MAX {
            *kept = std::mem::take(&mut self.words);
            kept.truncate(end);
            return;
        }
        kept.clear();
        kept.reserve_exact(end);
        kept.extend_from_slice(&self.words[..end]);
    }
}

/// Two registers: a text, or an interface.
#[inline(always)]
pub(super) fn text_at(regs: &[u64; WINDOW], at: u16) -> (u64, u64) {
    (regs[at as usize], regs[at.wrapping_add(1) as usize])
}

/// Three registers: a slice.
#[inline(always)]
pub(super) fn slice_at(regs: &[u64; WINDOW], at: u16) -> [u64; 3] {
    [regs[at as usize], regs[at.wrapping_add(1) as usize], regs[at.wrapping_add(2) as usize]]
}

#[inline(always)]
pub(super) fn set_slice(regs: &mut [u64; WINDOW], at: u16, slice: [u64; 3]) {
    regs[at as usize] = slice[0];
    regs[at.wrapping_add(1) as usize] = slice[1];
    regs[at.wrapping_add(2) as usize] = slice[2];
}

/// Registers of a new frame are 0, from the one behind its parameters on.
#[inline(always)]
pub(super) fn clear_registers(regs: &mut [u64; WINDOW], from: u32, to: u32) {
    // A register's number: this is said so that nothing has to be looked at.
    let (from, to) = (from as u16 as usize, to as u16 as usize);
    match to.wrapping_sub(from) {
        0 => {}
        1 => regs[from] = 0,
        2 => (regs[from], regs[to - 1]) = (0, 0),
        3 => (regs[from], regs[from + 1], regs[to - 1]) = (0, 0, 0),
        4..=8 => {
            regs[from..][..4].copy_from_slice(&[0; 4]);
            regs[to - 4..][..4].copy_from_slice(&[0; 4]);
        }
        _ => clear_many(&mut regs[from..to]),
    }
}

#[cold]
#[inline(never)]
fn clear_many(words: &mut [u64]) {
    words.fill(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_registers_behind_the_parameters_are_cleared() {
        for (from, to) in (0..6).flat_map(|from| (from..from + 20).map(move |to| (from, to))) {
            let mut regs = Box::new([7; WINDOW]);
            clear_registers(&mut regs, from, to);
            for (register, word) in regs.iter().enumerate().take(64) {
                let inside = (from as usize..to as usize).contains(&register);
                assert_eq!(*word, if inside { 0 } else { 7 }, "{from} {to} {register}");
            }
        }
    }

    #[test]
    fn a_goroutine_keeps_its_words_and_what_it_cut_off_becomes_0() {
        for count in [3, COPIED_WORDS_MAX + 3] {
            let mut stack = Stack::default();
            let mut kept: Vec<u64> = (1..=count as u64).collect();
            stack.load(&mut kept, count + 2);
            assert_eq!(stack[count - 1..count + 2], [count as u64, 0, 0]);
            stack[count] = 9;
            stack.unload(&mut kept, count);
            assert_eq!((kept.len(), kept[count - 1]), (count, count as u64));
            stack.load(&mut kept, count + 2);
            assert_eq!(stack[count - 1..count + 2], [count as u64, 0, 0]);
        }
    }
}
