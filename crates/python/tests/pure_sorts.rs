//! `list.sort`: the order, and every question in its order, as CPython 3.13 asks them (fixtures/sorts.jsonl).

mod recorded;

use python::pure::sort::{SortMachine, Step};
use recorded::{Recorded, check, list, ok};

#[test]
fn sorts_ask_what_cpython_asks() {
    check(include_str!("fixtures/sorts.jsonl"), |name, a| {
        assert_eq!(name, "sort");
        let keys: Vec<i64> = a[0].list().iter().map(|key| key.small()).collect();
        let mut machine = SortMachine::new(keys.len(), a[1].boolean());
        let (mut answer, mut count, mut checksum) = (None, 0i64, 0i128);
        let order = loop {
            // A copy goes on as the original would.
            machine = machine.clone();
            match machine.next(answer) {
                Step::Done(order) => break order,
                Step::Less(left, right) => {
                    answer = Some(keys[left] < keys[right]);
                    count += 1;
                    checksum =
                        (checksum * 1000003 + left as i128 * 10007 + right as i128) % (1 << 61);
                }
            }
        };
        ok(list([
            list(order.into_iter().map(|at| at as i64)),
            count.recorded(),
            (checksum as i64).recorded(),
        ]))
    });
}

/// An order that contradicts itself is sorted somehow: every element once, and an end.
#[test]
fn lies_end() {
    for length in [2, 10, 64, 65, 300, 1000] {
        for seed in 0..20u64 {
            let mut state = seed;
            let mut machine = SortMachine::new(length, false);
            let mut answer = None;
            let mut order = loop {
                match machine.next(answer) {
                    Step::Done(order) => break order,
                    Step::Less(..) => {
                        state = state
                            .wrapping_mul(6364136223846793005)
                            .wrapping_add(1442695040888963407);
                        answer = Some(seed == 0 || (seed != 1 && state >> 63 == 1));
                    }
                }
            };
            order.sort_unstable();
            assert_eq!(order, (0..length).collect::<Vec<_>>());
        }
    }
}
