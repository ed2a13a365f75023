//! Reads and writes of shared memory are told to who listens, and to nobody else.

use go::Settings;
use go::check::Release;
use kernel::{Access, Until};

const RACY: &str = r#"package main

import "sync"

func main() {
	n := 0
	seen := map[string]int{}
	list := make([]int, 3, 10)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			local := i
			local++
			n += local
			seen["a"]++
			list[1] = local
			list = append(list, local)
		})
	}
	wg.Wait()
	println(n, len(seen), list[1])
}
"#;

fn run(listening: bool) -> (Vec<Access>, u64) {
    let settings = kernel::Settings {
        main_thread: "m0".to_owned(),
        ..kernel::Settings::default()
    };
    let own = Settings {
        gomaxprocs: 1,
        file: "prog.go".to_owned(),
    };
    let started = go::start(&[("./prog.go", RACY)], Release::Go127, own, settings);
    let Ok(mut machine) = started else {
        panic!("the program is right");
    };
    machine.kernel.listen(listening);
    machine.advance(Until::End);
    (machine.kernel.take_accesses(), machine.digest())
}

fn line_of(text: &str) -> u32 {
    RACY.lines().position(|line| line.contains(text)).expect("it is there") as u32 + 1
}

#[test]
fn two_goroutines_touch_the_same_places() {
    let (accesses, _) = run(true);
    for (text, writes) in [("n += local", true), ("seen[", true), ("list[1] =", true), ("append", true)] {
        let line = line_of(text);
        let here: Vec<&Access> = accesses.iter().filter(|it| it.line == line && it.is_write == writes).collect();
        let mut shared = false;
        for one in &here {
            shared |= here.iter().any(|two| two.strand != one.strand && two.address == one.address);
        }
        assert!(shared, "no two goroutines write the same place in `{text}`: {here:?}");
    }
    let reads = accesses.iter().filter(|it| it.line == line_of("println") && !it.is_write);
    assert!(reads.count() > 0, "main reads what they wrote");
    let line = line_of("local++");
    assert!(accesses.iter().all(|it| it.line != line), "a variable of its own is in no memory");
}

#[test]
fn listening_changes_nothing() {
    let (heard, with) = run(true);
    let (nothing, without) = run(false);
    assert!(!heard.is_empty() && nothing.is_empty());
    assert_eq!(with, without);
}
