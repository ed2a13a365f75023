//! Values as short texts, for the trace and for people who look at variables. No
//! method of the program is called for it.

use super::{part, parts, unpack};
use crate::code::{Kind, RtypeId};
use crate::vm::Vm;
use std::fmt::Write;
use trace::TextId;

const CHARS_MAX: usize = 60;
const PARTS_MAX: usize = 12;
const DEPTH_MAX: u32 = 4;

/// The time of day: the date would take all the room.
fn show_time(words: &[u64], out: &mut String) {
    let (seconds, nanoseconds) = (words.first().copied().unwrap_or(0), words.get(1).copied().unwrap_or(0));
    let day = (seconds as i64).rem_euclid(86_400);
    let _ = write!(out, "{:02}:{:02}:{:02}", day / 3600, day / 60 % 60, day % 60);
    let _ = write!(out, ".{:03}", (nanoseconds as u32 / 1_000_000) % 1000);
}

impl Vm {
    /// The text's id in the trace.
    pub(crate) fn value_text_id(&mut self, id: RtypeId, words: &[u64]) -> TextId {
        let text = self.value_text(id, words);
        self.kernel.text(&text)
    }

    pub(crate) fn value_text(&self, id: RtypeId, words: &[u64]) -> String {
        let mut out = String::new();
        self.show(id, words, 0, &mut out);
        if out.chars().count() > CHARS_MAX {
            out = out.chars().take(CHARS_MAX - 1).collect();
            out.push('…');
        }
        out
    }

    fn show(&self, id: RtypeId, words: &[u64], depth: u32, out: &mut String) {
        let rtype = self.program.rtype(id);
        if out.len() > 4 * CHARS_MAX || depth > DEPTH_MAX {
            out.push('…');
            return;
        }
        let word = words.first().copied().unwrap_or(0);
        if rtype.name == "time.Time" {
            return show_time(words, out);
        }
        match rtype.kind {
            Kind::Bool => out.push_str(if word != 0 { "true" } else { "false" }),
            kind if kind.is_signed() => out.push_str(&(word as i64).to_string()),
            kind if kind.is_unsigned() => out.push_str(&word.to_string()),
            Kind::Float64 => out.push_str(&f64::from_bits(word).to_string()),
            Kind::Float32 => out.push_str(&f32::from_bits(word as u32).to_string()),
            Kind::String => {
                let shown = self.memory.bytes(word, words[1].min(4 * CHARS_MAX as u64));
                out.push_str(&format!("{:?}", String::from_utf8_lossy(&shown)));
            }
            Kind::Interface => match self.held([word, words[1]]) {
                Some((held, inner)) => self.show(held, &inner, depth + 1, out),
                None => out.push_str("nil"),
            },
            Kind::Struct => {
                out.push('{');
                self.show_parts(rtype, words, depth, out);
                out.push('}');
            }
            Kind::Array => {
                out.push('[');
                self.show_parts(rtype, words, depth, out);
                out.push(']');
            }
            Kind::Slice if word == 0 => out.push_str("nil"),
            Kind::Slice => {
                out.push('[');
                let size = self.program.rtype(rtype.elem).size;
                for index in 0..words[1].min(PARTS_MAX as u64) {
                    if index > 0 {
                        out.push(' ');
                    }
                    let inner = self.load_value(word + index * size, rtype.elem);
                    self.show(rtype.elem, &inner, depth + 1, out);
                }
                out.push_str(if words[1] > PARTS_MAX as u64 { " …]" } else { "]" });
            }
            Kind::Map => match self.map_number(word) {
                Some(number) => {
                    let map = self.maps.get(number);
                    out.push_str("map[");
                    for (n, entry) in map.entries().enumerate().take(PARTS_MAX) {
                        if n > 0 {
                            out.push(' ');
                        }
                        self.show(rtype.key, map.key_at(entry), depth + 1, out);
                        out.push(':');
                        self.show(rtype.elem, map.value_at(entry), depth + 1, out);
                    }
                    out.push(']');
                }
                None => out.push_str("nil"),
            },
            _ if word == 0 => out.push_str("nil"),
            Kind::Pointer if depth == 0 && self.program.rtype(rtype.elem).kind == Kind::Struct => {
                out.push('&');
                let inner = self.load_value(word, rtype.elem);
                self.show(rtype.elem, &inner, depth + 1, out);
            }
            Kind::Chan => match self.chan_number(word) {
                Some(number) => {
                    let object = self.chans.get(number).object;
                    out.push_str(&format!("chan {}", object.0));
                }
                None => out.push_str("nil"),
            },
            Kind::Func => out.push_str("func"),
            _ => out.push_str(&format!("{word:#x}")),
        }
    }

    fn show_parts(&self, rtype: &crate::code::RType, words: &[u64], depth: u32, out: &mut String) {
        for index in 0..parts(rtype).min(PARTS_MAX) {
            if index > 0 {
                out.push(' ');
            }
            let (id, offset) = part(&self.program, rtype, index);
            if rtype.kind == Kind::Struct {
                out.push_str(&rtype.fields[index].name);
                out.push(':');
            }
            let inner = unpack(words, offset, self.program.rtype(id));
            self.show(id, &inner, depth + 1, out);
        }
    }
}
