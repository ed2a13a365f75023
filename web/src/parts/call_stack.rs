//! The call stack of the running box: the program's frames with their variables,
//! innermost first; library frames between them are folded to a count.

use super::mark::call_name;
use crate::words::{self, Word};
use views::Language;
use worker::{StackFrame, Variable};
use yew::prelude::*;

/// A row of the box: a frame, or so many library frames that are folded.
#[derive(Clone, PartialEq, Debug)]
enum Row<'a> {
    Frame(&'a StackFrame),
    Folded(usize),
}

/// The frames as rows. The library's innermost frame is shown: it says what was called.
fn rows(frames: &[StackFrame]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for (depth, frame) in frames.iter().rev().enumerate() {
        match rows.last_mut() {
            _ if !frame.library || depth == 0 => rows.push(Row::Frame(frame)),
            Some(Row::Folded(count)) => *count += 1,
            _ => rows.push(Row::Folded(1)),
        }
    }
    rows
}

/// `power('B', 3, 3, 0.5)`: the call, with what its parameters hold now.
pub fn call_of(frame: &StackFrame) -> String {
    if frame.function == "<module>" {
        return frame.function.clone();
    }
    let name = match frame.function.strip_prefix("main.") {
        // Go's: the program's own package is not said.
        Some(own) if !own.contains("<locals>") => own.to_owned(),
        _ => call_name(&frame.function),
    };
    let parameters = frame.variables.iter().take(frame.parameters as usize);
    let values: Vec<&str> = parameters
        .filter(|variable| variable.name != "self" && variable.name != "cls")
        .map(|variable| variable.value.as_str())
        .collect();
    format!("{}({})", name.trim_end_matches("()"), values.join(", "))
}

/// A strand's call with its arguments, when the engine has told them.
pub fn strand_call(frames: Option<&[StackFrame]>, function: &str) -> String {
    let frame = frames.and_then(|frames| frame_of(frames, function));
    frame.map_or_else(|| call_name(function), call_of)
}

/// The frame of a function of the program, the outermost one of that name.
fn frame_of<'a>(frames: &'a [StackFrame], function: &str) -> Option<&'a StackFrame> {
    let mut own = frames.iter().filter(|frame| !frame.library);
    own.find(|frame| frame.function == function)
}

pub fn call_stack(frames: &[StackFrame], language: Language) -> Vec<Html> {
    let rows = rows(frames);
    let draw = |(index, row): (usize, &Row)| match row {
        Row::Frame(frame) => frame_row(index, frame, language),
        Row::Folded(count) => html! {
            <div key={index} class="f folded"><span>{ words::folded(*count, language) }</span></div>
        },
    };
    rows.iter().enumerate().map(draw).collect()
}

fn frame_row(index: usize, frame: &StackFrame, language: Language) -> Html {
    let call = call_of(frame);
    let inner = frame.variables.iter().skip(frame.parameters as usize);
    let variables: Vec<String> = inner.map(told).collect();
    let variables = if frame.library {
        String::new()
    } else {
        variables.join(", ")
    };
    html! {
        <div key={index} class={classes!("f", (index == 0).then_some("innermost"))}>
            <span class="frame-name" title={call.clone()}><code>{ call }</code></span>
            <span class="lab">
                if frame.library { { Word::Library.to(language) } } else if frame.line > 0 { { words::line(frame.line, language) } }
            </span>
            if !variables.is_empty() { <code class="held" title={variables.clone()}>{ variables }</code> }
        </div>
    }
}

fn told(variable: &Variable) -> String {
    format!("{} = {}", variable.name, variable.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(function: &str, library: bool, held: &[(&str, &str)], parameters: u32) -> StackFrame {
        let variable = |(name, value): &(&str, &str)| Variable {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        };
        StackFrame {
            function: function.to_owned(),
            line: 8,
            library,
            variables: held.iter().map(variable).collect(),
            parameters,
        }
    }

    #[test]
    fn library_frames_fold_except_the_innermost() {
        let frames = [
            frame("<module>", false, &[], 0),
            frame("run", true, &[], 0),
            frame("run_forever", true, &[], 0),
            frame("power", false, &[("name", "'B'"), ("r", "27")], 1),
            frame("sleep", true, &[("delay", "0.5")], 1),
        ];
        let rows = rows(&frames);
        assert_eq!(
            rows,
            [
                Row::Frame(&frames[4]),
                Row::Frame(&frames[3]),
                Row::Folded(2),
                Row::Frame(&frames[0]),
            ]
        );
        assert_eq!(call_of(&frames[3]), "power('B')");
        assert_eq!(call_of(&frames[4]), "sleep(0.5)");
        assert_eq!(frame_of(&frames, "power"), Some(&frames[3]));
    }
}
