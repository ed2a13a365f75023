//! The library: every module can be imported by our VM, and the programs about
//! it print what CPython prints.

use std::path::Path;

use kernel::{Progress, Until};
use python::syntax::Version;
use trace::{Event, Stream};

/// Parts of another module: CPython cannot import them first either, or has none of that name (it is `typing`).
const PARTS: &[&str] = &["_datetime_datetime", "unittest._mock_patching", "_typing_forms"];

/// Programs whose workers end in a tie that real threads decide by chance.
const TIES: &[&str] = &["lib_concurrent_futures"];

/// What a program wrote to stdout and stderr.
fn run(file: &str, source: &str, version: Version) -> (String, String) {
    let settings = python::Settings {
        version,
        file: file.to_owned(),
        source: source.to_owned(),
        seed: 0,
        free_threaded: false,
        line_cost: None,
    };
    let mut machine = match python::start(settings, kernel::Settings::default()) {
        Ok(machine) => machine,
        Err(problems) => return (String::new(), format!("{problems:?}")),
    };
    let progress = machine.advance(Until::End);
    let (mut stdout, mut stderr) = (String::new(), String::new());
    let trace = &machine.kernel.trace;
    for at in 0..trace.len() {
        if let Event::Output { stream, text } = trace.record(at).event {
            let place = match stream {
                Stream::Stdout => &mut stdout,
                Stream::Stderr => &mut stderr,
            };
            place.push_str(trace.text(text));
        }
    }
    for vm in machine.runtime.vms() {
        for wrong in vm.heap.audit(&mut |visit| vm.visit_roots(visit)) {
            stderr.push_str(&format!("reference counts: {wrong}\n"));
        }
    }
    if progress != Progress::Finished {
        stderr.push_str(&format!("{progress:?}"));
    }
    (stdout, stderr)
}

#[test]
fn every_module_can_be_imported() {
    let native = python::modules::names();
    let names: Vec<&str> = python::library::names()
        .chain(native)
        .filter(|name| !name.starts_with("_prelude") && !PARTS.contains(name))
        .collect();
    assert!(names.len() > 60, "{names:?}");
    let mut failures = Vec::new();
    for name in names {
        let source = format!("import {name}\nprint({name}.__name__)\n");
        let (stdout, stderr) = run("main.py", &source, Version::Py314);
        if stdout != format!("{name}\n") || !stderr.is_empty() {
            failures.push(format!("{name}: {stdout}{stderr}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn programs_about_the_library_print_what_cpython_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    let mut failures = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if !(name.starts_with("lib_") || name.starts_with("native_"))
            || TIES.contains(&name.as_ref())
        {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a text file");
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("a recording");
        let (stdout, stderr) = run(&format!("{name}.py"), &source, Version::Py314);
        if stderr.contains("reference counts: ") {
            failures.push(format!("{name}: {stderr}"));
        }
        if stdout != expected {
            let at = stdout
                .lines()
                .zip(expected.lines())
                .position(|(got, wanted)| got != wanted)
                .unwrap_or(0);
            failures.push(format!(
                "{name}, line {} of the output: {:?} instead of {:?}\n{stderr}",
                at + 1,
                stdout.lines().nth(at).unwrap_or(""),
                expected.lines().nth(at).unwrap_or("")
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
