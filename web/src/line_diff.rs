//! Lines of one text that another does not have: the longest common subsequence of lines.
//!
//! The road not taken: a diff crate. Programs here have some hundred lines at most, and only
//! "which lines are not in the first" is asked for.

/// Longer texts are only compared at their beginning and end.
const LINES_MAX: usize = 600;

/// What of `text` differs from `base`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LineDiff {
    /// Lines of `text` that `base` does not have, from 1.
    pub added: Vec<u32>,
    /// Lines of `text` before which lines of `base` are missing, from 1 (one past the last: at the
    /// end), and how many.
    pub missing: Vec<(u32, u32)>,
}

pub fn line_diff(base: &str, text: &str) -> LineDiff {
    let (base, text): (Vec<&str>, Vec<&str>) = (base.lines().collect(), text.lines().collect());
    let head = base.iter().zip(&text).take_while(|(one, other)| one == other).count();
    let ends = base[head..].iter().rev().zip(text[head..].iter().rev());
    let tail = ends.take_while(|(one, other)| one == other).count();
    let (old, new) = (&base[head..base.len() - tail], &text[head..text.len() - tail]);
    let mut diff = LineDiff::default();
    let kept = match old.len() <= LINES_MAX && new.len() <= LINES_MAX {
        true => shared(old, new),
        false => Vec::new(),
    };
    let (mut at_old, mut at_new) = (0, 0);
    for (in_old, in_new) in kept.into_iter().chain([(old.len(), new.len())]) {
        if in_old > at_old {
            diff.missing.push(((head + at_new) as u32 + 1, (in_old - at_old) as u32));
        }
        diff.added.extend((at_new..in_new).map(|line| (head + line) as u32 + 1));
        (at_old, at_new) = (in_old + 1, in_new + 1);
    }
    diff
}

/// The places of a longest common subsequence, in order.
fn shared(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut lengths = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = match old[i] == new[j] {
                true => lengths[(i + 1) * width + j + 1] + 1,
                false => lengths[(i + 1) * width + j].max(lengths[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut places = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            places.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_and_where_something_is_missing() {
        let diff = line_diff("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n");
        assert_eq!(diff.added, [2, 5]);
        assert_eq!(diff.missing, [(2, 1)]);
        assert_eq!(line_diff("a\nb\n", "a\nb\n"), LineDiff::default());
        let shorter = line_diff("a\nb\nc\n", "a\n");
        assert_eq!((shorter.added.len(), shorter.missing), (0, vec![(2, 2)]));
        assert_eq!(line_diff("", "a\nb").added, [1, 2]);
    }
}
