//! Who waits for whom through locks, and whether that is a cycle.

use super::GoState;
use std::collections::BTreeMap;
use trace::*;

/// A goroutine that waits for a lock, and those who would have to let it go.
#[derive(Clone, PartialEq, Debug)]
pub struct Wait {
    pub g: StrandId,
    pub object: ObjectId,
    pub holders: Vec<StrandId>,
}

/// Everybody who waits for a lock that somebody holds, in the order of the locks.
pub fn waits(go: &GoState) -> Vec<Wait> {
    let mut all = Vec::new();
    for object in go.objects.iter() {
        let Some(lock) = go.sync(*object).filter(|lock| !lock.waiting.is_empty()) else {
            continue;
        };
        let mut holders: Vec<StrandId> = lock.holder.into_iter().collect();
        holders.extend(&lock.readers);
        for waiter in lock.waiting.iter() {
            let mut before = holders.clone();
            if lock.reads(waiter) && lock.holder.is_none() {
                // A reader that came after a waiting writer waits for that writer.
                let writers = lock.waiting.iter().filter(|other| !lock.reads(other));
                before = writers.map(|writer| writer.g).collect();
            }
            if !before.is_empty() {
                all.push(Wait {
                    g: waiter.g,
                    object: *object,
                    holders: before,
                });
            }
        }
    }
    all
}

/// Goroutines that wait for each other, each for the next and the last for the first. Empty: no cycle.
pub fn cycle(waits: &[Wait]) -> Vec<Wait> {
    let by_g: BTreeMap<StrandId, &Wait> = waits.iter().map(|wait| (wait.g, wait)).collect();
    for start in waits {
        let mut path: Vec<&Wait> = Vec::new();
        if walk(&by_g, start, &mut path, start.g) {
            return path.into_iter().cloned().collect();
        }
    }
    Vec::new()
}

fn walk<'a>(by_g: &BTreeMap<StrandId, &'a Wait>, wait: &'a Wait, path: &mut Vec<&'a Wait>, goal: StrandId) -> bool {
    path.push(wait);
    for holder in &wait.holders {
        if *holder == goal {
            return true;
        }
        let seen = path.iter().any(|passed| passed.g == *holder);
        if let Some(next) = by_g.get(holder).filter(|_| !seen)
            && walk(by_g, next, path, goal)
        {
            return true;
        }
    }
    path.pop();
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(g: u32, holders: &[u32]) -> Wait {
        Wait {
            g: StrandId(g),
            object: ObjectId(g),
            holders: holders.iter().copied().map(StrandId).collect(),
        }
    }

    #[test]
    fn a_cycle_is_found_behind_those_who_only_hang_on_it() {
        let all = [wait(1, &[2]), wait(2, &[9, 3]), wait(3, &[2])];
        let found: Vec<u32> = cycle(&all).iter().map(|wait| wait.g.0).collect();
        assert_eq!(found, [2, 3]);
        assert!(cycle(&[wait(1, &[2]), wait(2, &[3])]).is_empty());
        // Somebody who locks a mutex twice waits for himself.
        assert_eq!(cycle(&[wait(4, &[4])]).len(), 1);
    }
}
