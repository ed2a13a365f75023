//! The reference counts of the heap agree with the references that exist, at
//! many moments of every recorded program: a count that is too low is an object
//! freed while somebody uses it.

use kernel::{Progress, Until};
use python::{Settings, Version};

#[test]
fn no_reference_is_uncounted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the programs are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let mut audited = 0;
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
    {
        let source = std::fs::read_to_string(path).expect("readable");
        let settings = Settings {
            version: Version::Py314,
            file: path.display().to_string(),
            source,
            seed: 0,
            free_threaded: false,
            line_cost: None,
        };
        let Ok(mut machine) = python::start(settings, kernel::Settings::default()) else {
            continue;
        };
        let mut stop = 1_000;
        loop {
            let progress = machine.advance(Until::Steps(stop));
            for vm in machine.runtime.vms() {
                let wrong = vm.heap.audit(&mut |visit| vm.visit_roots(visit));
                assert!(
                    wrong.is_empty(),
                    "{} after {stop} steps: {wrong:?}",
                    path.display()
                );
                audited += 1;
            }
            if progress != Progress::Reached || stop > 2_000_000 {
                break;
            }
            stop = stop * 3 / 2;
        }
    }
    assert!(audited > 500, "only {audited} moments were looked at");
}
