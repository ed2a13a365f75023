//! `interleave compare FILE…`: what variants cost, as a table with a row for each.
//!
//! A variant is a command line of `interleave run`: every FILE with every combination of the
//! settings of which several were given. They run one after the other, each on a computer of its
//! own; one that is refused, fails or reaches a limit leaves the others running.

use crate::failure::Failure;
use crate::files;
use crate::options::{Command, Options};
use crate::run::{Driven, drive};
use std::io::Write;
use trace::write_json_text;
use views::Measures;

/// Options of which several values make several variants, in the order of the table's rows.
const LISTS: [&str; 8] = ["--cores", "--gomaxprocs", "--gil", "--python", "--go", "--clock", "--seed", "--schedule"];

/// More rows than this are a mistake of the command line.
pub const VARIANTS_MAX: usize = 32;

/// The exit code of a variant that a limit cut off.
const LIMIT_CODE: i32 = 124;

/// One variant: what is said of it in the table, and its command line.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Variant {
    file: String,
    /// Only what differs between variants: `--cores 4`.
    settings: Vec<(String, String)>,
    arguments: Vec<String>,
}

/// What became of a variant.
struct Row {
    measures: Measures,
    /// How it ended, in a word: an outcome, `limit-…`, or `refused`.
    ended: String,
    exit_code: i32,
}

/// Prints the table, and on `err` what kept a variant from running. The exit code is the first
/// one that is not 0. Errors: the command line names no variants.
pub fn compare(
    arguments: &[String],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<i32, Failure> {
    let json = arguments.iter().take_while(|word| *word != "--").any(|word| word == "--json");
    let variants = variants(arguments).map_err(Failure::Usage)?;
    let mut options = Vec::new();
    for variant in &variants {
        options.push(Options::parse(&variant.arguments, Command::Run).map_err(Failure::Usage)?);
    }
    let mut rows = Vec::new();
    for options in &options {
        rows.push(row(options, err)?);
    }
    match json {
        true => {
            for (variant, row) in variants.iter().zip(&rows) {
                let _ = writeln!(out, "{}", json_row(variant, row));
            }
        }
        false => table(&variants, &rows, out),
    }
    Ok(rows.iter().map(|row| row.exit_code).find(|code| *code != 0).unwrap_or(0))
}

/// Errors: what is wrong with the command line, in words.
fn variants(arguments: &[String]) -> Result<Vec<Variant>, String> {
    let mut files = Vec::new();
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    let mut shared = Vec::new();
    let mut left = arguments.iter();
    while let Some(argument) = left.next() {
        if argument == "--" {
            shared.push(argument.clone());
            shared.extend(left.by_ref().cloned());
            break;
        }
        if argument == "--json" {
            continue;
        }
        if !argument.starts_with("--") {
            files.push(argument.clone());
            continue;
        }
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (argument.clone(), left.next().cloned()),
        };
        let value = value.ok_or_else(|| format!("{name} needs a value"))?;
        match LISTS.contains(&name.as_str()) {
            true => lists.push((name, value.split(',').map(str::to_owned).collect())),
            false => shared.push(format!("{name}={value}")),
        }
    }
    if files.is_empty() {
        return Err("no FILE".to_owned());
    }
    let mut settings = vec![Vec::new()];
    for (name, values) in &lists {
        let longer = settings.iter().flat_map(|row: &Vec<(String, String)>| {
            values.iter().map(|value| {
                let mut row = row.clone();
                row.push((name.clone(), value.clone()));
                row
            })
        });
        settings = longer.collect();
        if settings.len() * files.len() > VARIANTS_MAX {
            return Err(format!("more than {VARIANTS_MAX} variants"));
        }
    }
    let several = |name: &str| lists.iter().any(|(list, values)| list == name && values.len() > 1);
    let mut variants = Vec::new();
    for file in &files {
        for row in &settings {
            let mut arguments = vec![file.clone()];
            arguments.extend(row.iter().map(|(name, value)| format!("{name}={value}")));
            arguments.extend(shared.iter().cloned());
            let differing = row.iter().filter(|(name, _)| several(name));
            variants.push(Variant {
                file: file.clone(),
                settings: differing.cloned().collect(),
                arguments,
            });
        }
    }
    match variants.len() {
        ..=VARIANTS_MAX => Ok(variants),
        _ => Err(format!("more than {VARIANTS_MAX} variants")),
    }
}

/// Runs it to its end. Errors: a file of it cannot be read.
fn row(options: &Options, err: &mut dyn Write) -> Result<Row, Failure> {
    let scenario = files::scenario(options)?;
    match drive(&options.file, &scenario, &mut |_| {}) {
        Ok(driven) => Ok(measured(&driven)),
        Err(Failure::Refused { text, code }) => {
            let _ = err.write_all(text.as_bytes());
            Ok(Row {
                measures: Measures::default(),
                ended: "refused".to_owned(),
                exit_code: code,
            })
        }
        Err(failure) => Err(failure),
    }
}

fn measured(driven: &Driven) -> Row {
    let measures = Measures::of(&driven.trace, driven.memory_peak);
    let (ended, exit_code) = match (measures.outcome, measures.limit) {
        (Some(outcome), _) => (outcome.word().to_owned(), measures.exit_code),
        (None, Some(limit)) => (format!("limit-{}", limit.word()), LIMIT_CODE),
        // Nobody types here.
        (None, None) => ("input".to_owned(), LIMIT_CODE),
    };
    Row {
        measures,
        ended,
        exit_code,
    }
}

/// `{"file","settings":{…},"wall_s","cpu_s","waiting_s","strands","switches","memory_bytes","ended","exit_code"}`;
/// of a variant that did not run, without the measures.
fn json_row(variant: &Variant, row: &Row) -> String {
    let mut text = "{\"file\":".to_owned();
    write_json_text(&variant.file, &mut text);
    text.push_str(",\"settings\":{");
    for (index, (name, value)) in variant.settings.iter().enumerate() {
        text.push_str(if index == 0 { "" } else { "," });
        write_json_text(name.trim_start_matches('-'), &mut text);
        text.push(':');
        write_json_text(value, &mut text);
    }
    text.push('}');
    if row.ended != "refused" {
        let measures = &row.measures;
        text.push_str(&format!(
            ",\"wall_s\":{},\"cpu_s\":{},\"waiting_s\":{},\"strands\":{},\"switches\":{},\"memory_bytes\":{}",
            exact(measures.wall),
            exact(measures.cpu),
            exact(measures.waiting),
            measures.strands,
            measures.switches,
            measures.memory
        ));
    }
    text.push_str(",\"ended\":");
    write_json_text(&row.ended, &mut text);
    text.push_str(&format!(",\"exit_code\":{}}}", row.exit_code));
    text
}

/// Nanoseconds as seconds, all nine digits.
fn exact(nanoseconds: u64) -> String {
    format!("{}.{:09}", nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000)
}

fn table(variants: &[Variant], rows: &[Row], out: &mut dyn Write) {
    let heads = ["variant", "wall", "CPU", "waiting", "strands", "switches", "memory", "ended"];
    let mut lines = vec![heads.map(str::to_owned)];
    for (variant, row) in variants.iter().zip(rows) {
        let measures = &row.measures;
        let mut name = variant.file.clone();
        for (setting, value) in &variant.settings {
            name.push_str(&format!(" {setting} {value}"));
        }
        let ran = row.ended != "refused";
        let told = |text: String| if ran { text } else { "-".to_owned() };
        lines.push([
            name,
            told(views::length(measures.wall)),
            told(views::length(measures.cpu)),
            told(views::length(measures.waiting)),
            told(measures.strands.to_string()),
            told(measures.switches.to_string()),
            told(format!("~{}", views::size(measures.memory))),
            row.ended.clone(),
        ]);
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    for line in &lines {
        let _ = write!(out, "{:<1$}", line[0], widths[0]);
        for column in 1..heads.len() - 1 {
            let _ = write!(out, "  {:>1$}", line[column], widths[column]);
        }
        let _ = writeln!(out, "  {}", line[heads.len() - 1]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(line: &str) -> Result<Vec<String>, String> {
        let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let variants = variants(&arguments)?;
        Ok(variants.iter().map(|variant| variant.arguments.join(" ")).collect())
    }

    #[test]
    fn every_file_meets_every_setting() {
        assert_eq!(rows("a.py b.py --until 2s").unwrap(), ["a.py --until=2s", "b.py --until=2s"]);
        assert_eq!(
            rows("a.py --cores 1,4 --gil=1,0 --json -- --cores").unwrap(),
            [
                "a.py --cores=1 --gil=1 -- --cores",
                "a.py --cores=1 --gil=0 -- --cores",
                "a.py --cores=4 --gil=1 -- --cores",
                "a.py --cores=4 --gil=0 -- --cores",
            ]
        );
        assert_eq!(rows("--cores 1").unwrap_err(), "no FILE");
        assert_eq!(rows("a.py --cores").unwrap_err(), "--cores needs a value");
        let many = "a.py --seed 1,2,3,4,5,6 --cores 1,2,3,4,5,6";
        assert_eq!(rows(many).unwrap_err(), "more than 32 variants");
    }

    #[test]
    fn only_what_differs_is_named() {
        let arguments = ["a.py", "--cores=4", "--seed=1,2"].map(str::to_owned);
        let variants = variants(&arguments).unwrap();
        assert_eq!(variants[1].settings, [("--seed".to_owned(), "2".to_owned())]);
    }
}
