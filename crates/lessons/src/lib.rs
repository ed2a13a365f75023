//! The lessons, the programs that ship with the playground, the glossary, and what the playground
//! does otherwise than the real thing.
//!
//! [`course`] is the path of lessons, [`lesson::parse`] reads one (ours or a teacher's own),
//! [`glossary`] explains the words, [`matrix`] has the four cells' programs,
//! [`comparisons`] variants to stand side by side. [`page`] and [`embed`] write a lesson and its
//! programs as static HTML.

mod catalogue;
pub mod comparisons;
pub mod course;
mod differences;
mod differences_go;
pub mod embed;
pub mod glossary;
pub mod lesson;
pub mod matrix;
pub mod page;
pub mod preview;

pub use catalogue::{Group, PROGRAMS, Program, program};
pub use differences::{Area, Difference, Refusal, differences, refusals};
