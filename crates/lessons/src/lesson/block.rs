//! What a lesson consists of.

use super::inline::Inline;
use super::program::Program;

/// The language of a lesson's text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Tongue {
    Korean,
    #[default]
    English,
}

/// Something that is wrong with a lesson's file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// 1-based.
    pub line: u32,
    pub words: String,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lesson {
    /// The name in links; letters, digits and hyphens.
    pub id: String,
    pub title: String,
    pub tongue: Tongue,
    /// How long it takes a learner.
    pub minutes: u32,
    /// Ids of lessons that come before.
    pub needs: Vec<String>,
    pub blocks: Vec<Block>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    Heading(Vec<Inline>),
    Text(Vec<Inline>),
    /// To think about before one reads on.
    Question(Vec<Inline>),
    List {
        numbered: bool,
        items: Vec<Vec<Inline>>,
    },
    /// The first row is the head.
    Table(Vec<Vec<Vec<Inline>>>),
    /// Here a teacher's next slide begins.
    Slide,
    Program(Box<Program>),
    Prediction(Prediction),
}

/// A question that the run answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Prediction {
    /// Where it begins; 1-based.
    pub line: u32,
    /// Which program of the lesson it is about, counted from 0.
    pub program: usize,
    /// The moment, as written: `start`, `output 2`, `line 9`, `event TaskCreated 2`.
    pub at: String,
    /// The line of `at`.
    pub at_line: u32,
    /// What is asked, as written: `prints`, `runs`, `ends`, `takes`.
    pub kind: String,
    pub ask: Vec<Inline>,
    pub choices: Vec<Choice>,
}

/// An answer to choose, and what is to be said about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    pub line: u32,
    /// In the run's own words: a line of output, a name, an outcome, a time.
    pub answer: String,
    /// Why one may think so; for the right one, why it is so.
    pub why: Vec<Inline>,
}

impl Lesson {
    /// Its programs in order: predictions count them.
    pub fn programs(&self) -> impl Iterator<Item = &Program> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Program(program) => Some(&**program),
            _ => None,
        })
    }

    pub fn predictions(&self) -> impl Iterator<Item = &Prediction> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Prediction(prediction) => Some(prediction),
            _ => None,
        })
    }

    /// Its blocks, parted at the slide breaks. No slide is empty.
    pub fn slides(&self) -> Vec<&[Block]> {
        let parts = self.blocks.split(|block| *block == Block::Slide);
        parts.filter(|part| !part.is_empty()).collect()
    }
}
