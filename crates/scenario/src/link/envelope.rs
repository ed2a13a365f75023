//! What stands before a link's document, by which damage is noticed.

use super::{DOCUMENT_BYTES_MAX, LinkError};

/// Bytes of a base's name.
const SLUG_BYTES_MAX: u64 = 100;
/// A varint of 64 bits has at most so many bytes.
const VARINT_BYTES_MAX: usize = 10;

pub struct Envelope<'a> {
    pub document_bytes: usize,
    /// Of the document.
    pub crc: u32,
    /// The base's name, and its text's CRC-32.
    pub base: Option<(String, u32)>,
    pub deflated: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub fn write(&self) -> Vec<u8> {
        let mut rest = Vec::new();
        write_varint(&mut rest, self.document_bytes as u64);
        rest.extend(self.crc.to_le_bytes());
        if let Some((slug, crc)) = &self.base {
            write_varint(&mut rest, slug.len() as u64);
            rest.extend(slug.as_bytes());
            rest.extend(crc.to_le_bytes());
        }
        rest.extend(self.deflated);
        let mut all = Vec::new();
        write_varint(&mut all, rest.len() as u64);
        all.extend(rest);
        all
    }

    pub fn read(bytes: &'a [u8], has_base: bool) -> Result<Envelope<'a>, LinkError> {
        let cut = LinkError::Cut {
            have: bytes.len(),
            want: bytes.len() as u64 + 1,
        };
        let mut bytes = bytes;
        let want = read_varint(&mut bytes)?.ok_or(cut)?;
        let have = bytes.len();
        if (have as u64) < want {
            return Err(LinkError::Cut { have, want });
        }
        if have as u64 > want {
            return Err(LinkError::Longer(have - want as usize));
        }
        // From here on the link has its length: what is missing now was never there.
        let document_bytes = read_varint(&mut bytes)?.ok_or(LinkError::Damaged)?;
        if document_bytes > DOCUMENT_BYTES_MAX as u64 {
            return Err(LinkError::TooLarge(document_bytes));
        }
        let crc = read_crc(&mut bytes)?;
        let base = match has_base {
            false => None,
            true => {
                let count = read_varint(&mut bytes)?.filter(|count| *count <= SLUG_BYTES_MAX);
                let slug = split(&mut bytes, count.ok_or(LinkError::Damaged)? as usize)?;
                let slug = std::str::from_utf8(slug).map_err(|_| LinkError::Damaged)?;
                Some((slug.to_owned(), read_crc(&mut bytes)?))
            }
        };
        Ok(Envelope {
            document_bytes: document_bytes as usize,
            crc,
            base,
            deflated: bytes,
        })
    }
}

fn write_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// None: the bytes end in the middle of it.
fn read_varint(bytes: &mut &[u8]) -> Result<Option<u64>, LinkError> {
    let mut value = 0u64;
    for index in 0..VARINT_BYTES_MAX {
        let Some(byte) = bytes.get(index) else {
            return Ok(None);
        };
        value |= u64::from(byte & 0x7f) << (7 * index).min(63);
        if byte & 0x80 == 0 {
            *bytes = &bytes[index + 1..];
            return Ok(Some(value));
        }
    }
    Err(LinkError::Damaged)
}

fn read_crc(bytes: &mut &[u8]) -> Result<u32, LinkError> {
    let four = split(bytes, 4)?;
    Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn split<'a>(bytes: &mut &'a [u8], count: usize) -> Result<&'a [u8], LinkError> {
    let (first, rest) = bytes.split_at_checked(count).ok_or(LinkError::Damaged)?;
    *bytes = rest;
    Ok(first)
}
