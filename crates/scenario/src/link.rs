//! Links: a scenario as the fragment of an address, so that no server sees it.
//!
//! A fragment is a version character, then base64url of an envelope: the number of bytes
//! that follow the envelope, the number of bytes of the document, its CRC-32, and the
//! document (its JSON) deflated with a dictionary that both sides have. Version `1` has the
//! dictionary of this module; version `2` names a program of the catalogue too, whose text
//! is part of the dictionary, so that a link says only what differs from it. Version `L` holds
//! no scenario but a lesson's file; neither decoder takes what is the other's.
//!
//! Invariants: a version's links decode for ever, so a dictionary never changes (a new one is
//! a new version); a damaged link is told as such and never opens another program; whatever the
//! bytes, decoding takes memory and time within the limits here.

mod checksum;
mod envelope;
mod error;

pub use error::LinkError;

use crate::document::Scenario;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use envelope::Envelope;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Characters of a fragment that is looked at; no chat program and few servers keep longer ones.
pub const LINK_CHARS_MAX: usize = 256 << 10;
/// Bytes of a document in a link, inflated: far above what a program may have.
pub const DOCUMENT_BYTES_MAX: usize = 1 << 20;

const DICTIONARY: &str = include_str!("link/dictionary.txt");
const PLAIN: char = '1';
const VARIANT: char = '2';
const LESSON: char = 'L';

/// A program that a link can be a variant of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base {
    /// Its name in the catalogue.
    pub slug: String,
    pub text: String,
}

/// The fragment of a scenario, without `#`. With a base: whichever of both is shorter.
pub fn encode(scenario: &Scenario, base: Option<&Base>) -> String {
    let document = scenario.to_json();
    let plain = fragment(PLAIN, &document, None);
    let variant = base.map(|base| fragment(VARIANT, &document, Some(base)));
    match variant {
        Some(variant) if variant.len() < plain.len() => variant,
        _ => plain,
    }
}

/// The scenario of a fragment (or of a whole address with one). `base` gives the texts that
/// a program of the catalogue has and had, by its slug, the newest first.
pub fn decode(
    link: &str,
    base: impl Fn(&str) -> Vec<String>,
) -> Result<Scenario, LinkError> {
    let fragment = link.rsplit_once('#').map_or(link, |(_, fragment)| fragment);
    let fragment = fragment.trim();
    let version = fragment.chars().next().ok_or(LinkError::Empty)?;
    if version != PLAIN && version != VARIANT {
        return Err(LinkError::Version(version));
    }
    let document = unpack(fragment, version == VARIANT, base)?;
    Scenario::from_json(&document).map_err(LinkError::Scenario)
}

/// What is in a fragment of a known version.
fn unpack(fragment: &str, is_variant: bool, base: impl Fn(&str) -> Vec<String>) -> Result<String, LinkError> {
    if fragment.len() > LINK_CHARS_MAX {
        return Err(LinkError::TooLong(fragment.len()));
    }
    // All versions are one ASCII character.
    let bytes = unbase64(&fragment[1..])?;
    let envelope = Envelope::read(&bytes, is_variant)?;
    let dictionary = match &envelope.base {
        None => DICTIONARY.to_owned(),
        Some((slug, crc)) => {
            let texts = base(slug);
            if texts.is_empty() {
                return Err(LinkError::UnknownBase(slug.clone()));
            }
            let text = texts.iter().find(|text| checksum::of(text.as_bytes()) == *crc);
            let text = text.ok_or_else(|| LinkError::ChangedBase(slug.clone()))?;
            dictionary_with(text)
        }
    };
    let document = inflate(envelope.deflated, dictionary.as_bytes(), envelope.document_bytes)
        .ok_or(LinkError::Damaged)?;
    if checksum::of(&document) != envelope.crc {
        return Err(LinkError::Damaged);
    }
    String::from_utf8(document).map_err(|_| LinkError::Damaged)
}

/// A lesson's file as letters of an address.
pub fn encode_lesson(text: &str) -> String {
    fragment(LESSON, text, None)
}

/// The file of [`encode_lesson`].
pub fn decode_lesson(link: &str) -> Result<String, LinkError> {
    let link = link.trim();
    match link.chars().next() {
        None => Err(LinkError::Empty),
        Some(LESSON) => unpack(link, false, |_| Vec::new()),
        Some(other) => Err(LinkError::Version(other)),
    }
}

/// A short name for a link, under which a reader's edits of its program are kept.
pub fn name(fragment: &str) -> String {
    format!("link-{:x}-{:08x}", fragment.len(), checksum::of(fragment.as_bytes()))
}

fn fragment(version: char, document: &str, base: Option<&Base>) -> String {
    let dictionary = match base {
        None => DICTIONARY.to_owned(),
        Some(base) => dictionary_with(&base.text),
    };
    let deflated = deflate(document.as_bytes(), dictionary.as_bytes());
    let envelope = Envelope {
        document_bytes: document.len(),
        crc: checksum::of(document.as_bytes()),
        base: base.map(|base| (base.slug.clone(), checksum::of(base.text.as_bytes()))),
        deflated: &deflated,
    };
    format!("{version}{}", BASE64_URL_SAFE_NO_PAD.encode(envelope.write()))
}

/// The base's text stands as it stands in a document, and nearest to it.
fn dictionary_with(text: &str) -> String {
    let text = serde_json::to_string(text).expect("any text can be JSON");
    format!("{DICTIONARY}{text}")
}

fn unbase64(characters: &str) -> Result<Vec<u8>, LinkError> {
    let is_known = |character: &char| character.is_ascii_alphanumeric() || "-_".contains(*character);
    if let Some((at, character)) = characters.chars().enumerate().find(|(_, character)| !is_known(character)) {
        // Counted from 1, with the version's character.
        return Err(LinkError::Character { at: at + 2, character });
    }
    let whole = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text);
    // A cut link's last group may be no group at all: what is before it says how much is missing.
    whole(characters)
        .or_else(|_| whole(&characters[..characters.len() / 4 * 4]))
        .map_err(|_| LinkError::Damaged)
}

/// A raw deflate stream that may refer back to the dictionary.
fn deflate(document: &[u8], dictionary: &[u8]) -> Vec<u8> {
    const LEVEL: i32 = 10;
    const RAW: i32 = -15;
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0));
    // The dictionary goes through the compressor, and what comes out of it is dropped: a flush
    // ends at a whole byte, and the window remembers.
    feed(&mut compressor, dictionary, TDEFLFlush::Sync);
    feed(&mut compressor, document, TDEFLFlush::Finish)
}

fn feed(compressor: &mut CompressorOxide, mut input: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let mut all = Vec::new();
    let mut room = vec![0; input.len() + 1024];
    loop {
        let (_, read, written) = compress(compressor, input, &mut room, flush);
        all.extend_from_slice(&room[..written]);
        input = &input[read..];
        if written < room.len() {
            return all;
        }
    }
}

/// None: no such stream, or not of exactly so many bytes.
fn inflate(deflated: &[u8], dictionary: &[u8], document_bytes: usize) -> Option<Vec<u8>> {
    let mut room = dictionary.to_vec();
    room.resize(dictionary.len() + document_bytes, 0);
    let mut decompressor = Box::<DecompressorOxide>::default();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, _, written) = decompress(&mut decompressor, deflated, &mut room, dictionary.len(), flags);
    let whole = status == TINFLStatus::Done && written == document_bytes;
    whole.then(|| room.split_off(dictionary.len()))
}
