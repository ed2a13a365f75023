//! Why a link opens nothing.

use super::{DOCUMENT_BYTES_MAX, LINK_CHARS_MAX};
use crate::document::ScenarioError;
use std::fmt;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// Nothing after `#`.
    Empty,
    /// Its first character names no version that we know.
    Version(char),
    /// A character that no link has, and where, from 1.
    Character { at: usize, character: char },
    /// Characters of the link.
    TooLong(usize),
    /// Bytes that the document says it has.
    TooLarge(u64),
    /// Its end is missing: bytes that are there, and that should be.
    Cut { have: usize, want: u64 },
    /// Something follows its end: bytes too many.
    Longer(usize),
    /// Something in it is not what was written.
    Damaged,
    /// It is a variant of a program that we do not have.
    UnknownBase(String),
    /// It is a variant of a program that had another text.
    ChangedBase(String),
    /// It is whole, but what is in it is not a scenario.
    Scenario(ScenarioError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            LinkError::Empty => write!(f, "an empty link"),
            LinkError::Version(version) => write!(
                f,
                "a link of version {version:?}, which this program does not know (it may be from a later one)"
            ),
            LinkError::Character { at, character } => {
                write!(f, "character {at} of the link, {character:?}, belongs to no link")
            }
            LinkError::TooLong(characters) => {
                write!(f, "a link of {characters} characters; it can have {LINK_CHARS_MAX}")
            }
            LinkError::TooLarge(bytes) => {
                write!(f, "a link to {bytes} bytes; it can have {DOCUMENT_BYTES_MAX}")
            }
            LinkError::Cut { have, want } => write!(
                f,
                "the link's end is missing: {have} of {want} bytes are there (chat programs cut long links)"
            ),
            LinkError::Longer(bytes) => {
                write!(f, "{bytes} bytes follow the link's end: something was added to it")
            }
            LinkError::Damaged => write!(f, "the link was changed on its way: its checksum is wrong"),
            LinkError::UnknownBase(slug) => {
                write!(f, "a variant of the program `{slug}`, which is not here")
            }
            LinkError::ChangedBase(slug) => {
                write!(f, "a variant of the program `{slug}`, which has another text here")
            }
            LinkError::Scenario(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for LinkError {}
