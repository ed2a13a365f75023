//! The tree of goroutines: who started whom, one row for each function that a `go` statement starts;
//! up to three of a kind have rows of their own.

use super::look::Look;
use crate::go_words::{self, GoWord};
use crate::parts::glyph::Glyph;
use crate::parts::mark::styled;
use crate::words;
use trace::StrandId;
use views::go::{GoStatus, Goroutine, Kin, Spot, kinships};
use views::{Standing, WaitKind};
use yew::prelude::*;

/// As many of a kind have rows of their own.
const SINGLE_MAX: u32 = 3;
const ROWS_MAX: usize = 60;
/// Lines of `go` statements that are named.
const LINES_MAX: usize = 3;

pub fn tree(look: &Look) -> Html {
    let kin = kinships(look.go);
    let mut rows: Vec<Html> = Vec::new();
    for (index, row) in kin.iter().enumerate().take(ROWS_MAX) {
        if row.total <= SINGLE_MAX {
            rows.extend(row.members.iter().map(|id| single(look, row, *id)));
        } else {
            rows.push(many(look, row, index));
        }
    }
    html! {
        <div class="tables go-tree">
            <table class="strands">
                <thead>
                    <tr>
                        <th scope="col"><b>{ look.w(GoWord::Goroutines) }</b>{ " " }<span class="nb">{ go_words::made_live(look.go.made, look.go.live, look.language) }</span></th>
                        <th scope="col" class="place">{ look.w(GoWord::GoStatement) }</th>
                        <th scope="col">{ crate::words::Word::StateColumn.to(look.language) }</th>
                        <th scope="col">{ look.w(GoWord::WaitsFor) }</th>
                    </tr>
                </thead>
                <tbody>
                    { for rows }
                    if kin.len() > ROWS_MAX { <tr key="more"><td colspan="4" class="ink3">{ format!("+{}", kin.len() - ROWS_MAX) }</td></tr> }
                </tbody>
            </table>
        </div>
    }
}

fn indent(depth: u32) -> String {
    format!("padding-left:{}px", depth.min(8) * 16)
}

fn lines(look: &Look, row: &Kin) -> String {
    let shown: Vec<String> = row.lines.iter().take(LINES_MAX).map(|line| words::line(*line, look.language)).collect();
    let more = row.lines.len().saturating_sub(LINES_MAX);
    match more {
        0 => shown.join(", "),
        more => format!("{} +{more}", shown.join(", ")),
    }
}

fn single(look: &Look, row: &Kin, id: StrandId) -> Html {
    let (Some(strand), Some(g)) = (look.strand(id), look.g(id)) else {
        return Html::default();
    };
    let over = strand.standing.is_over();
    let running = strand.standing == Standing::Running;
    let line = (g.made_line > 0).then(|| words::line(g.made_line, look.language));
    html! {
        <tr key={format!("g{}", id.0)} class={classes!(strand.hue.class(), running.then_some("running"), over.then_some("over"))}>
            <th scope="row" style={indent(row.depth)}><span class="who">{ look.still(id) }<code class="name">{ look.function(g.function) }</code></span></th>
            <td class="place">{ line }</td>
            <td>{ state(look, g, strand.standing) }</td>
            <td><span class="chain">{ waits(look, g) }</span></td>
        </tr>
    }
}

/// The state with its place: on which P, in which queue.
fn state(look: &Look, g: &Goroutine, standing: Standing) -> Html {
    let glyph = Glyph::of(standing).draw();
    let word = match (g.status, g.spot) {
        (GoStatus::Running, _) => match g.p {
            Some(p) => format!("{} P{p}", look.w(GoWord::RunsOn)),
            None => look.w(GoWord::Running).to_owned(),
        },
        (_, Some(Spot::Runnext(p))) => go_words::runnext_of(p, look.language),
        (_, Some(Spot::Local(p))) => {
            let at = look.go.ps.get(p as usize).and_then(|p| p.ring.iter().position(|other| *other == g.id));
            at.map_or_else(String::new, |at| go_words::place_in(at + 1, p, look.language))
        }
        (_, Some(Spot::Global)) => {
            let at = look.go.global.iter().position(|other| *other == g.id);
            at.map_or_else(String::new, |at| go_words::place_global(at + 1, look.language))
        }
        (GoStatus::Syscall, _) => look.w(GoWord::InSyscall).to_owned(),
        // As Go says it in a dump.
        (GoStatus::Waiting, _) => look.text(g.reason).to_owned(),
        _ => words::standing(standing, look.language).to_owned(),
    };
    html! { <span class="state">{ glyph }{ word }</span> }
}

fn waits(look: &Look, g: &Goroutine) -> Html {
    if g.status != GoStatus::Waiting {
        return Html::default();
    }
    let until = g.until.map(|until| words::until(&look.time(until.0), look.language));
    let mut objects = g.waits.clone();
    objects.dedup();
    let shown = objects.iter().take(4).map(|id| html! { <code key={id.0}>{ look.object_name(*id) }</code> });
    html! { <>{ until }{ for shown }if objects.len() > 4 { <span>{ format!("+{}", objects.len() - 4) }</span> }</> }
}

/// One row for many: how many are in which state.
fn many(look: &Look, row: &Kin, index: usize) -> Html {
    let hue = row.members.first().and_then(|id| look.strand(*id)).map_or(views::Hue::None, |strand| strand.hue);
    let class = match (row.running, row.ready, row.total - row.over) {
        (1.., ..) => "run",
        (_, 1.., _) => "ready",
        (_, _, 0) => "done",
        _ => "wait",
    };
    let kinds = [
        (row.running, Standing::Running, look.w(GoWord::Running)),
        (row.ready, Standing::Ready, look.w(GoWord::Ready)),
        (row.syscall, Standing::Waiting(WaitKind::Io), look.w(GoWord::InSyscall)),
        (row.over, Standing::Done, look.w(GoWord::Over)),
    ];
    let counted = kinds.iter().filter(|(count, ..)| *count > 0).map(|(count, standing, word)| html! {
        <span key={*word} class="state">{ Glyph::of(*standing).draw() }<b class="num">{ *count }</b>{ *word }</span>
    });
    let waiting = row.waiting.iter().map(|(reason, count)| {
        let reason = look.text(*reason);
        html! { <span key={reason.to_owned()} class="state">{ wait_glyph(reason).draw() }<b class="num">{ *count }</b>{ reason }</span> }
    });
    let total = format!("×{}", row.total);
    html! {
        <tr key={format!("k{index}")} class={classes!(hue.class(), (row.over == row.total).then_some("over"))}>
            <th scope="row" style={indent(row.depth)}><span class="who">{ styled(&total, hue, class) }<code class="name">{ look.function(row.function) }</code></span></th>
            <td class="place">{ lines(look, row) }</td>
            <td colspan="2"><span class="go-counts">{ for counted }{ for waiting }</span></td>
        </tr>
    }
}

/// The glyph of a reason of Go's.
pub fn wait_glyph(reason: &str) -> Glyph {
    let kind = match reason {
        "sleep" => WaitKind::Timer,
        "IO wait" => WaitKind::Io,
        reason if reason.starts_with("chan") || reason.starts_with("select") => WaitKind::Channel,
        _ => WaitKind::Lock,
    };
    Glyph::of(Standing::Waiting(kind))
}
