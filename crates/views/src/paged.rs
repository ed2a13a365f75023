//! A growing table whose clone is cheap: pages are shared until one is written.
//!
//! Snapshots of a fold are clones; most of a snapshot is equal to the one
//! before it. Rejected: a persistent map (needs a crate), a plain `Vec`
//! (a hundred snapshots of a hundred thousand tasks would not fit a phone).

use std::sync::Arc;

const PAGE: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub struct Paged<T> {
    pages: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Paged<T> {
    fn default() -> Self {
        Paged {
            pages: Vec::new(),
            len: 0,
        }
    }
}

impl<T: Clone> Paged<T> {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        self.pages.get(index / PAGE)?.get(index % PAGE)
    }

    /// The entry to write to; copies its page if a snapshot shares it.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        let page = self.pages.get_mut(index / PAGE)?;
        Arc::make_mut(page).get_mut(index % PAGE)
    }

    pub fn push(&mut self, item: T) {
        if self.len.is_multiple_of(PAGE) {
            self.pages.push(Arc::new(Vec::with_capacity(PAGE)));
        }
        if let Some(page) = self.pages.last_mut() {
            Arc::make_mut(page).push(item);
        }
        self.len += 1;
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.pages.iter().flat_map(|page| page.iter())
    }
}

impl<T: Clone + Default> Paged<T> {
    /// The entry at `index`, with empty entries before it if it lies beyond the end.
    pub fn entry(&mut self, index: usize) -> &mut T {
        while self.len <= index {
            self.push(T::default());
        }
        self.get_mut(index).expect("just filled")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_keeps_its_own_values() {
        let mut table = Paged::default();
        *table.entry(200) = 7;
        let before = table.clone();
        *table.entry(200) = 8;
        assert_eq!(
            (before.get(200), table.get(200), table.len()),
            (Some(&7), Some(&8), 201)
        );
        assert!(Arc::ptr_eq(&before.pages[0], &table.pages[0]));
    }
}
