//! A function as text, for tests and for people who look under the hood.

use super::{Func, Op};
use std::fmt::Write;

impl Func {
    pub fn listing(&self) -> String {
        let mut out = format!("{} ({} registers)\n", self.name, self.registers);
        for (at, instr) in self.code.iter().enumerate() {
            let line = self.lines.get(at).copied().unwrap_or(0);
            let (a, b, c) = (instr.a as i16, instr.b as i16, instr.c as i16);
            let indent = if instr.op == Op::Ext { "    " } else { "" };
            let _ = writeln!(out, "{line:5} {at:5} {indent}{} {a} {b} {c}", instr.op.name());
        }
        out
    }
}
