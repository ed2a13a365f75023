//! The app inside a frame of somebody's course page: the same parts, those that the author asks
//! for, in a layout of their own.
//!
//! The page is `embed.html`. Its own script (`web/embed/src/frame.js`) shows the program as text,
//! loads this app when the reader presses Run, and carries messages: commands come here as events
//! of the window, and news go back the same way (`messages.rs`). Nothing that the playground
//! keeps in the browser is read or written here (`storage.rs`), since an embed is not the reader's
//! own place.

mod bench;
mod marks;
mod messages;

pub use bench::EmbedBench;
pub use marks::use_marks;
pub use messages::Controls;

use crate::settings::{Computer, Settings, Theme};
use crate::shared;
use crate::stages;
use crate::state::State;
use js_sys::{Function, Reflect};
use marks::Marks;
use scenario::Scenario;
use scenario::link::LinkError;
use std::rc::Rc;
use std::sync::OnceLock;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// A part of the page that an author can ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Code,
    Stage,
    Output,
    Timeline,
    Narration,
    Controls,
    /// The way to questions about what comes next, and their panel.
    Predict,
}

const PARTS: [(Part, &str); 7] = [
    (Part::Code, "code"),
    (Part::Stage, "stage"),
    (Part::Output, "output"),
    (Part::Timeline, "timeline"),
    (Part::Narration, "narration"),
    (Part::Controls, "controls"),
    (Part::Predict, "predict"),
];

/// Those of an author who names none.
const USUAL: [Part; 5] = [Part::Code, Part::Stage, Part::Output, Part::Narration, Part::Controls];

/// What the author asked for, in the page's address; the same as long as the page lives.
#[derive(Debug)]
pub struct Embed {
    pub title: String,
    parts: Vec<Part>,
    /// The one stage that is shown, by its name in links; empty: the reader's choice.
    pub stage: String,
    pub readonly: bool,
    /// The run plays by itself.
    pub autoplay: bool,
    korean: bool,
    theme: Theme,
    marks: Marks,
}

/// What the author asked for; none: this page is the playground.
pub fn mode() -> Option<&'static Embed> {
    static MODE: OnceLock<Option<Embed>> = OnceLock::new();
    MODE.get_or_init(Embed::of_page).as_ref()
}

impl Embed {
    fn of_page() -> Option<Embed> {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        if !root.has_attribute("data-embed") {
            return None;
        }
        let search = window.location().search().unwrap_or_default();
        let parameters = UrlSearchParams::new_with_str(&search).ok()?;
        let text = |name: &str| parameters.get(name).unwrap_or_default();
        let on = |name: &str| !matches!(text(name).as_str(), "" | "0" | "false");
        Some(Embed {
            title: text("title"),
            parts: parts(&text("parts")),
            stage: stages::named(&text("stage")).map_or_else(String::new, |stage| stages::name(stage).to_owned()),
            readonly: on("readonly"),
            autoplay: on("autoplay"),
            // The page's script has set both.
            korean: root.get_attribute("lang").as_deref() == Some("ko"),
            theme: match root.get_attribute("data-theme").as_deref() {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            marks: Marks::new(&text("lines"), &text("hide"), text("moment").parse().ok()),
        })
    }

    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    fn settings(&self) -> Settings {
        Settings {
            korean: self.korean,
            theme: self.theme,
            ..Settings::default()
        }
    }

    /// With the program that stood on the page as text.
    pub fn first_state(&self) -> State {
        marks::set(self.marks.clone());
        match opened(&fragment(), self.marks.moment, &self.stage) {
            Ok((slug, scenario)) => {
                let text = scenario.main_file().text.as_str().into();
                State::shared(self.settings(), slug, scenario, text)
            }
            Err(error) => {
                // No program in place of the one that does not open.
                let (slug, file, empty) = ("embed".to_owned(), "main.py".to_owned(), Rc::<str>::from(""));
                let mut state = State::new(self.settings(), slug, file, empty.clone(), empty, Computer::default());
                state.link_error = Some(error);
                state
            }
        }
    }
}

/// The scenario of a fragment as the author wants it to be seen, and its name.
fn opened(fragment: &str, moment: Option<u64>, stage: &str) -> Result<(String, Rc<Scenario>), LinkError> {
    let shared::Shared { slug, scenario } = shared::of_fragment(fragment)?;
    let mut scenario = (*scenario).clone();
    if moment.is_some() {
        scenario.view.moment = moment;
    }
    if !stage.is_empty() {
        stage.clone_into(&mut scenario.view.stage);
    }
    Ok((slug, Rc::new(scenario)))
}

/// What is open on the page, as its script knows it: a message may have changed it since.
fn fragment() -> String {
    let scope = js_sys::global();
    let told = Reflect::get(&scope, &"interleaveProgram".into()).ok();
    let told = told.and_then(|told| told.dyn_into::<Function>().ok());
    let told = told.and_then(|told| told.call0(&JsValue::NULL).ok()?.as_string());
    told.unwrap_or_default()
}

/// Reads a list of parts; what is no part is passed over, and an empty list means the usual ones.
fn parts(list: &str) -> Vec<Part> {
    let named: Vec<Part> = PARTS
        .iter()
        .filter(|(_, name)| list.split(',').any(|word| word.trim() == *name))
        .map(|(part, _)| *part)
        .collect();
    if named.is_empty() { USUAL.to_vec() } else { named }
}

#[cfg(test)]
mod tests {
    use super::{Part, USUAL, parts};

    #[test]
    fn parts_are_named_in_any_order() {
        assert_eq!(parts("controls, code"), [Part::Code, Part::Controls]);
        assert_eq!(parts("code,predict"), [Part::Code, Part::Predict]);
        assert!(!USUAL.contains(&Part::Predict));
        assert_eq!(parts("code,walls"), [Part::Code]);
        assert_eq!(parts(""), USUAL);
        assert_eq!(parts("walls"), USUAL);
    }
}
