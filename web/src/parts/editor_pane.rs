//! The editor: a custom element that the app drives by properties and events.
//!
//! It is uncontrolled: the app writes `value` only when it replaces the whole
//! text (another program, a restored one), never on a keystroke.

use super::glyph::{Glyph, Icon, icon};
use crate::app::Store;
use crate::state::{Action, State};
use crate::words::Word;
use js_sys::{Array, Object, Reflect};
use views::Standing;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use worker::Severity;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EditorPaneProps {
    pub store: Store,
}

fn set(target: &JsValue, key: &str, value: impl Into<JsValue>) {
    // Properties of plain objects and of our own element can always be set.
    let _ = Reflect::set(target, &key.into(), &value.into());
}

#[component]
pub fn EditorPane(props: &EditorPaneProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let node = use_node_ref();
    use_document(node.clone(), store.clone());
    use_decorations(node.clone(), store);
    crate::embed::use_marks(node.clone(), store);
    let lines = store.text.lines().count();
    let mark = match store.program_language() {
        scenario::Language::Python => Word::EditorHint,
        scenario::Language::Go => Word::EditorHintGo,
    };
    html! {
        <section class="editor" aria-label={w(Word::Code)}>
            <header class="pane-head">
                <h2>{ &store.file }</h2>
                <span>{ crate::words::lines(lines, language) }</span>
                <span class="spacer"></span>
                if store.is_edited_since_run() {
                    <span class="edited">{ w(Word::EditedSinceRun) }</span>
                } else {
                    <span>{ w(mark) }</span>
                }
            </header>
            <div class="editor-body">
                <@{"interleave-editor"} ref={node} class="editor-element" label={w(Word::Code)} />
            </div>
            if !store.breakpoints.is_empty() {
                { breakpoint_list(store) }
            }
            if !store.findings.is_empty() {
                <ul class="findings" aria-label={w(Word::Problems)}>
                    { for told_once(&store.findings).map(|(index, finding)| finding_row(store, index, finding)) }
                </ul>
            }
        </section>
    }
}

/// The breakpoints as a list: to go there, and to take one away.
fn breakpoint_list(store: &Store) -> Html {
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let go = |forward: bool, word: Word, pic: Icon| {
        let onclick = {
            let store = store.clone();
            Callback::from(move |_: MouseEvent| store.dispatch(Action::ToBreakpoint { forward }))
        };
        let disabled = store.recording.recorded == 0;
        html! { <button type="button" class="btn quiet square" title={w(word)} aria-label={w(word)} {disabled} {onclick}>{ icon(pic) }</button> }
    };
    let rows = store.breakpoints.iter().map(|line| {
        let onclick = {
            let (store, line) = (store.clone(), *line);
            Callback::from(move |_: MouseEvent| {
                let others = store.breakpoints.iter().copied().filter(|other| *other != line);
                store.dispatch(Action::SetBreakpoints(others.collect()));
            })
        };
        let name = crate::words::line(*line, language);
        let label = format!("{}: {name}", w(Word::BreakpointRemove));
        html! {
            <li key={*line}>
                <span>{ name }</span>
                <button type="button" title={label.clone()} aria-label={label} {onclick}>{ Glyph::Cross.draw() }</button>
            </li>
        }
    });
    html! {
        <div class="breakpoints" role="group" aria-label={w(Word::Breakpoints)}>
            <b class="lab">{ w(Word::Breakpoints) }</b>
            <ul>{ for rows }</ul>
            { go(false, Word::BreakpointBack, Icon::Back) }
            { go(true, Word::BreakpointNext, Icon::Forward) }
        </div>
    }
}

/// Two marks of one line that say the same are one row.
fn told_once(findings: &[worker::Finding]) -> impl Iterator<Item = (usize, &worker::Finding)> {
    findings.iter().enumerate().filter(|(index, finding)| {
        let same = |other: &worker::Finding| other.from_line == finding.from_line && other.message == finding.message;
        !findings[..*index].iter().any(same)
    })
}

/// “Line 3”; Korean has no capitals, and our words begin in ASCII: the capitals of all scripts are
/// a table of 12 KB.
fn sentence_start(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn finding_row(store: &Store, index: usize, finding: &worker::Finding) -> Html {
    let language = store.settings.language();
    let hint = match language {
        views::Language::Korean => &finding.hint_ko,
        views::Language::English => &finding.hint_en,
    };
    html! {
        <li key={index} class={classes!((finding.severity == Severity::Warning).then_some("warning"))}>
            <b>{ format!("{} {}", if finding.severity == Severity::Warning { "!" } else { "✕" }, sentence_start(crate::words::line(finding.from_line, language))) }</b>
            { " " }{ &finding.message }
            if !hint.is_empty() { <span class="hint">{ hint }</span> }
        </li>
    }
}

/// Writes the whole text when the app replaced it, and listens for edits.
#[hook]
fn use_document(node: NodeRef, store: Store) {
    {
        let (node, text) = (node.clone(), store.text.clone());
        let guest = match store.program_language() {
            scenario::Language::Python => "python",
            scenario::Language::Go => "go",
        };
        use_effect_with(store.document, move |_| {
            if let Some(element) = node.get() {
                set(&element, "language", guest);
                set(&element, "value", &*text);
            }
        });
    }
    use_told(node.clone(), "change", {
        let store = store.clone();
        move |detail| {
            let value = Reflect::get(detail, &"value".into()).ok();
            if let Some(value) = value.and_then(|value| value.as_string()) {
                store.dispatch(Action::Edit(value.into()));
            }
        }
    });
    {
        let node = node.clone();
        use_effect_with(store.breakpoints.clone(), move |lines| {
            if let Some(element) = node.get() {
                let lines: Array = lines.iter().map(|line| JsValue::from(*line)).collect();
                set(&element, "breakpoints", lines);
            }
        });
    }
    use_told(node, "breakpoint", move |detail| {
        let lines = Reflect::get(detail, &"lines".into()).ok();
        let lines = lines.map(|lines| Array::from(&lines));
        let lines = lines.iter().flat_map(|lines| lines.iter());
        let lines = lines
            .filter_map(|line| line.as_f64())
            .map(|line| line as u32);
        store.dispatch(Action::SetBreakpoints(lines.collect()));
    });
}

/// What the editor tells by an event of that name.
#[hook]
fn use_told(node: NodeRef, name: &'static str, tell: impl Fn(&JsValue) + 'static) {
    use_effect_with((), move |()| {
        let element = node.get();
        let listener =
            Closure::<dyn FnMut(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
                tell(&event.detail());
            });
        if let Some(element) = &element {
            // A listener on our own element is never refused.
            let _ =
                element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        move || {
            if let Some(element) = element {
                let _ = element
                    .remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            }
        }
    });
}

#[hook]
fn use_decorations(node: NodeRef, store: &Store) {
    {
        let node = node.clone();
        use_effect_with(markers_of(store), move |markers| {
            if let Some(element) = node.get() {
                let list: Array = markers.iter().map(Marker::object).collect();
                set(&element, "markers", list);
            }
        });
    }
    let findings = store.findings.clone();
    use_effect_with(findings, move |findings| {
        if let Some(element) = node.get() {
            let list = findings.iter().map(|finding| {
                let object = Object::new();
                set(&object, "from_line", finding.from_line);
                // The editor counts columns from 0.
                set(&object, "from_column", finding.from_column.saturating_sub(1));
                set(&object, "to_line", finding.to_line);
                set(&object, "to_column", finding.to_column.saturating_sub(1));
                let severity = match finding.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                };
                set(&object, "severity", severity);
                set(&object, "message", finding.message.as_str());
                object
            });
            set(&element, "diagnostics", list.collect::<Array>());
        }
    });
}

/// A strand's mark on the line where it stands.
#[derive(Clone, PartialEq)]
struct Marker {
    line: u32,
    label: String,
    hue: &'static str,
    state: &'static str,
}

impl Marker {
    fn object(&self) -> Object {
        let object = Object::new();
        set(&object, "line", self.line);
        set(&object, "label", self.label.as_str());
        set(&object, "hue", self.hue);
        set(&object, "state", self.state);
        object
    }
}

/// More marks than this on one page would hide the code.
const MARKERS_MAX: usize = 40;

fn marker(state: &State, strand: &views::Strand) -> Marker {
    Marker {
        line: line_of(state, strand),
        label: strand.label.to_string(),
        hue: strand.hue.class(),
        state: match strand.standing {
            Standing::Running => "running",
            Standing::Ready | Standing::Preempted | Standing::New => "ready",
            _ => "waiting",
        },
    }
}

/// None when the text is not the one that ran: the lines would be wrong.
fn markers_of(state: &State) -> Vec<Marker> {
    if state.is_edited_since_run() || state.recording.recorded == 0 {
        return Vec::new();
    }
    let scene = &state.scene;
    if state.program_language() == scenario::Language::Go {
        let standing = scene.goroutines().filter(|g| !g.standing.is_over() && line_of(state, g) > 0);
        return standing.take(MARKERS_MAX).map(|g| marker(state, g)).collect();
    }
    let strands = scene
        .tasks
        .iter()
        .chain(&scene.others)
        .filter_map(|id| scene.strand(*id));
    let standing = strands.filter(|strand| !strand.standing.is_over() && strand.line > 0);
    let mut markers: Vec<Marker> = standing
        .take(MARKERS_MAX)
        .map(|strand| marker(state, strand))
        .collect();
    let several = scene.threads.len() > 1;
    let ended = scene.ending.outcome.is_some();
    if several && !ended {
        let threads = scene.threads.values().filter(|thread| {
            // A thread whose loop turns is told by its tasks.
            !scene.loops.values().any(|state| state.is_running && state.thread == thread.id)
        });
        let strands = threads.filter_map(|thread| scene.strand(thread.strand));
        let standing = strands.filter(|strand| !strand.standing.is_over() && strand.line > 0);
        markers.extend(standing.take(MARKERS_MAX).map(|strand| marker(state, strand)));
        return markers;
    }
    let in_program = scene
        .running()
        .filter(|strand| !strand.is_task() && !strand.is_hand_driven());
    let loop_turns = scene.current().is_some_and(|current| current.is_running);
    if let Some(thread) = in_program.filter(|thread| thread.line > 0 && !loop_turns && !ended) {
        markers.push(Marker {
            line: line_of(state, thread),
            label: "▶".to_owned(),
            hue: "none",
            state: "running",
        });
    }
    markers
}

/// The line where a strand stands; inside an event the engine knows it better.
fn line_of(state: &State, strand: &views::Strand) -> u32 {
    let inner = state.inner.as_ref().filter(|inner| inner.line > 0);
    if strand.kind == Some(trace::StrandKind::Thread) {
        let mut stacks = state.stacks().into_iter().flatten();
        let told = stacks.find(|stack| stack.thread == Some(strand.thread.0));
        if let Some(close) = told.and_then(|stack| stack.close_up.as_ref()) {
            return close.line;
        }
    }
    if strand.is_goroutine() {
        let frames = state.stack_of_goroutine(strand.id).unwrap_or_default();
        let own = frames.iter().rev().find(|frame| !frame.library && frame.line > 0);
        return own.map_or(strand.line, |frame| frame.line);
    }
    match inner {
        Some(inner) if strand.standing == Standing::Running => inner.line,
        _ => strand.line,
    }
}
