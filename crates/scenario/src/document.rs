//! The document itself, its JSON, and what can be wrong with it.

use crate::view::View;
use crate::world::{GENERATED_BYTES_MAX, World};
use serde::{Deserialize, Serialize};
use source::SourceText;
use std::fmt;

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// Names of releases that can be asked for, the default first.
const PYTHON_RELEASES: [&str; 2] = ["3.14", "3.11"];
const GO_RELEASES: [&str; 2] = ["1.27", "1.21"];

const CORES_MAX: u32 = 64;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The version of this document.
    pub scenario: u32,
    pub language: Language,
    /// The language's release ("3.11"); empty: the newest that we have.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub release: String,
    /// The program's files; the first is the one that is run.
    pub program: Vec<ProgramFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub settings: Settings,
    #[serde(default, skip_serializing_if = "is_default")]
    pub schedule: Schedule,
    #[serde(default, skip_serializing_if = "is_default")]
    pub world: World,
    #[serde(default, skip_serializing_if = "is_default")]
    pub limits: Limits,
    /// What of the run is open; decides nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub view: View,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Python,
    Go,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgramFile {
    pub name: String,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clock {
    /// Work takes time.
    #[default]
    Costed,
    /// Time moves only when nobody can run.
    Frozen,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    #[serde(skip_serializing_if = "is_default_cores")]
    pub cores: u32,
    #[serde(skip_serializing_if = "is_default")]
    pub clock: Clock,
    /// For what the program draws at random.
    #[serde(skip_serializing_if = "is_default")]
    pub seed: u64,
    /// asyncio's debug mode (`PYTHONASYNCIODEBUG=1`).
    #[serde(skip_serializing_if = "is_default")]
    pub debug: bool,
    /// Python without the GIL.
    #[serde(skip_serializing_if = "is_default")]
    pub free_threaded: bool,
    /// Python: each line takes this many nanoseconds and nothing else does, as a line tracer
    /// counts. None: the cost table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_cost_ns: Option<u64>,
    /// Go's GOMAXPROCS; 0: as many as cores.
    #[serde(skip_serializing_if = "is_default")]
    pub gomaxprocs: u32,
}

/// Who decides what the real system leaves open.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Schedule {
    /// What the real system does most often.
    #[default]
    Policy,
    /// At random, from a seed.
    Random(u64),
    /// These choices, then the policy.
    Recorded(Vec<u32>),
}

/// Limits other than the defaults. See `kernel::Limits` for what each means.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_ns: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heap_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strands: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threads: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_bytes: Option<u64>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            cores: DEFAULT_CORES,
            clock: Clock::Costed,
            seed: 0,
            debug: false,
            free_threaded: false,
            line_cost_ns: None,
            gomaxprocs: 0,
        }
    }
}

const DEFAULT_CORES: u32 = 1;

fn is_default_cores(cores: &u32) -> bool {
    *cores == DEFAULT_CORES
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Why a text is no scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScenarioError {
    /// Not JSON, or not this document: the reader's words, with line and column.
    Unreadable(String),
    /// Written by a later Interleave.
    Version(u32),
    NoProgram,
    Release {
        language: Language,
        release: String,
    },
    Cores(u32),
    /// Bytes of generated files.
    Generated(u64),
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ScenarioError::Unreadable(words) => write!(f, "not a scenario: {words}"),
            ScenarioError::Version(version) => {
                write!(
                    f,
                    "a scenario of version {version}; this program reads up to {VERSION}"
                )
            }
            ScenarioError::NoProgram => write!(f, "a scenario without a program"),
            ScenarioError::Release { language, release } => {
                let known = language.releases().join(" and ");
                write!(f, "{} {release} is not known; {known} are", language.name())
            }
            ScenarioError::Cores(cores) => {
                write!(f, "{cores} cores; there can be 1 to {CORES_MAX}")
            }
            ScenarioError::Generated(bytes) => write!(
                f,
                "generated files of {bytes} bytes; they can have {GENERATED_BYTES_MAX} together"
            ),
        }
    }
}

impl std::error::Error for ScenarioError {}

impl Language {
    /// The releases that can be asked for, the default first.
    pub fn releases(self) -> &'static [&'static str] {
        match self {
            Language::Python => &PYTHON_RELEASES,
            Language::Go => &GO_RELEASES,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Language::Python => "Python",
            Language::Go => "Go",
        }
    }

    /// By a file's ending.
    pub fn of_file(name: &str) -> Option<Language> {
        match name.rsplit_once('.')?.1 {
            "py" => Some(Language::Python),
            "go" => Some(Language::Go),
            _ => None,
        }
    }
}

impl Scenario {
    /// A program of one file; everything else as usual.
    pub fn new(language: Language, name: impl Into<String>, text: impl Into<String>) -> Scenario {
        Scenario {
            scenario: VERSION,
            language,
            release: String::new(),
            program: vec![ProgramFile {
                name: name.into(),
                text: text.into(),
            }],
            settings: Settings::default(),
            schedule: Schedule::default(),
            world: World::default(),
            limits: Limits::default(),
            view: View::default(),
        }
    }

    /// The language's release that is meant.
    pub fn release(&self) -> &str {
        if self.release.is_empty() {
            self.language.releases()[0]
        } else {
            &self.release
        }
    }

    /// The file that is run.
    pub fn main_file(&self) -> &ProgramFile {
        &self.program[0]
    }

    /// The file that is run, with its lines.
    pub fn main_source(&self) -> SourceText {
        let ProgramFile { name, text } = self.main_file();
        SourceText::new(name, text)
    }

    pub fn from_json(json: &str) -> Result<Scenario, ScenarioError> {
        #[derive(Deserialize)]
        struct Version {
            scenario: u32,
        }
        let unreadable = |error: serde_json::Error| ScenarioError::Unreadable(error.to_string());
        let version = serde_json::from_str::<Version>(json)
            .map_err(unreadable)?
            .scenario;
        if version == 0 || version > VERSION {
            return Err(ScenarioError::Version(version));
        }
        let scenario: Scenario = serde_json::from_str(json).map_err(unreadable)?;
        scenario.check()?;
        Ok(scenario)
    }

    /// JSON in one line, without what has its default.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a scenario has nothing that JSON cannot say")
    }

    /// What the form alone does not ensure.
    pub fn check(&self) -> Result<(), ScenarioError> {
        if self.program.is_empty() {
            return Err(ScenarioError::NoProgram);
        }
        if !self.language.releases().contains(&self.release()) {
            let (language, release) = (self.language, self.release.clone());
            return Err(ScenarioError::Release { language, release });
        }
        if !(1..=CORES_MAX).contains(&self.settings.cores) {
            return Err(ScenarioError::Cores(self.settings.cores));
        }
        let generated = self.world.generated.values();
        let bytes = generated.fold(0u64, |sum, file| sum.saturating_add(file.bytes_at_most()));
        if bytes > GENERATED_BYTES_MAX {
            return Err(ScenarioError::Generated(bytes));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{InputLine, Reply};

    #[test]
    fn a_plain_scenario_says_nothing_that_goes_without_saying() {
        let scenario = Scenario::new(Language::Python, "main.py", "print(1)\n");
        assert_eq!(
            scenario.to_json(),
            r#"{"scenario":1,"language":"python","program":[{"name":"main.py","text":"print(1)\n"}]}"#
        );
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
    }

    #[test]
    fn everything_comes_back() {
        let mut scenario = Scenario::new(Language::Go, "main.go", "package main");
        scenario.release = "1.21".to_owned();
        scenario.program.push(ProgramFile {
            name: "b.go".to_owned(),
            text: String::new(),
        });
        scenario.settings.cores = 4;
        scenario.settings.clock = Clock::Frozen;
        scenario.settings.seed = u64::MAX;
        scenario.schedule = Schedule::Recorded(vec![0, 2, 1]);
        scenario.limits.steps = Some(7);
        scenario
            .world
            .files
            .insert("a.txt".to_owned(), "한\n".to_owned());
        scenario.world.stdin.push(InputLine {
            at_ns: 5,
            text: "x\n".to_owned(),
        });
        let reply = Reply {
            latency_ns: 1,
            status: 404,
            body: "no".to_owned(),
            ..Reply::default()
        };
        scenario
            .world
            .addresses
            .insert("http://a/".to_owned(), reply);
        scenario.world.utc_offset_minutes = 540;
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let errors = [
            (
                "",
                "not a scenario: EOF while parsing a value at line 1 column 0",
            ),
            (
                r#"{"scenario":9}"#,
                "a scenario of version 9; this program reads up to 1",
            ),
            (
                r#"{"scenario":1,"language":"go","program":[]}"#,
                "a scenario without a program",
            ),
            (
                r#"{"scenario":1,"language":"go","release":"2","program":[{"name":"","text":""}]}"#,
                "Go 2 is not known; 1.27 and 1.21 are",
            ),
            (
                r#"{"scenario":1,"language":"python","world":{"generated":{"a":{"lines":1000000000}}},"program":[{"name":"","text":""}]}"#,
                "generated files of 40000000000 bytes; they can have 268435456 together",
            ),
            (
                r#"{"scenario":1,"language":"go","settings":{"cores":0},"program":[{"name":"","text":""}]}"#,
                "0 cores; there can be 1 to 64",
            ),
        ];
        for (json, words) in errors {
            assert_eq!(Scenario::from_json(json).unwrap_err().to_string(), words);
        }
        let unknown = r#"{"scenario":1,"language":"go","program":[],"speed":2}"#;
        assert!(
            Scenario::from_json(unknown)
                .unwrap_err()
                .to_string()
                .contains("`speed`")
        );
    }
}
