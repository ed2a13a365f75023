//! The checksum of links: CRC-32 as zip and PNG have it.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

pub fn of(bytes: &[u8]) -> u32 {
    CRC.checksum(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_the_checksum_of_zip() {
        assert_eq!(super::of(b""), 0);
        assert_eq!(super::of(b"123456789"), 0xcbf4_3926);
    }
}
