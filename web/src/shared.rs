//! Scenarios that come by a link or a file, and the links that this page gives away.
//!
//! A link that does not open never becomes another program: the reader is told what is
//! wrong with it, and finds their own work.

use crate::app::scenario_with;
use crate::stages;
use crate::state::State;
use crate::storage;
use scenario::link::{self, Base, LinkError};
use scenario::{Language, Scenario, Schedule};
use std::rc::Rc;

/// Above this some chat programs cut a link, above the second many do. Characters.
pub const LONG_CHARS: usize = 1_900;
pub const VERY_LONG_CHARS: usize = 3_900;

/// What a saved scenario's name ends in.
const ENDING: &str = ".interleave.json";

/// A scenario that was opened, and the name under which edits of its text are kept.
pub struct Shared {
    pub slug: String,
    pub scenario: Rc<Scenario>,
}

/// A file that somebody dropped or chose.
pub struct File {
    pub name: String,
    pub text: String,
}

/// The fragment of the page's address, if it is a link.
pub fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let fragment = hash.strip_prefix('#')?;
    // All other fragments of ours are words.
    fragment.starts_with(|first: char| first.is_ascii_digit()).then(|| fragment.to_owned())
}

/// The scenario that the page was opened with.
pub fn of_address() -> Option<Result<Shared, LinkError>> {
    fragment().map(|fragment| of_fragment(&fragment))
}

/// The scenario of a link's fragment.
pub fn of_fragment(fragment: &str) -> Result<Shared, LinkError> {
    let opened = link::decode(fragment, |slug| {
        lessons::program(slug).map(|program| program.text.to_owned()).into_iter().collect()
    });
    opened.map(|scenario| Shared {
        slug: link::name(fragment),
        scenario: Rc::new(scenario),
    })
}

/// A saved scenario, or a program.
/// Errors: it is neither.
pub fn of_file(file: &File) -> Result<Shared, LinkError> {
    let scenario = match Language::of_file(&file.name) {
        Some(language) => Scenario::new(language, file.name.as_str(), file.text.as_str()),
        None => Scenario::from_json(&file.text).map_err(LinkError::Scenario)?,
    };
    Ok(Shared {
        slug: link::name(&scenario.to_json()),
        scenario: Rc::new(scenario),
    })
}

/// The reader's own version of a shared program, if there is one.
pub fn kept_text(slug: &str, scenario: &Scenario) -> Rc<str> {
    let kept = storage::load(&format!("text:{slug}"));
    kept.map_or_else(|| scenario.main_file().text.as_str().into(), Into::into)
}

/// What a link or a file carries. `choices`: those of the shown run, to carry it and its moment.
pub fn scenario_to_share(state: &State, choices: Option<&[u32]>) -> Scenario {
    let mut scenario = scenario_with(state, &state.text, &state.computer, false);
    if let Some(choices) = choices {
        scenario.schedule = Schedule::Recorded(choices.to_vec());
        scenario.view.moment = Some(state.moment as u64);
        scenario.view.stage = stages::name(stages::shown(state)).to_owned();
    }
    scenario.view.breakpoints = state.breakpoints.to_vec();
    if let Some(carried) = &state.carried {
        scenario.view.notes.clone_from(&carried.view.notes);
        scenario.view.lesson.clone_from(&carried.view.lesson);
    }
    scenario
}

/// The address that makes the present run once more: its text, on its computer.
pub fn address_of_run(state: &State) -> String {
    let text = state.text_ran.as_ref().unwrap_or(&state.text);
    address(state, &scenario_with(state, text, &state.computer_ran, false))
}

/// The page's address with the scenario in it.
pub fn address(state: &State, scenario: &Scenario) -> String {
    let base = lessons::program(&state.slug).map(|program| Base {
        slug: program.slug.to_owned(),
        text: program.text.to_owned(),
    });
    format!("{}#{}", playground(), link::encode(scenario, base.as_ref()))
}

/// The address of the playground; from inside an embed too, which lies in the same folder.
fn playground() -> String {
    match crate::embed::mode() {
        Some(_) => folder(),
        None => page(),
    }
}

/// This page's address, without its fragment.
fn page() -> String {
    let here = web_sys::window().and_then(|window| window.location().href().ok());
    here.unwrap_or_default().split('#').next().unwrap_or_default().to_owned()
}

/// The address of the folder that this page lies in, with its last slash.
pub fn folder() -> String {
    let page = page();
    let path = page.split('?').next().unwrap_or_default();
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// The name of a saved scenario.
pub fn file_name(state: &State) -> String {
    let stem = state.file.rsplit_once('.').map_or(state.file.as_str(), |(stem, _)| stem);
    format!("{stem}{ENDING}")
}

/// What is wrong with a link, in the reader's language.
pub fn words(error: &LinkError, language: views::Language) -> String {
    if language == views::Language::English {
        return format!("This does not open: {error}.");
    }
    match error {
        LinkError::Empty => "빈 링크입니다.".to_owned(),
        LinkError::Version(version) => format!("이 놀이터가 모르는 판({version})의 링크입니다. 페이지를 새로 고쳐 보세요."),
        LinkError::Character { at, character } => format!("링크의 {at}번째 글자 {character:?}은(는) 링크에 쓰이지 않는 글자입니다."),
        LinkError::TooLong(characters) => format!("링크가 너무 깁니다({characters}자)."),
        LinkError::TooLarge(bytes) => format!("링크에 든 것이 너무 큽니다({bytes}바이트)."),
        LinkError::Cut { have, want } => format!("링크의 끝이 잘렸습니다: {want}바이트 가운데 {have}바이트만 있습니다. 대화 프로그램이 긴 링크를 자르기도 합니다."),
        LinkError::Longer(bytes) => format!("링크 뒤에 {bytes}바이트가 더 붙어 있습니다."),
        LinkError::Damaged => "링크가 전달되는 동안 바뀌었습니다: 검사합이 맞지 않습니다.".to_owned(),
        LinkError::UnknownBase(slug) => format!("여기에 없는 프로그램({slug})을 고친 링크입니다."),
        LinkError::ChangedBase(slug) => format!("프로그램 {slug}을(를) 고친 링크인데, 여기의 글은 그때와 다릅니다."),
        LinkError::Scenario(error) => format!("온전한 링크이지만 그 안의 시나리오를 읽을 수 없습니다: {error}"),
    }
}
