//! The command line: what is written where, and the exit code.

use std::path::PathBuf;

struct Answer {
    code: i32,
    out: String,
    err: String,
}

/// A file in a folder of this test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command_line");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path
}

fn interleave(arguments: &[&str]) -> Answer {
    let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&arguments, &mut out, &mut err);
    Answer {
        code,
        out: String::from_utf8(out).expect("text"),
        err: String::from_utf8(err).expect("text"),
    }
}

/// `interleave COMMAND FILE ARGUMENTS…` for a program of its own.
fn with(command: &str, name: &str, program: &str, arguments: &[&str]) -> (Answer, String) {
    let path = file(name, program);
    let path = path.to_str().expect("a plain path");
    let mut all = vec![command, path];
    all.extend(arguments);
    (interleave(&all), path.to_owned())
}

#[test]
fn a_program_has_its_own_output_and_exit_code() {
    let (answer, _) = with("run", "plain.py", "print('a')\nprint(6 * 7)\n", &[]);
    assert_eq!((answer.code, answer.out.as_str()), (0, "a\n42\n"));
    assert_eq!(answer.err, "");
    let (answer, path) = with("run", "fails.py", "print('a')\nx = 1 / 0\n", &[]);
    assert_eq!((answer.code, answer.out.as_str()), (1, "a\n"));
    let traceback = format!(
        "Traceback (most recent call last):\n  File \"{path}\", line 2, in <module>\n    \
         x = 1 / 0\n        ~~^~~\nZeroDivisionError: division by zero\n"
    );
    assert_eq!(answer.err, traceback);
}

#[test]
fn a_syntax_error_is_told_in_cpythons_words() {
    let (answer, path) = with("run", "syntax.py", "x = (1,\nprint(x)\n", &[]);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    let text = format!(
        "  File \"{path}\", line 1\n    x = (1,\n        ^\nSyntaxError: '(' was never closed\n"
    );
    assert_eq!(answer.err, text);
    let (answer, path) = with("check", "syntax.py", "x = (1,\nprint(x)\n", &[]);
    let line = format!("{path}:1:5: SyntaxError: '(' was never closed\n");
    assert_eq!((answer.code, answer.out), (1, line));
}

#[test]
fn what_is_not_supported_is_refused_before_anything_runs() {
    let program = "print('never')\nimport numpy\n";
    let (answer, path) = with("run", "refused.py", program, &[]);
    assert_eq!((answer.code, answer.out.as_str()), (3, ""));
    let place = format!("{path}:2:8: unsupported: module 'numpy' is not available (");
    assert!(answer.err.starts_with(&place), "{}", answer.err);
    let (answer, _) = with("check", "refused.py", program, &[]);
    assert!(
        answer.code == 3 && answer.out.starts_with(&place),
        "{}",
        answer.out
    );
}

#[test]
fn a_program_without_faults_has_no_diagnostics() {
    let (answer, _) = with("check", "fine.py", "x = 1\n", &[]);
    assert_eq!(
        (answer.code, answer.out.as_str(), answer.err.as_str()),
        (0, "", "")
    );
}

#[test]
fn a_limit_is_named() {
    let (answer, _) = with(
        "run",
        "endless.py",
        "while True:\n    pass\n",
        &["--steps", "1000"],
    );
    assert_eq!(answer.code, 124);
    assert!(answer.err.contains("limit steps"), "{}", answer.err);
    let long = format!("# {}\n", "x".repeat(70_000));
    let (answer, _) = with("run", "long.py", &long, &[]);
    assert_eq!(answer.code, 124);
    assert!(answer.err.contains("limit source-bytes"), "{}", answer.err);
}

#[test]
fn a_trace_is_json_lines() {
    let (answer, _) = with("trace", "traced.py", "print('a')\n", &["--view", "output"]);
    assert_eq!(answer.code, 0);
    assert!(
        answer.out.contains("\"stream\":\"stdout\",\"text\":\"a"),
        "{}",
        answer.out
    );
    let (answer, _) = with("trace", "traced.py", "print('a')\n", &["--view=events"]);
    assert!(answer.out.lines().count() > 2);
    assert!(answer.out.lines().all(|line| line.starts_with("{\"at\":")));
    let last = answer.out.lines().last().unwrap_or_default();
    assert!(last.contains("OutcomeReached"), "{last}");
}

#[test]
fn a_wrong_command_line_is_answered_with_the_usage() {
    for (arguments, words) in [
        (vec![], "no command"),
        (vec!["walk"], "no such command: walk"),
        (vec!["run"], "no FILE"),
        (vec!["run", "a.py", "--fast"], "unknown option: --fast"),
    ] {
        let answer = interleave(&arguments);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""));
        assert!(
            answer
                .err
                .starts_with(&format!("interleave: {words}\nusage: ")),
            "{}",
            answer.err
        );
    }
    let answer = interleave(&["run", "there_is_no_such_file.py"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer
            .err
            .starts_with("interleave: there_is_no_such_file.py: ")
    );
    for help in [["-h"].as_slice(), &["run", "--help"]] {
        let answer = interleave(help);
        assert!(answer.code == 0 && answer.out.contains("--until DURATION"));
    }
}

#[test]
fn the_world_is_given_on_the_command_line() {
    let program = "\
import requests
print(requests.get('http://a.example/x').text, requests.get('http://a.example/x?b=1').status_code)
print(len(open('big.txt').readlines()), open('small.txt').read().strip())
try:
    requests.get('http://b.example/')
except requests.ConnectionError:
    print('refused')
";
    let small = file("small.txt", "few words\n");
    let small = format!("small.txt={}", small.display());
    let options = [
        "--reply",
        "http://a.example/x=404,20ms,body:a, and b",
        "--reply=http://b.example/=refused",
        "--lines",
        "big.txt=5000",
        "--file",
        &small,
    ];
    let (answer, _) = with("run", "world.py", program, &options);
    assert_eq!(answer.err, "");
    assert_eq!(answer.out, "a, and b 404\n5000 few words\nrefused\n");

    let world =
        r#"{"stdin":[{"text":"Ann\n"}],"peers":{"echo.example:9":{"echo":{"latency_ns":5}}}}"#;
    let world = file("world.json", world);
    let program = "\
import socket
with socket.create_connection(('echo.example', 9)) as peer:
    peer.sendall(input().encode())
    print(peer.recv(9))
";
    let world = world.to_str().expect("a plain path");
    let (answer, _) = with("run", "peer.py", program, &["--world", world]);
    assert_eq!((answer.out.as_str(), answer.err.as_str()), ("b'Ann'\n", ""));
    let wrong = file("wrong.json", r#"{"adresses":{}}"#);
    let wrong = wrong.to_str().expect("a plain path");
    let (answer, _) = with("run", "peer.py", program, &["--world", wrong]);
    assert_eq!(answer.code, 2);
    assert!(
        answer.err.contains("not a world: unknown field `adresses`"),
        "{}",
        answer.err
    );
}

#[test]
fn a_go_package_is_checked_as_go_build_does() {
    let helper = file("helper.go", "package main\n\nfunc helper(n int) {}\n");
    let helper = helper.to_str().expect("a plain path");
    let program = "package main\n\nfunc main() {\n\tx := 1\n\thelper(\"a\")\n}\n";
    let (answer, path) = with("check", "wrong.go", program, &[helper]);
    let lines = format!(
        "{path}:4:2: declared and not used: x\n\
         {path}:5:9: cannot use \"a\" (untyped string constant) as int value in argument to helper\n"
    );
    assert_eq!((answer.code, answer.out), (1, lines));
    let program = "package main\n\nfunc main() {\n\thelper(1)\n}\n";
    let (answer, _) = with("check", "right.go", program, &[helper, "--go", "1.21"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""));
    let program = "package main\n\nimport \"testing/quick\"\n\nfunc main() { quick.Check(nil, nil) }\n";
    let (answer, path) = with("check", "quick.go", program, &[]);
    let line = format!("{path}:3:8: unsupported: package testing/quick (leave it out, or write the part that you need)\n");
    assert_eq!((answer.code, answer.out), (3, line));
}

#[test]
fn a_program_is_called_as_it_was_named() {
    let program = "import sys\nprint(sys.argv)\nprint(__file__)\n";
    let path = file("named.py", program);
    let path = path.to_str().expect("a plain path");
    let named = path.replace("named.py", "./named.py");
    let answer = interleave(&["run", &named, "--", "one"]);
    assert_eq!(answer.out, format!("['{named}', 'one']\n{path}\n"));
}
