//! Which page is shown: the address's fragment says it, so that every page has a link and the
//! browser's Back works. A fragment that begins with a digit is a shared program (`shared.rs`).

use crate::words::Word;

/// A page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Route {
    /// The workbench with the open program.
    #[default]
    Playground,
    /// The path of lessons.
    Lessons,
    /// A lesson, by its id.
    Lesson(String),
    /// The four cells; `true`: in Go.
    Matrix(bool),
    /// Variants on one clock, by the comparison's id; none: the list of them.
    Compare(Option<String>),
    /// The words, one of them brought into sight.
    Glossary(Option<String>),
}

impl Route {
    /// What the top bar leads to, in its order.
    pub const BAR: &[(Route, Word)] = &[
        (Route::Lessons, Word::LessonsPage),
        (Route::Matrix(false), Word::MatrixPage),
        (Route::Compare(None), Word::Compare),
        (Route::Glossary(None), Word::GlossaryPage),
    ];

    /// Reads the fragment, `#` included. What is no page's address is the playground's.
    pub fn of(fragment: &str) -> Route {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (page, rest) = fragment.split_once('/').unwrap_or((fragment, ""));
        let rest = (!rest.is_empty()).then(|| rest.to_owned());
        match (page, rest) {
            ("lessons", _) => Route::Lessons,
            ("lesson", Some(id)) => Route::Lesson(id),
            ("lesson", None) => Route::Lessons,
            ("matrix", rest) => Route::Matrix(rest.as_deref() == Some("go")),
            ("compare", rest) => Route::Compare(rest),
            ("glossary", rest) => Route::Glossary(rest),
            _ => Route::Playground,
        }
    }

    /// The fragment that leads here, `#` included.
    pub fn fragment(&self) -> String {
        match self {
            Route::Playground => "#".to_owned(),
            Route::Lessons => "#lessons".to_owned(),
            Route::Lesson(id) => format!("#lesson/{id}"),
            Route::Matrix(false) => "#matrix".to_owned(),
            Route::Matrix(true) => "#matrix/go".to_owned(),
            Route::Compare(None) => "#compare".to_owned(),
            Route::Compare(Some(id)) => format!("#compare/{id}"),
            Route::Glossary(None) => "#glossary".to_owned(),
            Route::Glossary(Some(term)) => format!("#glossary/{term}"),
        }
    }

    /// Whether the bar's entry `entry` stands for this page.
    pub fn is_under(&self, entry: &Route) -> bool {
        match (self, entry) {
            (Route::Lessons | Route::Lesson(_), Route::Lessons)
            | (Route::Matrix(_), Route::Matrix(_))
            | (Route::Compare(_), Route::Compare(_))
            | (Route::Glossary(_), Route::Glossary(_)) => true,
            _ => self == entry,
        }
    }

    /// Goes there, as a link does.
    pub fn open(&self) {
        if let Some(window) = web_sys::window() {
            // Refused only where there is no page any more.
            let _ = window.location().set_hash(&self.fragment());
        }
    }

    /// The page of the address now.
    pub fn here() -> Route {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        Route::of(&hash.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_page_has_an_address_that_leads_back_to_it() {
        for route in [
            Route::Playground,
            Route::Lessons,
            Route::Lesson("gather".into()),
            Route::Matrix(false),
            Route::Matrix(true),
            Route::Compare(None),
            Route::Compare(Some("cores".into())),
            Route::Glossary(None),
            Route::Glossary(Some("ready".into())),
        ] {
            assert_eq!(Route::of(&route.fragment()), route);
        }
        assert_eq!(Route::of("#1abc"), Route::Playground);
        assert_eq!(Route::of(""), Route::Playground);
    }
}
