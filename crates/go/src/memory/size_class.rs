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

/// The class of a size, if it is small.
pub fn class_of(size: u64) -> Option<usize> {
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
