//! The words of the course's pages, in every language.

use views::Language;

macro_rules! lesson_words {
    ($($name:ident: $ko:literal, $en:literal;)*) => {
        /// A fixed text of the course.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum LessonWord { $($name),* }

        impl LessonWord {
            pub fn to(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Korean, LessonWord::$name) => $ko, (Language::English, LessonWord::$name) => $en),*
                }
            }
        }
    };
}

lesson_words! {
    Course: "강의", "Lessons";
    CourseNote: "모든 강의에는 고쳐서 다시 실행할 수 있는 프로그램이 있습니다. 마친 강의는 이 브라우저에만 기록됩니다.", "Every lesson has programs to run, change and run again. What you finished is kept in this browser only.";
    GoOn: "여기서 이어서", "Go on here";
    StartHere: "여기서 시작", "Start here";
    AllDone: "모든 강의를 마쳤습니다.", "You have finished every lesson.";
    Needs: "먼저 볼 강의", "Read first";
    Finished: "마침", "finished";
    Loading: "강의를 불러오는 중입니다.", "The lesson is on its way.";
    Missing: "강의를 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주세요. 프로그램과 기록은 그대로 있습니다.", "The lesson did not load. Check the connection and try again. Your program and its run are safe.";
    Unknown: "이런 이름의 강의는 없습니다. 링크가 잘렸을 수 있습니다.", "There is no lesson of that name. The link may have been cut.";
    Again: "다시 시도", "Try again";
    ToCourse: "강의 목록", "All lessons";
    Open: "열기", "Open";
    OpenNow: "편집기에 열림", "In the editor";
    EditedNow: "고쳤습니다", "Edited";
    Reset: "처음 글로", "Original";
    ResetTitle: "글과 설정을 강의에 적힌 대로 되돌립니다", "Brings back the lesson’s text and settings";
    Slides: "슬라이드", "Slides";
    SlidesTitle: "큰 글씨의 슬라이드로 보여 줍니다", "Shows it as slides in large type";
    Slide: "슬라이드", "Slide";
    Bench: "코드와 무대", "Code and stage";
    SlideBack: "앞 슬라이드 (←, PageUp)", "Previous slide (←, PageUp)";
    SlideNext: "다음 슬라이드 (→, PageDown)", "Next slide (→, PageDown)";
    Pointer: "포인터", "Pointer";
    PointerKey: "마우스를 따라다니는 큰 점 (P)", "A large dot that follows the mouse (P)";
    Leave: "나가기", "Leave";
    LeaveKey: "슬라이드에서 나가기 (Esc)", "Leave the slides (Esc)";
    Own: "내가 쓴 강의", "A lesson of your own";
    OwnNote: "강의는 Markdown 파일입니다. 여기에서 열거나 페이지 어디에나 끌어다 놓으세요. 파일은 이 브라우저를 떠나지 않습니다. 틀린 곳은 줄마다 알려 줍니다.", "A lesson is a Markdown file. Open one here, or drop it anywhere on the page; it does not leave this browser. What is wrong in it is told line by line.";
    OwnOpen: "강의 파일 열기", "Open a lesson’s file";
    OwnExample: "보기로 쓸 강의 파일", "A file to begin from";
    OwnLink: "이 강의의 링크 복사", "Copy this lesson’s link";
    OwnCopied: "복사했습니다", "Copied";
    OwnNotCopied: "복사하지 못했습니다. 이것이 그 링크입니다.", "Not copied: this is the link.";
    OwnLast: "지난번에 연 강의", "The one you opened last";
    Broken: "강의가 든 링크를 열 수 없습니다.", "The link that holds a lesson does not open.";
    Question: "생각해 보기", "Think";
    ToCheck: "실행하면 확인합니다", "Checked when you run it";
    Checked: "이 실행에서 확인했습니다", "Checked by this run";
    CheckedOther: "강의에 적힌 대로 실행하면 확인합니다", "Checked by a run of the text as written";
    OutputSame: "강의에 적힌 그대로 출력했습니다", "It printed what the lesson says";
    OutputOther: "출력이 강의와 다릅니다", "It printed something else than the lesson says";
    ErrorsSame: "강의에 적힌 오류를 냈습니다", "Its errors are those of the lesson";
    ErrorsOther: "오류가 강의와 다릅니다", "Its errors are not those of the lesson";
    Instead: "실제:", "found:";
    MarkFinished: "이 강의를 마쳤습니다", "I have finished this lesson";
    Next: "다음 강의", "Next lesson";
    Previous: "앞 강의", "Previous lesson";
    InGlossary: "용어집에서 보기", "In the glossary";
    Glossary: "용어", "Glossary";
    GlossaryNote: "강의와 무대에 나오는 말입니다. 밑줄 친 말을 누르면 어디에서나 설명이 열립니다.", "The words of lessons and stages. Wherever one is underlined, pressing it explains it.";
    Search: "찾기", "Search";
    NothingFound: "그런 말이 없습니다. 한국어로도 영어로도 찾을 수 있습니다.", "No such word. Korean and English both find it.";
    Newcomer: "처음이라면 이 강의부터:", "New here? Begin with this lesson:";
    Folded: "이어지는 설명은 예측한 뒤에 보입니다.", "What follows explains it, and is shown after you predict.";
    Unfold: "예측하지 않고 보기", "Show it without predicting";
    FoldedSlide: "이어지는 설명은 여기에서 나옵니다.", "What explains it comes here.";
    UnfoldSlide: "이어서 보기 (→, PageDown)", "Show it (→, PageDown)";
    Predicted: "예측", "Predictions";
    Problems: "이 강의 파일에서 고칠 곳", "To mend in this lesson’s file";
    ProblemsNote: "나머지는 아래에 보입니다.", "The rest is shown below.";
}

/// “49개 가운데 12개 마침”, “12 of 49 finished”.
pub fn finished_of(finished: usize, total: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{total}개 가운데 {finished}개 마침"),
        Language::English => format!("{finished} of {total} finished"),
    }
}

/// “2 / 6”.
pub fn slide_of(at: usize, count: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("{count}장 중 {at}"),
        Language::English => format!("{at} of {count}"),
    }
}

/// “5분”, “5 min”.
pub fn minutes(minutes: u32, language: Language) -> String {
    match language {
        Language::Korean => format!("{minutes}분"),
        Language::English => format!("{minutes} min"),
    }
}

/// “8행”, “line 8”.
pub fn line(line: u32, language: Language) -> String {
    crate::words::line(line, language)
}

/// How the lesson's predictions stand.
pub fn predicted(answered: usize, right: usize, all: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("예측: {all}개 중 {answered}개를 해 보았고 {right}개를 맞혔습니다"),
        Language::English => format!("Predictions: {answered} of {all} made, {right} right"),
    }
}
