//! The local queue of a P: all 256 slots on a circle, slot 0 on top, clockwise.
//!
//! Runs of the same hue are one sector with a line at each slot, so that ten and
//! two hundred both read; a triangle inside stands at the head.

use super::look::Look;
use crate::go_words::{self, GoWord};
use std::f64::consts::TAU;
use std::fmt::Write;
use views::go::{Processor, RING};
use views::Hue;
use yew::prelude::*;

const SIZE: f64 = 132.0;
const MIDDLE: f64 = SIZE / 2.0;
const OUTER: f64 = 62.0;
const INNER: f64 = 50.0;
/// Names that are read out.
const SAID_MAX: usize = 12;

/// The point at slot `at` (it may lie between two) and radius `radius`.
pub fn point(at: f64, radius: f64) -> (f64, f64) {
    let angle = at / f64::from(RING) * TAU;
    (MIDDLE + radius * angle.sin(), MIDDLE - radius * angle.cos())
}

/// A sector from slot `from`, `count` slots long.
fn sector(from: f64, count: f64, inner: f64, outer: f64) -> String {
    // A full circle would begin where it ends.
    let to = from + count.min(f64::from(RING) - 0.02);
    let large = u8::from(to - from > f64::from(RING) / 2.0);
    let ((ax, ay), (bx, by)) = (point(from, outer), point(to, outer));
    let ((cx, cy), (dx, dy)) = (point(to, inner), point(from, inner));
    format!(
        "M{ax:.2} {ay:.2}A{outer} {outer} 0 {large} 1 {bx:.2} {by:.2}L{cx:.2} {cy:.2}A{inner} {inner} 0 {large} 0 {dx:.2} {dy:.2}Z"
    )
}

pub fn ring(look: &Look, p: &Processor) -> Html {
    let count = p.ring.len();
    let said: Vec<String> = p.ring.iter().take(SAID_MAX).map(|g| look.label(*g)).collect();
    let said = go_words::ring_said(p.number, count, &said, look.language);
    let stolen = look.go.theft.as_ref().filter(|theft| theft.victim == p.number && !theft.runnext);
    html! {
        <div class="go-ring" role="img" aria-label={said}>
            <svg viewBox={format!("0 0 {SIZE} {SIZE}")} width={SIZE.to_string()} height={SIZE.to_string()} aria-hidden="true">
                <circle class="go-ring-bed" cx={MIDDLE.to_string()} cy={MIDDLE.to_string()} r={(OUTER - 1.0).to_string()} />
                { for runs(look, p).into_iter().enumerate().map(|(index, run)| draw(index, &run)) }
                if let Some(theft) = stolen {
                    <path class="go-ring-stolen" d={sector(f64::from(theft.from_slot), theft.gs.len() as f64, INNER, OUTER)} />
                }
                if count > 0 { { pointer(p.head) } }
            </svg>
            <div class="go-hub" aria-hidden="true"><strong>{ count }</strong><span>{ look.w(GoWord::OfRing) }</span></div>
        </div>
    }
}

struct Run {
    hue: Hue,
    from: u32,
    count: u32,
}

/// Neighbours of one hue.
fn runs(look: &Look, p: &Processor) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, g) in p.ring.iter().enumerate() {
        let hue = look.strand(*g).map_or(Hue::None, |strand| strand.hue);
        match runs.last_mut().filter(|run| run.hue == hue) {
            Some(run) => run.count += 1,
            None => runs.push(Run {
                hue,
                from: p.head + index as u32,
                count: 1,
            }),
        }
    }
    runs
}

fn draw(index: usize, run: &Run) -> Html {
    let mut lines = String::new();
    for slot in run.from + 1..run.from + run.count {
        let ((ax, ay), (bx, by)) = (point(f64::from(slot), INNER), point(f64::from(slot), OUTER));
        let _ = write!(lines, "M{ax:.2} {ay:.2}L{bx:.2} {by:.2}");
    }
    html! {
        <g key={index} class={run.hue.class()}>
            <path class="go-ring-run" d={sector(f64::from(run.from), f64::from(run.count), INNER, OUTER)} />
            <path class="go-ring-lines" d={lines} />
        </g>
    }
}

/// A triangle inside the ring that points at the head's slot.
fn pointer(head: u32) -> Html {
    let at = f64::from(head) + 0.5;
    let (tip, left, right) = (point(at, INNER - 3.0), point(at - 4.6, INNER - 10.0), point(at + 4.6, INNER - 10.0));
    html! { <path class="go-ring-head" d={format!("M{:.2} {:.2}L{:.2} {:.2}L{:.2} {:.2}Z", tip.0, tip.1, left.0, left.1, right.0, right.1)} /> }
}
