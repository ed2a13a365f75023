//! Ways round what is refused, in Korean: each sentence of ours beside its English.
//!
//! Go's own words stay as they are; only hints that we wrote are here.

/// `(English, Korean)`.
const KOREAN: &[(&str, &str)] = &[
    (
        "read runtime.NumGoroutine and runtime.ReadMemStats, and look at the stages",
        "runtime.NumGoroutine과 runtime.ReadMemStats를 읽고, 무대를 살펴보세요",
    ),
    (
        "the simulated network has no TLS: write http://",
        "가상의 네트워크에는 TLS가 없습니다: http://로 쓰세요",
    ),
    (
        "use net/http with encoding/json",
        "net/http와 encoding/json을 쓰세요",
    ),
    (
        "use text/template, and {{html .}} for what has to be escaped",
        "text/template을 쓰고, 이스케이프할 값은 {{html .}}로 쓰세요",
    ),
    (
        "close what has to be closed with defer, and look at the stages",
        "닫을 것은 defer로 닫고, 무대를 살펴보세요",
    ),
    (
        "no other program runs on the simulated computer",
        "가상의 컴퓨터에는 다른 프로그램이 없습니다",
    ),
    (
        "leave it out, or write the part that you need",
        "빼거나, 필요한 부분만 직접 쓰세요",
    ),
];

/// The hint in Korean, if it is one of ours.
pub fn in_korean(english: &str) -> Option<&'static str> {
    let mut known = KOREAN.iter();
    known.find(|(en, _)| *en == english).map(|(_, ko)| *ko)
}

#[cfg(test)]
mod tests {
    use super::in_korean;
    use crate::standard;

    #[test]
    fn every_way_round_has_its_korean() {
        for path in standard::paths() {
            let way = standard::way_round(path);
            assert!(in_korean(way).is_some(), "{path}: {way}");
        }
    }
}
