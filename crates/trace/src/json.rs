//! A record as one line of JSON, for people and for tools.
//!
//! `{"at":…,"step":…,"thread":…,"strand":…,"line":…,"event":"TaskCreated",…}`,
//! then the event's own fields in the table's order. Times are nanoseconds.
//! Texts stand in place of their ids. A field that is called `line` like the
//! record's own (the line where a function is defined, say) is `own_line`.

use crate::event::AwaitFrame;
use crate::field::FieldValue;
use crate::record::Trace;
use std::fmt::Write;

impl Trace {
    /// The record at `index` as one line of JSON, without a line end.
    pub fn json_line(&self, index: usize) -> String {
        let record = self.record(index);
        let mut out = format!(
            "{{\"at\":{},\"step\":{},\"thread\":{},\"strand\":{},\"line\":{},\"event\":\"{}\"",
            record.at.0,
            record.step,
            record.thread.0,
            record.strand.0,
            record.line,
            record.event.name()
        );
        for (name, value) in record.event.fields() {
            let name = if name == "line" { "own_line" } else { name };
            out.push(',');
            write_json_text(name, &mut out);
            out.push(':');
            self.write_value(&value, &mut out);
        }
        out.push('}');
        out
    }

    fn write_value(&self, value: &FieldValue, out: &mut String) {
        match value {
            FieldValue::None => out.push_str("null"),
            FieldValue::Bool(bool) => out.push_str(if *bool { "true" } else { "false" }),
            FieldValue::Number(number) => write!(out, "{number}").expect("a String takes it all"),
            FieldValue::Word(word) => write_json_text(word, out),
            FieldValue::Text(text) => write_json_text(self.text(*text), out),
            FieldValue::Time(time) => write!(out, "{}", time.0).expect("a String takes it all"),
            FieldValue::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.write_value(item, out);
                }
                out.push(']');
            }
            FieldValue::Frame(AwaitFrame {
                function,
                line,
                library,
            }) => {
                out.push_str("{\"function\":");
                write_json_text(self.text(*function), out);
                write!(out, ",\"line\":{line},\"library\":{library}}}")
                    .expect("a String takes it all");
            }
            FieldValue::Arm(arm) => {
                let chan = arm.chan.map_or("null".to_owned(), |id| id.0.to_string());
                let (receives, ready) = (arm.receives, arm.ready);
                write!(out, "{{\"chan\":{chan},\"receives\":{receives},\"ready\":{ready}}}")
                    .expect("a String takes it all");
            }
            FieldValue::Wait(wait) => {
                write!(out, "{{\"thread\":{},\"reason\":", wait.thread.0)
                    .expect("a String takes it all");
                write_json_text(wait.reason.word(), out);
                out.push_str(",\"what\":");
                write_json_text(self.text(wait.what), out);
                for (name, id) in [
                    ("lock", wait.lock.map(|id| id.0)),
                    ("holder", wait.holder.map(|id| id.0)),
                ] {
                    let id = id.map_or("null".to_owned(), |id| id.to_string());
                    write!(out, ",\"{name}\":{id}").expect("a String takes it all");
                }
                write!(out, ",\"line\":{}}}", wait.line).expect("a String takes it all");
            }
        }
    }
}

/// Appends `text` as a JSON string, quotes included.
pub fn write_json_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                write!(out, "\\u{:04x}", control as u32).expect("a String takes it all");
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use crate::*;

    #[test]
    fn a_line_resolves_texts_and_keeps_names_apart() {
        let mut trace = Trace::new();
        let (name, function) = (trace.intern("Task-1"), trace.intern("say \"hö\"\n\u{1}"));
        let (task, future) = (StrandId(3), FutureId(1));
        let moment = Moment {
            at: Time(5),
            step: 6,
            thread: ThreadId(0),
            strand: StrandId(2),
            line: 9,
        };
        trace.push(
            moment,
            &Event::TaskCreated {
                task,
                future,
                name,
                function,
                line: 4,
                eager: false,
            },
        );
        let chain = vec![AwaitFrame {
            function: name,
            line: 2,
            library: true,
        }];
        trace.push(
            moment,
            &Event::TaskSuspended {
                task,
                future: None,
                chain,
            },
        );
        assert_eq!(
            trace.json_line(0),
            concat!(
                r#"{"at":5,"step":6,"thread":0,"strand":2,"line":9,"event":"TaskCreated","task":3,"#,
                r#""future":1,"name":"Task-1","function":"say \"hö\"\n\u0001","own_line":4,"eager":false}"#
            )
        );
        assert!(trace.json_line(1).ends_with(
            r#""future":null,"chain":[{"function":"Task-1","line":2,"library":true}]}"#
        ));
    }
}
