//! Memory: each process with what its threads share and a stack for each thread; between
//! processes the pipes with the copies in them, and memory that belongs to none of them.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::Look;
use crate::machine::ThreadState;
use crate::process::{PipeState, ProcessState, SharedMemory};
use trace::{ProcessId, StartMethod, ThreadId};

const PROCESSES_MAX: usize = 6;
const STACKS_MAX: usize = 6;
const MESSAGES_MAX: usize = 4;
const PANEL_MIN: f64 = 290.0;
const STACK: [f64; 2] = [86.0, 76.0];
const SHARED: f64 = 96.0;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let shared = &look.state.shared;
    let mut ids: Vec<ProcessId> = shared.processes.keys().copied().collect();
    if ids.is_empty() {
        ids.push(ProcessId(0));
    }
    let shown = ids.len().min(PROCESSES_MAX);
    let columns = ((width / PANEL_MIN) as usize).clamp(1, shown);
    let panel = (width + 12.0) / columns as f64 - 12.0;
    let mut top = y;
    for row in ids[..shown].chunks(columns) {
        let heights = row.iter().enumerate().map(|(column, id)| {
            let left = x + column as f64 * (panel + 12.0);
            process(pen, look, *id, [left, top, panel])
        });
        top += heights.fold(0.0, f64::max) + 12.0;
    }
    pen.more(ids.len() - shown, x, top + 4.0);
    if ids.len() > shown {
        top += 18.0;
    }
    if !shared.pipes.is_empty() || !shared.memory.is_empty() {
        top += between(pen, look, [x, top + 4.0, width]);
    }
    top - y
}

fn process_name(look: &Look, id: ProcessId) -> String {
    let state = look.state.shared.processes.get(&id);
    match state.map(|state| look.trace.text(state.name)).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None if id.0 == 0 => "MainProcess".to_owned(),
        None => format!("Process-{}", id.0),
    }
}

/// What is said behind a process's name: its exit code, or its pid and how it was made.
fn origin(look: &Look, state: &ProcessState) -> String {
    let mut words = Vec::new();
    if let Some(code) = state.exit {
        words.push(format!("{} {code}", look.say("끝남, 종료 코드", "ended, exit code")));
    }
    if state.pid != 0 && state.exit.is_none() {
        words.push(format!("pid {}", state.pid));
    }
    words.extend(state.how.filter(|_| state.exit.is_none()).map(|how| {
        match how {
            StartMethod::Fork => "fork",
            StartMethod::Spawn => "spawn",
            StartMethod::Forkserver => "forkserver",
        }
        .to_owned()
    }));
    words.join(" · ")
}

fn process(pen: &mut Pen, look: &Look, id: ProcessId, [x, y, width]: [f64; 3]) -> f64 {
    let state = look.state.shared.processes.get(&id);
    let note = state.map_or(String::new(), |state| origin(look, state));
    let name = process_name(look, id);
    if state.is_some_and(|state| state.exit.is_some()) {
        // Its memory is given back.
        let stroke = Stroke { ink: pen.ink("edge"), width: 1.2, dashes: "4 3" };
        pen.block([x, y, width, 34.0], pen.ink("sheet"), Some(stroke));
        pen.heading(&name, &note, [x + 10.0, y + 22.0, x + width - 10.0]);
        return 34.0;
    }
    let of_it = |thread: &&ThreadState| thread.process == id && !thread.standing.is_over();
    let alive: Vec<&ThreadState> = look.state.threads.values().filter(of_it).collect();
    let inner = width - 20.0;
    let each = ((inner + 8.0) / (STACK[0] + 8.0)) as usize;
    let shown = alive.len().min(STACKS_MAX);
    let rows = shown.div_ceil(each.max(1));
    let more = if alive.len() > shown { 18.0 } else { 0.0 };
    let height = 34.0 + SHARED + 10.0 + rows as f64 * (STACK[1] + 8.0) + more + 4.0;
    pen.block([x, y, width, height], pen.ink("sheet"), Some(Stroke::plain(pen.ink("edge"), 1.2)));
    pen.heading(&name, &note, [x + 10.0, y + 22.0, x + width - 10.0]);
    shared_box(pen, look, id, alive.len(), [x + 10.0, y + 34.0, inner]);
    let top = y + 34.0 + SHARED + 10.0;
    for (index, thread) in alive.iter().take(shown).enumerate() {
        let (row, column) = (index / each.max(1), index % each.max(1));
        let at = [x + 10.0 + column as f64 * (STACK[0] + 8.0), top + row as f64 * (STACK[1] + 8.0)];
        stack_box(pen, look, thread.id, at);
    }
    pen.more(alive.len() - shown, x + 10.0, y + height - 8.0);
    height
}

/// What all threads of a process see.
fn shared_box(pen: &mut Pen, look: &Look, id: ProcessId, threads: usize, [x, y, width]: [f64; 3]) {
    pen.block([x, y, width, SHARED], pen.ink("sink"), None);
    let seen = match look.is_korean() {
        true => format!("스레드 {threads}개가 같은 것을 봄"),
        false if threads == 1 => "seen by 1 thread".to_owned(),
        false => format!("the same for {threads} threads"),
    };
    pen.heading(look.say("함께 씀", "Shared"), &seen, [x + 10.0, y + 20.0, x + width - 10.0]);
    let gil = look.state.gils.get(&id).is_some_and(|gil| gil.shared);
    let parts = [
        (look.say("코드", "Code"), look.say("읽기만 함", "read only")),
        (look.say("데이터", "Data"), look.say("인터프리터 전역", "the interpreter's own")),
        (look.say("힙", "Heap"), look.say("만든 모든 객체", "every object that is made")),
    ];
    for (index, (name, note)) in parts.into_iter().enumerate() {
        let base = y + 42.0 + index as f64 * 21.0;
        pen.text(name, x + 10.0, base, Font::TEXT, Anchor::Start, pen.ink("ink"));
        pen.text(note, x + 66.0, base, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        if gil && index == 1 {
            let left = x + 66.0 + Font::LABEL.width(note) + 22.0;
            pen.disc(left, base - 4.5, 11.0, pen.ink("ink"), None);
            pen.text("GIL", left, base - 1.0, Font { size: 9.0, ..Font::BOLD }, Anchor::Middle, pen.ink("sheet"));
        }
    }
}

/// A thread's own stack: what it runs, and at which line.
fn stack_box(pen: &mut Pen, look: &Look, thread: ThreadId, [x, y]: [f64; 2]) {
    let strand = look.state.threads.get(&thread).and_then(|thread| look.state.strand(thread.strand));
    let Some(strand) = strand else {
        return;
    };
    let inks = pen.theme.hue(strand.hue);
    pen.block([x, y, STACK[0], STACK[1]], pen.ink("sheet"), Some(Stroke::plain(inks.edge, 1.5)));
    let wide = chip::mark(pen, strand, x + 6.0, y + 6.0);
    pen.text(look.say("스택", "stack"), x + wide + 12.0, y + 25.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    let small = Font { size: 12.0, ..Font::CODE };
    let name = small.fit(&chip::name(look.trace, strand), STACK[0] - 12.0);
    pen.text(&name, x + 6.0, y + 51.0, small, Anchor::Start, pen.ink("ink"));
    if strand.line > 0 {
        pen.text(&format!(":{}", strand.line), x + 6.0, y + 67.0, small, Anchor::Start, pen.ink("ink-2"));
    }
}

fn between(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let shared = &look.state.shared;
    let note = look.say(
        "메모리는 나누지 않고, 메시지는 복사본으로 갑니다.",
        "Memory is not shared; a message goes over as a copy.",
    );
    pen.heading(look.say("프로세스 사이", "Between processes"), note, [x, y + 14.0, x + width]);
    let mut top = y + 24.0;
    // The library's own pipes, which never carry anything, say nothing.
    let told = shared.pipes.values().filter(|pipe| pipe.sent > 0 || !look.trace.text(pipe.label).is_empty());
    for pipe in told {
        pipe_row(pen, look, pipe, [x, top, width]);
        top += 36.0;
    }
    for memory in shared.memory.values() {
        memory_row(pen, look, memory, [x, top, width]);
        top += 36.0;
    }
    top + 4.0 - y
}

const SLIP_TEXT_MAX: f64 = 120.0;

fn slip_width(text: &str) -> f64 {
    Font::CODE.width(text).min(SLIP_TEXT_MAX) + 16.0
}

/// A message or value as a slip of paper; how wide it is.
fn slip(pen: &mut Pen, text: &str, x: f64, y: f64) -> f64 {
    let text = Font::CODE.fit(text, SLIP_TEXT_MAX);
    let wide = slip_width(&text);
    pen.block([x, y, wide, 26.0], pen.ink("sheet"), Some(Stroke::plain(pen.ink("edge"), 1.2)));
    pen.text(&text, x + 8.0, y + 18.0, Font::CODE, Anchor::Start, pen.ink("ink"));
    wide
}

fn pipe_row(pen: &mut Pen, look: &Look, pipe: &PipeState, [x, y, width]: [f64; 3]) {
    let base = y + 18.0;
    pen.line([x, y - 4.0, x + width, y - 4.0], Stroke::plain(pen.ink("line"), 1.0));
    pen.text(&Font::CODE.fit(look.trace.text(pipe.label), 150.0), x, base, Font::CODE, Anchor::Start, pen.ink("ink"));
    let mut left = x + 160.0;
    if let Some(sender) = pipe.last_sender {
        let name = process_name(look, sender);
        pen.text(&name, left, base, Font::TEXT, Anchor::Start, pen.ink("ink-2"));
        left += Font::TEXT.width(&name) + 8.0;
    }
    left += pen.arrow(left, y + 13.0) + 8.0;
    if pipe.messages.is_empty() {
        let empty = look.say("비어 있음", "empty");
        pen.text(empty, left, base, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        left += Font::LABEL.width(empty) + 8.0;
    }
    // Room for how many there are, for the arrow, for who receives and for the counts.
    let end = x + width - 34.0 - 22.0 - 110.0 - 130.0;
    let mut shown = 0;
    for message in pipe.messages.iter().take(MESSAGES_MAX) {
        let text = format!("{} · {} B", look.trace.text(message.label), message.bytes);
        if shown > 0 && left + slip_width(&text) > end {
            break;
        }
        left += slip(pen, &text, left, y) + 6.0;
        shown += 1;
    }
    let more = pipe.messages.len() - shown;
    pen.more(more, left, base);
    left += if more > 0 { 34.0 } else { 2.0 };
    left += pen.arrow(left, y + 13.0) + 8.0;
    if let Some(receiver) = pipe.last_receiver {
        pen.text(&process_name(look, receiver), left, base, Font::TEXT, Anchor::Start, pen.ink("ink-2"));
    }
    let counts = match look.is_korean() {
        true => format!("{}개 보냄, {}개 받음", pipe.sent, pipe.received),
        false => format!("{} sent, {} received", pipe.sent, pipe.received),
    };
    pen.text(&counts, x + width, base, Font::LABEL, Anchor::End, pen.ink("ink-2"));
}

fn memory_row(pen: &mut Pen, look: &Look, memory: &SharedMemory, [x, y, width]: [f64; 3]) {
    let base = y + 18.0;
    pen.line([x, y - 4.0, x + width, y - 4.0], Stroke::plain(pen.ink("line"), 1.0));
    pen.text(&Font::CODE.fit(look.trace.text(memory.label), 150.0), x, base, Font::CODE, Anchor::Start, pen.ink("ink"));
    let note = format!("{} {} B", look.say("공유 메모리", "shared memory"), memory.bytes);
    pen.text(&note, x + width, base, Font::LABEL, Anchor::End, pen.ink("ink-2"));
    let mut left = x + 160.0;
    for (offset, (value, _)) in memory.values.iter().take(MESSAGES_MAX) {
        left += slip(pen, &format!("+{offset} {}", look.trace.text(*value)), left, y) + 6.0;
    }
    pen.more(memory.values.len().saturating_sub(MESSAGES_MAX), left, base);
}
