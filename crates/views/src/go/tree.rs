//! Who started whom: one row for each function that a `go` statement of one row starts.

use super::{GoState, GoStatus};
use std::collections::BTreeMap;
use trace::*;

/// Goroutines of one origin: started by the same kin, running the same function.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Kin {
    /// The row of those who started them.
    pub parent: Option<usize>,
    pub depth: u32,
    pub function: TextId,
    /// Lines of the `go` statements, ascending.
    pub lines: Vec<u32>,
    /// In order of creation; only the first [`MEMBERS_MAX`] are listed.
    pub members: Vec<StrandId>,
    pub total: u32,
    pub running: u32,
    pub ready: u32,
    pub syscall: u32,
    pub over: u32,
    /// Those that wait, by reason.
    pub waiting: BTreeMap<TextId, u32>,
}

pub const MEMBERS_MAX: usize = 8;

/// The rows in the order of a tree: whoever was started stands below the one who started.
pub fn kinships(go: &GoState) -> Vec<Kin> {
    let mut rows: Vec<Kin> = Vec::new();
    let mut row_of: BTreeMap<StrandId, usize> = BTreeMap::new();
    let mut by_key: BTreeMap<(Option<usize>, TextId), usize> = BTreeMap::new();
    for id in go.order.iter() {
        let Some(g) = go.goroutine(*id).filter(|g| !g.system) else {
            continue;
        };
        let parent = g.parent.and_then(|parent| row_of.get(&parent).copied());
        // A function that starts itself again, in however many steps, stays in one row.
        let above = std::iter::successors(parent, |row| rows[*row].parent);
        let same = above.into_iter().find(|row| rows[*row].function == g.function);
        let row = same.unwrap_or_else(|| {
            *by_key.entry((parent, g.function)).or_insert_with(|| {
                rows.push(Kin {
                    parent,
                    depth: parent.map_or(0, |row| rows[row].depth + 1),
                    function: g.function,
                    ..Kin::default()
                });
                rows.len() - 1
            })
        });
        row_of.insert(*id, row);
        count(&mut rows[row], *id, g);
    }
    in_tree_order(rows)
}

fn count(row: &mut Kin, id: StrandId, g: &super::Goroutine) {
    row.total += 1;
    if row.members.len() < MEMBERS_MAX {
        row.members.push(id);
    }
    if let Err(at) = row.lines.binary_search(&g.made_line)
        && g.made_line > 0
    {
        row.lines.insert(at, g.made_line);
    }
    match g.status {
        GoStatus::Running => row.running += 1,
        GoStatus::Made | GoStatus::Runnable => row.ready += 1,
        GoStatus::Syscall => row.syscall += 1,
        GoStatus::Waiting => *row.waiting.entry(g.reason).or_default() += 1,
        GoStatus::Dead => row.over += 1,
    }
}

fn in_tree_order(rows: Vec<Kin>) -> Vec<Kin> {
    fn put(rows: &[Kin], parent: Option<usize>, to: Option<usize>, out: &mut Vec<Kin>) {
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.parent == parent) {
            let place = out.len();
            out.push(Kin {
                parent: to,
                ..row.clone()
            });
            put(rows, Some(index), Some(place), out);
        }
    }
    let mut out = Vec::with_capacity(rows.len());
    put(&rows, None, None, &mut out);
    out
}
