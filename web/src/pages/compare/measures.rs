//! The figures: a row for each variant, a bar in each cell for its share of the column's largest.

use super::bench::Bench;
use super::bench_view::letter;
use super::run::Run;
use crate::compare_words::{self, CompareWord};
use crate::side_runs::Ended;
use views::{Language, Measures, length, size};
use yew::prelude::*;

/// A column of the table.
struct Figure {
    head: CompareWord,
    note: CompareWord,
    /// In links of tests: the measure's own name.
    name: &'static str,
    value: fn(&Measures) -> u64,
    told: fn(u64) -> String,
    /// Whether each row's is told as a multiple of the first one's.
    is_related: bool,
}

const FIGURES: [Figure; 6] = [
    Figure { head: CompareWord::Wall, note: CompareWord::WallNote, name: "wall", value: |of| of.wall, told: length, is_related: true },
    Figure { head: CompareWord::Cpu, note: CompareWord::CpuNote, name: "cpu", value: |of| of.cpu, told: length, is_related: true },
    Figure { head: CompareWord::Waiting, note: CompareWord::WaitingNote, name: "waiting", value: |of| of.waiting, told: length, is_related: true },
    Figure { head: CompareWord::Strands, note: CompareWord::StrandsNote, name: "strands", value: |of| of.strands as u64, told: |number| number.to_string(), is_related: false },
    Figure { head: CompareWord::Switches, note: CompareWord::SwitchesNote, name: "switches", value: |of| of.switches as u64, told: |number| number.to_string(), is_related: false },
    Figure { head: CompareWord::Memory, note: CompareWord::MemoryNote, name: "memory", value: |of| of.memory, told: about, is_related: true },
];

fn about(bytes: u64) -> String {
    format!("≈ {}", size(bytes))
}

pub fn measures(bench: &Bench, language: Language) -> Html {
    let w = |word: CompareWord| word.to(language);
    let heads = FIGURES.iter().map(|figure| {
        html! { <th key={figure.name} scope="col"><b>{ w(figure.head) }</b><span class="lab">{ w(figure.note) }</span></th> }
    });
    let rows = (0..bench.variants.len()).map(|index| row(bench, index, language));
    html! {
        <section class="compare-measures" aria-labelledby="compare-measures">
            <h3 id="compare-measures">{ w(CompareWord::Measures) }<span class="lab">{ w(CompareWord::MeasuresNote) }</span></h3>
            <table>
                <thead><tr><th scope="col">{ w(CompareWord::Variant) }</th>{ for heads }<th scope="col">{ w(CompareWord::Ended) }</th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}

fn row(bench: &Bench, index: usize, language: Language) -> Html {
    let run = bench.runs[index].as_ref();
    let ran = run.filter(|run| run.has_run());
    let cells = FIGURES.iter().map(|figure| {
        let head = figure.head.to(language);
        let Some(run) = ran else {
            return html! { <td key={figure.name} data-figure={figure.name} data-head={head}><span class="ink3">{ "–" }</span></td> };
        };
        let value = (figure.value)(&run.measures);
        let all = bench.runs.iter().flatten().filter(|run| run.has_run());
        let most = all.map(|run| (figure.value)(&run.measures)).max().unwrap_or(0);
        let share = value as f64 / most.max(1) as f64 * 100.0;
        html! {
            <td key={figure.name} data-figure={figure.name} data-value={value.to_string()} data-head={head}>
                <span class="figure"><b class="num">{ (figure.told)(value) }</b>{ against_first(bench, index, figure, value) }</span>
                <span class="figure-bar" aria-hidden="true"><span style={format!("width:{share:.1}%")}></span></span>
            </td>
        }
    });
    html! {
        <tr key={index}>
            <th scope="row">{ letter(index) }{ bench.variants[index].title(language) }</th>
            { for cells }
            <td class="ended" data-head={CompareWord::Ended.to(language)}>{ run.map(|run| end_of(run, language)) }</td>
        </tr>
    }
}

/// How many times the first variant's figure it is.
fn against_first(bench: &Bench, index: usize, figure: &Figure, value: u64) -> Html {
    let first = bench.runs.first().and_then(Option::as_ref).filter(|run| run.has_run());
    let first = first.map(|run| (figure.value)(&run.measures)).filter(|first| *first > 0);
    match first {
        Some(first) if index > 0 && figure.is_related => {
            let times = value as f64 / first as f64;
            let words = match times {
                0.0 => "0×".to_owned(),
                ..0.005 => "< 0.01×".to_owned(),
                100.0.. => format!("{times:.0}×"),
                _ => format!("{times:.2}×"),
            };
            html! { <span class="times num">{ words }</span> }
        }
        _ => html! {},
    }
}

fn end_of(run: &Run, language: Language) -> String {
    let word = |word: CompareWord| word.to(language).to_owned();
    match (&run.ended, run.measures.outcome) {
        (Ended::Refused { .. }, _) => word(CompareWord::Refused),
        (Ended::Fault(_), _) => word(CompareWord::Fault),
        (Ended::Input, _) => word(CompareWord::Input),
        (_, Some(outcome)) => compare_words::outcome(outcome, run.measures.exit_code, language),
        (_, None) => word(CompareWord::Cut),
    }
}
