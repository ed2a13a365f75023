//! One of the four cells: its program's lines, its picture, its figures, and what there is to say.

use super::lanes::{self, Scale};
use super::runs::CellRun;
use crate::hooks::use_width;
use crate::matrix_words::{self, MatrixWord};
use crate::side_runs::Ended;
use lessons::matrix::{Cell, lines_of_a};
use std::rc::Rc;
use trace::{OutcomeKind, Time};
use views::Language;
use views::matrix::{Site, milliseconds};
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MatrixCellProps {
    pub cell: Cell,
    pub guest: scenario::Language,
    pub language: Language,
    pub run: Option<Rc<CellRun>>,
    /// The program's text now: it may be newer than the run.
    pub text: Rc<str>,
    pub edited: bool,
    pub extent: Time,
    pub now: Time,
    /// Its place among those that ended, from 1.
    pub rank: Option<usize>,
    pub on_edit: Callback<Cell>,
    pub on_restore: Callback<Cell>,
}

#[component]
pub fn MatrixCell(props: &MatrixCellProps) -> Html {
    let (cell, language) = (props.cell, props.language);
    let w = |word: MatrixWord| word.to(language);
    let node = use_node_ref();
    let width = use_width(node.clone(), 340.0);
    let title = title(cell, language);
    let scale = Scale { width, extent: props.extent };
    let run = props.run.as_deref().filter(|run| run.ran());
    let holder = run.filter(|run| !run.lanes.is_over(props.now)).and_then(|run| run.lanes.a_at(props.now));
    let act = |callback: &Callback<Cell>| {
        let callback = callback.clone();
        Callback::from(move |_: MouseEvent| callback.emit(cell))
    };
    html! {
        <section class={classes!("mx-cell", cell.stem())} aria-label={format!("{}: {title}", matrix_words::cell_name(cell, language))}>
            <header>
                <p class="where">{ matrix_words::cell_name(cell, language) }</p>
                <h3>{ title }</h3>
                <button type="button" class="mx-link" aria-label={format!("{}: {title}", w(MatrixWord::Edit))} onclick={act(&props.on_edit)}>{ w(MatrixWord::Edit) }</button>
                if props.edited {
                    <span class="edited">{ w(MatrixWord::Edited) }</span>
                    <button type="button" class="mx-link" aria-label={format!("{}: {title}", w(MatrixWord::Original))} onclick={act(&props.on_restore)}>{ w(MatrixWord::Original) }</button>
                }
                <span class="spacer"></span>
                if let Some(span) = holder {
                    <span class="lab holder">{ matrix_words::holder(span.doing.holder(), language) }</span>
                } else if let Some(rank) = props.rank {
                    <span class="lab holder">{ matrix_words::rank(rank, language) }</span>
                }
            </header>
            <Code text={run.map_or_else(|| props.text.clone(), |run| Rc::from(run.text.as_str()))} guest={props.guest} {language} line={run.and_then(|run| run.line_at(props.now))} />
            <div class="mx-picture">
                <span class={classes!("mark", "blue", "lane-a", run.map(|run| mark(run, props.now, true)))}>{ "A" }</span>
                <span class={classes!("mark", "orange", "lane-b", run.map(|run| mark(run, props.now, false)))}>{ "B" }</span>
                <div class="mx-room" ref={node}>
                    if let Some(run) = run {
                        { lanes::picture(&run.lanes, run.matrix.sites.first().map(|site| site.told), scale, props.now, language) }
                    }
                </div>
            </div>
            if let Some(run) = run {
                { figures(run, scale, props.rank, language) }
            }
            { remark(cell, props.run.as_deref(), language) }
        </section>
    }
}

pub fn title(cell: Cell, language: Language) -> &'static str {
    let (korean, english) = cell.title();
    match language {
        Language::Korean => korean,
        Language::English => english,
    }
}

/// How the lane's mark looks now: who runs is filled.
fn mark(run: &CellRun, now: Time, of_a: bool) -> &'static str {
    let span = if of_a { run.lanes.a_at(now) } else { run.lanes.b_at(now) };
    match span.map(|span| span.doing) {
        None => "done",
        Some(views::matrix::Doing::Works) => "run",
        Some(views::matrix::Doing::Ready) => "ready",
        Some(_) => "wait",
    }
}

#[derive(Properties, PartialEq)]
struct CodeProps {
    text: Rc<str>,
    guest: scenario::Language,
    language: Language,
    line: Option<u32>,
}

/// A's own lines; the one of the moment is marked, and in sight.
#[component]
fn Code(props: &CodeProps) -> Html {
    let node = use_node_ref();
    let (first, last) = lines_of_a(&props.text, props.guest);
    {
        let node = node.clone();
        use_effect_with((props.line, props.text.clone()), move |(line, _)| {
            let list = node.cast::<web_sys::HtmlElement>();
            let current = line.and_then(|_| list.as_ref()?.query_selector("[aria-current]").ok()?);
            let current = current.and_then(|current| current.dyn_into::<web_sys::HtmlElement>().ok());
            if let (Some(list), Some(current)) = (list, current) {
                // Only this list: scrolling into view would move the page.
                let (top, bottom) = (current.offset_top(), current.offset_top() + current.offset_height());
                if top < list.scroll_top() {
                    list.set_scroll_top(top);
                } else if bottom > list.scroll_top() + list.client_height() {
                    list.set_scroll_top(bottom - list.client_height());
                }
            }
        });
    }
    let lines: Vec<&str> = props.text.lines().skip(first as usize - 1).take((last + 1 - first) as usize).collect();
    let full = lines.iter().filter(|line| !line.trim().is_empty());
    let indent = full.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let rows = lines.iter().enumerate().map(|(index, line)| {
        let number = first + index as u32;
        let now = props.line == Some(number);
        // A tab is as wide as four spaces here.
        let shown = line.get(indent..).unwrap_or("").replace('\t', "    ");
        html! { <li key={number} value={number.to_string()} class={classes!(now.then_some("now"))} aria-current={now.then_some("true")}>{ if shown.is_empty() { " ".to_owned() } else { shown } }</li> }
    });
    html! { <ol class="mx-code" ref={node} tabindex="0" aria-label={MatrixWord::Code.to(props.language)}>{ for rows }</ol> }
}

fn figures(run: &CellRun, scale: Scale, rank: Option<usize>, language: Language) -> Html {
    let w = |word: MatrixWord| word.to(language);
    let sums = run.lanes.sums;
    let polls = run.matrix.sites.iter().filter(|site| site.is_main).map(Site::polls).sum::<u32>();
    let time = |word: MatrixWord, class: &'static str, long: u64| {
        let text = milliseconds(long);
        let (number, unit) = text.split_once(' ').unwrap_or((&text, ""));
        html! { <span {class}>{ w(word) }{ " " }<b>{ number.to_owned() }</b>{ " " }{ unit.to_owned() }</span> }
    };
    let asked = match language {
        Language::Korean => html! { <>{ w(MatrixWord::Asked) }{ " " }<b>{ polls }</b>{ w(MatrixWord::Times) }</> },
        Language::English => html! { <>{ w(MatrixWord::Asked) }{ " " }<b>{ polls }</b>{ "×" }</> },
    };
    let end = milliseconds(run.lanes.end.0);
    let ends = match run.is_over() {
        true => matrix_words::ends_at(&end, language),
        false => format!("{end}, {}", w(MatrixWord::NotEnded)),
    };
    html! {
        <div class="mx-cost">
            <p class="mx-figures">
                { time(MatrixWord::Stopped, "stopped", sums.stopped) }
                <span class="asked">{ asked }</span>
                { time(MatrixWord::Work, "work", sums.works) }
                if sums.idle >= 1_000_000 { { time(MatrixWord::Idle, "idle", sums.idle) } }
            </p>
            <div class="mx-bar-room">
                <p class="mx-end" style={format!("width:{:.0}px", lanes::end_of(&run.lanes, scale))}>
                    <b>{ ends }</b>
                    if let Some(rank) = rank { <span class="mx-rank" title={matrix_words::rank(rank, language)}>{ rank }</span> }
                </p>
                { lanes::bar(&sums, scale) }
            </div>
        </div>
    }
}

/// What is out of the ordinary: it did not run, did not end well, or is in another cell.
fn remark(cell: Cell, run: Option<&CellRun>, language: Language) -> Html {
    let w = |word: MatrixWord| word.to(language);
    let Some(run) = run else {
        return html! { <p class="mx-remark quiet">{ w(MatrixWord::Waiting) }</p> };
    };
    let wrong = |word: MatrixWord, detail: String| html! {
        <p class="mx-remark wrong"><b>{ w(word) }</b>{ " " }if !detail.is_empty() { <code>{ detail }</code>{ " " } }{ w(MatrixWord::OthersGoOn) }</p>
    };
    match (&run.ended, &run.lanes.outcome) {
        (Ended::Refused { findings, told }, _) => {
            let finding = findings.first().map(|finding| format!("{}: {}", finding.from_line, finding.message));
            return wrong(MatrixWord::Refused, finding.unwrap_or_else(|| told.clone()));
        }
        (Ended::Fault(message), _) => return wrong(MatrixWord::Fault, message.clone()),
        (Ended::Input, _) => return wrong(MatrixWord::Input, String::new()),
        (Ended::Cut, _) | (_, Some((OutcomeKind::Limit, _)) | None) => return wrong(MatrixWord::Cut, String::new()),
        (_, Some((OutcomeKind::Failed, message))) => {
            return wrong(MatrixWord::Failed, run.lanes.complaint.clone().unwrap_or_else(|| message.clone()));
        }
        (_, Some((OutcomeKind::Deadlock, _))) => return wrong(MatrixWord::Deadlock, String::new()),
        (_, Some((OutcomeKind::Unsupported, message))) => return wrong(MatrixWord::Unsupported, message.clone()),
        (Ended::Over, Some((OutcomeKind::Exited, _))) => {}
    }
    let Some(site) = run.matrix.sites.first() else {
        return html! { <p class="mx-remark">{ w(MatrixWord::NobodyWaits) }</p> };
    };
    let computed = matrix_words::cell_of(site.order, site.control);
    if computed == cell {
        return Html::default();
    }
    html! {
        <p class="mx-remark moved"><b>{ w(MatrixWord::HereItIs) }{ " " }{ matrix_words::cell_name(computed, language) }{ "." }</b>{ " " }{ site.why(language) }</p>
    }
}
