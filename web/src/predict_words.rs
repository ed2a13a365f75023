//! The words of predictions, in every language.

use views::Language;

macro_rules! predict_words {
    ($($name:ident: $ko:literal, $en:literal;)*) => {
        /// A fixed text of predictions.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum PredictWord { $($name),* }

        impl PredictWord {
            pub fn to(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Korean, PredictWord::$name) => $ko, (Language::English, PredictWord::$name) => $en),*
                }
            }
        }
    };
}

predict_words! {
    Predict: "예측", "Predict";
    PredictHint: "이 실행에서 다음에 올 것을 미리 말해 봅니다", "Say what comes next in this run";
    Panel: "예측하고 보기", "Predict, then see";
    AndSee: "예측하고 보기", "Predict and see";
    Skip: "건너뛰기", "Skip";
    Keys: "숫자로 고르고 Enter로 봅니다", "Digits choose, Enter shows";
    Right: "맞았습니다", "Right";
    Wrong: "그렇지 않습니다", "Not so";
    YouSaid: "내 예측", "You said";
    TheRun: "실제 실행", "The run";
    NoneAgrees: "고를 수 있던 답에는 없습니다", "None of the answers said so";
    Decides: "결정한 걸음", "The step that decides";
    Next: "다음 질문", "Next question";
    Finish: "마치기", "Finish";
    ToLesson: "강의로", "On with the lesson";
    Leave: "그만하기", "Stop predicting";
    Hidden: "예측한 뒤에 보입니다", "Shown after you predict";
    FirstLine: "첫 줄은?", "The first line?";
    NextLine: "다음 줄은?", "The next line?";
    Runs: "물어볼 실행을 준비하고 있습니다.", "Running it first, out of sight.";
    Nothing: "이 실행에는 물어볼 것이 없습니다. 갈림길이 하나도 없습니다.", "There is nothing to ask in this run: it never comes to a fork.";
    NotReached: "이 실행은 물어볼 순간에 이르지 않습니다. 고친 프로그램이라면 처음 것으로 돌려 보세요.", "This run does not come to the moment of the question. If you changed the program, go back to the first one.";
    RoundOver: "이번 질문이 끝났습니다", "That was the round";
    Again: "한 번 더", "Once more";
    Close: "닫기", "Close";
    OfProgram: "이 프로그램", "This program";
    OfLesson: "이 강의", "This lesson";
    Forget: "기록 지우기", "Clear the score";
    Skipped: "건너뜀", "skipped";
    AtBench: "질문이 작업대에 있습니다.", "The question stands at the workbench.";
    Try: "예측하기", "Predict";
    TryAgain: "다시 예측하기", "Predict again";
}

/// `3 of 5 right`.
pub fn count(right: usize, of: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{of}개 중 {right}개 맞힘"),
        Language::English => format!("{right} of {of} right"),
    }
}

/// `Prediction 2 / 5`.
pub fn place(place: usize, of: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("예측 {place} / {of}"),
        Language::English => format!("Prediction {place} / {of}"),
    }
}
