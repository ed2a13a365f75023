//! The archive of a package: a zip file, as APPNOTE 6.3 describes it, with what a package needs.
//!
//! Each file stands as a local header and its deflated bytes; the directory at the end repeats the
//! headers with each file's place. All have the format's first date, so that the same files give
//! the same bytes. Rejected: the `zip` crate, whose features would make both engines build anew
//! for a hundred lines.

use super::package::File;
use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::deflate::compress_to_vec;

/// Files of one archive; more need the format's 64-bit form.
const FILES_MAX: usize = 65_535;
/// Bytes of the archive, for the same reason.
const BYTES_MAX: usize = u32::MAX as usize;

const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Version 2.0: deflate and folders.
const NEEDED: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// 1980-01-01 00:00.
const TIME: u16 = 0;
const DATE: u16 = 1 << 5 | 1;
const LEVEL: u8 = 6;

/// The files in their order. Errors: too many, or too large together.
pub fn zip(files: &[File]) -> Result<Vec<u8>, String> {
    if files.len() > FILES_MAX {
        return Err(format!("{} files; a package can have {FILES_MAX}", files.len()));
    }
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let place = archive.len();
        let deflated = compress_to_vec(&file.bytes, LEVEL);
        if place + deflated.len() + file.name.len() > BYTES_MAX || file.bytes.len() > BYTES_MAX {
            return Err(format!("{} makes the package larger than {BYTES_MAX} bytes", file.name));
        }
        let header = header(file, deflated.len());
        put(&mut archive, &LOCAL.to_le_bytes());
        put(&mut archive, &header);
        put(&mut archive, file.name.as_bytes());
        put(&mut archive, &deflated);
        put(&mut directory, &CENTRAL.to_le_bytes());
        put(&mut directory, &NEEDED.to_le_bytes());
        put(&mut directory, &header);
        // No comment, the first disk, no attributes.
        put(&mut directory, &[0; 10]);
        put(&mut directory, &(place as u32).to_le_bytes());
        put(&mut directory, file.name.as_bytes());
    }
    let (start, size, count) = (archive.len(), directory.len(), files.len() as u16);
    if start + size > BYTES_MAX {
        return Err(format!("the package is larger than {BYTES_MAX} bytes"));
    }
    put(&mut archive, &directory);
    put(&mut archive, &END.to_le_bytes());
    put(&mut archive, &[0; 4]);
    put(&mut archive, &count.to_le_bytes());
    put(&mut archive, &count.to_le_bytes());
    put(&mut archive, &(size as u32).to_le_bytes());
    put(&mut archive, &(start as u32).to_le_bytes());
    put(&mut archive, &[0; 2]);
    Ok(archive)
}

/// What a local header and one of the directory have in common.
fn header(file: &File, deflated: usize) -> Vec<u8> {
    let mut header = Vec::new();
    for field in [NEEDED, FLAGS, DEFLATED, TIME, DATE] {
        put(&mut header, &field.to_le_bytes());
    }
    let crc = CRC.checksum(&file.bytes);
    for field in [crc, deflated as u32, file.bytes.len() as u32] {
        put(&mut header, &field.to_le_bytes());
    }
    put(&mut header, &(file.name.len() as u16).to_le_bytes());
    // Nothing extra.
    put(&mut header, &[0; 2]);
    header
}

fn put(bytes: &mut Vec<u8>, more: &[u8]) {
    bytes.extend_from_slice(more);
}
