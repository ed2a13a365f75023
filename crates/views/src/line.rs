//! A queue of any length whose clone is cheap: pages are shared until one of them changes.
//!
//! A hundred thousand goroutines can stand in one queue, and a snapshot of the fold is taken
//! every thousand events: a plain `VecDeque` would be copied each time.

use std::collections::VecDeque;
use std::sync::Arc;

const PAGE: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub struct Line<T> {
    /// None of them is empty.
    pages: VecDeque<Arc<VecDeque<T>>>,
    len: usize,
}

impl<T> Default for Line<T> {
    fn default() -> Self {
        Line {
            pages: VecDeque::new(),
            len: 0,
        }
    }
}

impl<T: Clone> Line<T> {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn push_back(&mut self, item: T) {
        match self.pages.back_mut() {
            Some(page) if page.len() < PAGE => Arc::make_mut(page).push_back(item),
            _ => self.pages.push_back(Arc::new(VecDeque::from([item]))),
        }
        self.len += 1;
    }

    pub fn push_front(&mut self, item: T) {
        match self.pages.front_mut() {
            Some(page) if page.len() < PAGE => Arc::make_mut(page).push_front(item),
            _ => self.pages.push_front(Arc::new(VecDeque::from([item]))),
        }
        self.len += 1;
    }

    pub fn pop_front(&mut self) -> Option<T> {
        let page = self.pages.front_mut()?;
        let item = Arc::make_mut(page).pop_front();
        if page.is_empty() {
            self.pages.pop_front();
        }
        self.len -= 1;
        item
    }

    pub fn clear(&mut self) {
        self.pages.clear();
        self.len = 0;
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.pages.iter().flat_map(|page| page.iter())
    }

    /// Takes out the first item that `wanted` picks.
    pub fn take(&mut self, wanted: impl Fn(&T) -> bool) -> Option<T> {
        let found = self.pages.iter().enumerate().find_map(|(page, items)| {
            let at = items.iter().position(&wanted)?;
            Some((page, at))
        });
        let (page, at) = found?;
        let item = Arc::make_mut(&mut self.pages[page]).remove(at);
        if self.pages[page].is_empty() {
            self.pages.remove(page);
        }
        self.len -= 1;
        item
    }

    /// Takes items from the front up to the first that `wanted` picks, which is returned.
    pub fn take_through(&mut self, wanted: impl Fn(&T) -> bool) -> Option<T> {
        if !self.iter().any(&wanted) {
            return None;
        }
        loop {
            let item = self.pop_front()?;
            if wanted(&item) {
                return Some(item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_in_first_out_over_pages_and_clones_keep_their_own() {
        let mut line = Line::default();
        for number in 0..300 {
            line.push_back(number);
        }
        let before = line.clone();
        assert_eq!(line.pop_front(), Some(0));
        line.push_front(-1);
        assert_eq!(line.take(|number| *number == 130), Some(130));
        assert_eq!(line.take_through(|number| *number == 70), Some(70));
        assert_eq!(line.take_through(|number| *number == 130), None);
        assert_eq!((line.len(), line.iter().next(), line.iter().last()), (228, Some(&71), Some(&299)));
        assert_eq!((before.len(), before.iter().next()), (300, Some(&0)));
        while line.pop_front().is_some() {}
        assert!(line.is_empty() && line.iter().next().is_none());
    }
}
