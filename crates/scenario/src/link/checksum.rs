//! The checksum of links: CRC-32 as zip and PNG have it, four bits at a time. Links are short, and
//! the tables of a fast one are more than a tenth of what the page has to load of constants.

/// The remainder of each four bits.
const STEPS: [u32; 16] = steps();

const fn steps() -> [u32; 16] {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let mut steps = [0; 16];
    let mut low = 0;
    while low < 16 {
        let (mut rest, mut bit) = (low as u32, 0);
        while bit < 4 {
            rest = (rest >> 1) ^ if rest & 1 == 1 { POLYNOMIAL } else { 0 };
            bit += 1;
        }
        steps[low] = rest;
        low += 1;
    }
    steps
}

pub fn of(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |rest: u32, byte| {
        let rest = rest ^ u32::from(*byte);
        let rest = (rest >> 4) ^ STEPS[rest as usize & 15];
        (rest >> 4) ^ STEPS[rest as usize & 15]
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_the_checksum_of_zip() {
        assert_eq!(super::of(b""), 0);
        assert_eq!(super::of(b"123456789"), 0xcbf4_3926);
    }
}
