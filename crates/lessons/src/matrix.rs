//! The four cells of the matrix, each a program of its own in both languages, with sliders.
//!
//! The sliders are constants at a program's top; moving one rewrites its line, so that what is run
//! is always the text that is shown.

use scenario::Language;

/// Synchronous or asynchronous, blocking or not: rows first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cell {
    SyncBlocking,
    SyncNonBlocking,
    AsyncBlocking,
    AsyncNonBlocking,
}

impl Cell {
    pub const ALL: [Cell; 4] = [
        Cell::SyncBlocking,
        Cell::SyncNonBlocking,
        Cell::AsyncBlocking,
        Cell::AsyncNonBlocking,
    ];

    /// `order` and `control` as `interleave trace --view matrix` has them.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Cell::SyncBlocking => ("sync", "blocking"),
            Cell::SyncNonBlocking => ("sync", "non-blocking"),
            Cell::AsyncBlocking => ("async", "blocking"),
            Cell::AsyncNonBlocking => ("async", "non-blocking"),
        }
    }

    /// What happens in it, in Korean and English.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Cell::SyncBlocking => ("부르고, 멈추고, 받기", "Call, stop, receive"),
            Cell::SyncNonBlocking => ("부르고, 자꾸 물어보기", "Call, and ask again"),
            Cell::AsyncBlocking => ("맡겨 놓고도 멈추기", "Hand over, and stop all the same"),
            Cell::AsyncNonBlocking => ("맡겨 놓고 제 일 하기", "Hand over, and do one's own work"),
        }
    }

    /// The name of its program, without the language's ending.
    pub fn stem(self) -> &'static str {
        match self {
            Cell::SyncBlocking => "sync_blocking",
            Cell::SyncNonBlocking => "sync_non_blocking",
            Cell::AsyncBlocking => "async_blocking",
            Cell::AsyncNonBlocking => "async_non_blocking",
        }
    }

    /// The cell's program, with its sliders where they stand at first.
    pub fn program(self, language: Language) -> &'static str {
        macro_rules! text {
            ($name:literal) => {
                include_str!(concat!("../programs/matrix/", $name))
            };
        }
        match (self, language) {
            (Cell::SyncBlocking, Language::Python) => text!("sync_blocking.py"),
            (Cell::SyncNonBlocking, Language::Python) => text!("sync_non_blocking.py"),
            (Cell::AsyncBlocking, Language::Python) => text!("async_blocking.py"),
            (Cell::AsyncNonBlocking, Language::Python) => text!("async_non_blocking.py"),
            (Cell::SyncBlocking, Language::Go) => text!("sync_blocking.go"),
            (Cell::SyncNonBlocking, Language::Go) => text!("sync_non_blocking.go"),
            (Cell::AsyncBlocking, Language::Go) => text!("async_blocking.go"),
            (Cell::AsyncNonBlocking, Language::Go) => text!("async_non_blocking.go"),
        }
    }
}

/// The lines of a cell's program that are A's own: the first and the last, 1-based. They begin with
/// `main`, or in a Python program without one where the last function has ended.
pub fn lines_of_a(text: &str, language: Language) -> (u32, u32) {
    let lines: Vec<&str> = text.lines().collect();
    let full = |line: &&str| !line.trim().is_empty();
    let last = lines.iter().rposition(full).unwrap_or(0);
    let begins = |words: &[&str]| {
        let is_it = |line: &&str| words.iter().any(|word| line.starts_with(word));
        lines.iter().rposition(is_it)
    };
    let first = match language {
        // `main`'s body without its braces.
        Language::Go => {
            let main = begins(&["func main()"]).unwrap_or(0);
            let close = lines[main.min(lines.len())..]
                .iter()
                .position(|line| line.starts_with('}'));
            let close = close.map_or(last + 1, |close| main + close);
            return (main as u32 + 2, (close as u32).max(main as u32 + 2));
        }
        Language::Python => begins(&["def main(", "async def main("]).unwrap_or_else(|| {
            let function = begins(&["def ", "async def ", "class "]).unwrap_or(0);
            let after = lines.iter().enumerate().skip(function + 1);
            let mut outside =
                after.filter(|(_, line)| full(line) && !line.starts_with([' ', '\t', '#', ')']));
            outside.next().map_or(0, |(index, _)| index)
        }),
    };
    (first as u32 + 1, last as u32 + 1)
}

/// What can be moved. Milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Slider {
    /// How long B takes to answer.
    Latency,
    /// How much other work A has.
    Work,
    /// How much of it A does between two questions.
    Poll,
}

impl Slider {
    pub const ALL: [Slider; 3] = [Slider::Latency, Slider::Work, Slider::Poll];

    /// Least, most, step, and where it stands at first.
    pub fn range(self) -> (u32, u32, u32, u32) {
        match self {
            Slider::Latency => (20, 480, 20, 240),
            Slider::Work => (0, 480, 20, 240),
            Slider::Poll => (10, 120, 10, 40),
        }
    }

    fn constant(self, language: Language) -> &'static str {
        match (self, language) {
            (Slider::Latency, Language::Python) => "LATENCY",
            (Slider::Work, Language::Python) => "WORK",
            (Slider::Poll, Language::Python) => "POLL",
            (Slider::Latency, Language::Go) => "latency",
            (Slider::Work, Language::Go) => "work",
            (Slider::Poll, Language::Go) => "poll",
        }
    }

    /// The text with the slider's constant at so many milliseconds. A text without the constant
    /// (its cell has no use for it, or a learner took it out) stays as it is.
    pub fn set(self, text: &str, language: Language, milliseconds: u32) -> String {
        let name = self.constant(language);
        let value = match language {
            Language::Python => format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000),
            Language::Go => format!("{milliseconds} * time.Millisecond"),
        };
        let lines = text.split_inclusive('\n').map(|line| {
            let body = line.trim_start();
            let is_it = body
                .strip_prefix(name)
                .is_some_and(|rest| rest.trim_start().starts_with("= "));
            match (is_it, line.split_once("= ")) {
                (true, Some((left, _))) => format!("{left}= {value}\n"),
                _ => line.to_owned(),
            }
        });
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_begin_with_main_or_after_the_functions() {
        let of = |cell: Cell, language: Language| {
            let text = cell.program(language);
            let (first, last) = lines_of_a(text, language);
            let lines: Vec<&str> = text.lines().collect();
            (
                lines[first as usize - 1].trim(),
                lines[last as usize - 1]
                    .trim()
                    .split('(')
                    .next()
                    .expect("a word"),
            )
        };
        let started = "threading.Thread(target=answer).start()";
        assert_eq!(of(Cell::SyncBlocking, Language::Python), (started, "print"));
        assert_eq!(
            of(Cell::AsyncNonBlocking, Language::Python),
            ("async def main():", "print")
        );
        assert_eq!(
            of(Cell::SyncBlocking, Language::Go),
            ("data := answer()", "fmt.Println")
        );
        assert_eq!(
            of(Cell::AsyncBlocking, Language::Go),
            ("ch := make(chan string, 1)", "fmt.Println")
        );
        for text in [
            "",
            "\n",
            "x = 1\n",
            "func main() {",
            "def f():\n    pass\n",
            "}",
        ] {
            for language in [Language::Python, Language::Go] {
                let (first, last) = lines_of_a(text, language);
                assert!(1 <= first && first <= last, "{text:?} {language:?}");
            }
        }
    }

    #[test]
    fn a_slider_rewrites_its_constant_and_nothing_else() {
        for language in [Language::Python, Language::Go] {
            for cell in Cell::ALL {
                let text = cell.program(language);
                for slider in Slider::ALL {
                    let (.., first) = slider.range();
                    assert_eq!(
                        slider.set(text, language, first),
                        text,
                        "{cell:?} {language:?}"
                    );
                }
                let moved = Slider::Latency.set(text, language, 1020);
                let changed = text
                    .lines()
                    .zip(moved.lines())
                    .filter(|(old, new)| old != new);
                assert_eq!(changed.count(), 1, "{cell:?} {language:?}");
            }
        }
        let moved = Slider::Work.set("LATENCY = 1\nWORK = 2\n", Language::Python, 60);
        assert_eq!(moved, "LATENCY = 1\nWORK = 0.060\n");
    }
}
