//! The matrix: each call that has waited so far, in the cell that its run put it into.

use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::Look;
use crate::matrix::{Control, Fold, Order, Site, milliseconds};

const SITES_MAX: usize = 4;
const SITE: f64 = 44.0;
const LABEL: f64 = 108.0;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let mut fold = Fold::default();
    for number in 0..look.state.events {
        fold.push(look.trace, &look.trace.record(number));
    }
    let matrix = fold.matrix();
    let cell = (width - LABEL) / 2.0;
    let columns = [
        (Control::Blocking, look.say("블로킹", "Blocking")),
        (Control::NonBlocking, look.say("논블로킹", "Non-blocking")),
    ];
    let rows = [(Order::Sync, look.say("동기", "Synchronous")), (Order::Async, look.say("비동기", "Asynchronous"))];
    for (index, (_, name)) in columns.iter().enumerate() {
        let middle = x + LABEL + (index as f64 + 0.5) * cell;
        pen.text(name, middle, y + 14.0, Font::BOLD, Anchor::Middle, pen.ink("ink"));
    }
    let mut top = y + 24.0;
    for (order, name) in rows {
        let sites = columns.map(|(control, _)| {
            let own = matrix.sites.iter().filter(|site| site.order == order && site.control == control);
            own.collect::<Vec<&Site>>()
        });
        let most = sites.iter().map(|sites| sites.len().min(SITES_MAX)).max().unwrap_or(0).max(1);
        let untold = sites.iter().any(|sites| sites.len() > SITES_MAX);
        let height = most as f64 * SITE + 16.0 + if untold { 16.0 } else { 0.0 };
        pen.text(name, x, top + height / 2.0 + 4.5, Font::BOLD, Anchor::Start, pen.ink("ink"));
        for (index, sites) in sites.iter().enumerate() {
            quarter(pen, look, sites, [x + LABEL + index as f64 * cell, top, cell, height]);
        }
        top += height;
    }
    top - y + 4.0
}

fn quarter(pen: &mut Pen, look: &Look, sites: &[&Site], [x, y, width, height]: [f64; 4]) {
    pen.block([x, y, width, height], pen.ink("sheet"), Some(Stroke::plain(pen.ink("line"), 1.2)));
    if sites.is_empty() {
        let none = look.say("여기서 기다린 호출이 없음", "no call has waited here");
        pen.text(none, x + 14.0, y + height / 2.0 + 4.5, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
    }
    for (index, site) in sites.iter().take(SITES_MAX).enumerate() {
        let base = y + 24.0 + index as f64 * SITE;
        let place = match look.is_korean() {
            true => format!("{}행", site.line),
            false => format!("line {}", site.line),
        };
        pen.text(&place, x + 14.0, base, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        let left = x + 22.0 + Font::LABEL.width(&place);
        let call = Font { bold: true, ..Font::CODE }.fit(&site.call, x + width - left - 10.0);
        pen.text(&call, left, base, Font { bold: true, ..Font::CODE }, Anchor::Start, pen.ink("ink"));
        let figures = Font::LABEL.fit(&figures(look, site), width - 28.0);
        pen.text(&figures, x + 14.0, base + 18.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    }
    let more = sites.len().saturating_sub(SITES_MAX);
    pen.more(more, x + 14.0, y + height - 10.0);
}

/// How often, how long its caller stood still, how often it asked in vain.
fn figures(look: &Look, site: &Site) -> String {
    let (count, waited, polls) = (site.count(), milliseconds(site.waited()), site.polls());
    let mut words = match look.is_korean() {
        true => format!("{count}번 · 멈춤 {waited}"),
        false if count == 1 => format!("once · stopped {waited}"),
        false => format!("{count} times · stopped {waited}"),
    };
    if polls > 0 {
        words += &match look.is_korean() {
            true => format!(" · {polls}번 물음"),
            false => format!(" · asked {polls} times"),
        };
    }
    words
}
