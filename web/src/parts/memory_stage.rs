//! The Memory stage: each process with what all its threads share (code, data, heap) and one
//! stack for each thread; between processes the pipes, with the copies that lie in them, and
//! memory that belongs to none of them.

use super::term;
use super::call_stack::call_of;
use super::gil_stage::Look;
use super::glyph::arrow;
use super::mark::mark;
use crate::app::Store;
use crate::words::{self, Word};
use trace::{ObjectId, ProcessId, StartMethod, ThreadId};
use views::{PipeState, ProcessState, SharedMemory, ThreadState};
use worker::{ModuleName, StackFrame, ThreadStack};
use yew::prelude::*;

const THREADS_MAX: usize = 12;
const FRAMES_MAX: usize = 7;
const NAMES_MAX: usize = 24;
const MESSAGES_MAX: usize = 6;

#[derive(Properties, PartialEq)]
pub struct MemoryStageProps {
    pub store: Store,
}

#[component]
pub fn MemoryStage(props: &MemoryStageProps) -> Html {
    let store = &props.store;
    store.recording.read(|replay| {
        let look = Look {
            store,
            state: &store.scene,
            trace: replay.trace(),
            last: replay.timeline.last_at().0,
            language: store.settings.language(),
        };
        let shared = &look.state.shared;
        let mut ids: Vec<ProcessId> = shared.processes.keys().copied().collect();
        if ids.is_empty() {
            ids.push(ProcessId(0));
        }
        html! {
            <div class="memory">
                { for ids.iter().map(|id| process(&look, *id, shared.processes.get(id))) }
                if !shared.pipes.is_empty() || !shared.memory.is_empty() { { between(&look) } }
            </div>
        }
    })
}

fn process_name(look: &Look, id: ProcessId, state: Option<&ProcessState>) -> String {
    let name = state.map(|state| look.trace.text(state.name)).filter(|name| !name.is_empty());
    match name {
        Some(name) => name.to_owned(),
        None if id.0 == 0 => "MainProcess".to_owned(),
        None => format!("Process-{}", id.0),
    }
}

fn process(look: &Look, id: ProcessId, state: Option<&ProcessState>) -> Html {
    let of_it = |thread: &&ThreadState| thread.process == id;
    let threads: Vec<&ThreadState> = look.state.threads.values().filter(of_it).collect();
    let alive = threads.iter().filter(|thread| !thread.standing.is_over());
    let alive: Vec<&&ThreadState> = alive.collect();
    let main = state.map_or(ThreadId(0), |state| state.main_thread);
    let names = look.store.stacks().into_iter().flatten();
    let process = |stack: &&ThreadStack| stack.thread.map(|thread| look.state.process_of(ThreadId(thread)));
    let mut names = names.filter(|stack| process(stack) == Some(id));
    let names = names.find(|stack| stack.thread == Some(main.0) || !stack.names.is_empty());
    let names = names.map(|stack| stack.names.as_slice()).unwrap_or_default();
    let made = state.and_then(|state| state.how).map(|how| {
        look.w(match how {
            StartMethod::Fork => Word::MadeByFork,
            StartMethod::Spawn => Word::MadeBySpawn,
            StartMethod::Forkserver => Word::MadeByForkserver,
        })
    });
    let exit = state.and_then(|state| state.exit);
    html! {
        <section class={classes!("process", exit.map(|_| "over"))} key={id.0}>
            <h3>
                <b>{ process_name(look, id, state) }</b>
                if let Some(state) = state.filter(|state| state.pid != 0) { <span class="num">{ format!("pid {}", state.pid) }</span> }
                <span>{ made }</span>
                if let Some(code) = exit { <span class="edited">{ look.w(Word::ProcessEnded) }{ format!(" {code}") }</span> }
            </h3>
            <div class="process-body">
                { shared_box(look, names, alive.len()) }
                { for alive.iter().take(THREADS_MAX).map(|thread| stack_box(look, thread)) }
                if alive.len() > THREADS_MAX { <p class="lab">{ format!("+{}", alive.len() - THREADS_MAX) }</p> }
            </div>
        </section>
    }
}

/// What all threads of a process see.
fn shared_box(look: &Look, names: &[ModuleName], threads: usize) -> Html {
    let code: Vec<&str> = names.iter().filter(|name| name.is_code).map(|name| name.name.as_str()).collect();
    let data = names.iter().filter(|name| !name.is_code).take(NAMES_MAX);
    let free = look.store.computer_ran.free_threaded;
    let row = |word: Word, body: Html| html! { <><dt>{ look.w(word) }</dt><dd>{ body }</dd></> };
    html! {
        <div class="shared-box">
            <h4><b>{ look.w(Word::SharedHere) }</b><span>{ words::seen_by(threads, look.language) }</span></h4>
            <dl>
                { row(Word::CodePart, html! { <>if !code.is_empty() { <code>{ code.join(", ") }</code>{ " · " } }{ look.w(Word::CodeNote) }</> }) }
                { row(Word::DataPart, html! { <>{ look.w(Word::DataNote) }if !free { { " " }<span class="gil-dot" aria-hidden="true"></span><code>{ "GIL" }</code> }</> }) }
                { row(Word::HeapPart, html! { <ul class="names">{ for data.map(|name| html! { <li key={name.name.clone()}><code><b>{ &name.name }</b>{ " → " }{ &name.value }</code></li> }) }if names.iter().all(|name| name.is_code) { <li class="ink3">{ look.w(Word::NoNamesYet) }</li> }</ul> }) }
            </dl>
        </div>
    }
}

/// A thread's own stack, innermost frame on top.
fn stack_box(look: &Look, thread: &ThreadState) -> Html {
    let Some(strand) = look.thread(thread.id) else {
        return Html::default();
    };
    let frames = look.store.stack_of(thread.id.0).unwrap_or_default();
    let own: Vec<&StackFrame> = frames.iter().rev().filter(|frame| !frame.library).collect();
    let folded = frames.len() - own.len();
    let running = thread.standing == views::Standing::Running;
    let row = |(index, frame): (usize, &&StackFrame)| {
        let call = call_of(frame);
        let place = if frame.line > 0 { format!(" :{}", frame.line) } else { String::new() };
        html! { <li key={index} title={call.clone()}><code>{ call }{ place }</code></li> }
    };
    html! {
        <div key={thread.id.0} class={classes!("stack-box", strand.hue.class(), running.then_some("run"))}>
            <h4>{ mark(strand) }<b>{ term("stack", look.w(Word::StackOf)) }</b></h4>
            <ol>
                { for own.iter().take(FRAMES_MAX).enumerate().map(row) }
                if folded > 0 { <li class="ink3">{ words::folded(folded, look.language) }</li> }
                if frames.is_empty() { <li class="ink3">{ look.w(Word::StackUnknown) }</li> }
            </ol>
        </div>
    }
}

fn between(look: &Look) -> Html {
    let shared = &look.state.shared;
    html! {
        <section class="between">
            <h3><b>{ term("ipc", look.w(Word::BetweenProcesses)) }</b><span>{ look.w(Word::BetweenNote) }</span></h3>
            <ul>
                { for shared.pipes.iter().map(|(id, pipe)| pipe_row(look, *id, pipe)) }
                { for shared.memory.iter().map(|(id, memory)| memory_row(look, *id, memory)) }
            </ul>
        </section>
    }
}

fn pipe_row(look: &Look, id: ObjectId, pipe: &PipeState) -> Html {
    let name = |process: Option<ProcessId>| {
        process.map(|id| process_name(look, id, look.state.shared.processes.get(&id)))
    };
    let messages = pipe.messages.iter().take(MESSAGES_MAX).map(|message| html! {
        <span key={message.number} class="message"><code>{ look.trace.text(message.label) }</code><span class="lab">{ format!("{} B", message.bytes) }</span></span>
    });
    html! {
        <li key={id.0}>
            <code>{ look.trace.text(pipe.label) }</code>
            <span>{ name(pipe.last_sender) }</span>{ arrow() }
            <span class="pipe">{ for messages }if pipe.messages.is_empty() { <span class="ink3">{ look.w(Word::PipeEmpty) }</span> }if pipe.messages.len() > MESSAGES_MAX { { format!("+{}", pipe.messages.len() - MESSAGES_MAX) } }</span>
            { arrow() }<span>{ name(pipe.last_receiver) }</span>
            <span class="lab">{ words::messages_of(pipe.sent, pipe.received, look.language) }</span>
        </li>
    }
}

fn memory_row(look: &Look, id: ObjectId, memory: &SharedMemory) -> Html {
    let values = memory.values.iter().take(NAMES_MAX).map(|(offset, (value, _))| html! {
        <span key={*offset} class="message"><span class="lab">{ format!("+{offset}") }</span><code>{ look.trace.text(*value) }</code></span>
    });
    html! {
        <li key={id.0}>
            <code>{ look.trace.text(memory.label) }</code><span class="lab">{ look.w(Word::SharedMemory) }{ format!(" {} B", memory.bytes) }</span>
            <span class="pipe">{ for values }</span>
        </li>
    }
}
