//! `interleave link FILE` and `interleave open LINK`: scenarios as links, for course builds.

use crate::failure::Failure;
use crate::files;
use crate::options::{Opened, Options};
use crate::run::drive;
use scenario::link::{self, Base};
use scenario::{Scenario, Schedule};
use std::io::Write;

/// One line: the link. Errors: those of the scenario; the program does not start although its
/// choices are to be written down; the catalogue has no program of that name.
pub fn link(options: &Options, out: &mut dyn Write) -> Result<i32, Failure> {
    if options.file.ends_with(".md") {
        return lesson(options, out);
    }
    let mut scenario = files::document(options)?;
    for file in &mut scenario.program {
        // Where the file lies here is nobody's business.
        file.name = file.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    }
    let wanted = &options.opened;
    if wanted.freeze {
        let choices = drive(&options.file, &files::with_room(scenario.clone()), &mut |_| {})?.choices;
        scenario.schedule = Schedule::Recorded(choices);
    }
    show(&mut scenario, wanted);
    let base = base(&wanted.variant_of)?;
    let fragment = link::encode(&scenario, base.as_ref());
    let _ = match wanted.address.as_str() {
        "" => writeln!(out, "#{fragment}"),
        address => writeln!(out, "{}#{fragment}", address.trim_end_matches('#')),
    };
    Ok(0)
}

/// What is open when the link opens.
pub fn show(scenario: &mut Scenario, wanted: &Opened) {
    scenario.view.moment = wanted.moment.or(scenario.view.moment);
    for (field, given) in [
        (&mut scenario.view.stage, &wanted.stage),
        (&mut scenario.view.notes, &wanted.notes),
    ] {
        if !given.is_empty() {
            field.clone_from(given);
        }
    }
}

/// One line: the link of a lesson's file, which the page reads whatever is wrong with it.
fn lesson(options: &Options, out: &mut dyn Write) -> Result<i32, Failure> {
    let fragment = link::encode_lesson(&files::read(&options.file)?);
    let address = options.opened.address.trim_end_matches('#');
    let _ = writeln!(out, "{address}#lesson/={fragment}");
    Ok(0)
}

fn base(slug: &str) -> Result<Option<Base>, Failure> {
    if slug.is_empty() {
        return Ok(None);
    }
    let program = lessons::program(slug);
    let program = program.ok_or_else(|| Failure::Usage(format!("--variant-of: there is no program `{slug}`")))?;
    Ok(Some(Base {
        slug: slug.to_owned(),
        text: program.text.to_owned(),
    }))
}

/// The scenario's document. Errors: what is wrong with the link.
pub fn open(arguments: &[String], out: &mut dyn Write) -> Result<i32, Failure> {
    let [address] = arguments else {
        return Err(Failure::Usage("open needs one LINK".to_owned()));
    };
    let _ = writeln!(out, "{}", files::link(address)?.to_json());
    Ok(0)
}
