//! What the limits of a run are called.

use crate::narration::Language;
use trace::Limit;

/// “명령 수”, “instructions”: what there may not be more of.
pub fn limit_word(limit: Limit, language: Language) -> &'static str {
    let (ko, en) = match limit {
        Limit::Steps => ("명령 수", "instructions"),
        Limit::Time => ("가상 시간", "virtual time"),
        Limit::Events => ("사건 수", "events"),
        Limit::Output => ("출력 크기", "output"),
        Limit::Heap => ("메모리", "memory"),
        Limit::Strands => ("태스크와 고루틴 수", "tasks and goroutines"),
        Limit::Threads => ("스레드 수", "threads"),
        Limit::SourceBytes => ("프로그램 크기", "program text"),
        Limit::GeneratorSwitches => ("제너레이터 전환 수", "generator switches"),
    };
    match language {
        Language::Korean => ko,
        Language::English => en,
    }
}
