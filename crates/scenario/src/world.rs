//! The world outside the simulated computer, as the document says it.

use crate::document::is_default;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct World {
    /// The date when the program starts, in nanoseconds since 1970 (UTC);
    /// none: 2026-01-01T09:00:00Z.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_ns: Option<u64>,
    /// East of Greenwich.
    #[serde(skip_serializing_if = "is_default")]
    pub utc_offset_minutes: i32,
    /// What any address answers that is not in `addresses`; none: the default page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<Reply>,
    #[serde(skip_serializing_if = "is_default")]
    pub addresses: BTreeMap<String, Reply>,
    /// What is at `host:port`, where it is no web server.
    #[serde(skip_serializing_if = "is_default")]
    pub peers: BTreeMap<String, Peer>,
    #[serde(skip_serializing_if = "is_default")]
    pub files: BTreeMap<String, String>,
    /// Files whose text is made up, by name.
    #[serde(skip_serializing_if = "is_default")]
    pub generated: BTreeMap<String, GeneratedFile>,
    #[serde(skip_serializing_if = "is_default")]
    pub stdin: Vec<InputLine>,
    /// Somebody types: after the last line of `stdin` the program waits for more.
    #[serde(skip_serializing_if = "is_default")]
    pub interactive: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub environment: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "is_default")]
    pub arguments: Vec<String>,
    /// The program's own name among its arguments; empty: its file's.
    #[serde(skip_serializing_if = "is_default")]
    pub called: String,
}

impl World {
    /// Reads the `world` of a scenario by itself. Errors: in words.
    pub fn from_json(json: &str) -> Result<World, String> {
        serde_json::from_str(json).map_err(|error| format!("not a world: {error}"))
    }
}

/// A file of many lines that a document need not hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GeneratedFile {
    pub lines: u64,
    /// One line without its end; `{n}` is its number, from 1.
    pub line: String,
}

impl Default for GeneratedFile {
    fn default() -> GeneratedFile {
        GeneratedFile {
            lines: 1000,
            line: "This is line {n} of the file.".to_owned(),
        }
    }
}

/// Bytes that generated files may have together: a browser tab has to hold them.
pub const GENERATED_BYTES_MAX: u64 = 256 << 20;

impl GeneratedFile {
    /// Not less than the bytes of its text.
    pub fn bytes_at_most(&self) -> u64 {
        let digits = self.lines.max(1).ilog10() as u64 + 1;
        let places = self.line.matches("{n}").count() as u64;
        let line = self.line.len() as u64 + 1 + places * digits;
        self.lines.saturating_mul(line)
    }

    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.bytes_at_most() as usize);
        for number in 1..=self.lines {
            text += &self.line.replace("{n}", &number.to_string());
            text.push('\n');
        }
        text
    }
}

/// A line of standard input, with its line end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputLine {
    #[serde(default, skip_serializing_if = "is_default")]
    pub at_ns: u64,
    pub text: String,
}

/// How an address answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reply {
    pub latency_ns: u64,
    pub status: u16,
    pub body: String,
    #[serde(skip_serializing_if = "is_default")]
    pub headers: BTreeMap<String, String>,
    /// It does not answer; `latency_ns` is when that shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ReplyError>,
}

/// Why an address does not answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyError {
    /// The name is not known.
    Unresolved,
    /// Nobody listens there.
    Refused,
    /// Nothing ever comes back.
    Silent,
    /// The connection breaks off.
    Reset,
}

/// What stands at an address of the network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Peer {
    /// Answers requests as `addresses` says.
    Http,
    /// Sends back what it gets.
    Echo {
        latency_ns: u64,
    },
    /// Takes connections and never says anything.
    Silent,
    Refused,
    /// A connect has no end but its timeout.
    Unreachable,
}

impl Default for Reply {
    fn default() -> Reply {
        Reply {
            latency_ns: 2_000_000_000,
            status: 200,
            body: String::new(),
            headers: BTreeMap::new(),
            error: None,
        }
    }
}
