//! What the variants wrote, side by side, as of the shared time: later lines are veiled.

use super::bench::Bench;
use super::bench_view::letter;
use crate::compare_words::{self, CompareWord};
use crate::side_runs::Ended;
use trace::Stream;
use views::{Language, OutputLine, length};
use yew::prelude::*;

/// More lines than this are counted only.
const LINES_MAX: usize = 60;

pub fn outputs(bench: &Bench, language: Language) -> Html {
    let columns = (0..bench.variants.len()).map(|index| column(bench, index, language));
    html! {
        <section class="compare-outputs" aria-label={CompareWord::Output.to(language)}>{ for columns }</section>
    }
}

fn column(bench: &Bench, index: usize, language: Language) -> Html {
    let title = bench.variants[index].title(language);
    let label = format!("{}: {title}", CompareWord::Output.to(language));
    let now = bench.now();
    let body = bench.runs[index].as_ref().map(|run| {
        let told: Vec<&str> = match &run.ended {
            Ended::Refused { told, .. } => told.lines().collect(),
            _ => Vec::new(),
        };
        let nothing = run.lines.is_empty() && told.is_empty();
        let more = run.lines.len().saturating_sub(LINES_MAX);
        html! {
            <>
                { for run.lines.iter().take(LINES_MAX).enumerate().map(|(place, line)| row(line, place, now)) }
                { for told.iter().enumerate().map(|(place, line)| html! { <li key={place} class="stderr"><span class="text">{ *line }</span></li> }) }
                if more > 0 { <li key="more" class="lab">{ compare_words::more_lines(more, language) }</li> }
                if nothing { <li key="none" class="lab">{ CompareWord::NoOutput.to(language) }</li> }
            </>
        }
    });
    html! {
        <article class="variant-output" key={index} data-index={index.to_string()}>
            <h3>{ letter(index) }{ CompareWord::Output.to(language) }</h3>
            <ol tabindex="0" aria-label={label}>{ body.unwrap_or_default() }</ol>
        </article>
    }
}

fn row(line: &OutputLine, place: usize, now: u64) -> Html {
    let later = line.at.0 > now;
    let class = classes!(
        later.then_some("later"),
        (line.stream == Stream::Stderr).then_some("stderr")
    );
    html! { <li key={place} {class}><span class="t num">{ length(line.at.0) }</span><span class="text">{ &line.text }</span></li> }
}
