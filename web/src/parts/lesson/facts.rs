//! What a lesson says of its program's run, checked by the reader's own run of it.

use crate::app::Store;
use crate::lesson::OpenLesson;
use crate::lesson_words::LessonWord;
use crate::parts::glyph::Glyph;
use crate::state::RunPhase;
use lessons::lesson::Program;
use std::rc::Rc;
use trace::{Event, Stream, Trace};
use views::Language;
use views::exercise::Fact;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FactsProps {
    pub store: Store,
    pub open: Rc<OpenLesson>,
    pub number: usize,
}

/// A fact, and what was found where it does not hold.
type Told = (String, Result<(), String>);

#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let (store, number) = (&props.store, props.number);
    let language = store.settings.language();
    let w = |word: LessonWord| word.to(language);
    let here = props.open.slug(number) == store.slug;
    let whole = here && store.run == RunPhase::Over && !store.predicting.hides() && props.open.is_run_as_written(number, store);
    let checked = {
        let (recording, open) = (store.recording.clone(), props.open.clone());
        let key = (whole, store.recording.run, store.recording.recorded, language, props.open.clone());
        use_memo(key, move |(whole, _, _, language, _)| {
            let program = open.program(number).filter(|_| *whole)?;
            Some(recording.read(|replay| check(program, replay.trace(), *language)))
        })
    };
    let Some(told) = &*checked else {
        let word = match here && store.text_ran.is_some() && store.run != RunPhase::Running && !store.predicting.hides() {
            true => LessonWord::CheckedOther,
            false => LessonWord::ToCheck,
        };
        return html! { <p class="lab to-check">{ w(word) }</p> };
    };
    let row = |(index, (words, found)): (usize, &Told)| {
        html! {
            <li key={index} class={found.is_err().then_some("alarm")}>
                { if found.is_ok() { Glyph::Tick.draw() } else { Glyph::Cross.draw() } }
                <span>{ words }if let Err(found) = found { if !found.is_empty() { <span class="found">{ w(LessonWord::Instead) }{ " " }<code>{ found }</code></span> } }</span>
            </li>
        }
    };
    html! {
        <div class="facts-checked" role="status">
            <p class="lab">{ w(LessonWord::Checked) }</p>
            <ul>{ for told.iter().enumerate().map(row) }</ul>
        </div>
    }
}

fn check(program: &Program, trace: &Trace, language: Language) -> Vec<Told> {
    let mut all = Vec::new();
    if let Some(output) = &program.output {
        let same = output.text == written(trace, Stream::Stdout);
        let word = if same { LessonWord::OutputSame } else { LessonWord::OutputOther };
        all.push((word.to(language).to_owned(), if same { Ok(()) } else { Err(String::new()) }));
    }
    if let Some(errors) = &program.errors {
        let printed = written(trace, Stream::Stderr);
        let mut lines = printed.lines();
        let same = errors.text.lines().all(|wanted| lines.any(|line| line.contains(wanted)));
        let word = if same { LessonWord::ErrorsSame } else { LessonWord::ErrorsOther };
        all.push((word.to(language).to_owned(), if same { Ok(()) } else { Err(String::new()) }));
    }
    let facts = program.facts.iter().map(|written| match Fact::parse(&written.text) {
        Ok(fact) => (fact.told(language), fact.check(trace, language)),
        Err(words) => (written.text.clone(), Err(words)),
    });
    all.extend(facts);
    all
}

fn written(trace: &Trace, wanted: Stream) -> String {
    let texts = trace.records().filter_map(|record| match record.event {
        Event::Output { stream, text } if stream == wanted => Some(trace.text(text).to_owned()),
        _ => None,
    });
    texts.collect()
}
