//! `gocheck [--lib DIR] [--file-per-program] FILES`: what is wrong with Go programs, as go build says it.
use go::check::{Release, check, check_with};

fn main() {
    let mut lib = None;
    let mut one = false;
    let mut paths = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match &arg[..] {
            "--lib" => lib = args.next(),
            "--each" => one = true,
            _ => paths.push(arg),
        }
    }
    let texts: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let name = path.rsplit('/').next().unwrap();
            (format!("./{name}"), std::fs::read_to_string(path).unwrap())
        })
        .collect();
    let run = |files: &[(&str, &str)]| match &lib {
        None => check(files, Release::Go127),
        Some(list) if list.ends_with("liblist") => check_with(files, Release::Go127, &|path| {
            let text = std::fs::read_to_string(list).unwrap();
            let found = text.lines().find(|line| {
                let own = line.split(' ').next().unwrap();
                own == path || own.strip_prefix("vendor/") == Some(path)
            });
            let Some(line) = found else { return Vec::new() };
            let mut parts = line.split(' ');
            let (_, dir, files) = (parts.next(), parts.next().unwrap(), parts.next().unwrap());
            files
                .split(',')
                .filter(|f| !f.is_empty())
                .map(|f| {
                    (
                        f.to_owned(),
                        std::fs::read_to_string(format!("{dir}/{f}")).unwrap(),
                    )
                })
                .collect()
        }),
        Some(dir) => check_with(files, Release::Go127, &|path| {
            let Ok(entries) = std::fs::read_dir(format!("{dir}/{path}")) else {
                return Vec::new();
            };
            let mut found: Vec<(String, String)> = entries
                .filter_map(|entry| {
                    let path = entry.unwrap().path();
                    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                    (name.ends_with(".go") && !name.ends_with("_test.go") && wanted(&path, &name))
                        .then(|| (name, std::fs::read_to_string(&path).unwrap()))
                })
                .collect();
            found.sort();
            found
        }),
    };
    let groups: Vec<Vec<(&str, &str)>> = if one {
        texts.iter().map(|(n, t)| vec![(&n[..], &t[..])]).collect()
    } else {
        vec![texts.iter().map(|(n, t)| (&n[..], &t[..])).collect()]
    };
    for (index, group) in groups.iter().enumerate() {
        let start = std::time::Instant::now();
        let checked = run(group);
        if one {
            println!("== {}", paths[index]);
        }
        for line in checked.shown() {
            println!("{line}");
        }
        if std::env::var("TIME").is_ok() {
            println!(
                "{:?} {} packages",
                start.elapsed(),
                checked.program.packages.len()
            );
        }
    }
}

fn wanted(path: &std::path::Path, name: &str) -> bool {
    let stem = name.trim_end_matches(".go");
    let oses = [
        "windows",
        "darwin",
        "freebsd",
        "netbsd",
        "openbsd",
        "plan9",
        "solaris",
        "js",
        "wasip1",
        "aix",
        "android",
        "dragonfly",
        "illumos",
        "ios",
        "wasm",
        "arm",
        "arm64",
        "386",
        "ppc64",
        "ppc64le",
        "ppc64x",
        "mips",
        "mipsx",
        "mips64x",
        "mipsle",
        "mips64",
        "mips64le",
        "riscv64",
        "s390x",
        "loong64",
        "zos",
    ];
    if oses.iter().any(|os| stem.ends_with(&format!("_{os}"))) {
        return false;
    }
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines().take(40) {
        if let Some(tag) = line.strip_prefix("//go:build ") {
            return eval(tag);
        }
    }
    true
}

fn eval(tag: &str) -> bool {
    let or: Vec<&str> = tag.split("||").collect();
    or.iter().any(|part| {
        part.split("&&").all(|term| {
            let term = term.trim().trim_matches(|c| c == '(' || c == ')');
            let (neg, term) = match term.strip_prefix('!') {
                Some(t) => (true, t.trim_matches(|c| c == '(' || c == ')')),
                None => (false, term),
            };
            let on = matches!(
                term,
                "linux"
                    | "amd64"
                    | "unix"
                    | "gc"
                    | "goexperiment.swissmap"
                    | "goexperiment.aliastypeparams"
                    | "goexperiment.regabiargs"
                    | "goexperiment.regabiwrappers"
                    | "goexperiment.spinbitmutex"
                    | "goexperiment.synchashtriemap"
                    | "goexperiment.greenteagc"
            ) || term.starts_with("go1.");
            on != neg
        })
    })
}
