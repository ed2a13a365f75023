//! Why a site stands in its cell, in words.

use super::site::{Control, Site, Told};
use crate::narration::Language;

impl Site {
    /// One or two sentences, with the numbers that decided.
    pub fn why(&self, language: Language) -> String {
        let text = match language {
            Language::Korean => self.why_korean(),
            Language::English => self.why_english(),
        };
        let held = self.holds_loop && self.told != Told::Loop;
        match (held, language) {
            (false, _) => text,
            (true, Language::Korean) => {
                text + " 그동안 이벤트 루프 전체가 멈춰서 다른 태스크도 실행되지 못했습니다."
            }
            (true, Language::English) => {
                text + " The whole event loop stood still meanwhile: no other task could run."
            }
        }
    }

    fn why_english(&self) -> String {
        let (waited, meanwhile) = (length(self.waited()), length(self.meanwhile()));
        let polls = self.polls();
        match (self.told, self.control) {
            (Told::Asks, _) if self.meanwhile() == 0 => format!(
                "It asked and got control back at once, {polls} times in vain, and did nothing else: {waited} were lost. Nobody told it."
            ),
            (Told::Asks, _) => format!(
                "It asked and got control back at once, {polls} times in vain, and did {meanwhile} of other work between the questions. Nobody told it: it had to ask again."
            ),
            (Told::Returns, _) => format!(
                "The call came back only with its result: the caller was off the CPU for {waited}, and saw to the result itself."
            ),
            (Told::Loop, _) => format!(
                "The task gave control back to the loop, which ran others for {meanwhile} meanwhile, and it was told when to go on; {waited} passed until then."
            ),
            (Told::Callback, _) => format!(
                "The call came back at once and the caller went on; the loop called the function when it was time. The loop ran for {meanwhile} meanwhile."
            ),
            (Told::Message, Control::Blocking) if self.meanwhile() == 0 => format!(
                "It was told when the result was there, but it stopped to wait for that: off the CPU for {waited}, with nothing done meanwhile."
            ),
            (Told::Message, Control::Blocking) => format!(
                "It was told when the result was there, and did {meanwhile} of its own work first, but then it stopped: off the CPU for {waited}, the longer part."
            ),
            (Told::Message, Control::NonBlocking) if self.waited() == 0 => format!(
                "It went on with {meanwhile} of its own work; when it looked, the result had been handed over already."
            ),
            (Told::Message, Control::NonBlocking) => format!(
                "It went on with {meanwhile} of its own work and was told when the result was there; only {waited} were left to wait."
            ),
        }
    }

    fn why_korean(&self) -> String {
        let (waited, meanwhile) = (length(self.waited()), length(self.meanwhile()));
        let polls = self.polls();
        match (self.told, self.control) {
            (Told::Asks, _) if self.meanwhile() == 0 => format!(
                "묻고 바로 제어권을 돌려받았지만 {polls}번 헛물었고, 그 밖에는 한 일이 없습니다. {waited} 동안을 잃었습니다. 알려 준 이는 없습니다."
            ),
            (Told::Asks, _) => format!(
                "묻고 바로 제어권을 돌려받았습니다. {polls}번 헛물었고, 물음과 물음 사이에 {meanwhile} 동안 다른 일을 했습니다. 알려 주는 이가 없어 다시 물어야 했습니다."
            ),
            (Told::Returns, _) => format!(
                "호출이 결과를 들고서야 돌아왔습니다. 부른 쪽은 {waited} 동안 CPU를 쓰지 못한 채 결과를 직접 챙겼습니다."
            ),
            (Told::Loop, _) => format!(
                "태스크는 제어권을 루프에 돌려주었고, 루프는 그동안 {meanwhile} 만큼 다른 일을 실행했습니다. 이어서 할 때가 되자 알림을 받았고, 그때까지 {waited} 지났습니다."
            ),
            (Told::Callback, _) => format!(
                "호출은 바로 돌아왔고 부른 쪽은 제 일을 계속했습니다. 때가 되자 루프가 함수를 불러 주었습니다. 그동안 루프는 {meanwhile} 일했습니다."
            ),
            (Told::Message, Control::Blocking) if self.meanwhile() == 0 => format!(
                "결과가 나오면 알림을 받지만, 그 알림을 기다리느라 멈췄습니다. {waited} 동안 CPU를 쓰지 못했고 그사이 한 일도 없습니다."
            ),
            (Told::Message, Control::Blocking) => format!(
                "결과가 나오면 알림을 받습니다. 먼저 {meanwhile} 동안 제 일을 했지만, 그 뒤로 더 긴 {waited} 동안 멈춰 있었습니다."
            ),
            (Told::Message, Control::NonBlocking) if self.waited() == 0 => format!(
                "{meanwhile} 동안 제 일을 계속했고, 들여다보았을 때는 결과가 이미 와 있었습니다."
            ),
            (Told::Message, Control::NonBlocking) => format!(
                "{meanwhile} 동안 제 일을 계속했고, 결과가 나오자 알림을 받았습니다. 남은 {waited} 만큼만 기다렸습니다."
            ),
        }
    }
}

/// `1.500 s`, `240 ms`, `12.3 ms`, `8 us`, `0 s`.
fn length(nanoseconds: u64) -> String {
    match nanoseconds {
        0 => "0 s".to_owned(),
        1..1_000 => format!("{nanoseconds} ns"),
        1_000..1_000_000 => format!("{} us", nanoseconds / 1_000),
        1_000_000..1_000_000_000 => format!("{:.1} ms", nanoseconds as f64 / 1e6),
        _ => format!("{:.3} s", nanoseconds as f64 / 1e9),
    }
}
