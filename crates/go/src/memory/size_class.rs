//! Size classes: what sizes a block can have (`internal/runtime/gc/sizeclasses.go`, Go 1.27).

/// Bytes of each class, smallest first.
pub const CLASSES: [u32; 67] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
    384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048,
    2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
    10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672,
    32768,
];

/// Beyond the largest class a block takes whole runtime pages of this size.
const RUNTIME_PAGE: u64 = 8192;

/// Up to this size, the classes of sizes stand in a table.
const TABLE_BYTES: usize = 1024;

/// By eighths of the size.
const TABLE: [u8; TABLE_BYTES / 8 + 1] = {
    let mut table = [0; TABLE_BYTES / 8 + 1];
    let (mut eighth, mut class) = (0, 0);
    while eighth < table.len() {
        while (CLASSES[class] as usize) < 8 * eighth {
            class += 1;
        }
        table[eighth] = class as u8;
        eighth += 1;
    }
    table
};

/// The class of a size, if it is small.
#[inline]
pub fn class_of(size: u64) -> Option<usize> {
    if size <= TABLE_BYTES as u64 {
        return Some(TABLE[size.div_ceil(8) as usize] as usize);
    }
    let class = CLASSES.partition_point(|class| u64::from(*class) < size);
    (class < CLASSES.len()).then_some(class)
}

/// `roundupsize`: how many bytes a block for `size` bytes really has.
pub fn round_up(size: u64) -> u64 {
    match class_of(size) {
        Some(class) => u64::from(CLASSES[class]),
        None => size.div_ceil(RUNTIME_PAGE) * RUNTIME_PAGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_the_classes_say() {
        for size in 0..=40_000 {
            let class = CLASSES.iter().position(|class| u64::from(*class) >= size);
            assert_eq!(class_of(size), class, "{size}");
        }
    }
}
