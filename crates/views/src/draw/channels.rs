//! Channels and locks of Go: who waits to send, the buffer, who waits to receive; who holds a
//! lock and who stands in line; who waits for whom when that is a cycle.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::Look;
use crate::go::{Channel, SyncObject, Wait, Waiting, cycle, waits};
use crate::strand::Strand;
use trace::{GoSync, ObjectId, StrandId};

const CHANNELS_MAX: usize = 6;
const LOCKS_MAX: usize = 6;
const NAMED_MAX: usize = 3;
const CELLS_MAX: usize = 6;
const ROW: f64 = 40.0;
/// A buffer is so wide at most, and its cells between these.
const BUFFER_MAX: f64 = 288.0;
const CELL: [f64; 2] = [48.0, 88.0];
const NAME: f64 = 190.0;
/// Values longer than this are cut.
const VALUE_WIDTH_MAX: f64 = 60.0;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let go = &look.state.go;
    let (mut top, now) = (y, go.object);
    let channels: Vec<&Channel> = go.objects.iter().filter_map(|id| go.chan(*id)).collect();
    let locks: Vec<&SyncObject> = go.objects.iter().filter_map(|id| go.sync(*id)).collect();
    if channels.is_empty() && locks.is_empty() {
        let none = look.say("아직 쓴 채널이나 락이 없습니다.", "No channel or lock has been used yet.");
        pen.text(none, x, y + 14.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return 24.0;
    }
    if !channels.is_empty() {
        let note = look.say("맨 앞이 버퍼 쪽에 있습니다", "the first in line stands next to the buffer");
        pen.heading(look.say("채널", "Channels"), note, [x, top + 14.0, x + width]);
        top += 26.0;
        let shown = chosen(&channels, CHANNELS_MAX, |chan| {
            (now != Some(chan.id), chan.recvq.is_empty() && chan.sendq.is_empty(), chan.id)
        });
        for chan in &shown {
            channel(pen, look, chan, [x, top, width]);
            top += ROW;
        }
        pen.more(channels.len() - shown.len(), x, top + 10.0);
        top += if channels.len() > shown.len() { 24.0 } else { 8.0 };
    }
    if !locks.is_empty() {
        pen.heading(look.say("락과 동기화", "Locks and the like"), "", [x, top + 14.0, x + width]);
        top += 26.0;
        let shown = chosen(&locks, LOCKS_MAX, |lock| (now != Some(lock.id), lock.waiting.is_empty(), lock.id));
        for lock in &shown {
            lock_row(pen, look, lock, [x, top, width]);
            top += ROW;
        }
        pen.more(locks.len() - shown.len(), x, top + 10.0);
        top += if locks.len() > shown.len() { 24.0 } else { 8.0 };
    }
    let round = cycle(&waits(go));
    if !round.is_empty() {
        top += deadlock(pen, look, &round, [x, top, width]);
    }
    top - y
}

/// The most important ones, in their own order.
fn chosen<'a, T>(all: &[&'a T], most: usize, weight: impl Fn(&T) -> (bool, bool, ObjectId)) -> Vec<&'a T> {
    let mut shown = all.to_vec();
    if all.len() > most {
        shown.sort_by_key(|item| weight(item));
        shown.truncate(most);
        shown.sort_by_key(|item| weight(item).2);
    }
    shown
}

fn strand<'a>(look: &'a Look, id: StrandId) -> Option<&'a Strand> {
    look.state.strand(id)
}

/// What stands left: the object's name and kind, and where it is in the program.
fn name(pen: &mut Pen, look: &Look, [name, kind]: [&str; 2], line: u32, [x, y]: [f64; 2]) {
    let bold = Font { bold: true, ..Font::CODE };
    let name = bold.fit(name, 84.0);
    pen.text(&name, x, y + 15.0, bold, Anchor::Start, pen.ink("ink"));
    let left = if name.is_empty() { x } else { x + bold.width(&name) + 8.0 };
    pen.text(&Font::CODE.fit(kind, x + NAME - left - 8.0), left, y + 15.0, Font::CODE, Anchor::Start, pen.ink("ink"));
    if line > 0 {
        let place = match look.is_korean() {
            true => format!("{line}행"),
            false => format!("line {line}"),
        };
        pen.text(&place, x, y + 31.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    }
}

fn rule(pen: &mut Pen, now: bool, [x, y, width]: [f64; 3]) {
    pen.line([x, y - 3.0, x + width, y - 3.0], Stroke::plain(pen.ink("line"), 1.0));
    if now {
        pen.block([x - 10.0, y, 3.0, ROW - 8.0], pen.ink("ink"), None);
    }
}

fn channel(pen: &mut Pen, look: &Look, chan: &Channel, [x, y, width]: [f64; 3]) {
    rule(pen, look.state.go.object == Some(chan.id), [x, y, width]);
    let called = chan.name.map_or("", |name| look.trace.text(name));
    name(pen, look, [called, &format!("chan {}", look.trace.text(chan.elem))], chan.line, [x, y]);
    let status = match (chan.closed, chan.capacity) {
        (true, _) => look.say("닫힘", "closed").to_owned(),
        (_, 0) => look.say("버퍼 없음", "unbuffered").to_owned(),
        (_, capacity) => match look.is_korean() {
            true => format!("{capacity}칸 중 {}칸", chan.buffer.len()),
            false => format!("{} of {capacity}", chan.buffer.len()),
        },
    };
    pen.text(&status, x + NAME - 12.0, y + 31.0, Font::LABEL, Anchor::End, pen.ink("ink-2"));
    let cells = (chan.capacity as usize).min(CELLS_MAX);
    // Without a buffer a line stands where it would be: values go straight over.
    let cell = (BUFFER_MAX / cells.max(1) as f64).clamp(CELL[0], CELL[1]);
    let buffer = if cells == 0 { 12.0 } else { cells as f64 * cell };
    let side = (width - NAME - buffer - 40.0) / 2.0;
    let left = x + NAME;
    // The head of `sendq` stands at the right, next to the buffer.
    line_of(pen, look, "sendq", chan.sendq.iter(), chan.sendq.len(), [left, y, side], true);
    let start = left + side + 2.0;
    pen.arrow(start, y + 18.0);
    let first = start + 18.0;
    if cells == 0 {
        pen.line([first + 3.0, y + 4.0, first + 3.0, y + 32.0], Stroke::plain(pen.ink("edge"), 1.5));
    }
    for index in 0..cells {
        // The buffer's head stands next to `recvq`.
        let place = first + (cells - 1 - index) as f64 * cell;
        let value = chan.buffer.iter().nth(index);
        let edge = Stroke { ink: pen.ink("edge"), width: 1.2, dashes: if value.is_some() { "" } else { "3 3" } };
        pen.block([place, y + 4.0, cell - 4.0, 28.0], pen.ink("sheet"), Some(edge));
        if let Some(value) = value {
            let text = Font::CODE.fit(look.trace.text(*value), cell - 10.0);
            pen.text(&text, place + cell / 2.0 - 2.0, y + 23.0, Font::CODE, Anchor::Middle, pen.ink("ink"));
        }
    }
    let hidden = chan.capacity as usize - cells;
    pen.more(hidden, first, y + 2.0);
    let end = first + buffer;
    pen.arrow(end, y + 18.0);
    line_of(pen, look, "recvq", chan.recvq.iter(), chan.recvq.len(), [end + 20.0, y, side], false);
}

/// A channel's queue: its name, and who stands in it with the value to be sent.
fn line_of<'a>(
    pen: &mut Pen,
    look: &Look,
    title: &str,
    waiting: impl Iterator<Item = &'a Waiting>,
    count: usize,
    [x, y, room]: [f64; 3],
    sends: bool,
) {
    let mut items: Vec<(&Strand, String)> = Vec::new();
    let mut wide = 0.0;
    for waiter in waiting.take(NAMED_MAX) {
        let Some(strand) = strand(look, waiter.g) else {
            continue;
        };
        let value = if sends { Font::CODE.fit(look.trace.text(waiter.value), VALUE_WIDTH_MAX) } else { String::new() };
        let item = Font::BOLD.width(&strand.label.to_string()) + 14.0 + 6.0 + value_width(&value);
        if wide + item > room - 76.0 && !items.is_empty() {
            break;
        }
        wide += item;
        items.push((strand, value));
    }
    let hidden = count - items.len();
    if sends {
        items.reverse();
    }
    let code = Font { size: 12.0, ..Font::CODE };
    let ink = pen.ink("ink-2");
    if count == 0 {
        let empty = look.say("비어 있음", "empty");
        let (at, anchor) = if sends { (x + room - 6.0, Anchor::End) } else { (x, Anchor::Start) };
        pen.text(empty, at, y + 23.0, Font::LABEL, anchor, pen.ink("ink-3"));
    }
    let mut left = match sends {
        true => {
            pen.text(title, x, y + 23.0, code, Anchor::Start, ink);
            pen.more(hidden, x + room - wide - 30.0, y + 23.0);
            x + room - wide
        }
        false => {
            pen.text(title, x + room, y + 23.0, code, Anchor::End, ink);
            pen.more(hidden, x + wide + 4.0, y + 23.0);
            x
        }
    };
    for (strand, value) in items {
        left += chip::mark(pen, strand, left, y + 4.0) + 6.0;
        pen.text(&value, left, y + 23.0, Font::CODE, Anchor::Start, pen.ink("ink"));
        left += value_width(&value);
    }
}

fn value_width(value: &str) -> f64 {
    if value.is_empty() { 0.0 } else { Font::CODE.width(value) + 8.0 }
}

fn lock_row(pen: &mut Pen, look: &Look, lock: &SyncObject, [x, y, width]: [f64; 3]) {
    rule(pen, look.state.go.object == Some(lock.id), [x, y, width]);
    let called = lock.name.map_or("", |name| look.trace.text(name));
    let kind = match lock.kind {
        GoSync::Mutex => "Mutex",
        GoSync::RwMutex => "RWMutex",
        GoSync::WaitGroup => "WaitGroup",
        GoSync::Once => "Once",
        GoSync::Cond => "Cond",
    };
    name(pen, look, [called, kind], lock.line, [x, y]);
    let mut left = x + NAME;
    let holders: Vec<StrandId> = lock.holder.into_iter().chain(lock.readers.iter().copied()).collect();
    let word = match lock.kind {
        GoSync::WaitGroup => format!("{} {}", look.say("카운터", "counter"), lock.counter),
        GoSync::Once if lock.done => look.say("실행했음", "done").to_owned(),
        GoSync::Once if holders.is_empty() => look.say("아직 실행 전", "has not run yet").to_owned(),
        GoSync::Once => look.say("실행 중", "runs now").to_owned(),
        GoSync::Cond => String::new(),
        _ if holders.is_empty() => look.say("아무도 쥐지 않음", "free").to_owned(),
        GoSync::RwMutex if lock.holder.is_none() => look.say("읽는 고루틴", "readers").to_owned(),
        _ => look.say("쥔 고루틴", "held by").to_owned(),
    };
    pen.text(&word, left, y + 23.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    left += Font::LABEL.width(&word) + 10.0;
    for holder in holders.iter().take(NAMED_MAX).filter_map(|id| strand(look, *id)) {
        left += chip::mark(pen, holder, left, y + 4.0) + 6.0;
    }
    pen.more(holders.len().saturating_sub(NAMED_MAX), left, y + 23.0);
    if lock.starving {
        let starving = look.say("기아 모드", "starvation mode");
        pen.text(starving, left + 6.0, y + 23.0, Font::LABEL, Anchor::Start, pen.ink("alarm"));
    }
    let mut left = x + NAME + 0.45 * (width - NAME);
    pen.text(look.say("기다리는 줄", "in line"), left, y + 23.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    left += 72.0;
    if lock.waiting.is_empty() {
        pen.text(look.say("비어 있음", "empty"), left, y + 23.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
    }
    for waiter in lock.waiting.iter().take(2 * NAMED_MAX).filter_map(|waiter| strand(look, waiter.g)) {
        left += chip::mark(pen, waiter, left, y + 4.0) + 6.0;
    }
    pen.more(lock.waiting.len().saturating_sub(2 * NAMED_MAX), left, y + 23.0);
}

/// Who waits for whom, back to the first.
fn deadlock(pen: &mut Pen, look: &Look, round: &[Wait], [x, y, width]: [f64; 3]) -> f64 {
    let title = look.say("교착: 서로의 락을 기다림", "Deadlock: they wait for each other’s locks");
    pen.block([x, y, width, 70.0], pen.ink("sheet"), Some(Stroke::plain(pen.ink("alarm"), 1.5)));
    pen.text(title, x + 12.0, y + 21.0, Font::BOLD, Anchor::Start, pen.ink("alarm"));
    let mut left = x + 12.0;
    let ends = round.iter().chain(round.first());
    for (index, wait) in ends.enumerate() {
        if left > x + width - 120.0 {
            pen.more(round.len() - index, left, y + 51.0);
            break;
        }
        if let Some(strand) = strand(look, wait.g) {
            left += chip::mark(pen, strand, left, y + 32.0) + 8.0;
        }
        if index == round.len() {
            break;
        }
        left += pen.arrow(left, y + 46.0) + 8.0;
        let lock = look.state.go.sync(wait.object).and_then(|lock| lock.name);
        let lock = lock.map_or("lock", |name| look.trace.text(name));
        pen.text(lock, left, y + 51.0, Font::CODE, Anchor::Start, pen.ink("ink"));
        left += Font::CODE.width(lock) + 8.0;
        left += pen.arrow(left, y + 46.0) + 8.0;
    }
    82.0
}
