//! Other programs: run, watched line by line, or asked.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Says on standard error what is being done: standard output belongs to results.
pub fn say(text: &str) {
    eprintln!("xtask: {text}");
}

/// A command in a folder.
pub fn command(name: impl AsRef<OsStr>, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(folder);
    command
}

/// Runs to its end, all that it says passed to standard error. Fails with the command line.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command
        .stdout(std::io::stderr())
        .status()
        .map_err(|error| format!("{} does not start: {error}", shown(command)))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{} ended with {status}", shown(command))),
    }
}

/// Runs to its end, giving each line of standard output to `line` as it comes; standard
/// error passes through. `Ok(false)` when it ended with a failure.
pub fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool, String> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} does not start: {error}", shown(command)))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).split(b'\n') {
            let text = text.map_err(|error| error.to_string())?;
            line(String::from_utf8_lossy(&text).trim_end_matches('\r'));
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok(status.success())
}

/// Standard output of a program that ends well, without surrounding space.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// The first program of this name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

fn shown(command: &Command) -> String {
    let mut text = format!("`{}", command.get_program().to_string_lossy());
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text.push('`');
    text
}
